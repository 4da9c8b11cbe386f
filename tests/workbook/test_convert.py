"""A submission is the same as workbook, YAML and JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.commands.convert import converted
from actip.readers import document
from actip.workbook.template import workbook
from actip.writers.submission import as_json, as_yaml
from tests.conftest import CREATED, ROOT, Ran, complete, write_yaml
from tests.forms import written
from tests.submissions import KNOWN, essence, submissions

SUFFIXES = (".xlsx", ".yaml", ".json")
# A form takes a second: what fails is shown as it is, not made as small as can be.
_few = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
_many = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@_many
@given(data=submissions())
def test_a_text_is_read_as_it_was_written(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    """YAML and JSON give back what was written, whatever it is."""
    folder = tmp_path_factory.mktemp("texts")
    for name, text in (("a.yaml", as_yaml(data)), ("a.json", as_json(data))):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        assert essence(data) == essence(document(str(path)).data)


@_few
@given(data=submissions())
def test_a_form_is_read_as_it_was_written(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A filled form gives back the submission, and nothing in it was tidied, asked about or left out."""
    path = tmp_path_factory.mktemp("forms") / "a.xlsx"
    written(path, workbook(KNOWN, data, CREATED))

    read = document(str(path))

    assert essence(data) == essence(read.data)
    assert {found.rule_id for found in read.faults} <= {"FIL137"}  # a part that is filled and not reported


@_few
@given(data=submissions())
def test_every_way_round_leads_back(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    """YAML to form to JSON to YAML."""
    folder = tmp_path_factory.mktemp("round")
    (folder / "0.yaml").write_text(as_yaml(data), encoding="utf-8")
    for number, suffix in enumerate((".xlsx", ".json", ".yaml", ".xlsx", ".yaml", ".json")):
        before = sorted(folder.glob(f"{number}.*"))[0]
        written(folder / f"{number + 1}{suffix}", converted(str(before), suffix, KNOWN, CREATED).content)

    assert essence(data) == essence(document(str(folder / "6.json")).data)


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "sample_data" / "2025").iterdir()))
def test_a_sample_gives_the_same_findings_in_every_format(name: str, tmp_path: Path, known: Catalogue) -> None:
    """Rule, severity and facts, of each sample submission."""
    source = ROOT / "sample_data" / "2025" / name
    expected = _findings(source, known)

    for suffix in SUFFIXES:
        made = written(tmp_path / f"a{suffix}", converted(str(source), suffix, known, CREATED).content)
        assert expected == _findings(made, known)


def test_faults_are_the_same_in_every_format(tmp_path: Path, known: Catalogue) -> None:
    """A sum that cannot be, a code that is not in the list, an address of a person, a period that runs backwards."""
    data = complete()
    data["period"] = {"start": "2025-12-31", "end": "2025-01-01"}
    data["obligations"]["ACTIP-14.7"]["in_practice"] = "fulll"
    data["obligations"]["ACTIP-14.8"]["account"] = "Ask somchai@example.com."
    data["statistics"]["cells"] += [
        {"indicator": "victims_detected", "victim_status": "confirmed", "value": 25},
        {"indicator": "victims_detected", "victim_status": "confirmed", "sex": "F", "value": 15},
        {"indicator": "victims_detected", "victim_status": "confirmed", "sex": "M", "value": 12},
    ]
    source = write_yaml(tmp_path / "faulty.yaml", data)
    expected = _findings(source, known)

    assert {"SCH209", "SCH204", "PRV401", "SUM202"} <= {rule for rule, _, _ in expected}
    for suffix in SUFFIXES:
        made = written(tmp_path / f"a{suffix}", converted(str(source), suffix, known, CREATED).content)
        assert expected == _findings(made, known)


def _findings(path: Path, known: Catalogue) -> list[tuple[str, str, str]]:
    """Return rule, severity and facts of each finding; pointers into the list of figures are no part of a fact."""
    (assessment,), _ = assess([str(path)], known)
    assert assessment.readable, assessment.findings
    facts = [
        (entry.rule, entry.severity.value, str(sorted((k, str(v)) for k, v in entry.facts.items() if k != "pointers")))
        for entry in assessment.findings
    ]
    return sorted(facts)


def test_what_has_no_place_in_the_form_is_not_dropped(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """A key that the form does not know stops the conversion, and nothing is written."""
    source = write_yaml(tmp_path / "a.yaml", {**complete(), "remarks": "See the letter."})

    ran = actip("convert", source, tmp_path / "a.xlsx")

    assert ran.code == 2
    assert "The form has no place for: /remarks." in ran.err
    assert not (tmp_path / "a.xlsx").exists()


def test_what_was_not_read_is_not_dropped(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """A key that stands twice was read once: the other would be lost."""
    source = tmp_path / "a.yaml"
    source.write_text("format: actip-submission/1\nstate: LAO\nstate: THA\n")

    ran = actip("convert", source, tmp_path / "a.json")

    assert ran.code == 2
    assert "'state' stands here again" in ran.err
    assert not (tmp_path / "a.json").exists()


def test_an_existing_file_is_replaced_by_force_only(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """It may be the only copy of somebody's work."""
    source = write_yaml(tmp_path / "a.yaml", complete())
    target = tmp_path / "a.json"
    target.write_text("mine")

    assert actip("convert", source, target).code == 2
    assert target.read_text() == "mine"
    assert actip("convert", source, target, "--force").code == 0
    assert actip("convert", source, source, "--force").code == 2


def test_a_day_of_long_ago_is_no_year(tmp_path: Path) -> None:
    """A year typed into a cell for a date is a day of 1905; a real one of then is written so that it is none."""
    data = {**complete(), "prepared": "1905-07-09"}
    path = written(tmp_path / "a.xlsx", workbook(KNOWN, data, CREATED))

    read = document(str(path))

    assert read.data["prepared"] == "1905-07-09"
    assert read.faults == ()


def test_a_number_that_looks_like_a_thousand_stays_a_fraction(tmp_path: Path) -> None:
    """1.234 would be asked about; it is written as 1.2340."""
    data = {**complete(), "budgets": [{"allocated": 1.234, "currency": "USD"}]}

    for name, text in (("a.yaml", as_yaml(data)), ("a.json", as_json(data))):
        (tmp_path / name).write_text(text)
        assert document(str(tmp_path / name)).data["budgets"] == [{"allocated": 1.234, "currency": "USD"}]
