"""Own what the reports lack under the Convention, by obligation and by state. Victims' rights come first."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.model import Finding
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.rules import RULES
from actip.sections.words import reporting, share, short_id, state_codes

PART = "Gaps"


def gaps_by_obligation(region: Region, catalogue: Catalogue) -> Section:
    """List for each obligation and kind of gap the states that have it."""
    by_gap: dict[tuple[str, str], list[tuple[MemberState, Finding]]] = {}
    for state, finding in gaps(region):
        by_gap.setdefault((str(finding.obligation), finding.rule), []).append((state, finding))
    forces = list(catalogue.lists["forces"].codes)
    order = list(catalogue.obligations)

    def first(entry: tuple[str, str]) -> tuple[object, ...]:
        obligation = catalogue.obligations[entry[0]]
        rights = not obligation.victim_rights
        return (rights, forces.index(obligation.force), -len(by_gap[entry]), order.index(entry[0]), entry[1])

    rows = []
    for name, rule in sorted(by_gap, key=first):
        obligation = catalogue.obligations[name]
        states = [state for state, _ in by_gap[name, rule]]
        explained = [state for state, finding in by_gap[name, rule] if finding.explained]
        also = f"; explained by {state_codes(explained, region)}" if explained else ""
        count = share(len(states), reporting(region))
        row = (
            *_about(obligation, catalogue),
            Shown(RULES[rule].title),
            count,
            Shown(state_codes(states, region) + also),
        )
        rows.append(row)
    return Section(
        name="Gaps by obligation",
        title="What the reports lack, by obligation",
        lead="Shared gaps are where the region can plan together. Victims' rights first, then by force.",
        columns=(*_COLUMNS, Column("Gap", 32), Column("In", 10), Column("States", 40)),
        rows=tuple(rows),
        notes=(
            "What a report lacks is no fault: a truthful answer, or still to come.",
            "The Method sheet says what was left out.",
        ),
        fixed=2,
        part=PART,
    )


def gaps_by_state(region: Region, catalogue: Catalogue) -> Section:
    """List for each state what it leaves open, with its own reason where it gives one."""
    order = list(catalogue.obligations)
    rows = []
    for report in region.reports:
        findings = sorted(
            _gaps(report),
            key=lambda finding: (
                not catalogue.obligations[str(finding.obligation)].victim_rights,
                order.index(str(finding.obligation)),
                finding.rule,
            ),
        )
        for finding in findings:
            obligation = catalogue.obligations[str(finding.obligation)]
            gap, reason = Shown(RULES[finding.rule].title), Shown(finding.explained or "")
            rows.append((Shown(report.state.name), *_about(obligation, catalogue), gap, reason))
    return Section(
        name="Gaps by state",
        title="What the reports lack, by state",
        lead="In the alphabetical order of the states' short names; victims' rights first.",
        columns=(Column("State", 20), *_COLUMNS, Column("Gap", 32), Column("The state's own reason", 40)),
        rows=tuple(rows),
        notes=("What a report lacks is no fault: a truthful answer, or still to come.",),
        fixed=2,
        grouped=True,
        part=PART,
    )


_COLUMNS = (
    Column("Obligation", 15),
    Column("About", 40),
    Column("Article", 13, wide_only=True),
    Column("Force", 13, wide_only=True),
    Column("Victims' rights", 10, wide_only=True),
)


def _about(obligation: Obligation, catalogue: Catalogue) -> tuple[Shown, ...]:
    return (
        Shown(obligation.id, short=short_id(obligation)),
        Shown(obligation.title),
        Shown(obligation.citation),
        Shown(catalogue.label("forces", obligation.force)),
        Shown("yes" if obligation.victim_rights else ""),
    )


def gaps(region: Region) -> Iterator[tuple[MemberState, Finding]]:
    """Yield every gap under an obligation with its state."""
    for report in region.reports:
        yield from ((report.state, finding) for finding in _gaps(report))


def _gaps(report: Report) -> Iterator[Finding]:
    for finding in report.assessment.findings if report.assessment else ():
        if finding.is_gap and finding.obligation:
            yield finding
