"""Own the words of the page for what the command line calls by its commands: the names of the works that do the same.

Findings, refusals and notes are those of the command line. Who reads them on the page has no command to type, so what
names one is turned into the name of the work, or of the field of it, where it is drawn; files stay as they are.
"""

import re
from collections.abc import Callable, Mapping
from typing import cast

from actip.catalogue.entries import Catalogue
from actip.desk.work import Outcome
from actip.desk.works import WORKS
from actip.texts import Language

_WORKS = {  # by the commands that do the same
    "validate": "check",
    "template": "begin",
    "split": "divide",
    "merge": "join",
    "convert": "join",  # of a report alone it carries out what was decided
    "release": "send",
    "report": "region",
}
_FIELDS = {  # by the options that ask for the same
    "annotate": ("check", "copies"),
    "from": ("begin", "last"),
    "round": ("begin", "round"),
    "prefer": ("join", "prefer"),
    "join": ("join", "join"),
    "published": ("send", "published"),
    "previous": ("national", "previous"),
    "observations": ("region", "observations"),
    "workplan": ("region", "work_plan"),
}
_COMMAND = re.compile(r"'actip ([a-z]+)\b[^']*'")
_VERSION = "'actip --version'"
_OPTION = re.compile(r"('?)--([a-z]+)(?: [A-Z]+)?\1(?![a-z-])")
_ONLY_THERE = re.compile(rf"(?:^|(?<=[.:] ))'actip (?!(?:{'|'.join(_WORKS)})\b)[a-z]+\b[^']*'[^.]*\.(?: |$)")
_NAMES = ("files", "preview", "path", "name", "kind", "place")  # of fields that hold no sentence


def in_words_of_page(outcome: Outcome, catalogue: Catalogue) -> Outcome:
    """Return what came of a work with the names of works in place of those of commands, in each of its sentences."""
    return cast(Outcome, _Words(catalogue).each(outcome))


class _Words:
    """Say in the words of a page, in one language, what is said in those of the command line."""

    def __init__(self, catalogue: Catalogue) -> None:
        panels = {work.name: work.panel(catalogue) for work in WORKS}
        self.language: Language = catalogue.language
        self.works: Mapping[str, str] = {command: panels[name].title for command, name in _WORKS.items()}
        self.fields: Mapping[str, str] = {
            option: field.label
            for option, (work, name) in _FIELDS.items()
            for field in panels[work].fields
            if field.name == name
        }

    def each(self, value: object) -> object:
        """Return a value with every sentence in it in the words of the page."""
        if isinstance(value, str):
            return self.sentence(value)
        if not isinstance(value, tuple):
            return value
        if names := getattr(value, "_fields", ()):
            fields = zip(names, value, strict=True)
            make: Callable[..., object] = type(value)
            return make(*(part if name in _NAMES else self.each(part) for name, part in fields))
        return tuple(map(self.each, value))

    def sentence(self, text: str) -> str:
        """Return a text of one or more sentences; one that only offers a command of no work is left out of several."""
        if "actip " not in text and "--" not in text:
            return text
        say = self.language.say
        text = text.replace(_VERSION, say("desk", "the foot of this page"))
        text = _ONLY_THERE.sub("", text).strip() or text
        return _OPTION.sub(self.option, _COMMAND.sub(self.command, text))

    def command(self, match: re.Match[str]) -> str:
        if title := self.works.get(match[1]):
            return f"'{title}'"
        return self.language.say("desk", "actip in a terminal ({command})", command=match[1])

    def option(self, match: re.Match[str]) -> str:
        if label := self.fields.get(match[2]):
            return f"'{label}'"
        return match[0].strip("'")
