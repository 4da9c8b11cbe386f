"""Own the table of sections: each is one pure function from a Region to a table. Adding one is one function here.

The order here is the order of the sheets and of the screen. Nothing ranks states: they stand in the alphabetical
order of their short names, and a count says in how many of them something is so.
"""

from collections.abc import Callable, Sequence

from actip.catalogue.entries import Catalogue
from actip.format.rounds import with_rounds_of
from actip.model.region import Region
from actip.model.section import Section
from actip.sections.actions import actions, actions_by_quarter, actions_in_full
from actip.sections.capacity import programmes, results, shocks
from actip.sections.counting import coverage
from actip.sections.dialogue import consultations, observations, practices, stakeholders
from actip.sections.findings import findings, left_to_mend, to_mend
from actip.sections.flows import across_borders, mirror_figures, own_flows, returns
from actip.sections.gaps import gaps_and_questions, gaps_by_state
from actip.sections.glance import at_a_glance
from actip.sections.indicators import indicators, indicators_in_full
from actip.sections.method import method
from actip.sections.money import money
from actip.sections.needs import needs_and_offers, offers_in_full
from actip.sections.obligations import answers_in_words
from actip.sections.plan_items import plan_items
from actip.sections.planning import plan_of_action
from actip.sections.questions import is_asked, questions_of_round, round_in_words
from actip.sections.rights import rights_of_victims, where_it_stands
from actip.sections.since_last import all_changes, what_changed
from actip.sections.ticks import covered
from actip.sections.trainings import trainings
from actip.sections.trends import rates, trends
from actip.sections.victims import courts, non_punishment
from actip.sections.voices import challenges, voices
from actip.sections.words import small_counts
from actip.sections.work_plan import work_plan

Make = Callable[[Region, Catalogue], Section]

# What a reader meets: at most fifteen, the first page among them.
SECTIONS: tuple[Make, ...] = (
    to_mend,
    rights_of_victims,
    where_it_stands,
    what_changed,
    indicators,
    trends,
    across_borders,
    needs_and_offers,
    work_plan,
    actions,
    money,
    voices,
    questions_of_round,
    gaps_and_questions,
    method,
)
# What stands behind them, for whoever asks for all tables or for one by its name.
FURTHER: tuple[Make, ...] = (
    all_changes,
    at_a_glance,
    answers_in_words,
    covered,
    plan_items,
    indicators_in_full,
    courts,
    non_punishment,
    rates,
    coverage,
    round_in_words,
    returns,
    mirror_figures,
    own_flows,
    offers_in_full,
    plan_of_action,
    actions_in_full,
    actions_by_quarter,
    trainings,
    shocks,
    programmes,
    results,
    stakeholders,
    consultations,
    observations,
    practices,
    challenges,
    gaps_by_state,
    findings,
)
OVER_TIME: tuple[Make, ...] = (what_changed, all_changes, trends)  # where there is an earlier cycle
OF_A_ROUND: tuple[Make, ...] = (questions_of_round, round_in_words)  # where a report answers one
OF_ONE_STATE: tuple[Make, ...] = (own_flows,)
WHERE_NAMED: tuple[tuple[Make, str], ...] = ((programmes, "programmes"), (results, "results"))
BETWEEN_STATES: tuple[Make, ...] = (all_changes, across_borders, returns, mirror_figures, plan_of_action)


def sections(region: Region, catalogue: Catalogue) -> tuple[Section, ...]:
    """Make the sections of a region that has been through `actip.disclosure`.

    Those over time need an earlier cycle, those between states more than one state, observations and the work plan a
    file of them, those of a round a report that answers it, and programmes and results a state that names one: nobody
    is asked for them. What is to be mended is for the state alone, where there is something.
    """
    return _tables(SECTIONS, region, catalogue)


def further_sections(region: Region, catalogue: Catalogue) -> tuple[Section, ...]:
    """Make the tables behind the sections, likewise."""
    return _tables(FURTHER, region, catalogue)


def _tables(makers: Sequence[Make], region: Region, catalogue: Catalogue) -> tuple[Section, ...]:
    catalogue = with_rounds_of(catalogue, region.every_submission)
    left_out = {
        *(() if region.history else OVER_TIME),
        *(BETWEEN_STATES if region.national else OF_ONE_STATE),
        *(() if region.observations else (observations,)),
        *(() if region.work_plan else (work_plan,)),
        *(make for make, part in WHERE_NAMED if not any(getattr(entry, part) for _, entry in region.submissions)),
        *(() if is_asked(region) else OF_A_ROUND),
        *(() if left_to_mend(region) else (to_mend,)),
    }
    tables = (make(region, catalogue) for make in makers if make not in left_out)
    return tuple(section if section.rows else _empty(section) for section in tables)


def _empty(section: Section) -> Section:
    """Add a note to a section without rows: a bare heading could be a fault."""
    return section._replace(notes=("There is nothing to list.", *section.notes))


def stamps(region: Region, catalogue: Catalogue, *, counts: bool = True) -> tuple[str, ...]:
    """Return the sentences for every page: who may see it, and what it must not be taken for.

    Without `counts` there is nothing on it that could be suppressed.
    """
    reader = catalogue.label("disclosure", region.audience)
    sentences = [*_of_day(region), f"For: {reader}.", *([small_counts(region.threshold)] if counts else [])]
    sentences += _not_submitted(region)
    sentences += _left_out(region)
    if wrong := left_to_mend(region):
        sentences.append(f"Still to mend: {wrong}, see 'To mend'.")
    sentences += _imported(region)
    if region.is_sample:
        sentences.append("Sample: answers invented, no government's report.")
    if region.work_plan and region.work_plan.origin == "sample":
        sentences.append("Sample: work plan invented, no document of ASEAN.")
    return tuple(sentences)


def _imported(region: Region) -> list[str]:
    """Say which files were made from what others published: no government stands behind them."""
    return [
        f"{state.name}: made from published facts, no government's report. Source: {submission.source or 'not named'}."
        for state, submission in region.submissions
        if submission.origin == "imported"
    ]


def _of_day(region: Region) -> list[str]:
    """Say of which day a report speaks: what is late, and what falls due, depends on it."""
    return [f"As of {region.as_of.isoformat()}."] if region.as_of else []


def _left_out(region: Region) -> list[str]:
    """Say which drafts count nowhere, in this cycle and in those that it is held against."""
    by_cycle = [
        (f"of {cycle.cycle}: " if cycle is not region else "") + ", ".join(state.iso3 for state in cycle.left_out)
        for cycle in (region, *reversed(region.history))
        if cycle.left_out
    ]
    return [f"Drafts are left out: {'; '.join(by_cycle)}."] if by_cycle else []


def _not_submitted(region: Region) -> list[str]:
    """Say how many of the reports that are here are not submitted, and how many of these no state has approved.

    What a state sends of which nothing is expected is in neither number.
    """
    if len(region.submissions) == 1 and region.drafts:
        return ["The submission is a draft."]
    expected = {report.state for report in region.expected}
    submissions = [entry for state, entry in region.submissions if state in expected]
    of, drafts = len(submissions), len(region.drafts & expected)
    early = sum(entry.clearance != "submitted" and entry.origin != "imported" for entry in submissions)
    also = f", {drafts} of them {'drafts' if drafts > 1 else 'a draft'}" if drafts else ""
    return [f"{early} of {of} not yet submitted{also}."] if early else []
