"""A regional work plan: read right or refused with all its faults, as a text and as a sheet alike."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from actip.assessment.work_plan import work_plan
from actip.catalogue.entries import Catalogue
from actip.commands.work_plan import converted_plan, plan_template
from actip.errors import ActipError
from actip.format.schema import work_plan_schema
from actip.format.work_plan import columns
from actip.gate import yaml as strict_yaml
from actip.model.work_plan import WorkPlan
from actip.reports.reference import work_plan_text
from tests.conftest import ROOT, Ran, write_yaml
from tests.documents import text_of
from tests.sections.regions import year

Actip = Callable[..., Ran]
CREATED = datetime(2025, 1, 1)
SAMPLE = ROOT / "sample_data" / "work_plan.yaml"
GUIDE = (ROOT / "docs" / "asean.md").read_text()
EXAMPLE = text_of("workplan")
MEASURE = {"title": "Courts with trained judges", "baseline": 3, "target": 8, "year": 2028, "means": "A survey"}
ACTIVITY = {
    "number": "1.1",
    "activity": "Train judges",
    "obligations": ["ACTIP-16.6"],
    "lead": "LAO",
    "with": ["THA"],
    "start": "2025-01",
    "end": "2026-06",
    "budget": 120000,
    "currency": "USD",
    "status": "under_way",
    "indicators": [MEASURE],
}
DECISION = {"number": "D1", "decision": "Look at it again", "due": "2026-05", "status": "planned"}
PLAN = {"format": "actip-workplan/1", "title": "A plan", "activities": [ACTIVITY], "decisions": [DECISION]}
FIRST = 9  # the row of the first activity in a sheet that actip writes; the headings stand above it


def _written(path: Path, data: object) -> Path:
    """Write data as YAML, everything written out."""
    return write_yaml(path, json.loads(json.dumps(data)))


def _plan(folder: Path, **activity: Any) -> Path:
    """Write the plan with a change of its activity; None takes a key out."""
    entry = {key: value for key, value in {**ACTIVITY, **activity}.items() if value is not None}
    return _written(folder / "plan.yaml", {**PLAN, "activities": [entry]})


def _refusal(path: Path, known: Catalogue) -> str:
    with pytest.raises(ActipError) as raised:
        work_plan(str(path), known)
    return str(raised.value)


def _outcome(path: Path, known: Catalogue) -> WorkPlan | str:
    """Return the plan, or why it is refused."""
    try:
        return work_plan(str(path), known)
    except ActipError as error:
        return str(error)


def _sheet(folder: Path, known: Catalogue, source: Path, change: Callable[[Any], None] = lambda book: None) -> Path:
    """Write a plan as a workbook, with what a person did to it."""
    book = openpyxl.load_workbook(BytesIO(converted_plan(str(source), ".xlsx", known, CREATED)))
    change(book)
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def _same(one: WorkPlan, other: WorkPlan) -> bool:
    return one._replace(path="", findings=()) == other._replace(path="", findings=())


def _column(path: str) -> int:
    return [name for name, _ in columns("activities")].index(path) + 1


# --- what it is


def test_the_published_schema_is_fresh_and_a_schema(known: Catalogue) -> None:
    """'actip build' writes it; the example of the guide satisfies it."""
    assert work_plan_text(known) == (ROOT / "schemas" / "workplan.schema.json").read_text()
    Draft202012Validator.check_schema(work_plan_schema(known))
    Draft202012Validator(work_plan_schema(known)).validate(strict_yaml.parse(EXAMPLE).data)


def test_the_guide_has_every_key_and_its_example_is_read(tmp_path: Path, known: Catalogue) -> None:
    """An officer begins with the example."""
    (tmp_path / "plan.yaml").write_text(EXAMPLE)
    listed = [key for key in work_plan_schema(known, words=False)["properties"] if f"| `{key}` |" in GUIDE]

    assert listed == list(work_plan_schema(known, words=False)["properties"])
    names = [path.rpartition("/")[2] for listed in ("activities", "decisions") for path, _ in columns(listed)]
    assert [name for name in names if f" {name}: " not in EXAMPLE] == []
    assert work_plan(str(tmp_path / "plan.yaml"), known).activities[0].number == "2.1"


def test_the_sample_is_read_and_says_that_it_is_invented(known: Catalogue) -> None:
    """Twelve activities in four thrusts, and three decisions; nothing is found in it."""
    plan = work_plan(str(SAMPLE), known)

    assert (len(plan.activities), len({one.thrust for one in plan.activities}), len(plan.decisions)) == (12, 4, 3)
    assert (plan.origin, plan.findings) == ("sample", ())
    assert "invented" in plan.source.lower()


# --- what is read


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("ACTIP-14.7", 1),
        ("14.7", 1),
        ("Art. 14(7)", 1),
        ("article 14(10)", 4),
        ("Art. 14", 17),
        ("14", 17),
        ("ACTIP-14.10.a", 1),
    ],
)
def test_an_obligation_is_meant_by_its_id_or_its_article(
    word: str, number: int, tmp_path: Path, known: Catalogue
) -> None:
    """An article or a paragraph means all that it holds, in the order of the catalogue."""
    served = work_plan(str(_plan(tmp_path, obligations=[word])), known).activities[0].obligations

    assert len(served) == number
    assert list(served) == [name for name in known.obligations if name in served]


@pytest.mark.parametrize(
    ("lead", "read"),
    [("Lao PDR", "LAO"), ("lao", "LAO"), ("Viet Nam and THA", "VNM, THA"), ("AICHR", "AICHR"), ("LAO, AICHR", None)],
)
def test_a_state_is_known_by_its_name_and_a_body_stays_as_it_is_called(
    lead: str, read: str | None, tmp_path: Path, known: Catalogue
) -> None:
    """Also several states in one place."""
    assert work_plan(str(_plan(tmp_path, lead=lead)), known).activities[0].lead == (read or lead)


def test_what_may_be_left_out_is_only_what_is_not_required(tmp_path: Path, known: Catalogue) -> None:
    """A number and an activity are enough; nothing that is missing becomes zero."""
    file = _written(tmp_path / "plan.yaml", {**PLAN, "activities": [{"number": "1", "activity": "x"}]})

    (one,) = work_plan(str(file), known).activities

    assert (one.budget, one.status, one.measures, one.start) == (None, "", (), None)


# --- what is wrong with a text


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"number": None}, 'Activity 1, number: this key is missing. Add it, such as number: "1.2"'),
        ({"number": 1.1}, "Activity 1, number: the number 1.1 stands where a text is expected."),
        ({"activity": None}, "Activity 1, activity: this key is missing."),
        ({"activitty": "x"}, "Activity 1, activitty: this is not a key that is read here. Did you mean 'activity'?"),
        ({"obligations": ["Art. 99"]}, "'Art. 99' is no obligation and no article of the Convention."),
        ({"obligations": ["ACTIP-14.99"]}, "'ACTIP-14.99' is no obligation"),
        ({"obligations": "14.7"}, "Write it as in obligations: [ACTIP-14.7, Art. 16]"),
        ({"start": "2026-13"}, "Activity 1, start: '2026-13' is neither a day, a month nor a year"),
        ({"start": "2027", "end": "2026"}, "It ends (2026) before it begins (2027)."),
        ({"end": "2569-03"}, "Did you mean '2026-03'?"),
        ({"budget": "much"}, "Activity 1, budget: the text 'much' stands where a number is expected."),
        ({"budget": -1}, "Activity 1, budget: -1 cannot be; it is at least 0. Correct the number"),
        ({"currency": None}, "The budget has no currency. Add it, such as currency: USD"),
        ({"currency": "US"}, "Activity 1, currency: 'US' is not one of the codes offered."),
        ({"status": "running"}, "Use one of: planned, under_way, done or dropped."),
        ({"indicators": [{**MEASURE, "figure": "officials_traind"}]}, "Did you mean 'officials_trained'?"),
        ({"indicators": [{**MEASURE, "year": 2571}]}, "The year 2571 is of the Buddhist calendar. Write 2028"),
        ({"indicators": [{**MEASURE, "year": 28}]}, "28 is no year. Write it as in year: 2028"),
        ({"indicators": [{**MEASURE, "title": " "}]}, "Indicator 1, title: this key is missing."),
        ({"indicators": MEASURE}, "Write it as in indicators: [{title:"),
        ({"note": "Write to officer.b@example.org."}, "Take it out: what stands here is printed in every report"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_write(
    change: Mapping[str, Any], fault: str, tmp_path: Path, known: Catalogue
) -> None:
    """Nothing is used from a plan with a fault."""
    file = _plan(tmp_path, **change)

    message = _refusal(file, known)

    (words,) = (line for line in message.splitlines() if fault in line)
    assert re.match(rf"{re.escape(str(file))}, line \d+: ", words)
    assert "officer.b" not in message


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"format": "actip-workplan/2"}, "in the format actip-workplan/2; this version of actip reads"),
        ({"title": None}, "title: this key is missing."),
        ({"activities": [], "decisions": []}, "The file has no activity and no decision."),
        ({"activities": [ACTIVITY, ACTIVITY]}, "The number '1.1' stands twice under 'activities', first on line"),
        ({"decisions": [DECISION, DECISION]}, "The number 'D1' stands twice under 'decisions', first on line"),
        ({"decisions": [{"number": "D1"}]}, "Decision 1, decision: this key is missing."),
        ({"plan": "x"}, "plan: this is not a key that is read here."),
    ],
)
def test_a_fault_of_the_whole_is_told(change: Mapping[str, Any], fault: str, tmp_path: Path, known: Catalogue) -> None:
    """Of the title, of the lists, and of what stands twice."""
    data = {key: value for key, value in {**PLAN, **change}.items() if value is not None}

    assert fault in _refusal(_written(tmp_path / "plan.yaml", data), known)


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path, known: Catalogue) -> None:
    """Those of the shape and those of the meaning together."""
    message = _refusal(_plan(tmp_path, status="running", obligations=["Art. 99"], budget="much", note=5), known)

    lines = [int(number) for number in re.findall(r", line (\d+): ", message)]
    assert len(lines) == 4
    assert lines == sorted(lines)


@pytest.mark.parametrize("content", ["a: [", "", "- a", "number: 1\nnumber: 2\n", "format: actip-cycle/1\n", None])
@pytest.mark.parametrize("name", ["plan.yaml", "plan.json", "plan.xlsx"])
def test_what_is_no_plan_is_refused_by_its_name(
    name: str, content: str | None, tmp_path: Path, known: Catalogue
) -> None:
    """Whatever it holds, and where nothing is there; nobody is sent to the form of a submission."""
    if content is not None:
        (tmp_path / name).write_text(content)

    message = _refusal(tmp_path / name, known)

    assert name in message
    assert "submission" not in message


@pytest.mark.parametrize("key", [key for key in ACTIVITY if key != "indicators"])
def test_whatever_stands_under_a_key_is_read_right_or_refused(key: str, tmp_path: Path, known: Catalogue) -> None:
    """What is read is what was written, or nothing is read, and the message names the line."""
    for value in (" ", 0, -1, 2.5, True, [], {}, "x", "2026", "2026-02-31", ["x"], [1], 10**18, "=1+1", "14.7"):
        plan = _outcome(_plan(tmp_path, **{key: value}), known)
        if isinstance(plan, str):
            assert ", line " in plan
            continue
        (one,) = plan.activities
        read = getattr(one, {"with": "with_whom"}.get(key, key))
        is_blank = value in (" ", [])
        blank = {"budget": None, "with": ()}.get(key, "")
        if key == "obligations":
            assert read == (("ACTIP-14.7",) if value == "14.7" else ())
        elif key in ("start", "end"):
            assert (read.text if read else "") == ("" if is_blank else str(value))
        else:
            assert read == (blank if is_blank else ("x",) if key == "with" else value)


# --- the sheet


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ".yaml"])
def test_a_plan_is_the_same_in_every_format(suffix: str, tmp_path: Path, known: Catalogue) -> None:
    """And from there back to the text."""
    copy = tmp_path / f"copy{suffix}"
    copy.write_bytes(converted_plan(str(SAMPLE), suffix, known, CREATED))
    again = tmp_path / "again.yaml"
    again.write_bytes(converted_plan(str(copy), ".yaml", known, CREATED))

    plan = work_plan(str(SAMPLE), known)

    assert _same(work_plan(str(copy), known), plan)
    assert _same(work_plan(str(again), known), plan)


def test_an_empty_sheet_is_written_with_every_column_and_its_lists(known: Catalogue) -> None:
    """What has a list offers it; the same arguments give the same bytes."""
    content = plan_template(known, CREATED)
    book = openpyxl.load_workbook(BytesIO(content))

    headings = [cell.value for cell in book["Work plan"][FIRST - 1]]
    offered = {rule.formula1 for rule in book["Work plan"].data_validations.dataValidation if rule.type == "list"}
    assert [word.removesuffix(" *") for word in headings] == [key.heading for _, key in columns("activities")]
    assert len(offered) == 4  # currency, status, indicator, origin
    assert book["_lists"].sheet_state == "veryHidden"
    assert content == plan_template(known, CREATED)


def test_columns_and_rows_may_have_been_moved(tmp_path: Path, known: Catalogue) -> None:
    """A column is known by its heading, whatever its place; blank rows between entries say nothing."""

    def move(book: Any) -> None:
        sheet = book["Work plan"]
        for row in range(FIRST - 1, FIRST + 20):
            first, second = sheet.cell(row, 1).value, sheet.cell(row, 7).value
            sheet.cell(row, 1).value, sheet.cell(row, 7).value = second, first
        sheet.insert_rows(FIRST)
        sheet.insert_rows(FIRST + 3)

    assert _same(work_plan(str(_sheet(tmp_path, known, SAMPLE, move)), known), work_plan(str(SAMPLE), known))


@pytest.mark.parametrize(
    ("path", "value", "cell", "fault"),
    [
        ("activity", None, "C9", "Activity 1, Activity: this is not filled in"),
        ("number", datetime(2026, 2, 1), "B9", "A spreadsheet made a day of the number."),
        ("obligations", "Art. 99", "D9", "'Art. 99' is no obligation"),
        ("start", "some day", "H9", "Activity 1, Start: 'some day' is neither a day, a month nor a year"),
        ("start", "03/04/2025", "H9", "'03/04/2025' can mean 2025-04-03 or 2025-03-04"),
        ("end", "2020", "I9", "It ends (2020) before it begins (2025-01)."),
        ("budget", "much", "J9", "Activity 1, Budget: the text 'much' stands where a number is expected."),
        ("budget", "1,234", "J9", "'1,234' can mean"),
        ("currency", None, "J9", "The budget has no currency. Add it, such as USD"),
        ("status", "soon", "M9", "'soon' is not in the list. Pick one of: Planned, Under way, Done or Dropped."),
        ("indicators/0/title", None, "N9", "Indicator 1, Indicator: this is not filled in"),
        ("indicators/0/year", "later", "Q9", "Indicator 1, Target year: the text 'later' stands where"),
        ("indicators/0/figure", "Judges", "S9", "Indicator 1, Counted by: 'Judges' is not in the list."),
        ("note", "Call +66 81 234 5678", "T9", "the text holds a phone number"),
    ],
)
def test_a_fault_of_a_sheet_is_told_with_its_cell(
    path: str, value: object, cell: str, fault: str, tmp_path: Path, known: Catalogue
) -> None:
    """With the words of the sheet, not those of a text."""

    def change(book: Any) -> None:
        book["Work plan"].cell(FIRST, _column(path)).value = value

    message = _refusal(_sheet(tmp_path, known, _plan(tmp_path), change), known)

    assert any(f", Work plan, cell {cell}: " in line and fault in line for line in message.splitlines()), message


def _merge(book: Any) -> None:
    book["Work plan"].merge_cells("B9:C9")


def _strike(book: Any) -> None:
    book["Work plan"]["C9"].font = openpyxl.styles.Font(strike=True)


def _beside(book: Any) -> None:
    book["Work plan"]["Z9"].value = "beside the table"


def _heading(book: Any) -> None:
    book["Work plan"]["G8"].value = "Outcome"


def _twice(book: Any) -> None:
    book["Work plan"]["G8"].value = "Lead"


def _sheet_more(book: Any) -> None:
    book.create_sheet("Remarks")["A1"].value = "see mail"


def _second(book: Any) -> None:
    book.copy_worksheet(book["Work plan"])


def _orphan(book: Any) -> None:
    for column in range(1, 14):
        book["Work plan"].cell(FIRST, column).value = None
    book["Work plan"].cell(FIRST, 20).value = None


@pytest.mark.parametrize(
    ("change", "place", "fault"),
    [
        (_merge, "Work plan, cell B9", "The cells B9:C9 are merged."),
        (_strike, "Work plan, cell C9", "It is struck through."),
        (_beside, "Work plan, cell Z9", "It stands in no column of the plan"),
        (_heading, "Work plan, cell G8", "It heads no column of a plan. The headings are: Thrust, No., Activity"),
        (_twice, "Work plan, cell G8", "This heading stands twice."),
        (_sheet_more, "Remarks, cell A1", "This sheet was not read: it is no part of a plan."),
        (_second, "Work plan Copy, cell A1", "This sheet was not read: 'Work plan' is one already."),
        (_orphan, "Work plan, cell N9", "It stands below no activity."),
    ],
)
def test_what_has_no_place_in_a_sheet_is_never_passed_over(
    change: Callable[[Any], None], place: str, fault: str, tmp_path: Path, known: Catalogue
) -> None:
    """It is told where it stands, and the plan is not used."""
    message = _refusal(_sheet(tmp_path, known, _plan(tmp_path), change), known)

    assert any(f", {place}: " in line and fault in line for line in message.splitlines()), message


def test_a_cell_merged_over_rows_speaks_for_each_of_them(tmp_path: Path, known: Catalogue) -> None:
    """As people do with a thrust; an activity merged over the rows of its indicators is one activity."""
    several = [{**ACTIVITY, "thrust": "A", "indicators": [MEASURE, {**MEASURE, "title": "Another"}]},
               {**ACTIVITY, "thrust": "A", "number": "1.2"}]  # fmt: skip
    source = _written(tmp_path / "plan.yaml", {**PLAN, "activities": several})

    def merge(book: Any) -> None:
        sheet = book["Work plan"]
        sheet["A11"].value = None
        for area in ("A9:A11", "B9:B10", "C9:C10"):
            sheet.merge_cells(area)

    assert _same(work_plan(str(_sheet(tmp_path, known, source, merge)), known), work_plan(str(source), known))


@pytest.mark.parametrize("value", ["x", datetime(2026, 3, 1), None, "=1+1"])
def test_whatever_stands_in_a_cell_is_read_or_refused(value: Any, tmp_path: Path, known: Catalogue) -> None:
    """Of every column: the plan says something else than before, or the message names a cell."""
    source = _plan(tmp_path)
    before = work_plan(str(source), known)
    for column, (path, _) in enumerate(columns("activities"), start=1):
        cells: list[Any] = []

        def change(book: Any, column: int = column, cells: list[Any] = cells) -> None:
            cell = book["Work plan"].cell(FIRST, column)
            cells.append(cell.value)
            cell.value = value

        plan = _outcome(_sheet(tmp_path, known, source, change), known)

        if isinstance(plan, str):
            assert ", cell " in plan
        else:
            assert _same(plan, before) == (cells == [value]), path


# --- the commands


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "2025"
    folder.mkdir()
    write_yaml(folder / "LAO_2025.yaml", year(2025))
    return folder


def test_a_plan_with_a_fault_stops_the_report(actip: Actip, folder: Path) -> None:
    """Before anything is written."""
    target = folder.parent / "region.xlsx"

    ran = actip("report", "--region", folder, "--workplan", _plan(folder.parent, budget="much"), "-o", target)

    assert (ran.code, ran.out, target.exists()) == (2, "", False)
    assert "error: The work plan cannot be used as it stands." in ran.err


@pytest.mark.parametrize("name", ["workplan.yaml", "workplan.xlsx"])
def test_a_plan_in_the_folder_of_the_submissions_is_none_of_them(
    actip: Actip, folder: Path, known: Catalogue, name: str
) -> None:
    """It is left out, and named, unless it is the one that was asked for; no name makes it be read."""
    (folder / name).write_bytes(converted_plan(str(SAMPLE), f".{name.partition('.')[2]}", known, CREATED))

    without = actip("report", "--region", folder, "--section", "Method")
    beside = actip("report", "--region", folder, "--section", "Method", "--workplan", folder / name)

    assert (without.code, name in without.err) == (0, True)
    assert (beside.code, beside.err) == (0, "")


def test_the_empty_sheet_is_written_and_told_to_be_empty(actip: Actip, folder: Path) -> None:
    """A plan that nobody filled in is none."""
    target = folder.parent / "plan.xlsx"

    assert actip("template", "--workplan", "-o", target).code == 0
    ran = actip("report", "--region", folder, "--workplan", target)

    assert ran.code == 2
    assert "has no activity and no decision" in ran.err
    assert "Work plan, cell B4: Title: this is not filled in" in ran.err


@pytest.mark.parametrize("more", [("--period", "2025"), ("--state", "LAO"), ("--lang", "lo")])
def test_a_plan_is_of_no_state_and_no_period(actip: Actip, tmp_path: Path, more: tuple[str, str]) -> None:
    """What was asked for is not passed over in silence."""
    ran = actip("template", "--workplan", *more, "-o", tmp_path / "plan.xlsx")

    assert (ran.code, (tmp_path / "plan.xlsx").exists()) == (2, False)


def test_a_form_still_needs_its_period(actip: Actip, tmp_path: Path) -> None:
    """Only a plan has none."""
    ran = actip("template", "--state", "LAO", "-o", tmp_path / "LAO.xlsx")

    assert (ran.code, "Add --period" in ran.err) == (2, True)


def test_a_plan_is_converted_as_a_submission_is(actip: Actip, tmp_path: Path, known: Catalogue) -> None:
    """From a text to a sheet and back; one with a fault is not."""
    actip("convert", SAMPLE, tmp_path / "plan.xlsx")
    actip("convert", tmp_path / "plan.xlsx", tmp_path / "again.yaml")
    ran = actip("convert", _plan(tmp_path, budget="much"), tmp_path / "faulty.xlsx")

    assert _same(work_plan(str(tmp_path / "again.yaml"), known), work_plan(str(SAMPLE), known))
    assert (ran.code, (tmp_path / "faulty.xlsx").exists()) == (2, False)


def test_a_plan_is_told_apart_from_a_submission(actip: Actip) -> None:
    """Checked by itself, its finding says what it is for."""
    out = " ".join(actip("validate", SAMPLE).out.split())

    assert "This is what the region planned, not a submission." in out
    assert "--workplan" in out


def test_a_report_never_replaces_its_plan(actip: Actip, folder: Path, known: Catalogue) -> None:
    """It may be the only copy of somebody's work."""
    plan = _sheet(folder.parent, known, SAMPLE)

    ran = actip("report", "--region", folder, "--workplan", plan, "-o", plan)

    assert (ran.code, "one of the files that are read" in ran.err) == (2, True)
    assert _same(work_plan(str(plan), known), work_plan(str(SAMPLE), known))


def test_a_document_of_one_state_has_no_plan(actip: Actip, folder: Path) -> None:
    """What was named is not passed over in silence."""
    ran = actip("report", "--state", "LAO", folder, "--workplan", SAMPLE, "-o", folder.parent / "LAO.docx")

    assert (ran.code, "no work plan in it" in ran.err) == (2, True)
