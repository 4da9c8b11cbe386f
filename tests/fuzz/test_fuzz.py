"""A short run over spoilt files; `python -m tests.fuzz MINUTES` is the long one."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import changed, complete
from tests.forms import complete_form, repacked
from tests.fuzz.trying import KINDS, Trial, attempt, attempts, counted, trial

FIRST, NUMBER = 0, 70
_REPORTED = ("split", "{}/in/LAO_2025.yaml", "--out", "{}/parts")
_FORM = ("validate", "{}/in/LAO_2025.xlsx")
# What once failed, as small as it can be: what is changed in a submission, or left out of a form, and the command.
FOUND: Mapping[str, tuple[Mapping[str, Any] | str, Sequence[str]]] = {
    "a mapping among the parts": ({"parts": [{"x": 1}]}, _REPORTED),
    "a list among the parts": ({"parts": [["x"]]}, _REPORTED),
    "a sign that XML cannot hold": ({"origin": "\ufffe"}, ("validate", "{}/in", "--format", "junit")),
    "no kinds of parts": ("[Content_Types].xml", _FORM),
}


def test_spoilt_files_are_read_or_refused() -> None:
    """Exit code 0, 1 or 2, no traceback, within five seconds and 300 MB, and nothing left behind."""
    outcomes = list(attempts(range(FIRST, FIRST + NUMBER)))

    assert [outcome for outcome in outcomes if outcome.fault] == []
    assert len(outcomes) == NUMBER


def test_a_number_is_always_the_same_file() -> None:
    """So that a fault can be looked at again."""
    assert [trial(number) for number in range(20)] == [trial(number) for number in range(20)]


def test_every_kind_of_file_is_tried() -> None:
    """None is left out by chance."""
    kinds = {trial(number).kind for number in range(400)}

    assert len(kinds) == len(KINDS)


def test_what_hangs_or_fails_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge itself: a fault that nobody caught, a process that dies, a wrong exit code."""
    monkeypatch.setattr("tests.fuzz.trying.run", lambda _words: 3)
    assert [outcome.fault[:11] for outcome in attempts([1, 2])] == ["exit code 3"] * 2
    monkeypatch.setattr("tests.fuzz.trying.SECONDS", 0.2)
    monkeypatch.setattr("tests.fuzz.trying.run", _for_ever)
    assert [outcome.fault[:17] for outcome in attempts([1])] == ["more than 0.2 sec"]
    monkeypatch.setattr("tests.fuzz.trying.run", _dies)
    assert [outcome.fault for outcome in attempts([1])] == ["its process ended"]
    assert counted(list(attempts([1]))) == {trial(1).kind: 1}


def _for_ever(_words: object) -> int:
    while True:
        pass


def _dies(_words: object) -> int:
    os._exit(1)


@pytest.mark.parametrize("what", FOUND)
def test_what_once_failed(what: str, tmp_path: Path) -> None:
    """And was mended."""
    change, words = FOUND[what]
    if isinstance(change, str):
        name, content = "in/LAO_2025.xlsx", repacked(complete_form(), {change: "<Types/>"})
    else:
        name, content = "in/LAO_2025.yaml", yaml.safe_dump(changed(complete(), change)).encode()

    assert attempt(Trial(what, name, content, words), tmp_path / "trial") == ""
