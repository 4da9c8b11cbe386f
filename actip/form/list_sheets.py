"""Own the sheets around answers and figures: the first one, who cleared it, and the lists of the other parts."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue, Code
from actip.form.asking import column, columns, row, rows
from actip.form.elements import Field, FieldKind, Row, Sheet, Style, Table
from actip.format.fields import EXPLANATIONS, RELEASED, lists, part


def start_sheet(catalogue: Catalogue, *, of_agency: bool) -> Sheet:
    """Return the first sheet: who reports, on what, which parts, and the agencies; or whose part of a report it is."""
    about = (
        *(rows("answered_by") if of_agency else ()),
        *rows("state", "period/start", "period/end", "cycle", "revision", "prepared", "reporting_authority"),
        *rows(*(f"focal_point/{key.name}" for key in part("focal_point").keys)),
        *rows("disclosure", "origin"),
        row("catalogue", FieldKind.LABEL),
    )
    parts = tuple(_part(code) for code in catalogue.lists["parts"].codes.values())
    agencies = (*columns(part("agencies")), Field("progress", "Answered", FieldKind.LIVE, 22))
    lead = "Fill in what is yellow. Grey is worked out. Nothing about a single victim or witness, anywhere."
    return Sheet(
        "Start here",
        "Report under the ASEAN Convention Against Trafficking in Persons",
        lead,
        (
            Table("about", "About this report", "", Style.RECORD, "", _record_fields(), about),
            Table("agencies", "Agencies",
                  "Everyone who answers. The short names stand in the lists of the other sheets.", Style.LIST,
                  "/agencies", agencies, spare=10),
            Table("parts", "What this form reports", "Leave all blank if it reports everything.", Style.RECORD,
                  "/parts", _record_fields(), parts),
        ),
        fixed=0,
    )  # fmt: skip


def sign_off_sheet(besides: Sequence[Table]) -> Sheet:
    """Return the sheet on which the report is cleared, with other tables besides."""
    signed = rows("clearance", *(f"cleared_by/{key.name}" for key in part("cleared_by").keys))
    lead = "When every sheet is filled and the checks are looked at."
    table = Table("sign_off", "Sign-off", lead, Style.RECORD, "", _record_fields(), signed)
    rule, _, reason = EXPLANATIONS.keys
    about = (
        column(rule),
        Field("about", "Obligation", FieldKind.TEXT, 28, "obligations", "For an answer: the id of its obligation."),
        Field("about/indicator", "Indicator", FieldKind.CODE, 28, "indicators", "For a figure: the indicator."),
        Field(
            "about/dimension",
            "Broken down by",
            FieldKind.CODE,
            20,
            "breakdowns",
            "For a figure: by what, or against what.",
        ),
        Field(
            "about/within",
            "Within",
            FieldKind.PAIRS,
            20,
            help="For a figure: the rest of its words, as the finding says them.",
        ),
        column(reason),
    )
    lead_explained = (
        "Where a finding is right and can be explained, say why. It then stays, with your reason beside it."
    )
    explained = Table("explanations", "Explanations", lead_explained, Style.LIST, "/explanations", about, spare=20)
    return Sheet("Sign-off", "Sign-off and explanations", lead, (table, explained, *besides), fixed=0)


def released() -> Table:
    """Return the table of a copy that may be sent: for whom it is, and what it is without."""
    lead = "Filled by 'actip release'."
    answers = rows(*(f"released/{key.name}" for key in RELEASED.keys))
    return Table("released", "Released", lead, Style.RECORD, "", _record_fields(), answers)


# What the sheets of lists say of themselves; another sheet is named after its first list.
_SHEETS = {
    "Capacity": ("Capacity", "Training, money, and what changed the conditions of the work."),
    "Stakeholders": ("Stakeholders", "Organisations that the state works with."),
    "Consultations": ("Consultations and practices", "Who was heard, and what worked."),
}
_CHECKED = {"capacity": (Field("check", "Check", FieldKind.LIVE, 22),)}


def list_sheets() -> list[Sheet]:
    """Return the sheets of the lists of a submission, those of one sheet below each other."""
    tables: dict[str, list[Table]] = {}
    about: dict[str, tuple[str, str]] = {}
    for key in lists():
        if key.listing:
            title, lead, spare = key.listing.title, key.listing.lead, key.listing.spare
            fields = (*columns(key), *_CHECKED.get(key.name, ()))
            table = Table(key.name, title, lead, Style.LIST, f"/{key.name}", fields, spare=spare)
            tables.setdefault(key.listing.sheet, []).append(table)
            about.setdefault(key.listing.sheet, _SHEETS.get(key.listing.sheet, (key.title, key.about)))
    return [Sheet(name, *about[name], tuple(listed), fixed=0) for name, listed in tables.items()]


def _part(code: Code) -> Row:
    help = "No, if this form does not report this part."
    return Row(code.code, (code.label,), Field(code.code, code.label, FieldKind.YES, help=help))


def _record_fields() -> tuple[Field, ...]:
    return (Field("label", "", FieldKind.LABEL, 34), Field("value", "Answer", FieldKind.TEXT, 40))
