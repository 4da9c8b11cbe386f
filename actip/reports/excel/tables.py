"""Own the sheet of a section: its table as it is read on a screen and printed, the map's signs, charts below it."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from actip.model.play import StateOfPlay
from actip.model.section import Section, Shown
from actip.reports.excel.charts import Ground, draw, height_of
from actip.reports.excel.style import Style, in_line, points
from actip.writers.excel import ensure, fix_height, print_on_a4, put, put_across, put_link, sparkline, tell
from actip.writers.pages import lines_of, text_width

HEADER = 5  # the row of the column titles, from 0
_LEGEND = 4
_SIZE, _LINE = 10, 12.75  # points: the letters, and the height of a line
_SIGN = 0.87  # how wide one of them is on average, in columns that are counted in digits of 11 points
_SCREEN, _SHEET = 1310, 1500  # dots: of a screen of 1366 for a map, and of paper for what is read line by line
_ACROSS, _DOWN = 798, 530  # points on A4 on its side, within the margins
_PAPER = 1150  # points that are fitted on its width, so that letters of 10 points come out at 7
_NARROWEST, _GROUP = 6, 16  # a group is named in the first of its rows; it may take some lines there
_SURE = 0.9  # of a page: what fits in it fits in any program
_CROWDED = 1.1  # how much more than its width may be asked for, before columns are left out


class _Paper:
    """How far down a page of paper is filled since one was begun for sure. Measures are points.

    Where a program breaks a long table cannot be known: its rows may be a little lower, or its columns wider.
    """

    def __init__(self, page: float, again: float) -> None:
        self.page = page
        self.again = again  # the height of what is repeated on each page
        self.filled = 0.0

    def add(self, height: float) -> None:
        """Put a row on the page."""
        self.filled += height

    def needs_another(self, height: float) -> bool:
        """Tell whether what is so high has to begin a page so that it is not torn; if so, it does."""
        if self.filled + height <= self.page * _SURE:
            return False
        self.filled = self.again
        return True


def table_sheet(book: Any, style: Style, section: Section, stamps: Sequence[str], start: str) -> None:
    """Write a section on a sheet of its own. `start` is the sheet that leads to all."""
    sheet = book.add_worksheet(section.name)
    sheet.hide_gridlines(2)
    sheet.set_default_row(_LINE)
    printed = _printed(section)
    widths = _widths(section, printed)
    wide = [points(width) for width in widths[:printed]]
    if printed == len(widths) and sum(wide) + points(1) < _PAPER:
        widths.append(round(((_PAPER - sum(wide)) / 0.75 - 5) / 7, 1))  # nothing stands in it: paper is as wide as that
        wide.append(points(widths[-1]))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    heights = [*_top(sheet, style, section, stamps, start, wide), _header(sheet, style, section, widths)]
    repeated = _LEGEND if section.is_map else HEADER
    paper = _Paper(_DOWN * sum(wide) / _ACROSS, sum(heights[repeated:]))
    for height in (*heights, *_rows(sheet, style, section, widths)):
        paper.add(height)
    last = HEADER + len(section.rows)
    sheet.freeze_panes(HEADER + 1, section.fixed)
    sheet.autofilter(HEADER, 0, max(last, HEADER + 1), len(section.columns) - 1)
    below = last + 2
    paper.add(_LINE)
    for note in section.notes:
        height = _LINE * lines_of(note, _SIZE, sum(wide) - 6)
        fix_height(sheet, below, height)
        put_across(sheet, (below, 0, below, len(wide) - 1), note, style.stamp)
        paper.add(height)
        below += 1
    trend = max((len(cell.trend) for row in section.rows for cell in row), default=0)
    ground = Ground(book, sheet, style, len(wide) - 1, sum(wide), len(section.columns) + trend + 2)
    below = _pictures(ground, section, below, paper)
    sheet.repeat_rows(repeated, HEADER)
    sheet.print_area(0, 0, max(below - 1, last), len(wide) - 1)
    print_on_a4(sheet, section.title, stamps, 0)


def _pictures(ground: Ground, section: Section, row: int, paper: _Paper) -> int:
    """Draw the pictures under a table, each on one page; return the row after them."""
    breaks = []
    for place, chart in enumerate(section.charts):
        row += 1
        paper.add(_LINE)
        if paper.needs_another(height := height_of(chart, ground.room)):
            breaks.append(row)
        if not place:
            put_link(ground.sheet, (3, 1, 3, 1), section.name, "Picture", ground.style.link, f"A{row + 1}")
        row = draw(ground, chart, row)
        paper.add(height)
    if breaks:
        ground.sheet.set_h_pagebreaks(breaks)
    return row


def _widths(section: Section, printed: int) -> list[float]:
    """Fit each column to what stands in it, the states' alike, and give what room is left to those that wrap.

    The room is a screen; what is not printed may stand beyond it.
    """
    columns = section.columns
    rulers = [_lengths(section, place) for place in range(len(columns))]
    heads = [max((_wide(word, bold=True) for word in column.title.split()), default=0) + 2 for column in columns]
    most, longest = [ruler[0] for ruler in rulers], [ruler[1] for ruler in rulers]
    states = [place for place, column in enumerate(columns) if column.state]
    for each in (most, longest, heads):
        widest = 0 if section.is_map else max((each[place] for place in states), default=0)
        for place in states:
            each[place] = widest
    heads = [max(head, _NARROWEST) for head in heads]
    widths = [
        max(min(column.width * _SIGN, need), head) for column, need, head in zip(columns, most, heads, strict=True)
    ]
    beyond = [max(min(need, 90), head) for need, head in zip(longest[printed:], heads[printed:], strict=True)]
    widths = widths[:printed]
    room = _SCREEN if section.is_map else _SHEET
    if section.grouped and sum(7 * width + 5 for width in widths) > room:
        widths[0] = most[0] = longest[0] = max(heads[0], min(widths[0], _GROUP))
    for ends in (heads, most, longest):
        widths = _towards(ends, widths, room, shrinks=ends is heads)
    return [round(width, 1) for width in (*widths, *beyond)]


def _towards(ends: Sequence[float], widths: Sequence[float], room: int, *, shrinks: bool) -> list[float]:
    """Bring widths as near to others as there is room; nearer to smaller ones only where there is too little."""
    left = (room - sum(7 * width + 5 for width in widths)) / 7
    if shrinks == (left >= 0):
        return list(widths)
    ways = [
        (end - width if shrinks else max(min(end, 90) - width, 0)) for end, width in zip(ends, widths, strict=False)
    ]
    share = min(left / (sum(ways) or 1), 1)
    return [width + share * way for width, way in zip(widths, ways, strict=True)]


def _lengths(section: Section, place: int) -> tuple[float, float]:
    """Return how wide nine of ten lines in a column are that hold something, and the longest."""
    lines = sorted((line for row in section.rows for line in row[place].text.split("\n") if line), key=len)
    return (_wide(lines[len(lines) * 9 // 10]), _wide(lines[-1])) if lines else (0, 0)


def _wide(text: str, *, bold: bool = False) -> float:
    """Return how wide a column is in which a text stands in one line."""
    return (text_width(text, _SIZE, bold=bold) / 0.75 + 6) / 7


def _printed(section: Section) -> int:
    """Return how many columns are printed.

    Those at the end that a narrow screen leaves out, too, are for the screen alone where not all fit, and in a map:
    they say once more what its signs say.
    """
    count = len(section.columns)
    while section.columns[count - 1].wide_only and (
        section.is_map or sum(points(column.width * _SIGN) for column in section.columns[:count]) > _PAPER * _CROWDED
    ):
        count -= 1
    return count


def _top(
    sheet: Any, style: Style, section: Section, stamps: Sequence[str], start: str, wide: Sequence[float]
) -> list[float]:
    """Write what stands above a table; return how high the rows are."""
    last = len(wide) - 1
    heights = []
    for row, (text, size, one) in enumerate(
        ((section.title, 16, style.title), (section.lead, _SIZE, style.lead), (" ".join(stamps), _SIZE, style.stamp))
    ):
        heights.append(size * 1.4 * lines_of(text, size, sum(wide) - 6, bold=size > 11))
        fix_height(sheet, row, heights[-1])
        put_across(sheet, (row, 0, row, last), text, one)
    put_link(sheet, (3, 0, 3, 0), start, start, style.link)
    if section.is_map:
        texts = [f"{play.sign} {play.words}" for play in StateOfPlay]
        needs = [text_width(text, _SIZE) + 4 for text in texts]
        places = list(in_line(needs, wide))
        if places[-1][0]:  # not all in one line: the first of two stands beside the links
            places = [(line - 1, first, until) for line, first, until in in_line(needs, wide, 2)]
        for play, text, (line, first, until) in zip(StateOfPlay, texts, places, strict=True):
            put_across(sheet, (_LEGEND + line, first, _LEGEND + line, until), text, style.words[play])
    return [*heights, _LINE, _LINE]


def _header(sheet: Any, style: Style, section: Section, widths: Sequence[float]) -> float:
    most = 1
    for column, (entry, width) in enumerate(zip(section.columns, widths, strict=False)):
        put(sheet, HEADER, column, entry.title, style.middle_head if entry.state else style.head)
        most = max(most, lines_of(entry.title, _SIZE, points(width) - 4, bold=True))
    height = _LINE * most + (10 if section.is_map and most > 1 else 3)  # the buttons of the filter stand below
    fix_height(sheet, HEADER, height)
    return height


def _rows(sheet: Any, style: Style, section: Section, widths: Sequence[float]) -> list[float]:
    """Write the rows; return how high they are."""
    heights: list[float] = []
    rooms = [points(width) - 3.5 for width in widths]
    fits = [int(width) for width in widths]
    first = len(section.columns) + 1
    behind: dict[str, list[tuple[int, int]]] = {}
    before: tuple[Shown, ...] = ()
    for row, cells in enumerate(section.rows, start=HEADER + 1):
        most = 1
        again = _again(cells, before, section.fixed) if section.grouped else 0
        before = cells
        for column, cell in enumerate(cells):
            if column < again:
                put(sheet, row, column, cell.text, style.again)
            elif cell.number is not None:
                form = style.whole if cell.number == int(cell.number) else style.broken
                ensure(sheet.write_number(row, column, cell.number, form))
            elif cell.play and section.is_map:
                put(sheet, row, column, cell.play.sign, style.signs[cell.play])
                behind.setdefault(cell.text, []).append((row, column))
            else:
                if len(cell.text) > fits[column] or "\n" in cell.text:
                    most = max(most, lines_of(cell.text, _SIZE, rooms[column]))
                put(sheet, row, column, cell.text, _style_of(cell, style))
            if cell.trend:
                _put_line(sheet, style, row, column, cell.trend, first)
        ensure(sheet.set_row(row, _LINE * most))
        heights.append(_LINE * most)
    for words, places in behind.items():
        tell(sheet, places, words)
    return heights


def _again(cells: Sequence[Shown], before: Sequence[Shown], most: int) -> int:
    """Count the cells at the left that say what stands in the row above: a filter needs them, a reader does not."""
    alike = (one.text == other.text and one.number is None for one, other in zip(cells[:most], before, strict=False))
    return sum(1 for _ in takewhile(bool, alike))


def _style_of(cell: Shown, style: Style) -> Any:
    if cell.play:
        return style.words[cell.play]
    return style.cell if cell.depth is None else style.hues[cell.depth]


def _put_line(sheet: Any, style: Style, row: int, column: int, trend: Sequence[float | None], first: int) -> None:
    """Draw a sparkline in a cell over figures beside the table; a missing figure is a gap, not zero."""
    put(sheet, HEADER, first, "Behind the lines", style.aside)
    for place, figure in enumerate(trend, start=first):
        if figure is not None:
            ensure(sheet.write_number(row, place, figure, style.aside))
    sparkline(sheet, row, column, first, first + len(trend) - 1)
