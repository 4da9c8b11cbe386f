"""Whatever can be explained says what an explanation of it is about, in words that can be copied."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from actip.assessment import assess
from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.model import Finding
from actip.rules.explained import explained_as
from actip.workbook.template import workbook
from tests.conftest import CREATED, changed, complete, write_yaml
from tests.forms import Filled
from tests.rules.test_cases import FILES, _data

# Something of each kind that can be explained: answers, entries of them, a silent pillar, an agency, figures.
FAULTS: dict[str, Any] = {
    "obligations": {
        "ACTIP-14.8": {"in_practice": "not_yet"},
        "ACTIP-14.9": {"evidence": None},
        "ACTIP-14.1": {"account": "TBD", "agency": "health"},
        "ACTIP-14.13": {"evidence": [{"kind": "law", "title": "Civil Code"}]},
        **{name: {"in_law": None, "in_practice": None} for name, entry in catalogue().obligations.items()
           if entry.pillar == "prevention"},
    },
    "agencies": [{"id": "police"}],
}  # fmt: skip
FIGURES = [
    {"indicator": "victims_detected", "victim_status": "confirmed", "value": 40},
    {"indicator": "victims_detected", "victim_status": "confirmed", "sex": "F", "value": 30},
    {"indicator": "victims_detected", "victim_status": "confirmed", "sex": "M", "value": 20},
    {"indicator": "victims_detected", "victim_status": "confirmed", "age": "C", "value": 5},
    {"indicator": "victims_detected", "victim_status": "confirmed", "age": "A", "value": 15},
    {"indicator": "persons_prosecuted", "value": 3},
    {"indicator": "persons_convicted", "value": 9},
]


def _faulty() -> dict[str, Any]:
    return _data({"change": FAULTS, "figures": FIGURES})


def _findings(path: Path, known: Catalogue) -> dict[str, Finding]:
    return {finding.key: finding for finding in assess([str(path)], known)[0][0].findings}


def test_an_explanation_is_made_of_the_finding_alone(tmp_path: Path, known: Catalogue) -> None:
    """Its rule and what it is about, as JSON has them: then each is explained, and none is said to fit nothing."""
    data = _faulty()
    before = _findings(write_yaml(tmp_path / "before.yaml", data), known)
    named = [(entry.rule, entry.about.explained_as) for entry in before.values() if entry.about.explained_as]
    data["explanations"] = [{"rule": rule, "about": about, "reason": f"Reason {rule}"} for rule, about in named]

    after = _findings(write_yaml(tmp_path / "after.yaml", data), known)

    assert {rule for rule, _ in named} > {
        "SUM202",
        "SUM203",
        "SUM206",
        "GAP302",
        "GAP303",
        "GAP308",
        "GAP316",
        "GAP317",
    }
    assert {entry.rule for entry in after.values() if entry.about.explained_as and not entry.explained} == set()
    assert not [entry for entry in after.values() if entry.rule == "SCH217"]


def test_a_form_takes_the_cells_of_the_list_of_findings_as_they_stand(tmp_path: Path, known: Catalogue) -> None:
    """Copied from 'Rule' to 'Within', with a reason behind them."""
    form = Filled(workbook(known, _faulty(), CREATED, parts=("explanations",)))
    path = tmp_path / "form.xlsx"
    path.write_bytes(form.bytes())
    lines = [(entry.rule, explained_as(entry.about, known)) for entry in _findings(path, known).values()]
    distinct = list(dict.fromkeys(line for line in lines if line[1]))[:20]
    for number, (rule, cells) in enumerate(distinct):
        row = form.free_row("explanations", number)
        columns = ("rule", "about", "about/indicator", "about/dimension", "about/within")
        for column, text in zip(columns, (rule, *(cells or ())), strict=True):
            row(column).value = text or None
        row("reason").value = f"Reason {rule}"
    path.write_bytes(form.bytes())

    after = _findings(path, known)

    explained = {(entry.rule, explained_as(entry.about, known)) for entry in after.values() if entry.explained}
    assert set(distinct) <= explained
    assert not [entry.message for entry in after.values() if entry.rule.startswith(("SCH", "FIL"))]


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name in ("SCH204", "PRV401", "FIL110")])
def test_what_no_reason_can_explain_names_nothing(path: Path, tmp_path: Path, known: Catalogue) -> None:
    """It has to be mended: nobody should look for words."""
    case = yaml.safe_load(path.read_text())
    if "change" not in case:
        return
    file = write_yaml(tmp_path / "file.yaml", changed(complete(), case["change"]))

    of_rule = [entry for entry in _findings(file, known).values() if entry.rule == path.parent.name]

    assert all(entry.about.explained_as is None for entry in of_rule)


def test_the_text_says_it_once_for_each_finding(tmp_path: Path, actip: Any) -> None:
    """A figure with its coordinates, an answer by its id, as the key `about` takes them."""
    path = write_yaml(tmp_path / "file.yaml", _faulty())

    lines = actip("validate", path).out.splitlines()
    about = [line.strip() for line in lines if line.startswith("    about: ")]

    assert "about: {indicator: victims_detected, dimension: sex, within: {victim_status: confirmed}}" in about
    assert "about: ACTIP-14.9" in about
    assert "about: prevention" in about
