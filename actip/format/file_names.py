"""Own what the name of a file says it is about: LAO_2025.yaml is the report of a state on a year."""

import re

from actip.catalogue.entries import Catalogue

_NAME = re.compile(r"([A-Za-z]{3})(?:[ _.-]((?:19|20)[0-9]{2})?|$)")


def state_in(path: str, catalogue: Catalogue) -> str | None:
    """Return the member state with whose code the name of a file begins."""
    match = _NAME.match(_last_step(path))
    code = match.group(1).upper() if match else ""
    return code if code in catalogue.states else None


def year_in(path: str) -> str | None:
    """Return the year that stands behind that code."""
    match = _NAME.match(_last_step(path))
    return match.group(2) if match else None


def _last_step(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
