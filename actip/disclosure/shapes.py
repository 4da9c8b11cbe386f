"""Own the breakdowns of a table: by which dimensions its figures part a whole, and which crossings that makes.

A figure is known by its key, the codes of its dimensions. Some of these part a whole (sex, age, form); the others say
which whole it is: a status, a subset, a service that several can have. Who is in none of the codes that are counted
has a code of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import product
from typing import Any, NamedTuple

from actip.disclosure.coarsen import COARSER
from actip.disclosure.cover import Cover, Names

Key = frozenset[tuple[str, str]]
OVER = "~"  # in place of a code: who is in none of the codes that are counted


class LeftOut(NamedTuple):
    """Why a figure is in no relation: its table crosses the dimensions `names` through those of the `hub` alone.

    `frame` is the status and the subset of the figure; `whole` the one in which figures are crossed that it is a part
    of. `codes` are those of the dimensions of the hub. The codes `alone` have no others beside them: they count the
    whole. `parts` are the statuses and subsets of the table.
    """

    frame: Key
    whole: Key
    names: Names
    hub: Names
    codes: Mapping[str, tuple[str, ...]]
    alone: Key
    parts: tuple[Key, ...]


class Shapes:
    """The breakdowns that some figures make: by which dimensions they part their statuses and subsets."""

    def __init__(
        self,
        parting: Sequence[str],
        forms: Mapping[str, Any],
        printed: Iterable[Key],
        alike: Iterable[Key],
        leaving_over: Set[str] = frozenset(),
    ) -> None:
        """Take the dimensions that part a whole, the keys of the figures, and what leaves some over of its whole.

        The keys of figures elsewhere that are `alike` make counts as if they were printed here.
        """
        keys = {*printed, *alike}
        self.order = tuple(parting)
        self.forms = forms
        self.parting = frozenset(parting)
        used = {name for key in keys for name, _ in key}
        # A group stands where the forms or citizenships that it is made of stand, if a file has both.
        self.finer = {group: name for name, group in COARSER.items() if name in used}
        self.codes: dict[str, set[str]] = {}
        self.frames: dict[Key, set[Names]] = {}
        for key in keys:
            self.frames.setdefault(self.frame(key), set()).add(self.names(key))
            for name, code in key:
                if name in self.parting and name not in self.finer:
                    self.codes.setdefault(name, set()).add(code)
        self.elsewhere = {self.frame(key) for key in alike}
        kinds = self.codes.get("form", set())
        parents = {forms[code].part_of for code in kinds} - {None}
        if kinds:
            self.codes["form"] = kinds - parents
        for by in leaving_over:  # a dimension, of which nothing may be printed any more, or a form that has kinds
            name = by if by in self.parting else "form"
            if name in self.codes:
                self.codes[name].add(OVER if name == by else f"{by}{OVER}")

    def frame(self, key: Key) -> Key:
        """Return the status and the subset of a figure, and all else that parts no whole."""
        return frozenset(pair for pair in key if pair[0] not in self.parting)

    def names(self, key: Key) -> Names:
        """Return the dimensions that part a figure from its whole."""
        return frozenset(self.finer.get(name, name) for name, _ in key if name in self.parting)

    @property
    def sizes(self) -> dict[str, int]:
        """How many codes each dimension has, in the order of the catalogue."""
        return {name: len(self.codes[name]) + 1 for name in self.order if name in self.codes}  # and who is left over

    @property
    def with_parts(self) -> dict[Key, set[Names]]:
        """The breakdowns of each status or subset, and of its parts: these bound it in every crossing."""
        return {
            frame: set().union(*(names for part, names in self.frames.items() if frame <= part))
            for frame in sorted(self.frames, key=sorted)
        }

    def left_out(self, key: Key, crossed: Cover, counts: Iterable[Key]) -> LeftOut:
        """Return why a figure is in no relation."""
        frame = whole = self.frame(key)
        frames = {self.frame(other) for other in counts}
        if frame not in frames:
            whole = max((other for other in frames if other <= frame), key=len, default=frozenset())
        names = frozenset[str]().union(*(self.names(other) for other in counts if self.frame(other) == whole))
        hub = crossed.hub or frozenset()
        codes = {name: tuple(sorted(self.codes[name])) for name in hub}
        tops = {
            name: {parent_of(code, self.forms) or code if name == "form" else code for code in of_it}
            for name, of_it in self.codes.items()
        }
        alone = frozenset((name, code) for name, of_it in tops.items() if len(of_it) == 1 for code in of_it)
        return LeftOut(
            frame,
            whole,
            frozenset[str]().union(*crossed.of_frame(names)),
            hub & names,
            codes,
            alone,
            tuple(sorted(frames - {frozenset()}, key=sorted)),
        )

    def crossings(self, crossed: Cover, counts: Iterable[Key]) -> Iterator[Key]:
        """Yield the keys of all cells of the cross tables that printed figures belong to, printed or not.

        A status or a subset is parted like the rest of the table: what is known of one bounds the other.
        """
        yield from self.elsewhere
        there = {*self.elsewhere, *(self.frame(key) for key in counts)}
        for frame, shapes in self.with_parts.items():
            names = frozenset(name for shape in shapes if crossed.holds(shape) for name in shape)
            for clique in crossed.of_frame(names) if frame in there else ():
                for crossing in product(*(sorted(self.codes[name]) for name in sorted(clique))):
                    yield frame | set(zip(sorted(clique), crossing, strict=True))


def parent_of(code: str, forms: Mapping[str, Any]) -> str | None:
    """Return the form that a form is a kind of, or that what is left over of its kinds is."""
    return forms[code].part_of if OVER not in code else code.removesuffix(OVER) or None
