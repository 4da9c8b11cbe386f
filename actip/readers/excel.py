"""Own the way from a filled form to a Document: by the marks, ids and codes in it, never by an address.

Rows may have been sorted, inserted, deleted or copied, columns swapped, sheets renamed or added. What cannot be read
for certain is reported with its sheet and cell; what is left out is named.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.utils import get_column_letter

from actip.catalogue import catalogue
from actip.errors import UnreadableSubmission
from actip.gate.scalars import folded
from actip.gate.sheets import Entry, Grid, Typed
from actip.gate.workbook import Book, open_workbook, results
from actip.model import Document, Found, Place
from actip.readers import typed
from actip.readers.tables import Line, Strip, lines, outside, own_words, strips
from actip.schema import FORMAT
from actip.workbook.layout import (
    CHECK_ROW,
    EVERYTHING,
    IDENTITY,
    MARK,
    ROUND,
    Field,
    Form,
    Kind,
    Row,
    Style,
    Table,
    form,
    pairs,
)
from actip.workbook.layout.choices import meanings

REMARK = "actip: "  # begins a remark of ours on a cell
_NAMED = 5  # rows or columns that a message names

# What is in many places: what is missing in one of them has no place of its own.
_GROUPS = ("/obligations", "/court_indicators", "/statistics", "/statistics/indicators", "/statistics/cells")


def document(path: str, content: bytes) -> Document:
    """Return the document that a filled form holds. Raises UnreadableSubmission where it is no form."""
    book = open_workbook(content)
    return _Reader(path, content, book).document()


class _Reader:
    """Read table after table, in the order of the form."""

    def __init__(self, path: str, content: bytes, book: Book) -> None:
        self.path = path
        self.content = content
        self.book = book
        self.known = catalogue()
        self.data: dict[str, Any] = {"format": FORMAT}
        self.found: list[Found] = []
        self.refused: set[str] = set()
        self.places: dict[str, Place] = {}
        self.inputs: dict[tuple[str, int, int], str] = {}
        self.read_lines: dict[tuple[str, int], list[Line]] = {}
        self.first_rows: dict[str, dict[str, tuple[str, Line]]] = {}
        self.told: set[str] = set()  # sheets that are read, or of which something was said
        self.beside: dict[str, str] = {}
        self.said_no: dict[str, Place] = {}
        self.excluded: set[str] = set()
        self.meant: dict[str, Mapping[str, str]] = {}
        self.stored: Mapping[tuple[str, int, int], Entry] | None = None
        self.found_tables: Mapping[str, list[Strip]] = {}
        self.withdrawn: list[Strip] = []

    def document(self) -> Document:
        found_tables, aside = strips(self.book)
        self.found_tables = found_tables
        asks, questions = self.said_aside("asks") or EVERYTHING, self.questions()
        having = frozenset(name for name in ROUND if name in found_tables)
        expected = form(
            self.known, asks if asks in self.shorter() else EVERYTHING, questions=frozenset(questions), having=having
        )
        if not found_tables:
            found = "report" if self.book.is_report else "other"
            raise UnreadableSubmission("FIL121", {"found": self.book.identity or found})
        if self.book.identity and self.book.identity != IDENTITY:
            raise UnreadableSubmission("FIL107", {"found": self.book.identity, "expected": IDENTITY})
        whole = form(self.known, having=ROUND)
        for name in [name for name in found_tables if name not in whole.tables]:
            self.withdrawn_table(found_tables[name])
        # A further entry stands behind the first one, wherever its sheet is.
        for table in sorted(whole.tables.values(), key=lambda table: table.style is Style.FURTHER):
            for number, strip in enumerate(found_tables.get(table.name, ())):
                before = len(self.found)
                self.table(table, strip)
                if number == 0 or len(self.found) > before:
                    self.told.add(strip.grid.name)
        self.parts()
        if asks in self.shorter() and asks != EVERYTHING:
            self.data["asks"] = asks
        if questions:
            self.data["questions"] = questions
        self.left_out(aside)
        if asks in self.shorter():
            self.missing(found_tables, expected)
        self.merged()
        sheets = tuple(grid.name for grid in self.book.grids)
        besides = self.besides(found_tables, aside, whole)
        self.outside(besides, whole)
        return Document(
            self.path,
            self.data,
            tuple(self.found),
            (),
            lambda: self.places,
            frozenset(self.refused),
            sheets,
            besides,
            self.book.saved,
        )

    def withdrawn_table(self, strips: list[Strip]) -> None:
        """Read a table of figures that an older form had, by the coordinates of its rows and columns."""
        for strip in strips:
            codes = [code for code in strip.columns.values() if code.startswith("figure:")]
            fields = tuple(Field(code, code, Kind.FIGURE) for code in codes)
            rows = tuple(Row(line.id, ()) for line in lines(strip) if self.was_asked(line.id))
            if rows:
                self.table(Table("", "", "", Style.FIGURES, "", fields, rows), strip)
                self.withdrawn.append(strip)

    def outside(self, besides: Mapping[str, str], whole: Form) -> None:
        """Name the texts beside and below the tables of a sheet, and remarks: they are not read."""
        own = own_words(whole)
        sheets: dict[str, list[Place]] = {}
        used = {place.sheet for pointer, place in self.places.items() if pointer.startswith("/obligations")}
        used |= {sheet for sheet, _, _ in self.inputs}
        for pointer, text in besides.items():
            place = self.places.get(pointer)
            ours = text in own or text.startswith((f"Form {IDENTITY}", MARK, CHECK_ROW))
            ours = ours or (place is not None and self.heads_withdrawn(place))
            if place and place.sheet in used and not ours:
                sheets.setdefault(str(place.sheet), []).append(place)
        for places in sheets.values():
            cells = [str(place.cell) for place in places]
            facts = {"found": ", ".join(cells[:_NAMED]) + (" and more" if len(cells) > _NAMED else "")}
            self.found.append(Found("", facts, "FIL136", places[0]))

    def heads_withdrawn(self, place: Place) -> bool:
        """Tell whether a text stands above a table that an older form had."""
        return any(
            strip.grid.name == place.sheet and strip.first - 6 <= int(place.line or 0) < strip.first
            for strip in self.withdrawn
        )

    def besides(self, strips: Mapping[str, list[Strip]], aside: set[str], whole: Form) -> dict[str, str]:
        """Return what stands outside the questions: other cells, remarks that are not ours, properties of the file."""
        own_notes = {row.note for table in whole.tables.values() for row in table.rows if row.note}
        asked: dict[str, list[Strip]] = {}
        for own in strips.values():
            for strip in own:
                asked.setdefault(strip.grid.name, []).append(strip)
        found = {f"/properties/{name}": text for name, text in self.book.properties.items()} | self.beside
        found |= {f"/besides/sheet/{number}": grid.name for number, grid in enumerate(self.book.grids)}
        for number, grid in enumerate(self.book.grids):
            texts = {} if grid.name in aside else outside(grid, asked.get(grid.name, []))
            texts |= {
                at: text
                for at, text in grid.remarks.items()
                if text.strip() not in own_notes and not text.startswith(REMARK) and not self.was_ours(grid, at)
            }
            for (row, column), text in texts.items():
                pointer = f"/besides/{number}/{row}/{column}"
                found[pointer] = text
                self.places[pointer] = Place(row, column, grid.name, f"{get_column_letter(column)}{row}")
        return found

    def was_ours(self, grid: Grid, at: tuple[int, int]) -> bool:
        """Tell whether a remark stands where the form of an older catalogue had one, on the label of a question."""
        older = self.data.get("catalogue") in self.known.versions[:-1]
        return older and any(
            (at[0], strip.ids) in grid.cells and strip.ids < at[1] <= strip.ids + 2 for strip in self.strips_of(grid)
        )

    def strips_of(self, grid: Grid) -> list[Strip]:
        return [strip for strips in self.found_tables.values() for strip in strips if strip.grid is grid]

    def shorter(self) -> tuple[str, ...]:
        return tuple(self.known.lists["questionnaires"].codes)

    def said_aside(self, name: str) -> str:
        """Return what the form says about itself on its hidden sheet."""
        for grid in self.book.grids:
            for (row, column), entry in grid.cells.items():
                if entry.value == name and grid.cells.get((1, column), Entry("")).value == f"{MARK}aside":
                    return str(grid.cells.get((row, column + 1), Entry("")).value)
        return ""

    def questions(self) -> list[str]:
        return [name.strip() for name in self.said_aside("questions").split(";") if name.strip()]

    # --- reading one table

    def table(self, table: Table, strip: Strip) -> None:
        self.columns_twice(table, strip)
        own = list(lines(strip))
        self.read_lines[strip.grid.name, strip.first] = own
        self.hidden(table, strip, own)
        if table.style is Style.FIGURES:
            self.figures(table, strip, own)
        elif table.style in (Style.LIST, Style.FURTHER):
            self.listed(table, strip, own)
        else:
            self.known_rows(table, strip, own)

    def parts(self) -> None:
        """Take a part about which nothing is said for one that is reported, where another one is left out."""
        named = self.data.get("parts")
        if named is not None:
            rest = [part for part in self.known.lists["parts"].codes if part not in {*named, *self.excluded}]
            self.data["parts"] = [*named, *rest]
        for part in sorted(self.excluded):
            if self.data.get(part):
                facts = {"part": self.known.label("parts", part)}
                self.found.append(Found("", facts, "FIL137", self.said_no[part]))

    def was_asked(self, row: str) -> bool:
        """Tell whether the id of a row names something that an older catalogue asked."""
        older = {change.old for change in self.known.migrations if change.old}
        return bool(older & {row, *pairs(row).values()})

    def columns_twice(self, table: Table, strip: Strip) -> None:
        seen: dict[str, int] = {}
        for column, code in sorted(strip.columns.items()):
            if code in seen and any(field.code == code for field in table.inputs):
                place = self.place(strip, strip.first - 1, column)
                facts = {"found": _title(table, code), "first": get_column_letter(seen[code])}
                self.found.append(Found("", facts, "FIL128", place))
            seen.setdefault(code, column)

    def hidden(self, table: Table, strip: Strip, lines: Iterable[Line]) -> None:
        inputs = {field.code for field in table.inputs}
        rows = [line.at for line in lines if line.at in strip.grid.hidden_rows and inputs & set(line.entries)]
        filled = any(inputs & set(line.entries) for line in lines)
        if rows or (strip.grid.hidden and filled):
            place = self.place(strip, rows[0] if rows else strip.first, strip.ids + 1)
            facts = {"sheet": strip.grid.name, "rows": [str(row) for row in rows[:_NAMED]] or ["all"]}
            self.found.append(Found("", facts, "FIL133", place))

    def known_rows(self, table: Table, strip: Strip, lines: list[Line]) -> None:
        """Read the rows of a record or of entries, each by its id; the first of two counts."""
        rows = {row.id: row for row in table.rows}
        seen = self.first_rows.setdefault(table.name, {})
        codes = {field.code for field in table.inputs}
        for line in lines:
            filled = codes & set(line.entries)
            if line.id not in rows and not self.was_asked(line.id):
                if filled:
                    self.unknown_row(strip, line, rows)
                continue
            if line.id in seen:
                self.row_twice(table, strip, line, seen[line.id])
                continue
            seen[line.id] = (strip.grid.name, line)
            row = rows.get(line.id) or Row(line.id, ())
            if table.path == "/parts":
                self.part(table, strip, line)
                continue
            base = table.path if table.style is Style.RECORD else f"{table.path}/{line.id}"
            fields = [row.field] if row.field else [field for field in table.inputs if field.code not in row.closed]
            self.entry(strip, line, base, fields, column_of="value" if row.field else "")
            self.closed(table, strip, line, row)

    def entry(self, strip: Strip, line: Line, base: str, fields: Iterable[Field | None], column_of: str = "") -> bool:
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
            place = self.place(strip, line.at, at)
            self.mark(pointer, place)
            self.inputs[strip.grid.name, line.at, at] = pointer
            entry = line.entries.get(header)
            if entry is not None:
                any_value |= self.value(pointer, entry, field, place)
        return any_value

    def value(self, pointer: str, entry: Entry, field: Field, place: Place) -> bool:
        """Read one cell and put its value where its pointer says; return whether there was one."""
        held = self.settled(entry, pointer, place)
        if held is None:
            self.put(pointer, _cut(entry.value))
            return True
        if typed.is_blank(held):
            return False
        if field.kind is Kind.SHOWN:
            self.put(pointer, typed.text(held))
            return True
        reading = self.read(held, field)
        self.put(pointer, reading.value)
        self.say(pointer, reading, place)
        return True

    def settled(self, entry: Entry, pointer: str, place: Place) -> Typed | None:
        """Return what a cell holds, of a formula its last result; None, with a finding, where it holds an error."""
        if entry.is_formula:
            if self.stored is None:
                self.stored = results(self.content)
            row, column = int(place.line or 0), int(place.column or 0)
            result = self.stored.get((str(place.sheet), row, column))
            if result is None:
                self.refuse(pointer, {"found": _cut(entry.value)}, "FIL124", place)
                return None
            if not result.is_error:
                facts = {"found": _cut(entry.value), "read": typed.text(result.value)}
                self.found.append(Found(pointer, facts, "FIL125", place))
                return result.value
            entry = result
        if entry.is_error:
            self.refuse(pointer, {"found": str(entry.value)}, "FIL126", place)
            return None
        return entry.value

    def read(self, held: Typed, field: Field) -> typed.Reading:
        if field.kind is Kind.CODE:
            return typed.Reading(typed.code(held, self.meanings(field.codes)))
        if field.kind is Kind.CODES:
            return typed.Reading(typed.codes(held, self.meanings(field.codes)))
        if field.kind is Kind.DATE:
            return typed.day(held, self.book.epoch)
        if field.kind in (Kind.COUNT, Kind.NUMBER):
            return typed.number(held)
        if field.kind is Kind.PAIRS:
            return typed.Reading(typed.coordinates(typed.text(held), self.by_dimension()))
        if field.codes in ("obligations", "obligations_and_courts"):
            return typed.Reading(typed.code(held, self.meanings(field.codes)))
        return typed.Reading(typed.text(held))

    def meanings(self, name: str) -> Mapping[str, str]:
        if name not in self.meant:
            self.meant[name] = meanings(self.known, name)
        return self.meant[name]

    def by_dimension(self) -> Mapping[str, Mapping[str, str]]:
        """Return for each dimension the code of whatever may be typed for one."""
        lists = {name: dimension.codes for name, dimension in self.known.dimensions.items()}
        lists |= {"measure": "measures", "subset": "subset", "currency": "currencies"}
        return {name: self.meanings(codes) for name, codes in lists.items()}

    def part(self, table: Table, strip: Strip, line: Line) -> None:
        """Read whether a part is reported: yes, no, or nothing said."""
        at = strip.at.get("value")
        entry = line.entries.get("value")
        if at is None:
            return
        place = self.place(strip, line.at, at)
        self.mark("/parts", place)
        if entry is None:
            return
        held = self.settled(entry, "/parts", place)
        said = folded(typed.text(held)) if held is not None else ""
        named = self.data.setdefault("parts", [])
        if said in ("yes", "y", "x", "true", "✔"):
            named.append(line.id)
        elif said not in ("no", "n", "false", ""):
            named.append(typed.text(held) if held is not None else "")
        else:
            self.excluded.add(line.id)
            self.said_no[line.id] = place
        self.places[f"/parts/{len(named) - 1}"] = place

    def closed(self, table: Table, strip: Strip, line: Line, row: Row) -> None:
        """Report what stands in a cell that is closed: it would be lost."""
        for code in sorted(row.closed & set(line.entries)):
            field = next(field for field in table.fields if field.code == code)
            if field.kind.is_input:
                at = strip.at.get(field.code)
                if at is not None:
                    facts = {"found": _cut(line.entries[field.code].value), "field": field.title}
                    self.beside[f"/besides/closed/{len(self.beside)}"] = typed.text(line.entries[code].value)
                    self.found.append(Found(f"{table.path}/{line.id}", facts, "FIL134", self.place(strip, line.at, at)))

    def listed(self, table: Table, strip: Strip, lines: list[Line]) -> None:
        """Read a list: every row in which something stands is an entry."""
        fields = table.inputs if table.style is Style.LIST else table.inputs[1:]
        codes = {field.code for field in table.inputs}
        for line in lines:
            if not codes & set(line.entries):
                continue
            base = table.path if table.style is Style.LIST else self.further(table, strip, line)
            if base:
                count = len(self.at(base))
                if not self.entry(strip, line, f"{base}/{count}", fields):
                    self.at(base)[count:] = []

    def further(self, table: Table, strip: Strip, line: Line) -> str:
        """Return the pointer of the list that a further entry belongs to."""
        field = table.inputs[0]
        at = strip.at.get(field.code) or strip.ids
        place = self.place(strip, line.at, at)
        entry = line.entries.get(field.code)
        subject = self.read(entry.value, field).value if entry and not entry.is_formula else None
        if not subject:
            self.found.append(Found("", {"found": field.title, "title": table.title}, "FIL135", place))
            return ""
        group = "court_indicators" if str(subject) in self.known.lists["court_indicators"].codes else "obligations"
        base = f"/{group}/{str(subject).replace('~', '~0').replace('/', '~1')}"
        self.mark(base, place)
        return f"{base}/{table.path}"

    # --- figures

    def figures(self, table: Table, strip: Strip, lines: list[Line]) -> None:
        rows = {row.id: row for row in table.rows}
        seen = self.first_rows.setdefault(table.name, {})
        codes = {field.code for field in table.inputs}
        for line in lines:
            filled = codes & set(line.entries)
            if rows and line.id not in rows and not self.was_asked(line.id):
                if filled:
                    self.unknown_row(strip, line, rows)
                continue
            if line.id in seen and rows:
                self.row_twice(table, strip, line, seen[line.id])
                continue
            seen[line.id] = (strip.grid.name, line)
            row = rows.get(line.id) or Row(line.id if rows else "", ())
            self.figure_row(table, strip, line, row)
            self.closed(table, strip, line, row)

    def figure_row(self, table: Table, strip: Strip, line: Line, row: Row) -> None:
        """Read the figures of one row; a row of the open table is one figure, whatever stands in it."""
        picks = [field for field in table.inputs if field.kind is not Kind.FIGURE and field.code not in row.closed]
        amounts = [field for field in table.inputs if field.kind is Kind.FIGURE and field.code not in row.closed]
        given = [field for field in amounts if field.code in line.entries]
        if not table.rows and any(field.code in line.entries for field in picks):
            given = amounts  # coordinates without a figure are a figure that is missed
        fixed = {name: code for name, code in row.fixed.items() if name}
        for field in amounts:
            at = strip.at.get(field.code)
            if at is not None:
                self.inputs[strip.grid.name, line.at, at] = "/statistics/cells"
        lacking = [field for field in picks if field.kind is Kind.CODE and field.code not in line.entries]
        if given and table.rows and (open_ones := [field for field in lacking if field.code != "currency"]):
            place = self.place(strip, line.at, strip.at.get(open_ones[0].code) or strip.ids)
            self.found.append(Found("", {"found": open_ones[0].title, "title": table.title}, "FIL135", place))
            return
        for field in given:
            cells = self.at("/statistics/cells")
            pointer = f"/statistics/cells/{len(cells)}"
            cells.append({**fixed, **field.fixed})
            at = strip.at.get(field.code) or strip.ids
            place = self.place(strip, line.at, at)
            self.places[pointer] = place
            for name in (*fixed, *field.fixed):
                self.places[f"{pointer}/{name}"] = place
            self.entry(strip, line, pointer, picks)
            if entry := line.entries.get(field.code):
                self.amount(pointer, entry, place)

    def amount(self, pointer: str, entry: Entry, place: Place) -> None:
        held = self.settled(entry, f"{pointer}/value", place)
        if held is None:
            self.put(f"{pointer}/value", _cut(entry.value))
        elif not typed.is_blank(held):
            key, reading = typed.figure(held, self.meanings("missing"))
            self.put(f"{pointer}/{key}", reading.value)
            self.places[f"{pointer}/{key}"] = place
            self.say(f"{pointer}/{key}", reading, place)

    # --- what is said about it

    def say(self, pointer: str, reading: typed.Reading, place: Place) -> None:
        if reading.rule == typed.TIDIED:
            self.found.append(Found(pointer, reading.facts, reading.rule, place))
        elif reading.rule:
            self.refuse(pointer, reading.facts, reading.rule, place)

    def refuse(self, pointer: str, facts: Mapping[str, object], rule: str, place: Place) -> None:
        self.refused.add(pointer)
        self.found.append(Found(pointer, facts, rule, place))

    def unknown_row(self, strip: Strip, line: Line, rows: Mapping[str, Row]) -> None:
        near = next((name for name in rows if folded(name) == folded(line.id)), None)
        self.beside[f"/besides/id/{len(self.beside)}"] = line.id
        place = self.place(strip, line.at, strip.ids + 1)
        self.found.append(Found("", {"found": line.id, "suggestion": near}, "FIL127", place))

    def row_twice(self, table: Table, strip: Strip, line: Line, first: tuple[str, Line]) -> None:
        """Report a row that says something else than the first of the same id; what says the same is lost to nobody."""
        codes = {field.code for field in table.inputs}
        said = [
            {code: str(entry.value) for code, entry in one.entries.items() if code in codes} for one in (line, first[1])
        ]
        if said[0] and said[0] != said[1]:
            place = self.place(strip, line.at, strip.ids + 1)
            facts = {"found": line.id, "first": f"'{first[0]}', row {first[1].at}"}
            self.found.append(Found("", facts, "FIL128", place))

    def left_out(self, aside: set[str]) -> None:
        """Name the sheets that are no part of the form."""
        for grid in self.book.grids:
            if grid.cells and grid.name not in self.told | aside:
                row, column = min(grid.cells)
                place = Place(row, column, grid.name, f"{get_column_letter(column)}{row}")
                self.found.append(Found("", {"found": grid.name}, "FIL130", place))
        if self.book.strange:
            self.found.append(Found("", {"found": list(self.book.strange)}, "FIL132", Place()))

    def missing(self, strips: Mapping[str, list[Strip]], expected: Form) -> None:
        """Name the tables, rows and columns that the form had and the file has not."""
        new = {name for change in self.known.since(self.data.get("catalogue")) for name in change.new}
        for table in expected.tables.values():
            if not table.inputs:
                continue
            own = strips.get(table.name, [])
            if not own:
                self.found.append(Found("", {"found": table.title, "rows": "none"}, "FIL131", Place()))
                continue
            present = {line.id for strip in own for line in self.read_lines[strip.grid.name, strip.first]}
            columns = {code for strip in own for code in strip.columns.values()}
            lost = [
                row.shown[0].strip() if table.style is Style.FIGURES else row.id
                for row in table.rows
                if row.id not in present and not new & {row.id, *row.fixed.values()}
            ]
            lost += [
                _title(table, field.code)
                for field in table.inputs
                if field.code not in columns and field.code not in new
            ]
            if lost:
                more = [f"{len(lost) - _NAMED} more"] if len(lost) > _NAMED else []
                place = self.place(own[0], own[0].first, own[0].ids + 1)
                facts = {"found": table.title, "rows": ", ".join([*lost[:_NAMED], *more])}
                self.found.append(Found("", facts, "FIL131", place))

    def merged(self) -> None:
        """Report merged cells that hide an input cell: a spreadsheet keeps only the first of them."""
        for grid in self.book.grids:
            for top, left, bottom, right in grid.merged:
                if (bottom - top + 1) * (right - left + 1) > 10_000:
                    covered = 2
                else:
                    cells = (
                        (grid.name, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
                    )
                    covered = sum(cell in self.inputs for cell in cells)
                if covered > 1:
                    first = f"{get_column_letter(left)}{top}"
                    facts = {"found": f"{first}:{get_column_letter(right)}{bottom}", "first": first}
                    self.found.append(Found("", facts, "FIL129", Place(top, left, grid.name, first)))

    # --- data and places

    def mark(self, pointer: str, place: Place) -> None:
        """Remember the place of a pointer, and for what is around it the first place in it."""
        while pointer and pointer not in self.places and pointer not in _GROUPS:
            self.places[pointer] = place
            pointer = pointer.rpartition("/")[0]

    def place(self, strip: Strip, row: int, column: int) -> Place:
        return Place(row, column, strip.grid.name, f"{get_column_letter(column)}{row}")

    def at(self, path: str) -> list[Any]:
        """Return the list at a pointer, made where it is not there yet."""
        *steps, last = path.split("/")[1:]
        below = self.data
        for step in steps:
            below = below.setdefault(step, {})
        found: list[Any] = below.setdefault(last, [])
        return found

    def put(self, pointer: str, value: object) -> None:
        """Put a value where its pointer says; the first entry of a list is made when something stands in it."""
        *steps, last = (step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
        below: Any = self.data
        for number, step in enumerate(steps):
            if isinstance(below, list):
                while len(below) <= int(step):
                    below.append({})
                below = below[int(step)]
            else:
                following = steps[number + 1] if number + 1 < len(steps) else last
                below = below.setdefault(step, [] if following.isdigit() else {})
        if isinstance(below, dict):
            below[last] = value
        else:  # an explanation about an obligation that names a figure as well
            self.found.append(Found(pointer, {"found": _cut(value), "field": last}, "FIL134"))


def _cut(value: object) -> str:
    said = str(value)
    return said if len(said) <= 40 else f"{said[:37]}..."


def _title(table: Table, code: str) -> str:
    return next((field.title for field in table.fields if field.code == code), code)
