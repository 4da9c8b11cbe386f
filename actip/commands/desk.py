"""Own the copy of the desk that a release carries: one page for a browser, and the same packed for the mail."""

from pathlib import Path

from actip.errors import ActipError
from actip.gate.files import read_packaged_bytes
from actip.gate.package import packed, part_of
from actip.resources import folder, in_checkout

ARCHIVE = "actip-desk.zip"
PAGE = "actip-desk.html"
_HOW_TO = "How to open.html"


def archive_of(page: bytes) -> bytes:
    """Return the page packed with how to open it: mail programs hold back a page that stands alone."""
    return packed({_HOW_TO: read_packaged_bytes(folder("templates") / "desk_open.html"), PAGE: page})


def copy(suffix: str) -> bytes:
    """Return the desk as `.html` or as `.zip`. Raises ActipError where it was not built in."""
    archive = _built_in()
    if archive is None:
        raise ActipError("The desk is not in this copy of actip.", _hint())
    content = read_packaged_bytes(archive)
    return content if suffix == ".zip" else part_of(content, PAGE)


def _built_in() -> Path | None:
    """Return where the desk is: in the package, in a checkout where it is built."""
    place = folder("templates").parent / "build" if in_checkout() else folder("templates")
    return place / ARCHIVE if (place / ARCHIVE).is_file() else None


def _hint() -> str:
    if in_checkout():
        return "Build it first: python -m tests.desk"
    return f"It comes with a release: ask for {PAGE}, or {ARCHIVE}, where you have actip from. Nothing else is needed."
