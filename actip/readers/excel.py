"""Own the way from a filled form to a Document: by the marks, ids and codes in it, never by an address.

Rows may have been moved, inserted, deleted or copied, columns swapped, sheets renamed or added. What cannot be read
for certain is reported with its sheet and cell; nothing that holds something is passed over.
"""

from collections.abc import Mapping
from typing import Any

from actip.catalogue import catalogue
from actip.errors import UnreadableSubmission
from actip.form import (
    EVERYTHING,
    IDENTITY,
    MARK,
    ROUND,
    Field,
    FieldKind,
    Form,
    Row,
    Style,
    Table,
    as_first,
    form,
    is_first,
)
from actip.format.records import Line
from actip.format.rounds import with_rounds_in
from actip.gate.json import parse
from actip.gate.sheets import Entry
from actip.gate.workbook import Book, open_workbook
from actip.model import Document, Place
from actip.readers.answer_tables import AnswerReader
from actip.readers.beside import without_findings
from actip.readers.cell_values import Values
from actip.readers.figure_tables import FigureReader
from actip.readers.form_rows import Rows
from actip.readers.gathering import Gathered
from actip.readers.leftover import LeftoverFinder
from actip.readers.rows import rows
from actip.readers.strips import SheetRow, Strip, lines, strips
from actip.readers.understanding import Dictionary
from actip.readers.unread import Unread
from actip.readers.visible import mismatches
from actip.texts import ENGLISH, languages


def document(path: str, content: bytes) -> Document:
    """Read a filled form. Raises UnreadableSubmission where the workbook is no form."""
    return _FormReader(path, content, without_findings(open_workbook(content))).document()


class _FormReader:
    """Read the tables of one workbook, in the order of the form."""

    def __init__(self, path: str, content: bytes, book: Book) -> None:
        self.path = path
        self.book = book
        self.tables, self.aside = strips(book)
        spoken = self.value_aside("language")
        is_other = spoken != ENGLISH.code and spoken in languages()
        self.round = self._round()
        self.on_demand = frozenset(filter(None, self.value_aside("on demand").split("; ")))
        of_form = catalogue(spoken) if is_other else catalogue()
        self.catalogue = with_rounds_in(of_form, {"round": self.round}) if self.round else of_form
        dictionary = Dictionary(self.catalogue, (grid for grid in book.grids if grid.name in self.aside))
        self.lines: dict[tuple[str, int], list[SheetRow]] = {}
        self.gathered = Gathered()
        values = Values(self.gathered, content, book.epoch, dictionary)
        self.rows = Rows(self.gathered, values, self.catalogue)
        self.answers = AnswerReader(self.gathered, values, self.rows, self.catalogue)
        self.figures = FigureReader(self.gathered, values, self.rows, self.catalogue)
        self.dictionary = dictionary
        self.unread = Unread(self.gathered, book, self.tables, self.aside, dictionary)

    def document(self) -> Document:
        if not self.tables:
            kind = "report" if self.book.is_report else "other"
            what = "form" if self.book.identity == IDENTITY else self.book.identity or kind
            raise UnreadableSubmission("FIL121", {"found": what})
        self.is_first = is_first(self.book.identity)
        if self.book.identity and self.book.identity != IDENTITY and not self.is_first:
            raise UnreadableSubmission("FIL107", {"found": self.book.identity, "expected": IDENTITY})
        if self.round:
            self.gathered.data["round"] = self.round
        gathered, whole = self.gathered, self.form(having=ROUND)
        older = [strip for name in self.tables if name not in whole.tables for strip in self.tables[name]]
        for strip in older:
            self.withdrawn(strip)
        sheets_read = self.aside | self.read(whole)
        self.answers.parts()
        asks = self.value_aside("asks") or EVERYTHING
        questions = [name.strip() for name in self.value_aside("questions").split(";") if name.strip()]
        is_questionnaire = asks in self.catalogue.lists["questionnaires"].codes
        if is_questionnaire and asks != EVERYTHING:
            gathered.data["asks"] = asks
        if questions:
            gathered.data["questions"] = questions
        leftover = LeftoverFinder(gathered, self.tables, whole, self.dictionary)
        self.unread.leftovers(leftover, sheets_read)
        self.unread.left_out(sheets_read)
        if is_questionnaire:
            having = frozenset(name for name in ROUND if name in self.tables)
            self.unread.missing(
                self.form(asks, questions=frozenset(questions), having=having), self.lines, self.on_demand
            )
        self.unread.merged()
        of_others = "questions" in (self.round or ())  # the words of their questions stand in the form as well
        besides = self.unread.besides(leftover.words, () if of_others else leftover.printed)
        parts = {table.part for name, table in form(self.catalogue).tables.items() if name in self.on_demand}
        sheets = tuple(grid.name for grid in self.book.grids)
        listed = tuple(rows(self.book, self.aside, leftover))
        gathered.places.update((line.pointer, self._place(line)) for line in listed)
        return Document(
            self.path, gathered.data, tuple(gathered.faults), (), lambda: gathered.places, frozenset(gathered.refused),
            sheets, besides, self.book.saved, language=self.catalogue.language.code,
            unread=tuple(gathered.unread.values()), lines=listed,
            parts=frozenset(filter(None, parts)),
        )  # fmt: skip

    def form(
        self, asks: str = EVERYTHING, questions: frozenset[str] = frozenset(), having: frozenset[str] = frozenset()
    ) -> Form:
        """Return the form as the workbook's version has it."""
        whole = form(self.catalogue, asks, questions=questions, having=having)
        return as_first(whole, self.catalogue) if self.is_first else whole

    def _place(self, line: Line) -> Place:
        """Return the place of the first cell of a row of a sheet."""
        number, row = map(int, line.pointer.split("/")[2:])
        return Place(row, None, self.book.grids[number].name, line.begin)

    def read(self, whole: Form) -> set[str]:
        """Read every table that a form can have; return the sheets that were read or have a finding."""
        sheets_read: set[str] = set()
        # A further entry stands behind the first one, and a source is that of the figures, wherever their sheets are.
        for table in sorted(whole.tables.values(), key=lambda table: table.style in (Style.FURTHER, Style.SHARED)):
            for number, strip in enumerate(self.tables.get(table.name, ())):
                before = len(self.gathered.faults)
                if number and not table.rows:
                    self.unread.table_twice(table, strip, self.tables[table.name][0])
                else:
                    self.table(table, strip)
                if number == 0 or len(self.gathered.faults) > before:
                    sheets_read.add(strip.grid.name)
        return sheets_read

    def table(self, table: Table, strip: Strip) -> None:
        self.unread.columns_twice(table, strip)
        rows = list(lines(strip))
        self.lines[strip.grid.name, strip.first] = rows
        if wrong := mismatches(table, strip, rows):
            self.unread.sorted_apart(table, strip, rows, wrong)
            return
        self.unread.hidden(table, strip, rows)
        if table.style is Style.FIGURES:
            self.figures.table(table, strip, rows)
        else:
            self.answers.table(table, strip, rows)

    def withdrawn(self, strip: Strip) -> None:
        """Read a table of figures that an older form had, by the coordinates of its rows and columns."""
        codes = [code for code in strip.columns.values() if code.startswith("figure:")]
        rows = tuple(Row(line.id, ()) for line in lines(strip) if self.rows.was_asked(line.id))
        if rows:
            fields = tuple(Field(code, code, FieldKind.FIGURE) for code in codes)
            self.table(Table("", "", "", Style.FIGURES, "", fields, rows), strip)

    def _round(self) -> Mapping[str, Any]:
        """Return the round that the form asks, as its hidden sheet has it: its name, or a copy of its questions."""
        text, number = self.value_aside("round"), 2
        while part := self.value_aside(f"round {number}"):
            text, number = text + part, number + 1
        if not text:
            return {}
        try:
            definition = parse(text).data
        except (UnreadableSubmission, RecursionError):
            return {"id": text[:40]}  # somebody has changed it: the round is not known
        return definition if isinstance(definition, dict) else {"id": text[:40]}

    def value_aside(self, name: str) -> str:
        """Look up what the form says about itself on its hidden sheet; empty where it does not say it."""
        for grid in self.book.grids:
            if grid.name in self.aside:
                for (row, column), entry in grid.cells.items():
                    if entry.value == name and grid.cells.get((1, column), Entry("")).value == f"{MARK}aside":
                        return str(grid.cells.get((row, column + 1), Entry("")).value)
        return ""
