"""Own the core figures by state. A total names the states in it; zero, '<5', missing and withheld are never alike."""

from collections.abc import Iterable, Mapping

from actip.model import Catalogue, Cell, Dimension, Indicator, Submission
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.words import named

Coordinates = Mapping[str, str]


def statistics(region: Region, catalogue: Catalogue) -> Section:
    """Set out the five indicators that UNODC publishes, with the totals over the states that give a figure."""
    rows = []
    for indicator in catalogue.indicators.values():
        if indicator.core:
            for coordinates in _breakdowns(indicator, catalogue):
                row = _row(region, catalogue, indicator, coordinates)
                if row is not None:
                    rows.append(row)
    states = (Column(report.state.iso3, 14) for report in region.reports)
    return Section(
        name="Statistics",
        title="Core figures",
        lead="Figures as the states give them for their own period; what is counted differs between national laws.",
        columns=(
            Column("Indicator", 26),
            Column("Breakdown", 24),
            *states,
            Column("Total", 14, short="Total (states)"),
            Column("States in the total", 40, wide_only=True),
        ),
        rows=tuple(rows),
        notes=(
            "0 is a figure: looked for, and there was none. '<5' is a figure from 0 to 4.",
            "No figure: neither a figure nor a reason was given. The other words are the reasons that states give.",
            "Suppressed: a small count, or a figure that would give one away. No total holds it.",
            "A total is over the states named beside it only; where it has '<5' in it, it is given as from and to.",
            "On a narrow screen: nc not collected, ny not yet available, na not applicable, wh withheld by the state, "
            "ie included elsewhere, s suppressed, !! given twice, W withheld from this audience, - no figure, "
            ". no submission.",
        ),
        fixed=2,
        grouped=True,
    )


def _breakdowns(indicator: Indicator, catalogue: Catalogue) -> Iterable[Coordinates]:
    """Yield the coordinates of the rows: the total, then by sex and by age; victims by status."""
    statuses: list[Coordinates] = [{}]
    if "victim_status" in indicator.dimensions:
        statuses = [{"victim_status": code} for code in catalogue.lists["victim_status"].codes] + statuses
    for status in statuses:
        yield status
        for dimension in ("sex", "age"):
            if dimension in indicator.dimensions:
                for code in catalogue.lists[dimension].codes:
                    yield {**status, dimension: code}


def _row(
    region: Region, catalogue: Catalogue, indicator: Indicator, coordinates: Coordinates
) -> tuple[Shown, ...] | None:
    """Return a row, or None for a breakdown that no state gives."""
    cells = {state.iso3: _cell(submission, indicator, coordinates) for state, submission in region.submissions}
    given = {code: cell for code, cell in cells.items() if cell and _interval(cell)}
    held_back = any(cell and cell.missing == "suppressed" for cell in cells.values())
    if not given and not held_back and (coordinates or "victim_status" in indicator.dimensions):
        return None
    shown = []
    for report in region.reports:
        submission = report.assessment.submission if report.assessment else None
        if submission is None:
            shown.append(Shown(report.status.value, short="."))
        elif indicator.id in submission.withheld:
            shown.append(Shown("withheld from this audience", short="W"))
        else:
            shown.append(_shown(cells[report.state.iso3], catalogue))
    words = ", ".join(_word(catalogue.dimensions[name], code, catalogue) for name, code in coordinates.items())
    return (Shown(indicator.title.capitalize()), Shown(words or "total"), *shown, *_total(region, given, held_back))


def _word(dimension: Dimension, code: str, catalogue: Catalogue) -> str:
    label = catalogue.label(dimension.codes, code)
    return f"{dimension.title} not known" if code == "U" else label[:1].lower() + label[1:]


def _cell(submission: Submission, indicator: Indicator, coordinates: Coordinates) -> Cell | None:
    found = [cell for cell in submission.cells if cell.indicator == indicator.id and cell.coordinates == coordinates]
    if len(found) > 1:
        return found[0]._replace(value=None, below=None, missing=_TWICE)  # none is chosen in silence
    return found[0] if found else None


_TWICE = "given_twice"
_SHORT = {
    _TWICE: "!!",
    "not_collected": "nc",
    "not_yet_available": "ny",
    "not_applicable": "na",
    "withheld": "wh",
    "included_elsewhere": "ie",
    "suppressed": "s",
}


def _shown(cell: Cell | None, catalogue: Catalogue) -> Shown:
    if cell is None or (cell.value, cell.below, cell.missing) == (None, None, None):
        return Shown("no figure", short="-")
    if cell.value is not None:
        return Shown(f"{cell.value:g}" if cell.value != int(cell.value) else str(int(cell.value)), number=cell.value)
    if cell.below is not None:
        return Shown(f"<{cell.below}")
    if cell.missing == _TWICE:
        return Shown("given twice, see the findings", short=_SHORT[_TWICE])
    words = "withheld by the state" if cell.missing == "withheld" else catalogue.label("missing", str(cell.missing))
    return Shown(words[:1].lower() + words[1:], short=_SHORT[str(cell.missing)])


def _interval(cell: Cell) -> tuple[float, float] | None:
    if cell.value is not None:
        return cell.value, cell.value
    return (0, cell.below - 1) if cell.below is not None else None


def _total(region: Region, given: Mapping[str, Cell], held_back: bool) -> tuple[Shown, Shown]:
    intervals = [interval for cell in given.values() if (interval := _interval(cell))]
    low, high = (int(sum(bounds)) for bounds in zip(*intervals, strict=True)) if intervals else (0, 0)
    states = [report.state for report in region.reports if report.state.iso3 in given]
    if not states:
        return Shown("no total"), Shown("no figure is printed" if held_back else "no state gives a figure")
    text = Shown(str(low), number=low) if low == high else Shown(f"{low} to {high}")
    return text._replace(short=f"{text.text} ({len(states)})"), Shown(
        f"{len(states)} of {len(region.reports)}: {named(states)}"
    )
