"""Own the sheets of the round: what was carried over from the last report, and where agencies say different things.

A form has them only where the submission holds such a thing. What is carried over is locked, and read back as it
stands: so a copy of the form still has it.
"""

from actip.catalogue.entries import Catalogue, Obligation
from actip.form.asking import columns
from actip.form.elements import Field, FieldKind, Row, Sheet, Style, Table
from actip.form.sheet_names import sheet_names
from actip.format import words
from actip.format.fields import CLEARANCES, CONFLICTS, NO_LONGER_ASKED
from actip.format.keys import Key
from actip.texts import Language, capital

_TEXT, _CODE, _DATE, _LABEL, _LIVE = (
    FieldKind.TEXT, FieldKind.CODE, FieldKind.DATE, FieldKind.LABEL, FieldKind.LIVE,
)  # fmt: skip


def last_sheet(catalogue: Catalogue, obligations: tuple[Obligation, ...]) -> Sheet:
    """Return the sheet that shows the last report beside this one, and what has changed since, while a person types."""
    language = catalogue.language
    say = language.say
    lead = say(
        "form lead", "What was reported for the period before, and what has changed since. Worked out while you type."
    )
    tables = (_last_period(language), _due_actions(language), _last_answers(obligations, language),
              _last_figures(catalogue))  # fmt: skip
    title = say("form title", "Last period")
    return Sheet("last", sheet_names(language)["last"], title, lead, tables, fixed=0)


def _last_period(language: Language) -> Table:
    say = language.say
    first, last = say("form row", "First day of the last period"), say("form row", "Last day of the last period")
    period = (
        Row("period/start", (first,), Field("period/start", "", _DATE, locked=True)),
        Row("period/end", (last,), Field("period/end", "", _DATE, locked=True)),
    )
    fields = (Field("label", "", _LABEL, 40), Field("value", say("form column", "Day"), _DATE, 14))
    return Table("last", say("form title", "The last report"), "", Style.RECORD, "/last", fields, period)


def _due_actions(language: Language) -> Table:
    say = language.say
    fields = (
        Field("obligation", say("form column", "Obligation"), _LABEL, 40),
        Field("due", say("form column", "Due"), _LABEL, 14),
        Field("state", say("form column", "State then"), _LABEL, 14),
        Field("by", say("form column", "By"), _LABEL, 14),
        Field("where", say("form column", "Sheet"), _LABEL, 14),
        Field("action", say("form column", "Action"), _LABEL, 44),
    )
    lead = say(
        "form lead",
        "Say in its row, or on '{sheet}', how far each has come: done and dropped are good answers, too.",
        sheet=sheet_names(language)["further"],
    )
    title = say("form title", "Actions that fall due by the end of this period")
    return Table("last-actions", title, lead, Style.LIST, "", fields, spare=1)


def _last_answers(obligations: tuple[Obligation, ...], language: Language) -> Table:
    say = language.say
    fields = (
        Field("label", say("form column", "Obligation"), _LABEL, 40),
        Field("in_law", say("form column", "In law, then"), _CODE, 14, "in_law", locked=True),
        Field("law_now", say("form column", "In law, now"), _LIVE, 14),
        Field("in_practice", say("form column", "In practice, then"), _CODE, 14, "in_practice", locked=True),
        Field("practice_now", say("form column", "In practice, now"), _LIVE, 14),
        Field("changed", say("form column", "Changed"), _LIVE, 44),
    )
    rows = tuple(
        Row(
            obligation.id,
            (f"{obligation.citation} {obligation.title}",),
            closed=frozenset(f"in_{half}" for half in ("law", "practice") if half not in obligation.asks),
        )
        for obligation in obligations
    )
    return Table("last-answers", say("form title", "Answers"), "", Style.ENTRIES, "/last/answers", fields, rows)


def _last_figures(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    fields = (
        Field("indicator", say("form column", "Indicator"), _CODE, 40, "indicators", locked=True),
        Field("value", say("form column", "Then"), FieldKind.NUMBER, 14, locked=True),
        Field("now", say("form column", "Now"), _LIVE, 14),
        Field("difference", say("form column", "Difference"), _LIVE, 14),
        Field("below", say("form column", "Then below"), FieldKind.COUNT, 14, locked=True),
        Field("missing", say("form column", "No figure then"), _CODE, 44, "missing", locked=True),
        Field("measure", say("form column", "Unit"), _CODE, 13, "measures", locked=True),
        *(
            Field(name, capital(dimension.title), _CODE, 13, dimension.codes, locked=True)
            for name, dimension in catalogue.dimensions.items()
        ),
        Field("subset", say("form column", "Of which"), _CODE, 14, "subset", locked=True),
        Field("currency", say("form column", "Currency"), _CODE, 10, "currencies", locked=True),
        Field("where", say("form column", "Included where"), _TEXT, 22, locked=True),
        Field("note", say("form column", "Note"), _TEXT, 30, locked=True),
    )
    lead = say(
        "form lead",
        "A figure that stands on '{sheet}' is compared by 'actip diff'.",
        sheet=sheet_names(language)["detail"],
    )
    return Table("last-figures", say("form title", "Figures"), lead, Style.LIST, "/last/cells", fields, spare=1)


def conflicts_sheet(language: Language) -> Sheet:
    """Return the sheet on which the two answers of two agencies stand until somebody decides."""
    say = language.say
    lead = say(
        "form lead",
        "Neither was chosen. Say in the last column which is right, and actip puts it into its cell where the "
        "file is put together anew. Or put what is right into the cell yourself, then empty the line here.",
    )
    table = _table(CONFLICTS, lead, language)
    link = Field("link", say("form column", "Cell"), _LIVE, 20)
    about = [field.code for field in table.fields].index("what") + 1
    tables = (table._replace(fields=(*table.fields[:about], link, *map(_unseen, table.fields[about:]))),)
    title = say("form title", "Where agencies say different things")
    return Sheet("conflicts", sheet_names(language)["conflicts"], title, lead, tables)


def _unseen(field: Field) -> Field:
    """Return a column for actip alone as one that is hidden and locked; any other as it is."""
    return field if field.width else field._replace(title="", help="", locked=True)


def no_longer_asked(language: Language) -> Table:
    """Return the table of what was answered to questions that the catalogue asks no more."""
    lead = language.say(
        "form lead",
        "Nothing of it is counted. Say it under a question of today where it still matters, then empty the line.",
    )
    return _table(NO_LONGER_ASKED, lead, language)


def agency_clearances(language: Language) -> Table:
    """Return the table that says how far each agency has cleared its own part."""
    lead = language.say("form lead", "Kept from the sign-off of each agency's own form.")
    return _table(CLEARANCES, lead, language)


def _table(key: Key, lead: str, language: Language) -> Table:
    title = words.title(key, language)
    return Table(key.name, title, lead, Style.LIST, f"/{key.name}", tuple(columns(key, language)), spare=3)
