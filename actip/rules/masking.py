"""Own the masking of a person's data in whatever is quoted from a file: a value, a key, a sheet, a heading, an id.

In a finding its facts and its subject are masked before a message is filled with them, elsewhere what is quoted is. No
message is changed after it was filled, so none has to be looked through, in whichever language it is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.format.free_texts import addresses, free_texts
from actip.format.records import Submission, Text
from actip.gate.normal import normal
from actip.model import Document, Facts, Finding, Place, Rule, Subject
from actip.rules import RULES
from actip.rules.patterns import names
from actip.rules.registers import private_texts as texts_of_registers

_TELLING = 6  # characters from which a part of a text can give away what is in it; masked forms and codes are shorter
_LONGEST_NAME = 80  # characters of a key, a sheet or a heading; in a longer text a name is that of an official
_MASKED = "..."


def private_texts(texts: Iterable[str], catalogue: Catalogue, state: object = None) -> list[str]:
    """Return the texts that hold a person's data, or that name a person where a thing should be named.

    A name alone is no finding, but it is not quoted either. `state` is the one in whose numbering plan a phone may be.
    """
    distinct = dict.fromkeys(text for text in texts if text)
    code = state if isinstance(state, str) and state in catalogue.states else None
    listed = tuple(Text(text, text.replace("_", " ")) for text in distinct)
    submission = Submission(state=code, texts=listed)
    checks = [rule.check for rule in RULES.values() if rule.family == "PRV" and rule.check]
    private = {entry.pointer for check in checks for entry in check(submission, catalogue)}
    return [text for text in distinct if text in private or is_name(text)]


@lru_cache(maxsize=4096)  # the same few names are quoted again and again
def is_name(text: str) -> bool:
    """Tell whether a text is short, as the name of a thing is, and names a person."""
    return len(text) <= _LONGEST_NAME and names.names_someone(normal(re.sub("[_-]+", " ", text)))


def quotable(text: str, catalogue: Catalogue, state: object = None) -> str:
    """Return a name that stands in a file as it may be quoted by itself: masked where it holds a person's data."""
    return _MASKED if private_texts([text], catalogue, state) else text


def mask_of(documents: Iterable[Document], catalogue: Catalogue) -> "Mask":
    """Return the mask of files that no rule has looked at, or of several together."""
    private: list[str] = []
    for document in documents:
        private += private_in(document.data, catalogue, (*document.sheets, *document.besides.values()))
        private += private_texts((str(path[-1]) for path in document.blank if path), catalogue)
        private += texts_of_registers(document.lines, catalogue)
    return Mask(private, catalogue)


def private_in(content: Mapping[str, Any], catalogue: Catalogue, others: Iterable[str] = ()) -> list[str]:
    """Return the texts of a file's content, and others beside it, that hold a person's data."""
    texts = (*(entry.text for entry in free_texts(content)), *addresses(content), *others)
    return private_texts(texts, catalogue, content.get("state"))


class Mask:
    """Mask the texts of one file in which a person's data was found."""

    def __init__(self, private: Sequence[str], catalogue: Catalogue) -> None:
        """Take the texts, and the catalogue whose codes and ids are nobody's data."""
        # The longest first: of one that is a part of another nothing would be left to find the other by.
        self._texts = sorted({text for text in private if text}, key=lambda text: (-len(text), text))
        self._forms = [form for text in self._texts for form in dict.fromkeys((text, _in_pointer(text)))]
        self._catalogue = catalogue

    def text(self, value: str) -> str:
        """Mask such a text in what is quoted from the file, as it stands there or as a step of a pointer."""
        for form in self._forms:
            value = value.replace(form, _MASKED)
        return value

    def place(self, place: Place) -> Place:
        """Mask the name of the sheet on which something stands."""
        return place._replace(sheet=self._name(place.sheet)) if place.sheet else place

    def facts(self, rule: Rule, facts: Facts) -> Facts:
        """Mask in facts every string that is such a text, a part of one or holds one; codes of the rule stay."""
        # The rules about persons' data mask what they find; and the word 'passport' stands in the text as well.
        parts = not rule.id.startswith("PRV")
        return {
            name: value if isinstance(value, str) and value in rule.words.get(name, {}) else self._value(value, parts)
            for name, value in facts.items()
        }

    def subject(self, subject: Subject) -> Subject:
        """Mask what was typed as a key, or as the code of a figure."""
        steps, missed = (tuple(map(self._name, steps)) for steps in (subject.steps, subject.missed))
        return Subject(steps, self._value(subject.figure, parts=True), missed)

    def finding(self, finding: Finding) -> Finding:
        """Mask such a text in the pointer and the key of a finding, and in the name of its sheet."""
        return finding._replace(
            pointer=self._path(finding.pointer), key=self._path(finding.key), place=self.place(finding.place)
        )

    def _path(self, path: str) -> str:
        """Mask such a text in a pointer or a key, and each of its steps that is a name."""
        return "/".join(map(self._name, self.text(path).split("/")))

    def _name(self, value: str) -> str:
        return _MASKED if is_name(value) else self.text(value)

    def _value(self, value: Any, parts: bool) -> Any:
        if isinstance(value, str):
            is_part = self._texts and parts and len(value) > _TELLING and value not in self._names
            return _MASKED if is_part and self._is_part(value) else self._name(value)
        if isinstance(value, Mapping):
            return {self._value(name, parts): self._value(below, parts) for name, below in value.items()}
        return [self._value(entry, parts) for entry in value] if isinstance(value, list | tuple) else value

    def _is_part(self, value: str) -> bool:
        part = value.rstrip(".")
        return any(part in text for text in self._texts)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The codes and ids of the catalogue: who reads one learns nothing of a person."""
        catalogue = self._catalogue
        codes = (code for codes in catalogue.lists.values() for code in codes.codes)
        return frozenset((*codes, *catalogue.indicators, *catalogue.obligations, *catalogue.dimensions))


def _in_pointer(text: str) -> str:
    return text.replace("~", "~0").replace("/", "~1")
