"""jsonschema and jsonschema-rs give equal findings: what an error means is looked up in our own schema."""

import random
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue import catalogue
from actip.errors import UnreadableSubmission
from actip.readers import document
from actip.validation import Validator
from tests.conftest import ROOT, complete, write_yaml

_ENGINES = ("jsonschema", "jsonschema_rs")
_FILES = sorted(path for path in (ROOT / "sample_data").rglob("*") if path.suffix in (".yaml", ".json"))
_STRANGE = (None, True, 0, -1, 1.5, 10**14, "", "x", "full", "2026-02-30", "2025-01-01\n", [], {}, [[]], {"x": 1}, "ຂໍ້")


@pytest.fixture(name="validators", scope="module")
def _validators() -> list[Validator]:
    """One validator for each engine."""
    return [Validator(catalogue(), engine) for engine in _ENGINES]


def _same(validators: list[Validator], path: Path) -> None:
    results = []
    for validator in validators:
        try:
            submission, found = validator.validate(document(str(path)))
        except UnreadableSubmission as error:
            results.append((error.rule_id, str(error.facts)))
        else:
            results.append((submission, sorted(found, key=str)))
    assert results[0] == results[1]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_both_engines_agree_on_every_sample(validators: list[Validator], path: Path) -> None:
    """The same submission and the same findings."""
    _same(validators, path)


def _spoil(data: Any, chance: random.Random) -> None:
    """Change one place of the data, at any depth, in any way."""
    while isinstance(data, dict | list) and data:
        key = chance.choice(sorted(data) if isinstance(data, dict) else range(len(data)))
        if not isinstance(data[key], dict | list) or not data[key] or chance.random() < 0.1:
            if isinstance(data, dict) and chance.random() < 0.3:
                data[f"{key}_"] = data.pop(key)
            else:
                data[key] = chance.choice(_STRANGE)
            return
        data = data[key]


@pytest.mark.parametrize("seed", range(60))
def test_both_engines_agree_on_spoilt_submissions(validators: list[Validator], tmp_path: Path, seed: int) -> None:
    """Five faults of any kind at any place, and still the same findings; and never a traceback."""
    chance = random.Random(seed)  # noqa: S311  a test that can be repeated, not a secret
    data = complete() | {"court_indicators": {"VSC-1": {"state": "full"}}, "agencies": [{"id": "a"}]}
    for _ in range(5):
        _spoil(data, chance)

    _same(validators, write_yaml(tmp_path / "case.yaml", data))
