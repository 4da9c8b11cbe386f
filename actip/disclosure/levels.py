"""Own the levels: whose eyes a part of a submission is for, and what of it is above those of an audience.

Article 25 (confidentiality) and Article 14(6) (privacy of victims) are why every answer has a level.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from actip.format.records import Submission
from actip.model import Finding
from actip.model.observations import Observations

LEVELS = ("public", "asean", "national")  # from the most open to the most closed, as in the catalogue
# What of a submission has no level of its own and follows that of the whole.
FOLLOWING = (
    *("cleared_by", "focal_point", "agencies", "population", "capacity", "budgets"),
    *("consultations", "practices", "context"),
)
# What agencies of one state write for each other, and what stands in a form to help who fills it in: the nation's own.
INTERNAL = ("agency_clearances", "answered_by", "questions", "last", "conflicts", "no_longer_asked")
# The fields that follow the level of the whole, as they are where nothing of them may be seen.
_EMPTY: Mapping[str, Any] = {
    "agencies": (),
    "trainings": (),
    "budgets": (),
    "consultations": (),
    "practices": (),
    "context": (),
    "population": None,
}
_KEYS = {"trainings": "capacity"}  # where the key of the file is another
_WITH_LEVELS = ("stakeholders", "court_indicators")


def is_above(level: str, audience: str) -> bool:
    """Tell whether something of this level is kept from an audience."""
    return LEVELS.index(level) > LEVELS.index(audience)


def above(submission: Submission, audience: str) -> Iterator[str]:
    """Yield what is above the audience's level: obligations and indicators by name, other entries by pointer."""
    for name, answer in submission.answers.items():
        if is_above(answer.disclosure, audience):
            yield name
    counted = dict.fromkeys((*(cell.indicator for cell in submission.cells), *submission.countings))
    for name in counted:
        counting = submission.countings.get(name)
        if is_above((counting.disclosure if counting else None) or submission.disclosure, audience):
            yield name
    for name, entry in submission.court_indicators.items():
        if is_above(entry.disclosure, audience):
            yield f"/court_indicators/{name}"
    yield from (entry.pointer for entry in submission.stakeholders if is_above(entry.disclosure, audience))
    if is_above(submission.disclosure, audience):
        parts = (part for part in _EMPTY if part != "agencies" and getattr(submission, part))
        yield from (f"/{_KEYS.get(part, part)}" for part in parts)


def without(submission: Submission, names: frozenset[str], audience: str) -> Submission:
    """Return a submission without what these names and pointers say, and without what is above the audience's level."""
    nation = audience == LEVELS[-1]
    kept = submission._replace(
        answers={name: answer for name, answer in submission.answers.items() if name not in names},
        cells=tuple(cell for cell in submission.cells if cell.indicator not in names),
        countings={name: counting for name, counting in submission.countings.items() if name not in names},
        explanations=tuple(entry for entry in submission.explanations if subject(entry.about) not in names),
        withheld=submission.withheld | names,
        court_indicators={
            name: entry
            for name, entry in submission.court_indicators.items()
            if f"/court_indicators/{name}" not in names
        },
        stakeholders=tuple(entry for entry in submission.stakeholders if entry.pointer not in names),
        conflicts=submission.conflicts if nation else (),
        texts=(),  # they were there for the rules alone
        previous=None,
        last=None,
    )
    if not is_above(submission.disclosure, audience):
        return kept
    told = tuple(entry for entry in kept.explanations if subject(entry.about) in named(kept))
    return kept._replace(**_EMPTY, explanations=told)


def named(submission: Submission) -> frozenset[object]:
    """Return the obligations and indicators that a submission says something about."""
    return frozenset((*submission.answers, *submission.countings, *(cell.indicator for cell in submission.cells)))


def is_about_what_is_above(finding: Finding, before: Submission, after: Submission, audience: str) -> bool:
    """Tell whether a finding is about something that is not in a submission as the audience sees it."""
    if audience == LEVELS[-1]:
        return False
    steps = finding.pointer.split("/")[1:]
    if INTERNAL.count(steps[0] if steps else ""):
        return True
    if any(finding.pointer == place or finding.pointer.startswith(f"{place}/") for place in after.withheld):
        return True
    if finding.rule.startswith("SCH") and len(steps) < 3 and _WITH_LEVELS.count(steps[0] if steps else ""):
        return True  # an entry that could not be read has no level that could be read
    closed = is_above(before.disclosure, audience)
    return closed and not {finding.obligation, finding.facts.get("indicator")} & named(after)


def observed(entry: Observations, audience: str) -> Observations:
    """Return observations without the items above the audience's level, which are counted."""
    kept = tuple(item for item in entry.items if not is_above(item.disclosure, audience))
    return entry._replace(items=kept, withheld=len(entry.items) - len(kept))


def subject(about: object) -> str:
    """Return the obligation or indicator that an explanation is about; below an answer, a place in it follows."""
    if isinstance(about, str):
        return about.partition("/")[0]
    return str(about.get("indicator")) if isinstance(about, Mapping) else ""


def pointers_above(data: Mapping[str, Any], audience: str) -> frozenset[str]:
    """Return pointers to what of a submission of a valid shape is above the audience's level.

    What names no level has that of the submission. The figures of one indicator go together, as `/statistics/ID`.
    """
    default = data.get("disclosure", "asean")
    statistics = data.get("statistics", {})
    countings = statistics.get("indicators", {})
    counted = {cell["indicator"] for cell in statistics.get("cells", ())} | set(countings)
    levels = {f"/statistics/{name}": countings.get(name, {}).get("disclosure", default) for name in counted}
    for group in ("obligations", "court_indicators"):
        levels |= {f"/{group}/{name}": entry.get("disclosure", default) for name, entry in data.get(group, {}).items()}
    for part in ("capacity", "budgets", "stakeholders", "consultations", "practices", "context"):
        for number, entry in enumerate(data.get(part, ())):
            levels[f"/{part}/{number}"] = entry.get("disclosure", default)
    for number, entry in enumerate(data.get("explanations", ())):  # a reason has the level of what it is about
        about = subject(entry["about"])
        of = (levels.get(f"/{group}/{about}") for group in ("obligations", "statistics"))
        levels[f"/explanations/{number}"] = next(filter(None, of), default)
    return frozenset(pointer for pointer, level in levels.items() if is_above(level, audience))
