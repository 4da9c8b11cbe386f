"""Own where a finding is, for programs: the address of a file from the root of its repository, and the place in it."""

import os
from pathlib import Path
from urllib.parse import quote

from actip.gate.inputs import NOT_A_FILE
from actip.gate.text import printable
from actip.model import Place


def from_root(path: str, root: str) -> str | None:
    """Return the path of a file from a folder, with '/' between its parts; None where it lies outside it.

    Without a folder, and of standard input, the path is as it was typed.
    """
    if not root or path == NOT_A_FILE:
        return path
    try:
        return Path(os.path.realpath(path)).relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        return None


def shown_path(path: str, root: str) -> str:
    """Return the path of a file from a folder, as it was typed where it lies outside."""
    return printable(from_root(path, root) or path)


def uri(path: str) -> str:
    """Return a path as an address, in which a name that is no UTF-8 keeps its bytes."""
    return quote(path, errors="surrogateescape")


def cell(place: Place) -> str:
    """Return the sheet and the cell, `Protection!F9`, empty in a text."""
    return f"{place.sheet}!{place.cell}" if place.cell else ""
