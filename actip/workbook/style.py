"""Own how the form looks: what is to be filled in, what is worked out, and what a result means."""

from collections.abc import Mapping
from typing import Any

from actip.form import Field, FieldKind
from actip.model import EXPLAINED, Kind
from actip.texts import ENGLISH
from actip.writers.excel import FONT, FONTS, INK

# Fonts that every Windows since version 10 has for the scripts of these states and of their languages.
_FONTS = {"LAO": "Leelawadee UI", "THA": "Leelawadee UI", "KHM": "Leelawadee UI", "MMR": "Myanmar Text"}
_LINES = {"lo": 17, "th": 17, "km": 20, "my": 24}  # points of a line in scripts with signs above and below
LINE = 15
_FILL = 0.85  # of the width of a column is what words fill that were not measured: longer ones, of other scripts

# The colours of a cell at which something was found, and of its border, by kind; a word goes with them.
_OF_KIND = {
    Kind.WRONG.value: ("#F8CBAD", "#9C0006"),
    Kind.QUESTION.value: ("#FFE699", "#7F6000"),
    Kind.LACKS.value: ("#DDEBF7", "#1F3864"),
}

# Of a short text no program makes a day or a number; some show a long one as hashes in such a cell.
_SHORT = 16  # characters of the widest column for a short text


class Look:
    """Keep the formats of one workbook. Colour never stands alone: a sign or a word goes with it."""

    def __init__(self, book: Any, state: str, language: str = "en") -> None:
        """Take state and language for the fonts: they are named, because a missing one shows empty boxes."""
        font = {**FONT, "font_name": FONTS.get(language, FONT["font_name"])}
        self.line = _LINES.get(language, LINE)
        self.fill = 1.0 if language == ENGLISH.code else _FILL
        plain = {**font, "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
        typed = {**plain, "bg_color": "#FFF2CC", "border_color": "#7F6000", "locked": False}
        typed["font_name"] = _FONTS.get(state, font["font_name"])
        grey = {**plain, "bg_color": "#E7E6E6"}

        add = book.add_format
        self.title = add({**font, "bold": True, "font_size": 16, "font_color": INK})
        self.heading = add({**font, "bold": True, "font_size": 13, "font_color": INK})
        self.lead = add(font)
        self.aside = add({**font, "italic": True, "font_color": "#595959"})
        self.notice = add({**font, "bold": True, "font_color": "#9C0006"})
        self.link = add({**font, "font_color": "#0563C1", "underline": 1})
        self.framed_link = add({**plain, "font_color": "#0563C1", "underline": 1})
        self.header = add({**plain, "bold": True, "font_color": "#FFFFFF", "bg_color": INK})
        self.band = add({**font, "bold": True, "font_color": INK, "bg_color": "#DCE6F1"})
        self.code = add({**font, "font_color": "#7F7F7F"})
        self.label = add(plain)
        self.pillar = add({**plain, "bold": True, "font_color": INK, "bg_color": "#DCE6F1"})
        self.strong = add({**font, "bold": True, "font_color": INK})
        self.plain = add(font)
        self.faint = add({**font, "font_color": "#7F7F7F", "font_size": 8})
        self.unanswered = add({"bg_color": "#FFF9E5"})
        self.needless = add({"font_color": "#7F7F7F", "bg_color": "#EDEDED"})
        self.locked = add({**grey, "pattern": 1})
        self.live = add(grey)
        self.last = add({**grey, "font_color": "#404040", "num_format": "0.######"})
        self.wrong = add({"bg_color": "#F8CBAD", "font_color": "#9C0006"})
        self.open = add({"bg_color": "#F2F2F2", "font_color": "#404040"})
        self.good = add({"bg_color": "#C6EFCE", "font_color": "#006100"})
        self.of_kind = {
            kind: add({**plain, "bg_color": shade, "bold": True, "font_color": border})
            for kind, (shade, border) in _OF_KIND.items()
        }
        self.of_kind[EXPLAINED] = add({**plain, "bg_color": "#F2F2F2", "font_color": "#404040"})
        self._text = add(typed)
        self._short = add({**typed, "num_format": "@"})
        self._date = add({**typed, "num_format": "yyyy-mm-dd", "align": "left"})
        self._marked = _marked_formats(book, typed)
        self._number = add({**typed, "num_format": "0.######", "align": "right"})
        self._last_day = add({**grey, "font_color": "#404040", "num_format": "yyyy-mm-dd", "align": "left"})

    def marked(self, kind: FieldKind, counted_as: str) -> Any:
        """Return the format of a cell at which something was found; the remark on it says what."""
        return self._marked[
            counted_as, kind in (FieldKind.COUNT, FieldKind.NUMBER, FieldKind.FIGURE), kind is FieldKind.DATE
        ]

    def carried(self, kind: FieldKind) -> Any:
        """Return the format of a cell that was carried over from the last report."""
        return self._last_day if kind is FieldKind.DATE else self.last

    def input_of(self, field: Field) -> Any:
        """Return the format of a cell that is filled in."""
        kind = field.kind
        if kind is FieldKind.DATE:
            return self._date
        if kind is FieldKind.MOMENT or (kind is FieldKind.TEXT and field.width <= _SHORT):
            return self._short
        return self._number if kind in (FieldKind.COUNT, FieldKind.NUMBER, FieldKind.FIGURE) else self._text


def _marked_formats(book: Any, typed: Mapping[str, Any]) -> dict[tuple[str, bool, bool], Any]:
    """Add the formats of cells with a finding, by kind, and by whether they hold a number or a day."""
    formats = {}
    for kind, (shade, border) in _OF_KIND.items():
        base = {**typed, "bg_color": shade, "border": 2, "border_color": border}
        number = {"num_format": "0.######", "align": "right"}
        day = {"num_format": "yyyy-mm-dd", "align": "left"}
        formats[kind, True, False] = book.add_format({**base, **number})
        formats[kind, False, True] = book.add_format({**base, **day})
        formats[kind, False, False] = book.add_format(base)
    return formats
