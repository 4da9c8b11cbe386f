"""Own where the obligations stand in the document of one state: by pillar before and now, and what is not in place."""

from collections import Counter
from collections.abc import Iterator, Mapping

from actip.catalogue.entries import Catalogue, Code, Obligation
from actip.format.records import Answer
from actip.model.play import OPEN, StateOfPlay
from actip.reports.paper.chapter import Chapter, Entry, PreviousReport
from actip.reports.paper.unanswered import UnansweredChapter
from actip.sections.standing import (
    FROM_SILENCE,
    FURTHER,
    LESS_FAR,
    OTHER,
    TO_SILENCE,
    direction,
    play_of_answer,
)
from actip.texts import Language, capital
from actip.writers.paper import DENSE, Paper, PaperColumn


def words_of_plays(language: Language) -> Mapping[StateOfPlay, str]:
    """Return how each state of play is said in a language; in English the words of all other reports."""
    say = language.say
    return {
        StateOfPlay.IN_PLACE: say("state of play", "in place as reported"),
        StateOfPlay.PARTLY: say("state of play", "partly"),
        StateOfPlay.IN_LAW_ONLY: say("state of play", "in law only"),
        StateOfPlay.NOT_YET: say("state of play", "not yet"),
        StateOfPlay.NO_INFORMATION: say("state of play", "no information"),
        StateOfPlay.NOT_APPLICABLE: say("state of play", "not applicable or declined"),
        StateOfPlay.WITHHELD: say("state of play", "withheld"),
        StateOfPlay.NOT_ASKED: say("state of play", "not asked"),
        StateOfPlay.NOT_REPORTED: say("state of play", "not reported"),
    }


def words_of_directions(language: Language) -> Mapping[str, str]:
    """Return how it is said in a language which way an answer moved."""
    say = language.say
    return {
        FURTHER: say("direction", "further"),
        LESS_FAR: say("direction", "less far"),
        FROM_SILENCE: say("direction", "now an answer"),
        TO_SILENCE: say("direction", "now no information"),
        OTHER: say("direction", "other"),
    }


class StandingChapter(Chapter):
    """Say where the obligations stand, by the one table of law and practice that every report is made with."""

    def __init__(
        self, paper: Paper, data: Entry, withheld: frozenset[str], catalogue: Catalogue, last: PreviousReport | None
    ) -> None:
        super().__init__(paper, data, withheld, catalogue)
        self.last = last
        self.before = Chapter(paper, last.data, last.withheld, catalogue) if last else None
        self.questionnaire = UnansweredChapter(paper, data, withheld, catalogue).in_questionnaire()
        self.plays = words_of_plays(self.language)

    def by_pillar(self) -> None:
        """Write how often each state of play is met, pillar by pillar, in the last report and now."""
        say = self.language.say
        rows = [(pillar, *self._counts(pillar)) for pillar in self.catalogue.lists["pillars"].codes.values()]
        met = [play for play in StateOfPlay if any(play in before or play in now for _, before, now in rows)]
        columns = [PaperColumn(say("document summary", "Where it stands, by pillar"), 10)]
        columns += [PaperColumn(capital(self.plays[play]), 5.5, figures=True) for play in met]
        table = [[pillar.label, *(self._moved(before, now, play) for play in met)] for pillar, before, now in rows]
        self.paper.table("", columns, table, look=DENSE)
        if self.before:
            self.paper.paragraph(
                say("document summary", "12 \u2192 14: twelve in the last report, fourteen now."), "Body Text 2"
            )

    def not_in_place(self, most: int) -> Iterator[str]:
        """Yield, for each state of play that is not in place, how many obligations stand so, and the first `most`."""
        say = self.language.say
        by_play: dict[StateOfPlay, list[str]] = {}
        for entry in sorted(self.questionnaire, key=lambda one: not one.victim_rights):
            by_play.setdefault(self._play(self, entry), []).append(self.heading_of(entry))
        for play in sorted(by_play.keys() & set(OPEN), key=_nothing_first):
            yield say(
                "document summary",
                "{play}, {count}: {obligations}.",
                play=capital(self.plays[play]),
                count=self.number(len(by_play[play])),
                obligations=self.language.first_of(by_play[play], most),
            )

    def moved(self) -> str:
        """Say how many answers moved which way since the last report; nothing where none did."""
        ways = Counter(way for entry in self.catalogue.obligations.values() if (way := self._way(entry)))
        words = words_of_directions(self.language)
        counts = [
            self.language.say("document", "{label}: {words}", label=capital(words[way]), words=self.number(ways[way]))
            for way in words
            if ways[way]
        ]
        return self.language.row_of(counts)

    def _counts(self, pillar: Code) -> tuple[Counter[StateOfPlay], Counter[StateOfPlay]]:
        of_pillar = [entry for entry in self.questionnaire if entry.pillar == pillar.code]
        now = Counter(self._play(self, entry) for entry in of_pillar)
        before = Counter(self._play(self.before, entry) for entry in of_pillar) if self.before else Counter()
        return before, now

    def _moved(self, before: Counter[StateOfPlay], now: Counter[StateOfPlay], play: StateOfPlay) -> str:
        number = self.number(now[play])
        return f"{self.number(before[play])} \u2192 {number}" if self.before else number

    def _play(self, report: Chapter, obligation: Obligation) -> StateOfPlay:
        """Return where an obligation that is asked stands in this report, or in the last."""
        if report.is_withheld("obligations", obligation.id):
            return StateOfPlay.WITHHELD
        return play_of_answer(obligation, _answer(report, obligation))

    def _way(self, obligation: Obligation) -> str:
        if self.before is None or not (self.answer(obligation) and self.before.answer(obligation)):
            return ""
        return direction(obligation, _answer(self.before, obligation), _answer(self, obligation))


def _answer(report: Chapter, obligation: Obligation) -> Answer:
    answer = report.answer(obligation)
    return Answer(obligation.id, "", answer.get("in_law"), answer.get("in_practice"))


def _nothing_first(play: StateOfPlay) -> int:
    return (StateOfPlay.NOT_YET, StateOfPlay.IN_LAW_ONLY, StateOfPlay.PARTLY, StateOfPlay.NO_INFORMATION).index(play)
