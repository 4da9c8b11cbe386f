"""Own what states answer to the questions of a round: how many say what, and their own words beside. Never scored."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from actip.catalogue.entries import NO_ROUND, Catalogue, Code, Question
from actip.format.records import RoundAnswer, Submission
from actip.format.rounds import with_rounds_of
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.sections.figures import NOTES, SIGNS, FigureLine, RegionFigures, words_of
from actip.sections.words import share, state_columns, without_answer
from actip.texts import capital

PART = "Questions of this round"
_BEYOND = "Good practice beyond the text of the Convention: nothing here is a gap, and nothing is scored."
_NO_ANSWER = Shown("no answer", short="-")


class _Asked(NamedTuple):
    """One question of a round, with the choices that any copy of the round has."""

    round: str
    question: Question
    choices: tuple[Code, ...]


def is_asked(region: Region) -> bool:
    """Tell whether any report of the region answers the questions of a round."""
    return any(submission.round != NO_ROUND for _, submission in region.submissions)


def questions_of_round(region: Region, catalogue: Catalogue) -> Section:
    """Set out in how many states something is so, question by question, with the states; rounds side by side."""
    catalogue = with_rounds_of(catalogue, region.every_submission)  # else a count is no indicator
    rows = [row for entry in _questions(region) for row in _rows(entry, region, catalogue)]
    several = len({entry.round for entry in _questions(region)}) > 1
    return Section(
        name="Questions of this round",
        title="Questions of this round" if not several else "Questions of these rounds",
        lead=_BEYOND,
        columns=(
            Column("Question", 46),
            Column("Answer", 30),
            *(() if region.national else (Column("So in", 10),)),
            *state_columns(region, 13),
            *(() if region.national else (Column("Total", 12), Column("States in the total", 30, wide_only=True))),
        ),
        rows=tuple(rows),
        notes=(
            "4 of 9: it is so in four of the nine states that answer the question. No state is held against another.",
            "The states' own words stand under 'Round in words'.",
            *(NOTES if any(entry.question.kind == "count" for entry in _questions(region)) else ()),
        ),
        signs=f"{SIGNS[:-1]}, Y it is so, x not asked.",
        fixed=2,
        grouped=True,
        part=PART,
    )


def round_in_words(region: Region, catalogue: Catalogue) -> Section:
    """List what the states say in their own words under the questions of a round."""
    rows = [
        (Shown(_title(entry)), Shown(state.name), Shown(answer.account))
        for entry in _questions(region)
        for state, submission in region.submissions
        if (answer := _answer(submission, entry)) and answer.account
    ]
    return Section(
        name="Round in words",
        title="What the states say under the questions of this round",
        lead=_BEYOND,
        columns=(Column("Question", 46), Column("State", 20), Column("In the state's words", 90)),
        rows=tuple(rows),
        grouped=True,
        part=PART,
    )


def _questions(region: Region) -> list[_Asked]:
    """Return the questions that any report answers, by round and in its order; a question of two copies is one."""
    rounds = sorted({submission.round for _, submission in region.submissions} - {NO_ROUND}, key=lambda one: one.id)
    merged: dict[tuple[str, str], _Asked] = {}
    for round in rounds:
        for question in round.questions:
            key = (round.id, question.id)
            before = merged.get(key, _Asked(round.id, question, ()))
            others = [choice for choice in question.choices if choice.code not in {one.code for one in before.choices}]
            merged[key] = before._replace(choices=(*before.choices, *others))
    return sorted(merged.values(), key=lambda entry: entry.round)


def _title(entry: _Asked) -> str:
    return f"{entry.round}: {capital(entry.question.question)}"


def _rows(entry: _Asked, region: Region, catalogue: Catalogue) -> Iterator[tuple[Shown, ...]]:
    if entry.question.kind == "count":
        yield from _counted(entry, region, catalogue)
        return
    answers = {state.iso3: _answer(submission, entry) for state, submission in region.submissions}
    answered = {code: answer for code, answer in answers.items() if answer and _says(answer, entry.question)}
    choices: Mapping[str, str] = {choice.code: choice.label for choice in entry.choices}
    rows: Mapping[str, str] = choices or {"": "Answered in words"}
    for code, label in rows.items() if answered else (("", "No answer yet"),):
        so = [state for state, answer in answered.items() if not code or _is_so(answer, code)]
        counted = () if region.national else (share(len(so), len(answered)),)
        total = () if region.national else (Shown(""), Shown(""))
        cells = (_cell(report, region, entry, report.state.iso3 in so) for report in region.reports)
        yield (Shown(_title(entry)), Shown(label), *counted, *cells, *total)


def _counted(entry: _Asked, region: Region, catalogue: Catalogue) -> Iterator[tuple[Shown, ...]]:
    """Yield the rows of a count: in all, and each part of which any state gives a figure."""
    indicator = catalogue.indicators[entry.question.id]
    figures = RegionFigures(region, [indicator.id], catalogue)
    lines = [FigureLine(indicator, {}, "")]
    for name in indicator.dimensions:
        parts = figures.coordinates(indicator, frozenset({name}))
        lines += [FigureLine(indicator, fixed, words_of(fixed, catalogue)) for fixed in parts]
    for line in lines:
        if not line.coordinates or figures.is_given(line):
            counted = () if region.national else (Shown(""),)
            cells = (
                figures.figure_shown(report, line) if _asks(report, region, entry) is not False else _not_asked()
                for report in region.reports
            )
            yield (Shown(_title(entry)), Shown(capital(line.words) or "In all"), *counted, *cells, *figures.total(line))


def _asks(report: Report, region: Region, entry: _Asked) -> bool | None:
    """Tell whether a state's report asks the question; None where there is no report."""
    submission = region.submission(report.state.iso3)
    return None if submission is None else _is_of(submission, entry)


def _is_of(submission: Submission, entry: _Asked) -> bool:
    return submission.round.id == entry.round and submission.round.question(entry.question.id) is not None


def _answer(submission: Submission, entry: _Asked) -> RoundAnswer | None:
    return submission.round_answers.get(entry.question.id) if _is_of(submission, entry) else None


def _says(answer: RoundAnswer, question: Question) -> bool:
    """Tell whether a question is answered: an account alone answers one that has no choices."""
    match question.kind:
        case "choice":
            return answer.choice is not None
        case "ticks":
            return answer.ticks is not None
    return bool(answer.account)


def _is_so(answer: RoundAnswer, code: str) -> bool:
    return answer.choice == code or code in (answer.ticks or ())


def _cell(report: Report, region: Region, entry: _Asked, so: bool) -> Shown:
    submission = region.submission(report.state.iso3)
    if submission is None:
        return without_answer(report.status)
    if not _is_of(submission, entry):
        return _not_asked()
    if f"/round_answers/{entry.question.id}" in submission.withheld:
        return Shown("withheld", short="W")
    answer = _answer(submission, entry)
    if answer is None or not _says(answer, entry.question):
        return _NO_ANSWER
    return Shown("yes", short="Y") if so else Shown("")


def _not_asked() -> Shown:
    return Shown("not asked", short="x")
