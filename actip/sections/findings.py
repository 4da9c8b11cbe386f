"""Own the findings that are no gaps: what is wrong, then the questions, by state, then across borders."""

from collections.abc import Iterable, Iterator

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS
from actip.model import COUNTED, Finding
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown

ACROSS = "Between two states"
TO_MEND = "To mend"


def to_mend(region: Region, catalogue: Catalogue) -> Section:
    """List the errors of a state's own report, and each cell that was not read: the first thing that it sees of it."""
    return Section(
        name=TO_MEND,
        title="To mend before it is passed on",
        lead="Each of these is wrong. What could not be read is in none of the tables that follow; what was read is.",
        columns=(Column("Where", 26), Column("What was found", 70), Column("What to do", 60, wide_only=True)),
        rows=tuple(_rows_to_mend(region)),
        notes=("A check of the form names it at its cell.",),
        part="Overview",
    )


def _rows_to_mend(region: Region) -> Iterator[tuple[Shown, ...]]:
    for report in region.reports:
        for finding in _errors(report):
            yield Shown(finding.place.words), Shown(finding.message), Shown(finding.remedy)
        for cell in report.assessment.unread if report.assessment and report.assessment.readable else ():
            yield Shown(cell.place.words), Shown("Not read, and not in this report."), Shown("")


def left_to_mend(region: Region) -> int:
    """Count the errors and the cells that were not read of a state's own report; for others' eyes there is none."""
    of_itself = region.national and region.audience == LEVELS[-1]
    return sum(1 for _ in _rows_to_mend(region)) if of_itself else 0


def _errors(report: Report) -> Iterator[Finding]:
    """Yield the errors of a report that can be shown: of a file that cannot be read there is nothing to report on."""
    if report.assessment and report.assessment.readable:
        yield from (finding for finding in report.assessment.findings if finding.is_open_error)


def findings(region: Region, catalogue: Catalogue) -> Section:
    """List what the rules found in each submission and between two of them, gaps left to their own sheets."""
    rows = [
        _row(report.state.name, finding)
        for report in region.reports
        for finding in _by_kind(report.assessment.findings if report.assessment else ())
        if not finding.is_gap
    ]
    rows += [_row(ACROSS, finding) for finding in _by_kind(region.findings)]
    return Section(
        name="Findings",
        title="What is wrong, and questions",
        lead="What is wrong first, then what is asked.",
        columns=(
            Column("State", 20),
            Column("Kind", 10),
            Column("Rule", 9),
            Column("Severity", 10, wide_only=True),
            Column("Finding", 80),
            Column("What to do", 60, wide_only=True),
            Column("The state's own reason", 40, wide_only=True),
        ),
        rows=tuple(rows),
        notes=("Wrong: the file cannot be relied on. A question can be right; a reason answers it.",),
        fixed=2,
        grouped=True,
        part="Account",
    )


def _by_kind(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: COUNTED.index(finding.counted_as))


def _row(whose: str, finding: Finding) -> tuple[Shown, ...]:
    return (
        Shown(whose),
        Shown(finding.counted_as),
        Shown(finding.rule),
        Shown(finding.severity.value),
        Shown(finding.message),
        Shown(finding.remedy),
        Shown(finding.explained or ""),
    )
