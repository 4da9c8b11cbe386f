"""Own what a reader can hold against each other: the counts of submissions, printed or implied, and their relations.

Counts in one table are linked by its margins: over every dimension that parts a whole, down to margins that nobody
printed; by the forms that are part of a form; by groups; and by of-which figures. Where a breakdown does not make up
its total, or a subset its whole, what is left over is a count of its own, which subtraction would tell. Where figures
cross two dimensions, all crossings are counts, printed or not: none of them can be below zero. A relation
that the figures themselves contradict is none: a reader cannot use it. Submissions are linked by what two of them
count alike: victims that one state returns and another receives, and cases still open at the end of one period and
carried over into the next.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import combinations, product
from typing import NamedTuple

from actip.disclosure.coarsen import COARSER, group_of
from actip.model import SUPPRESSED, Catalogue, Cell, Indicator, Submission

Key = frozenset[tuple[str, str]]
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

    table: tuple[int, str]  # the number of the submission, and the indicator
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


def published(submissions: Sequence[Submission], catalogue: Catalogue) -> Publication:
    """Return the counts of the submissions with the relations within each, and between them."""
    maker = _Maker(catalogue)
    for number, submission in enumerate(submissions):
        maker.add(number, submission)
    maker.link(submissions)
    return Publication(tuple(maker.figures), tuple(maker.used()))


class _Maker:
    """Collect counts and relations."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.figures: list[Figure] = []
        self.sums: list[Sum] = []
        self.places: dict[tuple[int, str, Key], int] = {}
        self.incomplete: set[object] = set()  # breakdowns of which a total is more than its parts

    def add(self, number: int, submission: Submission) -> None:
        """Add the tables of one submission."""
        tables: dict[tuple[str, str], dict[Key, list[Cell]]] = {}
        for cell in submission.cells:
            indicator = self.catalogue.indicators[cell.indicator]
            measure = cell.coordinates.get("measure", indicator.measures[0])
            if self.catalogue.lists["measures"].codes[measure].protected:
                key = frozenset(cell.coordinates.items())
                tables.setdefault((cell.indicator, measure), {}).setdefault(key, []).append(cell)
        for (name, _), cells in tables.items():
            self.table(number, self.catalogue.indicators[name], cells, submission.state)

    def table(self, number: int, indicator: Indicator, cells: Mapping[Key, list[Cell]], state: str | None) -> None:
        """Add one table: its cells, then its margins from the finest to the coarsest, each with what makes it up."""
        place = (number, indicator.id)
        known = {key: self.put(_printed(place, key, same, self.catalogue)) for key, same in cells.items()}
        parting = [name for name in indicator.dimensions if name not in indicator.overlapping]
        crossed = [*known, *_crossings(known, parting, self.catalogue)]
        keys = sorted(_closed(crossed, parting, self.catalogue), key=lambda key: (self.depth(key), sorted(key)))
        parts: dict[Key, dict[str, list[int]]] = {}
        for key in keys:
            if key not in known:
                known[key] = self.put(self.margin(place, key, parts.get(key, {})))
            for by, above in self.above(key, parting):
                parts.setdefault(above, {}).setdefault(by, []).append(known[key])
        breakdowns = [
            (known[key], numbers, by, (place, frozenset(pair for pair in key if pair[0] not in parting), by))
            for key in keys
            for by, numbers in sorted(parts.get(key, {}).items())
        ]
        self.incomplete |= {name for total, numbers, _, name in breakdowns if self.apart(total, numbers)[0] > 0}
        for total, numbers, by, name in breakdowns:
            self.whole(total, numbers, by, name)
        self.of_which(known, indicator)
        self.groups(known, state)
        if indicator.id == "caseload":
            terms = {known.get(frozenset({("case_state", state)})): sign for state, sign in _CASELOAD.items()}
            self.same({count: sign for count, sign in terms.items() if count is not None}, len(_CASELOAD))

    def depth(self, key: Key) -> tuple[int, int]:
        """Return where a figure stands among the others of its table, the finest first."""
        kind = self.catalogue.lists["form"].codes[dict(key)["form"]].part_of if "form" in dict(key) else None
        return -len(key), 0 if kind else 1

    def put(self, figure: Figure) -> int:
        """Add a count and return its number."""
        self.figures.append(figure)
        number = len(self.figures) - 1
        if figure.role is not Role.REST:
            self.places[(*figure.table, figure.key)] = number
        return number

    def margin(self, place: tuple[int, str], key: Key, parts: Mapping[str, list[int]]) -> Figure:
        """Return a margin that nobody printed: what the breakdown that says most adds up to."""
        sums = [[self.figures[number].value for number in numbers] for numbers in parts.values()]
        exact = [sum(values) for values in sums if None not in values]  # type: ignore[arg-type]  # no None among them
        least = max((sum(self.figures[number].low for number in numbers) for numbers in parts.values()), default=0)
        known = len(exact) == len(sums) and bool(exact)
        return Figure(place, key, Role.MARGIN, max(exact) if known else least, max(exact) if known else None)

    def above(self, key: Key, parting: Iterable[str]) -> Iterator[tuple[str, Key]]:
        """Yield the figures that this one is a part of, each with the dimension that parts it."""
        for name, code in sorted(key):
            if name in parting:
                parent = self.catalogue.lists["form"].codes[code].part_of if name == "form" else None
                rest = key - {(name, code)}
                yield (f"kinds of {parent}", rest | {(name, parent)}) if parent else (name, rest)

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

    def of_which(self, known: Mapping[Key, int], indicator: Indicator) -> None:
        """Add that a subset is no more than its whole, nor one of several overlapping parts."""
        for key, number in list(known.items()):
            for name, code in sorted(key):
                whole = known.get(key - {(name, code)})
                if whole is None or not (name == "subset" or name in indicator.overlapping):
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

    def groups(self, known: Mapping[Key, int], state: str | None) -> None:
        """Add that a group is its forms or citizenships, where a file has both."""
        for dimension, group in COARSER.items():
            members: dict[Key, list[int]] = {}
            for key, number in known.items():
                code = dict(key).get(dimension)
                if code and not (dimension == "form" and self.catalogue.lists["form"].codes[code].part_of):
                    grouped = (group, group_of(dimension, code, state, self.catalogue))
                    members.setdefault(key - {(dimension, code)} | {grouped}, []).append(number)
            for key, numbers in sorted(members.items(), key=lambda entry: sorted(entry[0])):
                if key in known:
                    self.whole(known[key], numbers, dimension)

    def same(self, terms: Sum, number: int) -> None:
        """Add a relation between counts of their own, where it holds or may hold."""
        values = [(self.figures[count].value, sign) for count, sign in terms.items()]
        unknown = any(value is None for value, _ in values)
        if len(terms) == number and (unknown or sum((value or 0) * sign for value, sign in values) == 0):
            self.sums.append(terms)

    def link(self, submissions: Sequence[Submission]) -> None:
        """Add what two submissions count alike."""
        by_state: dict[str | None, list[int]] = {}
        for number, submission in enumerate(submissions):
            by_state.setdefault(submission.state, []).append(number)
        for (number, name, key), count in list(self.places.items()):
            own = submissions[number]
            coordinates = dict(key)
            if coordinates.get("direction") == "sent" and coordinates.get("partner") in by_state and own.state:
                turned = {**coordinates, "direction": "received", "partner": own.state}
                for other in by_state[coordinates["partner"]]:
                    if submissions[other].start == own.start:
                        self.link_to(count, (other, name, frozenset(turned.items())))
            if name == "caseload" and key == {("case_state", "still_open")}:
                for other in by_state[own.state]:
                    later = submissions[other].start
                    if own.end and later and own.state and (later - own.end).days == 1:
                        self.link_to(count, (other, name, frozenset({("case_state", "carried_over")})))

    def link_to(self, count: int, place: tuple[int, str, Key]) -> None:
        """Add that two counts are the same where both are printed and say so."""
        other = self.places.get(place)
        figures = [self.figures[number] for number in (count, other) if number is not None]
        if other is not None and all(figure.role is Role.PRINTED for figure in figures):
            self.same({count: 1, other: -1}, 2)

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


def _printed(place: tuple[int, str], key: Key, same: Sequence[Cell], catalogue: Catalogue) -> Figure:
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


def _crossings(known: Iterable[Key], parting: Sequence[str], catalogue: Catalogue) -> Iterator[Key]:
    """Yield what the dimensions that figures cross would part a table into, whether it is printed or not.

    A status or a subset of the table is parted like the others: what is known of one bounds the other.
    """
    forms = catalogue.lists["form"].codes
    frames: dict[Key, set[str]] = {}  # each with the dimensions that part it somewhere
    together: list[set[str]] = []
    codes: dict[str, set[str]] = {}
    for key in known:
        own = {name: (forms[code].part_of or code) if name == "form" else code for name, code in key if name in parting}
        frames.setdefault(frozenset(pair for pair in key if pair[0] not in parting), set()).update(own)
        touched = [group for group in together if group & set(own)]
        together = [group for group in together if group not in touched] + [set(own).union(*touched)]
        for name, code in own.items():
            codes.setdefault(name, set()).add(code)
    for frame, printed in sorted(frames.items(), key=lambda entry: sorted(entry[0])):
        for names in sorted(sorted(group & printed) for group in together):
            offered = [sorted(codes[name]) for name in names]
            if len(names) + len(frames) > 2 and math.prod(map(len, offered)) <= _MOST_CROSSINGS:
                for chosen in product(*offered):
                    yield frame | set(zip(names, chosen, strict=True))


def _closed(known: Iterable[Key], parting: Sequence[str], catalogue: Catalogue) -> set[Key]:
    """Return the keys with all their margins: any of the parting dimensions left out, a kind of form counted in it."""
    forms = catalogue.lists["form"].codes
    keys: set[Key] = set()
    for key in known:
        kind = forms[dict(key)["form"]].part_of if "form" in dict(key) else None
        for one in (key, key - {("form", dict(key)["form"])} | {("form", kind)}) if kind else (key,):
            own = sorted(pair for pair in one if pair[0] in parting)
            for size in range(len(own) + 1):
                keys.update(one - set(left_out) for left_out in combinations(own, size))
    return keys
