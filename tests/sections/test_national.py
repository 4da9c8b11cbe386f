"""The report on one state: the same sections, about nobody else."""

import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from actip.catalogue.entries import Catalogue
from actip.errors import UnknownName
from actip.model.settings import ReportScope
from actip.sections import BETWEEN_STATES, FURTHER, OF_ONE_STATE, SECTIONS, further_sections, sections
from actip.sections.work_plan import work_plan
from tests.conftest import ROOT, Ran, expect_golden, write_yaml
from tests.sections.regions import every_text, made, year

Actip = Callable[..., Ran]


@pytest.fixture(name="years")
def _years(tmp_path: Path) -> Path:
    """Two reports of Lao PDR and one of Thailand."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in (("a", year(2024)), ("b", year(2025)), ("c", year(2025, "THA"))):
        write_yaml(folder / f"{name}.yaml", data)
    return folder


def test_it_is_about_one_state(years: Path, known: Catalogue) -> None:
    """No other is named in it."""
    shown = made(years, known, audience="national", scope=ReportScope(state="LAO"))
    others = [state.name for state in known.states.values() if state.iso3 != "LAO"]

    assert [before.cycle for before in shown.history] == ["2024"]
    texts = [text for text in every_text(shown, known) if text != known.warning]
    assert [text for text in texts if any(name in text for name in (*others, "THA"))] == []


def test_it_has_the_sections_of_the_region(years: Path, known: Catalogue) -> None:
    """Without those between states, and with the state's own flows; no column counts states."""
    one = made(years, known, scope=ReportScope(state="LAO"))
    every = (*sections(one, known), *further_sections(one, known))
    names = {section.name for section in every}
    all_names = {make(one, known).name for make in (*SECTIONS, *FURTHER) if make not in (*BETWEEN_STATES, work_plan)}

    assert names == all_names - {
        "To mend", "Parallel observations", "Programmes", "Results", "Questions of this round", "Round in words",
    }  # fmt: skip
    assert {make(one, known).name for make in OF_ONE_STATE} <= names
    titles = {column.title for section in every for column in section.columns}
    assert titles & {"Total", "States in the total", "Law full", "States"} == set()


def test_a_state_that_no_file_is_about_is_refused(years: Path, known: Catalogue) -> None:
    """An empty report would look like one."""
    with pytest.raises(UnknownName, match="No file is about Viet Nam"):
        made(years, known, scope=ReportScope(state="VNM"))


def test_the_last_report_can_be_named_apart(actip: Actip, years: Path) -> None:
    """With --previous."""
    ran = actip(
        "report", "--state", "lao", years / "b.yaml", "--previous", years / "a.yaml", "--section", "What changed"
    )

    assert "0 answers are not as they were in each state's last report." in ran.out


def test_it_is_for_the_nation_where_nobody_says_otherwise(actip: Actip, years: Path) -> None:
    """And for whom it is named, where somebody does."""
    said = [actip("report", "--state", "LAO", years, *more).out for more in ((), ("--audience", "public"))]

    assert ["For: The reporting state only." in out for out in said] == [True, False]


def test_the_workbook_is_of_the_state(actip: Actip, years: Path, tmp_path: Path) -> None:
    """With its name in the title."""
    ran = actip("report", "--state", "LAO", years, "-o", tmp_path / "lao.xlsx")

    assert ran.code == 0
    assert openpyxl.load_workbook(tmp_path / "lao.xlsx")["One page"]["A1"].value == (
        "Where Lao PDR stands under the ASEAN Convention Against Trafficking in Persons, 2025"
    )


def test_the_screen_of_one_state_is_as_it_was_looked_at(actip: Actip, monkeypatch: pytest.MonkeyPatch) -> None:
    """All sections at 100 columns; no line is wider."""
    monkeypatch.chdir(ROOT)

    out = actip(
        "report",
        "--state",
        "LAO",
        f"sample_data{os.sep}2024",
        f"sample_data{os.sep}2025",
        "--section",
        "all",
        "--as-of",
        "2026-05-01",
    ).out

    assert max(map(len, out.splitlines())) <= 100
    expect_golden("state_screen.txt", "".join(f"{line.rstrip()}\n" for line in out.splitlines()))


# --- the board


@pytest.mark.parametrize(
    ("change", "as_of", "status", "stands"),
    [
        ({"clearance": "submitted"}, "2026-06-01", "submitted", "in time"),
        ({"clearance": "submitted", "prepared": "2026-04-01"}, "2026-06-01", "submitted late", "1 day late"),
        ({"clearance": "submitted", "prepared": None}, "2026-06-01", "submitted", "its day is not named"),
        ({"clearance": "nationally_approved"}, "2026-06-01", "approved", "62 days overdue"),
        ({}, "2026-03-30", "draft", "1 day left"),
        ({}, "2026-03-31", "draft", "due today"),
        ({}, "2026-04-10", "draft", "10 days overdue"),
    ],
)
def test_how_a_report_stands_to_its_day(
    actip: Actip, tmp_path: Path, change: dict[str, str | None], as_of: str, status: str, stands: str
) -> None:
    """Due on 31 March 2026: what is submitted by its own day, any other by the day of looking."""
    path = write_yaml(tmp_path / "a.yaml", year(2025, change=change))

    out = actip("status", path, "--due", "2026-03-31", "--as-of", as_of).out

    (line,) = (line for line in out.splitlines() if line.startswith("Lao PDR"))
    assert (status in line, stands in line) == (True, True)


def test_a_broken_and_a_missing_report_stand_on_the_board(actip: Actip, tmp_path: Path) -> None:
    """Exit code 2, for one cannot be read; nobody is dropped."""
    write_yaml(tmp_path / "a.yaml", year(2025))
    (tmp_path / "THA_2025.yaml").write_text("a: [")

    ran = actip("status", tmp_path, "--due", "2026-03-31", "--as-of", "2026-04-02")

    assert ran.code == 2
    board = {line[:11].strip(): " ".join(line.split()[1:5]) for line in ran.out.splitlines()}
    assert board["Thailand"] == "not readable 2 days"
    assert board["Singapore"] == "no submission 2 days"


@pytest.mark.parametrize(
    ("arguments", "said"), [([], "Add --due"), (["--due", "31.3.2026"], "Write year, month and day")]
)
def test_a_status_needs_its_day(actip: Actip, tmp_path: Path, arguments: list[str], said: str) -> None:
    """With the way out."""
    ran = actip("status", tmp_path, *arguments)

    assert (ran.code, said in ran.err) == (2, True)
