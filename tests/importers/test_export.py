"""Figures go out in long form and come back the same; what an audience may not see is not in them."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import with_own_round
from actip.commands.export import exported
from actip.format.records import AMOUNTS
from actip.importers.long import read
from actip.writers.csv_table import as_csv, plain
from actip.writers.long_form import _STATUS
from tests.conftest import ROOT, Ran, write_yaml

CELLS: tuple[dict[str, Any], ...] = (
    {"indicator": "victims_detected", "value": 25},
    {"indicator": "victims_detected", "sex": "F", "value": 3},
    {"indicator": "victims_detected", "sex": "M", "value": 0},
    {"indicator": "victims_detected", "sex": "U", "value": 22},
    {"indicator": "victims_charged", "below": 5},
    {"indicator": "victims_detected", "age": "C", "missing": "not_collected", "note": "a remark"},
    {"indicator": "assets_confiscated", "measure": "money", "currency": "LAK", "value": 1200.5},
    {"indicator": "victims_repatriated", "direction": "sent", "partner": "THA", "subset": "voluntary", "value": 40},
    {"indicator": "persons_convicted", "value": 9},
)


def _submission(folder: Path, name: str = "LAO_2025.yaml", **change: Any) -> Path:
    made = {
        "format": "actip-submission/1",
        "catalogue": "0.1",
        "state": "LAO",
        "period": {"start": "2025-01-01", "end": "2025-12-31"},
        "parts": ["statistics"],
        "statistics": {"indicators": {"persons_convicted": {"disclosure": "national"}}, "cells": list(CELLS)},
    }
    return write_yaml(folder / name, {**made, **change})


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _one(rows: list[dict[str, str]], **wanted: str) -> dict[str, str]:
    found = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    assert len(found) == 1, rows
    return found[0]


def test_zero_small_missing_and_bound_never_look_alike(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Each has its own status."""
    rows = _rows(actip("export", _submission(tmp_path, disclosure="public"), "--audience", "public").out)

    told = {
        row["sex"] or row["age"] or row["indicator"]: (row["value"], row["status"])
        for row in rows
        if row["indicator"] in ("victims_detected", "victims_charged")
    }
    assert told == {
        "victims_detected": ("25", "reported"),
        "F": ("", "suppressed"),
        "M": ("0", "reported"),
        "U": ("", "suppressed"),
        "victims_charged": ("<5", "below"),
        "C": ("", "not_collected"),
    }


def test_what_is_above_the_level_of_the_audience_is_withheld_and_counted(
    tmp_path: Path, actip: Callable[..., Ran]
) -> None:
    """A state sees everything of its own, small counts too."""
    asean = actip("export", _submission(tmp_path), "--audience", "asean")
    national = actip("export", _submission(tmp_path), "--audience", "national")

    assert "persons_convicted" not in asean.out
    assert "withheld: LAO 1." in asean.err
    assert _one(_rows(national.out), indicator="persons_convicted")["value"] == "9"
    assert _one(_rows(national.out), indicator="victims_detected", sex="F")["value"] == "3"


def test_texts_that_a_person_typed_stay(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Codes, days and numbers are written."""
    assert "a remark" not in actip("export", _submission(tmp_path), "--audience", "national").out


def test_an_observation_has_the_names_and_codes_of_statistics_offices(
    tmp_path: Path, actip: Callable[..., Ran]
) -> None:
    """SEX, AGE, TIME_PERIOD, OBS_VALUE and OBS_STATUS; a total is _T, what is not asked _Z."""
    rows = _rows(actip("export", _submission(tmp_path), "--format", "sdmx-csv", "--audience", "asean").out)

    total = _one(rows, INDICATOR="victims_detected", SEX="_T", AGE="_T")
    assert (total["REF_AREA"], total["FREQ"], total["TIME_PERIOD"]) == ("LAO", "A", "2025")
    assert (total["OBS_VALUE"], total["OBS_STATUS"], total["PARTNER"]) == ("25", "A", "_Z")
    small = _one(rows, INDICATOR="victims_detected", SEX="F")
    assert (small["OBS_VALUE"], small["OBS_STATUS"]) == ("", "Q")
    bound = _one(rows, INDICATOR="victims_charged")
    assert (bound["OBS_VALUE"], bound["OBS_STATUS"], bound["UPPER_BOUND"]) == ("", "U", "4")
    missing = _one(rows, INDICATOR="victims_detected", AGE="Y0T17")
    assert (missing["OBS_VALUE"], missing["OBS_STATUS"]) == ("", "L")


def test_every_reason_has_a_status_and_none_is_that_of_a_suppressed_figure(known: Catalogue) -> None:
    """Nor that of a figure."""
    assert set(_STATUS) == set(known.lists["missing"].codes)
    assert [reason for reason, status in _STATUS.items() if status in ("Q", "A", "U")] == ["suppressed"]


def test_a_period_that_is_no_year_is_written_with_its_length(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Fiscal years are common."""
    path = _submission(tmp_path, period={"start": "2025-04-01", "end": "2026-03-31"})

    rows = _rows(actip("export", path, "--format", "sdmx-csv").out)

    assert {row["TIME_PERIOD"] for row in rows} == {"2025-04-01/P365D"}


def test_the_machine_format_says_for_whom_it_is(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """And what was withheld."""
    made = json.loads(actip("export", _submission(tmp_path), "--format", "json").out)

    assert (made["format"], made["audience"], made["threshold"]) == ("actip-figures/1", "asean", 5)
    assert made["withheld"] == {"LAO": ["persons_convicted"]}
    assert made["figures"][0] == {
        "state": "LAO",
        "period_start": "2025-01-01",
        "period_end": "2025-12-31",
        "origin": "state",
        "indicator": "victims_detected",
        "measure": "persons",
        "value": 25,
    }


@pytest.mark.parametrize("audience", ["public", "asean", "national"])
def test_the_machine_format_is_as_its_schema_says(actip: Callable[..., Ran], audience: str) -> None:
    """For every sample; an empty figure is in none."""
    schema = json.loads((ROOT / "schemas" / "figures.schema.json").read_text())
    made = json.loads(actip("export", ROOT / "sample_data" / "2025", "--format", "json", "--audience", audience).out)

    Draft202012Validator.check_schema(schema)
    assert [error.json_path for error in Draft202012Validator(schema).iter_errors(made)] == []
    assert made["figures"] or audience == "public"


def test_a_mark_for_excel_is_written_when_asked_for(
    tmp_path: Path, actip: Callable[..., Ran], known: Catalogue
) -> None:
    """Else none."""
    path, out = _submission(tmp_path), tmp_path / "out.csv"

    actip("export", path, "-o", out, "--bom")
    marked = out.read_bytes()
    actip("export", path, "-o", out)

    assert marked == b"\xef\xbb\xbf" + out.read_bytes()
    assert read(str(out), known).figures == len(_rows(marked.decode("utf-8-sig")))


def test_two_files_about_one_state_and_period_are_refused(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """None is chosen in silence."""
    _submission(tmp_path, "one.yaml")
    _submission(tmp_path, "two.yaml")

    assert actip("export", tmp_path).code == 2


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """It is named, and the exit code says so."""
    _submission(tmp_path)
    (tmp_path / "THA_2025.yaml").write_text("format: [")

    ran = actip("export", tmp_path)

    assert (ran.code, "THA_2025.yaml" in ran.err, len(_rows(ran.out)) > 0) == (2, True, True)


def test_an_input_is_never_written_over(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Nor through a link."""
    path = _submission(tmp_path, "LAO.csv.yaml")
    (tmp_path / "linked.csv").symlink_to(path)
    before = path.read_bytes()

    assert actip("export", path, "-o", tmp_path / "linked.csv").code == 2
    assert path.read_bytes() == before


# --- and back


def _figures(data: Mapping[str, Any], known: Catalogue) -> set[tuple[tuple[str, object], ...]]:
    indicators, found = with_own_round(known).indicators, set()
    for cell in data["statistics"]["cells"]:
        own = {name: value for name, value in cell.items() if name not in ("note", "where")}
        if own.get("measure") == indicators[cell["indicator"]].measures[0]:
            del own["measure"]
        found.add(tuple(sorted(own.items())))
    return found


def test_a_long_table_gives_the_same_figures_again(tmp_path: Path, actip: Callable[..., Ran], known: Catalogue) -> None:
    """Of every sample, as the state itself sees them."""
    samples = ROOT / "sample_data" / "2025"
    actip("export", samples, "--audience", "national", "-o", tmp_path / "all.csv")

    ran = actip("import", "figures", tmp_path / "all.csv", "--out", tmp_path / "back")

    assert ran.code == 0
    paths = sorted(path for path in samples.iterdir() if path.suffix in (".yaml", ".json"))
    assert [path.stem for path in paths] == sorted(path.stem for path in (tmp_path / "back").iterdir())
    for path in paths:
        back = yaml.safe_load((tmp_path / "back" / f"{path.stem}.yaml").read_text())
        assert _figures(yaml.safe_load(path.read_text()), known) == _figures(back, known)
        assert back["origin"] == "sample"


@st.composite
def _drawn(draw: st.DrawFn, known: Catalogue) -> list[dict[str, Any]]:
    cells = []
    for name in draw(st.lists(st.sampled_from(list(known.indicators)), max_size=6)):
        indicator = known.indicators[name]
        measure = draw(st.sampled_from(indicator.measures))
        cell: dict[str, Any] = {"indicator": name, "measure": measure}
        for dimension in (
            draw(st.lists(st.sampled_from(indicator.dimensions), unique=True)) if indicator.dimensions else ()
        ):
            cell[dimension] = draw(st.sampled_from(list(known.lists[known.dimensions[dimension].codes].codes)))
        if measure == "money":
            cell["currency"] = "LAK"
        holds = draw(st.sampled_from(AMOUNTS))
        reasons = [code for code in known.lists["missing"].codes if code != "included_elsewhere"]
        amounts = {"value": st.integers(0, 10**9), "below": st.integers(1, 99), "missing": st.sampled_from(reasons)}
        cells.append({**cell, holds: draw(amounts[holds])})
    return cells


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_figures_come_back(tmp_path: Path, known: Catalogue, data: st.DataObject) -> None:
    """Whatever the catalogue allows."""
    cells = data.draw(_drawn(known))
    path = _submission(tmp_path, statistics={"cells": cells})
    (tmp_path / "long.csv").write_text(exported([str(path)], "csv", "national", known).content)

    back = read(str(tmp_path / "long.csv"), known).submissions

    found = _figures(back["LAO_2025"], known) if cells else set()
    assert _figures({"statistics": {"cells": cells}}, known) == found


def test_a_sign_that_acts_on_a_terminal_is_left_out() -> None:
    """Somebody looks at the table with a pager; a tab and a line break are the text's own."""
    assert as_csv(["text"], [["\x1b[31mred\x07\x9b"], ["a\tb"]]) == "text\n[31mred\na\tb\n"


@given(st.text())
def test_any_text_comes_back_and_none_acts(text: str) -> None:
    """What a spreadsheet takes for a formula has a sign before it."""
    if "\r" in text or "\x00" in text or not text.isprintable():
        text = "".join(sign for sign in text if sign.isprintable() or sign == "\t")
    content = as_csv(["text", "other"], [[text, "x"]])

    written = next(iter(csv.DictReader(io.StringIO(content))))["text"]

    assert plain(written) == text
    assert written[:1] not in tuple("=+-@\t＝＋－＠")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("state", "LAOS"), "Row 2: state 'LAOS' is not in its list (did you mean 'LAO'?)."),
        (("indicator", ""), "Row 2: indicator '' is not in its list"),
        (("sex", "female"), "Row 2: sex 'female' is not in its list"),
        (("period_end", "31/12/2025"), "Row 2: period_end '31/12/2025' is no day such as 2025-12-31."),
        (("value", "2,5"), "Row 2: the value '2,5' and the status 'reported' disagree."),
        (("value", ""), "Row 2: the value '' and the status 'reported' disagree."),
        (("status", "zero"), "Row 2: the value '9' and the status 'zero' disagree."),
    ],
)
def test_a_row_that_is_wrong_is_named_and_nothing_is_read(
    tmp_path: Path, actip: Callable[..., Ran], change: tuple[str, str], said: str
) -> None:
    """With the column and the value."""
    rows = _rows(actip("export", _submission(tmp_path), "--audience", "national").out)
    rows[0][change[0]] = change[1]
    path = tmp_path / "long.csv"
    path.write_text(as_csv(list(rows[0]), [list(row.values()) for row in rows]))

    ran = actip("import", "figures", path, "--out", tmp_path / "back")

    assert (ran.code, (tmp_path / "back").exists()) == (2, False)
    assert said in ran.err


@pytest.mark.parametrize(
    ("header", "said"), [("state,value", "has no column period_start"), ("sexe", "has no column state")]
)
def test_another_table_is_refused(tmp_path: Path, actip: Callable[..., Ran], header: str, said: str) -> None:
    """And says what is missing."""
    (tmp_path / "long.csv").write_text(f"{header}\n")

    assert said in actip("import", "figures", tmp_path / "long.csv", "--out", tmp_path / "back").err
