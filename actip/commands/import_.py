"""Own the filling in of a draft with published figures of its state and year."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.rounds import with_rounds_in
from actip.importers.glotip import SOURCE, Published, published
from actip.importers.prefill import Prefilled, draft, prefilled


class FilledIn(NamedTuple):
    """A draft with the figures that it did not have, what was read for it, what became of it, and its language."""

    content: Mapping[str, Any]
    publication: Published
    result: Prefilled
    language: str


def filled_in(path: str, publication: str, catalogue: Catalogue, encoding: str) -> FilledIn:
    """Fill a draft with the published figures of its state and year; keep what it says already.

    Raises ActipError where one of the two files cannot be read.
    """
    start = draft(path, catalogue)
    catalogue = with_rounds_in(catalogue, start.document.data)
    figures = published(publication, [start.state], range(start.year, start.year + 1), catalogue, encoding)
    result = prefilled(start, figures.figures.get((start.state, start.year), ()), SOURCE, catalogue)
    return FilledIn(result.data, figures, result, start.document.language)
