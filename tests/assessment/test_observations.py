"""Parallel observations: read through the same door, checked, never counted, the state's answer beside each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from actip.assessment.observations import observed
from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.errors import ActipError
from actip.format.schema import observations_schema
from actip.gate import yaml as strict_yaml
from actip.model.section import Section
from actip.reports.reference import observations_text
from tests.conftest import ROOT, Ran, complete, write_yaml

Actip = Callable[..., Ran]
ITEM = {"obligation": "ACTIP-14.8", "text": "A shelter was closed at night."}
NAMED = ("Voices", "Method")  # where an observation and its file are named


def _file(folder: Path, **change: Any) -> Path:
    about = {"format": "actip-observations/1", "source": "Network", "state": "LAO"}
    period = {"period": {"start": "2025-01-01", "end": "2025-12-31"}}
    return write_yaml(folder / "observed.yaml", {**about, **period, "items": [ITEM], **change})


@pytest.fixture(name="paths")
def _paths(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    return [str(write_yaml(folder / "LAO_2025.yaml", complete()))]


def _rows(paths: list[str], file: Path, audience: str = "asean") -> list[list[str]]:
    made = regional_report(paths, audience, catalogue(), observations=[str(file)], further=True)
    (section,) = made.sections_named(["Parallel observations"])
    return [[cell.text for cell in row] for row in section.rows]


def test_the_published_schema_is_fresh_and_a_schema(known: Catalogue) -> None:
    """'actip build' writes it; the sample satisfies it."""
    assert observations_text(known) == (ROOT / "schemas" / "observations.schema.json").read_text()
    Draft202012Validator.check_schema(observations_schema(known))
    sample = ROOT / "sample_data" / "observations" / "LAO_2025_observations.yaml"
    Draft202012Validator(observations_schema(known)).validate(strict_yaml.parse(sample.read_text()).data)


def test_an_observation_stands_beside_the_states_answer(paths: list[str], tmp_path: Path) -> None:
    """In the words of who observed."""
    (row,) = _rows(paths, _file(tmp_path))

    assert row == [
        "Lao PDR",
        "ACTIP-14.8",
        "No unreasonable detention of victims",
        "Network",
        "A shelter was closed at night.",
        "",
        "law: full\npractice: full",
        "",
        "not shared with the state yet",
    ]


@pytest.mark.parametrize(
    ("change", "reply"),
    [
        ({"shared_with_state": True}, "no reply yet"),
        ({"shared_with_state": True, "state_reply": "We look into it."}, "We look into it."),
        ({"state_reply": "All.", "items": [{**ITEM, "state_reply": "This one."}]}, "This one."),
    ],
)
def test_the_states_reply_stands_beside_it(
    paths: list[str], tmp_path: Path, change: dict[str, Any], reply: str
) -> None:
    """The one to an item before the one to the whole."""
    assert _rows(paths, _file(tmp_path, **change))[0][-1] == reply


def test_nothing_else_changes(paths: list[str], tmp_path: Path) -> None:
    """No count, chart or finding, but for its row among the voices and the file that Method names."""
    without = _every(regional_report(paths, "asean", catalogue(), further=True))
    file = str(_file(tmp_path))
    beside = _every(regional_report(paths, "asean", catalogue(), observations=[file], further=True))
    others = {name: section for name, section in beside.items() if name not in (*NAMED, "Parallel observations")}

    assert others == {name: section for name, section in without.items() if name not in NAMED}
    assert "Parallel observations" not in without
    voices = beside["Voices"]
    heard = tuple(row for row in voices.rows if row[0].text != "Observation")
    assert voices._replace(rows=heard, notes=()) == without["Voices"]._replace(notes=())


def _every(report: RegionalReport) -> dict[str, Section]:
    return {section.name: section for section in (*report.sections, *report.further)}


def test_levels_hold_for_observations(paths: list[str], tmp_path: Path) -> None:
    """What is above the audience's is left out, and counted in a note."""
    file = _file(tmp_path, items=[ITEM, {**ITEM, "disclosure": "national", "text": "Closed."}])

    assert [len(_rows(paths, file, audience)) for audience in ("public", "asean", "national")] == [0, 1, 2]


def test_a_text_with_a_persons_data_is_not_shown(actip: Actip, paths: list[str], tmp_path: Path) -> None:
    """The finding names its place and never repeats it."""
    file = _file(tmp_path, items=[{**ITEM, "text": "Write to officer.b@example.org about it."}])

    ran = actip("report", "--region", *paths, "--observations", file, "--section", "all")

    assert "officer.b" not in ran.out + ran.err
    assert f"error: {file}, line" in ran.err
    assert _rows(paths, file)[0][4] == "not shown, see the findings about this file"


def test_a_fault_is_a_finding_and_the_rest_is_shown(actip: Actip, paths: list[str], tmp_path: Path) -> None:
    """An obligation that is not known is left out, with its line."""
    file = _file(tmp_path, items=[{**ITEM, "obligation": "ACTIP-99"}, ITEM])

    ran = actip("report", "--region", *paths, "--observations", file, "--section", "Parallel observations")

    assert ran.code == 0
    assert "1 observation on LAO" in ran.out
    assert "'ACTIP-99'" in ran.err


@pytest.mark.parametrize(
    ("content", "said"),
    [("a: [", "observed.yaml"), ("format: actip-submission/1", "holds no observations"), (None, "does not say which")],
)
def test_a_file_that_cannot_be_placed_stops_the_report(
    known: Catalogue, tmp_path: Path, content: str | None, said: str
) -> None:
    """It was named: passing over it would look like nothing observed."""
    file = _file(tmp_path, state="XXX")
    if content:
        file.write_text(content)

    with pytest.raises(ActipError, match=said):
        observed(str(file), known)


def test_a_file_of_observations_in_a_folder_is_no_submission(actip: Actip, paths: list[str], tmp_path: Path) -> None:
    """It is left out, and named."""
    folder = Path(paths[0]).parent
    _file(folder)

    ran = actip("report", "--region", folder)

    assert ran.code == 0
    assert "observed.yaml" in ran.err
