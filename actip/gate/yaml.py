"""Own the reading of YAML: one pass over the parser's events, within limits, with no YAML 1.1 surprises.

PyYAML gives the events; what they mean is decided here. That is safer than its loaders (no tag is ever acted on, no
alias followed, no key silently lost) and, with its C part, about three times faster than `CSafeLoader`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from sys import intern
from typing import Any

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)
from yaml.reader import Reader

from actip.errors import CatalogueError, UnreadableSubmission
from actip.gate.parsed import CLOSE, MAX_DEPTH, OPEN, Parsed, Positions, positions
from actip.gate.scalars import Refused, plain

_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")
_MAPPING_TAGS = ("!", "tag:yaml.org,2002:map")
_SEQUENCE_TAGS = ("!", "tag:yaml.org,2002:seq")

_NO_SPACE = r"\s*[A-Za-z_][\w.-]*:[^\s/]"  # a key whose colon has no space behind it; an address has two strokes
# What the parser says, as a cause that rule FIL105 has words for. The first that occurs in its message is used.
_CAUSES = (
    ("mapping values are not allowed", "colon"),
    ("unexpected end of stream", "open_quote"),
    ("escape", "backslash"),
    ("expected ',' or", "open_bracket"),
    ("did not find expected node content", "open_bracket"),
    ("expected the node content", "open_bracket"),
    ("could not find expected ':'", "no_colon"),
    ("did not find expected key", "indentation"),
    ("expected <block end>", "indentation"),
    ("did not find expected '-'", "indentation"),
    ("sequence entries are not allowed", "dash"),
    ("cannot start any token", "reserved"),
    ("hexdecimal number", "backslash"),
    ("undefined tag handle", "reserved"),
)


def _python_parser(text: str) -> Any:
    from actip.gate.events import PythonParser  # its patterns take 4 ms, so only where there is no C part, or it fails

    return PythonParser(text)


# What gives the events of a text one by one. Of the loader with the C part nothing but its parser is used.
PARSER: Callable[[str], Any] = getattr(yaml, "CSafeLoader", _python_parser)


def parse(text: str, parser: Callable[[str], Any] = PARSER) -> Parsed:
    """Parse the one document of a YAML text into dict, list, str, int, float, bool, None and `Refused`.

    Raises UnreadableSubmission with the line: FIL105 for bad syntax, FIL106 for a second document,
    FIL108 for nesting beyond `MAX_DEPTH`, FIL109 for an alias.
    """
    try:
        return _document(parser(text).get_event)
    except UnicodeDecodeError:  # the C part fails over a tag with octets that are no text
        return parse(text, _python_parser)
    except (YAMLError, UnreadableSubmission) as error:
        if control := Reader.NON_PRINTABLE.search(text):  # one parser looks for it first, one when it comes to it
            line = text.count("\n", 0, control.start()) + 1
            raise UnreadableSubmission("FIL105", {"cause": "control"}, line=line) from error
        if isinstance(error, UnreadableSubmission):
            raise
        if "nesting depth" in _problem(error):  # the C part can look ahead, and stop before we count
            return parse(text, _python_parser)
        raise _unreadable(error, text) from error


def _document(get: Callable[[], Any]) -> Parsed:
    get()  # start of the stream
    if type(get()) is not DocumentStartEvent:
        raise UnreadableSubmission("FIL103")  # nothing but comments
    builder = _Builder(get)
    first = get()
    data = builder.value(first, 0)
    get()  # end of the document
    following = get()
    if type(following) is DocumentStartEvent:
        mark: Any = following.start_mark
        raise UnreadableSubmission("FIL106", {"found": "documents"}, line=mark.line + 1, column=1)
    return Parsed(data, builder.repeated, partial(_positions, first.start_mark, builder.trail))


class _Builder:
    """Build the data of a text from its events, and record the trail: each key or index, followed by its mark."""

    def __init__(self, get: Callable[[], Any]) -> None:
        self.repeated = False
        self.trail: list[Any] = []
        self._get = get

    def value(self, event: Any, depth: int) -> Any:
        """Build the value that begins with an event."""
        if type(event) is ScalarEvent:
            if event.tag is not None and event.tag not in _TEXT_TAGS:
                return Refused(event.value, "FIL112", event.tag.removeprefix("tag:yaml.org,2002:"))
            return event.value if event.style or event.tag else plain(event.value)
        _check(event, depth)
        self.trail.append(OPEN)
        is_mapping = type(event) is MappingStartEvent
        built, tags = (self._mapping(depth), _MAPPING_TAGS) if is_mapping else (self._list(depth), _SEQUENCE_TAGS)
        self.trail.append(CLOSE)
        if event.tag is not None and event.tag not in tags:
            return Refused("", "FIL112", event.tag.removeprefix("tag:yaml.org,2002:"))
        return built

    def _mapping(self, depth: int) -> dict[str, Any]:
        get, note = self._get, self.trail.append
        built: dict[str, Any] = {}
        while type(key := get()) is not MappingEndEvent:
            name = intern(_key(key))  # the same few hundred keys stand in every file
            note(name)
            note(key.start_mark)
            event = get()
            if type(event) is ScalarEvent and event.tag is None:  # nearly every value: faster here than in a call
                value = event.value if event.style else plain(event.value)
            else:
                value = self.value(event, depth + 1)
            if name in built:
                self.repeated = True
            else:
                built[name] = value
        return built

    def _list(self, depth: int) -> list[Any]:
        get, note = self._get, self.trail.append
        built: list[Any] = []
        while type(item := get()) is not SequenceEndEvent:
            note(len(built))
            note(item.start_mark)
            built.append(self.value(item, depth + 1))
        return built


def _positions(start: Any, trail: Sequence[Any]) -> Positions:
    return positions(start, _steps(trail), lambda mark: (mark.line + 1, mark.column + 1))


def _steps(trail: Sequence[Any]) -> Iterator[Any]:
    entries = iter(trail)
    for entry in entries:
        if entry is OPEN or entry is CLOSE:
            yield entry
        else:
            yield entry, next(entries)


def load_packaged(text: str, name: str) -> Any:
    """Parse one of the program's own YAML files. Raises CatalogueError if it is damaged."""
    hint = "Install actip again, or mend the file."
    try:
        parsed = parse(text)
    except UnreadableSubmission as error:
        raise CatalogueError(f"{name}, line {error.line}: cannot be read as YAML.", hint) from error
    if parsed.repeated:
        at, first, line, _ = parsed.positions()[1][0]
        raise CatalogueError(f"{name}, line {line}: '{at.rpartition('/')[2]}' stands in line {first} already.", hint)
    if not isinstance(parsed.data, dict):
        raise CatalogueError(f"{name}: the file is not a mapping.", hint)
    return parsed.data


def _problem(error: YAMLError) -> str:
    """Return what a parser says is wrong, without the text around it, which can hold any words."""
    return str(error.problem) if isinstance(error, MarkedYAMLError) else str(error)


def _unreadable(error: YAMLError, text: str) -> UnreadableSubmission:
    """Return what is wrong with the syntax, and where."""
    problem = _problem(error)
    cause = next((code for words, code in _CAUSES if words in problem), "garbled")
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if mark is None:
        return UnreadableSubmission("FIL105", {"cause": cause}, line=1)
    began = error.context_mark if isinstance(error, MarkedYAMLError) else None
    if began is not None and cause in ("open_quote", "no_colon"):
        mark = began  # where the quotation mark or the key stands, not where the parser gave up
    lines = text.split("\n")
    row = min(mark.line, len(lines) - 1)  # the end of a file can be marked on a line that it does not have
    if "\t" in lines[row]:
        cause = "tab"
    elif cause in ("colon", "no_colon"):
        near = [at for at in (row, row - 1) if at >= 0 and re.match(_NO_SPACE, lines[at])]
        row, cause = (near[0], "no_space") if near else (row, cause)
    return UnreadableSubmission("FIL105", {"cause": cause}, line=row + 1, column=mark.column + 1)


def _check(event: Any, depth: int) -> None:
    mark = event.start_mark
    if type(event) is AliasEvent:
        raise UnreadableSubmission("FIL109", {"found": f"*{event.anchor}"}, line=mark.line + 1, column=mark.column + 1)
    if depth >= MAX_DEPTH:
        facts = {"what": "levels", "limit": MAX_DEPTH}
        raise UnreadableSubmission("FIL108", facts, line=mark.line + 1, column=mark.column + 1)


def _key(event: Any) -> str:
    if type(event) is ScalarEvent:
        return str(event.value)
    _check(event, 0)
    mark = event.start_mark
    raise UnreadableSubmission("FIL105", {"cause": "complex_key"}, line=mark.line + 1, column=mark.column + 1)
