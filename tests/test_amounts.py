"""Amounts: every digit of a figure stands in every output, and nothing in the code can write a power of ten."""

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from actip.amounts import change, figure
from tests.conftest import Ran, changed, complete, write_yaml
from tests.test_architecture import MODULES

Actip = Callable[..., Ran]
BUDGET, MEDIAN = 12_345_678_900, 1_234_567.5
_SHORTENS = re.compile(r"\{[^{}]*:[^{}]*[eEgGn]\}|%[-+ #0-9.]*[eEgG]")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (999, "999"),
        (BUDGET, "12,345,678,900"),
        (float(BUDGET), "12,345,678,900"),
        (MEDIAN, "1,234,567.5"),
        (1e22, "10,000,000,000,000,000,000,000"),
        (0.0000001, "0.0000001"),
        (-1234, "-1,234"),
    ],
)
def test_a_figure_is_written_in_full(value: float, words: str) -> None:
    """Neither rounded nor a power of ten."""
    assert figure(value) == words
    assert figure(value, "") == words.replace(",", "")


def test_a_change_has_its_sign() -> None:
    """More or less."""
    assert [change(value) for value in (1234.0, -5)] == ["+1,234", "-5"]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_format_shortens_a_figure(name: str) -> None:
    """No format specification ends in e, g or n, whichever way it is given."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            last = node.format_spec.values[-1]
            assert not (isinstance(last, ast.Constant) and str(last.value)[-1:] in tuple("eEgGn")), node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "mod"):
            assert not (isinstance(node.func.value, ast.Constant) and _SHORTENS.search(str(node.func.value.value)))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant):
            assert not _SHORTENS.search(str(node.left.value)), node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "format":
            assert not node.args[1:], node.lineno


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name.startswith("sections")))
def test_a_cell_with_a_number_is_written_by_the_one_function(name: str) -> None:
    """Its text is `figure(...)`, or has a fixed number of decimals: never str() of a number."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Call) and any(keyword.arg == "number" for keyword in node.keywords):
            text = ast.unparse(node.args[0])
            assert text.startswith("figure(") or re.search(r":\.\d+f\}", text), f"{name}:{node.lineno}: {text}"


@pytest.fixture(name="submission")
def _submission(tmp_path: Path) -> Path:
    """A submission with real sums."""
    change = {
        "budgets": [{"pillar": "protection", "currency": "IDR", "allocated": BUDGET, "spent": MEDIAN}],
        "statistics": {
            "cells": [
                {"indicator": "victims_sheltered", "measure": "days", "value": MEDIAN},
                {"indicator": "cso_partnerships", "measure": "money", "currency": "IDR", "value": BUDGET},
            ]
        },
    }
    return write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), change))


READ = ("12,345,678,900", "1,234,567.5")


def _is_whole(text: str, amounts: tuple[str, ...] = READ) -> None:
    assert all(amount in text for amount in amounts)
    assert "e+" not in text


def test_the_screen_and_the_page_read_the_same(actip: Actip, submission: Path, tmp_path: Path) -> None:
    """In full."""
    page = tmp_path / "a.html"
    options = ("--audience", "national", "--section", "all", "--page", page)

    _is_whole(actip("report", "--state", "LAO", submission, *options).out)
    _is_whole(page.read_text())


def test_the_document_has_every_digit(actip: Actip, submission: Path, tmp_path: Path) -> None:
    """Figures and money, parted by the thin space that print has."""
    actip("report", "--state", "LAO", submission, "-o", tmp_path / "a.docx")

    drawn = Document(str(tmp_path / "a.docx"))
    cells = [cell.text for table in drawn.tables for row in table.rows for cell in row.cells]
    text = " ".join((*cells, *(paragraph.text for paragraph in drawn.paragraphs)))
    assert "12\u202f345\u202f678\u202f900" in text
    _is_whole(text.replace("\u202f", ","))


def test_workbook_and_form_hold_the_numbers(actip: Actip, submission: Path, tmp_path: Path) -> None:
    """As numbers, which Excel shows in the country's own way; the form reads back as it was."""
    actip("report", "--state", "LAO", submission, "--audience", "national", "-o", tmp_path / "report.xlsx")
    actip("convert", submission, tmp_path / "form.xlsx")
    actip("convert", tmp_path / "form.xlsx", tmp_path / "back.yaml")

    for name in ("report.xlsx", "form.xlsx"):
        sheets = load_workbook(tmp_path / name).worksheets
        values = {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row}
        assert {BUDGET, MEDIAN} <= values
    _is_whole((tmp_path / "back.yaml").read_text(), (f"allocated: {BUDGET}", f"value: {BUDGET}", f"value: {MEDIAN}"))


@pytest.mark.parametrize("format", ["csv", "json", "sdmx-csv"])
def test_an_export_holds_the_digits(actip: Actip, submission: Path, format: str) -> None:
    """Digits alone, for programs."""
    _is_whole(actip("export", submission, "--audience", "national", "--format", format).out, (str(BUDGET), str(MEDIAN)))


def test_a_copy_and_a_comparison_hold_the_digits(actip: Actip, submission: Path, tmp_path: Path) -> None:
    """What is released, and what changed."""
    older = write_yaml(tmp_path / "older.yaml", complete())
    actip("release", submission, "--audience", "asean", "-o", tmp_path / "copy.yaml")

    assert "e+" not in (tmp_path / "copy.yaml").read_text()
    assert all(
        "value" not in cell or cell["value"] in (BUDGET, MEDIAN) for cell in _cells(actip, tmp_path / "copy.yaml")
    )
    _is_whole(actip("diff", older, submission, "--format", "json").out, (str(BUDGET), str(MEDIAN)))


def _cells(actip: Actip, path: Path) -> list[dict[str, object]]:
    out = path.with_suffix(".json")
    actip("convert", path, out)
    cells: list[dict[str, object]] = json.loads(out.read_text())["statistics"]["cells"]
    return cells
