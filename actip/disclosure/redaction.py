"""Own what of a region an audience may see: applied once, before any section, page, chart or file.

What is suppressed is settled over all figures of all cycles, whatever their level, so that it is the same for every
audience: who holds two reports of one cycle can work out no more than who holds the one that shows more, and what is
hidden in this period is not told by the last one and the difference to it. A total over states is only ever made of
what is printed here.
"""

from collections import Counter
from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS, above, is_about_what_is_above, observed, subject, without
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.repetition import counts_of, indicators_of, masked_words
from actip.disclosure.treatment import Treated, treat
from actip.format.fields import SUBMISSION
from actip.format.keys import Kind, Level
from actip.format.records import SUPPRESSED, Submission
from actip.format.rounds import with_rounds_of
from actip.model import Assessment, Finding, Severity
from actip.model.region import HeldBack, Region, Report, Suppression

_NOT_SHOWN = "Not shown here: it may repeat what is held back."
_REPEATING = ("FIL", "SCH")  # families whose findings say what they found, as it was typed
_OF_READING = ("FIL", "SCH", "PRV", "INT")  # families that look at the file, not at what it answers
_WITH_TEXTS = tuple(
    key.attribute
    for key in SUBMISSION.keys
    if key.kind in (Kind.ENTRIES, Kind.GROUP) and key.record and key.level is not Level.SUBJECT
    if key.attribute in Submission._fields
)
_NOBODY = frozenset[str]()


def disclose(region: Region, audience: str, catalogue: Catalogue, policy: Policy = DEFAULT) -> Region:
    """Disclose a region and its earlier cycles to an audience: `public`, `asean` or `national`.

    A nation sees its own counts.
    """
    catalogue = with_rounds_of(catalogue, region.every_submission)
    cycles = (*region.history, region)
    read = [submission for cycle in cycles for _, submission in cycle.submissions]
    is_nation = audience == LEVELS[-1]
    treated = iter(map(Treated, read) if is_nation else treat(read, catalogue, policy).treated)
    visible = []
    for cycle in cycles:
        by_state = {state.iso3: next(treated) for state, _ in cycle.submissions}
        disclosed = _cycle(cycle, audience, by_state, catalogue)
        if not is_nation:
            disclosed = _without_paths(disclosed)._replace(suppression=_suppression(cycle, disclosed, by_state, policy))
        visible.append(disclosed)
    return visible[-1]._replace(history=tuple(visible[:-1]))


def _cycle(cycle: Region, audience: str, treated: dict[str, Treated], catalogue: Catalogue) -> Region:
    reports = tuple(
        report._replace(assessment=_disclosed(report.assessment, audience, treated[report.state.iso3], catalogue))
        if report.assessment and report.state.iso3 in treated
        else report._replace(assessment=report.assessment and _without_content(report.assessment))
        for report in cycle.reports
    )
    return cycle._replace(
        reports=reports,
        audience=audience,
        unplaced=tuple(_without_content(entry) for entry in cycle.unplaced),
        observations=tuple(observed(entry, audience) for entry in cycle.observations),
    )


def _without_content(assessment: Assessment) -> Assessment:
    """Remove what was found in a file that was read and is in no report: nobody knows who may see it."""
    if not (assessment.readable or assessment.unread):
        return assessment
    return assessment._replace(submission=None, findings=(), switched_off=(), checked=None, unread=())


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


def _disclosed(assessment: Assessment, audience: str, treated: Treated, catalogue: Catalogue) -> Assessment:
    before = assessment.submission
    assert before is not None
    names = frozenset(above(before, audience)) | treated.withheld
    hidden = treated.numbers(before)
    tables = treated.tables | names
    visible = without(treated.submission, names, audience)
    visible = visible._replace(
        explanations=tuple(entry for entry in visible.explanations if subject(entry.about) not in tables)
    )
    after = _without_numbers(visible, hidden, catalogue)
    if audience == LEVELS[-1]:
        return assessment._replace(submission=after, checked=None)
    change = assessment.resubmission
    return assessment._replace(
        submission=after,
        findings=tuple(_faults(assessment, visible, audience, is_whole=not names and not treated.changed_cells)),
        switched_off=(),
        checked=None,
        resubmission=change and change._replace(replaced="", answers=None, figures=None, rest=None),
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


def _without_numbers(submission: Submission, hidden: dict[str, frozenset[int]], catalogue: Catalogue) -> Submission:
    """Mask the texts of a submission that repeat a hidden figure."""
    parts = {part: masked_words(getattr(submission, part), hidden, _NOBODY) for part in _WITH_TEXTS}
    return submission._replace(
        answers={
            name: masked_words(answer, hidden, indicators_of(name, catalogue))
            for name, answer in submission.answers.items()
        },
        countings={
            name: masked_words(counting, hidden, frozenset({name})) for name, counting in submission.countings.items()
        },
        explanations=tuple(
            masked_words(entry, hidden, indicators_of(subject(entry.about), catalogue))
            for entry in submission.explanations
        ),
        court_indicators={
            name: masked_words(entry, hidden, _NOBODY) for name, entry in submission.court_indicators.items()
        },
        round_answers={
            name: masked_words(entry, hidden, counts_of(submission.round))
            for name, entry in submission.round_answers.items()
        },
        **parts,
    )


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
