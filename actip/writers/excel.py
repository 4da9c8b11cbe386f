"""Own the house style of every workbook, and the only ways in which a text gets into a cell.

Text from a submission is written as text and nothing else: never a formula, a link or a number.
"""

import math
import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from unicodedata import category

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from actip.gate.text import printable

MOST_SIGNS = 32_767  # that a cell can hold
INK = "#1F3864"
FONT = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
# Fonts that every Windows since version 10 has for the scripts of these languages.
FONTS = {"lo": "Leelawadee UI", "th": "Leelawadee UI", "km": "Leelawadee UI", "my": "Myanmar Text"}
A3, A4 = 8, 9
Area = tuple[int, int, int, int]  # first row, first column, last row, last column


class _Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter says nothing of its types
    """Write formulas as they are.

    The library looks in each of them for 150 functions that came after Excel 2007, a third of the time that a form
    takes. Ours use none of these, so that every program works them out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fixed_rows: set[int] = set()  # counted from 1, as the file counts them

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, self._growing(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_empty_tag_unencoded(tag, self._growing(tag, attributes))

    def _growing(self, tag: str, attributes: Any) -> Any:
        """Leave a row its height and not that a person set it: so it grows with what is typed in it."""
        if tag != "row" or attributes[0][1] in self.fixed_rows:
            return attributes
        return [one for one in attributes if one[0] != "customHeight"]


class _Book(Workbook):  # type: ignore[misc]  # XlsxWriter says nothing of its types
    worksheet_class = _Sheet


def new_workbook(title: str, words: str, created: datetime) -> tuple[Any, BytesIO]:
    """Open a workbook in memory; return it and the stream of its bytes. The same calls give the same bytes."""
    content = BytesIO()
    book = _Book(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    properties = {"title": printable(title), "author": "actip", "comments": printable(words), "created": created}
    ensure(book.set_properties(properties))
    return book, content


def put(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Write a text as a text: controls shown, cut where a cell ends, whatever sign it begins with."""
    safe = "\n".join(map(printable, text.split("\n")))
    cut = safe if len(safe) <= MOST_SIGNS else f"{safe[: MOST_SIGNS - 10]} ... [cut]"
    ensure(sheet.write_string(row, column, cut, style))


def put_across(sheet: Any, area: Area, text: str, style: Any) -> None:
    """Write a text into the cells of an area (first row and column, last row and column), which become one."""
    if area[:2] != area[2:]:
        ensure(sheet.merge_range(*area, "", style))
    put(sheet, *area[:2], text, style)


def put_link(sheet: Any, area: Area, target: str, text: str, style: Any, place: str = "A1") -> None:
    """Write a text as `put_across` does, that leads to a place of a sheet of this workbook."""
    if area[:2] != area[2:]:
        ensure(sheet.merge_range(*area, "", style))
    ensure(sheet.write_url(*area[:2], f"internal:'{target}'!{place}", style, printable(text)))


def fix_height(sheet: Any, row: int, height: float) -> None:
    """Give a row a height that it keeps: a program that works heights out does not look at cells made of several."""
    ensure(sheet.set_row(row, height))
    sheet.fixed_rows.add(row + 1)


def tell(sheet: Any, places: Sequence[tuple[int, int]], words: str) -> None:
    """Show words beside a cell that a person goes to, for cells that hold a sign; the cells take anything typed."""
    first, *others = places
    entry = {"validate": "any", "input_message": printable(words)[:255], "ignore_blank": True}
    if others:
        entry["other_cells"] = [[row, column, row, column] for row, column in others]
    ensure(sheet.data_validation(*first, *first, entry))


def put_box(sheet: Any, row: int, column: int, text: str, look: dict[str, Any]) -> None:
    """Write a text into a box that lies on the cells; `look` is as the library takes it."""
    ensure(sheet.insert_textbox(row, column, printable(text), {"object_position": 2, **look}))


def sparkline(sheet: Any, row: int, column: int, first: int, last: int) -> None:
    """Draw a line in a cell over the figures of its row from column `first` to `last`; an empty place is a gap."""
    figures = f"'{sheet.name}'!{xl_range(row, first, row, last)}"
    ensure(
        sheet.add_sparkline(
            row, column, {"range": figures, "markers": True, "weight": 1.5, "series_color": INK, "min": 0}
        )
    )


def ensure(code: Any) -> None:
    """Raise ValueError if XlsxWriter returned an error code: it refuses in silence what it cannot write."""
    if code not in (0, None):
        raise ValueError(f"the workbook writer refused with {code}")


def page(sheet: Any, title: str, stamps: Sequence[str], width: float, pages: int = 1) -> None:
    """Set a sheet up for print: landscape, as wide as the pages given, title above, stamps and page number below."""
    sheet.set_landscape()
    sheet.set_paper(A3 if width > 200 * pages else A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    sheet.fit_to_pages(pages, 0)
    # The size is set apart from the text, which may begin with a digit.
    sheet.set_footer(f"&L&8 {_escaped(' '.join(stamps))}&R&8 &P / &N")
    sheet.set_header(f"&R&8 {_escaped(title)}")


def print_on_a4(sheet: Any, title: str, stamps: Sequence[str], pages: int) -> None:
    """Set a sheet up for print on A4 on its side, one page wide and so many high, 0 for as many as it takes.

    Below stand as many whole stamps as there is room for.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.3, right=0.3, top=0.38, bottom=0.5)
    sheet.fit_to_pages(1, pages)
    sheet.set_footer(f"&L&8 {_whole(stamps)}&R&8 &P / &N", {"margin": 0.18})
    sheet.set_header(f"&R&8 {_escaped(title)}" if title else "", {"margin": 0.18})


_BELOW = 185  # signs of a line at the foot of a page
_FURTHER = "More on the first page of this sheet."


def _whole(stamps: Sequence[str]) -> str:
    """Return as many sentences as the foot of a page holds, in two lines, and say where there are more."""
    text, end = "", 0
    for place, stamp in enumerate(stamps):
        gap = "" if not text else "\n" if end + len(stamp) > _BELOW else " "
        longer = f"{text}{gap}{_doubled(printable(stamp))}"
        rest = 0 if place == len(stamps) - 1 else len(_FURTHER) + 1
        if len(longer) + rest > _SIGNS:
            return f"{text}\n{_FURTHER}".strip() if text else _escaped(stamp)
        text, end = longer, len(stamp) if gap == "\n" else end + len(gap) + len(stamp)
    return text


_SIGNS = 230  # of the 255 that a header has


def _escaped(text: str) -> str:
    """Return a text as a header takes it, cut where there is no room for more."""
    text = printable(text)[:150]
    while len(escaped := _doubled(text)) > _SIGNS:
        text = text[:-1]
    return escaped


def _doubled(text: str) -> str:
    """Return a text with each ampersand written twice.

    Before G or a bracket the size is said once more, as XlsxWriter counts '&G' in '&&G' as a picture and, as there is
    none, leaves the whole header out.
    """
    return re.sub(r"&([G\[]?)", lambda sign: f"&&&8{sign[1]}" if sign[1] else "&&", text)


def lines(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column."""
    return sum(max(1, math.ceil(_signs(line) * 0.84 / max(width, 1))) for line in text.split("\n"))


def _signs(line: str) -> int:
    """Count the signs that take room of their own: the vowels and tones above a letter of Lao, or below it, do not."""
    return len(line) if line.isascii() else sum(category(sign) not in ("Mn", "Cf") for sign in line)
