"""Own the answers of the document: to the obligations in the order of the articles, and to the court indicators."""

from collections.abc import Sequence
from itertools import groupby

from actip.catalogue.entries import Article, Code, Obligation
from actip.format.fields import ANSWERS, COURTS
from actip.reports.paper.chapter import NOT_READ, Chapter, Entry
from actip.writers.paper import PaperColumn


class AnswersChapter(Chapter):
    """Write the answers that were given. What was not answered stands in a list of its own."""

    def write(self) -> None:
        """Write all answers, article by article."""
        ordered = sorted(self.catalogue.obligations.values(), key=lambda obligation: obligation.article)
        answered = [obligation for obligation in ordered if self.answer(obligation)]
        chapter = ""
        for numbered, group in groupby(answered, lambda obligation: obligation.article):
            article = self.catalogue.articles[numbered]
            if article.chapter != chapter:
                self.paper.heading(article.chapter, 1)
            if not chapter and any(not obligation.verified for obligation in answered):
                self.paper.paragraph(
                    self.language.say(
                        "document", "{sign}: see the annex on the text of the Convention.", sign=NOT_READ
                    ),
                    "Body Text 2",
                )
            chapter = article.chapter
            self._article(article, list(group))

    def _article(self, article: Article, obligations: Sequence[Obligation]) -> None:
        say = self.language.say
        self.paper.heading(say("document", "Article {number}: {title}", number=article.number, title=article.title), 2)
        for obligation in obligations:
            self._obligation(obligation)

    def _obligation(self, obligation: Obligation) -> None:
        """Write the answer to a question with all that belongs to it."""
        answer = self.answer(obligation)
        called = self.called(ANSWERS, "since", "agency", "challenges")
        self.paper.heading(self.marked(obligation), 3)
        parts = self.halves(obligation, answer)
        if answer.get("since"):
            parts.append((called["since"], self.day(answer["since"])))
        if answer.get("agency"):
            parts.append((called["agency"], self._agency(answer["agency"])))
        self._line(parts, keeps=bool(answer.get("account")))
        if answer.get("account"):
            self.paper.paragraph(answer["account"])
        self._covers(obligation, answer)
        self.evidence(answer)
        if answer.get("challenges"):
            self.labelled(called["challenges"], answer["challenges"], "Body Text 2")
        self._follow_up(answer)

    def _line(self, parts: Sequence[tuple[str, str]], *, keeps: bool) -> None:
        """Write the parts of an answer in one line, each after what it is called."""
        pieces: list[tuple[str, bool]] = []
        for label, words in parts:
            between = self.language.sign("between parts", " \u00b7 ") if pieces else ""
            called = self.language.say("document", "{label}:", label=label)
            pieces += [(f"{between}{called} ", True), (words, False)]
        self.paper.mixed(pieces, keeps=keeps)

    def _covers(self, obligation: Obligation, answer: Entry) -> None:
        """Write what of the things that the question names is ticked, and what is not; nothing where nobody ticked."""
        say = self.language.say
        codes = answer.get("covers")
        if codes is None:
            return
        ticked = [one.label for one in obligation.covers if one.code in codes]
        rest = [one.label for one in obligation.covers if one.code not in codes]
        self.small(say("document", "Covers"), ticked or [say("document", "none of them")])
        self.small(say("document", "Not ticked"), rest)

    def _follow_up(self, answer: Entry) -> None:
        """Write what help is needed and offered, and what is planned."""
        say = self.language.say
        self.small(say("document", "Assistance needed"), list(map(self._assistance, answer.get("assistance", ()))))
        offered = answer.get("assistance_offered", ())
        self.small(say("document", "Assistance offered"), list(map(self._assistance, offered)))
        self.small(say("document actions", "Actions"), list(map(self._action, answer.get("actions", ()))))

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

    def _action(self, entry: Entry) -> str:
        """Say what is to be done, by whom, by when, and how far it has come."""
        due = self.day(entry.get("due"))
        by = self.language.say("document actions", "by {day}", day=due) if due else ""
        state = self.language.inside(self.words(entry["state"], "action_states")) if entry.get("state") else ""
        return self.joined(self.words(entry.get("action")), self._agency(entry.get("agency", "")), by, state)

    def _agency(self, name: str) -> str:
        return str(self.agencies.get(name, name))

    def courts(self) -> None:
        """Write the answers to the court indicators."""
        entries: Entry = self.data.get("court_indicators", {})
        codes = [code for code in self.catalogue.lists["court_indicators"].codes.values() if entries.get(code.code)]
        if codes:
            self.paper.heading(self.language.say("document", "Victim-sensitive court indicators"), 1)
        if len(codes) == 1:
            self._court(codes[0], entries[codes[0].code])
        elif codes:
            self._courts(codes, entries)

    def _courts(self, codes: Sequence[Code], entries: Entry) -> None:
        """Write several of them as a table, what they cite below it."""
        called = self.called(COURTS, "judgments_reviewed", "account")
        columns = (
            PaperColumn(self.language.say("document", "Court indicator"), 8),
            PaperColumn(self.language.say("document", "In practice"), 4),
            PaperColumn(called["judgments_reviewed"], 3, figures=True),
            PaperColumn(called["account"], 9),
        )
        rows = []
        for code in codes:
            entry: Entry = entries[code.code]
            account = self.joined(entry.get("account"), self._agency(entry.get("agency", "")))
            reviewed = self.number(entry["judgments_reviewed"]) if "judgments_reviewed" in entry else ""
            rows.append((self.heading_of(code), self._state(entry), reviewed, account))
        self.paper.table("", columns, rows)
        for code in codes:
            self.cited(self.heading_of(code), entries[code.code])

    def _state(self, entry: Entry) -> str:
        if not entry.get("state"):
            return self.language.say("document", "no answer")
        return self.catalogue.label("court_states", entry["state"])

    def _court(self, code: Code, entry: Entry) -> None:
        called = self.called(COURTS, "judgments_reviewed")
        parts = [(self.language.say("document", "In practice"), self._state(entry))]
        if "judgments_reviewed" in entry:
            parts.append((called["judgments_reviewed"], self.number(entry["judgments_reviewed"])))
        if entry.get("agency"):
            parts.append((self.called(ANSWERS, "agency")["agency"], self._agency(entry["agency"])))
        self.paper.heading(self.heading_of(code), 3)
        self._line(parts, keeps=bool(entry.get("account")))
        if entry.get("account"):
            self.paper.paragraph(entry["account"])
        self.evidence(entry)
