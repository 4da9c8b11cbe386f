"""What a cell can mean is read; what can mean two things, or nothing, is never guessed at and never becomes zero."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.form.choices import meanings
from actip.readers.typed_values import (
    AMBIGUOUS,
    DOLLAR,
    TIDIED,
    Reading,
    code,
    day,
    figure,
    is_blank,
    moment,
    money,
    number,
    words,
)

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


@pytest.mark.parametrize(("typed", "read"), [("2568-03-14", "2025-03-14"), ("2569-12-31", "2026-12-31")])
def test_a_year_of_the_buddhist_calendar_can_be_no_other_and_is_told(typed: str, read: str) -> None:
    """Typed as a text or as a day: five hundred years from now nothing was reported."""
    for value in (typed, datetime.fromisoformat(typed)):
        assert day(value, EPOCH) == Reading(read, TIDIED, {"found": typed, "read": read})


def test_the_leap_day_of_a_buddhist_year_is_a_day() -> None:
    """2567 is 2024, which has one; 2567 of our calendar would have none."""
    assert day("29/02/2567", EPOCH).value == "2024-02-29"


@pytest.mark.parametrize(
    "typed",
    [
        *("9 ພຶດສະພາ 2554", "๙ พ.ค. ๒๕๕๔", "9 พฤษภาคม พ.ศ. 2554", "ngày 9 tháng 5 năm 2011", "9 de maio de 2011"),
        *("9 Mei 2011", "ថ្ងៃទី៩ ខែឧសភា ឆ្នាំ២០១១", "၂၀၁၁ ခုနှစ် မေလ ၉ ရက်", "9th of May 2011", "ika-9 ng Mayo 2011"),
    ],
)
def test_a_day_is_read_in_the_languages_of_the_states(typed: str) -> None:
    """With the month in words there is one reading."""
    assert day(typed, EPOCH).value == "2011-05-09"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *(("in force since 2011", 2011), ("Act of 2011", 2011), ("ພ.ສ. 2554", 2011), ("ตั้งแต่ปี 2554", 2011)),
        *(
            ("từ năm 2011", 2011),
            (2554, 2011),
            ("๒๕๕๔", 2011),
            ("from May 2011", "2011-05"),
            ("tháng 5 năm 2011", "2011-05"),
        ),
    ],
)
def test_a_year_with_a_word_beside_it_is_a_year(typed: str | int, read: object) -> None:
    """Only the day is missing; how it was read is told."""
    value, rule, _ = moment(typed, EPOCH)

    assert (value, rule) == (read, TIDIED)


@pytest.mark.parametrize(
    "typed",
    [
        *("before 2011", "not before 2011", "2011?", "~2011", "2011-", "2011/2012", "Act No. 2011", "Act 5 of 2011"),
        *("FY 2011", "ก่อนปี 2554", "ປະມານ 2011", "sebelum 2011", "Q3 2011", "no longer", "between May and June 2011"),
    ],
)
def test_a_year_that_may_be_another_is_not_taken(typed: str) -> None:
    """What limits it, or makes a number of it, stays as it was typed."""
    assert moment(typed, EPOCH).value == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [("40,500.25", 40500.25), ("40.500,25", 40500.25), ("3 million", 3_000_000), ("1.5 triệu", 1_500_000)],
)
def test_an_amount_with_one_reading_is_read(typed: str, read: float) -> None:
    """Two separators tell each other apart; a million is a million."""
    value, rule, _ = number(typed)

    assert (value, rule) == (read, TIDIED)


@pytest.mark.parametrize("typed", ["1,23", "12,5", "1,2345"])
def test_what_is_counted_in_whole_numbers_has_no_groups_of_two(typed: str) -> None:
    """Only three digits make a thousand."""
    assert number(typed, whole=True) == Reading(typed)


@pytest.mark.parametrize(
    ("typed", "amount", "code"),
    [("900 kip", 900, "LAK"), ("₭900", 900, "LAK"), ("US$ 2 million", 2_000_000, "USD"), ("$900", 900, DOLLAR)],
)
def test_an_amount_may_bring_its_currency(typed: str, amount: int, code: str) -> None:
    """Before it or behind it; of a dollar it is not known whose."""
    read, currency = money(typed, meanings(catalogue(), "currencies"))

    assert (read.value, currency) == (amount, code)


@pytest.mark.parametrize("typed", ["kip", "900", "900 kip and 5 dollars", "about 900 kip", "900 xyz"])
def test_what_is_no_amount_of_one_currency_has_none(typed: str) -> None:
    """Then it is read, or refused, as any number."""
    assert money(typed, meanings(catalogue(), "currencies"))[1] == ""


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
