"""Over time: each state against its own last report."""

from pathlib import Path
from typing import Any

import pytest

from actip.catalogue.entries import Catalogue
from actip.errors import Contradiction, UnknownName
from actip.model.settings import ReportScope
from actip.sections import sections
from tests.sections.regions import drawn, every_text, made, rows, year

NOT_YET = {"obligations": {"ACTIP-14.8": {"in_law": "full", "in_practice": "not_yet", "account": "Being built."}}}
HELD = {"indicator": "offences_recorded"}


def _figure(number: int, **amount: Any) -> dict[str, Any]:
    return year(number, change={"parts": ["statistics"], "statistics": {"cells": [{**HELD, **amount}]}})


@pytest.mark.parametrize("closed", [2024, 2025])
def test_an_answer_that_was_closed_once_is_not_compared(tmp_path: Path, known: Catalogue, closed: int) -> None:
    """The comparison would tell it."""
    files = [year(2024), year(2025, change=NOT_YET)]
    files[closed - 2024]["obligations"]["ACTIP-14.8"]["disclosure"] = "national"
    shown = made(tmp_path, known, *files)

    assert rows("What changed", shown, known) == []


def test_an_account_with_a_persons_number_is_not_shown(tmp_path: Path, known: Catalogue) -> None:
    """What holds a person's data is in no report, the finding about it is."""
    change = {
        "obligations": {"ACTIP-14.8": {"in_practice": "large", "account": "Ask desk.officer@example.org for it."}}
    }
    shown = made(tmp_path, known, year(2024), year(2025, change=change), audience="national")

    assert not any("desk.officer" in text for text in every_text(shown, known))
    assert "PRV401" in {row["Rule"] for row in rows("Findings", shown, known)}


def test_a_trend_has_a_gap_where_there_is_no_figure(tmp_path: Path, known: Catalogue) -> None:
    """Missing is not zero, in a line as in a table."""
    files = (_figure(2023, value=0), _figure(2024, missing="not_collected"), _figure(2025, value=7))
    (row,) = drawn("Trends", made(tmp_path, known, *files), known).rows

    assert [cell.text for cell in row[2:5]] == ["0", "not collected", "7"]
    assert row[-1].trend == (0, None, 7)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [({"value": 5}, {"value": 7}, "+2"), ({"value": 7}, {"value": 7}, "the same"), ({"below": 5}, {"value": 7}, "")],
)
def test_a_difference_needs_two_exact_figures(
    tmp_path: Path, known: Catalogue, before: dict[str, Any], now: dict[str, Any], said: str
) -> None:
    """'<5' and 7 have none."""
    (row,) = rows("Trends", made(tmp_path, known, _figure(2024, **before), _figure(2025, **now)), known)

    assert row["Since its last report"] == said


def test_a_cycle_can_be_chosen(tmp_path: Path, known: Catalogue) -> None:
    """What came after it is left out; one that is not there is refused, with those that are."""
    files = [year(2023), year(2024), year(2025)]
    shown = made(tmp_path, known, *files, scope=ReportScope(cycle="2024"))

    assert (shown.cycle, [before.cycle for before in shown.history]) == ("2024", ["2023"])
    with pytest.raises(UnknownName) as error:
        made(tmp_path, known, scope=ReportScope(cycle="2019"))
    assert error.value.hint == "There are: 2023, 2024, 2025."


def test_two_files_of_one_state_and_cycle_are_an_error_among_several_cycles(tmp_path: Path, known: Catalogue) -> None:
    """None is chosen in silence."""
    with pytest.raises(Contradiction, match=r"Two files are about Lao PDR and cycle 2025: .*1\.yaml and .*2\.yaml"):
        made(tmp_path, known, year(2024), year(2025), year(2025))


def test_a_broken_file_belongs_to_the_cycle_that_its_path_names(tmp_path: Path, known: Catalogue) -> None:
    """THA_2024 is no hole in the report on 2025; a name without a year is of no cycle, and said to be so."""
    (tmp_path / "THA_2024.yaml").write_text("a: [")
    (tmp_path / "VNM.yaml").write_text("a: [")
    shown = made(tmp_path, known, year(2024), year(2025))

    before = {report.state.iso3: report.status.value for report in shown.history[0].reports}
    assert before["THA"] == "not readable"
    assert [Path(entry.path).name for entry in shown.unplaced] == ["VNM.yaml"]


def test_nothing_over_time_is_shown_of_one_cycle(tmp_path: Path, known: Catalogue) -> None:
    """There is nothing to compare with."""
    names = {section.name for section in sections(made(tmp_path, known, year(2025)), known)}

    assert names & {"What changed", "Trends"} == set()


def test_a_table_without_rows_says_so(tmp_path: Path, known: Catalogue) -> None:
    """A bare heading could be a fault."""
    shown = made(tmp_path, known, year(2024), year(2025))

    assert rows("What changed", shown, known) == []
    assert drawn("What changed", shown, known).notes[0] == "There is nothing to list."


def test_a_state_without_a_last_report_is_called_first(tmp_path: Path, known: Catalogue) -> None:
    """Not 'nothing moved'."""
    shown = made(tmp_path, known, year(2024), year(2025), year(2025, "THA"))

    moved = {row["State"]: row["Answers that moved"] for row in rows("At a glance", shown, known)}
    assert moved["Lao PDR"] == "0 further, 0 less far, 0 otherwise"
    assert (moved["Thailand"], moved["Viet Nam"]) == ("first report", "")


def test_the_history_is_written_with_its_sources(tmp_path: Path, known: Catalogue) -> None:
    """Method names the files of every cycle to the nation that has them."""
    shown = made(tmp_path, known, year(2024), year(2025), audience="national")
    parts = [row["Part"] for row in rows("Method", shown, known)]

    assert ("Source" in parts, "Source, cycle 2024" in parts) == (True, True)
