"""Own the way from plain data to the `Submission`: nothing at or below an unusable pointer is looked at."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.records import (
    AMOUNTS,
    NOT_COORDINATES,
    Action,
    Answer,
    Assistance,
    Budget,
    Cell,
    Conflict,
    Consultation,
    Counting,
    CourtIndicator,
    Event,
    Evidence,
    Explanation,
    Population,
    Practice,
    Side,
    Stakeholder,
    Submission,
    Text,
    Training,
)
from actip.format.walk import pointer, touched

DEFAULT_DISCLOSURE = "asean"  # of a submission that names none: it was written to be sent to ASEAN
MOST_CLOSED = "national"


class Content(NamedTuple):
    """What a file says: its data, the paths of the keys without a value, and what stands outside the questions."""

    data: Mapping[str, Any]
    blank: Sequence[Sequence[str | int]] = ()
    besides: Mapping[str, str] = MappingProxyType({})


def read_submission(content: Content, catalogue: Catalogue, unusable: set[str]) -> Submission:
    """Return the submission that a file holds, as far as it can be used."""
    submission = _Reader(content, catalogue, unusable).submission()
    last = content.data.get("last")
    if not isinstance(last, Mapping) or "/last" in unusable:
        return submission
    return submission._replace(last=_last(content.data, last, catalogue, unusable))


def _last(data: Mapping[str, Any], last: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> Submission:
    """Return what the file shows of the state's last report, as the submission that it was."""
    parts = {
        "state": data.get("state"),
        "disclosure": data.get("disclosure", DEFAULT_DISCLOSURE),
        "period": last.get("period"),
        "obligations": last.get("answers"),
        "statistics": {"cells": last.get("cells")},
    }
    faults = unusable & {"/state", "/disclosure"}
    for old, new in (("answers", "/obligations"), ("cells", "/statistics/cells"), ("period", "/period")):
        faults |= {new + at.removeprefix(f"/last/{old}") for at in unusable if at.startswith(f"/last/{old}")}
    shown = Content({key: value for key, value in parts.items() if value})
    return _Reader(shown, catalogue, faults).submission()


# What is not typed freely, or is meant to hold an address: of an office, or of a page.
_NO_TEXTS = frozenset(("format", "email", "phone", "contact"))
# What is no free text, and can hold no person's data: a code or a key, a day, the id of an obligation or of a rule.
# All else is for the rules to judge.
_CODE = r"[A-Za-z_-]+|[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}|ACTIP-[0-9]{1,2}(?:\.[0-9]{1,2})?(?:\.[a-z])?|[A-Z]{3}[0-9]{3}"


@lru_cache(maxsize=4096)  # codes, keys and dates, which are most of the texts of a file, stand there again and again
def _is_free(text: str) -> bool:
    return not re.fullmatch(_CODE, text)


def told_texts(value: Any) -> list[Text]:
    """Return the texts of a file that can point to a person, each with its place."""
    found: list[Text] = []
    _gather(value, "", found)
    return found


def _gather(value: Any, at: str, found: list[Text]) -> None:
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in steps:
        if isinstance(step, str) and _is_free(step):
            found.append(Text(at, step))  # a key that was meant to be a text
        if isinstance(below, str):
            if step not in _NO_TEXTS and _is_free(below):
                found.append(Text(f"{at}/{step}", below))
        elif isinstance(below, dict | list):
            _gather(below, f"{at}/{str(step).replace('~', '~0').replace('/', '~1')}", found)


class _Reader:
    """Make the frozen types of what can be used; nothing below an unusable pointer is looked at."""

    def __init__(self, content: Content, catalogue: Catalogue, unusable: set[str]) -> None:
        self.data = content.data
        self.blank = content.blank
        self.besides = content.besides
        self.catalogue = catalogue
        self.unusable = unusable

    def submission(self) -> Submission:
        named = self.get("", "parts")
        parts = list(self.catalogue.lists["parts"].codes) if named is None else named
        cells, doubtful = self.cells()
        usable = [part for part in parts if isinstance(part, str) and f"/{part}" not in self.unusable]
        return Submission(
            state=self.get("", "state"),
            start=self.day("/period", "start", self.mapping("", "period")),
            end=self.day("/period", "end", self.mapping("", "period")),
            prepared=self.day("", "prepared", self.data),
            cycle=self.get("", "cycle"),
            clearance=self.get("", "clearance") or "draft",
            origin=self.get("", "origin") or "state",
            authority=self.get("", "reporting_authority"),
            parts=frozenset(usable),
            disclosure=self.level(),
            answers=self.answers(),
            cells=cells,
            countings=self.countings(),
            doubtful=doubtful,
            trainings=tuple(self.trainings()),
            asks=self.get("", "asks") or "all",
            explanations=self.explanations(),
            texts=(*told_texts(self.data), *self.blank_texts(), *self.texts_besides()),
            agencies=tuple(self.agencies()),
            answered_by=self.get("", "answered_by"),
            questions=frozenset(self.questions()),
            conflicts=tuple(self.conflicts()),
            budgets=tuple(self.budgets()),
            court_indicators=dict(self.court_indicators()),
            stakeholders=tuple(self.stakeholders()),
            consultations=tuple(self.consultations()),
            practices=tuple(
                Practice(self.get(at, "title", raw), self.names(at, raw, "obligations"), self.get(at, "summary", raw))
                for at, raw in self.entries("", self.data, "practices")
            ),
            context=tuple(
                Event(*(self.get(at, key, raw) for key in ("event", "effect_on", "detail")))
                for at, raw in self.entries("", self.data, "context")
            ),
            population=self.population(),
            withheld=frozenset(self.withheld(cells)),
            released=self.get("/released", "audience", self.mapping("", "released")),
        )

    def withheld(self, cells: tuple[Cell, ...]) -> Iterator[str]:
        """Yield the obligations and indicators that a released copy says it is without, and is without."""
        released = self.mapping("", "released")
        present = {*self.mapping("", "obligations"), *(cell.indicator for cell in cells if not cell.missing)}
        for key, known in (("obligations", self.catalogue.obligations), ("indicators", self.catalogue.indicators)):
            for name in self.items("/released", released, key):
                if isinstance(name, str) and name in known and name not in present:
                    yield name

    def questions(self) -> Iterator[str]:
        """Yield the ids that an agency's part of a report asks."""
        for number, name in enumerate(self.items("", self.data, "questions")):
            if f"/questions/{number}" not in self.unusable:
                yield name

    def conflicts(self) -> Iterator[Conflict]:
        """Yield where agencies say different things, one entry for two of them."""
        for at, raw in self.entries("", self.data, "conflicts"):
            one, other = (
                Side(*(self.get(f"{at}/{side}", key, self.mapping(at, side, raw)) for key in Side._fields))
                for side in ("first", "second")
            )
            yield Conflict(at, self.get(at, "subject", raw), self.get(at, "what", raw), one, other)

    def population(self) -> Population | None:
        raw = self.mapping("", "population")
        return Population(*(self.get("/population", key, raw) for key in Population._fields)) if raw else None

    def budgets(self) -> Iterator[Budget]:
        for at, raw in self.entries("", self.data, "budgets"):
            yield Budget(*(self.get(at, key, raw) for key in Budget._fields))

    def court_indicators(self) -> Iterator[tuple[str, CourtIndicator]]:
        listed = self.mapping("", "court_indicators")
        for name in self.catalogue.lists["court_indicators"].codes if listed else ():
            if raw := self.mapping("/court_indicators", name, listed):
                at = f"/court_indicators/{name}"
                state, account, reviewed = (
                    self.get(at, key, raw) for key in ("state", "account", "judgments_reviewed")
                )
                yield name, CourtIndicator(state, account, reviewed, self.disclosure(at, raw, self.level()))

    def stakeholders(self) -> Iterator[Stakeholder]:
        for at, raw in self.entries("", self.data, "stakeholders"):
            name, kind, role, area, contact = (
                self.get(at, key, raw) for key in ("name", "kind", "role", "area", "contact")
            )
            pillars, level = self.names(at, raw, "pillars"), self.disclosure(at, raw, self.level())
            yield Stakeholder(at, name, kind, role, area, pillars, contact, level)

    def consultations(self) -> Iterator[Consultation]:
        for at, raw in self.entries("", self.data, "consultations"):
            yield Consultation(
                self.get(at, "with", raw),
                self.get(at, "kind", raw),
                self.day(at, "date", raw),
                self.names(at, raw, "obligations"),
                self.get(at, "effect", raw),
            )

    def names(self, at: str, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """Return the codes of a list that can be used."""
        listed = enumerate(self.items(at, raw, key))
        return tuple(name for index, name in listed if f"{at}/{key}/{index}" not in self.unusable)

    def agencies(self) -> Iterator[Text]:
        """Yield the ids of the agencies, as the answers refer to them."""
        for at, raw in self.entries("", self.data, "agencies"):
            if isinstance(name := self.get(at, "id", raw), str) and at not in self.unusable:
                yield Text(at, name)

    def texts_besides(self) -> Iterator[Text]:
        """Yield what stands in a workbook outside the questions: it is passed on with the file."""
        return (Text(at, text) for at, text in self.besides.items() if _is_free(text))

    def blank_texts(self) -> Iterator[Text]:
        """Yield what a comma cut off into a key without a value: it is in no value, and may hold anything."""
        for path in self.blank:
            if isinstance(path[-1], str) and _is_free(path[-1]):
                yield Text(pointer(path[:-1]), path[-1])

    def answers(self) -> dict[str, Answer]:
        raw = self.mapping("", "obligations")
        return {name: self.answer(name, raw[name]) for name in self.catalogue.obligations if name in raw}

    def answer(self, name: str, raw: Any) -> Answer:
        at = f"/obligations/{name}"
        keys = ("in_law", "in_practice", "account", "evidence", "actions", "assistance", "since_last")
        if not isinstance(raw, Mapping):
            return Answer(name, None, None, None, (), (), (), MOST_CLOSED, frozenset(keys))
        unusable = frozenset(
            key for key in keys if self.unusable and key in raw and touched(f"{at}/{key}", self.unusable)
        )
        asks = self.catalogue.obligations[name].asks
        return Answer(
            obligation=name,
            in_law=raw.get("in_law") if "law" in asks and "in_law" not in unusable else None,
            in_practice=raw.get("in_practice") if "practice" in asks and "in_practice" not in unusable else None,
            account=self.get(at, "account", raw),
            evidence=tuple(
                Evidence(
                    self.get(place, "kind", entry),
                    self.get(place, "title", entry),
                    self.get(place, "provision", entry),
                    self.day(place, "date", entry),
                    self.day(place, "checked", entry),
                    self.get(place, "link", entry),
                )
                for place, entry in self.entries(at, raw, "evidence")
            ),
            actions=tuple(
                Action(
                    self.get(place, "action", entry),
                    self.get(place, "agency", entry),
                    self.day(place, "due", entry),
                    self.get(place, "state", entry),
                )
                for place, entry in self.entries(at, raw, "actions")
            ),
            assistance=self.assistance(at, raw, "assistance"),
            disclosure=self.disclosure(at, raw, self.level()),
            unusable=unusable,
            agency=self.get(at, "agency", raw),
            since_last=self.get(at, "since_last", raw),
            challenges=self.get(at, "challenges", raw),
            offered=self.assistance(at, raw, "assistance_offered"),
        )

    def assistance(self, at: str, raw: Mapping[str, Any], key: str) -> tuple[Assistance, ...]:
        if key not in raw:
            return ()
        entries = self.entries(at, raw, key)
        return tuple(
            Assistance(*(self.get(place, part, entry) for part in Assistance._fields)) for place, entry in entries
        )

    def cells(self) -> tuple[tuple[Cell, ...], frozenset[str]]:
        statistics = self.mapping("", "statistics")
        cells, doubtful = [], set()
        for index, raw in enumerate(self.items("/statistics", statistics, "cells")):
            at = f"/statistics/cells/{index}"
            if not isinstance(raw, Mapping) or f"{at}/indicator" in self.unusable or "indicator" not in raw:
                continue
            indicator = self.catalogue.indicators[raw["indicator"]]
            named = [key for key in raw if key not in NOT_COORDINATES]
            if any(f"{at}/{key}" in self.unusable for key in (*named, "currency")):
                doubtful.add(indicator.id)
                continue
            coordinates = {key: raw[key] for key in sorted(named)}
            if coordinates.get("measure") == indicator.measures[0]:
                del coordinates["measure"]  # the first measure is meant where none is named
            known = [key for key in AMOUNTS if key in raw and f"{at}/{key}" not in self.unusable]
            figure = {known[0]: raw[known[0]]} if len(known) == 1 and at not in self.unusable else {}
            cells.append(Cell(indicator.id, coordinates, at, **figure))
        return tuple(cells), frozenset(doubtful)

    def countings(self) -> dict[str, Counting]:
        raw = self.mapping("/statistics", "indicators", self.mapping("", "statistics"))
        countings = {}
        for name in self.catalogue.indicators:
            if isinstance(entry := raw.get(name), Mapping):
                at = f"/statistics/indicators/{name}"
                complete = self.items(at, entry, "complete")
                usable = (part for index, part in enumerate(complete) if f"{at}/complete/{index}" not in self.unusable)
                countings[name] = Counting(
                    self.get(at, "counting_rule", entry),
                    frozenset(usable),
                    self.disclosure(at, entry, None),
                    self.get(at, "source", entry),
                    self.get(at, "release", entry),
                    self.coverage(at, self.mapping(at, "coverage", entry)),
                    self.get(at, "comment", entry),
                )
        return countings

    def coverage(self, at: str, raw: Mapping[str, Any]) -> tuple[int, int] | None:
        areas, of = (self.get(f"{at}/coverage", key, raw) for key in ("areas", "of"))
        return None if areas is None or of is None else (areas, of)

    def trainings(self) -> Iterator[Training]:
        for at, raw in self.entries("", self.data, "capacity"):
            took_part = self.mapping(at, "participants", raw)
            if touched(f"{at}/participants", self.unusable):
                took_part = {}
            by_sex = {sex: took_part[sex] for sex in self.catalogue.lists["sex"].codes if sex in took_part}
            topic, audience = (self.get(at, key, raw) for key in ("topic", "audience"))
            yield Training(at, took_part.get("total"), by_sex, topic, audience)

    def explanations(self) -> tuple[Explanation, ...]:
        entries = []
        for index, raw in enumerate(self.items("", self.data, "explanations")):
            at = f"/explanations/{index}"
            if not touched(at, self.unusable):
                entries.append(Explanation(raw["rule"], raw["about"], raw["reason"], at))
        return tuple(entries)

    def level(self) -> Any:
        return self.disclosure("", self.data, DEFAULT_DISCLOSURE)

    def disclosure(self, at: str, raw: Mapping[str, Any], default: Any) -> Any:
        """Return the level; one that could not be read is taken for the most closed."""
        return MOST_CLOSED if f"{at}/disclosure" in self.unusable else raw.get("disclosure", default)

    def get(self, at: str, key: str, raw: Mapping[str, Any] | None = None) -> Any:
        """Return a value, or None where it is missing or unusable."""
        if self.unusable and f"{at}/{key}" in self.unusable:
            return None
        return (self.data if raw is None else raw).get(key)

    def mapping(self, at: str, key: str, raw: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        value = self.get(at, key, raw)
        return value if isinstance(value, Mapping) else {}

    def items(self, at: str, raw: Mapping[str, Any], key: str) -> list[Any]:
        value = self.get(at, key, raw)
        return value if isinstance(value, list) else []

    def entries(self, at: str, raw: Mapping[str, Any], key: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Return the entries of a list that are groups of keys, with the place of each. The others keep theirs."""
        listed = enumerate(self.items(at, raw, key))
        return [(f"{at}/{key}/{index}", entry if isinstance(entry, Mapping) else {}) for index, entry in listed]

    def day(self, at: str, key: str, raw: Mapping[str, Any]) -> date | None:
        value = self.get(at, key, raw)
        return date.fromisoformat(value) if isinstance(value, str) else None
