"""Own the counting of a case register into the figures of a submission, on the machine where the register lies.

Rows go by in portions and only counts stay: no row, no name and no value of a cell is kept or told. What could not be
classified is counted by column, with the rows in which it stands.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure.alone import THE_STATE, disclosed
from actip.disclosure.policy import DEFAULT, Policy
from actip.errors import ActipError
from actip.format.records import SUPPRESSED, Cell, Submission
from actip.gate.scalars import folded
from actip.gate.table import StreamedTable, tables
from actip.importers.counting import NotUnderstood, RowCounter, Unclassified
from actip.importers.long_figures import ImportedFigure, ordered, submission
from actip.importers.mapping import Register, is_personal, mapping
from actip.importers.rows import Places
from actip.rules.masking import quotable
from actip.sections.words import small_counts
from actip.spelling import alike
from actip.texts import ENGLISH

_PORTION = 256  # rows: as many as stay in the cache of a processor, which halves the time
_NAME_THEM = "Let the first row of the register name its columns, as the mapping has them."
_SAY_IT = "Add --state and --period, or 'state' and 'period' to the mapping."
_ONE_ALONE = (
    "Give to one audience only one tally of a register and period: what one suppresses another could give away."
)
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
    nameless: int  # rows that do not say whom they are about, each counted as a person
    blank: Places  # rows with nothing in any column of the mapping
    totals: Places
    headings: Places  # the first row once more
    not_understood: tuple[NotUnderstood, ...]  # rows that may be persons and were not counted
    unclassified: tuple[Unclassified, ...]
    not_read: tuple[str, ...]  # columns that nobody looked at
    personal: tuple[str, ...]  # those of them that look like data of single persons
    suppressed: int
    threshold: int | None  # below which counts are suppressed, None for the state's own figures
    coarse: tuple[str, ...] = ()  # dimensions that gave way to groups, because of small counts
    is_withheld: bool = False  # nothing but zeros could be written
    sheets: tuple[str, ...] = ()  # that were read, where there are several
    order: str = ""  # of the dates, where the whole column decided it
    hidden: tuple[str, ...] = ()  # sheets that nobody sees, and that were not read


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
    with tables(path, options.encoding, hidden=True) as sheets:
        counter = RowCounter(register, catalogue)
        headed = _tables_of(path, sheets, register, catalogue)
        for table, header in headed:
            sheet = quotable(table.name, catalogue, register.state) if len(headed) > 1 else ""
            counter.begin(sheet, header, pad=table.size == 0)
            for portion in _portions(table, options.after):
                counter.add_rows(portion)
    _finish(counter, path)

    def word_for(name: str) -> str:
        """Return a heading or the name of a sheet as it may be told."""
        return quotable(name, catalogue, register.state)

    names = list(dict.fromkeys(name for _, header in headed for name in header if name))
    others = [name for name in names if name not in register.columns]
    threshold = None if options.audience == THE_STATE else options.policy.threshold
    counts = _counts(counter, register)
    figures = _disclosed_figures(counts, register, catalogue, options.audience, options.policy)
    coarse = {name for _, key, _ in counts for name, _ in key} - {name for figure in figures for name, _ in figure.key}
    is_withheld = bool(figures) and all(figure.amount == "withheld" for figure in figures)
    unclassified = tuple(
        entry._replace(columns=_each(word_for, entry.columns), words=_each(word_for, entry.words))
        for entry in counter.unclassified()
    )
    not_understood = tuple(entry._replace(column=word_for(entry.column)) for entry in counter.not_understood())
    remarks = _remarks(counter, figures, threshold, unclassified, catalogue)
    return Tally(
        _submission(figures, register, catalogue, remarks),
        counter.rows,
        sum(counter.counts.values()),
        counter.outside,
        counter.left_out,
        counter.again,
        counter.nameless,
        counter.blanks,
        counter.totals,
        counter.headings,
        not_understood,
        unclassified,
        _each(word_for, others),
        tuple(word_for(name) for name in others if is_personal(name)),
        sum(figure.amount == SUPPRESSED for figure in figures),
        threshold,
        () if is_withheld else tuple(sorted(coarse)),
        is_withheld,
        tuple(word_for(table.name) for table, _ in headed) if len(headed) > 1 else (),
        counter.decided_order(),
        tuple(word_for(table.name) for table in sheets if table.hidden),
    )


def _each(word_for: Callable[[str], str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(word_for(name) for name in names)


def _finish(counter: RowCounter, path: str) -> None:
    """Turn what was counted into figures. Raises ActipError where the register can be read in two ways."""
    if questions := list(counter.questions()):
        raise ActipError(
            f"{path}, {' And '.join(question.message for question in questions)}",
            " ".join(question.hint for question in questions),
        )
    counter.finish()


def _tables_of(
    path: str, sheets: Sequence[StreamedTable], register: Register, catalogue: Catalogue
) -> list[tuple[StreamedTable, list[str]]]:
    """Return the tables of the register with their headers.

    Raises ActipError for a visible sheet that is none and that the mapping does not leave out: nobody would miss it.
    """
    visible = [table for table in sheets if not table.hidden]
    if register.sheet:
        candidates = [table for table in visible if table.name == register.sheet]
        if not candidates:
            offered = ", ".join(quotable(table.name, catalogue, register.state) for table in visible)
            sheet = quotable(register.sheet, catalogue, register.state)
            raise ActipError(f"{path} has no sheet '{sheet}'.", f"Its sheets: {offered}.")
    else:
        others = set(map(folded, register.other_sheets))
        candidates = [table for table in visible if folded(table.name) not in others] or visible[:1]
    headed = [(table, _header(table)) for table in candidates]
    fitting = [pair for pair in headed if all(pair[1].count(column) == 1 for column in register.columns)]
    strange = [
        quotable(table.name, catalogue, register.state)
        for table, header in headed
        if header and (table, header) not in fitting
    ]
    if not fitting or (strange and len(headed) == 1):
        _check_columns(path, headed[0][1], register, catalogue, several=len(headed) > 1)
    if strange:
        raise ActipError(
            ENGLISH.counted(
                "note",
                "{path}, sheet {sheets}: the first row does not name the columns of the mapping, so nothing was "
                "counted.",
                "{path}, sheets {sheets}: the first row does not name the columns of the mapping, so nothing was "
                "counted.",
                len(strange),
                path=path,
                sheets=ENGLISH.row_of(strange),
            ),
            f"Add 'leave_out_sheets: [{', '.join(strange)}]' to the mapping if no persons stand there, or 'sheet: "
            f"{quotable(fitting[0][0].name, catalogue, register.state)}' to read that one alone.",
        )
    for table, header in fitting:
        _check_merged(path, table, quotable(table.name, catalogue, register.state), header, register)
    return fitting


def _header(table: StreamedTable) -> list[str]:
    header = [name.strip() for name in next(table.rows, [])]
    while table.size == 0 and header and not header[-1]:  # a sheet has blank cells beside the table
        header.pop()
    return header


def _check_merged(path: str, table: StreamedTable, sheet: str, header: Sequence[str], register: Register) -> None:
    """Raise ActipError if cells of several rows are merged: all but the first of them would be blank."""
    read_columns = {header.index(column) for column in register.columns}
    for merged in table.merged():
        columns = range(merged.left - 1, min(merged.right, len(header)))
        if merged.bottom > merged.top and read_columns & set(columns):
            raise ActipError(
                f"{path}{f', sheet {sheet}' * bool(sheet)}: the cells {merged.address} are merged, "
                "so that not every row says what stands in them.",
                "Take them apart (in Excel: Unmerge Cells), write the value into each row, and count again.",
            )


def _check_columns(
    path: str, header: Sequence[str], register: Register, catalogue: Catalogue, *, several: bool
) -> None:
    """Raise ActipError unless each column of the mapping is there once; a first row that may be data is not quoted."""
    headed = any(column in header for column in register.columns)
    names = [name for name in header if name and not is_personal(name)]
    columns = [name for name in names if quotable(name, catalogue, register.state) == name]
    for column in register.columns:
        if header.count(column) != 1:
            twice = "more than one" if column in header else "no"
            near = alike(column, columns, 0.75)
            hint = f"Did you mean '{near[0]}'?" if near else f"Its columns: {', '.join(columns)[:300]}."
            sheet = " If the register stands on another sheet, add 'sheet: ' and its name to the mapping." * several
            title = quotable(column, catalogue, register.state)
            raise ActipError(f"{path} has {twice} column '{title}'.", (hint if near or headed else _NAME_THEM) + sheet)


def _portions(table: StreamedTable, after: Callable[[int, int], None] | None) -> Iterator[list[Sequence[str]]]:
    while portion := list(islice(table.rows, _PORTION)):
        if after and table.size:
            after(table.done() // 1_000_000, max(table.size // 1_000_000, 1))
        yield portion


# --- figures


def _counts(counter: RowCounter, register: Register) -> list[_Count]:
    """Add up the tables of the mapping; the total is all that was counted, classified or not."""
    names = [way.dimension for way in register.ways]
    unknown = [way.unknown for way in register.ways]  # what the mapping has no meaning for is not known
    cells: Counter[tuple[tuple[str, str], ...]] = Counter({(): 0})
    for table in ((), *register.tables):
        places = [names.index(name) for name in table]
        if table and len(table) == 1:
            cells.update({((table[0], code),): 0 for code in _zeros(table[0], places[0], counter)})
        for codes, count in counter.counts.items():
            values = [unknown[place] if codes[place] is None else codes[place] for place in places]
            if count and None not in values:
                for key in _statuses(tuple(sorted(zip(table, map(str, values), strict=True)))):
                    cells[key] += count
    partial = any(counter.not_understood())  # then nobody knows that there was none
    return [(register.indicator.id, key, count) for key, count in cells.items() if count or not partial]


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
    """Return the figures as an audience may see them; the state's own stand as they were counted."""
    cells = [Cell(entry[0], dict(entry[1]), str(number), value=entry[2]) for number, entry in enumerate(counts)]
    treated = disclosed([_as_submission(cells, register)], audience, catalogue, policy)[0]
    return [
        ImportedFigure(cell.indicator, tuple(sorted(cell.coordinates.items())), "value", cell.value)
        if cell.value is not None
        else ImportedFigure(cell.indicator, tuple(sorted(cell.coordinates.items())), "missing", str(cell.missing))
        for cell in (*treated.cells, *(Cell(name, {}, "", missing="withheld") for name in sorted(treated.withheld)))
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


def _remarks(
    counter: RowCounter,
    figures: Sequence[ImportedFigure],
    threshold: int | None,
    unclassified: Sequence[Unclassified],
    catalogue: Catalogue,
) -> list[str]:
    """Return what a reader of the figures has to know of them: what is suppressed, and what is not in them.

    No count of persons is among it: the remarks go where the figures go.
    """
    remarks = []
    if threshold is None:
        remarks.append(small_counts(None))
    else:
        if any(figure.amount == SUPPRESSED for figure in figures):
            remarks.append(f"{small_counts(threshold)} So are figures from which these could be worked out.")
        remarks.append(_ONE_ALONE)
    of_nobody = [entry for entry in unclassified if entry.persons]
    if of_words := [catalogue.dimensions[entry.dimension].title for entry in of_nobody if entry.unknown]:
        remarks.append(f"Not known includes what has no meaning in the mapping: {', '.join(of_words)}.")
    if left_out := [catalogue.dimensions[entry.dimension].title for entry in of_nobody if not entry.unknown]:
        remarks.append(f"Without the persons of whom nothing can be said in it: {', '.join(left_out)}.")
    if unread := sum(entry.places.rows for entry in counter.not_understood()):
        remarks.append(f"{unread:,} {_rows_are(unread)} not understood and not counted; so no zero is written.")
    if totals := counter.totals.rows:
        remarks.append(f"{totals:,} {_rows_are(totals)} taken for totals and not counted.")
    return remarks


def _rows_are(rows: int) -> str:
    return "row of the register was" if rows == 1 else "rows of the register were"


def _submission(
    figures: Sequence[ImportedFigure], register: Register, catalogue: Catalogue, remarks: Sequence[str]
) -> Mapping[str, Any]:
    indicator = register.indicator.id
    about = {
        "source": register.source or "Case register",
        "counting_rule": "main_form",
        **({"comment": " ".join(remarks)} if remarks else {}),
    }
    cells = [figure.cell(catalogue) for figure in ordered(catalogue, figures)]
    period = (str(register.start), str(register.end))
    content = submission(catalogue, register.state, period, {"indicators": {indicator: about}, "cells": cells})
    return {**content, "origin": "state"}
