"""Own what the words of the answers mean: in short at a cell and above a table, at length on the sheet 'How to fill'.

All of it is made of the meanings in schemas/codes.yaml, so that a word means the same wherever it stands.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from actip.catalogue import catalogue as english_catalogue
from actip.catalogue.entries import Catalogue, Code
from actip.catalogue.translated import list_in
from actip.form.sheet_names import sheet_names
from actip.format import words
from actip.format.fields import ANSWERS, part
from actip.format.keys import Key
from actip.texts import NOT_TRANSLATED, Language

LONGEST_PROMPT = 255  # signs that a spreadsheet shows beside a cell
_LONGEST_LINE = 190  # signs that a screen of 1366 pixels shows side by side
UNVERIFIED = "°"  # at an article: nobody has held our words against the official text yet


class Definition(NamedTuple):
    """One row of the sheet 'How to fill': what it is about, where that is new; the step or word; what it means."""

    of: str
    word: str
    meaning: str


def prompt_of(catalogue: Catalogue, list_name: str, without: Collection[str] = ()) -> str:
    """Return what the words of a list mean, in short, as far as it fits beside a cell: what it begins with goes first.

    `without` are codes that are not offered there. Nothing for a list that says it of none.
    """
    codes = catalogue.lists[list_name].codes.values() if list_name in catalogue.lists else ()
    return _in_short((code for code in codes if code.code not in without), catalogue.language, LONGEST_PROMPT)


def help_with(help: str, list_name: str, language: Language) -> str:
    """Return the help of a cell that takes a code: its own words, if there is room, then what the codes mean."""
    meanings = _prompt_in(list_name, language)
    whole = " ".join(filter(None, (help, meanings)))
    return whole if not meanings or len(whole) <= LONGEST_PROMPT else meanings


@cache  # a form has the same columns of figures many times
def help_for_figures(language: Language) -> str:
    """Return the help of a cell that takes a figure or the reason why there is none, with what the reasons mean."""
    help = language.say(
        "form help",
        "A whole number; 0 if you looked and there was none. If there is no figure, pick the reason; "
        "blank is not zero.",
    )
    reasons = list_in(english_catalogue().lists["missing"], language).codes.values()
    return f"{help} {_in_short(reasons, language, LONGEST_PROMPT - len(help) - 1)}".rstrip()


@cache  # a form has the same lists in many columns
def _prompt_in(list_name: str, language: Language) -> str:
    codes = english_catalogue().lists.get(list_name)
    return _in_short(list_in(codes, language).codes.values(), language, LONGEST_PROMPT) if codes else ""


def legend(catalogue: Catalogue) -> tuple[str, str]:
    """Return two lines to stand above the questions: what the answers mean in law, and in practice."""
    law, practice = (_legend_of(name, catalogue) for name in ("in_law", "in_practice"))
    return law, practice


def _legend_of(name: str, catalogue: Catalogue) -> str:
    heading = words.heading(_answer(name), catalogue.language).removesuffix(NOT_TRANSLATED)
    room = _LONGEST_LINE - len(heading) - 2
    return f"{heading}. {_in_short(catalogue.lists[name].codes.values(), catalogue.language, room)}"


def _in_short(codes: Iterable[Code], language: Language, room: int) -> str:
    """Say what codes mean in the room there is; those at the end of their list are left out first."""
    sentence = language.sign("meaning", "{word}: {meaning}.")
    texts = [(code.label, code.short) for code in codes if code.short and not code.past]
    while texts:
        mark = NOT_TRANSLATED if any(text.endswith(NOT_TRANSLATED) for pair in texts for text in pair) else ""
        bare = [[text.removesuffix(NOT_TRANSLATED) for text in pair] for pair in texts]
        line = " ".join(sentence.format(word=word, meaning=meaning) for word, meaning in bare) + mark
        if len(line) <= room:
            return line
        texts.pop()
    return ""


def defined(catalogue: Catalogue) -> tuple[Definition, ...]:
    """Return the rows of the sheet 'How to fill', which is one page: the steps, then the words."""
    language = catalogue.language
    say = language.say
    both, force = say("how to fill", "In both"), say("form column", "Force")
    figures = say("how to fill", "Instead of a figure")
    level, since = (words.heading(key, language) for key in (part("disclosure"), _answer("since")))
    zero = say("how to fill", "0: it was looked for, and there was none. <5: it is published only as 'below five'.")
    unverified = say(
        "how to fill",
        "At the number of an article: nobody has held our words against the official text of the Convention yet. "
        "The official text decides.",
    )
    persons = say(
        "how to fill",
        "Totals only: no names, dates of birth, case or passport numbers, and no story by which a victim or witness "
        "could be known (Articles 14.6 and 25).",
    )
    return (
        *_steps(language),
        *_words("in_law", words.heading(_answer("in_law"), language), catalogue, ("no_information",)),
        *_words("in_practice", words.heading(_answer("in_practice"), language), catalogue, ("no_information",)),
        *_words("in_law", both, catalogue, set(catalogue.lists["in_law"].codes) - {"no_information"}),
        *_words("missing", figures, catalogue, ("suppressed",)),
        Definition("", "0, <5", zero),
        *_words("disclosure", level, catalogue),
        Definition(say("how to fill", "Other words"), force, _forces(catalogue)),
        Definition("", since, words.help_for(_answer("since"), language)),
        Definition("", UNVERIFIED, unverified),
        Definition("", say("how to fill", "Nobody's data"), persons),
    )


def _steps(language: Language) -> Sequence[Definition]:
    say, names = language.say, sheet_names(language)
    steps = (
        say("how to fill", "Begin on '{start}': the state, the period, whom to ask, and the agencies. Fill in what is "
            "yellow; what is grey is worked out or closed.", start=names["start"]),
        say("how to fill", "On '{questions}' answer apart for the law in force and for what was done, say in a few "
            "sentences what was done, and cite the law or document: never attach it.", questions=names["questions"]),
        say("how to fill", "On '{figures}' give totals and their parts in whole numbers (1234). If there is no figure, "
            "pick the reason: a blank cell is an open question, never zero.", figures=names["figures"]),
        say("how to fill", "On '{follow_up}' say of what is not there yet what is planned, by whom and by when, or "
            "what stands in the way and what help is needed.", follow_up=names["follow-up"]),
        say("how to fill", "Look at the checks (✔ agrees, ✘ does not, … is still open), also on '{checks}'. Save as "
            ".xlsx, check it with actip (on its page, or 'actip validate FILE'), and hand it on.",
            checks=names["checks"]),
    )  # fmt: skip
    title = say("how to fill", "Five steps")
    return [Definition("" if number > 1 else title, str(number), step) for number, step in enumerate(steps, start=1)]


def _words(list_name: str, of: str, catalogue: Catalogue, without: Collection[str] = ()) -> list[Definition]:
    """Return the words of a list and what they mean; what it is about stands at the first of them."""
    codes = [code for code in catalogue.lists[list_name].codes.values() if code.code not in without and not code.past]
    return [Definition("" if number else of, code.label, code.description) for number, code in enumerate(codes)]


def _forces(catalogue: Catalogue) -> str:
    """Say what the forces mean that an obligation has."""
    forces = {obligation.force for obligation in catalogue.obligations.values()}
    return prompt_of(catalogue, "forces", set(catalogue.lists["forces"].codes) - forces)


def _answer(name: str) -> Key:
    key = ANSWERS.below(name)
    assert key is not None
    return key
