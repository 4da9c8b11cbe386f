"""Own the masking of a person's data in findings: in the facts and the subject before a message is filled with them.

No message is changed after it was filled, so none has to be looked through, in whichever language it is.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.model import Facts, Finding, Rule, Subject

_TELLING = 6  # characters from which a part of a text can give away what is in it; masked forms and codes are shorter
_MASKED = "..."


class Mask:
    """Mask the texts of one file in which a person's data was found."""

    def __init__(self, private: Sequence[str], catalogue: Catalogue) -> None:
        """Take the texts, and the catalogue whose codes and ids are nobody's data."""
        self._texts = [text for text in private if text]
        self._forms = [form for text in self._texts for form in dict.fromkeys((text, _in_pointer(text)))]
        self._catalogue = catalogue

    def facts(self, rule: Rule, facts: Facts) -> Facts:
        """Mask in facts every string that is such a text, a part of one or holds one; codes of the rule stay."""
        if not self._texts:
            return facts
        # The rules about persons' data mask what they find; and the word 'passport' stands in the text as well.
        parts = not rule.id.startswith("PRV")
        return {
            name: value if isinstance(value, str) and value in rule.words.get(name, {}) else self._value(value, parts)
            for name, value in facts.items()
        }

    def subject(self, subject: Subject) -> Subject:
        """Mask what was typed as a key, or as the code of a figure."""
        if not self._texts:
            return subject
        steps, missed = (tuple(map(self._whole, steps)) for steps in (subject.steps, subject.missed))
        return Subject(steps, self._value(subject.figure, parts=True), missed)

    def finding(self, finding: Finding) -> Finding:
        """Mask such a text in the pointer and the key of a finding, and in the name of its sheet."""
        if not self._texts:
            return finding
        sheet = finding.place.sheet
        return finding._replace(
            pointer=self._whole(finding.pointer),
            key=self._whole(finding.key),
            place=finding.place._replace(sheet=_MASKED) if any(form in (sheet or "") for form in self._forms)
            else finding.place,
        )  # fmt: skip

    def _value(self, value: Any, parts: bool) -> Any:
        if isinstance(value, str):
            is_part = parts and len(value) > _TELLING and value not in self._names
            return _MASKED if is_part and self._is_part(value) else self._whole(value)
        if isinstance(value, Mapping):
            return {self._value(name, parts): self._value(below, parts) for name, below in value.items()}
        return [self._value(entry, parts) for entry in value] if isinstance(value, list | tuple) else value

    def _is_part(self, value: str) -> bool:
        part = value.rstrip(".")
        return any(part in text for text in self._texts)

    def _whole(self, value: str) -> str:
        for form in self._forms:
            value = value.replace(form, _MASKED)
        return value

    @cached_property
    def _names(self) -> frozenset[str]:
        """The codes and ids of the catalogue: who reads one learns nothing of a person."""
        catalogue = self._catalogue
        codes = (code for codes in catalogue.lists.values() for code in codes.codes)
        return frozenset((*codes, *catalogue.indicators, *catalogue.obligations, *catalogue.dimensions))


def _in_pointer(text: str) -> str:
    return text.replace("~", "~0").replace("/", "~1")
