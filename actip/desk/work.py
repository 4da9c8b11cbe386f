"""Own what a work is given and what it gives back: paths and wishes in, files and words for a person out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.desk.panels import Panel
from actip.errors import UnknownName

After = Callable[[int, int], None]
CREATED = datetime(2000, 1, 1)  # stands in every workbook: the same answers make the same file


class Request(NamedTuple):
    """What a person gave: the paths of each field of files, the value of each other field, and the day that it is.

    Paths are as a person dropped them, from the folder that the program stands in: a file's name, or that of a folder.
    `after` is called with how many files of how many are done.
    """

    paths: Mapping[str, Sequence[str]]
    wishes: Mapping[str, str]
    catalogue: Catalogue
    day: date
    after: After | None = None

    def files(self, name: str) -> Sequence[str]:
        """Return the paths of a field, none where nothing was dropped."""
        return self.paths.get(name, ())

    def needed(self, name: str, message: str, hint: str) -> Sequence[str]:
        """Return the paths of a field. Raises UnknownName with these words where nothing was dropped."""
        if paths := self.files(name):
            return paths
        raise UnknownName(message, hint)

    def one(self, name: str) -> str:
        """Return the path of a field that takes one, empty where nothing was dropped. Raises UnknownName for more."""
        paths = self.files(name)
        if len(paths) > 1:
            say = self.catalogue.language.say
            files = self.catalogue.language.row_of(list(paths))
            message = say("desk", "One file is needed here, and there are several: {files}.", files=files)
            raise UnknownName(message, say("desk", "Drop the one that is meant."))
        return paths[0] if paths else ""

    def needed_one(self, name: str, message: str, hint: str) -> str:
        """Return the path of a field that takes one. Raises UnknownName for none, with these words, and for more."""
        self.needed(name, message, hint)
        return self.one(name)

    def wish(self, name: str) -> str:
        """Return the value of a field, empty where a person left it."""
        return self.wishes.get(name, "").strip()


class Item(NamedTuple):
    """One finding as it is read: where it is, what it says, what to do, and what is folded under it.

    `kind` is what it is counted as, and `kind_word` the word for it; `place` the sheet and the cell, as a spreadsheet
    program writes them, or the line; `aside` what a person needs who explains it or asks about it.
    """

    kind: str
    kind_word: str
    place: str
    message: str
    remedy: str
    aside: tuple[str, ...] = ()
    folds: "tuple[Fold, ...]" = ()


class Fold(NamedTuple):
    """Findings that are one line until somebody opens it; those that have one remedy stand together under it."""

    words: str
    parts: "tuple[tuple[str, tuple[Item, ...]], ...]"


class Group(NamedTuple):
    """Some findings under a heading and how many they are, with groups inside it."""

    heading: str
    number: int
    items: tuple[Item, ...] = ()
    folds: tuple[Fold, ...] = ()
    groups: "tuple[Group, ...]" = ()


class Order(NamedTuple):
    """One way to read the findings of a file: its name, the words for it, and the findings in groups."""

    name: str
    label: str
    groups: tuple[Group, ...]


class CheckedFile(NamedTuple):
    """One file that was checked: what comes of it in a sentence, what there is to know, and its findings in orders.

    `files` are the names of the files to save that were made of it.
    """

    path: str
    verdict: str
    sentences: tuple[str, ...]
    orders: tuple[Order, ...] = ()
    files: tuple[str, ...] = ()


class Complaint(NamedTuple):
    """Something that was in the way, and what to do about it."""

    message: str
    hint: str = ""


class Outcome(NamedTuple):
    """What came of a work: a headline, files to save by their names, and what a person reads beside them.

    `is_whole` tells whether all that was asked for is there. `preview` is a whole page to be shown, `ending` a
    sentence beneath everything.
    """

    headline: str
    is_whole: bool = True
    files: Mapping[str, bytes] = {}
    notes: tuple[str, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    checks: tuple[CheckedFile, ...] = ()
    preview: str = ""
    ending: str = ""


class Work(NamedTuple):
    """One thing that a person can have done: `panel` gives its words in a language, `do` does it.

    `do` raises ActipError where it cannot go on.
    """

    name: str
    panel: Callable[[Catalogue], Panel]
    do: Callable[[Request], Outcome]
