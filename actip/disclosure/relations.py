"""Own what a reader can hold against each other in a table: its counts, printed or implied, and their relations.

Counts in one table are linked by its margins: over every dimension that parts a whole, down to margins that nobody
printed; by the forms that are part of a form; by groups; and by of-which figures. Where a breakdown does not make up
its total, or a subset its whole, what is left over is a count of its own, which subtraction would tell. Where figures
cross two dimensions, all crossings are counts, printed or not: none of them can be below zero. A relation
that the figures themselves contradict is none: a reader cannot use it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import Enum
from itertools import product
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.coarsen import COARSER, group_of
from actip.format.records import SUPPRESSED, Cell, Submission

Place = tuple[int, str]  # of a table: the number of the submission, and the indicator
Key = frozenset[tuple[str, str]]
CellOf = tuple[int, str]  # the number of the submission, and the pointer
Sum = Mapping[int, int]  # counts, each with its factor: together they make zero
_MOST_CROSSINGS = 400  # of one table; where dimensions cross in more, only the printed ones are counts
_CASELOAD = {"carried_over": 1, "opened": 1, "closed": -1, "still_open": -1}


class Role(Enum):
    """How a count comes to be: printed in a cell, implied as a margin, or left over between two others."""

    PRINTED = "printed"
    MARGIN = "margin"
    REST = "rest"


class Figure(NamedTuple):
    """One count: what it can be as far as the file says, `high` None without end.

    `hidden` tells that it stands in the file without its number on purpose, or is given twice. `outside` tells that
    another publication may print the same count: such a figure is the last to be chosen to hide another.
    """

    table: Place
    key: Key
    role: Role
    low: int
    high: int | None
    hidden: bool = False
    outside: bool = False
    pointers: tuple[str, ...] = ()

    @property
    def value(self) -> int | None:
        """The count itself, where it is known."""
        return self.low if self.low == self.high else None


class Publication(NamedTuple):
    """All counts of some submissions, each known by its place, and the relations between them."""

    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]

    @property
    def printed(self) -> Iterator[int]:
        """The counts that have cells of their own."""
        return (number for number, figure in enumerate(self.figures) if figure.role is Role.PRINTED)


class Table(NamedTuple):
    """The cells of one indicator in one submission, the counts that they print or imply, and their relations."""

    place: Place
    state: str | None
    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]

    def masked(self, cells: Set[CellOf], catalogue: Catalogue) -> "Table":
        """Return the table as a reader has it when these cells are hidden."""
        number, _ = self.place
        kept = [masked(cell) if (number, cell.pointer) in cells else cell for cell in self.cells]
        return self if tuple(kept) == self.cells else _table(self.place, self.state, kept, catalogue)


def tables(number: int, submission: Submission, catalogue: Catalogue) -> Iterator[Table]:
    """Yield the tables of a submission, without the figures that no person can be known by."""
    protected = {name for name, measure in catalogue.lists["measures"].codes.items() if measure.protected}
    cells: dict[str, list[Cell]] = {}
    for cell in submission.cells:
        if _measure(cell, catalogue) in protected:
            cells.setdefault(cell.indicator, []).append(cell)
    for indicator, own in cells.items():
        yield _table((number, indicator), submission.state, own, catalogue)


def masked(cell: Cell) -> Cell:
    """Return a cell with the word that stands in place of its figure."""
    return cell._replace(value=None, below=None, missing=SUPPRESSED)


def may_be_same(terms: Sum, figures: Sequence[Figure]) -> bool:
    """Tell whether counts add up to nothing, each with its factor, as far as they are known."""
    values = [(figures[count].value, factor) for count, factor in terms.items()]
    return any(value is None for value, _ in values) or not sum((value or 0) * factor for value, factor in values)


def _table(place: Place, state: str | None, cells: Sequence[Cell], catalogue: Catalogue) -> Table:
    measures: dict[str, dict[Key, list[Cell]]] = {}
    for cell in cells:
        key = frozenset(cell.coordinates.items())
        measures.setdefault(_measure(cell, catalogue), {}).setdefault(key, []).append(cell)
    maker = _Maker(place, state, catalogue)
    for own in measures.values():
        maker.add(own)
    return Table(place, state, tuple(cells), tuple(maker.figures), tuple(maker.used()))


def _measure(cell: Cell, catalogue: Catalogue) -> str:
    return cell.coordinates.get("measure", catalogue.indicators[cell.indicator].measures[0])


class _Maker:
    """Collect the counts and relations of one table."""

    def __init__(self, place: Place, state: str | None, catalogue: Catalogue) -> None:
        self.place = place
        self.state = state
        self.catalogue = catalogue
        self.forms = catalogue.lists["form"].codes
        self.indicator = catalogue.indicators[place[1]]
        self.parting = [name for name in self.indicator.dimensions if name not in self.indicator.overlapping]
        self.figures: list[Figure] = []
        self.sums: list[Sum] = []
        self.incomplete: set[object] = set()  # breakdowns of which a total is more than its parts

    def add(self, cells: Mapping[Key, list[Cell]]) -> None:
        """Add what is in one measure: the cells, then the margins from the finest on, each with what makes it up."""
        known = {key: self.put(_printed(self.place, key, same, self.catalogue)) for key, same in cells.items()}
        if len(known) == 1:
            return  # a count alone has nothing to be held against
        above = self.closed([*known, *self.crossings(known)])
        keys = sorted(above, key=lambda key: (self.depth(key), sorted(key)))
        parts: dict[Key, dict[str, list[int]]] = {}
        for key in keys:
            if key not in known:
                known[key] = self.put(self.margin(key, parts.get(key, {})))
            for by, whole in above[key]:
                parts.setdefault(whole, {}).setdefault(by, []).append(known[key])
        breakdowns = [
            (known[key], numbers, by, (frozenset(pair for pair in key if pair[0] not in self.parting), by))
            for key in keys
            for by, numbers in sorted(parts.get(key, {}).items())
        ]
        self.incomplete |= {name for total, numbers, _, name in breakdowns if self.apart(total, numbers)[0] > 0}
        for total, numbers, by, name in breakdowns:
            self.whole(total, numbers, by, name)
        self.of_which(known)
        self.groups(known)
        if self.indicator.id == "caseload":
            terms = {known.get(frozenset({("case_state", state)})): sign for state, sign in _CASELOAD.items()}
            self.same({count: sign for count, sign in terms.items() if count is not None}, len(_CASELOAD))

    def depth(self, key: Key) -> tuple[int, int]:
        """Return where a figure stands among the others of its table, the finest first."""
        kind = self.forms[dict(key)["form"]].part_of if "form" in dict(key) else None
        return -len(key), 0 if kind else 1

    def put(self, figure: Figure) -> int:
        """Add a count and return its number."""
        self.figures.append(figure)
        return len(self.figures) - 1

    def margin(self, key: Key, parts: Mapping[str, list[int]]) -> Figure:
        """Return a margin that nobody printed: what the breakdown that says most adds up to."""
        sums = [[self.figures[number].value for number in numbers] for numbers in parts.values()]
        exact = [sum(values) for values in sums if None not in values]  # type: ignore[arg-type]  # no None among them
        least = max((sum(self.figures[number].low for number in numbers) for numbers in parts.values()), default=0)
        known = len(exact) == len(sums) and bool(exact)
        return Figure(self.place, key, Role.MARGIN, max(exact) if known else least, max(exact) if known else None)

    def crossings(self, known: Iterable[Key]) -> Iterator[Key]:
        """Yield what the dimensions that figures cross would part the table into, whether it is printed or not.

        A status or a subset of the table is parted like the others: what is known of one bounds the other.
        """
        frames: dict[Key, set[str]] = {}  # each with the dimensions that part it somewhere
        codes: dict[str, set[str]] = {}
        crossed: set[frozenset[str]] = set()
        for key in known:
            own = {name: code for name, code in key if name in self.parting}
            if "form" in own:
                own["form"] = self.forms[own["form"]].part_of or own["form"]
            frames.setdefault(frozenset(pair for pair in key if pair[0] not in own), set()).update(own)
            crossed.add(frozenset(own))
            for name, code in own.items():
                codes.setdefault(name, set()).add(code)
        together: list[frozenset[str]] = []
        for own_names in crossed:
            touched = [group for group in together if group & own_names]
            together = [group for group in together if group not in touched] + [own_names.union(*touched)]
        for frame, printed in sorted(frames.items(), key=lambda entry: sorted(entry[0])):
            for names in sorted(sorted(group & printed) for group in together):
                offered = [sorted(codes[name]) for name in names]
                if len(names) + len(frames) > 2 and math.prod(map(len, offered)) <= _MOST_CROSSINGS:
                    for chosen in product(*offered):
                        yield frame | set(zip(names, chosen, strict=True))

    def closed(self, known: Iterable[Key]) -> dict[Key, list[tuple[str, Key]]]:
        """Return the figures with all their margins, each with what it is a part of by each dimension that parts it.

        A kind of a form is a part of that form.
        """
        above: dict[Key, list[tuple[str, Key]]] = {}
        waiting = list(known)
        while waiting:
            key = waiting.pop()
            if key in above:
                continue
            above[key] = []
            for name, code in sorted(key):
                if name in self.parting:
                    rest = key - {(name, code)}
                    parent = self.forms[code].part_of if name == "form" else None
                    above[key].append((f"kinds of {parent}", rest | {(name, parent)}) if parent else (name, rest))
            waiting += (whole for _, whole in above[key])
        return above

    def whole(self, total: int, parts: Sequence[int], by: str, breakdown: object = None) -> None:
        """Add that parts make up their total, or leave something over.

        Where it is not known whether crossings that nobody printed make up their total, they do if the breakdown is
        complete everywhere else. A single part is taken for its total only where both say the same.
        """
        low, high = self.apart(total, parts)
        if high is not None and high < 0:
            return
        terms = {total: 1, **dict.fromkeys(parts, -1)}
        if low > 0:
            terms[self.rest(total, by, low, high)] = -1
        elif high != 0 and (breakdown in self.incomplete or (len(parts) == 1 and low < 0)):
            terms[self.rest(total, by, 0, None)] = -1
        self.sums.append(terms)

    def apart(self, total: int, parts: Sequence[int]) -> tuple[float, float | None]:
        """Return by how much a total can be above its parts."""
        whole, pieces = self.figures[total], [self.figures[number] for number in parts]
        most = None if whole.high is None else whole.high - sum(piece.low for piece in pieces)
        highs = [piece.high for piece in pieces]
        return float("-inf") if None in highs else whole.low - sum(highs), most  # type: ignore[arg-type]  # no None

    def rest(self, total: int, by: str, low: float, high: float | None) -> int:
        """Add what is left over of a total. Of a margin that nobody printed it is nobody's count."""
        figure = self.figures[total]
        exact = int(low) if low == high and figure.role is Role.PRINTED else None
        key = figure.key | {("left over", by)}
        return self.put(Figure(figure.table, key, Role.REST, exact or 0, exact))

    def of_which(self, known: Mapping[Key, int]) -> None:
        """Add that a subset is no more than its whole, nor one of several overlapping parts."""
        for key, number in list(known.items()):
            for name, code in sorted(key):
                if not (name == "subset" or name in self.indicator.overlapping):
                    continue
                whole = known.get(key - {(name, code)})
                if whole is None:
                    continue
                low, high = self.apart(whole, [number])
                if high is not None and high < 0:
                    continue
                if low == high == 0 and (name, code) == ("victim_status", "potential"):
                    self.sums.append({whole: 1, number: -1})  # victims detected are those presumed to be victims
                else:
                    exact = low == high and low >= 0 and name == "subset"
                    rest = self.rest(whole, f"{name} {code}", low if exact else 0, high if exact else None)
                    self.sums.append({whole: 1, number: -1, rest: -1})
            if ("subset", "children") in key:
                twin = known.get(key - {("subset", "children")} | {("age", "C")})
                if twin is not None:
                    self.same({number: 1, twin: -1}, 2)
            if (("victim_status", "confirmed")) in key:
                potential = known.get(key - {("victim_status", "confirmed")} | {("victim_status", "potential")})
                if potential is not None and (self.apart(potential, [number])[1] or 0) >= 0:
                    self.sums.append({potential: 1, number: -1, self.rest(potential, "confirmed", 0, None): -1})

    def groups(self, known: Mapping[Key, int]) -> None:
        """Add that a group is its forms or citizenships, where a file has both."""
        named = {name for key in known for name, _ in key}
        for dimension, group in COARSER.items():
            if not {dimension, group} <= named:
                continue
            members: dict[Key, list[int]] = {}
            for key, number in known.items():
                code = dict(key).get(dimension)
                if code and not (dimension == "form" and self.forms[code].part_of):
                    grouped = (group, group_of(dimension, code, self.state, self.catalogue))
                    members.setdefault(key - {(dimension, code)} | {grouped}, []).append(number)
            for key, numbers in sorted(members.items(), key=lambda entry: sorted(entry[0])):
                if key in known:
                    self.whole(known[key], numbers, dimension)

    def same(self, terms: Sum, number: int) -> None:
        """Add a relation between counts of their own, where it holds or may hold."""
        if len(terms) == number and may_be_same(terms, self.figures):
            self.sums.append(terms)

    def used(self) -> list[Sum]:
        """Return the relations without those that only say what a margin is of which nothing else is known."""
        kept = list(self.sums)
        while True:
            times = Counter(count for terms in kept for count in terms)
            telling = [terms for terms in kept if not any(self.idle(count, terms, times) for count in terms)]
            if len(telling) == len(kept):
                return kept
            kept = telling

    def idle(self, count: int, terms: Sum, times: Mapping[int, int]) -> bool:
        """Tell whether a relation only names its total, a margin that no other relation knows."""
        return (
            self.figures[count].role is Role.MARGIN
            and times[count] == 1
            and terms[count] > 0
            and all(factor < 0 for other, factor in terms.items() if other != count)
        )


def _printed(place: Place, key: Key, same: Sequence[Cell], catalogue: Catalogue) -> Figure:
    """Return the count that cells print. A figure that is given twice is nobody's to choose: it is hidden."""
    coordinates = dict(key)
    outside = coordinates.get("partner") in catalogue.states
    outside = outside or coordinates.get("case_state") in ("carried_over", "still_open")
    pointers = tuple(cell.pointer for cell in same)
    cell = same[0]
    low, high = 0, None
    if len(same) == 1 and cell.value is not None and float(cell.value).is_integer():
        low = high = int(cell.value)
    elif len(same) == 1 and cell.below is not None:
        high = cell.below - 1
    elif len(same) == 1 and cell.missing == "not_applicable":
        high = 0
    hidden = len(same) > 1 or cell.missing == SUPPRESSED
    return Figure(place, key, Role.PRINTED, low, high, hidden, outside, pointers)
