"""Own what `actip diff` says: the changes between two submissions as tables, or as `actip-changes/1` for programs."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from actip import __version__
from actip.assessment.opening import opened
from actip.catalogue.entries import Catalogue
from actip.format.formats import CHANGES as FORMAT
from actip.format.periods import alike, days_of
from actip.format.rounds import with_rounds_in
from actip.format.walk import group
from actip.gate.files import write
from actip.model.change import Change
from actip.model.section import Section
from actip.reports.excel import workbook
from actip.round.diff import changes
from actip.sections.changes import change_sections
from actip.texts import ENGLISH


class Changes(NamedTuple):
    """What changed from one file to another, and the tables of it."""

    old: str
    new: str
    changes: tuple[Change, ...]
    sections: Sequence[Section]
    stamps: Sequence[str]

    @property
    def sentence(self) -> str:
        """How much changed, in a sentence."""
        if not self.changes:
            return "Nothing changed."
        parts = {part: sum(change.part == part for change in self.changes) for part in ("answers", "figures")}
        others = len(self.changes) - sum(parts.values())
        return ENGLISH.counted(
            "diff",
            "{count} change: {answers} in answers, {figures} in figures, {others}.",
            "{count} changes: {answers} in answers, {figures} in figures, {others}.",
            len(self.changes),
            **parts,
            others=ENGLISH.counted("diff", "{count} other", "{count} others", others),
        )

    def write(self, path: str, created: datetime) -> None:
        """Write the workbook, whole or not at all. Raises CannotWrite."""
        write(path, workbook(self.sections, f"Changes from {self.old} to {self.new}", self.stamps, created))

    def as_json(self) -> str:
        """Return one JSON object, in ASCII; null stands for what is not there."""
        entries = [change._asdict() for change in self.changes]
        content = {"format": FORMAT, "actip": __version__, "old": self.old, "new": self.new, "changes": entries}
        return json.dumps(content, indent=2)


def compared(old: str, new: str, catalogue: Catalogue) -> Changes:
    """Compare two files. Raises ActipError where one of them cannot be read."""
    both = [opened(path, catalogue)[0].document for path in (old, new)]
    data = [read.data for read in both]
    catalogue = with_rounds_in(catalogue, *data)
    lost = [read.path for read in both if read.faults]
    changed = changes(data[0], data[1], catalogue)
    sample = any(entry.get("origin") == "sample" for entry in data)
    stamps = ["Sample: answers invented, no government's report."] if sample else []
    stamps += [f"Not all of {path} could be read: see 'actip validate'." for path in lost]
    days = [days_of(group(entry, "period")) for entry in data]
    if all(first and last for first, last in days) and not alike(*days):
        stamps.append("The two periods are not as long: a figure of one is not held against one of the other.")
    return Changes(old, new, changed, change_sections(changed, catalogue), stamps)
