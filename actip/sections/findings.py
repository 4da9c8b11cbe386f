"""Own the findings that are no gaps: what is wrong, then the questions, by state, then across borders."""

from collections.abc import Iterable

from actip.catalogue.entries import Catalogue
from actip.model import COUNTED, Finding
from actip.model.region import Region
from actip.model.section import Column, Section, Shown

ACROSS = "Between two states"


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
        lead="What is wrong first, then what is asked; 'actip explain' says more about each rule.",
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
