"""Own the reporting periods: what a year and the half of one are called, and whether two periods are as long."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from actip.format.moments import moment
from actip.format.records import Submission

Days = tuple[str, str]  # the first and the last day of a period
_HALF = "-?[Hh]([12])"  # behind a year: 2026-H1, or 2026H1
_ENDS = {"1": ("01-01", "06-30"), "2": ("07-01", "12-31")}
_ALIKE = 3  # days: the second half of a year has as many more than the first


def half_year(text: str) -> Days | None:
    """Return the days of the half of a year that 2026-H1 or 2026H1 is; None for what is none."""
    match = re.fullmatch(f"([0-9]{{4}}){_HALF}", text)
    if not match:
        return None
    first, last = _ENDS[match[2]]
    return f"{match[1]}-{first}", f"{match[1]}-{last}"


def cycle_name(text: str) -> str:
    """Return the name of a cycle in its one spelling: 2026-H1 for 2026H1; any other as it stands."""
    half = half_year(text)
    return period_name(*half) if half else text


def period_name(start: str, end: str) -> str:
    """Return what a period is called by its days: 2026-H1 for the half of a year, else the year in which it ends."""
    halves = {ends: half for half, ends in _ENDS.items()}
    half = halves.get((start[5:], end[5:])) if start[:4] == end[:4] else None
    return f"{end[:4]}-H{half}" if half else end[:4]


def are_as_long(one: Submission, other: Submission) -> bool:
    """Tell whether the periods of two submissions are as long; not where a day of them is not known."""
    return alike((one.start, one.end), (other.start, other.end))


def is_part_of(part: Submission, whole: Submission) -> bool:
    """Tell whether the time that a submission reports on is, all of it, that of another, too."""
    if not (part.start and part.end and whole.start and whole.end):
        return False
    return whole.start <= part.start and part.end <= whole.end


def days_of(period: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period as content has it, None for one that is none."""
    moments = (moment(period.get(end)) for end in ("start", "end"))
    start, end = ((entry.first if entry else None) for entry in moments)
    return start, end


def alike(*periods: tuple[date | None, date | None]) -> bool:
    """Tell whether periods are as long: the halves of a year are, a year and its half are not."""
    lengths = [(end - start).days if start and end else None for start, end in periods]
    days = [length for length in lengths if length is not None]
    return len(days) == len(periods) and max(days) - min(days) <= _ALIKE
