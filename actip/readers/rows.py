"""Own the rows of all sheets of a workbook as they stand, whoever reads them: those that are hidden as well."""

from collections.abc import Iterator

from actip.format.records import Line
from actip.gate.sheets import Grid, address, letters
from actip.gate.workbook import Book
from actip.readers import typed_values

_FEWEST = 2  # rows from which on they can be a register of persons


def rows(book: Book) -> Iterator[Line]:
    """Yield the rows of all sheets, without the sheets on which nobody can have typed one below the other."""
    for number, grid in enumerate(book.grids):
        listed = list(_rows(number, grid))
        yield from listed if len(listed) >= _FEWEST else ()


def _rows(number: int, grid: Grid) -> Iterator[Line]:
    """Yield the rows of a sheet; what merged cells hide stands in its place."""
    cells = {**grid.covered, **grid.cells} if grid.covered else grid.cells
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(row, []).append(column)
    for row in sorted(columns):
        filled = [
            (column, text)
            for column in sorted(columns[row])
            if (text := typed_values.text_of(cells[row, column].value).strip())
        ]
        if filled:
            names, texts = zip(*((letters(column), text) for column, text in filled), strict=True)
            ends = (address(row, column) for column in (filled[0][0], filled[-1][0]))
            yield Line(f"/besides/{number}", f"/besides/{number}/{row}", names, texts, *ends)
