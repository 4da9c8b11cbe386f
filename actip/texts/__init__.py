"""Own the languages: what a person reads, in the words of whoever reads it. English is the source."""

from actip.texts.language import ENGLISH, NOT_TRANSLATED, Language, capital
from actip.texts.shelf import language, languages, preferred

__all__ = ["ENGLISH", "NOT_TRANSLATED", "Language", "capital", "language", "languages", "preferred"]
