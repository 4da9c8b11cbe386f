"""Own what an importer makes: figures, and the submission that holds them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.fields import COORDINATES
from actip.format.formats import FORMAT
from actip.format.periods import period_name

_FIRST = tuple(COORDINATES)  # what names a figure besides its dimensions


class ImportedFigure(NamedTuple):
    """One figure: its indicator, its coordinates sorted by name, and its amount under `value`, `below` or `missing`."""

    indicator: str
    key: tuple[tuple[str, str], ...]
    holds: str
    amount: int | float | str

    def cell(self, catalogue: Catalogue) -> dict[str, Any]:
        """Return the figure as a submission holds it, its keys in the order of the catalogue."""
        coordinates = dict(self.key)
        names = [name for name in (*catalogue.dimensions, *_FIRST) if name in coordinates]
        return {"indicator": self.indicator, **{name: coordinates[name] for name in names}, self.holds: self.amount}


def ordered(catalogue: Catalogue, figures: Iterable[ImportedFigure]) -> list[ImportedFigure]:
    """Sort figures in the order of the catalogue, totals before their breakdowns."""
    indicators = {name: number for number, name in enumerate(catalogue.indicators)}
    names = {name: number for number, name in enumerate((*catalogue.dimensions, *_FIRST))}
    codes = {
        name: {code: number for number, code in enumerate(catalogue.lists[dimension.codes].codes)}
        for name, dimension in catalogue.dimensions.items()
    }

    def place(figure: ImportedFigure) -> tuple[object, ...]:
        steps = sorted((names[name], codes.get(name, {}).get(code, 0), code) for name, code in figure.key)
        return indicators[figure.indicator], len(steps), [step[0] for step in steps], steps, str(figure.amount)

    return sorted(figures, key=place)


def statistics(
    catalogue: Catalogue, figures: Iterable[ImportedFigure], source: str, comments: Mapping[str, str]
) -> dict[str, Any]:
    """Build the `statistics` of a submission: the figures, and for each indicator their source."""
    rows = ordered(catalogue, figures)
    counted = dict.fromkeys(figure.indicator for figure in rows)
    return {
        "indicators": {
            name: {
                "source": source,
                "counting_rule": "not_stated",
                **({"comment": comments[name]} if comments.get(name) else {}),
            }
            for name in counted
        },
        "cells": [figure.cell(catalogue) for figure in rows],
    }


def submission(
    catalogue: Catalogue, state: str, period: tuple[str, str], statistics: Mapping[str, Any]
) -> dict[str, Any]:
    """Build a submission that reports imported figures alone."""
    start, end = period
    return {
        "format": FORMAT,
        "catalogue": catalogue.version,
        "state": state,
        "period": {"start": start, "end": end},
        "cycle": period_name(start, end),
        "parts": ["statistics"],
        "origin": "imported",
        "clearance": "draft",
        "statistics": dict(statistics),
    }
