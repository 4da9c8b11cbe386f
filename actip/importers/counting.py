"""Own the counting of rows: columns of texts become codes, and only combinations of codes are counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from hashlib import blake2b
from operator import itemgetter
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.importers.mapping import LEAVE_OUT, NOT_KNOWN, Register, main_form
from actip.readers.typed import day, number

_REMEMBERED = 50_000  # different texts of a column; one with more is no column of codes
_KEPT = 1_000  # of them that are kept by name
_DAY, _PERSONS = -1, -2  # in place of the number of a dimension
_DIFFERS = "(not the same in all rows about one person)"
_EPOCH = datetime(1899, 12, 30)

Codes = tuple[str | None, ...]


class Unclassified(NamedTuple):
    """What of one column, or of several that belong together, has no meaning in the mapping.

    `values` are those frequent enough to be printed, with their rows; `rarer` and `rare_rows` count the others.
    """

    columns: tuple[str, ...]
    dimension: str
    values: tuple[tuple[str, int], ...]
    rarer: int
    rare_rows: int


class _Meanings(dict[Any, Any]):
    """What the texts of some columns mean, worked out when they are first seen and looked up from then on."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, said: Any) -> Any:
        found = self.read(said)
        if len(self) < _REMEMBERED:
            self[said] = found
        return found


class _Foreign:
    """The texts of one column that have no meaning; of very many different ones the most frequent are kept by name."""

    def __init__(self) -> None:
        self.values: Counter[str] = Counter()
        self.others = self.other_rows = 0

    def add(self, said: Iterable[str]) -> None:
        self.values.update(said)
        if len(self.values) > _REMEMBERED:
            kept = Counter(dict(self.values.most_common(_KEPT)))
            self.others += len(self.values) - len(kept)
            self.other_rows += self.values.total() - kept.total()
            self.values = kept

    def told(self, columns: tuple[str, ...], dimension: str, threshold: int) -> Unclassified:
        often = [(said, rows) for said, rows in self.values.items() if rows >= threshold]
        often.sort(key=lambda pair: (-pair[1], pair[0]))
        rarer = len(self.values) - len(often) + self.others
        rare_rows = self.values.total() - sum(rows for _, rows in often) + self.other_rows
        return Unclassified(columns, dimension, tuple(often), rarer, rare_rows)


class Counting:
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
        self.found: Counter[tuple[Any, ...]] = Counter()
        self.counts: Counter[Codes] = Counter()
        self.foreign: dict[int, _Foreign] = {}
        self.persons: dict[int, Codes] = {}
        self.same: dict[Codes, Codes] = {}  # one tuple for all persons with the same codes
        self.rows = self.outside = self.left_out = self.again = self.ragged = self.first_ragged = 0

    def take(self, portion: list[Sequence[str]]) -> None:
        """Count some rows."""
        if set(map(len, portion)) != {self.width}:
            portion = list(self.straight(portion))
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
                without = (said for said, code in zip(texts, codes, strict=True) if code is None)
                said = without if len(names) == 1 else map(" / ".join, without)
                self.foreign.setdefault(place, _Foreign()).add(said)
            coded.append(codes)
        rows = zip(*coded, strict=True) if coded else (() for _ in portion)
        if self.register.once_by:
            self.take_persons(columns[self.at[self.register.once_by]], rows)
        else:
            self.found.update(rows)

    def straight(self, portion: list[Sequence[str]]) -> Iterator[Sequence[str]]:
        """Yield the rows that have as many fields as the header; in a sheet, blanks at the end are not stored."""
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

    def settle(self) -> None:
        """Count what was found: rows of the period that are not left out, each as often as it stands for a person."""
        for found, rows in self.found.items():
            codes, persons = self.judged(found, rows)
            if codes is not None:
                self.counts[codes] += rows * persons
        self.counts = _counted(self.counts)

    def judged(self, found: tuple[Any, ...], rows: int) -> tuple[Codes | None, int]:
        """Return the codes of a row, None where it is not counted, and how many persons it stands for."""
        special = list(found[len(self.register.ways) :])
        codes = found[: len(self.register.ways)]
        if self.register.day and not special.pop(0):
            self.outside += rows if found[len(codes)] is False else 0
            return None, 0
        if LEAVE_OUT in codes:
            self.left_out += rows
            return None, 0
        persons = special.pop(0) if self.register.persons else 1
        return (None, 0) if persons is None else (codes, persons)

    def in_period(self, texts: Sequence[str]) -> bool | None:
        """Tell whether a day is in the period, None where it is none."""
        found = _day(texts[0].strip())
        return None if found is None else str(self.register.start) <= found <= str(self.register.end)

    def take_persons(self, persons: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Count each person once, known by a mark that nobody can read back."""
        for person, found in zip(persons, rows, strict=True):
            codes, count = self.judged(found, 1)
            if codes is None:
                continue
            if not person.strip():
                self.counts[codes] += count
                continue
            mark = int.from_bytes(blake2b(person.strip().encode(), digest_size=8).digest(), "big")
            before = self.persons.get(mark)
            both = codes if before is None else tuple(map(self.both, range(len(codes)), before, codes))
            if before is not None:
                self.again += 1
                self.counts[before] -= 1
            self.counts[both] += 1
            self.persons[mark] = self.same.setdefault(both, both)

    def both(self, place: int, one: str | None, other: str | None) -> str | None:
        """Return what two rows about one person say together: more than one form, or what one of them knows."""
        dimension = self.register.ways[place].dimension
        if _DIFFERS in (one, other):
            return _DIFFERS
        told = [code for code in (one, other) if code is not None and code not in NOT_KNOWN]
        if not told or (dimension != "form" and len(set(told)) == 1):
            return told[0] if told else one or other
        if dimension == "form":
            return main_form(told, self.catalogue)
        self.foreign.setdefault(place, _Foreign()).add([_DIFFERS])
        return _DIFFERS

    def told(self, threshold: int) -> Iterator[Unclassified]:
        """Yield what had no meaning, the columns in their order; of rare values nothing but how many there are."""
        for place, dimension, columns, _ in self.parts:
            if place in self.foreign:
                yield self.foreign[place].told(columns, dimension, threshold)


def _counted(counts: Counter[Codes]) -> Counter[Codes]:
    """Return counts in which what differs between two rows about one person is not known."""
    counted: Counter[Codes] = Counter()
    for codes, count in counts.items():
        counted[tuple(None if code == _DIFFERS else code for code in codes)] += count
    return +counted


def _of_one(read: Callable[[Sequence[str]], Any]) -> Callable[[str], Any]:
    return lambda said: read((said,))


def _persons(texts: Sequence[str]) -> int | None:
    """Return how many persons a row is about, None where it does not say."""
    found = number(texts[0]).value if texts[0].strip() else None
    return found if isinstance(found, int) and found >= 0 else None


def _day(said: str) -> str | None:
    """Return a day in ISO form, None where it is none or can be two."""
    if len(said) == 10 and said[4] == said[7] == "-":
        found: object = said
    else:
        reading = day(number(said).value if said.isdigit() else said, _EPOCH)  # type: ignore[arg-type]
        found = reading.value if reading.rule != "FIL123" else None
    try:
        return date.fromisoformat(str(found)).isoformat()
    except ValueError:
        return None
