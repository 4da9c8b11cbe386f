"""The region: who reported, what an audience may see, and that nothing ranks, accuses or fills a hole."""

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.assessment.observations import observed
from actip.assessment.work_plan import work_plan as plan_at
from actip.catalogue.entries import Catalogue
from actip.cli.offers import SECTION_NAMES
from actip.disclosure.levels import LEVELS
from actip.errors import Contradiction
from actip.model.region import Region, Status
from actip.model.section import Section
from actip.model.settings import ReportScope
from actip.reports.excel import workbook
from actip.rules.engine import run_across
from actip.sections import FURTHER, OF_ONE_STATE, SECTIONS, WHERE_NAMED, further_sections, sections, stamps
from actip.sections.findings import to_mend
from tests.conftest import CREATED, ROOT, changed, complete, write_yaml
from tests.submissions import submissions

SAMPLE = ROOT / "sample_data" / "2025"


def _region(known: Catalogue, *paths: Path) -> Region:
    return region(assess([str(path) for path in paths], known)[0], known)


@pytest.fixture(name="sample", scope="module")
def _sample(known: Catalogue) -> Region:
    """The sample region of 2025 with that of 2024 before it, observations and a work plan, as ASEAN officers see it."""
    whole = _region(known, ROOT / "sample_data" / "2024", SAMPLE)
    heard = observed(str(ROOT / "sample_data" / "observations" / "LAO_2025_observations.yaml"), known)
    shown = as_seen_by("asean", whole._replace(observations=(heard,)), known)
    plan = plan_at(str(ROOT / "sample_data" / "work_plan.yaml"), known)
    found = run_across({state.iso3: own for state, own in shown.submissions}, known)
    return shown._replace(findings=found, work_plan=plan)


def _every(shown: Region, known: Catalogue) -> tuple[Section, ...]:
    return (*sections(shown, known), *further_sections(shown, known))


def _section(name: str, shown: Region, known: Catalogue) -> Section:
    (found,) = [section for section in _every(shown, known) if section.name == name]
    return found


def _texts(section: Section) -> list[str]:
    words = [section.title, section.lead, *section.notes, *(column.title for column in section.columns)]
    return words + [cell.text for row in section.rows for cell in row]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(submissions(), min_size=1, max_size=3), st.sampled_from(LEVELS))
def test_any_submissions_make_a_report(known: Catalogue, drawn: list[dict[str, Any]], audience: str) -> None:
    """Whatever has the right shape can be drawn: for each audience, for all states and for one of them."""
    states = list(known.states)
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(drawn):
            about = {"state": states[number % 2], "cycle": str(number // 2)}
            (Path(folder) / f"{number}.json").write_text(json.dumps({**data, **about}))
        assessments, _ = assess([folder], known)
        for state in ("", states[0]):
            shown = as_seen_by(audience, region(assessments, known, ReportScope(state=state)), known)
            found = run_across({member.iso3: own for member, own in shown.submissions}, known)
            made = _every(shown._replace(findings=found), known)
            assert all(len(row) == len(section.columns) for section in made for row in section.rows)
            assert workbook(made, "Title", stamps(shown, known), CREATED)


# --- who reported


def test_every_member_state_has_a_report(tmp_path: Path, known: Catalogue) -> None:
    """Submitted, draft, not readable, or no submission: none is dropped."""
    write_yaml(tmp_path / "a.yaml", changed(complete(), {"state": "THA", "clearance": "submitted"}))
    write_yaml(tmp_path / "b.yaml", complete())
    (tmp_path / "VNM_2025.yaml").write_text("a: [")
    (tmp_path / "broken.yaml").write_text("a: [")

    found = _region(known, tmp_path)

    assert {report.state.iso3: report.status for report in found.reports if report.status is not Status.MISSING} == {
        "LAO": Status.DRAFT,
        "THA": Status.SUBMITTED,
        "VNM": Status.UNREADABLE,
    }
    assert len(found.reports) == 11
    assert [Path(entry.path).name for entry in found.unplaced] == ["broken.yaml"]


def test_two_files_for_one_state_are_an_error_that_names_both(tmp_path: Path, known: Catalogue) -> None:
    """The last one never wins in silence."""
    for name in ("a.yaml", "b.yaml"):
        write_yaml(tmp_path / name, complete())

    with pytest.raises(Contradiction, match=r"Two files are about Lao PDR: .*a\.yaml and .*b\.yaml"):
        _region(known, tmp_path)


def test_a_name_that_only_begins_like_a_state_says_nothing(tmp_path: Path, known: Catalogue) -> None:
    """THAT.yaml is not Thailand's, and the name of a file that can be read is not asked."""
    (tmp_path / "THAT.yaml").write_text("a: [")
    stateless = {name: value for name, value in complete().items() if name != "state"}
    write_yaml(tmp_path / "VNM_2025.yaml", stateless)

    found = _region(known, tmp_path)

    assert {report.status for report in found.reports} == {Status.MISSING}
    assert sorted(Path(entry.path).name for entry in found.unplaced) == ["THAT.yaml", "VNM_2025.yaml"]


def test_a_file_without_its_cycle_is_of_no_other_cycle(tmp_path: Path, known: Catalogue) -> None:
    """Its own finding says what it lacks; the region is written."""
    write_yaml(tmp_path / "a.yaml", complete())
    write_yaml(tmp_path / "b.yaml", {**complete(), "state": "THA", "cycle": None})

    found = _region(known, tmp_path)

    assert [report.state.iso3 for report in found.reports if report.status is not Status.MISSING] == ["LAO", "THA"]


def test_the_latest_cycle_is_the_report_and_the_earlier_ones_are_its_history(known: Catalogue) -> None:
    """A state that is only in the earlier one is missing in the report, and its last report is known."""
    found = _region(known, ROOT / "sample_data" / "2024" / "LAO_2024.yaml", SAMPLE / "THA_2025.yaml")

    assert (found.cycle, [state.iso3 for state, _ in found.submissions]) == ("2025", ["THA"])
    assert [before.cycle for before in found.history] == ["2024"]
    assert found.last("LAO") is not None
    assert found.last("THA") is None


def test_a_state_without_a_file_is_shown(known: Catalogue) -> None:
    """Myanmar is missing in the sample of 2024, and every sheet says so."""
    found = as_seen_by("asean", _region(known, ROOT / "sample_data" / "2024"), known)

    rows = {row[0].text: row[1].text for row in _section("At a glance", found, known).rows}
    assert rows["Myanmar"] == "no submission"
    matrix = _section("Answers in words", found, known)
    place = [column.state for column in matrix.columns].index("MMR")
    assert {row[place].text for row in matrix.rows} == {"no submission"}
    assert any(cell.text == "Myanmar: no submission" for row in _section("Method", found, known).rows for cell in row)


# --- what is never done


@pytest.mark.parametrize("make", [*SECTIONS, *FURTHER], ids=lambda make: make.__name__)
def test_nothing_ranks_or_accuses(sample: Region, known: Catalogue, make: Any) -> None:
    """No rank, score, tier, index or percentage of states; no breach, violation or compliance."""
    section = make(sample, known)
    banned = re.compile(r"\b(rank|score|tier|index|breach|violat\w*|complian\w*|best|worst|fail\w*)\b", re.IGNORECASE)
    said = [text.replace("best-interests", "") for text in _texts(section) if "Nothing ranks or scores" not in text]

    assert [text for text in said if banned.search(text)] == []


@pytest.mark.parametrize("make", [*SECTIONS, *FURTHER], ids=lambda make: make.__name__)
def test_a_section_can_be_drawn_by_any_writer(sample: Region, known: Catalogue, make: Any) -> None:
    """A name that a sheet can have, a part of the report, and a cell for each column in every row."""
    section = make(sample, known)

    assert len(section.name) <= 31
    assert not set(section.name) & set("[]:*?/\\'")
    assert section.part
    assert {len(row) for row in section.rows} <= {len(section.columns)}


def test_no_two_sections_share_a_name(sample: Region, known: Catalogue) -> None:
    """A sheet is found by it."""
    names = [section.name for section in _every(sample, known)]

    left_out = len((to_mend, *OF_ONE_STATE, *WHERE_NAMED))  # what is for a state alone, and what the sample has none of
    assert len(names) == len(set(names)) == len(SECTIONS) + len(FURTHER) - left_out


@pytest.mark.parametrize("make", [*SECTIONS, *FURTHER], ids=lambda make: make.__name__)
def test_a_total_is_the_sum_of_what_it_names(sample: Region, known: Catalogue, make: Any) -> None:
    """Held against adding up the states that are named beside it; there is no total without them."""
    section = make(sample, known)
    titles = [column.state or column.title for column in section.columns]
    assert ("Total" in titles) == ("States in the total" in titles)
    for row in section.rows if "Total" in titles else ():
        said = dict(zip(titles, row, strict=True))
        listed = said["States in the total"].text.partition("; ")[0].partition(": ")[2]
        named = listed.replace(" (draft)", "").split(", ")
        total = said["Total"].number
        if total is not None:
            figures = [said[state].text.split("\n")[0].replace(",", "") for state in named]  # what was formed is a text
            assert total == sum(int(figure) for figure in figures if not figure.startswith("<"))


def test_states_stand_in_alphabetical_order(sample: Region, known: Catalogue) -> None:
    """By ASEAN short name, in every section that has a column or a row for each."""
    order = [state.iso3 for state in known.states.values()]
    names = [state.name for state in known.states.values()]
    for section in _every(sample, known):
        columns = [column.state for column in section.columns if column.state]
        assert columns in ([], order)
        firsts = list(
            dict.fromkeys(row[0].text.removesuffix(" (voluntary)").removesuffix(" (draft)") for row in section.rows)
        )
        in_rows = [name for name in firsts if name in names]
        assert in_rows == [name for name in names if name in in_rows]


def test_the_voluntary_reporter_is_named_as_such(sample: Region, known: Catalogue) -> None:
    """Timor-Leste, whose being a Party is not established."""
    texts = _texts(_section("At a glance", sample, known))

    assert "Timor-Leste (voluntary)" in texts
    assert "Timor-Leste: being a Party is not established; the report is voluntary." in texts


def test_a_shell_offers_the_names_of_all_sections(sample: Region, known: Catalogue) -> None:
    """As they are, in their order."""
    assert list(SECTION_NAMES) == [make(sample, known).name for make in (*SECTIONS, *FURTHER)]


def test_every_page_is_stamped(sample: Region, known: Catalogue) -> None:
    """For whom, what became of small counts, how far it is cleared, and that it is a sample."""
    assert stamps(sample, known) == (
        "For: ASEAN bodies and member states.",
        "Counts from 1 to 4 are suppressed.",
        "8 of 11 not yet submitted, 5 of them drafts.",
        "Sample: answers invented, no government's report.",
        "Sample: work plan invented, no document of ASEAN.",
    )


# --- answers


def test_the_matrix_holds_every_obligation_by_pillar(sample: Region, known: Catalogue) -> None:
    """A row for each."""
    rows = _section("Answers in words", sample, known).rows
    pillars = [code.label for code in known.lists["pillars"].codes.values()]

    assert sorted(known.obligations) == sorted(row[1].text for row in rows)
    assert pillars == list(dict.fromkeys(row[0].text for row in rows))


def test_counts_say_in_how_many_states_it_is_so(tmp_path: Path, known: Catalogue) -> None:
    """Of those that report obligations and do not withhold the answer."""
    answers = {"ACTIP-14.8": {"in_law": "partial", "in_practice": "large"}}
    write_yaml(tmp_path / "a.yaml", complete())
    write_yaml(tmp_path / "b.yaml", changed(complete(), {"state": "THA", "obligations": answers}))
    write_yaml(tmp_path / "c.yaml", changed(complete(), {"state": "VNM", "obligations": {"ACTIP-14.8": None}}))
    closed = {"ACTIP-14.8": {"disclosure": "national"}}
    write_yaml(tmp_path / "d.yaml", changed(complete(), {"state": "SGP", "obligations": closed}))
    write_yaml(tmp_path / "e.yaml", changed(complete(), {"state": "MYS", "parts": ["statistics"]}))

    shown = as_seen_by("asean", _region(known, tmp_path), known)
    matrix = _section("Answers in words", shown, known)
    titles = [column.state or column.title for column in matrix.columns]
    (row,) = [row for row in matrix.rows if row[1].text == "ACTIP-14.8"]
    said = {title: cell.text for title, cell in zip(titles, row, strict=True)}

    assert (said["Law full"], said["Practice full or to a large extent"]) == ("1 of 3", "2 of 3")
    assert said["THA"] == "law: partial\npractice: to a large extent"
    assert said["VNM"] == "law: no answer\npractice: no answer"
    assert (said["SGP"], said["MYS"], said["BRN"]) == ("withheld", "not reported", "no submission")


def test_what_is_not_verified_is_marked(sample: Region, known: Catalogue) -> None:
    """Beside each obligation: read, or recalled with its confidence; cited by article alone where not verified."""
    for row in _section("Answers in words", sample, known).rows:
        obligation = known.obligations[row[1].text]
        assert row[2].text == obligation.citation
        assert row[5].text == ("read" if obligation.verified else f"recalled, {obligation.confidence}")


# --- figures


def _figures(tmp_path: Path, known: Catalogue, **cells: list[dict[str, Any]]) -> dict[str, list[str]]:
    for state, entries in cells.items():
        data = {**complete(), "state": state, "parts": ["statistics"], "statistics": {"cells": entries}}
        write_yaml(tmp_path / f"{state}.yaml", data)
    section = _section("Figures", as_seen_by("asean", _region(known, tmp_path), known), known)
    return {f"{row[1].text}, {row[2].text}": [cell.text for cell in row[3:]] for row in section.rows}


def test_zero_small_missing_and_withheld_never_look_alike(tmp_path: Path, known: Catalogue) -> None:
    """Each has its own word, on paper and on a narrow screen."""
    indicator = {"indicator": "offences_recorded"}
    rows = _figures(
        tmp_path,
        known,
        BRN=[{**indicator, "value": 0}],
        KHM=[{**indicator, "below": 5}],
        IDN=[{**indicator, "missing": "not_collected"}],
        LAO=[{**indicator, "missing": "withheld"}],
        MYS=[],
        PHL=[{**indicator, "value": 7}],
    )

    shown = rows["Offences recorded, total"]

    assert shown[:6] == ["0", "<5", "not collected", "withheld by the state", "no figure", "no submission"]
    assert shown[-2:] == ["7 to 11", "3 of 11: BRN (draft), KHM (draft), PHL (draft)"]


def test_a_figure_given_twice_is_not_chosen_between(tmp_path: Path, known: Catalogue) -> None:
    """Neither of the two is shown or added up; a finding names both."""
    indicator = {"indicator": "offences_recorded"}

    rows = _figures(tmp_path, known, BRN=[{**indicator, "value": 1}, {**indicator, "value": 9}], PHL=[])

    assert rows["Offences recorded, total"][0] == "given twice, see the findings"
    assert rows["Offences recorded, total"][-2:] == ["no total", "no state gives a figure"]


def test_a_total_is_over_the_states_that_it_names(tmp_path: Path, known: Catalogue) -> None:
    """A missing figure is never zero, and a gap is never totalled over in silence."""
    sexes = [{"indicator": "victims_detected", "victim_status": "confirmed", "sex": "F", "value": 30}]
    total = {"indicator": "victims_detected", "victim_status": "confirmed"}

    rows = _figures(tmp_path, known, LAO=[{**total, "value": 50}, *sexes], THA=[{**total, "value": 7}])

    assert rows["Victims detected, confirmed victim"][-2:] == ["57", "2 of 11: LAO (draft), THA (draft)"]
    assert rows["Victims detected, confirmed victim, female"][-2:] == ["30", "1 of 11: LAO (draft)"]
    assert not any(row.startswith("Persons convicted") for row in rows)


def test_persons_whose_sex_is_not_known_are_told_from_those_whose_age_is_not(sample: Region, known: Catalogue) -> None:
    """'Not known' alone could be either."""
    breakdowns = {row[2].text for row in _section("Figures", sample, known).rows}

    assert {"confirmed victim, sex not known", "confirmed victim, age not known"} <= breakdowns


# --- disclosure


@pytest.fixture(name="secret")
def _secret(tmp_path: Path) -> Path:
    """A submission in which an answer, a figure and a gap are marked national, and one answer public."""
    answers = {
        "ACTIP-14.7": {"in_law": "none", "disclosure": "national", "evidence": None},
        "ACTIP-14.8": {"disclosure": "public"},
    }
    data = changed(complete(), {"obligations": answers})
    data["statistics"] = {
        "indicators": {"victims_detected": {"disclosure": "national"}},
        "cells": [{"indicator": "victims_detected", "value": 987654}, {"indicator": "offences_recorded", "value": 12}],
    }
    data["explanations"] = [{"rule": "GAP304", "about": "ACTIP-14.7", "reason": "A secret reason."}]
    return write_yaml(tmp_path / "LAO_2025.yaml", data)


def test_what_is_above_the_level_never_reaches_a_section(secret: Path, known: Catalogue) -> None:
    """Not the answer, not its gap, not its reason, not the figure."""
    shown = as_seen_by("asean", _region(known, secret), known)

    texts = [text for section in _every(shown, known) for text in _texts(section)]
    assert not any("987654" in text or "secret" in text for text in texts)
    gaps = _section("Gaps by state", shown, known)
    assert "ACTIP-14.7" not in {row[1].text for row in gaps.rows}
    assert any("LAO: 1 answer, 1 indicator." in text for text in _texts(_section("Method", shown, known)))


def test_the_nation_sees_all_and_the_public_least(secret: Path, known: Catalogue) -> None:
    """Each level sees what the more open ones see, and more."""
    whole = _region(known, secret)
    seen = {level: dict(as_seen_by(level, whole, known).submissions).popitem()[1] for level in LEVELS}

    assert [len(seen[level].answers) for level in LEVELS] == [1, len(known.obligations) - 1, len(known.obligations)]
    assert [{cell.indicator for cell in seen[level].cells} for level in LEVELS] == [
        set(),
        {"offences_recorded"},
        {"offences_recorded", "victims_detected"},
    ]
    assert seen["national"].withheld == frozenset()


def test_what_follows_the_level_of_the_whole_is_not_told_by_a_finding(tmp_path: Path, known: Catalogue) -> None:
    """Participants of a training that do not add up are for those who may see the training."""
    training = {"topic": "Interviews", "participants": {"total": 43_210, "F": 1, "M": 2}}
    path = write_yaml(tmp_path / "a.yaml", {**complete(), "disclosure": "asean", "capacity": [training]})
    rules = {}
    for audience in ("asean", "public"):
        (report,) = [r for r in as_seen_by(audience, _region(known, path), known).reports if r.assessment]
        assert report.assessment is not None
        rules[audience] = {finding.rule for finding in report.assessment.findings}

    assert "SUM208" in rules["asean"]
    assert "SUM208" not in rules["public"]


def test_a_level_that_cannot_be_read_is_the_most_closed(tmp_path: Path, known: Catalogue) -> None:
    """A slip of the pen opens nothing."""
    path = write_yaml(
        tmp_path / "a.yaml", changed(complete(), {"obligations": {"ACTIP-14.7": {"disclosure": "asaen"}}})
    )

    (_, submission), *_ = as_seen_by("asean", _region(known, path), known).submissions

    assert submission.withheld == {"ACTIP-14.7"}


# --- gaps


def test_gaps_come_with_victims_rights_first(sample: Region, known: Catalogue) -> None:
    """Of each state."""
    by_state: dict[str, list[bool]] = {}
    for row in _section("Gaps by state", sample, known).rows:
        by_state.setdefault(row[0].text, []).append(known.obligations[row[1].text].victim_rights)

    assert by_state
    assert all(rights == sorted(rights, reverse=True) for rights in by_state.values())


def test_an_explained_gap_keeps_its_reason(sample: Region, known: Catalogue) -> None:
    """Beside the gap, in the state's own words."""
    reasons = [row[-1].text for row in _section("Gaps by state", sample, known).rows if row[-1].text]

    assert 1 <= len(reasons) <= 11
    assert set(reasons) == {"Sample reason: the order is not published."}


def test_the_method_names_every_source_with_its_fingerprint_to_the_nation(known: Catalogue) -> None:
    """The nation can tell which files they were; with a digest, everybody else could try out what is hidden in them."""
    whole = _region(known, ROOT / "sample_data" / "2024", SAMPLE)
    digests = {
        audience: [
            text
            for text in _texts(_section("Method", as_seen_by(audience, whole, known), known))
            if text.startswith("SHA-256 ") and len(text) == 72
        ]
        for audience in LEVELS
    }

    assert {audience: len(every) for audience, every in digests.items()} == {"public": 0, "asean": 0, "national": 21}


def test_the_method_says_with_what_it_was_made_and_for_whom(sample: Region, known: Catalogue) -> None:
    """The versions, the verification, and who was meant to read it."""
    texts = _texts(_section("Method", sample, known))

    assert known.warning in texts
    assert "ASEAN bodies and member states" in texts
