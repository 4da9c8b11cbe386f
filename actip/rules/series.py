"""Own the `TRD` rules about a series: whether two reports follow each other, and are counted in the same way.

Like those of `actip.rules.history` they look at a submission beside the last one of the same state, and ask.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.periods import are_as_long
from actip.format.records import Budget, Cell, Programme, Submission
from actip.gate.scalars import folded
from actip.model import Found, One, Scope, Severity, rule
from actip.model.about import about_figure, about_part
from actip.rules.history import (
    answers_of_both,
    exact_figure,
    is_closer,
    is_of_another_unit,
    jumps_between,
)
from actip.rules.intervals import Key, cells_by_key, coordinates_of, merged

_BASIS = "data standard: a series is worth more than its figures"
_EXPLAIN = "If it is right, say why under '{key[explanations]}'; else correct it."


@rule(
    "TRD608",
    title="Two periods that do not follow each other",
    basis="Article 24 (monitoring, reviewing and reporting)",
    severity=Severity.WARNING,
    message="{which}",
    remedy="Correct the day that is wrong. If both are right, give the reason under '{key[explanations]}'.",
    words={
        "which": {
            "hole": "The last report ends on {before}, and this one begins on {start}: nobody reports on the days "
            "between.",
            "overlap": "The last report ends on {before}, and this one begins on {start}: both report on the days "
            "between.",
            "not_before": "The last report is about {last_start} to {before}, which is not before this one ({start} "
            "to {end}).",
        }
    },
    scope=Scope.HISTORY,
)
def periods_that_do_not_follow(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A period that does not begin on the day after that of the last report ended.

    What it finds
        Days between the two periods on which nobody reports, or on which both do; a last report, as the form shows it,
        of the same or of a later time.

    Why it matters
        What happened in a hole is in no report. What happened in an overlap is in two, and a series adds it up twice.

    Example
        A last report on 2024-01-01 to 2024-12-31, and one on 2025-07-01 to 2026-06-30.

    How to close it
        Correct the day. A report that is not at hand, or a change to another fiscal year, is a reason to give.
    """
    previous = submission.previous
    if previous is None or not (previous.start and previous.end and submission.start and submission.end):
        return
    if previous.end < submission.start:
        which = "hole" if previous.end + timedelta(days=1) < submission.start else ""
    else:
        is_before = previous.start < submission.start and previous.end < submission.end
        which = "overlap" if is_before else "not_before"
    if which:
        days = {"last_start": previous.start, "before": previous.end, "start": submission.start, "end": submission.end}
        yield Found("/period", {"which": which, **{name: day.isoformat() for name, day in days.items()}})


# --- the same unit


class _Pair(NamedTuple):
    """One figure of both reports."""

    indicator: Indicator
    key: Key
    cell: Cell
    old: float
    new: float

    @property
    def measure(self) -> str:
        """What it is counted in."""
        return dict(self.key).get("measure", self.indicator.measures[0])


def _pairs(submission: Submission, previous: Submission, catalogue: Catalogue) -> dict[str, list[_Pair]]:
    """Return the figures that both reports have as a number, by indicator."""
    before = cells_by_key(previous)
    pairs: dict[str, list[_Pair]] = {}
    for name, table in cells_by_key(submission).items():
        if is_closer(previous, submission, name):
            continue
        for key, cells in table.items():
            old, new = exact_figure(before.get(name, {}).get(key, [])), exact_figure(cells)
            if old is not None and new is not None:
                pairs.setdefault(name, []).append(_Pair(catalogue.indicators[name], key, cells[0], old, new))
    return pairs


@rule(
    "TRD609",
    title="A figure in another unit",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{which}",
    remedy=_EXPLAIN,
    words={
        "which": {
            "measure": "{title}: the figures are in '{unit_now}', those of the last report in '{unit_before}'.",
            "scale": "{title}, {within}: {now}, in the last report {before}. Are both counted in '{unit_now}'?",
        }
    },
    scope=Scope.HISTORY,
)
def another_unit(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A figure that is counted in something else than in the last report, or looks so.

    What it finds
        An indicator with figures in another measure than last time, and none in the same one: cases where there were
        persons, months where there were days. A median of days, months or per cent that is five times the last one or
        more, or a fifth of it. An amount of money a thousand or a million times as large or small, between half of that
        and twice as much.

    Why it matters
        A series of two units cannot be read, and nothing in it says where the unit changed.

    Example
        From charge to judgment: 420 days in 2024, 14 in 2025, which are months.

    How to close it
        Give both in one unit. If it did change that much, say why.
    """
    previous = submission.previous
    if previous is None:
        return
    before = cells_by_key(previous)
    for name, table in cells_by_key(submission).items():
        indicator = catalogue.indicators[name]
        then, now = _measures(before.get(name, {}), indicator), _measures(table, indicator)
        (unit_before, _), (unit_now, cell) = (next(iter(units.items()), ("", "")) for units in (then, now))
        if _is_counted_otherwise(then, now, catalogue) and not is_closer(previous, submission, name):
            facts: dict[str, object] = {"indicator": name, "dimension": "measure", "within": {}, "which": "measure"}
            about = about_figure(name, "measure", cells=(cell,))
            yield Found(cell, {**facts, **_units(unit_before, unit_now)}, about=about)
    for name, pairs in _pairs(submission, previous, catalogue).items():
        for pair in pairs:
            is_of_a_span = pair.measure == "money" and not are_as_long(submission, previous)
            if not is_of_a_span and is_of_another_unit(pair.measure, pair.old, pair.new):
                within, at = coordinates_of(pair.key, pair.indicator), pair.cell.pointer
                facts = {"indicator": name, "dimension": "period", "within": within, "which": "scale"}
                facts |= {"before": pair.old, "now": pair.new, **_units(pair.measure, pair.measure)}
                yield Found(at, facts, about=about_figure(name, "period", within, cells=(at,)))


def _is_counted_otherwise(then: Mapping[str, str], now: Mapping[str, str], catalogue: Catalogue) -> bool:
    """Tell whether both are counts, or medians, and none in the same measure; money stands beside what it is of."""
    if not then or not now or then.keys() & now.keys() or "money" in (*then, *now):
        return False
    measures = catalogue.lists["measures"].codes
    return len({measures[measure].additive for measure in (*then, *now)}) == 1


def _measures(table: Mapping[Key, Sequence[Cell]], indicator: Indicator) -> dict[str, str]:
    """Return the measures in which an indicator has figures above zero, each with the pointer of the first of them."""
    measures: dict[str, str] = {}
    for key, cells in table.items():
        if cells[0].value:
            measures.setdefault(dict(key).get("measure", indicator.measures[0]), cells[0].pointer)
    return measures


def _units(before: str, now: str) -> dict[str, object]:
    return {"unit_before": {"of": "measures", "code": before}, "unit_now": {"of": "measures", "code": now}}


_NEAR = 3  # times: two currencies of the region differ by more, or the amounts are the same by chance


class _Amount(NamedTuple):
    """An amount of money: what it is of, its currency, and where that stands."""

    of: object
    currency: str
    value: float
    pointer: str
    figure: tuple[str, Mapping[str, str]] | None = None  # the indicator and the coordinates


@rule(
    "TRD610",
    title="Another currency, and the same amount",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{subject}: {now} {currency_now}, in the last report {before} {currency_before}.",
    remedy="See which currency is meant. " + _EXPLAIN,
    scope=Scope.HISTORY,
)
def another_currency(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An amount whose currency changed since the last report, and which hardly did.

    What it finds
        A figure in money, a budget or the amount of a programme in another currency than last time, that is not more
        than three times the other.

    Why it matters
        100,000 dollars are 2,000,000,000 kip. One of the two currencies was picked from the wrong line of the list.

    Example
        Assets confiscated: 120,000,000 LAK in 2024, 125,000,000 USD in 2025.

    How to close it
        Correct the currency. If the account is kept in another one now, say so.
    """
    previous = submission.previous
    if previous is None:
        return
    before = _by_what(_amounts(previous, catalogue))
    for of, amounts in _by_what(_amounts(submission, catalogue)).items():
        then = before.get(of, {})
        if then and not then.keys() & amounts.keys() and len(then) == len(amounts) == 1:
            (old,), (new,) = then.values(), amounts.values()
            is_open = new.figure is None or not is_closer(previous, submission, new.figure[0])
            if is_open and max(old.value, new.value) <= _NEAR * min(old.value, new.value):
                facts: dict[str, object] = {"now": new.value, "currency_now": new.currency}
                facts |= {"before": old.value, "currency_before": old.currency}
                if new.figure:
                    name, within = new.figure
                    about = about_figure(name, "currency", within, cells=(new.pointer,))
                    facts = {"indicator": name, "dimension": "currency", "within": dict(within), **facts}
                else:
                    about = about_part(new.pointer[1:])
                yield Found(new.pointer, facts, about=about)


def _by_what(amounts: Iterator[_Amount]) -> dict[object, dict[str, _Amount]]:
    by_what: dict[object, dict[str, _Amount]] = {}
    for amount in amounts:
        by_what.setdefault(amount.of, {})[amount.currency] = amount
    return by_what


def _amounts(submission: Submission, catalogue: Catalogue) -> Iterator[_Amount]:
    """Yield the amounts above zero: of figures, budgets and programmes."""
    for cell in submission.cells:
        currency = cell.coordinates.get("currency")
        if currency and cell.value:
            rest = frozenset(cell.coordinates.items()) - {("currency", currency)}
            within = coordinates_of(rest, catalogue.indicators[cell.indicator])
            figure = (cell.indicator, within)
            yield _Amount((cell.indicator, rest), currency, cell.value, cell.pointer, figure)
    money: Sequence[Budget | Programme] = (*submission.budgets, *submission.programmes)
    for entry in money:
        name = folded(entry.name or "") if isinstance(entry, Programme) else entry.pillar
        value = entry.amount if isinstance(entry, Programme) else entry.allocated or entry.spent
        if name and entry.currency and value:
            yield _Amount((type(entry).__name__, name), entry.currency, value, entry.pointer)


# --- the same figures, and others


_FEW, _KINDS = 8, 5  # figures that are all alike by chance, and how many different ones there are among them
_OF_ONE = 6  # of one indicator


@rule(
    "TRD611",
    title="Figures that are all as in the last report",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{which}",
    remedy="See whether they were copied, and give those of this period. If they are right, give the reason under "
    "'{key[explanations]}'.",
    words={
        "which": {
            "all": "{number} of the {compared} figures that the last report has, too, are exactly as they were then.",
            "indicator": "{title}: all {number} figures are exactly as in the last report.",
        }
    },
    scope=Scope.HISTORY,
)
def figures_copied(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Figures above zero that did not change from one period to the next, not one of them.

    What it finds
        Nineteen of twenty figures, and at least eight, that are as in the last report; else six figures or more of one
        indicator, all of them. Zeros are not counted. Five of them have to differ from each other.

    Why it matters
        A form that was begun with last year's figures, or a table that was copied and not filled anew.

    Example
        All 60 figures of 2025 are those of 2024.

    How to close it
        Give the figures of this period, or say that they are not there yet.
    """
    previous = submission.previous
    if previous is None:
        return
    pairs = {
        name: [pair for pair in listed if pair.old and pair.new]
        for name, listed in _pairs(submission, previous, catalogue).items()
    }
    compared = [pair for listed in pairs.values() for pair in listed]
    alike = [pair for pair in compared if pair.old == pair.new]
    if len(alike) >= _FEW and 20 * len(alike) >= 19 * len(compared) and len({pair.new for pair in alike}) >= _KINDS:
        facts = {"which": "all", "number": len(alike), "compared": len(compared)}
        yield Found("/statistics/cells", facts, about=about_part("statistics"))
        return
    for name, listed in pairs.items():
        figures = {pair.new for pair in listed}
        if len(listed) >= _OF_ONE and len(figures) >= _KINDS and all(pair.old == pair.new for pair in listed):
            at = listed[0].cell.pointer
            facts = {"indicator": name, "dimension": "period", "within": {}, "which": "indicator"}
            yield Found(at, {**facts, "number": len(listed)}, about=about_figure(name, "period", cells=(at,)))


_SMALL = 20  # from which TRD601 asks
_NOTABLE, _FROM_NOTHING = 15, 20
_TIMES = 7  # fewer come from one year to the next in any series of small counts; a digit too much makes ten
_PERSONS = frozenset(("victim_status",))  # the coordinates of a whole
_MOST = 3  # of a report: where all its counts are small and leap, more of the same question helps nobody
_UNLIKELY = 4.0  # standard deviations between two counts that come by chance


@rule(
    "TRD612",
    title="A small figure that jumped",
    basis="data standard: change on the last period that chance does not explain",
    severity=Severity.NOTE,
    message="{title}, {within}: {now}, in the last report {before}.",
    remedy="If it is right, say why under '{key[explanations]}'; else correct the figure.",
    scope=Scope.HISTORY,
)
def small_figure_that_jumped(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A count below twenty that is another now by more than chance would make it.

    What it finds
        A count below 20 in one of the two periods and of at least 15 in the other, seven times it or more, where two
        counts of the same events would hardly ever differ as much (four standard deviations of their square roots);
        beside nothing, a whole of at least 20. Of each indicator one figure, the whole before its parts, and only where
        rule TRD601 names none; of a report the three that changed most.

    Why it matters
        2 and 19 can be one raid that freed many, another way of counting, or a digit too much.

    Example
        Victims detected: 3 in 2024, 30 in 2025.

    How to close it
        Explain it in a few words, or correct it.
    """
    previous = submission.previous
    if previous is None or not are_as_long(submission, previous):
        return
    now, before = cells_by_key(submission), cells_by_key(previous)
    jumps: list[_Pair] = []
    for name, listed in _pairs(submission, previous, catalogue).items():
        notable = [pair for pair in listed if _is_notable(pair, catalogue)]
        if notable and not jumps_between(before[name], now[name], catalogue.indicators[name].measures[0]):
            jumps.append(min(notable, key=lambda pair: (len(pair.key), -_deviations(pair), sorted(pair.key))))
    for pair in sorted(jumps, key=lambda pair: (-_deviations(pair), pair.indicator.id))[:_MOST]:
        name, within, at = pair.indicator.id, coordinates_of(pair.key, pair.indicator), pair.cell.pointer
        facts = {"indicator": name, "dimension": "period", "within": within, "before": pair.old, "now": pair.new}
        yield Found(at, facts, about=about_figure(name, "period", within, cells=(at,)))


def _is_notable(pair: _Pair, catalogue: Catalogue) -> bool:
    less, more = sorted((pair.old, pair.new))
    measure = catalogue.lists["measures"].codes[pair.measure]
    if not (measure.additive and measure.whole) or less >= _SMALL or more < (_NOTABLE if less else _FROM_NOTHING):
        return False
    is_whole = {name for name, _ in pair.key} <= _PERSONS  # a partner or a kind of which there is none is no news
    return more >= _TIMES * less and (less > 0 or is_whole) and _deviations(pair) >= _UNLIKELY


def _deviations(pair: _Pair) -> float:
    """Return by how many standard deviations two counts differ: their square roots have all the same one, a half."""
    return math.sqrt(2) * abs(math.sqrt(pair.new) - math.sqrt(pair.old))


@rule(
    "TRD613",
    title="Cases carried over that are others than were left open",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{title}: {now} are carried over, and {before} were still open at the end of the last report.",
    remedy=_EXPLAIN,
    scope=Scope.HISTORY,
)
def stock_that_does_not_carry_over(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A stock that is another when the period begins than when the last one ended.

    What it finds
        Cases that are carried over into the period, and are more or fewer than those that were still open at the end
        of the last report, where this period begins on the day after.

    Why it matters
        They are the same cases on the same night. One of the two reports counts others.

    Example
        Still open at the end of 2024: 41. Carried over into 2025: 36.

    How to close it
        Find out which is right. Where cases were found or joined since, say so.
    """
    previous = submission.previous
    if previous is None or not (previous.end and submission.start):
        return
    follows = previous.end + timedelta(days=1) == submission.start
    for name, was, is_now in _STOCKS:
        open_then = cells_by_key(previous).get(name, {}).get(was)
        open_now = cells_by_key(submission).get(name, {}).get(is_now)
        if follows and open_then and open_now and not is_closer(previous, submission, name):
            then, now = merged(open_then), merged(open_now)
            if then.high < now.low or now.high < then.low:
                at, within = open_now[0].pointer, dict(is_now)
                facts: dict[str, object] = {"indicator": name, "dimension": "period", "within": within}
                facts |= {"before": _amount_of(open_then[0]), "now": _amount_of(open_now[0])}
                yield Found(at, facts, about=about_figure(name, "period", within, cells=(at,)))


# What is there when a period ends and when the next one begins: indicator, figure then, figure now.
_STOCKS = (("caseload", frozenset({("case_state", "still_open")}), frozenset({("case_state", "carried_over")})),)


def _amount_of(cell: Cell) -> object:
    return cell.value if cell.value is not None else {"below": cell.below}


# --- what is shown of the last report, and what became of its actions


@rule(
    "TRD614",
    title="The last report is shown otherwise than it was",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="Of what this file shows of the last report, {number} answers and figures are others in that report.",
    one={
        "message": One(
            "Of what this file shows of the last report, {number} answer or figure is another in that report.", "number"
        )
    },
    remedy="Begin the form anew with the last report that counts, or see whether the right file was named for it.",
    scope=Scope.HISTORY,
)
def last_shown_otherwise(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A form that was begun with another version of the last report than the one it is compared with.

    What it finds
        Answers and figures under 'Last period' that are others in the report that the file is compared with, where both
        are about the same period.

    Why it matters
        Whoever filled the form compared with figures that were changed since, or carried over an answer that was.

    Example
        The form shows 25 victims for 2024; the second revision of that report has 31.

    How to close it
        Look at the answers and figures once more beside the report that counts.
    """
    previous, last = submission.previous, submission.last
    if previous is None or last is None or (last.start, last.end) != (previous.start, previous.end):
        return
    before, beside = cells_by_key(previous), cells_by_key(last)
    figures = [
        (exact_figure(cells), exact_figure(before.get(name, {}).get(key, [])))
        for name, table in beside.items()
        for key, cells in table.items()
    ]
    answers = [
        halves
        for name, answer in last.answers.items()
        if (old := previous.answers.get(name))
        for halves in ((answer.in_law, old.in_law), (answer.in_practice, old.in_practice))
    ]
    number = sum(one is not None and other is not None and one != other for one, other in (*figures, *answers))
    if number:
        yield Found("/last", {"number": number}, about=about_part("last"))


_OVER, _OPEN = ("done", "dropped"), ("planned", "under_way")


@rule(
    "TRD615",
    title="An action that was over and is open again",
    basis="Article 24 (monitoring, reviewing and reporting)",
    severity=Severity.WARNING,
    message="{citation} {title}: action {number}, '{was}' in the last report, is '{state}' now.",
    remedy="Say under '{key[account]}' what has to be done anew, or correct the state of the action.",
    scope=Scope.HISTORY,
    beside="/state",
)
def action_open_again(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An action that was done or dropped in the last report and is planned or under way in this one.

    What it finds
        An action in the same words under the same obligation that was over and is open now.

    Why it matters
        Either the last report said too much, or a row of an older form came back.

    Example
        'Adopt the guideline', done in the report on 2024, planned in that on 2025.

    How to close it
        Correct its state, or say why it is done again.
    """
    for _, old, new in answers_of_both(submission, catalogue):
        over = {folded(action.action): action.state for action in old.actions if action.action}
        for place, action in enumerate(new.actions):
            was = over.get(folded(action.action or ""))
            if was in _OVER and action.state in _OPEN:
                yield Found(action.pointer, {"number": place + 1, "was": was, "state": action.state})
