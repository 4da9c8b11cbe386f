"""What of the numbers in a text is replaced by a mark, and what stays because of its form."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.disclosure.numbers import MARK, without_numbers, without_persons

_ZEROS = "0٠۰०๐໐၀႐០０"  # of every script of the region, and of some others
_HIDDEN = st.integers(1, 99_999).filter(lambda n: not (1930 <= n < 2060 or 2470 <= n < 2600))  # no year


@pytest.mark.parametrize("zero", _ZEROS)
@given(number=_HIDDEN)
def test_two_numbers_leave_the_same_text(zero: str, number: int) -> None:
    """In the digits of any script, apart or beside letters, whatever the number is."""
    for form in ("{} men", "ມີ{}ຄົນ", "หญิง {}คน", "{}men and {}", "{}rd", "({}) new", "{}-year", "{}/{}", "{}%", "No {}"):
        texts = {form.replace("{}", "".join(chr(ord(zero) + int(digit)) for digit in str(n))) for n in (number, 7)}

        assert len({without_numbers(text) for text in texts}) == 1


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789๓໓៣၃３ ,./-()"), max_size=40))
def test_no_digit_of_a_text_without_an_article_a_law_or_a_day_stays(text: str) -> None:
    """Of no script, and nothing else of the text is lost but numbers in words."""
    if re.search("(?i)[a-zA-Z]{2}|[^\\W0-9a-zA-Z]{2}|(?:19|20|24|25)", "".join(map(_ascii, text))):
        return  # it could be one of these

    assert not any(unicodedata.category(sign)[0] == "N" and sign.isdecimal() for sign in without_numbers(text))


def _ascii(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


@given(st.text(max_size=60) | st.from_regex(r"[a-z ]{0,9}[0-9]{1,4}[ ,./()a-z-]{1,9}[0-9]{0,3} (?:men|Article|March)"))
def test_a_text_that_lost_its_numbers_has_none_to_lose(text: str) -> None:
    """A copy of a copy is the copy."""
    for without in (without_numbers, without_persons):
        once = without(text)
        assert without(once) == once


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Of those sheltered 3 were men and 27 were women.", "Of those sheltered [#] were men and [#] were women."),
        ("The 3 shelters were open all year.", "The [#] shelters were open all year."),
        ("(1) four new shelters; (2) staff", "([#]) [#] new shelters; ([#]) staff"),
        ("27/30, 3.0, 1,041 and 1 041", "[#]/[#], [#], [#] and [#]"),
        ("4\u200b1 of them", "[#] of them"),
        ("3\u20e3 men, ③ and Ⅲ", "[#]\u20e3 men, [#] and [#]"),
        ("twenty-seven women, two hundred men", "[#] women, [#] men"),
        ("dua puluh tujuh perempuan dan seorang anak", "[#] perempuan dan [#] anak"),
        ("tatlong lalaki at labing-isang babae", "[#] lalaki at [#] babae"),
        ("ba nạn nhân, năm người và mười hai trẻ em", "[#] nạn nhân, [#] người và [#] trẻ em"),
        ("สามคนและผู้หญิงยี่สิบคน ห้าคน", "[#]คนและผู้หญิง[#]คน [#]คน"),
        ("ສາມຄົນ ແລະ ຍິງຫ້າຄົນ", "[#]ຄົນ ແລະ ຍິງ[#]ຄົນ"),
        ("បុរសបីនាក់ និងពីរនាក់", "បុរស[#]នាក់ និង[#]នាក់"),
        ("အမျိုးသား သုံးဦး နှင့် နှစ်ယောက်", "အမျိုးသား [#]ဦး နှင့် [#]ယောက်"),
        ("vinte e sete mulheres e uma criança", "[#] mulheres e [#] criança"),
        ("feto rua, labarik nain-tolu", "feto [#], labarik nain-[#]"),
    ],
)
def test_a_number_is_replaced_in_place(text: str, left: str) -> None:
    """In digits or words, in each language of the region; the words around it stay."""
    assert without_numbers(text) == left


@pytest.mark.parametrize(
    "text",
    [
        *("Under Article 3 of the law, shelters were opened.", "On 3 March 2025 the law came into force."),
        *("Phase 3 of the plan", "Art. 14(6), Articles 3 and 5", "On March 3, 2025; on March 3."),
        *("2025-03-03, 03/03/2025", "Điều 3 khoản 2, ngày 3 tháng 3 năm 2025", "ມາດຕາ 3, ວັນທີ 3 ມີນາ 2025"),
        *("วันที่ 3 มีนาคม 2568 ตามมาตรา 3 วรรคสอง", "ก.ย. 2568", "មាត្រា ៣ ថ្ងៃទី៣ ខែមីនា ឆ្នាំ២០២៥"),
        *("ပုဒ်မ ၃၊ ၂၀၂၅ ခုနှစ် မတ်လ ၃ ရက်", "Pasal 3 ayat (2), 3 Maret 2025", "Seksyen 3, Artikulo 3"),
        *("artigo 3.º, 3 de março de 2025", "artigu 3", "No. 53/2015/QH13", "Law No. 12 of 2007", "Act 670"),
        *("RA 9208", "B.E. 2551", "Decree 12/2020", "59/QĐ-TTg", "UU Nomor 21 Tahun 2007", "ACTIP-14.7"),
        *("Annex 2, pillar 3, goal 5", "phase two", "since 2019", "2023-2028", "2024/25", "the first half, 2025-H1"),
        *("11 and 12 Sept 2025", "https://example.org/reports/2023-report/laos/"),
    ],
)  # fmt: skip
def test_what_is_known_by_its_form_stays(text: str) -> None:
    """Articles, days, laws and years, in the languages of the states."""
    assert without_numbers(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("one-stop centres help one another, and no one is left", "สามารถ สามี ห้าม ห้าง โกหก", "ສາມາດ ສາມັກຄີ ຫ້າມ ພາສາມົ້ງ"),
        *("ដើម្បី ជាមួយ ពីរដ្ឋាភិបាល", "၂၀၂၅ ခုနှစ် အသုံးပြု လေးစား ယခုနှစ်", "hàng năm, một số tỉnh", "salah satu, satu sama lain"),
        *("crianças de rua", "uma lei", "isang batas", "fó apoiu ba vítima sira", "sia-sia"),
    ],
)  # fmt: skip
def test_a_word_that_holds_a_number_word_stays(text: str) -> None:
    """'Can' and 'husband' of Thai, 'year' of Burmese and Vietnamese, an article."""
    assert without_numbers(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Article 3 men", "Article [#] men"),
        ("2025 women were trained", "[#] women were trained"),
        ("Under Article 3, 27 women were heard.", "Under Article 3, [#] women were heard."),
        ("On March 3, 27 women were heard.", "On March 3, [#] women were heard."),
        ("In March 27 women; 3 may be men", "In March [#] women; [#] may be men"),
        ("of 2025 women", "of [#] women"),
        ("12/2018 of them", "[#]/[#] of them"),
        ("tháng 3 nạn nhân", "tháng [#] nạn nhân"),
        ("of 1914 persons", "of [#] persons"),
    ],
)
def test_a_count_that_looks_like_an_article_or_a_year_does_not_stay(text: str, left: str) -> None:
    """Where a word for persons stands behind it, or nothing says what it is."""
    assert without_numbers(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The 3 men of the shelters were heard in 4 courts.", "The [#] men of the shelters were heard in 4 courts."),
        ("3 shelters, and men were welcome", "3 shelters, and men were welcome"),
        ("ศาล 3 แห่ง. หญิง 27คน", "ศาล 3 แห่ง. หญิง [#]คน"),
        ("Of the victims 12 were heard", "Of the victims [#] were heard"),
        ("12 provinces", "12 provinces"),
    ],
)
def test_beside_persons_alone(text: str, left: str) -> None:
    """In the same clause, a few words away."""
    assert without_persons(text) == left


def test_the_mark_is_harmless() -> None:
    """No formula, no sign of a page, of a table or of a link, and no digit."""
    assert not set(MARK) & set("=+-@<>&|*_`\"'\\0123456789")
