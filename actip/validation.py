"""Own the check of a Document's shape against the JSON Schema, and the `Submission` made of what could be read.

Either engine, `jsonschema` or the faster `jsonschema-rs` where it is installed, says only where which keyword
failed; what that means is looked up in our own schema, so the findings do not depend on the engine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from importlib.util import find_spec
from typing import Any

from actip.errors import UnreadableSubmission
from actip.model import (
    Action,
    Answer,
    Catalogue,
    Cell,
    Counting,
    Document,
    Evidence,
    Explanation,
    Found,
    Indicator,
    Submission,
)
from actip.schema import FORMAT, Schema, submission_schema

Path = tuple[str | int, ...]
Engine = Callable[[Any], Iterable[tuple[Path, str]]]

# Where several keywords fail for one value, the first of these is reported and the others only follow from it.
_FIRST = ("type", "const", "enum", "pattern", "format", "minimum", "maximum", "maxLength")
_FIGURES = ("value", "below", "missing")
_NOT_COORDINATES = frozenset((*_FIGURES, "indicator", "where", "note"))


class Validator:
    """Check documents against the schema of one catalogue."""

    def __init__(self, catalogue: Catalogue, engine: str | None = None) -> None:
        """Take the engine named, `jsonschema` or `jsonschema_rs`; by default the second where it is installed."""
        self.catalogue = catalogue
        self._schema = submission_schema(catalogue, words=False)
        self._errors = ENGINES[engine or ("jsonschema_rs" if find_spec("jsonschema_rs") else "jsonschema")](self._schema)

    def validate(self, document: Document) -> tuple[Submission, tuple[Found, ...]]:
        """Return the submission as far as it could be read, and what is wrong with its shape.

        Raises UnreadableSubmission (FIL107) where the format is one that this version does not know.
        """
        _check_format(document)
        refused = {found.pointer for found in document.found if found.rule_id != "FIL110"}
        found = [fault for fault in self._shape(document.data) if fault.pointer not in refused]
        unusable = refused | {fault.pointer for fault in found}
        found += _periods(document.data, unusable)
        found += _figures(document.data, self.catalogue, unusable)
        unusable |= {fault.pointer for fault in found}
        return _Reader(document.data, self.catalogue, unusable).submission(), tuple(found)

    def _shape(self, data: Mapping[str, Any]) -> Iterator[Found]:
        failed: dict[Path, set[str]] = {}
        for path, keyword in self._errors(data):
            failed.setdefault(path, set()).add(keyword)
        for path, keywords in failed.items():
            part = _part(self._schema, path)
            value = _value(data, path)
            if "required" in keywords:
                for key in part["required"]:
                    if key not in value:
                        yield Found(pointer((*path, key)), {"field": key}, "SCH201")
            if "additionalProperties" in keywords:
                for key in value:
                    if key not in part["properties"]:
                        yield _unknown_key((*path, key), part, self.catalogue)
            first = next((keyword for keyword in _FIRST if keyword in keywords), None)
            if first is not None:
                yield _bad_value(path, first, part, value)


def _python_engine(schema: Schema) -> Engine:
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry

    # An empty registry: nothing is ever fetched. The schema itself is checked in a test, not on every run.
    validator = Draft202012Validator(schema, registry=Registry(), format_checker=FormatChecker(["date"]))
    return lambda data: ((tuple(error.absolute_path), str(error.validator)) for error in validator.iter_errors(data))


def _rust_engine(schema: Schema) -> Engine:
    from jsonschema_rs import Draft202012Validator

    validator = Draft202012Validator(schema, validate_formats=True)
    return lambda data: ((tuple(e.instance_path), str(e.schema_path[-1])) for e in validator.iter_errors(data))


ENGINES: Mapping[str, Callable[[Schema], Engine]] = {"jsonschema": _python_engine, "jsonschema_rs": _rust_engine}


# --- what an error means ------------------------------------------------------------------------------------------


def _bad_value(path: Path, keyword: str, part: Mapping[str, Any], value: object) -> Found:
    facts: dict[str, object] = {"field": str(path[-1]) if path else "", "found": shown(value)}
    at = pointer(path)
    if keyword in ("enum", "const"):
        offered = part.get("enum") or [part["const"]]
        if not isinstance(value, str):
            return Found(at, {**facts, "kind": kind(value), "expected": "code"}, "SCH203")
        return Found(at, {**facts, "expected": offered, "suggestion": closest(value, offered)}, "SCH204")
    if keyword == "type":
        return Found(at, {**facts, "kind": kind(value), "expected": part["type"]}, "SCH203")
    if keyword in ("pattern", "format"):
        return Found(at, facts, "SCH205")
    if keyword == "maxLength":
        return Found(at, {"field": facts["field"], "length": len(str(value)), "expected": part[keyword]}, "SCH207")
    return Found(at, {**facts, "reason": "below", "expected": part[keyword]}, "SCH206")


def _unknown_key(path: Path, part: Mapping[str, Any], catalogue: Catalogue) -> Found:
    key = str(path[-1])
    if path[0] == "obligations" and len(path) == 2:
        bare = f"ACTIP-{key.removeprefix('ACTIP-').replace('(', '.').replace(')', '')}"
        known = list(catalogue.obligations)
        return Found(pointer(path), {"found": key, "suggestion": bare if bare in known else closest(key, known)}, "SCH210")
    if path[0] == "obligations" and len(path) == 3 and key in ("in_law", "in_practice"):
        asked = " and ".join(f"in_{half}" for half in catalogue.obligations[str(path[1])].asks)
        return Found(pointer(path), {"found": key, "expected": asked}, "SCH211")
    known = list(part["properties"])
    return Found(pointer(path), {"found": key, "suggestion": closest(key, known), "expected": known}, "SCH202")


def _check_format(document: Document) -> None:
    found = document.data.get("format")
    family = FORMAT.rpartition("/")[0]
    if isinstance(found, str) and found != FORMAT and found.rpartition("/")[0] == family:
        place = document.place("/format")
        facts = {"found": found, "expected": FORMAT}
        raise UnreadableSubmission("FIL107", facts, line=place.line, column=place.column)


# --- what a schema cannot say -------------------------------------------------------------------------------------


def _periods(data: Mapping[str, Any], unusable: set[str]) -> Iterator[Found]:
    period = data.get("period")
    if not isinstance(period, Mapping) or _touched("/period", unusable):
        return
    if period["start"] > period["end"]:  # ISO dates sort as text
        yield Found("/period", {"start": period["start"], "end": period["end"]}, "SCH209")


def _figures(data: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> Iterator[Found]:
    statistics = data.get("statistics")
    if not isinstance(statistics, Mapping):
        return
    countings = statistics.get("indicators")
    for name, counting in countings.items() if isinstance(countings, Mapping) else ():
        indicator = catalogue.indicators.get(name)
        if indicator and isinstance(counting, Mapping) and isinstance(counting.get("complete"), list):
            for index, dimension in enumerate(counting["complete"]):
                at = f"/statistics/indicators/{name}/complete/{index}"
                if at not in unusable and dimension not in indicator.dimensions:
                    yield _not_offered(at, dimension, "dimension", indicator, indicator.dimensions)
    cells = statistics.get("cells")
    for index, cell in enumerate(cells if isinstance(cells, list) else ()):
        if isinstance(cell, Mapping):
            at = f"/statistics/cells/{index}"
            for fault in _figure(at, cell, catalogue):
                if fault.pointer not in unusable:
                    yield fault


def _figure(at: str, cell: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Found]:
    given = [name for name in _FIGURES if name in cell]
    indicator = catalogue.indicators.get(str(cell.get("indicator")))
    if len(given) != 1:
        facts = {"found": given, "indicator": indicator.title if indicator else "a figure"}
        yield Found(at, facts, "SCH208")
    if indicator is None:
        return
    for name in catalogue.dimensions:
        if name in cell and name not in indicator.dimensions:
            yield _not_offered(f"{at}/{name}", name, "dimension", indicator, indicator.dimensions)
    if "measure" in cell and cell["measure"] not in indicator.measures:
        yield _not_offered(f"{at}/measure", cell["measure"], "measure", indicator, indicator.measures)
    if "subset" in cell and cell["subset"] not in indicator.subsets:
        yield _not_offered(f"{at}/subset", cell["subset"], "subset", indicator, indicator.subsets)
    yield from _amount(at, cell, indicator, catalogue)


def _amount(at: str, cell: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> Iterator[Found]:
    measure = catalogue.lists["measures"].codes.get(str(cell.get("measure", indicator.measures[0])))
    if measure is None:
        return
    if measure.code == "money" and "currency" not in cell and "missing" not in cell:
        yield Found(f"{at}/currency", {"indicator": indicator.title}, "SCH213")
    value = cell.get("value")
    facts = {"field": "value", "found": value, "expected": measure.label.lower()}
    if measure.whole and isinstance(value, float) and value >= 0:
        yield Found(f"{at}/value", {**facts, "reason": "not_whole"}, "SCH206")
    if measure.code == "share" and isinstance(value, int | float) and value > 100:
        yield Found(f"{at}/value", {**facts, "reason": "above", "expected": 100}, "SCH206")


def _not_offered(at: str, found: object, field: str, indicator: Indicator, offered: Sequence[str]) -> Found:
    facts = {"field": field, "found": shown(found), "indicator": indicator.title, "expected": list(offered)}
    return Found(at, facts, "SCH212")


# --- words for values ---------------------------------------------------------------------------------------------


def pointer(path: Iterable[str | int]) -> str:
    """Return the JSON Pointer (RFC 6901) of a path."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def kind(value: object) -> str:
    """Return the kind of a value, as a code that rule SCH203 has words for."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "text"
    return "list" if isinstance(value, list) else "mapping"


def shown(value: object) -> object:
    """Return what a message may repeat of a value: numbers as they are, texts cut, of anything larger only its kind."""
    if isinstance(value, str):
        return value if len(value) <= 60 else value[:57] + "..."
    return value if isinstance(value, int | float) else kind(value)


def closest(found: str, known: Sequence[str]) -> str | None:
    """Return the known name that `found` was most likely meant to be, or None."""
    wanted = found.strip().replace("-", "_").replace(" ", "_").casefold()
    spelt = {name.replace("-", "_").casefold(): name for name in known}
    if wanted in spelt:
        return spelt[wanted]
    near = get_close_matches(wanted, spelt, n=1, cutoff=0.6)
    if near:
        return spelt[near[0]]
    longer = [name for name in known if len(wanted) > 1 and name.casefold().startswith(wanted)]
    return longer[0] if len(longer) == 1 else None


def _part(schema: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    for step in path:
        schema = schema["items"] if isinstance(step, int) else schema["properties"][step]
    return schema


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _touched(at: str, unusable: Iterable[str]) -> bool:
    return any(fault == at or fault.startswith(f"{at}/") for fault in unusable)


# --- the submission -----------------------------------------------------------------------------------------------


class _Reader:
    """Make the frozen types of what can be used; nothing below an unusable pointer is looked at."""

    def __init__(self, data: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> None:
        self.data = data
        self.catalogue = catalogue
        self.unusable = unusable

    def submission(self) -> Submission:
        parts = self.get("", "parts") or list(self.catalogue.lists["parts"].codes)
        cells, doubtful = self.cells()
        usable = [part for part in parts if isinstance(part, str) and f"/{part}" not in self.unusable]
        return Submission(
            state=self.get("", "state"),
            start=self.day("/period", "start"),
            end=self.day("/period", "end"),
            clearance=self.get("", "clearance") or "draft",
            origin=self.get("", "origin") or "state",
            parts=frozenset(usable),
            answers=self.answers(),
            cells=cells,
            countings=self.countings(),
            doubtful=doubtful,
            explanations=self.explanations(),
        )

    def answers(self) -> dict[str, Answer]:
        raw = self.mapping("", "obligations")
        return {name: self.answer(name, raw[name]) for name in self.catalogue.obligations if name in raw}

    def answer(self, name: str, raw: Any) -> Answer:
        at = f"/obligations/{name}"
        keys = ("in_law", "in_practice", "evidence", "actions")
        if not isinstance(raw, Mapping):
            return Answer(name, None, None, (), (), frozenset(keys))
        unusable = frozenset(key for key in keys if key in raw and _touched(f"{at}/{key}", self.unusable))
        asks = self.catalogue.obligations[name].asks
        evidence = [entry for entry in self.items(at, raw, "evidence") if isinstance(entry, Mapping)]
        actions = [entry for entry in self.items(at, raw, "actions") if isinstance(entry, Mapping)]
        return Answer(
            obligation=name,
            in_law=raw.get("in_law") if "law" in asks and "in_law" not in unusable else None,
            in_practice=raw.get("in_practice") if "practice" in asks and "in_practice" not in unusable else None,
            evidence=tuple(Evidence(*map(entry.get, ("kind", "title", "provision", "date"))) for entry in evidence),
            actions=tuple(Action(*map(entry.get, ("action", "agency", "due", "state"))) for entry in actions),
            unusable=unusable,
        )

    def cells(self) -> tuple[tuple[Cell, ...], frozenset[str]]:
        statistics = self.mapping("", "statistics")
        cells, doubtful = [], set()
        for index, raw in enumerate(self.items("/statistics", statistics, "cells")):
            at = f"/statistics/cells/{index}"
            if not isinstance(raw, Mapping) or f"{at}/indicator" in self.unusable or "indicator" not in raw:
                continue
            indicator = self.catalogue.indicators[raw["indicator"]]
            named = [key for key in raw if key not in _NOT_COORDINATES]
            if any(f"{at}/{key}" in self.unusable for key in (*named, "currency")):
                doubtful.add(indicator.id)
                continue
            coordinates = {key: raw[key] for key in sorted(named)}
            if coordinates.get("measure") == indicator.measures[0]:
                del coordinates["measure"]  # the first measure is meant where none is named
            known = [key for key in _FIGURES if key in raw and f"{at}/{key}" not in self.unusable]
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
                countings[name] = Counting(self.get(at, "counting_rule", entry), frozenset(usable))
        return countings

    def explanations(self) -> tuple[Explanation, ...]:
        entries = []
        for index, raw in enumerate(self.items("", self.data, "explanations")):
            at = f"/explanations/{index}"
            if not _touched(at, self.unusable):
                entries.append(Explanation(raw["rule"], raw["about"], raw["reason"], at))
        return tuple(entries)

    def get(self, at: str, key: str, raw: Mapping[str, Any] | None = None) -> Any:
        """Return a value, or None where it is missing or unusable."""
        return None if f"{at}/{key}" in self.unusable else (self.data if raw is None else raw).get(key)

    def mapping(self, at: str, key: str, raw: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        value = self.get(at, key, raw)
        return value if isinstance(value, Mapping) else {}

    def items(self, at: str, raw: Mapping[str, Any], key: str) -> list[Any]:
        value = self.get(at, key, raw)
        return value if isinstance(value, list) else []

    def day(self, at: str, key: str) -> date | None:
        value = self.get(at, key, self.mapping("", "period"))
        return date.fromisoformat(value) if isinstance(value, str) else None
