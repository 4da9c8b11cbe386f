"""Own what becomes of the figures of submissions once it is settled which of them are hidden."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from actip.disclosure.coarsen import coarsened
from actip.disclosure.fewest import fewest
from actip.disclosure.policy import Policy
from actip.disclosure.relations import Publication
from actip.disclosure.suppression import Pattern, masked, pattern, plain
from actip.model import SUPPRESSED, Catalogue, Cell, Submission


class Treated(NamedTuple):
    """One submission with its figures as they may be printed, and what was done to them.

    `touched` are the pointers of the cells that are not as they were; `tables` the indicators that they belong to;
    `coarse` the breakdowns that gave way to groups; `withheld` the indicators of which nothing is printed.
    """

    submission: Submission
    touched: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    coarse: tuple[tuple[str, str], ...] = ()
    withheld: frozenset[str] = frozenset()

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


class Kept(NamedTuple):
    """How much of one breakdown of one indicator is still printed. For whoever made the figures, and nobody else.

    How many counts are small, or how much the hidden ones add up to, would itself tell what they are.
    """

    state: str | None
    indicator: str
    by: tuple[str, ...]
    figures: int
    first: int
    second: int
    counted: int
    visible: int


class Treatment(NamedTuple):
    """What was done to the figures of several submissions."""

    treated: tuple[Treated, ...]
    kept: tuple[Kept, ...]
    audited: int
    narrowest: Fraction | None


def treat(submissions: Sequence[Submission], catalogue: Catalogue, policy: Policy) -> Treatment:
    """Return the submissions as they may be printed together: coarsened first, suppressed next, withheld at last."""
    coarse = [coarsened(submission, catalogue, policy.threshold) for submission in submissions]
    changed = [entry.submission for entry in coarse]
    choice = fewest if policy.fewest_cells else plain
    publication, chosen = pattern(changed, catalogue, policy.threshold, choice)
    hidden: list[set[str]] = [set() for _ in submissions]
    withheld: list[set[str]] = [set() for _ in submissions]
    for count in chosen.hidden:
        hidden[publication.figures[count].table[0]].update(publication.figures[count].pointers)
    for number, name in chosen.withheld:
        withheld[number].add(name)
    treated = [
        _treated(before, *entry, frozenset(hidden[number]), frozenset(withheld[number]), catalogue)
        for number, (before, entry) in enumerate(zip(submissions, coarse, strict=True))
    ]
    return Treatment(tuple(treated), tuple(_kept(changed, publication, chosen)), chosen.audited, chosen.narrowest)


def _treated(
    before: Submission,
    changed: Submission,
    coarse: tuple[tuple[str, str], ...],
    hidden: frozenset[str],
    withheld: frozenset[str],
    catalogue: Catalogue,
) -> Treated:
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
    return Treated(submission, frozenset(touched), tables, coarse, withheld)


def _base(cell: Cell) -> frozenset[tuple[str, str]]:
    """Return who a figure is about, in whatever it is measured."""
    return frozenset(pair for pair in cell.coordinates.items() if pair[0] not in ("measure", "currency"))


def _follows(cell: Cell, catalogue: Catalogue) -> bool:
    """Tell whether a figure says something of each of the persons counted: an amount, a median or a share."""
    measures = catalogue.lists["measures"].codes
    measure = measures[cell.coordinates.get("measure", catalogue.indicators[cell.indicator].measures[0])]
    return not measure.whole and cell.missing is None


def _kept(submissions: Sequence[Submission], publication: Publication, chosen: Pattern) -> Iterator[Kept]:
    """Yield how much of each breakdown is still printed."""
    breakdowns: dict[tuple[int, str, tuple[str, ...]], list[int]] = {}
    for count in publication.printed:
        figure = publication.figures[count]
        names = tuple(sorted(name for name, _ in figure.key))
        breakdowns.setdefault((*figure.table, names), []).append(count)
    for (number, indicator, names), counts in breakdowns.items():
        gone = (number, indicator) in chosen.withheld
        values = {count: publication.figures[count].value or 0 for count in counts}
        yield Kept(
            submissions[number].state,
            indicator,
            names,
            sum(value > 0 or count in chosen.hidden for count, value in values.items()),
            sum(count in chosen.first for count in counts),
            sum(count in chosen.hidden and count not in chosen.first for count in counts),
            sum(values.values()),
            0 if gone else sum(value for count, value in values.items() if count not in chosen.hidden),
        )
