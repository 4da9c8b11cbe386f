"""Own the brief of a report: two pages in the order of a country fact sheet. A hole in it is said to be a hole."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.fields import lists
from actip.format.keys import Level
from actip.reports.paper.chapter import Chapter, Entry, PreviousReport
from actip.reports.paper.key_figures import KeyFigure, KeyFigures
from actip.reports.paper.summary import SummaryChapter
from actip.texts import capital
from actip.writers.paper import Paper

_JUSTICE = ("cases_investigated", "sentence_imposed")
_RIGHTS = ("victims_sheltered", "victims_assisted", "compensation_awarded", "victims_charged")
_LISTS = {key.name: key for key in lists()}
_FAR = {"in_law": ("full",), "in_practice": ("full", "large")}


class Room(NamedTuple):
    """How much of what a state lists is printed: so many entries of a list, and so many letters of each."""

    entries: int
    letters: int


ROOMS = (Room(6, 220), Room(4, 200), Room(3, 110), Room(2, 110), Room(1, 100))  # the first that fits two pages is taken


class FactSheetChapter(Chapter):
    """Write who leads, with whom, the main figures, justice, victims' rights, what struck the work, and results."""

    def __init__(
        self,
        paper: Paper,
        data: Entry,
        withheld: frozenset[str],
        catalogue: Catalogue,
        last: PreviousReport | None,
        room: Room,
    ) -> None:
        super().__init__(paper, data, withheld, catalogue)
        self.room = room
        self.figures = KeyFigures(paper, data, withheld, catalogue, last)
        self.summary = SummaryChapter(paper, data, withheld, catalogue, last, ())

    def write(self) -> None:
        """Write all of it."""
        say = self.language.say
        self._leads()
        self._heading(say("brief", "Partners"))
        self._entries("stakeholders", self._partners())
        self._entries("programmes", self._programmes())
        self._heading(say("brief", "Key figures"))
        rights = [KeyFigure(name) for name in _RIGHTS]
        self._table([*self.figures.core(), *(KeyFigure(name) for name in _JUSTICE), *rights])
        self._heading(say("brief", "Justice"))
        self._pillar("law-enforcement")
        self._courts()
        self._entries("capacity", self._trainings())
        self._heading(say("brief", "Rights of victims"))
        self._rights()
        self._entries("consultations", self._consultations())
        self._heading(say("brief", "What struck the work, and the response"))
        self._entries("context", self._events())
        self._heading(say("brief", "Results"))
        self._entries("results", self._results())
        self._entries("practices", self._practices())
        self._heading(say("brief", "Where it stands"))
        self._stands()

    def _heading(self, title: str) -> None:
        self.paper.heading(title, 2)

    def _leads(self) -> None:
        say, focal = self.language.say, self.data.get("focal_point", {})
        self._heading(say("brief", "Who leads"))
        self.labelled(
            say("document about", "Reporting authority"), self.data.get("reporting_authority") or self.not_given
        )
        self.labelled(
            say("document about", "Focal point"),
            self.joined(focal.get("agency"), focal.get("unit")) or self._why_nothing("focal_point"),
        )
        agencies = self.language.first_of(list(map(self._cut, map(str, self.agencies.values()))), self.room.entries)
        self.labelled(say("document about", "Agencies"), agencies or self._why_nothing("agencies"))

    def _table(self, wanted: Sequence[KeyFigure]) -> None:
        """Write the figures; in place of a table of nothing, why there is none."""
        say = self.language.say
        if "statistics" not in self.parts:
            self.paper.paragraph(capital(say("brief", "not reported")))
        elif self.figures.all_withheld(wanted):
            self.paper.paragraph(capital(say("document about", "withheld from this audience")))
        else:
            self.figures.table("", wanted)

    def _stands(self) -> None:
        """Write the answers by pillar, what changed and what help is needed."""
        say = self.language.say
        if "obligations" not in self.parts:
            self.paper.paragraph(capital(say("brief", "not reported")))
            return
        if all(self.is_withheld("obligations", name) for name in self.catalogue.obligations):
            self.paper.paragraph(capital(say("document about", "withheld from this audience")))
            return
        self.summary.standing.by_pillar()
        changes = [self._cut(line) for line in self.summary.changes()]
        self.bullets(say("document summary", "What changed since the last report"), changes[: self.room.entries])
        self.bullets(say("document summary", "Help asked for"), self.summary.help_asked()[: self.room.entries])

    # --- answers

    def _pillar(self, pillar: str) -> None:
        """Write how many of the questions of a pillar are answered, and how far."""
        ids = [entry.id for entry in self.catalogue.obligations.values() if entry.pillar == pillar]
        self.labelled(self.catalogue.label("pillars", pillar), self._far(ids))

    def _rights(self) -> None:
        ids = [entry.id for entry in self.catalogue.obligations.values() if entry.victim_rights]
        self.labelled(self.language.say("brief", "Obligations that uphold victims' rights"), self._far(ids))

    def _far(self, ids: Iterable[str]) -> str:
        """Say of how many questions there is an answer, and of how many it says 'full' or 'to a large extent'."""
        if "obligations" not in self.parts:
            return self.language.say("brief", "not reported")
        every = [self.catalogue.obligations[name] for name in ids]
        answers = [answer for entry in every if (answer := self.answer(entry))]
        withheld = sum(self.is_withheld("obligations", entry.id) for entry in every)
        if withheld == len(every):
            return self.language.say("document about", "withheld from this audience")
        counts = {half: sum(answer.get(half) in codes for answer in answers) for half, codes in _FAR.items()}
        words = self.language.say(
            "brief",
            "{count} of {all} answered; full in law: {law}; full or to a large extent in practice: {practice}",
            count=len(answers),
            all=len(every),
            law=counts["in_law"],
            practice=counts["in_practice"],
        )
        if not withheld:
            return words
        return self.language.say(
            "brief", "{words}; withheld from this audience: {number}", words=words, number=withheld
        )

    def _courts(self) -> None:
        """Write how far courts work with regard to victims, answer by answer."""
        say, entries = self.language.say, self.data.get("court_indicators", {})
        states = Counter(entry.get("state") for entry in entries.values())
        words = [
            say("document", "{label}: {words}", label=code.label, words=self.number(states[code.code]))
            for code in self.catalogue.lists["court_states"].codes.values()
            if states[code.code]
        ]
        every = self.catalogue.lists["court_indicators"].codes
        withheld = any(self.is_withheld("court_indicators", name) for name in every)
        nothing = say("document about", "withheld from this audience") if withheld else say("brief", "not reported")
        self.labelled(say("document", "Victim-sensitive court indicators"), self.language.row_of(words) or nothing)

    # --- lists

    def _entries(self, name: str, lines: list[str]) -> None:
        """Write the entries of a list, as many as there is room for; or why there are none."""
        title = self.language.of(f"title {name}", _LISTS[name].title)
        if not lines:
            self.labelled(title, self._why_nothing(name))
            return
        most = self.room.entries
        more = len(lines) - most
        if more > 0:
            lines = [*lines[:most], self.language.counted("document summary", "And {number} more.",
                     "And {number} more.", more, number=self.number(more))]  # fmt: skip
        self.bullets(title, lines)

    def _why_nothing(self, part: str) -> str:
        """Say why nothing stands under a part: it is withheld, or was not given."""
        if self.is_withheld(part):
            return self.language.say("document about", "withheld from this audience")
        if self.is_copy and part in _LISTS and _LISTS[part].level is Level.ENTRY:
            return self.language.say("brief", "none that this audience may see")
        return self.language.say("brief", "not reported")

    def _partners(self) -> list[str]:
        return [self._line(entry.get("name"), self._label("stakeholder_kinds", entry.get("kind")), entry.get("role"))
                for entry in self.data.get("stakeholders", ())]  # fmt: skip

    def _programmes(self) -> list[str]:
        return [self._line(entry.get("name"), entry.get("partners"), self._years(entry))
                for entry in self.data.get("programmes", ())]  # fmt: skip

    def _trainings(self) -> list[str]:
        """Say of each audience how many trainings there were, and how many took part, where all say it."""
        by_audience: dict[str, list[Entry]] = {}
        for entry in self.data.get("capacity", ()):
            by_audience.setdefault(entry.get("audience", ""), []).append(entry)
        return [self._training(audience, entries) for audience, entries in by_audience.items()]

    def _training(self, audience: str, entries: Sequence[Entry]) -> str:
        language = self.language
        count = language.counted("brief", "{number} training", "{number} trainings", len(entries),
                                 number=self.number(len(entries)))  # fmt: skip
        totals = [entry.get("participants", {}).get("total") for entry in entries]
        took_part = language.say("brief", "how many took part is not given of all")
        if None not in totals:
            number = self.number(sum(totals))
            took_part = language.counted(
                "brief", "{number} took part", "{number} took part", sum(totals), number=number
            )
        label = self._label("audience", audience) or self.not_given
        return language.say("document", "{label}: {words}", label=label, words=self.joined(count, took_part))

    def _consultations(self) -> list[str]:
        return [self._line(entry.get("with"), self.day(entry.get("date")), entry.get("effect"))
                for entry in self.data.get("consultations", ())]  # fmt: skip

    def _events(self) -> list[str]:
        return [self._line(entry.get("event"), self._label("effects", entry.get("effect_on")), entry.get("detail"),
                           entry.get("response")) for entry in self.data.get("context", ())]  # fmt: skip

    def _results(self) -> list[str]:
        return [self._line(entry.get("title"), self._label("result_kinds", entry.get("kind")),
                           self.day(entry.get("date"))) for entry in self.data.get("results", ())]  # fmt: skip

    def _practices(self) -> list[str]:
        return [self._line(entry.get("title"), entry.get("summary")) for entry in self.data.get("practices", ())]

    def _years(self, entry: Entry) -> str:
        start, end = self.day(entry.get("start")), self.day(entry.get("end"))
        return (
            self.language.say("document", "{start} to {end}", start=start, end=end) if start and end else start or end
        )

    def _label(self, codes: str, code: str | None) -> str:
        return self.catalogue.label(codes, code) if code else ""

    def _line(self, *parts: str | None) -> str:
        """Join the parts of an entry in one line, cut where it is longer than two pages can hold."""
        return self._cut(self.joined(*parts)) or self.not_given

    def _cut(self, text: str) -> str:
        """Cut a long text at a word; three dots say so."""
        line, most = " ".join(text.split()), self.room.letters
        if len(line) <= most:
            return line
        return f"{line[:most].rpartition(' ')[0] or line[:most]}\u2026"
