"""Open any form of the program as a spreadsheet, and find in it what a person would point at."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from actip.form import ANSWER, MARK
from actip.model import Document
from actip.readers.excel import document


class Spreadsheet:
    """A filled form: the workbook, what it says, and where each answer stands."""

    def __init__(self, content: bytes, read: Document | None = None) -> None:
        read = read or document("form.xlsx", content)
        self.book = openpyxl.load_workbook(BytesIO(content))
        self.says = dict(read.data)
        self.places = {pointer: place for pointer, place in read.places.items() if place.cell and place.sheet}
        self.results: dict[tuple[str, str], int | float] = {}  # of formulas, as a spreadsheet program stores them

    @property
    def visible(self) -> list[Worksheet]:
        """The sheets that a person sees."""
        return [sheet for sheet in self.book.worksheets if sheet.sheet_state == "visible"]

    def accounts(self) -> list[Cell]:
        """The cells with the longest texts."""
        cells = [cell for cell in self._answers() if isinstance(cell.value, str) and " " in cell.value]
        return sorted(cells, key=lambda cell: -len(str(cell.value)))

    def figures(self) -> list[Cell]:
        """The cells with counts, those of several digits first; an amount of money can have two readings as a text."""
        money = {
            (place.sheet, place.cell)
            for pointer, place in self.places.items()
            if value_at(self.says, f"{pointer.rpartition('/')[0]}/currency") is not None
        }
        numbers = [
            cell
            for cell in self._answers()
            if type(cell.value) is int and (cell.parent.title, cell.coordinate) not in money
        ]
        return sorted(numbers, key=lambda cell: -cell.value)

    def blanks(self) -> list[Cell]:
        """The cells that a person could fill in and did not, on sheets with figures."""
        names = {cell.parent.title for cell in self.figures()}
        return [
            cell
            for sheet in self.visible
            if sheet.title in names
            for row in sheet.iter_rows(min_row=8)
            for cell in row
            if isinstance(cell, Cell) and cell.value is None and not cell.protection.locked
        ]

    def _answers(self) -> Iterator[Cell]:
        stands = {(place.sheet, place.cell): pointer for pointer, place in self.places.items()}
        for (sheet, where), pointer in stands.items():
            cell = self.book[sheet][where] if sheet in self.book.sheetnames else None
            if isinstance(cell, Cell) and value_at(self.says, pointer) is not None and not cell.protection.locked:
                yield cell

    def rows(self) -> tuple[Worksheet, list[int]]:
        """The rows of the table with most answered questions, each with a hidden id of its own."""
        answered: Counter[str] = Counter(cell.parent.title for cell in self._answers())
        best: tuple[Worksheet, list[int]] | None = None
        for sheet in self.visible:
            for marked, last in tables(sheet):
                numbers = [row for row in range(marked + 1, last) if _is_answered(sheet, row)]
                if answered[sheet.title] and (best is None or len(numbers) > len(best[1])):
                    best = sheet, numbers
        assert best is not None, "no table of the form has a row with an answer"
        return best

    def bytes(self) -> bytes:
        """The workbook as a spreadsheet program saves it, with the results of its formulas."""
        content = BytesIO()
        self.book.save(content)
        return _with_results(content.getvalue(), self.book, self.results)


class OpenCell(NamedTuple):
    """A cell that a person can fill in: the code of what it asks, what it takes, and how wide it is."""

    cell: Cell
    code: str
    validation: str  # list, whole, decimal, date or nothing
    is_figure: bool
    width: float


def open_cells(sheet: Worksheet) -> Iterator[OpenCell]:
    """Yield the cells of a sheet that a person can fill in, table by table."""
    takes = {
        place: validation.type or ""
        for validation in sheet.data_validations.dataValidation
        for area in validation.sqref.ranges
        for cells in area.rows
        for place in cells
    }
    for marked, last in tables(sheet):
        for row in range(marked + 1, last):
            for cell in sheet[row][1:]:
                dimension = sheet.column_dimensions[cell.column_letter]
                if isinstance(cell, Cell) and not cell.protection.locked and not dimension.hidden:
                    column = str(sheet.cell(marked, cell.column).value or "")
                    identity = str(sheet.cell(row, 1).value or "")
                    code = identity if column == ANSWER and "=" not in identity else column
                    is_figure = column.partition(":")[0] in ("figure", ANSWER) and code == column
                    yield OpenCell(cell, code, takes.get((cell.row, cell.column), ""), is_figure, dimension.width)


def tables(sheet: Worksheet) -> list[tuple[int, int]]:
    """The tables of a sheet: the row with the hidden mark, and the row after the last."""
    marks = [cell.row for cell in sheet["A"] if str(cell.value).startswith(MARK)]
    begins = [row for row in marks if not _is_end(sheet.cell(row, 1).value)]
    return [(row, min([mark for mark in marks if mark > row], default=sheet.max_row + 1)) for row in begins]


def _is_end(mark: object) -> bool:
    return str(mark).removeprefix(MARK).strip() in ("end", "aside")


def _is_answered(sheet: Worksheet, row: int) -> bool:
    cells = [cell for cell in sheet[row] if isinstance(cell, Cell) and cell.value is not None]
    is_known = sheet.cell(row, 1).value is not None and not str(sheet.cell(row, 1).value).startswith("#")
    return is_known and any(not cell.protection.locked for cell in cells)


def value_at(data: Any, pointer: str) -> Any:
    """The value that a pointer leads to, None where it leads nowhere."""
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list | tuple) and step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
        else:
            return None
    return None if isinstance(data, Mapping | list | tuple) else data


def statements(data: Any, pointer: str = "") -> Iterator[str]:
    """Yield what a submission says, a line each: blanks in texts are one, and the order of lists says nothing."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from statements(value, f"{pointer}/{key}")
    elif isinstance(data, list | tuple):
        for value in data:
            yield f"{pointer}: {json.dumps(sorted(statements(value)), ensure_ascii=False)}"
    else:
        yield f"{pointer} = {' '.join(data.split()) if isinstance(data, str) else data!r}"


def differences(expected: Any, read: Any) -> list[str]:
    """Return what one submission says and the other does not: lost with '-', new with '+'."""
    one, other = Counter(statements(expected)), Counter(statements(read))
    return [f"- {line}" for line in (one - other).elements()] + [f"+ {line}" for line in (other - one).elements()]


def _with_results(content: bytes, book: openpyxl.Workbook, results: Mapping[tuple[str, str], int | float]) -> bytes:
    """Return a workbook in which formulas have results: openpyxl writes none."""
    if not results:
        return content
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            for (name, cell), result in results.items():
                if entry.filename == f"xl/worksheets/sheet{book.sheetnames.index(name) + 1}.xml":
                    text, count = re.subn(
                        rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?', rf"\g<1><v>{result}</v>", part.decode()
                    )
                    assert count == 1, f"{cell} of {name} has no formula"
                    part = text.encode()
            new.writestr(entry, part)
    return out.getvalue()
