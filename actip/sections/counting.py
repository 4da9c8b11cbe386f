"""Own how each state counted its figures, as it says itself."""

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.format.records import Coverage
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.figures import PART
from actip.texts import ENGLISH, capital


def _areas(coverage: Coverage | None) -> str:
    """Say how many areas the figures cover, as far as the state says it."""
    if coverage is None or (coverage.areas, coverage.of) == (None, None):
        return "not said"
    areas = "not said" if coverage.areas is None else figure(coverage.areas)
    if coverage.of is None:
        return f"{areas}, of how many is not said"
    return ENGLISH.counted("region", "{areas} of {count} area", "{areas} of {count} areas", coverage.of, areas=areas)


def coverage(region: Region, catalogue: Catalogue) -> Section:
    """List how each state counted: source, rule, coverage, and whether the figure may still change."""
    rows = []
    for report in region.reports:
        submission = region.submission(report.state.iso3)
        counted = submission.countings if submission else {}
        for name, counting in counted.items():
            rows.append(
                (
                    Shown(report.state.name),
                    Shown(capital(catalogue.indicators[name].title)),
                    Shown(_areas(counting.coverage)),
                    Shown(catalogue.label("counting_rule", counting.counting_rule) if counting.counting_rule else ""),
                    Shown("" if counting.child_age is None else f"under {counting.child_age}"),
                    Shown(counting.legal_basis or ""),
                    Shown(", ".join(sorted(counting.complete))),
                    Shown(catalogue.label("release", counting.release) if counting.release else ""),
                    Shown(counting.source or "not named"),
                    Shown(counting.comment or ""),
                )
            )
    return Section(
        name="How it was counted",
        title="How the figures were counted",
        lead="As each state says it, beside its figures; figures that are counted otherwise cannot be compared.",
        columns=(
            Column("State", 20),
            Column("Indicator", 26),
            Column("Coverage", 16),
            Column("A person in two forms", 22, short="Rule"),
            Column("A child is", 10, short="Child"),
            Column("National law", 26, wide_only=True),
            Column("Complete by", 16, wide_only=True),
            Column("May change", 12, wide_only=True),
            Column("Source", 40),
            Column("Comment", 50, wide_only=True),
        ),
        rows=tuple(rows),
        notes=("Coverage: of how many of its areas the figures are.",),
        fixed=2,
        grouped=True,
        part=PART,
    )
