"""Own the words of what a state says: answers, evidence, actions and figures."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

AMOUNTS = ("value", "below", "missing")  # a figure holds exactly one of them
NOT_COORDINATES = frozenset((*AMOUNTS, "indicator", "where", "note"))  # every other key of a figure says which it is


class Evidence(NamedTuple):
    """One citation: a law, a policy, a published figure. Never an upload."""

    kind: str | None
    title: str | None
    provision: str | None
    date: str | None


class Action(NamedTuple):
    """One step that a state plans or takes to close a gap."""

    action: str | None
    agency: str | None
    due: str | None
    state: str | None


class Answer(NamedTuple):
    """A state's answer to one obligation. `unusable` names the keys whose values could not be read."""

    obligation: str
    in_law: str | None
    in_practice: str | None
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    unusable: frozenset[str]


class Cell(NamedTuple):
    """One figure: its coordinates, and exactly one of value, below and missing.

    `coordinates` holds the dimensions that the cell names, with `measure`, `subset` and `currency`; a dimension left
    out means the total over it. `below: n` is the interval 0 to n - 1. A cell whose figure could not be read has
    none of the three and is unknown.
    """

    indicator: str
    coordinates: Mapping[str, str]
    pointer: str
    value: float | None = None
    below: int | None = None
    missing: str | None = None


class Counting(NamedTuple):
    """How a state counted one indicator."""

    counting_rule: str | None = None
    complete: frozenset[str] = frozenset()


class Explanation(NamedTuple):
    """A state's own reason for a finding.

    `about` is an obligation's id, or for a figure the facts `indicator`, `dimension` and `within` of the finding.
    """

    rule: str
    about: str | Mapping[str, object]
    reason: str
    pointer: str


class Submission(NamedTuple):
    """One state's report for one period, as far as it could be read.

    `doubtful` names the indicators of which a cell could not be placed; a sum over them may be too small.
    """

    state: str | None
    start: date | None
    end: date | None
    clearance: str
    origin: str
    parts: frozenset[str]
    answers: Mapping[str, Answer]
    cells: tuple[Cell, ...]
    countings: Mapping[str, Counting]
    doubtful: frozenset[str]
    explanations: tuple[Explanation, ...]
