"""What is damaged is the file; what is our fault, or a library's that has changed, is never told as the file's."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.relationship import RelationshipList

from actip import __main__
from actip.errors import ActipError, UnreadableSubmission
from actip.gate.table import tables
from actip.gate.workbook import open_workbook
from tests.conftest import Ran
from tests.forms import complete_form, repacked, written

FAULTS = (AttributeError, TypeError, AssertionError, RuntimeError, KeyError, IndexError, ValueError, ZeroDivisionError)
SHEET, END = "xl/worksheets/sheet3.xml", "</sheetData>"
_LINK = '<hyperlinks><hyperlink ref="{}" r:id="{}"/></hyperlinks>'
DAMAGED: Mapping[str, Mapping[str, Any]] = {
    "a text that is not there": {SHEET: {"replace": (' t="s"><v>', ' t="s"><v>99999')}},
    "a number that is none": {SHEET: {"replace": ('t="s"><v>', 't="n"><v>x')}},
    "a cell without letters": {SHEET: {"replace": ('<c r="A', '<c r="1A')}},
    "a row that is no number": {SHEET: {"replace": ('<row r="', '<row r="x')}},
    "merged cells of nowhere": {SHEET: {"replace": (END, f"{END}<mergeCells><mergeCell/></mergeCells>")}},
    "a link of nowhere": {SHEET: {"replace": (END, f"{END}<hyperlinks><hyperlink/></hyperlinks>")}},
    "a link to nothing": {SHEET: {"replace": (END, END + _LINK.format("A1", "rId999"))}},
    "an encoding that nobody knows": {SHEET: {"replace": ('encoding="UTF-8"', 'encoding="UTF-99"')}},
    "an encoding of other lengths": {SHEET: {"replace": ('encoding="UTF-8"', 'encoding="Big5"')}},
    "no XML": {SHEET: "<worksheet"},
    "nothing in a sheet": {SHEET: ""},
    "no kinds of parts": {"[Content_Types].xml": "<Types/>"},
    "relations that are none": {"xl/_rels/workbook.xml.rels": "<x/>"},
    "remarks that are missing": {
        "xl/worksheets/_rels/sheet3.xml.rels": {"replace": ("comments1.xml", "comments99.xml")},
    },
    "a remark of nowhere": {"xl/comments1.xml": {"replace": ('ref="', 'reff="')}},
    "texts that are no XML": {"xl/sharedStrings.xml": "<sst>"},
    "properties that are no XML": {"docProps/core.xml": "x"},
    "styles that are none": {"xl/styles.xml": {"replace": ("<cellXfs", "<cellXfs count='x'")}},
    "a sheet without a relation": {"xl/workbook.xml": {"replace": ('r:id="rId3"', 'r:id="rId999"')}},
}


# What spreadsheet programs show all the same: only the dress of a workbook, or a property of it, is odd.
ODD: Mapping[str, Mapping[str, Any]] = {
    "a property without a name": {"docProps/custom.xml": {"replace": (' name="', ' nam="')}},
    "a property of a kind that nobody knows": {"docProps/custom.xml": {"replace": ("vt:lpwstr", "vt:zzz")}},
    "a moment that is none": {"docProps/core.xml": {"replace": ("-01-01T00:00:00Z", "- 1- 4T 1:02:03Z")}},
    "a font of a family that is none": {"xl/styles.xml": {"replace": ('<family val="2"/>', '<family val="255"/>')}},
    "a size with its unit": {"xl/styles.xml": {"replace": ('<sz val="11"/>', '<sz val="11pt"/>')}},
    "a format without its code": {"xl/styles.xml": {"replace": ('formatCode="0.', 'formatCod="0.')}},
    "an indent below nothing": {"xl/styles.xml": {"replace": ("<alignment ", '<alignment indent="-1" zz="1" ')}},
    "a fill of nothing": {"xl/styles.xml": {"replace": ("<fill>", "<fill/><fill>")}},
    "a colour with a hash": {"xl/styles.xml": {"replace": ('rgb="FF', 'rgb="#F')}},
    "a theme that is no XML": {"xl/theme/theme1.xml": "<a"},
}


@pytest.mark.parametrize("what", ODD)
def test_a_workbook_is_read_without_its_dress_where_that_is_odd(what: str) -> None:
    """Every cell says what it says in the workbook as it was: dates are dates."""
    plain, odd = open_workbook(complete_form()), open_workbook(repacked(complete_form(), ODD[what]))

    assert odd.grids == plain.grids


def test_who_made_a_workbook_is_read_where_its_moments_are_odd() -> None:
    """The name can be a person's: it is looked at all the same."""
    named = {"replace": ("<dcterms:created", "<dc:creator>Desk 7</dc:creator><dcterms:created")}
    odd = repacked(complete_form(), {"docProps/core.xml": named})
    odd = repacked(odd, {"docProps/core.xml": {"replace": ("-01-01T00:00:00Z", "- 1- 4T 1:02:03Z")}})

    assert open_workbook(odd).properties["creator"] == "Desk 7"


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_part_is_the_fault_of_the_file(what: str) -> None:
    """Wherever openpyxl fails over it, and with whatever error."""
    with pytest.raises(UnreadableSubmission) as caught:
        open_workbook(repacked(complete_form(), DAMAGED[what]))

    assert (caught.value.rule_id, caught.value.facts) == ("FIL119", {"found": "garbled"})


def _failing(error: type[Exception]) -> Callable[..., Any]:
    def fails(*_arguments: object, **_options: object) -> None:
        raise error("a fault of ours")

    return fails


@pytest.mark.parametrize("error", FAULTS)
@pytest.mark.parametrize("line", ["_plain_text", "_uncover", "Sheets.grid", "Sheets.remarks", "Sheets.root"])
def test_a_fault_of_ours_is_not(error: type[Exception], line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on to the end of the program, which confesses it; openpyxl, which calls us, tells one kind anew."""
    monkeypatch.setattr(f"actip.gate.sheets.{line}", _failing(error))

    with pytest.raises((error, ValueError)) as caught:
        open_workbook(complete_form())
    assert "a fault of ours" in str(caught.value.__cause__ or caught.value)


def test_a_library_that_has_changed_is_not_the_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """As openpyxl 3.1.2, which has no way to get a relation by its id."""
    part = {SHEET: {"replace": (END, END + _LINK.format("ZZ1", "rId1"))}}
    content = repacked(complete_form(), part)
    assert open_workbook(content).grids
    monkeypatch.delattr(RelationshipList, "get")

    with pytest.raises(AttributeError):
        open_workbook(content)


def test_a_fault_of_ours_ends_with_exit_code_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In a sentence that says whose it is, and with no finding."""
    path = written(tmp_path / "LAO_2025.xlsx", complete_form())
    monkeypatch.setattr("sys.argv", ["actip", "validate", str(path)])
    monkeypatch.setattr("actip.gate.sheets._uncover", _failing(AttributeError))
    monkeypatch.setattr(__main__.gc, "disable", lambda: None)
    monkeypatch.setattr(__main__.gc, "freeze", lambda: None)

    with pytest.raises(SystemExit) as ended:
        __main__.main()

    shown = capsys.readouterr()
    assert ended.value.code == 3
    assert "FIL119" not in shown.out
    assert "This is a fault of actip, not of your file." in shown.err


def _register(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["Sex", "Age"])
    content = io.BytesIO()
    book.save(content)
    return written(folder / "register.xlsx", content.getvalue())


def test_a_register_that_is_damaged_is_told(tmp_path: Path) -> None:
    """Also where its rows are read one by one."""
    path = _register(tmp_path)
    part = {"xl/worksheets/sheet1.xml": {"replace": ("</sheetData>", "")}}
    written(path, repacked(path.read_bytes(), part))

    with pytest.raises(ActipError, match="is damaged"), tables(str(path)) as (table,):
        list(table.rows)


def test_a_register_is_not_damaged_by_a_fault_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where openpyxl takes other arguments."""
    path = _register(tmp_path)
    monkeypatch.setattr("openpyxl.load_workbook", lambda _content: None)

    with pytest.raises(TypeError), tables(str(path)):
        pass


def test_a_hostile_part_goes_on_being_refused_as_what_it_is(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """A definition inside is told as one, also by the parts that are read by their names."""
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    path = written(tmp_path / "LAO_2025.xlsx", repacked(complete_form(), {SHEET: bomb}))

    assert "FIL120" in actip("validate", path).out


def test_what_the_library_prints_stands_in_no_output(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Styles that point to none make openpyxl print: one odd form would spoil the JSON of a whole folder."""
    path = written(tmp_path / "form.xlsx", repacked(complete_form(), _without_styles_of_cells()))

    result = actip("validate", path, "--format", "json")

    assert json.loads(result.out)["assessments"]


def _without_styles_of_cells() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(complete_form())) as book:
        styles = book.read("xl/styles.xml").decode()
    bare = re.sub("<cellStyleXfs.*?</cellStyleXfs>", "", styles, flags=re.DOTALL)
    assert bare != styles
    return {"xl/styles.xml": bare}
