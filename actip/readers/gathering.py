"""Own what is gathered while a form is read: the values at their pointers, their places, and what was found."""

from collections.abc import Mapping
from typing import Any

from actip.format.formats import FORMAT
from actip.format.walk import steps_of
from actip.model import Found, Place, UnreadCell
from actip.readers import typed_values

# What is in many places: what is missing in one of them has no place of its own.
_GROUPS = ("/obligations", "/court_indicators", "/statistics", "/statistics/indicators", "/statistics/cells")


class Gathered:
    """Collect what is read from a form."""

    def __init__(self) -> None:
        """Begin with nothing but the format."""
        self.data: dict[str, Any] = {"format": FORMAT}
        self.faults: list[Found] = []
        self.refused: set[str] = set()
        self.places: dict[str, Place] = {}
        self.inputs: dict[tuple[str, int, int], str] = {}  # the cells that take an answer, and what it is
        self.unread: dict[tuple[str, int, int], UnreadCell] = {}  # what holds something and was not read
        self.beside: dict[str, str] = {}  # what stands in the tables and is no answer, by a pointer of its own

    def mark(self, pointer: str, place: Place) -> None:
        """Remember the place of a pointer, and the first place in each group around it."""
        while pointer and pointer not in self.places and pointer not in _GROUPS:
            self.places[pointer] = place
            pointer = pointer.rpartition("/")[0]

    def at(self, path: str) -> list[Any]:
        """Return the list at a pointer; make it if it is missing."""
        *steps, last = path.split("/")[1:]
        below = self.data
        for step in steps:
            below = below.setdefault(step, {})
        entries: list[Any] = below.setdefault(last, [])
        return entries

    def put(self, pointer: str, value: object) -> None:
        """Put a value at its pointer; make the groups and lists around it."""
        *steps, last = steps_of(pointer)
        below: Any = self.data
        for number, step in enumerate(steps):
            if isinstance(below, list):
                while len(below) <= int(step):
                    below.append({})
                below = below[int(step)]
            else:
                following = steps[number + 1] if number + 1 < len(steps) else last
                below = below.setdefault(step, [] if following.isdigit() else {})
        if isinstance(below, dict):
            below[last] = value
        else:  # an explanation about an obligation that names a figure as well
            self.faults.append(Found(pointer, {"found": cut(value), "field": last}, "FIL134"))

    def value_at(self, pointer: str) -> object:
        """Return what was put at a pointer; None for nothing."""
        below: Any = self.data
        for step in steps_of(pointer):
            if isinstance(below, list):
                below = below[int(step)] if int(step) < len(below) else None
            else:
                below = below.get(step) if isinstance(below, dict) else None
        return below

    def say(self, pointer: str, reading: typed_values.Reading, place: Place) -> None:
        """Report how a value was read, where the reading has a finding."""
        if reading.rule in (typed_values.TIDIED, typed_values.WAS_A_TEXT):
            self.faults.append(Found(pointer, reading.facts, reading.rule, place))
        elif reading.rule:
            self.refuse(pointer, reading.facts, reading.rule, place)

    def refuse(self, pointer: str, facts: Mapping[str, object], rule: str, place: Place) -> None:
        """Report a value that cannot be trusted."""
        self.refused.add(pointer)
        self.faults.append(Found(pointer, facts, rule, place))

    def tell(self, rule: str, facts: Mapping[str, object], place: Place) -> None:
        """Report something at a place that no pointer leads to."""
        self.faults.append(Found("", facts, rule, place))

    def leave_unread(self, place: Place, value: object) -> None:
        """Remember a cell that holds something and was not read: no output may look as if it were not there."""
        at = (str(place.sheet), int(place.line or 0), int(place.column or 0))
        self.unread.setdefault(at, UnreadCell(place, typed_values.text_of(value)))

    def keep_beside(self, what: str, text: str) -> None:
        """Keep a text that is no answer: a person's data is looked for in it as well."""
        self.beside[f"/besides/{what}/{len(self.beside)}"] = text


def cut(value: object) -> str:
    """Cut a value to the 40 characters that a finding repeats."""
    text = str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
