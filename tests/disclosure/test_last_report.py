"""What a state kept to a closer circle in its last report is not told by the report of this period."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Ran, changed, complete, write_yaml

ID = "ACTIP-14.7"


def _year(year: int, answer: dict[str, Any], **more: Any) -> dict[str, Any]:
    about = {
        "cycle": str(year),
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "prepared": f"{year + 1}-02-01",
        "disclosure": "public",
        "obligations": {ID: answer},
        **more,
    }
    return changed(complete(), about)


@pytest.fixture(name="begun")
def _begun(actip: Callable[..., Ran], tmp_path: Path) -> Path:
    """A public answer, said to be as before, in a form that was begun with a report whose answer was restricted."""
    last = write_yaml(
        tmp_path / "LAO_2024.yaml",
        _year(
            2024,
            {"in_practice": "full", "disclosure": "national"},
            statistics={"cells": [{"indicator": "victims_detected", "value": 4_713}]},
        ),
    )
    form, text = tmp_path / "LAO_2025.xlsx", tmp_path / "form.yaml"
    for command in (
        ["template", "--state", "LAO", "--period", "2025", "--from", last, "-o", form],
        ["convert", form, text],
    ):
        ran = actip(*command)
        assert ran.code == 0, ran.err
    data = yaml.safe_load(text.read_text())
    assert data["last"]["answers"][ID]["in_practice"] == "full"
    answer = {"in_practice": "partial", "disclosure": "public", "since_last": "unchanged"}
    figures = {"cells": [{"indicator": "victims_detected", "value": 40}]}
    folder = tmp_path / "2025"
    folder.mkdir()
    return write_yaml(
        folder / "LAO_2025.yaml",
        changed(
            data, {"disclosure": "public", "prepared": "2026-02-01", "obligations": {ID: answer}, "statistics": figures}
        ),
    )


@pytest.mark.parametrize("audience", ["public", "asean"])
@pytest.mark.parametrize("with_last", [False, True])
def test_no_report_tells_a_restricted_answer_of_the_last_period(
    actip: Callable[..., Ran], begun: Path, audience: str, with_last: bool
) -> None:
    """Neither by a comparison with what the form shows of it, nor beside the file that it was."""
    files = [begun, *([begun.parent.parent / "LAO_2024.yaml"] if with_last else [])]
    ran = actip("report", "--region", *files, "--audience", audience, "--section", "all")

    assert ran.code == 0, ran.err
    assert "in the last report and" not in ran.out
    assert ("4,713" in ran.out) == with_last  # it was public, and stands in its own report


def test_the_state_itself_is_told(actip: Callable[..., Ran], begun: Path) -> None:
    """One of the two is a slip, and only the state can know which."""
    checked = actip("validate", begun)
    reported = actip("report", "--region", begun, "--audience", "national", "--section", "Findings")

    assert "TRD606" in checked.out
    assert "'In practice' was" in reported.out or "'in_practice' was" in reported.out


def test_the_copy_that_is_sent_does_not_say_that_an_answer_is_as_before(
    actip: Callable[..., Ran], begun: Path, tmp_path: Path
) -> None:
    """Whoever reads this year's answer would know the one of last year."""
    copied = tmp_path / "copied.yaml"
    ran = actip("release", begun, "--audience", "public", "-o", copied)

    assert ran.code == 0, ran.err
    answer = yaml.safe_load(copied.read_text())["obligations"][ID]
    assert answer["in_practice"] == "partial"
    assert "since_last" not in answer


def test_an_answer_that_went_back_is_told_where_both_reports_may_be_seen(
    actip: Callable[..., Ran], tmp_path: Path
) -> None:
    """What was public then and is public now is compared, for everybody."""
    for year, answer in ((2024, "full"), (2025, "partial")):
        write_yaml(tmp_path / f"LAO_{year}.yaml", _year(year, {"in_practice": answer, "disclosure": "public"}))
    ran = actip("report", "--region", tmp_path, "--audience", "public", "--section", "Findings")

    assert "TRD602" in ran.out


@pytest.mark.parametrize(("words", "rules"), [("House 3 men.", []), ("House men.", ["TRD604"])])
def test_a_text_that_is_masked_is_not_compared(
    actip: Callable[..., Ran], tmp_path: Path, words: str, rules: list[str]
) -> None:
    """An action whose number is hidden in one year is not said to have vanished in the other."""
    action = {"action": words, "due": "2025-06-30", "state": "planned"}
    for year, men in ((2024, 3), (2025, 30)):
        cells = [
            {"indicator": "victims_sheltered", **sex, "value": value}
            for sex, value in (({}, 40 + men), ({"sex": "F"}, 40), ({"sex": "M"}, men))
        ]
        actions = [action] if year == 2024 or not rules else []
        data = _year(year, {}, obligations={"ACTIP-14.10.a": {"actions": actions}}, statistics={"cells": cells})
        write_yaml(tmp_path / f"LAO_{year}.yaml", data)
    ran = actip("report", "--region", tmp_path, "--audience", "public", "--section", "Findings")

    assert ran.code == 0, ran.err
    assert [rule for rule in ("TRD604",) if rule in ran.out] == rules
