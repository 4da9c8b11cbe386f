"""A person's data is found, and never repeated: not in any format, not in a report, not in an error."""

from collections.abc import Callable
from pathlib import Path

import pytest

from actip.reports import REPORTERS
from tests.conftest import ROOT, Ran, changed, complete, write_yaml

_PRIVATE = {
    "PRV401": "someone.private@mail.example.org",
    "PRV402": "+66 81 234 5678",
    "PRV403": "passport no. P7654321",
    "PRV404": "born on 4 April 2010",
}


@pytest.mark.parametrize(("rule", "text"), _PRIVATE.items())
def test_what_was_found_is_in_no_output(actip: Callable[..., Ran], tmp_path: Path, rule: str, text: str) -> None:
    """Planted in an answer, a title, a note, a reason, a wrong code, a name: it stays where it is."""
    change = {
        "reporting_authority": f"Office of {text}",
        "origin": f"made by {text}",
        "obligations": {
            "ACTIP-14.8": {"account": f"Ask {text}.", "evidence": [{"kind": "law", "title": f"Note on {text}"}]},
            "ACTIP-14.7": None,
        },
        "explanations": [{"rule": "GAP301", "about": "ACTIP-14.7", "reason": f"Because of {text}."}],
    }
    path = write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), change))
    number = text.rpartition("no. ")[2].removeprefix("born on ")

    runs = [actip("validate", path, "--format", name) for name in REPORTERS]
    runs += [actip("gaps", path), actip("report", "--region", path, "--section", "all", "--audience", "national")]

    assert all(rule in run.out for run in runs[: len(REPORTERS)])
    for run in runs:
        assert number not in run.out + run.err


def test_the_samples_hold_no_persons_data(actip: Callable[..., Ran]) -> None:
    """No false alarm on anything that is there."""
    out = actip("validate", ROOT / "sample_data" / "2024", ROOT / "sample_data" / "2025").out

    assert "PRV" not in out
