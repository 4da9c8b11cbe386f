"""Own the refusal of what was not read in full: no output is made of it that would look whole."""

from collections.abc import Iterable, Sequence

from actip.catalogue import catalogue
from actip.errors import ActipError
from actip.model import Assessment, UnreadCell
from actip.rules.masking import quotable
from actip.texts import ENGLISH

_MOST = 5  # cells that a sentence names


def refuse_unread(path: str, unread: Sequence[UnreadCell]) -> None:
    """Raise ActipError where cells of a form hold something and were not read."""
    if unread:
        raise ActipError(not_read(path, unread), "Mend what 'actip validate' names, or see it with '--annotate'.")


def whole_ones(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Return assessments, a file of which cells were not read among those that cannot be read: the others still can."""
    return tuple(entry._replace(submission=None) if entry.unread else entry for entry in assessments)


def not_read(path: str, unread: Sequence[UnreadCell]) -> str:
    """Say in a sentence which cells of a form were not read."""
    sheets = {cell.place.sheet: quotable(cell.place.sheet or "", catalogue()) for cell in unread}
    return ENGLISH.counted(
        "note",
        "{file}: {count} cell of the form holds something that was not read: {cells}.",
        "{file}: {count} cells of the form hold something that was not read: {cells}.",
        len(unread),
        file=path,
        cells=ENGLISH.first_of([f"{sheets[cell.place.sheet]}!{cell.place.cell}" for cell in unread], _MOST),
    )
