"""The checks in the workbook say what the rules say, and what a spreadsheet program works out."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.form import FieldKind, Style, form
from actip.model import Document, Finding
from actip.rules.engine import run
from actip.validation import Validator
from actip.workbook import live
from actip.workbook.checks import Check, cross_checks
from actip.workbook.columns import LiveColumns
from actip.workbook.fill import filled
from actip.workbook.grid import placed
from actip.workbook.template import workbook
from tests import libreoffice
from tests.conftest import CREATED, ROOT, complete
from tests.forms import blank_form, complete_form, written
from tests.submissions import KNOWN, essence

FORM = form(KNOWN)
VALIDATOR = Validator(KNOWN)
_NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # a form takes a second
_BARE = {name: part for name, part in complete().items() if name not in ("obligations", "statistics")}
_AMOUNTS = st.one_of(
    st.tuples(st.just("value"), st.integers(0, 12)),
    st.tuples(st.just("value"), st.integers(0, 40)),
    st.tuples(st.just("below"), st.integers(2, 12)),
    st.tuples(st.just("missing"), st.sampled_from(list(KNOWN.lists["missing"].codes))),
)


def _places(table: str) -> list[dict[str, str]]:
    """The coordinates of every open figure of a table whose row leaves nothing to pick."""
    found = FORM.tables[table]
    picks = {field.code for field in found.inputs if field.kind is FieldKind.CODE}
    return [
        {**{name: code for name, code in row.fixed.items() if name}, **field.fixed}
        for row in found.rows
        for field in found.inputs
        if field.kind is FieldKind.FIGURE and field.code not in row.closed and picks <= row.closed
    ]


@st.composite
def figures(draw: Any) -> dict[str, Any]:
    """A form in which some tables are filled, densely or thinly, and some trainings."""
    names = draw(
        st.sets(
            st.sampled_from(["T1a", "T1b", "T2", "T3", "T4", "T5", "T5b", "T6", "T7", "T9"]), min_size=1, max_size=3
        )
    )
    cells = []
    for name in sorted(names):
        few = draw(st.booleans())
        for coordinates in _places(name):
            if not few or draw(st.integers(0, 3)) == 0:
                key, amount = draw(_AMOUNTS)
                cells.append({**coordinates, key: amount})
    sexes = st.fixed_dictionaries({}, optional={name: st.integers(0, 3) for name in ("total", "F", "M", "X", "U")})
    trainings = draw(st.lists(sexes.filter(bool), max_size=3))
    return {**_BARE, "statistics": {"cells": cells}, "capacity": [{"participants": entry} for entry in trainings]}


def _findings(data: dict[str, Any]) -> tuple[Finding, ...]:
    document = Document("a.xlsx", data, (), (), dict)
    return run(VALIDATOR.validate(document), KNOWN)


def _same(finding: Finding, check: Check) -> bool:
    facts = finding.facts
    within = tuple(sorted((str(name), str(code)) for name, code in dict(facts.get("within", {})).items()))
    if finding.rule == "SUM208":  # a check knows a training by its row, a finding by what it is
        within = (("number", str(facts["number"])),)
    dimension = facts.get("dimension")
    alone = facts.get("dimensions", [dimension]) == [dimension]
    alone = alone and "added" not in facts  # a total that nobody gave: no check knows it
    return finding.rule in check.rules and (facts.get("indicator"), dimension, within) == check.about and alone


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=figures())
def test_the_workbook_and_the_rules_agree(data: dict[str, Any]) -> None:
    """A cross is a finding, a finding no tick: for every cross-check on the form, whatever its figures are."""
    tables = placed(FORM, filled(FORM, data, KNOWN))
    findings = _findings(data)

    for check in cross_checks(tables, KNOWN):
        said = str(check.live.result)[:1]
        own = [finding for finding in findings if _same(finding, check)]
        if said == live.WRONG:
            assert own, check
        elif said != live.OPEN:
            assert not own, (check, own)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ({"indicator": "victims_sheltered", "value": 260}, "above victims detected: 260 above 85"),
        ({"indicator": "victims_detected", "subset": "recruited_online", "value": 86}, "above the whole: 86 above 85"),
        ({"indicator": "victims_detected", "subset": "children", "value": 14}, ": 14, not 41"),
        ({"indicator": "persons_acquitted", "value": 31}, "above persons prosecuted: 31 above 30"),
        ({"indicator": "aggravated_convictions", "value": 21}, "above persons convicted: 21 above 12"),
    ],
)
def test_a_limit_of_the_catalogue_is_shown_while_a_person_types(cell: dict[str, Any], words: str) -> None:
    """Where the form asks for both figures: services, of-which figures without a status, stages, convictions."""
    confirmed = {"indicator": "victims_detected", "victim_status": "confirmed"}
    cells = [
        {**confirmed, "value": 85},
        {**confirmed, "age": "C", "value": 41},
        {"indicator": "persons_prosecuted", "value": 30},
        {"indicator": "persons_convicted", "value": 12},
        cell,
    ]
    tables = placed(FORM, filled(FORM, {**_BARE, "statistics": {"cells": cells}}, KNOWN))

    wrong = [
        str(check.live.result) for check in cross_checks(tables, KNOWN) if str(check.live.result)[:1] == live.WRONG
    ]

    assert len(wrong) == 1
    assert words in wrong[0]


@pytest.mark.parametrize("sign", [live.WRONG, live.OK, live.OPEN])
def test_the_figures_above_reach_every_result(sign: str) -> None:
    """The test before this one would prove nothing if no check ever failed."""
    seen = set()

    @settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=figures())
    def look(data: dict[str, Any]) -> None:
        seen.update(
            str(check.live.result)[:1] for check in cross_checks(placed(FORM, filled(FORM, data, KNOWN)), KNOWN)
        )

    look()
    assert sign in seen


@st.composite
def answers(draw: Any) -> dict[str, Any]:
    """Answers to some obligations, with and without evidence and actions."""
    given_answers = {}
    names = draw(st.lists(st.sampled_from(list(KNOWN.obligations)), min_size=5, max_size=30, unique=True))
    for obligation in map(KNOWN.obligations.__getitem__, names):
        answer: dict[str, Any] = {}
        for half in obligation.asks:
            offered = [code for code in KNOWN.lists[f"in_{half}"].codes if code != "considered_declined"]
            if choice := draw(st.sampled_from([*offered, "nonsense", None])):
                answer[f"in_{half}"] = choice
        answer["evidence"] = draw(st.sampled_from([[], [{"title": "Law"}], [{"title": "Law"}, {"title": "Order"}]]))
        states = [[], [{"action": "Plan"}], [{"action": "Plan", "state": "dropped"}]]
        answer["actions"] = draw(
            st.sampled_from([*states, [{"state": "dropped"}, {"action": "Next", "state": "planned"}]])
        )
        given_answers[obligation.id] = answer
    return {**_BARE, "obligations": given_answers}


_RULES_OF = {
    "to do": {"GAP301"},
    "not in": {"SCH204"},
    "law or": {"GAP303"},
    "the ot": {"GAP302", "GAP306"},
    "what i": {"GAP304"},
}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=_NO_SHRINKING)
@given(data=answers())
def test_the_check_of_an_answer_and_the_rules_agree(data: dict[str, Any]) -> None:
    """What the check column says is among the findings; where it says nothing, none of these rules finds anything."""
    findings = _findings(data)
    for table, others in (("answers", {"GAP301", "SCH204", "GAP303", "GAP306"}), ("follow-up", {"GAP304"})):
        checks = _answer_checks(data, table)
        assert set(checks) == set(KNOWN.obligations)
        for name, said in checks.items():
            rules = {finding.rule for finding in findings if finding.obligation == name}
            expected = _RULES_OF.get(said[2:8], set())
            assert rules & expected if expected else not rules & others, (name, said, rules)


def _answer_checks(data: dict[str, Any], table: str) -> dict[str, str]:
    """Return what the check column of the questions, or of the follow-up, says of each obligation."""
    columns = LiveColumns(placed(FORM, filled(FORM, data, KNOWN)), KNOWN)
    placed_table = columns.tables[table]
    (field,) = (field for field in placed_table.table.fields if field.code == "check")
    checks = {}
    for number, line in enumerate(placed_table.lines):
        if line.row and not line.row.heading:
            check = columns.of_line(placed_table, number, field)
            assert check is not None
            checks[line.row.id] = str(check.result)
    return checks


@pytest.mark.parametrize(("table", "kinds"), [("answers", 5), ("follow-up", 3)])
def test_the_check_of_an_answer_is_stored_in_its_row(table: str, kinds: int) -> None:
    """What the column works out stands in the workbook, for every kind of check."""
    answers = {
        "ACTIP-14.7": {"in_law": "nonsense", "in_practice": "full"},
        "ACTIP-14.8": {"in_law": "full", "in_practice": "full"},
        "ACTIP-14.9": {"in_law": "none", "in_practice": "not_yet", "evidence": [{"title": "Law"}]},
        "ACTIP-14.10.a": {"in_law": "full", "evidence": [{"title": "Law"}]},
    }
    data = {**_BARE, "obligations": answers}
    checks = _answer_checks(data, table)

    stored = {}
    for sheet in openpyxl.load_workbook(BytesIO(workbook(KNOWN, data, CREATED)), data_only=True):
        heads = [row for row in sheet.iter_rows(max_row=9) if row[0].value == f"#actip {table}"]
        for column in (cell.column for row in heads for cell in row if cell.value == "check"):
            for row in range(1, sheet.max_row + 1):
                if sheet.cell(row, 1).value in KNOWN.obligations:
                    stored[sheet.cell(row, 1).value] = sheet.cell(row, column).value or ""
    assert checks == stored
    assert len(set(checks.values())) >= kinds


# --- with LibreOffice

_few = settings(max_examples=1, deadline=None)


_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _cached(path: Path) -> dict[tuple[str, str], Any]:
    """The result stored with each formula."""
    stored = {}
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if name.startswith("xl/worksheets/sheet"):
                for cell in ElementTree.fromstring(packed.read(name)).iter(f"{_MAIN}c"):  # noqa: S314  we made it
                    if cell.find(f"{_MAIN}f") is not None:
                        stored[name, cell.get("r", "")] = _result(cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or "")
    return stored


def _result(kind: str, text: str) -> str | float | bool:
    """Return a stored result, typed as the cell says: a text, a truth, or a number."""
    if kind == "b":
        return text == "1"
    return float(text) if kind == "n" and text else text


def _random_forms(folder: Path, number: int) -> list[Path]:
    """Forms whose figures and answers are drawn anew each time."""
    paths = []

    @settings(max_examples=number, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=figures(), other=answers())
    def write(data: dict[str, Any], other: dict[str, Any]) -> None:
        paths.append(folder / f"random{len(paths)}.xlsx")
        written(paths[-1], workbook(KNOWN, {**data, "obligations": other["obligations"]}, CREATED))

    write()
    return paths


@pytest.mark.libreoffice
@libreoffice.needed
def test_libreoffice_works_out_what_was_stored(tmp_path: Path) -> None:
    """Every formula of a blank form, a filled one, and of forms with random figures and answers."""
    paths = [written(tmp_path / "blank.xlsx", blank_form()), written(tmp_path / "complete.xlsx", complete_form())]
    paths += _random_forms(tmp_path, 6)

    for path, again in zip(paths, libreoffice.saved(paths, tmp_path), strict=True):
        stored, worked_out = _cached(path), _cached(again)
        assert set(stored) == set(worked_out)
        assert len(stored) > 500
        differing = {at: (stored[at], worked_out[at]) for at in stored if (stored[at] or "") != (worked_out[at] or "")}
        assert differing == {}


@pytest.mark.libreoffice
@libreoffice.needed
def test_libreoffice_does_work_it_out(tmp_path: Path) -> None:
    """A wrong result that is stored is replaced: the test before this one compares with something."""
    book = openpyxl.load_workbook(written(tmp_path / "a.xlsx", complete_form()))
    book.save(tmp_path / "b.xlsx")  # it stores no results

    (again,) = libreoffice.saved([tmp_path / "b.xlsx"], tmp_path)

    assert _cached(tmp_path / "b.xlsx") != _cached(again) == _cached(tmp_path / "a.xlsx")


@pytest.mark.libreoffice
@libreoffice.needed
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_form_saved_by_libreoffice_says_the_same(tmp_path: Path, known: Catalogue, kind: str) -> None:
    """Answers and findings, after one or two formats of it."""
    sample = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"
    (before,), _ = assess([str(sample)], known)
    from actip.commands.convert import converted
    from actip.readers import document

    form_file = written(tmp_path / "LAO_2025.xlsx", converted(str(sample), ".xlsx", known, CREATED).content)
    (again,) = libreoffice.saved([form_file], tmp_path, kind)
    if kind == "ods":
        (again,) = libreoffice.saved([again], tmp_path / "back")
    (after,), _ = assess([str(again)], known)

    assert essence(document(str(sample)).data) == essence(document(str(again)).data)
    assert sorted((f.rule, f.severity.value, str(f.obligation)) for f in before.findings) == sorted(
        (f.rule, f.severity.value, str(f.obligation)) for f in after.findings
    )


def test_every_table_is_read_or_worked_out() -> None:
    """No column asks for something that has no place in a submission."""
    for table in FORM.tables.values():
        assert table.inputs, table.name
        assert table.style in Style
