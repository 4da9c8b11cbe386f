"""Own what a text is read as, whatever its grammar: its data, and where in it each thing stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

MAX_DEPTH = 64  # a submission is seven deep; a thousand brackets are an attack or an accident

# Steps into and out of what stands below a key or an entry.
OPEN, CLOSE = object(), object()
_SECOND = "\ud800"  # marks a second value: half of a character, which no text can hold, as it can a NUL
Locate = Callable[[Any], tuple[int, int]]


class Places(Mapping[str, tuple[int, int]]):
    """The line and column of JSON Pointers in a text, both from 1, worked out for those that are asked for."""

    def __init__(self, marks: Mapping[str, Any], locate: Locate) -> None:
        """Take what marks each pointer, and what says where a mark is."""
        self._marks = marks
        self._locate = locate

    def __getitem__(self, pointer: str) -> tuple[int, int]:
        """Return the line and the column of a pointer."""
        return self._locate(self._marks[pointer])

    def __iter__(self) -> Iterator[str]:
        """Yield the pointers in the order of the text."""
        return iter(self._marks)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._marks)


Positions = tuple[Places, list[tuple[str, int, int, int]]]


class Parsed(NamedTuple):
    """Hold what a text says: its data, and whether a key stands twice in a mapping (the first one was kept).

    `positions` gives the places of all pointers, and an entry for each key that stands again in its mapping: its
    pointer, the line where it stands first, and the line and column where it stands again.
    """

    data: Any
    repeated: bool
    positions: Callable[[], Positions]


def positions(start: Any, steps: Iterable[Any], locate: Locate) -> Positions:
    """Return the positions in a text: that of its beginning, and those of its steps in their order.

    A step is `OPEN`, `CLOSE`, or a key or the index of an entry with its mark.
    """
    marks = {"": start}
    again: list[tuple[str, int, int, int]] = []
    above: list[str] = []
    base = pointer = ""
    for step in steps:
        if step is OPEN:
            above.append(base)
            base = f"{pointer}/"
        elif step is CLOSE:
            base = above.pop()
        else:
            name, mark = step
            pointer = f"{base}{name}"
            if type(name) is str and ("~" in name or "/" in name):
                pointer = base + name.replace("~", "~0").replace("/", "~1")
            if pointer in marks:
                again.append((pointer, locate(marks[pointer])[0], *locate(mark)))
                pointer += f"{_SECOND}{len(again)}"  # what stands below a second value has no pointer of its own
            marks[pointer] = mark
    if again:
        marks = {pointer: mark for pointer, mark in marks.items() if _SECOND not in pointer}
        again = [entry for entry in again if _SECOND not in entry[0]]
    return Places(marks, locate), again
