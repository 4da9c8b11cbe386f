"""Every format that a text can have is described by a schema, what is written fits it, and none loses a key."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from actip.format import formats
from actip.importers import mapping
from tests.conftest import ROOT, Ran, changed, complete, write_yaml

SCHEMAS = ROOT / "schemas"
OLDER = ROOT / "tests" / "golden" / "keys_of_outputs.json"
# Which schema describes which format. Workbooks have none: the pact of the form is in code.
OF_FORMAT = {
    formats.FORMAT: "submission",
    formats.ASSESSMENT: "assessment",
    formats.CHANGES: "changes",
    formats.CYCLE: "cycle",
    formats.FIGURES: "figures",
    formats.MAP: "map",
    formats.OBSERVATIONS: "observations",
    formats.ROUND: "round",
    formats.WORK_PLAN: "workplan",
}
WORKBOOKS = {formats.FORM, formats.FIRST_FORM, formats.QUESTIONS, formats.REPORT}
OUTPUTS = ("assessment", "changes", "figures")  # what other programs read


def _schema(name: str) -> dict[str, Any]:
    return dict(json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


def _keys(schema: Mapping[str, Any], part: Mapping[str, Any], at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the path and the type of every key that a schema describes."""
    part = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    yield at, part.get("type") or sorted(set(part) & {"const", "enum", "anyOf"})
    for name, below in part.get("properties", {}).items():
        yield from _keys(schema, below, f"{at}/{name}")
    if "items" in part:
        yield from _keys(schema, part["items"], f"{at}/*")


def test_every_format_of_a_text_has_a_schema() -> None:
    """And every schema is that of a format, or of the catalogue."""
    names = {value for value in vars(formats).values() if isinstance(value, str) and value.startswith("actip-")}

    assert {*OF_FORMAT, *WORKBOOKS} == names
    assert {path.name.partition(".")[0] for path in SCHEMAS.glob("*.schema.json")} == {*OF_FORMAT.values(), "catalogue"}


@pytest.mark.parametrize("format", OF_FORMAT)
def test_a_schema_is_sound_and_has_one_address(format: str) -> None:
    """That of its format, which does not change with the catalogue; and it names the format."""
    schema = _schema(OF_FORMAT[format])

    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:actip:{OF_FORMAT[format]}:{format.rpartition('/')[2]}"
    assert schema["properties"]["format"] == {**schema["properties"]["format"], "const": format}


def test_changes_fit_their_schema(actip: Callable[..., Ran]) -> None:
    """Of two periods of a sample."""
    both = (ROOT / "sample_data" / year / f"LAO_{year}.yaml" for year in ("2024", "2025"))

    content = json.loads(actip("diff", *both, "--format", "json").out)

    assert content["changes"]
    assert list(Draft202012Validator(_schema("changes")).iter_errors(content)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("map_*.yaml")), ids=lambda path: path.stem)
def test_mappings_that_come_along_fit_their_schema(path: Path) -> None:
    """As an editor would tell."""
    content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  texts only, from this folder

    assert [error.message for error in Draft202012Validator(_schema("map")).iter_errors(content)] == []


def test_the_schema_of_a_mapping_knows_the_keys_that_are_read() -> None:
    """No more and no fewer: an editor offers none that is refused."""
    schema = _schema("map")

    assert set(schema["properties"]) == set(mapping._KEYS)
    assert set(schema["$defs"]["way"]["properties"]) == set(mapping._WAYS)


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_may_grow(name: str) -> None:
    """A key that is new breaks nobody who reads it by this schema."""
    assert '"additionalProperties": false' not in json.dumps(_schema(name))


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_loses_no_key(name: str) -> None:
    """What the last release wrote is still there, of the same type; a release adds its keys, with UPDATE_GOLDEN=1."""
    schema = _schema(name)
    now = dict(_keys(schema, schema))
    released = json.loads(OLDER.read_text(encoding="utf-8"))
    before = released[name]
    if os.environ.get("UPDATE_GOLDEN"):
        OLDER.write_text(json.dumps({**released, name: {**before, **now}}, indent=1) + "\n", encoding="utf-8")

    assert {path: now.get(path) for path in before} == before


def test_an_editor_may_be_told_the_schema_in_a_json_file(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """By the key that editors know: it is no finding, and no part of what is reported."""
    named = tmp_path / "LAO_2025.json"
    named.write_text(json.dumps({"$schema": "submission.schema.json", **complete()}, default=str))

    ran = actip("validate", str(named), "--format", "json")
    converted = actip("convert", str(named), str(tmp_path / "again.json"))

    assert (ran.code, converted.code) == (0, 0)
    assert json.loads(ran.out)["assessments"][0]["findings"] == []
    assert "$schema" not in json.loads((tmp_path / "again.json").read_text())


def test_that_key_is_known_in_json_alone(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """A YAML text names its schema in a comment; there the key is a slip."""
    path = write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), {"$schema": "submission.schema.json"}))

    assert "SCH202" in actip("validate", str(path)).out
