"""Own the house style of every Word document, and the only ways in which a text gets into one.

A4, Word's own styles, a table of contents, and for each script of the region a font that Windows and Office have.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
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
_SIDE, _TOP, _BOTTOM, _EDGE = 20, 18, 20, 9  # millimetres: the margins, and from the edge to header and footer
_WIDTH = 210 - 2 * _SIDE  # millimetres between the margins
_ROOM = (297 - _TOP - _BOTTOM) * _POINTS
_IN_CELL = 11  # points at the sides of a cell


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
}
_PLAIN = ("Normal", "List Bullet", "Body Text 2", "No Spacing", "Header", "Footer", "toc 1", "toc 2")  # no ink


class PaperColumn(NamedTuple):
    """One column of a table: its title, its share of the width, and whether it holds figures."""

    title: str
    share: int
    figures: bool = False


class _Entry(NamedTuple):
    """One line of the contents: how deep it is, its words, the mark of its heading, and the block that this is."""

    level: int
    text: str
    mark: str
    block: int


class Paper:
    """One document, written from top to bottom. Its `language` is that of its own words, by its code."""

    def __init__(self, title: str, about: str, created: datetime, language: str = "en") -> None:
        self._document = Document()
        self._entries: list[_Entry] = []
        self._blocks: list[Block] = []
        self._contents: Any = None
        self._contents_heading: Any = None
        self._contents_at = 0  # the block before which the contents stand
        self._breaks = False  # whether what comes next begins a page
        self._room = _ROOM
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
        footer = lines_of(words, size, _WIDTH * _POINTS) * line_height(size) + _EDGE * _POINTS
        self._room = _ROOM - max(0, footer - _BOTTOM * _POINTS)

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

    def bullets(self, label: str, lines: Iterable[str]) -> None:
        """Write a list below a label, which has its own colon."""
        if label:
            self.mixed(((label, True),), keeps=True)
        for line in lines:
            self.paragraph(line.replace("\n", " "), "List Bullet")

    def table(
        self, label: str, columns: Sequence[PaperColumn], rows: Iterable[Sequence[str]], *, height: float = 0
    ) -> None:
        """Write a table with its caption above; its header is repeated on every page that it goes on to.

        Rows are at least so high, in millimetres: where somebody writes into them by hand.
        """
        if label:
            self.paragraph(label, "Caption")
        table = self._document.add_table(rows=0, cols=len(columns), style="Table Grid")
        table.autofit = False
        whole = sum(column.share for column in columns)
        widths = [Mm(_WIDTH * column.share // whole) for column in columns]
        for place, width in zip(table.columns, widths, strict=True):
            place.width = width
        again = 0.0
        for number, texts in enumerate(([column.title for column in columns], *rows)):
            row = table.add_row()
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            if number == 0:
                row._tr.get_or_add_trPr().append(_element("w:tblHeader"))
            elif height:
                row.height = Mm(height)
            for column, width, cell, text in zip(columns, widths, row.cells, texts, strict=True):
                cell.width = width
                self._cell(cell, text, column, head=number == 0)
            least = height * _POINTS if number else 0
            block = _row_block(texts, [width.mm * _POINTS for width in widths], again, least, head=number == 0)
            self._blocks.append(block._replace(breaks_before=self._breaks))
            self._breaks, again = False, again or block.height
        self._begun("No Spacing", "")  # two tables that touch would be one

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
        lines = lines_of(text, look.size, _WIDTH * _POINTS - look.indent, bold=look.bold)
        self._blocks.append(
            Block(look.before, lines, line_height(look.size), look.after, look.keeps or keeps, self._breaks)
        )
        if keeps:
            paragraph.paragraph_format.keep_with_next = True
        if self._breaks:
            paragraph.paragraph_format.page_break_before = True
        self._breaks = False
        return paragraph

    def _styled(self, paragraph: Any, style: str) -> Any:
        """Give a paragraph a style by its id: by its name the library looks through all of them each time."""
        paragraph._p.style = self._ids[style]
        return paragraph

    def _cell(self, cell: Any, text: str, column: PaperColumn, *, head: bool) -> None:
        first, *others = text.split("\n")
        paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in others)]
        for paragraph, line in zip(paragraphs, (first, *others), strict=True):
            self._styled(paragraph, "No Spacing")
            if column.figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if head:
                paragraph.paragraph_format.keep_with_next = True
            _put(paragraph, line, bold=head)
        if head:
            shade = _element("w:shd", val="clear", color="auto", fill=_SHADE)
            cell._tc.get_or_add_tcPr().append(shade)

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
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(_SIDE)
        section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
        section.header_distance = section.footer_distance = Mm(_EDGE)
        for part in (section.header, section.footer):
            stops = part.paragraphs[0].style.paragraph_format.tab_stops
            stops.clear_all()
            stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)

    def _styles(self) -> None:
        styles = self._document.styles
        for level in (1, 2):
            added = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
            added.base_style = styles["Normal"]
            added.paragraph_format.tab_stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
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
            elif name not in _PLAIN:
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


def _row_block(texts: Sequence[str], widths: Sequence[float], again: float, least: float, *, head: bool) -> Block:
    """Return how high a row of a table is: as its highest cell."""
    size = _LOOKS["No Spacing"].size
    lines = max(lines_of(text, size, width - _IN_CELL, bold=head) for text, width in zip(texts, widths, strict=True))
    paragraphs = max(text.count("\n") + 1 for text in texts)
    height = max(lines * line_height(size) + paragraphs + 1, least)
    return Block(0, 1, height, 0, keeps_with_next=head, is_whole=True, again=again)


def _safe(text: str) -> str:
    """Return a line of text that a document can hold and that does nothing to whoever reads it."""
    return _NO_LETTER.sub(lambda character: f"\\u{ord(character.group()):04x}", printable(text.replace("\t", " ")))


def _put(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Write a line, its Burmese in a font that has it: one font for all complex scripts does not exist."""
    tab = text.endswith("\t")
    for burmese, letters in groupby(_safe(text.removesuffix("\t")), lambda sign: bool(_BURMESE.match(sign))):
        run = paragraph.add_run("".join(letters))
        run.bold, run.italic = bold or None, italic or None
        if bold:
            run._r.get_or_add_rPr().append(_element("w:bCs"))
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
