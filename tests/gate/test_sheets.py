"""What stands on a sheet is read as openpyxl alone reads it, and nothing else on it keeps it from being read."""

import io
import zipfile
from datetime import datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula

from actip.errors import UnreadableSubmission
from actip.gate.sheets import Entry, Grid, defines
from actip.gate.workbook import open_workbook, results
from actip.readers.excel import document
from tests.conftest import ROOT
from tests.forms import Filled, complete_form, repacked

SHEET = "xl/worksheets/sheet1.xml"
END = "</sheetData>"


def _bent() -> bytes:
    """A form with whatever a cell can hold, and cells, rows and sheets that hide something."""
    form = Filled(complete_form())
    sheet = form.book.worksheets[2]
    typed = (
        1,
        -2.5,
        True,
        "=1+1",
        "#DIV/0!",
        datetime(2025, 1, 2, 3, 4),
        time(1, 2),
        timedelta(hours=30),
        "a\r\n_x0041_",
    )
    for column, value in enumerate(typed, start=5):
        sheet.cell(9, column).value = value
    sheet["Q9"].hyperlink, sheet["R9"].hyperlink = "https://example.org/x", "#A1"
    sheet["AZ90"].comment = Comment("far off", "desk")
    sheet.merge_cells("E10:G12")
    sheet.merge_cells("C15:C16")
    sheet.row_dimensions[11].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet["F9"].font = Font(strike=True)
    extra = form.book.create_sheet("Extra")
    extra["B3"] = 3
    extra.merge_cells("A1:C9")
    extra.sheet_state = "hidden"
    return form.bytes()


def _by_openpyxl(content: bytes, *, results: bool = False) -> list[Grid]:
    """The same sheets read by the library alone."""
    return [
        Grid(
            sheet.title,
            sheet.sheet_state != "visible",
            {
                at: Entry(cell.value, cell.data_type == "f", cell.data_type == "e")
                for at, cell in sheet._cells.items()
                if cell.value is not None
            },
            tuple(sorted((area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells)),
            frozenset(row for row, said in sheet.row_dimensions.items() if said.hidden),
            {at: cell.comment.text for at, cell in sheet._cells.items() if cell.comment},
            frozenset(
                at
                for column in sheet.column_dimensions.values()
                if column.hidden
                for at in range(column.min, column.max + 1)
            ),
            frozenset(at for at, cell in sheet._cells.items() if cell.font.strike and cell.value is not None),
        )
        for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=results)
    ]


def _older() -> bytes:
    return (ROOT / "tests" / "older" / "0.1.xlsx").read_bytes()


def test_a_part_of_a_text_that_is_struck_through_is_seen() -> None:
    """As in a text that was pasted from a document with its deletions."""
    string = "<si><r><t>Law </t></r><r><rPr><strike/></rPr><t>of 2004</t></r></si>"
    changed = repacked(complete_form(), {"xl/sharedStrings.xml": {"replace": ("</sst>", f"{string}</sst>")}})
    with zipfile.ZipFile(io.BytesIO(changed)) as packed:
        number = packed.read("xl/sharedStrings.xml").count(b"<si>") - 1
    cell = f'<row r="900"><c r="B900" t="s"><v>{number}</v></c></row>{END}'

    (grid, *_) = open_workbook(repacked(changed, {SHEET: {"replace": (END, cell)}})).grids

    assert grid.cells[900, 2].value == "Law of 2004"
    assert grid.struck == {(900, 2)}


@pytest.mark.parametrize("made", [complete_form, _bent, _older], ids=["our own", "bent", "older"])
def test_every_cell_is_what_openpyxl_says(made: object) -> None:
    """Values, kinds, merged cells, hidden rows and remarks: the same, in the same order, sheet for sheet."""
    content = made()  # type: ignore[operator]
    ours, theirs = open_workbook(content).grids, _by_openpyxl(content)

    assert [grid._replace(margins=()) for grid in ours] == theirs
    assert [list(grid.cells) for grid in ours] == [list(grid.cells) for grid in theirs]


def test_results_of_formulas_are_what_openpyxl_says() -> None:
    """What a formula gave when the file was last saved."""
    content = complete_form()
    theirs = {(grid.name, *at): cell for grid in _by_openpyxl(content, results=True) for at, cell in grid.cells.items()}

    assert results(content) == theirs
    assert any(entry.is_formula for grid in open_workbook(content).grids for entry in grid.cells.values())


def test_a_formula_over_several_cells_is_said_as_it_was_typed() -> None:
    """The finding repeats the formula, not how the program holds it."""
    form = Filled(complete_form())
    cell = form.cell("/obligations/ACTIP-14.7/in_law")
    cell.value = ArrayFormula(cell.coordinate, "=A1:A2")

    found = document("a.xlsx", form.bytes()).faults

    assert {"=A1:A2"} == {entry.facts["found"] for entry in found if entry.rule_id == "FIL124"}


def test_cells_that_are_merged_over_a_whole_sheet_are_read() -> None:
    """Seventeen milliards of cells of which hardly one is there: only that one is looked at."""
    merged = '<mergeCells count="1"><mergeCell ref="A300:XFD1048576"/></mergeCells>'
    content = repacked(complete_form(), {SHEET: {"replace": (END, END + merged)}})

    (first, *_), (before, *_) = open_workbook(content).grids, open_workbook(complete_form()).grids

    assert first == before._replace(merged=((300, 1, 1_048_576, 16_384),))


def test_a_sheet_of_merged_cells_is_refused() -> None:
    """Tens of thousands of them over the same rows are no form, and would take minutes to sort out."""
    areas = "".join(f'<mergeCell ref="ZZ1:ZZ{last}"/>' for last in range(2, 40_000))
    content = repacked(complete_form(), {SHEET: {"replace": (END, f"{END}<mergeCells>{areas}</mergeCells>")}})

    with pytest.raises(UnreadableSubmission) as caught:
        open_workbook(content)
    assert caught.value.rule_id == "FIL119"


@pytest.mark.parametrize(
    "dressed",
    [
        '<conditionalFormatting sqref="A1"><cfRule type="strange" priority="x"/></conditionalFormatting>',
        '<dataValidations count="1"><dataValidation type="strange" sqref="!"/></dataValidations>',
        '<pageMargins left="wide"/>',
        '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>',
    ],
    ids=["a format", "a list", "a margin", "a drawing"],
)
def test_what_a_sheet_is_dressed_in_does_not_keep_it_from_being_read(dressed: str) -> None:
    """A program that writes a list or a format wrongly has still kept every answer."""
    content = repacked(complete_form(), {SHEET: {"replace": (END, END + dressed)}})

    assert document("a.xlsx", content).data == document("a.xlsx", complete_form()).data


def test_a_part_with_definitions_is_refused_whatever_its_name() -> None:
    """Before anything in it is expanded, also where the part has an ending that no program gives it."""
    defined = "<!DOCTYPE x [<!ENTITY a 'ha'>]><worksheet><sheetData/></worksheet>"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(complete_form())) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == SHEET:
                new.writestr("xl/worksheets/sheet1.part", defined)
            elif entry.filename.endswith("workbook.xml.rels"):
                new.writestr(entry, part.replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.part"))
            else:
                new.writestr(entry, part)

    with pytest.raises(UnreadableSubmission) as caught:
        open_workbook(out.getvalue())
    assert caught.value.rule_id == "FIL120"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_definition_is_seen_in_every_encoding_that_a_parser_knows(encoding: str) -> None:
    """With or without the sign that says the order of the bytes; a text without one is let through."""
    assert defines("<!DOCTYPE x><x/>".encode(encoding))
    assert not defines("<x>a definition</x>".encode(encoding))


@pytest.mark.parametrize("said", ["", "<dcterms:modified/>"], ids=["nothing", "no moment"])
def test_a_workbook_that_does_not_say_when_it_was_saved_was_not_saved_now(said: str) -> None:
    """Read again a minute later it is still the same, and not the newest of all forms."""
    form = Filled(complete_form())
    with zipfile.ZipFile(io.BytesIO(form.bytes())) as packed:
        core = packed.read("docProps/core.xml").decode()
    begin, end = core.index("<dcterms:modified"), core.index("</dcterms:modified>") + len("</dcterms:modified>")

    content = repacked(form.bytes(), {"docProps/core.xml": core[:begin] + said + core[end:]})

    assert open_workbook(form.bytes()).saved
    assert open_workbook(content).saved == ""


@pytest.mark.parametrize(("area", "at"), [("A:A", (1, 1)), ("3:3", (3, 1)), ("B:B", (1, 2))])
def test_a_link_over_a_whole_row_or_column_stands_at_its_first_cell(area: str, at: tuple[int, int]) -> None:
    """Such an area names no row, or no column: what is read has both."""
    content = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append([None])
    book.save(content)
    link = f'<hyperlinks><hyperlink ref="{area}" location="Sheet!A1"/></hyperlinks>'
    replace = ("</worksheet>", f"{link}</worksheet>")
    bent = repacked(content.getvalue(), {"xl/worksheets/sheet1.xml": {"replace": replace}})

    assert set(open_workbook(bent).grids[0].cells) == {at}
