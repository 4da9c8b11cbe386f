"""Own the `MRG` rules: what comes up where the parts of several agencies become one report.

A merge chooses nothing in silence. Where agencies say different things the report holds neither, and names both until
somebody decides.
"""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.fields import ANSWERS
from actip.format.records import Side, Submission
from actip.model import Found, Rule, Severity, rule

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
        about = entry.subject or "The report"
        indicator = catalogue.indicators.get(about)
        named = indicator.title[:1].upper() + indicator.title[1:] if indicator else about
        key = _ANSWER_KEYS.get(entry.what or "", "") if about in catalogue.obligations else ""
        yield Found(
            f"/obligations/{about}" if key else entry.pointer,
            {
                "key": key,
                "what": f"{named}, {entry.what}" if entry.what else named,
                "first": first.agency or "one file",
                "one": _cut(first.says),
                "first_place": first.place or "place not given",
                "second": second.agency or "another",
                "other": _cut(second.says),
                "second_place": second.place or "place not given",
            },
        )


def _cut(said: str | None) -> str | None:
    return said if said is None or len(said) <= _LONG else f"{said[: _LONG - 3]}..."


SENT_TWICE = Rule(
    id="MRG702",
    title="The same part twice",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{found} and {first} say the same{whose}: it was read once.",
    remedy="Nothing needs to be done; take one of them out if you like.",
    explanation="""
    What it finds
        Two files among those that are merged that say exactly the same.

    Why it matters
        A file is sent twice when a mail got lost. Its figures must not be counted twice, and they are not.

    Example
        LAO_2025_mps.xlsx and LAO_2025_mps (1).xlsx.

    How to close it
        Nothing needs to be done.
    """,
)

VERSIONS = Rule(
    id="MRG703",
    title="Two versions of one agency's part",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{older} and {newer} are both the part of {agency} and differ in {places}. {which}",
    remedy="'actip diff' shows where. Take the one that does not count out of the folder, then merge again.",
    words={
        "which": {
            "prepared": "{newer} is the newer one: prepared on {date}, the other on {before}.",
            "saved": "{newer} is the newer one: saved on {date}, the other on {before}.",
            "unknown": "Nothing tells which is the newer one.",
        }
    },
    explanation="""
    What it finds
        Two files of one agency that do not say the same. The newer one is told by the day on which the part was
        prepared, else by the moment at which the workbook was saved.

    Why it matters
        The newer one is most often the one that counts, but not always: a draft can be saved last.

    Example
        LAO_2025_mps.xlsx, prepared on 2026-03-01, and LAO_2025_mps_v2.xlsx, prepared on 2026-03-14.

    How to close it
        Ask the agency if you are not sure, and take the other file out of the folder.
    """,
)

PREFERRED = Rule(
    id="MRG704",
    title="One agency was preferred",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{what}: '{one}' of {first} ({first_place}) was taken, as asked for; {second} says '{other}' "
    "({second_place}).",
    remedy="Nothing needs to be done if that is meant.",
    explanation="""
    What it finds
        A conflict that '--prefer AGENCY' has decided.

    Why it matters
        The other agency's answer is not in the report any more. Whoever clears it should know.

    Example
        Victims detected, confirmed: 25 of mps was taken; lwu says 31.

    How to close it
        Tell the other agency.
    """,
)

NO_PART = Rule(
    id="MRG705",
    title="A part that is not there",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{number} of the obligations are asked in none of these files: {found}.",
    remedy="A part is missing. Ask for it, and merge again when it is there.",
    explanation="""
    What it finds
        Obligations that the report asks and that are in none of the parts that are merged.

    Why it matters
        What it has to say is missing from the report, and looks as if nobody knew it.

    Example
        The part of the public prosecutor, not sent yet.

    How to close it
        Ask for it, and merge again.
    """,
)

SAME_ENTRY = Rule(
    id="MRG707",
    title="Two agencies with the same entry",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{what}: {first} and {second} have the same entry. It was taken once.",
    remedy="If there were two, such as two trainings or two budgets, enter the second again and say how they differ.",
    explanation="""
    What it finds
        An entry of a list, such as a training or a budget, that stands in two parts word for word.

    Why it matters
        Two agencies can have held one training together and both report it, or two alike. Counted twice or once, one of
        them is wrong.

    Example
        A training of 30 officers on electronic evidence, in the parts of the police and of the prosecutor.

    How to close it
        Ask both. If there were two, enter the second and say how it differs.
    """,
)

WHOLE_REPORT = Rule(
    id="MRG708",
    title="A whole report among the parts",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{found} is no part of an agency: it says of everything something, which can be older than the parts.",
    remedy="Take it out of the folder if it is what the parts were made of, or an earlier merge.",
    explanation="""
    What it finds
        A file without 'answered_by' among the parts of agencies.

    Why it matters
        The form that was divided still holds what an agency has deleted or corrected in its own part since. What it
        says beside the parts comes back, or is in conflict with them.

    Example
        The file of an earlier merge, left in the folder of the parts.

    How to close it
        Take it out and merge the parts alone.
    """,
)

NOT_CARRIED = Rule(
    id="MRG706",
    title="Something of a part could not be read",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{file}: {said}",
    remedy="{mend}",
    explanation="""
    What it finds
        A fault in an agency's file because of which something in it is not in the merged report: a row without its
        id, a formula without a result.

    Why it matters
        The report would lack it, and nobody would know.

    Example
        A row of figures whose hidden id was lost when it was copied.

    How to close it
        Mend the agency's file, then merge again.
    """,
)
