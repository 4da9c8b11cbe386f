"""Own what a form of the first version had where today's has another thing: forms of it are out, and are read.

Its answers stood on a sheet for each pillar, with every key of an answer in one row. The rest was as it is today, on
other sheets; where a table stands makes no difference to whoever reads it.
"""

from actip.catalogue.entries import Catalogue, Obligation
from actip.form.answer_sheets import DETAILS, FOLLOW_UP, QUESTIONS, TICKS
from actip.form.asking import columns
from actip.form.elements import Field, FieldKind, Form, Row, Sheet, Style, Table
from actip.form.figure_sheets import what_is_counted
from actip.format.fields import ANSWERS
from actip.format.formats import FIRST_FORM
from actip.texts import Language

# What it said around its tables and today's form says no more; forms in other languages bring their words themselves.
_FRAME = (
    "One row for each obligation. Answer for law and practice, say what was done, cite it.",
    "Training, money, and what changed the conditions of the work.",
    "Organisations that the state works with.",
    "Who was heard, and what worked.",
    "When every sheet is filled and the checks are looked at.",
    "Evidence: a citation (more on sheet 'Further entries')",
    "Start here",
    "Criminalisation",
    "Prevention",
    "Protection",
    "Law enforcement",
    "Cooperation",
    "Coordination",
    "Consultations",
    "Sign-off",
    "Articles",
    "Capacity",
    "Stakeholders",
    "Consultations and practices",
    "Sign-off and explanations",
    "Checks",
    "Every cross-check of the figures, worked out while you type. Each line leads to its cell.",
)


def is_first(identity: str | None) -> bool:
    """Tell whether a workbook says that it is a form of the first version."""
    return identity == FIRST_FORM


def as_first(whole: Form, catalogue: Catalogue) -> Form:
    """Return the form of the first version that asks the same as one of today."""
    whole = _without_hidden(whole)
    ids = {row.id for table in whole.tables.values() if table.name == QUESTIONS for row in table.rows}
    obligations = [obligation for obligation in catalogue.obligations.values() if obligation.id in ids]
    is_carried = any(field.code == "since_last" for table in whole.tables.values() for field in table.fields)
    sheets = [
        sheet._replace(tables=tuple(_as_first(table, catalogue) for table in sheet.tables if table.name not in _NEW))
        for sheet in whole.sheets
    ]
    sheets += _answer_sheets(obligations, catalogue, carried=is_carried)
    frame = [Sheet("", words, words, words, ()) for words in _FRAME]
    return whole._replace(sheets=tuple(sheet for sheet in sheets if sheet.tables) + tuple(frame))


_NEW = (QUESTIONS, FOLLOW_UP, DETAILS, "table-sources")


def _without_hidden(whole: Form) -> Form:
    """Leave out what the part of an agency hides: in those of the first version it did not stand."""
    sheets = []
    for sheet in whole.sheets:
        tables = [(table, tuple(row for row in table.rows if not row.hidden)) for table in sheet.tables]
        left = tuple(table._replace(rows=rows) for table, rows in tables if rows or not table.rows)
        sheets.append(sheet._replace(tables=left))
    return whole._replace(sheets=tuple(sheets))


def _as_first(table: Table, catalogue: Catalogue) -> Table:
    say = catalogue.language.say
    if table.name == "agencies":
        progress = Field("progress", say("form column", "Answered"), FieldKind.LIVE)
        return table._replace(fields=(*table.fields, progress), part="")
    if table.name == "T9":
        unit = Field("unit", say("form column", "Unit"), FieldKind.LABEL)
        rows = tuple(row._replace(labels=_with_unit(row, catalogue)) for row in table.rows)
        return table._replace(fields=(*table.fields[:2], unit, *table.fields[2:]), rows=rows, part="")
    return table._replace(part="", rows=tuple(row._replace(part="") for row in table.rows))


def _with_unit(row: Row, catalogue: Catalogue) -> tuple[str, str]:
    fixed = dict(row.fixed)
    indicator = catalogue.indicators[fixed.pop("indicator")]
    measure = fixed.get("measure", indicator.measures[0])
    return what_is_counted(indicator, fixed, catalogue), catalogue.label("measures", measure)


def _answer_sheets(obligations: list[Obligation], catalogue: Catalogue, *, carried: bool) -> list[Sheet]:
    sheets = []
    fields = _answer_fields(catalogue.language, carried=carried)
    for pillar in catalogue.lists["pillars"].codes.values():
        rows = tuple(_row(obligation, catalogue) for obligation in obligations if obligation.pillar == pillar.code)
        if rows:
            name = f"answers-{pillar.code}"
            table = Table(name, pillar.label, "", Style.ENTRIES, "/obligations", fields, rows)
            sheets.append(Sheet(name, pillar.label, pillar.label, "", (table,)))
    return sheets


def _answer_fields(language: Language, *, carried: bool) -> tuple[Field, ...]:
    say = language.say
    fields = [field for field in columns(ANSWERS, language) if field.code != TICKS.name]
    return (
        Field("article", say("form column", "Article"), FieldKind.LABEL),
        Field("question", say("form column", "Question"), FieldKind.LABEL),
        Field("force", say("form column", "Force"), FieldKind.LABEL),
        Field("text", say("form column", "Treaty text"), FieldKind.LABEL),
        *(field for field in fields if carried or field.code != "since_last"),
        Field("check", say("form column", "Check"), FieldKind.LIVE),
        Field("answered", say("form column", "Answered"), FieldKind.LIVE),
    )


def _row(obligation: Obligation, catalogue: Catalogue) -> Row:
    say = catalogue.language.say
    closed = frozenset(f"in_{half}" for half in ("law", "practice") if half not in obligation.asks)
    question = obligation.question
    if obligation.victim_rights:
        question = say("form row", "{question} (victims' rights)", question=question)
    verified = say("form row", "Read in a copy") if obligation.verified else say("form row", "Not verified")
    facts = {"obligation": obligation.id, "title": obligation.title, "summary": obligation.summary}
    note = say("form note", "{obligation} {title}. {summary}", **facts)
    words = (f"{obligation.citation}\n{obligation.id}", question, catalogue.label("forces", obligation.force), verified)
    return Row(obligation.id, words, closed=closed, note=note)
