"""The hook and the action, as others run them: their files as they stand, on a folder of sample submissions."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, changed, complete, write_yaml

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
_QUICK = {"PIP_NO_COMPILE": "1"}  # what is installed for one run is not compiled for the next
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}


def _run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as GitHub does: its text is a file for Python, in the folder of the repository."""
    file = folder / "step.py"
    file.write_text(script)
    # The shell of GitHub's runners decides nothing: whatever a console's encoding is, the files are UTF-8.
    return subprocess.run(
        [sys.executable, str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "RUNNER_TEMP": str(folder), "GITHUB_OUTPUT": str(folder / "output"), **environment},
    )


def _check(runner: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the step that checks, with the defaults of all inputs that are not named; return what it gives out, too."""
    environment = {
        name: inputs.get(name, ACTION["inputs"][name.lower().replace("_", "-")]["default"])
        for name in STEPS["Check"]["env"]
    }
    (runner / "output").unlink(missing_ok=True)
    done = _run(STEPS["Check"]["run"], runner, **environment)
    lines = (runner / "output").read_text().splitlines() if (runner / "output").exists() else []
    return done, dict(line.split("=", 1) for line in lines)


@pytest.fixture(name="runner")
def _runner(tmp_path: Path) -> Path:
    """A folder in which the action has been installed, by a link to the environment of the tests."""
    (tmp_path / "actip").symlink_to(Path(sys.prefix))
    return tmp_path


def test_no_input_is_written_into_a_script() -> None:
    """Whoever names a file decides no command."""
    for step in STEPS.values():
        assert "${{" not in step["run"]


def test_every_step_runs_on_every_system() -> None:
    """Each is Python, which all runners have; none is a script of one shell."""
    assert {step["shell"] for step in STEPS.values()} == {"python"}
    for step in STEPS.values():
        compile(step["run"], "action.yml", "exec")


@pytest.mark.packaging
def test_the_install_step_installs(tmp_path: Path) -> None:
    """From the action's own folder into an environment of its own."""
    done = _run(STEPS["Install"]["run"], tmp_path, ACTION_PATH=str(ROOT), **_QUICK)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "actip" / "bin" / "actip").exists()


def test_the_check_step_marks_and_passes(runner: Path) -> None:
    """Truthful gaps pass; they are marked, and one run has written every file, into folders that it made."""
    done, outputs = _check(
        runner,
        PATHS=f"{ROOT}/sample_data/2024 \r\n\n  \n{ROOT}/sample_data/2025/LAO_2025.yaml\n",
        SARIF_FILE="out dir/actip.sarif",
        JUNIT_FILE="out dir/actip.xml",
        JSON_FILE="out dir/actip.json",
    )

    assert done.returncode == 0, done.stderr
    assert "::warning file=" in done.stdout
    assert json.loads((runner / "out dir" / "actip.sarif").read_text())["version"] == "2.1.0"
    assert (runner / "out dir" / "actip.xml").read_text().startswith("<")
    assert outputs["sarif-file"] == "out dir/actip.sarif"
    assert (outputs["exit-code"], outputs["errors"]) == ("0", "0")
    assert int(outputs["warnings"]) > 0


def test_the_check_step_fails_with_the_code_of_the_tool(runner: Path) -> None:
    """1 for findings, 2 for what cannot be read; the counts are there where something was checked."""
    write_yaml(runner / "LAO_2025.yaml", changed(complete(), {"origin": "stat"}))

    wrong, counts = _check(runner, PATHS="LAO_2025.yaml")
    unread, _ = _check(runner, PATHS="missing.yaml")

    assert (wrong.returncode, counts["exit-code"], counts["errors"]) == (1, "1", "1")
    assert unread.returncode == 2


def test_the_settings_of_the_repository_count(runner: Path) -> None:
    """Where no input says otherwise: from which severity it fails, and what is checked."""
    shutil.copy(ROOT / "sample_data" / "2025" / "LAO_2025.yaml", runner)
    (runner / "actip.toml").write_text('fail-on = "note"\npaths = ["LAO_2025.yaml"]\n')

    by_settings, counts = _check(runner)
    by_input, _ = _check(runner, FAIL_ON="never")

    assert int(counts["warnings"]) + int(counts["notes"]) > 0
    assert (by_settings.returncode, by_input.returncode) == (1, 0)


def test_a_wrong_input_writes_nothing(runner: Path) -> None:
    """No file that looks as if something had been checked."""
    done, outputs = _check(runner, PATHS=f"{ROOT}/sample_data/2024", FAIL_ON="eror", SARIF_FILE="out.sarif")

    assert (done.returncode, outputs) == (2, {"exit-code": "2"})
    assert "Did you mean 'error'" in done.stderr
    assert not (runner / "out.sarif").exists()


def test_a_hostile_path_is_only_a_path(runner: Path) -> None:
    """Nothing in it is run, and it is no option."""
    done, _ = _check(runner, PATHS="$(touch pwned); --help `touch pwned`")

    assert done.returncode == 2
    assert not (runner / "pwned").exists()


@pytest.mark.parametrize(
    ("name", "matches"),
    [
        ("2025/LAO_2025.yaml", True),
        ("SGP_2025.json", True),
        ("VNM_2025-H1.yaml", True),
        ("parts/LAO_2025_mps.xlsx", True),
        ("a.yaml", False),
        ("lao_2025.docx", False),
    ],
)
def test_the_hook_takes_submissions_by_their_name(name: str, matches: bool) -> None:
    """State and year; other YAML of a repository is left alone."""
    assert bool(re.search(HOOK["files"], name)) is matches


@pytest.mark.packaging
def test_the_hook_runs_in_a_repository(tmp_path: Path) -> None:
    """pre-commit installs the working tree and runs the hook on a folder of submissions."""

    def git(*arguments: str, cwd: Path) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)

    tool, repository = tmp_path / "tool", tmp_path / "repository"
    tool.mkdir()
    for name in ("actip", "schemas", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tool / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, tool / name)
    repository.mkdir()
    for folder in (tool, repository):
        git("init", "-q", cwd=folder)
    git("add", "-A", cwd=tool)
    git("commit", "-qm", "tool", cwd=tool)
    shutil.copy(ROOT / "sample_data" / "2025" / "LAO_2025.yaml", repository)
    write_yaml(repository / "THA_2025.yaml", changed(complete(), {"state": "THAI"}))
    git("add", "-A", cwd=repository)

    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(tool), "actip", "--all-files"],
        cwd=repository,
        capture_output=True,
        text=True,
        env={**os.environ, **_QUICK, "PRE_COMMIT_HOME": str(tmp_path / "cache")},
    )

    assert done.returncode == 1, done.stdout + done.stderr
    assert "Did you mean 'THA'?" in done.stdout
    assert "LAO_2025.yaml" not in done.stdout  # nothing in it fails
