"""What `explain` knows: every id that any output holds, and nothing that is only written alike."""

import contextlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.commands.report import regional_report
from actip.errors import UnknownName
from actip.form.sheets import form
from actip.format.schema import submission_schema
from actip.reports.reference import explanation
from tests.conftest import ROOT, Ran

Actip = Callable[..., Ran]
SAMPLE = ROOT / "sample_data" / "2025"
_ID = re.compile(r"\b(?:[A-Z]{3}\d{3}|ACTIP-\d+(?:\.\d+)?(?:\.[a-z])?|VSC-\d)\b|\bArt\. \d+(?:\(\w+\))*")


def _explained(name: str) -> str:
    return "\n".join(line.text for line in explanation(name, catalogue()))


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("VSC-1", "VSC-1  Victim safety and privacy"),
        ("T2", "T2  Victims by form of exploitation"),
        ("T1a", "T1a  Victims detected, confirmed"),
        ("14", "Article 14  "),
        ("Art. 14", "Article 14  "),
        ("actip-14", "Article 14  "),
        ("14.10", "Article 14  "),
        ("Art. 14(7)", "ACTIP-14.7  "),
        ("article 14(10)(d)", "ACTIP-14.10.d  "),
        ("SDG 16.2.2", "SDG 16.2.2"),
        ("LAB_FISHING", "LAB_FISHING  "),
        ("Follow-up", "Follow-up  "),
        ("due", "due  "),
        ("THA", "THA  "),
    ],
)
def test_a_name_is_what_it_is(name: str, begins: str) -> None:
    """In any letter case."""
    for written in (name, name.lower(), name.upper()):
        assert _explained(written).startswith(begins)


@pytest.mark.parametrize(
    ("word", "lists"),
    [
        ("full", ["in_law", "in_practice", "court_states"]),
        ("Partial", ["in_law", "in_practice", "court_states"]),
        ("none", ["in_law"]),
        ("NOT YET", ["in_practice", "court_states"]),
        ("not_yet", ["in_practice", "court_states"]),
        ("Not needed", ["in_law"]),
        ("no information", ["in_law", "in_practice", "payment", "court_states"]),
        ("Considered and  declined", ["in_practice"]),
        ("not collected", ["missing"]),
        ("not applicable", ["in_practice", "missing", "court_states"]),
        ("mandatory", ["forces"]),
        ("Endeavour", ["forces"]),
        ("public", ["audience", "disclosure"]),
        ("ASEAN bodies and member states", ["disclosure"]),
        ("national", ["disclosure"]),
        ("ongoing", ["action_states"]),
        ("ຄົບຖ້ວນ", ["in_law", "in_practice", "court_states"]),
        ("đầy đủ", ["in_law", "in_practice", "court_states"]),
    ],
)
def test_a_word_of_the_form_is_explained_for_each_of_its_lists(word: str, lists: list[str]) -> None:
    """By its label or its code, in any letter case and any language of the program."""
    explained = re.findall(r"A code of the list '(\w+)'", _explained(word))

    assert [name for name in explained if not name.startswith("round_")] == lists


@pytest.mark.parametrize("name", ["in_law", "in_practice", "missing", "disclosure", "action_states", "clearance"])
def test_a_word_of_an_answer_says_what_follows(name: str) -> None:
    """From choosing it, in plain words."""
    for code in catalogue().lists[name].codes.values():
        explained = " ".join(_explained(code.label).split())

        assert code.description in explained
        assert f"What follows: {code.follows}" in explained


def test_a_heading_in_another_language_is_explained() -> None:
    """As the key that it heads."""
    assert _explained("Trên thực tế").startswith("in_practice  ")


@pytest.mark.parametrize("name", ["since", "Since", "°"])
def test_other_words_of_the_form_are_explained(name: str) -> None:
    """And the sign of a text that nobody has verified."""
    assert _explained(name).startswith(name.lower())


_CITATIONS = st.from_regex(r"(Art\. |ACTIP-|T|VSC-)?[0-9]{1,400}([.(][0-9a-z]*){0,5}!?", fullmatch=True)


@settings(max_examples=30)
@given(st.one_of(st.text(max_size=30), _CITATIONS))
@example("14" + "a" * 60 + "!")
@example("1" * 5_000)
def test_whatever_is_asked_it_is_explained_or_refused(name: str) -> None:
    """Nothing crashes, and nobody waits."""
    with contextlib.suppress(UnknownName):
        assert _explained(name)


def test_an_article_lists_its_obligations() -> None:
    """All of them, and no other's."""
    listed = re.findall(r"ACTIP-\S+", _explained("14"))

    assert listed == [entry.id for entry in catalogue().obligations.values() if entry.article == 14]


@pytest.mark.parametrize("name", ["14.99", "ACTIP-14.10.z", "ACTIP-14.77", "VSC-99", "T99", "GAP33", "99", "ACTIP", ""])
def test_nothing_is_guessed(name: str) -> None:
    """What is only near is named, not shown."""
    with pytest.raises(UnknownName, match=re.escape(f"There is no '{name}'")):
        explanation(name, catalogue())


def test_what_is_offered_is_of_the_same_article() -> None:
    """A wrong paragraph of Article 14 is not one of Article 1."""
    with pytest.raises(UnknownName) as refused:
        explanation("14.99", catalogue())

    offered = re.findall(r"ACTIP-[\d.a-z]+", refused.value.hint or "")
    assert offered
    assert all(name.startswith("ACTIP-14.") for name in offered)


def _of_outputs(actip: Actip) -> Iterator[str]:
    ran = actip("validate", SAMPLE, "--format", "json")
    assessed = json.loads(ran.out)
    for finding in (finding for each in assessed["assessments"] for finding in each["findings"]):
        yield from filter(None, (finding["rule"], finding["obligation"]))
    for command in (("validate", SAMPLE), ("rules",), ("obligations",)):
        yield from _ID.findall(actip(*command).out)
    report = regional_report([str(SAMPLE)], "asean", catalogue())
    for cell in (cell for section in report.sections for row in section.rows for cell in row):
        yield from _ID.findall(cell.text)
    for sheet in form(catalogue()).sheets:
        yield sheet.name
        yield from (table.name for table in sheet.tables)
    yield from _of_schema(submission_schema(catalogue()))


def _of_schema(part: Any) -> Iterator[str]:
    """Yield the keys and codes of a schema."""
    if isinstance(part, dict):
        keys = part.get("properties")
        # '$schema' is a key for editors, and no key of a submission.
        yield from (key for key in keys if key != "$schema") if isinstance(keys, dict) else ()
        yield from (code for code in part.get("enum", ()) if isinstance(code, str))
        for below in part.values():
            yield from _of_schema(below)
    elif isinstance(part, list):
        for below in part:
            yield from _of_schema(below)


def test_every_id_of_an_output_is_explained(actip: Actip) -> None:
    """Of findings, lists, the region, the form and the schema."""
    unknown = []
    for name in sorted(set(_of_outputs(actip))):
        try:
            explanation(name, catalogue())
        except UnknownName:
            unknown.append(name)

    assert not unknown
