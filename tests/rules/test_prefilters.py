"""A quick look before a finer one misses nothing that the finer one would find, in whatever form it is written.

Texts are made of the very patterns of the rules. What the patterns find in one without any quick look, the rule finds
in a file that holds the text.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import phonenumbers
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from actip.catalogue import catalogue
from actip.errors import UnreadableSubmission
from actip.format.free_texts import _CODE, free_texts
from actip.format.reading import read_submission
from actip.format.records import Line
from actip.gate import json as gate_json
from actip.gate import scalars, toml
from actip.gate import yaml as gate_yaml
from actip.gate.normal import normal
from actip.model import Document
from actip.readers.typed_values import is_blank, latin
from actip.rules import RULES, gaps
from actip.rules.patterns import (
    accounts,
    births,
    cases,
    emails,
    garbled,
    homes,
    identity,
    names,
    phones,
    places,
    plates,
    registers,
    rows,
    scripts,
    stories,
)
from actip.rules.privacy import _names_of_places
from actip.validation.consistency import _ZAWGYI, texts

_COUNTRIES = catalogue().lists["countries"].codes
_PLACES = tuple(_names_of_places(catalogue()))
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"))
_SCRIPTS = ("0123456789", "๐๑๒๓๔๕๖๗๘๙", "໐໑໒໓໔໕໖໗໘໙", "០១២៣៤៥៦៧៨៩", "၀၁၂၃၄၅၆၇၈၉", "０１２３４５６７８９")
_AROUND = st.sampled_from(("", "See: ", "ดู ", "Cô ấy nói. ", "\n", "12 persons; "))

_SOME = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))

# What each rule finds in a text, without any quick look.
_FINDS: dict[str, Callable[[str], Iterable[object]]] = {
    "PRV401": lambda text: list(emails.emails(text)),
    "PRV402": lambda text: list(phones.phones(text, "LA")),
    "PRV403": lambda text: list(identity.numbers(text)),
    "PRV404": lambda text: list(births.births(text)),
    "PRV405": lambda text: list(names.persons_by(names.LOOKS, scripts.PATTERNS, text, _COUNTRIES)),
    "PRV406": lambda text: list(cases.case_numbers(text)),
    "PRV407": lambda text: list(places.coordinates(text)),
    "PRV408": lambda text: rows.rows(text, _COUNTRIES)[:1],
    "PRV409": lambda text: list(stories.stories(text, _PLACES)),
    "PRV410": lambda text: list(accounts.handles(text)),
    "PRV411": lambda text: list(accounts.bank_accounts(text)),
    "PRV412": lambda text: list(homes.addresses(text)),
    "PRV413": lambda text: list(homes.places_of_one(text)),
    "PRV414": lambda text: list(plates.plates(text)),
}
_LOOKS: dict[str, Callable[[str], bool]] = {
    "PRV401": emails.may_hold,
    "PRV402": phones.may_hold,
    "PRV403": identity.may_hold,
    "PRV404": births.may_hold,
    "PRV405": names.may_hold,
    "PRV406": cases.may_hold,
    "PRV407": places.may_hold,
    "PRV409": stories.may_hold,
    "PRV410": accounts.may_hold_handle,
    "PRV411": accounts.may_hold_bank_account,
    "PRV412": lambda text: bool(homes.patterns_for(text.lower(), homes.ADDRESSES)),
    "PRV413": lambda text: bool(homes.patterns_for(text.lower(), homes.PLACES_OF_ONE)),
    "PRV414": plates.may_hold,
}
_LOOKS_FOR_NAMES = (*names.LOOKS, names.NAME_AND_AGE)
_PATTERNS = {
    "PRV401": emails.EMAILS,
    "PRV402": phones.WORDED,
    "PRV403": [
        *identity.PASSPORT,
        *identity.PAPER,
        identity.BEFORE_PASSPORT,
        *(pattern for pattern, _ in identity.CARDS),
    ],
    "PRV404": [births.BIRTH, births.BORN],
    "PRV406": cases.CASES,
    "PRV407": [
        places.DEGREES,
        places.PAIR,
        places.BY_LATITUDE,
        places.HALVES,
        *(pattern for _, pattern in places.CODES),
    ],
    "PRV409": [pattern for _, pattern in stories.FEW],
    "PRV410": [*accounts.HANDLES, accounts.NAME_FIRST],
    "PRV411": [*accounts.BANK_ACCOUNTS, accounts.IBAN],
    "PRV412": [pattern for _, pattern in homes.ADDRESSES],
    "PRV413": [pattern for _, pattern in homes.PLACES_OF_ONE],
    "PRV414": [plates.PLATE],
}
_NAMES = [*(look.whole for look in _LOOKS_FOR_NAMES), *(pattern for _, pattern in scripts.PATTERNS)]
_EACH = [(rule, pattern) for rule, patterns in _PATTERNS.items() for pattern in patterns]
_FLAGS = {"PRV404": re.IGNORECASE}


def _by_rule(rule: str, data: Any) -> list[object]:
    submission = read_submission(Document("LAO_2025.yaml", {"state": "LAO", **data}, (), (), dict), catalogue(), set())
    check = RULES[rule].check
    assert check is not None
    return list(check(submission, catalogue()))


def _written(draw: st.DrawFn, text: str) -> str:
    """Write a text in another form that reads the same: letters taken apart, other digits, spaces nobody sees."""
    text = unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), text)
    text = text.translate(str.maketrans("0123456789", draw(st.sampled_from(_SCRIPTS))))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        text = f"{text[:at]}{draw(st.sampled_from('​‌‍⁠﻿'))}{text[at:]}"
    if draw(st.booleans()):
        text = text.replace(" ", draw(st.sampled_from(("\u00a0", "\u202f"))))
    return text


@st.composite
def _texts(draw: st.DrawFn, rule: str, pattern: str) -> str:
    whole = not re.search(r"\(\?<?=", pattern)  # what has to stand beside a match is made as well
    made = st.from_regex(re.compile(pattern, _FLAGS.get(rule, 0)), fullmatch=whole, alphabet=_LETTERS)
    return _written(draw, draw(_AROUND) + draw(made) + draw(_AROUND))


@pytest.mark.parametrize(("rule", "pattern"), _EACH, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(_EACH)])
@_SOME
@given(data=st.data())
def test_what_a_pattern_matches_the_rule_finds(rule: str, pattern: str, data: st.DataObject) -> None:
    """Made of the pattern itself, and written in any form: it passes the quick look, and reaches the rule."""
    text = data.draw(_texts(rule, pattern))
    comparable = normal(text)

    assert not re.search(pattern, comparable, _FLAGS.get(rule, 0)) or _LOOKS[rule](comparable), text
    assert len(_by_rule(rule, {"challenges": text})) == len(list(_FINDS[rule](comparable))), text


_HOLDING = [*homes.ADDRESSES, *homes.PLACES_OF_ONE, *places.CODES, (places._LATITUDES, places.BY_LATITUDE)]
_BEGINNING = [
    *((identity._PASSPORTS, pattern) for pattern in identity.PASSPORT),
    *((identity._PAPERS, pattern) for pattern in identity.PAPER),
    *((phones._WORDS, pattern) for pattern in phones.WORDED),
    *(((*accounts._SERVICES, *accounts._PAGES), pattern) for pattern in accounts.HANDLES),
    *(((*accounts._BANKS, *accounts._ACCOUNTS, *accounts._PURSES), pattern) for pattern in accounts.BANK_ACCOUNTS),
    (births._LITERAL, births.BIRTH),
    *((cases._BEGIN, pattern) for pattern in cases.CASES),
    (plates._PLATES, plates.PLATE),
]


@pytest.mark.parametrize(("words", "pattern"), _HOLDING, ids=map(str, range(len(_HOLDING))))
@_SOME
@given(data=st.data())
def test_what_a_pattern_matches_holds_one_of_its_words(
    words: tuple[str, ...], pattern: str, data: st.DataObject
) -> None:
    """The patterns of a language are held against no text without a word of theirs."""
    text = normal(data.draw(_texts("", pattern)))

    assert not re.search(pattern, text) or any(word in text.lower() for word in words), text


@pytest.mark.parametrize(("words", "pattern"), _BEGINNING, ids=map(str, range(len(_BEGINNING))))
@_SOME
@given(data=st.data())
def test_what_a_pattern_matches_begins_with_one_of_its_words(
    words: tuple[str, ...], pattern: str, data: st.DataObject
) -> None:
    """So it is held against those places of a text alone."""
    flags = re.IGNORECASE if pattern == births.BIRTH else 0
    made = st.from_regex(re.compile(pattern, flags), fullmatch=not re.search(r"\(\?<?=", pattern), alphabet=_LETTERS)
    text = normal(data.draw(_AROUND) + data.draw(made))

    for match in re.finditer(pattern, text, flags):
        assert any(text.lower().startswith(word, match.start()) for word in words), match


@pytest.mark.parametrize("pattern", _NAMES, ids=range(len(_NAMES)))
@settings(_SOME, max_examples=6)
@given(data=st.data())
def test_a_glance_misses_no_name(pattern: str, data: st.DataObject) -> None:
    """Made of the pattern itself, and written in any form: what finds it is among what may, and the rule finds it."""
    text = data.draw(_texts("PRV405", pattern))
    comparable = normal(text)

    assert not re.search(pattern, comparable) or names.that_may_hold([comparable]) == [0], text
    for look in names.LOOKS:
        assert look in names.applicable(comparable) or not any(True for _ in look.matches(comparable)), text
    for kind, foreign in scripts.PATTERNS:
        assert (kind, foreign) in list(scripts.applicable(comparable)) or not re.search(foreign, comparable), text
    assert len(_by_rule("PRV405", {"challenges": text})) == len(list(_FINDS["PRV405"](comparable))), text


@given(st.text(_LETTERS | st.sampled_from("ễạฎຍ្ម 017İı"), max_size=20), st.data())
def test_a_text_in_another_form_reads_the_same(text: str, data: st.DataObject) -> None:
    """Whatever letters it has, and wherever a space that nobody sees stands in it."""
    assert normal(data.draw(st.composite(_written)(text))) == normal(text)


@pytest.mark.parametrize("pattern", [*(pattern for _, pattern in _EACH), *_NAMES])
def test_patterns_are_in_the_form_that_texts_are_brought_to(pattern: str) -> None:
    """A pattern with a letter in two signs would never match."""
    assert all(normal(sign) == sign for sign in re.split(r"[\[\]]", pattern) if not sign.isascii())


_STATES = {state.iso2: state.iso3 for state in catalogue().states.values()}
_KINDS = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.TOLL_FREE, PhoneNumberType.VOIP)
_EXAMPLES = [
    number
    for region in phonenumbers.SUPPORTED_REGIONS
    for kind in _KINDS
    if (number := phonenumbers.example_number_for_type(region, kind))
]


@st.composite
def _phone_numbers(draw: st.DrawFn) -> str:
    """Write the number of any country with any punctuation between its digits, with its country or without."""
    number = draw(st.sampled_from(_EXAMPLES))
    form = draw(st.sampled_from((PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.E164)))
    text = phonenumbers.format_number(number, form)
    text = text.replace(" ", draw(st.sampled_from((" ", "-", ".", "/", "–", "‑", "−", "　", " - ", "~", ""))))
    if draw(st.booleans()):
        text = re.sub(r"\A(\+?[0-9]+)", r"(\1)", text)
    before = draw(st.sampled_from(("", "Call ", "โทร", "ໂທ", "(", "Tel:", "12/2024, ")))
    return _written(draw, before + text + draw(st.sampled_from(("", ".", ")", " ค่ะ", ", 12 cases"))))


@settings(max_examples=400, deadline=None)
@given(_phone_numbers(), st.sampled_from(sorted(_STATES)))
def test_every_number_that_a_plan_has_passes(text: str, region: str) -> None:
    """Whatever stands between its digits, and right before it."""
    comparable = normal(text)

    numbers = list(phones.phones(comparable, region))
    assert phones.may_hold(comparable) or not numbers
    assert len(_by_rule("PRV402", {"challenges": text, "state": _STATES[region]})) == len(numbers)


@_SOME
@given(st.lists(st.sampled_from(("1. F, 17, LAO", "M 22 MMR", "girl, 15, Thai", "3) nữ, 16 tuổi", "12")), max_size=5))
def test_every_list_of_persons_passes(lines: list[str]) -> None:
    """Between semicolons, and on lines of their own."""
    for text in (";".join(lines), "\n".join(lines)):
        assert rows.may_hold(text) or not rows.rows(text, _COUNTRIES)
        assert len(_by_rule("PRV408", {"challenges": text})) == bool(rows.rows(text, _COUNTRIES))


_CELLS = (
    "Maria Lopez",
    "F",
    "17",
    "LAO",
    "Thai",
    "+856 20 1234567",
    "P1234567",
    "aged 17",
    "2009-03-01",
    "ນາງ",
    "Yes",
    "7",
)
_HEADS = ("name", "sex", "age", "country", "phone", "number", "a")


@given(st.lists(st.lists(st.sampled_from(_CELLS), min_size=2, max_size=5), min_size=2, max_size=3), st.data())
def test_every_row_of_a_register_passes(rows_of: list[list[str]], data: st.DataObject) -> None:
    """A glance at its cells says no of none that is a person."""
    lines = [
        Line("/x", f"/x/{at}", tuple(data.draw(st.sampled_from(_HEADS)) for _ in cells), tuple(cells), "A1", "B1")
        for at, cells in enumerate(rows_of)
    ]
    group, blind = (registers._Group(lines, frozenset(_COUNTRIES)) for _ in range(2))
    blind.may_be_person = lambda cells: True  # type: ignore[method-assign]

    assert [group.is_person(line) for line in lines] == [blind.is_person(line) for line in lines]


@given(st.from_regex(garbled._LOST, alphabet=st.sampled_from("ab? c")))
def test_every_text_with_lost_signs_passes(text: str) -> None:
    """It has more than one question mark."""
    assert garbled.lost(text) == bool(re.search(garbled._LOST, text))


@settings(max_examples=500, deadline=None)
@given(st.from_regex(_CODE, fullmatch=True))
def test_what_is_no_free_text_holds_no_persons_data(text: str) -> None:
    """The only texts that are kept from the rules: no pattern finds anything in one."""
    assert not any(list(find(normal(text))) for find in _FINDS.values())
    assert not phones.may_hold(text)
    assert not identity.may_hold(text)


@_SOME
@given(st.text(max_size=40).filter(lambda text: not re.fullmatch(_CODE, text)))
def test_every_other_text_reaches_the_rules(text: str) -> None:
    """As a value, in a list, as a key that was meant to be a text, and cut off by a comma."""
    data: dict[str, Any] = {"challenges": text, "x": {text: [text]}}

    assert [entry.text for entry in free_texts(data)] == [text, text, text]


@settings(max_examples=40, deadline=None)
@given(_texts("PRV405", names.LOOKS[3].whole))
def test_a_file_of_any_kind_passes_its_texts_on(text: str) -> None:
    """What a reader makes of a text is what the rule sees."""
    data = {"challenges": text}
    for parse, written in ((gate_json.parse, json.dumps(data)), (gate_yaml.parse, yaml.safe_dump(data))):
        assert _by_rule("PRV405", parse(written).data) == _by_rule("PRV405", data)


@pytest.mark.parametrize("space", ["", " " * 50])
@_SOME
@given(data=st.data())
def test_whatever_holds_a_place_is_found(space: str, data: st.DataObject) -> None:
    """However long it is."""
    text = data.draw(st.from_regex(re.compile(gaps._PLACEHOLDER, re.IGNORECASE), fullmatch=True, alphabet=_LETTERS))
    answer = {"obligations": {"ACTIP-14.7": {"account": f"{text.strip()}{space}"}}, "parts": ["obligations"]}

    assert len(_by_rule("GAP316", answer)) == bool(re.fullmatch(gaps._PLACEHOLDER, text.strip(), re.IGNORECASE))


@given(st.integers(2401, 2699), st.integers(1, 12), st.integers(1, 28))
def test_every_year_of_the_buddhist_calendar_is_seen(year: int, month: int, day: int) -> None:
    """The quick look at its length and its first signs lets all of them pass."""
    found = list(texts({"prepared": f"{year}-{month:02}-{day:02}"}))

    assert [entry.rule_id for entry in found] == ["SCH215"]


@_SOME
@given(st.from_regex(_ZAWGYI, alphabet=_LETTERS))
def test_every_text_in_an_older_font_is_seen(text: str) -> None:
    """It is looked for in texts that are not all ASCII."""
    assert [entry.rule_id for entry in texts({"challenges": text})] == ["SCH220"]


_TABLES = ("[{0}]\nx = 1", "[ {0} ]\nx = 1", "{0}.x = 1", "{0} = {{x = 1}}", "\t{0}.x = 1", "[{0}.deep]\nx = 1")
_TOOLS = ("tool.actip", '"tool".actip', "tool . actip", "'tool'.'actip'", 'tool."actip"')


@given(st.sampled_from(_TABLES), st.sampled_from(_TOOLS), st.sampled_from(("", "\ufeff", "y = 1\n")))
def test_every_table_of_ours_is_parsed(table: str, name: str, before: str) -> None:
    """A shared file of settings that the quick look passes over holds none of ours."""
    content = before + table.format(name)

    assert "actip" in tomllib.loads(content.removeprefix("\ufeff"))["tool"]
    assert re.search(toml._OURS, content.encode(), re.MULTILINE)


@given(st.sampled_from(("[tool]\nactip = {x = 1}", "tool = {actip = {x = 1}}", "[tool]\nactip.x = 1")))
def test_a_table_that_may_hold_ours_is_parsed(content: str) -> None:
    """Where the two names stand apart."""
    assert "actip" in tomllib.loads(content)["tool"]
    assert re.search(toml._OURS, content.encode(), re.MULTILINE)


@given(st.from_regex(scalars._NUMBER, fullmatch=True) | st.sampled_from(sorted(scalars._WORDS)))
def test_every_number_and_word_of_yaml_is_read(word: str) -> None:
    """The quick look at the first sign passes none of them over."""
    assert type(scalars.plain(word)) is not str


@given(st.lists(st.sampled_from(("\\ud800", "\\udc00", "\\\\", "\\u0041", "a", "\\n")), max_size=6))
def test_every_half_of_a_character_is_seen(parts: list[str]) -> None:
    """It can only be typed as an escape."""
    text = f'"{"".join(parts)}"'
    whole = all(not 0xD800 <= ord(sign) <= 0xDFFF for sign in json.loads(text))

    try:
        gate_json.parse(text)
        assert whole
    except UnreadableSubmission:
        assert not whole


@given(st.from_regex(r"[0-9]{1,16}", fullmatch=True))
def test_a_number_read_quickly_is_the_number(text: str) -> None:
    """Most figures are a few digits and nothing else."""
    assert scalars.number(text) == (int(text) if len(text) <= scalars.MAX_DIGITS else text)


@given(st.from_regex(scalars._NOT_A_NUMBER, fullmatch=True).filter(lambda word: word[0] in "-+."))
def test_what_is_no_finite_number_is_refused(word: str) -> None:
    """The quick look at the first sign passes none of them over."""
    assert isinstance(scalars.plain(word), scalars.Refused)


@given(st.text(st.characters(codec="ascii"), max_size=20))
def test_a_text_of_plain_letters_is_folded_as_any_other(text: str) -> None:
    """A sign that is none of them, and is not seen, takes the text the long way; its normal form is itself."""
    assert scalars.folded(text) == scalars.folded(f"{text}\u200b")
    assert normal(text) == normal(f"{text}\u200b") == text


@given(st.text(max_size=6))
def test_a_cell_that_shows_something_is_not_blank(text: str) -> None:
    """Whatever stands first in it."""
    assert is_blank(text) is (not scalars.folded(text))


@given(st.text(st.characters(codec="ascii"), max_size=20))
def test_digits_of_plain_text_are_read_as_any_other(text: str) -> None:
    """As beside a sign that is not seen."""
    assert latin(text) == latin(f"{text}\u200b")
