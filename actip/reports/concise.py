"""Own the output of one line a finding, `file:line:column: severity RULE words`, for editors, hooks and `grep`."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Finding
from actip.reports import EVERYTHING, Line, Showing, findings_to_show, said_once, severity_word
from actip.reports.addresses import cell, shown_path


def report(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING) -> list[Line]:
    """Write a line for each finding that nobody explained, in the order of the files."""
    lines = []
    for assessment in assessments:
        findings = findings_to_show(assessment, showing)
        for finding in findings if showing.unfold else said_once(findings):
            if finding.explained is None:
                severity = severity_word(finding.severity, catalogue.language)
                place = ":".join([shown_path(assessment.path, showing.root), *_place(finding)])
                words = printable(f"{place}: {severity} {finding.rule} {finding.message} {finding.remedy}")
                lines.append(Line(words.replace("\n", " "), finding.severity.value))
    return lines


def _place(finding: Finding) -> list[str]:
    if in_form := cell(finding.place):
        return [in_form]
    return [str(number) for number in (finding.place.line, finding.place.column) if number is not None]
