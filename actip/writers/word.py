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
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from actip.gate.package import timeless
from actip.gate.text import printable

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
_WIDTH = 166  # millimetres between the margins
_SIZES = {"Title": 24, "Subtitle": 14, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Normal": 10.5}


class PaperColumn(NamedTuple):
    """One column of a table: its title, its share of the width, and whether it holds figures."""

    title: str
    share: int
    figures: bool = False


class Paper:
    """One document, written from top to bottom. Its `language` is that of its own words, by its code."""

    def __init__(self, title: str, about: str, created: datetime, language: str = "en") -> None:
        self._document = Document()
        self._entries: list[tuple[int, str, str]] = []
        self._contents: Any = None
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

    def heading(self, text: str, level: int) -> None:
        """Write a heading; level 0 is the title of the document, levels 1 and 2 stand in the contents."""
        paragraph = self._styled(self._document.add_paragraph(), f"Heading {level}" if level else "Title")
        if self._contents is not None and not self._entries:
            paragraph.paragraph_format.page_break_before = True
        if level not in (1, 2):
            _put(paragraph, text)
            return
        name = f"_Toc{len(self._entries) + 1:06}"
        number = str(len(self._entries))
        paragraph._p.append(_element("w:bookmarkStart", id=number, name=name))
        _put(paragraph, text)
        paragraph._p.append(_element("w:bookmarkEnd", id=number))
        self._entries.append((level, _safe(text), name))

    def contents(self, heading: str) -> None:
        """Keep the place of the table of contents, which is filled when all headings are known."""
        self.paragraph(heading, "TOC Heading")
        self._document.paragraphs[-1].paragraph_format.page_break_before = True
        self._contents = self._document.add_paragraph()

    def paragraph(self, text: str, style: str = "Normal", *, italic: bool = False) -> None:
        """Write a text, a paragraph for each of its lines."""
        for line in text.split("\n"):
            _put(self._styled(self._document.add_paragraph(), style), line, italic=italic)

    def labelled(self, label: str, text: str) -> None:
        """Write a text after a label, which has its own colon."""
        first, *others = text.split("\n")
        paragraph = self._document.add_paragraph()
        _put(paragraph, f"{label} ", bold=True)
        _put(paragraph, first)
        for line in others:
            self.paragraph(line)

    def bullets(self, label: str, lines: Iterable[str]) -> None:
        """Write a list below a label, which has its own colon."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        _put(paragraph, label, bold=True)
        for line in lines:
            self.paragraph(line.replace("\n", " "), "List Bullet")

    def table(self, label: str, columns: Sequence[PaperColumn], rows: Iterable[Sequence[str]]) -> None:
        """Write a table with its caption above; its header is repeated on every page that it goes on to."""
        if label:
            self.paragraph(label, "Caption")
        table = self._document.add_table(rows=0, cols=len(columns), style="Table Grid")
        table.autofit = False
        whole = sum(column.share for column in columns)
        widths = [Mm(_WIDTH * column.share // whole) for column in columns]
        for place, width in zip(table.columns, widths, strict=True):
            place.width = width
        for number, texts in enumerate(([column.title for column in columns], *rows)):
            row = table.add_row()
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            if number == 0:
                row._tr.get_or_add_trPr().append(_element("w:tblHeader"))
            for column, width, cell, text in zip(columns, widths, row.cells, texts, strict=True):
                cell.width = width
                self._cell(cell, text, column, head=number == 0)
        self._styled(self._document.add_paragraph(), "No Spacing")  # two tables that touch would be one

    def content(self) -> bytes:
        """Return the document. The same calls give the same bytes."""
        if self._contents is not None:
            self._fill_contents()
        content = BytesIO()
        self._document.save(content)
        return timeless(content.getvalue())

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
            _put(paragraph, line, bold=head)
        if head:
            shade = _element("w:shd", val="clear", color="auto", fill=_SHADE)
            cell._tc.get_or_add_tcPr().append(shade)

    def _fill_contents(self) -> None:
        """Write the contents as a field that Word brings up to date, with what it says now already in it."""
        begin, code, separate, _, end = _field('TOC \\o "1-2" \\h \\z \\u', "")
        for number, (level, text, name) in enumerate(self._entries):
            paragraph = self._styled(self._contents.insert_paragraph_before(), f"toc {level}")
            for part in (begin, code, separate) if number == 0 else ():
                paragraph.add_run()._r.append(part)
            before = len(paragraph.runs)
            _put(paragraph, text)
            link = _element("w:hyperlink", anchor=name, history="1")
            link.extend([run._r for run in paragraph.runs[before:]])
            paragraph._p.append(link)
        self._contents.add_run()._r.append(end)

    def _page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin, section.bottom_margin = Mm(24), Mm(22)
        section.header_distance = section.footer_distance = Mm(11)
        for part in (section.header, section.footer):
            stops = part.paragraphs[0].style.paragraph_format.tab_stops
            stops.clear_all()
            stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)

    def _styles(self) -> None:
        styles = self._document.styles
        for level in (1, 2):
            added = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
            added.base_style = styles["Normal"]
            added.paragraph_format.left_indent = Cm(0.6 * (level - 1))
            added.paragraph_format.space_after, added.paragraph_format.line_spacing = Pt(1), 1.0
            added.font.bold = level == 1
        for name, size in _SIZES.items():
            styles[name].font.size = Pt(size)
            properties = styles[name].element.get_or_add_rPr()
            for old in properties.findall(qn("w:szCs")):
                properties.remove(old)
            properties.find(qn("w:sz")).addnext(_element("w:szCs", val=str(int(size * 2))))
            if name != "Normal":
                styles[name].font.color.rgb = _INK
        styles["Title"].element.pPr.remove(styles["Title"].element.pPr.find(qn("w:pBdr")))
        styles["Normal"].paragraph_format.space_after = Pt(5)
        styles["No Spacing"].font.size = Pt(9)
        styles["No Spacing"].paragraph_format.space_before = styles["No Spacing"].paragraph_format.space_after = Pt(1)
        styles["Intense Quote"].font.color.rgb = _INK
        styles["Intense Quote"].paragraph_format.left_indent = styles["Intense Quote"].paragraph_format.right_indent = (
            Cm(0)
        )
        styles["Intense Quote"].paragraph_format.space_before = styles["Intense Quote"].paragraph_format.space_after = (
            Pt(4)
        )
        styles["Subtitle"].font.italic = False
        styles["List Bullet"].paragraph_format.space_after = Pt(2)
        styles["Heading 3"].paragraph_format.space_before = Pt(12)
        styles["Caption"].font.color.rgb = styles["Header"].font.color.rgb = styles["Footer"].font.color.rgb = _SOFT
        styles["Header"].font.size = styles["Footer"].font.size = Pt(8)
        styles["Caption"].paragraph_format.keep_with_next = True
        styles["Caption"].paragraph_format.space_before, styles["Caption"].paragraph_format.space_after = Pt(4), Pt(3)

    def _language(self, code: str) -> None:
        """Say in which language the document is, and set the fonts by name, in place of those of a theme."""
        styles, tag, complex_font = self._document.styles.element, _TAGS.get(code, code), _COMPLEX.get(code)
        names = {"ascii": _LATIN_FONT, "hAnsi": _LATIN_FONT, "eastAsia": complex_font or _LATIN_FONT}
        for fonts in list(styles.iter(qn("w:rFonts"))):
            fonts.getparent().replace(fonts, _element("w:rFonts", **names, cs=complex_font or _COMPLEX_FONT))
        language = styles.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
        language.set(qn("w:val"), tag)
        language.set(qn("w:bidi"), tag if complex_font else _TAGS["th"])


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
