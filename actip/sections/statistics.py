"""Own the core figures: by state, by period, by population, and how each state counted them."""

from collections.abc import Iterator, Sequence

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, Indicator, MemberState
from actip.format.periods import are_as_long
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
        notes=(*notes(region), *figures.children_notes()),
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
            alike = tuple(
                number if _is_alike(figures, by_cycle[-1], state, line) else None
                for number, figures in zip(numbers, by_cycle, strict=True)
            )
            if any(figures.interval(state, line) or figures.is_suppressed(state, line) for figures in by_cycle):
                rows.append(
                    (Shown(title), Shown(report.state.name), *cells, _since(by_cycle, state, line), _line(alike))
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
            *_uneven(region),
        ),
        signs=SIGNS,
        fixed=2,
        grouped=True,
        part=PART,
    )


def _uneven(region: Region) -> Iterator[str]:
    """Say that some periods are longer than others, where they are."""
    compared = (
        (submission, earlier)
        for state, submission in region.submissions
        for cycle in region.history
        if (earlier := cycle.submission(state.iso3))
    )
    if not all(are_as_long(*both) for both in compared):
        yield "Not all periods are as long, such as a year and half of one: a line leaves out those of another length."


def _is_alike(before: RegionFigures, now: RegionFigures, state: str, line: FigureLine) -> bool:
    """Tell whether two figures of a state are of periods as long, and of children under the same age."""
    earlier, submission = before.region.submission(state), now.region.submission(state)
    is_even = earlier is not None and submission is not None and are_as_long(earlier, submission)
    return is_even and before.child_age(state, line) == now.child_age(state, line)


def _since(by_cycle: Sequence[RegionFigures], state: str, line: FigureLine) -> Shown:
    """Return the difference to the cycle of the state's last report."""
    *history, now = by_cycle
    before = next((figures for figures in reversed(history) if figures.region.submission(state)), None)
    submission, last = now.region.submission(state), before.region.submission(state) if before else None
    if submission is None or before is None or last is None:
        return Shown("")
    change = difference(before.number(state, line), now.number(state, line), submission, last)
    ages = {figures.child_age(state, line) for figures in (before, now)}
    return Shown("children counted otherwise" if change and len(ages) > 1 else change)


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
                    Shown("" if counting.child_age is None else f"under {counting.child_age}"),
                    Shown(counting.legal_basis or ""),
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
            Column("A child is", 10, short="Child"),
            Column("National law", 26, wide_only=True),
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
