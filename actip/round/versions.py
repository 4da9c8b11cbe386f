"""Own where two versions of one part differ: what each of them says there, and where that stands.

What is told is for the facts of a finding: figures, days and codes, of a text its length. See `Joiner.fact_of`.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.format.fields import SUBMISSION
from actip.format.keys import Key
from actip.format.records import NOT_COORDINATES, REMARKS
from actip.format.walk import escaped, groups
from actip.round.diff import canonical
from actip.round.join import Joiner, PartFile, Topic

_NOTHING: tuple[Any, ...] = (None, "", [], {})
_FIGURES = "/statistics/cells"
_Cells = dict[str, list[tuple[str, Mapping[str, Any]]]]


def differences(older: PartFile, newer: PartFile, catalogue: Catalogue) -> list[dict[str, object]]:
    """List where two versions differ, in the order of the keys: what it is, its place, and what either says."""
    versions = _Versions(older, newer, catalogue)
    return list(versions.below(older.content, newer.content, SUBMISSION, Topic(), ""))


class _Versions:
    def __init__(self, older: PartFile, newer: PartFile, catalogue: Catalogue) -> None:
        self.older, self.newer = older, newer
        self.catalogue = catalogue
        self.joiner = Joiner(catalogue, ())

    def below(self, one: Any, other: Any, key: Key | None, about: Topic, at: str) -> Iterator[dict[str, object]]:
        """Yield where two groups of keys differ."""
        names = [below.name for below in key.keys] if key else []
        for name in dict.fromkeys((*names, *map(str, one), *map(str, other))):
            values = one.get(name), other.get(name)
            topic = about.below(name, key.step(name) if key else None)
            yield from self.differing(*values, topic, f"{at}/{escaped(name)}")

    def differing(self, one: Any, other: Any, about: Topic, at: str) -> Iterator[dict[str, object]]:
        """Yield where two values differ; all ways to write nothing are equal, and so are rows in another order."""
        if canonical({"": one}) == canonical({"": other}):
            return
        if at == _FIGURES:
            yield from self.figures()
        elif all(value is None or isinstance(value, Mapping) for value in (one, other)):
            yield from self.below(one or {}, other or {}, about.key, about, at)
        else:
            facts = self.fact(one, about.key), self.fact(other, about.key)
            yield self.difference(about.whole, facts, (at if one not in _NOTHING else "", at))

    def figures(self) -> Iterator[dict[str, object]]:
        """Yield the figures, and the remarks about one, that differ."""
        before, after = (self.cells(source) for source in (self.older, self.newer))
        for place in dict.fromkeys((*before, *after)):
            nothing: tuple[str, Mapping[str, Any]] = ("", {})
            for one, other in zip_longest(before.get(place, ()), after.get(place, ()), fillvalue=nothing):
                cell = one[1] or other[1]
                fixed = {name: code for name, code in cell.items() if name not in NOT_COORDINATES}
                what = [self.indicator(cell.get("indicator")), {"coordinates": fixed}]
                amounts = [self.joiner.amount(entry) if entry else None for _, entry in (one, other)]
                if amounts[0] != amounts[1]:
                    facts = self.fact(amounts[0], None), self.fact(amounts[1], None)
                    yield self.difference(what, facts, (one[0], other[0]))
                for name in REMARKS:
                    if one[1].get(name) != other[1].get(name):
                        facts = self.fact(one[1].get(name), None), self.fact(other[1].get(name), None)
                        remark = [*what, {"key": f"statistics/cells/{name}"}]
                        yield self.difference(remark, facts, (one[0], other[0]))

    def cells(self, source: PartFile) -> _Cells:
        """Return the figures of a version with their pointers, by their coordinates."""
        cells: _Cells = {}
        for number, cell in groups(source.content, "statistics", "cells"):
            fixed = {name: str(code) for name, code in cell.items() if name not in NOT_COORDINATES}
            by = json.dumps([str(cell.get("indicator")), fixed], sort_keys=True)
            cells.setdefault(by, []).append((f"{_FIGURES}/{number}", cell))
        return cells

    def indicator(self, name: object) -> str | dict[str, object]:
        """Return what a figure is of, for the words of a topic."""
        return {"indicator": name} if name in self.catalogue.indicators else str(name)

    def fact(self, value: Any, key: Key | None) -> object:
        """Return what one version says, None for nothing; of a list the number of its entries."""
        if value in _NOTHING:
            return None
        if isinstance(value, Mapping | list):
            return {"entries": len(value)}
        return self.joiner.fact_of(value, key)

    def difference(self, what: list[Any], facts: tuple[object, object], pointers: tuple[str, str]) -> dict[str, object]:
        """Return one difference, with the place in the version that says something there."""
        source, pointer = (self.older, pointers[0]) if pointers[0] else (self.newer, pointers[1])
        return {"what": what, "place": source.facts_of_place(pointer), "one": facts[0], "other": facts[1]}
