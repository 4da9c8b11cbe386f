"""Own what is said of an input besides its path: how standard input is called, what a search leaves out."""

from typing import NamedTuple, Self

from actip.gate.files import STANDARD_INPUT

NOT_A_FILE = "standard input"


class Exclusion(NamedTuple):
    """What a search leaves out: patterns as in .gitignore, for paths seen from a folder; `where` they stand."""

    patterns: tuple[str, ...] = ()
    folder: str = "."
    where: str = ""


class InputPath(str):
    """A path with what is said of it: what is left out where it is searched, and the `alias` of `-`."""

    __slots__ = ("alias", "exclusion")
    alias: str
    exclusion: Exclusion

    def __new__(cls, path: str, exclusion: Exclusion = Exclusion(), alias: str = "") -> Self:  # noqa: B008  frozen
        """Make a path that is equal to the text of it."""
        self = super().__new__(cls, path)
        self.exclusion, self.alias = exclusion, alias if path == STANDARD_INPUT else ""
        return self


def exclusion_of(path: str) -> Exclusion:
    """Return what is left out where a path is searched."""
    return path.exclusion if isinstance(path, InputPath) else Exclusion()


def alias_of(path: str) -> str:
    """Return what standard input is said to be called, nothing for a file."""
    return path.alias if isinstance(path, InputPath) else ""


def name_of(path: str) -> str:
    """Return what an input is called in every output: its path, or a name for standard input."""
    return alias_of(path) or (NOT_A_FILE if path == STANDARD_INPUT else path)
