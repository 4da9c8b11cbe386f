"""Own the time of something of which the day is not always known: a day, a month or a year, as it was written."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

PATTERN = "^[12][0-9][0-9][0-9](-[0-9][0-9](-[0-9][0-9])?)?$"
YEARS = range(1000, 3000)


class Moment(NamedTuple):
    """A day, a month or a year: its text, and the first and the last day that it can be."""

    text: str
    first: date
    last: date


def moment(value: object) -> Moment | None:
    """Return the moment that 2019-06-01, 2019-06 or 2019 (also as a number) means; None for what is none."""
    return _moment(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None


@lru_cache(maxsize=4096)  # the same few days stand under many answers
def _moment(text: str) -> Moment | None:
    if not re.match(PATTERN, text):
        return None
    year, *others = map(int, text.split("-"))
    try:
        first = date(year, *[*others, 1, 1][:2])
    except ValueError:
        return None
    if len(others) == 2:
        return Moment(text, first, first)
    after = date(year, first.month + 1, 1) if others and first.month < 12 else date(year + 1, 1, 1)
    return Moment(text, first, date.fromordinal(after.toordinal() - 1))
