"""Own the list of the texts of rules: what translators are asked for, by the contexts under which they are looked up.

What stands in calls of `say` and `counted` is found there; here is what stands in the rules, and in tables of names.
"""

from collections.abc import Iterator

from actip.catalogue import catalogue
from actip.format.fields import coordinate_lists
from actip.model import Rule
from actip.rules import RULES
from actip.rules.names import ALONE
from actip.rules.wording import is_bare

Text = tuple[str, str] | tuple[str, str, str]  # the context and the English; where it counts, for one and for many


def texts_of_rules() -> Iterator[Text]:
    """Yield every text of every rule, then the names and signs that messages are filled with."""
    for rule in RULES.values():
        yield f"{rule.id} title", rule.title
        for name, english in texts_of(rule):
            one = rule.one.get(name)
            yield (f"{rule.id} {name}", one.text, english) if one else (f"{rule.id} {name}", english)
    for name in coordinate_lists(catalogue()):
        if name not in ALONE:
            yield "coordinate", name


def texts_of(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the texts of a rule by their names: message and cure, each also for the form, and what its codes read.

    What is nothing but a placeholder is left out: there is nothing to translate.
    """
    texts = {"message": rule.message, "cure": rule.remedy}
    texts |= {"form message": rule.form_message, "form cure": rule.form_remedy}
    for prefix, words in (("", rule.words), ("form ", rule.form_words)):
        texts |= {f"{prefix}{fact} {code}": text for fact, phrases in words.items() for code, text in phrases.items()}
    return ((name, text) for name, text in texts.items() if text and not is_bare(text))
