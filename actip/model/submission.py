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
    dated: date | None
    checked: date | None
    link: str | None


class Action(NamedTuple):
    """One step that a state plans or takes to close a gap."""

    action: str | None
    agency: str | None
    due: date | None
    state: str | None


class Assistance(NamedTuple):
    """One kind of help that would close a gap."""

    kind: str | None
    detail: str | None


class Answer(NamedTuple):
    """A state's answer to one obligation.

    `disclosure` is the level of who may see it; `unusable` names the keys whose values could not be read. `agency` is
    the id of the agency that answers for it.
    """

    obligation: str
    in_law: str | None
    in_practice: str | None
    account: str | None
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    assistance: tuple[Assistance, ...]
    disclosure: str
    unusable: frozenset[str]
    agency: str | None = None


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
    """How a state counted one indicator, and who may see its figures (None: whoever may see the submission)."""

    counting_rule: str | None = None
    complete: frozenset[str] = frozenset()
    disclosure: str | None = None


class Training(NamedTuple):
    """How many took part in one training: in total, and by sex as far as it is given."""

    pointer: str
    total: int | None
    by_sex: Mapping[str, int]


class Explanation(NamedTuple):
    """A state's own reason for a finding.

    `about` is an obligation's id, or for a figure the facts `indicator`, `dimension` and `within` of the finding.
    """

    rule: str
    about: str | Mapping[str, object]
    reason: str
    pointer: str


class Text(NamedTuple):
    """One text that a person typed, and where it stands."""

    pointer: str
    text: str


class Submission(NamedTuple):
    """One state's report for one period, as far as it could be read.

    `texts` are those that hold a digit, an at-sign or a word that stands before a name: nothing that points to a
    person is without. `agencies` are the ids of those that contributed, each with where it stands.
    `doubtful` names the indicators of which a cell could not be placed; a sum over them may be too small.
    `disclosure` is the level of whatever names none itself. `withheld` names the obligations and indicators that
    were taken out: above the level of an audience, here or in the copy that the state released. `asks` is the
    questionnaire that was filled; `previous` the state's last report, while the rules compare the two; `released` the
    audience of a copy that was made for one.
    """

    state: str | None
    start: date | None
    end: date | None
    prepared: date | None
    cycle: str | None
    clearance: str
    origin: str
    authority: str | None
    parts: frozenset[str]
    disclosure: str
    answers: Mapping[str, Answer]
    cells: tuple[Cell, ...]
    countings: Mapping[str, Counting]
    doubtful: frozenset[str]
    explanations: tuple[Explanation, ...]
    texts: tuple[Text, ...]
    withheld: frozenset[str] = frozenset()
    trainings: tuple[Training, ...] = ()
    asks: str = "all"
    previous: "Submission | None" = None
    agencies: tuple[Text, ...] = ()
    released: str | None = None
