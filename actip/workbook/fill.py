"""Own the way from the content of a submission into the rows of a form. Nothing that has no place is dropped."""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError
from actip.form import ANSWER, Field, FieldKind, Form, Row, Style, Table, said_as_pairs
from actip.form.answer_sheets import COMPOSED, FOLLOW_UP
from actip.form.choices import YES_OR_NO, choices
from actip.form.citation import help_written, written
from actip.format.records import AMOUNTS, REMARKS
from actip.format.walk import escaped
from actip.rules.masking import Mask, private_in
from actip.writers.excel import MOST_SIGNS

Scalar = str | int | float | bool


class FilledRow(NamedTuple):
    """One row of a form, filled: what stands in its columns by their code. `row` is None for a free one."""

    row: Row | None
    values: Mapping[str, Scalar]


class NoPlace(ActipError):
    """A submission holds something that the form has no place for: `pointers` lead to it, `mask` is what it may say."""

    def __init__(self, pointers: Sequence[str], mask: Mask) -> None:
        self.pointers = tuple(pointers)
        more = f" and {len(pointers) - 5} more" if len(pointers) > 5 else ""
        super().__init__(
            f"The form has no place for: {', '.join(map(mask.text, pointers[:5]))}{more}.",
            "See what 'actip validate' says about them, mend the file, and try it again.",
        )


def filled(form: Form, data: Mapping[str, Any], catalogue: Catalogue) -> dict[str, list[FilledRow]]:
    """Return the lines of every table. Raises NoPlace, naming what cannot be carried over."""
    filler = _Filler(form, copy.deepcopy(dict(data)), catalogue)
    lines = filler.lines()
    if left := list(_left(filler.data, "")):
        raise NoPlace(left, Mask(private_in(data, catalogue), catalogue))
    return lines


def _left(value: Any, pointer: str) -> Iterator[str]:
    """Yield the pointers of the values that no row of the form took."""
    if isinstance(value, dict | list):
        steps: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        for step, below in steps:
            yield from _left(below, f"{pointer}/{escaped(str(step))}")
    elif value is not None:
        yield pointer


class _Filler:
    """Move each value from the data into its row of the form."""

    def __init__(self, form: Form, data: dict[str, Any], catalogue: Catalogue) -> None:
        self.form = form
        self.data = data
        self.catalogue = catalogue
        self.cells: dict[tuple[str, str], str | None] = {}  # each is asked for twice: whether it fits, and what it is
        self.labels = {
            field.codes: choices(catalogue, field.codes)
            for table in form.tables.values()
            for field in (*table.fields, *(row.field for row in table.rows if row.field))
            if field.kind in (FieldKind.CODE, FieldKind.CODES)
        }

    def lines(self) -> dict[str, list[FilledRow]]:
        self.data.pop("format", None)
        self.uncomposed = self.without_a_cell()
        if isinstance(self.data.get("round"), dict):
            del self.data["round"]  # it stands where the form says what it is
        if self.data.get("asks", self.form.asks) == self.form.asks:
            self.data.pop("asks", None)
        questions = self.data.get("questions")
        if questions and known_questions(questions, self.catalogue) == questions:
            del self.data["questions"]  # they stand where the form says what it is
        due, last = list(self.due_actions()), self.last_figures()  # before what they are made of is taken
        lines: dict[str, list[FilledRow]] = {}
        figures = [table for table in self.form.tables.values() if table.style is Style.FIGURES]
        for table in self.form.tables.values():
            if table.style is Style.RECORD:
                lines[table.name] = list(self.record(table))
            elif table.style is Style.SHARED:
                lines[table.name] = list(self.shared(table))
            elif table.style is Style.ENTRIES:
                lines[table.name] = list(self.entries(table))
            elif table.style is Style.LIST:
                lines[table.name] = list(self.listed(table))
        for table in self.form.tables.values():
            if table.style is Style.FURTHER:
                lines[table.name] = list(self.further(table))
        return {**lines, "last-actions": due, **self.figures(figures, last)}

    def record(self, table: Table) -> Iterator[FilledRow]:
        if table.path == "/parts":
            yield from self.parts(table)
            return
        below = self.at(table.path)
        for row in table.rows:
            value = self.take(below, row.field.code, row.field) if row.field else None
            yield FilledRow(row, {} if value is None else {"value": value})

    def parts(self, table: Table) -> Iterator[FilledRow]:
        codes = self.data.get("parts")
        if not isinstance(codes, list):
            yield from (FilledRow(row, {}) for row in table.rows)
            return
        words = choices(self.catalogue, YES_OR_NO)
        for row in table.rows:
            yield FilledRow(row, {"value": words["yes" if row.id in codes else "no"]})
        self.data["parts"] = [part for part in codes if part not in [row.id for row in table.rows]]

    def entries(self, table: Table) -> Iterator[FilledRow]:
        group = self.at(table.path)
        if any(row.field for row in table.rows):
            yield from self.questions(table, group)
            return
        for row in table.rows:
            entry = group.get(row.id) if isinstance(group, dict) else None
            elsewhere = self.uncomposed.get(row.id, ())
            fields = [
                field
                for field in table.inputs
                if field.code not in row.closed and "/".join(field.code.split("/")[:2]) not in elsewhere
            ]
            yield FilledRow(row, self.values(entry, fields))

    def shared(self, table: Table) -> Iterator[FilledRow]:
        """Yield what a row says of several ids: only what all that have a figure say, and no other."""
        group = self.at(table.path)
        counted = self.counted()
        for row in table.rows:
            of_row = [name for name in row.shared if name in counted]
            values: dict[str, Scalar] = {}
            for field in table.inputs:
                entries = {
                    name: group[name][field.code]
                    for name in row.shared
                    if isinstance(group, dict) and isinstance(group.get(name), dict) and field.code in group[name]
                }
                texts = [text for text in entries.values() if isinstance(text, str)]
                if of_row and list(entries) == of_row and len(texts) == len(entries) and len(set(texts)) == 1:
                    for name in entries:
                        values[field.code] = self.take(group[name], field.code, field) or ""
            yield FilledRow(row, values)

    def counted(self) -> set[str]:
        """Return the indicators of which there is a figure, or the reason why there is none."""
        cells = self.at("/statistics/cells")
        return {
            cell["indicator"]
            for cell in (cells if isinstance(cells, list) else ())
            if isinstance(cell, dict) and isinstance(cell.get("indicator"), str)
        }

    def without_a_cell(self) -> dict[str, set[str]]:
        """Return for each answer the first entries that no single cell can hold: they stand among the further ones."""
        answers = self.data.get("obligations")
        lost: dict[str, set[str]] = {}
        for name, answer in answers.items() if isinstance(answers, dict) else ():
            for path, keys in COMPOSED.items():
                entries = answer.get(path.partition("/")[0]) if isinstance(answer, dict) else None
                first = entries[0] if isinstance(entries, list) and entries else None
                part = {key: first[key] for key in keys if key in first} if isinstance(first, dict) else {}
                if part and self.composed(path, part) is None:
                    lost.setdefault(name, set()).add(path)
        return lost

    def composed(self, path: str, part: Mapping[str, Any]) -> str | None:
        """Return the one cell that says several keys of an entry; None where it could not be taken apart again."""
        key = path, repr(part)
        if key not in self.cells:
            is_citation = path.startswith("evidence")
            self.cells[key] = written(part) if is_citation else help_written(part, self.catalogue)
        return self.cells[key]

    def questions(self, table: Table, answers: Any) -> Iterator[FilledRow]:
        """Yield what rows that each ask a thing of their own say. What is not ticked is blank, unless nothing is."""
        words = choices(self.catalogue, YES_OR_NO)
        answered = answers if isinstance(answers, dict) else {}
        for row in table.rows:
            name, _, code = row.id.partition("/")
            entry = answered.get(name)
            values = self.values(entry, [field for field in table.inputs if field.code not in {*row.closed, ANSWER}])
            if row.field and code:
                ticks = entry.get(row.field.code) if isinstance(entry, dict) else None
                if ticks == []:
                    values[ANSWER] = words["no"]
                elif isinstance(ticks, list) and code in ticks:
                    values[ANSWER] = words["yes"]
            elif row.field and (value := self.take(entry, row.field.code, row.field)) is not None:
                values[ANSWER] = value
            yield FilledRow(row, values)
        ticked = {row.id.partition("/")[0]: row.field.code for row in table.rows if row.field and "/" in row.id}
        for name, key in ticked.items():
            entry = answered.get(name)
            if isinstance(entry, dict) and isinstance(entry.get(key), list):
                codes = [row.id.partition("/")[2] for row in table.rows if row.id.startswith(f"{name}/")]
                entry[key] = [None if code in codes else code for code in entry[key]]  # each keeps its place

    def listed(self, table: Table) -> Iterator[FilledRow]:
        entries = self.at(table.path)
        for entry in entries if isinstance(entries, list) else ():
            yield FilledRow(None, self.values(entry, table.inputs))

    def further(self, table: Table) -> Iterator[FilledRow]:
        """Yield what stands behind the first entry of a list: the first one has its place in the row itself."""
        for group in ("obligations", "court_indicators"):
            answers = self.data.get(group)
            for name, answer in answers.items() if isinstance(answers, dict) else ():
                entries = answer.get(table.path) if isinstance(answer, dict) else None
                begin = 0 if f"{table.path}/0" in self.uncomposed.get(name, ()) else 1
                for entry in entries[begin:] if isinstance(entries, list) else ():
                    values = self.values(entry, table.inputs[1:])
                    if values:
                        yield FilledRow(None, {"of": name, **values})

    def values(self, entry: Any, fields: Iterable[Field]) -> dict[str, Scalar]:
        values = {field.code: self.take(entry, field.code, field) for field in fields}
        return {code: value for code, value in values.items() if value is not None}

    def due_actions(self) -> Iterator[FilledRow]:
        """Yield the actions that fall due by the end of the period and are not said to be done or dropped."""
        sheets = {
            row.id: sheet.name for sheet in self.form.sheets for table in sheet.tables for row in table.rows
            if table.name == FOLLOW_UP
        }  # fmt: skip
        end = self.at("/period/end")
        rows = []
        for name, obligation in self.catalogue.obligations.items():
            actions = self.at(f"/obligations/{name}/actions")
            for action in actions if isinstance(actions, list) else ():
                pairs = action.items() if isinstance(action, dict) else ()
                texts = {key: value for key, value in pairs if isinstance(value, str)}
                if "due" in texts and texts["due"] <= str(end) and texts.get("state") not in ("done", "dropped"):
                    state = self.catalogue.label("action_states", texts.get("state", ""))
                    columns = (
                        texts["due"],
                        state,
                        texts.get("agency", ""),
                        sheets.get(name, ""),
                        texts.get("action", ""),
                    )
                    rows.append((f"{obligation.citation} {obligation.title}", *columns))
        yield from (FilledRow(Row("", columns), {}) for columns in sorted(rows, key=lambda columns: columns[1]))

    # --- figures

    def last_figures(self) -> dict[frozenset[tuple[str, str]], Scalar]:
        """Return the figures of the last report as they are shown beside the new ones, by their coordinates."""
        cells = self.at("/last/cells")
        figures: dict[frozenset[tuple[str, str]], Scalar] = {}
        for cell in cells if isinstance(cells, list) else ():
            plain = isinstance(cell, dict) and all(isinstance(cell[name], str) for name in {*cell} - {*AMOUNTS})
            amount = self.amount(dict(cell)) if plain else None
            if amount is not None:
                coordinates = {
                    name: code for name, code in cell.items() if name not in (*AMOUNTS, *REMARKS, "currency")
                }
                key = frozenset(coordinates.items())
                several = self.catalogue.language.say("form cell", "several")
                figures[key] = amount if key not in figures else several
        return figures

    def figures(
        self, tables: list[Table], last: Mapping[frozenset[tuple[str, str]], Scalar]
    ) -> dict[str, list[FilledRow]]:
        """Place each figure where its coordinates have a cell, the first one of a kind only; the others in detail."""
        if not tables:  # the part of an agency that counts nothing
            return {}
        free, picked = slots(tables)
        values: dict[tuple[str, int], dict[str, Scalar]] = {}
        detail: list[FilledRow] = []
        statistics = self.data.get("statistics")
        cells = statistics.get("cells") if isinstance(statistics, dict) else None
        for cell in cells if isinstance(cells, list) else ():
            if not isinstance(cell, dict) or sum(name in cell for name in AMOUNTS) > 1:
                continue
            key = {name: code for name, code in cell.items() if name not in AMOUNTS}
            slot = _free_slot(key, free, picked) if all(isinstance(code, str) for code in key.values()) else None
            amount = self.amount(cell)
            if slot is None or amount is None:
                parts = self.values(cell, [field for field in tables[-1].inputs if field.kind is not FieldKind.FIGURE])
                detail.append(FilledRow(None, parts if amount is None else {**parts, "figure:": amount}))
            else:
                table, number, code, picks = slot
                for name in key:
                    del cell[name]
                fields = {field.code: field for field in table.fields}
                labels = {name: self.label(value, fields[name]) for name, value in picks.items()}
                values.setdefault((table.name, number), {}).update({**labels, code: amount})
        lines = {
            table.name: [
                FilledRow(row, {**_before(table, row, last), **values.get((table.name, number), {})})
                for number, row in enumerate(table.rows)
            ]
            for table in tables
        }
        lines[tables[-1].name] += detail
        return lines

    def amount(self, cell: dict[str, Any]) -> Scalar | None:
        """Take the amount of a cell, as the form shows it."""
        value = cell.get("value")
        if isinstance(value, int | float | str):
            del cell["value"]
            return value
        if isinstance(cell.get("below"), int):
            return f"<{cell.pop('below')}"
        missing = cell.get("missing")
        if isinstance(missing, str):
            del cell["missing"]
            return choices(self.catalogue, "missing").get(missing, missing)
        return None

    # --- values

    def at(self, path: str) -> Any:
        below: Any = self.data
        for step in path.split("/")[1:]:
            below = below.get(step) if isinstance(below, dict) else None
        return below

    def take(self, entry: Any, code: str, field: Field) -> Scalar | None:
        """Take the value at a pointer below an entry, as the form shows it; None where there is none, or no scalar."""
        if field.kind in (FieldKind.CITED, FieldKind.HELP):
            return self.take_several(entry, code)
        *steps, last = code.split("/")
        for step in steps:
            if isinstance(entry, list):
                entry = entry[int(step)] if step.isdigit() and int(step) < len(entry) else None
            else:
                entry = entry.get(step) if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or last not in entry:
            return None
        value = self.shape(entry[last], field)
        if value is not None:
            del entry[last]
        return value

    def take_several(self, entry: Any, path: str) -> Scalar | None:
        """Take the keys of the first entry of a list that have one cell together."""
        entries = entry.get(path.partition("/")[0]) if isinstance(entry, dict) else None
        first = entries[0] if isinstance(entries, list) and entries else None
        if not isinstance(first, dict):
            return None
        part = {key: first[key] for key in COMPOSED[path] if key in first}
        text = self.composed(path, part) if part else None
        if text is not None:
            for key in part:
                del first[key]
        return text

    def shape(self, value: Any, field: Field) -> Scalar | None:
        if field.kind is FieldKind.PAIRS:
            plain = isinstance(value, dict) and all(isinstance(code, str) for code in value.values())
            return said_as_pairs(value) if plain and value else None
        if field.kind is FieldKind.CODES:
            plain = isinstance(value, list) and all(
                isinstance(code, str) and not re.search("[;\n]", code) for code in value
            )
            return "; ".join(self.part(code, field) for code in value) if plain and value else None
        if isinstance(value, str):
            return self.label(value, field) if len(value) <= MOST_SIGNS else None
        return value if isinstance(value, int | float) else None

    def part(self, code: str, field: Field) -> str:
        """Return the label of one of several codes, or the code where its label holds what stands between them."""
        label = str(self.label(code, field))
        return code if ";" in label else label

    def label(self, value: str, field: Field) -> Scalar:
        return self.labels[field.codes].get(value, value) if field.kind in (FieldKind.CODE, FieldKind.CODES) else value


def holding(lines: Mapping[str, Sequence[FilledRow]]) -> dict[str, set[str]]:
    """Return the tables in which something stands, with the ids of the rows in which it does; '' for a free row."""
    by_table = {
        name: {line.row.id if line.row else "" for line in of_table if line.values or (line.row and not line.row.id)}
        for name, of_table in lines.items()
    }
    return {name: ids for name, ids in by_table.items() if ids}


def known_questions(questions: object, catalogue: Catalogue) -> list[str]:
    """Keep the questions of a list that the catalogue has."""
    ids = frozenset(catalogue.every_question)
    return [name for name in questions if isinstance(name, str) and name in ids] if isinstance(questions, list) else []


def _before(table: Table, row: Row, last: Mapping[frozenset[tuple[str, str]], Scalar]) -> dict[str, Scalar]:
    """Return the figures of the last report that stand beside the cells of a row."""
    amounts = {
        field.code: last.get(frozenset({**row.fixed, **field.fixed}.items()))
        for field in table.fields
        if field.kind is FieldKind.LAST
    }
    return {code: amount for code, amount in amounts.items() if amount is not None}


_Slot = tuple[Table, int, str, Mapping[str, str]]


def slots(
    tables: Iterable[Table],
) -> tuple[dict[frozenset[tuple[str, str]], _Slot], list[tuple[dict[str, str], _Slot]]]:
    """Return the cells of figures by their coordinates, and those whose row leaves a coordinate to be picked."""
    free: dict[frozenset[tuple[str, str]], _Slot] = {}
    picked: list[tuple[dict[str, str], _Slot]] = []
    for table in tables:
        picks = [field.code for field in table.inputs if field.kind is FieldKind.CODE]
        for number, row in enumerate(table.rows):
            fixed = {name: code for name, code in row.fixed.items() if name}
            open_picks = [name for name in picks if name not in row.closed]
            for field in table.fields:
                if field.kind is FieldKind.FIGURE and field.code not in row.closed:
                    slot = (table, number, field.code, dict.fromkeys(open_picks, ""))
                    coordinates = {**fixed, **field.fixed}
                    if open_picks:
                        picked.append((coordinates, slot))
                    else:
                        free.setdefault(frozenset(coordinates.items()), slot)
    return free, picked


def _free_slot(
    key: Mapping[str, str],
    free: dict[frozenset[tuple[str, str]], _Slot],
    picked: list[tuple[dict[str, str], _Slot]],
) -> _Slot | None:
    """Take the cell for these coordinates out of those that are free."""
    if slot := free.pop(frozenset(key.items()), None):
        return slot
    for entry in picked:
        coordinates, (table, number, code, picks) = entry
        needed = {name for name in picks if name != "currency"}  # an amount that is missing has none
        fits = {*coordinates, *needed} <= set(key) <= {*coordinates, *picks}
        if fits and all(key[name] == coordinates[name] for name in coordinates):
            picked.remove(entry)
            return table, number, code, {name: key[name] for name in picks if name in key}
    return None
