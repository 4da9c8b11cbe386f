"""The program works where no compiled module of a library is to be had."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT

_SAMPLE = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"
_FORM = ROOT / "templates" / "form.xlsx"


def _ran(program: str, words: Sequence[str | Path], folder: Path) -> tuple[int, str, str]:
    ran = subprocess.run([sys.executable, "-m", program, *words], capture_output=True, text=True, cwd=ROOT)
    return ran.returncode, ran.stdout.replace(str(folder), ""), ran.stderr.replace(str(folder), "")


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> list[Path]:
    """A submission as YAML and as JSON, one that is spoilt, and the blank form."""
    converted = tmp_path / "LAO_2025.json"
    assert _ran("actip", ["convert", _SAMPLE, converted], tmp_path)[0] == 0
    spoilt = tmp_path / "THA_2025.yaml"
    text = _SAMPLE.read_text(encoding="utf-8").replace("state: LAO", "state:\tTHAI")
    spoilt.write_text(f"{text}extra: [1, &x 2]\nmore: !odd 5\n", encoding="utf-8")
    return [_SAMPLE, converted, spoilt, _FORM]


def test_the_findings_are_the_same(files: list[Path], tmp_path: Path) -> None:
    """Of YAML, JSON and a form; with places, messages and exit code."""
    words = ["validate", *files, "--format", "json"]
    code, out, err = _ran("actip", words, tmp_path)

    assert _ran("tests.uncompiled", words, tmp_path) == (code, out, err)
    assert code == 1
    assert all(rule in out for rule in ("SCH", "FIL112"))


def test_the_same_file_is_written(files: list[Path], tmp_path: Path) -> None:
    """From a form or from JSON, to the byte."""
    written = []
    for program in ("actip", "tests.uncompiled"):
        target = tmp_path / f"{program}.yaml"
        assert _ran(program, ["convert", files[1], target], tmp_path)[0] == 0
        written.append(target.read_bytes())

    assert written[0] == written[1]


def test_a_page_and_a_workbook_are_written(tmp_path: Path) -> None:
    """Jinja and XlsxWriter need nothing compiled."""
    words = ["report", "--region", _SAMPLE, "-o", tmp_path / "a.xlsx", "--page", tmp_path / "a.html"]

    assert _ran("tests.uncompiled", words, tmp_path)[0] == 0


def test_a_document_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """It is the only output that needs a compiled module, and says so."""
    for words in (["--state", "LAO", _SAMPLE], ["--region", _SAMPLE]):
        code, _, err = _ran("tests.uncompiled", ["report", *words, "-o", tmp_path / "a.docx"], tmp_path)

        assert (code, err.splitlines()[0]) == (2, "error: A Word document cannot be written here: lxml is missing.")
