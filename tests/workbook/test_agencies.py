"""A report is split into files whose names no report can bend."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran, changed, complete, write_yaml

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
