"""Own the progress of a form while it is filled in: how far each sheet has come, and the list of its checks."""

import math
from collections.abc import Sequence
from typing import Any

from actip.form import MARK, WRONG, FieldKind, Form, Style
from actip.form.answer_sheets import FOLLOW_UP, QUESTIONS
from actip.form.frame_words import progress_heads
from actip.workbook import live
from actip.workbook.cells import Cells
from actip.workbook.checks import HEADER, unfit_cells
from actip.workbook.columns import LiveColumns
from actip.workbook.formula import Counted, as_counted, as_text, hole, of_number
from actip.workbook.frame import PROGRESS_WIDTHS, Frame
from actip.workbook.grid import Placed, areas
from actip.workbook.style import Look
from actip.workbook.tables import first_input
from actip.writers.excel import ensure, lines

CHECK_WIDTHS = (78, 46, 22)
_HEADING = 1.25  # of the width of a sign is what one of a heading takes


class Progress:
    """Write the list beside the first tables, and the sheet of the checks."""

    def __init__(self, look: Look, frame: Frame, cells: Cells, columns: LiveColumns, layout: Form) -> None:
        """Take the formats, the frame, the writer of cells, the live columns, and the form."""
        self.look = look
        self.frame = frame
        self.cells = cells
        self.columns = columns
        self.layout = layout
        self.language = columns.catalogue.language
        self.tables = columns.tables

    def beside(self, sheet: Any) -> None:
        """Write the progress of each sheet beside the first tables."""
        first = 2 + max(len(table.fields) for table in self.layout.sheets[0].tables)
        heads = zip(progress_heads(self.language), PROGRESS_WIDTHS, strict=True)
        for column, (words, width) in enumerate(heads, start=first):
            ensure(sheet.set_column(column, column, width))
            ensure(sheet.write_string(self.tables["about"].header, column, words, self.look.header))
        ensure(sheet.set_column(first - 1, first - 1, 3))
        row = self.tables["about"].first
        wrong = []
        sheet.fit_to_pages(1, 1)
        for part in self.layout.sheets[1:]:
            row += row == self.tables["about"].codes
            ensure(sheet.write_url(row, first, f"internal:'{part.name}'!A1", self.look.link, part.name))
            tables = [self.tables[table.name] for table in part.tables]
            self.cells.formula(sheet, row, first + 1, self._progress_of(tables))
            failing = self._failing(part.name, tables)
            self.cells.formula(sheet, row, first + 2, failing)
            wrong.append(failing)
            row += 1
        if self.columns.answers:  # the form of an agency may ask nothing but figures
            self._overall(sheet, first)
        if any("!" in failing.formula for failing in wrong):
            self._failing_in_all(sheet, first + 1, wrong)

    def _overall(self, sheet: Any, column: int) -> None:
        """Write how many questions of the form are answered."""
        answered, total = self.columns.answered()

        def share(count: str) -> str:
            return self.language.say("live check", "{count} of {total} answered", count=count, total=str(total))

        top = self.tables["about"].title or 0
        width = max(PROGRESS_WIDTHS[0], math.ceil(len(share(str(total))) * _HEADING))  # the next cell is filled, too
        ensure(sheet.set_column(column, column, width))
        number = hole(f"({answered.formula.removeprefix('=')})")
        formula = f"={as_text(share(number))}"
        ensure(sheet.write_formula(top, column, formula, self.look.heading, share(str(answered.result))))

    def _failing_in_all(self, sheet: Any, column: int, wrong: Sequence[live.Live]) -> None:
        """Write how many checks of the form fail."""

        def fail(number: int, figure: str) -> str:
            return self.language.counted(
                "live check", "{number} check fails", "{number} checks fail", number, number=figure
            )

        top = self.tables["about"].title or 0
        added = f"({'+'.join(live_cell.formula.removeprefix('=') for live_cell in wrong)})"
        result = of_number(fail, sum(int(live_cell.result) for live_cell in wrong))
        ensure(sheet.write_formula(top, column, f"={as_counted(fail, added)}", self.look.heading, result))

    def checks(self, sheet: Any) -> None:
        """Write the sheet of the checks: each a sentence, its result, and the way to its cell."""
        results = self.columns.results
        say = self.language.say
        title = say("form title", "Check")
        lead = say(
            "form lead", "Every cross-check of the figures, worked out while you type. Each line leads to its cell."
        )
        self.frame.top(sheet, title, lead)
        ensure(sheet.write_string(0, 0, f"{MARK}aside", self.look.code))
        header = HEADER
        heads = (say("form column", "Check"), say("form column", "Result"), say("form column", "Where"))
        for column, (words, width) in enumerate(zip(heads, CHECK_WIDTHS, strict=True), start=1):
            ensure(sheet.set_column(column, column, width))
            ensure(sheet.write_string(header, column, words, self.look.header))
        self.frame.header(sheet, header, list(zip(heads, CHECK_WIDTHS, strict=True)))
        for ref, check in zip(results, self.columns.checks, strict=True):
            ensure(sheet.write_string(ref.row, 1, check.sentence, self.look.label))
            self.cells.formula(sheet, ref.row, 2, check.live)
            self._height(sheet, ref.row, (check.sentence, str(check.live.result)))
            link = f"internal:{check.at.link}"
            ensure(sheet.write_url(ref.row, 3, link, self.look.link, f"{check.at.sheet}!{check.at.here}"))
        row = header + 1 + len(results)
        for table in self.tables.values():
            is_fixed = table.table.name not in ("detail", "T9")
            unfit = unfit_cells(table, "typed_missing", self.language) if is_fixed else None
            if unfit:
                words = say("check", "{table}: every cell holds a figure or a reason", table=table.table.title)
                ensure(sheet.write_string(row, 1, words, self.look.label))
                self.cells.formula(sheet, row, 2, unfit)
                self._height(sheet, row, (words, str(unfit.result)))
                row += 1
        self.cells.colours(sheet, header + 1, 2, row, 2)
        sheet.freeze_panes(header + 1, 0)
        sheet.repeat_rows(header)
        self.frame.finish(sheet, title, sum(CHECK_WIDTHS))

    def _height(self, sheet: Any, row: int, texts: Sequence[str]) -> None:
        """Make the line of a check as high as its texts are; one line is what every row has."""
        rooms = (width * self.look.fill for width in CHECK_WIDTHS)
        height = max(lines(text, room) for text, room in zip(texts, rooms, strict=False))
        if height > 1:
            ensure(sheet.set_row(row, self.look.line * height + 4))

    def _progress_of(self, tables: Sequence[Placed]) -> live.Live | None:
        """Count the answers, figures or entries of one sheet."""
        if self.columns.answers in tables:
            return self.columns.share(*self.columns.answered())
        if tables[0].table.name == FOLLOW_UP:
            columns = [(tables[0], field.code) for field in tables[0].table.inputs]
            return self._filled(columns, self._entries)
        spans = [
            (table, field.code) for table in tables for field in table.table.inputs if field.kind is FieldKind.FIGURE
        ]
        if spans and tables[0].table.name != "detail":
            return self._filled(spans, self._figures)
        keyed = [
            (table, table.table.inputs[0].code)
            for table in tables
            if table.table.style in (Style.LIST, Style.FURTHER) and first_input(table)
        ]
        keyed += [(table, "figure:") for table in tables if table.table.name == "detail"]
        if keyed:
            return self._filled(keyed, self._entries)
        return None

    def _figures(self, number: int, figure: str) -> str:
        return self.language.counted("live check", "{number} figure", "{number} figures", number, number=figure)

    def _entries(self, number: int, figure: str) -> str:
        return self.language.counted("live check", "{number} entry", "{number} entries", number, number=figure)

    @staticmethod
    def _filled(columns: Sequence[tuple[Placed, str]], text: Counted) -> live.Live:
        """Count the cells of some columns in which something stands."""
        tables = {table.table.name: table for table, _ in columns}
        cells = [
            [table.ref(line, code) for line in range(len(table.lines)) for one, code in columns if one is table]
            for table in tables.values()
        ]
        added = "+".join(f"COUNTA({area})" for of_table in cells for area in areas(of_table))
        number = sum(code in line.values for table, code in columns for line in table.lines)
        return live.Live(f"={as_counted(text, f'({added})')}", of_number(text, number))

    def _failing(self, name: str, tables: Sequence[Placed]) -> live.Live:
        """Count what fails on one sheet: its own check columns, and the cross-checks that are about it."""
        columns = [
            (table, field.code)
            for table in tables
            for field in table.table.fields
            if field.kind is FieldKind.LIVE
            and field.code == "check"
            and table.table.name in (QUESTIONS, FOLLOW_UP, "T9")
        ]
        terms = [f'COUNTIF({table.span(code)},"{WRONG}*")' for table, code in columns]
        fields = {
            (table.table.name, code): next(f for f in table.table.fields if f.code == code) for table, code in columns
        }
        number = sum(
            str(live_cell.result).startswith(WRONG)
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
            terms.append(f'COUNTIF({span},"{WRONG}*")')
            number += sum(str(ref.value).startswith(WRONG) for ref in results)
        return live.Live(f"={'+'.join(terms) or 0}", number)
