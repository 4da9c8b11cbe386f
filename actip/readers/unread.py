"""Own what of a form is not read as an answer: hidden, merged, left out, missing, or beside the questions."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from actip.catalogue.entries import Catalogue
from actip.form import REMARK, UNREAD, Form, Row, Table
from actip.form.choices import typed
from actip.format.fields import coordinate_lists
from actip.gate.sheets import Entry, Grid, address, letters
from actip.gate.workbook import Book
from actip.model import Place
from actip.readers import typed_values
from actip.readers.gathering import Gathered
from actip.readers.leftover import Cells, LeftoverFinder, is_check
from actip.readers.strips import SheetRow, Strip, lines, outside, place_on
from actip.readers.understanding import Dictionary
from actip.readers.visible import Mismatch
from actip.texts import ENGLISH

_HEADS = 5  # rows above the lines of a sheet that lists something
_OF_PAGES = ("", "/")
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
        indicator = fixed.get("indicator")
        figures = {f"{indicator}/{fixed.get(key)}" for key in ("measure", "subset")}
        return bool(self.names & {name, name.partition("/")[0], indicator, *figures} or self.codes & codes)


class Unread:
    """Report what would be lost without a word."""

    def __init__(
        self,
        gathered: Gathered,
        book: Book,
        tables: Mapping[str, list[Strip]],
        aside: Collection[str],
        dictionary: Dictionary,
    ) -> None:
        """Take the workbook, its tables, the sheets of the form that take no answer, and what its words mean."""
        self.aside = aside
        self._titles: set[str] = set()  # what stands on the sheets that have lost their marks
        self.gathered = gathered
        self.book = book
        self.tables = tables
        self.catalogue = dictionary.catalogue
        self.dictionary = dictionary
        self._beside: dict[
            str, dict[tuple[int, int], str]
        ] = {}  # what stands in the tables of a sheet and is no answer

    def columns_twice(self, table: Table, strip: Strip) -> None:
        """Report two columns with the same code; the first one counts."""
        seen: dict[str, int] = {}
        for column, code in sorted(strip.columns.items()):
            if code in seen and any(field.code == code for field in table.inputs):
                place = strip.place(strip.codes, column)
                facts = {"found": _title(table, code), "where": "column", "column": letters(seen[code])}
                self.gathered.tell("FIL128", facts, place)
            seen.setdefault(code, column)

    def table_twice(self, table: Table, strip: Strip, first: Strip) -> None:
        """Report a list that stands twice with other entries, as on a copied sheet; an equal one is read once."""
        inputs = [field.code for field in table.inputs]
        entries, before = (
            [[str(line.entries[code].value) for code in inputs if code in line.entries] for line in lines(one)]
            for one in (strip, first)
        )
        is_equal = [entry for entry in entries if entry] == [entry for entry in before if entry]
        for line in lines(strip):
            for code in inputs:
                if code in line.entries and is_equal:
                    self.gathered.inputs[strip.grid.name, line.at, strip.at[code]] = ""
                elif code in line.entries:
                    self.gathered.leave_unread(strip.place(line.at, strip.at[code]), line.entries[code].value)
        if not is_equal and any(entries):
            facts = {"found": table.title, "where": "table", "sheet": first.grid.name}
            self.gathered.tell("FIL128", facts, strip.place(strip.first, strip.ids + 1))

    def hidden(self, table: Table, strip: Strip, lines: Sequence[SheetRow]) -> None:
        """Report answers in rows, columns or sheets that nobody sees, and those that are struck through."""
        inputs = {field.code for field in table.inputs}
        rows = [line.at for line in lines if line.at in strip.grid.hidden_rows and inputs & set(line.entries)]
        filled = any(inputs & set(line.entries) for line in lines)
        if rows or (strip.grid.hidden and filled):
            place = strip.place(rows[0] if rows else strip.first, strip.ids + 1)
            facts = {"sheet": strip.grid.name, "rows": [str(row) for row in rows] or None}
            self.gathered.tell("FIL133", facts, place)
        self._in_hidden_columns(strip, lines, {field.code for field in table.inputs if not field.locked})
        self._struck(strip, lines, inputs)

    def _in_hidden_columns(self, strip: Strip, lines: Sequence[SheetRow], inputs: Container[str]) -> None:
        columns = [
            at for code, at in sorted(strip.at.items(), key=lambda entry: entry[1])
            if at in strip.grid.hidden_columns and code in inputs and any(code in line.entries for line in lines)
        ]  # fmt: skip
        if columns:
            facts = {"sheet": strip.grid.name, "columns": [letters(at) for at in columns]}
            self.gathered.tell("FIL144", facts, strip.place(strip.first, columns[0]))

    def _struck(self, strip: Strip, lines: Iterable[SheetRow], inputs: Container[str]) -> None:
        cells = [
            strip.place(line.at, strip.at[code])
            for line in lines
            for code in line.entries
            if code in inputs and (line.at, strip.at.get(code)) in strip.grid.struck
        ]
        if cells:
            facts = {"sheet": strip.grid.name, "cells": [str(place.cell) for place in cells]}
            self.gathered.tell("FIL145", facts, cells[0])

    def left_out(self, sheets_read: set[str]) -> None:
        """Report the sheets that are no part of the form."""
        for grid in self.book.grids:
            if grid.cells and grid.name not in sheets_read:
                filled = sum(not typed_values.is_blank(entry.value) for entry in grid.cells.values())
                self.gathered.tell("FIL130", {"found": grid.name, "cells": filled}, place_on(grid, *min(grid.cells)))
        if self.book.strange:
            self.gathered.tell("FIL132", {"strange": list(self.book.strange)}, Place())

    def missing(
        self, expected: Form, read: Mapping[tuple[str, int], list[SheetRow]], on_demand: Collection[str]
    ) -> None:
        """Report the tables, rows and columns of the form that the file lacks.

        `on_demand` names the tables that it was written with besides those of every form.
        """
        since = _Since(self.catalogue, self.gathered.data.get("catalogue"))
        for table in expected.tables.values():
            if not table.inputs:
                continue
            strips = self.tables.get(table.name, [])
            if not strips and table.title in self._titles:
                continue  # it is there, without its marks
            is_optional = table.later or (table.part and table.name not in on_demand)
            if not strips and (is_optional or since.brought(table.name, {})):
                continue
            if not strips:
                self.gathered.tell("FIL131", {"found": table.title, "rows": None}, Place())
                continue
            present = {line.id for strip in strips for line in read.get((strip.grid.name, strip.first), ())}
            columns = {code for strip in strips for code in strip.columns.values()}
            lost = [
                self._called(row)
                for row in table.rows
                if row.id not in present and not since.brought(row.id, row.fixed)
                if not row.part and not row.heading and not (row.field and row.field.later)
            ]
            lost += [
                _title(table, field.code)
                for field in table.inputs
                if field.code not in columns and not field.later and not since.brought(field.code, field.fixed)
            ]
            if lost:
                place = strips[0].place(strips[0].first, strips[0].ids + 1)
                self.gathered.tell("FIL131", {"found": table.title, "rows": lost}, place)

    def _called(self, row: Row) -> str:
        """Return what a person knows a row by: the id that it shows, else its heading or its label."""
        if row.id in self.catalogue.obligations or row.id in self.catalogue.lists["court_indicators"].codes:
            return row.id
        labels = [label.strip() for label in (row.field.title if row.field else "", *row.labels)]
        return next(filter(None, labels), row.id)

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
                lost = [
                    (row, column)
                    for row, column in grid.covered
                    if (grid.name, row, column) in self.gathered.inputs
                    and top <= row <= bottom
                    and left <= column <= right
                ]
                for at in lost:
                    self.gathered.leave_unread(place_on(grid, *at), grid.covered[at].value)
                if lost or (bottom - top + 1) * (right - left + 1) > _LARGE or len(list(islice(inputs, 2))) > 1:
                    first = address(top, left)
                    facts = {"found": f"{first}:{address(bottom, right)}", "first": first}
                    self.gathered.tell("FIL129", facts, place_on(grid, top, left))

    def besides(self, ours: Container[str], printed: Container[str] = ()) -> dict[str, str]:
        """Collect every text that is no answer, by pointer: other cells, remarks, margins, drawings, properties.

        What is `printed` stands around the tables of every form, and no rule has to look at it.
        """
        by_sheet: dict[str, list[Strip]] = {}
        for strips in self.tables.values():
            for strip in strips:
                by_sheet.setdefault(strip.grid.name, []).append(strip)
        besides = {f"/properties/{name}": text for name, text in self.book.properties.items()} | self.gathered.beside
        besides |= {f"/besides/sheet/{number}": grid.name for number, grid in enumerate(self.book.grids)}
        numbers = {grid.name: number for number, grid in enumerate(self.book.grids)}
        for cell in self.gathered.unread.values():
            pointer = f"/besides/{numbers.get(cell.place.sheet or '', '')}/{cell.place.line}/{cell.place.column}"
            besides[pointer] = cell.text
            self.gathered.places[pointer] = cell.place
        besides |= {f"/besides/drawn/{number}": text for number, text in enumerate(self.book.drawn)}
        besides |= {f"/besides/named/{number}": text for number, text in enumerate(self.book.labels)}
        for number, grid in enumerate(self.book.grids):
            at = f"/besides/aside/{number}" if grid.name in self.aside else f"/besides/{number}"
            margins = enumerate(text for text in grid.margins if text not in ours and text not in _OF_PAGES)
            besides |= {f"{at}/margins/{line}": text for line, text in margins}
            self.gathered.places[at] = Place(None, None, grid.name)
            strips = by_sheet.get(grid.name, [])
            if grid.name in self.aside:
                texts = self._foreign_texts(grid, ours)
            else:
                texts = {cell: text for cell, text in outside(grid, strips).items() if text not in printed}
            texts |= {cell: str(entry.value) for cell, entry in grid.covered.items() if isinstance(entry.value, str)}
            remarks = {(place.line, place.column): "remark" for place in self._foreign_remarks(grid, ours)}
            several = (
                ("", texts),
                ("/beside", self._beside.get(grid.name, {})),
                ("/remark", {cell: text for cell, text in grid.remarks.items() if cell in remarks}),
                ("/link", grid.addressed),
            )
            for what, of_cells in several:
                for (row, column), text in of_cells.items():
                    if what != "/beside" or (row, column) not in texts:
                        pointer = f"{at}/{row}/{column}{what}"
                        besides[pointer] = text
                        self.gathered.places[pointer] = place_on(grid, row, column)
        return besides

    def _foreign_texts(self, grid: Grid, ours: Container[str]) -> dict[tuple[int, int], str]:
        """Return what stands on a sheet of the form that takes no answer, and is not what the form says."""
        return {
            at: entry.value
            for at, entry in grid.cells.items()
            if isinstance(entry.value, str) and not entry.is_formula and entry.value not in ours
            if entry.value not in self.words and not is_check(entry.value) and " " in entry.value.strip()
        }

    @cached_property
    def words(self) -> set[str]:
        """What the lists and the articles say, in the language of the form."""
        catalogue = self.catalogue
        words = {catalogue.warning, *catalogue.indicators}
        words.update(code.label for codes in catalogue.lists.values() for code in codes.codes.values())
        words.update(indicator.title for indicator in catalogue.indicators.values())
        if catalogue.language is not ENGLISH:  # of what can be picked the form has the English, too
            picked = ("indicators", "dimensions", "breakdowns", "member_states", *catalogue.lists)
            words.update(text for name in picked for text, _ in typed(catalogue, name))
        for obligation in catalogue.obligations.values():
            for value in obligation:
                if type(value) is str:
                    words.add(value)
                elif type(value) is tuple and value and type(value[0]) is str:
                    words.add("; ".join(value))
        return words

    def sorted_apart(self, table: Table, strip: Strip, lines: Iterable[SheetRow], wrong: Sequence[Mismatch]) -> None:
        """Report a table whose rows or columns show others than their hidden marks name; nothing of it was read."""
        for line in lines:
            for field in table.inputs:
                if (at := strip.at.get(field.code)) is not None and (entry := line.entries.get(field.code)):
                    self.gathered.leave_unread(strip.place(line.at, at), entry.value)
        first = wrong[0]
        facts: dict[str, object] = {"title": table.title, "visible": first.visible, "hidden": first.hidden}
        facts |= {"apart": "columns", "column": letters(first.column)} if first.is_column else {"apart": "rows"}
        facts |= {} if first.is_column else {"row": first.row}
        self.gathered.tell("FIL141", {**facts, "number": len(wrong)}, strip.place(first.row, first.column))

    def leftovers(self, leftover: LeftoverFinder, sheets_read: set[str]) -> None:
        """Report what stands on the sheets of the form and nobody read: answers that are lost, then remarks."""
        for grid in self.book.grids:
            if grid.cells.get((2, 1), Entry("")).value == UNREAD:
                self._still_unread(grid)
            elif grid.name in self.aside:
                self._lost(leftover.numbers_of(grid) if not grid.name.startswith("_") else [], "FIL143")
            elif any(strip.grid is grid for strips in self.tables.values() for strip in strips):
                cells = leftover.of(grid)
                self._beside[grid.name] = {
                    (int(place.line or 0), int(place.column or 0)): str(entry.value) for place, entry in cells.remarks
                }
                self._lost(cells.answers, "FIL143")
                remarks = [place for place, _ in cells.remarks] + self._foreign_remarks(grid, leftover.ours)
                if remarks:
                    self.gathered.tell("FIL136", {"cells": [str(place.cell) for place in remarks]}, remarks[0])
            elif grid.name not in sheets_read and (lost := leftover.without_marks(grid)) is not None:
                self._lost(lost, "FIL142")
                self._titles |= {str(entry.value) for entry in grid.cells.values()}
                sheets_read.add(grid.name)

    def _still_unread(self, grid: Grid) -> None:
        """Report the lines of a copy that say what was not read of the form before it, as long as they stand there."""
        rows = sorted({row for (row, column), entry in grid.cells.items() if row > _HEADS and entry.value})
        for row in rows:
            text = grid.cells.get((row, 3)) or grid.cells.get((row, 2)) or Entry("")
            self.gathered.leave_unread(place_on(grid, row, 3), text.value)
        if rows:
            facts = {"sheet": grid.name, "lines": len(rows)}
            self.gathered.tell("FIL148", facts, place_on(grid, rows[0], 2))

    def _lost(self, cells: Cells, rule: str) -> None:
        if cells:
            place = cells[0][0]
            facts = {"sheet": str(place.sheet), "cells": [str(at.cell) for at, _ in cells]}
            self.gathered.tell(rule, facts, place)
            for at, entry in cells:
                self.gathered.leave_unread(at, entry.value)

    def _foreign_remarks(self, grid: Grid, ours: Container[str]) -> list[Place]:
        """Return where remarks hang on the cells of a sheet that are not the form's own."""
        return [
            place_on(grid, *at)
            for at, text in grid.remarks.items()
            if text.strip() not in ours and not text.startswith(REMARK) and not self._was_ours(grid, at)
        ]

    def _was_ours(self, grid: Grid, at: tuple[int, int]) -> bool:
        """Tell whether a remark stands where the form of an older catalogue had one, on the label of a question."""
        older = self.gathered.data.get("catalogue") in self.catalogue.versions[:-1]
        of_sheet = (strip for strips in self.tables.values() for strip in strips if strip.grid is grid)
        return older and any(
            (at[0], strip.ids) in grid.cells and strip.ids < at[1] <= strip.ids + 2 for strip in of_sheet
        )


def _title(table: Table, code: str) -> str:
    return next((field.title for field in table.fields if field.code == code), code)
