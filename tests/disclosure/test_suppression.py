"""No hidden count can be worked out: not from one publication, and not from two that are held side by side."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.disclosure.policy import Policy
from actip.disclosure.treatment import treat
from actip.model import Catalogue, Cell
from tests.disclosure.attack import KNOWN, Leaf, submission, tables, worked_out

_many = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def _cells(*entries: tuple[dict[str, str], int]) -> list[Cell]:
    return [
        Cell("victims_detected", coordinates, f"/statistics/cells/{number}", value=value)
        for number, (coordinates, value) in enumerate(entries)
    ]


def _treated(cells: Sequence[Cell], policy: Policy = Policy()) -> list[Cell]:
    return list(treat([submission(cells)], KNOWN, policy).treated[0].submission.cells)


@pytest.mark.parametrize("fewest", [False, True], ids=["plain rule", "optimiser"])
@_many
@given(made=tables())
def test_nobody_works_out_a_hidden_count(made: tuple[list[Cell], list[Leaf]], fewest: bool) -> None:
    """Over all people who could have been counted, a hidden figure spans five, a published bound stays as wide."""
    cells, people = made
    bounded = frozenset(cell.pointer for cell in cells if cell.below is not None)

    shown = _treated(cells, Policy(fewest_cells=fewest))

    pinned = {
        pointer: ends
        for pointer, ends in worked_out(shown, people, bounded).items()
        if ends[1] - ends[0] < (4 if any(c.pointer == pointer and c.below for c in shown) else 5) - 1e-6
    }
    assert pinned == {}
