"""Own what people write for a citizenship: which code it means, and what is said where it means none."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.catalogue.sources import own_table
from actip.spelling import alike


class Meaning(NamedTuple):
    """What a word means: a code, or the kind of word that it is and what to say about it.

    `kind` is `code`, `own` (the nationals of whoever reports), `several` (a subtotal of states), `form` (words left
    over from a questionnaire), `unclear`, `blank` or `unknown`.
    """

    kind: str
    code: str = ""
    said: str = ""


class Citizenships:
    """The words for citizenships: codes, names, and the table schemas/citizenships.yaml. Nothing else is taken."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Read the table. Raises CatalogueError where it is damaged."""
        table = own_table("citizenships")
        self._names = {code.code: code.label for code in catalogue.lists["countries"].codes.values()}
        self._codes = {**{code: code for code in self._names}, **{iso2: code for code, iso2 in table["iso2"].items()}}
        words = [(label, code) for code, label in self._names.items()]
        words += [(word, code) for code, several in table["words"].items() for word in several]
        self._words: Mapping[str, Meaning] = {
            **{bare(word): Meaning("code", code) for word, code in words},
            **{bare(word): Meaning("unclear", said=said) for word, said in table["unclear"].items()},
            **{bare(word): Meaning(kind) for kind in ("own", "several", "form") for word in table[kind]},
        }

    def meaning(self, said: str) -> Meaning:
        """Return what a word means. One that is not known is never taken for another: the nearest is only named."""
        written = said.strip()
        if not written:
            return Meaning("blank")
        if written in self._codes:
            return Meaning("code", self._codes[written])
        word = bare(written)
        found = self._words.get(word) or self._words.get(word.removesuffix("s"))
        if found:
            return found
        near = alike(word, self._words, 0.8)
        code = self._words[near[0]].code if near else ""
        return Meaning("unknown", said=f"did you mean {self._names[code]} ({code})?" if code else "")


def bare(word: str) -> str:
    """Return a word as it is compared: no letter case, accents, points or brackets, one kind of space."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign) and sign not in ".'’")
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())
