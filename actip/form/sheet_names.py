"""Own what the sheets of a form are called in a language: short enough for a tab, and each name once."""

from collections.abc import Iterator, Mapping
from functools import cache

from actip.format.fields import lists
from actip.format.words import sheet
from actip.texts import Language

LONGEST = 31  # characters that the name of a sheet can have
_FORBIDDEN = frozenset("[]:*?/\\'!")  # the first seven in a name, the last two in what a formula makes of it
_RESERVED = "history"  # Excel keeps it for itself


@cache
def sheet_names(language: Language) -> Mapping[str, str]:
    """Return the names of all sheets that a form or the workbook of questions can have, by the code of the sheet."""
    names: dict[str, str] = {}
    for code, text in _texts(language).items():
        names[code] = _free(text, {_RESERVED, *(name.casefold() for name in names.values())})
    return names


def unfit_sheet_names(language: Language) -> list[str]:
    """Return the names of sheets that a form cannot have as they are: too long, with a forbidden sign, or twice."""
    names = sheet_names(language)
    return [text for code, text in _texts(language).items() if names[code] != text]


def list_sheet(name: str) -> str:
    """Return the code of the sheet on which a list stands: that of the first list on it."""
    here = next(key.listing.sheet for key in lists() if key.listing and key.name == name)
    return next(key.name for key in lists() if key.listing and key.listing.sheet == here)


def _texts(language: Language) -> dict[str, str]:
    say = language.say
    return {
        "start": say("sheet", "Start"),
        "how": say("sheet", "How to fill"),
        "conflicts": say("sheet", "Conflicts"),
        "questions": say("sheet", "Questions"),
        "follow-up": say("sheet", "Follow-up"),
        "details": say("sheet", "Answers in detail"),
        "covers": say("sheet", "Covered"),
        "further": say("sheet", "Further entries"),
        "figures": say("sheet", "Figures"),
        "other-figures": say("sheet", "Other figures"),
        "detail": say("sheet", "Figures in detail"),
        "sources": say("sheet", "Sources"),
        **dict(_of_lists(language)),
        "courts": say("sheet", "Court indicators"),
        "round": say("sheet", "Round questions"),
        "explanations": say("sheet", "Explanations"),
        "last": say("sheet", "Last period"),
        "checks": say("sheet", "Check"),
        "findings": say("sheet", "Findings"),
        "unread": say("sheet", "Not read"),
    }


def _of_lists(language: Language) -> Iterator[tuple[str, str]]:
    for key in lists():
        if list_sheet(key.name) == key.name:
            yield key.name, sheet(key, language)


def _free(text: str, others: set[str]) -> str:
    """Return a text as the name of a sheet: without forbidden signs, cut at its end, numbered where it is taken."""
    plain = " ".join("".join(" " if sign in _FORBIDDEN else sign for sign in text).split()) or "-"
    name, number = plain[:LONGEST].rstrip(), 1
    while name.casefold() in others:
        number += 1
        name = f"{plain[: LONGEST - len(f' {number}')].rstrip()} {number}"
    return name
