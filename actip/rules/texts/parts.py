"""Own the words of the `MRG` rules: what comes up where the parts of several agencies become one report."""

from actip.model import One, Severity
from actip.rules.texts.entry import text

_BASIS = "Article 24 (monitoring, reviewing and reporting): one report of the state"

TEXTS = (
    text(
        "MRG702",
        title="The same part twice",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{whose}",
        remedy="Nothing needs to be done; take one of them out if you like.",
        words={
            "whose": {
                "agency": "{found} and {first} say the same (the part of {agency}): it was read once.",
                "nobody": "{found} and {first} say the same: it was read once.",
            },
        },
        finds="Two files among those that are merged that say exactly the same.",
        why="A file is sent twice when a mail got lost. Its figures must not be counted twice, and they are not.",
        example="LAO_2025_mps.xlsx and LAO_2025_mps (1).xlsx.",
        close="Nothing needs to be done.",
    ),
    text(
        "MRG703",
        title="Two versions of one agency's part",
        basis=_BASIS,
        message="{older} and {newer} are both the part of {agency} and differ in {places} places, of which each says: "
        "{differences}. {which}",
        one={
            "message": One(
                "{older} and {newer} are both the part of {agency} and differ in {places} place, of which each says: "
                "{differences}. {which}",
                "places",
            )
        },
        remedy="Leave out the one that does not count, then put the parts together again.",
        words={
            "which": {
                "prepared": "{newer} is the newer one: prepared on {date}, the other on {before}.",
                "saved": "{newer} is the newer one: saved on {date}, the other on {before}.",
                "unknown": "Nothing tells which is the newer one.",
            },
        },
        finds="""
        Two files of one agency that do not say the same. The newer one is told by the day on which the part was
        prepared, else by the moment at which the workbook was saved. Two files of what no agency answers are no
        versions: several offices fill it in, and they are merged cell by cell.
        """,
        why="The newer one is most often the one that counts, but not always: a draft can be saved last.",
        example="LAO_2025_mps.xlsx, prepared on 2026-03-01, and LAO_2025_mps_v2.xlsx, prepared on 2026-03-14.",
        close="Ask the agency if you are not sure, and take the other file out of the folder.",
    ),
    text(
        "MRG704",
        title="One agency was preferred",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{what}: '{one}' of {first} ({first_place}) was taken, as asked for; {second} says '{other}' "
        "({second_place}).",
        remedy="Nothing needs to be done if that is meant.",
        finds="A conflict that '--prefer AGENCY' has decided.",
        why="The other agency's answer is not in the report any more. Whoever clears it should know.",
        example="Victims detected, confirmed: 25 of mps was taken; lwu says 31.",
        close="Tell the other agency.",
    ),
    text(
        "MRG710",
        title="Accounts of several agencies were joined",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{what}: what {first} ({first_place}) and {second} ({second_place}) say stands there under their "
        "names.",
        remedy="Read it once: what both of them say can be shortened.",
        finds="Two texts about one thing that '--join' has made one; those about help with the form are joined always.",
        why="Two agencies that answer one question seldom say the same of it, and both can be right.",
        example="ACTIP-14.9: 'Police: 12 officers were trained.' and 'Women's Union: two shelters were opened.'",
        close="Nothing needs to be done.",
    ),
    text(
        "MRG711",
        title="The merged report has other errors",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="Besides what comes up in the merge, the report has {number} errors.",
        one={"message": One("Besides what comes up in the merge, the report has {number} error.", "number")},
        remedy="Run 'actip validate' on it: it names each of them.",
        finds="Errors of the merged report that have nothing to do with the merge.",
        why="A merge looks at what agencies say of the same. That they agree does not make it right.",
        example="A total that is smaller than its parts, in the part of one agency.",
        close="Run 'actip validate', and mend what it names.",
    ),
    text(
        "MRG705",
        title="A part that is not there",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="{number} of the obligations are asked in none of these files: {lacking}.",
        one={"message": One("{number} of the obligations is asked in none of these files: {lacking}.", "number")},
        remedy="A part is missing. Ask for it, and put the parts together again when it is there.",
        finds="Obligations that the report asks and that are in none of the parts that are merged.",
        why="What it has to say is missing from the report, and looks as if nobody knew it.",
        example="The part of the public prosecutor, not sent yet.",
        close="Ask for it, and merge again.",
    ),
    text(
        "MRG706",
        title="Something of a part could not be read",
        basis=_BASIS,
        message="{what}",
        remedy="{mend}",
        words={
            "what": {
                "finding": "{file}: {said}",
                "finding_at": "{file}: {place}: {said}",
                "nobody": "{file}: It is the part of an agency, and does not say of which.",
                "two": "{file}: It says that it is the part of {agency}, and so does {twin}, which asks other "
                "questions.",
            },
            "mend": {
                "nobody": "Write its short name under 'Answered by'.",
                "two": "Correct 'Answered by' in one of them.",
            },
        },
        finds="""
        A fault in an agency's file because of which something in it is not in the merged report: a row without its
        id, a formula without a result.
        """,
        why="The report would lack it, and nobody would know.",
        example="A row of figures whose hidden id was lost when it was copied.",
        close="Mend the agency's file, then merge again.",
    ),
    text(
        "MRG707",
        title="Two agencies with the same entry",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="{what}: {first} ({first_place}) and {second} ({second_place}) have the same entry. It was taken once.",
        remedy="If there were two, such as two trainings or two budgets, enter the second again and say how "
        "they differ.",
        finds="An entry of a list, such as a training or a budget, that stands in two parts word for word.",
        why="""
        Two agencies can have held one training together and both report it, or two alike. Counted twice or once, one of
        them is wrong.
        """,
        example="A training of 30 officers on electronic evidence, in the parts of the police and of the prosecutor.",
        close="Ask both. If there were two, enter the second and say how it differs.",
    ),
    text(
        "MRG708",
        title="A whole report among the parts",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="{found} is no part of an agency: it says of everything something, which can be older than the parts.",
        remedy="Take it out of the folder if it is what the parts were made of, or an earlier merge.",
        finds="A file without 'answered_by' among the parts of agencies.",
        why="""
        The form that was divided still holds what an agency has deleted or corrected in its own part since. What it
        says beside the parts comes back, or is in conflict with them.
        """,
        example="The file of an earlier merge, left in the folder of the parts.",
        close="Take it out and merge the parts alone.",
    ),
)
