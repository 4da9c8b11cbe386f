"""Own what is the same count in two tables, or a part of one: flows, cases carried over, periods inside each other.

What one state returns another receives, what is open at the end of one period is carried over into the next, and the
half of a year is a part of it. Tables that no such link joins, be it over others, tell nothing of each other: each such
group of tables is a publication of its own. What others have published about the same state and time stands in the
same table; about another state or time it is a table that nothing can be hidden in.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import timedelta
from itertools import permutations
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.audit import Relation, components
from actip.disclosure.relations import (
    CellOf,
    Figure,
    IndicatorTable,
    Publication,
    Role,
    Sum,
    TableId,
    consistent,
    tables,
)
from actip.disclosure.shapes import OVER, Key, LeftOut
from actip.format.periods import is_part_of
from actip.format.records import Cell, Submission

Printed = tuple[TableId, Key]  # a printed count: its table, and its key there
# By nature not the same, and often the same number: whoever sees both equal takes them for one.
_OFTEN_THE_SAME: tuple[tuple[tuple[str, Key], tuple[str, Key]], ...] = (
    (("caseload", frozenset({("case_state", "opened")})), ("cases_investigated", frozenset())),
    (
        ("persons_convicted", frozenset({("subset", "officials")})),
        ("officials_prosecuted", frozenset({("outcome", "convicted")})),
    ),
)
_OPEN, _CARRIED = frozenset({("case_state", "still_open")}), frozenset({("case_state", "carried_over")})


class Link(NamedTuple):
    """A printed count, and those that make it up; `whole`: all of it, not only a part."""

    one: Printed
    others: tuple[Printed, ...]
    whole: bool = True

    @property
    def places(self) -> tuple[Printed, ...]:
        """All counts of the link."""
        return (self.one, *self.others)


class Linked(NamedTuple):
    """Linked tables, and the links between their printed counts, whether the figures agree or not."""

    tables: tuple[IndicatorTable, ...]
    links: tuple[Link, ...]

    def each_alone(self) -> "Iterator[Linked]":
        """Yield each table by itself, as a reader of one submission sees it; none that others have published."""
        for table in self.tables:
            if table.place[0] >= 0:
                links = (link for link in self.links if {place for place, _ in link.places} == {table.place})
                yield Linked((table,), tuple(links))

    def masked(self, cells: Set[CellOf], catalogue: Catalogue) -> "Linked":
        """Return the tables as a reader sees them when these cells are hidden."""
        return self._replace(tables=tuple(table.masked(cells, catalogue) for table in self.tables))

    def publication(self) -> Publication:
        """Return all counts, the relations within the tables, and the links that the figures do not contradict."""
        figures: list[Figure] = []
        sums: list[Sum] = []
        left_out: dict[int, LeftOut] = {}
        floors: dict[int, int] = {}
        for table in self.tables:
            start = len(figures)
            figures += table.figures
            sums += ({start + count: factor for count, factor in terms.items()} for terms in table.sums)
            left_out |= {start + count: why for count, why in table.left_out.items()}
            floors |= {start + count: floor for count, floor in table.floors.items()}
        numbers = {(figure.table, figure.key): n for n, figure in enumerate(figures) if figure.role is not Role.REST}
        for link in self.links:
            others = [numbers[other] for other in link.others if other in numbers]
            if link.one in numbers and others:  # a crossing may be left out of one of them
                whole = link.whole and len(others) == len(link.others)
                sums += _sums(numbers[link.one], others, whole, figures)
        return Publication(tuple(figures), tuple(sums), left_out, floors)


def _sums(one: int, others: Sequence[int], whole: bool, figures: list[Figure]) -> Iterator[Sum]:
    """Yield the relations of a link; what parts leave over of a whole becomes a count of its own."""
    terms = {one: 1, **dict.fromkeys(others, -1)}
    if whole and consistent(terms, figures):
        yield terms
        return
    if len(others) == 1 and whole:
        return
    for other in others:
        total, part = figures[one], figures[other]
        if total.value is None or part.value is None or total.value >= part.value:
            rest = total.key | {("left over", f"{part.table}")}
            figures.append(Figure(total.table, rest, Role.REST, 0, None))
            yield {one: 1, other: -1, len(figures) - 1: -1}


def linked(
    submissions: Sequence[Submission], catalogue: Catalogue, published: Sequence[Submission] = ()
) -> list[Linked]:
    """Group the tables of submissions, and of what others have published, by the links between them.

    The tables of what is published are numbered down from -1.
    """
    numbered = dict(enumerate(submissions))
    everything = (*submissions, *published)
    every = [
        table
        for number, submission in numbered.items()
        for table in tables(
            number, submission, catalogue, _beside(submission, published), _alike_in_time(submission, everything)
        )
    ]
    about = {(submission.state, submission.start, submission.end) for submission in submissions}
    for number, submission in enumerate(published, 1):
        if (submission.state, submission.start, submission.end) not in about:
            numbered[-number] = submission
            every += tables(-number, submission, catalogue, (), _alike_in_time(submission, everything))
    links = list(_links(numbered, every, catalogue))
    numbers = {table.place: number for number, table in enumerate(every)}
    joins = [Relation({numbers[place]: 1 for place, _ in link.places}, 0) for link in links]
    groups = components(range(len(every)), joins)
    return [
        Linked(tuple(every[number] for number in members), tuple(links[number] for number in by))
        for members, by in groups
        if any(every[number].place[0] >= 0 for number in members)
    ]


def _beside(submission: Submission, published: Iterable[Submission]) -> list[Cell]:
    """Return the cells that others have published about the same state and time."""
    about = (submission.state, submission.start, submission.end)
    return [cell for entry in published if (entry.state, entry.start, entry.end) == about for cell in entry.cells]


def _alike_in_time(submission: Submission, others: Iterable[Submission]) -> list[Submission]:
    """Return the submissions of the same state on a part of the same time, or on a time that it is a part of."""
    of_state = (other for other in others if other is not submission and other.state == submission.state)
    return [other for other in of_state if is_part_of(other, submission) or is_part_of(submission, other)]


def _links(
    submissions: "dict[int, Submission]", every: Sequence[IndicatorTable], catalogue: Catalogue
) -> Iterator[Link]:
    """Yield the printed figures that count the same, or a part of the same."""
    by_state: dict[str, list[int]] = {}
    for number, submission in submissions.items():
        by_state.setdefault(submission.state or "", []).append(number)
    figures = [figure for table in every for figure in table.figures if figure.role is Role.PRINTED]
    printed = {(figure.table, figure.key) for figure in figures}
    for figure in figures:
        for other in _alike(figure, submissions, by_state, catalogue):
            if other in printed:
                yield Link((figure.table, figure.key), (other,))
    for state, numbers in by_state.items():
        if state and len(numbers) > 1:
            yield from _periods(numbers, submissions, every)


def _alike(
    figure: Figure, submissions: "dict[int, Submission]", by_state: "dict[str, list[int]]", catalogue: Catalogue
) -> Iterator[Printed]:
    """Yield the places of the same count in other tables."""
    number, indicator = figure.table
    counted = submissions[number]
    coordinates = dict(figure.key)
    for one, other in _OFTEN_THE_SAME:
        if (indicator, figure.key) == one:
            yield (number, other[0]), other[1]
    if not counted.state:
        return
    is_flow = "direction" in catalogue.indicators[indicator].dimensions
    if is_flow and "partner" in coordinates and coordinates.get("direction") != "received":
        turned = {**coordinates, "partner": counted.state}
        if "direction" in coordinates:
            turned["direction"] = "received"
        for place in by_state.get(coordinates["partner"], ()):
            if submissions[place].start == counted.start and ("direction" in coordinates or place > number):
                yield (place, indicator), frozenset(turned.items())
    elif indicator == "caseload" and figure.key == _OPEN:
        for place in by_state[counted.state]:
            if _follows(counted, submissions[place]):
                yield (place, indicator), _CARRIED


def _periods(
    numbers: Sequence[int], submissions: "dict[int, Submission]", every: Iterable[IndicatorTable]
) -> Iterator[Link]:
    """Yield the counts of periods that are parts of another, and make it up if they leave no day over.

    So are crossings and margins that nobody printed.
    """
    figures = [figure for table in every for figure in _of_names(table) if table.place[0] in numbers]
    there_is = {(figure.table, figure.key) for figure in figures}
    parts: dict[int, list[int]] = {}
    for part, whole in permutations(numbers, 2):
        same = (submissions[part].start, submissions[part].end) == (submissions[whole].start, submissions[whole].end)
        if is_part_of(submissions[part], submissions[whole]) and not same:
            parts.setdefault(whole, []).append(part)
    for figure in figures:
        number, indicator = figure.table
        places = sorted(parts.get(number, ()), key=lambda place: str(submissions[place].start))
        if figure.key in (_OPEN, _CARRIED):  # what is open on a day is no part of what is open on another
            at = "end" if figure.key == _OPEN else "start"
            places = [p for p in places if getattr(submissions[p], at) == getattr(submissions[number], at)]
            links = [((place, indicator), figure.key) for place in places]
            yield from (Link((figure.table, figure.key), (other,)) for other in links if other in there_is)
            continue
        others = [((place, indicator), figure.key) for place in places]
        there = tuple(other for other in others if other in there_is)
        if there:
            whole = len(there) == len(places) and _leaves_no_day(submissions[number], [submissions[p] for p in places])
            yield Link((figure.table, figure.key), there, whole)


def _of_names(table: IndicatorTable) -> Iterator[Figure]:
    """Yield the counts of a table of whom their codes say who they are: not who is left over."""
    for number, figure in enumerate(table.figures):
        is_left_over = any(OVER in code for _, code in figure.key)
        if figure.role is not Role.REST and number not in table.left_out and not is_left_over:
            yield figure


def _leaves_no_day(whole: Submission, parts: Sequence[Submission]) -> bool:
    """Return whether periods, the earliest first, follow each other from the first to the last day of another."""
    day = whole.start
    for part in parts:
        if part.start != day or part.end is None:
            return False
        day = part.end + timedelta(days=1)
    return bool(whole.end and day == whole.end + timedelta(days=1))


def _follows(earlier: Submission, later: Submission) -> bool:
    """Return whether a period begins on the day after another ends."""
    return bool(earlier.end and later.start and (later.start - earlier.end).days == 1)
