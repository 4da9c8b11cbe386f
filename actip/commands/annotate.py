"""Own the copy of a form that goes back to whoever filled it: the answers as they were, each fault at its cell.

The copy is written anew from what was read. The file that was sent is never loaded and saved again: that would drop
its lists, its formats and the results of its formulas.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form import REMARK
from actip.format.walk import entries
from actip.model import Document, Finding, Place
from actip.readers.excel import document
from actip.rules import RULES
from actip.workbook.cells import Mark
from actip.workbook.template import workbook

# Rules about what was not read: it is not in the copy either, and the list of findings says so.
_NOT_CARRIED = ("FIL110", "FIL124", "FIL126", "FIL127", "FIL128", "FIL129", "FIL130", "FIL134", "FIL135", "FIL136")


class FindingLine(NamedTuple):
    """One line of the list of findings; `at` is the sheet and cell of the copy that it leads to, where there is one."""

    severity: str
    at: Place | None
    message: str
    remedy: str
    rule: str


def annotated(read: Document, findings: Sequence[Finding], catalogue: Catalogue, created: datetime) -> bytes:
    """Write a form with the findings about a document in it. Raises ActipError where it does not fit a form."""
    copy = document(read.path, workbook(catalogue, read.data, created))
    ordered = sorted(findings, key=lambda finding: (finding.explained is not None, finding.severity.rank))
    listed = [
        _listed(
            finding,
            _moved(
                finding.pointer, entries(read.data, "statistics", "cells"), entries(copy.data, "statistics", "cells")
            ),
            copy.places,
        )
        for finding in ordered
    ]
    return workbook(catalogue, read.data, created, _marks(ordered, listed), _rows(listed))


def _moved(pointer: str, before: list[object], after: list[object]) -> str:
    """Return the pointer of the same figure in the copy: a text lists figures in its own order, the form in another."""
    steps = pointer.split("/")
    if steps[1:3] != ["statistics", "cells"] or len(steps) < 4:
        return pointer
    number = int(steps[3])
    again = before[:number].count(before[number])  # the same figure can be given twice
    places = [at for at, cell in enumerate(after) if cell == before[number]]
    return "/".join([*steps[:3], str(places[again]), *steps[4:]]) if again < len(places) else ""


def _listed(finding: Finding, pointer: str, places: Mapping[str, Place]) -> FindingLine:
    # As in the file itself: what is missing under an answer is said at its own cell, not at the first of the row.
    pointer += RULES[finding.rule].beside.format_map(finding.facts)
    while pointer and pointer not in places:
        pointer = pointer.rpartition("/")[0]
    at = places.get(pointer)
    message = finding.message if finding.rule not in _NOT_CARRIED else f"{finding.message} It is not in this copy."
    where = f"{finding.place.words}: " if at is None and finding.place.cell else ""
    if finding.explained is not None:  # nothing is asked for, and its cell has no mark
        return FindingLine("explained", at, f"{where}{message}", f"State's reason: {finding.explained}", finding.rule)
    return FindingLine(finding.severity.value, at, f"{where}{message}", finding.remedy, finding.rule)


def _marks(findings: Sequence[Finding], listed: Sequence[FindingLine]) -> dict[tuple[str, str], Mark]:
    """Collect for each cell the gravest severity of its findings, and the messages of all of them."""
    marks: dict[tuple[str, str], Mark] = {}
    for finding, line in zip(findings, listed, strict=True):
        if line.at and line.at.sheet and line.at.cell and finding.explained is None:
            key = (line.at.sheet, line.at.cell)
            words = f"{line.severity} {line.rule}: {line.message} {line.remedy}"
            before = marks.get(key)
            marks[key] = (
                before._replace(words=f"{before.words}\n\n{words}")
                if before
                else Mark(line.severity, f"{REMARK}{words}")
            )
    return marks


def _rows(listed: Iterable[FindingLine]) -> list[tuple[str, str, str, str, str]]:
    return [
        (line.severity, f"{line.at.sheet}!{line.at.cell}" if line.at else "", line.message, line.remedy, line.rule)
        for line in listed
    ]
