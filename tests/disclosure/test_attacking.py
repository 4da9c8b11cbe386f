"""A slice of the attack on all that is printed (`python -m tests.disclosure.attacking`): nothing hidden is pinned."""

from pathlib import Path

import pytest

from actip.commands import report as reports
from tests.disclosure.attacking import (
    all_outputs,
    fewest,
    knowing,
    large_table,
    one_region,
    published,
    sample,
    small_table,
)
from tests.disclosure.intruder import Outcome
from tests.disclosure.printed import in_content, read_yaml
from tests.disclosure.publishing import can_know_what_was_published, export, outcome, write
from tests.disclosure.regions import region
from tests.disclosure.reported import forbidden, holding, moved

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


@pytest.mark.parametrize("seed", [1, 2, 4, 7])
def test_a_report_moves_with_what_is_printed_alone(seed: int, tmp_path: Path) -> None:
    """Other hidden counts and the same export: the same sections, first page and charts, to the last figure."""
    told = moved(region(seed).contents, tmp_path, seed, most=12)

    assert told.alike
    assert told.differing == ()


def test_a_report_that_is_made_of_what_is_hidden_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A total of all figures, as they were typed, in place of those that are printed."""
    monkeypatch.setattr(reports, "stamps", lambda shown, known: (str(known and _typed_total(tmp_path)),))

    assert moved(region(1).contents, tmp_path, 1, most=12).differing


def _typed_total(folder: Path) -> int:
    facts = [fact for path in folder.glob("*.yaml") for fact in in_content(read_yaml(path.read_text("utf-8")))]
    return sum(fact.number for fact in facts if fact.kind == "value")


def test_no_output_of_a_region_holds_a_hidden_number_or_what_is_made_of_it(tmp_path: Path) -> None:
    """Workbook, page, paper, document, screen and charts: no hidden figure, nor a total or change with one in it."""
    contents = region(0, large=True).contents
    paths = write(contents, tmp_path)
    numbers = forbidden(contents, export(paths))

    held = [
        (number, name)
        for name, text in all_outputs(paths, tmp_path).items()
        for number in numbers
        if holding(text, number)
    ]

    assert len(numbers) > 50
    assert held == []
