"""Own where the tables of a form stand in a workbook: found by their marks, and what stands outside them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from actip.form import CHECK_ROW, HEAD_ROW, MARK
from actip.gate.sheets import Entry, Grid, address
from actip.gate.workbook import Book
from actip.model import Place
from actip.readers import typed_values

_NO_COUNT = 1_000_000_000


class Strip(NamedTuple):
    """One table as it stands in the workbook: its grid, the column of the ids, and the column of each field."""

    grid: Grid
    ids: int
    columns: Mapping[int, str]  # the code by the column
    at: Mapping[str, int]  # the first column by the code
    codes: int  # the row of the codes
    header: int  # that of the headings: below it, in forms of the first version above it
    first: int
    last: int
    end: int  # the last row of the table as the form had it; below the last table of a sheet, rows are read as well

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell of its sheet."""
        return place_on(self.grid, row, column)


class SheetRow(NamedTuple):
    """One row of a table: its entries by the code of their field."""

    at: int
    id: str
    entries: Mapping[str, Entry]


def strips(book: Book) -> tuple[dict[str, list[Strip]], set[str]]:
    """Find the tables by their marks; return them by name, in sheet order, and the sheets that take no answer."""
    tables: dict[str, list[Strip]] = {}
    aside = set()
    for grid in book.grids:
        marks = sorted(
            (column, row, str(entry.value).removeprefix(MARK).strip())
            for (row, column), entry in grid.cells.items()
            if isinstance(entry.value, str) and entry.value.startswith(MARK) and not entry.is_formula
        )
        bottom = max((row for row, _ in grid.cells), default=0)
        for number, (column, row, name) in enumerate(marks):
            if name == "aside":
                aside.add(grid.name)
            elif name != "end":
                later = [(below, mark) for across, below, mark in marks[number + 1 :] if across == column]
                end = min((below for below, _ in later), default=bottom + 1) - 1
                lowest = all(mark == "end" for _, mark in later)
                tables.setdefault(name, []).append(_strip(grid, row, column, bottom if lowest else end, end))
    return tables, aside


def lines(strip: Strip) -> Iterator[SheetRow]:
    """Yield the rows of a table in which something stands, or that have an id; rows of checks are left out.

    The row of the mark that ends the last table of a sheet is a row like those below it: who has more entries than
    there are lines goes on into it.
    """
    rows: dict[int, dict[str, Entry]] = {}
    ids: dict[int, str] = {}
    for (row, column), entry in strip.grid.cells.items():
        if strip.first <= row <= strip.last:
            if column == strip.ids:
                ids[row] = str(entry.value).strip()
            elif column == strip.at.get(strip.columns.get(column, "")) and not typed_values.is_blank(entry.value):
                rows.setdefault(row, {})[strip.columns[column]] = entry
    for row in sorted({*rows, *ids}):
        is_marked = ids.get(row, "").startswith(MARK)
        if ids.get(row) != CHECK_ROW and (not is_marked or rows.get(row)):
            yield SheetRow(row, "" if is_marked else ids.get(row, ""), rows.get(row, {}))


def place_on(grid: Grid, row: int, column: int) -> Place:
    """Return the place of a cell of a sheet."""
    return Place(row, column, grid.name, address(row, column))


def outside(grid: Grid, strips: list[Strip]) -> dict[tuple[int, int], str]:
    """Return the texts outside the tables of a sheet, by row and column, without rows moved below a table."""
    inside = {}
    for row in {row for row, _ in grid.cells}:
        for strip in strips:
            moved = strip.end < row <= strip.last and (row, strip.ids) in grid.cells
            if moved or min(strip.codes, strip.header) <= row <= strip.end:
                inside[row] = max(strip.columns, default=strip.ids)
    return {
        (row, column): str(entry.value).replace('"', " ") if entry.is_formula else str(entry.value)
        for (row, column), entry in grid.cells.items()
        if column > inside.get(row, 0) and _is_text(entry, alone=not strips)
    }


def _is_text(entry: Entry, *, alone: bool) -> bool:
    """Tell whether a cell holds a text; a formula may, and a long number, on a sheet of a person's own."""
    if entry.is_formula:
        return alone and '"' in str(entry.value)
    return isinstance(entry.value, str) or (alone and isinstance(entry.value, int) and entry.value >= _NO_COUNT)


def _strip(grid: Grid, row: int, column: int, last: int, end: int) -> Strip:
    codes = {
        across: str(entry.value).strip()
        for (down, across), entry in grid.cells.items()
        if down == row and across != column and isinstance(entry.value, str)
    }
    first = {code: across for across, code in sorted(codes.items(), reverse=True)}
    below = grid.cells.get((row + 1, column))
    header = row + 1 if below is not None and below.value == HEAD_ROW else row - 1
    return Strip(grid, column, codes, first, row, header, max(row, header) + 1, last, end)
