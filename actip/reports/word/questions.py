"""Own the questions of a round in the document: what the state answers to each, marked as beyond the text."""

from actip.catalogue.entries import NO_ROUND, Question, Round
from actip.format.fields import ROUND_ANSWERS
from actip.format.rounds import round_in
from actip.reports.word.chapter import Chapter, Entry


class QuestionsChapter(Chapter):
    """Write the answers to the questions of a round. Its counts stand among the figures."""

    def write(self) -> None:
        """Write all of them; nothing for a submission without a round."""
        round: Round = round_in(self.data, self.catalogue) or NO_ROUND
        if not round.questions:
            return
        say = self.language.say
        self.paper.heading(say("document", "Questions of this round"), 1)
        self.paper.paragraph(
            say("document", "Good practice beyond the text of the Convention: no answer is a gap, and none is scored.")
        )
        for question in round.questions:
            if question.kind != "count":
                self._question(question)

    def _question(self, question: Question) -> None:
        say = self.language.say
        self.paper.heading(question.question, 3)
        if f"/round_answers/{question.id}" in self.withheld:
            self.paper.paragraph(say("document", "The answer is withheld from this audience."))
            return
        answer: Entry = self.data.get("round_answers", {}).get(question.id, {})
        called = self.called(ROUND_ANSWERS, "account", "agency")
        if question.choices:
            self.labelled(say("document", "Answer"), self._choices(answer, question))
        if answer.get("account"):
            self.labelled(called["account"], answer["account"])
        elif not question.choices:
            self.paper.paragraph(say("document", "no answer"))
        if answer.get("agency"):
            self.labelled(called["agency"], str(self.agencies.get(answer["agency"], answer["agency"])))

    def _choices(self, answer: Entry, question: Question) -> str:
        """Return what was chosen or ticked, in words."""
        labels = {choice.code: choice.label for choice in question.choices}
        if "choice" in answer:
            return str(labels.get(answer["choice"], answer["choice"]))
        if "ticks" not in answer:
            return self.language.say("document", "no answer")
        ticks = [labels.get(code, code) for code in answer["ticks"]]
        return "; ".join(ticks) or self.language.say("document", "None of them")
