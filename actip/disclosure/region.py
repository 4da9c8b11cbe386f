"""Own what of a region an audience may see: applied once, before any section, page, chart or file.

What is suppressed is settled over all figures, whatever their level, so that it is the same for every audience: who
holds two reports of one cycle can work out no more than who holds the one that shows more. A total over states is
only ever made of what is printed here.
"""

from collections import Counter
from collections.abc import Iterator

from actip.disclosure.levels import above, closed_parts, subject, without
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.relations import SUPPRESSED
from actip.disclosure.texts import NOT_SHOWN, indicators_of, is_repeated
from actip.disclosure.treatment import Treated, treat
from actip.model import Assessment, Catalogue, Finding
from actip.model.region import HeldBack, Region, Report, Suppression

_NOT_SHOWN = "Not shown here: it may repeat what is held back."
_REPEATING = ("FIL", "SCH")  # families whose findings say what they found, as it was typed
_COMPARING = ("SUM", "CON", "TRD", "MIR")  # families whose findings hold figures against each other


def disclose(region: Region, audience: str, catalogue: Catalogue, policy: Policy = DEFAULT) -> Region:
    """Return the region as the audience may see it: `public`, `asean` or `national`. A nation sees its own counts."""
    read = dict(region.submissions)
    if audience == "national":
        treated = {state: Treated(submission) for state, submission in read.items()}
    else:
        treatment = treat(list(read.values()), catalogue, policy)
        treated = dict(zip(read, treatment.treated, strict=True))
    reports = tuple(
        report._replace(assessment=_disclosed(report.assessment, audience, treated[report.state], catalogue))
        if report.assessment and report.state in treated
        else report
        for report in region.reports
    )
    disclosed = region._replace(reports=reports, audience=audience)
    if audience == "national":
        return disclosed
    by_state = {report.state: report for report in reports}
    held_back = tuple(
        entry
        for state, submission in read.items()
        for entry in _held_back(by_state[state], treated[state], frozenset(above(submission, audience)))
    )
    gone = _number_of_findings(region) - _number_of_findings(disclosed)
    narrowest = None if treatment.narrowest is None else float(treatment.narrowest)
    return disclosed._replace(suppression=Suppression(policy.threshold, held_back, treatment.audited, narrowest, gone))


def _disclosed(assessment: Assessment, audience: str, treated: Treated, catalogue: Catalogue) -> Assessment:
    assert assessment.submission is not None
    names = frozenset(above(assessment.submission, audience)) | treated.withheld
    kept = without(treated.submission, names, audience)
    tables = treated.tables | names
    numbers = treated.numbers(assessment.submission)
    closed = closed_parts(assessment.submission, audience)

    def said(text: str, name: object) -> str:
        return NOT_SHOWN if is_repeated(text, numbers, indicators_of(str(name), catalogue)) else text

    explanations = tuple(
        entry._replace(reason=said(entry.reason, subject(entry.about)))
        for entry in kept.explanations
        if subject(entry.about) not in tables
    )
    answers = {
        name: answer._replace(account=said(answer.account, name)) if answer.account else answer
        for name, answer in kept.answers.items()
    }
    findings, switched_off = (
        tuple(
            _discreet(finding, names, treated)._replace(
                explained=finding.explained and said(finding.explained, finding.obligation)
            )
            for finding in group
            if not closed.intersection(finding.pointer.split("/")[1:2])
            and not _tells(finding, kept.withheld, treated, audience)
        )
        for group in (assessment.findings, assessment.switched_off)
    )
    return assessment._replace(
        submission=kept._replace(explanations=explanations, answers=answers),
        findings=findings,
        switched_off=switched_off,
    )


def _tells(finding: Finding, withheld: frozenset[str], treated: Treated, audience: str) -> bool:
    """Tell whether a finding is about something held back: that it was found could give it away.

    What the last report says of a figure may have been held back there, so a comparison with it is for the nation.
    """
    indicator = finding.facts.get("indicator")
    if finding.obligation in withheld or indicator in withheld:
        return True
    if finding.rule[:3] not in _COMPARING:
        return False
    named = finding.facts.get("pointers")
    pointers = {finding.pointer, *(named if isinstance(named, list) else ())}
    compared_with_last = finding.rule.startswith("TRD") and indicator is not None and audience != "national"
    return indicator in treated.tables or bool(pointers & treated.touched) or compared_with_last


def _discreet(finding: Finding, names: frozenset[str], treated: Treated) -> Finding:
    """Return a finding that does not repeat what was typed, where something of what was typed is held back."""
    if not (names or treated.touched) or finding.rule[:3] not in _REPEATING:
        return finding
    part = "/".join(finding.pointer.split("/")[:2])
    place = finding.place
    at = place.cell or place.line or ""  # keeps the keys of two such findings apart
    return finding._replace(message=_NOT_SHOWN, pointer=part, key=f"{finding.rule}:{part}@{at}", facts={})


def _held_back(report: Report, treated: Treated, closed: frozenset[str]) -> Iterator[HeldBack]:
    """Yield what was held back of each indicator, but of those that the audience may not see at all."""
    assert report.assessment is not None
    assert report.assessment.submission is not None
    cells = report.assessment.submission.cells
    hidden = Counter(cell.indicator for cell in cells if cell.missing == SUPPRESSED)
    told = Counter(cell.indicator for cell in cells if cell.value or cell.below or cell.missing == SUPPRESSED)
    coarse: dict[str, list[str]] = {}
    for name, dimension in treated.coarse:
        coarse.setdefault(name, []).append(dimension)
    for name in sorted({*hidden, *(name for name in coarse if told[name]), *(treated.withheld - closed)}):
        gone = name in treated.withheld
        yield HeldBack(report.state, name, hidden[name], told[name], tuple(coarse.get(name, ())), gone)


def _number_of_findings(region: Region) -> int:
    assessments = (report.assessment for report in region.reports)
    return sum(len(entry.findings) + len(entry.switched_off) for entry in assessments if entry)
