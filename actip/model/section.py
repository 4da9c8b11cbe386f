"""Own what a report is made of: sections, each one table that any writer can draw."""

from typing import NamedTuple


class Shown(NamedTuple):
    """What stands in one place of a table.

    `number` is the figure itself where the text is one. `depth` says how far, from 0 (nothing there) to 4 (all there),
    for a hue that always stands beside the word. `short` is what a narrow screen shows in place of the text. `trend`
    are the figures of earlier periods, the oldest first and this period last, None where there is none.
    """

    text: str
    number: float | None = None
    depth: int | None = None
    short: str = ""
    trend: tuple[float | None, ...] = ()


class Column(NamedTuple):
    """One column: its title, its width in characters, and what a narrow screen makes of it.

    A narrow screen leaves out what is `wide_only`, shows the title `short` where there is one, and lets columns of
    24 characters and more wrap before the others.
    """

    title: str
    width: int
    wide_only: bool = False
    short: str = ""


class Chart(NamedTuple):
    """A picture of a table: a stacked bar for each row, one part for each of its columns."""

    title: str
    labels: int
    parts: tuple[int, ...]


class Section(NamedTuple):
    """One table of a report. `name` is the name of its sheet, at most 31 characters without special signs.

    `fixed` columns stay in sight when a person scrolls; `grouped` tells that the first column repeats and may be
    drawn as a heading; `notes` stand below, and `signs` say what the short words of a narrow screen mean, which nothing
    else shows. `part` is the part of the report that it belongs to.
    """

    name: str
    title: str
    lead: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Shown, ...], ...]
    notes: tuple[str, ...] = ()
    signs: str = ""
    fixed: int = 1
    grouped: bool = False
    chart: Chart | None = None
    part: str = ""
