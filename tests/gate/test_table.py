"""Tables are read row by row, or refused with the line and a cure; nothing of what stands in them is repeated."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.errors import ActipError
from actip.gate.table import NO_RESULT, tables
from tests.conftest import ROOT


def _read(path: Path, encoding: str = "") -> list[list[str]]:
    with tables(str(path), encoding) as found:
        return [list(row) for row in found[0].rows]


def _refusal(path: Path, encoding: str = "") -> ActipError:
    with pytest.raises(ActipError) as caught:
        _read(path, encoding)
    return caught.value


def _workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return path


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_csv_holds_comes_back(tmp_path: Path, rows: list[list[str]]) -> None:
    """Any text in any field, line breaks and quotation marks too."""
    content = io.StringIO()
    csv.writer(content).writerows([["one", "two"], *rows])
    path = tmp_path / "table.csv"
    path.write_bytes(content.getvalue().encode())

    if b"\x00" not in path.read_bytes():  # taken for another encoding
        assert [["one", "two"], *rows] == _read(path)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_told_from_the_first_line(tmp_path: Path, sign: str) -> None:
    """Excel writes the one of the country it is set to."""
    path = tmp_path / "table.csv"
    path.write_text(f'"a, b; c"{sign}sex\nx{sign}F\n')

    assert _read(path) == [["a, b; c", "sex"], ["x", "F"]]


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8", ""), ("utf-8-sig", ""), ("cp874", "cp874"), ("utf-16", "utf-16")]
)
def test_an_encoding_is_read_as_it_is_named(tmp_path: Path, encoding: str, named: str) -> None:
    """UTF-8 with and without its mark needs no name."""
    path = tmp_path / "table.csv"
    path.write_bytes("เพศ,อายุ\nหญิง,17\n".encode(encoding))

    assert _read(path, named) == [["เพศ", "อายุ"], ["หญิง", "17"]]


def test_another_encoding_is_named_with_its_line_and_never_mangled(tmp_path: Path) -> None:
    """Thai in cp874 is not UTF-8; the first line that is not is told."""
    path = tmp_path / "table.csv"
    path.write_bytes(b"sex,age\nF,17\n" + "ชาย,17\n".encode("cp874"))

    refusal = _refusal(path)

    assert "line 3: not in UTF-8" in refusal.message
    assert "--encoding" in refusal.hint


def test_utf_16_is_told_by_its_mark(tmp_path: Path) -> None:
    """Excel's 'Unicode text' is."""
    path = tmp_path / "table.csv"
    path.write_bytes("sex,age\nF,17\n".encode("utf-16"))

    assert "is in UTF-16" in _refusal(path).message


def test_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    """With some that exist."""
    path = tmp_path / "table.csv"
    path.write_text("sex\nF\n")

    assert "no encoding 'lao-8'" in _refusal(path, "lao-8").message


def test_a_quotation_mark_that_is_not_closed_is_named(tmp_path: Path) -> None:
    """It would swallow every row below."""
    path = tmp_path / "table.csv"
    path.write_text('sex,note\nF,"open\nM,b\n')

    assert "never closed" in _refusal(path).message


def test_a_huge_field_is_refused_and_not_repeated(tmp_path: Path) -> None:
    """With the line."""
    path = tmp_path / "table.csv"
    path.write_text("sex,note\nF,ok\nF," + "secret" * 100_000 + "\n")

    refusal = _refusal(path)

    assert "line 3" in refusal.message
    assert "secret" not in refusal.message + refusal.hint


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"PK\x03\x04junk", "no workbook"),
        (b"\xd0\xcf\x11\xe0", "another kind"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """In plain words."""
    path = tmp_path / "table.xlsx"
    path.write_bytes(content)

    assert said in _refusal(path).message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """And a folder is no file."""
    assert "does not exist" in _refusal(tmp_path / "none.csv").message
    assert "is no file" in _refusal(tmp_path).message


def test_a_sheet_is_read_whatever_it_says_of_its_size(tmp_path: Path) -> None:
    """Some programs write that it has one cell."""
    whole = _workbook(tmp_path / "whole.xlsx", [["sex", "age"], ["F", 17], ["M", 40.0]])
    small = tmp_path / "small.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(small, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry.filename, part.replace(b'ref="A1:B3"', b'ref="A1"'))

    assert _read(small) == [["sex", "age"], ["F", "17"], ["M", "40"]]


def test_a_formula_that_gives_an_empty_text_is_blank(tmp_path: Path) -> None:
    """Spreadsheets store it as a text without contents."""
    book = xlsxwriter.Workbook(str(tmp_path / "written.xlsx"))
    book.add_worksheet().write_formula(0, 0, '=IF(1,"","M")', None, "")
    book.close()
    with zipfile.ZipFile(tmp_path / "written.xlsx") as written, zipfile.ZipFile(tmp_path / "saved.xlsx", "w") as saved:
        for name in written.namelist():
            saved.writestr(name, written.read(name).replace(b'<c r="A1">', b'<c r="A1" t="str">'))

    assert _read(tmp_path / "saved.xlsx") == [[""]]


def test_a_formula_is_read_by_its_result_and_named_where_there_is_none(tmp_path: Path) -> None:
    """A blank would be a wrong answer."""
    path = tmp_path / "table.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["sex", "age"])
    sheet.write_row(1, 0, ["F", 1])
    sheet.write_formula(2, 0, '=IF(1,"M","F")', None, "M")
    sheet.write_formula(3, 0, '=IF(1,"F","M")', None, "F")
    book.close()

    assert _read(path) == [["sex", "age"], ["F", "1"], ["M"], ["F"]]
    assert _read(_workbook(tmp_path / "new.xlsx", [["sex"], ['=IF(1,"M","F")']])) == [["sex"], [NO_RESULT]]


def test_hidden_sheets_are_not_offered(tmp_path: Path) -> None:
    """What nobody sees is not what was meant."""
    book = openpyxl.Workbook()
    book.create_sheet("hidden").sheet_state = "hidden"
    book.save(tmp_path / "table.xlsx")

    with tables(str(tmp_path / "table.xlsx")) as found:
        assert [table.name for table in found] == ["Sheet"]
    with zipfile.ZipFile(tmp_path / "table.xlsx") as old, zipfile.ZipFile(tmp_path / "none.xlsx", "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry).replace(b'state="visible"', b'state="hidden"'))
    assert "no sheet that can be seen" in _refusal(tmp_path / "none.xlsx").message


def test_a_swollen_workbook_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """A few kilobytes can hold a sheet of hundreds of megabytes."""
    path = _workbook(tmp_path / "table.xlsx", [["sex"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet2.xml", b"<c/>" * 5_000_000)

    assert "too large when unpacked" in _refusal(path).message


HOSTILE = sorted((ROOT.parent / "shared" / "hostile_xlsx").glob("*"))


@pytest.mark.skipif(not HOSTILE, reason="the hostile workbooks are not part of the repository")
def test_hostile_workbooks_are_read_or_refused() -> None:
    """The only error is our own, and nothing of an entity is expanded."""
    told = {}
    for path in HOSTILE:
        try:
            told[path.name] = sum(len(cell) for row in _read(path) for cell in row)
        except ActipError:
            told[path.name] = -1

    assert {name for name, size in told.items() if size == -1} >= {
        *("empty_file.xlsx", "file.xlsx", "invalid.xlsx", "pass_protected.xlsx", "poc-xmlbomb.xlsx", "too_small.xls"),
        *("vba.xlsm", "SimpleStrict.xlsx"),
    }
    assert max(told.values()) < 20_000
