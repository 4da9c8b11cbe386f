"""The commands: exit codes, formats, and what a person reads."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from actip import __main__, __version__
from actip.catalogue.entries import Catalogue
from actip.cli import COMMANDS, add_commands
from actip.cli.app import app, imports, texts
from actip.model import HEADINGS, Kind, Severity
from actip.reports import REPORTERS, console
from actip.rules import RULES, gaps
from tests.conftest import ROOT, Ran, changed, complete, write_yaml

LAO = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"
Actip = Callable[..., Ran]


@pytest.fixture(name="clean")
def _clean(tmp_path: Path) -> Path:
    """A submission in which nothing is to be found."""
    return write_yaml(tmp_path / "clean.yaml", complete())


@pytest.fixture(name="warned")
def _warned(tmp_path: Path) -> Path:
    """A submission with one warning."""
    return write_yaml(tmp_path / "warned.yaml", changed(complete(), {"obligations": {"ACTIP-14.8": None}}))


@pytest.fixture(name="wrong")
def _wrong(tmp_path: Path) -> Path:
    """A submission with one error."""
    return write_yaml(tmp_path / "wrong.yaml", changed(complete(), {"origin": "stat"}))


def _line_of(path: Path, key: str) -> int:
    """The line of a key at the top of a file."""
    return next(number for number, line in enumerate(path.read_text().splitlines(), 1) if line.startswith(f"{key}:"))


@pytest.fixture(name="unreadable")
def _unreadable(tmp_path: Path) -> Path:
    """A file that is no submission."""
    path = tmp_path / "unreadable.yaml"
    path.write_text("a: [")
    return path


# --- exit codes


def test_clean_is_0(actip: Actip, clean: Path, known: Catalogue) -> None:
    """Nothing found."""
    ran = actip("validate", clean)

    assert ran.code == 0
    number = len(known.obligations)
    assert f"No findings. {number} of {number} obligations have an answer." in ran.out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_a_warning_fails_only_where_it_is_asked_to(actip: Actip, warned: Path, fail_on: str, code: int) -> None:
    """By default only errors fail."""
    assert actip("validate", warned, "--fail-on", fail_on).code == code


def test_an_error_is_1(actip: Actip, wrong: Path) -> None:
    """Findings at or above the threshold."""
    assert actip("validate", wrong).code == 1
    assert actip("validate", wrong, "--fail-on", "never").code == 0


def test_unreadable_is_2_and_the_others_are_still_checked(actip: Actip, wrong: Path, unreadable: Path) -> None:
    """The highest code wins; no file hides another."""
    ran = actip("validate", unreadable, wrong, "missing.yaml")

    assert ran.code == 2
    assert "Not readable. Nothing of it was checked." in ran.out
    assert "origin: 'stat' is not one of the codes offered. Did you mean 'state'?" in ran.out
    assert "3 files, 1 of them readable." in ran.out


def test_a_rule_that_fails_is_3(actip: Actip, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that did not run must not look like one that found nothing, nor like findings."""
    monkeypatch.setattr(gaps, "_claims", lambda *_: {}["nothing"])

    ran = actip("validate", clean, "--fail-on", "never")

    assert ran.code == 3
    assert "Rule GAP303 could not be run (KeyError). The other rules were." in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate"],
        ["validat", "x"],
        ["validate", "x", "--format", "xml"],
        ["validate", "x", "--fail-on", "wrn"],
        ["validate", "--bogus", "x"],
        ["explain", "GAP999"],
        ["obligations", "--pillar", "protecton"],
        [],
    ],
)
def test_wrong_usage_is_2(actip: Actip, arguments: list[str]) -> None:
    """A sentence on standard error (or the help), never a traceback, and nothing on standard output for a pipe."""
    ran = actip(*arguments)

    assert ran.code == 2
    assert "Traceback" not in ran.err + ran.out


def test_a_slip_in_an_option_is_understood(actip: Actip) -> None:
    """Did you mean."""
    assert "Did you mean 'warning'?" in actip("validate", "x", "--fail-on", "wrning").err
    assert "Did you mean 'protection'?" in actip("obligations", "--pillar", "protecton").err
    assert "GAP303" in actip("explain", "GAP3033").err


def test_what_nobody_caught_is_3_and_leaks_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An uncaught error never exits 1, and its text, which may hold an answer, is not printed."""

    def fail() -> int:
        raise ValueError("the ministry's secret")

    monkeypatch.setattr("actip.cli.run", fail)
    monkeypatch.setattr(sys, "argv", ["actip", "validate", "x"])
    monkeypatch.setattr(__main__.gc, "disable", lambda: None)
    monkeypatch.setattr(__main__.gc, "freeze", lambda: None)

    with pytest.raises(SystemExit) as ended:
        __main__.main()

    err = capsys.readouterr().err
    assert ended.value.code == 3
    assert "fault of actip, not of your file" in err
    assert "secret" not in err


# --- input


def test_standard_input_is_read(actip: Actip, clean: Path, wrong: Path) -> None:
    """YAML or JSON, told apart by the first sign."""
    assert actip("validate", "-", stdin=clean.read_bytes()).code == 0
    assert actip("validate", "-", stdin=wrong.read_bytes()).code == 1
    ran = actip("validate", "-", stdin=json.dumps(changed(complete(), {"state": "LAOS"}), indent=1))
    assert ran.code == 1
    assert "standard input" in ran.out
    assert "(line 4)" in ran.out


def test_an_empty_folder_is_2(actip: Actip, tmp_path: Path) -> None:
    """Never '0 files, no faults'."""
    ran = actip("validate", tmp_path)

    assert ran.code == 2
    assert "The folder holds no submission. Files that end in .json, .xlsx, .yaml or .yml are read." in ran.out


def test_files_that_were_left_out_are_named(actip: Actip, clean: Path) -> None:
    """A letter in the folder is not passed over in silence."""
    (clean.parent / "report.docx").write_bytes(b"PK")

    ran = actip("validate", clean.parent)

    assert ran.code == 0
    assert "note: not read, because it is no submission: 1 (" in ran.err
    assert "report.docx" in ran.err


# --- formats


def test_the_machine_format_has_its_schema(actip: Actip, wrong: Path, unreadable: Path) -> None:
    """Every key is there, also for a file that could not be read and one that does not exist."""
    ran = actip("validate", "--format", "json", wrong, unreadable, "missing.json", LAO)

    schema = json.loads((ROOT / "schemas" / "assessment.schema.json").read_text())
    content = json.loads(ran.out)
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(content)) == []
    assert (content["format"], content["actip"]) == ("actip-assessment/1", __version__)
    assert {Path(entry["path"]).name: entry["readable"] for entry in content["assessments"]} == {
        "wrong.yaml": True,
        "unreadable.yaml": False,
        "missing.json": False,
        "LAO_2025.yaml": True,
    }
    assert ran.code == 2
    assert ran.out.isascii()


def test_the_machine_format_is_complete(actip: Actip, wrong: Path) -> None:
    """One finding with all its keys, null where nothing is known."""
    content = json.loads(actip("validate", "--format", "json", wrong).out)

    assert content["assessments"] == [
        {
            "path": str(wrong),
            "state": "LAO",
            "period": {"start": "2025-01-01", "end": "2025-12-31"},
            "compared_with": None,
            "readable": True,
            "counts": {"error": 1, "warning": 0, "note": 0},
            "open": {"error": 1, "warning": 0, "note": 0},
            "failing": 1,
            "switched_off": 0,
            "switched_off_by": None,
            "kinds": {"wrong": 1, "question": 0, "lacks": 0, "explained": 0},
            "findings": [
                {
                    "rule": "SCH204",
                    "key": "SCH204:/origin",
                    "severity": "error",
                    "kind": "wrong",
                    "message": "origin: 'stat' is not one of the codes offered. Did you mean 'state'?",
                    "pointer": "/origin",
                    "line": _line_of(wrong, "origin"),
                    "column": 1,
                    "sheet": None,
                    "cell": None,
                    "obligation": None,
                    "remedy": "Use one of: state, imported or sample.",
                    "facts": {
                        "field": "origin",
                        "found": "stat",
                        "expected": ["state", "imported", "sample"],
                        "suggestion": "state",
                    },
                    "explained": None,
                    "folded_under": None,
                    "reason_before": None,
                    "about": None,
                }
            ],
        }
    ]


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_is_written(actip: Actip, name: str) -> None:
    """Each entry of the table leads to a module that works."""
    assert actip("validate", LAO, "--format", name).out


def test_gaps_shows_gaps_only_and_never_fails(actip: Actip, tmp_path: Path) -> None:
    """A gap is no fault."""
    data = changed(complete(), {"origin": "stat", "obligations": {"ACTIP-14.8": None}})

    ran = actip("gaps", write_yaml(tmp_path / "a.yaml", data))

    assert ran.code == 0
    assert "GAP301" in ran.out
    assert "SCH204" not in ran.out
    assert actip("gaps", "missing.yaml").code == 2


def test_unanswered_obligations_are_folded(actip: Actip, tmp_path: Path, known: Catalogue) -> None:
    """One line a pillar; --all shows each of them."""
    path = write_yaml(tmp_path / "draft.yaml", changed(complete(), {"obligations": None}))

    folded = actip("validate", path).out
    unfolded = actip("validate", path, "--all").out

    assert folded.count("GAP301") == 6
    number = sum(obligation.pillar == "criminalisation" for obligation in known.obligations.values())
    line = rf"{number} unanswered \([0-9]+ warnings, [0-9]+ notes\): ACTIP-2, ACTIP-5.1 and {number - 2} more"
    assert re.search(line, folded)
    assert unfolded.count("GAP301") == len(known.obligations)


def test_a_finding_takes_three_lines_at_most(actip: Actip, wrong: Path) -> None:
    """Where and what rule, what was found, what to do."""
    lines = actip("validate", wrong).out.splitlines()
    first = next(index for index, line in enumerate(lines) if "SCH204" in line)

    assert lines[first : first + 4] == [
        f"  error  SCH204  (line {_line_of(wrong, 'origin')})",
        "    origin: 'stat' is not one of the codes offered. Did you mean 'state'?",
        "    > Use one of: state, imported or sample.",
        "",
    ]


def test_a_sample_is_stamped(actip: Actip) -> None:
    """Nobody takes it for a report."""
    assert "Sample: answers invented, no government's report." in actip("validate", LAO).out


def test_a_voluntary_reporter_is_named_as_such(actip: Actip, tmp_path: Path) -> None:
    """Its being a Party is not established."""
    path = write_yaml(tmp_path / "tls.yaml", changed(complete(), {"state": "TLS"}))

    assert "Timor-Leste, reports voluntarily" in actip("validate", path).out


def test_text_of_a_submission_stays_text(actip: Actip, tmp_path: Path) -> None:
    """No markup is read in it, and nothing in it acts on the screen."""
    data = changed(complete(), {"origin": "[annex a] [/b] :smile: \x1b[2J\u202e"})

    ran = actip("validate", write_yaml(tmp_path / "a.yaml", data))

    assert "'[annex a] [/b] :smile: \\u001b[2J\\u202e' is not one of the codes offered" in ran.out
    assert "\x1b" not in ran.out


# --- statistics


def test_statistics_count_the_findings_of_each_rule(actip: Actip, wrong: Path, known: Catalogue) -> None:
    """By kind, then the most frequent first, then by id; over all files, and behind everything else."""
    draft = write_yaml(
        wrong.parent / "draft.yaml", changed(complete(), {"state": "THA", "obligations": None, "origin": "x"})
    )

    lines = actip("validate", draft, wrong, "--statistics").out.splitlines()

    assert lines[-3].split() == ["Kind", "Rule", "What", "it", "finds", "Count"]
    assert [re.split(r"  +", line) for line in lines[-2:]] == [
        ["wrong", "SCH204", RULES["SCH204"].title, "2"],
        ["lacks", "GAP301", RULES["GAP301"].title, str(len(known.obligations))],
    ]


def test_statistics_of_nothing_are_nothing(actip: Actip, clean: Path) -> None:
    """No empty table."""
    assert actip("validate", clean, "--statistics").out == actip("validate", clean).out


def test_statistics_leave_other_formats_as_they_are(actip: Actip, wrong: Path) -> None:
    """What a program reads has its own shape."""
    plain = actip("validate", wrong, "--format", "json").out

    assert actip("validate", wrong, "--format", "json", "--statistics").out == plain


# --- further formats into files


@pytest.mark.parametrize("command", ["validate", "gaps"])
def test_further_formats_are_written_at_once(actip: Actip, wrong: Path, tmp_path: Path, command: str) -> None:
    """Each is what --format prints; standard output and the exit code stay as they were."""
    plain = actip(command, wrong)
    files = {name: tmp_path / f"out.{name}.txt" for name in REPORTERS}
    options = [word for name, path in files.items() for word in ("--output-file", f"{name}={path}")]

    ran = actip(command, wrong, *options)

    assert (ran.code, ran.out) == (plain.code, plain.out)
    assert ran.err.splitlines() == [f"wrote {path}" for path in files.values()]
    for name, path in files.items():
        assert path.read_text() == actip(command, wrong, "--format", name).out


def test_a_file_of_an_earlier_run_is_replaced(actip: Actip, clean: Path, tmp_path: Path) -> None:
    """CI runs again and again."""
    (tmp_path / "out.json").write_text("old")

    assert actip("validate", clean, "--output-file", f"json={tmp_path}/out.json").code == 0
    assert json.loads((tmp_path / "out.json").read_text())["format"] == "actip-assessment/1"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("srif=out.sarif", "Did you mean 'sarif'?"),
        ("sarif", "Write FORMAT=PATH"),
        ("sarif=", "Write FORMAT=PATH"),
        ("text=THA_2025.yaml", "THA_2025.yaml is named like a submission."),
        ("json=missing/out.json", "could not be written: there is no such folder."),
    ],
)
def test_a_file_that_cannot_be_meant_is_2(actip: Actip, clean: Path, words: str, said: str) -> None:
    """With nothing on standard output."""
    ran = actip("validate", clean, "--output-file", words)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_two_formats_do_not_share_a_file(actip: Actip, clean: Path) -> None:
    """The second would replace the first."""
    ran = actip("validate", clean, "--output-file", "json=out.txt", "--output-file", "text=out.txt")

    assert ran.code == 2
    assert "out.txt cannot hold two formats." in ran.err


@pytest.mark.parametrize("earlier", [False, True])
def test_an_input_is_never_replaced(actip: Actip, tmp_path: Path, earlier: bool) -> None:
    """Neither what is checked nor what it is compared with; nothing else is written then."""
    now, last = tmp_path / "now.json", tmp_path / "last.json"
    for path, year in ((now, 2025), (last, 2024)):
        period = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
        path.write_text(json.dumps(changed(complete(), {"period": period})))
    before = (now.read_text(), last.read_text())

    ran = actip(
        *("validate", now, "--previous", last),
        *("--output-file", f"sarif={tmp_path}/out.sarif", "--output-file", f"json={last if earlier else now}"),
    )

    assert (ran.code, ran.out) == (2, "")
    assert "is the file that is read." in ran.err
    assert (now.read_text(), last.read_text()) == before
    assert not (tmp_path / "out.sarif").exists()


def test_a_written_text_cannot_act_on_a_screen(actip: Actip, tmp_path: Path) -> None:
    """Whoever prints the file later is as safe as whoever read it at once."""
    path = write_yaml(tmp_path / "a.yaml", changed(complete(), {"origin": "\x1b[2J"}))

    actip("validate", path, "--output-file", f"text={tmp_path}/out.txt")

    assert "\x1b" not in (tmp_path / "out.txt").read_text()
    assert "\\u001b[2J" in (tmp_path / "out.txt").read_text()


# --- progress


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_wait_shows_how_far_it_is(actip: Actip, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On standard error, where that is a screen."""
    monkeypatch.setattr(console, "_PATIENCE", -1)
    monkeypatch.setattr(sys, "stderr", screen := _Screen())

    ran = actip("validate", clean, "missing.yaml", "--format", "json")

    assert "Checking files" in screen.getvalue()
    assert "2/2" in screen.getvalue()
    assert json.loads(ran.out)


def test_a_short_wait_shows_nothing(actip: Actip, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar that is gone at once only disturbs."""
    monkeypatch.setattr(console, "_PATIENCE", 1000)
    monkeypatch.setattr(sys, "stderr", screen := _Screen())

    actip("validate", clean, "missing.yaml")

    assert screen.getvalue() == ""


def test_one_file_shows_no_progress(actip: Actip, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to tell."""
    monkeypatch.setattr(console, "_PATIENCE", -1)
    monkeypatch.setattr(sys, "stderr", screen := _Screen())

    actip("validate", clean)

    assert screen.getvalue() == ""


def test_a_pipe_gets_no_progress(actip: Actip, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it takes."""
    monkeypatch.setattr(console, "_PATIENCE", -1)

    assert actip("validate", clean, "missing.yaml").err == ""


def test_the_bar_is_gone_when_something_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor is back."""
    monkeypatch.setattr(console, "_PATIENCE", -1)
    monkeypatch.setattr(sys, "stderr", screen := _Screen())

    def fail() -> None:
        with console.progress() as after:
            after(1, 2)
            raise ValueError("gone")

    with pytest.raises(ValueError, match="gone"):
        fail()
    assert screen.getvalue().rfind("\x1b[?25h") > screen.getvalue().rfind("\x1b[?25l")


# --- what is looked up


@pytest.mark.parametrize("name", [*RULES, "ACTIP-14.7", "ACTIP-5.1", "victims_detected", "police_coop"])
def test_everything_can_be_explained(actip: Actip, name: str) -> None:
    """Rules, obligations and indicators, in any letter case."""
    assert actip("explain", name).out.startswith(name)
    assert actip("explain", name.lower()).code == 0


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("Wrong", "wrong  Wrong: mend this first (a kind of finding)"),
        ("question", "question  Questions: explain it, or mend what is not so (a kind of finding)"),
        ("lacks", "lacks  What the report lacks (a kind of finding)"),
        ("explained", "explained  Explained: nothing more is asked (a kind of finding)"),
    ],
)
def test_the_kinds_of_findings_can_be_explained(actip: Actip, kind: str, said: str) -> None:
    """By the word that stands with each finding, under the heading that it has on the screen."""
    ran = actip("explain", kind)

    assert (ran.code, said in ran.out.splitlines()) == (0, True)
    assert (actip("explain", "wrongly").code, actip("explain", "lack").code) == (2, 2)


def test_keys_of_one_name_say_where_each_stands(actip: Actip) -> None:
    """No two entries are alike but for their words, and one at the top of the file stands under nothing."""
    entries = actip("explain", "Agency").out.split("\n\n")

    assert len(entries) > 2
    assert all("It stands under '" in entry for entry in entries)
    assert any("It stands under 'agency_clearances'." in entry for entry in entries)
    assert "It stands under" not in actip("explain", "cycle").out


def test_a_sheet_and_its_table_of_one_name_are_explained_once(actip: Actip) -> None:
    """What the table says is not said again; a table of another name still is its own."""
    out = " ".join(actip("explain", "Explanations").out.split())

    assert out.count("Where a finding is right and can be explained, say why.") == 1
    assert "A table of the form, on the sheet" in actip("explain", "T1a").out


def test_an_obligation_says_how_far_it_is_verified(actip: Actip) -> None:
    """A recalled text is never shown as certain."""
    assert "Text: read in a published copy; confidence high." in actip("explain", "14.7").out
    recalled = actip("explain", "ACTIP-5.1").out
    assert "recalled, to be checked against the official text" in recalled
    assert "Art. 5 (" in recalled
    assert "Art. 5(1)" not in recalled


def test_the_lists_are_whole(actip: Actip, known: Catalogue) -> None:
    """All obligations, those chosen, all rules."""
    obligations = known.obligations.values()
    for options, number in (
        ((), len(obligations)),
        (("--victim-rights",), sum(obligation.victim_rights for obligation in obligations)),
        (("--core",), sum(obligation.core for obligation in obligations)),
        (("--pillar", "prevention"), sum(obligation.pillar == "prevention" for obligation in obligations)),
    ):
        assert f"{number} of {len(obligations)} obligations" in actip("obligations", *options).out
    listed = actip("rules").out
    assert all(rule in listed for rule in RULES)


def test_the_rules_are_given_to_programs(actip: Actip) -> None:
    """All of them, each with the same keys."""
    content = json.loads(actip("rules", "--format", "json").out)

    assert [entry["id"] for entry in content] == list(RULES)
    for entry in content:
        assert list(entry) == ["id", "title", "kinds", "severities", "basis", "sections"]
        assert set(entry["kinds"]) <= {kind.value for kind in Kind}
        assert set(entry["severities"]) <= {severity.value for severity in Severity}
        assert tuple(entry["sections"]) == HEADINGS
        assert all(entry["sections"].values())


def test_the_rules_are_given_as_a_table(actip: Actip) -> None:
    """A row for each, none broken by a sign of its own."""
    lines = actip("rules", "--format", "markdown").out.splitlines()

    assert lines[:2] == ["| rule | kind | severity | what it finds |", "|---|---|---|---|"]
    assert [line.split("`")[1] for line in lines[2:]] == list(RULES)
    assert {line.count("|") for line in lines} == {5}


def test_the_rules_have_no_other_format(actip: Actip) -> None:
    """Did you mean."""
    ran = actip("rules", "--format", "jsn")

    assert ran.code == 2
    assert "Did you mean 'json'?" in ran.err


def test_the_schema_is_printed_and_written(actip: Actip, tmp_path: Path) -> None:
    """The same content either way; an output that cannot be written is said."""
    published = (ROOT / "schemas" / "submission.schema.json").read_text()

    assert actip("schema").out == published
    assert actip("schema", "-o", tmp_path / "out.json").code == 0
    assert (tmp_path / "out.json").read_text() == published
    assert actip("schema", "-o", tmp_path / "missing" / "out.json").code == 2


def test_help_names_every_command_and_the_exit_codes(actip: Actip) -> None:
    """Plain text, in a pipe too."""
    ran = actip("--help")

    assert ran.code == 0
    assert all(name in ran.out for name in ("validate", "gaps", "explain", "obligations", "rules", "schema"))
    assert "Exit codes" in ran.out
    assert "\x1b" not in ran.out


def test_severities_are_those_of_the_option(actip: Actip) -> None:
    """--fail-on offers each of them."""
    assert all(severity.value in actip("validate", "--help").out for severity in Severity)


# --- whole processes


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "actip", *arguments], capture_output=True, cwd=ROOT, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii", "utf-8"])
def test_no_console_is_too_old(tmp_path: Path, encoding: str) -> None:
    """A Lao word on a Western console is shown by its numbers, not as a crash."""
    path = write_yaml(tmp_path / "ລາວ.yaml", changed(complete(), {"origin": "ກະຊວງ"}))

    done = _process("validate", str(path), PYTHONIOENCODING=encoding)

    assert done.returncode == 1
    assert (b"\\u0e81" in done.stdout) == (encoding != "utf-8")
    assert done.stderr == b""


_FOR_PROGRAMS = {
    **{name: ["validate", "{path}", "--format", name] for name in ("json", "sarif", "junit", "github", "markdown")},
    **{f"gaps {name}": ["gaps", "{path}", "--format", name] for name in ("json", "markdown")},
    **{f"export {name}": ["export", "{path}", "--format", name] for name in ("csv", "sdmx-csv", "json")},
    **{f"rules {name}": ["rules", "--format", name] for name in ("json", "markdown")},
    "schema": ["schema"],
    "diff": ["diff", "{path}", "{path}", "--format", "json"],
    "tally": ["tally", "{register}", "--map", "{map}", "--state", "LAO", "--period", "2025"],
}


@pytest.mark.parametrize(
    ("command", "encoding"),
    [*((command, "cp1252") for command in _FOR_PROGRAMS), ("junit", "ascii"), ("tally", "cp437")],
)
def test_what_a_program_reads_is_utf_8(tmp_path: Path, command: str, encoding: str) -> None:
    """Whatever the console is: the same bytes, in which no letter became a number."""
    path = write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), {"origin": "ກະຊວງ partiél"}))
    (tmp_path / "register.csv").write_text("sex\nF\nM\n", encoding="utf-8")
    mapping = {
        "format": "actip-map/1",
        "indicator": "victims_detected",
        "source": "ກົມຕຳຫຼວດ é",
        "dimensions": {"sex": "sex"},
    }
    write_yaml(tmp_path / "map.yaml", mapping)
    names = {"path": path, "register": tmp_path / "register.csv", "map": tmp_path / "map.yaml"}
    words = [word.format_map(names) for word in _FOR_PROGRAMS[command]]

    old, modern = (_process(*words, PYTHONIOENCODING=name) for name in (encoding, "utf-8"))

    assert old.stdout == modern.stdout != b""
    assert "\\u0e" not in old.stdout.decode("utf-8") or "json" in words or command == "sarif"
    assert b"\r" not in old.stdout


@pytest.mark.parametrize("command", [["validate", "sample_data/2025"], ["obligations"], ["schema"]])
def test_a_reader_that_leaves_is_no_fault(command: list[str]) -> None:
    """`actip ... | head -1` ends quietly."""
    script = f'"{sys.executable}" -m actip {" ".join(command)} | head -1; exit ${{PIPESTATUS[0]}}'

    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT)

    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told(option: str) -> None:
    """Quickly, and the slow way too."""
    assert _process(option).stdout.decode().strip() == f"actip {__version__}"


def test_the_version_is_told_among_other_options(actip: Actip) -> None:
    """Where it is not the only word, the commands answer."""
    assert actip("--version", "validate").out.strip() == f"actip {__version__}"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed and the time zone."""
    runs = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Vientiane")):
        files = {name: tmp_path / f"{seed}.{name}" for name in REPORTERS}
        outputs = [word for name, file in files.items() for word in ("--output-file", f"{name}={file}")]
        done = _process("validate", "sample_data", *outputs, PYTHONHASHSEED=seed, TZ=zone)
        runs.append({"printed": done.stdout, **{name: file.read_bytes() for name, file in files.items()}})

    assert all(runs[0].values())
    assert runs[0] == runs[1]


def test_colour_is_drawn_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch, actip: Actip, wrong: Path) -> None:
    """FORCE_COLOR draws it in a pipe, NO_COLOR nowhere; the words are the same."""
    plain = actip("validate", wrong).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = actip("validate", wrong).out
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b[" in coloured
    assert plain == actip("validate", wrong).out
    assert plain.split() == re.sub("\x1b\\[[0-9;]*m", "", coloured).split()  # a screen wraps, a pipe does not


@pytest.mark.parametrize("word", ["0", "false"])
def test_colour_that_is_not_wanted_is_not_forced(
    monkeypatch: pytest.MonkeyPatch, actip: Actip, wrong: Path, word: str
) -> None:
    """FORCE_COLOR can say the opposite: in a pipe, and on a screen."""
    monkeypatch.setenv("FORCE_COLOR", word)
    assert "\x1b[" not in actip("validate", wrong).out
    monkeypatch.setattr(sys, "stdout", screen := _Screen())
    actip("validate", wrong)

    assert "\x1b[" not in screen.getvalue()


@pytest.mark.parametrize("columns", ["50", "90"])
def test_a_report_is_as_wide_as_the_screen(
    monkeypatch: pytest.MonkeyPatch, actip: Actip, warned: Path, columns: str
) -> None:
    """Without colours, too, what wraps stays under its beginning; in a pipe nothing wraps."""
    monkeypatch.chdir(warned.parent)
    piped = actip("validate", warned.name).out
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    assert actip("validate", warned.name).out == piped
    monkeypatch.setattr(sys, "stdout", screen := _Screen())

    actip("validate", warned.name)

    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= int(columns) < max(map(len, piped.splitlines()))
    assert screen.getvalue().split() == piped.split()
    hint = next(number for number, line in enumerate(lines) if line.startswith("    > "))
    assert lines[hint + 1].startswith("    ")


def test_standard_output_without_a_file_works(monkeypatch: pytest.MonkeyPatch, actip: Actip, clean: Path) -> None:
    """A caller may have replaced it."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())

    assert actip("validate", clean).code == 0


def test_every_command_is_found_where_the_table_says() -> None:
    """Only the module of the command that is asked for is imported: one that is not in the table would not be found."""
    add_commands()
    own = {str(command.callback.__name__): command.callback.__module__ for command in app.registered_commands
           if command.callback}  # fmt: skip

    groups = {"import": imports, "texts": texts}
    assert {name: f"actip.cli.{module}" for name, module in COMMANDS.items() if name not in groups} == own
    for name, group in groups.items():
        modules = {command.callback.__module__ for command in group.registered_commands if command.callback}
        assert modules == {f"actip.cli.{COMMANDS[name]}"}


def test_a_command_imports_no_other() -> None:
    """What one command needs is all that a run of it waits for."""
    code = "import sys; from actip.cli import add_commands; add_commands(['gaps', 'x.json']); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert "actip.cli.checking" in modules
    assert {"actip.cli.forms", "yaml", "tomllib", "openpyxl", "rich"} & set(modules) == set()


@pytest.mark.parametrize(
    "change",
    [
        {"obligations": {"ACTIP-14.7": {"in_law": "perhaps"}}},
        {"conflicts": [{"subject": "ACTIP-14.7", "what": "In law", "at": "/obligations/ACTIP-14.7/in_law"}]},
        {"conflicts": [{"subject": "ACTIP-14.7", "what": "In law"}], "obligations": {"ACTIP-14.7": {"in_law": None}}},
    ],
)
def test_what_was_not_read_or_is_in_conflict_is_no_answer(
    change: dict[str, Any], clean: Path, actip: Actip, known: Catalogue
) -> None:
    """It is not counted, and the line says so."""
    ran = actip("validate", write_yaml(clean.parent / "open.yaml", changed(complete(), change)))

    number = len(known.obligations)
    assert f"{number - 1} of {number} obligations have an answer. 1 is not counted: its answer could" in ran.out


def test_a_conflict_beside_an_answer_takes_none_away(clean: Path, actip: Actip, known: Catalogue) -> None:
    """Two accounts that differ leave both halves of the answer as they are."""
    aside = {"subject": "ACTIP-14.7", "what": "Account", "at": "/obligations/ACTIP-14.7/account"}
    ran = actip("validate", write_yaml(clean.parent / "aside.yaml", {**complete(), "conflicts": [aside]}))

    number = len(known.obligations)
    assert f"{number} of {number} obligations have an answer." in ran.out
    assert "not counted" not in ran.out


@pytest.mark.parametrize("asks", ["core", "victim-rights", "protection", "prevention"])
@pytest.mark.parametrize("command", ["validate", "gaps"])
def test_every_questionnaire_is_summed_up(command: str, asks: str, clean: Path, actip: Actip) -> None:
    """How many of what was asked have an answer, in the words of the questionnaire."""
    short = write_yaml(clean.parent / f"{asks}.yaml", {**complete(), "asks": asks})

    ran = actip(command, short)

    assert ran.code in (0, 1)
    assert "obligations that were asked (" in ran.out
