"""How an account begins that says the opposite of its answer, in every language, and what only looks like it."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.gate.normal import normal
from actip.rules.patterns import opposites

_SPEECHES = (*opposites._SPEECHES, *opposites._WITHOUT_BLANKS)
_SOME = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"))


@pytest.mark.parametrize("speech", _SPEECHES, ids=lambda speech: speech.cues[0])
@_SOME
@given(data=st.data())
def test_no_word_of_a_pattern_is_passed_over(speech: opposites._Speech, data: st.DataObject) -> None:
    """A cue is in whatever the pattern finds, so the quick look at cues loses nothing."""
    for cues, pattern in ((speech.cues, speech.denies), (speech.signs, f"{speech.law}|{speech.affirms}")):
        text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), alphabet=_LETTERS))
        clause = normal(text)
        assert not re.search(pattern, clause, re.IGNORECASE) or opposites._any(cues, clause), text


@pytest.mark.parametrize("speech", _SPEECHES, ids=lambda speech: speech.cues[0])
def test_patterns_are_in_the_form_that_texts_are_brought_to(speech: opposites._Speech) -> None:
    for pattern in (speech.denies, speech.limits, speech.law, speech.affirms, speech.holds_back, *speech.cues):
        assert normal(pattern) == pattern


@pytest.mark.parametrize(
    "account",
    [
        "There is currently no legislation on this. A bill is before parliament.",
        "A national fund has not yet been established, but talks go on.",
        "No guidelines exist.",
        "We have no shelter for men.",
        "The centre is not in place; the site was chosen in May.",
        "Laundering is not a criminal offence.",
        "Belum ada pedoman nasional.",
        "Tiada peruntukan mengenai perkara ini.",
        "Chưa thành lập quỹ hỗ trợ nạn nhân.",
        "ปัจจุบันยังไม่มีกองทุน",
        "ຍັງບໍ່ທັນໄດ້ສ້າງຕັ້ງກອງທຶນ",
        "គ្មានច្បាប់ស្តីពីរឿងនេះទេ",
        "ရန်ပုံငွေ မရှိသေးပါ။",
        "Hindi pa naipapatupad ang programa.",
        "Seidauk harii fundu nasionál.",
        "Ainda não foi criado o fundo nacional.",
    ],
)
def test_an_account_that_says_there_is_nothing(account: str) -> None:
    assert opposites.denial(account)
    assert not opposites.affirmation(account, law=True)


@pytest.mark.parametrize(
    "account",
    [
        "The Anti-Trafficking Act was enacted in 2015.",
        "Yes, in every province.",
        "The procedure is in use nationwide.",
        "Undang-Undang ini telah disahkan pada tahun 2007.",
        "Luật đã được thông qua năm 2024.",
        "กฎหมายมีผลบังคับใช้แล้ว",
        "ກົດໝາຍປະກາດໃຊ້ແລ້ວ",
        "ច្បាប់បានចូលជាធរមាន",
        "ဥပဒေ ပြဋ္ဌာန်းပြီး ဖြစ်သည်",
        "Naisabatas na ito noong 2012.",
        "Lei tama iha vigór iha 2017.",
        "A lei foi promulgada em 2017.",
    ],
)
def test_an_account_that_says_it_is_there(account: str) -> None:
    assert opposites.affirmation(account, law=True)
    assert not opposites.denial(account)


@pytest.mark.parametrize(
    "account",
    [
        "",
        "The law covers every act, means and form.",
        "There is no specific offence; the general one is used.",
        "There is no time limit for a claim.",
        "There is no law under which all victims could be detained.",
        "No victim was charged.",
        "Shelters take men, women and children. A fund for them is not yet open.",
        "Before 2015 there was no law on this.",
        "Tidak ada undang-undang khusus, tetapi KUHP berlaku.",
        "Không có luật riêng, Bộ luật Hình sự quy định.",
        "ไม่มีกฎหมายเฉพาะ ใช้ประมวลกฎหมายอาญา",
        "Não existe lei específica; aplica-se o Código Penal.",
    ],
)
def test_an_account_of_a_part_or_of_another_thing_passes(account: str) -> None:
    assert not opposites.denial(account)


@pytest.mark.parametrize(
    "account",
    [
        "A draft was adopted by the ministry in May.",
        "The law will be enacted next year.",
        "The bill was passed by one chamber.",
        "Other states have adopted such a law; it is in force abroad.",
        "Rancangan undang-undang telah disahkan oleh kementerian.",
        "Dự thảo đã được thông qua ở cấp bộ.",
    ],
)
def test_what_is_drafted_or_elsewhere_is_not_there(account: str) -> None:
    assert not opposites.affirmation(account, law=True)


def test_a_law_is_not_taken_for_practice() -> None:
    account = "The Act was adopted in 2015."

    assert opposites.affirmation(account, law=True)
    assert not opposites.affirmation(account, law=False)


def test_all_of_it_is_told_from_a_part_of_it() -> None:
    assert opposites.completion("The rule is fully implemented in all provinces.")
    assert opposites.completion("Quy định được thực hiện đầy đủ.")
    assert not opposites.completion("The rule is already in place.")
    assert not opposites.completion("The rule is not fully implemented.")


def test_cases_are_counted_where_it_is_said_that_they_did_not_arise() -> None:
    assert opposites.cases("In the year 14 requests were received.")
    assert not opposites.cases("If 14 requests were received, a unit would be set up.")
    assert not opposites.cases("Article 14 was never called upon.")


def test_an_account_that_tells_is_told_from_one_that_does_not_know() -> None:
    told = "The decree gives ten days. Officers write to the consulate and get an answer within a week."
    assert opposites.report(told, beside_law=True)
    assert not opposites.report("The decree gives ten days. How often it is kept is not recorded.", beside_law=True)
    assert not opposites.report(
        "The decree on consulates gives ten days for an answer to each request.", beside_law=True
    )


def test_a_sentence_that_stands_alone_denies_the_thing() -> None:
    assert opposites.denial("Tiada peruntukan khusus.")
    assert not opposites.denial("Tiada peruntukan khusus; Kanun Keseksaan terpakai.")
