"""The national report and the brief as a page: the words of the Word document, on A4, with texts that stay texts."""

import re
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.commands.document import national_document
from actip.reports.paper import Disclosed, brief
from actip.texts import language
from actip.writers.html import source_hash
from actip.writers.paper import Paper, PaperColumn
from actip.writers.papers import PAGE, WORD, written
from tests.chromium import Browser, browser, needed
from tests.conftest import CREATED, ROOT, Ran, changed, complete

Actip = Callable[..., Ran]
_SAMPLES = ROOT / "sample_data"
_CASES = [
    *(("LAO", "national", "en", False), ("LAO", "asean", "lo", False), ("VNM", "public", "en", False)),
    *(("LAO", "public", "en", True), ("LAO", "national", "lo", True), ("VNM", "national", "en", True)),
]
_BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "th", "td")


def _written(state: str, audience: str, code: str, kind: str, *, in_brief: bool) -> bytes:
    paths = [str(_SAMPLES / year / f"{state}_{year}.yaml") for year in ("2025", "2024")]
    return national_document(
        paths, state, audience, catalogue(), CREATED, language=language(code), in_brief=in_brief, kind=kind
    ).content


class _Words(HTMLParser):
    """The words of a page, block by block, its style, and the elements that are on it."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.elements: list[str] = []
        self.style = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag in (*_BLOCKS, "style"):
            self._inside = tag
            self.blocks += [""] if tag != "style" else []

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            self.style += data
        elif self._inside:
            self.blocks[-1] += data


def _page(content: bytes) -> _Words:
    words = _Words()
    words.feed(content.decode())
    return words


def _words_of_page(content: bytes) -> list[str]:
    return [block for block in _page(content).blocks if block]


def _words_of_word(content: bytes) -> Iterator[str]:
    """Yield the words of a Word document, block by block; the lines of its contents without their page."""
    body = Document(BytesIO(content)).element.body
    for paragraph in body.iter(qn("w:p")):
        cell = paragraph.getparent()
        if cell.tag == qn("w:tc"):
            if paragraph is cell.find(qn("w:p")) and (text := "\n".join(map(_text, cell.iterchildren(qn("w:p"))))):
                yield text
        elif text := _text(paragraph):
            yield re.sub(r"[0-9]+$", "", text) if (paragraph.style or "").lower().startswith("toc") else text


def _text(paragraph: Any) -> str:
    return "".join(str(part.text) for part in paragraph.iter(qn("w:t")))


@pytest.mark.parametrize(("state", "audience", "code", "in_brief"), _CASES)
def test_the_page_has_the_words_of_the_word_document_in_their_order(
    state: str, audience: str, code: str, in_brief: bool
) -> None:
    """For each audience, in full and in brief, whatever the language."""
    word = list(_words_of_word(_written(state, audience, code, WORD, in_brief=in_brief)))

    assert len(word) > 30
    assert _words_of_page(_written(state, audience, code, PAGE, in_brief=in_brief)) == word


def test_the_page_is_in_the_language_of_its_words() -> None:
    """A screen reader and the browser's own rules for breaking lines go by it."""
    content = _written("LAO", "national", "lo", PAGE, in_brief=True).decode()

    assert '<html lang="lo" translate="no">' in content


_texts = st.text(min_size=1) | st.sampled_from(["</style><b>", "<script>", '"; } *', "\\", "{{ 1 }}", "a\tb\nc"])


@given(_texts)
def test_whatever_a_text_holds_it_is_no_part_of_the_page(text: str) -> None:
    """In a title, a heading, a cell, a list, the header and the footer: no element and no rule comes of it."""
    content, plain = written(_paper(text), PAGE), written(_paper("a"), PAGE)
    rules = [_page(one).style.count("{") + _page(one).style.count(";") for one in (content, plain)]

    assert set(_page(content).elements) <= set(_page(plain).elements)
    assert rules[0] == rules[1]


def _paper(text: str) -> Paper:
    paper = Paper(text, text, CREATED)
    paper.header(text)
    paper.footer(text)
    paper.heading(text, 0)
    paper.contents(text)
    paper.heading(text, 1)
    paper.mixed(((text, True), (text, False)))
    paper.paragraph(text, italic=True)
    paper.bullets(text, [text])
    paper.table(text, (PaperColumn(text, 1),), [[text]])
    return paper


def test_the_page_allows_its_own_style_and_nothing_else() -> None:
    """By the hash of it: no script runs, nothing is loaded."""
    content = _written("LAO", "national", "en", PAGE, in_brief=False).decode()
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', content)
    style = content.partition("<style>")[2].partition("</style>")[0]

    assert policy.replace("&#39;", "'") == (
        f"default-src 'none'; style-src {source_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    assert "style=" not in content


def test_every_sheet_says_what_it_must_not_be_taken_for() -> None:
    """Above and below are the words of Word's header and footer, as strings of the page's style."""
    style = _page(_written("LAO", "national", "en", PAGE, in_brief=True)).style
    written_in_style = re.findall(r'@(top|bottom)-left { content: "([^"]*)"', style)
    words = [re.sub(r"\\([0-9a-f]+) ", lambda sign: chr(int(sign[1], 16)), text) for _, text in written_in_style]
    (section,) = Document(BytesIO(_written("LAO", "national", "en", WORD, in_brief=True))).sections

    assert words[0] == section.header.paragraphs[0].text
    assert words[1] == section.footer.paragraphs[0].text.partition("\t")[0]
    assert "Sample: answers invented" in words[1]


def test_the_contents_lead_to_the_headings() -> None:
    """Each line of them to the one heading that has its words."""
    content = _written("LAO", "national", "en", PAGE, in_brief=False).decode()
    lines = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', content)
    headings = re.findall(r'<h[23] class="[^"]*" id="([^"]+)">([^<]+)</h', content)

    assert len(lines) > 20
    assert lines == headings


def test_a_long_word_of_a_table_is_kept_whole_and_the_table_stays_on_the_sheet() -> None:
    """A narrow column is widened by what the others can give; together they are what they were."""
    columns = [PaperColumn("Jurisdictions", 1), PaperColumn("a", 10)]
    paper = Paper("", "", CREATED)
    paper.table("", columns, [["", "b"]])
    shares = [float(share) for share in re.findall(r'<col width="([0-9.]+)%"', written(paper, PAGE).decode())]

    assert shares[0] > 100 / 11
    assert sum(shares) == pytest.approx(100, abs=0.1)


# --- on paper


@pytest.fixture(name="chromium", scope="module")
def _chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as window:
        yield window


def _sheets(window: Browser, tmp_path: Path, content: bytes) -> list[tuple[float, ...]]:
    """Return the size in points of each sheet that a page prints on."""
    path = tmp_path / "report.html"
    path.write_bytes(content)
    window.open(path)
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", window.printed())
    return [tuple(map(float, box)) for box in boxes]


@needed
@pytest.mark.parametrize("state", ["LAO", "VNM"])
def test_the_brief_is_two_sheets_of_a4(chromium: Browser, tmp_path: Path, state: str) -> None:
    """Printed by a browser, from the file; it asks for nothing and complains about nothing."""
    sheets = _sheets(chromium, tmp_path, _written(state, "national", "en", PAGE, in_brief=True))

    assert [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for width, height in sheets] == [(210, 297)] * 2
    assert [request for request in chromium.requests if not request.startswith("file:")] == []
    assert chromium.complaints == []


@needed
def test_the_brief_of_a_state_that_lists_much_is_two_sheets_too(chromium: Browser, tmp_path: Path) -> None:
    """In long words: the entries are cut, as in Word."""
    long = "What was done, where, by whom and with what result, in the words of the ministry. " * 12
    lists = {
        "stakeholders": [{"name": long, "kind": "civil_society", "role": long}] * 40,
        "programmes": [{"name": long, "partners": long}] * 20,
        "context": [{"event": long, "detail": long, "response": long}] * 20,
        "practices": [{"title": long, "summary": long}] * 20,
    }
    disclosed = Disclosed(changed(complete(), lists), frozenset(), "national", None)
    content = written(brief(disclosed, (), catalogue(), CREATED), PAGE)

    assert len(_sheets(chromium, tmp_path, content)) == 2


@needed
@pytest.mark.parametrize("state", ["LAO", "VNM"])
def test_the_summary_is_the_first_sheet(chromium: Browser, tmp_path: Path, state: str) -> None:
    """What stands before the first forced page: alone it prints on one."""
    content = _written(state, "national", "en", PAGE, in_brief=False)
    summary, behind, _ = content.partition(b'<p class="caption new-page">')
    assert behind

    assert len(_sheets(chromium, tmp_path, summary)) == 1
    assert len(_sheets(chromium, tmp_path, content)) > 10


# --- the command


@pytest.mark.parametrize(
    ("options", "audience", "code"),
    [
        ((), "national", "en"),
        (("--brief",), "public", "en"),
        (("--brief", "--audience", "asean", "--lang", "lo"), "asean", "lo"),
    ],
)
def test_the_ending_of_the_file_chooses_the_page(
    actip: Actip, tmp_path: Path, options: tuple[str, ...], audience: str, code: str
) -> None:
    """With the options of the Word document, its words, and what is said beside it."""
    paths = [_SAMPLES / "2025" / "LAO_2025.yaml", "--previous", _SAMPLES / "2024" / "LAO_2024.yaml"]
    files = [tmp_path / "a.HTML", tmp_path / "a.docx"]
    page, word = (
        actip("report", "--state", "lao", *paths, "--as-of", "2026-06-01", *options, "-o", file) for file in files
    )
    blocks = _words_of_page(files[0].read_bytes())
    for_whom = catalogue(code).label("disclosure", audience)

    assert (page.code, page.out, page.err) == (0, "", word.err.replace("a.docx", "a.HTML"))
    assert blocks == list(_words_of_word(files[1].read_bytes()))
    assert f'<html lang="{code}" translate="no">' in files[0].read_text("utf-8")
    assert any(for_whom in block for block in blocks)


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("--state", "LAO", "-o", "a.html", "--page", "b.html"), "are two reports"),
        (("--state", "LAO", "-o", "a.htm"), "Let it end in"),
        (("--region", "-o", "a.html"), "Write it with --page a.html."),
        (("--region", "--brief", "-o", "a.html"), "-o LAO_brief.html"),
    ],
)
def test_another_use_of_the_page_is_refused_with_what_would_be_right(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], answer: str
) -> None:
    """Nothing is written, and nothing is passed over in silence."""
    monkeypatch.chdir(tmp_path)
    ran = actip("report", _SAMPLES / "2025" / "LAO_2025.yaml", *arguments)

    assert ran.code == 2
    assert answer in ran.err
    assert list(tmp_path.iterdir()) == []
