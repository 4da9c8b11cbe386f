"""Own the words of the field as frozen types: obligations, submissions, rules and findings. And `@rule`."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property

# --- the catalogue: what is asked ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list. `part_of` and `sdg_group` are the two parents of a form of exploitation."""

    code: str
    label: str
    description: str = ""
    part_of: str | None = None
    sdg_group: str | None = None
    additive: bool = True  # for a measure: whether figures in it may be added
    whole: bool = True  # for a measure: whether it counts in whole numbers


@dataclass(frozen=True, slots=True)
class CodeList:
    """One closed list of codes, in the order in which a form shows them."""

    name: str
    title: str
    description: str
    basis: str
    confidence: str
    source: str
    codes: Mapping[str, Code]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to break figures down, and the code list of its values."""

    name: str
    title: str
    codes: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One statistic asked for. The first measure is meant where a cell names none."""

    id: str
    title: str
    description: str
    measures: tuple[str, ...]
    dimensions: tuple[str, ...]
    overlapping: tuple[str, ...]
    subsets: tuple[str, ...]
    partner: str
    core: bool
    basis: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty under the Convention, with what is asked about it and how far its text is verified."""

    id: str
    article: int
    paragraph: str | None
    title: str
    pillar: str
    force: str
    kind: str
    asks: tuple[str, ...]
    victim_rights: bool
    core: bool
    cycle: str
    apa_area: str
    summary: str
    question: str
    evidence: tuple[str, ...]
    indicators: tuple[str, ...]
    basis: str
    confidence: str
    numbering: str
    note: str

    @property
    def citation(self) -> str:
        """The article as it may be cited: with its paragraph only where the numbering is verified."""
        if self.paragraph and self.numbering in ("verified", "count-verified"):
            return f"Art. {self.article}" + "".join(f"({part})" for part in self.paragraph.split("."))
        return f"Art. {self.article}"

    @property
    def verified(self) -> bool:
        """Whether the text was read in a published copy of the Convention."""
        return self.basis == "text"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the Convention."""

    number: int
    title: str
    chapter: str


@dataclass(frozen=True, slots=True)
class MemberState:
    """One member state of ASEAN. A state whose being a Party is not established reports voluntarily."""

    iso3: str
    name: str
    voluntary: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The versioned set of obligations, indicators, code lists and member states: the single truth."""

    version: str
    warning: str
    articles: Mapping[int, Article]
    obligations: Mapping[str, Obligation]
    dimensions: Mapping[str, Dimension]
    indicators: Mapping[str, Indicator]
    lists: Mapping[str, CodeList]
    states: Mapping[str, MemberState]

    def label(self, list_name: str, code: str) -> str:
        """Return the label of a code, or the code itself where the list does not have it."""
        found = self.lists[list_name].codes.get(code)
        return found.label if found else code


# --- a submission: what a state says ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """One citation: a law, a policy, a published figure. Never an upload."""

    kind: str | None
    title: str | None
    provision: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Action:
    """One step that a state plans or takes to close a gap."""

    action: str | None
    agency: str | None
    due: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A state's answer to one obligation. `unusable` names the keys whose values could not be read."""

    obligation: str
    in_law: str | None
    in_practice: str | None
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    unusable: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
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


@dataclass(frozen=True, slots=True)
class Counting:
    """How a state counted one indicator."""

    counting_rule: str | None = None
    complete: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A state's own reason for a finding.

    `about` is an obligation's id, or for a figure the facts `indicator`, `dimension` and `within` of the finding.
    """

    rule: str
    about: str | Mapping[str, object]
    reason: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Submission:
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


# --- a document: where it stands ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: line and column of a text, or sheet and cell of a workbook."""

    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None


Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found, before the engine stamps it: a JSON Pointer and the facts that its message is filled with."""

    pointer: str
    facts: Facts
    rule_id: str = ""  # set by reading and validation; a rule function leaves it to the engine
    place: Place | None = None  # set where the pointer does not lead to the place


@dataclass(frozen=True)
class Document:
    """What a file says: plain data, what was found while reading it, and the place of every JSON Pointer in it."""

    path: str
    data: Mapping[str, object]
    found: tuple[Found, ...]
    locate: Callable[[], Mapping[str, Place]]

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The place of every pointer, worked out when the first one is asked for: a clean file never pays for it."""
        return self.locate()

    def place(self, pointer: str) -> Place:
        """Return the place of a pointer, or of the nearest thing around it that the file has."""
        while pointer and pointer not in self.places:
            pointer = pointer.rpartition("/")[0]
        return self.places.get(pointer, Place())


# --- findings -----------------------------------------------------------------------------------------------------


class Severity(Enum):
    """How grave a finding is, the gravest first.

    An error means that the file cannot be relied on or passed on. A truthful gap is at most a warning.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, how grave, in which words, and what would close it."""

    rule: str
    key: str
    severity: Severity
    message: str
    pointer: str
    place: Place
    obligation: str | None
    remedy: str
    facts: Facts
    explained: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One submission and its findings. `submission` is None where the file could not be read."""

    path: str
    submission: Submission | None
    findings: tuple[Finding, ...]
    state: str | None = None
    start: str | None = None
    end: str | None = None

    @property
    def readable(self) -> bool:
        """Whether the rules could be run."""
        return self.submission is not None

    @property
    def broken(self) -> bool:
        """Whether a rule failed: a fault of the program, not of the file."""
        return any(finding.rule.startswith("INT") for finding in self.findings)

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity, explained ones included."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, threshold: Severity | None) -> bool:
        """Tell whether a finding without an explanation is at least as grave as the threshold."""
        return threshold is not None and any(
            finding.severity.rank <= threshold.rank for finding in self.findings if finding.explained is None
        )


# --- rules --------------------------------------------------------------------------------------------------------

Check = Callable[[Submission, Catalogue], Iterable[Found]]
HEADINGS = ("What it finds", "Why it matters", "Example", "How to close it")


class Scope(Enum):
    """What a rule looks at: one submission, one state's submissions over time, or a region."""

    SUBMISSION = "submission"
    HISTORY = "history"
    REGION = "region"


@dataclass(frozen=True)
class Rule:
    """One rule: its permanent id, its texts, and its check. Rules that word what reading finds have no check.

    `severity` is what the rule asks for; where it depends on what was found it is a function of the facts. What a
    finding gets is decided by the policy of `actip.rules.engine`. `message` and `remedy` are filled with the facts;
    `words` says for a fact whose value is a code what that code reads in a sentence.
    """

    id: str
    title: str
    basis: str
    severity: Severity | Callable[[Facts], Severity]
    message: str
    remedy: str
    explanation: str
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    scope: Scope = Scope.SUBMISSION
    check: Check | None = None

    @property
    def family(self) -> str:
        """The three letters of the id."""
        return self.id[:3]

    @property
    def severities(self) -> str:
        """How grave its findings are, in words."""
        return self.severity.value if isinstance(self.severity, Severity) else "error, warning or note, by what is found"

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The four sections of the explanation by their heading."""
        texts: dict[str, list[str]] = {}
        for line in inspect.cleandoc(self.explanation).splitlines():
            if line.rstrip(".") in HEADINGS:
                current = texts.setdefault(line.rstrip("."), [])
            elif texts:
                current.append(line)
        return {heading: "\n".join(lines).strip() for heading, lines in texts.items()}


def rule(
    id: str,
    *,
    title: str,
    basis: str,
    severity: Severity | Callable[[Facts], Severity],
    message: str,
    remedy: str,
    words: Mapping[str, Mapping[str, str]] | None = None,
    scope: Scope = Scope.SUBMISSION,
) -> Callable[[Check], Rule]:
    """Return a decorator that makes a `Rule` of a check and its docstring. Nothing is registered anywhere."""

    def decorate(check: Check) -> Rule:
        return Rule(id, title, basis, severity, message, remedy, check.__doc__ or "", words or {}, scope, check)

    return decorate
