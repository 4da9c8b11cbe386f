"""Own the `SUM` rules: figures against each other.

A figure is an interval: a value is exact, `below: 5` is 0 to 4, a missing figure can be anything from 0 up, so that
nothing is called wrong that could be right. Sums are formed only over the parts of a whole: not over dimensions
that the catalogue calls overlapping, not over medians, and not over a form of exploitation beside the form that it
is part of.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.records import Counting, Submission
from actip.model import Facts, Found, Graded, Kind, Severity, rule
from actip.model.about import About, about_figure
from actip.rules.intervals import (
    Interval,
    Key,
    add,
    as_given,
    cells_by_key,
    coordinates_of,
    exact,
    figures,
    is_readable,
    of_latest,
)

_SUM = {"exact": "{sum}", "at_least": "at least {sum}", "at_most": "at most {sum}"}
_TOTAL = {"exact": "{total}", "at_most": "at most {total}"}
_OPEN = frozenset(("citizenship", "partner"))  # of some 250 values a state names those that matter to it
_SHORTEST = 10  # of one digit many numbers are alike by chance
_UNKNOWN = "U"
_NEVER_LEFT_OUT = ("measure", "currency")  # without them, a figure is in another unit

Finer = dict[Key, dict[frozenset[str], list[Key]]]


class Breakdown(NamedTuple):
    """One total and its parts by one or more dimensions."""

    indicator: Indicator
    dimensions: tuple[str, ...]
    within: Mapping[str, str]
    total: Interval
    parts: Interval
    whole: bool  # whether the parts are meant to make up the total; the kinds of one form need not


@rule(
    "SUM201",
    title="The same figure twice",
    basis="data standard: a figure is known by its indicator and coordinates",
    severity=Severity.ERROR,
    message="{title}, {within}: this figure is given {count} times ({values}).",
    remedy=(
        "Find out which one is right, and remove the others; parts are told apart by a dimension such as sex or form."
    ),
)
def same_figure_twice(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Two entries with the same indicator and the same coordinates.

    What it finds
        Two or more entries for one figure, whether their values agree or not.

    Why it matters
        Nobody can tell which one counts, and a table that adds both is wrong.

    Example
        - {indicator: victims_detected, sex: F, value: 15}
        - {indicator: victims_detected, sex: F, value: 16}

    How to close it
        Remove all but one. If the entries are about different people, add the dimension that tells them apart.
    """
    for name, table in cells_by_key(submission).items():
        indicator = catalogue.indicators[name]
        for key, entries in table.items():
            cells = [cell for cell in entries if is_readable(cell)]
            if len(cells) > 1:
                within = coordinates_of(key, indicator)
                facts = {
                    "indicator": name,
                    "within": within,
                    "count": len(cells),
                    "values": [as_given(cell) for cell in cells],
                    "pointers": [cell.pointer for cell in cells],
                }
                about = about_figure(name, "", within, cells=[cell.pointer for cell in cells])
                yield Found(cells[1].pointer, facts, about=about)


def _above(facts: Facts) -> Severity:
    return Severity.WARNING if facts["dimension"] == "form" and not facts["main_form"] else Severity.ERROR


@rule(
    "SUM202",
    title="A breakdown above its total",
    basis="data standard: the parts of a whole are not more than the whole",
    severity=Graded((Severity.ERROR, Severity.WARNING), _above),
    message="{title}, {within}: by {dimensions} the figures add up to {bound}, the total says {limit}.",
    remedy=(
        "Find out which figure is wrong: the total, or one of the parts; then correct that one. If all are right, give "
        "the reason under '{key[explanations]}'."
    ),
    words={"bound": {name: _SUM[name] for name in ("exact", "at_least")}, "limit": _TOTAL},
)
def breakdown_above_total(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A breakdown that adds up to more than the total that stands beside it.

    What it finds
        Parts by sex, age, form, citizenship, partner or another dimension that together are more than their total.
        A figure given as 'below: 5' is taken as 0, so that only what cannot be right is reported. For forms of
        exploitation it is a warning unless each person is counted once, under 'counting_rule: main_form'.

    Why it matters
        One of the figures is wrong, and every table made of them would be.

    Example
        Victims detected 25; female 15, male 12: together 27.

    How to close it
        Find out which figure is wrong. Persons whose sex or age is not known have a code of their own: U.
    """
    for breakdown in _breakdowns(submission, catalogue):
        if breakdown.parts.low > breakdown.total.high:
            exact = breakdown.parts.low == breakdown.parts.high
            facts = _facts(breakdown, submission, breakdown.total.high, breakdown.parts.low)
            limit = "exact" if breakdown.total.low == breakdown.total.high else "at_most"
            bounds = {"bound": "exact" if exact else "at_least", "limit": limit}
            yield Found(breakdown.total.pointers[0], {**facts, **bounds}, about=_about(breakdown))


def _below(facts: Facts) -> Severity:
    return Severity.ERROR if facts["complete"] else Severity.WARNING


@rule(
    "SUM203",
    title="A breakdown below its total",
    basis="data standard: a breakdown names those of whom it is not known",
    severity=Graded((Severity.ERROR, Severity.WARNING), _below),
    message="{title}, {within}: by {dimensions} the figures add up to {bound}, the total says {total}.",
    remedy=(
        "Find out which figure is wrong: the total, or one of the parts; then correct that one. Persons belong under "
        "'not known' only where the records say nothing about them."
    ),
    words={"bound": {name: _SUM[name] for name in ("exact", "at_most")}},
)
def breakdown_below_total(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A breakdown that adds up to less than the total that stands beside it.

    What it finds
        Parts that together are fewer than their total. It is an error where the indicator says that the breakdown
        is complete, else a warning. A figure given as 'below: 5' is taken as 4, a missing one as unknown. Where a finer
        table lacks a figure that a coarser one has, as much of it can be missing as the coarser one says. Citizenships
        and partner states are counted only where the indicator says that they are complete: they name some of many.

    Why it matters
        A reader cannot tell whether the others are unknown or forgotten.

    Example
        Victims detected 25; female 15, male 7: together 22.

    How to close it
        Find out which figure is wrong: the total, or one of the parts. A part that nobody gave is 0 only if somebody
        looked. Those of whom the records say nothing have a code of their own: U or UNK.
    """
    for breakdown in _breakdowns(submission, catalogue):
        if breakdown.whole and breakdown.parts.high < breakdown.total.low:
            if breakdown.indicator.id in submission.doubtful:
                continue  # a part could not be read; it has its own finding
            exact = breakdown.parts.low == breakdown.parts.high
            facts = _facts(breakdown, submission, breakdown.total.low, breakdown.parts.high)
            bound = {"bound": "exact" if exact else "at_most"}
            yield Found(breakdown.total.pointers[0], {**facts, **bound}, about=_about(breakdown))


@rule(
    "SUM219",
    title="A total that may be a slip of its parts",
    basis="data standard: what partner states and citizenships add up to is the total, or less",
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{title}, {within}: by {dimensions} the figures add up to {sum}, the total says {total}. Is one of the two "
    "a slip?",
    remedy=(
        "Find out which figure is wrong, and correct it. If others are not named, give the reason under "
        "'{key[explanations]}'."
    ),
)
def total_with_digits_exchanged(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A total whose digits are those of the sum of its parts, in another order or with a nought too many.

    What it finds
        A breakdown by partner state or by citizenship that need not name all, so that SUM203 says nothing, whose sum
        has the digits of the total in another order, or is a tenth, a hundredth or a thousandth of it. From two digits
        on.

    Why it matters
        By chance two numbers are seldom so alike. A digit exchanged in typing looks exactly so.

    Example
        Victims repatriated 331; to Myanmar 80, to Laos 53: together 133.

    How to close it
        Correct the figure that is wrong.
    """
    for breakdown in _breakdowns(submission, catalogue):
        parts, total = breakdown.parts, breakdown.total
        if len(breakdown.dimensions) > 1 or _OPEN.isdisjoint(breakdown.dimensions) or breakdown.whole:
            continue
        if breakdown.indicator.id not in submission.doubtful and total.low == total.high:
            added = parts.low  # an open breakdown can be more than what it names
            if _SHORTEST <= added < total.low and _is_slip(added, total.low):
                yield Found(total.pointers[0], _facts(breakdown, submission, total.low, added), about=_about(breakdown))


def _is_slip(added: float, total: float) -> bool:
    """Tell whether one number is the other with its digits in another order, or with noughts behind it."""
    return sorted(str(added)) == sorted(str(total)) or total in (added * 10, added * 100, added * 1000)


# --- breakdowns ---------------------------------------------------------------------------------------------------


@of_latest
def _breakdowns(submission: Submission, catalogue: Catalogue) -> list[Breakdown]:
    """List every total with its parts, the totals in the order of the file."""
    breakdowns = []
    measures = catalogue.lists["measures"].codes
    for name, cells in cells_by_key(submission).items():
        indicator = catalogue.indicators[name]
        complete = submission.countings.get(name, Counting(name, "")).complete
        table = {
            key: figure
            for key, figure in figures(submission)[name].items()
            if measures[dict(key).get("measure", indicator.measures[0])].additive
        }
        finer = _finer(table, indicator)
        for key, total in table.items():
            if any(cell.missing == "included_elsewhere" for cell in cells[key]):
                continue  # the total stands in another figure, so its parts cannot be held against it here
            for breakdown, room in _below_key(key, total, finer, table, indicator, catalogue):
                if complete.issuperset(breakdown.dimensions):
                    breakdowns.append(breakdown)
                else:
                    whole = breakdown.whole and _OPEN.isdisjoint(breakdown.dimensions)
                    parts = breakdown.parts._replace(high=exact((breakdown.parts.high, room)))
                    breakdowns.append(breakdown._replace(parts=parts, whole=whole))
    return breakdowns


def _finer(table: Mapping[Key, Interval], indicator: Indicator) -> Finer:
    """List for each figure the finer ones, by the dimensions that they name besides.

    Each figure looks up the totals above it, at most one for each set of its own dimensions, so that a large table
    takes no longer for a figure than a small one.
    """
    finer: Finer = {}
    countable = [name for name in indicator.dimensions if name not in indicator.overlapping]
    for key in table:
        pairs = [pair for pair in key if pair[0] in countable]
        for size in range(1, len(pairs) + 1):
            for left_out in combinations(pairs, size):
                total = key.difference(left_out)
                if total in table:
                    names = frozenset(name for name, _ in left_out)
                    finer.setdefault(total, {}).setdefault(names, []).append(key)
    return finer


def _below_key(
    key: Key,
    total: Interval,
    finer: Finer,
    table: Mapping[Key, Interval],
    indicator: Indicator,
    catalogue: Catalogue,
) -> Iterator[tuple[Breakdown, float]]:
    """Yield the breakdowns of one total, each with how much more its parts can be: see `_room`."""
    below = finer.get(key, {})
    within = coordinates_of(key, indicator) if below else {}  # most figures are the last: nobody broke them down
    for name in indicator.dimensions if below else ():
        if frozenset({name}) in below:
            parts, room = _single(name, key, finer, table, catalogue)
            yield Breakdown(indicator, (name,), within, total, add(parts), whole=True), room
    for names, keys in below.items():
        if len(names) > 1 and not any(other < names for other in below):
            # A cross-table without totals of its own: its cells are checked against the total in one.
            ordered = tuple(name for name in indicator.dimensions if name in names)
            counted_once = _without_parts_of_parts(keys, catalogue)
            parts_of = Breakdown(
                indicator, ordered, within, total, add(table[part] for part in counted_once), whole=True
            )
            yield parts_of, _room(key, names, {part - key for part in keys}, finer, table)
    for breakdown in _kinds_of_form(key, total, table, indicator, catalogue):
        yield breakdown, 0


def _room(key: Key, names: frozenset[str], present: set[Key], finer: Finer, table: Mapping[Key, Interval]) -> float:
    """Return how much the parts of a total can be more than those that the file has.

    A part that the file has only with fewer coordinates, as victims by form without sex beside victims by form and
    sex, is not missing from the finer table: nobody broke it down. It is at most what the coarser figure says.
    """
    room: dict[Key, float] = {}
    fixed = {pair for pair in key if pair[0] in _NEVER_LEFT_OUT}
    loose = sorted(key - fixed)
    for size in range(len(loose)):
        for rest in combinations(loose, size):
            coarser = fixed.union(rest)
            for part in finer.get(frozenset(coarser), {}).get(names, ()):
                if (missing := part - coarser) not in present:
                    room[missing] = min(room.get(missing, table[part].high), table[part].high)
    return exact(room.values())


def _single(
    name: str, key: Key, finer: Finer, table: Mapping[Key, Interval], catalogue: Catalogue
) -> tuple[list[Interval], float]:
    """Return the parts by one dimension, no part of a part among them, and how much more they can be.

    A value that has no figure of its own is at least the sum of its finer figures: by whichever other dimensions
    they say most, or by the kinds of one form.
    """
    below = finer[key]
    explicit = {dict(part)[name]: table[part] for part in below[frozenset({name})]}
    by_others: dict[str, dict[frozenset[str], list[Key]]] = {}
    for names, keys in below.items():
        if name in names and len(names) > 1:
            for part in keys:
                by_others.setdefault(dict(part)[name], {}).setdefault(names, []).append(part)
    codes = {*explicit, *by_others}
    parents = {code: entry.part_of for code, entry in catalogue.lists["form"].codes.items()} if name == "form" else {}

    def by_finer(code: str, names: frozenset[str], keys: list[Key]) -> Interval:
        total = add(table[part] for part in _without_parts_of_parts(keys, catalogue))
        coarser = key | {(name, code)}
        # Those of whom neither sex nor age is known are published in one figure; it is all of the unknown in both.
        room = (
            0 if code == _UNKNOWN else _room(coarser, names - {name}, {part - coarser for part in keys}, finer, table)
        )
        return total._replace(high=exact((total.high, room)))

    amounts: dict[str, Interval] = {}
    for code in sorted(codes, key=lambda code: (parents.get(code) is None, code)):  # kinds before their forms
        if code in explicit:
            amounts[code] = explicit[code]
            continue
        sums = [by_finer(code, names, keys) for names, keys in by_others[code].items()]
        if kinds := [amounts[kind] for kind in sorted(codes) if parents.get(kind) == code]:
            sums.append(add(kinds))
        amounts[code] = max(sums, key=lambda interval: (interval.low, interval.high))
    parts = [amounts[code] for code in sorted(codes) if parents.get(code) not in codes]
    return parts, _room(key, frozenset({name}), {frozenset({(name, code)}) for code in codes}, finer, table)


def _kinds_of_form(
    key: Key, total: Interval, table: Mapping[Key, Interval], indicator: Indicator, catalogue: Catalogue
) -> Iterator[Breakdown]:
    """Yield the kinds of one form against the form: they are of-which figures, so they may be fewer."""
    form = dict(key).get("form")
    if form is None or "form" in indicator.overlapping:
        return
    rest = key - {("form", form)}
    kinds = [code.code for code in catalogue.lists["form"].codes.values() if code.part_of == form]
    parts = [table[part] for kind in kinds if (part := rest | {("form", kind)}) in table]
    if parts:
        yield Breakdown(indicator, ("form",), coordinates_of(key, indicator), total, add(parts), whole=False)


def _without_parts_of_parts(keys: Iterable[Key], catalogue: Catalogue) -> list[Key]:
    """Drop the keys whose form is counted in the form of another key."""
    keys = list(keys)
    present = set(keys)
    counted_once = []
    for key in keys:
        form = dict(key).get("form")
        parent = catalogue.lists["form"].codes[form].part_of if form else None
        if parent is None or (key - {("form", str(form))}) | {("form", parent)} not in present:
            counted_once.append(key)
    return counted_once


# --- facts --------------------------------------------------------------------------------------------------------


def _about(breakdown: Breakdown) -> About:
    cells = (*breakdown.total.pointers, *breakdown.parts.pointers)
    return about_figure(breakdown.indicator.id, breakdown.dimensions[0], dict(breakdown.within), cells=cells)


def _facts(breakdown: Breakdown, submission: Submission, total: float, parts: float) -> dict[str, object]:
    indicator = breakdown.indicator
    counting = submission.countings.get(indicator.id, Counting(indicator.id, ""))
    return {
        "indicator": indicator.id,
        "dimension": breakdown.dimensions[0],
        "dimensions": list(breakdown.dimensions),
        "within": dict(breakdown.within),
        "total": total,
        "sum": parts,
        "difference": exact((max(total, parts), -min(total, parts))),
        "complete": set(breakdown.dimensions) <= counting.complete,
        "main_form": counting.counting_rule == "main_form",
        "pointers": [*breakdown.total.pointers, *breakdown.parts.pointers],
    }
