"""Own the sheets that ask for answers: the questions, what follows from them, the court indicators, and the rest.

What is asked of everybody stands on the first two: the answer in law and in practice, what was done, a law or document
and who answers; then what stands in the way and what is planned. Every other key of an answer stands in detail.
"""

from collections.abc import Callable, Iterator, Sequence

from actip.catalogue.entries import Catalogue, Obligation
from actip.form.asking import column, columns
from actip.form.bilingual import with_question
from actip.form.citation import CITED, HELP
from actip.form.elements import ANSWER, Field, FieldKind, Row, Sheet, Style, Table
from actip.form.meanings import UNVERIFIED, legend
from actip.form.sheet_names import sheet_names
from actip.format import words
from actip.format.fields import ANSWERS, COURTS
from actip.format.keys import Key, Kind
from actip.texts import Language

(TICKS,) = (key for key in ANSWERS.keys if key.kind is Kind.TICKS)
# What can have more entries than the one that stands in the row of an answer.
FURTHER = tuple(key for key in ANSWERS.keys if key.kind is Kind.ENTRIES)
QUESTIONS, FOLLOW_UP, DETAILS = "answers", "follow-up", "details"  # the names of the tables
# What several keys of the first entry of a list have in one cell, by the path of the entry.
COMPOSED = {
    "evidence/0": CITED,
    "assistance/0": HELP,
    "assistance_offered/0": HELP,
}
_ALONE = ("assistance/0/priority",)
_PILLAR = "pillar "  # begins the id of a heading


def questions_sheet(catalogue: Catalogue, obligations: Sequence[Obligation], *, carried: bool) -> Sheet:
    """Return the sheet of the questions: a row for each, below a heading for each pillar.

    Where answers were carried over from the last report, each is asked whether it still stands.
    """
    language = catalogue.language
    say = language.say
    title = say("form title", "Questions")
    lead = say(
        "form lead",
        "One row for each question: the answer in law and in practice, what was done, and the law or document.",
    )
    law, practice, since_last, account, agency = (
        _single(name, language) for name in ("in_law", "in_practice", "since_last", "account", "agency")
    )
    fields = (
        Field("question", say("form column", "Article and question"), FieldKind.LABEL, 44),
        law._replace(width=11),
        practice._replace(width=15),
        *([since_last._replace(width=12)] if carried else []),
        account._replace(width=46),
        _cited(language),
        agency._replace(width=9),
        Field("check", say("form column", "Check"), FieldKind.LIVE, 13),
    )
    rows = tuple(_by_pillar(catalogue, obligations, fields, _question))
    table = Table(QUESTIONS, title, lead, Style.ENTRIES, "/obligations", fields, rows)
    return Sheet(
        "questions", sheet_names(language)["questions"], title, lead, (table,), fixed=1, legend=legend(catalogue)
    )


def follow_up_sheet(catalogue: Catalogue, obligations: Sequence[Obligation]) -> Sheet:
    """Return the sheet of what follows from the answers: what stands in the way, what is planned, and help."""
    language = catalogue.language
    say = language.say
    title = say("form title", "Follow-up")
    lead = say("form lead", "Only where an answer is Partial, None or Not yet. Grey rows need nothing.")
    fields = (
        Field("question", say("form column", "Article and obligation"), FieldKind.LABEL, 34),
        Field("standing", say("form column", "Answered"), FieldKind.LIVE, 15),
        _single("challenges", language)._replace(width=24),
        *(
            field._replace(width=width, band="")
            for field, width in zip(columns(_entries("actions"), language, "actions/0/"), (26, 9, 11, 11), strict=True)
        ),
        _help("assistance", say("form column", "Help needed"), language),
        _help("assistance_offered", say("form column", "Help offered"), language),
        Field("check", say("form column", "Check"), FieldKind.LIVE, 14),
    )  # fmt: skip
    rows = tuple(_by_pillar(catalogue, obligations, fields, _obligation))
    table = Table(FOLLOW_UP, title, lead, Style.ENTRIES, "/obligations", fields, rows)
    return Sheet("follow-up", sheet_names(language)["follow-up"], title, lead, (table,), fixed=2)


def details_sheet(catalogue: Catalogue, obligations: Sequence[Obligation]) -> Sheet:
    """Return the sheet of every other key of an answer, with the force of the obligation and the state of its text."""
    language = catalogue.language
    say = language.say
    title = say("form title", "Answers in detail")
    lead = say("form lead", "Optional. Since when, the kind and link of a document, who may see an answer.")
    fields = (
        Field("question", say("form column", "Article and obligation"), FieldKind.LABEL, 34),
        Field("force", say("form column", "Force"), FieldKind.LABEL, 12),
        Field("text", say("form column", "Treaty text"), FieldKind.LABEL, 13),
        *(_wide(field) for field in columns(ANSWERS, language) if field.code not in _asked_elsewhere()),
    )
    rows = tuple(
        row._replace(labels=(*row.labels, *_standing(obligation, catalogue)))
        for obligation in obligations
        for row in (_obligation(obligation, catalogue),)
    )
    table = Table(DETAILS, title, lead, Style.ENTRIES, "/obligations", fields, rows)
    return Sheet("details", sheet_names(language)["details"], title, lead, (table,), fixed=1)


def _wide(field: Field) -> Field:
    """Give the column of a list of which it is the only one the room that the list's name takes."""
    return field._replace(width=max(field.width, len(field.band) + 6)) if field.code in _ALONE else field


def _single(name: str, language: Language) -> Field:
    key = ANSWERS.below(name)
    assert key is not None
    return column(key, language)._replace(band="")


def _entries(name: str) -> Key:
    key = ANSWERS.below(name)
    assert key is not None
    return key


def _cited(language: Language) -> Field:
    say = language.say
    help = say(
        "form help",
        "The title as published, the article, and the date or year, with commas between them: "
        "Law on Anti-Trafficking in Persons, Art. 49, 2015. A citation, never an upload.",
    )
    title = say("form column", "Law or document, article, year")
    return Field("evidence/0", title, FieldKind.CITED, 28, help=help)


def _help(name: str, title: str, language: Language) -> Field:
    help = language.say(
        "form help", "Pick the kind. What exactly can follow after a colon, in the same cell: 'Training: for judges'."
    )
    return Field(f"{name}/0", title, FieldKind.HELP, 17, "assistance_kinds", help)


def _asked_elsewhere() -> set[str]:
    """Return the codes of the columns of an answer that the sheets of the questions and of the follow-up have."""
    elsewhere = {"in_law", "in_practice", "since_last", "account", "agency", "challenges", TICKS.name}
    elsewhere |= {f"actions/0/{key.name}" for key in _entries("actions").keys}
    return elsewhere | {f"{path}/{key}" for path, keys in COMPOSED.items() for key in keys}


def _by_pillar(
    catalogue: Catalogue,
    obligations: Sequence[Obligation],
    fields: Sequence[Field],
    row_of: Callable[[Obligation, Catalogue], Row],
) -> Iterator[Row]:
    closed = frozenset(field.code for field in fields if field.kind.is_input)
    for pillar in catalogue.lists["pillars"].codes.values():
        of_pillar = [obligation for obligation in obligations if obligation.pillar == pillar.code]
        if of_pillar:
            yield Row(f"{_PILLAR}{pillar.code}", (pillar.label,), closed=closed, heading=True)
        for obligation in of_pillar:
            yield row_of(obligation, catalogue)


def _question(obligation: Obligation, catalogue: Catalogue) -> Row:
    say = catalogue.language.say
    question = obligation.question
    if obligation.victim_rights:
        question = say("form row", "{question} (victims' rights)", question=question)
    question = with_question(question, obligation, catalogue)
    note = say(
        "form note", "{obligation} {title}. {summary} Evidence could be: {evidence}.", obligation=obligation.id,
        title=obligation.title, summary=obligation.summary, evidence="; ".join(obligation.evidence),
    )  # fmt: skip
    closed = frozenset(f"in_{half}" for half in ("law", "practice") if half not in obligation.asks)
    without = ("considered_declined",) if obligation.force == "mandatory" else ()
    cited = _cited_as(obligation)
    return Row(
        obligation.id, (f"{cited} {question}  {obligation.id}",), closed=closed, without=without, note=note,
        emphasis=len(cited),
    )  # fmt: skip


def _obligation(obligation: Obligation, catalogue: Catalogue) -> Row:
    cited = _cited_as(obligation)
    return Row(obligation.id, (f"{cited} {obligation.title}  {obligation.id}",), emphasis=len(cited))


def _cited_as(obligation: Obligation) -> str:
    return obligation.citation if obligation.verified else f"{obligation.citation}{UNVERIFIED}"


def _standing(obligation: Obligation, catalogue: Catalogue) -> tuple[str, str]:
    say = catalogue.language.say
    verified = say("form row", "Read in a copy") if obligation.verified else say("form row", "Not verified")
    return catalogue.label("forces", obligation.force), verified


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
