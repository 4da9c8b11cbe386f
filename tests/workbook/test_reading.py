"""A filled form is read for what it says, whatever a spreadsheet program or a person did to it."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import PatternFill

from actip.assessment import assess
from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.errors import UnreadableSubmission
from actip.form import PARTS, FieldKind, Style, form
from actip.gate.workbook import open_workbook
from actip.model import Document
from actip.readers import document as read_file
from actip.readers.excel import document
from tests.conftest import CREATED, ROOT, complete
from tests.forms import Filled, blank_form, complete_form, swap_rows, written
from tests.submissions import essence

OFFENCES = "/figures/T5/indicator=offences_recorded/figure:"
LAW = "/obligations/ACTIP-14.7/in_law"
BOTH_HALVES = [name for name, obligation in catalogue().obligations.items() if "law" in obligation.asks]
# The open figures of tables whose rows leave nothing to pick: the pointer of each, and its coordinates.
FIGURES = [
    (f"/figures/{table.name}/{row.id}/{field.code}", {**row.fixed, **field.fixed})
    for table in form(catalogue()).tables.values()
    if table.style is Style.FIGURES
    for row in table.rows
    if all(field.code in row.closed for field in table.inputs if field.kind is FieldKind.CODE)
    for field in table.inputs
    if field.kind is FieldKind.FIGURE and field.code not in row.closed and "" not in row.fixed
]
HOSTILE = ROOT.parent / "shared" / "hostile_xlsx"


@pytest.fixture(name="form")
def _form() -> Filled:
    return Filled(complete_form())


def _read_of(typed: Mapping[str, Any], content: bytes | None = None) -> Document:
    """Type into the cells of a form, blank unless another is given, and read it: a form takes a while."""
    form = Filled(content or blank_form())
    for pointer, value in typed.items():
        cell = form.cell(pointer)
        cell.value = value
        if pointer.endswith(("/date", "/since")) and isinstance(value, int):
            cell.number_format = "General"
    return form.read()


def unchanged(form: Filled) -> bool:
    """Whether the form still says what it said, and nothing is to be remarked."""
    read = form.read()
    return essence(complete()) == essence(read.data) and read.faults == ()


# --- the twelve everyday traits: none is a false alarm


def test_a_real_date(form: Filled) -> None:
    """As a spreadsheet keeps it."""
    form.cell("/prepared").value = datetime(2026, 3, 14)
    assert unchanged(form)


def test_a_date_as_text(form: Filled) -> None:
    """In ISO form, typed into a cell of text."""
    form.cell("/prepared").value = "2026-03-14"
    assert unchanged(form)


NUMBERS = ["57", " 57 ", 57.0, "57\u00a0", "57.0"]
LABELS = ["full", "FULL", "Full ", "Full\u00a0", "\u200bFull", "ｆｕｌｌ", " full"]


@pytest.fixture(name="numbers", scope="module")
def _numbers() -> Document:
    """What is read of a blank form in which each number was typed into a cell of its own."""
    return _read_of({pointer: typed for typed, (pointer, _) in zip(NUMBERS, FIGURES, strict=False)})


@pytest.mark.parametrize("turn", range(len(NUMBERS)), ids=NUMBERS.__getitem__)
def test_a_number_however_it_is_kept(numbers: Document, turn: int) -> None:
    """As text, with spaces, or as 57.0."""
    _, coordinates = FIGURES[turn]
    assert {**coordinates, "value": 57} in numbers.data["statistics"]["cells"]
    assert numbers.faults == ()


@pytest.fixture(name="labels", scope="module")
def _labels() -> Document:
    """What is read of a complete form in which each label was typed as the answer to a question of its own."""
    typed = dict(zip(BOTH_HALVES, LABELS, strict=False))
    return _read_of({f"/obligations/{name}/in_law": label for name, label in typed.items()}, complete_form())


@pytest.mark.parametrize("turn", range(len(LABELS)), ids=LABELS.__getitem__)
def test_a_code_or_its_label_in_any_case(labels: Document, turn: int) -> None:
    """Spaces and invisible signs do not count."""
    name = BOTH_HALVES[turn]
    assert essence(complete()["obligations"][name]) == essence(labels.data["obligations"][name])
    assert labels.faults == ()


def test_a_label_of_several_words(form: Filled) -> None:
    """What the list offers."""
    form.cell("/obligations/ACTIP-14.7/in_practice").value = "to a  large extent"
    assert form.read().data["obligations"]["ACTIP-14.7"]["in_practice"] == "large"


def test_blank_rows_inside(form: Filled) -> None:
    """Two of them, between two questions."""
    cell = form.cell(LAW)
    cell.parent.insert_rows(cell.row, 2)
    assert unchanged(form)


def test_coloured_empty_rows_below(form: Filled) -> None:
    """Thirty-nine of them."""
    sheet = form.cell(LAW).parent
    for row in range(sheet.max_row + 1, sheet.max_row + 40):
        sheet.cell(row, 5).fill = PatternFill("solid", fgColor="FFF2CC")
    assert unchanged(form)


def test_spaces_in_empty_cells(form: Filled) -> None:
    """A cell of spaces is blank."""
    form.cell("/obligations/ACTIP-14.7/account").value = " \u00a0\u200b"
    assert unchanged(form)


def test_a_header_with_a_space(form: Filled) -> None:
    """The header that people see is not what the reader looks at."""
    cell = form.cell(LAW)
    header = next(
        cell.parent.cell(row, cell.column)
        for row in range(1, 9)
        if cell.parent.cell(row, cell.column).value == "In law"
    )
    header.value = "In  law "
    assert unchanged(form)


def test_an_extra_sheet(form: Filled) -> None:
    """One note names it."""
    form.book.create_sheet("Notes")["A1"] = "ask the police"
    read = form.read()
    assert essence(complete()) == essence(read.data)
    assert [found.rule_id for found in read.faults] == ["FIL130"]


def test_columns_swapped(form: Filled) -> None:
    """Whole columns, the hidden codes with them."""
    sheet = form.cell(LAW).parent
    for row in range(1, sheet.max_row + 1):
        one, other = sheet.cell(row, 6), sheet.cell(row, 9)
        one.value, other.value = other.value, one.value
    assert unchanged(form)


# --- what people do to sheets


def test_rows_sorted(form: Filled) -> None:
    """The ids move with the answers."""
    form.cell("/obligations/ACTIP-14.7/account").value = "About punishment."
    swap_rows(form.cell(LAW), form.cell("/obligations/ACTIP-14.10.a/in_law"))
    assert form.read().data["obligations"]["ACTIP-14.7"]["account"] == "About punishment."


def test_sheets_renamed_and_reordered(form: Filled) -> None:
    """Even into a script of the region."""
    form.cell(LAW).parent.title = "ການປົກປ້ອງ"
    form.book._sheets.reverse()
    assert unchanged(form)


def test_a_column_inserted_before_the_ids(form: Filled) -> None:
    """The marks move too; the link back, which does not, is named as a text outside the questions."""
    form.cell(LAW).parent.insert_cols(1)
    read = form.read()
    assert essence(complete()) == essence(read.data)
    assert {found.rule_id for found in read.faults} <= {"FIL136"}


def test_a_hidden_sheet_is_read_with_a_note(form: Filled) -> None:
    """Nobody sees what is on it."""
    form.cell(LAW).parent.sheet_state = "hidden"
    read = form.read()
    assert essence(complete()) == essence(read.data)
    assert [found.rule_id for found in read.faults] == ["FIL133"]


def test_a_copied_sheet_is_read_once(form: Filled) -> None:
    """The copy is named, and each question to which it says something else."""
    copy = form.book.copy_worksheet(form.cell(LAW).parent)
    read = form.read()
    assert essence(complete()) == essence(read.data)
    assert [found.rule_id for found in read.faults] == ["FIL130"]

    copy[form.cell(LAW).coordinate] = "Partial"
    assert [found.rule_id for found in form.read().faults] == ["FIL128"]


def test_a_further_citation(form: Filled) -> None:
    """It stands behind the first one."""
    row = form.free_row("further-evidence")
    row("of").value, row("kind").value, row("title").value = "actip-14.7 ", "Court judgment", "Judgment 12"
    evidence = form.read().data["obligations"]["ACTIP-14.7"]["evidence"]
    assert [entry["title"] for entry in evidence] == ["Law on Trafficking", "Judgment 12"]


def test_a_further_citation_without_its_obligation_is_named(form: Filled) -> None:
    """It is not known what it is for."""
    form.free_row("further-evidence")("title").value = "Judgment 12"
    assert [found.rule_id for found in form.read().faults] == ["FIL135"]


def test_a_further_citation_for_an_unknown_obligation_is_found(form: Filled, tmp_path: Path, known: Catalogue) -> None:
    """With a suggestion, at its cell."""
    row = form.free_row("further-evidence")
    row("of").value, row("title").value = "ACTIP-14.77", "Judgment 12"
    (assessment,), _ = assess([str(written(tmp_path / "a.xlsx", form.bytes()))], known)
    found = [entry for entry in assessment.findings if entry.rule == "SCH210"]
    assert [(entry.place.sheet, entry.place.cell) for entry in found] == [("Further entries", "B9")]


TYPED_FIGURES: list[tuple[Any, dict[str, Any]]] = [
    ("<5", {"below": 5}),
    ("< 5", {"below": 5}),
    ("fewer than 5", {"below": 5}),
    ("Not collected", {"missing": "not_collected"}),
    ("not_yet_available", {"missing": "not_yet_available"}),
    ("WITHHELD ", {"missing": "withheld"}),
    (0, {"value": 0}),
    ("៥", {"value": 5}),
    ("๑๒", {"value": 12}),
    ("၁၂", {"value": 12}),
    ("໑໒ cases", {"value": 12}),
    ("1 234", {"value": 1234}),
    ("1.234.567", {"value": 1234567}),
    ("12 persons", {"value": 12}),
    (12.5, {"value": 12.5}),
    ("many", {"value": "many"}),
    (True, {"value": "TRUE"}),
    ("1,234", {"value": 1234}),
    ("n/a", {"value": "n/a"}),
    ("ບໍ່ມີ", {"value": "ບໍ່ມີ"}),
    ("໑2", {"value": "໑2"}),
    ("1_000", {"value": "1_000"}),
    ("nan", {"value": "nan"}),
]


@pytest.fixture(name="figures", scope="module")
def _figures() -> Document:
    """What is read of a form in which each of these was typed into the cell of a figure of its own."""
    return _read_of({pointer: typed for (typed, _), (pointer, _) in zip(TYPED_FIGURES, FIGURES, strict=False)})


@pytest.mark.parametrize("turn", range(len(TYPED_FIGURES)), ids=lambda turn: repr(TYPED_FIGURES[turn][0]))
def test_what_a_figure_can_be(figures: Document, turn: int) -> None:
    """What is not certain stays as it was typed, and is found."""
    (_, read), (_, coordinates) = TYPED_FIGURES[turn], FIGURES[turn]
    cells = figures.data["statistics"]["cells"]
    assert [cell for cell in cells if coordinates.items() <= cell.items() and len(cell) == len(coordinates) + 1] == [
        {**coordinates, **read}
    ]


def test_each_figure_was_read_once(figures: Document) -> None:
    """And nothing else was."""
    assert len(figures.data["statistics"]["cells"]) == len(TYPED_FIGURES)


TYPED_DAYS: list[tuple[Any, Any]] = [
    (date(2026, 3, 14), "2026-03-14"),
    (datetime(2026, 3, 14, 10, 30), "2026-03-14"),
    ("2026-03-14T00:00:00", "2026-03-14"),
    ("14.3.2026", "2026-03-14"),
    ("3/14/2026", "2026-03-14"),
    ("2026/3/14", "2026-03-14"),
    ("14 Mar 2026", "2026-03-14"),
    ("March 14, 2026", "2026-03-14"),
    ("໑໔/໐໓/໒໐໒໖", "2026-03-14"),
    ("2569-03-14", "2026-03-14"),
    (datetime(2569, 3, 14), "2026-03-14"),
    ("04/03/2026", "04/03/2026"),
    ("14/3/26", "14/3/26"),
    (2026, 2026),
    ("soon", "soon"),
    ("31/02/2026", "31/02/2026"),
]


@pytest.fixture(name="days", scope="module")
def _days() -> Document:
    """What is read of a form in which each of these was typed as the day since which another answer is so."""
    typed = zip(TYPED_DAYS, catalogue().obligations, strict=False)
    return _read_of({f"/obligations/{name}/since": day for (day, _), name in typed})


@pytest.mark.parametrize("turn", range(len(TYPED_DAYS)), ids=lambda turn: repr(TYPED_DAYS[turn][0]))
def test_what_a_day_can_be(days: Document, turn: int) -> None:
    """What is not certain stays as it was typed, and is found."""
    name = list(catalogue().obligations)[turn]
    assert days.data["obligations"][name] == {"since": TYPED_DAYS[turn][1]}


def test_days_counted_from_1904() -> None:
    """As workbooks of old Macintosh programs count them."""
    form = Filled(blank_form())
    form.book.epoch = datetime(1904, 1, 1)
    form.cell("/prepared").value = 44633
    form.cell("/prepared").number_format = "General"
    assert form.read().data["prepared"] == "2026-03-14"


def test_a_number_in_a_text_is_a_text() -> None:
    """The year of a cycle, typed as a number."""
    form = Filled(blank_form())
    form.cell("/cycle").value = 2025
    assert form.read().data["cycle"] == "2025"


def test_parts_that_are_not_reported() -> None:
    """'No' leaves a part out; where nothing is said it is reported."""
    form = Filled(blank_form())
    assert "parts" not in form.read().data
    table = form.places["/parts"]
    sheet = form.book[table.sheet]
    sheet[table.cell].value = "YES"
    sheet.cell(table.line + 1, table.column).value = "no"
    assert form.read().data["parts"] == [part for part in catalogue().lists["parts"].codes if part != "statistics"]


def test_a_row_deleted_is_named_and_unanswered(form: Filled, tmp_path: Path, known: Catalogue) -> None:
    """The form lacks it, and the question has no answer, whatever stands of it on other sheets."""
    cell = form.cell("/obligations/ACTIP-27/in_practice")
    cell.parent.delete_rows(cell.row)
    (assessment,), _ = assess([str(written(tmp_path / "a.xlsx", form.bytes()))], known)
    assert {"FIL131", "GAP301"} <= {entry.rule for entry in assessment.findings}


def test_a_giant_empty_sheet_is_read_quickly() -> None:
    """One cell in the last row and column."""
    form = Filled(complete_form())
    sheet = form.book.create_sheet("Sheet9")
    sheet["XFD1048576"] = "here"
    assert [found.rule_id for found in form.read().faults] == ["FIL130"]


def test_an_entity_is_never_expanded() -> None:
    """The reader of workbooks stands on defusedxml."""
    import openpyxl

    assert openpyxl.DEFUSEDXML


def test_a_lock_file_is_no_submission(tmp_path: Path, known: Catalogue) -> None:
    """Excel leaves one beside a workbook that is open."""
    written(tmp_path / "LAO_2025.xlsx", complete_form())
    (tmp_path / "~$LAO_2025.xlsx").write_bytes(b"\x05owner")
    assessments, _ = assess([str(tmp_path)], known)
    assert [Path(entry.path).name for entry in assessments] == ["LAO_2025.xlsx"]


def test_standard_input_can_be_a_workbook(actip: Callable[..., Any]) -> None:
    """It is told by its first bytes."""
    assert actip("validate", "-", stdin=complete_form()).code == 0


# --- files that nobody here wrote

_NO_FORM, _DAMAGED = "FIL121", "FIL119"
EXPECTED = {
    "DateFormatTests.xlsx": _NO_FORM,
    "MalformedSSTCount.xlsx": _NO_FORM,
    "SimpleStrict.xlsx": "FIL116",
    "TwoSheetsOneHidden.xlsx": _NO_FORM,
    "date_1904.xlsx": _NO_FORM,
    "date_iso.xlsx": _NO_FORM,
    "duplicate-filename.xlsx": _DAMAGED,
    "empty_column_header.xlsx": _NO_FORM,
    "empty_file.xlsx": "FIL103",
    "empty_no_dimensions.xlsx": _NO_FORM,
    "empty_sheet.xlsx": _NO_FORM,
    "file.xlsx": _DAMAGED,
    "formula.xlsx": _NO_FORM,
    "has_x000D_.xlsx": _NO_FORM,
    "inlineStr_cdata.xlsx": _NO_FORM,
    "input-merged.xlsx": _NO_FORM,
    "input-valid-xlsx.NOEXT": "FIL113",
    "invalid.xlsx": _DAMAGED,
    "libreoffice_nrt.xlsx": _NO_FORM,
    "merged-cells.xlsx": _NO_FORM,
    "merged_range.xlsx": _NO_FORM,
    "multiline-headers.xlsx": _NO_FORM,
    "nonstandard-xml-ns-prefix.xlsx": _NO_FORM,
    "pass_protected.xlsx": "FIL114",
    "poc-xmlbomb.xlsx": "FIL120",
    "protect.xlsx": "FIL114",
    "too_small.xls": "FIL113",
    "vba.xlsm": "FIL113",
}
_there = pytest.mark.skipif(not HOSTILE.is_dir(), reason="the files are not here, and are not ours to give on")


@_there
def test_every_hostile_file_is_expected() -> None:
    """None is left out of the list."""
    assert sorted(EXPECTED) == sorted(path.name for path in HOSTILE.iterdir())


@_there
@pytest.mark.parametrize(("name", "rule"), EXPECTED.items())
def test_a_hostile_file_is_refused_with_one_sentence(name: str, rule: str, known: Catalogue) -> None:
    """Which one says what it is."""
    (assessment,), _ = assess([str(HOSTILE / name)], known)
    assert [entry.rule for entry in assessment.findings] == [rule]


@_there
def test_macros_are_refused_under_any_name(tmp_path: Path) -> None:
    """Renaming takes no program out."""
    path = tmp_path / "a.xlsx"
    shutil.copy(HOSTILE / "vba.xlsm", path)
    with pytest.raises(UnreadableSubmission) as refused:
        read_file(str(path))
    assert refused.value.rule_id == "FIL117"


@_there
@pytest.mark.parametrize("name", [name for name, rule in EXPECTED.items() if rule == _NO_FORM])
def test_a_workbook_that_is_no_form_is_opened(name: str) -> None:
    """Its cells can be read; they are no answers."""
    content = (HOSTILE / name).read_bytes()
    assert open_workbook(content).grids is not None
    with pytest.raises(UnreadableSubmission):
        document(name, content)


def test_the_same_submission_gives_the_same_bytes() -> None:
    """Whenever and wherever it is written."""
    from actip.workbook.template import workbook

    assert workbook(catalogue(), complete(), CREATED, parts=PARTS) == complete_form()


@pytest.mark.parametrize(
    ("indicator", "dimension", "within"),
    [
        ("Victims detected", "sex", "Confirmed victim"),
        ("victims_detected", "Sex", "victim_status=confirmed"),
        ("victims detected", "SEX", "confirmed victim"),
    ],
)
def test_a_figure_is_explained_in_the_words_of_the_finding(
    form: Filled, tmp_path: Path, known: Catalogue, indicator: str, dimension: str, within: str
) -> None:
    """Labels or codes, in any letter case."""
    for row, value in (("; sex=F", 15), ("; sex=M", 12), ("", 25)):
        form.figure("T1a", f"indicator=victims_detected; victim_status=confirmed{row}", "figure:").value = value
    reason = form.free_row("explanations")
    reason("rule").value, reason("reason").value = "SUM202", "Two girls were counted in both years."
    reason("about/indicator").value, reason("about/dimension").value = indicator, dimension
    reason("about/within").value = within

    (assessment,), _ = assess([str(written(tmp_path / "a.xlsx", form.bytes()))], known)

    assert {finding.rule: finding.explained for finding in assessment.findings}["SUM202"] == reason("reason").value


def test_the_check_of_an_answer_moves_with_its_row() -> None:
    """Its formula names cells of its own row without the sheet, so that sorting keeps them together."""
    form = Filled(complete_form())
    cell = form.beside(LAW, "check")
    formula = cell.value
    assert f"TRIM({form.cell(LAW).coordinate})" in formula
    assert f"'{cell.parent.title}'!" not in formula
