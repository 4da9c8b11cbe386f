"""Own what a figure can be: an interval, so that nothing is called wrong that could be right.

A value is exact, `below: 5` is 0 to 4, 'not applicable' is none; any other missing figure can be anything from 0 up.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from actip.catalogue.entries import Indicator
from actip.format.records import Cell, Submission

Key = frozenset[tuple[str, str]]
Rest = ParamSpec("Rest")
Made = TypeVar("Made")


class Interval(NamedTuple):
    """What a figure or a sum can be, and the pointers of the cells that it was read from."""

    low: float
    high: float
    pointers: tuple[str, ...]


Figures = Mapping[str, Mapping[Key, Interval]]


def of_latest(make: Callable[Concatenate[Submission, Rest], Made]) -> Callable[Concatenate[Submission, Rest], Made]:
    """Keep what was made of the latest submission: a dozen rules ask for it one after the other."""
    latest: tuple[Submission, Made] | None = None

    def remembered(submission: Submission, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Made:
        nonlocal latest
        if latest is None or latest[0] is not submission:
            latest = (submission, make(submission, *args, **kwargs))
        return latest[1]

    return remembered


@of_latest
def figures(submission: Submission) -> Figures:
    """Work out what each figure can be, by indicator and coordinates."""
    return {
        name: {key: merged(cells) for key, cells in table.items()} for name, table in cells_by_key(submission).items()
    }


@of_latest
def cells_by_key(submission: Submission) -> dict[str, dict[Key, list[Cell]]]:
    """Group the figures by indicator and coordinates; a list of more than one is the same figure given twice."""
    tables: dict[str, dict[Key, list[Cell]]] = {}
    for cell in submission.cells:
        tables.setdefault(cell.indicator, {}).setdefault(frozenset(cell.coordinates.items()), []).append(cell)
    return tables


def merged(cells: list[Cell]) -> Interval:
    """Work out what the figure can be.

    Of two entries for one figure either can be right, or both: the coordinate that told them apart may have been lost,
    as where a table of several kinds was published under one heading. Then the figure is at most their sum.
    """
    intervals = [_interval(cell) for cell in cells]
    low, high = min(low for low, _ in intervals), max(high for _, high in intervals)
    if low != high and len(cells) > 1:
        high = exact(high for _, high in intervals)
    return Interval(low, high, tuple(cell.pointer for cell in cells))


def _interval(cell: Cell) -> tuple[float, float]:
    if cell.value is not None:
        return cell.value, cell.value
    if cell.below is not None:
        return 0, cell.below - 1
    return (0, 0) if cell.missing == "not_applicable" else (0, math.inf)


def add(parts: Iterable[Interval]) -> Interval:
    """Work out what the sum of the parts can be, with all their pointers."""
    parts = list(parts)
    pointers = tuple(pointer for part in parts for pointer in part.pointers)
    return Interval(exact(part.low for part in parts), exact(part.high for part in parts), pointers)


def exact(figures: Iterable[float]) -> float:
    """Add up, to a whole number where it can be, right to the sixth place."""
    total = round(math.fsum(figures), 6)  # amounts of money have cents, and cents do not add up exactly
    return int(total) if math.isfinite(total) and total.is_integer() else total


def coordinates_of(key: Key, indicator: Indicator) -> dict[str, str]:
    """Put coordinates in the order in which the indicator names its dimensions."""
    order = {name: index for index, name in enumerate(("measure", "currency", "subset", *indicator.dimensions))}
    return dict(sorted(key, key=lambda pair: order.get(pair[0], len(order))))


def is_readable(cell: Cell) -> bool:
    """Tell whether a figure, an upper bound or a reason could be read."""
    return (cell.value, cell.below, cell.missing) != (None, None, None)


def as_given(cell: Cell) -> float | str | dict[str, int] | None:
    """Return a figure as it was given: a number, an upper bound, or the reason why there is none."""
    if cell.value is not None:
        return cell.value
    return {"below": cell.below} if cell.below is not None else cell.missing
