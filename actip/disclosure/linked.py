"""Own which tables hang together: victims sent and received, cases still open and carried over.

What one state returns another receives, and what is open at the end of one period is carried over into the next: two
submissions count the same. Tables that no such link joins, be it over others, tell nothing of each other: each such
group of tables is a publication of its own.
"""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.audit import Relation, components
from actip.disclosure.relations import CellOf, Figure, Key, Place, Publication, Role, Sum, Table, may_be_same, tables
from actip.format.records import Submission

Printed = tuple[Place, Key]  # a printed count: its table, and its key there
Link = tuple[Printed, Printed]


class Linked(NamedTuple):
    """Tables that hang together, and the pairs of printed counts by which they do, whether the figures agree or not."""

    tables: tuple[Table, ...]
    links: tuple[Link, ...]

    def apart(self) -> "Iterator[Linked]":
        """Yield each table by itself, as who has one submission alone sees it."""
        for table in self.tables:
            yield Linked((table,), tuple(link for link in self.links if {place for place, _ in link} == {table.place}))

    def masked(self, cells: Set[CellOf], catalogue: Catalogue) -> "Linked":
        """Return the tables as a reader has them when these cells are hidden."""
        return self._replace(tables=tuple(table.masked(cells, catalogue) for table in self.tables))

    def publication(self) -> Publication:
        """Return all counts, with the relations within the tables and the links that the figures do not contradict."""
        figures: list[Figure] = []
        sums: list[Sum] = []
        for table in self.tables:
            start = len(figures)
            figures += table.figures
            sums += ({start + count: factor for count, factor in terms.items()} for terms in table.sums)
        if self.links:
            numbers = {(figure.table, figure.key): n for n, figure in enumerate(figures) if figure.role is Role.PRINTED}
            pairs = [{numbers[one]: 1, numbers[other]: -1} for one, other in self.links]
            sums += (terms for terms in pairs if may_be_same(terms, figures))
        return Publication(tuple(figures), tuple(sums))


def linked(submissions: Sequence[Submission], catalogue: Catalogue) -> list[Linked]:
    """Return all tables of the submissions, those together that hang together."""
    found = [table for number, own in enumerate(submissions) for table in tables(number, own, catalogue)]
    links = list(_links(submissions, found))
    numbers = {table.place: number for number, table in enumerate(found)}
    joins = [Relation({numbers[place]: 1 for place, _ in link}, 0) for link in links]
    return [
        Linked(tuple(found[number] for number in own), tuple(links[number] for number in by))
        for own, by in components(range(len(found)), joins)
    ]


def _links(submissions: Sequence[Submission], found: Sequence[Table]) -> Iterator[Link]:
    """Yield what two submissions count alike, where both print it."""
    by_state: dict[str, list[int]] = {}
    for number, submission in enumerate(submissions):
        by_state.setdefault(submission.state or "", []).append(number)
    figures = [figure for table in found for figure in table.figures if figure.role is Role.PRINTED]
    printed = {(figure.table, figure.key) for figure in figures}
    for figure in figures:
        number, indicator = figure.table
        own = submissions[number]
        coordinates = dict(figure.key)
        alike: list[tuple[int, Key]] = []
        if own.state and coordinates.get("direction") == "sent" and "partner" in coordinates:
            turned = frozenset({**coordinates, "direction": "received", "partner": own.state}.items())
            partners = by_state.get(coordinates["partner"], ())
            alike = [(other, turned) for other in partners if submissions[other].start == own.start]
        elif own.state and indicator == "caseload" and figure.key == {("case_state", "still_open")}:
            carried = frozenset({("case_state", "carried_over")})
            alike = [(other, carried) for other in by_state[own.state] if _follows(own, submissions[other])]
        for other, key in alike:
            if ((other, indicator), key) in printed:
                yield (figure.table, figure.key), ((other, indicator), key)


def _follows(earlier: Submission, later: Submission) -> bool:
    """Tell whether one period begins on the day after the other ends."""
    return bool(earlier.end and later.start and (later.start - earlier.end).days == 1)
