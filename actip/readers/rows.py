"""Own the rows of all sheets of a workbook as they stand, whoever reads them: those that are hidden as well."""

from collections.abc import Container, Iterator

from actip.form import MARK
from actip.format.records import Line
from actip.gate.sheets import Entry, Grid, address, letters
from actip.gate.workbook import Book
from actip.readers import typed_values
from actip.readers.leftover import LeftoverFinder, is_check

_FEWEST = 2  # rows from which on they can be a register of persons


def rows(book: Book, aside: Container[str], leftover: LeftoverFinder) -> Iterator[Line]:
    """Yield the rows of all sheets that are no lists of the form; of its tables those with a text of a person's own."""
    for number, grid in enumerate(book.grids):
        if grid.name not in aside:
            listed = list(_rows(number, grid, leftover.words if grid.name in leftover.areas else None))
            yield from listed if len(listed) >= _FEWEST else ()


def _rows(number: int, grid: Grid, ours: Container[object] | None) -> Iterator[Line]:
    """Yield the rows of a sheet in which something stands that is none of `ours`; what merged cells hide as well."""
    cells = {**grid.covered, **grid.cells} if grid.covered else grid.cells
    columns: dict[int, list[int]] = {}
    theirs = set()
    for (row, column), entry in cells.items():
        if not entry.is_formula:
            columns.setdefault(row, []).append(column)
            if row not in theirs and (ours is None or (_is_theirs(entry) and entry.value not in ours)):
                theirs.add(row)
    for row in sorted(theirs):
        filled = [
            (column, text)
            for column in sorted(columns[row])
            if (text := typed_values.text_of(cells[row, column].value).strip())
        ]
        if filled:
            names, texts = zip(*((letters(column), text) for column, text in filled), strict=True)
            ends = (address(row, column) for column in (filled[0][0], filled[-1][0]))
            yield Line(f"/besides/{number}", f"/besides/{number}/{row}", names, texts, *ends)


def _is_theirs(entry: Entry) -> bool:
    """Tell whether a cell of the form's own sheets can hold a name, a phone or a day, and no id or check of ours."""
    if isinstance(entry.value, str):
        return (
            " " in entry.value.strip()
            and "=" not in entry.value
            and entry.value[:1] != MARK[0]
            and not is_check(entry.value)
        )
    return not isinstance(entry.value, int | float)
