"""Own the counting of a case register into the figures of a submission, on the machine where the register lies.

Rows go by in portions and only counts stay: no row, no name and no rare combination is kept or written. What could not
be classified is listed by column, with a value only where it is as frequent as a figure that may be printed.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.alone import OWN, disclosed, without_small_counts
from actip.disclosure.policy import DEFAULT, Policy
from actip.errors import ActipError
from actip.format.records import SUPPRESSED, Cell, Submission
from actip.gate.table import StreamedTable, tables
from actip.importers.counting import RowCounter, Unclassified
from actip.importers.long_figures import ImportedFigure, ordered, submission
from actip.importers.mapping import Register, is_personal, mapping
from actip.spelling import alike

_PORTION = 256  # rows: as many as stay in the cache of a processor, which halves the time
_NAME_THEM = "Let the first row of the register name its columns, as the mapping has them."
_SAY_IT = "Add --state and --period, or 'state' and 'period' to the mapping."
_Count = tuple[str, tuple[tuple[str, str], ...], int]  # an indicator, coordinates, and how many
_SAFE_ZERO = {"sex": ("F", "M"), "age": ("C", "A")}  # of these none counted means that there was none


class Tally(NamedTuple):
    """The counts of a register as a submission, and how many rows were counted, left out or suppressed."""

    data: Mapping[str, Any]
    rows: int
    counted: int
    outside: int  # rows of another period
    left_out: int  # rows that the mapping leaves out
    again: int  # rows about a person who was counted already
    ragged: int  # rows that have not as many fields as the header, and were not counted
    first_ragged: int
    unclassified: tuple[Unclassified, ...]
    not_read: tuple[str, ...]  # columns that nobody looked at
    personal: tuple[str, ...]  # those of them that look like data of single persons
    suppressed: int


class Options(NamedTuple):
    """How to count: audience, policy and encoding; state and period in place of the mapping's; a progress callback."""

    audience: str
    policy: Policy = DEFAULT
    encoding: str = ""
    state: str = ""  # in place of the mapping's
    period: tuple[str, str] | None = None
    after: Callable[[int, int], None] | None = None


def tally(path: str, map: str, catalogue: Catalogue, options: Options) -> Tally:
    """Count a register, CSV or workbook, by a mapping.

    Raises ActipError if mapping and register do not fit.
    """
    register = mapping(map, catalogue, options.state)
    if options.period:
        start, end = options.period
        register = register._replace(start=date.fromisoformat(start), end=date.fromisoformat(end))
    if not (register.state and register.start and register.end):
        raise ActipError("The mapping does not say of which state and period the register is.", _SAY_IT)
    with tables(path, options.encoding) as sheets:
        table = _table_of(path, sheets, register.sheet)
        header = [name.strip() for name in next(table.rows, [])]
        while table.size == 0 and header and not header[-1]:  # a sheet has blank cells beside the table
            header.pop()
        _check_columns(path, header, register)
        counter = RowCounter(header, register, catalogue, pad=table.size == 0)
        for portion in _portions(table, options.after):
            counter.add_rows(portion)
        counter.finish()
    policy = options.policy
    figures = _disclosed_figures(_counts(counter, register), register, catalogue, options.audience, policy)
    return Tally(
        _submission(figures, register, catalogue, policy.threshold),
        counter.rows,
        sum(counter.counts.values()),
        counter.outside,
        counter.left_out,
        counter.again,
        counter.ragged,
        counter.first_ragged,
        tuple(counter.unclassified(policy.threshold)),
        tuple(name for name in header if name and name not in register.columns),
        tuple(name for name in header if name not in register.columns and is_personal(name)),
        sum(figure.amount == SUPPRESSED for figure in figures),
    )


def _table_of(path: str, sheets: Sequence[StreamedTable], sheet: str) -> StreamedTable:
    if not sheet:
        return sheets[0]
    for table in sheets:
        if table.name == sheet:
            return table
    raise ActipError(f"{path} has no sheet '{sheet}'.", f"Its sheets: {', '.join(table.name for table in sheets)}.")


def _check_columns(path: str, header: Sequence[str], register: Register) -> None:
    """Raise ActipError unless each column of the mapping is there once; a first row that may be data is not quoted."""
    headed = any(column in header for column in register.columns)
    for column in register.columns:
        if header.count(column) != 1:
            twice = "more than one" if column in header else "no"
            near = alike(column, header, 0.75)
            offered = ", ".join(name for name in header if name and not is_personal(name))[:300]
            hint = f"Did you mean '{near[0]}'?" if near else f"Its columns: {offered}." if headed else _NAME_THEM
            raise ActipError(f"{path} has {twice} column '{column}'.", hint)


def _portions(table: StreamedTable, after: Callable[[int, int], None] | None) -> Iterator[list[Sequence[str]]]:
    while portion := list(islice(table.rows, _PORTION)):
        if after and table.size:
            after(table.done() // 1_000_000, max(table.size // 1_000_000, 1))
        yield portion


# --- figures


def _counts(counter: RowCounter, register: Register) -> list[_Count]:
    """Add up the tables of the mapping; the total is all that was counted, classified or not."""
    names = [way.dimension for way in register.ways]
    cells: Counter[tuple[tuple[str, str], ...]] = Counter({(): 0})
    for table in ((), *register.tables):
        places = [names.index(name) for name in table]
        if table and len(table) == 1:
            cells.update({((table[0], code),): 0 for code in _zeros(table[0], places[0], counter)})
        for codes, count in counter.counts.items():
            values = [codes[place] for place in places]
            if count and None not in values:
                for key in _statuses(tuple(sorted(zip(table, map(str, values), strict=True)))):
                    cells[key] += count
    return [(register.indicator.id, key, count) for key, count in cells.items()]


def _zeros(dimension: str, place: int, counter: RowCounter) -> tuple[str, ...]:
    """Return the values for which no row means zero: only where every row could be classified."""
    unknown = any(codes[place] is None and count for codes, count in counter.counts.items())
    return () if unknown else _SAFE_ZERO.get(dimension, ())


def _statuses(key: tuple[tuple[str, str], ...]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield a key, and for a confirmed victim the one of potential victims too, who include those confirmed later."""
    yield key
    if ("victim_status", "confirmed") in key:
        yield tuple(("victim_status", "potential") if pair[0] == "victim_status" else pair for pair in key)


def _disclosed_figures(
    counts: Sequence[_Count], register: Register, catalogue: Catalogue, audience: str, policy: Policy
) -> list[ImportedFigure]:
    """Return the figures as an audience may see them; no audience sees a rare combination."""
    cells = [Cell(entry[0], dict(entry[1]), str(number), value=entry[2]) for number, entry in enumerate(counts)]
    treated = disclosed([_as_submission(cells, register)], audience, catalogue, policy)[0]
    visible = treated.cells
    if audience == OWN:
        crossed = {cell.pointer for cell in cells if len(cell.coordinates) > 1}
        rare = iter(
            without_small_counts([cell for cell in visible if cell.pointer in crossed], catalogue, policy.threshold)
        )
        visible = tuple(next(rare) if cell.pointer in crossed else cell for cell in visible)
    return [
        ImportedFigure(cell.indicator, tuple(sorted(cell.coordinates.items())), "value", cell.value)
        if cell.value is not None
        else ImportedFigure(cell.indicator, tuple(sorted(cell.coordinates.items())), "missing", str(cell.missing))
        for cell in (*visible, *(Cell(name, {}, "", missing="withheld") for name in sorted(treated.withheld)))
    ]


def _as_submission(cells: Sequence[Cell], register: Register) -> Submission:
    return Submission(
        state=register.state,
        start=register.start,
        end=register.end,
        parts=frozenset({"statistics"}),
        disclosure="public",
        cells=tuple(cells),
    )


def _submission(
    figures: Sequence[ImportedFigure], register: Register, catalogue: Catalogue, threshold: int
) -> Mapping[str, Any]:
    indicator = register.indicator.id
    hidden = any(figure.amount == SUPPRESSED for figure in figures)
    about = {
        "source": register.source or "Case register",
        "counting_rule": "main_form",
        **({"comment": f"Counts from 1 to {threshold - 1} are suppressed."} if hidden else {}),
    }
    cells = [figure.cell(catalogue) for figure in ordered(catalogue, figures)]
    period = (str(register.start), str(register.end))
    content = submission(catalogue, register.state, period, {"indicators": {indicator: about}, "cells": cells})
    return {**content, "origin": "state"}
