"""Who reported: one day for all of a report, drafts that are left out, and four kinds of silence that look unlike."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.assessment.drafts import without_drafts
from actip.catalogue.entries import Catalogue
from actip.commands.report import regional_report
from actip.model.play import StateOfPlay
from actip.model.region import Region, Status
from actip.model.section import Section
from actip.model.settings import ReportScope
from actip.sections import further_sections, sections, stamps
from actip.sections.standing import BY_LAW, LAW_ALONE, PLAY, PRACTICE_ALONE, meaning
from tests.conftest import ROOT, Ran, changed, write_yaml
from tests.sections.regions import made, rows, year

Actip = Callable[..., Ran]
SUBMITTED = {"clearance": "submitted"}
SAMPLES = [str(ROOT / "sample_data" / cycle) for cycle in ("2024", "2025")]


def _texts(table: Section) -> list[str]:
    return [table.lead, *table.notes, *(cell.text for row in table.rows for cell in row)]


def _every_section(shown: Region, known: Catalogue) -> list[Section]:
    return [*sections(shown, known), *further_sections(shown, known)]


def _row(name: str, state: str, shown: Region, known: Catalogue) -> dict[str, str]:
    return next(row for row in rows(name, shown, known) if row["State"].startswith(state))


# --- one day


def test_a_report_says_of_which_day_it_is(actip: Actip, tmp_path: Path) -> None:
    """On every table of it; today where nobody names a day."""
    path = write_yaml(tmp_path / "a.yaml", year(2025))

    named, today = (
        actip("report", "--region", path, "--section", "Method", *more).out for more in (("--as-of", "2026-06-30"), ())
    )

    assert "As of 2026-06-30. For: ASEAN bodies" in named
    assert "As of 2026-05-01. For: ASEAN bodies" in today  # the day of the tests


def test_a_report_on_one_state_says_it_too(actip: Actip, tmp_path: Path) -> None:
    """Its actions are held against the same day."""
    path = write_yaml(tmp_path / "a.yaml", year(2025))

    assert "As of 2026-05-01." in actip("report", "--state", "LAO", path, "--section", "Method").out


def test_a_draft_is_overdue_in_a_report_as_in_a_status(actip: Actip, tmp_path: Path) -> None:
    """Both count from one day."""
    path = write_yaml(tmp_path / "a.yaml", year(2025))
    due = ("--due", "2026-03-31")

    outs = (actip("status", path, *due).out, actip("report", "--region", path, *due, "--section", "At a glance").out)

    assert ["31 days overdue" in out for out in outs] == [True, True]


def test_the_day_of_preparation_is_no_clock(tmp_path: Path, known: Catalogue) -> None:
    """An action of two states is late, or is not, for both."""
    action = {"actions": [{"action": "Train", "due": "2026-02-15", "state": "planned"}]}
    change: dict[str, Any] = {"obligations": {"ACTIP-14.7": action}}
    early = changed(year(2025, change=change), {"prepared": "2026-02-01"})
    late = changed(year(2025, "THA", change), {"prepared": "2026-03-01"})

    shown = made(tmp_path, known, early, late, scope=ReportScope(as_of=date(2026, 2, 20)))

    assert [row["When"] for row in rows("Actions in full", shown, known)] == ["Late", "Late"]


# --- without drafts


def _of_drafts(folder: Path, known: Catalogue, *submissions: dict[str, Any]) -> tuple[Region, Region]:
    """Return the region without its drafts, and the one of the files that are no drafts alone."""
    regions = []
    for name, kept in (("all", submissions), ("cleared", [one for one in submissions if "clearance" in one])):
        (folder / name).mkdir()
        for number, data in enumerate(kept):
            write_yaml(folder / name / f"{number}.yaml", data)
        whole = region(assess([str(folder / name)], known)[0], known)
        regions.append(as_seen_by("asean", without_drafts(whole) if name == "all" else whole, known))
    return regions[0], regions[1]


def test_without_drafts_nothing_of_a_draft_counts(tmp_path: Path, known: Catalogue) -> None:
    """Not an answer, not a figure, not what is hidden beside it: every count is as if the file were not there."""
    cells = {"cells": [{"indicator": "victims_detected", "value": 3}, {"indicator": "offences_recorded", "value": 40}]}
    files = [year(2025, state, {"statistics": cells, **more}) for state, more in
             (("LAO", {}), ("THA", SUBMITTED), ("VNM", SUBMITTED))]  # fmt: skip

    left_out, never_there = _of_drafts(tmp_path, known, *files)

    same = [table.rows for table in _every_section(left_out, known) if table.name not in ("At a glance", "Method")]
    told = str(same).replace(Status.LEFT_OUT.value, Status.MISSING.value)
    assert told == str(
        [table.rows for table in _every_section(never_there, known) if table.name not in ("At a glance", "Method")]
    )


def test_a_draft_that_is_left_out_is_named(tmp_path: Path, known: Catalogue) -> None:
    """On every page, among those who reported, and under Method."""
    shown, _ = _of_drafts(tmp_path, known, year(2025), year(2025, "THA", SUBMITTED))

    assert "Drafts are left out: LAO." in stamps(shown, known)
    assert _row("At a glance", "Lao PDR", shown, known)["Report"] == "draft, left out"
    assert "Lao PDR: draft, left out" in {row["What"] for row in rows("Method", shown, known)}


def test_a_draft_of_an_earlier_cycle_is_left_out_as_well(tmp_path: Path, known: Catalogue) -> None:
    """What changed since then is said nowhere, and why."""
    shown, _ = _of_drafts(tmp_path, known, year(2024), year(2025, change=SUBMITTED))

    assert shown.last("LAO") is None
    assert _row("At a glance", "Lao PDR", shown, known)["Answers that moved"] == "last report left out"
    assert "Drafts are left out: of 2024: LAO." in stamps(shown, known)


def test_no_report_is_compared_with_a_draft_that_is_left_out(tmp_path: Path, known: Catalogue) -> None:
    """Not for the nation either, which sees the findings of the files themselves."""
    before = year(2024, change={"statistics": {"cells": [{"indicator": "offences_recorded", "value": 10}]}})
    now = year(2025, change={"statistics": {"cells": [{"indicator": "offences_recorded", "value": 900}]}, **SUBMITTED})
    for number, data in enumerate((before, now)):
        write_yaml(tmp_path / f"{number}.yaml", data)
    asked = []
    for leave_out in (False, True):
        built = regional_report([str(tmp_path)], "national", known, without_drafts=leave_out, further=True)
        (findings,) = built.sections_named(["Findings"])
        asked.append(any(text.startswith("TRD") for text in _texts(findings)))

    assert asked == [True, False]


def test_published_facts_are_nobodys_draft(known: Catalogue) -> None:
    """They stay: their state has nothing to clear in them."""
    whole = region(assess([str(ROOT / "sample_data" / "brief")], known)[0], known)

    assert without_drafts(whole) == whole


def test_a_report_on_one_state_keeps_its_draft(actip: Actip, tmp_path: Path) -> None:
    """There would be nothing left of it."""
    ran = actip("report", "--state", "LAO", write_yaml(tmp_path / "a.yaml", year(2025)), "--without-drafts")

    assert (ran.code, "--without-drafts is about all states." in ran.err) == (2, True)


# --- what is not there


def test_a_part_that_a_report_does_not_hold_is_said_so(tmp_path: Path, known: Catalogue) -> None:
    """Never 0 of 104, nor 0 of 55."""
    shown = made(
        tmp_path, known, year(2025, change={"parts": ["statistics"]}), year(2025, "THA", {"parts": ["obligations"]})
    )

    lao, tha = (_row("At a glance", state, shown, known) for state in ("Lao PDR", "Thailand"))

    assert (lao["Answered"], tha["Figures"]) == ("not in this report", "not in this report")


def test_answers_are_counted_among_those_that_are_asked(tmp_path: Path, known: Catalogue) -> None:
    """A report on the core questions has not left the others open."""
    core = [entry.id for entry in known.obligations.values() if entry.core]
    data = year(2025, change={"asks": "core"})
    data["obligations"] = {name: answer for name, answer in data["obligations"].items() if name in core}

    shown = made(tmp_path, known, data)

    assert _row("At a glance", "Lao PDR", shown, known)["Answered"] == f"{len(core)} of {len(core)}"


def test_a_withheld_answer_is_counted_apart(tmp_path: Path, known: Catalogue) -> None:
    """Nobody who may not see it can tell whether it is answered."""
    data = year(2025, change={"obligations": {"ACTIP-14.7": {"disclosure": "national"}}})
    of = len(known.obligations)

    assert _row("At a glance", "Lao PDR", made(tmp_path, known, data), known)["Answered"] == (
        f"{of - 1} of {of}, 1 withheld"
    )


def test_an_unanswered_obligation_is_missed(tmp_path: Path, known: Catalogue) -> None:
    """It is asked, and not answered."""
    data = year(2025)
    del data["obligations"]["ACTIP-14.7"]
    of = len(known.obligations)

    assert _row("At a glance", "Lao PDR", made(tmp_path, known, data), known)["Answered"] == f"{of - 1} of {of}"


def test_the_reason_why_a_file_cannot_be_read_is_said(actip: Actip, tmp_path: Path) -> None:
    """On the board of the state and as an error; it is no silence."""
    (tmp_path / "VNM_2025.yaml").write_text("a: [")

    ran = actip("report", "--state", "VNM", tmp_path, "--section", "At a glance")

    assert ran.code == 2
    assert "Not readable: Viet Nam." in ran.out
    assert f"error: {tmp_path}/VNM_2025.yaml: " in ran.err


@pytest.mark.parametrize("command", [("report", "--region"), ("status", "--due", "2026-03-31")])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nobody.yaml", "a: ["),
        ("VNM_2024.yaml", "format: actip-submission/1\nstate: ["),
        ("new.yaml", "format: actip-submission/1\ncatalogue: '0.3'\n"),
    ],
    ids=["whose it is nobody knows", "of an earlier cycle", "it does not say whose it is"],
)
def test_no_file_is_missing_in_silence(
    actip: Actip, tmp_path: Path, command: tuple[str, ...], name: str, text: str
) -> None:
    """A file that is named and is in no report of the cycle is told of, not only by the exit code."""
    for start in (2024, 2025):
        write_yaml(tmp_path / f"{start}.yaml", year(start))
    (tmp_path / name).write_text(text)

    ran = actip(*command, *sorted(tmp_path.iterdir()))

    assert ran.code == 2
    errors = [line for line in ran.err.splitlines() if line.startswith("error: ")]
    assert [line.startswith(f"error: {tmp_path}/{name}: ") for line in errors] == [True]


@pytest.mark.parametrize("command", [("report", "--region"), ("status", "--due", "2026-03-31"), ("export",)])
@pytest.mark.parametrize("with_others", [False, True])
def test_a_path_that_leads_nowhere_writes_nothing(
    actip: Actip, tmp_path: Path, command: tuple[str, ...], with_others: bool
) -> None:
    """A slip in a name is no region that is silent; what else is named does not change that."""
    others = [write_yaml(tmp_path / "a.yaml", year(2025))] if with_others else []
    output = tmp_path / ("out.xlsx" if command[0] == "report" else "out.csv")

    ran = actip(*command, *others, tmp_path / "no_such", *(() if command[0] == "status" else ("-o", output)))

    assert (ran.code, ran.out, output.exists()) == (2, "", False)
    assert ran.err.startswith("error: ")


def test_a_last_report_that_leads_nowhere_writes_nothing(actip: Actip, tmp_path: Path) -> None:
    """As any other path."""
    path, output = write_yaml(tmp_path / "a.yaml", year(2025)), tmp_path / "out.xlsx"

    ran = actip("report", "--region", path, "--previous", tmp_path / "no_such", "-o", output)

    assert (ran.code, output.exists()) == (2, False)


def test_withheld_indicators_are_counted_once(actip: Actip, tmp_path: Path) -> None:
    """Not their figures, and not once for each year."""
    for number in (2024, 2025):
        held = {
            "indicators": {
                "offences_recorded": {"disclosure": "national"},
                "victims_detected": {"disclosure": "national"},
            }
        }
        data = changed(year(number), {"statistics": held})
        write_yaml(tmp_path / f"{number}.yaml", data)

    ran = actip("export", tmp_path, "--audience", "asean", "-o", tmp_path / "out.csv")

    assert "Indicators above the level of the audience, withheld: LAO 2." in ran.err


# --- the table of where it stands


def test_method_prints_every_state_of_play_with_the_answers_behind_it(tmp_path: Path, known: Catalogue) -> None:
    """The legend of the maps, from the one table."""
    shown = made(tmp_path, known, year(2025))

    printed = {row["What"]: row["How"] for row in rows("Method", shown, known) if row["Part"] == "Where it stands"}

    assert printed == {f"{play.sign} {play.words}": meaning(play, known) for play in StateOfPlay}


@pytest.mark.parametrize(
    "play", [play for play in StateOfPlay if play.is_answered or play is StateOfPlay.NOT_APPLICABLE]
)
def test_the_words_name_every_answer_that_leads_there(known: Catalogue, play: StateOfPlay) -> None:
    """On practice, with law beside it and alone."""
    words = meaning(play, known)

    practices = {practice for practice, plays in PLAY.items() if play in plays}
    practices |= {code for code, entry in PRACTICE_ALONE.items() if entry is play}
    named = {code for code in PLAY if f"'{known.language.inside(known.label('in_practice', code))}'" in words}
    assert practices <= named
    laws = {code for code, entry in LAW_ALONE.items() if entry is play}
    assert laws <= {code for code in BY_LAW if f"'{known.language.inside(known.label('in_law', code))}'" in words}


def test_each_heading_of_method_stands_once(known: Catalogue) -> None:
    """What belongs together stands together."""
    built = regional_report(SAMPLES, "asean", known, without_drafts=True)
    (method,) = built.sections_named(["Method"])
    parts = [row[0].text for row in method.rows]

    assert len([part for place, part in enumerate(parts) if parts[place - 1] != part or place == 0]) == len(set(parts))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("in law only", "with law 'full' or 'partial'"),
        ("State of play", "◔ in law only"),
        ("not asked", "does not ask"),
    ],
)
def test_explain_tells_where_it_stands(actip: Actip, word: str, said: str) -> None:
    """From the same table."""
    ran = actip("explain", word)

    assert (ran.code, said in " ".join(ran.out.split())) == (0, True)
