"""Only rows in which somebody stands are counted, and only days that can be one: the rest is told by row."""

import csv
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.importers.dates import read_day
from actip.importers.rows import _LONGER, TOTALS, is_total, may_begin_a_total
from tests.conftest import Ran, write_yaml

MAP: dict[str, Any] = {
    "format": "actip-map/1",
    "state": "LAO",
    "period": {"start": "2025-01-01", "end": "2025-12-31"},
    "indicator": "victims_detected",
    "dimensions": {"sex": {"column": "Gender", "values": {"Woman": "F", "Man": "M"}}},
}
HEADER = ("No", "Date", "Gender")
_SHOWN = ("", " ", "\u200b", "Woman", "x", "(formula without a result)")  # texts of a cell of a register
_FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
WOMEN = [(1, "2025-01-05", "Woman"), (2, "2025-02-05", "Woman")]


@pytest.fixture
def counted(tmp_path: Path, actip: Callable[..., Ran]) -> Callable[..., tuple[Ran, dict[str, int]]]:
    """Count rows of a CSV file, or sheets of a workbook; return what ran, and the figures by sex."""

    def count(rows: Sequence[Sequence[object]] | Path, **change: Any) -> tuple[Ran, dict[str, int]]:
        path = rows if isinstance(rows, Path) else tmp_path / "register.csv"
        if not isinstance(rows, Path):
            with path.open("w", newline="", encoding="utf-8") as stream:
                csv.writer(stream).writerows([HEADER, *rows])
        mapping = write_yaml(tmp_path / "map.yaml", {**MAP, **change})
        ran = actip("tally", path, "--map", mapping, "--audience", "national")
        cells = yaml.safe_load(ran.out)["statistics"]["cells"] if ran.out else []
        return ran, {cell.get("sex", "all"): cell["value"] for cell in cells}

    return count


def _workbook(folder: Path, **sheets: Sequence[Sequence[object]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "register.xlsx")
    return book


@pytest.mark.parametrize("row", [("", "", ""), (3, "", ""), (3, "", " "), (3, "", "\u200b\u00a0")])
def test_a_blank_row_and_a_number_filled_down_are_no_person(counted: Any, row: tuple[object, ...]) -> None:
    """They are told with their row."""
    ran, figures = counted([*WOMEN, row])

    assert (ran.code, figures) == (0, {"all": 2, "F": 2, "M": 0})
    assert "1 with nothing in any column of the mapping, not counted: row 4." in ran.err


def test_a_number_filled_down_is_no_person_even_where_it_tells_persons_apart(counted: Any) -> None:
    """Nobody knows whether one stands there: the count is not whole."""
    ran, figures = counted([*WOMEN, (3, "", "")], once_by="No")

    assert (ran.code, figures) == (1, {"all": 2, "F": 2})
    assert "row 4" in ran.err


@_FEW
@given(st.lists(st.tuples(st.just(1), st.sampled_from(_SHOWN), st.sampled_from(_SHOWN)), min_size=1, max_size=6))
def test_a_row_counts_the_same_whatever_stands_beside_it(counted: Any, rows: list[tuple[object, ...]]) -> None:
    """The look at a whole portion, whether a row shows nothing, misses none and takes none."""
    assert counted(rows)[1].get("all", 0) == sum(counted([row])[1].get("all", 0) for row in rows)


@pytest.mark.parametrize("word", TOTALS)
def test_a_row_of_totals_is_no_person(counted: Any, word: str) -> None:
    """In the languages of the region."""
    ran, figures = counted([*WOMEN, (word.upper(), "", 2)])

    assert (ran.code, figures["all"]) == (0, 2)
    assert "1 of totals, not counted: row 4." in ran.err


def test_a_person_whose_number_begins_like_a_total_is_one(counted: Any) -> None:
    """Without a count behind it a word is no total."""
    assert counted([*WOMEN, ("Total", "2025-03-01", "Woman")])[1]["all"] == 3


@given(
    st.sampled_from([*TOTALS, *(f"{word}2025" for word in _LONGER)]),
    st.sampled_from(["", " ", "(", "\u200b", "*"]),
    st.booleans(),
    st.sampled_from(["NFC", "NFD"]),
)
def test_the_filter_for_totals_leaves_none_out(word: str, before: str, upper: bool, form: Any) -> None:
    """It passes whatever is one."""
    text = before + unicodedata.normalize(form, word.upper() if upper else word)

    assert not is_total([text, "5"]) or may_begin_a_total(text[:2])


def test_the_names_of_the_columns_again_are_no_person(counted: Any) -> None:
    """As where pages were joined."""
    assert counted([WOMEN[0], HEADER, WOMEN[1]], date="Date")[1]["all"] == 2


def test_all_sheets_with_the_same_header_are_read(tmp_path: Path, counted: Any) -> None:
    """A hidden one is named."""
    book = _workbook(tmp_path, Jan=[HEADER, WOMEN[0]], Feb=[HEADER, WOMEN[1]], Old=[HEADER, WOMEN[1]])
    book["Old"].sheet_state = "hidden"
    book.save(tmp_path / "register.xlsx")

    ran, figures = counted(tmp_path / "register.xlsx")

    assert (ran.code, figures["all"]) == (0, 2)
    assert "Sheets read: Jan, Feb." in ran.err
    assert "Hidden sheets, not read: Old." in ran.err


def test_a_sheet_with_other_columns_is_an_error_unless_the_mapping_leaves_it_out(tmp_path: Path, counted: Any) -> None:
    """An empty one is nothing."""
    _workbook(tmp_path, Notes=[("Read me",)], Jan=[HEADER, *WOMEN], Empty=[])

    ran, _ = counted(tmp_path / "register.xlsx")

    assert ran.code == 2
    assert "leave_out_sheets: [Notes]" in ran.err
    assert counted(tmp_path / "register.xlsx", leave_out_sheets=["notes"])[1]["all"] == 2


def test_merged_cells_below_each_other_are_refused(tmp_path: Path, counted: Any) -> None:
    """All but the first would be blank; a heading over several columns is nothing."""
    book = _workbook(tmp_path, Jan=[HEADER, *WOMEN, (3, "", "")])
    book["Jan"].merge_cells("A4:C4")
    book.save(tmp_path / "register.xlsx")
    assert counted(tmp_path / "register.xlsx")[1]["all"] == 2
    book["Jan"].merge_cells("C2:C3")
    book.save(tmp_path / "register.xlsx")

    ran, _ = counted(tmp_path / "register.xlsx")

    assert (ran.code, "C2:C3" in ran.err) == (2, True)


def test_a_formula_without_its_result_is_not_understood(tmp_path: Path, counted: Any) -> None:
    """Nobody knows whether a person stands there."""
    _workbook(tmp_path, Jan=[HEADER, *WOMEN, (3, "", '=IF(B4="","","Man")')])

    ran, figures = counted(tmp_path / "register.xlsx")

    assert (ran.code, figures) == (1, {"all": 2, "F": 2})
    assert "open the file in Excel and save it once" in ran.err


# --- days


def test_the_whole_column_decides_the_order(counted: Any) -> None:
    """A first number above 12 and none in the second place."""
    ran, figures = counted([(1, "02/01/2025", "Woman"), (2, "31/12/2025", "Woman")], date="Date")

    assert (ran.code, figures["all"]) == (0, 2)
    assert "read day first" in ran.err


@pytest.mark.parametrize("once_by", ["", "No"])
def test_the_order_decided_later_holds_for_earlier_rows(counted: Any, once_by: str) -> None:
    """02/01/2026 is of January in one order and of February in the other."""
    period = {"start": "2025-01-01", "end": "2025-01-31"}
    rows = [(1, "02/01/2025", "Woman"), (2, "01/02/2025", "Woman"), (3, "31/01/2025", "Woman")]

    assert counted(rows, date="Date", period=period, once_by=once_by)[1]["all"] == 2


@pytest.mark.parametrize("others", [[], ["31/12/2025", "12/31/2025"]])
def test_dates_that_can_be_two_are_asked_about(counted: Any, others: list[str]) -> None:
    """The key to add is named; with it they are read."""
    rows = [(number, said, "Woman") for number, said in enumerate(["01/02/2025", *others])]

    ran, _ = counted(rows, date="Date")

    assert (ran.code, "row 2" in ran.err, "date_order: dmy" in ran.err) == (2, True, True)
    assert counted(rows, date="Date", date_order="dmy")[0].code == (1 if others else 0)


def test_years_of_the_buddhist_calendar_are_asked_about(counted: Any) -> None:
    """And taken where the mapping says so, leap days among them."""
    rows = [(1, "31/12/2568", "Woman"), (2, "๒๗/๑๒/๒๕๖๘", "Woman")]

    ran, _ = counted(rows, date="Date")

    assert (ran.code, "calendar: buddhist" in ran.err) == (2, True)
    assert counted(rows, date="Date", calendar="buddhist")[1]["all"] == 2
    assert str(read_day("29/02/2567", "", "buddhist").readings[0]) == "2024-02-29"


def test_the_mark_of_a_footnote_is_no_digit() -> None:
    """It only looks like one: 1² is not 12, in a register as in a form."""
    assert read_day("1²/03/2025", "dmy").reason == "none"


def test_rows_that_were_not_understood_leave_no_zero(counted: Any) -> None:
    """The exit code is 1, and the figures say how many rows are not in them."""
    ran, figures = counted([*WOMEN, (3, "spring", "Man")], date="Date")

    assert (ran.code, figures) == (1, {"all": 2, "F": 2})
    comment = yaml.safe_load(ran.out)["statistics"]["indicators"]["victims_detected"]["comment"]
    assert "1 row of the register was not understood" in comment
    assert "column 'Date': it is no date that can be read: row 4" in ran.err


def test_nobody_counted_writes_nothing(counted: Any) -> None:
    """Two digits of a year are read only where the mapping has an order."""
    rows = [(1, "05-Mar-25", "Woman"), (2, "06/03/25", "Woman")]

    ran, _ = counted(rows, date="Date")

    assert (ran.code, ran.out, "date_order" in ran.err) == (2, "", True)
    assert counted(rows, date="Date", date_order="dmy")[1]["all"] == 2


def test_row_numbers_count_blank_rows(counted: Any) -> None:
    """They are those that a spreadsheet shows."""
    assert ": row 5." in counted([*WOMEN, (), (3, "spring", "Man")], date="Date")[0].err


def test_the_labels_of_htcds_are_known(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """IOM's form holds a row of labels and labels for codes; a label of two words is not cut in two."""
    path = tmp_path / "register.csv"
    path.write_text(
        "No,vic_TraffickingStatus,prs_Gender,vic_TypeOfExploitation,prs_Citizenship\n"
        ",Trafficking Status,Gender,Type of Exploitation,Citizenship\n"
        "1,Actual victim of trafficking,Feminine,Forced labour,LA\n"
        "2,Possible victim of trafficking,Feminine,Forced labour Sexual exploitation,LA\n"
        "3,Not a victim of trafficking,Feminine,Forced labour,LA\n4,,,,\n"
    )

    ran = actip("tally", path, "--map", "htcds", "--state", "LAO", "--period", "2025", "--audience", "national")

    cells = yaml.safe_load(ran.out)["statistics"]["cells"]
    assert ran.code == 0
    assert cells[0]["value"] == 2
    assert {cell["form"]: cell["value"] for cell in cells if "form" in cell and "sex" not in cell} == {
        "LAB": 1,
        "MIX": 1,
    }
    assert "no meaning" not in ran.err
