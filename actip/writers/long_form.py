"""Own figures in long form: one row a figure, for other programs, as a table, for SDMX, or as JSON.

Zero, a bound, a suppressed figure and one that is missing never look alike: the amount stands beside its status. Only
codes, days and numbers are written; what a person typed as text, such as notes and sources, is not. A figure on
children has beside it the age below which they were counted, where a state says that it is not that of the Convention.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from actip import __version__
from actip.catalogue.entries import Catalogue
from actip.format.counts import is_of_children, other_child_age
from actip.format.formats import FIGURES as FORMAT
from actip.format.periods import period_name
from actip.format.records import SUPPRESSED, Cell, Submission
from actip.writers.csv_table import as_csv

FORMATS = ("csv", "sdmx-csv", "json")
REPORTED, BELOW = "reported", "below"  # the status of a figure that is given, and of an upper bound
_ABOUT = ("state", "period_start", "period_end", "origin", "indicator", "measure", "currency", "subset")

# SDMX: the observation status (CL_OBS_STATUS) of a reason, and the codes of the lists for sex and age.
STATUS = {
    "not_collected": "L",
    "not_yet_available": "O",
    "not_applicable": "M",
    "withheld": "O",
    "included_elsewhere": "K",
    SUPPRESSED: "Q",
}
NORMAL, BOUND = "A", "U"  # a figure as it is; one of low reliability, for it may be any number below the bound
TOTAL, NOT_ASKED = "_T", "_Z"
# The first columns of SDMX-CSV 2.0: of which dataflow a row is, and that it is information, to be added or replaced.
STRUCTURE = {"STRUCTURE": "dataflow", "STRUCTURE_ID": "ACTIP:FIGURES(1.0)", "ACTION": "I"}
SDMX_CODES = {
    "sex": {"X": "_O", "U": "_U"},
    "age": {"C": "Y0T17", "A": "Y_GE18", "U": "_U"},
    "form": {"UNK": "_U"},
    "citizenship": {"XXX": "_U"},
    "partner": {"XXX": "_U"},
}


class ExportedFigures(NamedTuple):
    """What is written: submissions as the audience may see them."""

    submissions: Sequence[Submission]
    catalogue: Catalogue
    audience: str
    threshold: int


def as_long_form(figures: ExportedFigures, format: str, *, mark: bool = False) -> str:
    """Return the figures as one text in a format of `FORMATS`; `mark` begins a table with the sign for UTF-8."""
    return _as_json(figures) if format == "json" else as_csv(*_TABLES[format](figures), mark=mark)


CHILD_AGE = "child_age"


def child_age(submission: Submission, cell: Cell) -> int | None:
    """Return the age below which the children of a figure were counted, where it is not that of the Convention."""
    of_children = is_of_children(cell.indicator, cell.coordinates)
    return other_child_age(submission.countings.get(cell.indicator)) if of_children else None


def readable(cell: Cell) -> bool:
    """Tell whether the amount of a figure could be read."""
    return (cell.value, cell.below, cell.missing) != (None, None, None)


def coordinates(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the columns of the long form that say which figure a row is."""
    return (*_ABOUT, *catalogue.dimensions)


def _rows(submissions: Sequence[Submission], catalogue: Catalogue) -> Iterable[tuple[Submission, Cell, dict[str, str]]]:
    """Yield each figure with what its columns say, states and periods in order, figures in that of the catalogue."""
    indicators = {name: number for number, name in enumerate(catalogue.indicators)}
    by_time = sorted(submissions, key=lambda entry: (str(entry.state), str(entry.start), str(entry.end)))
    for submission in by_time:
        for cell in sorted(submission.cells, key=lambda cell: (indicators[cell.indicator], len(cell.coordinates))):
            measure = catalogue.indicators[cell.indicator].measures[0]
            about = {
                "state": submission.state or "",
                "period_start": submission.start.isoformat() if submission.start else "",
                "period_end": submission.end.isoformat() if submission.end else "",
                "origin": submission.origin,
                "indicator": cell.indicator,
                "measure": measure,
                **cell.coordinates,
            }
            yield submission, cell, {name: about.get(name, "") for name in coordinates(catalogue)}


def _long(figures: ExportedFigures) -> tuple[list[str], Iterable[list[str | int | float]]]:
    header = [*coordinates(figures.catalogue), CHILD_AGE, "value", "status"]
    return header, (
        [*about.values(), child_age(submission, cell) or "", *_amount(cell)]
        for submission, cell, about in _rows(figures.submissions, figures.catalogue)
        if readable(cell)
    )


def _amount(cell: Cell) -> tuple[str | int | float, str]:
    if cell.value is not None:
        return cell.value, REPORTED
    return (f"<{cell.below}", BELOW) if cell.below is not None else ("", str(cell.missing))


def sdmx_header(catalogue: Catalogue) -> list[str]:
    """Return the columns of observations for SDMX."""
    names = [name.upper() for name in catalogue.dimensions]
    header = [*STRUCTURE, "FREQ", "REF_AREA", "INDICATOR", "UNIT_MEASURE", "CURRENCY", "SUBSET", *names]
    return [*header, "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UPPER_BOUND", "ORIGIN", "CHILD_AGE"]


def _sdmx(figures: ExportedFigures) -> tuple[list[str], Iterable[list[str | int | float]]]:
    rows = (
        _observation(figures.catalogue, *row)
        for row in _rows(figures.submissions, figures.catalogue)
        if readable(row[1])
    )
    return sdmx_header(figures.catalogue), rows


def _observation(
    catalogue: Catalogue, submission: Submission, cell: Cell, about: Mapping[str, str]
) -> list[str | int | float]:
    dimensions = catalogue.indicators[cell.indicator].dimensions
    frequency, time = _time(submission)
    age = child_age(submission, cell)
    # A code says under 18; of children under another age it must say that age.
    ages = {"C": f"Y0T{age - 1}", "A": f"Y_GE{age}"} if age else {}
    codes = {**SDMX_CODES, "age": {**SDMX_CODES["age"], **ages}}
    coded = [
        codes.get(name, {}).get(about[name], about[name]) or (TOTAL if name in dimensions else NOT_ASKED)
        for name in catalogue.dimensions
    ]
    status = NORMAL if cell.value is not None else STATUS[cell.missing] if cell.missing else BOUND
    value = "" if cell.value is None else cell.value
    bound = "" if cell.below is None else cell.below - 1
    units = [about["measure"], about["currency"], about["subset"] or TOTAL]
    return [
        *(*STRUCTURE.values(), frequency, about["state"], cell.indicator),
        *(*units, *coded, time, value, status, bound, submission.origin, age or ""),
    ]


def _time(submission: Submission) -> tuple[str, str]:
    """Return the code of how often there is such a period, and the period: 2025, 2026-S1, or a day and how long."""
    start, end = submission.start, submission.end
    if start is None or end is None:
        return "_U", ""
    if (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        return "A", str(start.year)
    name = period_name(start.isoformat(), end.isoformat())
    if "-H" in name:
        return "S", name.replace("-H", "-S")
    return "_U", f"{start.isoformat()}/P{(end - start).days + 1}D"


def _withheld(submission: Submission, catalogue: Catalogue) -> list[str]:
    """Return the indicators that are withheld; of an entry of a list no copy that is sent tells it."""
    return sorted(submission.withheld & set(catalogue.indicators))


def figure_rows(submissions: Sequence[Submission], catalogue: Catalogue) -> Iterable[dict[str, object]]:
    """Yield each figure that could be read as a row by the names of its columns, without those that are empty.

    It has `value`, `below` or `missing`.
    """
    for submission, cell, about in _rows(submissions, catalogue):
        if readable(cell):
            parts: dict[str, object] = {name: value for name, value in about.items() if value}
            if age := child_age(submission, cell):
                parts[CHILD_AGE] = age
            amount = {"value": cell.value, "below": cell.below, "missing": cell.missing}
            yield parts | {name: value for name, value in amount.items() if value is not None}


def _as_json(figures: ExportedFigures) -> str:
    content = {
        "format": FORMAT,
        "actip": __version__,
        "catalogue": figures.catalogue.version,
        "audience": figures.audience,
        "threshold": None if figures.audience == "national" else figures.threshold,
        "withheld": {
            str(entry.state): names for entry in figures.submissions if (names := _withheld(entry, figures.catalogue))
        },
        "figures": list(figure_rows(figures.submissions, figures.catalogue)),
    }
    return json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


_TABLES = {"csv": _long, "sdmx-csv": _sdmx}
