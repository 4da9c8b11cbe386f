"""Own the way from Assessments to a Region: which of them is of which state and cycle, and how far each has come."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from actip.assessment.revisions import cycle_of
from actip.catalogue.entries import Catalogue, MemberState
from actip.errors import Contradiction, UnknownName
from actip.format.file_names import state_in
from actip.format.periods import cycle_name, is_part_of
from actip.gate.digest import digest
from actip.model import Assessment
from actip.model.cycle_file import CycleFile
from actip.model.region import Mark, Region, Report, Source, Status
from actip.model.settings import ReportScope

Files = dict[str, Assessment]


def region(
    assessments: Sequence[Assessment],
    catalogue: Catalogue,
    scope: ReportScope = ReportScope(),  # noqa: B008  frozen
    cycle_files: Sequence[CycleFile] = (),
) -> Region:
    """Make a region of the assessments of a cycle: a report for every member state, and its history.

    Where there are several cycles, the latest is the report and the earlier ones are its history. A file that cannot
    be read counts for the state and the cycle that its name begins with, such as LAO_2025. Raises Contradiction for
    two files about one state and cycle, and UnknownName for a cycle or a state that no file is about.
    Of `cycle_files`, each belongs to the cycle that it names, the first of two; before anybody reports, one alone says
    which cycle it is.
    """
    by_cycle = {file.cycle: file for file in reversed(cycle_files)}
    cycles, unplaced = _by_cycle(assessments, catalogue)
    if scope.state:
        name = catalogue.states[scope.state].name
        cycles = {cycle: {scope.state: files[scope.state]} for cycle, files in cycles.items() if scope.state in files}
        unplaced = [entry for entry in unplaced if not entry.readable]
        if not cycles:
            raise UnknownName(f"No file is about {name}.", "Name a file, or another state.")
    order = sorted(cycles, key=lambda cycle: (*_days_of(cycles[cycle]), cycle))
    wanted = cycle_name(scope.cycle)
    current_cycle = wanted or (order[-1] if order else "".join(by_cycle) if len(by_cycle) == 1 else "")
    if wanted and wanted not in cycles and wanted not in by_cycle:
        raise UnknownName(f"No file is of cycle '{scope.cycle}'.", f"There are: {', '.join(order) or 'none'}.")
    if current_cycle in cycles:
        before = order[: order.index(current_cycle)]
    else:  # nobody has reported yet: no period says what was before
        before = [cycle for cycle in order if cycle < current_cycle]
    earlier = _apart(before, current_cycle, cycles)
    states = [state for code, state in catalogue.states.items() if scope.state in ("", code)]
    current = _cycle(current_cycle, cycles.get(current_cycle, {}), states, by_cycle.get(current_cycle), scope.due)
    history = tuple(_cycle(cycle, cycles[cycle], states, by_cycle.get(cycle)) for cycle in earlier)
    overlapping = tuple(cycle for cycle in before if cycle not in earlier)
    return current._replace(unplaced=tuple(unplaced), history=history, overlapping=overlapping, as_of=scope.as_of)


def _days_of(files: Files) -> tuple[str, int]:
    """Return the last day of a cycle, and how long its periods are: a year stands behind its second half."""
    periods = [(file.submission.start, file.submission.end) for file in files.values() if file.submission]
    lengths = [(end - start).days for start, end in periods if start and end]
    return max((file.end or "" for file in files.values()), default=""), max(lengths, default=0)


def _apart(earlier: Sequence[str], current: str, cycles: Mapping[str, Files]) -> list[str]:
    """Return the earlier cycles that are no part of a later one, such as half of its year.

    A year and its halves are never held against each other, being of two lengths. Of several that end on one day, those
    that are as long as the current one go first.
    """
    length = _days_of(cycles.get(current, {}))[1]

    def ends_last(cycle: str) -> tuple[str, int]:
        end, own_length = _days_of(cycles[cycle])
        return end, -abs(own_length - length)

    apart = [current] if current in cycles else []
    for cycle in sorted(earlier, key=ends_last, reverse=True):
        if not any(_one_holds_the_other(cycles[cycle], cycles[other]) for other in apart):
            apart.append(cycle)
    return [cycle for cycle in earlier if cycle in apart]


def _one_holds_the_other(files: Files, others: Files) -> bool:
    """Tell whether the period of a state in one of two cycles is a part of its period in the other."""
    pairs = ((files[state].submission, others[state].submission) for state in files.keys() & others.keys())
    return any(is_part_of(one, other) or is_part_of(other, one) for one, other in pairs if one and other)


def _cycle(
    cycle: str,
    files: Mapping[str, Assessment],
    states: Sequence[MemberState],
    cycle_file: CycleFile | None,
    due: date | None = None,
) -> Region:
    due = due or (cycle_file.due if cycle_file else None)
    reports = tuple(_report(state, files.get(state.iso3), _marks(state, cycle_file), due) for state in states)
    paths = sorted(entry.path for entry in files.values())
    sources = tuple(Source(path, digest(path)) for path in (*paths, *([cycle_file.path] if cycle_file else [])))
    return Region(cycle, reports, (), sources, due=due, cycle_file=cycle_file)


def _marks(state: MemberState, cycle_file: CycleFile | None) -> tuple[Mark, ...]:
    on_hold, newcomers, voluntary = (
        {entry.state for entry in marked}
        for marked in ((cycle_file.on_hold, cycle_file.newcomers, cycle_file.voluntary) if cycle_file else ((),) * 3)
    )
    is_on_hold = state.iso3 in on_hold
    is_left_out = cycle_file is not None and cycle_file.expected is not None and state.iso3 not in cycle_file.expected
    marks = {
        Mark.ON_HOLD: is_on_hold,
        Mark.NOT_EXPECTED: is_left_out and not is_on_hold,
        Mark.NEWCOMER: state.iso3 in newcomers,
        Mark.VOLUNTARY: state.voluntary or state.iso3 in voluntary,
    }
    return tuple(mark for mark, is_so in marks.items() if is_so)


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
    return cycle_of(assessment.submission) if assessment.submission else ""


def _report(state: MemberState, assessment: Assessment | None, marks: tuple[Mark, ...], due: date | None) -> Report:
    return Report(state, _status(assessment, marks, due), assessment, marks)


def _status(assessment: Assessment | None, marks: Sequence[Mark], due: date | None) -> Status:
    if assessment is None:
        unexpected = {Mark.ON_HOLD: Status.ON_HOLD, Mark.NOT_EXPECTED: Status.NOT_EXPECTED}
        return next((unexpected[mark] for mark in marks if mark in unexpected), Status.MISSING)
    if assessment.submission is None:
        return Status.UNREADABLE
    submission = assessment.submission
    if submission.clearance == "nationally_approved":
        return Status.APPROVED
    if submission.clearance != "submitted":
        return Status.DRAFT
    late = due is not None and submission.prepared is not None and submission.prepared > due
    return Status.LATE if late and not marks else Status.SUBMITTED
