"""What a working group plans with: needs, offers, shared gaps, actions by quarter, people trained, and money."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue.entries import Catalogue
from actip.model.settings import ReportScope
from tests.sections.regions import drawn, made, rows, year

ASKS = {"assistance": [{"kind": "training", "detail": "For judges.", "priority": "high"}]}
OFFERS = {"assistance_offered": [{"kind": "training", "detail": "Two courses a year."}]}


def _answers(state: str, **answers: Any) -> dict[str, Any]:
    named = {f"ACTIP-{name.replace('_', '.')}": answer for name, answer in answers.items()}
    return year(2025, state, {"obligations": named})


def test_needs_show_the_priority_that_a_state_gives(tmp_path: Path, known: Catalogue) -> None:
    """And 'asked' where it gives none."""
    plain = {"assistance": [{"kind": "training"}]}
    shown = made(tmp_path, known, _answers("LAO", **{"14_7": ASKS}), _answers("THA", **{"14_7": plain}))

    (row,) = rows("Needs", shown, known)

    assert (row["Kind"], row["Obligation"], row["Asked by"]) == ("Training", "ACTIP-14.7", "2 of 2")
    assert (row["LAO"], row["THA"], row["VNM"]) == ("high", "asked", "")


def test_who_asks_stands_beside_who_offers(tmp_path: Path, known: Catalogue) -> None:
    """Of the same obligation; where nobody offers it says so."""
    lao, tha = _answers("LAO", **{"14_7": ASKS, "14_8": ASKS}), _answers("THA", **{"14_7": OFFERS})
    found = {row["Obligation"]: row for row in rows("Who could help whom", made(tmp_path, known, lao, tha), known)}

    assert found["ACTIP-14.7"]["Asks for help"] == "LAO training (high)"
    assert found["ACTIP-14.7"]["Offers help"] == "THA training"
    assert found["ACTIP-14.7"]["Of the same kind"] == "Training"
    assert found["ACTIP-14.7"]["What is offered"] == "THA: Two courses a year."
    assert found["ACTIP-14.8"]["Offers help"] == "no state yet"


def test_an_offer_that_is_withheld_is_no_offer_here(tmp_path: Path, known: Catalogue) -> None:
    """What a state keeps to itself nobody plans with."""
    closed = _answers("THA", **{"14_7": {**OFFERS, "disclosure": "national"}})
    shown = made(tmp_path, known, _answers("LAO", **{"14_7": ASKS}), closed)

    (row,) = rows("Who could help whom", shown, known)
    assert row["Offers help"] == "no state yet"


def test_a_gap_of_one_state_is_no_shared_gap(tmp_path: Path, known: Catalogue) -> None:
    """Two or more, under the area of the ASEAN Plan of Action."""
    none = {"in_law": "full", "in_practice": "not_yet"}
    lao = _answers("LAO", **{"14_8": none, "16_6": {"in_practice": "not_yet"}})
    shown = made(tmp_path, known, lao, _answers("THA", **{"14_8": none}))

    (row,) = rows("Plan of Action", shown, known)
    assert (row["Area"], row["Obligation"], row["Open in"], row["States"]) == (
        "Protection of victims",
        "ACTIP-14.8",
        "2 of 2",
        "LAO, THA",
    )


def _planned(**action: Any) -> dict[str, Any]:
    return _answers("LAO", **{"14_7": {"actions": [{"action": "Train interpreters", **action}]}})


@pytest.mark.parametrize(
    ("action", "as_of", "quarter"),
    [
        ({"due": "2026-05-01", "state": "planned"}, None, "2026, quarter 2"),
        ({"due": "2026-12-31", "state": "under_way"}, None, "2026, quarter 4"),
        ({"due": "2026-01-31", "state": "planned"}, None, "2026, quarter 1"),
        ({"due": "2026-05-01", "state": "planned"}, date(2026, 6, 1), "Overdue"),
        ({"due": "2026-02-01", "state": "planned"}, None, "2026, quarter 1"),
        ({"state": "planned"}, None, "No date"),
    ],
)
def test_actions_stand_in_their_quarter(
    tmp_path: Path, known: Catalogue, action: dict[str, Any], as_of: date | None, quarter: str
) -> None:
    """Held against the day that the report speaks of, never against the day on which a file was prepared."""
    (row,) = rows("Actions due", made(tmp_path, known, _planned(**action), scope=ReportScope(as_of=as_of)), known)

    assert (row["Quarter"], row["Action"]) == (quarter, "Train interpreters")


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_what_is_finished_is_not_due(tmp_path: Path, known: Catalogue, state: str) -> None:
    """However long ago its day was."""
    assert rows("Actions due", made(tmp_path, known, _planned(due="2020-01-01", state=state)), known) == []


def test_the_share_of_women_names_what_it_is_a_share_of(tmp_path: Path, known: Catalogue) -> None:
    """Those whose sex is not known are not in it, and a training without a number is a training only."""
    held = [
        {"audience": "judiciary", "participants": {"total": 50, "F": 10, "M": 30, "U": 10}},
        {"audience": "judiciary", "participants": {"total": 20}},
        {"audience": "judiciary", "topic": "Evidence"},
    ]
    (row,) = rows("Training", made(tmp_path, known, year(2025, change={"capacity": held})), known)

    assert [
        row[name] for name in ("Trainings", "With a number of people", "People", "Women", "Of", "Share of women")
    ] == [
        "3",
        "2 of 3",
        "70",
        "10",
        "40",
        "25 %",
    ]


def test_trainings_together_name_their_states(tmp_path: Path, known: Catalogue) -> None:
    """A total is over the states that it names."""
    held = {"capacity": [{"audience": "police", "participants": {"total": 5, "F": 2, "M": 3}}]}
    shown = made(tmp_path, known, year(2025, "LAO", held), year(2025, "THA", held))

    last = rows("Training", shown, known)[-1]
    assert (last["State"], last["People"], last["Share of women"]) == ("Together: LAO, THA", "10", "40 %")


def test_money_is_never_added_up(tmp_path: Path, known: Catalogue) -> None:
    """Each line has its own currency; a sum that is not given is no zero."""
    money = [
        {"pillar": "protection", "currency": "LAK", "allocated": 5000},
        {"pillar": "prevention", "currency": "USD"},
    ]
    section = drawn("Budgets", made(tmp_path, known, year(2025, change={"budgets": money})), known)

    assert [[cell.text for cell in row[2:5]] for row in section.rows] == [
        ["LAK", "5,000", "no figure"],
        ["USD", "no figure", "no figure"],
    ]


@pytest.mark.parametrize(
    ("population", "rate"),
    [
        ({"value": 2_000_000, "year": 2024, "source": "Census"}, ["12.50"]),
        ({"value": 2_000_000, "year": 2024}, []),
        ({"value": 2_000_000, "source": "Census"}, []),
        ({"value": 0, "year": 2024, "source": "Census"}, []),
        (None, []),
    ],
)
def test_a_rate_needs_a_population_with_year_and_source(
    tmp_path: Path, known: Catalogue, population: dict[str, Any] | None, rate: list[str]
) -> None:
    """Nothing is guessed."""
    cells = {"cells": [{"indicator": "victims_detected", "value": 250}]}
    data = year(2025, change={"statistics": cells, "population": population})

    assert [row["Per 100,000"] for row in rows("Rates", made(tmp_path, known, data), known)] == rate


def test_court_indicators_stand_with_the_judgments_reviewed(tmp_path: Path, known: Catalogue) -> None:
    """And what is not answered is not 'not yet'."""
    courts = {"VSC-1": {"state": "partial", "judgments_reviewed": 40}, "VSC-2": {"state": "not_yet"}}
    found = rows("Courts", made(tmp_path, known, year(2025, change={"court_indicators": courts})), known)

    assert [row["LAO"] for row in found[:3]] == ["partial (40)", "not yet", "no answer"]
