"""Own the rule about what stands twice: two entries of one list that say the same.

What makes two entries of a list the same is one line of `TWICE`, by what their keys say: letter case, blanks and
punctuation aside, and initials in brackets behind a name. Lists whose entries a rule of their own holds against each
other are in `ELSEWHERE`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Kind
from actip.format.moments import Moment
from actip.format.records import Submission
from actip.gate.scalars import folded
from actip.model import Found, Severity, rule
from actip.model import Kind as KindOfFinding


class Same(NamedTuple):
    """Which keys of two entries say the same where the entries are the same.

    All keys of `needed` are there. Those of `alike` can be left out, by both.
    """

    needed: tuple[str, ...]
    alike: tuple[str, ...] = ()


TWICE: Mapping[str, Same] = {
    "agencies": Same(("name",), ("area",)),
    "agency_clearances": Same(("agency",)),
    "obligations/evidence": Same(("title",), ("kind", "provision", "date")),
    "court_indicators/evidence": Same(("title",), ("kind", "provision", "date")),
    "obligations/actions": Same(("action",), ("agency",)),
    "obligations/assistance": Same(("kind", "detail")),
    "obligations/assistance_offered": Same(("kind", "detail")),
    "capacity": Same(("topic", "start"), ("audience", "end")),
    "budgets": Same(("pillar", "currency"), ("note",)),
    "stakeholders": Same(("name",), ("area",)),
    "consultations": Same(("with", "date"), ("obligations",)),
    "practices": Same(("title",)),
    "context": Same(("event",), ("effect_on", "start", "detail")),
    "programmes": Same(("name",), ("start",)),
    "results": Same(("title",), ("kind", "date")),
    "explanations": Same(("rule", "about")),
}
ELSEWHERE: Mapping[str, str] = {
    "statistics/cells": "SUM201",
    "conflicts": "MRG701",  # each entry is to be settled and deleted
    "no_longer_asked": "SCH218",  # moved there by the program
    "round/questions": "SCH215",
}
_INITIALS = re.compile(r"\s*\(([^\W0-9_]{2,10})\)\s*$")
# Signs by name: the vowels and tones of Thai, Lao, Khmer and Burmese are no letters to a program.
_NOT_COMPARED = re.compile(r"[\s'’‘`´\"“”.,;:()\[\]/_–—-]+")


@rule(
    "SCH261",
    title="Two entries of a list that say the same",
    basis="Each entry of a list stands for something of its own",
    severity=Severity.WARNING,
    otherwise=KindOfFinding.QUESTION,
    message="{subject}: entry {first} of the same list says the same. Is it one or two?",
    remedy="Remove one of the two if they are the same; else say in them what tells them apart.",
)
def entry_twice(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The same agency, organisation, consultation, practice, citation or action twice.

    What it finds
        Two entries of one list that name the same: agencies and organisations of one name and area, a consultation of
        the same people on one day about the same, evidence of one title, provision and date under one answer, the same
        action of one agency under one answer, budgets of one pillar and currency with the same remark, practices,
        programmes, results and events of one name. Letter case, blanks and punctuation are not compared, nor are
        initials in brackets behind a name.

    Why it matters
        What stands twice is counted twice, and somebody who changes one of the two forgets the other. Often it was
        copied in order to be changed, and the change was forgotten.

    Example
        consultations: [{with: Seafarers' union, date: 2025-05-02}, {with: "Seafarers' Union", date: 2025-05-02}]

    How to close it
        Remove one. If there are two, say what tells them apart.
    """
    for path, same in TWICE.items():
        if path.startswith("obligations") and "obligations" not in submission.parts:
            continue
        for entries in _lists(submission, path.split("/")):
            yield from _twice(entries, same)


def _twice(entries: Sequence[Any], same: Same) -> Iterator[Found]:
    if len(entries) < 2:
        return
    first: dict[tuple[str, ...], int] = {}
    for number, entry in enumerate(entries, start=1):
        needed = [_as_compared(entry, name) for name in same.needed]
        if all(needed):
            before = first.setdefault((*needed, *(_as_compared(entry, name) for name in same.alike)), number)
            if before != number:
                yield Found(entry.pointer, {"first": before})


def _as_compared(entry: Any, name: str) -> str:
    """Return what an entry says under a key, without what two people write differently."""
    value = getattr(entry, _ATTRIBUTES.get(name, name))
    if value is None or value == ():
        return ""
    if isinstance(value, Moment):
        return value.text
    if not isinstance(value, str):
        return str(sorted(value)) if isinstance(value, tuple) else str(value)
    name_alone = _INITIALS.sub("", value) if _is_of_initials(value) else value
    return _NOT_COMPARED.sub(" ", folded(name_alone)).strip() or value


def _is_of_initials(name: str) -> bool:
    """Tell whether a name ends with its own initials in brackets: 'Women's Union (WU)'."""
    brackets = _INITIALS.search(name)
    if brackets is None:
        return False
    capitals = [word[0] for word in re.findall(r"[^\W0-9_]+", name[: brackets.start()]) if word[0].isupper()]
    return "".join(capitals) == brackets.group(1)


def _lists(submission: Submission, steps: Sequence[str]) -> Iterator[Sequence[Any]]:
    """Yield the lists to which the names of some keys lead: one, or one under each id."""
    if len(steps) == 1:
        yield getattr(submission, steps[0])
        return
    above: Key | None = SUBMISSION.below(steps[0])
    assert above is not None
    for entry in getattr(submission, above.attribute).values():
        yield getattr(entry, steps[1])


def lists_of(key: Key = SUBMISSION, above: str = "") -> Iterator[str]:
    """Yield the path of every list of entries of a submission, but those of the last period."""
    for below in key.keys:
        path = f"{above}{below.name}"
        if below.kind is Kind.ENTRIES:
            yield path
        elif below.name != "last":
            yield from lists_of(below, f"{path}/")


# What the records call the keys that have another name there.
_ATTRIBUTES = {"with": "with_whom"}
