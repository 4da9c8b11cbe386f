"""The independent reader knows what persons can be counted, no more and no less: held to counting all of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from random import Random

import pytest

from tests.disclosure.intruder import Answer, attack
from tests.disclosure.printed import BELOW, SUPPRESSED, VALUE, Fact, Key, Place, in_content, in_long_form
from tests.disclosure.publishing import cells, content, every_form, typed

PLACE = Place("LAO", "2025-01-01", "2025-12-31", "victims_sheltered", "persons")
F, M, C, A = (frozenset({pair}) for pair in (("sex", "F"), ("sex", "M"), ("age", "C"), ("age", "A")))
FOREIGN = frozenset({("subset", "foreign")})
T: Key = frozenset()
KINDS = [sex | age for sex, age in product((F, M), (C, A))]


def _splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for others in _splits(total - first, parts - 1):
            yield (first, *others)


def _worked_out(facts: Sequence[Fact], print_: Sequence[Fact]) -> dict[str, tuple[int, int | None]]:
    return {answer.label: (answer.low, answer.high) for answer in attack(facts, [print_]).answers}


def _number(key: Key, people: Mapping[Key, int]) -> int:
    return sum(number for kind, number in people.items() if key <= kind)


@pytest.mark.parametrize("seed", range(8))
def test_the_ends_are_those_of_all_persons_that_could_be_counted(seed: int) -> None:
    """Sex by age, a subset of it, up to eleven persons: whatever prints the same is counted one by one."""
    random = Random(seed)  # noqa: S311 - a table by chance is no secret
    kinds = [kind | part for kind in KINDS for part in (frozenset[tuple[str, str]](), FOREIGN)]
    total = random.randint(6, 9)
    truth = dict.fromkeys(kinds, 0)
    for _ in range(total):
        truth[random.choice(kinds)] += 1
    keys = [T, F, M, C, A, *KINDS, FOREIGN, F | FOREIGN]
    facts = [Fact(PLACE, key, VALUE, _number(key, truth)) for key in keys]
    hidden = {f.key for f in facts if f.number and (f.number < 3 or random.random() < 0.3) and f.key}
    print_ = [fact._replace(kind=SUPPRESSED, number=0) if fact.key in hidden else fact for fact in facts]

    ends: dict[Key, tuple[int, int]] = {}
    for split in _splits(total, len(kinds)):
        people = dict(zip(kinds, split, strict=True))
        numbers = {fact.key: _number(fact.key, people) for fact in facts}
        if all(numbers[f.key] >= 1 if f.key in hidden else numbers[f.key] == f.number for f in facts):
            for key in hidden:
                low, high = ends.get(key, (numbers[key], numbers[key]))
                ends[key] = (min(low, numbers[key]), max(high, numbers[key]))

    answers = _worked_out(facts, print_)

    assert hidden
    for key in hidden:
        low, high = answers[" ".join(f"{name}={code}" for name, code in sorted(key))]
        least, most = ends[key]
        if most - least < 5:
            assert (low, high) == ends[key]
        else:
            assert high is not None
            assert high - low >= 5


def _answers(
    *figures: tuple[Key, int | str], hidden: Sequence[Key] = (), name: str = "victims_sheltered"
) -> list[Answer]:
    facts = in_content(content("LAO", "2025", cells(name, *((dict(key), figure) for key, figure in figures))))
    print_ = [f._replace(kind=SUPPRESSED, number=0) if f.key in hidden else f for f in facts]
    return list(attack(facts, [print_]).answers)


def _labels(answers: Sequence[Answer]) -> dict[str, tuple[int, int | None, bool]]:
    return {answer.label: (answer.low, answer.high, answer.is_pinned) for answer in answers}


def test_what_is_left_over_is_asked_for() -> None:
    """Of 30 are 28 women; nobody typed the others."""
    assert _labels(_answers((T, 30), (F, 28))) == {"sex=~": (2, 2, True)}


def test_parts_that_do_not_make_up_the_whole_are_not_taken_for_it() -> None:
    """Three are of no sex that was typed: the men that are hidden are anything from 1 to 6."""
    assert _labels(_answers((T, 34), (F, 28), (M, 3), hidden=[M]))["sex=M"] == (1, 6, False)


def test_parts_that_may_make_up_the_whole_are_taken_for_it() -> None:
    """A reader may assume that all are women or men, and be right."""
    assert _labels(_answers((T, 31), (F, 28), (M, 3), hidden=[M]))["sex=M"] == (3, 3, True)


def test_zero_is_nobodys_secret() -> None:
    """What a state withholds, and what is not there yet, is not asked for where there can be none."""
    assert _answers((T, 30), (F, 30), (M, "withheld")) == []
    assert _answers((T, 30), (F, 30), (M, "not_collected")) == []


def test_what_is_withheld_is_a_secret_at_any_size() -> None:
    """Twelve are no small count, and the state does not want them known."""
    assert _labels(_answers((T, 30), (F, 18), (M, "withheld")))["sex=M"] == (12, 12, True)


def test_a_bound_of_the_state_may_stay_as_wide_as_it_is() -> None:
    """From 0 to 4 is what '<5' says; from 1 to 4 is less."""
    assert _labels(_answers((M, "<5"), (F, 20)))["sex=M"] == (0, 4, False)
    assert _labels(_answers((M, "<5"), (F, 20), (T, 24)))["sex=M"][2]


def test_what_a_bound_of_the_state_makes_narrow_may_be_as_narrow() -> None:
    """All men are children, and of the men the state says '<5': so it says of the boys."""
    figures = [(T, 30), (M, "<5"), (A | M, 0), (C | M, "withheld"), (F, "not_collected"), (C, 20), (A, 10)]

    assert _labels(_answers(*figures))["age=C sex=M"] == (0, 4, False)


def test_tables_that_contradict_themselves_are_skipped_and_counted() -> None:
    """More women than persons: nobody knows which figure is wrong."""
    facts = typed([content("LAO", "2025", cells("victims_sheltered", ({}, 10), ({"sex": "F"}, 12)))])

    assert [place.indicator for place in attack(facts, [facts]).skipped] == ["victims_sheltered"]


def test_a_group_of_forms_bounds_its_forms() -> None:
    """Of 5 in other forms 3 were married by force: at most all of them."""
    forms = cells("persons_convicted", ({"form": "MARR"}, 3), ({"form": "CRIM"}, 2), ({}, 5))
    groups = cells("persons_convicted", ({"form_group": "OTH"}, 5), ({}, 5))
    raw, print_ = (in_content(content("LAO", "2025", own)) for own in (forms, groups))

    assert _worked_out(raw, print_)["form=MARR"] == (0, 5)


def test_a_kind_of_a_form_is_a_part_of_it() -> None:
    """Of 9 in labour 7 are in fishing, which leaves 2 in other kinds."""
    kinds = cells("persons_convicted", ({"form": "LAB"}, 9), ({"form": "LAB_FISHING"}, 7))
    facts = in_content(content("LAO", "2025", kinds))

    assert _worked_out(facts, facts) == {"form=LAB, no kind named": (2, 2)}


def test_persons_in_every_form_overlap() -> None:
    """3 and 4 of 5 are no contradiction, and each is at most 5."""
    contents = [
        content(
            "LAO",
            "2025",
            cells("persons_convicted", ({}, 5), ({"form": "SEX"}, 3), ({"form": "MARR"}, 4)),
            persons_convicted={"counting_rule": "every_form"},
        )
    ]
    facts = typed(contents)
    print_ = [f._replace(kind=SUPPRESSED, number=0) if f.key else f for f in facts]

    told = attack(facts, [print_], every_form=every_form(contents))

    assert {answer.label: (answer.low, answer.high) for answer in told.answers}["form=SEX"] == (1, 5)


def test_confirmed_and_potential_victims_are_parts_of_each_other() -> None:
    """Whoever is confirmed was potential, and the potential ones are all."""
    potential, confirmed = ({"victim_status": code} for code in ("potential", "confirmed"))
    figures = [(potential, 20), ({}, "not_yet_available"), ({"sex": "F"}, 17), ({"sex": "M"}, 3)]
    facts = in_content(content("LAO", "2025", cells("victims_detected", *figures, ({**confirmed, "sex": "M"}, 3))))
    print_ = [f._replace(kind=SUPPRESSED, number=0) if f.number == 3 else f for f in facts]

    assert _worked_out(facts, print_)["sex=M"] == (3, 3)


def _flow(state: str, direction: str, partner: str, number: int) -> list[Fact]:
    figure = ({"direction": direction, "partner": partner}, number)
    return in_content(content(state, "2025", cells("victims_repatriated", figure)))


def test_what_one_state_sends_another_receives() -> None:
    """Where both count the same; where they differ, neither tells the other."""
    sent = _flow("LAO", "sent", "THA", 3)
    hidden = [fact._replace(kind=SUPPRESSED, number=0) for fact in sent]
    same, other = (_flow("THA", "received", "LAO", number) for number in (3, 6))

    assert _worked_out([*sent, *same], [*hidden, *same])["direction=sent partner=THA"] == (3, 3)
    low, high = _worked_out([*sent, *other], [*hidden, *other])["direction=sent partner=THA"]
    assert high is not None
    assert high - low >= 5


def test_a_case_that_is_open_is_carried_over() -> None:
    """From one period into the next, and what comes in and goes out makes the difference."""
    states = ("carried_over", "opened", "closed", "still_open")
    years = {"2024": (10, 20, 15, 15), "2025": (15, 3, 0, 18)}
    facts = [
        fact
        for year, figures in years.items()
        for fact in in_content(
            content(
                "VNM", year, cells("caseload", *(({"case_state": s}, n) for s, n in zip(states, figures, strict=True)))
            )
        )
    ]
    hidden = {frozenset({("case_state", state)}) for state in ("carried_over", "opened")}
    print_ = [
        f._replace(kind=SUPPRESSED, number=0) if f.key in hidden and f.place.start[:4] == "2025" else f for f in facts
    ]

    assert _worked_out(facts, print_)["case_state=opened"] == (3, 3)


def test_the_halves_make_up_the_year() -> None:
    """And one of them is at most the year."""
    whole, first, second = (
        in_content(content("LAO", period, cells("victims_sheltered", ({}, number))))
        for period, number in (("2025", 20), ("2025-H1", 3), ("2025-H2", 17))
    )
    hidden = [fact._replace(kind=SUPPRESSED, number=0) for fact in first]

    assert _worked_out([*whole, *first, *second], [*whole, *hidden, *second])[""] == (3, 3)
    assert _worked_out([*whole, *first], [*whole, *hidden])[""][0] == 1


def test_a_table_in_long_form_is_read_as_it_is_written() -> None:
    """A number, a bound, a reason."""
    text = (
        "state,period_start,period_end,origin,indicator,measure,currency,subset,sex,child_age,value,status\n"
        "LAO,2025-01-01,2025-12-31,sample,victims_sheltered,persons,,,F,,20,reported\n"
        "LAO,2025-01-01,2025-12-31,sample,victims_sheltered,persons,,foreign,,,<5,below\n"
        "LAO,2025-01-01,2025-12-31,sample,victims_sheltered,persons,,,M,,,suppressed\n"
    )

    assert in_long_form(text) == [
        Fact(PLACE, F, VALUE, 20),
        Fact(PLACE, FOREIGN, BELOW, 5),
        Fact(PLACE, M, SUPPRESSED),
    ]
