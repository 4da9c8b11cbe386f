"""Own the house style of every Word document, and the only ways in which a text gets into one.

A4, Word's own styles, a table of contents, and for each script of the region a font that Windows and Office have.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from actip.gate.package import timeless
from actip.gate.text import printable
from actip.writers.pages import Block, last_page, line_height, lines_of, pages_of

# How Word calls a language: with a state that writes it. Any other is called by its code alone.
_TAGS = {
    **{"en": "en-GB", "id": "id-ID", "fil": "fil-PH", "km": "km-KH", "lo": "lo-LA", "ms": "ms-MY", "my": "my-MM"},
    **{"pt": "pt-TL", "ta": "ta-SG", "tet": "tet-TL", "th": "th-TH", "vi": "vi-VN", "zh": "zh-SG"},
}
# Word takes the third font of a text for scripts that it calls complex: Thai, Lao, Khmer and Burmese.
_LATIN_FONT, _COMPLEX_FONT, _BURMESE_FONT = "Calibri", "Leelawadee UI", "Myanmar Text"
_COMPLEX = {"km": _COMPLEX_FONT, "lo": _COMPLEX_FONT, "my": _BURMESE_FONT, "th": _COMPLEX_FONT}  # languages in them
_BURMESE = re.compile("[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]")
_NO_LETTER = re.compile("[\ufffe\uffff]")  # no text may hold them, and a file that does is damaged
_INK, _SOFT, _SHADE = RGBColor(0x1F, 0x38, 0x64), RGBColor(0x4D, 0x58, 0x66), "E6ECF4"
_MOST = 255  # letters of a property
_POINTS = 72 / 25.4  # of a millimetre
_TWIPS = 20  # of a point
_SIGNS_FONT = "Segoe UI Symbol"  # has the signs of a map, which the font of the text has not
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
        return (self.height - self.top - self.bottom) * _POINTS


PORTRAIT, LANDSCAPE = Sheet(210, 297, 20, 18, 20, 9), Sheet(297, 210, 14, 13, 14, 6)


class _Look(NamedTuple):
    """How a style looks, in points. What `keeps` is never parted from what follows it."""

    size: float
    before: float = 0
    after: float = 0
    indent: float = 0
    bold: bool = False
    keeps: bool = False
    soft: bool = False


_LOOKS = {
    "Normal": _Look(10, 0, 2),
    "Title": _Look(18, 0, 3),
    "Subtitle": _Look(12, 0, 4),
    "Heading 1": _Look(14, 10, 3, bold=True, keeps=True),
    "Heading 2": _Look(11.5, 9, 2, bold=True, keeps=True),
    "Heading 3": _Look(10, 6, 1, bold=True, keeps=True),
    "TOC Heading": _Look(12, 8, 2, bold=True, keeps=True),
    "toc 1": _Look(9, 1, 0, bold=True),
    "toc 2": _Look(8.5, 0, 0, 14),
    "Caption": _Look(9, 6, 2, bold=True, keeps=True, soft=True),
    "Intense Quote": _Look(9, 0, 1, bold=True),
    "List Bullet": _Look(9.5, 0, 1, 18),
    "Body Text 2": _Look(8.5, 0, 1, soft=True),
    "No Spacing": _Look(8.5, 0.5, 0.5),
    "Header": _Look(8, soft=True),
    "Footer": _Look(8, soft=True),
    "Dense": _Look(7.5, 0.5, 0.5),
    "Point": _Look(8, 0, 1.5),
    "Figure": _Look(14, 1, 0, bold=True),
    "Code": _Look(6.5, 0.5, 0.5),
    "Block Heading": _Look(10, 6, 1, bold=True, keeps=True),
    "Gap": _Look(4),
}
_ADDED = ("toc 1", "toc 2", "Dense", "Point", "Figure", "Code", "Block Heading", "Gap")
_WITH_INK = (
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


class _Entry(NamedTuple):
    """One line of the contents: how deep it is, its words, the mark of its heading, and the block that this is."""

    level: int
    text: str
    mark: str
    block: int


class Paper:
    """One document, written from top to bottom. Its `language` is that of its own words, by its code."""

    def __init__(
        self, title: str, about: str, created: datetime, language: str = "en", sheet: Sheet = PORTRAIT
    ) -> None:
        self._document = Document()
        self._sheet = sheet
        self._line = sheet.line  # millimetres between the margins, or of a column
        self._begins_column = False
        self._widths: list[float] = []  # of the columns, in millimetres
        self._beside: list[list[Block]] = []  # the blocks of the columns that are written
        self._entries: list[_Entry] = []
        self._blocks: list[Block] = []
        self._contents: Any = None
        self._contents_heading: Any = None
        self._contents_at = 0  # the block before which the contents stand
        self._breaks = False  # whether what comes next begins a page
        self._room = sheet.room
        self._styles()
        self._language(language)
        self._ids = {style.name: style.style_id for style in self._document.styles}
        self._page()
        properties = self._document.core_properties
        properties.title, properties.subject = _safe(title)[:_MOST], _safe(about)[:_MOST]
        properties.author = properties.last_modified_by = "actip"
        properties.comments, properties.keywords, properties.language = "", "", _TAGS.get(language, language)
        properties.created = properties.modified = created
        properties.revision = 1

    @property
    def pages(self) -> int:
        """About how many pages it has so far, with its contents."""
        return last_page(self._with_contents(), self._room)

    def header(self, words: str) -> None:
        """Write what stands above every page."""
        _put(self._document.sections[0].header.paragraphs[0], words)

    def footer(self, words: str) -> None:
        """Write what stands below every page, with the number of the page and of the last."""
        paragraph = self._document.sections[0].footer.paragraphs[0]
        _put(paragraph, f"{words}\t")
        for code, before in (("PAGE", ""), ("NUMPAGES", " / ")):
            _put(paragraph, before)
            for part in _field(code, "1"):
                paragraph.add_run()._r.append(part)
        size = _LOOKS["Footer"].size
        sheet = self._sheet
        footer = lines_of(words, size, sheet.line * _POINTS) * line_height(size) + sheet.edge * _POINTS
        self._room = sheet.room - max(0, footer - sheet.bottom * _POINTS)

    def new_page(self) -> None:
        """Begin a page with what comes next."""
        self._breaks = True

    def heading(self, text: str, level: int) -> None:
        """Write a heading; level 0 is the title of the document, levels 1 and 2 stand in the contents."""
        paragraph = self._begun(f"Heading {level}" if level else "Title", text)
        if level not in (1, 2):
            _put(paragraph, text)
            return
        name = f"_Toc{len(self._entries) + 1:06}"
        number = str(len(self._entries))
        paragraph._p.append(_element("w:bookmarkStart", id=number, name=name))
        _put(paragraph, text)
        paragraph._p.append(_element("w:bookmarkEnd", id=number))
        self._entries.append(_Entry(level, _safe(text), name, len(self._blocks) - 1))

    def contents(self, heading: str) -> None:
        """Keep the place of the table of contents, which is filled when all headings are known."""
        self._contents_heading = self._begun("TOC Heading", heading)
        _put(self._contents_heading, heading)
        self._contents = self._document.add_paragraph()
        self._contents_at = len(self._blocks)

    def paragraph(self, text: str, style: str = "Normal", *, italic: bool = False) -> None:
        """Write a text, a paragraph for each of its lines."""
        for line in text.split("\n"):
            _put(self._begun(style, line), line, italic=italic)

    def mixed(self, pieces: Sequence[tuple[str, bool]], style: str = "Normal", *, keeps: bool = False) -> None:
        """Write one line of pieces, each a text and whether it is bold; if it `keeps`, on the page of what follows."""
        paragraph = self._begun(style, "".join(text for text, _ in pieces), keeps=keeps)
        for text, bold in pieces:
            _put(paragraph, text.replace("\n", " "), bold=bold)

    def labelled(self, label: str, text: str, style: str = "Normal") -> None:
        """Write a text after a label, which has its own colon."""
        first, *others = text.split("\n")
        self.mixed(((f"{label} ", True), (first, False)), style)
        for line in others:
            self.paragraph(line, style)

    def legend(self, signs: Iterable[tuple[PaperCell, str]], style: str = "Dense") -> None:
        """Write what signs mean in one line: each as it stands in its cell, and its words."""
        pairs = list(signs)
        paragraph = self._begun(style, "  ".join(f"{cell.text}{words}" for cell, words in pairs))
        for cell, words in pairs:
            _put(paragraph, cell.text, ink=cell.ink, signs=True)
            if cell.ground:
                shade = _element("w:shd", val="clear", color="auto", fill=cell.ground)
                paragraph.runs[-1]._r.get_or_add_rPr().append(shade)
            _put(paragraph, f"{words}  ")

    def bullets(self, label: str, lines: Iterable[str]) -> None:
        """Write a list below a label, which has its own colon."""
        if label:
            self.mixed(((label, True),), keeps=True)
        for line in lines:
            self.paragraph(line.replace("\n", " "), "List Bullet")

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

        Rows are at least so high, in millimetres: where somebody writes into them by hand. `name` is what the table is
        called for whoever hears it; `header` are its first cells where these have a look of their own.
        """
        if label:
            self.paragraph(label, "Caption")
        heads = header or [PaperCell(column.title) for column in columns]
        self._table(columns, [heads, *rows], height, look)
        if name:
            self._document.tables[-1]._tbl.tblPr.append(_element("w:tblCaption", val=_safe(name)))

    def _table(
        self, columns: Sequence[PaperColumn], rows: Iterable[Sequence[str | PaperCell]], height: float, look: TableLook
    ) -> None:
        table = self._document.add_table(rows=0, cols=len(columns), style="Table Grid")
        table.autofit = False
        if look.inset != PLAIN.inset:
            margins = _element("w:tblCellMar")
            sides = ("left", "right")
            margins.extend([_element(f"w:{side}", w=str(round(look.inset * _TWIPS)), type="dxa") for side in sides])
            table._tbl.tblPr.find(qn("w:tblLayout")).addnext(margins)
        whole = sum(column.share for column in columns)
        widths = [Mm(self._line * column.share // whole) for column in columns]
        if look.inset != PLAIN.inset:  # a narrow column cannot lose a part of a millimetre
            widths = [Mm(self._line * column.share / whole) for column in columns]
        for place, width in zip(table.columns, widths, strict=True):
            place.width = width
        again = 0.0
        for number, contents in enumerate(rows):
            cells = [entry if isinstance(entry, PaperCell) else PaperCell(entry) for entry in contents]
            row = table.add_row()
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            if number == 0:
                row._tr.get_or_add_trPr().append(_element("w:tblHeader"))
            elif height:
                row.height = Mm(height)
            for column, width, place, cell in zip(columns, widths, row.cells, cells, strict=True):
                place.width = width
                self._cell(place, cell, column, look, head=number == 0)
            least = height * _POINTS if number else 0
            block = _row_block(cells, [width.mm * _POINTS for width in widths], again, least, look, head=number == 0)
            self._blocks.append(block._replace(breaks_before=self._breaks))
            self._breaks, again = False, again or block.height
        self._begun("No Spacing" if look == PLAIN else "Gap", "")  # two tables that touch would be one

    @contextmanager
    def columns(self, shares: Sequence[float], gap: float = 4) -> Iterator[None]:
        """Stand what is written within beside each other, from one `next_column` to the next; a page begins behind it.

        `gap` is the millimetres between two columns.
        """
        line = self._line - gap * (len(shares) - 1)
        self._widths = [line * share / sum(shares) for share in shares]
        self._beside = []
        before, self._blocks = self._blocks, []
        beside = self._section(WD_SECTION.CONTINUOUS)
        divided = _element("w:cols", num=str(len(shares)), equalWidth="0")
        for number, width in enumerate(self._widths):
            space = gap if number < len(shares) - 1 else 0
            divided.append(_element("w:col", w=_twips(width), space=_twips(space)))
        beside.replace(beside.find(qn("w:cols")), divided)
        self._line = self._widths[0]
        yield
        self._beside.append(self._blocks)
        self._line = self._sheet.line
        after = self._section(WD_SECTION.NEW_PAGE)
        after.replace(after.find(qn("w:cols")), _element("w:cols", space=_twips(gap)))
        highest = max(self._beside, key=lambda blocks: sum(one.before + one.height + one.after for one in blocks))
        self._blocks = [*before, *highest]
        self._breaks = True

    def next_column(self) -> None:
        """Begin the next column with what comes next."""
        self._beside.append(self._blocks)
        self._blocks = []
        self._line = self._widths[len(self._beside)]
        self._begins_column = True

    def _section(self, start: WD_SECTION) -> Any:
        """End a part of the document that has a layout of its own, in its last paragraph; return that of the next."""
        self._document.add_section(start)
        ending = self._document.paragraphs[-1]._p
        last = ending.getprevious()
        assert last.tag == qn("w:p")  # behind every table there is one
        last.set_sectPr(ending.find(f"{qn('w:pPr')}/{qn('w:sectPr')}"))
        ending.getparent().remove(ending)
        return self._document.sections[-1]._sectPr

    def content(self) -> bytes:
        """Return the document. The same calls give the same bytes."""
        if self._contents is not None:
            self._fill_contents()
        content = BytesIO()
        self._document.save(content)
        return timeless(content.getvalue())

    def _begun(self, style: str, text: str, *, keeps: bool = False) -> Any:
        """Begin a paragraph of a style, and remember how high it will be with its text."""
        paragraph = self._styled(self._document.add_paragraph(), style)
        look = _LOOKS[style]
        lines = lines_of(text, look.size, self._line * _POINTS - look.indent, bold=look.bold)
        self._blocks.append(
            Block(look.before, lines, line_height(look.size), look.after, look.keeps or keeps, self._breaks)
        )
        if keeps:
            paragraph.paragraph_format.keep_with_next = True
        if self._breaks:
            paragraph.paragraph_format.page_break_before = True
        if self._begins_column:
            paragraph.add_run().add_break(WD_BREAK.COLUMN)
        self._breaks = self._begins_column = False
        return paragraph

    def _styled(self, paragraph: Any, style: str) -> Any:
        """Give a paragraph a style by its id: by its name the library looks through all of them each time."""
        paragraph._p.style = self._ids[style]
        return paragraph

    def _cell(self, place: Any, cell: PaperCell, column: PaperColumn, look: TableLook, *, head: bool) -> None:
        first, *others = cell.text.split("\n")
        paragraphs = [place.paragraphs[0], *(place.add_paragraph() for _ in others)]
        for paragraph, line in zip(paragraphs, (first, *others), strict=True):
            self._styled(paragraph, cell.style or look.style)
            if column.figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            elif column.signs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if head:
                paragraph.paragraph_format.keep_with_next = True
            _put(paragraph, line, bold=head, ink=cell.ink, signs=column.signs and not head)
        if ground := cell.ground or (_SHADE if head and look.shades_header else ""):
            shade = _element("w:shd", val="clear", color="auto", fill=ground)
            place._tc.get_or_add_tcPr().append(shade)

    def _with_contents(self) -> list[Block]:
        """Return all blocks, with the lines of the contents where these stand: on one page, where one can hold them."""
        if self._contents is None:
            return self._blocks
        looks = [_LOOKS[f"toc {entry.level}"] for entry in self._entries]
        lines = [Block(look.before, 1, line_height(look.size), look.after) for look in looks]
        end = Block(0, 1, line_height(_LOOKS["Normal"].size), _LOOKS["Normal"].after)
        *before, heading = self._blocks[: self._contents_at]
        blocks = [*before, heading, *lines, end]
        first, *_, last = pages_of(blocks, self._room)[len(before) :]
        if before and first != last:
            blocks[len(before)] = heading._replace(breaks_before=True)
        return [*blocks, *self._blocks[self._contents_at :]]

    def _fill_contents(self) -> None:
        """Write the contents as a field that Word brings up to date, with what it says now already in it."""
        begin, code, separate, _, end = _field('TOC \\o "1-2" \\h \\z \\u', "")
        blocks = self._with_contents()
        pages = pages_of(blocks, self._room)
        if blocks[self._contents_at - 1].breaks_before:
            self._contents_heading.paragraph_format.page_break_before = True
        between = len(self._entries) + 1  # blocks of the contents themselves
        for number, entry in enumerate(self._entries):
            paragraph = self._styled(self._contents.insert_paragraph_before(), f"toc {entry.level}")
            for part in (begin, code, separate) if number == 0 else ():
                paragraph.add_run()._r.append(part)
            before = len(paragraph.runs)
            _put(paragraph, f"{entry.text}\t")
            _put(paragraph, str(pages[entry.block + (between if entry.block >= self._contents_at else 0)]))
            link = _element("w:hyperlink", anchor=entry.mark, history="1")
            link.extend([run._r for run in paragraph.runs[before:]])
            paragraph._p.append(link)
        if not self._entries:
            for part in (begin, code, separate):
                self._contents.add_run()._r.append(part)
        self._contents.add_run()._r.append(end)

    def _page(self) -> None:
        section = self._document.sections[0]
        sheet = self._sheet
        section.page_width, section.page_height = Mm(sheet.width), Mm(sheet.height)
        if sheet.width > sheet.height:
            section.orientation = WD_ORIENTATION.LANDSCAPE
        section.left_margin = section.right_margin = Mm(sheet.side)
        section.top_margin, section.bottom_margin = Mm(sheet.top), Mm(sheet.bottom)
        section.header_distance = section.footer_distance = Mm(sheet.edge)
        for part in (section.header, section.footer):
            stops = part.paragraphs[0].style.paragraph_format.tab_stops
            stops.clear_all()
            stops.add_tab_stop(Mm(self._sheet.line), WD_TAB_ALIGNMENT.RIGHT)

    def _styles(self) -> None:
        styles = self._document.styles
        for name in _ADDED:
            is_contents = name.startswith("toc")
            added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=is_contents)
            added.base_style = styles["Normal"]
            if name == "Block Heading":  # a heading also for whoever hears the document
                added.element.get_or_add_pPr().append(_element("w:outlineLvl", val="0"))
            if not is_contents:
                continue
            added.paragraph_format.tab_stops.add_tab_stop(
                Mm(self._sheet.line), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )
        for name, look in _LOOKS.items():
            style, form = styles[name], styles[name].paragraph_format
            style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
            properties = style.element.get_or_add_rPr()
            for old in properties.findall(qn("w:szCs")):
                properties.remove(old)
            properties.find(qn("w:sz")).addnext(_element("w:szCs", val=str(int(look.size * 2))))
            form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), 1.0
            form.keep_with_next = look.keeps or None
            form.widow_control = True
            if look.soft:
                style.font.color.rgb = _SOFT
            elif name in _WITH_INK:
                style.font.color.rgb = _INK
        styles["toc 2"].paragraph_format.left_indent = Pt(_LOOKS["toc 2"].indent)
        for name in ("Title", "Intense Quote"):
            if (border := styles[name].element.pPr.find(qn("w:pBdr"))) is not None:
                styles[name].element.pPr.remove(border)
        quote = styles["Intense Quote"].paragraph_format
        quote.left_indent = quote.right_indent = Pt(0)

    def _language(self, code: str) -> None:
        """Say in which language the document is, and set the fonts by name, in place of those of a theme."""
        styles, tag, complex_font = self._document.styles.element, _TAGS.get(code, code), _COMPLEX.get(code)
        names = {"ascii": _LATIN_FONT, "hAnsi": _LATIN_FONT, "eastAsia": complex_font or _LATIN_FONT}
        for fonts in list(styles.iter(qn("w:rFonts"))):
            fonts.getparent().replace(fonts, _element("w:rFonts", **names, cs=complex_font or _COMPLEX_FONT))
        language = styles.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
        language.set(qn("w:val"), tag)
        language.set(qn("w:bidi"), tag if complex_font else _TAGS["th"])


def _row_block(
    cells: Sequence[PaperCell], widths: Sequence[float], again: float, least: float, look: TableLook, *, head: bool
) -> Block:
    """Return how high a row of a table is: as its highest cell."""
    height = max(
        _cell_height(cell, width - 2 * look.inset, look, head) for cell, width in zip(cells, widths, strict=True)
    )
    return Block(0, 1, max(height, least), 0, keeps_with_next=head, is_whole=True, again=again)


def _cell_height(cell: PaperCell, width: float, look: TableLook, head: bool) -> float:
    style = _LOOKS[cell.style or look.style]
    lines = lines_of(cell.text, style.size, width, bold=head or style.bold)
    return lines * line_height(style.size) + (style.before + style.after) * (cell.text.count("\n") + 1) + 1


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _POINTS * _TWIPS))


def _safe(text: str) -> str:
    """Return a line of text that a document can hold and that does nothing to whoever reads it."""
    return _NO_LETTER.sub(lambda character: f"\\u{ord(character.group()):04x}", printable(text.replace("\t", " ")))


def _put(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, ink: str = "", signs: bool = False
) -> None:
    """Write a line, its Burmese in a font that has it: one font for all complex scripts does not exist."""
    tab = text.endswith("\t")
    for burmese, letters in groupby(_safe(text.removesuffix("\t")), lambda sign: bool(_BURMESE.match(sign))):
        run = paragraph.add_run("".join(letters))
        run.bold, run.italic = bold or None, italic or None
        if bold:
            run._r.rPr.find(qn("w:b")).addnext(_element("w:bCs"))
        if ink:
            run.font.color.rgb = RGBColor.from_string(ink)
        if signs:
            names = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _SIGNS_FONT)
            run._r.get_or_add_rPr().insert(0, _element("w:rFonts", **names))
        if burmese:
            run._r.get_or_add_rPr().insert(0, _element("w:rFonts", cs=_BURMESE_FONT))
    if tab:
        paragraph.add_run().add_tab()


def _field(code: str, placeholder: str) -> tuple[Any, ...]:
    """Return the parts of a field: what it is, and what it shows until it is brought up to date."""
    instruction, text = OxmlElement("w:instrText"), OxmlElement("w:t")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text, text.text = code, placeholder
    marks = [_element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")]
    return marks[0], instruction, marks[1], text, marks[2]


def _element(tag: str, /, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
