"""Files of every older catalogue still read; what moved is noted, and nothing is dropped."""

from pathlib import Path
from typing import Any

import pytest

from actip import readers
from actip.assessment import assess
from actip.catalogue.entries import Catalogue, Code, Migration
from actip.readers import document, excel, yaml
from actip.readers.migration import migrated
from actip.reports import text
from actip.workbook.template import workbook
from tests.conftest import CREATED, ROOT, changed, complete, write_yaml
from tests.forms import Filled, blank_form

OLDER = ROOT / "tests" / "older"
ENTRY = {"in_law": "full", "in_practice": "full", "actions": [{"action": "Train", "due": "2026-12-31"}]}
FIGURE = {"indicator": "victims_detected", "victim_status": "confirmed"}


def _tomorrow(known: Catalogue, *changes: dict[str, Any]) -> Catalogue:
    """A catalogue of tomorrow, to which today's files are old."""
    made = tuple(Migration(**{**change, "version": "9.9", "new": tuple(change["new"])}) for change in changes)
    return known._replace(version="9.9", versions=(*known.versions, "9.9"), migrations=made)


def _read(data: dict[str, Any], folder: Path, known: Catalogue) -> Any:
    return migrated(yaml.document("a.yaml", _bytes(data, folder)), known)


def _bytes(data: dict[str, Any], folder: Path) -> bytes:
    return write_yaml(folder / "a.yaml", data).read_bytes()


def test_there_is_a_file_of_every_version(known: Catalogue) -> None:
    """In both formats, a text and a form; `python -m tests.sample_region` writes those of a new version, once."""
    kept = {path.stem for path in OLDER.glob("*.yaml")} & {path.stem for path in OLDER.glob("*.xlsx")}

    assert kept == set(known.versions)
    assert known.versions[-1] == known.version


@pytest.mark.parametrize("path", sorted(OLDER.iterdir()), ids=lambda path: path.name)
def test_a_file_of_every_version_still_reads(path: Path, known: Catalogue) -> None:
    """Without an error, and without a word about rows and columns that came later.

    A file of today's version, too: where one fails, forms that are filled already do. Then a new version is due.
    """
    (assessment,), _ = assess([str(path)], known)

    assert assessment.submission is not None
    assert len(assessment.submission.answers) > 50
    of_shape = {finding.rule for finding in assessment.findings} - {"SCH218"}  # what was renamed is a note
    assert {rule[:3] for rule in of_shape} <= {"GAP", "CON", "SUM", "TRD"}
    assert document(str(path)).data["catalogue"] == known.version


@pytest.mark.parametrize("version", sorted({path.stem for path in OLDER.iterdir()}))
def test_the_form_and_the_text_of_a_version_say_the_same(version: str, known: Catalogue) -> None:
    """They were made from each other."""
    one, other = (assess([str(OLDER / f"{version}.{suffix}")], known)[0][0].submission for suffix in ("yaml", "xlsx"))

    assert one is not None
    assert other is not None
    assert one.answers == other.answers
    assert {(c.indicator, str(c.coordinates), c.value) for c in one.cells} == {
        (c.indicator, str(c.coordinates), c.value) for c in other.cells
    }


def test_a_split_obligation_hands_its_answer_to_each_part(tmp_path: Path, known: Catalogue) -> None:
    """Its actions only to the first: an action is planned once."""
    split = _tomorrow(known, {"what": "obligation", "old": "ACTIP-99", "new": ["ACTIP-14.7", "ACTIP-14.8"]})
    data = {**complete(), "obligations": {"ACTIP-99": ENTRY}}

    read = _read(data, tmp_path, split)

    assert read.data["obligations"] == {
        "ACTIP-14.7": ENTRY,
        "ACTIP-14.8": {"in_law": "full", "in_practice": "full"},
    }
    assert [found.rule_id for found in read.faults] == ["SCH218", "SCH218"]


def test_places_follow(tmp_path: Path, known: Catalogue) -> None:
    """A finding about a renamed obligation leads to its old line."""
    renamed = _tomorrow(known, {"what": "obligation", "old": "ACTIP-99", "new": ["ACTIP-14.7"]})
    data = {**complete(), "obligations": {"ACTIP-99": ENTRY}}
    line = next(number for number, text in enumerate(_bytes(data, tmp_path).decode().splitlines(), 1)
                if "in_practice" in text)  # fmt: skip

    assert _read(data, tmp_path, renamed).place("/obligations/ACTIP-14.7/in_practice").line == line


def test_a_withdrawn_obligation_is_kept_in_its_words(tmp_path: Path, known: Catalogue) -> None:
    """What was said is still in the file, and counted nowhere."""
    withdrawn = _tomorrow(known, {"what": "obligation", "old": "ACTIP-99", "new": []})

    read = _read({**complete(), "obligations": {"ACTIP-99": {"in_law": "full"}}}, tmp_path, withdrawn)

    assert read.data["no_longer_asked"] == [{"id": "ACTIP-99", "said": '{"in_law": "full"}'}]


def test_an_answer_that_is_there_already_is_not_replaced(tmp_path: Path, known: Catalogue) -> None:
    """Two answers for one question: the new one stands, the old one is kept in its words."""
    renamed = _tomorrow(known, {"what": "obligation", "old": "ACTIP-99", "new": ["ACTIP-14.7"]})
    data = {**complete(), "obligations": {"ACTIP-99": {"in_law": "full"}, "ACTIP-14.7": {"in_law": "none"}}}

    read = _read(data, tmp_path, renamed)

    assert read.data["obligations"] == {"ACTIP-14.7": {"in_law": "none"}}
    assert read.data["no_longer_asked"][0]["id"] == "ACTIP-99"


def test_figures_of_a_renamed_indicator_and_code_are_read(tmp_path: Path, known: Catalogue) -> None:
    """Its cells, how it was counted, and what was explained about it."""
    renamed = _tomorrow(
        known,
        {"what": "indicator", "old": "victims_found", "new": ["victims_detected"]},
        {"what": "code", "list": "form", "old": "OLD", "new": ["SEX"]},
    )
    data = changed(
        complete(), {"explanations": [{"rule": "SUM202", "about": {"indicator": "victims_found"}, "reason": "x"}]}
    )
    data["statistics"] = {
        "indicators": {"victims_found": {"source": "police"}},
        "cells": [{**FIGURE, "indicator": "victims_found", "form": "OLD", "value": 3}],
    }

    read = _read(data, tmp_path, renamed)

    assert read.data["statistics"] == {
        "indicators": {"victims_detected": {"source": "police"}},
        "cells": [{**FIGURE, "form": "SEX", "value": 3}],
    }
    assert read.data["explanations"][0]["about"] == {"indicator": "victims_detected"}


def test_a_figure_of_a_withdrawn_code_never_becomes_a_total(tmp_path: Path, known: Catalogue) -> None:
    """Without its coordinate it would be another figure; those behind it keep their places."""
    withdrawn = _tomorrow(known, {"what": "code", "list": "form", "old": "OLD", "new": []})
    data = complete()
    data["statistics"]["cells"] = [{**FIGURE, "form": "OLD", "value": 3}, {**FIGURE, "value": 25}]
    line = next(
        number for number, text in enumerate(_bytes(data, tmp_path).decode().splitlines(), 1) if "value: 25" in text
    )

    read = _read(data, tmp_path, withdrawn)

    assert read.data["statistics"]["cells"] == [{**FIGURE, "value": 25}]
    assert read.place("/statistics/cells/0/value").line == line
    assert '"form": "OLD"' in read.data["no_longer_asked"][0]["said"]


def test_an_old_form_is_read_by_its_old_ids(known: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of a question that was renamed since is a row of the form, not a strange one."""
    content = workbook(known, complete(), CREATED)
    tomorrow = _tomorrow(
        known._replace(
            obligations={name: entry for name, entry in known.obligations.items() if name != "ACTIP-14.7"},
            indicators={name: entry for name, entry in known.indicators.items() if name != "caseload"},
        ),
        {"what": "obligation", "old": "ACTIP-14.7", "new": ["ACTIP-1.2"]},
        {"what": "indicator", "old": "caseload", "new": []},
        {"what": "code", "list": "questionnaires", "old": "old", "new": []},
    )
    monkeypatch.setattr(excel, "catalogue", lambda: tomorrow)

    read = migrated(excel.document("form.xlsx", content), tomorrow)

    assert {found.rule_id for found in read.faults} == {"SCH219"}
    assert {entry["id"] for entry in read.data["no_longer_asked"]} == {"ACTIP-14.7", "caseload"}  # type: ignore[attr-defined]


def _with_what_is_new(known: Catalogue) -> Catalogue:
    """A catalogue of tomorrow that asks for one obligation, one figure and one code more."""
    question = known.obligations["ACTIP-14.7"]._replace(
        id="ACTIP-14.7.z", indicators=("caseload_z",), force="mandatory"
    )
    figure = known.indicators["caseload"]._replace(id="caseload_z")
    older = known.obligations["ACTIP-14.8"]
    older = older._replace(indicators=(*older.indicators, "caseload_z"))
    codes = known.lists["case_state"]
    larger = codes._replace(codes={**codes.codes, "zzz": Code("zzz", "Sample state")})
    return _tomorrow(
        known._replace(
            obligations={**known.obligations, older.id: older, question.id: question},
            indicators={**known.indicators, figure.id: figure},
            lists={**known.lists, "case_state": larger},
        ),
        {"what": "obligation", "new": ["ACTIP-14.7.z"]},
        {"what": "indicator", "new": ["caseload_z"]},
        {"what": "code", "list": "case_state", "new": ["zzz"]},
    )


@pytest.mark.parametrize("suffix", ["xlsx", "yaml"])
def test_what_is_new_since_is_no_finding_in_an_older_file(
    suffix: str, tmp_path: Path, known: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form could not ask it: nothing was taken out, no answer and no figure is lacking."""
    data = {**complete(), "clearance": "submitted"}
    path = tmp_path / f"LAO_2025.{suffix}"
    path.write_bytes(workbook(known, data, CREATED) if suffix == "xlsx" else _bytes(data, tmp_path))
    tomorrow = _with_what_is_new(known)
    for module in (excel, readers):
        monkeypatch.setattr(module, "catalogue", lambda: tomorrow)

    (assessment,), _ = assess([str(path)], tomorrow)

    assert assessment.submission is not None
    assert assessment.submission.later == {"ACTIP-14.7.z", "caseload_z"}
    assert assessment.findings == ()
    number = len(known.obligations)
    said = [line.text for line in text.report([assessment], tomorrow)]
    assert (
        f"No findings. {number} of the {number} obligations that its version of the catalogue asks have an answer."
        in said
    )


def test_what_is_new_is_asked_of_a_file_of_today(tmp_path: Path, known: Catalogue) -> None:
    """A file that says it is of the new version lacks the answer."""
    tomorrow = _with_what_is_new(known)
    path = write_yaml(tmp_path / "LAO_2025.yaml", {**complete(), "catalogue": "9.9"})

    (assessment,), _ = assess([str(path)], tomorrow)

    assert "ACTIP-14.7.z" in {finding.obligation for finding in assessment.findings if finding.rule == "GAP301"}


def test_a_row_that_was_taken_out_is_missed_though_a_code_like_it_is_new(
    known: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new code counts in its own list alone: LAB is no new form because another list has a new LAB."""
    form = Filled(blank_form())
    row = next(cell for sheet in form.book for cell in sheet["A"] if str(cell.value).endswith("; form=LAB"))
    row.parent.delete_rows(row.row)
    tomorrow = _tomorrow(known, {"what": "code", "list": "service", "new": ["LAB"]})
    monkeypatch.setattr(excel, "catalogue", lambda: tomorrow)

    assert "FIL131" in {found.rule_id for found in excel.document("form.xlsx", form.bytes()).faults}
