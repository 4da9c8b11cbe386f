"""Figures: what is formed of finer ones and what is not, that every indicator stands there, and each sum again."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import without_rounds
from actip.format.records import Cell, Counting
from actip.model.region import Region
from actip.model.section import ChartKind
from actip.rules.intervals import Key, cells_by_key
from actip.sections.figures import FigureLine, RegionFigures, words_of
from actip.sections.indicators import indicators, indicators_in_full
from actip.sections.rollups import Rollups
from actip.texts import capital
from tests.conftest import ROOT
from tests.disclosure.publishing import write
from tests.disclosure.regions import region as region_by_chance
from tests.sections.regions import drawn, made, rows, year

CONFIRMED = {"indicator": "victims_detected", "victim_status": "confirmed"}


def _cells(*figures: tuple[Mapping[str, str], int], base: Mapping[str, str] = CONFIRMED) -> list[dict[str, Any]]:
    return [{**base, **coordinates, "value": value} for coordinates, value in figures]


def _of(state: str, cells: Sequence[Mapping[str, Any]], **counting: Any) -> dict[str, Any]:
    counted = {"indicators": {"victims_detected": {"source": "police", **counting}}} if counting else {}
    return year(2025, state, {"statistics": {**counted, "cells": list(cells)}})


def _victims(shown: Region, known: Catalogue) -> dict[str, dict[str, str]]:
    table = rows("Figures", shown, known)
    return {row["Breakdown"]: row for row in table if row["Indicator"] == "Victims detected"}


SEX_BY_AGE = _cells(
    ({}, 200),
    ({"sex": "F", "age": "C"}, 60),
    ({"sex": "F", "age": "A"}, 80),
    ({"sex": "M", "age": "C"}, 20),
    ({"sex": "M", "age": "A"}, 40),
)


# --- what is formed


def test_sex_and_age_are_formed_of_sex_by_age(tmp_path: Path, known: Catalogue) -> None:
    """Each marked, and the note says of what; the children are there as the women are."""
    shown = made(tmp_path, known, _of("LAO", SEX_BY_AGE))

    table = _victims(shown, known)
    numbers = {words: table[f"confirmed victim, {words}"]["LAO"] for words in ("female", "male", "child (under 18)")}
    assert numbers == {"female": "140\nformed", "male": "60\nformed", "child (under 18)": "80\nformed"}
    assert table["confirmed victim, adult (18 or over)"]["Total"] == "120"
    assert "Lao PDR, victims detected: from sex by age." in " ".join(drawn("Figures", shown, known).notes)


def test_kinds_of_a_form_are_added_up_to_it(tmp_path: Path, known: Catalogue) -> None:
    """And to its group of SDG 16.2.2; the total names both states."""
    kinds = _cells(({}, 100), ({"form": "LAB_FISHING"}, 70), ({"form": "LAB_DOMESTIC"}, 30))
    form = _cells(({}, 60), ({"form": "LAB"}, 60))
    shown = made(tmp_path, known, _of("KHM", kinds), _of("LAO", form))

    table = _victims(shown, known)
    labour = table["confirmed victim, forced labour or services"]
    group = table["confirmed victim, group: forced labour, slavery and servitude"]
    assert (labour["KHM"], labour["LAO"], labour["Total"]) == ("100\nformed", "60", "160")
    assert labour["States in the total"] == "2 of 11: KHM (draft), LAO (draft)"
    assert group["Total"] == "160"


def test_a_form_and_its_kinds_are_never_added_up(tmp_path: Path, known: Catalogue) -> None:
    """The form has its kinds in it already."""
    both = _cells(({}, 100), ({"form": "LAB"}, 90), ({"form": "LAB_FISHING"}, 70), ({"form": "SEX"}, 10))
    shown = made(tmp_path, known, _of("KHM", both))

    table = _victims(shown, known)
    assert table["confirmed victim, forced labour or services"]["Total"] == "90"
    assert table["confirmed victim, group: forced labour, slavery and servitude"]["Total"] == "90"


@pytest.mark.parametrize(
    "cells",
    [
        _cells(({}, 100), ({"form": "LAB_FISHING"}, 70)),
        [*_cells(({}, 100), ({"form": "LAB_FISHING"}, 70)), {**CONFIRMED, "form": "LAB_DOMESTIC", "below": 5}],
        [*_cells(({"form": "LAB_FISHING"}, 70)), {**CONFIRMED, "form": "LAB_DOMESTIC", "missing": "not_collected"}],
    ],
)
def test_what_is_not_complete_is_not_formed(tmp_path: Path, known: Catalogue, cells: list[dict[str, Any]]) -> None:
    """The cell says so, and the total names the state that it is without."""
    whole = _of("LAO", _cells(({}, 60), ({"form": "LAB"}, 60)))
    labour = _victims(made(tmp_path, known, _of("KHM", cells), whole), known)[
        "confirmed victim, forced labour or services"
    ]

    assert (labour["KHM"], labour["Total"]) == ("cannot be formed", "60")
    assert labour["States in the total"] == "1 of 11: LAO (draft); cannot be formed: KHM (draft)"


def test_forms_under_each_of_which_a_person_stands_are_not_added_up(tmp_path: Path, known: Catalogue) -> None:
    """They come to more than the persons."""
    kinds = _cells(({}, 100), ({"form": "LAB_FISHING"}, 70), ({"form": "LAB_DOMESTIC"}, 30))
    shown = made(tmp_path, known, _of("KHM", kinds, counting_rule="every_form", complete=["form"]))

    labels = [words for words, row in _victims(shown, known).items() if "formed" in row["KHM"].split("\n")]
    assert labels == []


def test_a_figure_that_is_given_is_not_formed(tmp_path: Path, known: Catalogue) -> None:
    """Not even where it is withheld: a reason is an answer."""
    withheld = [{**CONFIRMED, "sex": "F", "missing": "withheld"}, {**CONFIRMED, "sex": "M", "value": 60}]
    shown = made(tmp_path, known, _of("LAO", [*SEX_BY_AGE, *withheld]), audience="national")

    table = _victims(shown, known)
    assert table["confirmed victim, female"]["LAO"] == "withheld by the state"
    assert table["confirmed victim, male"]["LAO"] == "60"


def test_the_word_of_the_state_is_enough_where_no_total_is_given(tmp_path: Path, known: Catalogue) -> None:
    """Where it says by which dimensions its figures are complete; without that nothing follows."""
    alone = [cell for cell in SEX_BY_AGE if "sex" in cell]
    shown = made(tmp_path, known, _of("LAO", alone, complete=["sex", "age"]), _of("THA", alone))

    table = _victims(shown, known)
    assert table["confirmed victim, female"]["LAO"] == "140\nformed"
    assert table["confirmed victim"]["LAO"] == "200\nformed"
    assert table["confirmed victim, female"]["THA"] == "cannot be formed"


_TABLES = st.dictionaries(
    st.tuples(st.sampled_from("FMXU"), st.sampled_from("CAU")), st.integers(0, 60), min_size=2, max_size=12
)


def _rollups(known: Catalogue, cells: Mapping[Key, int], complete: frozenset[str] = frozenset()) -> Rollups:
    table = {key: [Cell("victims_detected", dict(key), "/", value)] for key, value in cells.items()}
    counting = Counting("victims_detected", "/", complete=complete)
    return Rollups(table, known.indicators["victims_detected"], counting, known)


@given(counts=_TABLES, left_out=st.integers(0, 11), is_said=st.booleans())
def test_what_is_formed_is_the_margin_and_nobody_is_left_out(
    known: Catalogue, counts: dict[tuple[str, str], int], left_out: int, is_said: bool
) -> None:
    """Of any table by sex and age: with a cell above zero left out, and the total there, nothing is formed."""
    cells = {frozenset({"sex": sex, "age": age}.items()): number for (sex, age), number in counts.items()}
    cells[frozenset()] = sum(counts.values())
    gone = list(counts)[left_out % len(counts)]
    part = {key: number for key, number in cells.items() if key != frozenset({"sex": gone[0], "age": gone[1]}.items())}
    complete = frozenset(("sex", "age")) if is_said else frozenset()

    for sex in {sex for sex, _ in counts}:
        whole, without = (_rollups(known, table, complete).formed(frozenset({("sex", sex)})) for table in (cells, part))
        assert whole is not None
        assert whole.value == sum(number for (other, _), number in counts.items() if other == sex)
        assert counts[gone] == 0 or without is None


@settings(max_examples=60)
@given(seed=st.integers(0, 4000), audience=st.sampled_from(("asean", "public")))
def test_what_is_formed_follows_from_what_is_printed(known: Catalogue, seed: int, audience: str) -> None:
    """Of any region: each is the sum of exact figures that stand printed, and stands in place of none that is hidden."""
    with tempfile.TemporaryDirectory() as folder:
        write(region_by_chance(seed).contents, Path(folder))
        shown = as_seen_by(audience, region(assess([folder], known)[0], known), known)
    for cycle in (*shown.history, shown):
        figures = RegionFigures(cycle, known.indicators, known)
        for state, submission in cycle.submissions:
            for name, table in cells_by_key(submission).items():
                for key in _coarser(table, known):
                    formed = figures.formed(state.iso3, FigureLine(known.indicators[name], dict(key), ""))
                    if formed:
                        assert key not in table
                        parts = [table[part] for part in formed.of]
                        assert all(len(cells) == 1 and cells[0].value is not None for cells in parts)
                        assert formed.value == sum(cells[0].value or 0 for cells in parts)


def _coarser(table: Mapping[Key, object], known: Catalogue) -> set[Key]:
    """Return every key that a figure could be formed for: those of the table without a dimension or two, and forms."""
    keys = {key - {pair} for key in table for pair in key}
    keys |= {key - {pair} for key in keys for pair in key}
    forms = known.lists["form"].codes
    for key in (*table, *keys):
        if form := dict(key).get("form"):
            rest, entry = key - {("form", form)}, forms[form]
            keys.add(rest | {("form", entry.part_of or form)})
            keys.add(rest | {("form_group", entry.sdg_group or "UNK")})
    return keys


# --- silence


def test_silences_never_look_alike(tmp_path: Path, known: Catalogue) -> None:
    """Zero, a reason, no figure, not asked, not in the report, withheld, no submission: a word and a sign each."""
    figure = {"indicator": "hotline_calls"}
    submissions = [
        year(2025, "BRN", {"statistics": {"cells": [{**figure, "value": 0}]}}),
        year(2025, "KHM", {"statistics": {"cells": [{**figure, "missing": "not_collected"}]}}),
        year(2025, "IDN", {"statistics": {"cells": []}}),
        year(2025, "LAO", {"asks": "criminalisation", "statistics": {"cells": []}}),
        year(2025, "MYS", {"parts": ["obligations"], "statistics": None}),
        year(
            2025,
            "THA",
            {
                "statistics": {
                    "indicators": {"hotline_calls": {"disclosure": "national"}},
                    "cells": [{**figure, "value": 9}],
                }
            },
        ),
    ]
    section = drawn("Figures", made(tmp_path, known, *submissions), known)
    row = next(row for row in section.rows if row[1].text == "Hotline contacts")
    by_state = {column.state: cell for column, cell in zip(section.columns, row, strict=True) if column.state}

    texts = [by_state[state].text for state in ("BRN", "KHM", "IDN", "LAO", "MYS", "THA", "PHL")]
    assert texts == [
        *("0", "not collected", "no figure", "not asked", "not in this report"),
        *("withheld from this audience", "no submission"),
    ]
    signs = [cell.short or cell.text for cell in by_state.values()]
    assert len({*signs}) == 7


def test_a_reason_for_the_whole_stands_in_place_of_its_parts(tmp_path: Path, known: Catalogue) -> None:
    """Of an indicator that another state gives by direction; no row of its own is left for it."""
    sent = {"statistics": {"cells": [{"indicator": "docs_verified", "direction": "sent", "value": 8}]}}
    none = {"statistics": {"cells": [{"indicator": "docs_verified", "missing": "not_yet_available"}]}}
    shown = made(tmp_path, known, year(2025, "LAO", sent), year(2025, "THA", none))

    (row,) = [row for row in rows("Figures", shown, known) if row["Indicator"] == "Documents verified"]
    assert (row["Breakdown"], row["LAO"], row["THA"]) == ("sent", "8", "not yet available")


def test_what_nobody_fills_in_is_named_once_and_has_no_row(tmp_path: Path, known: Catalogue) -> None:
    """A row of dashes would read as if there was something."""
    section = drawn("Figures", made(tmp_path, known, _of("LAO", SEX_BY_AGE)), known)

    titles = {row[1].text for row in section.rows}
    (note,) = (note for note in section.notes if note.startswith("No state fills in"))
    assert "Cases in hand" not in titles
    assert "cases in hand" in note
    assert len(titles) + note.count(";") + 1 == len(without_rounds(known).indicators) + (
        "People in trainings" in titles
    )


def test_areas_that_are_left_out_stand_beside_the_figure(tmp_path: Path, known: Catalogue) -> None:
    """And in the total, with whose they are."""
    shown = made(
        tmp_path,
        known,
        _of("LAO", _cells(({}, 50)), coverage={"areas": 15, "of": 18}),
        _of("THA", _cells(({}, 70)), coverage={"areas": 77, "of": 77}),
    )

    row = _victims(shown, known)["confirmed victim"]
    assert (row["LAO"], row["THA"], row["Total"]) == (
        "50\n15 of 18 areas",
        "70",
        "120\n15 of 18 areas in LAO",
    )


# --- the sample, held against its files


@pytest.fixture(name="contents", scope="module")
def _contents() -> dict[str, dict[str, Any]]:
    """The files of the sample of 2025 as they lie there, by state."""
    paths = sorted((ROOT / "sample_data" / "2025").iterdir())
    read = [json.loads(p.read_text()) if p.suffix == ".json" else yaml.safe_load(p.read_text("utf-8")) for p in paths]
    return {content["state"]: content for content in read}


@pytest.fixture(name="sample", scope="module")
def _sample(known: Catalogue) -> dict[str, Region]:
    """The sample of both years as the nation sees it, and as ASEAN does."""
    paths = [str(ROOT / "sample_data" / number) for number in ("2024", "2025")]
    whole = region(assess(paths, known)[0], known)
    return {audience: as_seen_by(audience, whole, known) for audience in ("national", "asean")}


def _amount(cell: Mapping[str, Any]) -> tuple[int, int] | None:
    if "value" in cell:
        return cell["value"], cell["value"]
    return (0, cell["below"] - 1) if "below" in cell else None


def _key(cell: Mapping[str, Any], known: Catalogue) -> tuple[str, str]:
    """Return the indicator and the breakdown of a cell in the words of the table."""
    names = {*known.dimensions, "measure", "currency", "subset"}
    fixed = {name: code for name, code in cell.items() if name in names}
    return capital(known.indicators[cell["indicator"]].title), words_of(fixed, known) or "total"


@pytest.mark.parametrize("make", [indicators, indicators_in_full])
def test_every_total_is_what_the_files_add_up_to(
    sample: dict[str, Region], contents: dict[str, dict[str, Any]], known: Catalogue, make: Any
) -> None:
    """Of each line of which no figure was formed: the number, from and to, and the states."""
    added: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
    own = without_rounds(known)
    for state, content in contents.items():
        for cell in content["statistics"]["cells"]:
            if cell["indicator"] in own.indicators and (amount := _amount(cell)):
                added.setdefault(_key(cell, known), {})[state] = amount
    section = make(sample["national"], known)
    titles = [column.state or column.title for column in section.columns]
    checked = 0
    for row in section.rows:
        cells = dict(zip(titles, (cell.text for cell in row), strict=True))
        is_formed = any("formed" in cells[state].split("\n") for state in known.states)
        if is_formed or cells["Total"] == "not added up" or cells["Indicator"] == "People in trainings":
            continue
        amounts = added.get((cells["Indicator"], cells["Breakdown"]), {})
        low, high = sum(low for low, _ in amounts.values()), sum(high for _, high in amounts.values())
        total = f"{low:,}" if low == high else f"{low:,} to {high:,}"
        assert cells["Total"].split("\n")[0] == (total if amounts else "no total"), cells
        if amounts:
            listed = cells["States in the total"].partition("; ")[0].partition(": ")[2].replace(" (draft)", "")
            assert {*listed.split(", ")} == {*amounts}
        checked += 1
    assert checked > 90


def test_every_indicator_that_a_state_fills_in_stands_in_figures(
    sample: dict[str, Region], contents: dict[str, dict[str, Any]], known: Catalogue
) -> None:
    """For ASEAN too, which does not see the figures that are for the nation."""
    own = without_rounds(known)
    filled = {cell["indicator"] for content in contents.values() for cell in content["statistics"]["cells"]}
    for shown in sample.values():
        titles = {row[1].text for row in indicators(shown, known).rows}
        assert {capital(known.indicators[name].title) for name in filled if name in own.indicators} <= titles


def test_every_exact_figure_of_the_sample_stands_in_full(
    sample: dict[str, Region], contents: dict[str, dict[str, Any]], known: Catalogue
) -> None:
    """But those by partner state, which stand between states."""
    section = indicators_in_full(sample["national"], known)
    titles = [column.state or column.title for column in section.columns]
    table = {(row[0].text, row[1].text): dict(zip(titles, (c.text for c in row), strict=True)) for row in section.rows}
    own = without_rounds(known)
    wrong = [
        (state, cell)
        for state, content in contents.items()
        for cell in content["statistics"]["cells"]
        if "value" in cell and "partner" not in cell and cell["indicator"] in own.indicators
        if table[_key(cell, known)][state].split("\n")[0] != f"{cell['value']:,}"
    ]

    assert wrong == []


def test_figures_fit_a_few_pages(sample: dict[str, Region], known: Catalogue) -> None:
    """About 35 lines stand on one; whoever wants all breakdowns asks for them."""
    assert len(indicators(sample["asean"], known).rows) <= 135


# --- two sources of one thing


def test_people_in_trainings_stand_beside_officials_trained(
    sample: dict[str, Region], contents: dict[str, dict[str, Any]], known: Catalogue
) -> None:
    """Over all audiences: all, the women, and of how many that is a share."""
    table = rows("Figures", sample["national"], known)
    titles = [row["Indicator"] for row in table]
    place = titles.index("People in trainings")
    assert titles[place - 1] == "Officials trained"

    people = [training["participants"] for content in contents.values() for training in content["capacity"]]
    total = sum(entry.get("total", sum(entry.values())) for entry in people)
    both = [entry for entry in people if "F" in entry and "M" in entry]
    women, of = sum(entry["F"] for entry in both), sum(entry["F"] + entry["M"] + entry.get("X", 0) for entry in both)
    assert [row["Total"] for row in table[place : place + 4]] == [
        *(f"{number:,}" for number in (total, women, of)),
        f"{100 * women / of:.0f} %",
    ]
    assert rows("Training", sample["national"], known)[-1]["People"] == f"{total:,}"


# --- pictures


def test_pictures_of_figures_say_of_which_states_they_are(sample: dict[str, Region], known: Catalogue) -> None:
    """Forms, sex and age are sums of exact figures of the states named, whatever else is in the table."""
    forms, sexes, _ = indicators(sample["asean"], known).charts
    table = _victims(sample["asean"], known)

    assert re.match(r"\d+ of 11: ", forms.note)
    for chart in (forms, sexes):
        for category, number in zip(chart.categories, chart.series[0].numbers, strict=True):
            words, count = re.fullmatch(r"(.*) \((\d+)\)", category).groups()  # type: ignore[union-attr]
            row = table[f"confirmed victim, {words[:1].lower()}{words[1:]}"]
            figures = [row[state].split("\n")[0].replace(",", "") for state in known.states]
            exact = [int(figure) for figure in figures if figure.isdigit()]
            assert (number, int(count)) == (sum(exact), len(exact))


def test_steps_are_drawn_of_a_state_that_gives_them_all(sample: dict[str, Region], known: Catalogue) -> None:
    """The others are named; none of the numbers is a share."""
    *_, steps = indicators(sample["asean"], known).charts

    assert steps.kind is ChartKind.BESIDE
    assert all(number is not None for series in steps.series for number in series.numbers)
    named = {state.name for state in known.states.values() if re.search(rf"\b{state.iso3}\b", steps.note)}
    assert named | {*steps.categories} == {state.name for state in known.states.values()}
    assert Counter(steps.categories).most_common(1)[0][1] == 1
