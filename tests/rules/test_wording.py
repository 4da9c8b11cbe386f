"""Messages speak in the headings of the medium, and never touch what a person typed."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from actip.catalogue import catalogue
from actip.form import FieldKind, form
from actip.format.fields import every_key
from actip.model import Document, Finding
from actip.rules import RULES
from actip.rules.engine import run
from actip.rules.names import Names
from actip.validation import Validator
from tests.conftest import changed, complete


def _findings(change: Mapping[str, Any], rule: str, *, form: bool = True) -> list[Finding]:
    """Return the findings of a rule about the complete submission with a change, as a form or as a text."""
    document = Document("a", changed(complete(), change), (), (), dict, sheets=("Start",) if form else ())
    return [finding for finding in run(Validator(catalogue()).validate(document), catalogue()) if finding.rule == rule]


_ANSWER = "ACTIP-14.7"
_IN_A_FORM = "Art. 14(7) Non-punishment of victims"
_HEADINGS = {
    "state of an action": (
        {"obligations": {_ANSWER: {"actions": [{"state": "running"}]}}},
        f"{_IN_A_FORM}, action 1, How far:",
    ),
    "agency of an action": (
        {"obligations": {_ANSWER: {"actions": [{"agency": 5}]}}},
        f"{_IN_A_FORM}, action 1, By whom:",
    ),
    "date of evidence": (
        {"obligations": {_ANSWER: {"evidence": [{"date": "x"}]}}},
        f"{_IN_A_FORM}, evidence 1, Dated:",
    ),
    "planned": ({"budgets": [{"allocated": "much"}]}, "Budget 1, Planned:"),
    "first day of a training": ({"capacity": [{"start": "x"}]}, "Training 1, From:"),
    "who took part": ({"capacity": [{"participants": {"total": "x"}}]}, "Training 1, Participants, Took part:"),
    "date of a consultation": ({"consultations": [{"date": "x"}]}, "Consultation 1, Date:"),
    "areas": ({"statistics": {"indicators": {"victims_detected": {"coverage": {"of": "x"}}}}}, "Coverage, of areas:"),
    "state that reports": ({"state": "XXX"}, "Reporting state:"),
    "prepared": ({"prepared": "x"}, "Prepared on:"),
}


@pytest.mark.parametrize(("change", "beginning"), list(_HEADINGS.values()), ids=list(_HEADINGS))
def test_a_form_is_told_in_its_own_headings(change: Mapping[str, Any], beginning: str) -> None:
    """What a person sees above the column is what the message says, each time the one of that column."""
    messages = [finding.message for rule in ("SCH203", "SCH204", "SCH205") for finding in _findings(change, rule)]

    assert any(beginning in message for message in messages), messages


@pytest.mark.parametrize("typed", ["state", "large", "not_yet", "all", "agency", "evidence", "in_practice", "none"])
def test_what_was_typed_is_quoted_as_it_was_typed(typed: str) -> None:
    """Even where it is the key or the code of something else."""
    (reviewed,) = _findings({"court_indicators": {"VSC-1": {"judgments_reviewed": typed}}}, "SCH203")
    (kind,) = _findings({"stakeholders": [{"name": "NGO", "kind": typed}]}, "SCH204")

    assert f"the text '{typed}' stands" in reviewed.message
    assert f"'{typed}' is not in the list" in kind.message


def test_a_budget_is_not_told_of_a_list_that_it_has_not() -> None:
    """The reason why there is no figure is asked of figures alone."""
    (budget,) = _findings({"budgets": [{"allocated": "much"}]}, "SCH203")
    figure = {"statistics": {"cells": [{"indicator": "victims_detected", "value": "much"}]}}

    assert "reason" not in budget.remedy
    assert "from the list" in _findings(figure, "SCH203")[0].remedy
    assert "under 'missing'" in _findings(figure, "SCH203", form=False)[0].remedy


def test_a_text_is_told_in_its_keys() -> None:
    """Whoever writes YAML looks for the key."""
    change = {
        "obligations": {_ANSWER: {"in_practice": "partial", "actions": [{"action": "Train.", "state": "planned"}]}}
    }
    (text,), (form,) = (_findings(change, "GAP312", form=as_form) for as_form in (False, True))

    assert text.remedy == "Add 'agency' and 'due', so that somebody can ask how it goes."
    assert form.remedy == "Add 'By whom' and 'Until when', so that somebody can ask how it goes."


def test_every_template_names_what_there_is() -> None:
    """Each key and code that a message asks for is in the table or the catalogue; none stands in it as it is spelt."""
    keys = {key.name for key in every_key() if key.name}
    codes = {code for codes in catalogue().lists.values() for code in codes.codes if code.islower()}
    for rule in RULES.values():
        phrases = [phrase for phrases in rule.words.values() for phrase in phrases.values()]
        message, remedy = rule.form_message or rule.message, rule.form_remedy or rule.remedy
        for template in (message, remedy, *phrases):
            for names in (Names(), Names(catalogue())):
                for path in re.findall(r"\{key\[([^]]+)\]\}", template):
                    assert names[path]
                for path in re.findall(r"\{code\[([^]]+)\]\}", template):
                    codes_of, code = path.split("/")
                    assert code in catalogue().lists[codes_of].codes, path
            plain = re.sub(r"\{[^}]*\}", "", template)
            spelt = {one or other for one, other in re.findall(r"'([a-z_]+)'|\b([a-z]+_[a-z_]+)\b", plain)}
            assert not spelt & (keys | codes), (rule.id, template)


def test_the_headings_of_the_table_are_those_of_the_form() -> None:
    """Every column and row that a person fills in is headed by a heading of the table, or is one of figures."""
    headings = {key.heading for key in every_key()}
    for table in form(catalogue()).tables.values():
        fields = [row.field for row in table.rows if row.field] or list(table.inputs)
        of_figures = table.name in ("detail", "parts") or any(field.code.startswith("figure") for field in fields)
        subject = {"For", "Obligation", "Indicator", "Broken down by", "Within"}
        alone = [field for field in fields if field.kind not in (FieldKind.CITED, FieldKind.HELP)]  # of one key each
        assert of_figures or {field.title for field in alone} <= headings | subject, table.name
