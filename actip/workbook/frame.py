"""Own what is around the tables of every sheet of a form: its title and way back, its print and its protection."""

import math
from collections.abc import Sequence
from typing import Any

from actip.form import MARK
from actip.workbook.fit import HEAD
from actip.workbook.style import Look
from actip.writers.excel import ensure, lines, page, put

Columns = tuple[tuple[tuple[str, float], ...], Sequence[Sequence[str]], str]  # heads and widths, rows, lead
_READABLE = 200  # signs across a page of A4
PROGRESS_WIDTHS = (24, 14, 10)  # of the list beside the first tables
_PROTECTION = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True,
    "autofilter": True,
}  # fmt: skip


class Frame:
    """Set up the sheets of a form; `start` is the name of the first one, `stamps` identify the form."""

    def __init__(self, look: Look, start: str, stamps: Sequence[str]) -> None:
        """Take the formats of a form, the name of its first sheet, and the words on every page."""
        self.look = look
        self.start = start
        self.stamps = stamps

    def top(self, sheet: Any, title: str, lead: str, notices: Sequence[str] = (), *, first: bool = False) -> None:
        """Write the title, the lead, the way back to the first sheet, and there what is to be known of the form."""
        ensure(sheet.set_column(0, 0, None, None, {"hidden": 1}))
        sheet.hide_gridlines(2)
        ensure(sheet.write_string(0, 1, title, self.look.title))
        ensure(sheet.write_string(1, 1, lead, self.look.lead))
        if first:
            ensure(sheet.write_string(2, 1, self.stamps[0], self.look.aside))
        else:
            ensure(sheet.write_url(2, 1, f"internal:'{self.start}'!A1", self.look.link, self.start))
        for row, words in enumerate(notices, start=3):
            ensure(sheet.write_string(row, 1, words, self.look.notice))
        ensure(sheet.set_row(0, 9 + self.look.line))

    def header(self, sheet: Any, row: int, heads: Sequence[tuple[str, float]]) -> None:
        """Make a row of heads as high as they need it; one line is what every row has."""
        height = max(lines(words, width * HEAD) for words, width in heads)
        if height > 1:
            ensure(sheet.set_row(row, self.look.line * height + 4))

    def finish(self, sheet: Any, title: str, width: float) -> None:
        """Set a sheet up for print on A4, one page wide where that can be read, and protect all cells but inputs."""
        page(sheet, title, self.stamps, 0, math.ceil(width / _READABLE))
        sheet.protect("", _PROTECTION)

    def aside(self, sheet: Any, name: str, columns: Columns) -> None:
        """Write a sheet of the form that takes no answer: its heads, rows and lead."""
        heads, rows, lead = columns
        self.top(sheet, name, lead)
        ensure(sheet.write_string(0, 0, f"{MARK}aside", self.look.code))
        for column, (words, width) in enumerate(heads, start=1):
            ensure(sheet.set_column(column, column, width))
            ensure(sheet.write_string(4, column, words, self.look.header))
        self.header(sheet, 4, heads)
        for row, texts in enumerate(rows, start=5):
            for column, text in enumerate(texts, start=1):
                put(sheet, row, column, text, self.look.label)
            height = max(lines(text, width * self.look.fill) for text, (_, width) in zip(texts, heads, strict=True))
            ensure(sheet.set_row(row, self.look.line * height + 4))
        sheet.freeze_panes(5, 0)
        sheet.repeat_rows(4)
        self.finish(sheet, name, sum(width for _, width in heads))
        if len(rows) < 30:
            sheet.fit_to_pages(1, 1)
