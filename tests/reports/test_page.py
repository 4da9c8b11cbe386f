"""The page of a report: one file that asks for nothing, in which a person finds and sorts, and texts stay texts."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selenium.webdriver.common.keys import Keys

from actip.amounts import figure
from actip.catalogue import catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.gate.text import printable
from actip.model.first_page import Block, FirstPage, Point
from actip.model.play import StateOfPlay
from actip.model.section import Chart, ChartKind, Column, Section, Series, Shown
from actip.model.settings import ReportScope
from actip.reports.fitting import letters_on_paper
from actip.reports.page import page
from actip.sections.words import short_id
from tests import chromium
from tests.chromium import Browser
from tests.conftest import ROOT, Ran, changed, complete, write_yaml
from tests.contrast import CONTRAST

HOSTILE = (
    "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>",
    "</style><style>*{display:none}</style>",
    "{{ 7*7 }}{% raw %}<svg onload=window.hit=1>",
    "\"' onfocus=window.hit=1 autofocus x='",
    "\u202egnp.exe \u2066<b>bold</b>",
    "ການຄ້າມະນຸດ" * 60,
    "x" * 4000,
    "javascript:window.hit=1 https://evil.example/a.png",
)


def _section(texts: tuple[str, ...], **changes: object) -> Section:
    rows = tuple((Shown(text), Shown(text, number=place)) for place, text in enumerate(texts))
    columns = (Column(texts[0][:40], 12), Column("Figure", 8))
    return Section("Sheet", texts[0], texts[-1], columns, rows, notes=texts)._replace(**changes)


def _page(*sections: Section, stamps: tuple[str, ...] = ("For: Public.",)) -> str:
    return page(sections, "Title", stamps, catalogue())


@cache
def _report(*, further: bool = False, state: str = "") -> RegionalReport:
    """Report on the sample region, or on one state of it."""
    folders = [str(ROOT / "sample_data" / cycle) for cycle in ("2024", "2025")]
    scope = ReportScope(state=state, as_of=date(2026, 5, 1))
    return regional_report(folders, "asean", catalogue(), scope=scope, further=further)


@pytest.fixture(name="sample", scope="module")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample region."""
    path = tmp_path_factory.mktemp("page") / "region.html"
    _report(further=True).write_page(str(path), catalogue(), all_tables=True)
    return path


@pytest.fixture(name="browser", scope="module")
def _browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of this module."""
    with chromium.browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


# --- the file


def test_the_same_sections_give_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed, the time zone and the folder."""
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Vientiane")):
        path = tmp_path / f"{seed}.html"
        command = [
            sys.executable,
            "-m",
            "actip",
            "report",
            "--region",
            "sample_data/2025",
            "--page",
            path,
            "--as-of",
            "2026-05-01",
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())

    assert len(digests) == 1


def test_the_policy_names_the_style_and_the_script_of_the_page_and_nothing_else(sample: Path) -> None:
    """By their hash: nothing that a text could bring in would run."""
    text = sample.read_text(encoding="utf-8")
    policy = unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[0])
    hashes = []
    for tag in ("style", "script"):
        content = re.findall(f"<{tag}>(.*?)</{tag}>", text, flags=re.DOTALL)
        assert len(content) == 1
        hashes.append(base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode())

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


class _Elements(HTMLParser):
    """Collect the elements of a page and the text that a person reads."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _parsed(text: str) -> _Elements:
    parser = _Elements()
    parser.feed(text)
    return parser


def test_nothing_in_the_file_leads_out_of_it(sample: Path) -> None:
    """No source, no style attribute, no handler; links lead to the page itself."""
    for _, attributes in _parsed(sample.read_text(encoding="utf-8")).elements:
        assert not {"src", "srcset", "style", "background", "action"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")


@cache
def _plain_tags() -> list[str]:
    """The elements of a page of two plain texts."""
    return [tag for tag, _ in _parsed(_page(_section(("a", "b")))).elements]


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_any_text_comes_out_as_the_text_that_it_is(one: str, other: str) -> None:
    """It makes no element, and what is read is what was written."""
    parsed = _parsed(_page(_section((one, other))))

    def shown(text: str) -> str:
        return "\n".join(printable(line) for line in text.split("\n"))

    assert [tag for tag, _ in parsed.elements] == _plain_tags()
    assert shown(one) in "".join(parsed.words)
    assert shown(other) in "".join(parsed.words)


def test_a_stamp_is_a_text_in_the_style_too() -> None:
    """It stands in the margin of every printed page, and no sign of it ends the string or the style."""
    text = _page(_section(("a",)), stamps=('"; } </style><b>',))

    assert text.count("</style>") == 1
    assert [tag for tag, _ in _parsed(text).elements].count("b") == 0


def test_every_cell_has_its_headers(sample: Path) -> None:
    """Columns, rows and groups say what they are the header of, and every table has its caption."""
    elements = _parsed(sample.read_text(encoding="utf-8")).elements
    tags = [tag for tag, _ in elements]

    assert {attributes.get("scope") for tag, attributes in elements if tag == "th"} == {"col", "row", "rowgroup"}
    assert tags.count("caption") == [attributes.get("class") for _, attributes in elements].count("sheet")


def test_where_each_row_is_a_state_figures_cannot_be_sorted() -> None:
    """That would be a ranking; texts and days can, and figures of what is no state."""
    columns = (Column("State", 20), Column("Clearance", 20), Column("Gaps", 8), Column("Change", 8), Column("In", 8))
    columns += (Column("Due", 8),)
    given = (Shown("draft"), Shown("3", number=3), Shown("+17"), Shown("3 of 11"), Shown("2026-03-31"))
    by_state = Section("Sheet", "Title", "", columns, tuple((Shown(name), *given) for name in ("Thailand", "Viet Nam")))
    services = (Column("Service", 20), *columns[1:])
    other = by_state._replace(columns=services, rows=((Shown("Shelter"), *given),))

    assert [_sortable(section) for section in (by_state, other)] == [
        {"State", "Clearance", "Due"},
        {"Service", "Clearance", "Gaps", "Change", "In", "Due"},
    ]


def test_a_row_for_all_together_does_not_let_states_be_ranked() -> None:
    """Nor does a group: one row about a state is enough. A list of states after a count is none."""
    columns = (Column("Audience", 20), Column("State", 20), Column("People", 8), Column("Share of women", 8))
    given = (Shown("120", number=120), Shown("47 %"))
    rows = tuple((Shown("Judges"), Shown(name), *given) for name in ("Thailand", "Viet Nam", "Together: THA, VNM"))
    trainings = Section("Sheet", "Title", "", columns, rows, grouped=True)
    listed = (Shown("14.7"), Shown("1 of 2", number=1), Shown("THA"))
    obligations = Section(
        "Sheet", "Title", "", (Column("Article", 9), Column("In", 8), Column("States", 20)), (listed,)
    )

    assert [_sortable(section) for section in (trainings, obligations)] == [{"State"}, {"Article", "In", "States"}]


@pytest.mark.parametrize("state", ["Lao PDR", "LAO*", "LAO (draft)", "LAO to THA", "Lao PDR and Thailand"])
def test_a_state_or_two_in_any_writing_are_not_ranked(state: str) -> None:
    """Draft or not, by name or code, alone or as a pair."""
    section = Section("Sheet", "Title", "", (Column("Who", 9), Column("In", 8)), ((Shown(state), Shown("3")),))

    assert _sortable(section) == {"Who"}


def test_no_column_of_a_share_can_rank_the_states_of_the_sample() -> None:
    """In no section, also of those behind: where a state names the row, nothing but words and days can be sorted."""
    report = _report(further=True)
    ranks = {
        (section.name, title)
        for section in (*report.sections, *report.further)
        if any(column.title in ("State", "From", "To") for column in section.columns[int(section.grouped) :])
        for place, column in enumerate(section.columns)
        if (title := column.title) in _sortable(section) and any(row[place].number is not None for row in section.rows)
    }

    assert ranks == set()


def _sortable(section: Section) -> set[str]:
    return set(re.findall(r"<th [^>]*data-sort>([^<]*)</th>", _page(section)))


def test_a_figure_that_is_missing_breaks_the_line_of_a_trend() -> None:
    """It is said and never drawn as zero."""
    row = (Shown("Victims"), Shown("8", number=8, trend=(4.0, 6.0, None, 2.0, 8.0)))
    text = _page(Section("Sheet", "Title", "", (Column("What", 12), Column("Now", 8)), (row,)))

    assert re.findall(r'<polyline points="([^"]*)"', text) == ["3.0,9.0 19.5,6.0", "52.5,12.0 69.0,3.0"]
    assert 'aria-label="Period by period, this one last: 4, 6, no figure, 2, 8."' in text


def _charts(*charts: Chart) -> str:
    return _page(Section("Sheet", "Title", "", (Column("What", 12),), ((Shown("a"),),), charts=charts))


_KINDS = st.sampled_from(ChartKind)
_FIGURES = st.one_of(st.none(), st.integers(0, 10**9).map(float))


@settings(deadline=None, max_examples=30)
@given(_KINDS, st.lists(st.tuples(_FIGURES, _FIGURES), min_size=1, max_size=4))
def test_what_a_chart_shows_is_said_in_words_too(kind: ChartKind, figures: list[tuple[float | None, ...]]) -> None:
    """Every figure of every category in a description, and that there is none where there is none."""
    chart = Chart(
        "Victims",
        kind,
        ("Lao PDR", "Thailand"),
        tuple(Series(f"cycle {place}", numbers) for place, numbers in enumerate(figures)),
    )
    descriptions = re.findall(r"<desc[^>]*>([^<]*)</desc>", _charts(chart))

    assert descriptions == [
        f"{name}: " + ", ".join(f"cycle {place} {_said(numbers[at])}" for place, numbers in enumerate(figures)) + "."
        for at, name in enumerate(("Lao PDR", "Thailand"))
    ]


def _said(number: float | None) -> str:
    return "no figure" if number is None else figure(number)


@pytest.mark.parametrize("kind", [ChartKind.STACKED, ChartKind.BESIDE])
def test_a_missing_figure_has_no_bar(kind: ChartKind) -> None:
    """Where there is none at all, the words stand in place of the bar."""
    text = _charts(Chart("Victims", kind, ("LAO", "THA"), (Series("women", (4.0, None)),)))

    assert len(re.findall(r'<rect class="p0" x="0[.0]*%"', text)) == 1
    assert re.findall(r"<text[^>]*>(no figure)</text>", text) == ["no figure"]


def test_a_missing_figure_is_a_gap_in_a_small_picture() -> None:
    """Neither a point nor a line leads through it, and each picture has its own top figure."""
    cycles = zip(
        ("2021", "2022", "2023", "2024"), ((4.0, 900.0), (None, 450.0), (8.0, None), (6.0, 225.0)), strict=True
    )
    text = _charts(Chart("Victims", ChartKind.MULTIPLES, ("LAO", "THA"), tuple(Series(*cycle) for cycle in cycles)))
    panels = text.split('<div class="panel">')[1:]

    assert [panel.count("<circle") for panel in panels] == [3, 3]
    assert [re.findall(r'points="([^"]*)"', panel) for panel in panels] == [
        ["118.0,17.0 174.0,27.0"],
        ["6.0,17.0 62.0,37.0"],
    ]
    assert [re.findall(r'<text x="4" y="12">([^<]*)<', panel) for panel in panels] == [["8"], ["900"]]


def test_captions_and_the_note_of_a_chart_are_read() -> None:
    """What a state says of its line stands below it, and the note below all."""
    series = (Series("2024", (4.0, 5.0)), Series("2025", (9.0, 5.0)))
    text = _charts(
        Chart("Victims", ChartKind.MULTIPLES, ("LAO", "THA"), series, ("One agency now.", ""), "Withheld: BRN.")
    )

    assert text.index("One agency now.") < text.index(">THA<") < text.index("Withheld: BRN.")


def test_a_state_of_play_looks_the_same_in_the_map_and_in_a_chart() -> None:
    """Each of the nine has a sign and a filling of its own."""
    series = tuple(Series(play.words, (1.0,), play) for play in StateOfPlay)
    text = _charts(Chart("Answers", ChartKind.STACKED, ("Prevention",), series))
    fillings = re.findall(r'<rect class="(f\d)" x=', text)

    assert len(set(fillings)) == len(StateOfPlay)
    assert set(re.findall(r'<symbol id="(f\d)-sign"', text)) == set(fillings)


def test_a_map_has_one_sign_a_cell_and_its_words() -> None:
    """The words are the name of the sign; the legend has all nine."""
    cells = (Shown("14.7"), *(Shown(f"{play.words} (law full)", play=play) for play in StateOfPlay))
    columns = (Column("Article", 10), *(Column(code, 6, state=code) for code in sorted(catalogue().states)[:9]))
    text = _page(Section("Map", "Title", "", columns, (cells,), is_map=True))
    body, legend = text[text.index("<tbody") :], text[text.index('class="legend signs"') :]

    assert re.findall(r"<title>([^<]*) \(law full\)</title>", body) == [play.words for play in StateOfPlay]
    assert all(f"</svg>{play.words}</li>" in legend for play in StateOfPlay)


def test_a_section_without_rows_says_so() -> None:
    """An empty table could be taken for one that failed."""
    assert "Nothing to show." in _page(Section("Sheet", "Title", "", (Column("What", 12),), ()))


# --- the first page


def test_the_page_opens_on_the_first_page(sample: Path) -> None:
    """Title, states, figures, map and what to decide stand before the contents."""
    first = _report(further=True).first
    assert first is not None
    parsed = _parsed(sample.read_text(encoding="utf-8").partition('<nav class="contents"')[0])
    words = "".join(parsed.words)
    parts = [
        first.title,
        *(tile.code for tile in first.tiles),
        *(headline.figure for headline in first.headlines),
        *(row.about for row in first.map_rows),
        *(point.words for block in first.blocks for point in block.points),
    ]

    assert [part for part in parts if part not in words] == []
    assert [attributes.get("class") for tag, attributes in parsed.elements if tag == "article"] == ["first"]


def test_each_line_of_the_first_page_leads_to_its_section_and_the_section_back(sample: Path) -> None:
    """A line whose section is not in the report leads nowhere."""
    report = _report(further=True)
    assert report.first is not None
    text = sample.read_text(encoding="utf-8")
    named = {section.name: f"#s{place}" for place, section in enumerate((*report.sections, *report.further), 1)}
    links = re.findall(r'<a href="(#s\d+)">', text.partition('<nav class="contents"')[0])
    points = [point for block in report.first.blocks for point in block.points]
    wanted = {named[entry.section] for entry in (*report.first.headlines, *points) if entry.section in named}

    assert wanted <= set(links) <= set(named.values())
    assert text.count('href="#top"') == len(named)


def test_a_line_without_its_section_is_no_link() -> None:
    """The words stay."""
    first = FirstPage("Title", "", (), (), "", (), (), (Block("Due", (Point("Late actions", section="Actions"),)),))
    text = page([_section(("a",))], "Title", (), catalogue(), first)

    assert "Late actions" in text
    assert not re.findall(r'href="#s\d', text.partition('<nav class="contents"')[0])


def test_the_tables_behind_are_folded(sample: Path) -> None:
    """Under one heading, after all sections."""
    report = _report(further=True)
    before, _, behind = sample.read_text(encoding="utf-8").partition('<details id="behind">')

    assert before.count('class="sheet"') == len(report.sections)
    assert behind.count('class="sheet"') == len(report.further)


# --- the command


def test_a_page_is_written_beside_the_screen(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Named on standard error, as every file that is written."""
    path = tmp_path / "region.html"

    ran = actip("report", "--region", ROOT / "sample_data" / "2025", "--page", path)

    assert (ran.code, ran.err) == (0, f"wrote {path}\n")
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_never_replaces_what_is_read(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Neither by its name nor through a link."""
    path = write_yaml(tmp_path / "LAO_2025.yaml", complete())
    (tmp_path / "link.html").symlink_to(path)
    before = path.read_bytes()

    assert [actip("report", "--region", path, "--page", name).code for name in (path, tmp_path / "link.html")] == [2, 2]
    assert path.read_bytes() == before


# --- in a browser

_ROWS = "return [...document.querySelectorAll('#{} tbody tr:not(.group)')].filter((row) => row.checkVisibility())"
_TYPE = (
    "const at = document.getElementById(arguments[0]); at.value = arguments[1]; at.dispatchEvent(new Event('input'))"
)


def in_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that needs Chromium."""
    marked: Callable[..., None] = pytest.mark.browser(chromium.needed(test))
    return marked


def _rows(browser: Browser, name: str, cell: int = 0) -> list[str]:
    """Return a cell of each row that is shown of a table, in the order shown."""
    said = browser.script(f"{_ROWS.format(_anchor(browser, name))}.map((row) => row.cells[{cell}].textContent)")
    return [str(words) for words in said]


def _heads(browser: Browser, name: str) -> list[str]:
    """Return the columns that are shown of a table."""
    code = f"return [...document.querySelectorAll('#{_anchor(browser, name)} thead th')]"
    said = browser.script(f"{code}.filter((head) => head.checkVisibility()).map((head) => head.firstChild.textContent)")
    return [str(words) for words in said]


def _anchor(browser: Browser, name: str) -> str:
    links = browser.script("return [...document.querySelectorAll('nav a')].map((a) => [a.firstChild.data, a.hash])")
    return str(dict(links)[name]).removeprefix("#")


@in_browser
def test_it_asks_for_nothing_and_complains_of_nothing(browser: Browser, sample: Path) -> None:
    """The only address that is asked for is its own, also while it is used and printed."""
    browser.open(sample)
    browser.script(_TYPE, "find", "shelter")
    browser.script("document.getElementById('theme').click()")
    browser.printed()

    assert browser.requests == [sample.as_uri()]
    assert browser.complaints == []


@in_browser
def test_the_policy_keeps_a_foreign_script_and_picture_out(browser: Browser, sample: Path) -> None:
    """Even where one had come in; the browser says that it refused both."""
    browser.open(sample)
    browser.script(
        "const script = document.createElement('script'); script.textContent = 'window.hit = 1';"
        "const picture = new Image(); picture.src = 'https://example.org/a.png';"
        "document.body.append(script, picture)"
    )

    assert browser.script("return window.hit") is None
    assert len([words for words in browser.complaints if "Content Security Policy" in words]) == 2


@in_browser
def test_hostile_texts_stay_texts(browser: Browser, tmp_path: Path) -> None:
    """Through a submission and through every place of a section: nothing runs, and the page is as wide as it is."""
    reasons = [
        {"rule": "GAP301", "about": name, "reason": text}
        for name, text in zip(list(catalogue().obligations)[:8], HOSTILE, strict=True)
    ]
    data = changed(complete(), {"obligations": {reason["about"]: None for reason in reasons}, "explanations": reasons})
    made = regional_report([str(write_yaml(tmp_path / "LAO.yaml", data))], "asean", catalogue(), further=True)
    path = tmp_path / "page.html"
    path.write_text(
        page((*made.sections, *made.further, _section(HOSTILE)), HOSTILE[0], HOSTILE, catalogue()), encoding="utf-8"
    )
    browser.open(path)

    assert browser.script("return window.hit") is None
    assert browser.complaints == []
    assert browser.requests == [path.as_uri()]
    shown = ["\n".join(printable(line) for line in text.split("\n")) for text in HOSTILE]
    assert _rows(browser, "Sheet") == shown
    assert set(shown) <= set(_rows(browser, "Gaps by state", 6))
    assert browser.script("return document.body.scrollWidth <= window.innerWidth")


@in_browser
def test_rows_are_found_by_words(browser: Browser, sample: Path) -> None:
    """In whatever letters; what is left is counted, said, and all of it comes back."""
    browser.open(sample)
    all_rows = _rows(browser, "Where it stands")
    browser.script("document.getElementById('find').focus()")
    browser.keys("NON-PUNISHMENT")

    assert _rows(browser, "Where it stands") == ["14.7"]
    assert 'words "NON-PUNISHMENT"' in browser.script("return document.getElementById('shown').innerText")

    browser.script("document.getElementById('reset').click()")
    assert _rows(browser, "Where it stands") == all_rows
    assert browser.script("return document.getElementById('shown').innerText") == ""


@in_browser
def test_a_pillar_leaves_its_rows_and_a_state_its_columns_and_rows(browser: Browser, sample: Path) -> None:
    """The matrix keeps all rows and one column; a list keeps the rows that name the state."""
    known = catalogue()
    browser.open(sample)
    browser.script(_TYPE, "pillar", "prevention")
    browser.script(_TYPE, "state", "LAO")

    prevention = [short_id(entry) for entry in known.obligations.values() if entry.pillar == "prevention"]
    assert _rows(browser, "Where it stands") == prevention
    assert [head[:3] for head in _heads(browser, "Where it stands") if head[:3] in known.states] == ["LAO"]
    assert set(_rows(browser, "Trends")) == {"Lao PDR (draft)"}


@in_browser
def test_a_column_is_sorted_inside_its_groups_and_back(browser: Browser, sample: Path) -> None:
    """Up, down, and as it was; no column is sorted before a person asks for it."""
    browser.open(sample)
    button = f"document.querySelector('#{_anchor(browser, 'Where it stands')} thead button')"
    sorted_now = "return [...document.querySelectorAll('[aria-sort]')].map((head) => head.getAttribute('aria-sort'))"
    pillars = [entry.pillar for entry in catalogue().obligations.values()]
    first = _rows(browser, "Where it stands")

    assert browser.script(sorted_now) == []
    browser.script(f"{button}.click()")
    up = _rows(browser, "Where it stands")
    assert browser.script(sorted_now) == ["ascending"]
    browser.script(f"{button}.click()")
    down = _rows(browser, "Where it stands")
    assert browser.script(sorted_now) == ["descending"]
    browser.script(f"{button}.click()")

    count = pillars.count("criminalisation")
    assert set(up[:count]) == set(first[:count])
    assert up[:count] == list(reversed(down[:count]))
    assert up.index("5.2.a") < up.index("10.1.a")
    assert (_rows(browser, "Where it stands"), browser.script(sorted_now)) == (first, [])


@in_browser
def test_figures_are_sorted_as_figures_and_gaps_come_last(browser: Browser, tmp_path: Path) -> None:
    """9 before 10; a word in place of a figure is not a zero, whichever way it is sorted."""
    cells = (Shown("10", number=10), Shown("no figure"), Shown("9", number=9))
    section = Section("Sheet", "Title", "", (Column("Figure", 9),), tuple((cell,) for cell in cells))
    path = tmp_path / "page.html"
    path.write_text(_page(section), encoding="utf-8")
    browser.open(path)

    browser.script("document.querySelector('thead button').click()")
    up = _rows(browser, "Sheet")
    browser.script("document.querySelector('thead button').click()")

    assert (up, _rows(browser, "Sheet")) == (["9", "10", "no figure"], ["10", "9", "no figure"])


@in_browser
def test_all_of_it_works_by_keyboard(browser: Browser, sample: Path) -> None:
    """The first stop leads past the controls; every control and every table is a stop that can be seen."""
    browser.open(sample)
    focus = "const at = document.activeElement; return [at.id || at.className || at.tagName, at.textContent.trim()]"
    browser.keys(Keys.TAB)
    assert browser.script(focus)[0] == "skip"
    assert browser.script("return document.activeElement.getBoundingClientRect().left >= 0")

    links = browser.script("return document.querySelectorAll('.first a, body > nav a').length")
    browser.keys(*[Keys.TAB] * links)
    assert browser.script(focus)[1] == "Method"

    stops = []
    for _ in range(10):
        browser.keys(Keys.TAB)
        stops.append(browser.script(focus)[0])
        assert browser.script("return getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert stops == ["go", "find", "pillar", "state", "wide", "reset", "theme", "print", "up", "scroll"]

    scroll = f"document.querySelector('#{_anchor(browser, 'Where it stands')} .scroll')"
    browser.script(f"document.documentElement.style.scrollBehavior = 'auto'; {scroll}.focus()")
    browser.keys(Keys.TAB, Keys.ENTER)
    assert browser.script("return document.activeElement.closest('th').getAttribute('aria-sort')") == "ascending"


@in_browser
def test_headers_and_first_columns_stay_in_sight(browser: Browser, sample: Path) -> None:
    """Wherever the matrix is scrolled to; on a narrow screen the first column alone."""
    browser.open(sample)
    scroll = f"document.querySelector('#{_anchor(browser, 'Where it stands')} .scroll')"
    inside = f"{scroll}.scrollTo(600, 2000); const box = {scroll}.getBoundingClientRect();"
    head = f"{inside} const at = {scroll}.querySelector('thead th').getBoundingClientRect();"
    pins = f"{inside} return [...{scroll}.querySelectorAll('thead .pin0, thead .pin1, thead .pin2')]"
    left = f"{pins}.map((pin) => pin.getBoundingClientRect().left)"

    assert browser.script(f"{head} return [at.top - box.top, at.left - box.left]") == [1, 1]
    lefts = browser.script(left)
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == len(lefts) == 2
    browser.size(390, 844)
    assert browser.script(f"{head} return [at.top - box.top, at.left - box.left]") == [1, 1]


@in_browser
def test_dark_and_light_follow_the_system_until_a_person_chooses(browser: Browser, sample: Path) -> None:
    """The button says which it is."""
    browser.open(sample)
    ground = "return getComputedStyle(document.body).backgroundColor"
    pressed = "return document.getElementById('theme').getAttribute('aria-pressed')"
    light = browser.script(ground)
    assert browser.script(pressed) == "false"

    browser.scheme("dark")
    dark = browser.script(ground)
    assert dark != light
    assert browser.script(pressed) == "true"

    browser.script("document.getElementById('theme').click()")
    assert (browser.script(ground), browser.script(pressed)) == (light, "false")


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_told_from_its_ground(browser: Browser, sample: Path, scheme: str) -> None:
    """A contrast of 4.5 at least, of everything that is read, as the browser has computed it."""
    browser.open(sample)
    browser.scheme(scheme)
    found = browser.script(CONTRAST)

    assert len(found) > 8
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@in_browser
def test_nothing_of_it_needs_the_script(browser: Browser, sample: Path) -> None:
    """Without it there are no controls that would do nothing, and every row is there."""
    browser.open(sample)
    rows = browser.script("return document.querySelectorAll('main > section tbody tr').length")
    browser.open(sample, javascript=False)
    browser.tell("Emulation.setScriptExecutionDisabled", value=False)

    assert browser.script("return document.documentElement.className") == ""
    assert not browser.script("return document.querySelector('.bar').offsetParent")
    shown = "[...document.querySelectorAll('main > section tbody tr')].filter((row) => row.checkVisibility())"
    assert browser.script(f"return {shown}.length") == rows


@in_browser
def test_what_is_printed_carries_the_stamps_and_says_what_is_left_out(browser: Browser, sample: Path) -> None:
    """Controls are not printed; header rows are for each page to repeat; a filter is named on the paper."""
    browser.open(sample)
    browser.script(_TYPE, "pillar", "prevention")
    browser.tell("Emulation.setEmulatedMedia", media="print")
    display = "return getComputedStyle(document.querySelector(arguments[0])).display"
    found = {name: browser.script(display, name) for name in (".bar", "thead", ".stamped", "thead button", ".shown")}
    browser.tell("Emulation.setEmulatedMedia", media="")

    assert found == {
        ".bar": "none",
        "thead": "table-header-group",
        ".stamped": "block",
        "thead button": "none",
        ".shown": "block",
    }
    assert "Not all is shown: pillar Prevention" in browser.script("return document.getElementById('shown').innerText")
    assert "Counts from 1 to 4 are suppressed." in browser.script(
        "return document.querySelector('.stamped').textContent"
    )


def _with_reasons(first: FirstPage, reason: str) -> FirstPage:
    blocks = (
        block._replace(points=tuple(p._replace(reason=reason if p.reason else "") for p in block.points))
        for block in first.blocks
    )
    return first._replace(blocks=tuple(blocks))


@in_browser
@pytest.mark.parametrize("state", ["", "LAO"])
@pytest.mark.parametrize("times", [0, 1, 2, 4])
def test_the_first_page_is_printed_on_one_page(browser: Browser, tmp_path: Path, state: str, times: int) -> None:
    """A4 landscape, for a region and for a state, however long the reasons are; a section begins on the next."""
    report = _report(state=state)
    assert report.first is not None
    reason = "Two agencies count since July by a new rule of the ministry, and one did so before that day. " * times
    path = tmp_path / "page.html"
    first = _with_reasons(report.first, reason)
    path.write_text(page([_section(("a",))], report.title, report.stamps, catalogue(), first), encoding="utf-8")
    browser.open(path)

    assert len(re.findall(rb"/Type /Page\b(?!s)", browser.printed())) == 2


def test_letters_on_paper_are_the_smaller_the_more_there_is_to_say() -> None:
    """A short page has the largest; they never grow with a longer reason."""
    first = _report().first
    assert first is not None
    sizes = [
        letters_on_paper(_with_reasons(first, "a reason " * times), ("For: Public.",)) for times in range(0, 80, 5)
    ]

    assert sizes == sorted(sizes, reverse=True)
    assert letters_on_paper(first._replace(blocks=(), map_rows=()), ("For: Public.",)) > sizes[0]


_OUTSIDE = """
const outside = [];
for (const at of document.querySelectorAll("body *")) {
  if (at.closest(".scroll, .defs, .skip, symbol, defs") || !at.checkVisibility()) continue;
  const box = at.getBoundingClientRect(), around = at.parentElement.getBoundingClientRect();
  const over = box.width && box.right > around.right + 1.5;
  if (over && at.closest(".first, figure")) outside.push(at.outerHTML.slice(0, 80));
}
return outside;
"""


@in_browser
@pytest.mark.parametrize("width", [390, 820, 1366])
def test_nothing_stands_over_its_edge(browser: Browser, sample: Path, width: int) -> None:
    """On a phone, a tablet and a laptop the page is no wider than the window, and no part wider than what holds it."""
    browser.open(sample)
    browser.size(width, 800)

    assert browser.script("return document.body.scrollWidth <= window.innerWidth")
    assert browser.script(_OUTSIDE) == []


@in_browser
def test_a_laptop_shows_the_region_before_anything_else(browser: Browser, sample: Path) -> None:
    """States, figures and the head of the map are in the first window of 1366 by 768."""
    browser.open(sample)
    browser.size(1366, 768)
    inside = (
        "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return box.top >= 0 && box.top < 600"
    )

    assert [browser.script(inside, name) for name in (".strip", ".heads", ".map")] == [True, True, True]


@in_browser
def test_a_map_shows_all_states_on_a_laptop(browser: Browser, sample: Path) -> None:
    """Nobody scrolls aside to see one."""
    browser.open(sample)
    browser.size(1366, 768)
    anchor = _anchor(browser, "Where it stands")
    heads = f"[...document.querySelectorAll('#{anchor} thead .of')]"
    rights = browser.script(f"return {heads}.map((head) => head.getBoundingClientRect().right)")

    assert len(rights) == len(catalogue().states)
    assert max(rights) < 1366


@in_browser
def test_a_link_unfolds_the_table_that_it_leads_to(browser: Browser, sample: Path) -> None:
    """Also from the list of what to go to."""
    browser.open(sample)
    behind = browser.script("return document.querySelector('#behind .sheet').id")
    browser.script("location.hash = arguments[0]", behind)
    browser.scheme("light")

    assert browser.script("return document.getElementById('behind').open")
