"""Own which texts repeat a figure that is held back: what is hidden in a table must not stand in a sentence beside it.

A text about the figure's own indicator must not hold the number at all; any other text must not where the number is
large enough to be known again. Numbers in words are not recognised: whoever releases a file reads it once more.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from actip.catalogue.entries import Catalogue, Obligation, Round
from actip.format.fields import every_key
from actip.format.keys import Kind
from actip.gate.normal import normal
from actip.texts import ENGLISH, Language

# Texts that a person types freely. The others are codes, days, titles of what is published, and names of offices.
FREE = frozenset(key.attribute for key in every_key() if key.kind is Kind.TEXT)
_DISTINCT = 20  # below it a number is in many texts for another reason, such as the number of an article
_Words = TypeVar("_Words")


def not_shown(language: Language) -> str:
    """Say why a text does not stand where it stood."""
    return language.say("disclosure", "(not shown: it repeats a figure that is held back)")


NOT_SHOWN = not_shown(ENGLISH)


def is_masked(text: str | None) -> bool:
    """Tell whether something of a text is not shown, so that it cannot be compared with another."""
    return text is not None and NOT_SHOWN in text


def is_repeated(text: str, hidden: Mapping[str, frozenset[int]], about: frozenset[str]) -> bool:
    """Tell whether a text about some indicators repeats a hidden number; `hidden` has them by indicator."""
    numbers = {int(re.sub("[,. ]", "", number)) for number in re.findall(_NUMBER, normal(text))}
    return bool(numbers) and any(
        indicator in about or number >= _DISTINCT
        for indicator, suppressed in hidden.items()
        for number in numbers & suppressed
    )


# With or without separators; no part of a date, a version or a longer word. Only in Latin letters a word ends with a
# space: in Thai, Lao, Khmer and Burmese a figure stands close to the words.
_OF_A_WORD = "A-Za-z0-9_\u00c0-\u024f\u1e00-\u1eff"
_NUMBER = (
    rf"(?<![{_OF_A_WORD}./-])[0-9]{{1,3}}(?:[,. ][0-9]{{3}})+(?![{_OF_A_WORD}-])"
    rf"|(?<![{_OF_A_WORD}./-])[0-9]{{1,12}}(?![{_OF_A_WORD}/-]|[.,][0-9])"
)


def masked_words(words: _Words, hidden: Mapping[str, frozenset[int]], about: frozenset[str]) -> _Words:
    """Replace the free texts in records, and lists of records, that repeat a hidden figure by `NOT_SHOWN`."""
    if not hidden:
        return words
    if isinstance(words, tuple) and hasattr(words, "_fields"):
        changed: dict[str, object] = {}
        for key, value in zip(words._fields, words, strict=True):
            if key in FREE and isinstance(value, str):
                if is_repeated(value, hidden, about):
                    changed[key] = NOT_SHOWN
            elif value and isinstance(value, tuple):
                changed[key] = masked_words(value, hidden, about)
        return cast(_Words, cast(Any, words)._replace(**changed))
    if isinstance(words, tuple):
        return cast(_Words, tuple(masked_words(entry, hidden, about) for entry in words))
    return words


def indicators_of(name: str, catalogue: Catalogue) -> frozenset[str]:
    """Return the indicators that an obligation, or an indicator itself, is about."""
    obligation: Obligation | None = catalogue.obligations.get(name)
    return frozenset((*obligation.indicators, *obligation.adverse)) if obligation else frozenset({name})


def counts_of(round: Round) -> frozenset[str]:
    """Return the counts of a round: whatever an answer of it says may repeat one of them."""
    return frozenset(question.id for question in round.questions if question.kind == "count")
