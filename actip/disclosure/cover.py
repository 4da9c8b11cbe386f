"""Own which dimensions of a table are crossed in its proof: as few together as hold all that is printed.

Whoever knows the tables that cross some dimensions can join them to one over all dimensions if the dimensions that
they share separate the others (Dobra and Fienberg, Bounds for cell entries in contingency tables, PNAS 97, 2000). So
a proof needs no more than the cliques of a graph in which two dimensions are joined that one figure crosses, made
chordal. Where even these are too large, dimensions are crossed through a hub alone, and the breakdowns that do not fit
are left out: none of their figures is printed.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import combinations
from typing import NamedTuple

Names = frozenset[str]  # of dimensions
MOST = 700  # counts of one table; more take seconds
_HUB = 2  # dimensions through which the others are crossed, at most


class Cover(NamedTuple):
    """The cliques of dimensions that are crossed, and the hub that is in each of them where breakdowns are left out."""

    cliques: tuple[Names, ...]
    hub: Names | None = None

    def holds(self, names: Names) -> bool:
        """Return whether figures by these dimensions are part of the proof."""
        return any(names <= clique for clique in self.cliques) or not names

    def of_frame(self, names: Names) -> tuple[Names, ...]:
        """Return the cliques that a status or a subset needs, of which figures by these dimensions are printed."""
        if any(names <= clique for clique in self.cliques):
            return (names,) if names else ()
        if self.hub is not None:
            return tuple(clique for clique in self.cliques if clique - self.hub <= names)
        joined = set(names)
        while more := {name for clique in self.cliques if clique & joined for name in clique} - joined:
            joined |= more
        return tuple(clique for clique in self.cliques if clique & joined)


def covers(frames: Iterable[Iterable[Names]], sizes: Mapping[str, int], elsewhere: Set[Names]) -> Iterator[Cover]:
    """Yield what can be crossed of the breakdowns of a table, the most first, down to the totals alone.

    `frames` has for each status and subset the dimensions of its breakdowns, `sizes` how many codes a dimension has, in
    the order of the catalogue: a hub is made of the first that do as well as others. The breakdowns that are printed
    `elsewhere` are never left out for less: a reader has them.
    """
    breakdowns = [list(names) for names in frames]
    shapes = {names for frame in breakdowns for names in frame}
    whole = Cover(tuple(_cliques(shapes, sizes)))
    before = sum(map(len, breakdowns)) if _counts(whole, breakdowns, sizes) <= MOST else None
    if before is not None:
        yield whole
    for size in range(_HUB, -1, -1):
        hub = _through_a_hub(breakdowns, sizes, size)
        number = sum(hub.holds(names) for frame in breakdowns for names in frame)
        fits = _counts(hub, breakdowns, sizes) <= MOST and all(hub.holds(names) for names in elsewhere)
        if (before is None and (fits or size == 0)) or (before is not None and number < before and fits):
            before = number
            yield hub
    if not any(elsewhere) and any(shapes):
        yield Cover((), frozenset())  # totals alone


def _cliques(shapes: Iterable[Names], sizes: Mapping[str, int]) -> list[Names]:
    """Make the graph of dimensions chordal, the smallest cliques first, and return the cliques."""
    near: dict[str, set[str]] = {}
    for names in shapes:
        for name in names:
            near.setdefault(name, set()).update(names)
    cliques: list[Names] = []
    while near:
        first = min(near, key=lambda name: (math.prod(sizes[other] for other in near[name]), name))
        clique = frozenset(near.pop(first))
        for name in clique - {first}:
            near[name] |= clique
            near[name].discard(first)
        if not any(clique <= other for other in cliques):
            cliques.append(clique)
    return cliques


def _through_a_hub(breakdowns: list[list[Names]], sizes: Mapping[str, int], size: int) -> Cover:
    """Cross each dimension with a hub alone: the hub of a size that leaves the most breakdowns in."""
    used = {name for names in breakdowns for shape in names for name in shape}
    dimensions = [name for name in sizes if name in used]
    hubs = [frozenset(hub) for hub in combinations(dimensions, min(size, max(0, len(dimensions) - 1)))]
    offered = [Cover(tuple(hub | {name} for name in dimensions if name not in hub), hub) for hub in hubs]
    return max(offered, key=lambda entry: sum(entry.holds(names) for frame in breakdowns for names in frame))


def _counts(candidate: Cover, breakdowns: list[list[Names]], sizes: Mapping[str, int]) -> int:
    """Return how many counts a cover makes of a table."""
    return sum(
        math.prod(sizes[name] for name in clique)
        for frame in breakdowns
        for clique in candidate.of_frame(frozenset[str]().union(*(names for names in frame if candidate.holds(names))))
    )
