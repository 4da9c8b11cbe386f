"""Own the words of a region: which state reported, and how; its earlier cycles; and what was held back."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from actip.catalogue.entries import MemberState
from actip.format.clearances import counts_as_draft
from actip.format.records import Submission
from actip.model.cycle_file import CycleFile
from actip.model.finding import Assessment, Finding
from actip.model.observations import Observations
from actip.model.work_plan import WorkPlan


class Status(Enum):
    """How far a state's report has come. Late: submitted, but prepared after the day on which it was due.

    A draft is left out where somebody wants a report without drafts. The last two are of a state of which no report is
    expected, and none is here.
    """

    SUBMITTED = "submitted"
    LATE = "submitted late"
    APPROVED = "approved nationally, not submitted"
    DRAFT = "draft"
    LEFT_OUT = "draft, left out"
    UNREADABLE = "not readable"
    MISSING = "no submission"
    ON_HOLD = "on hold"
    NOT_EXPECTED = "not expected"


class Mark(Enum):
    """What a state is in a cycle, by the word of the cycle's officer or, of the last, of the catalogue."""

    ON_HOLD = "on hold"
    NOT_EXPECTED = "not expected"
    NEWCOMER = "newcomer"
    VOLUNTARY = "voluntary"


class Report(NamedTuple):
    """One member state in a cycle, with the assessment of its submission where there is one.

    The day on which reports are due is held against a state without `marks` alone.
    """

    state: MemberState
    status: Status
    assessment: Assessment | None
    marks: tuple[Mark, ...] = ()

    @property
    def is_expected(self) -> bool:
        """Whether a report of the state is expected in this cycle."""
        return Mark.ON_HOLD not in self.marks and Mark.NOT_EXPECTED not in self.marks


class Source(NamedTuple):
    """One file that went into a report, and the SHA-256 of its content: for the nation alone, who has the file."""

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


class Suppression(NamedTuple):
    """What was done so that no small count can be read or worked out, as far as an audience may know of it."""

    threshold: int
    tables: tuple[HeldBack, ...]


class Region(NamedTuple):
    """The reports of one cycle, one for each member state, in the alphabetical order of their short names.

    `unplaced` are files of which neither the content nor the name says whose they are. `audience` is who may see
    what is in it; what was above that level has been taken out and is counted in each submission's `withheld`.
    `findings` are those that look at the states together. `history` are the earlier cycles, the oldest first.
    `overlapping` names the earlier cycles that are left out of it, because a state counts the same time in two of them.
    `due` is the day on which the reports were due, `as_of` the day that the report speaks of, which actions are held
    against; where there is none, nothing is overdue. `suppression` says what became of small counts, None where they
    stand as they are. `cycle_file` is what the officer of the cycle says of it, `work_plan`
    what the region planned.
    """

    cycle: str
    reports: tuple[Report, ...]
    unplaced: tuple[Assessment, ...]
    sources: tuple[Source, ...]
    audience: str = "national"
    findings: tuple[Finding, ...] = ()
    history: tuple["Region", ...] = ()
    observations: tuple[Observations, ...] = ()
    due: date | None = None
    as_of: date | None = None
    suppression: Suppression | None = None
    cycle_file: CycleFile | None = None
    overlapping: tuple[str, ...] = ()
    work_plan: WorkPlan | None = None

    @property
    def national(self) -> bool:
        """Whether it is about one state only."""
        return len(self.reports) == 1

    @property
    def threshold(self) -> int | None:
        """The count below which figures are suppressed, None where small counts stand as they are."""
        return self.suppression.threshold if self.suppression else None

    @property
    def submissions(self) -> tuple[tuple[MemberState, Submission], ...]:
        """The states whose submission could be read, with it."""
        return tuple(
            (report.state, report.assessment.submission)
            for report in self.reports
            if report.assessment and report.assessment.submission
        )

    @property
    def every_submission(self) -> tuple[Submission, ...]:
        """The submissions that could be read, of this cycle and the earlier ones."""
        return tuple(submission for cycle in (self, *self.history) for _, submission in cycle.submissions)

    def submission(self, state: str) -> Submission | None:
        """Return the submission of a state by its code, or None where none could be read."""
        assessments = (report.assessment for report in self.reports if report.state.iso3 == state and report.assessment)
        return next((assessment.submission for assessment in assessments if assessment.submission), None)

    def last(self, state: str) -> Submission | None:
        """Return the last submission of a state before this cycle, or None."""
        submissions = (before.submission(state) for before in reversed(self.history))
        return next((submission for submission in submissions if submission), None)

    @property
    def expected(self) -> tuple[Report, ...]:
        """The reports that are expected in this cycle, here or not."""
        return tuple(report for report in self.reports if report.is_expected)

    @property
    def drafts(self) -> frozenset[MemberState]:
        """The states whose report is a draft; a file made from what others published is nobody's draft."""
        return frozenset(
            report.state
            for report in self.reports
            if (submission := self.submission(report.state.iso3)) and counts_as_draft(submission)
        )

    @property
    def left_out(self) -> tuple[MemberState, ...]:
        """The states whose report is a draft, and counts nowhere, because somebody wants it so."""
        return tuple(report.state for report in self.reports if report.status is Status.LEFT_OUT)

    @property
    def is_sample(self) -> bool:
        """Whether any of it is invented."""
        return any(submission.origin == "sample" for _, submission in self.submissions)
