"""Own Word documents: how a paper is drawn as one, in the house style.

Word's own styles, a table of contents, and for each script of the region a font that Windows and Office have.
"""

import re
from io import BytesIO
from itertools import groupby
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from actip.gate.package import timeless
from actip.writers.paper import (
    INK,
    LOOKS,
    PLAIN,
    POINTS,
    SHADE,
    SOFT,
    WITH_INK,
    Beside,
    BesideEnd,
    Contents,
    ContentsEntry,
    Paper,
    PaperCell,
    PaperColumn,
    Paragraph,
    Piece,
    Table,
    TableLook,
    safe,
)

# How Word calls a language: with a state that writes it. Any other is called by its code alone.
_TAGS = {
    **{"en": "en-GB", "id": "id-ID", "fil": "fil-PH", "km": "km-KH", "lo": "lo-LA", "ms": "ms-MY", "my": "my-MM"},
    **{"pt": "pt-TL", "ta": "ta-SG", "tet": "tet-TL", "th": "th-TH", "vi": "vi-VN", "zh": "zh-SG"},
}
# Word takes the third font of a text for scripts that it calls complex: Thai, Lao, Khmer and Burmese.
_LATIN_FONT, _COMPLEX_FONT, _BURMESE_FONT = "Calibri", "Leelawadee UI", "Myanmar Text"
_COMPLEX = {"km": _COMPLEX_FONT, "lo": _COMPLEX_FONT, "my": _BURMESE_FONT, "th": _COMPLEX_FONT}  # languages in them
_BURMESE = re.compile("[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]")
_MOST = 255  # letters of a property
_TWIPS = 20  # of a point
_SIGNS_FONT = "Segoe UI Symbol"  # has the signs of a map, which the font of the text has not
_ADDED = ("toc 1", "toc 2", "Dense", "Point", "Figure", "Code", "Block Heading", "Gap")


def written(paper: Paper) -> bytes:
    """Return a paper as a Word document. The same paper gives the same bytes."""
    return _Word(paper).content()


class _Word:
    """One document while it is drawn, part by part."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._document = Document()
        self._contents_heading: Any = None
        self._contents: Any = None
        self._bookmarks = 0
        self._styles()
        self._language(paper.language)
        self._ids = {style.name: style.style_id for style in self._document.styles}
        self._page()
        self._around()
        self._properties()

    def content(self) -> bytes:
        """Return the whole document."""
        for part in self._paper.parts:
            match part:
                case Paragraph():
                    self._paragraph(part)
                case Table():
                    self._table(part)
                case Contents():
                    self._contents_heading = self._document.paragraphs[-1]
                    self._contents = self._document.add_paragraph()
                case Beside():
                    self._columns(part)
                case BesideEnd():
                    after = self._section(WD_SECTION.NEW_PAGE)
                    after.replace(after.find(qn("w:cols")), _element("w:cols", space=_twips(part.gap)))
        if self._contents is not None:
            self._fill_contents()
        content = BytesIO()
        self._document.save(content)
        return timeless(content.getvalue())

    def _properties(self) -> None:
        paper, properties = self._paper, self._document.core_properties
        properties.title, properties.subject = safe(paper.title)[:_MOST], safe(paper.about)[:_MOST]
        properties.author = properties.last_modified_by = "actip"
        properties.comments, properties.keywords = "", ""
        properties.language = _TAGS.get(paper.language, paper.language)
        properties.created = properties.modified = paper.created
        properties.revision = 1

    def _paragraph(self, part: Paragraph) -> None:
        paragraph = self._styled(self._document.add_paragraph(), part.style)
        if part.keeps:
            paragraph.paragraph_format.keep_with_next = True
        if part.breaks_before:
            paragraph.paragraph_format.page_break_before = True
        if part.begins_column:
            paragraph.add_run().add_break(WD_BREAK.COLUMN)
        if part.mark:
            number = str(self._bookmarks)
            paragraph._p.append(_element("w:bookmarkStart", id=number, name=part.mark))
        for piece in part.pieces:
            _put(paragraph, piece)
        if part.mark:
            paragraph._p.append(_element("w:bookmarkEnd", id=number))
            self._bookmarks += 1

    def _table(self, part: Table) -> None:
        table = self._document.add_table(rows=0, cols=len(part.columns), style="Table Grid")
        table.autofit = False
        if part.look.inset != PLAIN.inset:
            margins = _element("w:tblCellMar")
            sides = ("left", "right")
            margins.extend(
                [_element(f"w:{side}", w=str(round(part.look.inset * _TWIPS)), type="dxa") for side in sides]
            )
            table._tbl.tblPr.find(qn("w:tblLayout")).addnext(margins)
        widths = [Mm(width) for width in part.widths]
        for place, width in zip(table.columns, widths, strict=True):
            place.width = width
        for number, cells in enumerate(part.rows):
            row = table.add_row()
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            if number == 0:
                row._tr.get_or_add_trPr().append(_element("w:tblHeader"))
            elif part.height:
                row.height = Mm(part.height)
            for column, width, place, cell in zip(part.columns, widths, row.cells, cells, strict=True):
                place.width = width
                self._cell(place, cell, column, part.look, head=number == 0)
        if part.name:
            self._document.tables[-1]._tbl.tblPr.append(_element("w:tblCaption", val=safe(part.name)))

    def _columns(self, part: Beside) -> None:
        beside = self._section(WD_SECTION.CONTINUOUS)
        divided = _element("w:cols", num=str(len(part.widths)), equalWidth="0")
        for number, width in enumerate(part.widths):
            space = part.gap if number < len(part.widths) - 1 else 0
            divided.append(_element("w:col", w=_twips(width), space=_twips(space)))
        beside.replace(beside.find(qn("w:cols")), divided)

    def _section(self, start: WD_SECTION) -> Any:
        """End a part of the document that has a layout of its own, in its last paragraph; return that of the next."""
        self._document.add_section(start)
        ending = self._document.paragraphs[-1]._p
        last = ending.getprevious()
        assert last.tag == qn("w:p")  # behind every table there is one
        last.set_sectPr(ending.find(f"{qn('w:pPr')}/{qn('w:sectPr')}"))
        ending.getparent().remove(ending)
        return self._document.sections[-1]._sectPr

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
            _put(paragraph, Piece(line, head, is_sign=column.signs and not head, ink=cell.ink))
        if ground := cell.ground or (SHADE if head and look.shades_header else ""):
            shade = _element("w:shd", val="clear", color="auto", fill=ground)
            place._tc.get_or_add_tcPr().append(shade)

    def _fill_contents(self) -> None:
        """Write the contents as a field that Word brings up to date, with what it says now already in it."""
        begin, code, separate, _, end = _field('TOC \\o "1-2" \\h \\z \\u', "")
        if self._paper.begins_with_contents:
            self._contents_heading.paragraph_format.page_break_before = True
        entries = list(self._paper.entries())
        for number, entry in enumerate(entries):
            paragraph = self._styled(self._contents.insert_paragraph_before(), f"toc {entry.level}")
            for part in (begin, code, separate) if number == 0 else ():
                paragraph.add_run()._r.append(part)
            self._entry(paragraph, entry)
        if not entries:
            for part in (begin, code, separate):
                self._contents.add_run()._r.append(part)
        self._contents.add_run()._r.append(end)

    def _entry(self, paragraph: Any, entry: ContentsEntry) -> None:
        before = len(paragraph.runs)
        _put(paragraph, Piece(entry.text))
        paragraph.add_run().add_tab()
        _put(paragraph, Piece(str(entry.page)))
        link = _element("w:hyperlink", anchor=entry.mark, history="1")
        link.extend([run._r for run in paragraph.runs[before:]])
        paragraph._p.append(link)

    def _page(self) -> None:
        section = self._document.sections[0]
        sheet = self._paper.sheet
        section.page_width, section.page_height = Mm(sheet.width), Mm(sheet.height)
        if sheet.width > sheet.height:
            section.orientation = WD_ORIENTATION.LANDSCAPE
        section.left_margin = section.right_margin = Mm(sheet.side)
        section.top_margin, section.bottom_margin = Mm(sheet.top), Mm(sheet.bottom)
        section.header_distance = section.footer_distance = Mm(sheet.edge)
        for part in (section.header, section.footer):
            stops = part.paragraphs[0].style.paragraph_format.tab_stops
            stops.clear_all()
            stops.add_tab_stop(Mm(self._paper.sheet.line), WD_TAB_ALIGNMENT.RIGHT)

    def _around(self) -> None:
        """Write what stands above and below every page, this with the number of the page and of the last."""
        section = self._document.sections[0]
        if self._paper.above:
            _put(section.header.paragraphs[0], Piece(self._paper.above))
        if self._paper.below:
            paragraph = section.footer.paragraphs[0]
            _put(paragraph, Piece(self._paper.below))
            paragraph.add_run().add_tab()
            for code, before in (("PAGE", ""), ("NUMPAGES", " / ")):
                _put(paragraph, Piece(before))
                for part in _field(code, "1"):
                    paragraph.add_run()._r.append(part)

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
                Mm(self._paper.sheet.line), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )
        for name, look in LOOKS.items():
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
                style.font.color.rgb = RGBColor.from_string(SOFT)
            elif name in WITH_INK:
                style.font.color.rgb = RGBColor.from_string(INK)
        styles["toc 2"].paragraph_format.left_indent = Pt(LOOKS["toc 2"].indent)
        dense = styles["List Bullet 2"].paragraph_format  # as far in as the other
        dense.left_indent, dense.first_line_indent = Pt(18), Pt(-18)
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


def _twips(millimetres: float) -> str:
    return str(round(millimetres * POINTS * _TWIPS))


def _put(paragraph: Any, piece: Piece) -> None:
    """Write some words, their Burmese in a font that has it: one font for all complex scripts does not exist."""
    for burmese, letters in groupby(safe(piece.text), lambda sign: bool(_BURMESE.match(sign))):
        run = paragraph.add_run("".join(letters))
        run.bold, run.italic = piece.bold or None, piece.italic or None
        if piece.bold:
            run._r.rPr.find(qn("w:b")).addnext(_element("w:bCs"))
        if piece.ink:
            run.font.color.rgb = RGBColor.from_string(piece.ink)
        if piece.is_sign:
            names = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _SIGNS_FONT)
            run._r.get_or_add_rPr().insert(0, _element("w:rFonts", **names))
        if burmese:
            run._r.get_or_add_rPr().insert(0, _element("w:rFonts", cs=_BURMESE_FONT))
    if piece.ground:
        shade = _element("w:shd", val="clear", color="auto", fill=piece.ground)
        paragraph.runs[-1]._r.get_or_add_rPr().append(shade)


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
