"""Own the way from Assessments to a Region: which of them is of which state and cycle, and how far each has come."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from actip.catalogue.entries import Catalogue, MemberState
from actip.errors import Contradiction, UnknownName
from actip.gate.digest import digest
from actip.model import Assessment
from actip.model.region import Region, Report, Source, Status
from actip.model.settings import Asked

Files = dict[str, Assessment]


def region(assessments: Sequence[Assessment], catalogue: Catalogue, asked: Asked = Asked()) -> Region:  # noqa: B008  frozen
    """Return the region that the assessments make in a cycle, with a report for every member state, and its history.

    Where there are several cycles, the latest is the report and the earlier ones are its history. A file that cannot
    be read counts for the state and the cycle that its name begins with, such as LAO_2025. Raises Contradiction for
    two files about one state and cycle, and UnknownName for a cycle or a state that no file is about.
    """
    cycles, unplaced = _by_cycle(assessments, catalogue)
    if asked.state:
        name = catalogue.states[asked.state].name
        cycles = {cycle: {asked.state: files[asked.state]} for cycle, files in cycles.items() if asked.state in files}
        unplaced = [entry for entry in unplaced if not entry.readable]
        if not cycles:
            raise UnknownName(f"No file is about {name}.", "Name a file, or another state.")
    order = sorted(cycles, key=lambda cycle: (max(entry.end or "" for entry in cycles[cycle].values()), cycle))
    chosen = asked.cycle or (order[-1] if order else "")
    if asked.cycle and asked.cycle not in cycles:
        raise UnknownName(f"No file is of cycle '{asked.cycle}'.", f"There are: {', '.join(order) or 'none'}.")
    earlier = order[: order.index(chosen)] if order else []
    states = [state for code, state in catalogue.states.items() if asked.state in ("", code)]
    made = _cycle(chosen, cycles.get(chosen, {}), states, asked.due)
    history = tuple(_cycle(cycle, cycles[cycle], states, None) for cycle in earlier)
    return made._replace(unplaced=tuple(unplaced), history=history, as_of=asked.as_of)


def _cycle(cycle: str, files: Mapping[str, Assessment], states: Sequence[MemberState], due: date | None) -> Region:
    reports = tuple(Report(state, _status(files.get(state.iso3), due), files.get(state.iso3)) for state in states)
    sources = tuple(
        Source(entry.path, digest(entry.path)) for entry in sorted(files.values(), key=lambda one: one.path)
    )
    return Region(cycle, reports, (), sources, due=due)


def _by_cycle(assessments: Sequence[Assessment], catalogue: Catalogue) -> tuple[dict[str, Files], list[Assessment]]:
    """Return the files of each cycle by their states, and those of which one of the two cannot be told."""
    named = {said for assessment in assessments if (said := _said(assessment))}
    cycles: dict[str, Files] = {}
    unplaced = []
    for assessment in assessments:
        cycle: str | None
        state = assessment.state or (None if assessment.readable else _named(assessment.path, catalogue))
        cycle = _said(assessment) or _meant(assessment.path, named)
        if state is None or cycle is None:
            unplaced.append(assessment)
            continue
        files = cycles.setdefault(cycle, {})
        if state in files:
            about = catalogue.states[state].name + (f" and cycle {cycle}" if len(named) > 1 else "")
            raise Contradiction(
                f"Two files are about {about}: {files[state].path} and {assessment.path}.",
                "Name only the one that counts.",
            )
        files[state] = assessment
    return cycles, unplaced


def _named(path: str, catalogue: Catalogue) -> str | None:
    """Return the state that the name of a file begins with, such as LAO_2025.yaml."""
    found = re.match(r"([A-Za-z]{3})(?:[_.-]|$)", path.replace("\\", "/").rpartition("/")[2])
    code = found.group(1).upper() if found else ""
    return code if code in catalogue.states else None


def _meant(path: str, cycles: set[str]) -> str | None:
    """Return the one cycle that a file without one can be of: the only one there is, or the one its path names."""
    if len(cycles) < 2:
        return next(iter(cycles), "")
    steps = re.split(r"[/\\_.]", path)
    found = [cycle for cycle in sorted(cycles) if cycle in steps]
    return found[0] if len(found) == 1 else None


def _said(assessment: Assessment) -> str:
    submission = assessment.submission
    return (submission.cycle if submission else None) or (assessment.end or "")[:4]


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
