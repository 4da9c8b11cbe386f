"""Own the levels: whose eyes an answer or a figure is for, and what of a submission is above those of an audience."""

from collections.abc import Iterator

from actip.model import Submission

LEVELS = ("public", "asean", "national")  # from the most open to the most closed, as in the catalogue
# What of a submission has no level of its own and follows that of the whole.
FOLLOWING = (
    *("cleared_by", "focal_point", "agencies", "population", "capacity", "budgets"),
    *("consultations", "practices", "context"),
)


def is_above(level: str, audience: str) -> bool:
    """Tell whether something of this level is kept from an audience."""
    return LEVELS.index(level) > LEVELS.index(audience)


def closed_parts(submission: Submission, audience: str) -> frozenset[str]:
    """Return the parts of which no finding is for an audience: those above its level, and those with levels inside."""
    if audience == LEVELS[-1]:
        return frozenset()
    by_entry = frozenset(("stakeholders", "court_indicators"))
    return by_entry | (frozenset(FOLLOWING) if is_above(submission.disclosure, audience) else frozenset())


def above(submission: Submission, audience: str) -> Iterator[str]:
    """Yield the obligations and indicators whose level is above the audience's."""
    for name, answer in submission.answers.items():
        if is_above(answer.disclosure, audience):
            yield name
    counted = dict.fromkeys((*(cell.indicator for cell in submission.cells), *submission.countings))
    for name in counted:
        counting = submission.countings.get(name)
        if is_above((counting.disclosure if counting else None) or submission.disclosure, audience):
            yield name


def without(submission: Submission, names: frozenset[str], audience: str) -> Submission:
    """Return a submission without these obligations and indicators, and without what is above the audience's level."""
    closed = is_above(submission.disclosure, audience)
    return submission._replace(
        answers={name: answer for name, answer in submission.answers.items() if name not in names},
        cells=tuple(cell for cell in submission.cells if cell.indicator not in names),
        countings={name: counting for name, counting in submission.countings.items() if name not in names},
        explanations=tuple(entry for entry in submission.explanations if subject(entry.about) not in names),
        withheld=submission.withheld | names,
        trainings=() if closed else submission.trainings,
        agencies=() if closed else submission.agencies,
        texts=(),  # they were there for the rules alone
        previous=None,
    )


def subject(about: object) -> object:
    """Return the obligation or the indicator that an explanation is about."""
    if isinstance(about, str):
        return about.partition("/")[0]
    return about.get("indicator") if isinstance(about, dict) else None
