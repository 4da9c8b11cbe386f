"""A figure on children says under which age a state counts them, where it is not under 18, wherever it is printed."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from actip.catalogue.entries import Catalogue
from actip.commands.document import national_document
from actip.commands.report import regional_report
from actip.importers.long import read
from tests.conftest import CREATED, Ran, write_yaml
from tests.sections.regions import drawn, made, rows, year

DETECTED = {"indicator": "victims_detected", "victim_status": "confirmed"}
NOTE = "children: under 16"


def _of(number: int, state: str, age: int | None, **figure: Any) -> dict[str, Any]:
    counting = {"source": "police", **({"child_age": age} if age else {})}
    cells = [{**DETECTED, "age": "C", "value": 40, **figure}, {**DETECTED, "value": 100}]
    cells += [{"indicator": "child_victims_bestinterest", "value": 30}]
    indicators = {name: {**counting} for name in ("victims_detected", "child_victims_bestinterest")}
    return year(number, state, {"statistics": {"indicators": indicators, "cells": cells}})


def test_the_note_stands_beside_the_figure_and_in_the_total(tmp_path: Path, known: Catalogue) -> None:
    """Of the state that counts otherwise; not beside a total over all ages, nor where it is 18 or not given."""
    shown = made(tmp_path, known, _of(2025, "LAO", None), _of(2025, "THA", 18), _of(2025, "VNM", 16))

    found = {row["Breakdown"]: row for row in rows("Figures", shown, known) if row["Indicator"] == "Victims detected"}
    children = found["confirmed victim, child (under 18)"]
    assert (children["LAO"], children["THA"], children["VNM"]) == ("40", "40", f"40\n{NOTE}")
    assert children["Total"] == "120\nchildren: under 16 in VNM"
    assert found["confirmed victim"]["VNM"] == "100"
    assert "Viet Nam, victims detected: under 16" in " ".join(drawn("Figures", shown, known).notes)


def test_an_indicator_of_children_has_it_too(tmp_path: Path, known: Catalogue) -> None:
    """Without a dimension of age."""
    shown = made(tmp_path, known, _of(2025, "VNM", 16))

    found = {row["Indicator"]: row["VNM"] for row in rows("Figures", shown, known)}
    assert found["Child victims with a best-interests assessment"] == f"30\n{NOTE}"


def test_how_it_was_counted_names_the_age(tmp_path: Path, known: Catalogue) -> None:
    """As the state gives it, 18 too; nothing where it does not."""
    shown = made(tmp_path, known, _of(2025, "LAO", None), _of(2025, "THA", 18), _of(2025, "VNM", 16))

    found = {(row["State"], row["A child is"]) for row in rows("How it was counted", shown, known)}
    assert found == {("Lao PDR", ""), ("Thailand", "under 18"), ("Viet Nam", "under 16")}


def test_the_page_the_workbook_and_the_document_print_it(tmp_path: Path, known: Catalogue) -> None:
    """In the workbook the figure is a text there: nobody adds it up in silence."""
    path = str(write_yaml(tmp_path / "VNM_2025.yaml", _of(2025, "VNM", 16)))
    report = regional_report([path], "national", known)
    report.write(str(tmp_path / "r.xlsx"), CREATED)
    report.write_page(str(tmp_path / "r.html"), known)
    (tmp_path / "r.docx").write_bytes(national_document([path], "VNM", "national", known, CREATED).content)

    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert f"40\n{NOTE}" in {cell.value for row in book["Figures"].iter_rows() for cell in row}
    assert NOTE in (tmp_path / "r.html").read_text()
    document = docx.Document(str(tmp_path / "r.docx"))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    texts = [*(paragraph.text for paragraph in document.paragraphs), *cells]
    assert all(any(text.endswith(word) for text in texts) for word in (f"40 ({NOTE})", f"30 ({NOTE})", "100"))


def test_an_export_has_the_age_and_comes_back_with_it(
    actip: Callable[..., Ran], tmp_path: Path, known: Catalogue
) -> None:
    """In a column of its own, and for SDMX in the code of the age."""
    path = write_yaml(tmp_path / "VNM_2025.yaml", _of(2025, "VNM", 16))
    own = ("export", path, "--audience", "national", "--format")
    actip(*own, "csv", "-o", tmp_path / "out.csv")

    table = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))
    ages = {(row["age"], row["child_age"]) for row in table if row["indicator"] == "victims_detected"}
    assert ages == {("C", "16"), ("", "")}
    (report,) = read(str(tmp_path / "out.csv"), known).submissions.values()
    assert report["statistics"]["indicators"]["victims_detected"] == {"child_age": 16}
    sdmx = list(csv.DictReader(io.StringIO(actip(*own, "sdmx-csv").out)))
    assert {row["AGE"] for row in sdmx if row["CHILD_AGE"]} == {"Y0T15", "_Z"}
    figures = json.loads(actip(*own, "json").out)["figures"]
    assert {entry.get("child_age") for entry in figures if entry.get("age") == "C"} == {16}


@pytest.mark.parametrize(("before", "line"), [(16, (30.0, 50.0)), (18, (None, 50.0)), (None, (None, 50.0))])
def test_a_trend_of_children_counted_otherwise_is_none(
    tmp_path: Path, known: Catalogue, monkeypatch: pytest.MonkeyPatch, before: int | None, line: tuple[float, ...]
) -> None:
    """Each figure stands there with its note; the difference says why there is none."""
    child = known.indicators["child_victims_bestinterest"]._replace(core=True)
    only = known._replace(indicators={name: entry._replace(core=False) for name, entry in known.indicators.items()}
                          | {child.id: child})  # fmt: skip
    now = _of(2025, "VNM", 16)
    now["statistics"]["cells"][-1]["value"] = 50
    (row,) = drawn("Trends", made(tmp_path, only, _of(2024, "VNM", before), now), only).rows

    assert row[-4].text == ("+20" if before == 16 else "children counted otherwise")
    assert row[-1].trend == (line if before == 16 else ())
