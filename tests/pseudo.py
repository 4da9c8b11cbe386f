"""A language that is none: every text in brackets and a third longer, so that what is not translated stands out."""

import re

from actip.texts import Language

OPEN, CLOSE, LONGER = "⟦", "⟧", "·"  # none of them means anything in a formula
_BRACKETED = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
# A letter, a mark or a digit of a word; what stands alone as a sign is nobody's language.
_WORD = re.compile(r"[^\W\d_]{2,}")


class Pseudo(Language):
    """Brackets every text and lengthens it by a third, as translations do."""

    code = "qps"
    name = "Pseudo"
    reviewer = "its tests"  # a draft shows the English beside its own words

    def of(self, context: str, english: str) -> str:
        """Return the text bracketed; its placeholders stay."""
        return bracketed(english) if english else ""

    def of_several(self, context: str, one: str, many: str, count: int) -> str:
        """Return the form for a number, bracketed."""
        return self.of(context, super().of_several(context, one, many, count))


PSEUDO = Pseudo()


def bracketed(text: str) -> str:
    """Return a text in brackets, a third longer."""
    return f"{OPEN}{text}{LONGER * max(1, len(text) // 3)}{CLOSE}"


def unbracketed(text: str) -> str:
    """Return what of a text stands in no bracket, if it has a word; nothing else."""
    while (shorter := _BRACKETED.sub(" ", text)) != text:
        text = shorter
    return text if _WORD.search(text) else ""
