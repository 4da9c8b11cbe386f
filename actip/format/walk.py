"""Own the walk over the raw content of a submission: every value with its pointer and key.

Content is what a file says, of whatever shape: a group may be a text, a list a number. What is not of the shape that
the table of keys describes is passed over here, or handed on as it is; it is never an exception.
"""

from binascii import crc32
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Kind
from actip.format.records import NOT_COORDINATES

Path = tuple[str | int, ...]
EACH = "*"  # in a way through content: every entry of a list, and what stands under every id
_SHORT = 60  # characters of a name that stand in a key; a longer one could not be masked in it


class Step(NamedTuple):
    """One value: its pointer, its key (None where the table has no such key), and the value itself."""

    pointer: str
    key: Key | None
    value: Any


def pointer(path: Iterable[str | int]) -> str:
    """Return the JSON Pointer (RFC 6901) of a path."""
    return "".join("/" + escaped(str(step)) for step in path)


def escaped(step: str) -> str:
    """Return a key as it stands in a JSON Pointer."""
    return step.replace("~", "~0").replace("/", "~1")


def steps_of(pointer: str) -> list[str]:
    """Return the keys and numbers that a JSON Pointer leads through."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def touched(at: str, unusable: Iterable[str]) -> bool:
    """Tell whether a pointer, or one below it, is among the unusable ones."""
    return any(fault == at or fault.startswith(f"{at}/") for fault in unusable)


def group(parent: Any, *keys: str) -> Mapping[str, Any]:
    """Return the group of keys that a path of keys leads to; an empty one where there is no such group."""
    for key in keys:
        parent = parent.get(key) if isinstance(parent, Mapping) else None
    return parent if isinstance(parent, Mapping) else {}


def entries(parent: Any, *keys: str) -> list[Any]:
    """Return the list that a path of keys leads to; an empty one where there is no such list."""
    below = group(parent, *keys[:-1]).get(keys[-1])
    return below if isinstance(below, list) else []


def groups(parent: Any, *keys: str) -> list[tuple[int, Mapping[str, Any]]]:
    """Return the entries of a list that are groups of keys, each with its number."""
    return [(number, entry) for number, entry in enumerate(entries(parent, *keys)) if isinstance(entry, Mapping)]


def each(content: Any, key: Key | None = SUBMISSION, at: str = "") -> Iterator[Step]:
    """Yield every value of a group, then what is below it: groups before their keys, lists before their entries."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            below = key.step(str(name)) if key else None
            yield from _with_what_is_below(Step(f"{at}/{escaped(str(name))}", below, value))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from _with_what_is_below(Step(f"{at}/{number}", key.entry if key else None, value))


def _with_what_is_below(step: Step) -> Iterator[Step]:
    yield step
    if isinstance(step.value, Mapping | list):
        yield from each(step.value, step.key, step.pointer)


Ways = Mapping[str, "Ways | None"]  # where to go on from a group, or None where a value of the kind stands


@cache
def ways_to(kind: Kind) -> Ways:
    """Return the ways from the top of a submission to the keys of a kind; `EACH` stands for an entry, or an id."""
    return ways_below(SUBMISSION, kind)


def ways_below(key: Key, kind: Kind) -> Ways:
    """Return the ways from a group of keys to those of a kind."""
    ways: dict[str, Ways | None] = {}
    for below in key.keys:
        if below.kind is kind:
            ways[below.name] = None
        elif deeper := ways_below(below, kind):
            ways[below.name] = deeper if below.kind is Kind.GROUP else {EACH: deeper}
    return ways


def values_of(content: Any, ways: Ways, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what stands where the ways lead, each with its pointer; what is of another shape is passed over."""
    each_entry = ways.get(EACH)
    if each_entry is not None and isinstance(content, Mapping | list):
        for step, below in content.items() if isinstance(content, Mapping) else enumerate(content):
            yield from values_of(below, each_entry, f"{at}/{escaped(str(step))}")
    elif isinstance(content, Mapping):
        for name, further in ways.items():
            if name in content and further is None:
                yield f"{at}/{name}", content[name]
            elif name in content and further is not None:
                yield from values_of(content[name], further, f"{at}/{name}")


class SteadyPointers:
    """Replace the numbers of entries in pointers by their identities, as in `/agencies/id=mps`.

    A figure is known by its coordinates, another entry by the keys of `same_by`, else by its codes, days and names.
    Where another entry of the list has the same, all its codes, days, names and texts say which it is. An entry that
    says none of these keeps its number; one that says nothing else than another has it besides.
    """

    def __init__(self, content: Any) -> None:
        self._content = content
        self._times: dict[tuple[int, tuple[str, ...]], Counter[str]] = {}  # how often a list has each identity

    def of(self, pointer: str) -> str:
        """Return a pointer with identities in place of numbers."""
        key: Key | None = SUBMISSION
        content, steps = self._content, []
        for step in pointer.split("/")[1:]:
            above, key = key, key.step(step) if key else None
            siblings, content = content, _below(content, step)
            is_entry = above is not None and above.kind is Kind.ENTRIES and isinstance(content, Mapping)
            steps.append(self._identity(siblings, content, above, step) if above is not None and is_entry else step)
        return "".join(f"/{step}" for step in steps)

    def _identity(self, siblings: list[Any], entry: Mapping[str, Any], key: Key, number: str) -> str:
        """Return the shortest identity that no other entry of the list has, else the shortest with the number."""
        short = ""
        for names in _identifying(entry, key):
            identity = _values_under(entry, key, names)
            if identity and (key.name == "cells" or self._counts(siblings, key, names)[identity] == 1):
                return identity  # that two figures are the same is a fault of its own
            short = short or identity
        return f"{short},entry={int(number) + 1}" if short else number

    def _counts(self, siblings: list[Any], key: Key, names: tuple[str, ...]) -> Counter[str]:
        counts = self._times.get((id(siblings), names))
        if counts is None:
            counts = Counter(_values_under(entry, key, names) for entry in siblings if isinstance(entry, Mapping))
            self._times[id(siblings), names] = counts
        return counts


def _below(content: Any, step: str) -> Any:
    if isinstance(content, list):
        return content[int(step)] if step.isdigit() and int(step) < len(content) else None
    return content.get(step) if isinstance(content, Mapping) else None


def _identifying(entry: Mapping[str, Any], key: Key) -> Iterator[tuple[str, ...]]:
    """Yield the keys that may say which entry of a list one is, the fewest first."""
    if key.name == "cells":
        yield tuple(sorted(str(name) for name in entry if name == "indicator" or name not in NOT_COORDINATES))
        return
    if any(entry.get(name) for name in key.same_by):
        yield key.same_by
    coded = tuple(below.name for below in key.keys if below.kind in (Kind.CODE, Kind.DATE, Kind.MOMENT, Kind.NAME))
    yield coded
    yield (*coded, *(below.name for below in key.keys if below.kind is Kind.TEXT))


def _values_under(entry: Mapping[str, Any], key: Key, names: Iterable[str]) -> str:
    """Return what an entry says under some keys, such as `title=Law 12`; empty where it says nothing."""
    free = {below.name for below in key.keys if below.kind is Kind.TEXT}
    return ",".join(
        f"{name}={_digest(value) if name in free or len(value) > _SHORT else value}"
        for name in names
        if isinstance(entry.get(name), str | int) and (value := str(entry[name]))
    )


def _digest(text: str) -> str:
    """Hash a text: a finding's key is handed on further than a report, and must hold no word of it."""
    return f"#{crc32(text.encode(errors='replace')):08x}"
