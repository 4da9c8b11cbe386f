"""Own the sheets of a form that are filled in: their tables, line for line, how high each is, and where a page ends."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actip.form import CHECK_ROW, HEAD_ROW, MARK, OPEN, WRONG, FieldKind, Row, Sheet
from actip.form.answer_sheets import FOLLOW_UP, QUESTIONS
from actip.form.frame_words import checked_down, progress_heads
from actip.workbook.cells import Cells
from actip.workbook.columns import LiveColumns
from actip.workbook.fill import Scalar
from actip.workbook.fit import HEAD, room_for
from actip.workbook.formula import quoted
from actip.workbook.frame import PROGRESS_WIDTHS, Frame
from actip.workbook.grid import TOP, Placed
from actip.workbook.live import nothing_needed
from actip.workbook.style import Look
from actip.writers.excel import ensure, lines

_TALLEST = 400  # points that a row can be high
Widths = Mapping[int, float]  # of the columns of a sheet


class Tables:
    """Write the tables of the sheets."""

    def __init__(
        self, look: Look, frame: Frame, cells: Cells, columns: LiveColumns, tables: Mapping[str, Placed]
    ) -> None:
        """Take the formats, the frame, the writer of cells, the live columns, and the placed tables."""
        self.look = look
        self.frame = frame
        self.cells = cells
        self.columns = columns
        self.tables = tables

    def sheet(self, sheet: Any, part: Sheet, notices: Sequence[str] = ()) -> None:
        """Write one sheet: its title and what is to be known first, its tables, and how it is printed."""
        self.frame.top(sheet, part.title, part.lead, notices, first=part.code == "start")
        for row, words in enumerate(part.legend, start=TOP - 1):
            ensure(sheet.write_string(row, 1, words, self.look.aside))
        widths = column_widths(part)
        for column, width in widths.items():
            ensure(sheet.set_column(column, column, width, None, {} if width else {"hidden": 1}))
        for table in part.tables:
            self._table(sheet, self.tables[table.name], widths)
        first = self.tables[part.tables[0].name]
        if len(part.tables) == 1:
            sheet.freeze_panes(first.first, 1 + part.fixed if part.fixed else 0)
            sheet.repeat_rows(first.bands or first.header, first.header)
            self._filtered(sheet, first)
        self.frame.finish(sheet, part.title, sum(widths.values()))
        sheet.set_h_pagebreaks(list(self._breaks(part, sum(widths.values()), widths)))
        target = next((first_input(self.tables[table.name]) for table in part.tables), None)
        if target:
            sheet.set_selection(target[0], target[1], target[0], target[1])

    def _filtered(self, sheet: Any, table: Placed) -> None:
        """Let people filter the questions; what needs nothing is filtered away, as long as nothing is typed there."""
        if table.table.name not in (QUESTIONS, FOLLOW_UP):
            return
        last = len(table.table.fields)
        sheet.autofilter(table.header, 1, table.last, last)
        check, head = table.ref(0, "check"), table.ref(0, "question")
        first, column = f"${check.here.rstrip('0123456789')}{check.row + 1}", table.column("check")
        styles = ((WRONG, self.look.wrong), (OPEN, self.look.unanswered)) if table.table.name == QUESTIONS else ()
        for sign, style in styles:
            rule = {"type": "formula", "criteria": f'=LEFT({first},1)="{sign}"', "format": style}
            ensure(sheet.conditional_format(table.first, head.column, table.last, head.column, rule))
        if table.table.name == QUESTIONS:
            return
        needless = nothing_needed(self.cells.language)
        rule = {"type": "formula", "criteria": f"={first}={quoted(needless)}", "format": self.look.needless}
        ensure(sheet.conditional_format(table.first, 1, table.last, last, rule))
        hidden = [number for number in range(len(table.lines)) if self._is_needless(table, number, needless)]
        if hidden:
            sheet.filter_column(column, f'x != "{needless}"')
            for number in hidden:
                ensure(sheet.set_row(table.first + number, None, None, {"hidden": 1}))

    def _is_needless(self, table: Placed, number: int, needless: str) -> bool:
        field = table.table.fields[-1]
        result = self.columns.of_line(table, number, field)
        is_marked = any(table.ref(number, field.code).key in self.cells.marks for field in table.table.inputs)
        return bool(result and result.result == needless and not table.lines[number].values and not is_marked)

    def _breaks(self, part: Sheet, width: float, widths: Widths) -> Iterator[int]:
        """Yield the rows before which a page ends, so that no table is split that fits on a page."""
        room = 495 * max(1.0, width / 132)  # points of a landscape page, as far as it is shrunk to the width
        used = 4 * 16.0
        for table in (self.tables[table.name] for table in part.tables[: None if len(part.tables) > 1 else 0]):
            height = sum(self._height(table, number, widths) for number in range(len(table.lines))) + 110
            if used + height > room and used > 4 * 16:
                assert table.title is not None
                yield table.title
                used = 0
            used = (used + height) % room

    def _height(self, table: Placed, number: int, widths: Widths) -> float:
        """Estimate the height of a line in points from the texts in it."""
        line = table.lines[number]
        texts = iter(line.row.labels if line.row else ())
        most = 1
        for column, field in enumerate(table.table.fields, start=1):
            value = next(texts, "") if field.kind is FieldKind.LABEL else line.values.get(field.code)
            if isinstance(value, str) and field.kind is not FieldKind.DATE and widths[column]:
                room = widths[column] * (self.look.fill if field.kind is FieldKind.LABEL else 0.8)
                most = max(most, lines(value, room))
        return min(self.look.line * most + 4, _TALLEST)

    def _table(self, sheet: Any, table: Placed, widths: Widths) -> None:
        if table.title is not None:
            ensure(sheet.write_string(table.title, 1, table.table.title, self.look.heading))
        if table.title is not None and table.table.lead:
            ensure(sheet.write_string(table.title + 1, 1, table.table.lead, self.look.aside))
        ensure(sheet.write_string(table.codes, 0, f"{MARK}{table.table.name}", self.look.code))
        ensure(sheet.write_string(table.header, 0, HEAD_ROW, self.look.code))
        ensure(sheet.set_row(table.codes, None, None, {"hidden": 1}))
        band = ""
        for column, field in enumerate(table.table.fields, start=1):
            if table.bands is not None:
                style = self.look.band if field.band else self.look.lead
                ensure(sheet.write_string(table.bands, column, field.band if field.band != band else "", style))
                band = field.band
            ensure(sheet.write_string(table.header, column, field.title, self.look.header))
            ensure(sheet.write_string(table.codes, column, field.code, self.look.code))
        heads = [(field.title, widths[column]) for column, field in enumerate(table.table.fields, start=1)]
        if table.table.name == "about":  # the heads of the list of progress stand beside it
            heads += zip(progress_heads(self.cells.language), PROGRESS_WIDTHS, strict=True)
        height = max(lines(title, width * HEAD) for title, width in heads)
        ensure(sheet.set_row(table.header, self.look.line * height + 4))
        for number in range(len(table.lines)):
            self._line(sheet, table, number, widths)
        if table.lines and all(line.row and line.row.hidden for line in table.lines):
            for row in range(table.bands or table.codes if table.title is None else table.title, table.end):
                ensure(sheet.set_row(row, None, None, {"hidden": 1}))
        for field in table.table.fields:
            self.cells.rules(sheet, table, field)
        if table.table.checked_down:
            self._check_down(sheet, table)
        ensure(sheet.write_string(table.end, 0, f"{MARK}end", self.look.code))

    def _line(self, sheet: Any, table: Placed, number: int, widths: Widths) -> None:
        line = table.lines[number]
        at = table.first + number
        texts = iter(line.row.labels if line.row else ())
        if line.row and line.row.id:
            ensure(sheet.write_string(at, 0, line.row.id, self.look.code))
        for column, field in enumerate(table.table.fields, start=1):
            value: Scalar | None = line.values.get(field.code)
            if field.kind is FieldKind.LABEL:
                self._label(sheet, at, column, next(texts, ""), line.row)
                if line.row and line.row.note and column == 1:
                    ensure(sheet.write_comment(at, column, line.row.note, {"x_scale": 2.4, "y_scale": 1.6}))
            elif field.kind is FieldKind.LAST:
                self.cells.put(sheet, at, column, value, field, self.look.last)
            elif field.kind is FieldKind.LIVE:
                heading = bool(line.row and line.row.heading)
                style = self.look.pillar if heading else self.look.live
                self.cells.formula(sheet, at, column, self.columns.of_line(table, number, field), style)
            elif line.row and line.row.heading:
                ensure(sheet.write_blank(at, column, None, self.look.pillar))
            else:
                input_field = line.row.asks(field) if line.row else field
                closed = bool(line.row and field.code in line.row.closed)
                self.cells.input(sheet, at, column, value, input_field, closed=closed)
        options = {"hidden": 1} if line.row and line.row.hidden else None
        ensure(sheet.set_row(at, self._height(table, number, widths), None, options))

    def _label(self, sheet: Any, at: int, column: int, words: str, row: Row | None) -> None:
        """Write what a row is about; the sign by which people know it stands out, its id and the English stand back."""
        if row and row.heading:
            ensure(sheet.write_string(at, column, words, self.look.pillar))
        elif row and row.emphasis and column == 1:
            first, rest = words[: row.emphasis], words[row.emphasis :]
            text = rest.partition("\n")[0] if "\n" in rest else rest[: rest.rindex("  ") + 2]
            parts = (self.look.strong, first, self.look.plain, text, self.look.faint, rest[len(text) :])
            ensure(sheet.write_rich_string(at, column, *parts, self.look.label))
        else:
            ensure(sheet.write_string(at, column, words, self.look.label))

    def _check_down(self, sheet: Any, table: Placed) -> None:
        at = table.last + 1
        ensure(sheet.write_string(at, 0, CHECK_ROW, self.look.code))
        ensure(sheet.write_string(at, 1, checked_down(self.cells.language), self.look.live))
        for column, field in enumerate(table.table.fields[1:], start=2):
            self.cells.formula(sheet, at, column, self.columns.of_column(table, field.code))
        self.cells.colours(sheet, at, 2, at, len(table.table.fields))


def column_widths(part: Sheet) -> dict[int, float]:
    """Return the widths of the columns of a sheet: as planned, or as wide as the longest word of a heading."""
    widths: dict[int, float] = {}
    for table in part.tables:
        for column, field in enumerate(table.fields, start=1):
            widths[column] = max(widths.get(column, 0), field.width, room_for(field.title))
    return widths


def first_input(table: Placed) -> tuple[int, int] | None:
    """Return row and column of the first input cell of a table; None if it was carried over."""
    for field in table.table.inputs[:1]:
        return (table.first, table.column(field.code)) if not field.locked else None
    return None
