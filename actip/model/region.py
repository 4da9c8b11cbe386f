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


class Region(NamedTuple):
    """The reports of one cycle, one for each member state, in the alphabetical order of their short names.

    `unplaced` are files of which neither the content nor the name says whose they are. `audience` is who may see
    what is in it; what was above that level has been taken out and is counted in each submission's `withheld`.
    """

    cycle: str
    reports: tuple[Report, ...]
    unplaced: tuple[Assessment, ...]
    sources: tuple[Source, ...]
    audience: str = "national"

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
