"""Texts that are garbled are told from those that are written in one of the languages of the states."""

import re
import unicodedata

import pytest
from ftfy.badness import BADNESS_RE, is_bad
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.rules.patterns import garbled

_SENTENCES = {
    "pt": "O abrigo recebe vítimas; a proteção é assegurada, conforme o artigo 12.º («prevenção»).",
    "vi": "Cơ sở hỗ trợ nạn nhân – “Ngôi nhà bình yên” – đã tiếp nhận 1.200 người, 5 triệu đồng mỗi người.",
    "th": "เธอได้รับความช่วยเหลือจากศูนย์ 12 แห่ง เป็นผู้ใหญ่ทุกคน (ร้อยละ 100)",
    "lo": "ສູນປົກປ້ອງຜູ້ຖືກເຄາະຮ້າຍ 12 ແຫ່ງ ຢູ່ທົ່ວປະເທດ",
    "km": "ជម្រកសុវត្ថិភាពសម្រាប់ជនរងគ្រោះ ១២ កន្លែង",
    "my": "လူကုန်ကူးခံရသူများအတွက် ယာယီစောင့်ရှောက်ရေးဂေဟာ ၁၂ ခု",
    "tet": "Uma mahon ba vítima sira harii ona iha munisípiu rua.",
}


@pytest.mark.parametrize("language", _SENTENCES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_sentence_of_the_region_is_not_garbled(language: str, form: str) -> None:
    text = unicodedata.normalize(form, _SENTENCES[language])

    assert not garbled.misread(text)
    assert not garbled.lost(text)
    assert not garbled.old_font(text)


@pytest.mark.parametrize("language", _SENTENCES)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1258", "cp437", "cp874"])
def test_a_sentence_that_was_read_in_a_wrong_encoding_is_seen(language: str, encoding: str) -> None:
    """UTF-8 read as what Windows and DOS wrote in Europe, Viet Nam and Thailand; bytes without a sign stay."""
    raw = _SENTENCES[language].encode()
    text = "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in raw)

    assert garbled.misread(text) == "encoding"


def test_thai_of_windows_read_as_western_text_is_seen() -> None:
    text = "".join(chr(byte) for byte in "ผู้เสียหายจากการค้ามนุษย์ได้รับความช่วยเหลือ".encode("tis-620"))

    assert garbled.misread(text) == "encoding"


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.from_regex(BADNESS_RE))
def test_whatever_ftfy_sees_passes_the_quick_look(text: str) -> None:
    assert not is_bad(text) or re.search(garbled.UNUSUAL, text)


@pytest.mark.parametrize(
    "kind", ["&nbsp;", "&#3585;", "&eacute;", "\\u0e01\\u0e32", "\\xe0\\xb8", "_x000D_", "<br>", "</p>"]
)
def test_what_a_program_leaves_behind_is_seen(kind: str) -> None:
    assert garbled.misread(f"The centre {kind} in the north") == "escapes"


@pytest.mark.parametrize(
    "text",
    [
        "Police & courts; 5 < 6 > 4",
        "a_x and b_x",
        "R&D; costs",
        "100 %; every",
        r"\\server\share\unit",
        "<1 and >5",
        "https://example.org/%E0%BA%81",
    ],
)
def test_signs_that_people_type_are_left(text: str) -> None:
    assert not garbled.misread(text)


@pytest.mark.parametrize(
    ("font", "text"),
    [
        ("vietnamese", "Bé C«ng an ®· phèi hîp víi Héi Liªn hiÖp Phô n÷ më c¸c líp tËp huÊn"),
        ("vietnamese", "Hoäi Lieân hieäp Phuï nöõ ñaõ môû lôùp taäp huaán cho caùn boä"),
        ("khmer", "karKaMBarCnrgeRKaHRtUvánGnuvtþenAkñúgextþTaMgGs;"),
        ("lao", "dkowfh;p[ l6o-j;pgs^nv zh6'5dgvoa[ c]t' xtgmf[=k;o"),
        ("private", "\ue001\ue002 \ue010\ue011"),
    ],
)
def test_a_text_for_an_old_font_is_seen(font: str, text: str) -> None:
    assert garbled.old_font(text) == font


@pytest.mark.parametrize(
    "text",
    [
        "The eCourt, iSupport and eVisa systems of the MoJ and the MoLSW",
        "men;women;children; [as in 2024]; 'so-called' shelters; and/or",
        "McDonald, MacLeod and DeSouza v. LaoPDR",
        "O «abrigo» e o «fundo» e a «lei» e os «casos» são novos",
        "12 m², 5 µm, 30° e 1.ª fase",
        "Kahoot® and Zoom® trainings in 12 provinces",
    ],
)
def test_a_text_with_some_odd_words_is_left(text: str) -> None:
    assert not garbled.old_font(text)


@pytest.mark.parametrize("text", ["Why? How? By whom?", "see https://example.org/?a=1?b=2", "Really??", "What?and why"])
def test_questions_are_no_lost_letters(text: str) -> None:
    assert not garbled.lost(text)
