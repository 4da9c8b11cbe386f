"""A form speaks one language in everything that a person sees, and what is typed in any language is understood."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from actip.assessment.opening import opened
from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import with_own_round
from actip.catalogue.translated import in_language
from actip.commands.annotate import annotated
from actip.form import PARTS, ROUND, form, pairs
from actip.form.beside import is_beside_mark
from actip.form.bilingual import both
from actip.form.choices import YES_OR_NO, choices, meanings
from actip.form.citation import written as citation_of
from actip.form.sheet_names import LONGEST, sheet_names, unfit_sheet_names
from actip.gate.scalars import folded
from actip.readers import document as read_file
from actip.readers.excel import document
from actip.rules.names import labels_of
from actip.texts import ENGLISH, Language
from actip.workbook.findings_list import ListedFinding, Listing
from actip.workbook.formula import as_counted, as_text, criterion, hole, of_number
from actip.workbook.grid import Ref, areas
from actip.workbook.template import workbook
from actip.workbook.unfit import unfit_texts
from tests import libreoffice
from tests.conftest import CREATED, ROOT, Ran, changed, complete, write_yaml
from tests.forms import Filled, repacked, written
from tests.pseudo import OPEN, PSEUDO, bracketed, unbracketed
from tests.speaking import Recorder, offer, packed

Actip = Callable[..., Ran]
SPOKEN = in_language(catalogue(), PSEUDO)
_IDS = re.compile(r"ACTIP-[0-9]+(\.[0-9a-z]+)*")
_FORMULA_TEXT = re.compile(r'"((?:[^"]|"")*)"')
_LISTING = Listing("1 lacks", [ListedFinding("mps", "lacks", "lacks", "", "", "What", "Do", "GAP301")])


def _everything() -> dict[str, Any]:
    """A report with an entry in every part that a form can have."""
    known = catalogue()
    sample = dict(read_file(str(ROOT / "sample_data" / "2025" / "LAO_2025.yaml")).data)
    side = {"agency": "mps", "says": "12", "place": "mps.xlsx"}
    last = {
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "answers": {"ACTIP-14.7": {"in_law": "full", "in_practice": "partial"}},
        "cells": [{"indicator": "victims_detected", "victim_status": "confirmed", "value": 12}],
    }
    return {
        **sample,
        "conflicts": [{"subject": "ACTIP-14.7", "what": "in_law", "first": side, "second": side}],
        "agency_clearances": [{"agency": "mps", "clearance": "cleared", "date": "2026-01-02"}],
        "no_longer_asked": [{"id": "ACTIP-0", "said": "full"}],
        "last": last,
        "parts": list(known.lists["parts"].codes),
    }


def _typed(value: object) -> Iterator[str]:
    """Yield every text in the content of a report."""
    if isinstance(value, Mapping):
        yield citation_of(value) or "no citation"  # several keys in one cell; of help the detail is behind a colon
        yield f": {value.get('detail')}"
        for key, below in value.items():
            yield str(key)
            yield from _typed(below)
    elif isinstance(value, list):
        for below in value:
            yield from _typed(below)
    elif isinstance(value, str):
        yield value


def _codes() -> set[str]:
    """Return what is nobody's language: ids and codes."""
    known = catalogue()
    codes = {code for entries in known.lists.values() for code in entries.codes}
    return codes | {*known.indicators, *known.dimensions, *known.states, known.version}


def _texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text of a workbook that a person sees, and where it stands."""
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        if sheet.title == "_lists":
            for column in sheet.iter_cols():
                if str(column[0].value).startswith("lst_"):
                    yield from ((f"list {column[0].value}", str(cell.value)) for cell in column[1:] if cell.value)
        elif sheet.sheet_state == "visible":
            yield "name of a sheet", sheet.title
            yield from _texts_of_sheet(sheet)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        properties = parts.read("docProps/core.xml").decode()
    yield "property", str(re.findall("<dc:title>(.*?)</dc:title>", properties)[0])


def _texts_of_sheet(sheet: Any) -> Iterator[tuple[str, str]]:
    for row in sheet.iter_rows(min_col=2):
        if sheet.row_dimensions[row[0].row].hidden:
            continue
        for cell in row:
            at = f"{sheet.title}!{cell.coordinate}"
            if is_beside_mark(cell.value):
                continue  # in a hidden column
            if isinstance(cell.value, str) and cell.value.startswith("="):
                yield from ((f"formula {at}", text) for text in _words_of(cell.value))
            elif isinstance(cell.value, str):
                yield at, cell.value
            if cell.comment:
                yield f"remark {at}", cell.comment.text
            if cell.hyperlink and cell.hyperlink.tooltip:
                yield f"link {at}", cell.hyperlink.tooltip
    for rule in sheet.data_validations.dataValidation:
        for text in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error):
            yield f"rule {sheet.title}", text or ""
    for part in (sheet.oddHeader, sheet.oddFooter):
        yield from ((f"print {sheet.title}", side.text or "") for side in (part.left, part.center, part.right))


def _words_of(formula: str) -> list[str]:
    """Return the texts of a formula outside brackets, which may begin in one text of it and end in another."""
    joined = "\1".join(_FORMULA_TEXT.findall(formula))
    return [unbracketed(part) for part in unbracketed(joined).split("\1")]


def _not_translated(content: bytes, typed: set[str]) -> list[tuple[str, str]]:
    """Return the texts of a workbook that stand in no bracket and are neither a code nor what somebody typed.

    A formula compares cells with codes and with the labels of English, too; a remark begins with the program's name.
    """
    known, compared = catalogue(), {"not applicable", "dropped"}
    ours = {*_codes(), *typed, *(code.code for code in known.lists["currencies"].codes.values())}
    notices = form(SPOKEN).notices
    found = []
    for place, text in _texts(content):
        bare = _IDS.sub("", unbracketed(text)).strip()
        rows = [part.partition("=")[2] in ours for part in bare.split("; ")]  # coordinates: sex=F; age=C
        is_code = bare in ours or all(rows) or all(part in ours for part in bare.split("; "))
        is_compared = place.startswith("formula ") and bare.lower() in compared
        is_cut = place.startswith("rule ") and text.startswith(OPEN) and text.endswith("…")
        is_remark = place.startswith("remark ") and bare.removeprefix("actip:").split() in ([], [*bare.split()[1:2]])
        if unbracketed(bare) and not (is_code or is_compared or is_cut or is_remark or text in notices):
            found.append((place, text))
    return found


@cache
def _whole() -> bytes:
    return workbook(SPOKEN, _everything(), CREATED)


def _english_in(content: bytes) -> list[tuple[str, str]]:
    return _not_translated(content, {*_typed(_everything()), "police", "justice", "social"})


def test_everything_that_a_form_says_is_translated() -> None:
    """Names of sheets, cells, remarks, prompts, the words of formulas, print and properties: none is English."""
    assert _english_in(_whole()) == []


def test_a_short_form_is_translated_too() -> None:
    """The questions of a short report alone, and nobody has answered yet."""
    assert _english_in(workbook(SPOKEN, {"asks": "core"}, CREATED)) == []


def test_a_text_that_is_not_translated_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests before this one would see it in a cell, in a formula and in a prompt."""

    class Gaps(type(PSEUDO)):  # type: ignore[misc]
        def of(self, context: str, english: str) -> str:
            return english if english in ("to do", "Force", "Not a date") else str(super().of(context, english))

    seen = {text.strip("… ") for _, text in _english_in(workbook(in_language(catalogue(), Gaps()), {}, CREATED))}

    assert seen == {"to do", "Force", "Not a date"}


def test_a_copy_with_findings_is_translated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Remarks, the list of what was found, and what is to be done; the form that was sent is not asked twice."""
    offer(monkeypatch, tmp_path, qps=b"")
    data = changed(_everything(), {"prepared": "soon", "obligations": {"ACTIP-14.7": {"in_law": "fulll"}}})
    sent = written(tmp_path / "a.xlsx", workbook(SPOKEN, data, CREATED))
    checked, findings = opened(str(sent), catalogue())

    copy = annotated(checked.document, findings, catalogue(), CREATED)

    assert len(findings) > 20
    typed = {*_typed(data), *_typed(_everything())}
    rules = {finding.rule for finding in findings}
    quoted = [(place, text) for place, text in _not_translated(copy, typed | rules)]
    assert quoted == []


# --- what it is made of


def test_every_sheet_has_a_name_that_a_program_takes() -> None:
    """At most 31 signs, none that is forbidden, and each once; what is too long is cut at its end."""

    class Long(Language):
        code = "long"

        def of(self, context: str, english: str) -> str:
            return f"What is [so]: {'long ' * 5}" if context == "sheet" else english

    names = sheet_names(Long())

    assert max(map(len, names.values())) == LONGEST
    assert len({name.casefold() for name in names.values()}) == len(names)
    assert not any(sign in name for name in names.values() for sign in "[]:*?/\\'!")
    assert list(names.values())[:2] == ["What is so long long long long", "What is so long long long lon 2"]
    assert len(unfit_sheet_names(Long())) == len(names)
    assert unfit_sheet_names(ENGLISH) == unfit_sheet_names(PSEUDO) == []


def test_every_part_of_the_treaty_has_a_sheet(known: Catalogue) -> None:
    """And so has every list: a new one needs a name."""
    codes = {sheet.code for sheet in form(with_own_round(known), having=ROUND).sheets}

    assert codes | {"how", "checks", "findings", "unread", "questions"} == set(sheet_names(ENGLISH))


def test_what_does_not_fit_is_named() -> None:
    """Nothing of English, and nothing of texts a third longer: columns are as wide as the words above them."""
    assert unfit_texts(catalogue()) == []
    assert unfit_texts(SPOKEN) == []


def test_each_kind_of_unfit_text_is_named() -> None:
    """A word that is broken, a heading over its columns, a message, two labels alike, and signs that mean something."""
    unfit = {
        ("column currency", "Currency"): "C" * 31,
        ("band evidence", "Law or document"): "E" * 200,
        ("refusal", "Not a date"): "D" * 33,
        ("in_law full", "Full"): "Yes",
        ("in_law partial", "Partial"): "yes",
        ("missing withheld", "Withheld"): "Why?",
        ("pillars prevention", "Prevention"): "Before; and after",
    }

    class Odd(Language):
        code = "odd"

        def of(self, context: str, english: str) -> str:
            return unfit.get((context, english), english)

    named = unfit_texts(in_language(catalogue(), Odd()))

    assert {text for text, _ in named} == {*unfit.values()}
    assert {need.partition(":")[0] for text, need in named if text == "Why?"} == {
        "A label of the list 'missing' has no *, ? or ~"
    }


def test_two_codes_with_one_label_are_told_apart() -> None:
    """By the code beside it: what is picked is read back as it was meant."""

    class Alike(Language):
        code = "alike"

        def of(self, context: str, english: str) -> str:
            return "Some" if context.startswith("in_law ") and english in ("Full", "Partial") else english

    labels = choices(in_language(catalogue(), Alike()), "in_law")

    assert (labels["full"], labels["partial"], labels["none"]) == ("Some (full)", "Some (partial)", "None")


def test_a_sentence_becomes_a_formula() -> None:
    """Its words in quotes, a quote of its own written twice, and a long text in parts that a formula can hold."""
    assert as_text(f'{hole("A1")} "so" {hole("B1")}') == 'A1&" ""so"" "&B1'
    assert as_text("") == '""'
    assert [len(part) for part in as_text("x" * 300).split("&")] == [257, 47]
    assert (criterion("Why?"), criterion("<5")) == ('"Why~?"', '"=<5"')


def test_a_number_of_things_has_its_form_in_a_formula() -> None:
    """One entry, two entries; a language that has one form needs no condition."""

    def entries(number: int, figure: str) -> str:
        return ENGLISH.counted("live check", "{number} entry", "{number} entries", number, number=figure)

    assert as_counted(entries, "A1") == 'IF(A1=1,A1&" entry",A1&" entries")'
    assert [of_number(entries, number) for number in (0, 1, 2)] == ["0 entries", "1 entry", "2 entries"]
    assert as_counted(lambda number, figure: f"entries: {figure}", "A1") == '"entries: "&A1'


def test_lines_with_the_same_columns_are_one_area() -> None:
    """A row with fewer cells, or a gap, begins another."""
    cells = [Ref("S", row, column) for row in (1, 2) for column in (3, 4)]

    assert areas(cells) == ["'S'!$D$2:$E$3"]
    assert areas([*cells, Ref("S", 3, 3)]) == ["'S'!$D$2:$E$3", "'S'!$D$4"]
    assert areas([Ref("S", 1, 1), Ref("S", 1, 3), Ref("S", 5, 3)]) == ["'S'!$B$2", "'S'!$D$2", "'S'!$D$6"]


def test_no_formula_is_longer_than_a_cell_can_hold() -> None:
    """Whatever the sheets are called."""

    class Long(Language):
        code = "long"

        def of(self, context: str, english: str) -> str:
            return f"{english} {'x' * 40}" if context == "sheet" else english

    content = workbook(in_language(catalogue(), Long()), complete(), CREATED)

    formulas = [
        cell.value
        for sheet in openpyxl.load_workbook(BytesIO(content))
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    assert len(formulas) > 500
    assert max(map(len, formulas)) <= 8192


def test_a_draft_says_so_on_the_first_sheet() -> None:
    """In its own language and in English; what was reviewed does not."""
    spoken = in_language(catalogue(), Draft())
    draft = form(spoken).notices
    first = openpyxl.load_workbook(BytesIO(workbook(spoken, {}, CREATED))).worksheets[0]

    assert [cell.value for cell in first["B"][3:5]] == list(draft)
    assert "is a draft that nobody has reviewed" in draft[1]
    assert not unbracketed(draft[0])
    assert form(SPOKEN).notices == ()
    assert form(catalogue()).notices == ()


@pytest.mark.libreoffice
@libreoffice.needed
def test_libreoffice_works_out_what_was_stored_in_another_language(tmp_path: Path) -> None:
    """Every formula says what its twin says, with every word of it translated."""
    from tests.workbook.test_live import _cached

    paths = [written(tmp_path / "whole.xlsx", _whole())]
    paths.append(written(tmp_path / "complete.xlsx", workbook(SPOKEN, complete(), CREATED)))

    for path, again in zip(paths, libreoffice.saved(paths, tmp_path), strict=True):
        stored, worked_out = _cached(path), _cached(again)
        assert len(stored) > 500
        assert {at: (stored[at], worked_out[at]) for at in stored if (stored[at] or "") != (worked_out[at] or "")} == {}


# --- the way back


@cache
def _asked_for() -> dict[tuple[str, str], str]:
    """Return every text that forms ask a language for, with its plural."""
    recorder = Recorder()
    spoken = in_language(catalogue(), recorder)
    for data in (_everything(), complete(), {"asks": "core"}):
        workbook(spoken, data, CREATED, findings=_LISTING)
    form(spoken, having=ROUND)
    labels_of({"sex": "F", "age": "C"}, spoken)
    return recorder.texts


def _language(code: str, **other: str) -> bytes:
    """Return a small real language: each text with its code before it, and some labels otherwise, by their context."""
    return packed(
        (
            (context, english, many, other.get(context.replace(" ", "_"), f"{code} {english}"))
            for (context, english), many in _asked_for().items()
        ),
        code,
        reviewer="the ministry",
    )


def _same(content: bytes, other: bytes) -> bool:
    """Whether two forms hold the same submission, to the byte of its data."""
    return repr(document("a.xlsx", content).data) == repr(document("a.xlsx", other).data)


def test_a_form_says_in_which_language_it_speaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And a document, too: of a text, and where nobody knows the language, it is English."""
    offer(monkeypatch, tmp_path, xaa=_language("xaa"))
    spoken = catalogue("xaa")

    read = document("a.xlsx", workbook(spoken, complete(), CREATED))
    strange = document("a.xlsx", workbook(SPOKEN, complete(), CREATED))
    text = read_file(str(write_yaml(tmp_path / "a.yaml", complete())))

    assert (read.language, strange.language, text.language) == ("xaa", "en", "en")


@pytest.mark.parametrize("data", [_everything(), complete(), {}], ids=["everything", "complete", "blank"])
def test_a_form_in_any_language_holds_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: dict[str, Any]
) -> None:
    """The same submission to the byte, and without a word about what the form itself says."""
    offer(monkeypatch, tmp_path, xab=_language("xab"), qps=b"")
    english = workbook(catalogue(), data, CREATED)

    for spoken in (catalogue("xab"), catalogue("qps")):
        content = workbook(spoken, data, CREATED)
        assert _same(content, english)
        assert document("a.xlsx", content).faults == document("a.xlsx", english).faults


def _filled_in(content: bytes, words: Callable[[str, str], str]) -> bytes:
    """Fill a blank form in by the words for a code of a list, in every kind of cell that takes one."""
    sheet = Filled(content)
    sheet.cell("/state").value = words("member_states", "LAO")
    sheet.cell("/obligations/ACTIP-14.7/in_law").value = words("in_law", "full")
    sheet.cell("/obligations/ACTIP-14.7/in_practice").value = words("in_practice", "not_yet")
    sheet.cell("/obligations/ACTIP-14.7/evidence/0/kind").value = words("evidence_kinds", "law")
    sheet.cell("/obligations/ACTIP-14.7/disclosure").value = words("disclosure", "asean")
    sheet.figure("T5", "indicator=offences_recorded", "figure:").value = words("missing", "withheld")
    sheet.figure("T5b", "indicator=caseload; case_state=opened", "figure:").value = "<5"
    sheet.part("obligations").value = words(YES_OR_NO, "yes")
    sheet.part("budgets").value = words(YES_OR_NO, "no")
    detail = sheet.free_row("detail")
    detail("indicator").value = words("indicators", "victims_detected")
    detail("sex").value, detail("age").value = words("sex", "F"), words("age", "C")
    detail("figure:").value = 7
    stakeholder = sheet.free_row("stakeholders")
    stakeholder("name").value = "A society"
    stakeholder("pillars").value = f"{words('pillars', 'prevention')}; {words('pillars', 'protection')}"
    further = sheet.free_row("further-evidence")
    further("of").value, further("kind").value = words("obligations", "ACTIP-14.7"), words("evidence_kinds", "policy")
    reason = sheet.free_row("explanations")
    reason("rule").value, reason("about/indicator").value = "SUM202", words("indicators", "victims_detected")
    reason("about/dimension").value = words("breakdowns", "subset")
    reason("about/within").value = words("coordinates", "sex=F")
    reason("reason").value = "So it is."
    counted = sheet.cell("/statistics/indicators/victims_detected/complete")
    counted.value = f"{words('dimensions', 'sex')}; {words('dimensions', 'age')}"
    return sheet.bytes()


def _labels_of(spoken: Catalogue) -> Callable[[str, str], str]:
    def words(name: str, code: str) -> str:
        if name == "obligations":
            return spoken.obligations[code].citation
        if name == "coordinates":
            return labels_of(pairs(code), spoken)
        return choices(spoken, name)[code]

    return words


def test_words_of_any_language_are_understood_in_any_form(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those of the form itself, of English, of another language, and codes: the same submission, to the byte."""
    offer(monkeypatch, tmp_path, xac=_language("xac"), xad=_language("xad"), qps=b"")
    spoken = [catalogue(), catalogue("xac"), catalogue("xad"), catalogue("qps")]
    typed = [*map(_labels_of, spoken), lambda name, code: code]
    forms = [workbook(each, {}, CREATED, parts=PARTS) for each in spoken]
    meant = document("a.xlsx", _filled_in(forms[0], typed[0]))

    assert meant.faults == ()
    assert {"obligations", "statistics", "parts", "stakeholders", "explanations"} <= set(meant.data)
    for content in forms:
        for words in typed:
            read = document("a.xlsx", _filled_in(content, words))
            assert repr(read.data) == repr(meant.data)
            assert read.faults == ()


def test_a_word_about_which_languages_differ_is_not_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It stays what was typed, and is no answer; the form's own language goes first, and English next."""
    offer(
        monkeypatch,
        tmp_path,
        xae=_language("xae", in_law_full="Zo", in_law_none="Partial"),
        xaf=_language("xaf", in_law_none="Zo", in_law_partial="Full"),
    )

    def read(form_of: str, word: str) -> object:
        sheet = Filled(workbook(catalogue(form_of), {}, CREATED))
        sheet.cell("/obligations/ACTIP-14.7/in_law").value = word
        answers = document("a.xlsx", sheet.bytes()).data["obligations"]
        return answers["ACTIP-14.7"]["in_law"]  # type: ignore[index]

    assert read("en", "Zo") == "Zo"
    assert (read("xae", "zo"), read("xaf", "Zo")) == ("full", "none")
    assert (read("en", "Partial"), read("xae", "Partial"), read("xaf", "Full")) == ("partial", "none", "partial")


def test_no_other_language_is_loaded_for_what_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """To load one takes time; a figure with a bound and a sign for nothing need none, either."""
    offer(monkeypatch, tmp_path, xag=b"damaged")
    content = _filled_in(workbook(catalogue(), {}, CREATED, parts=PARTS), _labels_of(catalogue()))

    assert document("a.xlsx", content).faults == ()


def test_a_form_is_read_after_its_translation_was_reworded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What it offered and what it said stands in itself: a review while forms are out changes no answer."""
    offer(monkeypatch, tmp_path, xah=_language("xah"))
    content = workbook(catalogue("xah"), complete(), CREATED)
    offer(monkeypatch, tmp_path, xai=_language("xai"))
    with zipfile.ZipFile(BytesIO(content)) as parts:
        strings = parts.read("xl/sharedStrings.xml").decode()
    reworded = repacked(content, {"xl/sharedStrings.xml": strings.replace("<t>xah</t>", "<t>xai</t>")})

    read = document("a.xlsx", reworded)

    assert read.language == "xai"
    assert _same(reworded, workbook(catalogue(), complete(), CREATED))
    assert read.faults == ()


# --- the commands


def _first_sheet(path: Path) -> str:
    return str(openpyxl.load_workbook(path, read_only=True).sheetnames[0])


@pytest.fixture(name="offered")
def _offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    offer(monkeypatch, tmp_path, xaj=_language("xaj"), xak=_language("xak"))


@pytest.mark.usefixtures("offered")
def test_a_form_is_begun_in_a_language(actip: Actip, tmp_path: Path) -> None:
    """And the next one, made of it, speaks the same unless another is asked for."""
    new, following, other = (tmp_path / f"{name}.xlsx" for name in ("new", "following", "other"))

    actip("template", "--state", "LAO", "--period", "2025", "--lang", "xaj", "-o", new)
    actip("template", "--from", new, "--period", "2026", "-o", following)
    actip("template", "--from", new, "--period", "2026", "--lang", "xak", "-o", other)

    assert [_first_sheet(path) for path in (new, following, other)] == [
        "xaj Start",
        "xaj Start",
        "xak Start",
    ]


def test_a_language_that_there_is_not_is_said(actip: Actip, tmp_path: Path) -> None:
    """In one sentence, with what there is."""
    ran = actip("template", "--state", "LAO", "--period", "2025", "--lang", "xx", "-o", tmp_path / "a.xlsx")

    assert ran.code == 2
    assert "There is no language 'xx'." in ran.err
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.usefixtures("offered")
def test_a_form_is_converted_into_a_language(actip: Actip, tmp_path: Path) -> None:
    """Of a text it speaks English, of a form that form's language, unless another is asked for."""
    text = write_yaml(tmp_path / "a.yaml", complete())
    english, asked, again, back = (tmp_path / name for name in ("b.xlsx", "c.xlsx", "d.xlsx", "e.yaml"))

    actip("convert", text, english)
    actip("convert", text, asked, "--lang", "xaj")
    actip("convert", asked, again)
    actip("convert", again, back)
    refused = actip("convert", again, tmp_path / "f.yaml", "--lang", "xaj")

    assert [_first_sheet(path) for path in (english, asked, again)] == [
        "Start",
        "xaj Start",
        "xaj Start",
    ]
    assert read_file(str(back)).data == read_file(str(english)).data
    assert (refused.code, "--lang is the language of a form." in refused.err) == (2, True)


@pytest.mark.usefixtures("offered")
def test_parts_and_what_they_make_speak_as_the_whole(actip: Actip, tmp_path: Path) -> None:
    """Split, merged again, and released: nobody gets a form in another language than the one that was sent."""
    agencies = {"agencies": [{"id": "mps", "name": "Police"}], "obligations": {"ACTIP-14.7": {"agency": "mps"}}}
    whole = written(tmp_path / "a.xlsx", workbook(catalogue("xaj"), changed(complete(), agencies), CREATED))

    actip("split", whole, "--out", tmp_path / "parts")
    actip("split", whole, "--out", tmp_path / "others", "--lang", "xak")
    actip("merge", tmp_path / "parts", "-o", tmp_path / "merged.xlsx")
    actip("release", whole, "--audience", "asean", "-o", tmp_path / "released.xlsx")

    assert {_first_sheet(path) for path in (tmp_path / "parts").iterdir()} == {"xaj Start"}
    assert {_first_sheet(path) for path in (tmp_path / "others").iterdir()} == {"xak Start"}
    assert [_first_sheet(tmp_path / name) for name in ("merged.xlsx", "released.xlsx")] == ["xaj Start"] * 2


@pytest.mark.usefixtures("offered")
def test_the_copy_that_goes_back_speaks_as_the_form(actip: Actip, tmp_path: Path) -> None:
    """Whatever whoever checks it reads; it is a form like any other."""
    sent = written(tmp_path / "a.xlsx", workbook(catalogue("xaj"), changed(complete(), {"prepared": "soon"}), CREATED))

    actip("validate", sent, "--annotate", tmp_path / "copy.xlsx")

    book = openpyxl.load_workbook(tmp_path / "copy.xlsx")
    assert book.sheetnames[:2] == ["xaj Findings", "xaj Start"]
    assert str(book.worksheets[0]["B5"].value) == "xaj Agency"
    assert _same(sent.read_bytes(), (tmp_path / "copy.xlsx").read_bytes())


class Draft(type(PSEUDO)):  # type: ignore[misc]
    """The same language before anybody has reviewed it."""

    reviewer = ""


def test_a_draft_asks_in_english_too() -> None:
    """Each question of the Convention and of the round, below its translation: no answer rests on that alone."""
    known, spoken = catalogue(), in_language(catalogue(), Draft())
    labels = [row.labels[0] for table in form(spoken).tables.values() for row in table.rows if row.labels]

    for obligation in known.obligations.values():
        assert any(bracketed(obligation.question) in label and f"\n{obligation.question}" in label for label in labels)
    for question in known.questions.values():
        assert question.kind == "count" or f"{bracketed(question.question)}\n{question.question}" in labels


@pytest.mark.parametrize(
    "name", ["in_law", "in_practice", "missing", "form", "member_states", "yes_or_no", "indicators"]
)
def test_a_draft_offers_each_entry_in_english_too(name: str) -> None:
    """What was reviewed offers its own words alone."""
    english, reviewed = choices(catalogue(), name), choices(SPOKEN, name)
    draft = choices(in_language(catalogue(), Draft()), name)

    assert list(english) == list(reviewed) == list(draft)
    for code, label in english.items():
        assert draft[code] == f"{reviewed[code]} ({label})"


def test_what_says_the_same_in_english_stands_once() -> None:
    """A code, an id, and what is not translated yet."""
    assert choices(catalogue("lo"), "currencies") == choices(catalogue(), "currencies")
    assert both({"a": "Visa", "b": "Other (en)", "c": "ອື່ນ"}, {"a": "visa", "b": "Other", "c": "Other"}) == {
        "a": "Visa", "b": "Other (en)", "c": "ອື່ນ (Other)"
    }  # fmt: skip


@pytest.mark.parametrize("answer", ["{draft}", "{reviewed}", "{english}", "{code}"])
def test_a_form_reads_every_way_to_say_an_answer(answer: str) -> None:
    """Of a draft, of the language once it is reviewed, of English, and the code: a form outlives a translation."""
    spoken = in_language(catalogue(), Draft())
    words = {"draft": choices(spoken, "in_law")["partial"], "reviewed": choices(SPOKEN, "in_law")["partial"],
             "english": "Partial", "code": "partial"}  # fmt: skip

    for language in (spoken, SPOKEN):
        assert meanings(language, "in_law")[folded(answer.format(**words))] == "partial"
