"""Take packed files apart: two of them are the same where all their parts are, however they are packed."""

import io
import zipfile
from collections.abc import Mapping


def parts(content: bytes) -> Mapping[str, bytes]:
    """Return the parts of a workbook, a document or an archive by name; of any other file the whole."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
