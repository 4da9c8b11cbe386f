"""Name the everyday traits of a spreadsheet, each as a small change to a filled form.

None of them says anything else than the form did, so none may change an answer or raise an alarm.
"""

import base64
from collections.abc import Callable
from typing import Any, NamedTuple

from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from tests.trial.form import Spreadsheet, tables

_YELLOW = PatternFill("solid", fgColor="FFFFFF00")
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
_NO_BREAK, _FULL_WIDTH = "\u00a0", str.maketrans("0123456789", "０１２３４５６７８９")


class Trait(NamedTuple):
    """A change to a form. `may_say` tells whether a note about it is right: it holds words of a person's own."""

    name: str
    change: Callable[[Spreadsheet], None]
    may_say: bool = False
    saved_as: tuple[str, ...] = ()  # the kinds in which a spreadsheet program saves it then, one after the other


TRAITS: list[Trait] = []


def _trait(name: str, *, may_say: bool = False, saved_as: tuple[str, ...] = ()) -> Callable[[Any], Any]:
    def note(change: Callable[[Spreadsheet], None]) -> Callable[[Spreadsheet], None]:
        TRAITS.append(Trait(name, change, may_say, saved_as))
        return change

    return note


def _each(form: Spreadsheet) -> list[Cell]:
    """All cells that a person sees."""
    return [cell for sheet in form.visible for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


def _many(form: Spreadsheet) -> list[Cell]:
    """Some cells with accounts and some with figures."""
    return form.accounts()[:10] + form.figures()[:10]


@_trait("saved by another library")
def _saved(form: Spreadsheet) -> None:
    del form


@_trait("other colours of cells")
def _fills(form: Spreadsheet) -> None:
    for cell in _each(form):
        cell.fill = _YELLOW


@_trait("another font")
def _fonts(form: Spreadsheet) -> None:
    for cell in _each(form):
        cell.font = Font(name="Phetsarath OT", size=12, color="FFC00000")


@_trait("borders")
def _borders(form: Spreadsheet) -> None:
    thin = Side(style="thin")
    for cell in _each(form):
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)


@_trait("a comment on a cell", may_say=True)
def _comment(form: Spreadsheet) -> None:
    form.accounts()[0].comment = Comment("Ask the ministry of justice about this.", "Focal point")


@_trait("our own remarks deleted")
def _no_comments(form: Spreadsheet) -> None:
    for cell in _each(form):
        cell.comment = None


@_trait("a remark beside a table", may_say=True)
def _beside(form: Spreadsheet) -> None:
    sheet, rows = form.rows()
    sheet.cell(rows[0], sheet.max_column + 2).value = "checked with the police"


@_trait("a remark below the tables", may_say=True)
def _below(form: Spreadsheet) -> None:
    sheet, _ = form.rows()
    sheet.cell(sheet.max_row + 4, 3).value = "Seen by the director."


@_trait("a sheet of one's own", may_say=True)
def _own_sheet(form: Spreadsheet) -> None:
    form.book.create_sheet("To do")["A1"] = "Call the ministry of labour"


@_trait("a hidden sheet of one's own", may_say=True)
def _hidden_sheet(form: Spreadsheet) -> None:
    sheet = form.book.create_sheet("Old")
    sheet["A1"], sheet.sheet_state = "Draft", "hidden"


@_trait("an empty sheet")
def _empty_sheet(form: Spreadsheet) -> None:
    form.book.create_sheet("Sheet1")


@_trait("sorted whole, with the hidden ids")
def _sorted(form: Spreadsheet) -> None:
    sheet, rows = form.rows()
    for one, other in zip(rows[: len(rows) // 2], reversed(rows), strict=False):
        for column in range(1, sheet.max_column + 1):
            first, second = sheet.cell(one, column), sheet.cell(other, column)
            if not isinstance(first, MergedCell) and not isinstance(second, MergedCell):
                first.value, second.value = second.value, first.value


@_trait("rows filtered away", may_say=True)  # that answers are out of sight is said
def _filtered(form: Spreadsheet) -> None:
    sheet, rows = form.rows()
    for row in rows[::2]:
        sheet.row_dimensions[row].hidden = True


@_trait("a column hidden", may_say=True)
def _hidden_column(form: Spreadsheet) -> None:
    cell = form.accounts()[0]
    cell.parent.column_dimensions[cell.column_letter].hidden = True


@_trait("other widths of columns")
def _widths(form: Spreadsheet) -> None:
    for sheet in form.visible:
        for column in range(2, sheet.max_column + 1):
            sheet.column_dimensions[get_column_letter(column)].width = 31


@_trait("other heights of rows")
def _heights(form: Spreadsheet) -> None:
    sheet, rows = form.rows()
    for row in rows:
        sheet.row_dimensions[row].height = 90


@_trait("frozen panes moved")
def _panes(form: Spreadsheet) -> None:
    for sheet in form.visible:
        sheet.freeze_panes = "D3"


@_trait("frozen panes removed")
def _no_panes(form: Spreadsheet) -> None:
    for sheet in form.visible:
        sheet.freeze_panes = None


@_trait("another zoom")
def _zoom(form: Spreadsheet) -> None:
    for sheet in form.visible:
        sheet.sheet_view.zoomScale = 75


@_trait("a print area")
def _print_area(form: Spreadsheet) -> None:
    sheet, rows = form.rows()
    sheet.print_area = f"B{rows[0]}:F{rows[-1]}"


@_trait("a name for a range")
def _name(form: Spreadsheet) -> None:
    cell = form.figures()[0]
    where = f"'{cell.parent.title}'!${cell.column_letter}${cell.row}"
    form.book.defined_names["our_total"] = DefinedName("our_total", attr_text=where)


@_trait("a format by condition")
def _conditional(form: Spreadsheet) -> None:
    for sheet in form.visible:
        sheet.conditional_formatting.add("B2:Z200", CellIsRule(operator="greaterThan", formula=["5"], fill=_YELLOW))


@_trait("all formats by condition removed")
def _unconditional(form: Spreadsheet) -> None:
    for sheet in form.visible:
        sheet.conditional_formatting = type(sheet.conditional_formatting)()


class _Picture(Image):
    """A picture of one dot; openpyxl would want another library to look at it."""

    def __init__(self) -> None:
        self.anchor, self.width, self.height, self.format = "H3", 40, 40, "png"

    def _data(self) -> bytes:
        return _DOT


@_trait("a picture")
def _picture(form: Spreadsheet) -> None:
    form.visible[0]._images.append(_Picture())


@_trait("a link on a cell", may_say=True)
def _link(form: Spreadsheet) -> None:
    cell = form.accounts()[0]
    cell.hyperlink = "https://example.org/report"


@_trait("other formats of numbers")
def _formats(form: Spreadsheet) -> None:
    for cell in form.figures():
        cell.number_format = "#,##0.00"


@_trait("per cent as the format of cells without figures")
def _per_cent(form: Spreadsheet) -> None:
    for cell in form.blanks():
        cell.number_format = "0%"


@_trait("the format of text on figures")
def _as_text(form: Spreadsheet) -> None:
    for cell in form.figures():
        cell.number_format = "@"


@_trait("bold words in an account")
def _rich(form: Spreadsheet) -> None:
    for cell in form.accounts()[:5]:
        first, _, rest = str(cell.value).partition(" ")
        cell.value = CellRichText(TextBlock(InlineFont(b=True), first), f" {rest}")


@_trait("line breaks in an account")
def _lines(form: Spreadsheet) -> None:
    for cell in form.accounts()[:5]:
        cell.value = str(cell.value).replace(". ", ".\n").replace(" ", "\n", 1)


@_trait("blanks behind texts")
def _trailing(form: Spreadsheet) -> None:
    for cell in _many(form):
        cell.value = f"{cell.value}  " if isinstance(cell.value, str) else cell.value


@_trait("blanks in cells that are blank")
def _blanks(form: Spreadsheet) -> None:
    for cell in form.blanks()[:20]:
        cell.value = "  "


@_trait("blanks that break no line")
def _no_break(form: Spreadsheet) -> None:
    for cell in form.accounts()[:5]:
        cell.value = str(cell.value).replace(" ", _NO_BREAK)


@_trait("figures in digits of full width", may_say=True)  # what was tidied is said
def _full_width(form: Spreadsheet) -> None:
    for cell in form.figures()[:3]:
        cell.value = str(cell.value).translate(_FULL_WIDTH)


@_trait("thousands parted within a text", may_say=True)
def _thousands(form: Spreadsheet) -> None:
    for cell in [cell for cell in form.figures() if cell.value > 999][:3]:
        cell.value = f"{cell.value:,}"


@_trait("figures kept as texts")
def _texts(form: Spreadsheet) -> None:
    for cell in form.figures()[:10]:
        cell.value = str(cell.value)


@_trait("a formula with its result in the cell of a figure", may_say=True)  # that a result was read is said
def _formula(form: Spreadsheet) -> None:
    cell = next(cell for cell in form.figures() if cell.value > 1)
    form.results[cell.parent.title, cell.coordinate] = cell.value
    cell.value = f"={cell.value - 1}+1"


@_trait("protection removed")
def _unprotected(form: Spreadsheet) -> None:
    for sheet in form.book.worksheets:
        sheet.protection.sheet = False


@_trait("protection with a password")
def _protected(form: Spreadsheet) -> None:
    for sheet in form.book.worksheets:
        sheet.protection.sheet, sheet.protection.password = True, "secret"


@_trait("sheets in another order")
def _order(form: Spreadsheet) -> None:
    form.book._sheets.reverse()


@_trait("sheets renamed")
def _renamed(form: Spreadsheet) -> None:
    for number, sheet in enumerate(form.visible):
        sheet.title = f"Part {number + 1}"


@_trait("colours on tabs")
def _tabs(form: Spreadsheet) -> None:
    for sheet in form.book.worksheets:
        sheet.sheet_properties.tabColor = "FF00B050"


@_trait("cells of the title merged")
def _merged(form: Spreadsheet) -> None:
    for sheet in form.visible:
        row = next(
            (row for row in range(1, 5) if isinstance(sheet.cell(row, 2).value, str) and not _is_hidden(sheet, row)), 0
        )
        if row and all(sheet.cell(row, column).value is None for column in range(3, 6)):
            taken = any(area.min_row <= row <= area.max_row for area in sheet.merged_cells.ranges)
            if not taken:
                sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=5)


def _is_hidden(sheet: Worksheet, row: int) -> bool:
    return bool(sheet.row_dimensions[row].hidden)


@_trait("rows grouped")
def _grouped(form: Spreadsheet) -> None:
    sheet, rows = form.rows()
    sheet.row_dimensions.group(rows[0], rows[-1], hidden=False)


@_trait("lists to choose from removed")
def _no_lists(form: Spreadsheet) -> None:
    for sheet in form.visible:
        sheet.data_validations.dataValidation = []


@_trait("another theme")
def _theme(form: Spreadsheet) -> None:
    form.book.loaded_theme = None


@_trait("a filter on the headings")
def _filter(form: Spreadsheet) -> None:
    sheet, rows = form.rows()
    marked = next(row for row, last in tables(sheet) if row < rows[0] < last)
    sheet.auto_filter.ref = f"B{marked - 1}:{get_column_letter(sheet.max_column)}{rows[-1]}"


@_trait("another name and another author of the file")
def _author(form: Spreadsheet) -> None:
    form.book.properties.creator = form.book.properties.lastModifiedBy = "Secretariat"
    form.book.properties.title = "Report of the ministry"


@_trait("blank rows between questions")
def _blank_rows(form: Spreadsheet) -> None:
    sheet, rows = form.rows()
    sheet.insert_rows(rows[0] + 1)


@_trait("saved by LibreOffice", saved_as=("xlsx",))
def _office(form: Spreadsheet) -> None:
    del form


@_trait("saved by LibreOffice in its own format and back", saved_as=("ods", "xlsx"))
def _own_format(form: Spreadsheet) -> None:
    del form
