"""Own what changed since each state's last report: its answers before and now, with its own account."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.format.records import Answer
from actip.model.play import StateOfPlay
from actip.model.region import Region
from actip.model.section import Chart, ChartKind, Column, Section, Series, Shown
from actip.sections.standing import (
    FROM_SILENCE,
    FURTHER,
    LESS_FAR,
    OTHER,
    TO_SILENCE,
    direction,
    play_of_answer,
    standings,
)
from actip.sections.words import OBLIGATION, SIGNS, about, answered, state_codes
from actip.texts import ENGLISH

DIRECTIONS = (FURTHER, LESS_FAR, FROM_SILENCE, TO_SILENCE, OTHER)


class Moved(NamedTuple):
    """One answer that is not as it was, where both can be seen; `direction` is one of `DIRECTIONS`."""

    state: MemberState
    obligation: Obligation
    before: Answer
    after: Answer
    direction: str


def moved_answers(region: Region, catalogue: Catalogue) -> list[Moved]:
    """Return the answers that differ from those of each state's last report, by state, then as in the catalogue."""
    moved = []
    for state, submission in region.submissions:
        last = region.last(state.iso3)
        reports_both = last is not None and all("obligations" in entry.parts for entry in (submission, last))
        for name, obligation in catalogue.obligations.items() if last and reports_both else ():
            now, before = submission.answers.get(name), last.answers.get(name) if last else None
            if now and before and (way := direction(obligation, before, now)):
                moved.append(Moved(state, obligation, before, now, way))
    return moved


def what_changed(region: Region, catalogue: Catalogue) -> Section:
    """List the answers on victims' rights that changed, before and now, with the account; of one state every answer."""
    moved = moved_answers(region, catalogue)
    rights = [entry for entry in moved if region.national or entry.obligation.victim_rights]
    others = ENGLISH.counted(
        "region",
        "{count} more, under other obligations: 'All changes'.",
        "{count} more, under other obligations: 'All changes'.",
        len(moved) - len(rights),
    )
    section = _changes(rights, _lead(moved, len(rights)), catalogue)
    notes = (others, *section.notes) if len(rights) < len(moved) else section.notes
    return section._replace(notes=notes, charts=tuple(_before_and_now(region, catalogue)))


def all_changes(region: Region, catalogue: Catalogue) -> Section:
    """List all answers that changed, likewise."""
    moved = moved_answers(region, catalogue)
    section = _changes(moved, _lead(moved, len(moved)), catalogue)
    return section._replace(name="All changes", title="All answers before and now")


def _lead(moved: Sequence[Moved], listed: int) -> str:
    counts = Counter(entry.direction for entry in moved)
    by_way = ", ".join(f"{counts[way]} {way}" for way in DIRECTIONS if counts[way])
    sentence = ENGLISH.counted(
        "region",
        "{count} answer is not as it was in the state's last report{ways}.",
        "{count} answers are not as they were in each state's last report{ways}.",
        len(moved),
        ways=f": {by_way}" if by_way else "",
    )
    if listed == len(moved):
        return sentence
    return ENGLISH.say("region", "{sentence} Listed: {listed} on victims' rights.", sentence=sentence, listed=listed)


def _changes(moved: Sequence[Moved], lead: str, catalogue: Catalogue) -> Section:
    return Section(
        name="What changed",
        title="Answers before and now",
        lead=lead,
        columns=(
            Column("State", 20),
            *OBLIGATION,
            Column("Before, as reported", 40, short="Before"),
            Column("Now, as reported", 40, short="Now"),
            Column("Moved", 12),
            Column("The state's account", 60),
        ),
        rows=tuple(_row(entry, catalogue) for entry in moved),
        notes=(
            "Further and less far: along none, partial, full in law, and not yet, partial, to a large extent, full in "
            "practice. A change is no judgement: a law, another reading of the question, or more known can be behind "
            "it.",
            "In brackets the answers on law / practice, or the one of them that is asked.",
            "Compared where both answers can be seen by this audience.",
        ),
        signs=SIGNS,
        fixed=2,
        grouped=True,
        part="What changed",
    )


def _row(entry: Moved, catalogue: Catalogue) -> tuple[Shown, ...]:
    before, now = (_both(entry.obligation, answer, catalogue) for answer in (entry.before, entry.after))
    account = Shown(entry.after.account or "no account")
    return (Shown(entry.state.name), *about(entry.obligation), before, now, Shown(entry.direction), account)


def _both(obligation: Obligation, answer: Answer, catalogue: Catalogue) -> Shown:
    """Return an answer with where it stands; on a narrow screen the signs of law and practice."""
    halves = answered(obligation, answer, withheld=False, catalogue=catalogue)
    play = play_of_answer(obligation, answer)
    stands = play.words.removesuffix(" as reported")  # the heading says so
    words = halves.text.replace("law: ", "").replace("practice: ", "").replace("\n", " / ")
    text = stands if set(words.split(" / ")) == {stands} else f"{stands} ({words})"
    return halves._replace(text=text, depth=None)


def _before_and_now(region: Region, catalogue: Catalogue) -> Iterator[Chart]:
    """Yield the answers of the last cycle beside those of this one, over the states that are in both, by pillar."""
    if not region.history:
        return
    last = region.history[-1]
    both = {state.iso3 for state, _ in region.submissions} & {state.iso3 for state, _ in last.submissions}
    if not both:
        return
    categories: list[str] = []
    counts: dict[StateOfPlay, list[float | None]] = {play: [] for play in StateOfPlay}
    alike = [
        cycle._replace(reports=tuple(one for one in cycle.reports if one.state.iso3 in both))
        for cycle in (last, region)
    ]
    every = [(cycle.cycle, list(standings(cycle, catalogue))) for cycle in alike]
    for pillar in catalogue.lists["pillars"].codes.values():
        for name, standing in every:
            entries = [entry for entry in standing if entry.obligation.pillar == pillar.code]
            of = sum(len(states) for entry in entries for states in entry.by_play.values()) or 1
            categories.append(f"{pillar.label}, {name}")
            for play in StateOfPlay:
                share_of_all = 100 * sum(len(entry.by_play.get(play, ())) for entry in entries) / of
                counts[play].append(round(share_of_all, 1))
    states = state_codes((report.state for report in region.reports if report.state.iso3 in both), region)
    series = (Series(play.words, tuple(numbers), play) for play, numbers in counts.items() if any(numbers))
    yield Chart(
        "Before and now: of 100 obligations and states in each pillar",
        ChartKind.STACKED,
        tuple(categories),
        tuple(series),
        note=f"Over the states that are in both cycles: {states}.",
    )
