"""Own the answers in words: article by state, law above practice."""

from collections.abc import Iterable

from actip.catalogue.entries import Catalogue, Obligation
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.sections.words import SIGNS, answered, reporting, share, short_id, state_columns, without_answer
from actip.texts import ENGLISH

_COUNTS = (
    Column("Law full", 10, short="Law full"),
    Column("Practice full or to a large extent", 16, short="Prac. full or large"),
)
_COUNTED = "Counts say in how many reporting states it is so; an answer that is withheld is not among them."


def answers_in_words(region: Region, catalogue: Catalogue) -> Section:
    """Set out the answer of every state to every obligation in words, law above practice, by pillar."""
    pillars = catalogue.lists["pillars"].codes
    by_pillar = sorted(catalogue.obligations.values(), key=lambda one: list(pillars).index(one.pillar))
    states = state_columns(region, 16)
    return Section(
        name="Answers in words",
        title="Answers in words: law and practice, by pillar",
        lead="Law and practice, as the state answers." if region.national else _who_answers(reporting(region)),
        columns=(
            Column("Pillar", 20),
            Column("Obligation", 15),
            Column("Article", 13, wide_only=True),
            Column("About", 34),
            Column("Force", 12, wide_only=True),
            Column("Text", 16, wide_only=True),
            *(() if region.national else _COUNTS),
            *states,
        ),
        rows=tuple(_row(region, catalogue, obligation) for obligation in by_pillar),
        notes=(
            *(() if region.national else (_COUNTED,)),
            "Text: read in a published copy of the Convention, or recalled and to be checked, with its confidence.",
        ),
        signs=SIGNS,
        fixed=4,
        grouped=True,
        part="Obligations",
    )


def _who_answers(states: int) -> str:
    return ENGLISH.counted(
        "region",
        "Law and practice as {count} state answers for itself.",
        "Law and practice as {count} states answer for themselves.",
        states,
    )


def _row(region: Region, catalogue: Catalogue, obligation: Obligation) -> tuple[Shown, ...]:
    text = "read" if obligation.verified else f"recalled, {obligation.confidence}"
    return (
        Shown(catalogue.label("pillars", obligation.pillar)),
        Shown(obligation.id, short=short_id(obligation)),
        Shown(obligation.citation),
        Shown(obligation.title),
        Shown(catalogue.label("forces", obligation.force)),
        Shown(text),
        *(_counts(region, catalogue, obligation) if not region.national else ()),
        *(answer_of(region, report, obligation, catalogue) for report in region.reports),
    )


def _counts(region: Region, catalogue: Catalogue, obligation: Obligation) -> Iterable[Shown]:
    yield _count(region, catalogue, obligation, "law", ("full",))
    yield _count(region, catalogue, obligation, "practice", ("full", "large"))


def _count(region: Region, catalogue: Catalogue, obligation: Obligation, half: str, codes: tuple[str, ...]) -> Shown:
    if half not in obligation.asks:
        return Shown("not asked", short=".")
    answers = [
        submission.answers.get(obligation.id)
        for _, submission in region.submissions
        if "obligations" in submission.parts and obligation.id not in submission.withheld
        if obligation.id in submission.answers
        or obligation in catalogue.obligations_of(submission.asks, submission.questions, submission.later)
    ]
    answer_codes = [answer.in_law if half == "law" else answer.in_practice for answer in answers if answer]
    return share(sum(code in codes for code in answer_codes), len(answers))


def answer_of(region: Region, report: Report, obligation: Obligation, catalogue: Catalogue) -> Shown:
    """Return a state's answer as a cell, or the word for why there is none to show."""
    submission = region.submission(report.state.iso3)
    if submission is None:
        return without_answer(report.status)
    if "obligations" not in submission.parts:
        return Shown("not reported", short=".")
    answer = submission.answers.get(obligation.id)
    withheld = obligation.id in submission.withheld
    if (
        answer is None
        and not withheld
        and obligation not in catalogue.obligations_of(submission.asks, submission.questions, submission.later)
    ):
        return Shown("not asked", short=".")
    return answered(obligation, answer, withheld, catalogue)
