"""Own which report of a state is the last before another."""

from collections.abc import Iterable

from actip.errors import Contradiction
from actip.format.clearances import counts_as_draft
from actip.format.periods import are_as_long
from actip.format.records import Submission
from actip.model import LastReport

_ByState = dict[str, list[tuple[str, Submission]]]  # the submissions of each state, each with its path


class LastReports:
    """The submissions that say of which state and period they are, and which of them each was compared with.

    The last report before one is looked for among those that were named for it, then among those checked together.
    """

    def __init__(self, earlier: Iterable[tuple[str, Submission]], *, drafts: bool = True) -> None:
        """Take the submissions that were named as earlier ones, with their paths.

        Without `drafts`, one of those checked together that is a draft is no last report of another.
        """
        self._drafts = drafts
        self._earlier: _ByState = {}
        for path, submission in earlier:
            _add(self._earlier, path, submission)
        self._checked_together: _ByState = {}
        self._submissions: dict[str, Submission] = {}
        self._compared: dict[str, tuple[str, Submission] | None] = {}

    def add(self, path: str, submission: Submission) -> None:
        """Add a submission that is checked."""
        self._submissions[path] = submission
        if self._drafts or not counts_as_draft(submission):
            _add(self._checked_together, path, submission)

    def last(self, path: str) -> tuple[str, Submission] | None:
        """Find the last report before a submission and its path, and remember it.

        Raises Contradiction where there are two.
        """
        self._compared[path] = last = self._last_before(path)
        return last

    def overtaken(self) -> list[str]:
        """Return the paths of the submissions whose last report was added after they were compared."""
        return [path for path, last in self._compared.items() if _path_of(self._last_before(path)) != _path_of(last)]

    def _last_before(self, path: str) -> tuple[str, Submission] | None:
        submission = self._submissions[path]
        earlier = _latest(submission, self._earlier)
        if len(earlier) > 1:
            both = " and ".join(sorted(path for path, _ in earlier)[:2])
            raise Contradiction(f"Two files are the last report before {path}: {both}.", "Name one of them.")
        reports = earlier or _latest(submission, self._checked_together)
        return reports[0] if len(reports) == 1 else None


def _path_of(report: tuple[str, Submission] | None) -> str:
    return report[0] if report else ""


def _add(reports: _ByState, path: str, submission: Submission) -> None:
    if submission.state and submission.end:
        reports.setdefault(submission.state, []).append((path, submission))


def ended_before(report: Submission, submission: Submission) -> bool:
    """Tell whether the period of a report ended before that of another began."""
    return bool(report.end and submission.start and report.end < submission.start)


def began_before(report: Submission, submission: Submission) -> bool:
    """Tell whether the period of a report began and ended before that of another did, and goes on into it, or not."""
    if not (report.start and report.end and submission.start and submission.end):
        return False
    return report.start < submission.start and report.end < submission.end


def held_against(last: tuple[str, Submission], submission: Submission) -> LastReport:
    """Return what a submission was compared with, and how much of it both have."""
    path, report = last
    figures, figures_now = (
        {(cell.indicator, frozenset(cell.coordinates.items())) for cell in entry.cells if cell.value is not None}
        for entry in (report, submission)
    )
    answers = len(report.answers.keys() & submission.answers.keys())
    as_long = are_as_long(report, submission)
    return LastReport(path, report.start, report.end, answers, len(figures & figures_now), as_long)


def _latest(submission: Submission, reports: _ByState) -> list[tuple[str, Submission]]:
    """Return the submissions of the same state whose period ended last before this one began, of the last revision.

    Where there are none, those of a period that began and ended before this one did, and goes on into it.
    """
    reports_of_state = reports.get(submission.state or "", ())
    before = [(other.end, path, other) for path, other in reports_of_state if ended_before(other, submission)]
    if not before:
        before = [(other.end, path, other) for path, other in reports_of_state if began_before(other, submission)]
    latest = max(((end, other.revision or 1) for end, _, other in before), default=None)
    return [(path, other) for end, path, other in before if (end, other.revision or 1) == latest]
