"""Own the way out: the figures of submissions in long form, one row a figure, for other programs.

Zero, a bound, a suppressed figure and one that is missing never look alike: the amount stands beside its status. Only
codes, days and numbers are written; what a person typed as text, such as notes and sources, is not.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from actip import __version__
from actip.assessment import assess
from actip.disclosure.policy import DEFAULT, Policy
from actip.errors import Contradiction
from actip.importers.disclosed import disclosed
from actip.model import SUPPRESSED, Assessment, Catalogue, Cell, Submission
from actip.writers.table import as_csv

FORMAT = "actip-figures/1"
FORMATS = ("csv", "sdmx-csv", "json")
REPORTED, BELOW = "reported", "below"  # the status of a figure that is given, and of an upper bound
_ABOUT = ("state", "period_start", "period_end", "origin", "indicator", "measure", "currency", "subset")

# SDMX: the observation status (CL_OBS_STATUS) of a reason, and the codes of the lists for sex and age.
_STATUS = {
    "not_collected": "L",
    "not_yet_available": "O",
    "not_applicable": "M",
    "withheld": "O",
    "included_elsewhere": "K",
    SUPPRESSED: "Q",
}
_NORMAL, _BOUND = "A", "U"  # a figure as it is; one of low reliability, for it may be any number below the bound
_TOTAL = "_T"
_SDMX_CODES = {
    "sex": {"X": "_O", "U": "_U"},
    "age": {"C": "Y0T17", "A": "Y_GE18", "U": "_U"},
    "form": {"UNK": "_U"},
    "citizenship": {"XXX": "_U"},
    "partner": {"XXX": "_U"},
}


class Exported(NamedTuple):
    """Figures in long form as one text, and what has to be said beside it."""

    content: str
    figures: int
    suppressed: int
    withheld: Mapping[str, int]  # how many indicators are above the level of the audience, by state
    unreadable: tuple[Assessment, ...]
    faulty: tuple[str, ...]  # the files in which an error stands
    left_out: tuple[str, ...]
    read: tuple[str, ...]


class Figures(NamedTuple):
    """What is written: submissions as the audience may see them."""

    submissions: Sequence[Submission]
    catalogue: Catalogue
    audience: str
    threshold: int


def exported(
    paths: Sequence[str],
    format: str,
    audience: str,
    catalogue: Catalogue,
    *,
    policy: Policy = DEFAULT,
    mark: bool = False,
    after: Callable[[int, int], None] | None = None,
) -> Exported:
    """Return the figures of submissions. Raises Contradiction for two files about one state and period."""
    assessments, left_out = assess(paths, catalogue, after=after)
    read = [(entry.path, entry.submission) for entry in assessments if entry.submission]
    _insist_on_one_each(read)
    shown = disclosed((submission for _, submission in read), audience, catalogue, policy)
    figures = Figures(shown, catalogue, audience, policy.threshold)
    content = _as_json(figures) if format == "json" else as_csv(*_TABLES[format](figures), mark=mark)
    cells = [cell for entry in shown for cell in entry.cells if _readable(cell)]
    return Exported(
        content,
        len(cells),
        sum(cell.missing == SUPPRESSED for cell in cells),
        {str(entry.state): len(entry.withheld) for entry in shown if entry.withheld},
        tuple(entry for entry in assessments if not entry.readable),
        tuple(entry.path for entry in assessments if entry.readable and _has_error(entry)),
        left_out,
        tuple(entry.path for entry in assessments),
    )


def _has_error(assessment: Assessment) -> bool:
    return any(finding.severity.rank == 0 for finding in assessment.findings)


def _insist_on_one_each(read: Iterable[tuple[str, Submission]]) -> None:
    seen: dict[tuple[object, ...], str] = {}
    for path, submission in read:
        about = (submission.state, submission.start, submission.end)
        if about in seen:
            raise Contradiction(f"{seen[about]} and {path} are about one state and period.", "Name one of them.")
        seen[about] = path


def coordinates(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the columns of the long form that say which figure a row is."""
    return (*_ABOUT, *catalogue.dimensions)


def _rows(figures: Figures) -> Iterable[tuple[Submission, Cell, dict[str, str]]]:
    """Yield each figure with what its columns say, states and periods in order, figures in that of the catalogue."""
    catalogue = figures.catalogue
    indicators = {name: number for number, name in enumerate(catalogue.indicators)}
    by_time = sorted(figures.submissions, key=lambda entry: (str(entry.state), str(entry.start), str(entry.end)))
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


def _long(figures: Figures) -> tuple[list[str], Iterable[list[str | int | float]]]:
    header = [*coordinates(figures.catalogue), "value", "status"]
    return header, ([*about.values(), *_amount(cell)] for _, cell, about in _rows(figures) if _readable(cell))


def _amount(cell: Cell) -> tuple[str | int | float, str]:
    if cell.value is not None:
        return cell.value, REPORTED
    return (f"<{cell.below}", BELOW) if cell.below is not None else ("", str(cell.missing))


def _readable(cell: Cell) -> bool:
    return (cell.value, cell.below, cell.missing) != (None, None, None)


def _sdmx(figures: Figures) -> tuple[list[str], Iterable[list[str | int | float]]]:
    names = [name.upper() for name in figures.catalogue.dimensions]
    header = ["FREQ", "REF_AREA", "INDICATOR", "UNIT_MEASURE", "CURRENCY", "SUBSET", *names]
    header += ["TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UPPER_BOUND", "ORIGIN"]
    return header, (_observation(figures.catalogue, *row) for row in _rows(figures) if _readable(row[1]))


def _observation(
    catalogue: Catalogue, submission: Submission, cell: Cell, about: Mapping[str, str]
) -> list[str | int | float]:
    asked = catalogue.indicators[cell.indicator].dimensions
    yearly, time = _time(submission)
    coded = [
        _SDMX_CODES.get(name, {}).get(about[name], about[name]) or (_TOTAL if name in asked else "_Z")
        for name in catalogue.dimensions
    ]
    status = _NORMAL if cell.value is not None else _STATUS[cell.missing] if cell.missing else _BOUND
    value = "" if cell.value is None else cell.value
    bound = "" if cell.below is None else cell.below - 1
    units = [about["measure"], about["currency"], about["subset"] or _TOTAL]
    return [
        *("A" if yearly else "_U", about["state"], cell.indicator),
        *(*units, *coded, time, value, status, bound, submission.origin),
    ]


def _time(submission: Submission) -> tuple[bool, str]:
    """Return whether a period is one calendar year, and the period: 2025, or its first day and how long it is."""
    start, end = submission.start, submission.end
    if start is None or end is None:
        return False, ""
    if (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        return True, str(start.year)
    return False, f"{start.isoformat()}/P{(end - start).days + 1}D"


def _as_json(figures: Figures) -> str:
    rows = []
    for _, cell, about in filter(lambda row: _readable(row[1]), _rows(figures)):
        given: dict[str, object] = {name: value for name, value in about.items() if value}
        amount = {"value": cell.value, "below": cell.below, "missing": cell.missing}
        rows.append(given | {name: value for name, value in amount.items() if value is not None})
    content = {
        "format": FORMAT,
        "actip": __version__,
        "catalogue": figures.catalogue.version,
        "audience": figures.audience,
        "threshold": None if figures.audience == "national" else figures.threshold,
        "withheld": {str(entry.state): sorted(entry.withheld) for entry in figures.submissions if entry.withheld},
        "figures": rows,
    }
    return json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


_TABLES = {"csv": _long, "sdmx-csv": _sdmx}
