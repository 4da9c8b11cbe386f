"""The Word document of a national report: answers in the order of the articles, holes listed, texts that stay texts."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.assessment.opening import opened
from actip.catalogue import catalogue
from actip.catalogue.entries import Obligation
from actip.commands.document import national_document
from actip.disclosure.levels import LEVELS
from actip.disclosure.policy import DEFAULT
from actip.disclosure.release import readable
from actip.model import Document as Read
from actip.reports.paper import Disclosed, document
from actip.reports.paper.chapter import NOT_READ
from actip.validation import Validator
from actip.writers.paper import Paper, PaperColumn
from actip.writers.word import written
from tests.conftest import CREATED, ROOT, Ran, changed, complete, write_yaml
from tests.submissions import submissions

SAMPLE = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"


def _drawn(change: Mapping[str, Any], audience: str = "national") -> Word:
    """Return the document of the complete submission with a change, read back."""
    return _read(_document(changed(complete(), change), audience))


def _document(data: dict[str, Any], audience: str) -> bytes:
    """Return the document of a submission as an audience may see it."""
    known = catalogue()
    checked = Validator(known).validate(Read("LAO_2025.yaml", data, (), (), dict))
    shown = Disclosed(*readable(data, checked.submission, audience, known, DEFAULT), audience, None)
    return written(document(shown, (), known, CREATED))


def _read(content: bytes) -> Word:
    return Document(BytesIO(content))


def _blocks(drawn: Word) -> Iterator[tuple[str, str]]:
    """Yield the style and the words of every paragraph, and of tables each row, in the order in which they stand.

    The library's own way to the cells and styles of a long document takes seconds.
    """
    styles = {style.style_id: str(style.name) for style in drawn.styles}
    for block in drawn.element.body.iterchildren(qn("w:p"), qn("w:tbl")):
        if block.tag == qn("w:p"):
            yield styles[block.style or "Normal"], _text(block)
        else:
            yield from (("Table", " | ".join(map(_text, row.iterchildren(qn("w:tc"))))) for row in block.tr_lst)


def _text(element: Any) -> str:
    return "".join(str(part.text) for part in element.iter(qn("w:t")))


def _under(drawn: Word, heading: str) -> list[str]:
    """Return what stands below a heading, up to the next one."""
    said: list[str] = []
    below = False
    for style, text in _blocks(drawn):
        if style.startswith("Heading"):
            below = text == heading
        elif below and text:
            said.append(text)
    return said


def _heading(obligation: Obligation) -> str:
    return f"{obligation.citation} {obligation.title}{'' if obligation.verified else f' {NOT_READ}'}"


def _of(name: str) -> str:
    return _heading(catalogue().obligations[name])


def _plain(name: str) -> str:
    return _of(name).removesuffix(f" {NOT_READ}")


@pytest.fixture(name="sample", scope="module")
def _sample() -> Word:
    """The document of a sample submission."""
    return _read(national_document([str(SAMPLE)], "LAO", "national", catalogue(), CREATED).content)


def test_answers_stand_in_the_order_of_the_articles(sample: Word) -> None:
    """Each with its citation, below its article and its chapter."""
    known = catalogue()
    ordered = sorted(known.obligations.values(), key=lambda obligation: obligation.article)
    headings = [(style, text) for style, text in _blocks(sample) if style in ("Heading 2", "Heading 3")]
    articles = [f"Article {number}: {known.articles[number].title}" for number in sorted({o.article for o in ordered})]

    assert [text for style, text in headings if style == "Heading 3"][: len(ordered)] == list(map(_heading, ordered))
    assert [text for style, text in headings if style == "Heading 2"] == articles


def test_a_text_that_was_not_verified_has_one_sign_and_an_annex_explains_it(sample: Word) -> None:
    """At its obligation, and nothing else about it: no word of how the texts came to be."""
    known = catalogue()
    texts = [text for _, text in _blocks(sample)]
    recalled = {_heading(obligation) for obligation in known.obligations.values() if not obligation.verified}
    annex = _under(sample, "Annex: the text of the Convention")

    assert {text for style, text in _blocks(sample) if style == "Heading 3" and NOT_READ in text} == recalled
    assert annex[0].startswith(f"{NOT_READ} stands at an obligation whose wording here was not yet compared")
    assert not [text for text in texts if re.search("confidence|recalled|catalogue|corrects the entry", text, re.I)]


def test_no_sign_and_no_annex_where_every_answer_is_to_a_text_that_was_read() -> None:
    """There is nothing to explain."""
    drawn = _drawn({"obligations": {**dict.fromkeys(catalogue().obligations), "ACTIP-14.7": {"in_law": "full"}}})

    assert not [text for _, text in _blocks(drawn) if NOT_READ in text or text.startswith("Annex")]


def test_an_answer_is_said_in_words_with_all_that_belongs_to_it() -> None:
    """Law, practice, account, since, challenges, agency, evidence, assistance and actions, with days as people do."""
    answer = {
        "in_law": "partial",
        "in_practice": "not_yet",
        "account": "First line.\nSecond line.",
        "since": "2016-02-01",
        "challenges": "Few interpreters.",
        "agency": "mps",
        "evidence": [{"kind": "law", "title": "Law", "provision": "Article 49", "date": "2015-12", "checked": "2019"}],
        "assistance": [{"kind": "training", "detail": "For judges.", "priority": "high"}],
        "assistance_offered": [{"kind": "expert_exchange"}],
        "actions": [{"action": "Issue the guideline", "agency": "mps", "due": "2026-12-31", "state": "planned"}],
    }
    drawn = _drawn(
        {"obligations": {"ACTIP-14.7": answer}, "agencies": [{"id": "mps", "name": "Ministry of Public Security"}]}
    )

    assert _under(drawn, _of("ACTIP-14.7")) == [
        "In law: Partial \u00b7 In practice: Not yet \u00b7 Since: 1 February 2016 "
        "\u00b7 Agency: Ministry of Public Security",
        "First line.",
        "Second line.",
        "Evidence: Law or regulation: Law, Article 49, December 2015, checked on 2019",
        "What stands in the way: Few interpreters.",
        "Assistance needed: Training, priority high: For judges.",
        "Assistance offered: Exchange of experts: not given",
        "Actions: Issue the guideline, Ministry of Public Security, by 31 December 2026, planned",
    ]


def test_what_is_not_answered_is_one_list_and_nothing_else() -> None:
    """Neither passed over nor filled: it has no heading among the answers."""
    alone = {"in_law": None, "in_practice": None, "evidence": None, "agency": "mps"}
    drawn = _drawn({"obligations": {"ACTIP-14.7": alone, "ACTIP-14.8": {"in_practice": None}}})

    assert [line for line in _under(drawn, "Not answered") if line.startswith("Article 14")] == [
        f"Article 14, Protection of Victims of Trafficking in Persons: {_of('ACTIP-14.7')}"
    ]
    assert _of("ACTIP-14.7") not in [text for style, text in _blocks(drawn) if style == "Heading 3"]
    assert _under(drawn, _of("ACTIP-14.8"))[0] == "In law: Full \u00b7 In practice: no answer"


def test_what_stands_beside_an_answer_is_none() -> None:
    """An answer in conflict leaves its evidence behind: the question is listed and counted as not answered."""
    drawn = _drawn({"obligations": {"ACTIP-14.7": {"in_law": None, "in_practice": None}}})

    assert _of("ACTIP-14.7") in " ".join(_under(drawn, "Not answered"))
    assert any(text.startswith("1 of 104 questions") for _, text in _blocks(drawn))


def test_what_a_shorter_questionnaire_does_not_ask_is_no_hole_of_the_file() -> None:
    """It stands in a list of its own."""
    known = catalogue()
    drawn = _drawn({"asks": "core", "obligations": dict.fromkeys(known.obligations)})
    rest = " ".join(_under(drawn, "Not asked in this questionnaire"))
    lacking = " ".join(_under(drawn, "Not answered"))

    assert all((o.title in lacking) == o.core and (o.title in rest) != o.core for o in known.obligations.values())


AMOUNTS: list[tuple[dict[str, object], str]] = [
    ({"value": 0}, "0"),
    ({"value": 1234567}, "1\u202f234\u202f567"),
    ({"value": 2.5}, "2.5"),
    ({"below": 5}, "<5"),
    ({"missing": "not_yet_available"}, "not yet available"),
    ({"missing": "withheld"}, "withheld by the state"),
]
_COUNTED = [indicator for indicator in catalogue().indicators.values() if indicator.measures == ("cases",)]


@pytest.fixture(name="amounts", scope="module")
def _amounts() -> Word:
    """The document of a submission with each of these amounts as the figure of another indicator."""
    cells = [{"indicator": indicator.id, **amount} for indicator, (amount, _) in zip(_COUNTED, AMOUNTS, strict=False)]
    return _drawn({"statistics": {"cells": cells}})


@pytest.mark.parametrize("turn", range(len(AMOUNTS)), ids=lambda turn: AMOUNTS[turn][1])
def test_zero_few_missing_and_withheld_are_never_alike(amounts: Word, turn: int) -> None:
    """And thousands are set apart by neither comma nor point."""
    line = f"{_COUNTED[turn].title.capitalize()}: Cases | {AMOUNTS[turn][1]}"
    assert [row for row in _under(amounts, "Figures") if f"| {row} |".count(f"| {line} |")]


def test_figures_stand_once_with_sex_and_age_beside_each_other() -> None:
    """No obligation repeats them; a breakdown by anything else is a line of its own; a blank is said to be no zero."""
    total = {"indicator": "victims_detected", "victim_status": "confirmed", "value": 25}
    girls = {**total, "sex": "F", "age": "C", "value": 4, "note": "In shelters."}
    drawn = _drawn(
        {"statistics": {"cells": [total, {**total, "sex": "F", "value": 15}, girls, {**total, "sex": "U", "value": 3}]}}
    )
    table = [text for style, text in _blocks(drawn) if style == "Table"]
    name = next(o.id for o in catalogue().obligations.values() if "victims_detected" in o.indicators)

    assert table[-3:] == [
        "What | In all | Female | Girls",
        "Victims detected: Persons, Confirmed victimIn shelters. | 25 | 15 | 4",
        "\u2013 Confirmed victim, sex Not known | 3 |  | ",
    ]
    assert "A blank cell: no figure was given for it; it is not zero." in _under(drawn, "Figures")
    assert not [text for text in _under(drawn, _of(name)) if "25" in text]
    assert [
        text for text in _under(drawn, "Not answered") if text.startswith("No figure and no reason given: Offences")
    ]


def test_what_was_counted_alike_is_said_once() -> None:
    """For all indicators together."""
    counted = {"source": "Police", "release": "final"}
    drawn = _drawn(
        {
            "statistics": {
                "indicators": {"offences_recorded": counted, "cases_investigated": counted},
                "cells": [{"indicator": "offences_recorded", "value": 4}],
            }
        }
    )

    assert _under(drawn, "Figures")[-1] == "Offences recorded, Cases investigated: Source: Police; Release: Final"


def test_lists_are_tables_and_a_single_entry_is_a_line(sample: Word) -> None:
    """Without the columns that nobody filled."""
    entries = {
        heading: _under(sample, heading)[-1]
        for heading in ("Capacity", "Budgets", "Stakeholders", "Practices", "Events of the period", "Explanations")
    }

    assert entries == {
        "Capacity": "Sample training | Social services | 4 March 2025 | 6 March 2025 | 30 total, 14 female, 16 male",
        "Budgets": "Coordination and monitoring | US dollar | 6\u202f000 | 5\u202f400",
        "Stakeholders": "Organisation: Sample organisation; Kind: Civil society organisation; Role: Sample role.; "
        "Area: national; Pillars: Protection of victims",
        "Practices": f"Practice: Sample practice; About: {_plain('ACTIP-16.6')}; In short: Sample summary.",
        "Events of the period": "Event: Sample event; Effect on: Budget; In detail: Sample detail.",
        "Explanations": f"{_plain('ACTIP-5.3.a')} (a claim without evidence): Sample reason: the order is not "
        "published.",
    }


def test_no_table_holds_one_line_alone(sample: Word) -> None:
    """A box around a sentence says no more than the sentence."""
    assert [len(table._tbl.tr_lst) for table in sample.tables if len(table._tbl.tr_lst) < 3] == []


def test_a_part_that_is_not_reported_says_so() -> None:
    """It is not shown as empty, and takes no chapter."""
    drawn = _drawn({"parts": ["statistics"]})
    chapters = [text for style, text in _blocks(drawn) if style == "Heading 1"]

    assert "Parts that this submission does not report: Obligations; " in " ".join(_under(drawn, "Not answered"))
    assert not {"Obligations", "Budgets"} & set(chapters)
    assert [
        line for line in _under(_drawn({}), "Not answered") if line.startswith("Nothing is listed: Capacity; Budgets")
    ]


def test_nothing_of_what_is_withheld_is_in_the_file() -> None:
    """Neither an answer, a figure, a list nor a reason about them; each is said where it would stand."""
    change = {
        "obligations": {"ACTIP-14.7": {"account": "secret one", "disclosure": "national"}},
        "statistics": {
            "indicators": {"offences_recorded": {"comment": "secret two", "disclosure": "national"}},
            "cells": [{"indicator": "offences_recorded", "value": 4711}],
        },
        "court_indicators": {"VSC-1": {"account": "secret three", "disclosure": "national"}},
        "stakeholders": [{"name": "secret four", "disclosure": "national"}, {"name": "Open network"}],
        "explanations": [
            {"rule": "GAP303", "about": "ACTIP-14.7", "reason": "secret five"},
            {"rule": "GAP308", "about": "ACTIP-14.7/evidence/0", "reason": "secret six"},
        ],
    }
    content = _document(changed(complete(), change), "asean")
    whole = b"".join(
        zipfile.ZipFile(BytesIO(content)).read(name) for name in zipfile.ZipFile(BytesIO(content)).namelist()
    )
    drawn = _read(content)

    assert b"secret" not in whole
    assert b"4711" not in whole
    assert "4\u202f711".encode() not in whole
    withheld = " ".join(_under(drawn, "Withheld from this audience"))
    assert all(words in withheld for words in (_of("ACTIP-14.7"), "Offences recorded", "VSC-1 Victim safety"))
    stamps = [text for style, text in _blocks(drawn) if style == "Intense Quote"]
    assert "What this audience may not see is left out." in stamps


@pytest.mark.parametrize("audience", LEVELS)
def test_the_document_withholds_what_the_regional_report_withholds(audience: str) -> None:
    """Of every submission of the sample the same answers and the same figures."""
    known = catalogue()
    for path in sorted((ROOT / "sample_data" / "2025").iterdir()):
        assessments, _ = assess([str(path)], known)
        shown = as_seen_by(audience, region(assessments, known), known)
        (reported,) = [entry.assessment for entry in shown.reports if entry.assessment]
        checked, _ = opened(str(path), known)
        _, withheld = readable(checked.document.data, checked.submission, audience, known, DEFAULT)

        assert reported.submission is not None
        groups = ("obligations", "statistics")
        steps = [pointer.split("/")[1:] for pointer in withheld]
        names = {name for group, name in (own for own in steps if len(own) == 2) if group in groups}
        assert names == {name for name in reported.submission.withheld if "/" not in name}


def test_the_pages_are_a4_and_carry_state_period_clearance_and_stamps(sample: Word) -> None:
    """In the header and the footer, with the number of the page and of the last."""
    section = sample.sections[0]
    header, footer = section.header.paragraphs[0].text, section.footer.paragraphs[0]
    fields = [element.text for element in footer._p.iter(qn("w:instrText"))]

    assert (round(section.page_width or 0, -3), round(section.page_height or 0, -3)) == (
        round(Mm(210), -3),
        round(Mm(297), -3),
    )
    assert header == "Lao PDR, 1 January 2025 to 31 December 2025. Draft."
    assert "Sample: answers invented, no government's report." in footer.text
    assert "Small counts not suppressed." in footer.text
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is_and_in_which_language(sample: Word) -> None:
    """A title that a reader of the screen can say; nobody's name but the program's; no date of its making."""
    properties = sample.core_properties

    assert properties.title.startswith("Lao PDR: National report under the ASEAN Convention")
    assert (properties.language, properties.author, properties.last_modified_by) == ("en-GB", "actip", "actip")
    assert (properties.created, properties.comments) == (properties.modified, "")
    assert next(sample.styles.element.iter(qn("w:lang"))).get(qn("w:val")) == "en-GB"


def test_the_contents_name_every_chapter_and_article(sample: Word) -> None:
    """As a field that Word brings up to date, each entry a link to its heading."""
    headings = [text for style, text in _blocks(sample) if style in ("Heading 1", "Heading 2")]
    entries = [
        paragraph
        for paragraph in sample.paragraphs
        if ((paragraph.style and paragraph.style.name) or "").startswith("toc")
    ]
    links = [link.get(qn("w:anchor")) for paragraph in entries for link in paragraph._p.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")) for mark in sample.element.iter(qn("w:bookmarkStart"))}
    kinds = [mark.get(qn("w:fldCharType")) for mark in sample.element.body.iter(qn("w:fldChar"))]

    lines = [paragraph.text.partition("\t") for paragraph in entries]

    assert [title for title, _, _ in lines] == headings
    assert len(links) == len(set(links)) == len(headings)
    assert set(links) <= marks
    assert kinds == ["begin", "separate", "end"]


def test_a_table_repeats_its_header_and_keeps_its_rows_whole(sample: Word) -> None:
    """On every page that it goes on to."""
    for table in sample.tables:
        marks = [[child.tag for child in row._tr.trPr] for row in table.rows if row._tr.trPr is not None]
        assert marks[0] == [qn("w:cantSplit"), qn("w:tblHeader")]
        assert all(mark[0] == qn("w:cantSplit") for mark in marks[1:])


def test_scripts_of_the_region_have_a_font_that_office_has() -> None:
    """Burmese its own; Lao, Thai and Khmer that of the style; Vietnamese is Latin."""
    paper = Paper("Title", "", CREATED)
    paper.paragraph("Việt ກຂ ไทย ខ្មែរ မြန်မာ end")
    drawn = _read(written(paper))
    runs = drawn.paragraphs[0].runs
    fonts = [run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for run in runs]

    assert [run.text for run in runs] == ["Việt ກຂ ไทย ខ្មែរ ", "မြန်မာ", " end"]
    assert [None if font is None else font.get(qn("w:cs")) for font in fonts] == [None, "Myanmar Text", None]
    default = next(drawn.styles.element.iter(qn("w:rFonts")))
    assert (default.get(qn("w:cs")), default.get(qn("w:asciiTheme"))) == ("Leelawadee UI", None)


def test_a_text_that_a_file_cannot_hold_is_shown() -> None:
    """Controls, what is no letter, and signs that turn the direction of reading."""
    paper = Paper("\x00", "\uffff", CREATED)
    paper.heading("a\x0bb", 1)
    paper.table("\u202e", (PaperColumn("\ufffe", 1),), [["<w:p/>{{ 1 }}\ta"]])
    drawn = _read(written(paper))

    assert [text for _, text in _blocks(drawn) if text] == ["a\\u000bb", "\\u202e", "\\ufffe", "<w:p/>{{ 1 }} a"]
    assert drawn.core_properties.title == "\\u0000"


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(submissions())
def test_any_submission_of_the_right_shape_can_be_drawn_and_no_account_is_lost(data: dict[str, Any]) -> None:
    """Whatever its parts, its lists and its holes."""
    drawn = _read(_document({**data, "parts": ["obligations"]}, "national"))
    expected = _read(_words([str(entry.get("account", "")) for entry in data.get("obligations", {}).values()]))

    found = [paragraph.text for paragraph in drawn.paragraphs]
    assert {paragraph.text for paragraph in expected.paragraphs} <= {*found, ""}
    _document(data, "public")


def _words(texts: list[str]) -> bytes:
    """Return a document of nothing but texts: how each reads once it is in one."""
    paper = Paper("", "", CREATED)
    for text in texts:
        paper.paragraph(text)
    return written(paper)


def test_the_same_submission_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed and the time zone; SOURCE_DATE_EPOCH alone is in it."""
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Vientiane")):
        path = tmp_path / f"{seed}.docx"
        command = [sys.executable, "-m", "actip", "report", "--state", "LAO", SAMPLE, "-o", path]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": "1800000000"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())

    assert len(digests) == 1
    assert str(Document(str(path)).core_properties.created) == "2027-01-15 08:00:00+00:00"


# --- the command


def test_the_document_of_a_state_is_found_in_a_folder(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """By the letters of the state, in whatever case."""
    ran = actip("report", "--state", "lao", ROOT / "sample_data" / "2025", "-o", tmp_path / "LAO.docx")

    assert (ran.code, ran.out, ran.err) == (0, "", f"wrote {tmp_path / 'LAO.docx'}\n")
    assert Document(str(tmp_path / "LAO.docx")).sections[0].header.paragraphs[0].text.startswith("Lao PDR")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"clearance": "submitted", "obligations": {"ACTIP-14.7": {"account": "Write to victim@example.org"}}},
            "Mend what 'actip validate' names",
        ),
        (
            {"clearance": "submitted", "obligations": {"ACTIP-14.7": {"in_law": "maybe"}}},
            "Mend what 'actip validate' names",
        ),
        ({"state": "THA"}, "No submission of Lao PDR is there."),
    ],
)
def test_no_document_is_made_of_what_must_not_be_passed_on(
    actip: Callable[..., Ran], tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    """Of what was cleared: a person's data, a shape that was not understood; another state's file."""
    path = write_yaml(tmp_path / "a.yaml", changed(complete(), change))

    ran = actip("report", "--state", "LAO", path, "-o", tmp_path / "a.docx")

    assert ran.code == 2
    assert said in ran.err
    assert "victim@example.org" not in ran.err
    assert not (tmp_path / "a.docx").exists()


def test_of_two_periods_the_last_is_meant(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """As in a folder that holds the reports of every year."""
    actip("report", "--state", "LAO", ROOT / "sample_data" / "2024", SAMPLE, "-o", tmp_path / "a.docx")

    assert "1 January 2025" in Document(str(tmp_path / "a.docx")).sections[0].header.paragraphs[0].text


def test_of_two_files_of_one_period_none_is_chosen(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Both are named."""
    both = [write_yaml(tmp_path / name, complete()) for name in ("a.yaml", "b.yaml")]

    ran = actip("report", "--state", "LAO", tmp_path, "-o", tmp_path / "a.docx")

    assert ran.code == 2
    assert all(str(path) in ran.err for path in both)


def test_a_document_never_replaces_what_is_read(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Not even through a link, and not in a folder."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(complete()))
    before = path.read_bytes()
    (tmp_path / "link.docx").symlink_to(path)

    assert [
        actip("report", "--state", "LAO", read, "-o", tmp_path / "link.docx").code for read in (path, tmp_path)
    ] == [2, 2]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--state", "LAA", "-o", "a.docx"], "Did you mean 'LAO'?"),
        (["--state", "LAO", "--region"], "Leave one out"),
    ],
)
def test_wrong_usage_says_what_would_be_right(actip: Callable[..., Ran], arguments: list[str], said: str) -> None:
    """Exit code 2."""
    ran = actip("report", SAMPLE, *arguments)

    assert ran.code == 2
    assert said in ran.err
