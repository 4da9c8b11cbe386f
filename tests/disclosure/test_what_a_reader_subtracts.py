"""Small tables from which a reader once worked out a hidden count; each test names the sum that told it.

Of each the export and the released copies are read, as anybody reads them, and the greatest and the least value that
the hidden count can have are asked of another solver (`tests.disclosure.intruder`).
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from actip.disclosure.policy import Policy
from actip.errors import ActipError, Contradiction
from tests.disclosure.intruder import Outcome
from tests.disclosure.printed import Fact, in_content
from tests.disclosure.publishing import (
    Content,
    can_know_what_was_published,
    cells,
    content,
    copy,
    export,
    outcome,
    read_yaml,
    release,
    write,
)

T: Mapping[str, str] = {}
F, M, C, A = {"sex": "F"}, {"sex": "M"}, {"age": "C"}, {"age": "A"}
FC, FA, MC, MA = ({**sex, **age} for sex in (F, M) for age in (C, A))
POTENTIAL, CONFIRMED = {"victim_status": "potential"}, {"victim_status": "confirmed"}
ABROAD, DOMESTIC = {"place": "abroad"}, {"place": "domestic"}
FISHING = {"form": "LAB_FISHING"}
FOREIGN = {"subset": "foreign"}
CASES = tuple({"case_state": state} for state in ("carried_over", "opened", "closed", "still_open"))


def _form(code: str) -> dict[str, str]:
    return {"form": code}


def _flow(direction: str, partner: str) -> dict[str, str]:
    return {"direction": direction, "partner": partner}


def _caseload(*figures: int) -> list[dict[str, Any]]:
    return cells("caseload", *zip(CASES, figures, strict=True))


def _states(*figures: dict[str, Any], state: str = "LAO", period: str = "2025", **countings: Any) -> list[Content]:
    return [content(state, period, figures, **countings)]


TABLES = {
    # men = 30 - 28
    "what a state withholds beside a total": (
        _states(*cells("victims_sheltered", (T, 30), (F, 28), (M, "withheld"))),
        "sex=M",
        2,
    ),
    "what is not there yet beside a total": (
        _states(*cells("victims_sheltered", (T, 30), (F, 28), (M, "not_yet_available"))),
        "sex=M",
        2,
    ),
    "what nobody collects beside a total": (
        _states(*cells("victims_sheltered", (T, 30), (F, 28), (M, "not_collected"))),
        "sex=M",
        2,
    ),
    # victims detected are the potential ones, so that men = 20 - 17
    "a total that is not there yet beside the same number": (
        _states(*cells("victims_detected", (POTENTIAL, 20), (T, "not_yet_available"), (F, 17), (M, 3))),
        "sex=M",
        3,
    ),
    # boys = 12 children - 10 girls
    "a crossing that nobody typed": (
        _states(*cells("victims_sheltered", (T, 30), (F, 20), (M, 10), (C, 12), (A, 18), (FC, 10), (FA, 10))),
        "age=C sex=M",
        2,
    ),
    # not confirmed = 12 - 10
    "those who are not confirmed": (
        _states(*cells("victims_detected", (POTENTIAL, 12), (CONFIRMED, 10))),
        "victim_status!=confirmed",
        2,
    ),
    # without legal aid = 12 - 10
    "those without a service": (
        _states(*cells("victims_assisted", (T, 12), ({"service": "legal_aid"}, 10))),
        "service!=legal_aid",
        2,
    ),
    # nationals = 12 - 10
    "those who are not in a subset": (
        _states(*cells("victims_sheltered", (T, 12), (FOREIGN, 10))),
        "subset!=foreign",
        2,
    ),
    # not abroad 30 - 16 = 14; confirmed and not abroad 18 - 9 = 9; neither 14 - 9 = 5; no confirmed one is in fishing,
    # so that of those at home in fishing there are at most 5
    "kinds of a form in a status": (
        _states(
            *cells(
                "victims_detected",
                (T, 30),
                (ABROAD, 16),
                (CONFIRMED, 18),
                ({**ABROAD, **CONFIRMED}, 9),
                ({**FISHING, **CONFIRMED}, 0),
                ({**DOMESTIC, **FISHING}, 2),
            )
        ),
        "form=LAB_FISHING place=domestic",
        2,
    ),
    # not female 80 - 54 = 26, of them in labour 33 - 21 = 12 and in sex 29 - 16 = 13: one is left over
    "a table of many crossings": (
        _states(
            *cells(
                "victims_detected",
                (T, 80),
                (F, 54),
                *((_form(code), n) for code, n in (("LAB", 33), ("SEX", 29), ("CRIM", 14), ("BEG", 0), ("UNK", 0))),
                ({**F, **_form("LAB")}, 21),
                ({**F, **_form("SEX")}, 16),
                ({**M, **_form("MARR")}, 1),
                *(
                    ({"citizenship": code}, n)
                    for code, n in (("CHN", 9), ("KHM", 0), ("LAO", 50), ("THA", 8), ("VNM", 13), ("XXX", 0))
                ),
                (ABROAD, 41),
                (DOMESTIC, 33),
                ({"sex": "U", "form": "ORGAN", "citizenship": "IND", "place": "unknown"}, 0),
            ),
            state="LAO",
        ),
        "form=MARR sex=M",
        1,
    ),
    # the potential ones are all: 1 to 4
    "a bound beside a suppressed figure": (
        _states(*cells("victims_detected", ({**POTENTIAL, **M}, "<5"), (M, 3))),
        "sex=M",
        3,
    ),
    # each part is at most the whole: 1 to 5
    "parts that overlap": (
        _states(
            *cells("victims_detected", (T, 5), (_form("SEX"), 3), (_form("MARR"), 4)),
            victims_detected={"counting_rule": "every_form"},
        ),
        "form=SEX",
        3,
    ),
}


def _prints(contents: Sequence[Content], folder: Path) -> dict[str, list[list[Fact]]]:
    """Return what is published of submissions: a table of all, and the copy of each."""
    paths = write(contents, folder)
    return {"export": [export(paths)], "copies": [release(path) for path in paths]}


def _closest(told: Outcome, label: str, value: int) -> None:
    """Hold an outcome to it that a count is asked for, and that its value is not told."""
    answers = [answer for answer in told.answers if answer.label == label]
    assert answers, f"nobody asked for {label}"
    assert not [str(answer) for answer in answers if answer.is_pinned], f"it is {value}"
    assert not told.contradicted
    assert not told.skipped


@pytest.mark.parametrize("output", ["export", "copies"])
@pytest.mark.parametrize("name", TABLES)
def test_a_hidden_count_is_not_told(name: str, output: str, tmp_path: Path) -> None:
    """Of one table, by nothing that stands in it."""
    contents, label, value = TABLES[name]

    told = outcome(contents, _prints(contents, tmp_path)[output])

    _closest(told, label, value)
    assert [str(answer) for answer in told.pinned] == []


@pytest.mark.parametrize("output", ["export", "copies"])
def test_a_number_under_two_names_tells_nothing(output: str, tmp_path: Path) -> None:
    """The cases investigated are often those opened: closed = 10 + 7 - 14."""
    contents = _states(*_caseload(10, 7, 3, 14), *cells("cases_investigated", (T, 7)))

    told = outcome(contents, _prints(contents, tmp_path)[output], alike=True)

    _closest(told, "case_state=closed", 3)


@pytest.mark.parametrize("output", ["export", "copies"])
def test_officials_convicted_under_two_names_tell_nothing(output: str, tmp_path: Path) -> None:
    """Of 30 convicted 3 officials are a small count under either name, and 27 are what is left."""
    convicted = cells("persons_convicted", (T, 30), ({"subset": "officials"}, 3))
    tried = cells("officials_prosecuted", (T, 12), ({"outcome": "convicted"}, 3), ({"outcome": "acquitted"}, 9))
    contents = _states(*convicted, *tried)

    told = outcome(contents, _prints(contents, tmp_path)[output], alike=True)

    _closest(told, "subset=officials", 3)


def test_the_halves_of_a_year_tell_nothing_of_each_other(tmp_path: Path) -> None:
    """The first half = 20 in the year - 17 in the second. One export of them is refused, or tells nothing."""
    contents = [
        content("LAO", period, cells("victims_sheltered", (T, number)))
        for period, number in (("2025-H1", 3), ("2025-H2", 17), ("2025", 20))
    ]
    paths = write(contents, tmp_path)
    try:
        prints: Iterable[Fact] = export(paths)
    except Contradiction:
        return

    _closest(outcome(contents, [prints]), "", 3)


@pytest.mark.skipif(not can_know_what_was_published(), reason="this version takes no earlier copies")
def test_the_copy_of_a_year_tells_nothing_beside_those_of_its_halves(tmp_path: Path) -> None:
    """Where whoever releases the year says what was released of its halves."""
    contents = [
        content("LAO", period, cells("victims_sheltered", (T, number)))
        for period, number in (("2025-H1", 3), ("2025-H2", 17), ("2025", 20))
    ]

    _closest(outcome(contents, _one_after_another(contents, tmp_path)), "", 3)


def _one_after_another(contents: Sequence[Content], folder: Path) -> list[list[Fact]]:
    """Release copies, each with what was published before it."""
    copies: list[Path] = []
    prints = []
    for number, path in enumerate(write(contents, folder)):
        text = copy(path, published=copies)
        copies.append(folder / f"copy{number}.yaml")
        copies[-1].write_text(text, encoding="utf-8")
        prints.append(in_content(read_yaml(text)))
    return prints


# --- amounts tell of those who got them


def _printed(contents: Sequence[Content], folder: Path) -> set[tuple[str, frozenset[tuple[str, str]]]]:
    """Return the figures that are printed as numbers, in an export or a copy: their measure and coordinates."""
    every = [fact for facts in _prints(contents, folder).values() for print_ in facts for fact in print_]
    return {(fact.place.measure, fact.key) for fact in every if fact.kind == "value"}


def _money(indicator: str, coordinates: Mapping[str, str], value: int, **more: str) -> dict[str, Any]:
    return {"indicator": indicator, "measure": "money", "currency": "LAK", **coordinates, **more, "value": value}


def test_the_money_of_a_few_is_not_printed(tmp_path: Path) -> None:
    """At 10 million a head, 30 million are three persons."""
    persons = cells("compensation_awarded", (T, "<5"))
    contents = _states(*persons, _money("compensation_awarded", T, 30_000_000))

    assert ("money", frozenset()) not in _printed(contents, tmp_path)


def test_the_money_of_a_subset_of_a_few_is_not_printed(tmp_path: Path) -> None:
    """Three persons were awarded 30 million; 20 million were paid: to two."""
    persons = cells("compensation_awarded", (T, 3))
    amounts = [
        _money("compensation_awarded", T, 30_000_000),
        _money("compensation_awarded", {"subset": "paid"}, 20_000_000),
    ]
    contents = _states(*persons, *amounts)

    assert ("money", frozenset({("subset", "paid")})) not in _printed(contents, tmp_path)
    assert ("money", frozenset()) not in _printed(contents, tmp_path)


def test_the_days_of_a_part_of_a_few_are_not_printed(tmp_path: Path) -> None:
    """Two men were detained; the median of the boys among them is that of one or two."""
    persons = cells("victims_detained", (T, 12), (F, 10), (M, 2))
    days = [
        {"indicator": "victims_detained", "measure": "days", **which, "value": number}
        for which, number in ((M, 100), (MC, 90))
    ]

    printed = _printed(_states(*persons, *days), tmp_path)

    assert not [key for measure, key in printed if measure == "days"]


def test_the_money_of_many_is_printed(tmp_path: Path) -> None:
    """Nothing is held back of 300 million for thirty."""
    persons = cells("compensation_awarded", (T, 30))
    contents = _states(*persons, _money("compensation_awarded", T, 300_000_000))

    assert ("money", frozenset()) in _printed(contents, tmp_path)


# --- two publications, each made as told


def test_the_copies_of_two_years_tell_nothing_together(tmp_path: Path) -> None:
    """Carried over = 15 that were still open, as the copy of the year before says; opened = 18 - 15."""
    contents = [
        content("VNM", "2024", _caseload(10, 20, 15, 15)),
        content("VNM", "2025", _caseload(15, 3, 0, 18)),
    ]

    told = outcome(contents, _prints(contents, tmp_path)["copies"])

    _closest(told, "case_state=opened", 3)


def test_the_copies_of_two_states_tell_nothing_together(tmp_path: Path) -> None:
    """Received = 7 that the other state sent; sent = 9 - 7."""
    vnm = [({"partner": "THA"}, 9), (_flow("sent", "THA"), 2), (_flow("received", "THA"), 7)]
    tha = [(_flow("sent", "VNM"), 7), (_flow("sent", "LAO"), 20), ({"direction": "sent"}, 27)]
    contents = [
        content(state, "2025", cells("victims_repatriated", *figures))
        for state, figures in (("VNM", vnm), ("THA", tha))
    ]
    prints = _prints(contents, tmp_path)

    for together in (prints["copies"], prints["copies"] + prints["export"], prints["export"]):
        _closest(outcome(contents, together), "direction=sent partner=THA", 2)


PERMITS = [
    (T, 58),
    (F, 23),
    (M, 35),
    *(({"outcome": code}, n) for code, n in (("granted", 28), ("refused", 11), ("pending", 19))),
    *(({**F, "outcome": code}, n) for code, n in (("granted", 8), ("refused", 3), ("pending", 12))),
    *(({**M, "outcome": code}, n) for code, n in (("granted", 20), ("refused", 8), ("pending", 7))),
]


@pytest.mark.skipif("fewest_cells" not in Policy._fields, reason="this version hides the same on every machine")
def test_two_ways_to_choose_what_is_hidden_tell_nothing_together(tmp_path: Path) -> None:
    """Refused women = 23 - 8 - 12, each printed by one of the two."""
    contents = _states(*cells("stay_permits", *PERMITS))
    paths = write(contents, tmp_path)
    both = [export(paths), export(paths, policy=Policy(**{"fewest_cells": True}))]

    _closest(outcome(contents, both), "outcome=refused sex=F", 3)


@pytest.mark.parametrize("output", ["export", "copies"])
def test_what_is_hidden_in_a_table_with_all_margins_is_not_told(output: str, tmp_path: Path) -> None:
    """By either of the ways alone."""
    contents = _states(*cells("stay_permits", *PERMITS))

    _closest(outcome(contents, _prints(contents, tmp_path)[output]), "outcome=refused sex=F", 3)


U = {"sex": "U"}
THRESHOLDS = [
    (T, 33),
    *((F, 20), (M, 9), (U, 4), (C, 9), (A, 24)),
    *((FC, 0), (FA, 20), (MC, 9), (MA, 0), ({**U, **C}, 0), ({**U, **A}, 4)),
]


def test_two_thresholds_are_not_mixed(tmp_path: Path) -> None:
    """Of the unknown the one hides the women beside them, the other the men: a copy is passed on as it was made."""
    (path,) = write(_states(*cells("victims_sheltered", *THRESHOLDS)), tmp_path)
    made = tmp_path / "copy.yaml"
    made.write_text(copy(path), encoding="utf-8")

    assert export([made])
    with pytest.raises(ActipError, match="threshold"):
        export([made], policy=Policy(threshold=10))
