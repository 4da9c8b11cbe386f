"""Own the Word document of a national report: from paths to the last submission of a state, for an audience."""

from collections.abc import Sequence
from datetime import datetime

from actip.assessment import assess
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
from actip.format.rounds import with_rounds_in
from actip.reports.word import Disclosed, ToMend, document
from actip.texts import ENGLISH, Language

# Of a file with such errors nothing is passed on: it was not read as it was meant, or a text points to a person.
_UNFIT = ("FIL", "SCH", "PRV")


def national_document(
    paths: Sequence[str],
    state: str,
    audience: str,
    catalogue: Catalogue,
    created: datetime,
    policy: Policy = DEFAULT,
    language: Language = ENGLISH,
    published: Publications = NOTHING,
) -> bytes:
    """Write the document of the last submission of a state among the paths, its own words in a language.

    What is `published` already the audience holds too. Raises UnknownName where there is none, Contradiction where two
    are of one period or it is published as it is, and ActipError where the submission has errors that must not be
    passed on. A draft for its own state is written without what could not be read, and says on its first page what
    that is.
    """
    name = catalogue.states[state].name
    assessments, _ = assess(paths, catalogue, keep=True)
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
    unfit = [finding for finding in assessment.findings if finding.is_open_error and finding.rule.startswith(_UNFIT)]
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
    beside = published.beside([(assessment.path, checked.submission)], catalogue)
    content, withheld = readable(checked.document.data, checked.submission, audience, spoken, policy, beside)
    small = None if audience == LEVELS[-1] else policy.threshold
    findings = findings_seen_by(audience, assessment, catalogue, policy, beside)
    to_mend = ToMend(tuple(finding for finding in findings if finding.is_open_error), assessment.unread)
    return document(Disclosed(content, withheld, audience, small), findings, spoken, created, to_mend)
