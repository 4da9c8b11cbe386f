"""Own the forms of agencies: one report divided into a form for each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from actip.assessment.opening import opened
from actip.catalogue.entries import Catalogue
from actip.commands.convert import content, refuse_losses, speaking
from actip.errors import UnknownName
from actip.form.sheet_names import sheet_names
from actip.format.agencies import REST, as_listed
from actip.format.answering import topics
from actip.format.fields import part
from actip.format.periods import period_name
from actip.format.rounds import with_rounds_in
from actip.format.words import heading
from actip.gate.text import printable
from actip.round.split import AgencyPart, agency_names, named_agencies, parts
from actip.rules.masking import Mask, mask_of
from actip.texts import ENGLISH

_LONGEST = 40  # letters of a short name in the name of a file


class Divided(NamedTuple):
    """The forms by the names of their files, notes, and what all of them together are called."""

    files: Mapping[str, bytes]
    notes: Sequence[str]
    name: str


def divided(path: str, catalogue: Catalogue, created: datetime, language: str = "") -> Divided:
    """Divide a report into a form for each agency that answers something, and one for the rest.

    They speak the language of the form that the report is, or the one that is asked for.

    Raises ActipError where the report cannot be read or holds what a form has no place for, where it is a part
    already, or where it names no agency for any question.
    """
    read = opened(path, catalogue)[0].document
    refuse_losses(read, catalogue)
    if read.data.get("answered_by"):
        raise UnknownName(f"{path} is a part of a report already.", "Split the whole report.")
    catalogue = with_rounds_in(catalogue, read.data)
    agency_parts = parts(read.data, catalogue)
    if len(agency_parts) == 1:
        raise UnknownName(
            f"{path} names no agency for any question.",
            "Name the agencies on the first sheet, and under 'Answers for' what each answers.",
        )
    spoken, mask = speaking(language or read.language, catalogue), mask_of([read], catalogue)
    names = file_names(read.data, [part.agency for part in agency_parts], mask)
    forms = (content(part.content, ".xlsx", spoken, created, read.parts) for part in agency_parts)
    files = dict(zip(names, forms, strict=True))
    notes = [mask.text(note) for note in _notes(read.data, agency_parts, catalogue)]
    return Divided(files, notes, stem(read.data, mask, "parts"))


def file_names(whole: Mapping[str, Any], agencies: Iterable[str], mask: Mask, ending: str = "") -> list[str]:
    """Return the names of the files for the agencies of a report: LAO_2025_mps.xlsx; `ending` stands behind each."""
    stems: list[str] = []
    names = []
    for agency in agencies:
        name = stem(whole, mask, agency, ending)
        stems.append(name.casefold())  # two names that differ in letter case are one name on some systems
        again = stems.count(name.casefold())
        names.append(f"{name}.xlsx" if again == 1 else f"{name}-{again}.xlsx")
    return names


def stem(whole: Mapping[str, Any], mask: Mask, *words: str) -> str:
    """Return the name of a file about a report, without its ending: LAO_2025, or LAO_2025_mps with words behind."""
    period = whole.get("period")
    days = (str(period.get(end, "")) for end in ("start", "end")) if isinstance(period, Mapping) else ("", "")
    steps = (whole.get("state", "report"), period_name(*days), *words)
    return "_".join(_file_word(mask.text(str(step))) for step in steps if step)


def _notes(whole: Mapping[str, Any], agency_parts: Sequence[AgencyPart], catalogue: Catalogue) -> Iterator[str]:
    """Name agencies without a question, agencies that are not on the list, and questions of no agency."""
    listed = list(agency_names(whole))
    answering = {part.agency for part in agency_parts}
    if silent := [name for name in listed if name not in answering]:
        yield f"{', '.join(silent)}: named among the agencies, and no question is theirs."
    if strange := sorted({name for name in named_agencies(whole) if as_listed(name, (*listed, REST)) is None}):
        yield f"{', '.join(strange)}: named beside answers and not among the agencies; those answers are in 'rest'."
    rest = set(agency_parts[-1].content["questions"])
    sheets, labels = sheet_names(ENGLISH), topics(catalogue)
    answers = heading(next(key for key in part("agencies").keys if key.name == "answers"), ENGLISH)
    courts = catalogue.lists["court_indicators"].codes
    for words, code, names, sheet in (
        ("indicators", "statistics", catalogue.indicators, sheets["sources"]),
        ("court indicators", "court_indicators", courts, sheets["courts"]),
    ):
        if number := len(rest & set(names)):
            yield (
                f"{number} of {len(names)} {words} name no agency; they are in 'rest'. An agency gets one where its "
                f"short name stands beside it (sheet '{sheet}', column 'Agency'), and all where the list of agencies "
                f"has '{labels[code]}' under '{answers}'."
            )


def _file_word(word: object) -> str:
    """Make a word of a report safe in the name of a file: no folder, no sign that some system refuses."""
    return re.sub(r'[\\/:*?"<>|\s\x00-\x1f]+', "-", printable(str(word)))[:_LONGEST].strip("-.") or "agency"
