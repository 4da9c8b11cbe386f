"""Own a language as a workbook: for officials who read and mend it without any tool of ours.

Each text is a row, each form of a text about a number one of its own. A row is known again by its id and its English,
so that rows may be sorted, filtered or left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from actip.gate.sheets import address
from actip.gate.text import printable
from actip.translation.entries import Entry, Standing, Translation
from actip.translation.tongues import Tongue
from actip.writers.excel import FONT, FONTS, INK, ensure, new_workbook, put

START, TEXTS = "Read first", "Texts"
YES, NO = "Yes", "No"
_LANGUAGE, _NAME, _OFFICE, _DAY = "Language", "Name", "Office", "Date"
_COLUMNS = (("Id", 24), ("Where", 26), ("English", 60), ("Translation", 60), ("Note", 34), ("Reviewed", 11))
_TYPED = ("Translation", "Note", "Reviewed")
_HEADS = tuple(name for name, _ in _COLUMNS)
_NUMBERS = {1: ("any number",), 2: ("one", "several")}
_GUIDE = (
    f"This workbook holds every text that a person reads in the program: one in each row of the sheet '{TEXTS}'.",
    "Write or mend the translation in the column 'Translation'. What is in the other columns, in grey, stays as it is.",
    "What stands in braces, such as {count}, is filled in later. It stands in the translation, too, where it belongs.",
    "Official terms are those of your law. Where a text is hard to translate, say why in the column 'Note'.",
    f"Choose '{YES}' in the column 'Reviewed' where you have read a translation and find it right.",
    "Where all are translated and reviewed, fill in below who answers for it. Until then, it is a draft.",
    "Save the file as .xlsx and send it back. Rows may be sorted, filtered and left out, but not a column by itself.",
)


class Row(NamedTuple):
    """One row of the sheet of texts, as it was filled in; `number` is that of the sheet, from 1."""

    number: int
    id: str
    english: str
    translation: str
    note: str
    reviewed: str

    def cell(self, column: str) -> str:
        """Return the address of what stands under a heading: 'Texts!D12'."""
        return f"{TEXTS}!{address(self.number, _HEADS.index(column) + 1)}"


class Reviewed(NamedTuple):
    """A workbook that came back: the code of its language, its rows, and who answers for it, if anybody does."""

    code: str
    rows: tuple[Row, ...]
    signature: str


def row_ids(entry: Entry, tongue: Tongue) -> Sequence[tuple[str, str]]:
    """Return the id and the English of each row of an entry: one for each of its forms."""
    text = entry.text
    if not text.many:
        return [text.id]
    english = (text.english, text.many)[-tongue.plurals :]
    return [(f"{text.context} ({number})", words)
            for number, words in zip(_NUMBERS[tongue.plurals], english, strict=True)]  # fmt: skip


# --- written


def workbook(language: Translation, created: datetime) -> bytes:
    """Return the workbook of a language. The same arguments give the same bytes."""
    book, content = new_workbook(f"actip: {language.tongue.name}", "Texts to translate and to review", created)
    look = _look(book, language.tongue.code)
    start, sheet = book.add_worksheet(START), book.add_worksheet(TEXTS)
    _write_start(start, language, look)
    rows = [row for entry in language.entries for row in _rows(entry, language.tongue)]
    for column, (name, width) in enumerate(_COLUMNS):
        ensure(sheet.set_column(column, column, width))
        put(sheet, 0, column, name, look["head"])
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            put(sheet, number, column, text, look["typed" if _HEADS[column] in _TYPED else "locked"])
    last = _HEADS.index("Reviewed")
    choices = {"validate": "list", "source": [YES, NO], "error_message": f"Choose {YES} or {NO}."}
    ensure(sheet.data_validation(1, last, max(len(rows), 1), last, choices))
    sheet.freeze_panes(1, 3)
    ensure(sheet.autofilter(0, 0, max(len(rows), 1), last))
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
    book.close()
    return content.getvalue()


def _look(book: Any, code: str) -> Mapping[str, Any]:
    plain = {**FONT, "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
    typed = {"bg_color": "#FFF2CC", "locked": False, "font_name": FONTS.get(code, FONT["font_name"])}
    return {
        "title": book.add_format({**FONT, "bold": True, "font_size": 16, "font_color": INK}),
        "lead": book.add_format({**FONT, "text_wrap": True}),
        "head": book.add_format({**plain, "bold": True, "font_color": "#FFFFFF", "bg_color": INK}),
        "locked": book.add_format({**plain, "bg_color": "#E7E6E6"}),
        "typed": book.add_format({**plain, **typed}),
        "day": book.add_format({**plain, **typed, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _write_start(sheet: Any, language: Translation, look: Mapping[str, Any]) -> None:
    tongue = language.tongue
    ensure(sheet.set_column(0, 0, 16))
    ensure(sheet.set_column(1, 1, 100))
    put(sheet, 0, 0, f"Texts to translate: {tongue.name}", look["title"])
    for row, sentence in enumerate(_GUIDE, start=2):
        put(sheet, row, 0, str(row - 1), look["lead"])
        put(sheet, row, 1, sentence, look["lead"])
    row = len(_GUIDE) + 3
    facts = ((_LANGUAGE, tongue.code, "locked"), ("Reviewed by", language.reviewer or "nobody yet", "locked"),
             (_NAME, "", "typed"), (_OFFICE, "", "typed"), (_DAY, "", "day"))  # fmt: skip
    for name, value, kind in facts:
        put(sheet, row, 0, name, look["locked"])
        put(sheet, row, 1, value, look[kind])
        row += 1
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.activate()


def _rows(entry: Entry, tongue: Tongue) -> Iterator[Sequence[str]]:
    text = entry.text
    lines = [*text.places, text.note]
    if entry.standing is Standing.STALE:
        lines.append(f"The English was: {entry.before[-1]}")
    where = "\n".join(filter(None, lines))
    reviewed = YES if entry.is_reviewed else NO
    for (name, english), form in zip(row_ids(entry, tongue), entry.forms, strict=True):
        yield name, where, english, form, entry.remark, reviewed


# --- read


def reviewed(sheets: Mapping[str, Sequence[Sequence[str]]]) -> Reviewed | None:
    """Return what came back, of the rows of its sheets; None where it is no such workbook."""
    facts = {
        row[0]: " ".join(printable(row[1].replace("\n", " ")).split()) for row in sheets.get(START, ()) if len(row) > 1
    }
    lines = sheets.get(TEXTS, ())
    if _LANGUAGE not in facts or not lines or tuple(lines[0][: len(_HEADS)]) != _HEADS:
        return None
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        name, _, english, translation, note, mark = (*line, *[""] * len(_HEADS))[: len(_HEADS)]
        if any((name, english, translation, note)):
            rows.append(Row(number, name, english, translation, note, mark))
    signature = [facts.get(name, "") for name in (_NAME, _OFFICE, _DAY)]
    return Reviewed(facts[_LANGUAGE], tuple(rows), ", ".join(signature) if all(signature) else "")
