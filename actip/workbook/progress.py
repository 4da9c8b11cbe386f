"""Own the progress of a form while it is filled in: how far each sheet has come, and the list of its checks."""

from collections.abc import Sequence
from typing import Any

from actip.form import MARK, PROGRESS, FieldKind, Form, Style
from actip.workbook import live
from actip.workbook.cells import Cells
from actip.workbook.checks import unfit_cells
from actip.workbook.columns import LiveColumns
from actip.workbook.frame import Frame
from actip.workbook.grid import Placed
from actip.workbook.style import Look
from actip.workbook.tables import first_input
from actip.writers.excel import ensure


class Progress:
    """Write the list beside the first tables, and the sheet of the checks."""

    def __init__(self, look: Look, frame: Frame, cells: Cells, columns: LiveColumns, layout: Form) -> None:
        """Take the formats, the frame, the writer of cells, the live columns, and the form."""
        self.look = look
        self.frame = frame
        self.cells = cells
        self.columns = columns
        self.layout = layout
        self.tables = columns.tables

    def beside(self, sheet: Any) -> None:
        """Write the progress of each sheet beside the first tables."""
        first = 2 + max(len(table.fields) for table in self.layout.sheets[0].tables)
        for column, (words, width) in enumerate(zip(PROGRESS, (28, 18, 12), strict=True), start=first):
            ensure(sheet.set_column(column, column, width))
            ensure(sheet.write_string(self.tables["about"].header, column, words, self.look.header))
        ensure(sheet.set_column(first - 1, first - 1, 3))
        row = self.tables["about"].first
        counted, wrong = [], []
        sheet.fit_to_pages(1, 1)
        for part in self.layout.sheets[1:]:
            row += row == self.tables["about"].codes
            ensure(sheet.write_url(row, first, f"internal:'{part.name}'!A1", self.look.link, part.name))
            tables = [self.tables[table.name] for table in part.tables]
            self.cells.formula(sheet, row, first + 1, self._progress_of(tables))
            failing = self._failing(part.name, tables)
            self.cells.formula(sheet, row, first + 2, failing)
            counted += [table for table in tables if table.table.name.startswith("answers-")]
            wrong.append(failing)
            row += 1
        answered = "+".join(f"SUM({table.span('answered')})" for table in counted) or "0"
        number = sum(self.columns.answered_now(table) for table in counted)
        of = sum(len(table.lines) for table in counted)
        top = self.tables["about"].title or 0
        overall = live.Live(f'=({answered})&" of {of} answered"', f"{number} of {of} answered")
        ensure(sheet.write_formula(top, first, overall.formula, self.look.heading, overall.result))
        failing_all = "+".join(live_cell.formula.removeprefix("=") for live_cell in wrong)
        total = sum(int(live_cell.result) for live_cell in wrong)
        formula = f'=({failing_all})&" checks fail"'
        ensure(sheet.write_formula(top, first + 1, formula, self.look.heading, f"{total} checks fail"))

    def checks(self, sheet: Any) -> None:
        """Write the sheet of the checks: each a sentence, its result, and the way to its cell."""
        results = self.columns.results
        lead = "Every cross-check of the figures, worked out while you type. Each line leads to its cell."
        self.frame.top(sheet, "Checks", lead)
        ensure(sheet.write_string(0, 0, f"{MARK}aside", self.look.code))
        header = results[0].row - 1
        for column, (words, width) in enumerate((("Check", 78), ("Result", 46), ("Where", 22)), start=1):
            ensure(sheet.set_column(column, column, width))
            ensure(sheet.write_string(header, column, words, self.look.header))
        for ref, check in zip(results, self.columns.checks, strict=True):
            ensure(sheet.write_string(ref.row, 1, check.sentence, self.look.label))
            self.cells.formula(sheet, ref.row, 2, check.live)
            target = check.at.at.replace("$", "")
            ensure(sheet.write_url(ref.row, 3, f"internal:{target}", self.look.link, target.replace("'", "")))
        row = results[-1].row + 1
        for table in self.tables.values():
            unfit = unfit_cells(table, "typed_missing") if table.table.name not in ("detail", "T9") else None
            if unfit:
                words = f"{table.table.title}: every cell holds a figure or a reason"
                ensure(sheet.write_string(row, 1, words, self.look.label))
                self.cells.formula(sheet, row, 2, unfit)
                row += 1
        self.cells.colours(sheet, header + 1, 2, row, 2)
        sheet.freeze_panes(header + 1, 0)
        sheet.repeat_rows(header)
        self.frame.finish(sheet, "Checks", 146)

    def _progress_of(self, tables: Sequence[Placed]) -> live.Live | None:
        """Count the answers, figures or entries of one sheet."""
        answers = [table for table in tables if table.table.name.startswith("answers-")]
        if answers:
            added = "+".join(f"SUM({table.span('answered')})" for table in answers)
            of = sum(len(table.lines) for table in answers)
            return live.Live(f'=({added})&" of {of}"', f"{sum(map(self.columns.answered_now, answers))} of {of}")
        spans = [
            (table, field.code) for table in tables for field in table.table.inputs if field.kind is FieldKind.FIGURE
        ]
        if spans and tables[0].table.name != "detail":
            added = "+".join(f"COUNTA({table.span(code)})" for table, code in spans)
            number = sum(code in line.values for table, code in spans for line in table.lines)
            return live.Live(f'=({added})&" figures"', f"{number} figures")
        keyed = [
            (table, table.table.inputs[0].code)
            for table in tables
            if table.table.style in (Style.LIST, Style.FURTHER) and first_input(table)
        ]
        keyed += [(table, "figure:") for table in tables if table.table.name == "detail"]
        if keyed:
            added = "+".join(f"COUNTA({table.span(code)})" for table, code in keyed)
            number = sum(code in line.values for table, code in keyed for line in table.lines)
            return live.Live(f'=({added})&" entries"', f"{number} entries")
        return None

    def _failing(self, name: str, tables: Sequence[Placed]) -> live.Live:
        """Count what fails on one sheet: its own check columns, and the cross-checks that are about it."""
        columns = [
            (table, field.code)
            for table in tables
            for field in table.table.fields
            if field.kind is FieldKind.LIVE
            and field.code == "check"
            and table.table.name.startswith(("answers-", "T9"))
        ]
        terms = [f'COUNTIF({table.span(code)},"{live.WRONG}*")' for table, code in columns]
        fields = {
            (table.table.name, code): next(f for f in table.table.fields if f.code == code) for table, code in columns
        }
        number = sum(
            str(live_cell.result).startswith(live.WRONG)
            for table, code in columns
            for line in range(len(table.lines))
            if (live_cell := self.columns.of_line(table, line, fields[table.table.name, code]))
        )
        results = [
            ref for ref, check in zip(self.columns.results, self.columns.checks, strict=True)
            if self.tables[check.owner[0]].sheet == name and check.owner[0] != "T9"
        ]  # fmt: skip
        if results:
            span = f"{results[0].at}:{results[-1].at.partition('!')[2]}"
            assert results[-1].row - results[0].row == len(results) - 1
            terms.append(f'COUNTIF({span},"{live.WRONG}*")')
            number += sum(str(ref.value).startswith(live.WRONG) for ref in results)
        return live.Live(f"={'+'.join(terms) or 0}", number)
