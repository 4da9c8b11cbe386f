"""A report that is sent again: the highest revision counts, both files are named, and what changed is said."""

from pathlib import Path
from typing import Any

import pytest

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue
from actip.sections.glance import at_a_glance
from tests.conftest import changed, complete, write_yaml

LATER = {
    "revision": 2,
    "obligations": {
        "ACTIP-14.7": {"account": "Another account of what was done."},
        "ACTIP-14.8": {"account": "For the nation alone.", "disclosure": "national"},
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report and its second revision, whose names sort the other way round."""
    write_yaml(tmp_path / "z_first.yaml", complete())
    write_yaml(tmp_path / "a_second.yaml", changed(complete(), LATER))
    return tmp_path


def test_the_highest_revision_is_the_report(folder: Path, known: Catalogue) -> None:
    """Whatever the order of the files."""
    made = region(assess([str(folder)], known)[0], known)

    (report,) = (report for report in made.reports if report.assessment)
    assert report.assessment is not None
    assert Path(report.assessment.path).name == "a_second.yaml"


def test_what_changed_between_two_revisions_is_for_the_nation(folder: Path, known: Catalogue) -> None:
    """A change of what is held back, in one of the two, would be among it."""
    made = region(assess([str(folder)], known)[0], known)

    notes = {
        audience: next(
            note for note in at_a_glance(as_seen_by(audience, made, known), known).notes if "revision" in note
        )
        for audience in ("national", "asean")
    }

    assert notes["national"] == (
        "Lao PDR: revision 2 counts, in place of revision 1. "
        "Answers that changed: ACTIP-14.7, ACTIP-14.8. Figures that changed: 0."
    )
    assert notes["asean"] == "Lao PDR: revision 2 counts, in place of revision 1."


def test_the_count_of_changes_is_for_the_nation(folder: Path, known: Catalogue) -> None:
    """It counts hidden figures, too."""
    made = region(assess([str(folder)], known)[0], known)

    rules = {
        audience: [
            finding.rule
            for report in as_seen_by(audience, made, known).reports
            for finding in (report.assessment.findings if report.assessment else ())
        ]
        for audience in ("national", "asean")
    }

    assert "FIL140" in rules["national"]
    assert "FIL140" not in rules["asean"]


def test_without_a_revision_nobody_chooses(folder: Path, actip: Any) -> None:
    """`validate` says it of both, and `report` takes neither."""
    write_yaml(folder / "a_second.yaml", {**changed(complete(), LATER), "revision": 1})

    checked = actip("validate", folder)

    assert checked.code == 1
    assert checked.out.count("error  FIL138") == 2
    assert actip("report", "--region", folder).code == 2


def test_both_files_are_named_where_a_report_is_made(folder: Path, actip: Any) -> None:
    """On the screen of whoever makes it."""
    ran = actip("report", "--region", folder)

    assert ran.code == 0
    assert f"note: {folder}/a_second.yaml is revision 2 and counts in place of {folder}/z_first.yaml" in ran.err


def test_the_last_report_is_that_of_the_highest_revision(folder: Path, tmp_path: Path, known: Catalogue) -> None:
    """A comparison with the year before takes the one that counts."""
    next_year = {**complete(), "period": {"start": "2026-01-01", "end": "2026-12-31"}, "prepared": "2027-03-14"}
    write_yaml(folder / "next.yaml", next_year)

    assessments, _ = assess([str(folder)], known)

    (entry,) = (entry for entry in assessments if entry.path.endswith("next.yaml"))
    copied = {finding.obligation for finding in entry.findings if finding.rule == "TRD603"}
    assert "ACTIP-14.7" not in copied


@pytest.mark.parametrize("command", [("report", "--region"), ("export",), ("status", "--due", "2026-03-31")])
def test_a_folder_that_does_not_exist_writes_nothing(command: tuple[str, ...], tmp_path: Path, actip: Any) -> None:
    """One sentence, and exit code 2."""
    output = [] if command[0] == "status" else ["-o", tmp_path / "out.xlsx" if command[0] == "report" else "out.csv"]

    ran = actip(*command, tmp_path / "nowhere", *output)

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.splitlines()[0] == f"error: {tmp_path}/nowhere does not exist."
    assert list(tmp_path.iterdir()) == []


def test_one_file_by_two_paths_is_one_file(folder: Path, known: Catalogue) -> None:
    """a.yaml and ./a.yaml."""
    path = folder / "z_first.yaml"

    assessments, _ = assess([str(path), f"{folder}/./z_first.yaml"], known)

    assert [entry.path for entry in assessments] == [str(path)]
