"""Clean submissions raise next to nothing, and faults that a colleague would see are seen.

The whole measurement is `python -m tests.colleague`; here is a part of it, with the rates that have to be held.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.colleague.accounts import ACCOUNTS
from tests.colleague.asked import ASKED
from tests.colleague.clean import ROOT, obligations
from tests.colleague.fault import Fault, changed
from tests.colleague.forms import FORM_FAULTS
from tests.colleague.measure import Measurement
from tests.colleague.running import running
from tests.colleague.wrong import WRONG

# What has to be held, in per cent of the faults that are tried here: every sixth one, as a text file.
SURELY_WRONG = 94
ASKED_ABOUT = 65
# What a complete clean submission may raise at most.
FALSE_ALARMS, QUESTIONS = 1, 3


@pytest.fixture(name="measurement", scope="module")
def _measurement(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Measurement]:
    """This version of actip, with the clean files."""
    folder: Path = tmp_path_factory.mktemp("colleague")
    with running(ROOT, folder) as actip:
        measurement = Measurement(actip, ROOT, folder)
        measurement.begin(forms=False)
        yield measurement


def test_a_clean_submission_raises_next_to_nothing(measurement: Measurement) -> None:
    for (state, _, last), findings in measurement.clean_findings.items():
        kinds = [finding.get("kind", "wrong") for finding in findings]
        alarms = [
            one for one, kind in zip(findings, kinds, strict=True) if kind == "wrong" and one["severity"] != "note"
        ]
        questions = [one for one, kind in zip(findings, kinds, strict=True) if kind == "question"]
        told = [(one["rule"], one["message"]) for one in findings]
        assert len(alarms) <= FALSE_ALARMS, (state, last, told)
        assert len(questions) <= QUESTIONS, (state, last, told)


@pytest.mark.parametrize(("faults", "least"), [(WRONG, SURELY_WRONG), (ASKED, ASKED_ABOUT)], ids=["wrong", "asked"])
def test_faults_are_noticed(measurement: Measurement, faults: Sequence[Fault], least: int) -> None:
    tried = measurement.faults(faults[::6], form=False)
    missed = [f"{one.fault.kind} {one.fault.name}" for one in tried if not one.noticed]
    assert 100 * (len(tried) - len(missed)) >= least * len(tried), missed


def test_every_fault_changes_its_submission(measurement: Measurement) -> None:
    for fault in [*WRONG, *ASKED]:
        clean = measurement.clean[fault.state]
        assert changed(clean, fault.change) != clean or fault.last or fault.last_of or fault.twin, fault.name


def test_every_fault_has_a_name_of_its_own() -> None:
    names = [(fault.kind, fault.name) for fault in [*WRONG, *ASKED, *FORM_FAULTS]]
    assert len(names) == len(set(names))


def test_every_obligation_has_its_account() -> None:
    assert list(ACCOUNTS) == [entry["id"] for entry in obligations()]
