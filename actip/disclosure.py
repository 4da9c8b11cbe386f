"""Own what may leave the ministry: applied once, before any report sees an answer or a figure.

Article 25 (confidentiality) and Article 14(6) (privacy of victims) are why every answer has a level. What is above
the level of the audience is taken out and counted; it never reaches a section, a sheet or a page.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actip.model import Assessment, Finding, Submission
from actip.model.region import Observations, Region

LEVELS = ("public", "asean", "national")  # from the most open to the most closed, as in the catalogue
SMALL_COUNTS = "Small counts not suppressed."  # stamped on every page until they are


def disclose(region: Region, audience: str) -> Region:
    """Return the region, and its earlier cycles, as the audience may see it: `public`, `asean` or `national`."""
    reports = tuple(
        report._replace(assessment=_disclosed(report.assessment, audience)) if report.assessment else report
        for report in region.reports
    )
    return region._replace(
        reports=reports,
        audience=audience,
        unplaced=tuple(entry._replace(findings=()) if entry.readable else entry for entry in region.unplaced),
        history=tuple(disclose(before, audience) for before in region.history),
        observations=tuple(_observed(entry, _allowed(audience)) for entry in region.observations),
    )


def disclose_data(data: Mapping[str, Any], audience: str) -> tuple[dict[str, Any], frozenset[str]]:
    """Return a submission of a valid shape as the audience may see it, and pointers to what was taken out.

    What names no level has that of the submission. The figures of one indicator go together, as `/statistics/ID`.
    """
    allowed = LEVELS[: LEVELS.index(audience) + 1]
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
        about = _subject(entry["about"])
        of = (levels.get(f"/{group}/{about}") for group in ("obligations", "statistics"))
        levels[f"/explanations/{number}"] = next(filter(None, of), default)
    withheld = {pointer for pointer, level in levels.items() if level not in allowed}
    kept = dict(data)
    for part, content in data.items():
        if isinstance(content, Mapping):
            kept[part] = {name: entry for name, entry in content.items() if f"/{part}/{name}" not in withheld}
        elif isinstance(content, list):
            kept[part] = [entry for number, entry in enumerate(content) if f"/{part}/{number}" not in withheld]
    if statistics:
        cells = [cell for cell in statistics.get("cells", ()) if f"/statistics/{cell['indicator']}" not in withheld]
        rest = {name: entry for name, entry in countings.items() if f"/statistics/{name}" not in withheld}
        kept["statistics"] = {"indicators": rest, "cells": cells}
    if default not in allowed:
        kept.pop("population", None)
    return kept, frozenset(withheld)


def _disclosed(assessment: Assessment, audience: str) -> Assessment:
    submission = assessment.submission
    if submission is None:
        return assessment
    allowed = _allowed(audience)
    withheld = frozenset(_above(submission, allowed))
    kept = submission._replace(
        answers={name: answer for name, answer in submission.answers.items() if name not in withheld},
        cells=tuple(cell for cell in submission.cells if cell.indicator not in withheld),
        countings={name: counting for name, counting in submission.countings.items() if name not in withheld},
        explanations=tuple(entry for entry in submission.explanations if _subject(entry.about) not in withheld),
        texts=(),
        withheld=withheld,
        court_indicators={
            name: entry
            for name, entry in submission.court_indicators.items()
            if f"/court_indicators/{name}" not in withheld
        },
        stakeholders=tuple(entry for entry in submission.stakeholders if entry.pointer not in withheld),
    )
    hidden = frozenset(cell.pointer for cell in submission.cells if cell.indicator in withheld)
    findings, switched_off = (
        tuple(finding for finding in group if not _tells_of(finding, withheld, hidden))
        for group in (assessment.findings, assessment.switched_off)
    )
    if submission.disclosure not in allowed:
        named = {*kept.answers, *kept.countings, *(cell.indicator for cell in kept.cells)}
        told = tuple(entry for entry in kept.explanations if _subject(entry.about) in named)
        kept = kept._replace(**_NONE_OF_IT, explanations=told)
        findings, switched_off = (
            tuple(finding for finding in group if {finding.obligation, finding.facts.get("indicator")} & named)
            for group in (findings, switched_off)
        )
    return assessment._replace(submission=kept, findings=findings, switched_off=switched_off)


# What has no level of its own, as it is where the level of the whole submission is above the audience's.
_NONE_OF_IT: Mapping[str, Any] = {
    "trainings": (),
    "budgets": (),
    "consultations": (),
    "practices": (),
    "context": (),
    "population": None,
}
_KEYS = {"trainings": "capacity"}  # where the key of the file is another


def _allowed(audience: str) -> tuple[str, ...]:
    return LEVELS[: LEVELS.index(audience) + 1]


def _above(submission: Submission, allowed: Sequence[str]) -> Iterator[str]:
    """Yield the obligations and indicators whose level is above the audience's, and the pointers of other entries."""
    yield from (name for name, answer in submission.answers.items() if answer.disclosure not in allowed)
    levels = {name: counting.disclosure for name, counting in submission.countings.items()}
    for name in dict.fromkeys((*(cell.indicator for cell in submission.cells), *levels)):
        if (levels.get(name) or submission.disclosure) not in allowed:
            yield name
    for name, entry in submission.court_indicators.items():
        if entry.disclosure not in allowed:
            yield f"/court_indicators/{name}"
    yield from (entry.pointer for entry in submission.stakeholders if entry.disclosure not in allowed)
    if submission.disclosure not in allowed:
        yield from (f"/{_KEYS.get(part, part)}" for part in _NONE_OF_IT if getattr(submission, part))


def _tells_of(finding: Finding, withheld: frozenset[str], hidden: frozenset[str]) -> bool:
    """Tell whether a finding is about something withheld, or rests on a hidden figure: its words could give it away."""
    if finding.obligation in withheld or finding.facts.get("indicator") in withheld:
        return True
    rests_on = finding.facts.get("pointers")
    if isinstance(rests_on, list) and not hidden.isdisjoint(rests_on):
        return True
    if any(finding.pointer == place or finding.pointer.startswith(f"{place}/") for place in withheld if "/" in place):
        return True
    return bool(withheld) and finding.pointer.startswith("/statistics")  # a fault of shape repeats what it found


def _subject(about: str | Mapping[str, object]) -> str:
    """Return the obligation or indicator that an explanation is about; below an answer, a place in it follows."""
    return about.partition("/")[0] if isinstance(about, str) else str(about.get("indicator"))


def _observed(entry: Observations, allowed: Sequence[str]) -> Observations:
    kept = tuple(item for item in entry.items if item.disclosure in allowed)
    return entry._replace(items=kept, withheld=len(entry.items) - len(kept))
