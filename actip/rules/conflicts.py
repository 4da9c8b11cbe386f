"""Own the `MRG` rules: what comes up where the parts of several agencies become one report.

A merge chooses nothing in silence. Where agencies say different things the report holds neither, and names both until
somebody decides.
"""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.format.words import WORDS
from actip.model import Found, Severity, rule
from actip.rules.intervals import capital

_BASIS = "Article 24 (monitoring, reviewing and reporting): one report of the state"
_ANSWER_KEYS = {WORDS[key][0]: key for key in ("in_law", "in_practice", "account", "since", "challenges", "disclosure")}
_LONG = 80  # characters that a message repeats of what an agency says


@rule(
    "MRG701",
    title="Two agencies say different things",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{what}: {first} says '{one}' ({first_place}), {second} says '{other}' ({second_place}). Neither was "
    "taken.",
    remedy="Put what is right where it belongs, then delete the entry under 'conflicts'.",
    form_remedy="Put what is right into its cell, then empty the line on the sheet 'Conflicts'.",
    beside="/{key}",
)
def conflict(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Two different answers, or two figures for one cell, of which neither was chosen.

    What it finds
        An entry under 'conflicts', which 'actip merge' writes where two files say different things about the same.

    Why it matters
        A report with one of the two, chosen by a program, would be nobody's.

    Example
        ACTIP-14.7, in practice: the police say 'full', the women's union says 'partial'.

    How to close it
        Ask both, put what is right where it belongs and delete the entry. Or merge again with '--prefer AGENCY', where
        one agency is to be believed throughout.
    """
    for entry in submission.conflicts:
        about = entry.subject or "The report"
        indicator = catalogue.indicators.get(about)
        subject = capital(indicator.title) if indicator else about
        key = _ANSWER_KEYS.get(entry.what or "", "") if about in catalogue.obligations else ""
        yield Found(
            f"/obligations/{about}" if key else entry.pointer,
            {
                "key": key,
                "what": f"{subject}, {entry.what}" if entry.what else subject,
                "first": entry.first.agency or "one file",
                "one": _cut(entry.first.says),
                "first_place": entry.first.place or "place not given",
                "second": entry.second.agency or "another",
                "other": _cut(entry.second.says),
                "second_place": entry.second.place or "place not given",
            },
        )


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONG else f"{text[: _LONG - 3]}..."
