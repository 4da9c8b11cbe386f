"""Own the audit of a publication: which hidden counts a reader can work out too closely, and what breaks each proof.

Counts hang together through relations; each component is a linear program of its own, and what is wide under one choice
of hidden counts stays wide under any that hides more. A count that nobody typed is protected like the others, where
what was typed tells it to be small.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from actip.disclosure.audit import Bounds, Contradictory, Count, Effort, Exact, Program, Relation, Seen, components
from actip.disclosure.kin import Kin
from actip.disclosure.outer import margins, possible
from actip.disclosure.relations import CellOf, Figure, Publication, Role, Sum, TableId
from actip.disclosure.shapes import Key, LeftOut

_SOLUTIONS = 40  # in which figures that are left out are looked at, at most


class Unsafe(NamedTuple):
    """A count with too narrow an interval, all printed figures that prove it, and those of them to be hidden."""

    figure: int
    bounds: Bounds
    provers: frozenset[int]
    to_hide: tuple[int, ...]


class Auditor:
    """Audit one publication under different choices of hidden counts; unchanged components are not proved again."""

    def __init__(
        self, publication: Publication, threshold: int, effort: Effort | None = None, is_reader: bool = False
    ) -> None:
        """Take the publication and the least width of the interval in which a hidden count may be known.

        A reader knows less than the file, and may assume what is not so: for its sake no zero is hidden, and no
        crossing as a whole.
        """
        self.effort = effort or Effort(None)
        self.is_reader = is_reader
        self.publication = publication
        self.figures = publication.figures
        self.sums = publication.sums
        self.threshold = threshold
        self.kin = Kin(publication.figures, threshold)
        self.printed = tuple(publication.printed)
        self.primary = frozenset(n for n in self.printed if self._is_primary(self.figures[n]))
        # What is hidden beside makes intervals wider, so that what was wide stays so. Not where a relation was dropped
        # for contradicting another: with more hidden it may no longer do so.
        self.seen: Seen = {}
        self.proved: dict[tuple[int, ...], tuple[Unsafe, ...]] = {}
        self.solutions: list[Mapping[int, Exact]] = []  # of what is not printed; what is hidden takes none away
        self.none = frozenset[int]()  # upper bounds that the other figures tell to be of no one
        self.implied: dict[int, int] = {}  # counts that nobody typed, each with the width that it needs
        self.mirrored: dict[int, int] = {}  # counts without a number here, as a neighbour or another period prints them
        self.implied, self.none = self._implied()

    def as_others_know(self) -> "Auditor":
        """Return the audit for who reads elsewhere what a state gives no number of: that protects nothing here."""
        figures = list(self.figures)
        for n, value in self.mirrored.items():
            figures[n] = figures[n]._replace(low=value, high=value, hidden=False, outside=True)
        return Auditor(self.publication._replace(figures=tuple(figures)), self.threshold, self.effort)

    def _is_primary(self, figure: Figure) -> bool:
        """Return whether a count is hidden for itself: primary suppression."""
        return figure.hidden or 0 < (figure.value or 0) < self.threshold

    def partners(self) -> frozenset[int]:
        """Return what is hidden with the small counts whatever can be worked out, so that none is known as such."""
        sums: dict[int, list[Sum]] = {}
        for terms in self.sums:
            for count in terms.keys() & self.primary:
                sums.setdefault(count, []).append(terms)
        small = [n for n in sums if self.figures[n].value and not self.figures[n].hidden]
        can_go = {n for n in self.printed if self.can_be_hidden(n)}
        return frozenset(other for n in small for other in self.kin.partners(n, sums[n], can_go - {n}))

    def is_published(self, count: int) -> bool:
        """Return whether a count stands in another publication alone."""
        return self.figures[count].table[0] < 0 or not self.figures[count].pointers

    def cells(self, counts: Iterable[int]) -> frozenset[CellOf]:
        """Return the cells that print counts."""
        figures = (self.figures[count] for count in counts)
        return frozenset((figure.table[0], pointer) for figure in figures for pointer in figure.pointers)

    def printed_in(self, cells: Set[CellOf]) -> frozenset[int]:
        """Return the counts that any of these cells print."""
        return frozenset(count for count in self.printed if not cells.isdisjoint(self.cells([count])))

    def settled(self, hidden: frozenset[int]) -> frozenset[int]:
        """Hide a figure of each proof, until no proof is left that can be broken; return all hidden counts."""
        given_up = frozenset[int]()
        while True:
            more: set[int] = set()
            lost: list[Unsafe] = []
            for unsafe in self.audit(hidden):
                if unsafe.to_hide and more.isdisjoint(unsafe.provers):
                    more.update(unsafe.to_hide)
                elif not unsafe.to_hide and unsafe.figure not in given_up:
                    lost.append(unsafe)
            if not more and lost and not self.is_reader:
                more, told_elsewhere = self._last_resort(lost, hidden)
                given_up |= told_elsewhere
            if not more - hidden:
                return hidden
            hidden |= more

    def _last_resort(self, lost: Sequence[Unsafe], hidden: frozenset[int]) -> tuple[set[int], frozenset[int]]:
        """Choose what is hidden where no figure above zero is left to hide: zeros, then crossings before margins.

        What a neighbour or the next period prints as well protects nothing, and is hidden where it tells a count and
        nothing else helps. Return with it the counts that are told by what others have published.
        """
        everything = hidden | {n for n in self.printed if self._is_ours(n)}
        told_elsewhere = frozenset(unsafe.figure for unsafe in self.audit(everything))
        more: set[int] = set()
        for unsafe in lost:
            if not more.isdisjoint(unsafe.provers):
                continue
            if unsafe.figure in told_elsewhere:
                more |= {n for n in unsafe.provers if self.figures[n].outside and not self.figures[n].public}
                continue
            table = self.figures[unsafe.figure].table
            zeros = {n for n in unsafe.provers if self._is_ours(n)}
            left = [n for n in self.printed if self.figures[n].table == table and n not in hidden and self._is_ours(n)]
            finest = max((len(self.figures[n].key) for n in left), default=0)
            more |= zeros or {n for n in left if len(self.figures[n].key) == finest}
        return more, frozenset() if more else told_elsewhere

    def audit(self, hidden: frozenset[int]) -> list[Unsafe]:
        """Return the counts that a reader can work out too closely when these are hidden."""
        counts = {n: count for n in range(len(self.figures)) if (count := self._count(n, n in hidden))}
        relations, origins = self._relations(counts)
        unsafe: list[Unsafe] = []
        for members, numbers in components(counts, relations):
            watched = [n for n in members if self.needed_width(n, hidden)]
            if not watched or not numbers:
                continue
            key = (*members, -1, *(count for count in members if count in hidden))
            if key not in self.proved:
                numbered = {origins[n]: relations[n] for n in numbers}
                program = self._program({count: counts[count] for count in members}, numbered)
                if len(program.relations) == len(numbered):
                    program.seen = self.seen
                self.proved[key] = tuple(self._unsafe(program, watched, hidden))
            unsafe.extend(self.proved[key])
        return unsafe or list(self._outer(hidden))  # what is left out rests on margins that are wide by then

    def _unsafe(self, program: Program, watched: Iterable[int], hidden: frozenset[int]) -> Iterator[Unsafe]:
        """Yield the watched counts that are known too closely."""
        program.look()
        for count in watched:
            bounds = program.narrower(count, self.needed_width(count, hidden))
            if bounds:
                yield self._broken(count, bounds, hidden)
        if self.publication.left_out:
            first = len(program.solutions)
            for count in program.counts:
                if count in hidden and count in self.publication.floors:
                    program.stretch(count)
            self.solutions[1:] = [*program.solutions[first:], *self.solutions[1:]][:_SOLUTIONS]

    def _broken(self, count: int, bounds: Bounds, hidden: frozenset[int]) -> Unsafe:
        """Choose which printed figures of a proof are hidden, so that it proves nothing."""
        used = {other for number in bounds.proof for other in self.sums[number]} - {count} - hidden
        provers = frozenset(other for other in used if self.figures[other].role is Role.PRINTED)
        can_go = {other for other in provers if self.can_be_hidden(other)}
        to_hide = self.kin.nearest(count, (self.sums[n] for n in sorted(bounds.proof)), can_go)
        if not to_hide and count not in hidden and self.can_be_hidden(count):
            to_hide = (count,)  # an upper bound that others make too narrow
        return Unsafe(count, bounds, provers, to_hide)

    def _outer(self, hidden: frozenset[int]) -> Iterator[Unsafe]:
        """Yield the figures of breakdowns that are left out, where what is printed tells them too closely.

        Whoever reads only what is left has no solution to begin from.
        """
        if self.is_reader:
            return
        unproved = self.publication.left_out
        by_key = {(figure.table, figure.key): n for n, figure in enumerate(self.figures) if n not in unproved}
        for count, left_out in unproved.items():
            needed = self.needed_width(count, hidden)
            if not needed or self.is_published(count):
                continue
            figure = self.figures[count]
            bounds = self._possible(figure, left_out, by_key, needed)
            if (bounds.width or 0) < needed:
                keys = ((figure.table, key) for key in margins(figure.key))
                printed = [by_key[key] for key in keys if key in by_key]
                printed = [n for n in printed if n not in hidden and self.can_be_hidden(n)]
                finest = max((len(self.figures[n].key) for n in printed), default=0)
                to_hide = tuple(n for n in printed if len(self.figures[n].key) == finest)
                yield Unsafe(count, bounds, frozenset(printed), to_hide)

    def _possible(
        self, figure: Figure, left_out: LeftOut, by_key: Mapping[tuple[TableId, Key], int], enough: int
    ) -> Bounds:
        """Return how few and how many a figure that is left out can be, by the solutions so far."""
        low: Exact | None = None
        high: Exact = 0
        for solution in self.solutions or [{}]:

            def value(key: Key, solution: Mapping[int, Exact] = solution) -> Exact | None:
                number = by_key.get((figure.table, key))
                if number is None:
                    return None
                typed = self.figures[number].value
                first = self.solutions[0].get(number) if self.solutions else None
                return solution.get(number, first if typed is None else typed)

            self.effort.spend(len(figure.key) * 20)
            least, most = possible(figure.key, left_out, value)
            if figure.low:
                others = (  # each of them is one at the least
                    whole - self.publication.floors.get(by_key[figure.table, key], 1) + 1
                    for key in margins(figure.key)
                    if (figure.table, key) in by_key and (whole := value(key)) is not None
                )
                least, most = max(least, 1), min((most, *others))
            low, high = (least, most) if low is None else (min(low, least), max(high, most))
            if high - low >= enough:
                break
        return Bounds(low or 0, high, frozenset())

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

    def _implied(self) -> tuple[dict[int, int], frozenset[int]]:
        """Return the counts that nobody typed and that what was typed tells to be small: they are hidden as the others.

        So is a figure that is not collected or not yet available: its reason is no licence to subtract. With it, return
        the published upper bounds of what is zero: zero is nobody's secret.
        """
        counts = {n: count for n in range(len(self.figures)) if (count := self._count(n, False))}
        relations, origins = self._relations(counts)
        small: dict[int, int] = {}
        none = set()
        for members, numbers in components(counts, relations):
            if not numbers:
                continue
            unsaid = [n for n in members if self.figures[n].high is None or self.figures[n].role is not Role.PRINTED]
            unsaid = [n for n in unsaid if n not in self.primary and n not in self.publication.left_out]
            unsaid = [] if self.is_reader else unsaid  # what is told by less is told by all that was typed
            program = self._program(
                {count: counts[count] for count in members}, {origins[n]: relations[n] for n in numbers}
            )
            program.look()
            self.solutions[:1] = [{**(self.solutions[0] if self.solutions else {}), **program.solutions[0]}]
            for n in unsaid:
                bounds = program.narrower(n, self.threshold)
                # From none up to the bound that a state printed itself is no closer than that bound.
                needed = self.threshold if bounds and bounds.low else self.threshold - 1
                if bounds and bounds.high and bounds.low < self.threshold and (bounds.width or 0) < needed:
                    small[n] = needed
            for n in (n for n in members if self.figures[n].elsewhere and self.figures[n].high is None):
                bounds = program.narrower(n, 1)
                if bounds and bounds.width == 0 and not 0 < bounds.low < self.threshold:
                    self.mirrored[n] = int(bounds.low)
            bounded = [n for n in members if self.figures[n].high is not None and n not in unsaid]
            for n in bounded:
                bounds = program.narrower(n, 1)
                if bounds and bounds.high == 0:
                    none.add(n)
        return small, frozenset(none)

    def _program(self, counts: Mapping[int, Count], relations: Mapping[int, Relation]) -> Program:
        """Build the program of a component from as many relations as do not contradict each other.

        Figures of which only an upper bound was published can contradict their totals. A reader drops what cannot be.
        """
        try:
            return Program(counts, relations, self.effort)
        except Contradictory:
            sure = [number for number in relations if all(self._sure(count) for count in self.sums[number])]
            others = [number for number in relations if number not in sure]
            consistent = self._consistent(counts, relations, sure, others)
            return Program(counts, {number: relations[number] for number in consistent}, self.effort)

    def _consistent(
        self, counts: Mapping[int, Count], relations: Mapping[int, Relation], numbers: list[int], others: list[int]
    ) -> list[int]:
        """Extend a consistent set of relations by each of the others that does not contradict it."""
        try:
            Program(counts, {number: relations[number] for number in (*numbers, *others)}, self.effort)
        except Contradictory:
            if len(others) == 1:
                return numbers
            half = len(others) // 2
            first = self._consistent(counts, relations, numbers, others[:half])
            return self._consistent(counts, relations, first, others[half:])
        return [*numbers, *others]

    def _sure(self, count: int) -> bool:
        figure = self.figures[count]
        return figure.value is not None or figure.role is Role.REST

    def needed_width(self, count: int, hidden: Set[int]) -> int:
        """Return the least width that the interval of a count must have, 0 if it needs no protection."""
        figure = self.figures[count]
        if count in self.implied:
            return self.implied[count]
        if figure.role is not Role.PRINTED or count in self.none:
            return 0
        if count in hidden and not (count in self.publication.left_out and figure.high and not figure.low):
            return self.threshold if figure.value != 0 else 0  # zero is nobody's secret
        if figure.low != figure.high and figure.high is not None:
            return min(figure.high, self.threshold)  # no more than what the state printed itself
        return 0

    def _count(self, number: int, hidden: bool) -> Count | None:
        """Return what a reader knows of a count that is not printed, None if it is."""
        figure = self.figures[number]
        floor = self.publication.floors.get(number, 0)
        if figure.role is not Role.PRINTED or figure.high is None:
            return Count(max(figure.low, floor) if figure.role is Role.PRINTED else floor)
        if hidden:
            return Count(max(floor, 1 if figure.low else 0))  # a reader who takes it for more than zero knows the most
        return Count(max(figure.low, floor), figure.high) if figure.low != figure.high else None

    def can_be_hidden(self, count: int) -> bool:
        """Return whether a figure may be hidden for the sake of another: printed, not zero, and nowhere else."""
        figure = self.figures[count]
        return self._is_ours(count) and figure.high is not None and figure.high > 0

    def _is_ours(self, count: int) -> bool:
        """Return whether a figure stands here alone, so that nobody reads it if it is hidden."""
        figure = self.figures[count]
        return figure.role is Role.PRINTED and not figure.outside and not self.is_published(count)
