"""Own the one way in which figures are held against each other: every limit of the catalogue, in every group.

A figure that nobody gave is at least what its parts add up to. Of a figure that usually is at most another, what is
found in total says enough: its groups are asked about only where the total is not.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator, Limit, Side
from actip.format.counts import by_sex
from actip.format.records import Submission
from actip.rules.intervals import Interval, Key, add, figures, of_latest

BUDGETS, CAPACITY, COVERAGE = "budgets", "capacity", "coverage"  # lists that are read as figures
_ALWAYS_SHARED = ("measure", "currency")  # without them, a figure is in another unit
_SHEETS: Mapping[str, tuple[str, ...]] = {BUDGETS: ("pillar",), CAPACITY: ("audience", "sex"), COVERAGE: ()}
_NEAR = 0.01  # of two amounts of money that should be the same: what rounding to millions may do

Table = Mapping[Key, Interval]


class Excess(NamedTuple):
    """A figure that is more than what it is at most, or, where the two count the same, less.

    `shared` are the coordinates that both have, `whole` those of the figure that it is held against, in `beside`.
    `added` tells that the figure was added up of its parts, `certain` that no figure is missing beside which it could
    be right.
    """

    limit: Limit
    shared: Key
    key: Key
    part: Interval
    beside: str
    whole: Key
    most: Interval
    less: bool
    added: bool
    certain: bool


@of_latest
def excesses(submission: Submission, catalogue: Catalogue) -> Mapping[str, list[Excess]]:
    """List what is above a limit of the catalogue by the rule that it belongs to, in the order of the file."""
    tables = {**figures(submission), **_lists_as_figures(submission, catalogue)}
    added = cache(lambda name: _added(tables[name], _dimensions(name, catalogue), catalogue))
    names = {table: {name for key in figures_of for name, _ in key} for table, figures_of in tables.items()}
    by_rule: dict[str, list[Excess]] = {}
    for limit in catalogue.limits:
        name = limit.what.table
        needed = {*limit.what.coordinates, *limit.what.each}
        if name in tables and needed <= names[name] and any(side.table in tables for side in limit.at_most):
            sums = added(name)
            if limit.only:
                sums = _added(_only(limit, tables), _dimensions(name, catalogue), catalogue)
            for excess in _of_limit(limit, tables, sums, catalogue):
                by_rule.setdefault(limit.rule, []).append(excess)
    return by_rule


def _only(limit: Limit, tables: Mapping[str, Table]) -> Table:
    """Return the figures of a limit that holds only for some codes, without those of the others and their total."""
    pairs = {(name, code) for name, codes in limit.only.items() for code in codes}
    return {key: interval for key, interval in tables[limit.what.table].items() if key & pairs}


def _of_limit(limit: Limit, tables: Mapping[str, Table], sums: Table, catalogue: Catalogue) -> Iterator[Excess]:
    table = _only(limit, tables) if limit.only else tables[limit.what.table]
    if any(name in limit.without for key in table for name, _ in key):
        return
    reported: list[Key] = []
    parts = [*((key, part, False) for key, part in table.items()), *((key, part, True) for key, part in sums.items())]
    if limit.usually:  # totals first
        parts.sort(key=lambda entry: len(entry[0]))
    for key, part, is_sum in parts:
        shared = shared_of(limit, key)
        if shared is None or not _is_additive(key, limit.what.table, catalogue):
            continue
        if limit.usually and any(_is_group_of(shared, coarser) for coarser in reported):
            continue
        for side in limit.at_most:
            if beside := _whole(side, shared, tables.get(side.table, {}), catalogue):
                whole, most, least, certain = beside
                margin = _NEAR if limit.what.table == BUDGETS and limit.unlike else 0
                above = part.low > most.high * (1 + margin)
                if above or (limit.unlike and part.high < least * (1 - margin)):
                    reported.append(shared)
                    yield Excess(limit, shared, key, part, side.table, whole, most, not above, is_sum, certain)
                break


def _is_group_of(key: Key, coarser: Key) -> bool:
    """Tell whether a figure is one of the groups of a coarser one; an of-which figure is something else."""
    return coarser <= key and all(name != "subset" for name, _ in key - coarser)


def shared_of(limit: Limit, key: Key) -> Key | None:
    """Return what of a figure's coordinates both sides of a limit share; None where the limit is not about it."""
    coordinates = dict(key)
    for name, code in limit.what.coordinates.items():
        if coordinates.pop(name, None) != code:
            return None
    for name in limit.what.each:
        if coordinates.pop(name, None) is None:
            return None
    for name, code in coordinates.items():
        if name not in limit.by and name not in _ALWAYS_SHARED:
            return None
        if name in limit.only and code not in limit.only[name]:
            return None
    return frozenset(coordinates.items())


def dimension_of(limit: Limit, beside: str) -> str:
    """Return by what a figure that is above a limit is named: a dimension of its own, or what it is held against."""
    if limit.rule in ("SUM204", "SUM213"):
        return "subset"
    if limit.rule == "SUM205":
        return "victim_status"
    return limit.what.each[0] if limit.what.each else beside


def wholes_of(side: Side, shared: Key, keys: Iterable[Key]) -> list[Key]:
    """Return which figures of a table a side of a limit names, beside the coordinates that both share."""
    names = {name for name, _ in shared}
    if any(name in names for name in (*side.any, *side.coordinates)):
        return []
    key = shared | frozenset(side.coordinates.items())
    if not side.any:
        return [key]
    return [other for other in keys if key <= other and all(name in side.any for name, _ in other - key)]


def _whole(side: Side, shared: Key, table: Table, catalogue: Catalogue) -> tuple[Key, Interval, float, bool] | None:
    """Return the largest of the figures of a side that have an end, what it can be, and the least of all of them.

    The last says whether all of them are there, or the one over all of them.
    """
    candidates = [(key, table[key]) for key in wholes_of(side, shared, table) if key in table]
    ended = [entry for entry in candidates if math.isfinite(entry[1].high)]
    if ended:
        key, most = max(ended, key=lambda entry: entry[1].high)
        return key, most, min(interval.low for _, interval in candidates), _all_there(side, ended, catalogue)
    if candidates or not side.coordinates:
        return None
    key = shared | frozenset(side.coordinates.items())
    each = {frozenset(pair for pair in other if pair[0] in side.any) for other in table}
    rests = [rest for more in each if (rest := _rest_of_total(side, key | more, table, catalogue))]
    if not rests:
        return None
    whole, most = max(rests, key=lambda entry: (entry[1].high, sorted(entry[0])))
    return whole, most, 0, not side.any


def _all_there(side: Side, ended: Sequence[tuple[Key, Interval]], catalogue: Catalogue) -> bool:
    keys = [key for key, _ in ended]
    over_all = min(map(len, keys))
    if not side.any or all(name not in side.any for key in keys if len(key) == over_all for name, _ in key):
        return True
    present = {code for key in keys for name, code in key if name in side.any}
    return all(present >= set(catalogue.lists[catalogue.dimensions[name].codes].codes) for name in side.any)


def _rest_of_total(side: Side, key: Key, table: Table, catalogue: Catalogue) -> tuple[Key, Interval] | None:
    """Return what a group that was not given can be: what the other values of its dimension leave of the total."""
    dimensions = _dimensions(side.table, catalogue)
    for name, code in side.coordinates.items():
        total = table.get(key - {(name, code)})
        others = [
            interval
            for other, interval in table.items()
            if len(other) == len(key) and other - key and {pair[0] for pair in other - key} == {name}
        ]
        if name in dimensions and total and others and math.isfinite(total.high):
            left = add([total, *others])._replace(low=0, high=max(0, total.high - sum(other.low for other in others)))
            return key, left
    return None


def _dimensions(table: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the dimensions of a table whose values are parts of a whole."""
    indicator = catalogue.indicators.get(table)
    if indicator is None:
        return _SHEETS.get(table, ())
    return tuple(name for name in indicator.dimensions if name not in indicator.overlapping)


def _is_additive(key: Key, table: str, catalogue: Catalogue) -> bool:
    indicator: Indicator | None = catalogue.indicators.get(table)
    measure = dict(key).get("measure") or (indicator.measures[0] if indicator else "persons")
    return catalogue.lists["measures"].codes[measure].additive


def _added(table: Table, dimensions: tuple[str, ...], catalogue: Catalogue) -> dict[Key, Interval]:
    """Work out what figures that nobody gave are at least: what their finer figures by one dimension add up to."""
    forms = catalogue.lists["form"].codes
    sums: dict[Key, Interval] = {}
    finest = max(map(len, table), default=0)
    for size in range(finest, 0, -1):
        ways: dict[Key, dict[str, list[Interval]]] = {}
        for key, interval in (*table.items(), *sums.items()):
            if len(key) == size:
                for name, code in key:
                    coarser = key - {(name, code)}
                    if name in dimensions and coarser not in table and not (name == "form" and forms[code].part_of):
                        ways.setdefault(coarser, {}).setdefault(name, []).append(interval)
        for coarser, by_name in ways.items():
            most = max((add(parts) for parts in by_name.values()), key=lambda interval: interval.low)
            sums[coarser] = most._replace(high=math.inf)
    return sums


# --- lists that are read as figures -------------------------------------------------------------------------------


def _lists_as_figures(submission: Submission, catalogue: Catalogue) -> dict[str, Table]:
    tables = {
        BUDGETS: _budgets(submission, catalogue), CAPACITY: _trainings(submission), COVERAGE: _coverage(submission),
    }  # fmt: skip
    return {name: table for name, table in tables.items() if table}


def _budgets(submission: Submission, catalogue: Catalogue) -> Table:
    """Read the budgets as amounts by pillar: allocated, and of it paid; the total only where every pillar is there."""
    amounts: dict[Key, list[Interval]] = {}
    for budget in submission.budgets:
        for name, amount in (("allocated", budget.allocated), ("spent", budget.spent)):
            if amount is not None:
                subset = "paid" if name == "spent" else None
                pairs = {"currency": budget.currency, "pillar": budget.pillar, "subset": subset}
                key = frozenset((name, code) for name, code in pairs.items() if code)
                amounts.setdefault(key, []).append(Interval(amount, amount, (f"{budget.pointer}/{name}",)))
    table = {key: add(parts) for key, parts in amounts.items()}
    pillars = set(catalogue.lists["pillars"].codes)
    for total in {frozenset(pair for pair in key if pair[0] != "pillar") for key in table} - set(table):
        parts = {
            code: amount
            for key, amount in table.items()
            for name, code in key - total
            if name == "pillar" and total < key and len(key - total) == 1
        }
        if pillars <= set(parts):
            table[total] = add(parts.values())
    return table


def _trainings(submission: Submission) -> Table:
    """Read the trainings as persons by audience and sex."""
    persons: dict[Key, list[Interval]] = {}
    for training in submission.capacity:
        people = training.participants
        if people and training.audience:
            counts = {"": people.total, **by_sex(people)}
            for sex, number in counts.items():
                if number is not None:
                    key = frozenset({("audience", training.audience), *([("sex", sex)] if sex else [])})
                    place = f"{training.pointer}/participants/{sex or 'total'}"
                    persons.setdefault(key, []).append(Interval(number, number, (place,)))
    return {key: add(parts) for key, parts in persons.items()}


def _coverage(submission: Submission) -> Table:
    table = {}
    for name, counting in submission.countings.items():
        coverage = counting.coverage
        for areas, number in (("covered", coverage and coverage.areas), ("all", coverage and coverage.of)):
            if number is not None and coverage:
                place = f"{coverage.pointer}/{'areas' if areas == 'covered' else 'of'}"
                table[frozenset({("indicator", name), ("areas", areas)})] = Interval(number, number, (place,))
    return table
