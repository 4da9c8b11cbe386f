"""Own what is done before anything is suppressed: a breakdown with small counts gives way to a coarser one.

Forms of exploitation become the four groups of SDG indicator 16.2.2, citizenships become own nationals, those of
other member states, others and not known. Fewer small counts stay, so less has to be hidden. A breakdown is left as it
is where a part of it is no number, where its parts do not make up its total, or where nothing would be gained.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.records import Cell, Submission

_Key = frozenset[tuple[str, str]]
COARSER: Mapping[str, str] = {"form": "form_group", "citizenship": "citizenship_group"}


class Coarsened(NamedTuple):
    """A submission, and the indicators and dimensions that gave way to their groups."""

    submission: Submission
    breakdowns: tuple[tuple[str, str], ...]


def group_of(dimension: str, code: str, state: str | None, catalogue: Catalogue) -> str:
    """Return the code of the group of a form (SDG 16.2.2) or a citizenship, seen from the reporting state."""
    if dimension == "form":
        return catalogue.lists["form"].codes[code].sdg_group or "UNK"
    if code == state:
        return "own"
    if code in catalogue.states:
        return "asean"
    return "unknown" if code == "XXX" else "others"


def coarsened(submission: Submission, catalogue: Catalogue, threshold: int) -> Coarsened:
    """Put the breakdowns with small counts into groups, where that leaves fewer small counts."""
    grouped = []
    cells = _raised(submission.cells, threshold)
    countings = dict(submission.countings)
    for name in dict.fromkeys(cell.indicator for cell in cells):
        indicator = catalogue.indicators[name]
        for dimension, group in COARSER.items():
            if dimension not in indicator.dimensions:
                continue
            changed = _grouped(cells, indicator, dimension, submission, catalogue)
            if changed is not None and _small(changed, name, group, threshold) < _small(
                cells, name, dimension, threshold
            ):
                cells = changed
                grouped.append((name, dimension))
                if counting := countings.get(name):
                    complete = frozenset(COARSER[dimension] if d == dimension else d for d in counting.complete)
                    countings[name] = counting._replace(complete=complete)
    return Coarsened(submission._replace(cells=cells, countings=countings), tuple(grouped))


def _raised(cells: tuple[Cell, ...], threshold: int) -> tuple[Cell, ...]:
    """Raise upper bounds below the threshold to it: '<3' would say more than the '<5' of a suppressed count."""
    return tuple(
        cell._replace(below=threshold) if cell.below is not None and 1 < cell.below < threshold else cell
        for cell in cells
    )


def _small(cells: Iterable[Cell], indicator: str, dimension: str, threshold: int) -> int:
    breakdown = (cell for cell in cells if cell.indicator == indicator and dimension in cell.coordinates)
    return sum(cell.value is not None and 0 < cell.value < threshold for cell in breakdown)


def _grouped(
    cells: tuple[Cell, ...], indicator: Indicator, dimension: str, submission: Submission, catalogue: Catalogue
) -> tuple[Cell, ...] | None:
    """Put one breakdown of an indicator into groups; None if it has to stay as it is."""
    of_indicator = [cell for cell in cells if cell.indicator == indicator.id]
    breakdown = {_key(cell): cell for cell in of_indicator if dimension in cell.coordinates}
    pointers = {cell.pointer for cell in of_indicator if dimension in cell.coordinates}
    counting = submission.countings.get(indicator.id)
    rule = counting.counting_rule if counting else None
    if len(breakdown) < len(pointers) or not _can_be_grouped(breakdown.values(), of_indicator, dimension, rule):
        return None
    groups: dict[_Key, tuple[Cell, float]] = {}  # each with the cell that it takes the place of
    sums: dict[_Key, float] = {}
    for key, cell in breakdown.items():
        code = cell.coordinates[dimension]
        rest = key - {(dimension, code)}
        parent = catalogue.lists["form"].codes[code].part_of if dimension == "form" else None
        if parent and rest | {(dimension, parent)} in breakdown:
            continue
        merged = rest | {(COARSER[dimension], group_of(dimension, code, submission.state, catalogue))}
        first, value = groups.get(merged, (cell, 0))
        groups[merged] = (first, value + (cell.value or 0))
        sums[rest] = sums.get(rest, 0) + (cell.value or 0)
    totals = {_key(cell): cell.value for cell in of_indicator}
    if any(value != totals.get(rest) for rest, value in sums.items()):
        return None  # a form that is not named may belong to any group, and a person in two forms counts twice
    coarse = {
        first.pointer: first._replace(coordinates=dict(sorted(key)), value=value)
        for key, (first, value) in groups.items()
    }
    changed = (coarse.get(cell.pointer) if cell.pointer in pointers else cell for cell in cells)
    return tuple(cell for cell in changed if cell is not None)


def _can_be_grouped(
    breakdown: Collection[Cell], of_indicator: Iterable[Cell], dimension: str, counting_rule: str | None
) -> bool:
    """Return whether every part is a number, no groups are there yet, and nobody is counted in two forms."""
    return (
        bool(breakdown)
        and all(cell.value is not None for cell in breakdown)
        and not any(COARSER[dimension] in cell.coordinates for cell in of_indicator)
        and not (dimension == "form" and counting_rule == "every_form")
    )


def _key(cell: Cell) -> _Key:
    return frozenset(cell.coordinates.items())
