"""Own which row of a table is which: match form rows to questions by hidden id; report duplicates and unknown ids."""

from collections.abc import Iterable, Iterator, Mapping

from actip.catalogue.entries import Catalogue
from actip.form import Field, Row, Style, Table, pairs
from actip.form.answer_sheets import COMPOSED
from actip.gate.scalars import folded
from actip.model import Found
from actip.readers import typed_values
from actip.readers.cell_values import Values
from actip.readers.gathering import Gathered, cut
from actip.readers.strips import SheetRow, Strip


class Rows:
    """Match the rows of every table to questions by their ids."""

    def __init__(self, gathered: Gathered, values: Values, catalogue: Catalogue) -> None:
        """Set where values go, and what reads a cell."""
        self.gathered = gathered
        self.values = values
        self._older = {change.old for change in catalogue.migrations if change.old}
        self._first: dict[str, dict[str, tuple[str, SheetRow]]] = {}

    def matched(self, table: Table, strip: Strip, lines: Iterable[SheetRow]) -> Iterator[tuple[SheetRow, Row]]:
        """Yield each line with its row in the form, of duplicates the first; of an open table every line."""
        rows = {row.id: row for row in table.rows}
        is_open = table.style is Style.FIGURES and not rows
        seen = self._first.setdefault(table.name, {})
        codes = {field.code for field in table.inputs}
        for line in lines:
            if is_open:
                yield line, Row("", ())
            elif line.id not in rows and not self.was_asked(line.id):
                if codes & set(line.entries) and not _is_remark(strip, line):
                    self._unknown(table, strip, line, rows)
            elif line.id in seen:
                self._twice(table, strip, line, seen[line.id])
            else:
                seen[line.id] = (strip.grid.name, line)
                yield line, rows.get(line.id) or Row(line.id, ())

    def was_asked(self, row: str) -> bool:
        """Tell whether the id of a row names something that an older catalogue asked."""
        return bool(self._older & {row, *pairs(row).values()})

    def entry(
        self, strip: Strip, line: SheetRow, base: str, fields: Iterable[Field | None], column_of: str = ""
    ) -> bool:
        """Read the fields of one row into the data; return whether there was anything."""
        any_value = False
        for field in fields:
            if field is None:
                continue
            header = column_of or field.code
            at = strip.at.get(header)
            pointer = f"{base}/{field.code}"
            if at is None:
                continue
            place = strip.place(line.at, at)
            for key in COMPOSED.get(field.code, ()):
                self.gathered.mark(f"{pointer}/{key}", place)
            self.gathered.mark(pointer, place)
            self.gathered.inputs[strip.grid.name, line.at, at] = pointer
            entry = line.entries.get(header)
            if entry is not None:
                any_value |= self.values.value(pointer, entry, field, place)
        return any_value

    def closed(self, table: Table, strip: Strip, line: SheetRow, row: Row) -> None:
        """Report values in closed cells: they would be lost."""
        for code in sorted(row.closed & set(line.entries)):
            field = next(field for field in table.fields if field.code == code)
            if field.kind.is_input:
                at = strip.at.get(field.code)
                if at is not None:
                    value = line.entries[code].value
                    self.gathered.keep_beside("closed", typed_values.text(value))
                    place = strip.place(line.at, at)
                    self.gathered.leave_unread(place, value)
                    facts = {"found": cut(value), "field": field.title}
                    self.gathered.faults.append(Found(f"{table.path}/{line.id}", facts, "FIL134", place))

    def leave_unread(self, table: Table, strip: Strip, line: SheetRow) -> None:
        """Remember the answers of a row that nothing is read from."""
        for field in table.inputs:
            if (at := strip.at.get(field.code)) is not None and (entry := line.entries.get(field.code)):
                self.gathered.leave_unread(strip.place(line.at, at), entry.value)

    def _unknown(self, table: Table, strip: Strip, line: SheetRow, rows: Mapping[str, Row]) -> None:
        near = next((name for name in rows if folded(name) == folded(line.id)), None)
        self.gathered.keep_beside("id", line.id)
        self.leave_unread(table, strip, line)
        place = strip.place(line.at, strip.ids + 1)
        self.gathered.tell("FIL127", {"found": line.id, "suggestion": near}, place)

    def _twice(self, table: Table, strip: Strip, line: SheetRow, first: tuple[str, SheetRow]) -> None:
        """Report a row that differs from the first of the same id; an equal one loses nothing."""
        codes = {field.code for field in table.inputs}
        texts = [
            {code: str(entry.value) for code, entry in one.entries.items() if code in codes} for one in (line, first[1])
        ]
        if texts[0] == texts[1]:
            for code in texts[0]:
                self.gathered.inputs.setdefault((strip.grid.name, line.at, strip.at[code]), "")
        elif texts[0]:
            self.leave_unread(table, strip, line)
            place = strip.place(line.at, strip.ids + 1)
            name = next((row.field.title for row in table.rows if row.field and row.id == line.id), line.id)
            facts = {"found": name, "where": "row", "sheet": first[0], "row": first[1].at}
            self.gathered.tell("FIL128", facts, place)


def _is_remark(strip: Strip, line: SheetRow) -> bool:
    """Tell whether a row is a remark below a table, with a blank row between: one text, and no id of a question.

    It is listed among the texts outside the yellow cells.
    """
    texts = [entry.value for entry in line.entries.values()]
    return not line.id and line.at > strip.end + 2 and len(texts) == 1 and isinstance(texts[0], str)
