"""Own the sheets that ask for answers: one for each pillar, the court indicators, and what has no room in them."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue, Obligation
from actip.form.asking import column, columns
from actip.form.elements import ANSWER, Field, FieldKind, Row, Sheet, Style, Table
from actip.form.sheet_names import sheet_names
from actip.format import words
from actip.format.fields import ANSWERS, COURTS
from actip.format.keys import Kind
from actip.texts import Language

(TICKS,) = (key for key in ANSWERS.keys if key.kind is Kind.TICKS)
# What can have more entries than the one that stands in the row of an answer.
FURTHER = tuple(key for key in ANSWERS.keys if key.kind is Kind.ENTRIES)


def answer_sheets(catalogue: Catalogue, obligations: tuple[Obligation, ...], *, carried: bool) -> list[Sheet]:
    """Make a sheet for each pillar that has one of these obligations.

    Where answers were carried over from the last report, each is asked whether it still stands.
    """
    language = catalogue.language
    lead = language.say(
        "form lead", "One row for each obligation. Answer for law and practice, say what was done, cite it."
    )
    sheets = []
    for pillar in catalogue.lists["pillars"].codes.values():
        of_pillar = [obligation for obligation in obligations if obligation.pillar == pillar.code]
        if of_pillar:
            code = f"answers-{pillar.code}"
            fields = _answer_fields(language, carried=carried)
            rows = tuple(_row(obligation, catalogue) for obligation in of_pillar)
            table = Table(code, pillar.label, lead, Style.ENTRIES, "/obligations", fields, rows)
            name = sheet_names(language)[code]
            sheets.append(Sheet(code, name, pillar.label, lead, (table,), fixed=3, pages=2))
    return sheets


def _answer_fields(language: Language, *, carried: bool) -> tuple[Field, ...]:
    """Return the columns of an answer: the question, then what is asked, with our own checks among it."""
    say = language.say
    question, answer, who = say("form band", "Question"), say("form band", "Answer"), say("form band", "Who")
    fields = {field.code: field for field in columns(ANSWERS, language) if field.code != TICKS.name}
    since_last = fields.pop("since_last")
    halves = [fields.pop(half) for half in ("in_law", "in_practice")]
    return (
        Field("article", say("form column", "Article"), FieldKind.LABEL, 14, band=question),
        Field("question", say("form column", "Question"), FieldKind.LABEL, 46, band=question),
        Field("force", say("form column", "Force"), FieldKind.LABEL, 12, band=question),
        Field("text", say("form column", "Treaty text"), FieldKind.LABEL, 11, band=question),
        *halves,
        *([since_last] if carried else []),
        Field("check", say("form column", "Check"), FieldKind.LIVE, 22, band=answer),
        *fields.values(),
        Field("answered", say("form column", "Answered"), FieldKind.LIVE, 9, band=who),
    )


def _row(obligation: Obligation, catalogue: Catalogue) -> Row:
    say = catalogue.language.say
    closed = frozenset(f"in_{half}" for half in ("law", "practice") if half not in obligation.asks)
    mandatory = obligation.force == "mandatory"
    question = obligation.question
    if obligation.victim_rights:
        question = say("form row", "{question} (victims' rights)", question=question)
    verified = say("form row", "Read in a copy") if obligation.verified else say("form row", "Not verified")
    facts = {"obligation": obligation.id, "title": obligation.title, "summary": obligation.summary}
    return Row(
        obligation.id,
        (f"{obligation.citation}\n{obligation.id}", question, catalogue.label("forces", obligation.force), verified),
        closed=closed,
        without=("considered_declined",) if mandatory else (),
        note=say("form note", "{obligation} {title}. {summary}", **facts),
    )


def covers_sheet(obligations: Sequence[Obligation], language: Language) -> Sheet:
    """Return the sheet on which people tick what of several things that a question names is covered."""
    say = language.say
    title = say("form title", "What the answers cover")
    lead = say("form lead", "Optional. Yes where it is covered; what is blank is not ticked. Nothing of it is scored.")
    tick = column(TICKS, language)._replace(kind=FieldKind.YES)
    fields = (
        Field("article", say("form column", "Article"), FieldKind.LABEL, 24),
        Field("about", say("form column", "Obligation"), FieldKind.LABEL, 46),
        Field("what", say("form column", "What the question names"), FieldKind.LABEL, 42),
        tick._replace(code=ANSWER, kind=FieldKind.TEXT),
    )
    rows = tuple(
        Row(
            f"{obligation.id}/{one.code}",
            (f"{obligation.citation}, {obligation.id}", obligation.title, one.label),
            tick,
        )
        for obligation in obligations
        for one in obligation.covers
    )
    table = Table("covers", title, lead, Style.ENTRIES, "/obligations", fields, rows)
    return Sheet("covers", sheet_names(language)["covers"], title, lead, (table,), fixed=3)


def court_sheet(catalogue: Catalogue, courts: Sequence[str]) -> Sheet:
    """Return the sheet of the eight court indicators, or of those among them that are asked."""
    language = catalogue.language
    say = language.say
    title = say("form title", "Court indicators")
    lead = say(
        "form lead", "The eight areas of the victim-sensitive court indicators. How far do courts work in this way?"
    )
    area = Field("area", say("form column", "Area"), FieldKind.LABEL, 26)
    rows = tuple(Row(code, (catalogue.label("court_indicators", code),)) for code in courts)
    fields = (area, *columns(COURTS, language))
    table = Table("court_indicators", title, lead, Style.ENTRIES, "/court_indicators", fields, rows)
    return Sheet("courts", sheet_names(language)["courts"], title, lead, (table,))


def further_sheet(language: Language, besides: Sequence[Table]) -> Sheet:
    """Return the sheet for second and third citations, kinds of assistance and actions, and other tables besides."""
    say = language.say
    lead = say(
        "form lead",
        "Only where one is not enough: name the obligation by its id (such as {id}), then the next entry.",
        id="ACTIP-14.7",
    )
    help = say("form help", "The id of the obligation that it belongs to.")
    tables = []
    for key in FURTHER:
        about = "obligations_and_courts" if key in COURTS.keys else "obligations"
        subject = Field("of", say("form column", "For"), FieldKind.TEXT, 14, about, help)
        fields = (subject, *columns(key, language))
        title = words.title(key, language)
        tables.append(Table(f"further-{key.name}", title, lead, Style.FURTHER, key.name, fields, spare=20))
    title = say("form title", "Further entries")
    return Sheet("further", sheet_names(language)["further"], title, lead, (*tables, *besides), fixed=0)
