"""Own the way from the Assessments of one cycle to a Region."""

import re
from collections.abc import Sequence

from actip.errors import Contradiction
from actip.gate.digest import digest
from actip.model import Assessment, Catalogue
from actip.model.region import Region, Report, Source, Status


def region(assessments: Sequence[Assessment], catalogue: Catalogue) -> Region:
    """Return the region that the assessments of one cycle make, with a report for every member state.

    A file that cannot be read counts for the state that its name begins with. Raises Contradiction for two files
    about one state, and for files of more than one cycle: none is chosen in silence.
    """
    files: dict[str, Assessment] = {}
    unplaced = []
    cycles: dict[str, str] = {}
    for assessment in assessments:
        state = assessment.state or (None if assessment.readable else _named(assessment.path, catalogue))
        if state is None:
            unplaced.append(assessment)
            continue
        if state in files:
            name = catalogue.states[state].name
            raise Contradiction(
                f"Two files are about {name}: {files[state].path} and {assessment.path}.",
                "Name only the one that counts.",
            )
        files[state] = assessment
        if cycle := _cycle(assessment):  # a file that does not say its cycle has its own finding
            cycles.setdefault(cycle, assessment.path)
    if len(cycles) > 1:
        named = " and ".join(f"{cycle} ({path})" for cycle, path in sorted(cycles.items())[:2])
        raise Contradiction(f"The files are of more than one cycle: {named}.", "Name the folder of one cycle.")
    reports = tuple(
        Report(state, _status(files.get(code)), files.get(code)) for code, state in catalogue.states.items()
    )
    sources = tuple(Source(entry.path, digest(entry.path)) for entry in assessments)
    return Region(next(iter(cycles), ""), reports, tuple(unplaced), sources)


def _named(path: str, catalogue: Catalogue) -> str | None:
    """Return the state that the name of a file begins with, such as LAO_2025.yaml."""
    found = re.match(r"([A-Za-z]{3})(?:[_.-]|$)", path.replace("\\", "/").rpartition("/")[2])
    code = found.group(1).upper() if found else ""
    return code if code in catalogue.states else None


def _cycle(assessment: Assessment) -> str:
    submission = assessment.submission
    return (submission.cycle if submission else None) or (assessment.end or "")[:4]


def _status(assessment: Assessment | None) -> Status:
    if assessment is None:
        return Status.MISSING
    if assessment.submission is None:
        return Status.UNREADABLE
    approved = assessment.submission.clearance in ("nationally_approved", "submitted")
    return Status.RECEIVED if approved else Status.DRAFT
