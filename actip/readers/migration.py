"""Own the way from a file of an older catalogue to one of today: what moves is reported, and nothing is lost.

The changes stand in schemas/migrations.yaml, one entry each. They are applied in the order of the versions, first the
names of questions, then codes. Places follow: a finding about a renamed obligation still leads to its old line.
"""

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from actip.catalogue.entries import Catalogue, Migration
from actip.format.fields import ANSWERS, EVIDENCE, lists
from actip.format.keys import Kind
from actip.format.schema import Schema, submission_schema
from actip.gate.scalars import folded
from actip.model import Document, Found, Place
from actip.texts import language

_GROUPS = {
    "obligation": (("obligations",), ("last", "answers")),
    "court_indicator": (("court_indicators",),),
    "indicator": (("statistics", "indicators"),),
}
_CELLS = (("statistics", "cells"), ("last", "cells"))
# Where obligations are named by their ids in the entries of lists.
_ID_LISTS = tuple((key.name, below.name) for key in lists() for below in key.keys if below.kind is Kind.OBLIGATIONS)
# Of an answer that is handed to several questions each entry of these counts once; a citation serves them all.
_COUNTED_ONCE = tuple(key.name for key in ANSWERS.keys if key.kind is Kind.ENTRIES and key is not EVIDENCE)


def migrated(document: Document, catalogue: Catalogue) -> Document:
    """Migrate a document to today's catalogue; leave one of today, or of no known version, as it is."""
    version = document.data.get("catalogue")
    if version == catalogue.version or version not in catalogue.versions:
        return document
    mover = _Mover(document, catalogue)
    for change in catalogue.since(version):
        if change.old:
            mover.apply(change)
    return mover.document()


class _Mover:
    """Apply the changes in order to a copy of the data; remember where each pointer went."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.old = document
        self.catalogue = catalogue
        self.language = language(document.language)
        self.data: dict[str, Any] = copy.deepcopy(dict(document.data))
        self.moves: list[dict[str, tuple[str, ...]]] = []  # for each change: where each pointer went
        self.faults: list[Found] = []

    def document(self) -> Document:
        self.data["catalogue"] = self.catalogue.version
        faults = [entry._replace(pointer=self.moved(entry.pointer)[0]) for entry in self.old.faults]
        refused = frozenset(new for at in self.old.refused for new in self.moved(at))
        return self.old._replace(
            data=self.data,
            faults=(*faults, *self.faults),
            refused=refused,
            locate=cache(self.locate),
            later=self.catalogue.later_than(self.old.data.get("catalogue")),
        )

    def locate(self) -> Mapping[str, Place]:
        if not any(self.moves):  # most changes rename a code, which stands where it stood
            return self.old.places
        return {new: place for at, place in self.old.places.items() for new in self.moved(at)}

    def moved(self, pointer: str) -> tuple[str, ...]:
        """Return where a pointer leads now; of what is no longer asked, the list that keeps its words."""
        pointers = [pointer]
        for moves in filter(None, self.moves):
            pointers = [new for at in pointers for new in _moved(at, moves)]
        return tuple(pointers) or ("/no_longer_asked",)

    def apply(self, change: Migration) -> None:
        self.moves.append({})
        if change.what == "code":
            self.code(change)
        elif change.what in _GROUPS:
            self.question(change)

    # --- questions

    def question(self, change: Migration) -> None:
        for path in _GROUPS[change.what]:
            group = self.at(path)
            if isinstance(group, dict) and change.old in group:
                self.entry(change, path, group, group.pop(change.old))
        if change.what == "indicator":
            self.figures(change)
        self.ids(change)

    def entry(self, change: Migration, path: tuple[str, ...], group: dict[str, Any], entry: Any) -> None:
        """Hand the answer to an old question to each of its successors that has none yet."""
        at = "/" + "/".join(path)
        free = [name for name in change.new if name not in group]
        for number, name in enumerate(free):
            once = number > 0 and isinstance(entry, dict)
            group[name] = {k: v for k, v in entry.items() if k not in _COUNTED_ONCE} if once else copy.deepcopy(entry)
            facts = {"old": change.old, "new": name, "how": "renamed" if len(change.new) == 1 else "split"}
            self.faults.append(Found(f"{at}/{name}", facts, "SCH218"))
        self.moves[-1][f"{at}/{change.old}"] = tuple(f"{at}/{name}" for name in free)
        if not free and path[0] != "last":
            self.keep(change.old, entry)

    def figures(self, change: Migration) -> None:
        """Rename the indicator of figures; those of one that was withdrawn or split keep their words."""
        for path in _CELLS:
            self.each_cell(path, lambda cell: cell.get("indicator") == change.old, change, "indicator")

    def each_cell(self, path: tuple[str, ...], concerns: Any, change: Migration, key: str) -> None:
        cells = self.at(path)
        if not isinstance(cells, list):
            return
        at = "/" + "/".join(path)
        remaining: list[Any] = []
        for number, cell in enumerate(cells):
            old = f"{at}/{number}"
            if isinstance(cell, dict) and concerns(cell):
                if len(change.new) != 1:
                    self.moves[-1][old] = ()
                    if path[0] != "last":
                        self.keep(str(cell.get("indicator")), cell)
                    continue
                cell[key] = change.new[0]
                facts = {"old": change.old, "new": change.new[0], "how": "renamed"}
                self.faults.append(Found(f"{at}/{len(remaining)}", facts, "SCH218"))
            if len(remaining) != number:
                self.moves[-1][old] = (f"{at}/{len(remaining)}",)
            remaining.append(cell)
        cells[:] = remaining

    def ids(self, change: Migration) -> None:
        """Rename a question wherever it is named."""
        lists = [self.data.get("questions")]
        for name, key in _ID_LISTS:
            entries = self.data.get(name)
            lists += (
                [entry.get(key) for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
            )
        for names in lists:
            if isinstance(names, list) and change.old in names:
                at = names.index(change.old)
                names[at : at + 1] = [name for name in change.new if name not in names]
        explanations = self.data.get("explanations")
        for entry in explanations if isinstance(explanations, list) else ():
            about = entry.get("about") if isinstance(entry, dict) else None
            if isinstance(about, str) and about.partition("/")[0] == change.old and change.new:
                entry["about"] = change.new[0] + about.removeprefix(change.old)
            if isinstance(about, dict) and about.get("indicator") == change.old and change.new:
                about["indicator"] = change.new[0]

    # --- codes

    def code(self, change: Migration) -> None:
        label = self.language.of(f"{change.list} {change.old}", change.label)  # as the form had it, if it was of one
        spellings = {change.old, *map(folded, filter(None, (change.label, label)))}

        def is_old(value: object) -> bool:
            return isinstance(value, str) and (value in spellings or folded(value) in spellings)

        schema = _schema(self.catalogue)
        cell = schema["properties"]["statistics"]["properties"]["cells"]["items"]["properties"]
        for key, part in cell.items():
            if part.get("$comment") == change.list:
                for path in _CELLS:
                    self.each_cell(path, lambda entry, key=key: is_old(entry.get(key)), change, key)
        for holder, key, at in list(_coded(self.data, schema, change.list, "")):
            value = holder[key]
            if not is_old(value):
                continue
            if len(change.new) == 1:
                holder[key] = change.new[0]
                facts = {"old": change.old, "new": change.new[0], "how": "renamed"}
                self.faults.append(Found(at, facts, "SCH218"))
            else:
                self.keep(at.removeprefix("/").replace("/", ", "), value)
                holder[key] = None
        _without_none(self.data)

    # --- what is kept in its words

    def keep(self, name: str, answer: Any) -> None:
        entries = self.data.setdefault("no_longer_asked", [])
        words = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        entries.append({"id": name, "said": words})
        self.faults.append(Found(f"/no_longer_asked/{len(entries) - 1}", {"old": name}, "SCH219"))

    def at(self, path: tuple[str, ...]) -> Any:
        below: Any = self.data
        for step in path:
            below = below.get(step) if isinstance(below, dict) else None
        return below


_SCHEMAS: dict[int, tuple[Catalogue, Schema]] = {}


def _schema(catalogue: Catalogue) -> Schema:
    """Return the schema of a submission, made once for each catalogue: a folder can hold thousands of older files."""
    if id(catalogue) not in _SCHEMAS:  # it is kept beside its schema, so that no other comes to have its id
        _SCHEMAS[id(catalogue)] = (catalogue, submission_schema(catalogue, words=False))
    return _SCHEMAS[id(catalogue)][1]


def _moved(pointer: str, moves: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    head = pointer
    while head:
        if head in moves:
            return tuple(new + pointer.removeprefix(head) for new in moves[head])
        head = head.rpartition("/")[0]
    return (pointer,)


def _coded(value: Any, schema: Mapping[str, Any], name: str, at: str) -> Iterator[tuple[Any, Any, str]]:
    """Yield where a code of a list stands: what holds it, under which key, and its pointer. Figures are left out."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in steps:
        part = schema.get("items") if isinstance(value, list) else schema.get("properties", {}).get(key)
        if part is None or at in ("/statistics/cells", "/last/cells"):
            continue
        if part.get("$comment") == name and isinstance(below, str):
            yield value, key, f"{at}/{key}"
        yield from _coded(below, part, name, f"{at}/{key}")


def _without_none(value: Any) -> None:
    """Remove empty values."""
    if isinstance(value, dict):
        for key in [key for key, below in value.items() if below is None]:
            del value[key]
    elif isinstance(value, list):
        value[:] = [below for below in value if below is not None]
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _without_none(below)
