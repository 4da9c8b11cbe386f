"""Own the answers of the document: to the obligations in the order of the articles, and to the court indicators."""

from collections.abc import Sequence
from itertools import groupby

from actip.catalogue.entries import Article, Catalogue, Code, Obligation
from actip.format.fields import ANSWERS, COURTS
from actip.reports.word.chapter import Chapter, Entry
from actip.reports.word.figures import FiguresChapter
from actip.writers.word import Paper, PaperColumn


class AnswersChapter(Chapter):
    """Write answers. Not answered, not asked and withheld have each their own words."""

    def __init__(self, paper: Paper, data: Entry, withheld: frozenset[str], catalogue: Catalogue) -> None:
        super().__init__(paper, data, withheld, catalogue)
        self.answers: Entry = data.get("obligations", {})
        self.figures = FiguresChapter(paper, data, withheld, catalogue)
        self.no_answer = self.language.say("document", "no answer")

    def write(self) -> None:
        """Write all answers, article by article."""
        if "obligations" not in self.parts:
            self.paper.heading(self.language.say("document", "Obligations"), 1)
            self.paper.paragraph(self.language.say("document", "This submission does not report obligations."))
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
        say = self.language.say
        in_questionnaire = self.catalogue.obligations_of(self.data.get("asks", "all"))
        self.paper.heading(say("document", "Article {number}: {title}", number=article.number, title=article.title), 2)
        not_asked = []
        for obligation in obligations:
            has_answer = obligation.id in self.answers or f"/obligations/{obligation.id}" in self.withheld
            if has_answer or obligation in in_questionnaire:
                self._obligation(obligation)
            else:
                not_asked.append(say("document", "{title} ({id})", title=obligation.title, id=obligation.id))
        if not_asked:
            self.bullets(say("document", "Not asked in this questionnaire"), not_asked)

    def _obligation(self, obligation: Obligation) -> None:
        """Write the question, how far its text is verified, and the answer with all that belongs to it."""
        self.paper.heading(self.heading_of(obligation), 3)
        self.paper.paragraph(self._verified(obligation), "Caption")
        self.paper.paragraph(obligation.question, italic=True)
        if self._is_withheld(f"/obligations/{obligation.id}"):
            return
        answer: Entry = self.answers.get(obligation.id, {})
        called = self.called(ANSWERS, "in_law", "in_practice", "since", "account", "challenges", "agency")
        for half in (f"in_{half}" for half in obligation.asks):
            code = answer.get(half)
            self.labelled(called[half], self.catalogue.label(half, code) if code else self.no_answer)
        for key in ("since", "account", "challenges"):
            if text := answer.get(key):
                self.labelled(called[key], self.day(text) if key == "since" else text)
        self._covers(obligation, answer)
        if answer.get("agency"):
            self.labelled(called["agency"], self._agency(answer["agency"]))
        self.evidence(answer)
        self._follow_up(answer)
        self.figures.linked(obligation)

    def _covers(self, obligation: Obligation, answer: Entry) -> None:
        """Write what of the things that the question names is ticked, and what is not; nothing where nobody ticked."""
        say = self.language.say
        codes = answer.get("covers")
        if codes is None:
            return
        ticked = [one.label for one in obligation.covers if one.code in codes]
        rest = [one.label for one in obligation.covers if one.code not in codes]
        none = say("document", "none of them")
        self.labelled(say("document", "Covers"), self.language.row_of(ticked) if ticked else none)
        if rest:
            self.labelled(say("document", "Not ticked"), self.language.row_of(rest))

    def _verified(self, obligation: Obligation) -> str:
        """Say which obligation it is, how it binds, and how far its text can be relied on."""
        say, force = self.language.say, self.catalogue.label("forces", obligation.force)
        if obligation.verified:
            text = say("document", "Text read in a published copy of the Convention.")
        elif obligation.confidence == "high":
            text = say("document", "Text recalled, confidence high: to be checked against the official text.")
        elif obligation.confidence == "medium":
            text = say("document", "Text recalled, confidence medium: to be checked against the official text.")
        else:
            text = say("document", "Text recalled, confidence low: to be checked against the official text.")
        return say("document", "{id}. {force}. {text}", id=obligation.id, force=force, text=text)

    def _is_withheld(self, pointer: str) -> bool:
        """Tell whether an answer is withheld; write a sentence where it is."""
        if pointer in self.withheld:
            self.paper.paragraph(self.language.say("document", "The answer is withheld from this audience."))
        return pointer in self.withheld

    def _follow_up(self, answer: Entry) -> None:
        """Write what help is wanted and offered, and what is planned."""
        say = self.language.say
        if wanted := answer.get("assistance"):
            self.bullets(say("document", "Assistance wanted"), [self._assistance(entry) for entry in wanted])
        if offered := answer.get("assistance_offered"):
            self.bullets(say("document", "Assistance offered"), [self._assistance(entry) for entry in offered])
        if answer.get("actions"):
            columns = (
                PaperColumn(say("document actions", "Action"), 7),
                PaperColumn(say("document actions", "Agency"), 4),
                PaperColumn(say("document actions", "Due"), 2),
                PaperColumn(say("document actions", "State"), 2),
            )
            rows = [self._action(entry) for entry in answer["actions"]]
            self.paper.table(say("document actions", "Actions"), columns, rows)

    def _assistance(self, entry: Entry) -> str:
        """Say which help, how urgent it is, and what exactly."""
        say, detail = self.language.say, self.words(entry.get("detail"))
        kind = self.words(entry["kind"], "assistance_kinds") if entry.get("kind") else say("document", "Not given")
        match entry.get("priority"):
            case "high":
                return say("document assistance", "{kind}, priority high: {detail}", kind=kind, detail=detail)
            case "medium":
                return say("document assistance", "{kind}, priority medium: {detail}", kind=kind, detail=detail)
            case "low":
                return say("document assistance", "{kind}, priority low: {detail}", kind=kind, detail=detail)
        return say("document assistance", "{kind}: {detail}", kind=kind, detail=detail)

    def _action(self, entry: Entry) -> tuple[str, str, str, str]:
        agency, due = self._agency(entry.get("agency", "")), self.day(entry.get("due"))
        state = self.words(entry.get("state"), "action_states")
        return self.words(entry.get("action")), self.words(agency), self.words(due), state

    def _agency(self, name: str) -> str:
        return str(self.agencies.get(name, name))

    def courts(self) -> None:
        """Write the answers to the court indicators."""
        self.paper.heading(self.language.say("document", "Victim-sensitive court indicators"), 1)
        if self.reported("court_indicators"):
            for code in self.catalogue.lists["court_indicators"].codes.values():
                self._court(code)

    def _court(self, code: Code) -> None:
        entry: Entry = self.data.get("court_indicators", {}).get(code.code, {})
        self.paper.heading(self.heading_of(code), 3)
        if self._is_withheld(f"/court_indicators/{code.code}"):
            return
        state = self.catalogue.label("court_states", entry["state"]) if entry.get("state") else self.no_answer
        self.labelled(self.language.say("document", "In practice"), state)
        called = self.called(COURTS, "account", "judgments_reviewed")
        if entry.get("account"):
            self.labelled(called["account"], entry["account"])
        if "judgments_reviewed" in entry:
            self.labelled(called["judgments_reviewed"], self.number(entry["judgments_reviewed"]))
        self.evidence(entry)
