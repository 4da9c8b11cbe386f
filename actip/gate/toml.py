"""Own the reading of settings: the file that is named, or the nearest that holds some; the only parser of TOML."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from actip.errors import BadSettings, UnreadableSubmission
from actip.gate.files import read
from actip.gate.nearby import nearest_name
from actip.gate.text import decode

FILE, SHARED = "actip.toml", "pyproject.toml"
# What begins our table in a file that others share, or a table that may hold it: without, the file is not parsed.
_OURS = rb"""^(?:\xef\xbb\xbf)?[\[ \t"']*tool[ \t"']*(?:\.[ \t"']*actip|\]|=)"""
_REPEATED = ("Cannot overwrite", "Cannot declare", "twice")  # what the parser says where a name stands again


class SettingsFile(NamedTuple):
    """What a settings file holds. `folder` is where its paths begin, seen from here; `name` leads to it from here."""

    name: str
    folder: str
    keys: Mapping[str, Any]


def file_at(path: str) -> SettingsFile:
    """Return the settings in a file that a person names. Raises BadSettings where there is none, or none of ours."""
    if Path(path).is_dir():
        raise BadSettings(f"{_slashed(path)} is a folder.", f"Name the file: {_slashed(path).rstrip('/')}/{FILE}.")
    if not Path(path).exists():
        near = nearest_name(path)
        hint = f"Did you mean '{near}'?" if near else "Check the name and the folder."
        raise BadSettings(f"{_slashed(path)} does not exist.", hint)
    keys = _keys(Path(path))
    if keys is None:
        raise BadSettings(f"{_slashed(path)} has no settings of actip.", "Begin them with the line [tool.actip].")
    return SettingsFile(_slashed(path), _relative(Path(path).parent), keys)


def nearest() -> SettingsFile | None:
    """Find the settings of the current folder or the nearest above it, as far as a folder with `.git`.

    `actip.toml` goes before the table `[tool.actip]` of a `pyproject.toml` beside it. Raises BadSettings.
    """
    here = _here()
    for folder in (here, *here.parents) if here else ():
        for name in (FILE, SHARED):
            path = folder / name
            if os.path.isfile(path):  # noqa: PTH113  Path would raise where a folder may not be entered
                keys = _keys(path)
                if keys is not None:
                    return SettingsFile(_relative(path), _relative(folder), keys)
        if os.path.lexists(folder / ".git"):
            break
    return None


def _here() -> Path | None:
    try:
        return Path.cwd()
    except OSError:  # the folder was removed
        return None


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def _relative(path: Path) -> str:
    return _slashed(os.path.relpath(path))


def _keys(path: Path) -> Mapping[str, Any] | None:
    """Return the settings in a file, None where it is one that others share and holds none of ours."""
    name = _relative(path)
    try:
        content = read(str(path))
        if path.name == SHARED and not re.search(_OURS, content, re.MULTILINE):
            return None
        text = decode(content) if content.strip() else ""
    except UnreadableSubmission as error:
        line = f", line {error.line}" if error.line else ""
        raise BadSettings(f"{name}{line}: cannot be read.", "Save it as UTF-8 text that you may read.") from error
    import tomllib  # most folders have no settings

    try:
        keys: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _garbled(name, text, str(error)) from error
    if path.name != SHARED:
        return dict(keys)
    tools = keys.get("tool")
    if not isinstance(tools, dict) or "actip" not in tools:
        return None
    if not isinstance(tools["actip"], dict):
        raise BadSettings(f"{name}: 'tool.actip' is not a table.", "Begin it with the line [tool.actip].")
    return dict(tools["actip"])


def _garbled(name: str, text: str, words: str) -> BadSettings:
    """Return the error in our own words; of the parser's only the line is used."""
    place = re.search(r"at line ([0-9]+)", words)
    line = int(place.group(1)) if place else text.count("\n") + (not text.endswith("\n"))
    if any(sign in words for sign in _REPEATED):
        return BadSettings(f"{name}, line {line}: a name stands here a second time.", "Keep one of the two.")
    return BadSettings(
        f"{name}, line {line}: this is not TOML.", 'Write NAME = VALUE, texts in quotes, as in fail-on = "warning".'
    )
