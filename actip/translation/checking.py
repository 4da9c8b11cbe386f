"""Own what would fail, or mislead, when a translation is read: placeholders, plural forms, names of sheets, choices."""

import re
from collections.abc import Iterator, Sequence
from string import Formatter
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.texts import NOT_TRANSLATED
from actip.translation.entries import Entry, Standing, Translation
from actip.translation.tongues import Tongue

SHEET = "sheet"  # the context of names of sheets
_MOST_SIGNS = 31  # that a sheet's name can have
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_ALL_FORMS = "A text about a number of things needs a form for each case."


class Fault(NamedTuple):
    """What is wrong with one form of an entry: a sentence or two, what to do at the end."""

    entry: Entry
    form: int
    sentence: str


def faults(language: Translation, catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what is wrong with a language. What is stale is not looked at: its translator will do it anew."""
    for entry in language.entries:
        yield from faults_of(entry, language.tongue)
    yield from _clashes([entry for entry in language.entries if entry.text.context == SHEET], "sheet")
    for name, entries in catalogue.lists.items():
        contexts = {f"{name} {code}" for code in entries.codes}
        yield from _clashes([entry for entry in language.entries if entry.text.context in contexts], "choice")


def faults_of(entry: Entry, tongue: Tongue) -> Iterator[Fault]:
    """Yield what is wrong with a translation by itself."""
    if not any(entry.forms) or entry.standing is Standing.STALE:
        return
    for number, form in enumerate(entry.forms):
        sentences = _of_form(entry, number, form, tongue) if form else (f"There is no translation. {_ALL_FORMS}",)
        yield from (Fault(entry, number, sentence) for sentence in sentences)


def _of_form(entry: Entry, number: int, form: str, tongue: Tongue) -> Iterator[str]:
    text = entry.text
    try:
        written = placeholders(form)
    except ValueError:
        yield "A brace stands alone. Write {{ or }} where a brace itself is meant."
        return
    wanted = placeholders(text.many or text.english)
    only_one = number == 0 and tongue.plurals > 1
    if written != wanted and not (only_one and written == placeholders(text.english)):
        yield from _of_placeholders(written, wanted)
    line = form.replace("\n", "")
    if printable(line) != line:
        yield "It holds a sign that cannot be seen. Type the text again."
    if text.context == SHEET:
        yield from _of_sheet(form)


def placeholders(text: str) -> frozenset[str]:
    """Return what is filled into a text, as it stands there. Raises ValueError for a brace that stands alone."""
    return frozenset(
        "{" + name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}"
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    )


def _of_placeholders(written: frozenset[str], wanted: frozenset[str]) -> Iterator[str]:
    for name in sorted(wanted - written):
        yield f"{name} is missing. Write it, as it stands in the English, where what it is filled with belongs."
    for name in sorted(written - wanted):
        yield f"{name} is not in the English, so nothing can be filled in there. Take it out."


def _of_sheet(name: str) -> Iterator[str]:
    if len(name) > _MOST_SIGNS:
        yield f"The name of a sheet has at most {_MOST_SIGNS} signs, and this has {len(name)}. Shorten it."
    if sign := _NOT_IN_A_NAME.search(name):
        yield f"The name of a sheet cannot hold '{sign[0]}'. Write it without."
    if name.startswith("'") or name.endswith("'"):
        yield "The name of a sheet neither begins nor ends with an apostrophe. Write it without."


def _clashes(entries: Sequence[Entry], what: str) -> Iterator[Fault]:
    """Yield each second one of what has to be told apart by its words alone, in this language and in English."""
    first: dict[str, Entry] = {}
    english = {entry.text.english.casefold(): entry for entry in entries}
    for entry in entries:
        other = english.get(entry.forms[0].casefold()) if entry.is_translated else None
        if other is not None and other.text.english != entry.text.english:
            yield Fault(
                entry, 0, f"It reads like the English of '{other.text.english}', which may be typed for that {what}. "
                "Word it differently.",
            )  # fmt: skip
            continue
        words = entry.forms[0] if entry.is_translated else f"{entry.text.english}{NOT_TRANSLATED}"
        before = first.setdefault(words.casefold(), entry)
        if before is not entry and before.text.english.casefold() != entry.text.english.casefold():
            yield Fault(
                entry, 0, f"It reads the same as '{before.text.english}', and one {what} could not be told from the "
                "other. Word one of them differently.",
            )  # fmt: skip
