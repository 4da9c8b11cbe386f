"""What a working group plans with: needs, offers, the Plan of Action, actions, people trained, and money."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue
from actip.gate import yaml as strict_yaml
from actip.model.region import Region
from actip.model.settings import ReportScope
from tests.conftest import ROOT
from tests.sections.regions import drawn, made, rows, year

WORDS = "What is asked for, in the state's words"
OFFERED_BY = "Who offers the same kind under it"
ASKS = {"assistance": [{"kind": "training", "detail": "For judges.", "priority": "high"}]}
OFFERS = {"assistance_offered": [{"kind": "training", "detail": "Two courses a year."}]}
BY = date(2026, 6, 1)


def _answers(state: str, **answers: Any) -> dict[str, Any]:
    named = {f"ACTIP-{name.replace('_', '.')}": answer for name, answer in answers.items()}
    return year(2025, state, {"clearance": "submitted", "obligations": named})


def _asked(shown: Any, known: Catalogue) -> list[dict[str, str]]:
    return [row for row in rows("Needs and offers", shown, known) if row["Part"].startswith("Asked")]


def test_every_ask_has_its_words_and_its_priority(tmp_path: Path, known: Catalogue) -> None:
    """And the word for it where the state gives none."""
    plain = {"assistance": [{"kind": "training"}]}
    shown = made(tmp_path, known, _answers("LAO", **{"14_7": ASKS}), _answers("THA", **{"14_7": plain}))

    lao, tha = _asked(shown, known)

    assert (lao["State"], lao["Kind"], lao["Article"]) == ("LAO", "Training", "14.7")
    assert (lao[WORDS], lao["Priority"], tha[WORDS], tha["Priority"]) == (
        *("For judges.", "high"),
        *("no words", "not given"),
    )


def test_two_asks_of_one_kind_are_two_rows(tmp_path: Path, known: Catalogue) -> None:
    """Under one obligation, each with its own words and priority; both are counted."""
    two = [
        {"kind": "training", "priority": "low", "detail": "Training for police"},
        {"kind": "training", "priority": "high", "detail": "Training for judges on electronic evidence"},
    ]
    shown = made(tmp_path, known, _answers("KHM", **{"16_6": {"assistance": two}}))

    assert [(row["State"], row[WORDS], row["Priority"]) for row in _asked(shown, known)] == [
        ("KHM", "Training for police", "low"),
        ("KHM", "Training for judges on electronic evidence", "high"),
    ]
    (together,) = [row for row in rows("Needs and offers", shown, known) if row["Part"] == "In all, by kind"]
    assert (together[WORDS], together["Priority"]) == ("2 asks: KHM 2", "1 high")


@pytest.mark.parametrize(
    ("offering", "offer", "matched"),
    [
        ("THA", OFFERS, "THA: Two courses a year."),
        ("LAO", OFFERS, "no other state yet"),
        ("THA", {"assistance_offered": [{"kind": "funding", "detail": "A grant."}]}, "no other state yet"),
        ("THA", {**OFFERS, "disclosure": "national"}, "no other state yet"),
    ],
    ids=["another state", "the state itself", "another kind", "withheld"],
)
def test_a_match_is_of_the_same_kind_by_another_state(
    tmp_path: Path, known: Catalogue, offering: str, offer: dict[str, Any], matched: str
) -> None:
    """Under the same obligation, and for everybody to see."""
    both = [_answers("LAO", **{"14_7": {**ASKS, **(offer if offering == "LAO" else {})}})]
    both += [_answers("THA", **{"14_7": offer})] if offering == "THA" else []
    shown = made(tmp_path, known, *both)

    (row,) = _asked(shown, known)
    assert row[OFFERED_BY] == matched
    assert f"To {int(matched != 'no other state yet')} of them another state" in (
        drawn("Needs and offers", shown, known).lead
    )


def test_an_offer_under_another_obligation_is_no_match(tmp_path: Path, known: Catalogue) -> None:
    """It stands among those that nobody asks for."""
    lao, tha = _answers("LAO", **{"14_7": ASKS}), _answers("THA", **{"14_8": OFFERS})
    shown = made(tmp_path, known, lao, tha)

    (row,) = _asked(shown, known)
    (offered,) = [row for row in rows("Needs and offers", shown, known) if row["Part"] == "Offered, and nobody asks"]
    assert row[OFFERED_BY] == "no other state yet"
    assert offered[WORDS] == "1 offer: 14.8 THA"


def test_who_asks_for_what_is_offered_stands_beside_the_offer(tmp_path: Path, known: Catalogue) -> None:
    """Each offer with its words; the state itself asks nobody."""
    lao, tha = _answers("LAO", **{"14_7": ASKS}), _answers("THA", **{"14_7": {**OFFERS, **ASKS}})

    (row,) = rows("Offers", made(tmp_path, known, lao, tha), known)
    assert (row["State"], row["What is offered"], row["Who asks for the same kind"]) == (
        *("Thailand", "Two courses a year."),
        "LAO",
    )


@pytest.fixture(name="sample", scope="module")
def _sample(known: Catalogue) -> Region:
    """The sample region of 2025 with that of 2024 before it, as ASEAN officers may see it, held against a day."""
    paths = [str(ROOT / "sample_data" / number) for number in ("2024", "2025")]
    whole = region(assess(paths, known)[0], known, ReportScope(as_of=BY))
    return as_seen_by("asean", whole, known)


def _of_sample(key: str) -> list[tuple[str, str, Any]]:
    """Return the entries of the sample under a key of an answer, that ASEAN may see, read from its files alone."""
    entries = []
    for path in sorted((ROOT / "sample_data" / "2025").glob("*_2025.*")):
        data: Any = strict_yaml.parse(path.read_text()).data
        for name, answer in data["obligations"].items():
            if answer.get("disclosure", data["disclosure"]) != "national" and key in answer:
                listed = answer[key] if isinstance(answer[key], list) else [answer[key]]
                entries += [(data["state"], name.removeprefix("ACTIP-"), entry) for entry in listed]
    return entries


def test_no_ask_of_the_sample_is_lost(sample: Region, known: Catalogue) -> None:
    """As many rows, by state, article, kind and priority, as its files hold; the kinds add up to them."""
    labels = known.lists["assistance_kinds"].codes
    expected = Counter(
        (state, article, labels[entry["kind"]].label, entry["priority"])
        for state, article, entry in _of_sample("assistance")
    )
    listed = _asked(sample, known)

    assert Counter((_code(row["State"]), row["Article"], row["Kind"], row["Priority"]) for row in listed) == expected
    in_all = [row for row in rows("Needs and offers", sample, known) if row["Part"] == "In all, by kind"]
    by_kind = Counter(labels[entry["kind"]].label for _, _, entry in _of_sample("assistance"))
    assert {row["Kind"]: int(row[WORDS].split()[0]) for row in in_all} == {
        kind: by_kind[kind] for kind in (row["Kind"] for row in in_all)
    }


def test_matches_of_the_sample_are_those_of_its_files(sample: Region, known: Catalogue) -> None:
    """Worked out again from them: the same kind, the same obligation, another state."""
    offers = {(article, entry["kind"], state) for state, article, entry in _of_sample("assistance_offered")}
    labels = {code.label: code.code for code in known.lists["assistance_kinds"].codes.values()}
    assert len(_of_sample("assistance_offered")) == len(rows("Offers", sample, known))
    for row in _asked(sample, known):
        others = {
            state
            for article, kind, state in offers
            if (article, kind) == (row["Article"], labels[row["Kind"]]) and state != _code(row["State"])
        }
        named = {_code(line.split(":")[0]) for line in row[OFFERED_BY].split("\n")} - {"no other state yet"}
        assert {_code(code) for line in named for code in line.split(", ")} == others


def _code(words: str) -> str:
    return words.replace(" (draft)", "")


def test_what_one_state_alone_has_not_in_place_is_no_shared_one(tmp_path: Path, known: Catalogue) -> None:
    """Two or more, by their answers, under the area of the Plan of Action; whoever answers 'in full' is not in it."""
    not_yet = {"in_law": "none", "in_practice": "not_yet", "evidence": None}
    lao = _answers("LAO", **{"14_8": {**not_yet, **ASKS}, "16_6": {"in_practice": "not_yet"}})
    unproved = _answers("VNM", **{"14_8": {"evidence": None}})
    shown = made(tmp_path, known, lao, _answers("THA", **{"14_8": not_yet}), unproved)

    (row,) = rows("Plan of Action", shown, known)
    assert (row["Area"], row["Article"], row["Not in place"], row["States"], row["Ask for help"]) == (
        *("Protection of victims", "14.8", "2 of 3", "LAO, THA"),
        "LAO 1",
    )


# --- actions


def _planned(*actions: dict[str, Any]) -> dict[str, Any]:
    listed = [{"action": "Train interpreters", **action} for action in actions]
    agencies = [{"id": "mps", "name": "Ministry of Public Security"}]
    return {**_answers("LAO", **{"14_7": {"actions": listed}}), "agencies": agencies}


@pytest.mark.parametrize(
    ("action", "as_of", "when", "quarter"),
    [
        ({"due": "2026-05-01", "state": "planned"}, BY, "Late", "2026, quarter 2"),
        ({"due": "2026-05", "state": "planned"}, BY, "Late", "2026, quarter 2"),
        ({"due": "2026-06-01", "state": "planned"}, BY, "Due this quarter", "2026, quarter 2"),
        ({"due": "2026-09-30"}, BY, "Due next quarter", "2026, quarter 3"),
        ({"due": "2026-12-31", "state": "under_way"}, BY, "Due later", "2026, quarter 4"),
        ({"due": "2026", "state": "under_way"}, BY, "Due later", "2026"),
        ({"due": "2027-03-31", "state": "planned"}, date(2026, 12, 31), "Due next quarter", "2027, quarter 1"),
        ({"state": "planned"}, BY, "No date", "No date"),
        ({"due": "2020-01-01", "state": "done"}, BY, "Done", "2020, quarter 1"),
        ({"due": "2020-01-01", "state": "dropped"}, BY, "Dropped", "2020, quarter 1"),
        ({"due": "2020-01-01", "state": "planned"}, None, "With a date", "2020, quarter 1"),
    ],
)
def test_actions_are_held_against_the_day_of_the_report(
    tmp_path: Path, known: Catalogue, action: dict[str, Any], as_of: date | None, when: str, quarter: str
) -> None:
    """Never against the day on which a file was prepared: where no day is named, nothing is late."""
    shown = made(tmp_path, known, _planned(action), scope=ReportScope(as_of=as_of))
    (row,) = rows("Actions in full", shown, known)
    counts = rows("Actions", shown, known)[-1]

    assert (row["When"], row["Quarter"], row["Action"]) == (when, quarter, "Train interpreters")
    assert counts[when] == "1"
    assert ("nothing is called late" in drawn("Actions", shown, known).lead) == (as_of is None)


def test_what_is_delivered_is_told_of_all_actions(tmp_path: Path, known: Catalogue) -> None:
    """What is done, of what the report names."""
    actions = [{"state": "done"}, {"state": "dropped"}, {"state": "planned"}, {"state": "done"}]
    shown = made(tmp_path, known, _planned(*actions), scope=ReportScope(as_of=BY))

    assert rows("Actions", shown, known)[0]["Delivered"] == "2 of 4"
    assert drawn("Actions", shown, known).lead.startswith("2 of 4 actions are done")


@pytest.mark.parametrize(
    ("agency", "name"),
    [("mps", "Ministry of Public Security"), ("moj", "not in the list of agencies"), (None, "not named")],
)
def test_what_is_late_stands_with_the_name_of_its_agency(
    tmp_path: Path, known: Catalogue, agency: str | None, name: str
) -> None:
    """Never with an id that only the state knows."""
    action = {"due": "2026-01-31", "state": "planned", "agency": agency}
    row = rows("Actions", made(tmp_path, known, _planned(action), scope=ReportScope(as_of=BY)), known)[-1]

    assert row["Agency"] == name
    assert row["What is late, or due in this quarter or the next"] == "Late, 2026-01-31: Train interpreters (14.7)"


def test_the_actions_of_the_sample_are_those_of_its_files(sample: Region, known: Catalogue) -> None:
    """Late, and all, of each state, by another reading of them; the picture counts them all."""
    every = _of_sample("actions")
    late = Counter(state for state, _, action in every if date.fromisoformat(str(action["due"])) < BY)
    for report in sample.reports:
        of_state = [row for row in rows("Actions", sample, known) if _code(row["State"]) == report.state.name]
        (counts,) = [row for row in of_state if row["Agency"] == "All agencies"]
        number = sum(state == report.state.iso3 for state, _, _ in every)
        assert (counts["Late"], counts["Delivered"]) == (str(late[report.state.iso3]), f"0 of {number}")
    (chart,) = drawn("Actions", sample, known).charts
    assert sum(number or 0 for series in chart.series for number in series.numbers) == len(every)


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
    assert (last["State"], last["People"], last["Share of women"]) == (
        "Together: LAO (draft), THA (draft)",
        "10",
        "40 %",
    )


def _budgets(number: int, *budgets: dict[str, Any], **change: Any) -> dict[str, Any]:
    return year(number, change={"clearance": "submitted", "budgets": list(budgets), **change})


def test_money_is_never_added_up(tmp_path: Path, known: Catalogue) -> None:
    """Each line has its own currency; a sum that is not given is no zero, and a real one has all its digits."""
    money = [
        {"pillar": "protection", "currency": "IDR", "allocated": 12345678900, "spent": 11987654321},
        {"pillar": "prevention", "currency": "USD", "spent": 999999.5},
    ]
    found = rows("Money", made(tmp_path, known, _budgets(2025, *money)), known)

    assert [(row["Currency"], row["Planned"], row["Spent"]) for row in found] == [
        ("IDR", "12,345,678,900", "11,987,654,321"),
        ("USD", "no figure", "999,999.5"),
    ]


@pytest.mark.parametrize(
    ("before", "earlier", "change"),
    [
        ([{"pillar": "protection", "currency": "LAK", "allocated": 5000}], "5,000", "-2,500"),
        ([{"pillar": "protection", "currency": "LAK", "allocated": 2500}], "2,500", "the same"),
        ([{"pillar": "protection", "currency": "USD", "allocated": 5000}], "no figure", ""),
        ([{"pillar": "protection", "currency": "LAK"}], "no figure", ""),
        ([{"pillar": "protection", "currency": "LAK", "allocated": each} for each in (1, 2)], "several lines", ""),
    ],
)
def test_a_budget_stands_beside_that_of_the_last_report(
    tmp_path: Path, known: Catalogue, before: list[dict[str, Any]], earlier: str, change: str
) -> None:
    """Of the same pillar in the same currency, where there is one alone."""
    now = {"pillar": "protection", "currency": "LAK", "allocated": 2500}
    (row,) = rows("Money", made(tmp_path, known, _budgets(2024, *before), _budgets(2025, now)), known)

    assert (row["Planned before"], row["Planned"], row["Planned, change"]) == (earlier, "2,500", change)


def test_a_budget_that_fell_stands_beside_what_happened_to_it(tmp_path: Path, known: Catalogue) -> None:
    """An event that affected services is no reason of a budget."""
    flood = {"event": "A flood", "effect_on": "budget", "detail": "Money was moved."}
    other = {"event": "A strike", "effect_on": "services"}
    before, now = ({"pillar": "protection", "currency": "LAK", "allocated": amount} for amount in (5000, 2500))
    shown = made(tmp_path, known, _budgets(2024, before), _budgets(2025, now, context=[flood, other]))

    (row,) = rows("Money", shown, known)
    assert row["What affected budgets, as the state tells it"] == "A flood: Money was moved."
    assert "it fell in 1, in 1 of them beside an event that affected budgets: LAO." in (
        drawn("Money", shown, known).lead
    )


def test_an_event_without_a_budget_is_told(tmp_path: Path, known: Catalogue) -> None:
    """It is not lost because no money is reported."""
    flood = {"event": "A flood", "effect_on": "budget"}
    (row,) = rows("Money", made(tmp_path, known, _budgets(2024), _budgets(2025, context=[flood])), known)

    assert (row["Pillar"], row["What affected budgets, as the state tells it"]) == ("no budget reported", "A flood")


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
