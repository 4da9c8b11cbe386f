"""Own the words of what the officer of a cycle says of it."""

from datetime import date
from typing import NamedTuple

from actip.model.finding import Finding


class Marked(NamedTuple):
    """A state that the officer marks, since when, as it is written, and what the officer says of it."""

    state: str
    since: str = ""
    note: str = ""


class CycleFile(NamedTuple):
    """What an officer's file says of a cycle. `expected` are states by their codes, None where all are.

    `findings` are those about the file that do not keep it from being used.
    """

    path: str
    cycle: str
    due: date | None = None
    expected: tuple[str, ...] | None = None
    on_hold: tuple[Marked, ...] = ()
    newcomers: tuple[Marked, ...] = ()
    voluntary: tuple[Marked, ...] = ()
    note: str = ""
    findings: tuple[Finding, ...] = ()
