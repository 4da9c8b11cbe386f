"""Own what a form says besides its questions: its title, its stamp, the heads around its tables, its notices."""

from actip.catalogue.entries import Catalogue
from actip.form.elements import Form
from actip.format.formats import FORM as IDENTITY
from actip.texts import ENGLISH, Language


def report_title(language: Language) -> str:
    """Return the title of the workbook, which its first sheet has as well."""
    return language.say("form title", "Report under the ASEAN Convention Against Trafficking in Persons")


def stamp(catalogue: Catalogue) -> str:
    """Return what stands on every printed page: which form it is, and of which version the questions are."""
    return catalogue.language.say("form", "Form {form}, catalogue {version}", form=IDENTITY, version=catalogue.version)


def notices(language: Language) -> tuple[str, ...]:
    """Return what the first sheet says of a language that nobody has reviewed, in that language and in English."""
    return (_draft(language, language), _draft(language, ENGLISH)) if language.is_draft else ()


def _draft(language: Language, spoken: Language) -> str:
    return spoken.say(
        "form",
        "The translation into {language} is a draft that nobody has reviewed.",
        language=language.name,
    )


def progress_heads(language: Language) -> tuple[str, str, str]:
    """Return the heads of the list beside the first tables."""
    say = language.say
    return say("form column", "Sheet"), say("form column", "Answered"), say("form column", "Checks that fail")


def checked_down(language: Language) -> str:
    """Return the label of the row of checks below a table."""
    return language.say("form row", "Check of each column")


def frame_words(whole: Form, language: Language) -> frozenset[str]:
    """Return what a form itself says outside its tables."""
    words = {checked_down(language), *progress_heads(language), *whole.notices}
    for sheet in whole.sheets:
        words |= {sheet.name, sheet.title, sheet.lead, *sheet.legend}
        for table in sheet.tables:
            words |= {table.title, table.lead, *(field.band for field in table.fields)}
            words |= {field.title for field in table.fields}
    return frozenset(words)


def notes(whole: Form) -> frozenset[str]:
    """Return the remarks that a form itself has on its cells."""
    return frozenset(row.note for table in whole.tables.values() for row in table.rows if row.note)


def labels(whole: Form) -> frozenset[str]:
    """Return the words by which a person knows the rows of a form."""
    return frozenset(label for table in whole.tables.values() for row in table.rows for label in row.labels if label)
