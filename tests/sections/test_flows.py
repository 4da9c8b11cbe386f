"""Across borders: what two states say of one flow, and what they say together."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.rules.flows import Flow, FlowSide, Verdict
from actip.rules.intervals import Interval
from tests.sections.regions import drawn, made, rows, year

SENT = {"indicator": "victims_repatriated", "direction": "sent", "partner": "MYS"}
RECEIVED = {"indicator": "victims_repatriated", "direction": "received", "partner": "LAO"}
PERIOD = (None, None)


def _state(code: str, *cells: dict[str, Any], **counting: Any) -> dict[str, Any]:
    statistics = {"cells": list(cells), "indicators": {"victims_repatriated": counting} if counting else {}}
    return year(2025, code, {"clearance": "submitted", "statistics": statistics})


@pytest.mark.parametrize(
    ("sent", "received", "sender", "receiver", "together"),
    [
        ({"value": 120}, {"value": 85}, "120", "85", "they differ"),
        ({"below": 5}, {"below": 5}, "<5", "<5", "both agree"),
        ({"value": 3}, {"missing": "not_collected"}, "suppressed", "not collected", "nothing is compared"),
        ({"value": 0}, {"value": 0}, "0", "0", "both agree"),
        ({"value": 7}, {"missing": "not_collected"}, "7", "not collected", "one side is silent"),
        ({"missing": "not_collected"}, {"value": 7}, "not collected", "7", "one side is silent"),
        ({"value": 7}, None, "7", "says nothing", "one side is silent"),
        ({"value": 0}, None, "0", "says nothing", "nothing is compared"),
    ],
)
def test_both_sides_stand_side_by_side(
    tmp_path: Path,
    known: Catalogue,
    sent: dict[str, Any],
    received: dict[str, Any] | None,
    sender: str,
    receiver: str,
    together: str,
) -> None:
    """Each in its own words, and what they say together."""
    other = [] if received is None else [{**RECEIVED, **received}]
    shown = made(tmp_path, known, _state("LAO", {**SENT, **sent}), _state("MYS", *other))

    (row,) = rows("Mirror figures", shown, known)

    assert (row["From"], row["To"]) == ("Lao PDR", "Malaysia")
    assert (row["The sender says"], row["The receiver says"], row["Together"]) == (sender, receiver, together)


def test_what_one_state_withholds_the_other_does_not_tell(tmp_path: Path, known: Catalogue) -> None:
    """The receiver's figure is the one that the sender keeps back: here it is not printed either."""
    withheld = {**SENT, "missing": "withheld"}
    shown = made(tmp_path, known, _state("LAO", withheld), _state("MYS", {**RECEIVED, "value": 7}))

    (row,) = rows("Mirror figures", shown, known)

    assert row["The sender says"] == "withheld by the state"
    assert row["The receiver says"] == "withheld from this audience"
    assert row["Together"] == "nothing is compared"


def test_what_is_withheld_here_is_not_compared(tmp_path: Path, known: Catalogue) -> None:
    """Neither in the table nor as a finding."""
    closed = _state("MYS", {**RECEIVED, "value": 85}, disclosure="national")
    shown = made(tmp_path, known, _state("LAO", {**SENT, "value": 120}), closed)

    (row,) = rows("Mirror figures", shown, known)
    assert (row["The receiver says"], row["Together"]) == ("withheld from this audience", "nothing is compared")
    assert shown.findings == ()


@pytest.mark.parametrize(
    ("sent", "received", "difference"),
    [
        ({"value": 120}, {"value": 85}, ["35"]),
        ({"value": 7}, {"value": 27}, ["20"]),
        ({"below": 5}, {"value": 27}, ["at least 23"]),
        ({"value": 85}, {"value": 85}, []),
        ({"value": 7}, {"missing": "not_collected"}, []),
        ({"value": 7}, None, []),
    ],
)
def test_only_what_differs_is_listed_with_its_difference(
    tmp_path: Path,
    known: Catalogue,
    sent: dict[str, Any],
    received: dict[str, Any] | None,
    difference: list[str],
) -> None:
    """Where one is a range, the least that it can be; a side that is silent differs from nothing."""
    other = [] if received is None else [{**RECEIVED, **received}]
    shown = made(tmp_path, known, _state("LAO", {**SENT, **sent}), _state("MYS", *other))

    assert [row["Difference"] for row in rows("Across borders", shown, known)] == difference
    assert drawn("Across borders", shown, known).lead.startswith(f"On {len(difference)} of 1 flow")


def test_the_reason_of_a_state_stands_beside_what_differs(tmp_path: Path, known: Catalogue) -> None:
    """With whose it is."""
    within = {"direction": "sent", "partner": "MYS"}
    about = {"indicator": "victims_repatriated", "within": within}
    reason = {"explanations": [{"rule": "MIR701", "about": about, "reason": "Counted on the day of leaving."}]}
    lao = {**_state("LAO", {**SENT, "value": 120}), **reason}
    (row,) = rows("Across borders", made(tmp_path, known, lao, _state("MYS", {**RECEIVED, "value": 85})), known)

    assert row["The states' own reason"] == "Lao PDR: Counted on the day of leaving."


def test_the_matrix_of_returns_leaves_empty_what_nobody_counts(tmp_path: Path, known: Catalogue) -> None:
    """Empty is not zero; one figure where both agree, two where they do not."""
    lao = _state("LAO", {**SENT, "value": 14}, {**SENT, "partner": "THA", "value": 0})
    tha = _state("THA", {**RECEIVED, "value": 0})
    mys = _state("MYS", {**RECEIVED, "value": 9})

    matrix = {row["From"]: row for row in rows("Returns of victims", made(tmp_path, known, lao, tha, mys), known)}

    assert matrix["Lao PDR"]["MYS"] == "sent: 14\nreceived: 9"
    assert matrix["Lao PDR"]["THA"] == "0"
    assert matrix["Thailand"]["LAO"] == ""


@st.composite
def _side(draw: Any) -> FlowSide:
    kind = draw(st.sampled_from(("exact", "below", "at least", "at most", "nothing")))
    number = draw(st.integers(0, 12))
    bounds = {"exact": (number, number), "below": (0, number), "at least": (number, 99), "at most": (0, number)}
    if kind == "nothing":
        return FlowSide(PERIOD)
    return FlowSide(PERIOD, Interval(*bounds[kind], ()), has_figure=kind in ("exact", "below"))


@given(_side(), _side())
def test_two_sides_differ_only_where_no_number_can_be_both(sent: FlowSide, received: FlowSide) -> None:
    """Held against trying every number."""
    flow = Flow(catalogue().indicators["victims_repatriated"], "LAO", "MYS", sent, received)
    every = [
        set(range(100)) if side.interval is None else set(range(int(side.interval.low), int(side.interval.high) + 1))
        for side in (sent, received)
    ]

    assert (flow.verdict is Verdict.DIFFER) == (not every[0] & every[1])
    assert flow.verdict is not Verdict.AGREE or (sent.has_figure and received.has_figure)
