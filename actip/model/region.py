"""Own the words of a region: which state reported, and how."""

from enum import Enum
from typing import NamedTuple

from actip.model.catalogue import MemberState
from actip.model.finding import Assessment
from actip.model.submission import Submission


class Status(Enum):
    """How far a state's report has come."""

    RECEIVED = "received"
    DRAFT = "draft"
    UNREADABLE = "not readable"
    MISSING = "no submission"


class Report(NamedTuple):
    """One member state in a cycle, with the assessment of its submission where there is one."""

    state: MemberState
    status: Status
    assessment: Assessment | None


class Source(NamedTuple):
    """One file that went into a report, and the SHA-256 of its content."""

    path: str
    digest: str


class HeldBack(NamedTuple):
    """What was held back of one indicator of a state: how many of its figures, and which breakdowns became groups.

    How many of them are small, or what they add up to, is nowhere: it would tell what they are.
    """

    state: MemberState
    indicator: str
    suppressed: int
    of: int
    coarse: tuple[str, ...] = ()
    withheld: bool = False


class Suppression(NamedTuple):
    """What was done so that no small count can be read or worked out.

    `audited` counts were proved to be known no closer than an interval as wide as `threshold`; `narrowest` is the
    width of the narrowest, None where none has two ends. `findings` were held back because they repeat a figure.
    """

    threshold: int
    tables: tuple[HeldBack, ...]
    audited: int
    narrowest: float | None
    findings: int


class Region(NamedTuple):
    """The reports of one cycle, one for each member state, in the alphabetical order of their short names.

    `unplaced` are files of which neither the content nor the name says whose they are. `audience` is who may see
    what is in it; what was above that level has been taken out and is counted in each submission's `withheld`.
    `suppression` says what became of small counts, None where they stand as they are.
    """

    cycle: str
    reports: tuple[Report, ...]
    unplaced: tuple[Assessment, ...]
    sources: tuple[Source, ...]
    audience: str = "national"
    suppression: Suppression | None = None

    @property
    def submissions(self) -> tuple[tuple[MemberState, Submission], ...]:
        """The states whose submission could be read, with it."""
        return tuple(
            (report.state, report.assessment.submission)
            for report in self.reports
            if report.assessment and report.assessment.submission
        )

    @property
    def is_sample(self) -> bool:
        """Whether any of it is invented."""
        return any(submission.origin == "sample" for _, submission in self.submissions)
