"""Own the copy of a submission that a state may send: what is above the level is gone, small counts are suppressed.

The copy says itself whom it is for, and which answers and indicators it is without, so that a reader takes none of
them for a gap.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.addresses import office
from actip.disclosure.coarsen import COARSER
from actip.disclosure.levels import FOLLOWING, LEVELS, OF_LAST_REPORT, above, is_above, pointers_above, subject
from actip.disclosure.numbers import MARK
from actip.disclosure.policy import Policy
from actip.disclosure.topics import Topics, hidden_in, is_said
from actip.disclosure.treatment import Treated, treat
from actip.format.fields import ANSWERS, CELLS, COUNTINGS, EXPLANATIONS, SUBMISSION, TO_CONFIRM
from actip.format.keys import Key, Kind, Level
from actip.format.records import AMOUNTS, Cell, Submission
from actip.format.rounds import with_rounds_of
from actip.texts import ENGLISH


class Released(NamedTuple):
    """The content of the copy, and what was held back, in sentences for the sender alone."""

    data: dict[str, Any]
    held_back: tuple[str, ...]


def release(
    data: Mapping[str, Any],
    submission: Submission,
    audience: str,
    catalogue: Catalogue,
    policy: Policy,
    name: Callable[[str], str] = str,
    published: Sequence[Submission] = (),
) -> Released:
    """Make the copy of a submission that an audience may be sent: `asean` or `public`.

    `name` turns a JSON Pointer into the words by which the sender knows what it leads to. What is `published` already
    the audience holds too.
    """
    return _Copy(data, submission, audience, catalogue, policy, name, published=published).released()


def readable(
    data: Mapping[str, Any],
    submission: Submission,
    audience: str,
    catalogue: Catalogue,
    policy: Policy,
    published: Sequence[Submission] = (),
) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the part of a submission's data that an audience may read, and pointers to the rest.

    A nation reads its own data as they are. What is `published` already the audience holds too.
    """
    if audience == LEVELS[-1]:
        return dict(data), frozenset()
    copy = _Copy(data, submission, audience, catalogue, policy, str, published)
    content = copy.released().data
    gone = pointers_above(data, audience) | copy.gone | {f"/statistics/{name}" for name in copy.treated.withheld}
    if copy.closed:  # whether the file has them or not
        gone |= {f"/{part}" for part in FOLLOWING if part not in content}
    if "statistics" in content:
        cells = [
            cell for cell in content["statistics"].get("cells", ()) if f"/statistics/{cell['indicator']}" not in gone
        ]
        content["statistics"] = {**content["statistics"], "cells": cells}
    return content, frozenset(gone)


class _Copy:
    """Make one copy, and count what is left out of it."""

    def __init__(
        self,
        data: Mapping[str, Any],
        submission: Submission,
        audience: str,
        catalogue: Catalogue,
        policy: Policy,
        name: Callable[[str], str],
        published: Sequence[Submission] = (),
    ) -> None:
        self.data = data
        self.before = submission
        self.audience = audience
        self.catalogue = with_rounds_of(catalogue, [submission])
        self.policy = policy
        self.name = name
        self.treated: Treated = treat([submission], catalogue, policy, published)[0]
        self.names = frozenset(above(submission, audience)) | self.treated.withheld
        hidden = hidden_in(self.treated.submission, self.treated.tables, self.names)
        self.topics = Topics(hidden, self.catalogue)
        self.closed = is_above(submission.disclosure, audience)
        self.nations: list[str] = []  # the parts that are for the nation alone
        self.following: list[str] = []  # the parts that are above the level of the whole
        self.held_back: list[str] = []
        self.marked: Counter[str] = Counter()  # how many texts lost numbers, by the kind of field
        self.gone: set[str] = set()  # pointers to the reasons that are not in the copy

    def released(self) -> Released:
        """Make the copy, its keys in the order of the file; without keys that the table does not have."""
        parts: Mapping[str, Callable[[Any], Any]] = {
            "obligations": self._obligations,
            "statistics": self._statistics,
            "explanations": self._explanations,
        }
        released: dict[str, Any] = {}
        for name, value in self.data.items():
            key = SUBMISSION.below(name)
            if name == "released":
                continue  # of the file that it is made of
            if key is None or key.level is Level.NATION:
                self.nations.append(key.title.lower() if key else name)
            elif key.level is Level.WHOLE and self.closed:
                self.following.append(key.title.lower())
            elif name in parts:
                released[name] = parts[name](value)
            else:
                allowed = self._allowed(value, key) if key.level is Level.ENTRY else value
                touched = self.topics.is_touched(name) if is_said(name) else None
                released[name] = self._without_numbers(allowed, f"/{name}", key, touched)
        released["released"] = self._stamp()
        lines = (*self._levels(), *self._figures(), *self._texts(), *self.held_back)
        return Released(released, lines or ("Nothing had to be held back.",))

    def _stamp(self) -> dict[str, Any]:
        """Return the stamp of the copy: its audience, and what it is without."""
        names = self.before.withheld | self.names
        lacking = {
            "obligations": [name for name in self.catalogue.obligations if name in names],
            "indicators": [name for name in self.catalogue.indicators if name in names],
        }
        stamp = {"audience": self.audience, "threshold": self.policy.threshold}
        return stamp | {key: ids for key, ids in lacking.items() if ids}

    def _allowed(self, value: Any, key: Key) -> Any:
        """Return the entries whose level the audience may see, and count the others."""
        if isinstance(value, Mapping):
            allowed: Any = {name: entry for name, entry in value.items() if self._may_go(entry)}
        else:
            allowed = [entry for entry in value if self._may_go(entry)]
        self._count(key.title.lower(), len(value) - len(allowed))
        return allowed

    def _obligations(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: self._without_numbers(
                {key: value for key, value in answer.items() if key not in OF_LAST_REPORT},
                f"/obligations/{name}",
                ANSWERS.entry,
                self.topics.is_touched("obligations", name),
            )
            for name, answer in answers.items()
            if name in self.catalogue.obligations and name not in self.names
        }

    def _statistics(self, statistics: Mapping[str, Any]) -> dict[str, Any]:
        parts: Mapping[str, Callable[[Any], Any]] = {
            "indicators": lambda value: dict(self._indicators(value)),
            "cells": lambda value: list(self._cells(value)),
        }
        self.held_back += [
            f"Nobody says who may see it: {self.name(f'/statistics/{key}')}." for key in statistics if key not in parts
        ]
        return {key: parts[key](value) for key, value in statistics.items() if key in parts}

    def _indicators(self, countings: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        coarse = set(self.treated.coarse)
        for name, counting in countings.items():
            if name in self.catalogue.indicators and name not in self.names:
                touched = self.topics.is_touched("statistics", name)
                entry = self._without_numbers(counting, f"/statistics/indicators/{name}", COUNTINGS.entry, touched)
                if "complete" in entry:
                    entry["complete"] = [COARSER[d] if (name, d) in coarse else d for d in entry["complete"]]
                yield name, entry

    def _cells(self, cells: list[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield the figures as they may be sent; of a withheld indicator one cell that says so."""
        seen: set[str] = set()
        after = {cell.pointer: cell for cell in self.treated.submission.cells}
        for number, raw in enumerate(cells):
            pointer, name = f"/statistics/cells/{number}", str(raw.get("indicator"))
            if name in self.names:
                if name not in seen:
                    seen.add(name)
                    yield {"indicator": name, "missing": "withheld"}
            elif (cell := after.get(pointer)) is not None:
                if pointer in self.treated.changed_cells:
                    yield _written(cell, self.catalogue)
                else:
                    touched = self.topics.is_touched("statistics", name)
                    yield self._without_numbers(raw, pointer, CELLS.entry, touched)

    def _explanations(self, entries: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Keep the explanations, except those about something held back."""
        gone = self.names | self.treated.tables
        visible = []
        for number, entry in enumerate(entries):
            name = subject(entry.get("about"))
            if entry.get("standing") == TO_CONFIRM:
                self.gone.add(f"/explanations/{number}")  # nobody has said yet that it is so in this period
            elif name not in gone and not (name == "capacity" and self.closed):
                touched = self.topics.explains(name)
                visible.append(
                    {
                        key.name: self._without_numbers(entry[key.name], f"/explanations/{number}", key, touched)
                        for key in EXPLANATIONS.keys
                        if key.name in entry
                    }
                )
            else:
                self.gone.add(f"/explanations/{number}")
        unconfirmed = sum(entry.get("standing") == TO_CONFIRM for entry in entries)
        self._count("reasons of the last report that nobody confirmed", unconfirmed)
        self._count("explanations about what is held back", len(entries) - len(visible) - unconfirmed)
        return visible

    def _may_go(self, entry: Mapping[str, Any]) -> bool:
        """Tell whether an entry may be sent on; of what is no entry nobody says so."""
        is_entry = isinstance(entry, Mapping)
        return is_entry and not is_above(entry.get("disclosure", self.before.disclosure), self.audience)

    def _without_numbers(self, value: Any, at: str, key: Key, touched: bool | None) -> Any:
        """Remove numbers from texts about what is hidden, and unknown keys, from what stands under a key.

        `touched` is None where nothing is said: what is asked is the same for every state.
        """
        if isinstance(value, Mapping) and key.keys and key.kind is not Kind.LABELS:
            return dict(self._group(value, at, key, touched))
        if isinstance(value, list) and key.keys:
            return [
                self._without_numbers(below, f"{at}/{number}", key.entry, touched) for number, below in enumerate(value)
            ]
        if key.kind is Kind.ADDRESS and key.name == "contact":
            return office(value)
        without = value if touched is None else self.topics.value(value, key, touched=touched)
        if without != value:
            self.marked[key.title.lower()] += 1
        return without

    def _group(self, value: Mapping[str, Any], at: str, key: Key, touched: bool | None) -> Iterator[tuple[str, Any]]:
        for name, below in value.items():
            inner = key.step(name)
            if inner is None and key.name == "cells" and name in self.catalogue.dimensions:
                yield name, below
            elif inner is None:
                self._undecided([f"{at}/{name}"])
            else:
                yield name, self._without_numbers(below, f"{at}/{name}", inner, touched)

    # --- what the sender is told

    def _undecided(self, pointers: Iterable[str]) -> None:
        self.held_back += [f"Nobody says who may see it: {self.name(pointer)}." for pointer in pointers]

    def _count(self, what: str, number: int) -> None:
        if number:
            words = ENGLISH.counted(
                "note", "Left out: {count} of the {what}.", "Left out: {count} {what}.", number, what=what
            )
            self.held_back.append(words)

    def _texts(self) -> Iterator[str]:
        """Say how many texts lost numbers, by the kind of field: what is typed there decides it, no figure does."""
        for title, number in self.marked.items():
            yield ENGLISH.counted(
                "note",
                "Numbers replaced by {mark} in {count} text about what is held back: {kind}.",
                "Numbers replaced by {mark} in {count} texts about what is held back: {kind}.",
                number,
                mark=MARK,
                kind=title,
            )

    def _levels(self) -> Iterator[str]:
        reader = self.catalogue.label("disclosure", self.audience)
        if self.nations:
            yield f"For the nation alone: {', '.join(self.nations)}."
        if self.following:
            yield f"Above the level of '{reader}', as the submission as a whole is: {', '.join(self.following)}."
        answers = {name: name for name in self.catalogue.obligations}
        figures = {name: indicator.title for name, indicator in self.catalogue.indicators.items()}
        for what, entries in (("Answers", answers), ("Figures", figures)):
            names = [words for name, words in entries.items() if name in self.names - self.treated.withheld]
            if names:
                words = "; ".join(names) if len(names) < len(entries) else f"all {len(names)}"
                yield f"{what} above the level of '{reader}': {words}."

    def _figures(self) -> Iterator[str]:
        """Describe for each indicator how its figures were treated, without any figure."""
        threshold = self.policy.threshold
        for name, indicator in self.catalogue.indicators.items():
            title = f"{indicator.title[:1].upper()}{indicator.title[1:]}"
            if name in self.treated.withheld:
                yield f"{title}: withheld, because nothing but zeros could be sent."
            elif name not in self.names:
                first, second = self.treated.hidden.get(name, (0, 0))
                for dimension in (dimension for table, dimension in self.treated.coarse if table == name):
                    yield f"{title}: by {self.catalogue.dimensions[dimension].title} in groups."
                if first:
                    yield f"{title}: {first} below {threshold} suppressed, {second} more that would give them away."
                elif second:
                    yield f"{title}: {second} suppressed that would give away what is withheld, bounded or left over."


def _written(cell: Cell, catalogue: Catalogue) -> dict[str, Any]:
    """Return a figure as a file has it. Its note is gone: it was about what is held back."""
    amounts = {key: getattr(cell, key) for key in AMOUNTS if getattr(cell, key) is not None}
    if "value" in amounts:
        amounts["value"] = int(amounts["value"])
    names = {*catalogue.dimensions, *(key.name for key in CELLS.keys)}
    coordinates = {name: code for name, code in cell.coordinates.items() if name in names}
    return {"indicator": cell.indicator, **coordinates, **amounts}
