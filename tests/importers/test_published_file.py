"""UNODC's file, where it is at hand: every row is accounted for, and a check says of it what is wrong with it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.importers.glotip import Published, published
from actip.model import Assessment
from actip.writers.submission import as_yaml
from tests.importers.published import REAL, Row, faults, jumps, rows

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="UNODC's file is not part of the repository")


@pytest.fixture(name="printed", scope="module")
def _printed() -> list[Row]:
    """The rows about member states."""
    return rows()


@pytest.fixture(name="read", scope="module")
def _read(known: Catalogue) -> Published:
    """The file as the program reads it."""
    return published(str(REAL), list(known.states), None, known)


@pytest.fixture(name="assessments", scope="module")
def _assessments(read: Published, known: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Assessment]:
    """What a check finds in the submissions."""
    folder = tmp_path_factory.mktemp("imported")
    for name, made in read.submissions(known):
        (folder / f"{name}.yaml").write_text(as_yaml(made), encoding="utf-8")
    return assess([str(folder)], known)[0]


def test_every_row_is_accounted_for(read: Published, printed: list[Row]) -> None:
    """A row is a figure, or it is listed; a cell that is printed more than once is both."""
    written = sum(len(figures) for figures in read.figures.values())
    left_out = [entry for entry in read.listed if not entry.written]

    assert len(printed) == read.rows == written + len(left_out)


def test_what_is_listed_has_its_reason(read: Published) -> None:
    """As many rows for each reason as a person counts in the file."""
    assert read.reasons() == {"again": 100, "subtotal": 6, "itself": 4, "unclear": 5, "blank": 1}
    assert {entry.row.category for entry in read.listed if entry.reason == "unclear"} == {"Rohingya"}


def test_a_submission_for_each_state_and_year(read: Published, printed: list[Row]) -> None:
    """160 of them."""
    assert set(read.figures) == {(row[0], int(str(row[9]))) for row in printed}


def test_every_submission_can_be_read(assessments: Sequence[Assessment]) -> None:
    """The importer writes nothing that its own check refuses."""
    assert {finding.rule[:3] for entry in assessments for finding in entry.findings} == {"SUM", "TRD"}


def test_a_check_finds_what_is_wrong_with_the_file_and_nothing_else(
    assessments: Sequence[Assessment], printed: list[Row]
) -> None:
    """Every finding about sums and stages is one that the rows alone give, and the other way round."""
    found = {
        (
            str(entry.state),
            int(str(entry.start)[:4]),
            finding.rule,
            str(finding.facts["indicator"]),
            " x ".join(finding.facts.get("dimensions", [finding.facts.get("dimension", "")])),  # type: ignore[call-overload]
            ",".join(f"{name}={code}" for name, code in sorted(dict(finding.facts["within"]).items())),  # type: ignore[call-overload]
        )
        for entry in assessments
        for finding in entry.findings
        if finding.rule.startswith("SUM")
    }

    assert faults(printed) == found


def test_totals_that_jumped_are_those_of_the_file(assessments: Sequence[Assessment], printed: list[Row]) -> None:
    """A total that changed more than twofold on the year before, from twenty on."""
    found = {
        (str(entry.state), int(str(entry.start)[:4]), str(finding.facts["indicator"]))
        for entry in assessments
        for finding in entry.findings
        if finding.rule == "TRD601" and not finding.facts["within"]
    }

    assert jumps(printed) == found - {place for place in found if place[2] == "victims_repatriated"}


def test_unknown_in_both_counts_in_both_sums(assessments: Sequence[Assessment], read: Published) -> None:
    """Thailand 2022: 609 persons prosecuted, by sex at least 624 with the 52 of whom neither sex nor age is known."""
    thailand = next(entry for entry in assessments if Path(entry.path).stem == "THA_2022")
    said = [finding.message for finding in thailand.findings if finding.facts.get("indicator") == "persons_prosecuted"]

    assert any("by sex the figures add up to at least 624, the total says 609" in words for words in said)
    assert any(
        figure.key == (("age", "U"), ("sex", "U")) and figure.amount == 52
        for figure in read.figures["THA", 2022]
        if figure.indicator == "persons_prosecuted"
    )
