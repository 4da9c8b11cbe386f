"""Own all that a report on a region prints: sections, further tables, first page, charts; and what must not move it.

A report may tell no more than an export of the same files, which an intruder has attacked. So two regions of which the
exports are the same, and only hidden counts differ, have the same report, to the last figure of a chart: no total,
share, change or sum of parts is made of anything that is not printed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from itertools import combinations, islice, pairwise
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from actip.commands.report import regional_report
from actip.model.settings import ReportScope
from tests.disclosure.printed import VALUE, Fact, codes, in_content
from tests.disclosure.publishing import KNOWN, Content, export, text_of_export, write

_SCOPE = ReportScope(due=date(2026, 3, 31), as_of=date(2026, 5, 1))
_LEAST = 1000  # of a number that stands in a text for one thing alone


def everything(paths: Sequence[Path], audience: str = "public") -> str:
    """Return every word and number of a report, those that only a picture draws among them."""
    made = regional_report([str(path) for path in paths], audience, KNOWN, scope=_SCOPE, further=True)
    return "\n".join(map(repr, (made.title, made.stamps, made.first, *made.sections, *made.further)))


# --- the report moves with what is printed alone


class Moved(NamedTuple):
    """How many times hidden counts were changed without a change of the export, and where the report then changed."""

    tried: int
    alike: int
    differing: tuple[str, ...]


def moved(contents: Sequence[Content], folder: Path, seed: int, most: int = 40) -> Moved:
    """Change hidden counts by one; where the export stays what it was, the report has to stay what it was."""
    paths = write(contents, folder)
    before, shown = text_of_export(paths), export(paths)
    report = ""
    tried, alike, differing = 0, 0, []
    for change in islice(_changes(contents, shown, Random(seed)), most):  # noqa: S311 - a change by chance is no secret
        tried += 1
        write(_changed(contents, change), folder)
        if text_of_export(paths) != before:
            continue
        alike += 1
        after = everything(paths)
        write(contents, folder)
        report = report or everything(paths)
        if after != report:
            differing.append(f"seed {seed}: {change}: {_first_difference(report, after)}")
    write(contents, folder)
    return Moved(tried, alike, tuple(differing))


_Change = tuple[tuple[int, int, int], ...]  # the file, the figure in it, and by how much


def _changes(contents: Sequence[Content], shown: Sequence[Fact], random: Random) -> Iterator[_Change]:
    """Yield changes of one hidden count, and of two of one table of which one goes up and one goes down."""
    printed = {(fact.place, fact.key) for fact in shown if fact.kind == VALUE}
    tables: dict[tuple[Any, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, content in enumerate(contents):
        cells = content["statistics"]["cells"]
        for place, cell in enumerate(cells):
            facts = in_content({**content, "statistics": {**content["statistics"], "cells": [cell]}})
            if facts and facts[0].kind == VALUE and facts[0].number and (facts[0].place, facts[0].key) not in printed:
                tables[facts[0].place].append((number, place))
    changes: list[_Change] = []
    for hidden in tables.values():
        changes += [((*one, 1),) for one in hidden] + [((*one, -1),) for one in hidden]
        changes += [((*up, 1), (*down, -1)) for pair in combinations(hidden, 2) for up, down in (pair, pair[::-1])]
    random.shuffle(changes)
    return iter(changes)


def _changed(contents: Sequence[Content], change: _Change) -> list[Content]:
    copies = deepcopy(list(contents))
    for number, place, by in change:
        copies[number]["statistics"]["cells"][place]["value"] += by
    return copies


def _first_difference(one: str, other: str) -> str:
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(0, place - 80) : place + 40]!r} and {other[place : place + 40]!r}"


# --- numbers that nobody may read


def forbidden(contents: Sequence[Content], shown: Sequence[Fact]) -> dict[int, str]:
    """Return numbers of four digits that a report must not hold: hidden ones, and totals and changes made of them.

    That is a figure that the export hides; the total of it over the states of a cycle, where one of them is hidden; the
    sum of the parts of a form; and the change since the last cycle. A number that is printed anywhere is none of them.
    """
    printed = {(fact.place, fact.key): fact.number for fact in shown if fact.kind == VALUE}
    facts = {(f.place, f.key): f.number for content in contents for f in in_content(content) if f.kind == VALUE}
    secrets: dict[int, str] = {}
    allowed: Counter[int] = Counter(printed.values())
    sums: dict[tuple[Any, ...], list[tuple[int, bool]]] = defaultdict(list)
    for (place, key), number in facts.items():
        hidden = (place, key) not in printed
        if hidden:
            secrets[number] = f"{place} {sorted(key)}"
        sums[place.start, place.end, place.indicator, place.measure, key].append((number, hidden))
        for parent in _parents(key):
            sums[place, parent].append((number, hidden))
    by_table: dict[tuple[Any, ...], list[tuple[str, int, bool]]] = defaultdict(list)
    for (place, key), number in facts.items():
        by_table[place.state, place.indicator, place.measure, key].append(
            (place.start, number, (place, key) not in printed)
        )
    for about, entries in by_table.items():
        ordered = sorted(entries)
        for (_, before, one), (_, now, other) in pairwise(ordered):
            if one or other:
                secrets[abs(now - before)] = f"change of {about}"
            else:
                allowed[abs(now - before)] += 1
    for about, parts in sums.items():
        total = sum(number for number, _ in parts)
        open_ones = sum(number for number, hidden in parts if not hidden)
        allowed[open_ones] += 1
        if len(parts) > 1 and open_ones != total:
            secrets[total] = f"sum of {about}"
    return {number: about for number, about in secrets.items() if number >= _LEAST and number not in allowed}


def _parents(key: frozenset[tuple[str, str]]) -> Iterator[frozenset[tuple[str, str]]]:
    """Yield the keys of which a figure is a part: without one of its dimensions, or with the form above its own."""
    for name, code in key:
        rest = key - {(name, code)}
        yield rest
        if name == "form" and (parent := _form(code).get("part_of")):
            yield rest | {(name, str(parent))}


def _form(code: str) -> Mapping[str, Any]:
    return codes("form").get(code, {})


def holding(text: str, number: int) -> bool:
    """Tell whether a number stands in a text by itself, written in any of the ways of a report."""
    ways = (str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f"), f"{number:,}".replace(",", " "))
    return any(re.search(rf"(?<![0-9.,#]){re.escape(way)}(?![0-9])", text) for way in dict.fromkeys(ways))
