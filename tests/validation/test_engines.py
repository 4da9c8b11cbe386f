"""jsonschema and jsonschema-rs give equal findings: what an error means is looked up in our own schema."""

import os
import random
from pathlib import Path

import pytest
import yaml

from actip.catalogue import catalogue
from actip.errors import UnreadableSubmission
from actip.readers import document
from actip.validation import Validator
from tests.conftest import ROOT, complete
from tests.fuzz.spoiling import as_text, of_structure
from tests.fuzz.trying import sample
from tests.rules.test_cases import FILES as CASES
from tests.rules.test_cases import is_form, written_case

_ENGINES = ("jsonschema", "jsonschema_rs")
_FILES = sorted(path for path in (ROOT / "sample_data").rglob("*") if path.suffix in (".yaml", ".json"))
_FURTHER = {"court_indicators": {"VSC-1": {"state": "full"}}, "agencies": [{"id": "a"}]}
_TEXTS = [path for path in CASES if not is_form(path)]
# How many submissions are spoilt; the long run has 2,000 of them: SPOILT=2000.
NUMBER, PARTS = int(os.environ.get("SPOILT", "100")), 4


@pytest.fixture(name="validators", scope="module")
def _validators() -> list[Validator]:
    """One validator for each engine."""
    return [Validator(catalogue(), engine) for engine in _ENGINES]


def _same(validators: list[Validator], path: Path) -> None:
    results = []
    for validator in validators:
        try:
            checked = validator.validate(document(str(path)))
        except UnreadableSubmission as error:
            results.append((error.rule_id, str(error.facts)))
        else:
            results.append((checked.submission, sorted(checked.faults, key=str)))
    assert results[0] == results[1]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_both_engines_agree_on_every_sample(validators: list[Validator], path: Path) -> None:
    """The same submission and the same findings."""
    _same(validators, path)


@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_both_engines_agree_on_every_case(validators: list[Validator], tmp_path: Path, path: Path) -> None:
    """What each rule is tried on; of a form the engines see no more than of the text that says the same."""
    case = yaml.safe_load(path.read_text())
    written = written_case(case, tmp_path)
    for file in sorted(written.iterdir()) if written.is_dir() else [written]:
        if file.is_file():
            _same(validators, file)


@pytest.mark.parametrize("part", range(PARTS))
def test_both_engines_agree_on_spoilt_submissions(validators: list[Validator], tmp_path: Path, part: int) -> None:
    """Faults of any kind at any place, and still the same findings; and never a traceback."""
    for number in range(part, NUMBER, PARTS):
        chance = random.Random(number)  # noqa: S311  a test that can be repeated, not a secret
        suffix, content = as_text(of_structure(complete() | _FURTHER if number % 2 else sample(), chance), chance)
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(content)
        _same(validators, path)
