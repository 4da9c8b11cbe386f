"""Own the checks that work in the workbook itself, while a person types: each a formula and its result.

Every formula has a twin in Python that gives its result for what stands in the cells when the file is made, so that a
fresh file shows the truth before any program has recalculated it. They say what the rules of `actip validate` say
about the same cells; a check that cannot be decided yet begins with three dots, one that fails with a cross.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeGuard

from actip.form import OK, OPEN, WRONG
from actip.texts import Language
from actip.workbook.fill import Scalar
from actip.workbook.formula import as_text, criterion, hole, is_one_of, quoted
from actip.workbook.grid import Ref, ranges

_BOUNDS = range(2, 21)  # upper bounds such as <5 that a formula knows in a list of parts
Sentence = Callable[[str, str], str]  # what is wrong, of a part and of what it is above


class Live(NamedTuple):
    """A formula and its present result."""

    formula: str
    result: str | float


class Speech(NamedTuple):
    """In which language checks speak, and the texts of a cell that say that there is nothing to count."""

    language: Language
    none_at_all: tuple[str, ...]


def _wrong(words: str) -> str:
    return f"{WRONG} {words}"


def _open(words: str) -> str:
    return f"{OPEN} {words}"


def _not_comparable(language: Language) -> str:
    return _open(language.say("live check", "cannot be compared"))


def _not_the_total(language: Language, added: str, total: str) -> str:
    return _wrong(language.say("live check", "parts add up to {added}, total says {total}", added=added, total=total))


def nothing_needed(language: Language) -> str:
    """Return what a line says in which nothing has to follow from an answer."""
    return f"{OK} {language.say('live check', 'nothing needed')}"


def _placed(language: Language, added: str, total: str) -> str:
    return _open(language.say("live check", "{added} placed, total {total}", added=added, total=total))


def _so_far(language: Language, added: str) -> str:
    return _open(language.say("live check", "parts so far: {added}", added=added))


def breakdown(parts: Sequence[Ref], total: Ref, speech: Speech, *, whole: bool = True) -> Live:
    """Check that parts add up to their total, or, unless they are the `whole` of it, are not above it.

    A part or a total can be an upper bound or a reason; then only what cannot be right is wrong. As long as a part is
    blank, a sum that is not too large is still open: blank is not zero.
    """
    language = speech.language
    spans = ranges(parts)
    added = f"SUM({','.join(spans)})"
    filled = f"COUNTA({','.join(spans)})"
    texts = f"({filled}-COUNT({','.join(spans)}))"
    bounds = [str(bound) for bound in _BOUNDS]
    bounded = "+".join(_bounded(span, bounds, "1") for span in spans)
    above = "+".join(_bounded(span, bounds, "bound-1") for span in spans)
    none = "+".join(f"COUNTIF({span},{criterion(text.lower())})" for span in spans for text in speech.none_at_all)
    high = f"({added}+{above})"
    endless = f"({texts}-({bounded})-({none}))"
    at = total.at
    ok = quoted(OK)
    placed = as_text(_placed(language, hole(added), hole(at)))
    too_few, too_many = (as_text(_not_the_total(language, hole(sum_), hole(at))) for sum_ in (high, added))
    below = (
        f"IF({filled}<{len(parts)},{placed},"
        f"IF(AND({endless}=0,{high}<N({at})),{too_few},"
        f"IF(OR({endless}>0,NOT(ISNUMBER({at}))),{as_text(_not_comparable(language))},{ok})))"
    )
    so_far = as_text(_so_far(language, hole(added)))
    formula = (
        f'=IF({filled}=0,"",IF({at}="",{so_far},IF({added}>{_high(at, speech)},{too_many},{below if whole else ok})))'
    )
    return Live(formula, _breakdown([part.value for part in parts], total.value, whole, speech))


def _bounded(span: str, bounds: Sequence[str], worth: str) -> str:
    """Sum over the cells of a span that are upper bounds: 1 for each, or the most that each can be."""
    down = ";".join(bounds) if ":" in span and _is_row(span) else ",".join(bounds)
    product = "" if worth == "1" else f"*({{{down}}}-1)"
    return f'SUMPRODUCT(({span}="<"&{{{down}}}){product}*1)'


def _is_row(span: str) -> bool:
    first, last = (part.rpartition("$")[2] for part in span.rpartition("!")[2].split(":"))
    return first == last


def _high(at: str, speech: Speech) -> str:
    none = ",".join(f"{at}={quoted(text.lower())}" for text in speech.none_at_all)
    return f'IF(ISNUMBER({at}),{at},IF(LEFT({at},1)="<",IFERROR(VALUE(MID({at},2,9))-1,1E+99),IF(OR({none}),0,1E+99)))'


def _breakdown(parts: Sequence[Scalar | None], total: Scalar | None, whole: bool, speech: Speech) -> str:
    language = speech.language
    filled = [part for part in parts if part is not None]
    if not filled:
        return ""
    added = _whole(math.fsum(part for part in filled if _is_number(part)))
    if total is None:
        return _so_far(language, str(added))
    if added > _most(total, speech):
        return _not_the_total(language, str(added), _text(total))
    if not whole:
        return OK
    if len(filled) < len(parts):
        return _placed(language, str(added), _text(total))
    low = total if _is_number(total) else 0
    high = math.fsum(_most(part, speech, only=_BOUNDS) for part in filled)
    if high < low:
        return _not_the_total(language, str(_whole(high)), _text(total))
    return OK if _is_number(total) and math.isfinite(high) else _not_comparable(language)


def not_above(
    part: Ref,
    wholes: Sequence[Ref],
    sentence: Sentence,
    speech: Speech,
    *,
    pending: bool = False,
    unlike: bool = False,
) -> Live:
    """Check that a part is not above the largest of some wholes; the `sentence` says that it is.

    With `pending` it is still open while the wholes are blank: something else may be compared then. With `unlike` it is
    not below the least of them either.
    """
    each = ",".join(f'IF({whole.at}="",0,{_high(whole.at, speech)})' for whole in wholes)
    most = f"MAX({each})"
    unknown = _not_comparable(speech.language)
    blank = ",".join(f'{whole.at}=""' for whole in wholes)
    lows = ",".join(f'IF({whole.at}="",1E+99,N({whole.at}))' for whole in wholes)
    least = f"MIN({lows})"
    rest = f"IF(OR({most}>=1E+99,NOT(ISNUMBER({part.at}))),{as_text(unknown)},{quoted(OK)})"
    if unlike:
        rest = f"IF({_high(part.at, speech)}<{least},{as_text(_wrong(sentence(hole(part.at), hole(least))))},{rest})"
    formula = (
        f'=IF({part.at}="","",IF(AND({blank}),{as_text(unknown) if pending else quoted("")},'
        f"IF(N({part.at})>{most},{as_text(_wrong(sentence(hole(part.at), hole(most))))},{rest})))"
    )
    filled = [whole.value for whole in wholes if whole.value is not None]
    if part.value is None or not filled:
        return Live(formula, unknown if pending and part.value is not None else "")
    low = part.value if _is_number(part.value) else 0
    highs = [_most(value, speech) for value in filled]
    high = max([0.0, *highs] if len(filled) < len(wholes) else highs)
    if low > high:
        return Live(formula, _wrong(sentence(_text(part.value), str(_whole(float(high))))))
    lowest = min(float(value) if _is_number(value) else 0.0 for value in filled)
    if unlike and _most(part.value, speech) < lowest:
        return Live(formula, _wrong(sentence(_text(part.value), str(_whole(lowest)))))
    return Live(formula, unknown if high == math.inf or not _is_number(part.value) else OK)


def balance(begun: Sequence[Ref], ended: Sequence[Ref], speech: Speech) -> Live:
    """Check that what came in is as many as what is closed or left; open until all are numbers."""
    cells = [*begun, *ended]
    every = ",".join(ranges(cells))
    one, other = (f"SUM({','.join(ranges(part))})" for part in (begun, ended))
    unfinished = _open(speech.language.say("live check", "all four are needed"))
    formula = (
        f'=IF(COUNTA({every})=0,"",IF(COUNT({every})<{len(cells)},{as_text(unfinished)},'
        f"IF({one}<>{other},{as_text(_out_of_balance(speech.language, hole(one), hole(other)))},{quoted(OK)})))"
    )
    values = [cell.value for cell in cells]
    if not any(value is not None for value in values):
        return Live(formula, "")
    if not all(_is_number(value) for value in values):
        return Live(formula, unfinished)

    came, went = (_whole(math.fsum(float(cell.value or 0) for cell in part)) for part in (begun, ended))
    return Live(formula, OK if came == went else _out_of_balance(speech.language, str(came), str(went)))


def _out_of_balance(language: Language, came: str, went: str) -> str:
    return _wrong(language.say("live check", "{came} came in, {went} are closed or left", came=came, went=went))


def figure(cell: Ref, reasons: str, texts: Iterable[str], speech: Speech, *, needed: bool = True) -> Live:
    """Check that a cell holds a figure or the reason why there is none; `reasons` is the name of their list.

    One that is not `needed` can be left blank.
    """
    language = speech.language
    missed = _open(language.say("live check", "a figure or a reason")) if needed else ""
    neither = _wrong(language.say("live check", "no figure and no reason"))
    at = cell.here
    formula = (
        f'=IF({at}="",{as_text(missed)},'
        f'IF(OR(N({at})<0,AND(NOT(ISNUMBER({at})),LEFT({at},1)<>"<",ISNA(MATCH(TRIM({at}),{reasons},0)))),'
        f"{as_text(neither)},{quoted(OK)}))"
    )
    value = cell.value
    if value is None:
        return Live(formula, missed)
    if _is_number(value):
        return Live(formula, OK if value >= 0 else neither)
    text = str(value)
    good = text[:1] == "<" or text.strip().casefold() in [reason.casefold() for reason in texts]
    return Live(formula, OK if good else neither)


class AnswerCells(NamedTuple):
    """The cells of one answer; `law` or `practice` is None where it is not asked."""

    law: Ref | None
    practice: Ref | None
    evidence: Ref
    obligation: str
    further: int  # further citations that stand elsewhere
    further_evidence: str  # the range that names their obligations; empty where the form has none
    since_last: Ref | None = None  # whether what was carried over still stands, where that is asked

    @property
    def halves(self) -> dict[str, Ref]:
        """The halves that are asked."""
        return {half: cell for half, cell in (("law", self.law), ("practice", self.practice)) if cell}


def answer(
    cells: AnswerCells, offered: Mapping[str, Mapping[str, str]], names: Mapping[str, str], speech: Speech
) -> Live:
    """Check one answer: given, from the list, and with a law or document for what it claims (GAP301 to GAP304).

    `offered` holds for each half the code of everything that may be typed for it, `names` the lists of the workbook.
    """
    say, halves = speech.language.say, cells.halves
    to_do, half = _open(say("live check", "to do")), _open(say("live check", "the other half"))
    unknown = _wrong(say("live check", "not in the list"))
    uncited = _open(say("live check", "law or document?"))
    unconfirmed = _open(say("live check", "changed since last period?"))
    blank = ",".join(f'TRIM({cell.here})=""' for cell in halves.values())
    unlisted = ",".join(
        f'AND(TRIM({cell.here})<>"",ISNA(MATCH(TRIM({cell.here}),{names[half]},0)))' for half, cell in halves.items()
    )
    claims = ",".join(f"ISNUMBER(MATCH(TRIM({cell.here}),{names['claims']},0))" for cell in halves.values())
    cited = f'IF({cells.evidence.here}="",0,1)'
    if cells.further_evidence:
        cited += f'+COUNTIF({cells.further_evidence},"{cells.obligation}")'
    good = quoted(OK)
    if cells.since_last:
        good = f'IF(TRIM({cells.since_last.here})="",{as_text(unconfirmed)},{good})'
    formula = (
        f"=IF(AND({blank}),{as_text(to_do)},IF(OR({unlisted}),{as_text(unknown)},"
        f"IF(OR({blank}),{as_text(half)},IF(AND(OR({claims}),{cited}=0),{as_text(uncited)},{good}))))"
    )
    texts = _halves_of(halves)
    has_citation = cells.further or cells.evidence.value is not None
    if not texts:
        result = to_do
    elif any(text not in offered[half] for half, text in texts.items()):
        result = unknown
    elif len(texts) < len(halves):
        result = half
    elif {offered[half][text] for half, text in texts.items()} & _CLAIMS and not has_citation:
        result = uncited
    else:
        result = unconfirmed if cells.since_last and cells.since_last.value is None else OK
    return Live(formula, result)


_CLAIMS, _GAPS = {"full", "large", "partial"}, {"none", "not_yet", "partial"}


def _halves_of(halves: Mapping[str, Ref]) -> dict[str, str]:
    return {half: str(cell.value).strip().casefold() for half, cell in halves.items() if cell.value is not None}


def answered(halves: Sequence[Sequence[Ref]], since_last: Sequence[Ref] | None) -> Live:
    """Count the lines of which at least one half is answered.

    `halves` are the cells of each half, line by line. An answer that was carried over from the last report counts once
    its cell in `since_last` is filled.
    """
    either = "+".join(f'(TRIM({span})<>"")' for cells in halves for span in ranges(cells))
    confirmed = f'*(TRIM({ranges(since_last)[0]})<>"")' if since_last else ""
    number = sum(
        any(cell.value is not None for cell in line) and (since_last is None or since_last[at].value is not None)
        for at, line in enumerate(zip(*halves, strict=True))
    )
    return Live(f"=SUMPRODUCT(({either}>0){confirmed}*1)", number)


def standing(law: Live | None, practice: Live | None) -> Live:
    """Show both halves of an answer beside each other, as they stand on the sheet of the questions."""
    halves = [half for half in (law, practice) if half]
    texts = [half.formula.removeprefix("=") for half in halves]
    both = '&" / "&'.join(texts)
    formula = f'=IF({"&".join(texts)}="","",{both})'
    results = [str(half.result) for half in halves]
    return Live(formula, " / ".join(results) if any(results) else "")


class FollowUpCells(NamedTuple):
    """The cells of what follows from one answer."""

    action: Ref
    state: Ref  # of the action
    help: Ref
    obligation: str
    pursued: int  # further actions that stand elsewhere
    further_actions: str  # the ranges of their obligations and states; empty where the form has none
    further_states: str
    dropped: tuple[str, ...]  # what a cell says of an action that was dropped


def follow_up(
    cells: FollowUpCells, halves: Sequence[Live], offered: Mapping[str, str], names: Mapping[str, str], speech: Speech
) -> Live:
    """Check what follows from an answer: an action where it is a gap, unless it is dropped (GAP303).

    `halves` look up the answers, `offered` holds the code of everything that may be typed for one. What needs nothing
    begins with the sign of what is right, as no colour alone says it.
    """
    say = speech.language.say
    unanswered = _open(say("live check", "not answered yet"))
    nothing = nothing_needed(speech.language)
    unplanned = _open(say("live check", "what is planned?"))
    texts = [half.formula.removeprefix("=") for half in halves]
    blank = ",".join(f'{text}=""' for text in texts)
    lacking = ",".join(f"ISNUMBER(MATCH(TRIM({text}),{names['lacking']},0))" for text in texts)
    formula = (
        f"=IF(AND({blank}),{as_text(unanswered)},IF(NOT(OR({lacking})),{as_text(nothing)},"
        f"IF({_acted(cells)}=0,{as_text(unplanned)},{quoted(OK)})))"
    )
    codes = {offered.get(str(half.result).strip().casefold(), "") for half in halves if half.result not in ("", None)}
    if not codes:
        return Live(formula, unanswered)
    if not codes & _GAPS:
        return Live(formula, nothing)
    is_dropped = str(cells.state.value).casefold() in [text.casefold() for text in cells.dropped]
    is_planned = (cells.action.value is not None and not is_dropped) or cells.pursued
    return Live(formula, OK if is_planned else unplanned)


def _acted(cells: FollowUpCells) -> str:
    """Return the formula that counts the actions of an answer that are not dropped."""
    first = f'IF({cells.action.here}="",0,IF({is_one_of(cells.state.here, cells.dropped)},0,1))'
    if not cells.further_actions:
        return first
    dropped = "-".join(
        f'COUNTIFS({cells.further_actions},"{cells.obligation}",{cells.further_states},{criterion(text)})'
        for text in cells.dropped
    )
    return f'{first}+COUNTIF({cells.further_actions},"{cells.obligation}")-{dropped}'


def first_of(cells: Sequence[Ref]) -> Live:
    """Show the gravest of some results in one column: the first that fails, else the first open one."""
    (span,) = ranges(cells)
    several = len(cells) > 1
    results = [str(cell.value or "") for cell in cells]
    result = next((text for sign in (WRONG, OPEN, OK) for text in results if text.startswith(sign)), "")
    if not several:
        return Live(f'=IF({span}="","",{span})', result)
    first_with = [f'INDEX({span},MATCH("{sign}*",{span},0))' for sign in (WRONG, OPEN)]
    formula = f'=IFERROR({first_with[0]},IFERROR({first_with[1]},IF(COUNTIF({span},"{OK}*")>0,"{OK}","")))'
    return Live(formula, result if not result.startswith(OK) else OK)


def unless_wrong(result: Ref, otherwise: Live) -> Live:
    """Show another result if it fails, else this one."""
    formula = f'=IF(LEFT({result.at},1)="{WRONG}",{result.at},{otherwise.formula.removeprefix("=")})'
    wrong = str(result.value or "").startswith(WRONG)
    return Live(formula, str(result.value) if wrong else otherwise.result)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _most(value: Scalar, speech: Speech, only: range | None = None) -> float:
    """Return the greatest value of a figure, infinite if it has none."""
    if _is_number(value):
        return float(value)
    text = str(value)
    if text.casefold() in [none.casefold() for none in speech.none_at_all]:
        return 0
    bound = text[1:].strip() if text.startswith("<") else ""
    if bound.isascii() and bound.isdigit() and (only is None or (text == f"<{int(bound)}" and int(bound) in only)):
        return int(bound) - 1
    return math.inf


def _whole(number: float) -> float:
    return int(number) if number.is_integer() else number


def _text(value: Scalar) -> str:
    return str(_whole(float(value))) if _is_number(value) else str(value)
