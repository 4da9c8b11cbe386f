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
from actip.writers.long_form import FORMATS, STATUS
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
    assert set(STATUS) == set(known.lists["missing"].codes)
    assert [reason for reason, status in STATUS.items() if status in ("Q", "A", "U")] == ["suppressed"]


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


@pytest.mark.parametrize("format", FORMATS)
def test_a_long_form_gives_the_same_figures_again(
    tmp_path: Path, actip: Callable[..., Ran], known: Catalogue, format: str
) -> None:
    """Of every sample, as the state itself sees them; SDMX has one status for two reasons."""
    samples, long = ROOT / "sample_data" / "2025", tmp_path / ("all.json" if format == "json" else "all.csv")
    actip("export", samples, "--audience", "national", "--format", format, "-o", long)

    ran = actip("import", "figures", long, "--out", tmp_path / "back")

    assert ran.code == 0
    paths = sorted(path for path in samples.iterdir() if path.suffix in (".yaml", ".json"))
    assert [path.stem for path in paths] == sorted(path.stem for path in (tmp_path / "back").iterdir())
    for path in paths:
        back = yaml.safe_load((tmp_path / "back" / f"{path.stem}.yaml").read_text())
        assert _figures(_as_in(format, yaml.safe_load(path.read_text())), known) == _figures(back, known)
        assert back["origin"] == "sample"


def _as_in(format: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return the figures as a format can say them."""
    for cell in data["statistics"]["cells"]:
        if format == "sdmx-csv" and cell.get("missing") == "not_yet_available":
            cell["missing"] = "withheld"
    return data


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_held_back_and_put_into_groups_comes_back(tmp_path: Path, known: Catalogue, format: str) -> None:
    """As it was handed over."""
    by_form = (("SEX", 20), ("MARR", 4), ("CRIM", 6))
    by_citizenship = (("LAO", 15), ("VNM", 8), ("KHM", 3), ("THA", 4))
    cells = [
        {"indicator": "persons_convicted", "value": 30},
        *({"indicator": "persons_convicted", "form": form, "value": value} for form, value in by_form),
        {"indicator": "persons_convicted", "sex": "F", "value": 27},
        {"indicator": "persons_convicted", "sex": "M", "value": 3},
        {"indicator": "victims_detected", "value": 30},
        *({"indicator": "victims_detected", "citizenship": code, "value": value} for code, value in by_citizenship),
        {"indicator": "victims_charged", "below": 5},
    ]
    long = tmp_path / ("long.json" if format == "json" else "long.csv")
    path = _submission(tmp_path, statistics={"cells": cells})
    long.write_text(exported([str(path)], format, "asean", known).content)

    ((_, data),) = read(str(long), known).submissions.items()

    assert _figures(data, known) == _figures({"statistics": {"cells": [
        {"indicator": "persons_convicted", "value": 30},
        {"indicator": "persons_convicted", "form_group": "SEX", "value": 20},
        {"indicator": "persons_convicted", "form_group": "OTH", "value": 10},
        {"indicator": "persons_convicted", "sex": "F", "missing": "suppressed"},
        {"indicator": "persons_convicted", "sex": "M", "missing": "suppressed"},
        {"indicator": "victims_detected", "value": 30},
        {"indicator": "victims_detected", "citizenship_group": "own", "value": 15},
        {"indicator": "victims_detected", "citizenship_group": "asean", "value": 15},
        {"indicator": "victims_charged", "below": 5},
    ]}}, known)  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_a_code_of_an_older_version_is_read_as_that_of_today(tmp_path: Path, known: Catalogue, format: str) -> None:
    """As in a submission."""
    cells = [{"indicator": "victims_detected", "subset": "online_undefined", "value": 9}]
    content = exported([str(_submission(tmp_path, statistics={"cells": cells}))], format, "national", known).content
    long = tmp_path / ("old.json" if format == "json" else "old.csv")
    long.write_text(content.replace("online_undefined", "online"))

    ((_, data),) = read(str(long), known).submissions.items()

    assert data["statistics"]["cells"] == cells


@pytest.mark.parametrize("format", ["csv", "sdmx-csv"])
@pytest.mark.parametrize(
    "period",
    [("2025-01-01", "2025-12-31"), ("2026-07-01", "2026-12-31"), ("2024-04-01", "2025-03-31"), ("2025-05-05",) * 2],
)
def test_a_period_comes_back(tmp_path: Path, known: Catalogue, format: str, period: tuple[str, str]) -> None:
    """A year, half of one, a fiscal year, a day."""
    days = {"start": period[0], "end": period[1]}
    long = tmp_path / "long.csv"
    long.write_text(exported([str(_submission(tmp_path, period=days))], format, "national", known).content)

    assert [data["period"] for data in read(str(long), known).submissions.values()] == [days]


@pytest.mark.parametrize("format", ["sdmx-csv", "json"])
def test_children_below_another_age_come_back(tmp_path: Path, known: Catalogue, format: str) -> None:
    """With that age."""
    statistics = {
        "indicators": {"victims_detected": {"child_age": 16}},
        "cells": [{"indicator": "victims_detected", "age": age, "value": 9} for age in ("C", "A")],
    }
    long = tmp_path / ("long.json" if format == "json" else "long.csv")
    long.write_text(exported([str(_submission(tmp_path, statistics=statistics))], format, "national", known).content)

    ((_, data),) = read(str(long), known).submissions.items()

    assert data["statistics"] == statistics


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("TIME_PERIOD", "2025-Q1"), "Row 2: period_start '2025-Q1' is no day such as 2025-12-31"),
        (("SEX", "female"), "Row 2: sex 'female' is not in its list"),
        (("OBS_STATUS", "Z"), "Row 2: the value '9' and the status 'Z' disagree."),
    ],
)
def test_an_observation_that_is_wrong_is_named(
    tmp_path: Path, actip: Callable[..., Ran], change: tuple[str, str], said: str
) -> None:
    """In the words of the table."""
    path = _submission(tmp_path, statistics={"cells": [{"indicator": "persons_convicted", "value": 9}]})
    rows = _rows(actip("export", path, "--format", "sdmx-csv", "--audience", "national").out)
    rows[0][change[0]] = change[1]
    long = tmp_path / "long.csv"
    long.write_text(as_csv(list(rows[0]), [list(row.values()) for row in rows]))

    ran = actip("import", "figures", long, "--out", tmp_path / "back")

    assert (ran.code, (tmp_path / "back").exists()) == (2, False)
    assert said in ran.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "'actip export --format json' writes such a file."),
        ('{"format": "actip-submission/1", "figures": []}', "holds no figures of 'actip export'."),
        ('{"format": "actip-figures/1", "figures": {}}', "holds no figures of 'actip export'."),
        ('{"format": "actip-figures/1", "figures": [1]}', "Figure 1: state '' is not in its list"),
        (
            '{"format": "actip-figures/1", "figures": [{"state": "LAO", "period_start": "2025-01-01", "period_end": '
            '"2025-12-31", "indicator": "persons_convicted", "value": 9, "below": 5}]}',
            "Figure 1: the value '' and the status '' disagree.",
        ),
    ],
)
def test_another_json_is_refused(tmp_path: Path, actip: Callable[..., Ran], content: str, said: str) -> None:
    """And a figure in it that is none is named."""
    (tmp_path / "long.json").write_text(content)

    ran = actip("import", "figures", tmp_path / "long.json", "--out", tmp_path / "back")

    assert (ran.code, (tmp_path / "back").exists()) == (2, False)
    assert said in ran.err


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
