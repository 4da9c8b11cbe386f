"""The cell that is marked is the cell that is meant: one form with a fault of each kind, and where each is shown."""

from typing import Any

import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from tests.forms import Filled, complete_form

# What is put where, and the rule that marks which cell of the same row: (at, value), rule, the cell that is meant.
_OF = "/obligations/ACTIP-{}"
FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"5.1/evidence/0/date": None}, "GAP308", "5.1/evidence/0/date"),
    ({"5.2.a/evidence/0/title": "Law, Article 1, 2031-02-03"}, "GAP309", "5.2.a/evidence/0/date"),
    ({"5.2.b/evidence/0/title": "Law, Article 1, 1996-02-03"}, "GAP310", "5.2.b/evidence/0/checked"),
    ({"5.2.c/evidence/0/link": "on our intranet"}, "GAP311", "5.2.c/evidence/0/link"),
    ({"5.4/evidence/0/title": None}, "GAP320", "5.4/evidence/0/title"),
    ({"14.1/actions/0/action": "Print it", "14.1/actions/0/agency": "police"}, "GAP312", "14.1/actions/0/due"),
    ({"14.2/actions/0/action": "Print it", "14.2/actions/0/due": "2027"}, "GAP312", "14.2/actions/0/agency"),
    (
        {"14.3/actions/0/action": "Print it", "14.3/actions/0/agency": "a", "14.3/actions/0/due": "2024-05-06"},
        "GAP313",
        "14.3/actions/0/due",
    ),
    ({"14.4/assistance/0/kind": "Training"}, "GAP314", "14.4/assistance/0/detail"),
    ({"14.5/assistance/0/detail": "Two printers"}, "GAP314", "14.5/assistance/0/kind"),
    ({"14.9/in_practice": "No information"}, "GAP315", "14.9/in_practice"),
    ({"14.7/in_practice": None}, "GAP306", "14.7/in_practice"),
    ({"14.8/in_law": None}, "GAP306", "14.8/in_law"),
    ({"14.13/in_practice": "Not yet"}, "GAP302", "14.13/in_practice"),
    ({"14.13/in_practice": "Not yet"}, "GAP304", "14.13/actions/0/action"),
    ({"14.10.a/in_law": None, "14.10.a/in_practice": None}, "GAP301", "14.10.a/in_law"),
    (
        {f"14.10.b/evidence/0/{key}": None for key in ("kind", "title")},
        "GAP303",
        "14.10.b/evidence/0/title",
    ),
    ({"14.11/account": "tbd"}, "GAP316", "14.11/account"),
    ({"14.12/agency": "Polisi"}, "GAP319", "14.12/agency"),
    ({"15.1/in_law": "Mostly"}, "SCH204", "15.1/in_law"),
    ({"15.2/since": "long ago"}, "SCH205", "15.2/since"),
    ({"15.3/since": "05/06/2021"}, "FIL123", "15.3/since"),
    ({"15.4/account": "Mail noi.vongsa@example.org"}, "PRV401", "15.4/account"),
]


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory, known: Catalogue) -> set[tuple[str, str]]:
    """The rule of each finding and the cell that it is shown at."""
    form = Filled(complete_form())
    for number, (row, code) in enumerate([("police", "id"), ("Police", "name"), ("a", "id"), ("A", "name")]):
        form.free_row("agencies", number // 2)(code).value = row
    for change, _, _ in FAULTS:
        for at, value in change.items():
            form.cell(_OF.format(at)).value = value
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    path.write_bytes(form.bytes())
    findings = assess([str(path)], known)[0][0].findings
    return {(entry.rule, f"{entry.place.sheet}!{entry.place.cell}") for entry in findings}


@pytest.mark.parametrize(("change", "rule", "meant"), FAULTS, ids=[f"{rule}-{meant}" for _, rule, meant in FAULTS])
def test_a_finding_stands_at_the_cell_that_has_to_change(
    change: dict[str, Any], rule: str, meant: str, marked: set[tuple[str, str]]
) -> None:
    """Not at the first of its row."""
    cell = Filled(complete_form()).cell(_OF.format(meant))

    assert (rule, f"{cell.parent.title}!{cell.coordinate}") in marked
