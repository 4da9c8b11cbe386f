"""Own what the parts of the document share: what a submission holds, and how a value of it is said."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, Code, Indicator, Obligation
from actip.form.meanings import UNVERIFIED
from actip.format.fields import ANSWERS
from actip.format.keys import Key
from actip.format.words import heading
from actip.model import Finding, UnreadCell
from actip.texts import Language, capital
from actip.writers.paper import Paper

Entry = Mapping[str, Any]
# The sign at an obligation whose text was not read in a published copy of the Convention; the annex explains it.
NOT_READ = UNVERIFIED
_ABOUT_THE_ANSWER = ("agency", "disclosure", "since_last")  # what alone is no answer
_HALVES = tuple(key.name for key in ANSWERS.keys if key.name in ("in_law", "in_practice"))


class PreviousReport(NamedTuple):
    """What an audience may see of the last report: its data, its period in days, whether that is as long as this one.

    `withheld` are pointers to what was taken out of it.
    """

    data: Entry
    start: date
    end: date
    is_as_long: bool
    withheld: frozenset[str] = frozenset()


class Disclosed(NamedTuple):
    """A submission of a valid shape as an audience may see it.

    `withheld` are pointers to what was taken out; counts below `threshold` are suppressed, None where they stand.
    `last` is the last report, where there is one to compare with. `as_of` is the day that due days are held against.
    """

    data: Entry
    withheld: frozenset[str]
    audience: str
    threshold: int | None
    last: PreviousReport | None = None
    as_of: date | None = None


class ToMend(NamedTuple):
    """What a draft says on its first page: the errors of its file, and the cells that were not read."""

    errors: tuple[Finding, ...] = ()
    unread: tuple[UnreadCell, ...] = ()


class Chapter:
    """One part of the document of a submission, whose keys are those of its schema.

    Its own words are in the language of the catalogue; what a state typed stands as it is.
    """

    def __init__(self, paper: Paper, data: Entry, withheld: frozenset[str], catalogue: Catalogue) -> None:
        self.paper = paper
        self.data = data
        self.catalogue = catalogue
        released: Entry = data.get("released", {})
        self.is_copy = bool(released)  # for others: entries of a list may be left out of it without a word
        self.withheld = (
            withheld
            | {f"/obligations/{name}" for name in released.get("obligations", ())}
            | {f"/statistics/{name}" for name in released.get("indicators", ())}
        )
        self.language = catalogue.language
        self.not_given = self.language.say("document", "not given")
        self.parts = data.get("parts", list(catalogue.lists["parts"].codes))
        self.agencies = {entry["id"]: entry.get("name") or entry["id"] for entry in data.get("agencies", ())}

    def is_withheld(self, *steps: str) -> bool:
        """Tell whether what stands under these keys is withheld from the audience."""
        return f"/{'/'.join(steps)}" in self.withheld

    def answer(self, obligation: Obligation) -> Entry:
        """Return the answer to a question; an empty one where nothing but who answers it is there."""
        answer: Entry = self.data.get("obligations", {}).get(obligation.id) or {}
        return answer if any(answer.get(key) for key in answer if key not in _ABOUT_THE_ANSWER) else {}

    def is_answered(self, obligation: Obligation) -> bool:
        """Tell whether a question is answered in law or in practice: what stands beside an answer is none."""
        answer = self.answer(obligation)
        return any(answer.get(f"in_{half}") for half in obligation.asks)

    def labelled(self, label: str, text: str, style: str = "Normal") -> None:
        """Write a text after what it is called."""
        self.paper.labelled(self.language.say("document", "{label}:", label=label), text, style)

    def small(self, label: str, entries: Sequence[str]) -> None:
        """Write in small letters what belongs to an answer, entry after entry; nothing for none."""
        if entries:
            self.labelled(label, self.language.sign("between entries", "; ").join(entries), "Body Text 2")

    def bullets(self, label: str, lines: list[str], style: str = "List Bullet") -> None:
        """Write a list below what it is called."""
        self.paper.bullets(self.language.say("document", "{label}:", label=label), lines, style)

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

    def marked(self, obligation: Obligation) -> str:
        """Return the heading of an obligation, with the sign where its text was not read in a published copy."""
        heading = self.heading_of(obligation)
        return heading if obligation.verified else f"{heading} {NOT_READ}"

    def halves(self, obligation: Obligation, answer: Entry) -> list[tuple[str, str]]:
        """Return what is asked about an obligation, in law and in practice, each with the answer in words."""
        called, no_answer = self.called(ANSWERS, *_HALVES), self.language.say("document", "no answer")
        return [
            (called[half], self.catalogue.label(half, answer[half]) if answer.get(half) else no_answer)
            for half in (f"in_{half}" for half in obligation.asks)
        ]

    def title_of(self, indicator: Indicator | None) -> str:
        """Return the words for what is counted, as a line begins with them."""
        return capital(indicator.title) if indicator else self.language.say("document", "A figure")

    def day(self, day: str | int | None) -> str:
        """Return a day, a month or a year as people write it; nothing for none."""
        year, *further = str(day or "").split("-")
        if len(further) == 2:
            return self.language.written_day(date.fromisoformat(str(day)))
        return self.language.written_month(int(year), int(further[0])) if further else year

    def number(self, value: float) -> str:
        """Write a figure, as the whole document does."""
        return number(value, self.language)

    def joined(self, *parts: str | None) -> str:
        """Join the parts that are not empty."""
        return self.language.row_of([part for part in parts if part])

    def evidence(self, answer: Entry) -> None:
        """Write what an answer cites."""
        self.cited(self.language.say("document", "Evidence"), answer)

    def cited(self, label: str, answer: Entry) -> None:
        """Write what an answer cites, after a label."""
        self.small(label, [self._cited(entry) for entry in answer.get("evidence", ())])

    def _cited(self, entry: Entry) -> str:
        say, day = self.language.say, self.day(entry.get("checked"))
        kind = self.words(entry["kind"], "evidence_kinds") if entry.get("kind") else say("document", "Evidence")
        checked = say("document", "checked on {day}", day=day) if day else ""
        cited = self.joined(
            entry.get("title"), entry.get("provision"), self.day(entry.get("date")), checked, entry.get("link")
        )
        if not cited:
            return say("document", "{kind}: nothing is named", kind=kind)
        return say("document", "{kind}: {cited}", kind=kind, cited=cited)


def number(value: float, language: Language) -> str:
    """Write a figure with its thousands apart: neither a comma nor a point, which mean two things in the region."""
    return figure(value, "\u202f").replace(".", language.sign("decimal", "."))
