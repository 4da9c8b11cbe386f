"""Own the one call by which figures are handed over to an audience, before they are written anywhere."""

from collections.abc import Iterable, Sequence

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS, above, without
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.relations import masked
from actip.disclosure.treatment import treat
from actip.format.records import Cell, Submission

THE_STATE = LEVELS[-1]  # the audience that sees small counts: the reporting state itself


def disclosed(
    submissions: Iterable[Submission],
    audience: str,
    catalogue: Catalogue,
    policy: Policy = DEFAULT,
    published: Sequence[Submission] = (),
) -> list[Submission]:
    """Disclose submissions together to an audience: nothing above its level, no small count.

    What is `published` already the audience holds too. Zero stays zero, and a figure that was missing keeps its reason.
    """
    read = list(submissions)
    if audience == THE_STATE:
        return [without(submission, frozenset(), audience) for submission in read]
    treatment = treat(read, catalogue, policy, published)
    return [
        without(after.submission, frozenset(above(before, audience)) | after.withheld, audience)
        for before, after in zip(read, treatment.treated, strict=True)
    ]


def without_small_counts(cells: Iterable[Cell], catalogue: Catalogue, threshold: int) -> Sequence[Cell]:
    """Suppress counts from 1 to the threshold less one, and closer bounds, in figures that stand alone."""
    measures = catalogue.lists["measures"].codes
    small = []
    for cell in cells:
        measure = cell.coordinates.get("measure", catalogue.indicators[cell.indicator].measures[0])
        count = cell.value is not None and 0 < cell.value < threshold
        bound = cell.below is not None and 1 < cell.below < threshold
        small.append(masked(cell) if measures[measure].whole and (count or bound) else cell)
    return small
