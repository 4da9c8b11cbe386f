"""Own the dates of a register: which day a text means in the order and the calendar that the mapping names.

What can be two days is both of them until the whole column or the mapping decides; nothing is guessed.
"""

import re
from datetime import date, datetime
from typing import NamedTuple

from actip.gate.scalars import folded, latin
from actip.readers.typed_values import day

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = ORDERS = ("dmy", "mdy", "ymd")
BUDDHIST, COMMON = CALENDARS = ("buddhist", "common")
REASONS = {
    "blank": "no date stands there",
    "short_year": "its year has two digits, which is read only where the mapping has 'date_order'",
    "order": "it is no date in the order of 'date_order'",
    "calendar": "its year is not one of the Buddhist calendar",
    "none": "it is no date that can be read",
}
_EPOCH = datetime(1899, 12, 30)
_AHEAD, _BUDDHIST_FROM = 543, 2400
_COMMON_YEARS = range(1900, 2200)  # as a cell for dates holds them; in the Buddhist calendar they are long past
_TIME = r"(?:[t ,]+[0-9]{1,2}:[0-9:.]+ ?(?:z|[ap]\.?m\.?)?)?"
_NUMBERS = re.compile(rf"([0-9]{{1,4}}) ?[-/. ] ?([0-9]{{1,2}}) ?[-/. ] ?([0-9]{{2,4}}){_TIME}")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-/. ]+[a-z]+[-/., ]+)([0-9]{2})")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


class Day(NamedTuple):
    """The days a text can mean: none with a reason, one, or two, day first and month first."""

    readings: tuple[date, ...] = ()
    reason: str = ""
    order: str = ""  # that the one reading proves: the other is no day
    buddhist: bool = False  # its year is of that calendar, which the mapping does not say


def read_day(text: str, order: str = "", calendar: str = "") -> Day:
    """Read a day in an order and a calendar, each empty where the mapping does not say."""
    plain = latin(text)
    if not plain:
        return Day(reason="none" if folded(text) else "blank")
    if plain.isdigit():
        return _by_name(int(plain), buddhist=False)  # as spreadsheets number days
    if numbers := _NUMBERS.fullmatch(plain):
        return _of_numbers(numbers.group(1), numbers.group(2), numbers.group(3), order, calendar)
    if short := _SHORT_YEAR.fullmatch(plain):
        if order != DAY_FIRST:
            return Day(reason="order" if order else "short_year")
        plain = f"{short.group(1)}{short.group(2)}{_full_year(short.group(3), calendar)}"
    years = [int(year) for year in _YEAR.findall(plain)]
    buddhist = bool(years) and years[0] >= _BUDDHIST_FROM and calendar != COMMON
    if calendar == BUDDHIST and years and not buddhist:
        return Day(reason="calendar")
    if buddhist:
        plain = _YEAR.sub(lambda year: str(int(year.group()) - _AHEAD), plain)
    return _by_name(plain, buddhist=buddhist and not calendar)


def _by_name(written: str | int, *, buddhist: bool) -> Day:
    """Read a day whose month is a word, or whose number is that of a spreadsheet."""
    try:
        return Day((date.fromisoformat(str(day(written, _EPOCH).value)),), buddhist=buddhist)
    except ValueError:
        return Day(reason="none")


def _of_numbers(first: str, second: str, third: str, order: str, calendar: str) -> Day:
    year_first = len(first) == 4 or (order == YEAR_FIRST and len(third) == 2)
    year = first if year_first else third
    if len(year) == 2 and not order:
        return Day(reason="short_year")
    if len(year) not in (2, 4) or (year_first and len(third) > 2) or len(first) == 3:
        return Day(reason="none")
    number = _full_year(year, calendar) if len(year) == 2 else int(year)
    buddhist = number >= _BUDDHIST_FROM and calendar != COMMON
    if calendar == BUDDHIST and not buddhist and not (year_first and number in _COMMON_YEARS):
        return Day(reason="calendar")
    number -= _AHEAD if buddhist else 0
    unsaid = buddhist and not calendar
    if year_first:
        only = _day(number, second, third)
        return Day((only,), buddhist=unsaid) if only else Day(reason="none")
    days = {DAY_FIRST: _day(number, second, first), MONTH_FIRST: _day(number, first, second)}
    possible = {name: of_order for name, of_order in days.items() if of_order}
    if order and order not in possible:
        return Day(reason="order" if possible else "none")
    if order:
        return Day((possible[order],), buddhist=unsaid)
    proof = next(iter(possible)) if len(possible) == 1 else ""
    return Day(tuple(dict.fromkeys(possible.values())), "" if possible else "none", proof, unsaid)


def _full_year(year: str, calendar: str) -> int:
    return int(year) + (2500 if calendar == BUDDHIST else 1900 if int(year) >= 60 else 2000)


def _day(year: int, month: str, day_of_month: str) -> date | None:
    try:
        return date(year, int(month), int(day_of_month))
    except ValueError:
        return None
