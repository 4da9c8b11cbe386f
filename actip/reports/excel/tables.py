"""Own the sheet of a section: its table as it is read on a screen and printed, the map's signs, charts below it."""

from collections.abc import Sequence
from typing import Any

from actip.model.play import StateOfPlay
from actip.model.section import Column, Section, Shown
from actip.reports.excel.charts import Ground, draw, height_of
from actip.reports.excel.style import Style, in_line, points
from actip.writers.excel import ensure, fix_height, print_on_a4, put, put_across, put_link, sparkline, tell
from actip.writers.pages import lines_of, text_width

HEADER = 5  # the row of the column titles, from 0
_LEGEND = 4
_LINE = 15  # the height of a line
_SCREEN = 1300  # dots beside the numbers of the rows, on a screen of 1366
_MOST, _LEAST = 0.78, 0.73  # how far a sheet is made smaller on paper: letters of 11 points stay at 8 and more
_ACROSS, _DOWN = 798, 520  # points on A4 on its side, within the margins
_NARROWEST = 6


def table_sheet(book: Any, style: Style, section: Section, stamps: Sequence[str], start: str) -> None:
    """Write a section on a sheet of its own. `start` is the sheet that leads to all."""
    sheet = book.add_worksheet(section.name)
    sheet.hide_gridlines(2)
    widths = _widths(section)
    wide = [points(width) for width in widths]
    printed, scale = _printed(section, wide)
    height = _top(sheet, style, section, stamps, start, wide[:printed])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    height += _header(sheet, style, section, widths)
    height += _rows(sheet, style, section, widths)
    last = HEADER + len(section.rows)
    sheet.freeze_panes(HEADER + 1, section.fixed)
    sheet.autofilter(HEADER, 0, max(last, HEADER + 1), len(section.columns) - 1)
    below = last + 2
    trend = max((len(cell.trend) for row in section.rows for cell in row), default=0)
    page_height = _DOWN / scale
    ground = Ground(book, sheet, style, printed - 1, sum(wide[:printed]), len(section.columns) + trend + 2)
    breaks = []
    for chart in section.charts:
        chart_height = height_of(chart, ground.room)
        at = height % page_height
        if height > page_height or at + chart_height > page_height * 0.95:
            breaks.append(below)
            height = 0
        if chart is section.charts[0]:
            put_link(sheet, (3, 1, 3, 1), section.name, "Picture", style.link, f"A{below + 1}")
        below = draw(ground, chart, below)
        height += chart_height
    for note in section.notes:
        fix_height(sheet, below, _LINE * lines_of(note, 11, ground.room - 6))
        put_across(sheet, (below, 0, below, printed - 1), note, style.stamp)
        below += 1
    sheet.repeat_rows(_LEGEND if section.is_map else HEADER, HEADER)
    sheet.print_area(0, 0, max(below - 1, last), printed - 1)
    print_on_a4(sheet, section.title, stamps, 0)
    if breaks:
        sheet.set_h_pagebreaks(breaks)


def _widths(section: Section) -> list[float]:
    """Fit each column to what stands in it, the states' alike, and give what room is left to those that wrap."""
    needs = [
        max((len(line) for row in section.rows for line in row[place].text.split("\n")), default=0) * 0.95 + 2
        for place in range(len(section.columns))
    ]
    heads = [max(len(word) for word in column.title.split()) * 1.05 + 3 for column in section.columns]
    if section.is_map:
        needs = [need if not column.state else 0 for need, column in zip(needs, section.columns, strict=True)]
        heads = [head if not column.state else 0 for head, column in zip(heads, section.columns, strict=True)]
    if states := [place for place, column in enumerate(section.columns) if column.state]:
        for place in states:
            needs[place] = max(needs[other] for other in states)
            heads[place] = max(heads[other] for other in states)
    widths = [_width(column, need, head) for column, need, head in zip(section.columns, needs, heads, strict=True)]
    left = (_SCREEN - sum(7 * width + 5 for width in widths)) / 7
    wanted = [max(min(need, 90) - width, 0.0) for need, width in zip(needs, widths, strict=True)]
    share = min(max(left, 0) / (sum(wanted) or 1), 1)
    return [round(width + share * more, 1) for width, more in zip(widths, wanted, strict=True)]


def _width(column: Column, need: float, head: float) -> float:
    return max(min(column.width, max(need, head)), _NARROWEST)


def _printed(section: Section, wide: Sequence[float]) -> tuple[int, float]:
    """Return how many columns are printed, and how small.

    Where not all fit, those at the end that a narrow screen leaves out, too, are for the screen alone.
    """
    count = len(wide)
    while count > 1 and sum(wide[:count]) * _LEAST > _ACROSS and section.columns[count - 1].wide_only:
        count -= 1
    fit = _ACROSS * 0.985 / sum(wide[:count])
    return count, int(100 * max(min(fit, _MOST), _LEAST)) / 100


def _top(sheet: Any, style: Style, section: Section, stamps: Sequence[str], start: str, wide: Sequence[float]) -> float:
    """Write what stands above a table; return how high it is."""
    last = len(wide) - 1
    for row, (text, size, one) in enumerate(
        ((section.title, 16, style.title), (section.lead, 11, style.lead), (" ".join(stamps), 11, style.stamp))
    ):
        fix_height(sheet, row, size * 1.4 * lines_of(text, size, sum(wide) - 6, bold=size > 11))
        put_across(sheet, (row, 0, row, last), text, one)
    put_link(sheet, (3, 0, 3, 0), start, start, style.link)
    if section.is_map:
        texts = [f"{play.sign} {play.words}" for play in StateOfPlay]
        places = in_line([text_width(text, 11) + 8 for text in texts], wide)
        for play, text, (line, first, until) in zip(StateOfPlay, texts, places, strict=True):
            put_across(sheet, (_LEGEND - line, first, _LEGEND - line, until), text, style.words[play])
    return 6 * _LINE


def _header(sheet: Any, style: Style, section: Section, widths: Sequence[float]) -> float:
    most = 1
    for column, (entry, width) in enumerate(zip(section.columns, widths, strict=True)):
        put(sheet, HEADER, column, entry.title, style.middle_head if entry.state else style.head)
        most = max(most, lines_of(entry.title, 11, points(width) - 16, bold=True))
    height = _LINE * (most + section.is_map)  # the buttons of the filter stand below the letters
    sheet.set_row(HEADER, height + 3)
    return height


def _rows(sheet: Any, style: Style, section: Section, widths: Sequence[float]) -> float:
    """Write the rows; return how high they are together."""
    total = 0.0
    rooms = [points(width) - 5 for width in widths]
    fits = [int(width * 0.9) for width in widths]
    first = len(section.columns) + 1
    behind: dict[str, list[tuple[int, int]]] = {}
    for row, cells in enumerate(section.rows, start=HEADER + 1):
        most = 1
        for column, cell in enumerate(cells):
            if cell.number is not None:
                form = style.whole if cell.number == int(cell.number) else style.broken
                ensure(sheet.write_number(row, column, cell.number, form))
            elif cell.play and section.is_map:
                put(sheet, row, column, cell.play.sign, style.signs[cell.play])
                behind.setdefault(cell.text, []).append((row, column))
            else:
                if len(cell.text) > fits[column] or "\n" in cell.text:
                    most = max(most, lines_of(cell.text, 11, rooms[column]))
                put(sheet, row, column, cell.text, _style_of(cell, style))
            if cell.trend:
                _put_line(sheet, style, row, column, cell.trend, first)
        sheet.set_row(row, _LINE * most)
        total += _LINE * most
    for words, places in behind.items():
        tell(sheet, places, words)
    return total


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
