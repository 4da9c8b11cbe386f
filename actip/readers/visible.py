"""Own what a person sees of a row and a column: its first words, held against the hidden mark by which it is read.

Where rows were sorted, or columns exchanged, without one of the two, each answer stands at another question. Nobody can
say which of the two is meant, so nothing of such a table is read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from actip.form import FieldKind, Row, Table
from actip.gate.scalars import folded
from actip.readers.strips import SheetRow, Strip

_ID = re.compile(r"ACTIP-[0-9]+(?:\.[0-9]+)?(?:\.[a-z])?")


class Contradiction(NamedTuple):
    """A row or a column whose words and whose hidden mark are those of two: which it is, and what each of them says."""

    is_column: bool
    row: int
    column: int
    visible: str
    hidden: str


def contradictions(table: Table, strip: Strip, lines: Iterable[SheetRow]) -> list[Contradiction]:
    """Return the rows and columns of a table that show the words of others than those their hidden marks name."""
    return [*_columns(table, strip), *_rows(table, strip, lines)]


def _columns(table: Table, strip: Strip) -> Iterator[Contradiction]:
    by_code = {field.code: field for field in table.fields}
    titles = {folded(field.title) for field in table.fields if field.title}
    header = strip.first - 2
    for column, code in sorted(strip.columns.items()):
        entry = strip.grid.cells.get((header, column))
        words = folded(str(entry.value)) if entry is not None else ""
        field = by_code.get(code)
        if field and words in titles and words != folded(field.title):
            yield Contradiction(True, header, column, str(entry.value) if entry else "", field.title)


def _rows(table: Table, strip: Strip, lines: Iterable[SheetRow]) -> list[Contradiction]:
    label = next((field for field in table.fields if field.kind is FieldKind.LABEL), None)
    if label is None or not table.rows:
        return []
    rows = {row.id: row for row in table.rows}
    by_words: dict[str, set[str]] = {}
    for row in table.rows:
        by_words.setdefault(words(row), set()).add(row.id)
    wrong = []
    for line in lines:
        entry = line.entries.get(label.code)
        visible = str(entry.value) if entry is not None and not entry.is_formula else ""
        of = _rows_of(visible, by_words, rows)
        if of and line.id in rows and line.id not in of:
            hidden = words_shown(rows[line.id])
            wrong.append(Contradiction(False, line.at, strip.ids + 1, _line(visible), hidden))
    return wrong


def words(row: Row) -> str:
    """Return the words of a row as they are compared."""
    return folded(row.labels[0]) if row.labels else ""


def words_shown(row: Row) -> str:
    """Return the words of a row on one line."""
    return _line(row.labels[0]) if row.labels else row.id


def _line(text: str) -> str:
    return ", ".join(part.strip() for part in text.splitlines() if part.strip())


def _rows_of(visible: str, by_words: Mapping[str, set[str]], rows: Mapping[str, Row]) -> set[str]:
    """Return the ids of the rows that some words may stand for: those that an id in them names, else all alike."""
    if match := _ID.search(visible):
        return {match.group()} & set(rows)
    return by_words.get(folded(visible), set()) if visible.strip() else set()
