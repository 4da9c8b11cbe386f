"""Own the days of a submission: where each stands, the years that it can be of, and which can be held against others.

A month or a year is all its days, so that nothing is called wrong that could be right.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from actip.format.clock import FIRST_YEAR, last_year_of
from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Kind
from actip.format.moments import Moment
from actip.format.records import Event, Evidence, Programme, Submission, Training
from actip.rules.intervals import of_latest

_CODES = 1847  # the civil and the commercial code of Indonesia, older than any other law that is in force in the region
_STATES = 1945  # no office, court, programme or statistic that a state of today has is older
_EVENTS = FIRST_YEAR
_AHEAD = 25  # years after the period: the longest plans of the region
_LONGEST = 24  # months: of a longer period SCH224 asks

# Every day of a submission by the names of its keys, and the first year that it can be of.
SINCE: Mapping[str, int] = {
    "period/start": _EVENTS,
    "period/end": _EVENTS,
    "prepared": _EVENTS,
    "cleared_by/date": _EVENTS,
    "agency_clearances/prepared": _EVENTS,
    "agency_clearances/date": _EVENTS,
    "last/period/start": _EVENTS,
    "last/period/end": _EVENTS,
    "obligations/since": _CODES,
    "obligations/evidence/date": _CODES,
    "obligations/evidence/checked": _EVENTS,
    "obligations/actions/due": _EVENTS,
    "court_indicators/evidence/date": _CODES,
    "court_indicators/evidence/checked": _EVENTS,
    "capacity/start": _EVENTS,
    "capacity/end": _EVENTS,
    "consultations/date": _EVENTS,
    "context/start": _STATES,
    "context/end": _EVENTS,
    "programmes/start": _STATES,
    "programmes/end": _EVENTS,
    "results/date": _EVENTS,
}
_YOUNGER_EVIDENCE = ("judgment", "statistic", "report", "budget", "training")  # of the states of today


class Day(NamedTuple):
    """A day, month or year of a submission: the names of its keys, where it stands, and in which entry."""

    path: str
    pointer: str
    moment: Moment
    entry: Any


@of_latest
def days(submission: Submission) -> list[Day]:
    """List the days of a submission, as far as they could be read."""
    left_out = () if "obligations" in submission.parts else ("obligations",)
    return [day for group in _GROUPS if not group.startswith(left_out) for day in _days_in(submission, group)]


def _days_in(submission: Submission, group: str) -> Iterator[Day]:
    """Yield the days of every entry to which the names of some keys lead; a period has its days in what it is of."""
    entries: list[Any] = [submission]
    key: Key | None = SUBMISSION
    for step in group.split("/"):
        key = key.below(step) if key else None
        if step not in ("", "period") and key:
            entries = [below for entry in entries for below in _below(entry, key)]
    for name, path in _GROUPS[group]:
        for entry in entries:
            value = getattr(entry, name)
            if value is not None:
                pointer = f"/{path}" if isinstance(entry, Submission) else f"{entry.pointer}/{name}"
                yield Day(path, pointer, value if isinstance(value, Moment) else _moment(value), entry)


# The days by the names of the keys above them.
_GROUPS: dict[str, list[tuple[str, str]]] = {}
for _path in SINCE:
    _GROUPS.setdefault(_path.rpartition("/")[0], []).append((_path.rpartition("/")[2], _path))


def _moment(value: Moment | date) -> Moment:
    return value if isinstance(value, Moment) else Moment(value.isoformat(), value, value)


def _below(entry: Any, key: Key) -> Sequence[Any]:
    below = getattr(entry, key.attribute)
    if key.kind is Kind.ENTRIES:
        return tuple(below)
    return tuple(below.values()) if key.kind.is_by_id else (below,) if below else ()


# --- each in its time


class Span(NamedTuple):
    """The years between which a day is expected."""

    first: int
    last: int

    def holds(self, moment: Moment) -> bool:
        """Tell whether the day can be of one of the years."""
        return moment.last.year >= self.first and moment.first.year <= self.last


def span_of(day: Day, submission: Submission) -> Span:
    """Return the years that a day can be of; those behind the period are for plans."""
    end = submission.end
    last = end.year + _AHEAD if end and _EVENTS <= end.year <= 2100 and not day.path.startswith("period/") else 2100
    if day.path == "prepared":
        last = last_year_of(submission)
    first = SINCE[day.path]
    if isinstance(day.entry, Evidence) and day.path.endswith("/date") and day.entry.kind in _YOUNGER_EVIDENCE:
        first = _STATES
    return Span(first, last)


@of_latest
def unlikely(submission: Submission) -> frozenset[str]:
    """Return the pointers of the days that are of no likely year: nothing is held against them."""
    last = min(submission.end.year if submission.end else 2100, 2100)
    doubtful = (day for day in days(submission) if day.moment.first.year < _EVENTS or day.moment.last.year > last)
    return frozenset(day.pointer for day in doubtful if not span_of(day, submission).holds(day.moment))


def is_too_long(submission: Submission) -> bool:
    """Tell whether a period is so long that SCH224 asks about it."""
    start, end = submission.start, submission.end
    return bool(start and end and _months_between(start, end) > _LONGEST)


def _months_between(start: date, end: date) -> int:
    """Count the months that two days touch, the first and the last among them."""
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _is_reversed(day: Day) -> bool:
    """Tell whether a day is of an entry that ends before it begins, of which SCH209 speaks."""
    if not isinstance(day.entry, Training | Event | Programme) or day.entry.start is None or day.entry.end is None:
        return False
    return _moment(day.entry.start).first > _moment(day.entry.end).last


@of_latest
def likely(submission: Submission) -> list[Day]:
    """List the days that can be of their time: only these are held against others."""
    odd = unlikely(submission)
    usual = [day for day in days(submission) if day.pointer not in odd and not _is_reversed(day)]
    if is_too_long(submission):  # one of its two days is wrong, and nobody knows which
        usual = [day for day in usual if not day.path.startswith("period/")]
    return usual
