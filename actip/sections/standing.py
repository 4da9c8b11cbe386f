"""Own where an obligation stands in a state, made of its answers alone, and how an answer moved since the last report.

What a report lacks (evidence, an action, a figure) and what is late are other things, with other names.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.format.records import Answer
from actip.model.play import StateOfPlay
from actip.model.region import Region, Report
from actip.model.section import Shown
from actip.sections.words import LAW, PRACTICE, answered, word_of

_IN, _PART, _LAW, _NOT, _WHAT, _NA = (
    StateOfPlay.IN_PLACE,
    StateOfPlay.PARTLY,
    StateOfPlay.IN_LAW_ONLY,
    StateOfPlay.NOT_YET,
    StateOfPlay.NO_INFORMATION,
    StateOfPlay.NOT_APPLICABLE,
)
# The one table: for each answer on practice, where it stands by the answer on law in the order of `BY_LAW`.
BY_LAW = ("full", "not_needed", "partial", "none", "no_information")
PLAY: Mapping[str, tuple[StateOfPlay, ...]] = {
    "full": (_IN, _IN, _PART, _PART, _PART),
    "large": (_IN, _IN, _PART, _PART, _PART),
    "partial": (_PART, _PART, _PART, _PART, _PART),
    "not_yet": (_LAW, _NOT, _LAW, _NOT, _NOT),
    "not_applicable": (_NA, _NA, _NA, _NA, _NA),
    "considered_declined": (_NA, _NA, _NA, _NA, _NA),
    "no_information": (_WHAT, _WHAT, _WHAT, _WHAT, _WHAT),
}
# Where only one of the two is asked.
LAW_ALONE: Mapping[str, StateOfPlay] = {
    "full": _IN,
    "partial": _PART,
    "none": _NOT,
    "not_needed": _NA,
    "no_information": _WHAT,
}
PRACTICE_ALONE: Mapping[str, StateOfPlay] = {
    "full": _IN,
    "large": _IN,
    "partial": _PART,
    "not_yet": _NOT,
    "not_applicable": _NA,
    "considered_declined": _NA,
    "no_information": _WHAT,
}
FURTHER, LESS_FAR, OTHER = "further", "less far", "other"
TO_SILENCE, FROM_SILENCE = "now no information", "now an answer"


def play_of_answer(obligation: Obligation, answer: Answer) -> StateOfPlay:
    """Return where an obligation stands by an answer to it. A half that is not answered is one of no information."""
    law, practice = answer.in_law, answer.in_practice
    if (law if "law" in obligation.asks else None, practice if "practice" in obligation.asks else None) == (None, None):
        return StateOfPlay.NOT_REPORTED
    if "practice" not in obligation.asks:
        return LAW_ALONE[law or "no_information"]
    if "law" not in obligation.asks:
        return PRACTICE_ALONE[practice or "no_information"]
    return PLAY[practice or "no_information"][BY_LAW.index(law or "no_information")]


def play_of_practice(code: str | None) -> StateOfPlay:
    """Return where something stands of which only practice is asked, as the courts are."""
    return PRACTICE_ALONE[code] if code else StateOfPlay.NOT_REPORTED


def play_of(region: Region, report: Report, obligation: Obligation, catalogue: Catalogue) -> StateOfPlay:
    """Return where an obligation stands in a state, or why there is no answer of it to show."""
    submission = region.submission(report.state.iso3)
    if submission is None or "obligations" not in submission.parts:
        return StateOfPlay.NOT_REPORTED
    if obligation.id in submission.withheld:
        return StateOfPlay.WITHHELD
    if (answer := submission.answers.get(obligation.id)) is not None:
        return play_of_answer(obligation, answer)
    questions = catalogue.obligations_of(submission.asks, submission.questions, submission.later)
    return StateOfPlay.NOT_REPORTED if obligation in questions else StateOfPlay.NOT_ASKED


def played(play: StateOfPlay, words: str = "") -> Shown:
    """Return a state of play as a cell: its words, or others of the same meaning, with its sign for a map."""
    return Shown(words or play.words, short=play.sign, play=play)


def stands(region: Region, report: Report, obligation: Obligation, catalogue: Catalogue) -> Shown:
    """Return where an obligation stands in a state as a cell, with the answers on law and practice as its words."""
    play = play_of(region, report, obligation, catalogue)
    submission = region.submission(report.state.iso3)
    answer = submission.answers.get(obligation.id) if submission else None
    if answer is None or play in (StateOfPlay.WITHHELD, StateOfPlay.NOT_REPORTED):
        return played(play)
    halves = answered(obligation, answer, withheld=False, catalogue=catalogue).text.replace("\n", ", ")
    return played(play, f"{play.words} ({halves})")


class Standing(NamedTuple):
    """Where one obligation stands in the region: the states by state of play, each in the order of the region."""

    obligation: Obligation
    by_play: Mapping[StateOfPlay, tuple[MemberState, ...]]

    def states(self, plays: Iterable[StateOfPlay]) -> tuple[MemberState, ...]:
        """Return the states in which it stands so, in alphabetical order of their names."""
        together = [state for play in plays for state in self.by_play.get(play, ())]
        return tuple(sorted(together, key=lambda state: state.name))

    @property
    def open_in(self) -> tuple[MemberState, ...]:
        """The states that answer and do not report it as in place."""
        return self.states(play for play in StateOfPlay if play.is_open)

    @property
    def answered_in(self) -> tuple[MemberState, ...]:
        """The states of which 'in 7 of 9' speaks: those that report it as in place, or not."""
        return self.states(play for play in StateOfPlay if play.is_answered)


def standings(region: Region, catalogue: Catalogue) -> Iterator[Standing]:
    """Yield where each obligation stands, in the order of the catalogue."""
    for obligation in catalogue.obligations.values():
        by_play: dict[StateOfPlay, list[MemberState]] = {}
        for report in region.reports:
            by_play.setdefault(play_of(region, report, obligation, catalogue), []).append(report.state)
        yield Standing(obligation, {play: tuple(states) for play, states in by_play.items()})


def most_open(entries: Iterable[Standing]) -> list[Standing]:
    """Return the obligations that are not in place in any state: those of most states first, victims' rights before.

    Among equals, those that more states say are not there yet; then the order of the catalogue.
    """
    some = [entry for entry in entries if entry.open_in]
    return sorted(
        some,
        key=lambda entry: (
            not entry.obligation.victim_rights,
            -len(entry.open_in),
            -len(entry.states((StateOfPlay.NOT_YET, StateOfPlay.IN_LAW_ONLY))),
        ),
    )


def direction(obligation: Obligation, before: Answer, now: Answer) -> str:
    """Say in a neutral word how an answer moved; empty where it did not.

    Law and practice are looked at one by one: where they move apart, or either leaves the line from nothing to all
    for 'not applicable' and the like, it moved to another answer.
    """
    moves = set()
    for half in obligation.asks:
        earlier, later = (answer.in_law if half == "law" else answer.in_practice for answer in (before, now))
        if earlier != later:
            moves.add(_move(LAW if half == "law" else PRACTICE, earlier, later))
    if len(moves) > 1:
        return OTHER
    return next(iter(moves), "")


_SILENT = (None, "no_information")


def _move(scale: Mapping[str, tuple[str, int | None]], before: str | None, now: str | None) -> str:
    if before in _SILENT and now in _SILENT:
        return OTHER
    if before in _SILENT or now in _SILENT:
        return FROM_SILENCE if before in _SILENT else TO_SILENCE
    earlier, later = (scale[code or ""][1] for code in (before, now))
    if earlier is None or later is None:
        return OTHER
    return FURTHER if later > earlier else LESS_FAR


_WITHOUT_ANSWER = {
    StateOfPlay.WITHHELD: "Not for this audience, or not to be printed without telling what is hidden.",
    StateOfPlay.NOT_ASKED: "The report does not ask about it.",
    StateOfPlay.NOT_REPORTED: "No report is here, or it leaves this out. It is no answer, and no 'no'.",
}


def meaning(play: StateOfPlay, catalogue: Catalogue) -> str:
    """Say which answers on law and practice put an obligation there, from the table alone; or why there is none."""
    if play in _WITHOUT_ANSWER:
        return _WITHOUT_ANSWER[play]
    by_laws: dict[tuple[str, ...], list[str]] = {}
    for practice, plays in PLAY.items():
        laws = tuple(law for law, entry in zip(BY_LAW, plays, strict=True) if entry is play)
        by_laws.setdefault(laws, []).append(practice)
    words = []
    for laws, practices in by_laws.items():
        if laws:
            law = ", whatever the law" if laws == BY_LAW else f" with law {_codes('in_law', laws, catalogue)}"
            words.append(f"practice {_codes('in_practice', practices, catalogue)}{law}")
    for half, alone in (("law", LAW_ALONE), ("practice", PRACTICE_ALONE)):
        if codes := [code for code, entry in alone.items() if entry is play]:
            words.append(f"{half} alone {_codes(f'in_{half}', codes, catalogue)}")
    sentence = "; ".join(words)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _codes(name: str, codes: Iterable[str], catalogue: Catalogue) -> str:
    *words, last = (f"'{word_of(name, code, catalogue)}'" for code in codes)
    return f"{', '.join(words)} or {last}" if words else last
