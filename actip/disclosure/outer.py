"""Own the figures of breakdowns that are too large to be proved: how closely what is printed tells them at the least.

Such a table crosses its dimensions through a hub alone (`actip.disclosure.cover`). Given one solution for what is
printed, the persons at each point of the hub can be shared out freely over the other dimensions: so many at the most
can be in all parts of a figure, and so few at the least. Both are possible, so a reader knows no more.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, product

from actip.disclosure.audit import Exact
from actip.disclosure.shapes import Key, LeftOut

Value = Callable[[Key], Exact | None]  # of a count by its key, printed or in the solution; None where there is none


def possible(key: Key, left_out: LeftOut, value: Value) -> tuple[Exact, Exact]:
    """Return the least and the most of a figure that are surely possible."""
    codes = dict(key - left_out.frame - left_out.alone)
    blocks = [frozenset({(name, codes[name])}) for name in sorted(codes) if name in left_out.names - left_out.hub]
    fixed = left_out.whole | {(name, code) for name, code in codes.items() if name in left_out.hub}
    least: Exact = 0
    most: Exact = 0
    for point in _points(fixed, left_out, value, blocks):
        whole, *parts = point
        most += min((whole, *parts))
        free = any(name not in left_out.names for name in codes)  # nothing at all is printed by it
        least += 0 if free else max(0, sum(parts, 0) - (len(parts) - 1) * whole) if parts else whole
    least = least if left_out.whole == left_out.frame else 0
    return _beside_parts(least, most, key, left_out, value)


def _beside_parts(least: Exact, most: Exact, key: Key, left_out: LeftOut, value: Value) -> tuple[Exact, Exact]:
    """Return the least and the most of a figure as far as the statuses and subsets of its table leave room for them.

    Whoever is in a subset and in one part of the figure, but not in another, is not in the figure.
    """
    pairs = [frozenset({pair}) for pair in sorted(key - left_out.frame)]
    for part in left_out.parts:
        counts = {pair: count for pair in pairs if (count := value(part | pair)) is not None}
        fewest, whole = min(counts.values(), default=0), value(part)
        for pair, count in counts.items():
            above = value(pair)
            most = most if above is None else min(most, above - (count - fewest))
        if part >= left_out.frame and whole is not None and len(counts) == len(pairs):
            least = max(least, sum(counts.values()) - (len(pairs) - 1) * whole)
    return least, most


def margins(key: Key) -> Iterator[Key]:
    """Yield the keys of all that a figure can be a part of."""
    for size in range(len(key)):
        yield from map(frozenset, combinations(sorted(key), size))


def _points(fixed: Key, left_out: LeftOut, value: Value, blocks: list[Key]) -> Iterator[list[Exact]]:
    """Yield for each point of the hub how many there are, in all and in each part of a figure.

    Who is at no point that has a code of its own is a point, too.
    """
    open_names = sorted(left_out.hub - {name for name, _ in fixed})
    rest = [value(fixed | block) or 0 for block in (frozenset[tuple[str, str]](), *blocks)]
    for crossing in product(*(left_out.codes[name] for name in open_names)):
        point = fixed | frozenset(zip(open_names, crossing, strict=True))
        if point == fixed:
            break
        counts = [value(point | block) or 0 for block in (frozenset[tuple[str, str]](), *blocks)]
        rest = [whole - count for whole, count in zip(rest, counts, strict=True)]
        yield counts
    yield [max(0, count) for count in rest]
