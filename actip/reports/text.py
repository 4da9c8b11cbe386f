"""Own what `validate` and `gaps` say on a screen: the summary first, then the findings by kind, gaps by pillar."""

from collections import Counter
from collections.abc import Iterable, Sequence

from actip.catalogue.entries import Catalogue
from actip.model import COUNTED, Assessment, Finding, place_words
from actip.reports import EVERYTHING, Line, Showing, findings_to_show, kind_word, said_once, severity_word, verification
from actip.reports.console import cells, padded
from actip.reports.findings import WithFolded, about, asides, by_kind, drawn_together, unanswered_words
from actip.reports.summary import UNANSWERED, summary, totals
from actip.rules import RULES
from actip.texts import Language

_UNFOLDED_BY = " (--all)"  # behind what is drawn together


def report(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING) -> list[Line]:
    """Lay out for each file a summary and its findings, at most four lines each, then the totals.

    Where only what fails is shown, a file in which nothing does is no line.
    """
    lines: list[Line] = []
    for assessment in assessments:
        findings = findings_to_show(assessment, showing)
        if findings or not showing.fails_only:
            lines += [
                Line(assessment.path, "title"),
                *summary(assessment, findings, catalogue, gaps_only=showing.gaps_only),
                *_groups(findings if showing.unfold else said_once(findings), catalogue, showing.unfold),
                Line(""),
            ]
    if showing.fails_only:
        return lines
    if len(assessments) > 1:
        files, counts = totals(assessments, catalogue.language, showing)
        lines += [Line(files, "title"), Line(counts)]
    if any(assessment.readable for assessment in assessments):
        lines.append(Line(verification(catalogue), "aside"))
    return lines


def statistics(assessments: Sequence[Assessment], language: Language, showing: Showing = EVERYTHING) -> list[Line]:
    """Count the findings of each rule in all files, by kind, the most frequent first."""
    counts = Counter(
        (COUNTED.index(finding.counted_as), finding.rule)
        for assessment in assessments
        for finding in findings_to_show(assessment, showing)
    )
    if not counts:
        return []
    head = (
        language.say("statistics", "Kind"),
        language.say("statistics", "Rule"),
        language.say("statistics", "What it finds"),
        language.say("statistics", "Count"),
    )
    rows = [
        (
            kind_word(COUNTED[number], language),
            rule,
            language.of(f"{rule} title", RULES[rule].title),
            language.figure(count),
        )
        for (number, rule), count in sorted(counts.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0][1]))
    ]
    # A letter may take no cell of the screen, or two.
    kinds, ids, titles, figures = (max(cells(row[column]) for row in (head, *rows)) for column in range(4))
    lines = [
        f"{padded(kind, kinds + 2)}{padded(rule, ids + 2)}{padded(title, titles)}  {padded(n, -figures)}"
        for kind, rule, title, n in (head, *rows)
    ]
    return [Line(""), Line(lines[0], "title"), *map(Line, lines[1:])]


def _groups(findings: Sequence[Finding], catalogue: Catalogue, unfold: bool) -> Iterable[Line]:
    """Lay out the findings kind by kind, what is lacking by pillar.

    What another finding explains is a line under that one, of whatever kind it is.
    """
    for kind in by_kind(findings, catalogue, unfold=unfold):
        yield from (Line(""), Line(kind.heading, "title"))
        for heading, entries in kind.groups:
            if heading:
                yield from (Line(""), Line(heading, "title"))
            yield from _listed(entries, catalogue, unfold)


def _listed(entries: Sequence[WithFolded], catalogue: Catalogue, unfold: bool) -> Iterable[Line]:
    """Lay out findings of one kind, the gravest first; what there are dozens of is one line, if it is not explained."""
    single, together = (entries, []) if unfold else drawn_together(entries)
    for finding, under in sorted(single, key=lambda entry: entry[0].severity.rank):
        yield from _lines_of(finding, catalogue)
        if not unfold:
            for words in asides(finding, under, catalogue.language):
                yield Line(f"    {words}{_UNFOLDED_BY}", "aside")
    for findings in together:
        gravest = min((finding.severity for finding in findings), key=lambda severity: severity.rank)
        words = f"{unanswered_words(findings, catalogue)}{_UNFOLDED_BY}"
        yield Line(f"  {severity_word(gravest, catalogue.language)}  {UNANSWERED}  {words}", gravest.value)


def _lines_of(finding: Finding, catalogue: Catalogue) -> Iterable[Line]:
    language = catalogue.language
    obligation = catalogue.obligations.get(finding.obligation or "")
    rights = [language.say("screen", "victims' rights")] if obligation and obligation.victim_rights else []
    place = place_words(finding.place, language)
    head = [
        severity_word(finding.severity, language),
        finding.rule,
        language.row_of([obligation.id, *rights]) if obligation else "",
        f"({place})" if place else "",
        language.say("screen", "explained") if finding.explained else "",
    ]
    yield Line(f"  {'  '.join(filter(None, head))}", finding.severity.value)
    yield Line(f"    {finding.message}")
    reason = language.say("screen", "State's reason: {reason}", reason=finding.explained or "")
    yield Line(f"    {reason}" if finding.explained else f"    > {finding.remedy}")
    if not finding.explained and (subject := about(finding, catalogue)):
        yield Line(f"    about: {subject}", "aside")
