"""Own the commands: options in, one function called, exit code out.

Exit codes, the highest wins: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or unreadable input,
3 a fault of actip.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from actip import __version__
from actip.cli.app import COMMANDS, answer, app
from actip.errors import ActipError
from actip.reports import console

_COMPLETE = "_ACTIP_COMPLETE"  # a shell sets it, and asks what could be meant


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Faults of actip itself are not caught here."""
    try:
        if instruction := os.environ.get(_COMPLETE):
            from actip.cli.completion import complete

            return complete(instruction, add_commands, os.environ)
        add_commands(sys.argv[1:] if arguments is None else arguments)
        return answer(arguments)
    except SystemExit as ending:
        return int(ending.code or 0)
    except ActipError as error:
        console.complain(f"error: {error.message}")
        if error.hint:
            console.complain(f"hint: {error.hint}")
        return 2


def add_commands(arguments: Sequence[str] = ()) -> None:
    """Add the commands of the module whose command the arguments name, or all where they name none."""
    module_of_command = COMMANDS.get(next((word for word in arguments if not word.startswith("-")), ""))
    for module in [module_of_command] if module_of_command else dict.fromkeys(COMMANDS.values()):
        import_module(f"actip.cli.{module}")


@app.callback(invoke_without_command=True)
def before_a_command(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and exit.", is_eager=True)
    ] = False,
    lang: Annotated[
        str, typer.Option(metavar="CODE", help="With --version: how far a language is translated, and who reviewed it.")
    ] = "",
) -> None:
    """Take the options that stand before a command."""
    if version:
        from actip.cli.speaking import standing

        typer.echo(f"actip {__version__}")
        if lang:
            typer.echo(standing(lang))
        raise typer.Exit
    if lang:
        raise ActipError(
            "--lang stands before a command only with --version.", f"Write: actip validate LAO_2025.xlsx --lang {lang}"
        )
