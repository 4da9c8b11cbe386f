"""The copy that may be sent: what it is without, that it checks, and that a region reads it as what it is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import with_own_round
from actip.disclosure.levels import FOLLOWING, INTERNAL
from actip.disclosure.policy import DEFAULT
from actip.disclosure.release import release
from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Level
from actip.format.reading import Content, read_submission
from actip.format.schema import submission_schema
from actip.model import Severity
from actip.readers import document
from actip.sections.indicators import indicators_in_full
from tests.conftest import ROOT, Ran, changed, complete, write_yaml
from tests.submissions import essence

SAMPLES = sorted((ROOT / "sample_data" / "2025").iterdir())


def _release(actip: Callable[..., Ran], source: Path, target: Path, audience: str = "asean") -> Ran:
    return actip("release", source, "--audience", audience, "-o", target)


@pytest.fixture(name="mixed")
def _mixed(tmp_path: Path) -> Path:
    """A submission with something on every level, small counts, and texts that repeat a figure."""
    data = changed(
        complete(),
        {
            "disclosure": "asean",
            "clearance": "submitted",
            "obligations": {
                "ACTIP-14.7": {"disclosure": "national", "account": "A secret account."},
                "ACTIP-14.8": {"disclosure": "public", "account": "Of the 41 detained, none was charged."},
                "ACTIP-14.9": {"disclosure": "public", "account": "Open to everybody."},
            },
        },
    )
    data["statistics"] = {
        "indicators": {
            "victims_detained": {"disclosure": "public", "comment": "41 were women.", "complete": ["sex"]},
            "persons_convicted": {"disclosure": "public", "complete": ["form"]},
            "victims_charged": {"disclosure": "national"},
        },
        "cells": [
            {"indicator": "victims_detained", "value": 44},
            {"indicator": "victims_detained", "sex": "F", "value": 41, "note": "Forty-one."},
            {"indicator": "victims_detained", "sex": "M", "value": 3},
            {"indicator": "persons_convicted", "value": 30},
            *({"indicator": "persons_convicted", "form": form, "value": value} for form, value in
              (("SEX", 20), ("MARR", 4), ("CRIM", 6))),
            {"indicator": "victims_charged", "value": 12},
            *({"indicator": name, "missing": "not_collected"} for name in
              ("offences_recorded", "victims_sheltered")),
        ],
    }  # fmt: skip
    data["stakeholders"] = [{"name": "Open", "disclosure": "public"}, {"name": "Closed", "disclosure": "national"}]
    data["court_indicators"] = {"VSC-1": {"state": "full", "disclosure": "public"}, "VSC-2": {"state": "full"}}
    data["agencies"] = [{"id": "mps"}]
    data["parts"] = ["obligations", "statistics"]
    data["explanations"] = [
        {"rule": "GAP303", "about": "ACTIP-14.7", "reason": "A secret reason."},
        {"rule": "GAP303", "about": "ACTIP-14.9", "reason": "A reason for all."},
    ]
    return write_yaml(tmp_path / "LAO_2025.yaml", data)


def test_what_is_above_the_level_is_gone(
    actip: Callable[..., Ran], mixed: Path, tmp_path: Path, known: Catalogue
) -> None:
    """Answers, figures, stakeholders, court indicators, and the parts that follow the submission as a whole."""
    assert _release(actip, mixed, tmp_path / "public.yaml", "public").code == 0
    data = document(str(tmp_path / "public.yaml")).data

    assert set(data["obligations"]) == {"ACTIP-14.8", "ACTIP-14.9"}
    assert set(data["statistics"]["indicators"]) == {"victims_detained", "persons_convicted"}
    assert data["stakeholders"] == [{"name": "Open", "disclosure": "public"}]
    assert set(data["court_indicators"]) == {"VSC-1"}
    assert not set(FOLLOWING) & set(data)
    assert data["explanations"] == [{"rule": "GAP303", "about": "ACTIP-14.9", "reason": "A reason for all."}]
    assert set(data["released"]["obligations"]) == set(known.obligations) - set(data["obligations"])
    assert data["released"]["indicators"] == ["offences_recorded", "victims_charged", "victims_sheltered"]


def test_small_counts_are_suppressed_with_their_notes(actip: Callable[..., Ran], mixed: Path, tmp_path: Path) -> None:
    """And the numbers in texts about them; forms stand in groups, and so does what the breakdown is complete by."""
    _release(actip, mixed, tmp_path / "asean.yaml")
    data = document(str(tmp_path / "asean.yaml")).data
    cells = data["statistics"]["cells"]

    assert cells[:3] == [
        {"indicator": "victims_detained", "value": 44},
        {"indicator": "victims_detained", "sex": "F", "missing": "suppressed"},
        {"indicator": "victims_detained", "sex": "M", "missing": "suppressed"},
    ]
    assert {"indicator": "persons_convicted", "form_group": "OTH", "value": 10} in cells
    assert data["statistics"]["indicators"]["persons_convicted"]["complete"] == ["form_group"]
    assert {"indicator": "victims_charged", "missing": "withheld"} in cells
    assert data["statistics"]["indicators"]["victims_detained"]["comment"] == "[#] were women."
    assert data["obligations"]["ACTIP-14.8"]["account"] == "Of the [#] detained, none was charged."
    assert data["obligations"]["ACTIP-14.9"]["account"] == "Open to everybody."


def test_the_sender_alone_is_told_what_was_held_back(actip: Callable[..., Ran], mixed: Path, tmp_path: Path) -> None:
    """On the screen's second channel, without one figure; the file says only what it is without."""
    done = _release(actip, mixed, tmp_path / "asean.yaml")

    assert done.out == ""
    assert done.err.splitlines() == [
        "held back: Answers above the level of 'ASEAN bodies and member states': ACTIP-14.7.",
        "held back: Figures above the level of 'ASEAN bodies and member states': identified victims charged.",
        "held back: Persons convicted: by form of exploitation in groups.",
        "held back: Identified victims held in detention: 1 below 5 suppressed, 1 more that would give them away.",
        "held back: Numbers replaced by [#] in 1 text about what is held back: account.",
        "held back: Numbers replaced by [#] in 1 text about what is held back: comment.",
        "held back: Left out: 1 of the stakeholders.",
        "held back: Left out: 1 of the explanations about what is held back.",
        f"wrote {tmp_path / 'asean.yaml'}",
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("audience", ["asean", "public"])
def test_a_copy_has_no_fault_that_its_source_has_not(
    actip: Callable[..., Ran], known: Catalogue, path: Path, audience: str, tmp_path: Path
) -> None:
    """No error, no gap for what is only held back, and nothing else that is new."""
    target = tmp_path / path.name
    _release(actip, path, target, audience)

    (before,), (after,) = assess([str(path)], known)[0], assess([str(target)], known)[0]

    assert not after.fails(Severity.ERROR)
    assert {f.key for f in after.findings if f.severity is not Severity.NOTE} <= {f.key for f in before.findings}
    assert {f.rule for f in after.findings} <= {f.rule for f in before.findings}


def test_a_copy_is_the_same_as_workbook_yaml_and_json(actip: Callable[..., Ran], mixed: Path, tmp_path: Path) -> None:
    """All three are read to the same content."""
    read = []
    for suffix in ("xlsx", "yaml", "json"):
        _release(actip, mixed, tmp_path / f"copy.{suffix}")
        read.append(essence(document(str(tmp_path / f"copy.{suffix}")).data))

    assert read[0] == read[1] == read[2]
    assert read[0]["released"]["audience"] == "asean"


def test_a_copy_of_a_copy_is_the_copy(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Nothing more is hidden, and nothing comes back."""
    _release(actip, SAMPLES[-1], tmp_path / "a.yaml")
    _release(actip, tmp_path / "a.yaml", tmp_path / "b.yaml")

    assert (tmp_path / "a.yaml").read_text() == (tmp_path / "b.yaml").read_text()


def test_a_region_reads_a_copy_as_what_it_is(
    actip: Callable[..., Ran], known: Catalogue, mixed: Path, tmp_path: Path
) -> None:
    """What the state withheld is withheld there, what it suppressed is suppressed, and no gap is made of either."""
    folder = tmp_path / "region"
    folder.mkdir()
    _release(actip, mixed, folder / "LAO_2025.yaml")
    shown = as_seen_by("asean", region(assess([str(folder)], known)[0], known), known)
    ((_, submission),) = shown.submissions

    assert {"ACTIP-14.7", "victims_charged"} <= submission.withheld
    assert submission.released == "asean"
    row = next(row for row in indicators_in_full(shown, known).rows if row[0].text == "Persons convicted")
    assert "30" in {cell.text for cell in row}
    report = next(report for report in shown.reports if report.assessment)
    assert report.assessment is not None
    assert "ACTIP-14.7" not in {finding.obligation for finding in report.assessment.findings}


def test_a_file_with_an_error_is_not_released(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """It cannot be relied on or passed on: nothing is written."""
    path = write_yaml(tmp_path / "a.yaml", {**complete(), "prepared": "2026-02-30"})
    done = _release(actip, path, tmp_path / "b.yaml")

    assert done.code == 2
    assert "1 error and cannot be passed on" in done.err
    assert not (tmp_path / "b.yaml").exists()


def test_a_story_about_one_person_makes_no_copy(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """The message says where it stands and in which sentence, and repeats no word of it."""
    story = "All went well. A 15-year-old girl of Bokeo Province was found in March."
    data = changed(complete(), {"obligations": {"ACTIP-14.7": {"account": story}}})
    done = _release(actip, write_yaml(tmp_path / "a.yaml", data), tmp_path / "b.yaml")

    words = " ".join(done.err.split())
    assert done.code == 2
    assert "ACTIP-14.7, account: sentence 2 of 2 tells of one person, or of a few" in words
    assert "Bokeo" not in words
    assert not (tmp_path / "b.yaml").exists()


def test_a_file_that_is_there_is_kept(actip: Callable[..., Ran], mixed: Path, tmp_path: Path) -> None:
    """Unless it is asked for; and the source is never replaced."""
    target = tmp_path / "there.yaml"
    target.write_text("mine")

    assert _release(actip, mixed, target).code == 2
    assert target.read_text() == "mine"
    assert actip("release", mixed, "--audience", "asean", "-o", target, "--force").code == 0
    assert actip("release", mixed, "--audience", "asean", "-o", mixed, "--force").code == 2


def test_a_copy_is_for_somebody_else(actip: Callable[..., Ran], mixed: Path, tmp_path: Path) -> None:
    """The nation has its own file."""
    assert _release(actip, mixed, tmp_path / "a.yaml", "national").code == 2


def test_every_key_of_a_submission_is_decided_on(known: Catalogue) -> None:
    """A key that is added to the format has to be given a level, or to be one of those that everybody may read."""
    own_level = {"obligations", "statistics", "court_indicators", "round_answers", "stakeholders", "explanations"}
    for_all = {"format", "catalogue", "state", "period", "cycle", "asks", "parts", "origin", "reporting_authority"}
    for_all |= {"clearance", "prepared", "disclosure", "released", "revision", "round", "source"}

    keys = set(submission_schema(known, words=False)["properties"])
    assert keys == own_level | for_all | {*FOLLOWING, *INTERNAL}


def test_what_nobody_decided_on_is_the_nations() -> None:
    """A key that does not say who may see it is for the nation alone: a slip must not send it on."""
    assert Key("lanterns", "Lanterns", "Numbers to call.").level is Level.NATION
    told = {key.name for key in SUBMISSION.keys if key.level is not Level.NATION}
    assert not told & {"agency_clearances", "answered_by", "questions", "conflicts", "last", "no_longer_asked"}


def _with_a_secret_everywhere(value: Any) -> Any:
    """Return content in which every group of keys holds one more, that no table knows."""
    if isinstance(value, list):
        return [_with_a_secret_everywhere(entry) for entry in value]
    if isinstance(value, dict):
        return {**{key: _with_a_secret_everywhere(below) for key, below in value.items()}, "hotline": "a secret"}
    return value


@pytest.mark.parametrize("audience", ["public", "asean"])
def test_nothing_unknown_is_sent_on_from_any_group(known: Catalogue, audience: str) -> None:
    """Whatever holds it: an answer, a citation, a figure, how it was counted, an entry of a list, a reason."""
    whole = document(str(ROOT / "sample_data" / "2025" / "LAO_2025.yaml")).data
    content = _with_a_secret_everywhere({**whole, "disclosure": "public"})
    content["explanations"] = [{"rule": "GAP303", "about": "ACTIP-14.9", "reason": "So.", "hotline": "a secret"}]
    asking = with_own_round(known)
    submission = read_submission(Content(content), asking, set())

    copy = release(content, submission, audience, asking, DEFAULT)

    assert copy.data["obligations"]
    assert copy.data["statistics"]["cells"]
    assert "a secret" not in json.dumps(copy.data)


@pytest.mark.parametrize("audience", ["public", "asean"])
def test_an_unknown_key_is_not_sent_on(known: Catalogue, audience: str) -> None:
    """At the top and inside an answer: what the table does not know is not in the copy, and the sender is told."""
    content = complete()
    content["disclosure"] = "public"
    content["lanterns"] = [{"name": "a number"}]
    content["obligations"]["ACTIP-14.7"]["lantern"] = "a number"
    submission = read_submission(Content(content), known, set())

    copy = release(content, submission, audience, known, DEFAULT)

    assert "a number" not in json.dumps(copy.data)
    assert any("lanterns" in line for line in copy.held_back)
    assert any("/obligations/ACTIP-14.7/lantern" in line for line in copy.held_back)


def test_a_copy_says_which_answers_it_is_without(tmp_path: Path, actip: Callable[..., Ran], known: Catalogue) -> None:
    """What was held back is not said to be unanswered."""
    copy = f"{tmp_path}/copy.yaml"
    assert actip("release", "sample_data/2025/LAO_2025.yaml", "--audience", "public", "-o", copy).code == 0

    number = len(known.obligations)
    line = f"0 of {number} obligations have an answer. {number} answers are held back from this copy."
    assert line in actip("validate", copy).out
