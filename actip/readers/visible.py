"""Own what a person sees of a row and a column: its first words, held against the hidden mark by which it is read.

Where rows were sorted, or columns exchanged, without one of the two, each answer stands at another question. Nobody can
say which of the two is meant, so nothing of such a table is read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten
from typing import NamedTuple

from actip.form import FieldKind, Row, Table
from actip.gate.scalars import folded
from actip.readers.strips import SheetRow, Strip

_ID = re.compile(r"ACTIP-[0-9]+(?:\.[0-9]+)?(?:\.[a-z])?")


class Mismatch(NamedTuple):
    """A row or a column whose words and whose hidden mark are those of two: which it is, and what each of them says."""

    is_column: bool
    row: int
    column: int
    visible: str
    hidden: str


def mismatches(table: Table, strip: Strip, lines: Iterable[SheetRow]) -> list[Mismatch]:
    """Return the rows and columns of a table that show the words of others than those their hidden marks name."""
    listed = list(lines)
    return [*_columns(table, strip), *_rows(table, strip, listed), *_headings(table, strip, listed)]


def _columns(table: Table, strip: Strip) -> Iterator[Mismatch]:
    by_code = {field.code: field for field in table.fields}
    titles = {folded(field.title) for field in table.fields if field.title}
    header = strip.header
    for column, code in sorted(strip.columns.items()):
        entry = strip.grid.cells.get((header, column))
        words = folded(str(entry.value)) if entry is not None else ""
        field = by_code.get(code)
        if field and words in titles and words != folded(field.title):
            yield Mismatch(True, header, column, str(entry.value) if entry else "", field.title)


def _headings(table: Table, strip: Strip, lines: Iterable[SheetRow]) -> Iterator[Mismatch]:
    """Yield the line of a list that is its heading, sorted in among the entries."""
    titles = {field.code: folded(field.title) for field in table.inputs}
    for line in lines if not table.rows else ():
        words = {code: folded(str(entry.value)) for code, entry in line.entries.items() if code in titles}
        if len(words) > 1 and all(word == titles[code] for code, word in words.items()):
            first = table.inputs[0]
            yield Mismatch(False, line.at, strip.at.get(first.code, strip.ids + 1), first.title, table.title)


def _rows(table: Table, strip: Strip, lines: Iterable[SheetRow]) -> list[Mismatch]:
    """Return the rows whose words are another row's: their first ones, or others that one row alone has."""
    labels = [field.code for field in table.fields if field.kind is FieldKind.LABEL]
    rows = {row.id: row for row in table.rows}
    by_words = [_by_words(table, number) for number in range(len(labels))]
    wrong = []
    for line in lines if rows else ():
        for number, code in enumerate(labels):
            entry = line.entries.get(code)
            visible = str(entry.value) if entry is not None and not entry.is_formula else ""
            alike = by_words[number].get(folded(visible), set()) if visible.strip() else set()
            of = _rows_of(visible, alike, rows) if number == 0 else alike
            is_clear = number == 0 or len(of) == 1
            if of and is_clear and line.id in rows and line.id not in of:
                hidden = rows[line.id].labels[number]
                wrong.append(Mismatch(False, line.at, strip.at[code], _line(visible), _line(hidden)))
                break
    return wrong


def _by_words(table: Table, number: int) -> Mapping[str, set[str]]:
    """Map the words of a column of labels to the ids of the rows that have them."""
    by_words: dict[str, set[str]] = {}
    for row in table.rows:
        if number < len(row.labels):
            by_words.setdefault(folded(row.labels[number]), set()).add(row.id)
    return by_words


def _line(text: str) -> str:
    return shorten(", ".join(part.strip() for part in text.splitlines() if part.strip()), 60, placeholder=" ...")


def _rows_of(visible: str, alike: set[str], rows: Mapping[str, Row]) -> set[str]:
    """Return the ids of the rows that first words may stand for: that of an id in them, else all alike."""
    match = _ID.search(visible)
    if match and any(row.partition("/")[0] == match.group() for row in rows):
        return {row for row in rows if row.partition("/")[0] == match.group()}
    return set() if match else alike
