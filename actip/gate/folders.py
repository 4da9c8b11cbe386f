"""Own which files a path means: of a folder those with the right endings, without what `.actipignore` names in it."""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from actip.errors import ActipError, UnknownName
from actip.gate.files import STANDARD_INPUT

IGNORE = ".actipignore"  # patterns as in .gitignore; an empty one: nothing of this folder belongs to those above
_NOT_SEEN = (".", "~$")  # hidden files, and the lock files of open workbooks


class Meant(NamedTuple):
    """The files that a path means, and the files and folders beside them that are left out; both sorted."""

    files: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def expand(path: str, suffixes: Sequence[str]) -> Meant:
    """Return what a path means: of a folder its files with the suffixes, of a pattern what fits, else the file itself.

    A folder is searched with all folders in it. Links to other folders, links to files elsewhere, and what a file named
    `IGNORE` names, are left out. A pattern such as `2025/*.yaml` is expanded here, because not every shell does it;
    anything else is the file itself, whether it exists or not.
    """
    if path == STANDARD_INPUT:
        return Meant((path,))
    if os.path.isdir(path):  # noqa: PTH112  Path would drop the leading ./ that a person typed
        steps = list(_walked(path))
        files = (file for file, is_left_out in steps if not is_left_out and file.lower().endswith(tuple(suffixes)))
        meant = tuple(sorted(file for file in files if not _leads_out(file, path)))
        return Meant(meant, tuple(sorted({file for file, _ in steps} - set(meant))))
    if any(sign in path for sign in "*?[") and not Path(path).exists():
        matches = sorted(match for match in glob.glob(path, recursive=True) if Path(match).is_file())  # noqa: PTH207  Path.glob takes no absolute pattern
        seen = [match.replace(os.sep, "/") for match in matches if not Path(match).name.startswith(_NOT_SEEN)]
        return Meant(tuple(seen) or (path,))
    return Meant((path.replace(os.sep, "/"),))


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
        raise UnknownName(f"{lost[0]} {what}.", "Check the name and the folder. Nothing was written.")


def _walked(root: str) -> Iterator[tuple[str, bool]]:
    """Yield every file below a folder and whether it is left out, and each folder that is left out as a whole."""
    ignored = _Ignored()
    for folder, folders, names in os.walk(root):
        if IGNORE in names and not ignored.learn(folder) and folder != root:
            folders[:] = []
            yield folder.replace(os.sep, "/"), True
            continue
        seen = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in seen if not _is_link(folder, name) and not ignored.names(folder, f"{name}/")]
        yield from ((_joined(folder, name), True) for name in seen if name not in folders)
        for name in sorted(names):
            if not name.startswith(_NOT_SEEN):
                yield _joined(folder, name), ignored.names(folder, name)


class _Ignored:
    """What the files named `IGNORE` leave out; one that stands deeper has the last word, as with .gitignore."""

    def __init__(self) -> None:
        self._patterns: dict[str, Any] = {}

    def learn(self, folder: str) -> bool:
        """Read the patterns of a folder; return whether there is any."""
        path = Path(folder, IGNORE)
        hint = "Mend it, or delete it."
        try:
            lines = path.read_text("utf-8", "replace").splitlines()
        except OSError as error:
            raise ActipError(f"{path.as_posix()} cannot be read.", hint) from error
        if not any(line.strip() for line in lines):
            return False
        from pathspec import GitIgnoreSpec  # most folders have no such file

        try:
            self._patterns[folder] = GitIgnoreSpec.from_lines(lines)
        except ValueError as error:
            raise ActipError(f"{path.as_posix()} has a line that is no pattern.", hint) from error
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
