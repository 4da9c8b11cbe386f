"""Own what a key of a submission is called in a language: in the form, in the document, and in a message."""

from actip.format.keys import Key
from actip.texts import Language


def heading(key: Key, language: Language) -> str:
    """Return what the form heads the key with."""
    return language.of(f"column {key.name}", key.heading)


def help_for(key: Key, language: Language) -> str:
    """Return what a person sees when a cell of the key is chosen."""
    return language.of(f"help {key.name}", (key.ask.help if key.ask else "") or key.about)


def band(key: Key, language: Language) -> str:
    """Return what stands above several columns of a group or a list; nothing where the key does not say it."""
    return language.of(f"band {key.name}", key.ask.band if key.ask else "")


def title(key: Key, language: Language) -> str:
    """Return the title of a key or a list, as the sheet of further entries has it."""
    return language.of(f"title {key.name}", key.title)


def entry(key: Key, language: Language) -> str:
    """Return how a message calls one entry of a list: 'evidence'."""
    return language.of(f"entry {key.name}", key.one)


def document_heading(key: Key, language: Language) -> str:
    """Return the heading of a key's column in the document."""
    return language.of(f"document {key.name}", key.word.heading if key.word else "")


def sheet(key: Key, language: Language) -> str:
    """Return the name of the sheet that a list has in the form."""
    return language.of("sheet", key.listing.sheet if key.listing else "")


def table_title(key: Key, language: Language) -> str:
    """Return the title of the table of a list in the form."""
    return language.of(f"table {key.name}", key.listing.title if key.listing else "")


def table_lead(key: Key, language: Language) -> str:
    """Return the sentence above the table of a list in the form."""
    return language.of(f"lead {key.name}", key.listing.lead if key.listing else "")


def document_title(key: Key, language: Language) -> str:
    """Return the title of a list in the document."""
    return language.of(f"document {key.name}", key.listing.document if key.listing else "")


def coordinate(name: str, language: Language) -> str:
    """Return what stands before the label of a coordinate in a list of them: 'sex' of 'sex Female'."""
    return language.of("coordinate", name)


ALL = (
    *(heading, help_for, band, title, entry, document_heading),
    *(sheet, table_title, table_lead, document_title),
)
