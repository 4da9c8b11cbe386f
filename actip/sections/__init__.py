"""Own the table of sections: each is one pure function from a Region to a table. Adding one is one function here.

The order here is the order of the sheets and of the screen. Nothing ranks states: they stand in the alphabetical
order of their short names, and a count says in how many of them something is so.
"""

from collections.abc import Callable

from actip.model import Catalogue
from actip.model.region import Region, Status
from actip.model.section import Section
from actip.sections.gaps import gaps_by_obligation, gaps_by_state
from actip.sections.glance import at_a_glance, by_pillar
from actip.sections.method import method
from actip.sections.obligations import obligations_matrix, protection_of_victims
from actip.sections.statistics import statistics
from actip.sections.words import small_counts

SECTIONS: tuple[Callable[[Region, Catalogue], Section], ...] = (
    at_a_glance,
    by_pillar,
    protection_of_victims,
    obligations_matrix,
    statistics,
    gaps_by_obligation,
    gaps_by_state,
    method,
)


def sections(region: Region, catalogue: Catalogue) -> tuple[Section, ...]:
    """Return all sections of a region that has been through `actip.disclosure`."""
    return tuple(make(region, catalogue) for make in SECTIONS)


def stamps(region: Region, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the sentences that stand on every page: who may see it, and what it must not be taken for."""
    drafts = sum(report.status is Status.DRAFT for report in region.reports)
    reader = catalogue.label("disclosure", region.audience)
    said = [f"For: {reader}.", small_counts(region)]
    early = sum(submission.clearance != "submitted" for _, submission in region.submissions)
    if early:
        said.append(f"{early} of {len(region.submissions)} not yet submitted.")
    if region.is_sample:
        said.append("Sample: answers invented, no government's report.")
    elif drafts:
        said.append(f"{drafts} of {len(region.submissions)} submissions are drafts.")
    return tuple(said)
