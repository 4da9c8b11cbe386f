"""Own opening and writing: within a budget, whole or not at all."""

import contextlib
import glob
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from actip.errors import ActipError, CannotWrite, UnreadableSubmission
from actip.gate.nearby import nearest_name

STANDARD_INPUT = "-"
MAX_BYTES = 5_000_000  # a full submission with long accounts is a tenth of it


def read(path: str, most: int = 0) -> bytes:
    """Read the bytes of a file, or of standard input for `-`.

    Raises UnreadableSubmission: FIL101 where it cannot be opened, FIL108 where it is larger than `most`,
    or than `MAX_BYTES`.
    """
    most = most or MAX_BYTES
    if path == STANDARD_INPUT:
        content = sys.stdin.buffer.read(most + 1)
    else:
        try:
            # A pipe or a device would be waited for without end: look before opening.
            if not stat.S_ISREG(Path(path).stat().st_mode):
                raise UnreadableSubmission("FIL101", {"reason": "not_a_file"})
            with Path(path).open("rb") as stream:
                content = stream.read(most + 1)
        except FileNotFoundError as error:
            raise UnreadableSubmission("FIL101", _missing(path)) from error
        except PermissionError as error:
            raise UnreadableSubmission("FIL101", {"reason": "not_allowed"}) from error
        except (OSError, ValueError) as error:
            raise UnreadableSubmission("FIL101", {"reason": "refused"}) from error
    if len(content) > most:
        raise UnreadableSubmission("FIL108", {"what": "bytes", "limit": most})
    return content


def _missing(path: str) -> dict[str, object]:
    """Return the facts about a path that leads to nothing: what may have been meant, where that is told."""
    if any(sign in path for sign in "*?["):
        return {"reason": "no_match"}
    near = nearest_name(path)
    return {"reason": "missing", **({"suggestion": near} if near else {})}


def write(path: str, content: str | bytes) -> None:
    """Write a file whole: the old content stands until the new one is complete.

    A link is replaced, not what it leads to. Raises CannotWrite, and leaves nothing behind; the half-written files of
    processes that were killed are removed.
    """
    target = Path(path)
    if not target.name:
        raise CannotWrite(f"{path} is a folder.", "Name a file.")
    raw = content.encode() if isinstance(content, str) else content
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise CannotWrite(f"{path} is a folder.", "Name a file.")
        _remove_abandoned(target)
        with temporary.open("xb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        temporary.chmod(mode)
        temporary.replace(target)
    except OSError as error:
        hint = "See whether the folder exists, may be written to and has room, and close the file elsewhere."
        raise CannotWrite(f"{path} could not be written: {_cause(error)}.", hint) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _remove_abandoned(target: Path) -> None:
    """Remove the half-written files that processes left which no longer run."""
    for part in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        process = part.name.removesuffix(".part").rpartition(".")[2]
        if process.isascii() and process.isdigit() and not _is_running(int(process)):
            with contextlib.suppress(OSError):  # another one may be about it
                part.unlink()


def _is_running(process: int) -> bool:
    """Return whether another process runs; always False on Windows, which refuses to remove an open file anyway."""
    if os.name == "nt" or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is another user's
        return True
    return True


def write_folder(folder: str, contents: Mapping[str, str | bytes], *, replace: bool) -> None:
    """Write files into a folder, made if missing; write none of them if one is there and may not be replaced.

    Raises CannotWrite.
    """
    paths = {name: f"{folder.rstrip('/')}/{name}" for name in contents}
    for path in paths.values():
        if not replace:
            refuse_existing(path, "Name another folder, or add --force to replace what is in it.")
    try:
        Path(folder).mkdir(exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{folder} could not be made: {_cause(error)}.", "Name a folder.") from error
    for name, content in contents.items():
        write(paths[name], content)


def refuse_existing(path: str, hint: str = "Name another file, or add --force to replace it.") -> None:
    """Raise CannotWrite if something stands at a path: it may be the only copy of somebody's work."""
    if os.path.lexists(path):
        raise CannotWrite(f"{path} is there already.", hint)


def append(path: str, content: str) -> None:
    """Add text to the end of a file that another program keeps. Raises CannotWrite."""
    try:
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(content)
    except OSError as error:
        raise CannotWrite(f"{path} could not be written: {_cause(error)}.") from error


def size(path: str) -> int:
    """Return how many bytes a file has, 0 where there is none."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def is_same(path: str, other: str) -> bool:
    """Return whether two paths lead to one file, through links and in whatever letter case."""
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):
        return False


def read_packaged(path: Path) -> str:
    """Read the text of one of the program's own files. Raises ActipError if it is missing."""
    return read_packaged_bytes(path).decode()


def packaged_names(folder: Path, suffix: str) -> tuple[str, ...]:
    """Return the names of the program's own files in a folder that end so, without that end, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder.glob(f"*{suffix}")))


def read_packaged_bytes(path: Path) -> bytes:
    """Read the bytes of one of the program's own files. Raises ActipError if it is missing."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ActipError(f"{path.name} is missing from this installation.", "Install actip again.") from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _cause(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such folder"
    if isinstance(error, PermissionError):
        return "it is not allowed, or the file is open in another program"
    return (error.strerror or "the system refused").lower()


def abandon_output() -> None:
    """Discard what is still to be written to standard output: its reader, such as `head`, has left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
