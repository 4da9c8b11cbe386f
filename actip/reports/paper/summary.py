"""Own the summary of the document, on one page: where it stands, main figures, what changed, actions, lacks, help."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Obligation
from actip.format.fields import ANSWERS
from actip.format.moments import moment
from actip.model import Finding
from actip.reports import in_kinds
from actip.reports.paper.chapter import Chapter, Entry, PreviousReport
from actip.reports.paper.figures import FiguresChapter
from actip.reports.paper.key_figures import KeyFigures
from actip.reports.paper.standing import StandingChapter
from actip.reports.paper.unanswered import UnansweredChapter
from actip.writers.paper import DENSE, Paper

_HALVES = ("in_law", "in_practice")
_MOST_CITED = 8  # articles that a summary names
_OVER = ("done", "dropped")
_BULLETS = "List Bullet 2"  # small: the page has the stamps on it, too


class Lines(NamedTuple):
    """How many answers that changed, and how many obligations of a state of play, a summary names."""

    changes: int
    obligations: int


MOST, *FEWER = (Lines(5, 4), Lines(3, 3), Lines(2, 2), Lines(1, 1))


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
        as_of: date | None = None,
        lines: Lines = MOST,
    ) -> None:
        super().__init__(paper, data, withheld, catalogue)
        self.last = last
        self.findings = findings
        self.as_of = as_of
        self.lines = lines
        self.standing = StandingChapter(paper, data, withheld, catalogue, last)

    def write(self) -> None:
        """Write all of it: it is the first page, as of every report."""
        say = self.language.say
        self.paper.heading(say("document", "Summary"), 1)
        if "obligations" in self.parts:
            self.standing.by_pillar()
        if "statistics" in self.parts:
            figures = KeyFigures(self.paper, self.data, self.withheld, self.catalogue, self.last)
            figures.table(say("document figures", "Main figures"), figures.core(), DENSE)
        self.bullets(say("document summary", "What changed since the last report"), list(self.changes()), _BULLETS)
        for title, lines in (
            (say("document summary", "Not in place"), list(self.standing.not_in_place(self.lines.obligations))),
            (say("document summary", "Actions"), list(self._actions())),
            (say("document summary", "What the report lacks"), list(self._lacks())),
        ):
            if lines:
                self.bullets(title, lines, _BULLETS)
        self.bullets(say("document summary", "Help asked for"), self.help_asked(), _BULLETS)

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
        if ways := self.standing.moved():
            yield say("document summary", "Which way. {ways}.", ways=ways)
        yield from changed[: self.lines.changes]
        if len(changed) > self.lines.changes:
            yield self._and_more(len(changed) - self.lines.changes)

    def _changed(self, obligation: Obligation) -> str:
        """Say how an answer changed; nothing where it did not, or is not in both reports."""
        assert self.last is not None
        now, before = self.answer(obligation), self.last.data.get("obligations", {}).get(obligation.id) or {}
        called = self.called(ANSWERS, *_HALVES)
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

    def _lacks(self) -> Iterator[str]:
        """Yield what is not answered, what there is no figure of, and what the check names."""
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
        if words := in_kinds(self.findings, self.language):
            yield self.language.say("document summary", "The check of this file names: {kinds}.", kinds=words)

    def _actions(self) -> Iterator[str]:
        """Yield how many actions there are in each state, and how many are late."""
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
        yield self.language.row_of(words)
        if self.as_of and (late := sum(self._is_late(action) for action in actions)):
            yield self.language.counted(
                "document summary",
                "{number} of them is late, as of {day}.",
                "{number} of them are late, as of {day}.",
                late,
                number=self.number(late),
                day=self.language.written_day(self.as_of),
            )

    def _is_late(self, action: Entry) -> bool:
        due, is_over = moment(action.get("due")), action.get("state") in _OVER
        return bool(due and self.as_of and not is_over and due.last < self.as_of)

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
