"""Own who reported: how far each report has come, whether it is in time, and how much of it is filled in."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import without_rounds
from actip.format.records import Submission
from actip.model import Resubmission
from actip.model.region import Mark, Region, Report, Status
from actip.model.section import Column, Section, Shown
from actip.sections.since_last import moved_answers
from actip.sections.words import amount, share, state_codes
from actip.texts import ENGLISH

PART = "Overview"
_MOST_ANSWERS = 12  # that a note names
_HERE = (Status.SUBMITTED, Status.LATE, Status.APPROVED)
_UNEXPECTED = (Status.ON_HOLD, Status.NOT_EXPECTED)
_STATUS = {Status.APPROVED: "approved"}  # on a narrow screen
_BESIDE = {Mark.NEWCOMER: "new", Mark.VOLUNTARY: "vol."}  # beside the name of a state, and on a narrow screen


def board(region: Region, catalogue: Catalogue) -> Section:
    """Show for each member state whether its report is here, its clearance, and whether it is in time."""
    notes = ["By the clearance that each report names; one that only agencies have cleared is a draft."]
    if region.due:
        notes.append(f"Due on {region.due.isoformat()}; a report is held against the day on which it was prepared.")
    notes += _words_of_officer(region, catalogue)
    if voluntary := [report.state.name for report in region.reports if report.state.voluntary]:
        notes.append(f"{', '.join(voluntary)}: being a Party is not established; the report is voluntary.")
    notes += [f"Of no member state and cycle that could be made out: {entry.path}" for entry in region.unplaced]
    if region.overlapping:
        cycles = ", ".join(region.overlapping)
        notes.append(
            f"Left out, because its time is counted in another cycle here, as in a year and half of it: {cycles}."
        )
    notes += _resubmitted(region)
    return Section(
        name="Status",
        title=f"Who reported, cycle {region.cycle or 'not known'}",
        lead=_lead(region),
        columns=(
            Column("State", 25),
            Column("Report", 19),
            *((Column("Against the day", 24),) if region.due else ()),
            Column("Clearance", 25),
            Column("Prepared", 12),
            *((Column("Last report", 12),) if region.history else ()),
            Column("Reporting authority", 34, wide_only=True),
        ),
        rows=tuple(_standing(report, region, catalogue) for report in region.reports),
        notes=tuple(notes),
        part=PART,
    )


def _lead(region: Region) -> str:
    """Say how many of the reports that are expected can be read, how far they are, and of whom none is expected."""
    counts = Counter(report.status for report in region.reports if report.status not in _UNEXPECTED)
    statuses = "; ".join(f"{counts[status]} {status.value}" for status in Status if counts[status])
    if region.national:
        return f"The report of {region.reports[0].state.name}: {statuses}."
    readable = {state.iso3 for state, _ in region.submissions}
    expected = {report.state.iso3 for report in region.expected}
    if len(expected) == len(region.reports):
        return ENGLISH.say(
            "region",
            "{read} of {all} member states can be read: {statuses}.",
            read=len(readable),
            all=len(expected),
            statuses=statuses,
        )
    facts = {"read": len(readable & expected), "all": len(expected), "statuses": statuses or "none is here"}
    if others := len(readable - expected):
        sentence = ENGLISH.say(
            "region", "{read} of {all} expected can be read, and {others} besides: {statuses}.", others=others, **facts
        )
    else:
        sentence = ENGLISH.say("region", "{read} of {all} expected can be read: {statuses}.", **facts)
    by_mark = (
        (mark, [report.state for report in region.reports if mark in report.marks])
        for mark in (Mark.ON_HOLD, Mark.NOT_EXPECTED)
    )
    return " ".join(
        (
            sentence,
            *(f"{mark.value.capitalize()}: {state_codes(states, region)}." for mark, states in by_mark if states),
        )
    )


def _words_of_officer(region: Region, catalogue: Catalogue) -> Iterator[str]:
    """Say what the officer of the cycle says of it and of single states, in the officer's own words."""
    if region.cycle_file is None:
        return
    file = region.cycle_file
    for what, marked in (
        (Mark.ON_HOLD, file.on_hold),
        (Mark.NEWCOMER, file.newcomers),
        (Mark.VOLUNTARY, file.voluntary),
    ):
        for entry in sorted(marked, key=lambda entry: catalogue.states[entry.state].name):
            since = f" since {entry.since}" if entry.since else ""
            words = f"{catalogue.states[entry.state].name}: {what.value}{since}."
            yield f"{words} {entry.note}".rstrip()
    if left_out := [report.state.name for report in region.reports if Mark.NOT_EXPECTED in report.marks]:
        yield f"No report is expected in this cycle from: {', '.join(left_out)}."
    if file.on_hold or file.newcomers or file.voluntary or left_out:
        where = f", in {file.path}" if file.path else ""
        yield f"So says the officer of the cycle{where}. Nothing is overdue for these states."
    if file.note:
        yield f"The officer of the cycle: {file.note}"


def _resubmitted(region: Region) -> Iterator[str]:
    """Say which reports were sent again, and to the nation which answers that changed."""
    for report in region.reports:
        if report.assessment and (change := report.assessment.resubmission):
            yield " ".join(
                (
                    f"{report.state.name}: revision {change.revision} counts, in place of revision {change.before}.",
                    *_changes(change),
                )
            )


def _changes(change: Resubmission) -> Iterator[str]:
    if change.answers is not None:
        yield f"Answers that changed: {ENGLISH.first_of(change.answers, _MOST_ANSWERS) or 'none'}."
    if change.figures is not None:
        yield f"Figures that changed: {change.figures}."


def _standing(report: Report, region: Region, catalogue: Catalogue) -> tuple[Shown, ...]:
    submission = region.submission(report.state.iso3)
    earlier = [cycle.cycle for cycle in region.history if cycle.submission(report.state.iso3)]
    return (
        _name(report),
        _status(report.status),
        *((Shown(_against(report, region.due, region.as_of)),) if region.due else ()),
        _clearance(submission.clearance, catalogue) if submission else Shown(""),
        Shown(submission.prepared.isoformat() if submission and submission.prepared else ""),
        *((Shown(earlier[-1] if earlier else "none"),) if region.history else ()),
        Shown((submission.reporting_authority or "not named") if submission else ""),
    )


def _against(report: Report, due_on: date, as_of: date | None) -> str:
    """Say how early or late a report is: by the day it was prepared if it is here, else by the day of looking.

    Against a state that is on hold, not expected, a newcomer or voluntary no day is held: the word stands there.
    """
    if report.marks:
        return report.marks[0].value
    submission = report.assessment.submission if report.assessment else None
    here = report.status in _HERE and submission is not None
    day = submission.prepared if here and submission else as_of
    if day is None:
        return "its day is not named" if here else ""
    days = (day - due_on).days
    counted = ENGLISH.counted
    if here:
        return counted("region", "{count} day late", "{count} days late", days) if days > 0 else "in time"
    if days < 0:
        return counted("region", "{count} day left", "{count} days left", -days)
    return counted("region", "{count} day overdue", "{count} days overdue", days) if days else "due today"


def _name(report: Report) -> Shown:
    name, marks = report.state.name, [mark for mark in report.marks if mark in _BESIDE]
    if not marks:
        return Shown(name)
    whole, short = (", ".join(words) for words in ((mark.value for mark in marks), (_BESIDE[mark] for mark in marks)))
    return Shown(f"{name} ({whole})", short=f"{name} ({short})")


def _status(status: Status) -> Shown:
    return Shown(status.value, short=_STATUS.get(status, ""))


_CLEARANCE = {"agency_cleared": "By agencies", "nationally_approved": "Approved"}  # on a narrow screen


def _clearance(code: str, catalogue: Catalogue) -> Shown:
    return Shown(catalogue.label("clearance", code), short=_CLEARANCE.get(code, ""))


def at_a_glance(region: Region, catalogue: Catalogue) -> Section:
    """Show for each member state whether its report is here, how complete it is, and what changed since the last."""
    base = board(region, catalogue)
    changed = Counter(entry.state.iso3 for entry in moved_answers(region, catalogue))
    notes = [
        "Answered: answers, 'no information' included, and figures or the reason why there is none.",
        "To mend: what is wrong, so that a file cannot be relied on. Neither a gap nor a question is.",
    ]
    if region.history:
        notes.append("Changed: answers that are not as they were in the last report.")
    return base._replace(
        name="At a glance",
        title=f"At a glance, cycle {region.cycle or 'not known'}",
        columns=(
            Column("State", 25),
            Column("Report", 19),
            Column("Clearance", 25),
            *((Column("Against the day", 22),) if region.due else ()),
            Column("Reporting authority", 34, wide_only=True),
            Column("Answered", 16),
            Column("Figures", 10),
            Column("To mend", 9),
            *((Column("Changed", 9),) if region.history else ()),
        ),
        rows=tuple(_row(report, region, catalogue, changed) for report in region.reports),
        notes=(*base.notes[:1], *notes, *base.notes[1:]),
    )


def _row(report: Report, region: Region, catalogue: Catalogue, changed: Counter[str]) -> tuple[Shown, ...]:
    assessment, submission, code = report.assessment, region.submission(report.state.iso3), report.state.iso3
    standing = (Shown(_against(report, region.due, region.as_of)),) if region.due else ()
    if assessment is None or submission is None:
        empty = (Shown("") for _ in range(4 + bool(region.history)))
        return (_name(report), _status(report.status), Shown(""), *standing, *empty)
    open_ones = {finding.obligation for finding in assessment.findings if finding.rule == "GAP301"}
    answers = (set(submission.answers) - open_ones) | (submission.withheld & set(catalogue.obligations))
    counted = set(without_rounds(catalogue).indicators)
    figures = ({cell.indicator for cell in submission.cells} | submission.withheld) & counted
    errors = sum(finding.is_open_error for finding in assessment.findings)
    before = region.last(code) is not None
    compared = (amount(changed[code]) if before else Shown("first", short="first"),)
    return (
        _name(report),
        _status(report.status),
        _clearance(submission.clearance, catalogue),
        *standing,
        Shown(submission.reporting_authority or "not named"),
        _of_all("obligations", answers, catalogue.obligations, submission),
        _of_all("statistics", figures, counted, submission),
        amount(errors),
        *(compared if region.history else ()),
    )


def _of_all(part: str, there: Collection[str], of: Collection[str], submission: Submission) -> Shown:
    """Return how many of all are there; of a part that a submission does not report none is missed."""
    return share(len(there), len(of)) if part in submission.parts else Shown("not reported", short="n.r.")
