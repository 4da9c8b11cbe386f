"""Own the reading of JSON: the standard library's parser, made strict."""

import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from actip.errors import CatalogueError, UnreadableSubmission
from actip.gate.parsed import CLOSE, MAX_DEPTH, OPEN, Parsed, Places, Positions, positions
from actip.gate.scalars import Refused, number

# Patterns are compiled when they are first used: a YAML file needs none of them.
_TEXT = r'"[^"\\]*(?:\\.[^"\\]*)*"'  # stretches without a backslash in one go
_WORD = r'[^\s{}\[\]:,"]+'
# A key goes with its value where that is no bracket: half of all signs are passed over.
_KEY_OR_TEXT = rf"(?P<text>{_TEXT})(?:\s*(?P<colon>:)\s*(?:{_TEXT}|{_WORD})?)?"
_SIGNS = rf"{_KEY_OR_TEXT}|(?P<open>[{{\[])|(?P<close>[}}\]])|(?P<word>{_WORD})"
# Escapes from left to right, so that a pair of backslashes or of surrogates is never taken apart.
_ESCAPES = r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>\\u[dD][89a-fA-F])|\\[^u]"
_BESIDE_BRACKETS = r'"[^"\\]*(?:\\.[^"\\]*)*"?|[^"{}\[\]]+'
# In a browser the parser uses up the stack, and all ends, before it sees how deep it is. So much any stack holds.
_STACK_ENDS_FIRST = sys.platform == "emscripten"
_MOST_LEVELS = 500
_SPACES = frozenset(" \t\n\r")
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
    """Parse a JSON text into dict, list, str, int, float, bool, None and `Refused`.

    Raises UnreadableSubmission with the line: FIL105 for bad syntax, FIL108 for nesting beyond what can be read.
    """
    if _STACK_ENDS_FIRST and _levels(text) > _MOST_LEVELS:
        raise too_deep(text)
    repeated = False

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        built = dict(pairs)
        if len(built) != len(pairs):
            repeated = True
            for name, value in reversed(pairs):
                built[name] = value  # the first one wins, as in YAML
        return built

    decoder = json.JSONDecoder(
        object_pairs_hook=mapping,
        parse_int=number,
        parse_float=number,
        parse_constant=lambda word: Refused(word, "FIL111", "not_finite"),
    )
    try:
        data = decoder.decode(text)
    except json.JSONDecodeError as error:
        cause = next((code for words, code in _CAUSES if words in error.msg), "garbled")
        before = text[: error.pos].rstrip()
        if before.endswith(",") and text[error.pos : error.pos + 1] in ("}", "]"):
            # Older versions of Python complain of the bracket, newer ones of the comma before it.
            error = json.JSONDecodeError(error.msg, text, len(before) - 1)
            cause = "comma"
        raise UnreadableSubmission("FIL105", {"cause": cause}, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise too_deep(text) from error
    if "\\u" in text and (half := next(filter(_is_half, re.finditer(_ESCAPES, text)), None)):
        # Half of a surrogate pair is no character: it cannot be written to any file or screen.
        line = text.count("\n", 0, half.start()) + 1
        raise UnreadableSubmission("FIL105", {"cause": "half_character"}, line=line)
    return Parsed(data, repeated, partial(_positions, text, repeated=repeated))


def _is_half(match: re.Match[str]) -> bool:
    return match.lastgroup == "half"


def _levels(text: str) -> int:
    depth = deepest = 0
    for sign in re.sub(_BESIDE_BRACKETS, "", text):
        depth += 1 if sign in "{[" else -1
        deepest = max(deepest, depth)
    return deepest


def too_deep(text: str) -> UnreadableSubmission:
    """Return the FIL108 error at the place where brackets are first nested deeper than `MAX_DEPTH`."""
    depth, offset = 0, 0
    for token in re.finditer(_SIGNS, text):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        offset = token.start()
        if depth > MAX_DEPTH:
            break
    return UnreadableSubmission("FIL108", {"what": "levels", "limit": MAX_DEPTH}, line=text.count("\n", 0, offset) + 1)


def _positions(text: str, *, repeated: bool = True) -> Positions:
    lines = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def at(offset: int) -> tuple[int, int]:
        line = bisect_right(lines, offset)
        return line, offset - lines[line - 1] + 1

    if not repeated:
        return Places(_Marks(text), at), []
    return positions(len(text) - len(text.lstrip()), _steps(text), at)


class _Marks(Mapping[str, int]):
    """Where each JSON Pointer stands in a sound text without repeated keys: only what leads to one is looked at."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text = text
        self._below: dict[str, dict[str, tuple[int, int]]] = {}
        # Numbers stay texts: one that is too long for Python is refused elsewhere.
        self._decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)

    def __getitem__(self, pointer: str) -> int:
        """Return where a key, or an entry of a list, begins."""
        return self._spot(pointer)[0]

    def __iter__(self) -> Iterator[str]:
        """Yield the pointers in the order of the text."""
        return self._walk("")

    def __len__(self) -> int:
        """Return the number of pointers."""
        return sum(1 for _ in self)

    def _walk(self, pointer: str) -> Iterator[str]:
        yield pointer
        for name in self._inside(pointer):
            yield from self._walk(f"{pointer}/{name}")

    def _spot(self, pointer: str) -> tuple[int, int]:
        """Return where a pointer begins, and where its value does. Raises KeyError."""
        if not pointer:
            start = len(self._text) - len(self._text.lstrip())
            return start, start
        above, slash, name = pointer.rpartition("/")
        if not slash:
            raise KeyError(pointer)
        return self._inside(above)[name]

    def _inside(self, pointer: str) -> Mapping[str, tuple[int, int]]:
        """Return where each part of a mapping or list stands, by its step; nothing of another value."""
        if pointer not in self._below:
            self._below[pointer] = dict(self._parts(self._spot(pointer)[1]))
        return self._below[pointer]

    def _parts(self, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
        text, is_mapping = self._text, self._text[at] == "{"
        at = self._next(at + 1) if text[at] in "{[" else len(text)
        index = 0
        while at < len(text) and text[at] not in "}]":
            begin, name = at, str(index)
            if is_mapping:
                key, at = self._decoder.raw_decode(text, at)
                name = key.replace("~", "~0").replace("/", "~1")
                at = self._next(self._next(at) + 1)
            yield name, (begin, at)
            at = self._next(self._decoder.raw_decode(text, at)[1])
            at = self._next(at + 1) if text[at] == "," else at
            index += 1

    def _next(self, at: int) -> int:
        """Return where the next sign stands that is no space."""
        while self._text[at : at + 1] in _SPACES:
            at += 1
        return at


def _steps(text: str) -> Iterator[Any]:
    above: list[int] = []  # the next index in each bracket around this one; -1 in a mapping
    index = -1
    for token in re.finditer(_SIGNS, text):
        kind = token.lastgroup
        if kind == "colon":
            name = token["text"]
            yield str(json.JSONDecoder().decode(name)) if "\\" in name else name[1:-1], token.start()
            continue
        if kind == "close":
            index = above.pop()
            yield CLOSE
            continue
        if index >= 0:
            yield index, token.start()
            index += 1
        if kind == "open":
            above.append(index)
            index = -1 if token.group() == "{" else 0
            yield OPEN


def load_packaged(text: str, name: str) -> Any:
    """Parse one of the program's own JSON files. Raises CatalogueError if it is damaged."""
    try:
        content = json.loads(text)
    except ValueError as error:
        raise CatalogueError(f"{name}: cannot be read as JSON.", "Install actip again.") from error
    if not isinstance(content, dict):
        raise CatalogueError(f"{name}: the file is not a mapping.", "Install actip again.")
    return content
