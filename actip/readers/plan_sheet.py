"""Own the way from the sheet of a work plan to a Document: by its headings, never by an address.

Rows and columns may have been moved. What cannot be read for certain, or belongs to no activity, is told with its cell;
nothing that holds something is passed over.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError
from actip.form import Field, FieldKind
from actip.format.formats import WORK_PLAN as FORMAT
from actip.format.keys import Key, Kind
from actip.format.work_plan import ABOVE, columns
from actip.gate.scalars import folded
from actip.gate.sheets import Entry, Grid, address
from actip.gate.workbook import Book, open_workbook
from actip.model import Document, Place
from actip.readers import typed_values
from actip.readers.cell_values import Values
from actip.readers.gathering import Gathered
from actip.readers.understanding import Dictionary

SUFFIX = ".xlsx"
GUIDE, LISTS = "How to fill", "_lists"  # the sheets that hold nothing of a plan
_KINDS = {
    Kind.AMOUNT: FieldKind.NUMBER,
    Kind.COUNT: FieldKind.COUNT,
    Kind.MOMENT: FieldKind.MOMENT,
    Kind.CODE: FieldKind.CODE,
    Kind.INDICATOR: FieldKind.CODE,
}
_OF_ONE = ("number", "activity", "decision")  # what is of one entry alone, over however many rows it stands
_ENOUGH = 3  # headings by which a row is known as the one of the headings


class Stray(NamedTuple):
    """What stands in a sheet and cannot be used: its place, what it is, and what to do."""

    place: Place
    message: str
    remedy: str


class PlanSheet(NamedTuple):
    """A sheet as a document, and what in it has no place in a plan."""

    document: Document
    strays: tuple[Stray, ...]


def plan_in(path: str, content: bytes, catalogue: Catalogue) -> PlanSheet:
    """Read the sheets of a plan. Raises UnreadableSubmission for no workbook, ActipError for one without a plan."""
    return _PlanReader(path, content, open_workbook(content), catalogue).plan()


class _PlanReader:
    """Read the tables of one workbook."""

    def __init__(self, path: str, content: bytes, book: Book, catalogue: Catalogue) -> None:
        self.path = path
        self.book = book
        self.gathered = Gathered()
        self.gathered.data = {"format": FORMAT}
        self.values = Values(self.gathered, content, book.epoch, Dictionary(catalogue, ()))
        self.strays: list[Stray] = []

    def plan(self) -> PlanSheet:
        heads = {grid.name: head for grid in self.book.grids if (head := _head(grid))}
        if not heads:
            headings = ", ".join(f"'{key.heading}'" for _, key in columns("activities")[:4])
            raise ActipError(
                f"{self.path} holds no work plan: no sheet has a row of headings such as {headings}.",
                "Write an empty sheet with: actip template --workplan -o plan.xlsx",
            )
        first: dict[str, str] = {}
        for grid in self.book.grids:
            listed, row = heads.get(grid.name, ("", 0))
            if listed and listed not in first:
                first[listed] = grid.name
                self.table(grid, listed, row)
            elif grid.name not in (GUIDE, LISTS) and (cells := _rows(grid)):
                row = min(cells)
                why = f"'{first[listed]}' is one already" if listed else "it is no part of a plan"
                self.stray(grid, row, min(cells[row]), f"This sheet was not read: {why}.", "Take it out.")
        places = dict(self.gathered.places)
        document = Document(
            self.path,
            self.gathered.data,
            tuple(self.gathered.faults),
            (),
            lambda: places,
            frozenset(self.gathered.refused),
            sheets=tuple(grid.name for grid in self.book.grids),
        )
        return PlanSheet(document, tuple(self.strays))

    def stray(self, grid: Grid, row: int, column: int, message: str, remedy: str) -> None:
        self.strays.append(Stray(_place(grid, row, column), message, remedy))

    def table(self, grid: Grid, listed: str, head: int) -> None:
        """Read a list below its headings, and what is said of the whole plan above them."""
        rows = _rows(grid)
        by_column = self._headed(grid, rows[head], listed, head)
        spread = self._merged(grid, head, by_column)
        if listed == "activities":
            self._above(grid, rows, head)
        entry, measure = -1, -1
        for row, cells in rows.items():
            if row <= head:
                continue
            for column in cells:
                if column not in by_column:
                    self.stray(grid, row, column, "It stands in no column of the plan.", "Move it into one.")
                elif (row, column) in grid.struck:
                    self.stray(grid, row, column, "It is struck through.", "Clear the cell, or take the line away.")
            paths = [by_column[column][0] for column in cells if column in by_column]
            is_new, is_measured = (any(("/" in path) is below for path in paths) for below in (False, True))
            if is_new:
                entry, measure = entry + 1, -1
            elif paths and entry < 0:
                self.stray(grid, row, min(cells), "It stands below no activity.", "Move it below its activity.")
                continue
            measure += is_measured
            for column, (path, key) in by_column.items():
                if is_measured if "/" in path else is_new:
                    pointer = f"/{listed}/{entry}/{path.replace('/0/', f'/{measure}/')}"
                    cell = cells.get(column) or spread.get((row, column))
                    self._read(pointer, key, cell, _place(grid, row, column))

    def _read(self, pointer: str, key: Key, cell: Entry | None, place: Place) -> None:
        """Read one cell of an entry; of a blank one its place is remembered, for what is missed in it."""
        self.gathered.mark(pointer, place)
        if cell is not None:
            self._cell(pointer, key, cell, place)

    def _cell(self, pointer: str, key: Key, cell: Entry, place: Place) -> None:
        if key.name == "number" and isinstance(cell.value, datetime | date):
            self.strays.append(
                Stray(place, "A spreadsheet made a day of the number.", "Format the cell as text, and type it anew.")
            )
            return
        kind = _KINDS.get(key.kind, FieldKind.TEXT)
        if key.kind is not Kind.TEXTS:
            self.values.value(pointer, cell, Field(key.name, key.title, kind, codes=key.codes), place)
            return
        value = self.values.settled(cell, pointer, place)
        if value is not None:
            names = list(_several(typed_values.text(value), self.values))
            self.gathered.put(pointer, names)
            for number, _ in enumerate(names):
                self.gathered.mark(f"{pointer}/{number}", place)

    def _headed(self, grid: Grid, cells: Mapping[int, Entry], listed: str, head: int) -> dict[int, tuple[str, Key]]:
        """Return what each column holds, by its heading; one that is not known, or stands twice, is told."""
        meant = {folded(key.heading): (path, key) for path, key in columns(listed)}
        headings = f"The headings are: {', '.join(key.heading for _, key in columns(listed))}."
        by_column: dict[int, tuple[str, Key]] = {}
        for column, cell in cells.items():
            word = _word(cell)
            if word not in meant:
                self.stray(grid, head, column, "It heads no column of a plan.", headings)
            elif meant[word] in by_column.values():
                self.stray(grid, head, column, "This heading stands twice.", "Keep one of the two columns.")
            else:
                by_column[column] = meant[word]
        return by_column

    def _above(self, grid: Grid, rows: Mapping[int, Mapping[int, Entry]], head: int) -> None:
        """Read the lines above the headings: a label, and beside it what it says."""
        labels = {folded(key.heading): key for key in ABOVE}
        for row, cells in rows.items():
            for column, cell in cells.items():
                if row < head and (key := labels.get(_word(cell))) and f"/{key.name}" not in self.gathered.places:
                    self._read(f"/{key.name}", key, cells.get(column + 1), _place(grid, row, column + 1))

    def _merged(self, grid: Grid, head: int, by_column: Mapping[int, tuple[str, Key]]) -> dict[tuple[int, int], Entry]:
        """Return what merged cells of one column say of each row; those of several columns are told."""
        spread: dict[tuple[int, int], Entry] = {}
        for top, left, bottom, right in grid.merged:
            cell = grid.cells.get((top, left))
            if bottom <= head or cell is None:
                continue
            if left != right or top <= head:
                area = f"{address(top, left)}:{address(bottom, right)}"
                self.stray(grid, top, left, f"The cells {area} are merged.", "Unmerge them and fill in each.")
            elif left in by_column and by_column[left][0] not in _OF_ONE:
                spread |= {(row, left): cell for row in range(top + 1, min(bottom, max(_rows(grid))) + 1)}
        for row, column in grid.covered:
            if row > head:
                self.stray(grid, row, column, "Merged cells hide it.", "Unmerge them, and see what is right.")
        return spread


def _several(text: str, values: Values) -> Iterator[str]:
    """Yield the names in a cell: a line each, or with ; between them; with commas where each part is a code or id."""
    parts = [part.strip() for line in text.splitlines() for part in line.split(";") if part.strip()]
    for part in parts:
        smaller = [one.strip() for one in part.split(",") if one.strip()]
        is_list = all(_is_short(one, values) for one in smaller)
        yield from smaller if is_list else [part]


def _is_short(word: str, values: Values) -> bool:
    """Tell whether a word is a member state or looks like an article: commas between such words make a list."""
    return folded(word) in values.meanings("member_states") or any(sign.isdigit() for sign in word)


def _head(grid: Grid) -> tuple[str, int] | None:
    """Return which list a sheet holds, and the row of its headings; None where it holds none."""
    for row, cells in _rows(grid).items():
        words = {_word(cell) for cell in cells.values()}
        for listed, main in (("activities", "activity"), ("decisions", "decision")):
            headings = {folded(key.heading) for _, key in columns(listed)}
            if folded(dict(columns(listed))[main].heading) in words and len(headings & words) >= _ENOUGH:
                return listed, row
    return None


def _rows(grid: Grid) -> dict[int, dict[int, Entry]]:
    """Return the cells that show something, by row and column, in their order."""
    rows: dict[int, dict[int, Entry]] = {}
    for row, column in sorted(grid.cells):
        cell = grid.cells[row, column]
        if cell.is_formula or not typed_values.is_blank(cell.value):
            rows.setdefault(row, {})[column] = cell
    return rows


def _word(cell: Entry) -> str:
    """Return a heading or a label as it is compared; a star, as some put behind what is required, says nothing."""
    return "" if cell.is_formula else folded(typed_values.text_of(cell.value)).rstrip(" *:")


def _place(grid: Grid, row: int, column: int) -> Place:
    return Place(row, column, grid.name, address(row, column))
