"""Own what changed between two submissions: every key of the table, in its order, and what no table knows besides."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.format.fields import SUBMISSION, part
from actip.format.keys import Key, Kind
from actip.format.records import NOT_COORDINATES, REMARKS
from actip.format.rounds import with_rounds_in
from actip.format.walk import group, groups
from actip.model.change import Change
from actip.texts import ENGLISH

_PLAIN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Za-z][A-Za-z0-9_-]{0,30}|[0-9.]{1,5}"  # a day, a code, a version or a year
_Figure = tuple[str, tuple[tuple[str, str], ...]]  # an indicator, and coordinates


def changes(old: Mapping[str, Any], new: Mapping[str, Any], catalogue: Catalogue) -> tuple[Change, ...]:
    """Compare the content of two submissions. The result is empty only where nothing differs."""
    catalogue = with_rounds_in(catalogue, old, new)
    answers, courts, of_round = part("obligations"), part("court_indicators"), part("round_answers")
    names = {"obligations", "court_indicators", "round_answers", "statistics"}
    rest = SUBMISSION._replace(keys=tuple(key for key in SUBMISSION.keys if key.name not in names))
    others = list(_keys(_without(old, names), _without(new, names), rest, "about", ""))
    by_part = {
        "obligations": list(_by_id(old, new, answers, tuple(catalogue.obligations))),
        "court_indicators": list(_by_id(old, new, courts, tuple(catalogue.lists["court_indicators"].codes))),
        "round_answers": list(_by_id(old, new, of_round, tuple(catalogue.questions))),
        "statistics": [*_figures(old, new, catalogue), *_countings(old, new, catalogue)],
    }
    for name, listed in by_part.items():
        if not listed and canonical(old.get(name)) != canonical(new.get(name)):  # it has not the shape looked at
            others.append(Change("lists", "", name, _words(old.get(name), None), _words(new.get(name), None)))
    about = [change for change in others if not _is_list(rest.below(change.what))]
    lists = [change._replace(part="lists") for change in others if _is_list(rest.below(change.what))]
    return (*about, *(change for listed in by_part.values() for change in listed), *lists)


def canonical(value: Any) -> str:
    """Write content as one JSON text, whatever the order of its keys and lists."""

    def tidy(below: Any) -> Any:
        if isinstance(below, Mapping):
            return {str(key): tidy(entry) for key, entry in below.items() if entry not in (None, [], {})}
        return sorted(json.dumps(tidy(entry), sort_keys=True) for entry in below) if isinstance(below, list) else below

    return json.dumps(tidy(value or {}), sort_keys=True)


def _is_another(before: Any, after: Any) -> bool:
    """Tell whether two values differ; all ways to write nothing are equal, and so are rows in another order."""
    nothing: tuple[Any, ...] = (None, [], {})
    if isinstance(before, list) and isinstance(after, list):
        return canonical(before) != canonical(after)
    return before != after and not (before in nothing and after in nothing)


def _is_list(key: Key | None) -> bool:
    """Tell whether a change in this part is reported by the number of its entries."""
    several = (Kind.ENTRIES, Kind.GROUP, Kind.CODES, Kind.TICKS, Kind.QUESTIONS)
    return key is None or (key.kind in several and key.name != "period")


def _without(content: Mapping[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key not in keys}


def _by_id(old: Mapping[str, Any], new: Mapping[str, Any], key: Key, ids: tuple[str, ...]) -> Iterator[Change]:
    """Compare the entries under ids; those that no catalogue has come last."""
    before, after = group(old, key.name), group(new, key.name)
    for name in dict.fromkeys((*ids, *map(str, before), *map(str, after))):
        one, other = before.get(name), after.get(name)
        if all(entry is None or isinstance(entry, Mapping) for entry in (one, other)):
            yield from _keys(one or {}, other or {}, key, "answers", name)
        elif one != other:
            yield Change("answers", name, "answer", _plain(one), _plain(other))


def _keys(old: Mapping[str, Any], new: Mapping[str, Any], key: Key, part: str, subject: str) -> Iterator[Change]:
    """Compare the keys of a group, those of the table first and in its order."""
    for name in dict.fromkeys((*(below.name for below in key.keys), *map(str, old), *map(str, new))):
        before, after = old.get(name), new.get(name)
        if _is_another(before, after):
            yield Change(part, subject, name, _words(before, key.below(name)), _words(after, key.below(name)))


def _words(value: Any, key: Key | None) -> str | None:
    """Describe a value without its text: a code or a day itself, the length of a text or a list."""
    if isinstance(value, Mapping) and key is not None and {below.name for below in key.keys} == {"start", "end"}:
        return f"{_plain(value.get('start'))} to {_plain(value.get('end'))}"
    if isinstance(value, Mapping | list):
        return _number(value)
    return _length(value) if key is None or key.kind in (Kind.TEXT, Kind.NAME, Kind.ADDRESS) else _plain(value)


def _plain(value: Any) -> str | None:
    """Describe a value: a code, a day or a figure itself, the length of what is none."""
    text = None if value is None else str(value)
    return text if text is None or re.fullmatch(_PLAIN, text) else _length(text)


def _length(text: object) -> str | None:
    if text is None:
        return None
    return ENGLISH.counted("diff", "{count} character", "{count} characters", len(str(text)))


def _number(entries: Mapping[str, Any] | list[Any]) -> str | None:
    return ENGLISH.counted("diff", "{count} entry", "{count} entries", len(entries)) if entries else None


# --- figures


def _figures(old: Mapping[str, Any], new: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Change]:
    before, after = _cells(old, catalogue), _cells(new, catalogue)
    order = {name: number for number, name in enumerate(catalogue.indicators)}
    for key in sorted({*before, *after}, key=lambda key: (order.get(key[0], len(order)), len(key[1]), key[1])):
        both = before.get(key, []), after.get(key, [])
        words = ", ".join(f"{name} {code}" for name, code in key[1]) or "in total"
        amounts = [" and ".join(sorted(map(_amount, cells))) or None for cells in both]
        if amounts[0] != amounts[1]:
            yield Change("figures", key[0], words, *amounts)
        for name in REMARKS:
            texts = ["".join(str(cell[name]) for cell in cells if name in cell) or None for cells in both]
            if texts[0] != texts[1]:
                yield Change("figures", key[0], f"{words}, {name}", *map(_length, texts))


def _cells(content: Mapping[str, Any], catalogue: Catalogue) -> dict[_Figure, list[Mapping[str, Any]]]:
    """Group figures by indicator and coordinates; a sound file has one of each."""
    cells: dict[_Figure, list[Mapping[str, Any]]] = {}
    for _, cell in groups(content, "statistics", "cells"):
        coordinates = ((str(name), str(_plain(code))) for name, code in cell.items() if name not in NOT_COORDINATES)
        name = str(cell.get("indicator"))
        indicator = name if name in catalogue.indicators else str(_plain(name))
        cells.setdefault((indicator, tuple(sorted(coordinates))), []).append(cell)
    return cells


def _amount(cell: Mapping[str, Any]) -> str:
    """Return the amount of a figure as it reads."""
    if "value" in cell:
        value = cell["value"]
        return figure(value, "") if isinstance(value, int | float) else str(_length(value))
    return f"<{_plain(cell['below'])}" if "below" in cell else str(_plain(cell.get("missing")))


def _countings(old: Mapping[str, Any], new: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Change]:
    before, after = (group(content, "statistics", "indicators") for content in (old, new))
    for name in dict.fromkeys((*catalogue.indicators, *map(str, before), *map(str, after))):
        one, other = group(before, name), group(after, name)
        keys = sorted(str(key) for key in {*one, *other} if one.get(key) != other.get(key))
        if keys or before.get(name) != after.get(name):
            yield Change("figures", name, "how it was counted", None, ", ".join(keys))
