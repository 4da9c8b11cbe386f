"""Sentences that somebody else wrote than the patterns; what was missed of them at first was mended by kinds."""

from collections import Counter

import pytest

from tests.rules.persons_apart.measuring import Result, measured

RECALL, PRECISION = 0.9, 0.97
RECALL_OF_A_LANGUAGE = 0.8  # of twenty sentences each


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return measured()


def test_nine_of_ten_persons_are_noticed(results: list[Result]) -> None:
    persons = [result for result in results if result.is_person]

    assert sum(bool(result.rules) for result in persons) >= RECALL * len(persons)


def test_an_alarm_is_seldom_false(results: list[Result]) -> None:
    alarms = [result for result in results if result.rules]

    assert sum(result.is_person for result in alarms) >= PRECISION * len(alarms)


def test_no_language_is_left_behind(results: list[Result]) -> None:
    every = Counter(result.language for result in results if result.is_person)
    noticed = Counter(result.language for result in results if result.is_person and result.rules)

    assert {language for language, count in every.items() if noticed[language] < RECALL_OF_A_LANGUAGE * count} == set()
