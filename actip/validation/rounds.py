"""Own the check of a round in a submission: its definition, and the answers against the questions that it has."""

from collections.abc import Iterator, Mapping
from typing import Any

from actip.catalogue.entries import Catalogue, Question, Round
from actip.format.rounds import WITH_CHOICES, faults_of, round_in
from actip.format.walk import entries, group, pointer, touched
from actip.gate.scalars import folded
from actip.model import Found
from actip.validation.values import closest, quotable

_HOLDING = {"choice": "choice", "ticks": "ticks"}  # the key that holds the answer; of a text it is the account


def round_faults(data: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> Iterator[Found]:
    """Report what is wrong with the round that a file answers; nothing for a file without one."""
    if "round" not in data and "round_answers" not in data:
        return
    definition = group(data, "round")
    if "questions" in definition:
        yield from definition_faults(definition, catalogue, unusable, "/round")
    if (round := round_in(data, catalogue)) is not None:
        yield from _answers(data, round, unusable)
    elif "questions" not in definition and "id" in definition and not touched("/round", unusable):
        facts = {"found": quotable(definition["id"]), "expected": catalogue.round.id}
        yield Found("/round/id", facts, "SCH231")


def definition_faults(
    definition: Mapping[str, Any], catalogue: Catalogue, unusable: set[str], at: str = ""
) -> Iterator[Found]:
    """Report what makes a definition unusable, but for what the schema has found already."""
    for fault in faults_of(definition, catalogue):
        place = at + pointer(fault.path)
        if not touched(place, unusable):
            yield Found(place, {"what": fault.what, "mend": fault.what, **fault.facts}, "SCH230")


def names_of_copy(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the ids of the questions that a file copies, whether they can be used or not."""
    listed = entries(data, "round", "questions")
    return frozenset(str(entry.get("id")) for entry in listed if isinstance(entry, Mapping))


def _answers(data: Mapping[str, Any], round: Round, unusable: set[str]) -> Iterator[Found]:
    questions = {question.id: question for question in round.questions}
    for name, answer in group(data, "round_answers").items():
        at = pointer(("round_answers", name))
        if name not in questions:
            facts = {"found": quotable(name), "round": round.id, "expected": list(questions)}
            yield Found(at, {**facts, "suggestion": closest(str(name), list(questions))}, "SCH232")
        elif isinstance(answer, Mapping):
            yield from (fault for fault in _answer(at, answer, questions[name]) if not touched(fault.pointer, unusable))


def _answer(at: str, answer: Mapping[str, Any], question: Question) -> Iterator[Found]:
    for key in _HOLDING.values():
        if key in answer and key != _HOLDING.get(question.kind):
            yield Found(f"{at}/{key}", {"field": key, "kind": question.kind, "mend": question.kind}, "SCH234")
    if question.kind not in WITH_CHOICES or question.kind not in answer:
        return
    codes = {choice.code: choice.label for choice in question.choices}
    value = answer[question.kind]
    several = enumerate(value) if isinstance(value, list) else [(None, value)]
    for number, code in several:
        if code not in codes:
            place = f"{at}/{question.kind}" + ("" if number is None else f"/{number}")
            by_label = {folded(label): name for name, label in codes.items()}
            meant = by_label.get(folded(str(code))) or closest(str(code), list(codes))
            facts = {"found": quotable(code), "question": question.id, "expected": list(codes), "suggestion": meant}
            yield Found(place, facts, "SCH233")
