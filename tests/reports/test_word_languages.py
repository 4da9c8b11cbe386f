"""The Word document in another language: every word of its own is looked up, and what a state typed stays."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from actip.assessment import assess
from actip.assessment.opening import opened
from actip.catalogue import catalogue
from actip.catalogue.translated import in_language
from actip.disclosure.policy import DEFAULT
from actip.disclosure.release import readable
from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Kind
from actip.model import Document as Read
from actip.model import Finding
from actip.reports.paper import Disclosed, document
from actip.texts import NOT_TRANSLATED
from actip.validation import Validator
from actip.writers.paper import Paper
from actip.writers.word import written
from tests.conftest import CREATED, ROOT, Ran, changed, complete
from tests.pseudo import Pseudo, unbracketed
from tests.shelves import Text, compiled, shelf

SAMPLES = ROOT / "sample_data" / "2025"
LAO = SAMPLES / "LAO_2025.yaml"
_TYPED = {Kind.TEXT, Kind.NAME, Kind.ADDRESS}
_MARK = "·"  # what stands in place of all that a state typed
_ENGLISH = re.compile("[A-Za-z]{2,}")
# No text: ids of obligations and court indicators; the program as the author of the file, and the tag of its language.
_IDS = re.compile(r"ACTIP-[0-9]+(\.[0-9]+(\.[a-z])?)?|VSC-[0-9]|^actip$|^qps$")


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isalpha() else sign for sign in text)


class _Wide(Pseudo):
    """Writes every text in wide letters, so that a word of English stands out even in the slot of a sentence."""

    name = "\u2026"

    def of(self, context: str, english: str) -> str:
        """Return the text in wide letters, bracketed; its placeholders stay."""
        pieces = re.split(r"(\{\w+\})", super().of(context, english))
        return "".join(piece if piece.startswith("{") else _wide(piece) for piece in pieces)


_WIDE = _Wide()


def _silent(value: Any, key: Key | None) -> Any:
    """Return a submission with a mark in place of every text that the state typed."""
    if isinstance(value, Mapping):
        return {name: _silent(below, key.step(name) if key else None) for name, below in value.items()}
    if isinstance(value, list):
        return [_silent(entry, key.step(str(turn)) if key else None) for turn, entry in enumerate(value)]
    is_typed = isinstance(value, str) and key is not None and key.kind in _TYPED and key.name not in ("rule", "id")
    return _MARK if is_typed else value


def _drawn(data: Mapping[str, Any], audience: str, findings: tuple[Finding, ...] = ()) -> bytes:
    """Return the document of a submission without what was typed, in wide letters."""
    known = in_language(catalogue(), _WIDE)
    checked = Validator(catalogue()).validate(Read("a.yaml", dict(data), (), (), dict))
    content, withheld = readable(data, checked.submission, audience, known, DEFAULT)
    threshold = None if audience == "national" else DEFAULT.threshold
    shown = Disclosed(_silent(content, SUBMISSION), withheld, audience, threshold)
    return written(document(shown, findings, known, CREATED))


def _texts(content: bytes) -> dict[str, list[str]]:
    """Return the text of every paragraph, by the part of the file that it stands in, and the properties."""
    package = zipfile.ZipFile(BytesIO(content))
    texts = {}
    for name in package.namelist():
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
            paragraphs = etree.fromstring(package.read(name)).iter(qn("w:p"))
            texts[name] = ["".join(str(part.text) for part in p.iter(qn("w:t"))) for p in paragraphs]
        elif name == "docProps/core.xml":
            texts[name] = [element.text or "" for element in etree.fromstring(package.read(name))]
    return texts


def _full() -> dict[str, Any]:
    """Return a submission that has something under every heading of the document."""
    kinds = ("total", "F", "M", "X", "U")
    answer = {
        "since": "2016-02-01",
        "account": "a",
        "challenges": "a",
        "agency": "mps",
        "evidence": [{"checked": "2025-01-01", "title": "a"}, {"kind": "law"}],
        "assistance": [{"priority": priority} for priority in ("high", "medium", "low")] + [{"kind": "training"}],
        "assistance_offered": [{"kind": "training", "detail": "a"}],
        "actions": [{"action": "a", "agency": "mps", "due": "2026-12-31", "state": "planned"}, {"action": "a"}],
    }
    coverages = [{"areas": 1, "of": 17}, {"areas": 3, "of": 17}, {"areas": 3}, {"of": 17}]
    counting = {"source": "a", "legal_basis": "a", "comment": "a", "complete": ["sex", "age"], "release": "final"}
    names = list(catalogue().indicators)
    cells = [
        {"indicator": name, "missing": reason}
        for name, reason in zip(names, catalogue().lists["missing"].codes, strict=False)
    ]
    cells += [{"indicator": "victims_detected", "sex": sex, "age": "C", "value": 1234} for sex in "FMXU"]
    cells += [{"indicator": "victims_detected", "below": 5, "where": "a", "note": "a"}]
    within = {"indicator": "victims_detected", "dimension": "sex", "within": {"victim_status": "confirmed"}}
    return changed(
        complete(),
        {
            "origin": "sample",
            "reporting_authority": None,
            "agencies": [{"id": "mps", "name": "a"}],
            "cleared_by": {"office": "a", "date": "2026-01-01"},
            "population": {"value": 7_500_000, "year": 2025},
            "obligations": {"ACTIP-14.7": answer, "ACTIP-14.8": None},
            "statistics": {
                "indicators": {
                    name: {**counting, "counting_rule": "every_form", "coverage": coverage}
                    for name, coverage in zip(names, coverages, strict=False)
                },
                "cells": cells,
            },
            "court_indicators": {"VSC-1": {"state": "full", "account": "a", "judgments_reviewed": 40}},
            "capacity": [{"topic": "a", "participants": dict.fromkeys(kinds, 1)}, {"topic": "a"}],
            "consultations": [{"with": "a", "obligations": ["ACTIP-14.7"], "date": "2025-09-15"}],
            "explanations": [
                {"rule": "GAP303", "about": "ACTIP-14.7", "reason": "a"},
                {"rule": "SUM202", "about": within, "reason": "a"},
                {"rule": "SUM202", "about": {"indicator": "none"}, "reason": "a"},
            ],
        },
    )


def _read(name: str) -> dict[str, Any]:
    return dict(opened(str(SAMPLES / f"{name}_2025.yaml"), catalogue())[0].document.data)


_CASES: dict[str, tuple[Callable[[], Mapping[str, Any]], str]] = {
    "a sample": (lambda: _read("LAO"), "national"),
    "a sample in short": (lambda: changed(_read("VNM"), {"asks": "core", "obligations": None}), "national"),
    "of a state that reports voluntarily": (lambda: _read("TLS"), "national"),
    "a draft with gaps": (lambda: changed(_read("KHM"), {"obligations": {}, "clearance": "draft"}), "national"),
    "nothing but figures": (lambda: changed(complete(), {"parts": ["statistics"]}), "national"),
    "withheld from ASEAN": (lambda: changed(_read("LAO"), _CLOSED), "asean"),
    "withheld from the public": (lambda: changed(_read("IDN"), _CLOSED), "public"),
    "something under every heading": (_full, "national"),
}
_CLOSED: dict[str, Any] = {
    "obligations": {"ACTIP-14.7": {"account": "a", "disclosure": "national"}},
    "statistics": {"indicators": {"offences_recorded": {"comment": "a", "disclosure": "national"}}},
    "court_indicators": {"VSC-1": {"account": "a", "disclosure": "national"}},
    "stakeholders": [{"name": "a", "disclosure": "national"}],
}


@pytest.mark.parametrize("case", _CASES)
def test_no_word_of_a_document_is_english(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the text, its tables, the header, the footer nor the properties; the note on a draft alone is."""
    monkeypatch.setattr(Pseudo, "reviewer", "")
    data, audience = _CASES[case]
    texts = _texts(_drawn(data(), audience))
    note = next(text for text in texts["word/document.xml"] if text.startswith("Draft translation"))
    left = [
        text
        for part in texts.values()
        for text in part
        if text != note and (_ENGLISH.search(_IDS.sub("", text)) or unbracketed(_IDS.sub("", _whole(text))))
    ]

    assert [left, sorted(texts)] == [
        [],
        ["docProps/core.xml", "word/document.xml", "word/footer1.xml", "word/header1.xml"],
    ]


def _whole(text: str) -> str:
    """Close the brackets of a text that is cut, as a long property is."""
    return f"{text}{'⟧' * (text.count('⟦') - text.count('⟧'))}"


def test_a_document_in_english_speaks_as_its_catalogue() -> None:
    """The test above would see a word that is not looked up."""
    data, _ = _CASES["a sample"]
    checked = Validator(catalogue()).validate(Read("a.yaml", dict(data()), (), (), dict))
    texts = _texts(
        written(document(Disclosed(checked.document.data, frozenset(), "national", None), (), catalogue(), CREATED))
    )

    assert sum(bool(_ENGLISH.search(text)) for text in texts["word/document.xml"]) > 800


@pytest.mark.parametrize(
    ("where", "codes"),
    [
        ("sex", ["F", "M", "X", "U"]),
        ("priorities", ["high", "medium", "low"]),
        (
            "missing",
            ["not_collected", "not_yet_available", "not_applicable", "withheld", "included_elsewhere", "suppressed"],
        ),
    ],
)
def test_every_code_that_stands_in_a_sentence_of_its_own_has_one(where: str, codes: list[str]) -> None:
    """A new code of such a list needs its sentence in the document."""
    assert list(catalogue().lists[where].codes) == codes


def test_every_confidence_has_its_sentence() -> None:
    """Of an obligation whose text is recalled."""
    assert {o.confidence for o in catalogue().obligations.values() if not o.verified} <= {"high", "medium", "low"}


# --- faults of the English that came to light


def test_one_area_is_one_area_and_what_is_not_given_is_no_number() -> None:
    """The coverage of four indicators."""
    known = catalogue()
    coverages = [{"areas": 1, "of": 17}, {"areas": 3, "of": 17}, {"areas": 3}, {"of": 17}]
    counted = {name: {"coverage": entry} for name, entry in zip(known.indicators, coverages, strict=False)}
    figures = {"indicators": counted, "cells": [{"indicator": name, "value": 4} for name in counted]}
    shown = Disclosed(changed(complete(), {"statistics": figures}), frozenset(), "national", None)
    texts = _texts(written(document(shown, (), known, CREATED)))["word/document.xml"]

    assert [text.partition("Coverage: ")[2] for text in texts if "Coverage: " in text] == [
        "1 area of 17",
        "3 areas of 17",
        "3 areas of not given",
        "areas covered: not given; in all: 17",
    ]


@pytest.mark.parametrize(
    ("errors", "sentence"),
    [(1, "Still to mend: 1; a check of the form names it."), (2, "Still to mend: 2; a check of the form names them.")],
)
def test_one_error_is_one(errors: int, sentence: str) -> None:
    """On the first page and below every page."""
    (assessment,), _ = assess([str(ROOT / "sample_data" / "faulty" / "breakdown_above_total.yaml")], catalogue())
    error = next(finding for finding in assessment.findings if finding.is_open_error)
    shown = Disclosed(complete(), frozenset(), "national", None)
    texts = _texts(written(document(shown, (error,) * errors, catalogue(), CREATED)))

    assert sentence in texts["word/document.xml"]


# --- a language of the shelf

_LAO: tuple[Text, ...] = (
    ("document", "Contents", "ສາລະບານ"),
    ("document figures", "Figures", "ຕົວເລກ"),
    ("document", "Nothing is listed.", "ບໍ່ມີລາຍການ."),
    ("decimal", ".", ","),
    ("day", "{year}-{month}-{day}", "{day}/{month}/{year}"),
    ("document", "{state}, {period}. {clearance}.", "{state}, {period} ({clearance})"),
    ("document", "{start} to {end}", "{start} ຫາ {end}"),
    ("state LAO", "Lao PDR", "ສປປ ລາວ"),
    ("clearance draft", "Draft", "ຮ່າງ"),
)


def _report(actip: Callable[..., Ran], folder: Path, *options: str) -> tuple[Ran, Any]:
    ran = actip("report", "--state", "LAO", LAO, "-o", folder / "a.docx", *options)
    return ran, Document(str(folder / "a.docx")) if ran.code == 0 else None


def test_a_document_is_in_the_language_that_is_asked_for(
    actip: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its headings, days and header are; what is not translated is English and says so; typed texts stay."""
    with shelf(monkeypatch, tmp_path, {"lo": compiled("ລາວ", "Ministry", _LAO)}):
        _, drawn = _report(actip, tmp_path, "--lang", "lo")
    texts = [paragraph.text for paragraph in drawn.paragraphs]

    assert {"ສາລະບານ", "ຕົວເລກ", f"Explanations{NOT_TRANSLATED}"} <= {*texts}
    assert drawn.sections[0].header.paragraphs[0].text == "ສປປ ລາວ, 01/01/2025 ຫາ 31/12/2025 (ຮ່າງ)"
    assert drawn.core_properties.language == "lo-LA"
    assert not any(text.startswith("Draft translation") for text in texts)
    assert "Sample training" in {cell.text for table in drawn.tables[-12:] for row in table.rows for cell in row.cells}


def test_a_draft_says_so_in_its_language_and_in_english(
    actip: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the first page, and on standard error."""
    english = (
        "Draft translation: nobody has reviewed the fixed texts of this document in {language} yet. "
        "What the state wrote stands as it wrote it."
    )
    texts = (*_LAO, ("document", english, "ສະບັບຮ່າງ {language}"))
    with shelf(monkeypatch, tmp_path, {"lo": compiled("ລາວ", "", texts)}):
        ran, drawn = _report(actip, tmp_path, "--lang", "lo")

    first = [paragraph.text for paragraph in drawn.paragraphs[:6]]
    assert first[2:4] == ["ສະບັບຮ່າງ ລາວ", english.format(language="ລາວ")]
    assert "note: this is a draft, nobody has reviewed the texts in ລາວ yet" in ran.err


@pytest.mark.parametrize(("reviewer", "tag"), [("Ministry", "lo-LA"), ("", "en-GB")])
def test_a_document_speaks_as_its_reader_does_where_that_is_reviewed(
    actip: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reviewer: str, tag: str
) -> None:
    """As the screen does."""
    with shelf(monkeypatch, tmp_path, {"lo": compiled("ລາວ", reviewer, _LAO)}):
        monkeypatch.setenv("ACTIP_LANG", "lo")
        _, drawn = _report(actip, tmp_path)

    assert drawn.core_properties.language == tag


@pytest.mark.parametrize("options", [("--region",), ("--state", "LAO"), ("--state", "LAO", "-o", "a.xlsx")])
def test_every_other_report_is_in_english(actip: Callable[..., Ran], options: tuple[str, ...]) -> None:
    """The working language of ASEAN: what asks for another is refused."""
    ran = actip("report", LAO, *options, "--lang", "en")

    assert ran.code == 2
    assert ran.err.startswith("error: Only the document of one state speaks other languages")


def test_a_language_that_is_not_there_is_refused(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Before anything is written."""
    ran, _ = _report(actip, tmp_path, "--lang", "xx")

    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert "--lang cannot be 'xx'." in ran.err


@pytest.mark.parametrize(
    ("code", "tag", "complex_tag", "font"),
    [
        ("en", "en-GB", "th-TH", "Leelawadee UI"),
        ("vi", "vi-VN", "th-TH", "Leelawadee UI"),
        ("fil", "fil-PH", "th-TH", "Leelawadee UI"),
        ("pt", "pt-TL", "th-TH", "Leelawadee UI"),
        ("km", "km-KH", "km-KH", "Leelawadee UI"),
        ("my", "my-MM", "my-MM", "Myanmar Text"),
        ("qps", "qps", "th-TH", "Leelawadee UI"),
    ],
)
def test_word_is_told_the_language_and_a_font_for_its_script(code: str, tag: str, complex_tag: str, font: str) -> None:
    """For spelling, for who reads a screen aloud, and for letters that are no boxes."""
    drawn = Document(BytesIO(written(Paper("a", "", CREATED, code))))
    language, fonts = (next(drawn.styles.element.iter(qn(name))) for name in ("w:lang", "w:rFonts"))

    assert (language.get(qn("w:val")), language.get(qn("w:bidi")), fonts.get(qn("w:cs"))) == (tag, complex_tag, font)
    assert drawn.core_properties.language == tag


def test_figures_have_the_decimal_sign_of_the_language() -> None:
    """And thousands apart that no language takes for a decimal sign."""

    class Comma(Pseudo):
        def sign(self, context: str, english: str) -> str:
            return {"decimal": ","}.get(context, english)

    cells = {"statistics": {"cells": [{"indicator": "victims_detected", "value": 1234567.5}]}}
    shown = Disclosed(changed(complete(), cells), frozenset(), "national", None)
    texts = _texts(written(document(shown, (), in_language(catalogue(), Comma()), CREATED)))["word/document.xml"]

    assert "1\u202f234\u202f567,5" in texts
