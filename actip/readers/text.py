"""Own the way from a YAML or JSON text to a Document.

A key that is left blank is as if it were not there: a draft is full of them, and a blank is not an answer. Nothing
else is changed, and what cannot be trusted is reported with its place.
"""

from collections.abc import Iterator, Mapping
from types import ModuleType

from actip.errors import UnreadableSubmission
from actip.gate import json, yaml
from actip.gate.scalars import Refused
from actip.gate.text import decode
from actip.model import Document, Found, Place


def document(path: str, content: bytes) -> Document:
    """Return the document that a text holds. JSON is told from YAML by its name, or by its first sign.

    Raises UnreadableSubmission.
    """
    text = decode(content)
    is_json = path.lower().endswith(".json") or (path == "-" and text.lstrip()[:1] == "{")
    grammar: ModuleType = json if is_json else yaml
    parsed = grammar.parse(text)
    try:
        data, refused = _tidied(parsed.data)
    except RecursionError as error:
        raise json.too_deep(text) from error
    if not isinstance(data, Mapping):
        what = "list" if isinstance(data, list) else "scalar"
        raise UnreadableSubmission("FIL106", {"found": what}, line=1)

    def locate() -> Mapping[str, Place]:
        return {pointer: Place(*at) for pointer, at in grammar.positions(text)[0].items()}

    repeated = _repeated(grammar, text) if parsed.repeated else ()
    return Document(path, data, (*repeated, *refused), locate)


def _repeated(grammar: ModuleType, text: str) -> Iterator[Found]:
    for pointer, first, line, column in grammar.positions(text)[1]:
        facts = {
            "found": pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~"),
            "first_line": first,
        }
        yield Found(pointer, facts, "FIL110", Place(line, column))


def _tidied(value: object) -> tuple[object, list[Found]]:
    """Return the value without blanks, whole numbers as such, and what was refused."""
    refused: list[Found] = []

    def tidy(value: object, pointer: str, depth: int) -> object:
        if isinstance(value, str):
            if isinstance(value, Refused):
                refused.append(Found(pointer, {"found": str(value), "reason": value.reason}, value.rule_id))
                return str(value)
            return value
        if isinstance(value, dict):
            if depth >= yaml.MAX_DEPTH:
                raise RecursionError
            kept = {}
            for key, below in value.items():
                if _is_blank(below):
                    continue
                kept[key] = tidy(below, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}", depth + 1)
            return kept
        if isinstance(value, list):
            if depth >= yaml.MAX_DEPTH:
                raise RecursionError
            return [tidy(below, f"{pointer}/{index}", depth + 1) for index, below in enumerate(value)]
        return int(value) if isinstance(value, float) and value.is_integer() else value

    return tidy(value, "", 0), refused


def _is_blank(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip() and not isinstance(value, Refused)  # strip takes the no-break space too
    return value is None
