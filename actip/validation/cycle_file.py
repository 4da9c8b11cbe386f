"""Own the way from a Document to what the officer of a cycle says of it, and to what is wrong with the file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.cycle_file import CYCLE_FILE
from actip.format.formats import CYCLE as FORMAT
from actip.format.formats import family
from actip.format.keys import Kind
from actip.format.periods import cycle_name
from actip.format.schema import cycle_schema
from actip.format.walk import entries, groups, ways_below
from actip.model import Document, Finding, Found
from actip.model.cycle_file import CycleFile, Marked
from actip.spelling import alike
from actip.validation.consistency import moments, texts
from actip.validation.shape import Shape
from actip.validation.values import quotable

_LISTS = tuple(key.name for key in CYCLE_FILE.keys if key.kind is Kind.ENTRIES)
# How a key is written, for whoever left it out or wrote something of another kind.
_WRITTEN = {
    "format": f"format: {FORMAT}",
    "cycle": 'cycle: "2025"',
    "due": "due: 2026-03-31",
    "expected": "expected: [LAO, THA]",
    "state": "state: LAO",
    "since": "since: 2025-10",
    "note": 'note: "A sentence in quotes."',
    **{name: f'{name}: [{{state: LAO, note: "A sentence in quotes."}}]' for name in _LISTS},
}


class Slip(NamedTuple):
    """What is wrong with the file beyond its shape: where, and in which words."""

    pointer: str
    message: str
    remedy: str


def is_cycle_file(document: Document) -> bool:
    """Tell whether a document says that it is a file about a cycle, of whatever version."""
    return family(document.data.get("format")) == family(FORMAT)


def cycle_shape(document: Document, catalogue: Catalogue) -> tuple[Found, ...]:
    """Return what is wrong with the shape of a file about a cycle; of another version of the format only that it is."""
    name = document.data.get("format")
    if is_cycle_file(document) and name != FORMAT:
        return (Found("/format", {"found": quotable(name), "expected": FORMAT}, "FIL107"),)
    shape = Shape(catalogue, schema=cycle_schema(catalogue, words=False))
    faults = [fault for fault in shape.check(document.data) if fault.pointer not in document.refused]
    unusable = {fault.pointer for fault in faults} | document.refused
    faults += shape.blanks(document.blank)
    faults += moments(document.data, unusable, ways_below(CYCLE_FILE, Kind.MOMENT))
    return (*faults, *texts(document.data))


def contradictions(document: Document, catalogue: Catalogue) -> Iterator[Slip]:
    """Yield what the file says twice, or says and takes back; a state that is none is a fault of its shape."""
    expected = _states("/expected", enumerate(entries(document.data, "expected")), catalogue)
    yield from _twice("expected", expected, document, catalogue)
    for name in _LISTS:
        marked = ((number, entry.get("state")) for number, entry in groups(document.data, name))
        states = _states(f"/{name}", marked, catalogue)
        yield from _twice(name, states, document, catalogue)
        if name == "on_hold":
            yield from _on_hold_and_expected(states, {code: at for at, code in expected}, document, catalogue)


def _states(at: str, values: Iterable[tuple[int, object]], catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return the member states of a list, each with its pointer."""
    return [
        (f"{at}/{number}", value) for number, value in values if isinstance(value, str) and value in catalogue.states
    ]


def _twice(name: str, states: Iterable[tuple[str, str]], document: Document, catalogue: Catalogue) -> Iterator[Slip]:
    first: dict[str, str] = {}
    for at, code in states:
        if code in first:
            where = document.place(first[code]).words
            message = f"{catalogue.states[code].name} ({code}) stands twice under '{name}', first on {where}."
            yield Slip(at, message, "Leave it there once.")
        first.setdefault(code, at)


def _on_hold_and_expected(
    on_hold: Iterable[tuple[str, str]], expected: Mapping[str, str], document: Document, catalogue: Catalogue
) -> Iterator[Slip]:
    for at, code in on_hold:
        if code in expected:
            where = document.place(expected[code]).words
            message = f"{catalogue.states[code].name} ({code}) is on hold here, and expected on {where}."
            yield Slip(at, message, "Take it out of 'on_hold' or out of 'expected'.")


def remedy(finding: Finding, document: Document, catalogue: Catalogue) -> str:
    """Return what to write in place of a fault, where the words that a submission has for it do not fit this file."""
    key = finding.pointer.rpartition("/")[2]
    if finding.rule.startswith("PRV"):
        return "Take it out: what stands here is printed in every report, whoever it is for."
    if finding.rule == "SCH201":
        return f"Add it, such as {_WRITTEN[key]}"
    if finding.rule == "SCH204" and key == "format":
        return f"Begin the file with: {_WRITTEN[key]}"
    if finding.rule == "SCH204" and not finding.facts.get("suggestion"):
        near = alike(str(finding.facts["found"]).upper(), catalogue.states, most=2)
        return " ".join(filter(None, (f"Did you mean {' or '.join(near)}?" if near else "", finding.remedy)))
    if finding.rule == "SCH203" and key in _WRITTEN:
        return f"Write it as in {_WRITTEN[key]}"
    if finding.rule == "SCH203" and finding.subject.steps[0] in _LISTS:
        value = entries(document.data, finding.subject.steps[0])[int(key)]
        return f'Write it as {{state: {value if isinstance(value, str) else "LAO"}, note: "A sentence in quotes."}}'
    return finding.remedy


def read_cycle_file(document: Document) -> CycleFile:
    """Return what a document without errors says of a cycle."""
    data: Mapping[str, Any] = document.data
    on_hold, newcomers, voluntary = (
        tuple(
            Marked(entry["state"], str(entry.get("since", "")), entry.get("note", ""))
            for _, entry in groups(data, name)
        )
        for name in _LISTS
    )
    return CycleFile(
        path=document.path,
        cycle=cycle_name(data["cycle"]),
        due=date.fromisoformat(data["due"]) if "due" in data else None,
        expected=tuple(data["expected"]) if "expected" in data else None,
        on_hold=on_hold,
        newcomers=newcomers,
        voluntary=voluntary,
        note=data.get("note", ""),
    )
