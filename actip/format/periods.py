"""Own the reporting periods: how one is named, the half of a year as its name, and whether two are as long."""

import re
from datetime import date

from actip.format.records import Submission

_HALF = "-?[Hh]([12])"  # behind a year: 2026-H1 or 2026H1
NAME = rf"((?:19|20)[0-9]{{2}})(?:{_HALF})?(?![0-9A-Za-z])"  # of a year or of the half of one, as in names of files
_ALIKE = 3  # days: the second half of a year has as many more than the first
_ENDS = {"": ("01-01", "12-31"), "1": ("01-01", "06-30"), "2": ("07-01", "12-31")}


def half_year(text: str) -> tuple[str, str, str] | None:
    """Return the year and the two days that 2026-H1 or 2026H1 means; None for what is no half of a year."""
    match = re.fullmatch(f"([0-9]{{4}}){_HALF}", text)
    if not match:
        return None
    year, half = match.groups()
    start, end = _ENDS[half]
    return year, f"{year}-{start}", f"{year}-{end}"


def period_name(start: str, end: str) -> str:
    """Return what a period is called: 2026-H1 where it is the half of a year, else the year in which it ends."""
    halves = {_ENDS[half]: half for half in "12"}
    half = halves.get((start[5:], end[5:])) if start[:4] == end[:4] else None
    return f"{end[:4]}-H{half}" if half else end[:4]


def are_as_long(one: Submission, other: Submission) -> bool:
    """Tell whether two periods are as long: the halves of a year are, a year and its half are not.

    Of a period of which a day is not known nobody can tell; the answer is no.
    """
    lengths = [length for entry in (one, other) if (length := days_of(entry.start, entry.end))]
    return len(lengths) == 2 and max(lengths) - min(lengths) <= _ALIKE


def days_of(start: date | None, end: date | None) -> int | None:
    """Return how many days a period has; None where one of its ends is not known, or comes before the other."""
    return (end - start).days + 1 if start and end and start <= end else None
