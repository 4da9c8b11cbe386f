"""Every rule finds what its bad cases hold, exactly that, and nothing in its good ones.

A case is a file under tests/cases/<RULE>/. It holds a `change` to the complete submission of conftest.py (with
`figures` in place of those that are there, or `without_figures_for` some indicators), or a `file` as it stands (its
name and its text, with `then` repeated `times` times behind it, or its bytes in hexadecimal), or a `folder` of texts;
or a complete form after some steps of a person in a spreadsheet program (`form`), with a formula and its result
(`stored`), or with parts of its packed file added or replaced (`packed`); and for a bad case `expect`, a list of
findings of which each given key must agree; of `families` where they are named, what follows from a fault being left
out. `failing_rule` makes one rule fail; `named` is what the file is called;
`previous` is the last report, a change to the complete submission of the year before. `region` holds a change for each
of several states, with the figures of `statistics` alone; what is expected of it is what is found between them, as
ASEAN officers may see it.
`merge` holds the parts of several agencies, each as what it has beside state and period, or as a text; `prefer` is the
agency preferred. `older` are the changes of a catalogue of tomorrow, to which the case is a file of today.
THIS_VERSION in a case stands for the version of today.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from actip import readers
from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue, Migration
from actip.commands.merge import merged
from actip.model import Assessment, Finding, Found, Rule
from actip.rules import RULES, engine
from actip.rules.engine import run_across
from tests.conftest import changed, complete, write_yaml
from tests.forms import bent, complete_form, repacked, with_result, written

CASES = Path(__file__).parent.parent / "cases"
FILES = sorted(CASES.glob("*/*.yaml"))


def is_form(path: Path) -> bool:
    """Tell whether a case is a workbook and no text."""
    return re.search("^(form|stored|packed):", path.read_text(), re.MULTILINE) is not None


def _assessed(case: dict[str, Any], folder: Path, known: Catalogue) -> tuple[Assessment, ...]:
    previous = [str(_last_report(case["previous"], folder))] if "previous" in case else []
    if "merge" not in case:
        return assess([str(written_case(case, folder))], known, previous)[0]
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    for name, part in case["merge"].items():
        if isinstance(part, str):
            (folder / name).write_text(part)
        else:
            write_yaml(folder / name, {**head, **part})
    return merged([str(folder)], "merged.yaml", [case["prefer"]] if "prefer" in case else [], known).assessments


def findings_of(case: dict[str, Any], folder: Path, known: Catalogue) -> list[Finding]:
    """Return what a case gives."""
    assessments = _assessed(case, folder, known)
    if "region" in case:
        seen = as_seen_by("asean", region(assessments, known), known)
        return list(run_across({state.iso3: own for state, own in seen.submissions}, known))
    return [finding for assessment in assessments for finding in assessment.findings]


def _findings(case: dict[str, Any], folder: Path, known: Catalogue) -> list[dict[str, Any]]:
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "pointer": finding.pointer,
            "line": finding.place.line,
            "cell": f"{finding.place.sheet}!{finding.place.cell}",
            "message": finding.message,
            "explained": finding.explained,
            "facts": dict(finding.facts),
        }
        for finding in findings_of(case, folder, known)
    ]


def written_case(case: dict[str, Any], folder: Path) -> Path:
    """Write what a case holds and return its path."""
    for name, content in case.get("folder", {}).items():
        (folder / name).write_text(content)
    for state, change in case.get("region", {}).items():
        data = changed({**complete(), "cycle": "2025", "state": state, "statistics": {"cells": []}}, change)
        write_yaml(folder / f"{state}.yaml", data)
    if "folder" in case or "region" in case:
        return folder
    if "form" in case:
        return written(folder / "form.xlsx", bent(complete_form(), case["form"]))
    if "stored" in case:
        return written(folder / "form.xlsx", with_result(complete_form(), case["stored"]))
    if "packed" in case:
        return written(folder / "form.xlsx", repacked(complete_form(), case["packed"]))
    if "file" not in case:
        return write_yaml(folder / case.get("named", "case.yaml"), _data(case))
    path = folder / case["file"]["name"]
    if "text" in case["file"]:
        path.write_text(
            case["file"]["text"] + case["file"].get("then", "") * case["file"].get("times", 0), encoding="utf-8"
        )
    elif "hex" in case["file"]:
        path.write_bytes(bytes.fromhex(case["file"]["hex"]))
    return path


def _data(case: dict[str, Any]) -> dict[str, Any]:
    data = changed(complete(), case.get("change", {}))
    given = case.get("figures", [])
    left_out = {*case.get("without_figures_for", []), *(cell["indicator"] for cell in given)}
    if left_out:
        cells = [cell for cell in data["statistics"]["cells"] if cell["indicator"] not in left_out]
        data["statistics"]["cells"] = cells + given
    return data


def _last_report(case: dict[str, Any], folder: Path) -> Path:
    year = {"period": {"start": "2024-01-01", "end": "2024-12-31"}, "prepared": "2025-03-14"}
    change = changed(year, case.get("change", {}))
    return write_yaml(folder / "last.yaml", _data({**case, "change": change}))


def failing(rule: Rule) -> Rule:
    """Return a rule that fails with an error of its own."""

    def check(_submission: object, _catalogue: object) -> Iterator[Found]:
        yield from {}["nothing"]

    return rule._replace(check=check)


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=[pytest.mark.form] if is_form(path) else []) for path in FILES],
    ids=[f"{path.parent.name}-{path.stem}" for path in FILES],
)
def test_case(path: Path, tmp_path: Path, known: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case gives the findings that it expects, and no other."""
    case = yaml.safe_load(path.read_text().replace("THIS_VERSION", known.version))
    if "failing_rule" in case:
        broken = case["failing_rule"]
        monkeypatch.setattr(engine, "RULES", {**RULES, broken: failing(RULES[broken])})

    if "older" in case:
        changes = tuple(
            Migration(**{**change, "version": "9.9", "new": tuple(change["new"])}) for change in case["older"]
        )
        known = known._replace(version="9.9", versions=(*known.versions, "9.9"), migrations=changes)
        monkeypatch.setattr(readers, "catalogue", lambda: known)

    found = _findings(case, tmp_path, known)
    families = case.get("families", [])
    found = [finding for finding in found if not families or finding["rule"][:3] in families]

    expected = case.get("expect", [])
    agreed = [{key: finding[key] for key in wanted} for finding, wanted in zip(found, expected, strict=False)]
    assert expected == agreed, json.dumps(found, indent=1)
    assert len(expected) == len(found), json.dumps(found[len(expected) :], indent=1)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_bad_and_a_good_case(rule: str) -> None:
    """A rule without both is not tested."""
    names = [path.name for path in FILES if path.parent.name == rule]

    assert any(name.startswith("bad_") for name in names)
    assert any(name.startswith("good_") for name in names)


def test_every_bad_case_expects_its_rule() -> None:
    """A bad case shows the rule whose folder it is in; a good case expects nothing."""
    for path in FILES:
        expected = yaml.safe_load(path.read_text()).get("expect", [])
        rules = {finding["rule"] for finding in expected}
        assert (path.parent.name in rules) == path.name.startswith("bad_"), path
