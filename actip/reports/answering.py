"""Own who answers what a finding is about, for every output that names them beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.format.agencies import as_listed
from actip.format.answering import answering, assigning_in
from actip.format.walk import entries, group
from actip.model import Finding, Place


class Answering:
    """Tell who answers what in one report, as it names its agencies."""

    def __init__(self, content: Mapping[str, Any], catalogue: Catalogue) -> None:
        """Take the content of the report, and the catalogue with the rounds that it answers."""
        self._content = content
        self._answering = answering(content, catalogue)
        self._listed = [entry.agency for entry in assigning_in(content)]
        whose = content.get("answered_by")  # a part is one agency's, whatever its rows say
        agency = as_listed(whose, self._listed) if isinstance(whose, str) else None
        self._whose = (agency,) if agency else ()

    def of(self, finding: Finding) -> tuple[str, ...]:
        """Return the agencies that answer what a finding is about, none where that is the secretariat."""
        return self._whose or self._answering.get(_question(finding, self._content), ())

    def rank(self, agencies: Sequence[str]) -> tuple[int, str]:
        """Return where agencies stand: as the report lists the first of them, nobody last."""
        agency = next(iter(agencies), "")
        return self._listed.index(agency) if agency in self._listed else len(self._listed) + (not agency), agency


def place_rank(place: Place, sheets: Sequence[str]) -> tuple[int, int, int]:
    """Return where a place stands in a form with these sheets, or in a text: what is of no sheet is first."""
    sheet = sheets.index(place.sheet) if place.sheet in sheets else -1
    return sheet, place.line or 0, place.column or 0


def _question(finding: Finding, data: Mapping[str, Any]) -> str:
    """Return the id of the question that a finding is about: an obligation, an indicator or another; else nothing."""
    if finding.obligation:
        return finding.obligation
    match finding.subject.steps:
        case ("statistics", "cells", *_) if "indicator" in finding.subject.figure:
            return str(finding.subject.figure["indicator"])
        case ("statistics", "indicators", name, *_) | ("court_indicators" | "round_answers", name, *_):
            return name
        case ("explanations", number, *_) if number.isdigit():
            listed = entries(data, "explanations")
            about = group(listed[int(number)]).get("about") if int(number) < len(listed) else None
            subject = about.get("indicator") if isinstance(about, Mapping) else about
            return str(subject).partition("/")[0]
    return next(iter(finding.about.indicators), "")
