"""Own the Word paper of a region: the first page, and the tables that a meeting reads, in at most eight pages.

Nothing is counted here: every figure is one of the first page or of a section. What there is no room for is said to
be left out, with the sheet of the workbook that has it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from actip.model.first_page import FirstPage
from actip.model.section import Section
from actip.reports.word.first_page import and_more, write_first_page
from actip.reports.word.maps import legend, map_tables
from actip.writers.word import DENSE, LANDSCAPE, Paper, PaperColumn

PAGES = 8
_POINTS = (12, 10, 8, 6, 5, 4, 3, 2)  # of a block of the first page: the most with which it is one page is taken
_ROWS = (12, 8, 6, 5, 4, 3, 2, 1)  # of a group of a table: the most with which all of it is eight pages is taken
_MAP = "Rights of victims"


class _Part(NamedTuple):
    """One section in the paper: what heads it, its columns (all that a narrow screen has, if none), and its groups.

    `shortened` tells that so many rows of each group are printed as there is room for, with a word on the rest; of the
    others all are. `group` is the number of columns by which rows belong together.
    """

    name: str
    heading: str
    columns: tuple[str, ...] = ()
    shortened: bool = True
    group: int = 1


_PARTS = (
    _Part(_MAP, "Rights of victims", shortened=False),
    _Part("Figures", "Key figures, with what each total is over"),
    _Part("What changed", "What changed, and what the states say of it"),
    _Part("Across borders", "Two sides of a border, two counts"),
    _Part("Needs and offers", "Asked for and offered"),
    _Part("Work plan", "The work plan of the region"),
    _Part("Actions", "Actions that are late, and those of the next quarters"),
    _Part("Method", "How this paper was made", group=1),
)


def region_paper(
    first: FirstPage, sections: Sequence[Section], title: str, stamps: Sequence[str], created: datetime
) -> bytes:
    """Return the paper. The same arguments give the same bytes."""
    by_name = {section.name: section for section in sections}
    begun = lambda: _begun(first, title, stamps, created)  # noqa: E731
    points = next((most for most in _POINTS if _first_page(begun(), first, most).pages <= 2), _POINTS[-1])
    for rows in _ROWS:
        paper = _first_page(begun(), first, points)
        _tables(paper, first, by_name, rows)
        if paper.pages <= PAGES:
            break
    return paper.content()


def _begun(first: FirstPage, title: str, stamps: Sequence[str], created: datetime) -> Paper:
    """Begin the paper, with its stamps on every page."""
    paper = Paper(first.title, " ".join(stamps), created, sheet=LANDSCAPE)
    paper.header(title)
    paper.footer(" ".join(stamps))
    return paper


def _first_page(paper: Paper, first: FirstPage, points: int) -> Paper:
    write_first_page(paper, first, points)
    return paper


def _tables(paper: Paper, first: FirstPage, by_name: dict[str, Section], most: int) -> None:
    for part in _PARTS:
        if part.name == "Method":
            _draft_text(paper, first, by_name)
        if section := by_name.get(part.name):
            _part(paper, part, section, first, most)


def _part(paper: Paper, part: _Part, section: Section, first: FirstPage, most: int) -> None:
    paper.heading(part.heading, 1)
    if section.lead:
        paper.paragraph(section.lead)
    if section.is_map:
        legend(paper, first.legend)
        map_tables(paper, section)
    else:
        _table(paper, part, section, most)
    for note in section.notes if section.is_map else ():
        paper.paragraph(note, "Body Text 2")


def _table(paper: Paper, part: _Part, section: Section, most: int) -> None:
    """Write the rows of a section, of each group as many as there is room for, and how many are left out."""
    places = [
        place
        for place, column in enumerate(section.columns)
        if (column.title in part.columns if part.columns else not (column.wide_only or column.state))
    ]
    columns = [PaperColumn(section.columns[place].title, section.columns[place].width) for place in places]
    rows = []
    for _, group in groupby(section.rows, lambda row: [cell.text for cell in row[: part.group]]):
        rows += list(group)[: most if part.shortened else None]
    texts = [[row[place].text.replace("\n", ", ") for place in places] for row in rows]
    paper.table("", columns, texts, look=DENSE)
    if left := len(section.rows) - len(rows):
        paper.paragraph(and_more(left, section.name), "Body Text 2")


def _draft_text(paper: Paper, first: FirstPage, by_name: dict[str, Section]) -> None:
    """Write some sentences that a report to ministers can begin with, made of what stands above, and nothing else."""
    sentences = list(_sentences(first, by_name))
    if sentences:
        paper.heading("Draft text for the report to senior officials and ministers", 1)
        for sentence in sentences:
            paper.paragraph(sentence)


def _sentences(first: FirstPage, by_name: dict[str, Section]) -> Iterator[str]:
    yield first.lead
    counted = [one for one in first.headlines if any(letter.isdigit() for letter in one.figure)]
    if counted:
        yield f"As reported: {'; '.join(f'{one.figure} {one.about} ({one.coverage})' for one in counted)}."
    if first.map_rows:
        rows = "; ".join(f"{row.about} ({row.open_in})" for row in first.map_rows[:5])
        yield f"Of victims' rights, not reported as in place in most states that answer: {rows}."
    for name in ("What changed", "Across borders"):
        if section := by_name.get(name):
            yield section.lead
