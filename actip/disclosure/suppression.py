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
from actip.disclosure.relations import CellOf, Figure, Place, Publication, Role
from actip.format.records import Submission

_MOST = 400  # counts that hang together; where there are more, their tables are withheld rather than proved


class Unsafe(NamedTuple):
    """A count that could be known too well, and the figures of which one has to be hidden."""

    figure: int
    breakers: tuple[int, ...]


class Audited(NamedTuple):
    """What an audit found: the bounds of each count that is to be kept, and the components too large to prove."""

    bounds: Mapping[int, Bounds]
    unsafe: tuple[Unsafe, ...]
    unproved: tuple[int, ...] = ()


class Pattern(NamedTuple):
    """Which printed counts are hidden: for themselves, and beside those; and the narrowest interval that is left.

    `withheld` are the tables of which nothing is printed.
    """

    first: tuple[Figure, ...]
    second: tuple[Figure, ...]
    withheld: frozenset[Place]
    audited: int
    narrowest: Fraction | None


Choice = Callable[["Auditor", frozenset[int]], frozenset[int]]


def patterns(
    submissions: Sequence[Submission], catalogue: Catalogue, threshold: int, choice: Choice
) -> Iterator[Pattern]:
    """Yield which counts are hidden in each group of tables that hang together, where there are any to keep."""
    for group in linked(submissions, catalogue):
        figures = (figure for table in group.tables for figure in table.figures)
        if any(need(figure, _is_hidden(figure, threshold), threshold) for figure in figures):
            yield _pattern(group, catalogue, threshold, choice)


def _pattern(group: Linked, catalogue: Catalogue, threshold: int, choice: Choice) -> Pattern:
    settled = [_settled(alone, frozenset(), catalogue, threshold, choice) for alone in group.apart()]
    auditor, hidden = settled[0]
    if len(settled) > 1:
        cells = frozenset[CellOf]().union(*(alone.cells(own) for alone, own in settled))
        auditor, hidden = _settled(group, cells, catalogue, threshold, plain)
    kept = auditor.audit(hidden)
    widths = [bounds.width for n, bounds in kept.bounds.items() if n in hidden and bounds.width is not None]
    withheld = {*_tables_without_a_figure(auditor.figures, hidden, threshold)}
    withheld |= {auditor.figures[unsafe.figure].table for unsafe in kept.unsafe}  # the last resort
    return Pattern(
        tuple(auditor.figures[n] for n in sorted(auditor.first)),
        tuple(auditor.figures[n] for n in sorted(hidden - auditor.first)),
        frozenset(withheld),
        len(kept.bounds),
        min(widths, default=None),
    )


def _settled(
    group: Linked, cells: Set[CellOf], catalogue: Catalogue, threshold: int, choice: Choice
) -> tuple["Auditor", frozenset[int]]:
    """Return which counts are hidden in the end, given the cells that are already, with the auditor that knows them.

    A reader does not know how far a breakdown that is partly hidden makes up its total, and may take it to: so what
    is printed is audited once more as if nothing else were known of it.
    """
    auditor = Auditor(group.publication(), threshold)
    hidden = auditor.first | auditor.printed_in(cells)
    while True:
        hidden = choice(auditor, hidden)
        found = auditor.cells(hidden)
        reader = Auditor(group.masked(found, catalogue).publication(), threshold)
        more = reader.cells(plain(reader, reader.first))
        if more == found:
            return auditor, hidden
        hidden |= auditor.printed_in(more)


def _is_hidden(figure: Figure, threshold: int) -> bool:
    """Tell whether a count is hidden for itself."""
    return figure.role is Role.PRINTED and (figure.hidden or 0 < (figure.value or 0) < threshold)


def plain(auditor: "Auditor", hidden: frozenset[int]) -> frozenset[int]:
    """Return what is hidden in the end by the plain rule: the cheapest figure of each proof, until there is none."""
    while True:
        found = auditor.audit(hidden)
        more = {count for count in found.unproved if auditor.can_be_hidden(count)}
        for unsafe in found.unsafe:
            if unsafe.breakers and not more.intersection(unsafe.breakers):
                more.add(min(unsafe.breakers, key=auditor.price))
        if not more - hidden:
            return hidden
        hidden |= more


class Auditor:
    """Audit one publication under different choices of what is hidden; what does not change is not proved again."""

    def __init__(self, publication: Publication, threshold: int) -> None:
        """Take the publication and the least width of the interval in which a hidden count may be known."""
        self.figures = publication.figures
        self.sums = publication.sums
        self.threshold = threshold
        self.printed = tuple(publication.printed)
        self.first = frozenset(n for n, figure in enumerate(self.figures) if _is_hidden(figure, threshold))
        self.proved: dict[tuple[int, ...], Audited] = {}

    def cells(self, counts: Iterable[int]) -> frozenset[CellOf]:
        """Return the cells that print counts."""
        figures = (self.figures[count] for count in counts)
        return frozenset((figure.table[0], pointer) for figure in figures for pointer in figure.pointers)

    def printed_in(self, cells: Set[CellOf]) -> frozenset[int]:
        """Return the counts that any of these cells print."""
        return frozenset(count for count in self.printed if not cells.isdisjoint(self.cells([count])))

    def audit(self, hidden: frozenset[int]) -> Audited:
        """Return what a reader can work out when these counts are hidden."""
        counts = {n: known for n, figure in enumerate(self.figures) if (known := _count(figure, n in hidden))}
        relations, origins = self._relations(counts)
        bounds: dict[int, Bounds] = {}
        unsafe: list[Unsafe] = []
        unproved: list[int] = []
        for own, numbers in components(counts, relations):
            key = (*own, -1, *(count for count in own if count in hidden))
            if key not in self.proved:
                self.proved[key] = self._component(own, [(origins[n], relations[n]) for n in numbers], counts, hidden)
            found = self.proved[key]
            bounds.update(found.bounds)
            unsafe.extend(found.unsafe)
            unproved.extend(found.unproved)
        return Audited(bounds, tuple(unsafe), tuple(unproved))

    def _relations(self, counts: Mapping[int, Count]) -> tuple[list[Relation], list[int]]:
        """Return the relations with what is printed put in, those that still hold a count, and where they are from."""
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
        own: Sequence[int],
        relations: Sequence[tuple[int, Relation]],
        counts: Mapping[int, Count],
        hidden: frozenset[int],
    ) -> Audited:
        kept = [count for count in own if self.need(count, hidden)]
        if not kept:
            return Audited({}, ())
        if len(own) > _MOST:
            tables = {self.figures[count].table for count in own}
            return Audited({}, (), tuple(n for n, figure in enumerate(self.figures) if figure.table in tables))
        known = {count: counts[count] for count in own}
        program = self._program(known, dict(relations))
        bounds = {count: program.bounds(count) for count in kept}
        unsafe = []
        for count, found in bounds.items():
            if found.width is not None and found.width < self.need(count, hidden):
                unsafe.append(Unsafe(count, self._breakers(found, count, hidden)))
        return Audited(bounds, tuple(unsafe))

    def _program(self, known: Mapping[int, Count], relations: Mapping[int, Relation]) -> Program:
        """Return the program of a component, of as many relations as do not contradict each other.

        Figures of which only an upper bound was published can contradict their totals. A reader drops what cannot be.
        """
        try:
            return Program(known, relations)
        except Contradictory:
            sure = [number for number in relations if all(self._sure(count) for count in self.sums[number])]
            others = [number for number in relations if number not in sure]
            kept = _consistent(known, relations, sure, others)
            return Program(known, {number: relations[number] for number in kept})

    def _sure(self, count: int) -> bool:
        figure = self.figures[count]
        return figure.value is not None or figure.role is Role.REST

    def need(self, count: int, hidden: Set[int]) -> int:
        """Return how wide the interval of a count has to be, 0 where nobody has to be kept from knowing it."""
        return need(self.figures[count], count in hidden, self.threshold)

    def _breakers(self, bounds: Bounds, count: int, hidden: frozenset[int]) -> tuple[int, ...]:
        """Return the printed figures that the proof of some bounds rests on, each of which can be hidden."""
        used = {other for number in bounds.proof for other in self.sums[number]} - {count} - hidden
        return tuple(sorted(other for other in used if self.can_be_hidden(other)))

    def can_be_hidden(self, count: int) -> bool:
        """Tell whether a figure is printed and not zero: zero is always shown."""
        figure = self.figures[count]
        return figure.role is Role.PRINTED and figure.high is not None and figure.high > 0

    def price(self, count: int) -> tuple[object, ...]:
        """Return what it costs to hide a figure: the least first, a part before its whole."""
        figure = self.figures[count]
        return figure.outside, figure.high, -len(figure.key), count


def _consistent(
    known: Mapping[int, Count], relations: Mapping[int, Relation], kept: list[int], others: list[int]
) -> list[int]:
    """Return relations that hold together: those kept already, and of the others each that can be added."""
    try:
        Program(known, {number: relations[number] for number in (*kept, *others)})
    except Contradictory:
        if len(others) == 1:
            return kept
        half = len(others) // 2
        return _consistent(known, relations, _consistent(known, relations, kept, others[:half]), others[half:])
    return [*kept, *others]


def need(figure: Figure, hidden: bool, threshold: int) -> int:
    """Return how wide the interval of a count has to be, 0 where nobody has to be kept from knowing it."""
    if figure.role is Role.PRINTED and hidden:
        return threshold
    if figure.role is Role.PRINTED and figure.low != figure.high and figure.high is not None:
        return min(figure.high, threshold - 1)  # as wide as the bound that the state printed itself
    if figure.role is Role.REST and 0 < (figure.value or 0) < threshold:
        return threshold
    return 0


def _count(figure: Figure, hidden: bool) -> Count | None:
    """Return what a reader knows of a count that is not printed; None of one that is."""
    if figure.role is not Role.PRINTED or figure.high is None:
        return Count()
    if hidden:
        return Count(1 if figure.low else 0)  # zero is shown, so a reader knows that it is none
    return Count(figure.low, figure.high) if figure.low != figure.high else None


def _tables_without_a_figure(figures: Sequence[Figure], hidden: Set[int], threshold: int) -> Iterator[Place]:
    """Yield the tables that held a figure from the threshold on, and of which nothing but zeros would be printed."""
    tables: dict[Place, list[int]] = {}
    for number, figure in enumerate(figures):
        if figure.role is Role.PRINTED:
            tables.setdefault(figure.table, []).append(number)
    for table, numbers in tables.items():
        told = [n for n in numbers if (figures[n].high or 0) > 0]
        if any(figures[n].low >= threshold for n in told) and all(n in hidden for n in told):
            yield table
