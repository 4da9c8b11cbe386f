"""Help, as whoever uses the program reads it, and what is said of wrong usage: one style, and what to do."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from actip.catalogue.entries import Catalogue
from actip.cli import add_commands
from actip.cli.app import COMMANDS, READERS, app
from actip.disclosure.levels import LEVELS
from tests.conftest import ROOT, Ran, complete, write_yaml

Actip = Callable[..., Ran]
LAO = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"


def _commands() -> Iterator[tuple[list[str], Any]]:
    """Every command with its words; those of a group after the name of that."""
    add_commands()
    root: Any = get_command(app)
    for name, command in root.commands.items():
        for below, inner in getattr(command, "commands", {"": command}).items():
            yield [name, *filter(None, (below,))], inner


ALL = list(_commands())
CHOICES = [
    pytest.param(words, param, id=f"{' '.join(words)} {param.opts[0]}")
    for words, command in ALL
    for param in command.params
    if re.fullmatch(r"[a-z-]+(\|[a-z-]+)+", param.metavar or "")
]


# What a command needs to come as far as looking at a choice.
_NEEDED = {
    "template": ["-o", "x.xlsx"],
    "merge": ["a.yaml", "-o", "x.xlsx"],
    "release": [str(LAO), "-o", "x.yaml"],
    "diff": [str(LAO), str(LAO)],
    "validate": [str(LAO), "--annotate", "x"],
    "report": ["--region", str(LAO)],
    "tally": ["a.csv", "--map", "ctdc"],
    "texts export": ["-o", "x.xlsx"],
}


# --- help


def test_help_groups_commands_by_who_uses_them(actip: Actip) -> None:
    """Every command that is not hidden, once, in a whole sentence."""
    ran = actip("--help")

    assert [line[:-1] for line in ran.out.splitlines() if line.endswith(":")] == ["Options", *READERS]
    listed = re.findall(r"^  ([a-z]+) {2,}\S", ran.out, re.MULTILINE)
    assert listed == [name for name in COMMANDS if name != "build"]
    assert "..." not in ran.out.replace("[ARGS]...", "")


@pytest.mark.parametrize("words", [words for words, _ in ALL], ids=" ".join)
def test_help_reads_as_people_write(actip: Actip, words: list[str]) -> None:
    """No type in place of what can be written, no braces, and nothing wider than a screen but examples."""
    ran = actip(*words, "--help")

    assert ran.code == 0
    assert not re.search(r"<\w+>|[{}]", ran.out)
    before_examples = ran.out.partition("Examples:")[0]
    assert max(map(len, before_examples.splitlines())) <= 80


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("100", 100), ("300", 120)])
def test_help_is_as_wide_as_the_terminal(
    actip: Actip, monkeypatch: pytest.MonkeyPatch, columns: str, widest: int
) -> None:
    """Up to a width that can be read."""
    monkeypatch.setenv("COLUMNS", columns)

    lines = actip("template", "--help").out.partition("Examples:")[0].splitlines()

    assert widest - 20 < max(map(len, lines)) <= widest


@pytest.mark.parametrize(("words", "param"), CHOICES)
def test_help_shows_what_can_be_chosen(actip: Actip, words: list[str], param: Any) -> None:
    """And nothing else: a word that is not among them is refused with all of them, or the nearest."""
    offered = param.metavar.split("|")
    wrong = ["qqq"] if param.param_type_name == "argument" else [param.opts[0], "qqq"]

    ran = actip(*words, *_NEEDED.get(" ".join(words), []), *wrong)

    assert ran.code == 2
    assert "qqq" in ran.err
    if "There are:" not in ran.err:  # languages have more codes than files
        assert all(name in ran.err for name in offered)


def test_options_of_audiences_and_pillars_are_those_of_the_catalogue(actip: Actip, known: Catalogue) -> None:
    """Their help holds them by heart: it does not wait for the catalogue."""
    words = " ".join(actip("obligations", "--help").out.split())

    assert f"{', '.join(known.lists['pillars'].codes)}." in words
    assert f"--audience {'|'.join(LEVELS)}" in actip("export", "--help").out


def test_help_says_what_a_form_needs(actip: Actip) -> None:
    """A state, unless there is a last report."""
    assert "needed unless --from or --workplan is there" in " ".join(actip("template", "--help").out.split())


# --- wrong usage


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["validat", "x"], "There is no command 'validat'.", "Did you mean 'validate'?"),
        (["xyzzy"], "There is no command 'xyzzy'.", "--help' lists the commands."),
        (["import", "glotp"], "There is no command 'glotp'.", "Did you mean 'glotip'?"),
        (["validate", "--fromat", "json"], "There is no option '--fromat'.", "Did you mean '--format'?"),
        (["validate", "--xyzzy"], "There is no option '--xyzzy'.", "--help' has the options, and examples."),
        (["validate", "--format"], "Option '--format' requires an argument.", "validate --help' has"),
        (["import", "glotip", "--lang"], "There is no option '--lang'.", "glotip --help' has the options"),
        (["template", "--period", "2025", "-o", "x.xlsx"], "--state is missing.", "Add --state LAO, or --from FILE"),
        (["template", "--period", "2025", "-o", "x.xlsx", "--state", "LA"], "--state cannot be 'LA'.", "mean 'LAO'?"),
        (["tally", "--map", "x"], "REGISTER is missing.", "tally --help' has the options, and examples."),
        (["template"], "--output FILE.xlsx is missing.", "template --help' has the options, and examples."),
        (["diff", "a", "b", "c", "d"], "There is no place for: c d.", "diff --help' has the options, and examples."),
        (["schema", "a"], "There is no place for: a.", "schema --help' has the options, and examples."),
    ],
)
def test_wrong_usage_is_said_as_every_other_error(actip: Actip, words: list[str], message: str, hint: str) -> None:
    """In two lines, and the exit code is 2."""
    ran = actip(*words)

    lines = ran.err.splitlines()
    assert (ran.code, ran.out, len(lines)) == (2, "", 2)
    assert lines[0] == f"error: {message}"
    assert lines[1].startswith("hint: ")
    assert hint in lines[1]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--region", "--state", "LAO"], "--region and --state are two reports."),
        ([], "A report needs its kind."),
        (["--region", "-o", "x.html"], "The page of a region has an option of its own."),
        (["--region", "--all-tables"], "--all-tables is for a workbook or a page."),
        (["--region", "--all-tables", "-o", "x.docx"], "--all-tables is for a workbook or a page: the paper has"),
        (["--region", "--brief"], "A brief is a document of one state."),
        (["--region", "--lang", "lo"], "Only the document of one state speaks other languages"),
        (["--state", "LAO", "--brief", "-o", "x.xlsx"], "A brief is a document of one state."),
        (["--state", "LAO", "--cycle-file", "x"], "--cycle-file is about all states of a cycle."),
        (["--state", "LAO", "--without-drafts"], "--without-drafts is about all states."),
        (["--state", "LAO", "-o", "x.docx", "--page", "x.html"], "are two reports."),
        (["--state", "LAO", "-o", "x.html", "--workplan", "x"], "The document of one state has no work plan in it."),
        *(
            (["--state", "LAO", "-o", "x.docx", *words], f"{words[0]} has no meaning for the document of one state.")
            for words in (
                ["--section", "all"],
                ["--all-tables"],
                ["--observations", "x"],
                ["--cycle", "2025"],
                ["--due", "2026-03-31"],
            )
        ),
    ],
)
def test_options_of_a_report_that_do_not_go_together_are_refused(
    actip: Actip, tmp_path: Path, options: list[str], message: str
) -> None:
    """In words, before anything is written."""
    ran = actip("report", LAO, *(str(tmp_path / word) if word.startswith("x.") else word for word in options))

    assert ran.code == 2
    assert message in ran.err
    assert "\nhint: " in ran.err
    assert list(tmp_path.iterdir()) == []


# --- names of files


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("LAO_2025.yml", "LAO_2025.yaml"),
        ("lao_2025", "LAO_2025.yaml"),
        ("LAO_2052.yaml", "LAO_2025.yaml"),
        ("LAO_2025.xlsx", "LAO_2025.yaml"),
    ],
)
def test_a_slip_in_the_name_of_a_file_is_understood(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, meant: str
) -> None:
    """Another ending, or letters that were swapped; once, wherever a file is named."""
    write_yaml(tmp_path / "LAO_2025.yaml", complete())
    monkeypatch.chdir(tmp_path)

    ran = actip("validate", typed)

    assert ran.code == 2
    assert ran.out.count(f"Did you mean '{meant}'?") == 1
    assert f"Did you mean '{meant}'?" in actip("report", "--region", typed).err
    assert f"Did you mean './{meant}'?" in actip("validate", f"./{typed}").out


def test_another_states_file_is_not_what_was_meant(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder of a region the names are alike."""
    write_yaml(tmp_path / "THA_2025.yaml", complete())
    monkeypatch.chdir(tmp_path)

    assert "Did you mean" not in actip("validate", "LAO_2025.yaml").out
    assert "Did you mean" not in actip("validate", "missing/LAO_2025.yaml").out


def test_a_mapping_that_is_not_there_does_not_exist(actip: Actip, tmp_path: Path) -> None:
    """It is not one that cannot be read."""
    register = tmp_path / "register.csv"
    register.write_text("sex\nF\n")

    assert "y: the mapping does not exist." in actip("tally", register, "--map", "y").err
    assert "Did you mean 'htcds'?" in actip("tally", register, "--map", "htcd").err
