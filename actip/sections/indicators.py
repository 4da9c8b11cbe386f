"""Own the tables of figures: every indicator that any state fills in, its headline, and behind it every breakdown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from actip.catalogue.entries import Catalogue, Indicator
from actip.catalogue.rounds import without_rounds
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.figure_charts import figure_charts
from actip.sections.figures import (
    NO_BREAKDOWN,
    PART,
    SIGNS,
    Coordinates,
    FigureLine,
    RegionFigures,
    columns,
    notes,
    words_of,
)
from actip.sections.trainings import TRAINED, TWO_COUNTINGS, people_in_trainings

# What tells whether a right was real: of-which figures and outcomes that stand beside the headline.
_MATTER: Mapping[str, Sequence[tuple[str, str]]] = {
    "victims_informed": (("subset", "own_language"),),
    "victims_sheltered": (("subset", "with_disability"), ("subset", "foreign")),
    "stay_permits": (("outcome", "granted"), ("outcome", "refused")),
    "child_victims_bestinterest": (("subset", "with_guardian"),),
    "compensation_awarded": (("subset", "paid"),),
    "victims_reintegrated": (("subset", "followed_up"),),
    "victims_repatriated": (("subset", "voluntary"), ("subset", "risk_assessed")),
    "hotline_calls": (("subset", "led_to_identification"),),
    "sentence_imposed": (("subset", "suspended"),),
}
_LEAD = {
    True: "As the state gives them for its period.",
    False: "As the states give them for their own period; what is counted differs between national laws.",
}
_NOT_KNOWN = ("form_group", "UNK")  # it stands among the forms
_CORE_BY = ("sex", "age", "form", "form_group")


def indicators(region: Region, catalogue: Catalogue) -> Section:
    """Set out every indicator that a state fills in, by pillar; the core ones with sex, age and form as well."""
    catalogue = without_rounds(catalogue)
    figures = RegionFigures(region, catalogue.indicators, catalogue)
    rows: list[tuple[Shown, ...]] = []
    printed: list[FigureLine] = []
    empty = []
    for pillar, indicator in _by_pillar(catalogue):
        label = Shown(catalogue.label("pillars", pillar))
        lines = [line for line in _lines(indicator, figures) if figures.is_filled_in(line)]
        if not lines and _is_withheld(indicator, region):
            lines = [FigureLine(indicator, {}, "")]
        rows += [(label, *figures.row(line)) for line in lines]
        printed += lines
        if indicator.id == TRAINED:
            rows += [(label, *row) for row in people_in_trainings(region)]
        if not lines:
            empty.append(indicator.title)
    nobody = (f"No state fills in: {'; '.join(empty)}.",) if empty else ()
    return Section(
        name="Figures",
        title="Figures" if region.national else "Figures of the states, and the total of those that give one",
        lead=_LEAD[region.national],
        columns=(Column("Pillar", 21), *columns(region, 12)),
        rows=tuple(rows),
        notes=(
            *nobody,
            *figures.counting_notes(printed),
            TWO_COUNTINGS,
            "Forms are of the parent forms; a group is one of SDG 16.2.2. Days and months are medians, never added up.",
            *notes(region),
            "Every breakdown stands in 'Figures in full'.",
        ),
        signs=SIGNS,
        fixed=3,
        grouped=True,
        charts=figure_charts(figures),
        part=PART,
    )


def indicators_in_full(region: Region, catalogue: Catalogue) -> Section:
    """Set out every figure that any state fills in, in every breakdown but the one by partner state."""
    catalogue = without_rounds(catalogue)
    figures = RegionFigures(region, catalogue.indicators, catalogue)
    lines = [
        FigureLine(indicator, fixed, words_of(fixed, catalogue))
        for indicator in catalogue.indicators.values()
        for fixed in figures.keys(indicator)
        if "partner" not in fixed
    ]
    return Section(
        name="Figures in full",
        title="Every figure, in every breakdown",
        lead="As the states give them; by partner state they stand in the tables between states.",
        columns=columns(region),
        rows=tuple(map(figures.row, lines)),
        notes=(*figures.counting_notes(lines), *notes(region)),
        signs=SIGNS,
        fixed=2,
        grouped=True,
        part=PART,
    )


def _by_pillar(catalogue: Catalogue) -> Iterator[tuple[str, Indicator]]:
    """Yield the indicators by the pillar that asks most for each; the protection of victims stands first."""
    asking: dict[str, Counter[str]] = {name: Counter() for name in catalogue.indicators}
    for obligation in catalogue.obligations.values():
        for name in obligation.indicators:
            if name in asking:
                asking[name][obligation.pillar] += 1
    pillars = catalogue.lists["pillars"].codes
    order = ["protection", *(code for code in pillars if code != "protection")]
    pillar_of = {
        name: min(counts, key=lambda code: (-counts[code], order.index(code))) if counts else order[-1]
        for name, counts in asking.items()
    }
    for pillar in order:
        of_pillar = (indicator for indicator in catalogue.indicators.values() if pillar_of[indicator.id] == pillar)
        yield from ((pillar, indicator) for indicator in sorted(of_pillar, key=lambda indicator: not indicator.core))


def _is_withheld(indicator: Indicator, region: Region) -> bool:
    return any(indicator.id in submission.withheld for _, submission in region.submissions)


def statuses(indicator: Indicator, catalogue: Catalogue) -> list[FigureLine]:
    """Return the lines that stand for a core indicator: victims by status, the others in total."""
    if "victim_status" not in indicator.dimensions:
        return [FigureLine(indicator, {}, "")]
    bases: list[Coordinates] = [{"victim_status": code} for code in catalogue.lists["victim_status"].codes]
    return [FigureLine(indicator, fixed, words_of(fixed, catalogue)) for fixed in (*reversed(bases), {})]


def headlines(indicator: Indicator, figures: RegionFigures) -> list[FigureLine]:
    """Return the lines that stand for an indicator: victims by status, requests by direction, and each measure.

    What a state gives a reason for, in place of a figure, stands beside the figures of the others.
    """
    catalogue = figures.catalogue
    split = next((name for name in ("victim_status", "direction") if name in indicator.dimensions), None)
    bases: list[Coordinates] = [{split: code} for code in catalogue.lists[split].codes] if split else []
    bases.append({})
    used = [
        fixed for fixed in figures.keys(indicator) if fixed and set(fixed) <= set(NO_BREAKDOWN) and fixed not in bases
    ]
    lines = [FigureLine(indicator, fixed, words_of(fixed, catalogue)) for fixed in (*bases, *used)]
    with_figures = [line for line in lines if figures.is_given(line)]
    return with_figures or lines[len(bases) - 1 : len(bases)]  # of reasons alone one line is enough


def _lines(indicator: Indicator, figures: RegionFigures) -> Iterator[FigureLine]:
    catalogue = figures.catalogue
    for line in headlines(indicator, figures):
        yield line
        measure = line.coordinates.get("measure", indicator.measures[0])
        if measure == indicator.measures[0]:
            for name, code in _MATTER.get(indicator.id, ()):
                fixed = {**line.coordinates, name: code}
                yield FigureLine(indicator, fixed, words_of(fixed, catalogue))
            yield from breakdown(line, catalogue) if indicator.core else ()


def breakdown(line: FigureLine, catalogue: Catalogue, by: Sequence[str] = _CORE_BY) -> Iterator[FigureLine]:
    """Yield the lines of a headline by sex, by age, by the parent forms, and by the groups of forms."""
    for name in by:
        if name in line.indicator.dimensions:
            for code in catalogue.lists[catalogue.dimensions[name].codes].codes.values():
                if code.part_of is None and (name, code.code) != _NOT_KNOWN:
                    fixed = {**line.coordinates, name: code.code}
                    yield FigureLine(line.indicator, fixed, words_of(fixed, catalogue))
