"""Own the findings that are no gaps: faults, contradictions and questions, by state, then across borders."""

from actip.catalogue.entries import Catalogue
from actip.model import Finding
from actip.model.region import Region
from actip.model.section import Column, Section, Shown

ACROSS = "Between two states"


def findings(region: Region, catalogue: Catalogue) -> Section:
    """List what the rules found in each submission and between two of them, gaps left to their own sheets."""
    rows = [
        _row(report.state.name, finding)
        for report in region.reports
        for finding in (report.assessment.findings if report.assessment else ())
        if not finding.rule.startswith("GAP")
    ]
    rows += [_row(ACROSS, finding) for finding in region.findings]
    return Section(
        name="Findings",
        title="Findings that are no gaps",
        lead="Faults, contradictions and questions; 'actip explain' says more about each rule.",
        columns=(
            Column("State", 20),
            Column("Rule", 9),
            Column("Severity", 10),
            Column("Finding", 80),
            Column("What to do", 60, wide_only=True),
            Column("The state's own reason", 40, wide_only=True),
        ),
        rows=tuple(rows),
        notes=("An error makes a file unreliable. A warning or a note is a question, and can be explained.",),
        fixed=2,
        grouped=True,
        part="Account",
    )


def _row(whose: str, finding: Finding) -> tuple[Shown, ...]:
    return (
        Shown(whose),
        Shown(finding.rule),
        Shown(finding.severity.value),
        Shown(finding.message),
        Shown(finding.remedy),
        Shown(finding.explained or ""),
    )
