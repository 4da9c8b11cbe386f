"""Own the checks of the sheet that shows the last report: what stands now, and whether it is another thing.

Each is a formula and its result, as in `actip.workbook.live`. What stands now is looked up by the id of its row, so it
is found after rows were sorted.
"""

from collections.abc import Mapping

from actip.catalogue.entries import Catalogue
from actip.form import OPEN, Style
from actip.form.answer_sheets import QUESTIONS
from actip.form.choices import meanings
from actip.gate.scalars import folded
from actip.texts import Language
from actip.workbook.fill import Scalar, slots
from actip.workbook.formula import quoted
from actip.workbook.grid import Placed, Ref
from actip.workbook.live import Live

_NOW = {"law_now": "in_law", "practice_now": "in_practice"}


def then_and_now(
    tables: Mapping[str, Placed], table: Placed, number: int, code: str, catalogue: Catalogue
) -> Live | None:
    """Return the formula of a live column in one line of the last report's answers or figures, None if it is blank."""
    if table.table.name == "last-answers":
        if code == "changed":
            return _changed(tables, table, number, catalogue.language)
        return _answer_now(tables, table, number, _NOW[code])
    figure = _figure_now(tables, table, number, catalogue)
    if figure is None or code == "now":
        return figure
    then, now = table.ref(number, "value"), table.ref(number, "now")
    formula = f'=IF(AND(ISNUMBER({then.here}),ISNUMBER({now.here})),{now.here}-{then.here},"")'
    both = (then.value, figure.result)
    numbers = [value for value in both if isinstance(value, int | float)]
    return Live(formula, numbers[1] - numbers[0] if len(numbers) == 2 else "")


def answer_of(tables: Mapping[str, Placed], obligation: str, half: str) -> Live | None:
    """Look up one half of the answer to an obligation; None where the form does not ask it."""
    answers = tables.get(QUESTIONS)
    for at, line in enumerate(answers.lines if answers else ()):
        if answers and line.row and line.row.id == obligation and half not in line.row.closed:
            return _lookup(answers, answers.ref(at, half), obligation)
    return None


def _answer_now(tables: Mapping[str, Placed], table: Placed, number: int, half: str) -> Live | None:
    row = table.lines[number].row
    return answer_of(tables, row.id, half) if row and half not in row.closed else None


def _changed(tables: Mapping[str, Placed], table: Placed, number: int, language: Language) -> Live:
    say = language.say
    not_asked, blank_now = say("live check", "not asked in this form"), say("live check", "no answer yet")
    before_too, changed = say("live check", "as before"), say("live check", "changed")
    now = {code: _answer_now(tables, table, number, half) for code, half in _NOW.items()}
    halves = [code for code, live in now.items() if live is not None]
    if not halves:
        return Live(f"={quoted(f'{OPEN} {not_asked}')}", f"{OPEN} {not_asked}")
    blank = ",".join(f'{table.ref(number, code).here}=""' for code in halves)
    same = ",".join(
        f"UPPER({table.ref(number, code).here})=UPPER({table.ref(number, _NOW[code]).here})" for code in halves
    )
    nothing = f"{OPEN} {blank_now}"
    formula = f"=IF(AND({blank}),{quoted(nothing)},IF(AND({same}),{quoted(before_too)},{quoted(changed)}))"
    now_texts = {code: str(live.result) for code, live in now.items() if live is not None}
    if not any(now_texts.values()):
        return Live(formula, nothing)
    before = {code: str(table.ref(number, _NOW[code]).value or "") for code in halves}
    is_same = all(now_texts[code].upper() == before[code].upper() for code in halves)
    return Live(formula, before_too if is_same else changed)


def _figure_now(tables: Mapping[str, Placed], table: Placed, number: int, catalogue: Catalogue) -> Live | None:
    """Look up the figure with the same coordinates in this form; None if it has no cell there."""
    values = table.lines[number].values
    codes = {field.code: field.codes for field in table.table.fields if field.codes and field.code != "missing"}
    key = {
        code: meanings(catalogue, name).get(folded(str(values[code])), str(values[code]))
        for code, name in codes.items()
        if code in values
    }
    figures = [placed.table for placed in tables.values() if placed.table.style is Style.FIGURES]
    slot = slots(figures)[0].get(frozenset(key.items())) if key else None
    if slot is None:
        return None
    owner = tables[slot[0].name]
    return _lookup(owner, owner.ref(slot[1], slot[2]), slot[0].rows[slot[1]].id)


def _lookup(table: Placed, cell: Ref, row_id: str) -> Live:
    """Look up a column in the row with an id, wherever sorting has moved it; empty for a blank cell."""
    column, ids = (
        f"{Ref(table.sheet, table.first, at).at}:{Ref(table.sheet, table.last, at).at.partition('!')[2]}"
        for at in (cell.column, 0)
    )
    lookup = f'INDEX({column},MATCH("{row_id}",{ids},0))'
    value: Scalar = "" if cell.value is None else cell.value
    return Live(f'=IF({lookup}="","",{lookup})', value)
