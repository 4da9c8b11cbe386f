"""No output that looks whole is made of a form of which a cell was not read: each command names the cells."""

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from actip.assessment.wholeness import usable_part
from actip.catalogue.entries import Catalogue
from actip.model import Document
from actip.readers.excel import document
from actip.validation import Validator
from tests.conftest import complete
from tests.forms import Filled, bent, complete_form, written

STEPS: list[dict[str, Any]] = [
    {"at_closed": ["/obligations/ACTIP-27/in_practice", "in_law"], "put": "Full"},
    {"beside_table": "/obligations/ACTIP-14.7/in_law", "put": 12},
]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form with an answer in a closed cell, and a number beside a table."""
    lost = bent(complete_form(), STEPS)
    return written(tmp_path / "LAO_2025.xlsx", lost)


def test_what_was_not_read_is_kept_with_its_place(form: Path) -> None:
    """And with what stands there."""
    unread = document(str(form), form.read_bytes()).unread

    assert [(cell.place.sheet, cell.text) for cell in unread] == [("Questions", "Full"), ("Questions", "12")]


@pytest.mark.parametrize(
    ("command", "output"),
    [
        (("report", "--state", "LAO", "--audience", "asean"), "out.docx"),
        (("release", "--audience", "asean"), "out.yaml"),
        (("convert",), "out.yaml"),
        (("split",), "parts"),
        (("export",), "out.csv"),
    ],
)
def test_a_command_refuses_it_and_names_the_cells(
    command: tuple[str, ...], output: str, form: Path, tmp_path: Path, actip: Any
) -> None:
    """In the same words, with exit code 2, and nothing is written."""
    target = (
        [tmp_path / output] if command == ("convert",) else ["--out" if output == "parts" else "-o", tmp_path / output]
    )

    ran = actip(*command, form, *target)

    assert ran.code == 2
    assert f"error: {form}: " in ran.err
    assert "2 cells of the form hold something that was not read: Questions!C" in ran.err
    assert "Questions!AE54." in ran.err
    assert not (tmp_path / output).exists()


def test_a_merge_names_what_was_not_read(form: Path, tmp_path: Path, actip: Any) -> None:
    """And makes no report of the parts."""
    ran = actip("merge", form, "-o", tmp_path / "whole.xlsx")

    assert ran.code == 1
    assert "What stands in AE54 of the sheet 'Questions' was not read" in ran.out
    assert not (tmp_path / "whole.xlsx").exists()


def test_a_region_is_made_without_it_and_says_so(form: Path, tmp_path: Path, actip: Any) -> None:
    """One file never hides the others: the state is not readable, and the exit code is 2."""
    ran = actip("report", "--region", form, "-o", tmp_path / "region.xlsx")

    assert ran.code == 2
    assert "It counts as not readable." in ran.err
    assert "LAO not readable" in ran.out


def test_the_annotated_copy_carries_it_on_a_sheet_of_its_own(form: Path, tmp_path: Path, actip: Any) -> None:
    """With its address: whoever filled it in moves it to its cell."""
    actip("validate", form, "--annotate", tmp_path / "copy.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Not read"]
    rows = {(row[1].value, row[2].value) for row in sheet.iter_rows(min_row=6)}
    assert ("Questions, cell AE54", "12") in rows


def test_a_copy_is_made_also_where_something_has_no_place(tmp_path: Path, actip: Any) -> None:
    """As a word that is no part: it stands on the sheet of what was not read."""
    path = written(tmp_path / "LAO_2025.xlsx", bent(complete_form(), [{"put_part": "statistics", "put": "perhaps"}]))

    ran = actip("validate", path, "--annotate", tmp_path / "copy.xlsx")

    assert ran.code == 1
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Not read"]
    assert "perhaps" in [row[2].value for row in sheet.iter_rows(min_row=6)]


def test_the_copy_is_not_whole_until_its_lines_are_emptied(form: Path, tmp_path: Path, actip: Any) -> None:
    """What stands aside is still not read: no report is made of the copy either."""
    actip("validate", form, "--annotate", tmp_path / "copy.xlsx")

    assert actip("validate", tmp_path / "copy.xlsx").code == 1
    assert actip("release", tmp_path / "copy.xlsx", "--audience", "asean", "-o", tmp_path / "sent.yaml").code == 2
    book = openpyxl.load_workbook(tmp_path / "copy.xlsx")
    for row in book["Not read"].iter_rows(min_row=6):
        for cell in row:
            cell.value = None
    book.save(tmp_path / "mended.xlsx")
    assert document("mended.xlsx", (tmp_path / "mended.xlsx").read_bytes()).unread == ()


FAULTS: list[dict[str, Any]] = [
    *STEPS,
    {"at": "/obligations/ACTIP-14.8/in_law", "put": "mostly so"},
    {"at": "/obligations/ACTIP-14.9/since", "put": "a while ago"},
    {"at": "/figures/T9/indicator=stay_permits/figure:", "put": "about 40"},
    {"at": "/obligations/ACTIP-14.1/account", "put": "Write to noi.vongsa@example.org about it."},
]


FAULTS_AT = next(step["at"] for step in FAULTS if "at" in step)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with several faults in it."""
    return written(tmp_path / "LAO_2025.xlsx", bent(complete_form(), FAULTS))


def test_the_document_of_a_draft_names_its_errors_before_anything_else(draft: Path, tmp_path: Path, actip: Any) -> None:
    """And each cell that was not read; none of what could not be read, and nobody's address, is in it."""
    ran = actip("report", "--state", "LAO", draft, "-o", tmp_path / "out.docx")
    texts = [paragraph.text for paragraph in docx.Document(str(tmp_path / "out.docx")).paragraphs]
    first_page = "\n".join(texts[: texts.index("About this report")])

    assert ran.code == 0
    assert "Draft: not yet nationally approved." in first_page
    faults = Filled(complete_form())
    cells = [faults.cell(step["at"]) for step in FAULTS if "at" in step]
    assert len(cells) > 3
    for cell in cells:
        assert f"cell {cell.coordinate}" in first_page
    assert "Not read: Questions, cell C116, Questions, cell AE54." in first_page
    rest = "\n".join(texts[texts.index("About this report") :])
    assert not [text for text in ("mostly so", "a while ago", "about 40", "noi.vongsa") if text in rest]


def test_the_workbook_and_the_screen_of_a_draft_begin_with_its_errors(draft: Path, tmp_path: Path, actip: Any) -> None:
    """Every sheet says that something is not in it."""
    ran = actip("report", "--state", "LAO", draft, "-o", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [str(cell.value) for row in book["To mend"] for cell in row if cell.value]

    assert ran.code == 0
    assert ran.out.startswith("To mend before it is passed on")
    assert book.sheetnames[:2] == ["One page", "To mend"]
    assert f"Questions, cell {Filled(complete_form()).cell(FAULTS_AT).coordinate}" in cells
    assert "Questions, cell C116" in cells
    assert all("see 'To mend'" in str([cell.value for cell in sheet["A"]]) for sheet in book.worksheets[1:3])


@pytest.mark.parametrize("output", ["out.docx", "out.xlsx"])
def test_what_was_cleared_is_not_reported_on_with_cells_that_were_not_read(
    output: str, tmp_path: Path, actip: Any
) -> None:
    """It is what goes out; a draft is for those who mend it."""
    cleared = bent(complete_form(), [*STEPS, {"at": "/clearance", "put": "Submitted"}])
    form = written(tmp_path / "LAO_2025.xlsx", cleared)

    assert actip("report", "--state", "LAO", form, "-o", tmp_path / output).code == 2


def test_what_is_taken_out_of_a_list_moves_nothing_else(known: Catalogue) -> None:
    """The figure that could not be read goes as a whole; the others keep their values."""
    data = complete()
    cells = [{"indicator": "stay_permits", "value": number} for number in (3, "four", 5)]
    data["statistics"]["cells"] = [*cells, {"indicator": "stay_permits", "sex": "Q", "value": 6}]
    checked = Validator(known).validate(Document("", data, (), (), dict))

    left = usable_part(checked, (), known)

    assert left.document.data["statistics"]["cells"] == [cells[0], cells[2]]
    assert not left.unusable
    assert data["statistics"]["cells"][1]["value"] == "four"
