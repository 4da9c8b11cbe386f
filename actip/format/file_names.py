"""Own what the name of a file says it is about: a state and a year, LAO_2025.yaml, or half of one, LAO_2026-H1.yaml."""

import re

from actip.catalogue.entries import Catalogue
from actip.format.periods import cycle_name

_NAME = re.compile(r"([A-Za-z]{3})(?:[ _.-](?:((?:19|20)[0-9]{2})(-?[Hh][12](?![0-9A-Za-z]))?)?|$)")


def state_in(path: str, catalogue: Catalogue) -> str | None:
    """Return the member state with whose code the name of a file begins."""
    match = _NAME.match(_last_step(path))
    code = match.group(1).upper() if match else ""
    return code if code in catalogue.states else None


def year_in(path: str) -> str | None:
    """Return the year that stands behind that code."""
    match = _NAME.match(_last_step(path))
    return match.group(2) if match else None


def half_year_in(path: str) -> str | None:
    """Return the half of a year that stands there, as 2026-H1; None where it is a year, or none."""
    match = _NAME.match(_last_step(path))
    return cycle_name(f"{match[2]}{match[3]}") if match and match[3] else None


def _last_step(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
