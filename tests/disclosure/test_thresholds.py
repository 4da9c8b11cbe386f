"""One report, one threshold: copies in which other counts are suppressed are not mixed into it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, changed, complete, write_yaml

FIGURES = [{"indicator": "persons_convicted", "sex": sex, "value": value} for sex, value in (("F", 4), ("M", 30))]


@pytest.fixture(name="copied")
def _copied(actip: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that a state released with counts below 10 suppressed."""
    data = changed(complete(), {"disclosure": "public", "statistics": {"cells": FIGURES}})
    folder = tmp_path / "copies"
    folder.mkdir()
    monkeypatch.setenv("ACTIP_THRESHOLD", "10")
    ran = actip("release", write_yaml(tmp_path / "LAO.yaml", data), "--audience", "public", "-o", folder / "LAO.yaml")
    assert ran.code == 0, ran.err
    return folder / "LAO.yaml"


def _commands(copied: Path, audience: str) -> list[list[str | Path]]:
    folder = copied.parent.parent
    reader = ["--audience", audience]
    return [
        ["report", "--region", copied, *reader],
        ["report", "--state", "LAO", copied, *reader, "-o", folder / "LAO.docx"],
        ["export", copied, *reader],
        ["release", copied, *reader, "-o", folder / "again.yaml"],
    ]


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("audience", ["public", "asean"])
def test_a_copy_released_under_another_threshold_is_refused(
    actip: Callable[..., Ran], copied: Path, monkeypatch: pytest.MonkeyPatch, audience: str, number: int
) -> None:
    """The file and both thresholds are named, and nothing is written."""
    monkeypatch.setenv("ACTIP_THRESHOLD", "5")
    ran = actip(*_commands(copied, audience)[number])

    assert (ran.code, ran.out) == (2, "")
    assert f"{copied}: this copy was released with counts below 10 suppressed, and here those below 5 are." in ran.err
    assert "'threshold' in actip.toml" in ran.err


@pytest.mark.parametrize("number", range(4))
def test_a_copy_released_under_the_same_threshold_is_taken(
    actip: Callable[..., Ran], copied: Path, number: int
) -> None:
    """What stands on every page is true of it."""
    ran = actip(*_commands(copied, "public")[number])

    assert ran.code == 0, ran.err
    assert number or "Counts from 1 to 9 are suppressed." in ran.out


def test_the_nation_reads_a_copy_whatever_its_threshold(
    actip: Callable[..., Ran], copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own reports suppress nothing and say so."""
    monkeypatch.setenv("ACTIP_THRESHOLD", "5")

    assert actip("report", "--region", copied, "--audience", "national").code == 0


def test_a_copy_that_does_not_say_its_threshold_is_refused(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Nobody knows what is suppressed in it."""
    path = write_yaml(tmp_path / "LAO.yaml", {**complete(), "released": {"audience": "public"}})
    ran = actip("report", "--region", path, "--audience", "public")

    assert ran.code == 2
    assert "an unnamed number" in ran.err
