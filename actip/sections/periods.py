"""Own what changed since each state's last report: its answers with its own account, and what is open or closed."""

from collections import Counter
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState
from actip.model import Assessment
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.rules import RULES
from actip.sections.words import OBLIGATION, about, answered
from actip.texts import ENGLISH

PART = "Overview"


class Gap(NamedTuple):
    """One gap of a state over its reports: in how many it was open without a break, and whether it still is."""

    state: MemberState
    obligation: str
    rule: str
    status: str  # new, open or closed
    reports: int
    since: str


def changed_answers(region: Region, catalogue: Catalogue) -> list[tuple[MemberState, str]]:
    """Return the states and obligations whose answer differs from the last report's, where both can be seen."""
    changed = []
    for state, submission in region.submissions:
        last = region.last(state.iso3)
        for name in catalogue.obligations if last else ():
            now, before = submission.answers.get(name), last.answers.get(name) if last else None
            if now and before and (now.in_law, now.in_practice) != (before.in_law, before.in_practice):
                changed.append((state, name))
    return changed


def answers_over_time(region: Region, catalogue: Catalogue) -> Section:
    """List the answers that changed, before and now, each with the state's account."""
    rows = []
    for state, name in changed_answers(region, catalogue):
        submission, last = region.submission(state.iso3), region.last(state.iso3)
        if submission and last:
            obligation, now = catalogue.obligations[name], submission.answers[name]
            before = answered(obligation, last.answers[name], withheld=False, catalogue=catalogue)
            account = Shown(now.account or "no account")
            rows.append(
                (
                    Shown(state.name),
                    *about(obligation),
                    before,
                    answered(obligation, now, withheld=False, catalogue=catalogue),
                    account,
                )
            )
    return Section(
        name="Answers over time",
        title="Answers that changed since the last report",
        lead=ENGLISH.counted(
            "region",
            "{count} answer changed. Each state beside its own last report, with its account.",
            "{count} answers changed. Each state beside its own last report, with its account.",
            len(rows),
        ),
        columns=(
            Column("State", 20),
            *OBLIGATION,
            Column("Before", 22),
            Column("Now", 22),
            Column("The state's account", 60),
        ),
        rows=tuple(rows),
        notes=("Compared where both answers can be seen by this audience. A change is no judgement.",),
        fixed=2,
        grouped=True,
        part=PART,
    )


def gaps_since(region: Region, catalogue: Catalogue) -> list[Gap]:
    """Return the gaps that are new, still open or closed since each state's last report, by state and obligation."""
    order = list(catalogue.obligations)
    every: list[Gap] = []
    for report in region.reports:
        open_by_cycle = [
            (cycle.cycle, _open(report_then.assessment))
            for cycle in (*region.history, region)
            for report_then in cycle.reports
            if report_then.state == report.state and report_then.assessment and report_then.assessment.submission
        ]
        if len(open_by_cycle) < 2 or open_by_cycle[-1][0] != region.cycle:
            continue
        every += _followed(report.state, open_by_cycle, region, order)
    return every


def _followed(
    state: MemberState, open_by_cycle: list[tuple[str, set[tuple[str, str]]]], region: Region, order: list[str]
) -> list[Gap]:
    submission, last = region.submission(state.iso3), region.last(state.iso3)
    hidden = {*(submission.withheld if submission else ()), *(last.withheld if last else ())}
    now, before = open_by_cycle[-1][1], open_by_cycle[-2][1]
    followed = []
    for name, rule in sorted(now | before, key=lambda gap: (order.index(gap[0]), gap[1])):
        if name in hidden:
            continue
        if (name, rule) not in now:
            followed.append(Gap(state, name, rule, "closed", 0, open_by_cycle[-2][0]))
            continue
        reports = 0
        while reports < len(open_by_cycle) and (name, rule) in open_by_cycle[-1 - reports][1]:
            reports += 1
        followed.append(Gap(state, name, rule, "open" if reports > 1 else "new", reports, open_by_cycle[-reports][0]))
    return followed


def _open(assessment: Assessment | None) -> set[tuple[str, str]]:
    return {
        (finding.obligation, finding.rule)
        for finding in (assessment.findings if assessment else ())
        if finding.is_gap and finding.obligation
    }


def gaps_over_time(region: Region, catalogue: Catalogue) -> Section:
    """List the gaps that are new, that were closed, and that stay open report after report."""
    every = gaps_since(region, catalogue)
    counts = Counter(gap.status for gap in every)
    return Section(
        name="Gaps over time",
        title="What opened, closed and stayed open since the last report",
        lead=f"{counts['new']} new, {counts['closed']} closed, {counts['open']} open in two reports or more.",
        columns=(
            Column("State", 20),
            Column("Status", 9),
            *OBLIGATION,
            Column("Gap", 30),
            Column("Reports", 14),
            Column("Since", 10, wide_only=True),
        ),
        rows=tuple(_row(gap, catalogue) for gap in every),
        notes=(
            "New can mean that something opened, or that it is answered now and was not before.",
            "Closed: no longer found. Since: the first of the reports in a row; for what is closed, the last one.",
        ),
        fixed=2,
        grouped=True,
        part=PART,
    )


def _row(gap: Gap, catalogue: Catalogue) -> tuple[Shown, ...]:
    if gap.status == "closed":
        reports = "not in this report"
    else:
        reports = f"{gap.reports} in a row" if gap.reports > 1 else "this one"
    return (
        Shown(gap.state.name),
        Shown(gap.status),
        *about(catalogue.obligations[gap.obligation]),
        Shown(RULES[gap.rule].title),
        Shown(reports),
        Shown(gap.since),
    )
