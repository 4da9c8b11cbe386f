"""A law or document, or help, in one cell: what was typed is taken apart, nothing of it is lost or guessed."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from actip.catalogue import catalogue, same_in
from actip.form.citation import (
    CITED,
    SEVERAL,
    WHICH_DAY,
    WHICH_KIND,
    WHICH_PLACE,
    WHICH_YEAR,
    Citation,
    help_taken_apart,
    help_written,
    taken_apart,
    written,
)

TITLES = st.sampled_from(
    [
        *("Law on Anti-Trafficking in Persons", "Act 2015", "Decree 214/PM", "Act, as amended, of 2015"),
        *("UU No. 21 Tahun 2007", "Law amending Article 49", "Code (new)", "Law - part 2", "2015"),
        *("Luật Phòng, chống mua bán người", "Lei n.º 3/2017", "พ.ร.บ. ป้องกันและปราบปรามการค้ามนุษย์"),
        *("ກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ", "ច្បាប់ស្តីពីការបង្ក្រាប", "လူကုန်ကူးမှု ဥပဒေ"),
    ]
)  # fmt: skip
PROVISIONS = st.sampled_from(
    [
        *("Article 49", "Art. 14(10)(a)", "Articles 3, 5 and 7", "s. 26A", "sec. 4(a)", "Pasal 2 ayat (1)", "Điều 49"),
        *("มาตรา 6", "ມາດຕາ ໔໙", "មាត្រា ៨", "ပုဒ်မ ၂၄", "artigo 5.º", "Chapter II", "whole", "49", "Annex", "§ 12"),
    ]
)
MOMENTS = st.one_of(
    st.integers(1000, 2999), st.dates().map(str), st.sampled_from(["2019-06", "2551", "2015", "soon", "03/04/2015"])
)
TEXTS = st.text(max_size=30)
ENTRIES = st.fixed_dictionaries(
    {}, optional={"title": TITLES | TEXTS, "provision": PROVISIONS | TEXTS, "date": MOMENTS | TEXTS, "link": TEXTS}
)
PIECES = TITLES | PROVISIONS | MOMENTS.map(str) | TEXTS | st.sampled_from(["https://example.org/a", "of the", "(", ")"])
CELLS = st.lists(st.tuples(PIECES, st.sampled_from([", ", ",", " ", "; ", "\n", " - ", " (", ") ", ": "]))).map(
    lambda pairs: "".join(piece + between for piece, between in pairs)
)
LINKING = {"", "of", "ofthe", "ng", "ngang", "của", "do", "da", "dari", "daripada", "husi", "sa", "saang"}


def _signs(*texts: str) -> Counter[str]:
    return Counter(sign for text in texts for sign in text.casefold() if sign.isalnum())


@given(ENTRIES)
def test_a_citation_that_is_written_is_taken_apart_into_the_same_keys(entry: dict[str, Any]) -> None:
    """Or it is not written: then its keys stand in cells of their own."""
    text = written(entry)

    if text is not None:
        assert taken_apart(text).keys == {key: entry[key] for key in CITED if key in entry}


@given(CELLS | st.text())
@example("Article 49 of the Law on Anti-Trafficking in Persons, 2015")
def test_no_letter_or_digit_of_a_cell_is_lost(text: str) -> None:
    """All stand in the title, the place, the day as typed or the link, but for a word that links a place to its law."""
    read = taken_apart(text)
    kept = _signs(read.title, read.provision, read.dated, read.link)

    assert not kept - _signs(text)
    assert any(_signs(text) - kept == _signs(word) for word in LINKING)


@given(CELLS | st.text())
def test_a_date_is_read_only_from_what_was_typed_for_it(text: str) -> None:
    """There is none without the words that it was read from."""
    read = taken_apart(text)

    assert (read.date is None) == (not read.dated)


@pytest.mark.parametrize(
    ("text", "title", "provision", "date"),
    [
        ("Law on Anti-Trafficking in Persons, Art. 49, 2015", "Law on Anti-Trafficking in Persons", "Art. 49", 2015),
        ("Criminal Law No. 37/NA, Articles 65-67 (2017)", "Criminal Law No. 37/NA", "Articles 65-67", 2017),
        ("Decree 214/PM, 17 December 2015", "Decree 214/PM", "", "2015-12-17"),
        ("Decree 214/PM, December 17, 2015", "Decree 214/PM", "", "2015-12-17"),
        ("Decree No. 214/PM dated 17 December 2015", "Decree No. 214/PM", "", "2015-12-17"),
        ("UU No. 21 Tahun 2007, Pasal 2 ayat (1) huruf a", "UU No. 21 Tahun 2007", "Pasal 2 ayat (1) huruf a", None),
        ("Pasal 2 UU No. 21 Tahun 2007", "UU No. 21 Tahun 2007", "Pasal 2", None),
        ("Luật Phòng, chống mua bán người, Điều 49, 2024", "Luật Phòng, chống mua bán người", "Điều 49", 2024),
        ("Nghị định 62/2012/NĐ-CP ngày 13 tháng 8 năm 2012", "Nghị định 62/2012/NĐ-CP", "", "2012-08-13"),
        ("Republic Act No. 9208, sec. 4(a), 2003", "Republic Act No. 9208", "sec. 4(a)", 2003),
        ("Batas Republika Blg. 10364, Seksyon 4, 2012", "Batas Republika Blg. 10364", "Seksyon 4", 2012),
        ("Kanun Keseksaan, s. 26A", "Kanun Keseksaan", "s. 26A", None),
        ("Kanun Keseksaan s. 26A", "Kanun Keseksaan", "s. 26A", None),
        ("พ.ร.บ. ป้องกันการค้ามนุษย์, มาตรา 6, 2551", "พ.ร.บ. ป้องกันการค้ามนุษย์", "มาตรา 6", 2008),
        ("ກົດໝາຍຕ້ານການຄ້າມະນຸດ, ມາດຕາ 49, 2015", "ກົດໝາຍຕ້ານການຄ້າມະນຸດ", "ມາດຕາ 49", 2015),
        ("ກົດໝາຍຕ້ານການຄ້າມະນຸດ ມາດຕາ ໔໙ ປີ ໒໐໑໕", "ກົດໝາຍຕ້ານການຄ້າມະນຸດ", "ມາດຕາ ໔໙", 2015),
        ("ច្បាប់ស្តីពីការបង្ក្រាប, មាត្រា ៨, ២០០៨", "ច្បាប់ស្តីពីការបង្ក្រាប", "មាត្រា ៨", 2008),
        ("လူကုန်ကူးမှု ဥပဒေ၊ ပုဒ်မ ၂၄၊ ၂၀၂၂", "လူကုန်ကူးမှု ဥပဒေ", "ပုဒ်မ ၂၄", 2022),
        ("Lei n.º 3/2017, artigo 5.º", "Lei n.º 3/2017", "artigo 5.º", None),
        ("Lei n.º 3/2017, artigu 5, 2017", "Lei n.º 3/2017", "artigu 5", 2017),
        ("Article 49 of the Law on Trafficking, 2015", "Law on Trafficking", "Article 49", 2015),
        ("Law on Trafficking\nArticles 3, 5 and 7\n2015", "Law on Trafficking", "Articles 3, 5 and 7", 2015),
        ("Law on Trafficking,Art. 49,2015", "Law on Trafficking", "Art. 49", 2015),
        ("Penal Code, 1871", "Penal Code", "", 1871),
        ("Act 2015", "Act 2015", "", None),
        ("Act 2015, 2015", "Act 2015", "", 2015),
        ("Act (2015)", "Act", "", 2015),
        ("Law on Trafficking", "Law on Trafficking", "", None),
        ("Law on Trafficking, 214/2015", "Law on Trafficking, 214/2015", "", None),
        ("Law on Trafficking, 12/2015", "Law on Trafficking, 12/2015", "", None),
        ("Law amending Article 49, 2015", "Law amending Article 49", "", 2015),
        ("National Action Plan, 2021-2025", "National Action Plan, 2021-2025", "", None),
        ("Art. 49, 2015", "", "Art. 49", 2015),
    ],
)  # fmt: skip
def test_a_citation_is_taken_apart_as_it_is_cited(text: str, title: str, provision: str, date: object) -> None:
    """In the languages of the region, with a title that has commas or a year of its own."""
    read = taken_apart(text)

    assert (read.title, read.provision, read.date) == (title, provision, date)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Law on Trafficking, Art. 49, 2015", ""),
        ("Law on Trafficking", ""),
        ("Law on Trafficking, Art. 49, in force since 2019", WHICH_PLACE),
        ("Law amending Article 49", WHICH_PLACE),
        ("Act 2015", WHICH_YEAR),
        ("Law on Trafficking, 214/2015", WHICH_YEAR),
        ("Law on Trafficking, 03/04/2015", WHICH_DAY),
        ("Law A, Art. 1, 2015; Law B, Art. 2, 2016", SEVERAL),
    ],
)
def test_what_has_no_certain_place_is_asked_about(text: str, asks: str) -> None:
    """A place or a year among other words, a day with two readings, two citations in one cell."""
    assert taken_apart(text).asks == asks


def test_a_day_with_two_readings_has_both_and_is_not_taken() -> None:
    """The text stays in the title."""
    read = taken_apart("Law on Trafficking, 03/04/2015")

    assert (read.title, read.date) == ("Law on Trafficking, 03/04/2015", None)
    assert read.readings == ("2015-04-03", "2015-03-04")


@pytest.mark.parametrize(("text", "is_tidied"), [("Law, 2015", False), ("Law, 2551", True), ("Law, 5 May 2015", True)])
def test_a_date_that_reads_otherwise_than_typed_is_told(text: str, is_tidied: bool) -> None:
    """Of the Buddhist calendar, or in words."""
    assert taken_apart(text).is_tidied is is_tidied


def test_a_link_is_no_title() -> None:
    """Alone, or behind a citation."""
    assert taken_apart(" https://example.org/law.pdf ") == Citation(link="https://example.org/law.pdf")
    assert taken_apart("Law, Art. 4, https://example.org/law.pdf").keys == {
        "title": "Law",
        "provision": "Art. 4",
        "link": "https://example.org/law.pdf",
    }


KINDS = st.sampled_from(["training", "data_systems", "other", "no kind"])
HELP = st.fixed_dictionaries(
    {}, optional={"kind": KINDS, "detail": st.text() | st.sampled_from(["Training", "Other: x"])}
)


@given(HELP, st.sampled_from(["en", "lo", "vi"]))
def test_help_that_is_written_is_taken_apart_into_the_same_keys(entry: dict[str, Any], language: str) -> None:
    """In any language of a form; or it is not written."""
    spoken = same_in(language, catalogue())
    text = help_written(entry, spoken)

    if text is not None:
        assert help_taken_apart(text, spoken).keys == entry


@given(
    st.text()
    | st.builds("{}{}{}".format, st.sampled_from(["Training", "Other"]), st.sampled_from([": ", " - "]), st.text())
)
def test_no_word_about_help_is_lost(text: str) -> None:
    """It stands in the detail, or says the kind."""
    read = help_taken_apart(text, catalogue())
    label = catalogue().lists["assistance_kinds"].codes[read.kind].label if read.kind else ""

    assert _signs(read.detail, label) == _signs(text)


@pytest.mark.parametrize(
    ("text", "kind", "detail", "asks"),
    [
        ("Training: 20 prosecutors in three provinces", "training", "20 prosecutors in three provinces", ""),
        ("training", "training", "", ""),
        ("Exchange of experts - judges", "expert_exchange", "judges", ""),
        ("20 prosecutors in three provinces", "", "20 prosecutors in three provinces", WHICH_KIND),
        ("Training, equipment: for 20 prosecutors", "", "Training, equipment: for 20 prosecutors", WHICH_KIND),
        ("", "", "", ""),
    ],
)
def test_help_is_taken_apart_by_its_kind(text: str, kind: str, detail: str, asks: str) -> None:
    """Before a colon or alone; what names no kind is the detail, and the kind is asked for."""
    assert help_taken_apart(text, catalogue()) == (kind, detail, asks)


@pytest.mark.parametrize("colon", [":", "：", "៖"])
def test_help_is_told_from_its_detail_by_any_colon_of_the_states(colon: str) -> None:
    """That of Khmer is a sign of its own."""
    assert help_taken_apart(f"Training{colon} 20 prosecutors", catalogue()) == ("training", "20 prosecutors", "")
