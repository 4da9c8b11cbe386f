"""The JSON Schema of a submission: what it asks, what it says, and that both its forms agree."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import with_own_round
from actip.format.schema import submission_schema
from actip.gate import json as strict_json
from actip.gate import yaml as strict_yaml
from actip.reports.reference import schema_text
from tests.conftest import ROOT, changed, complete


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _parts(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _parts(value)


def test_the_published_schema_is_fresh(known: Catalogue) -> None:
    """schemas/submission.schema.json is what the catalogue makes; 'actip build' writes it anew."""
    assert schema_text(known) == (ROOT / "schemas" / "submission.schema.json").read_text()


@pytest.mark.parametrize("words", [True, False])
def test_it_is_a_schema(known: Catalogue, words: bool) -> None:
    """Both forms are valid Draft 2020-12."""
    Draft202012Validator.check_schema(submission_schema(known, words=words))


def test_only_four_keys_are_required(known: Catalogue) -> None:
    """A draft loads; its holes are gaps."""
    assert submission_schema(known)["required"] == ["format", "catalogue", "state", "period"]


def test_every_obligation_has_its_question(known: Catalogue) -> None:
    """Title and description stand on every obligation, with the citation that is verified."""
    properties = submission_schema(known)["properties"]["obligations"]["properties"]

    assert set(known.obligations) == set(properties)
    for obligation in known.obligations.values():
        assert f"{obligation.citation} {obligation.title}" == properties[obligation.id]["title"]
        assert properties[obligation.id]["description"].startswith(obligation.question)


def test_every_code_has_title_and_description(known: Catalogue) -> None:
    """An editor shows what a code means where it offers it, and tells a wrong one once: no enum says the same again."""
    choices = [part for part in _parts(submission_schema(known)["$defs"]) if "anyOf" in part]

    assert len(choices) > 30
    for part in choices:
        assert "enum" not in part
        assert all(choice["title"] and choice["description"].startswith(choice["title"]) for choice in part["anyOf"])


def test_every_key_is_described(known: Catalogue) -> None:
    """No key of the format is left without words."""
    for part in _parts(submission_schema(known)):
        for name, described in part.get("properties", {}).items() if part.get("type") == "object" else ():
            assert described.get("title"), name
            assert described.get("description") or "$ref" in described, name


def test_patterns_read_alike_everywhere(known: Catalogue) -> None:
    """Patterns use digits in brackets, parts left out, anchors and plain signs only; there is no oneOf."""
    schema = submission_schema(known)
    patterns = {part["pattern"] for part in _parts(schema) if isinstance(part.get("pattern"), str)}

    assert patterns
    for pattern in patterns:
        assert re.fullmatch(r"\^(\[0-9\]|\[12\]|-|\(|\)\?)+\$", pattern)
    assert "oneOf" not in json.dumps(schema)


def test_nothing_is_fetched(known: Catalogue) -> None:
    """References stay inside the file; the form for validators has none."""
    references = {part["$ref"] for part in _parts(submission_schema(known)) if isinstance(part.get("$ref"), str)}

    assert all(reference.startswith("#/$defs/") for reference in references)
    assert "$ref" not in json.dumps(submission_schema(known, words=False))


_CHANGES: list[dict[str, Any]] = [
    {},
    {"state": "XXX"},
    {"obligations": {"ACTIP-14.8": {"in_practice": "considered_declined"}}},
    {"obligations": {"ACTIP-5.1": {"in_practice": "full"}}},
    {"obligations": {"ACTIP-14.7": {"evidence": [{"kind": "lw", "date": "2026-02-30"}]}}},
    {"statistics": {"cells": [{"indicator": "victims", "value": -1, "sex": "f"}, 3]}},
    {"court_indicators": {"VSC-9": {}}, "period": None},
]


@pytest.mark.parametrize("change", _CHANGES)
def test_both_forms_find_the_same(known: Catalogue, change: dict[str, Any]) -> None:
    """The published schema and the one for validators fail at the same places."""
    data = changed(complete(), change)

    def places(words: bool) -> set[tuple[str, ...]]:
        validator = Draft202012Validator(submission_schema(known, words=words), format_checker=FormatChecker(["date"]))
        return {tuple(map(str, error.absolute_path)) for error in validator.iter_errors(data)}

    assert places(words=True) == places(words=False)


@pytest.mark.parametrize("name", ["LAO_2025.yaml", "SGP_2025.json", "THA_2025.yaml"])
def test_the_samples_have_the_shape(known: Catalogue, name: str) -> None:
    """The published schema holds for the samples."""
    text = (ROOT / "sample_data" / "2025" / name).read_text()
    data = (strict_json if name.endswith("json") else strict_yaml).parse(text).data

    assert list(Draft202012Validator(submission_schema(with_own_round(known))).iter_errors(data)) == []
