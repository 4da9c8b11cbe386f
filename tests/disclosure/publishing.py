"""Own the outputs that an intruder reads: submissions written to files, and what the program prints of them.

Every figure is taken from the text of an output: the table of `export`, the copies of `release`, a section of the
report. Options that this version does not have are left alone (`can_know_what_was_published`).
"""

import inspect
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from actip.catalogue import catalogue
from actip.commands.export import exported
from actip.commands.release import released
from actip.disclosure.policy import Policy
from actip.importers.publications import publications
from tests.disclosure.intruder import Outcome, attack
from tests.disclosure.printed import Fact, Place, counted_in_every_form, in_content, in_long_form, read_yaml

KNOWN = catalogue()
Content = dict[str, Any]
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_CREATED = datetime(2000, 1, 1)


def content(state: str, period: str | tuple[str, str], cells: Sequence[Mapping[str, Any]], **more: Any) -> Content:
    """Return a submission of these figures; a period is a year, or the half of one (2025-H1)."""
    return {
        "format": "actip-submission/1",
        "catalogue": KNOWN.version,
        "state": state,
        "period": dict(zip(("start", "end"), _days(period), strict=True)),
        "cycle": period if isinstance(period, str) else period[1][:4],
        "parts": ["statistics"],
        "origin": "sample",
        "clearance": "submitted",
        "disclosure": "public",
        "statistics": {"indicators": dict(more), "cells": [dict(cell) for cell in cells]},
    }


def _days(period: str | tuple[str, str]) -> tuple[date, date]:
    if isinstance(period, tuple):
        return date.fromisoformat(period[0]), date.fromisoformat(period[1])
    year, _, half = period.partition("-")
    first, last = {"": ((1, 1), (12, 31)), "H1": ((1, 1), (6, 30)), "H2": ((7, 1), (12, 31))}[half]
    return date(int(year), *first), date(int(year), *last)


def cells(indicator: str, *figures: tuple[Mapping[str, str], Any]) -> list[dict[str, Any]]:
    """Return figures of an indicator: a number, '<5' for a bound, or the reason why there is none."""
    return [{"indicator": indicator, **coordinates, **_amount(figure)} for coordinates, figure in figures]


def _amount(figure: Any) -> dict[str, Any]:
    if isinstance(figure, int):
        return {"value": figure}
    return {"below": int(figure[1:])} if figure.startswith("<") else {"missing": figure}


def write(contents: Iterable[Content], folder: Path) -> list[Path]:
    """Write submissions as files."""
    paths = []
    for entry in contents:
        path = folder / f"{entry['state']}_{entry['cycle']}.yaml"
        path.write_text(yaml.dump(entry, Dumper=_DUMPER, sort_keys=False, allow_unicode=True), encoding="utf-8")
        paths.append(path)
    return paths


def typed(contents: Iterable[Content]) -> list[Fact]:
    """Return every figure as the states typed it."""
    return [fact for entry in contents for fact in in_content(entry)]


def every_form(contents: Iterable[Content]) -> frozenset[Place]:
    """Return the tables in which a person counts under every form."""
    return frozenset(
        fact.place for entry in contents for fact in in_content(entry)
        if fact.place.indicator in counted_in_every_form(entry)
    )  # fmt: skip


def text_of_export(paths: Iterable[Path], audience: str = "public", policy: Policy | None = None) -> str:
    """Return the text of `actip export`."""
    return exported([str(p) for p in paths], "csv", audience, KNOWN, **({"policy": policy} if policy else {})).content


def export(paths: Iterable[Path], audience: str = "public", policy: Policy | None = None) -> list[Fact]:
    """Return the figures that an export prints."""
    return in_long_form(text_of_export(paths, audience, policy))


def copy(path: Path, audience: str = "public", policy: Policy | None = None, published: Sequence[Path] = ()) -> str:
    """Return the text of the copy that `actip release` writes."""
    options = {"published": publications([str(p) for p in published], KNOWN)} if published else {}
    made = released(str(path), audience, ".yaml", KNOWN, policy or Policy(), _CREATED, **options).content
    return made if isinstance(made, str) else bytes(made).decode("utf-8")


def release(path: Path, audience: str = "public", policy: Policy | None = None) -> list[Fact]:
    """Return the figures that a released copy holds."""
    return in_content(read_yaml(copy(path, audience, policy)))


def can_know_what_was_published() -> bool:
    """Tell whether `release` takes what was published before."""
    return "published" in inspect.signature(released).parameters


def outcome(contents: Sequence[Content], prints: Sequence[Iterable[Fact]], *, alike: bool = False) -> Outcome:
    """Attack what is printed of submissions."""
    return attack(typed(contents), prints, every_form=every_form(contents), alike=alike)
