"""Own the way from a JSON text to a Document."""

from actip.gate.json import parse, too_deep
from actip.gate.text import decode
from actip.model import Document
from actip.readers.tidying import tidied

_FOR_EDITORS = "$schema"  # by this key an editor knows the schema of a file: it is no part of what is reported


def document(path: str, content: bytes) -> Document:
    """Return the document that a JSON text holds. Raises UnreadableSubmission."""
    text = decode(content)
    try:
        parsed = parse(text)
        if isinstance(parsed.data, dict) and isinstance(parsed.data.get(_FOR_EDITORS), str):
            parsed = parsed._replace(data={key: part for key, part in parsed.data.items() if key != _FOR_EDITORS})
        return tidied(path, parsed)
    except RecursionError as error:
        raise too_deep(text) from error
