"""Own when two words mean the same agency: people type its short name in any letter case, with and without quotes."""

import re
from collections.abc import Iterable

from actip.gate.scalars import folded

REST = "rest"  # the part of what no agency answers; it stays with the secretariat
_NOT_COMPARED = re.compile(r"[\s'’‘`´\"“”._-]+")


def as_compared(agency: str) -> str:
    """Return an agency's short name without what people type differently: letter case, spaces, quotes, full stops."""
    return _NOT_COMPARED.sub("", folded(agency)) or agency


def as_listed(agency: str, names: Iterable[str]) -> str | None:
    """Return the spelling that a list of agencies has for a short name, None where it is not in the list."""
    names = tuple(names)
    if agency in names:
        return agency
    return next((name for name in names if as_compared(name) == as_compared(agency)), None)
