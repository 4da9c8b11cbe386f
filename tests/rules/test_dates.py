"""Days keep their time and their order: whatever they are, a report that keeps it is asked nothing, any other is."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.format.clock import day_of
from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Kind
from actip.model import Document
from actip.rules import RULES, dates
from actip.rules.dates import ELSEWHERE, ORDER
from actip.rules.days import SINCE
from actip.rules.engine import run
from actip.validation import Validator
from tests.conftest import changed, complete

_OF_DAYS = (
    "SCH209",
    "SCH224",
    "SCH235",
    "SCH236",
    "SCH237",
    "SCH238",
    "SCH239",
    "SCH243",
    "GAP309",
    "GAP313",
    "GAP331",
)
_VALIDATOR = Validator(catalogue())
_START, _END = date(2025, 1, 1), date(2025, 12, 31)
_BASE = {name: value for name, value in complete().items() if name not in ("obligations", "statistics")}
_A_DAY = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def _every_path(key: Key = SUBMISSION, above: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the names of the keys that lead to a day, a month or a year."""
    for below in key.keys:
        if below.kind in (Kind.DATE, Kind.MOMENT):
            yield "/".join((*above, below.name))
        yield from _every_path(below, (*above, below.name))


def _asked(data: dict[str, Any]) -> dict[str, list[str]]:
    """Return the pointers that rules about days ask about, by rule."""
    document = Document("", data, (), (), dict)
    asked: dict[str, list[str]] = {}
    for finding in run(_VALIDATOR.validate(document), catalogue()):
        if finding.rule in _OF_DAYS:
            asked.setdefault(finding.rule, []).append(finding.pointer)
    return asked


def _precise(day: date, digits: int) -> str:
    """Write a day as a day, a month or a year."""
    return day.isoformat()[:digits]


_PRECISION = st.sampled_from((4, 7, 10))


@st.composite
def _in_order(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a report whose days keep their order, each as exactly as it may be."""
    prepared = draw(st.dates(_END, _END + timedelta(days=1500)))
    before = st.dates(date(2000, 1, 1), prepared)
    inside = st.dates(_START, _END)
    first, last = sorted((draw(inside), draw(inside)))
    dated, checked = sorted((draw(before), draw(before)))

    def moment(day: date) -> str:
        return _precise(day, draw(_PRECISION))

    evidence = [{"kind": "law", "title": "Law", "date": moment(dated), "checked": moment(checked)}]
    return changed(_BASE, {
        "prepared": prepared.isoformat(),
        "cleared_by": {"office": "Office", "date": (prepared + timedelta(days=draw(st.integers(0, 90)))).isoformat()},
        "obligations": {"ACTIP-14.9": {
            "since": moment(draw(before)),
            "evidence": evidence,
            "actions": [
                {"action": "Train", "agency": "mps", "due": moment(draw(before)), "state": "done"},
                {"action": "Draft", "agency": "mps", "due": moment(prepared + timedelta(days=30)), "state": "planned"},
            ],
        }},
        "court_indicators": {"VSC-1": {"state": "partial", "evidence": evidence}},
        "capacity": [{"topic": "Interviews", "start": first.isoformat(), "end": last.isoformat()}],
        "consultations": [{"with": "A network", "date": draw(inside).isoformat()}],
        "context": [{"event": "A flood", "start": moment(first), "end": moment(last)}],
        "results": [{"title": "A portal", "date": moment(draw(inside))}],
        "programmes": [{"name": "One", "status": "running", "start": moment(min(dated, last)), "end": moment(last)}],
    })  # fmt: skip


@given(_in_order())
def test_days_in_their_order_are_never_asked_about(data: dict[str, Any]) -> None:
    """Whatever the days are, and however exactly they are given."""
    assert _asked(data) == {}


_LONG_BEFORE, _LONG_AFTER = (
    st.dates(date(2001, 1, 1), date(2024, 12, 31)),
    st.dates(date(2026, 3, 15), date(2049, 1, 1)),
)


def _broken(path: str, day: str) -> dict[str, Any]:
    """Return a change by which one day of a report is another."""
    entry = {"ACTIP-14.9": {}}
    return {
        "prepared": {"prepared": day},
        "cleared_by/date": {"cleared_by": {"office": "Office", "date": day}},
        "obligations/since": {"obligations": {"ACTIP-14.9": {"since": day}}},
        "obligations/evidence/date": {
            "obligations": {"ACTIP-14.9": {"evidence": [{"kind": "law", "title": "Law", "date": day}]}}
        },
        "obligations/evidence/checked": {
            "obligations": {
                "ACTIP-14.9": {"evidence": [{"kind": "law", "title": "Law", "date": "2025-01-01", "checked": day}]}
            }
        },
        "court_indicators/evidence/date": {
            "court_indicators": {"VSC-1": {"evidence": [{"kind": "law", "title": "Law", "date": day}]}}
        },
        "court_indicators/evidence/checked": {
            "court_indicators": {"VSC-1": {"evidence": [{"kind": "law", "title": "Law", "checked": day}]}}
        },
        "capacity/start": {"capacity": [{"topic": "Interviews", "start": day}]},
        "capacity/end": {"capacity": [{"topic": "Interviews", "end": day}]},
        "consultations/date": {"consultations": [{"with": "A network", "date": day}]},
        "context/start": {"context": [{"event": "A flood", "start": day}]},
        "context/end": {"context": [{"event": "A flood", "end": day}]},
        "results/date": {"results": [{"title": "A portal", "date": day}]},
        "agency_clearances/prepared": {"agency_clearances": [{"agency": "mps", "prepared": day}]},
        "agency_clearances/date": {"agency_clearances": [{"agency": "mps", "prepared": "2026-02-01", "date": day}]},
    }.get(path, entry)


_TOO_EARLY = {
    "prepared": "SCH236",
    "cleared_by/date": "SCH236",
    "agency_clearances/prepared": "SCH236",
    "agency_clearances/date": "SCH236",
    "obligations/evidence/checked": "SCH239",
    "capacity/start": "SCH238",
    "capacity/end": "SCH238",
    "consultations/date": "SCH238",
    "context/end": "SCH238",
    "results/date": "SCH238",
}
_TOO_LATE = {
    "obligations/since": "SCH237",
    "obligations/evidence/date": "GAP309",
    "obligations/evidence/checked": "SCH237",
    "court_indicators/evidence/date": "SCH237",
    "court_indicators/evidence/checked": "SCH237",
    "capacity/start": "SCH237",
    "capacity/end": "SCH237",
    "consultations/date": "SCH237",
    "context/start": "SCH237",
    "results/date": "SCH237",
}


@pytest.mark.parametrize("path", _TOO_EARLY)
@settings(max_examples=20)
@given(day=_LONG_BEFORE)
def test_a_day_before_what_it_has_to_follow_is_asked_about_once(path: str, day: date) -> None:
    """Any day before."""
    asked = _asked(changed(_BASE, _broken(path, day.isoformat())))

    assert [(rule, len(pointers)) for rule, pointers in asked.items()] == [(_TOO_EARLY[path], 1)]


@pytest.mark.parametrize("path", _TOO_LATE)
@settings(max_examples=20)
@given(day=_LONG_AFTER)
def test_a_day_after_what_has_to_follow_it_is_asked_about_once(path: str, day: date) -> None:
    """Any day after."""
    asked = _asked(changed(_BASE, _broken(path, day.isoformat())))

    assert [(rule, len(pointers)) for rule, pointers in asked.items()] == [(_TOO_LATE[path], 1)]


@pytest.mark.parametrize("path", [path for path in SINCE if _broken(path, "") != {"ACTIP-14.9": {}}])
@settings(max_examples=20)
@given(year=st.integers(1000, 1840))
def test_a_day_of_another_age_is_asked_about_once_and_held_against_nothing(path: str, year: int) -> None:
    """What is too old to be meant follows from nothing, and nothing from it."""
    asked = _asked(changed(_BASE, _broken(path, f"{year}-02-03")))

    assert [(rule, len(pointers)) for rule, pointers in asked.items()] == [("SCH235", 1)]


def test_every_day_of_a_submission_has_a_place_in_the_tables() -> None:
    """A new key for a day needs its first year, and what it is held against."""
    ordered = {path for line in ORDER for path in (line.earlier, line.later)}

    assert set(_every_path()) == set(SINCE)
    assert set(SINCE) == ordered | set(ELSEWHERE)
    assert {*ELSEWHERE.values(), *(line.rule for line in ORDER)} <= set(RULES)


@pytest.mark.parametrize("path", SINCE)
def test_every_day_of_the_table_is_read(path: str) -> None:
    """The names of its keys lead to it."""
    steps: list[str] = path.split("/")
    value: Any = "2025-06-01"
    key: Key | None = SUBMISSION
    kinds = []
    for step in steps:
        assert key is not None
        key = key.below(step)
        assert key is not None
        kinds.append(key.kind)
    for step, kind in reversed(list(zip(steps, kinds, strict=True))):
        if kind is Kind.ENTRIES:
            value = [value]
        elif kind is Kind.BY_OBLIGATION:
            value = {"ACTIP-14.9": value}
        elif kind is Kind.BY_COURT:
            value = {"VSC-1": value}
        value = {step: value}
    if path == "last/period/end":
        value["last"]["period"]["start"] = "2025-01-01"
    base = {**_BASE, "agencies": [{"id": "mps"}]}
    read = _VALIDATOR.validate(Document("", changed(base, value), (), (), dict)).submission

    assert [day.moment.text for day in dates.days(read) if day.path == path] == ["2025-06-01"]


@given(_A_DAY)
def test_no_day_is_a_clock_before_the_period_ended(day: date) -> None:
    """Nor long after it; the last day of the period never stands in."""
    read = _VALIDATOR.validate(Document("", {**_BASE, "prepared": day.isoformat()}, (), (), dict)).submission

    assert day_of(read) == (day if day >= _END else None)
    assert day_of(read._replace(prepared=None)) is None


@settings(max_examples=60)
@given(st.sampled_from(list(SINCE)), st.dates(date(1800, 1, 1), date(2300, 12, 31)), st.dates(_END, date(2300, 1, 1)))
def test_what_is_looked_at_again_holds_every_unlikely_day(path: str, day: date, end: date) -> None:
    """The shortcut for days that are surely of their time passes over none that is not."""
    change = {**_broken(path, day.isoformat()), "period": {"start": "2025-01-01", "end": end.isoformat()}}
    read = _VALIDATOR.validate(Document("", changed(_BASE, change), (), (), dict)).submission
    outside = {entry.pointer for entry in dates.days(read) if not dates.span_of(entry, read).holds(entry.moment)}

    assert dates.unlikely(read) == outside
