"""Own the words of what others observed."""

from datetime import date
from typing import NamedTuple

from actip.model.finding import Finding


class Observation(NamedTuple):
    """What an organisation observed about one obligation. `reply` is what the state says to it, where it does."""

    obligation: str
    text: str | None
    evidence: tuple[str, ...]
    reply: str | None
    disclosure: str


class Observations(NamedTuple):
    """The observations of one organisation about one state. They stand beside the state's answers, never in a count."""

    path: str
    source: str | None
    state: str
    start: date | None
    end: date | None
    shared: bool
    reply: str | None
    items: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    withheld: int = 0
