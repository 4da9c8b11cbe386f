"""Own the counting of rows: columns of texts become codes, and only combinations of codes are counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from hashlib import blake2b
from operator import itemgetter
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.importers.mapping import LEAVE_OUT, NOT_KNOWN, Register, main_form
from actip.readers.typed_values import day, number

_REMEMBERED = 50_000  # different texts of a column; one with more is no column of codes
_KEPT = 1_000  # of them that are kept by name
_DAY, _PERSONS = -1, -2  # in place of the number of a dimension
_DIFFERS = "(not the same in all rows about one person)"
_EPOCH = datetime(1899, 12, 30)

Codes = tuple[str | None, ...]


class Unclassified(NamedTuple):
    """The values of one column, or of several that belong together, that have no meaning in the mapping.

    `values` are those frequent enough to be printed, with their rows; `rarer` and `rare_rows` count the others.
    """

    columns: tuple[str, ...]
    dimension: str
    values: tuple[tuple[str, int], ...]
    rarer: int
    rare_rows: int


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
    """Collect the texts of one column that have no meaning; of very many only the most frequent are kept by name."""

    def __init__(self) -> None:
        self.values: Counter[str] = Counter()
        self.others = self.other_rows = 0

    def add(self, texts: Iterable[str]) -> None:
        self.values.update(texts)
        if len(self.values) > _REMEMBERED:
            frequent = Counter(dict(self.values.most_common(_KEPT)))
            self.others += len(self.values) - len(frequent)
            self.other_rows += self.values.total() - frequent.total()
            self.values = frequent

    def summary(self, columns: tuple[str, ...], dimension: str, threshold: int) -> Unclassified:
        often = [(text, rows) for text, rows in self.values.items() if rows >= threshold]
        often.sort(key=lambda pair: (-pair[1], pair[0]))
        rarer = len(self.values) - len(often) + self.others
        rare_rows = self.values.total() - sum(rows for _, rows in often) + self.other_rows
        return Unclassified(columns, dimension, tuple(often), rarer, rare_rows)


class RowCounter:
    """Count rows by what the columns that the mapping names mean.

    The columns of a portion are turned into codes one after the other, and only combinations of codes are counted:
    there are few of them, whatever the register holds.
    """

    def __init__(self, header: Sequence[str], register: Register, catalogue: Catalogue, *, pad: bool) -> None:
        self.register, self.catalogue = register, catalogue
        self.width, self.pad = len(header), pad
        self.parts = [
            *((number, way.dimension, way.columns, way.read) for number, way in enumerate(register.ways)),
            *([(_DAY, "date", (register.day,), self.in_period)] if register.day else []),
            *([(_PERSONS, "persons", (register.persons,), _persons)] if register.persons else []),
        ]
        places = [header.index(column) for column in register.columns]
        self.pick = itemgetter(*places, *places[:1])  # one more, so that a single column is a tuple too
        self.at = {column: number for number, column in enumerate(register.columns)}
        self.meanings = [_Meanings(_of_one(read) if len(columns) == 1 else read) for _, _, columns, read in self.parts]
        self.combinations: Counter[tuple[Any, ...]] = Counter()
        self.counts: Counter[Codes] = Counter()
        self.unmatched: dict[int, _Unmatched] = {}
        self.persons: dict[int, Codes] = {}
        self.same: dict[Codes, Codes] = {}  # one tuple for all persons with the same codes
        self.rows = self.outside = self.left_out = self.again = self.ragged = self.first_ragged = 0

    def add_rows(self, portion: list[Sequence[str]]) -> None:
        """Count some rows."""
        if set(map(len, portion)) != {self.width}:
            portion = list(self.full_rows(portion))
        else:
            self.rows += len(portion)
        columns = list(zip(*map(self.pick, portion), strict=True))
        if not columns:
            return
        coded = []
        for (place, _, names, _), meanings in zip(self.parts, self.meanings, strict=True):
            picked = [columns[self.at[name]] for name in names]
            texts = picked[0] if len(names) == 1 else list(zip(*picked, strict=True))
            codes = list(map(meanings.__getitem__, texts))
            if None in codes:
                without = (text for text, code in zip(texts, codes, strict=True) if code is None)
                joined = without if len(names) == 1 else map(" / ".join, without)
                self.unmatched.setdefault(place, _Unmatched()).add(joined)
            coded.append(codes)
        rows = zip(*coded, strict=True) if coded else (() for _ in portion)
        if self.register.once_by:
            self.add_persons(columns[self.at[self.register.once_by]], rows)
        else:
            self.combinations.update(rows)

    def full_rows(self, portion: list[Sequence[str]]) -> Iterator[Sequence[str]]:
        """Yield the rows that have as many fields as the header; a sheet does not store blanks at the end."""
        for row in portion:
            if not any(row):
                continue
            self.rows += 1
            if len(row) < self.width and self.pad:
                yield [*row, *([""] * (self.width - len(row)))]
            elif len(row) >= self.width and not any(row[self.width :]):
                yield row
            else:
                self.ragged += 1
                self.first_ragged = self.first_ragged or self.rows + 1

    def finish(self) -> None:
        """Turn combinations into counts: rows of the period that are not left out, times the persons of each."""
        for combination, rows in self.combinations.items():
            codes, persons = self.codes_and_persons(combination, rows)
            if codes is not None:
                self.counts[codes] += rows * persons
        self.counts = _counted(self.counts)

    def codes_and_persons(self, combination: tuple[Any, ...], rows: int) -> tuple[Codes | None, int]:
        """Return the codes of a row, None if it is not counted, and how many persons it stands for."""
        special = list(combination[len(self.register.ways) :])
        codes = combination[: len(self.register.ways)]
        if self.register.day and not special.pop(0):
            self.outside += rows if combination[len(codes)] is False else 0
            return None, 0
        if LEAVE_OUT in codes:
            self.left_out += rows
            return None, 0
        persons = special.pop(0) if self.register.persons else 1
        return (None, 0) if persons is None else (codes, persons)

    def in_period(self, texts: Sequence[str]) -> bool | None:
        """Return whether a day is in the period, None if the text is no day."""
        iso = _day(texts[0].strip())
        return None if iso is None else str(self.register.start) <= iso <= str(self.register.end)

    def add_persons(self, persons: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Count each person once, recognised by a hash that nobody can read back."""
        for person, combination in zip(persons, rows, strict=True):
            codes, count = self.codes_and_persons(combination, 1)
            if codes is None:
                continue
            if not person.strip():
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
        self.unmatched.setdefault(place, _Unmatched()).add([_DIFFERS])
        return _DIFFERS

    def unclassified(self, threshold: int) -> Iterator[Unclassified]:
        """Yield the values without a meaning, column by column; rare ones are only counted, never named."""
        for place, dimension, columns, _ in self.parts:
            if place in self.unmatched:
                yield self.unmatched[place].summary(columns, dimension, threshold)


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
    count = number(texts[0]).value if texts[0].strip() else None
    return count if isinstance(count, int) and count >= 0 else None


def _day(text: str) -> str | None:
    """Return a day in ISO form, None if it is none or could be two."""
    if len(text) == 10 and text[4] == text[7] == "-":
        written: object = text
    else:
        reading = day(number(text).value if text.isdigit() else text, _EPOCH)  # type: ignore[arg-type]
        written = reading.value if reading.rule != "FIL123" else None
    try:
        return date.fromisoformat(str(written)).isoformat()
    except ValueError:
        return None
