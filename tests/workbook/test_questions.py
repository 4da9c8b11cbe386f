"""The questions of a round in the form: what is asked, picked and ticked reads back, on a machine without the file."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.readers.excel import document
from actip.validation import Validator
from actip.workbook.template import workbook
from tests.conftest import CREATED, Ran, changed, complete, write_yaml
from tests.submissions import ROUND_2031

Actip = Callable[..., Ran]
_SHEET = "Round questions"


def _form(**more: Any) -> Any:
    return openpyxl.load_workbook(
        BytesIO(workbook(catalogue(), {**_head(), **more}, CREATED, parts=("round",) if "round" in more else ()))
    )


def _head() -> dict[str, Any]:
    return {key: value for key, value in complete().items() if key in ("state", "period")}


def _read(book: Any) -> dict[str, Any]:
    content = BytesIO()
    book.save(content)
    return dict(document("form.xlsx", content.getvalue()).data)


def _rules(book: Any, known: Catalogue) -> list[str]:
    content = BytesIO()
    book.save(content)
    read = document("form.xlsx", content.getvalue())
    return [fault.rule_id for fault in (*read.faults, *Validator(known).validate(read).faults)]


def _cell(book: Any, row: str, column: int) -> Any:
    sheet = book[_SHEET]
    at = next(line[0].row for line in sheet.iter_rows(max_col=1) if line[0].value == row)
    return sheet.cell(at, column)


def _round_file(folder: Path, **change: Any) -> Path:
    return write_yaml(folder / "round.yaml", changed({"format": "actip-round/1", **ROUND_2031}, change))


def test_what_is_picked_and_ticked_is_read() -> None:
    """A choice by its label, several by Yes; an account and who may see it beside."""
    book = _form(round={"id": "2026"})
    _cell(book, "age_in_doubt", 3).value = "In some procedures only"
    _cell(book, "age_in_doubt", 4).value = "The judge decides."
    _cell(book, "shelter_freedom/leave", 3).value = "Yes"
    _cell(book, "shelter_freedom/work", 3).value = "no"

    assert _read(book)["round_answers"] == {
        "age_in_doubt": {"choice": "in_some_procedures", "account": "The judge decides."},
        "shelter_freedom": {"ticks": ["leave"]},
    }


def test_no_everywhere_is_an_answer_and_a_blank_is_none() -> None:
    """None of them is so; nobody has said anything."""
    book = _form(round={"id": "2026"})
    for name in ("leave", "telephone", "work"):
        _cell(book, f"shelter_freedom/{name}", 3).value = "No"
    again = _form(round={"id": "2026"}, round_answers={"shelter_freedom": {"ticks": []}})

    assert _read(book)["round_answers"] == {"shelter_freedom": {"ticks": []}}
    assert _read(again)["round_answers"] == {"shelter_freedom": {"ticks": []}}
    assert "round_answers" not in _read(_form(round={"id": "2026"}))


def test_a_choice_that_is_not_ticked_stays_blank() -> None:
    """Nobody has said No to it."""
    book = _form(round={"id": "2026"}, round_answers={"shelter_freedom": {"ticks": ["work"]}})

    assert [_cell(book, f"shelter_freedom/{name}", 3).value for name in ("leave", "work")] == [None, "Yes"]


def test_what_is_neither_yes_nor_no_is_told(known: Catalogue) -> None:
    """With its cell; the question is not counted as answered."""
    book = _form(round={"id": "2026"})
    _cell(book, "shelter_freedom/leave", 3).value = "at night"

    assert "FIL150" in _rules(book, known)


def test_a_form_brings_the_questions_of_its_round(known: Catalogue) -> None:
    """However long: it reads back without the file of the round."""
    long_one = {**ROUND_2031, "note": "x" * 1_900}
    long_one["questions"] = [
        *ROUND_2031["questions"],
        *(
            {"id": f"more_{n}", "question": f"{n} {'x' * 280}", "kind": "text", "source": "y" * 1_500}
            for n in range(25)
        ),
    ]
    book = _form(round=long_one)
    _cell(book, "border_posts/room", 3).value = "x"

    assert _read(book)["round"] == long_one
    assert _read(book)["round_answers"] == {"border_posts": {"ticks": ["room"]}}
    assert not [rule for rule in _rules(book, known) if rule.startswith("SCH")]


def test_a_damaged_copy_is_told(known: Catalogue) -> None:
    """Who changes the hidden sheet loses the questions, and is told so."""
    book = _form(round=ROUND_2031)
    cell = next(cell for row in book["_meta"].iter_rows() for cell in row if str(cell.value).startswith("{"))
    cell.value = cell.value[:100]

    assert "SCH231" in _rules(book, known)


def test_a_count_stands_among_the_other_figures(known: Catalogue) -> None:
    """Its total has a row, its parts are picked by name, and its source is asked."""
    cells = [
        {"indicator": "posts_equipped", "value": 12},
        {"indicator": "posts_equipped", "place": "abroad", "value": 3},
    ]
    counted = {"indicators": {"posts_equipped": {"source": "Border police"}}, "cells": cells}
    book = _form(round=ROUND_2031, statistics=counted)

    assert _read(book)["statistics"] == counted
    assert any(str(cell.value).startswith("Border posts equipped, in ") for cell in book["Other figures"]["B"])
    assert not [rule for rule in _rules(book, known) if rule.startswith("SCH")]


def test_a_form_without_a_round_has_no_such_sheet_and_lacks_none(known: Catalogue) -> None:
    """As every form that was handed out before."""
    book = _form()

    assert _SHEET not in book.sheetnames
    assert "FIL131" not in _rules(book, known)


def test_a_sheet_that_was_deleted_is_told(known: Catalogue) -> None:
    """The form says that it asks the round."""
    book = _form(round={"id": "2026"})
    del book[_SHEET]

    assert "FIL131" in _rules(book, known)


def test_template_asks_the_round_of_a_file(actip: Actip, tmp_path: Path) -> None:
    """Of this version in a whole form, of a file in any; in a short form only where it is asked for."""
    own, short, other = (tmp_path / f"{name}.xlsx" for name in ("own", "short", "other"))
    state = ("template", "--state", "LAO", "--period", "2031")
    assert actip(*state, "-o", own).code == 0
    assert actip(*state, "--core", "-o", short).code == 0
    assert actip(*state, "--core", "--round", _round_file(tmp_path), "-o", other).code == 0

    rounds = [document(path.name, path.read_bytes()).data.get("round") for path in (own, short, other)]
    assert rounds == [{"id": "2026"}, None, ROUND_2031]


def test_a_file_of_a_round_is_told_all_its_faults(actip: Actip, tmp_path: Path) -> None:
    """Each with its line, what is there, and what to do."""
    path = tmp_path / "round.yaml"
    path.write_text(
        "format: actip-round/1\nid: '2031'\nquestions:\n  - {id: boats, question: Which, kind: choise}\n"
        "  - {id: trains, question: Which, kind: ticks}\n"
        "  - {id: buses, question: buses, kind: count, measure: persn}\n"
        "tittle: x\n"
    )

    ran = actip("template", "--state", "LAO", "--period", "2031", "--round", path, "-o", tmp_path / "form.xlsx")

    assert ran.code == 2
    lines = ran.err.splitlines()
    for words in ("line 4", "Did you mean 'choice'?", "line 5", "the question has no choices", "line 6", "'persons'"):
        assert any(words in line for line in lines), (words, ran.err)
    assert "Did you mean 'title'?" in ran.err
    assert not (tmp_path / "form.xlsx").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("format: actip-submission/1\n", "holds no questions of a round"),
        ("format: actip-round/1\nid: '2026'\nquestions: [{id: boats, question: Which, kind: text}]\n", "another id"),
        ("a: [\n", "round.yaml"),
    ],
)
def test_what_is_no_round_of_its_own_is_refused(actip: Actip, tmp_path: Path, content: str, words: str) -> None:
    """Another file, a round that is called as that of this version, a file that cannot be read."""
    path = tmp_path / "round.yaml"
    path.write_text(content)

    ran = actip("template", "--state", "LAO", "--period", "2031", "--round", path, "-o", tmp_path / "form.xlsx")

    assert ran.code == 2
    assert words in ran.err


def test_the_next_form_asks_its_own_round(actip: Actip, tmp_path: Path) -> None:
    """Answers and figures of another round are of their period; the sender is told of them."""
    last = changed(complete(), {"round": ROUND_2031, "round_answers": {"lessons": {"account": "Much."}}})
    last["statistics"]["cells"].append({"indicator": "posts_equipped", "value": 12})
    ran = actip(
        *("template", "--from", write_yaml(tmp_path / "LAO_2025.yaml", last), "--period", "2026"),
        *("-o", tmp_path / "LAO_2026.xlsx"),
    )

    read = document("LAO_2026.xlsx", (tmp_path / "LAO_2026.xlsx").read_bytes()).data
    assert (ran.code, read["round"], "round_answers" in read) == (0, {"id": "2026"}, False)
    assert "answers of the round" in ran.err
    assert "posts_equipped" not in {cell["indicator"] for cell in read["last"]["cells"]}


def test_an_agency_gets_its_questions_of_the_round(actip: Actip, tmp_path: Path) -> None:
    """Split by who answers, merged again without a loss."""
    whole = {
        **_head(),
        "format": "actip-submission/1",
        "catalogue": catalogue().version,
        "agencies": [{"id": "mps", "name": "Ministry of Public Security"}],
        "round": ROUND_2031,
        "round_answers": {"lessons": {"account": "Much.", "agency": "mps"}, "border_posts": {"ticks": ["room"]}},
    }
    assert actip("split", write_yaml(tmp_path / "LAO_2025.yaml", whole), "--out", tmp_path / "parts").code == 0
    part = document("p.xlsx", (tmp_path / "parts" / "LAO_2025_mps.xlsx").read_bytes()).data
    assert (part["questions"], part["round"]) == (["lessons"], ROUND_2031)
    assert part["round_answers"] == {"lessons": {"account": "Much.", "agency": "mps"}}

    assert actip("merge", tmp_path / "parts", "-o", tmp_path / "again.yaml").code == 0
    again = yaml.safe_load((tmp_path / "again.yaml").read_text())
    assert (again["round"], again["round_answers"]) == (ROUND_2031, whole["round_answers"])
