"""Own which tables of a form are on demand, and by which name a person asks for them.

A table that holds something is written all the same, whatever was asked for: nothing of a report is lost in its form.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from actip.form.elements import Form, Row, Sheet, Style, Table

# By the name that `actip template --with` takes; a name that ends with a dash is that of several tables.
_ON_DEMAND: Mapping[str, tuple[str, ...]] = {
    "details": ("details",),
    "covered": ("covers",),
    "further": ("further-", "no_longer_asked"),
    "figures-in-detail": ("detail",),
    "sources": ("sources",),
    "courts": ("court_indicators",),
    "budgets": ("budgets",),
    "programmes": ("programmes",),
    "practices": ("practices",),
    "results": ("results",),
    "events": ("context",),
    "round": ("round_answers",),
    "explanations": ("explanations",),
}
# What every form has but that of a short report.
_BEYOND_CORE: Mapping[str, tuple[str, ...]] = {
    "follow-up": ("follow-up",),
    "people": ("capacity", "stakeholders", "consultations"),
    "figures": ("T1b", "T4", "T5b", "T7", "T9", "population"),
}
CORE = "core"
PARTS = (*_BEYOND_CORE, *_ON_DEMAND)


def with_parts(sheets: Sequence[Sheet], asks: str) -> tuple[Sheet, ...]:
    """Return the sheets of a form with each table that is on demand marked by the name of its part."""
    parts = {**_ON_DEMAND, **(_BEYOND_CORE if asks == CORE else {})}
    return tuple(sheet._replace(tables=tuple(_marked(table, parts) for table in sheet.tables)) for sheet in sheets)


def _marked(table: Table, parts: Mapping[str, tuple[str, ...]]) -> Table:
    """Mark a table by its part; the source of a table of figures is asked where that table is."""
    rows = table.rows
    if table.style is Style.SHARED:
        rows = tuple(row._replace(part=_part_of(row.id, parts)) for row in rows)
    return table._replace(part=_part_of(table.name, parts), rows=rows)


def without_unasked(form: Form, parts: Collection[str], holds: Mapping[str, Collection[str]]) -> Form:
    """Return a form without the tables and rows of parts that nobody asked for, unless something stands in them.

    `holds` gives for each table in which something stands the ids of the rows in which it does; '' for a free row.
    """
    sheets = []
    for sheet in form.sheets:
        tables = [
            _rows_kept(table, parts, {*holds.get(table.name, ()), *(holds if table.style is Style.SHARED else ())})
            for table in sheet.tables
            if not table.part or table.part in parts or table.name in holds
        ]
        if tables:
            sheets.append(sheet._replace(tables=tuple(tables)))
    return form._replace(sheets=tuple(sheets))


def _rows_kept(table: Table, parts: Collection[str], holding: Collection[str]) -> Table:
    rows = tuple(row for row in table.rows if not row.part or row.part in parts or row.id in holding)
    return table._replace(rows=rows)


def _part_of(table: str, parts: Mapping[str, tuple[str, ...]]) -> str:
    return next(
        (
            part
            for part, names in parts.items()
            if any(table == name or (name.endswith("-") and table.startswith(name)) for name in names)
        ),
        "",
    )


def of_agency(sheets: Sequence[Sheet], ids: Collection[str]) -> Iterator[Sheet]:
    """Yield the sheets of the part of an agency: what others answer is hidden, and takes nothing.

    So an address that somebody names on the telephone is the same in the form and in each of its parts. A sheet of
    which nothing is asked is left out.
    """
    for sheet in sheets:
        tables = tuple(_of_agency(table, ids) for table in sheet.tables)
        if not all(table.rows and all(row.hidden for row in table.rows) for table in tables):
            yield sheet._replace(tables=tables)


def _of_agency(table: Table, ids: Collection[str]) -> Table:
    if table.style not in (Style.ENTRIES, Style.FIGURES, Style.SHARED) or table.path.startswith("/last"):
        return table
    closed = frozenset(field.code for field in table.inputs)
    rows: list[Row] = []
    for row in reversed(table.rows):
        if row.heading:
            below = (one for one in reversed(rows))
            is_asked = any(not one.hidden for one in takewhile(lambda one: not one.heading, below))
        else:
            single = row.fixed.get("indicator") or row.id.partition("/")[0]
            is_asked = any(name in ids for name in row.shared or (single,))
        rows.append(row if is_asked else row._replace(hidden=True, closed=row.closed | closed))
    return table._replace(rows=tuple(reversed(rows)))
