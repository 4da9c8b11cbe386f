"""Own the output for pages that read Markdown, such as the summary of a workflow."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Severity
from actip.reports import Line, findings_to_show, verification


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Write a table of the files, then one of the findings of each; text from a submission is never markup."""
    lines = [Line("# Gaps" if gaps_only else "# Submissions"), Line("")]
    lines += [Line("| File | State | Errors | Warnings | Notes |"), Line("|---|---|---|---|---|")]
    for assessment in assessments:
        counts = Counter(finding.severity for finding in findings_to_show(assessment, gaps_only))
        state = catalogue.states.get(assessment.state or "")
        name = state.name if state else "not readable"
        cells = (assessment.path, name, *(str(counts[severity]) for severity in Severity))
        lines.append(Line(f"| {' | '.join(map(_plain, cells))} |"))
    for assessment in assessments:
        lines += _findings(assessment, gaps_only)
    return [*lines, Line(""), Line(_plain(verification(catalogue)))]


def _findings(assessment: Assessment, gaps_only: bool) -> Iterator[Line]:
    findings = findings_to_show(assessment, gaps_only)
    if findings:
        yield from (Line(""), Line(f"## {_plain(assessment.path)}"), Line(""))
        yield Line("| Where | Severity | Rule | What was found | What to do |")
        yield Line("|---|---|---|---|---|")
        for finding in sorted(findings, key=lambda finding: finding.severity.rank):
            remedy = f"Explained: {finding.explained}" if finding.explained else finding.remedy
            cells = (finding.place.words, finding.severity.value, finding.rule, finding.message, remedy)
            yield Line(f"| {' | '.join(map(_plain, cells))} |")


def _plain(text: str) -> str:
    """Escape text for Markdown and HTML."""
    escaped = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]()#+!|~@-])", r"\\\1", escaped)
