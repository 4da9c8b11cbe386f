"""Own the pictures of figures: victims by form, sex and age, and from identified to paid, each with whom it is of."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.model.section import Chart, ChartKind, Series
from actip.rules.intervals import exact
from actip.sections.figures import Coordinates, FigureLine, RegionFigures, words_of
from actip.sections.words import state_codes
from actip.texts import capital

_DETECTED = "victims_detected"
_BY = ("form", "sex", "age")
# From identified to paid: each a figure of its own, of the same year and not of the same persons.
_STEPS: Sequence[tuple[str, str, Coordinates]] = (
    ("identified", _DETECTED, {}),
    ("informed of their rights", "victims_informed", {}),
    ("sheltered", "victims_sheltered", {}),
    ("awarded compensation", "compensation_awarded", {}),
    ("paid", "compensation_awarded", {"subset": "paid"}),
)


def figure_charts(figures: RegionFigures) -> tuple[Chart, ...]:
    """Draw victims detected by form, sex and age over the states, and from identified to paid in each."""
    catalogue = figures.catalogue
    line = counted_most(figures)
    charts = (_breakdown(figures, line), _steps(figures, line, catalogue))
    return tuple(chart for chart in charts if chart)


def counted_most(figures: RegionFigures) -> FigureLine:
    """Return the line of victims detected that most states give exactly: the confirmed, the potential, or all."""
    catalogue = figures.catalogue
    indicator = catalogue.indicators[_DETECTED]
    bases: list[Coordinates] = [{"victim_status": "confirmed"}, {"victim_status": "potential"}, {}]
    lines = [FigureLine(indicator, base, words_of(base, catalogue) or "in all") for base in bases]
    return max(lines, key=lambda line: len(_exact_in(figures, line)))


def _exact_in(figures: RegionFigures, line: FigureLine) -> list[str]:
    return [state.iso3 for state, _ in figures.region.submissions if figures.number(state.iso3, line) is not None]


def _breakdown(figures: RegionFigures, line: FigureLine) -> Chart | None:
    """Draw the sums over the states of the figures by form, sex and age that are exact, with the states in them."""
    catalogue, region = figures.catalogue, figures.region
    categories: list[str] = []
    numbers: dict[str, list[float | None]] = {name: [] for name in _BY}
    drawn: set[str] = set()
    for name in _BY:
        for code in catalogue.lists[catalogue.dimensions[name].codes].codes.values():
            part = FigureLine(line.indicator, {**line.coordinates, name: code.code}, "")
            states = _exact_in(figures, part) if code.part_of is None else []
            if states:
                drawn |= set(states)
                categories.append(f"{capital(words_of({name: code.code}, catalogue))} ({len(states)})")
                total = exact(figures.number(state, part) or 0 for state in states)
                for other, series in numbers.items():
                    series.append(total if other == name else None)
    if not categories:
        return None
    of = [report.state for report in region.reports if report.state.iso3 in drawn]
    others = [report.state for report in region.reports if report.state.iso3 not in drawn]
    note = f"{len(of)} of {len(region.reports)}: {state_codes(of, region)}; in brackets how many give that one. "
    note += "'<5' and what is suppressed are not in it."
    note += f" Not in it: {state_codes(others, region)}." if others else ""
    by = (Series(f"by {catalogue.dimensions[name].title}", tuple(series)) for name, series in numbers.items())
    title = f"Victims detected by form of exploitation, by sex and by age ({line.words})"
    return Chart(title, ChartKind.STACKED, tuple(categories), tuple(by), note=note)


def _steps(figures: RegionFigures, line: FigureLine, catalogue: Catalogue) -> Chart | None:
    """Draw the steps from identified to paid for the states that give each of them exactly; never as a share."""
    region = figures.region
    lines = [
        line if name == _DETECTED else FigureLine(catalogue.indicators[name], fixed, "") for _, name, fixed in _STEPS
    ]
    by_state = {report.state: [figures.number(report.state.iso3, step) for step in lines] for report in region.reports}
    states = [state for state, numbers in by_state.items() if None not in numbers]
    if not states:
        return None
    others = [state for state in by_state if state not in states]
    series = tuple(
        Series(title, tuple(by_state[state][place] for state in states)) for place, (title, _, _) in enumerate(_STEPS)
    )
    note = "Five figures of one period, not of the same persons: no share follows from them."
    if others:
        note += f" Not drawn, because not all five are printed exactly: {state_codes(others, region)}."
    names = tuple(state.name for state in states)
    return Chart(f"From identified to paid ({line.words})", ChartKind.BESIDE, names, series, note=note)
