"""Own a language that is a catalogue of gettext: what is in it, and English with its mark for what is not.

The English of a text is in the program already. So the catalogue knows it by a digest of eight letters, which halves
what a language takes; a text whose English has changed is another one by itself.
"""

import gettext
import io
import re
from base64 import urlsafe_b64encode
from hashlib import blake2b

from actip.texts.language import NOT_TRANSLATED, Language

_HOLE = re.compile("{[^}]*}")  # what facts are filled into


def text_key(context: str, english: str) -> str:
    """Return what a compiled catalogue knows a text by."""
    return urlsafe_b64encode(blake2b(f"{context}\x04{english}".encode(), digest_size=6).digest()).decode()


class Translated(Language):
    """A language, as `actip build` compiled it. Its head has its name, its reviewer, and how much of it there is."""

    def __init__(self, code: str, content: bytes) -> None:
        """Read a compiled catalogue. Raises OSError, ValueError or KeyError for what is none, as the library does."""
        self.code = code
        self._texts = gettext.GNUTranslations(io.BytesIO(content))
        head = self._texts.info()
        self.name = head.get("x-language-name", code)
        self.reviewer = head.get("x-reviewed-by", "")
        self.translated = head.get("x-translated", "")

    def of(self, context: str, english: str) -> str:
        """Return a text as it is in this language; English with a mark where it is not translated."""
        if not english:
            return ""
        key = text_key(context, english)
        text = self._texts.gettext(key)
        return _marked(english) if text == key else text

    def of_several(self, context: str, one: str, many: str, count: int) -> str:
        """Return the form that a number of things takes by the language's own rule."""
        key = text_key(context, one)
        text = self._texts.ngettext(key, key, count)
        return _marked(one if count == 1 else many) if text == key else text

    def sign(self, context: str, english: str) -> str:
        """Return what has no words; where it is not given, as in English."""
        return self.of(context, english).removesuffix(NOT_TRANSLATED)


def _marked(english: str) -> str:
    """Return an English text with its mark; what has no words of its own is English in no language."""
    return f"{english}{NOT_TRANSLATED}" if any(map(str.isalpha, _HOLE.sub("", english))) else english
