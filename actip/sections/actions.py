"""Own what is planned: actions by quarter, what is overdue, and the day that they are held against."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.format.records import Action
from actip.model.region import Region
from actip.model.section import Chart, ChartKind, Column, Section, Series, Shown
from actip.sections.words import about, amount, state_codes
from actip.texts import ENGLISH

PART = "Planning"
_OPEN = ("planned", "under_way")
_TITLES = ("Planned", "Under way", "Not said")
_OVERDUE, _NO_DATE = "Overdue", "No date"


class Due(NamedTuple):
    """One unfinished action, its obligation, and the day by which it is judged overdue."""

    state: MemberState
    obligation: Obligation
    action: Action
    reference: date | None

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return bool(self.action.due and self.reference and self.action.due.last < self.reference)

    @property
    def quarter(self) -> str:
        """The quarter that it is due in."""
        if self.overdue:
            return _OVERDUE
        due = self.action.due
        if due is None:
            return _NO_DATE
        first, last = ((day.month + 2) // 3 for day in (due.first, due.last))
        return f"{due.first.year}, quarter {first}" if first == last else str(due.first.year)


def due(region: Region, catalogue: Catalogue) -> Iterator[Due]:
    """Yield the actions that are planned or under way, by state, then in the order of the catalogue."""
    for state, submission in region.submissions:
        for name, answer in submission.answers.items() if "obligations" in submission.parts else ():
            for action in answer.actions:
                if action.state in (None, *_OPEN):
                    yield Due(state, catalogue.obligations[name], action, region.as_of)


def _by_quarter(region: Region, catalogue: Catalogue) -> dict[str, list[Due]]:
    """Return the actions by quarter, the overdue first and what has no date last."""
    by_quarter: dict[str, list[Due]] = {}
    for entry in due(region, catalogue):
        by_quarter.setdefault(entry.quarter, []).append(entry)
    order = {_OVERDUE: 0, _NO_DATE: 2}
    return {
        quarter: by_quarter[quarter]
        for quarter in sorted(by_quarter, key=lambda quarter: (order.get(quarter, 1), quarter))
    }


def actions_by_quarter(region: Region, catalogue: Catalogue) -> Section:
    """Count what is planned and under way in each quarter, and name the states."""
    states: list[str | None] = [*_OPEN, None]
    rows = []
    for quarter, entries in _by_quarter(region, catalogue).items():
        counts = [sum(entry.action.state == state for entry in entries) for state in states]
        whose = [report.state for report in region.reports if any(entry.state == report.state for entry in entries)]
        rows.append((Shown(quarter), *(amount(count) for count in counts), Shown(state_codes(whose, region))))
    return Section(
        name="Actions by quarter",
        title="What is planned, by quarter",
        lead="Over all states together, to see what falls together; the next sheet lists each action.",
        columns=(
            Column("Quarter", 18),
            *(Column(title, 14) for title in _TITLES),
            Column("States", 60),
        ),
        rows=tuple(rows),
        notes=(f"Held against {reference_day(region)}. What is done or dropped is left out.",),
        charts=(
            Chart(
                "Actions by quarter",
                ChartKind.STACKED,
                tuple(row[0].text for row in rows),
                tuple(
                    Series(title, tuple(row[place].number for row in rows)) for place, title in enumerate(_TITLES, 1)
                ),
            ),
        ),
        part=PART,
    )


def reference_day(region: Region) -> str:
    """Name the day by which actions are judged overdue."""
    return region.as_of.isoformat() if region.as_of else "no day, since none is named"


def actions_due(region: Region, catalogue: Catalogue) -> Section:
    """List what is planned by quarter, the overdue first and what has no date last."""
    listed = [entry for entries in _by_quarter(region, catalogue).values() for entry in entries]
    return Section(
        name="Actions due",
        title="Actions due, by quarter",
        lead=ENGLISH.counted(
            "region",
            "{count} action is planned or under way, {overdue} overdue.",
            "{count} actions are planned or under way, {overdue} of them overdue.",
            len(listed),
            overdue=sum(one.overdue for one in listed),
        ),
        columns=(
            Column("Quarter", 16),
            Column("State", 18),
            *(Column("Obligation", 15), Column("About", 40)),
            Column("Action", 44),
            Column("Agency", 14, wide_only=True),
            Column("Due", 12),
            Column("State of the action", 12, wide_only=True),
        ),
        rows=tuple(
            (
                Shown(one.quarter),
                Shown(one.state.name, short=one.state.iso3),
                *about(one.obligation),
                Shown(one.action.action or "not named"),
                Shown(one.action.agency or ""),
                Shown(one.action.due.text if one.action.due else ""),
                Shown(catalogue.label("action_states", one.action.state) if one.action.state else ""),
            )
            for one in listed
        ),
        notes=(f"Held against {reference_day(region)}. What is done or dropped is left out.",),
        fixed=2,
        grouped=True,
        part=PART,
    )
