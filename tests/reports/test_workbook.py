"""The workbook of a region: every sheet as it is, the same bytes each time, and text that stays text."""

import os
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.commands.report import regional_report
from actip.model.first_page import Block, FirstPage, Headline, MapRow, Point, Tile
from actip.model.play import StateOfPlay
from actip.model.section import Chart, ChartKind, Column, Section, Series, Shown
from actip.reports.excel import workbook
from actip.writers.excel import page
from tests.conftest import ROOT, Ran, changed, complete, expect_golden, write_yaml
from tests.libreoffice import needed, saved

SAMPLE = ROOT / "sample_data" / "2025"
OBSERVED = "sample_data/observations/LAO_2025_observations.yaml"
# Three neighbours of the alphabet, who send victims to each other; between the first two a figure differs.
THREE_STATES = [
    f"sample_data/{year}/{state}_{year}.{suffix}"
    for year in (2024, 2025)
    for state, suffix in (("IDN", "yaml"), ("LAO", "yaml"), ("MYS", "json"))
]
DUMPS = ROOT / "tests" / "golden" / "region"
CREATED = datetime(2000, 1, 1)
MOST_PAGES = 30  # that the workbook of all states and two cycles takes on paper


# openpyxl knows no sparklines; they are looked for in the packed file.
pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


def _dumps(content: bytes) -> dict[str, str]:
    """Return what a person sees of each sheet: widths, freezing, filter, and a line for each row."""
    return {sheet.title.lower().replace(" ", "-"): _dump(sheet) for sheet in openpyxl.load_workbook(BytesIO(content))}


def _dump(sheet: Any) -> str:
    widths = [f"{column}{dimension.width:g}" for column, dimension in sorted(sheet.column_dimensions.items())]
    lines = [f"# {sheet.title} freeze {sheet.freeze_panes} filter {sheet.auto_filter.ref} {' '.join(widths)}"]
    for row in sheet.iter_rows():
        if cells := " | ".join(map(_shown, row)).rstrip("| "):
            lines.append(f"{row[0].row} | {cells}")
    return "".join(f"{line}\n" for line in lines)


def _shown(cell: Any) -> str:
    """Return a cell as it is told apart from others: a text in quotes, a number bare, a link with where it leads."""
    if cell.value is None:
        return ""
    kind = "" if cell.data_type in ("s", "n") else f"{cell.data_type} "
    link = f" -> {cell.hyperlink.location}" if cell.hyperlink else ""
    return f"{kind}{cell.value!r}{link}"


def _region(*paths: str) -> bytes:
    """Return the workbook of a region, made from the folder of the samples so that no path of a machine is in it."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        made = regional_report(paths, "asean", catalogue(), observations=[OBSERVED])
    finally:
        os.chdir(before)
    return workbook(made.sections, made.title, made.stamps, CREATED, made.first)


@pytest.fixture(name="sample", scope="module")
def _sample() -> bytes:
    """The workbook of the sample region: all states, two periods."""
    return _region("sample_data")


@pytest.fixture(name="dumps", scope="module")
def _few_states() -> dict[str, str]:
    """What a person sees of the workbook of three states in two periods: as much as can be looked at."""
    return _dumps(_region(*THREE_STATES))


@pytest.mark.parametrize("name", sorted(path.stem for path in DUMPS.iterdir()))
def test_a_sheet_is_as_it_was_looked_at(dumps: dict[str, str], name: str) -> None:
    """Every cell of it; UPDATE_GOLDEN=1 writes it anew, to be looked at before it is kept."""
    if name in dumps:  # the test after this one says which is missing
        expect_golden(f"region/{name}.txt", dumps[name])


def test_every_sheet_was_looked_at(dumps: dict[str, str]) -> None:
    """None has no dump, and no dump is of a sheet that is gone; UPDATE_GOLDEN=1 writes and removes them."""
    if os.environ.get("UPDATE_GOLDEN"):
        for path in DUMPS.iterdir():
            path.unlink()
        for name, dump in dumps.items():
            expect_golden(f"region/{name}.txt", dump)
    assert {path.stem for path in DUMPS.iterdir()} == set(dumps)


def test_every_state_is_in_the_report_of_all(sample: bytes, known: Catalogue) -> None:
    """A column of signs for each, and a line for every obligation; nothing of a state that reports is left empty."""
    sheet = openpyxl.load_workbook(BytesIO(sample))["Where it stands"]
    heads = [str(cell.value).split("\n")[0] for cell in sheet[6]]
    columns = [heads.index(state) for state in known.states]
    rows = [row for row in sheet.iter_rows(min_row=7, values_only=True) if row[1]]

    assert sorted(row[1] for row in rows) == sorted(name.removeprefix("ACTIP-") for name in known.obligations)
    assert {row[column] for row in rows for column in columns} <= {play.sign for play in StateOfPlay}


def test_every_link_leads_to_a_place_that_is_there(sample: bytes) -> None:
    """On the first page, from each sheet back to it, and to each picture."""
    book = openpyxl.load_workbook(BytesIO(sample))
    targets = {cell.hyperlink.location for sheet in book for row in sheet for cell in row if cell.hyperlink}

    assert {target.partition("!")[0].strip("'") for target in targets} == {*book.sheetnames}


def test_the_first_sheet_leads_to_every_other(sample: bytes) -> None:
    """With as many rows as each has; the list is not printed."""
    book = openpyxl.load_workbook(BytesIO(sample))
    page = book["One page"]
    links = [cell for row in page.iter_rows(min_row=_last_printed(page) + 1) for cell in row if cell.hyperlink]

    assert [cell.value for cell in links] == book.sheetnames[1:]
    for cell in links:
        counts = [entry.value for entry in page[cell.row] if isinstance(entry.value, int)]
        assert counts == [_table_rows(book[cell.value])]


def _last_printed(sheet: Any) -> int:
    return int(sheet.print_area.rpartition("$")[2])


def _table_rows(sheet: Any) -> int:
    """Return how many rows the filter of a sheet spans below its header."""
    return int(sheet.auto_filter.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 6


def test_sheets_can_be_read_and_printed(sample: bytes) -> None:
    """Frozen headers, filters, landscape, one page wide, titles repeated, a stamp on every page."""
    book = openpyxl.load_workbook(BytesIO(sample))

    assert book.sheetnames[0] == "One page"
    assert book["One page"].page_setup.fitToHeight in (None, 1)  # None is Excel's default, one page high
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9  # A4
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert "Counts from 1 to 4 are suppressed" in sheet.oddFooter.left.text
        assert "Counts from 1 to 4 are suppressed" in sheet["A3"].value
        if sheet.title != "One page":
            assert sheet.freeze_panes
            assert sheet.auto_filter.ref
            assert sheet.print_title_rows in ("$6:$6", "$5:$6")
            assert sheet["A4"].hyperlink.location == "'One page'!A1"


def test_letters_are_seven_points_high_on_paper(sample: bytes) -> None:
    """Ten points, on a sheet that is no wider than what comes out at seven tenths."""
    for sheet in openpyxl.load_workbook(BytesIO(sample)):
        last = openpyxl.utils.column_index_from_string(re.findall(r"[A-Z]+", sheet.print_area)[-1])
        assert 10 * 798 / (_dots(sheet, last) * 0.75) >= 6.9, sheet.title


def _dots(sheet: Any, last: int) -> float:
    """Return how wide the first columns of a sheet are; one entry may be of several columns."""
    entries = sheet.column_dimensions.values()
    return sum((7.0 * entry.width * max(min(entry.max, last) - entry.min + 1, 0) for entry in entries), 0.0)


@pytest.mark.parametrize("name", ["Rights of victims", "Where it stands"])
def test_a_map_shows_six_states_at_once(sample: bytes, name: str) -> None:
    """On a screen of 1366 dots, 60 of them for the numbers of the rows and for the bar at the side."""
    sheet = openpyxl.load_workbook(BytesIO(sample))[name]
    states = [cell.column for cell in sheet[6] if re.match(r"[A-Z]{3}\b", str(cell.value))]
    wide = _dots(sheet, states[5])

    assert wide <= 1366 - 60


@needed
def test_the_workbook_prints_in_few_pages(sample: bytes, tmp_path: Path) -> None:
    """The first sheet on one, all of it on no more than the limit."""
    (tmp_path / "r.xlsx").write_bytes(sample)
    [printed] = saved([tmp_path / "r.xlsx"], tmp_path, "pdf")

    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) <= MOST_PAGES


# --- maps and pictures


def _drawn(*sections: Section, first: FirstPage | None = None) -> Any:
    return openpyxl.load_workbook(BytesIO(workbook(sections, "Title", ["Stamp."], CREATED, first)))


def _map(is_map: bool) -> Section:
    cells = tuple(Shown(f"{play.words} (more)", play=play) for play in StateOfPlay)
    columns = (Column("About", 20), *(Column(f"S{place:02}", 6, state=f"S{place:02}") for place in range(len(cells))))
    return Section("Map", "Title", "Lead", columns, ((Shown("One"), *cells),), is_map=is_map)


def test_a_map_has_one_sign_in_each_place_and_the_words_behind_it() -> None:
    """As they are on paper; whoever goes to a cell reads the words."""
    sheet = _drawn(_map(is_map=True))["Map"]

    assert [cell.value for cell in sheet[7]][1:10] == [play.sign for play in StateOfPlay]
    words = {str(entry.sqref): entry.prompt for entry in sheet.data_validations.dataValidation}
    assert [words[cell.coordinate] for cell in sheet[7][1:10]] == [f"{play.words} (more)" for play in StateOfPlay]


@pytest.mark.parametrize("is_map", [True, False])
def test_each_state_of_play_looks_different(is_map: bool) -> None:
    """By its ground, its pattern or its border, also where words stand in the cells."""
    row = _drawn(_map(is_map=is_map))["Map"][7][1:10]

    assert len({_look(cell) for cell in row}) == len(StateOfPlay)


def _look(cell: Any) -> tuple[Any, ...]:
    """Return the ground, the pattern and the border of a cell."""
    fill = cell.fill
    return fill.patternType, fill.fgColor.rgb, fill.bgColor.rgb, cell.border.left.color.rgb


def test_a_map_has_its_legend_above_it() -> None:
    """Each sign with its words, on the fill of its cells, and on each page that is printed."""
    sheet = _drawn(_map(is_map=True))["Map"]
    legend = [cell for row in sheet["A4:K5"] for cell in row if cell.value and not cell.hyperlink]

    assert [cell.value for cell in legend] == [f"{play.sign} {play.words}" for play in StateOfPlay]
    assert [_look(cell) for cell in legend] == [_look(cell) for cell in sheet[7][1:10]]
    assert sheet.print_title_rows == "$5:$6"


def test_words_stand_where_it_is_no_map() -> None:
    """Of one state the cells are broad enough."""
    sheet = _drawn(_map(is_map=False))["Map"]

    assert [cell.value for cell in sheet[7]][1:10] == [f"{play.words} (more)" for play in StateOfPlay]


_FIGURES = st.none() | st.integers(0, 10**6)


@given(st.data(), st.sampled_from(ChartKind))
def test_a_picture_holds_its_numbers_and_a_missing_one_is_blank(data: st.DataObject, kind: ChartKind) -> None:
    """In the cells that its series name, in their order: none is drawn as zero."""
    names = tuple(f"Category {place}" for place in range(data.draw(st.integers(1, 4))))
    series = tuple(
        Series(f"Series {place}", tuple(data.draw(st.lists(_FIGURES, min_size=len(names), max_size=len(names)))))
        for place in range(data.draw(st.integers(1, 12)))
    )
    chart = Chart("Picture", kind, names, series, tuple("" for _ in names), "Note.")
    content = workbook([_table(chart)], "Title", ["Stamp."], CREATED)
    sheet = openpyxl.load_workbook(BytesIO(content))["Sheet"]

    ranges = [match for part in _charts(content) for match in re.findall(r"<c:val>.*?<c:f>(.*?)</c:f>", part)]
    numbers = [[cell.value for row in sheet[_cells(place)] for cell in row] for place in ranges]
    by_series = [list(entry.numbers) for entry in series]
    expected = [list(line) for line in zip(*by_series, strict=True)] if kind is ChartKind.MULTIPLES else by_series
    assert numbers == expected
    assert not [part for part in _charts(content) if re.search('dispBlanksAs val="(zero|span)"', part)]


def _cells(place: str) -> str:
    cells = place.partition("!")[2].replace("$", "")
    return cells if ":" in cells else f"{cells}:{cells}"


def _table(*charts: Chart) -> Section:
    return Section("Sheet", "Title", "Lead", (Column("Text", 20),), ((Shown("One"),),), charts=charts)


def _charts(content: bytes) -> list[str]:
    parts = zipfile.ZipFile(BytesIO(content))
    names = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
    return [parts.read(name).decode() for name in sorted(names, key=lambda name: int(re.sub(r"\D", "", name)))]


def test_parts_of_a_hundred_fill_the_bar() -> None:
    """Others are as long as they are many."""
    subtypes = []
    for number in (40, 41.5):
        series = (Series("A", (60,), StateOfPlay.IN_PLACE), Series("B", (number,), StateOfPlay.WITHHELD))
        chart = Chart("Picture", ChartKind.STACKED, ("All",), series)
        [part] = _charts(workbook([_table(chart)], "Title", ["Stamp."], CREATED))
        subtypes += re.findall(r'<c:grouping val="(\w+)"', part)

    assert subtypes == ["percentStacked", "stacked"]


def test_a_state_of_play_looks_in_a_picture_as_in_the_map() -> None:
    """The same ground, or lines where there is no answer to show."""
    series = (Series("A", (60,), StateOfPlay.IN_PLACE), Series("B", (40,), StateOfPlay.WITHHELD))
    [part] = _charts(workbook([_table(Chart("P", ChartKind.STACKED, ("All",), series))], "T", ["S."], CREATED))

    assert "1F3864" in part
    assert '<a:pattFill prst="wdUpDiag">' in part


def test_small_pictures_have_what_the_state_says_below_them() -> None:
    """One for each state, its reason in a box under it, as text."""
    series = (Series("2024", (1, None)), Series("2025", (2, 3)))
    chart = Chart("Small", ChartKind.MULTIPLES, ("Laos", "Malaysia"), series, ("=counted anew", ""))
    content = workbook([_table(chart)], "Title", ["Stamp."], CREATED)
    drawing = zipfile.ZipFile(BytesIO(content)).read("xl/drawings/drawing1.xml").decode()

    assert len(_charts(content)) == 2
    assert re.findall("<a:t>(.*?)</a:t>", drawing) == ["=counted anew"]


# --- the first page


def _first(**changes: Any) -> FirstPage:
    cells = (Shown("partly (law: full)", play=StateOfPlay.PARTLY), Shown("withheld", play=StateOfPlay.WITHHELD))
    first = FirstPage(
        title="Where we stand",
        lead="Two reports.",
        tiles=(Tile("AAA", "Aland", "draft", True, True), Tile("BBB", "Bland", "not reported", False)),
        headlines=(Headline("1,234", "victims detected", "2 of 2 states", "5 → 6", (5, None, 6), "Sheet"),),
        map_title="Rights",
        map_rows=(MapRow("14.7 Non-punishment", cells, "1 of 1"),),
        legend=tuple((play.sign, play.words) for play in StateOfPlay),
        blocks=(
            Block("Changed", (Point("AAA victims", "5 → 6", "counted anew", "Gone"),), "Sheet"),
            Block("To decide", (Point("Shall we meet?", section="Sheet"),), numbered=True),
        ),
        notes=("A note.",),
    )
    return first._replace(**changes)


def _texts(first: FirstPage) -> list[str]:
    sheet = _drawn(_table(), first=first)["One page"]
    return [cell.value for row in sheet.iter_rows(max_row=_last_printed(sheet)) for cell in row if cell.value]


def test_all_of_the_first_page_is_on_the_first_sheet() -> None:
    """Its tiles, figures, map, blocks and notes."""
    texts = [str(text) for text in _texts(_first())]

    for words in (
        *("Where we stand", "Two reports.", "AAA", "draft", "not reported", "1,234", "victims detected"),
        *("2 of 2 states", "5 → 6", "AAA*", "BBB", "14.7 Non-punishment", "◐", "▨", "1 of 1", "Changed"),
        *("AAA victims", "counted anew", "1. Shall we meet?", "A note.", "Stamp."),
    ):
        assert words in texts


def test_a_line_leads_to_its_sheet_where_that_is_in_the_workbook() -> None:
    """And is plain where it is not."""
    sheet = _drawn(_table(), first=_first())["One page"]
    cells = [cell for row in sheet.iter_rows(max_col=len(sheet.column_dimensions)) for cell in row if cell.value]
    links = {cell.value: cell.hyperlink for cell in cells}

    assert links["victims detected"].location == "'Sheet'!A1"
    assert links["1. Shall we meet?"].location == "'Sheet'!A1"
    assert links["AAA victims"] is None


def test_a_line_of_the_first_page_leaves_a_gap_where_there_is_no_figure() -> None:
    """Its figures stand beside the page, the missing one nowhere."""
    content = workbook([_table()], "Title", ["Stamp."], CREATED, _first())
    sheet = openpyxl.load_workbook(BytesIO(content))["One page"]
    [place] = [match for part in _charts(content) for match in re.findall(r"<c:val>.*?<c:f>(.*?)</c:f>", part)]

    assert [cell.value for cell in sheet[_cells(place)][0]] == [5, None, 6]


@given(st.text("ab ", min_size=1, max_size=900))
def test_no_word_of_the_first_page_is_lost(words: str) -> None:
    """However long a line is: it is broken between its words, and stands in as many rows as it takes."""
    block = Block("To decide", (Point(words, section="Sheet"),))
    texts = _texts(_first(blocks=(block,), headlines=(), map_rows=(), notes=()))
    lines = texts[texts.index("To decide") + 1 :]

    assert " ".join(lines).split() == words.split()


def test_states_have_no_red_and_no_green(sample: bytes) -> None:
    """One hue, and always the word beside it."""
    styles = zipfile.ZipFile(BytesIO(sample)).read("xl/styles.xml").decode()

    for colour in ("FFFF0000", "FF00B050", "FF92D050", "FFF8CBAD", "FFC6EFCE", "FFFFC7CE"):
        assert colour not in styles


def test_source_date_epoch_is_kept(actip: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who builds reproducibly says when."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    actip("report", "--region", SAMPLE, "-o", tmp_path / "r.xlsx")

    assert openpyxl.load_workbook(tmp_path / "r.xlsx").properties.created == datetime(2023, 11, 14, 22, 13, 20)


def _one_cell(text: str) -> bytes:
    section = Section("Sheet", "Title", "Lead", (Column("Text", 20),), ((Shown(text),),), notes=(text,))
    return workbook([section], text, [text], CREATED)


_NASTY = st.sampled_from(
    ["=1+1", "{=1}", "+1", "-1", "@x", "\t=1", "http://evil.example", "=HYPERLINK(1)", "\x1b", "\x0b"]
)


@given(st.text(max_size=50) | _NASTY | st.builds("{}{}".format, _NASTY, st.text(max_size=20)))
def test_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    """Whatever a submission says, the workbook holds it as text, and opens."""
    content = _one_cell(text)
    parts = zipfile.ZipFile(BytesIO(content))
    for name in parts.namelist():
        part = parts.read(name)
        assert b"<f>" not in part
        assert b"r:id" not in part or not name.startswith("xl/worksheets/")  # a link to the outside has an id
        assert b"evil" not in part or not name.endswith(".rels")
    openpyxl.load_workbook(BytesIO(content))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("title", ["R&G", "R&[Picture]", "R&&G", "&", "&G" * 100, "a" * 400, "&" * 400, "R&D 5"])
def test_a_printed_page_has_its_header_and_footer(title: str) -> None:
    """Also where a library would take what is in it for a picture; as much of it as a header can hold."""
    book = Workbook(target := BytesIO(), {"in_memory": True})
    page(book.add_worksheet("Sheet"), title, ("For: Public.", title), 100)
    book.close()
    sheet = openpyxl.load_workbook(target)["Sheet"]

    header = re.sub("&8(?=[G[])", "", str(sheet.oddHeader.right.text)).replace("&&", "&").strip()
    assert header
    assert title.startswith(header)
    assert header == title or len(header) >= 50
    assert str(sheet.oddFooter.left.text).strip().startswith("For: Public.")


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    """A cell holds 32,767 characters; nothing is lost without a word."""
    book = openpyxl.load_workbook(BytesIO(_one_cell("x" * 40_000)))

    assert book["Sheet"]["A7"].value.endswith("x ... [cut]")
    assert len(book["Sheet"]["A7"].value) <= 32_767


# --- the command


def test_a_broken_file_is_shown_and_the_workbook_is_written(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Exit code 2, the others reported, the state named as not readable."""
    folder = tmp_path / "in"
    folder.mkdir()
    write_yaml(folder / "LAO_2025.yaml", complete())
    (folder / "THA_2025.yaml").write_text("a: [")

    ran = actip("report", "--region", folder, "-o", tmp_path / "out.xlsx")

    assert ran.code == 2
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["One page"]
    assert "not readable" in [cell.value for row in sheet for cell in row]


def test_an_input_is_never_replaced(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Not even through a link."""
    path = write_yaml(tmp_path / "LAO_2025.yaml", complete())
    before = path.read_bytes()
    (tmp_path / "link.xlsx").symlink_to(path)

    for output in (path, tmp_path / "link.xlsx"):
        ran = actip("report", "--region", path, "-o", output)
        assert ran.code == 2
        assert "is one of the files that are read" in ran.err or "is not the name of a file of this kind" in ran.err

    assert before == path.read_bytes()


def test_an_output_that_cannot_be_written_is_said(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """A folder that is not there."""
    ran = actip("report", "--region", SAMPLE, "-o", tmp_path / "missing" / "out.xlsx")

    assert ran.code == 2
    assert "could not be written" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Add --region, or --state"),
        (["--region", "--state", "LAO"], "Leave one out"),
        (["--state", "LAX"], "Did you mean 'LAO'?"),
        (["--region", "--as-of", "1.3.2026"], "Write year, month and day"),
        (["--region", "--cycle", "2019"], "There are: 2025."),
        (["--region", "--audience", "asian"], "Did you mean 'asean'?"),
        (["--region", "--section", "figure"], "Did you mean 'Figures'?"),
    ],
)
def test_wrong_usage_is_2(actip: Callable[..., Ran], arguments: list[str], said: str) -> None:
    """With the way out."""
    ran = actip("report", SAMPLE, *arguments)

    assert ran.code == 2
    assert said in ran.err


def test_the_screen_is_as_it_was_looked_at(actip: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """All sections at 100 columns, with an earlier cycle, of three states."""
    monkeypatch.chdir(ROOT)

    out = actip("report", "--region", *THREE_STATES, "--section", "all", "--observations", OBSERVED).out

    expect_golden("region_screen.txt", "".join(f"{line.rstrip()}\n" for line in out.splitlines()))


def test_no_line_of_the_screen_is_wider_than_it(actip: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with all states, either: all sections at 100 columns, every state in them."""
    monkeypatch.chdir(ROOT)

    out = actip("report", "--region", "sample_data", "--section", "all", "--observations", OBSERVED).out

    assert max(map(len, out.splitlines())) <= 100
    assert all(state.name in out for state in catalogue().states.values())


def test_markup_in_a_submission_is_printed_as_it_stands(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """[annex a] is no style, [/b] no crash, an escape no command."""
    name = "[annex a] [/b] [link=http://evil.example]x[/link] \x1b[2J"
    explained = {"rule": "GAP301", "about": "ACTIP-14.8", "reason": name}
    data = changed(complete(), {"obligations": {"ACTIP-14.8": None}, "explanations": [explained]})

    out = actip("report", "--region", write_yaml(tmp_path / "a.yaml", data), "--section", "Gaps by state").out

    assert "[annex a]" in out.replace("\n", " ")
    assert "\x1b" not in out
