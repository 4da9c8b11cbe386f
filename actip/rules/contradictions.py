"""Own the `CON` rules: an answer and a figure that ask for a word between them.

Both can be true. These rules ask the state, and are never errors. Which figure stands against which answer is in the
catalogue, under the obligation.
"""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import Found, Severity, rule
from actip.model.about import about_answer
from actip.rules.intervals import Interval, figures

_BASIS = "The obligation named; the indicators that the catalogue sets beside it"
_REMEDY = (
    "Say under '{key[account]}' how the two go together, change the answer, or give the reason under "
    "'{key[explanations]}'."
)


def _totals(submission: Submission) -> dict[tuple[str, str | None], Interval]:
    """Return the total of each indicator in its first measure, and of each subset; victims by their highest figure."""
    totals: dict[tuple[str, str | None], Interval] = {}
    for name, table in figures(submission).items():
        for key, figure in table.items():
            coordinates = dict(key)
            if not set(coordinates) <= {"subset", "victim_status"}:
                continue
            about = (name, coordinates.get("subset"))
            before = totals.get(about)
            if before is None or (figure.low, figure.high) > (before.low, before.high):
                totals[about] = figure
    return totals


def _full(submission: Submission) -> list[str]:
    """Return the obligations that are answered 'full' in practice."""
    reported = submission.answers.items() if "obligations" in submission.parts else ()
    return [name for name, answer in reported if answer.in_practice == "full"]


@rule(
    "CON501",
    title="A full answer beside a figure that asks back",
    basis=_BASIS,
    severity=Severity.WARNING,
    message=(
        "{citation} {title}: practice is '{code[in_practice/full]}'; {indicator}: {number}. How do the two go together?"
    ),
    remedy=_REMEDY,
    beside="/in_practice",
)
def adverse_figure(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Practice 'full' beside a figure above zero that the duty means to prevent.

    What it finds
        An obligation answered 'full' in practice, with a figure above zero of what should not happen: identified
        victims charged, or held in detention.

    Why it matters
        Readers will see both. There can be a good reason, such as a case that was ended in the period.

    Example
        ACTIP-14.8 (no unreasonable detention) in practice 'full', and 3 identified victims held in detention.

    How to close it
        Say in a sentence how it came about, or answer 'large'.
    """
    totals = _totals(submission)
    for name in _full(submission):
        for indicator in catalogue.obligations[name].adverse:
            figure = totals.get((indicator, None))
            if figure and figure.low > 0:
                facts = {
                    "indicator": indicator,
                    "number": figure.low,
                    "pointers": list(figure.pointers),
                }
                about = about_answer(name, indicators=(indicator,), cells=figure.pointers)
                yield Found(f"/obligations/{name}", facts, about=about)


@rule(
    "CON502",
    title="A full answer beside a zero that asks back",
    basis=_BASIS,
    severity=Severity.WARNING,
    message=("{citation} {title}: practice is '{code[in_practice/full]}'; {counted}: 0. How do the two go together?"),
    remedy=_REMEDY,
    beside="/in_practice",
    words={"counted": {"total": "{indicator}", "subset": "{indicator}, {subset}"}},
)
def expected_figure(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Practice 'full' beside a zero where something was to be expected.

    What it finds
        An obligation answered 'full' in practice, with a figure of zero: no victim detected although offences were
        recorded, compensation awarded and none paid, no official trained.

    Why it matters
        Readers will see both. The zero can be a figure that was meant to be 'not yet available'.

    Example
        ACTIP-14.13 (possibility of compensation) in practice 'full', 12 victims awarded compensation, paid 0.

    How to close it
        Say in a sentence how it came about. If nobody knows the figure, give the reason under 'missing'.
    """
    totals = _totals(submission)
    for name in _full(submission):
        for expected in catalogue.obligations[name].expects:
            figure = totals.get((expected.figure, expected.subset))
            beside = totals.get((expected.where, None)) if expected.where else None
            asks_back = expected.where is None or (beside is not None and beside.low > 0)
            if asks_back and figure and figure.high == 0 and _is_given(figure, submission):
                facts = {
                    "indicator": expected.figure,
                    "counted": "subset" if expected.subset else "total",
                    "subset": expected.subset,
                    "pointers": [*figure.pointers, *(beside.pointers if beside else ())],
                }
                cells = (*figure.pointers, *(beside.pointers if beside else ()))
                about = about_answer(name, indicators=(expected.figure,), cells=cells)
                yield Found(f"/obligations/{name}", facts, about=about)


def _is_given(figure: Interval, submission: Submission) -> bool:
    """Tell whether the zero was typed: 'not applicable' counts as zero in a sum, and says something else here."""
    return any(cell.value == 0 for cell in submission.cells if cell.pointer in figure.pointers)
