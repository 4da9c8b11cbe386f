"""Own the screen: the only place that prints. Text from a submission stays text: no markup, no links, no escapes."""

import os
import sys
from collections.abc import Iterable

from actip.errors import CannotWrite
from actip.gate.files import abandon_output
from actip.gate.text import printable
from actip.reports import Line, Table

WIDTH = 100  # where nobody says how wide the screen is
_STYLES = {"title": "bold", "error": "bold red", "warning": "yellow", "note": "cyan", "aside": "dim"}


def show(lines: Iterable[Line]) -> None:
    """Print lines to standard output, in colour where that is a terminal that takes it."""
    try:
        if not _colourful():
            sys.stdout.write("".join(f"{_safe(line.text)}\n" for line in lines))
        else:
            from rich.console import Console
            from rich.text import Text

            console = Console(markup=False, highlight=False, emoji=False, soft_wrap=True)
            for line in lines:
                console.print(Text(_safe(line.text), _STYLES.get(line.role, "")))
        sys.stdout.flush()
    except OSError as error:
        _unwritable(error)


def draw(table: Table) -> None:
    """Print a table that fits the screen; long cells wrap, nothing is cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    colourful = _colourful()
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    drawn = Drawn(
        title=Text(_safe(table.title)),
        caption=Text(_safe(table.note)),
        box=box.SIMPLE_HEAD if unicode else box.ASCII2,
        title_justify="left",
        caption_justify="left",
        pad_edge=False,
    )
    for column in table.columns:
        drawn.add_column(Text(column), no_wrap=column != table.wide, overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(_safe(cell)) for cell in row))
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH
    console = Console(
        markup=False, highlight=False, emoji=False, width=width, no_color=not colourful, force_terminal=colourful
    )
    try:
        console.print(drawn)
        sys.stdout.flush()
    except OSError as error:
        _unwritable(error)


def complain(words: str) -> None:
    """Print one line to standard error."""
    sys.stderr.write(f"{_safe(words)}\n")


def _unwritable(error: OSError) -> None:
    abandon_output()
    if not isinstance(error, BrokenPipeError):  # a reader that left, such as `head`, has seen enough
        hint = "See whether the disk is full."
        raise CannotWrite("The output could not be written.", hint) from error


def _safe(text: str) -> str:
    return "\n".join(printable(part) for part in text.split("\n"))


def _colourful() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
