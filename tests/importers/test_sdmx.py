"""What is exported for SDMX is read by another program for it, row by row."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ran

SAMPLE = str(ROOT / "sample_data" / "2025")


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_row_says_of_which_dataflow_it_is(actip: Callable[..., Ran]) -> None:
    """The three columns that SDMX-CSV 2.0 begins with stand first, and are filled."""
    text = actip("export", SAMPLE, "--format", "sdmx-csv").out
    about = {(row["STRUCTURE"], row["STRUCTURE_ID"], row["ACTION"]) for row in _rows(text)}

    assert text.startswith("STRUCTURE,STRUCTURE_ID,ACTION,")
    assert about == {("dataflow", "ACTIP:FIGURES(1.0)", "I")}


def test_an_export_without_those_columns_is_still_read(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """As earlier versions wrote it."""
    rows = _rows(actip("export", SAMPLE, "--format", "sdmx-csv", "--audience", "national").out)
    names = list(rows[0])[3:]
    older = tmp_path / "older.csv"
    with older.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, names, extrasaction="ignore")
        table.writeheader()
        table.writerows(rows)

    done = actip("import", "figures", str(older), "--out", str(tmp_path / "again"))

    assert f"{len(rows):,} figures read." in done.err
    assert done.code == 0


def test_pysdmx_reads_the_export(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Every row, every column and every amount, with the dataflow that it names."""
    reader = pytest.importorskip("pysdmx.io", reason="pysdmx is not installed: it takes 279 MB")
    file = tmp_path / "figures.csv"
    actip("export", SAMPLE, "--format", "sdmx-csv", "-o", str(file))
    rows = _rows(file.read_text(encoding="utf-8"))

    (dataset,) = reader.read_sdmx(str(file), validate=False).data

    assert dataset.structure == "Dataflow=ACTIP:FIGURES(1.0)"
    assert list(dataset.data.columns) == list(rows[0])[3:]
    read = [["" if value != value else str(value) for value in row] for row in dataset.data.values.tolist()]
    assert read == [list(row.values())[3:] for row in rows]
