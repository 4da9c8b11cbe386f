"""Own the output for GitHub: workflow commands that mark the lines of a file."""

from collections import Counter
from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import COUNTED, Assessment, Finding, Severity
from actip.reports import EVERYTHING, Line, Showing, findings_to_show, kind_word
from actip.reports.addresses import cell, shown_path
from actip.texts import Language

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST_ANNOTATIONS = 10  # of each severity; a step shows no more, and the last says how many there are besides


def report(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING) -> list[Line]:
    """Write one command a finding, the gravest first, and count those beyond what a step shows.

    Its title is the kind of the finding and its rule; of one severity, questions stand before what is lacking, and the
    files take turns: one with many findings leaves room for those of others.
    """
    unexplained = [
        (assessment, finding)
        for assessment in assessments
        for finding in findings_to_show(assessment, showing)
        if finding.explained is None
    ]
    lines = []
    for severity in Severity:
        of_severity = [(assessment, finding) for assessment, finding in unexplained if finding.severity is severity]
        of_severity.sort(key=lambda entry: COUNTED.index(entry[1].counted_as))
        of_severity = _in_turns(of_severity)
        fits = showing.unfold or len(of_severity) <= _MOST_ANNOTATIONS
        within = of_severity if fits else of_severity[: _MOST_ANNOTATIONS - 1]
        lines += [_command(assessment, finding, catalogue.language, showing.root) for assessment, finding in within]
        if beyond := len(of_severity) - len(within):
            more = catalogue.language.counted(
                "github",
                "{count} more finding as grave as these; --all prints it, the summary lists it",
                "{count} more findings as grave as these; --all prints each, the summary lists them",
                beyond,
            )
            lines.append(Line(f"::{_COMMANDS[severity]} title=actip::{_text(more)}"))
    return lines


def _in_turns(entries: Sequence[tuple[Assessment, Finding]]) -> list[tuple[Assessment, Finding]]:
    """Return findings so that each file has its first before any has its second."""
    turns: Counter[str] = Counter()
    numbered = []
    for assessment, finding in entries:
        numbered.append((turns[assessment.path], (assessment, finding)))
        turns[assessment.path] += 1
    return [entry for _, entry in sorted(numbered, key=lambda entry: entry[0])]


def _command(assessment: Assessment, finding: Finding, language: Language, root: str) -> Line:
    place = finding.place
    properties: dict[str, object] = {"file": shown_path(assessment.path, root)}
    if not place.cell:  # a form has no lines
        properties |= {"line": place.line, "col": place.column}
    fields = [f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None]
    kind = kind_word(finding.counted_as, language)
    title = language.say("github", "{kind}, {rule}", kind=kind, rule=finding.rule)
    fields.append(f"title={_property(title)}")
    words = _text(": ".join(filter(None, (cell(place), f"{finding.message} {finding.remedy}"))))
    return Line(f"::{_COMMANDS[finding.severity]} {','.join(fields)}::{words}")


def _text(words: str) -> str:
    """Escape words so that they cannot end the line and begin another command."""
    return printable(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _text(words).replace(":", "%3A").replace(",", "%2C")
