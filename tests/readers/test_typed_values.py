"""What a cell can mean is read; what can mean two things, or nothing, is never guessed at and never becomes zero."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.readers.typed_values import AMBIGUOUS, TIDIED, Reading, code, day, figure, is_blank, number, words

EPOCH = datetime(1899, 12, 30)
SCRIPTS = {"Lao": "໐", "Thai": "๐", "Khmer": "០", "Burmese": "၀", "full width": "０"}


def _in(script: str, latin: str) -> str:
    zero = ord(SCRIPTS[script])
    return "".join(chr(zero + int(sign)) if sign.isdigit() else sign for sign in latin)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("latin", "value"), [("123", 123), ("0", 0), ("12.5", 12.5), ("-12", -12)])
def test_digits_of_any_script_are_a_number_and_are_told(script: str, latin: str, value: float) -> None:
    """Whole, broken or below zero, with what was typed beside what was read."""
    read = number(_in(script, latin))

    assert (read.value, read.rule) == (value, TIDIED)
    assert read.facts == {"found": _in(script, latin), "read": str(value)}


@pytest.mark.parametrize("said", ["1໒", "໑2", "๑໒", "²", "½", "Ⅳ", "1²", "①"])
def test_mixed_scripts_and_signs_that_are_no_digits_stay_text(said: str) -> None:
    """A footnote's mark among them: 5 with a small 2 behind it is not 52."""
    assert number(said) == (said, "", {})


@pytest.mark.parametrize("said", ["1_000", "nan", "infinity", " inf ", "1e3", "0x1F", "1.", ".5", "+5", "5%", "--5"])
def test_what_a_programming_language_takes_for_a_number_stays_text(said: str) -> None:
    """A person meant something, and it is not known what."""
    assert number(said).value == said.strip()


@pytest.mark.parametrize("said", ["1,234", "1.234", "-1.234", "໑.໒໓໔"])
def test_a_separator_that_can_be_two_things_shows_both(said: str) -> None:
    """A thousand, or one and a bit."""
    read = number(said)

    assert read.rule == AMBIGUOUS
    assert {str(read.facts["first"]), str(read.facts["second"])} in ({"1234", "1.234"}, {"-1234", "-1.234"})


def test_a_truth_value_is_no_number() -> None:
    """TRUE in a cell is not one."""
    assert number(True).value == "TRUE"
    assert number(12.0).value == 12
    assert number(12.5).value == 12.5


@pytest.mark.parametrize("said", ["04/03/2025", "4.3.2025", "04-03-2025", "໐໔/໐໓/໒໐໒໕"])
def test_a_day_that_can_be_two_shows_both(said: str) -> None:
    """Day first or month first: both are used in the region."""
    read = day(said, EPOCH)

    assert read.rule == AMBIGUOUS
    assert (read.facts["first"], read.facts["second"]) == ("2025-03-04", "2025-04-03")


@pytest.mark.parametrize("said", ["2568-03-04", "2569-12-31"])
def test_a_year_of_the_buddhist_calendar_stays_what_it_is(said: str) -> None:
    """It is told by a rule of its own, which offers the other year; reading changes nothing."""
    assert day(said, EPOCH).value == said
    assert day(datetime.fromisoformat(said), EPOCH).value == said


@pytest.mark.parametrize("said", ["14/3/68", "'68", "14 March 68", "2568", "มีนาคม 2568"])
def test_a_year_of_two_digits_or_alone_is_no_day(said: str) -> None:
    """Of which century, and of which calendar, nobody can tell."""
    assert day(said, EPOCH).value == said


@pytest.mark.parametrize("said", [" ", "\u00a0", "\u200b", "\ufeff", "\u2060\u00a0", "\t\n"])
def test_what_shows_nothing_is_blank(said: str) -> None:
    """Spaces and signs that nobody sees."""
    assert is_blank(said)


@pytest.mark.parametrize("said", ["-", "–", "N/A", "n/a", "nil", "NIL", "ບໍ່ມີ", "ไม่มี", "គ្មាន", "không có", "မရှိ", "..."])
def test_a_word_for_nothing_is_asked_about(said: str) -> None:
    """None counted, or not counted: the two are not the same."""
    key, read = figure(said, {}, {}, whole=True)

    assert (key, read.rule) == ("value", AMBIGUOUS)
    assert read.facts["first"] == "0"


@pytest.mark.parametrize("said", ["\u200b12", "12\u00a0", "\ufeff12", " 12 "])
def test_signs_that_nobody_sees_change_no_number(said: str) -> None:
    """They come along when somebody copies."""
    assert number(said).value == 12


@given(st.text(max_size=30))
def test_no_text_becomes_zero(said: str) -> None:
    """Unless it is one."""
    read = number(said)

    assert read.value != 0 or 0 in [unicodedata.decimal(sign, None) for sign in said]


@pytest.mark.parametrize("said", ["ＦＵＬＬ", "fu\u200bll", " Full\u00a0", "FULL"])
def test_a_code_is_known_in_any_width_and_with_signs_that_nobody_sees(said: str) -> None:
    """As people copy it."""
    assert code(said, {"full": "full"}) == "full"


@pytest.mark.parametrize("said", ["fuІІ", "РТ-01"])  # Cyrillic and Ukrainian letters that look like Latin ones
def test_a_letter_of_another_alphabet_is_not_taken_for_one_that_looks_like_it(said: str) -> None:
    """It stays what was typed, and is found."""
    assert code(said, {"full": "full", "pt-01": "PT-01"}) == said


@pytest.mark.parametrize("typed", ["1,234", "1.234", "໑,໒໓໔"])
def test_what_is_counted_has_one_reading(typed: str) -> None:
    """There is no part of a person; of money and days there is."""
    assert number(typed, whole=True) == Reading(1234, TIDIED, {"found": typed, "read": "1234"})
    assert number(typed).rule == AMBIGUOUS


def test_a_result_has_fifteen_digits() -> None:
    """As the spreadsheet shows it: what stands behind them is left by its way of reckoning."""
    assert number(84.99999999999999).value == 85
    assert number(0.1 + 0.2).value == 0.3
    assert number(84.9999).value == 84.9999


@pytest.mark.parametrize(("typed", "code"), [("TBC", "not_yet_available"), ("n.b.", ""), ("Confidential", "withheld")])
def test_a_word_that_may_be_a_reason_is_asked_about(typed: str, code: str) -> None:
    """It is offered, and not taken."""
    key, read = figure(typed, {}, {"tbc": "not_yet_available", "confidential": "withheld"}, whole=True)

    assert (key, read.facts.get("missing", "")) == ("value", code)


@pytest.mark.parametrize("year", [2568, 2019, 1905, 2025])
@pytest.mark.parametrize("epoch", [datetime(1899, 12, 30), datetime(1904, 1, 1)])
def test_a_year_in_a_cell_for_a_date_is_asked_about(year: int, epoch: datetime) -> None:
    """Of our calendar and of the Buddhist one, in workbooks that count from 1900 and from 1904."""
    read = day(epoch + timedelta(days=year), epoch)

    assert (read.rule, read.facts["second"]) == (AMBIGUOUS, str(year))


def test_a_day_in_a_cell_for_words_is_asked_about() -> None:
    """5-5 typed into a cell of the general kind."""
    assert words(datetime(2025, 5, 5)).facts == {"found": "2025-05-05", "became": "day", "typed": "5-5"}
    assert words(14.1).facts["typed"] == "14.10"
    assert words(14.25).rule == ""
    assert words("5-5").rule == ""
