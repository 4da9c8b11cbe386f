"""Own the record of what each version of the catalogue asks, schemas/versions.json.

A form says only of which version it is. Were a question added to that version, every form that is filled already would
seem to lack one that somebody took out. So `actip build` writes a version down the first time that it meets it, and
from then on refuses to build the same version with other ids, or a later one whose changes schemas/migrations.yaml
does not tell.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from actip.errors import CatalogueError

Ids = Mapping[str, Sequence[str]]  # of obligations, of indicators, and of each list of codes by its name

_WHAT = {"obligations": "obligation", "indicators": "indicator", "court_indicators": "court_indicator"}
_MIGRATIONS = "schemas/migrations.yaml"
_AGAIN = "Then run 'actip build' again. Nothing was written."
_RENAMED = " (where one was renamed or split, 'new' names what it is called now, and needs no line of its own)"


def ids(tables: Mapping[str, Any]) -> Ids:
    """Return the ids of a catalogue from its files."""
    return {
        "obligations": [entry["id"] for entry in tables["obligations"]["obligations"]],
        "indicators": list(tables["indicators"]["indicators"]),
        "figures": [  # what of an indicator can be counted
            f"{name}/{code}"
            for name, entry in tables["indicators"]["indicators"].items()
            for code in (*entry["measures"], *entry.get("subsets", ()))
        ],
        "covers": [
            f"{entry['id']}/{code}"
            for entry in tables["obligations"]["obligations"]
            for code in entry.get("covers", ())
        ],
        **{name: list(entry["codes"]) for name, entry in tables["codes"]["lists"].items()},
    }


def with_version(record: Mapping[str, Ids], tables: Mapping[str, Any]) -> dict[str, Ids]:
    """Return the record with the version of these files in it.

    Raises CatalogueError, with the lines to add, where its ids are not those that were written down, or where
    schemas/migrations.yaml does not tell what changed since the version before.
    """
    version, versions = tables["obligations"]["meta"]["version"], tables["migrations"]["versions"]
    if version != versions[-1]:
        raise CatalogueError(
            f"schemas/obligations.yaml is version {version}, the last of {_MIGRATIONS} is {versions[-1]}.",
            f"Add '{version}' at the end of 'versions' there, the oldest first.",
        )
    now = ids(tables)
    if lines := list(_untold(record.get(version, now), now, (), _next(version))):
        raise CatalogueError(*_raise_it(version, lines))
    whole = {**record, version: now}
    for earlier, later in pairwise(name for name in versions if name in whole):
        changes = [change for change in tables["migrations"]["changes"] if change["version"] == later]
        if lines := list(_untold(whole[earlier], whole[later], changes, later)):
            message = f"{_MIGRATIONS} does not tell all that changed from catalogue {earlier} to {later}."
            raise CatalogueError("\n".join((message, f"Under 'changes' there, write{_RENAMED}:", *lines)), _AGAIN)
        for change in changes:
            for name in set(change["new"]) - set(_of(whole[later], change)) if change["what"] != "key" else ():
                raise CatalogueError(
                    f"{_MIGRATIONS} names '{name}' as new in catalogue {later}, which has no such {change['what']}.",
                    "Write the id as it stands in the catalogue.",
                )
    return whole


def text(record: Mapping[str, Ids]) -> str:
    """Return the record as JSON, each list of ids on a line of its own."""
    versions = []
    for version, lists in record.items():
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(list(entries))}" for name, entries in lists.items())
        versions.append(f" {json.dumps(version)}: {{\n{lines}\n }}")
    return "{\n" + ",\n".join(versions) + "\n}\n"


def _raise_it(version: str, lines: Iterable[str]) -> tuple[str, str]:
    """Say how a version that was written down is raised."""
    later = _next(version)
    steps = (
        f"catalogue {version} was written down with other ids. Filled forms of it would be said to lack what is new.",
        f"1. In schemas/obligations.yaml, under 'meta', write: version: '{later}'",
        f"2. In {_MIGRATIONS}, add '{later}' at the end of 'versions'. Under 'changes' write{_RENAMED}:",
        *lines,
    )
    hint = f"{_AGAIN} If no file of {version} has left this checkout, delete it from schemas/versions.json instead."
    return "\n".join(steps), hint


def _untold(before: Ids, now: Ids, changes: Sequence[Mapping[str, Any]], version: str) -> Iterator[str]:
    """Yield the entries of schemas/migrations.yaml that are wanting; a list that is new as a whole needs none."""
    for name, earlier in before.items():
        what = _WHAT.get(name, "code")
        moves = [change for change in changes if change["what"] == what and (what != "code" or change["list"] == name)]
        news = {new for change in moves for new in change["new"]}
        olds = {change["old"] for change in moves if "old" in change}
        begin = f"  - {{version: '{version}', what: {what}" + (f", list: {name}" if what == "code" else "")
        fresh = [entry for entry in now.get(name, ()) if entry not in earlier and entry not in news]
        if fresh := [entry for entry in fresh if _is_of_one(entry, before)]:
            yield f"{begin}, new: [{', '.join(fresh)}]}}"
        label = ", label: WHAT THE FORM CALLED IT" if what == "code" else ""
        for entry in earlier:
            if entry not in now.get(name, ()) and entry not in olds and _is_of_one(entry, now):
                yield f"{begin}, old: {entry}{label}, new: []}}"


def _is_of_one(entry: str, lists: Ids) -> bool:
    """Tell whether what an entry is of, as ACTIP-11.5 of ACTIP-11.5/research, is in a version; else it goes with it."""
    owner, stroke, _ = entry.partition("/")
    return not stroke or owner in (*lists.get("obligations", ()), *lists.get("indicators", ()))


def _of(lists: Ids, change: Mapping[str, Any]) -> Sequence[str]:
    """Return the ids among which a change stands."""
    names = {what: name for name, what in _WHAT.items()}
    return lists.get(names.get(change["what"], change.get("list", "")), ())


def _next(version: str) -> str:
    first, _, second = version.partition(".")
    return f"{first}.{int(second) + 1}"
