"""Faults that are made in the workbook itself, as people make them in a spreadsheet program.

K1: figures and texts outside the yellow cells. K2: rows and columns that no longer are what their hidden marks say.
typing: what cannot be read, or can be read in two ways. K8: persons in places that nobody thinks of.
A fault is noticed where an error or a warning names its cell, its row or, where there is no other place, its sheet.
`right`: it is as good if the form is read as if nothing had happened. What is gone from a form has no place; what
`about` names has to stand in the message.
"""

import copy
import gc
import json
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.colleague.fault import Fault, nothing
from tests.colleague.running import in_turns

if TYPE_CHECKING:
    from tests.colleague.measure import Finding, Measurement, Tried


class Form:
    """A filled form, open in a spreadsheet program."""

    def __init__(self, book: Any) -> None:
        self.book = book

    def sheet(self, title: str) -> Any:
        """A sheet by its title."""
        return self.book[title]

    def table(self, name: str) -> tuple[Any, int, dict[str, int], int]:
        """A table by its mark: its sheet, the row of the mark, its columns by their codes, and the row of its end."""
        for sheet in self.book:
            for row in range(1, sheet.max_row + 1):
                if sheet.cell(row, 1).value == f"#actip {name}":
                    columns = {
                        str(sheet.cell(row, column).value): column
                        for column in range(2, sheet.max_column + 1)
                        if sheet.cell(row, column).value is not None
                    }
                    end = next(
                        below for below in range(row + 1, row + 400) if sheet.cell(below, 1).value == "#actip end"
                    )
                    return sheet, row, columns, end
        raise KeyError(name)

    def at(self, table: str, row: str | int, code: str) -> Any:
        """A cell by its table, its row (by its place, its id or its label) and the code of its column."""
        sheet, mark, columns, end = self.table(table)
        if isinstance(row, int):
            return sheet.cell(mark + 1 + row, columns[code])
        for number in range(mark + 1, end):
            if row in (sheet.cell(number, 1).value, str(sheet.cell(number, 2).value or "").strip()):
                return sheet.cell(number, columns[code])
        raise KeyError(table, row)

    def answer(self, name: str, code: str) -> Any:
        """A cell of an answer."""
        for sheet in self.book:
            for row in range(1, sheet.max_row + 1):
                if str(sheet.cell(row, 1).value).startswith("#actip answers-"):
                    table = str(sheet.cell(row, 1).value).removeprefix("#actip ")
                    try:
                        return self.at(table, f"ACTIP-{name}", code)
                    except KeyError:
                        break
        raise KeyError(name, code)


Place = str  # "Sheet!A1", "Sheet!7" for a row, or "Sheet"
Bend = Callable[[Form], Place]


@dataclass(frozen=True)
class FormFault(Fault):
    """A fault in a form: `bend` makes it and returns its place."""

    bend: Bend | None = None
    right: bool = False
    holds: str = ""  # it is as good if the form is read with this text


def _place(cell: Any) -> Place:
    return f"{cell.parent.title}!{cell.coordinate}"


def typed(value: Any, find: Callable[[Form], Any], number_format: str = "") -> Bend:
    """Something typed into a cell."""

    def bend(form: Form) -> Place:
        cell = find(form)
        cell.value = value
        if number_format:
            cell.number_format = number_format
        return _place(cell)

    return bend


def figure(table: str, row: str | int, code: str) -> Callable[[Form], Any]:
    """The cell of a table."""
    return lambda form: form.at(table, row, code)


def answer(name: str, code: str) -> Callable[[Form], Any]:
    """The cell of an answer."""
    return lambda form: form.answer(name, code)


def beside(find: Callable[[Form], Any], right: int = 0, down: int = 0) -> Callable[[Form], Any]:
    """A cell some columns to the right and some rows down."""

    def other(form: Form) -> Any:
        cell = find(form)
        return cell.parent.cell(cell.row + down, cell.column + right)

    return other


def end_of(table: str, column: int, further: int = 0) -> Callable[[Form], Any]:
    """A cell in the row of an end mark, or below."""

    def other(form: Form) -> Any:
        sheet, _, _, end = form.table(table)
        return sheet.cell(end + further, column)

    return other


def by_address(sheet: str, address: str) -> Callable[[Form], Any]:
    """A cell by its address."""
    return lambda form: form.sheet(sheet)[address]


def rows_exchanged(first: Callable[[Form], Any], second: Callable[[Form], Any], start: int = 2) -> Bend:
    """Two rows exchanged from a column on, without the hidden one."""

    def bend(form: Form) -> Place:
        one, other = first(form), second(form)
        sheet = one.parent
        for column in range(start, sheet.max_column + 1):
            a, b = sheet.cell(one.row, column), sheet.cell(other.row, column)
            if not str(a.value).startswith("=") and not str(b.value).startswith("="):
                a.value, b.value = b.value, a.value
        return f"{sheet.title}!{one.row},{other.row}"

    return bend


def sorted_rows(table: str, by: str) -> Bend:
    """The rows of a table sorted by a column, without the hidden one."""

    def bend(form: Form) -> Place:
        sheet, mark, columns, end = form.table(table)
        rows = range(mark + 1, end)
        width = range(2, sheet.max_column + 1)
        contents = [[sheet.cell(row, column).value for column in width] for row in rows]
        contents.sort(key=lambda content: str(content[columns[by] - 2]))
        for row, content in zip(rows, contents, strict=True):
            for column, value in zip(width, content, strict=True):
                if not str(value).startswith("="):
                    sheet.cell(row, column).value = value
        return str(sheet.title)

    return bend


def shifted_down(table: str, code: str, first: str) -> Bend:
    """The cells of one column pushed down by one, from a row on."""

    def bend(form: Form) -> Place:
        cell = form.at(table, first, code)
        sheet, _, _, end = form.table(table)
        rows = [row for row in range(cell.row, end) if not str(sheet.cell(row, 1).value).startswith("#")]
        values = [sheet.cell(row, cell.column).value for row in rows]
        for row, value in zip(rows, [None, *values[:-1]], strict=True):
            sheet.cell(row, cell.column).value = value
        return str(sheet.title)

    return bend


def shifted_right(table: str, row: str, codes: str) -> Bend:
    """The cells of one row pushed to the right by one."""

    def bend(form: Form) -> Place:
        cells = [form.at(table, row, code) for code in codes.split()]
        values = [cell.value for cell in cells]
        for cell, value in zip(cells, [None, *values[:-1]], strict=True):
            cell.value = value
        return f"{cells[0].parent.title}!{cells[0].row}"

    return bend


def headings_exchanged(table: str, first: str, second: str) -> Bend:
    """Two visible headings exchanged, the hidden ones not."""

    def bend(form: Form) -> Place:
        sheet, mark, columns, _ = form.table(table)
        one, other = sheet.cell(mark - 1, columns[first]), sheet.cell(mark - 1, columns[second])
        one.value, other.value = other.value, one.value
        return str(sheet.title)

    return bend


def merged(first: Callable[[Form], Any], second: Callable[[Form], Any]) -> Bend:
    """Two cells merged."""

    def bend(form: Form) -> Place:
        one, other = first(form), second(form)
        one.parent.merge_cells(f"{one.coordinate}:{other.coordinate}")
        return f"{one.parent.title}!{one.coordinate},{other.coordinate}"

    return bend


def error_value(value: str, find: Callable[[Form], Any]) -> Bend:
    """An error where a number was."""

    def bend(form: Form) -> Place:
        cell = find(form)
        cell.value, cell.data_type = value, "e"
        return _place(cell)

    return bend


def deleted_column(table: str, code: str) -> Bend:
    """A column deleted; `A` is the hidden one."""

    def bend(form: Form) -> Place:
        sheet, _, columns, _ = form.table(table)
        sheet.delete_cols(1 if code == "A" else columns[code])
        return str(sheet.title)

    return bend


def deleted_row(find: Callable[[Form], Any]) -> Bend:
    """A whole row deleted."""

    def bend(form: Form) -> Place:
        cell = find(form)
        title = cell.parent.title
        cell.parent.delete_rows(cell.row)
        return str(title)

    return bend


def mark_of(table: str) -> Callable[[Form], Any]:
    """The hidden cell that marks a table."""

    def find(form: Form) -> Any:
        sheet, mark, _, _ = form.table(table)
        return sheet.cell(mark, 1)

    return find


def row_over_row(first: Callable[[Form], Any], second: Callable[[Form], Any]) -> Bend:
    """A row copied over another one, hidden column and all."""

    def bend(form: Form) -> Place:
        one, other = first(form), second(form)
        for column in range(1, one.parent.max_column + 1):
            other.parent.cell(other.row, column).value = one.parent.cell(one.row, column).value
        return f"{other.parent.title}!{one.row},{other.row}"

    return bend


def without_sheet(title: str) -> Bend:
    """A sheet deleted."""

    def bend(form: Form) -> Place:
        del form.book[title]
        return title

    return bend


def copied_sheet(title: str, find: Callable[[Form], Any], value: Any) -> Bend:
    """A sheet copied within the book, and a value in the copy changed."""

    def bend(form: Form) -> Place:
        copied = form.book.copy_worksheet(form.book[title])
        cell = find(form)
        copied[cell.coordinate].value = value
        return str(copied.title)

    return bend


def renamed(title: str, new: str) -> Bend:
    """A sheet renamed."""

    def bend(form: Form) -> Place:
        form.book[title].title = new
        return new

    return bend


def own_sheet(title: str, rows: Sequence[Sequence[Any]]) -> Bend:
    """A sheet of the ministry's own."""

    def bend(form: Form) -> Place:
        sheet = form.book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        return title

    return bend


def remark(text: str, find: Callable[[Form], Any]) -> Bend:
    """A note on a cell."""

    def bend(form: Form) -> Place:
        cell = find(form)
        cell.comment = Comment(text, "officer")
        return _place(cell)

    return bend


def footer(text: str, title: str) -> Bend:
    """A footer of a sheet."""

    def bend(form: Form) -> Place:
        form.book[title].oddFooter.left.text = text
        return title

    return bend


def titled(text: str) -> Bend:
    """A title of the whole book, which spreadsheet programs show among its properties."""

    def bend(form: Form) -> Place:
        form.book.properties.title = text
        return ""

    return bend


def hidden_row(find: Callable[[Form], Any]) -> Bend:
    """A row hidden."""

    def bend(form: Form) -> Place:
        cell = find(form)
        cell.parent.row_dimensions[cell.row].hidden = True
        return _place(cell)

    return bend


def struck(find: Callable[[Form], Any]) -> Bend:
    """A text struck through."""

    def bend(form: Form) -> Place:
        cell = find(form)
        font = copy.copy(cell.font)
        cell.font = Font(name=font.name, size=font.size, strike=True)
        return _place(cell)

    return bend


def inserted_rows(find: Callable[[Form], Any], count: int = 2) -> Bend:
    """Whole rows inserted above a cell."""

    def bend(form: Form) -> Place:
        cell = find(form)
        title = str(cell.parent.title)
        cell.parent.insert_rows(cell.row, count)
        return title

    return bend


def _fault(
    kind: str,
    name: str,
    bend: Bend,
    state: str = "LAO",
    sure: bool = True,
    right: bool = False,
    holds: str = "",
    about: str = "",
) -> FormFault:
    words = tuple(filter(None, [about]))
    return FormFault(kind, name, state, nothing, words, "", sure, bend=bend, right=right, holds=holds)


GIRLS = figure("T1a", "Female", "figure:age=C")
LAW, PRACTICE = "in_law", "in_practice"

OUTSIDE = [
    _fault("K1", "a figure in the grey column of last period", typed(41, figure("T1a", "Female", "last:age=C"))),
    _fault(
        "K1",
        "figures of this period in the grey column, the yellow one blank",
        lambda form: (
            typed(None, figure("T1a", "Male", "figure:age=A"))(form),
            typed(27, figure("T1a", "Male", "last:age=A"))(form),
        )[1],
    ),
    _fault("K1", "a figure beside the table", typed(135, beside(figure("T1a", "Total", "last:"), right=2))),
    _fault("K1", "a figure in the row of checks", typed(47, beside(GIRLS, down=5))),
    _fault("K1", "a figure in the row of the end mark", typed(47, end_of("T1a", 4))),
    _fault("K1", "a figure between two tables", typed(135, end_of("T1a", 7, 1))),
    _fault("K1", "a figure over a label", typed(9, figure("T1a", "Male", "label"))),
    _fault("K1", "a figure over a heading", typed(47, beside(GIRLS, down=-2))),
    _fault("K1", "a figure in the column of checks", typed(38, figure("T1a", "Female", "check"))),
    _fault("K1", "a figure in the check of a citizenship", typed(8, figure("T3", "Viet Nam", "check"))),
    _fault(
        "K1", "a figure right of the stages", typed(105, beside(figure("T6", "Persons prosecuted", "figure:"), right=1))
    ),
    _fault(
        "K1", "one of the other figures in last period's column", typed(9, beside(figure("T9", 22, "figure:"), right=1))
    ),
    _fault("K1", "one of the other figures below the last row", typed(31, end_of("T9", 6, 1))),
    _fault("K1", "one of the other figures beside the last row's mark", typed(31, end_of("T9", 6))),
    _fault("K1", "a unit overwritten", typed("Years", figure("T9", 9, "unit"))),
    _fault("K1", "participants in the check of a training", typed(19, figure("capacity", 0, "check"))),
    _fault("K1", "participants right of the trainings", typed(19, beside(figure("capacity", 0, "check"), right=1))),
    _fault(
        "K1",
        "an organisation in the row of the end mark",
        typed("Village Focus Group", end_of("stakeholders", 2)),
        holds="Village Focus Group",
    ),
    _fault(
        "K1",
        "an organisation below the last row",
        typed("Village Focus Group", end_of("stakeholders", 2, 1)),
        holds="Village Focus Group",
    ),
    _fault("K1", "a training in the row of the end mark", typed("Interviewing men", end_of("capacity", 2))),
    _fault("K1", "an amount beside a budget", typed(950_000_000, beside(figure("budgets", 0, "note"), right=1))),
    _fault("K1", "an answer in the column of checks", typed("Full", answer("5.1", "check"))),
    _fault(
        "K1", "an account over the question", typed("Our penal code covers it since 2017.", answer("5.2.a", "question"))
    ),
    _fault("K1", "a practice where only law is asked", typed("Full", answer("5.1", PRACTICE))),
    _fault("K1", "a law where only practice is asked", typed("Partial", answer("23", LAW))),
    _fault(
        "K1",
        "a population one cell to the right",
        typed(7_650_000, beside(figure("population", "value", "value"), right=1)),
    ),
    _fault(
        "K1",
        "the day of preparation one cell to the right",
        typed(date(2026, 2, 20), beside(figure("about", "prepared", "value"), right=1)),
    ),
    _fault("K1", "a figure on the sheet that explains", typed(135, by_address("How to fill", "E9"))),
    _fault(
        "K1", "a text on the sheet of articles", typed("No. 5 of 2017 applies here.", by_address("Articles", "J12"))
    ),
    _fault(
        "K1",
        "figures in a table of the ministry's own below the form",
        lambda form: (typed("Province", end_of("population", 2, 3))(form), typed(17, end_of("population", 3, 4))(form))[
            1
        ],
    ),
    _fault("K1", "a figure above the first table", typed(2025, by_address("Figures", "G4"))),
    _fault("K1", "an answer in the row of headings", typed("Full", lambda form: form.sheet("Protection")["F5"])),
    _fault(
        "K1",
        "a tick in the wrong column of what is covered",
        typed("Yes", beside(figure("covers", 3, "value"), right=1)),
    ),
    _fault(
        "K1",
        "judgments in a column of their own",
        typed(38, beside(figure("court_indicators", 0, "disclosure"), right=1)),
    ),
]

MOVED = [
    _fault(
        "K2",
        "two answers exchanged without the hidden column",
        rows_exchanged(answer("14.2", LAW), answer("14.8", LAW)),
    ),
    _fault(
        "K2",
        "two answers of law enforcement exchanged",
        rows_exchanged(answer("16.1", LAW), answer("16.7", LAW)),
        "THA",
    ),
    _fault("K2", "all answers of a sheet sorted by question", sorted_rows("answers-protection", "question")),
    _fault("K2", "all answers of a sheet sorted by answer", sorted_rows("answers-criminalisation", LAW), "PHL"),
    _fault(
        "K2",
        "two citizenships exchanged",
        rows_exchanged(figure("T3", "Myanmar", "figure:"), figure("T3", "Viet Nam", "figure:")),
    ),
    _fault("K2", "citizenships sorted by name backwards", sorted_rows("T3", "figure:"), "THA"),
    _fault(
        "K2",
        "two forms exchanged",
        rows_exchanged(figure("T2", "Sexual exploitation", "figure:"), figure("T2", "Forced begging", "figure:")),
    ),
    _fault(
        "K2",
        "two stages of justice exchanged",
        rows_exchanged(figure("T6", "Persons prosecuted", "figure:"), figure("T6", "Persons convicted", "figure:")),
    ),
    _fault(
        "K2",
        "two of the other figures exchanged",
        rows_exchanged(figure("T9", 40, "figure:"), figure("T9", 44, "figure:")),
    ),
    _fault(
        "K2",
        "two sources exchanged",
        rows_exchanged(
            figure("sources", "offences_recorded", "source"), figure("sources", "victims_detected", "source")
        ),
    ),
    _fault(
        "K2",
        "two court indicators exchanged",
        rows_exchanged(figure("court_indicators", "VSC-1", "state"), figure("court_indicators", "VSC-7", "state")),
    ),
    _fault(
        "K2",
        "two lines of what is covered exchanged",
        rows_exchanged(figure("covers", 2, "value"), figure("covers", 40, "value")),
    ),
    _fault(
        "K2",
        "two round questions exchanged",
        rows_exchanged(
            figure("round_answers", "age_in_doubt", "value"), figure("round_answers", "recruitment_fees", "value")
        ),
    ),
    _fault(
        "K2",
        "states of return exchanged",
        rows_exchanged(
            figure("T7", "Thailand", "figure:direction=received"), figure("T7", "Myanmar", "figure:direction=received")
        ),
    ),
    _fault("K2", "two labels exchanged", lambda form: _labels(form, "T7", "Thailand", "Viet Nam")),
    _fault("K2", "a label overwritten with another country", typed("China", figure("T7", "Other countries", "label"))),
    _fault(
        "K2",
        "a citizenship overwritten with another",
        typed("Bangladesh", figure("T3", "Brunei Darussalam", "label")),
        "IDN",
    ),
    _fault("K2", "an article overwritten with another", typed("Art. 14(9)\nACTIP-14.9", answer("14.7", "article"))),
    _fault("K2", "headings of the sexes exchanged", headings_exchanged("T2", "figure:sex=F", "figure:sex=M")),
    _fault("K2", "headings of the ages exchanged", headings_exchanged("T1a", "figure:age=C", "figure:age=A"), "THA"),
    _fault("K2", "headings of law and practice exchanged", headings_exchanged("answers-protection", LAW, PRACTICE)),
    _fault(
        "K2",
        "headings of sent and received exchanged",
        headings_exchanged("T7", "figure:direction=sent", "figure:direction=received"),
    ),
    _fault("K2", "the hidden column deleted", deleted_column("answers-protection", "A")),
    _fault("K2", "the hidden column of the figures deleted", deleted_column("T1a", "A")),
    _fault("K2", "the hidden row deleted", deleted_row(mark_of("answers-prevention"))),
    _fault("K2", "the column of the answers in law deleted", deleted_column("answers-criminalisation", LAW)),
    _fault("K2", "a column of figures deleted", deleted_column("T2", "figure:age=U")),
    _fault("K2", "a row of an answer deleted", deleted_row(answer("14.3", LAW))),
    _fault("K2", "a row of figures deleted", deleted_row(figure("T1a", "Male", "figure:"))),
    _fault(
        "K2",
        "an answer copied over another",
        row_over_row(answer("14.2", LAW), answer("14.3", LAW)),
        about="ACTIP-14.3",
    ),
    _fault(
        "K2",
        "a line of figures copied over another",
        row_over_row(figure("T1a", "Female", "figure:"), figure("T1a", "Male", "figure:")),
    ),
    _fault("K2", "a sheet of answers deleted", without_sheet("Prevention"), about="ACTIP-11.1.a"),
    _fault("K2", "the sheet of figures deleted", without_sheet("Figures"), "THA", about="T1a"),
    _fault("K2", "a sheet copied, with other answers", copied_sheet("Protection", answer("14.7", LAW), "None")),
    _fault("K2", "one column pushed down by one", shifted_down("T2", "figure:sex=F", "Sexual exploitation")),
    _fault(
        "K2",
        "one row pushed to the right by one",
        shifted_right("T1a", "Female", "figure:age=C figure:age=A figure:age=U"),
    ),
    _fault(
        "K2",
        "participants pushed to the right by one",
        shifted_right(
            "capacity", "Interviewing children", "participants/total participants/F participants/M participants/X"
        ),
        sure=False,
    ),
    _fault("K2", "the other figures pushed down by one", shifted_down("T9", "figure:", "Organised-crime cases")),
    _fault(
        "K2",
        "the answers in law pushed down by one",
        shifted_down("answers-criminalisation", LAW, "ACTIP-5.3.a"),
        "VNM",
        sure=False,
    ),
]


def _labels(form: Form, table: str, first: str, second: str) -> Place:
    one, other = form.at(table, first, "label"), form.at(table, second, "label")
    one.value, other.value = other.value, one.value
    return f"{one.parent.title}!{one.row},{other.row}"


def _number(
    value: Any, name: str, right: bool = False, state: str = "LAO", number_format: str = "", sure: bool = True
) -> FormFault:
    """Something else than a number in the cell of the girls."""
    return _fault("typing", name, typed(value, GIRLS, number_format), state, sure, right)


TYPED = [
    _number("about 40", "about"),
    _number("38?", "a question mark behind a number"),
    _number("38*", "a star behind a number", right=True),
    _number("30-40", "from to"),
    _number("3O8", "the letter O for a zero"),
    _number("l21", "the letter l for a one", state="THA"),
    _number("many", "a word"),
    _number("n/a", "n/a"),
    _number("-", "a dash"),
    _number("TBC", "to be confirmed"),
    _number("unknown", "unknown"),
    _number("38 girls", "a number with its word", right=True),
    _number("38", "a number as text", right=True),
    _number("'38", "a number with an apostrophe", right=True),
    _number("໓໘", "Lao digits", right=True),
    _number(" 38 ", "blanks around a number", right=True),
    _number("3 8", "a blank within a number"),
    _number("38.0", "a decimal that is none", right=True),
    _number("4,02", "a comma in the wrong place", state="IDN"),
    _number("402,5", "a decimal comma", state="IDN"),
    _number(38.4, "a decimal"),
    _number(-38, "a negative number"),
    _number("(38)", "a negative number in brackets"),
    _number("3.8E+1", "a number in scientific notation", right=True),
    _number(0.38, "a per cent", number_format="0%"),
    _number(True, "a truth value"),
    _number(datetime(1900, 2, 7), "a number that became a date"),
    _number("12/26", "a number that looks like a date"),
    _number("=SUM(D11:D13)+29", "a formula that was never worked out"),
    _number("='C:\\Users\\officer\\[police.xlsx]Sheet1'!B4", "a formula into another file"),
    _number("=D999", "a formula that points to nothing"),
    _fault("typing", "an error of a formula", error_value("#REF!", GIRLS)),
    _fault("typing", "a division by zero", error_value("#DIV/0!", figure("T6", "Persons convicted", "figure:"))),
    _fault("typing", "a name that is not defined", error_value("#NAME?", figure("T9", 15, "figure:"))),
    _fault("typing", "a value that is not available", error_value("#N/A", figure("capacity", 1, "participants/total"))),
    _fault("typing", "an error in an account", error_value("#VALUE!", answer("14.1", "account"))),
    _fault(
        "typing", "a thousand separator", typed("1,183", figure("T1a", "Female", "figure:age=A")), "IDN", right=True
    ),
    _fault(
        "typing",
        "a thousand separator of the other kind",
        typed("1.183", figure("T1a", "Female", "figure:age=A")),
        "IDN",
        right=True,
    ),
    _fault(
        "typing",
        "a narrow blank as separator",
        typed("1\u202f183", figure("T1a", "Female", "figure:age=A")),
        "IDN",
        right=True,
    ),
    _fault("typing", "an amount with its currency", typed("846.000.000 kip", figure("T9", 10, "figure:")), right=True),
    _fault("typing", "an amount in millions", typed("846 million", figure("T9", 10, "figure:"))),
    _fault("typing", "an amount with two readings", typed("1.469", figure("T9", 10, "figure:"))),
    _fault("typing", "yes for a list", typed("Yes", answer("14.1", LAW))),
    _fault("typing", "fully for a list", typed("Fully", answer("14.1", PRACTICE)), right=True),
    _fault("typing", "two answers in a cell", typed("Full / Partial", answer("14.1", LAW))),
    _fault("typing", "an answer with a remark", typed("Partial (see annex)", answer("14.2", PRACTICE))),
    _fault("typing", "a word for a kind of evidence", typed("Act", answer("14.1", "evidence/0/kind"))),
    _fault("typing", "a clearance in words", typed("Signed by the minister", figure("sign_off", "clearance", "value"))),
    _fault("typing", "a state that is none", typed("Lao PDRR", figure("about", "state", "value"))),
    _fault(
        "typing",
        "the state's formal name",
        typed("Lao People's Democratic Republic", figure("about", "state", "value")),
        right=True,
    ),
    _fault("typing", "a day with two readings", typed("04/03/2026", figure("about", "prepared", "value"))),
    _fault("typing", "a day in words", typed("20 February 2026", figure("about", "prepared", "value")), right=True),
    _fault("typing", "a day that is none", typed("2026-02-31", figure("about", "prepared", "value"))),
    _fault("typing", "a month and a year", typed("Feb 2026", figure("about", "prepared", "value"))),
    _fault("typing", "a day as a number", typed(46073, figure("about", "prepared", "value"), "General"), right=True),
    _fault("typing", "two days in a cell", typed("19-21 January 2025", figure("capacity", 0, "start"))),
    _fault("typing", "since, in words", typed("since the last reform", answer("14.1", "since"))),
    _fault("typing", "a Buddhist year", typed("2558", answer("14.1", "since")), right=True),
    _fault("typing", "on going as a day", typed("on going", answer("14.3", "actions/0/due"))),
    _fault("typing", "two figures merged", merged(GIRLS, figure("T1a", "Female", "figure:age=A"))),
    _fault("typing", "two answers merged", merged(answer("14.1", LAW), answer("14.2", LAW))),
    _fault(
        "typing",
        "a figure merged with a label",
        merged(figure("T3", "Myanmar", "label"), figure("T3", "Myanmar", "figure:")),
    ),
    _fault("typing", "another country without its name", typed(3, figure("T3", 14, "figure:"))),
    _fault(
        "typing",
        "a country that is none",
        lambda form: (
            typed(3, figure("T3", 14, "figure:"))(form),
            typed("Siam", figure("T3", 14, "citizenship"))(form),
        )[1],
    ),
    _fault(
        "typing",
        "a country twice",
        lambda form: (
            typed(3, figure("T3", 14, "figure:"))(form),
            typed("Viet Nam", figure("T3", 14, "citizenship"))(form),
        )[1],
    ),
    _fault("typing", "a row hidden", hidden_row(answer("14.4", LAW)), right=True),
    _fault("typing", "a sheet renamed", renamed("Protection", "Protection final"), right=True),
    _fault("typing", "rows inserted", inserted_rows(answer("14.4", LAW)), right=True),
    _fault("typing", "an agency that is none", typed("customs", answer("14.4", "agency"))),
    _fault("typing", "several agencies in a cell", typed("mps, lwu", answer("14.4", "agency"))),
    _fault(
        "typing", "an e-mail that is none", typed("desk at example org", figure("about", "focal_point/email", "value"))
    ),
    _fault("typing", "articles with a slip", typed("14.9; 14.99", figure("consultations", 0, "obligations"))),
    _fault("typing", "participants in words", typed("thirty", figure("capacity", 2, "participants/total"))),
    _fault("typing", "a currency in words that are none", typed("local money", figure("budgets", 0, "currency"))),
    _fault("typing", "a sector in place of a form", typed("Fishing", figure("detail", 0, "form"))),
    _fault("typing", "an unknown indicator", typed("Victims identified", figure("detail", 0, "indicator"))),
    _fault("typing", "a figure without its indicator", typed(None, figure("detail", 1, "indicator"))),
    _fault(
        "typing",
        "an evidence for no obligation",
        lambda form: (
            typed("Decree on shelters", figure("further-evidence", 0, "title"))(form),
            typed("14.77", figure("further-evidence", 0, "of"))(form),
        )[1],
    ),
    _fault("typing", "the period without its end", typed(None, figure("about", "period/end", "value"))),
    _fault("typing", "the catalogue changed", typed("9.9", figure("about", "catalogue", "value"))),
    _fault("typing", "a text of pictures only", typed("✔✔✔", answer("14.4", "account")), sure=False),
    _fault("typing", "an account struck through", struck(answer("14.4", "account")), sure=False),
    _fault("typing", "a figure struck through", struck(GIRLS), sure=False),
    _fault(
        "typing",
        "an own sheet with figures",
        own_sheet("Draft figures", [["Province", "Girls"], ["Savannakhet", 17], ["Champasak", 21]]),
        sure=False,
    ),
    _fault(
        "typing", "a note that says something else", remark("This should be 83, says the police.", GIRLS), sure=False
    ),
]

PERSONS = [
    _fault("K8", "a phone in a note", remark("Ask the girl's aunt, 020 5551 2345", answer("14.7", "account"))),
    _fault("K8", "a name with an age in a note", remark("Check the case of Noy Phommachanh (16 years)", GIRLS)),
    _fault("K8", "a passport in a label", typed("Passport P1234567 of the victim", figure("T3", "Myanmar", "label"))),
    _fault("K8", "a victim in the footer", footer("Victim: Maria Santos, born on 3 March 2010", "Protection"), "PHL"),
    _fault("K8", "a victim as the name of a sheet", renamed("Further entries", "Siti Nurhaliza, 16 years"), "IDN"),
    _fault(
        "K8",
        "a register on a sheet of its own",
        own_sheet(
            "List",
            [
                ["No.", "Name", "Age", "Passport", "Village"],
                [1, "Noy Phommachanh", 16, "P1234567", "Ban Phonsavang"],
                [2, "Khamla Sisouphanh", 19, "P7654321", "Ban Nongbone"],
                [3, "Bounmy Vongsa", 24, "P2345678", "Ban Dongdok"],
            ],
        ),
    ),
    _fault(
        "K8",
        "a register without headings",
        own_sheet(
            "Sheet1",
            [
                ["Noy Phommachanh", "F", 16, "02055512345"],
                ["Khamla Sisouphanh", "F", 19, "02055567890"],
                ["Bounmy Vongsa", "M", 24, "02055598765"],
            ],
        ),
    ),
    _fault(
        "K8",
        "a register beside a table",
        lambda form: [
            typed(value, beside(figure("T6", row, "figure:"), right=2 + number))(form)
            for row, values in (
                ("Persons prosecuted", ("Nguyen Van An", "012345678901", "1990-05-02")),
                ("Persons convicted", ("Tran Thi Binh", "034567890123", "1987-11-20")),
            )
            for number, value in enumerate(values)
        ][-1],
        "VNM",
    ),
    _fault("K8", "a phone in a heading", typed("Children (ask Khamla, 020 5556 7890)", beside(GIRLS, down=-2))),
    _fault(
        "K8",
        "an e-mail of a survivor in a note",
        remark("noy.survivor1998@gmail.com has the photos", answer("14.11", "account")),
    ),
    _fault(
        "K8",
        "a witness in the title of the book",
        titled("Witness Ahmad bin Salleh, 24 years old"),
        "BRN",
    ),
]

FORM_FAULTS = [*OUTSIDE, *MOVED, *TYPED, *PERSONS]


def try_forms(measurement: "Measurement", faults: Sequence[FormFault]) -> list["Tried"]:
    """Make each fault in the form of its state and see what is found."""
    books: dict[str, bytes] = {}
    contents: dict[str, Any] = {}
    for state in dict.fromkeys(fault.state for fault in faults):
        path = measurement.folder / f"{state}.xlsx"
        books[state] = pickle.dumps(openpyxl.load_workbook(BytesIO(path.read_bytes())))
        contents[state] = _content(measurement, path)
    return in_turns(list(enumerate(faults)), lambda task: _try(measurement, task[0], task[1], books, contents))


def _content(measurement: "Measurement", path: Path) -> Any:
    """What a form says, or nothing where it cannot be read in full."""
    target = path.with_name(f"{path.stem}_read.json")
    if measurement.actip.convert(path, target):
        return None
    return json.loads(target.read_text("utf-8"))


def _try(
    measurement: "Measurement", number: int, fault: FormFault, books: dict[str, bytes], contents: dict[str, Any]
) -> "Tried":
    from tests.colleague.measure import Tried, identity

    assert fault.bend
    form = Form(pickle.loads(books[fault.state]))  # noqa: S301  it was packed above
    place = fault.bend(form)
    path = measurement.folder / f"bent_{number}.xlsx"
    form.book.save(path)
    del form
    if number % 8 == 0:
        gc.collect()
    usual = {identity(one) for one in measurement.clean_findings[(fault.state, True, False)]}
    new = [one for one in measurement.actip.findings([path]) if identity(one) not in usual]
    severe = ("error", "warning") if fault.sure else ("error", "warning", "note")
    fitting: list[Finding] = [
        one
        for one in new
        if one["severity"] in severe and (_names(one, place) or any(word in one["message"] for word in fault.about))
    ]
    if not fitting and fault.holds and fault.holds in json.dumps(_content(measurement, path), ensure_ascii=False):
        fitting = [{"rule": "read rightly", "severity": "note", "key": "", "message": "", "pointer": ""}]
    if not fitting and fault.right and _content(measurement, path) == contents[fault.state]:
        fitting = [{"rule": "read rightly", "severity": "note", "key": "", "message": "", "pointer": ""}]
    return Tried(fault, True, new, fitting)


def _names(finding: "Finding", place: Place) -> bool:
    """Whether a finding names a cell, a row or a sheet."""
    if finding.get("refused"):
        return True
    sheet, _, cells = place.partition("!")
    message = str(finding["message"])
    if not sheet:  # the book itself
        return not finding.get("cell")
    if finding.get("sheet") != sheet and sheet not in message:
        return False
    if not cells:
        return True
    for cell in cells.split(","):
        if cell == finding.get("cell") or cell in message.replace(",", " ").replace(".", " ").split():
            return True
        row = int("".join(sign for sign in cell if sign.isdigit()))
        if finding.get("line") == row or f"row {row}" in message or f"rows {row}" in message:
            return True
    return False
