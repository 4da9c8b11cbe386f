"""A file is opened, validated and checked once, whatever a command makes of it."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from actip.gate import files
from actip.validation import Validator
from tests.conftest import ROOT, Ran, complete, write_yaml

SAMPLE = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"


@pytest.fixture(name="counted")
def _counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often a file is opened and validated, by its name."""
    counts: Counter[str] = Counter()
    read, validate = files.read, Validator.validate

    def counting_read(path: str, *more: int) -> bytes:
        counts[f"opened {Path(path).name}"] += 1
        return read(path, *more)

    def counting_validate(validator: Validator, document: object) -> object:
        counts["validated"] += 1
        return validate(validator, document)  # type: ignore[arg-type]  # whatever it is given

    monkeypatch.setattr("actip.readers.opened", counting_read)
    monkeypatch.setattr(Validator, "validate", counting_validate)
    return counts


def _parts(folder: Path) -> Path:
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    folder.mkdir()
    for agency, name in (("mps", "ACTIP-14.7"), ("lwu", "ACTIP-14.8"), ("moj", "ACTIP-5.1"), ("rest", "ACTIP-14.9")):
        answers = {name: {"in_law": "full", "in_practice": "full"}}
        write_yaml(folder / f"{agency}.yaml", {**head, "answered_by": agency, "obligations": answers})
    return folder


def test_a_copy_with_remarks_is_made_of_what_was_checked(
    actip: Callable[..., Ran], counted: Counter[str], tmp_path: Path
) -> None:
    """The file is opened and validated once."""
    assert actip("validate", SAMPLE, "--annotate", tmp_path / "remarks.xlsx").code in (0, 1)

    assert counted == {"opened LAO_2025.yaml": 1, "validated": 1}


def test_parts_are_validated_once_each_and_the_whole_once(
    actip: Callable[..., Ran], counted: Counter[str], tmp_path: Path
) -> None:
    """Four parts and what is made of them: five, where it was nine."""
    actip("merge", _parts(tmp_path / "parts"), "-o", tmp_path / "whole.yaml")

    assert counted["validated"] == 5
    assert all(number == 1 for what, number in counted.items() if what.startswith("opened"))


@pytest.mark.parametrize(
    "arguments",
    [("release", SAMPLE, "--audience", "asean", "-o", "a.yaml"), ("report", "--state", "LAO", SAMPLE, "-o", "a.docx")],
    ids=["release", "document"],
)
def test_nothing_is_checked_twice(
    actip: Callable[..., Ran],
    counted: Counter[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[object, ...],
) -> None:
    """Neither for a copy that may be sent nor for a document."""
    monkeypatch.chdir(tmp_path)

    assert actip(*arguments).code == 0
    assert counted == {"opened LAO_2025.yaml": 1, "validated": 1}


def test_a_copy_with_remarks_can_be_made_of_standard_input(tmp_path: Path) -> None:
    """It can be read only once, and that is enough."""
    target = tmp_path / "remarks.xlsx"
    command = [sys.executable, "-m", "actip", "validate", "-", "--annotate", str(target)]

    done = subprocess.run(command, input=SAMPLE.read_bytes(), capture_output=True, cwd=ROOT)

    assert done.returncode in (0, 1), done.stderr
    assert "Start" in openpyxl.load_workbook(target).sheetnames
