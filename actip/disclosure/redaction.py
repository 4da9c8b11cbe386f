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
from actip.disclosure.treatment import Treated, treat
from actip.format.records import SUPPRESSED, Submission
from actip.format.rounds import with_rounds_of
from actip.model import Assessment, Finding, Severity
from actip.model.region import HeldBack, Region, Report, Suppression

_NOT_SHOWN = "Not shown here: it may repeat what is held back."
_REPEATING = ("FIL", "SCH")  # families whose findings say what they found, as it was typed
_OF_READING = ("FIL", "SCH", "PRV", "INT")  # families that look at the file, not at what it answers


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
    is_nation = audience == LEVELS[-1]
    treated = iter(map(Treated, read) if is_nation else treat(read, catalogue, policy, published))
    by_cycle = [{state.iso3: next(treated) for state, _ in cycle.submissions} for cycle in cycles]
    topics = _topics(cycles, by_cycle, audience, catalogue)
    visible = []
    for cycle, by_state in zip(cycles, by_cycle, strict=True):
        disclosed = _cycle(cycle, audience, by_state, topics)
        if not is_nation:
            disclosed = _without_paths(disclosed)._replace(suppression=_suppression(cycle, disclosed, by_state, policy))
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
        else report._replace(assessment=report.assessment and _without_content(report.assessment))
        for report in cycle.reports
    )
    return cycle._replace(
        reports=reports,
        audience=audience,
        unplaced=tuple(_without_content(entry) for entry in cycle.unplaced),
        observations=tuple(topics[entry.state].observations(observed(entry, audience)) for entry in cycle.observations),
    )


def _without_content(assessment: Assessment) -> Assessment:
    """Remove what was found in a file that was read and is in no report: nobody knows who may see it."""
    if not (assessment.readable or assessment.unread):
        return assessment
    return assessment._replace(
        submission=None, findings=(), switched_off=(), checked=None, unread=(), compared_with=None
    )


def _without_paths(region: Region) -> Region:
    """Remove where files lie, and the digests of what is in them: with a digest, whatever is hidden can be guessed.

    The name of a file stays where nothing else says which one is left out.
    """
    return region._replace(
        sources=(),
        reports=tuple(
            report._replace(assessment=report.assessment._replace(path=_name_alone(report.assessment.path)))
            if report.assessment
            else report
            for report in region.reports
        ),
        unplaced=tuple(entry._replace(path=_name_alone(entry.path)) for entry in region.unplaced),
        observations=tuple(entry._replace(path=_name_alone(entry.path)) for entry in region.observations),
        cycle_file=region.cycle_file and region.cycle_file._replace(path=""),
    )


def _disclosed(assessment: Assessment, audience: str, treated: Treated, topics: Topics) -> Assessment:
    before = assessment.submission
    assert before is not None
    names = frozenset(above(before, audience)) | treated.withheld
    tables = treated.tables | names
    visible = without(treated.submission, names, audience)
    visible = visible._replace(
        explanations=tuple(entry for entry in visible.explanations if subject(entry.about) not in tables)
    )
    after = topics.submission(visible)
    if audience == LEVELS[-1]:
        return assessment._replace(submission=after, checked=None)
    change = assessment.resubmission
    return assessment._replace(
        submission=after,
        findings=tuple(_faults(assessment, visible, audience, is_whole=not names and not treated.changed_cells)),
        switched_off=(),
        checked=None,
        resubmission=change and change._replace(replaced="", answers=None, figures=None, rest=None),
        compared_with=None,
    )


def _faults(assessment: Assessment, visible: Submission, audience: str, *, is_whole: bool) -> Iterator[Finding]:
    """Yield the errors of reading, which keep a file from being released; if it is not `is_whole`, without its words.

    What the rules find in answers and figures is not among them: it can rest on what is held back. They are run again
    on what the audience sees, by `actip.assessment.audiences`.
    """
    before = assessment.submission
    assert before is not None
    for finding in assessment.findings:
        is_one = finding.severity is Severity.ERROR and finding.rule[:3] in _OF_READING
        if is_one and not is_about_what_is_above(finding, before, visible, audience):
            yield finding if is_whole else _discreet(finding)


def _name_alone(path: str) -> str:
    """Return the name of a file without its folders, which are nobody's but those of whoever has it."""
    return path.replace("\\", "/").rpartition("/")[2]


def _discreet(finding: Finding) -> Finding:
    """Remove from a finding what was typed."""
    if finding.rule[:3] not in _REPEATING:
        return finding
    part = "/".join(finding.pointer.split("/")[:2])
    place = finding.place
    at = place.cell or place.line or ""  # keeps the keys of two such findings apart
    return finding._replace(message=_NOT_SHOWN, pointer=part, key=f"{finding.rule}:{part}@{at}", facts={})


def _suppression(before: Region, after: Region, treated: dict[str, Treated], policy: Policy) -> Suppression:
    by_state = {report.state.iso3: report for report in after.reports}
    held_back = tuple(
        entry for state, _ in before.submissions for entry in _held_back(by_state[state.iso3], treated[state.iso3])
    )
    return Suppression(policy.threshold, held_back)


def _held_back(report: Report, treated: Treated) -> Iterator[HeldBack]:
    """Yield what was held back of each indicator of which the audience sees something."""
    assert report.assessment is not None
    assert report.assessment.submission is not None
    cells = report.assessment.submission.cells
    hidden = Counter(cell.indicator for cell in cells if cell.missing == SUPPRESSED)
    filled = Counter(cell.indicator for cell in cells if cell.missing in (None, SUPPRESSED))
    coarse: dict[str, list[str]] = {}
    for name, dimension in treated.coarse:
        coarse.setdefault(name, []).append(dimension)
    for name in sorted({*hidden, *(name for name in coarse if filled[name])}):
        yield HeldBack(report.state, name, hidden[name], filled[name], tuple(coarse.get(name, ())))
