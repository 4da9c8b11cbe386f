"""Own what becomes of the figures of submissions once it is settled which of them are hidden."""

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
from actip.disclosure.suppression import patterns, plain
from actip.format.records import SUPPRESSED, Cell, Submission


class Treated(NamedTuple):
    """One submission with its figures as they may be printed, and what was done to them.

    `touched` are the pointers of the cells that are not as they were; `tables` the indicators that they belong to;
    `coarse` the breakdowns that gave way to groups; `withheld` the indicators of which nothing is printed. `hidden`
    is for whoever made the figures alone: of each indicator how many counts are hidden for themselves, and how many
    beside them.
    """

    submission: Submission
    touched: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    coarse: tuple[tuple[str, str], ...] = ()
    withheld: frozenset[str] = frozenset()
    hidden: Mapping[str, tuple[int, int]] = MappingProxyType({})

    def numbers(self, before: Submission) -> dict[str, frozenset[int]]:
        """Return the numbers that are not printed any more, by indicator, given the submission as it was."""
        numbers: dict[str, set[int]] = {}
        for cell in before.cells:
            gone = cell.pointer in self.touched or cell.indicator in self.withheld
            if gone and cell.value is not None and float(cell.value).is_integer():
                numbers.setdefault(cell.indicator, set()).add(int(cell.value))
        for cell in self.submission.cells:
            numbers.get(cell.indicator, set()).discard(int(cell.value or 0))  # it is printed elsewhere in the table
        return {name: frozenset(own) for name, own in numbers.items() if own}


class Treatment(NamedTuple):
    """What was done to the figures of several submissions."""

    treated: tuple[Treated, ...]
    audited: int
    narrowest: Fraction | None


def treat(submissions: Sequence[Submission], catalogue: Catalogue, policy: Policy) -> Treatment:
    """Return the submissions as they may be printed together: coarsened first, suppressed next, withheld at last."""
    coarse = [coarsened(submission, catalogue, policy.threshold) for submission in submissions]
    choice = fewest if policy.fewest_cells else plain
    found = list(patterns([entry.submission for entry in coarse], catalogue, policy.threshold, choice))
    first = _by_submission(figure for own in found for figure in own.first)
    second = _by_submission(figure for own in found for figure in own.second)
    withheld = {place for own in found for place in own.withheld}
    treated = [
        _treated(
            before,
            *entry,
            first.get(number, ()),
            second.get(number, ()),
            frozenset(name for of, name in withheld if of == number),
            catalogue,
        )
        for number, (before, entry) in enumerate(zip(submissions, coarse, strict=True))
    ]
    audited = sum(own.audited for own in found)
    widths = (own.narrowest for own in found if own.narrowest is not None)
    return Treatment(tuple(treated), audited, min(widths, default=None))


def _by_submission(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.table[0], []).append(figure)
    return found


def _treated(
    before: Submission,
    changed: Submission,
    coarse: tuple[tuple[str, str], ...],
    first: Sequence[Figure],
    second: Sequence[Figure],
    withheld: frozenset[str],
    catalogue: Catalogue,
) -> Treated:
    hidden = {pointer for figure in (*first, *second) for pointer in figure.pointers}
    bases = {(cell.indicator, _base(cell)) for cell in changed.cells if cell.pointer in hidden}
    cells = tuple(
        masked(cell)
        if cell.pointer in hidden or ((cell.indicator, _base(cell)) in bases and _follows(cell, catalogue))
        else cell
        for cell in changed.cells
        if cell.indicator not in withheld
    )
    after = {cell.pointer: cell for cell in cells}
    touched = {cell.pointer: cell.indicator for cell in before.cells if after.get(cell.pointer) != cell}
    touched |= {cell.pointer: cell.indicator for cell in cells if cell.missing == SUPPRESSED}
    tables = frozenset(touched.values())
    submission = changed._replace(cells=cells)
    counts = [Counter(figure.table[1] for figure in figures) for figures in (first, second)]
    told = {name: (counts[0][name], counts[1][name]) for name in {*counts[0], *counts[1]}}
    return Treated(submission, frozenset(touched), tables, coarse, withheld, told)


def _base(cell: Cell) -> frozenset[tuple[str, str]]:
    """Return who a figure is about, in whatever it is measured."""
    return frozenset(pair for pair in cell.coordinates.items() if pair[0] not in ("measure", "currency"))


def _follows(cell: Cell, catalogue: Catalogue) -> bool:
    """Tell whether a figure says something of each of the persons counted: an amount, a median or a share."""
    measures = catalogue.lists["measures"].codes
    measure = measures[cell.coordinates.get("measure", catalogue.indicators[cell.indicator].measures[0])]
    return not measure.whole and cell.missing is None
