"""Own the way of figures into a draft: what it says stays, what it lacks is added, what differs is listed."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from actip import amounts
from actip.assessment.opening import opened
from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, Contradiction
from actip.format.records import NOT_COORDINATES
from actip.importers.long_figures import ImportedFigure
from actip.model import Document, Severity
from actip.rules import RULES
from actip.rules.masking import mask_of
from actip.rules.wording import labels_of


class Draft(NamedTuple):
    """A submission that a state works on, as it stands."""

    document: Document
    state: str
    start: str
    end: str

    @property
    def year(self) -> int:
        """The calendar year that the period is. Raises Contradiction where it is another time."""
        if (self.start[4:], self.end[4:], self.start[:4]) != ("-01-01", "-12-31", self.end[:4]):
            raise Contradiction(
                f"The period of {self.document.path}, {self.start} to {self.end}, is no calendar year.",
                "Published figures are of calendar years; figures of another time cannot be filled in.",
            )
        return int(self.start[:4])


class Prefilled(NamedTuple):
    """The content of the draft with the figures, and how many were added, were there already, or differ."""

    data: Mapping[str, Any]
    added: int
    same: int
    differing: tuple[str, ...]  # where the draft says something else: one sentence each
    doubled: int  # figures that were not filled in because there is more than one of them


def draft(path: str, catalogue: Catalogue) -> Draft:
    """Read a submission as a draft. Raises ActipError if any of its values cannot be read."""
    checked, findings = opened(path, catalogue)
    document = checked.document
    lost = [
        finding for finding in findings if finding.rule[:3] in ("FIL", "SCH") and finding.severity is Severity.ERROR
    ]
    if lost or any(RULES[fault.rule_id].severity is not Severity.NOTE for fault in document.faults):
        raise ActipError(
            f"{path} has values that cannot be read.", "Mend what 'actip validate' names, then fill it in again."
        )
    period: Any = document.data["period"]
    return Draft(document, str(document.data["state"]), str(period["start"]), str(period["end"]))


def prefilled(into: Draft, figures: Iterable[ImportedFigure], source: str, catalogue: Catalogue) -> Prefilled:
    """Add to a draft the figures that it lacks, each with its source as note; what the draft says stays."""
    data: dict[str, Any] = dict(into.document.data)
    statistics: Any = data.get("statistics", {})
    cells: list[dict[str, Any]] = list(statistics.get("cells", []))
    by_key = {_key(cell, catalogue): (number, cell) for number, cell in enumerate(cells)}
    offered: dict[object, list[ImportedFigure]] = {}
    for figure in figures:
        offered.setdefault((figure.indicator, figure.key), []).append(figure)
    added, same, differing = 0, 0, []
    for key, several in offered.items():
        figure = several[0]
        if len(several) > 1:
            continue
        if key not in by_key:
            cells.append({**figure.cell(catalogue), "note": source})
            added += 1
            continue
        number, cell = by_key[key]
        if cell.get(figure.holds) == figure.amount:
            same += 1
        else:
            place = mask_of([into.document], catalogue).place(into.document.place(f"/statistics/cells/{number}")).words
            within = labels_of(dict(figure.key), catalogue) or "in total"
            title = catalogue.indicators[figure.indicator].title
            published = _amount_words({figure.holds: figure.amount}, catalogue)
            sentence = f"{title}, {within}: {_amount_words(cell, catalogue)} stays, {published} is published."
            differing.append(f"{place}: {sentence}" if place else sentence)
    counted: Any = dict(statistics.get("indicators", {}))
    data["statistics"] = {**statistics, **({"indicators": counted} if counted else {}), "cells": cells}
    doubled = sum(len(several) for several in offered.values() if len(several) > 1)
    return Prefilled(data, added, same, tuple(differing), doubled)


def _key(cell: Mapping[str, Any], catalogue: Catalogue) -> object:
    indicator = catalogue.indicators[cell["indicator"]]
    coordinates = {name: code for name, code in cell.items() if name not in NOT_COORDINATES}
    if coordinates.get("measure") == indicator.measures[0]:
        del coordinates["measure"]
    return cell["indicator"], tuple(sorted(coordinates.items()))


def _amount_words(cell: Mapping[str, Any], catalogue: Catalogue) -> str:
    if "below" in cell:
        return f"<{cell['below']}"
    if "missing" in cell:
        return catalogue.label("missing", cell["missing"]).lower()
    return amounts.figure(cell["value"]) if "value" in cell else "nothing"
