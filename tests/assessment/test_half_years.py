"""Half of a year is a period of its own: it has its name, its cycle and its place, and is no year."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actip.assessment import assess
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue
from actip.format.file_names import half_year_in, state_in, year_in
from actip.format.periods import cycle_name, half_year, period_name
from actip.model.settings import ReportScope
from actip.readers.excel import document
from tests.conftest import Ran, changed, complete, write_yaml
from tests.sections.regions import drawn, made, year

Actip = Callable[..., Ran]
DAYS = {"1": ("01-01", "06-30"), "2": ("07-01", "12-31")}
FIGURE = {"indicator": "offences_recorded"}


def _half(number: int, half: str, **figure: Any) -> dict[str, Any]:
    start, end = DAYS[half]
    about = {"cycle": f"{number}-H{half}", "period": {"start": f"{number}-{start}", "end": f"{number}-{end}"}}
    return changed(year(number), {**about, "statistics": {"cells": [{**FIGURE, **figure}]}})


def _year(number: int, value: int) -> dict[str, Any]:
    return year(number, change={"statistics": {"cells": [{**FIGURE, "value": value}]}})


@pytest.mark.parametrize("text", ["2026-H1", "2026H1", "2026-h1"])
def test_it_is_read_in_either_spelling(text: str) -> None:
    """And called by one."""
    assert half_year(text) == ("2026-01-01", "2026-06-30")
    assert cycle_name(text) == "2026-H1"


@pytest.mark.parametrize("text", ["2026", "2026-H3", "2026-Q1", "26-H1", "H1"])
def test_anything_else_is_none(text: str) -> None:
    """The name of another cycle stays as it is."""
    assert half_year(text) is None
    assert cycle_name(text) == text


def test_a_period_is_called_by_its_days() -> None:
    """Half of a calendar year by the half, all else by the year in which it ends."""
    assert period_name("2026-07-01", "2026-12-31") == "2026-H2"
    assert period_name("2026-01-01", "2026-12-31") == "2026"
    assert period_name("2025-07-01", "2026-06-30") == "2026"


def test_the_name_of_a_file_says_it(known: Catalogue) -> None:
    """Its state and its year, too."""
    for name in ("LAO_2026-H1.yaml", "LAO_2026H1.xlsx", "lao-2026-h1_mps.xlsx"):
        assert (state_in(name, known), year_in(name), half_year_in(name)) == ("LAO", "2026", "2026-H1")
    assert half_year_in("LAO_2026.yaml") is None
    assert half_year_in("LAO_2026-H12.yaml") is None


def test_a_form_begins_with_it(actip: Actip, tmp_path: Path) -> None:
    """Both days, and the cycle."""
    ran = actip("template", "--state", "LAO", "--period", "2026H2", "-o", tmp_path / "a.xlsx")

    read = document("a.xlsx", (tmp_path / "a.xlsx").read_bytes()).data
    assert (ran.code, read["cycle"]) == (0, "2026-H2")
    assert read["period"] == {"start": "2026-07-01", "end": "2026-12-31"}


@pytest.mark.parametrize(("period", "hint"), [("2569-H1", "Write 2026-H1."), ("2026-H3", "half of one, such as")])
def test_what_is_no_half_is_said(actip: Actip, tmp_path: Path, period: str, hint: str) -> None:
    """A year of the Buddhist calendar as for a whole one."""
    ran = actip("template", "--state", "LAO", "--period", period, "-o", tmp_path / "a.xlsx")

    assert (ran.code, hint in ran.err) == (2, True)


def test_the_form_after_a_year_shows_none_of_its_figures(actip: Actip, tmp_path: Path) -> None:
    """Its answers are there; a figure of a year beside the cell of a half would be compared."""
    last = write_yaml(tmp_path / "LAO_2025.yaml", _year(2025, 100))
    ran = actip("template", "--from", last, "--period", "2026-H1", "-o", tmp_path / "a.xlsx")

    read: Any = document("a.xlsx", (tmp_path / "a.xlsx").read_bytes()).data
    assert "a period of another length" in ran.err
    assert "cells" not in read["last"]
    assert read["last"]["answers"]


def test_the_form_after_another_half_shows_its_figures(actip: Actip, tmp_path: Path) -> None:
    """They are as long."""
    last = write_yaml(tmp_path / "LAO_2025-H2.yaml", _half(2025, "2", value=100))
    actip("template", "--from", last, "--period", "2026-H1", "-o", tmp_path / "a.xlsx")

    read: Any = document("a.xlsx", (tmp_path / "a.xlsx").read_bytes()).data
    assert {**FIGURE, "value": 100} in read["last"]["cells"]


def test_each_half_is_a_cycle(tmp_path: Path, known: Catalogue) -> None:
    """With the half before it, and the year before that, as its history; a broken file has the cycle of its name."""
    files = (_year(2024, 100), _half(2025, "1", value=40), _half(2025, "2", value=60))
    for number, data in enumerate(files):
        write_yaml(tmp_path / f"{number}.yaml", {key: value for key, value in data.items() if key != "cycle"})
    (tmp_path / "THA_2025H2.yaml").write_text("state: [THA\n")
    shown = region(assess([str(tmp_path)], known)[0], known)

    assert (shown.cycle, [cycle.cycle for cycle in shown.history]) == ("2025-H2", ["2024", "2025-H1"])
    assert {report.state.iso3: report.status.value for report in shown.reports}["THA"] == "not readable"
    again = region(assess([str(tmp_path)], known)[0], known, ReportScope(cycle="2025h1"))
    assert again.cycle == "2025-H1"


def test_a_half_is_not_held_against_a_year(tmp_path: Path, known: Catalogue) -> None:
    """Neither by a difference nor by a line; the table says so."""
    files = (_year(2024, 100), _half(2025, "1", value=40), _half(2025, "2", value=60))
    section = drawn("Trends", made(tmp_path, known, *files), known)
    (row,) = (row for row in section.rows if row[0].text == "Offences recorded")

    assert [cell.text for cell in row[2:6]] == ["100", "40", "60", "+20"]
    assert row[-1].trend == (None, 40, 60)
    assert "Not all periods are as long" in " ".join(section.notes)


def test_a_half_after_a_year_has_no_difference(tmp_path: Path, known: Catalogue) -> None:
    """It says why."""
    section = drawn("Trends", made(tmp_path, known, _year(2024, 100), _half(2025, "1", value=40)), known)
    (row,) = (row for row in section.rows if row[0].text == "Offences recorded")

    assert row[4].text == "periods of two lengths"
    assert row[-1].trend == ()


def test_a_year_and_its_halves_are_not_in_one_report(tmp_path: Path, known: Catalogue) -> None:
    """They are of two lengths, so that neither is held against the other; what is left out is said."""
    files = (_year(2024, 90), _half(2025, "1", value=98), _half(2025, "2", value=2), _year(2025, 100))
    shown = made(tmp_path, known, *files)

    assert (shown.cycle, [cycle.cycle for cycle in shown.history]) == ("2025", ["2024"])
    assert shown.overlapping == ("2025-H1", "2025-H2")
    assert "2025-H1, 2025-H2" in " ".join(drawn("At a glance", shown, known).notes)


@pytest.mark.parametrize(("audience", "printed"), [("public", 1), ("national", 2)])
def test_a_year_and_its_half_in_one_export_do_not_tell_the_other_half(
    actip: Actip, tmp_path: Path, audience: str, printed: int
) -> None:
    """Of the year and of the half in which nearly all were counted only one is printed; to the nation both are."""
    of_all = {"disclosure": "public"}
    paths = [write_yaml(tmp_path / "LAO_2025.yaml", changed(_year(2025, 100), of_all)),
             write_yaml(tmp_path / "LAO_2025-H1.yaml", changed(_half(2025, "1", value=98), of_all))]  # fmt: skip

    rows = actip("export", *paths, "--audience", audience, "--format", "json").out

    assert len([value for value in (100, 98) if f'"value": {value}' in rows]) == printed


def test_an_export_says_which_half(actip: Actip, tmp_path: Path) -> None:
    """As SDMX names it."""
    path = write_yaml(tmp_path / "LAO_2025-H1.yaml", _half(2025, "1", value=98))

    assert ",2025-S1," in actip("export", path, "--audience", "national", "--format", "sdmx-csv").out


def test_parts_of_a_half_are_named_by_it(actip: Actip, tmp_path: Path) -> None:
    """LAO_2025-H1_mps.xlsx."""
    data = changed(complete(), {"period": {"end": "2025-06-30"}, "agencies": [{"id": "mps"}]})
    data["obligations"]["ACTIP-14.7"]["agency"] = "mps"
    actip("split", write_yaml(tmp_path / "LAO_2025-H1.yaml", data), "--out", tmp_path / "parts")

    assert (tmp_path / "parts" / "LAO_2025-H1_mps.xlsx").exists()


def test_its_status_is_reported(actip: Actip, tmp_path: Path) -> None:
    """Like that of a year."""
    write_yaml(tmp_path / "LAO_2025-H1.yaml", _half(2025, "1", value=98))

    assert "cycle 2025-H1" in actip("status", tmp_path, "--due", "2025-09-30").out
