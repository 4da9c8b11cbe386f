"""Own the output for GitHub: workflow commands that mark the lines of a file."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import COUNTED, Assessment, Finding, Severity
from actip.reports import Line, findings_to_show, kind_word
from actip.texts import Language

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST_ANNOTATIONS = 10  # of each severity; a step shows no more


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Write one command a finding, the gravest first, and count those beyond what a step shows.

    Its title is the kind of the finding and its rule; of one severity, questions stand before what is lacking.
    """
    unexplained = [
        (assessment, finding)
        for assessment in assessments
        for finding in findings_to_show(assessment, gaps_only, unfold)
        if finding.explained is None
    ]
    lines = []
    for severity in Severity:
        of_severity = [(assessment, finding) for assessment, finding in unexplained if finding.severity is severity]
        of_severity.sort(key=lambda entry: COUNTED.index(entry[1].counted_as))
        within = of_severity if unfold else of_severity[:_MOST_ANNOTATIONS]
        lines += [_command(assessment, finding, catalogue.language) for assessment, finding in within]
        if beyond := len(of_severity) - len(within):
            more = catalogue.language.counted(
                "github",
                "{count} more finding as grave as these; --all prints it, the summary lists it",
                "{count} more findings as grave as these; --all prints each, the summary lists them",
                beyond,
            )
            lines.append(Line(f"::{_COMMANDS[severity]} title=actip::{_text(more)}"))
    return lines


def _command(assessment: Assessment, finding: Finding, language: Language) -> Line:
    properties = {"file": assessment.path, "line": finding.place.line, "col": finding.place.column}
    fields = [f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None]
    kind = kind_word(finding.counted_as, language)
    title = language.say("github", "{kind}, {rule}", kind=kind, rule=finding.rule)
    fields.append(f"title={_property(title)}")
    words = _text(f"{finding.message} {finding.remedy}")
    return Line(f"::{_COMMANDS[finding.severity]} {','.join(fields)}::{words}")


def _text(words: str) -> str:
    """Escape words so that they cannot end the line and begin another command."""
    return printable(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _text(words).replace(":", "%3A").replace(",", "%2C")
