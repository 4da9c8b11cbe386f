"""Own the sheets that ask for answers: one for each pillar, the court indicators, and what has no room in them."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue, Obligation
from actip.form.asking import columns
from actip.form.elements import Field, FieldKind, Row, Sheet, Style, Table
from actip.format.fields import ANSWERS, COURTS
from actip.format.keys import Kind

_SHEETS = {"law-enforcement": "Law enforcement", "international-cooperation": "Cooperation"}
# What can have more entries than the one that stands in the row of an answer.
FURTHER = tuple(key for key in ANSWERS.keys if key.kind is Kind.ENTRIES)


def answer_sheets(catalogue: Catalogue, obligations: tuple[Obligation, ...], *, carried: bool) -> list[Sheet]:
    """Make a sheet for each pillar that has one of these obligations.

    Where answers were carried over from the last report, each is asked whether it still stands.
    """
    sheets = []
    for pillar in catalogue.lists["pillars"].codes.values():
        of_pillar = [obligation for obligation in obligations if obligation.pillar == pillar.code]
        if of_pillar:
            name = _SHEETS.get(pillar.code, pillar.label.split(" of ")[0].split(" and ")[0])
            lead = "One row for each obligation. Answer for law and practice, say what was done, cite it."
            table = Table(
                f"answers-{pillar.code}", pillar.label, lead, Style.ENTRIES, "/obligations",
                _answer_fields(carried=carried), tuple(_row(obligation, catalogue) for obligation in of_pillar),
            )  # fmt: skip
            sheets.append(Sheet(name, pillar.label, lead, (table,), fixed=3, pages=2))
    return sheets


def _answer_fields(*, carried: bool) -> tuple[Field, ...]:
    """Return the columns of an answer: the question, then what is asked, with our own checks among it."""
    fields = {field.code: field for field in columns(ANSWERS)}
    since_last = fields.pop("since_last")
    halves = [fields.pop(half) for half in ("in_law", "in_practice")]
    return (
        Field("article", "Article", FieldKind.LABEL, 14, band="Question"),
        Field("question", "Question", FieldKind.LABEL, 46, band="Question"),
        Field("force", "Force", FieldKind.LABEL, 12, band="Question"),
        Field("text", "Treaty text", FieldKind.LABEL, 11, band="Question"),
        *halves,
        *([since_last] if carried else []),
        Field("check", "Check", FieldKind.LIVE, 22, band="Answer"),
        *fields.values(),
        Field("answered", "Answered", FieldKind.LIVE, 9, band="Who"),
    )


def _row(obligation: Obligation, catalogue: Catalogue) -> Row:
    closed = frozenset(f"in_{half}" for half in ("law", "practice") if half not in obligation.asks)
    mandatory = obligation.force == "mandatory"
    rights = " (victims' rights)" if obligation.victim_rights else ""
    return Row(
        obligation.id,
        (
            f"{obligation.citation}\n{obligation.id}",
            f"{obligation.question}{rights}",
            catalogue.label("forces", obligation.force),
            "Read in a copy" if obligation.verified else "Not verified",
        ),
        closed=closed,
        without=("considered_declined",) if mandatory else (),
        note=f"{obligation.id} {obligation.title}. {obligation.summary}",
    )


def court_sheet(catalogue: Catalogue, courts: Sequence[str]) -> Sheet:
    """Return the sheet of the eight court indicators, or of those among them that are asked."""
    lead = "The eight areas of the victim-sensitive court indicators. How far do courts work in this way?"
    fields = (Field("area", "Area", FieldKind.LABEL, 26), *columns(COURTS))
    rows = tuple(Row(code, (catalogue.label("court_indicators", code),)) for code in courts)
    table = Table("court_indicators", "Court indicators", lead, Style.ENTRIES, "/court_indicators", fields, rows)
    return Sheet("Court indicators", "Court indicators", lead, (table,))


def further_sheet(besides: Sequence[Table]) -> Sheet:
    """Return the sheet for second and third citations, kinds of assistance and actions, and other tables besides."""
    lead = "Only where one is not enough: name the obligation by its id (such as ACTIP-14.7), then the next entry."
    tables = []
    for key in FURTHER:
        about = "obligations_and_courts" if key in COURTS.keys else "obligations"
        subject = Field("of", "For", FieldKind.TEXT, 14, about, "The id of the obligation that it belongs to.")
        fields = (subject, *columns(key))
        tables.append(Table(f"further-{key.name}", key.title, lead, Style.FURTHER, key.name, fields, spare=20))
    return Sheet("Further entries", "Further entries", lead, (*tables, *besides), fixed=0)
