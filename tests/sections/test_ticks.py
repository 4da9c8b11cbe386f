"""What a question names at once can be ticked: in a text, a form, the region and the document, and is never scored."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx

from actip.catalogue.entries import Catalogue
from actip.catalogue.plan import obligations_of
from actip.sections.plan_items import plan_items
from actip.sections.ticks import covered
from tests.conftest import Ran, changed, complete, write_yaml
from tests.forms import Filled, blank_form, complete_form
from tests.sections.regions import made, year

TICKS = {"obligations": {"ACTIP-11.5": {"covers": ["sea_fishing", "domestic_work"]}}}


def _cell(form: Filled, row: str) -> Any:
    sheet = form.book["Covered"]
    return next(sheet.cell(cell.row, 5) for cell in sheet["A"] if cell.value == row)


def test_a_tick_in_the_form_is_a_code_in_the_text() -> None:
    """And No is no tick."""
    form = Filled(complete_form())
    _cell(form, "ACTIP-11.5/sea_fishing").value = "Yes"
    _cell(form, "ACTIP-11.5/domestic_work").value = "No"

    read = form.read()

    assert read.data["obligations"]["ACTIP-11.5"]["covers"] == ["sea_fishing"]
    assert read.faults == ()


def test_a_word_that_is_neither_is_told_at_its_cell(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Nobody knows what is meant by it."""
    form = Filled(complete_form())
    cell = _cell(form, "ACTIP-11.5/sea_fishing")
    cell.value = "mostly"
    (tmp_path / "a.xlsx").write_bytes(form.bytes())

    ran = actip("validate", tmp_path / "a.xlsx")

    assert "FIL150" in ran.out
    assert cell.coordinate in ran.out


def test_things_that_changed_places_are_told() -> None:
    """The words of a row and its hidden mark are those of two."""
    form = Filled(blank_form())
    one, other = (_cell(form, f"ACTIP-11.5/{code}") for code in ("sea_fishing", "domestic_work"))
    sheet = one.parent
    words = sheet.cell(one.row, 4).value
    sheet.cell(one.row, 4).value, sheet.cell(other.row, 4).value = sheet.cell(other.row, 4).value, words
    one.value = "Yes"

    read = form.read()

    assert "FIL141" in {fault.rule_id for fault in read.faults}
    assert "obligations" not in read.data


def test_a_count_is_of_the_states_that_ticked_anything(tmp_path: Path, known: Catalogue) -> None:
    """Who ticked nothing has not said what is covered."""
    for name, state, change in (("a", "LAO", TICKS), ("b", "THA", {}), ("c", "VNM", TICKS)):
        write_yaml(tmp_path / f"{name}.yaml", changed(year(2025, state), change))

    rows = [[cell.text for cell in row] for row in covered(made(tmp_path, known), known).rows]

    assert [row[1:] for row in rows if row[2] == "2 of 2"] == [
        ["Sea fishing", "2 of 2", "LAO (draft), VNM (draft)"],
        ["Domestic work", "2 of 2", "LAO (draft), VNM (draft)"],
    ]
    assert {row[0] for row in rows} == {"11.5 Discourage the demand that fosters exploitation"}


def test_the_document_says_what_is_ticked_and_what_is_not(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """So that a partial answer says what is missing."""
    path = write_yaml(tmp_path / "a.yaml", changed(complete(), TICKS))
    assert actip("report", "--state", "LAO", path, "-o", tmp_path / "a.docx").code == 0

    lines = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]

    assert any("Covers" in line and "Sea fishing" in line and "Domestic work" in line for line in lines)
    assert any("Not ticked" in line and "Supply chains" in line for line in lines)


def test_six_items_of_the_plan_are_asked_by_nobody(known: Catalogue) -> None:
    """They are named as such, with what comes near them."""
    items = known.lists["apa_items"].codes.values()
    alone = {item.code for item in items if not obligations_of(item, known)}

    assert alone == {"A.e", "A.h", "B.c", "B.g", "C.b", "C.l"}
    assert all(item.nearest for item in items if item.code in alone)


def test_every_item_of_the_plan_has_a_row_with_its_answers(tmp_path: Path, known: Catalogue) -> None:
    """One answer serves both reports."""
    write_yaml(tmp_path / "a.yaml", year(2025))
    section = plan_items(made(tmp_path, known), known)
    state = [column.state for column in section.columns].index("LAO")
    rows = {row[1].text: row for row in section.rows}

    assert set(rows) == set(known.lists["apa_items"].codes)
    assert rows["B.d"][state].text == "14.7 F/F"
    assert rows["A.e"][3].text == ("no question; nearest: 11.4, 11.5; in the round 2026: recruitment_fees, fees_repaid")
    assert rows["B.c"][3].text == "no question; nearest: 14.10.c"


def test_a_copy_with_remarks_keeps_the_ticks_that_are_right(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """What is wrong among them is listed, with its words; the others stand as they were."""
    form = Filled(complete_form())
    for code, word in (("supply_chains", "Yes"), ("sea_fishing", "No"), ("domestic_work", "mostly")):
        _cell(form, f"ACTIP-11.5/{code}").value = word
    (tmp_path / "a.xlsx").write_bytes(form.bytes())

    actip("validate", tmp_path / "a.xlsx", "--annotate", tmp_path / "b.xlsx")

    copy = Filled((tmp_path / "b.xlsx").read_bytes())
    words = [_cell(copy, f"ACTIP-11.5/{code}").value for code in ("supply_chains", "sea_fishing", "domestic_work")]
    assert words == ["Yes", None, None]
    assert [cell.text for cell in copy.read().unread] == ["mostly"]
