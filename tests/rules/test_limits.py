"""What keeps to every limit raises nothing, and whatever is raised above one is noticed, in total and in any group."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.catalogue.entries import Limit
from actip.format.records import Cell, Submission
from actip.model import Found, Severity
from actip.rules import RULES
from actip.rules.engine import severities
from actip.rules.excess import excesses, shared_of

KNOWN = catalogue()
FIGURES = [limit for limit in KNOWN.limits if limit.what.table in KNOWN.indicators]
ABOVE = [limit for limit in FIGURES if not limit.unlike]
RULES_OF_LIMITS = sorted({limit.rule for limit in KNOWN.limits})


def _submission(figures: Mapping[tuple[str, frozenset[tuple[str, str]]], int]) -> Submission:
    cells = tuple(
        Cell(name, dict(key), f"/statistics/cells/{number}", value=value)
        for number, ((name, key), value) in enumerate(figures.items())
    )
    return Submission(state="LAO", parts=frozenset({"statistics"}), cells=cells)


def _found(submission: Submission, rule: str) -> list[Found]:
    check = RULES[rule].check
    assert check is not None
    return list(check(submission, KNOWN))


def _code(dimension: str, number: int) -> str:
    lists = {**{name: one.codes for name, one in KNOWN.dimensions.items()}, "subset": "subset", "measure": "measures"}
    codes = [code for code in KNOWN.lists[lists[dimension]].codes if code != "LAO"]
    return codes[number % len(codes)]


def _group(limit: Limit, names: frozenset[str], number: int) -> frozenset[tuple[str, str]]:
    """Return coordinates that both sides of a limit can share."""
    return frozenset((name, _code(name, number)) for name in names)


def _groups_of(limit: Limit, table: str) -> list[str]:
    """The dimensions that both the table of a limit and the one beside it have."""
    have = {*KNOWN.indicators[table].dimensions, *(["subset"] if KNOWN.indicators[table].subsets else [])}
    own = {
        *KNOWN.indicators[limit.what.table].dimensions,
        *(["subset"] if KNOWN.indicators[limit.what.table].subsets else []),
    }
    fixed = {*limit.what.coordinates, *limit.what.each}
    return sorted((limit.by & have & own) - fixed - set(limit.at_most[0].coordinates) - set(limit.at_most[0].any))


@st.composite
def pairs(draw: Any) -> tuple[Limit, dict[Any, int], Any, Any]:
    """A limit, a part and a whole in one of the groups that both have, and the two figures."""
    limit = draw(st.sampled_from(ABOVE))
    side = limit.at_most[0]
    names = frozenset(draw(st.sets(st.sampled_from(_groups_of(limit, side.table) or ["none"]), max_size=2))) - {"none"}
    number = draw(st.integers(0, 30))
    shared = _group(limit, names, number)
    own = {*limit.what.coordinates.items(), *((name, _each(limit, name, number)) for name in limit.what.each)}
    part = (limit.what.table, shared | own)
    whole = (side.table, shared | frozenset(side.coordinates.items()))
    low = draw(st.integers(0, 500))
    return limit, {whole: low + draw(st.integers(0, 500)), part: low}, part, whole


def _each(limit: Limit, dimension: str, number: int) -> str:
    if dimension != "subset":
        return _code(dimension, number)
    subsets = KNOWN.indicators[limit.what.table].subsets
    return subsets[number % len(subsets)]


@settings(max_examples=300)
@given(pairs())
def test_a_figure_at_most_its_whole_raises_nothing(pair: tuple[Limit, dict[Any, int], Any, Any]) -> None:
    """In every group, of every limit; equal is allowed."""
    _, figures, _, _ = pair

    assert excesses(_submission(figures), KNOWN) == {}


@settings(max_examples=300)
@given(pairs(), st.integers(1, 100))
def test_a_figure_above_its_whole_is_noticed(pair: tuple[Limit, dict[Any, int], Any, Any], more: int) -> None:
    """Once by the rule of the limit, with both cells, in whatever group they are."""
    limit, figures, part, whole = pair
    figures = {**figures, part: figures[whole] + more}

    found = _found(_submission(figures), limit.rule)

    assert sorted(found[0].facts["pointers"]) == ["/statistics/cells/0", "/statistics/cells/1"]  # type: ignore[call-overload]
    assert {"/statistics/cells/1"} == {entry.pointer for entry in found}


@settings(max_examples=150)
@given(pairs(), st.sampled_from([{"below": 5}, {"missing": "not_yet_available"}, {"missing": "suppressed"}]))
def test_what_could_be_right_is_never_called_wrong(
    pair: tuple[Limit, dict[Any, int], Any, Any], hidden: dict[str, Any]
) -> None:
    """A part that is hidden can be nothing; a whole that nobody knows can be anything."""
    _, figures, part, whole = pair
    open_ones = _submission({**figures, part: figures[whole] + 7})
    at_whole, at_part = open_ones.cells
    unknown = {"value": None, **hidden}

    assert excesses(open_ones._replace(cells=(at_whole, at_part._replace(**unknown))), KNOWN) == {}
    if "missing" in hidden:
        assert excesses(open_ones._replace(cells=(at_whole._replace(**unknown), at_part)), KNOWN) == {}


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 9), min_size=8, max_size=8), st.integers(0, 7), st.integers(1, 30))
def test_a_whole_report_that_keeps_to_its_limits_is_silent(base: list[int], at: int, more: int) -> None:
    """Victims detected and assisted, in each of sex and age, with every margin. One cell above the other is seen."""
    groups = list(product("FM", "CA"))
    steps = ("victims_detected", "victims_assisted")
    figures: dict[Any, int] = {}
    for step, name in enumerate(steps):
        leaves = dict(
            zip(groups, (sum(base[number::4]) if step == 0 else base[number] for number in range(4)), strict=True)
        )
        for sex, age in product(("F", "M", ""), ("C", "A", "")):
            key = frozenset((name, code) for name, code in (("sex", sex), ("age", age)) if code)
            count = sum(value for (one, other), value in leaves.items() if sex in ("", one) and age in ("", other))
            status = {("victim_status", "confirmed")} if step == 0 else set()
            figures[name, key | status] = count
    assert excesses(_submission(figures), KNOWN) == {}

    (sex, age) = groups[at % 4]
    key = ("victims_assisted", frozenset({("sex", sex), ("age", age)}))
    above = figures["victims_detected", key[1] | {("victim_status", "confirmed")}] + more
    noticed = excesses(_submission({**figures, key: above}), KNOWN)
    assert [entry.key for entry in noticed["SUM212"]] == [key[1]]


def test_of_a_usual_limit_the_total_says_enough() -> None:
    """Its groups are not asked about, and those of a limit by definition are."""
    women = frozenset({("sex", "F")})
    services = frozenset({("service", "medical")})
    figures = {
        ("victims_detected", frozenset({("victim_status", "confirmed")})): 9,
        ("victims_detected", frozenset({("victim_status", "confirmed"), *women})): 4,
        ("victims_assisted", frozenset()): 20,
        ("victims_assisted", women): 8,
        ("victims_assisted", services): 21,
        ("victims_assisted", services | women): 9,
    }

    by_rule = excesses(_submission(figures), KNOWN)

    assert [entry.shared for entry in by_rule["SUM212"]] == [frozenset()]
    assert [entry.key for entry in by_rule["SUM211"]] == [services, services | women]


def test_every_limit_belongs_to_a_rule_of_its_severity() -> None:
    """By definition an error, usually a question."""
    for limit in KNOWN.limits:
        assert severities(RULES[limit.rule])[0] is (Severity.WARNING if limit.usually else Severity.ERROR), limit.id


def test_a_reason_is_a_sentence() -> None:
    """A message ends with it."""
    for limit in KNOWN.limits:
        assert limit.reason[0].isupper(), limit.id
        assert limit.reason.endswith("."), limit.id


@pytest.mark.parametrize("limit", KNOWN.limits, ids=lambda limit: f"{limit.id}-{limit.what.table}")
def test_a_limit_is_about_its_figure_and_about_no_median(limit: Limit) -> None:
    """Its own coordinates are taken away; one that is neither shared nor its own makes the figure another one."""
    own = {*limit.what.coordinates.items(), *((name, "x") for name in limit.what.each)}

    assert shared_of(limit, frozenset(own)) == frozenset()
    assert shared_of(limit, frozenset({*own, ("nothing", "x")})) is None
    assert shared_of(limit, frozenset({*own, ("currency", "USD")})) == frozenset({("currency", "USD")})
