"""Own how a workbook looks: its letters, its hues, and the fill of each state of play, on screen and on paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.model.play import StateOfPlay
from actip.writers.excel import FONT, INK

GREY, LINE, LINK = "#595959", "#BFBFBF", "#1F4E9E"
HUES = ("#FFFFFF", "#EEF3F8", "#DCE6F1", "#BDD0E6", "#9DB9DA")  # one hue: how far, never how good
_MIDDLE, _PALE = "#8FA9D3", "#D9E2F1"


class Fill(NamedTuple):
    """How a place is filled: a ground, or a pattern on it, its letters and its border.

    `pattern` is one of those of cells, `drawn` that of the same look in a picture. Each looks different without
    colour: from dark to white how far it is, patterns and bare grounds where there is no answer to show.
    """

    ground: str
    letters: str = "#1A1A1A"
    border: str = LINE
    pattern: int = 1  # solid
    ink: str = ""
    drawn: str = ""


FILLS: Mapping[StateOfPlay, Fill] = {
    StateOfPlay.IN_PLACE: Fill(INK, "#FFFFFF", INK),
    StateOfPlay.PARTLY: Fill(_MIDDLE),
    StateOfPlay.IN_LAW_ONLY: Fill(_PALE),
    StateOfPlay.NOT_YET: Fill("#FFFFFF", border="#1A1A1A"),
    StateOfPlay.NO_INFORMATION: Fill("#FFFFFF", pattern=18, ink="#7F7F7F", drawn="percent_10"),
    StateOfPlay.NOT_APPLICABLE: Fill("#EDEDED"),
    StateOfPlay.WITHHELD: Fill("#FFFFFF", pattern=14, ink="#7F7F7F", drawn="wide_upward_diagonal"),
    StateOfPlay.NOT_ASKED: Fill("#FFFFFF", GREY, "#EDEDED"),
    StateOfPlay.NOT_REPORTED: Fill("#FFFFFF", GREY, "#EDEDED", pattern=11, ink="#BFBFBF", drawn="narrow_horizontal"),
}
# For parts of a picture that are no state of play: dark and light in turn, then with patterns.
SHADES = (
    Fill(INK),
    Fill("#B4C7E7"),
    Fill("#5B7FBF"),
    Fill("#FFFFFF", border="#1A1A1A"),
    Fill("#FFFFFF", ink=INK, drawn="wide_upward_diagonal"),
    Fill("#D9D9D9"),
    Fill("#FFFFFF", ink=INK, drawn="percent_30"),
    Fill("#7F7F7F"),
    Fill("#FFFFFF", ink=INK, drawn="dark_horizontal"),
    Fill("#FFFFFF", ink=INK, drawn="small_grid"),
)


def fill_of_bar(fill: Fill) -> dict[str, Any]:
    """Return how a part of a picture is filled, as the writer of pictures takes it."""
    border = {"border": {"color": "#7F7F7F" if fill.border == LINE else fill.border, "width": 0.5}}
    if fill.drawn:
        return {"pattern": {"pattern": fill.drawn, "fg_color": fill.ink, "bg_color": fill.ground}, **border}
    return {"fill": {"color": fill.ground}, **border}


class Style:
    """The formats of one workbook; those of a size and look that is asked for once more are the same."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self.title = self.of(bold=True, font_size=16, font_color=INK, text_wrap=True)
        self.lead = self.of(text_wrap=True)
        self.stamp = self.of(italic=True, font_color=GREY, text_wrap=True)
        self.aside = self.of(italic=True, font_color=GREY)
        self.link = self.of(font_color="#0563C1", underline=1)
        self.head = self._head()
        self.middle_head = self._head(align="center")
        self.cell = self._cell()
        # _) leaves a little room before the words of the next column
        self.whole = self._cell(align="right", num_format="#,##0_)")
        self.broken = self._cell(align="right", num_format="#,##0.0#####_)")
        self.again = self.of(border=1, border_color=LINE, font_color="#A6A6A6")  # in one line, cut where it ends
        self.hues = [self._cell(bg_color=hue) for hue in HUES]
        self.signs = {play: self.played(play, align="center", valign="vcenter") for play in StateOfPlay}
        self.words = {play: self.played(play, text_wrap=True) for play in StateOfPlay}

    def of(self, **properties: object) -> Any:
        """Return a format in the letters of the house."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**FONT, "font_size": 10, **properties})
        return self._formats[key]

    def played(self, play: StateOfPlay, **properties: object) -> Any:
        """Return the format of a place that says where something stands."""
        fill = FILLS[play]
        inks = {"fg_color": fill.ink, "bg_color": fill.ground} if fill.ink else {"bg_color": fill.ground}
        border = {"border": 1, "border_color": fill.border}
        return self.of(pattern=fill.pattern, font_color=fill.letters, **inks, **border, **properties)

    def _head(self, **properties: object) -> Any:
        return self.of(bold=True, font_color="#FFFFFF", bg_color=INK, text_wrap=True, border=1, **properties)

    def _cell(self, **properties: object) -> Any:
        return self.of(text_wrap=True, border=1, border_color=LINE, **properties)


def in_line(needs: Sequence[float], widths: Sequence[float], start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield for each text where it stands: the line, from 0, and the first and last column that are wide enough.

    The first line begins in the column `start`, the others in the first.
    """
    line, column = 0, start
    for need in needs:
        last = _last(need, widths, column)
        if last is None and column:
            line, column = line + 1, 0
            last = _last(need, widths, column)
        last = len(widths) - 1 if last is None else last
        yield line, column, last
        line, column = (line, last + 1) if last + 1 < len(widths) else (line + 1, 0)


def _last(need: float, widths: Sequence[float], first: int) -> int | None:
    room = 0.0
    for column in range(first, len(widths)):
        room += widths[column]
        if room >= need:
            return column
    return None


def points(width: float) -> float:
    """Return how wide a column of so many characters is, in points: seven dots a character and five at its edges."""
    return (7 * width + 5) * 0.75
