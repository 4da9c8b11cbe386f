"""Own the sentences about what was read, counted and written: every row and figure is accounted for in them."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.commands.export import Exported
from actip.importers.dates import DAY_FIRST, MONTH_FIRST
from actip.importers.glotip import REASONS, Published
from actip.importers.prefill import Prefilled
from actip.importers.register import Tally

_COLUMNS_NAMED = 6


def of_published(published: Published, catalogue: Catalogue) -> Iterator[str]:
    """Account for the rows of published figures: how many became figures, how many are listed and why."""
    states = len({state for state, _ in published.figures})
    released = f", as of {published.released}" if published.released else ""
    listed = len(published.listed)
    yield f"{_count(published.rows, 'row')} read{released}; {published.mapped:,} became a figure, {listed:,} listed."
    for reason, rows in published.reasons().items():
        yield f"  {rows:>6,}  {REASONS[reason]}"
    if published.figures:
        yield f"{_count(len(published.figures), 'submission')} of {_count(states, 'state')}."
    lacking = [
        state.name for code, state in catalogue.states.items() if code not in {code for code, _ in published.figures}
    ]
    if lacking and states > 1:
        yield f"Nothing about: {', '.join(lacking)}."


def of_prefilled(prefilled: Prefilled) -> Iterator[str]:
    """Account for the figures offered to a draft: added, there already, differing."""
    stay = f"{len(prefilled.differing):,} {'differs and stays' if len(prefilled.differing) == 1 else 'differ and stay'}"
    yield f"{_count(prefilled.added, 'figure')} added, {prefilled.same:,} there already, {stay}."
    yield from (f"  {sentence}" for sentence in prefilled.differing)
    if prefilled.doubled:
        yield f"  {prefilled.doubled} are published more than once for the same cell; none of them was filled in."


def of_tally(tally: Tally) -> Iterator[str]:
    """Account for the rows of a register, without any value that is rarer than a figure that may be printed."""
    yield f"{_count(tally.rows, 'row')} read, {tally.counted:,} counted."
    yield from _not_counted(tally)
    if tally.nameless:
        yield f"{_count(tally.nameless, 'row')} without a number of a person, each counted as one."
    if tally.order:
        first = {DAY_FIRST: "day", MONTH_FIRST: "month"}[tally.order]
        yield f"Dates such as 01/02/2025 were read {first} first, as the other dates of the column show."
    if tally.sheets:
        yield f"Sheets read: {', '.join(tally.sheets)}."
    if tally.hidden:
        yield f"Hidden sheets, not read: {', '.join(tally.hidden)}."
    for entry in tally.unclassified:
        column = f"Column {' + '.join(entry.columns)}"
        if entry.differing:
            persons = _count(entry.differing, "person")
            yield f"{column}: the rows about one person do not agree, for {persons}; see which is right."
        if entry.values or entry.rarer:
            yield f"{column}: no meaning in the mapping for"
        yield from (f"  '{text[:60]}' in {_count(rows, 'row')}" for text, rows in entry.values)
        if entry.rarer:
            yield f"  {_count(entry.rarer, 'rarer text')} in {_count(entry.rare_rows, 'row')}, not shown"
        if entry.places.rows:
            yield f"  See {entry.places.text()}."
    if tally.suppressed:
        yield f"{_count(tally.suppressed, 'small count')} suppressed."
    if tally.not_read:
        more = ", ..." if len(tally.not_read) > _COLUMNS_NAMED else ""
        yield f"Not looked at: {', '.join(tally.not_read[:_COLUMNS_NAMED])}{more}."
    if tally.personal:
        yield f"Data of single persons, never read: {', '.join(tally.personal)}."


def _not_counted(tally: Tally) -> Iterator[str]:
    """Account for the rows that were not counted, and why."""
    if tally.outside:
        yield f"  {tally.outside:,} of another period."
    if tally.left_out:
        yield f"  {tally.left_out:,} left out by the mapping."
    if tally.again:
        yield f"  {tally.again:,} about somebody who was counted already."
    for places, why in (
        (tally.blank, "with nothing in any column of the mapping"),
        (tally.headings, "with the names of the columns again"),
        (tally.totals, "of totals"),
    ):
        if places.rows:
            yield f"  {places.rows:,} {why}, not counted: {places.text()}."
    for missed in tally.not_understood:
        column = f"column '{missed.column}': " if missed.column else ""
        yield f"  {missed.places.rows:,} NOT counted, {column}{missed.reason}: {missed.places.text()}."
    if tally.not_understood:
        yield "The count is not whole: persons may stand in the rows that were not understood."


def of_exported(exported: Exported) -> Iterator[str]:
    """Account for exported figures: written, suppressed, withheld; and the files with errors."""
    yield f"{_count(exported.figures, 'figure')} written, {exported.suppressed:,} of them suppressed."
    if exported.withheld:
        states = ", ".join(f"{state} {indicators}" for state, indicators in sorted(exported.withheld.items()))
        yield f"Indicators above the level of the audience, withheld: {states}."
    if exported.faulty:
        more = f" and {len(exported.faulty) - 1} more" if len(exported.faulty) > 1 else ""
        yield f"note: there are errors in {exported.faulty[0]}{more}; 'actip validate' names them"
    for entry in exported.unreadable:
        yield f"error: {entry.path}: {entry.findings[0].message}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
