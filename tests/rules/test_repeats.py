"""What makes two entries of a list the same: every list of the format says so."""

import pytest

from actip.format.fields import SUBMISSION
from actip.rules.repeats import ELSEWHERE, TWICE, lists_of


def test_every_list_says_what_makes_two_entries_the_same() -> None:
    """A new list of the format is in the table, or a rule of its own holds its entries against each other."""
    assert {*TWICE, *ELSEWHERE} == set(lists_of())
    assert not TWICE.keys() & ELSEWHERE.keys()


@pytest.mark.parametrize("path", TWICE)
def test_what_is_compared_is_a_key_of_the_entry(path: str) -> None:
    """A line of the table names keys that the list has."""
    key = SUBMISSION
    for step in path.split("/"):
        below = key.below(step)
        assert below is not None
        key = below

    assert {*TWICE[path].needed, *TWICE[path].alike} <= {below.name for below in key.keys}
