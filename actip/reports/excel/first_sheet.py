"""Own the first sheet of a workbook: one page for the chair, and where each of its lines leads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from actip.model.first_page import Block, FirstPage
from actip.model.play import StateOfPlay
from actip.model.section import Section
from actip.reports.excel.charts import draw_trend
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
    tell,
)
from actip.writers.pages import lines_of, text_width

ONE_PAGE, CONTENTS = "One page", "Contents"
_LINE = 12.75  # the height of a line of letters of 10 points
_TOP = 4  # the row of the strip, from 0
_GAP = 7  # points
_POINT = 0.75  # points in a dot
_CARD = "#F3F6FB"
_TEXT = {"text_wrap": True}
_TREND = 26
_SHEET_OF_CARD = {"bg_color": _CARD, "right": 5, "right_color": "#FFFFFF"}
_REASON = {"italic": True, "font_color": GREY, "indent": 1}
_TITLE = {"bold": True, "font_color": INK, "bottom": 1, "bottom_color": LINE}
RIGHTS = "Rights of victims"


def first_sheet(book: Any, style: Style, first: FirstPage, sections: Sequence[Section], stamps: Sequence[str]) -> None:
    """Write the first page, and under it a list of all sheets that is not printed."""
    sheet = book.add_worksheet(ONE_PAGE)
    sheet.hide_gridlines(2)
    writer = _Writer(book, sheet, style, first, {section.name for section in sections})
    below = writer.write(stamps)
    _list(sheet, style, sections, below + 1, writer.grid.columns_of_list)
    put_link(
        sheet,
        (3, 0, 3, 0),
        ONE_PAGE,
        "All tables",
        style.link,
        f"A{below + 2}",
    )
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


class _Place(NamedTuple):
    """Where a block stands: its edges, and that of its figures, in dots."""

    left: int
    middle: int
    right: int


class _Grid:
    """The columns of the page, in dots: those of the map and of the blocks beside it, and edges of tiles and cards.

    An edge that is near one of the first is moved to it, so that there are few columns.
    """

    about, gap, words, figures = 390, 12, 300, 156
    _states, _open, _near = 374, 58, 9

    def __init__(self, tiles: int, cards: int, states: int) -> None:
        states = max(states, 1)
        state = self._states // states
        self.states = [self.about + state * place for place in range(states + 1)]
        self.open = self.states[-1] + self._open
        self.right = self.open + self.gap
        self.figure = self.right + self.words
        self.end = self.figure + self.figures
        self.edges = sorted({0, *self.states, self.open, self.right, self.figure, self.end})
        self.cards, self.tiles = self._parts(cards), self._parts(tiles)
        self.last = len(self.edges) - 2
        self.beside_map = _Place(self.right, self.figure, self.end)
        self.under_map = _Place(0, self.states[max(0, states - 6)], self.open)

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

    def __init__(self, book: Any, sheet: Any, style: Style, first: FirstPage, names: set[str]) -> None:
        self.book = book
        self.sheet = sheet
        self.style = style
        self.first = first
        self.names = names
        states = len(first.map_rows[0].cells) if first.map_rows else len(first.tiles)
        self.grid = _Grid(len(first.tiles), len(first.headlines), states)
        for column, (left, right) in enumerate(pairwise(self.grid.edges)):
            ensure(sheet.set_column_pixels(column, column, right - left))

    def write(self, stamps: Sequence[str]) -> int:
        """Write the page; return the row after it."""
        self._top(stamps)
        start = self._headlines(self._strip(_TOP))
        beside, under = self._parted()
        end = self._map(start) if self.first.map_rows else start
        for block in under:
            end = self._block(block, end, self.grid.under_map)
        row = start
        for block in beside:
            row = self._block(block, row, self.grid.beside_map)
        end = max(end, row)
        for line in range(start, end):
            fix_height(self.sheet, line, _LINE)
        self._across(end, " ".join(self.first.notes), self.style.of(**_TEXT, italic=True, font_color=GREY))
        return end + 1

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

    def _strip(self, row: int) -> int:
        """Write a tile for each state: its code, and how far its report has come."""
        most = 1
        for place, tile in enumerate(self.first.tiles):
            columns = self.grid.span(*self.grid.tiles[place : place + 2])
            room = (self.grid.tiles[place + 1] - self.grid.tiles[place]) * _POINT - 8
            edge = {"right": 5, "right_color": "#FFFFFF"}
            ground = {"bg_color": _CARD} if tile.is_here else {"pattern": 14, "fg_color": LINE, "bg_color": "#FFFFFF"}
            above = (
                {"top": 8 if tile.is_draft else 5, "top_color": INK} if tile.is_here else {"top": 1, "top_color": LINE}
            )
            code = self.style.of(bold=True, font_color=INK, valign="vcenter", **edge, **ground, **above)
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
        cards = [self._card(place) for place in range(len(self.first.headlines))]
        if not cards:
            return row
        depths = [max(len(card[part]) for card in cards) for part in range(3)]
        ground = self.style.of(bg_color=_CARD)
        for place, (headline, card) in enumerate(zip(self.first.headlines, cards, strict=True)):
            first, last = self.grid.span(*self.grid.cards[place : place + 2])
            form = self.style.of(font_size=18, bold=True, font_color=INK, shrink=True, **_SHEET_OF_CARD)
            put_across(self.sheet, (row, first, row, last), headline.figure, form)
            line = row + 1
            for part, (texts, depth) in enumerate(zip(card, depths, strict=True)):
                for text in (*texts, *[""] * (depth - len(texts))):
                    look = {**_SHEET_OF_CARD, **({"font_color": "#404040"} if part else {"bold": True})}
                    self._words((line, first, line, last), text, "" if part else headline.section, look)
                    line += 1
            for column in range(first, last + 1):
                ensure(self.sheet.write_blank(line, column, None, ground))
            self._trend(line, first, place)
        end = row + 1 + sum(depths)
        fix_height(self.sheet, row, 25)
        for line in range(row + 1, end):
            fix_height(self.sheet, line, _LINE)
        drawn = any(_is_line(headline.trend) for headline in self.first.headlines)
        fix_height(self.sheet, end, _TREND if drawn else 3)
        fix_height(self.sheet, end + 1, _GAP)
        return end + 2

    def _card(self, place: int) -> tuple[list[str], ...]:
        """Return the lines of what a figure is about, of whom it is, and how it changed."""
        headline = self.first.headlines[place]
        left, right = self.grid.cards[place : place + 2]
        room = (right - left) * _POINT - 8
        about = _split(headline.about, room, bold=True)
        return about, _split(headline.coverage, room), _split(headline.change, room)

    def _trend(self, row: int, column: int, place: int) -> None:
        """Draw a line over figures that stand beside the page; a missing figure is a gap, not zero."""
        headline = self.first.headlines[place]
        if not _is_line(headline.trend):
            return
        first = self.grid.last + 2 + place * (len(headline.trend) + 1)
        for at, figure in enumerate(headline.trend, start=first):
            if figure is not None:
                ensure(self.sheet.write_number(row, at, figure, self.style.aside))
        put(self.sheet, row - 1, first, headline.about, self.style.aside)
        left, right = self.grid.cards[place : place + 2]
        size = (min(right - left, 160) - 6, int(_TREND / _POINT))
        draw_trend(
            self.book,
            self.sheet,
            (row, column),
            size,
            (row, first, row, first + len(headline.trend) - 1),
            headline.about,
        )

    def _map(self, row: int) -> int:
        """Write the map: a line for each obligation, a sign for each state, and what the signs mean under it."""
        sheet, grid, style = self.sheet, self.grid, self.style
        about, count = grid.span(0, grid.about), grid.span(grid.states[-1], grid.open)
        self._words((row, 0, row, count[1]), self.first.map_title, RIGHTS, _TITLE)
        head = style.of(font_size=9, align="center", font_color=GREY)
        for tile, (first, last) in zip(self.first.tiles, self._states(), strict=False):
            put_across(sheet, (row + 1, first, row + 1, last), f"{tile.code}{'*' * tile.is_draft}", head)
        put_across(sheet, (row + 1, count[0], row + 1, count[1]), "not in", head)
        behind: dict[str, list[tuple[int, int]]] = {}
        for line, entry in enumerate(self.first.map_rows, start=row + 2):
            self._words((line, about[0], line, about[1]), entry.about, RIGHTS, {"shrink": True, "text_wrap": False})
            for cell, (first, last) in zip(entry.cells, self._states(), strict=False):
                sign = cell.play.sign if cell.play and len(entry.cells) > 1 else cell.text
                put_across(sheet, (line, first, line, last), sign, style.signs[cell.play or StateOfPlay.NOT_REPORTED])
                behind.setdefault(cell.text, []).append((line, first))
            put_across(sheet, (line, count[0], line, count[1]), entry.open_in, style.of(align="center"))
        for words, places in behind.items():
            tell(sheet, places, words)
        return self._legend(row + 2 + len(self.first.map_rows))

    def _states(self) -> Iterator[tuple[int, int]]:
        """Yield the columns of each state of the map."""
        return (self.grid.span(*edges) for edges in pairwise(self.grid.states))

    def _legend(self, row: int) -> int:
        """Write what the signs mean, each on its fill; return the row after it and the gap under it."""
        plays = {play.sign: play for play in StateOfPlay}
        texts = [f"{sign} {words}" for sign, words in self.first.legend]
        widths = [right - left for left, right in pairwise(self.grid.edges) if right <= self.grid.open]
        places = list(in_line([text_width(text, 9) / _POINT + 8 for text in texts], widths))
        for (sign, _), text, (line, first, last) in zip(self.first.legend, texts, places, strict=True):
            form = self.style.played(plays[sign], font_size=9)
            put_across(self.sheet, (row + line, first, row + line, last), text, form)
        return row + places[-1][0] + 2 if places else row + 1

    def _parted(self) -> tuple[Sequence[Block], Sequence[Block]]:
        """Part the blocks into those beside the map and those under it, so that both end on about the same line.

        The last, of what is to be decided, stands under it.
        """
        blocks = self.first.blocks
        beside = [_depth(block, self.grid.beside_map) for block in blocks]
        under = [_depth(block, self.grid.under_map) for block in blocks]
        drawn = len(self.first.map_rows) + 5
        cut = min(range(len(blocks)), key=lambda at: max(sum(beside[:at]), drawn + sum(under[at:])), default=0)
        return blocks[:cut], blocks[cut:]

    def _block(self, block: Block, row: int, place: _Place) -> int:
        """Write a block from a row on; return the row after it and the gap under it."""
        left, right = self.grid.span(place.left, place.right)
        middle = self.grid.span(place.middle, place.right)[0]
        for item in _items(block):
            words, figures = _lines(item, block, place)
            apart = item.kind == "point" and _has_figures(block)
            depth = max(len(words), len(figures))
            for line in range(depth):
                under = {"bottom": 7, "bottom_color": LINE} if line == depth - 1 else {}
                look = {
                    **{"title": _TITLE, "reason": _REASON}.get(item.kind, {}),
                    **({} if item.kind == "title" else under),
                }
                text = words[line] if line < len(words) else ""
                self._words((row, left, row, middle - 1 if apart else right), text, item.target, look)
                if apart:
                    figure = figures[line] if line < len(figures) else ""
                    form = self.style.of(bold=True, align="right", font_color=INK, **under)
                    put_across(self.sheet, (row, middle, row, right), figure, form)
                row += 1
        return row + 1

    def _words(self, area: Area, words: str, target: str, look: dict[str, Any]) -> None:
        """Write words that lead to the sheet they are of, where it is in the workbook."""
        if target in self.names and words:
            put_link(self.sheet, area, target, words, self.style.of(**{"font_color": LINK, **look}))
        else:
            put_across(self.sheet, area, words, self.style.of(**look))


def _depth(block: Block, place: _Place) -> int:
    return sum(max(map(len, _lines(item, block, place))) for item in _items(block)) + 1


def _lines(item: _Item, block: Block, place: _Place) -> tuple[list[str], list[str]]:
    """Return the lines of what stands left and right in a block."""
    if item.kind == "point" and _has_figures(block):
        return (
            _split(item.words, (place.middle - place.left) * _POINT - 8),
            _split(item.figure, (place.right - place.middle) * _POINT - 8, bold=True),
        )
    return _split(item.words, (place.right - place.left) * _POINT - 8), []


def _split(text: str, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines: one that leads somewhere is broken by no program by itself."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, 10, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _has_figures(block: Block) -> bool:
    return any(point.figure for point in block.points)


def _is_line(trend: Sequence[float | None]) -> bool:
    return sum(figure is not None for figure in trend) > 1
