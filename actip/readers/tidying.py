"""Own the way from what a text says, in whatever grammar, to a Document.

A key that is left blank is as if it were not there: a draft is full of them, and a blank is not an answer. Nothing
else is changed, and what cannot be trusted is reported with its place.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from actip.errors import UnreadableSubmission
from actip.gate.parsed import MAX_DEPTH, Parsed
from actip.gate.scalars import Refused
from actip.model import Document, Found, Place

MAX_GROUPS = 20_000  # a full submission has a thousand answers, figures and lists


def tidied(path: str, parsed: Parsed) -> Document:
    """Make a document of a parsed text. Raises UnreadableSubmission, RecursionError where it is too deep."""
    tidy = _Tidy()
    data = tidy.value(parsed.data, ())
    if not isinstance(data, Mapping):
        what = "list" if isinstance(data, list) else "scalar"
        raise UnreadableSubmission("FIL106", {"found": what}, line=1)

    repeated = _repeated(parsed) if parsed.repeated else ()
    refused = tuple(_refused(parsed.data) if tidy.refused else ())
    pointers = frozenset(entry.pointer for entry in refused)
    return Document(path, data, (*repeated, *refused), tuple(tidy.blank), cache(lambda: _Places(parsed)), pointers)


class _Places(Mapping[str, Place]):
    """The place of every pointer in a text."""

    def __init__(self, parsed: Parsed) -> None:
        self._places = parsed.positions()[0]

    def __getitem__(self, pointer: str) -> Place:
        return Place(*self._places[pointer])

    def __contains__(self, pointer: object) -> bool:
        return pointer in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _repeated(parsed: Parsed) -> Iterator[Found]:
    for pointer, first, line, column in parsed.positions()[1]:
        facts = {
            "found": pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~"),
            "first_line": first,
        }
        yield Found(pointer, facts, "FIL110", Place(line, column))


def _refused(value: object, pointer: str = "") -> Iterator[Found]:
    if isinstance(value, Refused):
        yield Found(pointer, {"found": str(value), "reason": value.reason}, value.rule_id)
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _refused(below, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _refused(below, f"{pointer}/{index}")


class _Tidy:
    """Leave out what is blank, make whole numbers of whole floats, and keep to the limits."""

    def __init__(self) -> None:
        self.refused = False
        self.groups = 0
        self.blank: list[tuple[str | int, ...]] = []

    def value(self, value: Any, path: tuple[str | int, ...]) -> Any:
        """Return the tidy value. Raises RecursionError beyond the depth allowed, FIL108 for too many groups."""
        kind = type(value)
        if kind is dict or kind is list:
            self.groups += 1
            if len(path) >= MAX_DEPTH:
                raise RecursionError
            if self.groups > MAX_GROUPS or len(value) > MAX_GROUPS:
                raise UnreadableSubmission("FIL108", {"what": "entries", "limit": MAX_GROUPS})
            if kind is list:
                return [self.value(below, (*path, index)) for index, below in enumerate(value)]
            group = {}
            for key, below in value.items():
                kind = type(below)
                if kind is int or (kind is str and below.strip()):  # a no-break space is blank too
                    group[key] = below
                elif kind is str or below is None:
                    self.blank.append((*path, key))
                else:
                    group[key] = self.value(below, (*path, key))
            return group
        if kind is Refused:
            self.refused = True
            return str(value)
        return int(value) if kind is float and value.is_integer() else value
