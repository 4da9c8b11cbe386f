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
from actip.model.section import Column, Section, Shown
from actip.reports.excel import workbook
from actip.writers.excel import page
from tests.conftest import ROOT, Ran, changed, complete, expect_golden, write_yaml

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
    return workbook(made.sections, made.title, made.stamps, CREATED)


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
    """A line at a glance and a column of answers for each, and for each its gaps; every obligation has a line."""
    book = openpyxl.load_workbook(BytesIO(sample))

    def first(sheet: str) -> list[Any]:
        return [row[0] for row in book[sheet].iter_rows(min_row=7, values_only=True)]

    names = [state.name for state in known.states.values()]
    assert [name.removesuffix(" (voluntary)") for name in first("At a glance")[: len(names)]] == names
    assert {*first("Gaps by state")} >= {*names}
    matrix = book["Obligations matrix"]
    assert [cell.value for cell in matrix[6]][-len(known.states) :] == list(known.states)
    lines = [row for row in matrix.iter_rows(min_row=7, values_only=True) if row[1]]
    assert sorted(row[1] for row in lines) == sorted(known.obligations)
    assert not [row for row in lines if {"no submission", ""} & {*row[-len(known.states) :]}]


def test_the_contents_count_the_rows_of_every_sheet(sample: bytes) -> None:
    """Each sheet is named once, with as many rows as it has."""
    book = openpyxl.load_workbook(BytesIO(sample))
    rows = {row[1]: row[3] for row in book["Contents"].iter_rows(min_row=7, values_only=True) if row[1]}

    assert list(rows) == book.sheetnames[1:]
    assert {name: _table_rows(book[name]) for name in rows} == rows


def _table_rows(sheet: Any) -> int:
    """Return how many rows the filter of a sheet spans below its header."""
    return int(sheet.auto_filter.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 6


def test_sheets_can_be_read_and_printed(sample: bytes) -> None:
    """Frozen headers, filters, landscape, one page wide, titles repeated, a stamp on every page."""
    book = openpyxl.load_workbook(BytesIO(sample))

    assert book.sheetnames[0] == "Contents"
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)  # None is Excel's default, one page wide
        assert "Counts from 1 to 4 are suppressed" in sheet.oddFooter.left.text
        assert "Counts from 1 to 4 are suppressed" in sheet["A3"].value
        if sheet.title != "Contents":
            assert sheet.freeze_panes
            assert sheet.auto_filter.ref
            assert sheet.print_title_rows == "$6:$6"
            assert sheet["A4"].hyperlink.location == "'Contents'!A1"


def test_there_is_a_chart_to_look_at(sample: bytes) -> None:
    """Native, of the counts by pillar over all states together."""
    assert "xl/charts/chart1.xml" in zipfile.ZipFile(BytesIO(sample)).namelist()


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
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["At a glance"]
    assert ("Thailand", "not readable") in {(row[0].value, row[1].value) for row in sheet.iter_rows(min_row=7)}


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
        (["--region", "--state", "LAO"], "Add --region, or --state"),
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
