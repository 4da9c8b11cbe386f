"""Do a work of the desk in a folder, as its page does, and hold what it makes to what the command line makes."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from actip.catalogue import catalogue
from actip.desk.work import Outcome, Request
from actip.desk.works import WORKS
from actip.errors import ActipError

TODAY = date(2026, 5, 1)


def done(
    name: str, paths: Mapping[str, Sequence[str]], wishes: Mapping[str, str] | None = None, code: str = "en"
) -> Outcome:
    """Do a work with the files of its fields and what a person wrote and chose, in a language."""
    work = next(work for work in WORKS if work.name == name)
    return work.do(Request(paths, wishes or {}, catalogue(code), TODAY))


def refusal(name: str, paths: Mapping[str, Sequence[str]], wishes: Mapping[str, str] | None = None) -> str:
    """Return with which words a work refuses to go on, as they stand in a terminal."""
    with pytest.raises(ActipError) as refused:
        done(name, paths, wishes)
    return f"error: {refused.value.message}\nhint: {refused.value.hint}\n"
