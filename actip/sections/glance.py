"""Own the first look: who reported and how far, what the working group has to look at, and the answers by pillar."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from actip.catalogue.entries import Catalogue, MemberState
from actip.catalogue.rounds import without_rounds
from actip.format.records import Submission
from actip.model import Resubmission
from actip.model.region import Mark, Region, Report, Status
from actip.model.section import Chart, ChartKind, Column, Section, Series, Shown
from actip.sections.actions import due
from actip.sections.gaps import gaps
from actip.sections.periods import changed_answers, gaps_since
from actip.sections.planning import help_offers, help_requests
from actip.sections.words import amount, reporting, share, state_codes, withheld_by_name
from actip.texts import ENGLISH

PART = "Overview"
_MOST_ANSWERS = 12  # that a note names
_HERE = (Status.SUBMITTED, Status.LATE, Status.APPROVED)
_UNEXPECTED = (Status.ON_HOLD, Status.NOT_EXPECTED)
_STATUS = {Status.APPROVED: "approved"}  # on a narrow screen
_BESIDE = {Mark.NEWCOMER: "new", Mark.VOLUNTARY: "vol."}  # beside the name of a state, and on a narrow screen
_Point = tuple[str, str, str, str]  # of the agenda: what, how many, where, and the sheet that has the rest


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
    changed = Counter(state.iso3 for state, _ in changed_answers(region, catalogue))
    since = Counter((gap.state.iso3, gap.status) for gap in gaps_since(region, catalogue))
    notes = [
        "Answered: answers, 'no information' included, and figures or the reason why there is none.",
        "To mend: what is wrong, so that a file cannot be relied on. Neither a gap nor a question is.",
    ]
    if region.history:
        notes.append("Since the last report: answers that changed; gaps that are new, closed, still open.")
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
            *(
                (Column("Changed", 9), Column("Gaps new, closed, open", 28, short="Gaps n/c/o"))
                if region.history
                else ()
            ),
        ),
        rows=tuple(_row(report, region, catalogue, changed, since) for report in region.reports),
        notes=(*base.notes[:1], *notes, *base.notes[1:]),
    )


def _row(
    report: Report, region: Region, catalogue: Catalogue, changed: Counter[str], since: Counter[tuple[str, str]]
) -> tuple[Shown, ...]:
    assessment, submission, code = report.assessment, region.submission(report.state.iso3), report.state.iso3
    standing = (Shown(_against(report, region.due, region.as_of)),) if region.due else ()
    if assessment is None or submission is None:
        empty = (Shown("") for _ in range(4 + 2 * bool(region.history)))
        return (_name(report), _status(report.status), Shown(""), *standing, *empty)
    open_ones = {finding.obligation for finding in assessment.findings if finding.rule == "GAP301"}
    answers = (set(submission.answers) - open_ones) | (submission.withheld & set(catalogue.obligations))
    counted = set(without_rounds(catalogue).indicators)
    figures = ({cell.indicator for cell in submission.cells} | submission.withheld) & counted
    errors = sum(finding.is_open_error for finding in assessment.findings)
    before = region.last(code) is not None
    moves = [since[code, status] for status in ("new", "closed", "open")]
    compared = (
        amount(changed[code]) if before else Shown("first", short="first"),
        Shown(f"{moves[0]} new, {moves[1]} closed, {moves[2]} open", short="/".join(map(str, moves)))
        if before
        else Shown(""),
    )
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


def agenda(region: Region, catalogue: Catalogue) -> Section:
    """List what needs the working group's eye, how many, where, and on which sheet the rest stands."""
    rows = [tuple(map(Shown, point)) for point in _points(region, catalogue)]
    return Section(
        name="For the agenda",
        title="What needs a word or a decision",
        lead="Counts and names only; the sheet has the rest. Nothing here is in an order of merit.",
        columns=(Column("What", 46), Column("How many", 16), Column("Where", 60), Column("Sheet", 24)),
        rows=tuple(rows),
        part=PART,
    )


def _points(region: Region, catalogue: Catalogue) -> Iterator[_Point]:
    yield from _reports_to_chase(region)
    yield from _differing_figures(region)
    yield from _shared_victim_rights(region, catalogue)
    yield from _help(region, catalogue)
    yield from _overdue_and_lasting(region, catalogue)
    if withheld := [state for state, entry in region.submissions if entry.withheld & withheld_by_name(catalogue)]:
        yield _of_states("Submissions of which a part is withheld here", withheld, region, "Method")


def _reports_to_chase(region: Region) -> Iterator[_Point]:
    for status in (Status.LATE, Status.APPROVED, Status.DRAFT, Status.UNREADABLE, Status.MISSING):
        if states := [
            report.state for report in region.reports if report.status is status and not _is_imported(report)
        ]:
            yield _of_expected(f"Reports: {status.value}", states, region, "At a glance")
    if states := [report.state for report in region.reports if _has_errors(report)]:
        yield _of_states("Files with errors to mend", states, region, "Findings")


def _differing_figures(region: Region) -> Iterator[_Point]:
    differ = [finding for finding in region.findings if finding.rule == "MIR701"]
    if differ:
        pairs = _listed([f"{finding.facts['sender']} to {finding.facts['receiver']}" for finding in differ])
        yield "Figures on which two states differ", str(len(differ)), pairs, "Mirror figures"


def _shared_victim_rights(region: Region, catalogue: Catalogue) -> Iterator[_Point]:
    """Count the victims' rights that half of the reporting states, and at least two, leave open."""
    open_in: dict[str, set[str]] = {}
    for state, finding in gaps(region):
        open_in.setdefault(str(finding.obligation), set()).add(state.iso3)
    half = max(2, (reporting(region) + 1) // 2)
    shared = [catalogue.obligations[name] for name, states in open_in.items() if len(states) >= half]
    rights = [obligation for obligation in shared if obligation.victim_rights]
    if rights and not region.national:
        articles = _listed([obligation.citation for obligation in rights])
        yield f"Victims' rights open in {half} states or more", _obligations(len(rights)), articles, "Plan of Action"


def _help(region: Region, catalogue: Catalogue) -> Iterator[_Point]:
    requests = help_requests(region, catalogue)
    offers = {wish.obligation.id for wish in help_offers(region, catalogue)}
    if high := [wish for wish in requests if wish.help.priority == "high"]:
        times = ENGLISH.counted("region", "{count} time", "{count} times", len(high))
        yield "Help asked for with high priority", times, _states((wish.state for wish in high), region), "Needs"
    met = {wish.obligation.id for wish in requests if wish.obligation.id in offers}
    if met and not region.national:
        articles = _listed([obligation.citation for name, obligation in catalogue.obligations.items() if name in met])
        yield "Help asked for that another state offers", _obligations(len(met)), articles, "Who could help whom"


def _overdue_and_lasting(region: Region, catalogue: Catalogue) -> Iterator[_Point]:
    if overdue := [entry for entry in due(region, catalogue) if entry.overdue]:
        yield "Actions overdue", str(len(overdue)), _states((entry.state for entry in overdue), region), "Actions due"
    if lasting := [gap for gap in gaps_since(region, catalogue) if gap.status == "open"]:
        where = _states((gap.state for gap in lasting), region)
        yield "Gaps open in two reports or more", str(len(lasting)), where, "Gaps over time"


def _obligations(count: int) -> str:
    return ENGLISH.counted("region", "{count} obligation", "{count} obligations", count)


def _listed(words: Sequence[str], most: int = 8) -> str:
    return ENGLISH.first_of(list(dict.fromkeys(words)), most)


def _of_expected(what: str, states: Sequence[MemberState], region: Region, sheet: str) -> _Point:
    """Count the states among those of which a report is expected, where there are others and none of these is one."""
    expected = [report.state for report in region.expected]
    if len(expected) == len(region.reports) or not set(states) <= set(expected):
        return _of_states(what, states, region, sheet)
    return what, f"{len(states)} of {len(expected)} expected", state_codes(states, region), sheet


def _of_states(what: str, states: Sequence[MemberState], region: Region, sheet: str) -> _Point:
    return what, f"{len(states)} of {len(region.reports)}", state_codes(states, region), sheet


def _states(states: Iterable[MemberState], region: Region) -> str:
    """Join the codes of states, each once, in the order of their short names."""
    return state_codes(sorted(set(states), key=lambda state: state.name), region)


def _is_imported(report: Report) -> bool:
    """Tell whether a file was made from what others published: its state has nothing to finish in it."""
    submission = report.assessment.submission if report.assessment else None
    return submission is not None and submission.origin == "imported"


def _has_errors(report: Report) -> bool:
    findings = report.assessment.findings if report.assessment and report.assessment.readable else ()
    return any(finding.is_open_error for finding in findings)


def _together(states: int) -> str:
    return ENGLISH.counted(
        "region",
        "Answers on practice of {count} state, by pillar.",
        "Answers on practice of {count} states together, by pillar.",
        states,
    )


_COUNTED = ("full", "large", "partial", "not_yet")
_OTHER = ("not_applicable", "considered_declined")


def _picture(titles: Sequence[str], rows: Sequence[Sequence[Shown]]) -> Chart:
    series = tuple(Series(title, tuple(row[place].number for row in rows)) for place, title in enumerate(titles, 1))
    return Chart("Answers on practice, by pillar", ChartKind.STACKED, tuple(row[0].text for row in rows), series)


def by_pillar(region: Region, catalogue: Catalogue) -> Section:
    """Count the answers on practice in each pillar, over all states together."""
    rows = []
    for pillar in catalogue.lists["pillars"].codes.values():
        ids = [o.id for o in catalogue.obligations.values() if o.pillar == pillar.code and "practice" in o.asks]
        counts: Counter[str] = Counter()
        for _, submission in region.submissions:
            for name in ids if "obligations" in submission.parts else ():
                answer = submission.answers.get(name)
                code = answer.in_practice if answer else None
                counts["withheld" if name in submission.withheld else code or "unanswered"] += 1
        figures = [counts[code] for code in _COUNTED]
        figures.append(sum(counts[code] for code in _OTHER))
        figures += [counts["no_information"], counts["unanswered"], counts["withheld"]]
        rows.append((Shown(pillar.label), *(amount(count) for count in figures)))
    *counted, no_information = (catalogue.label("in_practice", code) for code in (*_COUNTED, "no_information"))
    titles = (*counted, "Other answer", no_information, "No answer", "Withheld")
    return Section(
        name="By pillar",
        title="In practice, by pillar",
        lead="The state's answers on practice, by pillar." if region.national else _together(len(region.submissions)),
        columns=(Column("Pillar", 34), *(Column(title, 14) for title in titles)),
        rows=tuple(rows),
        notes=("Other answer: not applicable, or considered and declined.",),
        charts=(_picture(titles, rows),),
        part="Obligations",
    )
