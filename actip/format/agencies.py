"""Own when two words mean the same agency: people type its short name in any letter case, with and without quotes."""

import re
from collections.abc import Iterable

from actip.gate.scalars import folded

REST = "rest"  # the part of what no agency answers; it stays with the secretariat
BETWEEN = "; "  # stands between several agencies that answer together
_SHAPES = re.compile(r"[\s'’‘`´\"“”]+")  # blanks and quotes
_NOT_COMPARED = re.compile(r"[\s'’‘`´\"“”._-]+")
_BETWEEN = re.compile(r"[;；\n]")
_MAY_STAND_BETWEEN = re.compile(r"[;；\n,、/&+]")


def as_compared(agency: str) -> str:
    """Return an agency's short name without what people type differently: letter case, spaces, quotes, full stops."""
    return _NOT_COMPARED.sub("", folded(agency)) or agency


def is_spelt_alike(one: str, other: str) -> bool:
    """Tell whether two short names differ at most in letter case, blanks and quotes: there is nothing to say of it."""
    return _SHAPES.sub("", folded(one)) == _SHAPES.sub("", folded(other))


def as_listed(agency: str, names: Iterable[str]) -> str | None:
    """Return the spelling that a list of agencies has for a short name, None where it is not in the list."""
    names = tuple(names)
    if agency in names:
        return agency
    return next((name for name in names if as_compared(name) == as_compared(agency)), None)


def agencies_in(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the agencies that a text names, each as it is typed there, with semicolons between several.

    Other signs stand between them only where everything between those signs is in the list of `names`: a short name may
    hold a comma or an ampersand itself.
    """
    names = tuple(names)
    if text in names or not _MAY_STAND_BETWEEN.search(text):  # nearly every one
        return (text,)
    several = _divided(text, _BETWEEN)
    if all(as_listed(agency, names) for agency in several):
        return several
    further = _divided(text, _MAY_STAND_BETWEEN)
    return further if all(as_listed(agency, (*names, REST)) for agency in further) else several


def _divided(text: str, between: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in between.split(text) if part.strip()))
