"""Own the languages: what a person reads, in the words of whoever reads it. English is the source."""

from actip.texts.language import ENGLISH, NOT_TRANSLATED, Language
from actip.texts.shelf import language, languages, preferred

__all__ = ["ENGLISH", "NOT_TRANSLATED", "Language", "language", "languages", "preferred"]
