"""Own which sheets a form has: all of them, or those that some obligations need."""

from actip.catalogue.entries import Catalogue
from actip.form.answer_sheets import answer_sheets, court_sheet, covers_sheet, further_sheet
from actip.form.elements import Form
from actip.form.figure_sheets import figure_sheets
from actip.form.frame_words import notices
from actip.form.list_sheets import list_sheets, released, sign_off_sheet, start_sheet
from actip.form.question_sheet import question_sheet
from actip.form.round_sheets import agency_clearances, conflicts_sheet, last_sheet, no_longer_asked

EVERYTHING = "all"
# Keys of a submission that a form has room for only where it holds them; figures only in the part of one agency.
ROUND = frozenset(
    (
        "answered_by",
        "agency_clearances",
        "conflicts",
        "last",
        "since_last",
        "no_longer_asked",
        "released",
        "statistics",
        "population",
    )
)
_NOTHING: frozenset[str] = frozenset()


def form(
    catalogue: Catalogue,
    asks: str = EVERYTHING,
    also: frozenset[str] = _NOTHING,
    questions: frozenset[str] = _NOTHING,
    having: frozenset[str] = _NOTHING,
) -> Form:
    """Return the form of a questionnaire, or of the `questions` of one agency.

    `also` names obligations, indicators and court indicators that have a place besides, `having` those of `ROUND`
    that the submission holds.
    """
    ids = {obligation.id for obligation in catalogue.obligations_of(asks, questions)} | also
    obligations = tuple(obligation for obligation in catalogue.obligations.values() if obligation.id in ids)
    names = {name for obligation in obligations for name in obligation.indicators if not questions} | questions | also
    whole = asks == EVERYTHING and not questions
    names |= set() if questions else set(catalogue.questions)
    indicators = frozenset(catalogue.indicators if whole else names & set(catalogue.indicators))
    courts = [name for name in catalogue.lists["court_indicators"].codes if not questions or name in questions | also]
    of_round = question_sheet(catalogue, questions | also if questions else None)
    counted = having & {"statistics", "population"}
    sheets = [
        start_sheet(catalogue, of_agency="answered_by" in having),
        *([conflicts_sheet(catalogue.language)] if "conflicts" in having else []),
        *answer_sheets(catalogue, obligations, carried=bool(having & {"last", "since_last"})),
        *([covers_sheet(obligations, catalogue.language)] if any(one.covers for one in obligations) else []),
        further_sheet(catalogue.language, [no_longer_asked(catalogue.language)] if "no_longer_asked" in having else []),
        *(figure_sheets(catalogue, indicators) if indicators or counted or not questions else []),
        *list_sheets(catalogue.language),
        *([court_sheet(catalogue, courts)] if courts else []),
        *([of_round] if of_round else []),
        sign_off_sheet(
            catalogue.language,
            [
                *([agency_clearances(catalogue.language)] if "agency_clearances" in having else []),
                *([released(catalogue.language)] if "released" in having else []),
            ],
        ),
        *([last_sheet(catalogue, obligations)] if "last" in having else []),
    ]
    return Form(asks, tuple(sheets), notices(catalogue.language))
