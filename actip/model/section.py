"""Own what a report is made of: sections, each one table that any writer can draw."""

from enum import Enum
from typing import NamedTuple

from actip.model.play import StateOfPlay


class Shown(NamedTuple):
    """What stands in one place of a table.

    `number` is the figure itself where the text is one. `depth` says how far, from 0 (nothing there) to 4 (all there),
    for a hue that always stands beside the word. `short` is what a narrow screen shows in place of the text. `trend`
    are the figures of earlier periods, the oldest first and this period last, None where there is none. `play` is where
    an obligation stands in a state: a map shows its sign alone, with the text behind it.
    """

    text: str
    number: float | None = None
    depth: int | None = None
    short: str = ""
    trend: tuple[float | None, ...] = ()
    play: StateOfPlay | None = None


class Column(NamedTuple):
    """One column: its title, its width in characters, and what a narrow screen makes of it.

    A narrow screen leaves out what is `wide_only`, shows the title `short` where there is one, and lets columns of
    24 characters and more wrap before the others. `state` is the code of the state that it is about, if any.
    """

    title: str
    width: int
    wide_only: bool = False
    short: str = ""
    state: str = ""


class ChartKind(Enum):
    """How a picture is drawn: parts of one bar, bars beside each other, or a small line for each category."""

    STACKED = "stacked"
    BESIDE = "beside"
    MULTIPLES = "multiples"


class Series(NamedTuple):
    """One part of a picture: a figure for each category, None where there is none; it is never drawn as zero.

    Of small lines a series is one period, the oldest first. `play` is the state of play that it counts, if any: it
    looks as in the map.
    """

    name: str
    numbers: tuple[float | None, ...]
    play: StateOfPlay | None = None


class Chart(NamedTuple):
    """A picture beside a table, with the figures that it draws. `captions` stand below the categories, if any.

    `note` says of which states it is, and what is left out.
    """

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    captions: tuple[str, ...] = ()
    note: str = ""


class Section(NamedTuple):
    """One table of a report. `name` is the name of its sheet, at most 31 characters without special signs.

    `fixed` columns stay in sight when a person scrolls; `grouped` tells that the first column repeats and may be
    drawn as a heading; `notes` stand below, and `signs` say what the short words of a narrow screen mean, which nothing
    else shows. `part` is the part of the report that it belongs to. `is_map` tells that the columns of the states hold
    one sign each, and may be narrow.
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
    charts: tuple[Chart, ...] = ()
    part: str = ""
    is_map: bool = False
