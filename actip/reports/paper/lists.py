"""Own the lists of the document: trainings, budgets, who was heard, what worked, and the state's own reasons."""

from collections.abc import Sequence
from typing import Any

from actip.format.fields import TO_CONFIRM, lists
from actip.format.keys import Key, Kind, Level
from actip.format.words import document_heading, document_title, title
from actip.reports.paper.chapter import Chapter, Entry
from actip.rules import RULES
from actip.rules.wording import labels_of
from actip.writers.paper import PaperColumn


class ListsChapter(Chapter):
    """Write what a state lists, an entry below the other. What holds nothing is not written."""

    def write(self) -> None:
        """Write the lists that hold something."""
        filled = [(key, entries) for key in lists() if (entries := self.data.get(key.name))]
        if filled:
            self.paper.heading(self.language.say("document", "Means, partners and results"), 1)
        for key, entries in filled:
            self.paper.heading(self.title_of_list(key), 3)
            self.list_of(key, entries)

    def title_of_list(self, key: Key) -> str:
        """Return what a list is called."""
        return document_title(key, self.language) or title(key, self.language)

    def nothing_listed(self) -> list[str]:
        """Return what the lists are called that are reported and hold nothing that the audience may see."""
        parts = self.catalogue.lists["parts"].codes
        return [
            self.title_of_list(key)
            for key in lists()
            if key.name in parts and key.name in self.parts and not self.data.get(key.name)
            if not self.is_withheld(key.name) and not (self.is_copy and key.level is Level.ENTRY)
        ]

    def list_of(self, key: Key, entries: Sequence[Entry]) -> None:
        """Write a list as a table without the columns that nobody filled; a single entry as a line."""
        filled = [below for below in key.keys if below.word and any(entry.get(below.name) for entry in entries)]
        rows = [[self._value(entry.get(below.name), below) for below in filled] for entry in entries]
        if len(rows) == 1:
            self._line(filled, rows[0])
        elif filled:
            columns = [
                PaperColumn(document_heading(below, self.language), below.word.share, below.word.figures)
                for below in filled
                if below.word
            ]
            self.paper.table("", columns, rows)

    def _line(self, keys: Sequence[Key], values: Sequence[str]) -> None:
        """Write the one entry of a list: its name, then the rest of it, each after what it is called."""
        say = self.language.say
        words = [
            say("document", "{label}: {words}", label=document_heading(key, self.language), words=value)
            for key, value in zip(keys, values, strict=True)
        ]
        self.paper.bullets("", [self.language.sign("between entries", "; ").join(words)])

    def _value(self, value: Any, key: Key) -> str:
        """Return what stands in a column."""
        if value and key.kind in (Kind.DATE, Kind.MOMENT):
            return self.day(value)
        if value and key.kind is Kind.GROUP:
            return self.joined(*(self._took_part(name, count) for name, count in value.items()))
        return self.words(value, key.codes)

    def _took_part(self, whom: str, count: int) -> str:
        """Say how many took part, in all or of one sex."""
        counted, number = self.language.counted, self.number(count)
        match whom:
            case "total":
                return counted("document participants", "{number} total", "{number} total", count, number=number)
            case "F":
                return counted("document participants", "{number} female", "{number} female", count, number=number)
            case "M":
                return counted("document participants", "{number} male", "{number} male", count, number=number)
            case "X":
                return counted("document participants", "{number} other", "{number} other", count, number=number)
        return counted("document participants", "{number} not known", "{number} not known", count, number=number)

    def explanations(self) -> None:
        """Write the state's own reasons for what a check finds."""
        say = self.language.say
        lines = [
            say(
                "document explanations",
                "{about} ({rule}): {reason}",
                about=self._about(entry["about"]),
                rule=self.language.inside(self._rule(entry["rule"])),
                reason=entry["reason"],
            )
            for entry in self.data.get("explanations", ())
            if entry.get("standing") != TO_CONFIRM
        ]
        if lines:
            self.paper.heading(say("document", "Explanations"), 1)
            self.paper.bullets("", lines)

    def _rule(self, name: str) -> str:
        """Return the title of a rule, or its name where there is none of that name any more."""
        return self.language.of(f"{name} title", RULES[name].title) if name in RULES else name

    def _about(self, about: str | Entry) -> str:
        """Return what an explanation is about: an obligation, or a figure by its coordinates."""
        if isinstance(about, str):
            name = about.partition("/")[0]  # a place below the answer may follow
            return self.words(name, "obligations") if name in self.catalogue.obligations else about
        indicator = self.catalogue.indicators.get(str(about.get("indicator")))
        return self.joined(self.title_of(indicator), labels_of(about.get("within") or {}, self.catalogue))
