"""Own the way from Assessments to a Region: which of them is of which state and cycle, and how far each has come."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from actip.catalogue.entries import Catalogue, MemberState
from actip.errors import Contradiction, UnknownName
from actip.format.file_names import state_in
from actip.format.periods import cycle_name, is_part_of, period_name
from actip.gate.digest import digest
from actip.model import Assessment
from actip.model.region import Region, Report, Source, Status
from actip.model.settings import ReportScope

Files = dict[str, Assessment]


def region(assessments: Sequence[Assessment], catalogue: Catalogue, scope: ReportScope = ReportScope()) -> Region:  # noqa: B008  frozen
    """Make a region of the assessments of a cycle: a report for every member state, and its history.

    Where there are several cycles, the latest is the report and the earlier ones are its history. A file that cannot
    be read counts for the state and the cycle that its name begins with, such as LAO_2025. Raises Contradiction for
    two files about one state and cycle, and UnknownName for a cycle or a state that no file is about.
    """
    cycles, unplaced = _by_cycle(assessments, catalogue)
    if scope.state:
        name = catalogue.states[scope.state].name
        cycles = {cycle: {scope.state: files[scope.state]} for cycle, files in cycles.items() if scope.state in files}
        unplaced = [entry for entry in unplaced if not entry.readable]
        if not cycles:
            raise UnknownName(f"No file is about {name}.", "Name a file, or another state.")
    order = sorted(cycles, key=lambda cycle: (*_days_of(cycles[cycle]), cycle))
    wanted = cycle_name(scope.cycle)
    current_cycle = wanted or (order[-1] if order else "")
    if wanted and wanted not in cycles:
        raise UnknownName(f"No file is of cycle '{scope.cycle}'.", f"There are: {', '.join(order) or 'none'}.")
    earlier = _apart(order[: order.index(current_cycle)], current_cycle, cycles) if order else []
    states = [state for code, state in catalogue.states.items() if scope.state in ("", code)]
    current = _cycle(current_cycle, cycles.get(current_cycle, {}), states, scope.due)
    history = tuple(_cycle(cycle, cycles[cycle], states, None) for cycle in earlier)
    overlapping = tuple(cycle for cycle in order[: order.index(current_cycle)] if cycle not in earlier) if order else ()
    return current._replace(unplaced=tuple(unplaced), history=history, overlapping=overlapping, as_of=scope.as_of)


def _days_of(files: Files) -> tuple[str, int]:
    """Return the last day of a cycle, and how long its periods are: a year stands behind its second half."""
    periods = [(file.submission.start, file.submission.end) for file in files.values() if file.submission]
    lengths = [(end - start).days for start, end in periods if start and end]
    return max(file.end or "" for file in files.values()), max(lengths, default=0)


def _apart(earlier: Sequence[str], current: str, cycles: Mapping[str, Files]) -> list[str]:
    """Return the earlier cycles that are no part of a later one, such as half of its year.

    A year and its halves are never held against each other: what is held back in one could be worked out from the
    others. Of several that end on one day, those that are as long as the current one go first.
    """
    length = _days_of(cycles[current])[1]

    def ends_last(cycle: str) -> tuple[str, int]:
        end, own_length = _days_of(cycles[cycle])
        return end, -abs(own_length - length)

    apart = [current]
    for cycle in sorted(earlier, key=ends_last, reverse=True):
        if not any(_one_holds_the_other(cycles[cycle], cycles[other]) for other in apart):
            apart.append(cycle)
    return [cycle for cycle in earlier if cycle in apart]


def _one_holds_the_other(files: Files, others: Files) -> bool:
    """Tell whether the period of a state in one of two cycles is a part of its period in the other."""
    pairs = ((files[state].submission, others[state].submission) for state in files.keys() & others.keys())
    return any(is_part_of(one, other) or is_part_of(other, one) for one, other in pairs if one and other)


def _cycle(cycle: str, files: Mapping[str, Assessment], states: Sequence[MemberState], due: date | None) -> Region:
    reports = tuple(Report(state, _status(files.get(state.iso3), due), files.get(state.iso3)) for state in states)
    sources = tuple(
        Source(entry.path, digest(entry.path)) for entry in sorted(files.values(), key=lambda one: one.path)
    )
    return Region(cycle, reports, (), sources, due=due)


def _by_cycle(assessments: Sequence[Assessment], catalogue: Catalogue) -> tuple[dict[str, Files], list[Assessment]]:
    """Group the files by cycle and state; return those without either apart."""
    cycle_names = {cycle_name for assessment in assessments if (cycle_name := _cycle_of(assessment))}
    cycles: dict[str, Files] = {}
    unplaced = []
    for assessment in assessments:
        if assessment.counts_instead:
            continue
        cycle: str | None
        state = assessment.state or (None if assessment.readable else state_in(assessment.path, catalogue))
        cycle = _cycle_of(assessment) or _cycle_in_path(assessment.path, cycle_names)
        if state is None or cycle is None:
            unplaced.append(assessment)
            continue
        files = cycles.setdefault(cycle, {})
        if state in files:
            about = catalogue.states[state].name + (f" and cycle {cycle}" if len(cycle_names) > 1 else "")
            raise Contradiction(
                f"Two files are about {about}: {files[state].path} and {assessment.path}.",
                "Name only the one that counts.",
            )
        files[state] = assessment
    return cycles, unplaced


def _cycle_in_path(path: str, cycles: set[str]) -> str | None:
    """Guess the cycle of a file that names none: the only one there is, or the one in its path."""
    if len(cycles) < 2:
        return next(iter(cycles), "")
    steps = {cycle_name(step) for step in re.split(r"[/\\_.]", path)}
    names = [cycle for cycle in sorted(cycles) if cycle in steps]
    return names[0] if len(names) == 1 else None


def _cycle_of(assessment: Assessment) -> str:
    submission = assessment.submission
    if submission and submission.cycle:
        return cycle_name(submission.cycle)
    start = submission.start.isoformat() if submission and submission.start else ""
    return period_name(start, assessment.end or "")


def _status(assessment: Assessment | None, due: date | None) -> Status:
    if assessment is None:
        return Status.MISSING
    if assessment.submission is None:
        return Status.UNREADABLE
    submission = assessment.submission
    if submission.clearance not in ("nationally_approved", "submitted"):
        return Status.DRAFT
    late = due is not None and submission.prepared is not None and submission.prepared > due
    return Status.LATE if late else Status.RECEIVED
