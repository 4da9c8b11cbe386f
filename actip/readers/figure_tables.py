"""Own the way from the cells of a form into figures: coordinates from the row, the column and what was picked."""

from collections.abc import Mapping

from actip.catalogue.entries import Catalogue
from actip.form import FieldKind, Row, Table
from actip.readers.cell_values import Values
from actip.readers.form_rows import Rows
from actip.readers.gathering import Gathered
from actip.readers.strips import SheetRow, Strip


class FigureReader:
    """Read the tables of figures."""

    def __init__(self, gathered: Gathered, values: Values, rows: Rows, catalogue: Catalogue) -> None:
        """Set where figures go, and what reads a cell and a row."""
        self.catalogue = catalogue
        self.gathered = gathered
        self.values = values
        self.rows = rows

    def table(self, table: Table, strip: Strip, lines: list[SheetRow]) -> None:
        """Read the rows of one table; a row of the open one is one figure, whatever stands in it."""
        for line, row in self.rows.matched(table, strip, lines):
            self._row(table, strip, line, row)
            self.rows.closed(table, strip, line, row)

    def _row(self, table: Table, strip: Strip, line: SheetRow, row: Row) -> None:
        inputs = [field for field in table.inputs if field.code not in row.closed]
        picks = [field for field in inputs if field.kind is not FieldKind.FIGURE]
        amounts = [field for field in inputs if field.kind is FieldKind.FIGURE]
        filled = [field for field in amounts if field.code in line.entries]
        if any(field.code in line.entries for field in picks):
            filled = amounts  # coordinates without a figure are a figure that is missed
        fixed = {name: code for name, code in row.fixed.items() if name}
        for field in amounts:
            at = strip.at.get(field.code)
            if at is not None:
                self.gathered.inputs[strip.grid.name, line.at, at] = "/statistics/cells"
        lacking = [field for field in picks if field.kind is FieldKind.CODE and field.code not in line.entries]
        if filled and table.rows and (open_ones := [field for field in lacking if field.code != "currency"]):
            place = strip.place(line.at, strip.at.get(open_ones[0].code) or strip.ids)
            self.rows.leave_unread(table, strip, line)
            self.gathered.tell("FIL135", {"found": open_ones[0].title, "title": table.title}, place)
            return
        for field in filled:
            cells = self.gathered.at("/statistics/cells")
            pointer = f"/statistics/cells/{len(cells)}"
            cells.append({**fixed, **field.fixed})
            at = strip.at.get(field.code) or strip.ids
            place = strip.place(line.at, at)
            self.gathered.places[pointer] = place
            for name in (*fixed, *field.fixed):
                self.gathered.places[f"{pointer}/{name}"] = place
            self.rows.entry(strip, line, pointer, picks)
            if entry := line.entries.get(field.code):
                self.values.amount(pointer, entry, place, whole=self._counts_in_whole({**fixed, **field.fixed}))

    def _counts_in_whole(self, fixed: Mapping[str, str]) -> bool:
        """Tell whether a figure is counted in whole numbers; one whose indicator was picked may not be."""
        indicator = self.catalogue.indicators.get(fixed.get("indicator", ""))
        measure = fixed.get("measure") or (indicator.measures[0] if indicator else "")
        code = self.catalogue.lists["measures"].codes.get(measure)
        return code is not None and code.whole
