"""Own what people write for a citizenship: which code it means, and what is said where it means none."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.catalogue.sources import packaged_table
from actip.spelling import alike


class Meaning(NamedTuple):
    """What a word means: a code, or the kind of word that it is, with a note for the reader.

    `kind` is `code`, `own` (the nationals of whoever reports), `several` (a subtotal of states), `form` (words left
    over from a questionnaire), `unclear`, `blank` or `unknown`.
    """

    kind: str
    code: str = ""
    note: str = ""


class Citizenships:
    """The words for citizenships: codes, names, and the table schemas/citizenships.yaml; nothing is guessed."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Read the table. Raises CatalogueError where it is damaged."""
        table = packaged_table("citizenships")
        self._names = {code.code: code.label for code in catalogue.lists["countries"].codes.values()}
        self._codes = {**{code: code for code in self._names}, **{iso2: code for code, iso2 in table["iso2"].items()}}
        words = [(label, code) for code, label in self._names.items()]
        words += [(word, code) for code, several in table["words"].items() for word in several]
        self._words: Mapping[str, Meaning] = {
            **{bare(word): Meaning("code", code) for word, code in words},
            **{bare(word): Meaning("unclear", note=note) for word, note in table["unclear"].items()},
            **{bare(word): Meaning(kind) for kind in ("own", "several", "form") for word in table[kind]},
        }

    def meaning(self, text: str) -> Meaning:
        """Look up a word; an unknown one is never taken for another, the note names its nearest."""
        text = text.strip()
        if not text:
            return Meaning("blank")
        if text in self._codes:
            return Meaning("code", self._codes[text])
        word = bare(text)
        meaning = self._words.get(word) or self._words.get(word.removesuffix("s"))
        if meaning:
            return meaning
        near = alike(word, self._words, 0.8)
        code = self._words[near[0]].code if near else ""
        return Meaning("unknown", note=f"did you mean {self._names[code]} ({code})?" if code else "")


def bare(word: str) -> str:
    """Normalise a word for comparison: no letter case, accents, points or brackets, one kind of space."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign) and sign not in ".'’")
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())
