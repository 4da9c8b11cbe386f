"""Own the words of what a reader asks for: the settings, and what a report is to be about."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from actip.gate.inputs import Exclusion

OFF, NEVER = "off", "never"  # what stands in place of a severity: the finding is left out; no finding fails


class Wish(NamedTuple):
    """A language that is wished for: its code, and where that stands, `ACTIP_LANG` or the name of a file."""

    code: str
    where: str


class Settings(NamedTuple):
    """What a reader asks for in a folder: `name` is the file that says it.

    `severities` has a severity, or `OFF`, for the id of a rule. `threshold` is the count below which figures are to be
    kept back, None where nobody says. `exclude` is what is left out where paths are searched. `audience` is empty where
    nobody says: it depends on what is reported. `wishes` are the languages that are wished for, that of the environment
    before that of the file.
    """

    name: str = ""
    fail_on: str = "error"
    format: str = "text"
    audience: str = ""
    paths: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    threshold: int | None = None
    severities: Mapping[str, str] = MappingProxyType({})
    wishes: tuple[Wish, ...] = ()
    exclude: Exclusion = Exclusion()


class ReportScope(NamedTuple):
    """What a report is to be about: one cycle (the latest where none is named), one state or all, and its days."""

    cycle: str = ""
    state: str = ""
    due: date | None = None
    as_of: date | None = None
