"""How long the Word documents are, by the estimate of the writer: a page number cannot be measured without Word."""

import re
import tempfile
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from actip.assessment.opening import opened
from actip.catalogue import catalogue
from actip.commands.document import national_document
from actip.disclosure.policy import DEFAULT
from actip.disclosure.release import readable
from actip.reports.paper import Disclosed, brief
from actip.reports.paper import document as whole_report
from actip.writers import papers, word
from actip.writers.pages import Block, last_page, line_height, lines_of, pages_of
from actip.writers.paper import Paper
from actip.writers.papers import WORD
from tests.conftest import CREATED, ROOT, Ran, changed, complete, write_yaml

SAMPLE = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"
LAST = ROOT / "sample_data" / "2024" / "LAO_2024.yaml"
_LONG = "What was done, where, by whom and with what result, in the words of the ministry. " * 12


@pytest.fixture(name="pages")
def _pages(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that each document written takes by the estimate, in their order."""
    counts: list[int] = []

    def counted(paper: Paper) -> bytes:
        counts.append(paper.pages)
        return word.written(paper)

    monkeypatch.setattr(papers, "import_module", lambda _: SimpleNamespace(written=counted))
    return counts


def _dozen() -> dict[str, Any]:
    """Return the sample with a dozen answers, and with all its figures and lists."""
    data = dict(opened(str(SAMPLE), catalogue())[0].document.data)
    return {**data, "obligations": dict(list(data["obligations"].items())[::9][:12])}


def _report(data: dict[str, Any], make: Callable[..., Paper] = whole_report) -> bytes:
    return papers.written(make(Disclosed(data, frozenset(), "national", None), (), catalogue(), CREATED), WORD)


def test_a_full_sample_takes_twenty_pages_and_a_dozen_answers_eight(pages: list[int]) -> None:
    """With the last report to compare with, which is the longer one."""
    national_document([str(SAMPLE), str(LAST)], "LAO", "national", catalogue(), CREATED).content
    _report(_dozen())

    assert [pages[0] <= 20, pages[1] <= 8] == [True, True], pages


def test_the_summary_is_the_first_page() -> None:
    """What follows begins on the pages behind it, by the page numbers of the contents."""
    drawn = Document(
        BytesIO(national_document([str(SAMPLE), str(LAST)], "LAO", "national", catalogue(), CREATED).content)
    )
    lines = [text.split("\t") for text in _contents(drawn)]
    numbers = [int(number) for _, number in lines]

    assert lines[0][0] == "Summary"
    assert numbers[0] == 1 < numbers[1]
    assert numbers == sorted(numbers)
    assert numbers[-1] <= 20


def _contents(drawn: Any) -> list[str]:
    return [paragraph.text for paragraph in drawn.paragraphs if paragraph.style.name.startswith("toc")]


def test_the_page_numbers_of_the_contents_are_within_one_of_what_the_length_of_the_text_allows() -> None:
    """A heading behind a hundred full lines is some two pages further on: 59 lines of ten points fill a page."""
    paper = Paper("", "", CREATED)
    paper.contents("Contents")
    paper.new_page()
    for chapter in range(4):
        paper.heading(f"Chapter {chapter}", 1)
        for line in range(100):
            paper.paragraph(f"{line}")
    numbers = [int(text.split("\t")[1]) for text in _contents(Document(BytesIO(papers.written(paper, WORD))))]

    assert numbers[0] == 2
    assert all(abs(later - earlier - 2) <= 1 for earlier, later in pairwise(numbers))


def test_every_heading_stays_on_the_page_of_what_it_heads() -> None:
    """Of all three levels, and the caption of a table."""
    drawn = Document(BytesIO(_report(complete())))

    assert {
        name
        for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "TOC Heading")
        if not drawn.styles[name].paragraph_format.keep_with_next
    } == set()


_BLOCKS = st.builds(
    lambda lines, keeps, breaks, is_whole: Block(0, lines, 12, 3, keeps, breaks, is_whole, 12 if is_whole else 0),
    st.integers(1, 9),
    *[st.booleans()] * 3,
)


@given(st.lists(_BLOCKS))
def test_blocks_go_on_from_page_to_page_and_none_is_lost(blocks: list[Block]) -> None:
    """Each begins on the page of the one before it, or on a later one."""
    numbers = pages_of(blocks, 120)

    assert len(numbers) == len(blocks)
    assert numbers == sorted(numbers)
    assert last_page(blocks, 120) >= max(numbers, default=1)


def test_what_is_kept_together_begins_one_page() -> None:
    """A heading at the foot of a page goes to the next with its text."""
    text, heading = Block(0, 9, 12, 0), Block(0, 1, 12, 0, keeps_with_next=True)

    assert pages_of([text, heading, text], 120) == [1, 2, 2]


def test_a_line_breaks_between_words_and_marks_take_no_width() -> None:
    """So a text of Lao takes about as many lines as its letters, not its marks."""
    assert [lines_of("word " * 10, 10, 500), lines_of("word " * 100, 10, 100), lines_of("a\nb", 10, 100)] == [1, 25, 2]
    assert lines_of("\u0e81\u0eb4" * 40, 10, 240) == lines_of("\u0e81" * 40, 10, 240)


# --- in brief


@pytest.mark.parametrize("audience", ["public", "asean", "national"])
def test_a_brief_is_two_pages_at_most(pages: list[int], audience: str) -> None:
    """Of the full sample beside its last report."""
    national_document([str(SAMPLE), str(LAST)], "LAO", audience, catalogue(), CREATED, in_brief=True).content

    assert pages[0] <= 2


def test_a_brief_of_a_state_that_lists_much_in_long_words_is_two_pages_too(pages: list[int]) -> None:
    """The lists are cut, and how many entries more there are is said."""
    lists = {
        "stakeholders": [{"name": _LONG, "kind": "civil_society", "role": _LONG}] * 40,
        "programmes": [{"name": _LONG, "partners": _LONG}] * 20,
        "capacity": [{"topic": "a", "audience": audience} for audience in catalogue().lists["audience"].codes],
        "consultations": [{"with": _LONG, "effect": _LONG}] * 20,
        "context": [{"event": _LONG, "detail": _LONG, "response": _LONG}] * 20,
        "results": [{"title": _LONG}] * 20,
        "practices": [{"title": _LONG, "summary": _LONG}] * 20,
    }
    content = _report(changed(complete(), lists), brief)

    texts = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]

    assert pages == [2]
    assert [text for text in texts if re.fullmatch("And 3[0-9] more.", text)]


def test_a_brief_says_of_every_part_that_nothing_was_reported() -> None:
    """A hole is no zero and no silence."""
    data = changed(complete(), {"parts": ["obligations"], "statistics": None})
    texts = [paragraph.text for paragraph in Document(BytesIO(_report(data, brief))).paragraphs]
    parts = ("Stakeholders", "Programmes", "Capacity", "Consultations", "Context", "Results", "Practices")

    assert {f"{part}: not reported" for part in parts} <= set(texts)
    assert texts[texts.index("Key figures") + 1] == "Not reported"


def test_a_brief_is_for_the_public_unless_it_is_said_otherwise(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """And stamped so on its first page."""
    stamps = []
    for options in ((), ("--audience", "asean")):
        actip("report", "--state", "LAO", SAMPLE, "--brief", "-o", tmp_path / "a.docx", *options)
        stamps.append([paragraph.text for paragraph in Document(str(tmp_path / "a.docx")).paragraphs[:4]])

    assert ["For: Public." in stamps[0], "For: ASEAN bodies and member states." in stamps[1]] == [True, True]


def test_a_brief_without_a_state_or_a_document_is_refused(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """With what would be right."""
    for arguments in (("--region", "--brief"), ("--state", "LAO", "--brief", "-o", tmp_path / "a.xlsx")):
        ran = actip("report", SAMPLE, *arguments)

        assert ran.code == 2
        assert "A brief is a document of one state." in ran.err


def test_nothing_above_the_audience_is_in_a_brief(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Neither of this report nor of the last: as 'release' leaves it out."""
    secret = {"disclosure": "national", "stakeholders": [{"name": "secret"}], "context": [{"event": "secret"}]}
    cells = {"cells": [{"indicator": "offences_recorded", "value": 4711}]}
    now = changed(complete(), {**secret, "statistics": cells})
    last = changed(now, {"period": {"start": "2024-01-01", "end": "2024-12-31"}, "prepared": "2025-03-14"})
    paths = [write_yaml(tmp_path / name, data) for name, data in (("now.yaml", now), ("last.yaml", last))]
    actip("report", "--state", "LAO", paths[0], "--previous", paths[1], "--brief", "-o", tmp_path / "a.docx")
    xml = Document(str(tmp_path / "a.docx")).element.xml

    assert [word in xml for word in ("secret", "4711", "4\u202f711")] == [False, False, False]
    assert "withheld from this audience" in xml


# --- beside the last report


def test_a_change_of_a_figure_is_given_where_both_are_exact_and_the_periods_as_long() -> None:
    """From a file of the last report, and from what the form itself carries of it."""
    figure = {"indicator": "offences_recorded", "value": 46}
    last = {
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "answers": {"ACTIP-14.7": {"in_law": "partial", "in_practice": "full"}},
        "cells": [{**figure, "value": 50}],
    }
    lines = _summary_of(changed(complete(), {"statistics": {"cells": [figure]}, "last": last}))

    assert "Offences recorded: Cases | 46 | 50 | \u22124" in lines
    assert "1 answer is another than in the last report, 1 January 2024 to 31 December 2024." in lines
    assert any(line.endswith("In law: Full (before: Partial)") for line in lines)


def test_half_a_year_is_not_subtracted_from_a_year() -> None:
    """Both figures stand there, and no change."""
    figure = {"indicator": "offences_recorded", "value": 46}
    last = {"period": {"start": "2024-07-01", "end": "2024-12-31"}, "cells": [{**figure, "value": 50}]}
    lines = _summary_of(changed(complete(), {"statistics": {"cells": [figure]}, "last": last}))

    assert "Offences recorded: Cases | 46 | 50" in lines


def test_a_figure_that_one_report_has_not_is_no_zero() -> None:
    """No difference is made of it."""
    figure = {"indicator": "offences_recorded", "value": 46}
    last = {"period": {"start": "2024-01-01", "end": "2024-12-31"}, "cells": []}
    lines = _summary_of(changed(complete(), {"statistics": {"cells": [figure]}, "last": last}))

    assert "Offences recorded: Cases | 46 | no figure | " in lines


def test_of_a_figure_that_is_given_twice_none_is_chosen() -> None:
    """Both stand among the figures."""
    figures = [{"indicator": "offences_recorded", "value": value} for value in (46, 47)]

    assert "Offences recorded: Cases | given twice" in _summary_of(
        changed(complete(), {"statistics": {"cells": figures}})
    )


def test_without_a_last_report_nothing_is_compared() -> None:
    """It is said."""
    assert "There is no last report to compare with." in _summary_of(complete())


def _summary_of(data: dict[str, Any]) -> list[str]:
    """Return the lines of the summary of a submission for its own state: of its tables the cells."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_yaml(Path(folder) / "LAO_2025.yaml", data)
        drawn = Document(BytesIO(national_document([str(path)], "LAO", "national", catalogue(), CREATED).content))
    lines: list[str] = []
    is_summary = False
    for block in drawn.element.body.iterchildren(qn("w:p"), qn("w:tbl")):
        rows = [block] if block.tag == qn("w:p") else block.tr_lst
        for row in rows:
            cells = [row] if block.tag == qn("w:p") else row.iterchildren(qn("w:tc"))
            text = " | ".join("".join(str(part.text) for part in cell.iter(qn("w:t"))) for cell in cells)
            if block.tag == qn("w:p") and (block.style or "").startswith("Heading1"):
                is_summary = text == "Summary"
            lines += [text] if is_summary else []
    return lines


# --- clearance


def test_the_block_for_signatures_names_the_offices_that_are_given_and_leaves_the_rest_to_be_signed() -> None:
    """Nobody is named who did not clear it."""
    data = changed(
        complete(),
        {
            "reporting_authority": "Ministry of Public Security",
            "agencies": [{"id": "lwu", "name": "Lao Women's Union"}],
            "agency_clearances": [{"agency": "lwu", "clearance": "agency_cleared", "date": "2026-03-01"}],
        },
    )
    tables = Document(BytesIO(_report(data))).tables
    table = next(table for table in tables if table.cell(0, 0).text == "Step")

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Step", "Office", "Date", "Name and signature"],
        ["Prepared", "Ministry of Public Security", "14 March 2026", ""],
        ["Cleared by the agencies", "Lao Women's Union", "1 March 2026", ""],
        ["Nationally approved", "", "", ""],
        ["Submitted", "", "", ""],
    ]


def test_others_read_of_the_last_report_what_was_made_for_them(tmp_path: Path) -> None:
    """No figure that 'release' suppresses in it."""
    small = changed(
        complete(),
        {
            "disclosure": "public",
            "period": {"start": "2024-01-01", "end": "2024-12-31"},
            "statistics": {"cells": [{"indicator": "persons_convicted", "value": 2}]},
        },
    )
    now = changed(small, {"period": {"start": "2025-01-01", "end": "2025-12-31"}})
    now["statistics"] = {"cells": [{"indicator": "persons_convicted", "value": 70}]}
    paths = [str(write_yaml(tmp_path / name, data)) for name, data in (("now.yaml", now), ("last.yaml", small))]
    content = national_document(paths, "LAO", "public", catalogue(), CREATED, in_brief=True).content
    data, _ = readable(small, opened(paths[1], catalogue())[0].submission, "public", catalogue(), DEFAULT)
    rows = [[cell.text for cell in row.cells] for table in Document(BytesIO(content)).tables for row in table.rows]

    assert data["statistics"]["cells"][0] == {"indicator": "persons_convicted", "missing": "suppressed"}
    assert ["Persons convicted: Persons", "70", "suppressed", ""] in [row[:4] for row in rows]


@pytest.mark.parametrize("text", ["ກົດໝາຍ", "กฎหมาย", "ច្បាប់", "ဥပဒေ"])
def test_a_line_of_letters_that_stand_above_each_other_is_higher(text: str) -> None:
    """Lao, Thai, Khmer, Burmese: a summary in them has fewer lines on its page than one in English."""
    assert line_height(10, text) > line_height(10, "law") == line_height(10)
