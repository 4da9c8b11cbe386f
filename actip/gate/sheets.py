"""Own what stands on the sheets of a workbook: its cells as they were typed, and what hides or covers them.

Openpyxl reads them: it knows what a cell holds. Of a sheet only that is read in which an answer can stand. The lists,
formats and drawings in which a form is dressed take as long as all of its cells, and a faulty one among them would
keep it from being read.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from types import MappingProxyType
from typing import Any, NamedTuple
from xml.etree import ElementTree
from zipfile import BadZipFile

from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader, WorksheetReader, apply_stylesheet
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.constants import ARC_CORE, ARC_STYLE, COMMENTS_NS, DCTERMS_NS, REL_NS, SHARED_STRINGS, SHEET_MAIN_NS

from actip.errors import UnreadableSubmission

MAX_COVERING = 2_000_000  # cells that are visited for the merged areas of a sheet; a form takes some hundred
_STRING, _TEXT, _RUN, _ROW, _MERGED, _LINK, _REMARK, _REMARK_TEXT = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "r", "row", "mergeCell", "hyperlink", "comment", "text")
)
_FORMULA, _RESULT, _NUMBER_FORMAT, _CELL_STYLES, _COLUMN, _STRUCK, _MARGINS = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("f", "v", "numFmt", "cellXfs", "col", "strike", "headerFooter")
)
_SENT_TO = ("mailto:", "tel:", "sms:")
_MOST_COLUMNS = 16_384  # that a sheet can have
_RELATION = f"{{{REL_NS}}}id"
_SAVED = f"{{{DCTERMS_NS}}}modified"
_NOT = ("", "0", "f", "false")
# What is raised by a part that is missing, encrypted, packed in a way that nobody knows, cut off, or no XML.
_UNREADABLE = (LookupError, RuntimeError, EOFError, OSError, SyntaxError, ValueError, BadZipFile, zlib.error)
# What openpyxl raises on styles and properties that it does not expect.
ODD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, SyntaxError)
_TABLE = "=TABLE()"  # as spreadsheet programs show a formula that fills a table of what-if

Typed = str | int | float | bool | datetime | date | time | timedelta
Area = tuple[int, int, int, int]  # first row, first column, last row, last column


class Entry(NamedTuple):
    """What stands in one cell: the value as it is stored, or the text of a formula."""

    value: Typed
    is_formula: bool = False
    is_error: bool = False


class Grid(NamedTuple):
    """One sheet: its cells by row and column, both from 1; which are merged, which rows and columns are hidden.

    `struck` are the cells with a text, or a part of one, that is struck through.
    """

    name: str
    hidden: bool
    cells: Mapping[tuple[int, int], Entry]
    merged: tuple[Area, ...]
    hidden_rows: frozenset[int]
    remarks: Mapping[tuple[int, int], str]  # comments, by the cell that they hang on
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    covered: Mapping[tuple[int, int], Entry] = MappingProxyType({})  # what merged cells hide
    margins: tuple[str, ...] = ()  # what is printed at the head and the foot of a page
    addressed: Mapping[tuple[int, int], str] = MappingProxyType({})  # addresses that a cell leads to and does not show


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1: AA for 27."""
    return str(get_column_letter(column))


def address(row: int, column: int) -> str:
    """Return the address of a cell, such as F31."""
    return f"{get_column_letter(column)}{row}"


def defines(part: bytes) -> bool:
    """Return whether a part of a workbook holds a DTD or defines entities, as no program for workbooks writes them."""
    if b"\0" in part[:4]:
        part = part.replace(b"\0", b"")  # the same signs in UTF-16
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part


class Sheets(ExcelReader):  # type: ignore[misc]  # openpyxl says nothing of its types
    """Read a workbook as openpyxl does, but of its sheets no more than their grids."""

    def __init__(self, content: bytes, *, results: bool) -> None:
        """Take a packed workbook; `results` asks for what formulas gave when it was last saved."""
        super().__init__(BytesIO(content), data_only=results, keep_links=False)
        self.grids: list[Grid] = []
        self.struck_strings: set[str] = set()
        self.struck_styles: set[str] = set()

    def read(self) -> None:
        """Read the workbook as openpyxl does, but go on without its dress where that is odd.

        Of the styles only the formats of dates say what a cell means; other programs write styles, themes and
        properties that openpyxl refuses, and show them all the same.
        """
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        try:
            self.read_properties()
        except ODD:
            self.read_plain_properties()
        with suppress(*ODD):
            self.read_custom()
        try:
            apply_stylesheet(self.archive, self.wb)
            struck = {at for at, font in enumerate(self.wb._fonts) if font.strike}
            self.struck_styles = {
                str(at) for at, style in enumerate(self.wb._cell_styles) if struck and style.fontId in struck
            }
        except ODD:
            self.read_date_formats()
        self.read_worksheets()
        self.parser.assign_names()

    def read_date_formats(self) -> None:
        """Read from the styles no more than which of them show a number as a date."""
        root = self.root(ARC_STYLE)
        codes = {str(number): str(code) for number, code in BUILTIN_FORMATS.items()}
        codes |= {format.get("numFmtId", ""): format.get("formatCode", "") for format in root.iter(_NUMBER_FORMAT)}
        styles = next(root.iter(_CELL_STYLES), ())
        formats = [codes.get(style.get("numFmtId", "0"), "") for style in styles]
        self.wb._date_formats = {at for at, code in enumerate(formats) if is_date_format(code)}
        self.wb._timedelta_formats = {at for at, code in enumerate(formats) if is_timedelta_format(code)}

    def read_plain_properties(self) -> None:
        """Read the properties that are texts, where a moment among them is none: they may name a person."""
        for element in self.root(ARC_CORE):
            with suppress(*ODD):  # a moment that is none
                setattr(self.wb.properties, element.tag.rpartition("}")[2], element.text)
        self.wb.properties.modified = None

    def read_properties(self) -> None:
        """Read the workbook's own properties. Called by `read`, in its turn."""
        self.wb.properties.modified = None  # openpyxl takes the moment at which it reads
        super().read_properties()
        moments = self.root(ARC_CORE).iter(_SAVED) if ARC_CORE in self.valid_files else ()
        if not any(element.text for element in moments):
            self.wb.properties.modified = None

    def read_strings(self) -> None:
        """Read the texts that cells share. Called by `read`, in its turn."""
        listed = self.package.find(SHARED_STRINGS)
        if listed is not None:
            strings = list(self.root(listed.PartName[1:]).iter(_STRING))
            self.shared_strings += [_plain_text(string).replace("x005F_", "") for string in strings]
            self.struck_strings = {str(at) for at, string in enumerate(strings) if _is_struck(string)}

    def read_worksheets(self) -> None:
        """Read every sheet that has cells. Called by `read`, in its turn."""
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                worksheet = self.wb.create_sheet(sheet.name)  # which insists on a name that a sheet can have
                worksheet.sheet_state = sheet.state
                self.grids.append(self.grid(worksheet, relation.target))

    def grid(self, sheet: Any, part: str) -> Grid:
        """Read the cells, merged areas, hidden rows and remarks of a sheet."""
        cells: dict[tuple[int, int], Entry] = {}
        struck: set[tuple[int, int]] = set()
        root = self.root(part)
        parser = WorksheetReader(sheet, None, self.shared_strings, self.data_only, self.rich_text).parser
        for row in root.iter(_ROW):
            if self.data_only:
                cells.update(_empty_results(row))
            if self.struck_strings or self.struck_styles:
                struck.update(self.struck(row))
            for cell in parser.parse_row(row)[1]:
                value, kind = cell["value"], cell["data_type"]
                if value is not None:
                    if kind == "f" and type(value) is not str:
                        value = getattr(value, "text", _TABLE)  # one that is worked out over several cells
                    cells[cell["row"], cell["column"]] = Entry(value, kind == "f", kind == "e")
        ranges = [CellRange(element.get("ref")) for element in root.iter(_MERGED)]
        merged = {(area.min_row, area.min_col, area.max_row, area.max_col) for area in ranges}
        covered = _uncover(cells, merged)
        rels_path = get_rels_path(part)
        relations = get_dependents(self.archive, rels_path) if rels_path in self.valid_files else RelationshipList()
        addressed: dict[tuple[int, int], str] = {}
        for link in root.iter(_LINK):
            left, top, *_ = (side or 1 for side in range_boundaries(link.get("ref")))  # none in A:A, or in 1:1
            relation = link.get(_RELATION)
            target = relations.get(relation).Target if relation else link.get("location")
            if target and (top, left) not in cells:  # where a link stands there is something, if only the link
                cells[top, left] = Entry(target)
            elif target and target.startswith(_SENT_TO):
                addressed[top, left] = target
        hidden = (int(row) for row, marks in parser.row_dimensions.items() if marks.get("hidden", "") not in _NOT)
        columns = {at for element in root.iter(_COLUMN) for at in _hidden_columns(element)}
        remarks = dict(self.remarks(relations))
        _uncover(remarks, merged)
        visible = sheet.sheet_state == "visible"
        rows, struck = frozenset(hidden), struck & set(cells)
        areas = tuple(sorted(merged))
        seen = (frozenset(columns), frozenset(struck))
        lines = (part.text for element in root.iter(_MARGINS) for part in element if part.text)
        margins = tuple(filter(None, (_without_codes(part) for line in lines for part in re.split("&[LCR]", line))))
        return Grid(sheet.title, not visible, cells, areas, rows, remarks, *seen, covered, margins, addressed)

    def struck(self, row: ElementTree.Element) -> Iterator[tuple[int, int]]:
        """Yield the cells of a row in which something is struck through."""
        for cell in row:
            text = cell.findtext(_RESULT) if cell.get("t") == "s" else None
            if (cell.get("s") in self.struck_styles or text in self.struck_strings) and (at := cell.get("r")):
                column, number, *_ = range_boundaries(at)
                yield number, column

    def remarks(self, relations: Any) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield the remarks on the cells of a sheet."""
        for relation in relations.find(COMMENTS_NS):
            for element in self.root(relation.target).iter(_REMARK):
                column, row, *last = range_boundaries(element.get("ref"))
                text = element.find(_REMARK_TEXT)
                if last == [column, row]:
                    yield (row, column), "" if text is None else _plain_text(text)

    def root(self, name: str) -> ElementTree.Element:
        """Parse a part. Raises UnreadableSubmission for one with definitions, and one that cannot be read.

        The parser is the quick one: a part that defines nothing has nothing that could be expanded. The guarded one,
        through which openpyxl reads all other parts, is written in Python and takes five times as long.
        """
        try:
            part = self.archive.read(name)
            if defines(part):
                raise UnreadableSubmission("FIL120")
            return ElementTree.fromstring(part)  # noqa: S314  nothing is defined in it
        except _UNREADABLE as error:
            raise UnreadableSubmission("FIL119", {"found": "garbled"}) from error


def _without_codes(text: str) -> str:
    """Return a part of a line at the head or foot of a page without its codes, such as for a font or the page."""
    return re.sub(r'&(?:"[^"]*"|[0-9]{1,3}|K[0-9A-F]{6}|[A-Z])', " ", text).strip()


def _is_struck(string: ElementTree.Element) -> bool:
    """Tell whether a part of a shared text is struck through."""
    return any(mark.get("val", "1") not in _NOT for mark in string.iter(_STRUCK))


def _hidden_columns(element: ElementTree.Element) -> range:
    """Return the columns that one element says are hidden."""
    if element.get("hidden", "") in _NOT:
        return range(0)
    return range(int(element.get("min", "1")), min(int(element.get("max", "1")), _MOST_COLUMNS) + 1)


def _empty_results(row: ElementTree.Element) -> Iterator[tuple[tuple[int, int], Entry]]:
    """Yield the cells of a row whose formula gave an empty text, which openpyxl takes for no result at all."""
    for cell in row:
        result = cell.find(_RESULT) if cell.get("t") == "str" and cell.find(_FORMULA) is not None else None
        if result is not None and not result.text and (at := cell.get("r")):
            column, number, *_ = range_boundaries(at)
            yield (number, column), Entry("")


def _plain_text(element: ElementTree.Element) -> str:
    """Return a text without its formats and without its phonetic signs."""
    plain, runs = "", []
    for part in element:
        if part.tag == _TEXT:
            plain = part.text or ""
        elif part.tag == _RUN:
            runs += [text.text or "" for text in part if text.tag == _TEXT]
    return plain + "".join(runs) if runs else plain


def _uncover(contents: dict[tuple[int, int], Any], merged: Iterable[Area]) -> dict[tuple[int, int], Any]:
    """Remove what merged cells hide, the contents of all but the first of each, and return it.

    A merged area can be as large as a sheet, so only cells that have contents are visited. Raises
    UnreadableSubmission where more than `MAX_COVERING` would be.
    """
    rows: dict[int, list[int]] = {}
    for row, column in contents if merged else ():
        rows.setdefault(row, []).append(column)
    visited = 0
    covered: dict[tuple[int, int], Any] = {}
    for top, left, bottom, right in merged:
        for row in range(top, bottom + 1) if bottom - top < len(rows) else rows:
            columns = rows.get(row, ())
            visited += 1 + len(columns)
            if visited > MAX_COVERING:
                raise UnreadableSubmission("FIL119", {"found": "garbled"})
            for column in columns if top <= row <= bottom else ():
                if left <= column <= right and (row, column) != (top, left) and (row, column) in contents:
                    covered[row, column] = contents.pop((row, column))
    return covered
