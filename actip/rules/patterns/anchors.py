"""Own the search for a pattern that begins with one of many words: at those words alone."""

import re
from collections.abc import Iterable, Iterator


def matches(pattern: str, words: Iterable[str], text: str, flags: int = 0) -> Iterator[re.Match[str]]:
    """Find a pattern where one of the words, in small letters, stands: every match of it begins with one.

    Held against each place of a text, a pattern of a hundred words takes a hundred times as long.
    """
    small, end = text.lower(), 0
    for start in sorted({start for word in words for start in _places(word, small)}):
        if start >= end and (match := re.compile(pattern, flags).match(text, start)):
            yield match
            end = match.end()


def _places(word: str, text: str) -> Iterator[int]:
    """Yield where a word begins."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
