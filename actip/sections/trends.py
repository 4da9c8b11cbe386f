"""Own the core figures over time, each state against itself, with its own reason beside; and by population."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState
from actip.disclosure.levels import subject
from actip.format.fields import TO_CONFIRM
from actip.format.periods import are_as_long
from actip.format.records import Submission
from actip.model import Found
from actip.model.region import Region, Report
from actip.model.section import Chart, ChartKind, Column, Section, Series, Shown
from actip.rules.engine import is_reason_for
from actip.rules.history import figure_that_ended, figure_that_jumped
from actip.sections.figures import (
    PART,
    SIGNS,
    FigureLine,
    RegionFigures,
    difference,
    rate,
)
from actip.sections.indicators import statuses
from actip.sections.words import amount, state_name
from actip.texts import capital

NO_REASON = "asked; no reason yet"
_AGAINST_LAST = "TRD"  # the family of rules that hold a report against the last one of its state
_CAPTION = 90  # characters of a reason below a small line
_DRAWN = ("victims_detected", "persons_convicted")


class FigureOverTime(NamedTuple):
    """One core figure of a state over the cycles: the figures of those as long as this one, the change, the reason.

    `reason` is the state's own, or says that it was asked for and is not there yet; empty where nothing was asked.
    """

    state: MemberState
    line: FigureLine
    title: str
    cells: tuple[Shown, ...]
    numbers: tuple[float | None, ...]
    since: str
    reason: str

    @property
    def is_change(self) -> bool:
        """Whether the figure is another than in the last report, or the state says or is asked something of it."""
        return self.since not in ("", "the same") or bool(self.reason)


def changes_of_figures(region: Region, catalogue: Catalogue) -> list[FigureOverTime]:
    """Return the core figures of each state over all cycles, by figure, where any of them is printed."""
    core = [indicator for indicator in catalogue.indicators.values() if indicator.core]
    cycles = (*region.history, region)
    by_cycle = [RegionFigures(cycle, (indicator.id for indicator in core), catalogue) for cycle in cycles]
    reasons = {state.iso3: _Reasons(region, state, catalogue) for state, _ in region.submissions}
    changes = []
    for line in (headline for indicator in core for headline in statuses(indicator, catalogue)):
        title = ", ".join(filter(None, (capital(line.indicator.title), line.words)))
        for place, report in enumerate(region.reports):
            state = report.state.iso3
            if any(figures.interval(state, line) or figures.is_suppressed(state, line) for figures in by_cycle):
                cells = tuple(figures.figure_shown(figures.region.reports[place], line) for figures in by_cycle)
                alike = tuple(
                    figures.number(state, line) if _is_alike(figures, by_cycle[-1], state, line) else None
                    for figures in by_cycle
                )
                reason = reasons[state].of(line) if state in reasons else ""
                since = _since(by_cycle, state, line)
                changes.append(FigureOverTime(report.state, line, title, cells, alike, since, reason))
    return changes


class _Reasons:
    """What a state says of its figures against its last report, and what it is asked about them.

    The checks are run on what is printed of both reports, so that nothing else can be read from them.
    """

    def __init__(self, region: Region, state: MemberState, catalogue: Catalogue) -> None:
        now, last = region.submission(state.iso3), region.last(state.iso3)
        self._questions: list[tuple[str, frozenset[tuple[str, str]], str, Found]] = []
        self._explanations = [
            entry
            for entry in (now.explanations if now else ())
            if entry.rule.startswith(_AGAINST_LAST) and entry.standing != TO_CONFIRM
        ]
        if now and last:
            pair = _core(now, catalogue)._replace(previous=_core(last, catalogue))
            for question in (figure_that_jumped, figure_that_ended):
                for fault in question.check(pair, catalogue) if question.check else ():
                    about = str(fault.facts["indicator"]), _within(fault.facts["within"])
                    self._questions.append((*about, question.id, fault))

    def of(self, line: FigureLine) -> str:
        """Return the reason for a figure, or that one was asked for; a reason for all figures of the indicator too."""
        name, key = line.indicator.id, frozenset(line.coordinates.items())
        questions = [
            (rule, fault) for indicator, within, rule, fault in self._questions if (indicator, within) == (name, key)
        ]
        reasons = [
            entry.reason
            for entry in self._explanations
            if any(fault.about and is_reason_for(entry, rule, fault.about) for rule, fault in questions)
            or (subject(entry.about) == name and _is_about(entry.about, key))
        ]
        return "; ".join(dict.fromkeys(reasons)) or (NO_REASON if questions else "")


def _core(submission: Submission, catalogue: Catalogue) -> Submission:
    core = {indicator.id for indicator in catalogue.indicators.values() if indicator.core}
    return submission._replace(cells=tuple(cell for cell in submission.cells if cell.indicator in core))


def _is_about(about: object, key: frozenset[tuple[str, str]]) -> bool:
    """Tell whether an explanation names a figure, or the whole indicator that it is of."""
    return not isinstance(about, Mapping) or "within" not in about or _within(about["within"]) == key


def _within(coordinates: object) -> frozenset[tuple[str, str]]:
    if not isinstance(coordinates, Mapping):
        return frozenset()
    return frozenset((str(name), str(code)) for name, code in coordinates.items())


def trends(region: Region, catalogue: Catalogue) -> Section:
    """Set each state's core figures beside those of its earlier reports; it is compared with itself alone."""
    changes = changes_of_figures(region, catalogue)
    cycles = (*region.history, region)
    events = {state.iso3: events_of(region, state.iso3) for state, _ in region.submissions}
    rows = tuple(
        (
            Shown(change.title),
            state_name(change.state, region),
            *change.cells,
            Shown(change.since),
            Shown(change.reason),
            Shown(events.get(change.state.iso3, "") if change.is_change else ""),
            _line(change.numbers),
        )
        for change in changes
    )
    return Section(
        name="Trends",
        title="Core figures over time",
        lead="Each state against its own earlier reports, with its own reason beside.",
        columns=(
            Column("Indicator", 28),
            Column("State", 18),
            *(Column(cycle.cycle, 12) for cycle in cycles),
            Column("Since its last report", 14, short="Since last"),
            Column("The state's reason", 44),
            Column("Events of the period", 34, wide_only=True),
            Column("Line", 16, wide_only=True),
        ),
        rows=rows,
        notes=(
            "Since its last report: only where both figures are exact and both periods are as long.",
            f"'{NO_REASON}': a check asks the state why the figure changed, or ended. A change can be a success, a new "
            "law, another way to count.",
            "A line leaves a gap where there is no figure. Events are those that the state names for the period.",
            *_uneven(region),
        ),
        signs=SIGNS,
        fixed=2,
        grouped=True,
        charts=tuple(small_lines(region, catalogue, changes)),
        part=PART,
    )


def events_of(region: Region, state: str) -> str:
    """Name the events that a state says changed its budgets, services or figures."""
    submission = region.submission(state)
    return "; ".join(event.event or "not named" for event in submission.context) if submission else ""


def small_lines(region: Region, catalogue: Catalogue, changes: Sequence[FigureOverTime]) -> Iterator[Chart]:
    """Yield small lines over the cycles, one for each state, with its reason below: victims detected, and convicted."""
    cycles = (*region.history, region)
    for name in _DRAWN:
        by_state: dict[str, FigureOverTime] = {}
        for change in changes:
            is_first = change.state.iso3 not in by_state
            if change.line.indicator.id == name and any(n is not None for n in change.numbers) and is_first:
                by_state[change.state.iso3] = change
        lines = [by_state[report.state.iso3] for report in region.reports if report.state.iso3 in by_state]
        if not lines:
            continue
        others = [
            state_name(report.state, region).text for report in region.reports if report.state.iso3 not in by_state
        ]
        most = max((change.line.words for change in lines), key=[change.line.words for change in lines].count)
        title = capital(catalogue.indicators[name].title) + (f" ({most})" if most else "")
        yield Chart(
            title,
            ChartKind.MULTIPLES,
            tuple(_title_of(change, most, region) for change in lines),
            tuple(
                Series(cycle.cycle, tuple(change.numbers[place] for change in lines))
                for place, cycle in enumerate(cycles)
            ),
            tuple(shortened(change.reason) for change in lines),
            f"Each state against itself, on its own scale.{_without(others)}",
        )


def _title_of(change: FigureOverTime, most: str, region: Region) -> str:
    """Name a state, with whose figure it is where that is another than most states'."""
    name = state_name(change.state, region).text
    return name if change.line.words == most else f"{name} ({change.line.words})"


def _without(others: Sequence[str]) -> str:
    return f" No exact figure is printed: {', '.join(others)}." if others else ""


def shortened(text: str, most: int = _CAPTION) -> str:
    """Cut a text at a word, with the sign that it goes on."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[: most - 1]}…"


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


def _since(by_cycle: Sequence[RegionFigures], state: str, line: FigureLine) -> str:
    """Return the difference to the cycle of the state's last report."""
    *history, now = by_cycle
    before = next((figures for figures in reversed(history) if figures.region.submission(state)), None)
    submission, last = now.region.submission(state), before.region.submission(state) if before else None
    if submission is None or before is None or last is None:
        return ""
    change = difference(before.number(state, line), now.number(state, line), submission, last)
    ages = {figures.child_age(state, line) for figures in (before, now)}
    return "children counted otherwise" if change and len(ages) > 1 else change


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
            for line in statuses(indicator, catalogue):
                rows += _rate(figures, report, line, population.value, beside)
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
    figures: RegionFigures, report: Report, line: FigureLine, population: int, beside: tuple[Shown, ...]
) -> Iterator[tuple[Shown, ...]]:
    """Yield the row of one line, where the state gives a figure or one is suppressed."""
    code = report.state.iso3
    if figures.interval(code, line) or figures.is_suppressed(code, line):
        number = figures.number(code, line)
        yield (
            state_name(report.state, figures.region),
            Shown(line.words or "total"),
            figures.figure_shown(report, line),
            rate(number, population) if number is not None else Shown("no exact figure"),
            *beside,
        )
