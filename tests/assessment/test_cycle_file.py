"""What the officer of a cycle says of it: read beside the submissions, checked as a whole, never an accusation."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.errors import Contradiction
from actip.format.schema import cycle_schema
from actip.gate import yaml as strict_yaml
from actip.model.settings import ReportScope
from actip.reports.reference import cycle_text
from tests.conftest import ROOT, Ran, write_yaml
from tests.documents import text_of
from tests.sections.regions import year

Actip = Callable[..., Ran]
GUIDE = (ROOT / "docs" / "asean.md").read_text()
EXAMPLE = text_of("cycle")
ABOUT = {"format": "actip-cycle/1", "cycle": "2025"}
ON_HOLD = {"state": "MMR", "since": "2021-04", "note": "No form is sent."}
DUE, AS_OF = "2026-03-31", "2026-04-10"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A folder with the draft of Lao PDR for 2025, and no cycle file yet."""
    folder = tmp_path / "2025"
    folder.mkdir()
    write_yaml(folder / "LAO_2025.yaml", year(2025))
    return folder


def _says(folder: Path, name: str = "cycle.yaml", **more: Any) -> Path:
    return write_yaml(folder / name, {**ABOUT, **more})


def _board(report: RegionalReport) -> dict[str, dict[str, str]]:
    (section,) = report.sections_named(["At a glance"])
    titles = [column.title for column in section.columns]
    rows = [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in section.rows]
    return {row["State"].partition(" (")[0]: row for row in rows}


def _report(*paths: Path, scope: ReportScope = ReportScope(), cycle_file: str = "") -> RegionalReport:  # noqa: B008  frozen
    files = [str(path) for path in paths]
    return regional_report(files, "asean", catalogue(), scope=scope, cycle_file=cycle_file, further=True)


# --- what it is


def test_the_published_schema_is_fresh_and_a_schema(known: Catalogue) -> None:
    """'actip build' writes it; the example of the guide satisfies it."""
    assert cycle_text(known) == (ROOT / "schemas" / "cycle.schema.json").read_text()
    Draft202012Validator.check_schema(cycle_schema(known))
    Draft202012Validator(cycle_schema(known)).validate(strict_yaml.parse(EXAMPLE).data)


def test_the_guide_has_every_key_and_says_what_the_board_says(actip: Actip, folder: Path, known: Catalogue) -> None:
    """An officer begins with the example."""
    (folder / "cycle.yaml").write_text(EXAMPLE)
    out = " ".join(actip("status", folder, "--as-of", AS_OF).out.split())

    assert all(f"| `{key}` |" in GUIDE for key in cycle_schema(known, words=False)["properties"])
    assert "1 of 10 expected can be read" in out
    assert "On hold: MMR." in out


@pytest.mark.parametrize("name", ["cycle.yaml", "cycle.yml", "cycle.json", "Cycle.yaml"])
def test_it_is_found_by_its_name_in_a_folder_that_is_named(actip: Actip, folder: Path, name: str) -> None:
    """In each format of texts that is read; it is not among the files that were left out."""
    (folder / name).write_text(json.dumps({**ABOUT, "due": DUE}))

    ran = actip("status", folder, "--as-of", AS_OF)

    assert (ran.code, ran.err) == (0, "")
    assert "10 days overdue" in ran.out


def test_it_is_found_where_a_shell_names_every_file(actip: Actip, folder: Path) -> None:
    """As for 2025/*: it is no submission that cannot be placed."""
    ran = actip("status", _says(folder, due=DUE), folder / "LAO_2025.yaml", "--as-of", AS_OF)

    assert (ran.code, ran.err) == (0, "")


def test_another_file_of_ours_of_this_name_is_none(actip: Actip, folder: Path) -> None:
    """A submission that is called so is a submission."""
    write_yaml(folder / "cycle.yaml", year(2025, "THA"))

    assert "2 of 11 member states" in actip("status", folder, "--due", DUE, "--as-of", AS_OF).out


def test_it_is_no_submission_for_other_commands(actip: Actip, folder: Path) -> None:
    """They leave it out, and name it."""
    file = _says(folder)

    ran = actip("validate", folder, "--fail-on", "never")

    assert f"{file.name}" in ran.err
    assert file.name not in ran.out


# --- what the board says of it


def test_nothing_is_overdue_for_a_state_on_hold(folder: Path) -> None:
    """Its word stands where the others have their days, and in place of 'no submission'."""
    _says(folder, due=DUE, on_hold=[ON_HOLD])

    board = _board(_report(folder))

    assert (board["Myanmar"]["Report"], board["Myanmar"]["Against the day"]) == ("on hold", "on hold")
    assert board["Thailand"]["Report"] == "no submission"


def test_the_note_is_printed_in_the_words_of_the_officer(folder: Path) -> None:
    """With the day since which it is so; where the file lies is for the nation alone."""
    _says(folder, on_hold=[ON_HOLD], note="Reports go to the working group.")

    notes = _report(folder).sections_named(["At a glance"])[0].notes

    assert "Myanmar: on hold since 2021-04. No form is sent." in notes
    assert "So says the officer of the cycle. Nothing is overdue for these states." in notes
    assert "The officer of the cycle: Reports go to the working group." in notes


def test_totals_are_of_the_states_that_are_expected(folder: Path) -> None:
    """A state on hold is not among the missing reports."""
    _says(folder, on_hold=[ON_HOLD])
    (board,) = _report(folder).sections_named(["At a glance"])

    assert board.lead == "1 of 10 expected can be read: 1 draft; 9 no submission. On hold: MMR."


def test_every_table_says_on_hold_in_place_of_no_submission(folder: Path) -> None:
    """The matrix and the account of how the report was made."""
    _says(folder, on_hold=[ON_HOLD])
    matrix, method = _report(folder).sections_named(["Answers in words", "Method"])
    place = [column.state for column in matrix.columns].index("MMR")

    assert {row[place].text for row in matrix.rows} == {"on hold"}
    assert "Myanmar: on hold" in {row[1].text for row in method.rows}


def test_a_report_that_a_state_on_hold_sends_is_shown_as_any_other(folder: Path) -> None:
    """It is counted besides those that are expected, and it is never late."""
    write_yaml(folder / "MMR.yaml", year(2025, "MMR", {"clearance": "submitted", "prepared": "2026-12-01"}))
    _says(folder, due=DUE, on_hold=[ON_HOLD])

    built = _report(folder)

    row = _board(built)["Myanmar"]
    assert (row["Report"], row["Clearance"], row["Against the day"]) == ("submitted", "Submitted", "on hold")
    lead = built.sections_named(["At a glance"])[0].lead
    assert lead.startswith("1 of 10 expected can be read, and 1 besides: 1 submitted; 1 draft; 9 no submission.")


def test_what_is_not_expected_is_not_overdue(folder: Path) -> None:
    """Where the officer lists who is expected."""
    _says(folder, due=DUE, expected=["LAO", "THA"])

    built = _report(folder)

    board = _board(built)
    assert (board["Viet Nam"]["Report"], board["Viet Nam"]["Against the day"]) == ("not expected", "not expected")
    assert built.sections_named(["At a glance"])[0].lead.startswith("1 of 2 expected can be read")


@pytest.mark.parametrize(("key", "word"), [("newcomers", "newcomer"), ("voluntary", "voluntary")])
def test_a_newcomer_and_a_voluntary_reporter_are_said_to_be_one(
    actip: Actip, folder: Path, key: str, word: str
) -> None:
    """Beside the name, and where the others have their days; a report of theirs is expected."""
    _says(folder, due=DUE, **{key: [{"state": "BRN"}]})

    out = actip("status", folder, "--as-of", AS_OF).out

    (line,) = (line for line in out.splitlines() if line.startswith("Brunei"))
    assert "overdue" not in line
    assert word in line
    assert f"Brunei Darussalam: {word}." in out
    assert "1 of 11 member states" in out


def test_both_marks_of_one_state_are_said(folder: Path) -> None:
    """Timor-Leste is voluntary by the catalogue."""
    _says(folder, newcomers=[{"state": "TLS"}])

    (section,) = _report(folder).sections_named(["At a glance"])

    assert "Timor-Leste (newcomer, voluntary)" in {row[0].text for row in section.rows}


def test_a_voluntary_report_is_never_overdue(actip: Actip, folder: Path) -> None:
    """Without any file: being a Party is not established."""
    out = actip("status", folder, "--due", DUE, "--as-of", AS_OF).out

    (line,) = (line for line in out.splitlines() if line.startswith("Timor-Leste"))
    assert line.split()[-1] == "voluntary"


def test_the_file_is_among_the_sources_that_the_nation_sees(folder: Path) -> None:
    """The same files give the same report."""
    file = _says(folder)

    (method,) = regional_report([str(folder)], "national", catalogue()).sections_named(["Method"])

    assert str(file) in {row[1].text for row in method.rows}


# --- three things with three names


def test_submitted_approved_and_draft_are_counted_apart(actip: Actip, folder: Path) -> None:
    """What is not yet submitted is what is approved or a draft; the board has no counts that could be suppressed."""
    write_yaml(folder / "a.yaml", year(2025, "THA", {"clearance": "submitted"}))
    write_yaml(folder / "b.yaml", year(2025, "VNM", {"clearance": "nationally_approved"}))
    write_yaml(folder / "c.yaml", year(2025, "BRN", {"clearance": "agency_cleared"}))

    out = " ".join(actip("status", folder, "--due", DUE, "--as-of", AS_OF).out.split())

    assert "1 submitted; 1 approved nationally, not submitted; 2 draft; 7 no submission." in out
    assert "3 of 4 not yet submitted, 2 of them drafts." in out
    assert "suppressed" not in out


def test_who_is_on_hold_or_not_expected_is_not_among_those_not_yet_submitted(actip: Actip, folder: Path) -> None:
    """What such a state sends all the same is in neither number; without the officer's word it is in both."""
    for name, state in (("a", "THA"), ("b", "VNM"), ("c", "BRN"), ("d", "MMR")):
        clearance = {"THA": "submitted", "VNM": "nationally_approved"}.get(state, "agency_cleared")
        write_yaml(folder / f"{name}.yaml", year(2025, state, {"clearance": clearance}))

    def sentence() -> str:
        out = " ".join(actip("status", folder, "--due", DUE, "--as-of", AS_OF).out.split())
        return re.findall(r"\d+ of \d+ not yet submitted[^.]*", out)[0]

    assert sentence() == "4 of 5 not yet submitted, 3 of them drafts"
    _says(folder, on_hold=[{"state": "MMR"}])
    assert sentence() == "3 of 4 not yet submitted, 2 of them drafts"
    _says(folder, expected=["THA", "VNM"])
    assert sentence() == "1 of 2 not yet submitted"


# --- days, cycles and which file counts


def test_a_status_takes_its_day_from_the_file_and_an_option_goes_before_it(actip: Actip, folder: Path) -> None:
    """--due beats the officer's file."""
    _says(folder, due=DUE)

    outs = [actip("status", folder, "--as-of", AS_OF, *more).out for more in ((), ("--due", "2026-04-09"))]

    assert ["10 days overdue" in out for out in outs] == [True, False]
    assert "1 day overdue" in outs[1]


def test_a_file_without_a_day_gives_none(actip: Actip, folder: Path) -> None:
    """A status still asks for it."""
    _says(folder)

    ran = actip("status", folder)

    assert (ran.code, "Add --due" in ran.err) == (2, True)


def test_an_earlier_cycle_has_its_own_file(folder: Path) -> None:
    """What is on hold in 2024 is not in 2025."""
    before = folder.parent / "2024"
    before.mkdir()
    write_yaml(before / "LAO_2024.yaml", year(2024))
    _says(before, cycle="2024", due="2025-03-31", on_hold=[ON_HOLD])

    built = _report(folder.parent)

    assert _board(built)["Myanmar"]["Report"] == "no submission"
    assert "Against the day" not in _board(built)["Myanmar"]
    assert built.unused == ()
    assert _board(_report(folder.parent, scope=ReportScope("2024")))["Myanmar"]["Report"] == "on hold"


def test_a_file_about_another_cycle_is_not_used_and_that_is_said(actip: Actip, folder: Path) -> None:
    """Whether it was found or named."""
    file = _says(folder, cycle="2023", on_hold=[ON_HOLD])
    note = f"note: {file} is about cycle '2023', and this report is on cycle '2025': it is not used."

    for more in ((), ("--cycle-file", file)):
        ran = actip("status", folder, "--due", DUE, *more)
        assert note in ran.err
        assert "on hold" not in ran.out


def test_the_file_that_is_named_goes_before_the_one_beside(actip: Actip, folder: Path) -> None:
    """And the other is said not to be used."""
    beside = _says(folder, due=DUE, on_hold=[ON_HOLD])
    apart = _says(folder.parent, "apart.yaml", due=DUE)

    ran = actip("status", folder, "--cycle-file", apart, "--as-of", AS_OF)

    assert "on hold" not in ran.out
    assert f"note: {beside} is about cycle '2025', as is {apart}: it is not used." in ran.err


def test_two_files_about_one_cycle_are_an_error_that_names_both(folder: Path) -> None:
    """None is chosen in silence."""
    _says(folder)
    (folder / "cycle.json").write_text(json.dumps(ABOUT))

    with pytest.raises(Contradiction, match=r"Two files are about cycle 2025: .*cycle\.json and .*cycle\.yaml"):
        _report(folder)


def test_before_anybody_reports_it_names_the_cycle(actip: Actip, tmp_path: Path) -> None:
    """A folder with nothing else in it still is no folder of submissions."""
    _says(tmp_path, due=DUE, on_hold=[ON_HOLD])

    ran = actip("status", tmp_path, "--as-of", AS_OF)

    assert ran.code == 2
    assert "Who reported, cycle 2025" in ran.out
    assert "0 of 10 expected can be read: 10 no submission. On hold: MMR." in ran.out


def test_a_cycle_of_which_no_file_is_here_yet_can_be_named(folder: Path) -> None:
    """What is here is its history."""
    file = _says(folder.parent, "next.yaml", cycle="2026", due="2027-03-31")

    built = _report(folder, scope=ReportScope("2026"), cycle_file=str(file))

    assert _board(built)["Lao PDR"]["Report"] == "no submission"
    assert "cycle 2026" in built.title


@pytest.mark.parametrize("output", [[], ["-o", "LAO.docx"]])
def test_it_is_not_for_the_report_on_one_state(actip: Actip, folder: Path, output: list[str]) -> None:
    """What was named is not passed over in silence."""
    ran = actip("report", "--state", "LAO", folder, "--cycle-file", _says(folder), *output)

    assert (ran.code, "about all states of a cycle" in ran.err) == (2, True)


# --- what is wrong with it


@pytest.mark.parametrize(
    ("change", "line", "fault"),
    [
        ({"format": None}, 1, "format: this key is missing. Add it, such as format: actip-cycle/1"),
        ({"format": "actip-cycle/2"}, 1, "in the format actip-cycle/2; this version of actip reads actip-cycle/1"),
        ({"format": "actip_cycle/1"}, 1, "Begin the file with: format: actip-cycle/1"),
        ({"cycle": None}, 1, 'cycle: this key is missing. Add it, such as cycle: "2025"'),
        ({"cycle": 2025}, 2, 'the number 2025 stands where a text is expected. Write it as in cycle: "2025"'),
        ({"cycle": ""}, 2, 'cycle: this key is missing. Add it, such as cycle: "2025"'),
        ({"duee": DUE}, 3, "duee: this is not a key that is read here. Did you mean 'due'?"),
        ({"due": "31.3.2026"}, 3, "due: '31.3.2026' is not a date of the calendar"),
        ({"due": "2569-03-31"}, 3, "Did you mean '2026-03-31'?"),
        ({"expected": "LAO"}, 3, "Write it as in expected: [LAO, THA]"),
        ({"expected": ["LAO", "Vietnam"]}, 5, "Expected state 2: 'Vietnam' is not one of the codes offered."
         " Did you mean 'VNM'?"),
        ({"expected": ["BRM"]}, 4, "Did you mean BRN?"),
        ({"expected": ["LAO", "LAO"]}, 5, "Lao PDR (LAO) stands twice under 'expected', first on line 4."),
        ({"on_hold": ["MMR"]}, 4, 'Write it as {state: MMR, note: "A sentence in quotes."}'),
        ({"on_hold": [{"note": "Not now."}]}, 4, "State on hold 1, state: this key is missing."),
        ({"on_hold": [ON_HOLD, {"state": "MMR"}]}, 7, "Myanmar (MMR) stands twice under 'on_hold', first on line 4."),
        ({"on_hold": [{"state": "MMR", "since": "2021-13"}]}, 5, "since: '2021-13' is neither a day, a month nor a"),
        ({"expected": ["LAO", "MMR"], "on_hold": [ON_HOLD]}, 7, "Myanmar (MMR) is on hold here, and expected on line"
         " 5. Take it out of 'on_hold' or out of 'expected'."),
        ({"voluntary": [{"state": "TLS", "why": "x"}]}, 5, "Voluntary reporter 1, why: this is not a key"),
        ({"expected": ["LAO", ["THA"]]}, 5, "Expected state 2: a list stands where one of the codes offered is"),
        ({"on_hold": [{"state": ["MMR"]}]}, 4, "Write it as in state: LAO"),
        ({"note": 5}, 3, "Write it as in note: "),
        ({"note": "Write to officer.b@example.org."}, 3, "Take it out: what stands here is printed in every report"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_to_write(
    actip: Actip, folder: Path, change: Mapping[str, Any], line: int, fault: str
) -> None:
    """A report that would look whole and is not is not written."""
    data = {key: value for key, value in {**ABOUT, **change}.items() if value is not None}
    file, target = write_yaml(folder / "cycle.yaml", data), folder.parent / "region.xlsx"

    ran = actip("report", "--region", folder, "-o", target)

    assert (ran.code, ran.out, target.exists()) == (2, "", False)
    (told,) = (words for words in ran.err.splitlines() if fault in words)
    assert told.startswith(f"{file}, line {line}: ")
    assert "officer.b" not in ran.err


@pytest.mark.parametrize("content", ["a: [", "", "- a", "cycle: 1\ncycle: 2\n", None])
def test_a_file_that_cannot_be_read_stops_the_report(actip: Actip, folder: Path, content: str | None) -> None:
    """It was named, or is called so: passing over it would look like nothing said."""
    file = folder.parent / "named.yaml"
    if content is not None:
        file.write_text(content)

    ran = actip("status", folder, "--due", DUE, "--cycle-file", file)

    assert (ran.code, ran.out) == (2, "")
    assert str(file) in ran.err
    assert "submission" not in ran.err


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(actip: Actip, folder: Path) -> None:
    """Of every file."""
    first = write_yaml(folder / "cycle.yaml", {**ABOUT, "due": "soon", "expected": ["XXX", "LAO"], "notes": "x"})
    second = folder / "cycle.json"
    second.write_text('{"format": "actip-cycle/1"}')

    err = actip("status", folder).err

    places = re.findall(r"^(.*), line (\d+): ", err, re.MULTILINE)
    assert places == [(str(second), "1"), (str(first), "3"), (str(first), "5"), (str(first), "7")]
    assert "Nothing was written." in err
