"""Own the page of a report: any sections as one HTML file that asks for nothing, from a USB stick as from a server.

The policy of the page allows its own style and script, by their hash, and nothing else. Text from a submission is
escaped by the template and stays text. Without the script it is a plain page that can be read and printed.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.gate.files import read_packaged
from actip.model.first_page import FirstPage
from actip.model.play import StateOfPlay
from actip.model.section import Column, Section, Shown
from actip.reports import verification
from actip.reports.drawing import HEADLINE, PANEL, SPARK, Drawing, Line, drawing, look_of, spark
from actip.reports.fitting import LEFT, LONG, RIGHT, letters_on_paper
from actip.resources import folder
from actip.writers.html import environment, quoted, source_hash

_PAPER = 1047  # width of a printed page, in pixels as the columns are
_SCREEN, _PRINTED = 9.75, (8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5)  # letters of a table in points, there and on paper
_READABLE = 7.0  # points: smaller ones only where words would be broken
_FEW_LINES, _MANY_LINES, _RAGGED = 5, 60, 1.12  # of a cell; how much of a line is lost because words are not broken
_LETTER, _STRONG, _PADDING = 7, 8, 18  # pixels of a column: a letter, one of its title, the room around
_LONGEST = 200  # pixels of the longest word that is kept whole
_SIGN = 34  # pixels of a column of signs
_NAMING = ("Article", "Obligation", "Indicator", "Cycle")  # columns in which a number says which one, not how many


class _Head(NamedTuple):
    """One column, with the width of its longest word and text in pixels. One that may not be sorted has no button.

    `pinned` columns stay in sight, so far from the left: with all columns, and without those for wide screens.
    """

    title: str
    state: str
    width: int
    least: int
    longest: int
    wide: bool
    sortable: bool
    pinned: int | None = None
    left: int = 0
    left_narrow: int = 0
    printed: float = 0


class _Cell(NamedTuple):
    """One place: its text, with a sign for where it stands; in a map the sign stands alone."""

    text: str
    key: float | None
    right: bool
    depth: int | None
    trend: Line | None
    sign: str
    alone: bool


class _PageRow(NamedTuple):
    """One row, with the pillar that it belongs to and the codes of the states that it names, or empty."""

    cells: Sequence[_Cell]
    pillar: str
    states: str


class _PageTable(NamedTuple):
    """One section as it is drawn; `letters` is the size in which it is printed, in points."""

    section: Section
    anchor: str
    heads: Sequence[_Head]
    groups: Sequence[tuple[str, Sequence[_PageRow]]]
    drawings: Sequence[Drawing]
    letters: float
    behind: bool


def page(
    sections: Sequence[Section],
    title: str,
    stamps: Sequence[str],
    catalogue: Catalogue,
    first: FirstPage | None = None,
    further: Sequence[Section] = (),
) -> str:
    """Render sections as one page that opens on the first page, with the `further` ones folded at its end.

    Without any section it is the first page alone. The same arguments give the same text.
    """
    maker = _PageMaker(catalogue)
    tables = [
        maker.table(section, f"s{number}", behind=number > len(sections))
        for number, section in enumerate((*sections, *further), 1)
    ]
    templates = environment({"look": look_of})

    def render(name: str, **values: object) -> str:
        return templates.get_template(name).render(tables=tables, **values)

    style = render(
        "page.css",
        stamps=quoted(" ".join(stamps)),
        size=letters_on_paper(first, stamps) if first else 8,
        tiles=max(len(first.tiles), 1) if first else 1,
        heads=max(len(first.headlines), 1) if first else 1,
        halves=(LEFT, RIGHT),
    )
    script = read_packaged(folder("templates") / "page.js")
    return render(
        "page.html",
        title=title,
        stamps=stamps,
        verification=verification(catalogue),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {source_hash(style)}; script-src {source_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        pillars=maker.pillars,
        states=catalogue.states.values(),
        first=first,
        lines_of=[spark(headline.trend, HEADLINE) for headline in first.headlines] if first else [],
        plays=list(StateOfPlay),
        map_anchor=next((table.anchor for table in tables if _has_signs(table.section)), ""),
        anchors={table.section.name: table.anchor for table in tables},
        spark_size=SPARK,
        headline_size=HEADLINE,
        panel_size=PANEL,
        long=LONG,
    )


def _has_signs(section: Section) -> bool:
    return any(cell.play for row in section.rows[:1] for cell in row)


class _PageMaker:
    """Turn sections into tables of the page, with the states and the pillar of each row for the filters."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.pillars = {code.label: code.code for code in catalogue.lists["pillars"].codes.values()}
        self.obligations = {entry.id: entry.pillar for entry in catalogue.obligations.values()}
        self.codes = {state.name: state.iso3 for state in catalogue.states.values()}
        self.codes.update((code, code) for code in catalogue.states)
        names = "|".join(re.escape(name) for name in sorted(self.codes, key=lambda name: (-len(name), name)))
        self.state_names = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
        state = rf"(?:{names})\W*(?:\(?draft\)?)?"
        self.states_alone = re.compile(rf"{state}(?:(?:to|and|from|[-–→·])\W*{state})?")

    def states(self, text: str) -> set[str]:
        return {self.codes[name] for name in self.state_names.findall(text)}

    def table(self, section: Section, anchor: str, *, behind: bool) -> _PageTable:
        skip = int(section.grouped)
        ranks = self.has_states_for_rows(section, skip)
        heads: list[_Head] = []
        for index, column in enumerate(section.columns[skip:], skip):
            cells = [row[index] for row in section.rows]
            head = self.head(section, column, cells, sortable=not (ranks and _has_figures(column, cells)))
            if index < section.fixed:
                narrow = sum(before.width for before in heads if not before.wide)
                head = head._replace(
                    pinned=index - skip, left=sum(before.width for before in heads), left_narrow=narrow
                )
            heads.append(head)
        right = [
            any(row[index].number is not None or row[index].text.startswith("<") for row in section.rows)
            for index in range(len(section.columns))
        ]
        groups = [
            (heading, [self.row(section, row, skip, right) for row in rows])
            for heading, rows in groupby(section.rows, lambda row: row[0].text if skip else "")
        ]
        drawings = [drawing(chart) for chart in section.charts]
        widths, letters = _on_paper(heads)
        heads = [head._replace(printed=width) for head, width in zip(heads, widths, strict=True)]
        return _PageTable(section, anchor, heads, groups, drawings, letters, behind)

    def has_states_for_rows(self, section: Section, skip: int) -> bool:
        """Return whether rows are about a state or two: sorted by a figure they would rank them.

        It is so in whatever group they are, and whatever stands between them. What such a row is about stands before
        its figures; a list of states after a count says only in which it is so.
        """
        for index, column in enumerate(section.columns[skip:], skip):
            cells = [row[index] for row in section.rows]
            if column.title == "State" or any(self.states_alone.fullmatch(cell.text) for cell in cells):
                return True
            if _has_figures(column, cells):
                break
        return any(column.title == "State" for column in section.columns[skip:])

    def head(self, section: Section, column: Column, cells: Sequence[Shown], *, sortable: bool) -> _Head:
        """Build the head of a column, as wide as its longest word at least: no word and no date is broken."""
        state = column.state or self.codes.get(column.title, "")
        if section.is_map and state:
            return _Head(column.title, state, _SIGN, _SIGN + 2, 0, column.wide_only, sortable)
        texts = {cell.text for cell in cells}
        word = max((len(word) for text in (column.title, *texts) for word in text.split()), default=0)
        title = max((len(word) for word in column.title.split()), default=0) + 2  # with the arrow of its button
        heading = title * _STRONG + _PADDING
        least = max(min(word * _LETTER + _PADDING, _LONGEST), heading)
        longest = max((len(line) for text in (column.title, *texts) for line in text.split("\n")), default=0)
        width = min(column.width * 5 + 24, longest * _LETTER + _PADDING)
        whole = max((len(text) for text in texts), default=0) * _LETTER
        return _Head(column.title, state, max(width, least), least, whole, column.wide_only, sortable)

    def row(self, section: Section, row: Sequence[Shown], skip: int, right: Sequence[bool]) -> _PageRow:
        pillar = ""
        states: set[str] = set()
        for column, cell in zip(section.columns, row, strict=True):
            if column.title == "Pillar":
                pillar = self.pillars.get(cell.text, "")
            elif column.title in ("Obligation", "Article"):
                pillar = pillar or self.obligations.get(cell.text, "") or self.obligations.get(f"ACTIP-{cell.text}", "")
            states |= self.states(cell.text)
        cells = [
            _cell(cell, aligned, alone=section.is_map) for cell, aligned in zip(row[skip:], right[skip:], strict=True)
        ]
        return _PageRow(cells, pillar, " ".join(sorted(states)))


def _cell(cell: Shown, right: bool, *, alone: bool) -> _Cell:
    sign = look_of(cell.play) if cell.play else ""
    depth = None if sign else cell.depth
    return _Cell(cell.text, _key(cell), right, depth, spark(cell.trend, SPARK), sign, alone and bool(sign))


def _has_figures(column: Column, cells: Sequence[Shown]) -> bool:
    return column.title not in _NAMING and any(map(_is_figure, cells))


def _is_figure(cell: Shown) -> bool:
    """Return whether a cell is a figure or a degree: also '3 of 11', '<5', 'USD 5' and '+17', but not a day."""
    counted = re.match(r"(?:[A-Z]{3} )?[<+-]?[0-9](?![0-9]{3}-[0-9]{2}-)", cell.text) is not None
    return counted or _key(cell) is not None or bool(cell.trend)


def _key(cell: Shown) -> float | None:
    """Return the number by which a cell is sorted: its figure, its place in the legend, or the depth of an answer."""
    if cell.play and cell.number is None:
        return list(StateOfPlay).index(cell.play)
    return cell.number if cell.number is not None else cell.depth


def _on_paper(heads: Sequence[_Head]) -> tuple[list[float], float]:
    """Return the widths of the columns on paper in percent, and the size of letters in which no word is broken.

    All cells have as few lines as there is room for: a long text gets what short ones leave.
    """
    for letters in _PRINTED:
        room = _PAPER * _SCREEN / letters
        for lines in range(1, _MANY_LINES):
            widths = [max(head.least, head.longest / lines * _RAGGED + _PADDING) for head in heads]
            if sum(widths) <= room:
                break
        if sum(widths) <= room and (lines <= _FEW_LINES or letters <= _READABLE):
            break
    return [round(100 * width / sum(widths), 2) for width in widths], letters
