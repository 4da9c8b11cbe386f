"""Own which sheets a form can have: those that all, or some, obligations need; which are on demand is marked."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.form.answer_sheets import (
    court_sheet,
    covers_sheet,
    details_sheet,
    follow_up_sheet,
    further_sheet,
    questions_sheet,
)
from actip.form.elements import FieldKind, Form, Sheet
from actip.form.figure_sheets import figure_sheets
from actip.form.frame_words import notices
from actip.form.list_sheets import explanations_sheet, list_sheets, released, start_sheet
from actip.form.parts import of_agency, with_parts
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
    needed = {obligation.id for obligation in catalogue.obligations_of(asks, questions)} | also
    ids = needed | {obligation.id for obligation in catalogue.obligations_of(asks)} if questions else needed
    obligations = tuple(obligation for obligation in catalogue.obligations.values() if obligation.id in ids)
    names = {name for obligation in obligations for name in obligation.indicators} | also | set(catalogue.questions)
    is_whole = asks == EVERYTHING
    indicators = frozenset(catalogue.indicators if is_whole else names & set(catalogue.indicators))
    courts = tuple(catalogue.lists["court_indicators"].codes)
    of_round = question_sheet(catalogue)
    is_counted = not questions or bool(having & {"statistics", "population"} or (questions | also) & indicators)
    language = catalogue.language
    sheets = [
        start_sheet(
            catalogue, of_agency="answered_by" in having,
            besides=[
                *([agency_clearances(language)] if "agency_clearances" in having else []),
                *([released(language)] if "released" in having else []),
            ],
        ),
        *([conflicts_sheet(language)] if "conflicts" in having else []),
        *([questions_sheet(catalogue, obligations, carried=_is_carried(having))] if obligations else []),
        *([follow_up_sheet(catalogue, obligations)] if obligations else []),
        *([details_sheet(catalogue, obligations)] if obligations else []),
        *([covers_sheet(obligations, language)] if any(one.covers for one in obligations) else []),
        further_sheet(language, [no_longer_asked(language)] if "no_longer_asked" in having else []),
        *(figure_sheets(catalogue, indicators) if is_counted else []),
        *list_sheets(language),
        court_sheet(catalogue, courts),
        *([of_round] if of_round else []),
        explanations_sheet(language),
        *([last_sheet(catalogue, obligations)] if "last" in having else []),
    ]  # fmt: skip
    if questions:
        sheets = list(of_agency(sheets, questions | also))
    marked = with_parts(sheets if "last" in having else _without_last(sheets), asks)
    return Form(asks, marked, notices(language))


def _is_carried(having: frozenset[str]) -> bool:
    return bool(having & {"last", "since_last"})


def _without_last(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Leave out the columns of the last period's figures: a form that begins with no report has none."""
    return [
        sheet._replace(
            tables=tuple(
                table._replace(fields=tuple(field for field in table.fields if field.kind is not FieldKind.LAST))
                for table in sheet.tables
            )
        )
        for sheet in sheets
    ]
