"""Own what states work with: money, the programmes of partners, what came of it, and the shocks of the period."""

from actip.catalogue.entries import Catalogue
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.words import NO_FIGURE, amount, citations

PART = "Capacity"


def shocks(region: Region, catalogue: Catalogue) -> Section:
    """List the events that changed budgets, services or figures: what a reader of the figures has to know."""
    rows = [
        (
            Shown(state.name),
            Shown(event.event or "not named"),
            Shown(catalogue.label("effects", event.effect_on) if event.effect_on else ""),
            Shown(event.detail or ""),
            Shown(event.response or ""),
            Shown(event.start.text if event.start else ""),
            Shown(event.end.text if event.end else ""),
        )
        for state, submission in region.submissions
        for event in submission.context
    ]
    return Section(
        name="Shocks",
        title="Events that changed budgets, services or figures",
        lead="As the states tell them. A figure of such a period is read beside its event.",
        columns=(
            Column("State", 20),
            Column("Event", 36),
            Column("Effect on", 24),
            Column("In detail", 50),
            Column("What was done", 40),
            Column("From", 12, wide_only=True),
            Column("To", 12, wide_only=True),
        ),
        rows=tuple(rows),
        grouped=False,
        part=PART,
    )


def programmes(region: Region, catalogue: Catalogue) -> Section:
    """List the programmes of partners in each state, with their time and their money."""
    rows = [
        (
            Shown(state.name),
            Shown(programme.name or "not named"),
            Shown(programme.partners or ""),
            Shown(programme.pathway or ""),
            Shown(catalogue.label("programme_states", programme.status) if programme.status else "not said"),
            Shown(programme.start.text if programme.start else ""),
            Shown(programme.end.text if programme.end else ""),
            NO_FIGURE if programme.amount is None else amount(programme.amount),
            Shown(programme.currency or ""),
        )
        for state, submission in region.submissions
        for programme in submission.programmes
    ]
    return Section(
        name="Programmes",
        title="Programmes of partners",
        lead="As the states name them. One programme can stand under several states: its amount is never added up.",
        columns=(
            Column("State", 20),
            Column("Programme", 34),
            Column("Partners", 34),
            Column("For", 30, wide_only=True),
            Column("Status", 14),
            Column("From", 11),
            Column("To", 11),
            Column("Amount", 16),
            Column("Currency", 10),
        ),
        rows=tuple(rows),
        fixed=2,
        grouped=True,
        part=PART,
    )


def results(region: Region, catalogue: Catalogue) -> Section:
    """List what came out of the work in the period."""
    rows = [
        (
            Shown(state.name),
            Shown(result.title or "not named"),
            Shown(catalogue.label("result_kinds", result.kind) if result.kind else ""),
            Shown(catalogue.label("pillars", result.pillar) if result.pillar else ""),
            Shown(citations(result.obligations, catalogue)),
            Shown(result.date.text if result.date else ""),
            Shown(result.link or ""),
        )
        for state, submission in region.submissions
        for result in submission.results
    ]
    return Section(
        name="Results",
        title="What came out of the work",
        lead="As the states name it: guidelines, portals, equipment, courses, publications.",
        columns=(
            Column("State", 20),
            Column("Result", 44),
            Column("Kind", 28),
            Column("Pillar", 26, wide_only=True),
            Column("Obligations", 20),
            Column("Date", 12),
            Column("Link", 30, wide_only=True),
        ),
        rows=tuple(rows),
        fixed=2,
        grouped=True,
        part=PART,
    )
