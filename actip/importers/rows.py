"""Own which rows of a register no person stands in: blank ones, headings again, and totals."""

import re
import unicodedata
from collections.abc import Sequence

from actip.gate.scalars import folded
from actip.readers.typed_values import is_blank
from actip.texts import ENGLISH

_RUNS = 8  # runs of row numbers that are kept to be printed
_SIGNS = " :.=*()[]-–"
# What a row of totals begins with, in the languages of the region; a word in Latin letters may have others behind it.
TOTALS = tuple(
    folded(word)
    for word in (
        *("total", "totals", "grand total", "subtotal", "sub-total", "sub total", "sum", "all", "overall total"),
        *("jumlah", "jumlah besar", "tổng", "tổng cộng", "tổng số", "cộng", "tong cong", "tong so", "kabuuan", "soma"),
        *("ລວມ", "ລວມທັງໝົດ", "ລວມທັງຫມົດ", "ທັງໝົດ", "รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ยอดรวม", "ทั้งหมด"),
        *("សរុប", "សរុបរួម", "စုစုပေါင်း", "合计", "合計", "总计", "總計"),
    )
)
_LONGER = ("total ", "grand total ", "subtotal ", "jumlah ", "tổng cộng ", "tổng số ", "kabuuang ")
_BETWEEN_DIGITS = re.compile(r"[.,\s]+")


class Places:
    """Count rows, and keep the numbers of the first of them as runs."""

    def __init__(self) -> None:
        self.rows = 0
        self.runs: list[tuple[str, int, int]] = []  # sheet, first row, last row

    def add(self, sheet: str, row: int) -> None:
        """Add a row by its number in the file or the sheet."""
        self.rows += 1
        if self.runs and self.runs[-1][0] == sheet and self.runs[-1][2] == row - 1:
            self.runs[-1] = (sheet, self.runs[-1][1], row)
        elif len(self.runs) < _RUNS:
            self.runs.append((sheet, row, row))

    def text(self) -> str:
        """Name the rows: by sheet where there are several, and how many more."""
        listed, parts, before = 0, [], ""
        for sheet, first, last in self.runs:
            where = f"{sheet}: " if sheet and sheet != before else ""
            parts.append(f"{where}{first}" if first == last else f"{where}{first} to {last}")
            listed, before = listed + last - first + 1, sheet
        rows, more = ENGLISH.row_of(parts), self.rows - listed
        if more:
            return ENGLISH.say("note", "rows {rows} and {more} more", rows=rows, more=more)
        return ENGLISH.counted("note", "row {rows}", "rows {rows}", self.rows, rows=rows)


def is_total(row: Sequence[str]) -> bool:
    """Tell whether a row is one of totals: the first thing in it is a word for that, and a count stands behind it."""
    first, *others = [text for text in row if text and not is_blank(text)] or [""]
    word = folded(first).strip(_SIGNS)
    return (word in TOTALS or f"{word} ".startswith(_LONGER)) and any(
        _BETWEEN_DIGITS.sub("", text).isdecimal() for text in others
    )


def may_begin_a_total(begin: str) -> bool:
    """Tell whether a text with these first two signs may be the first of a row of totals: a filter for speed."""
    key = _base(begin)
    return len(key) < 2 or key in _BEGINNINGS


def _base(text: str) -> str:
    return unicodedata.normalize("NFKD", folded(text).strip(_SIGNS))[:2]


_BEGINNINGS = frozenset(map(_base, (*TOTALS, *_LONGER)))
