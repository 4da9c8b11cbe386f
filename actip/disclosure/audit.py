"""Own the proof that nothing hidden can be worked out: exact bounds of every hidden count from all that is published.

A publication is a set of counts that are not printed and of linear relations between them. What a reader can work out
about one of them is the interval between its least and its greatest value under all relations at once: two linear
programs. They are solved here exactly, in whole numbers, by the simplex method with Bland's rule, so
that no rounding can make a narrow interval look wide. Each bound comes with its proof, the relations that it rests
on: where an interval is too narrow, hiding a figure of one of them breaks that proof.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

Exact = int | Fraction


class Count(NamedTuple):
    """A count that is not printed: at least `low`, at most `high` where that is published."""

    low: int = 0
    high: int | None = None


class Relation(NamedTuple):
    """The terms, each a count times its factor, add up to a number that is published."""

    terms: Mapping[int, int]
    total: int


class Bounds(NamedTuple):
    """The interval of a count (`high` None: without end), and the numbers of the relations that prove it."""

    low: Exact
    high: Exact | None
    proof: frozenset[int]

    @property
    def width(self) -> Exact | None:
        """How far the two ends lie apart, None without end."""
        return None if self.high is None else self.high - self.low


Seen = dict[int, tuple[Exact, Exact]]  # of a count, the least and the greatest value in the solutions so far


class Effort:
    """How much work is done on a proof, counted in terms of its equations: the same on every machine, unlike a time."""

    def __init__(self, most: int | None) -> None:
        """Take how much is enough; None: there is no other way, so that nothing is too much."""
        self.left = most

    def spend(self, terms: int) -> None:
        """Count some work. Raises TooMuch where it is more than enough."""
        if self.left is not None:
            self.left -= terms
            if self.left < 0:
                raise TooMuch


class TooMuch(Exception):
    """A proof takes more work than is worth it: fewer dimensions have to be crossed."""


class Contradictory(Exception):
    """No counts satisfy the relations: whoever assumes them all works out nothing."""


def components(counts: Iterable[int], relations: Sequence[Relation]) -> list[tuple[list[int], list[int]]]:
    """Split counts into connected components, each with the numbers of its relations, in their order."""
    leader = {count: count for count in counts}

    def first(count: int) -> int:
        while leader[count] != count:
            leader[count] = count = leader[leader[count]]
        return count

    for relation in relations:
        one, *others = relation.terms
        for other in others:
            pair = sorted((first(one), first(other)))
            leader[pair[1]] = pair[0]
    members: dict[int, tuple[list[int], list[int]]] = {count: ([], []) for count in leader if leader[count] == count}
    for count in leader:
        members[first(count)][0].append(count)
    for number, relation in enumerate(relations):
        members[first(next(iter(relation.terms)))][1].append(number)
    return list(members.values())


class Program:
    """The linear programs of one component: the same relations, a question for each count.

    A row holds whole numbers alone, with whatever factor the column that it is solved for has.
    """

    def __init__(
        self, counts: Mapping[int, Count], relations: Mapping[int, Relation], effort: Effort | None = None
    ) -> None:
        """Find one solution to begin from. Raises Contradictory where there is none, TooMuch after too much work."""
        self.effort = effort or Effort(None)
        self.relations = relations
        self.seen: Seen = {}
        self.solutions: list[Mapping[int, Exact]] = []
        self.counts = counts
        self.columns = {count: column for column, count in enumerate(counts)}
        self.proofs: dict[int, int] = {}  # the column that follows a relation, and the number of that relation
        self.rows: dict[int, dict[int, int]] = {}  # by the column that the row is solved for
        self.right: dict[int, int] = {}
        self.free = len(counts)  # columns from here on stand for the distance to a published upper bound
        limits = [(count, bounds.high - bounds.low) for count, bounds in counts.items() if bounds.high is not None]
        self.last = self.free + len(limits)
        for number, relation in relations.items():
            shifted = relation.total - sum(factor * counts[count].low for count, factor in relation.terms.items())
            self.proofs[self._add({self.columns[count]: f for count, f in relation.terms.items()}, shifted)] = number
        for place, (count, room) in enumerate(limits):
            self._add({self.columns[count]: 1, self.free + place: 1}, room)
        self._begin()

    def _add(self, row: Mapping[int, int], right: int) -> int:
        """Add an equation, solved for a new column that traces it through later pivots; return that column."""
        column = self.last + len(self.rows)
        sign = -1 if right < 0 else 1
        self.rows[column] = {**{name: sign * factor for name, factor in row.items()}, column: 1}
        self.right[column] = sign * right
        return column

    def _begin(self) -> None:
        """Find a solution that meets every equation (phase one of the simplex method)."""
        for added in list(self.rows):
            while added in self.rows and self.right[added] > 0:
                entering = self._first(added, 1)
                if entering is None:
                    raise Contradictory
                self._enter(entering)
            if added in self.rows:
                entering = min((c for c in self.rows[added] if c < self.last), default=None)
                if entering is None:
                    del self.rows[added], self.right[added]  # it follows from the others
                else:
                    self._pivot(added, entering)

    def bounds(self, count: int) -> Bounds:
        """Return the least and the greatest value of a count, with the proof."""
        low, below = self._least(self.columns[count])
        high, above = self._greatest(self.columns[count])
        least = self.counts[count].low
        return Bounds(least + low, None if high is None else least + high, below | above)

    def narrower(self, count: int, width: int) -> Bounds | None:
        """Return the bounds of a count that is known to an interval narrower than a width; None if it is not.

        Every solution on the way shows how far apart two values of each count lie, so that most need no search.
        """
        low, high = self.seen[count]
        if high - low >= width:
            return None
        least = self.counts[count].low
        greatest, above = self._greatest(self.columns[count], low - least + width)
        self.look()
        low, high = self.seen[count]
        if greatest is None or high - low >= width:
            return None
        lowest, below = self._least(self.columns[count], high - least - width)
        self.look()
        low, high = self.seen[count]
        if high - low >= width:
            return None
        return Bounds(least + lowest, least + greatest, below | above)

    def stretch(self, count: int) -> None:
        """Look at a solution in which a count is as large as can be."""
        self._greatest(self.columns[count])
        self.look()

    def look(self) -> None:
        """Widen the values of every count by those of the present solution."""
        solution = {
            count: self.counts[count].low + (self._value(column) if column in self.rows else 0)
            for count, column in self.columns.items()
        }
        for count, value in solution.items():
            low, high = self.seen.get(count, (value, value))
            self.seen[count] = (min(low, value), max(high, value))
        self.solutions.append(solution)

    def _least(self, column: int, enough: Exact | None = None) -> tuple[Exact, frozenset[int]]:
        """Make a count as small as can be, or as is enough."""
        while column in self.rows:
            entering = self._first(column, 1)
            if entering is None or (enough is not None and self._value(column) <= enough):
                return self._value(column), self._proof(column)
            self._enter(entering, leaving_first=column)
        return 0, frozenset()

    def _greatest(self, column: int, enough: Exact | None = None) -> tuple[Exact | None, frozenset[int]]:
        """Make a count as large as can be, or as is enough; None: without end."""
        if column not in self.rows and not self._enter(column):
            return None, frozenset()
        while True:
            entering = self._first(column, -1)
            if entering is None or (enough is not None and self._value(column) >= enough):
                return self._value(column), self._proof(column)
            if not self._enter(entering):
                return None, frozenset()

    def _first(self, solved: int, sign: int) -> int | None:
        """Return the first column that moves the one that a row is solved for: down by 1, up by -1 (Bland's rule)."""
        row = self.rows[solved]
        return min(
            (c for c, factor in row.items() if c < self.last and c != solved and factor * sign > 0), default=None
        )

    def _value(self, column: int) -> Exact:
        factor = self.rows[column][column]
        return self.right[column] if factor == 1 else Fraction(self.right[column], factor)

    def _proof(self, column: int) -> frozenset[int]:
        return frozenset(self.proofs[name] for name in self.rows[column] if name in self.proofs)

    def _enter(self, entering: int, leaving_first: int | None = None) -> bool:
        """Let a column grow until a row stops it; False if none does. Among equals the first leaves."""
        leaving, right, factor = None, 0, 1
        for name, row in self.rows.items():
            if (coefficient := row.get(entering, 0)) > 0:
                sooner = self.right[name] * factor - right * coefficient
                if leaving is None or sooner < 0 or (sooner == 0 and leaving != leaving_first and
                                                     (name < leaving or name == leaving_first)):  # fmt: skip
                    leaving, right, factor = name, self.right[name], coefficient
        if leaving is None:
            return False
        self._pivot(leaving, entering)
        return True

    def _pivot(self, leaving: int, entering: int) -> None:
        """Solve the row of one column for another, and put it into the other rows."""
        row, right = self.rows.pop(leaving), self.right.pop(leaving)
        if row[entering] < 0:
            row, right = {name: -factor for name, factor in row.items()}, -right
        factor = row[entering]
        spent = len(self.rows)
        for name, other in self.rows.items():
            if times := other.get(entering, 0):
                spent += len(row)
                changed = {column: term * factor for column, term in other.items()} if factor != 1 else other
                for column, term in row.items():
                    if after := changed.get(column, 0) - times * term:
                        changed[column] = after
                    else:
                        changed.pop(column, None)
                total = self.right[name] * factor - times * right
                shared = math.gcd(total, *changed.values()) if factor != 1 else 1
                if shared > 1:
                    changed, total = {column: term // shared for column, term in changed.items()}, total // shared
                self.rows[name], self.right[name] = changed, total
        self.rows[entering], self.right[entering] = row, right
        self.effort.spend(spent)
