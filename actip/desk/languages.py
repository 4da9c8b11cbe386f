"""Own how a person chooses the language of an output: by its name, and of a draft it is said that it is one."""

from actip.desk.panels import CHOICE, Choice, Field
from actip.texts import Language, language, languages


def language_choices(spoken: Language) -> tuple[Choice, ...]:
    """Return the languages that an output can be in."""
    return tuple(Choice(code, _name(language(code), spoken)) for code in languages())


def language_of_form(spoken: Language, otherwise: str) -> Field:
    """Return the field that asks for the language of a form; `otherwise` is what it is where nobody chooses."""
    choices = (Choice("", otherwise), *language_choices(spoken))
    return Field("language", CHOICE, spoken.say("desk", "Language of the form"), choices=choices, is_further=True)


def _name(one: Language, spoken: Language) -> str:
    return spoken.say("desk", "{language}: draft, not reviewed yet", language=one.name) if one.is_draft else one.name
