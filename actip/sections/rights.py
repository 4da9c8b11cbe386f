"""Own the maps of where it stands: one sign for each obligation and state, victims' rights and courts before all."""

from collections.abc import Iterable

from actip.catalogue.entries import Catalogue, Code, Obligation
from actip.model.play import StateOfPlay
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.sections.standing import Standing, play_of_practice, played, standings, stands
from actip.sections.words import UNANSWERED, share, short_id, state_codes, state_columns, word_of
from actip.texts import ENGLISH

PART = "Where it stands"
LEGEND = tuple((play.sign, play.words) for play in StateOfPlay)
SIGNS = "; ".join(f"{sign} {words}" for sign, words in LEGEND)
_COURTS = "Courts: the eight victim-sensitive indicators"
_COUNTED = (
    "Not in place: in so many of the states that answer, withheld and not applicable left out, it is not reported as "
    "in place. It is what a state says of itself."
)


def rights_of_victims(region: Region, catalogue: Catalogue) -> Section:
    """Map the obligations that uphold victims' rights, and the court indicators: one sign for each state."""
    order = ["protection", *catalogue.lists["pillars"].codes]
    rights = [entry for entry in standings(region, catalogue) if entry.obligation.victim_rights]
    entries = sorted(rights, key=lambda entry: order.index(entry.obligation.pillar))
    rows = [_row(region, catalogue, entry, _group_of(entry.obligation, catalogue)) for entry in entries]
    rows += [_court(region, code, catalogue) for code in catalogue.lists["court_indicators"].codes.values()]
    title = ENGLISH.say(
        "region", "Rights of victims: where the {count} obligations and the courts stand", count=len(entries)
    )
    return _map(region, "Rights of victims", title, rows)


def where_it_stands(region: Region, catalogue: Catalogue) -> Section:
    """Map all obligations by pillar."""
    order = list(catalogue.lists["pillars"].codes)
    entries = sorted(standings(region, catalogue), key=lambda entry: order.index(entry.obligation.pillar))
    rows = [
        _row(region, catalogue, entry, catalogue.label("pillars", entry.obligation.pillar), aside=True)
        for entry in entries
    ]
    return _map(region, "Where it stands", "All obligations, by pillar", rows, aside=True)


def _group_of(obligation: Obligation, catalogue: Catalogue) -> str:
    return f"Victims' rights, {catalogue.language.inside(catalogue.label('pillars', obligation.pillar))}"


def _map(region: Region, name: str, title: str, rows: Iterable[tuple[Shown, ...]], *, aside: bool = False) -> Section:
    return Section(
        name=name,
        title=title,
        lead="As each state answers for itself: law and practice together, by one table that stands under Method.",
        columns=(
            Column("Part", 20),
            Column("Article", 10),
            Column("About", 36),
            *((Column("Force", 12, wide_only=True), Column("Text", 11, wide_only=True)) if aside else ()),
            *(() if region.national else (Column("Not in place", 9, short="Not in"),)),
            *state_columns(region, 28 if region.national else 6),
            *(() if region.national else (Column("Where not", 30, wide_only=True),)),
        ),
        rows=tuple(rows),
        notes=(
            *(() if region.national else (_COUNTED,)),
            *(("Text: read in a published copy of the Convention, or recalled, and to be checked.",) if aside else ()),
        ),
        signs=SIGNS,
        fixed=3,
        grouped=True,
        part=PART,
        is_map=not region.national,
    )


def _row(
    region: Region, catalogue: Catalogue, entry: Standing, group: str, *, aside: bool = False
) -> tuple[Shown, ...]:
    obligation = entry.obligation
    text = "read" if obligation.verified else "recalled"
    beside = (Shown(catalogue.label("forces", obligation.force)), Shown(text)) if aside else ()
    counted = () if region.national else (open_share(entry),)
    where = () if region.national else (Shown(state_codes(entry.open_in, region)),)
    cells = (stands(region, report, obligation, catalogue) for report in region.reports)
    about = (Shown(short_id(obligation)), Shown(obligation.title))
    return (Shown(group), *about, *beside, *counted, *cells, *where)


def open_share(entry: Standing) -> Shown:
    """Return in how many of the states that answer it is not reported as in place."""
    if not entry.answered_in:
        return Shown("no answer", short="-")
    return share(len(entry.open_in), len(entry.answered_in))


def _court(region: Region, code: Code, catalogue: Catalogue) -> tuple[Shown, ...]:
    cells = [_court_cell(report, region, code.code, catalogue) for report in region.reports]
    plays = [(report.state, cell.play) for report, cell in zip(region.reports, cells, strict=True) if cell.play]
    answered = [state for state, play in plays if play.is_answered]
    open_in = [state for state, play in plays if play.is_open]
    counted = () if region.national else (share(len(open_in), len(answered)) if answered else Shown("no answer"),)
    where = () if region.national else (Shown(state_codes(open_in, region)),)
    return (Shown(_COURTS), Shown(code.code), Shown(code.label), *counted, *cells, *where)


def _court_cell(report: Report, region: Region, code: str, catalogue: Catalogue) -> Shown:
    submission = region.submission(report.state.iso3)
    if submission is None or "court_indicators" not in submission.parts:
        return played(StateOfPlay.NOT_REPORTED)
    if f"/court_indicators/{code}" in submission.withheld:
        return played(StateOfPlay.WITHHELD)
    entry = submission.court_indicators.get(code)
    play = play_of_practice(entry.state if entry else None)
    if entry is None:
        return played(play, f"{play.words} ({UNANSWERED})")
    word = word_of("court_states", entry.state, catalogue)
    reviewed = "" if entry.judgments_reviewed is None else f", judgments reviewed: {entry.judgments_reviewed}"
    return played(play, f"{play.words} ({word}{reviewed})")
