"""Own the `MRG` rules: what comes up where the parts of several agencies become one report.

A merge chooses nothing in silence. Where agencies say different things the report holds neither, and names both until
somebody decides.
"""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.fields import ANSWERS
from actip.format.records import Side, Submission
from actip.model import Found, Severity, rule

_BASIS = "Article 24 (monitoring, reviewing and reporting): one report of the state"
_ANSWER_KEYS = {key.title: key.name for key in ANSWERS.keys if not (key.keys or key.name in ("agency", "since_last"))}
_LONG = 80  # characters that a message repeats of what an agency says


@rule(
    "MRG701",
    title="Two agencies say different things",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{what}: {first} says '{one}' ({first_place}), {second} says '{other}' ({second_place}). Neither was "
    "taken.",
    remedy="Put what is right where it belongs, then delete the entry under '{key[conflicts]}'.",
    form_remedy="Put what is right into its cell, then empty the line on the sheet 'Conflicts'.",
    beside="/{key}",
    words={
        "first": {"not_given": "one file"},
        "second": {"not_given": "another"},
        "first_place": {"not_given": "place not given"},
        "second_place": {"not_given": "place not given"},
    },
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
    nobody = Side("")
    for entry in submission.conflicts:
        first, second = entry.first or nobody, entry.second or nobody
        about = entry.subject or ""
        subject = {"indicator": about} if about in catalogue.indicators else about or {"report": True}
        key = _ANSWER_KEYS.get(entry.what or "", "") if about in catalogue.obligations else ""
        what = {"key": key} if key else entry.what
        yield Found(
            f"/obligations/{about}" if key else entry.pointer,
            {
                "key": key,
                "what": [subject, what] if what else [subject],
                "first": first.agency or None,
                "one": _cut(first.says),
                "first_place": first.place or None,
                "second": second.agency or None,
                "other": _cut(second.says),
                "second_place": second.place or None,
            },
        )


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONG else f"{text[: _LONG - 3]}..."
