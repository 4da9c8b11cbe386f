"""Own the sentences about what was read, counted and written: every row and figure is accounted for in them."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.commands.export import Exported
from actip.importers.counting import Unclassified
from actip.importers.dates import DAY_FIRST, MONTH_FIRST
from actip.importers.glotip import REASONS, Published
from actip.importers.prefill import Prefilled
from actip.importers.register import Tally
from actip.texts import ENGLISH

_COLUMNS_NAMED = 6
_WORDS_NAMED = 8


def of_published(published: Published, catalogue: Catalogue) -> Iterator[str]:
    """Account for the rows of published figures: how many became figures, how many are listed and why."""
    states = len({state for state, _ in published.figures})
    read, facts = _rows(published.rows), {"mapped": published.mapped, "listed": len(published.listed)}
    if day := published.released:
        yield ENGLISH.say(
            "note",
            "{rows} read, as of {day}; {mapped} became a figure, {listed} listed.",
            rows=read,
            day=day,
            **facts,
        )
    else:
        yield ENGLISH.say("note", "{rows} read; {mapped} became a figure, {listed} listed.", rows=read, **facts)
    for reason, rows in published.reasons().items():
        yield f"  {rows:>6,}  {REASONS[reason]}"
    if published.figures:
        submissions = ENGLISH.counted("note", "{count} submission", "{count} submissions", len(published.figures))
        yield ENGLISH.counted(
            "note",
            "{submissions} of {count} state.",
            "{submissions} of {count} states.",
            states,
            submissions=submissions,
        )
    lacking = [
        state.name for code, state in catalogue.states.items() if code not in {code for code, _ in published.figures}
    ]
    if lacking and states > 1:
        yield f"Nothing about: {', '.join(lacking)}."


def of_prefilled(prefilled: Prefilled) -> Iterator[str]:
    """Account for the figures offered to a draft: added, there already, differing."""
    differing = len(prefilled.differing)
    yield ENGLISH.say(
        "note",
        "{added}, {same} there already, {stay}.",
        added=ENGLISH.counted("note", "{count} figure added", "{count} figures added", prefilled.added),
        same=prefilled.same,
        stay=ENGLISH.counted("note", "{count} differs and stays", "{count} differ and stay", differing),
    )
    yield from (f"  {sentence}" for sentence in prefilled.differing)
    if prefilled.doubled:
        yield ENGLISH.counted(
            "note",
            "  {count} is published more than once for the same cell; it was not filled in.",
            "  {count} are published more than once for the same cell; none of them was filled in.",
            prefilled.doubled,
        )


def of_tally(tally: Tally) -> Iterator[str]:
    """Account for the rows of a register, without what stands in any of its cells."""
    yield ENGLISH.say("note", "{rows} read, {counted} counted.", rows=_rows(tally.rows), counted=tally.counted)
    yield from _not_counted(tally)
    if tally.nameless:
        yield ENGLISH.counted(
            "note",
            "{count} row without a number of a person, counted as one.",
            "{count} rows without a number of a person, each counted as one.",
            tally.nameless,
        )
    if tally.order:
        first = {DAY_FIRST: "day", MONTH_FIRST: "month"}[tally.order]
        yield f"Dates such as 01/02/2025 were read {first} first, as the other dates of the column show."
    if tally.sheets:
        yield f"Sheets read: {', '.join(tally.sheets)}."
    if tally.hidden:
        yield f"Hidden sheets, not read: {', '.join(tally.hidden)}."
    for entry in tally.unclassified:
        yield from _of_column(entry)
    yield from _held_back(tally)
    if tally.not_read:
        more = ", ..." if len(tally.not_read) > _COLUMNS_NAMED else ""
        yield f"Not looked at: {', '.join(tally.not_read[:_COLUMNS_NAMED])}{more}."
    if tally.personal:
        yield f"Data of single persons, never read: {', '.join(tally.personal)}."


def _of_column(entry: Unclassified) -> Iterator[str]:
    """Account for the values of a column that have no meaning, and for rows that do not agree."""
    column = f"Column {' + '.join(entry.columns)}"
    if entry.differing:
        yield ENGLISH.counted(
            "note",
            "{column}: the rows about one person do not agree, for {count} person; see which is right.",
            "{column}: the rows about one person do not agree, for {count} persons; see which is right.",
            entry.differing,
            column=column,
        )
    if entry.places.rows:
        rows = _rows(entry.places.rows)
        if entry.values is None:
            yield ENGLISH.say(
                "note", "{column}: very many values in {rows} have no meaning in the mapping.", column=column, rows=rows
            )
        else:
            yield ENGLISH.counted(
                "note",
                "{column}: {count} value in {rows} has no meaning in the mapping.",
                "{column}: {count} different values in {rows} have no meaning in the mapping.",
                entry.values,
                column=column,
                rows=rows,
            )
        yield f"  See {entry.places.text()}, or filter the column in the register by what is {_not_read(entry)}."
    if entry.persons and entry.unknown:
        yield ENGLISH.counted(
            "note",
            "  {count} person stands in the figures as not known for this.",
            "  {count} persons stand in the figures as not known for this.",
            entry.persons,
        )
    elif entry.persons:
        yield ENGLISH.counted(
            "note",
            "  {count} person is in the total for this, and in no part of the breakdown.",
            "  {count} persons are in the total for this, and in no part of the breakdown.",
            entry.persons,
        )


def _not_read(entry: Unclassified) -> str:
    """Say what has no meaning, by what has one: the words of the mapping, a list, or an age."""
    more = ["..."] if len(entry.words) > _WORDS_NAMED else []
    words = ", ".join([*entry.words[:_WORDS_NAMED], *more])
    of_list = f"no code or label of the list '{entry.codes}'" if entry.codes else ""
    of_words = f"none of the words of the mapping ({words})" if words else ""
    return " and ".join(filter(None, (of_words, of_list))) or "no age in years"


def _held_back(tally: Tally) -> Iterator[str]:
    """Say what is not in the figures because of small counts, and how the state gets its own."""
    if tally.threshold is None:
        return
    if tally.is_withheld:
        yield ENGLISH.say("note", "All figures are withheld: nothing but zeros could be written.")
    if tally.suppressed:
        yield ENGLISH.counted(
            "note",
            "{count} figure suppressed: a count from 1 to {most}, or one from which such a count could be worked out.",
            "{count} figures suppressed: counts from 1 to {most}, and those from which they could be worked out.",
            tally.suppressed,
            most=tally.threshold - 1,
        )
    if tally.coarse:
        yield f"In groups, because of small counts: {', '.join(tally.coarse)}."
    if tally.is_withheld or tally.suppressed or tally.coarse:
        yield ENGLISH.say("note", "'--audience national' writes the state's own figures, with nothing suppressed.")


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
    yield ENGLISH.counted(
        "note",
        "{count} figure written, {suppressed} of them suppressed.",
        "{count} figures written, {suppressed} of them suppressed.",
        exported.figures,
        suppressed=exported.suppressed,
    )
    if exported.withheld:
        states = ", ".join(f"{state} {indicators}" for state, indicators in sorted(exported.withheld.items()))
        yield f"Indicators above the level of the audience, withheld: {states}."
    if exported.faulty:
        more = f" and {len(exported.faulty) - 1} more" if len(exported.faulty) > 1 else ""
        yield f"note: there are errors in {exported.faulty[0]}{more}; 'actip validate' names them"
    for entry in exported.unreadable:
        yield f"error: {entry.path}: {entry.findings[0].message}"


def _rows(count: int) -> str:
    return ENGLISH.counted("note", "{count} row", "{count} rows", count)
