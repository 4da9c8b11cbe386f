"""Own what a person picks for a code: its label, or the code itself where that is what people know."""

from collections.abc import Mapping

from actip.gate.scalars import folded
from actip.model import Catalogue

_BY_CODE = ("currencies",)  # three letters that everybody knows better than our labels


def choices(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Return the codes of a list and what the form shows for each, in the order of the form."""
    if name == "member_states":
        return {state.iso3: state.name for state in catalogue.states.values()}
    if name == "indicators":
        return {entry.id: entry.title[:1].upper() + entry.title[1:] for entry in catalogue.indicators.values()}
    if name == "dimensions":
        return {dimension: dimension for dimension in catalogue.dimensions}
    if name == "obligations":
        return {obligation: obligation for obligation in catalogue.obligations}
    if name == "obligations_and_courts":
        return {entry: entry for entry in (*catalogue.obligations, *catalogue.lists["court_indicators"].codes)}
    codes = catalogue.lists[name].codes.values()
    shown = {code.code: code.code if name in _BY_CODE else code.label for code in codes}
    if name == "countries":  # of all countries a member state is meant most often
        members = [state.iso3 for state in catalogue.states.values()]
        return {code: shown[code] for code in [*members, *shown]}
    return shown


def meanings(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Return the code of everything that may be typed for one, in folded letters: the code and its label."""
    shown = choices(catalogue, name)
    return {folded(text): code for code, label in shown.items() for text in (label, code)}
