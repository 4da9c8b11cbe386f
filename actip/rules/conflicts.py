"""Own the `MRG` rules: what comes up where the parts of several agencies become one report.

A merge chooses nothing in silence. Where agencies say different things the report holds neither, and names both until
somebody decides.
"""

from collections.abc import Iterable, Iterator

from actip.catalogue.entries import Catalogue
from actip.format.fields import ANSWERS
from actip.format.records import Conflict, Side, Submission
from actip.format.walk import steps_of
from actip.model import Finding, Found, Severity, rule

_BASIS = "Article 24 (monitoring, reviewing and reporting): one report of the state"
_ANSWER_KEYS = {key.title: key.name for key in ANSWERS.keys if not (key.keys or key.name in ("agency", "since_last"))}
_HALVES = ("in_law", "in_practice")
_NOBODY = Side("")
_OF_AN_ANSWER = 3  # steps of a place that lead to a key of an answer
_LONG = 80  # characters that a message repeats of what an agency says


@rule(
    "MRG701",
    title="Two agencies say different things",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{what}: {first} says '{one}' ({first_place}), {second} says '{other}' ({second_place}). Neither was "
    "taken.",
    remedy="Say under '{key[conflicts/take]}' which is right and run 'actip convert', or put what is right where it "
    "belongs and delete the entry under '{key[conflicts]}'.",
    form_remedy="Say under '{key[conflicts/take]}' which is right: 'actip convert' then puts it into its cell. Or put "
    "what is right into its cell and empty the line.",
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
        Ask both, and say under 'take' which is right: 'one', 'other', or of accounts 'both', which then stand under the
        names of their agencies. 'actip convert' and 'actip merge' put it into its place. Or do it by hand, and delete
        the entry. Or merge again with '--prefer AGENCY', where one agency is to be believed throughout; '--join' joins
        all accounts.
    """
    for entry in submission.conflicts:
        if not entry.take and not _is_emptied(entry):
            yield _of(entry, catalogue)


@rule(
    "MRG709",
    title="A conflict that is decided and not carried out",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{what}: it is decided what to take of {first} ('{one}') and {second} ('{other}'), and it is not in its "
    "place yet.",
    remedy="Run 'actip convert' on this file: it puts what was taken into its place. Where something else stands there "
    "by now, decide between the two by hand and delete the entry.",
    form_remedy="Run 'actip convert' on this file: it puts what was taken into its cell and empties the line. Where "
    "something else stands in the cell by now, decide by hand and empty the line.",
    words={"first": {"not_given": "one file"}, "second": {"not_given": "another"}},
    beside="/{key}",
)
def decided(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A conflict of which somebody has said what to take, and that still stands there.

    What it finds
        An entry under 'conflicts' with 'take'.

    Why it matters
        What was decided is in no answer and no figure yet: every table and report would lack it.

    Example
        ACTIP-14.7, in practice: take 'one', which is the answer of the police.

    How to close it
        Write the file anew with 'actip convert FILE NEW', or 'actip merge FILE -o NEW'.
    """
    for entry in submission.conflicts:
        if entry.take and not _is_emptied(entry):
            yield _of(entry, catalogue)


def answers_in_conflict(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the obligations of which an answer, in law or in practice, is in conflict: neither of two was taken."""
    conflicts = [finding for finding in findings if finding.rule in ("MRG701", "MRG709")]
    return frozenset(finding.obligation or "" for finding in conflicts if finding.facts["key"] in _HALVES)


def _is_emptied(entry: Conflict) -> bool:
    """Tell whether somebody emptied the line: what nobody sees of it, the place, may still stand there."""
    return bool(entry.at) and not (entry.subject or entry.what or entry.first or entry.second)


def _of(entry: Conflict, catalogue: Catalogue) -> Found:
    """Return a conflict with what it is about, named by its place where the file has it."""
    first, second = entry.first or _NOBODY, entry.second or _NOBODY
    steps = steps_of(entry.at or "")
    about = steps[1] if len(steps) > 1 and steps[0] == ANSWERS.name else entry.subject or ""
    subject = {"indicator": about} if about in catalogue.indicators else about or {"report": True}
    key = _ANSWER_KEYS.get(entry.what or "", "") if about in catalogue.obligations else ""
    if len(steps) == _OF_AN_ANSWER and about in catalogue.obligations:
        key = steps[-1] if steps[-1] in _ANSWER_KEYS.values() else ""
    what = {"key": key} if key else entry.what
    facts = {
        "key": key,
        "what": [subject, what] if what else [subject],
        "first": first.agency or None,
        "one": _cut(first.says),
        "first_place": first.place or None,
        "second": second.agency or None,
        "other": _cut(second.says),
        "second_place": second.place or None,
    }
    return Found(f"/obligations/{about}" if key else entry.pointer, facts)


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONG else f"{text[: _LONG - 3]}..."
