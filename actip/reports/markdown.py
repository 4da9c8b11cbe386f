"""Own the output for pages that read Markdown, such as the summary of a workflow."""

import re
from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import COUNTED, Assessment, Kind, place_words
from actip.reports import (
    EVERYTHING,
    Line,
    Showing,
    as_text,
    counts_by_kind,
    findings_to_show,
    said_once,
    severity_word,
    verification,
)
from actip.reports.summary import totals
from actip.texts import Language

_MARGIN = 1_000  # bytes for what is said of the rest


def report(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING) -> list[Line]:
    """Write a table of the files, then of each its findings kind by kind; text from a submission is never markup."""
    lines = _counts(assessments, catalogue, showing)
    for assessment in assessments:
        lines += _findings(assessment, catalogue.language, showing)
    return [*lines, *_end(catalogue)]


def fitting(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing, room: int) -> list[Line]:
    """Write as much of it as fits into so many bytes: the counts first, then what was found, file by file.

    What does not fit is counted in a last line.
    """
    head, end = _counts(assessments, catalogue, showing), _end(catalogue)
    room -= _MARGIN + _bytes(end)
    lines: list[Line] = []
    for line in head:  # of thousands of files their own rows do not fit either; the totals stand before them
        room -= _bytes([line])
        if room < 0:
            return [*lines, *_rest(len(assessments), catalogue.language), *end]
        lines.append(line)
    for number, assessment in enumerate(assessments):
        section = list(_findings(assessment, catalogue.language, showing))
        room -= _bytes(section)
        if room < 0:
            return [*lines, *_rest(len(assessments) - number, catalogue.language), *end]
        lines += section
    return [*lines, *end]


def _bytes(lines: Sequence[Line]) -> int:
    return len(as_text(lines).encode(errors="replace"))


def _rest(number: int, language: Language) -> tuple[Line, Line]:
    words = language.counted(
        "markdown",
        "What was found in {count} more file has no room here: the log has it.",
        "What was found in {count} more files has no room here: the log has it.",
        number,
    )
    return Line(""), Line(_plain(words))


def _end(catalogue: Catalogue) -> tuple[Line, Line]:
    return Line(""), Line(_plain(verification(catalogue)))


def _counts(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing) -> list[Line]:
    """Write the title, the totals where there are several files, and a row for each."""
    language = catalogue.language
    gaps, everything = language.say("markdown", "What the reports lack"), language.say("markdown", "Submissions")
    columns = (
        language.say("markdown", "File"),
        language.say("markdown", "State"),
        *(_heading(counted_as, language) for counted_as in COUNTED),
    )
    lines = [Line(f"# {_plain(gaps if showing.gaps_only else everything)}"), Line("")]
    if len(assessments) > 1:
        lines += [*(Line(_plain(words)) for words in totals(assessments, language, showing)), Line("")]
    lines += _head(columns)
    for assessment in assessments:
        counts = counts_by_kind(findings_to_show(assessment, showing)).values()
        state = catalogue.states.get(assessment.state or "")
        name = state.name if state else language.say("markdown", "not readable")
        lines.append(_row((assessment.path, name, *map(language.figure, counts))))
    return lines


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


def _findings(assessment: Assessment, language: Language, showing: Showing) -> Iterator[Line]:
    findings = said_once(findings_to_show(assessment, showing))
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
