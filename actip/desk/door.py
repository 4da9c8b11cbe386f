"""Own the door between the page and the program: plain values in, plain values out, and no fault passed over.

It is called by the worker of the page, which has put the dropped files into the folder that the program stands in.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.confession import confession
from actip.desk.page import drawn, words
from actip.desk.work import After, Complaint, Outcome, Request
from actip.desk.works import WORKS
from actip.errors import ActipError
from actip.texts import capital


def prepare(code: str) -> None:
    """Read the catalogue in a language, so that the first work need not."""
    catalogue(code)


def do(
    name: str,
    code: str,
    today: str,
    wishes: Mapping[str, str],
    paths: Mapping[str, Sequence[str]],
    after: After | None = None,
) -> dict[str, object]:
    """Do a work; return what came of it: HTML, a page to show, whether all is there, and the files by their names.

    `broken` tells that the program should be started anew: its memory is used up, or it has a fault.
    """
    spoken = catalogue(code)
    request = Request(paths, wishes, spoken, date.fromisoformat(today), after)
    work = next(work for work in WORKS if work.name == name)
    try:
        return _answer(work.do(request), spoken)
    except ActipError as error:
        return _answer(_failed(Complaint(error.message, error.hint), spoken), spoken)
    except MemoryError as error:
        error.with_traceback(None)  # what the work held is let go: to tell it takes memory, too
        complaint = Complaint(words(spoken)["no_memory"], words(spoken)["less"])
        return _answer(_failed(complaint, spoken), spoken, is_broken=True)
    except Exception as error:  # the outermost frame: whatever it is, a person hears of it
        message, hint = confession(error, spoken.language)
        return _answer(_failed(Complaint(message, capital(hint)), spoken), spoken, is_broken=True)


def _answer(outcome: Outcome, spoken: Catalogue, *, is_broken: bool = False) -> dict[str, object]:
    return {
        "html": drawn(outcome, spoken),
        "preview": outcome.preview,
        "whole": outcome.is_whole,
        "broken": is_broken,
        "files": dict(outcome.files),
    }


def _failed(complaint: Complaint, spoken: Catalogue) -> Outcome:
    return Outcome(words(spoken)["wrong"], is_whole=False, complaints=(complaint,))
