"""The table of hazards is whole, and every test that it names is there."""

import ast
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

TESTS = ROOT / "tests"
TABLE: dict[str, dict[str, Any]] = yaml.safe_load((TESTS / "hazards.yaml").read_text())
# Containers, schema and rules, numbers and names, outputs, persons and paths: so many of each.
GROUPS = {"C": 15, "S": 6, "N": 10, "O": 12, "P": 7}


def test_the_table_is_whole() -> None:
    """Every hazard in its order, each with words of its own."""
    assert list(TABLE) == [f"{group}{number}" for group, most in GROUPS.items() for number in range(1, most + 1)]
    assert len({row["hazard"] for row in TABLE.values()}) == len(TABLE)


@pytest.mark.parametrize("hazard", TABLE)
def test_every_hazard_is_held_by_tests_that_are_there(hazard: str) -> None:
    """A test by its file and name, or a case by its file."""
    assert TABLE[hazard]["tests"]
    for named in TABLE[hazard]["tests"]:
        file, _, test = named.partition("::")
        path = TESTS / file
        assert path.is_file(), named
        if test:
            body = ast.parse(path.read_text()).body
            assert test in {node.name for node in body if isinstance(node, ast.FunctionDef)}, named
        else:
            assert file.startswith("cases/"), named
