"""A report is split into files whose names no report can bend."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from actip.catalogue.entries import Catalogue
from actip.workbook.template import workbook
from tests import libreoffice
from tests.conftest import CREATED, Ran, changed, complete, write_yaml

Actip = Callable[..., Ran]
_ANSWER = {"obligations": {"ACTIP-14.7": {"agency": "mps"}}, "agencies": [{"id": "mps", "name": "Police"}]}


@pytest.mark.parametrize(
    "change",
    [
        {"state": "../../outside/LAO"},
        {"state": "/srv/LAO"},
        {"period": {"start": "2025-01-01", "end": "../x"}},
        {"agencies": [{"id": "../mps"}], "obligations": {"ACTIP-14.7": {"agency": "../mps"}}},
        {"agencies": [{"id": "a" * 300}], "obligations": {"ACTIP-14.7": {"agency": "a" * 300}}},
        {"agencies": [{"id": "CON:x?"}], "obligations": {"ACTIP-14.7": {"agency": "CON:x?"}}},
        {"agencies": [{"id": "a\u202egnp"}], "obligations": {"ACTIP-14.7": {"agency": "a\u202egnp"}}},
        {"agencies": [{"id": "ຕຳຫຼວດ"}], "obligations": {"ACTIP-14.7": {"agency": "ຕຳຫຼວດ"}}},
    ],
    ids=str,
)
def test_what_a_report_says_leads_out_of_no_folder(actip: Actip, tmp_path: Path, change: dict[str, Any]) -> None:
    """Its state, its year and its agencies are parts of names, without a sign that a system refuses or acts on."""
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    source = write_yaml(folder / "a.yaml", changed(changed(complete(), _ANSWER), change))

    actip("split", source, "--out", folder / "parts")

    written = set(tmp_path.rglob("*.xlsx"))
    assert {path.parent for path in written} <= {folder / "parts"}
    for path in written:
        assert not set(path.name) & set('\\/:*?"<>| \n\u202e')
        assert len(path.name.encode()) <= 255


@libreoffice.needed
@pytest.mark.libreoffice
def test_the_progress_of_an_agency_counts_what_it_answers(tmp_path: Path, known: Catalogue) -> None:
    """By its pillars and by its rows, together with others; as stored, and as LibreOffice works it out."""
    protection = [entry.id for entry in known.obligations.values() if entry.pillar == "protection"]
    content = {
        "state": "LAO",
        "agencies": [{"id": "mps", "answers": ["Protection of victims"]}, {"id": "lwu"}, {"id": "mp"}],
        "obligations": {
            protection[0]: {"in_law": "full", "in_practice": "full"},
            protection[1]: {"in_practice": "full", "in_law": "full", "agency": "lwu"},
            "ACTIP-5.1": {"in_law": "full", "agency": "LWU; mps"},
        },
    }
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook(known, content, CREATED))
    (again,) = libreoffice.saved([path], tmp_path)

    for form in (path, again):
        rows = openpyxl.load_workbook(form, data_only=True)["Start here"].iter_rows(values_only=True)
        shares = {row[1]: row[5] for row in rows}
        assert shares["mps"] == f"2 of {len(protection)}"
        assert shares["lwu"] == "2 of 2"
        assert shares["mp"] == "0 of 0"
