"""What a shell completes: driven through each shell that is installed here, as a person's keys would."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer._click.shell_completion import CompletionItem
from typer.main import get_command

from actip.catalogue.entries import Catalogue
from actip.cli.app import app
from actip.cli.completion import SHELLS, _PowerShell
from actip.form.parts import PARTS
from actip.reports import REPORTERS
from actip.rules import RULES
from actip.texts import languages
from tests.conftest import ROOT, Ran

Actip = Callable[..., Ran]

# A shell does this for each word when somebody presses the key.
_BASH = """
eval "$(actip completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(( $# - 1 ))
$(complete -p actip | sed 's/.*-F \\([^ ]*\\).*/\\1/') actip
printf '%s\\n' "${COMPREPLY[@]}"
"""
_FISH = "actip completion fish | source; complete -C (string join ' ' -- $argv)"
_ZSH = """
compdef() { }; _arguments() { print -rl -- "$@" }; _files() { }
eval "$(actip completion zsh)"
words=("$@"); CURRENT=$#
_actip_completion
"""


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> str:
    """A search path on which `actip` is this checkout."""
    program = tmp_path / "actip"
    program.write_text(f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m actip \"$@\"\n")
    program.chmod(0o755)
    return f"{tmp_path}{os.pathsep}{os.environ['PATH']}"


def _in_bash(path: str, *words: str) -> list[str]:
    """What bash offers where the last word is being typed."""
    command = ["bash", "--norc", "--noprofile", "-c", _BASH, "bash", "actip", *words]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path})
    assert done.stderr == ""
    return done.stdout.split()


def _in_fish(path: str, *words: str) -> list[str]:
    command = ["fish", "--no-config", "-c", _FISH, "actip", *words]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path})
    assert done.stderr == ""
    return done.stdout.splitlines()


def _in_zsh(path: str, *words: str) -> str:
    command = ["zsh", "-f", "-c", _ZSH, "zsh", "actip", *words]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path})
    assert done.stderr == ""
    return done.stdout


def test_commands_are_completed(path: str) -> None:
    """By their first letters; one that is hidden is not offered."""
    assert _in_bash(path, "va") == ["validate"]
    assert {"report", "import", "completion"} <= set(_in_bash(path, ""))
    assert "build" not in _in_bash(path, "b")
    assert _in_bash(path, "import", "") == ["glotip", "figures"]


def test_options_are_completed(path: str) -> None:
    """Those of the command before them."""
    assert _in_bash(path, "validate", "--st") == ["--statistics", "--stdin-filename"]
    assert _in_bash(path, "gaps", "--annotate") == []


def test_values_are_completed(path: str, known: Catalogue) -> None:
    """What can be chosen, states, languages, rules; the last of several with commas."""
    assert _in_bash(path, "validate", "--format", "") == list(REPORTERS)
    assert _in_bash(path, "template", "--state", "") == list(known.states)
    assert _in_bash(path, "validate", "--lang", "") == list(languages())
    assert _in_bash(path, "obligations", "--pillar", "pro") == ["protection"]
    assert _in_bash(path, "validate", "--ignore", "GAP,SUM20") == [
        f"GAP,{rule}" for rule in RULES if rule.startswith("SUM20")
    ]
    assert _in_bash(path, "template", "--with", "courts,b") == [f"courts,{n}" for n in PARTS if n.startswith("b")]


def test_sections_are_completed(path: str) -> None:
    """A name of several words is one value, whether it is begun with a backslash or not."""
    assert _in_bash(path, "report", "--section", "Rig") == ["Rights\\", "of\\", "victims"]
    assert _in_bash(path, "report", "--section", "Where\\ it") == ["Where\\", "it\\", "stands"]
    assert _in_bash(path, "report", "--section", "al") == ["all"]
    assert _in_bash(path, "report", "--section", "Nowhere") == []


@pytest.mark.parametrize(("value", "typed"), [("Where it stands", "'Where it stands'"), ("Trends", "Trends")])
def test_powershell_takes_a_name_of_several_words_in_quotes(value: str, typed: str) -> None:
    """What is offered there is typed as it is."""
    shell = _PowerShell(get_command(app), {}, "actip", "_ACTIP_COMPLETE")

    assert shell.format_completion(CompletionItem(value)) == f"{typed}::: "


def test_ids_are_completed(path: str, known: Catalogue) -> None:
    """What `explain` takes: rules, obligations, indicators."""
    assert _in_bash(path, "explain", "ACTIP-14.1") == [name for name in known.obligations if "ACTIP-14.1" in name]
    assert _in_bash(path, "explain", "GAP30") == [rule for rule in RULES if rule.startswith("GAP30")]
    assert _in_bash(path, "explain", "victims_detec") == ["victims_detected"]


def test_files_are_left_to_the_shell(path: str) -> None:
    """Nothing is offered in their place, and the script asks for them."""
    assert _in_bash(path, "validate", "L") == []
    assert _in_bash(path, "validate", "--output-file", "json=") == []
    assert "complete -o default" in subprocess.run(
        ["actip", "completion", "bash"], capture_output=True, text=True, env={**os.environ, "PATH": path}
    ).stdout  # fmt: skip


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish_completes(path: str) -> None:
    """With what each thing means beside it."""
    assert _in_fish(path, "va") == ["validate\tCheck submissions: shape, figures and gaps."]
    assert _in_fish(path, "explain", "GAP303") == [f"GAP303\t{RULES['GAP303'].title}"]


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_completes(path: str) -> None:
    """With what each thing means beside it."""
    assert '"validate":"Check submissions' in _in_zsh(path, "va")
    assert f'"GAP303":"{RULES["GAP303"].title}"' in _in_zsh(path, "explain", "GAP303")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("order", ["{}_source", "source_{}"])
def test_the_script_is_given_in_two_ways(actip: Actip, monkeypatch: pytest.MonkeyPatch, shell: str, order: str) -> None:
    """By the command, and by the variable that other programs take: the same."""
    by_command = actip("completion", shell).out
    monkeypatch.setenv("_ACTIP_COMPLETE", order.format(shell))

    assert actip().out == by_command
    assert "actip" in by_command


def test_without_a_shell_there_is_no_script(actip: Actip) -> None:
    """The shells are named."""
    ran = actip("completion")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: No shell is named.\nhint: Name the shell: bash, zsh, fish or powershell.\n"


def test_the_script_for_powershell_leaves_its_keys_alone(actip: Actip) -> None:
    """A key that means something else for every other program is not ours to change."""
    script = actip("completion", "powershell").out

    assert "Register-ArgumentCompleter" in script
    assert "PSReadLine" not in script


def test_a_shell_that_is_not_known_is_2(actip: Actip, monkeypatch: pytest.MonkeyPatch) -> None:
    """Did you mean."""
    assert "Did you mean 'bash'?" in actip("completion", "bsh").err
    monkeypatch.setenv("_ACTIP_COMPLETE", "csh_source")
    assert actip().code == 2
