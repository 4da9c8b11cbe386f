"""Own the sheets around answers and figures: the first one, who cleared it, and the lists of the other parts."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.form.parts import Field, Kind, Row, Sheet, Style, Table

_TEXT, _DATE, _CODE, _COUNT = Kind.TEXT, Kind.DATE, Kind.CODE, Kind.COUNT
_DAY = "Year, month and day, such as 2025-03-31."


def start_sheet(catalogue: Catalogue, *, of_agency: bool) -> Sheet:
    """Return the first sheet: who reports, on what, which parts, and the agencies; or whose part of a report it is."""
    whose = _row(
        "answered_by", "Answered by", _TEXT, "agencies", "The agency whose part this is; 'rest' for all the others."
    )
    about = (
        *([whose] if of_agency else []),
        _row("state", "Reporting state", _CODE, "member_states", "Pick the member state."),
        _row("period/start", "First day of the period", _DATE, words=_DAY),
        _row("period/end", "Last day of the period", _DATE, words=_DAY),
        _row("cycle", "Reporting cycle", _TEXT, words="The name of the reporting round, such as 2025."),
        _row("prepared", "Prepared on", _DATE, words="The day on which the form was filled."),
        _row("reporting_authority", "Reporting authority", _TEXT, words="Who reports for the state, in its own words."),
        _row("focal_point/agency", "Focal point: agency", _TEXT, words="The office, not a person."),
        _row("focal_point/unit", "Focal point: unit", _TEXT, words="The unit within the agency."),
        _row("focal_point/email", "Focal point: e-mail of the office", _TEXT, words="Not of a person."),
        _row("focal_point/phone", "Focal point: phone of the office", _TEXT, words="Not of a person."),
        _row("disclosure", "Who may see it", _CODE, "disclosure", "The default for every answer and figure."),
        _row("origin", "Who made this file", _CODE, "origin", "Leave it blank if the state did."),
        _row("catalogue", "Catalogue", Kind.SHOWN, words="The version of the questions."),
    )
    parts = tuple(
        _row(code.code, code.label, Kind.YES, words="No, if this form does not report this part.")
        for code in catalogue.lists["parts"].codes.values()
    )
    agencies = (
        Field("id", "Short name", _TEXT, 14, help="A short name that answers refer to, such as mps."),
        Field("name", "Full name", _TEXT, 40, help="The full name of the agency."),
        Field("area", "Area", _TEXT, 16, help="The part of the state that it works in, or 'national'."),
        Field("progress", "Answered", Kind.LIVE, 22),
    )
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
    rows = (
        _row("clearance", "Clearance", _CODE, "clearance", "How far the report has been cleared at home."),
        _row("cleared_by/office", "Cleared by (office)", _TEXT, words="The office, not a person."),
        _row("cleared_by/date", "Cleared on", _DATE, words=_DAY),
    )
    lead = "When every sheet is filled and the checks are looked at."
    table = Table("sign_off", "Sign-off", lead, Style.RECORD, "", _record_fields(), rows)
    about = (
        Field("rule", "Rule", _TEXT, 14, help="The id of the rule, such as SUM202."),
        Field("about", "Obligation", _TEXT, 28, "obligations", "For an answer: the id of its obligation."),
        Field("about/indicator", "Indicator", _CODE, 28, "indicators", "For a figure: the indicator."),
        Field("about/dimension", "Broken down by", _CODE, 20, "breakdowns", "For a figure: by what, or against what."),
        Field(
            "about/within",
            "Within",
            Kind.PAIRS,
            20,
            help="For a figure: the rest of its words, as the finding says them.",
        ),
        Field("reason", "Reason", _TEXT, 44, help="Why it is so. It stays beside the finding in every report."),
    )
    lead_explained = (
        "Where a finding is right and can be explained, say why. It then stays, with your reason beside it."
    )
    explained = Table("explanations", "Explanations", lead_explained, Style.LIST, "/explanations", about, spare=20)
    return Sheet("Sign-off", "Sign-off and explanations", lead, (table, explained, *besides), fixed=0)


def released() -> Table:
    """Return the table of a copy that may be sent: for whom it is, and what it is without."""
    rows = (
        _row("released/audience", "Released for", _CODE, "disclosure", "Whom this copy is for."),
        _row("released/threshold", "Suppressed below", _COUNT, words="Counts below it, but not zero, are held back."),
        _row("released/obligations", "Answers held back", Kind.CODES, "obligations", "With semicolons between them."),
        _row("released/indicators", "Figures held back", Kind.CODES, "indicators", "With semicolons between them."),
    )
    lead = "Filled by 'actip release'."
    return Table("released", "Released", lead, Style.RECORD, "", _record_fields(), rows)


def list_sheets() -> list[Sheet]:
    """Return the sheets of capacity, stakeholders, consultations and practices."""
    capacity = (
        Field("topic", "Topic", _TEXT, 34, help="What the training was about."),
        Field("audience", "Audience", _CODE, 20, "audience", "Who was trained."),
        Field("start", "From", _DATE, 13, help=_DAY),
        Field("end", "To", _DATE, 13, help=_DAY),
        Field("participants/total", "Took part", _COUNT, 10, help="How many took part in all."),
        Field("participants/F", "Female", _COUNT, 9, help="How many are female."),
        Field("participants/M", "Male", _COUNT, 9, help="How many are male."),
        Field("participants/X", "Other", _COUNT, 9, help="How many are of another sex."),
        Field("participants/U", "Not known", _COUNT, 9, help="Of how many the sex is not known."),
        Field("check", "Check", Kind.LIVE, 22),
    )
    budgets = (
        Field("pillar", "Pillar", _CODE, 34, "pillars", "The part of the work that the money is for."),
        Field("currency", "Currency", _CODE, 20, "currencies", "Three letters, such as LAK."),
        Field("allocated", "Planned", Kind.NUMBER, 12, help="The amount that was planned."),
        Field("spent", "Spent", Kind.NUMBER, 12, help="The amount that was spent."),
        Field("note", "Note", _TEXT, 10, help="A remark."),
    )
    context = (
        Field("event", "Event", _TEXT, 34, help="What happened in the period."),
        Field("effect_on", "Effect on", _CODE, 20, "effects", "What it affected."),
        Field("detail", "Detail", _TEXT, 12, help="How."),
    )
    stakeholders = (
        Field("name", "Name", _TEXT, 34, help="An organisation. No private persons."),
        Field("kind", "Kind", _CODE, 22, "stakeholder_kinds", "What kind of organisation it is."),
        Field("role", "Role", _TEXT, 28, help="What they do in this work."),
        Field("area", "Area", _TEXT, 16, help="The part of the state that it works in, or 'national'."),
        Field("pillars", "Pillars", Kind.CODES, 28, "pillars", "The parts of the work, with semicolons between them."),
        Field("contact", "Contact", _TEXT, 24, help="The address of the office, not of a person."),
        Field("disclosure", "Disclosure", _CODE, 14, "disclosure", "Who may see it."),
    )
    consultations = (
        Field("with", "With", _TEXT, 34, help="Who was heard."),
        Field("kind", "Kind", _CODE, 22, "stakeholder_kinds", "What kind of organisation it is."),
        Field("date", "Date", _DATE, 13, help=_DAY),
        Field(
            "obligations", "Obligations", Kind.CODES, 30, "obligations", "Ids with semicolons: ACTIP-14.7; ACTIP-14.8."
        ),
        Field("effect", "Effect", _TEXT, 44, help="What changed because of it."),
    )
    practices = (
        Field("title", "Title", _TEXT, 34, help="What worked and could serve others."),
        Field("summary", "Summary", _TEXT, 22, help="What was done, and why it worked."),
        Field(
            "obligations", "Obligations", Kind.CODES, 30, "obligations", "Ids with semicolons: ACTIP-14.7; ACTIP-14.8."
        ),
    )
    return [
        Sheet("Capacity", "Capacity", "Training, money, and what changed the conditions of the work.", (
            _list("capacity", "Training given in the period", "Numbers only, no names.", capacity, 20),
            _list("budgets", "Budgets", "Money planned and spent, by pillar.", budgets, 10),
            _list("context", "Events", "Events of the period that changed budgets, services or figures.", context, 8),
        ), fixed=0),
        Sheet("Stakeholders", "Stakeholders", "Organisations that the state works with.", (
            _list("stakeholders", "Stakeholders", "No private persons; the address of an office.", stakeholders, 30),
        ), fixed=0),
        Sheet("Consultations", "Consultations and practices", "Who was heard, and what worked.", (
            _list("consultations", "Consultations", "Who was heard, when, and what it changed.", consultations, 15),
            _list("practices", "Practices", "What worked and could serve others.", practices, 10),
        ), fixed=0),
    ]  # fmt: skip


def _list(name: str, title: str, lead: str, fields: tuple[Field, ...], spare: int) -> Table:
    return Table(name, title, lead, Style.LIST, f"/{name}", fields, spare=spare)


def _row(code: str, title: str, kind: Kind, codes: str = "", words: str = "") -> Row:
    return Row(code, (title,), Field(code, title, kind, codes=codes, help=words))


def _record_fields() -> tuple[Field, ...]:
    return (Field("label", "", Kind.SHOWN, 34), Field("value", "Answer", _TEXT, 40))
