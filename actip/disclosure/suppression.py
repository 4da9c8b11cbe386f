"""Own which counts are hidden: the small ones, and as many beside them as it takes that none can be worked out.

Counts from 1 to the threshold less one are hidden first; zero is shown. Then every hidden count is audited against
all that is still printed. Where one could be known to an interval narrower than the threshold, the cheapest figure
that its proof rests on is hidden too, and all is audited again, until nothing can be worked out. Each submission is
treated by itself before those that are linked are treated together, so that what a state releases and what a region
prints of it never differ in a way that tells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.audit import Bounds, Contradictory, Count, Program, Relation, components
from actip.disclosure.linked import Linked, linked
from actip.disclosure.relations import CellOf, Figure, Publication, Role, TableId
from actip.format.records import Submission

_MOST = 400  # counts that hang together; where there are more, their tables are withheld rather than proved


class Unsafe(NamedTuple):
    """A count with too narrow an interval, and the figures of which one has to be hidden."""

    figure: int
    breakers: tuple[int, ...]


class AuditResult(NamedTuple):
    """The bounds of each protected count, those that are too narrow, and the counts too many to prove."""

    bounds: Mapping[int, Bounds]
    unsafe: tuple[Unsafe, ...]
    unproved: tuple[int, ...] = ()


class Pattern(NamedTuple):
    """Which counts are suppressed: primary for themselves, secondary beside those; and the narrowest interval left.

    `withheld` are the tables of which nothing is printed.
    """

    primary: tuple[Figure, ...]
    secondary: tuple[Figure, ...]
    withheld: frozenset[TableId]
    audited: int
    narrowest: Fraction | None


Choice = Callable[["Auditor", frozenset[int]], frozenset[int]]


def patterns(
    submissions: Sequence[Submission], catalogue: Catalogue, threshold: int, choice: Choice
) -> Iterator[Pattern]:
    """Yield the pattern of each group of linked tables that has a count to protect."""
    for group in linked(submissions, catalogue):
        figures = (figure for table in group.tables for figure in table.figures)
        if any(needed_width(figure, _is_primary(figure, threshold), threshold) for figure in figures):
            yield _pattern(group, catalogue, threshold, choice)


def _pattern(group: Linked, catalogue: Catalogue, threshold: int, choice: Choice) -> Pattern:
    by_table = [_settle(alone, frozenset(), catalogue, threshold, choice) for alone in group.each_alone()]
    auditor, hidden = by_table[0]
    if len(by_table) > 1:
        cells = frozenset[CellOf]().union(*(alone.cells(table_hidden) for alone, table_hidden in by_table))
        auditor, hidden = _settle(group, cells, catalogue, threshold, plain_rule)
    result = auditor.audit(hidden)
    widths = [bounds.width for n, bounds in result.bounds.items() if n in hidden and bounds.width is not None]
    withheld = {*_tables_with_nothing_left(auditor.figures, hidden, threshold)}
    withheld |= {auditor.figures[unsafe.figure].table for unsafe in result.unsafe}  # the last resort
    return Pattern(
        tuple(auditor.figures[n] for n in sorted(auditor.primary)),
        tuple(auditor.figures[n] for n in sorted(hidden - auditor.primary)),
        frozenset(withheld),
        len(result.bounds),
        min(widths, default=None),
    )


def _settle(
    group: Linked, cells: Set[CellOf], catalogue: Catalogue, threshold: int, choice: Choice
) -> tuple["Auditor", frozenset[int]]:
    """Hide counts, beginning with the given cells, until nothing can be worked out; return them with their auditor.

    A reader does not know whether a partly hidden breakdown makes up its total, and may assume so: what is printed is
    therefore audited once more as if nothing else were known.
    """
    auditor = Auditor(group.publication(), threshold)
    hidden = auditor.primary | auditor.printed_in(cells)
    while True:
        hidden = choice(auditor, hidden)
        hidden_cells = auditor.cells(hidden)
        reader = Auditor(group.masked(hidden_cells, catalogue).publication(), threshold)
        more = reader.cells(plain_rule(reader, reader.primary))
        if more == hidden_cells:
            return auditor, hidden
        hidden |= auditor.printed_in(more)


def _is_primary(figure: Figure, threshold: int) -> bool:
    """Return whether a count is hidden for itself: primary suppression."""
    return figure.role is Role.PRINTED and (figure.hidden or 0 < (figure.value or 0) < threshold)


def plain_rule(auditor: "Auditor", hidden: frozenset[int]) -> frozenset[int]:
    """Hide the cheapest figure of each proof, until no proof is left; return all hidden counts."""
    while True:
        result = auditor.audit(hidden)
        more = {count for count in result.unproved if auditor.can_be_hidden(count)}
        for unsafe in result.unsafe:
            if unsafe.breakers and not more.intersection(unsafe.breakers):
                more.add(min(unsafe.breakers, key=auditor.price))
        if not more - hidden:
            return hidden
        hidden |= more


class Auditor:
    """Audit one publication under different choices of hidden counts; unchanged components are not proved again."""

    def __init__(self, publication: Publication, threshold: int) -> None:
        """Take the publication and the least width of the interval in which a hidden count may be known."""
        self.figures = publication.figures
        self.sums = publication.sums
        self.threshold = threshold
        self.printed = tuple(publication.printed)
        self.primary = frozenset(n for n, figure in enumerate(self.figures) if _is_primary(figure, threshold))
        self.proved: dict[tuple[int, ...], AuditResult] = {}

    def cells(self, counts: Iterable[int]) -> frozenset[CellOf]:
        """Return the cells that print counts."""
        figures = (self.figures[count] for count in counts)
        return frozenset((figure.table[0], pointer) for figure in figures for pointer in figure.pointers)

    def printed_in(self, cells: Set[CellOf]) -> frozenset[int]:
        """Return the counts that any of these cells print."""
        return frozenset(count for count in self.printed if not cells.isdisjoint(self.cells([count])))

    def audit(self, hidden: frozenset[int]) -> AuditResult:
        """Work out what a reader can when these counts are hidden."""
        counts = {n: count for n, figure in enumerate(self.figures) if (count := _count(figure, n in hidden))}
        relations, origins = self._relations(counts)
        bounds: dict[int, Bounds] = {}
        unsafe: list[Unsafe] = []
        unproved: list[int] = []
        for members, numbers in components(counts, relations):
            key = (*members, -1, *(count for count in members if count in hidden))
            if key not in self.proved:
                numbered = [(origins[n], relations[n]) for n in numbers]
                self.proved[key] = self._component(members, numbered, counts, hidden)
            result = self.proved[key]
            bounds.update(result.bounds)
            unsafe.extend(result.unsafe)
            unproved.extend(result.unproved)
        return AuditResult(bounds, tuple(unsafe), tuple(unproved))

    def _relations(self, counts: Mapping[int, Count]) -> tuple[list[Relation], list[int]]:
        """Substitute the printed figures; return the relations that still hold a count, and their numbers in `sums`."""
        relations, origins = [], []
        for number, terms in enumerate(self.sums):
            open_terms = {count: factor for count, factor in terms.items() if count in counts}
            if open_terms:
                total = -sum(factor * self.figures[c].low for c, factor in terms.items() if c not in counts)
                relations.append(Relation(open_terms, total))
                origins.append(number)
        return relations, origins

    def _component(
        self,
        members: Sequence[int],
        relations: Sequence[tuple[int, Relation]],
        counts: Mapping[int, Count],
        hidden: frozenset[int],
    ) -> AuditResult:
        protected = [count for count in members if self.needed_width(count, hidden)]
        if not protected:
            return AuditResult({}, ())
        if len(members) > _MOST:
            tables = {self.figures[count].table for count in members}
            return AuditResult({}, (), tuple(n for n, figure in enumerate(self.figures) if figure.table in tables))
        component_counts = {count: counts[count] for count in members}
        program = self._program(component_counts, dict(relations))
        bounds = {count: program.bounds(count) for count in protected}
        unsafe = []
        for count, interval in bounds.items():
            if interval.width is not None and interval.width < self.needed_width(count, hidden):
                unsafe.append(Unsafe(count, self._breakers(interval, count, hidden)))
        return AuditResult(bounds, tuple(unsafe))

    def _program(self, counts: Mapping[int, Count], relations: Mapping[int, Relation]) -> Program:
        """Build the program of a component from as many relations as do not contradict each other.

        Figures of which only an upper bound was published can contradict their totals. A reader drops what cannot be.
        """
        try:
            return Program(counts, relations)
        except Contradictory:
            sure = [number for number in relations if all(self._sure(count) for count in self.sums[number])]
            others = [number for number in relations if number not in sure]
            consistent = _consistent(counts, relations, sure, others)
            return Program(counts, {number: relations[number] for number in consistent})

    def _sure(self, count: int) -> bool:
        figure = self.figures[count]
        return figure.value is not None or figure.role is Role.REST

    def needed_width(self, count: int, hidden: Set[int]) -> int:
        """Return the least width that the interval of a count must have, 0 if it needs no protection."""
        return needed_width(self.figures[count], count in hidden, self.threshold)

    def _breakers(self, bounds: Bounds, count: int, hidden: frozenset[int]) -> tuple[int, ...]:
        """Return the printed figures used in this bound's proof that may be suppressed."""
        used = {other for number in bounds.proof for other in self.sums[number]} - {count} - hidden
        return tuple(sorted(other for other in used if self.can_be_hidden(other)))

    def can_be_hidden(self, count: int) -> bool:
        """Return whether a figure is printed and not zero: zero is always shown."""
        figure = self.figures[count]
        return figure.role is Role.PRINTED and figure.high is not None and figure.high > 0

    def price(self, count: int) -> tuple[object, ...]:
        """Return the sort key of the cost of hiding a figure: the smallest first, a part before its whole."""
        figure = self.figures[count]
        return figure.outside, figure.high, -len(figure.key), count


def _consistent(
    counts: Mapping[int, Count], relations: Mapping[int, Relation], numbers: list[int], others: list[int]
) -> list[int]:
    """Extend a consistent set of relations by each of the others that does not contradict it."""
    try:
        Program(counts, {number: relations[number] for number in (*numbers, *others)})
    except Contradictory:
        if len(others) == 1:
            return numbers
        half = len(others) // 2
        return _consistent(counts, relations, _consistent(counts, relations, numbers, others[:half]), others[half:])
    return [*numbers, *others]


def needed_width(figure: Figure, hidden: bool, threshold: int) -> int:
    """Return the least width that the interval of a count must have, 0 if it needs no protection."""
    if figure.role is Role.PRINTED and hidden:
        return threshold
    if figure.role is Role.PRINTED and figure.low != figure.high and figure.high is not None:
        return min(figure.high, threshold - 1)  # as wide as the bound that the state printed itself
    if figure.role is Role.REST and 0 < (figure.value or 0) < threshold:
        return threshold
    return 0


def _count(figure: Figure, hidden: bool) -> Count | None:
    """Return what a reader knows of a count that is not printed, None if it is."""
    if figure.role is not Role.PRINTED or figure.high is None:
        return Count()
    if hidden:
        return Count(1 if figure.low else 0)  # zero is shown, so a reader knows that it is none
    return Count(figure.low, figure.high) if figure.low != figure.high else None


def _tables_with_nothing_left(figures: Sequence[Figure], hidden: Set[int], threshold: int) -> Iterator[TableId]:
    """Yield tables where every count >= threshold would be suppressed and only zeros printed."""
    tables: dict[TableId, list[int]] = {}
    for number, figure in enumerate(figures):
        if figure.role is Role.PRINTED:
            tables.setdefault(figure.table, []).append(number)
    for table, numbers in tables.items():
        positive = [n for n in numbers if (figures[n].high or 0) > 0]
        if any(figures[n].low >= threshold for n in positive) and all(n in hidden for n in positive):
            yield table
