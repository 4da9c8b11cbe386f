"""Own the first page of a report on one state: the same shape, held against the state's own last reports."""

from collections import Counter
from collections.abc import Iterator

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.format.records import Assistance
from actip.model.finding import Finding, Kind
from actip.model.first_page import Block, FirstPage, MapRow, Point, Tile
from actip.model.region import Region, Status
from actip.rules import RULES
from actip.sections.gaps import ELSEWHERE
from actip.sections.headlines import answering, headlines
from actip.sections.points import NEEDS, NO_ANSWERS, changes_block, changes_most, due_block
from actip.sections.rights import LEGEND
from actip.sections.since_last import moved_answers
from actip.sections.standing import Standing, most_open, standings, stands
from actip.sections.words import short_id
from actip.texts import ENGLISH

GAPS, MEND = "Gaps and questions", "To mend"
NO_DAY = "No day is given: nothing is called late."
_ROWS, _LINES, _FEW = 8, 5, 3
_CYCLES = 5  # that the map has a column for


def state_page(region: Region, catalogue: Catalogue) -> FirstPage:
    """Make the first page of one state: a tile and a column of the map for each of its cycles, the last one is now."""
    (report,) = region.reports
    cycles = (*region.history, region)[-_CYCLES:]
    changed = changes_most(region, catalogue)
    rows = [entry for entry in most_open(_by_protection(region, catalogue)) if entry.open_in]
    return FirstPage(
        title=f"Where {report.state.name} stands under the ASEAN Convention Against Trafficking in Persons, "
        f"{region.cycle or 'cycle not known'}",
        lead=_lead(region),
        tiles=tuple(_tile(cycle) for cycle in cycles),
        headlines=headlines(region, catalogue),
        map_title=_map_title(rows, region),
        map_rows=tuple(_map_rows(rows[:_ROWS], cycles, catalogue)),
        legend=LEGEND,
        blocks=(
            changes_block(region, changed, catalogue),
            _needs(region, catalogue),
            due_block(region, catalogue),
            _lacks(region, catalogue),
            _questions(region, catalogue),
        ),
        notes=(
            "In place: as the state reports it, before and now. It is held against its own last reports alone.",
            "How it was made, and what was held back: Method.",
        ),
    )


def _lead(region: Region) -> str:
    report, before = region.reports[0], region.last(region.reports[0].state.iso3)
    last = f"Its last report here: {before.cycle or 'cycle not known'}." if before else "No earlier report is here."
    return f"Its report: {report.status.value}. {last}{'' if region.as_of else f' {NO_DAY}'}"


def _tile(cycle: Region) -> Tile:
    (report,) = cycle.reports
    is_here = cycle.submission(report.state.iso3) is not None
    return Tile(
        cycle.cycle or "not known",
        f"cycle {cycle.cycle or 'not known'}",
        "not reported" if report.status is Status.MISSING else report.status.value,
        is_here,
        report.state in cycle.drafts,
    )


def _by_protection(region: Region, catalogue: Catalogue) -> list[Standing]:
    return sorted(standings(region, catalogue), key=lambda entry: entry.obligation.pillar != "protection")


def _map_title(rows: list[Standing], region: Region) -> str:
    if not answering(region):
        return NO_ANSWERS.rstrip(".")
    if not rows:
        return "Nothing is reported as not in place"
    rights = sum(entry.obligation.victim_rights for entry in rows)
    return ENGLISH.counted(
        "region",
        "Not in place: {count} obligation, {rights} on victims' rights",
        "Not in place: {count} obligations, {rights} on victims' rights",
        len(rows),
        rights=rights,
    )


def _map_rows(rows: list[Standing], cycles: tuple[Region, ...], catalogue: Catalogue) -> Iterator[MapRow]:
    """Yield the obligations with a cell for each cycle, and how the answer moved since the last report."""
    moved = {entry.obligation.id: entry.direction for entry in moved_answers(cycles[-1], catalogue)}
    for entry in rows:
        cells = tuple(stands(cycle, cycle.reports[0], entry.obligation, catalogue) for cycle in cycles)
        about = f"{short_id(entry.obligation)} {entry.obligation.title}"
        yield MapRow(about, cells, moved.get(entry.obligation.id, ""))


def _needs(region: Region, catalogue: Catalogue) -> Block:
    """Say by kind what help the state asks for, and what it offers."""
    asks: dict[str, list[Assistance]] = {}
    offers: Counter[str] = Counter()
    for _, submission in region.submissions:
        for answer in submission.answers.values() if "obligations" in submission.parts else ():
            for entry in answer.assistance:
                asks.setdefault(entry.kind or "other", []).append(entry)
            offers.update(entry.kind or "other" for entry in answer.assistance_offered)
    points = []
    for code in catalogue.lists["assistance_kinds"].codes.values():
        if code.code in asks:
            high = sum(entry.priority == "high" for entry in asks[code.code])
            beside = f"{figure(len(asks[code.code]))}{f', {high} of high priority' if high else ''}"
            points.append(Point(f"{code.label}: asked for", beside, section=NEEDS))
    if offers:
        points.append(Point("Help that it offers to others", figure(offers.total()), section=NEEDS))
    if not points:
        points.append(Point("No help is asked for or offered." if answering(region) else NO_ANSWERS, section=NEEDS))
    return Block("Asked for and offered", tuple(points), NEEDS)


def _findings(region: Region) -> tuple[Finding, ...]:
    assessment = region.reports[0].assessment
    return assessment.findings if assessment else ()


def _lacks(region: Region, catalogue: Catalogue) -> Block:
    """Count by kind what the report lacks, and name where first."""
    wrong = sum(finding.is_open_error for finding in _findings(region))
    points = [Point("Errors to mend", figure(wrong), section=MEND)] if wrong else []
    points += _by_rule(region, Kind.LACKS, catalogue)
    if not points:
        points.append(Point("Nothing that is asked for is missing."))
    return Block("What the report lacks", tuple(points), GAPS)


def _questions(region: Region, catalogue: Catalogue) -> Block:
    """Count by kind what the state is asked of its own report; a reason that it gave answers it."""
    points = _by_rule(region, Kind.QUESTION, catalogue) or [Point("No question is open.")]
    return Block("Questions for itself", tuple(points), GAPS, numbered=True)


def _by_rule(region: Region, kind: Kind, catalogue: Catalogue) -> list[Point]:
    """Return the kinds of findings that are met most often, each with what the first of them are about."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in _findings(region):
        if finding.kind is kind and not finding.explained and finding.rule not in ELSEWHERE:
            by_rule.setdefault(finding.rule, []).append(finding)
    most = sorted(by_rule.items(), key=lambda entry: -len(entry[1]))
    points = []
    for rule, findings in most[:_LINES]:
        subjects = dict.fromkeys(filter(None, (_subject(finding, catalogue) for finding in findings)))
        where = ENGLISH.first_of(list(subjects), _FEW)
        points.append(Point(f"{RULES[rule].title}{': ' if where else ''}{where}", figure(len(findings)), section=GAPS))
    if others := sum(len(findings) for _, findings in most[_LINES:]):
        points.append(Point("Other kinds", figure(others), section=GAPS))
    return points


def _subject(finding: Finding, catalogue: Catalogue) -> str:
    """Return what a finding is about in few letters: an article, or an indicator."""
    if finding.obligation:
        return short_id(catalogue.obligations[finding.obligation])
    indicator = catalogue.indicators.get(str(finding.facts.get("indicator", "")))
    return indicator.title if indicator else ""
