"""Files of every older catalogue still read; what moved is noted, and nothing is dropped."""

from pathlib import Path
from typing import Any

import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue, Migration
from actip.readers import document, excel, yaml
from actip.readers.migration import migrated
from actip.workbook.template import workbook
from tests.conftest import CREATED, ROOT, changed, complete, write_yaml

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


def test_there_is_a_file_of_every_older_version(known: Catalogue) -> None:
    """In both formats: a text and a form."""
    kept = {path.stem for path in OLDER.glob("*.yaml")} & {path.stem for path in OLDER.glob("*.xlsx")}

    assert kept == set(known.versions[:-1])
    assert known.versions[-1] == known.version


@pytest.mark.parametrize("path", sorted(OLDER.iterdir()), ids=lambda path: path.name)
def test_a_file_of_an_older_version_still_reads(path: Path, known: Catalogue) -> None:
    """Without an error, and without a word about rows and columns that came later."""
    (assessment,), _ = assess([str(path)], known)

    assert assessment.submission is not None
    assert len(assessment.submission.answers) > 50
    assert {finding.rule[:3] for finding in assessment.findings} <= {"GAP", "CON", "SUM", "TRD"}
    assert document(str(path)).data["catalogue"] == known.version


def test_the_form_and_the_text_of_an_older_version_say_the_same(known: Catalogue) -> None:
    """They were made from each other."""
    one, other = (assess([str(OLDER / f"0.1.{suffix}")], known)[0][0].submission for suffix in ("yaml", "xlsx"))

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
    assert [found.rule_id for found in read.found] == ["SCH218", "SCH218"]


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

    assert {found.rule_id for found in read.found} == {"SCH219"}
    assert {entry["id"] for entry in read.data["no_longer_asked"]} == {"ACTIP-14.7", "caseload"}  # type: ignore[attr-defined]
