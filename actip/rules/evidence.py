"""Own the `GAP` rules about evidence: a citation that the next officer can find, and that still holds."""

import re
from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.clock import day_of
from actip.format.records import Evidence, Submission
from actip.model import Found, Severity, rule
from actip.rules.days import unlikely

_OLD = 10  # years after which somebody should have looked again
_LINK = r"https?://[^\s/]+\.[^\s]+"


def _cited(submission: Submission) -> Iterator[tuple[str, Evidence]]:
    """Yield every citation with its pointer, where the submission reports obligations at all."""
    if "obligations" in submission.parts:
        for answer in submission.answers.values():
            for index, evidence in enumerate(answer.evidence):
                yield f"/obligations/{answer.obligation}/evidence/{index}", evidence


@rule(
    "GAP308",
    title="Evidence without a date",
    basis="The obligation named; evidence is a citation",
    severity=Severity.NOTE,
    message="{subject}: the evidence has no date.",
    remedy="Add the day on which it was adopted or published, such as 'date: 2019-06-01'.",
    beside="/date",
    form_remedy="Add the day on which it was adopted or published, such as 2019-06-01.",
)
def evidence_without_a_date(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A citation that does not say when it was made.

    What it finds
        An entry under 'evidence' without 'date'. A date that could not be read has its own finding.

    Why it matters
        Laws are amended. Without the date nobody can tell which text is meant.

    Example
        evidence: [{kind: law, title: Law on Anti-Trafficking in Persons, provision: Article 49}]

    How to close it
        Add the day of adoption or publication.
    """
    for pointer, evidence in _cited(submission):
        unread = "evidence" in submission.answers[pointer.split("/")[2]].unusable
        if evidence.date is None and not unread:
            yield Found(pointer, {})


@rule(
    "GAP309",
    title="Evidence dated after the submission",
    basis="The obligation named; a submission can cite only what is there",
    severity=Severity.WARNING,
    message="{subject}: it is dated {dated}, after the submission ({day}).",
    remedy="Correct the date, or cite what was in force in the period.",
    beside="/date",
)
def evidence_after_the_submission(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A citation from the future.

    What it finds
        Evidence whose date is later than the day on which the file was prepared. Where that day is not given, or
        cannot be the day, nothing is said.

    Why it matters
        Either the date is wrong, or something is claimed that was not there yet.

    Example
        prepared: 2026-03-14, and a law of 2026-07-01.

    How to close it
        Correct the date. A draft law is no evidence; it belongs under 'actions'.
    """
    day, odd = day_of(submission), unlikely(submission)
    for pointer, evidence in _cited(submission):
        if day and evidence.date and evidence.date.first > day and f"{pointer}/date" not in odd:
            yield Found(pointer, {"dated": evidence.date.text, "day": day.isoformat()})


@rule(
    "GAP310",
    title="Evidence that nobody looked at for ten years",
    basis="The obligation named; evidence is a citation",
    severity=Severity.NOTE,
    message="{subject}: it is of {dated}, and no later check is recorded.",
    remedy="See whether it is still in force, and add the day under '{key[evidence/checked]}'.",
    beside="/checked",
)
def old_evidence(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A citation more than ten years old that was not looked at in the last ten.

    What it finds
        Evidence whose 'date' and 'checked' are both more than ten years before the day of the submission.

    Why it matters
        It may have been amended or replaced since.

    Example
        A decree of 2009, in a submission of 2026, without 'checked'.

    How to close it
        Look whether it still holds, and write the day: checked: 2026-02-01.
    """
    day, odd = day_of(submission), unlikely(submission)
    for pointer, evidence in _cited(submission):
        moments = [getattr(evidence, name) for name in ("date", "checked") if f"{pointer}/{name}" not in odd]
        seen = max(filter(None, moments), key=lambda moment: moment.last, default=None)
        last = seen.last if seen else None  # the latest that it can be: where that leaves a doubt nothing is said
        if day and seen and last and (day.year - last.year, day.month, day.day) > (_OLD, last.month, last.day):
            yield Found(pointer, {"dated": seen.text, "day": day.isoformat()})


@rule(
    "GAP311",
    title="A link that is no web address",
    basis="The obligation named; evidence is a citation",
    severity=Severity.WARNING,
    message="{subject}: '{found}' is not a link that somebody else can open.",
    remedy="Write the whole address, beginning with https://, or leave the link out.",
)
def link_that_is_none(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A link that is no address on the web.

    What it finds
        A 'link' that does not begin with https:// or http:// and a host: the name of a file, a folder of one's own
        computer, a word.

    Why it matters
        It works on one desk only. Links are never opened by actip.

    Example
        link: C:/Users/desk/law.pdf

    How to close it
        Give the address where the document is published. If it is not, the title, section and date are enough.
    """
    for pointer, evidence in _cited(submission):
        if evidence.link is not None and not re.fullmatch(_LINK, evidence.link):
            link = evidence.link if len(evidence.link) <= 60 else f"{evidence.link[:57]}..."
            yield Found(f"{pointer}/link", {"found": link})


@rule(
    "GAP320",
    title="Evidence that names nothing",
    basis="The obligation named; evidence is a citation",
    severity=Severity.NOTE,
    message="{subject}: the evidence has no title.",
    remedy="Add the title as published, so that somebody else can find it.",
    beside="/title",
)
def evidence_without_a_title(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A citation that does not say what is cited.

    What it finds
        An entry under 'evidence' without 'title'.

    Why it matters
        A kind and a date alone lead nobody to the text.

    Example
        evidence: [{kind: law, date: 2019-06-01}]

    How to close it
        Add the title.
    """
    for pointer, evidence in _cited(submission):
        unread = "evidence" in submission.answers[pointer.split("/")[2]].unusable
        if evidence.title is None and not unread:
            yield Found(pointer, {})
