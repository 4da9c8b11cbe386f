"""Own the levels: whose eyes a part of a submission is for, and what of it is above those of an audience.

Article 25 (confidentiality) and Article 14(6) (privacy of victims) are why every answer has a level.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from actip.format.fields import DEFAULT_LEVEL, SUBMISSION, TO_CONFIRM, lists
from actip.format.keys import Key, Kind, Level
from actip.format.records import Submission
from actip.format.walk import entries, group
from actip.model import Finding
from actip.model.observations import Observations

LEVELS = ("public", "asean", "national")  # from the most open to the most closed, as in the catalogue
# What of a submission has no level of its own and follows that of the whole.
FOLLOWING = tuple(key.name for key in SUBMISSION.keys if key.level is Level.WHOLE)
# The nation's own. Closed by default: a key that says nothing of who may see it is among them.
INTERNAL = tuple(key.name for key in SUBMISSION.keys if key.level is Level.NATION)
# What an answer says of the last report: with it, a restricted answer of then would be told by the open one of now.
OF_LAST_REPORT = ("since_last",)
_WITH_LEVELS = tuple(
    key.name
    for key in SUBMISSION.keys
    if key.level is Level.ENTRY and key.kind in (Kind.ENTRIES, Kind.BY_COURT, Kind.BY_QUESTION)
)
_NOTHING: Mapping[Kind, Any] = {Kind.ENTRIES: (), Kind.GROUP: None}
# The parts of the record of a submission that are a list or a group, with their keys.
_PARTS = tuple(key for key in SUBMISSION.keys if key.kind in _NOTHING and key.attribute in Submission._fields)


def is_above(level: str, audience: str) -> bool:
    """Tell whether a level is above an audience."""
    return LEVELS.index(level) > LEVELS.index(audience)


def above(submission: Submission, audience: str) -> Iterator[str]:
    """Yield what is above the audience's level: obligations and indicators by id, other entries by pointer."""
    for name, answer in submission.answers.items():
        if is_above(answer.disclosure, audience):
            yield name
    counted = dict.fromkeys((*(cell.indicator for cell in submission.cells), *submission.countings))
    for name in counted:
        counting = submission.countings.get(name)
        if is_above((counting.disclosure if counting else None) or submission.disclosure, audience):
            yield name
    by_id = {entry.pointer: entry.disclosure for entry in submission.court_indicators.values()}
    by_id |= {entry.pointer: entry.disclosure for entry in submission.round_answers.values()}
    yield from (pointer for pointer, level in by_id.items() if is_above(level, audience))
    for key in _PARTS:
        if key.level is Level.ENTRY:
            listed = getattr(submission, key.attribute)
            yield from (entry.pointer for entry in listed if is_above(entry.disclosure, audience))
    if is_above(submission.disclosure, audience):
        following = (key for key in _PARTS if key.level is Level.WHOLE and key.name != "agencies")
        yield from (f"/{key.name}" for key in following if getattr(submission, key.attribute))


def without(submission: Submission, names: frozenset[str], audience: str) -> Submission:
    """Remove from a submission these names and pointers, and what is above the audience's level."""
    closed = is_above(submission.disclosure, audience)
    past: dict[str, Any] = {} if audience == LEVELS[-1] else dict.fromkeys(OF_LAST_REPORT)
    visible = submission._replace(
        answers={name: answer._replace(**past) for name, answer in submission.answers.items() if name not in names},
        cells=tuple(cell for cell in submission.cells if cell.indicator not in names),
        countings={name: counting for name, counting in submission.countings.items() if name not in names},
        explanations=tuple(
            entry
            for entry in submission.explanations
            if subject(entry.about) not in names and (audience == LEVELS[-1] or entry.standing != TO_CONFIRM)
        ),
        withheld=submission.withheld | names,
        court_indicators={
            name: entry for name, entry in submission.court_indicators.items() if entry.pointer not in names
        },
        round_answers={name: entry for name, entry in submission.round_answers.items() if entry.pointer not in names},
        texts=(),  # they were there for the rules alone
        previous=None,
        last=None,
    )
    parts = {key.attribute: _part(submission, key, names, audience) for key in _PARTS if key.level is not Level.SUBJECT}
    visible = visible._replace(**parts)
    if not closed:
        return visible
    explanations = tuple(entry for entry in visible.explanations if subject(entry.about) in subjects(visible))
    return visible._replace(explanations=explanations)


def _part(submission: Submission, key: Key, names: frozenset[str], audience: str) -> Any:
    """Return a list or group as the audience may see it; nothing unless the table of keys allows it."""
    part = getattr(submission, key.attribute)
    if key.level is Level.ENTRY:
        return tuple(entry for entry in part if entry.pointer not in names)
    if key.level is Level.WHOLE:
        return _NOTHING[key.kind] if is_above(submission.disclosure, audience) else part
    return part if key.level is Level.EVERYBODY or audience == LEVELS[-1] else _NOTHING[key.kind]


def subjects(submission: Submission) -> frozenset[object]:
    """Return the ids of the obligations and indicators that a submission answers."""
    return frozenset((*submission.answers, *submission.countings, *(cell.indicator for cell in submission.cells)))


def is_about_what_is_above(finding: Finding, before: Submission, after: Submission, audience: str) -> bool:
    """Tell whether a finding is about something that the audience does not see."""
    if audience == LEVELS[-1]:
        return False
    steps = finding.pointer.split("/")[1:]
    if steps and steps[0] in INTERNAL:
        return True
    if any(finding.pointer == place or finding.pointer.startswith(f"{place}/") for place in after.withheld):
        return True
    if finding.rule.startswith("SCH") and len(steps) < 3 and steps and steps[0] in _WITH_LEVELS:
        return True  # an entry that could not be read has no level that could be read
    closed = is_above(before.disclosure, audience)
    return closed and not {finding.obligation, *finding.about.indicators} & subjects(after)


def observed(entry: Observations, audience: str) -> Observations:
    """Remove the items above the audience's level from observations, and count them."""
    visible = tuple(item for item in entry.items if not is_above(item.disclosure, audience))
    return entry._replace(items=visible, withheld=len(entry.items) - len(visible))


def subject(about: object) -> str:
    """Return the obligation or indicator that an explanation is about; below an answer, a place in it follows."""
    if isinstance(about, str):
        return about.partition("/")[0]
    return str(about.get("indicator")) if isinstance(about, Mapping) else ""


def pointers_above(content: Mapping[str, Any], audience: str) -> frozenset[str]:
    """Return pointers to what is above the audience's level in a submission of a valid shape.

    What names no level has that of the submission. The figures of one indicator go together, as `/statistics/ID`.
    """
    default = content.get("disclosure", DEFAULT_LEVEL)
    countings = group(content, "statistics", "indicators")
    indicators = {cell["indicator"] for cell in entries(content, "statistics", "cells")} | set(countings)
    levels = {f"/statistics/{name}": countings.get(name, {}).get("disclosure", default) for name in indicators}
    for part in ("obligations", "court_indicators", "round_answers"):
        levels |= {f"/{part}/{name}": entry.get("disclosure", default) for name, entry in group(content, part).items()}
    for key in lists():
        for number, entry in enumerate(entries(content, key.name)):
            level = entry.get("disclosure", default) if key.level is Level.ENTRY else default
            levels[f"/{key.name}/{number}"] = LEVELS[-1] if key.level is Level.NATION else level
    for number, entry in enumerate(entries(content, "explanations")):  # a reason has the level of what it is about
        about = subject(entry["about"])
        of = (levels.get(f"/{part}/{about}") for part in ("obligations", "statistics"))
        levels[f"/explanations/{number}"] = next(filter(None, of), default)
    return frozenset(pointer for pointer, level in levels.items() if is_above(level, audience))
