"""Own what is done before anything is suppressed: a breakdown with small counts gives way to a coarser one.

Forms of exploitation become the four groups of SDG indicator 16.2.2, citizenships become own nationals, those of
other member states, others and not known. Fewer small counts stay, so less has to be hidden. A breakdown is left as it
is where a part of it is no number, where its parts do not make up its total, or where nothing would be gained.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.records import Cell, Submission

COARSER: Mapping[str, str] = {"form": "form_group", "citizenship": "citizenship_group"}


class Coarsened(NamedTuple):
    """A submission, and of which indicators which dimensions gave way to their groups."""

    submission: Submission
    breakdowns: tuple[tuple[str, str], ...]


def group_of(dimension: str, code: str, state: str | None, catalogue: Catalogue) -> str:
    """Return the group that a form or a citizenship is in, seen from the reporting state."""
    if dimension == "form":
        return catalogue.lists["form"].codes[code].sdg_group or "UNK"
    if code == state:
        return "own"
    if code in catalogue.states:
        return "asean"
    return "unknown" if code == "XXX" else "others"


def coarsened(submission: Submission, catalogue: Catalogue, threshold: int) -> Coarsened:
    """Return a submission whose breakdowns with small counts are in groups."""
    done = []
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
                done.append((name, dimension))
                if counting := countings.get(name):
                    complete = frozenset(COARSER[dimension] if d == dimension else d for d in counting.complete)
                    countings[name] = counting._replace(complete=complete)
    return Coarsened(submission._replace(cells=cells, countings=countings), tuple(done))


def _raised(cells: tuple[Cell, ...], threshold: int) -> tuple[Cell, ...]:
    """Return the cells with no upper bound narrower than the threshold: '<3' says too much where '<5' is meant."""
    return tuple(
        cell._replace(below=threshold) if cell.below is not None and 1 < cell.below < threshold else cell
        for cell in cells
    )


def _small(cells: Iterable[Cell], indicator: str, dimension: str, threshold: int) -> int:
    own = (cell for cell in cells if cell.indicator == indicator and dimension in cell.coordinates)
    return sum(cell.value is not None and 0 < cell.value < threshold for cell in own)


def _grouped(
    cells: tuple[Cell, ...], indicator: Indicator, dimension: str, submission: Submission, catalogue: Catalogue
) -> tuple[Cell, ...] | None:
    """Return the cells with one breakdown of an indicator in groups, None where it has to stay as it is."""
    own = {cell.pointer: cell for cell in cells if cell.indicator == indicator.id and dimension in cell.coordinates}
    known = {frozenset(cell.coordinates.items()): cell for cell in own.values()}
    if not own or len(known) < len(own) or any(cell.value is None for cell in own.values()):
        return None
    if any(cell.indicator == indicator.id and COARSER[dimension] in cell.coordinates for cell in cells):
        return None
    counting = submission.countings.get(indicator.id)
    if dimension == "form" and counting and counting.counting_rule == "every_form":
        return None
    groups: dict[frozenset[tuple[str, str]], tuple[Cell, float]] = {}
    sums: dict[frozenset[tuple[str, str]], float] = {}
    for key, cell in known.items():
        code = cell.coordinates[dimension]
        rest = key - {(dimension, code)}
        parent = catalogue.lists["form"].codes[code].part_of if dimension == "form" else None
        if parent and rest | {(dimension, parent)} in known:
            continue
        merged = rest | {(COARSER[dimension], group_of(dimension, code, submission.state, catalogue))}
        first, value = groups.get(merged, (cell, 0.0))
        groups[merged] = (first, value + (cell.value or 0))
        sums[rest] = sums.get(rest, 0) + (cell.value or 0)
    totals = {frozenset(cell.coordinates.items()): cell.value for cell in cells if cell.indicator == indicator.id}
    if any(value != totals.get(rest) for rest, value in sums.items()):
        return None  # a form that is not named may belong to any group, and a person in two forms counts twice
    made = {
        first.pointer: first._replace(coordinates=dict(sorted(key)), value=value)
        for key, (first, value) in groups.items()
    }
    changed = (made.get(cell.pointer) if cell.pointer in own else cell for cell in cells)
    return tuple(cell for cell in changed if cell is not None)
