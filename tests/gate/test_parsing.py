"""YAML and JSON are read alike, strictly, and every pointer has its place."""

import json as standard
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from actip.errors import UnreadableSubmission
from actip.gate import json, yaml
from actip.gate.scalars import MAX_DIGITS, Refused

_TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8)
_SCALARS = st.none() | st.booleans() | st.integers(-(10**14), 10**14) | _TEXTS
_DATA = st.recursive(
    _SCALARS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(_TEXTS, below, max_size=4),
    max_leaves=20,
)


def _leaves(data: Any, pointer: str = "") -> set[str]:
    found = {pointer}
    if isinstance(data, dict):
        for key, value in data.items():
            found |= _leaves(value, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            found |= _leaves(value, f"{pointer}/{index}")
    return found


@given(_DATA)
def test_json_is_read_as_it_was_written(data: Any) -> None:
    """What the standard library writes comes back equal."""
    assert data == json.parse(standard.dumps(data)).data


@given(_DATA)
def test_yaml_is_read_as_it_was_written(data: Any) -> None:
    """What PyYAML writes comes back equal: it quotes whatever YAML 1.1 would misread, and quotes make text."""
    assert data == yaml.parse(pyyaml.safe_dump(data, allow_unicode=True)).data


@given(_DATA, st.sampled_from([None, 1, "\t"]))
def test_every_pointer_has_a_place_in_json(data: Any, indent: int | str | None) -> None:
    """All pointers, no others, whatever the layout."""
    places, again = json.parse(standard.dumps(data, indent=indent)).positions()

    assert _leaves(data) == set(places)
    assert again == []


@given(_DATA, st.sampled_from([None, 1, "\t"]))
def test_a_place_in_json_is_the_same_however_it_is_looked_for(data: Any, indent: int | str | None) -> None:
    """One by one where something was found, or all of them where a key is repeated."""
    text = standard.dumps(data, indent=indent, ensure_ascii=False)
    places, _ = json.parse(text).positions()

    assert dict(places) == dict(json._positions(text)[0])


@given(_DATA)
def test_every_pointer_has_a_place_in_yaml(data: Any) -> None:
    """All pointers and no others."""
    assert _leaves(data) == set(yaml.parse(pyyaml.safe_dump(data)).positions()[0])


def test_json_places_are_those_of_yaml() -> None:
    """JSON is YAML too: both find the same line and column."""
    text = '{"a": 1,\n "b": [{"x/y": 2},\n  3], "é": {"~": []}}'

    assert yaml.parse(text).positions() == json.parse(text).positions()


def test_a_place_is_line_and_column_of_the_key() -> None:
    """Both count from 1; an item of a list stands where it begins."""
    places, _ = yaml.parse("state: LAO\nparts:\n  - obligations\nperiod: {start: 2025-01-01}\n").positions()

    assert {pointer: place for pointer, place in places.items() if pointer != "/period/start"} == {
        "": (1, 1),
        "/state": (1, 1),
        "/parts": (2, 1),
        "/parts/0": (3, 5),
        "/period": (4, 1),
    }
    assert places["/period/start"] == (4, 10)


@pytest.mark.parametrize(
    ("grammar", "text"), [(yaml, "a: 1\nb: 2\na: {c: 3}"), (json, '{"a": 1, "b": 2,\n"a": {"c": 3}}')]
)
def test_a_repeated_key_keeps_the_first_value_and_says_so(grammar: Any, text: str) -> None:
    """Nothing is overwritten in silence."""
    parsed = grammar.parse(text)
    places, again = parsed.positions()

    assert (parsed.data, parsed.repeated) == ({"a": 1, "b": 2}, True)
    assert [entry[0] for entry in again] == ["/a"]
    assert "/a/c" not in places


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "off", "y", "012", "0o12", "0x1F", "1_000", "12:30:45", "2025-01-01", "2026-02-30", "+5", "1.",
     "NO", "1,469", "5%", "<5", "=1", "nan", "inf", "Infinity", "໑໒", "²", "1 000"],
)  # fmt: skip
def test_yaml_1_1_words_stay_the_text_that_was_typed(word: str) -> None:
    """No truth value, no octal, no time, no date is made of them."""
    assert {"key": word} == yaml.parse(f"key: {word}").data


@pytest.mark.parametrize(
    ("word", "value"),
    [("5", 5), ("-5", -5), ("0", 0), ("5.5", 5.5), ("1e3", 1000.0), ("true", True), ("False", False), ("~", None),
     ("null", None), ("", None), ('"5"', "5"), ("'no'", "no"), ("999999999999999", 999999999999999)],
)  # fmt: skip
def test_json_words_are_what_they_are_in_json(word: str, value: object) -> None:
    """Numbers, truth values and blanks."""
    assert {"key": value} == yaml.parse(f"key: {word}").data


@pytest.mark.parametrize(
    "word", [".nan", ".inf", "-.Inf", "1e999", "9" * (MAX_DIGITS + 1), "0." + "1" * 5000, "9" * 5000]
)
def test_a_number_that_cannot_be_kept_is_refused(word: str) -> None:
    """The value stays text, marked with the rule that says why."""
    value = yaml.parse(f"key: {word}").data["key"]

    assert isinstance(value, Refused)
    assert value.rule_id == "FIL111"
    assert len(value) <= 40


@pytest.mark.parametrize("word", ["1.000", "12.469", "-1.234", "999.999"])
def test_a_number_that_can_mean_thousands_is_refused(word: str) -> None:
    """Half the region writes 1.000 for a thousand; nothing is guessed."""
    assert yaml.parse(f"key: {word}").data["key"].reason == "separator"
    assert json.parse(f'{{"key": {word}}}').data["key"].reason == "separator"


@pytest.mark.parametrize("word", ["0.125", "1.5", "12.34", "1234.567", "1.0000"])
def test_a_number_that_can_not_is_kept(word: str) -> None:
    """A thousand is never written so."""
    assert yaml.parse(f"key: {word}").data["key"] == float(word)


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_json_refuses_the_same_numbers(word: str) -> None:
    """Python's own parser would take them."""
    assert isinstance(json.parse(f'{{"key": {word}}}').data["key"], Refused)


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!important", "!!binary", "!!int", "!!set"])
def test_a_tag_is_never_acted_on(tag: str) -> None:
    """The value is refused, whatever the tag asks for."""
    value = yaml.parse(f"key: {tag} 5").data["key"]

    assert isinstance(value, Refused)
    assert value.rule_id == "FIL112"


_BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [(_BOMB, "FIL109", 2), ("[" * 5000, "FIL108", 1), ("a: [", "FIL105", 1), ("a: 1\n---\nb: 2", "FIL106", 2),
     ("? [a]\n: 1", "FIL105", 1), ("a: 1\nb: \x07", "FIL105", 2), ("<<: *a", "FIL109", 1), ("# a", "FIL103", None)],
)  # fmt: skip
def test_yaml_that_cannot_be_read_has_a_rule_and_a_line(text: str, rule: str, line: int | None) -> None:
    """Never a traceback, never a guess."""
    with pytest.raises(UnreadableSubmission) as caught:
        yaml.parse(text)

    assert (rule, line) == (caught.value.rule_id, caught.value.line)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """The only error that comes out of either parser is our own."""
    for grammar in (yaml, json):
        try:
            grammar.parse(text)
        except UnreadableSubmission as error:
            assert error.rule_id.startswith("FIL")  # noqa: PT017  both outcomes are right


@given(st.text("{}[]:,&*!|>'\"#-?@`% \n\tab1", max_size=40))
def test_any_mixture_of_signs_is_read_or_refused(text: str) -> None:
    """The signs that mean something to YAML, in any order."""
    test_any_text_is_read_or_refused.hypothesis.inner_test(text)


@pytest.mark.parametrize("grammar", [json, yaml])
def test_a_key_that_holds_a_nul_is_told_where_it_stands_again(grammar: Any) -> None:
    """It has its place like any other, and so has what stands beside it."""
    places, again = grammar.parse('{"a\\0": 1,\n "a\\0": 2}'.replace("\\0", "\\u0000")).positions()

    assert again == [("/a\0", 1, 2, 2)]
    assert places["/a\0"] == (1, 2)


def test_where_the_stack_ends_first_brackets_are_counted_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a browser: a thousand levels never reach the parser; brackets in texts or beside each other are no levels."""
    text = f'["{"[" * 1000}", "\\"{"[" * 1000}", {", ".join(["[]"] * 1000)}]'
    monkeypatch.setattr(json, "_STACK_ENDS_FIRST", True)

    assert json.parse(text).data == standard.loads(text)
    for deep in ("[" * 1000, '{"a":' * 1000, f"{'[' * 1000}{']' * 1000}"):
        with pytest.raises(UnreadableSubmission) as caught:
            json.parse(deep)
        assert caught.value.rule_id == "FIL108"
