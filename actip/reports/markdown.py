"""Own the output for pages that read Markdown, such as the summary of a workflow."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Severity, place_words
from actip.reports import Line, findings_to_show, said_once, severity_word, verification
from actip.texts import Language


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Write a table of the files, then one of the findings of each; text from a submission is never markup."""
    language = catalogue.language
    title = language.say("markdown", "Gaps") if gaps_only else language.say("markdown", "Submissions")
    columns = (
        language.say("markdown", "File"),
        language.say("markdown", "State"),
        language.say("markdown", "Errors"),
        language.say("markdown", "Warnings"),
        language.say("markdown", "Notes"),
    )
    lines = [Line(f"# {_plain(title)}"), Line(""), *_head(columns)]
    for assessment in assessments:
        counts = Counter(finding.severity for finding in findings_to_show(assessment, gaps_only))
        state = catalogue.states.get(assessment.state or "")
        name = state.name if state else language.say("markdown", "not readable")
        lines.append(_row((assessment.path, name, *(language.figure(counts[severity]) for severity in Severity))))
    for assessment in assessments:
        lines += _findings(assessment, language, gaps_only)
    return [*lines, Line(""), Line(_plain(verification(catalogue)))]


def _findings(assessment: Assessment, language: Language, gaps_only: bool) -> Iterator[Line]:
    findings = said_once(findings_to_show(assessment, gaps_only))
    if findings:
        yield from (Line(""), Line(f"## {_plain(assessment.path)}"), Line(""))
        columns = (
            language.say("markdown", "Where"),
            language.say("markdown", "Severity"),
            language.say("markdown", "Rule"),
            language.say("markdown", "What was found"),
            language.say("markdown", "What to do"),
        )
        yield from _head(columns)
        for finding in sorted(findings, key=lambda finding: finding.severity.rank):
            reason = language.say("report", "Explained: {reason}", reason=finding.explained or "")
            remedy = reason if finding.explained else finding.remedy
            place, severity = place_words(finding.place, language), severity_word(finding.severity, language)
            yield _row((place, severity, finding.rule, finding.message, remedy))


def _head(columns: Sequence[str]) -> tuple[Line, Line]:
    return _row(columns), Line(f"|{'---|' * len(columns)}")


def _row(cells: Sequence[str]) -> Line:
    return Line(f"| {' | '.join(map(_plain, cells))} |")


def _plain(text: str) -> str:
    """Escape text for Markdown and HTML."""
    escaped = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]()#+!|~@-])", r"\\\1", escaped)
