"""Own which files a path means: of a folder those with the right endings, without what `.actipignore` names in it.

And without what whoever started the program leaves out of it, see `Exclusion`.
"""

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Any, NamedTuple

from actip.errors import ActipError, BadSettings, UnknownName
from actip.gate.files import STANDARD_INPUT
from actip.gate.inputs import Exclusion, exclusion_of
from actip.gate.nearby import NOT_SEEN, nearest_name

IGNORE = ".actipignore"  # patterns as in .gitignore; an empty one: nothing of this folder belongs to those above


class Meant(NamedTuple):
    """The files that a path means, and the files and folders beside them that are left out; both sorted."""

    files: tuple[str, ...]
    left_out: tuple[str, ...] = ()


class _Step(Enum):
    """What a search makes of a file or folder that it comes to."""

    MEANT = auto()
    LEFT_OUT = auto()
    EXCLUDED = auto()


def expand(path: str, suffixes: Sequence[str]) -> Meant:
    """Return what a path means: of a folder its files with the suffixes, of a pattern what fits, else the file itself.

    A folder is searched with all folders in it. Links to other folders, links to files elsewhere, and what a file named
    `IGNORE` names, are left out. A pattern such as `2025/*.yaml` is expanded here, because not every shell does it;
    anything else is the file itself, whether it exists or not. What the exclusion of the path fits is in neither part:
    see `excluded`.
    """
    return _searched(path, suffixes)[0]


def excluded(paths: Iterable[str]) -> list[str]:
    """Return the files, and the folders as a whole, that the paths are without because of their exclusions; sorted."""
    return sorted({file for path in paths for file in _searched(path, ())[1]})


def refuse_left_out(path: str, suffixes: Sequence[str]) -> None:
    """Raise UnknownName where all submissions that a path means are left out: that it holds none would not be so."""
    meant, without = _searched(path, suffixes)
    left_out = {exclusion_of(path).where: without, IGNORE: [file for file in meant.left_out if not _is_link("", file)]}
    wheres = [where for where, files in left_out.items() if any(_may_be_read(file, suffixes) for file in files)]
    if wheres and not meant.files:
        raise UnknownName(
            f"{path} holds no submission besides what is left out by {' and '.join(wheres)}.",
            "Take the pattern out, or name a file itself.",
        )


def _may_be_read(path: str, suffixes: Sequence[str]) -> bool:
    return path.lower().endswith(tuple(suffixes)) or Path(path).is_dir()


def _searched(path: str, suffixes: Sequence[str]) -> tuple[Meant, list[str]]:
    """Return what a path means, and what its exclusion keeps out of that."""
    if path == STANDARD_INPUT:
        return Meant((path,)), []
    unwanted = _Unwanted(exclusion_of(path))
    if os.path.isdir(path):  # noqa: PTH112  Path would drop the leading ./ that a person typed
        steps = list(_walked(path, unwanted))
        files = (file for file, step in steps if step is _Step.MEANT and file.lower().endswith(tuple(suffixes)))
        meant = tuple(sorted(file for file in files if not _leads_out(file, path)))
        without = [file for file, step in steps if step is _Step.EXCLUDED]
        return Meant(meant, tuple(sorted({file for file, _ in steps} - {*meant, *without}))), without
    if any(sign in path for sign in "*?[") and not Path(path).exists():
        matches = sorted(match for match in glob.glob(path, recursive=True) if Path(match).is_file())  # noqa: PTH207  Path.glob takes no absolute pattern
        seen = [match.replace(os.sep, "/") for match in matches if not Path(match).name.startswith(NOT_SEEN)]
        without = [match for match in seen if unwanted.fits(match)]
        return Meant(tuple(match for match in seen if match not in without) if seen else (path,)), without
    return Meant((path.replace(os.sep, "/"),)), []


def around(name: str) -> str:
    """Return the nearest folder, this one or one above it, that holds something of this name; empty if none does."""
    here = Path.cwd()
    return next((str(folder) for folder in (here, *here.parents) if (folder / name).exists()), "")


def each_once(paths: Iterable[str]) -> list[str]:
    """Return the paths in their order without those that lead to a file that another one led to: a.yaml, ./a.yaml."""
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(path if path == STANDARD_INPUT else os.path.realpath(path), path)
    return list(first.values())


def missing(paths: Iterable[str]) -> list[str]:
    """Return the paths that lead to nothing: neither a file, nor a folder, nor a pattern that fits a file."""
    others = (path for path in paths if path != STANDARD_INPUT)
    return [path for path in others if not Path(path).exists() and expand(path, ()).files == (path,)]


def insist_on(paths: Sequence[str]) -> None:
    """Raise UnknownName for the first path that leads to nothing: an output without it would look whole."""
    if lost := missing(paths):
        what = "fits no file" if any(sign in lost[0] for sign in "*?[") else "does not exist"
        near = nearest_name(lost[0])
        hint = f"Did you mean '{near}'?" if near else "Check the name and the folder."
        raise UnknownName(f"{lost[0]} {what}.", f"{hint} Nothing was written.")


def _walked(root: str, unwanted: "_Unwanted") -> Iterator[tuple[str, _Step]]:
    """Yield every file below a folder and what becomes of it, and each folder that is left out as a whole."""
    ignored = _Ignored()
    for folder, folders, names in os.walk(root):
        if IGNORE in names and not ignored.learn(folder) and folder != root:
            folders[:] = []
            yield folder.replace(os.sep, "/"), _Step.LEFT_OUT
            continue
        seen = sorted(name for name in folders if not name.startswith("."))
        without = [name for name in seen if unwanted.fits(f"{_joined(folder, name)}/")]
        yield from ((_joined(folder, name), _Step.EXCLUDED) for name in without)
        others = [name for name in seen if name not in without]
        folders[:] = [name for name in others if not _is_link(folder, name) and not ignored.names(folder, f"{name}/")]
        yield from ((_joined(folder, name), _Step.LEFT_OUT) for name in others if name not in folders)
        for name in sorted(names):
            if not name.startswith(NOT_SEEN):
                path = _joined(folder, name)
                is_left_out = _Step.LEFT_OUT if ignored.names(folder, name) else _Step.MEANT
                yield path, _Step.EXCLUDED if unwanted.fits(path) else is_left_out


class _Unwanted:
    """What an exclusion fits. Raises BadSettings for a pattern that is none."""

    def __init__(self, exclusion: Exclusion) -> None:
        self._folder = exclusion.folder
        where = exclusion.where
        self._patterns = _patterns(exclusion.patterns, f"{where} has a pattern that is none.") if where else None

    def fits(self, path: str) -> bool:
        """Tell whether a path is to be left out; that of a folder ends in a slash."""
        if self._patterns is None:
            return False
        try:
            seen_from = os.path.relpath(path, self._folder).replace(os.sep, "/")
        except ValueError:  # it is on another drive of Windows
            seen_from = path
        return bool(self._patterns.match_file(f"{seen_from}/" if path.endswith("/") else seen_from))


def _patterns(lines: Sequence[str], wrong: str) -> Any:
    """Return what patterns fit. Raises BadSettings, in these words, where one of them is none."""
    from pathspec import GitIgnoreSpec  # most folders, and most runs, have none

    try:
        return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error) as error:
        hint = "Write patterns as in .gitignore, such as '*_draft.yaml' or 'drafts/'."
        raise BadSettings(wrong, hint) from error


class _Ignored:
    """What the files named `IGNORE` leave out; one that stands deeper has the last word, as with .gitignore."""

    def __init__(self) -> None:
        self._patterns: dict[str, Any] = {}

    def learn(self, folder: str) -> bool:
        """Read the patterns of a folder; return whether there is any."""
        path = Path(folder, IGNORE)
        try:
            lines = path.read_text("utf-8", "replace").splitlines()
        except OSError as error:
            raise ActipError(f"{path.as_posix()} cannot be read.", "Mend it, or delete it.") from error
        if not any(line.strip() for line in lines):
            return False
        self._patterns[folder] = _patterns(lines, f"{path.as_posix()} has a line that is no pattern.")
        return True

    def names(self, folder: str, name: str) -> bool:
        """Tell whether a file of a folder, or a folder in it where the name ends in a slash, is left out."""
        for above in sorted(self._patterns, key=len, reverse=True):
            if folder == above or folder.startswith(above.rstrip(os.sep) + os.sep):
                inside = os.path.relpath(folder, above).replace(os.sep, "/")
                decision = self._patterns[above].check_file(name if inside == "." else f"{inside}/{name}").include
                if decision is not None:
                    return bool(decision)
        return False


def _joined(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}".replace(os.sep, "/")


def _is_link(folder: str, name: str) -> bool:
    return Path(folder, name).is_symlink()


def _leads_out(file: str, root: str) -> bool:
    """Tell whether a file is a link that leads outside the root."""
    # Unlike Path.resolve, realpath takes a link that leads to itself.
    return Path(file).is_symlink() and not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root))
