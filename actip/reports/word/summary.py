"""Own the summary of the document, on one page: answers by pillar, main figures, what changed, what is open, help."""

from collections import Counter
from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue, Code, Obligation
from actip.format.fields import ANSWERS
from actip.format.moments import moment
from actip.model import Finding
from actip.reports import in_kinds
from actip.reports.word.chapter import Chapter, Entry, PreviousReport
from actip.reports.word.figures import FiguresChapter
from actip.reports.word.key_figures import KeyFigures
from actip.reports.word.unanswered import UnansweredChapter
from actip.writers.word import Paper, PaperColumn

_LAW, _PRACTICE = ("full", "partial", "none"), ("full", "large", "partial", "not_yet")
_LITTLE = {"in_law": ("none",), "in_practice": ("not_yet",)}  # the answers that something is not there
_MOST_CHANGES, _MOST_OPEN, _MOST_CITED = 5, 4, 8  # that a summary names
_OVER = ("done", "dropped")


class SummaryChapter(Chapter):
    """Write the summary. Everything in it stands in the document in full; nothing is judged."""

    def __init__(
        self,
        paper: Paper,
        data: Entry,
        withheld: frozenset[str],
        catalogue: Catalogue,
        last: PreviousReport | None,
        findings: Sequence[Finding],
    ) -> None:
        super().__init__(paper, data, withheld, catalogue)
        self.last = last
        self.findings = findings

    def write(self) -> None:
        """Write all of it, beginning a page."""
        say = self.language.say
        self.paper.new_page()
        self.paper.heading(say("document", "Summary"), 1)
        if "obligations" in self.parts:
            self.by_pillar()
        if "statistics" in self.parts:
            figures = KeyFigures(self.paper, self.data, self.withheld, self.catalogue, self.last)
            figures.table(say("document figures", "Main figures"), figures.core())
        self.bullets(say("document summary", "What changed since the last report"), list(self.changes()))
        self.bullets(say("document summary", "What is open"), list(self._open()))
        self.bullets(say("document summary", "Help asked for"), self.help_asked())

    def by_pillar(self) -> None:
        """Write how often each answer was given, pillar by pillar."""
        say, label = self.language.say, self.catalogue.label
        columns = [
            PaperColumn(say("document summary", "Answers by pillar"), 12),
            PaperColumn(say("document summary", "Answered"), 5, figures=True),
        ]
        for code in _LAW:
            title = say("document summary", "In law: {answer}", answer=label("in_law", code))
            columns.append(PaperColumn(title, 4, figures=True))
        for code in _PRACTICE:
            title = say("document summary", "In practice: {answer}", answer=label("in_practice", code))
            columns.append(PaperColumn(title, 5, figures=True))
        rows = [self._pillar(pillar) for pillar in self.catalogue.lists["pillars"].codes.values()]
        if not any(withheld for withheld, _ in rows):
            self.paper.table("", columns, [row for _, row in rows])
            return
        columns.append(PaperColumn(say("document summary", "Withheld"), 4, figures=True))
        self.paper.table("", columns, [[*row, self.number(withheld)] for withheld, row in rows])

    def _pillar(self, pillar: Code) -> tuple[int, list[str]]:
        """Return how many answers of a pillar are withheld, and its row: how many there are, and how often each is."""
        unanswered = UnansweredChapter(self.paper, self.data, self.withheld, self.catalogue)
        every = [entry for entry in unanswered.in_questionnaire() if entry.pillar == pillar.code]
        answers = [answer for entry in every if (answer := self.answer(entry))]
        law, practice = (Counter(answer.get(half) for answer in answers) for half in ("in_law", "in_practice"))
        of_all = self.language.say("document summary", "{count} of {all}", count=len(answers), all=len(every))
        counts = [*(law[code] for code in _LAW), *(practice[code] for code in _PRACTICE)]
        withheld = sum(self.is_withheld("obligations", entry.id) for entry in every)
        return withheld, [pillar.label, of_all, *map(self.number, counts)]

    def changes(self) -> Iterator[str]:
        """Yield which answers differ from those of the last report, as far as both can be seen."""
        say = self.language.say
        if self.last is None:
            yield say("document summary", "There is no last report to compare with.")
            return
        period = say(
            "document", "{start} to {end}", start=self.day(str(self.last.start)), end=self.day(str(self.last.end))
        )
        changed = [words for entry in self.catalogue.obligations.values() if (words := self._changed(entry))]
        yield self.language.counted(
            "document summary",
            "{number} answer is another than in the last report, {period}.",
            "{number} answers are others than in the last report, {period}.",
            len(changed),
            number=self.number(len(changed)),
            period=period,
        )
        yield from changed[:_MOST_CHANGES]
        if len(changed) > _MOST_CHANGES:
            yield self._and_more(len(changed) - _MOST_CHANGES)

    def _changed(self, obligation: Obligation) -> str:
        """Say how an answer changed; nothing where it did not, or is not in both reports."""
        assert self.last is not None
        now, before = self.answer(obligation), self.last.data.get("obligations", {}).get(obligation.id) or {}
        called = self.called(ANSWERS, *_LITTLE)
        words = [
            self.language.say(
                "document summary",
                "{half}: {now} (before: {before})",
                half=called[half],
                now=self.catalogue.label(half, now[half]),
                before=self.catalogue.label(half, before[half]),
            )
            for half in (f"in_{half}" for half in obligation.asks)
            if now.get(half) and before.get(half) and now[half] != before[half]
        ]
        if not words:
            return ""
        changes = self.language.sign("between entries", "; ").join(words)
        return self.language.say(
            "document summary", "{obligation}. {changes}", obligation=self.heading_of(obligation), changes=changes
        )

    def _open(self) -> Iterator[str]:
        """Yield what is not answered, not there yet, or past its day."""
        counted = self.language.counted
        unanswered = UnansweredChapter(self.paper, self.data, self.withheld, self.catalogue)
        without, of = unanswered.count()
        if of:
            yield counted(
                "document summary",
                "{number} of {all} questions has no answer.",
                "{number} of {all} questions have no answer.",
                without,
                number=self.number(without),
                all=of,
            )
        figures = FiguresChapter(self.paper, self.data, self.withheld, self.catalogue)
        if "statistics" in self.parts and (count := len(figures.without_figure())):
            yield counted(
                "document summary",
                "Of {number} indicator neither a figure nor a reason is given.",
                "Of {number} indicators neither a figure nor a reason is given.",
                count,
                number=self.number(count),
            )
        yield from self._not_there()
        yield from self._actions()
        if words := in_kinds(self.findings, self.language):
            yield self.language.say("document summary", "The check of this file names: {kinds}.", kinds=words)

    def _not_there(self) -> Iterator[str]:
        """Yield the obligations of which the state itself says that something is not there."""
        little = [
            self.heading_of(entry)
            for entry in self.catalogue.obligations.values()
            if any(self.answer(entry).get(half) in codes for half, codes in _LITTLE.items())
        ]
        if little:
            yield self.language.say(
                "document summary",
                "Answered '{none}' or '{not_yet}': {obligations}.",
                none=self.catalogue.label("in_law", "none"),
                not_yet=self.catalogue.label("in_practice", "not_yet"),
                obligations=self.language.first_of(little, _MOST_OPEN),
            )

    def _actions(self) -> Iterator[str]:
        """Yield how many actions there are in each state, and how many were due before the report was prepared."""
        actions = [
            action for entry in self.catalogue.obligations.values() for action in self.answer(entry).get("actions", ())
        ]
        states = Counter(action.get("state") for action in actions)
        words = [
            self.language.say("document", "{label}: {words}", label=code.label, words=self.number(states[code.code]))
            for code in self.catalogue.lists["action_states"].codes.values()
            if states[code.code]
        ]
        if not words:
            return
        yield self.language.say("document summary", "Actions. {states}.", states=self.language.row_of(words))
        if late := sum(self._is_late(action) for action in actions):
            yield self.language.counted(
                "document summary",
                "{number} of them was due before the report was prepared.",
                "{number} of them were due before the report was prepared.",
                late,
                number=self.number(late),
            )

    def _is_late(self, action: Entry) -> bool:
        due, prepared = moment(action.get("due")), moment(self.data.get("prepared"))
        is_over = action.get("state") in _OVER
        return bool(due and prepared and not is_over and due.last < prepared.first)

    def help_asked(self) -> list[str]:
        """Return what help the answers ask for, kind by kind, with the articles."""
        say = self.language.say
        by_kind: dict[str, list[tuple[str, str]]] = {}
        for obligation in self.catalogue.obligations.values():
            for entry in self.answer(obligation).get("assistance", ()):
                by_kind.setdefault(entry.get("kind", ""), []).append((obligation.citation, entry.get("priority", "")))
        lines = []
        for kind, requests in by_kind.items():
            title = self.catalogue.label("assistance_kinds", kind) if kind else say("document", "Not given")
            articles = self.language.first_of(list(dict.fromkeys(article for article, _ in requests)), _MOST_CITED)
            urgent = sum(priority == "high" for _, priority in requests)
            if urgent:
                lines.append(
                    say(
                        "document summary",
                        "{kind}: {articles}. Of high priority: {number}.",
                        kind=title,
                        articles=articles,
                        number=urgent,
                    )
                )
            else:
                lines.append(say("document", "{label}: {words}", label=title, words=articles))
        return lines or [say("document summary", "No answer asks for help.")]

    def _and_more(self, count: int) -> str:
        return self.language.counted(
            "document summary", "And {number} more.", "And {number} more.", count, number=self.number(count)
        )
