"""Own the first page of a report: where we stand, what changed and what has to be decided, made from its sections."""

from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue, MemberState
from actip.model.first_page import FirstPage, MapRow, Tile
from actip.model.region import Mark, Region, Report, Status
from actip.sections.headlines import answering, codes, headlines
from actip.sections.points import (
    NO_ANSWERS,
    borders_block,
    changes_block,
    changes_most,
    decisions_block,
    due_block,
    needs_block,
    rights_not_in_place,
)
from actip.sections.rights import LEGEND, open_share
from actip.sections.standing import Standing, standings, stands
from actip.sections.state_page import NO_DAY, state_page
from actip.sections.words import short_id
from actip.texts import ENGLISH

CONVENTION = "the ASEAN Convention Against Trafficking in Persons"
_ROWS = 8  # of the map
_WORDS = {
    Status.APPROVED: "approved, not submitted",
    Status.MISSING: "not reported",
}


def first_page(region: Region, catalogue: Catalogue) -> FirstPage:
    """Make the first page of a region that has been through `actip.disclosure`, or of one state."""
    if region.national:
        return state_page(region, catalogue)
    changed = changes_most(region, catalogue)
    entries = rights_not_in_place(region, catalogue)[:_ROWS]
    return FirstPage(
        title=f"Where the region stands under {CONVENTION}, {region.cycle or 'cycle not known'}",
        lead=_lead(region),
        tiles=tuple(_tile(report, region) for report in region.reports),
        headlines=headlines(region, catalogue),
        map_title=_map_title(entries, region, catalogue),
        map_rows=tuple(_map_row(entry, region, catalogue) for entry in entries),
        legend=LEGEND,
        blocks=(
            changes_block(region, changed, catalogue),
            borders_block(region, catalogue),
            needs_block(region, catalogue),
            due_block(region, catalogue),
            decisions_block(region, changed, catalogue),
        ),
        notes=tuple(_notes(region)),
    )


def _lead(region: Region) -> str:
    """Say how many reports can be used, of how many, and which are drafts; the stamps say of which day."""
    expected = {report.state for report in region.expected}
    usable = [state for state, _ in region.submissions]
    facts = {"read": sum(state in expected for state in usable)}
    every = len(expected) == len(region.reports)
    sentences = [
        ENGLISH.counted(
            "region", "{read} of {count} report can be used.", "{read} of {count} reports can be used.", len(expected),
            **facts,
        )
        if every
        else ENGLISH.counted(
            "region", "{read} of {count} report that is expected can be used.",
            "{read} of {count} reports that are expected can be used.", len(expected), **facts,
        )
    ]  # fmt: skip
    if others := [state for state in usable if state not in expected]:
        sentences.append(f"Besides: {codes(others, region)}.")
    for words, states in (
        ("Drafts", [report.state for report in region.reports if report.state in region.drafts]),
        *((mark.value.capitalize(), _marked(region, mark)) for mark in (Mark.VOLUNTARY, Mark.ON_HOLD)),
    ):
        if states:
            sentences.append(f"{words}: {', '.join(state.iso3 for state in states)}.")
    if region.left_out:
        sentences.append(f"Drafts that are left out: {', '.join(state.iso3 for state in region.left_out)}.")
    if region.as_of is None:
        sentences.append(NO_DAY)
    return " ".join(sentences)


def _marked(region: Region, mark: Mark) -> list[MemberState]:
    return [report.state for report in region.reports if mark in report.marks]


def _tile(report: Report, region: Region) -> Tile:
    """Return the tile of a state. Of whom no report is here, what it is in the cycle says why, where anything does."""
    state, submission = report.state, region.submission(report.state.iso3)
    marks = [mark.value for mark in report.marks]
    if submission or not marks:
        is_made = submission is not None and submission.origin == "imported"
        words = _WORDS.get(report.status, report.status.value)
        marks.insert(0, "from published facts" if is_made else words)
    is_here = submission is not None
    return Tile(state.iso3, state.name, ", ".join(dict.fromkeys(marks)), is_here, state in region.drafts)


def _map_title(entries: Sequence[Standing], region: Region, catalogue: Catalogue) -> str:
    if not answering(region):
        return NO_ANSWERS.rstrip(".")
    if not entries:
        return "No obligation is reported as not in place in two states or more"
    in_most = [
        entry
        for entry in standings(region, catalogue)
        if entry.obligation.victim_rights and 2 * len(entry.open_in) > len(entry.answered_in)
    ]
    if all(entry in in_most for entry in entries):
        return (
            f"Victims' rights: {len(entries)} of the {len(in_most)} that most states do not report as in place"
            if len(entries) < len(in_most)
            else f"Victims' rights: the {len(in_most)} that most states do not report as in place"
        )
    return "What most states do not report as in place, victims' rights first"


def _map_row(entry: Standing, region: Region, catalogue: Catalogue) -> MapRow:
    cells = tuple(stands(region, report, entry.obligation, catalogue) for report in region.reports)
    return MapRow(f"{short_id(entry.obligation)} {entry.obligation.title}", cells, open_share(entry).text)


def _notes(region: Region) -> Iterator[str]:
    if region.drafts:
        yield "* Its report is a draft."
    yield (
        "At the right of the map: in how many of the states that answer it is not in place, or they have no "
        "information (?); those of most states first, the rest in 'Rights of victims'."
    )
    if region.history:
        yield "What changed most: of each state the core figure that changed by the largest factor."
    if region.left_out:
        yield f"Left out as drafts, not unreported: {', '.join(state.iso3 for state in region.left_out)}."
    yield "States in alphabetical order; nothing is ranked. How it was made, and what was held back: Method."
