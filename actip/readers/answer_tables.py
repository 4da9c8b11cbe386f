"""Own the way from the rows of a form into answers: records, entries by their id, lists, and which parts are there."""

from actip.catalogue.entries import Catalogue
from actip.form import ANSWER, FieldKind, Style, Table
from actip.form.choices import YES_OR_NO
from actip.format.walk import entries
from actip.gate.scalars import folded
from actip.model import Place
from actip.readers import typed_values
from actip.readers.cell_values import Values
from actip.readers.form_rows import Rows
from actip.readers.gathering import Gathered, cut
from actip.readers.strips import SheetRow, Strip

_SIGNS = {**dict.fromkeys(("y", "x", "true", "✔"), "yes"), **dict.fromkeys(("n", "false", ""), "no")}


class AnswerReader:
    """Read the tables that hold no figures."""

    def __init__(self, gathered: Gathered, values: Values, rows: Rows, catalogue: Catalogue) -> None:
        """Set where answers go, and what reads a cell and a row."""
        self.gathered = gathered
        self.values = values
        self.rows = rows
        self.catalogue = catalogue
        self._said_no: dict[str, Place] = {}

    def table(self, table: Table, strip: Strip, lines: list[SheetRow]) -> None:
        """Read the rows of one table."""
        if table.style in (Style.LIST, Style.FURTHER):
            self._listed(table, strip, lines)
        else:
            self._known_rows(table, strip, lines)

    def parts(self) -> None:
        """Count a part without an answer as reported, where another part is answered."""
        codes = self.gathered.data.get("parts")
        if codes is not None:
            rest = [part for part in self.catalogue.lists["parts"].codes if part not in {*codes, *self._said_no}]
            self.gathered.data["parts"] = [*codes, *rest]
        for part in sorted(self._said_no):
            if self.gathered.data.get(part):
                self.gathered.tell("FIL137", {"part": part}, self._said_no[part])

    def _known_rows(self, table: Table, strip: Strip, lines: list[SheetRow]) -> None:
        for line, row in self.rows.matched(table, strip, lines):
            if table.style is Style.SHARED:
                self._shared(table, strip, line, row.shared)
                continue
            if table.path == "/parts":
                self._part(strip, line)
                continue
            if table.style is Style.RECORD:
                self.rows.entry(strip, line, table.path, [row.field], column_of=ANSWER)
            else:
                base = f"{table.path}/{line.id.partition('/')[0]}"
                if row.field and row.field.kind is FieldKind.YES:
                    self._tick(strip, line, f"{base}/{row.field.code}")
                elif row.field:
                    self.rows.entry(strip, line, base, [row.field], column_of=ANSWER)
                others = {*row.closed, *([ANSWER] if row.field else [])}
                self.rows.entry(strip, line, base, [field for field in table.inputs if field.code not in others])
            self.rows.closed(table, strip, line, row)

    def _shared(self, table: Table, strip: Strip, line: SheetRow, ids: tuple[str, ...]) -> None:
        """Read what a row says of several ids: it is so of those that have a figure, or of all where none has."""
        cells = entries(self.gathered.data, "statistics", "cells")
        counted = {cell.get("indicator") for cell in cells if isinstance(cell, dict)}
        for name in [name for name in ids if name in counted] or ids:
            self.rows.entry(strip, line, f"{table.path}/{name}", table.inputs)

    def _part(self, strip: Strip, line: SheetRow) -> None:
        """Read whether a part is reported: yes, no, or nothing said."""
        if self._listed_where_yes(strip, line, "/parts", line.id) == "no":
            self._said_no[line.id] = strip.place(line.at, strip.at[ANSWER])

    def _tick(self, strip: Strip, line: SheetRow, path: str) -> None:
        """Read whether one of several choices is so: yes, no, or nothing said."""
        self._listed_where_yes(strip, line, path, line.id.partition("/")[2])

    def _listed_where_yes(self, strip: Strip, line: SheetRow, path: str, code: str) -> str:
        """Put a code into the list at a path where its row says yes; return 'yes', 'no', or nothing for neither."""
        at = strip.at.get(ANSWER)
        entry = line.entries.get(ANSWER)
        if at is None:
            return ""
        place = strip.place(line.at, at)
        self.gathered.mark(path, place)
        self.gathered.inputs[strip.grid.name, line.at, at] = path
        if entry is None:
            return ""
        value = self.values.settled(entry, path, place)
        word = folded(typed_values.text(value)) if value is not None else ""
        codes = self.gathered.at(path)
        meaning = _SIGNS.get(word) or self.values.meanings(YES_OR_NO).get(word) or ""
        if meaning != "no":
            self.gathered.places[f"{path}/{len(codes)}"] = place
            codes.append(code if meaning == "yes" else typed_values.text(value) if value is not None else "")
            if not meaning and value is not None:
                facts = {"found": cut(typed_values.text(value))}
                self.gathered.refuse(f"{path}/{len(codes) - 1}", facts, "FIL150", place)
        return meaning

    def _listed(self, table: Table, strip: Strip, lines: list[SheetRow]) -> None:
        """Read a list: every row in which something stands is an entry."""
        fields = table.inputs if table.style is Style.LIST else table.inputs[1:]
        codes = {field.code for field in table.inputs}
        for line in lines:
            if not codes & set(line.entries):
                continue
            base = table.path if table.style is Style.LIST else self._further(table, strip, line)
            if base:
                count = len(self.gathered.at(base))
                if not self.rows.entry(strip, line, f"{base}/{count}", fields):
                    self.gathered.at(base)[count:] = []

    def _further(self, table: Table, strip: Strip, line: SheetRow) -> str:
        """Find the list that a further entry belongs to; return its pointer, empty where no subject is given."""
        field = table.inputs[0]
        at = strip.at.get(field.code) or strip.ids
        place = strip.place(line.at, at)
        entry = line.entries.get(field.code)
        subject = self.values.read(entry.value, field).value if entry and not entry.is_formula else None
        if not subject:
            self.rows.leave_unread(table, strip, line)
            self.gathered.tell("FIL135", {"found": field.title, "title": table.title}, place)
            return ""
        group = "court_indicators" if str(subject) in self.catalogue.lists["court_indicators"].codes else "obligations"
        base = f"/{group}/{str(subject).replace('~', '~0').replace('/', '~1')}"
        self.gathered.mark(base, place)
        self.gathered.inputs[strip.grid.name, line.at, at] = base
        return f"{base}/{table.path}"
