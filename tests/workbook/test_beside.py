"""What a copy says beside the cells moves nothing, is printed nowhere, and is read back as if it were not there."""

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.form.beside import WIDTH, is_beside_mark
from actip.form.parts import PARTS
from actip.readers import document as any_document
from actip.readers.excel import document
from actip.workbook.template import workbook
from tests.conftest import CREATED, ROOT, Ran, complete

Actip = Callable[..., Ran]
_SAMPLE = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"
_SCREEN = 1366 - 46  # pixels, without the numbers of the rows and the bar at the side


@pytest.fixture(name="copy", scope="module")
def _copy(tmp_path_factory: pytest.TempPathFactory, known: Catalogue) -> bytes:
    """A copy of a report with findings on most sheets."""
    from actip.commands.annotate import annotated

    (assessment,), _ = assess([str(_SAMPLE)], known, keep=True)
    assert assessment.checked is not None
    return annotated(assessment.checked.document, assessment.findings, known, CREATED)


def _marks(book: Any) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if is_beside_mark(cell.value)]


def test_every_cell_of_every_table_has_the_address_that_it_has_in_the_form(copy: bytes, known: Catalogue) -> None:
    """An instruction by telephone is right in the form and in the copy."""
    read = document("copy.xlsx", copy)
    form = document("form.xlsx", workbook(known, any_document(str(_SAMPLE)).data, CREATED))

    answers = {pointer: place for pointer, place in form.places.items() if not pointer.startswith("/besides")}
    assert len(answers) > 1000
    assert {pointer: read.places[pointer][2:] for pointer in answers} == {
        pointer: place[2:] for pointer, place in answers.items()
    }


def test_what_a_form_asks_besides_is_in_its_copy(known: Catalogue) -> None:
    """Also where nobody has filled it in: without it the tables below would stand higher."""
    from actip.commands.annotate import annotated

    whole = workbook(known, complete(), CREATED, parts=PARTS)

    copy = document("copy.xlsx", annotated(document("form.xlsx", whole), (), known, CREATED))

    form = document("form.xlsx", whole)
    assert {at: place[2:] for at, place in form.places.items()} == {at: place[2:] for at, place in copy.places.items()}


def test_nothing_of_the_form_stands_elsewhere_or_says_something_else(copy: bytes, known: Catalogue) -> None:
    """All sheets, cell by cell: what the copy adds is to the right of all that the form has."""
    form = openpyxl.load_workbook(BytesIO(workbook(known, any_document(str(_SAMPLE)).data, CREATED)))
    annotated = openpyxl.load_workbook(BytesIO(copy))

    for sheet in form:
        other = annotated[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                assert other[cell.coordinate].value == cell.value, f"{sheet.title}!{cell.coordinate}"


def test_every_cell_with_a_mark_has_its_cure_in_its_row(copy: bytes) -> None:
    """And a link to the cell."""
    book = openpyxl.load_workbook(BytesIO(copy))
    marked = {
        (sheet.title, cell.row, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith("actip: ")
    }

    for sheet, row, at in marked:
        (mark,) = (cell for cell in book[sheet][row] if is_beside_mark(cell.value))
        link, words = mark.offset(0, 1), mark.offset(0, 2)
        assert at in link.value
        assert link.hyperlink.location.startswith(f"'{sheet}'!")
        remark = book[sheet][at].comment.text
        assert any(line.partition(": ")[2] in remark for line in words.value.split("\n"))
    assert len(marked) > 20


def test_the_words_beside_are_not_printed(copy: bytes) -> None:
    """What is printed ends where the form ends."""
    book = openpyxl.load_workbook(BytesIO(copy))

    for mark in _marks(book):
        sheet = mark.parent
        _, _, last, _ = range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))
        assert last == mark.column - 1
        assert sheet.column_dimensions[get_column_letter(mark.column)].hidden


def test_the_copy_is_read_back_without_any_finding_of_its_own(copy: bytes, tmp_path: Path, known: Catalogue) -> None:
    """What was found before, and nothing about the words beside the cells."""
    path = tmp_path / "copy.xlsx"
    path.write_bytes(copy)

    (before,), _ = assess([str(_SAMPLE)], known)
    (after,), _ = assess([str(path)], known)

    assert Counter(finding.rule for finding in before.findings) == Counter(finding.rule for finding in after.findings)
    assert not any("/besides" in pointer and "#beside" in text for pointer, text in _besides(copy).items())


def _besides(content: bytes) -> dict[str, str]:
    return dict(document("copy.xlsx", content).besides)


def _typed(copy: bytes, change: Callable[[Any], None]) -> list[str]:
    """Return the cells that are told as a person's own after a change to the copy."""
    book = openpyxl.load_workbook(BytesIO(copy))
    change(book)
    content = BytesIO()
    book.save(content)
    faults = document("copy.xlsx", content.getvalue()).faults
    return [cell for fault in faults if fault.rule_id == "FIL136" for cell in fault.facts["cells"]]  # type: ignore[attr-defined]


def test_a_remark_of_a_persons_own_in_the_same_columns_is_told(copy: bytes) -> None:
    """In a row of which the copy says nothing."""

    def remark(book: Any) -> None:
        mark = _marks(book)[1]
        sheet = mark.parent
        used = {cell.row for cell in _marks(book) if cell.parent is sheet}
        free = next(row for row in range(mark.row, mark.row + 50) if row not in used)
        sheet.cell(free, mark.column + 2).value = "Please ask the ministry again"

    assert len(_typed(copy, remark)) == 1


def test_a_remark_typed_over_the_words_of_the_copy_is_told(copy: bytes) -> None:
    """The mark beside it is that of other words."""

    def remark(book: Any) -> None:
        _marks(book)[1].offset(0, 2).value = "Done on Monday"

    assert len(_typed(copy, remark)) == 2  # the remark, and the cell that it was about


def test_words_that_say_what_they_said_are_known_however_a_program_breaks_their_lines(copy: bytes) -> None:
    """Some programs write other line ends."""

    def breaks(book: Any) -> None:
        for mark in _marks(book):
            words = mark.offset(0, 2)
            words.value = words.value.replace("\n", "\r\n") + " "

    assert _typed(copy, breaks) == []


def test_rows_that_were_moved_take_their_words_with_them(copy: bytes) -> None:
    """They are known by the mark in their row, not by where they stand."""

    def move(book: Any) -> None:
        sheet = _marks(book)[1].parent
        for row in sheet.iter_rows():
            for cell in row:
                cell.hyperlink = None  # the library leaves links where they were
        sheet.insert_rows(1, 3)

    assert _typed(copy, move) == []


def test_what_to_do_is_on_a_small_screen(copy: bytes) -> None:
    """The columns up to the cure, in a program that has another font, whose letters are nine pixels wide."""
    sheet = openpyxl.load_workbook(BytesIO(copy))["Findings"]
    heads = {cell.value: cell.column_letter for cell in sheet[5] if cell.value}
    until = list(heads).index("What to do") + 1

    assert list(heads)[:until] == ["Agency", "Kind", "Where", "What was found", "What to do"]
    width = sum(sheet.column_dimensions[letter].width for letter in list(heads.values())[:until])
    assert width * 9 + 5 * until <= _SCREEN
    assert sheet.auto_filter.ref.startswith("B5:")
    assert not sheet.protection.autoFilter  # which means that it is allowed
    assert all(cell.alignment.wrap_text for cell in sheet[6][4:6])


def test_a_copy_without_findings_is_the_form(tmp_path: Path, known: Catalogue) -> None:
    """Nothing stands beside, and nothing is listed."""
    from actip.commands.annotate import annotated

    form = workbook(known, complete(), CREATED)

    copy = openpyxl.load_workbook(BytesIO(annotated(document("form.xlsx", form), (), known, CREATED)))

    assert copy.sheetnames == openpyxl.load_workbook(BytesIO(form)).sheetnames
    assert _marks(copy) == []
    assert WIDTH == 3
