"""Own the way from the records of a submission back to plain content, as far as a finding is worded from it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from actip.format.fields import ANSWERS, SUBMISSION
from actip.format.keys import Key, Kind
from actip.format.moments import Moment
from actip.format.records import AMOUNTS, Cell, Submission


def content_of(submission: Submission) -> dict[str, Any]:
    """Return what answers, figures and lists of a submission say; each stands where its pointer leads to."""
    lists = [key for key in SUBMISSION.keys if key.kind is Kind.ENTRIES and key.attribute in Submission._fields]
    return {
        **{key.name: _placed(getattr(submission, key.attribute), key) for key in lists},
        "obligations": {name: _group(answer, ANSWERS) for name, answer in submission.answers.items()},
        "statistics": {"cells": _in_places((cell.pointer, _figure(cell)) for cell in submission.cells)},
    }


def _figure(cell: Cell) -> dict[str, Any]:
    amounts = {name: getattr(cell, name) for name in AMOUNTS if getattr(cell, name) is not None}
    return {"indicator": cell.indicator, **cell.coordinates, **amounts}


def _placed(records: Sequence[Any], key: Key) -> list[dict[str, Any]]:
    return _in_places((record.pointer, _group(record, key)) for record in records)


def _in_places(entries: Iterable[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Put entries where their pointers say, with nothing in the places between."""
    by_place = {int(pointer.rpartition("/")[2]): entry for pointer, entry in entries}
    return [by_place.get(place, {}) for place in range(max(by_place, default=-1) + 1)]


def _group(record: Any, key: Key) -> dict[str, Any]:
    values = ((below, getattr(record, below.attribute, None)) for below in key.keys)
    return {below.name: _plain(value, below) for below, value in values if value is not None}


def _plain(value: Any, key: Key) -> Any:
    if isinstance(value, Moment):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if key.kind is Kind.ENTRIES:
        return [_group(entry, key) for entry in value]
    if key.kind is Kind.GROUP:
        return _group(value, key)
    return sorted(value) if isinstance(value, frozenset) else list(value) if isinstance(value, tuple) else value
