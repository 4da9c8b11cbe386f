"""Own the way from one format of a submission to another: nothing is lost, or nothing is written."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from actip.assessment.opening import opened
from actip.assessment.wholeness import refuse_unread
from actip.catalogue import same_in
from actip.catalogue.entries import Catalogue
from actip.errors import ActipError
from actip.format.rounds import with_rounds_in
from actip.format.schema import submission_schema
from actip.model import Document, Severity
from actip.round.decide import Decided, decided
from actip.rules import RULES
from actip.rules.engine import sentences
from actip.texts import ENGLISH
from actip.workbook.template import workbook
from actip.writers.submission import as_json, as_yaml, ordered

SUFFIXES = (".xlsx", ".yaml", ".yml", ".json")


class Converted(NamedTuple):
    """The content of the new file, and notes about the old one."""

    content: bytes
    notes: Sequence[str]


def converted(path: str, suffix: str, catalogue: Catalogue, created: datetime, language: str = "") -> Converted:
    """Convert a submission into another format, named by its suffix; a form speaks as that which was read, or as asked.

    Raises ActipError where the file cannot be read, or where something in it could not be carried over.
    """
    checked, findings = opened(path, catalogue)
    read = checked.document
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    refuse_losses(read, catalogue)
    notes = sentences(read.faults, read, catalogue)
    if errors:
        notes.append(
            ENGLISH.counted(
                "note",
                "The submission has {count} error; 'actip validate' names it.",
                "The submission has {count} errors; 'actip validate' names them.",
                errors,
            )
        )
    outcome = decided(read.data, speaking(read.language, with_rounds_in(catalogue, read.data)))
    spoken = speaking(language or read.language, catalogue)
    whole = content(outcome.content, suffix, spoken, created, read.parts)
    return Converted(whole, [*notes, *of_decisions(outcome)])


def of_decisions(outcome: Decided) -> list[str]:
    """Say how many conflicts were carried out as their 'take' says, and how many could not be."""
    notes = []
    if outcome.number:
        notes.append(
            ENGLISH.counted(
                "note",
                "{count} conflict is decided: what was taken stands in its place.",
                "{count} conflicts are decided: what was taken stands in its place.",
                outcome.number,
            )
        )
    if outcome.left:
        words = ENGLISH.counted(
            "note",
            "{count} conflict could not be carried out: its place holds something else, or cannot hold what was taken.",
            "{count} conflicts could not be carried out: their places hold something else, or cannot hold what was "
            "taken.",
            outcome.left,
        )
        notes.append(f"{words} {_by_hand(outcome.places)}".rstrip())
    return notes


def _by_hand(places: Sequence[str]) -> str:
    """Name the places in which somebody has to put by hand what is right."""
    if not places:
        return ""
    return ENGLISH.say(
        "note",
        "Put what is right there by hand, and empty the line of the conflict: {places}.",
        places="; ".join(places),
    )


def speaking(language: str, catalogue: Catalogue) -> Catalogue:
    """Return the catalogue in a language. Raises UnknownName where there is none of that code."""
    return catalogue if language == catalogue.language.code else same_in(language, catalogue)


def content(
    data: Mapping[str, Any], suffix: str, catalogue: Catalogue, created: datetime, parts: Collection[str] = ()
) -> bytes:
    """Write a submission in the format that a suffix names; a form with what it asks besides, by the names of `--with`.

    Raises NoPlace for what a form cannot hold.
    """
    if suffix == ".xlsx":
        return workbook(catalogue, data, created, parts=parts)
    tidy = ordered(data, submission_schema(catalogue, words=False))
    return (as_json(tidy) if suffix == ".json" else as_yaml(tidy)).encode()


def refuse_losses(read: Document, catalogue: Catalogue) -> None:
    """Refuse a document of which something could not be read: it would be lost. Raises ActipError."""
    refuse_unread(read.path, read.unread)
    grave = [fault for fault in read.faults if RULES[fault.rule_id].severity is not Severity.NOTE]
    if lost := sentences(grave, read, catalogue):
        more = f" And {len(lost) - 1} more of this kind." if len(lost) > 1 else ""
        raise ActipError(f"{read.path}: {lost[0]}{more}", "Mend what 'actip validate' names, then try again.")
