"""Own the way from a Document to a regional work plan, and to what is wrong with the file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue, MemberState
from actip.format.formats import WORK_PLAN as FORMAT
from actip.format.formats import family
from actip.format.keys import Kind
from actip.format.moments import YEARS, moment
from actip.format.schema import work_plan_schema
from actip.format.walk import entries, groups, touched, ways_below
from actip.format.work_plan import WORK_PLAN_FILE
from actip.gate.scalars import folded
from actip.model import Document, Finding, Found
from actip.model.work_plan import Activity, Decision, Measure, WorkPlan
from actip.validation.consistency import moments, texts
from actip.validation.shape import Shape
from actip.validation.values import quotable

_LISTS = tuple(key.name for key in WORK_PLAN_FILE.keys if key.kind is Kind.ENTRIES)
# How a key is written, for whoever left it out or wrote something of another kind.
_WRITTEN = {
    "format": FORMAT,
    "title": '"A sentence in quotes."',
    "number": '"1.2"',
    "activity": '"Train the judges of anti-trafficking courts"',
    "decision": '"The next meeting looks at the procedures."',
    "obligations": "[ACTIP-14.7, Art. 16]",
    "with": "[LAO, THA]",
    "start": "2025-03",
    "end": "2025-03",
    "due": "2025-03",
    "date": "2025-03",
    "budget": "120000",
    "currency": "USD",
    "baseline": "3",
    "target": "8",
    "year": "2028",
    "indicators": '[{title: "Courts with trained judges", baseline: 3, target: 8, year: 2028}]',
}


class Slip(NamedTuple):
    """What is wrong with the file beyond its shape: where, in which words, and what to do."""

    pointer: str
    message: str
    remedy: str


def is_work_plan(document: Document) -> bool:
    """Tell whether a document says that it is a work plan, of whatever version."""
    return family(document.data.get("format")) == family(FORMAT)


def work_plan_shape(document: Document, catalogue: Catalogue) -> tuple[Found, ...]:
    """Return what is wrong with the shape of a work plan; of another version of the format only that it is."""
    name = document.data.get("format")
    if is_work_plan(document) and name != FORMAT:
        return (Found("/format", {"found": quotable(name), "expected": FORMAT}, "FIL107"),)
    shape = Shape(catalogue, schema=work_plan_schema(catalogue, words=False))
    faults = [fault for fault in shape.check(document.data) if fault.pointer not in document.refused]
    unusable = {fault.pointer for fault in faults} | document.refused
    faults += shape.blanks(document.blank)
    faults += moments(document.data, unusable, ways_below(WORK_PLAN_FILE, Kind.MOMENT))
    return (*faults, *texts(document.data))


def _such_as(key: str, document: Document) -> str:
    """Return how a key is written in a text, or what stands in a cell."""
    return _WRITTEN[key].strip('"') if document.sheets else f"{key}: {_WRITTEN[key]}"


def slips(document: Document, catalogue: Catalogue) -> Iterator[Slip]:
    """Yield what the file says twice, what does not fit together, and what nobody can look up.

    What is of a wrong shape is passed over: that is a fault already.
    """
    yield from _empty("", document.data, ("title",), document)
    if not any(entries(document.data, name) for name in _LISTS):
        yield Slip("", "The file has no activity and no decision.", "Add one.")
    for name in _LISTS:
        yield from _twice(name, document)
    for number, entry in groups(document.data, "activities"):
        at = f"/activities/{number}"
        yield from _empty(at, entry, ("number", "activity"), document)
        yield from _obligations(at, entry, catalogue)
        yield from _times(at, entry, document)
        if "budget" in entry and "currency" not in entry:
            yield Slip(
                f"{at}/budget", "The budget has no currency.", f"Add it, such as {_such_as('currency', document)}"
            )
        for place, measure in groups(entry, "indicators"):
            yield from _empty(f"{at}/indicators/{place}", measure, ("title",), document)
            yield from _year(f"{at}/indicators/{place}", measure, document)
    for number, entry in groups(document.data, "decisions"):
        yield from _empty(f"/decisions/{number}", entry, ("number", "decision"), document)


def _empty(at: str, entry: Mapping[str, Any], names: Iterable[str], document: Document) -> Iterator[Slip]:
    for name in names:
        if isinstance(entry.get(name), str) and not entry[name].strip():
            yield Slip(f"{at}/{name}", f"'{name}' is empty.", f"Write it, such as {_such_as(name, document)}")


def _twice(name: str, document: Document) -> Iterator[Slip]:
    first: dict[str, str] = {}
    for number, entry in groups(document.data, name):
        if isinstance(written := entry.get("number"), str) and written.strip():
            at = f"/{name}/{number}/number"
            if written.strip() in first:
                where = document.place(first[written.strip()]).words
                message = f"The number '{quotable(written.strip())}' stands twice under '{name}', first on {where}."
                yield Slip(at, message, "Give each its own number.")
            first.setdefault(written.strip(), at)


def _obligations(at: str, entry: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Slip]:
    for number, word in enumerate(entries(entry, "obligations")):
        if isinstance(word, str) and not _served(word, catalogue):
            yield Slip(
                f"{at}/obligations/{number}",
                f"'{quotable(word)}' is no obligation and no article of the Convention.",
                "Write an id or an article, such as 14.7 or Art. 14; 'actip obligations' lists them.",
            )


def _times(at: str, entry: Mapping[str, Any], document: Document) -> Iterator[Slip]:
    start, end = moment(entry.get("start")), moment(entry.get("end"))
    if start and end and not touched(at, document.refused) and start.first > end.last:
        yield Slip(f"{at}/end", f"It ends ({end.text}) before it begins ({start.text}).", "Mend one of the two.")


def _year(at: str, measure: Mapping[str, Any], document: Document) -> Iterator[Slip]:
    year = measure.get("year")
    if not isinstance(year, int) or isinstance(year, bool) or year < 0:
        return
    if 2400 < year < 2700:
        message = f"The year {year} is of the Buddhist calendar."
        yield Slip(f"{at}/year", message, f"Write {year - 543}, if that is what was meant.")
    elif year not in YEARS:
        yield Slip(f"{at}/year", f"{year} is no year.", f"Write it as in {_such_as('year', document)}")


def _served(word: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the obligations that a word means: one by its id, or all of an article or paragraph, such as Art. 14(10).

    None where nobody can tell.
    """
    bare = re.sub(r"^(actip-?|articles?|art\.?)", "", folded(word).replace(" ", ""))
    wanted = f"ACTIP-{bare.replace('(', '.').replace(')', '')}".rstrip(".")
    return tuple(name for name in catalogue.obligations if name == wanted or name.startswith(f"{wanted}."))


def remedy(finding: Finding, document: Document) -> str:
    """Return what to write in place of a fault, where the words that a submission has for it do not fit this file."""
    key = finding.pointer.rpartition("/")[2]
    if finding.rule.startswith("PRV"):
        return "Take it out: what stands here is printed in every report, whoever it is for."
    if finding.rule == "SCH206":
        return "Correct the number, or leave it out."
    if finding.rule == "SCH201" and key in _WRITTEN:
        return f"Add it, such as {_such_as(key, document)}"
    if finding.rule == "SCH204" and key == "format":
        return f"Begin the file with: {key}: {FORMAT}"
    if finding.rule == "SCH203" and key in _WRITTEN:
        return f"Write it as in {_such_as(key, document)}"
    return finding.remedy


def read_work_plan(document: Document, catalogue: Catalogue) -> WorkPlan:
    """Return the work plan that a document without errors holds."""
    data: Mapping[str, Any] = document.data
    return WorkPlan(
        path=document.path,
        title=data["title"].strip(),
        source=_text(data, "source"),
        origin=_text(data, "origin"),
        activities=tuple(_activity(entry, catalogue) for _, entry in groups(data, "activities")),
        decisions=tuple(_decision(entry, catalogue) for _, entry in groups(data, "decisions")),
    )


def _activity(entry: Mapping[str, Any], catalogue: Catalogue) -> Activity:
    served = {name for word in entries(entry, "obligations") for name in _served(word, catalogue)}
    return Activity(
        number=_text(entry, "number"),
        activity=_text(entry, "activity"),
        thrust=_text(entry, "thrust"),
        obligations=tuple(name for name in catalogue.obligations if name in served),
        lead=_body(_text(entry, "lead"), catalogue),
        with_whom=tuple(_body(name.strip(), catalogue) for name in entries(entry, "with") if name.strip()),
        output=_text(entry, "output"),
        start=moment(entry.get("start")),
        end=moment(entry.get("end")),
        budget=entry.get("budget"),
        currency=_text(entry, "currency"),
        source=_text(entry, "source"),
        measures=tuple(_measure(measure) for _, measure in groups(entry, "indicators")),
        status=_text(entry, "status"),
        note=_text(entry, "note"),
    )


def _measure(entry: Mapping[str, Any]) -> Measure:
    return Measure(
        title=_text(entry, "title"),
        baseline=entry.get("baseline"),
        target=entry.get("target"),
        year=entry.get("year"),
        means=_text(entry, "means"),
        figure=_text(entry, "figure"),
    )


def _decision(entry: Mapping[str, Any], catalogue: Catalogue) -> Decision:
    return Decision(
        number=_text(entry, "number"),
        decision=_text(entry, "decision"),
        meeting=_text(entry, "meeting"),
        date=moment(entry.get("date")),
        lead=_body(_text(entry, "lead"), catalogue),
        due=moment(entry.get("due")),
        status=_text(entry, "status"),
        outcome=_text(entry, "outcome"),
    )


def _text(entry: Mapping[str, Any], name: str) -> str:
    return str(entry.get(name, "")).strip()


def _body(name: str, catalogue: Catalogue) -> str:
    """Return the codes of the member states that are meant by their names or codes; another body as it is called."""
    words = {folded(word): state.iso3 for state in catalogue.states.values() for word in _names(state)}
    parts = [folded(part) for part in re.split(r"[,;/&]|\band\b", name)]
    return ", ".join(words[part] for part in parts) if all(part in words for part in parts) else name


def _names(state: MemberState) -> tuple[str, ...]:
    return (state.iso3, state.name, *state.also)
