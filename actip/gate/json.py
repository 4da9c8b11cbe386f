"""Own the reading of JSON: the standard library's parser, made strict."""

import json
import re
from typing import Any

from actip.errors import UnreadableSubmission
from actip.gate.scalars import Refused, number
from actip.gate.yaml import MAX_DEPTH, Parsed

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+|\n')
# What the parser says, as a cause that rule FIL105 has words for. The first that occurs in its message is used.
_CAUSES = (
    ("Expecting property name", "quoted_key"),
    ("Expecting ',' delimiter", "no_comma"),
    ("Expecting ':' delimiter", "no_colon"),
    ("Expecting value", "no_value"),
    ("Unterminated string", "open_quote"),
    ("Invalid control character", "control"),
    ("Invalid \\escape", "backslash"),
    ("Extra data", "after_end"),
    ("trailing comma", "comma"),
)


def parse(text: str) -> Parsed:
    """Return the data of a JSON text, built from dict, list, str, int, float, bool, None and `Refused`.

    Raises UnreadableSubmission with the line: FIL105 for bad syntax, FIL108 for nesting beyond what can be read.
    """
    repeated = False

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        built = dict(pairs)
        if len(built) != len(pairs):
            repeated = True
            for name, value in reversed(pairs):
                built[name] = value  # the first one is kept, as in YAML
        return built

    decoder = json.JSONDecoder(
        object_pairs_hook=mapping,
        parse_int=number,
        parse_float=number,
        parse_constant=lambda word: Refused(word, "FIL111", "not_finite"),
    )
    try:
        return Parsed(decoder.decode(text), repeated)
    except json.JSONDecodeError as error:
        cause = next((code for words, code in _CAUSES if words in error.msg), "garbled")
        raise UnreadableSubmission("FIL105", {"cause": cause}, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise too_deep(text) from error


def too_deep(text: str) -> UnreadableSubmission:
    """Return the FIL108 error at the place where brackets are first nested deeper than `MAX_DEPTH`."""
    depth, line = 0, 1
    for found in _TOKEN.finditer(text):
        sign = found.group()
        depth += (sign in "{[") - (sign in "]}")
        line += sign == "\n"
        if depth > MAX_DEPTH:
            break
    return UnreadableSubmission("FIL108", {"what": "levels", "limit": MAX_DEPTH}, line=line)


def positions(text: str) -> tuple[dict[str, tuple[int, int]], list[tuple[str, int, int, int]]]:
    """Return the line and column of every JSON Pointer in a text that `parse` has read, and every repeated key.

    The shape is that of `actip.gate.yaml.positions`.
    """
    places: dict[str, tuple[int, int]] = {}
    again: list[tuple[str, int, int, int]] = []
    line, start_of_line = 1, 0
    open_at: list[str] = []  # the pointer of each open bracket
    counts: list[int | None] = []  # and the index of its next item, None for a mapping
    key_is_next = False
    pointer = ""
    for found in _TOKEN.finditer(text):
        sign = found.group()
        at = (line, found.start() - start_of_line + 1)
        if sign == "\n":
            line, start_of_line = line + 1, found.end()
        elif sign in ("}", "]"):
            open_at.pop()
            counts.pop()
        elif sign == ",":
            index = counts[-1]
            key_is_next = index is None
            if index is not None:
                counts[-1] = index + 1
        elif sign == ":":
            continue
        elif key_is_next:
            key_is_next = False
            name = str(json.JSONDecoder().decode(sign))
            pointer = f"{open_at[-1]}/{name.replace('~', '~0').replace('/', '~1')}"
            if pointer in places:
                again.append((pointer, places[pointer][0], *at))
                pointer += f"\0{len(again)}"  # what stands below a second value has no pointer of its own
            places[pointer] = at
        else:
            if counts and counts[-1] is not None:
                pointer = f"{open_at[-1]}/{counts[-1]}"
            places.setdefault(pointer, at)
            if sign in ("{", "["):
                open_at.append(pointer)
                counts.append(None if sign == "{" else 0)
                key_is_next = sign == "{"
    return (
        {pointer: at for pointer, at in places.items() if "\0" not in pointer},
        [entry for entry in again if "\0" not in entry[0]],
    )
