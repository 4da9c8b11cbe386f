"""Own what a form in a language that nobody has reviewed shows beside its words: the same in English.

An answer to a question that was translated wrongly is a wrong answer. So whoever answers sees both languages, at each
question and at each entry of a list.
"""

from collections.abc import Mapping

from actip.catalogue import same_in
from actip.catalogue.entries import Catalogue, Obligation, Question
from actip.texts import ENGLISH, NOT_TRANSLATED


def with_question(words: str, obligation: Obligation, catalogue: Catalogue) -> str:
    """Return what the form asks about an obligation with the question in English below."""
    if not catalogue.language.is_draft:
        return words
    return _lines(words, same_in(ENGLISH.code, catalogue).obligations[obligation.id].question)


def with_round_question(words: str, question: Question, catalogue: Catalogue) -> str:
    """Return what the form asks in a question of the round with that in English below."""
    if not catalogue.language.is_draft:
        return words
    return _lines(words, same_in(ENGLISH.code, catalogue).questions[question.id].question)


def both(labels: Mapping[str, str], english: Mapping[str, str]) -> dict[str, str]:
    """Return each entry of a list in two languages, the second in brackets where it says something else."""
    return {code: _bracketed(label, english[code]) for code, label in labels.items()}


def _lines(words: str, english: str) -> str:
    return words if _is_english(words, english) else f"{words}\n{english}"


def _bracketed(label: str, english: str) -> str:
    return label if _is_english(label, english) else f"{label} ({english})"


def _is_english(words: str, english: str) -> bool:
    return words.removesuffix(NOT_TRANSLATED).casefold() == english.casefold()
