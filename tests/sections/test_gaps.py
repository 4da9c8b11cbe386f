"""What the reports lack and what is asked, drawn together: three things with three names."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.rules import RULES
from actip.sections.gaps import ELSEWHERE, LACKS
from tests.conftest import ROOT
from tests.sections.regions import drawn, made, rows, year

UNPROVED = {"ACTIP-14.7": {"evidence": None}, "ACTIP-20.1.d": {"in_law": "none", "in_practice": "not_yet"}}


@pytest.fixture(name="report", scope="module")
def _report() -> RegionalReport:
    """The sample, with the tables behind its sections."""
    return regional_report(
        [str(ROOT / "sample_data" / number) for number in ("2024", "2025")], "asean", catalogue(), further=True
    )


def _state(code: str, answers: dict[str, Any], **change: Any) -> dict[str, Any]:
    return year(2025, code, {"clearance": "submitted", "obligations": answers, **change})


def test_what_reports_lack_stands_by_kind_and_group_with_its_states(tmp_path: Path, known: Catalogue) -> None:
    """Victims' rights first, then by pillar."""
    shown = made(tmp_path, known, _state("LAO", UNPROVED), _state("THA", {"ACTIP-14.7": {"evidence": None}}))

    rights, other = rows("Gaps and questions", shown, known)
    assert (rights["What"], other["What"]) == ("Lacks evidence", "No action yet")
    assert (rights["About"], rights["Times"], rights["States"], rights["Articles"]) == (
        *("Victims' rights", "2"),
        *("LAO 1, THA 1", "14.7"),
    )
    assert (other["Times"], other["States"], other["Articles"]) == ("1", "LAO 1", "20.1.d")


def test_what_is_explained_is_called_so(tmp_path: Path, known: Catalogue) -> None:
    """It still counts, and the state that gave its reason is named."""
    reason = [{"rule": "GAP303", "about": "ACTIP-14.7", "reason": "The order is not published."}]
    shown = made(tmp_path, known, _state("LAO", UNPROVED, explanations=reason), _state("THA", UNPROVED))

    rights, _ = rows("Gaps and questions", shown, known)
    assert (rights["Times"], rights["Explained"]) == ("2", "1: LAO 1")
    assert "to 1 of them a state gives its reason" in drawn("Gaps and questions", shown, known).lead


@pytest.mark.parametrize("rule", ELSEWHERE)
def test_where_it_stands_and_what_is_late_are_not_what_a_report_lacks(report: RegionalReport, rule: str) -> None:
    """They have tables of their own, which a note names."""
    gaps, of_states = report.sections_named(["Gaps and questions", "Gaps by state"])
    title = {"GAP302": "Law without practice", "GAP307": "Practice without law", "GAP313": "An action overdue"}[rule]

    assert title not in {row[1].text for row in gaps.rows}
    if title in {row[-2].text for row in of_states.rows}:
        assert any(title in note and f"'{ELSEWHERE[rule]}'" in note for note in gaps.notes)


def test_every_finding_stands_somewhere(report: RegionalReport) -> None:
    """Those drawn together are as many as those listed, but for what stands in other tables."""
    gaps, of_states, findings = report.sections_named(["Gaps and questions", "Gaps by state", "Findings"])
    elsewhere = sum("Law without practice" in row[-2].text or "overdue" in row[-2].text for row in of_states.rows)

    together = Counter(row[0].text for row in gaps.rows for _ in range(int(row[3].number or 0)))
    assert together["What the reports lack"] == len(of_states.rows) - elsewhere
    assert together.total() == len(of_states.rows) + len(findings.rows) - elsewhere


def test_nothing_is_called_open_or_closed(report: RegionalReport) -> None:
    """Neither of a finding that is there, nor of one that is not there any more."""
    words = {
        word.strip(".,;:'()").casefold()
        for section in report.sections_named(["Gaps and questions", "Gaps by state", "Plan of Action", "Actions"])
        for text in (section.title, section.lead, *section.notes, *(cell.text for row in section.rows for cell in row))
        for word in text.split()
    }

    assert not {"open", "closed"} & words


def test_the_words_of_what_is_lacking_are_of_rules_about_gaps() -> None:
    """A rule that is renamed is a fault here."""
    assert set(LACKS) | set(ELSEWHERE) <= set(RULES)
    assert not set(LACKS) & set(ELSEWHERE)
