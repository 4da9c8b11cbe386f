"""The forms of agencies that the desk makes are those of `actip split`, in one archive and one by one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ran, complete, write_yaml
from tests.desk.packed import unpacked
from tests.desk.works import done, refusal

Actip = Callable[..., Ran]
REPORT = str(ROOT / "sample_data" / "2025" / "LAO_2025.yaml")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program of the page stands in a folder of its own, too."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["", "lo"])
def test_every_part_is_that_of_the_command(actip: Actip, language: str) -> None:
    """Part by part, under the same names, with the same notes."""
    made = done("divide", {"report": [REPORT]}, {"language": language})

    ran = actip("split", REPORT, "--out", "parts", *(["--lang", language] if language else []))
    forms = {name: content for name, content in made.files.items() if name.endswith(".xlsx")}
    assert sorted(forms) == sorted(path.name for path in Path("parts").iterdir())
    for name, content in forms.items():
        assert unpacked(content) == unpacked((Path("parts") / name).read_bytes())
    *notes, _next_step = made.notes
    lines = [*(f"note: {note}" for note in notes), *(f"wrote parts/{name}" for name in forms)]
    assert ran.err.splitlines() == lines


def test_what_no_agency_answers_is_said_with_how_to_give_it_to_one() -> None:
    """By what stands in the form: the sheet, the column and the words of the list of agencies."""
    (note,) = (note for note in done("divide", {"report": [REPORT]}).notes if " of 58 indicators " in note)

    assert "(sheet 'Sources', column 'Agency')" in note
    assert "'Figures' under 'Answers for'" in note


def test_the_forms_are_the_same_whoever_reads_the_page() -> None:
    """They speak the language of the report, not that of the page."""
    assert done("divide", {"report": [REPORT]}, code="lo").files == done("divide", {"report": [REPORT]}).files


def test_the_archive_holds_every_part() -> None:
    """It comes first, since one thing is saved sooner than five, and is named by the report."""
    files = done("divide", {"report": [REPORT]}).files

    archive, *forms = files
    assert archive == "LAO_2025_parts.zip"
    assert unpacked(files[archive]) == {name: files[name] for name in forms}


@pytest.mark.parametrize("file", ["photo.png", "nobody.yaml", "part.yaml", "gone.yaml"])
def test_what_cannot_be_divided_is_refused_in_the_words_of_the_command(actip: Actip, file: str) -> None:
    """A picture, a report that names no agency, the part of one, nothing."""
    Path("photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    write_yaml(Path("nobody.yaml"), complete())
    write_yaml(Path("part.yaml"), {**complete(), "answered_by": "mps"})

    words = refusal("divide", {"report": [file]})

    assert actip("split", file, "--out", "parts") == Ran(2, "", words)


def test_a_page_without_a_report_asks_for_one() -> None:
    """A person reads what to do."""
    assert refusal("divide", {}) == "error: No report is here.\nhint: Drop a report on the page.\n"
