"""Own the words of what a state says: answers, evidence, actions and figures."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

SUPPRESSED = "suppressed"  # the reason that stands in place of a figure that is held back, of the list 'missing'
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
    """One kind of help that would close a gap, or that a state offers to others (then without a priority)."""

    kind: str | None
    detail: str | None
    priority: str | None = None


class Answer(NamedTuple):
    """A state's answer to one obligation.

    `disclosure` is the level of who may see it; `unusable` names the keys whose values could not be read. `agency` is
    the id of the agency that answers for it; `since_last` whether what was carried over from the last report still
    stands: `changed`, `unchanged`, or None where nobody said.
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
    since_last: str | None = None
    challenges: str | None = None
    offered: tuple[Assistance, ...] = ()


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
    """How a state counted one indicator, and who may see its figures (None: whoever may see the submission).

    `coverage` is how many areas of the state the figures cover, and out of how many.
    """

    counting_rule: str | None = None
    complete: frozenset[str] = frozenset()
    disclosure: str | None = None
    source: str | None = None
    release: str | None = None
    coverage: tuple[int, int] | None = None
    comment: str | None = None

    @property
    def partial(self) -> bool:
        """Whether the state says that its figures leave out some of its areas."""
        return self.coverage is not None and self.coverage[0] < self.coverage[1]


class Training(NamedTuple):
    """How many took part in one training: in total, and by sex as far as it is given."""

    pointer: str
    total: int | None
    by_sex: Mapping[str, int]
    topic: str | None = None
    audience: str | None = None


class Population(NamedTuple):
    """The population that rates are computed with, as the state gives it."""

    value: int | None
    year: int | None
    source: str | None


class Budget(NamedTuple):
    """Money for one pillar, planned and spent, in one currency."""

    pillar: str | None
    currency: str | None
    allocated: float | None
    spent: float | None
    note: str | None


class CourtIndicator(NamedTuple):
    """How far the courts work in a way that is sensitive to victims, by one of the eight indicators."""

    state: str | None
    account: str | None
    judgments_reviewed: int | None
    disclosure: str


class Stakeholder(NamedTuple):
    """One organisation that a state works with, by the address of its office."""

    pointer: str
    name: str | None
    kind: str | None
    role: str | None
    area: str | None
    pillars: tuple[str, ...]
    contact: str | None
    disclosure: str


class Consultation(NamedTuple):
    """Who was heard, on which obligations, and what it changed."""

    heard: str | None
    kind: str | None
    held: date | None
    obligations: tuple[str, ...]
    effect: str | None


class Practice(NamedTuple):
    """What worked and could serve others."""

    title: str | None
    obligations: tuple[str, ...]
    summary: str | None


class Event(NamedTuple):
    """An event of the period that changed budgets, services or figures."""

    event: str | None
    effect_on: str | None
    detail: str | None


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


class Side(NamedTuple):
    """What one agency says, as far as it is given, and where it stands."""

    agency: str | None
    says: str | None
    place: str | None


class Conflict(NamedTuple):
    """Two different things that agencies say about the same; the report that they make holds neither."""

    pointer: str
    subject: str | None
    what: str | None
    first: Side
    second: Side


class Submission(NamedTuple):
    """One state's report for one period, as far as it could be read.

    `texts` are those that hold a digit, an at-sign or a word that stands before a name: nothing that points to a
    person is without. `agencies` are the ids of those that contributed, each with where it stands.
    `doubtful` names the indicators of which a cell could not be placed; a sum over them may be too small.
    `disclosure` is the level of whatever names none itself. `withheld` names the obligations and indicators, and by
    their pointers the court indicators and entries of lists, that were taken out because they are above the level of
    an audience, here or in the copy that the state `released` for one. `asks` is the questionnaire that was filled;
    `questions` the ids that were asked instead, where the file is the part of one agency, `answered_by`. `previous`
    is the state's last report, while the rules compare the two; `last` what of it the file itself shows.
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
    answered_by: str | None = None
    questions: frozenset[str] = frozenset()
    conflicts: tuple[Conflict, ...] = ()
    last: "Submission | None" = None
    budgets: tuple[Budget, ...] = ()
    court_indicators: Mapping[str, CourtIndicator] = MappingProxyType({})
    stakeholders: tuple[Stakeholder, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    practices: tuple[Practice, ...] = ()
    context: tuple[Event, ...] = ()
    population: Population | None = None
    released: str | None = None
