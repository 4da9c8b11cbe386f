"""Own what the parts of the document share: what a submission holds, and how a value of it is said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, Code, Indicator, Obligation
from actip.format.keys import Key
from actip.format.words import heading
from actip.texts import Language, capital
from actip.writers.word import Paper

Entry = Mapping[str, Any]


class Chapter:
    """One part of the document of a submission, whose keys are those of its schema.

    Its own words are in the language of the catalogue; what a state typed stands as it is.
    """

    def __init__(self, paper: Paper, data: Entry, withheld: frozenset[str], catalogue: Catalogue) -> None:
        self.paper = paper
        self.data = data
        self.withheld = withheld
        self.catalogue = catalogue
        self.language = catalogue.language
        self.not_given = self.language.say("document", "not given")
        self.parts = data.get("parts", list(catalogue.lists["parts"].codes))
        self.agencies = {entry["id"]: entry.get("name") or entry["id"] for entry in data.get("agencies", ())}

    def reported(self, part: str) -> bool:
        """Tell whether a part is reported; write a sentence where it is not."""
        if part not in self.parts:
            self.paper.paragraph(self.language.say("document", "This submission does not report this part."))
        return part in self.parts

    def labelled(self, label: str, text: str) -> None:
        """Write a text after what it is called."""
        self.paper.labelled(self.language.say("document", "{label}:", label=label), text)

    def bullets(self, label: str, lines: list[str]) -> None:
        """Write a list below what it is called."""
        self.paper.bullets(self.language.say("document", "{label}:", label=label), lines)

    def called(self, key: Key, *names: str) -> dict[str, str]:
        """Return what some keys of a group are called, as in the form, by their names."""
        return {below.name: heading(below, self.language) for below in key.keys if below.name in names}

    def words(self, value: Any, codes: str = "") -> str:
        """Return a value in words, of a list one below the other; 'not given' for a missing one."""
        if value in (None, "", [], {}):
            return self.not_given
        if isinstance(value, list):
            return "\n".join(self.words(entry, codes) for entry in value)
        if codes == "obligations":
            return self.heading_of(self.catalogue.obligations[value])
        if codes:
            return self.catalogue.label(codes, value)
        return value if isinstance(value, str) else self.number(value)

    def heading_of(self, entry: Obligation | Code) -> str:
        """Return the words for what is asked: its number, and what it is about."""
        if isinstance(entry, Code):
            return self.language.say("document", "{number} {title}", number=entry.code, title=entry.label)
        return self.language.say("document", "{number} {title}", number=entry.citation, title=entry.title)

    def title_of(self, indicator: Indicator | None) -> str:
        """Return the words for what is counted, as a line begins with them."""
        return capital(indicator.title) if indicator else self.language.say("document", "A figure")

    def day(self, day: str | int | None) -> str:
        """Return a day in the way of the language, a month or a year as it is written; nothing for none."""
        text = str(day or "")
        return self.language.day(date.fromisoformat(text)) if len(text) == len("2019-06-01") else text

    def number(self, value: float) -> str:
        """Write a figure, as the whole document does."""
        return number(value, self.language)

    def joined(self, *parts: str | None) -> str:
        """Join the parts that are not empty."""
        return self.language.row_of([part for part in parts if part])

    def evidence(self, answer: Entry) -> None:
        """Write what an answer cites."""
        say = self.language.say
        lines = []
        for entry in answer.get("evidence", ()):
            kind = self.words(entry["kind"], "evidence_kinds") if entry.get("kind") else say("document", "Evidence")
            day = self.day(entry.get("checked"))
            checked = say("document", "checked on {day}", day=day) if day else ""
            cited = (entry.get("title"), entry.get("provision"), self.day(entry.get("date")), checked)
            if line := self.joined(*cited, entry.get("link")):
                lines.append(say("document", "{kind}: {cited}", kind=kind, cited=line))
            else:
                lines.append(say("document", "{kind}: nothing is named", kind=kind))
        if lines:
            self.bullets(say("document", "Evidence"), lines)


def number(value: float, language: Language) -> str:
    """Write a figure with its thousands apart: neither a comma nor a point, which mean two things in the region."""
    return figure(value, "\u202f").replace(".", language.sign("decimal", "."))
