"""Own what a reader can compare in a table: its counts, printed or implied, and the linear relations between them.

Counts in one table are linked by its margins: over every dimension that parts a whole, down to margins that nobody
printed; by the forms that are part of a form; by groups; and by of-which figures. Where a breakdown does not make up
its total, or a subset its whole, what is left over is a count of its own, which subtraction would tell. Where figures
cross two dimensions, all crossings are counts, printed or not: none of them can be below zero. A relation
that the figures themselves contradict is none: a reader cannot use it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import Enum
from itertools import product
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.coarsen import COARSER, group_of
from actip.format.records import SUPPRESSED, Cell, Submission

TableId = tuple[int, str]  # of a table: the number of the submission, and the indicator
Key = frozenset[tuple[str, str]]
CellOf = tuple[int, str]  # the number of the submission, and the pointer
Sum = Mapping[int, int]  # counts, each with its factor: together they make zero
_MOST_CROSSINGS = 400  # of one table; where dimensions cross in more, only the printed ones are counts
_CASELOAD = {"carried_over": 1, "opened": 1, "closed": -1, "still_open": -1}


class Role(Enum):
    """How a count comes to be: printed in a cell, implied as a margin, or left over between two others."""

    PRINTED = "printed"
    MARGIN = "margin"
    REST = "rest"


class Figure(NamedTuple):
    """One count: the least and the most it can be by the file, `high` None without end.

    `hidden`: it stands in the file without its number on purpose, or twice. `outside`: another publication may print
    the same count, so it is the last to be hidden for the sake of another.
    """

    table: TableId
    key: Key
    role: Role
    low: int
    high: int | None
    hidden: bool = False
    outside: bool = False
    pointers: tuple[str, ...] = ()

    @property
    def value(self) -> int | None:
        """The count itself, where it is known."""
        return self.low if self.low == self.high else None


class Publication(NamedTuple):
    """All counts of some submissions, each known by its place, and the relations between them."""

    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]

    @property
    def printed(self) -> Iterator[int]:
        """The counts that are printed in cells."""
        return (number for number, figure in enumerate(self.figures) if figure.role is Role.PRINTED)


class IndicatorTable(NamedTuple):
    """The cells of one indicator in one submission, the counts that they print or imply, and their relations."""

    place: TableId
    state: str | None
    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]

    def masked(self, cells: Set[CellOf], catalogue: Catalogue) -> "IndicatorTable":
        """Return the table as a reader sees it when these cells are hidden."""
        number, _ = self.place
        visible = [masked(cell) if (number, cell.pointer) in cells else cell for cell in self.cells]
        return self if tuple(visible) == self.cells else _table(self.place, self.state, visible, catalogue)


def tables(number: int, submission: Submission, catalogue: Catalogue) -> Iterator[IndicatorTable]:
    """Yield the tables of a submission, without the measures that need no protection."""
    protected = {name for name, measure in catalogue.lists["measures"].codes.items() if measure.protected}
    cells: dict[str, list[Cell]] = {}
    for cell in submission.cells:
        if _measure(cell, catalogue) in protected:
            cells.setdefault(cell.indicator, []).append(cell)
    for indicator, table_cells in cells.items():
        yield _table((number, indicator), submission.state, table_cells, catalogue)


def masked(cell: Cell) -> Cell:
    """Suppress the figure of a cell."""
    return cell._replace(value=None, below=None, missing=SUPPRESSED)


def consistent(terms: Sum, figures: Sequence[Figure]) -> bool:
    """Return whether counts, each times its factor, can add up to zero as far as they are known."""
    values = [(figures[count].value, factor) for count, factor in terms.items()]
    return any(value is None for value, _ in values) or not sum((value or 0) * factor for value, factor in values)


def _table(place: TableId, state: str | None, cells: Sequence[Cell], catalogue: Catalogue) -> IndicatorTable:
    measures: dict[str, dict[Key, list[Cell]]] = {}
    for cell in cells:
        key = frozenset(cell.coordinates.items())
        measures.setdefault(_measure(cell, catalogue), {}).setdefault(key, []).append(cell)
    builder = _TableBuilder(place, state, catalogue)
    for same_measure in measures.values():
        builder.add(same_measure)
    return IndicatorTable(place, state, tuple(cells), tuple(builder.figures), tuple(builder.useful_sums()))


def _measure(cell: Cell, catalogue: Catalogue) -> str:
    return cell.coordinates.get("measure", catalogue.indicators[cell.indicator].measures[0])


class _TableBuilder:
    """Collect the counts and relations of one table."""

    def __init__(self, place: TableId, state: str | None, catalogue: Catalogue) -> None:
        self.place = place
        self.state = state
        self.catalogue = catalogue
        self.forms = catalogue.lists["form"].codes
        self.indicator = catalogue.indicators[place[1]]
        self.parting = [name for name in self.indicator.dimensions if name not in self.indicator.overlapping]
        self.figures: list[Figure] = []
        self.sums: list[Sum] = []
        self.incomplete: set[object] = set()  # breakdowns of which a total is more than its parts

    def add(self, cells: Mapping[Key, list[Cell]]) -> None:
        """Add the cells of one measure, then the margins from the finest on, each with what makes it up."""
        counts = {key: self.add_figure(_printed(self.place, key, same, self.catalogue)) for key, same in cells.items()}
        if len(counts) == 1:
            return  # a count alone has nothing to be held against
        above = self.with_margins([*counts, *self.crossings(counts)])
        keys = sorted(above, key=lambda key: (self.depth(key), sorted(key)))
        parts: dict[Key, dict[str, list[int]]] = {}
        for key in keys:
            if key not in counts:
                counts[key] = self.add_figure(self.margin(key, parts.get(key, {})))
            for by, whole in above[key]:
                parts.setdefault(whole, {}).setdefault(by, []).append(counts[key])
        breakdowns = [
            (counts[key], numbers, by, (frozenset(pair for pair in key if pair[0] not in self.parting), by))
            for key in keys
            for by, numbers in sorted(parts.get(key, {}).items())
        ]
        self.incomplete |= {name for total, numbers, _, name in breakdowns if self.excess(total, numbers)[0] > 0}
        for total, numbers, by, name in breakdowns:
            self.add_total(total, numbers, by, name)
        self.add_subsets(counts)
        self.add_groups(counts)
        if self.indicator.id == "caseload":
            terms = {counts.get(frozenset({("case_state", state)})): sign for state, sign in _CASELOAD.items()}
            self.add_equality({count: sign for count, sign in terms.items() if count is not None}, len(_CASELOAD))

    def depth(self, key: Key) -> tuple[int, int]:
        """Return the sort key of a figure in its table, the finest first."""
        kind = self.forms[dict(key)["form"]].part_of if "form" in dict(key) else None
        return -len(key), 0 if kind else 1

    def add_figure(self, figure: Figure) -> int:
        """Add a count and return its number."""
        self.figures.append(figure)
        return len(self.figures) - 1

    def margin(self, key: Key, parts: Mapping[str, list[int]]) -> Figure:
        """Work out a margin that nobody printed, from the breakdown that says most about it."""
        sums = [[self.figures[number].value for number in numbers] for numbers in parts.values()]
        exact = [sum(values) for values in sums if None not in values]  # type: ignore[arg-type]  # no None among them
        least = max((sum(self.figures[number].low for number in numbers) for numbers in parts.values()), default=0)
        if exact and len(exact) == len(sums):
            return Figure(self.place, key, Role.MARGIN, max(exact), max(exact))
        return Figure(self.place, key, Role.MARGIN, least, None)

    def crossings(self, keys: Iterable[Key]) -> Iterator[Key]:
        """Yield the keys of all cells of the cross tables that printed figures belong to, printed or not.

        A status or a subset is parted like the rest of the table: what is known of one bounds the other.
        """
        frames: dict[Key, set[str]] = {}  # statuses and subsets, each with the dimensions that part it somewhere
        codes: dict[str, set[str]] = {}
        crossed: set[frozenset[str]] = set()
        for key in keys:
            parting = {name: code for name, code in key if name in self.parting}
            if "form" in parting:
                parting["form"] = self.forms[parting["form"]].part_of or parting["form"]
            frames.setdefault(frozenset(pair for pair in key if pair[0] not in parting), set()).update(parting)
            crossed.add(frozenset(parting))
            for name, code in parting.items():
                codes.setdefault(name, set()).add(code)
        together: list[frozenset[str]] = []
        for names_crossed in crossed:
            overlapping = [group for group in together if group & names_crossed]
            together = [group for group in together if group not in overlapping] + [names_crossed.union(*overlapping)]
        for frame, printed in sorted(frames.items(), key=lambda entry: sorted(entry[0])):
            for names in sorted(sorted(group & printed) for group in together):
                code_lists = [sorted(codes[name]) for name in names]
                if len(names) + len(frames) > 2 and math.prod(map(len, code_lists)) <= _MOST_CROSSINGS:
                    for crossing in product(*code_lists):
                        yield frame | set(zip(names, crossing, strict=True))

    def with_margins(self, keys: Iterable[Key]) -> dict[Key, list[tuple[str, Key]]]:
        """Return the keys and those of all their margins, each with the dimensions and keys of its wholes.

        A kind of a form is a part of that form.
        """
        above: dict[Key, list[tuple[str, Key]]] = {}
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key in above:
                continue
            above[key] = []
            for name, code in sorted(key):
                if name in self.parting:
                    rest = key - {(name, code)}
                    parent = self.forms[code].part_of if name == "form" else None
                    above[key].append((f"kinds of {parent}", rest | {(name, parent)}) if parent else (name, rest))
            waiting += (whole for _, whole in above[key])
        return above

    def add_total(self, total: int, parts: Sequence[int], by: str, breakdown: object = None) -> None:
        """Relate parts to their total, with a count for what they leave over.

        Crossings that nobody printed are taken to make up their total if the breakdown is complete everywhere else. A
        single part is taken for its total only if both figures are the same.
        """
        low, high = self.excess(total, parts)
        if high is not None and high < 0:
            return
        terms = {total: 1, **dict.fromkeys(parts, -1)}
        if low > 0:
            terms[self.add_rest(total, by, low, high)] = -1
        elif high != 0 and (breakdown in self.incomplete or (len(parts) == 1 and low < 0)):
            terms[self.add_rest(total, by, 0, None)] = -1
        self.sums.append(terms)

    def excess(self, total: int, parts: Sequence[int]) -> tuple[float, float | None]:
        """Return the least and the most by which a total exceeds its parts, None without end."""
        whole, pieces = self.figures[total], [self.figures[number] for number in parts]
        most = None if whole.high is None else whole.high - sum(piece.low for piece in pieces)
        highs = [piece.high for piece in pieces]
        return float("-inf") if None in highs else whole.low - sum(highs), most  # type: ignore[arg-type]  # no None

    def add_rest(self, total: int, by: str, low: float, high: float | None) -> int:
        """Add the count that parts leave over of a total; it has a value only if the total is printed."""
        figure = self.figures[total]
        exact = int(low) if low == high and figure.role is Role.PRINTED else None
        key = figure.key | {("left over", by)}
        return self.add_figure(Figure(figure.table, key, Role.REST, exact or 0, exact))

    def add_subsets(self, counts: Mapping[Key, int]) -> None:
        """Relate subsets and overlapping parts to their wholes, which are at least as large."""
        for key, number in list(counts.items()):
            for name, code in sorted(key):
                if name == "subset" or name in self.indicator.overlapping:
                    whole = counts.get(key - {(name, code)})
                    if whole is not None:
                        self.add_subset(whole, number, name, code)
            if ("subset", "children") in key:
                twin = counts.get(key - {("subset", "children")} | {("age", "C")})
                if twin is not None:
                    self.add_equality({number: 1, twin: -1}, 2)
            if ("victim_status", "confirmed") in key:
                potential = counts.get(key - {("victim_status", "confirmed")} | {("victim_status", "potential")})
                if potential is not None and (self.excess(potential, [number])[1] or 0) >= 0:
                    self.sums.append({potential: 1, number: -1, self.add_rest(potential, "confirmed", 0, None): -1})

    def add_subset(self, whole: int, part: int, name: str, code: str) -> None:
        low, high = self.excess(whole, [part])
        if high is not None and high < 0:
            return
        if low == high == 0 and (name, code) == ("victim_status", "potential"):
            self.sums.append({whole: 1, part: -1})  # victims detected are those presumed to be victims
        else:
            exact = low == high and low >= 0 and name != "victim_status"  # who is not confirmed may be later
            rest = self.add_rest(whole, f"{name} {code}", low if exact else 0, high if exact else None)
            self.sums.append({whole: 1, part: -1, rest: -1})

    def add_groups(self, counts: Mapping[Key, int]) -> None:
        """Relate groups to their forms or citizenships, where a file has both."""
        dimensions = {name for key in counts for name, _ in key}
        for dimension, group in COARSER.items():
            if not {dimension, group} <= dimensions:
                continue
            members: dict[Key, list[int]] = {}
            for key, number in counts.items():
                code = dict(key).get(dimension)
                if code and not (dimension == "form" and self.forms[code].part_of):
                    grouped = (group, group_of(dimension, code, self.state, self.catalogue))
                    members.setdefault(key - {(dimension, code)} | {grouped}, []).append(number)
            for key, numbers in sorted(members.items(), key=lambda entry: sorted(entry[0])):
                if key in counts:
                    self.add_total(counts[key], numbers, dimension)

    def add_equality(self, terms: Sum, number: int) -> None:
        """Add a relation between printed counts, if all its terms are there and the figures allow it."""
        if len(terms) == number and consistent(terms, self.figures):
            self.sums.append(terms)

    def useful_sums(self) -> list[Sum]:
        """Drop relations that merely define an otherwise unused margin."""
        sums = list(self.sums)
        while True:
            times = Counter(count for terms in sums for count in terms)
            useful = [terms for terms in sums if not any(self.only_defines(count, terms, times) for count in terms)]
            if len(useful) == len(sums):
                return sums
            sums = useful

    def only_defines(self, count: int, terms: Sum, times: Mapping[int, int]) -> bool:
        """Return whether a count is the total of a relation, and a margin in no other relation."""
        return (
            self.figures[count].role is Role.MARGIN
            and times[count] == 1
            and terms[count] > 0
            and all(factor < 0 for other, factor in terms.items() if other != count)
        )


def _printed(place: TableId, key: Key, same: Sequence[Cell], catalogue: Catalogue) -> Figure:
    """Return the count that cells print; one that is given twice is hidden, for neither can be preferred."""
    coordinates = dict(key)
    outside = coordinates.get("partner") in catalogue.states
    outside = outside or coordinates.get("case_state") in ("carried_over", "still_open")
    pointers = tuple(cell.pointer for cell in same)
    cell = same[0]
    low, high = 0, None
    if len(same) == 1 and cell.value is not None and float(cell.value).is_integer():
        low = high = int(cell.value)
    elif len(same) == 1 and cell.below is not None:
        high = cell.below - 1
    elif len(same) == 1 and cell.missing == "not_applicable":
        high = 0
    hidden = len(same) > 1 or cell.missing == SUPPRESSED
    return Figure(place, key, Role.PRINTED, low, high, hidden, outside, pointers)
