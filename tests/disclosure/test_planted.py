"""No true value survives in any part of any output: not in a hidden sheet, a formula, a cached result or a property."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from actip.reports.region import regional_report
from tests.conftest import CREATED, ROOT, Ran, changed, complete, write_yaml

# Figures that stand nowhere else: hidden beside a small count, above the level, merged into a group, told in a text.
BESIDE, ABOVE, MERGED, TOLD = 77_713, 88_817, 55_501, 77_713
PLACE = "kingfisher"
PLANTED = (str(BESIDE), f"{BESIDE:,}", str(ABOVE), str(MERGED), PLACE)


@pytest.fixture(name="planted")
def _planted(tmp_path: Path) -> Path:
    """A submission with secrets in every place that has one."""
    figures = [
        {"indicator": "persons_convicted", "value": BESIDE + 3},
        {"indicator": "persons_convicted", "sex": "F", "value": 3, "note": f"And {BESIDE} men."},
        {"indicator": "persons_convicted", "sex": "M", "value": BESIDE},
        {"indicator": "victims_charged", "value": ABOVE},
        {"indicator": "offences_recorded", "value": MERGED + 14},
        {"indicator": "offences_recorded", "form": "SEX", "value": 10},
        {"indicator": "offences_recorded", "form": "MARR", "value": 4},
        {"indicator": "offences_recorded", "form": "CRIM", "value": MERGED},
        {"indicator": "persons_prosecuted", "value": 12},
    ]
    answers = {
        "ACTIP-14.7": {"disclosure": "national", "account": f"A {PLACE}.", "in_law": "none", "evidence": None},
        "ACTIP-5.1": {"account": f"{TOLD} were convicted.", "evidence": None},
    }
    data = changed(complete(), {"obligations": answers, "clearance": "draft", "disclosure": "asean"})
    data["statistics"] = {
        "indicators": {
            "victims_charged": {"disclosure": "national", "comment": PLACE},
            "persons_convicted": {"comment": f"Men: {BESIDE:,}.", "source": "Courts"},
        },
        "cells": figures,
    }
    data["stakeholders"] = [{"name": PLACE, "disclosure": "national"}]
    data["court_indicators"] = {"VSC-1": {"account": PLACE, "disclosure": "national"}}
    data["explanations"] = [
        {"rule": "GAP303", "about": "ACTIP-14.7", "reason": PLACE},
        {"rule": "GAP303", "about": "ACTIP-5.1", "reason": f"All {TOLD} are on paper."},
        {"rule": "SUM206", "about": {"indicator": "persons_convicted", "dimension": "persons_prosecuted", "within": {}},
         "reason": f"{BESIDE} of them of last year."},
    ]  # fmt: skip
    return write_yaml(tmp_path / "LAO_2025.yaml", data)


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield every part of a file: what is packed is unpacked, whatever it is called."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for entry in packed.infolist():
                yield f"comment of {entry.filename}", entry.comment.decode("latin-1")
                yield from ((f"{entry.filename} {name}", text) for name, text in _parts(packed.read(entry)))
    else:
        yield "content", content.decode("utf-8", "replace")


def _found(content: bytes | str) -> list[tuple[str, str]]:
    raw = content.encode() if isinstance(content, str) else content
    return [(part, secret) for part, text in _parts(raw) for secret in PLANTED if _stands(secret, text)]


def _stands(secret: str, text: str) -> bool:
    return re.search(rf"(?<![0-9a-f]){re.escape(secret)}(?![0-9a-f])", text) is not None


def test_the_search_finds_what_is_there(planted: Path, known: Any) -> None:
    """In the source, and in the nation's own workbook: without it the others would prove nothing."""
    book = regional_report([str(planted)], "national", known)
    book.write(str(planted.with_suffix(".xlsx")), CREATED)

    assert {secret for _, secret in _found(planted.read_bytes())} == {*PLANTED}
    assert str(BESIDE) in {secret for _, secret in _found(planted.with_suffix(".xlsx").read_bytes())}


@pytest.mark.parametrize("audience", ["asean", "public"])
def test_nothing_of_it_is_in_a_report(actip: Callable[..., Ran], planted: Path, audience: str, tmp_path: Path) -> None:
    """On the screen, with all sections, and in the workbook with its charts and properties."""
    output = tmp_path / "region.xlsx"
    done = actip("report", "--region", planted, "--audience", audience, "--section", "all", "-o", output)

    assert done.code == 0
    assert _found(done.out) == _found(done.err) == []
    assert _found(output.read_bytes()) == []


@pytest.mark.parametrize("suffix", ["xlsx", "yaml", "json"])
@pytest.mark.parametrize("audience", ["asean", "public"])
def test_nothing_of_it_is_in_a_copy(
    actip: Callable[..., Ran], planted: Path, audience: str, suffix: str, tmp_path: Path
) -> None:
    """In no part of the file, nor in what the sender is told, nor in any report on the copy."""
    output = tmp_path / f"LAO_2025_copy.{suffix}"
    done = actip("release", planted, "--audience", audience, "-o", output)

    assert done.code == 0
    assert _found(done.out) == _found(done.err) == []
    assert _found(output.read_bytes()) == []
    for format in ("text", "json", "sarif", "junit", "github", "markdown"):
        checked = actip("validate", output, "--format", format, "--fail-on", "never")
        assert checked.code == 0
        assert _found(checked.out) == []


def test_no_small_count_of_the_sample_is_in_its_report(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """On the sheet of figures, no cell holds a number from 1 to 4 for a state, but where persons are not counted."""
    import openpyxl

    actip("report", "--region", ROOT / "sample_data" / "2025", "-o", tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Statistics"]

    printed = [cell.value for row in sheet.iter_rows(min_row=7, min_col=3) for cell in row]
    assert [value for value in printed if isinstance(value, int | float) and 0 < value < 5] == []
    assert "Suppressed" in printed or "suppressed" in printed
