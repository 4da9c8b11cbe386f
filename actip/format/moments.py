"""Own the time of something of which the day is not always known: a day, a month or a year, as it was written."""

import re
from datetime import date
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
    text = str(value)
    if isinstance(value, bool) or not isinstance(value, str | int) or not re.match(PATTERN, text):
        return None
    year, month, day = (int(part) if part else 0 for part in (*text.split("-"), "", "")[:3])
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return Moment(text, first, first)
        after = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    except ValueError:
        return None
    return Moment(text, first, date.fromordinal(after.toordinal() - 1))
