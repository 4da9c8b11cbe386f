"""Own what of a region an audience may see: applied once, before any section, page, chart or file.

What is suppressed is settled over all figures of all cycles, whatever their level, so that it is the same for every
audience: who holds two reports of one cycle can work out no more than who holds the one that shows more, and what is
hidden in this period is not told by the last one and the difference to it. A total over states is only ever made of
what is printed here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS, above, is_about_what_is_above, observed, subject, without
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.topics import Topics, hidden_in
from actip.disclosure.treatment import Treated, Treatment, treat
from actip.format.records import SUPPRESSED, Submission
from actip.format.rounds import with_rounds_of
from actip.model import Assessment, Finding
from actip.model.region import HeldBack, Region, Report, Suppression

_NOT_SHOWN = "Not shown here: it may repeat what is held back."
_REPEATING = ("FIL", "SCH")  # families whose findings say what they found, as it was typed
_COMPARING = ("SUM", "CON", "TRD", "MIR")  # families whose findings hold figures against each other
_SENT_AGAIN = "FIL140"


def disclose(
    region: Region,
    audience: str,
    catalogue: Catalogue,
    policy: Policy = DEFAULT,
    published: Sequence[Submission] = (),
) -> Region:
    """Disclose a region and its earlier cycles to an audience: `public`, `asean` or `national`.

    What is `published` already the audience holds too. A nation sees its own counts.
    """
    catalogue = with_rounds_of(catalogue, region.every_submission)
    cycles = (*region.history, region)
    read = [submission for cycle in cycles for _, submission in cycle.submissions]
    if audience == LEVELS[-1]:
        treatment = Treatment(tuple(map(Treated, read)), 0, None)
    else:
        treatment = treat(read, catalogue, policy, published)
    treated = iter(treatment.treated)
    by_cycle = [{state.iso3: next(treated) for state, _ in cycle.submissions} for cycle in cycles]
    topics = _topics(cycles, by_cycle, audience, catalogue)
    visible = []
    for cycle, by_state in zip(cycles, by_cycle, strict=True):
        disclosed = _cycle(cycle, audience, by_state, topics)
        if audience != LEVELS[-1]:
            disclosed = disclosed._replace(suppression=_suppression(cycle, disclosed, by_state, treatment, policy))
        visible.append(disclosed)
    return visible[-1]._replace(history=tuple(visible[:-1]))


def _topics(
    cycles: Sequence[Region], by_cycle: Sequence[dict[str, Treated]], audience: str, catalogue: Catalogue
) -> dict[str, Topics]:
    """Return for each state what its texts are about: one of this cycle can tell what is hidden in an earlier one."""
    hidden: dict[str, frozenset[str]] = dict.fromkeys(catalogue.states, frozenset())
    for cycle, by_state in zip(cycles, by_cycle, strict=True):
        for state, before in cycle.submissions if audience != LEVELS[-1] else ():
            treated = by_state[state.iso3]
            closed = frozenset(above(before, audience))
            names = hidden_in(treated.submission, treated.tables, treated.withheld, closed)
            hidden[state.iso3] |= names
    return {state: Topics(names, catalogue) for state, names in hidden.items()}


def _cycle(cycle: Region, audience: str, treated: dict[str, Treated], topics: Mapping[str, Topics]) -> Region:
    reports = tuple(
        report._replace(
            assessment=_disclosed(report.assessment, audience, treated[report.state.iso3], topics[report.state.iso3])
        )
        if report.assessment and report.state.iso3 in treated
        else report
        for report in cycle.reports
    )
    return cycle._replace(
        reports=reports,
        audience=audience,
        unplaced=tuple(entry._replace(findings=()) if entry.readable else entry for entry in cycle.unplaced),
        observations=tuple(topics[entry.state].observations(observed(entry, audience)) for entry in cycle.observations),
    )


def _disclosed(assessment: Assessment, audience: str, treated: Treated, topics: Topics) -> Assessment:
    before = assessment.submission
    assert before is not None
    names = frozenset(above(before, audience)) | treated.withheld
    tables = treated.tables | names
    hidden_cells = treated.changed_cells | {cell.pointer for cell in before.cells if cell.indicator in names}
    visible = without(treated.submission, names, audience)
    visible = visible._replace(
        explanations=tuple(entry for entry in visible.explanations if subject(entry.about) not in tables)
    )
    after = topics.submission(visible)

    def reason(finding: Finding) -> str | None:
        name = finding.obligation or next(iter(finding.about.indicators), "")
        return finding.explained and topics.text(finding.explained, touched=topics.explains(name))

    findings, switched_off = (
        tuple(
            _discreet(finding, names, treated)._replace(explained=reason(finding))
            for finding in group
            if not is_about_what_is_above(finding, before, visible, audience)
            and not _tells(finding, visible.withheld, treated, hidden_cells, audience)
        )
        for group in (assessment.findings, assessment.switched_off)
    )
    change = assessment.resubmission
    if change and audience != LEVELS[-1]:
        answers = tuple(name for name in change.answers if name not in visible.withheld)
        change = change._replace(answers=answers, figures=None, rest=None)
    return assessment._replace(
        submission=after, findings=findings, switched_off=switched_off, checked=None, resubmission=change
    )


def _tells(finding: Finding, withheld: frozenset[str], treated: Treated, cells: frozenset[str], audience: str) -> bool:
    """Tell whether a finding is about something held back, or rests on it: its presence could give it away.

    What the last report says of a figure may have been held back there, so a comparison with it is for the nation.
    """
    about = finding.about
    if finding.rule == _SENT_AGAIN and audience != LEVELS[-1]:  # it counts what changed, hidden figures among it
        return True
    if finding.obligation in withheld or withheld & set(about.indicators):
        return True
    rests_on_hidden = bool({finding.pointer, *about.cells} & cells)
    if finding.rule[:3] not in _COMPARING:
        return rests_on_hidden
    compared_with_last = finding.rule.startswith("TRD") and about.indicators and audience != LEVELS[-1]
    return bool(treated.tables & set(about.indicators)) or rests_on_hidden or bool(compared_with_last)


def _discreet(finding: Finding, names: frozenset[str], treated: Treated) -> Finding:
    """Remove from a finding what was typed, where some of it is held back."""
    if not (names or treated.changed_cells) or finding.rule[:3] not in _REPEATING:
        return finding
    part = "/".join(finding.pointer.split("/")[:2])
    place = finding.place
    at = place.cell or place.line or ""  # keeps the keys of two such findings apart
    return finding._replace(message=_NOT_SHOWN, pointer=part, key=f"{finding.rule}:{part}@{at}", facts={})


def _suppression(
    before: Region, after: Region, treated: dict[str, Treated], treatment: Treatment, policy: Policy
) -> Suppression:
    by_state = {report.state.iso3: report for report in after.reports}
    held_back = tuple(
        entry
        for state, submission in before.submissions
        for entry in _held_back(by_state[state.iso3], treated[state.iso3], frozenset(above(submission, after.audience)))
    )
    gone = _number_of_findings(before) - _number_of_findings(after)
    narrowest = None if treatment.narrowest is None else float(treatment.narrowest)
    return Suppression(policy.threshold, held_back, treatment.audited, narrowest, gone)


def _held_back(report: Report, treated: Treated, closed: frozenset[str]) -> Iterator[HeldBack]:
    """Yield what was held back of each indicator that the audience may see."""
    assert report.assessment is not None
    assert report.assessment.submission is not None
    cells = report.assessment.submission.cells
    hidden = Counter(cell.indicator for cell in cells if cell.missing == SUPPRESSED)
    filled = Counter(cell.indicator for cell in cells if cell.value or cell.below or cell.missing == SUPPRESSED)
    coarse: dict[str, list[str]] = {}
    for name, dimension in treated.coarse:
        coarse.setdefault(name, []).append(dimension)
    for name in sorted({*hidden, *(name for name in coarse if filled[name]), *(treated.withheld - closed)}):
        gone = name in treated.withheld
        yield HeldBack(report.state, name, hidden[name], filled[name], tuple(coarse.get(name, ())), gone)


def _number_of_findings(region: Region) -> int:
    assessments = (report.assessment for report in region.reports)
    return sum(len(entry.findings) + len(entry.switched_off) for entry in assessments if entry)
