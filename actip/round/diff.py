"""Own what changed between two submissions: answers, figures, texts and lists, in the order of the catalogue."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.format.records import AMOUNTS
from actip.model.change import Change

_PLAIN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Za-z][A-Za-z0-9_-]{0,30}|[0-9.]{1,5}"  # a day, a code, a version or a year
_ABOUT = ("state", "period", "cycle", "catalogue", "clearance", "prepared", "disclosure", "reporting_authority")
_CODES = ("in_law", "in_practice", "since", "agency", "disclosure")
_TEXTS = ("account", "challenges")
_ENTRIES = ("evidence", "assistance", "assistance_offered", "actions")
_LISTS = ("agencies", "capacity", "budgets", "stakeholders", "consultations", "practices", "context", "explanations")


def changes(old: Mapping[str, Any], new: Mapping[str, Any], catalogue: Catalogue) -> tuple[Change, ...]:
    """Return what is not the same in the data of two submissions."""
    return (
        *_about(old, new),
        *_answers(group(old, "obligations"), group(new, "obligations"), catalogue),
        *_courts(group(old, "court_indicators"), group(new, "court_indicators"), catalogue),
        *_figures(old, new, catalogue),
        *_lists(old, new),
    )


def _about(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key in _ABOUT:
        if old.get(key) != new.get(key):
            yield Change("about", "", key, _told(old.get(key)), _told(new.get(key)))


def _told(value: Any) -> str | None:
    """Return what may be told of a value: a code, a day, a short name; of any other text only how long it is."""
    if isinstance(value, Mapping) and {"start", "end"} == set(value):
        return f"{_told(value['start'])} to {_told(value['end'])}"
    said = None if value is None else str(value)
    return said if said is None or re.fullmatch(_PLAIN, said) else _length(said)


def _answers(old: Mapping[str, Any], new: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Change]:
    for name in catalogue.obligations:
        yield from _entry("answers", name, group(old, name), group(new, name), _CODES)


def _courts(old: Mapping[str, Any], new: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Change]:
    for name in catalogue.lists["court_indicators"].codes:
        codes = ("state", "judgments_reviewed", "disclosure")
        yield from _entry("answers", name, group(old, name), group(new, name), codes)


def _entry(
    part: str, subject: str, old: Mapping[str, Any], new: Mapping[str, Any], codes: Sequence[str]
) -> Iterator[Change]:
    for key in codes:
        if old.get(key) != new.get(key):
            yield Change(part, subject, key, _told(old.get(key)), _told(new.get(key)))
    for key in _TEXTS:
        if old.get(key) != new.get(key):
            yield Change(part, subject, key, _length(old.get(key)), _length(new.get(key)))
    for key in _ENTRIES:
        if (old.get(key) or []) != (new.get(key) or []):
            yield Change(part, subject, key, _number(old.get(key)), _number(new.get(key)))


def _figures(old: Mapping[str, Any], new: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Change]:
    before, now = _cells(old), _cells(new)
    order = {name: number for number, name in enumerate(catalogue.indicators)}
    keys = sorted({*before, *now}, key=lambda key: (order.get(key[0], len(order)), len(key[1]), key[1]))
    for key in keys:
        if before.get(key) != now.get(key):
            words = ", ".join(f"{name} {code}" for name, code in key[1]) or "in total"
            yield Change("figures", key[0], words, before.get(key), now.get(key))
    counted = [group(group(data, "statistics"), "indicators") for data in (old, new)]
    for name in catalogue.indicators:
        one, other = (group(entry, name) for entry in counted)
        if one != other:
            keys_of = sorted(key for key in {*one, *other} if one.get(key) != other.get(key))
            yield Change("figures", name, "how it was counted", None, ", ".join(keys_of))


def _cells(data: Mapping[str, Any]) -> dict[tuple[str, tuple[tuple[str, str], ...]], str]:
    """Return the figures by indicator and coordinates, each as it reads."""
    cells = group(data, "statistics").get("cells")
    found = {}
    for cell in cells if isinstance(cells, list) else ():
        if isinstance(cell, Mapping):
            left_out = {*AMOUNTS, "indicator", "note", "where"}
            known = ((str(name), str(_told(code))) for name, code in cell.items() if name not in left_out)
            found[str(_told(cell.get("indicator"))), tuple(sorted(known))] = _amount(cell)
    return found


def _amount(cell: Mapping[str, Any]) -> str:
    if "value" in cell:
        value = cell["value"]
        return str(value) if isinstance(value, int | float) else str(_length(value))
    return f"<{_told(cell['below'])}" if "below" in cell else str(_told(cell.get("missing")))


def _lists(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key in (*_LISTS, "focal_point", "population", "parts"):
        before, now = old.get(key), new.get(key)
        if (before or []) != (now or []):
            yield Change("lists", "", key, _number(before), _number(now))


def group(parent: Any, key: str) -> Mapping[str, Any]:
    """Return the group of keys under a key of a submission's content; an empty one where there is no such group."""
    below = parent.get(key) if isinstance(parent, Mapping) else None
    return below if isinstance(below, Mapping) else {}


def _length(text: object) -> str | None:
    return None if text is None else f"{len(str(text))} characters"


def _number(entries: object) -> str | None:
    if not entries:
        return None
    count = len(entries) if isinstance(entries, list | Mapping) else 1
    return f"{count} {'entry' if count == 1 else 'entries'}"
