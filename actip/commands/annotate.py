"""Own the copy of a form that goes back to whoever filled it: the answers as they were, each fault at its cell.

The copy is written anew from what was read. The file that was sent is never loaded and saved again: that would drop
its lists, its formats and the results of its formulas. It can be one copy of the whole, or one for each agency: that of
an agency holds its own part of the report, as `split` makes it, and what was found in that.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy as copied
from datetime import datetime
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.commands.convert import speaking
from actip.commands.split import file_names
from actip.errors import UnknownName
from actip.form import REMARK
from actip.form.sheet_names import sheet_names
from actip.format.agencies import BETWEEN, REST
from actip.format.rounds import with_rounds_in
from actip.format.walk import entries, steps_of
from actip.model import COUNTED, EXPLAINED, Document, Finding, Place, UnreadCell, place_words
from actip.readers.excel import document
from actip.reports import folded_words, in_kinds, kind_word, said_once, with_folded
from actip.reports.answering import Answering, place_rank
from actip.round.split import parts
from actip.rules import RULES
from actip.rules.carried import CARRIED_OVER, placed, share
from actip.rules.explained import ExplainedAs, explained_as
from actip.rules.masking import Mask, mask_of
from actip.rules.wording import reworded
from actip.texts import Language
from actip.workbook.cells import Mark
from actip.workbook.fill import NoPlace
from actip.workbook.findings_list import ListedFinding, Listing
from actip.workbook.template import workbook

# Rules about what is not in the copy: the list of findings says so. Cells that were not read have a sheet of their own.
_NOT_CARRIED = ("FIL110", "FIL124", "FIL126", "FIL130", "FIL136")
_CARRIED_ASIDE = ("FIL127", "FIL128", "FIL129", "FIL134", "FIL135", "FIL141", "FIL142", "FIL143", "FIL148")
# Lists of which a part of a report, and a form, can have some entries or another order.
_SHARED = (("statistics", "cells"), ("explanations",))
_ENDING = "remarks"  # of the names of files


class FindingLine(NamedTuple):
    """One line of the list of findings; `at` is the sheet and cell of the copy that it leads to, where there is one.

    `agencies` are those that answer what it is about, `kind` is what it is counted as.
    """

    agencies: tuple[str, ...]
    kind: str
    at: Place | None
    message: str
    remedy: str
    rule: str
    about: ExplainedAs | None = None


class Copies(NamedTuple):
    """The copies for the agencies of a report by the names of their files, and notes."""

    files: Mapping[str, bytes]
    notes: Sequence[str]


def annotated(read: Document, findings: Sequence[Finding], catalogue: Catalogue, created: datetime) -> bytes:
    """Write a form with the findings about a document in it; what does not fit a form stands on a sheet of its own.

    It speaks the language of the form that was sent, whatever the catalogue speaks.
    """
    return _Annotating(read, catalogue, created).copy(read.data, _of_now(findings), read.unread)


def annotated_by_agency(read: Document, findings: Sequence[Finding], catalogue: Catalogue, created: datetime) -> Copies:
    """Write a copy for each agency that answers something, with its part and what was found in it, and one of the rest.

    Raises UnknownName where the report is a part already, or names no agency for any question.
    """
    if read.data.get("answered_by"):
        raise UnknownName(f"{read.path} is the part of one agency already.", "Leave --by out.")
    writing = _Annotating(read, catalogue, created)
    agency_parts = parts(read.data, writing.catalogue)
    if len(agency_parts) == 1:
        raise UnknownName(f"{read.path} names no agency for any question.", "Leave --by out, or name who answers what.")
    with_part = {part.agency for part in agency_parts}
    names = file_names(read.data, [part.agency for part in agency_parts], writing.mask, _ENDING)
    files, notes = {}, []
    for part, name in zip(agency_parts, names, strict=True):
        of_part = [
            finding
            for entry in _of_now(findings)
            if entry.rule == CARRIED_OVER or part.agency in (writing.agencies(entry, with_part) or (REST,))
            if (finding := share(entry, part.content))
        ]
        unread = read.unread if part.agency == REST else ()
        files[name] = writing.copy(part.content, of_part, unread)
        words = {"agency": writing.mask.text(part.agency), "counts": in_kinds(of_part, catalogue.language)}
        say = catalogue.language.say
        notes.append(
            say("note", "{agency}: {counts}", **words)
            if of_part
            else say("note", "{agency}: nothing was found", **words)
        )
    return Copies(files, notes)


def _of_now(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if not finding.waits]


class _Annotating:
    """Write copies of one report, in the language of its form."""

    def __init__(self, read: Document, catalogue: Catalogue, created: datetime) -> None:
        self.read = read
        self.created = created
        self.catalogue = with_rounds_in(speaking(read.language, catalogue), read.data)
        self.language: Language = self.catalogue.language
        self.mask: Mask = mask_of([read], self.catalogue)
        self.answering = Answering(read.data, self.catalogue)

    def copy(self, content: Mapping[str, Any], findings: Sequence[Finding], unread: Sequence[UnreadCell]) -> bytes:
        """Write a form of the content with the findings in it."""
        first, data, homeless = self.as_far_as_it_fits(content)
        copy = document(self.read.path, first)
        visible = with_folded(said_once(findings))
        in_words = [self.worded(finding, under, copy) for finding, under in visible]
        pointers = [_moved(finding.pointer, self.read.data, copy.data) for finding in in_words]
        lines = [self.line(finding, at, copy.places) for finding, at in zip(in_words, pointers, strict=True)]
        lines.sort(key=lambda line: self.rank(line, copy.sheets))
        marks = _marks(lines, self.language)
        listing = Listing(in_kinds(findings, self.language), [self.listed_line(line) for line in lines])
        not_read = [
            (place_words(cell.place, self.language), self.mask.text(cell.text)) for cell in (*unread, *homeless)
        ]
        return workbook(
            self.catalogue, data, self.created, marks, listing if lines else None, not_read, self.read.parts
        )

    def form(
        self,
        data: Mapping[str, Any],
        marks: Mapping[tuple[str, str], Mark] | None = None,
        listing: Listing | None = None,
        not_read: Sequence[Sequence[str]] = (),
    ) -> bytes:
        """Write the form with all parts that the one that was sent had, so that nothing stands elsewhere."""
        parts = self.read.parts
        return workbook(self.catalogue, data, self.created, marks, listing, not_read, parts=parts)

    def agencies(self, finding: Finding, among: set[str] | None = None) -> tuple[str, ...]:
        """Return who answers what a finding is about; of `among` where that is given, which are those with a part."""
        return tuple(agency for agency in self.answering.of(finding) if among is None or agency in among)

    def rank(self, line: FindingLine, sheets: Sequence[str]) -> tuple[object, ...]:
        """Return where a line stands: by agency as the report lists them, by what it is counted as, then by place."""
        return *self.answering.rank(line.agencies), COUNTED.index(line.kind), *place_rank(line.at or Place(), sheets)

    def worded(self, finding: Finding, under: Sequence[Finding], copy: Document) -> Finding:
        """Return a finding in the words of the form, with a word about those that are folded under it."""
        names = finding.facts.get("unconfirmed")
        if finding.rule == CARRIED_OVER and isinstance(names, list):
            finding = placed(finding, names, copy, 0)
        # Of a text, too, what is read here stands in a form.
        finding = reworded(finding._replace(medium=copy.language), self.catalogue)
        if not under:
            return finding
        return finding._replace(message=f"{finding.message} {folded_words(under, self.language)}")

    def as_far_as_it_fits(self, content: Mapping[str, Any]) -> tuple[bytes, dict[str, Any], list[UnreadCell]]:
        """Write a form of a content; return it, what is in it, and what the form has no place for."""
        data: dict[str, Any] = copied(dict(content))
        homeless: list[UnreadCell] = []
        while True:
            try:
                return workbook(self.catalogue, data, self.created, parts=self.read.parts), data, homeless
            except NoPlace as error:
                for pointer in reversed(error.pointers):  # from behind, so that those before keep their numbers
                    place = self.read.place(_moved(pointer, content, self.read.data))
                    homeless.append(UnreadCell(place, _taken_out(data, pointer)))

    def line(self, finding: Finding, pointer: str, places: Mapping[str, Place]) -> FindingLine:
        """Return the line of a finding; its pointer is that of the copy."""
        language, about = self.language, explained_as(finding.about, self.catalogue)
        # As in the file itself: what is missing under an answer is said at its own cell, not at the first of the row.
        pointer += RULES[finding.rule].beside.format_map(finding.facts)
        while pointer and pointer not in places:
            pointer = pointer.rpartition("/")[0]
        at = finding.place if finding.rule == CARRIED_OVER else places.get(pointer)
        message = finding.message
        if finding.rule in _NOT_CARRIED:
            message = language.say("findings", "{message} It is not in this copy.", message=message)
        if finding.rule in _CARRIED_ASIDE:
            sheet = sheet_names(language)["unread"]
            message = language.say(
                "findings", "{message} It stands on the sheet '{sheet}'.", message=message, sheet=sheet
            )
        if at is None and finding.place.cell:
            place = place_words(finding.place, language)
            message = language.say("findings", "{place}: {message}", place=place, message=message)
        remedy = finding.remedy
        if finding.explained is not None:  # nothing is asked for, and its cell has no mark
            remedy, about = language.say("findings", "State's reason: {reason}", reason=finding.explained), None
        return FindingLine(self.agencies(finding), finding.counted_as, at, message, remedy, finding.rule, about)

    def listed_line(self, line: FindingLine) -> ListedFinding:
        """Return a line as the sheet of findings shows it."""
        language, at = self.language, line.at
        return ListedFinding(
            BETWEEN.join(map(self.mask.text, line.agencies)) or language.say("findings", "nobody named"),
            line.kind,
            kind_word(line.kind, language),
            place_words(at, language) if at else "",
            f"{at.sheet}!{at.cell}" if at else "",
            line.message,
            line.remedy,
            line.rule,
            *(line.about or ExplainedAs()),
        )


def _taken_out(data: dict[str, Any], pointer: str) -> str:
    """Take a value out of content; return its text."""
    *steps, last = steps_of(pointer)
    below: Any = data
    for step in steps:
        below = below[int(step)] if isinstance(below, list) else below[step]
    return str(below.pop(int(last)) if isinstance(below, list) else below.pop(last))


def _moved(pointer: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return the pointer of the same entry in another content; nothing where it is not there.

    A text lists figures in its own order, the form in another, and a part of a report has some of them.
    """
    steps = pointer.split("/")
    shared = next((path for path in _SHARED if tuple(steps[1 : len(path) + 1]) == path), None)
    at = len(shared or ()) + 1
    if shared is None or len(steps) <= at:
        return pointer
    listed, others = entries(before, *shared), entries(after, *shared)
    if not steps[at].isdigit() or int(steps[at]) >= len(listed):  # it was none at all
        return ""
    number = int(steps[at])
    again = listed[:number].count(listed[number])  # the same figure can be given twice
    places = [index for index, entry in enumerate(others) if entry == listed[number]]
    return "/".join([*steps[:at], str(places[again]), *steps[at + 1 :]]) if again < len(places) else ""


def _marks(lines: Sequence[FindingLine], language: Language) -> dict[tuple[str, str], Mark]:
    """Collect for each cell the kind of its findings that is mended first, the messages of all, and what to do."""
    marks: dict[tuple[str, str], Mark] = {}
    for line in lines:
        if line.at and line.at.sheet and line.at.cell and line.kind != EXPLAINED:
            key = (line.at.sheet, line.at.cell)
            words = language.say(
                "findings", "{kind} {rule}: {message} {remedy}", kind=kind_word(line.kind, language),
                rule=line.rule, message=line.message, remedy=line.remedy,
            )  # fmt: skip
            cure = language.say("findings", "{kind}: {remedy}", kind=kind_word(line.kind, language), remedy=line.remedy)
            before = marks.get(key)
            if before is None:
                marks[key] = Mark(line.kind, f"{REMARK}{words}", (cure,))
            else:
                kind = min(before.kind, line.kind, key=COUNTED.index)
                marks[key] = Mark(kind, f"{before.words}\n\n{words}", tuple(dict.fromkeys((*before.cures, cure))))
    return marks
