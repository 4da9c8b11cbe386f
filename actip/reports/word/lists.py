"""Own the lists of the document: trainings, budgets, who was heard, what worked, and the state's own reasons."""

from typing import Any

from actip.format.fields import TO_CONFIRM, lists
from actip.format.keys import Key, Kind
from actip.format.words import document_heading, document_title, title
from actip.reports.word.chapter import Chapter, Entry
from actip.rules import RULES
from actip.rules.wording import labels_of
from actip.writers.word import PaperColumn


class ListsChapter(Chapter):
    """Write what a state lists: each list as one table, a row for each entry."""

    def write(self) -> None:
        """Write all lists."""
        for key in lists():
            is_part = key.name in self.catalogue.lists["parts"].codes
            if not is_part and not self.data.get(key.name):
                continue  # nobody is asked for it
            self.paper.heading(document_title(key, self.language) or title(key, self.language), 1)
            if is_part and not self.reported(key.name):
                continue
            columns = [(below, below.word) for below in key.keys if below.word]
            rows = [
                [self._value(entry.get(below.name), below) for below, _ in columns]
                for entry in self.data.get(key.name, ())
            ]
            if rows:
                heads = [
                    PaperColumn(document_heading(below, self.language), head.share, head.figures)
                    for below, head in columns
                ]
                self.paper.table("", heads, rows)
            else:
                self.paper.paragraph(self.language.say("document", "Nothing is listed."))

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
        self.paper.heading(say("document", "Explanations"), 1)
        rows = [
            (self._rule(entry["rule"]), self._about(entry["about"]), entry["reason"])
            for entry in self.data.get("explanations", ())
            if entry.get("standing") != TO_CONFIRM
        ]
        if rows:
            columns = (
                PaperColumn(say("document explanations", "Of what"), 4),
                PaperColumn(say("document explanations", "About"), 5),
                PaperColumn(say("document explanations", "The state's reason"), 8),
            )
            self.paper.table("", columns, rows)
        else:
            self.paper.paragraph(say("document", "Nothing is explained."))

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
