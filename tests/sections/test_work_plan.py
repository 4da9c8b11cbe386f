"""The work plan beside what states do: delivered, running and late, baseline and now, never more than is printed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actip.assessment.work_plan import work_plan
from actip.catalogue.entries import Catalogue
from actip.format.moments import moment
from actip.model.region import Region
from actip.model.settings import ReportScope
from actip.model.work_plan import Activity, Decision, Measure, WorkPlan
from actip.sections import sections, stamps
from actip.sections.work_plan import Progress, activities, open_decisions, progress, tally
from tests.conftest import ROOT
from tests.sections.regions import drawn, made, rows, year

AS_OF = date(2026, 5, 1)
SCOPE = ReportScope(as_of=AS_OF)


def _activity(number: str = "1", **more: Any) -> Activity:
    return Activity(number, "Train judges", **more)


def _region(
    folder: Path,
    known: Catalogue,
    *entries: Activity,
    decisions: tuple[Decision, ...] = (),
    change: Mapping[str, Any] | None = None,
    audience: str = "asean",
    scope: ReportScope = SCOPE,
) -> Region:
    """Return a region of Lao PDR and Thailand with a plan."""
    reported = (year(2025, "LAO", change), year(2025, "THA"))
    plan = WorkPlan("plan.yaml", "A plan", activities=entries, decisions=decisions)
    return made(folder, known, *reported, audience=audience, scope=scope)._replace(work_plan=plan)


# --- how far it is


@pytest.mark.parametrize(
    ("status", "end", "stage"),
    [
        ("done", "2020", Progress.DELIVERED),
        ("dropped", "2020", Progress.DROPPED),
        ("under_way", "2026-04", Progress.LATE),
        ("under_way", "2026-04-30", Progress.LATE),
        ("under_way", "2026-05-01", Progress.RUNNING),
        ("under_way", "2026", Progress.RUNNING),
        ("under_way", None, Progress.RUNNING),
        ("planned", "2026-04", Progress.LATE),
        ("planned", "2027", Progress.PLANNED),
        ("", "2026-04", Progress.LATE),
        ("", None, Progress.NOT_SAID),
    ],
)
def test_late_is_what_should_have_ended_and_is_neither_done_nor_dropped(
    status: str, end: str | None, stage: Progress
) -> None:
    """A month or a year has not passed before its last day; without an end nothing is late."""
    assert progress(_activity(status=status, end=moment(end)), AS_OF) is stage


def test_without_a_day_nothing_is_late() -> None:
    """Nobody is called late by a clock that nobody named."""
    assert progress(_activity(status="under_way", end=moment("2020")), None) is Progress.RUNNING


def test_the_lead_counts_what_the_rows_say(tmp_path: Path, known: Catalogue) -> None:
    """Each activity once, also where it has several indicators; decisions apart."""
    entries = (
        _activity("1", status="done", measures=(Measure("a"), Measure("b"))),
        _activity("2", status="planned"),
        _activity("3", status="planned", end=moment("2025")),
    )
    decided = (Decision("D1", "x", status="done"), Decision("D2", "y", due=moment("2026-01")))
    region = _region(tmp_path, known, *entries, decisions=decided)

    section = drawn("Work plan", region, known)

    assert section.lead == (
        "3 activities: 1 delivered, 1 late, 1 planned. 2 decisions of the last meeting, 1 of them open."
    )
    assert dict(tally(region)) == {Progress.DELIVERED: 1, Progress.LATE: 1, Progress.PLANNED: 1}
    assert [one.number for one in open_decisions(region)] == ["D2"]
    assert [row["Status"] for row in rows("Work plan", region, known)] == [
        "delivered", "", "planned", "late", "done", "late"
    ]  # fmt: skip


def test_rows_stand_in_the_order_of_the_plan(tmp_path: Path, known: Catalogue) -> None:
    """Under their thrusts, the decisions last: nothing is ranked."""
    region = _region(
        tmp_path,
        known,
        _activity("2", status="planned", thrust="B"),
        _activity("1", status="done", thrust="A"),
        decisions=(Decision("D1", "x", outcome="It was done.", meeting="The third"),),
    )

    table = rows("Work plan", region, known)

    assert [(row["Thrust"], row["No."]) for row in table] == [
        ("B", "2"), ("A", "1"), ("Decisions of the last meeting", "D1")
    ]  # fmt: skip
    assert table[-1]["Activity"] == "x\nWhat became of it: It was done.\n(The third)"


def test_there_is_no_section_without_a_plan(tmp_path: Path, known: Catalogue) -> None:
    """Nobody has to give one."""
    region = made(tmp_path, known, year(2025))

    assert "Work plan" not in {section.name for section in sections(region, known)}


# --- baseline, target, now


def _cells(*counts: int) -> dict[str, Any]:
    cells = [{"indicator": "officials_trained", "value": count} for count in counts]
    return {"statistics": {"cells": cells}}


def test_now_is_the_printed_total_with_its_coverage(tmp_path: Path, known: Catalogue) -> None:
    """Over the states that print a figure; the target has its year."""
    measure = Measure("Trained", 10, 1600, 2026, figure="officials_trained")

    (row,) = rows("Work plan", _region(tmp_path, known, _activity(measures=(measure,)), change=_cells(86)), known)

    assert (row["Baseline"], row["Target"]) == ("10", "1,600 (2026)")
    assert row["Now"] == "86 in 1 of 11, 1 draft"


@pytest.mark.parametrize(
    ("measure", "baseline", "now"),
    [
        (Measure("Studies", 0, 1), "0", "not counted here"),
        (Measure("Studies"), "not said", "not counted here"),
        (Measure("Calls", figure="hotline_calls"), "not said", "no figure is printed"),
    ],
)
def test_a_missing_figure_is_never_zero(
    measure: Measure, baseline: str, now: str, tmp_path: Path, known: Catalogue
) -> None:
    """Zero is a figure; what nobody gives has words."""
    (row,) = rows("Work plan", _region(tmp_path, known, _activity(measures=(measure,))), known)

    assert (row["Baseline"], row["Now"]) == (baseline, now)


def test_a_suppressed_figure_is_in_no_total(tmp_path: Path, known: Catalogue) -> None:
    """What an audience may not see cannot be worked out from the plan."""
    measure = Measure("Trained", figure="officials_trained")
    told = {
        audience: rows(
            "Work plan",
            _region(tmp_path, known, _activity(measures=(measure,)), change=_cells(3), audience=audience),
            known,
        )[0]["Now"]
        for audience in ("national", "asean")
    }

    assert told == {"national": "3 in 1 of 11, 1 draft", "asean": "no figure is printed"}


# --- what states do under its obligations


def test_the_own_actions_of_states_are_counted_by_stage_with_the_states(tmp_path: Path, known: Catalogue) -> None:
    """Late by the day of the report; dropped ones are left out; under other obligations nothing is counted."""
    actions = [
        {"action": "a", "state": "planned", "due": "2027-01-01"},
        {"action": "b", "state": "under_way", "due": "2026-01-01"},
        {"action": "c", "state": "done", "due": "2025-01-01"},
        {"action": "d", "state": "dropped"},
    ]
    change = {"obligations": {"ACTIP-16.6": {"actions": actions}, "ACTIP-18.1": {"actions": actions}}}
    region = _region(tmp_path, known, _activity(obligations=("ACTIP-16.6",)), change=change)
    codes = "LAO (draft)" if region.drafts else "LAO"

    (row,) = rows("Work plan", region, known)

    assert row["States' own actions"] == f"1 planned: {codes}\n1 done: {codes}\n1 late: {codes}"


def test_asks_and_offers_name_the_states(tmp_path: Path, known: Catalogue) -> None:
    """Under the obligations of the activity alone."""
    change = {
        "obligations": {
            "ACTIP-16.6": {"assistance": [{"kind": "training"}]},
            "ACTIP-18.1": {"assistance_offered": [{"kind": "training"}]},
        }
    }
    region = _region(
        tmp_path, known, _activity("1", obligations=("ACTIP-16.6",)), _activity("2", obligations=("ACTIP-18.1",)),
        change=change,
    )  # fmt: skip
    codes = "LAO (draft)" if region.drafts else "LAO"

    assert [row["Asks and offers"] for row in rows("Work plan", region, known)] == [
        f"asks: {codes}",
        f"offers: {codes}",
    ]


# --- of one state, and of a sample


def test_a_state_sees_its_part_of_the_plan(tmp_path: Path, known: Catalogue) -> None:
    """What names it as lead or partner, or all member states."""
    entries = (
        _activity("1", lead="LAO"),
        _activity("2", lead="THA, LAO"),
        _activity("3", with_whom=("AICHR", "LAO")),
        _activity("4", with_whom=("All Member States",)),
        _activity("5", lead="THA"),
    )
    region = _region(tmp_path, known, *entries, scope=ReportScope(state="LAO", as_of=AS_OF))

    assert [one.number for one in activities(region)] == ["1", "2", "3", "4"]
    assert "what names Lao PDR or all member states" in drawn("Work plan", region, known).lead


def test_an_invented_plan_is_stamped_as_one(tmp_path: Path, known: Catalogue) -> None:
    """On every page, whatever the answers are; a plan that is not says nothing."""
    region = _region(tmp_path, known, _activity())
    sample = work_plan(str(ROOT / "sample_data" / "work_plan.yaml"), known)

    stamped, plain = (stamps(one, known) for one in (region._replace(work_plan=sample), region))

    assert set(stamped) - set(plain) == {"Sample: work plan invented, no document of ASEAN."}
