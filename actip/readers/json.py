"""Own the way from a JSON text to a Document."""

from actip.gate.json import parse, too_deep
from actip.gate.text import decode
from actip.model import Document
from actip.readers.tidying import tidied


def document(path: str, content: bytes) -> Document:
    """Return the document that a JSON text holds. Raises UnreadableSubmission."""
    text = decode(content)
    try:
        return tidied(path, parse(text))
    except RecursionError as error:
        raise too_deep(text) from error
