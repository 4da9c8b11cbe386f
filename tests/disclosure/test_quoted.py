"""No command quotes a person's data, wherever it stands in a file: as a key, a code, an id, a sheet or a heading."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from actip.catalogue.entries import Catalogue
from actip.rules.masking import quotable
from tests.conftest import Ran, changed, complete, in_every_format, write_yaml
from tests.forms import Filled, complete_form, written

PERSON = "Ms. Zorvath Quillmere, 17, +856 20 5555 1234"
SHEET = "Ms Zorvath Quillmere 17"  # no sign that an age follows, and no longer than a sheet may be called
TELLING = ("Zorvath", "Quillmere", "5555 1234")
_AT = "ACTIP-14.7"
# Where a person's data can stand in a text; what a key may say is in the form that a JSON Pointer gives it as well.
_PLACES: Mapping[str, Mapping[str, Any]] = {
    "key": {PERSON: "x"},
    "key with low lines": {SHEET.replace(" ", "_"): "x"},
    "key with a stroke, key of an answer, part": {
        **{f"{PERSON}/a": "x", "parts": ["obligations", PERSON]},
        "obligations": {_AT: {PERSON: "x"}},
    },
    "key of an entry": {"agencies": [{"id": "mps", "name": "Police", PERSON: "x"}]},
    "key of a figure": {"statistics": {"cells": [{"indicator": "victims_detected", PERSON: "x", "value": 3}]}},
    "id of an obligation": {"obligations": {PERSON: {"in_law": "full"}}},
    "id of an indicator": {"statistics": {"indicators": {PERSON: {"source": "x"}}}},
    "indicator": {"statistics": {"cells": [{"indicator": PERSON, "value": 3}]}},
    "coordinate": {"statistics": {"cells": [{"indicator": "victims_detected", "sex": PERSON, "value": 3}]}},
    "figure": {"statistics": {"cells": [{"indicator": "victims_detected", "value": PERSON}]}},
    "format": {"format": PERSON},
    "format of another version": {"format": f"actip-submission/{PERSON}"},
    "catalogue": {"catalogue": PERSON},
    "state": {"state": PERSON},
    "period": {"period": {"start": PERSON, "end": PERSON}},
    "cycle": {"cycle": PERSON},
    "clearance": {"clearance": PERSON},
    "agency": {"agencies": [{"id": PERSON, "name": "Police"}], "obligations": {_AT: {"agency": PERSON}}},
    "agency of no list": {
        "agencies": [{"id": "mps", "name": "Police"}],
        "obligations": {_AT: {"agency": PERSON}, "ACTIP-14.1": {"agency": "mps"}},
    },
    "part of an agency": {"answered_by": PERSON, "questions": [_AT]},
    "two agencies": {"agencies": [{"id": PERSON, "name": "Police"}, {"id": PERSON, "name": "Unit"}]},
    "address": {"focal_point": {"agency": "Police", "email": PERSON}},
    "link": {"obligations": {_AT: {"evidence": [{"kind": "law", "title": "Law", "link": PERSON}]}}},
    "round": {"round": {"id": PERSON}, "round_answers": {PERSON: {"answer": "x"}}},
    "released": {"released": {"audience": PERSON, "threshold": PERSON}},
    "explanation": {"explanations": [{"rule": PERSON, "about": PERSON, "reason": "x"}]},
}


# Those of which the commands that write a workbook quote more than others: what has no place in it, whose part it is.
_IN_FORMS = ("key with a stroke, key of an answer, part", "format", "agency of no list", "period")


def _telling(*texts: str) -> list[str]:
    return [word for word in TELLING if any(word in text for text in texts)]


def _said(ran: Ran) -> str:
    assert ran.code in (0, 1, 2)
    return ran.out + ran.err


def _reading(actip: Callable[..., Ran], path: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what is printed of a file by the command that says all of it, and by one that passes it on."""
    ran, formats = in_every_format(actip, path, folder)
    yield "validate", _said(ran)
    yield from formats.items()
    yield "convert to YAML", _said(actip("convert", path, folder / "converted.yaml"))


def _commands(actip: Callable[..., Ran], path: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what the commands that read a submission print about a file, without those that write a workbook."""
    sound = write_yaml(folder / "sound.yaml", changed(complete(), {"agencies": [{"id": "mps", "name": "Police"}]}))
    yield from _reading(actip, path, folder)
    yield "merge", _said(actip("merge", path, sound, "-o", folder / "merged.yaml", "--prefer", "none"))
    yield "gaps", _said(actip("gaps", path))
    yield "export", _said(actip("export", path, "--format", "json"))
    yield "release", _said(actip("release", path, "--audience", "asean", "-o", folder / "released.yaml"))
    yield "diff", _said(actip("diff", sound, path, "--format", "json"))


def _commands_of_forms(actip: Callable[..., Ran], path: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what the others print, and what those for an audience write."""
    yield "annotate", _said(actip("validate", path, "--annotate", folder / "annotated.xlsx"))
    yield "convert to a form", _said(actip("convert", path, folder / "converted.xlsx"))
    yield "split", _said(actip("split", path, "--out", folder / "parts"))
    yield "merge by itself", _said(actip("merge", path, "-o", folder / "alone.json", "--format", "json"))
    region = folder / "region.html"
    yield "report", _said(actip("report", "--region", path, "--page", region, "--audience", "national"))
    yield "page", region.read_text() if region.exists() else ""
    yield "status", _said(actip("status", path, "--due", "2026-03-31"))
    yield "document", _said(actip("report", "--state", "LAO", path, "-o", folder / "report.docx"))
    next_one = ("--from", path, "--period", "2026", "-o", folder / "next.xlsx")
    yield "template", _said(actip("template", *next_one, "--agency", "none"))


def _every_command(actip: Callable[..., Ran], path: Path, folder: Path) -> Iterator[tuple[str, str]]:
    yield from _commands(actip, path, folder)
    yield from _commands_of_forms(actip, path, folder)


@pytest.mark.parametrize("place", _PLACES)
def test_no_command_repeats_what_names_a_person(tmp_path: Path, actip: Callable[..., Ran], place: str) -> None:
    """Wherever it stands in a text; what cannot be named is shown as three points, with its line."""
    path = write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), _PLACES[place]))

    told = dict((_every_command if place in _IN_FORMS else _commands)(actip, path, tmp_path))

    assert {name: _telling(text) for name, text in told.items() if _telling(text)} == {}
    assert not [file.name for file in tmp_path.rglob("*") if _telling(file.name)]


@pytest.mark.parametrize("place", ["key", "format", "agency", "coordinate"])
def test_nor_does_it_of_json(tmp_path: Path, actip: Callable[..., Ran], place: str) -> None:
    """The same content in the other text."""
    path = tmp_path / "LAO_2025.json"
    path.write_text(json.dumps(changed(complete(), _PLACES[place])))

    told = dict(_commands(actip, path, tmp_path))

    assert {name: _telling(text) for name, text in told.items() if _telling(text)} == {}


def test_a_key_that_stands_twice_is_not_quoted(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Nor the name of an anchor, nor a table of another kind."""
    text = yaml.safe_dump(complete(), sort_keys=False)
    twice = tmp_path / "LAO_2025.yaml"
    twice.write_text(f'{text}"{PERSON}": x\n"{PERSON}": y\n"{PERSON} a": 1\n"{PERSON} a": 2\n')
    anchor = tmp_path / "anchor.yaml"
    anchor.write_text(f"{text}cycle: &Ms-Zorvath-Quillmere-17 x\nstate_name: *Ms-Zorvath-Quillmere-17\n")
    table = tmp_path / "figures.csv"
    table.write_text(f'state,"{PERSON}",period_start,period_end,indicator,value,status\n"{PERSON}",a,b,c,d,e,f\n')
    faulty = tmp_path / "faulty.csv"
    faulty.write_text(
        "state,period_start,period_end,indicator,value,status\n" + f'"{SHEET}","{SHEET}","{SHEET}",'
        f'"{SHEET}","{SHEET}","{SHEET}"\n'
    )

    told = {
        **dict(_commands(actip, twice, tmp_path)),
        "anchor": _said(actip("validate", anchor)),
        "figures": _said(actip("import", "figures", table, "--out", tmp_path / "again")),
        "faulty figures": _said(actip("import", "figures", faulty, "--out", tmp_path / "again")),
        "published": _said(actip("import", "glotip", table, "--out", tmp_path / "again")),
        "table": _said(actip("validate", table)),
    }

    assert {name: _telling(text) for name, text in told.items() if _telling(text)} == {}


# --- workbooks


def _sheet_of_answers(form: Filled) -> None:
    cell = form.cell(f"/obligations/{_AT}/in_law")
    cell.parent.title, cell.value = SHEET, "perhaps"


def _agency(form: Filled) -> None:
    row = form.free_row("agencies")
    row("id").value, row("name").value = PERSON, "Police"
    form.beside(f"/obligations/{_AT}/in_law", "agency").value = PERSON


def _beside(form: Filled) -> None:
    cell = form.cell(f"/obligations/{_AT}/in_law")
    cell.parent.cell(cell.row, 31).value = PERSON
    cell.comment = Comment(PERSON, PERSON)
    cell.parent.title = SHEET


def _heading(form: Filled) -> None:
    cell = form.cell(f"/obligations/{_AT}/in_law")
    mark = form.mark(f"/obligations/{_AT}/in_law", "in_law")
    cell.parent.cell(mark.row - 1, mark.column).value = PERSON
    cell.value = PERSON


def _names(form: Filled) -> None:
    form.book.defined_names["Zorvath_Quillmere_17"] = DefinedName("Zorvath_Quillmere_17", attr_text="'Start'!$A$1")
    form.book.properties.creator = form.book.properties.title = PERSON
    form.book.properties.lastModifiedBy = form.book.properties.keywords = PERSON


def _no_form(form: Filled) -> None:
    for sheet in form.book.worksheets[1:]:
        del form.book[sheet.title]
    form.book.worksheets[0].delete_cols(1, 40)
    form.book.worksheets[0].title = SHEET
    form.book.worksheets[0]["A1"] = PERSON


def _added(form: Filled) -> None:
    form.book.create_sheet(SHEET)["A1"] = PERSON
    form.book.create_sheet(f"{SHEET} (2)")["A1"] = "x"


def _copied(form: Filled) -> None:
    copy = form.book.copy_worksheet(form.cell(f"/obligations/{_AT}/in_law").parent)
    copy.title = SHEET


# A form is slow to read: what can stand in one form does, and only of two of them all commands are tried.
_BENT: Mapping[str, tuple[Callable[[Filled], None], ...]] = {
    "an agency": (_agency,),
    "not read": (_heading, _names, _added, _beside),  # the last gives the sheet another name
    "a sheet of answers": (_sheet_of_answers,),
    "a sheet twice": (_copied,),
    "no form at all": (_no_form,),
}
_IN_EVERY_COMMAND = ("an agency", "not read")


@pytest.mark.parametrize("place", _BENT)
def test_no_command_repeats_it_of_a_workbook(tmp_path: Path, actip: Callable[..., Ran], place: str) -> None:
    """The name of a sheet, a heading, a comment, a property, a cell that was not read."""
    form = Filled(complete_form())
    for bend in _BENT[place]:
        bend(form)
    path = written(tmp_path / "LAO_2025.xlsx", form.bytes())

    told = dict((_every_command if place in _IN_EVERY_COMMAND else _reading)(actip, path, tmp_path))

    assert {name: _telling(text) for name, text in told.items() if _telling(text)} == {}


@pytest.mark.parametrize(
    "name",
    [
        *("Start", "Protection", "Victims 2025", "Sheet1", "Police 17", "Detained, 12", "Ministry of Justice, 14"),
        *("Victims by sex and age", "Persons, 2025", "in_law", "obligations", "Ma trận", "mps", "Lao PDR, 17"),
        *("1. Answers (2)", "ຜູ້ຖືກເຄາະຮ້າຍ 17", "นางสาว", "Bảng 17"),
    ],
)
def test_ordinary_names_stay_readable(name: str, known: Catalogue) -> None:
    """A message is of no use where it cannot say which sheet or key it is about."""
    assert quotable(name, known) == name


@pytest.mark.parametrize(
    "name",
    [
        PERSON,
        SHEET,
        "Mr. Somchai",
        "Zorvath Quillmere, 17",
        "นางสาวมาลี 17",
        "desk@mail.example.org",
        "Ms_Hoa_Nguyen_17",
    ],
)
def test_a_name_of_a_person_is_not_quoted(name: str, known: Catalogue) -> None:
    """With a title, or with a number that can be an age."""
    assert quotable(name, known) == "..."
