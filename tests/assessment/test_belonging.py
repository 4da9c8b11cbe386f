"""Which files of a folder are submissions: by what they say they are, and nothing that may be one is left out."""

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.format import formats
from tests.conftest import ROOT, complete, write_yaml

OTHERS = {
    "ci.yml": "name: x\non: push\n",
    "list.json": "[1, 2]",
    "two.yaml": "a: 1\n---\nb: 2\n",
    "anchors.yaml": "a: &x 1\nb: *x\n",
    "map.yaml": "format: actip-map/1\nindicator: victims_detected\n",
    "report.json": '{"format": "actip-assessment/1", "assessments": []}',
    "plain.xls": "no form",
}
MEANT = {
    "no_format.yaml": "state: THA\nperiod: {start: 2025-01-01, end: 2025-12-31}\n",
    "THA_2025.yaml": "stat: THA\n",
    "tha 2025.json": "[1, 2]",
    "keys.yaml": "obligations: {}\nstatistics: {}\n",
    "broken.yaml": "a: [1\n",
    "empty.yaml": "",
    "of_tomorrow.yaml": "format: actip-submission/2\n",
    "LAO_2025.ods": "PK",
    "state_in_a_list.yaml": "state: [THA]\nperiod: {start: 2025-01-01}\n",
    "saved_as_xls.xls": "... #actip answers-protection ...",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one submission."""
    write_yaml(tmp_path / "LAO_2025.yaml", complete())
    return tmp_path


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_of_another_program_is_left_out_and_named(name: str, folder: Path, known: Catalogue) -> None:
    """It is no fault of the folder."""
    (folder / name).write_text(OTHERS[name])

    assessments, left_out = assess([str(folder)], known)

    assert [Path(entry.path).name for entry in assessments] == ["LAO_2025.yaml"]
    assert left_out == (f"{folder}/{name}",)


@pytest.mark.parametrize("name", MEANT)
def test_what_may_be_meant_as_a_submission_is_never_left_out(name: str, folder: Path, known: Catalogue) -> None:
    """It is read, and what is wrong with it is an error."""
    (folder / name).write_text(MEANT[name])

    assessments, left_out = assess([str(folder)], known)

    (other,) = (entry for entry in assessments if not entry.path.endswith("LAO_2025.yaml"))
    assert other.path.endswith(name)
    assert any(finding.is_open_error for finding in other.findings)
    assert left_out == ()


@pytest.mark.parametrize("format", formats.OTHERS)
def test_no_other_format_of_ours_is_a_submission(format: str, folder: Path, known: Catalogue) -> None:
    """What is written, and what is read beside submissions."""
    (folder / "other.yaml").write_text(f"format: {format}\nstate: LAO\nperiod: {{}}\n")

    assert assess([str(folder)], known)[1] == (f"{folder}/other.yaml",)


def test_a_damaged_open_document_is_left_out(folder: Path, known: Catalogue) -> None:
    """Its parts cannot be unpacked, so nobody knows what it is."""
    with ZipFile(folder / "our report.ods", "w", compression=ZIP_DEFLATED) as packed:
        packed.writestr("content.xml", "<table>#actip answers-protection</table>" * 50)
    content = bytearray((folder / "our report.ods").read_bytes())
    content[45:60] = b"\xff" * 15
    (folder / "our report.ods").write_bytes(content)

    assert assess([str(folder)], known)[1] == (f"{folder}/our report.ods",)


@pytest.mark.parametrize("name", [name for name in OTHERS if not name.endswith(".xls")])
def test_a_file_that_is_named_itself_is_always_read(name: str, folder: Path, known: Catalogue) -> None:
    """Whoever names it means it."""
    (folder / name).write_text(OTHERS[name])

    ((entry,), _) = assess([str(folder / name)], known)

    assert any(finding.is_open_error for finding in entry.findings)


def test_a_form_in_an_open_document_is_known_by_its_marks(folder: Path, known: Catalogue) -> None:
    """Whatever its name: the marks of the form stand in a packed part of it."""
    with ZipFile(folder / "our report.ods", "w") as packed:
        packed.writestr("content.xml", "<table>#actip answers-protection</table>")

    assessments, _ = assess([str(folder)], known)

    (other,) = (entry for entry in assessments if entry.path.endswith(".ods"))
    assert other.findings[0].remedy == "Open it and save it as Excel workbook (.xlsx)."


def test_the_parts_of_a_folder_are_chosen_alike(folder: Path, actip: Any, tmp_path: Path) -> None:
    """`merge` leaves out what `validate` leaves out."""
    (folder / "ci.yml").write_text(OTHERS["ci.yml"])

    assert actip("merge", folder, "-o", tmp_path / "out.yaml").code == 0


def test_the_projects_own_files_are_no_submissions(known: Catalogue) -> None:
    """Schemas, maps and the catalogue lie beside submissions in a checkout."""
    assessments, _ = assess([str(ROOT / "schemas"), str(ROOT / "templates")], known)

    read = {Path(entry.path).name for entry in assessments}
    assert read <= {"form.xlsx", "submission.yaml"}
