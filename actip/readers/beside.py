"""Own the reading of what an annotated copy says beside the cells: it is ours by its mark, and is passed over."""

from actip.form.beside import beside_mark, is_beside_mark
from actip.gate.sheets import Entry, Grid
from actip.gate.workbook import Book

_BLANK = Entry("")


def without_findings(book: Book) -> Book:
    """Return a workbook without the findings of a copy beside its cells.

    What stands in their place and says something else stays: somebody typed it.
    """
    return book._replace(grids=tuple(map(_without, book.grids)))


def _without(grid: Grid) -> Grid:
    marks = {at: str(entry.value) for at, entry in grid.cells.items() if is_beside_mark(entry.value)}
    if not marks:
        return grid
    ours = set(marks)
    for (row, column), mark in marks.items():
        beside = ((row, column + 1), (row, column + 2))
        words = [grid.cells.get(at, _BLANK) for at in beside]
        if not any(entry.is_formula for entry in words) and beside_mark(*(str(entry.value) for entry in words)) == mark:
            ours.update(beside)
    return grid._replace(cells={at: entry for at, entry in grid.cells.items() if at not in ours})
