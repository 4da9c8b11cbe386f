"""Several findings that one figure explains are folded under one of them, which names the figure; nothing is lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.assessment import assess
from actip.catalogue import catalogue
from actip.model import Document, Finding
from actip.reports import with_folded
from actip.rules.engine import run
from actip.validation import Validator
from tests.conftest import Ran, complete, write_yaml

KNOWN = catalogue()
VALIDATOR = Validator(KNOWN)
_CONFIRMED = {"indicator": "victims_detected", "victim_status": "confirmed"}


def _data(cells: list[dict[str, Any]]) -> dict[str, Any]:
    return {**complete(), "parts": ["statistics"], "statistics": {"cells": cells}}


def _findings(cells: list[dict[str, Any]]) -> list[Finding]:
    document = Document("a.yaml", _data(cells), (), (), dict)
    return [finding for finding in run(VALIDATOR.validate(document), KNOWN) if finding.rule.startswith("SUM")]


def _table(women: int, *, typed: int | None = None, men: int = 10) -> list[dict[str, Any]]:
    """Victims by sex and age, and those assisted among them; `typed` stands in place of the number of women."""
    total = women + men
    return [
        {**_CONFIRMED, "value": total},
        {**_CONFIRMED, "sex": "F", "value": women if typed is None else typed},
        {**_CONFIRMED, "sex": "M", "value": men},
        {**_CONFIRMED, "age": "C", "value": 5},
        {**_CONFIRMED, "age": "A", "value": total - 5},
        {**_CONFIRMED, "victim_status": "potential", "value": total},
        {**_CONFIRMED, "victim_status": "potential", "sex": "F", "value": women},
        {**_CONFIRMED, "victim_status": "potential", "sex": "M", "value": men},
    ]


def test_two_digits_exchanged_are_named() -> None:
    """51 in place of 15: the breakdown is above its total, and more women are confirmed than potential."""
    leader, other = _findings(_table(15, typed=51))

    assert {leader.rule, other.rule} == {"SUM202", "SUM205"}
    assert other.folded_under == leader.key
    assert leader.folded_under == ""
    slip: Any = leader.facts["slip"]
    assert (slip["given"], slip["instead"], slip["pointer"], slip["others"]) == (51, [15], "/statistics/cells/1", 1)
    assert leader.message.endswith(
        "51 stands there. If it should be 15, this finding and 1 other come from that one figure."
    )


@given(st.integers(11, 99).filter(lambda women: women % 11 and women // 10 < women % 10 and women > 20))
def test_exchanged_digits_are_found_whatever_they_are(women: int) -> None:
    """The larger of two neighbours first in place of second: the slip that is named is the one that was made."""
    typed = int(str(women)[::-1])

    findings = _findings(_table(women, typed=typed))

    (leader,) = (finding for finding in findings if not finding.folded_under)
    assert leader.facts["slip"]["instead"] == [women]  # type: ignore[index, call-overload]


def test_a_digit_too_many_is_named() -> None:
    """250 in place of 25."""
    (leader,) = (finding for finding in _findings(_table(25, typed=250)) if not finding.folded_under)

    assert leader.facts["slip"]["instead"] == [25]  # type: ignore[index, call-overload]


def test_what_no_single_figure_explains_is_not_folded() -> None:
    """Two slips in two tables: each finding stands alone."""
    cells = _table(15)
    cells[3]["value"] += 4
    cells += [
        {"indicator": "victims_assisted", "value": 9},
        {"indicator": "victims_assisted", "service": "medical", "value": 11},
    ]

    findings = _findings(cells)

    assert len(findings) == 2
    assert not any(finding.folded_under or "slip" in finding.facts for finding in findings)


def test_one_finding_alone_names_no_slip() -> None:
    """Any part of a breakdown can be the wrong one."""
    (finding,) = _findings(_table(15, typed=17)[:5])

    assert "slip" not in finding.facts


def test_an_explained_finding_is_not_folded(tmp_path: Path) -> None:
    """A state's reason stays visible."""
    data = _data(_table(15, typed=51))
    within = {"victim_status": "confirmed"}
    about = {"indicator": "victims_detected", "dimension": "sex", "within": within}
    data["explanations"] = [{"rule": "SUM202", "about": about, "reason": "Two registers."}]
    (assessment,), _ = assess([str(write_yaml(tmp_path / "a.yaml", data))], KNOWN)

    assert not any(finding.folded_under for finding in assessment.findings)


@given(st.lists(st.integers(0, 60), min_size=8, max_size=8))
def test_folding_changes_no_count(values: list[int]) -> None:
    """Every finding is there, under a key of its own; a leader is under none, and is as grave as what it holds."""
    cells = [{**cell, "value": value} for cell, value in zip(_table(15), values, strict=True)]

    findings = _findings(cells)

    by_key = {finding.key: finding for finding in findings}
    assert len(by_key) == len(findings)
    for finding in findings:
        if finding.folded_under:
            leader = by_key[finding.folded_under]
            assert not leader.folded_under
            assert leader.severity.rank <= finding.severity.rank
            assert "slip" in leader.facts
    assert sum(1 + len(under) for _, under in with_folded(findings)) == len(findings)


@pytest.mark.parametrize("reporter", ["json", "sarif"])
def test_machine_formats_keep_every_finding(tmp_path: Path, actip: Callable[..., Ran], reporter: str) -> None:
    """With the key of the one that it is folded under; counts and exit code stay."""
    path = write_yaml(tmp_path / "a.yaml", _data(_table(15, typed=51)))

    ran = actip("validate", path, "--format", reporter)

    content = json.loads(ran.out)
    assert ran.code == 1
    if reporter == "json":
        (assessment,) = content["assessments"]
        assert assessment["counts"]["error"] == 2
        one, other = assessment["findings"]
        assert {one["folded_under"], other["folded_under"]} == {None, one["key"]}
    else:
        one, other = content["runs"][0]["results"]
        assert "foldedUnder" not in one["properties"]
        assert one["partialFingerprints"]["actip/v1"].endswith(other["properties"]["foldedUnder"])


def test_the_screen_shows_one_line_for_those_that_are_folded(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Which rules; all of them with --all."""
    path = write_yaml(tmp_path / "a.yaml", _data(_table(15, typed=51)))

    brief, whole = actip("validate", path).out, actip("validate", path, "--all").out

    assert "And 1 more finding that this figure explains: SUM205. (--all)" in brief
    assert "error  SUM205" not in brief
    assert "error  SUM205" in whole
    assert "2 wrong" in brief
