"""Own what a medium calls things: a form by its headings and labels, a text by its keys and codes.

Which of the two is looked up before a message is filled; what a person typed is never touched.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from actip.catalogue import same_in
from actip.catalogue.entries import Catalogue
from actip.format.fields import ANSWERS, SUBMISSION, coordinate_lists
from actip.format.keys import Key
from actip.format.words import coordinate, heading, title
from actip.texts import capital

ALONE = ("victim_status", "measure", "currency", "subset")  # their codes say themselves what they are


class Names:
    """How a medium calls keys and codes, for the templates of messages: `{key[actions/due]}`, `{code[in_law/none]}`."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        """Take the catalogue in the language of the form; none for a text."""
        self.catalogue = catalogue

    def key(self, key: Key) -> str:
        """Return the heading of a key, in a text the key."""
        return heading(key, self.catalogue.language) if self.catalogue else key.name

    def code(self, codes: str, code: str) -> str:
        """Return the label of a code of a list, in a text the code."""
        return self.catalogue.label(codes, code) if self.catalogue else code

    def coordinates(self, fixed: Mapping[str, Any]) -> list[str]:
        """Return coordinates: 'confirmed', 'sex F' in a text, 'Confirmed victim', 'sex Female' in a form."""
        if self.catalogue:
            return _labels(fixed, self.catalogue)
        return [str(code) if name in ALONE else f"{name} {code}" for name, code in fixed.items()]

    def __getitem__(self, path: str) -> str:
        """Return the name of the key that a path leads to, in an answer or from the top."""
        return self.key(_key(path))


class Codes:
    """The codes of a medium, for templates."""

    def __init__(self, names: Names) -> None:
        """Take the names of the medium."""
        self._names = names

    def __getitem__(self, path: str) -> str:
        """Return the name of a code, given as `list/code`."""
        return self._names.code(*path.split("/"))


NAMES_OF_TEXT = Names()


def names_of(medium: str, catalogue: Catalogue) -> Names:
    """Return the names of a form that speaks a language, given by its code; of a text where there is none."""
    if not medium:
        return NAMES_OF_TEXT
    return Names(catalogue if catalogue.language.code == medium else same_in(medium, catalogue))


def labels_of(fixed: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return coordinates with the labels of their codes: 'Confirmed victim, sex Female'."""
    return catalogue.language.row_of(_labels(fixed, catalogue))


def topic_words(parts: Sequence[str | Mapping[str, Any]], catalogue: Catalogue) -> list[str]:
    """Return the words of what several files speak of: a name as it is, a key by its title, a figure by its labels.

    A group is one of `key`, a path; `indicator`, an id; `coordinates`, of a figure; `agency`, its short name; and
    `report`, for all of it.
    """
    words = (part if isinstance(part, str) else _part(part, catalogue) for part in parts)
    return [word for word in words if word]


def _part(part: Mapping[str, Any], catalogue: Catalogue) -> str:
    language = catalogue.language
    if "key" in part:
        return title(_key(part["key"]), language)
    if "indicator" in part:
        return capital(catalogue.indicators[part["indicator"]].title)
    if "coordinates" in part:
        return labels_of(part["coordinates"], catalogue) or language.say("figure", "in total")
    if "agency" in part:
        return language.say("topic", "agency {agency}", agency=part["agency"])
    return language.say("topic", "The report")


def _labels(fixed: Mapping[str, Any], catalogue: Catalogue) -> list[str]:
    lists = coordinate_lists(catalogue)
    labels = {name: catalogue.label(lists[name], str(code)) for name, code in fixed.items() if name in lists}
    return [
        label
        if name in ALONE
        else catalogue.language.say(
            "coordinate", "{name} {label}", name=coordinate(name, catalogue.language), label=label
        )
        for name, label in labels.items()
    ]


def _key(path: str) -> Key:
    """Return the key that a path of names leads to, in an answer or from the top; ids and numbers are left out."""
    for top in (ANSWERS, SUBMISSION):
        key: Key | None = top
        for name in path.split("/"):
            key = key.below(name) if key else None
        if key is not None:
            return key
    raise KeyError(path)
