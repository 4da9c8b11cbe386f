"""The round of a secretariat, as its page has it: last year's form, the agencies' parts, a conflict, a clearance.

Whatever is typed is typed by LibreOffice into the workbooks, not by our own code.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from actip.model import Document
from actip.readers import document
from tests import libreoffice
from tests.conftest import Ran, changed, complete, write_yaml
from tests.forms import Filled
from tests.submissions import essence

LAST = {
    "period": {"start": "2024-01-01", "end": "2024-12-31"},
    "agencies": [{"id": "mps", "name": "Ministry of Public Security"}, {"id": "lwu", "name": "Women's Union"}],
    "obligations": {
        "ACTIP-14.7": {"agency": "mps", "actions": [{"action": "Train", "due": "2025-06-30", "state": "planned"}]},
        "ACTIP-14.8": {"agency": "mps"},
        "ACTIP-14.10.a": {"agency": "lwu"},
    },
    "statistics": {
        "indicators": {"victims_detected": {"agency": "mps"}, "victims_sheltered": {"agency": "lwu"}},
    },
}
_TOTAL = "indicator=victims_detected; victim_status=confirmed"

pytestmark = [pytest.mark.libreoffice, libreoffice.can_type]


def _cell(read: Document, pointer: str) -> tuple[str, str]:
    place = read.places[pointer]
    return str(place.sheet), str(place.cell)


def _filled(path: Path) -> Filled:
    return Filled(path.read_bytes())


def _free(path: Path, table: str, values: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What is typed into the first free row of a list."""
    cell = _filled(path).free_row(table)
    return [(cell(code).parent.title, cell(code).coordinate, text) for code, text in values.items()]


def test_the_round(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Template from last year, split, fill, merge with a conflict, validate, annotate, correct, clear."""
    folder = str(tmp_path)
    write_yaml(tmp_path / "LAO_2024.yaml", changed(complete(), LAST))

    assert (
        actip("template", "--from", f"{folder}/LAO_2024.yaml", "--period", "2025", "-o", f"{folder}/LAO_2025.xlsx").code
        == 0
    )
    assert actip("split", f"{folder}/LAO_2025.xlsx", "--out", f"{folder}/parts").code == 0
    parts = {name: tmp_path / "parts" / f"LAO_2025_{name}.xlsx" for name in ("mps", "lwu", "rest")}
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == sorted(path.name for path in parts.values())

    read = {name: document(str(path)) for name, path in parts.items()}
    total = _filled(parts["mps"]).figure("T1a", _TOTAL, "figure:")
    filled = {
        parts["mps"]: [
            (*_cell(read["mps"], "/obligations/ACTIP-14.7/in_practice"), "To a large extent"),
            (*_cell(read["mps"], "/obligations/ACTIP-14.7/since_last"), "Yes, changed"),
            (*_cell(read["mps"], "/obligations/ACTIP-14.8/since_last"), "No, as before"),
            (total.parent.title, total.coordinate, "25"),
            (*_cell(read["mps"], "/clearance"), "Cleared by the agencies"),
        ],
        parts["lwu"]: [
            (*_cell(read["lwu"], "/obligations/ACTIP-14.10.a/in_practice"), "Partial"),
            *_free(
                parts["lwu"], "detail", {"indicator": "victims_detected", "victim_status": "confirmed", "figure:": "31"}
            ),
        ],
        parts["rest"]: [(*_cell(read["rest"], "/prepared"), "2026-03-14")],
    }
    libreoffice.typed(filled, tmp_path)

    ran = actip("merge", f"{folder}/typed", "-o", f"{folder}/whole.xlsx", "--format", "json")
    assert ran.code == 1
    (found,) = [entry for entry in json.loads(ran.out)["assessments"][0]["findings"] if entry["severity"] == "error"]
    assert found["rule"] == "MRG701"
    assert "LAO_2025_mps.xlsx, Figures, cell" in found["message"]
    assert "LAO_2025_lwu.xlsx, Figures in detail, cell" in found["message"]

    ran = actip("validate", f"{folder}/whole.xlsx", "--annotate", f"{folder}/remarks.xlsx", "--format", "json")
    assert ran.code == 1
    remarks = tmp_path / "remarks.xlsx"
    again = actip("validate", str(remarks), "--format", "json")
    assert _rules(again) == _rules(ran)

    total = _filled(remarks).figure("T1a", _TOTAL, "figure:")
    row = _filled(remarks).free_row("conflicts")
    codes = (
        "subject",
        "what",
        *(f"{side}/{key}" for side in ("first", "second") for key in ("agency", "says", "place")),
    )
    corrected = [(total.parent.title, total.coordinate, "25")]
    corrected += [(row(code).parent.title, row(code).coordinate, "") for code in codes]
    corrected.append((*_cell(document(str(remarks)), "/clearance"), "Nationally approved"))
    (tmp_path / "last").mkdir()
    (done,) = libreoffice.typed({remarks: corrected}, tmp_path / "last")

    result = document(str(done))
    content: Any = result.data
    assert not [rule for rule in _rules(actip("validate", str(done), "--format", "json")) if rule.startswith("MRG")]
    assert content["clearance"] == "nationally_approved"
    assert content["agency_clearances"] == [{"agency": "mps", "clearance": "agency_cleared"}]
    assert content["obligations"]["ACTIP-14.7"] | {"evidence": [], "actions": []} == {
        "in_law": "full", "in_practice": "large", "since_last": "changed", "agency": "mps", "evidence": [],
        "actions": [],
    }  # fmt: skip
    assert content["obligations"]["ACTIP-14.10.a"]["in_practice"] == "partial"
    assert {"indicator": "victims_detected", "victim_status": "confirmed", "value": 25} in content["statistics"][
        "cells"
    ]
    assert content["last"]["period"] == LAST["period"]


def _rules(ran: Ran) -> list[str]:
    return sorted(entry["key"].partition("#")[0] for entry in json.loads(ran.out)["assessments"][0]["findings"])


def test_libreoffice_loses_nothing_of_the_round(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """The prefilled, the split and the annotated workbook, each opened and saved again."""
    folder = str(tmp_path)
    write_yaml(tmp_path / "LAO_2024.yaml", changed(complete(), LAST))
    actip("template", "--from", f"{folder}/LAO_2024.yaml", "--period", "2025", "-o", f"{folder}/LAO_2025.xlsx")
    actip("split", f"{folder}/LAO_2025.xlsx", "--out", f"{folder}/parts")
    actip("validate", f"{folder}/LAO_2025.xlsx", "--annotate", f"{folder}/remarks.xlsx")
    books = [tmp_path / "LAO_2025.xlsx", tmp_path / "remarks.xlsx", *sorted((tmp_path / "parts").iterdir())]

    saved = libreoffice.saved(books, tmp_path)

    for before, after in zip(books, saved, strict=True):
        read = document(str(after))
        assert essence(read.data) == essence(document(str(before)).data)
        assert read.faults == ()
