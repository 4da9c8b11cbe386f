"""Own the comparison of two states' figures on each other: what one sent and the other received, as each counts it.

A figure is an interval, so '<5' and 3 agree. A state that names no figure for a partner can still have said one: its
total, less what it names for others, is the most that is left.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import permutations
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.counts import is_partial
from actip.format.records import SUPPRESSED, Cell, Submission
from actip.rules.intervals import Interval, Key, cells_by_key, is_readable, merged

DIRECTIONS = ("sent", "received")
_PLAIN = frozenset(("direction", "partner"))


class Verdict(Enum):
    """What two sides say together."""

    AGREE = "both agree"
    DIFFER = "they differ"
    ONE_SIDE = "one side is silent"
    PERIODS = "the periods differ"
    OPEN = "nothing is compared"  # of no consequence: no side names a figure above zero, or one may not be seen here


class FlowSide(NamedTuple):
    """What one state says of a flow: `given` where it names a figure, `missing` where it names a reason for none.

    `interval` is what its figure can be, also where it follows from the total; None where nothing says it.
    """

    period: tuple[date | None, date | None]
    interval: Interval | None = None
    has_figure: bool = False
    missing: str | None = None
    partial: bool = False
    hidden: bool = False  # above the level of the audience

    @property
    def is_hidden(self) -> bool:
        """Whether its figure may not be seen, so that it cannot be called silent."""
        return self.hidden or self.missing == SUPPRESSED


class Flow(NamedTuple):
    """One indicator from one state to another, as both count it. A side is None where a state reports no figures."""

    indicator: Indicator
    sender: str
    receiver: str
    sent: FlowSide | None
    received: FlowSide | None

    @property
    def verdict(self) -> Verdict:
        """What the two sides say together."""
        sent, received = self.sent, self.received
        if sent is None or received is None or sent.is_hidden or received.is_hidden:
            return Verdict.OPEN
        if sent.period != received.period:
            return Verdict.PERIODS
        one, other = sent.interval, received.interval
        if one and other and (one.low > other.high or other.low > one.high):
            return Verdict.DIFFER
        if sent.has_figure and received.has_figure:
            return Verdict.AGREE
        speaker = sent if sent.has_figure else received
        return Verdict.ONE_SIDE if speaker.interval and speaker.interval.low > 0 else Verdict.OPEN


def mirrored(catalogue: Catalogue) -> tuple[Indicator, ...]:
    """List the indicators that two states count from both ends. Money is left out: it stands in two currencies."""
    return tuple(
        indicator
        for indicator in catalogue.indicators.values()
        if set(indicator.dimensions) >= _PLAIN and indicator.measures[0] != "money"
    )


def flows(submissions: Mapping[str, Submission], catalogue: Catalogue) -> Iterator[Flow]:
    """Yield every flow between two states of which at least one side says something, in the order of the catalogue."""
    reporting = {code: state for code, state in submissions.items() if "statistics" in state.parts}
    tables = {code: cells_by_key(state) for code, state in reporting.items()}
    for indicator in mirrored(catalogue):
        sent, received = (
            {
                code: _sides(state, tables[code].get(indicator.id, {}), indicator, direction, catalogue.states)
                for code, state in reporting.items()
            }
            for direction in DIRECTIONS
        )
        for sender, receiver in permutations(catalogue.states, 2):
            sides = (
                sent[sender][receiver] if sender in sent else None,
                received[receiver][sender] if receiver in received else None,
            )
            if any(side and (side.has_figure or side.missing) for side in sides):
                yield Flow(indicator, sender, receiver, *sides)


def _sides(
    submission: Submission,
    table: Mapping[Key, list[Cell]],
    indicator: Indicator,
    direction: str,
    partners: Iterable[str],
) -> dict[str, FlowSide]:
    """Gather what a state says of its flows in one direction, by partner."""
    counting = submission.countings.get(indicator.id)
    side = FlowSide((submission.start, submission.end), partial=is_partial(counting))
    if indicator.id in submission.withheld:
        return dict.fromkeys(partners, side._replace(hidden=True))
    if indicator.id in submission.doubtful:  # a figure that could not be placed may be any of them
        return dict.fromkeys(partners, side)
    by_partner: dict[str | None, list[Key]] = {}
    for key in table:
        coordinates = dict(key)
        if coordinates.get("direction") == direction:
            by_partner.setdefault(coordinates.get("partner"), []).append(key)
    silent = side._replace(interval=_left(table, direction))
    return {partner: _side_naming(side, table, by_partner.get(partner, ())) or silent for partner in partners}


def _side_naming(side: FlowSide, table: Mapping[Key, list[Cell]], keys: Sequence[Key]) -> FlowSide | None:
    """Fill a side in with the figures that name a partner; None where there are none that count its flow."""
    cells = [cell for key in keys if len(key) == len(_PLAIN) for cell in table[key] if is_readable(cell)]
    if cells:
        missing = next((cell.missing for cell in cells if cell.missing), None)
        return side._replace(missing=missing) if missing else side._replace(interval=merged(cells), has_figure=True)
    parts = [merged(table[key]) for key in keys if not any(name == "measure" for name, _ in key)]
    if not parts:
        return None
    at_least = max(parts, key=lambda part: part.low)
    return side._replace(interval=Interval(at_least.low, float("inf"), at_least.pointers))


def _left(table: Mapping[Key, list[Cell]], direction: str) -> Interval | None:
    """Work out what can be left for a partner that is not named: the total less what is named for the others."""
    total = table.get(frozenset({("direction", direction)}), [])
    if not total or not all(cell.missing is None and is_readable(cell) for cell in total):
        return None
    most = merged(total)
    of_others = sum(
        merged(cells).low
        for key, cells in table.items()
        if {name for name, _ in key} == _PLAIN and ("direction", direction) in key
    )
    return Interval(0, max(0, most.high - of_others), most.pointers)
