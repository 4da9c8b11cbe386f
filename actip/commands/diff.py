"""Own what `actip diff` says: the changes between two submissions as tables, or as `actip-changes/1` for programs."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from actip import __version__
from actip.assessment.opening import opened
from actip.catalogue.entries import Catalogue
from actip.disclosure import LEVELS
from actip.format.formats import CHANGES as FORMAT
from actip.format.periods import alike, days_of
from actip.format.rounds import with_rounds_in
from actip.format.walk import group
from actip.gate.files import write
from actip.model.change import Change
from actip.model.section import Section
from actip.reports.excel import workbook
from actip.round.diff import changes
from actip.rules.masking import Mask, mask_of
from actip.sections.changes import change_sections
from actip.sections.words import small_counts
from actip.texts import ENGLISH


class Changes(NamedTuple):
    """What changed from one file to another, and the tables of it."""

    old: str
    new: str
    changes: tuple[Change, ...]
    sections: Sequence[Section]
    stamps: Sequence[str]
    reader: "Reader"

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
        content = {
            **{"format": FORMAT, "actip": __version__, "old": self.old, "new": self.new},
            **self.reader._asdict(),
            "stamps": list(self.stamps),
            "changes": entries,
        }
        return json.dumps(content, indent=2)


class Reader(NamedTuple):
    """Who may see a comparison, and the threshold below which no count is in it; None where nothing is suppressed."""

    audience: str
    threshold: int | None


def compared(old: str, new: str, catalogue: Catalogue) -> Changes:
    """Compare two files. Raises ActipError where one of them cannot be read."""
    both = [opened(path, catalogue)[0].document for path in (old, new)]
    data = [read.data for read in both]
    catalogue = with_rounds_in(catalogue, *data)
    lost = [read.path for read in both if read.faults]
    mask = mask_of(both, catalogue)
    changed = tuple(_masked(change, mask) for change in changes(data[0], data[1], catalogue))
    reader = _reader(*data)
    sample = any(entry.get("origin") == "sample" for entry in data)
    stamps = [_who(reader, catalogue), small_counts(reader.threshold)]
    stamps += ["Sample: answers invented, no government's report."] if sample else []
    stamps += [f"Not all of {path} could be read: see 'actip validate'." for path in lost]
    days = [days_of(group(entry, "period")) for entry in data]
    if all(first and last for first, last in days) and not alike(*days):
        stamps.append("The two periods are not as long: a figure of one is not held against one of the other.")
    return Changes(old, new, changed, change_sections(changed, catalogue), stamps, reader)


def _masked(change: Change, mask: Mask) -> Change:
    """Mask what a change names: a key, an id or a code that nobody knows can be anything.

    Where a text or a list is another one and has the same length, it is told that it changed.
    """
    before, after = (None if words is None else mask.text(words) for words in (change.before, change.after))
    if after is not None and before == after:
        after = ENGLISH.say("diff", "changed, {value}", value=after)
    return Change(change.part, mask.text(change.subject), mask.text(change.what), before, after)


def _reader(*both: Mapping[str, Any]) -> Reader:
    """Return who may see what two files say: whoever both were released for, else the nation alone."""
    released = [group(content, "released") for content in both]
    audiences = [entry.get("audience") for entry in released]
    thresholds = [entry.get("threshold") for entry in released]
    levels = [level for level in LEVELS if level in audiences]
    if any(audience not in LEVELS[:-1] for audience in audiences):
        return Reader(LEVELS[-1], None)
    numbers = [number for number in thresholds if isinstance(number, int)]
    return Reader(levels[-1], min(numbers) if len(numbers) == len(both) else None)


def _who(reader: Reader, catalogue: Catalogue) -> str:
    label = catalogue.label("disclosure", reader.audience)
    if reader.audience == LEVELS[-1]:
        return ENGLISH.say("diff", "For: {reader} (whoever holds both files).", reader=label)
    return ENGLISH.say("diff", "For: {reader}.", reader=label)
