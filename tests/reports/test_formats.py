"""What other programs read: SARIF, JUnit, GitHub's commands and Markdown. Nothing in a submission becomes a command."""

import json
import os
import re
from collections.abc import Callable
from email.message import Message
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from xml.etree import ElementTree  # the documents are our own

import pytest
from junitparser import JUnitXml

from actip.catalogue.entries import Catalogue
from actip.rules import RULES
from tests.conftest import ROOT, Ran, changed, complete, write_yaml

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


@pytest.fixture(name="form")
def _form(actip: Actip, file: Path, tmp_path: Path) -> Path:
    """The form of a submission with a word in it that is none of the list."""
    data = changed(complete(), {"obligations": {"ACTIP-14.7": {"in_law": "mostly"}}})
    source = write_yaml(tmp_path / "source.yaml", data)
    actip("convert", source, tmp_path / "LAO_2025.xlsx")
    source.unlink()
    return tmp_path / "LAO_2025.xlsx"


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


@pytest.mark.parametrize(
    ("named", "address"),
    [
        (["Documentation, https://example.org/actip"], "https://example.org/actip/"),
        (["Source, https://example.org/x", "Documentation, https://example.org/"], "https://example.org/"),
    ],
)
def test_sarif_leads_to_the_page_of_a_rule(
    actip: Actip, file: Path, monkeypatch: pytest.MonkeyPatch, named: list[str], address: str
) -> None:
    """Where the installation names an address for its documentation; the page is there, with a place for the rule."""
    _name_addresses(monkeypatch, named)

    driver = json.loads(actip("validate", file, "--format", "sarif").out)["runs"][0]["tool"]["driver"]

    assert driver["informationUri"] == address
    for rule in driver["rules"]:
        page, _, place = rule["helpUri"].removeprefix(address).partition("#")
        text = (ROOT / "docs" / page).with_suffix(".md").read_text(encoding="utf-8")
        assert f"\n({place})=\n## {rule['id']}: " in text


@pytest.mark.parametrize("named", [[], ["Source, https://example.org/x"], ["Documentation"], None])
def test_sarif_leads_nowhere_where_no_address_is_named(
    actip: Actip, file: Path, monkeypatch: pytest.MonkeyPatch, named: list[str] | None
) -> None:
    """None is made up, in a copy that was never installed either."""
    _name_addresses(monkeypatch, named)

    out = actip("validate", file, "--format", "sarif").out

    assert "SUM202" in out
    assert "helpUri" not in out
    assert "informationUri" not in out


def _name_addresses(monkeypatch: pytest.MonkeyPatch, named: list[str] | None) -> None:
    """Let the installation name these addresses; with None there is no installation."""

    def metadata(name: str) -> Message:
        if named is None:
            raise PackageNotFoundError(name)
        message = Message()
        for entry in named:
            message["Project-URL"] = entry
        return message

    monkeypatch.setattr("actip.reports.manual.metadata", metadata)


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
    assert {case.name[:3] for case in suites["missing.yaml"]} == {"FIL", "INT"}
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
    """A step shows ten of a kind: nine, and how many more there are; --all prints each."""
    path = write_yaml(tmp_path / "draft.yaml", changed(complete(), {"obligations": None}))

    lines = actip("validate", path, "--format", "github").out.splitlines()

    assert len(lines) == 20
    whole = actip("validate", path, "--format", "github", "--all").out.splitlines()
    warnings = sum(line.startswith("::warning") for line in whole)
    assert f"{warnings - 9} more findings as grave as these" in lines[9]
    assert len(whole) == len(known.obligations)


def test_github_lets_files_take_turns(actip: Actip, tmp_path: Path) -> None:
    """One with many findings leaves room for those of another."""
    write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), {"obligations": None}))
    write_yaml(tmp_path / "THA_2025.yaml", changed(complete(), {"state": "THA", "obligations": None}))

    lines = actip("validate", tmp_path, "--format", "github").out.splitlines()
    warnings = [line for line in lines if line.startswith("::warning file=")]

    assert ["LAO_2025" in line for line in warnings] == [number % 2 == 0 for number in range(9)]


def test_github_names_the_cell_of_a_form(actip: Actip, form: Path) -> None:
    """In words: a workbook has no lines."""
    (line,) = (line for line in actip("validate", form, "--format", "github").out.splitlines() if "SCH204" in line)

    assert re.search(r"::error file=[^,]+,title=\S.*::Questions![A-Z]+[0-9]+: ", line)


def test_a_summary_that_cannot_be_written_is_no_fault_of_the_files(
    actip: Actip, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and the code is that of what was found."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))

    ran = actip("validate", file, "--format", "github")

    assert ran.code == 1
    assert "could not be written" in ran.err


@pytest.mark.parametrize("before", [0, 900_000, 999_500])
def test_the_step_summary_is_never_larger_than_is_shown(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    """Its counts are whole as long as there is room; what has none is counted in a last line."""
    for number in range(30):
        write_yaml(tmp_path / f"draft_{number}.yaml", changed(complete(), {"obligations": None}))
    summary = tmp_path / "summary.md"
    summary.write_text("x" * before)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    actip("validate", tmp_path, "--format", "github", "--all")

    text = summary.read_text(encoding="utf-8")[before:]
    assert summary.stat().st_size <= 1_000_000
    assert ("no room here" in text) == (before > 0)
    assert before > 990_000 or "draft\\_29" in text


def test_the_step_summary_is_written(actip: Actip, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Added to what other steps wrote."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    actip("validate", file, "--format", "github")

    assert summary.read_text().startswith("before\n# Submissions\n")
    assert "SUM202" in summary.read_text()


# --- one line a finding, and GitLab


def test_concise_is_one_line_a_finding(actip: Actip, file: Path, form: Path) -> None:
    """File, place, severity, rule, words: a line and column of a text, the cell of a form."""
    lines = actip("validate", file, form, "--format", "concise").out.splitlines()
    findings = actip("validate", file, form, "--format", "json").out

    files = json.loads(findings)["assessments"]
    shown = [entry for read in files for entry in read["findings"] if not entry["explained"]]
    assert len(lines) == len(shown)
    for line, finding in zip(lines, shown, strict=True):
        at = ("{sheet}!{cell}" if finding["cell"] else "{line}:{column}" if finding["line"] else "").format_map(finding)
        assert f":{at}: {finding['severity']} {finding['rule']} ".replace("::", ":") in line
    assert "\x1b" not in "".join(lines)


def test_gitlab_has_what_its_report_requires(actip: Actip, file: Path, form: Path) -> None:
    """Of every finding that nobody explained, each known again; what fails is graver than what does not."""
    entries = json.loads(actip("validate", file, form, "--format", "gitlab").out)

    assert all(set(entry) == {"description", "check_name", "fingerprint", "severity", "location"} for entry in entries)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert all(entry["location"]["lines"]["begin"] >= 1 for entry in entries)
    assert {entry["severity"] for entry in entries if entry["check_name"] == "SCH204"} == {"critical"}
    assert {entry["severity"] for entry in entries if entry["check_name"] == "GAP301"} <= {"minor", "info"}


# --- addresses


@pytest.mark.parametrize("format", ["sarif", "github", "junit", "concise", "gitlab"])
@pytest.mark.parametrize("typed", ["./LAO 2025.yaml", "../reports/LAO 2025.yaml", "{whole}"])
def test_an_address_is_from_the_root_of_the_repository(
    actip: Actip, file: Path, monkeypatch: pytest.MonkeyPatch, format: str, typed: str
) -> None:
    """However the file was named: so it is the file that code scanning knows."""
    (file.parent / ".git").mkdir()
    folder = file.parent / "reports"
    folder.mkdir()
    moved = file.rename(folder / file.name)
    monkeypatch.chdir(folder)

    out = actip("validate", typed.format(whole=moved), "--format", format).out

    name = "reports/LAO%202025.yaml" if format == "sarif" else "reports/LAO 2025.yaml"
    assert f'"uri": "{name}"' in out if format == "sarif" else name in out
    assert str(file.parent) not in out


def test_a_file_elsewhere_has_its_whole_address(
    actip: Actip, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is in no repository here."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    monkeypatch.chdir(repository)

    results = json.loads(actip("validate", file, "--format", "sarif").out)["runs"][0]["results"]

    artifact = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": file.as_uri()}


def test_a_name_that_is_no_text_is_an_address_all_the_same(actip: Actip, tmp_path: Path) -> None:
    """Its bytes are kept."""
    name = os.fsencode(tmp_path) + b"/bad\xff.yaml"
    Path(os.fsdecode(name)).write_text("[")

    ran = actip("validate", tmp_path, "--format", "sarif")

    assert "bad%FF.yaml" in ran.out
    assert ran.code == 2


# --- what fails


@pytest.mark.parametrize("fail_on", ["error", "warning", "note", "never"])
def test_outputs_count_what_fails_as_the_exit_code_does(actip: Actip, file: Path, fail_on: str) -> None:
    """Failures of JUnit, 'failing' of JSON and the code of the run say the same."""
    arguments = ("validate", file, "--fail-on", fail_on, "--format")
    junit, written = actip(*arguments, "junit"), actip(*arguments, "json")

    content = json.loads(written.out)
    failures = sum(suite.failures > 0 for suite in JUnitXml.fromstring(junit.out.encode()))
    (entry,) = content["assessments"]
    fails = fail_on != "never" and sum(entry["open"][name] for name in _AS_GRAVE[fail_on])
    assert (bool(failures), entry["failing"], content["totals"]["failing"]) == (bool(fails), fails, fails)
    assert (junit.code, written.code) == (bool(fails), bool(fails))
    assert content["fail_on"] == fail_on


_AS_GRAVE = {"error": ("error",), "warning": ("error", "warning"), "note": ("error", "warning", "note")}


def test_two_files_have_no_case_in_common(actip: Actip, file: Path) -> None:
    """A program that joins reports knows a case by its class and name: that of the second file is not the first's."""
    other = write_yaml(file.parent / "THA_2025.yaml", changed(complete(), {"state": "THA"}))

    root = ElementTree.fromstring(actip("validate", file, other, "--format", "junit").out)  # noqa: S314  our own document
    cases = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]

    assert len(cases) == len(set(cases)) == 2 * len(RULES)
    assert {case.get("file") for case in root.iter("testcase")} == {classname for classname, _ in cases}


def test_quiet_prints_only_what_fails(actip: Actip, file: Path) -> None:
    """Nothing of a file in which nothing does, no note beside it."""
    clean = write_yaml(file.parent / "THA_2025.yaml", changed(complete(), {"state": "THA"}))
    (file.parent / "package.json").write_text("{}")

    nothing = actip("validate", clean, "--quiet")
    something = actip("validate", file.parent, "--quiet")

    assert (nothing.code, nothing.out, nothing.err) == (0, "", "")
    assert (something.code, something.err) == (1, "")
    assert "SCH204" in something.out
    assert "GAP301" not in something.out
    assert "THA_2025" not in something.out


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
