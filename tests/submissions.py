"""Random submissions that have the right shape, for tests that hold for every submission."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.format.rounds import round_defined_by
from actip.format.schema import submission_schema
from actip.gate.scalars import folded

KNOWN = catalogue()
_SCHEMA = submission_schema(KNOWN, words=False)
_LETTERS = st.characters(blacklist_categories=("Cs",), blacklist_characters="\ue000")
TEXTS = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=30),
    st.sampled_from(
        ["=1+1", "+66 2", "Full", "full", "yes", "012", "1,234", "-", "#REF!", "0", "TRUE", " a ", "ຫ້າມ", "a\nb"]
    ),
).filter(lambda text: bool(folded(text)))  # a cell of invisible signs is blank
# A form takes a year from 2400 on for one of the Buddhist calendar, and says so.
_LAST_YEAR = 2399
DAYS = st.dates(date(1000, 1, 1), date(_LAST_YEAR, 12, 31)).map(lambda day: day.isoformat())
NUMBERS = st.one_of(
    st.integers(0, 10**14), st.floats(0, 10**9, allow_nan=False).map(lambda number: round(number, 3))
).map(lambda number: int(number) if float(number).is_integer() else number)


def _made(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema["type"]
    if kind == ["string", "integer"]:
        return st.one_of(DAYS, DAYS.map(lambda day: day[:7]), st.integers(1000, _LAST_YEAR))
    if kind == "object":
        properties = {name: _made(part) for name, part in schema["properties"].items()}
        required = {name: properties.pop(name) for name in schema.get("required", ())}
        return st.fixed_dictionaries(required, optional=properties)
    if kind == "array":
        unique = None if schema["items"].get("type") == "object" else str
        return st.lists(_made(schema["items"]), max_size=3, unique_by=unique)
    if kind == "string":
        if schema.get("maxLength") == 200:  # what an agency answers
            return st.sampled_from(["protection", "ACTIP-14.7", "statistics", "victims_detected", "sea"])
        return DAYS if "format" in schema else TEXTS
    if kind == "integer":
        return st.integers(schema.get("minimum", 0), 10**6)
    if kind == "number":
        return NUMBERS
    return st.one_of(st.sampled_from(list(KNOWN.obligations)), _ABOUT)


_COORDINATES = st.fixed_dictionaries({}, optional={"sex": st.sampled_from(["F", "M"]), "age": st.just("C")})
_ABOUT = st.fixed_dictionaries(
    {"indicator": st.sampled_from(list(KNOWN.indicators)), "dimension": st.just("sex")},
    optional={"within": _COORDINATES},
)


@st.composite
def _cell(draw: Any) -> dict[str, Any]:
    indicator = draw(st.sampled_from(list(KNOWN.indicators.values())))
    named = draw(st.sets(st.sampled_from(indicator.dimensions))) if indicator.dimensions else set()
    cell: dict[str, Any] = {"indicator": indicator.id}
    for name in sorted(named):
        cell[name] = draw(st.sampled_from(list(KNOWN.lists[KNOWN.dimensions[name].codes].codes)))
    measure = draw(st.sampled_from(indicator.measures))
    if measure != indicator.measures[0]:
        cell["measure"] = measure
    if measure == "money":
        cell["currency"] = draw(st.sampled_from(list(KNOWN.lists["currencies"].codes)))
    if indicator.subsets and draw(st.booleans()):
        cell["subset"] = draw(st.sampled_from(indicator.subsets))
    key, amount = draw(
        st.one_of(
            st.tuples(st.just("value"), st.integers(0, 10**6)),
            st.tuples(st.just("below"), st.integers(1, 999)),
            st.tuples(st.just("missing"), st.sampled_from(list(KNOWN.lists["missing"].codes))),
        )
    )
    cell[key] = amount
    if draw(st.integers(0, 5)) == 0:
        cell["note"] = draw(TEXTS)
    return cell


def _few(schema: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A few of the entries of a group of many, such as the obligations."""
    made = {name: _made(part) for name, part in schema["properties"].items()}
    names = st.lists(st.sampled_from(list(made)), max_size=4, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: made[name] for name in sorted(chosen)}))


def _ticking(name: str, answer: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of an answer that ticks what its question names, and nothing else."""
    codes = [one.code for one in KNOWN.obligations[name].covers]
    others = {key: part for key, part in answer["properties"].items() if key != "covers"}
    ticks = {"covers": {"type": "array", "items": {"enum": codes}, "uniqueItems": True}} if codes else {}
    return {**answer, "properties": {**others, **ticks}}


ROUND_2031 = {  # one that this version does not bring
    "id": "2031",
    "title": "Questions of the round 2031",
    "questions": [
        {
            "id": "transit_help",
            "question": "Is help given to victims in transit?",
            "kind": "choice",
            "choices": {"to_all": "To all", "to_some": "To some"},
            "obligations": ["ACTIP-14.12"],
        },
        {
            "id": "border_posts",
            "question": "What do border posts have?",
            "kind": "ticks",
            "choices": {"room": "A room to talk alone", "leaflets": "Leaflets"},
        },
        {"id": "lessons", "question": "What was learned?", "kind": "text"},
        {
            "id": "posts_equipped",
            "question": "border posts equipped",
            "kind": "count",
            "measure": "cases",
            "by": "place",
            "source": "Nobody's: made up for tests",
        },
    ],
}


@st.composite
def _rounds(draw: Any) -> dict[str, Any]:
    """No round, or one of two with some answers to its questions, and figures of its count."""
    definition = draw(st.sampled_from([None, {"id": KNOWN.round.id}, ROUND_2031]))
    if definition is None:
        return {}
    round = KNOWN.round if "questions" not in definition else round_defined_by(definition, KNOWN)
    assert round is not None
    answers: dict[str, Any] = {}
    figures: list[dict[str, Any]] = []
    for question in draw(st.sets(st.sampled_from(round.questions))):
        codes = [choice.code for choice in question.choices]
        answer = {"account": draw(TEXTS)} if draw(st.booleans()) else {}
        if question.kind == "choice":
            answer["choice"] = draw(st.sampled_from(codes))
        elif question.kind == "ticks":
            answer["ticks"] = draw(st.lists(st.sampled_from(codes), unique=True))
        elif question.kind == "count":
            figures.append({"indicator": question.id, "value": draw(st.integers(0, 99))})
        answers[question.id] = answer
    return {"round": definition, "round_answers": answers, "figures": figures}


def _with_round(submission: dict[str, Any], of_round: dict[str, Any]) -> dict[str, Any]:
    figures = [*of_round.get("figures", ())]
    parts = {name: value for name, value in of_round.items() if name != "figures"}
    if not figures:
        return {**submission, **parts}
    statistics = submission.get("statistics", {})
    return {**submission, **parts, "statistics": {**statistics, "cells": [*statistics.get("cells", ()), *figures]}}


def submissions() -> st.SearchStrategy[dict[str, Any]]:
    """Submissions with any of their parts, and figures that their indicators can have."""
    properties = dict(_SCHEMA["properties"])
    statistics = properties["statistics"]["properties"]
    parts = {
        name: _made(part)
        for name, part in properties.items()
        if name not in ("obligations", "statistics", "catalogue", "last", "round", "round_answers")
    }
    required = {name: parts.pop(name) for name in ("format", "state", "period")}
    answers = properties["obligations"]["properties"]
    figures = st.fixed_dictionaries(
        {}, optional={"indicators": _few(statistics["indicators"]), "cells": st.lists(_cell(), max_size=12)}
    )
    parts["statistics"] = figures
    parts["obligations"] = _few({"properties": {name: _ticking(name, part) for name, part in answers.items()}})
    last = properties["last"]["properties"]
    parts["last"] = st.fixed_dictionaries(
        {},
        optional={
            "period": _made(last["period"]),
            "answers": _few(last["answers"]),
            "cells": st.lists(_cell(), max_size=6),
        },
    )
    whole = st.fixed_dictionaries({**required, "catalogue": st.just(KNOWN.version)}, optional=parts)
    return st.builds(_with_round, whole, _rounds())


def essence(value: Any, key: str = "") -> Any:
    """Return the content of a submission: without empty groups, and figures, parts and ticks in an order of their own.

    The order of figures says nothing, and a group without content says nothing; `parts` and `ticks` alone can be empty
    on purpose.
    That all obligations are asked about need not be said.
    """
    if isinstance(value, Mapping):
        below = {name: essence(part, name) for name, part in value.items() if (name, part) != ("asks", "all")}
        return {
            name: part for name, part in sorted(below.items()) if part not in ({}, []) or name in ("parts", "ticks")
        }
    if isinstance(value, list):
        entries = [entry for entry in (essence(part) for part in value) if entry not in ({}, [])]
        if key == "conflicts":  # a line of which nothing is left that is read with it was emptied by somebody
            entries = [
                entry for entry in entries if {"subject", "what", "first", "second"} & {*entry} or "at" not in entry
            ]
        return (
            sorted(entries, key=lambda entry: json.dumps(entry, sort_keys=True))
            if key in ("cells", "parts", "covers", "ticks")
            else entries
        )
    return value
