"""Own the money that states plan and spend, beside what they planned and spent before, and what happened to it."""

from collections.abc import Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState
from actip.format.records import Budget, Event, Submission
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.figures import difference
from actip.sections.words import NO_FIGURE, amount, state_codes, state_name
from actip.texts import ENGLISH

PART = "Capacity"
_NOT_SAID = "not said"
_BEFORE = (
    "Before: the same pillar in the same currency, in the state's own last report. A budget can fall for many reasons."
)
_SEVERAL = Shown("several lines", short="sev.")


class Line(NamedTuple):
    """One budget of a state, and that of its last report for the same pillar in the same currency, if there is one.

    `alone` tells whether there is one line of that pillar and currency in each of the two: else nothing is compared.
    """

    state: MemberState
    budget: Budget
    before: Budget | None
    alone: bool
    planned: str
    spent: str


def money(region: Region, catalogue: Catalogue) -> Section:
    """List the money planned and spent by pillar, before and now, with the events that affected budgets beside it."""
    compared = bool(region.history)
    rows, lines = [], []
    for state, submission in region.submissions:
        events = [event for event in submission.context if event.effect_on == "budget"]
        beside = Shown("\n".join(map(_event, events)))
        of_state = _lines(state, submission, region.last(state.iso3))
        lines += [(line, bool(events)) for line in of_state]
        rows += [_row(line, beside, region, catalogue) for line in of_state]
        if events and not of_state:
            empty = (Shown(""),) * (6 if compared else 2)
            rows.append((state_name(state, region), Shown("no budget reported"), Shown(""), *empty, beside, Shown("")))
    return Section(
        name="Money",
        title="Money planned and spent, before and now",
        lead=_lead(lines, region),
        columns=(
            Column("State", 18),
            Column("Pillar", 30),
            Column("Currency", 9),
            *((Column("Planned before", 18, wide_only=True),) if compared else ()),
            Column("Planned", 18),
            *(
                (Column("Planned, change", 16, short="Change"), Column("Spent before", 18, wide_only=True))
                if compared
                else ()
            ),
            Column("Spent", 18),
            *((Column("Spent, change", 16, short="Change"),) if compared else ()),
            Column("What affected budgets, as the state tells it", 40, wide_only=True),
            Column("Remark", 26, wide_only=True),
        ),
        rows=tuple(rows),
        notes=(
            "Each line in the currency of the state; amounts are never added up.",
            *((_BEFORE,) if compared else ()),
            "'Shocks' has all events of the period, also those that affected services, staff or figures.",
        ),
        fixed=2,
        grouped=True,
        part=PART,
    )


def _lines(state: MemberState, submission: Submission, last: Submission | None) -> list[Line]:
    lines = []
    for budget in submission.budgets:
        now, before = (_alike(budget, entry.budgets if entry else ()) for entry in (submission, last))
        alone = len(now) < 2 and len(before) < 2
        earlier = before[0] if before and alone else None
        planned, spent = (
            difference(then, there, submission, last) if earlier else ""
            for then, there in (
                (earlier.allocated if earlier else None, budget.allocated),
                (earlier.spent if earlier else None, budget.spent),
            )
        )
        lines.append(Line(state, budget, earlier, alone or not before, planned, spent))
    return lines


def _alike(budget: Budget, others: Sequence[Budget]) -> list[Budget]:
    return [other for other in others if (other.pillar, other.currency) == (budget.pillar, budget.currency)]


def _row(line: Line, beside: Shown, region: Region, catalogue: Catalogue) -> tuple[Shown, ...]:
    budget, before = line.budget, line.before
    earlier = (before.allocated, before.spent) if before else (None, None)
    planned, spent = (
        (_before(line, then, region), _amount(now), Shown(word)) if region.history else (_amount(now),)
        for then, now, word in (
            (earlier[0], budget.allocated, line.planned),
            (earlier[1], budget.spent, line.spent),
        )
    )
    return (
        state_name(line.state, region),
        Shown(catalogue.label("pillars", budget.pillar) if budget.pillar else _NOT_SAID),
        Shown(budget.currency or _NOT_SAID),
        *planned,
        *spent,
        beside,
        Shown(budget.note or ""),
    )


def _before(line: Line, value: float | None, region: Region) -> Shown:
    if region.last(line.state.iso3) is None:
        return Shown("no earlier report", short="-")
    return _amount(value) if line.alone else _SEVERAL


def _amount(value: float | None) -> Shown:
    return NO_FIGURE if value is None else amount(value)


def _event(event: Event) -> str:
    period = " to ".join(moment.text for moment in (event.start, event.end) if moment)
    name = f"{event.event or 'not named'}{f' ({period})' if period else ''}"
    detail = f"{name}: {event.detail}" if event.detail else name
    return f"{detail} What was done: {event.response}" if event.response else detail


def _lead(lines: Sequence[tuple[Line, bool]], region: Region) -> str:
    """Say how many name a budget, how many lines fell, and in how many of these the state tells of an event."""
    states = list(dict.fromkeys(line.state for line, _ in lines))
    readable = len(region.submissions)
    who = (
        ENGLISH.counted("region", "{count} budget.", "{count} budgets.", len(lines))
        if region.national
        else ENGLISH.counted(
            "region",
            "{count} budget, of {states} of the {of} states whose report is here.",
            "{count} budgets, of {states} of the {of} states whose report is here.",
            len(lines),
            states=len(states),
            of=readable,
        )
    )
    compared = [(line, shock) for line, shock in lines if line.planned[:1] in ("+", "-") or line.planned == "the same"]
    if not compared:
        return who
    fell = [(line, shock) for line, shock in compared if line.planned.startswith("-")]
    hit = [line for line, shock in fell if shock]
    whose = "" if region.national else f": {state_codes(dict.fromkeys(line.state for line in hit), region)}"
    beside = ENGLISH.say(
        "region", ", in {hit} of them beside an event that affected budgets{whose}", hit=len(hit), whose=whose
    )
    words = ENGLISH.say(
        "region",
        "Planned money can be compared in {count}: it fell in {fell}{beside}.",
        count=ENGLISH.counted("region", "{count} line", "{count} lines", len(compared)),
        fell=len(fell) or "none",
        beside=beside if hit else "",
    )
    return f"{who} {words}"
