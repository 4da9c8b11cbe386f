"""Own what may have been meant where a word is not known: the nearest of those that are."""

from collections.abc import Iterable


def alike(word: str, words: Iterable[str], cutoff: float = 0.6, most: int = 1) -> list[str]:
    """Return up to `most` known words that are written much like a word, the nearest first.

    `cutoff` is how alike they have to be, from 0 to 1, as difflib measures it.
    """
    from difflib import get_close_matches  # most files and commands are spelt as they should be

    return get_close_matches(word, list(words), n=most, cutoff=cutoff)
