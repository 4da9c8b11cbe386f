"""Own the region's work plan beside what states do: what was delivered, runs and is late, and where indicators are now.

An activity of the plan meets the states' own actions, and the help that they ask for and offer, under the obligations
that it serves. The order is that of the plan.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, Indicator, MemberState
from actip.format.clock import day_of
from actip.format.moments import Moment
from actip.gate.scalars import folded
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.model.work_plan import Activity, Decision, Measure
from actip.sections.figures import FigureLine, RegionFigures, words_of
from actip.sections.words import amount, state_codes
from actip.texts import ENGLISH

PART = "Planning"
NAME = "Work plan"
_DECISIONS = "Decisions of the last meeting"
_NOT_HERE = Shown("not counted here", short="-")
_FEW = 3  # states that a cell names; of more it says how many
_ALL = ("all", "all states", "all member states", "all asean member states", "asean member states", "all ams", "ams")


class Progress(Enum):
    """How far an activity or a decision is, held against the day of the report."""

    DELIVERED = "delivered"
    RUNNING = "running"
    LATE = "late"
    PLANNED = "planned"
    DROPPED = "dropped"
    NOT_SAID = "not said"


_BY_STATUS = {"done": Progress.DELIVERED, "dropped": Progress.DROPPED}
_OF_DECISIONS = {Progress.DELIVERED: "done", Progress.RUNNING: "under way"}
_UNTIL_LATE = {"under_way": Progress.RUNNING, "planned": Progress.PLANNED, "": Progress.NOT_SAID}


# --- what the first page takes


def activities(region: Region) -> tuple[Activity, ...]:
    """Return the activities of the plan; in a report on one state those that name it, or all member states."""
    plan = region.work_plan
    return tuple(one for one in plan.activities if _concerns((one.lead, *one.with_whom), region)) if plan else ()


def decisions(region: Region) -> tuple[Decision, ...]:
    """Return the decisions of the last meeting; in a report on one state those that it sees to, likewise."""
    plan = region.work_plan
    return tuple(one for one in plan.decisions if _concerns((one.lead,), region)) if plan else ()


def progress(entry: Activity | Decision, as_of: date | None) -> Progress:
    """Return how far an activity or a decision is: late where its last day has passed, and it is not done or dropped.

    Without a day nothing is late.
    """
    if entry.status in _BY_STATUS:
        return _BY_STATUS[entry.status]
    end = entry.end if isinstance(entry, Activity) else entry.due
    return Progress.LATE if end and as_of and end.last < as_of else _UNTIL_LATE[entry.status]


def tally(region: Region) -> Mapping[Progress, int]:
    """Count the activities by how far they are; what is none of them is left out."""
    counts = Counter(progress(one, region.as_of) for one in activities(region))
    return {stage: counts[stage] for stage in Progress if counts[stage]}


def open_decisions(region: Region) -> tuple[Decision, ...]:
    """Return the decisions that are neither carried out nor dropped."""
    return tuple(one for one in decisions(region) if one.status not in _BY_STATUS)


def _concerns(bodies: Iterable[str], region: Region) -> bool:
    """Tell whether a body is the state that a report is on, or all states; a report on the region takes everything."""
    if not region.national:
        return True
    code = region.reports[0].state.iso3
    return any(code in (word.strip() for word in body.split(",")) or folded(body) in _ALL for body in bodies)


# --- the section


def work_plan(region: Region, catalogue: Catalogue) -> Section:
    """Set out the activities in the order of the plan, then the decisions of the last meeting."""
    rows = [
        *(row for one in activities(region) for row in _of_activity(one, region, catalogue)),
        *(_of_decision(one, region, catalogue) for one in decisions(region)),
    ]
    return Section(
        name=NAME,
        title="The work plan beside what states do",
        lead=_lead(region),
        columns=(
            Column("Thrust", 15),
            Column("No.", 5),
            Column("Activity", 29),
            Column("Lead, with", 16),
            Column("When", 10, wide_only=True),
            Column("Status", 9),
            Column("Measured by", 24),
            Column("Baseline", 8),
            Column("Target", 11),
            Column("Now", 13),
            Column("States' own actions", 26, wide_only=True),
            Column("Asks and offers", 20, wide_only=True),
            Column("Budget, source", 14, wide_only=True),
        ),
        rows=tuple(rows),
        notes=tuple(_notes(region)),
        fixed=3,
        grouped=True,
        part=PART,
    )


def _lead(region: Region) -> str:
    listed, agreed = activities(region), decisions(region)
    counts = ", ".join(f"{count} {stage.value}" for stage, count in tally(region).items())
    words = [
        ENGLISH.counted("region", "{count} activity: {counts}.", "{count} activities: {counts}.", len(listed),
                        counts=counts)
        if listed
        else "No activity.",
    ]  # fmt: skip
    if region.national:
        words.append(f"Of the plan, what names {region.reports[0].state.name} or all member states.")
    if agreed:
        words.append(
            ENGLISH.counted("region", "{count} decision of the last meeting, {open} of them open.",
                            "{count} decisions of the last meeting, {open} of them open.", len(agreed),
                            open=len(open_decisions(region)))
        )  # fmt: skip
    return " ".join(words)


def _notes(region: Region) -> Iterator[str]:
    plan = region.work_plan
    assert plan is not None
    yield f"Plan: {plan.title}." + (f" Source: {plan.source}." if plan.source else "")
    if region.as_of:
        day = region.as_of.isoformat()
        yield f"Held against {day}: late is what was to end before, and is neither done nor dropped."
    else:
        yield "No day is named to hold it against (--as-of): nothing is called late."
    yield "Now: the total of this cycle over the states that print a figure, and how many these are."
    yield (
        "States' own actions, asks and offers: those that stand in the states' reports under the obligations that the "
        "activity serves; one can stand under several activities."
    )
    yield from (f"{one.number}: {one.note}" for one in activities(region) if one.note)


def _of_activity(one: Activity, region: Region, catalogue: Catalogue) -> Iterator[tuple[Shown, ...]]:
    """Yield the row of an activity with its first indicator, and one more for each further indicator."""
    beside = (
        Shown(_actions(one, region)),
        Shown(_help(one, region)),
        Shown("\n".join(filter(None, (_money(one), one.source)))),
    )
    first, *others = one.measures or (None,)
    yield (
        Shown(one.thrust or "Activities"),
        Shown(one.number),
        Shown(one.activity),
        Shown(_bodies(one.lead, one.with_whom, catalogue), short=_called(one.lead, catalogue)),
        Shown(_span(one.start, one.end)),
        Shown(progress(one, region.as_of).value),
        *_measured(first, region, catalogue),
        *beside,
    )
    for measure in others:
        yield (
            Shown(one.thrust or "Activities"),
            Shown(one.number),
            *(Shown(""),) * 4,
            *_measured(measure, region, catalogue),
            *(Shown(""),) * len(beside),
        )


def _of_decision(one: Decision, region: Region, catalogue: Catalogue) -> tuple[Shown, ...]:
    words = [one.decision, f"What became of it: {one.outcome}" if one.outcome else ""]
    meeting = ", ".join(filter(None, (one.meeting, one.date.text if one.date else "")))
    stage = progress(one, region.as_of)
    return (
        Shown(_DECISIONS),
        Shown(one.number),
        Shown("\n".join(filter(None, (*words, f"({meeting})" if meeting else "")))),
        Shown(_bodies(one.lead, (), catalogue)),
        Shown(f"by {one.due.text}" if one.due else ""),
        Shown(_OF_DECISIONS.get(stage, stage.value)),
        *(Shown(""),) * 7,
    )


def _bodies(lead: str, others: Iterable[str], catalogue: Catalogue) -> str:
    partners = ", ".join(_called(name, catalogue) for name in others)
    return "\n".join(filter(None, (_called(lead, catalogue), f"with {partners}" if partners else "")))


def _called(body: str, catalogue: Catalogue) -> str:
    """Return the names of states in place of their codes; another body as it is called."""
    words = [word.strip() for word in body.split(",")]
    return ", ".join(catalogue.states[word].name if word in catalogue.states else word for word in words)


def _span(start: Moment | None, end: Moment | None) -> str:
    return "\n".join(filter(None, (start.text if start else "", f"to {end.text}" if end else "")))


def _money(one: Activity) -> str:
    return f"{figure(one.budget)} {one.currency}" if one.budget is not None else ""


# --- baseline, target, now


def _measured(measure: Measure | None, region: Region, catalogue: Catalogue) -> tuple[Shown, ...]:
    if measure is None:
        return (Shown(""), Shown(""), Shown(""), Shown(""))
    target = figure(measure.target) if measure.target is not None else ""
    by = f"({measure.year})" if measure.year else ""
    return (
        Shown(measure.title),
        Shown("not said", short="-") if measure.baseline is None else amount(measure.baseline),
        Shown(" ".join(filter(None, (target, by))) or "not said"),
        now(measure, region, catalogue),
    )


def now(measure: Measure, region: Region, catalogue: Catalogue) -> Shown:
    """Return where an indicator of the plan is now: the printed total of the indicator that counts it, with coverage.

    Where states give it by status or direction alone, each of these. Nothing is formed that is not in their figures.
    """
    if measure.figure not in catalogue.indicators:
        return _NOT_HERE
    indicator = catalogue.indicators[measure.figure]
    figures = RegionFigures(region, (indicator.id,), catalogue)
    lines = [line for line in _lines(indicator, figures) if figures.is_given(line)]
    texts = [_total(line, figures, region) for line in lines]
    return Shown("\n".join(filter(None, texts)) or "no figure is printed", short="-" if not any(texts) else "")


def _lines(indicator: Indicator, figures: RegionFigures) -> Iterator[FigureLine]:
    """Yield the total of an indicator; where no state gives it, what they give by status, or by direction."""
    total = FigureLine(indicator, {}, "")
    if figures.is_given(total):
        yield total
        return
    for name in ("victim_status", "direction"):
        for fixed in figures.coordinates(indicator, frozenset((name,))):
            yield FigureLine(indicator, fixed, words_of(fixed, figures.catalogue))


def _total(line: FigureLine, figures: RegionFigures, region: Region) -> str:
    about = f"{line.words}: " if line.words else ""
    if region.national:
        return f"{about}{figures.figure_shown(region.reports[0], line).text}"
    total, states = figures.total(line)
    coverage, is_total, _ = states.text.partition(": ")
    drafts = sum(figures.interval(state.iso3, line) is not None for state in region.drafts)
    if drafts:
        coverage += ENGLISH.counted("region", ", {count} draft", ", {count} drafts", drafts)
    words = f"{total.text} in {coverage}" if is_total else states.text and "no figure is printed"
    return f"{about}{words or total.text}"


# --- what states do


def _actions(one: Activity, region: Region) -> str:
    """Count the states' own actions under the obligations of an activity, a line for each stage, with the states."""
    stages: dict[str, list[MemberState]] = {"planned": [], "under way": [], "done": [], "late": []}
    for state, submission in region.submissions:
        reference = region.as_of or day_of(submission)
        for name in one.obligations:
            answer = submission.answers.get(name) if "obligations" in submission.parts else None
            for action in answer.actions if answer else ():
                stage = {"done": "done", "under_way": "under way", "dropped": ""}.get(action.state or "", "planned")
                is_late = stage in ("planned", "under way") and action.due and reference and action.due.last < reference
                if stage:
                    stages["late" if is_late else stage].append(state)
    lines = (f"{len(states)} {stage}{_states(states, region)}" for stage, states in stages.items() if states)
    return "\n".join(lines) or ("none reported" if one.obligations else "")


def _help(one: Activity, region: Region) -> str:
    """Name the states that ask for help, and those that offer some, under the obligations of an activity."""
    asking, offering = (
        [
            state
            for state, submission in region.submissions
            if "obligations" in submission.parts
            if any(getattr(submission.answers[name], field) for name in one.obligations if name in submission.answers)
        ]
        for field in ("assistance", "assistance_offered")
    )
    words = (
        f"asks{_states(asking, region)}" if asking else "",
        f"offers{_states(offering, region)}" if offering else "",
    )
    return "\n".join(filter(None, words))


def _states(states: Iterable[MemberState], region: Region) -> str:
    """Name a few states by their codes, each once, behind a colon; of more say in how many it is."""
    each = list(dict.fromkeys(states))
    if len(each) <= _FEW:
        return f": {state_codes(each, region)}"
    return ENGLISH.counted("region", " in {count} state", " in {count} states", len(each))
