"""Own the way from a line of the conflicts to the cell of the form in which what is right belongs."""

from collections.abc import Iterable, Mapping

from actip.form import ANSWER, Style
from actip.format.records import AMOUNTS, REMARKS
from actip.format.walk import steps_of
from actip.round.places import FIGURES, coordinates_in
from actip.workbook.fill import slots
from actip.workbook.formula import quoted
from actip.workbook.grid import Placed, Ref
from actip.workbook.live import Live

_OF_ENTRY = "#"  # begins the step to an entry of a list


def link_to(place: str, tables: Mapping[str, Placed]) -> Live | None:
    """Return the link to the cell of a place, see `actip.round.places`; None where the form has no cell for it."""
    cell = _cell(place, tables) if place else None
    if cell is None:
        return None
    words = f"{cell.sheet}!{cell.here}"
    target = "#" + cell.link
    return Live(f"=HYPERLINK({quoted(target)},{quoted(words)})", words)


def sheets_of(places: Iterable[str], tables: Mapping[str, Placed]) -> set[str]:
    """Return the sheets on which what is at some places belongs."""
    cells = (_cell(place, tables) for place in places if place)
    return {cell.sheet for cell in cells if cell}


def _cell(place: str, tables: Mapping[str, Placed]) -> Ref | None:
    steps = steps_of(place)
    if tuple(steps[:2]) == FIGURES:
        return _of_figure(coordinates_in(steps[2]), tables) if len(steps) > 2 else None
    return _of_record(place, tables.values()) or _of_id(place, tables.values()) or _of_list(place, tables.values())


def _of_figure(coordinates: Mapping[str, str], tables: Mapping[str, Placed]) -> Ref | None:
    figures = [placed.table for placed in tables.values() if placed.table.style is Style.FIGURES]
    fixed = frozenset((name, code) for name, code in coordinates.items() if name not in (*AMOUNTS, *REMARKS))
    slot = slots(figures)[0].get(fixed)
    if slot:
        return tables[slot[0].name].ref(slot[1], slot[2])
    last = tables.get(figures[-1].name) if figures else None
    return last.ref(0, last.table.inputs[0].code) if last and last.lines else None


def _of_record(place: str, tables: Iterable[Placed]) -> Ref | None:
    """Return the cell in which a row of a record asks for it."""
    for table in tables:
        below = place.removeprefix(f"{table.table.path}/")
        for number, line in enumerate(table.lines):
            field = line.row.field if line.row else None
            if table.table.style is Style.RECORD and field and field.code == below:
                return table.ref(number, ANSWER)
    return None


def _of_id(place: str, tables: Iterable[Placed]) -> Ref | None:
    """Return the cell in the row of an id; where no column asks for it alone, the first one of that row."""
    in_row = None
    for table in tables:
        path = f"{table.table.path}/"
        if table.table.style is not Style.ENTRIES or not place.startswith(path) or table.table.path.startswith("/last"):
            continue
        name, _, code = place.removeprefix(path).partition("/")
        codes = [field.code for field in table.table.inputs]
        for number, line in enumerate(table.lines):
            if line.row and line.row.id == name and codes:
                if code in codes:
                    return table.ref(number, code)
                first = next((each for each in codes if each.partition("/")[0] == code.partition("/")[0]), "")
                in_row = in_row or (table.ref(number, first) if first else None)
    return in_row


def _of_list(place: str, tables: Iterable[Placed]) -> Ref | None:
    """Return the first cell of the table of a list: its rows have no ids."""
    for table in tables:
        path = f"{table.table.path}/{_OF_ENTRY}"
        if table.table.style is Style.LIST and place.startswith(path) and table.table.inputs and table.lines:
            return table.ref(0, table.table.inputs[0].code)
    return None
