"""Own what a working group plans with: the help that states ask for and offer, and the Plan of Action."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.format.records import Assistance
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.actions import due
from actip.sections.rights import open_share
from actip.sections.standing import most_open, standings
from actip.sections.words import short_id, state_codes, state_counts
from actip.texts import ENGLISH

PART = "Planning"


class Wish(NamedTuple):
    """One kind of help that a state asks for, or offers, under an obligation."""

    state: MemberState
    obligation: Obligation
    help: Assistance


def help_requests(region: Region, catalogue: Catalogue) -> list[Wish]:
    """Return the help that states ask for, in the order of the catalogue; within an obligation by state."""
    return _wishes(region, catalogue, "assistance")


def help_offers(region: Region, catalogue: Catalogue) -> list[Wish]:
    """Return the help that states offer to others, in the same order."""
    return _wishes(region, catalogue, "assistance_offered")


def _wishes(region: Region, catalogue: Catalogue, field: str) -> list[Wish]:
    return [
        Wish(state, obligation, entry)
        for obligation in catalogue.obligations.values()
        for state, submission in region.submissions
        if "obligations" in submission.parts and obligation.id in submission.answers
        for entry in getattr(submission.answers[obligation.id], field)
    ]


def plan_of_action(region: Region, catalogue: Catalogue) -> Section:
    """Group what several states have not in place under the four areas of the ASEAN Plan of Action."""
    areas = catalogue.lists["apa_areas"].codes
    order = list(areas)
    several = [entry for entry in most_open(standings(region, catalogue)) if len(entry.open_in) > 1]
    beside = (
        _by_obligation((wish.obligation.id, wish.state) for wish in help_requests(region, catalogue)),
        _by_obligation((wish.obligation.id, wish.state) for wish in help_offers(region, catalogue)),
        _by_obligation((entry.obligation.id, entry.state) for entry in due(region, catalogue)),
    )
    return Section(
        name="Plan of Action",
        title="What several states have not in place, by the four areas of the ASEAN Plan of Action",
        lead=ENGLISH.counted(
            "region",
            "{count} obligation is not in place in two states or more, as they report.",
            "{count} obligations are not in place in two states or more, as they report.",
            len(several),
        ),
        columns=(
            Column("Area", 26),
            Column("Article", 10),
            Column("About", 40),
            Column("Force", 13, wide_only=True),
            Column("Victims' rights", 10, short="Rights"),
            Column("Not in place", 10, short="Not in"),
            Column("States", 40),
            Column("Ask for help", 24, wide_only=True),
            Column("Offer help", 24, wide_only=True),
            Column("Actions planned or under way", 24, wide_only=True),
        ),
        rows=tuple(
            (
                Shown(areas[entry.obligation.apa_area].label),
                Shown(short_id(entry.obligation)),
                Shown(entry.obligation.title),
                Shown(catalogue.label("forces", entry.obligation.force)),
                Shown("yes" if entry.obligation.victim_rights else ""),
                open_share(entry),
                Shown(state_codes(entry.open_in, region)),
                *(Shown(state_counts(counts.get(entry.obligation.id, {}), region)) for counts in beside),
            )
            for entry in sorted(several, key=lambda entry: order.index(entry.obligation.apa_area))
        ),
        notes=(
            "Victims' rights first, then by the number of states. Of the states that answer: withheld and not "
            "applicable are not among them.",
        ),
        fixed=3,
        grouped=True,
        part=PART,
    )


def _by_obligation(pairs: Iterable[tuple[str, MemberState]]) -> dict[str, Counter[MemberState]]:
    counts: dict[str, Counter[MemberState]] = {}
    for obligation, state in pairs:
        counts.setdefault(obligation, Counter())[state] += 1
    return counts
