"""No text with a person's data is in a finding: masked in facts and subject before a message is filled with them."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actip.catalogue import catalogue, in_language
from actip.model import Document, Finding
from actip.rules import RULES
from actip.rules.engine import run
from actip.rules.masking import Mask
from actip.rules.wording import reworded
from actip.validation import Validator
from tests.conftest import changed, complete
from tests.pseudo import PSEUDO

# What is private in a text, whatever stands around it.
_PRIVATE = (
    "someone.private@mail.example.org",
    "+66 81 234 5678",
    "P7654321",
    "Somchai Kaew",
    "TIP-98765/2025",
    "17.96678, 102.60001",
)
_AROUND = (
    "{}",
    "Ask {}.",
    "passport no. {}; a long text about it, so long that a message repeats no more than its beginning",
    "Ms. {}, 17",
    "case no. {}",
)
_AT = "ACTIP-14.7"
# Where a person can type a text: as an answer, a code, a key, a name, a figure, a coordinate, a reason.
_PLACES: Mapping[str, Any] = {
    "account": lambda text: {"obligations": {_AT: {"account": text}}},
    "code": lambda text: {"obligations": {_AT: {"in_law": text}}},
    "key": lambda text: {text: 1},
    "key of an answer": lambda text: {"obligations": {_AT: {text: "x"}}},
    "id of an obligation": lambda text: {"obligations": {text: {"in_law": "full"}}},
    "agency": lambda text: {
        "agencies": [{"id": "mps", "name": "Police"}],
        "obligations": {_AT: {"agency": text, "account": text}},
    },
    "evidence": lambda text: {"obligations": {_AT: {"evidence": [{"kind": text, "title": text, "link": text}]}}},
    "date": lambda text: {"obligations": {_AT: {"actions": [{"action": text, "due": text}]}}},
    "indicator": lambda text: {"statistics": {"cells": [{"indicator": text, "value": text, "note": text}]}},
    "coordinate": lambda text: {
        "statistics": {"cells": [{"indicator": "victims_detected", "sex": text, "value": 1, "note": text}] * 2}
    },
    "name of a coordinate": lambda text: {"statistics": {"cells": [{"indicator": "victims_detected", text: "F"}]}},
    "training": lambda text: {"capacity": [{"topic": text, "audience": text, "participants": {text: 1}}]},
    "explanation": lambda text: {"explanations": [{"rule": "GAP301", "about": text, "reason": text}]},
    "conflict": lambda text: {
        "conflicts": [{"subject": text, "what": text, "first": {"agency": text, "says": text, "place": text}}]
    },
    "state": lambda text: {"state": text, "challenges": text},
}


def _findings(change: Mapping[str, Any], *, form: bool) -> tuple[Finding, ...]:
    document = Document("a", changed(complete(), change), (), (), dict, sheets=("Start",) if form else ())
    return run(Validator(catalogue()).validate(document), catalogue())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (text for pair in value.items() for entry in pair for text in _strings(entry))
    elif isinstance(value, list | tuple):
        yield from (text for entry in value for text in _strings(entry))
    else:
        yield str(value)


def _holds(finding: Finding, private: str) -> list[str]:
    """Return what of a finding holds a text, in English and in another language."""
    again = reworded(finding, in_language(catalogue(), PSEUDO))
    parts = {
        "message": (finding.message, again.message),
        "remedy": (finding.remedy, again.remedy),
        "facts": tuple(_strings(finding.facts)),
        "subject": tuple(_strings(finding.subject)),
        "pointer": (finding.pointer,),
        "key": (finding.key,),
        "explained": (str(finding.explained),),
    }
    forms = {private, private.replace("/", "~1")}
    return [name for name, texts in parts.items() if any(form in text for text in texts for form in forms)]


@settings(max_examples=150)
@given(
    st.sampled_from(_PRIVATE),
    st.sampled_from(_AROUND),
    st.sets(st.sampled_from(sorted(_PLACES)), min_size=1, max_size=4),
    st.booleans(),
)
def test_what_was_found_is_nowhere_in_a_finding(private: str, around: str, places: set[str], form: bool) -> None:
    """Wherever it was typed as well: once it is found in one text, it is masked in all findings."""
    text = around.format(private)
    change: dict[str, Any] = {}
    for place in sorted(places):
        change = changed(change, _PLACES[place](text))

    findings = _findings(changed(change, {"obligations": {_AT: {"account": text}}}), form=form)

    if any(finding.rule.startswith("PRV") for finding in findings):
        assert {finding.rule: _holds(finding, private) for finding in findings if _holds(finding, private)} == {}


@pytest.mark.parametrize("form", [False, True])
def test_a_part_of_it_is_masked_as_well(form: bool) -> None:
    """A message repeats the beginning of a long text, which can be the private half."""
    text = "Somchai Kaew 0812345678 came with someone.private@mail.example.org, and more was written about it"
    change = {"obligations": {_AT: {"in_law": text, "account": text}}}

    (wrong,) = [finding for finding in _findings(change, form=form) if finding.rule == "SCH204"]

    assert wrong.facts["found"] == "..."
    assert "Somchai" not in wrong.message


def test_codes_stay_whatever_a_text_says() -> None:
    """A code or an id is nobody's data, though the word stands in a text as well."""
    mask = Mask(["Confirmed victims_detected: planned by someone.private@mail.example.org"], catalogue())
    facts = {"next": "planned", "indicator": "victims_detected", "found": "someone.private", "count": 2}

    masked = mask.facts(RULES["GAP302"], {**facts, "within": {"victim_status": "confirmed"}, "words": ["someone.pri"]})

    assert masked == {**facts, "found": "...", "within": {"victim_status": "confirmed"}, "words": ["..."]}
