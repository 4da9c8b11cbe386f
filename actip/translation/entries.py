"""Own what a text of the program is to a translator, and what a language is as a whole."""

from enum import Enum
from typing import NamedTuple

from actip.texts import Language
from actip.translation.tongues import Tongue

MARKS = (
    "thousands",
    "decimal",
    "day",
    "written day",
    "written month",
    "list",
    "between",
)  # contexts of what has no words: a space may be all of it


class Text(NamedTuple):
    """One English text: its context and itself are its id. `many` is its form for several things, where it counts them.

    `places` are modules, and in words what else it belongs to, such as `rule SUM202`; `note` helps who translates it.
    """

    context: str
    english: str
    many: str = ""
    places: tuple[str, ...] = ()
    note: str = ""

    @property
    def id(self) -> tuple[str, str]:
        """What a language knows the text by."""
        return self.context, self.english


class Standing(Enum):
    """How far a translation may be relied on."""

    REVIEWED = "reviewed"
    DRAFT = "draft"  # nobody reviewed it: it is shown only where the language is asked for by name
    STALE = "stale"  # its English changed since: it is shown to nobody but its translator


class Entry(NamedTuple):
    """One text in a language: its forms, all of them empty where it is not translated yet.

    `before` is the English that a stale one was made for; `remark` is what translators write down beside it.
    """

    text: Text
    forms: tuple[str, ...]
    standing: Standing = Standing.REVIEWED
    before: tuple[str, ...] = ()
    remark: str = ""
    line: int = 0  # of the file that it was read from

    @property
    def is_translated(self) -> bool:
        """Whether it has a translation that was made for its English."""
        return any(self.forms) and self.standing is not Standing.STALE

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody found that translation right."""
        return self.is_translated and self.standing is Standing.REVIEWED


class Translation(NamedTuple):
    """One language: what it says of each text, and who has reviewed all of it; nobody yet where that is empty."""

    tongue: Tongue
    entries: tuple[Entry, ...] = ()
    reviewer: str = ""

    @property
    def entry_of(self) -> dict[tuple[str, str], Entry]:
        """The entries by the id of their text."""
        return {entry.text.id: entry for entry in self.entries}

    @property
    def ready(self) -> tuple[Entry, ...]:
        """What of it the program shows. Where the language is reviewed, what nobody reviewed yet is not among it."""
        return tuple(entry for entry in self.entries if (entry.is_reviewed if self.reviewer else entry.is_translated))


def empty(text: Text, tongue: Tongue) -> Entry:
    """Return a text that nobody has translated."""
    return Entry(text, ("",) * (tongue.plurals if text.many else 1))


class Recorder(Language):
    """A language that says everything in English and remembers what it was asked for, in its order."""

    def __init__(self, place: str = "") -> None:
        """Set what the texts belong to; each new place is set before it is walked."""
        self.place = place
        self.texts: list[Text] = []

    def of(self, context: str, english: str) -> str:
        """Remember a text, and return it."""
        if english:
            self.texts.append(Text(context, english, "", (self.place,)))
        return english
