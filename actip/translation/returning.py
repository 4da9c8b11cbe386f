"""Own what becomes of a language when its workbook comes back: all of it is taken over, or nothing."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from actip.translation.checking import faults_of
from actip.translation.entries import MARKS, Entry, Standing, Translation
from actip.translation.review import NO, YES, Reviewed, Row, row_ids

_Place = tuple[Entry, int]  # an entry, and which of its forms


class Refusal(NamedTuple):
    """What cannot be taken over: a row, the heading of its column, what is wrong and what to do."""

    row: Row
    column: str
    sentence: str


class Returned(NamedTuple):
    """A language with what came back, how many of its entries changed by it, and how many it does not hold.

    Where something is refused, the language is as it was.
    """

    language: Translation
    changed: int = 0
    absent: int = 0
    refusals: Sequence[Refusal] = ()


def taken_over(language: Translation, workbook: Reviewed) -> Returned:
    """Return a language with what came back, or all that is to be mended before, row by row."""
    places = {
        row_id: (entry, number)
        for entry in language.entries
        for number, row_id in enumerate(row_ids(entry, language.tongue))
    }
    refusals = list(_strangers(workbook.rows, places))
    rows: dict[tuple[str, str], dict[int, Row]] = {}
    for row in workbook.rows:
        entry, number = places.get((row.id, row.english), (None, 0))
        if entry:
            rows.setdefault(entry.text.id, {})[number] = row
    entries = []
    for entry in language.entries:
        filled = rows.get(entry.text.id, {})
        later = _with(entry, filled) if filled else entry
        entries.append(later)
        refusals += _refusals(later, filled, language)
    if refusals:
        return Returned(language, refusals=sorted(refusals, key=lambda refusal: refusal.row.number))
    changed = sum(before != after for before, after in zip(language.entries, entries, strict=True))
    signed = workbook.signature if all(entry.is_reviewed for entry in entries) else ""
    later_language = language._replace(entries=tuple(entries), reviewer=signed or language.reviewer)
    return Returned(later_language, changed, len(entries) - len(rows))


def _strangers(rows: Sequence[Row], places: Mapping[tuple[str, str], _Place]) -> Iterator[Refusal]:
    """Yield the rows that belong to no text, or to one that another row belongs to."""
    english_of: dict[str, list[str]] = {}
    for name, english in places:
        english_of.setdefault(name, []).append(english)
    every_english = {english for _, english in places}
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        row_id = (row.id, row.english)
        if row_id in places:
            if seen.setdefault(row_id, row) is not row:
                above = seen[row_id].number
                yield Refusal(row, "Id", f"Row {above} has the same text. Take one of the two out.")
        elif row.id not in english_of:
            yield Refusal(row, "Id", f"There is no text '{row.id}' any more. Take the row out.")
        elif row.english in every_english:
            yield Refusal(row, "English", "Id and English are of two texts. Was a column sorted by itself? Undo it.")
        else:
            today = "' or '".join(english_of[row.id])
            yield Refusal(
                row,
                "English",
                f"The English is another than today's, '{today}'. Export anew, and take the translation over by hand.",
            )


def _with(entry: Entry, rows: Mapping[int, Row]) -> Entry:
    """Return an entry with what its rows say."""
    forms = tuple(
        _typed(rows[number].translation, entry) if number in rows else form for number, form in enumerate(entry.forms)
    )
    remark = next((row.note for row in rows.values() if _lines(row.note) != entry.remark), entry.remark)
    reviewed = all(_says_yes(row) for row in rows.values()) and (entry.is_reviewed or len(rows) == len(forms))
    standing = Standing.REVIEWED if reviewed or not any(forms) else Standing.DRAFT
    if entry.standing is Standing.STALE and forms == entry.forms and not reviewed:
        return entry._replace(remark=_lines(remark))  # nobody has looked at it yet
    return entry._replace(forms=forms, remark=_lines(remark), standing=standing, before=())


def _typed(text: str, entry: Entry) -> str:
    """Return a translation with no other spaces around it than its English has: those came by chance."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if entry.text.context in MARKS:
        return text
    bare, english = text.strip(), entry.text.english
    before, after = len(english) - len(english.lstrip()), len(english.rstrip())
    return f"{english[:before]}{bare}{english[after:]}" if bare else ""


def _lines(note: str) -> str:
    """Return a note as the file of a language keeps it: no spaces around a line, no line twice in a row."""
    lines = [line.strip().lstrip("|").strip() for line in unicodedata.normalize("NFC", note).splitlines()]
    return "\n".join(line for number, line in enumerate(lines) if number == 0 or line != lines[number - 1]).strip()


def _says_yes(row: Row) -> bool:
    return row.reviewed.strip().casefold() == YES.casefold()


def _refusals(entry: Entry, rows: Mapping[int, Row], language: Translation) -> Iterator[Refusal]:
    """Yield what is wrong with what the rows of one entry say."""
    for row in rows.values():
        if row.reviewed.strip().casefold() not in ("", YES.casefold(), NO.casefold()):
            yield Refusal(row, "Reviewed", f"'{row.reviewed}' is neither {YES} nor {NO}. Choose one of them.")
        elif _says_yes(row) and not row.translation:
            yield Refusal(row, "Reviewed", f"Nothing is translated that could be reviewed. Choose {NO}.")
    for fault in faults_of(entry, language.tongue):
        at = fault.form if fault.form in rows else next(iter(rows), None)
        if at is not None:
            yield Refusal(rows[at], "Translation", fault.sentence)
