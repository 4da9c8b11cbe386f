"""Own the reader who wants to know: exact linear programs over everybody who was counted, by another library.

The tables are attacked person by person: one unknown for each combination of sex, age, form, status and subset. It
shares nothing with the relations that `actip.disclosure` works with.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

import numpy
from hypothesis import strategies as st
from scipy.optimize import linprog

from actip.catalogue import catalogue
from actip.catalogue.rounds import with_own_round
from actip.disclosure.coarsen import group_of
from actip.format.records import Cell, Submission

KNOWN = with_own_round(catalogue())  # the sample answers it
CODES = {
    "status": ("confirmed", "presumed"),
    "sex": ("F", "M", "U"),
    "age": ("C", "A"),
    "form": ("SEX", "LAB", "BEG", "MARR"),
    "online": ("yes", "no"),
}
Leaf = Mapping[str, str]


def leaves(names: Sequence[str]) -> list[Leaf]:
    """Return everybody who can be told apart by these dimensions."""
    return [dict(zip(names, codes, strict=True)) for codes in product(*(CODES[name] for name in names))]


def counts(coordinates: Mapping[str, str], leaf: Leaf) -> bool:
    """Tell whether a figure counts a person."""
    for name, code in coordinates.items():
        if name == "victim_status":
            if code == "confirmed" and leaf.get("status") != "confirmed":
                return False
        elif name == "subset":
            if code == "online" and leaf["online"] != "yes":
                return False
        elif name == "form_group":
            if group_of("form", leaf["form"], None, KNOWN) != code:
                return False
        elif leaf[name] != code:
            return False
    return True


def worked_out(cells: Iterable[Cell], people: Sequence[Leaf]) -> dict[str, tuple[float, float]]:
    """Return for each figure that is not printed as a number the least and the greatest that it can be."""
    cells = list(cells)
    rows = {cell.pointer: numpy.array([float(counts(cell.coordinates, leaf)) for leaf in people]) for cell in cells}
    equal, right, upper, limits = [], [], [], []
    for cell in cells:
        if cell.value is not None:
            equal.append(rows[cell.pointer])
            right.append(cell.value)
        elif cell.below is not None:
            upper.append(rows[cell.pointer])
            limits.append(cell.below - 1)
    found = {}
    for cell in cells:
        if cell.below is not None or cell.missing == "suppressed":
            ends = [solve(sign * rows[cell.pointer], equal, right, upper, limits) for sign in (1, -1)]
            found[cell.pointer] = (ends[0], -ends[1])
    return found


def solve(goal: Any, equal: list[Any], right: list[float], upper: list[Any], limits: list[float]) -> float:
    """Return the least value of a goal, minus infinity where there is none."""
    done = linprog(
        goal, A_ub=upper or None, b_ub=limits or None, A_eq=equal or None, b_eq=right or None, method="highs"
    )
    if done.status in (3, 4):  # without end; the solver cannot always tell it from other trouble
        return float("-inf")
    assert done.status == 0, done.message
    return float(done.fun)


def submission(cells: Sequence[Cell], state: str = "LAO", year: int = 2025) -> Submission:
    """Return a submission of these figures alone."""
    return Submission(
        state=state,
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        cycle=str(year),
        clearance="submitted",
        origin="sample",
        parts=frozenset({"statistics"}),
        disclosure="public",
        cells=tuple(cells),
    )


PRINTED = ((), ("sex",), ("age",), ("form",), ("sex", "age"), ("form", "sex"), ("form", "age"), ("form", "sex", "age"))


@st.composite
def tables(draw: Any) -> tuple[list[Cell], list[Leaf]]:
    """Tables of one indicator that agree with each other, some figures left out or published as an upper bound."""
    names = draw(
        st.sampled_from((("sex", "age"), ("sex", "age", "form"), ("age", "form", "online"), ("status", "sex", "age")))
    )
    people = leaves(names)
    number = st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 12), st.integers(5, 60))
    how_many = [draw(number) for _ in people]
    possible = [shape for shape in PRINTED if set(shape) <= set(names)]
    shapes = draw(st.lists(st.sampled_from(possible), min_size=1, unique=True))
    statuses = [{"victim_status": "confirmed"}, {"victim_status": "potential"}] if "status" in names else [{}]
    subsets = [{}, {"subset": "online"}] if "online" in names else [{}]
    cells = []
    for status, subset, shape in product(statuses, subsets, shapes):
        for codes in product(*(CODES[name] for name in shape)):
            coordinates = {**status, **subset, **dict(zip(shape, codes, strict=True))}
            value = sum(n for n, leaf in zip(how_many, people, strict=True) if counts(coordinates, leaf))
            kind = draw(st.sampled_from(("value",) * 12 + ("bound", "left out")))
            pointer = f"/statistics/cells/{len(cells)}"
            if kind == "bound" and value < 5:
                cells.append(Cell("victims_detected", coordinates, pointer, below=5))
            elif kind != "left out":
                cells.append(Cell("victims_detected", coordinates, pointer, value=value))
    return cells, people
