"""A submission is compared with the last one of the same state, and `diff` says what is not the same."""

import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.errors import Contradiction
from actip.model import Document
from actip.round.diff import changes
from tests.conftest import ROOT, Ran, changed, complete, write_yaml
from tests.submissions import KNOWN, submissions

SAMPLES = ROOT / "sample_data"
Actip = Callable[..., Ran]


def _year(year: int, cases: int) -> dict[str, Any]:
    data = changed(
        complete(), {"period": {"start": f"{year}-01-01", "end": f"{year}-12-31"}, "prepared": f"{year + 1}-02-01"}
    )
    cells = [cell for cell in data["statistics"]["cells"] if cell["indicator"] != "offences_recorded"]
    data["statistics"]["cells"] = [*cells, {"indicator": "offences_recorded", "value": cases}]
    return data


@pytest.fixture(name="years")
def _years(tmp_path: Path) -> Path:
    for year, cases in ((2022, 20), (2023, 30), (2024, 40), (2025, 161)):
        write_yaml(tmp_path / f"LAO_{year}.yaml", _year(year, cases))
    return tmp_path


def _jumps(paths: list[Path], known: Catalogue, previous: list[Path] | None = None) -> list[tuple[str, object]]:
    assessments, _ = assess([str(path) for path in paths], known, [str(path) for path in previous or []])
    return [
        (Path(entry.path).name, finding.facts["before"])
        for entry in assessments
        for finding in entry.findings
        if finding.rule == "TRD601"
    ]


def test_without_a_last_report_nothing_is_compared(years: Path, known: Catalogue) -> None:
    """One file alone."""
    assert _jumps([years / "LAO_2025.yaml"], known) == []


def test_a_folder_of_periods_is_compared_within_itself(years: Path, known: Catalogue) -> None:
    """Each file with the one before it."""
    assert _jumps([years], known) == [("LAO_2025.yaml", 40)]


def test_the_latest_before_it_is_the_last_report(years: Path, known: Catalogue) -> None:
    """Of a folder of earlier ones; its own period and later ones do not count."""
    assert _jumps([years / "LAO_2025.yaml"], known, [years]) == [("LAO_2025.yaml", 40)]


def test_the_order_of_the_files_changes_nothing(years: Path, known: Catalogue) -> None:
    """Whether the last report stands before or behind in the folder, the findings are the same."""
    before = {entry.end: entry.findings for entry in assess([str(years)], known)[0]}
    for name, year in zip("dcba", range(2022, 2026), strict=True):
        (years / f"LAO_{year}.yaml").rename(years / f"{name}.yaml")

    assert {entry.end: entry.findings for entry in assess([str(years)], known)[0]} == before


def test_no_file_is_held_until_the_last_is_read(years: Path, known: Catalogue) -> None:
    """What was made of a text is gone as soon as it is assessed, also where nobody looks for circles in memory."""
    held = []

    def after(done: int, files: int) -> None:
        held.append(sum(isinstance(thing, Document) for thing in gc.get_objects()))

    gc.collect()
    gc.disable()
    try:
        assess([str(years)], known, after=after)
    finally:
        gc.enable()
    assert len(held) == 4
    assert max(held) - min(held) == 0


def test_two_last_reports_are_a_contradiction(years: Path, known: Catalogue) -> None:
    """None is chosen in silence."""
    write_yaml(years / "copy.yaml", _year(2024, 50))
    with pytest.raises(Contradiction, match="Two files are the last report"):
        _jumps([years / "LAO_2025.yaml"], known, [years / "LAO_2024.yaml", years / "copy.yaml"])


def test_a_last_report_that_cannot_be_read_is_said(actip: Actip, years: Path) -> None:
    """It was named: passing over it would look like 'nothing changed'."""
    (years / "broken.yaml").write_text("a: [")
    ran = actip("validate", years / "LAO_2025.yaml", "--previous", years / "broken.yaml")
    assert ran.code == 2
    assert "broken.yaml cannot be compared with" in ran.err


def test_the_order_of_two_periods_is_not_an_error(actip: Actip, years: Path) -> None:
    """A jump is a question."""
    ran = actip("validate", years / "LAO_2025.yaml", "--previous", years / "LAO_2024.yaml")
    assert ran.code == 0
    assert "Offences recorded, in total: 161, in the last report 40." in ran.out


def _of(state: str, year: int) -> dict[str, Any]:
    return {**_year(year, 40), "state": state}


def test_what_was_compared_is_said(actip: Actip, years: Path) -> None:
    """The file, its period, and how much both have."""
    now, last = years / "LAO_2025.yaml", years / "LAO_2024.yaml"
    ran = actip("validate", now, "--previous", last)
    assert f"Compared with {last}, 2024-01-01 to 2024-12-31. In common: answers 104, figures 1." in ran.out

    (assessment,) = json.loads(actip("validate", now, "--previous", last, "--format", "json").out)["assessments"]
    assert assessment["compared_with"] == {
        "path": str(last),
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "answers": 104,
        "figures": 1,
        "as_long": True,
    }


def test_that_nothing_was_compared_is_null(actip: Actip, years: Path) -> None:
    """In the format for programs."""
    (assessment,) = json.loads(actip("validate", years / "LAO_2025.yaml", "--format", "json").out)["assessments"]
    assert assessment["compared_with"] is None


def test_a_last_report_with_nothing_in_common_is_said(actip: Actip, tmp_path: Path) -> None:
    """A comparison that compares nothing must not look like one."""
    head = {"format": "actip-submission/1", "catalogue": KNOWN.version, "state": "LAO", "parts": ["capacity"]}
    now, last = (
        write_yaml(tmp_path / f"{year}.yaml", {**head, "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"}})
        for year in (2025, 2024)
    )
    ran = actip("validate", now, "--previous", last)
    assert "The two have no answer and no figure in common: nothing could be compared." in ran.out


def test_figures_of_another_length_of_time_are_said_not_to_be_compared(actip: Actip, years: Path) -> None:
    """A half-year after a year."""
    half = write_yaml(years / "half.yaml", {**_year(2025, 90), "period": {"start": "2025-01-01", "end": "2025-06-30"}})
    ran = actip("validate", half, "--previous", years / "LAO_2024.yaml")
    assert "not as long as each other, so their figures were not compared." in ran.out


@pytest.mark.parametrize(
    ("state", "year", "why"),
    [
        ("THA", 2024, "it is of Thailand, and what is checked is of Lao PDR."),
        ("LAO", 2025, "it is about 2025-01-01 to 2025-12-31, which is not before 2025-01-01 to 2025-12-31"),
        ("LAO", 2026, "it is about 2026-01-01 to 2026-12-31, which is not before 2025-01-01 to 2025-12-31"),
    ],
)
def test_a_last_report_that_fits_nothing_is_wrong_usage(
    actip: Actip, years: Path, state: str, year: int, why: str
) -> None:
    """It is said after what was found, which it does not hide."""
    other = write_yaml(years / "other.yaml", _of(state, year))
    ran = actip("validate", years / "LAO_2025.yaml", "--previous", other)
    assert ran.code == 2
    assert f"error: {other} cannot be compared with: {why}" in ran.err
    assert "LAO_2025.yaml" in ran.out
    assert "104 of 104 obligations have an answer." in ran.out


def test_one_that_fits_one_of_the_reports_is_no_error(actip: Actip, years: Path) -> None:
    """Whatever the others are; those that were compared with nothing are named."""
    thai = write_yaml(years / "THA_2025.yaml", _of("THA", 2025))
    ran = actip("validate", years / "LAO_2025.yaml", thai, "--previous", years / "LAO_2024.yaml")
    assert ran.code == 0
    assert f"note: 1 report was compared with nothing, for no last one of its state is named: {thai}" in ran.err


def test_an_older_report_than_the_last_fits(actip: Actip, years: Path) -> None:
    """It is not used, and it is no mistake."""
    earlier = [years / "LAO_2023.yaml", years / "LAO_2024.yaml"]
    ran = actip("validate", years / "LAO_2025.yaml", "--previous", earlier[0], "--previous", earlier[1])
    assert ran.code == 0
    assert f"Compared with {earlier[1]}" in ran.out


def test_a_folder_of_many_states_may_hold_what_fits_nothing(actip: Actip, years: Path) -> None:
    """A state that has not reported yet, the report itself, and one that cannot be read hide no other."""
    folder = years / "last"
    folder.mkdir()
    for name, data in (("THA_2024", _of("THA", 2024)), ("LAO_2024", _year(2024, 40)), ("LAO_2025", _year(2025, 161))):
        write_yaml(folder / f"{name}.yaml", data)
    (folder / "VNM_2024.yaml").write_text("a: [")
    ran = actip("validate", years / "LAO_2025.yaml", "--previous", folder)
    assert ran.code == 0
    assert f"Compared with {folder / 'LAO_2024.yaml'}" in ran.out


def test_the_report_on_a_state_refuses_a_last_one_of_another(actip: Actip, years: Path) -> None:
    """Before anything is made of it."""
    other = write_yaml(years / "other.yaml", _of("THA", 2024))
    for output in ("LAO.xlsx", "LAO.docx"):
        ran = actip(*("report", "--state", "LAO", years / "LAO_2025.yaml", "--previous", other, "-o", years / output))
        assert ran.code == 2
        assert "it is of Thailand, and what is checked is of Lao PDR." in ran.err
        assert not (years / output).exists()


def test_an_overlapping_report_is_compared_with_where_no_other_is_before(years: Path, known: Catalogue) -> None:
    """The one that ended before wins."""
    fiscal = {**_year(2025, 50), "period": {"start": "2024-07-01", "end": "2025-06-30"}}
    path = write_yaml(years / "fiscal.yaml", fiscal)
    for previous, rules in (([path], {"TRD608", "TRD601"}), ([path, years / "LAO_2024.yaml"], {"TRD601"})):
        ((assessment,), _) = assess([str(years / "LAO_2025.yaml")], known, [str(entry) for entry in previous])
        assert {finding.rule for finding in assessment.findings} == rules


# --- diff


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=submissions())
def test_nothing_changed_in_a_copy(data: dict[str, Any]) -> None:
    """Whatever the submission is."""
    assert changes(data, json.loads(json.dumps(data)), KNOWN) == ()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(old=submissions(), new=submissions())
def test_changes_read_backwards_are_the_same_changes(old: dict[str, Any], new: dict[str, Any]) -> None:
    """What was before is now, and the other way round."""
    both = [
        [change for change in changes(*pair, KNOWN) if change.what != "how it was counted"]
        for pair in ((old, new), (new, old))
    ]
    turned = [change._replace(before=change.after, after=change.before) for change in both[1]]
    assert both[0] == turned


def test_what_changed_is_shown_and_told_to_programs(actip: Actip, tmp_path: Path) -> None:
    """An answer, a figure, a list; as tables, as JSON, as a workbook."""
    old, new = complete(), complete()
    new["obligations"]["ACTIP-14.7"]["in_practice"] = "large"
    new["statistics"]["cells"][0] = {"indicator": "offences_recorded", "value": 12}
    new["agencies"] = [{"id": "mps"}]
    paths = write_yaml(tmp_path / "a.yaml", old), write_yaml(tmp_path / "b.yaml", new)

    told = json.loads(actip("diff", *paths, "--format", "json").out)
    shown = actip("diff", *paths, "-o", tmp_path / "c.xlsx")

    assert told["format"] == "actip-changes/1"
    assert [(c["part"], c["subject"], c["what"], c["before"], c["after"]) for c in told["changes"]] == [
        ("answers", "ACTIP-14.7", "in_practice", "full", "large"),
        ("figures", "offences_recorded", "in total", "not_collected", "12"),
        ("lists", "", "agencies", None, "1 entry"),
    ]
    assert "3 changes: 1 in answers, 1 in figures, 1 other." in shown.out
    assert (tmp_path / "c.xlsx").read_bytes().startswith(b"PK")


def test_a_text_is_never_repeated(actip: Actip, tmp_path: Path) -> None:
    """It may be about a person, whatever key it stands under."""
    old, new = complete(), complete()
    new["obligations"]["ACTIP-14.7"] |= {"account": "Call 020 5555 1234.", "in_law": "Call 020 5555 1234."}
    new["reporting_authority"] = "Ms. Somchai, 020 5555 1234"
    new["cleared_by"] = {"office": "Somchai"}
    new["focal_point"] = {"agency": "Somchai"}
    new["agencies"] = [{"id": "mps", "name": "Somchai"}]
    new["unheard_of"] = "Somchai"
    new["statistics"]["cells"][0] = {"indicator": "offences_recorded", "value": "Call 020 5555 1234."}
    paths = write_yaml(tmp_path / "a.yaml", old), write_yaml(tmp_path / "b.yaml", new)

    for options in ((), ("--format", "json")):
        ran = actip("diff", *paths, *options)
        assert "1234" not in ran.out + ran.err
        assert "Somchai" not in ran.out + ran.err


def test_a_text_of_the_same_length_is_told_as_changed(actip: Actip, tmp_path: Path) -> None:
    """'11 characters' before and now would read as no change."""
    old, new = complete(), complete()
    old["obligations"]["ACTIP-14.7"]["account"], new["obligations"]["ACTIP-14.7"]["account"] = (
        "Two courses",
        "Six courses",
    )
    paths = write_yaml(tmp_path / "a.yaml", old), write_yaml(tmp_path / "b.yaml", new)

    (change,) = json.loads(actip("diff", *paths, "--format", "json").out)["changes"]

    assert (change["before"], change["after"]) == ("11 characters", "changed, 11 characters")


_FOR_NOBODY_ELSE = ["For: The reporting state only (whoever holds both files).", "Small counts not suppressed."]
_FOR_ASEAN = ["For: ASEAN bodies and member states.", "Counts from 1 to 4 are suppressed."]


@pytest.mark.parametrize(
    ("released", "stamps"),
    [
        ((None, None), _FOR_NOBODY_ELSE),
        ((("asean", 5), None), _FOR_NOBODY_ELSE),
        ((("asean", 5), ("asean", 5)), _FOR_ASEAN),
        ((("public", 10), ("asean", 5)), _FOR_ASEAN),
    ],
)
def test_a_comparison_says_whom_it_is_for(actip: Actip, tmp_path: Path, released: Any, stamps: list[str]) -> None:
    """The nation, unless both files are copies that were released; then the closer audience, the lower threshold."""
    paths = []
    for number, stamp in enumerate(released):
        content = complete()
        content["statistics"]["cells"][0] = {"indicator": "offences_recorded", "value": number + 1}
        if stamp:
            content["released"] = {"audience": stamp[0], "threshold": stamp[1]}
        paths.append(write_yaml(tmp_path / f"{number}.yaml", content))

    as_json = json.loads(actip("diff", *paths, "--format", "json").out)
    on_screen = actip("diff", *paths, "-o", tmp_path / "c.xlsx").out
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx").worksheets[0]
    in_book = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)

    is_for_asean = stamps is _FOR_ASEAN
    assert as_json["stamps"] == stamps
    assert (as_json["audience"], as_json["threshold"]) == (("asean", 5) if is_for_asean else ("national", None))
    assert not [stamp for stamp in stamps if stamp not in " ".join(on_screen.split()) or stamp not in in_book]


def test_rows_in_another_order_are_no_change(known: Catalogue) -> None:
    """Of a list as of figures; what a long id of the catalogue names is named."""
    rows = [{"pillar": "protection", "spent": 5}, {"pillar": "prevention", "spent": 6}]
    assert not changes({"budgets": rows}, {"budgets": rows[::-1]}, known)

    cell = {"indicator": "victims_referred_by_civil_society", "value": 3}
    assert changes({}, {"statistics": {"cells": [cell]}}, known)[0].subject == cell["indicator"]


def test_a_file_and_its_form_are_the_same(actip: Actip, tmp_path: Path) -> None:
    """Converted, and compared with where it came from."""
    source = SAMPLES / "2025" / "LAO_2025.yaml"
    actip("convert", source, tmp_path / "a.xlsx")

    assert "Nothing changed." in actip("diff", source, tmp_path / "a.xlsx").out


def test_what_is_made_of_samples_says_so(actip: Actip) -> None:
    """Answers invented."""
    ran = actip("diff", SAMPLES / "2024" / "LAO_2024.yaml", SAMPLES / "2025" / "LAO_2025.yaml")
    assert "Sample: answers invented, no government's report." in " ".join(ran.out.split())


def test_the_workbook_of_changes_replaces_no_input(actip: Actip, tmp_path: Path) -> None:
    """Even if it is a workbook."""
    source = SAMPLES / "2025" / "LAO_2025.yaml"
    actip("convert", source, tmp_path / "a.xlsx")
    before = (tmp_path / "a.xlsx").read_bytes()

    assert actip("diff", source, tmp_path / "a.xlsx", "-o", tmp_path / "a.xlsx").code == 2
    assert (tmp_path / "a.xlsx").read_bytes() == before
