"""Who is heard, in one table: consultations, observations, practices, and every challenge."""

from pathlib import Path
from typing import Any

import pytest

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.gate import yaml as strict_yaml
from actip.model.section import Section
from tests.conftest import ROOT
from tests.sections.regions import drawn, made, rows, year

SAMPLE = ROOT / "sample_data"


@pytest.fixture(name="report", scope="module")
def _report() -> RegionalReport:
    """The sample, with observations on one state."""
    heard = [str(SAMPLE / "observations" / "LAO_2025_observations.yaml")]
    return regional_report(
        [str(SAMPLE / number) for number in ("2024", "2025")], "asean", catalogue(), observations=heard, further=True
    )


def _hard(state: str, **texts: str) -> dict[str, Any]:
    answers = {f"ACTIP-{name.replace('_', '.')}": {"challenges": text} for name, text in texts.items()}
    return year(2025, state, {"clearance": "submitted", "obligations": answers})


def _challenges(section: Section) -> list[dict[str, str]]:
    titles = [column.title for column in section.columns]
    every = [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in section.rows]
    return [row for row in every if row["Kind"].startswith("Challenge")]


def test_states_that_find_the_same_hard_stand_together(tmp_path: Path, known: Catalogue) -> None:
    """In one row for the obligation, with the words of each."""
    lao = _hard("LAO", **{"14_7": "No interpreters."})
    files = [lao, _hard("THA", **{"14_7": "Long ways."}), _hard("VNM", **{"14_7": "No interpreters."})]

    (row,) = _challenges(drawn("Voices", made(tmp_path, known, *files), known))
    assert (row["Kind"], row["State"], row["Obligations"]) == (
        *("Challenge, victims' rights", "LAO, THA, VNM"),
        known.obligations["ACTIP-14.7"].citation,
    )
    assert row["In their words, or what it changed"] == "LAO, VNM: No interpreters.\nTHA: Long ways."


def test_a_long_text_is_cut_in_one_table_and_whole_in_the_other(tmp_path: Path, known: Catalogue) -> None:
    """What is cut ends with the sign for it."""
    text = " ".join(["No interpreters in the provinces."] * 20)
    shown = made(tmp_path, known, _hard("LAO", **{"14_7": text}))

    (row,) = _challenges(drawn("Voices", shown, known))
    assert row["In their words, or what it changed"].endswith(" …")
    assert [row["In their words"] for row in rows("Challenges", shown, known)] == [text]


def test_every_challenge_of_the_sample_stands_somewhere(report: RegionalReport) -> None:
    """By state and article, as its files have it, in both tables."""
    expected = set()
    for path in SAMPLE.glob("2025/*_2025.*"):
        data: Any = strict_yaml.parse(path.read_text()).data
        for name, answer in data["obligations"].items():
            if "challenges" in answer and answer.get("disclosure", data["disclosure"]) != "national":
                expected.add((data["state"], name.removeprefix("ACTIP-")))
    voices, challenges = report.sections_named(["Voices", "Challenges"])
    codes = {state.name: code for code, state in catalogue().states.items()}
    full = {(codes[row[0].text.removesuffix(" (draft)")], row[1].text) for row in challenges.rows}
    citations = {obligation.id: obligation.citation for obligation in catalogue().obligations.values()}
    together = {
        (state.removesuffix(" (draft)"), row["Obligations"])
        for row in _challenges(voices)
        for state in row["State"].split(", ")
    }

    assert full == expected
    assert len(challenges.rows) == len(expected)
    assert together == {(state, citations[f"ACTIP-{article}"]) for state, article in expected}
    assert f"{len(expected)} challenges are told." in voices.lead


def test_who_was_heard_is_of_the_states_whose_report_is_here(report: RegionalReport) -> None:
    """Eight of the sample name civil society or survivors; nobody else is among them."""
    (voices,) = report.sections_named(["Voices"])
    (consultations,) = report.sections_named(["Consultations"])
    heard = {
        row[0].text for row in consultations.rows if row[2].text in ("Civil society organisation", "Survivor network")
    }

    assert voices.lead.startswith(f"{len(heard)} of the 11 states whose report is here name a consultation")


def test_an_observation_stands_beside_the_reply_and_is_no_part_of_a_count(report: RegionalReport) -> None:
    """The lead is the same without it."""
    without = regional_report([str(SAMPLE / number) for number in ("2024", "2025")], "asean", catalogue())
    (voices,), (bare,) = (made_of.sections_named(["Voices"]) for made_of in (report, without))
    observed = [row for row in voices.rows if row[0].text == "Observation"]

    assert [row[2].text for row in observed] == ["Sample network of shelters"] * 2
    assert "\nThe state: Sample reply: the state will look at it with the network." in observed[0][4].text
    assert [row for row in voices.rows if row not in observed] == list(bare.rows)
    assert voices.lead == bare.lead
