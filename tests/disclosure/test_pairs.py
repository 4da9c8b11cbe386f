"""Two publications held side by side tell no more than one: two audiences, two periods, a state and its region."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actip.amounts import figure
from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue
from actip.disclosure.linked import Linked, linked
from actip.disclosure.policy import DEFAULT
from actip.disclosure.relations import SUPPRESSED, Publication, Role
from actip.disclosure.treatment import treat
from actip.format.records import Cell, Submission
from actip.model.region import Region
from tests.conftest import ROOT
from tests.disclosure.attack import KNOWN, solve, submission

SAMPLES = ROOT / "sample_data"


def _region(known: Catalogue, path: Path) -> Region:
    return region(assess([str(path)], known)[0], known)


def _hidden(submissions: Iterable[Submission]) -> set[tuple[str | None, str]]:
    return {(s.state, cell.pointer) for s in submissions for cell in s.cells if cell.missing == SUPPRESSED}


def _printed(submissions: Iterable[Submission]) -> set[tuple[str | None, str]]:
    return {(s.state, cell.pointer) for s in submissions for cell in s.cells if cell.value}


def published(submissions: Sequence[Submission]) -> Publication:
    """Return all tables as one publication, whether they hang together or not."""
    groups = linked(submissions, KNOWN)
    tables = tuple(table for group in groups for table in group.tables)
    return Linked(tables, tuple(link for group in groups for link in group.links)).publication()


def narrowest(publication: Publication, hidden: frozenset[int]) -> float:
    """Return the width of the narrowest interval of a hidden count, by another solver over the whole publication."""
    figures = publication.figures
    unknown = [
        n
        for n, figure in enumerate(figures)
        if figure.role is not Role.PRINTED or n in hidden or figure.low != figure.high
    ]
    column = {count: number for number, count in enumerate(unknown)}
    equal, right, upper, limits = [], [], [], []
    for terms in publication.sums:
        row = numpy.zeros(len(unknown))
        for count, factor in terms.items():
            if count in column:
                row[column[count]] = factor
        if row.any():
            equal.append(row)
            right.append(-sum(factor * figures[c].low for c, factor in terms.items() if c not in column))
    for count, number in column.items():
        if count in hidden and figures[count].low:
            upper.append(-numpy.eye(len(unknown))[number])
            limits.append(-1.0)
        elif count not in hidden and figures[count].role is Role.PRINTED and figures[count].high is not None:
            upper.append(numpy.eye(len(unknown))[number])
            limits.append(float(figures[count].high or 0))
    widths = []
    for count, number in column.items():
        if count in hidden and figures[count].high != 0:  # zero is nobody's secret, where its table is withheld
            goal = numpy.eye(len(unknown))[number]
            ends = [solve(sign * goal, equal, right, upper, limits) for sign in (1, -1)]
            widths.append(-ends[1] - ends[0])
    return min(widths, default=float("inf"))


def _as_published(submissions: Sequence[Submission], shown: Sequence[Submission]) -> tuple[Publication, frozenset[int]]:
    """Return what a reader holds: all counts of the submissions, those hidden that are not printed."""
    publication = published(submissions)
    printed = [{cell.pointer for cell in s.cells if cell.missing != SUPPRESSED} for s in shown]
    hidden = {
        n
        for n in publication.printed
        if not set(publication.figures[n].pointers) <= printed[publication.figures[n].table[0]]
    }
    return publication, frozenset(hidden)


@pytest.mark.parametrize("state", ["BRN", "IDN", "LAO", "SGP", "THA", "VNM"])
def test_no_count_of_a_state_is_pinned(known: Catalogue, state: str) -> None:
    """The sample of two years, by another solver over all that is printed of it."""
    read = [s for year in (2024, 2025) for s in _submissions(known, year) if s.state == state]
    shown = [entry.submission for entry in treat(read, known, DEFAULT)]

    assert narrowest(*_as_published(read, shown)) >= 5


def _submissions(known: Catalogue, year: int) -> list[Submission]:
    return [s for _, s in _region(known, SAMPLES / str(year)).submissions]


def test_what_is_suppressed_is_the_same_for_every_audience(known: Catalogue) -> None:
    """Who holds the report for ASEAN and the public one sees no figure in one that is hidden in the other."""
    whole = _region(known, SAMPLES / "2025")
    asean, public = ([s for _, s in as_seen_by(level, whole, known).submissions] for level in ("asean", "public"))

    assert not _hidden(asean) & _printed(public)
    assert not _hidden(public) & _printed(asean)
    assert _hidden(asean)


def test_a_region_prints_nothing_that_a_state_hides(known: Catalogue) -> None:
    """What is hidden in a state's own copy is hidden in the region's report, too."""
    read = _submissions(known, 2025)
    together = [entry.submission for entry in treat(read, known, DEFAULT)]
    alone = [treat([s], known, DEFAULT)[0].submission for s in read]

    assert not _hidden(alone) & _printed(together)


def test_two_periods_print_nothing_that_one_hides(known: Catalogue) -> None:
    """A report on two periods, and the reports on each."""
    both = _submissions(known, 2024) + _submissions(known, 2025)
    together = [entry.submission for entry in treat(both, known, DEFAULT)]
    alone = [treat([s], known, DEFAULT)[0].submission for s in both]
    year = {s.state for s in both}

    assert year
    for one, other in zip(alone, together, strict=True):
        assert not _hidden([one]) & _printed([other])


def test_the_cycles_of_a_region_are_treated_as_one(known: Catalogue) -> None:
    """What its history and its present show is what one treatment of all submissions leaves."""
    whole = region(assess([str(SAMPLES / "2024"), str(SAMPLES / "2025")], known)[0], known)
    shown = as_seen_by("asean", whole, known)
    cycles = [[s for _, s in cycle.submissions] for cycle in (*whole.history, whole)]
    together = treat([s for cycle in cycles for s in cycle], known, DEFAULT)

    told = [s for cycle in (*shown.history, shown) for _, s in cycle.submissions]
    expected = [_hidden([own.submission]) for own in together]
    visible = [{(s.state, cell.pointer) for cell in s.cells} for s in told]
    assert len(whole.history) == 1
    assert [_hidden([s]) for s in told] == [own & seen for own, seen in zip(expected, visible, strict=True)]


_NUMBER = st.one_of(st.integers(0, 6), st.integers(5, 80))


@settings(max_examples=150, deadline=None)
@given(figures=st.tuples(_NUMBER, _NUMBER, _NUMBER, _NUMBER, _NUMBER, _NUMBER))
def test_cases_that_are_carried_over_tell_nothing_of_the_last_period(figures: tuple[int, ...]) -> None:
    """Still open at the end of one period, carried over into the next: the same count in two reports."""
    begun, opened, closed, opened_later, closed_later, _ = figures
    closed = min(closed, begun + opened)
    still = begun + opened - closed
    closed_later = min(closed_later, still + opened_later)
    first = _caseload(2024, begun, opened, closed, still)
    second = _caseload(2025, still, opened_later, closed_later, still + opened_later - closed_later)
    alone = [treat([s], KNOWN, DEFAULT)[0].submission for s in (first, second)]
    together = [entry.submission for entry in treat([first, second], KNOWN, DEFAULT)]

    assert narrowest(*_as_published([first, second], together)) >= 5
    for one, other in zip(alone, together, strict=True):
        assert not _hidden([one]) & _printed([other])


def _caseload(year: int, *figures: int) -> Submission:
    states = ("carried_over", "opened", "closed", "still_open")
    cells = [
        Cell("caseload", {"case_state": state}, f"/statistics/cells/{number}", value=value)
        for number, (state, value) in enumerate(zip(states, figures, strict=True))
    ]
    return submission(cells, year=year)


def test_a_mirror_figure_gives_nothing_away() -> None:
    """What a state hides of those it returned does not stand in the column of the state that received them."""
    sent = [({}, 10), ({"partner": "THA"}, 7), ({"partner": "VNM"}, 3)]
    received = [({}, 47), ({"partner": "LAO"}, 7), ({"partner": "MMR"}, 40)]
    lao, tha = (
        submission(
            [
                Cell("victims_repatriated", {"direction": way, **where}, f"/statistics/cells/{n}", value=value)
                for n, (where, value) in enumerate(entries)
            ],
            state,
        )
        for state, way, entries in (("LAO", "sent", sent), ("THA", "received", received))
    )
    shown = [entry.submission for entry in treat([lao, tha], KNOWN, DEFAULT)]

    assert narrowest(*_as_published([lao, tha], shown)) >= 5
    assert len(_hidden([shown[1]])) == 2 or not _hidden([shown[0]]) & {("LAO", "/statistics/cells/1")}


def test_a_total_over_states_holds_nothing_that_is_hidden(known: Catalogue) -> None:
    """It is made of the figures printed beside it, so that it tells nothing of the others."""
    from actip.sections.indicators import indicators_in_full

    shown = as_seen_by("asean", _region(known, SAMPLES / "2025"), known)
    section = indicators_in_full(shown, known)
    states = slice(2, 2 + len(shown.reports))

    for row in section.rows:
        if row[states.stop].text == "not added up":
            continue  # medians
        texts = [cell.text.split("\n")[0].replace(",", "") for cell in row[states]]
        printed = [float(text) for text in texts if text.replace(".", "").isdigit()]
        bounds = sum(cell.text == "<5" for cell in row[states])
        low = int(sum(printed))
        expected = (
            "no total"
            if not printed and not bounds
            else figure(low)
            if not bounds
            else f"{figure(low)} to {figure(low + 4 * bounds)}"
        )
        assert row[states.stop].text.split("\n")[0] == expected
