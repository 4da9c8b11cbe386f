"""Own the commands: options in, one function called, exit code out.

Exit codes, the highest wins: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or unreadable input,
3 a fault of actip.
"""

from collections.abc import Sequence
from typing import Annotated

import typer

from actip import __version__
from actip.cli.app import app
from actip.errors import ActipError
from actip.reports import console

# Importing a module adds its commands; the help lists them in this order.
# isort: off
from actip.cli import checking
from actip.cli import reporting
from actip.cli import forms
from actip.cli import exchange
from actip.cli import reference
# isort: on

COMMANDS = (checking, reporting, forms, exchange, reference)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Faults of actip itself are not caught here."""
    try:
        app(arguments)
    except SystemExit as ending:  # the end of every command: its code, 0 after help, 2 after wrong usage
        return int(ending.code or 0)
    except ActipError as error:
        console.complain(f"error: {error.message}")
        if error.hint:
            console.complain(f"hint: {error.hint}")
        return 2
    return 0


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and exit.", is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""
    if version:
        typer.echo(f"actip {__version__}")
        raise typer.Exit
