"""Own the way back from the long form to submissions: what `actip export` wrote in any of its formats, read again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, UnreadableSubmission
from actip.format.fields import coordinate_lists
from actip.format.periods import period_name
from actip.gate.table import tables
from actip.importers.long_figures import ImportedFigure, ordered, submission
from actip.importers.long_rows import is_sdmx, of_json, of_observation, sdmx_columns
from actip.readers import document
from actip.rules.engine import unreadable
from actip.rules.masking import quotable
from actip.spelling import alike
from actip.writers.csv_table import plain
from actip.writers.long_form import BELOW, CHILD_AGE, REPORTED, coordinates

_NEEDED = ("state", "period_start", "period_end", "indicator", "value", "status")
_NEEDED_OF_SDMX = ("REF_AREA", "INDICATOR", "UNIT_MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UPPER_BOUND")
_MOST_FAULTS = 5  # faults that a message names


class Read(NamedTuple):
    """Submissions by the name of the file to write, such as LAO_2025, and how many figures are in them.

    `audience` is whom the figures were written for, where the file says it.
    """

    submissions: Mapping[str, dict[str, Any]]
    figures: int
    audience: str = ""


def read(path: str, catalogue: Catalogue, encoding: str = "") -> Read:
    """Read the submissions whose figures stand in a long form. Raises ActipError with the faulty rows."""
    table = _LongTable(catalogue)
    audience = _read_json(path, table) if path.lower().endswith(".json") else _read_table(path, table, encoding)
    if table.faults:
        more = f" And {len(table.faults) - _MOST_FAULTS} more." if len(table.faults) > _MOST_FAULTS else ""
        raise ActipError(f"{path}: {' '.join(table.faults[:_MOST_FAULTS])}{more}", "Mend these rows; nothing was read.")
    return Read(dict(table.submissions()), table.figures, audience)


def _read_table(path: str, table: "_LongTable", encoding: str) -> str:
    with tables(path, encoding) as sheets:
        rows = sheets[0].rows
        header = [plain(name.strip()) for name in next(rows, [])]
        sdmx = is_sdmx(header)
        if sdmx:
            _check_header(path, header, _NEEDED_OF_SDMX, sdmx_columns(table.catalogue), table.catalogue)
        else:
            _check_header(
                path, header, _NEEDED, (*coordinates(table.catalogue), CHILD_AGE, "value", "status"), table.catalogue
            )
        for number, cells in enumerate(rows, 2):
            if not any(cells):
                continue
            row = dict(zip(header, (plain(cell.strip()) for cell in cells), strict=False))
            if len(cells) != len(header):
                table.faults.append(f"Row {number}: it has not as many fields as the first.")
            else:
                table.add(f"Row {number}", of_observation(row, table.catalogue) if sdmx else row)
    return ""


def _read_json(path: str, table: "_LongTable") -> str:
    try:
        written = of_json(document(path).data)
    except UnreadableSubmission as error:
        finding = unreadable(error)
        raise ActipError(f"{path}: {finding.message}", "'actip export --format json' writes such a file.") from error
    if written is None:
        raise ActipError(f"{path} holds no figures of 'actip export'.", "Name what 'actip export' wrote.")
    for number, row in enumerate(written.rows, 1):
        table.add(f"Figure {number}", row)
    return written.audience


def _check_header(
    path: str, header: Sequence[str], needed: Sequence[str], columns: Sequence[str], catalogue: Catalogue
) -> None:
    if lacking := [name for name in needed if name not in header]:
        raise ActipError(
            f"{path} has no column {' and no column '.join(lacking)}.",
            "'actip export --format csv' writes such a table.",
        )
    for name in header:
        if name not in columns or header.count(name) > 1:
            near = alike(name, columns)
            hint = f"Did you mean '{near[0]}'?" if near and name not in columns else "Take it out."
            title = quotable(name, catalogue)
            raise ActipError(f"{path}: the column '{title}' is not known, or stands twice.", hint)


class _LongTable:
    """Collect the figures of the rows by state and period, and the faults of rows that are none."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.faults: list[str] = []
        self.figures = 0
        self.ages: dict[tuple[str, str, str], dict[str, set[int]]] = {}  # of children, by period and indicator
        self.by_period: dict[tuple[str, str, str], tuple[str, list[ImportedFigure]]] = {}
        lists = catalogue.lists
        self.codes = {
            **{name: lists[codes].codes for name, codes in coordinate_lists(catalogue).items()},
            **{"state": catalogue.states, "indicator": catalogue.indicators, "origin": lists["origin"].codes},
        }
        self.renamed = _renamed(catalogue)

    def add(self, place: str, row: Mapping[str, str]) -> None:
        """Add the figure of a row, or what is wrong with it, with its place."""
        row = {name: self.renamed.get((name, code), code) for name, code in row.items()}
        amount = self.amount(row)
        faults = list(self.row_faults(row))
        if amount is None:
            faults.append(
                f"the value '{self.cut(row.get('value', ''))}' and the status '{self.cut(row.get('status', ''))}' "
                "disagree"
            )
        if faults or amount is None:
            self.faults.append(f"{place}: {', '.join(faults)}.")
            return
        codes = {name: code for name, code in row.items() if name in self.codes and code}
        indicator = self.catalogue.indicators[codes.pop("indicator")]
        period = (codes.pop("state"), row["period_start"], row["period_end"])
        origin = codes.pop("origin", "imported")
        if codes.get("measure") == indicator.measures[0]:
            del codes["measure"]
        if age := row.get(CHILD_AGE):
            self.ages.setdefault(period, {}).setdefault(indicator.id, set()).add(int(age))
        figures = self.by_period.setdefault(period, (origin, []))[1]
        figures.append(ImportedFigure(indicator.id, tuple(sorted(codes.items())), *amount))
        self.figures += 1

    def row_faults(self, row: Mapping[str, str]) -> Iterator[str]:
        """Yield what is wrong with the codes and days of a row."""
        for name in (*_NEEDED[:4], *(name for name in row if name not in _NEEDED[:4])):
            code, needed = row.get(name, ""), name in _NEEDED[:4]
            if name in self.codes and (code or needed) and code not in self.codes[name]:
                near = alike(code, self.codes[name])
                meant = f" (did you mean '{near[0]}'?)" if near else ""
                yield f"{name} '{self.cut(code)}' is not in its list{meant}"
            if name in ("period_start", "period_end") and not re.fullmatch("[12][0-9]{3}-[0-9]{2}-[0-9]{2}", code):
                yield f"{name} '{self.cut(code)}' is no day such as 2025-12-31"

        if (age := row.get(CHILD_AGE)) and not re.fullmatch("[1-9][0-9]?", age):
            yield f"{CHILD_AGE} '{self.cut(age)}' is no age"

    def cut(self, cell: str) -> str:
        """Return what a message quotes of a cell: its beginning, and nothing where it holds a person's data."""
        return quotable(cell, self.catalogue)[:20]

    def amount(self, row: Mapping[str, str]) -> tuple[str, int | float | str] | None:
        value, status = row.get("value", ""), row.get("status", "")
        if status == REPORTED and re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,17})?", value):
            return "value", float(value) if "." in value and float(value) % 1 else int(float(value))
        if status == BELOW and (small := re.fullmatch("<([1-9][0-9]{0,2})", value)):
            return "below", int(small[1])
        return ("missing", status) if status in self.catalogue.lists["missing"].codes and not value else None

    def submissions(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for (state, start, end), (origin, figures) in sorted(self.by_period.items()):
            cells = [figure.cell(self.catalogue) for figure in ordered(self.catalogue, figures)]
            ages = self.ages.get((state, start, end), {})
            countings = {name: {CHILD_AGE: min(of)} for name, of in ages.items() if len(of) == 1}
            statistics = {**({"indicators": countings} if countings else {}), "cells": cells}
            report = submission(self.catalogue, state, (start, end), statistics)
            name = period_name(start, end)
            is_named = name != end[:4] or (start[4:], end[4:], start[:4]) == ("-01-01", "-12-31", name)
            yield f"{state}_{name if is_named else f'{start}_{end}'}", {**report, "origin": origin}


def _renamed(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """Return the codes of today by the column and the code that an older version wrote."""
    columns = {**coordinate_lists(catalogue), "status": "missing", "indicator": "indicators"}
    renamed: dict[tuple[str, str], str] = {}
    for change in reversed(catalogue.migrations):  # what was renamed twice has its last name
        codes = {"code": change.list, "indicator": "indicators"}.get(change.what)
        for name in (name for name, of in columns.items() if of == codes and change.old and len(change.new) == 1):
            renamed[name, change.old] = renamed.get((name, change.new[0]), change.new[0])
    return renamed
