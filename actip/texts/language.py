"""Own how a text is said in a language: looked up whole, then filled; how lists, figures and days are written.

English stands where a text is used, so its language has nothing to look up. A text is known by its context, which is
the id of what it belongs to (`SUM202 message`, `column due`, `in_law full`) or the place that shows it, and by its
English. Nothing is translated after it was filled, and no sentence is glued of pieces: what goes into one is a fact.
"""

from collections.abc import Sequence
from datetime import date

from actip.amounts import figure

NOT_TRANSLATED = " (en)"  # ends an English text that stands where its translation should
_ROOM = 90  # characters that a list may take in a sentence


def capital(text: str) -> str:
    """Begin a text with a capital letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


class Language:
    """One language, here English: every text as it stands in the program."""

    code = "en"
    name = "English"
    reviewer = "the authors"  # who of the officials that read it has found it right; empty: nobody yet
    translated = ""  # how many of how many texts, as '4,154 of 4,155'; empty for English, which is the source

    @property
    def is_draft(self) -> bool:
        """Whether nobody has reviewed it yet."""
        return not self.reviewer

    def of(self, context: str, english: str) -> str:
        """Return a text as it is in this language, its placeholders not filled; nothing for nothing."""
        return english

    def of_several(self, context: str, one: str, many: str, count: int) -> str:
        """Return the form of a text that a number of things takes, its placeholders not filled."""
        return one if count == 1 else many

    def sign(self, context: str, english: str) -> str:
        """Return what has no words, such as the sign between two parts of a list: never marked as not translated."""
        return english

    def say(self, context: str, english: str, /, **facts: object) -> str:
        """Return a text filled with facts, each by its name. Both texts stand in the call, where they are extracted."""
        return self.of(context, english).format_map({name: self.worded(value) for name, value in facts.items()})

    def counted(self, context: str, one: str, many: str, count: int, /, **facts: object) -> str:
        """Return a text about a number of things, which stands as `{count}` in it, filled with other facts."""
        words = {name: self.worded(value) for name, value in {**facts, "count": count}.items()}
        return self.of_several(context, one, many, count).format_map(words)

    def worded(self, value: object) -> str:
        """Return a fact as it is read: figures and days in the way of the language, lists joined by 'and'."""
        if isinstance(value, bool) or value is None:
            raise TypeError(f"{value!r} is no word of a sentence: say what it means")
        if isinstance(value, int | float):
            return self.figure(value)
        if isinstance(value, date):
            return self.day(value)
        return self.all_of([str(word) for word in value]) if isinstance(value, list | tuple) else str(value)

    def inside(self, label: str) -> str:
        """Return a label as it stands within a phrase: it begins small there, but for letters of an abbreviation."""
        if self.code == "en":
            return label.lower()
        return label[:1].lower() + label[1:] if label[1:2].islower() else label

    def figure(self, value: float) -> str:
        """Write a figure in full, thousands apart: 1,234,567.5."""
        thousands, decimal = self.sign("thousands", ","), self.sign("decimal", ".")
        return "".join({",": thousands, ".": decimal}.get(sign, sign) for sign in figure(value))

    def day(self, day: date) -> str:
        """Write a day: 2025-03-31."""
        year, month, number = day.isoformat().split("-")
        return self.sign("day", "{year}-{month}-{day}").format(year=year, month=month, day=number)

    def written_day(self, day: date) -> str:
        """Write a day as people do, 31 March 2025; as `day` does where nobody gave the names of the months."""
        month = self._month(day.month)
        if month.endswith(NOT_TRANSLATED):
            return self.day(day)
        return self.sign("written day", "{day} {month} {year}").format(day=day.day, month=month, year=day.year)

    def written_month(self, year: int, month: int) -> str:
        """Write a month as people do, March 2025; as 2025-03 where nobody gave the names of the months."""
        name = self._month(month)
        if name.endswith(NOT_TRANSLATED):
            return f"{year}-{month:02}"
        return self.sign("written month", "{month} {year}").format(month=name, year=year)

    def _month(self, number: int) -> str:
        names = (
            self.of("month", "January"),
            self.of("month", "February"),
            self.of("month", "March"),
            self.of("month", "April"),
            self.of("month", "May"),
            self.of("month", "June"),
            self.of("month", "July"),
            self.of("month", "August"),
            self.of("month", "September"),
            self.of("month", "October"),
            self.of("month", "November"),
            self.of("month", "December"),
        )
        return names[number - 1]

    def all_of(self, words: Sequence[str], room: int = _ROOM) -> str:
        """Return 'a, b and c'; of what does not fit into the room the rest is counted: 'a, b and 7 more'."""
        return self._joined(words, room, self.sign("list", "{words} and {last}"))

    def one_of(self, words: Sequence[str], room: int = _ROOM) -> str:
        """Return 'a, b or c'; of what does not fit into the room the rest is counted: 'a, b and 7 more'."""
        return self._joined(words, room, self.sign("list", "{words} or {last}"))

    def row_of(self, words: Sequence[str]) -> str:
        """Return 'a, b, c': coordinates, the steps to a place, and other parts of one thing."""
        return self.sign("between", ", ").join(words)

    def first_of(self, words: Sequence[str], most: int) -> str:
        """Return the first few of some words and how many there are besides: 'a, b and 7 more'."""
        words = list(words)
        if len(words) <= most:
            return self.row_of(words)
        return self._and_more(words[:most], len(words) - most)

    def _joined(self, words: Sequence[str], room: int, last: str) -> str:
        words = list(words)
        fitting = len(words)
        while fitting > 2 and len(self.row_of(words[:fitting])) > room:
            fitting -= 1
        if fitting < len(words):
            return self._and_more(words[:fitting], len(words) - fitting)
        if len(words) < 2:
            return "".join(words)
        return last.format(words=self.row_of(words[:-1]), last=words[-1])

    def _and_more(self, words: Sequence[str], more: int) -> str:
        template = self.of_several("list", "{words} and {count} more", "{words} and {count} more", more)
        return template.format(words=self.row_of(words), count=self.figure(more))


ENGLISH = Language()
