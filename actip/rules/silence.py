"""Own the `GAP` rules about who does not answer: pillars and agencies that are silent, or not in the list."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.agencies import as_compared, as_listed
from actip.format.records import Answer, Submission
from actip.model import Found, One, Severity, rule
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
        An agency that stands under 'agency' of one or more obligations, all of them without an answer in law and in
        practice, while something in the file is answered. An agency that was assigned nothing is no finding.

    Why it matters
        Its part is missing, not its measures. One call brings more than the same question asked many times.

    Example
        agency: labour under nine obligations, and neither in_law nor in_practice under any of them.

    How to close it
        Ask the agency for its part. If another one answers, change 'agency'.
    """
    entries = list(answers(submission, catalogue))
    answered = {answer.obligation for obligation, answer in entries if answered_halves(obligation, answer)}
    assigned: dict[str, list[Answer]] = {}
    for _, answer in entries:
        if answer.agency and answered:
            assigned.setdefault(as_compared(answer.agency), []).append(answer)
    listed = {as_compared(entry.id): entry.pointer for entry in reversed(submission.agencies)}
    for name, to_answer in assigned.items():
        if not any(answer.obligation in answered for answer in to_answer):
            at = listed.get(name, f"/obligations/{to_answer[0].obligation}/agency")
            agency = str(to_answer[0].agency)
            yield Found(at, {"agency": agency, "number": len(to_answer)}, about=about_part(agency))


@rule(
    "GAP319",
    title="An agency that is not in the list",
    basis="Article 24 (monitoring, reviewing and reporting)",
    severity=Severity.NOTE,
    message="{subject}: '{found}' is not among the agencies that the file lists.",
    remedy="Use the short name under '{key[agencies]}', or add the agency there.",
)
def unlisted_agency(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer or an action whose agency the file does not list, where it lists agencies.

    What it finds
        An 'agency' that is no id under 'agencies', in any letter case.

    Why it matters
        It is left out when answers are counted by agency, and nobody knows whom to ask.

    Example
        agency: Police, where the list has mps.

    How to close it
        Use the id, or add the agency to the list.
    """
    listed = {as_compared(entry.id) for entry in submission.agencies}
    for pointer, agency in _agencies(submission, catalogue) if listed else ():
        if as_compared(agency) not in listed:
            yield Found(pointer, {"found": agency if len(agency) <= 40 else f"{agency[:37]}..."})


@rule(
    "GAP321",
    title="An agency's short name in another spelling",
    basis="The submission's own list of agencies",
    severity=Severity.NOTE,
    message="{subject}: '{found}' was taken for '{expected}' of the list of agencies.",
    remedy="Nothing, if that agency is meant. Else add the other one under '{key[agencies]}'.",
)
def agency_in_another_spelling(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer or an action whose agency is spelt otherwise than in the list.

    What it finds
        An 'agency' that is an id under 'agencies' but for letter case, spaces, quotes or full stops.

    Why it matters
        It is read as that agency everywhere, in parts and in counts, and you should know.

    Example
        agency: MLSW, where the list has mlsw.

    How to close it
        It needs no action.
    """
    listed = [entry.id for entry in submission.agencies]
    for pointer, agency in _agencies(submission, catalogue):
        spelling = as_listed(agency, listed)
        if spelling and agency not in listed:
            yield Found(pointer, {"found": agency, "expected": spelling})


def _agencies(submission: Submission, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the agencies that answers and actions name, each with its pointer."""
    for _, answer in answers(submission, catalogue):
        at = f"/obligations/{answer.obligation}"
        agencies = [(f"{at}/agency", answer.agency)]
        agencies += [(f"{at}/actions/{index}/agency", action.agency) for index, action in enumerate(answer.actions)]
        yield from ((pointer, agency) for pointer, agency in agencies if agency)
