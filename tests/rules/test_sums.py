"""Figures that agree are never called wrong, and figures that cannot be are always found, whatever is left out."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.format.records import Cell, Counting, Submission
from actip.model import Found
from actip.rules.sums import breakdown_above_total, breakdown_below_total

_DIMENSIONS = {"sex": ("F", "M"), "age": ("C", "A"), "form": ("SEX", "LAB", "LAB_FISHING")}
_SUBSETS = [names for size in range(4) for names in combinations(_DIMENSIONS, size)]


def _table(counts: list[int]) -> dict[tuple[tuple[str, str], ...], int]:
    """Return every margin of a table by sex, age and form; fishing is a part of forced labour."""
    leaves = dict(zip(product("FM", "CA", ("SEX", "OTHER_LAB", "LAB_FISHING")), counts, strict=True))
    table = {}
    for names in _SUBSETS:
        for codes in product(*(_DIMENSIONS[name] for name in names)):
            wanted = dict(zip(names, codes, strict=True))
            total = 0
            for (sex, age, form), count in leaves.items():
                forms = {"SEX": ("SEX",), "OTHER_LAB": ("LAB",), "LAB_FISHING": ("LAB", "LAB_FISHING")}[form]
                if wanted.get("sex", sex) == sex and wanted.get("age", age) == age:
                    total += count * (wanted.get("form", forms[0]) in forms)
            table[tuple(wanted.items())] = total
    return table


def _submission(cells: list[Cell], rule: str = "main_form", complete: frozenset[str] = frozenset()) -> Submission:
    return Submission(
        state="LAO",
        cycle="2025",
        parts=frozenset({"statistics"}),
        disclosure="asean",
        cells=tuple(cells),
        countings={"victims_detected": Counting("victims_detected", "", counting_rule=rule, complete=complete)},
    )


def _cells(table: dict[tuple[tuple[str, str], ...], int], kept: set[int]) -> list[Cell]:
    return [
        Cell("victims_detected", dict(key), f"/statistics/cells/{index}", value=value)
        for index, (key, value) in enumerate(table.items())
        if index in kept
    ]


def _found(rule: Any, submission: Submission) -> Iterator[Found]:
    yield from rule.check(submission, catalogue())


_COUNTS = st.lists(st.integers(0, 30), min_size=12, max_size=12)
_KEPT = st.sets(st.integers(0, 35))


@given(_COUNTS, _KEPT)
def test_true_figures_are_never_above_their_total(counts: list[int], kept: set[int]) -> None:
    """Whatever part of a true table a state gives, no breakdown is above its total."""
    submission = _submission(_cells(_table(counts), kept))

    assert list(_found(breakdown_above_total, submission)) == []


@given(_COUNTS, st.sets(st.sampled_from(_SUBSETS)))
def test_whole_margins_are_never_below_their_total(counts: list[int], margins: set[tuple[str, ...]]) -> None:
    """Where every value of a breakdown is given, or a finer one that makes it up, none is below its total."""
    table = _table(counts)
    kept = {index for index, key in enumerate(table) if tuple(name for name, _ in key) in margins}

    assert list(_found(breakdown_below_total, _submission(_cells(table, kept)))) == []


@given(
    _COUNTS, st.sampled_from([("sex",), ("age",), ("form",), ("sex", "age"), ("sex", "age", "form")]), st.integers(1, 9)
)
def test_a_total_that_is_too_small_is_found(counts: list[int], margin: tuple[str, ...], less: int) -> None:
    """One breakdown, alone beside a total that is lower: found, with both numbers and all cells."""
    table = _table(counts)
    kept = {index for index, key in enumerate(table) if tuple(name for name, _ in key) in (margin, ())}
    total, *parts = _cells(table, kept)
    lower = total._replace(value=(total.value or 0) - less)

    (found,) = _found(breakdown_above_total, _submission([lower, *parts]))

    assert total.pointer == found.pointer
    assert ({}, lower.value, total.value, less) == tuple(
        found.facts[name] for name in ("within", "total", "sum", "difference")
    )
    assert margin[0] == found.facts["dimension"]


@given(_COUNTS, st.integers(1, 9))
def test_a_total_that_is_too_large_is_found(counts: list[int], more: int) -> None:
    """The breakdown by sex falls short; the difference says by how many."""
    table = _table(counts)
    kept = {index for index, key in enumerate(table) if tuple(name for name, _ in key) in (("sex",), ())}
    total, *parts = _cells(table, kept)
    higher = total._replace(value=(total.value or 0) + more)

    (found,) = _found(breakdown_below_total, _submission([higher, *parts], complete=frozenset({"sex"})))

    assert (more, True) == (found.facts["difference"], found.facts["complete"])


@given(_COUNTS, _KEPT, st.sets(st.integers(0, 35)))
def test_hiding_small_figures_raises_no_alarm(counts: list[int], kept: set[int], hidden: set[int]) -> None:
    """A true table in which figures of 0 to 4 are printed '<5', and others are missing, stays without a finding."""
    cells = [
        cell._replace(value=None, below=5)
        if (cell.value or 0) < 5
        else cell._replace(value=None, missing="not_yet_available")
        if int(cell.pointer.rpartition("/")[2]) in hidden
        else cell
        for cell in _cells(_table(counts), kept)
    ]

    assert list(_found(breakdown_above_total, _submission(cells))) == []
