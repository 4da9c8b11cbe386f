"""Own the way from a YAML text to a Document."""

from actip.gate.text import decode
from actip.gate.yaml import parse
from actip.model import Document
from actip.readers.tidying import tidied


def document(path: str, content: bytes) -> Document:
    """Return the document that a YAML text holds. Raises UnreadableSubmission."""
    return tidied(path, parse(decode(content)))
