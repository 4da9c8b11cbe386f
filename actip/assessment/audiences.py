"""Own the way from a region to what an audience sees of it, and to what can be found in that."""

from collections.abc import Mapping, Sequence

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS
from actip.disclosure.numbers import is_masked
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.redaction import disclose
from actip.format.records import Submission
from actip.model import Assessment, Finding
from actip.model.region import Region, Report, Status
from actip.rules.engine import run_across, run_on_what_is_seen


def as_seen_by(
    audience: str,
    region: Region,
    catalogue: Catalogue,
    policy: Policy = DEFAULT,
    published: Sequence[Submission] = (),
) -> Region:
    """Return a region and its earlier cycles as an audience may see them, with what is found in what it sees.

    What is `published` already the audience holds too.

    What the rules find in a file can rest on a figure or an answer that is held back, and so can that they find
    nothing. For any audience but the nation they are run again, on what is left: whoever has the copies that may be
    sent finds the same.
    """
    seen = disclose(region, audience, catalogue, policy, published)
    if audience != LEVELS[-1]:
        seen = _found_anew(seen, catalogue)
    if seen.national:
        return seen
    return seen._replace(findings=run_across({state.iso3: entry for state, entry in seen.submissions}, catalogue))


def findings_seen_by(
    audience: str,
    assessment: Assessment,
    catalogue: Catalogue,
    policy: Policy,
    published: Sequence[Submission] = (),
) -> tuple[Finding, ...]:
    """Return what an audience sees to be found in one file alone."""
    state = catalogue.states[str(assessment.state)]
    alone = Region("", (Report(state, Status.DRAFT, assessment),), (), ())
    (report,) = as_seen_by(audience, alone, catalogue, policy, published).reports
    return report.assessment.findings if report.assessment else ()


def _found_anew(region: Region, catalogue: Catalogue) -> Region:
    """Run the rules on all cycles, each submission beside the last one that is seen of its state."""
    last: dict[str, Submission] = {}
    cycles = []
    for cycle in (*region.history, region):
        reports = tuple(
            report._replace(assessment=report.assessment and _anew(report.assessment, last, catalogue))
            for report in cycle.reports
        )
        cycles.append(cycle._replace(reports=reports))
        last |= {state.iso3: submission for state, submission in cycle.submissions}
    return cycles[-1]._replace(history=tuple(cycles[:-1]))


def _anew(assessment: Assessment, last: Mapping[str, Submission], catalogue: Catalogue) -> Assessment:
    submission = assessment.submission
    if submission is None:
        return assessment
    previous = last.get(str(submission.state))
    is_before = previous and previous.end and submission.start and previous.end < submission.start
    comparable = _comparable(previous, submission) if previous and is_before else None
    findings = run_on_what_is_seen(submission._replace(previous=comparable), catalogue)
    return assessment._replace(findings=(*assessment.findings, *findings))


def _comparable(previous: Submission, submission: Submission) -> Submission:
    """Return a last report without the answers of which a text is masked, then or now: it may have changed."""
    masked = {
        name
        for entry in (previous, submission)
        for name, answer in entry.answers.items()
        if any(map(is_masked, (answer.account, *(action.action for action in answer.actions))))
    }
    return previous._replace(answers={name: answer for name, answer in previous.answers.items() if name not in masked})
