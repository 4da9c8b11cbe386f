"""The form asks of everybody what fits few sheets, one screen and one page; all else is on demand, and never lost."""

import re
from collections import Counter
from io import BytesIO
from typing import Any, get_type_hints

import openpyxl
import pytest

from actip.catalogue import catalogue
from actip.cli.forms import template
from actip.form import MARK, PARTS, ROUND, Form, Style, form, without_unasked
from actip.form.answer_sheets import COMPOSED, FOLLOW_UP, QUESTIONS
from actip.form.citation import help_written, written
from actip.readers.excel import document
from actip.round.split import parts as parts_of
from actip.workbook.tables import column_widths
from actip.workbook.template import workbook
from tests.conftest import CREATED, ROOT, complete
from tests.forms import Filled
from tests.submissions import essence

SCREEN = 1_366 - 26 - 20  # pixels without the row heads and the scroll bar
_SIGN, _EDGE = 7, 5  # pixels of a sign and around a cell, of the font that Excel takes


def _short(asks: str = "all") -> Form:
    return without_unasked(form(catalogue(), asks), (), {})


def _cells(layout: Form) -> int:
    return sum(
        table.spare * len(table.inputs)
        + sum(field.code not in row.closed for row in table.rows for field in table.inputs)
        for table in layout.tables.values()
    )


def _visible(content: bytes) -> list[Any]:
    return [sheet for sheet in openpyxl.load_workbook(BytesIO(content)) if sheet.sheet_state == "visible"]


@pytest.mark.parametrize(("asks", "sheets", "cells"), [("all", 8, 2_300), ("core", 5, 600)])
def test_a_form_that_nobody_asked_more_of_is_short(asks: str, sheets: int, cells: int) -> None:
    """Its sheets, and the cells that can be filled in."""
    content = workbook(catalogue(), {"state": "LAO", "asks": asks}, CREATED)

    assert len(_visible(content)) <= sheets
    assert _cells(_short(asks)) <= cells
    unlocked = [
        cell for sheet in _visible(content) for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    ]
    assert len(unlocked) <= cells + 10


@pytest.mark.parametrize("code", ["questions", "follow-up", "figures", "other-figures", "capacity"])
def test_a_sheet_that_everybody_fills_in_fits_one_screen(code: str) -> None:
    """All of its columns beside each other at 1366 pixels; the questions of a form with the last report as well."""
    for having in (frozenset[str](), *((ROUND,) if code in ("questions", "follow-up") else ())):
        sheet = next(sheet for sheet in form(catalogue(), having=having).sheets if sheet.code == code)
        assert sum(width * _SIGN + _EDGE for width in column_widths(sheet).values()) <= SCREEN


def test_no_row_can_be_folded() -> None:
    """On a protected sheet nobody could unfold it."""
    for sheet in _visible(workbook(catalogue(), {}, CREATED, parts=PARTS)):
        assert not any(row.outline_level for row in sheet.row_dimensions.values())
        assert not any(column.outline_level for column in sheet.column_dimensions.values())


def test_each_part_is_asked_for_by_its_name() -> None:
    """A name adds at least one table, and all of them together make the whole form."""
    for asks in ("all", "core"):
        whole = form(catalogue(), asks)
        short = without_unasked(whole, (), {})
        names = {table.part for table in whole.tables.values() if table.part}
        assert names <= set(PARTS)
        for name in names:
            assert len(without_unasked(whole, (name,), {}).tables) > len(short.tables), name
        assert without_unasked(whole, PARTS, {}) == whole


def test_what_holds_something_is_written_whatever_was_asked_for() -> None:
    """A complete report in the form that asks the least reads back whole."""
    read = document("form.xlsx", workbook(catalogue(), {**complete(), "asks": "core"}, CREATED))

    assert essence({**complete(), "asks": "core"}) == essence(dict(read.data))
    assert read.faults == ()


def test_the_follow_up_has_a_fixed_row_for_each_question() -> None:
    """Its id is typed, not worked out, in the order of the questions."""
    layout = form(catalogue())
    ids = {name: [row.id for row in layout.tables[name].rows] for name in (QUESTIONS, FOLLOW_UP)}
    assert ids[QUESTIONS] == ids[FOLLOW_UP]

    sheet = openpyxl.load_workbook(BytesIO(workbook(catalogue(), {}, CREATED)))["Follow-up"]
    below = [cell.value for cell in sheet["A"] if cell.value]
    assert [value for value in below if value in catalogue().obligations] == [
        name for name in ids[FOLLOW_UP] if name in catalogue().obligations
    ]


@pytest.mark.parametrize("answer", ["Full", "None", None])
def test_changing_an_answer_afterwards_moves_nothing(answer: str | None) -> None:
    """What stands in the way of one question stays with it, whatever becomes of the answers."""
    data = complete()
    for name in ("ACTIP-14.7", "ACTIP-14.9"):
        data["obligations"][name] |= {
            "in_law": "partial",
            "challenges": name,
            "actions": [{"action": name, "due": 2027}],
        }
    filled = Filled(workbook(catalogue(), data, CREATED))
    filled.cell("/obligations/ACTIP-14.7/in_law").value = answer
    filled.cell("/obligations/ACTIP-14.8/in_law").value = answer

    read = filled.read().data["obligations"]
    assert [read[name]["challenges"] for name in ("ACTIP-14.7", "ACTIP-14.9")] == ["ACTIP-14.7", "ACTIP-14.9"]
    assert [read[name]["actions"][0]["action"] for name in ("ACTIP-14.7", "ACTIP-14.9")] == ["ACTIP-14.7", "ACTIP-14.9"]


def test_what_needs_nothing_is_filtered_away_unless_something_stands_there() -> None:
    """A row of the follow-up to an answer that is full; one with a text in it is shown."""
    answers = {
        "ACTIP-14.7": {"in_law": "full", "in_practice": "full"},
        "ACTIP-14.8": {"in_law": "full", "in_practice": "full", "challenges": "Few judges know of it."},
        "ACTIP-14.9": {"in_law": "none", "in_practice": "not_yet"},
    }
    sheet = openpyxl.load_workbook(BytesIO(workbook(catalogue(), {"obligations": answers}, CREATED)))["Follow-up"]
    hidden = {cell.value: sheet.row_dimensions[cell.row].hidden for cell in sheet["A"]}
    assert [hidden[name] for name in answers] == [True, False, False]


def test_no_two_rows_of_a_table_of_figures_have_one_label() -> None:
    """The unit is part of the words."""
    for table in form(catalogue()).tables.values():
        if table.style is Style.FIGURES and table.name != "T3":  # in which a person picks the last ones
            assert [words for words, number in Counter(row.labels for row in table.rows).items() if number > 1] == []


def test_a_form_that_begins_with_no_report_has_no_column_for_the_last_one() -> None:
    """With one it has."""
    blank, carried = (form(catalogue(), having=having) for having in (frozenset(), ROUND))
    columns = [{field.code for table in one.tables.values() for field in table.fields} for one in (blank, carried)]
    assert [any(code.startswith("last:") for code in codes) for codes in columns] == [False, True]


def test_every_cell_of_a_part_has_the_address_of_the_whole_form() -> None:
    """What an agency is told on the telephone is right in both."""
    data = complete()
    data["agencies"] = [
        {"id": "mps", "answers": ["protection", "statistics"]},
        {"id": "moj", "answers": ["criminalisation"]},
    ]
    whole = document("form.xlsx", workbook(catalogue(), data, CREATED, parts=PARTS)).places
    for part in parts_of(data, catalogue()):
        places = document("form.xlsx", workbook(catalogue(), part.content, CREATED, parts=PARTS)).places
        shared = {
            pointer: place
            for pointer, place in places.items()
            if pointer in whole
            and pointer.startswith(("/obligations", "/court_indicators", "/focal_point", "/clearance"))
        }
        assert len(shared) > 5
        assert {pointer for pointer, place in shared.items() if whole[pointer] != place} == set(), part.agency


def test_what_one_cell_cannot_say_stands_among_the_further_entries() -> None:
    """Whole, and read back as the first of its list."""
    citation = {"title": "Decree, Art. 4, 2019", "provision": "Art. 5", "date": 2020, "kind": "law"}
    help_needed = {"kind": "training", "detail": " for: judges\n"}
    assert written(citation) is None
    assert help_written(help_needed, catalogue()) is None
    data = {"obligations": {"ACTIP-14.7": {"evidence": [citation], "assistance": [help_needed]}}}

    content = workbook(catalogue(), data, CREATED)

    assert "Further entries" in [sheet.title for sheet in _visible(content)]
    assert document("form.xlsx", content).data["obligations"]["ACTIP-14.7"]["evidence"] == [citation]


def test_a_source_of_a_table_is_that_of_each_figure_in_it() -> None:
    """Where two figures of a table have two sources, the sheet of the sources asks for them."""
    cells = [{"indicator": name, "value": 3} for name in ("offences_recorded", "cases_investigated")]
    for sources, sheets in ((("Police", "Police"), 0), (("Police", "Court"), 1)):
        countings = dict(
            zip(("offences_recorded", "cases_investigated"), ({"source": text} for text in sources), strict=True)
        )
        content = workbook(catalogue(), {"statistics": {"indicators": countings, "cells": cells}}, CREATED)
        assert document("form.xlsx", content).data["statistics"]["indicators"] == countings
        assert sum(sheet.title == "Sources" for sheet in _visible(content)) == sheets


def test_a_source_without_a_figure_is_not_lost() -> None:
    """Typed beside a table of which nothing else is filled."""
    filled = Filled(workbook(catalogue(), {}, CREATED))
    source = next(
        sheet.cell(row, 3)
        for sheet in filled.book
        for mark in sheet["A"]
        if mark.value == f"{MARK}table-sources"
        for row in range(mark.row, mark.row + 20)
        if sheet.cell(row, 1).value == "T5"
    )
    source.value = "Police"
    assert {entry["source"] for entry in filled.read().data["statistics"]["indicators"].values()} == {"Police"}


def test_only_lists_have_several_keys_in_one_cell() -> None:
    """Each of them is a key of the entry that the cell begins."""
    obligations = form(catalogue()).tables
    codes = {field.code for name in (QUESTIONS, FOLLOW_UP) for field in obligations[name].fields}
    assert set(COMPOSED) <= codes


def test_two_figures_of_the_last_period_in_one_place_are_no_answer_of_this_one() -> None:
    """Of two currencies the form says that there were several."""
    money = {"indicator": "cso_partnerships", "measure": "money"}
    last = {"cells": [{**money, "currency": "LAK", "value": 3}, {**money, "currency": "USD", "value": 4}]}

    content = workbook(catalogue(), {"state": "LAO", "last": last}, CREATED)

    assert "several" in {
        cell.value for row in openpyxl.load_workbook(BytesIO(content))["Other figures"] for cell in row
    }
    assert [found for found in document("form.xlsx", content).faults if found.rule_id == "FIL143"] == []


def test_a_column_that_the_form_hides_itself_is_no_hidden_answer() -> None:
    """It is locked: nobody typed what stands in it."""
    conflict = {"subject": "ACTIP-14.7", "what": "In law", "at": "/obligations/ACTIP-14.7/in_law"}

    read = document("form.xlsx", workbook(catalogue(), {"state": "LAO", "conflicts": [conflict]}, CREATED))

    assert read.faults == ()
    assert read.data["conflicts"] == [conflict]


def test_the_names_of_the_parts_are_told_where_people_look_for_them() -> None:
    """Each in the table of the README, and in the help of the command."""
    readme = (ROOT / "README.md").read_text()
    table = readme.partition("<!-- parts -->")[2].partition("<!-- /parts -->")[0]
    named = {name for line in table.splitlines()[3:] for name in re.findall("`([a-z-]+)`", line.split("|")[1])}
    (besides,) = get_type_hints(template, include_extras=True)["besides"].__metadata__

    assert named == set(PARTS)
    assert set(re.findall("[a-z-]{5,}", besides.help)) >= set(PARTS)
