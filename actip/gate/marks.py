"""Own the look for a mark in a file of a kind that is not read: enough to say what it is, and no more."""

import zlib
from io import BytesIO

from actip.errors import UnreadableSubmission
from actip.gate.files import MAX_BYTES, read

_MOST_PARTS = 200
_LARGEST_PART = 4 * MAX_BYTES  # bytes that a part is unpacked to


def holds(path: str, mark: str) -> bool:
    """Tell whether a text stands in a file or in its packed parts, in UTF-8 or UTF-16; not where it is too large."""
    try:
        content = read(path)
    except UnreadableSubmission:
        return False
    wanted = (mark.encode(), mark.encode("utf-16-le"))
    if any(text in content for text in wanted):
        return True
    from zipfile import BadZipFile, ZipFile  # hardly any folder has a workbook of another kind

    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = [part for part in packed.infolist()[:_MOST_PARTS] if part.file_size <= _LARGEST_PART]
            return any(text in unpacked for part in parts for unpacked in (packed.read(part),) for text in wanted)
    except (BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return False  # locked, damaged, or packed in a way of its own
