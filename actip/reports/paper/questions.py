"""Own the questions of a round in the document: what the state answers to each, marked as beyond the text."""

from actip.catalogue.entries import NO_ROUND, Question, Round
from actip.format.fields import ROUND_ANSWERS
from actip.format.rounds import round_in
from actip.reports.paper.chapter import Chapter, Entry


class QuestionsChapter(Chapter):
    """Write the answers to the questions of a round. Its counts stand among the figures."""

    def write(self) -> None:
        """Write those that were given; nothing for a submission without any."""
        answers = [question for question in self._questions() if self._answer(question)]
        if not answers:
            return
        say = self.language.say
        self.paper.heading(say("document", "Questions of this round"), 1)
        self.paper.paragraph(
            say("document", "Good practice beyond the text of the Convention: no answer is a gap, and none is scored."),
            "Body Text 2",
        )
        for question in answers:
            self._question(question)

    def unanswered(self) -> list[str]:
        """Return the questions that nobody answered."""
        return [
            question.question
            for question in self._questions()
            if not self._answer(question) and not self.is_withheld("round_answers", question.id)
        ]

    def withheld_questions(self) -> list[str]:
        """Return the questions whose answers are withheld from the audience."""
        return [entry.question for entry in self._questions() if self.is_withheld("round_answers", entry.id)]

    def _questions(self) -> list[Question]:
        asked_in: Round = round_in(self.data, self.catalogue) or NO_ROUND
        return [question for question in asked_in.questions if question.kind != "count"]

    def _answer(self, question: Question) -> Entry:
        answer: Entry = self.data.get("round_answers", {}).get(question.id) or {}
        return answer if answer.keys() & {"choice", "ticks", "account"} else {}

    def _question(self, question: Question) -> None:
        answer = self._answer(question)
        called = self.called(ROUND_ANSWERS, "account", "agency")
        self.paper.heading(question.question, 3)
        if question.choices:
            self.labelled(self.language.say("document", "Answer"), self._choices(answer, question))
        if answer.get("account"):
            self.paper.paragraph(answer["account"])
        if answer.get("agency"):
            self.labelled(called["agency"], str(self.agencies.get(answer["agency"], answer["agency"])), "Body Text 2")

    def _choices(self, answer: Entry, question: Question) -> str:
        """Return what was chosen or ticked, in words."""
        labels = {choice.code: choice.label for choice in question.choices}
        if "choice" in answer:
            return str(labels.get(answer["choice"], answer["choice"]))
        if "ticks" not in answer:
            return self.language.say("document", "no answer")
        ticks = [labels.get(code, code) for code in answer["ticks"]]
        return "; ".join(ticks) or self.language.say("document", "None of them")
