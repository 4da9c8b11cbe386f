"""Own the way from a YAML text to a Document."""

from collections import ChainMap
from functools import cache
from typing import cast

from actip.gate.comments import comments
from actip.gate.text import decode
from actip.gate.yaml import parse
from actip.model import Document, Place
from actip.readers.tidying import tidied


def document(path: str, content: bytes) -> Document:
    """Return the document that a YAML text holds. Raises UnreadableSubmission."""
    text = decode(content)
    read = tidied(path, parse(text))
    noted = {f"/besides/comments/{line}": (line, words) for line, words in comments(text, read.data).items()}
    if not noted:
        return read
    places = {pointer: Place(line, 1) for pointer, (line, _) in noted.items()}
    besides = {pointer: words for pointer, (_, words) in noted.items()}
    return read._replace(
        besides=besides, locate=cache(lambda: ChainMap(places, cast("dict[str, Place]", read.locate())))
    )
