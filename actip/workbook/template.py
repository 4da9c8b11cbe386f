"""Own the writer of the fill-in workbook: every sheet of a form, blank or filled, with its checks at work."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from actip.gate.scalars import folded
from actip.model import Catalogue
from actip.schema import FORMAT
from actip.workbook import live
from actip.workbook.aside import aside_sheets
from actip.workbook.checks import cross_checks, result_at, unfit
from actip.workbook.fill import Scalar, filled, known_questions
from actip.workbook.grid import Placed, Ref, placed
from actip.workbook.layout import (
    CHECK_ROW,
    CHECKED_DOWN,
    EVERYTHING,
    IDENTITY,
    MARK,
    PROGRESS,
    ROUND,
    Field,
    Form,
    Kind,
    Row,
    Sheet,
    Style,
    form,
)
from actip.workbook.layout.choices import meanings
from actip.workbook.lists import Lists
from actip.workbook.since import then_and_now
from actip.workbook.style import Look
from actip.writers.excel import done, lines, new_workbook, page

TITLE = "Report under the ASEAN Convention Against Trafficking in Persons"
_REMARK = 2_000  # characters that a remark shows
_TALLEST = 400  # points that a row can be high
_PROTECTION = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "sort": True,
    "autofilter": True,
}  # fmt: skip


class Mark(NamedTuple):
    """What was found at one cell: how grave, and the words of a remark."""

    severity: str
    words: str


def workbook(
    catalogue: Catalogue,
    data: Mapping[str, Any],
    created: datetime,
    marks: Mapping[tuple[str, str], Mark] | None = None,
    findings: Sequence[Sequence[str]] = (),
) -> bytes:
    """Return the form of the questionnaire that a submission names, filled with what it says.

    `marks` are what was found, by sheet and cell; `findings` the lines of a sheet that lists it all.

    Raises NoPlace where the data holds something that the form has no place for. The same arguments give the same
    bytes.
    """
    layout = form(catalogue, *_asked(data, catalogue))
    tables = placed(layout, filled(layout, {"catalogue": catalogue.version, **data}, catalogue))
    book, content = new_workbook(TITLE, f"{IDENTITY}, {FORMAT}", created)
    writer = _Writer(book, layout, tables, catalogue, str(data.get("state", "")))
    writer.marks, writer.findings = marks or {}, findings
    writer.questions = known_questions(data.get("questions"), catalogue)
    writer.write()
    book.close()
    return content.getvalue()


def _asked(data: Mapping[str, Any], catalogue: Catalogue) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
    """Return what a submission asks, what is answered besides, and which parts of the round it holds."""
    asks = data.get("asks", EVERYTHING)
    known = asks if asks in catalogue.lists["questionnaires"].codes else EVERYTHING
    statistics, last = data.get("statistics"), data.get("last")
    answered = (
        data.get("obligations"),
        data.get("court_indicators"),
        statistics.get("indicators") if isinstance(statistics, Mapping) else None,
        last.get("answers") if isinstance(last, Mapping) else None,
    )
    besides = frozenset(name for group in answered if isinstance(group, Mapping) for name in group)
    answers = answered[0].values() if isinstance(answered[0], Mapping) else ()
    confirmed = {"since_last" for answer in answers if isinstance(answer, Mapping) and "since_last" in answer}
    questions = frozenset(known_questions(data.get("questions"), catalogue))
    return known, besides, questions, ROUND & (set(data) | confirmed)


class _Writer:
    """Write sheet after sheet."""

    def __init__(self, book: Any, layout: Form, tables: Mapping[str, Placed], catalogue: Catalogue, state: str) -> None:
        self.book = book
        self.layout = layout
        self.tables = tables
        self.catalogue = catalogue
        self.look = Look(book, state)
        self.lists = Lists(catalogue)
        self.checks = cross_checks(tables, catalogue)
        self.results = [result_at(number, check) for number, check in enumerate(self.checks)]
        self.offered = {half: meanings(catalogue, f"in_{half}") for half in ("law", "practice")}
        self.marks: Mapping[tuple[str, str], Mark] = {}
        self.findings: Sequence[Sequence[str]] = ()
        self.questions: Sequence[str] = ()
        self.stamps = [f"Form {IDENTITY}, catalogue {catalogue.version}"]

    def write(self) -> None:
        listing = self.book.add_worksheet("Findings") if self.findings else None
        sheets = {sheet.name: self.book.add_worksheet(sheet.name) for sheet in self.layout.sheets[:1]}
        aside = aside_sheets(self.catalogue, self.layout)
        sheets["How to fill"] = self.book.add_worksheet("How to fill")
        for sheet in self.layout.sheets[1:]:
            sheets[sheet.name] = self.book.add_worksheet(sheet.name)
        for name in ("Checks", "Articles", "_lists", "_meta"):
            sheets[name] = self.book.add_worksheet(name)
        for sheet in self.layout.sheets:
            self.sheet(sheets[sheet.name], sheet)
        self.progress(sheets[self.layout.sheets[0].name])
        self.check_sheet(sheets["Checks"])
        for name, columns in aside.items():
            self.aside(sheets[name], name, columns)
        self.lists.write(self.book, sheets["_lists"], self.tables["agencies"])
        self.meta(sheets["_meta"])
        done(self.book.define_name("actip_template_version", f'="{IDENTITY}"'))
        done(self.book.set_custom_property("actip.template", IDENTITY))
        if listing:
            self.list_findings(listing)
        (listing or sheets[self.layout.sheets[0].name]).activate()

    def list_findings(self, sheet: Any) -> None:
        """Write what was found, what to mend first on top, each line with a link to its cell."""
        count = len(self.findings)
        heads = (("How grave", 11.0), ("Where", 26.0), ("What was found", 70.0), ("What to do", 56.0), ("Rule", 10.0))
        lead = f"{count} finding{'' if count == 1 else 's'}, what to mend first on top."
        self.aside(sheet, "Findings", (heads, self.findings, lead))
        for row, line in enumerate(self.findings, start=5):
            if line[1]:
                name, _, cell = line[1].rpartition("!")
                done(sheet.write_url(row, 2, f"internal:'{name}'!{cell}", self.look.link, line[1]))

    # --- sheets of the form

    def sheet(self, sheet: Any, part: Sheet) -> None:
        self.top(sheet, part.title, part.lead, first=part is self.layout.sheets[0])
        widths: dict[int, float] = {}
        for table in part.tables:
            for column, field in enumerate(table.fields, start=1):
                widths[column] = max(widths.get(column, 0), field.width)
        for column, width in widths.items():
            done(sheet.set_column(column, column, width))
        for table in part.tables:
            self.table(sheet, self.tables[table.name], widths)
        first = self.tables[part.tables[0].name]
        if len(part.tables) == 1:
            sheet.freeze_panes(first.first, 1 + part.fixed if part.fixed else 0)
            sheet.repeat_rows(first.bands or first.header, first.header)
            if part.pages > 1:
                sheet.repeat_columns(1, part.fixed - 1 or 1)
        self.finish(sheet, part.title, sum(widths.values()), part.pages)
        sheet.set_h_pagebreaks(list(self.breaks(part, sum(widths.values()) / part.pages, widths)))
        if part.pages > 1:
            half = next(
                (c for c in widths if sum(w for k, w in widths.items() if k <= c) > sum(widths.values()) / 2), 1
            )
            sheet.set_v_pagebreaks([half])
        target = next((self.first_input(self.tables[table.name]) for table in part.tables), None)
        if target:
            sheet.set_selection(target[0], target[1], target[0], target[1])

    def breaks(self, part: Sheet, width: float, widths: Mapping[int, float]) -> Iterator[int]:
        """Yield the rows before which a page ends, so that no table is torn that fits on a page."""
        room = 495 * max(1.0, width / 132)  # points of a landscape page, as far as it is shrunk to the width
        used = 4 * 16.0
        for table in (self.tables[table.name] for table in part.tables[: None if len(part.tables) > 1 else 0]):
            height = sum(self.height(table, number, widths) for number in range(len(table.lines))) + 110
            if used + height > room and used > 4 * 16:
                assert table.title is not None
                yield table.title
                used = 0
            used = (used + height) % room

    def height(self, table: Placed, number: int, widths: Mapping[int, float]) -> float:
        """Return the height of a line in points, for the text that stands in it."""
        line = table.lines[number]
        shown = iter(line.row.shown if line.row else ())
        most = 1
        for column, field in enumerate(table.table.fields, start=1):
            value = next(shown, "") if field.kind is Kind.SHOWN else line.values.get(field.code)
            if isinstance(value, str) and field.kind is not Kind.DATE:
                most = max(most, lines(value, widths[column] * (1 if field.kind is Kind.SHOWN else 0.8)))
        if table.table.style is Style.FIGURES and 1 < len(table.lines) <= 15:
            most = max(most, 2)  # a reason such as 'Not collected' has two lines in a column of figures
        return min(15 * most + 4, _TALLEST)

    def first_input(self, table: Placed) -> tuple[int, int] | None:
        for field in table.table.inputs[:1]:
            return (table.first, table.column(field.code)) if not field.locked else None
        return None

    def top(self, sheet: Any, title: str, lead: str, *, first: bool = False) -> None:
        done(sheet.set_column(0, 0, None, None, {"hidden": 1}))
        sheet.hide_gridlines(2)
        done(sheet.write_string(0, 1, title, self.look.title))
        done(sheet.write_string(1, 1, lead, self.look.lead))
        if first:
            done(sheet.write_string(2, 1, self.stamps[0], self.look.aside))
        else:
            start = self.layout.sheets[0].name
            done(sheet.write_url(2, 1, f"internal:'{start}'!A1", self.look.link, start))
        done(sheet.set_row(0, 24))

    def finish(self, sheet: Any, title: str, width: float, pages: int = 1) -> None:
        page(sheet, title, self.stamps, width, pages)
        sheet.protect("", _PROTECTION)

    def table(self, sheet: Any, table: Placed, widths: Mapping[int, float]) -> None:
        if table.title is not None:
            done(sheet.write_string(table.title, 1, table.table.title, self.look.heading))
        if table.title is not None and table.table.lead:
            done(sheet.write_string(table.title + 1, 1, table.table.lead, self.look.aside))
        done(sheet.write_string(table.codes, 0, f"{MARK}{table.table.name}", self.look.code))
        done(sheet.set_row(table.codes, None, None, {"hidden": 1}))
        band = ""
        for column, field in enumerate(table.table.fields, start=1):
            if table.bands is not None:
                style = self.look.band if field.band else self.look.lead
                done(sheet.write_string(table.bands, column, field.band if field.band != band else "", style))
                band = field.band
            done(sheet.write_string(table.header, column, field.title, self.look.header))
            done(sheet.write_string(table.codes, column, field.code, self.look.code))
        height = max(
            lines(field.title, widths[column] * 0.85) for column, field in enumerate(table.table.fields, start=1)
        )
        done(sheet.set_row(table.header, 15 * max(height, 2 if table.table.name == "about" else 1) + 4))
        for number in range(len(table.lines)):
            self.line(sheet, table, number, widths)
        for field in table.table.fields:
            self.rules(sheet, table, field)
        if table.table.checked_down:
            self.check_down(sheet, table)
        done(sheet.write_string(table.end, 0, f"{MARK}end", self.look.code))

    def line(self, sheet: Any, table: Placed, number: int, widths: Mapping[int, float]) -> None:
        line = table.lines[number]
        at = table.first + number
        shown = iter(line.row.shown if line.row else ())
        if line.row and line.row.id:
            done(sheet.write_string(at, 0, line.row.id, self.look.code))
        for column, field in enumerate(table.table.fields, start=1):
            value: Scalar | None = line.values.get(field.code)
            if field.kind is Kind.SHOWN:
                value = next(shown, "")
                done(sheet.write_string(at, column, value, self.look.shown))
                if line.row and line.row.note and column == (2 if len(line.row.shown) > 2 else 1):
                    done(sheet.write_comment(at, column, line.row.note, {"x_scale": 2.4, "y_scale": 1.6}))
            elif field.kind is Kind.LAST:
                self.put(sheet, at, column, value, field, self.look.last)
            elif field.kind is Kind.LIVE:
                self.formula(sheet, at, column, self.own_check(table, number, field))
            else:
                asked = line.row.field if line.row and line.row.field else field
                self.input(sheet, at, column, value, asked, closed=bool(line.row and field.code in line.row.closed))
        done(sheet.set_row(at, self.height(table, number, widths)))

    def input(self, sheet: Any, row: int, column: int, value: Scalar | None, field: Field, *, closed: bool) -> None:
        style = self.look.locked if closed or field.kind is Kind.SHOWN else self.look.input_of(field.kind)
        style = self.look.carried(field.kind) if field.locked else style
        if mark := self.marks.get((sheet.get_name(), str(xl_rowcol_to_cell(row, column)))):
            style = self.look.marked(field.kind, mark.severity)
            done(sheet.write_comment(row, column, mark.words[:_REMARK], {"x_scale": 2.6, "y_scale": 1.8}))
        self.put(sheet, row, column, value, field, style)

    def put(self, sheet: Any, row: int, column: int, value: Scalar | None, field: Field, style: Any) -> None:
        if value is None:
            done(sheet.write_blank(row, column, None, style))
        elif isinstance(value, bool):
            done(sheet.write_boolean(row, column, value, style))
        elif isinstance(value, int | float):
            done(sheet.write_number(row, column, value, style))
        elif field.kind is Kind.DATE and (day := _day(value)):
            done(sheet.write_datetime(row, column, day, style))
        else:
            done(sheet.write_string(row, column, value, style))

    def formula(self, sheet: Any, row: int, column: int, made: live.Live | None) -> None:
        if made is None:
            done(sheet.write_blank(row, column, None, self.look.live))
        else:
            # An error that was typed or pasted somewhere must be said in words, too.
            safe = f'=IFERROR({made.formula.removeprefix("=")},"{live.WRONG} a cell shows an error")'
            done(sheet.write_formula(row, column, safe, self.look.live, made.result))

    # --- checks

    def own_check(self, table: Placed, number: int, field: Field) -> live.Live | None:
        """Return what stands in a live column of one line."""
        line = table.lines[number]
        if field.code == "progress":
            return self.agency_progress(table, number)
        if table.table.name in ("last-answers", "last-figures"):
            return then_and_now(self.tables, table, number, field.code, self.catalogue)
        if line.row and table.table.name.startswith("answers-"):
            law, practice = (
                None if half in line.row.closed else table.ref(number, half) for half in ("in_law", "in_practice")
            )
            if field.code == "answered":
                return live.answered(law, practice, self.since_last(table, number))
            return self.answer(table, number, law, practice)
        owned = self.owned(table, number)
        if table.table.name == "T9":
            known = meanings(self.catalogue, "missing")
            own = live.figure(table.ref(number, "figure:"), "typed_missing", known)
            return live.unless_wrong(owned[0], own) if owned else own
        return live.first_of(owned) if owned else None

    def owned(self, table: Placed, owner: int | str) -> list[Ref]:
        name = table.table.name
        return [ref for ref, check in zip(self.results, self.checks, strict=True) if check.owner == (name, owner)]

    def check_down(self, sheet: Any, table: Placed) -> None:
        at = table.last + 1
        done(sheet.write_string(at, 0, CHECK_ROW, self.look.code))
        done(sheet.write_string(at, 1, CHECKED_DOWN, self.look.live))
        for column, field in enumerate(table.table.fields[1:], start=2):
            owned = self.owned(table, field.code)
            self.formula(sheet, at, column, live.first_of(owned) if owned else None)
        self.colours(sheet, at, 2, at, len(table.table.fields))
        done(sheet.set_row(at, 34))

    def answer(self, table: Placed, number: int, law: Ref | None, practice: Ref | None) -> live.Live:
        line = table.lines[number]
        assert line.row is not None
        evidence, actions = self.tables["further-evidence"], self.tables["further-actions"]
        own = [field.code for field in table.table.fields]
        pursued = [
            entry
            for entry in actions.lines
            if entry.values.get("of") == line.row.id and entry.values.get("state") != "Dropped"
        ]
        cells = live.AnswerCells(
            law, practice,
            [table.ref(number, code) for code in own if code.startswith("evidence/")],
            [table.ref(number, code) for code in own if code.startswith("actions/")],
            table.ref(number, "actions/0/state"), line.row.id,
            sum(entry.values.get("of") == line.row.id for entry in evidence.lines), len(pursued),
            _span(evidence, "of"), _span(actions, "of"), _span(actions, "state"),
            self.since_last(table, number),
        )  # fmt: skip
        declinable = not line.row.without
        practice_offered = {
            text: code for text, code in self.offered["practice"].items() if declinable or code not in line.row.without
        }
        offered = {**self.offered, "practice": practice_offered}
        names = {
            "law": "typed_in_law",
            "practice": "typed_in_practice" if declinable else "typed_in_practice_mandatory",
            "claims": "typed_claims",
            "lacking": "typed_lacking",
        }
        return live.answer(cells, offered, names)

    def agency_progress(self, table: Placed, number: int) -> live.Live:
        cell = table.ref(number, "id")
        answers = self.answer_tables()
        answered = [(_span(one, "agency"), _span(one, "answered")) for one in answers]
        done_by = "+".join(f"SUMIF({agency},{cell.at},{count})" for agency, count in answered)
        asked_of = "+".join(f"COUNTIF({agency},{cell.at})" for agency, _ in answered)
        formula = f'=IF({cell.at}="","",({done_by})&" of "&({asked_of}))'
        if cell.value is None:
            return live.Live(formula, "")
        own = [
            (one, number) for one in answers for number, line in enumerate(one.lines)
            if folded(str(line.values.get("agency", ""))) == folded(str(cell.value))
        ]  # fmt: skip
        column = next((field for one in answers for field in one.table.fields if field.code == "answered"), None)
        counted = [self.own_check(one, number, column) for one, number in own] if column else []
        return live.Live(formula, f"{sum(int(made.result) for made in counted if made)} of {len(own)}")

    def answer_tables(self) -> list[Placed]:
        return [table for name, table in self.tables.items() if name.startswith("answers-")]

    def progress(self, sheet: Any) -> None:
        """Write beside the first tables how far each sheet has come."""
        left = 2 + max(len(table.fields) for table in self.layout.sheets[0].tables)
        for column, (words, width) in enumerate(zip(PROGRESS, (28, 18, 12), strict=True), start=left):
            done(sheet.set_column(column, column, width))
            done(sheet.write_string(self.tables["about"].header, column, words, self.look.header))
        done(sheet.set_column(left - 1, left - 1, 3))
        row = self.tables["about"].first
        counted, wrong = [], []
        sheet.fit_to_pages(1, 1)
        for part in self.layout.sheets[1:]:
            row += row == self.tables["about"].codes
            done(sheet.write_url(row, left, f"internal:'{part.name}'!A1", self.look.link, part.name))
            own = [self.tables[table.name] for table in part.tables]
            self.formula(sheet, row, left + 1, self.sheet_progress(own))
            failing = self.sheet_failing(part.name, own)
            self.formula(sheet, row, left + 2, failing)
            counted += [table for table in own if table.table.name.startswith("answers-")]
            wrong.append(failing)
            row += 1
        answered = "+".join(f"SUM({_span(table, 'answered')})" for table in counted) or "0"
        number = sum(self.answered_now(table) for table in counted)
        of = sum(len(table.lines) for table in counted)
        top = self.tables["about"].title or 0
        overall = live.Live(f'=({answered})&" of {of} answered"', f"{number} of {of} answered")
        done(sheet.write_formula(top, left, overall.formula, self.look.heading, overall.result))
        failing_all = "+".join(made.formula.removeprefix("=") for made in wrong)
        total = sum(int(made.result) for made in wrong)
        said = f'=({failing_all})&" checks fail"'
        done(sheet.write_formula(top, left + 1, said, self.look.heading, f"{total} checks fail"))

    def sheet_progress(self, tables: Sequence[Placed]) -> live.Live | None:
        answers = [table for table in tables if table.table.name.startswith("answers-")]
        if answers:
            added = "+".join(f"SUM({_span(table, 'answered')})" for table in answers)
            of = sum(len(table.lines) for table in answers)
            return live.Live(f'=({added})&" of {of}"', f"{sum(map(self.answered_now, answers))} of {of}")
        spans = [(table, field.code) for table in tables for field in table.table.inputs if field.kind is Kind.FIGURE]
        if spans and tables[0].table.name != "detail":
            added = "+".join(f"COUNTA({_span(table, code)})" for table, code in spans)
            number = sum(code in line.values for table, code in spans for line in table.lines)
            return live.Live(f'=({added})&" figures"', f"{number} figures")
        keyed = [
            (table, table.table.inputs[0].code)
            for table in tables
            if table.table.style in (Style.LIST, Style.FURTHER) and self.first_input(table)
        ]
        keyed += [(table, "figure:") for table in tables if table.table.name == "detail"]
        if keyed:
            added = "+".join(f"COUNTA({_span(table, code)})" for table, code in keyed)
            number = sum(code in line.values for table, code in keyed for line in table.lines)
            return live.Live(f'=({added})&" entries"', f"{number} entries")
        return None

    def sheet_failing(self, name: str, tables: Sequence[Placed]) -> live.Live:
        """Count what fails on one sheet: its own check columns, and the cross-checks that are about it."""
        columns = [
            (table, field.code)
            for table in tables
            for field in table.table.fields
            if field.kind is Kind.LIVE and field.code == "check" and table.table.name.startswith(("answers-", "T9"))
        ]
        terms = [f'COUNTIF({_span(table, code)},"{live.WRONG}*")' for table, code in columns]
        fields = {
            (table.table.name, code): next(f for f in table.table.fields if f.code == code) for table, code in columns
        }
        number = sum(
            str(made.result).startswith(live.WRONG)
            for table, code in columns
            for line in range(len(table.lines))
            if (made := self.own_check(table, line, fields[table.table.name, code]))
        )
        own = [
            ref for ref, check in zip(self.results, self.checks, strict=True)
            if self.tables[check.owner[0]].sheet == name and check.owner[0] != "T9"
        ]  # fmt: skip
        if own:
            span = f"{own[0].at}:{own[-1].at.partition('!')[2]}"
            assert own[-1].row - own[0].row == len(own) - 1
            terms.append(f'COUNTIF({span},"{live.WRONG}*")')
            number += sum(str(ref.value).startswith(live.WRONG) for ref in own)
        return live.Live(f"={'+'.join(terms) or 0}", number)

    def since_last(self, table: Placed, number: int) -> Ref | None:
        """Return the cell that says whether an answer still stands, where the form asks that."""
        asked = any(field.code == "since_last" for field in table.table.fields)
        return table.ref(number, "since_last") if asked else None

    def answered_now(self, table: Placed) -> int:
        """Return how many answers of a table count, as its own column says."""
        column = next(field for field in table.table.fields if field.code == "answered")
        counts = (self.own_check(table, number, column) for number in range(len(table.lines)))
        return sum(int(made.result) for made in counts if made)

    def check_sheet(self, sheet: Any) -> None:
        self.top(
            sheet, "Checks", "Every cross-check of the figures, worked out while you type. Each line leads to its cell."
        )
        done(sheet.write_string(0, 0, f"{MARK}aside", self.look.code))
        header = self.results[0].row - 1
        for column, (words, width) in enumerate((("Check", 78), ("Result", 46), ("Where", 22)), start=1):
            done(sheet.set_column(column, column, width))
            done(sheet.write_string(header, column, words, self.look.header))
        for ref, check in zip(self.results, self.checks, strict=True):
            done(sheet.write_string(ref.row, 1, check.sentence, self.look.shown))
            self.formula(sheet, ref.row, 2, check.live)
            target = check.at.at.replace("$", "")
            done(sheet.write_url(ref.row, 3, f"internal:{target}", self.look.link, target.replace("'", "")))
        row = self.results[-1].row + 1
        for table in self.tables.values():
            made = unfit(table, "typed_missing") if table.table.name not in ("detail", "T9") else None
            if made:
                words = f"{table.table.title}: every cell holds a figure or a reason"
                done(sheet.write_string(row, 1, words, self.look.shown))
                self.formula(sheet, row, 2, made)
                row += 1
        self.colours(sheet, header + 1, 2, row, 2)
        sheet.freeze_panes(header + 1, 0)
        sheet.repeat_rows(header)
        self.finish(sheet, "Checks", 146)

    # --- rules of the cells

    def rules(self, sheet: Any, table: Placed, field: Field) -> None:
        """Set what a column takes, what a person sees on a cell of it, and which of its cells are marked."""
        column = table.column(field.code)
        if field.kind is Kind.LIVE:
            self.colours(sheet, table.first, column, table.last, column)
        if field.kind is Kind.FIGURE:
            whole = not table.table.name.startswith(("T9", "detail"))
            self.mark_unfit(sheet, table.first, column, table.last, whole=whole)
        if table.table.style is Style.RECORD and field.code == "value":
            for number, line in enumerate(table.lines):
                if line.row and line.row.field:
                    self.validation(sheet, table.first + number, column, table.first + number, line.row.field)
            return
        for first, last, without in _runs(table, field):
            self.validation(sheet, table.first + first, column, table.first + last, field._replace(without=without))

    def validation(self, sheet: Any, first: int, column: int, last: int, field: Field) -> None:
        rule = self.lists.rule(field, first, column)
        if rule and field.kind is not Kind.SHOWN and not field.locked:
            words = {"input_title": field.title[:32], "input_message": field.help[:255]} if field.help else {}
            done(sheet.data_validation(first, column, last, column, {**rule, **words}))

    def mark_unfit(self, sheet: Any, first: int, column: int, last: int, *, whole: bool) -> None:
        cell = Ref("", first, column).at.partition("!")[2].replace("$", "")
        number = f"OR({cell}<0,{cell}<>INT({cell}))" if whole else f"{cell}<0"
        text = f'IF(LEFT({cell},1)="<",FALSE,ISNA(MATCH(TRIM({cell}),typed_missing,0)))'
        formula = f'=IF({cell}="",FALSE,IF(ISNUMBER({cell}),{number},{text}))'
        done(
            sheet.conditional_format(
                first, column, last, column, {"type": "formula", "criteria": formula, "format": self.look.wrong}
            )
        )

    def colours(self, sheet: Any, first: int, left: int, last: int, right: int) -> None:
        for sign, style in ((live.WRONG, self.look.wrong), (live.OPEN, self.look.open), (live.OK, self.look.good)):
            done(
                sheet.conditional_format(
                    first,
                    left,
                    last,
                    right,
                    {"type": "text", "criteria": "begins with", "value": sign, "format": style},
                )
            )

    # --- sheets aside

    def aside(
        self, sheet: Any, name: str, columns: tuple[tuple[tuple[str, float], ...], Sequence[Sequence[str]], str]
    ) -> None:
        heads, rows, lead = columns
        self.top(sheet, name, lead)
        done(sheet.write_string(0, 0, f"{MARK}aside", self.look.code))
        for column, (words, width) in enumerate(heads, start=1):
            done(sheet.set_column(column, column, width))
            done(sheet.write_string(4, column, words, self.look.header))
        for row, texts in enumerate(rows, start=5):
            for column, text in enumerate(texts, start=1):
                done(sheet.write_string(row, column, text, self.look.shown))
            height = max(lines(text, width) for text, (_, width) in zip(texts, heads, strict=True))
            done(sheet.set_row(row, 15 * height + 4))
        sheet.freeze_panes(5, 0)
        sheet.repeat_rows(4)
        self.finish(sheet, name, sum(width for _, width in heads))
        if len(rows) < 30:
            sheet.fit_to_pages(1, 1)

    def meta(self, sheet: Any) -> None:
        said = {"form": IDENTITY, "format": FORMAT, "catalogue": self.catalogue.version, "asks": self.layout.asks}
        said |= {"questions": "; ".join(self.questions)} if self.questions else {}
        done(sheet.write_string(0, 0, f"{MARK}aside", self.look.code))
        for row, (name, value) in enumerate(said.items(), start=1):
            done(sheet.write_string(row, 0, name, self.look.code))
            done(sheet.write_string(row, 1, value, self.look.code))
        sheet.very_hidden()


def _span(table: Placed, code: str) -> str:
    """Return the range of a column over all lines of a table."""
    first, last = table.ref(0, code), table.ref(len(table.lines) - 1, code)
    return f"{first.at}:{last.at.partition('!')[2]}"


def _runs(table: Placed, field: Field) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the lines of a column that take the same, as first and last, leaving out the closed ones."""
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
    """Return a day that a spreadsheet can hold and nobody takes for a year; its calendar begins in 1900.

    A year that is typed into a cell for a date becomes a day of 1905 or before, so real days of then stay texts.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == 10 and day.year > 1905 else None
