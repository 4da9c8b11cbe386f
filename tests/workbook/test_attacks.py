"""What an attack on the form found, so that it stays mended."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from tests.conftest import ROOT, Ran, complete, in_every_format, write_yaml
from tests.forms import Filled, complete_form, written
from tests.submissions import essence

Actip = Callable[..., Ran]
LAW = "/obligations/ACTIP-14.7/in_law"


@pytest.fixture(name="form")
def _form() -> Filled:
    return Filled(complete_form())


def _rules(form: Filled, folder: Path, known: Catalogue) -> list[tuple[str, str]]:
    (assessment,), _ = assess([str(written(folder / "a.xlsx", form.bytes()))], known)
    return [(finding.rule, finding.message) for finding in assessment.findings]


def _closed(form: Filled, text: str) -> None:
    form.beside("/obligations/ACTIP-27/in_practice", "in_law").value = text


def _sheet(form: Filled, text: str) -> None:
    form.book.create_sheet(text)["A1"] = "x"


def _id(form: Filled, text: str) -> None:
    cell = form.cell(LAW)
    cell.parent.cell(cell.row, 1).value = text


@pytest.mark.parametrize("put", [_closed, _sheet, _id])
def test_persons_data_is_found_and_never_repeated(actip: Actip, form: Filled, tmp_path: Path, put: Any) -> None:
    """In a closed cell, the name of a sheet, or the id of a row."""
    put(form, "somchai@gov.example")
    path = written(tmp_path / "a.xlsx", form.bytes())

    ran, formats = in_every_format(actip, path, tmp_path)

    assert ran.code == 1
    for text in (ran.out, *formats.values()):
        assert "somchai" not in text
        assert "PRV401" in text
    assert "somchai" not in ran.err


@pytest.mark.parametrize("typed", [datetime(2025, 3, 4), time(10, 30), timedelta(hours=3), True, 12])
def test_whatever_stands_in_a_list_cell_is_a_finding(
    form: Filled, tmp_path: Path, known: Catalogue, typed: Any
) -> None:
    """A date, an hour, a number: a spreadsheet makes them of what people type."""
    form.cell(LAW).value = typed
    rules = {rule for rule, _ in _rules(form, tmp_path, known)}
    assert rules
    assert rules <= {"SCH203", "SCH204"}


def test_a_table_without_its_columns_is_named(form: Filled, tmp_path: Path, known: Catalogue) -> None:
    """All of them deleted."""
    form.book["Court indicators"].delete_cols(2, 12)
    assert "FIL131" in {rule for rule, _ in _rules(form, tmp_path, known)}


def test_a_year_that_no_calendar_has_is_no_date(actip: Actip, tmp_path: Path) -> None:
    """And no form is written for it."""
    data = {**complete(), "period": {"start": "0000-01-01", "end": "0000-12-31"}}
    ran = actip("validate", write_yaml(tmp_path / "a.yaml", data))
    assert ran.code == 1
    assert "SCH205" in ran.out
    assert actip("template", "--state", "LAO", "--period", "0000", "-o", tmp_path / "a.xlsx").code == 2


def test_a_row_moved_below_its_table_is_read(form: Filled) -> None:
    """With its id, it is known for what it is."""
    cell = form.cell(LAW)
    sheet, row = cell.parent, cell.row
    for column in range(1, 31):
        sheet.cell(sheet.max_row + (column == 1) * 5, column)
        sheet.cell(140, column).value, sheet.cell(row, column).value = sheet.cell(row, column).value, None
    read = form.read()
    assert essence(complete()) == essence(read.data)
    assert read.faults == ()


def test_a_second_row_below_the_table_is_named(form: Filled) -> None:
    """It says something else."""
    cell = form.cell(LAW)
    sheet = cell.parent
    for column in range(1, 31):
        sheet.cell(140, column).value = sheet.cell(cell.row, column).value
    sheet.cell(140, cell.column).value = "None"
    assert [found.rule_id for found in form.read().faults] == ["FIL128"]


def test_of_a_column_whose_mark_was_typed_over_nothing_is_taken(form: Filled) -> None:
    """It stands twice by its marks, and is headed as what it was."""
    form.cell("/obligations/ACTIP-14.7/in_practice").value = "Not yet"
    sheet = form.cell(LAW).parent
    header = next(entry for row in sheet.iter_rows(max_row=9) for entry in row if entry.value == "in_practice")
    header.value = "in_law"
    read = form.read()
    assert "in_practice" not in read.data["obligations"]["ACTIP-14.7"]
    assert {"FIL128", "FIL141"} <= {found.rule_id for found in read.faults}


@pytest.mark.parametrize("target", [".", "/"])
def test_a_folder_is_no_file_to_write(actip: Actip, tmp_path: Path, target: str) -> None:
    """It is said, whatever it is called."""
    ran = actip("validate", write_yaml(tmp_path / "a.yaml", complete()), "--output-file", f"json={target}")
    assert ran.code == 2
    assert "is a folder" in ran.err


def test_two_formats_never_share_a_file(actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However its name is written."""
    monkeypatch.chdir(tmp_path)
    source = write_yaml(tmp_path / "a.yaml", complete())
    ran = actip("validate", source, "--output-file", "json=a.x", "--output-file", "sarif=./a.x")
    assert ran.code == 2
    assert not (tmp_path / "a.x").exists()


@pytest.mark.parametrize("command", ["diff", "convert"])
def test_a_format_that_is_not_known_is_said(actip: Actip, tmp_path: Path, command: str) -> None:
    """In a sentence, and nothing is compared or written."""
    unknown = ROOT / "sample_data" / "faulty" / "unknown_version.yaml"
    other = tmp_path / "a.json"
    if command == "diff":
        other = write_yaml(tmp_path / "a.yaml", complete())
    ran = actip(command, unknown, other)
    assert ran.code == 2
    assert "The file is in the format actip-submission/9" in ran.err


def test_a_comparison_replaces_no_workbook(actip: Actip, tmp_path: Path) -> None:
    """It may be another state's form."""
    source = write_yaml(tmp_path / "a.yaml", complete())
    kept = written(tmp_path / "kept.xlsx", b"mine")
    ran = actip("diff", source, source, "-o", kept)
    assert (ran.code, kept.read_bytes()) == (2, b"mine")
    assert "--force" not in ran.err


def test_a_report_among_the_submissions_is_left_out_and_named(actip: Actip, tmp_path: Path) -> None:
    """It was written to be read; named by itself it is refused."""
    write_yaml(tmp_path / "LAO_2025.yaml", complete())
    actip("report", "--region", tmp_path, "-o", tmp_path / "region.xlsx")

    ran = actip("validate", tmp_path)

    assert ran.code == 0
    assert "region.xlsx" in ran.err
    assert actip("report", "--region", tmp_path, "-o", tmp_path / "region.xlsx").code == 0
    assert actip("validate", tmp_path / "region.xlsx").code == 2


def test_a_folder_with_nothing_but_a_report_is_not_clean(actip: Actip, tmp_path: Path) -> None:
    """Nothing was checked."""
    source = write_yaml(tmp_path / "LAO_2025.yaml", complete())
    actip("report", "--region", source, "-o", tmp_path / "region.xlsx")
    source.unlink()

    assert actip("validate", tmp_path).code == 2
