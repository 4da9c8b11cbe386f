"""Own what changed since each state's last report: its answers before and now, with its own account."""

from collections import Counter
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.format.records import Answer
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.standing import FROM_SILENCE, FURTHER, LESS_FAR, OTHER, TO_SILENCE, direction, play_of_answer
from actip.sections.words import OBLIGATION, about, answered
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
    """List the answers that changed, before and now, each with the state's account."""
    moved = moved_answers(region, catalogue)
    counts = Counter(entry.direction for entry in moved)
    by_way = ", ".join(f"{counts[way]} {way}" for way in DIRECTIONS if counts[way])
    lead = ENGLISH.counted(
        "region",
        "{count} answer is not as it was in the state's last report{ways}.",
        "{count} answers are not as they were in each state's last report{ways}.",
        len(moved),
        ways=f": {by_way}" if by_way else "",
    )
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
