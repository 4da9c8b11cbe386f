"""The form is written as it was designed, within what spreadsheet programs hold."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter.worksheet import Worksheet

from actip.assessment import assess
from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue, Obligation
from actip.form import IDENTITY, MARK, ROUND, FieldKind, Style, form
from actip.form.choices import choices, meanings
from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Kind
from actip.gate.workbook import open_workbook
from actip.readers.excel import document
from actip.workbook.template import workbook
from actip.writers.submission import skeleton
from tests.conftest import CREATED, ROOT, Ran, complete
from tests.forms import Filled, blank_form, complete_form, written

FORM = form(catalogue())
FIELDS = [
    (table.name, field)
    for table in FORM.tables.values()
    for field in (*table.fields, *(row.field for row in table.rows if row.field))
]
Actip = Callable[..., Ran]


@pytest.fixture(name="book", scope="module")
def _book() -> Any:
    return openpyxl.load_workbook(BytesIO(complete_form()))


def _template(actip: Actip, path: Path, *options: str) -> Ran:
    return actip("template", "--state", "LAO", "--period", "2025", "-o", path, *options)


# --- the command


def test_a_new_form_says_whose_it_is(actip: Actip, tmp_path: Path) -> None:
    """State, period, cycle and the round that it asks stand in it, and nothing else."""
    ran = _template(actip, tmp_path / "LAO_2025.xlsx")

    assert ran.code == 0
    read = document("LAO_2025.xlsx", (tmp_path / "LAO_2025.xlsx").read_bytes())
    assert read.data == {
        "format": "actip-submission/1",
        "state": "LAO",
        "period": {"start": "2025-01-01", "end": "2025-12-31"},
        "cycle": "2025",
        "catalogue": catalogue().version,
        "round": {"id": catalogue().round.id},
    }


def test_a_period_need_not_be_a_year(actip: Actip, tmp_path: Path) -> None:
    """From one April to the next."""
    actip("template", "--state", "tha", "--period", "2025-04-01:2026-03-31", "-o", tmp_path / "a.xlsx")

    read = document("a.xlsx", (tmp_path / "a.xlsx").read_bytes())
    assert (read.data["state"], read.data["period"]) == ("THA", {"start": "2025-04-01", "end": "2026-03-31"})


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--state", "XYZ", "--period", "2025"), "--state cannot be 'XYZ'."),
        (("--state", "LAO", "--period", "soon"), "'soon' is no period."),
        (("--state", "LAO", "--period", "2568"), "Write 2025."),
        (("--state", "LAO", "--period", "2025-12-31:2025-01-01"), "ends before it begins"),
        (("--state", "LAO", "--period", "2025-13-01:2025-12-31"), "is no period."),
        (("--state", "LAO", "--period", "2025", "--core", "--victim-rights"), "Choose --pillar"),
        (("--state", "LAO", "--period", "2025", "--pillar", "protect"), "Did you mean 'protection'?"),
    ],
)
def test_what_cannot_be_is_said(actip: Actip, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    """And nothing is written."""
    ran = actip("template", *options, "-o", tmp_path / "a.xlsx")

    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "a.xlsx").exists()


def test_a_form_is_never_replaced_unless_forced(actip: Actip, tmp_path: Path) -> None:
    """It may be somebody's filled form."""
    path = written(tmp_path / "a.xlsx", b"somebody's work")

    assert _template(actip, path).code == 2
    assert path.read_bytes() == b"somebody's work"
    assert _template(actip, path, "--force").code == 0


@pytest.mark.parametrize(
    ("options", "is_asked"),
    [
        ((), lambda _: True),
        (("--core",), lambda obligation: obligation.core),
        (("--victim-rights",), lambda obligation: obligation.victim_rights),
        (("--pillar", "protection"), lambda obligation: obligation.pillar == "protection"),
    ],
)
def test_a_shorter_form_asks_less(
    actip: Actip, tmp_path: Path, known: Catalogue, options: tuple[str, ...], is_asked: Callable[[Obligation], bool]
) -> None:
    """And is read back without a word about what it does not ask."""
    _template(actip, tmp_path / "a.xlsx", *options)

    read = document("a.xlsx", (tmp_path / "a.xlsx").read_bytes())
    asked = {pointer.split("/")[2] for pointer in read.places if pointer.startswith("/obligations/")}
    assert asked == {obligation.id for obligation in known.obligations.values() if is_asked(obligation)}
    assert read.faults == ()
    assert read.data.get("asks") == (options[-1].removeprefix("--") if options else None)


def test_the_progress_counts_what_is_answered(known: Catalogue) -> None:
    """Of a blank form nothing, of a complete one all, as stored results that any viewer shows."""
    number = len(known.obligations)
    for content, answered in ((blank_form(), 0), (complete_form(), number)):
        sheet = openpyxl.load_workbook(BytesIO(content), data_only=True)["Start"]
        assert f"{answered} of {number} answered" in {cell.value for cell in sheet[5]}


def test_a_blank_form_has_the_gaps_of_an_empty_report(tmp_path: Path, known: Catalogue) -> None:
    """State and period are missing, and every obligation is unanswered once."""
    (assessment,), _ = assess([str(written(tmp_path / "a.xlsx", blank_form()))], known)

    rules = [finding.rule for finding in assessment.findings]
    assert sorted(set(rules)) == ["GAP301", "SCH201"]
    assert rules.count("GAP301") == len(known.obligations)


# --- the files that are checked in


def test_the_blank_form_is_fresh() -> None:
    """Every cell, rule and format of `templates/form.xlsx`; 'actip build' writes it anew."""
    kept = (ROOT / "templates" / "form.xlsx").read_bytes()

    blank = workbook(catalogue(), {"round": {"id": catalogue().round.id}}, CREATED)

    assert kept == blank or _dump(kept) == _dump(blank)  # another zlib packs it in other bytes


def test_the_blank_text_is_fresh(known: Catalogue) -> None:
    """`templates/submission.yaml`; 'actip build' writes it anew."""
    assert (ROOT / "templates" / "submission.yaml").read_text() == skeleton(known)


def test_the_blank_text_can_be_read(known: Catalogue) -> None:
    """What is blank is as if it were not there."""
    (assessment,), _ = assess([str(ROOT / "templates" / "submission.yaml")], known)

    assert {finding.rule for finding in assessment.findings} == {"GAP301", "SCH201", "SCH202"} - {"SCH202"}


def _dump(content: bytes) -> list[Any]:
    book = openpyxl.load_workbook(BytesIO(content))
    stored = openpyxl.load_workbook(BytesIO(content), data_only=True)
    found: list[Any] = [sorted((name, entry.value) for name, entry in book.defined_names.items())]
    for sheet in book:
        found.append((sheet.title, sheet.sheet_state, sheet.freeze_panes, sheet.print_title_rows))
        found += sorted(
            (str(rule.sqref), rule.type, rule.formula1, rule.prompt) for rule in sheet.data_validations.dataValidation
        )
        for area in sheet.conditional_formatting:
            found += [(str(area.sqref), rule.type, str(rule.formula)) for rule in area.rules]
        for row in sheet.iter_rows():
            for cell in row:
                note = cell.comment.text if cell.comment else None
                result = stored[sheet.title][cell.coordinate].value
                found.append((cell.coordinate, cell.value, result, cell.number_format, cell.protection.locked, note))
    return found


# --- what it is made of


def test_the_identity_stands_in_three_places(book: Any) -> None:
    """In the properties, as a name, and where people see it."""
    assert {prop.name: prop.value for prop in book.custom_doc_props.props}["actip.template"] == IDENTITY
    assert book.defined_names["actip_template_version"].value == f'"{IDENTITY}"'
    assert IDENTITY in book["Start"]["B3"].value
    assert open_workbook(complete_form()).identity == IDENTITY


def test_only_what_is_asked_can_be_typed_into() -> None:
    """Locked are all cells but the inputs; the protection has no password."""
    form = Filled(complete_form())
    read = document("form.xlsx", complete_form())
    asked = {pointer: place for pointer, place in read.places.items() if not pointer.startswith("/besides")}
    inputs = {(place.sheet, place.cell) for place in asked.values()}

    for sheet in form.book:
        assert sheet.title.startswith("_") or (sheet.protection.sheet and not sheet.protection.password)
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    mark = next(
                        str(sheet.cell(above, 1).value)
                        for above in range(cell.row, 0, -1)
                        if str(sheet.cell(above, 1).value).startswith(MARK)
                    )
                    table = FORM.tables[mark.removeprefix(MARK)]
                    assert cell.column <= 1 + len(table.fields)
                    assert table.fields[cell.column - 2].kind.is_input
    assert all(form.book[sheet][cell].protection.locked is False for sheet, cell in inputs if sheet != "Start")


def test_every_list_is_known_by_name(book: Any) -> None:
    """No list stands in a rule itself, where 255 signs are the end of it."""
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                assert rule.formula1.startswith(("lst_", "INDIRECT("))
                assert rule.formula1.startswith("INDIRECT(") or rule.formula1 in book.defined_names


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=lambda part: getattr(part, "code", part))
def test_a_column_keeps_to_what_programs_hold(table: str, field: Any) -> None:
    """Prompts of 255 signs, titles of 32."""
    assert len(field.help) <= 255
    assert len(field.title[:32]) <= 32
    assert field.help or not field.kind.is_input or field.code == "value", table


def test_names_of_sheets_and_tables_are_short_and_their_own() -> None:
    """A sheet has at most 31 signs; a mark names one table."""
    assert all(len(sheet.name) <= 31 for sheet in FORM.sheets)
    names = [table.name for sheet in FORM.sheets for table in sheet.tables]
    assert len(names) == len(set(names))
    assert all(len({row.id for row in table.rows}) == len(table.rows) for table in FORM.tables.values())


def test_whatever_a_list_offers_is_read_as_its_code(known: Catalogue) -> None:
    """No label is the label or the code of another entry."""
    names = {field.codes for _, field in FIELDS if field.kind in (FieldKind.CODE, FieldKind.CODES)}
    assert len(names) > 15
    for name in names | {"missing"}:
        shown = choices(known, name)
        assert len(set(meanings(known, name))) >= len(shown)
        for code, label in shown.items():
            assert meanings(known, name)[" ".join(label.casefold().split())] == code, name


def test_every_obligation_and_indicator_is_asked_once() -> None:
    """None is forgotten by the sheets."""
    known = catalogue()
    asked = [
        row.id for table in FORM.tables.values() if table.name == "answers" for row in table.rows if not row.heading
    ]
    assert sorted(asked) == sorted(known.obligations)
    counted = {
        row.fixed["indicator"] for table in FORM.tables.values() if table.style is Style.FIGURES for row in table.rows
    }
    assert counted == set(known.indicators)


def test_no_figure_is_asked_twice() -> None:
    """The same coordinates have one cell."""
    seen: dict[frozenset[tuple[str, str]], str] = {}
    for table in FORM.tables.values():
        picks = {field.code for field in table.inputs if field.kind is FieldKind.CODE}
        for row in table.rows if table.style is Style.FIGURES else ():
            for field in table.inputs:
                if field.kind is FieldKind.FIGURE and field.code not in row.closed and picks <= row.closed:
                    key = frozenset({**row.fixed, **field.fixed}.items())
                    assert key not in seen, (table.name, seen.get(key), row.id)
                    seen[key] = table.name
    assert len(seen) > 300


def test_a_page_is_a_landscape_one(book: Any) -> None:
    """A4, one page wide; only what is on demand and very wide takes more."""
    wide = ("Sources", "Figures in detail", "Court indicators")
    for sheet in book:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.orientation == "landscape"
            assert str(sheet.page_setup.paperSize) == "9"
            assert (sheet.page_setup.fitToWidth or 1) <= (3 if sheet.title in wide else 1), sheet.title


def test_formulas_are_written_as_the_library_alone_would_write_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them uses a function that it would have to write in another way: the same formulas and results."""
    content = workbook(catalogue(), complete(), CREATED)
    monkeypatch.setattr("actip.writers.excel._Book.worksheet_class", Worksheet)

    assert _dump(workbook(catalogue(), complete(), CREATED)) == _dump(content)


def test_a_row_grows_with_what_is_typed_in_it() -> None:
    """No row has a height of its own that a program keeps: neither in a blank form nor in a filled one."""
    for content in (blank_form(), complete_form()):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"customHeight" in row for sheet in sheets for row in re.findall(b"<row [^>]*>", sheet))


def _asked(group: Key, before: str = "") -> Iterator[str]:
    """Yield the pointers of the single keys of a group that the form asks for."""
    for key in group.keys:
        if key.kind is Kind.GROUP:
            yield from _asked(key, f"{before}/{key.name}")
        elif key.ask and not key.keys:
            yield f"{before}/{key.name}"


def test_every_single_key_that_is_asked_has_a_row() -> None:
    """A key at the top or in a group of it, as every key of a list has its column."""
    tables = form(catalogue(), having=ROUND).tables.values()
    rows = {f"{table.path}/{row.id}" for table in tables if table.style is Style.RECORD for row in table.rows}

    assert set(_asked(SUBMISSION)) <= rows
