"""Own the map of a report on paper: one sign a cell, on a ground that is the darker the further a state reports to be.

Each state of play has a sign of its own, so it is read in black and white and by whoever sees no colours.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from actip.model.play import StateOfPlay
from actip.model.section import Section, Shown
from actip.writers.paper import DENSE, Paper, PaperCell, PaperColumn

# The colours of the ground and of the sign.
_GROUNDS: Mapping[StateOfPlay, tuple[str, str]] = {
    StateOfPlay.IN_PLACE: ("1F3864", "FFFFFF"),
    StateOfPlay.PARTLY: ("8FAADC", "000000"),
    StateOfPlay.IN_LAW_ONLY: ("D9E2F3", "000000"),
    StateOfPlay.NOT_YET: ("", "000000"),
    StateOfPlay.NO_INFORMATION: ("", "404040"),
    StateOfPlay.NOT_APPLICABLE: ("F2F2F2", "404040"),
    StateOfPlay.WITHHELD: ("F2F2F2", "404040"),
    StateOfPlay.NOT_ASKED: ("F2F2F2", "404040"),
    StateOfPlay.NOT_REPORTED: ("F2F2F2", "404040"),
}


def map_cell(cell: Shown) -> PaperCell:
    """Return a place of a map: the sign of a state of play on its ground."""
    if cell.play is None:
        return PaperCell(cell.short or cell.text)
    ground, ink = _GROUNDS[cell.play]
    return PaperCell(cell.play.sign, ground, ink)


def legend(paper: Paper, signs: Iterable[tuple[str, str]]) -> None:
    """Write what the signs of a map mean, each on its ground."""
    by_sign = {play.sign: _GROUNDS[play] for play in StateOfPlay}
    pieces = []
    for sign, words in signs:
        ground, ink = by_sign.get(sign, ("", ""))
        pieces.append((PaperCell(f"\u00a0{sign}\u00a0", ground, ink), f"\u00a0{words}"))
    paper.legend(pieces)


def map_tables(paper: Paper, section: Section) -> None:
    """Write a section that is a map: a table for each of its groups, so each has its header and its name."""
    for group, rows in groupby(section.rows, lambda row: row[0].text):
        places = [place for place, column in enumerate(section.columns) if place and not column.wide_only]
        columns = [_column(section, place) for place in places]
        paper.table(
            group, columns, [[_cell(section, row, place) for place in places] for row in rows], look=DENSE, name=group
        )


def _column(section: Section, place: int) -> PaperColumn:
    column = section.columns[place]
    if column.state:
        return PaperColumn(column.title.replace("\ndraft", "*"), 6.5, signs=True)
    return PaperColumn(column.title, column.width * 1.6 if column.width < 20 else 80)


def _cell(section: Section, row: Sequence[Shown], place: int) -> PaperCell | str:
    return map_cell(row[place]) if section.columns[place].state else row[place].text
