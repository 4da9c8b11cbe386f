"""Marks that a text is not finished are told from sentences with the same words."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.gate.normal import normal
from actip.rules.patterns import unfinished

_SOME = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co", "Lu"))


@pytest.mark.parametrize("kind", unfinished.KINDS)
@_SOME
@given(data=st.data())
def test_no_mark_is_passed_over(kind: str, data: st.DataObject) -> None:
    """A cue is in whatever the pattern finds, so the quick look at cues loses nothing."""
    cues, pattern = unfinished.KINDS[kind]
    text = normal(data.draw(st.from_regex(re.compile(pattern, re.MULTILINE), alphabet=_LETTERS))).lower()

    assert not re.search(pattern, text, re.MULTILINE) or any(cue in text for cue in cues), text
    assert unfinished.marks(text) == unfinished.marks(text, unfinished.cues_in(["Before.", text, "After."])), text


@pytest.mark.parametrize("kind", unfinished.KINDS)
def test_patterns_are_in_the_form_that_texts_are_brought_to(kind: str) -> None:
    cues, pattern = unfinished.KINDS[kind]

    assert [cue for cue in cues if normal(cue).lower() != cue] == []
    assert normal(pattern).replace(r"\A", "") == pattern.replace(r"\A", "")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("open", "Trained were [number] officials in [x] provinces."),
        ("open", "Staff: TBC"),
        ("open", "The figures are still to be confirmed."),
        ("open", "Held on XX/XX/2025 in Bangkok."),
        ("open", "<insert name of the law>"),
        ("open", "About ____ victims were helped."),
        ("open", "Awaiting data from the courts."),
        ("open", "Details will be added later."),
        ("open", "Angka menyusul dari kepolisian."),
        ("open", "Đang cập nhật số liệu."),
        ("open", "จะเพิ่มเติมภายหลัง"),
        ("open", "ຈະຕື່ມພາຍຫຼັງ"),
        ("open", "រង់ចាំទិន្នន័យពីក្រសួង"),
        ("open", "Idadagdag pa ang bilang."),
        ("open", "Número a confirmar pelo Ministério."),
        ("elsewhere", "The list is attached."),
        ("elsewhere", "See previous answer, which holds here too."),
        ("elsewhere", "As stated above, the unit works in all provinces."),
        ("elsewhere", "Sama seperti di atas."),
        ("elsewhere", "Xem tài liệu đính kèm."),
        ("elsewhere", "ดูเอกสารแนบ"),
        ("elsewhere", "ສະບັບເຕັມ ເບິ່ງເອກະສານຄັດຕິດ"),
        ("elsewhere", "Ver anexo."),
        ("remark", "12 shelters (Somchai, pls confirm)"),
        ("remark", "Not sure if this is the right law."),
        ("remark", "Note to editor: shorten."),
        ("remark", "Deleted: and the courts"),
        ("remark", "Need to check with the ministry of labour."),
        ("remark", "Mohon diperiksa kembali."),
        ("remark", "Đề nghị kiểm tra lại số liệu."),
        ("remark", "ກະລຸນາກວດຄືນ"),
        ("remark", "Favor verificar o número."),
    ],
)
def test_a_mark_in_a_text_is_seen(kind: str, text: str) -> None:
    marked = unfinished.marks(text)

    assert marked is not None
    assert marked[0] == kind
    assert marked[1] in text


@pytest.mark.parametrize(
    "text",
    [
        "The new shelter is to be completed by mid 2027.",
        "Nationality has to be confirmed by the state that was asked.",
        "Chapter XXX of the Code; 12 xx-large uniforms.",
        "See Annex 2 of the Law and the answer of 2024.",
        "Victims are asked: do you want help?",
        "Police attachés are attached to four embassies.",
        "The same rights as for nationals hold.",
        "Those who call are helped at once; please call 1191.",
        "Officers check, verify and confirm each document.",
        "A definição inclui todos os atos.",
        "Legal aid is to be provided by the court within two days.",
        "Beneficiaries received kits (soap, [sic] towels).",
        "Contact: office@example.org",
        "Of [#] victims [#] were children.",
        "As before, the unit works in all provinces.",
        "The plan is to remove this barrier; nobody has to delete this.",
        "The draft law was commented on by 12 organisations.",
    ],
)
def test_a_sentence_with_the_same_words_is_left(text: str) -> None:
    assert unfinished.marks(text) is None


def test_what_stands_between_brackets_is_quoted_only_as_it_stands_in_the_text() -> None:
    """Else a person's data in it would not be known again, and not be masked."""
    assert unfinished.marks("Trained: [insert name​ of the head]") == ("open", "[...]")
    assert unfinished.marks("Trained: [insert name of the head]") == ("open", "[insert name of the head]")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("open", "Sent on .../.../2024 to all districts."),
        ("open", "Helped were NNN persons."),
        ("open", "In 20NN the centre opened."),
        ("open", "Opened on dd/mm/yyyy."),
        ("open", "The plan of <ministry> has four parts."),
        ("open", "Dear {{ first_name }}, the plan has four parts."),
        ("open", "Letters went to [số lượng] offices."),
        ("open", "ฝึกอบรมแล้ว [จำนวน] คน"),
        ("open", "Rule No. __ on shelters"),
        ("open", "The total is still to be inserted by the bureau."),
        ("filler", "Dummy text."),
        ("filler", "Click or tap here to enter text."),
        ("filler", "asdfgh"),
        ("elsewhere", "The tables were sent separately."),
        ("elsewhere", "See Appendix B."),
        ("elsewhere", "As described in our last report."),
        ("elsewhere", "Xem phụ lục 2."),
        ("remark", "Some 40 (?) persons came."),
        ("remark", "NOTE TO THE UNIT: shorten this."),
        ("remark", "Delete this before submission."),
        ("remark", "They met. Inserted: twice a year."),
        ("remark", "Helped were 40? victims."),
    ],
)
def test_a_further_mark_in_a_text_is_seen(kind: str, text: str) -> None:
    marked = unfinished.marks(text)

    assert marked is not None
    assert marked[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Title XXX of the Code and Part XXX of the Rules hold.",
        "Officers of [Ministry of Labour, office 2] came.",
        "The forms are to be filled in by the police.",
        "A note to the secretariat went out in May.",
        "Shares are < 5 % here and > 8 % there.",
        "The annex of the Law lists them; see Annex 2 of the Law.",
        "How many came? They were 40.",
        "They did so for three years.... and then no more.",
        "Data on 9,999 households were looked at; callers reach 999.",
    ],
)
def test_a_further_sentence_with_the_same_words_is_left(text: str) -> None:
    assert unfinished.marks(text) is None
