"""Published figures become submissions: each row is a figure, or it is listed with the reason."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError
from actip.importers.glotip import Published, published
from tests.conftest import Ran, write_yaml
from tests.importers.extract import row, written


def _published(folder: Path, known: Catalogue, *rows: tuple[object, ...], above: Any = ()) -> Published:
    return published(str(written(folder / "glotip.xlsx", rows, above)), list(known.states), None, known)


def _figures(found: Published) -> list[tuple[object, ...]]:
    return [(*figure[:3], figure.amount) for figures in found.figures.values() for figure in figures]


@pytest.mark.parametrize(
    ("said", "holds"),
    [("12", ("value", 12)), ("1,469", ("value", 1469)), ("<5", ("below", 5)), ("0", ("value", 0))],
)
def test_an_amount_is_read_as_it_is_printed(
    tmp_path: Path, known: Catalogue, said: str, holds: tuple[str, int]
) -> None:
    """A comma stands between thousands; '<5' is a bound; zero is zero."""
    assert _figures(_published(tmp_path, known, row(said))) == [("victims_detected", (), *holds)]


@pytest.mark.parametrize("said", ["", "n/a", "1.469", "1,46", "-5", "12 cases", "<"])
def test_an_amount_that_cannot_be_read_is_listed(tmp_path: Path, known: Catalogue, said: str) -> None:
    """Nothing becomes zero."""
    found = _published(tmp_path, known, row(said))

    assert (_figures(found), found.reasons()) == ([], {"amount": 1})


def test_dimensions_become_codes(tmp_path: Path, known: Catalogue) -> None:
    """Form, sex, age, citizenship and partner."""
    found = _published(
        tmp_path,
        known,
        row("7", dimension="by form of exploitation", category="Forced labour", sex="Female", age="0 to 17 years"),
        row("3", sex="Unknown", age="Unknown"),
        row("8", dimension="by citizenship", category="Burmese"),
        row("9", dimension="by country of repatriation", category="Thai"),
        row("4", indicator="Persons convicted", sex="Other"),
    )

    assert _figures(found) == [
        ("victims_detected", (("age", "C"), ("form", "LAB"), ("sex", "F")), "value", 7),
        ("victims_detected", (("age", "U"), ("sex", "U")), "value", 3),
        ("victims_detected", (("citizenship", "MMR"),), "value", 8),
        ("victims_repatriated", (("partner", "THA"),), "value", 9),
        ("persons_convicted", (("sex", "X"),), "value", 4),
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"dimension": "by citizenship", "category": "Rohingya"}, "unclear"),
        ({"dimension": "by citizenship", "category": "Atlantis"}, "word"),
        ({"dimension": "by citizenship", "category": "(specify the country)"}, "form"),
        ({"dimension": "by citizenship", "category": ""}, "blank"),
        ({"dimension": "by citizenship", "category": "foreigners"}, "several"),
        ({"dimension": "by country of repatriation", "category": "Laos"}, "itself"),
        ({"dimension": "by form of exploitation", "category": "Begging"}, "text"),
        ({"dimension": "by shoe size"}, "text"),
        ({"sex": "Femme"}, "text"),
        ({"indicator": "Offences of trafficking in persons", "sex": "Female"}, "breakdown"),
    ],
)
def test_a_row_that_is_no_figure_is_listed(
    tmp_path: Path, known: Catalogue, change: dict[str, Any], reason: str
) -> None:
    """With the reason."""
    found = _published(tmp_path, known, row("7", **change))

    assert (_figures(found), found.reasons()) == ([], {reason: 1})


def test_the_nearest_word_is_told_in_the_list(tmp_path: Path, known: Catalogue) -> None:
    """A person decides."""
    found = _published(tmp_path, known, row("7", dimension="by citizenship", category="Indonezian"))

    assert "the word for the citizenship is not known: did you mean Indonesia (IDN)?" in found.list_as_csv()


def test_nationals_are_the_states_own_unless_they_stand_there_by_name(tmp_path: Path, known: Catalogue) -> None:
    """Else they would be counted twice."""
    alone = _published(tmp_path, known, row("7", dimension="by citizenship", category="Nationals"))
    both = _published(
        tmp_path,
        known,
        row("7", dimension="by citizenship", category="Nationals"),
        row("7", dimension="by citizenship", category="Laotian"),
    )

    assert _figures(alone) == _figures(both) == [("victims_detected", (("citizenship", "LAO"),), "value", 7)]
    assert both.reasons() == {"own": 1}


def test_a_subtotal_among_its_parts_is_left_out_and_alone_it_is_the_total(tmp_path: Path, known: Catalogue) -> None:
    """'Abroad' beside countries would double every sum."""
    returned = "by country of repatriation"
    alone = _published(tmp_path, known, row("9", dimension=returned, category="Abroad"))
    both = _published(
        tmp_path,
        known,
        row("9", dimension=returned, category="Abroad"),
        row("9", dimension=returned, category="China"),
    )

    assert _figures(alone) == [("victims_repatriated", (), "value", 9)]
    assert _figures(both) == [("victims_repatriated", (("partner", "CHN"),), "value", 9)]
    assert both.reasons() == {"subtotal": 1}


def test_a_cell_that_is_printed_twice_is_written_twice_and_listed(tmp_path: Path, known: Catalogue) -> None:
    """Nobody chooses for the state, also where one is spelt otherwise."""
    found = _published(
        tmp_path,
        known,
        row("7", dimension="by citizenship", category="THAILAND"),
        row("8", dimension="by citizenship", category="Thai"),
    )

    assert [figure[3] for figure in _figures(found)] == [7, 8]
    assert [(entry.reason, entry.written) for entry in found.listed] == [("again", True), ("again", True)]


def test_other_releases_are_read_by_the_names_of_their_columns(tmp_path: Path, known: Catalogue) -> None:
    """Columns in another order, no preamble, CSV."""
    path = tmp_path / "glotip.csv"
    path.write_text(
        "Year,txtVALUE,Iso3_code,Indicator,Dimension,Category,Sex,Age\n"
        '2020,"1,469",LAO,Persons convicted,Total,Total,Total,Total\n'
    )

    found = published(str(path), list(known.states), None, known)

    assert _figures(found) == [("persons_convicted", (), "value", 1469)]


def test_another_table_is_refused(tmp_path: Path, known: Catalogue) -> None:
    """And says which columns were looked for."""
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")

    with pytest.raises(ActipError, match="no row names the columns"):
        published(str(path), list(known.states), None, known)


@pytest.mark.parametrize(("day", "released"), [("14/04/2025", "2025-04-14"), ("04/03/2025", ""), ("soon", "")])
def test_the_day_of_release_is_read_where_it_is_one_day(
    tmp_path: Path, known: Catalogue, day: str, released: str
) -> None:
    """04/03 can be two."""
    assert _published(tmp_path, known, row("7"), above=((day,),)).released == released


# --- the command


def _table(folder: Path) -> Path:
    rows = [
        *(row("30"), row("<5", sex="Male"), row("20", sex="Female"), row("40", year=2021), row("9", state="VNM")),
        *(row("500", state="FRA"), row("8", dimension="by citizenship", category="=Rohingya")),
    ]
    return written(folder / "glotip.xlsx", rows)


def test_the_command_writes_a_submission_for_each_state_and_year(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Imported, statistics alone, and open to the public as the source is."""
    ran = actip("import", "glotip", _table(tmp_path), "--out", tmp_path / "out")

    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        *("LAO_2020.yaml", "LAO_2021.yaml", "VNM_2020.yaml", "rows_listed.csv"),
    ]
    made = yaml.safe_load((tmp_path / "out" / "LAO_2020.yaml").read_text())
    assert (made["origin"], made["parts"], made["disclosure"]) == ("imported", ["statistics"], "public")
    assert {"indicator": "victims_detected", "sex": "M", "below": 5} in made["statistics"]["cells"]
    assert "6 rows read, as of 2025-04-14; 5 became a figure, 1 listed." in ran.err


def test_states_and_years_are_chosen(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """By their letters and numbers."""
    actip("import", "glotip", _table(tmp_path), "--state", "lao", "--years", "2021:2022", "--out", tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["LAO_2021.yaml", "rows_listed.csv"]


def test_the_list_cannot_act_in_a_spreadsheet(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """What begins like a formula stays a text."""
    actip("import", "glotip", _table(tmp_path), "--out", tmp_path / "out")
    listed = list(csv.DictReader(io.StringIO((tmp_path / "out" / "rows_listed.csv").read_text())))

    assert [entry["category"] for entry in listed] == ["'=Rohingya"]


def test_a_submission_that_is_there_is_not_replaced(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Somebody may have worked on it; nothing else is written either."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "VNM_2020.yaml").write_text("mine")

    ran = actip("import", "glotip", _table(tmp_path), "--out", tmp_path / "out")

    assert ran.code == 2
    assert [path.read_text() for path in (tmp_path / "out").iterdir()] == ["mine"]


@pytest.mark.parametrize("years", ["2022:2020", "20", "2020:", "x"])
def test_years_that_are_none_are_refused(tmp_path: Path, actip: Callable[..., Ran], years: str) -> None:
    """With the way to write them."""
    ran = actip("import", "glotip", _table(tmp_path), "--years", years, "--out", tmp_path / "out")

    assert ran.code == 2
    assert "Write one year, or the first and the last" in ran.err


# --- into a draft


def _draft(folder: Path, **change: Any) -> Path:
    draft = {
        "format": "actip-submission/1",
        "catalogue": "0.1",
        "state": "LAO",
        "period": {"start": "2020-01-01", "end": "2020-12-31"},
        "statistics": {
            "cells": [
                {"indicator": "victims_detected", "measure": "persons", "value": 25},
                {"indicator": "victims_detected", "sex": "F", "value": 20},
                {"indicator": "persons_convicted", "missing": "not_collected"},
            ]
        },
    }
    return write_yaml(folder / "draft.yaml", {**draft, **change})


def test_a_draft_is_filled_in_and_never_written_over(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """What it says stays, and where the figures differ it is told; the draft itself is as it was."""
    table = written(
        tmp_path / "glotip.xlsx",
        [row("30"), row("20", sex="Female"), row("10", sex="Male"), row("3", indicator="Persons convicted")],
    )
    draft = _draft(tmp_path)
    before = draft.read_bytes()

    ran = actip("import", "glotip", table, "--into", draft, "-o", tmp_path / "filled.yaml")

    cells = yaml.safe_load((tmp_path / "filled.yaml").read_text())["statistics"]["cells"]
    assert (ran.code, draft.read_bytes()) == (0, before)
    assert cells[:3] == yaml.safe_load(before)["statistics"]["cells"]
    assert [(cell["sex"], cell["value"], "UNODC" in cell["note"]) for cell in cells[3:]] == [("M", 10, True)]
    assert "1 figure added, 1 there already, 2 differ and stay." in ran.err
    assert "victims detected, in total: 25 stays, 30 is published." in ran.err
    assert "persons convicted, in total: not collected stays, 3 is published." in ran.err


def test_a_filled_draft_raises_no_new_fault(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """What was added is in the right shape, and holds nobody's data."""
    draft = _draft(tmp_path, parts=["statistics"], statistics={"cells": []})
    actip("import", "glotip", _table(tmp_path), "--into", draft, "-o", tmp_path / "filled.xlsx")

    ran = actip("validate", tmp_path / "filled.xlsx")

    assert ran.code == 0
    assert "by sex the figures add up to at most 24" in ran.out


def test_figures_that_are_published_twice_are_not_filled_in(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Nobody chooses for the state."""
    table = written(tmp_path / "glotip.xlsx", [row("30", sex="Male"), row("31", sex="Male")])

    ran = actip("import", "glotip", table, "--into", _draft(tmp_path), "-o", tmp_path / "filled.yaml")

    assert len(yaml.safe_load((tmp_path / "filled.yaml").read_text())["statistics"]["cells"]) == 3
    assert "2 are published more than once" in ran.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"period": {"start": "2020-04-01", "end": "2021-03-31"}}, "is no calendar year"),
        ({"state": "LAOS"}, "cannot be read"),
        ({"statistics": {"cells": [{"indicator": "victims_detected", "value": "many"}]}}, "cannot be read"),
    ],
)
def test_a_draft_that_cannot_take_figures_is_refused(
    tmp_path: Path, actip: Callable[..., Ran], change: dict[str, Any], said: str
) -> None:
    """And nothing is written."""
    draft = _draft(tmp_path, **change)

    ran = actip("import", "glotip", _table(tmp_path), "--into", draft, "-o", tmp_path / "filled.yaml")

    assert (ran.code, (tmp_path / "filled.yaml").exists()) == (2, False)
    assert said in ran.err


def test_the_draft_itself_is_no_place_to_write(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Not even by force, and not without a name."""
    draft = _draft(tmp_path)

    assert actip("import", "glotip", _table(tmp_path), "--into", draft, "-o", draft, "--force").code == 2
    assert actip("import", "glotip", _table(tmp_path), "--into", draft).code == 2


@pytest.mark.parametrize("option", [("--state", "LAO"), ("--years", "2020"), ("--out", "folder")])
def test_options_that_would_be_passed_over_are_refused(
    tmp_path: Path, actip: Callable[..., Ran], option: tuple[str, str]
) -> None:
    """A draft says its own state and year."""
    draft = _draft(tmp_path)

    ran = actip("import", "glotip", _table(tmp_path), "--into", draft, "-o", tmp_path / "filled.yaml", *option)

    assert (ran.code, f"{option[0]} has no meaning beside --into" in ran.err) == (2, True)
