"""Own what a new form takes over from the last report: answers to look at again, never a figure of this period."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import without_rounds
from actip.errors import UnknownName
from actip.format.fields import ANSWERS, COUNTINGS, COURTS, SUBMISSION, TO_CONFIRM
from actip.format.keys import Key, Next, Whose
from actip.format.periods import alike, days_of
from actip.format.records import REMARKS
from actip.format.rounds import with_rounds_in
from actip.format.walk import entries, group
from actip.model import Document, Finding, Scope, Severity
from actip.rules import RULES
from actip.texts import ENGLISH

_STANDING = tuple(key.name for key in SUBMISSION.keys if key.next is Next.STANDS and key.whose is not Whose.OWNER)
_OF_ITS_PERIOD = tuple(key for key in SUBMISSION.keys if key.next is Next.OF_ITS_PERIOD)
_CLOSED = ("done", "dropped")
_OF_ENTRIES = ("SCH", "PRV")  # families that say that an entry fits nothing, or cannot be kept as it is
_ANOTHER_LENGTH = (
    "The last report is on a period of another length, so its figures do not stand beside the new ones: a year and "
    "half of one cannot be compared."
)


class Carried(NamedTuple):
    """The content that a new form begins with, and notes about what it does not take over."""

    content: dict[str, Any]
    notes: Sequence[str]


def carried(
    document: Document,
    findings: Sequence[Finding],
    lost: Container[str],
    begun: Mapping[str, Any],
    catalogue: Catalogue,
) -> Carried:
    """Carry over into a new form what stands from the last report of the state.

    Answers and reasons are taken over, each to be confirmed; actions only where they are still open. The figures, and
    the answers in law and practice, stand beside as those of the last period. `lost` are the rules whose findings say
    that something was not read.

    Raises UnknownName where the last report is of another state, or is not of a period before.
    """
    _check_last(document, begun)
    last = document.data
    faulty = {finding.pointer for finding in findings if finding.severity is Severity.ERROR}
    answers = {name: _answer(answer) for name, answer in group(last, "obligations").items()}
    statistics = group(last, "statistics")
    gone = set(with_rounds_in(without_rounds(catalogue), last).questions) - set(catalogue.questions)
    cells = entries(statistics, "cells")
    countings = {name: entry for name, entry in group(statistics, "indicators").items() if name not in gone}
    beside: dict[str, Any] = {
        "period": last.get("period"),
        "answers": _halves(group(last, "obligations"), catalogue),
        "cells": _sound(statistics.get("cells"), faulty, gone),
    }
    of_other_rounds = sum(isinstance(cell, Mapping) and cell.get("indicator") in gone for cell in cells)
    left_out = len(cells) - len(beside["cells"]) - of_other_rounds
    uneven = bool(beside["cells"]) and not alike(*map(days_of, (group(last, "period"), begun["period"])))
    if uneven:
        beside["cells"] = []
    reasons = list(_reasons(last, findings, gone))
    content = {
        **{key: last[key] for key in _STANDING if key in last},
        **begun,
        "state": last.get("state"),
        **({"origin": "sample"} if last.get("origin") == "sample" else {}),  # what was invented stays invented
        "obligations": answers,
        "statistics": {"indicators": _only(countings, COUNTINGS)},
        "court_indicators": _only(group(last, "court_indicators"), COURTS),
        **({"explanations": reasons} if reasons else {}),
        "last": {key: value for key, value in beside.items() if value},
    }
    unread = [
        f"{entry.place.words}: {entry.message} It is not in the form." for entry in findings if entry.rule in lost
    ]
    another = (_ANOTHER_LENGTH,) if uneven else ()
    return Carried(content, (*unread, *_notes(last, left_out, len(faulty)), *another))


def _check_last(document: Document, begun: Mapping[str, Any]) -> None:
    """Raise UnknownName unless a document is a whole report of the state about a period before the form's."""
    path, last = document.path, document.data
    if last.get("answered_by"):
        raise UnknownName(f"{path} is the part of one agency.", "Merge the parts first, or name the whole report.")
    period = last.get("period")
    ends = str(period.get("end", "")) if isinstance(period, Mapping) else ""
    if begun["state"] and last.get("state") != begun["state"]:
        raise UnknownName(f"{path} is the report of another state.", f"Name the last report of {begun['state']}.")
    if not ends or ends >= begun["period"]["start"]:
        raise UnknownName(
            f"{path} is not about a period before {begun['period']['start']}.", "Name the last report, or a later year."
        )


def _notes(last: Mapping[str, Any], left_out: int, errors: int) -> Iterator[str]:
    """List what a new form does not take over, and what is wrong with the report that it begins with."""
    counted, conflicts = ENGLISH.counted, last.get("conflicts")
    if isinstance(conflicts, list) and conflicts:
        yield counted(
            "note",
            "The last report has {count} conflict that nobody decided; what it is about is blank.",
            "The last report has {count} conflicts that nobody decided; what they are about is blank.",
            len(conflicts),
        )
    if errors:
        yield counted(
            "note",
            "The last report has {count} error; 'actip validate' names it.",
            "The last report has {count} errors; 'actip validate' names them.",
            errors,
        )
    if left_out:
        yield counted(
            "note",
            "{count} of its figures cannot be relied on, and is not shown beside the new ones.",
            "{count} of its figures cannot be relied on, and are not shown beside the new ones.",
            left_out,
        )
    of_last_period = [key.title.lower() for key in _OF_ITS_PERIOD if last.get(key.name)]
    closed = sum(
        _is_closed(action)
        for answer in group(last, "obligations").values()
        for action in (answer.get("actions") or () if isinstance(answer, Mapping) else ())
    )
    if closed:
        words = counted("note", "{count} action done or dropped", "{count} actions done or dropped", closed)
        of_last_period.append(words)
    courts = group(last, "court_indicators").values()
    of_last_period += (
        ["judgments reviewed"] if any(isinstance(e, Mapping) and "judgments_reviewed" in e for e in courts) else []
    )
    if of_last_period:
        yield f"Not taken over, because it is of the last period: {', '.join(of_last_period)}."


def _answer(answer: Any) -> Any:
    if not isinstance(answer, Mapping):
        return answer
    anew = {key.name for key in ANSWERS.keys if key.next is not Next.STANDS}
    standing = {key: value for key, value in answer.items() if key not in anew and key != "actions"}
    actions = answer.get("actions")
    still_open = [action for action in actions if not _is_closed(action)] if isinstance(actions, list) else actions
    return {**standing, "actions": still_open} if still_open else standing


def _is_closed(action: Any) -> bool:
    return isinstance(action, Mapping) and action.get("state") in _CLOSED


def _reasons(last: Mapping[str, Any], findings: Sequence[Finding], gone: Container[str]) -> Iterator[dict[str, Any]]:
    """Yield the reasons that the last report gives and that can be so again, each to be confirmed.

    Not those that fit no finding there, hold a person's data or are about a question of another round, which is `gone`;
    nor those of a rule that looks at two periods or two states: what jumped then is another thing than what jumps now.
    """
    faulty = {"/".join(finding.pointer.split("/")[:3]) for finding in findings if finding.rule[:3] in _OF_ENTRIES}
    for number, entry in enumerate(entries(last, "explanations")):
        if not isinstance(entry, Mapping) or f"/explanations/{number}" in faulty:
            continue
        about = entry.get("about")
        name = about.partition("/")[0] if isinstance(about, str) else str(group(entry, "about").get("indicator"))
        rule = RULES.get(str(entry.get("rule")))
        if rule and rule.scope is Scope.SUBMISSION and name not in gone:
            yield {**entry, "standing": TO_CONFIRM}


def _halves(answers: Mapping[str, Any], catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Collect the valid answers in law and in practice, by obligation."""
    halves: dict[str, dict[str, str]] = {}
    for name, answer in answers.items():
        obligation = catalogue.obligations.get(name)
        if obligation and isinstance(answer, Mapping):
            keys = (f"in_{half}" for half in obligation.asks)
            in_list = {half: answer[half] for half in keys if str(answer.get(half)) in catalogue.lists[half].codes}
            halves |= {name: in_list} if in_list else {}
    return halves


def _sound(cells: Any, faulty: set[str], gone: Container[str]) -> list[Any]:
    """Keep the figures without an error, without their remarks; those of another round are `gone`."""
    sound = []
    for number, cell in enumerate(cells if isinstance(cells, list) else ()):
        at = f"/statistics/cells/{number}"
        wrong = any(pointer == at or pointer.startswith(f"{at}/") for pointer in faulty)
        if isinstance(cell, Mapping) and not wrong and cell.get("indicator") not in gone:
            sound.append({key: value for key, value in cell.items() if key not in REMARKS})
    return sound


def _only(group: Mapping[str, Any], key: Key) -> dict[str, Any]:
    """Keep of the entries under ids the keys that stand until somebody changes them."""
    keys = [below.name for below in key.keys if below.next is Next.STANDS]
    standing = {
        name: {key: entry[key] for key in keys if key in entry}
        for name, entry in group.items()
        if isinstance(entry, Mapping)
    }
    return {name: entry for name, entry in standing.items() if entry}
