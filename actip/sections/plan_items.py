"""Own the ASEAN Plan of Action by its items: the answers that serve each, so that one answer serves both reports."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue, Code
from actip.catalogue.plan import WORDS, area, asked_by_nobody, asked_under, items, obligations_of
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.sections.obligations import answer_of
from actip.sections.words import LETTERS, short_id, state_columns


def plan_items(region: Region, catalogue: Catalogue) -> Section:
    """Set out the answers of every state under each item of the Plan of Action; who asks about it, if anybody does."""
    return Section(
        name="Plan of Action by item",
        title="Answers by the items of the ASEAN Plan of Action",
        lead=f"One answer serves both reports. Items that no question asks about: {asked_by_nobody(catalogue)}.",
        columns=(
            Column("Area", 26),
            Column("Item", 7),
            Column("In short", 40),
            Column("Asked under", 34),
            *state_columns(region, 16, wide_only=not region.national),
        ),
        rows=tuple(_row(region, item, catalogue) for item in items(catalogue)),
        notes=(WORDS, f"Answers: {LETTERS}"),
        fixed=3,
        grouped=True,
        part="Planning",
    )


def _row(region: Region, item: Code, catalogue: Catalogue) -> tuple[Shown, ...]:
    return (
        Shown(area(item, catalogue)),
        Shown(item.code),
        Shown(item.label),
        Shown(asked_under(item, catalogue)),
        *(Shown("\n".join(_answers(region, report, item, catalogue))) for report in region.reports),
    )


def _answers(region: Region, report: Report, item: Code, catalogue: Catalogue) -> Iterator[str]:
    """Yield each answer of one state in the signs of a narrow screen, such as '14.7 F/L'."""
    for obligation in obligations_of(item, catalogue):
        yield f"{short_id(obligation)} {answer_of(region, report, obligation, catalogue).short}"
