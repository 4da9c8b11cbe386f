"""Own the parsed text, whatever its grammar: plain data plus the line and column of every JSON Pointer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

MAX_DEPTH = 64  # a submission is seven deep; a thousand brackets are an attack or an accident

OPEN, CLOSE = object(), object()  # steps into a mapping or list, and out of it
_SECOND = "\ud800"  # marks a second value: half of a character, which no text can hold, as it can a NUL
Locate = Callable[[Any], tuple[int, int]]


class Places(Mapping[str, tuple[int, int]]):
    """The line and column of JSON Pointers in a text, both from 1, worked out for those that are asked for."""

    def __init__(self, marks: Mapping[str, Any], locate: Locate) -> None:
        """Take the mark of each pointer, and the function that turns a mark into line and column."""
        self._marks = marks
        self._locate = locate

    def __getitem__(self, pointer: str) -> tuple[int, int]:
        """Return the line and the column of a pointer."""
        return self._locate(self._marks[pointer])

    def __contains__(self, pointer: object) -> bool:
        """Tell whether a text has a pointer."""
        return pointer in self._marks

    def __iter__(self) -> Iterator[str]:
        """Yield the pointers in the order of the text."""
        return iter(self._marks)

    def __len__(self) -> int:
        """Return the number of pointers."""
        return len(self._marks)


Positions = tuple[Places, list[tuple[str, int, int, int]]]


class Parsed(NamedTuple):
    """Hold the data of a text, and whether a mapping repeats a key (the first value wins).

    `positions` gives the places of all pointers, and an entry for each repeated key: its pointer, the line of the
    first one, and the line and column of the repetition.
    """

    data: Any
    repeated: bool
    positions: Callable[[], Positions]


def positions(start: Any, steps: Iterable[Any], locate: Locate) -> Positions:
    """Work out the positions in a text from the mark of its beginning and its steps in order.

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
