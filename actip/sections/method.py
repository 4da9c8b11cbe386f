"""Own the account of how a report was made: sources, versions, verification, and what was left out and why."""

from collections.abc import Sequence

from actip import __version__
from actip.catalogue.entries import Catalogue
from actip.format.formats import FORMAT
from actip.model.region import HeldBack, Region, Status
from actip.model.section import Column, Section, Shown
from actip.sections.actions import reference_day
from actip.sections.words import numbers_in_texts, small_counts
from actip.texts import ENGLISH

OBSERVED = "Observations"
_WITHOUT = (Status.MISSING, Status.UNREADABLE, Status.ON_HOLD, Status.NOT_EXPECTED)  # of whom nothing is in the report
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
_NOT_WHOLE = "Its file was not read in full; 'actip validate' names what was not."
_FINDINGS = "They are what the rules find in what is printed here, not in the files behind it."


def method(region: Region, catalogue: Catalogue) -> Section:
    """List what went into the report and what did not."""
    rows = [*_versions(region, catalogue), *_left_out(region, catalogue)]
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


def _versions(region: Region, catalogue: Catalogue) -> list[tuple[str, str, str]]:
    verified = sum(obligation.verified for obligation in catalogue.obligations.values())
    return [
        ("Made with", "actip", __version__),
        ("Made with", "Catalogue", catalogue.version),
        ("Made with", "Format of the submissions", FORMAT),
        (
            "Verification",
            ENGLISH.say("region", "{read} of {all} obligations", read=verified, all=len(catalogue.obligations)),
            "were read in a published copy of the Convention; the others are recalled and have to be checked.",
        ),
        ("Verification", "Warning of the catalogue", catalogue.warning),
        ("Rules", "Order of states", "Alphabetical by ASEAN short name. Nothing ranks or scores them."),
        ("Rules", "Totals", "Only over states that give a figure, which are named. A missing figure is never zero."),
        ("Rules", "Change", "A state is held against its own last report only. A change is no judgement."),
        ("Rules", "Actions", f"Held against {reference_day(region)}."),
        ("Disclosure", "Audience", catalogue.label("disclosure", region.audience)),
        ("Disclosure", "Small counts", small_counts(region.threshold)),
        *([("Disclosure", "Numbers in texts", numbers_in_texts())] if region.threshold else []),
        *_suppression(region, catalogue),
    ]


def _suppression(region: Region, catalogue: Catalogue) -> list[tuple[str, str, str]]:
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
        of_cycle = "" if cycle is region else f", cycle {cycle.cycle}"
        rows += [(part, f"{state}{of_cycle}", how) for part, state, how in _by_state(_tables(cycle), catalogue)]
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


def _by_state(tables: Sequence[HeldBack], catalogue: Catalogue) -> list[tuple[str, str, str]]:
    rows = []
    for state in dict.fromkeys(entry.state for entry in tables):
        held_back = [entry for entry in tables if entry.state == state]
        groups = [f"{_title(e.indicator, catalogue)} by {' and '.join(e.coarse)}" for e in held_back if e.coarse]
        how = _printed(held_back) + (f" In groups: {', '.join(groups)}." if groups else "")
        rows.append(("Disclosure", state.name, how))
    return rows


def _printed(held_back: Sequence[HeldBack]) -> str:
    """Say of how many indicators of a state something is held back, and how many of their figures are printed."""
    of = sum(entry.of for entry in held_back)
    return ENGLISH.counted(
        "region",
        "Something is held back of {count} indicator. Figures of it that are printed: {printed} of {of}.",
        "Something is held back of {count} indicators. Figures of them that are printed: {printed} of {of}.",
        len(held_back),
        printed=of - sum(entry.suppressed for entry in held_back),
        of=of,
    )


def _tables(region: Region) -> tuple[HeldBack, ...]:
    return region.suppression.tables if region.suppression else ()


def _title(indicator: str, catalogue: Catalogue) -> str:
    return catalogue.indicators[indicator].title


def _left_out(region: Region, catalogue: Catalogue) -> list[tuple[str, str, str]]:
    rows = []
    for state, submission in region.submissions:
        if submission.released:
            how = f"The state released this copy for: {catalogue.label('disclosure', submission.released)}."
            rows.append(("Released copy", state.name, how))
        answers, indicators = (
            len(submission.withheld & set(ids)) for ids in (catalogue.obligations, catalogue.indicators)
        )
        if answers or indicators:
            rows.append(("Withheld", state.name, _withheld(answers, indicators)))
        if "obligations" not in submission.parts:
            rows.append(("Not reported", state.name, "The submission does not report obligations."))
    for report in region.reports:
        if report.status in _WITHOUT:
            findings = report.assessment.findings if report.assessment else ()
            how = " ".join(f"{finding.message} {finding.remedy}" for finding in findings)
            how = how or ("No file is about it." if report.assessment is None else _NOT_WHOLE)
            rows.append(("Left out", f"{report.state.name}: {report.status.value}", how))
    for entry in region.unplaced:
        how = " ".join(finding.message for finding in entry.findings)
        rows.append(("Left out", entry.path, how or "It does not say which state and which cycle it is about."))
    return rows


def _withheld(answers: int, indicators: int) -> str:
    return ENGLISH.say(
        "region",
        "Not for this audience, or not to be printed without telling what is hidden: {answers}, {indicators}.",
        answers=ENGLISH.counted("region", "{count} answer", "{count} answers", answers),
        indicators=ENGLISH.counted("region", "{count} indicator", "{count} indicators", indicators),
    )
