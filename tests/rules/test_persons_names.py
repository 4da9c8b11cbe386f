"""Names of persons are found in ten languages, and what names nobody is left alone: measured on invented sentences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from actip.catalogue import catalogue
from actip.format.reading import Content, read_submission
from actip.rules import RULES

LANGUAGES = sorted((Path(__file__).parent / "persons_names").glob("*.yaml"))
_RECALL, _PRECISION = 0.9, 0.97


def _found(sentence: str) -> bool:
    submission = read_submission(Content({"state": "LAO", "challenges": sentence}), catalogue(), set())
    check = RULES["PRV405"].check
    assert check is not None
    return any(True for _ in check(submission, catalogue()))


def _sentences(path: Path, kind: str) -> list[str]:
    sentences: list[str] = yaml.safe_load(path.read_text(encoding="utf-8"))[kind]
    return sentences


@pytest.mark.parametrize("path", LANGUAGES, ids=[path.stem for path in LANGUAGES])
def test_nine_of_ten_persons_are_found(path: Path) -> None:
    """In each language by itself."""
    missed = [sentence for sentence in _sentences(path, "persons") if not _found(sentence)]

    assert len(missed) <= (1 - _RECALL) * len(_sentences(path, "persons")), missed


def _alarms() -> Iterator[tuple[bool, str]]:
    for path in LANGUAGES:
        for kind in ("persons", "nobody"):
            yield from ((kind == "persons", sentence) for sentence in _sentences(path, kind) if _found(sentence))


def test_an_alarm_is_hardly_ever_false() -> None:
    """Over all languages: laws, offices, places and ages of groups name nobody."""
    alarms = list(_alarms())

    assert sum(right for right, _ in alarms) >= _PRECISION * len(alarms), [text for right, text in alarms if not right]


def test_there_are_sentences_enough() -> None:
    """Twenty of each kind in each of ten languages, and two lists in all of them."""
    assert len(LANGUAGES) == 12
    assert all(len(_sentences(path, kind)) >= 20 for path in LANGUAGES for kind in ("persons", "nobody"))
