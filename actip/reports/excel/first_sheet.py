"""Own the first sheet of a workbook: one page for the chair, and where each of its lines leads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from actip.model.first_page import Block, FirstPage
from actip.model.play import StateOfPlay
from actip.model.section import Section
from actip.reports.excel.style import GREY, LINE, LINK, Style, in_line
from actip.writers.excel import (
    INK,
    Area,
    ensure,
    fix_height,
    print_on_a4,
    put,
    put_across,
    put_link,
    sparkline,
    tell,
)
from actip.writers.pages import lines_of, text_width

ONE_PAGE, CONTENTS = "One page", "Contents"
_LINE = 13.5  # the height of a line of letters of 10 points
_TOP = 5  # the row of the strip, from 0
_GAP = 7  # points
_POINT = 0.75  # points in a dot
_CARD = "#F3F6FB"
_TEXT = {"font_size": 10, "text_wrap": True}
_TITLE = {"font_size": 11, "bold": True, "font_color": INK, "bottom": 1, "bottom_color": LINE}
RIGHTS = "Rights of victims"


def first_sheet(book: Any, style: Style, first: FirstPage, sections: Sequence[Section], stamps: Sequence[str]) -> None:
    """Write the first page, and under it a list of all sheets that is not printed."""
    sheet = book.add_worksheet(ONE_PAGE)
    sheet.hide_gridlines(2)
    writer = _Writer(sheet, style, first, {section.name for section in sections})
    below = writer.write(stamps)
    _list(sheet, style, sections, below + 1, writer.grid.columns_of_list)
    put_link(sheet, (3, 0, 3, 0), ONE_PAGE, "All tables", style.link, f"A{below + 2}")
    sheet.print_area(0, 0, below - 1, writer.grid.last)
    print_on_a4(sheet, "", stamps, 1)
    sheet.activate()


def contents(book: Any, style: Style, sections: Sequence[Section], title: str, stamps: Sequence[str]) -> None:
    """Write a list of the sheets, where there is no first page."""
    sheet = book.add_worksheet(CONTENTS)
    sheet.hide_gridlines(2)
    put(sheet, 0, 0, title, style.of(bold=True, font_size=16, font_color=INK))
    put(sheet, 1, 0, "Each line leads to its sheet.", style.of())
    put(sheet, 2, 0, " ".join(stamps), style.aside)
    for column, width in enumerate((16, 24, 66, 8)):
        sheet.set_column(column, column, width)
    _list(sheet, style, sections, 5, (0, 1, 2, 3))
    print_on_a4(sheet, title, stamps, 1)
    sheet.activate()


def _list(sheet: Any, style: Style, sections: Sequence[Section], row: int, columns: Sequence[int]) -> None:
    """List the sheets from a row on: the part, the sheet, what it shows, and how many rows it has."""
    for column, words in zip(columns, ("Part", "Sheet", "What it shows", "Rows"), strict=True):
        put(sheet, row, column, words, style.of(bold=True, font_color=INK))
    before = None
    for place, section in enumerate(sections, start=row + 1):
        put(sheet, place, columns[0], section.part if section.part != before else "", style.of())
        put_link(sheet, (place, columns[1], place, columns[1]), section.name, section.name, style.link)
        put(sheet, place, columns[2], section.title, style.of())
        ensure(sheet.write_number(place, columns[3], len(section.rows), style.of(num_format="#,##0", align="left")))
        before = section.part


class _Grid:
    """The columns of the page, in dots: those of the map and of the blocks beside it, and edges of tiles and cards.

    An edge that is near one of the first is moved to it, so that there are few columns.
    """

    about, gap, words, figures = 300, 12, 330, 172
    _states, _open, _near = 418, 58, 22

    def __init__(self, tiles: int, cards: int, states: int) -> None:
        states = max(states, 1)
        state = self._states // states
        self.states = [self.about + state * place for place in range(states + 1)]
        self.open = self.states[-1] + self._open
        self.right = self.open + self.gap
        self.under = self.states[max(0, states - 3)]  # where figures stand in blocks under the map
        self.figure = self.right + self.words
        self.end = self.figure + self.figures
        self.edges = sorted({0, *self.states, self.open, self.right, self.figure, self.end})
        self.tiles, self.cards = self._parts(tiles), self._parts(cards)
        self.last = len(self.edges) - 2

    def _parts(self, count: int) -> list[int]:
        """Part the page into so many, at edges that are there or are made."""
        return [self._edge(round(self.end * place / max(count, 1))) for place in range(max(count, 1) + 1)]

    def _edge(self, dots: int) -> int:
        nearest = min(self.edges, key=lambda edge: abs(edge - dots))
        if abs(nearest - dots) <= self._near:
            return nearest
        self.edges = sorted([*self.edges, dots])
        return dots

    def span(self, left: int, right: int) -> tuple[int, int]:
        """Return the first and last column between two edges."""
        return self.edges.index(left), self.edges.index(right) - 1

    @property
    def columns_of_list(self) -> tuple[int, int, int, int]:
        """The columns in which the list of sheets begins: part, sheet, what it shows, rows."""
        return (
            0,
            self.span(self.tiles[1], self.end)[0],
            self.span(self.about, self.end)[0],
            self.span(self.open, self.end)[0],
        )


class _Item(NamedTuple):
    """One line of a block as it is written; `kind` is a title, a point, or the reason that a state gives of one."""

    kind: str
    words: str
    figure: str = ""
    target: str = ""


def _items(block: Block) -> Iterator[_Item]:
    yield _Item("title", block.title, target=block.section)
    for number, point in enumerate(block.points, start=1):
        words = f"{number}. {point.words}" if block.numbered else point.words
        yield _Item("point", words, point.figure, point.section or block.section)
        if point.reason:
            yield _Item("reason", point.reason)


class _Writer:
    """Write the page from the top, block by block."""

    def __init__(self, sheet: Any, style: Style, first: FirstPage, names: set[str]) -> None:
        self.sheet = sheet
        self.style = style
        self.first = first
        self.names = names
        states = len(first.map_rows[0].cells) if first.map_rows else len(first.tiles)
        self.grid = _Grid(len(first.tiles), len(first.headlines), states)
        for column, (left, right) in enumerate(pairwise(self.grid.edges)):
            ensure(sheet.set_column_pixels(column, column, right - left))
        self.heights: dict[int, float] = {}

    def write(self, stamps: Sequence[str]) -> int:
        """Write the page; return the row after it."""
        self._top(stamps)
        start = self._headlines(self._strip(_TOP))
        beside, under = self._parted()
        end = self._map(start) if self.first.map_rows else start
        for block in under:
            end = self._block(block, end, _Place(0, self.grid.under, self.grid.open))
        row = start
        for block in beside:
            row = self._block(block, row, _Place(self.grid.right, self.grid.figure, self.grid.end))
        end = max(end, row)
        form = self.style.of(**_TEXT, italic=True, font_color=GREY)
        for line, note in enumerate(self.first.notes, start=end):
            self._across(line, note, form)
        return end + len(self.first.notes)

    def _across(self, row: int, text: str, form: Any, size: int = 10) -> None:
        """Write a text over the whole page, as high as it is."""
        height = size * 1.35 * lines_of(text, size, self.grid.end * _POINT - 8, bold=size > 10)
        fix_height(self.sheet, row, height)
        put_across(self.sheet, (row, 0, row, self.grid.last), text, form)

    def _top(self, stamps: Sequence[str]) -> None:
        self._across(0, self.first.title, self.style.title, 16)
        self._across(1, self.first.lead, self.style.of(**_TEXT))
        self._across(2, " ".join(stamps), self.style.of(**_TEXT, italic=True, font_color=GREY))
        fix_height(self.sheet, 3, _LINE)
        fix_height(self.sheet, 4, _GAP)

    def _strip(self, row: int) -> int:
        """Write a tile for each state: its code, and how far its report has come."""
        most = 1
        for place, tile in enumerate(self.first.tiles):
            columns = self.grid.span(*self.grid.tiles[place : place + 2])
            room = (self.grid.tiles[place + 1] - self.grid.tiles[place]) * _POINT - 8
            edge = {"right": 5, "right_color": "#FFFFFF", "indent": 0}
            ground = {"bg_color": _CARD} if tile.is_here else {"pattern": 14, "fg_color": LINE, "bg_color": "#FFFFFF"}
            above = (
                {"top": 8 if tile.is_draft else 5, "top_color": INK} if tile.is_here else {"top": 1, "top_color": LINE}
            )
            code = self.style.of(font_size=10, bold=True, font_color=INK, **edge, **ground, **above)
            put_across(self.sheet, (row, columns[0], row, columns[1]), tile.code, code)
            words = self.style.of(**_TEXT, font_color=GREY, **edge, **ground)
            put_across(self.sheet, (row + 1, columns[0], row + 1, columns[1]), tile.words, words)
            most = max(most, lines_of(tile.words, 10, room))
        fix_height(self.sheet, row, _LINE + 2)
        fix_height(self.sheet, row + 1, _LINE * most)
        fix_height(self.sheet, row + 2, _GAP)
        return row + 3

    def _headlines(self, row: int) -> int:
        """Write a card for each figure that leads: how much, of what, of whom, how it changed, and its line."""
        if not self.first.headlines:
            return row
        card = {"bg_color": _CARD, "right": 5, "right_color": "#FFFFFF"}
        lines = [1, 1, 1]
        for place, headline in enumerate(self.first.headlines):
            left, right = self.grid.cards[place : place + 2]
            first, last = self.grid.span(left, right)
            form = self.style.of(font_size=18, bold=True, font_color=INK, shrink=True, **card)
            put_across(self.sheet, (row, first, row, last), headline.figure, form)
            self._words((row + 1, first, row + 1, last), headline.about, headline.section, {"bold": True, **card})
            for line, text in enumerate((headline.coverage, headline.change), start=row + 2):
                form = self.style.of(**_TEXT, font_color="#404040", **card)
                put_across(self.sheet, (line, first, line, last), text, form)
            for line, text in enumerate((headline.about, headline.coverage, headline.change)):
                lines[line] = max(lines[line], lines_of(text, 10, (right - left) * _POINT - 9, bold=not line))
            put_across(self.sheet, (row + 4, first, row + 4, last), "", self.style.of(**card))
            self._trend(row + 4, first, place, headline.trend)
        fix_height(self.sheet, row, 25)
        for line, count in enumerate(lines, start=row + 1):
            fix_height(self.sheet, line, _LINE * count)
        drawn = any(_is_line(headline.trend) for headline in self.first.headlines)
        fix_height(self.sheet, row + 4, 20 if drawn else 3)
        fix_height(self.sheet, row + 5, _GAP)
        return row + 6

    def _trend(self, row: int, column: int, place: int, trend: Sequence[float | None]) -> None:
        """Draw a line over figures that stand beside the page; a missing figure is a gap, not zero."""
        if not _is_line(trend):
            return
        first = self.grid.last + 2 + place * (len(trend) + 1)
        for at, figure in enumerate(trend, start=first):
            if figure is not None:
                ensure(self.sheet.write_number(row, at, figure, self.style.aside))
        put(self.sheet, row - 1, first, self.first.headlines[place].about, self.style.aside)
        sparkline(self.sheet, row, column, first, first + len(trend) - 1)

    def _map(self, row: int) -> int:
        """Write the map: a line for each obligation, a sign for each state, and what the signs mean under it."""
        sheet, grid, style = self.sheet, self.grid, self.style
        until = grid.span(0, grid.open)[1]
        about = grid.span(0, grid.about)
        self._height(row, _LINE + 3)
        self._words((row, 0, row, until), self.first.map_title, RIGHTS, _TITLE)
        form = style.of(font_size=9, align="center", font_color=GREY)
        for tile, column in zip(self.first.tiles, self._states(), strict=False):
            put_across(sheet, (row + 1, *column[:1], row + 1, *column[1:]), f"{tile.code}{'*' * tile.is_draft}", form)
        count = grid.span(grid.states[-1], grid.open)
        put_across(
            sheet,
            (row + 1, count[0], row + 1, count[1]),
            "not in",
            style.of(font_size=9, align="center", font_color=GREY),
        )
        self._height(row + 1, _LINE)
        behind: dict[str, list[tuple[int, int]]] = {}
        for line, entry in enumerate(self.first.map_rows, start=row + 2):
            self._height(line, _LINE * lines_of(entry.about, 10, grid.about * _POINT - 8) + 2)
            self._words((line, about[0], line, about[1]), entry.about, RIGHTS, {"valign": "vcenter"})
            for cell, (first, last) in zip(entry.cells, self._states(), strict=False):
                sign = cell.play.sign if cell.play and len(entry.cells) > 1 else cell.text
                put_across(sheet, (line, first, line, last), sign, style.signs[cell.play or StateOfPlay.NOT_REPORTED])
                behind.setdefault(cell.text, []).append((line, first))
            put_across(
                sheet, (line, count[0], line, count[1]), entry.open_in,
                style.of(font_size=10, align="center", valign="vcenter"),
            )  # fmt: skip
        for words, places in behind.items():
            tell(sheet, places, words)
        return self._legend(row + 2 + len(self.first.map_rows))

    def _states(self) -> Iterator[tuple[int, int]]:
        """Yield the columns of each state of the map."""
        return (self.grid.span(*edges) for edges in pairwise(self.grid.states))

    def _legend(self, row: int) -> int:
        """Write what the signs mean, each on its fill; return the row after it."""
        plays = {play.sign: play for play in StateOfPlay}
        texts = [f"{sign} {words}" for sign, words in self.first.legend]
        widths = [right - left for left, right in pairwise(self.grid.edges) if right <= self.grid.open]
        self._height(row, _GAP / 2)
        line = 0
        places = in_line([text_width(text, 9) / _POINT + 10 for text in texts], widths)
        for (sign, _), text, (line, first, last) in zip(self.first.legend, texts, places, strict=True):
            form = self.style.played(plays[sign], font_size=9, align="left")
            put_across(self.sheet, (row + 1 + line, first, row + 1 + line, last), text, form)
            self._height(row + 1 + line, _LINE)
        self._height(row + 2 + line, _GAP)
        return row + 3 + line

    def _parted(self) -> tuple[Sequence[Block], Sequence[Block]]:
        """Part the blocks into those beside the map and those under it, so that both end on about the same line.

        The last, of what is to be decided, stands under it.
        """
        blocks, grid = self.first.blocks, self.grid
        beside = [self._lines(block, _Place(grid.right, grid.figure, grid.end)) for block in blocks]
        under = [self._lines(block, _Place(0, grid.under, grid.open)) for block in blocks]
        about = grid.about * _POINT - 8
        drawn = sum(lines_of(entry.about, 10, about) for entry in self.first.map_rows) + 4
        cut = min(range(len(blocks)), key=lambda at: max(sum(beside[:at]), drawn + sum(under[at:])), default=0)
        return blocks[:cut], blocks[cut:]

    def _lines(self, block: Block, place: "_Place") -> float:
        return sum(self._lines_of(item, block, place) for item in _items(block)) + 0.7

    def _lines_of(self, item: _Item, block: Block, place: "_Place") -> int:
        words, figure = place.rooms(has_figures=_has_figures(block) and item.kind == "point")
        return max(lines_of(item.words, 10, words, bold=item.kind == "title"), lines_of(item.figure, 10, figure))

    def _block(self, block: Block, row: int, place: "_Place") -> int:
        """Write a block from a row on; return the row after it and the gap under it."""
        left, right = self.grid.span(place.left, place.right)
        for item in _items(block):
            last = self._rows(row, _LINE * self._lines_of(item, block, place) + (3 if item.kind == "title" else 0))
            line = {"bottom": 7, "bottom_color": LINE}
            if item.kind == "point" and _has_figures(block):
                middle, end = self.grid.span(place.middle, place.right)
                self._words((row, left, last, middle - 1), item.words, item.target, line)
                form = self.style.of(**_TEXT, **line, bold=True, align="right", font_color=INK)
                put_across(self.sheet, (row, middle, last, end), item.figure, form)
            else:
                looks = {"title": _TITLE, "reason": {"italic": True, "font_color": GREY, "indent": 1, **line}}
                self._words((row, left, last, right), item.words, item.target, looks.get(item.kind, line))
            row = last + 1
        self._rows(row, _GAP)
        return row + 1

    def _words(self, area: Area, words: str, target: str, look: dict[str, Any]) -> None:
        """Write words that lead to the sheet they are of, where it is in the workbook."""
        if target in self.names:
            put_link(self.sheet, area, target, words, self.style.of(**{**_TEXT, "font_color": LINK, **look}))
        else:
            put_across(self.sheet, area, words, self.style.of(**{**_TEXT, **look}))

    def _rows(self, row: int, height: float) -> int:
        """Return the last of the rows from one on that are together so high; one without a height is given it."""
        room = self.heights.get(row)
        if room is None:
            self._height(row, height)
            return row
        while room < height - 1:
            row += 1
            if row not in self.heights:
                self._height(row, height - room)
            room += self.heights[row]
        return row

    def _height(self, row: int, height: float) -> None:
        self.heights[row] = height
        fix_height(self.sheet, row, height)


class _Place(NamedTuple):
    """Where a block stands: its edges, and that of its figures, in dots."""

    left: int
    middle: int
    right: int

    def rooms(self, *, has_figures: bool) -> tuple[float, float]:
        """Return how wide its words and its figures are, in points."""
        if not has_figures:
            return (self.right - self.left) * _POINT - 8, 1000
        return (self.middle - self.left) * _POINT - 8, (self.right - self.middle) * _POINT - 8


def _has_figures(block: Block) -> bool:
    return any(point.figure for point in block.points)


def _is_line(trend: Sequence[float | None]) -> bool:
    return sum(figure is not None for figure in trend) > 1
