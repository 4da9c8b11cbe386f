"""Own the rules about who answers: pillars and agencies that are silent, and agencies that are not in the list."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.format.agencies import REST, agencies_in, as_compared, as_listed, is_spelt_alike
from actip.format.answering import Topics, answering_of, topics
from actip.format.fields import ANSWERS, STATISTICS, SUBMISSION
from actip.format.keys import Key
from actip.format.keys import Kind as KindOfKey
from actip.format.records import Submission
from actip.model import Found, Kind, One, Severity, rule
from actip.model.about import about_part
from actip.rules.answers import answered_halves, answers, silent_pillars


@rule(
    "GAP317",
    title="A pillar without any answer",
    basis="Article 24 (monitoring, reviewing and reporting)",
    severity=Severity.WARNING,
    message="{pillar}: none of its {number} obligations has an answer, while other pillars have.",
    one={"message": One("{pillar}: its {number} obligation has no answer, while other pillars have.", "number")},
    remedy=(
        "Ask the agencies of this pillar. '{code[in_practice/no_information]}' is an answer where nothing "
        "can be found out."
    ),
)
def silent_pillar(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A whole pillar of which nothing was answered, beside others that were.

    What it finds
        A pillar of which no obligation that was asked is answered in law or in practice, while another pillar has at
        least one answer. It stands for what GAP301 would say of each of its obligations.

    Why it matters
        It is seldom a choice. Most often a ministry was not asked, or its part did not arrive.

    Example
        Answers about law and protection, and not one about prevention.

    How to close it
        Find out who answers for it, and ask them.
    """
    for pillar, obligations in silent_pillars(submission, catalogue).items():
        facts = {"pillar": pillar, "number": len(obligations), "obligations": obligations}
        about = about_part(pillar, catalogue.label("pillars", pillar))
        yield Found("/obligations", facts, about=about)


@rule(
    "GAP318",
    title="An agency that was assigned and is silent",
    basis="Article 24 (monitoring, reviewing and reporting)",
    severity=Severity.NOTE,
    message="'{agency}' is named as the agency of {number} of the obligations, and none of them has an answer.",
    one={
        "message": One(
            "'{agency}' is named as the agency of {number} obligation, and that one has no answer.", "number"
        )
    },
    remedy="Ask it, or name the agency that answers in its place.",
)
def silent_agency(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An agency that answers for obligations, of which none has an answer.

    What it finds
        An agency that answers for one or more obligations, by 'agency' beside them or by its 'answers' in the list of
        agencies, all of them without an answer in law and in practice, while something in the file is answered. An
        agency that was assigned nothing is no finding.

    Why it matters
        Its part is missing, not its measures. One call brings more than the same question asked many times.

    Example
        agency: labour under nine obligations, and neither in_law nor in_practice under any of them.

    How to close it
        Ask the agency for its part. If another one answers, change 'agency'.
    """
    answered = {
        obligation.id for obligation, answer in answers(submission, catalogue) if answered_halves(obligation, answer)
    }
    if not answered:
        return
    who_answers = answering_of(submission, catalogue)
    asks = catalogue.obligations_of(submission.asks, submission.questions, submission.later)
    assigned: dict[str, list[tuple[str, str]]] = {}
    for name in dict.fromkeys([*submission.answers, *(obligation.id for obligation in asks)]):
        for agency in who_answers[name] if name not in submission.withheld else ():
            assigned.setdefault(as_compared(agency), []).append((agency, name))
    listed = {as_compared(entry.id): entry.pointer for entry in reversed(submission.agencies)}
    for name, to_answer in assigned.items():
        if not any(obligation in answered for _, obligation in to_answer):
            agency, obligation_id = to_answer[0]
            at = listed.get(name, f"/obligations/{obligation_id}/agency")
            yield Found(at, {"agency": agency, "number": len(to_answer)}, about=about_part(agency))


@rule(
    "GAP319",
    title="An agency that is not in the list",
    basis="Article 24 (monitoring, reviewing and reporting)",
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{how}",
    remedy="{mend}",
    words={
        "mend": {
            "row": "Use the short name under '{key[agencies]}', or add the agency there.",
            "part": "Here belongs the short name of the agency whose part this file is, and no person's name: one of "
            "{expected}; or 'rest'. Leave it empty where the file is the report of the whole state.",
            "part_of_none": "If this file is the part of an agency, add that agency under '{key[agencies]}', and write "
            "its short name here. Leave it empty where the file is the report of the whole state.",
        },
        "how": {
            "unlisted": "{subject}: '{found}' is not among the agencies that the file lists.",
            "full_name": "{subject}: '{found}' is the full name of '{expected}' of the list of agencies. Its short "
            "name belongs here.",
            "part": "{subject}: '{found}' is not among the agencies that the file lists, and so the file would be read "
            "as the part of an agency that nobody knows.",
            "part_of_none": "{subject}: '{found}' stands there, and the file lists no agency.",
        },
    },
)
def unlisted_agency(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An agency that the file does not list, where it lists agencies; and whose part a file is, in any file.

    What it finds
        An 'agency' that is no id under 'agencies', in any letter case: of an answer or an action, of an indicator or a
        court indicator, of an answer of the round, or of an agency's clearance. And a text under 'answered_by' that is
        no such id, such as the name of whoever filled in the form.

    Why it matters
        It is left out when answers are counted by agency and when the report is split, and nobody knows whom to ask. A
        file whose 'answered_by' is set is read as the part of that agency.

    Example
        agency: Police, where the list has mps.

    How to close it
        Use the id, or add the agency to the list. Leave 'answered_by' empty in the report of the whole state.
    """
    yield from _part_of_nobody(submission)
    listed = {as_compared(entry.id) for entry in submission.agencies}
    by_name = {as_compared(entry.name): entry.id for entry in submission.agencies if entry.name}
    for pointer, agency in _agencies(submission) if listed else ():
        if as_compared(agency) not in listed:
            meant = by_name.get(as_compared(agency))
            facts = {"found": agency if len(agency) <= 40 else f"{agency[:37]}..."}
            how = "full_name" if meant else "unlisted"
            yield Found(pointer, {**facts, "how": how, "mend": "row", "expected": meant})


def _part_of_nobody(submission: Submission) -> Iterator[Found]:
    """Yield a text under 'answered_by' that names no agency of the list."""
    whose, listed = submission.answered_by, [entry.id for entry in submission.agencies]
    if whose and as_listed(whose, (*listed, REST)) is None:
        how = "part" if listed else "part_of_none"
        text = whose if len(whose) <= 40 else f"{whose[:37]}..."
        yield Found("/answered_by", {"found": text, "how": how, "mend": how, "expected": listed or None})


@rule(
    "GAP321",
    title="An agency's short name in another spelling",
    basis="The submission's own list of agencies",
    severity=Severity.NOTE,
    message="{subject}: '{found}' was taken for '{expected}' of the list of agencies.",
    remedy="Nothing, if that agency is meant. Else add the other one under '{key[agencies]}'.",
)
def agency_in_another_spelling(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An agency that is spelt otherwise than in the list.

    What it finds
        An 'agency' that is an id under 'agencies' but for full stops, dashes or low lines. Letter case, spaces and
        quotes are nobody's concern. A blank before or behind the short name of the list is a question of its own,
        SCH260.

    Why it matters
        It is read as that agency everywhere, in parts and in counts, and you should know.

    Example
        agency: M.L.S.W., where the list has mlsw.

    How to close it
        It needs no action.
    """
    listed = [entry.id for entry in submission.agencies]
    for pointer, agency in _agencies(submission):
        spelling = as_listed(agency, listed)
        if spelling and not is_spelt_alike(agency, spelling):
            yield Found(pointer, {"found": agency, "expected": spelling})


@rule(
    "SCH260",
    title="A short name of an agency with a blank at its end",
    basis="The submission's own list of agencies",
    severity=Severity.WARNING,
    message="{subject}: the short name '{found}' begins or ends with a blank. Is '{expected}' meant?",
    remedy="Remove the blank, so that every list and every part names the agency alike.",
)
def blank_in_short_name(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An agency whose short name begins or ends with a blank that nobody sees.

    What it finds
        A short name under 'agencies' with a blank before its first or behind its last letter.

    Why it matters
        To a program it is another name than the one that the answers have.

    Example
        agencies: [{id: 'spp ', name: Supreme People's Procuracy}]

    How to close it
        Remove the blank.
    """
    for entry in submission.agencies:
        if entry.id != entry.id.strip() and entry.id.strip():
            yield Found(entry.pointer, {"found": entry.id, "expected": entry.id.strip()})


@rule(
    "GAP322",
    title="What an agency answers is not understood",
    basis="The submission's own list of agencies",
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="'{agency}' is to answer '{found}'. That is no pillar, article, part or question.",
    remedy="Write a pillar such as {pillar}, an article such as Art. 14, a part such as {part}, or an id.",
)
def unknown_topic(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An entry under 'answers' of an agency that means nothing that is asked.

    What it finds
        A text under 'answers' in the list of agencies that is no pillar, no article of the Convention, no part of the
        file and no obligation, indicator, court indicator or question of the round: neither its id nor what it is
        called.

    Why it matters
        Questions go to agencies by it. What nobody understands stays with the secretariat, and nobody notices.

    Example
        answers: [Shelters], where 'Protection of victims' or 'ACTIP-14.9' is meant.

    How to close it
        Use the words of the form: a pillar, an article, a part, or the id that stands at the question.
    """
    if not any(entry.answers for entry in submission.agencies):
        return
    meant = Topics(catalogue)
    for entry in submission.agencies:
        for number, text in enumerate(entry.answers):
            if meant.of(text) is None:
                near = meant.near(text)
                facts = {"found": text if len(text) <= 40 else f"{text[:37]}...", "agency": entry.id}
                facts |= {"pillar": "protection", "part": "statistics"}
                facts |= {"suggestion": topics(catalogue)[near]} if near else {}
                yield Found(f"{entry.pointer}/answers/{number}", facts)


def _ways(key: Key) -> Iterator[tuple[Key, ...]]:
    """Yield the keys that lead to each name of an agency."""
    for below in key.keys:
        if below.kind is KindOfKey.AGENCY:
            yield (below,)
        else:
            yield from ((below, *way) for way in _ways(below))


# The top key 'answered_by' says whose part the file is; it can be nobody's.
_WAYS = tuple(way for way in _ways(SUBMISSION) if len(way) > 1 and way[0].name != "last")


def _agencies(submission: Submission) -> Iterator[tuple[str, str]]:
    """Yield the agencies that are named anywhere, each with the pointer of the text that names it."""
    listed = [entry.id for entry in submission.agencies]
    for way in _WAYS:
        if way[0] is ANSWERS and ANSWERS.name not in submission.parts:
            continue
        entries: list[Any] = [submission]
        for key in way[:-1]:
            entries = [below for entry in entries for below in _below(entry, key)]
        for entry in entries:
            for agency in agencies_in(getattr(entry, way[-1].attribute) or "", listed):
                if agency and as_listed(agency, (REST,)) is None:
                    yield f"{entry.pointer}/{way[-1].name}", agency


def _below(entry: Any, key: Key) -> Iterable[Any]:
    if key is STATISTICS:
        return (entry,)  # a submission has what is in it by itself
    below = getattr(entry, key.attribute)
    return below.values() if isinstance(below, Mapping) else below or ()
