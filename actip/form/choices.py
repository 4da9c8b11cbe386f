"""Own what a person picks for a code: its label, or the code itself where that is what people know."""

from collections.abc import Mapping

from actip.catalogue.entries import Catalogue
from actip.gate.scalars import folded

_BY_CODE = ("currencies",)  # three letters that everybody knows better than our labels


def choices(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Return the codes of a list and what the form shows for each, in the order of the form."""
    if name == "member_states":
        return {state.iso3: state.name for state in catalogue.states.values()}
    if name == "indicators":
        return {entry.id: entry.title[:1].upper() + entry.title[1:] for entry in catalogue.indicators.values()}
    if name == "dimensions":
        return {dimension: dimension for dimension in catalogue.dimensions}
    if name == "breakdowns":
        against = ("persons_in_formal_contact", "persons_prosecuted", "victims_detected")
        titles = {dimension.name: dimension.title for dimension in catalogue.dimensions.values()}
        titles |= {indicator: f"{catalogue.indicators[indicator].title} (against)" for indicator in against}
        return titles | {"subset": "of which", "period": "the last period"}
    if name == "obligations":
        return {obligation: obligation for obligation in catalogue.obligations}
    if name == "obligations_and_courts":
        return {entry: entry for entry in (*catalogue.obligations, *catalogue.lists["court_indicators"].codes)}
    codes = catalogue.lists[name].codes.values()
    labels = {code.code: code.code if name in _BY_CODE else code.label for code in codes}
    if name == "countries":  # of all countries a member state is meant most often
        members = [state.iso3 for state in catalogue.states.values()]
        return {code: labels[code] for code in [*members, *labels]}
    return labels


def meanings(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Map everything that may be typed for an entry, in folded letters, to its code."""
    labels = choices(catalogue, name)
    meant = {folded(text): code for code, label in labels.items() for text in (label, code)}
    if name.startswith("obligations"):  # as people say them: 14.7, or Art. 14(7) where it is one obligation only
        cited = [obligation.citation for obligation in catalogue.obligations.values()]
        for obligation in catalogue.obligations.values():
            short = obligation.id.removeprefix("ACTIP-")
            meant |= {folded(text): obligation.id for text in (short, f"Art. {short}", f"Article {short}")}
            if cited.count(obligation.citation) == 1:
                meant[folded(obligation.citation)] = obligation.id
    return meant
