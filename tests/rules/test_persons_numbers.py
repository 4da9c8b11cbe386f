"""Numbers, days, accounts and places that point to a person are found in ten languages, and hardly anything else is.

`persons_numbers/LANGUAGE.yaml`, or `LANGUAGE_STATE.yaml`, has sentences, all invented: `persons` by the rule that has
to find them, and `nobody`, in which no rule may find anything.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from actip.catalogue import catalogue
from actip.format.reading import read_submission
from actip.model import Document
from actip.rules import RULES

_FILES = sorted((Path(__file__).parent / "persons_numbers").glob("*.yaml"))
_RECALL, _PRECISION = 0.95, 0.97


class _Sentence(NamedTuple):
    language: str
    state: str
    text: str
    rule: str  # that has to find it; empty where none may


def _sentences() -> Iterator[_Sentence]:
    for path in _FILES:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        language = path.stem.partition("_")[0]
        for rule, texts in content["persons"].items():
            yield from (_Sentence(language, content["state"], text, rule) for text in texts)
        yield from (_Sentence(language, content["state"], text, "") for text in content["nobody"])


_SENTENCES = list(_sentences())
_LANGUAGES = sorted({sentence.language for sentence in _SENTENCES})


def _rules_that_find(sentence: _Sentence) -> set[str]:
    document = Document("x.yaml", {"state": sentence.state, "challenges": sentence.text}, (), (), dict)
    submission = read_submission(document, catalogue(), set())
    privacy = (rule for rule in RULES.values() if rule.family == "PRV" and rule.check)
    return {rule.id for rule in privacy if rule.check and list(rule.check(submission, catalogue()))}


@pytest.fixture(scope="module")
def found() -> list[tuple[_Sentence, set[str]]]:
    """Each sentence with the rules that find something in it."""
    return [(sentence, _rules_that_find(sentence)) for sentence in _SENTENCES]


def _missed(found: list[tuple[_Sentence, set[str]]]) -> list[str]:
    return [sentence.text for sentence, rules in found if sentence.rule and sentence.rule not in rules]


def _alarms(found: list[tuple[_Sentence, set[str]]]) -> list[str]:
    return [f"{rules} {sentence.text}" for sentence, rules in found if not sentence.rule and rules]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_each_language_has_sentences_enough(language: str) -> None:
    """Twenty-five each way: fewer measure nothing."""
    kinds = Counter(bool(sentence.rule) for sentence in _SENTENCES if sentence.language == language)

    assert min(kinds[True], kinds[False]) >= 25


@pytest.mark.parametrize("language", _LANGUAGES)
def test_what_points_to_a_person_is_found_in_a_language(language: str, found: list[tuple[_Sentence, set[str]]]) -> None:
    """Nine in ten at least, and no more than one alarm in thirty that is false."""
    own = [entry for entry in found if entry[0].language == language]
    all_of_persons = sum(bool(sentence.rule) for sentence, _ in own)
    hits = all_of_persons - len(_missed(own))

    assert hits >= 0.9 * all_of_persons, _missed(own)
    assert hits >= _PRECISION * (hits + len(_alarms(own))), _alarms(own)


@pytest.mark.parametrize("rule", sorted({sentence.rule for sentence in _SENTENCES if sentence.rule}))
def test_what_points_to_a_person_is_found_by_its_rule(rule: str, found: list[tuple[_Sentence, set[str]]]) -> None:
    """Nine in ten at least."""
    own = [entry for entry in found if entry[0].rule == rule]

    assert len(_missed(own)) <= 0.1 * len(own), _missed(own)


def test_hardly_anything_is_missed_or_a_false_alarm(found: list[tuple[_Sentence, set[str]]]) -> None:
    """Over all languages and rules."""
    all_of_persons = sum(bool(sentence.rule) for sentence, _ in found)
    hits = all_of_persons - len(_missed(found))

    assert hits >= _RECALL * all_of_persons, _missed(found)
    assert hits >= _PRECISION * (hits + len(_alarms(found))), _alarms(found)
