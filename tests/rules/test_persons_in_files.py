"""Every string of a file is looked at, not only its answers, and what was found there is in no output."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from actip.assessment import assess
from actip.catalogue import catalogue
from tests.conftest import Ran, complete, in_every_format
from tests.forms import complete_form

_PERSON = "Ms. Somchai Kaew, 17"
_ROWS = [("Name", "Age", "Sex", "Citizenship"), ("Somchai Kaew", 17, "F", "Lao"), ("Mai Lan Vu", 22, "F", "Viet Nam")]


def _questions(book: Any) -> Any:
    return book["Questions"]


def _comment(book: Any) -> None:
    _questions(book)["C9"].comment = Comment(_PERSON, "somebody")


def _header(book: Any) -> None:
    _questions(book).oddHeader.center.text = _PERSON


def _name(book: Any) -> None:
    book.defined_names.add(DefinedName("Ms_Somchai_Kaew_17", attr_text='"Ms. Somchai Kaew, 17"'))


def _title(book: Any) -> None:
    book.properties.title = _PERSON


def _sheet_name(book: Any) -> None:
    book.create_sheet(_PERSON)


def _label(book: Any) -> None:
    _questions(book)["B12"] = _PERSON


def _heading(book: Any) -> None:
    _questions(book)["C3"] = _PERSON


def _how_to_fill(book: Any) -> None:
    book["How to fill"]["E40"] = _PERSON


def _hidden_list(book: Any) -> None:
    book["_lists"]["C5"] = _PERSON


def _formula(book: Any) -> None:
    book.create_sheet("Mine")["B2"] = f'="{_PERSON}"'


@pytest.mark.form
@pytest.mark.parametrize(
    "change",
    [_comment, _header, _name, _title, _sheet_name, _label, _heading, _how_to_fill, _hidden_list, _formula],
)
def test_a_name_anywhere_in_a_workbook_is_found(change: Callable[[Any], None], tmp_path: Path) -> None:
    """Once, and no finding repeats it."""
    found = _findings(change, tmp_path)

    assert [finding.rule for finding in found if finding.rule.startswith("PRV")] == ["PRV405"]
    assert not [finding for finding in found if "Somchai" in f"{finding.message}{finding.facts}{finding.place}"]


def _written(change: Callable[[Any], None], folder: Path) -> Path:
    book = openpyxl.load_workbook(io.BytesIO(complete_form()))
    change(book)
    book.save(folder / "LAO_2025.xlsx")
    return folder / "LAO_2025.xlsx"


def _findings(change: Callable[[Any], None], folder: Path) -> Any:
    return assess([str(_written(change, folder))], catalogue(), [])[0][0].findings


def _register(book: Any) -> None:
    sheet = book.create_sheet("Annex")
    for row in _ROWS:
        sheet.append(row)
    sheet.sheet_state = "hidden"
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[2].hidden = True


def _register_beside(book: Any) -> None:
    sheet = _questions(book)
    for down, row in enumerate(_ROWS):
        for across, value in enumerate(row):
            sheet.cell(130 + down, 4 + across).value = value


@pytest.mark.form
@pytest.mark.parametrize(("change", "cells"), [(_register, "A2:D3"), (_register_beside, "D131:G132")])
def test_a_register_is_one_finding_with_its_cells(change: Callable[[Any], None], cells: str, tmp_path: Path) -> None:
    """On a sheet of its own, hidden, or beside the questions."""
    found = [finding for finding in _findings(change, tmp_path) if finding.rule.startswith("PRV")]

    assert [(finding.rule, finding.facts["range"], finding.facts["rows"]) for finding in found] == [
        ("PRV420", cells, 2)
    ]


@pytest.mark.form
def test_a_register_is_in_no_output(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Not in a message, not in a copy."""
    path = _written(_register_beside, tmp_path)
    checked, formats = in_every_format(actip, path, tmp_path)
    copy = tmp_path / "copy.xlsx"
    annotated = actip("validate", path, "--annotate", copy)

    assert all("PRV420" in text for text in formats.values())
    for text in (*formats.values(), checked.out, checked.err, annotated.out, annotated.err):
        assert "Somchai" not in text
        assert "Mai Lan" not in text
    if copy.exists():
        book = openpyxl.load_workbook(copy)
        assert not [cell for sheet in book for row in sheet for cell in row if "Somchai" in str(cell.value)]


def test_a_comment_of_a_text_is_looked_at(tmp_path: Path) -> None:
    """At its line; lines of comments below each other are one text, and a sign within a text begins none."""
    data = {**complete(), "challenges": "Room # 12 of the court"}
    text = yaml.safe_dump(data, allow_unicode=True)
    lines = text.count("\n")
    path = tmp_path / "LAO_2025.yaml"
    path.write_text(f"{text}# {_PERSON}\n#\n# F, 17, LAO\n# M, 22, MMR\n# F, 15, KHM\n", encoding="utf-8")

    found = [entry for entry in assess([str(path)], catalogue(), [])[0][0].findings if entry.rule.startswith("PRV")]

    assert [(finding.rule, finding.place.line) for finding in found] == [("PRV405", lines + 1), ("PRV408", lines + 3)]
    assert "Somchai" not in "".join(finding.message for finding in found)
