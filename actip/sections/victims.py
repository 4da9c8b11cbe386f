"""Own what came of it for victims: outcome figures, the victim-sensitive court indicators, and non-punishment."""

from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue
from actip.format.records import CourtIndicator
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.sections.figures import NOTES, SIGNS, FigureLine, RegionFigures, columns, lines, notes, words_of
from actip.sections.obligations import answer_of
from actip.sections.words import NO_SIGN, PRACTICE, state_columns, without_answer, word_of
from actip.texts import capital

PART = "Victims"
# What became of victims: indicators, and of each the subsets and measures that tell whether a right was real.
_OUTCOMES: Sequence[tuple[str, Sequence[dict[str, str]]]] = (
    ("victims_detained", ({}, {"measure": "days"})),
    ("victims_charged", ({},)),
    ("victims_informed", ({}, {"subset": "own_language"})),
    ("victims_sheltered", ({}, {"subset": "with_disability"}, {"subset": "foreign"}, {"measure": "days"})),
    ("victims_assisted", ({},)),
    ("stay_permits", ({}, {"outcome": "granted"}, {"outcome": "refused"})),
    ("child_victims_bestinterest", ({}, {"subset": "with_guardian"})),
    ("compensation_asked", ({},)),
    ("compensation_awarded", ({}, {"subset": "paid"})),
    ("victims_reintegrated", ({}, {"subset": "followed_up"})),
    (
        "victims_repatriated",
        tuple(
            {"direction": direction, **subset}
            for direction in ("sent", "received")
            for subset in ({}, {"subset": "voluntary"}, {"subset": "risk_assessed"})
        ),
    ),
    ("identification_time", ({},)),
    (
        "nationality_verifications",
        ({"direction": "sent", "measure": "days"}, {"direction": "received", "measure": "days"}),
    ),
    ("travel_docs_issued", ({"measure": "days"},)),
)
_NON_PUNISHMENT = ("ACTIP-14.7", "ACTIP-14.8")
_CHARGED = ("victims_charged", "victims_detained")


def outcomes(region: Region, catalogue: Catalogue) -> Section:
    """Set out what became of victims: held, charged, sheltered, compensated and paid, returned, and days of waiting."""
    figures = RegionFigures(region, (name for name, _ in _OUTCOMES), catalogue)
    return Section(
        name="Outcomes for victims",
        title="Protection of victims: what came of it",
        lead="Figures of the obligations that uphold victims' rights. Amounts of money stand apart for each currency.",
        columns=columns(region),
        rows=tuple(lines(figures, list(_lines(figures)))),
        notes=("Days are medians and are never added up.", *notes(region), *figures.children_notes()),
        signs=SIGNS,
        fixed=2,
        grouped=True,
        part=PART,
    )


def _lines(figures: RegionFigures) -> Iterator[FigureLine]:
    catalogue = figures.catalogue
    for name, listed in _OUTCOMES:
        indicator = catalogue.indicators[name]
        for plain in listed:
            yield FigureLine(indicator, plain, words_of(plain, catalogue))
        if "money" in indicator.measures:
            for names in (frozenset(("measure", "currency")), frozenset(("measure", "currency", "subset"))):
                for fixed in figures.coordinates(indicator, names):
                    yield FigureLine(indicator, fixed, words_of(fixed, catalogue))


def courts(region: Region, catalogue: Catalogue) -> Section:
    """Set out the eight victim-sensitive court indicators, with how many judgments were reviewed."""
    rows = []
    for code in catalogue.lists["court_indicators"].codes.values():
        cells = (_court(report, region, code.code, catalogue) for report in region.reports)
        rows.append((Shown(code.code), Shown(code.label), *cells))
    return Section(
        name="Courts",
        title="The eight victim-sensitive court indicators",
        lead="How far courts work with regard to victims, as the states say; in brackets the judgments reviewed.",
        columns=(
            Column("Indicator", 11),
            Column("About", 26),
            *state_columns(region, 16),
        ),
        rows=tuple(rows),
        signs=(
            "On a narrow screen: F full, L to a large extent, P partial, N not yet, A not applicable, "
            "I no information, - no answer, W withheld here, . no submission."
        ),
        fixed=2,
        part=PART,
    )


def _court(report: Report, region: Region, code: str, catalogue: Catalogue) -> Shown:
    submission = region.submission(report.state.iso3)
    if submission is None:
        return without_answer(report.status)
    if "court_indicators" not in submission.parts:
        return Shown("not reported", short=".")
    if f"/court_indicators/{code}" in submission.withheld:
        return Shown("withheld", short="W")
    return _state(submission.court_indicators.get(code), catalogue)


def _state(entry: CourtIndicator | None, catalogue: Catalogue) -> Shown:
    code = entry.state if entry else None
    word = word_of("court_states", code, catalogue)
    sign, depth = PRACTICE.get(code or "", NO_SIGN)
    reviewed = entry.judgments_reviewed if entry else None
    return Shown(word if reviewed is None else f"{word} ({reviewed})", depth=depth, short=sign)


def non_punishment(region: Region, catalogue: Catalogue) -> Section:
    """Bring together what is known about victims who are not to be punished or held: answers and figures."""
    figures = RegionFigures(region, _CHARGED, catalogue)
    rows = []
    for name in _NON_PUNISHMENT:
        obligation = catalogue.obligations[name]
        answers = (answer_of(region, report, obligation, catalogue) for report in region.reports)
        rows.append((Shown(f"{obligation.citation} {obligation.title}"), *answers))
    for name in _CHARGED:
        indicator = catalogue.indicators[name]
        table_lines = [FigureLine(indicator, {}, "")]
        broken_down = (fixed for names in _CHARGED_BY for fixed in figures.coordinates(indicator, names))
        table_lines += [FigureLine(indicator, fixed, words_of(fixed, catalogue)) for fixed in broken_down]
        for line in table_lines:
            title = ", ".join(filter(None, (capital(indicator.title), line.words)))
            rows.append((Shown(title), *(figures.figure_shown(report, line) for report in region.reports)))
    return Section(
        name="Non-punishment",
        title="Non-punishment and no unreasonable detention",
        lead="What the ASEAN Guideline on the Non-Punishment Principle of 2025 is about.",
        columns=(
            Column("About", 40),
            *state_columns(region, 16),
        ),
        rows=tuple(rows),
        notes=(
            "The items of the guideline itself are not in the catalogue: its text was not at hand.",
            *NOTES,
            *figures.children_notes(),
        ),
        signs=SIGNS,
        part=PART,
    )


_CHARGED_BY = (frozenset(("age",)), frozenset(("stage",)), frozenset(("penalty",)))
