"""The project's own workflows: sound, and the same checks that a person runs by hand."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONS = [ROOT / "action.yml", *WORKFLOWS]


def _steps(path: Path) -> list[dict[str, Any]]:
    content = yaml.safe_load(path.read_text())
    jobs = [content["runs"]] if "runs" in content else content["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


def test_there_are_workflows() -> None:
    """One that checks each change, one that makes a release."""
    assert [path.stem for path in WORKFLOWS] == ["check", "release"]


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.name)
def test_no_text_from_outside_is_written_into_a_script(path: Path) -> None:
    """What stands in an expression comes through the environment."""
    for step in _steps(path):
        assert "${{" not in step.get("run", ""), step


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.name)
def test_every_foreign_step_names_its_version(path: Path) -> None:
    """A step of others is of a version; one that needs no more than this repository is of this commit."""
    for step in _steps(path):
        used = step.get("uses", "./")
        assert used.startswith("./") or used.rpartition("@")[2].startswith("v"), used


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_workflow_runs_all_checks(path: Path) -> None:
    """Nothing is released that was not checked as a change is."""
    assert any(step.get("run") == ".ci/run" for step in _steps(path))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_says(path: Path) -> None:
    """Its rights are named, and are not those of the repository."""
    assert set(yaml.safe_load(path.read_text())["permissions"]) == {"contents"}
