"""Own what changed since each state's last report: its answers with its own account, and what is open or closed."""

from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState
from actip.model import Assessment
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.rules import RULES
from actip.sections.words import about, answered

PART = "Overview"
_OBLIGATION = (Column("Obligation", 15), Column("About", 40))


class Gap(NamedTuple):
    """One gap of a state over its reports: in how many it was open without a break, and whether it still is."""

    state: MemberState
    obligation: str
    rule: str
    status: str  # new, open or closed
    reports: int
    since: str


def changed_answers(region: Region, catalogue: Catalogue) -> list[tuple[MemberState, str]]:
    """Return the states and obligations whose answer is not that of the last report, where both can be seen."""
    found = []
    for state, own in region.submissions:
        last = region.last(state.iso3)
        for name in catalogue.obligations if last else ():
            now, before = own.answers.get(name), last.answers.get(name) if last else None
            if now and before and (now.in_law, now.in_practice) != (before.in_law, before.in_practice):
                found.append((state, name))
    return found


def answers_over_time(region: Region, catalogue: Catalogue) -> Section:
    """List the answers that changed, before and now, each with the state's account."""
    rows = []
    for state, name in changed_answers(region, catalogue):
        own, last = region.submission(state.iso3), region.last(state.iso3)
        if own and last:
            obligation, now = catalogue.obligations[name], own.answers[name]
            before = answered(obligation, last.answers[name], withheld=False)
            account = Shown(now.account or "no account")
            rows.append(
                (Shown(state.name), *about(obligation), before, answered(obligation, now, withheld=False), account)
            )
    return Section(
        name="Answers over time",
        title="Answers that changed since the last report",
        lead=f"{len(rows)} answers changed. Each state beside its own last report, with its account.",
        columns=(
            Column("State", 20),
            *_OBLIGATION,
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
    """Return what is new, still open or closed since each state's last report, by state, then by obligation."""
    order = list(catalogue.obligations)
    found: list[Gap] = []
    for report in region.reports:
        told = [
            (cycle.cycle, _open(own.assessment))
            for cycle in (*region.history, region)
            for own in cycle.reports
            if own.state == report.state and own.assessment and own.assessment.submission
        ]
        if len(told) < 2 or told[-1][0] != region.cycle:
            continue
        found += _followed(report.state, told, region, order)
    return found


def _followed(
    state: MemberState, told: list[tuple[str, set[tuple[str, str]]]], region: Region, order: list[str]
) -> list[Gap]:
    own, last = region.submission(state.iso3), region.last(state.iso3)
    hidden = {*(own.withheld if own else ()), *(last.withheld if last else ())}
    now, before = told[-1][1], told[-2][1]
    found = []
    for name, rule in sorted(now | before, key=lambda gap: (order.index(gap[0]), gap[1])):
        if name in hidden:
            continue
        if (name, rule) not in now:
            found.append(Gap(state, name, rule, "closed", 0, told[-2][0]))
            continue
        reports = 0
        while reports < len(told) and (name, rule) in told[-1 - reports][1]:
            reports += 1
        found.append(Gap(state, name, rule, "open" if reports > 1 else "new", reports, told[-reports][0]))
    return found


def _open(assessment: Assessment | None) -> set[tuple[str, str]]:
    return {
        (finding.obligation, finding.rule)
        for finding in (assessment.findings if assessment else ())
        if finding.rule.startswith("GAP") and finding.obligation
    }


def gaps_over_time(region: Region, catalogue: Catalogue) -> Section:
    """List the gaps that are new, that were closed, and that stay open report after report."""
    every = gaps_since(region, catalogue)
    words = {"new": "new", "closed": "closed", "open": "open"}
    counts = {status: sum(gap.status == status for gap in every) for status in words}
    rows = []
    for gap in every:
        told = (
            "not in this report"
            if gap.status == "closed"
            else f"{gap.reports} in a row"
            if gap.reports > 1
            else "this one"
        )
        rows.append(
            (
                Shown(gap.state.name),
                Shown(gap.status),
                *about(catalogue.obligations[gap.obligation]),
                Shown(RULES[gap.rule].title),
                Shown(told),
                Shown(gap.since),
            )
        )
    return Section(
        name="Gaps over time",
        title="What opened, closed and stayed open since the last report",
        lead=f"{counts['new']} new, {counts['closed']} closed, {counts['open']} open in two reports or more.",
        columns=(
            Column("State", 20),
            Column("Status", 9),
            *_OBLIGATION,
            Column("Gap", 30),
            Column("Reports", 14),
            Column("Since", 10, wide_only=True),
        ),
        rows=tuple(rows),
        notes=(
            "New can mean that something opened, or that it is answered now and was not before.",
            "Closed: no longer found. Since: the first of the reports in a row; for what is closed, the last one.",
        ),
        fixed=2,
        grouped=True,
        part=PART,
    )
