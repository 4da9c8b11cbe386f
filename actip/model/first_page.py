"""Own what the first page of a report is made of: any writer draws it, on a sheet, a screen, a page, in a document."""

from typing import NamedTuple

from actip.model.section import Shown


class Tile(NamedTuple):
    """One member state in the strip: how far its report has come, in words, and whether it is here and no draft."""

    code: str
    name: str
    words: str
    is_here: bool
    is_draft: bool = False


class Headline(NamedTuple):
    """One figure that leads: what it counts, of which states it is, how it changed, and the section behind it.

    `trend` are the totals of the cycles over the states that are in all of them, the oldest first.
    """

    figure: str
    about: str
    coverage: str
    change: str = ""
    trend: tuple[float | None, ...] = ()
    section: str = ""


class MapRow(NamedTuple):
    """One line of the map: an obligation, where it stands in each state, and in how many it is not in place.

    `cells` have a state of play each, in the order of the tiles.
    """

    about: str
    cells: tuple[Shown, ...]
    open_in: str


class Point(NamedTuple):
    """One line of a block: words, what stands at its right end, what a state says of it, and the section behind it."""

    words: str
    figure: str = ""
    reason: str = ""
    section: str = ""


class Block(NamedTuple):
    """Some lines under one title. A block with nothing to say has one line that says so."""

    title: str
    points: tuple[Point, ...]
    section: str = ""
    numbered: bool = False


class FirstPage(NamedTuple):
    """Where we stand, what changed and what has to be decided, on one page of A4 landscape.

    `lead` says who is in it; the stamps, which stand below it, of which day it is. `legend` are the signs of the map
    with their words. Of `blocks` the first stand beside the map, the last is what the meeting is asked to decide.
    """

    title: str
    lead: str
    tiles: tuple[Tile, ...]
    headlines: tuple[Headline, ...]
    map_title: str
    map_rows: tuple[MapRow, ...]
    legend: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
