"""Take packed files apart: two of them are the same where all their parts are, however they are packed."""

import io
import zipfile
from collections.abc import Mapping


def unpacked(content: bytes) -> Mapping[str, bytes]:
    """Return the parts of a workbook, a document or an archive by name; of any other file the whole."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def unpacked_through(content: bytes) -> object:
    """Return the parts of a packed file, and of what is packed in it; another file as it is."""
    parts = unpacked(content)
    return content if "" in parts else {name: unpacked_through(part) for name, part in parts.items()}
