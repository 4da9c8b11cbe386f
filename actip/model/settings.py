"""Own the words of the settings: what holds where the command line says nothing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

OFF, NEVER = "off", "never"  # what stands in place of a severity: the finding is left out; no finding fails


class Settings(NamedTuple):
    """What a reader asks for in a folder: `name` is the file that says it.

    `severities` has a severity, or `OFF`, for the id of a rule. `threshold` is the count below which figures are to be
    kept back, None where nobody says; `fewest_cells` asks an optimiser to choose what is kept back beside them.
    """

    name: str = ""
    fail_on: str = "error"
    format: str = "text"
    audience: str = "asean"
    paths: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    threshold: int | None = None
    severities: Mapping[str, str] = MappingProxyType({})
    fewest_cells: bool = False
