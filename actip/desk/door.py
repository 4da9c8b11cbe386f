"""Own the door between the page and the program: plain values in, plain values out, and no fault passed over.

It is called by the worker of the page, which has put the dropped files into the folder that the program stands in.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from actip.catalogue import catalogue
from actip.desk.page import drawn, panels, words
from actip.desk.work import After, Complaint, Outcome, Request
from actip.desk.works import WORKS
from actip.errors import ActipError


def opened(code: str) -> dict[str, object]:
    """Return the panels and the words of the page in a language."""
    spoken = catalogue(code)
    return {"html": panels(spoken), "words": dict(words(spoken))}


def do(
    name: str,
    code: str,
    today: str,
    wishes: Mapping[str, str],
    paths: Mapping[str, Sequence[str]],
    after: After | None = None,
) -> dict[str, object]:
    """Do a work; return what came of it: HTML, a page to show, whether all is there, and the files by their names."""
    spoken = catalogue(code)
    request = Request(paths, wishes, spoken, date.fromisoformat(today), after)
    work = next(work for work in WORKS if work.name == name)
    try:
        outcome = work.do(request)
    except ActipError as error:
        complaint = Complaint(error.message, error.hint)
        outcome = Outcome(words(spoken)["wrong"], is_whole=False, complaints=(complaint,))
    return {
        "html": drawn(outcome, spoken),
        "preview": outcome.preview,
        "whole": outcome.is_whole,
        "files": dict(outcome.files),
    }
