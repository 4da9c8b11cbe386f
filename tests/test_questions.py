"""The questions that go back to a state, and the answers that come back: `actip questions`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.model import Finding, Kind
from actip.model.about import as_explained
from actip.readers import document
from tests import libreoffice
from tests.conftest import Ran, changed, complete, write_yaml
from tests.rules.test_cases import FILES, findings_of, is_form

Actip = Callable[..., Ran]
_REASON = "Charged before the law of 2024 came into force; the cases were withdrawn."


def _charged(**change: Any) -> dict[str, Any]:
    """Return a submission about which one question is asked: a full answer beside victims who were charged."""
    data = changed(complete(), change)
    others = [cell for cell in data["statistics"]["cells"] if cell["indicator"] != "victims_charged"]
    data["statistics"]["cells"] = [*others, {"indicator": "victims_charged", "value": 8}]
    return data


@pytest.fixture(name="report")
def _report(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return write_yaml(tmp_path / "in" / "LAO_2025.yaml", _charged())


def _sheet(actip: Actip, report: Path) -> Path:
    """Write the sheet of questions on a report."""
    out = report.parent.parent / "out"
    assert actip("questions", report, "--out", out).code == 0
    return out / "questions_LAO_2025.xlsx"


def _rows(path: Path) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [row for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("Q") and row[1]]


def _typed(path: Path, cells: Mapping[str, str]) -> Path:
    """Type into cells of the sheet, as in a spreadsheet program, and save it."""
    book = openpyxl.load_workbook(path)
    for cell, text in cells.items():
        book.worksheets[0][cell] = text
    book.save(path)
    return path


def _answer_cell(path: Path) -> str:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return next(f"E{row[0].row}" for row in sheet.iter_rows() if row[0].value == "Q1")


def _kinds(path: Path, known: Catalogue) -> dict[str, str]:
    (assessment,), _ = assess([str(path)], known)
    return {finding.rule: finding.counted_as for finding in assessment.findings}


# --- what is written


def test_a_sheet_holds_the_questions_and_nothing_else(actip: Actip, report: Path) -> None:
    """What is wrong or lacking is no question."""
    write_yaml(report, _charged(obligations={"ACTIP-14.8": None}, origin="stat"))

    rows = _rows(_sheet(actip, report))

    assert [(row[0], row[5]) for row in rows] == [("Q1", "CON501")]


def test_a_question_speaks_to_an_official(actip: Actip, report: Path) -> None:
    """Where it is, and what is asked, with the labels of the form."""
    (row,) = _rows(_sheet(actip, report))

    assert row[1].startswith("Art. 14(7), line ")
    assert "practice is 'Full'" in row[2]
    assert "in_practice" not in " ".join(filter(None, row))
    assert row[4] is None


def test_what_is_explained_is_not_asked_again(actip: Actip, report: Path) -> None:
    """There is no sheet then, and the reader is told so."""
    reason = {"rule": "CON501", "about": "ACTIP-14.7", "reason": _REASON}
    write_yaml(report, _charged(explanations=[reason]))

    ran = actip("questions", report, "--out", report.parent.parent / "out")

    assert (ran.code, (report.parent.parent / "out").exists()) == (0, False)
    assert "no question is open" in ran.err


def test_there_is_a_sheet_for_each_state(actip: Actip, report: Path) -> None:
    """Named after the state and the period, and never like a submission."""
    write_yaml(report.with_name("THA_2025.yaml"), _charged(state="THA"))

    actip("questions", report.parent, "--out", report.parent.parent / "out")

    names = sorted(path.name for path in (report.parent.parent / "out").iterdir())
    assert names == ["questions_LAO_2025.xlsx", "questions_THA_2025.xlsx"]


def test_a_sheet_in_the_folder_of_reports_is_no_report(actip: Actip, report: Path) -> None:
    """Whoever writes it there can still validate the folder."""
    actip("questions", report, "--out", report.parent)

    ran = actip("validate", report.parent)

    assert (ran.code, "FIL" in ran.out) == (0, False)


def test_a_file_that_cannot_be_read_hides_no_other(actip: Actip, report: Path) -> None:
    """The sheets of the others are written, and the exit code says it."""
    report.with_name("THA_2025.yaml").write_text("state: [")

    ran = actip("questions", report.parent, "--out", report.parent.parent / "out")

    assert ran.code == 2
    assert "THA_2025.yaml" in ran.err
    assert (report.parent.parent / "out" / "questions_LAO_2025.xlsx").exists()


def test_a_sheet_that_is_there_is_not_replaced(actip: Actip, report: Path) -> None:
    """It may have answers on it by now."""
    sheet = _sheet(actip, report)
    before = sheet.read_bytes()

    assert actip("questions", report, "--out", sheet.parent).code == 2
    assert sheet.read_bytes() == before


def test_the_same_report_gives_the_same_sheet(actip: Actip, report: Path) -> None:
    """To the byte."""
    before = _sheet(actip, report).read_bytes()

    actip("questions", report, "--out", report.parent.parent / "out", "--force")

    assert (report.parent.parent / "out" / "questions_LAO_2025.xlsx").read_bytes() == before


# --- what comes back


def _come_back(actip: Actip, report: Path, sheet: Path) -> tuple[Ran, Path]:
    out = report.parent.parent / "explained"
    return actip("questions", report, "--answers", sheet, "--out", out), out / report.name


@pytest.mark.parametrize("suffix", ["yaml", "json", "xlsx"])
def test_an_answer_becomes_an_explanation(actip: Actip, report: Path, known: Catalogue, suffix: str) -> None:
    """In a report of the same format and name, written anew; the question is explained there, and the input stays."""
    source = report.with_suffix(f".{suffix}")
    if source != report:
        actip("convert", report, source)
        report.unlink()
    before = source.read_bytes()
    sheet = _sheet(actip, source)

    ran, copy = _come_back(actip, source, _typed(sheet, {_answer_cell(sheet): _REASON}))

    assert ran.code == 0
    assert _kinds(source, known)["CON501"] == "question"
    assert _kinds(copy, known)["CON501"] == "explained"
    assert source.read_bytes() == before


def test_an_answer_stands_behind_those_that_there_are(actip: Actip, report: Path) -> None:
    """Nothing else of the report changes."""
    first = {"rule": "GAP303", "about": "ACTIP-14.1", "reason": "Not published."}
    content = _charged(obligations={"ACTIP-14.1": {"evidence": None}}, explanations=[first])
    sheet = _sheet(actip, write_yaml(report, content))

    _, copy = _come_back(actip, report, _typed(sheet, {_answer_cell(sheet): _REASON}))

    reason = {"rule": "CON501", "about": "ACTIP-14.7", "reason": _REASON}
    assert yaml.safe_load(copy.read_text())["explanations"] == [first, reason]


def test_a_sheet_without_answers_writes_nothing(actip: Actip, report: Path) -> None:
    """A copy would look as if something had come back."""
    ran, copy = _come_back(actip, report, _sheet(actip, report))

    assert (ran.code, copy.exists()) == (0, False)
    assert "0 reasons taken" in ran.err


def _told(actip: Actip, report: Path, sheet: Path, cell: str, words: str) -> None:
    """Hold that nothing was written, and that the cell is named with the reason why."""
    ran, copy = _come_back(actip, report, sheet)

    assert (ran.code, copy.exists()) == (1, False)
    assert f", {cell}: " in ran.err
    assert words in ran.err
    assert _REASON not in ran.err


def test_a_changed_row_is_told(actip: Actip, report: Path) -> None:
    """What stands beside the number is no longer what it asks: which of them was answered nobody knows."""
    sheet = _sheet(actip, report)
    cell = _answer_cell(sheet)

    _told(actip, report, _typed(sheet, {cell: _REASON, f"C{cell[1:]}": "Something else"}), cell, "is not what it asked")


def test_a_reason_in_the_cell_of_a_neighbour_is_told(actip: Actip, report: Path) -> None:
    """The yellow cell is empty, and what stands beside it was typed over."""
    sheet = _sheet(actip, report)
    cell = _answer_cell(sheet)

    _told(actip, report, _typed(sheet, {f"F{cell[1:]}": _REASON}), cell, "is not what it asked")


def test_a_number_that_is_none_is_told(actip: Actip, report: Path) -> None:
    """Its row belongs to no question."""
    sheet = _sheet(actip, report)
    cell = _answer_cell(sheet)

    _told(actip, report, _typed(sheet, {cell: _REASON, f"A{cell[1:]}": "Q7"}), cell, "No question of this sheet")


def test_a_row_that_stands_twice_is_told(actip: Actip, report: Path) -> None:
    """The first of them is empty here, so nothing is taken."""
    sheet = _sheet(actip, report)
    row = int(_answer_cell(sheet)[1:])
    values = next(row for row in _rows(sheet))
    copied = {f"{letter}{row + 1}": str(value) for letter, value in zip("ABCDEF", values, strict=True) if value}

    _told(actip, report, _typed(sheet, {**copied, f"E{row + 1}": _REASON}), f"E{row + 1}", "in another row, too")


@pytest.mark.parametrize("cell", ["E1", "B40", "H10"])
def test_what_is_typed_elsewhere_is_told(actip: Actip, report: Path, cell: str) -> None:
    """Nothing is lost in silence."""
    _told(actip, report, _typed(_sheet(actip, report), {cell: _REASON}), cell, "")


def test_an_answer_to_what_is_no_longer_asked_is_told(actip: Actip, report: Path) -> None:
    """The report was mended meanwhile."""
    sheet = _sheet(actip, report)
    cell = _answer_cell(sheet)
    write_yaml(report, complete())

    _told(actip, report, _typed(sheet, {cell: _REASON}), cell, "not asked any more")


def test_a_persons_data_in_an_answer_is_told(actip: Actip, report: Path) -> None:
    """By the rules that look for it in a report; the answer is not taken."""
    sheet = _sheet(actip, report)
    cell = _answer_cell(sheet)

    _told(actip, report, _typed(sheet, {cell: "Ask boun@example.com."}), cell, "what points to one person")


def test_a_sheet_about_another_report_is_refused(actip: Actip, report: Path) -> None:
    """Of another state or period: it says which."""
    sheet = _sheet(actip, report)
    _typed(sheet, {_answer_cell(sheet): _REASON})
    write_yaml(report, _charged(period={"start": "2024-01-01", "end": "2024-12-31"}, prepared="2025-03-14"))

    ran, copy = _come_back(actip, report, sheet)

    assert (ran.code, copy.exists()) == (2, False)
    assert "is about LAO, 2025-01-01 to 2025-12-31, and none of the reports is" in ran.err


def test_what_is_no_sheet_of_questions_is_refused(actip: Actip, report: Path) -> None:
    """Such as the form itself."""
    actip("convert", report, report.parent.parent / "form.xlsx")

    ran, _ = _come_back(actip, report, report.parent.parent / "form.xlsx")

    assert ran.code == 2
    assert "is no sheet of questions" in ran.err


def test_of_a_folder_every_sheet_is_read_whatever_it_is_called(actip: Actip, report: Path, known: Catalogue) -> None:
    """A state renames it; what else lies there is named."""
    sheet = _sheet(actip, report)
    _typed(sheet, {_answer_cell(sheet): _REASON}).rename(sheet.with_name("Answers of Lao PDR.xlsx"))
    actip("convert", report, sheet.with_name("LAO_2025.xlsx"))

    ran, copy = _come_back(actip, report, sheet.parent)

    assert ran.code == 0
    assert _kinds(copy, known)["CON501"] == "explained"
    assert "LAO_2025.xlsx is no sheet of questions; nothing of it was read" in ran.err


def test_two_sheets_about_one_report_are_refused(actip: Actip, report: Path) -> None:
    """Which of them counts is not guessed."""
    sheet = _sheet(actip, report)
    sheet.with_name("again.xlsx").write_bytes(sheet.read_bytes())

    ran, _ = _come_back(actip, report, sheet.parent)

    assert ran.code == 2
    assert "answer for one report" in ran.err


def test_the_report_is_never_replaced(actip: Actip, report: Path) -> None:
    """Not even by force."""
    sheet = _sheet(actip, report)
    _typed(sheet, {_answer_cell(sheet): _REASON})
    before = report.read_bytes()

    ran = actip("questions", report, "--answers", sheet, "--out", report.parent, "--force")

    assert ran.code == 2
    assert report.read_bytes() == before


@libreoffice.needed
def test_a_sheet_comes_back_from_a_spreadsheet_program(actip: Actip, report: Path, known: Catalogue) -> None:
    """Opened, answered and saved there."""
    sheet = _sheet(actip, report)
    (saved,) = libreoffice.saved([_typed(sheet, {_answer_cell(sheet): _REASON})], report.parent.parent)

    ran, copy = _come_back(actip, report, saved)

    assert ran.code == 0
    assert _kinds(copy, known)["CON501"] == "explained"


# --- every question can be answered


_CASES = [path for path in FILES if path.name.startswith("bad_") and not is_form(path)]


@pytest.mark.parametrize("rule", sorted({path.parent.name for path in _CASES}))
def test_what_explains_a_question_is_what_the_sheet_writes(rule: str, tmp_path: Path, known: Catalogue) -> None:
    """Whatever a question is about, the explanation that is made of it fits it again."""
    for path in _CASES:
        case = yaml.safe_load(path.read_text())
        if path.parent.name != rule or set(case) & {"file", "folder", "region", "merge", "older", "previous"}:
            continue
        asked = [finding for finding in _open_ones(case, tmp_path, known) if as_explained(finding.about) is not None]
        reasons = [
            {"rule": finding.rule, "about": as_explained(finding.about), "reason": "It is so."} for finding in asked
        ]
        before = case.get("change", {}).get("explanations") or []
        if not isinstance(before, list):
            continue
        later = {**case, "change": {**case.get("change", {}), "explanations": [*before, *reasons]}}
        assert {finding.key for finding in _open_ones(later, tmp_path, known)}.isdisjoint(one.key for one in asked)


def _open_ones(case: dict[str, Any], folder: Path, known: Catalogue) -> list[Finding]:
    return [one for one in findings_of(case, folder, known) if one.counted_as == Kind.QUESTION.value]


# --- from year to year


def _next_form(actip: Actip, last: Path) -> Path:
    form = last.parent.parent / "LAO_2026.xlsx"
    ran = actip("template", "--from", last, "--state", "LAO", "--period", "2026", "-o", form)
    assert ran.code == 0, ran.err
    return form


def _carried(form: Path) -> list[dict[str, Any]]:
    reasons: list[dict[str, Any]] = document(str(form)).data.get("explanations", [])  # type: ignore[assignment]
    return reasons


def _explained(**entry: Any) -> dict[str, Any]:
    return {"rule": "CON501", "about": "ACTIP-14.7", "reason": _REASON, **entry}


def test_the_next_form_has_the_reasons_of_the_last_report(actip: Actip, report: Path) -> None:
    """Each to be confirmed: nobody has said yet that it is so again."""
    write_yaml(report, _charged(explanations=[_explained()]))

    assert _carried(_next_form(actip, report)) == [_explained(standing="to_confirm")]


@pytest.mark.parametrize(
    "entry",
    [
        {"rule": "TRD601", "about": {"indicator": "victims_charged", "dimension": "period", "within": {}}},
        {"rule": "CON501", "about": "ACTIP-14.8"},
        {"rule": "CON501", "reason": "Ask boun@example.com."},
    ],
    ids=["of two periods", "of no finding", "a person's data"],
)
def test_a_reason_that_does_not_fit_again_is_not_carried(actip: Actip, report: Path, entry: dict[str, Any]) -> None:
    """What jumped between two years, what explained nothing, and what has to be mended first."""
    write_yaml(report, _charged(explanations=[_explained(**entry)]))

    assert _carried(_next_form(actip, report)) == []


@pytest.fixture(name="later")
def _later(report: Path) -> Path:
    """Where the report of the next year stands."""
    report.unlink()
    return report.with_name("LAO_2026.yaml")


def _of_next_year(**entry: Any) -> dict[str, Any]:
    year = {"period": {"start": "2026-01-01", "end": "2026-12-31"}, "prepared": "2027-03-14"}
    return _charged(**year, explanations=[_explained(**entry)])


@pytest.mark.parametrize(("standing", "counted_as"), [("to_confirm", "question"), ("confirmed", "explained")])
def test_a_carried_reason_explains_once_it_is_confirmed(
    later: Path, known: Catalogue, standing: str, counted_as: str
) -> None:
    """Until then the question is open, and the reason of the last report stands beside it."""
    write_yaml(later, _of_next_year(standing=standing))

    (assessment,), _ = assess([str(later)], known)
    (finding,) = (one for one in assessment.findings if one.rule == "CON501")

    assert finding.counted_as == counted_as
    assert finding.reason_before == (_REASON if standing == "to_confirm" else None)
    assert (_REASON in finding.remedy) is (standing == "to_confirm")


def test_a_carried_reason_for_what_is_gone_asks_for_nothing(later: Path, known: Catalogue) -> None:
    """Its cause has gone, so nobody has to empty its row."""
    write_yaml(later, _of_next_year(about="ACTIP-14.8", standing="to_confirm"))

    assert set(_kinds(later, known)) == {"CON501"}


@pytest.mark.parametrize("answer", ["As in the last report", "Withdrawn in 2026."])
def test_the_sheet_asks_only_to_confirm(actip: Actip, later: Path, known: Catalogue, answer: str) -> None:
    """The reason stands there; choosing it confirms it, and another one takes its place."""
    write_yaml(later, _of_next_year(standing="to_confirm"))
    out = later.parent.parent / "out"
    actip("questions", later, "--out", out)
    (sheet,) = out.iterdir()
    assert f"The reason in the last report: '{_REASON}'" in _rows(sheet)[0][3]

    _, copy = _come_back(actip, later, _typed(sheet, {_answer_cell(sheet): answer}))

    reason = _REASON if answer.startswith("As") else answer
    assert yaml.safe_load(copy.read_text())["explanations"] == [_explained(reason=reason, standing="confirmed")]
    assert _kinds(copy, known)["CON501"] == "explained"


def test_there_is_nothing_to_choose_where_no_reason_was_given(actip: Actip, report: Path) -> None:
    """Whoever types the words is told."""
    sheet = _sheet(actip, report)
    cell = _answer_cell(sheet)

    _told(actip, report, _typed(sheet, {cell: "As in the last report"}), cell, "gives no reason")


def test_what_nobody_confirmed_is_not_sent(actip: Actip, later: Path) -> None:
    """A released copy would say that it is so in this period."""
    write_yaml(later, _of_next_year(standing="to_confirm", rule="CON501"))
    copy = later.with_name("copy.yaml")

    ran = actip("release", later, "--audience", "asean", "-o", copy)

    assert not yaml.safe_load(copy.read_text()).get("explanations")
    assert "1 of the reasons of the last report that nobody confirmed" in ran.err
