"""Own the `GAP` rules: the Convention.

A truthful gap is no fault. These rules say what is open, so that it can be planned for; the policy of the engine
keeps them at warnings and notes.
"""

import re
from collections.abc import Iterator

from actip.catalogue.entries import Catalogue, Obligation
from actip.format.records import Answer, Submission
from actip.model import Facts, Found, Graded, Severity, rule
from actip.model.about import about_answer
from actip.rules.answers import answer_in, answered_halves, answers

_CLAIMS = ("full", "large", "partial")
_CLEARED = ("nationally_approved", "submitted")


def _claims(obligation: Obligation, answer: Answer) -> dict[str, str]:
    """Pick what the answer claims to have, by key: in law full or partial, in practice at least partial."""
    answered = {f"in_{half}": answer_in(answer, half) for half in obligation.asks}
    return {key: code for key, code in answered.items() if code in _CLAIMS}


def _unanswered(facts: Facts) -> Severity:
    cleared = facts["clearance"] in _CLEARED
    return Severity.ERROR if cleared and facts["force"] == "mandatory" else Severity.WARNING


@rule(
    "GAP301",
    title="An obligation without an answer",
    basis="Article 24 (monitoring, reviewing and reporting)",
    severity=Graded((Severity.ERROR, Severity.WARNING), _unanswered),
    message="{citation} {title}: there is no answer.",
    remedy="Answer {keys}. '{code[in_practice/no_information]}' is an answer where nothing can be found out.",
    beside="/{keys[0]}",
)
def unanswered(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An obligation of which nothing that is asked was answered.

    What it finds
        An obligation that is missing from the file, or whose entry holds no answer in law and none in practice.
        Mandatory and qualified duties give a warning, softer ones a note. Once the state says that the file is
        approved or submitted, an unanswered mandatory duty is an error: the file is not what it says it is. Where a
        whole pillar is silent, GAP317 says it once for those of its duties that are no error.

    Why it matters
        A blank can mean that nothing exists, that nobody was asked, or that the line was overlooked.

    Example
        ACTIP-14.8, with an account but neither in_law nor in_practice.

    How to close it
        Ask the agency that answers for it. If it cannot be found out, answer 'no_information'.
    """
    if "obligations" not in submission.parts:
        return
    for obligation in catalogue.obligations_of(submission.asks, submission.questions, submission.later):
        answer = submission.answers.get(obligation.id)
        held_back = obligation.id in submission.withheld
        if not held_back and (answer is None or not answered_halves(obligation, answer)):
            keys = [f"in_{half}" for half in obligation.asks]
            facts = {"force": obligation.force, "clearance": submission.clearance, "keys": keys}
            yield Found(f"/obligations/{obligation.id}", facts)


def _not_yet_planned(facts: Facts) -> Severity:
    return Severity.NOTE if facts["next"] == "planned" else Severity.WARNING


@rule(
    "GAP302",
    title="Law without practice",
    basis="The obligation named; law on paper and practice are asked apart for this reason",
    severity=Graded((Severity.WARNING, Severity.NOTE), _not_yet_planned),
    message="{citation} {title}: law is '{in_law}', practice is '{in_practice}'.",
    remedy="{next}",
    beside="/in_practice",
    words={
        "next": {
            "plan": "Plan under '{key[actions]}' who puts the law into practice and by when; the gap stays open "
            "until the practice is there.",
            "planned": "Nothing: an action is planned. The gap stays open until the practice is there.",
        },
    },
)
def law_without_practice(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A law that is in force, and nothing done under it yet.

    What it finds
        An obligation that asks for law and practice, with law 'full' or 'partial' and practice 'not_yet'. Where an
        action is planned or under way it is a note, which asks for nothing. Practice that is left open is GAP306.

    Why it matters
        Victims are protected by what is done. The law alone does not reach them.

    Example
        in_law: full, in_practice: not_yet under ACTIP-14.13 (possibility of compensation).

    How to close it
        If something is done, answer for practice. If not, plan it. The gap stays until the practice is there.
    """
    for obligation, answer in answers(submission, catalogue):
        both = {"law", "practice"} <= set(obligation.asks)
        if both and answer.in_law in ("full", "partial") and answer.in_practice == "not_yet":
            planned = any(action.state not in ("done", "dropped") for action in answer.actions)
            following = "planned" if planned else "plan"
            facts = {"in_law": answer.in_law, "in_practice": answer.in_practice, "next": following}
            yield Found(f"/obligations/{obligation.id}", facts)


@rule(
    "GAP303",
    title="A claim without evidence",
    basis="The obligation named; evidence is a citation",
    severity=Severity.WARNING,
    message="{citation} {title}: the answer is {answered}, but no evidence is cited.",
    remedy="Under '{key[evidence]}' add the law or document with its section and its date.",
    beside="/evidence",
)
def claim_without_evidence(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer that something is there, with nothing cited for it.

    What it finds
        Law 'full' or 'partial', or practice 'full', 'large' or 'partial', without any entry under 'evidence'.

    Why it matters
        The next officer, and other states that want to learn from it, have to be able to find it.

    Example
        in_law: full under ACTIP-14.7, and no law is cited.

    How to close it
        Cite it: kind, title, provision, date. A link helps. Do not attach documents.
    """
    for obligation, answer in answers(submission, catalogue):
        claims = _claims(obligation, answer)
        if claims and not answer.evidence and "evidence" not in answer.unusable:
            yield Found(f"/obligations/{obligation.id}", {"answered": claims})


def _open(facts: Facts) -> Severity:
    return Severity.WARNING if facts["wholly"] else Severity.NOTE


@rule(
    "GAP304",
    title="A gap without an action",
    basis="The obligation named; Article 24 looks forward as well as back",
    severity=Graded((Severity.WARNING, Severity.NOTE), _open),
    message="{citation} {title}: the answer is {answered}, and no action is planned.",
    remedy="Under '{key[actions]}' say what is planned, by which agency and by when.",
    beside="/actions",
)
def gap_without_action(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer that something is not there, or only in part, with no step planned.

    What it finds
        Law 'none' or 'partial', or practice 'not_yet' or 'partial', without an action that is planned, under way
        or done. Where something is there in part it is a note. A state that considered a duty and declined it, and
        says why under 'account' or 'challenges', has answered.

    Why it matters
        Regional planning and help start from what states mean to do.

    Example
        in_practice: not_yet under ACTIP-14.14 (trust funds), and no action.

    How to close it
        Add an action with its agency and date. If none is planned, say so under 'challenges' and name the
        assistance that would help.
    """
    for obligation, answer in answers(submission, catalogue):
        answered = {f"in_{half}": answer_in(answer, half) for half in obligation.asks}
        lacking = {key: code for key, code in answered.items() if code in ("none", "not_yet", "partial")}
        pursued = any(action.state != "dropped" for action in answer.actions)
        declined = answer.in_practice == "considered_declined" and (answer.account or answer.challenges)
        if lacking and not pursued and not declined and "actions" not in answer.unusable:
            wholly = any(code != "partial" for code in lacking.values())
            yield Found(f"/obligations/{obligation.id}", {"answered": lacking, "wholly": wholly})


@rule(
    "GAP305",
    title="A claim without its figure",
    basis="The indicators that the catalogue names for the obligation",
    severity=Severity.WARNING,
    message="{citation} {title}: the answer is {answered}, but there is no figure for {indicators}.",
    remedy="Under '{key[statistics]}' give the figure, zero included, or the reason under "
    "'{key[statistics/cells/missing]}'.",
    form_remedy="On the sheets of figures give the figure, zero included, or pick the reason why there is none.",
    beside="/{half}",
)
def claim_without_figure(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer that something is done, with neither a figure for it nor the reason why there is none.

    What it finds
        A claim under an obligation whose indicators have neither a figure nor a missing code in the file, where the
        file reports statistics.

    Why it matters
        'Nobody collects it' and 'there were none' lead to different plans. An empty table says neither.

    Example
        in_practice: full under ACTIP-14.8, and nothing on identified victims held in detention.

    How to close it
        Add the figure; zero is one. Or add the indicator with 'missing: not_collected' or another reason.
    """
    if "statistics" not in submission.parts:
        return
    counted = {cell.indicator for cell in submission.cells} | submission.doubtful | submission.withheld
    for obligation, answer in answers(submission, catalogue):
        claims = _claims(obligation, answer)
        elsewhere = set(obligation.indicators) - submission.questions if submission.questions else set()
        lacking = [name for name in obligation.indicators if name not in counted | elsewhere | submission.later]
        if claims and lacking:
            facts = {"answered": claims, "half": next(iter(claims)), "indicators": lacking}
            yield Found(f"/obligations/{obligation.id}", facts, about=about_answer(obligation.id, indicators=lacking))


@rule(
    "GAP306",
    title="Only one half is answered",
    basis="The obligation named; law and practice are asked apart",
    severity=Severity.WARNING,
    message="{citation} {title}: '{half}' is not answered.",
    remedy="Answer it too. '{code[in_practice/no_information]}' is an answer where nothing can be found out.",
    beside="/in_{half}",
)
def half_answered(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An obligation that asks for law and practice, with one of the two left open.

    What it finds
        One half answered and the other not.

    Why it matters
        The half that is left open counts as unanswered in every table.

    Example
        in_practice: large under ACTIP-14.1, and nothing on the law.

    How to close it
        Answer the other half: 'not_needed' where no law is needed, 'not_applicable' where it did not arise.
    """
    for obligation, answer in answers(submission, catalogue):
        halves = answered_halves(obligation, answer)
        for half in obligation.asks:
            if halves and half not in halves:
                yield Found(f"/obligations/{obligation.id}", {"half": half})


@rule(
    "GAP307",
    title="Practice without law",
    basis="The obligation named; law and practice are asked apart",
    severity=Severity.NOTE,
    message="{citation} {title}: practice is '{in_practice}', law is '{code[in_law/none]}'.",
    remedy=(
        "Answer '{code[in_law/not_needed]}' if no law is needed, or plan under '{key[actions]}' how the "
        "practice gets its basis."
    ),
)
def practice_without_law(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Something that is done without a law for it.

    What it finds
        An obligation that asks for law and practice, with law 'none' and practice 'full' or 'large'.

    Why it matters
        What rests on goodwill can end with a change of office. It may also be that no law is needed.

    Example
        in_law: none, in_practice: large under ACTIP-14.9 (tell victims what help they can get).

    How to close it
        If no law is needed, answer 'not_needed' and say why under 'account'.
    """
    for obligation, answer in answers(submission, catalogue):
        both = {"law", "practice"} <= set(obligation.asks)
        if both and answer.in_law == "none" and answer.in_practice in ("full", "large"):
            yield Found(f"/obligations/{obligation.id}", {"in_practice": answer.in_practice})


@rule(
    "GAP315",
    title="No information on a binding duty",
    basis="The obligation named",
    severity=Severity.NOTE,
    message="{citation} {title}: nothing could be found out about '{halves}'.",
    remedy="Ask the agency that answers for it, or name under '{key[assistance]}' what would help to find out.",
    beside="/{halves[0]}",
)
def no_information(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A mandatory duty about which the secretariat could find out nothing.

    What it finds
        'no_information' under an obligation of which the text says 'shall'. It is an answer, and stays one.

    Why it matters
        Where nobody knows, nobody can plan. Often another agency does know.

    Example
        in_practice: no_information under ACTIP-15.3 (verify nationality on request).

    How to close it
        Ask once more. Data systems are a kind of assistance that can be asked for.
    """
    for obligation, answer in answers(submission, catalogue):
        unknown = [f"in_{half}" for half in obligation.asks if answer_in(answer, half) == "no_information"]
        if obligation.force == "mandatory" and unknown:
            yield Found(f"/obligations/{obligation.id}", {"halves": unknown})


_PLACEHOLDER = (
    r"(?:tbd|tba|tbc|todo|n\.?\s?[/.]?\s?a\.?|x{2,}|lorem ipsum.*|see above|as above|same as above|ditto|idem|"
    r"to be (?:completed|determined|confirmed|added|filled in)|[-–—.?*_/ ]+|"
    r"yes|ok|okay|done|[a-z0-9](?!\.)|ya|sudah|có|oo|opo|sim|sin|loos|ใช่|มี|ແມ່ນ|ມີ|បាទ|ចាស|មាន|ဟုတ်(?:ကဲ့)?|ရှိ(?:ပါ)?(?:သည်)?)[.!។။]?"
)


@rule(
    "GAP316",
    title="Text that only holds a place",
    basis="Article 24 (monitoring, reviewing and reporting)",
    severity=Severity.WARNING,
    message="{subject}: '{found}' says nothing.",
    remedy="Write what there is to say, or leave it empty.",
)
def placeholder(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text that was meant to be replaced.

    What it finds
        An account, a title of evidence or an action that is only a mark such as 'TBD', 'xxx', 'lorem ipsum', 'see
        above' or a dash, one letter, or 'yes'.

    Why it matters
        It looks like an answer until somebody reads it.

    Example
        account: TBD

    How to close it
        Write it, or leave it empty: an empty field is an open question, and honest.
    """
    for obligation, answer in answers(submission, catalogue):
        at = f"/obligations/{obligation.id}"
        texts = [(f"{at}/account", answer.account)]
        texts += [(f"{at}/evidence/{index}/title", entry.title) for index, entry in enumerate(answer.evidence)]
        texts += [(f"{at}/actions/{index}/action", entry.action) for index, entry in enumerate(answer.actions)]
        for pointer, text in texts:
            if text and holds_a_place(text := text.strip()):
                yield Found(pointer, {"found": text if len(text) < 40 else f"{text[:37]}..."})


def holds_a_place(text: str) -> bool:
    """Tell whether a text is nothing but a mark that it is still to be written."""
    return re.fullmatch(_PLACEHOLDER, text.strip(), re.IGNORECASE) is not None
