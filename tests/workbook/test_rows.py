"""A row is known by what a person sees: sorted, moved or typed over, it is read right or told, and never silent."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from actip.form import MARK, WRONG, form
from actip.gate.workbook import open_workbook
from actip.model import Document
from actip.readers.excel import document
from actip.readers.strips import lines, strips
from tests.conftest import complete
from tests.forms import Filled, complete_form
from tests.submissions import KNOWN

TABLES = sorted(name for name, table in form(KNOWN).tables.items() if table.inputs)
Block = tuple[Any, int, int, int]  # the sheet, the row of the marks, the row of the end mark, the last column


def test_no_cell_that_names_a_row_is_a_formula() -> None:
    """A formula could show another name when the file is opened elsewhere."""
    book = open_workbook(complete_form())
    names = {
        (strip.grid.name, line.at): strip.grid.cells.get((line.at, min(strip.columns)))
        for several in strips(book)[0].values()
        for strip in several
        for line in lines(strip)
    }
    assert names
    assert not any(entry.is_formula for entry in names.values() if entry)


def test_a_protected_sheet_can_be_filtered_and_not_sorted() -> None:
    """Excel sorts unlocked cells alone: answers without their questions."""
    with zipfile.ZipFile(io.BytesIO(complete_form())) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if "worksheets/sheet" in name]
    protections = [match.group() for sheet in sheets if (match := re.search("<sheetProtection[^>]*>", sheet))]

    assert protections
    for protection in protections:
        assert 'sort="0"' not in protection
        assert all(f'{allowed}="0"' in protection for allowed in ("autoFilter", "formatRows", "formatColumns"))


def _block(form: Filled, table: str) -> Block:
    for sheet in form.book:
        marks = [cell.row for cell in sheet["A"] if cell.value == f"{MARK}{table}"]
        if marks:
            end = next(row for row in range(marks[0], sheet.max_row + 1) if sheet.cell(row, 1).value == f"{MARK}end")
            last = max(cell.column for cell in sheet[marks[0]] if cell.value is not None)
            return sheet, marks[0], end, last
    raise KeyError(table)


def _shuffled(block: Block, first_row: int, first_column: int, seed: int) -> None:
    """Bring the rows of a part of a table into another order, as sorting does."""
    sheet, _, end, last = block
    rows = [
        [sheet.cell(row, column).value for column in range(first_column, last + 1)] for row in range(first_row, end)
    ]
    random.Random(seed).shuffle(rows)  # noqa: S311  an order, no secret
    for row, values in enumerate(rows, start=first_row):
        for column, value in enumerate(values, start=first_column):
            sheet.cell(row, column).value = value


WAYS: dict[str, Callable[[Block], tuple[int, int]]] = {
    "whole rows": lambda block: (block[1] + 1, 1),
    "what is seen": lambda block: (block[1] + 1, 2),
    "what is seen, with the heading": lambda block: (block[1] - 1, 2),
}


def _is_told_or_right(read: Document) -> bool:
    """Tell whether a form was read as it was filled, but for the order of lists, or an error says that it was not."""
    told = {fault.rule_id for fault in read.faults} & {"FIL127", "FIL131", "FIL141", "FIL142", "FIL143"}
    return bool(told) or _essence(read.data) == _essence(complete())


def _essence(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: below for key in sorted(data) if (below := _essence(data[key])) not in (None, {}, [])}
    return sorted(map(repr, map(_essence, data))) if isinstance(data, list) else data


@pytest.mark.form
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("table", TABLES)
def test_a_sorted_table_is_read_right_or_told(table: str, way: str) -> None:
    """In every table of every sheet, with the hidden column and without it, with the heading and without it."""
    filled = Filled(complete_form())
    block = _block(filled, table)
    first_row, first_column = WAYS[way](block)
    _shuffled(block, first_row, first_column, seed=len(table))

    assert _is_told_or_right(document("form.xlsx", filled.bytes()))


def test_a_form_that_nobody_bent_has_nothing_unread() -> None:
    """Neither as it was written nor as a spreadsheet library saves it."""
    saved = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(complete_form())).save(saved)
    for content in (complete_form(), saved.getvalue()):
        read = document("form.xlsx", content)
        assert (read.unread, read.faults) == ((), ())


def test_a_result_pasted_as_a_value_is_no_answer() -> None:
    """A program that keeps values in place of formulas leaves what we wrote."""
    form = Filled(complete_form())
    form.row_of_checks("T1a").value = f"{WRONG} 27 of 25"
    assert form.read().unread == ()


@pytest.mark.parametrize("value", [12, "=SUM(A1:A3)", "2025-03-04", "<5", "1,234"])
def test_a_figure_beside_the_tables_is_told(value: Any) -> None:
    """On the first sheet too, where the progress stands."""
    form = Filled(complete_form())
    cell = form.book.worksheets[0].cell(30, 14)
    cell.value = value

    assert [(place.sheet, place.cell) for place, _ in form.read().unread] == [(cell.parent.title, cell.coordinate)]
