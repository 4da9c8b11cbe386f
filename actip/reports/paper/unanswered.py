"""Own what is not in the document: the questions without an answer, what is withheld, and what was not asked."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from actip.catalogue.entries import Code, Obligation
from actip.format.fields import lists
from actip.reports.paper.chapter import Chapter
from actip.reports.paper.figures import FiguresChapter
from actip.reports.paper.lists import ListsChapter
from actip.reports.paper.questions import QuestionsChapter


class UnansweredChapter(Chapter):
    """Name what is not answered, what this audience may not see, and what nobody asked: three things, never mixed."""

    def write(self) -> None:
        """Write the lists of what there is none of; nothing where nothing is lacking."""
        arguments = (self.paper, self.data, self.withheld, self.catalogue)
        figures, listed, questions = FiguresChapter(*arguments), ListsChapter(*arguments), QuestionsChapter(*arguments)
        self._not_answered(figures, listed, questions)
        self._not_shown(figures, questions)
        self._not_asked()

    def count(self) -> tuple[int, int]:
        """Return how many of the questions that were asked have no answer, and how many were asked."""
        if "obligations" not in self.parts:
            return 0, 0
        return len(self._without_answer()), len(self.in_questionnaire())

    def _not_answered(self, figures: FiguresChapter, listed: ListsChapter, questions: QuestionsChapter) -> None:
        say = self.language.say
        courts = [self.heading_of(code) for code in self._courts(self._has_no_answer)]
        without_figure = figures.without_figure() if "statistics" in self.parts else []
        parts = [self.catalogue.label("parts", name) for name in self.catalogue.lists["parts"].codes
                 if name not in self.parts]  # fmt: skip
        groups = (
            (say("document", "Victim-sensitive court indicators"), courts),
            (say("document", "Questions of this round"), questions.unanswered()),
            (say("document figures", "No figure and no reason given"), without_figure),
            (say("document", "Nothing is listed"), listed.nothing_listed()),
            (say("document", "Parts that this submission does not report"), parts),
        )
        obligations = self._without_answer() if "obligations" in self.parts else []
        if not obligations and not any(entries for _, entries in groups):
            return
        self.paper.heading(say("document", "Not answered"), 1)
        self._by_article(obligations)
        self._groups(groups)

    def _not_shown(self, figures: FiguresChapter, questions: QuestionsChapter) -> None:
        say = self.language.say
        withheld = [entry for entry in self.catalogue.obligations.values() if self.is_withheld("obligations", entry.id)]
        courts = [
            self.heading_of(code) for code in self._courts(lambda code: self.is_withheld("court_indicators", code))
        ]
        groups = (
            (say("document", "Victim-sensitive court indicators"), courts),
            (say("document", "Questions of this round"), questions.withheld_questions()),
            (say("document figures", "Figures"), figures.withheld_indicators()),
            (say("document", "Lists"), [ListsChapter(self.paper, self.data, self.withheld, self.catalogue)
                                        .title_of_list(key) for key in lists() if self.is_withheld(key.name)]),
        )  # fmt: skip
        if withheld or any(entries for _, entries in groups):
            self.paper.heading(say("document", "Withheld from this audience"), 1)
            self._by_article(withheld)
            self._groups(groups)

    def _not_asked(self) -> None:
        ids = {obligation.id for obligation in self.in_questionnaire()}
        rest = [entry for entry in self.catalogue.obligations.values() if entry.id not in ids
                and not self.answer(entry) and not self.is_withheld("obligations", entry.id)]  # fmt: skip
        if rest and "obligations" in self.parts:
            self.paper.heading(self.language.say("document", "Not asked in this questionnaire"), 1)
            self._by_article(rest)

    def in_questionnaire(self) -> tuple[Obligation, ...]:
        """Return the obligations that the file was asked about."""
        questions = frozenset(self.data.get("questions", ()))
        later = self.catalogue.later_than(self.data.get("catalogue"))
        return self.catalogue.obligations_of(self.data.get("asks", "all"), questions, later)

    def _without_answer(self) -> list[Obligation]:
        return [obligation for obligation in self.in_questionnaire()
                if not self.is_answered(obligation) and not self.is_withheld("obligations", obligation.id)]  # fmt: skip

    def _courts(self, is_one: Callable[[str], bool]) -> list[Code]:
        if "court_indicators" not in self.parts:
            return []
        return [code for code in self.catalogue.lists["court_indicators"].codes.values() if is_one(code.code)]

    def _has_no_answer(self, court: str) -> bool:
        answered = self.data.get("court_indicators", {}).get(court)
        return not answered and not self.is_withheld("court_indicators", court)

    def _groups(self, groups: Iterable[tuple[str, Sequence[str]]]) -> None:
        for label, entries in groups:
            self.small(label, entries)

    def _by_article(self, obligations: Iterable[Obligation]) -> None:
        """Write obligations, those of an article in one paragraph."""
        ordered = sorted(obligations, key=lambda obligation: obligation.article)
        for number, group in groupby(ordered, lambda obligation: obligation.article):
            article = self.catalogue.articles[number]
            self.small(
                self.language.say("document", "Article {number}, {title}", number=number, title=article.title),
                [self._short(obligation) for obligation in group],
            )

    def _short(self, obligation: Obligation) -> str:
        """Return what an obligation is about, with its number where that says more than the article's."""
        return self.heading_of(obligation) if "(" in obligation.citation else obligation.title
