"""Own what an entry of an obligation answers: in law, in practice, or in both."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue, Obligation
from actip.format.records import Answer, Submission


def answers(submission: Submission, catalogue: Catalogue) -> Iterator[tuple[Obligation, Answer]]:
    """Yield the obligations that have an entry, where the submission reports obligations at all."""
    if "obligations" in submission.parts:
        for name, answer in submission.answers.items():
            yield catalogue.obligations[name], answer


def silent_pillars(submission: Submission, catalogue: Catalogue) -> dict[str, list[str]]:
    """List the obligations of each pillar of which none that was asked has an answer, where another pillar has one."""
    if "obligations" not in submission.parts:
        return {}
    reported = {
        obligation.pillar
        for obligation, answer in answers(submission, catalogue)
        if answered_halves(obligation, answer)
    }
    reported |= {catalogue.obligations[name].pillar for name in submission.withheld & set(catalogue.obligations)}
    silent: dict[str, list[str]] = {}
    for obligation in catalogue.obligations_of(submission.asks, submission.questions, submission.later):
        if reported and obligation.pillar not in reported:
            silent.setdefault(obligation.pillar, []).append(obligation.id)
    return silent


def answered_halves(obligation: Obligation, answer: Answer) -> list[str]:
    """List the halves that are answered; one that could not be read counts, it has its own finding."""
    return [half for half in obligation.asks if answer_in(answer, half) is not None or f"in_{half}" in answer.unusable]


def answers_not_read(submission: Submission, catalogue: Catalogue) -> frozenset[str]:
    """Return the obligations of which an answer stands in the file, in law or in practice, and could not be read."""
    return frozenset(
        obligation.id
        for obligation, answer in answers(submission, catalogue)
        if any(f"in_{half}" in answer.unusable for half in obligation.asks)
    )


def answer_in(answer: Answer, half: str) -> str | None:
    """Give the answer in `law` or in `practice`."""
    return answer.in_law if half == "law" else answer.in_practice
