"""Own the sentences about what was read, counted and written: every row and figure is accounted for in them."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.commands.export import Exported
from actip.importers.glotip import REASONS, Published
from actip.importers.prefill import Prefilled
from actip.importers.register import Tally

_COLUMNS_NAMED = 6


def of_published(found: Published, catalogue: Catalogue) -> Iterator[str]:
    """Yield what became of the rows of published figures."""
    states = len({state for state, _ in found.figures})
    released = f", as of {found.released}" if found.released else ""
    listed = len(found.listed)
    yield f"{_count(found.read, 'row')} read{released}; {found.mapped:,} became a figure, {listed:,} listed."
    for reason, rows in found.reasons().items():
        yield f"  {rows:>6,}  {REASONS[reason]}"
    if found.figures:
        yield f"{_count(len(found.figures), 'submission')} of {_count(states, 'state')}."
    lacking = [
        state.name for code, state in catalogue.states.items() if code not in {code for code, _ in found.figures}
    ]
    if lacking and states > 1:
        yield f"Nothing about: {', '.join(lacking)}."


def of_prefilled(done: Prefilled) -> Iterator[str]:
    """Yield what became of figures that were offered to a draft."""
    stay = f"{len(done.kept):,} {'differs and stays' if len(done.kept) == 1 else 'differ and stay'}"
    yield f"{_count(done.added, 'figure')} added, {done.same:,} there already, {stay}."
    yield from (f"  {said}" for said in done.kept)
    if done.doubled:
        yield f"  {done.doubled} are published more than once for the same cell; none of them was filled in."


def of_tally(done: Tally) -> Iterator[str]:
    """Yield what became of the rows of a register; no text that is rarer than a figure that may be printed."""
    yield f"{_count(done.rows, 'row')} read, {done.counted:,} counted."
    if done.outside:
        yield f"  {done.outside:,} of another period."
    if done.left_out:
        yield f"  {done.left_out:,} left out by the mapping."
    if done.again:
        yield f"  {done.again:,} about somebody who was counted already."
    if done.ragged:
        why = f"they have not as many fields as the header, the first is row {done.first_ragged}"
        yield f"  {done.ragged:,} not counted: {why}."
    for entry in done.unclassified:
        yield f"Column {' + '.join(entry.columns)}: no meaning in the mapping for"
        yield from (f"  '{said[:60]}' in {_count(rows, 'row')}" for said, rows in entry.values)
        if entry.rarer:
            yield f"  {_count(entry.rarer, 'rarer text')} in {_count(entry.rare_rows, 'row')}, not shown"
    if done.suppressed:
        yield f"{_count(done.suppressed, 'small count')} suppressed."
    if done.not_read:
        more = ", ..." if len(done.not_read) > _COLUMNS_NAMED else ""
        yield f"Not looked at: {', '.join(done.not_read[:_COLUMNS_NAMED])}{more}."
    if done.personal:
        yield f"Data of single persons, never read: {', '.join(done.personal)}."


def of_exported(done: Exported) -> Iterator[str]:
    """Yield what was written, and what was not."""
    yield f"{_count(done.figures, 'figure')} written, {done.suppressed:,} of them suppressed."
    if done.withheld:
        named = ", ".join(f"{state} {indicators}" for state, indicators in sorted(done.withheld.items()))
        yield f"Indicators above the level of the audience, withheld: {named}."
    if done.faulty:
        more = f" and {len(done.faulty) - 1} more" if len(done.faulty) > 1 else ""
        yield f"note: there are errors in {done.faulty[0]}{more}; 'actip validate' names them"
    for entry in done.unreadable:
        yield f"error: {entry.path}: {entry.findings[0].message}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
