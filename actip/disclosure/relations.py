"""Own what a reader can compare in a table: its counts, printed or implied, and the linear relations between them.

Counts in one table are linked by its margins: over every dimension that parts a whole, down to margins that nobody
printed; by the forms that are part of a form; by groups; and by of-which figures. Where a breakdown does not make up
its total, who is left over is a part like the others; where a subset does not make up its whole, a count of its own.
Where figures cross two dimensions, all crossings are counts, printed or not: none of them can be below zero. A figure
that has a reason in place of its number is a count of unknown size. A relation that the figures themselves contradict
is none: a reader cannot use it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from enum import Enum
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.coarsen import COARSER, group_of
from actip.disclosure.cover import Cover, covers
from actip.disclosure.shapes import OVER, Key, LeftOut, Shapes, parent_of
from actip.format.records import SUPPRESSED, Cell, Submission

TableId = tuple[int, str]  # of a table: the number of the submission, and the indicator
CellOf = tuple[int, str]  # the number of the submission, and the pointer
Sum = Mapping[int, int]  # counts, each with its factor: together they make zero
CASELOAD: Mapping[str, int] = {"carried_over": 1, "opened": 1, "closed": -1, "still_open": -1}
KEPT_BACK = (SUPPRESSED, "withheld")  # reasons for which a count is protected, however large it is


class Role(Enum):
    """How a count comes to be: printed in a cell, implied as a margin, or left over between two others."""

    PRINTED = "printed"
    MARGIN = "margin"
    REST = "rest"


class Figure(NamedTuple):
    """One count: the least and the most it can be by the file, `high` None without end.

    `hidden`: it stands in the file without its number on purpose, or twice, or in a breakdown that is left out whole.
    `elsewhere`: a neighbour, or another period, counts the same. `outside`: so another publication prints it, or may;
    it is never hidden for the sake of another. `public`: one that is named does, so that nothing is won by hiding it.
    """

    table: TableId
    key: Key
    role: Role
    low: int
    high: int | None
    hidden: bool = False
    elsewhere: bool = False
    outside: bool = False
    public: bool = False
    pointers: tuple[str, ...] = ()

    @property
    def value(self) -> int | None:
        """The count itself, where it is known."""
        return self.low if self.low == self.high else None


class Publication(NamedTuple):
    """All counts of some submissions, each known by its place, and the relations between them.

    The figures of `left_out` are in no relation. As many of them as are above zero make a `floor` under a count that
    they are part of.
    """

    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]
    left_out: Mapping[int, LeftOut] = MappingProxyType({})
    floors: Mapping[int, int] = MappingProxyType({})

    @property
    def printed(self) -> Iterator[int]:
        """The counts that are printed in cells."""
        return (number for number, figure in enumerate(self.figures) if figure.role is Role.PRINTED)


class Way(NamedTuple):
    """How a table is proved, by measure: what is crossed, and what else could be, the most first.

    `leaving_over` is what does not make up its whole, `complete` where it does: a total, and by what it is broken down.
    """

    crossed: Mapping[str, Cover]
    offered: Mapping[str, tuple[Cover, ...]]
    leaving_over: Mapping[str, Set[str]] = MappingProxyType({})
    complete: Set[tuple[Key, str]] = frozenset()


class IndicatorTable(NamedTuple):
    """The cells of one indicator in one submission, the counts that they print or imply, and their relations.

    `beside` are cells that another publication prints of the same, `alike` by measure the keys of figures elsewhere
    that are of the same persons. The figures
    of `left_out`, by number, are in no relation: their breakdowns are too large to be proved, so that none of them is
    printed; as many as are above zero make `floors` under the counts that they are part of.
    """

    place: TableId
    state: str | None
    cells: tuple[Cell, ...]
    beside: tuple[Cell, ...]
    alike: Mapping[str, Set[Key]]
    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]
    way: Way
    left_out: Mapping[int, LeftOut]
    floors: Mapping[int, int]

    def masked(self, cells: Set[CellOf], catalogue: Catalogue) -> "IndicatorTable":
        """Return the table as a reader sees it when these cells are hidden."""
        number, _ = self.place
        visible = tuple(masked(cell) if (number, cell.pointer) in cells else cell for cell in self.cells)
        if visible == self.cells:
            return self
        # A reader may take it that several parts make up their whole; of a single one nobody does.
        codes = {(name, code) for cell in self.cells for name, code in cell.coordinates.items()}
        several = {name for name, number in Counter(name for name, _ in codes).items() if number > 1}
        single = {measure: over - several for measure, over in self.way.leaving_over.items()}
        way = self.way._replace(leaving_over=single)
        return _table(self.place, self.state, visible, self.beside, catalogue, self.alike, way)

    @property
    def ways(self) -> int:
        """In how many ways it can be proved, each with fewer of its crossings than the one before."""
        return max(map(len, self.way.offered.values()))

    def in_way(self, number: int, catalogue: Catalogue) -> "IndicatorTable":
        """Return the table as it is proved in one of its ways; what is not crossed cannot be printed then."""
        offered = self.way.offered
        crossed = {measure: covers[min(number, len(covers) - 1)] for measure, covers in offered.items()}
        if crossed == self.way.crossed:
            return self
        return _table(self.place, self.state, self.cells, self.beside, catalogue, self.alike, Way(crossed, offered))


def tables(
    number: int,
    submission: Submission,
    catalogue: Catalogue,
    beside: Sequence[Cell] = (),
    alike: Sequence[Submission] = (),
) -> Iterator[IndicatorTable]:
    """Yield the tables of a submission, without the measures that need no protection.

    `beside` are the cells that other publications print about the same state and time. What is counted in those
    `alike`, of the same persons, is a count here as well, whether it is printed or not.
    """
    keys: dict[str, dict[str, set[Key]]] = {}
    for cell in (cell for other in alike for cell in other.cells):
        by_measure = keys.setdefault(cell.indicator, {})
        by_measure.setdefault(measure_of(cell, catalogue), set()).add(frozenset(cell.coordinates.items()))
    protected = {name for name, measure in catalogue.lists["measures"].codes.items() if measure.protected}
    cells: dict[str, tuple[list[Cell], list[Cell]]] = {}
    for place, every in enumerate((submission.cells, beside)):
        for cell in every:
            if measure_of(cell, catalogue) in protected:
                cells.setdefault(cell.indicator, ([], []))[place].append(cell)
    for indicator, (printed_here, printed_beside) in cells.items():
        if printed_here:
            more = keys.get(indicator, {})
            yield _table((number, indicator), submission.state, printed_here, printed_beside, catalogue, more)


def masked(cell: Cell) -> Cell:
    """Suppress the figure of a cell; a reason that stands in its place stays."""
    return cell if cell.missing else cell._replace(value=None, below=None, missing=SUPPRESSED)


def consistent(terms: Sum, figures: Sequence[Figure]) -> bool:
    """Return whether counts, each times its factor, can add up to zero as far as they are known."""
    values = [(figures[count].value, factor) for count, factor in terms.items()]
    return any(value is None for value, _ in values) or not sum((value or 0) * factor for value, factor in values)


def _table(
    place: TableId,
    state: str | None,
    cells: Sequence[Cell],
    beside: Sequence[Cell],
    catalogue: Catalogue,
    alike: Mapping[str, Set[Key]],
    way: Way | None = None,
) -> IndicatorTable:
    measures: dict[str, dict[Key, tuple[list[Cell], list[Cell]]]] = {}
    for at, every in enumerate((cells, beside)):
        for cell in every:
            key = frozenset(cell.coordinates.items())
            measures.setdefault(measure_of(cell, catalogue), {}).setdefault(key, ([], []))[at].append(cell)
    builder = _TableBuilder(place, state, catalogue, way.complete if way else frozenset())
    if way is None:
        offered = {measure: builder.offered(same, alike.get(measure, ())) for measure, same in measures.items()}
        way = Way({measure: covers[0] for measure, covers in offered.items()}, offered)
    over = {
        measure: builder.add(same, alike.get(measure, ()), way.crossed[measure], way.leaving_over.get(measure, set()))
        for measure, same in measures.items()
    }
    return IndicatorTable(
        place,
        state,
        tuple(cells),
        tuple(beside),
        alike,
        tuple(builder.figures),
        tuple(builder.useful_sums()),
        way._replace(leaving_over=over, complete=builder.complete),
        builder.left_out,
        builder.floors,
    )


def measure_of(cell: Cell, catalogue: Catalogue) -> str:
    """Return the measure of a figure: the first of its indicator where it names none."""
    return cell.coordinates.get("measure", catalogue.indicators[cell.indicator].measures[0])


class _TableBuilder:
    """Collect the counts and relations of one table."""

    def __init__(
        self,
        place: TableId,
        state: str | None,
        catalogue: Catalogue,
        complete: Set[tuple[Key, str]],
    ) -> None:
        self.place = place
        self.state = state
        self.catalogue = catalogue
        self.forms = catalogue.lists["form"].codes
        self.indicator = catalogue.indicators[place[1]]
        self.parting = [name for name in self.indicator.dimensions if name not in self.indicator.overlapping]
        self.codes: dict[str, Mapping[str, int]] = {}  # of a dimension, each with its place in the list
        self.figures: list[Figure] = []
        self.sums: list[Sum] = []
        self.left_out: dict[int, LeftOut] = {}
        self.floors: dict[int, int] = {}
        self.complete = set(complete)  # totals, and by what they are broken down, so that nobody is left over

    def offered(self, cells: Mapping[Key, tuple[list[Cell], list[Cell]]], alike: Collection[Key]) -> tuple[Cover, ...]:
        """Return what can be crossed of the breakdowns of one measure, the most first."""
        shapes = Shapes(self.parting, self.forms, cells, alike)
        elsewhere = {
            shapes.names(key) for key in cells if _printed(self.place, key, *cells[key], self.catalogue).outside
        }
        return tuple(covers(shapes.with_parts.values(), shapes.sizes, elsewhere))

    def add(
        self,
        cells: Mapping[Key, tuple[list[Cell], list[Cell]]],
        alike: Collection[Key],
        crossed: Cover,
        leaving_over: Set[str],
    ) -> Set[str]:
        """Add the cells of one measure, then the margins from the finest on, each with what makes it up.

        Where the parts of a whole turn out to leave some over, they are added anew with a part for these. Return what
        leaves some over. A breakdown of which not all is printed is taken to make up its whole, if others by the same
        dimension do.
        """
        printed = {key: _printed(self.place, key, *cells[key], self.catalogue) for key in sorted(cells, key=self.order)}
        first = len(self.figures)
        while True:
            shapes = Shapes(self.parting, self.forms, printed, alike, leaving_over)
            counts, above, breakdowns = self.add_counts(printed, crossed, shapes)
            more = self.more_leave_over(breakdowns) - leaving_over
            if not more:
                break
            leaving_over = {*leaving_over, *more}
            del self.figures[first:]
        left_out = [key for key in printed if key not in counts]
        some = [key for key in left_out if printed[key].low]
        self.add_floors([key for key in left_out if any(key <= other for other in some)], counts, shapes)
        if len(above) == 1:
            return leaving_over  # a count alone has nothing to be held against
        for total, parts, by in breakdowns:
            self.add_total(total, parts, by)
            self.add_nobody_left(total, parts, by)
        self.add_subsets(counts)
        self.add_groups(counts)
        if self.indicator.id == "caseload":
            terms = {counts.get(frozenset({("case_state", state)})): sign for state, sign in CASELOAD.items()}
            self.add_equality({count: sign for count, sign in terms.items() if count is not None}, len(CASELOAD))
        return leaving_over

    def add_counts(
        self, printed: Mapping[Key, Figure], crossed: Cover, shapes: Shapes
    ) -> tuple[dict[Key, int], Mapping[Key, object], list[tuple[int, list[int], str]]]:
        """Add the printed figures and all crossings and margins; return them, and each total with its parts."""
        counts = {key: self.add_figure(figure) for key, figure in printed.items() if crossed.holds(shapes.names(key))}
        for key in (key for key in printed if key not in counts):
            number = self.add_figure(printed[key]._replace(hidden=True))
            self.left_out[number] = shapes.left_out(key, crossed, counts)
        above = self.with_margins([*counts, *shapes.crossings(crossed, counts)])
        keys = sorted(above, key=lambda key: (self.depth(key), self.order(key)))
        parts: dict[Key, dict[str, list[int]]] = {}
        for key in keys:
            if key not in counts:
                counts[key] = self.add_figure(self.margin(key, parts.get(key, {})))
            for by, whole in above[key]:
                parts.setdefault(whole, {}).setdefault(by, []).append(counts[key])
        return (
            counts,
            above,
            [(counts[k], numbers, by) for k in keys for by, numbers in sorted(parts.get(k, {}).items())],
        )

    def add_floors(self, left_out: Sequence[Key], counts: Mapping[Key, int], shapes: Shapes) -> None:
        """Note for each count how many figures above zero are left out that are parts of it, none of another."""
        at_least = Counter(
            (whole, shapes.frame(key), shapes.names(key))
            for key in left_out
            for size in range(len(key))
            for whole in map(frozenset, combinations(sorted(key), size))
        )
        for (whole, *_), number in at_least.items():
            if whole in counts:
                self.floors[counts[whole]] = max(number, self.floors.get(counts[whole], 0))

    def more_leave_over(self, breakdowns: Iterable[tuple[int, list[int], str]]) -> set[str]:
        """Return what leaves some over of its whole: as printed figures tell, or else as margins tell."""
        over = [(total, parts, by) for total, parts, by in breakdowns if self.excess(total, parts)[0] > 0]
        printed = {
            by for total, parts, by in over if all(self.figures[n].role is Role.PRINTED for n in (total, *parts))
        }
        return printed or {by for _, _, by in over}

    def order(self, key: Key) -> tuple[object, ...]:
        """Return the sort key of a figure: the order of the catalogue, wherever it stands in a file."""
        names = list(self.indicator.dimensions)
        places = []
        for name, code in key:
            lists = self.catalogue.dimensions.get(name)
            codes = self.codes.setdefault(name, _places(self.catalogue, lists.codes if lists else None))
            place = codes.get(code, len(codes))
            places.append((names.index(name) if name in names else len(names), name, place, code))
        return len(key), sorted(places)

    def depth(self, key: Key) -> tuple[int, int]:
        """Return the sort key of a figure in its table, the finest first."""
        return -len(key), 0 if any(name == "form" and parent_of(code, self.forms) for name, code in key) else 1

    def add_figure(self, figure: Figure) -> int:
        """Add a count and return its number."""
        self.figures.append(figure)
        return len(self.figures) - 1

    def margin(self, key: Key, parts: Mapping[str, list[int]]) -> Figure:
        """Work out a margin that nobody printed, from the breakdown that says most about it."""
        sums = [[self.figures[number].value for number in numbers] for numbers in parts.values()]
        exact = [sum(values) for values in sums if None not in values]  # type: ignore[arg-type]  # no None among them
        least = max((sum(self.figures[number].low for number in numbers) for numbers in parts.values()), default=0)
        if exact:
            return Figure(self.place, key, Role.MARGIN, max(exact), max(exact))
        return Figure(self.place, key, Role.MARGIN, least, None)

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
                    parent = parent_of(code, self.forms) if name == "form" else None
                    above[key].append((parent, rest | {(name, parent)}) if parent else (name, rest))
            waiting += (whole for _, whole in above[key])
        return above

    def add_total(self, total: int, parts: Sequence[int], by: str) -> None:
        """Relate parts to their total."""
        _, high = self.excess(total, parts)
        if high is None or high >= 0:
            self.sums.append({total: 1, **dict.fromkeys(parts, -1)})
            unsaid = [n for n in parts if self.figures[n].role is not Role.PRINTED or self.figures[n].value is None]
            if 1 < len(unsaid) < len(parts):  # the others tell how many are in these together
                self.sums.append({self.add_rest(total, f"{by} together"): 1, **dict.fromkeys(unsaid, -1)})
            return
        for part in parts:  # persons are counted in several, and each part is still no more than the total
            self.add_part(total, part, by)

    def add_nobody_left(self, total: int, parts: Sequence[int], by: str) -> None:
        """Say that nobody is left over where the file says so: a reader may assume it, whatever is hidden then."""
        left = [n for n in parts if any(OVER in code for _, code in self.figures[n].key - self.figures[total].key)]
        others = [self.figures[n] for n in (total, *parts) if n not in left]
        values = [figure.value if figure.role is Role.PRINTED else None for figure in others]
        place = (self.figures[total].key, by)
        if left and None not in values and values[0] == sum(value or 0 for value in values[1:]):
            self.complete.add(place)
        if place in self.complete:
            self.sums += ({n: 1} for n in left)

    def excess(self, total: int, parts: Sequence[int]) -> tuple[float, float | None]:
        """Return the least and the most by which a total exceeds its parts, None without end."""
        whole, pieces = self.figures[total], [self.figures[number] for number in parts]
        most = None if whole.high is None else whole.high - sum(piece.low for piece in pieces)
        highs = [piece.high for piece in pieces]
        return float("-inf") if None in highs else whole.low - sum(highs), most  # type: ignore[arg-type]  # no None

    def add_rest(self, total: int, by: str) -> int:
        """Add the count that a part leaves over of a total."""
        figure = self.figures[total]
        key = figure.key | {("left over", by)}
        return self.add_figure(Figure(figure.table, key, Role.REST, 0, None))

    def add_subsets(self, counts: Mapping[Key, int]) -> None:
        """Relate subsets and overlapping parts to their wholes, which are at least as large."""
        for key, number in list(counts.items()):
            overlapping = [pair for pair in sorted(key) if pair[0] == "subset" or pair[0] in self.indicator.overlapping]
            for name, code in overlapping:
                whole = counts.get(key - {(name, code)})
                if whole is not None:
                    self.add_subset(whole, number, name, code)
            for one, other in combinations(overlapping, 2):
                self.add_neither(number, *(counts.get(key - without) for without in ({one}, {other}, {one, other})))
            if ("subset", "children") in key:
                twin = counts.get(key - {("subset", "children")} | {("age", "C")})
                if twin is not None:
                    self.add_equality({number: 1, twin: -1}, 2)
            if ("victim_status", "confirmed") in key:
                potential = counts.get(key - {("victim_status", "confirmed")} | {("victim_status", "potential")})
                if potential is not None:
                    self.add_part(potential, number, "confirmed")

    def add_subset(self, whole: int, part: int, name: str, code: str) -> None:
        """Relate a subset to its whole; victims detected are those presumed to be victims, where nothing says else."""
        low, high = self.excess(whole, [part])
        if (name, code) == ("victim_status", "potential") and low <= 0 and (high is None or high >= 0):
            self.sums.append({whole: 1, part: -1})
        else:
            self.add_part(whole, part, f"{name} {code}")

    def add_neither(self, both: int, one: int | None, other: int | None, whole: int | None) -> None:
        """Relate who is in two overlapping parts, in each and in neither of them to their whole."""
        if one is None or other is None or whole is None:
            return
        terms = {whole: 1, both: 1, one: -1, other: -1}
        values = [(self.figures[n].value, factor) for n, factor in terms.items()]
        if any(value is None for value, _ in values) or sum((value or 0) * factor for value, factor in values) >= 0:
            self.sums.append({**terms, self.add_rest(whole, "neither"): -1})

    def add_part(self, whole: int, part: int, by: str) -> None:
        """Relate a part to a whole that it is no more than, with a count for what it leaves over."""
        _, high = self.excess(whole, [part])
        if high is None or high >= 0:
            self.sums.append({whole: 1, part: -1, self.add_rest(whole, by): -1})

    def add_groups(self, counts: Mapping[Key, int]) -> None:
        """Relate groups to their forms or citizenships, where a file has both."""
        dimensions = {name for key in counts for name, _ in key}
        for dimension, group in COARSER.items():
            if not {dimension, group} <= dimensions:
                continue
            members: dict[Key, list[int]] = {}
            for key, number in counts.items():
                code = dict(key).get(dimension)
                if code and OVER not in code and not (dimension == "form" and self.forms[code].part_of):
                    grouped = (group, group_of(dimension, code, self.state, self.catalogue))
                    members.setdefault(key - {(dimension, code)} | {grouped}, []).append(number)
            for key, numbers in sorted(members.items(), key=lambda entry: sorted(entry[0])):
                if key in counts and (self.excess(counts[key], numbers)[1] or 0) >= 0:
                    terms = {counts[key]: 1, **dict.fromkeys(numbers, -1)}
                    if self.excess(counts[key], numbers) != (0, 0):
                        terms[self.add_rest(counts[key], dimension)] = -1
                    self.sums.append(terms)

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


def _places(catalogue: Catalogue, codes: str | None) -> Mapping[str, int]:
    """Return the places of the codes of a list."""
    entries = catalogue.lists[codes].codes if codes and codes in catalogue.lists else ()
    return {code: place for place, code in enumerate(entries)}


def _printed(place: TableId, key: Key, same: Sequence[Cell], beside: Sequence[Cell], catalogue: Catalogue) -> Figure:
    """Return the count that cells print; one that is given twice is hidden, for neither can be preferred.

    What another publication prints of it is known, be it withheld here, as long as no other number stands here.
    """
    pointers = tuple(cell.pointer for cell in same)
    amounts = {cell.value for cell in beside} - {None}
    printed_beside = len(amounts) == 1 and amounts >= {cell.value for cell in same} - {None}
    first = (*same, *beside)[0]
    cell = next(cell for cell in (*same, *beside) if cell.value is not None) if printed_beside else first
    low, high = 0, None
    alone = len(same) <= 1
    if alone and cell.value is not None and float(cell.value).is_integer():
        low = high = int(cell.value)
    elif alone and cell.below is not None:
        high = cell.below - 1
    elif alone and cell.missing == "not_applicable":
        high = 0
    elif cell.missing == SUPPRESSED and (place[0] < 0 or not same):
        low = 1  # in a copy that is out; nearly always it is some, and who takes it for some knows the most
    hidden = not alone or cell.missing in KEPT_BACK
    elsewhere = _is_counted_elsewhere(dict(key), catalogue)
    public = printed_beside or cell.missing == "not_applicable"  # a reason stays, and this one says zero
    outside = public or (elsewhere and low == high)
    return Figure(place, key, Role.PRINTED, low, high, hidden, elsewhere, outside, public, pointers)


def _is_counted_elsewhere(coordinates: Mapping[str, str], catalogue: Catalogue) -> bool:
    """Return whether a neighbour, or the next or the last period, counts the same.

    What one state sends another receives; what is open at the end of a period is carried over into the next.
    """
    if coordinates.get("case_state") in ("carried_over", "still_open"):
        return True
    return coordinates.get("partner") in catalogue.states and "direction" in coordinates
