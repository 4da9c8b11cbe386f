"""Own the command that a shell learns from what can be typed, and the answers that it asks for then."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import typer
from typer._click.shell_completion import CompletionItem, add_completion_class
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete, completion_init
from typer._completion_shared import get_completion_script
from typer.completion import shell_complete
from typer.main import get_command

from actip.cli.app import app, examples
from actip.cli.usage import choice
from actip.errors import UnknownName
from actip.reports import Line, console

SHELLS = ("bash", "zsh", "fish", "powershell")
_PROGRAM, _VARIABLE = "actip", "_ACTIP_COMPLETE"
_OF_TAB = ("Import-Module PSReadLine", "Set-PSReadLineKeyHandler")  # would change the key for every other program, too


@app.command(
    epilog=examples(
        'eval "$(actip completion bash)"',
        "actip completion bash >> ~/.bashrc",
        "actip completion fish > ~/.config/fish/completions/actip.fish",
        "actip completion powershell >> $PROFILE",
    )
)
def completion(
    shell: Annotated[
        str,
        typer.Argument(help="The shell that reads it.", metavar="|".join(SHELLS), autocompletion=lambda: list(SHELLS)),
    ] = "",
) -> None:
    """Print what makes a shell complete commands, options and values.

    For zsh, write it to a file _actip in a folder of $fpath.
    """
    if not shell:
        raise UnknownName("No shell is named.", "Name the shell: bash, zsh, fish or powershell.")
    console.hand_over([Line(script(choice("SHELL", shell, SHELLS)))])


def script(shell: str) -> str:
    """Return what a shell has to read."""
    lines = get_completion_script(prog_name=_PROGRAM, complete_var=_VARIABLE, shell=shell).splitlines()
    return "\n".join(line for line in lines if not line.startswith(_OF_TAB))


def complete(instruction: str, add_commands: Callable[[Sequence[str]], None], environment: Mapping[str, str]) -> int:
    """Answer a shell that asks for its script, `bash_source`, or for what can be typed next, `bash_complete`."""
    words = instruction.split("_")  # source_bash is another order that there is for it
    shell = next((word for word in words if word not in ("source", "complete")), "")
    if "source" in words:
        console.hand_over([Line(script(choice(_VARIABLE, shell, SHELLS)))])
        return 0
    line = environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS", "")
    add_commands(line.split()[1:])
    completion_init()
    add_completion_class(_Bash, "bash")
    add_completion_class(_PowerShell, "powershell")
    add_completion_class(_Zsh, "zsh")
    add_completion_class(_Fish, "fish")
    return shell_complete(get_command(app), {}, _PROGRAM, _VARIABLE, f"complete_{shell}")


# A name of several words is one value: these two shells take what is offered as it is.
class _Bash(BashComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return str(item.value).replace(" ", "\\ ")


class _PowerShell(PowerShellComplete):
    def format_completion(self, item: CompletionItem) -> str:
        value = f"'{item.value}'" if " " in item.value else item.value
        return f"{value}:::{item.help or ' '}"


# The library takes markup out of what a value means: it waits for rich, and there is none.
class _Zsh(ZshComplete):
    def format_completion(self, item: CompletionItem) -> str:
        parts = (super(_Zsh, self).format_completion(CompletionItem(text)) for text in (item.value, item.help) if text)
        return ":".join(parts)


class _Fish(FishComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return "\t".join(filter(None, (item.value, item.help)))
