"""Own the core figures: by state, by period, by population, and how each state counted them."""

from collections.abc import Iterator

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, Indicator, MemberState
from actip.format.records import Coverage
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.figures import (
    SIGNS,
    FigureLine,
    RegionFigures,
    columns,
    difference,
    figure_shown,
    lines,
    notes,
    rate,
    words_of,
)
from actip.sections.words import amount
from actip.texts import ENGLISH, capital

PART = "Figures"
_BY = ("sex", "age", "form", "form_group", "citizenship", "citizenship_group")


def statistics(region: Region, catalogue: Catalogue) -> Section:
    """Set out the five indicators that UNODC publishes, with the totals over the states that give a figure."""
    core = _core(catalogue)
    figures = RegionFigures(region, (indicator.id for indicator in core), catalogue)
    table_lines = [line for indicator in core for line in _breakdowns(indicator, figures)]
    return Section(
        name="Statistics",
        title="Core figures",
        lead="Figures as the states give them for their own period; what is counted differs between national laws.",
        columns=columns(region),
        rows=tuple(lines(figures, table_lines)),
        notes=notes(region),
        signs=SIGNS,
        fixed=2,
        grouped=True,
        part=PART,
    )


def _core(catalogue: Catalogue) -> list[Indicator]:
    return [indicator for indicator in catalogue.indicators.values() if indicator.core]


def _headlines(indicator: Indicator, catalogue: Catalogue) -> list[FigureLine]:
    """Return the lines that stand for an indicator: victims by status, the others in total."""
    if "victim_status" not in indicator.dimensions:
        return [FigureLine(indicator, {}, "")]
    statuses: list[dict[str, str]] = [{"victim_status": code} for code in catalogue.lists["victim_status"].codes]
    return [FigureLine(indicator, fixed, words_of(fixed, catalogue)) for fixed in (*statuses, {})]


def _breakdowns(indicator: Indicator, figures: RegionFigures) -> Iterator[FigureLine]:
    """Yield the lines of an indicator: its headlines, each with what the states give by sex, age, form, citizenship."""
    catalogue = figures.catalogue
    for line in _headlines(indicator, catalogue):
        yield line if line.coordinates or "victim_status" not in indicator.dimensions else line._replace(words="total")
        for name in _BY:
            if name in indicator.dimensions:
                for fixed in figures.coordinates(indicator, frozenset((*line.coordinates, name))):
                    if line.coordinates.items() <= fixed.items():
                        yield FigureLine(indicator, fixed, words_of({**line.coordinates, name: fixed[name]}, catalogue))


def trends(region: Region, catalogue: Catalogue) -> Section:
    """Set each state's core figures beside those of its earlier reports; it is compared with itself alone."""
    core = _core(catalogue)
    cycles = (*region.history, region)
    by_cycle = [RegionFigures(cycle, (indicator.id for indicator in core), catalogue) for cycle in cycles]
    rows = []
    for line in (headline for indicator in core for headline in _headlines(indicator, catalogue)):
        title = ", ".join(filter(None, (capital(line.indicator.title), line.words)))
        for place, report in enumerate(region.reports):
            state = report.state.iso3
            cells = [figures.figure_shown(figures.region.reports[place], line) for figures in by_cycle]
            numbers = tuple(figures.number(state, line) for figures in by_cycle)
            if any(figures.interval(state, line) or figures.is_suppressed(state, line) for figures in by_cycle):
                rows.append(
                    (Shown(title), Shown(report.state.name), *cells, _since(region, state, numbers), _line(numbers))
                )
    return Section(
        name="Trends",
        title="Core figures over time",
        lead="Each state against its own earlier reports.",
        columns=(
            Column("Indicator", 30),
            Column("State", 20),
            *(Column(cycle.cycle, 16) for cycle in cycles),
            Column("Since its last report", 14, short="Since last"),
            Column("Line", 16, wide_only=True),
        ),
        rows=tuple(rows),
        notes=(
            "Since its last report: only where both figures are exact and both periods are as long.",
            "A line leaves a gap where there is no figure. A change can be a success, a new law, another way to count.",
        ),
        signs=SIGNS,
        fixed=2,
        grouped=True,
        part=PART,
    )


def _since(region: Region, state: str, numbers: tuple[float | None, ...]) -> Shown:
    """Return the difference to the cycle of the state's last report."""
    submission = region.submission(state)
    last = next((n for n in range(len(region.history) - 1, -1, -1) if region.history[n].submission(state)), None)
    if submission is None or last is None:
        return Shown("")
    return Shown(difference(numbers[last], numbers[-1], submission, region.last(state)))


def _line(numbers: tuple[float | None, ...]) -> Shown:
    return Shown("", trend=numbers if sum(number is not None for number in numbers) > 1 else ())


def rates(region: Region, catalogue: Catalogue) -> Section:
    """Give victims detected per 100,000 of the population, where the submission gives it with its year and source."""
    indicator = catalogue.indicators["victims_detected"]
    figures = RegionFigures(region, (indicator.id,), catalogue)
    rows: list[tuple[Shown, ...]] = []
    without = []
    for report in region.reports:
        submission = region.submission(report.state.iso3)
        population = submission.population if submission else None
        if population and population.value and population.year and population.source:
            beside = _population(population.value, population.year, population.source)
            for line in _headlines(indicator, catalogue):
                rows += _rate(figures, report.state, line, population.value, beside)
        else:
            without.append(report.state.iso3)
    return Section(
        name="Rates",
        title="Victims detected per 100,000 of the population (SDG 16.2.2)",
        lead="Detected victims only: a rate says as much about looking as about trafficking.",
        columns=(
            Column("State", 20),
            Column("Victims", 20),
            Column("Figure", 12),
            Column("Per 100,000", 14),
            Column("Population", 16),
            Column("Year", 8),
            Column("Source", 40),
        ),
        rows=tuple(rows),
        notes=(f"No population with its year and source: {', '.join(without)}.",) if without else (),
        part=PART,
    )


def _population(value: int, year: int, source: str) -> tuple[Shown, ...]:
    return amount(value), Shown(str(year)), Shown(source)


def _rate(
    figures: RegionFigures, state: MemberState, line: FigureLine, population: int, beside: tuple[Shown, ...]
) -> Iterator[tuple[Shown, ...]]:
    """Yield the row of one line, where the state gives a figure or one is suppressed."""
    code = state.iso3
    if figures.interval(code, line) or figures.is_suppressed(code, line):
        number = figures.number(code, line)
        yield (
            Shown(state.name),
            Shown(line.words or "total"),
            figure_shown(figures.cell(code, line.indicator.id, line.coordinates), figures.catalogue),
            rate(number, population) if number is not None else Shown("no exact figure"),
            *beside,
        )


def _areas(coverage: Coverage | None) -> str:
    """Say how many areas the figures cover, as far as the state says it."""
    if coverage is None or (coverage.areas, coverage.of) == (None, None):
        return "not said"
    areas = "not said" if coverage.areas is None else figure(coverage.areas)
    if coverage.of is None:
        return f"{areas}, of how many is not said"
    return ENGLISH.counted("region", "{areas} of {count} area", "{areas} of {count} areas", coverage.of, areas=areas)


def coverage(region: Region, catalogue: Catalogue) -> Section:
    """List how each state counted: source, rule, coverage, and whether the figure may still change."""
    rows = []
    for report in region.reports:
        submission = region.submission(report.state.iso3)
        counted = submission.countings if submission else {}
        for name, counting in counted.items():
            rows.append(
                (
                    Shown(report.state.name),
                    Shown(capital(catalogue.indicators[name].title)),
                    Shown(_areas(counting.coverage)),
                    Shown(catalogue.label("counting_rule", counting.counting_rule) if counting.counting_rule else ""),
                    Shown(", ".join(sorted(counting.complete))),
                    Shown(catalogue.label("release", counting.release) if counting.release else ""),
                    Shown(counting.source or "not named"),
                    Shown(counting.comment or ""),
                )
            )
    return Section(
        name="How it was counted",
        title="How the figures were counted",
        lead="As each state says it, beside its figures; figures that are counted otherwise cannot be compared.",
        columns=(
            Column("State", 20),
            Column("Indicator", 26),
            Column("Coverage", 16),
            Column("A person in two forms", 22, short="Rule"),
            Column("Complete by", 16, wide_only=True),
            Column("May change", 12, wide_only=True),
            Column("Source", 40),
            Column("Comment", 50, wide_only=True),
        ),
        rows=tuple(rows),
        notes=("Coverage: of how many of its areas the figures are.",),
        fixed=2,
        grouped=True,
        part=PART,
    )
