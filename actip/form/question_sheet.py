"""Own the sheet of the questions of a round: a row for each question, below several choices a row for each of them."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue, Question
from actip.form.asking import columns
from actip.form.bilingual import with_round_question
from actip.form.elements import ANSWER, Field, FieldKind, Row, Sheet, Style, Table
from actip.form.sheet_names import sheet_names
from actip.format.fields import ROUND_ANSWERS
from actip.texts import capital

PATH = "/round_answers"


def question_sheet(catalogue: Catalogue) -> Sheet | None:
    """Return the sheet of the questions of the round; None without one."""
    language = catalogue.language
    say = language.say
    questions = list(catalogue.questions.values())
    if not questions:
        return None
    lead = say(
        "form lead", "Good practice beyond the text of the Convention: what is left blank is no gap, nothing is scored."
    )
    pick = say("form help", "Pick one, or Yes where it is so. No in every row: none of them is so.")
    fields = (
        Field("question", say("form column", "Question"), FieldKind.LABEL, 50),
        Field(ANSWER, say("form column", "Answer"), FieldKind.TEXT, 26, help=pick),
        *columns(ROUND_ANSWERS, language),
    )
    rows = tuple(row for question in questions for row in _rows(question, catalogue, pick))
    round = catalogue.rounds[0]
    title, lead = round.title, " ".join(filter(None, (lead, round.note)))
    table = Table("round_answers", title, lead, Style.ENTRIES, PATH, fields, rows)
    return Sheet("round", sheet_names(language)["round"], title, lead, (table,))


def _rows(question: Question, catalogue: Catalogue, pick: str) -> Iterator[Row]:
    language = catalogue.language
    say = language.say
    answer = say("form column", "Answer")
    words, note = with_round_question(question.question, question, catalogue), _note(question, catalogue)
    match question.kind:
        case "choice":
            field = Field("choice", answer, FieldKind.CODE, codes=question.codes, help=pick)
            yield Row(question.id, (words,), field, note=note)
        case "ticks":
            yield Row(question.id, (words,), closed=frozenset({ANSWER}), note=note)
            others = frozenset(key.name for key in ROUND_ANSWERS.keys if key.ask)
            for choice in question.choices:
                field = Field("ticks", choice.label, FieldKind.YES, help=pick)
                yield Row(f"{question.id}/{choice.code}", (f"   {choice.label}",), field, others)
        case "count":
            sheet = sheet_names(language)["other-figures"]
            facts = {"question": capital(words), "sheet": sheet}
            words = say("form row", "{question}: the figure stands on the sheet '{sheet}'.", **facts)
            yield Row(question.id, (words,), closed=frozenset({ANSWER}), note=note)
        case _:
            yield Row(question.id, (words,), closed=frozenset({ANSWER}), note=note)


def _note(question: Question, catalogue: Catalogue) -> str:
    say = catalogue.language.say
    if not question.obligations:
        return say("form note", "Good practice beyond the text of the Convention.")
    cited = [catalogue.obligations[name].citation for name in question.obligations]
    return say("form note", "Good practice beyond the text of the Convention. It stands by {articles}.", articles=cited)
