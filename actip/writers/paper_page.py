"""Own the page of a paper: one HTML file that any browser opens, offline, and that prints as the Word document does.

Its policy lets no script run, and no style but its own. Every text is escaped by the template and stays text. What
stands in columns in Word, the first page of a region, stands one below the other here.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from actip.writers.html import Filter, environment, quoted, source_hash
from actip.writers.pages import text_width
from actip.writers.paper import (
    INK,
    LOOKS,
    POINTS,
    SHADE,
    SOFT,
    WITH_INK,
    Contents,
    Paper,
    PaperCell,
    Paragraph,
    Part,
    Table,
    TableLook,
    safe,
)

_TALL = ("km", "lo", "my", "th")  # languages whose letters stand above and below each other
_LINE = 1.22  # as high as one of Calibri, whatever the font
_LETTER_HEIGHT = 0.466  # of a small letter in Calibri: another font is made as small as that
_LONGEST_WORD = 72  # points
_TAGS = {
    **{"Title": "h1", "Heading 1": "h2", "Heading 2": "h3", "Heading 3": "h4"},
    **{"TOC Heading": "h2", "Block Heading": "h2"},
}
_LISTS = ("List Bullet", "List Bullet 2")
_Group = tuple[str, list[Part]]


def written(paper: Paper) -> bytes:
    """Return a paper as a page. The same paper gives the same bytes."""
    tables = list(dict.fromkeys(part.look for part in paper.parts if isinstance(part, Table)))
    filters: dict[str, Filter] = {
        "line": safe,
        "lines": _lines,
        "in_style": lambda text: quoted(safe(text)),
        "look": _class_of,
        "table_look": lambda look: f"table-{tables.index(look) + 1}{' shaded' if look.shades_header else ''}",
        "shares": _shares,
        "tag": lambda style: _TAGS.get(style, "p"),
    }
    templates = environment(filters)
    style = templates.get_template("paper.css").render(
        sheet=paper.sheet,
        bottom=paper.sheet.bottom + (paper.sheet.room - paper.room) / POINTS,
        above=paper.above,
        below=paper.below,
        looks=LOOKS,
        tables=tables,
        with_ink=WITH_INK,
        colours={"ink": INK, "soft": SOFT, "shade": SHADE},
        is_tall=paper.language in _TALL,
        line_height=_LINE,
        letter_height=_LETTER_HEIGHT,
    )
    policy = f"default-src 'none'; style-src {source_hash(style)}; base-uri 'none'; form-action 'none'"
    page = templates.get_template("paper.html").render(
        paper=paper, style=style, policy=policy, groups=list(_groups(paper.parts))
    )
    return page.encode()


def _groups(parts: Iterable[Part]) -> Iterator[_Group]:
    """Yield what stands together, each with its kind: the entries of a list, paragraphs, a table, the contents."""
    for kind, group in groupby(parts, _kind):
        if kind:
            yield kind, list(group)


def _kind(part: Part) -> str:
    match part:
        case Paragraph():
            return part.style if part.style in _LISTS else "paragraphs"
        case Table():
            return "tables"
        case Contents():
            return "contents"
    return ""


def _shares(table: Table) -> list[float]:
    """Return how wide the columns are, in hundredths: as planned, but none narrower than its longest word.

    What these need is taken from the others, where they can give it. Only a word too long for that is broken.
    """
    least = [max(_longest_word(row[place], table.look) for row in table.rows) for place in range(len(table.columns))]
    widths = [width * POINTS for width in table.widths]
    needs = [max(0, small - width) for width, small in zip(widths, least, strict=True)]
    spare = [max(0, width - small) for width, small in zip(widths, least, strict=True)]
    part = sum(needs) / sum(spare) if sum(needs) <= sum(spare) and any(spare) else 0
    if part:
        widths = [width + need - part * more for width, need, more in zip(widths, needs, spare, strict=True)]
    return [100 * width / sum(widths) for width in widths]


def _longest_word(cell: PaperCell, look: TableLook) -> float:
    """Return how wide a cell is with its longest word, in points; a word longer than that may be broken."""
    size = LOOKS[cell.style or look.style].size
    words = [width for word in cell.text.split() if (width := text_width(word, size, bold=True)) < _LONGEST_WORD]
    return max(words, default=0) + 2 * look.inset + 1


def _class_of(style: str) -> str:
    return style.lower().replace(" ", "-")


def _lines(text: str) -> str:
    return "\n".join(map(safe, text.split("\n")))
