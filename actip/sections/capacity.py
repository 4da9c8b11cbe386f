"""Own what states work with: people trained, partnerships, money, and the shocks of the period."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.format.counts import by_sex
from actip.format.records import Training
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.figures import SIGNS, FigureLine, RegionFigures, columns, lines, notes, words_of
from actip.sections.words import NO_FIGURE, amount, citations, share, state_codes

PART = "Capacity"
_STAFF = ("officials_trained", "specialised_staff", "cso_partnerships", "coordination_meetings", "awareness_reach")


def trainings(region: Region, catalogue: Catalogue) -> Section:
    """Count the people trained by audience and state, with the share of women and what it is a share of."""
    by_audience: dict[str, dict[str, list[Training]]] = {}
    for state, submission in region.submissions:
        for training in submission.capacity:
            by_audience.setdefault(training.audience or "unknown", {}).setdefault(state.iso3, []).append(training)
    rows = []
    for code in catalogue.lists["audience"].codes.values():
        by_state = by_audience.get(code.code, {})
        states = [report.state for report in region.reports if report.state.iso3 in by_state]
        rows += [(Shown(code.label), Shown(state.name), *_counts(by_state[state.iso3])) for state in states]
        if len(states) > 1:
            together = [training for state in states for training in by_state[state.iso3]]
            words = Shown(f"Together: {state_codes(states, region)}", short=f"Together ({len(states)})")
            rows.append((Shown(code.label), words, *_counts(together)))
    return Section(
        name="Training",
        title="People trained, by audience",
        lead="A share of women is a share of those whose sex is given, never of the others.",
        columns=(
            Column("Audience", 22),
            Column("State", 30),
            Column("Trainings", 11),
            Column("With a number of people", 13, short="With number"),
            Column("People", 9),
            Column("Women", 9),
            Column("Of", 9, short="of (sex given)"),
            Column("Share of women", 12, short="Share"),
        ),
        rows=tuple(rows),
        notes=(
            "Of: the people whose sex is given, of whom the share is. Who was in two trainings counts twice.",
            "A training without a number of people is counted as a training only.",
        ),
        fixed=2,
        grouped=True,
        part=PART,
    )


def _counts(trainings: Sequence[Training]) -> tuple[Shown, ...]:
    numbered = [total for training in trainings if (total := _total(training)) is not None]
    people = sum(numbered)
    by_both = [counts for training in trainings if {"F", "M"} <= set(counts := by_sex(training.participants))]
    women = sum(counts["F"] for counts in by_both)
    of = sum(number for counts in by_both for sex, number in counts.items() if sex != "U")
    return (
        amount(len(trainings)),
        share(len(numbered), len(trainings)),
        amount(people) if numbered else NO_FIGURE,
        amount(women) if by_both else NO_FIGURE,
        amount(of) if by_both else NO_FIGURE,
        Shown(f"{100 * women / of:.0f} %" if of else ""),
    )


def _total(training: Training) -> int | None:
    """Return how many took part: the total where it is given, else the sum by sex, None where nothing is given."""
    people = training.participants
    counts = by_sex(people)
    return people.total if people and people.total is not None else sum(counts.values()) if counts else None


def partnerships(region: Region, catalogue: Catalogue) -> Section:
    """Set out the figures on staff, partners and meetings."""
    figures = RegionFigures(region, _STAFF, catalogue)
    table_lines = []
    for name in _STAFF:
        indicator = catalogue.indicators[name]
        table_lines.append(FigureLine(indicator, {}, ""))
        for names in (("sex",), ("audience",), ("measure", "currency"), ("measure",)):
            for fixed in figures.coordinates(indicator, frozenset(names)):
                table_lines.append(FigureLine(indicator, fixed, words_of(fixed, catalogue)))
    return Section(
        name="Partnerships",
        title="Staff, partnerships and coordination",
        lead="Figures as the states give them; people reached and people trained are two different things.",
        columns=columns(region),
        rows=tuple(lines(figures, table_lines)),
        notes=(*notes(region), *figures.children_notes()),
        signs=SIGNS,
        fixed=2,
        grouped=True,
        part=PART,
    )


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
