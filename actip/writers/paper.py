"""Own a paper: what stands on it from top to bottom, how its styles look, and about how many pages it takes.

A chapter writes on it and does not know what it becomes: Word and the page of a browser are drawn from its `parts`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from actip.gate.text import printable
from actip.writers.pages import Block, last_page, line_height, lines_of, pages_of

INK, SOFT, SHADE = "1F3864", "4D5866", "E6ECF4"  # of headings, of what is said beside, of the ground of a header
POINTS = 72 / 25.4  # of a millimetre
_IN_CELL = 11  # points at the sides of a cell


class Sheet(NamedTuple):
    """A sheet of paper, in millimetres: its size, its margins, and how far header and footer are from its edge."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    edge: float

    @property
    def line(self) -> float:
        """How long a line is."""
        return self.width - 2 * self.side

    @property
    def room(self) -> float:
        """How high the text of a page may be, in points."""
        return (self.height - self.top - self.bottom) * POINTS


PORTRAIT, LANDSCAPE = Sheet(210, 297, 20, 18, 20, 9), Sheet(297, 210, 14, 13, 14, 6)


class Look(NamedTuple):
    """How a style looks, in points. What `keeps` is never parted from what follows it."""

    size: float
    before: float = 0
    after: float = 0
    indent: float = 0
    bold: bool = False
    keeps: bool = False
    soft: bool = False


LOOKS = {
    "Normal": Look(10, 0, 2),
    "Title": Look(18, 0, 3),
    "Subtitle": Look(12, 0, 4),
    "Heading 1": Look(14, 10, 3, bold=True, keeps=True),
    "Heading 2": Look(11.5, 9, 2, bold=True, keeps=True),
    "Heading 3": Look(10, 6, 1, bold=True, keeps=True),
    "TOC Heading": Look(12, 8, 2, bold=True, keeps=True),
    "toc 1": Look(9, 1, 0, bold=True),
    "toc 2": Look(8.5, 0, 0, 14),
    "Caption": Look(9, 6, 2, bold=True, keeps=True, soft=True),
    "Intense Quote": Look(9, 0, 1, bold=True),
    "List Bullet": Look(9.5, 0, 1, 18),
    "List Bullet 2": Look(8, 0, 0.5, 18),
    "Body Text 2": Look(8.5, 0, 1, soft=True),
    "No Spacing": Look(8.5, 0.5, 0.5),
    "Header": Look(8, soft=True),
    "Footer": Look(8, soft=True),
    "Dense": Look(7.5, 0.5, 0.5),
    "Point": Look(8, 0, 1.5),
    "Figure": Look(14, 1, 0, bold=True),
    "Code": Look(6.5, 0.5, 0.5),
    "Block Heading": Look(10, 6, 1, bold=True, keeps=True),
    "Gap": Look(4),
}
WITH_INK = (
    *("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "TOC Heading", "Caption", "Intense Quote"),
    *("Figure", "Block Heading"),
)


class PaperColumn(NamedTuple):
    """One column of a table: its title, its share of the width, and whether it holds figures or signs."""

    title: str
    share: float
    figures: bool = False
    signs: bool = False


class PaperCell(NamedTuple):
    """One place of a table that has a look of its own: the colours of its ground and of its letters, and its style."""

    text: str
    ground: str = ""
    ink: str = ""
    style: str = ""


class TableLook(NamedTuple):
    """How a table looks: the style of its text, the points beside it in a cell, and whether its header is shaded."""

    style: str = "No Spacing"
    inset: float = _IN_CELL / 2
    shades_header: bool = True


PLAIN, DENSE = TableLook(), TableLook("Dense", 2)


class Piece(NamedTuple):
    """Some words of a paragraph that look alike. A sign of a map stands on a `ground` of its own."""

    text: str
    bold: bool = False
    italic: bool = False
    is_sign: bool = False
    ground: str = ""
    ink: str = ""


class Paragraph(NamedTuple):
    """One paragraph; if it `keeps`, on the page of what follows. A `mark` is the name by which the contents lead to it.

    Before one that `breaks_before` a page begins, before one that `begins_column` the next column.
    """

    style: str
    pieces: tuple[Piece, ...]
    keeps: bool = False
    breaks_before: bool = False
    begins_column: bool = False
    mark: str = ""


class Table(NamedTuple):
    """One table, its header first; the widths of its columns are millimetres, rows are at least of a `height` of them.

    `label` is the caption that stands above it, `name` what it is called for whoever hears it.
    """

    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[PaperCell, ...], ...]
    widths: tuple[float, ...]
    height: float
    look: TableLook
    label: str
    name: str


class Contents(NamedTuple):
    """The place of the contents, behind their heading."""

    heading: str


class Beside(NamedTuple):
    """From here to its end, what is written stands in columns of these widths, so many millimetres apart."""

    widths: tuple[float, ...]
    gap: float


class BesideEnd(NamedTuple):
    """The end of what stands in columns."""

    gap: float


Part = Paragraph | Table | Contents | Beside | BesideEnd


class ContentsEntry(NamedTuple):
    """One line of the contents: how deep it is, its words, the mark of its heading, and the page this stands on."""

    level: int
    text: str
    mark: str
    page: int


class _Heading(NamedTuple):
    """A heading that stands in the contents, with its number among the blocks."""

    level: int
    text: str
    mark: str
    block: int


class Paper:
    """One document, written from top to bottom. Its `language` is that of its own words, by its code."""

    def __init__(
        self, title: str, about: str, created: datetime, language: str = "en", sheet: Sheet = PORTRAIT
    ) -> None:
        self.title, self.about, self.created, self.language, self.sheet = title, about, created, language, sheet
        self.above = self.below = ""  # what stands in the header and in the footer of every page
        self.parts: list[Part] = []
        self.room = sheet.room  # how high the text of a page may be, in points: less with a long footer
        self._line = sheet.line  # millimetres between the margins, or of a column
        self._begins_column = False
        self._widths: tuple[float, ...] = ()  # of the columns, in millimetres
        self._beside: list[list[Block]] = []  # the blocks of the columns that are written
        self._headings: list[_Heading] = []
        self._blocks: list[Block] = []
        self._contents_at = 0  # the block before which the contents stand; the first is that of no heading of theirs
        self._breaks = False  # whether what comes next begins a page

    @property
    def pages(self) -> int:
        """About how many pages it has so far, with its contents."""
        return last_page(self._with_contents(), self.room)

    @property
    def begins_with_contents(self) -> bool:
        """Whether the contents begin a page: where what stands before them leaves too little of one."""
        return bool(self._contents_at) and self._with_contents()[self._contents_at - 1].breaks_before

    def entries(self) -> Iterator[ContentsEntry]:
        """Yield the lines of the contents, each with about the page of its heading."""
        pages = pages_of(self._with_contents(), self.room)
        between = len(self._headings) + 1  # blocks of the contents themselves
        for level, text, mark, block in self._headings:
            yield ContentsEntry(level, text, mark, pages[block + (between if block >= self._contents_at else 0)])

    def header(self, words: str) -> None:
        """Write what stands above every page."""
        self.above = words

    def footer(self, words: str) -> None:
        """Write what stands below every page, with the number of the page and of the last."""
        self.below = words
        size, sheet = LOOKS["Footer"].size, self.sheet
        footer = lines_of(words, size, sheet.line * POINTS) * line_height(size, words) + sheet.edge * POINTS
        self.room = sheet.room - max(0, footer - sheet.bottom * POINTS)

    def new_page(self) -> None:
        """Begin a page with what comes next."""
        self._breaks = True

    def heading(self, text: str, level: int) -> None:
        """Write a heading; level 0 is the title of the document, levels 1 and 2 stand in the contents."""
        mark = f"_Toc{len(self._headings) + 1:06}" if level in (1, 2) else ""
        self._begin(f"Heading {level}" if level else "Title", (Piece(text),), mark=mark)
        if mark:
            self._headings.append(_Heading(level, text, mark, len(self._blocks) - 1))

    def contents(self, heading: str) -> None:
        """Keep the place of the table of contents, which is filled when all headings are there."""
        self._begin("TOC Heading", (Piece(heading),))
        self.parts.append(Contents(heading))
        self._contents_at = len(self._blocks)

    def paragraph(self, text: str, style: str = "Normal", *, italic: bool = False) -> None:
        """Write a text, a paragraph for each of its lines."""
        for line in text.split("\n"):
            self._begin(style, (Piece(line, italic=italic),))

    def mixed(self, pieces: Sequence[tuple[str, bool]], style: str = "Normal", *, keeps: bool = False) -> None:
        """Write one line of pieces, each a text and whether it is bold; if it `keeps`, on the page of what follows."""
        self._begin(style, tuple(Piece(text.replace("\n", " "), bold) for text, bold in pieces), keeps=keeps)

    def labelled(self, label: str, text: str, style: str = "Normal") -> None:
        """Write a text after a label, which has its own colon."""
        first, *others = text.split("\n")
        self.mixed(((f"{label} ", True), (first, False)), style)
        for line in others:
            self.paragraph(line, style)

    def legend(self, signs: Iterable[tuple[PaperCell, str]], style: str = "Dense") -> None:
        """Write what signs mean in one line: each as it stands in its cell, and its words."""
        pieces = []
        for cell, words in signs:
            pieces += [Piece(cell.text, is_sign=True, ground=cell.ground, ink=cell.ink), Piece(f"{words}  ")]
        self._begin(style, tuple(pieces))

    def bullets(self, label: str, lines: Iterable[str], style: str = "List Bullet") -> None:
        """Write a list below a label, which has its own colon."""
        if label:
            self.mixed(((label, True),), keeps=True)
        for line in lines:
            self.paragraph(line.replace("\n", " "), style)

    def table(
        self,
        label: str,
        columns: Sequence[PaperColumn],
        rows: Iterable[Sequence[str | PaperCell]],
        *,
        height: float = 0,
        look: TableLook = PLAIN,
        name: str = "",
        header: Sequence[PaperCell] = (),
    ) -> None:
        """Write a table with its caption above; its header is repeated on every page that it goes on to.

        Where somebody writes into it by hand, its rows are at least of a `height`, in millimetres. `name` is what the
        table is called for whoever hears it; `header` are its first cells where these have a look of their own.
        """
        if label:
            self.paragraph(label, "Caption")
        heads = header or [PaperCell(column.title) for column in columns]
        filled = tuple(
            tuple(entry if isinstance(entry, PaperCell) else PaperCell(entry) for entry in row)
            for row in (heads, *rows)
        )
        whole = sum(column.share for column in columns)
        widths = [self._line * column.share / whole for column in columns]
        if look.inset == PLAIN.inset:  # in a narrow table no part of a millimetre can be lost
            widths = [self._line * column.share // whole for column in columns]
        self.parts.append(Table(tuple(columns), filled, tuple(widths), height, look, label, name))
        again = 0.0
        for number, cells in enumerate(filled):
            least = height * POINTS if number else 0
            block = _row_block(cells, [width * POINTS for width in widths], again, least, look, head=number == 0)
            self._blocks.append(block._replace(breaks_before=self._breaks))
            self._breaks, again = False, again or block.height
        self._begin("No Spacing" if look == PLAIN else "Gap", (Piece(""),))  # two tables that touch would be one

    @contextmanager
    def columns(self, shares: Sequence[float], gap: float = 4) -> Iterator[None]:
        """Put what is written inside into columns, which `next_column` divides; a page begins behind them.

        The columns have these shares of the width, and stand `gap` millimetres apart.
        """
        line = self._line - gap * (len(shares) - 1)
        self._widths = tuple(line * share / sum(shares) for share in shares)
        self._beside = []
        before, self._blocks = self._blocks, []
        self.parts.append(Beside(self._widths, gap))
        self._line = self._widths[0]
        yield
        self._beside.append(self._blocks)
        self._line = self.sheet.line
        self.parts.append(BesideEnd(gap))
        highest = max(self._beside, key=lambda blocks: sum(one.before + one.height + one.after for one in blocks))
        self._blocks = [*before, *highest]
        self._breaks = True

    def next_column(self) -> None:
        """Begin the next column with what comes next."""
        self._beside.append(self._blocks)
        self._blocks = []
        self._line = self._widths[len(self._beside)]
        self._begins_column = True

    def _begin(self, style: str, pieces: tuple[Piece, ...], *, keeps: bool = False, mark: str = "") -> None:
        """Write a paragraph, and remember how high it is."""
        look, text = LOOKS[style], "".join(piece.text for piece in pieces)
        lines = lines_of(text, look.size, self._line * POINTS - look.indent, bold=look.bold)
        self._blocks.append(
            Block(look.before, lines, line_height(look.size, text), look.after, look.keeps or keeps, self._breaks)
        )
        self.parts.append(Paragraph(style, pieces, keeps, self._breaks, self._begins_column, mark))
        self._breaks = self._begins_column = False

    def _with_contents(self) -> list[Block]:
        """Return all blocks, with the lines of the contents where these stand: on one page, where one can hold them."""
        if not self._contents_at:
            return self._blocks
        looks = [(LOOKS[f"toc {entry.level}"], entry.text) for entry in self._headings]
        lines = [Block(look.before, 1, line_height(look.size, text), look.after) for look, text in looks]
        end = Block(0, 1, line_height(LOOKS["Normal"].size), LOOKS["Normal"].after)
        *before, heading = self._blocks[: self._contents_at]
        blocks = [*before, heading, *lines, end]
        first, *_, last = pages_of(blocks, self.room)[len(before) :]
        if before and first != last:
            blocks[len(before)] = heading._replace(breaks_before=True)
        return [*blocks, *self._blocks[self._contents_at :]]


def safe(text: str) -> str:
    """Return a line of text that a document can hold and that does nothing to whoever reads it."""
    return printable(text.replace("\t", " "))


def _row_block(
    cells: Sequence[PaperCell], widths: Sequence[float], again: float, least: float, look: TableLook, *, head: bool
) -> Block:
    """Return how high a row of a table is: as its highest cell."""
    height = max(
        _cell_height(cell, width - 2 * look.inset, look, head) for cell, width in zip(cells, widths, strict=True)
    )
    return Block(0, 1, max(height, least), 0, keeps_with_next=head, is_whole=True, again=again)


def _cell_height(cell: PaperCell, width: float, look: TableLook, head: bool) -> float:
    style = LOOKS[cell.style or look.style]
    lines = lines_of(cell.text, style.size, width, bold=head or style.bold)
    return lines * line_height(style.size, cell.text) + (style.before + style.after) * (cell.text.count("\n") + 1) + 1
