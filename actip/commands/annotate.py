"""Own the copy of a form that goes back to whoever filled it: the answers as they were, each fault at its cell.

The copy is written anew from what was read. The file that was sent is never loaded and saved again: that would drop
its lists, its formats and the results of its formulas.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy as copied
from datetime import datetime
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.commands.convert import speaking
from actip.form import REMARK
from actip.form.sheet_names import sheet_names
from actip.format.rounds import with_rounds_in
from actip.format.walk import entries, steps_of
from actip.model import COUNTED, Document, Finding, Place, UnreadCell, place_words
from actip.readers.excel import document
from actip.reports import folded_words, in_kinds, kind_word, said_once, with_folded
from actip.rules import RULES
from actip.rules.explained import ExplainedAs, explained_as
from actip.rules.masking import mask_of
from actip.rules.wording import reworded
from actip.texts import ENGLISH, Language
from actip.workbook.cells import Mark
from actip.workbook.fill import NoPlace
from actip.workbook.template import ListedFinding, Listing, workbook

# Rules about what is not in the copy: the list of findings says so. Cells that were not read have a sheet of their own.
_NOT_CARRIED = ("FIL110", "FIL124", "FIL126", "FIL130", "FIL136")
_CARRIED_ASIDE = ("FIL127", "FIL128", "FIL129", "FIL134", "FIL135", "FIL141", "FIL142", "FIL143", "FIL148")


class FindingLine(NamedTuple):
    """One line of the list of findings; `at` is the sheet and cell of the copy that it leads to, where there is one.

    `kind` is what it is counted as.
    """

    kind: str
    at: Place | None
    message: str
    remedy: str
    rule: str
    about: ExplainedAs | None = None


def annotated(read: Document, findings: Sequence[Finding], catalogue: Catalogue, created: datetime) -> bytes:
    """Write a form with the findings about a document in it; what does not fit a form stands on a sheet of its own.

    It speaks the language of the form that was sent, whatever the catalogue speaks.
    """
    spoken = with_rounds_in(speaking(read.language, catalogue), read.data)
    content, data, homeless = _as_far_as_it_fits(read, spoken, created)
    copy = document(read.path, content)
    before, after = entries(data, "statistics", "cells"), entries(copy.data, "statistics", "cells")
    visible = with_folded(said_once(findings))
    ordered = sorted(visible, key=lambda entry: (COUNTED.index(entry[0].counted_as), entry[0].severity.rank))
    in_words = [_with_folded(finding, under, spoken) for finding, under in ordered]
    listed = [_listed(finding, _moved(finding.pointer, before, after), copy.places, spoken) for finding in in_words]
    marks = _marks(in_words, listed, spoken.language)
    unread = _not_read((*read.unread, *homeless), read, spoken)
    listing = Listing(in_kinds(findings, spoken.language), _rows(listed, spoken.language))
    return workbook(spoken, data, created, marks, listing if listed else None, unread, read.parts)


def _with_folded(finding: Finding, under: Sequence[Finding], catalogue: Catalogue) -> Finding:
    """Return a finding in the language of the form, with a word about those that are folded under it."""
    if catalogue.language is not ENGLISH:
        finding = reworded(finding, catalogue)
    if not under:
        return finding
    return finding._replace(message=f"{finding.message} {folded_words(under, catalogue.language)}")


def _not_read(cells: Sequence[UnreadCell], read: Document, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return the lines of what was not read: where it stood and what it says, without a person's data."""
    mask = mask_of([read], catalogue) if cells else None
    return [(place_words(cell.place, catalogue.language), mask.text(cell.text) if mask else "") for cell in cells]


def _as_far_as_it_fits(
    read: Document, catalogue: Catalogue, created: datetime
) -> tuple[bytes, dict[str, Any], list[UnreadCell]]:
    """Write a form of what a document says; return it, what is in it, and what the form has no place for."""
    data: dict[str, Any] = copied(dict(read.data))
    homeless: list[UnreadCell] = []
    while True:
        try:
            return workbook(catalogue, data, created), data, homeless
        except NoPlace as error:
            for pointer in reversed(error.pointers):  # from behind, so that those before keep their numbers
                homeless.append(UnreadCell(read.place(pointer), _taken_out(data, pointer)))


def _taken_out(data: dict[str, Any], pointer: str) -> str:
    """Take a value out of content; return its text."""
    *steps, last = steps_of(pointer)
    below: Any = data
    for step in steps:
        below = below[int(step)] if isinstance(below, list) else below[step]
    return str(below.pop(int(last)) if isinstance(below, list) else below.pop(last))


def _moved(pointer: str, before: list[object], after: list[object]) -> str:
    """Return the pointer of the same figure in the copy: a text lists figures in its own order, the form in another."""
    steps = pointer.split("/")
    if steps[1:3] != ["statistics", "cells"] or len(steps) < 4:
        return pointer
    if not steps[3].isdigit() or int(steps[3]) >= len(before):  # it was no figure at all
        return ""
    number = int(steps[3])
    again = before[:number].count(before[number])  # the same figure can be given twice
    places = [at for at, cell in enumerate(after) if cell == before[number]]
    return "/".join([*steps[:3], str(places[again]), *steps[4:]]) if again < len(places) else ""


def _listed(finding: Finding, pointer: str, places: Mapping[str, Place], catalogue: Catalogue) -> FindingLine:
    language, about = catalogue.language, explained_as(finding.about, catalogue)
    # As in the file itself: what is missing under an answer is said at its own cell, not at the first of the row.
    pointer += RULES[finding.rule].beside.format_map(finding.facts)
    while pointer and pointer not in places:
        pointer = pointer.rpartition("/")[0]
    at = places.get(pointer)
    message = finding.message
    if finding.rule in _NOT_CARRIED:
        message = language.say("findings", "{message} It is not in this copy.", message=message)
    if finding.rule in _CARRIED_ASIDE:
        sheet = sheet_names(language)["unread"]
        message = language.say("findings", "{message} It stands on the sheet '{sheet}'.", message=message, sheet=sheet)
    if at is None and finding.place.cell:
        place = place_words(finding.place, language)
        message = language.say("findings", "{place}: {message}", place=place, message=message)
    if finding.explained is not None:  # nothing is asked for, and its cell has no mark
        reason = language.say("findings", "State's reason: {reason}", reason=finding.explained)
        return FindingLine(finding.counted_as, at, message, reason, finding.rule)
    return FindingLine(finding.counted_as, at, message, finding.remedy, finding.rule, about)


def _marks(
    findings: Sequence[Finding], listed: Sequence[FindingLine], language: Language
) -> dict[tuple[str, str], Mark]:
    """Collect for each cell the kind of its findings that is mended first, and the messages of all of them."""
    marks: dict[tuple[str, str], Mark] = {}
    for finding, line in zip(findings, listed, strict=True):
        if line.at and line.at.sheet and line.at.cell and finding.explained is None:
            key = (line.at.sheet, line.at.cell)
            words = language.say(
                "findings", "{kind} {rule}: {message} {remedy}", kind=kind_word(line.kind, language),
                rule=line.rule, message=line.message, remedy=line.remedy,
            )  # fmt: skip
            before = marks.get(key)
            marks[key] = (
                before._replace(words=f"{before.words}\n\n{words}") if before else Mark(line.kind, f"{REMARK}{words}")
            )
    return marks


def _rows(listed: Iterable[FindingLine], language: Language) -> list[ListedFinding]:
    return [
        ListedFinding(
            line.kind,
            kind_word(line.kind, language),
            f"{line.at.sheet}!{line.at.cell}" if line.at else "",
            line.message,
            line.remedy,
            line.rule,
            *(line.about or ExplainedAs()),
        )
        for line in listed
    ]
