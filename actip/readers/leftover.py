"""Own what stands on the sheets of a form and was read by nobody: each cell is an answer that is lost, or a remark.

A number, a day or a word of the lists is taken for an answer wherever it stands; any text is, within the rows and
columns of a table. Other words beside a table are a sender's remark. What the form itself says is neither.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form import CHECK_ROW, HEAD_ROW, IDENTITY, MARK, OK, OPEN, WRONG, Field, FieldKind, Form, Table
from actip.form.choices import typed
from actip.form.frame_words import frame_words, labels, notes
from actip.format.formats import FIRST_FORM
from actip.format.moments import moment
from actip.format.walk import entries
from actip.gate.scalars import folded
from actip.gate.sheets import Entry, Grid, Typed
from actip.model import Place
from actip.readers import typed_values
from actip.readers.gathering import Gathered
from actip.readers.strips import Strip, place_on
from actip.readers.understanding import Dictionary
from actip.texts import ENGLISH, NOT_TRANSLATED

_ANSWER_LISTS = ("in_law", "in_practice", "missing")
_ENOUGH = 4  # texts of the form by which a sheet without its marks is known as one of its sheets

_HEAD = 6  # rows above the first of a table in which its title, lead, bands and heading stand
_EPOCH = datetime(1899, 12, 30)
_PROGRESS = re.compile(r"!\$|^=IFERROR\(")  # our formulas beside the first table: they count on other sheets
_CHECK = r"T[0-9]{1,2}[a-z]?(?:[,:] [a-z]|, T[0-9]| [^\W0-9_]+ T[0-9])"

Cells = list[tuple[Place, Entry]]


class _Area(NamedTuple):
    """A table as it stands on its sheet; `table` is None where no form of today has it."""

    strip: Strip
    table: Table | None
    fields: Mapping[int, Field]  # by their columns
    right: int
    labels: frozenset[str]  # what its rows say, in folded letters

    @classmethod
    def of(cls, strip: Strip, table: Table | None) -> "_Area":
        """Work out once what each cell of the table is held against."""
        by_code = {field.code: field for field in table.fields} if table else {}
        fields = {column: by_code[code] for column, code in strip.columns.items() if code in by_code}
        rows = table.rows if table else ()
        words = frozenset(folded(label) for row in rows for label in row.labels)
        return cls(strip, table if table and table.inputs else None, fields, max(strip.columns, default=0), words)


class Leftover(NamedTuple):
    """The cells of one sheet that nobody read: those taken for answers, and remarks."""

    answers: Cells
    remarks: Cells


class LeftoverFinder:
    """Look through the sheets of a form for what nobody read."""

    def __init__(
        self, gathered: Gathered, tables: Mapping[str, list[Strip]], whole: Form, dictionary: Dictionary
    ) -> None:
        """Take what was read, where the tables stand, the form as it could be, and what its words mean."""
        self.gathered = gathered
        self.whole = whole
        self.printed = frame_words(whole, dictionary.catalogue.language) | notes(whole)
        self.ours = self.printed | dictionary.frame_words
        self.words = labels(whole) | self.ours
        self.labels = {folded(words) for words in self.words}
        self.labels |= {folded(field.code) for table in whole.tables.values() for field in table.fields}
        self.answers = {word for name in _ANSWER_LISTS for word in dictionary.of(name).near}
        self.areas: dict[str, list[_Area]] = {}
        for name, several in tables.items():
            for strip in several:
                self.areas.setdefault(strip.grid.name, []).append(_Area.of(strip, whole.tables.get(name)))
        catalogue = dictionary.catalogue
        self.last = {
            amount for cell in entries(gathered.data, "last", "cells") for amount in _last_words(cell, catalogue)
        }
        words = [spoken.say("form cell", "several") for spoken in (catalogue.language, ENGLISH)]
        self.last |= {*words, f"{words[-1]}{NOT_TRANSLATED}"}
        self.is_of_today = gathered.data.get("catalogue") in (None, catalogue.version)
        first = whole.sheets[0].tables[0].name  # beside it stand the formulas of the progress
        self.with_progress = {strip.grid.name for strip in tables.get(first, ())}
        self.missing = {table.title for table in whole.tables.values() if table.inputs and table.name not in tables}

    def of(self, grid: Grid) -> Leftover:
        """Return what of a sheet that has tables nobody read."""
        answers: Cells = []
        remarks: Cells = []
        orphans = self._orphaned(grid)
        for (row, column), entry in grid.cells.items():
            at = (grid.name, row, column)
            if at in self.gathered.inputs or at in self.gathered.unread or typed_values.is_blank(entry.value):
                continue
            kind = self._kind(grid, row, column, entry, in_orphan=row in orphans)
            if kind is not None:
                (answers if kind else remarks).append((place_on(grid, row, column), entry))
        return Leftover(answers, remarks)

    def without_marks(self, grid: Grid) -> Cells | None:
        """Return what stands on a sheet of the form that has lost its marks; None for a sheet of a person's own."""
        texts = {entry.value for entry in grid.cells.values() if isinstance(entry.value, str)}
        if len(texts & self.ours) < _ENOUGH:
            return None
        return [
            (place_on(grid, *at), entry)
            for at, entry in grid.cells.items()
            if not entry.is_formula and not typed_values.is_blank(entry.value) and not self._is_ours(entry)
        ]

    def numbers_of(self, grid: Grid) -> Cells:
        """Return the numbers and days on a sheet of the form that takes no answer: it has none of its own."""
        cells = grid.cells.items()
        return [
            (place_on(grid, *at), entry)
            for at, entry in cells
            if not entry.is_formula and not isinstance(entry.value, str)
        ]

    def _kind(self, grid: Grid, row: int, column: int, entry: Entry, *, in_orphan: bool) -> bool | None:
        """Tell whether a cell nobody read is an answer (or else a remark); None for what the form itself says."""
        for area in self.areas.get(grid.name, ()):
            strip = area.strip
            if column == strip.ids:
                return None if isinstance(entry.value, str) and folded(entry.value) not in self.answers else True
            if area.table is None and not area.fields and strip.first - _HEAD <= row < strip.first:
                return None
            is_moved = strip.end + 1 < row <= strip.last and (row, strip.ids) in grid.cells
            is_of_table = strip.codes <= row <= strip.end + 1 or is_moved
            if is_of_table and strip.ids < column <= area.right:
                return self._kind_within(area, row, column, entry)
        if entry.is_formula:
            return None if grid.name in self.with_progress and _PROGRESS.search(str(entry.value)) else True
        if self._is_ours(entry):
            return None
        if not isinstance(entry.value, str) or in_orphan:
            return True
        return folded(entry.value) in self.answers or _is_amount(entry.value)

    def _kind_within(self, area: _Area, row: int, column: int, entry: Entry) -> bool | None:
        strip, field = area.strip, area.fields.get(column)
        if row == strip.header and strip.header > strip.codes:
            return None if self._is_ours(entry) else False
        if area.table is None or row == strip.codes:
            return None  # a table of an older catalogue, one that shows what others hold, and the row of the marks
        if row == strip.end + 1 or field is None or field.kind.is_input:
            is_check = strip.grid.cells.get((row, strip.ids), Entry("")).value == CHECK_ROW
            is_result = is_check and (entry.is_formula or str(entry.value).startswith((OK, OPEN, WRONG)))
            return None if is_result or self._is_ours(entry) else True
        if entry.is_formula:
            return None if field.kind is FieldKind.LIVE else True
        if field.kind is FieldKind.LABEL:
            words = folded(str(entry.value))
            is_ours = words in area.labels or entry.value in self.ours
            return None if is_ours or (not self.is_of_today and isinstance(entry.value, str)) else True
        if field.kind is FieldKind.LAST:
            return None if entry.value in self.last else True
        return None if _is_result(entry.value, field) or self._is_ours(entry) else True

    def _is_ours(self, entry: Entry) -> bool:
        text = entry.value
        if not isinstance(text, str):
            return False
        return (
            text in self.ours
            or folded(text) in self.labels
            or any(identity in text for identity in (IDENTITY, FIRST_FORM))
            or text.startswith((MARK, CHECK_ROW, HEAD_ROW))
        )

    def _orphaned(self, grid: Grid) -> set[int]:
        """Return the rows below the title of a table whose marks are gone, down to the next table."""
        titles = [row for (row, _), entry in grid.cells.items() if entry.value in self.missing]
        begins = sorted(area.strip.first - _HEAD for area in self.areas.get(grid.name, ()))
        bottom = max((row for row, _ in grid.cells), default=0) + 1
        return {
            row for title in titles for row in range(title, next((begin for begin in begins if begin > title), bottom))
        }


def _is_result(value: Typed, field: Field) -> bool:
    """Tell whether a value in a column of checks is a result of ours that somebody put in place of its formula."""
    if field.code == "check":
        return isinstance(value, str) and value.startswith((OK, OPEN, WRONG))
    if field.code == "answered":
        return value in (0, 1)
    return field.code in ("now", "difference") or isinstance(value, str)


def _last_words(cell: Mapping[str, object], catalogue: Catalogue) -> Iterator[object]:
    """Yield how a figure of the last period stands beside its cell: the value, the bound, or the reason."""
    if "value" in cell:
        yield cell["value"]
    if "below" in cell:
        yield f"<{cell['below']}"
    if "missing" in cell:
        for text, code in typed(catalogue, "missing"):
            if code == cell["missing"]:
                yield from (text, f"{text}{NOT_TRANSLATED}")  # so a form shows it that is older than its translation


def is_check(text: str) -> bool:
    """Tell whether a text begins as what the form says of a table that it checks."""
    return re.match(_CHECK, text) is not None


def _is_amount(text: str) -> bool:
    """Tell whether a text is a number, an upper bound or a day, as somebody types one into a cell for texts."""
    key, figure = typed_values.figure(text, {}, {}, whole=True)
    if key == "below" or isinstance(figure.value, int | float):
        return True
    day = typed_values.moment(text, _EPOCH)
    return bool(day.rule) or moment(day.value) is not None
