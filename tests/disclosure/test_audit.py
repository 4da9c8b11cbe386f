"""The bounds of the audit are those of an exact linear program, and its proof says what they rest on."""

from collections.abc import Mapping
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actip.disclosure.audit import Bounds, Contradictory, Count, Program, Relation, components
from tests.disclosure.attack import solve


@st.composite
def _systems(draw: Any) -> tuple[dict[int, Count], dict[int, Relation]]:
    """Counts and relations that at least one set of counts satisfies."""
    size = draw(st.integers(1, 7))
    truth = draw(st.lists(st.integers(0, 30), min_size=size, max_size=size))
    counts = {}
    for number, value in enumerate(truth):
        low = draw(st.integers(0, min(1, value)))
        counts[number] = Count(low, draw(st.sampled_from((None, None, value, value + 4))))
    relations = {}
    for number in range(draw(st.integers(0, 6))):
        terms = draw(st.dictionaries(st.integers(0, size - 1), st.sampled_from((1, 1, -1)), min_size=1))
        relations[10 + number] = Relation(terms, sum(factor * truth[count] for count, factor in terms.items()))
    return counts, relations


def _exact(count: int, counts: Mapping[int, Count], relations: Mapping[int, Relation]) -> tuple[float, float]:
    goal = numpy.array([float(number == count) for number in counts])
    equal = [numpy.array([float(r.terms.get(number, 0)) for number in counts]) for r in relations.values()]
    upper, limits = [], []
    for number, known in counts.items():
        own = numpy.array([float(other == number) for other in counts])
        upper.append(-own)
        limits.append(-float(known.low))
        if known.high is not None:
            upper.append(own)
            limits.append(float(known.high))
    right = [float(relation.total) for relation in relations.values()]
    return solve(goal, equal, right, upper, limits), -solve(-goal, equal, right, upper, limits)


def _ends(bounds: Bounds) -> tuple[float, float]:
    return float(bounds.low), float("inf") if bounds.high is None else float(bounds.high)


@settings(max_examples=100, deadline=None)
@given(system=_systems())
def test_the_bounds_are_those_of_another_solver(system: tuple[dict[int, Count], dict[int, Relation]]) -> None:
    """For every count of any system, asked one after the other of the same program."""
    counts, relations = system
    program = Program(counts, relations)

    for count in counts:
        assert _ends(program.bounds(count)) == pytest.approx(_exact(count, counts, relations), abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(system=_systems())
def test_the_proof_is_all_that_the_bounds_rest_on(system: tuple[dict[int, Count], dict[int, Relation]]) -> None:
    """Without the relations that a proof does not name, the bounds are as narrow."""
    counts, relations = system
    for count in counts:
        found = Program(counts, relations).bounds(count)
        named = {number: relation for number, relation in relations.items() if number in found.proof}

        assert _ends(Program(counts, named).bounds(count)) == _ends(found)


def test_one_subtraction_pins_a_lone_count() -> None:
    """A total of 43 with 40 printed leaves 3, and the proof is that one sum."""
    found = Program({0: Count(1)}, {7: Relation({0: 1}, 3)}).bounds(0)

    assert (found.low, found.high, found.width, found.proof) == (3, 3, 0, frozenset({7}))


def test_a_count_in_no_relation_has_no_end() -> None:
    """Nobody can say how large it is."""
    found = Program({0: Count(1)}, {}).bounds(0)

    assert (found.low, found.high, found.width) == (1, None, None)


def test_relations_that_contradict_each_other_are_told() -> None:
    """Upper bounds of 4 and 4 never make 10."""
    with pytest.raises(Contradictory):
        Program({0: Count(0, 4), 1: Count(0, 4)}, {0: Relation({0: 1, 1: 1}, 10)})


def test_counts_hang_together_through_relations_only() -> None:
    """Two tables that share nothing are audited apart."""
    relations = [Relation({0: 1, 1: 1}, 5), Relation({3: 1, 2: -1}, 1)]

    assert components(range(5), relations) == [([0, 1], [0]), ([2, 3], [1]), ([4], [])]
