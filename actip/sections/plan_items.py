"""Own the ASEAN Plan of Action by its items: the answers that serve each, so that one answer serves both reports."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue, Code, Obligation
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.obligations import answer_of
from actip.sections.words import LETTERS, short_id

WORDS_OF_ITEMS = "The words of the items are this project's own, in short; the letters are those of the Plan of 2015."
_AREAS = {"A": "prevention", "B": "protection", "C": "law_enforcement", "D": "cooperation"}


def plan_items(region: Region, catalogue: Catalogue) -> Section:
    """Set out the answers of every state under each item of the Plan of Action; who asks about it, if anybody does."""
    items = catalogue.lists["apa_items"].codes.values()
    alone = [item.code for item in items if not under(item, catalogue)]
    return Section(
        name="Plan of Action by item",
        title="Answers by the items of the ASEAN Plan of Action",
        lead=f"One answer serves both reports. Items that no question asks about: {', '.join(alone)}.",
        columns=(
            Column("Area", 26),
            Column("Item", 7),
            Column("In short", 40),
            Column("Asked under", 34),
            *(Column(report.state.iso3, 16, wide_only=not region.national) for report in region.reports),
        ),
        rows=tuple(_row(region, item, catalogue) for item in items),
        notes=(WORDS_OF_ITEMS, f"Answers: {LETTERS}"),
        fixed=3,
        grouped=True,
        part="Planning",
    )


def under(item: Code, catalogue: Catalogue) -> list[Obligation]:
    """Return the obligations whose answers serve an item."""
    return [one for one in catalogue.obligations.values() if item.code in one.apa_item]


def area(item: Code, catalogue: Catalogue) -> str:
    """Return the area of an item; of the one behind the four, that it is about putting the Plan into effect."""
    code = _AREAS.get(item.code[0])
    return catalogue.label("apa_areas", code) if code else "Putting it into effect"


def asked_under(item: Code, catalogue: Catalogue) -> str:
    """Return the ids under which an item is asked, or that nobody asks and which come near it.

    A round can ask about it, too.
    """
    ids = ", ".join(short_id(one) for one in under(item, catalogue))
    nearest = ", ".join(name.removeprefix("ACTIP-") for name in item.nearest)
    words = [ids or f"no question; nearest: {nearest}"]
    for round in dict.fromkeys((catalogue.round, *catalogue.rounds)):
        if questions := ", ".join(one.id for one in round.questions if item.code in one.apa_item):
            words.append(f"in the round {round.id}: {questions}")
    return "; ".join(words)


def _row(region: Region, item: Code, catalogue: Catalogue) -> tuple[Shown, ...]:
    return (
        Shown(area(item, catalogue)),
        Shown(item.code),
        Shown(item.label),
        Shown(asked_under(item, catalogue)),
        *(Shown("\n".join(_answers(region, number, item, catalogue))) for number in range(len(region.reports))),
    )


def _answers(region: Region, number: int, item: Code, catalogue: Catalogue) -> Iterator[str]:
    """Yield each answer of one state in the signs of a narrow screen, such as '14.7 F/L'."""
    for obligation in under(item, catalogue):
        yield f"{short_id(obligation)} {answer_of(region, region.reports[number], obligation, catalogue).short}"
