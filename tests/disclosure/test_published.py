"""What readers hold already is handed to the treatment of every output, and the sender is told of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue.entries import Catalogue
from actip.disclosure import alone, redaction, treatment
from actip.disclosure import release as releasing
from actip.disclosure.policy import Policy
from actip.disclosure.treatment import Treatment, treat
from actip.format.records import Submission
from tests.conftest import Ran, write_yaml

Actip = Callable[..., Ran]


def _write(path: Path, state: str, year: int | str, cells: Sequence[dict[str, Any]], **more: Any) -> Path:
    """Write a submission of these figures alone, which everybody may see."""
    start, end = {"H1": ("01-01", "06-30"), "H2": ("07-01", "12-31")}.get(str(year)[5:], ("01-01", "12-31"))
    return write_yaml(
        path,
        {
            "format": "actip-submission/1",
            "catalogue": "0.3",
            "state": state,
            "period": {"start": f"{str(year)[:4]}-{start}", "end": f"{str(year)[:4]}-{end}"},
            "disclosure": "public",
            "clearance": "submitted",
            "parts": ["statistics"],
            "statistics": {"cells": list(cells)},
            **more,
        },
    )


@pytest.fixture(name="now")
def _now(tmp_path: Path) -> Path:
    """The submission that is sent now."""
    return _write(tmp_path / "LAO_2025.yaml", "LAO", 2025, [{"indicator": "victims_detected", "value": 40}])


@pytest.fixture(name="sent")
def _sent(tmp_path: Path) -> Path:
    """A folder with a copy of last year in it."""
    folder = tmp_path / "sent"
    folder.mkdir()
    copy = {"released": {"audience": "asean", "threshold": 5}}
    _write(folder / "LAO_2024.yaml", "LAO", 2024, [{"indicator": "victims_detected", "value": 30}], **copy)
    return folder


@pytest.fixture(name="handed")
def _handed(monkeypatch: pytest.MonkeyPatch) -> list[Submission]:
    """All that is handed to the treatment as published."""
    handed: list[Submission] = []

    def seen(
        submissions: Sequence[Submission], catalogue: Catalogue, policy: Policy, published: Sequence[Submission] = ()
    ) -> Treatment:
        handed.extend(published)
        return treat(submissions, catalogue, policy)

    for module in (treatment, alone, redaction, releasing):
        monkeypatch.setattr(module, "treat", seen)
    return handed


OUTPUTS = (
    ("release", "--audience", "asean", "-o", "{}/out.yaml"),
    ("report", "--region", "-o", "{}/out.xlsx"),
    ("report", "--region", "--page", "{}/out.html"),
    ("report", "--state", "LAO", "--audience", "public", "-o", "{}/out.xlsx"),
    ("report", "--state", "LAO", "--audience", "asean", "-o", "{}/out.docx"),
    ("export", "--audience", "public", "-o", "{}/out.csv"),
)


def _run(actip: Actip, command: Sequence[str], folder: Path, *more: str | Path) -> Ran:
    return actip(*(word.format(folder) for word in command), *more)


@pytest.mark.parametrize("command", OUTPUTS)
def test_what_is_published_is_handed_to_the_treatment_of_every_output(
    actip: Actip, now: Path, sent: Path, tmp_path: Path, handed: list[Submission], command: Sequence[str]
) -> None:
    """And the sender is told which files these are."""
    ran = _run(actip, command, tmp_path, now, "--published", sent)

    assert ran.code == 0
    assert [(entry.state, entry.cells[0].value) for entry in handed] == [("LAO", 30)]
    assert "held against 1 published file: LAO_2024.yaml" in ran.err


@pytest.mark.parametrize("command", OUTPUTS)
def test_no_output_says_what_it_was_held_against(
    actip: Actip, now: Path, sent: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    """It is for the sender alone: the same figures make the same file, whatever the published one is called."""
    written = []
    for name in ("LAO_2024.yaml", "secret_name.yaml"):
        (copy,) = sent.iterdir()
        copy.rename(sent / name)
        ran = _run(actip, command, tmp_path, now, "--published", sent, *(["--force"] if "release" in command else []))
        (output,) = tmp_path.glob("out.*")
        written.append(output.read_bytes())
        assert (ran.code, "held against" in ran.out, "secret_name" in ran.out) == (0, False, False)

    assert written[0] == written[1]


@pytest.mark.parametrize("command", OUTPUTS)
def test_nothing_is_written_where_what_is_published_cannot_be_read(
    actip: Actip, now: Path, sent: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    """The exit code says so."""
    (sent / "torn.yaml").write_text("format: [")

    ran = _run(actip, command, tmp_path, now, "--published", sent)

    assert (ran.code, "torn.yaml" in ran.err, list(tmp_path.glob("out.*"))) == (2, True, [])


@pytest.mark.parametrize("command", OUTPUTS)
def test_a_file_that_is_read_is_not_published_too(
    actip: Actip, now: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    """With its own figures as known nothing of it would be held back."""
    ran = _run(actip, command, tmp_path, now, "--published", now)

    assert (ran.code, "Name it once" in ran.err, list(tmp_path.glob("out.*"))) == (2, True, [])


@pytest.mark.parametrize(
    "command",
    [
        ("export", "--audience", "national"),
        ("report", "--state", "LAO"),
        ("report", "--state", "LAO", "-o", "{}/out.docx"),
        ("report", "--region", "--audience", "national"),
    ],
)
def test_the_nation_has_nothing_to_hold_back_from_itself(
    actip: Actip, now: Path, sent: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    """An option without any effect is refused."""
    ran = _run(actip, command, tmp_path, now, "--published", sent)

    assert (ran.code, ran.out) == (2, "")
    assert "--published has no meaning for the audience 'national'" in ran.err


@pytest.mark.parametrize("command", ["release", "export"])
def test_what_is_published_is_never_written_over(actip: Actip, now: Path, sent: Path, command: str) -> None:
    """It may be the only copy of what was sent."""
    copy = sent / "LAO_2024.yaml"
    if command == "export":
        copy = sent / "LAO_2024.csv"
        actip("export", sent, "-o", copy)
    before = copy.read_bytes()

    output = ("release", "--audience", "asean", "--force") if command == "release" else ("export",)
    ran = actip(*output, now, "-o", copy, "--published", copy)

    assert (ran.code, copy.read_bytes() == before) == (2, True)
    assert "is the file that is read" in ran.err


def test_other_files_of_the_folder_are_named(actip: Actip, now: Path, sent: Path) -> None:
    """The sender sees that nobody looked into them."""
    (sent / "letter.docx").write_text("")

    assert (
        "note: not held against 1 other file there, of which no figures are read: letter.docx"
        in actip("export", now, "--published", sent).err
    )
