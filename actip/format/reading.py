"""Own the way from raw content to the `Submission`: nothing at or below an unusable pointer is looked at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple

from actip.catalogue.entries import NO_ROUND, Catalogue
from actip.format import records
from actip.format.fields import ANSWERS, COUNTINGS, COURTS, DEFAULT_LEVEL, ROUND_ANSWERS, SUBMISSION
from actip.format.free_texts import free_texts, is_free
from actip.format.keys import Key, Kind, Level
from actip.format.lines import lines_in
from actip.format.moments import moment
from actip.format.records import AMOUNTS, NOT_COORDINATES, Answer, Cell, Counting, Line, Submission, Text
from actip.format.rounds import round_in
from actip.format.walk import pointer, touched

MOST_CLOSED = "national"
_RECORDS: Mapping[str, Callable[..., Any]] = vars(records)


class Content(NamedTuple):
    """What a file says: its data, the paths of the keys without a value, and what stands outside the questions.

    `later` are the ids that its version of the catalogue did not have, `lines` the rows of the sheets of a workbook.
    """

    data: Mapping[str, Any]
    blank: Sequence[Sequence[str | int]] = ()
    besides: Mapping[str, str] = MappingProxyType({})
    later: frozenset[str] = frozenset()
    lines: tuple[Line, ...] = ()


def read_submission(content: Content, catalogue: Catalogue, unusable: set[str]) -> Submission:
    """Return the submission that a file holds, as far as it can be used."""
    submission = _Typing(content.data, catalogue, unusable).submission()
    last = content.data.get("last")
    return submission._replace(
        later=content.later,
        texts=(*free_texts(content.data), *_blank_texts(content.blank), *_texts_besides(content.besides)),
        lines=(*lines_in(content.data), *content.lines),
        last=_last(content.data, last, catalogue, unusable)
        if isinstance(last, Mapping) and "/last" not in unusable
        else None,
    )


def _last(data: Mapping[str, Any], last: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> Submission:
    """Return what the file shows of the state's last report, as the submission that it was."""
    parts = {
        "state": data.get("state"),
        "disclosure": data.get("disclosure", DEFAULT_LEVEL),
        "period": last.get("period"),
        "obligations": last.get("answers"),
        "statistics": {"cells": last.get("cells")},
    }
    faults = unusable & {"/state", "/disclosure"}
    for old, new in (("answers", "/obligations"), ("cells", "/statistics/cells"), ("period", "/period")):
        faults |= {new + at.removeprefix(f"/last/{old}") for at in unusable if at.startswith(f"/last/{old}")}
    return _Typing({key: value for key, value in parts.items() if value}, catalogue, faults).submission()


def _blank_texts(blank: Sequence[Sequence[str | int]]) -> Iterator[Text]:
    """Yield texts that a comma cut off into a key without a value: they may hold anything."""
    for path in blank:
        if isinstance(path[-1], str) and is_free(path[-1]):
            yield Text(pointer(path[:-1]), path[-1])


def _texts_besides(besides: Mapping[str, str]) -> Iterator[Text]:
    """Yield what stands in a workbook outside the questions: it is passed on with the file."""
    return (Text(at, text) for at, text in besides.items() if is_free(text))


class _Reading(Enum):
    """How a value becomes what its record holds."""

    PLAIN = "as it stands"
    DAY = "a date"
    MOMENT = "a day, a month or a year"
    TUPLE = "a tuple of codes"
    SET = "a set of codes"
    TICKS = "a tuple of codes that is whole, or nothing"
    ENTRIES = "a tuple of records"
    GROUP = "a record"


_READING = {
    **{kind: _Reading.TUPLE if kind.is_several else _Reading.PLAIN for kind in Kind},
    Kind.DATE: _Reading.DAY,
    Kind.MOMENT: _Reading.MOMENT,
    Kind.DIMENSIONS: _Reading.SET,
    Kind.TICKS: _Reading.TICKS,
    Kind.ENTRIES: _Reading.ENTRIES,
    Kind.GROUP: _Reading.GROUP,
}


class _Planned(NamedTuple):
    """How one key of a record is read, worked out once for all records of its kind."""

    name: str
    attribute: str
    reading: _Reading
    key: Key


_PLANS: dict[int, tuple[_Planned, ...]] = {}


def _plan(key: Key) -> tuple[_Planned, ...]:
    """Return how the keys of a group are read. The keys of the table are the same objects each time."""
    plan = _PLANS.get(id(key.keys))
    if plan is None:
        plan = tuple(_Planned(k.name, k.attribute, _READING[k.kind], k) for k in key.keys)
        _PLANS[id(key.keys)] = plan
    return plan


class _Typing:
    """Make records of what can be used, by the table of keys."""

    def __init__(self, data: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> None:
        self.data = data
        self.catalogue = catalogue
        self.unusable = unusable
        self.level = self.disclosure("", data, DEFAULT_LEVEL)

    def submission(self) -> Submission:
        """Read the whole submission: most keys by the table, the others by a function here."""
        parts = {
            attribute: self._read(reading, key, "", self.data)
            for _, attribute, reading, key in _plan(SUBMISSION)
            if attribute in Submission._fields and (key.record or key.kind is not Kind.GROUP)
        }
        cells, doubtful = self.cells()
        period = self.group("", "period", self.data)
        reported = self.get("", "parts", self.data)
        codes = list(self.catalogue.lists["parts"].codes) if reported is None else reported
        return Submission(**parts)._replace(
            start=self.day("/period", "start", period),
            end=self.day("/period", "end", period),
            asks=self.get("", "asks", self.data) or "all",
            origin=self.get("", "origin", self.data) or "state",
            clearance=self.get("", "clearance", self.data) or "draft",
            disclosure=self.level,
            questions=frozenset(self.several("", "questions", self.data)),
            parts=frozenset(code for code in codes if isinstance(code, str) and f"/{code}" not in self.unusable),
            answers=self.answers(),
            countings=self.countings(),
            court_indicators=self.by_id(COURTS, self.catalogue.lists["court_indicators"].codes, "court_indicator"),
            round=round_in(self.data, self.catalogue) or NO_ROUND,
            round_answers=self.by_id(ROUND_ANSWERS, self.catalogue.questions, "question"),
            cells=cells,
            doubtful=doubtful,
            withheld=frozenset(self.withheld(cells)),
            released=self.get("/released", "audience", self.group("", "released", self.data)),
            released_below=self.get("/released", "threshold", self.group("", "released", self.data)),
        )

    # --- records

    def record(self, key: Key, at: str, raw: Mapping[str, Any], **more: object) -> Any:
        """Return one group as the record that the table names for it."""
        plain = None if self.unusable else _Reading.PLAIN  # most values, most files: there is nothing to look out for
        values = {  # what is not there is what its record has without it
            attribute: raw[name] if reading is plain else self._read(reading, below, at, raw)
            for name, attribute, reading, below in _plan(key)
            if name in raw
        }
        if key.level is Level.ENTRY:
            values["disclosure"] = self.disclosure(at, raw, self.level)
        return _RECORDS[key.record](pointer=at, **values, **more)

    def _read(self, reading: _Reading, key: Key, at: str, raw: Mapping[str, Any]) -> Any:
        if reading is _Reading.PLAIN:
            return self.get(at, key.name, raw)
        if reading is _Reading.DAY:
            return self.day(at, key.name, raw)
        if reading is _Reading.MOMENT:
            return moment(self.get(at, key.name, raw))
        if reading is _Reading.ENTRIES:
            return self.entries(key, at, raw)
        if reading is _Reading.GROUP:
            below = f"{at}/{key.name}"
            whole = key.record != "Participants" or not touched(below, self.unusable)  # their sum would be another
            group = self.group(at, key.name, raw) if whole else {}
            return self.record(key, below, group) if group else None
        if reading is _Reading.TICKS and touched(f"{at}/{key.name}", self.unusable):
            return None  # the tick that could not be read would count as one that is not set
        codes = self.several(at, key.name, raw)
        return frozenset(codes) if reading is _Reading.SET else tuple(codes)

    def entries(self, key: Key, at: str, raw: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the entries of a list; one that is no group of keys keeps its place, with nothing in it."""
        listed = self.items(at, key.name, raw)
        needed = [below.name for below in key.keys if below.required] if listed else []
        entries = []
        for index, entry in enumerate(listed):
            place = f"{at}/{key.name}/{index}"
            group = entry if isinstance(entry, Mapping) else {}
            if needed and (touched(place, self.unusable) or any(name not in group for name in needed)):
                continue
            entries.append(self.record(key, place, group))
        return tuple(entries)

    def by_id(self, key: Key, ids: Mapping[str, object], called: str) -> dict[str, Any]:
        """Return the entries that stand under ids, in the order of the catalogue."""
        group = self.group("", key.name, self.data)
        entries = {name: self.group(f"/{key.name}", name, group) for name in ids if name in group}
        return {
            name: self.record(key, f"/{key.name}/{name}", entry, **{called: name})
            for name, entry in entries.items()
            if entry
        }

    # --- answers and figures

    def answers(self) -> dict[str, Answer]:
        """Return the answers by their obligations; the half that an obligation does not ask about is passed over."""
        raw = self.group("", "obligations", self.data)
        return {name: self.answer(name, raw[name]) for name in self.catalogue.obligations if name in raw}

    def answer(self, name: str, raw: Any) -> Answer:
        """Return the answer to one obligation; one that is no group of keys is unusable as a whole."""
        at = f"/obligations/{name}"
        if not isinstance(raw, Mapping):
            whole = frozenset(below.name for below in ANSWERS.keys)
            return Answer(name, at, disclosure=MOST_CLOSED, unusable=whole)
        if not self.unusable and len(self.catalogue.obligations[name].asks) == 2:  # law and practice, all of it usable
            answer: Answer = self.record(ANSWERS, at, raw, obligation=name)
            return answer
        unusable = frozenset(key for key in raw if self.unusable and touched(f"{at}/{key}", self.unusable))
        answer = self.record(ANSWERS, at, raw, obligation=name, unusable=unusable)
        halves = {f"in_{half}" for half in self.catalogue.obligations[name].asks} - unusable
        return answer._replace(
            in_law=answer.in_law if "in_law" in halves else None,
            in_practice=answer.in_practice if "in_practice" in halves else None,
        )

    def cells(self) -> tuple[tuple[Cell, ...], frozenset[str]]:
        """Return the figures, and the indicators of which one could not be placed."""
        statistics = self.group("", "statistics", self.data)
        cells, doubtful = [], set()
        for index, raw in enumerate(self.items("/statistics", "cells", statistics)):
            at = f"/statistics/cells/{index}"
            if not isinstance(raw, Mapping) or f"{at}/indicator" in self.unusable or "indicator" not in raw:
                continue
            indicator = self.catalogue.indicators[raw["indicator"]]
            fixed = [key for key in raw if key not in NOT_COORDINATES]
            if self.unusable and any(f"{at}/{key}" in self.unusable for key in (*fixed, "currency")):
                doubtful.add(indicator.id)
                continue
            coordinates = {key: raw[key] for key in sorted(fixed)}
            if coordinates.get("measure") == indicator.measures[0]:
                del coordinates["measure"]  # the first measure is meant where none is named
            amounts = [key for key in AMOUNTS if key in raw and f"{at}/{key}" not in self.unusable]
            figure = {amounts[0]: raw[amounts[0]]} if len(amounts) == 1 and at not in self.unusable else {}
            if "missing" in figure and (where := raw.get("where") or raw.get("note")):
                figure["elsewhere"] = where
            cells.append(Cell(indicator.id, coordinates, at, **figure))
        return tuple(cells), frozenset(doubtful)

    def countings(self) -> dict[str, Counting]:
        """Return how each indicator was counted."""
        raw = self.group("/statistics", "indicators", self.group("", "statistics", self.data))
        return {
            name: self.counting(name, raw[name])
            for name in self.catalogue.indicators
            if isinstance(raw.get(name), Mapping)
        }

    def counting(self, name: str, raw: Mapping[str, Any]) -> Counting:
        """Return how one indicator was counted; a coverage of which a half is missing says nothing."""
        at = f"/statistics/indicators/{name}"
        counting: Counting = self.record(COUNTINGS, at, raw, indicator=name)
        whole = counting.coverage and counting.coverage.areas is not None and counting.coverage.of is not None
        level = self.disclosure(at, raw, None)
        return counting._replace(disclosure=level, coverage=counting.coverage if whole else None)

    def withheld(self, cells: tuple[Cell, ...]) -> Iterator[str]:
        """Yield the obligations and indicators that a released copy says it is without, and is without."""
        released = self.group("", "released", self.data)
        present = {*self.group("", "obligations", self.data), *(cell.indicator for cell in cells if not cell.missing)}
        for key, ids in (("obligations", self.catalogue.obligations), ("indicators", self.catalogue.indicators)):
            for name in self.items("/released", key, released):
                if isinstance(name, str) and name in ids and name not in present:
                    yield name

    # --- values

    def disclosure(self, at: str, raw: Mapping[str, Any], default: Any) -> Any:
        """Return the level; the most closed for one that could not be read."""
        return MOST_CLOSED if f"{at}/disclosure" in self.unusable else raw.get("disclosure", default)

    def get(self, at: str, key: str, raw: Mapping[str, Any]) -> Any:
        """Return a value, or None where it is missing or unusable."""
        return None if self.unusable and f"{at}/{key}" in self.unusable else raw.get(key)

    def group(self, at: str, key: str, raw: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a group of keys, an empty one where there is none."""
        value = self.get(at, key, raw)
        return value if isinstance(value, Mapping) else {}

    def items(self, at: str, key: str, raw: Mapping[str, Any]) -> list[Any]:
        """Return a list, an empty one where there is none."""
        value = self.get(at, key, raw)
        return value if isinstance(value, list) else []

    def several(self, at: str, key: str, raw: Mapping[str, Any]) -> Iterator[str]:
        """Yield the codes of a list that can be used."""
        for index, code in enumerate(self.items(at, key, raw)):
            if f"{at}/{key}/{index}" not in self.unusable:
                yield code

    def day(self, at: str, key: str, raw: Mapping[str, Any]) -> date | None:
        """Return a day, or None where it is missing or unusable."""
        value = self.get(at, key, raw)
        return date.fromisoformat(value) if isinstance(value, str) else None
