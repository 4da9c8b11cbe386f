"""Own the definition of a round: what is wrong with one, and which rounds the content of a file means.

A round that is not that of this version stands in the file as a copy, so that the file can be read by whoever has it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType as Frozen
from typing import Any, NamedTuple

from actip.catalogue import catalogue as english_catalogue
from actip.catalogue import round_of
from actip.catalogue.entries import NO_ROUND, Catalogue, Question, Round
from actip.catalogue.rounds import asking, without_rounds
from actip.errors import Contradiction
from actip.format.fields import ROUND
from actip.format.formats import ROUND as ROUND_FORMAT
from actip.format.keys import Key, Kind
from actip.format.records import Submission
from actip.format.walk import Path, group, groups
from actip.gate.scalars import folded
from actip.spelling import alike

KINDS = ("choice", "ticks", "text", "count")
WITH_CHOICES = ("choice", "ticks")
# What a file of a round holds, as `actip.format.fields` does for a submission.
ROUND_FILE = Key("", "Round", "The questions that member states ask of each other in one cycle.", Kind.GROUP, keys=(
    Key("format", "Format", f"Always {ROUND_FORMAT}.", Kind.FORMAT, ROUND_FORMAT, required=True),
    *ROUND.keys,
))  # fmt: skip
_QUESTION = next(key for key in ROUND.keys if key.name == "questions")
_NAME = "[a-z][a-z0-9_]{1,39}"  # of a question and of a choice: a name in a workbook, too
_MOST = {"questions": 30, "choices": 20, "question": 300, "label": 100}  # entries, and characters
_NOT_BY = ("partner", "direction")  # they mean something of their own in each indicator


class Fault(NamedTuple):
    """One thing that is wrong with a definition: where, what of it, and what to say of it."""

    path: Path
    what: str
    facts: Mapping[str, object] = Frozen({})


def round_in(content: Mapping[str, Any], catalogue: Catalogue) -> Round | None:
    """Return the round whose questions the content of a file answers.

    None where it names none, or one that is neither that of this version nor copied soundly. Who gives figures of this
    version's round means it.
    """
    if "round" not in content:
        counts = {question.id for question in catalogue.round.questions if question.kind == "count"}
        cells = [cell.get("indicator") for _, cell in groups(content, "statistics", "cells")]
        means_it = any(name in cells or name in group(content, "statistics", "indicators") for name in counts)
        return catalogue.round if "round_answers" in content or means_it else None
    definition = group(content, "round")
    if "questions" in definition:
        return round_defined_by(definition, catalogue)
    return catalogue.round if definition.get("id") == catalogue.round.id else None


def round_defined_by(definition: Mapping[str, Any], catalogue: Catalogue) -> Round | None:
    """Return the round of a definition; None where it is not sound."""
    if any(faults_of(definition, catalogue)):
        return None
    keys = {key.name for key in ROUND.keys}
    of_question = {key.name for key in _QUESTION.keys}
    questions = [
        {name: value for name, value in question.items() if name in of_question} for question in definition["questions"]
    ]
    whole = {"title": definition["id"], **definition, "questions": questions}
    return round_of({name: value for name, value in whole.items() if name in keys})


def with_rounds_in(catalogue: Catalogue, *contents: Mapping[str, Any]) -> Catalogue:
    """Return the catalogue with the questions of the rounds that some contents answer."""
    rounds = {round for content in contents if (round := round_in(content, catalogue))}
    return asking(catalogue, sorted(rounds, key=_order))


def with_rounds_of(catalogue: Catalogue, submissions: Iterable[Submission | None]) -> Catalogue:
    """Return the catalogue with the questions of the rounds that submissions answer, in the order of the rounds."""
    rounds = {entry.round for entry in submissions if entry is not None} - {NO_ROUND}
    _refuse_two_of_one_id(rounds)
    ordered = sorted(rounds, key=_order)
    english = english_catalogue().round
    return asking(catalogue, [catalogue.round if round == english else round for round in ordered])


def _refuse_two_of_one_id(rounds: Iterable[Round]) -> None:
    """Raise Contradiction where two rounds of one name ask other questions: their answers would be counted together."""
    questions: dict[str, Round] = {}
    for round in sorted(rounds, key=_order):
        other = questions.setdefault(round.id, round)
        if other.questions != round.questions:
            raise Contradiction(
                f"Two files answer the round '{round.id}', and their questions are not the same.",
                "Find out which of them was handed round, and ask for the other answers again. Nothing was written.",
            )


def _order(round: Round) -> tuple[str, ...]:
    return round.id, round.title, str(round)


def copy_of(round: Round) -> dict[str, Any]:
    """Return the definition of a round, as a file has it."""
    words = {"id": round.id, "title": round.title, "period": round.period, "note": round.note}
    questions = [_copy(question) for question in round.questions]
    return {name: value for name, value in words.items() if value} | {"questions": questions}


@cache
def _built_in() -> dict[str, Any]:
    return copy_of(english_catalogue().round)


def _is_another(definition: Mapping[str, Any]) -> bool:
    """Tell whether a definition says anything else than the round that this version brings."""
    words = {key.name: _built_in().get(key.name) for key in ROUND.keys}
    return any(definition.get(name, value) != value for name, value in words.items())


def _copy(question: Question) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": question.id, "question": question.question, "kind": question.kind}
    entry |= {"choices": {choice.code: choice.label for choice in question.choices}} if question.choices else {}
    entry |= {name: value for name in ("by", "measure", "source") if (value := getattr(question, name))}
    several = {"obligations": list(question.obligations), "apa_item": list(question.apa_item)}
    return entry | {name: ids for name, ids in several.items() if ids}


# --- what is wrong with a definition


def faults_of(definition: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what makes a definition unusable, each thing at its place."""
    catalogue = without_rounds(catalogue)
    if not _is_text(definition.get("id")):
        yield Fault(("id",), "no_id")
    elif definition["id"] == english_catalogue().round.id and _is_another(definition):
        yield Fault(("id",), "built_in", {"found": definition["id"]})
    for name in ("title", "period", "note"):
        if name in definition and not _is_text(definition[name]):
            yield Fault((name,), "no_text", {"field": name})
    listed = definition.get("questions")
    if not isinstance(listed, list) or not listed:
        yield Fault(("questions",), "no_questions")
        return
    if len(listed) > _MOST["questions"]:
        yield Fault(("questions",), "too_many", {"number": len(listed), "most": _MOST["questions"]})
    ids: Counter[str] = Counter()
    for number, entry in enumerate(listed):
        at: Path = ("questions", number)
        if not isinstance(entry, Mapping):
            yield Fault(at, "no_group")
            continue
        question = str(entry.get("id"))
        ids[question] += 1
        if ids[question] > 1:
            yield Fault((*at, "id"), "twice", {"found": question[:40]})
        for fault in (*_of_question(entry, catalogue), *_of_choices(entry), *_of_count(entry, catalogue)):
            yield fault._replace(path=(*at, *fault.path))


def _of_question(entry: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Fault]:
    name, kind = entry.get("id"), entry.get("kind")
    others = {*catalogue.every_question, *catalogue.lists, *catalogue.dimensions}
    if not _is_name(name):
        yield Fault(("id",), "no_name", {"found": str(name or "")[:40]})
    elif name in others:
        yield Fault(("id",), "taken", {"found": name})
    if not _is_text(entry.get("question"), _MOST["question"]):
        yield Fault(("question",), "no_words", {"most": _MOST["question"]})
    if kind not in KINDS:
        near = alike(kind, KINDS) if isinstance(kind, str) else ()
        yield Fault(("kind",), "no_kind", {"expected": list(KINDS), "suggestion": near[0] if near else None})
    if "source" in entry and not _is_text(entry["source"]):
        yield Fault(("source",), "no_text", {"field": "source"})
    items = catalogue.lists["apa_items"].codes
    for key, reason, ids in (("obligations", "no_obligation", catalogue.obligations), ("apa_item", "no_item", items)):
        cited = entry.get(key, [])
        if not isinstance(cited, list):
            yield Fault((key,), "no_list")
            continue
        for number, one in enumerate(cited):
            if one not in ids:
                near = alike(str(one), ids)
                facts = {"found": str(one)[:40], "suggestion": near[0] if near else None, "expected": list(ids)}
                yield Fault((key, number), reason, facts)


def _of_choices(entry: Mapping[str, Any]) -> Iterator[Fault]:
    choices = entry.get("choices")
    if entry.get("kind") not in WITH_CHOICES:
        if choices is not None and entry.get("kind") in KINDS:
            yield Fault(("choices",), "needless")
        return
    if not isinstance(choices, Mapping) or not choices:
        yield Fault(("choices",), "no_choices")
        return
    if len(choices) > _MOST["choices"]:
        yield Fault(("choices",), "too_many", {"number": len(choices), "most": _MOST["choices"]})
    labels: Counter[str] = Counter()
    for code, label in choices.items():
        if not _is_name(code):
            yield Fault(("choices", code), "no_name", {"found": str(code)[:40]})
        if not _is_text(label, _MOST["label"]) or any(sign in label for sign in "*?~;"):
            yield Fault(("choices", code), "no_label", {"most": _MOST["label"]})
            continue
        labels[folded(label)] += 1
        if labels[folded(label)] > 1:
            yield Fault(("choices", code), "label_twice", {"found": label[:40]})


def _of_count(entry: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Fault]:
    if entry.get("kind") != "count":
        for name in ("by", "measure"):
            if name in entry and entry.get("kind") in KINDS:
                yield Fault((name,), "needless")
        return
    for name, names in (
        ("measure", list(catalogue.lists["measures"].codes)),
        ("by", [dimension for dimension in catalogue.dimensions if dimension not in _NOT_BY]),
    ):
        value = entry.get(name)
        if value not in names and not (name == "by" and name not in entry):
            near = alike(value, names) if isinstance(value, str) else ()
            facts = {"field": name, "found": str(value or "")[:40], "expected": names}
            yield Fault((name,), "not_known", {**facts, "suggestion": near[0] if near else None})


def _is_text(value: object, most: int = 2_000) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= most


def _is_name(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(_NAME, value) is not None
