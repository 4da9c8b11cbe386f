"""A form that begins with the last report: its answers to look at again, its figures beside the new ones."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.commands.template import begun
from actip.errors import UnknownName
from actip.model import Document
from actip.readers.excel import document
from tests.conftest import CREATED, Ran, changed, complete, write_yaml

LAST = {
    "period": {"start": "2024-01-01", "end": "2024-12-31"},
    "agencies": [{"id": "mps"}, {"id": "lwu"}],
    "obligations": {
        "ACTIP-14.7": {
            "in_law": "partial",
            "in_practice": "partial",
            "account": "Officers were trained.",
            "agency": "mps",
            "actions": [
                {"action": "Amend the guideline", "due": "2025-06-30", "state": "planned", "agency": "mps"},
                {"action": "Translate it", "due": "2025-03-31", "state": "done"},
            ],
        },
        "ACTIP-14.8": {"agency": "lwu"},
    },
    "capacity": [{"topic": "evidence", "participants": {"total": 86}}],
}
_FIGURE = {"indicator": "victims_detected", "victim_status": "confirmed"}


def _last(folder: Path, **change: Any) -> str:
    data = changed(changed(complete(), LAST), change)
    data["statistics"]["cells"] = [
        *(cell for cell in data["statistics"]["cells"] if cell["indicator"] != "victims_detected"),
        {**_FIGURE, "value": 25, "note": "as published"},
        {**_FIGURE, "sex": "F", "below": 5},
    ]
    return str(write_yaml(folder / "LAO_2024.yaml", data))


def _begun(last: str, known: Catalogue, agency: str = "") -> tuple[bytes, Document]:
    content = begun("", "2025", "all", last, agency, known, CREATED).content
    return content, document("form.xlsx", content)


def test_answers_are_taken_over_and_figures_are_not(tmp_path: Path, known: Catalogue) -> None:
    """What was answered stands in its place; the places of figures are blank."""
    _, read = _begun(_last(tmp_path), known)

    answer: Any = read.data["obligations"]["ACTIP-14.7"]  # type: ignore[index]
    assert (answer["in_law"], answer["account"]) == ("partial", "Officers were trained.")
    assert "cells" not in read.data.get("statistics", {})  # type: ignore[operator]
    assert read.faults == ()


def test_only_open_actions_are_taken_over(tmp_path: Path, known: Catalogue) -> None:
    """What is done was reported; what is open is asked about again."""
    _, read = _begun(_last(tmp_path), known)

    actions: Any = read.data["obligations"]["ACTIP-14.7"]["actions"]  # type: ignore[index]
    assert [action["action"] for action in actions] == ["Amend the guideline"]


def test_the_figures_of_the_last_period_stand_beside(tmp_path: Path, known: Catalogue) -> None:
    """In the grey column beside the cell of the same figure, and in full on a sheet of their own."""
    content, read = _begun(_last(tmp_path), known)

    sheet = openpyxl.load_workbook(BytesIO(content))["Figures"]
    codes = next(row for row in sheet.iter_rows() if row[0].value == "#actip T1a")
    column = next(cell.column for cell in codes if cell.value == "last:")
    total = next(row for row in sheet.iter_rows(min_row=codes[0].row)
                 if row[0].value == "indicator=victims_detected; victim_status=confirmed")  # fmt: skip
    assert total[column - 1].value == 25
    last: Any = read.data["last"]
    assert {**_FIGURE, "value": 25} in last["cells"]
    assert {**_FIGURE, "sex": "F", "below": 5} in last["cells"]


def test_actions_that_fall_due_are_shown(tmp_path: Path, known: Catalogue) -> None:
    """Those that were due by the end of the new period and are not closed."""
    content, _ = _begun(_last(tmp_path), known)

    sheet = openpyxl.load_workbook(BytesIO(content))["Last period"]
    shown = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("Amend the guideline" in row and "2025-06-30" in row for row in shown)
    assert not any("Translate it" in row for row in shown)


def test_an_answer_that_was_taken_over_asks_to_be_confirmed(tmp_path: Path, known: Catalogue) -> None:
    """Until somebody says whether it changed, the form and the rules both say so."""
    content, _ = _begun(_last(tmp_path), known)
    path = tmp_path / "LAO_2025.xlsx"
    path.write_bytes(content)

    (assessment,), _ = assess([str(path)], known)

    (finding,) = (finding for finding in assessment.findings if finding.rule == "TRD607")
    assert finding.facts["unconfirmed"] == list(known.obligations)
    sheet = openpyxl.load_workbook(path, data_only=True)["Questions"]
    checks = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any(text.endswith("changed since last period?") for text in checks)


def test_what_is_of_the_last_period_is_named(tmp_path: Path, known: Catalogue) -> None:
    """Training and closed actions are not taken over, and that is said."""
    made = begun("LAO", "2025", "all", _last(tmp_path), "", known, CREATED)

    assert made.notes == ("Not taken over, because it is of the last period: capacity, 1 action done or dropped.",)


def test_a_form_of_one_agency_has_its_questions_only(tmp_path: Path, known: Catalogue) -> None:
    """It asks what the last report says that the agency answers."""
    _, read = _begun(_last(tmp_path), known, agency="mps")

    assert (read.data["answered_by"], read.data["questions"]) == ("mps", ["ACTIP-14.7"])
    assert list(read.data["obligations"]) == ["ACTIP-14.7"]  # type: ignore[call-overload]


def test_a_last_report_of_the_same_year_is_refused(tmp_path: Path, known: Catalogue) -> None:
    """The wrong file would be taken for last year's."""
    last = _last(tmp_path, period={"start": "2025-01-01", "end": "2025-12-31"})

    with pytest.raises(UnknownName, match="not about a period before"):
        _begun(last, known)


def test_the_figures_beside_are_compared_with_the_new_ones(tmp_path: Path, known: Catalogue) -> None:
    """A form that shows its last report needs no other file to be compared with it."""
    last = {"period": LAST["period"], "cells": [{**_FIGURE, "value": 25}]}
    data = changed(complete(), {"last": last})
    data["statistics"]["cells"].append({**_FIGURE, "value": 250})
    path = write_yaml(tmp_path / "LAO_2025.yaml", data)

    (assessment,), _ = assess([str(path)], known)

    assert [finding.rule for finding in assessment.findings] == ["TRD601"]


def test_the_command_takes_a_form_of_the_last_year(tmp_path: Path, actip: Any) -> None:
    """Workbook in, workbook out: nobody needs to know another format."""
    assert actip("convert", _last(tmp_path), str(tmp_path / "LAO_2024.xlsx")).code == 0

    ran: Ran = actip(
        "template", "--from", f"{tmp_path}/LAO_2024.xlsx", "--period", "2025", "-o", f"{tmp_path}/new.xlsx"
    )

    assert ran.code == 0
    assert ran.err.splitlines()[-1] == f"wrote {tmp_path}/new.xlsx"


@pytest.mark.parametrize(("origin", "kept"), [("sample", "sample"), ("imported", None)])
def test_what_was_invented_stays_invented(tmp_path: Path, known: Catalogue, origin: str, kept: str | None) -> None:
    """A form that begins with a sample says that it is one; who made any other file is said anew."""
    _, read = _begun(_last(tmp_path, origin=origin), known)

    assert read.data.get("origin") == kept
