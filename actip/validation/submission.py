"""Own the way from plain data to the `Submission`: nothing at or below an unusable pointer is looked at."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from actip.model import (
    AMOUNTS,
    NOT_COORDINATES,
    Action,
    Answer,
    Assistance,
    Catalogue,
    Cell,
    Counting,
    Document,
    Evidence,
    Explanation,
    Submission,
    Text,
    Training,
)
from actip.validation.values import pointer, touched

DEFAULT_DISCLOSURE = "asean"  # of a submission that names none: it was written to be sent to ASEAN
MOST_CLOSED = "national"


def read_submission(document: Document, catalogue: Catalogue, unusable: set[str]) -> Submission:
    """Return the submission that a document holds, as far as it can be used."""
    return _Reader(document, catalogue, unusable).submission()


# What is not typed freely, or is meant to hold an address: of an office, or of a page.
_NO_TEXTS = frozenset(("format", "email", "phone", "contact"))
# Dates, addresses of pages that hold no coordinates, ids.
_PLAIN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|https?://(?:(?!\.[0-9]{3,}(?:,|%2C))[^\s@])*|ACTIP-[0-9.a-z]+|[A-Z]{3}[0-9]{3}"


_DIGIT = "[@0-9\u0e50-\u0ed9\u1040-\u1049\u17e0-\u17e9]"  # of any script of the region
# What stands before a name or a person's part; the rules decide by what follows. Each begins with a letter of its own,
# not with a group: a search for that is several times as fast.
_BEFORE_A_NAME = (
    "Mr|Ms|Miss|Mdm|Madam|Daw |Maung |Ma |Ko |Bapak |Bpk|Ibu |Saudar|Sdr|Nona |Nyonya |Tuan |Encik |Puan |Cik |Gng|Bb|"
    "Ginang |Ginoo |Binibini |Sr|Senhor|Menina |named |bernama |nạn nhân |Nạn nhân |nhân chứng |Nhân chứng |"
    "น\\.ส\\.|ด\\.ญ\\.|ด\\.ช\\.|นาง|นาย|លោក|អ្នកស្រី|កញ្ញា"
)


def _tells(text: str) -> bool:
    if re.search(_DIGIT, text):
        return not re.fullmatch(_PLAIN, text)
    return (" " in text or not text.isascii()) and re.search(_BEFORE_A_NAME, text) is not None


def _texts(value: Any, at: str) -> Iterator[Text]:
    steps = value.items() if isinstance(value, Mapping) else enumerate(value)
    for step, below in steps:
        if isinstance(step, str) and _tells(step):
            yield Text(at, step)  # a key that was meant to be a text
        if isinstance(below, str):
            if step not in _NO_TEXTS and _tells(below):
                yield Text(f"{at}/{step}", below)
        elif isinstance(below, Mapping | list):
            yield from _texts(below, f"{at}/{str(step).replace('~', '~0').replace('/', '~1')}")


class _Reader:
    """Make the frozen types of what can be used; nothing below an unusable pointer is looked at."""

    def __init__(self, document: Document, catalogue: Catalogue, unusable: set[str]) -> None:
        self.data = document.data
        self.blank = document.blank
        self.besides = document.besides
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
            disclosure=self.disclosure("", self.data, DEFAULT_DISCLOSURE),
            answers=self.answers(),
            cells=cells,
            countings=self.countings(),
            doubtful=doubtful,
            trainings=tuple(self.trainings()),
            asks=self.get("", "asks") or "all",
            explanations=self.explanations(),
            texts=(*_texts(self.data, ""), *self.blank_texts(), *self.texts_besides()),
            agencies=tuple(self.agencies()),
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

    def agencies(self) -> Iterator[Text]:
        """Yield the ids of the agencies, as the answers refer to them."""
        for at, raw in self.entries("", self.data, "agencies"):
            if isinstance(name := self.get(at, "id", raw), str) and at not in self.unusable:
                yield Text(at, name)

    def texts_besides(self) -> Iterator[Text]:
        """Yield what stands in a workbook outside the questions: it is passed on with the file."""
        return (Text(at, text) for at, text in self.besides.items() if _tells(text))

    def blank_texts(self) -> Iterator[Text]:
        """Yield what a comma cut off into a key without a value: it is in no value, and may hold anything."""
        for path in self.blank:
            if isinstance(path[-1], str) and _tells(path[-1]):
                yield Text(pointer(path[:-1]), path[-1])

    def answers(self) -> dict[str, Answer]:
        raw = self.mapping("", "obligations")
        return {name: self.answer(name, raw[name]) for name in self.catalogue.obligations if name in raw}

    def answer(self, name: str, raw: Any) -> Answer:
        at = f"/obligations/{name}"
        keys = ("in_law", "in_practice", "account", "evidence", "actions", "assistance")
        if not isinstance(raw, Mapping):
            return Answer(name, None, None, None, (), (), (), MOST_CLOSED, frozenset(keys))
        unusable = frozenset(key for key in keys if key in raw and touched(f"{at}/{key}", self.unusable))
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
            assistance=tuple(
                Assistance(self.get(place, "kind", entry), self.get(place, "detail", entry))
                for place, entry in self.entries(at, raw, "assistance")
            ),
            disclosure=self.disclosure(at, raw, self.disclosure("", self.data, DEFAULT_DISCLOSURE)),
            unusable=unusable,
            agency=self.get(at, "agency", raw),
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
                rule = self.get(at, "counting_rule", entry)
                level = self.disclosure(at, entry, None)
                countings[name] = Counting(rule, frozenset(usable), level)
        return countings

    def trainings(self) -> Iterator[Training]:
        for at, raw in self.entries("", self.data, "capacity"):
            took_part = self.mapping(at, "participants", raw)
            if took_part and not touched(f"{at}/participants", self.unusable):
                by_sex = {sex: took_part[sex] for sex in self.catalogue.lists["sex"].codes if sex in took_part}
                yield Training(at, took_part.get("total"), by_sex)

    def explanations(self) -> tuple[Explanation, ...]:
        entries = []
        for index, raw in enumerate(self.items("", self.data, "explanations")):
            at = f"/explanations/{index}"
            if not touched(at, self.unusable):
                entries.append(Explanation(raw["rule"], raw["about"], raw["reason"], at))
        return tuple(entries)

    def disclosure(self, at: str, raw: Mapping[str, Any], default: Any) -> Any:
        """Return the level; one that could not be read is taken for the most closed."""
        return MOST_CLOSED if f"{at}/disclosure" in self.unusable else raw.get("disclosure", default)

    def get(self, at: str, key: str, raw: Mapping[str, Any] | None = None) -> Any:
        """Return a value, or None where it is missing or unusable."""
        return None if f"{at}/{key}" in self.unusable else (self.data if raw is None else raw).get(key)

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
