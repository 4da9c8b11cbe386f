"""Own what states plan: what is late, due next, done and dropped, held against the day of the report alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.format.records import Action
from actip.model.region import Region
from actip.model.section import Chart, ChartKind, Column, Section, Series, Shown
from actip.sections.words import amount, reporting, share, short_id, state_codes, state_name
from actip.texts import ENGLISH

PART = "Planning"
_OPEN = (None, "planned", "under_way")
_PARTS = (
    *(("done", "Done"), ("under_way", "Under way"), ("planned", "Planned")),
    *((None, "Not said"), ("dropped", "Dropped")),
)
_NO_DATE, _ALL_AGENCIES, _NO_AGENCY = "No date", "All agencies", "not named"


class When(Enum):
    """How an action stands to the day of the report. Without such a day nothing is late: it has a date, or none."""

    LATE = "Late"
    THIS = "Due this quarter"
    NEXT = "Due next quarter"
    LATER = "Due later"
    DATED = "With a date"
    NO_DATE = "No date"
    DONE = "Done"
    DROPPED = "Dropped"


_WIDE_ONLY = (When.LATER, When.NO_DATE, When.DONE, When.DROPPED)  # a narrow screen says how many of all are done


class Due(NamedTuple):
    """One action, its obligation, the name of its agency, and the day by which it is judged late, if there is one."""

    state: MemberState
    obligation: Obligation
    action: Action
    agency: str
    reference: date | None

    @property
    def overdue(self) -> bool:
        """Whether its day has passed, and it is neither done nor dropped."""
        return self.when is When.LATE

    @property
    def when(self) -> When:
        """How it stands to the day of the report. What is due in a month or a year is due on its last day."""
        if self.action.state not in _OPEN:
            return When.DONE if self.action.state == "done" else When.DROPPED
        if self.action.due is None:
            return When.NO_DATE
        if self.reference is None:
            return When.DATED
        if self.action.due.last < self.reference:
            return When.LATE
        quarters = _number(self.action.due.last) - _number(self.reference)
        return (When.THIS, When.NEXT)[quarters] if quarters < 2 else When.LATER

    @property
    def quarter(self) -> str:
        """The quarter that it is due in, a year alone where it can be any of its quarters."""
        due = self.action.due
        if due is None:
            return _NO_DATE
        first, last = (_number(day) for day in (due.first, due.last))
        return f"{due.first.year}, quarter {first % 4 + 1}" if first == last else str(due.first.year)


def _number(day: date) -> int:
    """Number the quarters, so that they can be counted across the turn of the year."""
    return 4 * day.year + (day.month - 1) // 3


def every_action(region: Region, catalogue: Catalogue) -> Iterator[Due]:
    """Yield all actions, also what is done or dropped, by state, then in the order of the catalogue."""
    for state, submission in region.submissions:
        names = {agency.id: agency.name or _NO_AGENCY for agency in submission.agencies}
        for name in catalogue.obligations if "obligations" in submission.parts else ():
            for action in submission.answers[name].actions if name in submission.answers else ():
                agency = names.get(action.agency, "not in the list of agencies") if action.agency else _NO_AGENCY
                yield Due(state, catalogue.obligations[name], action, agency, region.as_of)


def due(region: Region, catalogue: Catalogue) -> Iterator[Due]:
    """Yield the actions that are planned or under way, in the same order."""
    return (entry for entry in every_action(region, catalogue) if entry.action.state in _OPEN)


def reference_day(region: Region) -> str:
    """Name the day by which actions are judged late."""
    return region.as_of.isoformat() if region.as_of else "no day: nobody named one, and nothing is called late"


def columns_of(region: Region) -> tuple[When, ...]:
    """Return how actions can stand to the day of the report; without one they only have a date, or none."""
    with_day = (When.LATE, When.THIS, When.NEXT, When.LATER)
    return (*(with_day if region.as_of else (When.DATED,)), When.NO_DATE, When.DONE, When.DROPPED)


def actions(region: Region, catalogue: Catalogue) -> Section:
    """Count the actions of each state and agency, and name what is late and what is due in this quarter or the next."""
    every = list(every_action(region, catalogue))
    whens = columns_of(region)
    by_state = {report.state: [entry for entry in every if entry.state == report.state] for report in region.reports}
    rows = [] if region.national else [_row(Shown("In all"), _ALL_AGENCIES, every, whens, listed=False)]
    for state, entries in by_state.items():
        agencies = list(dict.fromkeys(entry.agency for entry in entries))
        several = len(agencies) > 1
        name = state_name(state, region)
        rows += [_row(name, _ALL_AGENCIES, entries, whens, listed=False)] if several else []
        rows += [
            _row(name, agency, [entry for entry in entries if entry.agency == agency], whens) for agency in agencies
        ]
    return Section(
        name="Actions",
        title="What is planned, late, due next and done",
        lead=_lead(every, region),
        columns=(
            Column("State", 18),
            Column("Agency", 28),
            *(
                Column(when.value, 9, when in _WIDE_ONLY, when.value.removeprefix("Due ").capitalize())
                for when in whens
            ),
            Column("Delivered", 11),
            *((Column("What is late, or due in this quarter or the next", 76, short="What"),) if region.as_of else ()),
        ),
        rows=tuple(rows),
        notes=(
            f"Held against {reference_day(region)}.",
            "Delivered: done, of all actions that the report names, what is dropped among them.",
            *_without_actions(by_state, region),
            "'Actions in full' has every action on a line of its own.",
        ),
        fixed=2,
        grouped=True,
        charts=_pictures(every),
        part=PART,
    )


def _lead(every: Sequence[Due], region: Region) -> str:
    counts = Counter(entry.when for entry in every)
    words = {When.NO_DATE: "without a date", When.DATED: "with a date"}
    parts = ", ".join(
        f"{counts[when]} {words.get(when, when.value.lower())}" for when in columns_of(region) if counts[when]
    )
    sentence = ENGLISH.counted(
        "region",
        "{done} of {count} action is done{states}{parts}.",
        "{done} of {count} actions are done{states}{parts}.",
        len(every),
        done=counts[When.DONE],
        states="" if region.national else f", of the {reporting(region)} states that report obligations",
        parts=f": {parts}" if parts else "",
    )
    return sentence if region.as_of else f"{sentence} No day is named to hold them against: nothing is called late."


def _without_actions(by_state: Mapping[MemberState, Sequence[Due]], region: Region) -> Iterator[str]:
    none = [
        state
        for state, submission in region.submissions
        if "obligations" in submission.parts and not by_state.get(state)
    ]
    if none:
        yield f"No action in the report of: {state_codes(none, region)}."


def _row(
    state: Shown, agency: str, entries: Sequence[Due], whens: Sequence[When], *, listed: bool = True
) -> tuple[Shown, ...]:
    counts = Counter(entry.when for entry in entries)
    words = (Shown("\n".join(_words_of(entries)) if listed else ""),) if When.LATE in whens else ()
    return (
        state,
        Shown(agency),
        *(amount(counts[when]) for when in whens),
        share(counts[When.DONE], len(entries)),
        *words,
    )


def _words_of(entries: Sequence[Due]) -> Iterator[str]:
    """Yield what is late or due soon, the same words with the same day in one line, with all their articles."""
    for when in (When.LATE, When.THIS, When.NEXT):
        by_words: dict[tuple[str, str], list[str]] = {}
        for entry in entries:
            if entry.when is when and entry.action.due:
                key = (entry.action.due.text, entry.action.action or "not named")
                by_words.setdefault(key, []).append(short_id(entry.obligation))
        for day, words in sorted(by_words):
            articles = ", ".join(dict.fromkeys(by_words[day, words]))
            yield f"{when.value}, {day}: {words} ({articles})"


def _by_quarter(entries: Iterable[Due]) -> dict[str, list[Due]]:
    """Return the actions by quarter, what has no date last."""
    by_quarter: dict[str, list[Due]] = {}
    for entry in entries:
        by_quarter.setdefault(entry.quarter, []).append(entry)
    return {quarter: by_quarter[quarter] for quarter in sorted(by_quarter, key=lambda one: (one == _NO_DATE, one))}


def _pictures(every: Sequence[Due]) -> tuple[Chart, ...]:
    by_quarter = _by_quarter(every)
    if not by_quarter:
        return ()
    parts = [(code, title) for code, title in _PARTS if any(entry.action.state == code for entry in every)]
    series = (
        Series(
            title,
            tuple(sum(entry.action.state == code for entry in entries) for entries in by_quarter.values()),
        )
        for code, title in parts
    )
    return (
        Chart("Actions, by the quarter in which they are due", ChartKind.STACKED, tuple(by_quarter), tuple(series)),
    )


def actions_by_quarter(region: Region, catalogue: Catalogue) -> Section:
    """Count the actions of each quarter by how far they are, and name the states."""
    rows = []
    for quarter, entries in _by_quarter(every_action(region, catalogue)).items():
        counts = [sum(entry.action.state == code for entry in entries) for code, _ in _PARTS]
        whose = [report.state for report in region.reports if any(entry.state == report.state for entry in entries)]
        words = () if region.national else (Shown(state_codes(whose, region)),)
        rows.append((Shown(quarter), *(amount(count) for count in counts), *words))
    return Section(
        name="Actions by quarter",
        title="Actions, by the quarter in which they are due",
        lead="To see what falls together; 'Actions in full' lists each action.",
        columns=(
            Column("Quarter", 18),
            *(Column(title, 12) for _, title in _PARTS),
            *(() if region.national else (Column("States", 60),)),
        ),
        rows=tuple(rows),
        notes=("A year alone: its quarter is not named.",),
        part=PART,
    )


def actions_in_full(region: Region, catalogue: Catalogue) -> Section:
    """List every action: what is late first, what is done or dropped last."""
    order = columns_of(region)
    entries = list(every_action(region, catalogue))
    listed = sorted(
        entries, key=lambda one: (order.index(one.when), one.action.due.last if one.action.due else date.max)
    )
    return Section(
        name="Actions in full",
        title="Every action, with its agency and its day",
        lead=_lead(entries, region),
        columns=(
            Column("When", 18),
            Column("Quarter", 16),
            Column("State", 14),
            Column("Article", 10),
            Column("About", 40),
            Column("Action", 44),
            Column("Agency", 28, wide_only=True),
            Column("Due", 12),
            Column("State of the action", 12, wide_only=True),
        ),
        rows=tuple(
            (
                Shown(one.when.value),
                Shown(one.quarter),
                Shown(state_codes((one.state,), region)),
                Shown(short_id(one.obligation)),
                Shown(one.obligation.title),
                Shown(one.action.action or "not named"),
                Shown(one.agency),
                Shown(one.action.due.text if one.action.due else ""),
                Shown(catalogue.label("action_states", one.action.state) if one.action.state else "not said"),
            )
            for one in listed
        ),
        notes=(f"Held against {reference_day(region)}.",),
        fixed=3,
        grouped=True,
        part=PART,
    )
