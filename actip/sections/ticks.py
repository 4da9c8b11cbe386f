"""Own what the answers cover: of what a question names at once, how many states ticked it. Nothing is scored."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue, Obligation
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.words import share, short_id, state_codes


def covered(region: Region, catalogue: Catalogue) -> Section:
    """Set out the groups, sectors, acts and stages that states ticked under a question, as '4 of 9'.

    Only states count that say anything there: who left all of it blank has not said what is covered.
    """
    naming = (obligation for obligation in catalogue.obligations.values() if obligation.covers)
    return Section(
        name="What is covered",
        title="What the answers cover",
        lead="Of what a question names at once, what is ticked. Ticks are optional and never scored.",
        columns=(
            Column("Obligation", 44),
            Column("What the question names", 34),
            *(
                (Column("Ticked", 10),)
                if region.national
                else (Column("Ticked by", 10), Column("States", 40, wide_only=True))
            ),
        ),
        rows=tuple(row for obligation in naming for row in _rows(region, obligation)),
        notes=() if region.national else ("Of the states that say under the question what is covered, be it nothing.",),
        fixed=1,
        grouped=True,
        part="Obligations",
    )


def _rows(region: Region, obligation: Obligation) -> Iterator[tuple[Shown, ...]]:
    ticks = {
        state: covers
        for state, submission in region.submissions
        if "obligations" in submission.parts and obligation.id in submission.answers
        if (covers := submission.answers[obligation.id].covers) is not None
    }
    about = Shown(f"{short_id(obligation)} {obligation.title}")
    for one in obligation.covers if ticks else ():
        states = [state for state, codes in ticks.items() if one.code in codes]
        if region.national:
            yield (about, Shown(one.label), Shown("yes" if states else "not ticked"))
        else:
            counts = (share(len(states), len(ticks)), Shown(state_codes(states, region)))
            yield (about, Shown(one.label), *counts)
