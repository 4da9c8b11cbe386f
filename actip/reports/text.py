"""Own what `validate` and `gaps` say on a screen: the summary first, then the findings by pillar."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import Assessment, Finding, Severity, place_words
from actip.reports import (
    Line,
    findings_to_show,
    folded_words,
    severity_word,
    switched_off,
    verification,
    with_folded,
)
from actip.reports.console import cells, padded
from actip.rules import RULES
from actip.texts import Language

_UNANSWERED, _CARRIED_OVER = "GAP301", "TRD607"
_FOLDED = (_UNANSWERED, _CARRIED_OVER)  # what a draft has dozens of: one line a pillar says it
_MOST_NAMES = 2  # how many of them that line names
_OF_FILE, _OF_FIGURES = "file", "figures"  # the groups of findings that are about no obligation


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Lay out for each file a summary and its findings, at most three lines each, then the totals."""
    lines: list[Line] = []
    for assessment in assessments:
        findings = findings_to_show(assessment, gaps_only)
        lines += [
            *_summary(assessment, findings, catalogue, gaps_only),
            *_groups(findings, catalogue, unfold),
            Line(""),
        ]
    if len(assessments) > 1:
        words = catalogue.language.counted(
            "screen",
            "{count} file, {readable} of them readable.",
            "{count} files, {readable} of them readable.",
            len(assessments),
            readable=sum(assessment.readable for assessment in assessments),
        )
        lines.append(Line(words, "title"))
    if any(assessment.readable for assessment in assessments):
        lines.append(Line(verification(catalogue), "aside"))
    return lines


def statistics(assessments: Sequence[Assessment], language: Language, *, gaps_only: bool) -> list[Line]:
    """Count the findings of each rule in all files, the most frequent first."""
    counts = Counter(finding.rule for assessment in assessments for finding in findings_to_show(assessment, gaps_only))
    if not counts:
        return []
    head = (
        language.say("statistics", "Rule"),
        language.say("statistics", "What it finds"),
        language.say("statistics", "Count"),
    )
    rows = [
        (rule, language.of(f"{rule} title", RULES[rule].title), language.figure(count))
        for rule, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    # A letter may take no cell of the screen, or two.
    ids, titles, figures = (max(cells(row[column]) for row in (head, *rows)) for column in range(3))
    lines = [
        f"{padded(rule, ids + 2)}{padded(title, titles)}  {padded(n, -figures)}" for rule, title, n in (head, *rows)
    ]
    return [Line(""), Line(lines[0], "title"), *map(Line, lines[1:])]


def _summary(
    assessment: Assessment, findings: Sequence[Finding], catalogue: Catalogue, gaps_only: bool
) -> Iterable[Line]:
    language = catalogue.language
    yield Line(assessment.path, "title")
    submission = assessment.submission
    if submission is None:
        merging = any(finding.rule.startswith("MRG") for finding in findings)
        merge_open = language.say("screen", "Not merged yet.")
        yield Line(
            merge_open if merging else language.say("screen", "Not readable. Nothing of it was checked."), "error"
        )
        return
    yield Line(language.row_of(list(identity(submission, catalogue))))
    if submission.origin == "imported":
        source = submission.source or language.say("screen", "not named")
        yield Line(
            language.say(
                "screen", "Made from published facts, no government's report. Source: {source}.", source=source
            )
        )
    if submission.origin == "sample":
        yield Line(language.say("screen", "Sample: answers invented, no government's report."))
    yield Line(" ".join(_sentences(assessment, findings, catalogue, gaps_only)))
    if off := switched_off(assessment, gaps_only):
        words = language.counted(
            "screen",
            "{count} finding switched off by {settings}.",
            "{count} findings switched off by {settings}.",
            off,
            settings=assessment.switched_off_by,
        )
        yield Line(words, "aside")


def identity(submission: Submission, catalogue: Catalogue) -> Iterator[str]:
    """Yield who reports, voluntarily or not, on what period, and how far that is cleared."""
    language = catalogue.language
    state = catalogue.states.get(submission.state or "")
    yield state.name if state else language.say("screen", "state not readable")
    if state and state.voluntary:
        yield language.say("screen", "reports voluntarily")
    unknown = "?"
    yield language.say("screen", "{start} to {end}", start=submission.start or unknown, end=submission.end or unknown)
    yield language.inside(catalogue.label("clearance", submission.clearance))


def _sentences(
    assessment: Assessment, findings: Sequence[Finding], catalogue: Catalogue, gaps_only: bool
) -> Iterator[str]:
    """Yield how much was found, and how much was answered."""
    assert assessment.submission is not None
    language = catalogue.language
    yield (_gap_count if gaps_only else _finding_count)(findings, language)
    errors = sum(finding.severity is Severity.ERROR for finding in assessment.findings)
    if gaps_only and errors:
        yield language.counted(
            "screen",
            "The file has {count} error: run 'actip validate'.",
            "The file has {count} errors: run 'actip validate'.",
            errors,
        )
    if "obligations" in assessment.submission.parts:
        yield _answered(assessment, assessment.submission, catalogue)
    else:
        yield language.say("screen", "Obligations are not among its parts, so their gaps were not looked for.")


def _gap_count(findings: Sequence[Finding], language: Language) -> str:
    if not findings:
        return language.say("screen", "Gaps: none.")
    by_severity = _by_severity(findings, language)
    explained = sum(finding.explained is not None for finding in findings)
    if not explained:
        return language.say("screen", "Gaps: {findings}.", findings=by_severity)
    return language.counted(
        "screen",
        "Gaps: {findings} ({count} explained).",
        "Gaps: {findings} ({count} explained).",
        explained,
        findings=by_severity,
    )


def _finding_count(findings: Sequence[Finding], language: Language) -> str:
    if not findings:
        return language.say("screen", "No findings.")
    by_severity = _by_severity(findings, language)
    explained = sum(finding.explained is not None for finding in findings)
    if not explained:
        return language.say("screen", "{findings}.", findings=by_severity)
    return language.counted(
        "screen", "{findings} ({count} explained).", "{findings} ({count} explained).", explained, findings=by_severity
    )


def _by_severity(findings: Sequence[Finding], language: Language) -> str:
    """Return how many findings there are of each severity: '1 error, 2 warnings'."""
    counts = Counter(finding.severity for finding in findings)
    words = {
        Severity.ERROR: language.counted("severity", "{count} error", "{count} errors", counts[Severity.ERROR]),
        Severity.WARNING: language.counted("severity", "{count} warning", "{count} warnings", counts[Severity.WARNING]),
        Severity.NOTE: language.counted("severity", "{count} note", "{count} notes", counts[Severity.NOTE]),
    }
    return language.row_of([words[severity] for severity in Severity if counts[severity]])


def _answered(assessment: Assessment, submission: Submission, catalogue: Catalogue) -> str:
    ids = {each.id for each in catalogue.obligations_of(submission.asks, submission.questions, submission.later)}
    findings = (*assessment.findings, *assessment.switched_off)
    open_ones = {finding.obligation for finding in findings if finding.rule == _UNANSWERED}
    answers = len(ids & set(submission.answers) - open_ones)
    sentences = [_of_asked(answers, len(ids), submission, catalogue)]
    if held_back := len(ids & submission.withheld):
        sentences.append(
            catalogue.language.counted(
                "screen",
                "{count} answer is held back from this copy.",
                "{count} answers are held back from this copy.",
                held_back,
            )
        )
    return " ".join(sentences)


def _of_asked(answers: int, obligations: int, submission: Submission, catalogue: Catalogue) -> str:
    """Say how many of the obligations that a file was asked about have an answer."""
    language = catalogue.language
    if obligations == len(catalogue.obligations):
        return language.counted(
            "screen",
            "{answers} of {count} obligation has an answer.",
            "{answers} of {count} obligations have an answer.",
            obligations,
            answers=answers,
        )
    if submission.asks == "all" and not submission.questions:
        return language.counted(
            "screen",
            "{answers} of the {count} obligation that its version of the catalogue asks has an answer.",
            "{answers} of the {count} obligations that its version of the catalogue asks have an answer.",
            obligations,
            answers=answers,
        )
    questions = language.inside(catalogue.label("questionnaires", submission.asks))
    if submission.questions:
        questions = language.say("screen", "the part of {agency}", agency=submission.answered_by or "?")
    return language.counted(
        "screen",
        "{answers} of the {count} obligation that was asked ({questions}) has an answer.",
        "{answers} of the {count} obligations that were asked ({questions}) have an answer.",
        obligations,
        answers=answers,
        questions=questions,
    )


def _titles(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the title of each group of findings, in their order."""
    language = catalogue.language
    return {
        _OF_FILE: language.say("screen", "The file"),
        _OF_FIGURES: language.say("screen", "Figures"),
        **{code.code: code.label for code in catalogue.lists["pillars"].codes.values()},
    }


def _group(finding: Finding, catalogue: Catalogue) -> str:
    if obligation := catalogue.obligations.get(finding.obligation or ""):
        return obligation.pillar
    return _OF_FIGURES if finding.pointer.startswith("/statistics") else _OF_FILE


def _groups(findings: Sequence[Finding], catalogue: Catalogue, unfold: bool) -> Iterable[Line]:
    titles = _titles(catalogue)
    groups: dict[str, list[Finding]] = {code: [] for code in titles}
    for finding in findings:
        groups[_group(finding, catalogue)].append(finding)
    for code, group in groups.items():
        if not group:
            continue
        yield from (Line(""), Line(titles[code], "title"))
        by_rule = {
            rule: [entry for entry in group if entry.rule == rule and entry.explained is None] for rule in _FOLDED
        }
        folded = {rule: similar for rule, similar in by_rule.items() if len(similar) > 1 and not unfold}
        single = [entry for entry in group if entry not in folded.get(entry.rule, ())]
        visible: list[tuple[Finding, list[Finding]]] = [(entry, []) for entry in single]
        if not unfold:
            visible = with_folded(single)
        for finding, under in sorted(visible, key=lambda entry: entry[0].severity.rank):
            yield from _three_lines(finding, catalogue)
            if under:
                yield Line(f"    {folded_words(under, catalogue.language)} (--all)", "aside")
        for rule, similar in folded.items():
            yield _fold(rule, similar, catalogue)


def _fold(rule: str, findings: Sequence[Finding], catalogue: Catalogue) -> Line:
    language = catalogue.language
    gravest = min((finding.severity for finding in findings), key=lambda severity: severity.rank)
    obligations = {finding.obligation for finding in findings}
    ids = [name for name in catalogue.obligations if name in obligations]
    by_severity, names = _by_severity(findings, language), language.first_of(ids, _MOST_NAMES)
    if rule == _UNANSWERED:
        words = language.counted(
            "screen",
            "{count} unanswered ({findings}): {obligations} (--all)",
            "{count} unanswered ({findings}): {obligations} (--all)",
            len(ids),
            findings=by_severity,
            obligations=names,
        )
    else:
        words = language.counted(
            "screen",
            "{count} carried over from the last report, and not confirmed ({findings}): {obligations} (--all)",
            "{count} carried over from the last report, and not confirmed ({findings}): {obligations} (--all)",
            len(ids),
            findings=by_severity,
            obligations=names,
        )
    return Line(f"  {severity_word(gravest, language)}  {rule}  {words}", gravest.value)


def _three_lines(finding: Finding, catalogue: Catalogue) -> Iterable[Line]:
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
