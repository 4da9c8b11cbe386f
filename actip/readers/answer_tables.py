"""Own the way from the rows of a form into answers: records, entries by their id, lists, and which parts are there."""

from actip.catalogue.entries import Catalogue
from actip.form import Style, Table
from actip.form.choices import YES_OR_NO
from actip.gate.scalars import folded
from actip.model import Place
from actip.readers import typed_values
from actip.readers.cell_values import Values
from actip.readers.form_rows import Rows
from actip.readers.gathering import Gathered
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
            if table.path == "/parts":
                self._part(strip, line)
                continue
            base = table.path if table.style is Style.RECORD else f"{table.path}/{line.id}"
            fields = [row.field] if row.field else [field for field in table.inputs if field.code not in row.closed]
            self.rows.entry(strip, line, base, fields, column_of="value" if row.field else "")
            self.rows.closed(table, strip, line, row)

    def _part(self, strip: Strip, line: SheetRow) -> None:
        """Read whether a part is reported: yes, no, or nothing said."""
        at = strip.at.get("value")
        entry = line.entries.get("value")
        if at is None:
            return
        place = strip.place(line.at, at)
        self.gathered.mark("/parts", place)
        if entry is None:
            return
        value = self.values.settled(entry, "/parts", place)
        word = folded(typed_values.text(value)) if value is not None else ""
        codes = self.gathered.data.setdefault("parts", [])
        meaning = _SIGNS.get(word) or self.values.meanings(YES_OR_NO).get(word)
        if meaning == "yes":
            codes.append(line.id)
        elif meaning != "no":
            codes.append(typed_values.text(value) if value is not None else "")
        else:
            self._said_no[line.id] = place
        self.gathered.places[f"/parts/{len(codes) - 1}"] = place

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
            self.gathered.tell("FIL135", {"found": field.title, "title": table.title}, place)
            return ""
        group = "court_indicators" if str(subject) in self.catalogue.lists["court_indicators"].codes else "obligations"
        base = f"/{group}/{str(subject).replace('~', '~0').replace('/', '~1')}"
        self.gathered.mark(base, place)
        return f"{base}/{table.path}"
