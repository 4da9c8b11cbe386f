"""Own the cells of a form: what is written into one, what it takes from a person, and the colour it takes on."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from actip.form import ANSWER, OK, OPEN, WRONG, Field, FieldKind, Row
from actip.form.meanings import prompt_of
from actip.workbook import live
from actip.workbook.choice_lists import LONGEST_MESSAGE, LONGEST_TITLE, Lists, shortened
from actip.workbook.fill import Scalar
from actip.workbook.formula import quoted
from actip.workbook.grid import Placed, Ref
from actip.workbook.style import Look
from actip.writers.excel import ensure

_REMARK = 2_000  # characters that a remark shows


class Mark(NamedTuple):
    """What was found at one cell: what it is counted as, the words of a remark, and what to do about it."""

    kind: str
    words: str
    cures: tuple[str, ...] = ()


def row_and_column(cell: str) -> tuple[int, int]:
    """Return the row and the column of an address, from 0."""
    row, column = xl_cell_to_rowcol(cell)
    return row, column


class Cells:
    """Write the cells of a form; `marks` are the findings by sheet and cell."""

    def __init__(self, look: Look, lists: Lists, marks: Mapping[tuple[str, str], Mark]) -> None:
        """Take the formats and lists of a form, and the marks at its cells."""
        self.look = look
        self.lists = lists
        self.language = lists.catalogue.language
        self.marks = marks

    def input(self, sheet: Any, row: int, column: int, value: Scalar | None, field: Field, *, closed: bool) -> None:
        """Write an input cell in the format of its kind, with a remark if there is a finding at it."""
        style = self.look.locked if closed or field.kind is FieldKind.LABEL else self.look.input_of(field)
        style = self.look.carried(field.kind) if field.locked else style
        if mark := self.marks.get((sheet.get_name(), str(xl_rowcol_to_cell(row, column)))):
            style = self.look.marked(field.kind, mark.kind)
            ensure(sheet.write_comment(row, column, mark.words[:_REMARK], {"x_scale": 2.6, "y_scale": 1.8}))
        self.put(sheet, row, column, value, field, style)

    def put(self, sheet: Any, row: int, column: int, value: Scalar | None, field: Field, style: Any) -> None:
        """Write a value of a field, in a format."""
        if value is None:
            ensure(sheet.write_blank(row, column, None, style))
        elif isinstance(value, bool):
            ensure(sheet.write_boolean(row, column, value, style))
        elif field.kind is FieldKind.MOMENT:
            ensure(sheet.write_string(row, column, str(value), style))
        elif isinstance(value, int | float):
            ensure(sheet.write_number(row, column, value, style))
        elif field.kind is FieldKind.DATE and (day := _day(value)):
            ensure(sheet.write_datetime(row, column, day, style))
        else:
            ensure(sheet.write_string(row, column, value, style))

    def formula(self, sheet: Any, row: int, column: int, live_cell: live.Live | None, style: Any = None) -> None:
        """Write a formula with its result, or leave the cell of a live column blank; grey where no `style` is given."""
        style = style or self.look.live
        if live_cell is None:
            ensure(sheet.write_blank(row, column, None, style))
        else:
            # An error that was typed or pasted somewhere must be said in words, too.
            error = quoted(f"{WRONG} {self.language.say('live check', 'a cell shows an error')}")
            safe = f"=IFERROR({live_cell.formula.removeprefix('=')},{error})"
            ensure(sheet.write_formula(row, column, safe, style, live_cell.result))

    def rules(self, sheet: Any, table: Placed, field: Field) -> None:
        """Set the validation of a column, the help on its cells, and the colours of unfit figures and checks."""
        column = table.column(field.code)
        if field.kind is FieldKind.LIVE:
            self.colours(sheet, table.first, column, table.last, column)
        if field.kind is FieldKind.FIGURE:
            whole = not table.table.name.startswith(("T9", "detail"))
            self._mark_unfit(sheet, table.first, column, table.last, whole=whole)
        if field.code == ANSWER and any(line.row and line.row.field for line in table.lines):
            for number, line in enumerate(table.lines):
                if line.row and line.row.field:
                    self._validation(sheet, table.first + number, column, table.first + number, line.row.field)
            return
        for first, last, without in _runs(table, field):
            self._validation(sheet, table.first + first, column, table.first + last, field._replace(without=without))

    def colours(self, sheet: Any, first: int, left: int, last: int, right: int) -> None:
        """Colour the results of checks by the sign with which they begin."""
        for sign, style in ((WRONG, self.look.wrong), (OPEN, self.look.open), (OK, self.look.good)):
            ensure(
                sheet.conditional_format(
                    first,
                    left,
                    last,
                    right,
                    {"type": "text", "criteria": "begins with", "value": sign, "format": style},
                )
            )

    def _validation(self, sheet: Any, first: int, column: int, last: int, field: Field) -> None:
        rule = self.lists.rule(field, first, column)
        if rule and field.kind is not FieldKind.LABEL and not field.locked:
            words = prompt(self._as_offered(field))
            ensure(sheet.data_validation(first, column, last, column, {**rule, **words}))

    def _as_offered(self, field: Field) -> Field:
        """Return a field whose help explains the codes that are offered, and no others."""
        meanings = prompt_of(self.lists.catalogue, field.codes, field.without) if field.without else ""
        return field._replace(help=meanings) if meanings else field

    def _mark_unfit(self, sheet: Any, first: int, column: int, last: int, *, whole: bool) -> None:
        cell = Ref("", first, column).at.partition("!")[2].replace("$", "")
        number = f"OR({cell}<0,{cell}<>INT({cell}))" if whole else f"{cell}<0"
        text = f'IF(LEFT({cell},1)="<",FALSE,ISNA(MATCH(TRIM({cell}),typed_missing,0)))'
        formula = f'=IF({cell}="",FALSE,IF(ISNUMBER({cell}),{number},{text}))'
        ensure(
            sheet.conditional_format(
                first, column, last, column, {"type": "formula", "criteria": formula, "format": self.look.wrong}
            )
        )


def prompt(field: Field) -> dict[str, str]:
    """Return what a person sees when a cell is chosen, as far as a spreadsheet shows it."""
    if not field.help:
        return {}
    return {
        "input_title": shortened(field.title, LONGEST_TITLE),
        "input_message": shortened(field.help, LONGEST_MESSAGE),
    }


def _runs(table: Placed, field: Field) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the runs of lines of a column with one validation, as first, last and excluded codes; closed lines go."""
    runs: list[tuple[int, int, tuple[str, ...]]] = []
    for number, line in enumerate(table.lines):
        row: Row | None = line.row
        if row and field.code in row.closed:
            continue
        without = row.without if row and field.code == "in_practice" else ()
        if runs and runs[-1][1] == number - 1 and runs[-1][2] == without:
            runs[-1] = (runs[-1][0], number, without)
        else:
            runs.append((number, number, without))
    return runs


def _day(text: str) -> date | None:
    """Parse a day that a spreadsheet can hold as a date; None for others, which stay texts.

    Its calendar begins in 1900, and a year that is typed into a date cell becomes a day of 1912 or before.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == 10 and day.year > 1912 else None
