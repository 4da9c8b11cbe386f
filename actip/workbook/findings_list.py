"""Own what an annotated copy says about what was found: a sheet that lists it, and words beside the cells of a sheet.

Nothing of it moves a row or a column of the form: the list is a sheet of its own, and beside the cells it stands to the
right of all that the sheet has, where it is not printed.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form import UNREAD
from actip.form.beside import WIDTH, beside_mark
from actip.form.sheet_names import sheet_names
from actip.gate.text import printable
from actip.model import Kind
from actip.workbook.cells import Mark, row_and_column
from actip.workbook.frame import Frame
from actip.workbook.style import Look
from actip.writers.excel import ensure, lines, put

_FIRST = 5  # the row of the first line of the list, behind its heads
_CELL, _CURE = 12, 64  # widths of the columns beside the cells
_TALLEST = 400  # points that a row can be high
_LONGEST = 2_000  # characters that stand beside a row; all of them are in the list


class ListedFinding(NamedTuple):
    """One line of the sheet of findings: who answers, what it is counted as, in a word, and its cells.

    `where` is what a person reads of its place, `cell` the `SHEET!CELL` that it leads to. The last five are what an
    explanation of it names, each as the form asks for it.
    """

    agency: str
    counted_as: str
    kind: str
    where: str
    cell: str
    message: str
    remedy: str
    rule: str
    obligation: str = ""
    indicator: str = ""
    broken_down_by: str = ""
    within: str = ""


class Listing(NamedTuple):
    """The sheet of findings: how many there are of each kind, in words, and its lines."""

    counts: str
    lines: Sequence[ListedFinding]


class FindingsList:
    """Write what was found into a form."""

    def __init__(self, look: Look, frame: Frame, catalogue: Catalogue) -> None:
        """Take the formats and the frame of the form, and its language."""
        self.look = look
        self.frame = frame
        self.say = catalogue.language.say
        self.counted = catalogue.language.counted
        self.names = sheet_names(catalogue.language)

    def sheet(self, sheet: Any, findings: Listing) -> None:
        """Write the sheet of findings, each with a link to its cell; the colours are explained.

        What has to be read to mend a thing fits a small screen; what is copied into an explanation stands behind it.
        """
        say = self.say
        heads = (
            (say("findings", "Agency"), 12.0), (say("findings", "Kind"), 9.5), (say("findings", "Where"), 21.0),
            (say("findings", "What was found"), 46.0), (say("findings", "What to do"), 44.0),
            (say("findings", "Rule"), 10.0), (say("form column", "Obligation"), 16.0),
            (say("form column", "Indicator"), 28.0), (say("form column", "Broken down by"), 18.0),
            (say("form column", "Within"), 28.0),
        )  # fmt: skip
        lead = say("findings", "{counts}. By agency, what to mend first on top.", counts=findings.counts)
        rows = [(line.agency, *line[2:4], *line[5:]) for line in findings.lines]
        self.frame.aside(sheet, say("form title", "Findings"), (heads, rows, lead))
        for row, line in enumerate(findings.lines, start=_FIRST):
            ensure(sheet.write_string(row, 2, line.kind, self.look.of_kind[line.counted_as]))
            if line.cell:
                name, _, cell = line.cell.rpartition("!")
                ensure(sheet.write_url(row, 3, f"internal:'{name}'!{cell}", self.look.framed_link, line.where))
        ensure(sheet.autofilter(_FIRST - 1, 1, _FIRST - 1 + len(rows), len(heads)))
        legend = {
            Kind.WRONG.value: say("findings", "Red, wrong: mend it first."),
            Kind.QUESTION.value: say("findings", "Yellow, a question: give the reason, or mend it."),
            Kind.LACKS.value: say("findings", "Blue, lacks: add it, or leave it open. It is no fault."),
        }
        for row, (kind, words) in enumerate(legend.items(), start=1):
            ensure(sheet.write_string(row, 5, words, self.look.of_kind[kind]))
        to_copy = say(
            "findings",
            "If it is right, copy '{first}' to '{last}' to '{table}' on the sheet '{sheet}', and say why.",
            first=heads[5][0],
            last=heads[-1][0],
            table=say("form title", "Explanations"),
            sheet=self.names["explanations"],
        )
        ensure(sheet.write_string(3, 6, to_copy, self.look.lead))  # right above what is copied

    def beside(self, sheets: Mapping[str, Any], marks: Mapping[tuple[str, str], Mark]) -> None:
        """Write on each sheet, to the right of all that it has, what to do about the cells with a mark in their row."""
        by_sheet: dict[str, dict[int, list[tuple[int, str, Mark]]]] = {}
        for (name, cell), mark in marks.items():
            row, column = row_and_column(cell)
            by_sheet.setdefault(name, {}).setdefault(row, []).append((column, cell, mark))
        for sheet in sheets.values():
            if rows := by_sheet.get(sheet.get_name()):
                self._beside(sheet, rows)

    def _beside(self, sheet: Any, rows: Mapping[int, Sequence[tuple[int, str, Mark]]]) -> None:
        name, first = sheet.get_name(), sheet.dim_colmax + 1
        # What is printed is what the form has.
        ensure(sheet.print_area(0, 0, sheet.dim_rowmax, sheet.dim_colmax))
        ensure(sheet.set_column(first, first, None, None, {"hidden": 1}))
        ensure(sheet.set_column(first + 1, first + 1, _CELL))
        ensure(sheet.set_column(first + WIDTH - 1, first + WIDTH - 1, _CURE))
        number = sum(len(cells) for cells in rows.values())
        words = self.counted(
            "findings",
            "On this sheet: {count} cell, here in its row",
            "On this sheet: {count} cells, each here in its row",
            number,
        )
        title = self.say("form title", "Findings")
        self._line(sheet, 0, first, (title, words), f"internal:'{self.names['findings']}'!A1", is_title=True)
        for row, cells in sorted(rows.items()):
            cells = sorted(cells, key=lambda entry: entry[0])
            cures = list(dict.fromkeys(cure for _, _, mark in cells for cure in mark.cures))
            if len(cells) > 1 and len(cures) > 1:
                cures = [f"{cell} {cure}" for _, cell, mark in cells for cure in mark.cures]
            cells_in_row = ", ".join(cell for _, cell, _ in cells)
            self._line(sheet, row, first, (cells_in_row, "\n".join(cures)), f"internal:'{name}'!{cells[0][1]}")

    def _line(
        self, sheet: Any, row: int, first: int, texts: tuple[str, str], link: str, *, is_title: bool = False
    ) -> None:
        cell, words = ("\n".join(map(printable, text.split("\n")))[:_LONGEST] for text in texts)
        ensure(sheet.write_string(row, first, beside_mark(cell, words), self.look.code))
        ensure(sheet.write_url(row, first + 1, link, self.look.link if is_title else self.look.framed_link, cell))
        put(sheet, row, first + 2, words, self.look.lead if is_title else self.look.label)
        if is_title:
            return
        height, is_hidden = sheet.row_sizes.get(row, (None, False))
        needed = min(lines(words, _CURE * self.look.fill) * self.look.line + 4, _TALLEST)
        # One without a height grows by itself; one that was hidden because it needs nothing does need something now.
        if is_hidden or (height and height < needed):
            ensure(sheet.set_row(row, max(height, needed) if height else None))

    def unread(self, sheet: Any, unread: Sequence[Sequence[str]]) -> None:
        """Write what stood in the form that was sent and could not be read: where, and what."""
        lead = self.say(
            "unread", "Nothing of this was read. Move what is an answer to its yellow cell and empty its line here."
        )
        heads = ((self.say("unread", "Where it stood"), 30.0), (self.say("unread", "What stood there"), 100.0))
        self.frame.aside(sheet, self.say("form title", "Not read"), (heads, unread, lead))
        ensure(sheet.write_string(1, 0, UNREAD, self.look.code))
