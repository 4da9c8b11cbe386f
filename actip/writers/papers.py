"""Own the table of what a paper is drawn as, by how the file ends. Each writer is loaded only where it is needed.

The writer of Word needs a compiled module (lxml), which not every machine has, and no browser.
"""

from importlib import import_module
from typing import Protocol, cast

from actip.writers.paper import Paper

WORD, PAGE = ".docx", ".html"
_WRITERS = {WORD: "actip.writers.word", PAGE: "actip.writers.paper_page"}


class _Writer(Protocol):
    def written(self, paper: Paper) -> bytes:
        """Return the whole file."""


def written(paper: Paper, suffix: str) -> bytes:
    """Return a paper as a file of this kind. The same paper gives the same bytes."""
    return cast(_Writer, import_module(_WRITERS[suffix])).written(paper)
