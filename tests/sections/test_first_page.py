"""The first page: each number of it is that of the files, what is missing is never zero, and nothing is ranked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.catalogue.entries import Catalogue
from actip.commands.report import regional_report
from actip.model.first_page import Block, FirstPage
from actip.model.play import StateOfPlay
from actip.model.settings import ReportScope
from actip.model.work_plan import Activity, WorkPlan
from actip.sections.first_page import first_page
from tests.conftest import ROOT
from tests.sections.regions import made, year

SAMPLE = [str(ROOT / "sample_data" / number) for number in ("2024", "2025")]
DAY = date(2026, 5, 1)
SECTIONS = {
    *("To mend", "Rights of victims", "Where it stands", "What changed", "Figures", "Trends", "Across borders"),
    *("Needs and offers", "Work plan", "Actions", "Money", "Voices", "Questions of this round"),
    *("Gaps and questions", "Method"),
}
DETECTED = {"indicator": "victims_detected", "victim_status": "confirmed"}
VICTIMS, WOMEN, CONVICTED, AWARDED, TRAINED, LATE = range(6)


def _page(folder: Path, known: Catalogue, *submissions: dict[str, Any], **more: Any) -> FirstPage:
    scope = ReportScope(as_of=DAY, **more)
    return first_page(made(folder, known, *submissions, scope=scope), known)


def _cells(number: int, state: str, *cells: dict[str, Any], **more: Any) -> dict[str, Any]:
    return year(number, state, {"statistics": {"cells": list(cells)}, **more})


def _detected(number: int, state: str, count: int, **more: Any) -> dict[str, Any]:
    return _cells(number, state, {**DETECTED, "value": count}, **more)


def _block(page: FirstPage, title: str) -> Block:
    (block,) = (block for block in page.blocks if title in block.title)
    return block


def _texts(page: FirstPage) -> list[str]:
    return [
        *(page.title, page.lead, page.map_title, *page.notes),
        *(word for tile in page.tiles for word in (tile.code, tile.name, tile.words)),
        *(word for one in page.headlines for word in (one.figure, one.about, one.coverage, one.change)),
        *(word for row in page.map_rows for word in (row.about, row.open_in)),
        *(block.title for block in page.blocks),
        *(
            word
            for block in page.blocks
            for point in block.points
            for word in (point.words, point.figure, point.reason)
        ),
    ]


@pytest.fixture(name="pages", scope="module")
def _pages(known: Catalogue) -> dict[str, FirstPage]:
    """The first page of the sample region and of one state of it, for ASEAN and for the nation."""
    pages = {}
    for audience in ("asean", "national"):
        for state in ("", "THA"):
            scope = ReportScope(state=state, as_of=DAY, due=date(2026, 3, 31))
            page = regional_report(SAMPLE, audience, known, scope=scope).first
            assert page is not None
            pages[f"{audience} {state}".strip()] = page
    return pages


def test_every_line_names_a_section_of_the_report(pages: dict[str, FirstPage]) -> None:
    """Where a line leads, there is a table."""
    for page in pages.values():
        lines = [*page.headlines, *page.blocks, *(point for block in page.blocks for point in block.points)]
        assert {line.section for line in lines if line.section} <= SECTIONS


def test_it_is_one_page(pages: dict[str, FirstPage]) -> None:
    """No block has more lines than a page of A4 landscape has room for."""
    for page in pages.values():
        assert len(page.headlines) == 6
        assert len(page.map_rows) <= 8
        assert all(len(block.points) <= 8 for block in page.blocks)
        assert len(page.blocks[-1].points) <= 6


def test_the_states_stand_in_the_order_of_their_names(pages: dict[str, FirstPage]) -> None:
    """Nothing is ranked: not the tiles, not what changed most."""
    page = pages["asean"]
    names = [tile.name for tile in page.tiles]
    assert names == sorted(names)
    order = [tile.code for tile in page.tiles]
    changed = [point.words[:3] for point in _block(page, "What changed").points if "→" in point.figure]
    assert changed == sorted(changed, key=order.index)
    assert all(len(row.cells) == len(page.tiles) for row in page.map_rows)


def test_no_word_accuses(pages: dict[str, FirstPage]) -> None:
    """What is done is in place as reported; nothing is closed, nobody is in breach."""
    for page in pages.values():
        words = " ".join(_texts(page)).lower()
        assert not [word for word in ("closed", "breach", "fail", "violat", "worst", "best ") if word in words]


def test_a_line_of_the_map_counts_its_own_signs(pages: dict[str, FirstPage]) -> None:
    """In 7 of 9: seven signs say that it is not in place, two that it is; the others do not answer."""
    for row in pages["asean"].map_rows:
        plays = [cell.play for cell in row.cells if cell.play]
        not_in_place = sum(play.is_open for play in plays)
        answered = not_in_place + plays.count(StateOfPlay.IN_PLACE)
        assert row.open_in == f"{not_in_place} of {answered}"


def _bounds(year_of: str, indicator: str, **coordinates: str) -> dict[str, tuple[int, int]]:
    """Return the least and the greatest that the figures of the sample files themselves can be, by state."""
    bounds = {}
    for path in sorted((ROOT / "sample_data" / year_of).iterdir()):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for cell in content["statistics"]["cells"]:
            about = {key: cell[key] for key in cell if key not in ("indicator", "value", "below", "missing")}
            if cell["indicator"] == indicator and about == coordinates and "missing" not in cell:
                low, high = (cell["value"], cell["value"]) if "value" in cell else (0, cell["below"] - 1)
                bounds[content["state"]] = low, high
    return bounds


def _exact(bounds: dict[str, tuple[int, int]]) -> dict[str, int]:
    return {code: low for code, (low, high) in bounds.items() if low == high}


@pytest.mark.parametrize(
    ("place", "indicator", "coordinates"),
    [
        (VICTIMS, "victims_detected", {"victim_status": "confirmed"}),
        (CONVICTED, "persons_convicted", {}),
        (AWARDED, "compensation_awarded", {}),
    ],
)
def test_a_figure_and_its_change_are_those_of_the_files(
    pages: dict[str, FirstPage], place: int, indicator: str, coordinates: dict[str, str]
) -> None:
    """The totals add up what the files say; the change is over the states with an exact figure in both years alone."""
    headline = pages["national"].headlines[place]
    now = _bounds("2025", indicator, **coordinates)
    low, high = (sum(bounds[end] for bounds in now.values()) for end in (0, 1))
    assert headline.figure == (f"{low:,}" if low == high else f"{low:,} to {high:,}")
    assert headline.coverage.startswith(f"{len(now)} of 11 states")

    earlier, later = _exact(_bounds("2024", indicator, **coordinates)), _exact(now)
    both = earlier.keys() & later.keys()
    if 2 * len(both) <= len(now):
        words = f"no change is said: {len(both)} of these {len(now)} states have an exact figure in 2024, too"
        assert (headline.change, headline.trend) == (words, ())
        return
    change = f"{sum(earlier[code] for code in both):,} → {sum(later[code] for code in both):,} since 2024"
    assert headline.change.startswith(change)
    assert {word.strip(",*") for word in headline.change.rpartition(": ")[2].split()} == both


def test_women_are_a_share_of_those_whose_sex_is_known(pages: dict[str, FirstPage]) -> None:
    """States that do not give both, or one of them below five, are in neither of the two numbers."""
    female, male, other = (
        _bounds("2025", "victims_detected", victim_status="confirmed", sex=sex) for sex in ("F", "M", "X")
    )
    unclear = other.keys() - _exact(other).keys()
    women, men, others = map(_exact, (female, male, other))
    both = (women.keys() & men.keys()) - unclear
    of = sum(women[code] + men[code] + others.get(code, 0) for code in both)
    headline = pages["national"].headlines[WOMEN]
    assert headline.figure == f"{100 * sum(women[code] for code in both) / of:.0f} %"
    assert headline.coverage.startswith(f"of {of:,} whose sex is known, {len(both)} of 11 states")


def test_late_are_the_actions_whose_day_has_passed(pages: dict[str, FirstPage]) -> None:
    """Counted in the files: planned or under way, and the last day that it can be is before the day of the report."""
    late = 0
    for path in (ROOT / "sample_data" / "2025").iterdir():
        for answer in yaml.safe_load(path.read_text(encoding="utf-8"))["obligations"].values():
            for action in answer.get("actions", ()):
                is_open = action.get("state") not in ("done", "dropped")
                late += is_open and "due" in action and str(action["due"]) < "2026-05-01"
    assert pages["national"].headlines[LATE].figure == str(late)


def test_a_figure_below_five_makes_the_total_an_interval(tmp_path: Path, known: Catalogue) -> None:
    """From and to, and it is in no change."""
    small = _cells(2025, "MYS", {**DETECTED, "below": 5})
    years = [
        _detected(number, state, amount) for number, amount in ((2024, 50), (2025, 60)) for state in ("LAO", "THA")
    ]
    page = _page(tmp_path, known, *years, small)
    headline = page.headlines[VICTIMS]
    assert headline.figure == "120 to 124"
    assert headline.change == "100 → 120 since 2024, over the 2 states in both: LAO*, THA*"


def test_a_change_over_few_of_the_states_is_not_said(tmp_path: Path, known: Catalogue) -> None:
    """A reader would take it for that of the figure above it; nor is there a line."""
    files = (_detected(2024, "LAO", 50), *(_detected(2025, state, 60) for state in ("LAO", "THA", "VNM")))
    headline = _page(tmp_path, known, *files).headlines[VICTIMS]
    assert headline.change == "no change is said: 1 of these 3 states have an exact figure in 2024, too"
    assert headline.trend == ()


def test_what_is_missing_is_not_zero(tmp_path: Path, known: Catalogue) -> None:
    """No state gives a figure: there is none, and no change of it."""
    page = _page(tmp_path, known, year(2024), year(2025), year(2025, "MYS"))
    assert [headline.figure for headline in page.headlines[:TRAINED]] == ["no figure", "no share", *["no figure"] * 2]
    assert not any(headline.change for headline in page.headlines[:TRAINED])


def test_periods_of_two_lengths_make_no_change(tmp_path: Path, known: Catalogue) -> None:
    """Half a year beside a year says nothing."""
    half = _detected(2024, "LAO", 50, period={"start": "2024-07-01", "end": "2024-12-31"})
    page = _page(tmp_path, known, half, _detected(2025, "LAO", 60), year(2025, "MYS"))
    assert page.headlines[VICTIMS].change.startswith("no change can be said")


def test_a_state_says_why_its_figure_changed(tmp_path: Path, known: Catalogue) -> None:
    """Its own reason stands beside the change; who gives none is asked."""
    reason = {"rule": "TRD601", "about": {"indicator": "victims_detected"}, "reason": "One agency counts since July."}
    submissions = [_detected(2024, code, 280) for code in ("IDN", "LAO")]
    submissions += [_detected(2025, "IDN", 60, explanations=[reason]), _detected(2025, "LAO", 60)]
    points = _block(_page(tmp_path, known, *submissions), "What changed").points
    assert [(point.figure, point.reason) for point in points[:2]] == [
        ("280 → 60", "“One agency counts since July.”"),
        ("280 → 60", "asked; no reason yet"),
    ]


def test_a_pair_that_differs_has_both_numbers(tmp_path: Path, known: Catalogue) -> None:
    """And by how much."""
    sent = {"indicator": "victims_repatriated", "direction": "sent", "partner": "LAO", "value": 22}
    received = {"indicator": "victims_repatriated", "direction": "received", "partner": "IDN", "value": 31}
    page = _page(tmp_path, known, _cells(2025, "IDN", sent), _cells(2025, "LAO", received))
    points = _block(page, "Two sides").points
    assert (points[0].words, points[0].figure) == ("victims repatriated, IDN to LAO", "22 · 31 (9 apart)")
    assert points[1].figure == "0 of 1"


def test_an_offer_by_the_asking_state_is_no_match(tmp_path: Path, known: Catalogue) -> None:
    """Who asks and offers at once is helped by nobody."""
    help_ = {"assistance": [{"kind": "training"}], "assistance_offered": [{"kind": "training"}]}
    page = _page(tmp_path, known, year(2025, "LAO", {"obligations": {"ACTIP-14.7": help_}}), year(2025, "MYS"))
    (point,) = _block(page, "Asked for").points
    assert (point.words, point.figure) == ("Training: asked by LAO*, 1 obligation", "offered by LAO*, 0 of these")
    assert not [point for point in page.blocks[-1].points if "exchange" in point.words]


def test_what_is_dropped_is_neither_late_nor_delivered(tmp_path: Path, known: Catalogue) -> None:
    """Late is what is still to be done; delivered what is done."""
    actions = [{"action": "A", "due": "2026-01-31", "state": state} for state in ("planned", "done", "dropped")]
    page = _page(
        tmp_path, known, year(2025, "LAO", {"obligations": {"ACTIP-14.7": {"actions": actions}}}), year(2025, "MYS")
    )
    assert page.headlines[LATE].figure == "1"
    assert "of 2 due until 1 May 2026" in page.headlines[LATE].about
    assert [point.figure for point in _block(page, "Due").points if "Delivered" in point.words] == ["1 of 2"]


def test_whose_report_could_not_be_read_is_not_asked_to_report(tmp_path: Path, known: Catalogue) -> None:
    """It came: the meeting is asked when it can come again, and only of the others what would help them."""
    (tmp_path / "THA_2025.yaml").write_text("a: [")
    page = _page(tmp_path, known, *(year(2025, code) for code in ("LAO", "MYS", "VNM", "KHM", "IDN", "SGP", "BRN")))
    words = [point.words for point in _block(page, "decide").points]
    assert "When can THA send again what came and could not be read?" in words
    assert "What would help MMR, PHL, TLS to report?" in words


def test_without_a_day_nothing_is_late(tmp_path: Path, known: Catalogue) -> None:
    """The page says that it has no day; it takes none from the files."""
    page = first_page(made(tmp_path, known, year(2025), year(2025, "MYS")), known)
    assert page.headlines[LATE].figure == "no day given"
    assert "No day is given" in page.lead


@given(st.integers(1, 4), st.integers(1, 4))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_held_back_moves_nothing(tmp_path: Path, known: Catalogue, one: int, other: int) -> None:
    """A small count that is not printed is in no total, share or change: the page is the same whatever it is."""
    pages = []
    for number, small in enumerate((one, other)):
        by_sex = [{**DETECTED, "value": 40}, {**DETECTED, "sex": "F", "value": 40 - small}]
        cells = [*by_sex, {**DETECTED, "sex": "M", "value": small}, {"indicator": "persons_convicted", "value": small}]
        folder = tmp_path / f"{one}{other}{number}"
        folder.mkdir(exist_ok=True)
        pages.append(
            _page(folder, known, *(_cells(of, "LAO", *cells) for of in (2024, 2025)), _detected(2025, "MYS", 9))
        )
    assert pages[0] == pages[1]
    assert (pages[0].headlines[CONVICTED].figure, pages[0].headlines[WOMEN].figure) == ("no figure", "no share")


def test_where_no_answers_can_be_seen_none_is_counted(tmp_path: Path, known: Catalogue) -> None:
    """Figures alone: it is not said that no action is late, nor that all is in place."""
    figures = [_detected(2025, code, 60, obligations=None) for code in ("LAO", "MYS")]
    page = _page(tmp_path, known, *figures)
    assert page.headlines[LATE].figure == "no answers"
    assert page.map_title == "No answers can be seen here"
    assert [point.words for point in _block(page, "Due").points] == ["No answers can be seen here."]


def test_the_work_plan_is_told_where_there_is_one(tmp_path: Path, known: Catalogue) -> None:
    """How many of its activities are delivered."""
    region = made(tmp_path, known, year(2025), year(2025, "MYS"), scope=ReportScope(as_of=DAY))
    plan = WorkPlan("plan.yaml", "Plan", activities=(Activity("1", "One", status="done"), Activity("2", "Two")))
    page = first_page(region._replace(work_plan=plan), known)
    assert "Work plan: 1 of 2 activities delivered" in [point.words for point in _block(page, "Due").points]


def test_a_draft_is_marked_wherever_it_counts(pages: dict[str, FirstPage]) -> None:
    """A star beside the code, and how many in the coverage."""
    page = pages["asean"]
    assert page.headlines[VICTIMS].coverage.startswith("11 of 11 states, 5 drafts")
    assert "IDN*" in page.headlines[VICTIMS].change
    assert [tile.code for tile in page.tiles if tile.is_draft] == ["IDN", "LAO", "PHL", "SGP", "VNM"]


def test_a_state_stands_beside_its_own_reports_alone(pages: dict[str, FirstPage]) -> None:
    """A tile and a column for each cycle, and no other state is named."""
    page = pages["asean THA"]
    assert [tile.code for tile in page.tiles] == ["2024", "2025"]
    assert all(len(row.cells) == 2 for row in page.map_rows)
    assert not [code for code in ("IDN", "LAO", "VNM") if code in " ".join(_texts(page))]


def test_a_state_reads_its_own_word_where_it_gives_no_figure(tmp_path: Path, known: Catalogue) -> None:
    """Its reason stands where the figure would."""
    silent = _cells(2025, "LAO", {"indicator": "persons_convicted", "missing": "not_yet_available"})
    assert _page(tmp_path, known, silent, state="LAO").headlines[CONVICTED].figure == "not yet available"
