"""Own the way back from the long form to submissions: what `actip export --format csv` wrote, read again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError
from actip.gate.table import tables
from actip.importers.long_figures import Figure, ordered, submission
from actip.spelling import alike
from actip.writers.long_form import BELOW, REPORTED, coordinates
from actip.writers.table import plain

_NEEDED = ("state", "period_start", "period_end", "indicator", "value", "status")
_MOST_NAMED = 5  # faults that a message names


class Read(NamedTuple):
    """Submissions by the name that their file gets, such as LAO_2025, and how many figures are in them."""

    submissions: Mapping[str, dict[str, Any]]
    figures: int


def read(path: str, catalogue: Catalogue, encoding: str = "") -> Read:
    """Return the submissions whose figures stand in a long table. Raises ActipError with the rows that are wrong."""
    with tables(path, encoding) as found:
        rows = found[0].rows
        header = [plain(name.strip()) for name in next(rows, [])]
        _insist(path, header, catalogue)
        reader = _Reader(header, catalogue)
        for number, cells in enumerate(rows, 2):
            if any(cells):
                reader.take(number, [plain(cell.strip()) for cell in cells])
    if reader.faults:
        more = f" And {len(reader.faults) - _MOST_NAMED} more." if len(reader.faults) > _MOST_NAMED else ""
        raise ActipError(f"{path}: {' '.join(reader.faults[:_MOST_NAMED])}{more}", "Mend these rows; nothing was read.")
    return Read(dict(reader.submissions()), reader.figures)


def _insist(path: str, header: Sequence[str], catalogue: Catalogue) -> None:
    known = (*coordinates(catalogue), "value", "status")
    if lacking := [name for name in _NEEDED if name not in header]:
        raise ActipError(
            f"{path} has no column {' and no column '.join(lacking)}.",
            "'actip export --format csv' writes such a table.",
        )
    for name in header:
        if name not in known or header.count(name) > 1:
            near = alike(name, known)
            said = f"Did you mean '{near[0]}'?" if near and name not in known else "Take it out."
            raise ActipError(f"{path}: the column '{name}' is not known, or stands twice.", said)


class _Reader:
    """Make figures of rows, and say which rows are none."""

    def __init__(self, header: Sequence[str], catalogue: Catalogue) -> None:
        self.header = header
        self.catalogue = catalogue
        self.faults: list[str] = []
        self.figures = 0
        self.by_period: dict[tuple[str, str, str], tuple[str, list[Figure]]] = {}
        lists = catalogue.lists
        self.offered = {
            **{name: lists[dimension.codes].codes for name, dimension in catalogue.dimensions.items()},
            **{"state": catalogue.states, "indicator": catalogue.indicators, "measure": lists["measures"].codes},
            **{"subset": lists["subset"].codes, "currency": lists["currencies"].codes, "origin": lists["origin"].codes},
        }

    def take(self, number: int, cells: Sequence[str]) -> None:
        row = dict(zip(self.header, cells, strict=False))
        amount = self.amount(row)
        faults = list(self.wrong(row)) if len(cells) == len(self.header) else ["it has not as many fields as the first"]
        if amount is None:
            faults.append(
                f"the value '{row.get('value', '')[:20]}' and the status '{row.get('status', '')[:20]}' disagree"
            )
        if faults or amount is None:
            self.faults.append(f"Row {number}: {', '.join(faults)}.")
            return
        named = {name: code for name, code in row.items() if name in self.offered and code}
        indicator = self.catalogue.indicators[named.pop("indicator")]
        place = (named.pop("state"), row["period_start"], row["period_end"])
        origin = named.pop("origin", "imported")
        if named.get("measure") == indicator.measures[0]:
            del named["measure"]
        figures = self.by_period.setdefault(place, (origin, []))[1]
        figures.append(Figure(indicator.id, tuple(sorted(named.items())), *amount))
        self.figures += 1

    def wrong(self, row: Mapping[str, str]) -> Iterator[str]:
        for name, code in row.items():
            needed = name in _NEEDED[:4]
            if name in self.offered and (code or needed) and code not in self.offered[name]:
                near = alike(code, self.offered[name])
                yield f"{name} '{code[:20]}' is not in its list" + (f" (did you mean '{near[0]}'?)" if near else "")
            if name in ("period_start", "period_end") and not re.fullmatch("[12][0-9]{3}-[0-9]{2}-[0-9]{2}", code):
                yield f"{name} '{code[:20]}' is no day such as 2025-12-31"

    def amount(self, row: Mapping[str, str]) -> tuple[str, int | float | str] | None:
        value, status = row.get("value", ""), row.get("status", "")
        if status == REPORTED and re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", value):
            return "value", float(value) if "." in value and float(value) % 1 else int(float(value))
        if status == BELOW and (small := re.fullmatch("<([1-9][0-9]{0,2})", value)):
            return "below", int(small[1])
        return ("missing", status) if status in self.catalogue.lists["missing"].codes and not value else None

    def submissions(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for (state, start, end), (origin, figures) in sorted(self.by_period.items()):
            cells = [figure.cell(self.catalogue) for figure in ordered(self.catalogue, figures)]
            made = submission(self.catalogue, state, (start, end), {"cells": cells})
            whole = (start[4:], end[4:], start[:4]) == ("-01-01", "-12-31", end[:4])
            yield f"{state}_{start[:4] if whole else f'{start}_{end}'}", {**made, "origin": origin}
