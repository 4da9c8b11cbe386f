"""The sample submissions are what their rule makes, and the faulty ones give the findings written beside them."""

from collections import Counter
from pathlib import Path

import pytest

from actip.assessment import assess
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue
from actip.model import Assessment, Severity
from actip.model.settings import ReportScope
from actip.rules.engine import run_across
from actip.sections import stamps
from tests import sample_region
from tests.conftest import ROOT, expect
from tests.sample_region import DISAGREE, FILES, SMALL, submission, text

SAMPLES = ROOT / "sample_data"
FAULTY = sorted(path for path in (SAMPLES / "faulty").iterdir() if path.suffix not in (".expected", ""))


def _assess(path: Path, known: Catalogue) -> Assessment:
    (assessment,) = assess([str(path)], known)[0]
    return assessment


def listed(assessment: Assessment) -> str:
    """Return the findings as a faulty sample's .expected file lists them: line, severity, rule, pointer."""
    lines = []
    folded = Counter()
    for finding in assessment.findings:
        if finding.rule == "GAP301":
            folded[finding.severity.value] += 1
        else:
            line = finding.place.line or "-"
            lines.append(f"{line} {finding.severity.value} {finding.rule} {finding.pointer or '/'}")
    lines += [f"- {severity} GAP301 x {number}" for severity, number in sorted(folded.items())]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_what_its_rule_makes(name: str) -> None:
    """The file holds exactly what tests/sample_region.py makes."""
    assert text(name) == (SAMPLES / name).read_text()


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_sound(name: str, known: Catalogue) -> None:
    """It is readable, every obligation is answered, and what is found are truthful gaps and questions."""
    assessment = _assess(SAMPLES / name, known)

    assert assessment.submission is not None
    assert set(known.obligations) == set(assessment.submission.answers)
    assert assessment.submission.origin == "sample"
    assert not assessment.fails(Severity.ERROR)
    open_ones = {finding.rule for finding in assessment.findings if not finding.explained}
    assert open_ones <= {
        "CON501",
        "CON502",
        "CON503",
        "CON505",
        "GAP302",
        "GAP303",
        "GAP304",
        "GAP315",
        "SUM209",
        "GAP313",
        "SUM207",
    }


def test_flows_agree_but_where_it_is_planted(known: Catalogue) -> None:
    """What one state sends and another receives is the same, except where the README says so."""
    said = {}
    for name, (state, year) in FILES.items():
        sample = _assess(SAMPLES / name, known).submission
        assert sample is not None
        for cell in sample.cells:
            if "partner" in cell.coordinates and len(cell.coordinates) == 2:
                partner, direction = cell.coordinates["partner"], cell.coordinates["direction"]
                pair = (state, partner) if direction == "sent" else (partner, state)
                said[cell.indicator, *pair, year, direction] = cell.below or cell.value or cell.missing
    flows = {key[:4] for key in said}
    differ = {flow for flow in flows if said.get((*flow, "sent")) != said.get((*flow, "received"))}
    one_sided = {flow for flow in flows if (*flow, "sent") not in said or (*flow, "received") not in said}

    assert differ - one_sided == set(DISAGREE) | SMALL
    assert all("MMR" in flow and flow[3] == 2024 for flow in one_sided)


def test_every_planted_mismatch_is_found_and_no_other(known: Catalogue) -> None:
    """Across both years: what two states say differently, or one of them not at all, is a MIR finding."""
    made = region(assess([str(SAMPLES / "2024"), str(SAMPLES / "2025")], known)[0], known)
    found = {}
    for cycle in (made, *made.history):
        for finding in run_across({state.iso3: own for state, own in cycle.submissions}, known):
            facts = finding.facts
            found[facts["indicator"], facts["sender"], facts["receiver"], int(cycle.cycle)] = finding

    assert set(found) == set(DISAGREE)
    assert Counter(finding.rule for finding in found.values()) == {"MIR701": 6, "MIR702": 2}
    assert [key[:3] for key, finding in found.items() if finding.explained] == [
        ("identifications_notified", "IDN", "MYS")
    ]


def test_every_sample_has_much_the_same_mix_of_answers(known: Catalogue) -> None:
    """The answers rotate: of no answer has one state many more than another.

    Four more at most, when the seed was chosen for 104 obligations; each new one may add one.
    """
    mixes = []
    for name in FILES:
        sample = _assess(SAMPLES / name, known).submission
        assert sample is not None
        mixes.append(Counter((answer.in_law, answer.in_practice) for answer in sample.answers.values()))

    spread = {answer: [mix[answer] for mix in mixes] for answer in set().union(*mixes)}

    allowed = 4 + max(0, len(known.obligations) - 104)
    assert len(mixes) == 21
    assert {
        answer: max(counts) - min(counts) for answer, counts in spread.items() if max(counts) - min(counts) > allowed
    } == {}


def test_a_new_obligation_moves_no_other_answer(known: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer turns by its own id: a file changes by the answer to what is new alone."""
    before = submission("LAO")["obligations"]
    new = known.obligations["ACTIP-14.7"]._replace(id="ACTIP-14.7.z")
    larger = known._replace(obligations={new.id: new, **known.obligations})
    monkeypatch.setattr(sample_region, "catalogue", lambda: larger)

    after = submission("LAO")["obligations"]

    assert after.pop("ACTIP-14.7.z")
    assert after == before


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.name)
def test_a_faulty_sample_gives_what_stands_beside_it(path: Path, known: Catalogue) -> None:
    """The findings are those of the .expected file, no more and no less."""
    expect(Path(f"{path}.expected"), listed(_assess(path, known)))


LAO_2021 = SAMPLES / "lao_2021" / "LAO_2021-H1.yaml"


def test_the_published_facts_are_no_sample_and_blame_nobody(known: Catalogue) -> None:
    """A file that others' facts were put into: nothing is found in it, no obligation is answered, and it says whose."""
    assessment = _assess(LAO_2021, known)

    assert assessment.submission is not None
    assert assessment.findings == ()
    assert (assessment.submission.origin, assessment.submission.answers) == ("imported", {})
    assert "ASEAN-ACT" in str(assessment.submission.source)
    assert assessment.submission.parts == {"capacity", "stakeholders", "consultations"}


def test_a_share_is_no_count(known: Catalogue) -> None:
    """Of 86 persons 35 % are 30.1: who were women among them nobody counted."""
    submission = _assess(LAO_2021, known).submission

    assert submission is not None
    people = submission.capacity[0].participants
    assert people is not None
    assert (people.total, people.F, people.M) == (86, None, None)


def test_the_sample_region_does_not_know_of_the_published_facts(known: Catalogue) -> None:
    """Invented answers and published facts on one state are never in one report, unless somebody names both."""
    whole = region(assess([str(SAMPLES)], known)[0], known)
    alone = region(assess([str(LAO_2021.parent)], known)[0], known)

    assert (whole.cycle, [cycle.cycle for cycle in whole.history]) == ("2025", ["2024"])
    assert (alone.cycle, alone.history) == ("2021-H1", ())


def test_a_report_on_the_published_facts_says_whose_they_are(known: Catalogue) -> None:
    """And that no government stands behind them; nobody is asked to finish them."""
    alone = region(assess([str(LAO_2021)], known)[0], known, ReportScope(state="LAO"))

    words = " ".join(stamps(alone, known))
    assert "Lao PDR: made from published facts, no government's report. Source: ASEAN-ACT" in words
    assert "draft" not in words
