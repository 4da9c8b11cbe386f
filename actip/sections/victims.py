"""Own what came of it for victims in court: the victim-sensitive court indicators, and non-punishment."""

from actip.catalogue.entries import Catalogue
from actip.format.records import CourtIndicator
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.sections.figures import NOTES, SIGNS, FigureLine, RegionFigures, words_of
from actip.sections.obligations import answer_of
from actip.sections.words import NO_SIGN, PRACTICE, state_columns, without_answer, word_of
from actip.texts import capital

PART = "Victims"
_NON_PUNISHMENT = ("ACTIP-14.7", "ACTIP-14.8")
_CHARGED = ("victims_charged", "victims_detained")


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
