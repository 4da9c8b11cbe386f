"""Own the treatment of the figures of submissions: coarsened, suppressed, withheld."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.coarsen import coarsened
from actip.disclosure.fewest import fewest
from actip.disclosure.policy import Policy
from actip.disclosure.relations import Figure, masked
from actip.disclosure.suppression import patterns, plain_rule
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


class Treatment(NamedTuple):
    """The treatment of several submissions: how many counts were audited, and the narrowest interval left."""

    treated: tuple[Treated, ...]
    audited: int
    narrowest: Fraction | None


def treat(submissions: Sequence[Submission], catalogue: Catalogue, policy: Policy) -> Treatment:
    """Treat submissions that are printed together: coarsen first, suppress next, withhold as a last resort."""
    catalogue = with_rounds_of(catalogue, submissions)
    coarse = [coarsened(submission, catalogue, policy.threshold) for submission in submissions]
    choice = fewest if policy.fewest_cells else plain_rule
    hidden_patterns = list(patterns([entry.submission for entry in coarse], catalogue, policy.threshold, choice))
    primary = _by_submission(figure for pattern in hidden_patterns for figure in pattern.primary)
    secondary = _by_submission(figure for pattern in hidden_patterns for figure in pattern.secondary)
    withheld = {place for pattern in hidden_patterns for place in pattern.withheld}
    treated = [
        _treated(
            before,
            *entry,
            primary.get(number, ()),
            secondary.get(number, ()),
            frozenset(name for of, name in withheld if of == number),
            catalogue,
        )
        for number, (before, entry) in enumerate(zip(submissions, coarse, strict=True))
    ]
    audited = sum(pattern.audited for pattern in hidden_patterns)
    widths = (pattern.narrowest for pattern in hidden_patterns if pattern.narrowest is not None)
    return Treatment(tuple(treated), audited, min(widths, default=None))


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
) -> Treated:
    hidden = {pointer for figure in (*primary, *secondary) for pointer in figure.pointers}
    bases = {(cell.indicator, _base(cell)) for cell in changed.cells if cell.pointer in hidden}
    cells = tuple(
        masked(cell)
        if cell.pointer in hidden or ((cell.indicator, _base(cell)) in bases and _describes_persons(cell, catalogue))
        else cell
        for cell in changed.cells
        if cell.indicator not in withheld
    )
    after = {cell.pointer: cell for cell in cells}
    changed_cells = {cell.pointer: cell.indicator for cell in before.cells if after.get(cell.pointer) != cell}
    changed_cells |= {cell.pointer: cell.indicator for cell in cells if cell.missing == SUPPRESSED}
    tables = frozenset(changed_cells.values())
    submission = changed._replace(cells=cells)
    counts = [Counter(figure.table[1] for figure in figures) for figures in (primary, secondary)]
    hidden_counts = {name: (counts[0][name], counts[1][name]) for name in {*counts[0], *counts[1]}}
    return Treated(submission, frozenset(changed_cells), tables, coarse, withheld, hidden_counts)


def _base(cell: Cell) -> frozenset[tuple[str, str]]:
    """Return the coordinates of the persons counted, without measure and currency."""
    return frozenset(pair for pair in cell.coordinates.items() if pair[0] not in ("measure", "currency"))


def _describes_persons(cell: Cell, catalogue: Catalogue) -> bool:
    """Return whether a figure describes the persons counted: an amount, a median or a share."""
    measures = catalogue.lists["measures"].codes
    measure = measures[cell.coordinates.get("measure", catalogue.indicators[cell.indicator].measures[0])]
    return not measure.whole and cell.missing is None
