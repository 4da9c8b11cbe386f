"""Fill and bend forms as people do: by the question, in a spreadsheet program, without our own writer."""

import copy
import pickle
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

from actip.catalogue import catalogue
from actip.form import CHECK_ROW, MARK, PARTS, UNREAD
from actip.model import Document, Place
from actip.readers.excel import document
from actip.workbook.template import workbook
from tests.conftest import CREATED, complete


@cache
def complete_form() -> bytes:
    """The form with all of its parts, filled with the submission in which nothing is to be found."""
    return workbook(catalogue(), complete(), CREATED, parts=PARTS)


@cache
def blank_form() -> bytes:
    """The form with all of its parts, as nobody has filled it yet."""
    return workbook(catalogue(), {}, CREATED, parts=PARTS)


@cache
def _opened(form: Callable[[], bytes]) -> tuple[bytes, Mapping[str, Place]]:
    """A form as openpyxl loads it, pickled because a copy of that takes a fifth of the time, and its places."""
    content = form()
    return pickle.dumps(openpyxl.load_workbook(BytesIO(content))), document("form.xlsx", content).places


class Filled:
    """A form that is open in a spreadsheet program."""

    def __init__(self, content: bytes) -> None:
        for form in (complete_form, blank_form):
            if content == form():
                packed, self.places = _opened(form)
                self.book = pickle.loads(packed)  # noqa: S301  it was packed here
                break
        else:
            self.book = openpyxl.load_workbook(BytesIO(content))
            self.places = document("form.xlsx", content).places

    def cell(self, pointer: str) -> Any:
        """The cell of a question or of a figure's part, by its JSON Pointer; `/figures/T1a/ROW/COLUMN` for a figure."""
        if pointer.startswith("/figures/"):
            _, _, table, row, code = pointer.split("/", 4)
            return self.figure(table, row, code)
        place = self.places[pointer]
        return self.book[place.sheet][place.cell]

    def figure(self, table: str, row: str, code: str) -> Any:
        """The cell of a figure, by its table, the id of its row and the code of its column."""
        for sheet in self.book:
            for mark in sheet["A"]:
                if mark.value == f"{MARK}{table}":
                    column = next(cell.column for cell in sheet[mark.row] if cell.value == code)
                    for line in range(mark.row + 1, mark.row + 200):
                        if sheet.cell(line, 1).value == row:
                            return sheet.cell(line, column)
        raise KeyError(table, row, code)

    def part(self, part: str) -> Any:
        """The cell that says whether a part is reported."""
        place = self.places["/parts"]
        sheet = self.book[place.sheet]
        row = next(row for row in range(place.line, place.line + 20) if sheet.cell(row, 1).value == part)
        return sheet.cell(row, place.column)

    def free_row(self, table: str, number: int = 0) -> Any:
        """A row of a list: a function from the code of a column to its cell."""
        for sheet in self.book:
            for mark in sheet["A"]:
                if mark.value == f"{MARK}{table}":
                    columns = {cell.value: cell.column for cell in sheet[mark.row]}
                    return lambda code: sheet.cell(mark.row + 2 + number, columns[code])
        raise KeyError(table)

    def row_of_checks(self, table: str) -> Any:
        """The first cell with a check in the row of checks below a table."""
        cell = self.free_row(table)("check")
        for row in range(cell.row, cell.row + 60):
            if cell.parent.cell(row, 1).value == CHECK_ROW:
                return cell.parent.cell(row, cell.column + 1)
        raise KeyError(table)

    def beside(self, pointer: str, code: str) -> Any:
        """The cell of another column in the row of a question, closed or not."""
        cell = self.cell(pointer)
        return cell.parent.cell(cell.row, self.mark(pointer, code).column)

    def mark(self, pointer: str, code: str) -> Any:
        """The hidden cell above the table of a question that says which column is which."""
        cell = self.cell(pointer)
        for row in range(cell.row, 0, -1):
            if str(cell.parent.cell(row, 1).value).startswith(MARK):
                return next(entry for entry in cell.parent[row] if entry.value == code)
        raise KeyError(code)

    def bytes(self) -> bytes:
        """The workbook as the program saves it."""
        content = BytesIO()
        self.book.save(content)
        return content.getvalue()

    def read(self) -> Document:
        """The document that is read back from it."""
        return document("form.xlsx", self.bytes())


def bent(content: bytes, steps: list[Mapping[str, Any]]) -> bytes:
    """Return the form after some steps, each as a case under tests/cases writes it."""
    form = Filled(content)
    for step in steps:
        cell = form.cell(step["at"]) if "at" in step else None
        if "put" in step and cell is not None:
            cell.value = step["put"]
            cell.number_format = step.get("format", cell.number_format)
        elif "formula" in step:
            cell.value = step["formula"]
        elif "error" in step:
            cell.value, cell.data_type = step["error"], "e"
        elif "merge_with" in step:
            other = form.cell(step["merge_with"])
            cell.parent.merge_cells(f"{cell.coordinate}:{other.coordinate}")
        elif "hide_row" in step:
            hidden = form.cell(step["hide_row"])
            hidden.parent.row_dimensions[hidden.row].hidden = True
        elif "drop_row" in step:
            dropped = form.cell(step["drop_row"])
            dropped.parent.delete_rows(dropped.row)
        elif "copy_row" in step:
            copy_row(form.cell(step["copy_row"]))
        elif "lose_id" in step:
            lost = form.cell(step["lose_id"])
            lost.parent.cell(lost.row, 1).value = None
        elif "put_part" in step:
            form.part(step["put_part"]).value = step["put"]
        elif "beside_table" in step:
            beside = form.cell(step["beside_table"])
            beside.parent.cell(beside.row, 31).value = step["put"]
        elif "at_closed" in step:
            beside, code = step["at_closed"]
            form.beside(beside, code).value = step["put"]
        elif "exchange_marks" in step:
            one, other = (form.cell(pointer) for pointer in step["exchange_marks"])
            marks = [line.parent.cell(line.row, 1) for line in (one, other)]
            marks[0].value, marks[1].value = marks[1].value, marks[0].value
        elif "copy_sheet_of" in step:
            first = form.free_row(step["copy_sheet_of"])
            code = step["column"]
            copy = form.book.copy_worksheet(first(code).parent)
            if "put" in step:
                copy[first(code).coordinate].value = step["put"]
        elif "list_unread" in step:
            listed = form.book.create_sheet("Not read")
            listed["A1"], listed["A2"] = f"{MARK}aside", UNREAD
            for row, texts in enumerate(step["list_unread"], start=6):
                listed.cell(row, 2).value, listed.cell(row, 3).value = texts
        elif "exchange_columns" in step:
            swap_columns(*(form.cell(pointer) for pointer in step["exchange_columns"]))
        elif "drop_first_column_of" in step:
            form.cell(step["drop_first_column_of"]).parent.delete_cols(1)
        elif "over_label" in step:
            labelled = form.cell(step["over_label"])
            labelled.parent.cell(labelled.row, 2).value = step["put"]
        elif "row_of_checks" in step:
            form.row_of_checks(step["row_of_checks"]).value = step["put"]
        elif "hide_column" in step:
            hidden = form.cell(step["hide_column"])
            hidden.parent.column_dimensions[hidden.column_letter].hidden = True
        elif "strike" in step:
            form.cell(step["strike"]).font = Font(strike=True)
        elif "repeat_column" in step:
            first = form.mark(step["repeat_column"][0], step["repeat_column"][1])
            first.parent.cell(first.row, 31).value = first.value
        elif "swap_rows" in step:
            swap_rows(*(form.cell(pointer) for pointer in step["swap_rows"]))
        elif "add_row_before" in step:
            below = form.cell(step["add_row_before"])
            below.parent.insert_rows(below.row)
        elif "add_empty_sheet" in step:
            form.book.create_sheet(step["add_empty_sheet"])
        elif "add_sheet" in step:
            form.book.create_sheet(step["add_sheet"])["A1"] = "remember to ask"
        else:
            raise KeyError(step)
    return form.bytes()


def with_result(content: bytes, step: Mapping[str, Any]) -> bytes:
    """Return the form with a formula and the result that a spreadsheet program stored with it."""
    form = Filled(content)
    cell = form.cell(step["at"])
    cell.value = step["formula"]
    sheet = next(number for number, sheet in enumerate(form.book, start=1) if sheet is cell.parent)
    name = f"xl/worksheets/sheet{sheet}.xml"
    kind = ' t="e"' if isinstance(step["result"], str) else ""
    formula = step["formula"].removeprefix("=")
    content = form.bytes()
    with zipfile.ZipFile(BytesIO(content)) as packed:
        old = re.search(
            rf'<c r="{cell.coordinate}"([^>]*)><f>{re.escape(formula)}</f>(?:<v ?/>|<v></v>)?</c>',
            packed.read(name).decode(),
        )
    assert old is not None
    new = f'<c r="{cell.coordinate}"{old.group(1)}{kind}><f>{formula}</f><v>{step["result"]}</v></c>'
    return repacked(content, {name: {"replace": [old.group(0), new]}})


def copy_row(cell: Any) -> None:
    """Insert a copy of a row below it, as a person does who needs a second line."""
    sheet, row = cell.parent, cell.row
    values = [entry.value for entry in sheet[row]]
    sheet.insert_rows(row + 1)
    for column, value in enumerate(values, start=1):
        sheet.cell(row + 1, column).value = value


def swap_rows(one: Any, other: Any) -> None:
    """Exchange two rows whole, as sorting does."""
    sheet = one.parent
    for column in range(1, sheet.max_column + 1):
        first, second = sheet.cell(one.row, column), sheet.cell(other.row, column)
        first.value, second.value = second.value, first.value


def swap_columns(one: Any, other: Any) -> None:
    """Exchange what two columns of a table show, heading and answers, without their hidden marks."""
    sheet = one.parent
    marks = next(row for row in range(one.row, 0, -1) if str(sheet.cell(row, 1).value).startswith(MARK))
    for row in {*range(marks - 1, sheet.max_row + 1)} - {marks}:
        first, second = sheet.cell(row, one.column), sheet.cell(row, other.column)
        first.value, second.value = second.value, first.value


def repacked(content: bytes, parts: Mapping[str, Any]) -> bytes:
    """Return a workbook with parts added or replaced; `times` repeats a part's text, `twice` gives its name again."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry, old.read(entry))
        for name, part in parts.items():
            given = {"text": part} if isinstance(part, str) else copy.deepcopy(dict(part))
            text = given.get("text", "") * given.get("times", 1)
            if "replace" in given:
                text = old.read(name).decode().replace(*given["replace"])
            new.writestr(name, text)
    return out.getvalue()


def written(path: Path, content: bytes) -> Path:
    """Write bytes and return the path."""
    path.write_bytes(content)
    return path
