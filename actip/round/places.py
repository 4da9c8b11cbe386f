"""Own where in a report a conflict belongs: a pointer in which an entry of a list is known by what it names.

The steps are those of a JSON Pointer, but for two: `#1a2b3c4d` is the entry with that identity, and
`indicator=...; sex=F` the figure with these coordinates.
"""

import json
from binascii import crc32
from collections.abc import Mapping, MutableMapping
from typing import Any, NamedTuple

from actip.form import pairs, said_as_pairs
from actip.format.keys import Key
from actip.format.records import AMOUNTS, REMARKS
from actip.format.walk import escaped
from actip.gate.scalars import folded

FIGURES = ("statistics", "cells")


def identity(entry: Mapping[str, Any], key: Key | None) -> str:
    """Return by what an entry of a list is known: what it says under the keys that name it, else all that it says.

    Letter case and blanks make no other entry.
    """
    names = (key.same_by or key.alike_by) if key else ()
    naming = [_as_compared(entry.get(name)) for name in names]
    return json.dumps(naming if any(naming) else entry, sort_keys=True)


def entry_step(entry: Mapping[str, Any], key: Key | None) -> str:
    """Return the step that leads to an entry of a list."""
    return f"#{crc32(identity(entry, key).encode(errors='replace')):08x}"


def figure_step(coordinates: Mapping[str, str]) -> str:
    """Return the step that leads to a figure; its indicator is one of the coordinates."""
    return escaped(said_as_pairs(dict(sorted(coordinates.items()))))


def coordinates_in(step: str) -> dict[str, str]:
    """Return the coordinates of a figure from its step."""
    return pairs(step)


def _as_compared(value: Any) -> Any:
    return folded(value) if isinstance(value, str) else value


class Spot(NamedTuple):
    """What can be written into: a group of keys, and the name of the key in it."""

    group: MutableMapping[str, Any]
    name: str

    @property
    def value(self) -> Any:
        """What stands there; None where nothing does."""
        return self.group.get(self.name)


def spot(content: MutableMapping[str, Any], steps: list[str], top: Key) -> Spot | None:
    """Return where the steps of a place lead, groups that are not there made; None where they lead nowhere."""
    below: Any = content
    key: Key | None = top
    for number, step in enumerate(steps[:-1]):
        key = key.step("0" if step.startswith("#") else step) if key else None
        if isinstance(below, list):
            below = _figure(below, step) if tuple(steps[:number]) == FIGURES else _entry(below, step, key)
        elif isinstance(below, dict):
            is_list = tuple(steps[: number + 1]) == FIGURES
            below = below.setdefault(step, [] if is_list else {})
        if below is None:
            return None
    return Spot(below, steps[-1]) if isinstance(below, dict) else None


def _entry(entries: list[Any], step: str, key: Key | None) -> Any:
    return next((entry for entry in entries if isinstance(entry, dict) and entry_step(entry, key) == step), None)


def _figure(cells: list[Any], step: str) -> Any:
    """Return the figure with some coordinates, a new one where there is none."""
    wanted = coordinates_in(step)
    for cell in cells:
        fixed = {name: code for name, code in cell.items() if name not in (*AMOUNTS, *REMARKS)}
        if fixed == wanted:
            return cell
    cells.append(wanted)
    return wanted
