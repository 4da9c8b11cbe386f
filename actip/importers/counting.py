"""Own the counting of rows: columns of texts become codes, and only combinations of codes are counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from operator import itemgetter
from typing import Any, NamedTuple

from actip.catalogue.entries import NOT_KNOWN, Catalogue
from actip.gate.table import NO_RESULT
from actip.importers.dates import MONTH_FIRST, REASONS, read_day
from actip.importers.mapping import LEAVE_OUT, Register, main_form
from actip.importers.rows import Places, is_total, may_begin_a_total
from actip.readers import typed_values
from actip.readers.typed_values import is_blank

_REMEMBERED = 50_000  # different texts of a column; one with more is no column of codes
_DAY, _PERSONS = -1, -2  # in place of the number of a dimension
_DIFFERS = "(not the same in all rows about one person)"
_BUDDHIST = "(a year of the Buddhist calendar)"
_HOW_MANY = "it does not say how many persons"
_UNSAVED = "a formula stands there without its result (open the file in Excel and save it once)"
_ONLY_A_NUMBER = "nothing else of the mapping stands there"

Codes = tuple[str | None, ...]


class Unclassified(NamedTuple):
    """What of one column, or of several that belong together, has no meaning in the mapping: how much, never what.

    `values` counts the different ones, None for very many; `places` are their rows. `differing` counts the rows that
    say something else of a person than one before. `persons` are those counted of whom the column says nothing; they
    stand under `unknown`, and in no part of the breakdown where the dimension has no such code. `words` and `codes` are
    what has a meaning, see `Way`.
    """

    columns: tuple[str, ...]
    dimension: str
    values: int | None
    places: Places
    differing: int
    persons: int
    unknown: str | None
    words: tuple[str, ...]
    codes: str


class NotUnderstood(NamedTuple):
    """Rows in which a person may stand and that were not counted, by column and reason."""

    column: str
    reason: str
    places: Places


class Question(NamedTuple):
    """What the dates of a register leave open, and the keys of a mapping that answer it."""

    message: str
    hint: str


class _Meanings(dict[Any, Any]):
    """Cache what the texts of some columns mean: a dict that works out a missing key."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, texts: Any) -> Any:
        meaning = self.read(texts)
        if len(self) < _REMEMBERED:
            self[texts] = meaning
        return meaning


class _Unmatched:
    """Count the texts of one column that have no meaning; none of them is ever told."""

    def __init__(self) -> None:
        self.texts: set[Any] = set()
        self.differing = 0
        self.places = Places()

    def add(self, texts: Iterable[Any]) -> None:
        if len(self.texts) <= _REMEMBERED:
            self.texts.update(texts)

    @property
    def values(self) -> int | None:
        return len(self.texts) if len(self.texts) <= _REMEMBERED else None


class RowCounter:
    """Count rows by what the columns that the mapping names mean.

    The columns of a portion are turned into codes one after the other, and only combinations of codes are counted:
    there are few of them, whatever the register holds.
    """

    def __init__(self, register: Register, catalogue: Catalogue) -> None:
        self.register, self.catalogue = register, catalogue
        self.parts = [
            *((number, way.dimension, way.columns, way.read) for number, way in enumerate(register.ways)),
            *([(_DAY, "date", (register.day,), self.in_period)] if register.day else []),
            *([(_PERSONS, "persons", (register.persons,), _persons)] if register.persons else []),
        ]
        self.at = {column: number for number, column in enumerate(register.columns)}
        about = [column for column in register.columns if column != register.once_by] or [register.once_by]
        self.telling = [self.at[column] for column in about]  # a person stands where one of these is filled
        self.meanings = [_Meanings(_of_one(read) if len(columns) == 1 else read) for _, _, columns, read in self.parts]
        self.blank, self.total = _Meanings(is_blank), _Meanings(may_begin_a_total)
        self.reasons = _Meanings(lambda text: read_day(text, register.order, register.calendar).reason or "none")
        self.combinations: Counter[tuple[Any, ...]] = Counter()
        self.counts: Counter[Codes] = Counter()
        self.unmatched: dict[int, _Unmatched] = {}
        self.persons: dict[int, Codes] = {}
        self.waiting: list[tuple[str, tuple[Any, ...]]] = []  # persons whose day the whole column decides
        self.same: dict[Codes, Codes] = {}  # one tuple for all persons with the same codes
        self.rows = self.outside = self.left_out = self.again = self.nameless = 0
        self.blanks, self.totals, self.headings, self.ragged = Places(), Places(), Places(), Places()
        self.unread: dict[tuple[str, str], Places] = {}
        self.orders: set[str] = set()  # that some day proves
        self.open: dict[str, Places | None] = {}  # what the dates leave open, and where first
        self.reading = 0  # of the two that a day of an open order has
        self.begin("", (), pad=False)

    def begin(self, sheet: str, header: Sequence[str], *, pad: bool) -> None:
        """Turn to another sheet; `pad` says that blanks at the end of a row are not stored."""
        self.sheet, self.row, self.width, self.pad = sheet, 1, len(header), pad
        places = [header.index(column) for column in self.register.columns if header]
        self.pick = itemgetter(*(places or [0]), *(places[:1] or [0]))  # one more, so that one column is a tuple too
        self.heading = self.pick(header) if header else ()

    def add_rows(self, portion: list[Sequence[str]]) -> None:
        """Count some rows."""
        numbers: Sequence[int] = range(self.row + 1, self.row + 1 + len(portion))
        self.row += len(portion)
        self.rows += len(portion)
        if set(map(len, portion)) != {self.width}:
            numbers, portion = _unzipped(self.full_rows(numbers, portion))
        if any(map(self.total.__getitem__, {row[0][:2] for row in portion})):
            numbers, portion = _unzipped(self.without(self.totals, is_total, numbers, portion))
        picked = list(map(self.pick, portion))
        if self.heading in picked:
            numbers, picked = _unzipped(self.without(self.headings, self.heading.__eq__, numbers, picked))
        columns = list(zip(*picked, strict=True))
        of_formula = self.pad and any(NO_RESULT in column for column in columns)
        if columns and (of_formula or any(map(self.blank.__getitem__, set(columns[self.telling[0]])))):
            numbers, picked = _unzipped(self.filled_rows(numbers, picked))
            columns = list(zip(*picked, strict=True))
        if columns:
            self.add_columns(numbers, columns)

    def add_columns(self, numbers: Sequence[int], columns: list[tuple[str, ...]]) -> None:
        """Count rows in which persons stand, column by column."""
        coded, unread = [], False
        for (place, _, names, _), meanings in zip(self.parts, self.meanings, strict=True):
            picked = [columns[self.at[name]] for name in names]
            texts = picked[0] if len(names) == 1 else list(zip(*picked, strict=True))
            codes = list(map(meanings.__getitem__, texts))
            if None in codes and place < 0:
                unread = True
            elif None in codes:
                unmatched = self.unmatched.setdefault(place, _Unmatched())
                unmatched.add(text for text, code in zip(texts, codes, strict=True) if code is None)
                for number, code in zip(numbers, codes, strict=True):
                    if code is None:
                        unmatched.places.add(self.sheet, number)
            if place == _DAY and None in self.open.values():
                self.place_questions(numbers, codes)
            coded.append(codes)
        rows: Iterable[tuple[Any, ...]] = zip(*coded, strict=True) if coded else (() for _ in numbers)
        if unread:
            rows = list(rows)
            self.note_unread(numbers, columns, rows)
        if self.register.once_by:
            self.add_persons(columns[self.at[self.register.once_by]], rows)
        else:
            self.combinations.update(rows)

    def full_rows(self, numbers: Sequence[int], portion: list[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield the rows that have as many fields as the header; a sheet does not store blanks at the end."""
        for number, row in zip(numbers, portion, strict=True):
            if all(map(is_blank, row)):
                self.blanks.add(self.sheet, number)
            elif len(row) < self.width and self.pad:
                yield number, [*row, *([""] * (self.width - len(row)))]
            elif len(row) >= self.width and not any(row[self.width :]):
                yield number, row
            else:
                (self.totals if is_total(row) else self.ragged).add(self.sheet, number)

    def without(
        self, places: Places, test: Callable[[Any], bool], numbers: Sequence[int], portion: Sequence[Any]
    ) -> Iterator[tuple[int, Any]]:
        """Yield the rows that do not pass a test; those that do are no persons."""
        for number, row in zip(numbers, portion, strict=True):
            if test(row):
                places.add(self.sheet, number)
            else:
                yield number, row

    def filled_rows(self, numbers: Sequence[int], picked: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, Any]]:
        """Yield the rows in which something stands that tells of a person; a number filled down does not."""
        for number, row in zip(numbers, picked, strict=True):
            if self.pad and NO_RESULT in row:
                self.leave_unread(self.register.columns[row.index(NO_RESULT)], _UNSAVED, number)
            elif not all(self.blank[row[place]] for place in self.telling):
                yield number, row
            elif self.register.once_by and not self.blank[row[self.at[self.register.once_by]]]:
                self.leave_unread(self.register.once_by, _ONLY_A_NUMBER, number)
            else:
                self.blanks.add(self.sheet, number)

    def leave_unread(self, column: str, reason: str, number: int) -> None:
        """Note a row that is not counted, with the column and the reason."""
        self.unread.setdefault((column, reason), Places()).add(self.sheet, number)

    def note_unread(
        self, numbers: Sequence[int], columns: list[tuple[str, ...]], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Note the rows whose day or number of persons is not understood, unless they would not count anyway."""
        for index, (number, combination) in enumerate(zip(numbers, rows, strict=True)):
            special = list(combination[len(self.register.ways) :])
            if LEAVE_OUT in combination or special[0] is False:
                continue
            if self.register.day and special.pop(0) is None:
                text = columns[self.at[self.register.day]][index]
                self.leave_unread(self.register.day, REASONS[self.reasons[text]], number)
            elif special and special[0] is None:
                self.leave_unread(self.register.persons, _HOW_MANY, number)

    def place_questions(self, numbers: Sequence[int], codes: Sequence[Any]) -> None:
        """Note the first row that leaves open what its day is."""
        for kind in [kind for kind, places in self.open.items() if places is None]:
            places = self.open[kind] = Places()
            first = (row for row, code in zip(numbers, codes, strict=True) if _kind(code) == kind)
            places.add(self.sheet, next(first))

    def questions(self) -> Iterator[Question]:
        """Yield what the mapping has to say of the dates, because the whole column does not."""
        order, calendar = self.open.get("order"), self.open.get("calendar")
        if calendar:
            yield Question(
                f"column '{self.register.day}': the date in {calendar.text()} has a year of the Buddhist calendar.",
                "Add 'calendar: buddhist' to the mapping, or 'calendar: common' if the years are meant as they stand.",
            )
        if order and len(self.orders) != 1:
            yield Question(
                f"column '{self.register.day}': the date in {order.text()} can be read day first and month first, "
                f"and the others {'are of both kinds' if self.orders else 'do not decide it'}.",
                "Add 'date_order: dmy' (day first) or 'date_order: mdy' (month first) to the mapping.",
            )

    def finish(self) -> None:
        """Turn combinations into counts: rows of the period that are not left out, times the persons of each."""
        self.reading = 1 if self.orders == {MONTH_FIRST} else 0
        waiting, self.waiting = self.waiting, []
        self.add_persons([person for person, _ in waiting], [self.decided(row) for _, row in waiting])
        for combination, rows in self.combinations.items():
            codes, persons = self.codes_and_persons(combination, rows)
            if codes is not None:
                self.counts[codes] += rows * persons
        self.counts = _counted(self.counts)

    def codes_and_persons(self, combination: tuple[Any, ...], rows: int) -> tuple[Codes | None, int]:
        """Return the codes of a row, None if it is not counted, and how many persons it stands for."""
        special = list(self.decided(combination)[len(self.register.ways) :])
        codes = combination[: len(self.register.ways)]
        if self.register.day and (inside := special.pop(0)) is not True:
            self.outside += rows if inside is False else 0
            self.left_out += rows if inside is not False and LEAVE_OUT in codes else 0
            return None, 0
        if LEAVE_OUT in codes:
            self.left_out += rows
            return None, 0
        persons = special.pop(0) if self.register.persons else 1
        return (None, 0) if persons is None else (codes, persons)

    def decided_order(self) -> str:
        """Return the order that the whole column decided for, empty where nothing was left open."""
        return "".join(self.orders) if "order" in self.open else ""

    def decided(self, combination: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return a combination with the one of two days that the whole column decided for."""
        place = len(self.register.ways)
        if not self.register.day or type(combination[place]) is not tuple:
            return combination
        return (*combination[:place], combination[place][self.reading], *combination[place + 1 :])

    def in_period(self, texts: Sequence[str]) -> bool | tuple[bool, ...] | str | None:
        """Return whether a day is in the period: None if it is not understood, two answers if it can be two days."""
        day = read_day(texts[0], self.register.order, self.register.calendar)
        if day.order:
            self.orders.add(day.order)
        inside = tuple(self.is_inside(reading) for reading in day.readings)
        code = _BUDDHIST if day.buddhist else inside if len(inside) > 1 else inside[0] if inside else None
        if kind := _kind(code):
            self.open.setdefault(kind, None)
        return code

    def is_inside(self, day: date) -> bool:
        """Tell whether a day is in the period."""
        return (
            self.register.start is not None
            and self.register.end is not None
            and (self.register.start <= day <= self.register.end)
        )

    def add_persons(self, persons: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Count each person once, recognised by a hash that nobody can read back."""
        for person, combination in zip(persons, rows, strict=True):
            if self.decided(combination) is not combination:
                self.waiting.append((person, combination))
                continue
            codes, count = self.codes_and_persons(combination, 1)
            if codes is None:
                continue
            if not person.strip():
                self.nameless += 1
                self.counts[codes] += count
                continue
            mark = int.from_bytes(blake2b(person.strip().encode(), digest_size=8).digest(), "big")
            before = self.persons.get(mark)
            merged = codes if before is None else tuple(map(self.merged, range(len(codes)), before, codes))
            if before is not None:
                self.again += 1
                self.counts[before] -= 1
            self.counts[merged] += 1
            self.persons[mark] = self.same.setdefault(merged, merged)

    def merged(self, place: int, one: str | None, other: str | None) -> str | None:
        """Merge the codes of two rows about one person: several forms become one, a known code beats an unknown."""
        dimension = self.register.ways[place].dimension
        if _DIFFERS in (one, other):
            return _DIFFERS
        known_codes = [code for code in (one, other) if code is not None and code not in NOT_KNOWN]
        if not known_codes or (dimension != "form" and len(set(known_codes)) == 1):
            return known_codes[0] if known_codes else one or other
        if dimension == "form":
            return main_form(known_codes, self.catalogue)
        self.unmatched.setdefault(place, _Unmatched()).differing += 1
        return _DIFFERS

    def unclassified(self) -> Iterator[Unclassified]:
        """Yield how much has no meaning, column by column."""
        for place, way in enumerate(self.register.ways):
            if unmatched := self.unmatched.get(place):
                persons = sum(count for codes, count in self.counts.items() if codes[place] is None)
                yield Unclassified(
                    way.columns, way.dimension, unmatched.values, unmatched.places, unmatched.differing, persons,
                    way.unknown, way.words, way.codes,
                )  # fmt: skip

    def not_understood(self) -> Iterator[NotUnderstood]:
        """Yield the rows that were not counted and should have been if they could have been read."""
        for (column, reason), places in self.unread.items():
            yield NotUnderstood(column, reason, places)
        if self.ragged.rows:
            yield NotUnderstood("", "they have not as many fields as the header", self.ragged)


def _counted(counts: Counter[Codes]) -> Counter[Codes]:
    """Return the counts with codes that differ between two rows about one person set to None."""
    counted: Counter[Codes] = Counter()
    for codes, count in counts.items():
        counted[tuple(None if code == _DIFFERS else code for code in codes)] += count
    return +counted


def _of_one(read: Callable[[Sequence[str]], Any]) -> Callable[[str], Any]:
    return lambda text: read((text,))


def _persons(texts: Sequence[str]) -> int | None:
    """Return how many persons a row is about, None if it does not say."""
    count = typed_values.number(texts[0]).value if texts[0].strip() else None
    return count if isinstance(count, int) and count >= 0 else None


def _kind(code: object) -> str:
    """Return what a day leaves open: its order, its calendar, or nothing."""
    return "order" if type(code) is tuple else "calendar" if code == _BUDDHIST else ""


def _unzipped(rows: Iterable[tuple[int, Any]]) -> tuple[list[int], list[Any]]:
    """Return the numbers of rows, and the rows."""
    pairs = list(rows)
    return [number for number, _ in pairs], [row for _, row in pairs]
