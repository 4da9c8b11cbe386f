"""The door between the page and the program: no fault is passed over, and none tells what was in a file."""

from collections.abc import Callable

import pytest

from actip.catalogue import catalogue
from actip.confession import confession
from actip.desk import door
from actip.desk.page import words
from actip.desk.work import Outcome, Request
from actip.desk.works import WORKS
from actip.errors import CannotWrite


def _answer(monkeypatch: pytest.MonkeyPatch, do: Callable[[Request], Outcome]) -> dict[str, object]:
    work = WORKS[0]._replace(do=do)
    monkeypatch.setattr(door, "WORKS", (work,))
    return door.do(work.name, "en", "2026-05-01", {}, {})


def _raising(error: Exception) -> Callable[[Request], Outcome]:
    def do(request: Request) -> Outcome:
        raise error

    return do


def test_a_fault_of_ours_is_told_with_the_sentence_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The class of the error and where it was, and nothing that it says; the program is to be started anew."""
    error = ValueError("passport P1234567 of Somchai")
    answer = _answer(monkeypatch, _raising(error))

    assert confession(error)[0] in str(answer["html"])
    assert "do:" in str(answer["html"])
    assert "Somchai" not in str(answer["html"])
    assert (answer["whole"], answer["broken"], answer["files"]) == (False, True, {})


def test_too_little_memory_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault of ours; the program is to be started anew, to have its memory again."""
    answer = _answer(monkeypatch, _raising(MemoryError()))

    assert words(catalogue())["no_memory"] in str(answer["html"])
    assert answer["broken"]


def test_what_is_in_the_way_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program goes on."""
    answer = _answer(monkeypatch, _raising(CannotWrite("There is no room.", "Make some.")))

    assert "There is no room." in str(answer["html"])
    assert "Make some." in str(answer["html"])
    assert (answer["whole"], answer["broken"]) == (False, False)


def test_what_cannot_be_drawn_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not end the program without a word."""
    answer = _answer(monkeypatch, lambda request: Outcome(None))  # type: ignore[arg-type]

    assert "This is a fault of actip" in str(answer["html"])
