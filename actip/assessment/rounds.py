"""Own the way from a file of a round to the questions in it: all that is wrong is told at once, each with its line."""

from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue, Round
from actip.errors import ActipError, UnreadableSubmission
from actip.format.formats import ROUND as ROUND_FORMAT
from actip.format.rounds import round_defined_by
from actip.format.schema import round_schema
from actip.model import Document, Found
from actip.readers import document
from actip.rules.engine import findings_of, unreadable
from actip.texts import ENGLISH
from actip.validation.rounds import definition_faults
from actip.validation.shape import Shape

_MOST = 12  # faults that are told; the others often follow from them


def round_at(path: str, catalogue: Catalogue) -> Round:
    """Return the round of a file. Raises ActipError where it cannot be read, or is not sound."""
    try:
        read = document(path)
    except UnreadableSubmission as error:
        finding = unreadable(error)
        raise ActipError(f"{path}: {finding.message}", finding.remedy) from error
    if read.data.get("format") != ROUND_FORMAT:
        raise ActipError(f"{path} holds no questions of a round.", f"Its first line has to say: format: {ROUND_FORMAT}")
    if faults := list(_faults(read, catalogue)):
        more = (
            [ENGLISH.counted("note", "And {count} more.", "And {count} more.", len(faults) - _MOST)]
            if len(faults) > _MOST
            else []
        )
        lines = _lines(faults[:_MOST], read, catalogue)
        raise ActipError("\n".join((f"{path} cannot be used.", *lines, *more)), "Mend this, then try it again.")
    definition = {name: value for name, value in read.data.items() if name != "format"}
    round = round_defined_by(definition, catalogue)
    if round is None:  # nothing of it is wrong, and nobody can use it: a fault of ours
        raise ActipError(f"{path} cannot be used.", "Compare it with the example in docs/asean.md.")
    return round


def _faults(read: Document, catalogue: Catalogue) -> Iterator[Found]:
    yield from read.faults
    shape = list(Shape(catalogue, schema=round_schema(catalogue, words=False)).check(read.data))
    yield from shape
    yield from definition_faults(read.data, catalogue, {fault.pointer for fault in shape})


def _lines(faults: Sequence[Found], read: Document, catalogue: Catalogue) -> list[str]:
    """Say what is wrong: the file holds what a submission has under 'round'."""
    placed = (fault._replace(place=fault.place or read.place(fault.pointer)) for fault in faults)
    in_submission = [fault._replace(pointer=f"/round{fault.pointer}") for fault in placed]
    return [
        f"{finding.place.words}: {finding.message} {finding.remedy}".removeprefix(": ")
        for finding in findings_of(in_submission, read, catalogue)
    ]
