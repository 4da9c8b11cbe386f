"""Own the free texts of a submission: those of the report itself, and all of them as `PRV` rules read them.

These are brought to the form that patterns are written for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from actip.format.records import Submission, Text
from actip.gate.normal import normal
from actip.rules.intervals import of_latest

Thing = TypeVar("Thing")
BASIS = "Article 14(6) (privacy and identity of victims); Article 25 (confidentiality)"


@of_latest
def of_report(submission: Submission) -> list[Text]:
    """List the texts of the report itself, without what a form shows of the last one or has beside its questions."""
    return [entry for entry in submission.texts if not entry.pointer.startswith(("/last/", "/besides/"))]


@of_latest
def texts(submission: Submission) -> list[tuple[str, str]]:
    """List the free texts with their pointers."""
    return [(pointer, normal(text)) for pointer, text in submission.texts]


@of_latest
def texts_with_digits(submission: Submission) -> list[tuple[str, str]]:
    """List those of the texts that hold a digit: most kinds of persons' data do."""
    return [(pointer, text) for pointer, text in texts(submission) if re.search("[0-9]", text)]


@of_latest
def all_in_one(submission: Submission) -> str:
    """Return all texts in one, in small letters: a word that is not in it is in none of them."""
    return "\n".join(text for _, text in texts(submission)).lower()


def search_each(
    texts: Iterable[tuple[str, str]],
    search: Callable[[str], Iterable[Thing]],
    look: Callable[[str], bool] | None = None,
) -> Iterator[tuple[str, Thing]]:
    """Yield what a search finds in each of some texts, with the pointer of the text.

    A text that stands in many places is searched once, and none in which a quick `look` sees nothing.
    """
    once: dict[str, Sequence[Thing]] = {}
    for pointer, text in texts:
        if text not in once:
            once[text] = () if look and not look(text) else tuple(search(text))
        for thing in once[text]:
            yield pointer, thing
