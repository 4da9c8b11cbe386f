"""Own who is heard, in one table: consultations, observations, practices, and what states find hard."""

from collections.abc import Iterator
from textwrap import shorten

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.dialogue import PART, who_was_heard
from actip.sections.words import citations, short_id, state_codes, state_name
from actip.texts import ENGLISH

CONSULTATION, OBSERVATION, PRACTICE, CHALLENGE = "Consultation", "Observation", "Practice", "Challenge"
_MOST = 240  # characters of one state's words that stand in the table of all; the table behind it has them all
_Row = tuple[Shown, ...]


def voices(region: Region, catalogue: Catalogue) -> Section:
    """Set out in one table who was heard, what was observed, what could serve others, and what is hard."""
    rows = [
        *_consultations(region, catalogue),
        *_observations(region, catalogue),
        *_practices(region, catalogue),
        *_challenges_together(region, catalogue),
    ]
    number = sum(1 for _ in every_challenge(region, catalogue))
    hard = ENGLISH.counted("region", "{count} challenge is told.", "{count} challenges are told.", number)
    return Section(
        name="Voices",
        title="Who was heard, what serves others, and what is hard",
        lead=f"{who_was_heard(region)} {hard}",
        columns=(
            Column("Kind", 24),
            Column("State", 22),
            Column("Who, or what", 52),
            Column("Obligations", 15),
            Column("In their words, or what it changed", 70, short="In their words"),
        ),
        rows=tuple(rows),
        notes=(
            "Observations are in the words of those who observed, and are no part of any count.",
            "Challenges stand by obligation: states that say the same are in one line, and long texts are cut here. "
            "'Challenges' has each in full.",
        ),
        fixed=2,
        grouped=True,
        part=PART,
    )


def _cut(text: str) -> str:
    """Shorten a text to what a table of all can hold; a text that is short enough stays as it was typed."""
    return text if len(text) <= _MOST else shorten(text, _MOST, placeholder=" …")


def _consultations(region: Region, catalogue: Catalogue) -> Iterator[_Row]:
    for state, submission in region.submissions:
        for entry in submission.consultations:
            kind = catalogue.label("stakeholder_kinds", entry.kind) if entry.kind else ""
            day = entry.date.isoformat() if entry.date else ""
            beside = ", ".join(filter(None, (kind, day)))
            yield (
                Shown(CONSULTATION),
                state_name(state, region),
                Shown(f"{entry.with_whom or 'not named'}{f' ({beside})' if beside else ''}"),
                Shown(citations(entry.obligations, catalogue)),
                Shown(f"What it changed: {_cut(entry.effect)}" if entry.effect else "What it changed is not said."),
            )


def _observations(region: Region, catalogue: Catalogue) -> Iterator[_Row]:
    for report in region.reports:
        for entry in region.observations:
            for item in entry.items if entry.state == report.state.iso3 else ():
                reply = item.reply or entry.reply
                words = _cut(item.text) if item.text else "not shown, see the findings about this file"
                yield (
                    Shown(OBSERVATION),
                    state_name(report.state, region),
                    Shown(entry.source or "not named"),
                    Shown(citations((item.obligation,), catalogue)),
                    Shown(f"{words}\nThe state: {_cut(reply)}" if reply else words),
                )


def _practices(region: Region, catalogue: Catalogue) -> Iterator[_Row]:
    for state, submission in region.submissions:
        for entry in submission.practices:
            yield (
                Shown(PRACTICE),
                state_name(state, region),
                Shown(entry.title or "not named"),
                Shown(citations(entry.obligations, catalogue)),
                Shown(_cut(entry.summary or "")),
            )


def every_challenge(region: Region, catalogue: Catalogue) -> Iterator[tuple[Obligation, MemberState, str]]:
    """Yield what states find hard, in their words, by obligation: victims' rights first, then by state."""
    obligations = sorted(catalogue.obligations.values(), key=lambda obligation: not obligation.victim_rights)
    for obligation in obligations:
        for state, submission in region.submissions:
            answer = submission.answers.get(obligation.id) if "obligations" in submission.parts else None
            if answer and answer.challenges:
                yield obligation, state, answer.challenges


def _challenges_together(region: Region, catalogue: Catalogue) -> Iterator[_Row]:
    """Yield a row for each obligation: the states, and their words; those that say the same in one line."""
    by_obligation: dict[str, dict[str, list[MemberState]]] = {}
    for obligation, state, words in every_challenge(region, catalogue):
        by_obligation.setdefault(obligation.id, {}).setdefault(words, []).append(state)
    for name, by_words in by_obligation.items():
        obligation = catalogue.obligations[name]
        states = sorted((state for same in by_words.values() for state in same), key=lambda state: state.name)
        lines = (f"{state_codes(same, region)}: {_cut(words)}" for words, same in by_words.items())
        yield (
            Shown(f"{CHALLENGE}, victims' rights" if obligation.victim_rights else CHALLENGE),
            Shown(state_codes(states, region), short="" if region.national else _count_of_states(len(states))),
            Shown(obligation.title),
            Shown(obligation.citation),
            Shown("\n".join(lines)),
        )


def _count_of_states(count: int) -> str:
    return ENGLISH.counted("region", "{count} state", "{count} states", count)


def challenges(region: Region, catalogue: Catalogue) -> Section:
    """List every challenge in the words of the state."""
    order = [report.state.name for report in region.reports]
    rows = [
        (state_name(state, region), Shown(short_id(obligation)), Shown(obligation.title), Shown(words), state.name)
        for obligation, state, words in every_challenge(region, catalogue)
    ]
    return Section(
        name="Challenges",
        title="What states find hard, in their words",
        lead=ENGLISH.counted("region", "{count} challenge.", "{count} challenges.", len(rows)),
        columns=(Column("State", 20), Column("Article", 10), Column("About", 40), Column("In their words", 100)),
        rows=tuple(row[:4] for row in sorted(rows, key=lambda row: order.index(row[4]))),
        fixed=2,
        grouped=True,
        part=PART,
    )
