"""Own the output for pages that read Markdown, such as the summary of a workflow."""

import re
from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import COUNTED, Assessment, Kind, place_words
from actip.reports import Line, counts_by_kind, findings_to_show, said_once, severity_word, verification
from actip.texts import Language


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Write a table of the files, then of each its findings kind by kind; text from a submission is never markup."""
    language = catalogue.language
    title = language.say("markdown", "What the reports lack") if gaps_only else language.say("markdown", "Submissions")
    columns = (
        language.say("markdown", "File"),
        language.say("markdown", "State"),
        *(_heading(counted_as, language) for counted_as in COUNTED),
    )
    lines = [Line(f"# {_plain(title)}"), Line(""), *_head(columns)]
    for assessment in assessments:
        counts = counts_by_kind(findings_to_show(assessment, gaps_only, unfold)).values()
        state = catalogue.states.get(assessment.state or "")
        name = state.name if state else language.say("markdown", "not readable")
        lines.append(_row((assessment.path, name, *map(language.figure, counts))))
    for assessment in assessments:
        lines += _findings(assessment, language, gaps_only, unfold)
    return [*lines, Line(""), Line(_plain(verification(catalogue)))]


def _heading(counted_as: str, language: Language) -> str:
    """Return the heading of what findings are counted as."""
    match counted_as:
        case Kind.WRONG.value:
            return language.say("markdown", "Wrong")
        case Kind.QUESTION.value:
            return language.say("markdown", "Questions")
        case Kind.LACKS.value:
            return language.say("markdown", "Lacks")
    return language.say("markdown", "Explained")


def _findings(assessment: Assessment, language: Language, gaps_only: bool, unfold: bool) -> Iterator[Line]:
    findings = said_once(findings_to_show(assessment, gaps_only, unfold))
    if findings:
        yield from (Line(""), Line(f"## {_plain(assessment.path)}"))
    for counted_as, count in counts_by_kind(findings).items():
        if not count:
            continue
        heading = language.say(
            "markdown", "{kind}: {count}", kind=_heading(counted_as, language), count=language.figure(count)
        )
        yield from (Line(""), Line(f"### {_plain(heading)}"), Line(""))
        columns = (
            language.say("markdown", "Where"),
            language.say("markdown", "Severity"),
            language.say("markdown", "Rule"),
            language.say("markdown", "What was found"),
            language.say("markdown", "What to do"),
        )
        yield from _head(columns)
        of_kind = [finding for finding in findings if finding.counted_as == counted_as]
        for finding in sorted(of_kind, key=lambda finding: finding.severity.rank):
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
