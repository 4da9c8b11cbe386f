"""Own which of several reports of one state and period counts: the one with the highest revision, if one has it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.periods import cycle_name, period_name
from actip.format.records import Submission
from actip.model import Document, Found, Resubmission
from actip.round.diff import changes


class Edition(NamedTuple):
    """One report of a state for a period, and the path of its file."""

    path: str
    submission: Submission


class Editions(NamedTuple):
    """The reports of one state for one period: the one that counts, None where none has a revision of its own."""

    counting: Edition | None
    others: tuple[Edition, ...]


def editions(reports: Iterable[Edition]) -> Iterator[Editions]:
    """Yield what there is more than one report of; parts of agencies and parts of the same report are no editions."""
    by_period: dict[tuple[object, ...], list[Edition]] = {}
    for report in reports:
        of = report.submission
        if of.state and of.start and of.end and not of.questions:
            by_period.setdefault((of.state, of.start, of.end), []).append(report)
    for several in by_period.values():
        if len(several) > 1:
            yield _ordered(several)


def of_one_cycle(reports: Iterable[Edition]) -> Iterator[tuple[Edition, Edition]]:
    """Yield reports of a state in one cycle that are about different times, each with another one of them."""
    by_cycle: dict[tuple[object, ...], list[Edition]] = {}
    for report in reports:
        of = report.submission
        if of.state and of.start and of.end and not of.questions:
            by_cycle.setdefault((of.state, cycle_of(of)), []).append(report)
    for several in by_cycle.values():
        for report in several:
            if other := next((entry for entry in several if _times(entry) != _times(report)), None):
                yield report, other


def cycle_of(submission: Submission) -> str:
    """Return the cycle that a submission belongs to: the one that it names, else what its period is called."""
    if submission.cycle:
        return cycle_name(submission.cycle)
    start, end = (day.isoformat() if day else "" for day in (submission.start, submission.end))
    return period_name(start, end)


def _times(report: Edition) -> tuple[object, object]:
    return report.submission.start, report.submission.end


def _ordered(several: list[Edition]) -> Editions:
    ranked = sorted(several, key=lambda report: (-_number(report), report.path))
    if _number(ranked[0]) == _number(ranked[1]):
        return Editions(None, tuple(ranked))
    return Editions(ranked[0], tuple(ranked[1:]))


def _number(report: Edition) -> int:
    return report.submission.revision or 1


class Comparison(NamedTuple):
    """What is said of one of several files: a finding, which file counts in its place, or what it replaces."""

    fault: Found
    counts_instead: str = ""
    resubmission: Resubmission | None = None


def compared(several: Editions, documents: Mapping[str, Document], catalogue: Catalogue) -> Mapping[str, Comparison]:
    """Return for each of the files which one counts and what it changed, or that nobody can tell.

    `documents` are those of the files, by their paths.
    """
    counting = several.counting
    if counting is None:
        first, second = (report.path for report in several.others[:2])
        return {
            report.path: Comparison(Found("", {"beside": first if report.path != first else second}, "FIL138"))
            for report in several.others
        }
    facts: dict[str, object] = {"revision": _number(counting), "beside": counting.path}
    older = {report.path: Comparison(Found("", facts, "FIL139"), counting.path) for report in several.others}
    last = several.others[0]
    change = _resubmission(last, counting, documents, catalogue)
    counts = {"answers": len(change.answers or ()), "figures": change.figures, "rest": change.rest}
    fault = Found("", {"revision": change.revision, "beside": last.path, **counts}, "FIL140")
    return {**older, counting.path: Comparison(fault, "", change)}


def _resubmission(
    before: Edition, after: Edition, documents: Mapping[str, Document], catalogue: Catalogue
) -> Resubmission:
    old, new = (documents[report.path].data for report in (before, after))
    listed = changes(old, new, catalogue)
    rest = [change for change in listed if change.part not in ("answers", "figures") and change.what != "revision"]
    return Resubmission(
        before.path,
        _number(before),
        _number(after),
        tuple(dict.fromkeys(change.subject for change in listed if change.part == "answers")),
        sum(change.part == "figures" for change in listed),
        len(rest),
    )
