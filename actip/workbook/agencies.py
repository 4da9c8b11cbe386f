"""Own the forms of agencies: one report divided into a form for each, and their forms joined to one report again."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from actip.assessment.merging import merged
from actip.assessment.opening import opened
from actip.assessment.parts import parts
from actip.errors import UnknownName
from actip.model import Assessment, Catalogue
from actip.workbook.convert import SUFFIXES, content, refuse_losses

__all__ = ["SUFFIXES", "divided", "joined"]


class Divided(NamedTuple):
    """The forms by the names of their files, and what there is to say."""

    files: Mapping[str, bytes]
    notes: Sequence[str]


class Joined(NamedTuple):
    """The content of the one file (None where it cannot be made yet), what came up, and the files that were read."""

    content: bytes | None
    assessments: tuple[Assessment, ...]
    read: Sequence[str]


def divided(path: str, catalogue: Catalogue, created: datetime) -> Divided:
    """Return a form for each agency that answers something, and one for the rest.

    Raises ActipError where the report cannot be read or holds what a form has no place for, where it is a part
    already, or where it names no agency for any question.
    """
    read, _ = opened(path, catalogue)
    refuse_losses(read, catalogue)
    if read.data.get("answered_by"):
        raise UnknownName(f"{path} is a part of a report already.", "Split the whole report.")
    made = parts(read.data, catalogue)
    if len(made) == 1:
        raise UnknownName(
            f"{path} names no agency for any question.",
            "Name the agencies on the first sheet, and in the column 'Agency' who answers what.",
        )
    state, period = read.data.get("state", "report"), read.data.get("period")
    year = str(period.get("end", ""))[:4] if isinstance(period, Mapping) else ""
    files = {
        f"{'_'.join(_named(word) for word in (state, year, part.agency) if word)}.xlsx": content(
            part.content, ".xlsx", catalogue, created
        )
        for part in made
    }
    if len(files) < len(made):
        raise UnknownName("Two agencies have short names that make one name of a file.", "Give one of them another.")
    agencies = read.data.get("agencies")
    listed = [str(entry.get("id")) for entry in agencies] if isinstance(agencies, list) else []
    silent = [name for name in listed if name not in {part.agency for part in made}]
    notes = [f"note: {', '.join(silent)}: named among the agencies, and no question is theirs."] if silent else []
    return Divided(files, notes)


def joined(paths: Sequence[str], target: str, prefer: str, catalogue: Catalogue, created: datetime) -> Joined:
    """Return the one report that parts make, in the format that the name of the target tells. Raises ActipError."""
    made = merged(paths, target, prefer, catalogue)
    suffix = f".{target.rpartition('.')[2].lower()}"
    whole = None if made.content is None else content(made.content, suffix, catalogue, created)
    return Joined(whole, made.assessments, made.read)


def _named(word: object) -> str:
    """Return a word of a report as a part of the name of a file: no folder, no sign that some system refuses."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", str(word))[:40].strip("-") or "agency"
