"""Own the check against the JSON Schema.

Either engine, `jsonschema` or the faster `jsonschema-rs` where it is installed, says only where which keyword
failed; what that means is looked up in our own schema, so the findings do not depend on the engine.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.moments import PATTERN
from actip.format.schema import Schema, submission_schema
from actip.format.walk import Path, pointer
from actip.model import Found
from actip.validation.values import closest, closest_id, kind, meant_by, no_moment, quotable

Engine = Callable[[Any], Iterable[tuple[Path, str]]]

# Where several keywords fail for one value, the first of these is reported and the others only follow from it.
_FIRST = ("type", "const", "enum", "pattern", "format", "minimum", "maximum", "maxLength")


class Shape:
    """Check data against the schema of one catalogue."""

    def __init__(self, catalogue: Catalogue, engine: str | None = None, schema: Schema | None = None) -> None:
        """Take the engine named, `jsonschema` or `jsonschema_rs`; by default the second where it is installed.

        `schema` is that of a submission where none is given, without words.
        """
        self.catalogue = catalogue
        self._schema = schema or submission_schema(catalogue, words=False)
        self._errors = ENGINES[engine or ("jsonschema_rs" if find_spec("jsonschema_rs") else "jsonschema")](
            self._schema
        )

    def blanks(self, blank: Iterable[Path]) -> Iterator[Found]:
        """Report unknown keys without a value: what a comma cut off, or a slip of the pen."""
        for path in blank:
            part = _part(self._schema, path[:-1])
            if part is not None and path[-1] not in part.get("properties", (path[-1],)):
                names = list(part["properties"])
                facts = {"found": str(path[-1]), "suggestion": closest(str(path[-1]), names)}
                yield Found(pointer(path), facts, "SCH216")

    def check(self, data: Mapping[str, Any]) -> Iterator[Found]:
        """Report what is wrong with the shape, one finding for each value; leave out what only follows from it."""
        failed: dict[Path, set[str]] = {}
        for path, keyword in self._errors(data):
            failed.setdefault(path, set()).add(keyword)
        for path, keywords in failed.items():
            part = _part(self._schema, path) or {}
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
                yield _bad_value(path, first, part, value, self.catalogue)


class Breach(NamedTuple):
    """One place where content breaks a schema: the keyword that fails, the part of the schema, and what is there."""

    path: Path
    keyword: str
    part: Schema
    value: Any


def breaches(content: object, schema: Schema) -> Iterator[Breach]:
    """Yield where content breaks a schema that may refer to its own definitions."""
    for error in _validator(schema).iter_errors(content):
        yield Breach(tuple(error.absolute_path), str(error.validator), error.schema, error.instance)


def _validator(schema: Schema) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry

    # An empty registry: nothing is ever fetched. The schema itself is checked in a test, not on every run.
    return Draft202012Validator(schema, registry=Registry(), format_checker=FormatChecker(["date"]))


def _python_engine(schema: Schema) -> Engine:
    validator = _validator(schema)
    return lambda data: ((tuple(error.absolute_path), str(error.validator)) for error in validator.iter_errors(data))


def _rust_engine(schema: Schema) -> Engine:
    from jsonschema_rs import Draft202012Validator

    validator = Draft202012Validator(_written_once(schema), validate_formats=True)
    return lambda data: ((tuple(e.instance_path), str(e.schema_path[-1])) for e in validator.iter_errors(data))


def _written_once(schema: Schema) -> Schema:
    """Return the schema with each of its parts under `$defs`, once: this engine reads every word that it is given.

    The other one is given the schema as it is, where the same part stands at many places: it follows references slowly.
    """
    definitions: dict[str, Any] = {}

    def reference(part: Schema) -> Schema:
        name = str(id(part))  # parts that are shared are the same object
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = inside(part)
        return {"$ref": f"#/$defs/{name}"}

    def inside(part: Schema) -> Schema:
        built = dict(part)
        if "properties" in part:
            built["properties"] = {key: reference(below) for key, below in part["properties"].items()}
        if "items" in part:
            built["items"] = reference(part["items"])
        return built

    return {**inside(schema), "$defs": definitions}


ENGINES: Mapping[str, Callable[[Schema], Engine]] = {
    "jsonschema": _python_engine,
    "jsonschema_rs": _rust_engine,
}


def _bad_value(path: Path, keyword: str, part: Mapping[str, Any], value: object, catalogue: Catalogue) -> Found:
    facts: dict[str, object] = {"field": str(path[-1]) if path else "", "found": quotable(value)}
    at = pointer(path)
    if keyword in ("enum", "const"):
        offered = part.get("enum") or [part["const"]]
        if not isinstance(value, str):
            return _wrong_type(at, facts, value, "code")
        return Found(at, {**facts, "expected": offered, "suggestion": _meant(value, offered, catalogue)}, "SCH204")
    if is_moment(part) and kind(value) in ("number", "text"):
        return no_moment(at, str(path[-1]), value)
    if keyword == "type" and not (part.get("format") == "date" and kind(value) == "number"):
        return _wrong_type(at, facts, value, "string" if is_moment(part) else part["type"])
    if keyword in ("type", "pattern", "format"):  # a year alone is a number, and no date
        return Found(at, {**facts, "precision": "day", "mend": "day"}, "SCH205")
    if keyword == "maxLength":
        return Found(at, {"field": facts["field"], "length": len(str(value)), "expected": part[keyword]}, "SCH207")
    return Found(at, {**facts, "reason": "below", "expected": part[keyword]}, "SCH206")


def is_moment(part: Mapping[str, Any]) -> bool:
    """Tell whether a part of a schema takes a day, a month or a year."""
    return part.get("pattern") == PATTERN


def _meant(value: str, offered: Sequence[str], catalogue: Catalogue) -> str | None:
    """Suggest the code that was most likely meant, by its spelling or its label."""
    states = catalogue.states.values()
    members = {name: state.iso3 for state in states for name in (state.name, state.iso2, *state.also)}
    if value.strip().upper() in offered:
        return value.strip().upper()
    if code := meant_by(value, offered):
        return code
    labels = members
    if set(members.values()) <= set(offered) and (near := closest(value, list(members))):
        return members[near]  # of all countries a member state is meant most often
    if set(members.values()) != set(offered):
        lists = (codes.codes for codes in catalogue.lists.values() if set(offered) <= set(codes.codes))
        codes = [code for code in next(lists, {}).values() if code.code in offered]
        labels = {word: code.code for code in codes for word in (code.label, *code.also, *code.asks)}
    by_label = labels.get(closest(value, list(labels)) or "")
    by_code = closest(value, offered)
    return by_label or by_code if max(map(len, offered)) <= 3 else by_code or by_label


def _wrong_type(at: str, facts: Mapping[str, object], value: object, expected: object) -> Found:
    wanted = "_or_".join(expected) if isinstance(expected, list) else expected
    mend = "figure" if wanted == "number" and at.startswith("/statistics/cells/") else wanted
    details: dict[str, object] = {**facts, "kind": kind(value), "expected": wanted, "mend": mend}
    if isinstance(value, str) and (small := re.fullmatch(r"<\s*([0-9]{1,3})", value.strip())):
        details["suggestion"] = f"below: {small.group(1)}"
    return Found(at, details, "SCH203")


def _unknown_key(path: Path, part: Mapping[str, Any], catalogue: Catalogue) -> Found:
    key = str(path[-1])
    if path[0] == "obligations" and len(path) == 2:
        suggestion = closest_id(key, list(catalogue.obligations))
        return Found(pointer(path), {"found": key, "suggestion": suggestion}, "SCH210")
    if path[0] == "obligations" and len(path) == 3 and key in ("in_law", "in_practice"):
        halves = [f"in_{half}" for half in catalogue.obligations[str(path[1])].asks]
        return Found(pointer(path), {"found": key, "halves": halves}, "SCH211")
    names = list(part["properties"])
    return Found(pointer(path), {"found": key, "suggestion": closest(key, names), "expected": names}, "SCH202")


def _part(schema: Mapping[str, Any], path: Path) -> Mapping[str, Any] | None:
    """Return the schema of what stands at a path, or None where no such thing is known."""
    part: Any = schema
    for step in path:
        if isinstance(step, int):
            part = part.get("items")
        else:
            any_name = part.get("additionalProperties")  # a group whose keys the file itself brings
            part = part.get("properties", {}).get(step, any_name if isinstance(any_name, dict) else None)
        if part is None:
            return None
    return dict(part)


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
