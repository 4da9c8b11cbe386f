"""Own the table of formats that can be read: suffix to module. Adding a format is one module and one entry."""

from importlib import import_module
from typing import Protocol, cast

from actip.errors import UnreadableSubmission
from actip.gate.files import STANDARD_INPUT, read
from actip.model import Document

READERS = {".yaml": "actip.readers.text", ".yml": "actip.readers.text", ".json": "actip.readers.text"}
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".et")


class Reader(Protocol):
    """What a module in `READERS` offers."""

    def document(self, path: str, content: bytes) -> Document:
        """Return the document that the bytes of a file hold. Raises UnreadableSubmission."""


def document(path: str) -> Document:
    """Open a file, or standard input for `-`, and return its Document. Raises UnreadableSubmission."""
    suffix = "." + path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    content = read(path)
    module = READERS.get(suffix) or (READERS[".yaml"] if path == STANDARD_INPUT else None)
    if module is None:
        found = "tables" if suffix in _WORKBOOKS else "other"
        raise UnreadableSubmission("FIL113", {"found": found, "expected": sorted(READERS)})
    return cast(Reader, import_module(module)).document(path, content)
