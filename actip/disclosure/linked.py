"""Own the links between tables: victims sent and received, cases still open and carried over.

What one state returns another receives, and what is open at the end of one period is carried over into the next: two
submissions count the same. Tables that no such link joins, be it over others, tell nothing of each other: each such
group of tables is a publication of its own.
"""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.audit import Relation, components
from actip.disclosure.relations import (
    CellOf,
    Figure,
    IndicatorTable,
    Key,
    Publication,
    Role,
    Sum,
    TableId,
    consistent,
    tables,
)
from actip.format.records import Submission

Printed = tuple[TableId, Key]  # a printed count: its table, and its key there
Link = tuple[Printed, Printed]


class Linked(NamedTuple):
    """Linked tables, and the pairs of printed counts that link them, whether the figures agree or not."""

    tables: tuple[IndicatorTable, ...]
    links: tuple[Link, ...]

    def each_alone(self) -> "Iterator[Linked]":
        """Yield each table by itself, as a reader of one submission sees it."""
        for table in self.tables:
            yield Linked((table,), tuple(link for link in self.links if {place for place, _ in link} == {table.place}))

    def masked(self, cells: Set[CellOf], catalogue: Catalogue) -> "Linked":
        """Return the tables as a reader sees them when these cells are hidden."""
        return self._replace(tables=tuple(table.masked(cells, catalogue) for table in self.tables))

    def publication(self) -> Publication:
        """Return all counts, the relations within the tables, and the links that the figures do not contradict."""
        figures: list[Figure] = []
        sums: list[Sum] = []
        for table in self.tables:
            start = len(figures)
            figures += table.figures
            sums += ({start + count: factor for count, factor in terms.items()} for terms in table.sums)
        if self.links:
            numbers = {(figure.table, figure.key): n for n, figure in enumerate(figures) if figure.role is Role.PRINTED}
            pairs = [{numbers[one]: 1, numbers[other]: -1} for one, other in self.links]
            sums += (terms for terms in pairs if consistent(terms, figures))
        return Publication(tuple(figures), tuple(sums))


def linked(submissions: Sequence[Submission], catalogue: Catalogue) -> list[Linked]:
    """Group the tables of submissions by the links between them."""
    every = [table for number, submission in enumerate(submissions) for table in tables(number, submission, catalogue)]
    links = list(_links(submissions, every))
    numbers = {table.place: number for number, table in enumerate(every)}
    joins = [Relation({numbers[place]: 1 for place, _ in link}, 0) for link in links]
    return [
        Linked(tuple(every[number] for number in members), tuple(links[number] for number in by))
        for members, by in components(range(len(every)), joins)
    ]


def _links(submissions: Sequence[Submission], every: Sequence[IndicatorTable]) -> Iterator[Link]:
    """Yield the pairs of printed figures in which two submissions count the same."""
    by_state: dict[str, list[int]] = {}
    for number, submission in enumerate(submissions):
        by_state.setdefault(submission.state or "", []).append(number)
    figures = [figure for table in every for figure in table.figures if figure.role is Role.PRINTED]
    printed = {(figure.table, figure.key) for figure in figures}
    for figure in figures:
        number, indicator = figure.table
        counted = submissions[number]
        coordinates = dict(figure.key)
        alike: list[tuple[int, Key]] = []
        if counted.state and coordinates.get("direction") == "sent" and "partner" in coordinates:
            turned = frozenset({**coordinates, "direction": "received", "partner": counted.state}.items())
            partners = by_state.get(coordinates["partner"], ())
            alike = [(other, turned) for other in partners if submissions[other].start == counted.start]
        elif counted.state and indicator == "caseload" and figure.key == {("case_state", "still_open")}:
            carried = frozenset({("case_state", "carried_over")})
            alike = [(other, carried) for other in by_state[counted.state] if _follows(counted, submissions[other])]
        for other, key in alike:
            if ((other, indicator), key) in printed:
                yield (figure.table, figure.key), ((other, indicator), key)


def _follows(earlier: Submission, later: Submission) -> bool:
    """Return whether a period begins on the day after another ends."""
    return bool(earlier.end and later.start and (later.start - earlier.end).days == 1)
