"""Own what of a form was carried over from the last report and not looked at yet, and what waits until it is.

A form that begins with the last report says all that was wanting a year ago. To say that of each answer before anybody
has looked at it hides the one thing that is to be done: look at it. So that is said once, and what such an answer lacks
is asked when somebody has said that it still holds, or has changed it. Nothing that is wrong waits.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from actip.format.records import Answer, Submission
from actip.format.walk import group
from actip.model import Document, Finding, Kind, Place

CARRIED_OVER = "TRD607"  # the rule that says so, once
_DRAFT = "draft"  # nothing waits in a file that somebody cleared
_ASKING = ("GAP", "CON", "TRD")  # families that ask about an answer
_OF_DAYS = "SCH"  # of which the notes and warnings ask about days
_OF_THE_PERIOD = (
    *("cells", "capacity", "budgets", "consultations", "practices", "context"),
    *("programmes", "results", "round_answers"),
)


def unconfirmed(submission: Submission) -> list[str]:
    """List the answers that a form took over from the last report, that say the same and that nobody confirmed."""
    if submission.last is None or "obligations" not in submission.parts:
        return []
    before = submission.last.answers
    return [
        name
        for name, answer in submission.answers.items()
        if is_answered(answer)
        and name in before
        and (before[name].in_law, before[name].in_practice) == (answer.in_law, answer.in_practice)
        and answer.since_last is None
        and "since_last" not in answer.unusable
    ]


def is_answered(answer: Answer) -> bool:
    """Tell whether an entry answers anything, in law or in practice."""
    return bool(answer.in_law or answer.in_practice)


def is_untouched(submission: Submission) -> bool:
    """Tell whether a form is as it was begun with the last report: no answer looked at, nothing of the period in it."""
    names = unconfirmed(submission)
    answered = [name for name, answer in submission.answers.items() if is_answered(answer)]
    return bool(names) and len(names) == len(answered) and not any(getattr(submission, key) for key in _OF_THE_PERIOD)


def waiting(findings: Sequence[Finding], submission: Submission, document: Document) -> list[Finding]:
    """Return the findings; those wait that ask about an answer which nobody has looked at in this period.

    The one that says so names the cells, and counts what waits.
    """
    names = unconfirmed(submission)
    if not names or submission.clearance != _DRAFT or not any(entry.rule == CARRIED_OVER for entry in findings):
        return [placed(entry, names, document, 0) for entry in findings]
    everything = is_untouched(submission)
    marked = [entry._replace(waits=_asks(entry) and (everything or entry.obligation in names)) for entry in findings]
    number = sum(entry.waits for entry in marked)
    return [placed(entry, names, document, number) for entry in marked]


def share(finding: Finding, content: Mapping[str, Any]) -> Finding | None:
    """Return the finding that names what was carried over for a part of its report; None where nothing of it is there.

    Any other is returned as it is.
    """
    if finding.rule != CARRIED_OVER:
        return finding
    of_part = group(content, "obligations")
    unconfirmed = [name for name in cast("list[str]", finding.facts["unconfirmed"]) if name in of_part]
    answered = sum(
        isinstance(entry, Mapping) and not {"in_law", "in_practice"}.isdisjoint(entry) for entry in of_part.values()
    )
    looked = "nobody" if len(unconfirmed) == answered and finding.facts["looked"] == "nobody" else "some"
    facts = {**finding.facts, "looked": looked, "number": len(unconfirmed), "all": answered, "unconfirmed": unconfirmed}
    return finding._replace(facts=facts) if unconfirmed else None


def _asks(finding: Finding) -> bool:
    if finding.kind is Kind.WRONG or finding.explained is not None or finding.rule == CARRIED_OVER:
        return False
    return finding.rule.startswith((*_ASKING, _OF_DAYS))


def placed(finding: Finding, names: Iterable[str], document: Document, number: int) -> Finding:
    """Return the finding about these answers with the cells in which they are confirmed, and how many wait for them."""
    if finding.rule != CARRIED_OVER:
        return finding
    facts = {**finding.facts, "waiting": number}
    if not any(document.sheets):
        return finding._replace(facts=facts)
    sheets = {name: number for number, name in enumerate(document.sheets)}
    places = sorted(
        (document.place(f"/obligations/{name}/since_last") for name in names),
        key=lambda place: (sheets.get(str(place.sheet), 0), place.line or 0, place.column or 0),
    )
    facts["cells"] = _by_sheet(places)
    return finding._replace(facts=facts, place=places[0])


def _by_sheet(places: Iterable[Place]) -> list[dict[str, object]]:
    cells: dict[str, list[str]] = {}
    for place in places:
        cells.setdefault(str(place.sheet), []).append(str(place.cell))
    return [{"sheet": sheet, "cells": of_sheet} for sheet, of_sheet in cells.items()]
