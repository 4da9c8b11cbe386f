"""Own what `validate` and `gaps` say on a screen: the summary first, then the findings by kind, gaps by pillar."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import COUNTED, EXPLAINED, Assessment, Finding, Kind, LastReport, Severity, place_words
from actip.reports import (
    Line,
    findings_to_show,
    folded_words,
    in_kinds,
    kind_word,
    said_once,
    severity_word,
    switched_off,
    verification,
    with_folded,
)
from actip.reports.console import cells, padded
from actip.rules import RULES
from actip.rules.explained import explained_as
from actip.texts import Language

_UNANSWERED = "GAP301"  # what a draft has dozens of: one line a pillar says it
WithFolded = tuple[Finding, list[Finding]]  # a finding, and those that it explains
_MOST_NAMES = 2  # how many of them that line names
_OF_FILE, _OF_FIGURES = "file", "figures"  # the groups of findings that are about no obligation


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Lay out for each file a summary and its findings, at most four lines each, then the totals."""
    lines: list[Line] = []
    for assessment in assessments:
        findings = findings_to_show(assessment, gaps_only, unfold)
        lines += [
            *_summary(assessment, findings, catalogue, gaps_only),
            *_groups(findings if unfold else said_once(findings), catalogue, unfold),
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
        every = [finding for assessment in assessments for finding in findings_to_show(assessment, gaps_only, unfold)]
        lines.append(Line(words, "title"))
        lines.append(Line(_finding_count(every, catalogue.language)))
    if any(assessment.readable for assessment in assessments):
        lines.append(Line(verification(catalogue), "aside"))
    return lines


def statistics(assessments: Sequence[Assessment], language: Language, *, gaps_only: bool) -> list[Line]:
    """Count the findings of each rule in all files, by kind, the most frequent first."""
    counts = Counter(
        (COUNTED.index(finding.counted_as), finding.rule)
        for assessment in assessments
        for finding in findings_to_show(assessment, gaps_only)
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
    if assessment.compared_with and not gaps_only:
        yield Line(" ".join(_comparison(assessment.compared_with, language)))
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
    yield _gap_count(findings, language) if gaps_only else _finding_count(findings, language)
    if gaps_only:
        yield from _elsewhere([finding for finding in assessment.findings if not finding.is_gap], language)
    if "obligations" in assessment.submission.parts:
        yield _answered(assessment, assessment.submission, catalogue)
    else:
        yield language.say("screen", "Obligations are not among its parts, so their gaps were not looked for.")


def _elsewhere(others: Sequence[Finding], language: Language) -> Iterator[str]:
    """Say where what is no gap is shown: what is wrong by `validate`, questions there and on a sheet to send."""
    if wrong := sum(finding.counted_as == Kind.WRONG.value for finding in others):
        yield language.counted(
            "screen",
            "{count} thing is wrong: run 'actip validate'.",
            "{count} things are wrong: run 'actip validate'.",
            wrong,
        )
    if questions := sum(finding.counted_as == Kind.QUESTION.value and not finding.waits for finding in others):
        yield language.counted(
            "screen",
            "{count} question is open: see 'actip validate', or send it with 'actip questions'.",
            "{count} questions are open: see 'actip validate', or send them with 'actip questions'.",
            questions,
        )


def _comparison(last: LastReport, language: Language) -> Iterator[str]:
    """Yield what the submission was compared with, and how far it could be."""
    unknown = "?"
    days = {"start": last.start or unknown, "end": last.end or unknown}
    if last.path:
        yield language.say("screen", "Compared with {file}, {start} to {end}.", file=last.path, **days)
    else:
        yield language.say("screen", "Compared with the last period as the form shows it, {start} to {end}.", **days)
    if not last.answers and not last.figures:
        yield language.say("screen", "The two have no answer and no figure in common: nothing could be compared.")
        return
    answers, figures = language.figure(last.answers), language.figure(last.figures)
    yield language.say("screen", "In common: answers {answers}, figures {figures}.", answers=answers, figures=figures)
    if not last.as_long:
        yield language.say("screen", "The periods are not as long as each other, so their figures were not compared.")


def _gap_count(findings: Sequence[Finding], language: Language) -> str:
    if not findings:
        return language.say("screen", "The report lacks nothing that is asked.")
    return language.say("screen", "{findings}.", findings=in_kinds(findings, language))


def _finding_count(findings: Sequence[Finding], language: Language) -> str:
    if not findings:
        return language.say("screen", "No findings.")
    return language.say("screen", "{findings}.", findings=in_kinds(findings, language))


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


def _kind_title(counted_as: str, language: Language) -> str:
    """Return the heading of the findings of a kind: what to do about them."""
    match counted_as:
        case Kind.WRONG.value:
            return language.say("screen", "Wrong: mend this first")
        case Kind.QUESTION.value:
            return language.say("screen", "Questions: explain it, or mend what is not so")
        case Kind.LACKS.value:
            return language.say("screen", "What the report lacks")
    return language.say("screen", "Explained: nothing more is asked")


def _groups(findings: Sequence[Finding], catalogue: Catalogue, unfold: bool) -> Iterable[Line]:
    """Lay out the findings kind by kind; of what is lacking there can be dozens, which stand by pillar.

    What another finding explains is a line under that one, of whatever kind it is.
    """
    visible = [(finding, list[Finding]()) for finding in findings] if unfold else with_folded(findings)
    for counted_as in COUNTED:
        of_kind = [entry for entry in visible if entry[0].counted_as == counted_as]
        if not of_kind:
            continue
        yield from (Line(""), Line(_kind_title(counted_as, catalogue.language), "title"))
        if counted_as == Kind.LACKS.value:
            yield from _by_pillar(of_kind, catalogue, unfold)
        else:
            yield from _listed(of_kind, catalogue, unfold)


def _by_pillar(findings: Sequence[WithFolded], catalogue: Catalogue, unfold: bool) -> Iterable[Line]:
    titles = _titles(catalogue)
    groups: dict[str, list[WithFolded]] = {code: [] for code in titles}
    for entry in findings:
        groups[_group(entry[0], catalogue)].append(entry)
    for code, group in groups.items():
        if group:
            yield from (Line(""), Line(titles[code], "title"), *_listed(group, catalogue, unfold))


def _listed(findings: Sequence[WithFolded], catalogue: Catalogue, unfold: bool) -> Iterable[Line]:
    """Lay out findings of one kind, the gravest first; what there are dozens of is one line, if it is not explained."""
    unanswered = [entry for entry, _ in findings if entry.rule == _UNANSWERED]
    folded = len(unanswered) > 1 and not unfold and unanswered[0].counted_as != EXPLAINED
    single = [entry for entry in findings if not folded or entry[0].rule != _UNANSWERED]
    for finding, under in sorted(single, key=lambda entry: entry[0].severity.rank):
        yield from _lines_of(finding, catalogue)
        if under:
            yield Line(f"    {folded_words(under, catalogue.language)} (--all)", "aside")
        if not unfold and (number := finding.facts.get("waiting")):
            words = catalogue.language.counted(
                "screen",
                "{count} more finding about these answers waits until somebody has looked at them (--all).",
                "{count} more findings about these answers wait until somebody has looked at them (--all).",
                cast("int", number),
            )
            yield Line(f"    {words}", "aside")
    if folded:
        yield _fold(unanswered, catalogue)


def _fold(findings: Sequence[Finding], catalogue: Catalogue) -> Line:
    language = catalogue.language
    gravest = min((finding.severity for finding in findings), key=lambda severity: severity.rank)
    obligations = {finding.obligation for finding in findings}
    ids = [name for name in catalogue.obligations if name in obligations]
    words = language.counted(
        "screen",
        "{count} unanswered ({findings}): {obligations} (--all)",
        "{count} unanswered ({findings}): {obligations} (--all)",
        len(ids),
        findings=_by_severity(findings, language),
        obligations=language.first_of(ids, _MOST_NAMES),
    )
    return Line(f"  {severity_word(gravest, language)}  {_UNANSWERED}  {words}", gravest.value)


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
    if not finding.explained and (about := _about(finding, catalogue)):
        yield Line(f"    about: {about}", "aside")


def _about(finding: Finding, catalogue: Catalogue) -> str:
    """Return what an explanation of a finding says that it is about, to be copied; nothing where there can be none.

    Of a text it is the value of the key `about`, of a form what goes into the columns of its table.
    """
    if finding.medium and (cells := explained_as(finding.about, catalogue)):
        return " | ".join(filter(None, cells))
    subject = finding.about.explained_as
    if subject is None or isinstance(subject, str):
        return subject or ""
    within = subject.get("within")
    parts = {**subject, "within": _flow(within) if isinstance(within, Mapping) else "{}"}
    return _flow(parts)


def _flow(pairs: Mapping[str, object]) -> str:
    return f"{{{', '.join(f'{name}: {value}' for name, value in pairs.items())}}}"
