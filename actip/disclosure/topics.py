"""Own which indicators a text is about: a table of the catalogue and of the kind of field, never of what is in it.

A text about an indicator of which something is hidden loses every number, whatever it is; any other text of the same
submission those that stand beside a word for persons. So whether a text is changed tells nothing about what is hidden.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar, cast

from actip.catalogue.entries import Catalogue, Obligation
from actip.disclosure.levels import subject
from actip.disclosure.numbers import without_numbers, without_persons
from actip.format.fields import COUNTINGS, EXPLANATIONS, SUBMISSION
from actip.format.keys import Key, Kind
from actip.format.records import SUPPRESSED, Submission
from actip.model.observations import Observations

_Words = TypeVar("_Words")


class Topic(Enum):
    """What decides which indicators the texts of a part are about."""

    PILLAR = "pillar"  # the obligation's own indicators, and those of the others of its pillar
    INDICATOR = "indicator"  # itself, and those that share an obligation with it
    EVERYTHING = "everything"  # what hangs on no obligation can be about any figure
    QUESTIONS = "questions"  # what is asked, and not said: it is the same for every state


# By the part of a submission; what is not in it is about everything.
_TOPICS: Mapping[str, Topic] = {
    "obligations": Topic.PILLAR,
    "statistics": Topic.INDICATOR,
    "round": Topic.QUESTIONS,
}
# Names that something else is looked up by, and addresses of pages: nothing is said in them.
_LOOKED_UP = frozenset(("catalogue", "cycle", "id", "rule", "link"))
_FREE = (Kind.TEXT, Kind.NAME, Kind.TEXTS)


def is_free(key: Key) -> bool:
    """Tell whether a person types freely what stands under a key: its numbers may repeat a figure."""
    return key.kind in _FREE and key.name not in _LOOKED_UP


def is_said(part: str) -> bool:
    """Tell whether a state says something of its own in a part."""
    return _TOPICS.get(part) is not Topic.QUESTIONS


def hidden_in(submission: Submission, *names: frozenset[str]) -> frozenset[str]:
    """Return the indicators of which a treated submission hides something: in a cell, or as one of the names."""
    cells = (cell.indicator for cell in submission.cells if cell.missing in (SUPPRESSED, "withheld"))
    return frozenset(cells).union(*names)


class Topics:
    """Replace the numbers in the texts of one submission, as far as they are about what is hidden in it."""

    def __init__(self, hidden: frozenset[str], catalogue: Catalogue) -> None:
        """Take the names of what is hidden; those that are no indicator are passed over."""
        self._catalogue = catalogue
        self._hidden = hidden & frozenset(catalogue.indicators)

    def is_touched(self, part: str, name: str = "") -> bool:
        """Tell whether the texts of a part, or of what stands under a name in it, are about something hidden."""
        topic = _TOPICS.get(part, Topic.EVERYTHING)
        if topic is Topic.PILLAR and name in self._catalogue.obligations:
            pillar = self._catalogue.obligations[name].pillar
            return bool(self._hidden & self._of_pillar(pillar))
        if topic is Topic.INDICATOR and name in self._catalogue.indicators:
            return bool(self._hidden & self._beside(name))
        return bool(self._hidden)

    def explains(self, name: str) -> bool:
        """Tell whether an explanation is about something hidden; `name` is the obligation or indicator it is of."""
        return self.is_touched("obligations" if name in self._catalogue.obligations else "statistics", name)

    def text(self, text: str, *, touched: bool) -> str:
        """Return a text without its numbers, where it is about something hidden, else without those of persons."""
        if not self._hidden:
            return text
        return without_numbers(text) if touched else without_persons(text)

    def value(self, value: Any, key: Key, *, touched: bool) -> Any:
        """Return what stands under a free key, without numbers; any other value as it is."""
        if not is_free(key):
            return value
        if isinstance(value, str):
            return self.text(value, touched=touched)
        if isinstance(value, list | tuple):
            return type(value)(self.text(text, touched=touched) if isinstance(text, str) else text for text in value)
        return value

    def record(self, record: _Words, key: Key, *, touched: bool) -> _Words:
        """Return a record, a list of records or what stands under a key, without numbers in its texts."""
        if isinstance(record, tuple) and hasattr(record, "_fields"):
            changed = {
                below.attribute: self.record(getattr(record, below.attribute), below, touched=touched)
                for below in key.keys
                if below.attribute in record._fields
            }
            return cast(_Words, cast(Any, record)._replace(**changed))
        if isinstance(record, tuple) and key.keys:
            return cast(_Words, tuple(self.record(entry, key, touched=touched) for entry in record))
        return cast(_Words, self.value(record, key, touched=touched))

    def submission(self, submission: Submission) -> Submission:
        """Return a submission without numbers in texts that are about what is hidden."""
        if not self._hidden:
            return submission
        parts = {key.attribute: self._part(key, getattr(submission, key.attribute)) for key in _PARTS}
        explanations = tuple(
            self.record(entry, EXPLANATIONS, touched=self.explains(subject(entry.about)))
            for entry in submission.explanations
        )
        countings = {
            name: self.record(counting, COUNTINGS, touched=self.is_touched("statistics", name))
            for name, counting in submission.countings.items()
        }
        return submission._replace(**parts, explanations=explanations, countings=countings)

    def observations(self, entry: Observations) -> Observations:
        """Return observations about the state without numbers: they can be about any figure of its submission."""
        if not self._hidden:
            return entry
        items = tuple(
            item._replace(
                text=self._whole(item.text),
                evidence=tuple(without_numbers(title) for title in item.evidence),
                reply=self._whole(item.reply),
            )
            for item in entry.items
        )
        return entry._replace(source=self._whole(entry.source), reply=self._whole(entry.reply), items=items)

    def _whole(self, text: str | None) -> str | None:
        return without_numbers(text) if text else text

    def _part(self, key: Key, part: Any) -> Any:
        """Return a part of a submission without numbers, where it stands under ids each by its own."""
        if isinstance(part, Mapping):
            return {
                name: self.record(entry, key, touched=self.is_touched(key.name, name)) for name, entry in part.items()
            }
        return self.record(part, key, touched=self.is_touched(key.name))

    def _of_pillar(self, pillar: str) -> frozenset[str]:
        obligations = (entry for entry in self._catalogue.obligations.values() if entry.pillar == pillar)
        return frozenset().union(*map(self._linked, obligations))

    def _beside(self, indicator: str) -> frozenset[str]:
        linked = map(self._linked, self._catalogue.obligations.values())
        return frozenset({indicator}).union(*(names for names in linked if indicator in names))

    def _linked(self, obligation: Obligation) -> frozenset[str]:
        """Return the indicators that stand by an obligation, with the counts that a round asks there."""
        counts = (entry.id for entry in self._catalogue.questions.values() if obligation.id in entry.obligations)
        return frozenset((*obligation.indicators, *obligation.adverse, *counts))


# The parts of the record of a submission in which something is said; figures and explanations go by what they are of.
_PARTS = tuple(
    key
    for key in SUBMISSION.keys
    if key.attribute in Submission._fields and key is not EXPLANATIONS and is_said(key.name)
)
