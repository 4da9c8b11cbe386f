"""Own the estimate of the pages of a document: how high each block is, and on which page it comes to stand.

Nothing here draws a letter. Widths are those of Calibri, by classes of letters; Word itself may break a line elsewhere,
so a page number is right to within a page or so until Word brings the contents up to date.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

_NARROW, _SLIM, _BROAD = frozenset("iljI.,;:'|!()[]-"), frozenset('frt/" \u202f'), frozenset("mwMW%@\u2014")
_OTHER, _CAPITAL, _FULL = 0.5, 0.58, 1.0  # shares of the size of the letters
_OF_CLASS = ((_NARROW, 0.27), (_SLIM, 0.3), (_BROAD, 0.8))
_HEIGHT = 1.22  # of a line, as a share of the size
_TALL_HEIGHT = 1.4  # of one whose letters have others above and below them
_TALL = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")  # Thai, Lao, Burmese, Khmer
_BOLD = 1.03


class Block(NamedTuple):
    """What stands on a page as one piece: a paragraph, or a row of a table. Measures are points.

    With `keeps_with_next` it stands on the page of what follows it; one that `breaks_before` begins a page. A row is
    never split, `is_whole`; `again` is the height of the row that is repeated above it on a page of its own.
    """

    before: float
    lines: int
    line_height: float
    after: float
    keeps_with_next: bool = False
    breaks_before: bool = False
    is_whole: bool = False
    again: float = 0

    @property
    def height(self) -> float:
        """The height of its lines."""
        return self.lines * self.line_height


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a line of text is, in points."""
    return sum(map(_share, text)) * size * (_BOLD if bold else 1)


@lru_cache(4096)
def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return about how many lines a text takes where it is so wide."""
    return sum(_lines(line, size, width, bold=bold) for line in text.split("\n"))


def line_height(size: float, text: str = "") -> float:
    """Return how high a line of letters of a size is, with the letters of a text in it."""
    return size * (_TALL_HEIGHT if _TALL.search(text) else _HEIGHT)


def _lines(line: str, size: float, width: float, *, bold: bool) -> int:
    """Break a line between words, and a word that is too long within it."""
    lines, at = 1, 0.0
    space = text_width(" ", size, bold=bold)
    for word in line.split(" "):
        wide = text_width(word, size, bold=bold)
        if at and at + wide > width:
            lines, at = lines + 1, 0
        if wide > width:
            further = int(wide // width)
            lines, wide = lines + further, wide - further * width
        at += wide + space
    return lines


@cache
def _share(letter: str) -> float:
    """Return how wide a letter is, as a share of its size: marks stand above or below one, ideographs are square."""
    if letter.isascii() or letter == "\u202f" or letter == "\u2014":
        for letters, share in _OF_CLASS:
            if letter in letters:
                return share
        return _CAPITAL if letter.isupper() else _OTHER
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return _FULL if unicodedata.east_asian_width(letter) in ("W", "F") else _CAPITAL


def pages_of(blocks: Iterable[Block], room: float) -> list[int]:
    """Return the number of the page on which each block begins, from 1; `room` is the height of a page."""
    numbers: list[int] = []
    page, at = 1, 0.0
    waiting: list[Block] = []
    for block in blocks:
        if block.breaks_before and (at or numbers):
            page, at = _begin(waiting, numbers, page, at)
            page, at = page + 1, 0.0
        waiting.append(block)
        if block.keeps_with_next:
            continue
        page, at = _placed(waiting, numbers, page, at, room)
    _begin(waiting, numbers, page, at)
    return numbers


def last_page(blocks: Sequence[Block], room: float) -> int:
    """Return how many pages blocks take."""
    if not blocks:
        return 1
    end = Block(0, 1, 0, 0)
    return pages_of((*blocks, end), room)[-1]


def _begin(waiting: list[Block], numbers: list[int], page: int, at: float) -> tuple[int, float]:
    """Put what waits for its next block where it is: nothing follows it on its page."""
    numbers += [page] * len(waiting)
    at += sum(block.before + block.height + block.after for block in waiting)
    waiting.clear()
    return page, at


def _placed(waiting: list[Block], numbers: list[int], page: int, at: float, room: float) -> tuple[int, float]:
    """Put blocks that stand together on a page: on the next where they and the first lines of the last do not fit."""
    *heads, last = waiting
    first_lines = last.height if last.is_whole or last.lines < 4 else 2 * last.line_height
    together = sum(block.before + block.height + block.after for block in heads) + last.before + first_lines
    if at and at + together > room:
        page, at = page + 1, last.again
    for block in waiting:
        numbers.append(page)
        at += (block.before if at else 0) + block.height
        while at > room + 0.5 and not block.is_whole:
            page, at = page + 1, at - room
        at += block.after
    waiting.clear()
    return page, min(at, room)
