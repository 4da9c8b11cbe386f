"""Own what a text is read as, whatever its grammar: its data, and where in it each thing stands."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

MAX_DEPTH = 64  # a submission is seven deep; a thousand brackets are an attack or an accident

# Steps into and out of what stands below a key or an entry.
OPEN, CLOSE = object(), object()
Positions = tuple[dict[str, tuple[int, int]], list[tuple[str, int, int, int]]]


class Parsed(NamedTuple):
    """Hold what a text says: its data, and whether a key stands twice in a mapping (the first one was kept).

    `positions` works out the line and column of every JSON Pointer in the text, both from 1, and besides an entry for
    each key that stands again in its mapping: its pointer, the line where it stands first, and the line and column
    where it stands again.
    """

    data: Any
    repeated: bool
    positions: Callable[[], Positions]


def positions(start: tuple[int, int], steps: Iterable[Any]) -> Positions:
    """Return the positions in a text: that of its beginning, and those of its steps in their order.

    A step is `OPEN`, `CLOSE`, or a key or the index of an entry with its line and column.
    """
    places = {"": start}
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
            name, line, column = step
            pointer = f"{base}{name}"
            if type(name) is str and ("~" in name or "/" in name):
                pointer = base + name.replace("~", "~0").replace("/", "~1")
            if pointer in places:
                again.append((pointer, places[pointer][0], line, column))
                pointer += f"\0{len(again)}"  # what stands below a second value has no pointer of its own
            places[pointer] = (line, column)
    if again:
        places = {pointer: place for pointer, place in places.items() if "\0" not in pointer}
        again = [entry for entry in again if "\0" not in entry[0]]
    return places, again
