"""Own the sheets around answers and figures: the first one, who cleared it, and the lists of the other parts."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue, Code
from actip.form.asking import column, columns, row, rows
from actip.form.elements import Field, FieldKind, Row, Sheet, Style, Table
from actip.form.frame_words import report_title
from actip.form.sheet_names import list_sheet, sheet_names
from actip.format import words
from actip.format.fields import EXPLANATIONS, RELEASED, TOPICS, lists, part
from actip.format.keys import Key, Next
from actip.texts import Language


def start_sheet(catalogue: Catalogue, *, of_agency: bool, besides: Sequence[Table] = ()) -> Sheet:
    """Return the first sheet: who reports, on what, the agencies, which parts, and who cleared it.

    Of a part of a report it says whose part it is. Other tables stand `besides`.
    """
    language = catalogue.language
    say = language.say
    lead = say(
        "form lead", "Fill in what is yellow. Grey is worked out. Nothing about a single victim or witness, anywhere."
    )
    about = Table(
        "about", say("form title", "About this report"), "", Style.RECORD, "", _record_fields(language),
        _about_rows(language, of_agency=of_agency),
    )  # fmt: skip
    tables = (about, _agencies(catalogue), _parts(catalogue), _sign_off(language), *besides)
    return Sheet("start", sheet_names(language)["start"], report_title(language), lead, tables, fixed=0)


def _about_rows(language: Language, *, of_agency: bool) -> tuple[Row, ...]:
    focal_point = (f"focal_point/{key.name}" for key in part("focal_point").keys)
    help_needed = (f"help_needed/{key.name}" for key in part("help_needed").keys)
    whose = row("answered_by", language, later=True)  # in each form, so that its part has the same cells
    return (
        *rows(language, *help_needed),  # first: who needs help with the form may not get far in it
        whose if of_agency else whose._replace(closed=frozenset({"value"})),
        *rows(language, "state", "period/start", "period/end", "cycle", "revision", "prepared", "reporting_authority"),
        *rows(language, *focal_point, "disclosure", "origin", "source"),
        row("catalogue", language, FieldKind.LABEL),
    )


def _agencies(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    lead = say("form lead", "Everyone who answers. The short names stand in the lists of the other sheets.")
    fields = tuple(_with_pillars(field, catalogue) for field in columns(part("agencies"), language))
    return Table("agencies", say("form title", "Agencies"), lead, Style.LIST, "/agencies", fields, spare=8)


def _with_pillars(field: Field, catalogue: Catalogue) -> Field:
    """Name the pillars in the prompt of what an agency answers: they are what most agencies are assigned to."""
    if field.codes != TOPICS:
        return field
    pillars = "; ".join(code.label for code in catalogue.lists["pillars"].codes.values())
    help = catalogue.language.say("form help", "With semicolons: {pillars}; Art. 16; Figures; an id.", pillars=pillars)
    return field._replace(help=help)


def _parts(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    lead = say("form lead", "Leave all blank if it reports everything.")
    questions = tuple(_part(code, language) for code in catalogue.lists["parts"].codes.values())
    title = say("form title", "What this form reports")
    return Table("parts", title, lead, Style.RECORD, "/parts", _record_fields(language), questions)


def _sign_off(language: Language) -> Table:
    say = language.say
    signed = rows(language, "clearance", *(f"cleared_by/{key.name}" for key in part("cleared_by").keys))
    lead = say("form lead", "When every sheet is filled and the checks are looked at.")
    return Table("sign_off", say("form title", "Sign-off"), lead, Style.RECORD, "", _record_fields(language), signed)


def explanations_sheet(language: Language) -> Sheet:
    """Return the sheet on which the state says why what was found is right."""
    table = _explanations(language)
    name = sheet_names(language)["explanations"]
    return Sheet("explanations", name, table.title, table.lead, (table,), fixed=0)


def _explanations(language: Language) -> Table:
    say = language.say
    rule, _, reason, standing = EXPLANATIONS.keys
    of_answer = say("form help", "For an answer: the id of its obligation.")
    of_figure = say("form help", "For a figure: the indicator.")
    against = say("form help", "For a figure: by what, or against what.")
    rest = say("form help", "For a figure: the rest of its words, as the finding says them.")
    fields = (
        column(rule, language),
        Field("about", say("form column", "Obligation"), FieldKind.TEXT, 28, "obligations", of_answer),
        Field("about/indicator", say("form column", "Indicator"), FieldKind.CODE, 28, "indicators", of_figure),
        Field("about/dimension", say("form column", "Broken down by"), FieldKind.CODE, 20, "breakdowns", against),
        Field("about/within", say("form column", "Within"), FieldKind.PAIRS, 20, help=rest),
        column(reason, language),
        column(standing, language),
    )
    lead = say(
        "form lead",
        "Where a finding is right and can be explained, say why. It then stays, with your reason beside it.",
    )
    title = say("form title", "Explanations")
    return Table("explanations", title, lead, Style.LIST, "/explanations", fields, spare=20)


def released(language: Language) -> Table:
    """Return the table of a copy that may be sent: for whom it is, and what it is without."""
    lead = language.say("form lead", "Filled in a copy that may be sent.")
    answers = rows(language, *(f"released/{key.name}" for key in RELEASED.keys))
    title = language.say("form title", "Released")
    return Table("released", title, lead, Style.RECORD, "", _record_fields(language), answers)


def list_sheets(language: Language) -> list[Sheet]:
    """Return the sheets of the lists of a submission, those of one sheet below each other."""
    tables: dict[str, list[Table]] = {}
    # What stands from one report to the next is below: it moves nothing where a part of a report has other entries.
    for key in sorted(lists(), key=lambda key: key.next is Next.STANDS):
        if key.listing:
            title, lead = words.table_title(key, language), words.table_lead(key, language)
            fields = (*columns(key, language), *_checked(key, language))
            table = Table(
                key.name, title, lead, Style.LIST, f"/{key.name}", fields,
                spare=key.listing.spare, later=key.listing.later,
            )  # fmt: skip
            tables.setdefault(list_sheet(key.name), []).append(table)
    names = sheet_names(language)
    order = [code for code in names if code in tables]
    return [Sheet(code, names[code], *_about(code, language), tuple(tables[code]), fixed=0) for code in order]


def _about(code: str, language: Language) -> tuple[str, str]:
    """Return the title and the lead of a sheet of lists; another one is named after its first list."""
    say = language.say
    match code:
        case "capacity":
            lead = say("form lead", "Training given, organisations that the state works with, and who was heard.")
            return say("form title", "People and events"), lead
        case "budgets":
            lead = say("form lead", "Money of the state, and programmes that partners support.")
            return say("form title", "Money and programmes"), lead
        case "practices":
            lead = say("form lead", "What worked, and what came out of the work.")
            return say("form title", "Practices and results"), lead
    return words.title(part(code), language), words.table_lead(part(code), language)


def _checked(key: Key, language: Language) -> tuple[Field, ...]:
    is_checked = key.name == "capacity"
    return (Field("check", language.say("form column", "Check"), FieldKind.LIVE, 14),) if is_checked else ()


def _part(code: Code, language: Language) -> Row:
    help = language.say("form help", "No, if this form does not report this part.")
    return Row(code.code, (code.label,), Field(code.code, code.label, FieldKind.YES, help=help))


def _record_fields(language: Language) -> tuple[Field, ...]:
    answer = Field("value", language.say("form column", "Answer"), FieldKind.TEXT, 30)
    return (Field("label", "", FieldKind.LABEL, 34), answer)
