"""Own which counts are hidden: the small ones, and as many beside them as it takes that none can be worked out.

Counts from 1 to the threshold less one are hidden first, each with its kin, and what a state withholds; zero is shown
as long as it tells nothing. Then every hidden count is audited against all that is still printed. Where one could be
known to an interval narrower than the threshold, a figure that its proof rests on is hidden too, and all is audited
again, until nothing can be worked out. Each submission is treated by itself before those that are linked are treated
together, so that what a state releases and what a region prints of it never differ in a way that tells.

What is hidden beside a small count is chosen by the codes alone, never by how large anything is: whoever knows this
program learns nothing from the choice (`actip.disclosure.kin`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.audit import Effort, TooMuch
from actip.disclosure.auditor import Auditor
from actip.disclosure.linked import Linked, linked
from actip.disclosure.relations import CellOf, Figure, TableId
from actip.format.records import Submission

_ENOUGH = 2_500_000  # terms of equations, for the proof of one table: a second or two


class Pattern(NamedTuple):
    """Which counts are suppressed: primary for themselves, secondary beside those.

    `withheld` are the tables of which nothing is printed.
    """

    primary: tuple[Figure, ...]
    secondary: tuple[Figure, ...]
    withheld: frozenset[TableId]


def patterns(
    submissions: Sequence[Submission], catalogue: Catalogue, threshold: int, published: Sequence[Submission] = ()
) -> Iterator[Pattern]:
    """Yield the pattern of each group of linked tables that has a count to protect.

    `published` are read beside them: what they print is known to every reader, and nothing of it can be hidden.
    """
    for group in linked(submissions, catalogue, published):
        pattern = _pattern(group, catalogue, threshold)
        if pattern.primary or pattern.secondary or pattern.withheld:
            yield pattern


def _pattern(group: Linked, catalogue: Catalogue, threshold: int) -> Pattern:
    by_table = [_best(alone, catalogue, threshold) for alone in group.each_alone()]
    _, auditor, hidden = by_table[0]
    if len(group.tables) > 1:
        cells = frozenset[CellOf]().union(*(alone.cells(table_hidden) for _, alone, table_hidden in by_table))
        as_proved = {table.place: table for alone, *_ in by_table for table in alone.tables}
        group = group._replace(tables=tuple(as_proved.get(table.place, table) for table in group.tables))
        auditor, hidden = _settle_together(group, cells, catalogue, threshold)
    ours = [n for n in sorted(hidden) if not auditor.is_published(n)]
    return Pattern(
        tuple(auditor.figures[n] for n in ours if n in auditor.primary),
        tuple(auditor.figures[n] for n in ours if n not in auditor.primary),
        frozenset(_tables_with_nothing_left(auditor, hidden)),
    )


def _best(alone: Linked, catalogue: Catalogue, threshold: int) -> tuple[Linked, Auditor, frozenset[int]]:
    """Settle a table by itself, with as many of its crossings as leave the most totals, and then the most margins."""
    (table,) = alone.tables
    best: tuple[tuple[int, list[int]], Linked, Auditor, frozenset[int]] | None = None
    for number in range(table.ways):
        one = alone._replace(tables=(table.in_way(number, catalogue),))
        most = None if number == table.ways - 1 else _ENOUGH
        try:
            auditor, hidden = _settle(one, frozenset(), catalogue, threshold, most)
            # What others have published tells some counts, whatever is hidden here.
            worth = (-len(auditor.audit(hidden)), _printed(auditor, hidden))
        except TooMuch:
            continue
        if best is None or worth > best[0]:
            best = (worth, one, auditor, hidden)
        if not any(len(auditor.figures[n].key) < 2 and auditor.can_be_hidden(n) for n in hidden - auditor.primary):
            break
    assert best is not None  # nothing is too much for the last of them
    return best[1:]


def _settle_together(
    group: Linked, cells: Set[CellOf], catalogue: Catalogue, threshold: int
) -> tuple[Auditor, frozenset[int]]:
    """Settle linked tables, beginning with what is hidden in each; with no crossings in them, if it takes too long."""
    try:
        return _settle(group, cells, catalogue, threshold, _ENOUGH)
    except TooMuch:
        # The last way but one: margins without crossings. After it there are totals alone.
        margins = tuple(table.in_way(table.ways - 2 if table.ways > 2 else 1, catalogue) for table in group.tables)
        return _settle(group._replace(tables=margins), cells, catalogue, threshold, None)


def _printed(auditor: Auditor, hidden: Set[int]) -> list[int]:
    """Return how many figures above zero are printed: totals first, then by ever more dimensions."""
    numbers = Counter(
        len(auditor.figures[n].key) for n in auditor.printed if n not in hidden and auditor.figures[n].high
    )
    return [numbers[depth] for depth in range(max(numbers, default=0) + 1)]


def _settle(
    group: Linked, cells: Set[CellOf], catalogue: Catalogue, threshold: int, most: int | None
) -> tuple[Auditor, frozenset[int]]:
    """Hide counts, beginning with the given cells, until nothing can be worked out; return them with their auditor.

    A reader does not know whether a partly hidden breakdown makes up its total, and may assume so: what is printed is
    therefore audited once more as if nothing else were known. Raises TooMuch where it takes more work than `most`.
    """
    effort = Effort(most)
    auditor = Auditor(group.publication(), threshold, effort)
    hidden = auditor.primary | auditor.printed_in(cells) | auditor.partners()
    others = auditor.as_others_know() if auditor.mirrored else None
    while True:
        hidden = auditor.settled(hidden)
        if others:
            hidden |= others.settled(hidden - auditor.mirrored.keys())
        hidden_cells = auditor.cells(hidden)
        reader = Auditor(group.masked(hidden_cells, catalogue).publication(), threshold, effort, is_reader=True)
        more = reader.cells(reader.settled(reader.primary)) | hidden_cells
        if more == hidden_cells:
            return auditor, hidden
        hidden |= auditor.printed_in(more)


def _tables_with_nothing_left(auditor: Auditor, hidden: Set[int]) -> Iterator[TableId]:
    """Yield tables where every count >= threshold would be suppressed and only zeros printed."""
    tables: dict[TableId, list[int]] = {}
    for number in auditor.printed:
        if not auditor.is_published(number):
            tables.setdefault(auditor.figures[number].table, []).append(number)
    for table, numbers in tables.items():
        figures = auditor.figures
        positive = [n for n in numbers if (figures[n].high or 0) > 0]
        large = any(figures[n].low >= auditor.threshold for n in positive)
        if large and all(n in hidden for n in positive):
            yield table
