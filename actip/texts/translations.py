"""Own a language that is a catalogue of gettext: what is in it, and English with its mark for what is not."""

import gettext
import io
import re

from actip.texts.language import NOT_TRANSLATED, Language

_HOLE = re.compile("{[^}]*}")  # what facts are filled into


class Translated(Language):
    """A language, as `actip build` compiled it. Its head says its name, and who reviewed it."""

    def __init__(self, code: str, content: bytes) -> None:
        """Read a compiled catalogue. Raises OSError, ValueError or KeyError for what is none, as the library does."""
        self.code = code
        self._texts = gettext.GNUTranslations(io.BytesIO(content))
        self._texts.add_fallback(_English())
        head = self._texts.info()
        self.name = head.get("x-language-name", code)
        self.reviewer = head.get("x-reviewed-by", "")

    def of(self, context: str, english: str) -> str:
        """Return a text as it is in this language; English with a mark where it is not translated."""
        return self._texts.pgettext(context, english) if english else ""

    def of_several(self, context: str, one: str, many: str, count: int) -> str:
        """Return the form that a number of things takes by the language's own rule."""
        return self._texts.npgettext(context, one, many, count)

    def sign(self, context: str, english: str) -> str:
        """Return what has no words; where it is not given, as in English."""
        return self.of(context, english).removesuffix(NOT_TRANSLATED)


class _English(gettext.NullTranslations):
    """What stands where a translation should."""

    def pgettext(self, context: str, message: str) -> str:
        """Return the English text with its mark; what has no words of its own is English in no language."""
        return f"{message}{NOT_TRANSLATED}" if any(map(str.isalpha, _HOLE.sub("", message))) else message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the English form with its mark."""
        return f"{msgid1 if n == 1 else msgid2}{NOT_TRANSLATED}"
