"""Own the mapping file, `actip-map/1`: which columns of a register say what, in the ministry's own words.

A column that is not named there is never looked at. Faults of the mapping name the column and the value.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from actip.catalogue.entries import NOT_KNOWN, Catalogue, Indicator
from actip.errors import ActipError, UnreadableSubmission
from actip.format.formats import MAP as FORMAT
from actip.gate import yaml
from actip.gate.files import read, read_packaged
from actip.gate.scalars import folded
from actip.gate.text import decode
from actip.importers.citizenship import Citizenships
from actip.importers.dates import CALENDARS, ORDERS
from actip.readers.typed_values import number
from actip.resources import folder
from actip.rules.masking import Mask, private_in
from actip.spelling import alike

READY = ("htcds", "ctdc")  # mappings that come with the program, for registers in these standards
LEAVE_OUT = "leave_out"  # in place of a code: the row is not counted
_KEYS = (
    "format",
    "state",
    "period",
    "indicator",
    "source",
    "sheet",
    "leave_out_sheets",
    "date",
    "date_order",
    "calendar",
    "once_by",
    "persons",
    "dimensions",
    "tables",
)
_WAYS = ("column", "values", "separator", "main", "years", "flags", "yes", "no", "unknown", "otherwise")
_CHILD_UNDER, _OLDEST = 18, 120  # Article 2; beyond it is a slip of the pen
# What a column about a person is called, in the languages of the region; and what is only the name of a thing.
_PERSONAL = (
    r"\b(name|names|surname|forename|nickname|alias|nama|nome|apelido|pangalan|apelyido|ho ten|họ tên|họ và tên|"
    r"passport|paspor|pasport|phone|telephone|telepon|mobile|email|e-mail|address|alamat|"
    r"dob|date of birth|birth ?date)\b"
    r"|ชื่อ|นามสกุล|ຊື່|ນາມສະກຸນ|ឈ្មោះ|នាម|အမည်|နာမည်"
)
_THING = (
    r"\b(country|negara|form|sector|industry|office|agency|province|district|nationality|citizenship|file|project)\b"
)

Read = Callable[[Sequence[str]], str | None]


class Way(NamedTuple):
    """How one dimension is read: the columns, and the function from their texts to a code, None without a meaning.

    `unknown` is the code for what nobody knows, where the dimension has one. `words` are those of the mapping that have
    a meaning, `codes` the title of the list whose codes and labels have one besides; neither where years are read.
    """

    dimension: str
    columns: tuple[str, ...]
    read: Read
    unknown: str | None = None
    words: tuple[str, ...] = ()
    codes: str = ""


class Register(NamedTuple):
    """The mapping of a register.

    `day`, `once_by` and `persons` are columns, or empty: when it was, who a row is about, how many it is about.
    `order` and `calendar` say how its dates are written; empty, the whole column has to decide.
    """

    indicator: Indicator
    state: str
    start: date | None
    end: date | None
    source: str
    sheet: str
    other_sheets: tuple[str, ...]  # that are no part of the register
    day: str
    order: str
    calendar: str
    once_by: str
    persons: str
    ways: tuple[Way, ...]
    tables: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read, each once."""
        of_ways = [column for way in self.ways for column in way.columns]
        return tuple(dict.fromkeys(filter(None, (self.day, self.once_by, self.persons, *of_ways))))


def mapping(name: str, catalogue: Catalogue, state: str = "") -> Register:
    """Read a mapping by the name of its file, or of one in `READY`. Raises ActipError with the line of a fault."""
    try:
        text = read_packaged(folder("templates") / f"map_{name}.yaml") if name in READY else decode(read(name))
        parsed = yaml.parse(text)
    except UnreadableSubmission as error:
        if error.facts.get("reason") == "missing":
            near = error.facts.get("suggestion") or next(iter(alike(name.lower(), READY)), "")
            meant = f"Did you mean '{near}'? " if near else ""
            hint = f"{meant}Name a YAML file, or one that is ready: {', '.join(READY)}."
            raise ActipError(f"{name}: the mapping does not exist.", hint) from error
        where = f", line {error.line}" if error.line else ""
        ready = f"Name a YAML file, or one of: {', '.join(READY)}."
        raise ActipError(f"{name}{where}: cannot be read as a mapping.", ready) from error
    places = parsed.positions()[0] if isinstance(parsed.data, Mapping) else {}
    return _MappingFile(name, parsed.data, places, catalogue, state).register()


class _MappingFile:
    """One mapping file: its parts as typed values, and its faults with their lines."""

    def __init__(
        self, name: str, keys: Any, places: Mapping[str, tuple[int, int]], catalogue: Catalogue, state: str
    ) -> None:
        self.name, self.keys, self.places, self.catalogue = name, keys, places, catalogue
        self.state = state
        self.citizenships = Citizenships(catalogue)

    def register(self) -> Register:
        keys = self.group("", self.keys, _KEYS)
        if keys.get("format") != FORMAT:
            raise self.error("/format", "the format is not named.", f"Begin the file with 'format: {FORMAT}'.")
        self.state = self.state or self.text("/state", keys.get("state", ""))
        if self.state:
            self.one_of("/state", "the state", self.state, self.catalogue.states)
        name = self.one_of("/indicator", "the indicator", keys.get("indicator"), self.catalogue.indicators)
        indicator = self.catalogue.indicators[name]
        ways = tuple(self.ways(keys.get("dimensions", {}), indicator))
        period = self.group("/period", keys.get("period", {}), ("start", "end"))
        start, end = (
            self.day(f"/period/{side}", period[side]) if side in period else None for side in ("start", "end")
        )
        texts = {
            key: self.text(f"/{key}", keys.get(key, "")) for key in ("source", "sheet", "date", "once_by", "persons")
        }
        source, sheet, day, once_by, persons = texts.values()
        order, calendar = (
            self.one_of(f"/{key}", key, keys[key], codes) if key in keys else ""
            for key, codes in (("date_order", ORDERS), ("calendar", CALENDARS))
        )
        others = tuple(self.text("/leave_out_sheets", name) for name in _list(keys.get("leave_out_sheets", [])))
        tables = self.tables(keys.get("tables"), [way.dimension for way in ways])
        register = Register(
            indicator,
            self.state,
            start,
            end,
            source,
            sheet,
            others,
            day,
            order,
            calendar,
            once_by,
            persons,
            ways,
            tables,
        )
        self.check_columns(register.columns)
        return register

    def check_columns(self, columns: Sequence[str]) -> None:
        """Refuse a mapping without a column, or with one that looks like data of single persons."""
        if not columns:
            raise self.error("", "no column is named.", "Name at least one, under 'dimensions' or as 'date'.")
        for column in columns:
            if is_personal(column):
                hint = "Map a column of codes; what points to a person is not read."
                raise self.error("", f"the column '{column}' looks like data of single persons.", hint)

    def ways(self, dimensions: Any, indicator: Indicator) -> Iterable[Way]:
        for name, value in self.group("/dimensions", dimensions, indicator.dimensions).items():
            at = f"/dimensions/{name}"
            way = self.group(at, {"column": value} if isinstance(value, str) else value, _WAYS)
            codes = self.catalogue.lists[self.catalogue.dimensions[name].codes].codes
            otherwise = way.get("otherwise")
            if otherwise is not None:
                self.one_of(f"{at}/otherwise", f"{name}, 'otherwise'", otherwise, codes)
            columns, read_row = (self.flags if "flags" in way else self.column)(at, name, way, codes)
            unknown = next((code for code in NOT_KNOWN if code in codes), None)
            title = "" if "flags" in way or way.get("years") else self.catalogue.dimensions[name].title
            yield Way(name, columns, _or_otherwise(read_row, otherwise), unknown, _words(way), title)

    def column(
        self, at: str, name: str, way: Mapping[str, Any], codes: Mapping[str, Any]
    ) -> tuple[tuple[str, ...], Read]:
        column = self.text(f"{at}/column", way.get("column", ""))
        if not column:
            raise self.error(
                at, f"{name} names no column.", "Write 'column: ' and its name as it stands in the register."
            )
        if way.get("years"):
            return (column,), lambda texts: _age(texts[0])
        meanings = {folded(word): code for code, entry in codes.items() for word in (code, entry.label)}
        meanings |= self.values(f"{at}/values", column, way.get("values", {}), codes)
        blank = next((code for code in NOT_KNOWN if code in codes), None)
        separator, countries = way.get("separator"), self.catalogue.dimensions[name].codes == "countries"

        def one(text: str) -> str | None:
            word = folded(text)
            meaning = meanings.get(word, blank if not word else None)
            return self.country(text) if meaning is None and countries else meaning

        def several(text: str) -> str | None:
            if not isinstance(separator, str):
                return one(text)
            parts = [part for part in text.split(separator) if part.strip()] or [""]
            return main_form([one(part) for part in _whole_labels(parts, separator, meanings)], self.catalogue)

        code_of = several if isinstance(separator, str) and separator else one
        if main := self.text(f"{at}/main", way.get("main", "")):
            return (main, column), lambda texts: one(texts[0]) if texts[0].strip() else code_of(texts[1])
        return (column,), lambda texts: code_of(texts[0])

    def flags(
        self, at: str, name: str, way: Mapping[str, Any], codes: Mapping[str, Any]
    ) -> tuple[tuple[str, ...], Read]:
        """Read one dimension from columns of yes and no, one for each code."""
        flags = self.values(f"{at}/flags", "flags", way["flags"], codes, fold=str)
        words = {key: [folded(str(word)) for word in _list(way.get(key, default))] for key, default in _FLAGS.items()}
        blank = next((code for code in NOT_KNOWN if code in codes), None)
        flag_codes = tuple(flags.values())

        def read(texts: Sequence[str]) -> str | None:
            answers = [folded(text) for text in texts]
            if any(word and word not in words["yes"] + words["no"] + words["unknown"] for word in answers):
                return None
            affirmed = [code for code, word in zip(flag_codes, answers, strict=True) if word in words["yes"]]
            return main_form(affirmed, self.catalogue) if affirmed else blank

        return tuple(flags), read

    def values(
        self, at: str, column: str, values: Any, codes: Mapping[str, Any], fold: Callable[[str], str] = folded
    ) -> dict[str, str]:
        meanings = {}
        for value, code in self.group(at, values).items():
            what = f"the column '{column}', value '{value}'" if column != "flags" else f"the column '{value}'"
            meanings[fold(value)] = self.one_of(f"{at}/{value}", what, code, (*codes, LEAVE_OUT))
        return meanings

    def country(self, text: str) -> str | None:
        meaning = self.citizenships.meaning(text)
        return (self.state if meaning.kind == "own" else meaning.code) or None

    def tables(self, value: Any, mapped: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        if value is None:
            return (*((name,) for name in mapped), *([("sex", "age")] if {"sex", "age"} <= set(mapped) else []))
        tables = []
        for place, table in enumerate(_list(value)):
            for name in _list(table):
                self.one_of(f"/tables/{place}", "a table", name, mapped)
            tables.append(tuple(sorted(map(str, _list(table)), key=list(mapped).index)))
        return tuple(dict.fromkeys(tables))

    def group(self, at: str, value: Any, keys: Iterable[str] | None = None) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise self.error(
                at, f"'{at.rpartition('/')[2] or 'the mapping'}' is no group of keys.", "Write KEY: VALUE."
            )
        for key in value if keys is not None else ():
            self.one_of(f"{at}/{key}", "the key", key, tuple(keys or ()))
        return value

    def text(self, at: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self.error(at, f"'{at.rpartition('/')[2]}' is no text.", "Write the name of one column, in quotes.")
        return value

    def day(self, at: str, value: Any) -> date:
        try:
            return date.fromisoformat(self.text(at, value))
        except ValueError as error:
            raise self.error(at, f"'{value}' is no day.", "Write it as 2025-12-31.") from error

    def one_of(self, at: str, what: str, value: Any, codes: Iterable[str]) -> str:
        offered = list(codes)
        if isinstance(value, str) and value in offered:
            return value
        near = alike(str(value), offered) or [name for name in offered if name.casefold() == str(value).casefold()]
        some = ", ".join(offered[:12]) + (", ..." if len(offered) > 12 else "")
        hint = f"Did you mean '{near[0]}'?" if near else f"Choose one of: {some}."
        raise self.error(at, f"{what} cannot be '{value}'." if value != what else f"{what} is not known.", hint)

    def error(self, at: str, message: str, hint: str) -> ActipError:
        while at and at not in self.places:
            at = at.rpartition("/")[0]
        line = f", line {self.places[at][0]}" if at in self.places else ""
        private = private_in(self.keys, self.catalogue) if isinstance(self.keys, dict) else [str(self.keys)]
        mask = Mask(private, self.catalogue)  # a word of a register can be a person's name
        return ActipError(f"{self.name}{line}: {mask.text(message)}", mask.text(hint))


_FLAGS = {"yes": ["1", "yes", "true", "y"], "no": ["0", "no", "false", "n"], "unknown": ["-99", "unknown", "null"]}


def is_personal(column: str) -> bool:
    """Return whether a column's name suggests data of single persons."""
    words = re.sub(r"[_\-./]+|(?<=[a-z])(?=[A-Z])", " ", column).casefold()
    return re.search(_PERSONAL, words) is not None and re.search(_THING, words) is None


def main_form(codes: Iterable[str | None], catalogue: Catalogue) -> str | None:
    """Reduce forms of exploitation to the one a person is counted under: the only one, a kind of it, or MIX."""
    distinct = dict.fromkeys(codes)
    if None in distinct:
        return None
    if LEAVE_OUT in distinct:
        return LEAVE_OUT
    forms = catalogue.lists["form"].codes
    plain_codes = [code for code in distinct if code is not None]
    parents = {forms[code].part_of for code in plain_codes if code in forms}
    finest = [code for code in plain_codes if code not in parents and code not in NOT_KNOWN] or plain_codes
    return finest[0] if len(finest) == 1 else "MIX"


def _whole_labels(parts: Sequence[str], separator: str, meanings: Mapping[str, str]) -> Iterable[str]:
    """Yield the values of a cell, joining parts again that only together are a value of the mapping."""
    at = 0
    while at < len(parts):
        ends = range(len(parts), at + 1, -1)
        end = next((end for end in ends if folded(separator.join(parts[at:end])) in meanings), at + 1)
        yield separator.join(parts[at:end])
        at = end


def _age(text: str) -> str | None:
    """Turn an age in years into C or A, U if it is blank, None if it is no age."""
    if not folded(text):
        return "U"
    years = number(text).value
    if not isinstance(years, int) or not 0 <= years <= _OLDEST:
        return None
    return "C" if years < _CHILD_UNDER else "A"


def _or_otherwise(read: Read, otherwise: str | None) -> Read:
    return (lambda texts: read(texts) or otherwise) if otherwise else read


def _words(way: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the words of the mapping that have a meaning in the column."""
    if "flags" in way:
        return tuple(str(word) for key, default in _FLAGS.items() for word in _list(way.get(key, default)))
    return () if way.get("years") else tuple(map(str, way.get("values", {})))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
