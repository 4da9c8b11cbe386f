"""Own the way from a submission to the copy that may be sent: a file with an error, or a person's data, makes none."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from actip.assessment.opening import opened
from actip.assessment.thresholds import refuse_another_threshold
from actip.assessment.wholeness import refuse_unread
from actip.catalogue.entries import Catalogue
from actip.commands.convert import content, speaking
from actip.disclosure.policy import Policy
from actip.disclosure.publications import NOTHING, Publications
from actip.disclosure.release import release
from actip.errors import ActipError, UnknownName
from actip.format.clearances import counts_as_draft
from actip.format.rounds import with_rounds_in
from actip.model import Kind
from actip.rules.masking import Mask, mask_of
from actip.rules.subjects import name_of
from actip.texts import ENGLISH


class Released(NamedTuple):
    """The copy, what was held back from it, and how far what it was made of has come.

    `is_draft` tells that nobody cleared the report, `questions` how many are open in it.
    """

    content: bytes
    notes: Sequence[str]
    is_draft: bool
    questions: int


def released(
    path: str,
    audience: str,
    suffix: str,
    catalogue: Catalogue,
    policy: Policy,
    created: datetime,
    published: Publications = NOTHING,
) -> Released:
    """Make the copy of a submission for an audience; say what was held back, for the sender alone.

    What is `published` already the audience holds too. Raises ActipError where the file cannot be read, or cannot be
    passed on because it is one agency's part or a check finds an error in it, and Contradiction where it is published
    as it is.
    """
    checked, findings = opened(path, catalogue)
    _refuse_a_part(path, checked.document.data, mask_of([checked.document], catalogue))
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
            f"{message} {place}{first.message}", "Mend what 'actip validate' names, then make the copy again."
        )
    refuse_another_threshold(path, checked.submission, audience, policy)
    document = checked.document
    beside = published.beside([(path, checked.submission)], catalogue)

    def name(pointer: str) -> str:
        return name_of(pointer, document, with_rounds_in(catalogue, document.data))

    copy = release(document.data, checked.submission, audience, catalogue, policy, name, beside)
    mask = mask_of([document], catalogue)
    notes = [mask.text(line) for line in copy.held_back]
    return Released(
        content(copy.data, suffix, speaking(document.language, catalogue), created),
        notes,
        counts_as_draft(checked.submission),
        sum(finding.counted_as == Kind.QUESTION.value and not finding.waits for finding in findings),
    )


def _refuse_a_part(path: str, data: Mapping[str, Any], mask: Mask) -> None:
    """Raise UnknownName for one agency's part of a report: without what says so, it would count as the whole."""
    agency = data.get("answered_by")
    if not agency and not data.get("questions"):
        return
    message = f"{path} is only the part of {mask.text(str(agency))}" if agency else f"{path} is only a part"
    raise UnknownName(
        f"{message}, not the report of the state.",
        "Make one report of all parts with 'actip merge', then make the copy of that. If this is the whole report, "
        "empty 'Answered by'.",
    )
