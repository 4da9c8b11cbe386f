"""What a form took over from the last report is asked about once, and never hides what is wrong."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actip.assessment import assess
from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.commands.template import begun
from actip.model import Assessment, Severity
from actip.readers.excel import document
from tests.conftest import CREATED, ROOT, Ran, changed, write_yaml

_SAMPLES = ROOT / "sample_data"
_STATES = sorted(path.name[:3] for path in (_SAMPLES / "2024").iterdir())
_FEW = ("LAO", "MYS", "TLS", "VNM")


@cache
def _form(state: str) -> bytes:
    (last,) = (_SAMPLES / "2024").glob(f"{state}_2024.*")
    return begun("", "2025", "all", str(last), "", catalogue(), CREATED).content


@cache
def _prefilled(state: str) -> dict[str, Any]:
    return dict(document("form.xlsx", _form(state)).data)


def _assessed(folder: Path, known: Catalogue, data: dict[str, Any]) -> Assessment:
    (assessment,), _ = assess([str(write_yaml(folder / "form.yaml", data))], known)
    return assessment


def _asked(assessment: Assessment) -> Counter[str]:
    return Counter(finding.rule for finding in assessment.findings if not finding.waits)


@pytest.mark.parametrize("state", _STATES)
def test_a_form_that_nobody_has_touched_raises_one_note(state: str, tmp_path: Path, known: Catalogue) -> None:
    """Of every state that reported on 2024: look at the answers, all of them."""
    path = tmp_path / "form.xlsx"
    path.write_bytes(_form(state))

    (assessment,), _ = assess([str(path)], known)

    (finding,) = (finding for finding in assessment.findings if not finding.waits)
    assert finding.severity is Severity.NOTE
    assert finding.message == ("All answers are from the last report, and nobody has looked at them yet: 104 of 104.")
    assert not assessment.fails(Severity.WARNING)


@pytest.mark.parametrize("state", _FEW)
@pytest.mark.parametrize("looked_at", [1, 52, 103])
def test_what_is_left_is_one_finding_with_its_number(
    state: str, looked_at: int, tmp_path: Path, known: Catalogue
) -> None:
    """From the first answer that somebody looked at it names how many are left."""
    names = list(known.obligations)
    said = {name: {"since_last": "unchanged"} for name in names[:looked_at]}

    assessment = _assessed(tmp_path, known, changed(_prefilled(state), {"obligations": said}))

    (finding,) = (finding for finding in assessment.findings if finding.rule == "TRD607")
    assert (finding.facts["number"], finding.facts["all"]) == (104 - looked_at, 104)
    assert finding.facts["unconfirmed"] == names[looked_at:]
    assert {entry.obligation for entry in assessment.findings if entry.waits} <= set(names[looked_at:])


@pytest.mark.parametrize("state", _FEW)
def test_what_an_answer_lacks_is_asked_when_somebody_has_looked_at_it(
    state: str, tmp_path: Path, known: Catalogue
) -> None:
    """All that waited is there when the last answer is confirmed, and nothing that did not wait."""
    prefilled = _prefilled(state)
    everything = {name: {"since_last": "unchanged"} for name in prefilled["obligations"]}

    before = _assessed(tmp_path, known, prefilled)
    after = _assessed(tmp_path, known, changed(prefilled, {"obligations": everything}))

    waited = {(finding.rule, finding.key, finding.severity) for finding in before.findings if finding.waits}
    asked = {(finding.rule, finding.key, finding.severity) for finding in after.findings}
    assert waited == asked
    assert not any(finding.waits for finding in after.findings)


def test_an_answer_that_was_changed_is_looked_at(tmp_path: Path, known: Catalogue) -> None:
    """Nobody has to say twice that it is another one."""
    before = _prefilled("LAO")["obligations"]["ACTIP-2"]["in_law"]
    now = {"in_law": "full" if before == "none" else "none"}
    data = changed(_prefilled("LAO"), {"obligations": {"ACTIP-2": now}})

    (finding,) = (entry for entry in _assessed(tmp_path, known, data).findings if entry.rule == "TRD607")

    assert finding.facts["number"] == 103
    assert "ACTIP-2" not in finding.facts["unconfirmed"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"obligations": {"ACTIP-14.8": {"account": "Ask somchai@example.com."}}}, "PRV401"),
        ({"obligations": {"ACTIP-14.8": {"in_practice": "fulll"}}}, "SCH204"),
        ({"prepared": "2026-13-01"}, "SCH205"),
    ],
    ids=["an address of a person", "a word that is not in the list", "a day that is none"],
)
def test_what_is_wrong_does_not_wait(change: dict[str, Any], rule: str, tmp_path: Path, known: Catalogue) -> None:
    """It was wrong last year, or came in with the first thing that was typed."""
    assessment = _assessed(tmp_path, known, changed(_prefilled("LAO"), change))

    wrong = [finding for finding in assessment.findings if finding.severity is Severity.ERROR]
    assert wrong
    assert not any(finding.waits for finding in wrong)
    assert rule in _asked(assessment)


def test_figures_that_do_not_add_up_do_not_wait(tmp_path: Path, known: Catalogue) -> None:
    """Whoever typed the first figures is told what does not fit, whether the answers were looked at or not."""
    figure = {"indicator": "victims_detected", "victim_status": "confirmed"}
    cells = [{**figure, "value": 25}, {**figure, "sex": "F", "value": 20}, {**figure, "sex": "M", "value": 15}]

    assessment = _assessed(tmp_path, known, changed(_prefilled("LAO"), {"statistics": {"cells": cells}}))

    (finding,) = (entry for entry in assessment.findings if entry.rule == "TRD607")
    assert finding.severity is Severity.WARNING
    assert "SUM202" in _asked(assessment)


@pytest.mark.parametrize("clearance", ["agency_cleared", "nationally_approved", "submitted"])
def test_nothing_waits_in_a_report_that_is_cleared(clearance: str, tmp_path: Path, known: Catalogue) -> None:
    """Somebody has put a name to it: all that it lacks is said."""
    assessment = _assessed(tmp_path, known, changed(_prefilled("LAO"), {"clearance": clearance}))

    assert not any(finding.waits for finding in assessment.findings)
    assert _asked(assessment)["GAP305"] > 50


def test_a_form_says_in_which_cells_it_is_to_be_said(tmp_path: Path, known: Catalogue) -> None:
    """Sheet and cells, not the names of the answers."""
    from tests.forms import Filled

    form = Filled(_form("LAO"))
    form.cell("/obligations/ACTIP-2/since_last").value = "No, as before"
    path = tmp_path / "form.xlsx"
    path.write_bytes(form.bytes())

    (assessment,), _ = assess([str(path)], known)

    (finding,) = (entry for entry in assessment.findings if entry.rule == "TRD607")
    unconfirmed = finding.facts["unconfirmed"]
    places = (form.places[f"/obligations/{name}/since_last"] for name in unconfirmed)  # type: ignore[attr-defined]
    place = min((place for place in places if place.sheet == finding.place.sheet), key=lambda place: place.line or 0)
    assert str(place.cell) in finding.message
    assert str(place.sheet) in finding.message
    assert "ACTIP-" not in finding.message


def test_the_screen_says_how_much_waits(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """And shows it where everything is asked for, and among the gaps."""
    path = tmp_path / "form.xlsx"
    path.write_bytes(_form("LAO"))

    short, full, gaps = (actip(*words, path) for words in (("validate",), ("validate", "--all"), ("gaps",)))

    assert short.code == full.code == 0
    waiting = "83 more wait until somebody has looked at the answers of the last report."
    assert f"1 question. {waiting} 104 of 104" in short.out
    assert waiting not in full.out + gaps.out
    assert "83 more findings about these answers wait until somebody has looked at them" in short.out
    assert "GAP305" not in short.out
    assert full.out.count("GAP305") == gaps.out.count("GAP305") == 61


def test_a_report_of_a_year_ago_is_no_form(tmp_path: Path, known: Catalogue) -> None:
    """Without the last report beside the answers nothing is known to be carried over."""
    text = (_SAMPLES / "2024" / "LAO_2024.yaml").read_text(encoding="utf-8")

    assert not any(finding.waits for finding in _assessed(tmp_path, known, yaml.safe_load(text)).findings)
