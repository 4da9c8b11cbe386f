"""A slice of the attack on all that is printed (`python -m tests.disclosure.attacking`): nothing hidden is pinned."""

from pathlib import Path

import pytest

from tests.disclosure.attacking import fewest, knowing, large_table, one_region, published, sample, small_table
from tests.disclosure.intruder import Outcome
from tests.disclosure.printed import in_content
from tests.disclosure.publishing import can_know_what_was_published, export, outcome, write
from tests.disclosure.regions import region

REGIONS = (0, 4, 9, 22, 27, 28, 39, 60, 79)  # of one to four years, with parts, subsets, flows, cases, and halves
SIDE_BY_SIDE = (9, 22)


def _pinned(told: Outcome) -> list[str]:
    assert not told.contradicted
    assert not told.unproved
    return [str(answer) for answer in told.pinned]


@pytest.mark.parametrize("years", [["2024"], ["2025"], ["2024", "2025"]], ids=" and ".join)
def test_nothing_of_the_sample_is_pinned(years: list[str]) -> None:
    """Of one year and of both."""
    result = sample(years)

    assert len(result.outcome.answers) > 100
    assert _pinned(result.outcome) == []
    assert result.small_printed == 0


@pytest.mark.parametrize("seed", REGIONS)
def test_nothing_of_a_region_is_pinned(seed: int) -> None:
    """Of a region by chance, exported as one."""
    result, _ = one_region(seed)

    assert result.outcome.answers
    assert _pinned(result.outcome) == []
    assert result.small_printed == 0


def test_nothing_of_a_large_table_is_pinned_and_its_total_is_printed(tmp_path: Path) -> None:
    """Five dimensions, potential and confirmed victims."""
    contents = [large_table(1)]

    print_ = export(write(contents, tmp_path))

    assert _pinned(outcome(contents, [print_])) == []
    assert [fact.kind for fact in print_ if fact.key == {("victim_status", "potential")}] == ["value"]


@pytest.mark.parametrize("seed", SIDE_BY_SIDE)
def test_nothing_is_pinned_by_publications_side_by_side(seed: int, tmp_path: Path) -> None:
    """The copies, the region, each year, pairs of files and two audiences."""
    contents = region(seed).contents

    assert _pinned(outcome(contents, published(contents, tmp_path).prints["everything"])) == []


@pytest.mark.skipif(not can_know_what_was_published(), reason="this version takes no earlier copies")
@pytest.mark.parametrize("seed", SIDE_BY_SIDE)
def test_nothing_is_pinned_by_copies_that_are_made_one_after_another(seed: int, tmp_path: Path) -> None:
    """Each with what was published before it."""
    contents = region(seed).contents

    assert _pinned(outcome(contents, knowing(contents, tmp_path))) == []


def test_of_small_tables_little_more_is_hidden_than_has_to_be(tmp_path: Path) -> None:
    """Of the twelve tables at most thirteen figures for ten that have to be."""
    hidden = least = 0
    for number in range(12):
        contents = small_table(number)
        shown = {(f.place, f.key) for f in export(write([contents], tmp_path)) if f.kind == "value"}
        hidden += sum((f.place, f.key) not in shown for f in in_content(contents) if f.number)
        least += fewest(contents)

    assert hidden <= 1.3 * least
