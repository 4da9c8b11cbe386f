"""Own what may have been meant by a path that leads to nothing: what lies beside it and is called much like it."""

import os
from pathlib import PurePosixPath

from actip.spelling import alike

NOT_SEEN = (".", "~$")  # hidden files, and the lock files of open workbooks
_A_SLIP = 0.9  # how alike two names are of which one is a slip: LAO_2052 and LAO_2025, but not LAO_2025 and THA_2025


def nearest_name(path: str) -> str:
    """Return the nearest path to one that does not exist: the same name with another ending, or a slip; or nothing."""
    folder, slash, name = path.replace(os.sep, "/").rpartition("/")
    try:
        names = sorted(entry for entry in os.listdir(folder or slash or ".") if not entry.startswith(NOT_SEEN))  # noqa: PTH208  no Path is needed of any
    except (OSError, ValueError):
        return ""
    stem = PurePosixPath(name).stem.lower()
    same = [entry for entry in names if PurePosixPath(entry).stem.lower() == stem]
    by_letters = {entry.lower(): entry for entry in names}
    near = same or [by_letters[entry] for entry in alike(name.lower(), by_letters, cutoff=_A_SLIP)]
    return f"{folder}{slash}{near[0]}" if near else ""
