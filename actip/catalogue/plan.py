"""Own the items of the ASEAN Plan of Action of 2015: which obligations ask about each, and what nobody asks about."""

from actip.catalogue.entries import Catalogue, Code, Obligation

WORDS = "The words of the items are this project's own, in short; the letters are those of the Plan of 2015."
_AREAS = {"A": "prevention", "B": "protection", "C": "law_enforcement", "D": "cooperation"}


def items(catalogue: Catalogue) -> tuple[Code, ...]:
    """Return the items in the order of the Plan."""
    return tuple(catalogue.lists["apa_items"].codes.values())


def asked_by_nobody(catalogue: Catalogue) -> str:
    """Return the letters of the items that no obligation asks about."""
    return ", ".join(item.code for item in items(catalogue) if not obligations_of(item, catalogue))


def obligations_of(item: Code, catalogue: Catalogue) -> list[Obligation]:
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
    ids = ", ".join(one.id.removeprefix("ACTIP-") for one in obligations_of(item, catalogue))
    nearest = ", ".join(name.removeprefix("ACTIP-") for name in item.nearest)
    words = [ids or f"no question; nearest: {nearest}"]
    for round in dict.fromkeys((catalogue.round, *catalogue.rounds)):
        if questions := ", ".join(one.id for one in round.questions if item.code in one.apa_item):
            words.append(f"in the round {round.id}: {questions}")
    return "; ".join(words)
