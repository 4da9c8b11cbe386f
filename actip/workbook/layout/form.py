"""Own which sheets a form has: all of them, or those that some obligations need."""

from actip.model import Catalogue
from actip.workbook.layout.answers import answer_sheets, court_sheet, further_sheet
from actip.workbook.layout.figures import figure_sheets
from actip.workbook.layout.others import list_sheets, sign_off_sheet, start_sheet
from actip.workbook.layout.parts import Form

EVERYTHING = "all"


def form(catalogue: Catalogue, asks: str = EVERYTHING, also: frozenset[str] = frozenset()) -> Form:
    """Return the form of a questionnaire; `also` names obligations and indicators that have a place besides."""
    asked = {obligation.id for obligation in catalogue.asked(asks)} | also
    chosen = tuple(obligation for obligation in catalogue.obligations.values() if obligation.id in asked)
    named = {name for obligation in chosen for name in obligation.indicators} | also
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
