"""Own the treatment of the figures of submissions: coarsened, suppressed, withheld."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.coarsen import coarsened
from actip.disclosure.policy import Policy
from actip.disclosure.relations import KEPT_BACK, Figure, masked, measure_of
from actip.disclosure.shapes import Key
from actip.disclosure.suppression import patterns
from actip.format.records import SUPPRESSED, Cell, Submission
from actip.format.rounds import with_rounds_of


class Treated(NamedTuple):
    """One submission with its figures as they may be printed, and how they were changed.

    `changed_cells` are the pointers of the cells that are not as they were; `tables` their indicators; `coarse` the
    breakdowns that gave way to groups; `withheld` the indicators of which nothing is printed. `hidden`
    is for the author of the figures alone: by indicator how many counts are suppressed for themselves, and how many
    beside them.
    """

    submission: Submission
    changed_cells: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    coarse: tuple[tuple[str, str], ...] = ()
    withheld: frozenset[str] = frozenset()
    hidden: Mapping[str, tuple[int, int]] = MappingProxyType({})


def treat(
    submissions: Sequence[Submission],
    catalogue: Catalogue,
    policy: Policy,
    published: Sequence[Submission] = (),
) -> tuple[Treated, ...]:
    """Treat submissions that are printed together: coarsen first, suppress next, withhold as a last resort.

    What `published` print is known to every reader.
    """
    catalogue = with_rounds_of(catalogue, (*submissions, *published))
    coarse = [coarsened(submission, catalogue, policy.threshold) for submission in submissions]
    hidden_patterns = list(patterns([entry.submission for entry in coarse], catalogue, policy.threshold, published))
    primary = _by_submission(figure for pattern in hidden_patterns for figure in pattern.primary)
    secondary = _by_submission(figure for pattern in hidden_patterns for figure in pattern.secondary)
    withheld = {place for pattern in hidden_patterns for place in pattern.withheld}
    return tuple(
        _treated(
            before,
            *entry,
            primary.get(number, ()),
            secondary.get(number, ()),
            frozenset(name for of, name in withheld if of == number),
            catalogue,
            policy.threshold,
        )
        for number, (before, entry) in enumerate(zip(submissions, coarse, strict=True))
    )


def _by_submission(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    by_submission: dict[int, list[Figure]] = {}
    for figure in figures:
        by_submission.setdefault(figure.table[0], []).append(figure)
    return by_submission


def _treated(
    before: Submission,
    changed: Submission,
    coarse: tuple[tuple[str, str], ...],
    primary: Sequence[Figure],
    secondary: Sequence[Figure],
    withheld: frozenset[str],
    catalogue: Catalogue,
    threshold: int,
) -> Treated:
    hidden = {pointer for figure in (*primary, *secondary) for pointer in figure.pointers}
    counts = _Counts(changed.cells, hidden, catalogue)
    cells = tuple(
        masked(cell) if cell.pointer in hidden or counts.are_hidden_of(cell) else cell
        for cell in changed.cells
        if cell.indicator not in withheld
    )
    after = {cell.pointer: cell for cell in cells}
    changed_cells = {cell.pointer: cell.indicator for cell in before.cells if after.get(cell.pointer) != cell}
    changed_cells |= {cell.pointer: cell.indicator for cell in cells if cell.missing == SUPPRESSED}
    tables = frozenset(changed_cells.values())
    submission = changed._replace(cells=cells)
    numbers = [figure for figure in (*primary, *secondary) if figure.value is not None]
    small = Counter(figure.table[1] for figure in numbers if 0 < (figure.value or 0) < threshold)
    all_of_them = Counter(figure.table[1] for figure in numbers)
    hidden_counts = {name: (small[name], number - small[name]) for name, number in all_of_them.items()}
    return Treated(submission, frozenset(changed_cells), tables, coarse, withheld, hidden_counts)


class _Counts:
    """The counts of a submission that are not printed as numbers, which their amounts and averages follow."""

    def __init__(self, cells: Iterable[Cell], hidden: Set[str], catalogue: Catalogue) -> None:
        """Take the cells, and the pointers of those that are hidden."""
        self.catalogue = catalogue
        self.measures = catalogue.lists["measures"].codes
        self.printed: set[tuple[str, Key]] = set()
        self.not_printed: dict[str, list[Key]] = {}
        for cell in cells:
            if not self.is_amount(cell):
                if cell.pointer in hidden or cell.below is not None or cell.missing in KEPT_BACK:
                    self.not_printed.setdefault(cell.indicator, []).append(_persons(cell))
                elif cell.value is not None:
                    self.printed.add((cell.indicator, _persons(cell)))

    def is_amount(self, cell: Cell) -> bool:
        """Return whether a figure describes the persons counted: money, a median or a share."""
        return not self.measures[measure_of(cell, self.catalogue)].whole

    def are_hidden_of(self, cell: Cell) -> bool:
        """Return whether an amount is about persons whose number is not printed, or about some of them.

        Where their own number is printed, it tells no more of a larger group than that number does.
        """
        about = _persons(cell)
        if not self.is_amount(cell) or cell.missing or (cell.indicator, about) in self.printed:
            return False
        return any(key <= about for key in self.not_printed.get(cell.indicator, ()))


def _persons(cell: Cell) -> Key:
    """Return the coordinates of the persons counted, without measure and currency."""
    return frozenset(pair for pair in cell.coordinates.items() if pair[0] not in ("measure", "currency"))
