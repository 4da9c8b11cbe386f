"""Own the first look: who reported and how far, and what is answered in each pillar."""

from collections import Counter

from actip.model import Catalogue, Severity
from actip.model.region import Region, Report, Status
from actip.model.section import Chart, Column, Section, Shown
from actip.sections.words import share


def at_a_glance(region: Region, catalogue: Catalogue) -> Section:
    """Say for each member state whether its report is here, in what state, and how complete it is."""
    counts = Counter(report.status for report in region.reports)
    said = ", ".join(f"{counts[status]} {status.value}" for status in Status if counts[status])
    voluntary = [report.state.name for report in region.reports if report.state.voluntary]
    notes = [
        "Received: nationally approved or submitted. Draft: not yet.",
        "Completeness counts answers, 'no information' included, and figures or the reason why there is none.",
        "To mend: errors that make a file unreliable. A gap is not one of them.",
    ]
    if voluntary:
        notes.append(f"{', '.join(voluntary)}: being a Party is not established; the report is voluntary.")
    notes += [f"Of no member state that could be made out: {entry.path}" for entry in region.unplaced]
    return Section(
        name="At a glance",
        title=f"At a glance, cycle {region.cycle or 'not known'}",
        lead=f"{len(region.submissions)} of {len(region.reports)} member states can be read: {said}.",
        columns=(
            Column("State", 25),
            Column("Report", 15),
            Column("Clearance", 25),
            Column("Reporting authority", 34, wide_only=True),
            Column("Answered", 12),
            Column("Figures", 10),
            Column("To mend", 9),
        ),
        rows=tuple(_row(report, catalogue) for report in region.reports),
        notes=tuple(notes),
    )


def _row(report: Report, catalogue: Catalogue) -> tuple[Shown, ...]:
    name = f"{report.state.name} (voluntary)" if report.state.voluntary else report.state.name
    assessment = report.assessment
    if assessment is None or assessment.submission is None:
        return (Shown(name), Shown(report.status.value), *(Shown("") for _ in range(5)))
    submission = assessment.submission
    open_ones = {finding.obligation for finding in assessment.findings if finding.rule == "GAP301"}
    answers = (set(submission.answers) - open_ones) | (submission.withheld & set(catalogue.obligations))
    figures = {cell.indicator for cell in submission.cells} | (submission.withheld & set(catalogue.indicators))
    errors = sum(finding.severity is Severity.ERROR and not finding.explained for finding in assessment.findings)
    return (
        Shown(name),
        Shown(report.status.value),
        Shown(catalogue.label("clearance", submission.clearance)),
        Shown(submission.authority or "not named"),
        share(len(answers), len(catalogue.obligations)),
        share(len(figures), len(catalogue.indicators)),
        Shown(str(errors), number=errors),
    )


_COUNTED = ("full", "large", "partial", "not_yet")
_OTHER = ("not_applicable", "considered_declined")


def by_pillar(region: Region, catalogue: Catalogue) -> Section:
    """Count the answers on practice in each pillar, over all states together."""
    rows = []
    for pillar in catalogue.lists["pillars"].codes.values():
        asked = [o.id for o in catalogue.obligations.values() if o.pillar == pillar.code and "practice" in o.asks]
        counts: Counter[str] = Counter()
        for _, submission in region.submissions:
            for name in asked if "obligations" in submission.parts else ():
                answer = submission.answers.get(name)
                code = answer.in_practice if answer else None
                counts["withheld" if name in submission.withheld else code or "unanswered"] += 1
        figures = [counts[code] for code in _COUNTED]
        figures.append(sum(counts[code] for code in _OTHER))
        figures += [counts["no_information"], counts["unanswered"], counts["withheld"]]
        rows.append((Shown(pillar.label), *(Shown(str(count), number=count) for count in figures)))
    titles = ("Full", "Large", "Partial", "Not yet", "Other answer", "No information", "No answer", "Withheld")
    return Section(
        name="By pillar",
        title="In practice, by pillar",
        lead=f"Answers on practice of {len(region.submissions)} states together, by pillar.",
        columns=(Column("Pillar", 34), *(Column(title, 12) for title in titles)),
        rows=tuple(rows),
        notes=("Other answer: does not apply, or considered and declined.",),
        chart=Chart("Answers on practice, all reporting states together", 0, tuple(range(1, 8))),
    )
