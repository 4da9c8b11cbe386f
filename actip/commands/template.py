"""Own what a new form begins with: the state, the period and the questions that were asked for."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from actip.assessment.opening import opened
from actip.assessment.rounds import round_at
from actip.catalogue.entries import Catalogue, Round
from actip.catalogue.rounds import asking
from actip.commands.convert import speaking
from actip.commands.split import stem
from actip.errors import UnknownName
from actip.form import EVERYTHING
from actip.format.periods import half_year, period_name
from actip.format.rounds import copy_of
from actip.model import Severity
from actip.round.carry import carried
from actip.round.split import named_agencies, part_of
from actip.rules import RULES
from actip.rules.masking import Mask, private_in
from actip.workbook.template import workbook

_HINT = (
    "Write a year, such as 2025, half of one, such as 2026-H1, or the first and the last day, such as "
    "2025-04-01:2026-03-31."
)


def beginning(state: str, period: str) -> dict[str, Any]:
    """Return the content of a form nobody has filled yet. Raises UnknownName for what is no period."""
    start, end = days(period)
    if start > end:
        raise UnknownName(f"The period {period} ends before it begins.", _HINT)
    return {"state": state, "period": {"start": start, "end": end}, "cycle": period_name(start, end)}


class Begun(NamedTuple):
    """A form, notes about what it begins with, and the name that a file of it has: LAO_2025_core.xlsx."""

    content: bytes
    notes: Sequence[str]
    name: str


def begun(
    state: str,
    period: str,
    asks: str,
    last: str,
    agency: str,
    catalogue: Catalogue,
    created: datetime,
    language: str = "",
    round: str = "",
    parts: Collection[str] = (),
) -> Begun:
    """Begin a form: blank, or with the answers of the last report; whole, or the part of one agency.

    It speaks the language that is asked for, else that of the last form. A whole one asks the questions of this
    version's round, and any those of the file of a `round`. `parts` are what it asks besides. Raises ActipError for
    what is no period, for a last report that does not fit, for an agency that answers nothing in it, and for a round
    that is not sound.
    """
    content = beginning(state, period)
    whole = asks == EVERYTHING and not agency
    questions = round_at(round, catalogue) if round else catalogue.round if whole else None
    notes: tuple[str, ...] = ()
    spoken = language or catalogue.language.code
    if last:
        checked, findings = opened(last, catalogue)
        document = checked.document
        spoken = language or document.language
        lost = {entry.rule_id for entry in document.faults if RULES[entry.rule_id].severity is not Severity.NOTE}
        if not round and document.data.get("asks", EVERYTHING) != EVERYTHING:
            questions = None
        start = carried(document, findings, lost, content, asking(catalogue, filter(None, [questions])))
        content, notes = start.content, tuple(start.notes)
    if asks != EVERYTHING or not last:
        content["asks"] = asks
    mask = Mask(private_in(content, catalogue), catalogue)
    if agency:
        part = part_of(content, agency, catalogue) if last else None
        if part is None:
            agencies = ", ".join(map(mask.text, sorted(set(named_agencies(content))))) or "nobody"
            hint = f"It names {agencies} under 'agency'." if last else "Name the last report, too: it says who answers."
            raise UnknownName(f"No question is known to be that of '{agency}'.", hint)
        content = part
    if questions:
        content |= _asking(questions, content, catalogue)
    wanted = {*parts, "round"} if round else parts
    kind = content.get("answered_by") or content.get("asks", EVERYTHING)
    name = stem(content, mask, "" if kind == EVERYTHING else kind)
    return Begun(workbook(speaking(spoken, catalogue), content, created, parts=wanted), notes, f"{name}.xlsx")


def _asking(round: Round, content: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Return the keys that make a form ask the questions of a round: its name or a copy; of an agency, their ids."""
    keys: dict[str, Any] = {"round": {"id": round.id} if round.id == catalogue.round.id else copy_of(round)}
    if "questions" not in content:
        return keys
    names = [question.id for question in round.questions]
    return keys | {"questions": list(dict.fromkeys((*content["questions"], *names)))}


def questionnaire(pillar: str, *, victim_rights: bool, core: bool) -> str:
    """Choose the questionnaire of a form. Raises UnknownName where two choices contradict each other."""
    choices = [name for name, wanted in ((pillar, pillar), ("victim-rights", victim_rights), ("core", core)) if wanted]
    if len(choices) > 1:
        raise UnknownName("A form asks about one choice of obligations.", "Choose --pillar, --victim-rights or --core.")
    return choices[0] if choices else EVERYTHING


def days(period: str) -> tuple[str, str]:
    """Return the first and the last day of a period. Raises UnknownName for what is none."""
    half = half_year(period)
    if half or re.fullmatch("[0-9]{4}", period):
        year, rest = period[:4], period[4:]
        if not 1950 <= int(year) <= 2700:
            raise UnknownName(f"'{period}' is no period.", _HINT)
        if int(year) > 2400:
            raise UnknownName(f"{year} is a year of the Buddhist calendar.", f"Write {int(year) - 543}{rest}.")
        return half or (f"{year}-01-01", f"{year}-12-31")
    ends = period.split(":")
    try:
        if len(ends) == 2 and all(len(day) == 10 for day in ends):
            start, end = (date.fromisoformat(day).isoformat() for day in ends)
            if all("1950" < day < "2400" for day in (start, end)):
                return start, end
    except ValueError:
        pass
    raise UnknownName(f"'{period}' is no period.", _HINT)
