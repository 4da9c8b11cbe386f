"""Own what a new form begins with: the state, the period and the questions that were asked for."""

import re
from datetime import date
from typing import Any

from actip.errors import UnknownName
from actip.workbook.layout import EVERYTHING

_HINT = "Write a year, such as 2025, or the first and the last day, such as 2025-04-01:2026-03-31."


def beginning(state: str, period: str) -> dict[str, Any]:
    """Return the content of a form nobody has filled yet. Raises UnknownName for what is no period."""
    start, end = days(period)
    if start > end:
        raise UnknownName(f"The period {period} ends before it begins.", _HINT)
    return {"state": state, "period": {"start": start, "end": end}, "cycle": end[:4]}


def chosen(pillar: str, *, victim_rights: bool, core: bool) -> str:
    """Return what a form asks about. Raises UnknownName where two choices contradict each other."""
    named = [name for name, wanted in ((pillar, pillar), ("victim-rights", victim_rights), ("core", core)) if wanted]
    if len(named) > 1:
        raise UnknownName("A form asks about one choice of obligations.", "Choose --pillar, --victim-rights or --core.")
    return named[0] if named else EVERYTHING


def days(period: str) -> tuple[str, str]:
    """Return the first and the last day of a period. Raises UnknownName for what is none."""
    if re.fullmatch("[0-9]{4}", period):
        if not 1950 <= int(period) <= 2700:
            raise UnknownName(f"--period cannot be '{period}'.", _HINT)
        if int(period) > 2400:
            raise UnknownName(f"{period} is a year of the Buddhist calendar.", f"Write {int(period) - 543}.")
        return f"{period}-01-01", f"{period}-12-31"
    named = period.split(":")
    try:
        if len(named) == 2 and all(len(day) == 10 for day in named):
            start, end = (date.fromisoformat(day).isoformat() for day in named)
            if all("1950" < day < "2400" for day in (start, end)):
                return start, end
    except ValueError:
        pass
    raise UnknownName(f"--period cannot be '{period}'.", _HINT)
