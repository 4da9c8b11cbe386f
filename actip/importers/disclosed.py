"""Own the one call by which figures are handed over to an audience, before they are written anywhere."""

from collections.abc import Iterable, Sequence

from actip.disclosure import LEVELS
from actip.model import Catalogue, Cell, Submission

SUPPRESSED = "suppressed"  # the reason that stands in place of a figure, of the list 'missing'
OWN = LEVELS[-1]  # the audience that sees small counts: the reporting state itself
THRESHOLD = 5  # as UNODC prints '<5'


def disclosed(
    submissions: Iterable[Submission], audience: str, catalogue: Catalogue, threshold: int = THRESHOLD
) -> list[Submission]:
    """Return submissions as an audience may see them: what is above its level is gone, small counts are suppressed.

    Zero stays zero, and a figure that was missing keeps its reason.
    """
    shown = []
    for submission in submissions:
        kept = [cell for cell in submission.cells if _level(submission, cell) in LEVELS[: LEVELS.index(audience) + 1]]
        withheld = {cell.indicator for cell in submission.cells} - {cell.indicator for cell in kept}
        cells = kept if audience == OWN else without_small_counts(kept, catalogue, threshold)
        shown.append(submission._replace(cells=tuple(cells), withheld=submission.withheld | withheld))
    return shown


def without_small_counts(cells: Iterable[Cell], catalogue: Catalogue, threshold: int) -> Sequence[Cell]:
    """Return figures of which the counts from 1 to the threshold less one, and closer bounds, are suppressed."""
    measures = catalogue.lists["measures"].codes
    small = []
    for cell in cells:
        measure = cell.coordinates.get("measure", catalogue.indicators[cell.indicator].measures[0])
        count = cell.value is not None and 0 < cell.value < threshold
        bound = cell.below is not None and 1 < cell.below < threshold
        hidden = measures[measure].whole and (count or bound)
        small.append(cell._replace(value=None, below=None, missing=SUPPRESSED) if hidden else cell)
    return small


def _level(submission: Submission, cell: Cell) -> str:
    counting = submission.countings.get(cell.indicator)
    return (counting.disclosure if counting else None) or submission.disclosure
