"""Own the sheets of the round: what was carried over from the last report, and where agencies say different things.

A form has them only where the submission holds such a thing. What is carried over is locked, and read back as it
stands: so a copy of the form still has it.
"""

from actip.catalogue.entries import Catalogue, Obligation
from actip.form.asking import columns
from actip.form.elements import Field, FieldKind, Row, Sheet, Style, Table
from actip.format.fields import CLEARANCES, CONFLICTS, NO_LONGER_ASKED
from actip.format.keys import Key

_TEXT, _CODE, _DATE = FieldKind.TEXT, FieldKind.CODE, FieldKind.DATE


def last_sheet(catalogue: Catalogue, obligations: tuple[Obligation, ...]) -> Sheet:
    """Return the sheet that shows the last report beside this one, and what has changed since, while a person types."""
    lead = "What was reported for the period before, and what has changed since. Worked out while you type."
    period = (
        Row("period/start", ("First day of the last period",), Field("period/start", "", _DATE, locked=True)),
        Row("period/end", ("Last day of the last period",), Field("period/end", "", _DATE, locked=True)),
    )
    return Sheet(
        "Last period",
        "Last period",
        lead,
        (
            Table("last", "The last report", "", Style.RECORD, "/last",
                  (Field("label", "", FieldKind.LABEL, 40), Field("value", "Day", _DATE, 14)), period),
            _due_actions(),
            _last_answers(obligations),
            _last_figures(catalogue),
        ),
        fixed=0,
        pages=2,
    )  # fmt: skip


def _due_actions() -> Table:
    fields = (
        Field("obligation", "Obligation", FieldKind.LABEL, 40),
        Field("due", "Due", FieldKind.LABEL, 14),
        Field("state", "State then", FieldKind.LABEL, 14),
        Field("by", "By", FieldKind.LABEL, 14),
        Field("where", "Sheet", FieldKind.LABEL, 14),
        Field("action", "Action", FieldKind.LABEL, 44),
    )
    lead = "Say in its row, or on 'Further entries', how far each has come: done and dropped are good answers, too."
    title = "Actions that fall due by the end of this period"
    return Table("last-actions", title, lead, Style.LIST, "", fields, spare=1)


def _last_answers(obligations: tuple[Obligation, ...]) -> Table:
    fields = (
        Field("label", "Obligation", FieldKind.LABEL, 40),
        Field("in_law", "In law, then", _CODE, 14, "in_law", locked=True),
        Field("law_now", "In law, now", FieldKind.LIVE, 14),
        Field("in_practice", "In practice, then", _CODE, 14, "in_practice", locked=True),
        Field("practice_now", "In practice, now", FieldKind.LIVE, 14),
        Field("changed", "Changed", FieldKind.LIVE, 44),
    )
    rows = tuple(
        Row(
            obligation.id,
            (f"{obligation.citation} {obligation.title}",),
            closed=frozenset(f"in_{half}" for half in ("law", "practice") if half not in obligation.asks),
        )
        for obligation in obligations
    )
    return Table("last-answers", "Answers", "", Style.ENTRIES, "/last/answers", fields, rows)


def _last_figures(catalogue: Catalogue) -> Table:
    fields = (
        Field("indicator", "Indicator", _CODE, 40, "indicators", locked=True),
        Field("value", "Then", FieldKind.NUMBER, 14, locked=True),
        Field("now", "Now", FieldKind.LIVE, 14),
        Field("difference", "Difference", FieldKind.LIVE, 14),
        Field("below", "Then below", FieldKind.COUNT, 14, locked=True),
        Field("missing", "No figure then", _CODE, 44, "missing", locked=True),
        Field("measure", "Unit", _CODE, 13, "measures", locked=True),
        *(
            Field(name, dimension.title.capitalize(), _CODE, 13, dimension.codes, locked=True)
            for name, dimension in catalogue.dimensions.items()
        ),
        Field("subset", "Of which", _CODE, 14, "subset", locked=True),
        Field("currency", "Currency", _CODE, 10, "currencies", locked=True),
        Field("where", "Included where", _TEXT, 22, locked=True),
        Field("note", "Note", _TEXT, 30, locked=True),
    )
    lead = "A figure that stands on 'Figures in detail' is compared by 'actip diff'."
    return Table("last-figures", "Figures", lead, Style.LIST, "/last/cells", fields, spare=1)


def conflicts_sheet() -> Sheet:
    """Return the sheet on which the two answers of two agencies stand until somebody decides."""
    lead = "Neither was chosen. Put what is right where it belongs, then empty the line here."
    table = _table(CONFLICTS, lead)
    return Sheet("Conflicts", "Where agencies say different things", lead, (table,), fixed=2, pages=1)


def no_longer_asked() -> Table:
    """Return the table of what was answered to questions that the catalogue asks no more."""
    lead = "Nothing of it is counted. Say it under a question of today where it still matters, then empty the line."
    return Table(
        "no_longer_asked",
        "No longer asked",
        lead,
        Style.LIST,
        "/no_longer_asked",
        tuple(columns(NO_LONGER_ASKED)),
        spare=3,
    )


def agency_clearances() -> Table:
    """Return the table that says how far each agency has cleared its own part."""
    lead = "Kept by 'actip merge' from the sign-off of each agency's own form."
    return _table(CLEARANCES, lead)


def _table(key: Key, lead: str) -> Table:
    return Table(key.name, key.title, lead, Style.LIST, f"/{key.name}", tuple(columns(key)), spare=3)
