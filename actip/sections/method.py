"""Own the account of how a report was made: sources, versions, verification, and what was left out and why."""

from collections.abc import Iterable, Iterator, Sequence

from actip import __version__
from actip.catalogue.entries import Catalogue, MemberState
from actip.format.formats import FORMAT
from actip.model.play import StateOfPlay
from actip.model.region import HeldBack, Region, Report, Status
from actip.model.section import Column, Section, Shown
from actip.sections.glance import words_of_officer
from actip.sections.standing import meaning
from actip.sections.words import numbers_in_texts, small_counts, state_codes
from actip.texts import ENGLISH

OBSERVED = "Observations"
_WITHOUT = (Status.MISSING, Status.UNREADABLE, Status.LEFT_OUT, Status.ON_HOLD, Status.NOT_EXPECTED)  # nothing is in it
# What counts neither victims nor suspects, and tells nobody's story.
NOT_SUPPRESSED = (
    "How many officials took part in trainings; how many judgments were reviewed; the population; budgets; and counts "
    "of events, agreements and posts."
)
# What the proof covers, in the same words whatever is hidden: a number here would tell of it.
_BESIDE = (
    "Where the total is printed, one of the other parts, by the order of the codes, so that nobody can tell which of "
    "the two is small; and as many more figures as it takes that none can be worked out."
)
_OUTSIDE = (
    "What other publications print, unless it was named as published; what a reader knows from elsewhere; and figures "
    "that contradict each other."
)
_TEXTS = (
    "Numbers are replaced in texts about what something is held back of. Not every story in words is recognised: "
    "whoever releases a text reads it."
)
_NOT_WHOLE = "Its file was not read in full; a check of it names what was not."
_IN_HOW_MANY = (
    "'7 of 9' counts the states that answer, and those among them that do not report it as in place. Withheld, not "
    "asked, not reported, and not applicable or declined are in neither number."
)
_DRAFT_LEFT_OUT = "Neither this report nor what is held back in it depends on it."
_FINDINGS = "They are what the rules find in what is printed here, not in the files behind it."

_Row = tuple[str, str, str]  # the part of the account, what it is about, and how


def method(region: Region, catalogue: Catalogue) -> Section:
    """List what went into the report and what did not."""
    rows = [*_account(region, catalogue), *_plays(catalogue), *_rules(region), *_disclosure(region, catalogue)]
    rows += _left_out(region, catalogue)
    rows += [("Cycle", "The officer's words", words) for words in words_of_officer(region, catalogue)]
    for cycle in (region, *reversed(region.history)):  # what an audience other than the nation sees has no sources
        part = "Source" if cycle is region else f"Source, cycle {cycle.cycle}"
        rows += [(part, source.path, f"SHA-256 {source.digest}") for source in cycle.sources]
    rows += [(OBSERVED, entry.source or entry.path, _items(len(entry.items))) for entry in region.observations]
    return Section(
        name="Method",
        title="How this report was made",
        lead="The same files give the same report, word for word.",
        columns=(Column("Part", 18), Column("What", 40), Column("How", 90)),
        rows=tuple((Shown(part), Shown(what), Shown(how)) for part, what, how in rows),
        fixed=1,
        grouped=True,
        part="Account",
    )


def _items(count: int) -> str:
    return ENGLISH.counted("region", "{count} item, never counted", "{count} items, never counted", count)


def _account(region: Region, catalogue: Catalogue) -> list[_Row]:
    verified = sum(obligation.verified for obligation in catalogue.obligations.values())
    return [
        ("Made with", f"actip {__version__}", f"Catalogue {catalogue.version}, format of the submissions {FORMAT}."),
        *([("Day", f"As of {region.as_of.isoformat()}", _of_day(region))] if region.as_of else []),
        (
            "Verification",
            ENGLISH.say("region", "{read} of {all} obligations", read=verified, all=len(catalogue.obligations)),
            "were read in a published copy of the Convention; the others are recalled and have to be checked.",
        ),
        ("Verification", "Warning of the catalogue", catalogue.warning),
    ]


def _of_day(region: Region) -> str:
    """Say what depends on the day: nothing else does."""
    due = f" Reports were due on {region.due.isoformat()}." if region.due else ""
    return f"What is overdue, and what falls due, is held against this day, for every state.{due}"


def _plays(catalogue: Catalogue) -> list[_Row]:
    """List where an obligation can stand, and the answers that put it there: the legend of the maps."""
    return [("Where it stands", f"{play.sign} {play.words}", meaning(play, catalogue)) for play in StateOfPlay]


def _rules(region: Region) -> list[_Row]:
    drafts = state_codes((report.state for report in region.reports if report.state in region.drafts), region)
    return [
        ("Rules", "Order of states", "Alphabetical by ASEAN short name. Nothing ranks or scores them."),
        ("Rules", "In how many", _IN_HOW_MANY),
        ("Rules", "Totals", "Only over states that give a figure, which are named. A missing figure is never zero."),
        ("Rules", "Change", "A state is held against its own last report only. A change is no judgement."),
        *([("Rules", "Drafts", f"They count as any other report, and are marked: {drafts}.")] if drafts else []),
    ]


def _disclosure(region: Region, catalogue: Catalogue) -> list[_Row]:
    return [
        ("Disclosure", "Audience", catalogue.label("disclosure", region.audience)),
        ("Disclosure", "Small counts", small_counts(region.threshold)),
        *([("Disclosure", "Numbers in texts", numbers_in_texts())] if region.threshold else []),
        *_suppression(region, catalogue),
    ]


def _suppression(region: Region, catalogue: Catalogue) -> list[_Row]:
    """List what was done to keep small counts, by state and cycle, without revealing which of them are small."""
    summary = region.suppression
    if summary is None:
        return []
    rows = [
        ("Disclosure", "Beside them", _BESIDE),
        ("Disclosure", "Proof", _proof(summary.threshold)),
        ("Disclosure", "A count that stands alone", _alone(summary.threshold)),
        ("Disclosure", "Not part of the proof", _OUTSIDE),
        ("Disclosure", "Texts", _TEXTS),
        ("Disclosure", "Findings", _FINDINGS),
        ("Disclosure", "Not suppressed", NOT_SUPPRESSED),
    ]
    for cycle in (region, *reversed(region.history)):
        if tables := _tables(cycle):
            of_cycle = "" if cycle is region else f", cycle {cycle.cycle}"
            how = f"Of these something is held back, and this is printed: {_by_state(tables)}"
            rows.append(("Disclosure", f"Held back{of_cycle}", how))
            rows += [("Disclosure", f"In groups{of_cycle}", words) for words in _coarse(tables, catalogue)]
    return rows


def _proof(threshold: int) -> str:
    """Say what was proved, in words that are the same whatever is hidden."""
    return ENGLISH.say(
        "region",
        "Every hidden count above zero was held against all that is printed here and in what was named as published. "
        "From these it cannot be known closer than an interval of {threshold}.",
        threshold=threshold,
    )


def _alone(threshold: int) -> str:
    return ENGLISH.say(
        "region",
        "One that is suppressed, and belongs to no other figure, is known to be from 1 to {most}.",
        most=threshold - 1,
    )


def _by_state(tables: Sequence[HeldBack]) -> str:
    """Say of how many indicators of a state something is held back, and how many of their figures are printed."""
    words = []
    for state in dict.fromkeys(entry.state for entry in tables):
        held_back = [entry for entry in tables if entry.state == state]
        of = sum(entry.of for entry in held_back)
        indicators = ENGLISH.counted("region", "{count} indicator", "{count} indicators", len(held_back))
        printed = of - sum(entry.suppressed for entry in held_back)
        words.append(
            ENGLISH.say(
                "region",
                "{state}: {indicators}, {printed} of {of} figures",
                state=state.iso3,
                indicators=indicators,
                printed=printed,
                of=of,
            )
        )
    return f"{'; '.join(words)}."


def _coarse(tables: Sequence[HeldBack], catalogue: Catalogue) -> Iterator[str]:
    """Say which breakdowns are printed in groups."""
    if words := [
        f"{entry.state.iso3}: {_title(entry.indicator, catalogue)} by {' and '.join(entry.coarse)}"
        for entry in tables
        if entry.coarse
    ]:
        yield f"{'; '.join(words)}."


def _tables(region: Region) -> tuple[HeldBack, ...]:
    return region.suppression.tables if region.suppression else ()


def _title(indicator: str, catalogue: Catalogue) -> str:
    return catalogue.indicators[indicator].title


def _left_out(region: Region, catalogue: Catalogue) -> list[_Row]:
    rows = []
    for state, submission in region.submissions:
        if submission.released:
            how = f"The state released this copy for: {catalogue.label('disclosure', submission.released)}."
            rows.append(("Released copy", state.name, how))
    rows += _withheld(region, catalogue)
    for part in ("obligations", "statistics"):
        if states := [state for state, submission in region.submissions if part not in submission.parts]:
            rows.append(("Not in the report", _names(states), f"What it holds leaves out {_PARTS[part]}."))
    by_reason: dict[tuple[str, str], list[MemberState]] = {}
    for report in region.reports:
        if report.status in _WITHOUT:
            by_reason.setdefault((report.status.value, _reason(report)), []).append(report.state)
    rows += [("Left out", f"{_names(states)}: {status}", how) for (status, how), states in by_reason.items()]
    for cycle in reversed(region.history):
        if cycle.left_out:
            rows.append(("Left out", f"{_names(cycle.left_out)}: draft of {cycle.cycle}", _DRAFT_LEFT_OUT))
    for entry in region.unplaced:
        how = " ".join(finding.message for finding in entry.findings)
        rows.append(("Left out", entry.path, how or "It does not say which state and which cycle it is about."))
    return rows


_PARTS = {"obligations": "the obligations", "statistics": "the statistics"}


def _names(states: Iterable[MemberState]) -> str:
    return ", ".join(state.name for state in states)


def _reason(report: Report) -> str:
    """Say why nothing of a state is in the report."""
    if report.status is Status.LEFT_OUT:
        return _DRAFT_LEFT_OUT
    if report.assessment is None:
        return "No file is about it."
    return " ".join(f"{finding.message} {finding.remedy}" for finding in report.assessment.findings) or _NOT_WHOLE


def _withheld(region: Region, catalogue: Catalogue) -> list[_Row]:
    """Count what is withheld of each state, in one row."""
    of_states = []
    for state, submission in region.submissions:
        answers, indicators = (
            len(submission.withheld & set(ids)) for ids in (catalogue.obligations, catalogue.indicators)
        )
        counts = [
            *([ENGLISH.counted("region", "{count} answer", "{count} answers", answers)] if answers else []),
            *([ENGLISH.counted("region", "{count} indicator", "{count} indicators", indicators)] if indicators else []),
        ]
        if counts:
            of_states.append(f"{state.iso3}: {', '.join(counts)}")
    why = "Not for this audience, or not to be printed without telling what is hidden."
    return [("Withheld", "Of this cycle", f"{why} {'; '.join(of_states)}.")] if of_states else []
