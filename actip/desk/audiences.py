"""Own the fields that ask for whom an output is made, and what its readers hold already."""

from actip.catalogue.entries import Catalogue
from actip.desk.panels import CHOICE, FILES, Choice, Field

AUDIENCE, PUBLISHED = "audience", "published"


def audience_field(catalogue: Catalogue, *levels: str) -> Field:
    """Return the field that asks for whom an output is made: one of some levels, the first where nobody chooses."""
    say = catalogue.language.say
    words = {
        "asean": say("desk", "ASEAN bodies and member states: without what stays in the reporting state"),
        "public": say("desk", "Everybody: only what may be published"),
        "national": say("desk", "Whoever holds these files: all that is in them"),
    }
    choices = tuple(Choice(level, words[level]) for level in levels)
    return Field(AUDIENCE, CHOICE, say("desk", "For whom"), choices=choices, value=levels[0])


def published_field(catalogue: Catalogue) -> Field:
    """Return the field that asks what the readers of an output hold already."""
    say = catalogue.language.say
    return Field(
        PUBLISHED,
        FILES,
        say("desk", "What its readers hold already"),
        say("desk", "Copies that were sent before, exports: what is held back now must not be worked out from them."),
        many=True,
        folders=True,
    )
