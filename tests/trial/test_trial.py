"""What people and their programs do to a spreadsheet raises no alarm, and what is typed in a program is read."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue import catalogue
from actip.model import Document, Severity
from actip.readers import document as read_file
from actip.readers.excel import document
from actip.rules import RULES
from actip.workbook.template import workbook
from tests import libreoffice
from tests.conftest import CREATED, ROOT
from tests.trial.form import Spreadsheet, differences
from tests.trial.minutes import minutes
from tests.trial.traits import TRAITS, Trait
from tests.trial.typing import typed

_PLAIN = [trait for trait in TRAITS if not trait.saved_as]


def _submission() -> dict[str, Any]:
    """A sample submission with some answers and figures: enough to change, and quick to open."""
    path = ROOT / "sample_data/2025/THA_2025.yaml"
    sample: Any = json.loads(json.dumps(dict(read_file(str(path)).data)))
    answers = dict(list(sample["obligations"].items())[:12])
    cells = [cell for cell in sample["statistics"]["cells"] if cell["indicator"] == "victims_detected"][:12]
    cells[0]["value"] = 1234
    answers["ACTIP-2"]["account"] = "The law was amended. Two guidelines were issued for all provinces."
    kept = {key: sample[key] for key in ("format", "state", "period", "prepared") if key in sample}
    return {**kept, "obligations": answers, "statistics": {"cells": cells}}


@cache
def _form() -> tuple[bytes, Document]:
    content = workbook(catalogue(), _submission(), CREATED)
    return content, document("form.xlsx", content)


@pytest.mark.parametrize("trait", _PLAIN, ids=lambda trait: trait.name)
def test_an_everyday_trait_changes_no_answer_and_alarms_nobody(trait: Trait) -> None:
    """Nothing is said of it, or a note where it holds words of a person's own or hides answers."""
    content, clean = _form()
    form = Spreadsheet(content, clean)
    trait.change(form)

    read = document("form.xlsx", form.bytes())
    before = [(fault.rule_id, fault.pointer) for fault in clean.faults]
    new = [fault for fault in read.faults if (fault.rule_id, fault.pointer) not in before]

    assert differences(dict(clean.data), dict(read.data)) == []
    assert [fault for fault in new if not trait.may_say or RULES[fault.rule_id].severity is not Severity.NOTE] == []


def test_there_are_enough_traits_and_each_has_a_name_of_its_own() -> None:
    """Thirty-five at least."""
    names = [trait.name for trait in TRAITS]

    assert len(set(names)) == len(names) >= 35


def test_an_answer_that_changed_is_seen() -> None:
    """An account that lost a word, and a figure that is another."""
    says = json.loads(json.dumps(dict(_form()[1].data)))
    other = json.loads(json.dumps(says))
    other["obligations"]["ACTIP-2"]["account"] = "The law was amended."
    other["statistics"]["cells"][0]["value"] += 1

    assert differences(says, says) == []
    assert len(differences(says, other)) == 4


def test_who_fills_in_less_needs_less_time() -> None:
    """The cells that hold something take less than all cells."""
    form = Spreadsheet(*_form())

    assert 0 < minutes(form, filled=True)[1] < minutes(form, filled=False)[1]


@libreoffice.needed
def test_what_is_typed_and_pasted_in_libreoffice_is_read(tmp_path: Path) -> None:
    """Lao text, a long account, a citation, a block; a label, and the order of the rows, cannot be changed."""
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(workbook(catalogue(), {"state": "LAO"}, CREATED))

    assert [one for one in typed(blank, tmp_path) if not one.is_well] == []
