"""Own the command that gives the desk away."""

from typing import Annotated

import typer

from actip.cli.app import app, examples
from actip.cli.options import ForceOption
from actip.cli.usage import refuse_overwriting, require_suffix
from actip.reports import console


@app.command(epilog=examples("actip desk -o actip-desk.html", "actip desk -o actip-desk.zip"))
def desk(
    output: Annotated[
        str, typer.Option("--output", "-o", help="Ends in .html, or in .zip for the mail.", metavar="FILE")
    ],
    force: ForceOption = False,
) -> None:
    """Write the desk: actip as one page, for those who cannot install anything.

    It opens in a browser with a double click, without a network, and what is dropped on it stays on that computer.
    """
    from actip.commands.desk import copy
    from actip.gate.files import write

    require_suffix(output, ".html", ".zip")
    refuse_overwriting(output, force)
    write(output, copy(f".{output.lower().rpartition('.')[2]}"))
    console.complain(f"wrote {output}")
