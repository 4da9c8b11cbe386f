"""Own the sheet of questions that goes back to a state: how it is written, and what comes back on it.

A row is known by its number, which a person sees. What it asks has to stand beside the number as it was written: where
the two disagree, cells were moved, and nothing is taken. A hidden sheet has what both are held against.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form import Field, FieldKind
from actip.form.sheet_names import sheet_names
from actip.format.formats import QUESTIONS
from actip.gate.sheets import address
from actip.texts import Language
from actip.workbook.style import Look
from actip.writers.excel import ensure, lines, new_workbook, page, put

_META = "_meta"
_ANSWER = 4  # the column of the answers, counted from 0
_WIDTHS = (7.0, 22.0, 52.0, 40.0, 48.0, 9.0)
_LEAST = 3  # lines of a row: there is room to write
_MOST = 24  # lines of a row that Excel can show


class Question(NamedTuple):
    """One question: the key of its finding, where it stands, its words, what answers it besides a reason, its rule.

    `takes_reason` says whether a reason can be kept for it; else the report itself is to be changed. `before` is the
    reason that the state gave in the last report, and has not confirmed yet.
    """

    key: str
    where: str
    words: str
    remedy: str
    rule: str
    takes_reason: bool
    before: str = ""


class Inquiry(NamedTuple):
    """The questions on one report: whose it is, the days of its period, and the questions in their order."""

    state: str
    start: str
    end: str
    questions: tuple[Question, ...]


class Answer(NamedTuple):
    """A reason that came back: its cell, and the key of the finding that it answers."""

    cell: str
    key: str
    reason: str


class Unfit(NamedTuple):
    """What came back and cannot be taken: its cell, and why, without a word of it."""

    cell: str
    why: str


class Returned(NamedTuple):
    """A sheet that came back: about which report, the reasons on it, and what is not one."""

    state: str
    start: str
    end: str
    answers: tuple[Answer, ...]
    unfit: tuple[Unfit, ...]


# --- written


def workbook(inquiry: Inquiry, catalogue: Catalogue, created: datetime) -> bytes:
    """Return the sheet of questions in the language of the catalogue. The same arguments give the same bytes."""
    language = catalogue.language
    say = language.say
    state = catalogue.states[inquiry.state].name if inquiry.state in catalogue.states else inquiry.state
    title = say("questions", "Questions on the report: {state}, {start} to {end}", state=state, start=inquiry.start,
                end=inquiry.end)  # fmt: skip
    book, content = new_workbook(title, QUESTIONS, created)
    ensure(book.set_custom_property("actip.report", QUESTIONS))  # it is none of the submissions in a folder
    look = Look(book, inquiry.state, language.code)
    sheet, meta = book.add_worksheet(sheet_names(language)["questions"]), book.add_worksheet(_META)
    words = [title, *_guide(language), *_heads(language), *_closed(language)]
    for column, width in enumerate(_WIDTHS):
        ensure(sheet.set_column(column, column, width))
    put(sheet, 0, 0, title, look.title)
    ensure(sheet.set_row(0, 9 + look.line))
    for row, sentence in enumerate(_guide(language), start=1):
        put(sheet, row, 0, sentence, look.lead)
    head = len(_guide(language)) + 2
    for column, word in enumerate(_heads(language)):
        put(sheet, head, column, word, look.header)
    for number, question in enumerate(inquiry.questions, start=1):
        _write(sheet, head + number, _number(number), question, look, language)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(head + 1, 1)
    sheet.repeat_rows(head)
    page(sheet, title, [QUESTIONS], sum(_WIDTHS))
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})
    _write_meta(meta, inquiry, words, look, language)
    book.close()
    return content.getvalue()


def _guide(language: Language) -> tuple[str, ...]:
    say = language.say
    return (
        say("questions", "Each row asks about something that can be right. Nobody says that it is not."),
        say("questions", "If it is so, write the reason into the yellow cell. It then stands in the report, and nobody "
            "asks again in this period."),
        say("questions", "If it is not so, correct it in the report itself, and leave the yellow cell empty."),
        say("questions", "No names, dates of birth, numbers or stories of persons: others read the reasons."),
        say("questions", "Save the file as an Excel workbook (.xlsx) and send it back. Leave the other cells as they "
            "are."),
    )  # fmt: skip


def _heads(language: Language) -> tuple[str, ...]:
    say = language.say
    return (
        say("questions", "No."), say("questions", "Where"), say("questions", "What is asked about"),
        say("questions", "What would answer it"), say("questions", "The reason, if it is so"),
        say("questions", "Rule"),
    )  # fmt: skip


def _closed(language: Language) -> tuple[str, ...]:
    """Return what stands in place of an answer where no reason can be kept."""
    return (language.say("questions", "To be changed in the report itself."),)


def _number(number: int) -> str:
    return f"Q{number}"


def _write(sheet: Any, row: int, name: str, question: Question, look: Look, language: Language) -> None:
    texts = (name, question.where, question.words, _remedy(question, language), "", question.rule)
    for column, text in enumerate(texts):
        put(sheet, row, column, text, look.label)
    if question.takes_reason:
        answer = Field("answer", "", FieldKind.TEXT, int(_WIDTHS[_ANSWER]))
        ensure(sheet.write_blank(row, _ANSWER, None, look.input_of(answer)))
        if question.before:  # offered, and not the only thing that may stand there
            offered = {"validate": "list", "source": [_as_before(language)], "show_error": False}
            ensure(sheet.data_validation(row, _ANSWER, row, _ANSWER, offered))
    else:
        put(sheet, row, _ANSWER, _closed(language)[0], look.locked)
    height = max(lines(text, width * look.fill) for text, width in zip(texts, _WIDTHS, strict=True))
    ensure(sheet.set_row(row, look.line * min(max(height, _LEAST), _MOST) + 4))


def _as_before(language: Language) -> str:
    """Return what is chosen where the reason of the last report still holds."""
    return language.say("questions", "As in the last report")


def _remedy(question: Question, language: Language) -> str:
    """Return what would answer a question, with the reason that the state gave before."""
    if not question.before:
        return question.remedy
    return language.say(
        "questions",
        "{remedy} The reason in the last report: '{reason}' If it still holds, choose '{choice}'.",
        remedy=question.remedy,
        reason=question.before,
        choice=_as_before(language),
    )


def _write_meta(sheet: Any, inquiry: Inquiry, words: Sequence[str], look: Look, language: Language) -> None:
    """Write what the answers are held against when they come back."""
    rows = [
        ("format", QUESTIONS),
        ("report", inquiry.state, inquiry.start, inquiry.end),
        ("sheet", sheet_names(language)["questions"]),
        ("as before", _as_before(language)),
        *(("word", word) for word in words),
        *(
            ("question", _number(number), question.key, "x" if question.takes_reason else "", question.where,
             question.words, _remedy(question, language), question.rule, question.before)
            for number, question in enumerate(inquiry.questions, start=1)
        ),
    ]  # fmt: skip
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            put(sheet, row, column, text, look.code)
    sheet.very_hidden()


# --- read


class _Asked(NamedTuple):
    """A question as the hidden sheet has it; `words` are what stands beside its answer, `before` the last reason."""

    key: str
    takes_reason: bool
    words: tuple[str, ...]
    before: str


def returned(sheets: Mapping[str, Sequence[Sequence[str]]]) -> Returned | None:
    """Return what came back, of the rows of all sheets, hidden ones too; None where it is no sheet of questions."""
    meta = [_padded(row) for row in sheets.get(_META, ())]
    facts = {row[0]: row[1:] for row in meta}
    if "format" not in facts or facts["format"][0] != QUESTIONS or not {"report", "sheet"} <= set(facts):
        return None
    name = facts["sheet"][0]
    words = {row[1] for row in meta if row[0] == "word"}
    as_before = facts.get("as before", ("",))[0]
    questions = {row[1]: _Asked(row[2], bool(row[3]), row[4:8], row[8]) for row in meta if row[0] == "question"}
    answers: list[Answer] = []
    unfit: list[Unfit] = []
    if name not in sheets:
        unfit.append(Unfit("The sheet of questions", "It is missing, or has another name now."))
    seen: set[str] = set()
    for number, row in enumerate(sheets.get(name, ()), start=1):
        for entry in _row(number, _padded(row), questions, words, seen, as_before):
            if isinstance(entry, Answer):
                answers.append(entry)
            else:
                unfit.append(entry)
    others = [other for other in sheets if other != _META]
    for number, other in enumerate(others, start=1):
        if other != name and any(any(row) for row in sheets[other]):
            unfit.append(Unfit(f"Sheet {number}", "Nothing of it was read: it is none of ours."))
    state, start, end = facts["report"][:3]
    return Returned(state, start, end, tuple(answers), tuple(unfit))


def _padded(row: Sequence[str]) -> tuple[str, ...]:
    """Return a row with blank cells behind it, so that each column is there."""
    return (*row, *[""] * len(_WIDTHS), "", "")


def _row(
    number: int, row: Sequence[str], questions: Mapping[str, _Asked], words: set[str], seen: set[str], as_before: str
) -> Iterator[Answer | Unfit]:
    """Yield the answer of a row, and what of it is none."""
    name, answer = row[0].strip(), row[_ANSWER].strip()
    cell = address(number, _ANSWER + 1)
    entry = questions.get(name)
    if entry is None:
        for column, text in enumerate(row):
            if text.strip() and text not in words:
                yield Unfit(address(number, column + 1), "No question of this sheet stands in its row.")
        return
    beside = (*row[1:_ANSWER], *row[_ANSWER + 1 : len(_WIDTHS)])
    if name in seen:
        if answer:
            yield Unfit(cell, f"The number {name} stands in another row, too.")
        return
    seen.add(name)
    if tuple(text.strip() for text in beside) != tuple(text.strip() for text in entry.words):
        yield Unfit(cell, f"What stands beside {name} is not what it asked: were cells moved or changed?")
        return
    for column in range(len(_WIDTHS), len(row)):
        if row[column].strip():
            yield Unfit(address(number, column + 1), "It stands beside the table. Write it into the yellow cell.")
    if not answer or answer in words:
        return
    if answer == as_before and not entry.before:
        yield Unfit(cell, f"The last report gives no reason for {name}. Write it.")
    elif entry.takes_reason:
        yield Answer(cell, entry.key, entry.before if answer == as_before else answer)
    else:
        yield Unfit(cell, f"No reason can be kept for {name}: change what it asks about in the report itself.")
