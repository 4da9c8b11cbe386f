"""Trends: the state's own reason beside a change, that it is asked for where there is none, and small lines."""

from pathlib import Path
from typing import Any

import pytest

from actip.catalogue.entries import Catalogue
from actip.model.section import ChartKind
from actip.sections.trends import shortened
from tests.sections.regions import drawn, made, rows, year

VICTIMS = {"indicator": "victims_detected", "victim_status": "confirmed"}
WITHIN = {"victim_status": "confirmed"}
REASON = "A new hotline, and figures of two more provinces."


def _of(number: int, *, state: str = "LAO", reason: dict[str, Any] | None = None, **figure: Any) -> dict[str, Any]:
    change = {"statistics": {"cells": [{**VICTIMS, **figure}]}}
    return year(number, state, {**change, **({"explanations": [reason]} if reason else {})})


def _reason(**about: Any) -> dict[str, Any]:
    named = {"indicator": "victims_detected", "dimension": "period", "within": WITHIN, **about}
    return {"rule": "TRD601", "about": named, "reason": REASON}


def test_the_states_reason_stands_beside_its_change(tmp_path: Path, known: Catalogue) -> None:
    """As ASEAN sees it, too: both figures are printed."""
    shown = made(tmp_path, known, _of(2024, value=45), _of(2025, value=161, reason=_reason()))

    (row,) = rows("Trends", shown, known)
    assert (row["Since its last report"], row["The state's reason"]) == ("+116", REASON)


@pytest.mark.parametrize("now", [{"value": 161}, {"missing": "not_yet_available"}])
def test_a_change_that_is_a_question_says_that_it_was_asked(
    tmp_path: Path, known: Catalogue, now: dict[str, Any]
) -> None:
    """A jump, or a reason where there was a figure."""
    (row,) = rows("Trends", made(tmp_path, known, _of(2024, value=45), _of(2025, **now)), known)

    assert row["The state's reason"] == "asked; no reason yet"


def test_a_small_change_is_no_question(tmp_path: Path, known: Catalogue) -> None:
    """Nothing is asked, and nothing stands there."""
    (row,) = rows("Trends", made(tmp_path, known, _of(2024, value=45), _of(2025, value=50)), known)

    assert (row["Since its last report"], row["The state's reason"]) == ("+5", "")


def test_a_figure_that_is_hidden_is_not_asked_about(tmp_path: Path, known: Catalogue) -> None:
    """That it jumped would tell how large it is."""
    shown = made(tmp_path, known, _of(2024, value=3), _of(2025, value=161))

    (row,) = rows("Trends", shown, known)
    assert (row["2024"], row["Since its last report"], row["The state's reason"]) == ("suppressed", "", "")


@pytest.mark.parametrize("about", [{"within": {}}, {"indicator": "persons_convicted"}])
def test_a_reason_for_another_figure_is_not_this_ones(tmp_path: Path, known: Catalogue, about: dict[str, Any]) -> None:
    """It stands beside what it is about."""
    shown = made(tmp_path, known, _of(2024, value=45), _of(2025, value=161, reason=_reason(**about)))

    (row,) = [row for row in rows("Trends", shown, known) if "confirmed" in row["Indicator"]]
    assert row["The state's reason"] == "asked; no reason yet"


def test_small_lines_are_one_for_each_state_with_its_reason(tmp_path: Path, known: Catalogue) -> None:
    """Oldest first, a gap where there is no figure, and who has none is named."""
    shown = made(
        tmp_path,
        known,
        *(_of(2023, value=30), _of(2024, missing="not_collected"), _of(2025, value=161, reason=_reason())),
        *(_of(2024, state="THA", value=60), _of(2025, state="THA", value=161)),
    )
    (chart,) = drawn("Trends", shown, known).charts

    assert chart.kind is ChartKind.MULTIPLES
    assert chart.categories == ("Lao PDR (draft)", "Thailand (draft)")
    assert [(series.name, series.numbers) for series in chart.series] == [
        ("2023", (30, None)),
        ("2024", (None, 60)),
        ("2025", (161, 161)),
    ]
    assert chart.captions == (REASON, "asked; no reason yet")
    assert "Viet Nam" in chart.note


def test_events_of_the_period_stand_beside_what_changed(tmp_path: Path, known: Catalogue) -> None:
    """As the state names them; not beside what stayed."""
    now = {**_of(2025, value=161), "context": [{"event": "A flood", "effect_on": "services"}]}
    now["statistics"]["cells"].append({"indicator": "offences_recorded", "value": 9})
    before = _of(2024, value=45)
    before["statistics"]["cells"].append({"indicator": "offences_recorded", "value": 9})

    events = {
        row["Indicator"]: row["Events of the period"]
        for row in rows("Trends", made(tmp_path, known, before, now), known)
    }
    assert events == {"Offences recorded": "", "Victims detected, confirmed victim": "A flood"}


@pytest.mark.parametrize(
    ("text", "short"),
    [("A new hotline.", "A new hotline."), ("word " * 30, f"{'word ' * 17}word…"), ("x" * 120, f"{'x' * 89}…")],
)
def test_a_long_reason_is_cut_at_a_word(text: str, short: str) -> None:
    """At ninety signs, and says that it goes on."""
    assert shortened(text) == short
    assert len(shortened(text)) <= 90
