"""Own the words of what was found: severities, findings, and the assessment of one submission."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from actip.format.records import Submission
from actip.model.about import About
from actip.model.document import Document, Facts, Found, Place, UnreadCell


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


class Kind(Enum):
    """What a finding is to its reader, whatever its severity, in the order in which it is shown everywhere.

    `WRONG`: the file cannot be relied on until it is mended. `QUESTION`: something that can be right, asked once, and
    answered by an explanation. `LACKS`: a gap; what the report does not have yet.
    """

    WRONG = "wrong"
    QUESTION = "question"
    LACKS = "lacks"


EXPLAINED = "explained"  # stands in place of a kind where the state gave its reason: nothing is asked for any more
COUNTED = (*(kind.value for kind in Kind), EXPLAINED)  # what findings are counted as, each as one of them
_THE_CONVENTION = "GAP"  # the family whose errors are gaps, too


class Subject(NamedTuple):
    """What a finding is about, in no language: the steps of its pointer, and of a figure its coordinates.

    `missed` are the keys of a figure that the pointer leads to and that the figure does not have. No step at all is the
    whole file.
    """

    steps: tuple[str, ...] = ()
    figure: Mapping[str, object] = MappingProxyType({})
    missed: tuple[str, ...] = ()


class Finding(NamedTuple):
    """What a rule found: where, how grave, in which words, and what would close it.

    Message and remedy can be worded again in another language, of nothing but the finding: its facts are values, ids
    and codes. `medium` is the language that the form speaks whose columns they name, nothing for a text, whose keys
    they name. `cause` is the finding about another file that it repeats; `folded_under` the key of
    the one that names the slip which explains both. `reason_before` is the state's reason in the last report, which
    nobody confirmed yet: it explains nothing, and is shown beside what is asked. What `waits` is about an answer of the
    last report that nobody has looked at yet: it is asked when somebody has.
    """

    rule: str
    key: str
    severity: Severity
    kind: Kind
    message: str
    pointer: str
    place: Place
    obligation: str | None
    remedy: str
    facts: Facts
    explained: str | None = None
    about: About = About("")
    subject: Subject = Subject()
    medium: str = ""
    cause: "Finding | None" = None
    folded_under: str = ""
    reason_before: str | None = None
    waits: bool = False

    @property
    def counted_as(self) -> str:
        """One of `COUNTED`: its kind, or `explained` where the state gave its reason."""
        return self.kind.value if self.explained is None else EXPLAINED

    @property
    def is_gap(self) -> bool:
        """Whether the report lacks something: an answer that has to be there is a gap even where that is wrong."""
        return self.kind is Kind.LACKS or (self.kind is Kind.WRONG and self.rule.startswith(_THE_CONVENTION))

    def fails(self, threshold: Severity | None) -> bool:
        """Tell whether it is at least as grave as the threshold, and asked for: not explained, and not waiting."""
        grave = threshold is not None and self.severity.rank <= threshold.rank
        return grave and self.explained is None and not self.waits

    @property
    def is_open_error(self) -> bool:
        """Whether it is an error that nobody explained."""
        return self.severity is Severity.ERROR and not self.explained


class Checked(NamedTuple):
    """One file that could be read: its document, what it holds as a submission, and what is wrong with its shape.

    `unusable` are the pointers of what is not in the submission, because it could not be read for what it is.
    """

    document: Document
    submission: Submission
    faults: tuple[Found, ...]
    unusable: frozenset[str]


class Resubmission(NamedTuple):
    """What a later revision of a report changed: the file and the number of the one before, and its own number.

    `answers` are the ids of the answers that changed, `figures` how many figures did, `rest` how many other things;
    all None for an audience that may not see all of both: that something changed would tell of what is hidden.
    """

    replaced: str
    before: int
    revision: int
    answers: tuple[str, ...] | None
    figures: int | None
    rest: int | None


class LastReport(NamedTuple):
    """The last report of its state that a submission was compared with, and how much both have.

    `path` is its file, empty where the file itself shows it. `answers` and `figures` count what both answer and give
    as a number; figures are compared where the periods are `as_long`.
    """

    path: str
    start: date | None
    end: date | None
    answers: int
    figures: int
    as_long: bool


class Assessment(NamedTuple):
    """One submission and its findings. `submission` is None where the file could not be read.

    `checked` is what it was made of, where somebody asked to keep that: it holds all that the file says, and is never
    handed to an audience. `switched_off` are findings that the settings of the reader took out, `switched_off_by` the
    file that did. `counts_instead` is the file that counts in its place, where that has a higher revision;
    `resubmission` says what this file changed, where it replaces another one; `unread` are the cells of a form that
    hold something and were not read: no output that looks whole is made of such a file; `compared_with` is the last
    report that it was held against.
    """

    path: str
    submission: Submission | None
    findings: tuple[Finding, ...]
    checked: Checked | None = None
    switched_off: tuple[Finding, ...] = ()
    switched_off_by: str = ""
    counts_instead: str = ""
    unread: tuple[UnreadCell, ...] = ()
    resubmission: Resubmission | None = None
    compared_with: LastReport | None = None

    @property
    def state(self) -> str | None:
        """The state that reports."""
        return self.submission.state if self.submission else None

    @property
    def start(self) -> str | None:
        """The first day of the period, in ISO form."""
        return self.submission.start.isoformat() if self.submission and self.submission.start else None

    @property
    def end(self) -> str | None:
        """The last day of the period, in ISO form."""
        return self.submission.end.isoformat() if self.submission and self.submission.end else None

    @property
    def readable(self) -> bool:
        """Whether the rules could be run."""
        return self.submission is not None

    @property
    def broken(self) -> bool:
        """Whether a rule failed: a fault of the program, not of the file."""
        return any(finding.rule.startswith("INT") for finding in self.findings)

    def fails(self, threshold: Severity | None) -> bool:
        """Tell whether a finding without an explanation is at least as grave as the threshold."""
        return any(finding.fails(threshold) for finding in self.findings)
