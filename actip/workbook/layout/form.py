"""Own which sheets a form has: all of them, or those that some obligations need."""

from actip.model import Catalogue, Obligation
from actip.workbook.layout.answers import answer_sheets, court_sheet, further_sheet
from actip.workbook.layout.figures import figure_sheets
from actip.workbook.layout.others import list_sheets, sign_off_sheet, start_sheet
from actip.workbook.layout.parts import Form

EVERYTHING = "all"


def form(catalogue: Catalogue, asks: str = EVERYTHING) -> Form:
    """Return the form that asks about `all` obligations, `core` ones, `victim-rights`, or those of one pillar."""
    chosen = tuple(obligation for obligation in catalogue.obligations.values() if _asked(obligation, asks))
    named = {name for obligation in chosen for name in obligation.indicators}
    whole = asks == EVERYTHING
    indicators = frozenset(catalogue.indicators if whole else named)
    sheets = [
        start_sheet(catalogue),
        *answer_sheets(catalogue, chosen),
        further_sheet(),
        *figure_sheets(catalogue, indicators),
        *list_sheets(),
        court_sheet(catalogue),
        sign_off_sheet(),
    ]
    return Form(asks, tuple(sheets))


def _asked(obligation: Obligation, asks: str) -> bool:
    if asks in ("core", "victim-rights"):
        return obligation.core if asks == "core" else obligation.victim_rights
    return asks in (EVERYTHING, obligation.pillar)
