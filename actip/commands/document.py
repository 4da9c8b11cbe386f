"""Own the Word document of a national report: from paths to the last submission of a state, for an audience."""

from collections.abc import Sequence
from datetime import datetime

from actip.assessment import assess
from actip.assessment.opening import opened
from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.release import readable
from actip.errors import ActipError, Contradiction, UnknownName
from actip.reports.word import Disclosed, document, is_error
from actip.validation import Validator

# Of a file with such errors no document is made: it was not read as it was meant, or a text points to a person.
_UNFIT = ("FIL", "SCH", "PRV")


def national_document(
    paths: Sequence[str],
    state: str,
    audience: str,
    catalogue: Catalogue,
    created: datetime,
    policy: Policy = DEFAULT,
) -> bytes:
    """Return the document of the last submission of a state among the paths.

    Raises UnknownName where there is none, Contradiction where two are of one period, and ActipError where the
    submission has errors that must not be passed on.
    """
    name = catalogue.states[state].name
    assessments, _ = assess(paths, catalogue)
    own = [assessment for assessment in assessments if assessment.state == state]
    if not own:
        unread = [f"{entry.path}: {entry.findings[0].message}" for entry in assessments if not entry.readable]
        raise UnknownName(" ".join((f"No submission of {name} is there.", *unread)), "Name the file of this state.")
    latest = max(str(assessment.end) for assessment in own)
    own = [assessment for assessment in own if str(assessment.end) == latest]
    if len(own) > 1:
        both = " and ".join(assessment.path for assessment in own[:2])
        raise Contradiction(f"Two files are about {name}: {both}.", "Name only the one that counts.")
    read, findings = opened(own[0].path, catalogue)
    unfit = [finding for finding in findings if is_error(finding) and finding.rule.startswith(_UNFIT)]
    if unfit:
        more = f" And {len(unfit) - 1} more of this kind." if len(unfit) > 1 else ""
        raise ActipError(
            f"{own[0].path}: {unfit[0].message}{more}", "Mend what 'actip validate' names, then make the document."
        )
    submission, _ = Validator(catalogue).validate(read)
    kept, withheld = readable(read.data, submission, audience, catalogue, policy)
    small = None if audience == LEVELS[-1] else policy.threshold
    return document(Disclosed(kept, withheld, audience, small), findings, catalogue, created)
