"""Own the words that sections share: how an answer, a state without one, and a count over states are said."""

from collections.abc import Iterable, Iterator, Mapping

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.disclosure.numbers import MARK
from actip.format.records import Answer
from actip.model.region import Region, Status
from actip.model.section import Column, Shown
from actip.texts import ENGLISH, Language

# For each code of an answer: its sign on a narrow screen, and how far it is (None: that is not the question).
LAW: Mapping[str, tuple[str, int | None]] = {
    "full": ("F", 4),
    "partial": ("P", 2),
    "none": ("N", 0),
    "not_needed": ("A", None),
    "no_information": ("I", None),
}
PRACTICE: Mapping[str, tuple[str, int | None]] = {
    "full": ("F", 4),
    "large": ("L", 3),
    "partial": ("P", 2),
    "not_yet": ("N", 0),
    "not_applicable": ("A", None),
    "considered_declined": ("D", None),
    "no_information": ("I", None),
}
UNANSWERED = "no answer"
NO_SIGN = ("-", None)

LETTERS = (
    "law/practice, F full, L to a large extent, P partial, N none or not yet, A not needed or not applicable, "
    "D considered and declined, I no information, - no answer, W withheld here, . no submission."
)
SIGNS = f"On a narrow screen: {LETTERS}"


def without_answer(status: Status) -> Shown:
    """Return the cell of a state whose submission is missing or could not be read."""
    return Shown(status.value, short=".")


def answered(obligation: Obligation, answer: Answer | None, withheld: bool, catalogue: Catalogue) -> Shown:
    """Return a state's answer as a cell, law above practice; the hue follows practice where it is asked."""
    if withheld:
        return Shown("withheld", short="W")
    texts, signs, depth = [], [], None
    for half in obligation.asks:
        code = (answer.in_law if half == "law" else answer.in_practice) if answer else None
        sign, depth = (LAW if half == "law" else PRACTICE).get(code or "", NO_SIGN)
        texts.append(f"{half}: {word_of(f'in_{half}', code, catalogue)}")
        signs.append(sign)
    return Shown("\n".join(texts), depth=depth, short="/".join(signs))


def word_of(list_name: str, code: str | None, catalogue: Catalogue) -> str:
    """Return the word of an answer within a phrase: the label that the form offers, or that there is none."""
    return catalogue.language.inside(catalogue.label(list_name, code)) if code else UNANSWERED


def short_id(obligation: Obligation) -> str:
    """Return the id as a narrow screen shows it; `actip explain` knows it too."""
    return obligation.id.removeprefix("ACTIP-")


def amount(value: float) -> Shown:
    """Return a figure as a cell: the text and the number are one."""
    return Shown(figure(value), number=value)


NO_FIGURE = Shown("no figure", short="-")
OBLIGATION = (Column("Obligation", 15), Column("About", 40))  # the columns of what `about` returns


def share(count: int, of: int) -> Shown:
    """Return a count over states, or over what was asked of one, as '7 of 10'."""
    return Shown(f"{count} of {of}", short=f"{count}/{of}")


def small_counts(threshold: int | None, language: Language = ENGLISH) -> str:
    """Say in a sentence whether counts below a threshold are suppressed; None: they are not."""
    if threshold is None:
        return language.say("disclosure", "Small counts not suppressed.")
    return language.say("disclosure", "Counts from 1 to {most} are suppressed.", most=threshold - 1)


def numbers_in_texts(language: Language = ENGLISH) -> str:
    """Say in a sentence what the mark means that stands in place of numbers in texts."""
    return language.say(
        "disclosure", "{mark} in a text stands for a number, whatever it was: the text may be about what is held back.",
        mark=MARK,
    )  # fmt: skip


def state_codes(states: Iterable[MemberState], region: Region) -> str:
    """Join the codes of states; whose report is a draft has the word beside it, wherever it counts."""
    drafts = region.drafts
    return ", ".join(f"{state.iso3} (draft)" if state in drafts else state.iso3 for state in states)


def state_name(state: MemberState, region: Region) -> Shown:
    """Return the name of a state as a cell, with the word beside it where its report is a draft."""
    return Shown(f"{state.name} (draft)" if state in region.drafts else state.name, short=state_codes((state,), region))


def state_counts(counts: Mapping[MemberState, int], region: Region) -> str:
    """Join the codes of states, each with its number, in the order of the region: 'BRN 2, LAO (draft) 5'."""
    states = (report.state for report in region.reports if counts.get(report.state))
    return ", ".join(f"{state_codes((state,), region)} {counts[state]}" for state in states)


def state_columns(region: Region, width: int, *, wide_only: bool = False) -> Iterator[Column]:
    """Yield a column for each state, with the word beside the code of whose report is a draft."""
    drafts = region.drafts
    for state in (report.state for report in region.reports):
        words = "draft" if state in drafts else "left out" if state in region.left_out else ""
        title = f"{state.iso3}\n{words}".rstrip()
        yield Column(title, width, wide_only, state=state.iso3)


def reporting(region: Region) -> int:
    """Count the states that report obligations."""
    return sum("obligations" in submission.parts for _, submission in region.submissions)


def about(obligation: Obligation) -> tuple[Shown, Shown]:
    """Return the id and the title of an obligation, as two columns."""
    return Shown(obligation.id, short=short_id(obligation)), Shown(obligation.title)


def citations(names: Iterable[str], catalogue: Catalogue) -> str:
    """Join the articles of obligations, each once."""
    return ", ".join(dict.fromkeys(catalogue.obligations[name].citation for name in names))
