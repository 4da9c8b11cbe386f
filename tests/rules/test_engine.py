"""The engine: ids, severity policy, keys that survive moved rows, and texts that are whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import HEADINGS, Assessment, Found, Severity
from actip.rules import RULES, TITLES, engine
from tests.conftest import changed, complete, write_yaml


def _assess(tmp_path: Path, known: Catalogue, data: dict[str, Any]) -> Assessment:
    (assessment,) = assess([str(write_yaml(tmp_path / "LAO_2025.yaml", data))], known)[0]
    return assessment


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_what_why_and_how(rule: Any) -> None:
    """Three letters and three digits; a family with a title; four headings, none of them empty."""
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.id)
    assert rule.family in TITLES
    assert list(HEADINGS) == list(rule.sections)
    assert all(rule.sections.values())
    assert rule.title
    assert rule.basis
    assert not rule.title.endswith(".")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_text_accuses_or_ranks(rule: Any) -> None:
    """No breach, no violation, no failure of a state; no Python words."""
    banned = ["breach", "violat", "complian", "rank", "score", "traceback", "nonetype", "dict", "regex"]
    text = " ".join((rule.title, rule.message, rule.remedy, rule.explanation)).casefold()
    for word in banned:
        assert word not in text


def test_ids_are_in_order() -> None:
    """Within a family a reader finds a rule by its number."""
    for family in TITLES:
        ids = [rule for rule in RULES if rule.startswith(family)]
        assert sorted(ids) == ids


@pytest.mark.parametrize("force", ["endeavour", "saving", "institutional"])
def test_a_soft_duty_gets_at_most_a_note(tmp_path: Path, known: Catalogue, force: str) -> None:
    """However little is answered, even in a file that is submitted."""
    chosen = [name for name, obligation in known.obligations.items() if obligation.force == force]
    data = changed(complete(), {"clearance": "submitted", "obligations": dict.fromkeys(chosen)})

    findings = _assess(tmp_path, known, data).findings

    assert set(chosen) == {finding.obligation for finding in findings}
    assert {Severity.NOTE} == {finding.severity for finding in findings}


def test_an_uncertain_text_gets_at_most_a_note(tmp_path: Path, known: Catalogue) -> None:
    """An obligation whose text is known with low confidence never fails a file."""
    chosen = [name for name, obligation in known.obligations.items() if obligation.confidence == "low"]
    data = changed(complete(), {"clearance": "submitted", "obligations": dict.fromkeys(chosen)})

    assert {Severity.NOTE} == {finding.severity for finding in _assess(tmp_path, known, data).findings}


def test_honest_answers_never_fail(tmp_path: Path, known: Catalogue) -> None:
    """A state that answers everything with 'no' and 'not yet' gets no error, submitted or not."""
    answers = {
        obligation.id: {f"in_{half}": {"law": "none", "practice": "not_yet"}[half] for half in obligation.asks}
        for obligation in known.obligations.values()
    }
    data = {**complete(), "clearance": "submitted", "obligations": answers}

    assessment = _assess(tmp_path, known, data)

    assert not assessment.fails(Severity.ERROR)
    assert {finding.obligation for finding in assessment.findings} == set(known.obligations)


def test_keys_survive_moved_rows(tmp_path: Path, known: Catalogue) -> None:
    """The findings of a file keep their keys when its figures and answers change places."""
    cells = [
        {"indicator": "victims_detected", "value": 25},
        {"indicator": "victims_detected", "sex": "F", "value": 15},
        {"indicator": "victims_detected", "sex": "M", "value": 12},
        {"indicator": "persons_convicted", "value": -1},
        {"indicator": "persons_convicted", "sex": "F"},
    ]
    data = changed(complete(), {"obligations": {"ACTIP-14.8": None}, "statistics": {"cells": cells}})
    moved = {**data, "statistics": {"cells": cells[::-1]}, "obligations": dict(reversed(data["obligations"].items()))}

    keys = [sorted(finding.key for finding in _assess(tmp_path, known, version).findings) for version in (data, moved)]

    assert keys[0] == keys[1]
    assert "SUM202:victims_detected/sex/" in keys[0]
    assert "GAP301:ACTIP-14.8" in keys[0]


_TRAININGS = [
    {"topic": "Interviews", "audience": "judiciary", "start": "2025-03-02", "participants": {"total": 86, "F": 30}},
    {"topic": "Screening", "audience": "prosecution", "start": "2025-04-02", "participants": {"total": 40, "M": 41}},
]
_CITED = [{"kind": "law", "title": "Law 12"}, {"kind": "law", "title": "Law 13", "date": "2019-12-17"}]


def test_the_key_of_an_entry_of_a_list_survives_moved_rows(tmp_path: Path, known: Catalogue) -> None:
    """A training, a citation or a stakeholder is known by what it is the same by, whatever its row."""
    lists = {
        "capacity": _TRAININGS,
        "stakeholders": [{"name": "NGO A", "kind": "ngo"}, {"name": "NGO B", "kind": "civil_society"}],
    }
    data = {**changed(complete(), {"obligations": {"ACTIP-14.7": {"evidence": _CITED}}}), **lists}
    moved = {**data, **{name: entries[::-1] for name, entries in lists.items()}}
    moved["obligations"] = {**data["obligations"]}
    moved["obligations"]["ACTIP-14.7"] = {**data["obligations"]["ACTIP-14.7"], "evidence": _CITED[::-1]}

    keys = [sorted(finding.key for finding in _assess(tmp_path, known, version).findings) for version in (data, moved)]

    assert keys[0] == keys[1]
    assert "SUM208:capacity/sex/audience=judiciary,start=2025-03-02" in keys[0]
    assert "GAP308:ACTIP-14.7/evidence/title=Law 12" in keys[0]
    assert any(key.startswith("SCH204:/stakeholders/name=NGO A/") for key in keys[0])


@pytest.mark.parametrize("within", [{"audience": "judiciary", "start": "2025-03-02"}, {"number": "1"}])
def test_a_reason_stays_with_its_training(tmp_path: Path, known: Catalogue, within: dict[str, str]) -> None:
    """Named by whom and when it was for; the number of the row, as files of before name it, is understood."""
    about = {"indicator": "capacity", "dimension": "sex", "within": within}
    data = {**complete(), "capacity": _TRAININGS, "explanations": [{"rule": "SUM208", "about": about, "reason": "So."}]}

    findings = [finding for finding in _assess(tmp_path, known, data).findings if finding.rule == "SUM208"]

    assert [finding.explained for finding in findings] == ["So.", None]


@pytest.mark.parametrize("topics", [("Interviews", "Screening"), ("Interviews", "Interviews")])
def test_a_reason_speaks_of_one_of_two_alike(tmp_path: Path, known: Catalogue, topics: tuple[str, str]) -> None:
    """Two trainings of the police on one day, one law under two sections: the key that is printed explains its own."""
    course = {"audience": "police", "start": "2025-03-02"}
    trainings = [
        {"topic": topic, **course, "participants": {"total": total, "F": 1}}
        for topic, total in zip(topics, (10, 20), strict=True)
    ]
    cited = [{"kind": "law", "title": "Law 12", "provision": name} for name in ("Article 1", "Article 9")]
    data = {**changed(complete(), {"obligations": {"ACTIP-14.7": {"evidence": cited}}}), "capacity": trainings}
    for rule in ("SUM208", "GAP308"):
        findings = [finding for finding in _assess(tmp_path, known, data).findings if finding.rule == rule]
        for number, finding in enumerate(findings):
            reason = {"rule": rule, "about": finding.key.partition(":")[2], "reason": "So."}
            again = _assess(tmp_path, known, {**data, "explanations": [reason]}).findings

            explained = [other.explained for other in again if other.rule == rule]
            assert explained == ["So." if place == number else None for place in range(2)]


def test_a_reason_for_a_citation_is_understood_by_its_number(tmp_path: Path, known: Catalogue) -> None:
    """As files of before name it."""
    reason = {"rule": "GAP308", "about": "ACTIP-14.7/evidence/0", "reason": "It has no date."}
    data = changed(complete(), {"obligations": {"ACTIP-14.7": {"evidence": _CITED}}, "explanations": [reason]})

    (finding,) = [finding for finding in _assess(tmp_path, known, data).findings if finding.rule == "GAP308"]

    assert finding.explained == "It has no date."


def test_only_what_a_state_can_explain_is_explained(tmp_path: Path, known: Catalogue) -> None:
    """A reason that names a fault of the shape, or a person's data, by its place takes nothing away."""
    data = changed(complete(), {"obligations": {"ACTIP-14.7": {"account": "Ask desk@example.org."}}})
    (private,) = [finding for finding in _assess(tmp_path, known, data).findings if finding.rule == "PRV401"]
    about = private.key.partition(":")[2]
    data["explanations"] = [{"rule": "PRV401", "about": about, "reason": "It is public."}]

    findings = {finding.rule: finding for finding in _assess(tmp_path, known, data).findings}

    assert findings["PRV401"].explained is None
    assert "SCH217" in findings


def test_a_rule_without_a_subject_has_keys_of_its_own(
    tmp_path: Path, known: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new rule that says no more than a pointer is known by the figure that stands there."""

    def check(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
        yield from (Found(cell.pointer, {"title": "A", "within": {}}) for cell in submission.cells[:2])

    rule = RULES["SUM201"]._replace(id="SUM299", check=check, message="{title}", remedy="Mend it.")
    monkeypatch.setattr(engine, "RULES", {**RULES, "SUM299": rule})

    keys = [finding.key for finding in _assess(tmp_path, known, complete()).findings]

    assert len({key for key in keys if key.startswith("SUM299:/statistics/cells/indicator=")}) == 2


def test_every_key_is_one_findings_own(tmp_path: Path, known: Catalogue) -> None:
    """Two findings never share a key, even about the same thing."""
    cell = {"indicator": "victims_detected", "sex": "f", "value": 1}
    data = {**complete(), "parts": ["statistics"], "statistics": {"cells": [dict(cell) for _ in range(3)]}}

    keys = [finding.key for finding in _assess(tmp_path, known, data).findings]

    assert 3 == len(keys) == len(set(keys))


def test_an_explained_finding_does_not_fail(tmp_path: Path, known: Catalogue) -> None:
    """The state's reason stays beside it, and it no longer counts against the file."""
    explanation = {"rule": "GAP303", "about": "ACTIP-14.6", "reason": "The order is not published."}
    data = changed(complete(), {"obligations": {"ACTIP-14.6": {"evidence": None}}, "explanations": [explanation]})

    assessment = _assess(tmp_path, known, data)

    assert [finding.explained for finding in assessment.findings] == ["The order is not published."]
    assert not assessment.fails(Severity.NOTE)


def test_a_broken_file_does_not_hide_another(tmp_path: Path, known: Catalogue) -> None:
    """Each file has its own assessment, in the order of the paths."""
    write_yaml(tmp_path / "b.yaml", complete())
    (tmp_path / "a.yaml").write_text("a: [")
    (tmp_path / "c.json").write_bytes(b"\x00")

    assessments, _ = assess([str(tmp_path), str(tmp_path / "d.yaml"), str(tmp_path / "b.yaml")], known)

    assert [Path(entry.path).name for entry in assessments] == ["a.yaml", "b.yaml", "c.json", "d.yaml"]
    assert [entry.readable for entry in assessments] == [False, True, False, False]
