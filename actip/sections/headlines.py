"""Own the figures that lead a report: each over the states that print one, with its coverage and how it changed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, MemberState
from actip.format.counts import by_sex
from actip.format.moments import Moment
from actip.format.periods import are_as_long
from actip.format.records import Submission
from actip.model.first_page import Headline
from actip.model.region import Region
from actip.rules.intervals import exact
from actip.sections.actions import Due, When, every_action
from actip.sections.figures import FigureLine, RegionFigures
from actip.texts import ENGLISH

FIGURES, ACTIONS = "Figures", "Actions"
FINISHED = "done"
LEFT_OUT = "dropped"  # an action that is no longer planned is neither late nor delivered


class Amount(NamedTuple):
    """What one state counts, from the least to the greatest it can be; `part` of it is what a share speaks of."""

    low: float
    high: float
    part: float | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


Amounts = Mapping[str, Amount]  # by the code of the state, only of those that print one
Measure = Callable[[RegionFigures], Amounts]
Cycles = Sequence[RegionFigures]  # the oldest first, this one last
_INDICATORS = ("victims_detected", "persons_convicted", "compensation_awarded")


def codes(states: Iterable[MemberState], region: Region) -> str:
    """Join the codes of states in few letters: a star stands beside whose report is a draft."""
    return ", ".join(f"{state.iso3}*" if state in region.drafts else state.iso3 for state in states)


def headlines(region: Region, catalogue: Catalogue) -> tuple[Headline, ...]:
    """Return the six figures that lead."""
    cycles = [RegionFigures(cycle, _INDICATORS, catalogue) for cycle in (*region.history, region)]
    now = cycles[-1]
    return (
        _headline(cycles, "confirmed victims detected", detected, "victims_detected", _apart(now)),
        _share(cycles, "of them women and girls", women_detected, "whose sex is known"),
        _headline(cycles, "persons convicted", convicted, "persons_convicted"),
        _headline(cycles, "victims awarded compensation", awarded, "compensation_awarded", _paid(now)),
        _headline(cycles, "people in the trainings listed", trained, "", _women_trained(now)),
        _late(region, catalogue),
    )


def _amounts(figures: RegionFigures, indicator: str, **coordinates: str) -> Amounts:
    line = FigureLine(figures.catalogue.indicators[indicator], coordinates, "")
    bounds = ((state.iso3, figures.interval(state.iso3, line)) for state, _ in figures.region.submissions)
    return {state: Amount(*between) for state, between in bounds if between}


def detected(figures: RegionFigures) -> Amounts:
    """Return the confirmed victims that each state detected; potential ones are counted apart."""
    return _amounts(figures, "victims_detected", victim_status="confirmed")


def women_detected(figures: RegionFigures) -> Amounts:
    """Return the confirmed victims whose sex is known, with the women and girls, where all of these are exact."""
    female, male, other = (
        _amounts(figures, "victims_detected", victim_status="confirmed", sex=sex) for sex in ("F", "M", "X")
    )
    line = FigureLine(figures.catalogue.indicators["victims_detected"], {"victim_status": "confirmed", "sex": "X"}, "")
    amounts = {}
    for state in female:
        parts = [female[state], male.get(state), other.get(state, Amount(0, 0))]
        if all(part and part.is_exact for part in parts) and not figures.is_suppressed(state, line):
            of = exact(part.low for part in parts if part)
            amounts[state] = Amount(of, of, female[state].low)
    return amounts


def convicted(figures: RegionFigures) -> Amounts:
    """Return the persons convicted in each state."""
    return _amounts(figures, "persons_convicted")


def awarded(figures: RegionFigures) -> Amounts:
    """Return the victims awarded compensation in each state."""
    return _amounts(figures, "compensation_awarded")


def trained(figures: RegionFigures) -> Amounts:
    """Return the people in each state's trainings, of those with a number of people; who was in two counts twice."""
    amounts = {}
    for state, submission in figures.region.submissions:
        numbers = []
        for training in submission.capacity:
            people, by = training.participants, by_sex(training.participants)
            if people and people.total is not None:
                numbers.append(people.total)
            elif by:
                numbers.append(sum(by.values()))
        if numbers:
            amounts[state.iso3] = Amount(sum(numbers), sum(numbers))
    return amounts


def women_trained(figures: RegionFigures) -> Amounts:
    """Return the people in trainings whose sex is given, with the women, of the trainings that give both."""
    amounts = {}
    for state, submission in figures.region.submissions:
        both = [by for training in submission.capacity if {"F", "M"} <= set(by := by_sex(training.participants))]
        of = sum(number for by in both for sex, number in by.items() if sex != "U")
        if both:
            amounts[state.iso3] = Amount(of, of, sum(by["F"] for by in both))
    return amounts


def _headline(cycles: Cycles, about: str, measure: Measure, indicator: str, beside: str = "") -> Headline:
    amounts = measure(cycles[-1])
    coverage = _coverage(cycles[-1].region, amounts)
    if not amounts:
        words = withheld_in(cycles[-1].region, indicator)
        return Headline(
            "withheld" if words else _silence(cycles[-1], indicator), about, words or coverage, section=FIGURES
        )
    return Headline(
        _between(amounts.values()),
        about,
        "; ".join(filter(None, (coverage, beside))),
        _change(cycles, measure, _between),
        _trend(cycles, measure, lambda values: exact(value.low for value in values)),
        FIGURES,
    )


def withheld_in(region: Region, *names: str) -> str:
    """Say in how many states some indicator or obligation is withheld from this audience; empty where it is in none.

    A list, such as that of trainings, has no name: how much of it is withheld is the nation's own.
    """
    states = sum(not submission.withheld.isdisjoint(names) for _, submission in region.submissions)
    if not states or region.national:
        return ""
    of = len(region.submissions)
    return ENGLISH.counted(
        "region",
        "withheld from this audience in {states} of {count} report",
        "withheld from this audience in {states} of {count} reports",
        of,
        states=states,
    )


def _silence(figures: RegionFigures, indicator: str) -> str:
    """Return the word for why there is no figure: of one state its own."""
    if not figures.region.national or not indicator:
        return "no figure"
    fixed = {"victim_status": "confirmed"} if indicator == "victims_detected" else {}
    line = FigureLine(figures.catalogue.indicators[indicator], fixed, "")
    return figures.figure_shown(figures.region.reports[0], line).text


def _share(cycles: Cycles, about: str, measure: Measure, of_whom: str) -> Headline:
    amounts = measure(cycles[-1])
    coverage = _coverage(cycles[-1].region, amounts)
    of = _all(amounts.values())
    if not of:
        words = withheld_in(cycles[-1].region, "victims_detected")
        coverage = coverage or "not all sexes have an exact figure"
        return Headline("withheld" if words else "no share", about, words or coverage, section=FIGURES)
    return Headline(
        _women(amounts.values()),
        about,
        ", ".join(filter(None, (f"of {figure(of)} {of_whom}", coverage))),
        _change(cycles, measure, _women),
        _trend(cycles, measure, _percent),
        FIGURES,
    )


def _between(amounts: Iterable[Amount]) -> str:
    listed = list(amounts)
    low, high = exact(entry.low for entry in listed), exact(entry.high for entry in listed)
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"


def _all(amounts: Iterable[Amount]) -> float:
    return exact(entry.low for entry in amounts)


def _percent(amounts: Iterable[Amount]) -> float | None:
    listed = list(amounts)
    of = _all(listed)
    return round(100 * exact(entry.part or 0 for entry in listed) / of) if of else None


def _women(amounts: Iterable[Amount]) -> str:
    share = _percent(amounts)
    return "no share" if share is None else f"{share} %"


def answering(region: Region) -> tuple[str, ...]:
    """Return the codes of the states of which answers can be seen here: of the others nothing is late, nor not late."""
    return tuple(state.iso3 for state, entry in region.submissions if "obligations" in entry.parts and entry.answers)


def _coverage(region: Region, amounts: Collection[str]) -> str:
    """Say of how many of the states it is; how many of those are drafts stands beside it."""
    count = ENGLISH.counted(
        "region", "{of} of {count} state", "{of} of {count} states", len(region.reports), of=len(amounts)
    )
    drafts = sum(state.iso3 in amounts for state in region.drafts)
    if not drafts or region.national:
        return "" if region.national else count
    beside = ENGLISH.counted("region", "{count} draft", "{count} drafts", drafts)
    return f"{count}, {beside}"


def pairs(cycles: Cycles, measure: Measure) -> list[tuple[MemberState, Amount, Amount]]:
    """Return the states with an exact figure in the last cycle and in this one, of periods as long, with both."""
    if len(cycles) < 2:
        return []
    last, region = cycles[-2].region, cycles[-1].region
    before, now = measure(cycles[-2]), measure(cycles[-1])
    return [
        (state, before[state.iso3], now[state.iso3])
        for state, submission in region.submissions
        if state.iso3 in now and state.iso3 in before
        if now[state.iso3].is_exact and before[state.iso3].is_exact
        if _as_long(submission, last.submission(state.iso3))
    ]


def _as_long(submission: Submission, other: Submission | None) -> bool:
    return other is not None and are_as_long(submission, other)


def _change(cycles: Cycles, measure: Measure, summed: Callable[[Iterable[Amount]], str]) -> str:
    """Say how it changed over the states that are in both cycles, and which they are."""
    region = cycles[-1].region
    if not region.history:
        return ""
    last = region.history[-1].cycle
    in_both = pairs(cycles, measure)
    if not in_both:
        return f"no change can be said: no exact figure in {last} and now of periods as long"
    if not _is_most(in_both, measure(cycles[-1])):
        of = len(measure(cycles[-1]))
        return f"no change is said: {len(in_both)} of these {of} states have an exact figure in {last}, too"
    moved = f"{summed(pair[1] for pair in in_both)} → {summed(pair[2] for pair in in_both)} since {last}"
    if region.national:
        return moved
    over = ENGLISH.counted("region", "in the one state in both", "over the {count} states in both", len(in_both))
    return f"{moved}, {over}: {codes((state for state, _, _ in in_both), region)}"


def _trend(
    cycles: Cycles, measure: Measure, total: Callable[[Iterable[Amount]], float | None]
) -> tuple[float | None, ...]:
    """Return the totals of the cycles over the states with an exact figure in all of them, of periods as long."""
    by_cycle = [measure(figures) for figures in cycles]
    in_all = [
        state.iso3
        for state, submission in cycles[-1].region.submissions
        if all(state.iso3 in amounts and amounts[state.iso3].is_exact for amounts in by_cycle)
        if all(_as_long(submission, figures.region.submission(state.iso3)) for figures in cycles)
    ]
    if len(cycles) < 2 or not _is_most(in_all, by_cycle[-1]):
        return ()
    return tuple(total([amounts[state] for state in in_all]) for amounts in by_cycle)


def _is_most(compared: Collection[object], amounts: Collection[object]) -> bool:
    """Tell whether most of the states in a figure can be compared: a few would be taken for all of them."""
    return 2 * len(compared) > len(amounts)


def _apart(figures: RegionFigures) -> str:
    potential = _amounts(figures, "victims_detected", victim_status="potential")
    if not potential:
        return ""
    region = figures.region
    states = codes((state for state, _ in region.submissions if state.iso3 in potential), region)
    return f"apart, potential victims: {_between(potential.values())}{'' if region.national else f' in {states}'}"


def _paid(figures: RegionFigures) -> str:
    paid = _amounts(figures, "compensation_awarded", subset="paid")
    if not paid:
        return "how many were paid is not said"
    where = ENGLISH.counted("region", " in {count} state", " in {count} states", len(paid))
    return f"paid: {_between(paid.values())}{'' if figures.region.national else where}"


def _women_trained(figures: RegionFigures) -> str:
    amounts = women_trained(figures)
    of = _all(amounts.values())
    return f"{_women(amounts.values())} women of {figure(of)} whose sex is given" if of else "women: no figure"


def is_passed(moment: Moment | None, day: date | None) -> bool:
    """Whether the last day that something can be due is before a day."""
    return moment is not None and day is not None and moment.last < day


def due_until(region: Region, catalogue: Catalogue) -> list[Due]:
    """Return the actions that were due before the day of the report, done or not; what is dropped is left out."""
    return [
        entry
        for entry in every_action(region, catalogue)
        if entry.when is not When.DROPPED and is_passed(entry.action.due, region.as_of)
    ]


def _late(region: Region, catalogue: Catalogue) -> Headline:
    if region.as_of is None:
        return Headline("no day given", "actions late", "a day is needed: --as-of", section=ACTIONS)
    states = answering(region)
    if not states:
        words = withheld_in(region, *catalogue.obligations)
        return Headline(
            "withheld" if words else "no answers", "actions late", words or _coverage(region, states), section=ACTIONS
        )
    passed = due_until(region, catalogue)
    late = [entry for entry in passed if entry.overdue]
    rights = (
        f"{figure(sum(entry.obligation.victim_rights for entry in late))} of them on victims' rights" if late else ""
    )
    about = f"actions late, of {figure(len(passed))} due until {ENGLISH.written_day(region.as_of)}"
    coverage = "; ".join(filter(None, (_coverage(region, states), rights)))
    return Headline(figure(len(late)), about, coverage, section=ACTIONS)
