"""Own how large the letters of the first page may be on paper, so that it stays one page whatever it says.

It is an estimate for the widest letters that a reader's machine may have: with others there is more room.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from actip.model.first_page import Block, FirstPage, Point

WIDTH, HEIGHT = 1047, 685  # of what is printed of A4 landscape, in pixels; the height less a line for safety
_SIZES = tuple(quarter / 4 for quarter in range(34, 19, -1))  # points, the largest first
_LETTER, _STRONG = 0.54, 0.6  # of the size: how wide a letter is, and a heavy one
_TITLE = 20  # pixels of a letter of the title
_LINE = 1.27  # of the size: how high a line is
_GAP, _SIGN = 19, 26  # pixels between columns, and of a column of signs
LEFT, RIGHT = 11, 12  # how the width is shared between the map and the blocks
LONG = 18  # letters of a figure that stands on a line by itself


def letters_on_paper(first: FirstPage, stamps: Sequence[str]) -> float:
    """Return the size in points of the letters with which the first page is one page, the largest that does."""
    return next((size for size in _SIZES if _height(first, stamps, size) <= HEIGHT), _SIZES[-1])


def _height(first: FirstPage, stamps: Sequence[str], points: float) -> float:
    em = points * 96 / 72
    half = (WIDTH - _GAP) / (LEFT + RIGHT)
    left, right = half * LEFT, half * RIGHT
    tile, head = WIDTH / max(len(first.tiles), 1) - 14, WIDTH / max(len(first.headlines), 1) - 20
    strip = max((_lines(entry.words, tile, em) for entry in first.tiles), default=0) + 1
    heads = max(
        (
            2 + _lines(entry.about, head, em) + _lines(entry.coverage, head, em) + _lines(entry.change, head, em)
            for entry in first.headlines
        ),
        default=0,
    )
    label = left - len(first.tiles) * _SIGN - 7 * _LETTER * em
    rows = sum(max(_lines(row.about, label, em) * _LINE * em, 14) + 2 for row in first.map_rows)
    legend = _lines("".join(f"{words}      " for _, words in first.legend), left, em) if first.map_rows else 0
    stands = rows + (legend + 3) * _LINE * em + sum(_block(block, left - 40, em) for block in first.blocks[-1:]) + 20
    blocks = [_block(block, (right - _GAP) / 2, em) for block in first.blocks[:-1]]
    beside = min(max(sum(blocks[:cut]), sum(blocks[cut:])) for cut in range(len(blocks) + 1))
    foot = _lines("".join(f"{note}   " for note in first.notes) + " " * 160, WIDTH, em)  # and what is not verified
    stamped = _lines("   ".join(stamps), WIDTH, em, _STRONG) + _lines(first.lead, WIDTH, em)
    title = _lines(first.title, WIDTH, _TITLE) * _TITLE * _LINE
    return title + 18 + (stamped + strip + heads + foot) * _LINE * em + max(stands, beside)


def _block(block: Block, width: float, em: float) -> float:
    lines = sum(_point(point, width, em) for point in block.points)
    return (_lines(block.title, width, em, _STRONG) + lines) * _LINE * em + 3 * len(block.points) + 14


def _point(point: Point, width: float, em: float) -> int:
    text = f"{point.words} {point.reason}" if point.reason else point.words
    if len(point.figure) > LONG:
        return _lines(text, width, em) + _lines(point.figure, width, em, _STRONG)
    return _lines(text, width - (len(point.figure) + 2) * _STRONG * em, em)


def _lines(text: str, width: float, em: float, letter: float = _LETTER) -> int:
    """Count the lines of a text; words are not broken, so that a line is not quite full."""
    room = max(width / (letter * em), 4)
    return sum(ceil(len(part) / room + 0.08) for part in _parts(text))


def _parts(text: str) -> Iterable[str]:
    return (part for part in text.split("\n") if part)
