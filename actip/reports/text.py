"""Own what `validate` and `gaps` say on a screen: the summary first, then the findings by pillar."""

from collections import Counter
from collections.abc import Iterable, Sequence

from actip.catalogue.entries import Catalogue
from actip.model import Assessment, Finding, Severity
from actip.reports import Line, findings_to_show, switched_off, verification
from actip.rules import RULES

_UNANSWERED = "GAP301"
# What a draft has dozens of: one line a pillar says it.
_FOLDED = {_UNANSWERED: "unanswered", "TRD607": "carried over from the last report, and not confirmed"}
_MOST_NAMES = 2  # how many of them that line names


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
        readable = sum(assessment.readable for assessment in assessments)
        lines.append(Line(f"{len(assessments)} files, {readable} of them readable.", "title"))
    if any(assessment.readable for assessment in assessments):
        lines.append(Line(verification(catalogue), "aside"))
    return lines


def statistics(assessments: Sequence[Assessment], *, gaps_only: bool) -> list[Line]:
    """Count the findings of each rule in all files, the most frequent first."""
    counts = Counter(finding.rule for assessment in assessments for finding in findings_to_show(assessment, gaps_only))
    if not counts:
        return []
    wide = max(len(RULES[rule].title) for rule in counts)
    lines = [Line(""), Line(f"{'Rule':8}{'What it finds':{wide}}  Count", "title")]
    for rule, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        lines.append(Line(f"{rule:8}{RULES[rule].title:{wide}}  {count:5}"))
    return lines


def _summary(
    assessment: Assessment, findings: Sequence[Finding], catalogue: Catalogue, gaps_only: bool
) -> Iterable[Line]:
    yield Line(assessment.path, "title")
    submission = assessment.submission
    if submission is None:
        merging = any(finding.rule.startswith("MRG") for finding in findings)
        yield Line("Not merged yet." if merging else "Not readable. Nothing of it was checked.", "error")
        return
    state = catalogue.states.get(assessment.state or "")
    name = state.name if state else "state not readable"
    voluntary = ", reports voluntarily" if state and state.voluntary else ""
    period = f"{assessment.start or '?'} to {assessment.end or '?'}"
    yield Line(f"{name}{voluntary}, {period}, {catalogue.label('clearance', submission.clearance).lower()}")
    if submission.origin == "sample":
        yield Line("Sample: answers invented, no government's report.")
    counts = Counter(finding.severity for finding in findings)
    explained = sum(finding.explained is not None for finding in findings)
    counted = _counted(counts) or ("none" if gaps_only else "No findings")
    counted += f" ({explained} explained)" if explained else ""
    words = f"Gaps: {counted}." if gaps_only else f"{counted}."
    errors = sum(finding.severity is Severity.ERROR for finding in assessment.findings)
    if gaps_only and errors:
        words += f" The file has {errors} error{'' if errors == 1 else 's'}: run 'actip validate'."
    if "obligations" in submission.parts:
        words += f" {_answered(assessment, catalogue)}"
    else:
        words += " Obligations are not among its parts, so their gaps were not looked for."
    yield Line(words)
    if off := switched_off(assessment, gaps_only):
        yield Line(f"{off} finding{'' if off == 1 else 's'} switched off by {assessment.switched_off_by}.", "aside")


def _answered(assessment: Assessment, catalogue: Catalogue) -> str:
    assert assessment.submission is not None
    submission = assessment.submission
    ids = {each.id for each in catalogue.obligations_of(submission.asks, submission.questions, submission.later)}
    findings = (*assessment.findings, *assessment.switched_off)
    open_ones = {finding.obligation for finding in findings if finding.rule == _UNANSWERED}
    answers = len(ids & set(submission.answers) - open_ones)
    held_back = len(ids & submission.withheld)
    beside = f"; {held_back} are held back from this copy" if held_back else ""
    if len(ids) == len(catalogue.obligations):
        return f"{answers} of {len(ids)} obligations have an answer{beside}."
    kind = catalogue.label("questionnaires", submission.asks).lower()
    if submission.asks == "all" and not submission.questions:
        return f"{answers} of the {len(ids)} obligations that its version of the catalogue asks have an answer{beside}."
    kind = f"the part of {submission.answered_by}" if submission.questions else kind
    return f"{answers} of the {len(ids)} obligations that were asked ({kind}) have an answer{beside}."


def _groups(findings: Sequence[Finding], catalogue: Catalogue, unfold: bool) -> Iterable[Line]:
    pillars = {code.code: code.label for code in catalogue.lists["pillars"].codes.values()}
    groups: dict[str, list[Finding]] = {title: [] for title in ("The file", "Figures", *pillars.values())}
    for finding in findings:
        obligation = catalogue.obligations.get(finding.obligation or "")
        if obligation:
            groups[pillars[obligation.pillar]].append(finding)
        else:
            groups["Figures" if finding.pointer.startswith("/statistics") else "The file"].append(finding)
    for title, group in groups.items():
        if group:
            yield Line("")
            yield Line(title, "title")

            by_rule = {
                rule: [entry for entry in group if entry.rule == rule and entry.explained is None] for rule in _FOLDED
            }
            folded = {rule: similar for rule, similar in by_rule.items() if len(similar) > 1 and not unfold}
            single = [entry for entry in group if entry not in folded.get(entry.rule, ())]
            for finding in sorted(single, key=lambda finding: finding.severity.rank):
                yield from _three_lines(finding, catalogue)
            for rule, similar in folded.items():
                yield _fold(rule, similar, catalogue)


def _fold(rule: str, findings: Sequence[Finding], catalogue: Catalogue) -> Line:
    counts = Counter(finding.severity for finding in findings)
    gravest = next(severity for severity in Severity if counts[severity])
    unanswered = {finding.obligation for finding in findings}
    ids = [name for name in catalogue.obligations if name in unanswered]
    more = f" and {len(ids) - _MOST_NAMES} more" if len(ids) > _MOST_NAMES else ""
    names = f"{', '.join(ids[:_MOST_NAMES])}{more}"
    text = f"  {gravest.value}  {rule}  {len(ids)} {_FOLDED[rule]} ({_counted(counts)}): {names} (--all)"
    return Line(text, gravest.value)


def _counted(counts: Counter[Severity]) -> str:
    return ", ".join(
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    )


def _three_lines(finding: Finding, catalogue: Catalogue) -> Iterable[Line]:
    obligation = catalogue.obligations.get(finding.obligation or "")
    rights = ", victims' rights" if obligation and obligation.victim_rights else ""
    subject = f"  {obligation.id}{rights}" if obligation else ""
    place = finding.place.words
    head = f"  {finding.severity.value}  {finding.rule}{subject}{f'  ({place})' if place else ''}"
    yield Line(f"{head}{'  explained' if finding.explained else ''}", finding.severity.value)
    yield Line(f"    {finding.message}")
    yield Line(f"    State's reason: {finding.explained}" if finding.explained else f"    > {finding.remedy}")
