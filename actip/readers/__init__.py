"""Own the table of formats that can be read: suffix to module. Adding a format is one module and one entry."""

from importlib import import_module
from typing import Protocol, cast

from actip.catalogue import catalogue
from actip.errors import UnreadableSubmission
from actip.gate.files import STANDARD_INPUT
from actip.gate.files import read as opened
from actip.gate.inputs import alias_of
from actip.gate.text import decode
from actip.model import Document
from actip.readers.migration import migrated

READERS = {
    ".yaml": "actip.readers.yaml",
    ".yml": "actip.readers.yaml",
    ".json": "actip.readers.json",
    ".xlsx": "actip.readers.excel",
}
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
OTHER_WORKBOOKS = (".xlsm", ".xltm", ".xls", ".xlsb", ".ods", ".et", ".numbers")

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg")
_OTHERS = {"workbook": OTHER_WORKBOOKS, "tables": (".csv",), "picture": _PICTURES}


class Reader(Protocol):
    """What a module in `READERS` offers."""

    def document(self, path: str, content: bytes) -> Document:
        """Return the document that the bytes of a file hold. Raises UnreadableSubmission."""


def document(path: str) -> Document:
    """Open a file, or standard input for `-`, and return its Document. Raises UnreadableSubmission.

    Standard input is read as a file of the name that it is given, else as what it holds.
    """
    name = alias_of(path) or path
    suffix = "." + name.rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""
    content = opened(path)
    if path == STANDARD_INPUT and not suffix:
        suffix = _suffix(content)
    module = READERS.get(suffix)
    if module is None:
        kind = next((kind for kind, suffixes in _OTHERS.items() if suffix in suffixes), "other")
        raise UnreadableSubmission("FIL113", {"found": kind, "mend": kind, "expected": sorted(READERS)})
    original = cast(Reader, import_module(module)).document(name, content)
    return migrated(original, catalogue())


def _suffix(content: bytes) -> str:
    """Return how a file with this content would be named: JSON is told from YAML by its first sign."""
    if content.startswith(_PACKED):
        return ".xlsx"
    return ".json" if decode(content).lstrip().startswith("{") else ".yaml"
