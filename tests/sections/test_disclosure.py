"""What is above the level of an audience reaches no section, wherever in a submission it stands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS
from tests.conftest import Ran, write_yaml
from tests.sections.regions import every_text, made, rows, year

WORD = "Heron"  # stands in nothing else
ANSWER = {
    "account": f"{WORD} account.",
    "challenges": f"{WORD} challenge.",
    "assistance": [{"kind": "training", "detail": f"{WORD} request.", "priority": "high"}],
    "assistance_offered": [{"kind": "training", "detail": f"{WORD} offer."}],
    "actions": [{"action": f"{WORD} action.", "due": "2026-12-31", "state": "planned"}],
}
LISTS = {
    "court_indicators": {"VSC-1": {"state": "full", "account": f"{WORD} account."}},
    "stakeholders": [{"name": f"{WORD} house", "kind": "civil_society", "role": f"{WORD} role."}],
    "consultations": [{"with": f"{WORD} network", "effect": f"{WORD} effect."}],
    "practices": [{"title": f"{WORD} practice", "summary": f"{WORD} summary."}],
    "context": [{"event": f"{WORD} flood", "detail": f"{WORD} detail.", "response": f"{WORD} response."}],
    "programmes": [{"name": f"{WORD} programme", "partners": f"{WORD} partner", "amount": 987654, "currency": "LAK"}],
    "results": [{"title": f"{WORD} result", "kind": "other"}],
    "help_needed": {"answer": "needed", "detail": f"{WORD} help."},
    "budgets": [{"pillar": "protection", "currency": "LAK", "allocated": 987654, "note": f"{WORD} note."}],
    "capacity": [{"topic": f"{WORD} course", "audience": "police", "participants": {"total": 987654}}],
    "population": {"value": 987654, "year": 2024, "source": f"{WORD} census"},
}
COUNTED = {
    "statistics": {
        "indicators": {"offences_recorded": {"source": f"{WORD} register", "comment": f"{WORD} comment."}},
        "cells": [{"indicator": "offences_recorded", "value": 987654}],
    }
}
REASONS = [
    {"rule": "GAP301", "about": "ACTIP-14.8", "reason": f"{WORD} reason."},
    {"rule": "GAP312", "about": "ACTIP-14.7/actions/0", "reason": f"{WORD} reason."},
    {"rule": "TRD601", "about": {"indicator": "offences_recorded", "dimension": "period"}, "reason": f"{WORD} reason."},
]
HERE = ("987654", "987,654", WORD)


def _full(**change: Any) -> dict[str, Any]:
    data = year(2025, change={"obligations": {"ACTIP-14.7": ANSWER, "ACTIP-14.8": None}, **LISTS, **COUNTED})
    return {**data, "explanations": REASONS, **change}


def _told(texts: list[str]) -> list[str]:
    return [text for text in texts if any(word in text for word in HERE)]


@pytest.mark.parametrize("audience", LEVELS)
def test_a_national_submission_tells_only_the_nation(tmp_path: Path, known: Catalogue, audience: str) -> None:
    """Answers, figures, how they were counted, lists and reasons alike."""
    told = _told(every_text(made(tmp_path, known, _full(disclosure="national"), audience=audience), known))

    assert bool(told) == (audience == "national")


@pytest.mark.parametrize("audience", LEVELS)
def test_entries_with_a_level_of_their_own(tmp_path: Path, known: Catalogue, audience: str) -> None:
    """A court indicator and a stakeholder can be closer kept than the rest."""
    closed = {
        "court_indicators": {"VSC-1": {"state": "full", "disclosure": "national"}},
        "stakeholders": [{"name": f"{WORD} house", "disclosure": "national"}, {"name": "Open house"}],
    }
    shown = made(tmp_path, known, year(2025, change={"disclosure": "public", **closed}), audience=audience)

    names = [row["Name"] for row in rows("Stakeholders", shown, known)]
    assert names == [f"{WORD} house", "Open house"][audience != "national" :]
    assert rows("Courts", shown, known)[0]["LAO"] == ("full" if audience == "national" else "withheld")


def test_answers_and_indicators_that_are_withheld_are_counted(tmp_path: Path, known: Catalogue) -> None:
    """As the copy that may be sent names them; how many entries of a list are kept back it does not say."""
    data = _full()
    data["obligations"]["ACTIP-14.7"] = {**ANSWER, "disclosure": "national"}
    data["stakeholders"] = [{"name": "A", "disclosure": "national"}, {"name": "B", "disclosure": "national"}]
    (row,) = (row for row in rows("Method", made(tmp_path, known, data), known) if row["Part"] == "Withheld")

    assert row["How"].endswith("without telling what is hidden. LAO: 1 answer.")


def test_a_reason_about_a_part_of_a_withheld_answer_is_withheld(tmp_path: Path, known: Catalogue) -> None:
    """'ACTIP-14.7/actions/0' is about ACTIP-14.7."""
    data = _full(explanations=REASONS[1:2])
    data["obligations"]["ACTIP-14.7"] = {"actions": [{"action": "x"}], "disclosure": "national"}
    shown = made(tmp_path, known, data)

    (_, own), *_ = shown.submissions
    assert own.explanations == ()


def test_a_file_that_cannot_be_placed_tells_nothing(tmp_path: Path, known: Catalogue) -> None:
    """Whose it is and for whom is not known: that it is left out is all that is said."""
    stateless = {**_full(disclosure="national"), "parts": ["statistics"]}
    stateless["statistics"]["cells"].append({"indicator": "offences_recorded", "value": 987654})
    del stateless["state"]
    shown = made(tmp_path, known, stateless)

    assert _told(every_text(shown, known)) == []
    assert "Left out" in {row["Part"] for row in rows("Method", shown, known)}


def test_a_finding_that_rests_on_a_hidden_figure_is_withheld(tmp_path: Path, known: Catalogue) -> None:
    """An answer and a zero that all may see, and beside them a figure that they may not."""
    cells = [
        {"indicator": "compensation_awarded", "value": 12},
        {"indicator": "compensation_awarded", "subset": "paid", "value": 0},
        {"indicator": "offences_recorded", "value": 8},
        {"indicator": "victims_detected", "value": 0},
    ]
    closed = {"offences_recorded": {"disclosure": "national"}}
    data = year(2025, change={"statistics": {"cells": cells, "indicators": closed}})

    found = {
        audience: [row["Finding"] for row in rows("Findings", made(tmp_path, known, data, audience=audience), known)]
        for audience in ("asean", "national")
    }
    said = {audience: any("victims detected: 0. How" in text for text in texts) for audience, texts in found.items()}
    assert said == {"asean": False, "national": True}


def test_no_output_of_the_command_tells_it(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """On the screen, all sections, for ASEAN and for the public."""
    path = write_yaml(tmp_path / "LAO_2025.yaml", _full(disclosure="national"))

    for audience in ("public", "asean"):
        ran = actip("report", "--region", path, "--section", "all", "--audience", audience)
        assert _told([ran.out, ran.err]) == []
    assert _told([actip("report", "--state", "LAO", path, "--section", "all").out])
