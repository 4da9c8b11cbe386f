"""A day, a month or a year: read as it was written, with the first and the last day that it can be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.format.fields import every_key
from actip.format.keys import Kind
from actip.format.moments import moment
from actip.format.walk import Ways, values_of, ways_to


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2019-06-01", date(2019, 6, 1), date(2019, 6, 1)),
        ("2019-06", date(2019, 6, 1), date(2019, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        (2019, date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_moment_lasts_from_its_first_day_to_its_last(written: object, first: date, last: date) -> None:
    """A month and a year as long as they are."""
    read = moment(written)
    assert read is not None
    assert (read.text, read.first, read.last) == (str(written), first, last)


@pytest.mark.parametrize(
    "written", ["2019-13", "2019-00", "2019-02-30", "2019-6", "19", "", True, 19, None, 2019.5, "x"]
)
def test_what_no_calendar_has_is_none(written: object) -> None:
    """Nothing is guessed."""
    assert moment(written) is None


@given(st.dates(date(1000, 1, 1), date(2998, 12, 31)))
def test_a_month_and_a_year_hold_their_days(day: date) -> None:
    """Whatever the day."""
    for written in (day.isoformat(), day.isoformat()[:7], day.year):
        read = moment(written)
        assert read is not None
        assert read.first <= day <= read.last


def test_the_ways_to_a_kind_lead_to_every_key_of_it() -> None:
    """A key that the table adds is looked at without being named a second time."""
    content = {
        "obligations": {
            "ACTIP-14.7": {"since": 2019, "evidence": [{"date": 2019}, {"checked": 2020}, "x"], "actions": {}}
        },
        "court_indicators": {"VSC-1": {"evidence": [{"date": "2019-06"}]}},
        "period": {"start": "2025-01-01"},
    }

    values = [at for at, _ in values_of(content, ways_to(Kind.MOMENT))]

    assert sorted(values) == [
        "/court_indicators/VSC-1/evidence/0/date",
        "/obligations/ACTIP-14.7/evidence/0/date",
        "/obligations/ACTIP-14.7/evidence/1/checked",
        "/obligations/ACTIP-14.7/since",
    ]
    assert _ends(ways_to(Kind.MOMENT)) == {key.name for key in every_key() if key.kind is Kind.MOMENT}


def _ends(ways: Ways) -> set[str]:
    deeper = [_ends(further) for further in ways.values() if further is not None]
    return {name for name, further in ways.items() if further is None}.union(*deeper)
