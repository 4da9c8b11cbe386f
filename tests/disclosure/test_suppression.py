"""No hidden count can be worked out from what is printed, and no more is hidden than it takes."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings

from actip.disclosure.coarsen import coarsened
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.shapes import OVER, Shapes
from actip.disclosure.treatment import treat
from actip.format.records import Cell, Counting, Submission
from tests.disclosure.attack import KNOWN, Leaf, submission, tables, worked_out

_many = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
S = "suppressed"

Entry = tuple[Mapping[str, str], int]


def _submission(*entries: Entry, indicator: str = "persons_convicted") -> Submission:
    return submission(
        [
            Cell(indicator, coordinates, f"/statistics/cells/{number}", value=value)
            for number, (coordinates, value) in enumerate(entries)
        ]
    )


def _shown(given: Submission, policy: Policy = DEFAULT) -> list[float | str | None]:
    """Return the figures as they are printed, in the order of the file."""
    cells = treat([given], KNOWN, policy)[0].submission.cells
    return [cell.value if cell.value is not None else cell.missing or f"<{cell.below}" for cell in cells]


def _pinned(shown: Sequence[Cell], people: Sequence[Leaf]) -> dict[str, tuple[float, float]]:
    """Return what can be worked out of the figures that are not printed. That one is zero is nobody's secret."""
    width = {cell.pointer: 5 if cell.below is None else 4 for cell in shown}
    ends = worked_out(shown, people).items()
    return {at: (low, high) for at, (low, high) in ends if high > 0 and high - low < width[at] - 1e-6}


@_many
@given(made=tables())
def test_nobody_works_out_a_hidden_count(made: tuple[list[Cell], list[Leaf]]) -> None:
    """Over all people who could have been counted, a hidden figure spans five, a published bound stays as wide."""
    cells, people = made
    shown = treat([submission(cells)], KNOWN, DEFAULT)[0].submission.cells

    assert _pinned(shown, people) == {}


@_many
@given(made=tables())
def test_small_counts_are_never_shown(made: tuple[list[Cell], list[Leaf]]) -> None:
    """Of what is printed as a number, each is zero or at least five."""
    cells, _ = made
    treated = treat([submission(cells)], KNOWN, DEFAULT)[0]

    assert all(cell.value is None or cell.value == 0 or cell.value >= 5 for cell in treated.submission.cells)


@_many
@given(made=tables())
def test_what_was_treated_is_left_as_it_is(made: tuple[list[Cell], list[Leaf]]) -> None:
    """A released file that is read again holds no more than it says: its own suppressed figures stay, none is zero."""
    cells, people = made
    once = treat([submission(cells)], KNOWN, DEFAULT)[0].submission
    twice = treat([once], KNOWN, DEFAULT)[0].submission

    assert [c.pointer for c in once.cells if c.missing and c not in twice.cells] == []
    assert _pinned(twice.cells, people) == {}


# --- single tables, as a person would draw them

TOTAL: Mapping[str, str] = {}
F, M, U = {"sex": "F"}, {"sex": "M"}, {"sex": "U"}


@pytest.mark.parametrize(
    ("entries", "shown"),
    [
        ([(TOTAL, 43), (F, 3), (M, 40)], [43, S, S]),  # one subtraction would tell
        ([(TOTAL, 6), (F, 3), (M, 3)], []),  # 1 to 5 each: the total has to go, and with it the table
        ([(TOTAL, 90), (F, 50), (M, 40)], [90, 50, 40]),  # nothing is small
        ([(TOTAL, 40), (F, 0), (M, 40)], [40, 0, 40]),  # zero is shown
        ([(TOTAL, 3)], [S]),
        ([(TOTAL, 12), (F, 9)], [12, S]),  # what is left over is as telling
        ([(F, 3), (M, 40)], [S, 40]),  # without a total nothing can be subtracted
        ([(TOTAL, 47), (F, 37), (M, 3), (U, 7)], [47, 37, S, S]),  # the next of the list goes with it
        ([(TOTAL, 47), (F, 37), (M, 7), (U, 3)], [47, 37, S, S]),  # and the one for the other
    ],
)
def test_a_small_table(entries: list[Entry], shown: list[float | str]) -> None:
    """The small count and as little as it takes beside it."""
    assert shown == _shown(_submission(*entries))


def test_a_block_is_hidden_where_rows_and_columns_both_tell() -> None:
    """Sex by age with all totals: the small count, one in its row, one in its column, and the corner between them."""
    crossed = [({"sex": s, "age": a}, n) for s, a, n in (("F", "C", 3), ("F", "A", 40), ("M", "C", 12), ("M", "A", 9))]
    margins = [(TOTAL, 64), (F, 43), (M, 21), ({"age": "C"}, 15), ({"age": "A"}, 49)]

    assert _shown(_submission(*crossed, *margins)) == [S, S, S, S, 64, 43, 21, 15, 49]


def test_a_subset_is_hidden_with_what_is_left_of_its_whole() -> None:
    """Ten convicted, nine of them officials: one was none."""
    assert _shown(_submission((TOTAL, 30), ({"subset": "officials"}, 27))) == [30, S]
    assert _shown(_submission((TOTAL, 5), (F, 5), ({"subset": "officials"}, 2))) == []
    assert _shown(_submission((TOTAL, 30), ({"subset": "officials"}, 20))) == [30, 20]


def test_a_bound_that_the_state_published_is_not_undercut() -> None:
    """Seventeen with fifteen women and '<5' men says two men; '<3' says too much where five is the threshold."""
    cells = [*_submission((TOTAL, 17), (F, 15)).cells, Cell("persons_convicted", M, "/statistics/cells/2", below=5)]
    narrow = Cell("persons_convicted", TOTAL, "/statistics/cells/0", below=3)

    assert _shown(submission(cells)) == [17, S, S]
    assert _shown(submission([narrow])) == ["<5"]


def test_a_bound_that_a_hidden_count_makes_narrower_is_hidden() -> None:
    """Four with a disability, hidden, are some: '<5' women would say that they are from 1 to 4."""
    with_disability = Cell("victims_assisted", {**F, "subset": "with_disability"}, "/statistics/cells/1", value=4)

    assert _shown(submission([Cell("victims_assisted", F, "/statistics/cells/0", below=5), with_disability])) == [S, S]


def test_who_is_in_neither_of_two_parts_is_a_count() -> None:
    """Sixty, forty with legal aid, thirty with counselling, twelve with both: two had neither."""
    one, other = {"service": "legal_aid"}, {"subset": "foreign"}
    shown = _shown(
        _submission((TOTAL, 60), (one, 40), (other, 30), ({**one, **other}, 12), indicator="victims_assisted")
    )

    assert S in shown


def test_what_is_withheld_here_and_printed_elsewhere_protects_nothing() -> None:
    """Cases carried over stand in last year's copy, too: 20 and 7 opened, 24 still open, and 3 were closed."""
    states = ("carried_over", "opened", "closed", "still_open")
    cells = [
        Cell("caseload", {"case_state": state}, f"/statistics/cells/{n}", value=value)
        for n, (state, value) in enumerate(zip(states, (None, 7, 3, 24), strict=True))
    ]
    cells[0] = cells[0]._replace(missing="withheld")

    assert _shown(submission(cells)) == ["withheld", S, S, 24]


def test_a_figure_that_is_given_twice_is_hidden() -> None:
    """Nobody chooses between the two, and neither may tell another."""
    assert _shown(_submission((TOTAL, 43), (TOTAL, 44), (F, 3), (M, 40)))[:2] == [S, S]


def test_the_median_of_a_few_is_hidden_with_their_number() -> None:
    """Two detained for 90 days on the median: the 90 days are as much theirs."""
    entries = [(TOTAL, 2), ({"measure": "days"}, 90), ({"sex": "F"}, 0)]

    assert _shown(_submission(*entries, indicator="victims_detained")) == [S, S, 0]


def test_meetings_and_money_are_nobodys_secret() -> None:
    """Three meetings of a coordinating body point to no person."""
    assert _shown(_submission((TOTAL, 3), indicator="coordination_meetings")) == [3]


def test_the_threshold_is_a_choice() -> None:
    """With three, a count of four is printed."""
    given = _submission((TOTAL, 44), (F, 4), (M, 40))

    assert _shown(given, Policy(threshold=3)) == [44, 4, 40]
    assert _shown(given, Policy(threshold=10)) == [44, S, S]


def test_a_table_of_which_nothing_is_left_is_withheld() -> None:
    """Zeros alone would say more by where they stand than a table is worth."""
    treated = treat([_submission((TOTAL, 6), (F, 3), (M, 3), (U, 0))], KNOWN, DEFAULT)[0]

    assert treated.withheld == {"persons_convicted"}
    assert treated.submission.cells == ()


# --- coarsening


def _forms(*entries: tuple[str, int], total: int) -> Submission:
    return _submission((TOTAL, total), *(({"form": form}, value) for form, value in entries))


def test_forms_with_small_counts_give_way_to_their_groups() -> None:
    """Slavery joins forced labour and marriage the others: nothing has to be hidden."""
    given = _forms(("SEX", 30), ("LAB", 20), ("SLAV", 2), ("MARR", 3), ("CRIM", 9), total=64)
    cells = treat([given], KNOWN, DEFAULT)[0].submission.cells

    assert [(cell.coordinates, cell.value) for cell in cells] == [
        ({}, 64),
        ({"form_group": "SEX"}, 30),
        ({"form_group": "LAB"}, 22),
        ({"form_group": "OTH"}, 12),
    ]


def test_citizenships_give_way_to_groups_seen_from_the_state() -> None:
    """Own nationals, other member states, others with the stateless, not known."""
    codes = (("LAO", 40), ("THA", 3), ("VNM", 4), ("CHN", 2), ("XXA", 3), ("XXX", 6))
    given = _submission((TOTAL, 58), *(({"citizenship": code}, value) for code, value in codes))

    cells = coarsened(given, KNOWN, 5).submission.cells

    assert {cell.coordinates.get("citizenship_group"): cell.value for cell in cells} == {
        None: 58,
        "own": 40,
        "asean": 7,
        "others": 5,
        "unknown": 6,
    }


@pytest.mark.parametrize(
    "given",
    [
        _forms(("SEX", 30), ("LAB", 20), total=50),  # nothing is small
        _forms(("SEX", 30), ("MARR", 2), total=32),  # the group would be as small
        _forms(("SEX", 30), ("MARR", 2), ("CRIM", 3), total=36),  # one person is in no form
        _forms(("SEX", 30), ("MARR", 2), ("CRIM", 3), total=34),  # one person is in two
    ],
    ids=["nothing small", "no gain", "incomplete", "overlapping"],
)
def test_forms_stay_where_groups_would_not_help_or_not_be_true(given: Submission) -> None:
    """A group is never made of parts that may not be all of it."""
    assert coarsened(given, KNOWN, 5) == (given, ())


def test_forms_in_which_a_person_counts_more_than_once_stay() -> None:
    """Under 'every_form' the sum of two forms is no number of persons."""
    given = _forms(("SEX", 30), ("MARR", 2), ("CRIM", 3), total=35)
    countings = {"persons_convicted": Counting("persons_convicted", "", counting_rule="every_form")}

    assert coarsened(given, KNOWN, 5).breakdowns == (("persons_convicted", "form"),)
    assert coarsened(given._replace(countings=countings), KNOWN, 5).breakdowns == ()


def test_a_breakdown_that_left_some_over_may_be_hidden_whole() -> None:
    """What is still printed is then held together without it."""
    forms = KNOWN.lists["form"].codes
    total, women = frozenset[tuple[str, str]](), frozenset({("sex", "F")})

    shapes = Shapes(("sex", "citizenship"), forms, [total, women], [], {"citizenship", "sex", "LAB"})

    assert shapes.codes == {"sex": {"F", OVER}}
