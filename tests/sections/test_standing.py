"""Where an obligation stands comes from the answers alone, by one table; how it moved is told in neutral words."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue.entries import Catalogue
from actip.format.records import Answer
from actip.model.play import StateOfPlay
from actip.sections.rights import LEGEND
from actip.sections.since_last import moved_answers
from actip.sections.standing import (
    BY_LAW,
    FROM_SILENCE,
    FURTHER,
    LAW_ALONE,
    LESS_FAR,
    OTHER,
    PLAY,
    PRACTICE_ALONE,
    TO_SILENCE,
    direction,
    most_open,
    play_of,
    play_of_answer,
    standings,
)
from tests.sections.regions import drawn, made, rows, year


def _answer(known: Catalogue, name: str, in_law: str | None, in_practice: str | None) -> Any:
    obligation = known.obligations[name]
    return obligation, Answer(obligation.id, obligation.id, in_law=in_law, in_practice=in_practice)


def _reports(known: Catalogue, **answers: tuple[str | None, str | None]) -> list[dict[str, Any]]:
    """Return a report of each state with its answer to 14.13, on law and practice."""
    return [_report(2025, state, law, practice) for state, (law, practice) in answers.items()]


def _report(number: int, state: str, law: str | None, practice: str | None) -> dict[str, Any]:
    answer = {"in_law": law, "in_practice": practice, "account": "A."}
    return year(number, state, {"clearance": "submitted", "obligations": {"ACTIP-14.13": answer}})


def test_every_pair_of_answers_has_its_place_in_the_table(known: Catalogue) -> None:
    """Of every code that the form offers; a code that is added without one is a fault here, not in a meeting."""
    law, practice = (set(known.lists[name].codes) for name in ("in_law", "in_practice"))

    assert set(BY_LAW) == set(LAW_ALONE) == law
    assert set(PLAY) == set(PRACTICE_ALONE) == practice
    assert {len(plays) for plays in PLAY.values()} == {len(BY_LAW)}


def test_nothing_is_in_place_of_which_either_half_is_not_there(known: Catalogue) -> None:
    """No law at all, or none in practice, is never 'in place', whatever the other half says."""
    for law, practice in product(("none", "partial", "no_information", None), PLAY):
        assert play_of_answer(*_answer(known, "ACTIP-14.7", law, practice)) is not StateOfPlay.IN_PLACE
    for law, practice in product(BY_LAW, ("partial", "not_yet", "no_information", None)):
        assert play_of_answer(*_answer(known, "ACTIP-14.7", law, practice)) is not StateOfPlay.IN_PLACE


@pytest.mark.parametrize(
    ("law", "practice", "play"),
    [
        ("full", "large", StateOfPlay.IN_PLACE),
        ("not_needed", "full", StateOfPlay.IN_PLACE),
        ("full", "partial", StateOfPlay.PARTLY),
        ("none", "full", StateOfPlay.PARTLY),
        ("full", "not_yet", StateOfPlay.IN_LAW_ONLY),
        ("none", "not_yet", StateOfPlay.NOT_YET),
        ("full", "no_information", StateOfPlay.NO_INFORMATION),
        ("full", None, StateOfPlay.NO_INFORMATION),
        ("full", "considered_declined", StateOfPlay.NOT_APPLICABLE),
        (None, None, StateOfPlay.NOT_REPORTED),
    ],
)
def test_law_and_practice_together_say_where_it_stands(
    known: Catalogue, law: str | None, practice: str | None, play: StateOfPlay
) -> None:
    """As a lawyer and a practitioner would both sign it."""
    assert play_of_answer(*_answer(known, "ACTIP-14.7", law, practice)) is play


@pytest.mark.parametrize(
    ("before", "now", "way"),
    [
        (("full", "not_yet"), ("none", "not_yet"), LESS_FAR),
        (("full", "large"), ("no_information", "no_information"), TO_SILENCE),
        (("no_information", "no_information"), ("full", "large"), FROM_SILENCE),
        (("partial", "not_yet"), ("full", "partial"), FURTHER),
        (("full", "not_yet"), ("partial", "partial"), OTHER),
        (("full", "partial"), ("not_needed", "partial"), OTHER),
        (("full", "partial"), ("full", "partial"), ""),
    ],
)
def test_an_answer_moves_further_less_far_or_otherwise(
    known: Catalogue, before: tuple[str, str], now: tuple[str, str], way: str
) -> None:
    """What fell back is never told as what was done."""
    obligation, earlier = _answer(known, "ACTIP-14.7", *before)

    assert direction(obligation, earlier, _answer(known, "ACTIP-14.7", *now)[1]) == way


def test_where_it_is_not_in_place_names_the_states_that_say_so(tmp_path: Path, known: Catalogue) -> None:
    """Who says that nothing is there yet is named; who has it in place, be it without evidence, is not."""
    shown = made(
        tmp_path,
        known,
        *_reports(known, BRN=("none", "not_yet"), LAO=("full", "large"), VNM=("none", "not_yet"), THA=("full", "full")),
    )

    (entry,) = (entry for entry in standings(shown, known) if entry.obligation.id == "ACTIP-14.13")

    assert [state.iso3 for state in entry.open_in] == ["BRN", "VNM"]
    assert [state.iso3 for state in entry.answered_in] == ["BRN", "LAO", "THA", "VNM"]


def test_victims_rights_come_first_and_then_what_most_states_do_not_have(tmp_path: Path, known: Catalogue) -> None:
    """Obligations may be ordered so; states never are."""
    shown = made(tmp_path, known, *_reports(known, BRN=("none", "not_yet"), LAO=("none", "not_yet")))

    first, *others = most_open(standings(shown, known))

    assert first.obligation.id == "ACTIP-14.13"
    assert all(not entry.obligation.victim_rights or len(entry.open_in) <= 2 for entry in others)


@pytest.mark.parametrize("silence", ["withheld", "no report", "not asked", "not in this report"])
def test_each_silence_has_its_own_state_of_play(tmp_path: Path, known: Catalogue, silence: str) -> None:
    """Withheld, not asked and not reported are told apart, and none of them is an answer."""
    report = year(2025)
    match silence:
        case "withheld":
            report["obligations"]["ACTIP-14.13"]["disclosure"] = "national"
        case "not asked":
            report |= {"asks": "core", "obligations": {}}
        case "not in this report":
            report["parts"] = ["statistics"]
    shown = made(tmp_path, known, report)
    name = next(
        entry.id
        for entry in known.obligations.values()
        if (silence != "not asked" and entry.id == "ACTIP-14.13") or (silence == "not asked" and not entry.core)
    )
    code = "THA" if silence == "no report" else "LAO"
    (one,) = (entry for entry in shown.reports if entry.state.iso3 == code)

    play = play_of(shown, one, known.obligations[name], known)

    expected = {"withheld": StateOfPlay.WITHHELD, "not asked": StateOfPlay.NOT_ASKED}
    assert play is expected.get(silence, StateOfPlay.NOT_REPORTED)
    assert not play.is_answered


def test_every_state_of_play_has_a_sign_and_a_letter_of_its_own() -> None:
    """On paper without colour, and on a screen without signs."""
    assert len({play.sign for play in StateOfPlay}) == len(LEGEND) == len(StateOfPlay)
    assert len({play.letter for play in StateOfPlay}) == len(StateOfPlay)


def test_the_map_counts_over_those_that_answer(tmp_path: Path, known: Catalogue) -> None:
    """Withheld and not applicable are in neither number."""
    files = _reports(
        known, BRN=("none", "not_yet"), LAO=("full", "large"), THA=("full", "not_applicable"), VNM=("full", "full")
    )
    files[3]["obligations"]["ACTIP-14.13"]["disclosure"] = "national"

    (row,) = (
        row for row in rows("Rights of victims", made(tmp_path, known, *files), known) if row["Article"] == "14.13"
    )

    assert (row["Not in place"], row["Where not"]) == ("1 of 2", "BRN")
    assert (row["BRN"], row["VNM"], row["SGP"]) == (
        "not yet (law: none, practice: not yet)",
        "withheld",
        "not reported",
    )


def test_what_changed_shows_both_answers_the_way_and_the_account(tmp_path: Path, known: Catalogue) -> None:
    """Nothing is called closed; who reads it can ask."""
    before, now = (
        year(
            number, "BRN", {"obligations": {"ACTIP-14.13": {"in_law": law, "in_practice": "not_yet", "account": "A."}}}
        )
        for number, law in ((2024, "full"), (2025, "none"))
    )

    section = drawn("What changed", made(tmp_path, known, before, now), known)
    (cells,) = section.rows

    assert [cell.text for cell in cells] == [
        "Brunei Darussalam",
        "ACTIP-14.13",
        known.obligations["ACTIP-14.13"].title,
        "in law only (full / not yet)",
        "not yet (none / not yet)",
        "less far",
        "A.",
    ]
    assert section.lead.endswith(": 1 less far.")


@pytest.mark.parametrize("restricted", [2024, 2025])
def test_an_answer_that_was_restricted_once_is_not_compared(tmp_path: Path, known: Catalogue, restricted: int) -> None:
    """The comparison would tell it."""
    files = [_report(2024, "BRN", "full", "not_yet"), _report(2025, "BRN", "none", "not_yet")]
    files[restricted - 2024]["obligations"]["ACTIP-14.13"]["disclosure"] = "national"

    assert moved_answers(made(tmp_path, known, *files), known) == []


def test_before_and_now_is_over_the_states_of_both_cycles(tmp_path: Path, known: Catalogue) -> None:
    """Else who joins or leaves would look like a change; the parts of each pillar are a hundred together."""
    submitted = {"clearance": "submitted"}
    files = (year(2024, "LAO"), year(2025, "LAO", submitted), year(2025, "THA", submitted))
    shown = made(tmp_path, known, *files)

    (chart,) = drawn("What changed", shown, known).charts

    assert chart.note == "Over the states that are in both cycles: LAO."
    assert all(
        sum(series.numbers[place] or 0 for series in chart.series) == pytest.approx(100, abs=0.5)
        for place in range(len(chart.categories))
    )
