"""Own what of a form is not read as an answer: hidden, merged, left out, missing, or beside the questions."""

from collections.abc import Iterable, Mapping
from itertools import islice

from actip.catalogue.entries import Catalogue
from actip.form import CHECK_ROW, IDENTITY, MARK, REMARK, Form, Style, Table
from actip.form.frame_words import frame_words, notes
from actip.format.fields import coordinate_lists
from actip.gate.sheets import Grid, address, letters
from actip.gate.workbook import Book
from actip.model import Place
from actip.readers.gathering import Gathered
from actip.readers.strips import SheetRow, Strip, outside, place_on
from actip.readers.understanding import Dictionary

_LARGE = 10_000  # merged cells that are reported whatever they cover


class _Since:
    """What versions of the catalogue later than a form's have added: such a form could not have it."""

    def __init__(self, catalogue: Catalogue, version: object) -> None:
        changes = catalogue.since(version)
        self.names = {name for change in changes for name in change.new}
        self.codes = {(change.list, name) for change in changes if change.what == "code" for name in change.new}
        self.lists = coordinate_lists(catalogue)

    def brought(self, name: str, fixed: Mapping[str, str]) -> bool:
        """Tell whether a row or column came with a later version, by its id and the coordinates of its figures."""
        codes = {(self.lists.get(key), code) for key, code in fixed.items()}
        return bool(self.names & {name, fixed.get("indicator")} or self.codes & codes)


class Unread:
    """Report what would be lost without a word."""

    def __init__(
        self, gathered: Gathered, book: Book, tables: Mapping[str, list[Strip]], dictionary: Dictionary
    ) -> None:
        """Take the workbook, the tables that were found in it, and what its words mean."""
        self.gathered = gathered
        self.book = book
        self.tables = tables
        self.catalogue = dictionary.catalogue
        self.dictionary = dictionary

    def columns_twice(self, table: Table, strip: Strip) -> None:
        """Report two columns with the same code; the first one counts."""
        seen: dict[str, int] = {}
        for column, code in sorted(strip.columns.items()):
            if code in seen and any(field.code == code for field in table.inputs):
                place = strip.place(strip.first - 1, column)
                facts = {"found": _title(table, code), "where": "column", "column": letters(seen[code])}
                self.gathered.tell("FIL128", facts, place)
            seen.setdefault(code, column)

    def hidden(self, table: Table, strip: Strip, lines: Iterable[SheetRow]) -> None:
        """Report answers in rows or sheets that nobody sees."""
        inputs = {field.code for field in table.inputs}
        rows = [line.at for line in lines if line.at in strip.grid.hidden_rows and inputs & set(line.entries)]
        filled = any(inputs & set(line.entries) for line in lines)
        if rows or (strip.grid.hidden and filled):
            place = strip.place(rows[0] if rows else strip.first, strip.ids + 1)
            facts = {"sheet": strip.grid.name, "rows": [str(row) for row in rows] or None}
            self.gathered.tell("FIL133", facts, place)

    def left_out(self, sheets_read: set[str]) -> None:
        """Report the sheets that are no part of the form."""
        for grid in self.book.grids:
            if grid.cells and grid.name not in sheets_read:
                self.gathered.tell("FIL130", {"found": grid.name}, place_on(grid, *min(grid.cells)))
        if self.book.strange:
            self.gathered.tell("FIL132", {"strange": list(self.book.strange)}, Place())

    def missing(self, expected: Form, read: Mapping[tuple[str, int], list[SheetRow]]) -> None:
        """Report the tables, rows and columns of the form that the file lacks."""
        since = _Since(self.catalogue, self.gathered.data.get("catalogue"))
        for table in expected.tables.values():
            if not table.inputs:
                continue
            strips = self.tables.get(table.name, [])
            if not strips:
                self.gathered.tell("FIL131", {"found": table.title, "rows": None}, Place())
                continue
            present = {line.id for strip in strips for line in read[strip.grid.name, strip.first]}
            columns = {code for strip in strips for code in strip.columns.values()}
            lost = [
                row.labels[0].strip() if table.style is Style.FIGURES else row.id
                for row in table.rows
                if row.id not in present and not since.brought(row.id, row.fixed)
                if not (row.field and row.field.later)
            ]
            lost += [
                _title(table, field.code)
                for field in table.inputs
                if field.code not in columns and not field.later and not since.brought(field.code, field.fixed)
            ]
            if lost:
                place = strips[0].place(strips[0].first, strips[0].ids + 1)
                self.gathered.tell("FIL131", {"found": table.title, "rows": lost}, place)

    def merged(self) -> None:
        """Report merged cells that hide an input cell: a spreadsheet keeps only the first of them."""
        rows: dict[str, dict[int, list[int]]] = {}
        for sheet, row, column in self.gathered.inputs:
            rows.setdefault(sheet, {}).setdefault(row, []).append(column)
        for grid in self.book.grids:
            columns = rows.get(grid.name, {})
            for top, left, bottom, right in grid.merged:
                near = range(top, bottom + 1) if bottom - top < len(columns) else columns
                inputs = (
                    column
                    for row in near
                    if top <= row <= bottom
                    for column in columns.get(row, ())
                    if left <= column <= right
                )
                if (bottom - top + 1) * (right - left + 1) > _LARGE or len(list(islice(inputs, 2))) > 1:
                    first = address(top, left)
                    facts = {"found": f"{first}:{address(bottom, right)}", "first": first}
                    self.gathered.tell("FIL129", facts, place_on(grid, top, left))

    def besides(self, aside: set[str], whole: Form) -> dict[str, str]:
        """Collect what stands outside the questions, by pointer: other cells, others' remarks, file properties."""
        ours = notes(whole) | self.dictionary.frame_words
        by_sheet: dict[str, list[Strip]] = {}
        for strips in self.tables.values():
            for strip in strips:
                by_sheet.setdefault(strip.grid.name, []).append(strip)
        besides = {f"/properties/{name}": text for name, text in self.book.properties.items()} | self.gathered.beside
        besides |= {f"/besides/sheet/{number}": grid.name for number, grid in enumerate(self.book.grids)}
        for number, grid in enumerate(self.book.grids):
            texts = {} if grid.name in aside else outside(grid, by_sheet.get(grid.name, []))
            texts |= {
                at: text
                for at, text in grid.remarks.items()
                if text.strip() not in ours and not text.startswith(REMARK) and not self._was_ours(grid, at)
            }
            for (row, column), text in texts.items():
                pointer = f"/besides/{number}/{row}/{column}"
                besides[pointer] = text
                self.gathered.places[pointer] = place_on(grid, row, column)
        return besides

    def outside(self, besides: Mapping[str, str], withdrawn: Iterable[Strip], whole: Form) -> None:
        """Report texts beside and below the tables of a sheet, and remarks: they are not read."""
        words = frame_words(whole, self.catalogue.language) | self.dictionary.frame_words
        sheets: dict[str, list[Place]] = {}
        used = {place.sheet for pointer, place in self.gathered.places.items() if pointer.startswith("/obligations")}
        used |= {sheet for sheet, _, _ in self.gathered.inputs}
        for pointer, text in besides.items():
            place = self.gathered.places.get(pointer)
            ours = text in words or IDENTITY in text or text.startswith((MARK, CHECK_ROW))
            ours = ours or (place is not None and _heads(withdrawn, place))
            if place and place.sheet in used and not ours:
                sheets.setdefault(str(place.sheet), []).append(place)
        for places in sheets.values():
            self.gathered.tell("FIL136", {"cells": [str(place.cell) for place in places]}, places[0])

    def _was_ours(self, grid: Grid, at: tuple[int, int]) -> bool:
        """Tell whether a remark stands where the form of an older catalogue had one, on the label of a question."""
        older = self.gathered.data.get("catalogue") in self.catalogue.versions[:-1]
        of_sheet = (strip for strips in self.tables.values() for strip in strips if strip.grid is grid)
        return older and any(
            (at[0], strip.ids) in grid.cells and strip.ids < at[1] <= strip.ids + 2 for strip in of_sheet
        )


def _heads(withdrawn: Iterable[Strip], place: Place) -> bool:
    """Tell whether a text stands above a table that an older form had."""
    return any(
        strip.grid.name == place.sheet and strip.first - 6 <= int(place.line or 0) < strip.first for strip in withdrawn
    )


def _title(table: Table, code: str) -> str:
    return next((field.title for field in table.fields if field.code == code), code)
