"""The Word paper of a region: one sheet to hand out, and behind it the tables of a meeting, in at most eight pages."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from actip.catalogue import catalogue
from actip.commands.document import national_document
from actip.commands.report import RegionalReport, regional_report
from actip.model.first_page import Block, FirstPage, Point
from actip.model.play import StateOfPlay
from actip.model.section import Column, Section, Shown
from actip.model.settings import ReportScope
from actip.reports.paper.first_page import write_first_page
from actip.reports.paper.maps import map_cell
from actip.reports.paper.region import PAGES, region_paper
from actip.reports.paper.standing import words_of_directions, words_of_plays
from actip.sections.since_last import DIRECTIONS
from actip.texts import ENGLISH
from actip.writers import papers, word
from actip.writers.paper import LANDSCAPE, Paper
from actip.writers.papers import WORD
from tests.conftest import CREATED, ROOT, Ran

SAMPLE = [str(ROOT / "sample_data" / cycle) for cycle in ("2024", "2025")]
_DAY = date(2026, 5, 1)


@pytest.fixture(name="report", scope="module")
def _report() -> RegionalReport:
    return regional_report(SAMPLE, "asean", catalogue(), scope=ReportScope(as_of=_DAY))


@pytest.fixture(name="content", scope="module")
def _content(report: RegionalReport) -> bytes:
    return _paper(report)


def _paper(report: RegionalReport, **others: Any) -> bytes:
    assert report.first is not None
    first, sections = others.get("first", report.first), others.get("sections", report.sections)
    return papers.written(region_paper(first, sections, report.title, report.stamps, CREATED, catalogue()), WORD)


@pytest.fixture(name="pages")
def _pages(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that each paper written takes by the estimate, in their order."""
    counts: list[int] = []

    def counted(paper: Paper) -> bytes:
        counts.append(paper.pages)
        return word.written(paper)

    monkeypatch.setattr(papers, "import_module", lambda _: SimpleNamespace(written=counted))
    return counts


def _section(report: RegionalReport, name: str) -> Section:
    return next(section for section in report.sections if section.name == name)


def _first(report: RegionalReport) -> FirstPage:
    assert report.first is not None
    return report.first


def _rows(table: Any) -> list[list[str]]:
    return [["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]


def _caption(table: Any) -> str:
    caption = table._tbl.tblPr.find(qn("w:tblCaption"))
    return "" if caption is None else str(caption.get(qn("w:val")))


def _tables(content: bytes, heading: str) -> list[Any]:
    """Return the tables of a part, by what they are called."""
    return [table for table in Document(BytesIO(content)).tables if _caption(table) == heading]


def _long_plan() -> Section:
    """Return a work plan of sixty activities, each in many words."""
    columns = (Column("Thrust", 15), Column("No.", 5), Column("Activity", 29), Column("Status", 9))
    activity = "Train officials of all agencies on how victims are identified and referred. " * 6
    rows = (tuple(map(Shown, (f"Thrust {number // 12}", f"{number}", activity, "running"))) for number in range(60))
    return Section("Work plan", "The work plan", "60 activities.", columns, tuple(rows))


# --- pages


def test_the_paper_of_the_sample_has_eight_pages_at_most(report: RegionalReport, pages: list[int]) -> None:
    """Also beside a long work plan, and where every state gives long accounts."""
    changes = _section(report, "What changed")
    long = changes._replace(rows=tuple((*row[:-1], Shown("What was done, and by whom. " * 90)) for row in changes.rows))
    others = [section for section in report.sections if section is not changes]
    for sections in (report.sections, (*report.sections, _long_plan()), (*others, long, _long_plan())):
        _paper(report, sections=sections)

    assert [count <= PAGES for count in pages] == [True] * 3, pages


def test_the_first_page_is_one_sheet(report: RegionalReport) -> None:
    """A4, landscape, in three columns."""
    paper = Paper("", "", CREATED, sheet=LANDSCAPE)
    paper.footer(" ".join(report.stamps))
    write_first_page(paper, _first(report), 12)
    drawn = Document(BytesIO(papers.written(paper, WORD)))
    sheets = {(round(part.page_width.mm), round(part.page_height.mm)) for part in drawn.sections}  # type: ignore[union-attr]

    assert paper.pages == 1
    assert sheets == {(297, 210)}


def test_a_first_page_with_too_much_on_it_is_shortened_and_says_so(report: RegionalReport) -> None:
    """What is left out of a block is counted, with the sheet that has it."""
    points = tuple(Point(f"Something that changed in a state, the line {number} of it") for number in range(60))
    first = _first(report)._replace(blocks=(Block("What changed", points, "Trends"),))
    content = _paper(report, first=first)
    lines = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    left = [line for line in lines if re.fullmatch("And [0-9]+ more: workbook, sheet 'Trends'.", line)]
    printed = sum("the line" in line for line in lines)

    assert left == [f"And {60 - printed} more: workbook, sheet 'Trends'."]
    assert 0 < printed < 60


def test_what_stands_beside_each_other_is_as_high_as_the_highest() -> None:
    """Three columns of one line take one line, and a page begins behind them."""
    paper = Paper("", "", CREATED, sheet=LANDSCAPE)
    paper.paragraph("a")
    with paper.columns((1, 1, 1)):
        for column in range(3):
            if column:
                paper.next_column()
            for line in range(30):
                paper.paragraph(f"{line}")
    assert paper.pages == 1
    paper.paragraph("b")

    assert paper.pages == 2


# --- the same as everywhere


def test_the_map_holds_every_obligation_of_victims_rights_and_the_sign_of_every_state(
    report: RegionalReport, content: bytes
) -> None:
    """As the section has them, each group in a table with a header of its own."""
    section = _section(report, "Rights of victims")
    places = [place for place, column in enumerate(section.columns) if column.state]
    signs = [[row[place].short for place in places] for row in section.rows]
    groups = dict.fromkeys(row[0].text for row in section.rows)
    printed = [row for group in groups for table in _tables(content, group) for row in _rows(table)[1:]]

    assert [row[-len(places) :] for row in printed] == signs
    assert [row[1] for row in printed] == [row[2].text for row in section.rows]


def test_every_row_is_printed_or_counted_among_those_left_out(report: RegionalReport, content: bytes) -> None:
    """Nothing is left out in silence, and what is printed stands so in the section."""
    drawn = Document(BytesIO(content))
    left = {
        name: int(number)
        for text in (paragraph.text for paragraph in drawn.paragraphs)
        for number, name in re.findall("And ([0-9]+) more: workbook, sheet '(.+)'.", text)
    }
    parts = {
        "Figures": "Key figures, and over which states each total is",
        "What changed": "What changed, and what the states say of it",
        "Across borders": "Two sides of a border, two counts",
        "Needs and offers": "Asked for and offered, by kind",
        "Actions": "Actions: late, due next, and done",
        "Method": "How this paper was made",
    }
    for name, heading in parts.items():
        (table,) = _tables(content, heading)
        printed, section = _rows(table)[1:], _section(report, name)

        assert len(printed) + left.get(name, 0) == len(section.rows), name
        assert len(printed) > 1, name


def test_the_figures_are_those_of_the_section(report: RegionalReport, content: bytes) -> None:
    """The core ones, each with its total and the states that it is over."""
    section = _section(report, "Figures")
    titles = [column.title for column in section.columns]
    columns = ("Indicator", "Breakdown", "Total", "States in the total")
    places = [titles.index(title) for title in columns]
    every = [[" ".join(row[place].text.split("\n")) for place in places] for row in section.rows]
    (table,) = _tables(content, "Key figures, and over which states each total is")
    head, *printed = _rows(table)

    assert head == list(columns)
    assert [row for row in printed if row not in every] == []
    assert {row[0] for row in printed} <= {
        entry.title[:1].upper() + entry.title[1:] for entry in catalogue().indicators.values() if entry.core
    }


def test_every_state_has_changes_of_where_it_stands_before_others(report: RegionalReport, content: bytes) -> None:
    """No state's are left out for another's, and what is enough is said in a word."""
    (table,) = _tables(content, "What changed, and what the states say of it")
    printed = _rows(table)[1:]
    states = dict.fromkeys(row[0].text for row in _section(report, "What changed").rows)

    assert list(dict.fromkeys(row[0] for row in printed)) == list(states)
    assert {row[3] for row in printed if row[3] != row[4] and "(" not in row[3]} <= {
        play.words.removesuffix(" as reported") for play in StateOfPlay
    }


def test_the_draft_text_has_no_number_of_its_own(report: RegionalReport, content: bytes) -> None:
    """Each stands on the first page or in what leads a section; no sentence judges."""
    lines = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    start = lines.index("Draft text for the report to senior officials and ministers")
    text = " ".join(lines[start + 2 : lines.index("How this paper was made")])
    first = _first(report)
    sources = [first.lead, first.map_title, *(section.lead for section in report.sections)]
    sources += [f"{one.figure} {one.about} {one.coverage}" for one in first.headlines]
    sources += [f"{row.about} {row.open_in}" for row in first.map_rows]

    assert set(_numbers(text)) <= {number for source in sources for number in _numbers(source)}
    assert 3 <= len(lines[start + 2 : lines.index("How this paper was made")]) <= 5


def _numbers(text: str) -> Iterator[str]:
    yield from re.findall("[0-9][0-9,.]*", text)


# --- stamps, drafts, whoever reads it


def test_the_stamps_stand_below_every_page_and_drafts_are_marked(report: RegionalReport, content: bytes) -> None:
    """Of the strip and of the maps, by the code of the state; the later parts have the footer of the first."""
    drawn = Document(BytesIO(content))
    heads = [_rows(table)[0] for table in drawn.tables if _caption(table) == "Who reported"]
    drafts = [f"{tile.code}*" for tile in _first(report).tiles if tile.is_draft]

    assert " ".join(report.stamps) in drawn.sections[0].footer.paragraphs[0].text
    assert all(part.footer.is_linked_to_previous for part in list(drawn.sections)[1:])
    assert [head for head in heads[0] if head.endswith("*")] == drafts
    assert drafts


def test_every_table_has_a_header_that_is_repeated_and_a_name(content: bytes) -> None:
    """For whoever hears the paper, with its title and its language."""
    drawn = Document(BytesIO(content))
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in drawn.tables]  # type: ignore[union-attr]

    assert [head for head in heads if head is None] == []
    assert [table for table in drawn.tables if not _caption(table)] == []
    assert drawn.core_properties.title.startswith("Where the region stands")
    assert drawn.core_properties.language == "en-GB"


def test_each_state_of_play_is_told_by_its_sign_and_the_further_the_darker() -> None:
    """So the map is read in black and white."""
    cells = [map_cell(Shown(play.words, play=play)) for play in StateOfPlay]
    grounds = [int(cell.ground or "FFFFFF", 16) for cell in cells[:4]]

    assert len({cell.text for cell in cells}) == len(StateOfPlay)
    assert grounds == sorted(grounds)
    assert len(set(grounds)) == 4


def test_the_same_region_gives_the_same_bytes(report: RegionalReport, content: bytes) -> None:
    """No clock and no order of chance is in it."""
    assert _paper(report) == content


# --- asked for


def test_the_paper_is_written_from_the_command(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """With a region and the name of a file in Word."""
    ran = actip("report", "--region", SAMPLE[1], "--as-of", "2026-05-01", "-o", tmp_path / "region.docx")
    paper = Document(str(tmp_path / "region.docx"))
    texts = [paragraph.text for paragraph in paper.paragraphs]

    assert (ran.code, ran.err.splitlines()[-1]) == (0, f"wrote {tmp_path / 'region.docx'}")
    assert texts[0].startswith("Where the region stands")
    assert "As of 2026-05-01." in " ".join(paragraph.text for paragraph in paper.sections[0].footer.paragraphs)


def test_all_tables_are_refused_for_a_paper(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Eight pages cannot hold them; a page beside it can."""
    ran = actip("report", "--region", SAMPLE[1], "--all-tables", "-o", tmp_path / "region.docx")

    assert ran.code == 2
    assert "--all-tables is for a workbook or a page" in ran.err
    assert not (tmp_path / "region.docx").exists()


# --- the document of one state


def test_a_document_has_the_words_of_every_other_report_for_where_it_stands() -> None:
    """And for the way an answer moved; other languages are asked for each of them."""
    assert words_of_plays(ENGLISH) == {play: play.words for play in StateOfPlay}
    assert words_of_directions(ENGLISH) == {way: way for way in DIRECTIONS}


def test_the_summary_of_a_state_counts_as_its_first_page_does() -> None:
    """Where it stands by pillar, what moved which way, and what is late, as of the same day."""
    paths = [f"{SAMPLE[1]}/LAO_2025.yaml", f"{SAMPLE[0]}/LAO_2024.yaml"]
    scope = ReportScope(state="LAO", as_of=_DAY)
    report = regional_report(paths, "national", catalogue(), scope=scope)
    content = national_document(paths, "LAO", "national", catalogue(), CREATED, as_of=_DAY).content
    drawn = Document(BytesIO(content))
    head, *rows = _rows(next(table for table in drawn.tables if "Where it stands" in table.cell(0, 0).text))
    lines = [paragraph.text for paragraph in drawn.paragraphs]
    section = _section(report, "Where it stands")
    (place,) = [place for place, column in enumerate(section.columns) if column.state]
    plays = [(row[0].text, row[place].play) for row in section.rows]
    now = [[sum(entry == (pillar, _play(title)) for entry in plays) for title in head[1:]] for pillar, *_ in rows]
    late = next(one.figure for one in _first(report).headlines if "late" in one.about)

    assert [[int(cell.split(" \u2192 ")[1]) for cell in row[1:]] for row in rows] == now
    assert f"{late} of them are late, as of 1 May 2026." in lines
    assert "As of 1 May 2026." in lines[:8]


def _play(title: str) -> StateOfPlay:
    return next(play for play in StateOfPlay if play.words == title.lower())


@pytest.mark.parametrize("audience", ["national", "asean"])
@pytest.mark.parametrize("path", sorted(Path(SAMPLE[1]).glob("*.yaml")), ids=lambda path: path.stem)
def test_the_document_of_every_state_opens_with_its_summary_on_one_page(path: Path, audience: str) -> None:
    """Below what the document must not be taken for; who reports stands on the page behind it."""
    state = path.stem[:3]
    paths = [str(path), *map(str, Path(SAMPLE[0]).glob(f"{state}*.yaml"))]
    drawn = Document(BytesIO(national_document(paths, state, audience, catalogue(), CREATED, as_of=_DAY).content))
    entries = [text.split("\t") for text in (p.text for p in drawn.paragraphs if p.style.name.startswith("toc"))]  # type: ignore[union-attr]
    about = next(p for p in drawn.paragraphs if p.text == "About this report")

    assert entries[0] == ["Summary", "1"]
    assert entries[1][1] != "1"
    assert about.paragraph_format.page_break_before


def test_no_word_of_a_summary_says_that_something_is_closed_or_open() -> None:
    """An answer that moved is told as before and now."""
    paths = [f"{SAMPLE[1]}/LAO_2025.yaml", f"{SAMPLE[0]}/LAO_2024.yaml"]
    drawn = Document(BytesIO(national_document(paths, "LAO", "national", catalogue(), CREATED).content))
    lines = [paragraph.text for paragraph in drawn.paragraphs]
    summary = " ".join(lines[: lines.index("About this report")]).lower()

    assert [word for word in ("closed", "open") if re.search(rf"\b{word}\b", summary)] == []
    assert "not in place" in summary
