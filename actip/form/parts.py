"""Own which tables of a form are on demand, and by which name a person asks for them.

A table that holds something is written all the same, whatever was asked for: nothing of a report is lost in its form.
"""

from collections.abc import Collection, Mapping, Sequence

from actip.form.elements import Form, Sheet, Table

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
    return tuple(
        sheet._replace(tables=tuple(table._replace(part=_part_of(table.name, parts)) for table in sheet.tables))
        for sheet in sheets
    )


def kept(form: Form, parts: Collection[str], holds: Mapping[str, Collection[str]]) -> Form:
    """Return a form without the tables and rows of parts that nobody asked for, unless something stands in them.

    `holds` gives for each table in which something stands the ids of the rows in which it does; '' for a free row.
    """
    sheets = []
    for sheet in form.sheets:
        tables = [
            _rows_kept(table, parts, holds.get(table.name, ()))
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
