"""Own the check of the seven files under schemas/ before they are packed: their shape, and that every name is there.

Whoever edits them is told the file, the line, the entry, what is wrong and what to do, as a ministry is of its report.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.sources import line_of
from actip.errors import CatalogueError
from actip.format.schema import Schema
from actip.format.walk import Path, pointer
from actip.spelling import alike
from actip.texts import ENGLISH
from actip.validation.shape import Breach, breaches
from actip.validation.values import kind

Tables = Mapping[str, Any]

_MOST_FAULTS = 8  # faults that are told at once; the others often follow from them
_GROUPS = ("obligations", "indicators", "lists", "states", "changes", "codes", "questions", "limits")  # not named
_WORDS = {
    "object": "a group of keys",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}


class Fault(NamedTuple):
    """One thing that is wrong: where, by the keys that lead there, and a sentence that ends with what to do."""

    path: Path
    sentence: str


def check(tables: Tables, schema: Schema) -> None:
    """Raise CatalogueError where the files break the catalogue's schema, or use a name that does not exist."""
    faults = [Fault(*_sentence(breach, schema)) for breach in breaches(tables, schema)] or list(_names(tables))
    if faults:
        lines = [f"{_place(fault.path, tables)}: {fault.sentence}" for fault in faults[:_MOST_FAULTS]]
        more = [f"and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
        message = "\n".join(("the catalogue cannot be built.", *lines, *more))
        raise CatalogueError(message, "Mend this under schemas/, then run 'actip build' again. Nothing was written.")


def _place(path: Path, tables: Tables) -> str:
    """Say where a fault stands: the file, the line, and the entry by its id."""
    name = str(path[0])
    line = line_of(name, pointer(tuple(path[1:])))
    at: Any = tables[name]
    entry: list[str] = []
    for depth, step in enumerate(path[1:], start=1):
        at = at[step] if not isinstance(at, dict) or step in at else None
        if isinstance(at, dict) and isinstance(step, int):
            entry.append(str(at.get("id") or at.get("iso3") or at.get("title") or f"entry {step + 1}"))
        elif isinstance(step, int):
            entry.append(f"entry {step + 1}")
        elif step not in _GROUPS or 2 < depth == len(path) - 1:
            entry.append(step)
    place = f"schemas/{name}.yaml" + (f", line {line}" if line else "")
    return f"{place}, {', '.join(entry)}" if entry else place


# --- the shape


def _sentence(breach: Breach, schema: Schema) -> tuple[Path, str]:
    """Say what breaks the schema, in words that need none of its own."""
    path, keyword, part, value = breach
    limit: Any = part.get(keyword)
    if keyword == "required":
        lacking = [key for key in part["required"] if key not in value]
        offers = (_offer(key, _resolved(part.get("properties", {}).get(key, {}), schema)) for key in lacking)
        return path, f"{' and '.join(map(repr, lacking))} is missing. {' '.join(offers)}"
    if keyword == "additionalProperties":
        keys = list(part.get("properties", {}))
        strange = [key for key in value if key not in keys]
        near = alike(strange[0], keys)
        advice = f"Did you mean '{near[0]}'?" if near else f"Take it out; the keys are: {', '.join(keys)}."
        return (*path, strange[0]), f"there is no such key. {advice}"
    sentences: Mapping[str, Callable[[], str]] = {
        "enum": lambda: f"{_quoted(value)} is none of the choices. Write one of: {_choices(limit)}.",
        "const": lambda: f"{_quoted(value)} stands there. Write {limit}.",
        "type": lambda: f"{_quoted(value)} is {_kind(value)}. Write {_types(limit)}.",
        "pattern": lambda: f"{_quoted(value)} is not written as it has to be. {_like(part)}",
        "format": lambda: f"{_quoted(value)} is no day of the calendar. Write it like '2025-12-31', in quotes.",
        "minLength": lambda: "the text is empty. Write it, or take the key out where it is not needed.",
        "maxLength": lambda: f"the text has {_characters(value)}. Shorten it to {limit}.",
        "minItems": lambda: f"the list has {_entries(value)}. Write at least {limit}, or leave the key out.",
        "maxItems": lambda: f"the list has {_entries(value)}. Keep at most {limit}.",
        "minProperties": lambda: f"{_there_are(value)}. Write at least {limit}.",
        "uniqueItems": lambda: "an entry stands twice. Take one out.",
        "minimum": lambda: f"{value} is too small. Write at least {limit}.",
        "maximum": lambda: f"{value} is too large. Write at most {limit}.",
    }
    return path, sentences[keyword]()


def _characters(text: str) -> str:
    return ENGLISH.counted("build", "{count} character", "{count} characters", len(text))


def _entries(entries: Sequence[object]) -> str:
    return ENGLISH.counted("build", "{count} entry", "{count} entries", len(entries))


def _there_are(entries: Mapping[str, object]) -> str:
    return ENGLISH.counted("build", "there is {count} entry", "there are {count} entries", len(entries))


def _resolved(part: Schema, schema: Schema) -> Schema:
    """Return the definition that a part of the schema refers to, or the part."""
    name = part.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][name] if name else part


def _offer(key: str, part: Schema) -> str:
    if "enum" in part:
        return f"Write '{key}' as one of: {_choices(part['enum'])}."
    return f"Write '{key}' as {_types(part.get('type', 'string'))}."


def _choices(choices: Sequence[object]) -> str:
    return ", ".join(f"[{', '.join(each)}]" if isinstance(each, list) else str(each) for each in choices)


def _types(types: str | list[str]) -> str:
    return " or ".join(_WORDS[each] for each in ([types] if isinstance(types, str) else types))


def _like(part: Schema) -> str:
    return f"Write it like '{part['examples'][0]}'."


def _kind(value: object) -> str:
    words = {"blank": "empty", "truth": "true or false", "mapping": "a group of keys"}
    return words.get(kind(value), f"a {kind(value)}")


def _quoted(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    return "what stands there" if value is None or isinstance(value, dict) else f"'{value}'"


# --- the names


def _names(tables: Tables) -> Iterator[Fault]:
    """Yield the names that are used and do not exist, and the ids that stand twice."""
    obligations = tables["obligations"]["obligations"]
    indicators, dimensions = tables["indicators"]["indicators"], tables["indicators"]["dimensions"]
    lists = {name: tuple(entry["codes"]) for name, entry in tables["codes"]["lists"].items()}
    yield from _twice(("obligations", "obligations"), [entry["id"] for entry in obligations])
    yield from _twice(("states", "states"), [entry["iso3"] for entry in tables["states"]["states"]])
    for number, entry in enumerate(obligations):
        at: Path = ("obligations", "obligations", number)
        yield from _unknown(
            (*at, "indicators"), entry["indicators"], indicators, "indicator of schemas/indicators.yaml"
        )
        telling = [*entry.get("shows", ()), *entry.get("arises", ())]
        needed = [*entry.get("adverse", ()), *(each["figure"] for each in (*entry.get("expects", ()), *telling))]
        needed += [name for expected in entry.get("expects", ()) for name in expected.get("also", ())]
        yield from _unknown(at, needed, entry["indicators"], "figure under its own 'indicators'")
        for each in telling:
            yield from _unknown_coordinates(at, each, tables)
        for expected in entry.get("expects", ()):
            yield from _unknown(at, [expected.get("where")], indicators, "indicator of schemas/indicators.yaml")
            subsets = indicators.get(expected["figure"], {}).get("subsets", ())
            yield from _unknown(at, [expected.get("subset")], subsets, f"subset of {expected['figure']}")
        for key, name in (("pillar", "pillars"), ("force", "forces"), ("kind", "kinds"), ("apa_area", "apa_areas")):
            yield from _unknown((*at, key), [entry[key]], lists[name], f"code of the list {name}")
        yield from _unknown(
            (*at, "apa_item"), entry.get("apa_item", ()), lists["apa_items"], "item of the Plan of Action"
        )
    counted = {name for entry in obligations for name in entry["indicators"]}
    for name, entry in indicators.items():
        at = ("indicators", "indicators", name)
        if name not in counted:
            yield Fault(at, "no obligation asks for it. Name it under 'indicators' of one.")
        yield from _unknown((*at, "measures"), entry["measures"], lists["measures"], "code of the list measures")
        yield from _unknown((*at, "dimensions"), entry["dimensions"], dimensions, "dimension")
        yield from _unknown((*at, "overlapping"), entry.get("overlapping", ()), entry["dimensions"], "dimension of it")
        yield from _unknown((*at, "subsets"), entry.get("subsets", ()), lists["subset"], "code of the list subset")
        if bool(entry.get("partner")) != ("partner" in entry["dimensions"]):
            yield Fault(at, "'partner' and the dimension partner go together. Write both, or neither.")
    ids = [entry["id"] for entry in obligations]
    for item, entry in tables["codes"]["lists"]["apa_items"]["codes"].items():
        at = ("codes", "lists", "apa_items", "codes", item)
        yield from _unknown(at, entry.get("nearest", ()), ids, "obligation")
        if bool(entry.get("nearest")) == any(item in each.get("apa_item", ()) for each in obligations):
            yield Fault(at, "either an obligation names it under 'apa_item', or 'nearest' says which come near it.")
    for name, entry in dimensions.items():
        yield from _unknown(("indicators", "dimensions", name), [entry["codes"]], lists, "list of schemas/codes.yaml")
    yield from _names_of_round(tables)
    yield from _names_of_limits(tables)


def _unknown_coordinates(at: Path, telling: Mapping[str, Any], tables: Tables) -> Iterator[Fault]:
    """Yield the coordinates of a figure under `shows` or `arises` that its indicator does not have."""
    name = telling["figure"]
    indicator = tables["indicators"]["indicators"].get(name, {})
    yield from _unknown(at, [telling.get("subset")], indicator.get("subsets", ()), f"subset of {name}")
    for dimension, code in telling.get("within", {}).items():
        yield from _unknown(at, [dimension], indicator.get("dimensions", ()), f"dimension of {name}")
        codes = tables["indicators"]["dimensions"].get(dimension, {}).get("codes")
        if codes:
            yield from _unknown(at, [code], tables["codes"]["lists"][codes]["codes"], f"code of the list {codes}")


def _names_of_round(tables: Tables) -> Iterator[Fault]:
    """Yield what the questions of the round name and what does not exist, and the choices that they lack."""
    questions = tables["round"]["questions"]
    indicators, dimensions = tables["indicators"]["indicators"], tables["indicators"]["dimensions"]
    obligations = [entry["id"] for entry in tables["obligations"]["obligations"]]
    measures = tables["codes"]["lists"]["measures"]["codes"]
    yield from _twice(("round", "questions"), [entry["id"] for entry in questions])
    for number, entry in enumerate(questions):
        at: Path = ("round", "questions", number)
        if entry["id"] in {*indicators, *dimensions, *tables["codes"]["lists"]}:
            yield Fault((*at, "id"), f"'{entry['id']}' is the name of something else. Give the question another id.")
        needed = {"choice": {"choices"}, "ticks": {"choices"}, "count": {"measure"}}.get(entry["kind"], set())
        if lacking := sorted(needed - set(entry)):
            yield Fault(at, f"a question of the kind '{entry['kind']}' needs '{lacking[0]}'. Write it.")
        yield from _unknown((*at, "by"), [entry.get("by")], dimensions, "dimension of schemas/indicators.yaml")
        yield from _unknown((*at, "measure"), [entry.get("measure")], measures, "code of the list measures")
        yield from _unknown((*at, "obligations"), entry.get("obligations", ()), obligations, "obligation")


_SHEETS: Mapping[str, Mapping[str, str]] = {  # lists of a submission that are read as figures, with their dimensions
    "capacity": {"audience": "audience", "sex": "sex"},
    "budgets": {"pillar": "pillars"},
    "coverage": {},
}
_ALWAYS = {"subset": "subset", "measure": "measures", "currency": "currencies"}
_OF_COVERAGE = ("areas", "indicator")


def _names_of_limits(tables: Tables) -> Iterator[Fault]:
    """Yield what the limits name and what does not exist."""
    for name, entry in tables["limits"]["limits"].items():
        what = entry["what"]
        for number, side in enumerate((what, *entry["at_most"])):
            at: Path = ("limits", "limits", name, *(("at_most", number - 1) if number else ("what",)))
            yield from _names_of_side(at, side, side.get("indicator") or side.get("sheet") or _table(what), tables)
        its_own = _dimensions(_table(what), tables)
        yield from _unknown(("limits", "limits", name, "by"), entry["by"], its_own, "dimension of what is held")
        for key in (*entry.get("only", ()), *entry.get("without", ())):
            yield from _unknown(("limits", "limits", name), [key], its_own, "dimension of what is held")


def _table(what: Mapping[str, Any]) -> str | None:
    return what.get("indicator") or what.get("sheet")


def _names_of_side(at: Path, side: Mapping[str, Any], table: str | None, tables: Tables) -> Iterator[Fault]:
    indicators = tables["indicators"]["indicators"]
    yield from _unknown(at, [side.get("indicator")], indicators, "indicator of schemas/indicators.yaml")
    yield from _unknown(at, [side.get("sheet")], _SHEETS, "list that is read as figures")
    dimensions_of_it = _dimensions(table, tables)
    for key in (*side.get("each", ()), *side.get("any", ())):
        yield from _unknown(at, [key], dimensions_of_it, "dimension of it")
    for key, code in side.items():
        if key not in ("indicator", "sheet", "each", "any"):
            yield from _unknown(at, [key], dimensions_of_it, "dimension of it")
            codes = dimensions_of_it.get(key)
            if codes:
                yield from _unknown(at, [code], tables["codes"]["lists"][codes]["codes"], f"code of the list {codes}")


def _dimensions(table: str | None, tables: Tables) -> Mapping[str, str]:
    """Return the dimensions of a table of figures, with their lists; of any where it is none in particular."""
    dimensions = {name: entry["codes"] for name, entry in tables["indicators"]["dimensions"].items()}
    if table in tables["indicators"]["indicators"]:
        of_indicator = tables["indicators"]["indicators"][table]["dimensions"]
        return {**{name: dimensions[name] for name in of_indicator if name in dimensions}, **_ALWAYS}
    if table is not None and table in _SHEETS:
        return {**_SHEETS[table], **_ALWAYS, **dict.fromkeys(_OF_COVERAGE if table == "coverage" else (), "")}
    return {**dimensions, **_ALWAYS}


def _twice(path: Path, ids: Sequence[str]) -> Iterator[Fault]:
    for name, times in Counter(ids).items():
        if times > 1:
            last = len(ids) - 1 - ids[::-1].index(name)
            yield Fault((*path, last), "the same id stands above. Give it one of its own.")


def _unknown(path: Path, names: Iterable[str | None], existing: Iterable[str], what: str) -> Iterator[Fault]:
    for name in names:
        if name is not None and name not in existing:
            near = alike(name, existing)
            advice = f"Did you mean '{near[0]}'?" if near else "Take it out, or add what it names."
            yield Fault(path, f"'{name}' is no {what}. {advice}")
