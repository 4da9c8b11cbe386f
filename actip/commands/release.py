"""Own the way from a submission to the copy that may be sent: a file with an error, or a person's data, makes none."""

from datetime import datetime

from actip.assessment.opening import opened
from actip.assessment.thresholds import refuse_another_threshold
from actip.assessment.wholeness import refuse_unread
from actip.catalogue.entries import Catalogue
from actip.commands.convert import Converted, content, speaking
from actip.disclosure.policy import Policy
from actip.disclosure.publications import NOTHING, Publications
from actip.disclosure.release import release
from actip.errors import ActipError
from actip.format.rounds import with_rounds_in
from actip.rules.masking import mask_of
from actip.rules.subjects import name_of
from actip.texts import ENGLISH


def released(
    path: str,
    audience: str,
    suffix: str,
    catalogue: Catalogue,
    policy: Policy,
    created: datetime,
    published: Publications = NOTHING,
) -> Converted:
    """Make the copy of a submission for an audience; say what was held back, for the sender alone.

    What is `published` already the audience holds too. Raises ActipError where the file cannot be read, or cannot be
    passed on because a check finds an error in it, and Contradiction where it is published as it is.
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
        first = min(errors, key=lambda finding: not finding.rule.startswith("PRV"))  # where a person is told of
        place = f"{first.place.words}: " if first.place.words else ""
        raise ActipError(
            f"{message} {place}{first.message}", "Mend what 'actip validate' names, then release it again."
        )
    refuse_another_threshold(path, checked.submission, audience, policy)
    document = checked.document
    beside = published.beside([(path, checked.submission)], catalogue)

    def name(pointer: str) -> str:
        return name_of(pointer, document, with_rounds_in(catalogue, document.data))

    copy = release(document.data, checked.submission, audience, catalogue, policy, name, beside)
    mask = mask_of([document], catalogue)
    notes = [mask.text(line) for line in copy.held_back]
    return Converted(content(copy.data, suffix, speaking(document.language, catalogue), created), notes)
