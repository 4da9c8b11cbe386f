"""Own the words of where something stands: a document, its places, and what was found at one of them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from actip.format.records import Line
from actip.model.about import About
from actip.texts import ENGLISH, Language


class Place(NamedTuple):
    """Where something stands: line and column of a text, or sheet and cell of a workbook."""

    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def words(self) -> str:
        """The place in English: 'Protection, cell F31' of a workbook, 'line 12' of a text, nothing if unknown."""
        return place_words(self, ENGLISH)


def place_words(place: Place, language: Language) -> str:
    """Return a place in the words of a language: 'Protection, cell F31', 'line 12', nothing if unknown."""
    if place.cell:
        return language.say("place", "{sheet}, cell {cell}", sheet=place.sheet or "", cell=place.cell)
    return language.say("place", "line {line}", line=str(place.line)) if place.line else ""


class UnreadCell(NamedTuple):
    """A cell of a form that holds something and was not read: where, and what stands in it."""

    place: Place
    text: str


Facts = Mapping[str, object]


class Found(NamedTuple):
    """What a check found, before the engine stamps it: a JSON Pointer and the facts that its message is filled with.

    `about` says what it is about where that is more than what the pointer leads to: a figure and those it is held
    against. Reading and validation set `rule_id`, a rule function leaves it to the engine; `place` stands where the
    pointer does not lead to the place.
    """

    pointer: str
    facts: Facts
    rule_id: str = ""
    place: Place | None = None
    about: About | None = None


class Document(NamedTuple):
    """What a file says: plain data, what was found while reading it, and the place of every JSON Pointer in it.

    `blank` holds the paths of the keys without a value, which are not in the data; `refused` the pointers of values
    that are in it but cannot be trusted; `sheets` the names of the sheets of a workbook, in their order;
    `besides` what stands in it outside the questions, such as remarks, by a pointer of its own; `saved` the moment at
    which a workbook says it was saved; `later` the ids that came with a later catalogue than the file's; `language` the
    code of the language that a form speaks; `unread` the cells of a form that hold something and were not read; `lines`
    the rows of all sheets; `parts` what a form asks besides what every form does.
    """

    path: str
    data: Mapping[str, object]
    faults: tuple[Found, ...]
    blank: tuple[tuple[str | int, ...], ...]
    locate: Callable[[], Mapping[str, Place]]
    refused: frozenset[str] = frozenset()
    sheets: tuple[str, ...] = ()
    besides: Mapping[str, str] = MappingProxyType({})
    saved: str = ""
    later: frozenset[str] = frozenset()
    language: str = "en"
    unread: tuple[UnreadCell, ...] = ()
    lines: tuple[Line, ...] = ()
    parts: frozenset[str] = frozenset()

    @property
    def places(self) -> Mapping[str, Place]:
        """The place of every pointer, worked out when `locate` is first asked: a clean file never pays for it."""
        return self.locate()

    def place(self, pointer: str) -> Place:
        """Return the place of a pointer, or of the nearest thing around it that the file has."""
        while pointer and pointer not in self.places:
            pointer = pointer.rpartition("/")[0]
        return self.places.get(pointer, Place())
