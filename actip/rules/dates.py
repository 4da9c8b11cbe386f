"""Own the `SCH` and `GAP` rules about days: each in its time, and in its order.

A day of an unlikely year (`actip.rules.days`) is asked about, and then nothing is held against it. `ORDER` says of two
days which is not after the other. All of them ask: a slip of the pen looks the same as a report prepared early.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.clock import day_of
from actip.format.moments import Moment
from actip.format.periods import half_year
from actip.format.records import Answer, Submission
from actip.gate.scalars import folded
from actip.model import Found, Severity, rule
from actip.model import Kind as KindOfFinding
from actip.rules.days import Day, days, is_too_long, likely, span_of, unlikely
from actip.rules.intervals import of_latest

_BASIS = "actip-submission/1: each day stands for itself, and in the order of what happened"


class Order(NamedTuple):
    """Two days of which the first is not after the other: `rule` asks where it is."""

    rule: str
    earlier: str
    later: str


# An entry is asked about once, by the first line that a day of it does not keep to.
ORDER = (
    Order("SCH236", "period/end", "prepared"),
    Order("SCH236", "prepared", "cleared_by/date"),
    Order("SCH236", "period/end", "agency_clearances/prepared"),
    Order("SCH236", "agency_clearances/prepared", "agency_clearances/date"),
    Order("SCH239", "obligations/evidence/date", "obligations/evidence/checked"),
    Order("SCH239", "court_indicators/evidence/date", "court_indicators/evidence/checked"),
    Order("SCH237", "obligations/since", "prepared"),
    Order("SCH237", "obligations/evidence/checked", "prepared"),
    Order("SCH237", "court_indicators/evidence/date", "prepared"),
    Order("SCH237", "court_indicators/evidence/checked", "prepared"),
    Order("SCH237", "capacity/start", "prepared"),
    Order("SCH237", "capacity/end", "prepared"),
    Order("SCH237", "consultations/date", "prepared"),
    Order("SCH237", "context/start", "prepared"),
    Order("SCH237", "results/date", "prepared"),
    Order("SCH238", "capacity/start", "period/end"),
    Order("SCH238", "period/start", "capacity/end"),
    Order("SCH238", "period/start", "consultations/date"),
    Order("SCH238", "context/start", "period/end"),
    Order("SCH238", "period/start", "context/end"),
    Order("SCH238", "results/date", "period/end"),
    Order("SCH238", "period/start", "results/date"),
)
# Days that are held against something else, each by the rule named: they have no line of their own above.
ELSEWHERE: Mapping[str, str] = {
    "obligations/evidence/date": "GAP309",
    "obligations/actions/due": "GAP331",
    "programmes/start": "SCH243",
    "programmes/end": "SCH243",
    "last/period/start": "TRD608",
    "last/period/end": "TRD608",
}
_LIMITS = ("period/start", "period/end", "prepared")  # days of the whole report, which others are asked about


@rule(
    "SCH235",
    title="A day of an unlikely year",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{subject}: {dated} is an unlikely day. One between {first} and {last} is expected here.",
    remedy="Look it up and correct it. If it is right, give the reason under '{key[explanations]}'.",
)
def unlikely_year(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A day of a time in which nothing of its kind can have happened, or will.

    What it finds
        Of laws, plans and agreements a year before 1847, of which the oldest codes are that are in force in the
        region; of judgments, statistics, reports and budgets one before 1945; of what states do against trafficking one
        before 2000, when the Protocol of Palermo was adopted. Anything more than 25 years after the period. A report
        that was prepared more than five years after its period, unless others than the state made the file.

    Why it matters
        A digit was left out or exchanged, most often. Nothing else is held against a day like this.

    Example
        A law with date: 1021-03-04, where 2021-03-04 is meant.

    How to close it
        Correct the year.
    """
    odd = unlikely(submission)
    for day in days(submission):
        asked_already = day.path == "period/start" and is_too_long(submission)
        if day.pointer in odd and not asked_already:
            span = span_of(day, submission)
            facts = {"dated": day.moment.text, "first": span.first, "last": span.last}
            yield Found(day.pointer, facts)


# --- each in its order


class _Fault(NamedTuple):
    """A day that does not keep to a line of the order, and the day that it is held against."""

    rule: str
    day: Day
    order: str
    against: Moment


@of_latest
def _out_of_order(submission: Submission) -> list[_Fault]:
    """List the days that do not keep their order, one of an entry."""
    by_path = _by_path(submission)
    clock = day_of(submission)
    faults: dict[str, _Fault] = {}
    for line in ORDER:
        is_limit = line.later in _LIMITS and line.earlier not in _LIMITS
        path, other = (line.earlier, line.later) if is_limit else (line.later, line.earlier)
        if other == "prepared" and line.rule != "SCH236" and clock is None:
            continue  # nobody knows what is late
        limits = by_path.get(other, {})
        of_report = limits.get(id(submission))
        for entry, day in by_path.get(path, {}).items() if limits else ():
            limit = of_report or limits.get(entry)
            if limit is None:
                continue
            first, then = (day.moment, limit.moment) if is_limit else (limit.moment, day.moment)
            if first.first > then.last:
                at = day.pointer if isinstance(day.entry, Submission | Answer) else day.entry.pointer
                order = f"{'after' if is_limit else 'before'}_{_NAMES[other]}"
                faults.setdefault(at, _Fault(line.rule, day, order, limit.moment))
    return list(faults.values())


# What a day is held against, as the codes of the sentences name it.
_NAMES = {
    "period/start": "start",
    "period/end": "end",
    "prepared": "prepared",
    "agency_clearances/prepared": "prepared",
    "obligations/evidence/date": "dated",
    "court_indicators/evidence/date": "dated",
}


def _by_path(submission: Submission) -> Mapping[str, Mapping[int, Day]]:
    """Return the days by the names of their keys and their entries; a training of one day begins and ends on it."""
    by_path: dict[str, dict[int, Day]] = {}
    for day in likely(submission):
        by_path.setdefault(day.path, {})[id(day.entry)] = day
    starts, ends = (by_path.get(f"capacity/{name}", {}) for name in ("start", "end"))
    return {**by_path, "capacity/start": {**ends, **starts}, "capacity/end": {**starts, **ends}}


def _asked_by(rule_id: str, submission: Submission) -> Iterator[Found]:
    for fault in _out_of_order(submission):
        if fault.rule == rule_id:
            facts = {
                "order": fault.order,
                "dated": fault.day.moment.text,
                "day": fault.against.text,
            }
            yield Found(fault.day.pointer, facts)


_MESSAGE = "{order}"
_REMEDY = "Correct the day that is wrong. If both are right, give the reason under '{key[explanations]}'."
_SENTENCES = {
    "after_prepared": "{subject}: {dated} is after the day on which the report was prepared ({day}).",
    "after_end": "{subject}: {dated} is after the last day of the period ({day}).",
    "before_start": "{subject}: {dated} is before the first day of the period ({day}).",
    "before_end": "{subject}: {dated} is before the last day of the period ({day}).",
    "before_prepared": "{subject}: {dated} is before the day on which the report was prepared ({day}).",
    "before_dated": "{subject}: {dated} is before its own date ({day}).",
}


def _words(*orders: str) -> Mapping[str, Mapping[str, str]]:
    """Return the sentences that a rule needs."""
    return {"order": {order: _SENTENCES[order] for order in orders}}


@rule(
    "SCH236",
    title="Prepared before the period ended, or cleared before it was prepared",
    basis=_BASIS,
    severity=Severity.WARNING,
    message=_MESSAGE,
    remedy=_REMEDY,
    words=_words("before_end", "before_prepared"),
)
def report_out_of_order(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The days of the report itself, which do not follow each other.

    What it finds
        'prepared' before the last day of the period, or 'cleared_by' with a date before 'prepared'; of the part of an
        agency the same.

    Why it matters
        What happened in the rest of the period is not in a report that was prepared before. Most often a year was
        copied from the last report. A day before the end of the period is no day to hold others against: nothing is
        called late, overdue or old in this report.

    Example
        A period that ends on 2025-12-31, and prepared: 2025-03-14, where 2026-03-14 is meant.

    How to close it
        Correct the day. A report that is prepared early on purpose can say so under 'explanations'.
    """
    yield from _asked_by("SCH236", submission)


@rule(
    "SCH237",
    title="Something dated after the report",
    basis=_BASIS,
    severity=Severity.WARNING,
    message=_MESSAGE,
    remedy=_REMEDY,
    words=_words("after_prepared"),
)
def after_the_report(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A day of something that has happened, later than the day on which the report was prepared.

    What it finds
        'since' or 'checked' of an answer, evidence of a court indicator, a training, a consultation, an event or a
        result that begins after 'prepared'. Evidence of an obligation has rule GAP309. Where 'prepared' is missing or
        cannot be the day, nothing is asked.

    Why it matters
        What is planned belongs under 'actions'. Else one of the two days is wrong.

    Example
        prepared: 2026-03-14, and a consultation of 2026-11-04.

    How to close it
        Correct the day, or move what is only planned to 'actions'.
    """
    yield from _asked_by("SCH237", submission)


@rule(
    "SCH238",
    title="Something of another period",
    basis=_BASIS,
    severity=Severity.WARNING,
    message=_MESSAGE,
    remedy="Correct the day, or leave out what is of another period. If it belongs here, give the reason under "
    "'{key[explanations]}'.",
    words=_words("after_end", "before_start"),
)
def of_another_period(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A training, a consultation, an event or a result that is wholly outside the period.

    What it finds
        A training or an event that ended before the period began, or began after it ended; a result of a day outside
        it; a consultation before it. What goes on over the first or the last day belongs to it, and so does whoever was
        heard on the report itself, in the months in which it was prepared.

    Why it matters
        The report on the other period has it, too: it would be counted twice.

    Example
        A period of 2025, and a training from 2024-03-02 to 2024-03-04.

    How to close it
        Correct the day, or leave the entry to the report on its own period.
    """
    yield from _asked_by("SCH238", submission)


@rule(
    "SCH239",
    title="Evidence checked before its own date",
    basis=_BASIS,
    severity=Severity.WARNING,
    message=_MESSAGE,
    remedy=_REMEDY,
    words=_words("before_dated"),
)
def checked_before_dated(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A citation that somebody saw in force before it was adopted.

    What it finds
        Evidence whose 'checked' is before its 'date'.

    Why it matters
        Either the two were exchanged, or one of them is wrong.

    Example
        date: 2019-06-01, checked: 2018-02-01

    How to close it
        Correct the day that is wrong.
    """
    yield from _asked_by("SCH239", submission)


# --- what is no day, and still of a time


_OLDEST_POPULATION = 10  # years before the period: a census is taken every ten


@rule(
    "SCH240",
    title="A population of another time",
    basis="data standard: a rate is computed with the population of its period",
    severity=Severity.WARNING,
    message="{subject}: the population is of {found}; the period is {start} to {end}.",
    remedy="Give the estimate that is nearest to the period. If there is none, give the reason under "
    "'{key[explanations]}'.",
)
def population_of_another_time(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A population whose year is far from the period.

    What it finds
        A year more than ten years before the period, or after the year that follows it.

    Why it matters
        The rates of the state would be too high or too low, and are compared with those of others.

    Example
        A period of 2025 and the census of 2005.

    How to close it
        Statistical offices and the United Nations publish estimates for each year. Use one, and say which.
    """
    population, start, end = submission.population, submission.start, submission.end
    year = population.year if population else None
    if year is None or start is None or end is None or is_too_long(submission):
        return
    if not start.year - _OLDEST_POPULATION <= year <= end.year + 1:
        facts: dict[str, object] = {"found": year, "start": start.isoformat(), "end": end.isoformat()}
        common = year - 543
        if start.year - _OLDEST_POPULATION <= common <= end.year + 1:  # of the Buddhist calendar
            facts["suggestion"] = common
        yield Found("/population/year", facts)


@rule(
    "SCH241",
    title="A cycle of another year than the period",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{subject}: the cycle is '{found}', and the period is {start} to {end}.",
    remedy="Correct the one that is wrong. A cycle that is named by another year can be explained under "
    "'{key[explanations]}'.",
)
def cycle_of_another_year(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A cycle whose name has a year, and none of the period.

    What it finds
        A cycle such as '2025' beside a period that touches no day of 2025, or '2025-H1' beside a period that is
        another than the first half of 2025. A year may be of the Buddhist calendar. A cycle without a year, and one
        that is called as the round whose questions the file answers, is never asked about.

    Why it matters
        The region is put together by the name of the cycle: the report would stand among those on another year.

    Example
        cycle: "2025", and a period from 2023-01-01 to 2023-12-31.

    How to close it
        Most often the period is last year's. Correct it.
    """
    cycle, start, end = submission.cycle, submission.start, submission.end
    if not cycle or start is None or end is None or cycle == submission.round.id:
        return
    half = half_year(cycle)
    years = [int(year) for year in re.findall("(?<![0-9])[0-9]{4}(?![0-9])", folded(cycle))]
    touched = range(start.year, end.year + 1)
    is_of_it = not years or any(year in touched or year - 543 in touched for year in years)
    if not is_of_it or (half and half != (start.isoformat(), end.isoformat())):
        yield Found("/cycle", {"found": cycle, "start": start.isoformat(), "end": end.isoformat()})


_USUAL = (6, 12, 24)  # months


@rule(
    "SCH242",
    title="A period of an unusual length",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{subject}: it goes from {start} to {end}, which is neither a year nor half of one.",
    remedy="Correct the day that is wrong. If the period is meant, give the reason under '{key[explanations]}'.",
)
def unusual_length(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A period that is not six, twelve or twenty-four whole months.

    What it finds
        A period of eleven months, of a quarter, or without its last day. A year may begin on any day: calendar years,
        fiscal years and half-years are all usual. Of more than 24 months rule SCH224 asks.

    Why it matters
        Figures of another length of time are not compared with the last report, nor with those of other states.

    Example
        period: {start: 2025-01-01, end: 2025-11-30}

    How to close it
        Correct the day. A first report that begins when the Convention entered into force can say so.
    """
    start, end = submission.start, submission.end
    if start is None or end is None or is_too_long(submission):
        return
    after = end + timedelta(days=1)
    whole = after.day == start.day
    months = (after.year - start.year) * 12 + after.month - start.month
    if not whole or months not in _USUAL:
        yield Found("/period", {"start": start.isoformat(), "end": end.isoformat()})


@rule(
    "SCH243",
    title="A programme whose state and days disagree",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{which}",
    remedy="Correct the days or the state. If both are right, give the reason under '{key[explanations]}'.",
    words={
        "which": {
            "over": "{subject}: it is said not to have ended, and its end ({dated}) is before the period ({day}).",
            "ended": "{subject}: it is said to have ended, and its end ({dated}) is after the report ({day}).",
            "running": "{subject}: it is said to be running, and its start ({dated}) is after the report ({day}).",
        }
    },
)
def programme_out_of_its_time(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A programme of a partner that runs after its end, or ended before it.

    What it finds
        A programme that is running, being set up or on hold, and ended before the period; one that ended, with an end
        after the report was prepared; one that is running, and begins after that.

    Why it matters
        Programmes are carried from one report to the next. What ended looks like help that is still there.

    Example
        status: running, end: 2021, in a report on 2025.

    How to close it
        Say that it ended, or correct its end.
    """
    clock, start = day_of(submission), submission.start
    moments = {day.pointer: day.moment for day in likely(submission) if day.path.startswith("programmes/")}
    for programme in submission.programmes:
        at = programme.pointer
        first, last = moments.get(f"{at}/start"), moments.get(f"{at}/end")
        if last and programme.status in ("running", "being_set_up", "on_hold") and start and last.last < start:
            yield Found(f"{at}/end", {"which": "over", "dated": last.text, "day": start.isoformat()})
        elif last and programme.status == "ended" and clock and last.first > clock:
            yield Found(f"{at}/end", {"which": "ended", "dated": last.text, "day": clock.isoformat()})
        elif first and programme.status == "running" and clock and first.first > clock:
            yield Found(f"{at}/start", {"which": "running", "dated": first.text, "day": clock.isoformat()})


@rule(
    "GAP331",
    title="An action whose state and day disagree",
    basis="Article 24 looks forward as well as back",
    severity=Severity.NOTE,
    message="{which}",
    remedy="Correct the day or the state. If both are right, give the reason under '{key[explanations]}'.",
    words={
        "which": {
            "early": "{subject}: it is said to be done, and is due on {due}, after this submission ({day}).",
            "past": "{subject}: it was due by {due}, before the period began ({day}), and is '{state}'.",
        }
    },
    beside="/due",
    otherwise=KindOfFinding.QUESTION,
)
def action_out_of_its_time(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An action that was done before its time, or is planned for a time that is over.

    What it finds
        An action that is done, and due after the day on which the report was prepared. Where it is not known when
        the report was prepared, an action that is planned or under way and was due before the period began; else
        rule GAP313 says what is overdue.

    Why it matters
        Done early is good news, if it is so. Most often the action is another one of the same name, or the year is
        wrong.

    Example
        prepared: 2026-03-14, and an action due on 2028-12-31 that is done.

    How to close it
        Correct the day or the state. If it was done early, say so: the region learns from it.
    """
    if "obligations" not in submission.parts:
        return
    clock = day_of(submission)
    for day in likely(submission):
        if day.path != "obligations/actions/due":
            continue
        action, due = day.entry, day.moment
        start = submission.start
        facts: dict[str, object] = {"due": due.text}
        if action.state == "done" and clock and due.first > clock:
            yield Found(action.pointer, {**facts, "which": "early", "day": clock.isoformat()})
        elif action.state not in ("done", "dropped") and clock is None and start and due.last < start:
            state = action.state or "planned"
            yield Found(action.pointer, {**facts, "which": "past", "day": start.isoformat(), "state": state})
