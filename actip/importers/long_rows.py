"""Own the rows of what `actip export` wrote for SDMX and as JSON, said in the words of its table."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.format.formats import FIGURES, family
from actip.format.periods import half_year
from actip.format.records import AMOUNTS
from actip.writers.long_form import (
    BELOW,
    BOUND,
    CHILD_AGE,
    NORMAL,
    NOT_ASKED,
    REPORTED,
    SDMX_CODES,
    STATUS,
    TOTAL,
    sdmx_header,
)

_AGES = (("Y0T[0-9]{1,2}", "C"), ("Y_GE[0-9]{1,2}", "A"))  # other than 18 where children were counted below another age
# Two reasons are one status; neither is a number. The one that says less of the figure stands for both.
_REASONS = {**{status: reason for reason, status in STATUS.items()}, STATUS["withheld"]: "withheld"}


class WrittenFigures(NamedTuple):
    """The rows of a file, and whom it was written for."""

    rows: Sequence[Mapping[str, str]]
    audience: str


def is_sdmx(header: Sequence[str]) -> bool:
    """Tell whether a table is one of observations, by its columns."""
    return "REF_AREA" in header or "OBS_VALUE" in header


def sdmx_columns(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the columns that such a table can have."""
    return tuple(sdmx_header(catalogue))


def of_observation(row: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Return an observation as a row of the table; what is no code of SDMX stays as it is, to be complained of."""
    start, end = _days(row["TIME_PERIOD"])
    value, status = _amount(row)
    dimensions = {name: _code(name, row.get(name.upper(), "")) for name in catalogue.dimensions}
    return {
        "state": row["REF_AREA"],
        "period_start": start,
        "period_end": end,
        "origin": row.get("ORIGIN", ""),
        "indicator": row["INDICATOR"],
        "measure": row["UNIT_MEASURE"],
        "currency": row.get("CURRENCY", ""),
        "subset": _code("subset", row.get("SUBSET", "")),
        **dimensions,
        CHILD_AGE: row.get("CHILD_AGE", ""),
        "value": value,
        "status": status,
    }


def _code(name: str, code: str) -> str:
    if code in (TOTAL, NOT_ASKED):
        return ""
    if name == "age":
        code = next((ours for pattern, ours in _AGES if re.fullmatch(pattern, code)), code)
    return {sdmx: ours for ours, sdmx in SDMX_CODES.get(name, {}).items()}.get(code, code)


def _amount(row: Mapping[str, str]) -> tuple[str, str]:
    value, status, bound = row["OBS_VALUE"], row["OBS_STATUS"], row.get("UPPER_BOUND", "")
    if status == NORMAL:
        return value, REPORTED
    if status == BOUND and not value and re.fullmatch("[0-9]{1,3}", bound):
        return f"<{int(bound) + 1}", BELOW
    return value, _REASONS.get(status, status)


def _days(period: str) -> tuple[str, str]:
    """Return the first and the last day of a period: of 2025, of 2026-S1, of a day and how many from there."""
    if re.fullmatch("[0-9]{4}", period):
        return f"{period}-01-01", f"{period}-12-31"
    if half := half_year(period.replace("-S", "-H")):
        return half
    start, _, length = period.partition("/")
    if re.fullmatch("P[0-9]{1,4}D", length):
        try:
            first = date.fromisoformat(start)
            return start, (first + timedelta(days=int(length[1:-1]) - 1)).isoformat()
        except (ValueError, OverflowError):
            return period, period
    return period, period


def of_json(content: Mapping[str, Any]) -> WrittenFigures | None:
    """Return the rows of what was written as JSON; None where the content is none of it."""
    entries = content.get("figures")
    if family(content.get("format")) != family(FIGURES) or not isinstance(entries, list):
        return None
    rows = [_row(entry) if isinstance(entry, Mapping) else {} for entry in entries]
    return WrittenFigures(rows, str(content.get("audience") or ""))


def _row(entry: Mapping[str, Any]) -> dict[str, str]:
    amounts = [name for name in AMOUNTS if name in entry]
    row = {name: _text(value) for name, value in entry.items() if name not in AMOUNTS}
    if len(amounts) != 1:
        return {**row, "value": "", "status": ""}
    text = _text(entry[amounts[0]])
    value, status = {"value": (text, REPORTED), "below": (f"<{text}", BELOW), "missing": ("", text)}[amounts[0]]
    return {**row, "value": value, "status": status}


def _text(value: Any) -> str:
    return figure(value, apart="") if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
