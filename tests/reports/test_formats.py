"""What other programs read: SARIF, JUnit, GitHub's commands and Markdown. Nothing in a submission becomes a command."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree  # the documents are our own

import pytest
from junitparser import JUnitXml

from actip.catalogue.entries import Catalogue
from actip.rules import RULES
from tests.conftest import Ran, changed, complete, write_yaml

Actip = Callable[..., Ran]
_EVIL = "x%0A::stop-commands::y\n::error::z | `<script>` [a](javascript:b) \x1b[2J \x0b ]]>"


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """A submission with an error that repeats hostile text, a warning, a note, and an explained finding."""
    cells = [
        {"indicator": "victims_detected", "value": 25},
        {"indicator": "victims_detected", "sex": "F", "value": 27},
        {"indicator": "persons_convicted", "value": 0},
        {"indicator": "persons_convicted", "sex": "M", "value": 2},
    ]
    about = {"indicator": "persons_convicted", "dimension": "sex", "within": {}}
    change = {
        "origin": _EVIL,
        "obligations": {"ACTIP-14.8": None, "ACTIP-14.7": None},
        "explanations": [{"rule": "SUM202", "about": about, "reason": "Two were pardoned."}],
    }
    data = changed(complete(), change)
    data["statistics"]["cells"] = cells + [
        cell
        for cell in data["statistics"]["cells"]
        if cell["indicator"] not in ("victims_detected", "persons_convicted")
    ]
    return write_yaml(tmp_path / "LAO 2025.yaml", data)


# --- SARIF


def test_sarif_has_what_the_standard_requires(actip: Actip, file: Path) -> None:
    """Version, tool, rules by index, levels, positive lines, and whether the run went well."""
    log = json.loads(actip("validate", file, "missing.yaml", "--format", "sarif").out)

    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "actip"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    assert run["invocations"] == [{"executionSuccessful": True}]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert " " not in location["physicalLocation"]["artifactLocation"]["uri"]
        assert "snippet" not in json.dumps(location)


def test_sarif_knows_a_finding_again(actip: Actip, file: Path) -> None:
    """Its fingerprint names state, period, rule and subject, and is its own."""
    results = json.loads(actip("validate", file, "--format", "sarif").out)["runs"][0]["results"]
    prints = [result["partialFingerprints"]["actip/v1"] for result in results]

    assert "LAO|2025-01-01|SUM202:victims_detected/sex/" in prints
    assert len(set(prints)) == len(prints)


def test_sarif_suppresses_what_is_explained(actip: Actip, file: Path) -> None:
    """With the state's reason."""
    results = json.loads(actip("validate", file, "--format", "sarif").out)["runs"][0]["results"]

    assert [result["suppressions"][0]["justification"] for result in results if "suppressions" in result] == [
        "Two were pardoned."
    ]


# --- JUnit


def test_junit_has_a_suite_a_file_and_a_case_a_rule(actip: Actip, file: Path) -> None:
    """Rules that found nothing are seen to have run; of an unreadable file only those about files did."""
    document = JUnitXml.fromstring(actip("validate", file, "missing.yaml", "--format", "junit").out.encode())

    suites = {Path(suite.name).name: suite for suite in document}
    assert suites["LAO 2025.yaml"].tests == len(RULES)
    assert {case.classname for case in suites["missing.yaml"]} == {"actip.FIL", "actip.INT"}
    assert suites["missing.yaml"].failures == 1


def test_junit_fails_for_errors_only(actip: Actip, file: Path) -> None:
    """A gap is told, not failed; an explained error passes with its reason."""
    root = ElementTree.fromstring(actip("validate", file, "--format", "junit").out)  # noqa: S314  our own document
    failed = {case.get("name", "")[:6] for case in root.iter("testcase") if case.find("failure") is not None}
    told = " ".join(output.text or "" for output in root.iter("system-out"))

    assert failed == {"SCH204", "SUM202"}
    assert "No unreasonable detention of victims: there is no answer." in told
    assert "Explained: Two were pardoned." in told


# --- GitHub


def test_github_marks_the_gravest_first(actip: Actip, file: Path) -> None:
    """One line a finding, with file, line and rule; explained ones make no mark."""
    lines = actip("validate", file, "--format", "github").out.splitlines()

    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    assert all(
        re.match(
            r"::(error|warning|notice) (file=[^:,]+,line=[0-9]+,col=[0-9]+,)?title=(wrong|question|lacks)%2C \w+::.",
            line,
        )
        for line in lines
    )
    assert "Two were pardoned" not in "".join(lines)


def test_text_cannot_become_a_command(actip: Actip, file: Path) -> None:
    """A line break in a submission ends no line here."""
    out = actip("validate", file, "--format", "github").out

    assert not any(line.startswith("::error::z") or line.startswith("::stop") for line in out.splitlines())
    assert "x%250A::stop-commands" in out
    assert "\x1b" not in out


def test_github_says_how_many_more_there_are(actip: Actip, tmp_path: Path, known: Catalogue) -> None:
    """A step shows ten of a kind; the rest is counted, and --all prints it."""
    path = write_yaml(tmp_path / "draft.yaml", changed(complete(), {"obligations": None}))

    lines = actip("validate", path, "--format", "github").out.splitlines()

    assert len(lines) == 22
    whole = actip("validate", path, "--format", "github", "--all").out.splitlines()
    warnings = sum(line.startswith("::warning") for line in whole)
    assert f"{warnings - 10} more findings as grave as these" in lines[10]
    assert len(whole) == len(known.obligations)


def test_the_step_summary_is_written(actip: Actip, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Added to what other steps wrote."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    actip("validate", file, "--format", "github")

    assert summary.read_text().startswith("before\n# Submissions\n")
    assert "SUM202" in summary.read_text()


# --- Markdown


def test_markdown_shows_text_as_text(actip: Actip, file: Path) -> None:
    """No tag, no link, no cell of a table comes out of a submission."""
    out = actip("validate", file, "--format", "markdown").out

    assert "<script>" not in out
    assert "](javascript" not in out
    rows = [line for line in out.splitlines() if line.startswith("| ") and "SCH204" in line]
    assert len(rows) == 1
    assert len(re.findall(r"(?<!\\)\|", rows[0])) == 6


def test_gaps_has_the_same_formats(actip: Actip, file: Path) -> None:
    """Only gaps in each of them."""
    for name in ("sarif", "github", "markdown", "json"):
        out = actip("gaps", file, "--format", name).out
        assert "GAP301" in out
        assert "SCH204" not in (json.loads(out)["runs"][0]["results"].__repr__() if name == "sarif" else out)
