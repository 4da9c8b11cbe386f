"""Own the answers of the document: to the obligations in the order of the articles, and to the court indicators."""

from collections.abc import Sequence
from itertools import groupby

from actip.catalogue.entries import Article, Catalogue, Obligation
from actip.reports.word.chapter import Chapter, Entry, capital, number
from actip.reports.word.figures import FiguresChapter
from actip.writers.word import Paper, PaperColumn


class AnswersChapter(Chapter):
    """Write answers. Not answered, not asked and withheld have each their own words."""

    def __init__(self, paper: Paper, data: Entry, withheld: frozenset[str], catalogue: Catalogue) -> None:
        super().__init__(paper, data, withheld, catalogue)
        self.answers: Entry = data.get("obligations", {})
        self.figures = FiguresChapter(paper, data, withheld, catalogue)

    def write(self) -> None:
        """Write all answers, article by article."""
        if "obligations" not in self.parts:
            self.paper.heading("Obligations", 1)
            self.paper.paragraph("This submission does not report obligations.")
            return
        ordered = sorted(self.catalogue.obligations.values(), key=lambda obligation: obligation.article)
        chapter = ""
        for numbered, group in groupby(ordered, lambda obligation: obligation.article):
            article = self.catalogue.articles[numbered]
            if article.chapter != chapter:
                chapter = article.chapter
                self.paper.heading(chapter, 1)
            self._article(article, list(group))

    def _article(self, article: Article, obligations: Sequence[Obligation]) -> None:
        """Write the answers to one article, and which of its obligations were not asked about."""
        in_questionnaire = self.catalogue.obligations_of(self.data.get("asks", "all"))
        self.paper.heading(f"Article {article.number}: {article.title}", 2)
        not_asked = []
        for obligation in obligations:
            has_answer = obligation.id in self.answers or f"/obligations/{obligation.id}" in self.withheld
            if has_answer or obligation in in_questionnaire:
                self._obligation(obligation)
            else:
                not_asked.append(f"{obligation.title} ({obligation.id})")
        if not_asked:
            self.paper.bullets("Not asked in this questionnaire", not_asked)

    def _obligation(self, obligation: Obligation) -> None:
        """Write the question, how far its text is verified, and the answer with all that belongs to it."""
        label, paper = self.catalogue.label, self.paper
        paper.heading(f"{obligation.citation} {obligation.title}", 3)
        text = (
            "Text read in a published copy of the Convention."
            if obligation.verified
            else f"Text recalled, confidence {obligation.confidence}: to be checked against the official text."
        )
        paper.paragraph(f"{obligation.id}. {label('forces', obligation.force)}. {text}", "Caption")
        paper.paragraph(obligation.question, italic=True)
        if f"/obligations/{obligation.id}" in self.withheld:
            paper.paragraph("The answer is withheld from this audience.")
            return
        answer: Entry = self.answers.get(obligation.id, {})
        for half in obligation.asks:
            code = answer.get(f"in_{half}")
            paper.labelled(f"In {half}", label(f"in_{half}", code) if code else "no answer")
        for key in ("since", "account", "challenges"):
            if answer.get(key):
                paper.labelled(capital(key), answer[key])
        if answer.get("agency"):
            paper.labelled("Agency", self._agency(answer["agency"]))
        self.evidence(answer)
        for key, name in (("assistance", "Assistance wanted"), ("assistance_offered", "Assistance offered")):
            if answer.get(key):
                paper.bullets(name, [self._assistance(entry) for entry in answer[key]])
        if answer.get("actions"):
            columns = (
                PaperColumn("Action", 7),
                PaperColumn("Agency", 4),
                PaperColumn("Due", 2),
                PaperColumn("State", 2),
            )
            paper.table("Actions", columns, [self._action(entry) for entry in answer["actions"]])
        self.figures.linked(obligation)

    def _assistance(self, entry: Entry) -> str:
        kind = self.words(entry.get("kind"), "assistance_kinds")
        priority = f", priority {self.words(entry['priority'], 'priorities').lower()}" if entry.get("priority") else ""
        return f"{capital(kind)}{priority}: {self.words(entry.get('detail'), '')}"

    def _action(self, entry: Entry) -> tuple[str, str, str, str]:
        action, agency, due = (self.words(entry.get(key), "") for key in ("action", "agency", "due"))
        return action, self._agency(agency), due, self.words(entry.get("state"), "action_states")

    def _agency(self, name: str) -> str:
        return str(self.agencies.get(name, name))

    def courts(self) -> None:
        """Write the answers to the court indicators."""
        self.paper.heading("Victim-sensitive court indicators", 1)
        if not self.reported("court_indicators"):
            return
        for code in self.catalogue.lists["court_indicators"].codes.values():
            entry: Entry = self.data.get("court_indicators", {}).get(code.code, {})
            self.paper.heading(f"{code.code} {code.label}", 3)
            if f"/court_indicators/{code.code}" in self.withheld:
                self.paper.paragraph("The answer is withheld from this audience.")
                continue
            state = self.catalogue.label("court_states", entry["state"]) if entry.get("state") else "no answer"
            self.paper.labelled("In practice", state)
            if entry.get("account"):
                self.paper.labelled("Account", entry["account"])
            if "judgments_reviewed" in entry:
                self.paper.labelled("Judgments reviewed", number(entry["judgments_reviewed"]))
            self.evidence(entry)
