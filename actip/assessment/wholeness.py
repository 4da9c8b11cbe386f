"""Own the refusal of what was not read in full: no output is made of it that would look whole."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.errors import ActipError
from actip.format.walk import steps_of
from actip.model import Assessment, Checked, Finding, UnreadCell
from actip.rules.masking import quotable
from actip.texts import ENGLISH
from actip.validation import Validator

_MOST = 5  # cells that a sentence names


def refuse_unread(path: str, unread: Sequence[UnreadCell]) -> None:
    """Raise ActipError where cells of a form hold something and were not read."""
    if unread:
        raise ActipError(not_read(path, unread), "Mend what 'actip validate' names, or see it with '--annotate'.")


def whole_ones(assessments: Iterable[Assessment], *, drafts: bool = False) -> tuple[Assessment, ...]:
    """Return assessments, a file of which cells were not read among those that cannot be read: the others still can.

    With `drafts` a draft stays: what is made of it names on its first page what was not read.
    """
    return tuple(
        entry._replace(submission=None) if entry.unread and not (drafts and is_draft(entry)) else entry
        for entry in assessments
    )


def is_draft(assessment: Assessment) -> bool:
    """Tell whether a file says, or does not deny, that nobody has cleared it yet."""
    return assessment.submission is not None and assessment.submission.clearance == "draft"


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


def usable_part(checked: Checked, findings: Iterable[Finding], catalogue: Catalogue) -> Checked:
    """Return a file without the values that could not be read, and without those that hold a person's data.

    A figure of which a part could not be read is taken out whole: what is left of it would be another figure.
    """
    private = {finding.pointer for finding in findings if finding.rule.startswith("PRV")}
    data: Any = deepcopy(dict(checked.document.data))
    steps = {_whole(steps_of(pointer), data) for pointer in checked.unusable | private if pointer}
    for path in sorted(steps, key=_order, reverse=True):  # from behind, so that those before keep their numbers
        _take_out(data, path)
    readable = checked.document._replace(data=data, refused=frozenset(), faults=())
    return Validator(catalogue).validate(readable)


def _whole(steps: list[str], data: Any) -> tuple[str, ...]:
    """Return the steps to what is taken out: a figure, or an entry of a list that lacks a key, as a whole."""
    if steps[:2] == ["statistics", "cells"]:
        return tuple(steps[:3])
    below, entry = data, 0
    for number, step in enumerate(steps):
        if isinstance(below, list) and step.isdigit() and int(step) < len(below):
            below, entry = below[int(step)], number + 1
        elif isinstance(below, dict) and step in below:
            below = below[step]
        else:
            return tuple(steps[:entry]) if entry else tuple(steps)
    return tuple(steps)


def _order(steps: tuple[str, ...]) -> list[tuple[int, int, str]]:
    return [(1, int(step), "") if step.isdigit() else (0, 0, step) for step in steps]


def _take_out(data: Any, steps: Sequence[str]) -> None:
    *above, last = steps
    below = data
    for step in above:
        following = below.get(step) if isinstance(below, dict) else None
        if isinstance(below, list) and step.isdigit() and int(step) < len(below):
            following = below[int(step)]
        if following is None:
            return
        below = following
    if isinstance(below, dict):
        below.pop(last, None)
    elif isinstance(below, list) and last.isdigit() and int(last) < len(below):
        below.pop(int(last))
