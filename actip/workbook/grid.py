"""Own where everything stands on the sheets of a form, and what stands there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from actip.form import Form, Style, Table
from actip.workbook.fill import FilledRow, Scalar

TOP = 4  # rows for the title, the lead, and the way back


class Ref(NamedTuple):
    """One cell: its sheet, its row and column from 0, and what stands in it."""

    sheet: str
    row: int
    column: int
    value: Scalar | None = None

    @property
    def here(self) -> str:
        """The address as a formula in the same row writes it: it moves with the row when rows are sorted."""
        return str(xl_rowcol_to_cell(self.row, self.column))

    @property
    def key(self) -> tuple[str, str]:
        """The sheet and the address."""
        return self.sheet, self.here

    @property
    def link(self) -> str:
        """The address as a link writes it."""
        return f"'{self.sheet}'!{self.here}"

    @property
    def at(self) -> str:
        """The address as a formula on any sheet writes it."""
        return f"'{self.sheet}'!{xl_rowcol_to_cell(self.row, self.column, row_abs=True, col_abs=True)}"


class Placed(NamedTuple):
    """One table on its sheet: the rows, from 0, of its title, bands, header and codes above it, and its lines."""

    table: Table
    sheet: str
    title: int | None  # None where the sheet has no other table
    bands: int | None
    header: int
    codes: int
    lines: tuple[FilledRow, ...]

    @property
    def first(self) -> int:
        """The row of the first line."""
        return self.header + 1

    @property
    def last(self) -> int:
        """The row of the last line."""
        return self.header + len(self.lines)

    @property
    def end(self) -> int:
        """The row that ends the table."""
        return self.last + (2 if self.table.checked_down else 1)

    def column(self, code: str) -> int:
        """Return the column of a field; the first column of a sheet holds the ids."""
        return 1 + [field.code for field in self.table.fields].index(code)

    def ref(self, line: int, code: str) -> Ref:
        """Return the cell of a field in a line."""
        return Ref(self.sheet, self.first + line, self.column(code), self.lines[line].values.get(code))

    def down(self, code: str) -> list[Ref]:
        """Return the cells of a field in every line."""
        return [self.ref(line, code) for line in range(len(self.lines))]

    def span(self, code: str) -> str:
        """Return the range of a field over all lines, as a formula on any sheet writes it."""
        first, last = self.ref(0, code), self.ref(len(self.lines) - 1, code)
        return f"{first.at}:{last.at.partition('!')[2]}"


def placed(form: Form, lines: Mapping[str, Sequence[FilledRow]]) -> dict[str, Placed]:
    """Place every table on its sheet; lists get spare rows below the filled ones."""
    tables = {}
    for at, sheet in enumerate(form.sheets):
        row = TOP + (0 if at else len(form.notices)) + len(sheet.legend)
        for table in sheet.tables:
            rows = list(lines.get(table.name, ()))
            if table.style in (Style.RECORD, Style.ENTRIES) and not rows:
                rows = [FilledRow(entry, {}) for entry in table.rows]
            free = len(rows) - len(table.rows)
            room = max(
                table.spare, free + 5 if table.spare > 1 else free
            )  # one: only what was carried over stands there
            rows += [FilledRow(None, {})] * (room - free if table.spare else 0)
            title = row if len(sheet.tables) > 1 else None
            top = row if title is None else row + 2
            bands = top if any(field.band for field in table.fields) else None
            codes = top + (bands is not None)
            tables[table.name] = Placed(table, sheet.name, title, bands, codes + 1, codes, tuple(rows))
            row = tables[table.name].end + 2
    return tables


def areas(cells: Iterable[Ref]) -> list[str]:
    """Join cells, given line by line, into few rectangles: lines with the same columns become one."""
    blocks: list[list[Ref]] = []  # the first and the last cell of each
    for cell in cells:
        if blocks and (cell.row, cell.column) == (blocks[-1][1].row, blocks[-1][1].column + 1):
            blocks[-1][1] = cell
        else:
            blocks.append([cell, cell])
    joined: list[list[Ref]] = []
    for first, last in blocks:
        above = joined[-1] if joined else None
        same = above and (above[0].column, above[1].column) == (first.column, last.column)
        if above and same and above[1].row + 1 == first.row and above[0].sheet == first.sheet:
            above[1] = last
        else:
            joined.append([first, last])
    return [one.at if one == other else f"{one.at}:{other.at.partition('!')[2]}" for one, other in joined]


def ranges(cells: Iterable[Ref], *, here: bool = False) -> list[str]:
    """Join cells into the fewest ranges, each one column or one row of one sheet; `here` as in `Ref`."""
    runs: list[list[Ref]] = []
    for cell in cells:
        last = runs[-1] if runs else []
        one_column = last and cell.column == last[-1].column == last[0].column and cell.row == last[-1].row + 1
        one_row = last and cell.row == last[-1].row == last[0].row and cell.column == last[-1].column + 1
        if last and cell.sheet == last[0].sheet and (one_column or one_row):
            last.append(cell)
        else:
            runs.append([cell])
    if here:
        return [run[0].here if len(run) == 1 else f"{run[0].here}:{run[-1].here}" for run in runs]
    return [run[0].at if len(run) == 1 else f"{run[0].at}:{run[-1].at.partition('!')[2]}" for run in runs]
