"""Own the paper of a region: the first page, and the tables that a meeting reads, in at most eight pages.

Nothing is counted here but what is left out: every figure is one of the first page or of a section. What there is no
room for is said to be left out, with the sheet of the workbook that has it.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.model.first_page import FirstPage
from actip.model.play import StateOfPlay
from actip.model.section import Section, Shown
from actip.reports.paper.first_page import and_more, write_first_page
from actip.reports.paper.maps import legend, map_tables
from actip.texts import ENGLISH, capital
from actip.writers.paper import DENSE, LANDSCAPE, Paper, PaperColumn

PAGES = 8
_POINTS = (12, 10, 8, 6, 5, 4, 3, 2)  # of a block of the first page: the most with which it is one page is taken
_FIGURES, _CHANGES, _BORDERS, _METHOD = "Figures", "What changed", "Across borders", "Method"
_ACCOUNT = "The state's account"
_RIGHTS = 5  # obligations that the draft text names
_NARROW = 20  # characters of a column that may hold figures
_PLAYS = frozenset(play.words.removesuffix(" as reported") for play in StateOfPlay)


class _Part(NamedTuple):
    """One section in the paper: what heads it, and of what is in it here.

    `columns` are the titles of its columns that are printed, each with the title that it has here; if none, all that a
    narrow screen has, but those of the states. `only` are the words with which a row is printed whose first two cells
    have them, any if empty. With `is_shortened` so many rows of a group are printed as there is room for, times its
    `weight`.
    """

    name: str
    heading: str
    columns: tuple[tuple[str, str], ...] = ()
    only: str = ""
    is_shortened: bool = True
    weight: int = 1


_PARTS = (
    _Part("Rights of victims", "Rights of victims", is_shortened=False),
    _Part(
        _FIGURES,
        "Key figures, and over which states each total is",
        (
            ("Indicator", "Indicator"),
            ("Breakdown", "Breakdown"),
            ("Total", "Total"),
            ("States in the total", "States in the total"),
        ),
        is_shortened=False,
    ),
    _Part(
        _CHANGES,
        "What changed, and what the states say of it",
        tuple(
            (title, title)
            for title in (
                "State",
                "Obligation",
                "About",
                "Before, as reported",
                "Now, as reported",
                "Moved",
                _ACCOUNT,
            )
        ),
    ),
    _Part(_BORDERS, "Two sides of a border, two counts"),
    _Part(
        "Needs and offers",
        "Asked for and offered, by kind",
        (
            ("Kind", "Kind"),
            ("State", "States that ask"),
            ("What is asked for, in the state's words", "Asked for"),
            ("About", "Of the same kind under the same obligation"),
            ("Who offers the same kind under it", "Offered"),
        ),
        only="In all, by kind",
        is_shortened=False,
    ),
    _Part("Work plan", "The work plan of the region", weight=3),
    _Part(
        "Actions",
        "Actions: late, due next, and done",
        tuple(
            (title, title) for title in ("State", "Late", "Due this quarter", "Due next quarter", "Done", "Delivered")
        ),
        only="All agencies",
        is_shortened=False,
    ),
    _Part(_METHOD, "How this paper was made"),
)


class _Room(NamedTuple):
    """How much is printed: so many rows of a group, and so many letters of a place."""

    rows: int
    letters: int


# Each holds less than the one before it; the first with which all of it is eight pages is taken.
_ROOMS = tuple(
    _Room(rows, letters)
    for rows, letters in ((8, 400), (6, 400), (5, 400), (4, 400), (4, 160), (3, 160), (2, 160), (2, 90), (1, 90))
)


def region_paper(
    first: FirstPage,
    sections: Sequence[Section],
    title: str,
    stamps: Sequence[str],
    created: datetime,
    catalogue: Catalogue,
) -> Paper:
    """Return the paper. The same arguments give the same one."""
    by_name = {section.name: section for section in sections}
    core = {capital(indicator.title) for indicator in catalogue.indicators.values() if indicator.core}

    def begun(points: int) -> Paper:
        return _with_first_page(first, title, stamps, created, points)

    def written(room: _Room) -> Paper:
        paper = begun(points)
        _write_parts(paper, first, by_name, core, room)
        return paper

    points = next((most for most in _POINTS if begun(most).pages <= 1), _POINTS[-1])
    place = bisect_left(_ROOMS, True, key=lambda room: written(room).pages <= PAGES)
    return written(_ROOMS[min(place, len(_ROOMS) - 1)])


def _with_first_page(first: FirstPage, title: str, stamps: Sequence[str], created: datetime, points: int) -> Paper:
    """Begin the paper, with its stamps on every page."""
    paper = Paper(first.title, " ".join(stamps), created, sheet=LANDSCAPE)
    paper.header(title)
    paper.footer(" ".join(stamps))
    write_first_page(paper, first, points)
    return paper


def _write_parts(
    paper: Paper, first: FirstPage, by_name: dict[str, Section], core: Collection[str], room: _Room
) -> None:
    for part in _PARTS:
        if part.name == _METHOD:
            _draft_text(paper, first, by_name)
        if section := by_name.get(part.name):
            paper.heading(part.heading, 1)
            paper.paragraph(section.lead)
            if section.is_map:
                _map(paper, first, section)
            else:
                _table(paper, part, section, core, room)
    printed = {part.name for part in _PARTS}
    if others := [f"'{name}'" for name in by_name if name not in printed]:
        paper.paragraph(f"In the workbook alone: {ENGLISH.row_of(others)}.", "Body Text 2")


def _map(paper: Paper, first: FirstPage, section: Section) -> None:
    legend(paper, first.legend)
    map_tables(paper, section)
    for note in section.notes:
        paper.paragraph(note, "Body Text 2")


def _table(paper: Paper, part: _Part, section: Section, core: Collection[str], room: _Room) -> None:
    """Write the rows of a section, of each group as many as there is room for, and how many are left out."""
    places = list(_places(part, section))
    rows = [row for row in section.rows if part.only in (row[0].text, row[1].text) or not part.only]
    if part.name == _FIGURES:
        rows = [row for row in rows if any(cell.text in core for cell in row[:2])]
    if part.is_shortened:
        rows = list(_shortened(rows, room.rows * part.weight))
    columns = [_column(section, rows, place, title) for place, title in places]
    texts = [[_text(row, place, title, room.letters) for place, title in places] for row in rows]
    if rows:
        paper.table("", columns, texts, look=DENSE, name=part.heading)
    if left := len(section.rows) - len(rows):
        paper.paragraph(and_more(left, section.name), "Body Text 2")


def _places(part: _Part, section: Section) -> Iterator[tuple[int, str]]:
    """Yield the columns that are printed, each by its place with its title."""
    titles = [column.title for column in section.columns]
    if part.columns:
        yield from ((titles.index(title), here) for title, here in part.columns if title in titles)
        return
    for place, column in enumerate(section.columns):
        if not (column.wide_only or column.state):
            yield place, column.title


def _shortened(rows: Sequence[tuple[Shown, ...]], most: int) -> Iterator[tuple[Shown, ...]]:
    """Yield some rows of each group, as its first column tells them: those first of which where it stands is another.

    They are in the order of the section.
    """
    for _, group in groupby(rows, lambda row: row[0].text):
        entries = list(group)
        moved = sorted(range(len(entries)), key=lambda place: not _moves(entries[place]))[:most]
        yield from (entries[place] for place in sorted(moved))


def _moves(row: tuple[Shown, ...]) -> bool:
    """Tell whether a row has two states of play, before and now, that are not the same."""
    plays = [words for cell in row if (words := _play(cell))]
    return len(set(plays)) > 1


def _play(cell: Shown) -> str:
    """Return the words of a state of play that stands before the answers on law and practice; nothing for no such."""
    words = cell.text.partition(" (")[0]
    return words if words in _PLAYS else ""


def _column(section: Section, rows: Sequence[tuple[Shown, ...]], place: int, title: str) -> PaperColumn:
    """Return a column; figures stand at its right side."""
    width = section.columns[place].width
    is_narrow = width < _NARROW and bool(place)
    return PaperColumn(title, width, figures=is_narrow and all(row[place].text[:1].isdigit() for row in rows))


def _text(row: tuple[Shown, ...], place: int, title: str, most: int) -> str:
    """Return what stands in a place, in one line, cut at a word; three dots say so.

    Where it stands is enough where that moved; where it did not, the answers are told beside it.
    """
    cell = row[place]
    if title == "Obligation" and cell.short:
        return cell.short
    line = _in_one_line(cell.text)
    if (play := _play(cell)) and _moves(row):
        line = play
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]}\u2026"


def _in_one_line(text: str) -> str:
    """Join lines, with a comma where a line does not end a sentence."""
    first, *others = text.split("\n")
    for line in others:
        first += f" {line}" if first.endswith((".", ":", ";")) else f", {line}"
    return first


def _draft_text(paper: Paper, first: FirstPage, by_name: dict[str, Section]) -> None:
    """Write some sentences that a report to ministers can begin with, made of what stands above, and nothing else."""
    paper.heading("Draft text for the report to senior officials and ministers", 1)
    paper.paragraph("To be edited: it is made of the counts of this paper, and nobody has agreed to it.", italic=True)
    for sentence in _sentences(first, by_name):
        paper.paragraph(sentence)


def _sentences(first: FirstPage, by_name: dict[str, Section]) -> Iterator[str]:
    yield first.lead
    counted = [one for one in first.headlines if one.figure[:1].isdigit()]
    if counted:
        yield f"As reported: {'; '.join(f'{one.figure} {one.about} ({one.coverage})' for one in counted)}."
    if first.map_rows:
        rows = "; ".join(f"{row.about} ({row.open_in})" for row in first.map_rows[:_RIGHTS])
        yield f"{first.map_title}; among them, with in how many of the states that answer: {rows}."
    for name in (_CHANGES, _BORDERS):
        if section := by_name.get(name):
            yield section.lead
