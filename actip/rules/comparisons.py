"""Own the `SUM` rules that hold a figure against another of its kind: of-which figures, status, stages of justice.

Where two figures count different things, as persons prosecuted and convicted do, what looks impossible can be true:
courts lag police by years. Those rules give warnings, and a state can explain them.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from actip.catalogue.entries import Catalogue
from actip.format.counts import by_sex
from actip.format.records import Submission, Training
from actip.model import Facts, Found, Graded, One, Severity, rule
from actip.model.about import about_figure
from actip.rules.excess import Excess, excesses
from actip.rules.intervals import Interval, Key, add, coordinates_of, figures
from actip.rules.limits import CALL_IT, amounts, pointers_of, unless_uncertain


@rule(
    "SUM204",
    title="An of-which figure above its whole",
    basis="data standard: a subset is not larger than what it is a subset of",
    severity=Graded((Severity.ERROR, Severity.WARNING), unless_uncertain),
    message="{title}, {within}: '{subset}' is {part}, all of them are {total}.",
    remedy="Find out which of the two is wrong, and correct it. The whole counts everybody, those of the subset too.",
)
def subset_above_whole(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A subset that is larger than the figure it is a part of.

    What it finds
        A figure with a subset, such as online or paid, that is more than the same figure without it. One of victims
        without a status is held against the victims of every status; it is a warning where one status has no figure.

    Why it matters
        One of the two is wrong, or the whole was given without those of the subset.

    Example
        Victims of sexual exploitation 30, of which online 45.

    How to close it
        Find out which is wrong. The whole includes the subset.
    """
    for excess in excesses(submission, catalogue).get("SUM204", ()):
        name, subset = excess.limit.what.table, dict(excess.key)["subset"]
        rest = coordinates_of(excess.key - {("subset", subset)}, catalogue.indicators[name])
        within, cells = {**rest, "subset": subset}, pointers_of(excess)
        facts: dict[str, object] = {"indicator": name, "dimension": "subset", "within": within, "subset": subset}
        facts |= _compared(excess)
        yield Found(excess.part.pointers[0], facts, about=about_figure(name, "subset", within, cells=cells))


@rule(
    "SUM205",
    title="More confirmed than potential victims",
    basis="HTCDS 2.0 tells possible from actual victims; here potential victims include those confirmed later",
    severity=Severity.ERROR,
    message="{title}, {within}: {part} are confirmed, {total} potential.",
    one={"message": One("{title}, {within}: {part} is confirmed, {total} potential.", "part")},
    remedy=(
        "Find out whether potential victims include those who were confirmed later, as they should, and whether the "
        "two are only exchanged; correct the figure that is wrong."
    ),
)
def confirmed_above_potential(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Confirmed victims that are more than the potential ones among whom they were found.

    What it finds
        Two figures for the same people, by sex, age or form, with more confirmed than potential victims.

    Why it matters
        Some count as potential only those who are not yet confirmed. Then the figures of two states cannot be
        compared.

    Example
        Potential 180, confirmed 510.

    How to close it
        Count every presumed victim as potential, confirmed later or not. Often the two figures are only exchanged.
    """
    for excess in excesses(submission, catalogue).get("SUM205", ()):
        name, cells = excess.limit.what.table, pointers_of(excess)
        within = coordinates_of(excess.shared, catalogue.indicators[name])
        facts = {"indicator": name, "dimension": "victim_status", "within": within, **_compared(excess)}
        about = about_figure(name, "victim_status", within, cells=cells)
        yield Found(excess.part.pointers[0], facts, about=about)


def _compared(excess: Excess) -> dict[str, object]:
    """Return the two figures as facts, and their cells."""
    facts: dict[str, object] = {"part": excess.part.low, "total": excess.most.high}
    marks = (("added", excess.added), ("uncertain", not excess.certain))
    return {**facts, **{name: True for name, holds in marks if holds}, "pointers": pointers_of(excess)}


@rule(
    "SUM206",
    title="A later stage of justice above an earlier one",
    basis="data standard: formal contact, prosecution, conviction; courts lag police, so it is a question only",
    severity=Severity.WARNING,
    message="{title}, {within}: {bound}, {earlier}: {limit}.",
    remedy=(
        "Find out whether both figures are right. If cases of earlier years were decided in this one, say so under "
        "'{key[explanations]}'; else correct the one that is wrong."
    ),
    words=CALL_IT,
)
def later_stage_above_earlier(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """More persons or cases at a later stage of justice than at an earlier one.

    What it finds
        More persons prosecuted than in formal contact, convicted than prosecuted or in formal contact, acquitted than
        prosecuted, or sentenced than convicted, and more cases investigated than recorded. Where it is so in total, its
        groups are not asked about.

    Why it matters
        It can be true, for trials take years. It is also what a figure in the wrong line looks like.

    Example
        Persons prosecuted 194, persons convicted 213.

    How to close it
        If it is true, explain it: 'decided in 2025, begun before'. Readers will ask.
    """
    for excess in excesses(submission, catalogue).get("SUM206", ()):
        later, cells = excess.limit.what.table, pointers_of(excess)
        within = coordinates_of(excess.key, catalogue.indicators[later])
        facts = {"indicator": later, "dimension": excess.beside, "earlier": excess.beside, "within": within}
        about = about_figure(later, excess.beside, within, cells=cells)
        yield Found(excess.part.pointers[0], {**facts, **amounts(excess), **_compared(excess)}, about=about)


@rule(
    "SUM207",
    title="More victims returned than detected",
    basis="data standard: repatriation and detection; victims can have been detected earlier, so it is a question",
    severity=Severity.WARNING,
    message="{title}, {within}: {bound}, {detected}: {limit}.",
    remedy=(
        "Find out whether both figures are right. If they were detected earlier, say so under '{key[explanations]}'; "
        "else correct the one that is wrong."
    ),
    words=CALL_IT,
)
def more_returned_than_detected(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """More victims sent back to other states than were detected in the period.

    What it finds
        Victims repatriated with direction 'sent' above the victims detected, potential ones included. Own nationals
        received from abroad were detected elsewhere and are not compared. Where no figure of those repatriated says a
        direction, as in published figures, they may have been sent and are compared, in total or by partner.

    Why it matters
        It can be true where victims wait long for their return, which is worth knowing. It can also be that the two
        figures count different groups.

    Example
        Victims detected 85, victims repatriated 104.

    How to close it
        Explain it, or correct the figure.
    """
    for excess in excesses(submission, catalogue).get("SUM207", ()):
        name, cells = excess.limit.what.table, pointers_of(excess)
        within = coordinates_of(excess.key, catalogue.indicators[name])
        facts = {"indicator": name, "dimension": excess.beside, "detected": excess.beside, "within": within}
        about = about_figure(name, excess.beside, within, cells=cells)
        yield Found(excess.part.pointers[0], {**facts, **amounts(excess), **_compared(excess)}, about=about)


def _missed(facts: Facts) -> Severity:
    return Severity.ERROR if facts["sum"] > facts["total"] else Severity.WARNING  # type: ignore[operator]  # counts


@rule(
    "SUM208",
    title="Participants by sex that do not add up",
    basis="data standard: the parts of a whole make up the whole, those of unknown sex among them",
    severity=Graded((Severity.ERROR, Severity.WARNING), _missed),
    message="Training {number}: by sex the participants add up to {sum}, the total says {total}.",
    remedy="Find out which number is wrong, and correct that one. Only whose sex nobody recorded is of unknown sex.",
)
def participants_by_sex(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A training whose participants by sex are more or fewer than its total.

    What it finds
        Participants by sex that together are more than the total (an error), or fewer (a warning).

    Why it matters
        The share of women among those trained is worked out from these figures.

    Example
        participants: {total: 86, F: 30, M: 65}

    How to close it
        Find out which figure is wrong. Those whose sex was not recorded go under U.
    """
    for number, training in enumerate(submission.capacity, start=1):
        people = training.participants
        counts = by_sex(people)
        added = sum(counts.values())
        if people and people.total is not None and counts and added != people.total:
            within = _training(number, submission.capacity)
            facts = {
                "number": number,
                "indicator": "capacity",
                "dimension": "sex",
                "within": within,
                "sum": added,
                "total": people.total,
            }
            about = about_figure("capacity", "sex", within, older={"number": str(number)})
            yield Found(f"{training.pointer}/participants", facts, about=about)


def _training(number: int, trainings: Sequence[Training]) -> dict[str, str]:
    """Return what a training is known by: for whom and when; its topic and its row only where another is the same."""
    days = [_audience_and_days(training) for training in trainings]
    topics = [{**known_by, "topic": training.topic or ""} for known_by, training in zip(days, trainings, strict=True)]
    for known_by in (days, topics):
        if known_by[number - 1] and known_by.count(known_by[number - 1]) == 1:
            return known_by[number - 1]
    return {**topics[number - 1], "number": str(number)}


def _audience_and_days(training: Training) -> dict[str, str]:
    days = {name: day.isoformat() for name, day in (("start", training.start), ("end", training.end)) if day}
    return {**({"audience": training.audience} if training.audience else {}), **days}


@rule(
    "SUM209",
    title="A breakdown that was begun",
    basis="data standard: every cell of a table has a figure or the reason why there is none",
    severity=Severity.NOTE,
    message="{title}, {within}: by {dimension} there is a figure for '{given}' and nothing about '{lacking}'.",
    remedy="Look whether the figure is there. Give it, 0 if there was none, or the reason why it is not there.",
)
def breakdown_begun(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A breakdown by sex or age with one of its two main parts and nothing about the other.

    What it finds
        A figure for women without one for men, for adults without one for children, or the other way round, and no
        reason for the other, where the part does not make up the total already.

    Why it matters
        Blank is not zero. Nobody can tell whether there was none or nobody looked.

    Example
        Persons convicted: 30, male 12, and nothing about female.

    How to close it
        Give the other figure. 0 is one, and so is 'not collected'.
    """
    for name, table in figures(submission).items():
        indicator = catalogue.indicators[name]
        for dimension, pair in (("sex", ("F", "M")), ("age", ("C", "A"))):
            if dimension in indicator.dimensions and dimension not in indicator.overlapping:
                for present, lacking in (pair, pair[::-1]):
                    for rest, part in _alone(table, (dimension, present), (dimension, lacking)):
                        within = coordinates_of(rest, indicator)
                        facts = {
                            "indicator": name,
                            "dimension": dimension,
                            "within": within,
                            "given": present,
                            "lacking": lacking,
                        }
                        about = about_figure(name, dimension, within, cells=part.pointers)
                        yield Found(part.pointers[0], facts, about=about)


def _alone(
    table: Mapping[Key, Interval], present: tuple[str, str], lacking: tuple[str, str]
) -> Iterator[tuple[Key, Interval]]:
    """Yield the parts below their total beside which there is nothing about the other part, coarse or fine."""
    candidates = [
        (key - {present}, part)
        for key, part in table.items()
        if present in key and math.isfinite(part.high) and (key - {present}) in table
        if table[key - {present}].low > part.high  # else nothing says that anybody else was counted
    ]
    named_with = {
        frozenset(coarser)
        for key in (table if candidates else ())
        if lacking in key
        for size in range(len(key))
        for coarser in combinations(sorted(key - {lacking}), size)
    }
    yield from ((rest, part) for rest, part in candidates if rest not in named_with)


@rule(
    "SUM210",
    title="Cases in hand that do not balance",
    basis="data standard: carried over and opened are closed and still open",
    severity=Severity.ERROR,
    message="Cases in hand: {begun} carried over and opened, {ended} closed and still open.",
    remedy=(
        "Find out which of the four is wrong, and correct that one. A case that was split or joined counts as opened "
        "or closed."
    ),
)
def caseload_out_of_balance(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Cases carried over and opened that are not as many as those closed and still open.

    What it finds
        The four figures of cases in hand, where what came in and what is left cannot be the same number. An upper
        bound is taken as an interval, and with a missing figure there is nothing to compare.

    Why it matters
        A case that nobody counts any more is often one that nobody works on.

    Example
        118 carried over, 118 opened, 110 closed, 120 still open: 236 against 230.

    How to close it
        Find out which figure is wrong.
    """
    table = figures(submission).get("caseload", {})
    states = {
        state: table.get(frozenset({("case_state", state)}))
        for state in ("carried_over", "opened", "closed", "still_open")
    }
    numbers = [figure for figure in states.values() if figure]
    if len(numbers) < len(states):
        return
    begun, ended = add(numbers[:2]), add(numbers[2:])
    if begun.low > ended.high or ended.low > begun.high:
        facts = {
            "indicator": "caseload",
            "dimension": "case_state",
            "within": {},
            "begun": begun.low if begun.low > ended.high else begun.high,
            "ended": ended.high if begun.low > ended.high else ended.low,
        }
        cells = [pointer for entry in numbers for pointer in entry.pointers]
        yield Found(numbers[0].pointers[0], facts, about=about_figure("caseload", "case_state", cells=cells))
