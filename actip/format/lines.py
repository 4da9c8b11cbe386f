"""Own what of a content stands side by side: the values of each entry of a list, which together can be one person."""

from collections.abc import Iterator, Mapping
from typing import Any

from actip.format.fields import SUBMISSION
from actip.format.records import Line
from actip.format.walk import escaped

_OF_CODES = ("statistics", "last")  # where entries are figures, by their coordinates
_FEWEST = 2  # entries from which on they are a list of persons
_KEYS = frozenset(key.name for key in SUBMISSION.keys)


def lines_in(content: Mapping[str, Any]) -> Iterator[Line]:
    """Yield a line for each entry of the lists, and of the groups by name that are no part of a submission."""
    for key, below in content.items():
        if key not in _OF_CODES and isinstance(below, dict | list):
            yield from _below(below, f"/{escaped(key)}", by_name=key not in _KEYS)


def _below(content: Any, at: str, *, by_name: bool) -> Iterator[Line]:
    is_list = isinstance(content, list)
    steps = list(enumerate(content) if is_list else content.items())
    if len(steps) >= _FEWEST and (is_list or by_name):
        for step, entry in steps:
            line = _line(at, step if is_list else escaped(str(step)), entry, "" if is_list else str(step))
            if line is not None:
                yield line
    for step, entry in steps:
        if isinstance(entry, dict | list):
            yield from _below(entry, f"{at}/{escaped(step) if isinstance(step, str) else step}", by_name=by_name)


def _line(group: str, step: object, entry: Any, name: str) -> Line | None:
    """Make a line of an entry with what it holds itself; a text alone is one as well."""
    if isinstance(entry, dict):
        values = [(str(key), value) for key, value in entry.items()]
    elif isinstance(entry, list):
        values = [(str(number), value) for number, value in enumerate(entry)]
    elif isinstance(entry, str):
        values = [("", entry)]
    else:
        return None
    pairs = [("", name)] if name else []
    pairs += [(key, str(value)) for key, value in values if isinstance(value, str | int | float)]
    columns, texts = tuple(key for key, _ in pairs), tuple(text for _, text in pairs)
    return Line(group, f"{group}/{step}", columns, texts)
