"""Own the way from a submission to the copy that may be sent: a file with an error, or a person's data, makes none."""

from datetime import datetime

from actip.assessment.opening import opened
from actip.assessment.thresholds import refuse_another_threshold
from actip.assessment.wholeness import refuse_unread
from actip.catalogue.entries import Catalogue
from actip.commands.convert import Converted, content, speaking
from actip.disclosure.policy import Policy
from actip.disclosure.release import release
from actip.errors import ActipError
from actip.format.rounds import with_rounds_in
from actip.rules.subjects import name_of
from actip.texts import ENGLISH


def released(
    path: str, audience: str, suffix: str, catalogue: Catalogue, policy: Policy, created: datetime
) -> Converted:
    """Make the copy of a submission for an audience; say what was held back, for the sender alone.

    Raises ActipError where the file cannot be read, or cannot be passed on because a check finds an error in it.
    """
    checked, findings = opened(path, catalogue)
    refuse_unread(path, checked.document.unread)
    errors = [finding for finding in findings if finding.is_open_error]
    if errors:
        message = ENGLISH.counted(
            "note",
            "{path} has {count} error and cannot be passed on.",
            "{path} has {count} errors and cannot be passed on.",
            len(errors),
            path=path,
        )
        raise ActipError(message, "Mend what 'actip validate' names, then release it again.")
    refuse_another_threshold(path, checked.submission, audience, policy)
    document = checked.document

    def name(pointer: str) -> str:
        return name_of(pointer, document, with_rounds_in(catalogue, document.data))

    copy = release(document.data, checked.submission, audience, catalogue, policy, name)
    return Converted(content(copy.data, suffix, speaking(document.language, catalogue), created), copy.held_back)
