"""Own how far each agency has come, beside its name on the first sheet: of what its rows name, and of what it is given.

A row that names an agency itself counts for that one; of the others those count that were assigned to the agency when
the form was written.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.answering import Assigning, answering_by
from actip.workbook.formula import as_text, hole
from actip.workbook.grid import Placed, Ref, ranges
from actip.workbook.live import Live

_BLANK = '"="'  # what a criterion calls an empty cell
_LONGEST = 8_000  # characters of a formula; a spreadsheet takes a few more


class Questions(NamedTuple):
    """The tables of questions, what their lines name as agency, and who answers those that name none."""

    tables: Sequence[Placed]
    naming: Mapping[str, tuple[str, ...]]
    assigned: Mapping[str, tuple[str, ...]]


def questions(tables: Sequence[Placed], agencies: Placed, catalogue: Catalogue) -> Questions:
    """Return who answers the questions of a form, from what stands in its cells."""
    listed = [
        Assigning(str(line.values["id"]), tuple(str(line.values.get("answers", "")).split(";")))
        for line in agencies.lines
        if "id" in line.values
    ]
    rows = {
        line.row.id: str(line.values["agency"])
        for table in tables
        for line in table.lines
        if line.row and "agency" in line.values
    }
    return Questions(tables, answering_by(listed, rows, catalogue), answering_by(listed, {}, catalogue))


def progress(
    cell: Ref, of: Questions, answered: Callable[[Placed, int], int], share: Callable[[str, str], str]
) -> Live:
    """Return how many of an agency's questions are answered: '3 of 12'. `answered` counts one line."""
    agency = "" if cell.value is None else str(cell.value)
    done, total = [], []
    for table in of.tables:
        naming, counts = table.span("agency"), table.span("answered")
        for pattern in (cell.at, f'{cell.at}&";*"', f'"*; "&{cell.at}', f'"*; "&{cell.at}&";*"'):
            done.append(f"SUMIF({naming},{pattern},{counts})")
            total.append(f"COUNTIF({naming},{pattern})")
        lines = [
            number
            for number, line in enumerate(table.lines)
            if agency and line.row and agency in of.assigned.get(line.row.id, ())
        ]
        cells = (ranges([table.ref(number, code) for number in lines]) for code in ("agency", "answered"))
        for naming, counts in zip(*cells, strict=True):
            done.append(f"SUMIF({naming},{_BLANK},{counts})")
            total.append(f"COUNTIF({naming},{_BLANK})")
    own_lines = [
        (table, number)
        for table in of.tables
        for number, line in enumerate(table.lines)
        if agency and line.row and agency in of.naming.get(line.row.id, ())
    ]
    result = share(str(sum(answered(table, number) for table, number in own_lines)), str(len(own_lines)))
    text = as_text(share(hole(f"({'+'.join(done)})"), hole(f"({'+'.join(total)})")))
    formula = f'=IF({cell.at}="","",{text})'
    if len(formula) > _LONGEST:  # every second row is another agency's
        formula = f'=IF({cell.at}="","",{as_text(result)})'
    return Live(formula, result if agency else "")
