"""Own who reported: whose report is here, how it stands to its day, how complete it is, and how its answers moved."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import without_rounds
from actip.format.records import Submission
from actip.model import Resubmission
from actip.model.play import StateOfPlay
from actip.model.region import Mark, Region, Report, Status
from actip.model.section import Column, Section, Shown
from actip.sections.since_last import moved_answers
from actip.sections.standing import FURTHER, LESS_FAR, play_of
from actip.sections.words import amount, state_codes
from actip.texts import ENGLISH

PART = "Overview"
_MOST_ANSWERS = 12  # that a note names
_ARRIVED = (Status.SUBMITTED, Status.LATE)
_UNEXPECTED = (Status.ON_HOLD, Status.NOT_EXPECTED)
_STATUS = {Status.APPROVED: "approved", Status.LEFT_OUT: "left out"}  # on a narrow screen
_BESIDE = {Mark.NEWCOMER: "new", Mark.VOLUNTARY: "vol."}  # beside the name of a state, and on a narrow screen


def board(region: Region, catalogue: Catalogue) -> Section:
    """Show for each member state whether its report is here, its clearance, and whether it is in time."""
    notes = ["By the clearance that each report names; one that only agencies have cleared is a draft."]
    if region.due:
        notes.append(_days_in_words(region.due, region.as_of))
    notes += _reasons(region)
    if left_out := region.left_out:
        notes.append(f"Drafts, of which nothing counts here: {', '.join(state.name for state in left_out)}.")
    notes += words_of_officer(region, catalogue)
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


def _days_in_words(due_on: date, as_of: date | None) -> str:
    other = f", any other against {as_of.isoformat()}" if as_of else ""
    return f"Due on {due_on.isoformat()}; a submitted report is held against the day on which it was prepared{other}."


def _reasons(region: Region) -> Iterator[str]:
    """Say of each report that cannot be read why: it is no silence of its state."""
    for report in region.reports:
        if report.status is Status.UNREADABLE and report.assessment:
            sentences = [f"{finding.message} {finding.remedy}".rstrip() for finding in report.assessment.findings]
            yield " ".join((f"Not readable: {report.state.name}.", *sentences))


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


def words_of_officer(region: Region, catalogue: Catalogue) -> Iterator[str]:
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
    here = report.status in _ARRIVED and submission is not None
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
    """Show for each member state whether its report is here, how complete it is, and how its answers moved."""
    base = board(region, catalogue)
    moved = Counter((entry.state.iso3, entry.direction) for entry in moved_answers(region, catalogue))
    notes = [
        "Answered, and figures: of what each report asks about; 'no information', and the reason why there is no "
        "figure, are answers. On a narrow screen +6W: 6 are withheld here; n.r.: not in this report.",
        "To mend: what is wrong, so that a file cannot be relied on. Neither a gap nor a question is.",
    ]
    if region.history:
        notes.append(
            "Moved: answers that are not as in the state's last report: further, less far, otherwise (f/l/o). 'What "
            "changed' has each of them."
        )
    return base._replace(
        name="At a glance",
        title=f"At a glance, cycle {region.cycle or 'not known'}",
        columns=(
            Column("State", 25),
            Column("Report", 19),
            Column("Clearance", 25),
            *((Column("Against the day", 22),) if region.due else ()),
            Column("Reporting authority", 34, wide_only=True),
            Column("Answered", 24, short="Answers"),
            Column("Figures", 22),
            Column("To mend", 9),
            *((Column("Answers that moved", 38, short="Moved f/l/o"),) if region.history else ()),
        ),
        rows=tuple(_row(report, region, catalogue, moved) for report in region.reports),
        notes=(*base.notes[:1], *notes, *base.notes[1:]),
    )


def _row(
    report: Report, region: Region, catalogue: Catalogue, moved: Mapping[tuple[str, str], int]
) -> tuple[Shown, ...]:
    assessment, submission = report.assessment, region.submission(report.state.iso3)
    standing = (Shown(_against(report, region.due, region.as_of)),) if region.due else ()
    if assessment is None or submission is None:
        empty = (Shown("") for _ in range(4 + bool(region.history)))
        return (_name(report), _status(report.status), Shown(""), *standing, *empty)
    return (
        _name(report),
        _status(report.status),
        _clearance(submission.clearance, catalogue),
        *standing,
        Shown(submission.reporting_authority or "not named"),
        _answers(region, report, submission, catalogue),
        _figures(submission, catalogue),
        amount(sum(finding.is_open_error for finding in assessment.findings)),
        *((_moves(region, report, submission, moved),) if region.history else ()),
    )


def _moves(region: Region, report: Report, submission: Submission, moved: Mapping[tuple[str, str], int]) -> Shown:
    """Return how many answers went further, less far, and to another answer, where there is something to compare."""
    last, code = region.last(report.state.iso3), report.state.iso3
    if last is None:
        is_left_out = any(report.state in cycle.left_out for cycle in region.history)
        return Shown("last report left out", short="left out") if is_left_out else Shown("first report", short="first")
    if not all("obligations" in entry.parts for entry in (submission, last)):
        return Shown("not in both reports", short="-")
    further, less_far = moved.get((code, FURTHER), 0), moved.get((code, LESS_FAR), 0)
    others = sum(count for (state, _), count in moved.items() if state == code) - further - less_far
    words = f"{further} further, {less_far} less far, {others} otherwise"
    return Shown(words, short=f"{further}/{less_far}/{others}")


def _answers(region: Region, report: Report, submission: Submission, catalogue: Catalogue) -> Shown:
    """Return how many of the obligations that a report asks about are answered, and how many are withheld."""
    if "obligations" not in submission.parts:
        return _NOT_IN_REPORT
    questions = catalogue.obligations_of(submission.asks, submission.questions, submission.later)
    plays = Counter(play_of(region, report, obligation, catalogue) for obligation in questions)
    withheld = plays[StateOfPlay.WITHHELD]
    return _of(len(questions) - withheld - plays[StateOfPlay.NOT_REPORTED], len(questions), withheld)


def _figures(submission: Submission, catalogue: Catalogue) -> Shown:
    """Return of how many indicators there is a figure, or a reason why there is none, and how many are withheld."""
    if "statistics" not in submission.parts:
        return _NOT_IN_REPORT
    counted = set(without_rounds(catalogue).indicators)
    withheld = submission.withheld & counted
    return _of(len({cell.indicator for cell in submission.cells} & counted - withheld), len(counted), len(withheld))


_NOT_IN_REPORT = Shown("not in this report", short="n.r.")


def _of(count: int, of: int, withheld: int) -> Shown:
    words, sign = (f", {withheld} withheld", f"+{withheld}W") if withheld else ("", "")
    return Shown(f"{count} of {of}{words}", short=f"{count}/{of}{sign}")
