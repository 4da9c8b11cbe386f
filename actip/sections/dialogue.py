"""Own who is heard: organisations, consultations, practices to share, and parallel observations, never counted."""

from actip.catalogue.entries import Catalogue
from actip.disclosure.addresses import office
from actip.model.observations import Observation, Observations
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.obligations import answer_of
from actip.sections.words import about, citations, state_codes
from actip.texts import ENGLISH

PART = "Dialogue"


def stakeholders(region: Region, catalogue: Catalogue) -> Section:
    """List the organisations that states work with."""
    rows = [
        (
            Shown(state.name),
            Shown(entry.name or "not named"),
            Shown(catalogue.label("stakeholder_kinds", entry.kind) if entry.kind else ""),
            Shown(entry.role or ""),
            Shown(entry.area or ""),
            Shown(", ".join(catalogue.label("pillars", pillar) for pillar in entry.pillars)),
            Shown(office(entry.contact)),
        )
        for state, submission in region.submissions
        for entry in submission.stakeholders
    ]
    return Section(
        name="Stakeholders",
        title="Organisations that states work with",
        lead="Organisations and the addresses of their offices; no private persons.",
        columns=(
            Column("State", 20),
            Column("Name", 34),
            Column("Kind", 20),
            Column("Role", 40),
            Column("Area", 16, wide_only=True),
            Column("Pillars", 26),
            Column("Contact", 30, wide_only=True),
        ),
        rows=tuple(rows),
        fixed=2,
        grouped=True,
        part=PART,
    )


def consultations(region: Region, catalogue: Catalogue) -> Section:
    """List who was heard, on what, and what it changed."""
    rows = [
        (
            Shown(state.name),
            Shown(entry.with_whom or "not named"),
            Shown(catalogue.label("stakeholder_kinds", entry.kind) if entry.kind else ""),
            Shown(entry.date.isoformat() if entry.date else ""),
            Shown(citations(entry.obligations, catalogue)),
            Shown(entry.effect or "not said"),
            Shown(catalogue.label("payment", entry.paid).lower() if entry.paid else ""),
        )
        for state, submission in region.submissions
        for entry in submission.consultations
    ]
    return Section(
        name="Consultations",
        title="Who was heard",
        lead=who_was_heard(region),
        columns=(
            Column("State", 20),
            Column("Who was heard", 34),
            Column("Kind", 20),
            Column("Day", 12),
            Column("Obligations", 24),
            Column("What it changed", 60),
            Column("Paid", 14),
        ),
        rows=tuple(rows),
        fixed=2,
        grouped=True,
        part=PART,
    )


def who_was_heard(region: Region) -> str:
    """Say in a sentence which states heard civil society or survivors, of those whose report is here."""
    heard = [
        state
        for state, submission in region.submissions
        if any(entry.kind in ("civil_society", "survivor_network") for entry in submission.consultations)
    ]
    of = len(region.submissions)
    if region.national and heard:
        return "The state names a consultation with civil society or survivors."
    if region.national:
        return "The state names no consultation with civil society or survivors."
    if not heard:
        return ENGLISH.say(
            "region",
            "0 of the {of} states whose report is here name a consultation with civil society or survivors.",
            of=of,
        )
    return ENGLISH.counted(
        "region",
        "{count} of the {of} states whose report is here names a consultation with civil society or survivors: "
        "{states}.",
        "{count} of the {of} states whose report is here name a consultation with civil society or survivors: "
        "{states}.",
        len(heard),
        of=of,
        states=state_codes(heard, region),
    )


def practices(region: Region, catalogue: Catalogue) -> Section:
    """List what worked and could serve others."""
    rows = [
        (
            Shown(state.name),
            Shown(entry.title or "not named"),
            Shown(citations(entry.obligations, catalogue)),
            Shown(entry.summary or ""),
        )
        for state, submission in region.submissions
        for entry in submission.practices
    ]
    return Section(
        name="Practices",
        title="Practices that could serve others",
        lead="As the states describe them.",
        columns=(Column("State", 20), Column("Practice", 40), Column("Obligations", 24), Column("What was done", 90)),
        rows=tuple(rows),
        fixed=2,
        grouped=True,
        part=PART,
    )


def observations(region: Region, catalogue: Catalogue) -> Section:
    """Set what organisations observed beside the state's own answer and its reply. Nothing here is counted anywhere."""
    rows = [
        _observed(entry, item, region, catalogue)
        for report in region.reports
        for entry in region.observations
        if entry.state == report.state.iso3
        for item in entry.items
    ]
    return Section(
        name="Parallel observations",
        title="Observations of civil society, beside the state's own answers",
        lead="In the words of those who observed. They are no part of any count, chart or finding of this report.",
        columns=(
            Column("State", 20),
            *(Column("Obligation", 15), Column("About", 34)),
            Column("Observed by", 28),
            Column("Observation", 50),
            Column("Evidence named", 30, wide_only=True),
            Column("The state's answer", 24),
            Column("The state's account", 40, wide_only=True),
            Column("The state's reply", 40),
        ),
        rows=tuple(rows),
        notes=tuple(_note(entry) for entry in region.observations),
        fixed=3,
        grouped=True,
        part=PART,
    )


def _observed(entry: Observations, item: Observation, region: Region, catalogue: Catalogue) -> tuple[Shown, ...]:
    obligation = catalogue.obligations[item.obligation]
    (report,) = (report for report in region.reports if report.state.iso3 == entry.state)
    submission = region.submission(entry.state)
    answer = submission.answers.get(item.obligation) if submission else None
    return (
        Shown(report.state.name),
        *about(obligation),
        Shown(entry.source or "not named"),
        Shown(item.text or "not shown, see the findings about this file"),
        Shown("; ".join(item.evidence)),
        answer_of(region, report, obligation, catalogue)._replace(short=""),
        Shown((answer.account if answer else None) or ""),
        Shown(item.reply or entry.reply or ("no reply yet" if entry.shared else "not shared with the state yet")),
    )


def _note(entry: Observations) -> str:
    period = " to ".join(day.isoformat() for day in (entry.start, entry.end) if day) or "a period that is not named"
    hidden = f" {entry.withheld} above the level of this audience." if entry.withheld else ""
    words = ENGLISH.counted(
        "region",
        "{source}: {count} observation on {state}, {period}.",
        "{source}: {count} observations on {state}, {period}.",
        len(entry.items),
        source=entry.source or entry.path,
        state=entry.state,
        period=period,
    )
    return f"{words}{hidden}"
