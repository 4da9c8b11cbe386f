"""Three kinds of finding, told apart in every output: what is wrong, a question, and what the report lacks."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree  # the documents are our own

import openpyxl
import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.form import REMARK
from actip.model import COUNTED
from tests.conftest import Ran, changed, complete, in_every_format, write_yaml

Actip = Callable[..., Ran]
_TITLES = ("Wrong: mend this first", "Questions: explain it, or mend what is not so", "What the report lacks",
           "Explained: nothing more is asked")  # fmt: skip


def _figures(**values: int) -> list[dict[str, Any]]:
    """Return figures with which something is wrong, a question is asked, or nothing is."""
    cells: list[dict[str, Any]] = [
        {"indicator": "victims_detected", "value": 30},
        {"indicator": "victims_detected", "sex": "F", "value": values["women"]},
        {"indicator": "victims_charged", "value": values["charged"]},
    ]
    indicators = {cell["indicator"] for cell in cells}
    return [*cells, *(cell for cell in complete()["statistics"]["cells"] if cell["indicator"] not in indicators)]


def _submission(**what: Any) -> dict[str, Any]:
    reasons = [{"rule": "GAP303", "about": "ACTIP-14.1", "reason": "The order is not published."}]
    uncited = {"ACTIP-14.1": {"evidence": None}, "ACTIP-14.3": {"evidence": None}, "ACTIP-14.8": None}
    data = changed(complete(), {"obligations": uncited, "explanations": reasons})
    data["statistics"]["cells"] = _figures(**{"women": 31, "charged": 8, **what})
    return data


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """A submission with findings of every kind, one of them explained."""
    return write_yaml(tmp_path / "LAO_2025.yaml", _submission())


@pytest.fixture(name="honest")
def _honest(tmp_path: Path) -> Path:
    """A submission with gaps and questions, and nothing wrong."""
    return write_yaml(tmp_path / "LAO_2025.yaml", _submission(women=30))


def _counts(path: Path, known: Catalogue) -> Counter[str]:
    (assessment,), _ = assess([str(path)], known)
    return Counter(finding.counted_as for finding in assessment.findings)


def _from_text(out: str) -> Mapping[str, int]:
    patterns = (r"(\d+) wrong", r"(\d+) questions?\b", r"(\d+) things? the report lacks", r"(\d+) explained")
    line = out.splitlines()[2]
    return {kind: int((re.findall(pattern, line) or [0])[0]) for kind, pattern in zip(COUNTED, patterns, strict=True)}


def _from_sarif(out: str) -> Mapping[str, int]:
    results = json.loads(out)["runs"][0]["results"]
    return Counter("explained" if "suppressions" in one else one["properties"]["kind"] for one in results)


def _from_junit(out: str) -> Mapping[str, int]:
    root = ElementTree.fromstring(out)  # noqa: S314  our own document
    return {str(one.get("name")): int(str(one.get("value"))) for one in root.iter("property")}


def _from_markdown(out: str) -> Mapping[str, int]:
    row = next(line for line in out.splitlines() if line.startswith("| ") and "LAO\\_2025" in line)
    return dict(zip(COUNTED, map(int, row.strip("| ").split(" | ")[2:]), strict=True))


def _from_github(out: str) -> Mapping[str, int]:
    return Counter(re.findall(r"title=(\w+)%2C", out))


_READ: Mapping[str, Callable[[str], Mapping[str, int]]] = {
    "text": _from_text,
    "json": lambda out: json.loads(out)["assessments"][0]["kinds"],
    "sarif": _from_sarif,
    "junit": _from_junit,
    "markdown": _from_markdown,
    "github": _from_github,
}


# Formats that name no kind: an entry for each finding that nobody explained.
_LISTS: Mapping[str, Callable[[str], int]] = {
    "concise": lambda out: len(out.splitlines()),
    "gitlab": lambda out: len(json.loads(out)),
}


@pytest.mark.parametrize("number", range(6))
def test_every_format_counts_the_same(actip: Actip, tmp_path: Path, known: Catalogue, number: int) -> None:
    """Whatever is found, each finding is counted once, as one kind or as explained, in all of them."""
    change: dict[str, Any] = (
        {},
        {"obligations": None},
        {"explanations": None},
        {"clearance": "submitted"},
        {"prepared": "soon"},
        {"focal_point": {"unit": "Ask Boun Phommachanh, born 3 May 1990"}},
    )[number]
    path = write_yaml(tmp_path / "LAO_2025.yaml", changed(_submission(), change))
    counts = _counts(path, known)

    outputs = in_every_format(actip, path, tmp_path, "--all")[1]

    assert set(outputs) == {*_READ, *_LISTS}
    for name, number_in in _LISTS.items():
        assert number_in(outputs[name]) == counts.total() - counts["explained"], name
    for name, read in _READ.items():
        shown = {kind: count for kind, count in read(outputs[name]).items() if count}
        assert shown == {kind: counts[kind] for kind in shown}, name
        assert sum(shown.values()) == counts.total() - (counts["explained"] if name == "github" else 0), name


def test_the_screen_has_a_heading_for_each_kind(actip: Actip, file: Path) -> None:
    """What to mend first is on top, what asks for nothing more at the end."""
    lines = actip("validate", file).out.splitlines()

    assert [line for line in lines if line in _TITLES] == list(_TITLES)


def test_over_files_the_kinds_are_counted_too(actip: Actip, file: Path, known: Catalogue) -> None:
    """In the line behind the number of files."""
    write_yaml(file.with_name("THA_2025.yaml"), changed(complete(), {"state": "THA"}))
    counts = _counts(file, known)

    lines = actip("validate", file.parent).out.splitlines()

    after = lines[lines.index("2 files, 2 of them readable.") + 1]
    assert after.startswith(f"{counts['wrong']} wrong, {counts['question']} question")


def test_gaps_names_what_is_shown_elsewhere(actip: Actip, file: Path) -> None:
    """It shows what the report lacks, and says where what is wrong and what is asked stand."""
    out = actip("gaps", file).out

    assert "SUM202" not in out
    assert "CON501" not in out
    assert "1 thing is wrong: run 'actip validate'." in out
    assert "1 question is open: see 'actip validate', or send it with 'actip questions'." in out


def test_statistics_are_by_kind(actip: Actip, file: Path) -> None:
    """What is wrong first; what a rule found and the state explained is a line of its own."""
    lines = actip("validate", file, "--statistics").out.splitlines()
    table = lines[lines.index(next(line for line in lines if line.startswith("Kind "))) + 1 :]

    assert [line.split()[:2] for line in table] == [
        ["wrong", "SUM202"], ["question", "CON501"], ["lacks", "GAP301"], ["lacks", "GAP303"], ["explained", "GAP303"]
    ]  # fmt: skip


def test_json_has_the_kind_of_each_finding(actip: Actip, file: Path) -> None:
    """An explained one keeps what it is."""
    (assessment,) = json.loads(actip("validate", file, "--format", "json").out)["assessments"]

    assert {one["rule"]: one["kind"] for one in assessment["findings"]} == {
        "SUM202": "wrong", "CON501": "question", "GAP301": "lacks", "GAP303": "lacks"
    }  # fmt: skip


def test_sarif_keeps_the_level_and_tags_the_kind(actip: Actip, file: Path) -> None:
    """With a level a result is of the standard's kind 'fail', which is what it takes it for: ours is a property."""
    (run,) = json.loads(actip("validate", file, "--format", "sarif").out)["runs"]

    for result in run["results"]:
        assert "kind" not in result
        assert result["properties"]["tags"] == [result["properties"]["kind"]]
        assert (result["level"] == "error") == (result["properties"]["kind"] == "wrong")
    rules = {rule["id"]: rule["properties"]["tags"] for rule in run["tool"]["driver"]["rules"]}
    assert (rules["SCH204"], rules["CON501"], rules["GAP301"]) == (["wrong"], ["question"], ["wrong", "lacks"])


def test_in_junit_neither_a_question_nor_a_gap_fails(actip: Actip, honest: Path) -> None:
    """The case passes and says it; it is not skipped, for its rule did run."""
    root = ElementTree.fromstring(actip("validate", honest, "--format", "junit").out)  # noqa: S314  our own document

    said = [output.text or "" for output in root.iter("system-out")]
    assert [*root.iter("failure"), *root.iter("skipped")] == []
    assert any(text.startswith("question, ") for text in said)
    assert any(text.startswith("lacks, ") for text in said)


def test_an_honest_report_fails_nothing(actip: Actip, honest: Path) -> None:
    """Gaps and questions make no exit code, unless somebody asks for it."""
    assert actip("validate", honest).code == 0
    assert actip("validate", honest, "--fail-on", "note").code == 1


def test_github_names_the_kind(actip: Actip, file: Path) -> None:
    """In the title: an error is wrong, and of what is as grave a question stands before a gap."""
    lines = actip("validate", file, "--format", "github").out.splitlines()

    assert lines[0].startswith("::error ")
    assert "title=wrong%2C SUM202::" in lines[0]
    assert any("title=question%2C CON501::" in line for line in lines)


def test_markdown_has_a_table_for_each_kind(actip: Actip, file: Path) -> None:
    """Under a heading with its number; the state's reason stands in place of what to do."""
    lines = actip("validate", file, "--format", "markdown").out.splitlines()

    headings = [line for line in lines if line.startswith("### ")]
    assert headings == ["### Wrong: 1", "### Questions: 1", "### Lacks: 2", "### Explained: 1"]
    assert "The order is not published." in lines[-3]


def test_the_annotated_copy_says_the_kind_at_the_cell(actip: Actip, file: Path) -> None:
    """The word in the remark, the colour in the cell, both as on the sheet of findings."""
    actip("validate", file, "--annotate", file.with_name("copy.xlsx"))

    book = openpyxl.load_workbook(file.with_name("copy.xlsx"))
    listed = {row[2].value: row[2].fill.fgColor.rgb for row in book.worksheets[0].iter_rows(min_row=6)}
    remarks = {
        cell.comment.text.removeprefix(REMARK).split()[0]: cell.fill.fgColor.rgb
        for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
        if cell.comment and cell.comment.text.startswith(REMARK)
    }  # fmt: skip
    assert list(listed) == list(COUNTED)
    assert len(set(listed.values())) == 4
    assert remarks == {kind: listed[kind] for kind in COUNTED[:-1]}


def test_the_report_on_a_state_says_the_kind(actip: Actip, file: Path) -> None:
    """Of what is no gap; gaps have sheets of their own."""
    actip("report", "--state", "LAO", file, "--all-tables", "-o", file.with_name("report.xlsx"))

    book = openpyxl.load_workbook(file.with_name("report.xlsx"))
    rows = [[str(value) for value in row if value] for row in book["Findings"].iter_rows(values_only=True)]
    of_rule = {row[2]: row[1] for row in rows if len(row) > 2 and re.fullmatch(r"[A-Z]{3}\d{3}", row[2])}
    assert of_rule == {"SUM202": "wrong", "CON501": "question"}
    assert "GAP303" not in str(rows)


def test_a_rule_says_its_kinds(actip: Actip) -> None:
    """In the list of rules and where it is explained."""
    assert re.search(r"GAP301 +wrong or lacks +error, warning or note", actip("rules").out)
    assert "Kind: question. Severity: warning or note." in actip("explain", "CON501").out


def test_who_lowers_an_error_does_not_make_it_right(actip: Actip, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting changes how grave a finding is to its reader; an error is wrong, whatever asks for it."""
    monkeypatch.chdir(file.parent)
    (file.parent / "actip.toml").write_text('[severity]\nSUM202 = "note"\nSUM203 = "error"\n')

    (assessment,) = json.loads(actip("validate", file, "--format", "json").out)["assessments"]

    assert {(one["severity"], one["kind"]) for one in assessment["findings"] if one["rule"] == "SUM202"} == {
        ("note", "wrong")
    }
