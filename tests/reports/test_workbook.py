"""The workbook of a region: every sheet as it is, the same bytes each time, and text that stays text."""

import os
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.commands.report import regional_report
from actip.model.section import Column, Section, Shown
from actip.reports.excel import workbook
from tests.conftest import ROOT, Ran, changed, complete, expect_golden, write_yaml

SAMPLE = ROOT / "sample_data" / "2025"
OBSERVED = "sample_data/observations/LAO_2025_observations.yaml"
CREATED = datetime(2000, 1, 1)


# openpyxl knows no sparklines; they are looked for in the packed file.
pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


def _dump(content: bytes) -> str:
    """Return what a person sees of a workbook: sheets, widths, freezing, filters, and every cell."""
    book = openpyxl.load_workbook(BytesIO(content))
    lines = []
    for sheet in book:
        widths = [f"{column}{dimension.width:g}" for column, dimension in sorted(sheet.column_dimensions.items())]
        lines.append(f"# {sheet.title} freeze {sheet.freeze_panes} filter {sheet.auto_filter.ref} {' '.join(widths)}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    link = f" -> {cell.hyperlink.location}" if cell.hyperlink else ""
                    lines.append(f"{cell.coordinate} {cell.data_type} {cell.value!r}{link}")
    return "\n".join(lines) + "\n"


@pytest.fixture(name="sample", scope="module")
def _sample() -> bytes:
    """The workbook of the sample region, made from its own folder so that no path of a machine is in it."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        made = regional_report(["sample_data"], "asean", catalogue(), observations=[OBSERVED])
    finally:
        os.chdir(before)
    return workbook(made.sections, made.title, made.stamps, CREATED)


def test_every_sheet_is_as_it_was_looked_at(sample: bytes) -> None:
    """The dump of all sheets; UPDATE_GOLDEN=1 writes it anew, to be looked at before it is kept."""
    expect_golden("region.txt", _dump(sample))


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
        (["--region", "--section", "statistic"], "Did you mean 'Statistics'?"),
    ],
)
def test_wrong_usage_is_2(actip: Callable[..., Ran], arguments: list[str], said: str) -> None:
    """With the way out."""
    ran = actip("report", SAMPLE, *arguments)

    assert ran.code == 2
    assert said in ran.err


def test_the_screen_is_as_it_was_looked_at(actip: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """All sections at 100 columns, with an earlier cycle; no line is wider."""
    monkeypatch.chdir(ROOT)

    out = actip("report", "--region", "sample_data", "--section", "all", "--observations", OBSERVED).out

    assert max(map(len, out.splitlines())) <= 100
    expect_golden("region_screen.txt", "".join(f"{line.rstrip()}\n" for line in out.splitlines()))


def test_markup_in_a_submission_is_printed_as_it_stands(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """[annex a] is no style, [/b] no crash, an escape no command."""
    name = "[annex a] [/b] [link=http://evil.example]x[/link] \x1b[2J"
    explained = {"rule": "GAP301", "about": "ACTIP-14.8", "reason": name}
    data = changed(complete(), {"obligations": {"ACTIP-14.8": None}, "explanations": [explained]})

    out = actip("report", "--region", write_yaml(tmp_path / "a.yaml", data), "--section", "Gaps by state").out

    assert "[annex a]" in out.replace("\n", " ")
    assert "\x1b" not in out
