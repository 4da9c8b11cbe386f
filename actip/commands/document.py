"""Own the document of a national report: from paths to the last submission of a state, for an audience."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from actip.assessment import assess, refuse_what_fits_nothing
from actip.assessment.audiences import findings_seen_by
from actip.assessment.thresholds import refuse_another_threshold
from actip.assessment.wholeness import is_draft, refuse_unread, usable_part
from actip.catalogue.entries import Catalogue
from actip.catalogue.translated import in_language
from actip.disclosure.levels import LEVELS
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.publications import NOTHING, Publications
from actip.disclosure.release import readable
from actip.errors import ActipError, Contradiction, UnknownName
from actip.format.periods import are_as_long, days_of
from actip.format.records import Submission
from actip.format.rounds import with_rounds_in
from actip.format.walk import group
from actip.model import Assessment, Checked, Finding
from actip.reports.paper import Disclosed, PreviousReport, ToMend, brief, document
from actip.texts import ENGLISH, Language
from actip.validation import Validator
from actip.writers.papers import WORD, written

# Of a file with such errors nothing is passed on: it was not read as it was meant, or a text points to a person.
_UNFIT = ("FIL", "SCH", "PRV")


class NationalDocument(NamedTuple):
    """The document, and what whoever makes it should know of it.

    `wrong` is how many faults of the form its first page names; `withheld` how many of the `answers` in the
    form it does not show, because its audience may not see them.
    """

    content: bytes
    wrong: int
    withheld: int
    answers: int


def usual_audience(*, in_brief: bool) -> str:
    """Return whom the document of a state is for where nobody says it: the state itself, a brief the public."""
    return LEVELS[0] if in_brief else LEVELS[-1]


def national_document(
    paths: Sequence[str],
    state: str,
    audience: str,
    catalogue: Catalogue,
    created: datetime,
    policy: Policy = DEFAULT,
    language: Language = ENGLISH,
    published: Publications = NOTHING,
    *,
    previous: Sequence[str] = (),
    in_brief: bool = False,
    as_of: date | None = None,
    kind: str = WORD,
) -> NationalDocument:
    """Write the document of the last submission of a state among the paths, its own words in a language.

    Without a `state` it is that of the one report there. It is compared with the last report: `previous`, one among the
    paths, or what the file itself carries of it. With `in_brief` it is two pages long; `kind` is how its file ends. Due
    days are held against `as_of`. What is `published` already the audience holds too, and the last report as it may see
    it. A draft for its own state is written without what could not be read, and says on its first page what that is.

    Raises UnknownName where there is no such submission, Contradiction where two are of one period or it is published
    as it is, and ActipError where it has errors that must not be passed on.
    """
    assessments, _ = assess([*paths, *previous], catalogue, keep=True)
    state = state or next((entry.state for entry in assessments if entry.path in paths and entry.state), "")
    if previous:
        reports = [entry for entry in assessments if entry.path not in previous and entry.state in (None, state)]
        refuse_what_fits_nothing(previous, reports, catalogue)
    name = catalogue.states[state].name if state in catalogue.states else "a member state"
    counting = [entry for entry in assessments if not entry.counts_instead]
    of_state = [(entry, entry.checked) for entry in counting if entry.state == state and entry.checked]
    if not of_state:
        unread = [f"{entry.path}: {entry.findings[0].message}" for entry in assessments if not entry.readable]
        raise UnknownName(" ".join((f"No submission of {name} is there.", *unread)), "Name the file of this state.")
    end = max(str(entry.end) for entry, _ in of_state)
    latest = [(entry, checked) for entry, checked in of_state if str(entry.end) == end]
    if len(latest) > 1:
        both = " and ".join(entry.path for entry, _ in latest[:2])
        raise Contradiction(f"Two files are about {name}: {both}.", "Name only the one that counts.")
    ((assessment, checked),) = latest
    refuse_another_threshold(assessment.path, checked.submission, audience, policy)
    unfit = _unfit(assessment)
    as_a_draft = is_draft(assessment) and audience == LEVELS[-1]
    if as_a_draft and (unfit or assessment.unread):
        checked = usable_part(checked, assessment.findings, catalogue)
    else:
        refuse_unread(assessment.path, assessment.unread)
    if unfit and (checked.unusable or not as_a_draft):
        more = f" And {len(unfit) - 1} more of this kind." if len(unfit) > 1 else ""
        raise ActipError(
            f"{assessment.path}: {unfit[0].message}{more}", "Mend what 'actip validate' names, then make the document."
        )
    spoken = with_rounds_in(in_language(catalogue, language), checked.document.data)
    before = _last_report(assessment, of_state)
    together = ((assessment, checked), *([before] if before else []))
    inputs = [(entry.path, content_of.submission) for entry, content_of in together]
    beside = published.beside(inputs, catalogue)
    last = None
    if before:
        refuse_another_threshold(before[0].path, before[1].submission, audience, policy)
        last, of_last = _as_seen(before[1], checked.submission, audience, spoken, policy, beside)
        beside = (*beside, of_last) if audience != LEVELS[-1] else beside
    elif audience == LEVELS[-1]:
        last = _carried(checked)
    content, withheld = readable(checked.document.data, checked.submission, audience, spoken, policy, beside)
    small = None if audience == LEVELS[-1] else policy.threshold
    findings = findings_seen_by(audience, assessment, catalogue, policy, beside)
    to_mend = ToMend(tuple(finding for finding in findings if finding.is_open_error), assessment.unread)
    disclosed = Disclosed(content, withheld, audience, small, last, as_of)
    paper = (brief if in_brief else document)(disclosed, findings, spoken, created, to_mend)
    answers = group(checked.document.data, "obligations")
    unseen = sum(f"/obligations/{name}" in withheld for name in answers)
    wrong = len(to_mend.errors) if audience == LEVELS[-1] else 0
    return NationalDocument(written(paper, kind), wrong, unseen, len(answers))


_Read = tuple[Assessment, Checked]


def _last_report(assessment: Assessment, of_state: Sequence[_Read]) -> _Read | None:
    """Return the report that one was compared with; none where it has errors that keep it from being passed on."""
    path = assessment.compared_with.path if assessment.compared_with else ""
    for entry, checked in of_state:
        if path and entry.path == path and not entry.unread and not _unfit(entry):
            return entry, checked
    return None


def _unfit(assessment: Assessment) -> list[Finding]:
    return [entry for entry in assessment.findings if entry.is_open_error and entry.rule.startswith(_UNFIT)]


def _as_seen(
    checked: Checked,
    now: Submission,
    audience: str,
    catalogue: Catalogue,
    policy: Policy,
    published: Sequence[Submission],
) -> tuple[PreviousReport, Submission]:
    """Return what an audience may see of a last report, to be shown and to be held against what else is shown."""
    data, withheld = readable(checked.document.data, checked.submission, audience, catalogue, policy, published)
    seen = Validator(catalogue).validate(checked.document._replace(data=data)).submission
    start, end = checked.submission.start, checked.submission.end
    assert start is not None  # it was compared by them
    assert end is not None
    return PreviousReport(data, start, end, are_as_long(checked.submission, now), withheld), seen


def _carried(checked: Checked) -> PreviousReport | None:
    """Return what a submission itself carries of the last report, where it says of which period that is."""
    last: Mapping[str, Any] = group(checked.document.data, "last")
    start, end = days_of(last.get("period") or {})
    if start is None or end is None or checked.submission.last is None:
        return None
    is_as_long = are_as_long(checked.submission.last, checked.submission)
    data = {"obligations": last.get("answers") or {}, "statistics": {"cells": last.get("cells") or []}}
    return PreviousReport(data, start, end, is_as_long)
