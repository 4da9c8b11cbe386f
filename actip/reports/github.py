"""Own the output for GitHub: workflow commands that mark the lines of a file."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Finding, Severity
from actip.reports import Line, chosen

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SHOWN = 10  # of each kind; a step shows no more


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Return one command a finding, the gravest first, and how many there were beyond what a step shows."""
    found = [
        (assessment, finding)
        for assessment in assessments
        for finding in chosen(assessment, gaps_only)
        if finding.explained is None
    ]
    lines = []
    for severity in Severity:
        own = [(assessment, finding) for assessment, finding in found if finding.severity is severity]
        shown = own if unfold else own[:_SHOWN]
        lines += [_command(assessment, finding) for assessment, finding in shown]
        if len(own) > len(shown):
            more = f"{len(own) - len(shown)} more findings of this kind; --all prints each, the summary lists them"
            lines.append(Line(f"::{_COMMANDS[severity]} title=actip::{_text(more)}"))
    return lines


def _command(assessment: Assessment, finding: Finding) -> Line:
    properties = {"file": assessment.path, "line": finding.place.line, "col": finding.place.column}
    given = [f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None]
    given.append(f"title={_property(finding.rule)}")
    words = _text(f"{finding.message} {finding.remedy}")
    return Line(f"::{_COMMANDS[finding.severity]} {','.join(given)}::{words}")


def _text(words: str) -> str:
    """Return words that cannot end the line and begin a command of their own."""
    return printable(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _text(words).replace(":", "%3A").replace(",", "%2C")
