"""Own the people in trainings: by audience and state, over all audiences, and beside the officials trained."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.counts import by_sex
from actip.format.records import Training
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.sections.words import NO_FIGURE, amount, share, state_codes

PART = "Capacity"
TRAINED = "officials_trained"  # the indicator that the list of trainings stands beside
TWO_COUNTINGS = (
    "Officials trained and people in trainings are two countings: a figure that a state gives, and the sum of its list "
    "of trainings, in which who was in two counts twice, and others than officials stand. They need not agree."
)


class People(NamedTuple):
    """How many people were in some trainings: all, the women, and those whose sex is given; None where nobody says."""

    trainings: int
    numbered: int
    total: int | None
    women: int | None
    of: int | None

    @property
    def share_of_women(self) -> str:
        """The share of women among those whose sex is given."""
        return f"{100 * self.women / self.of:.0f} %" if self.women is not None and self.of else ""


def people_in(trainings: Sequence[Training]) -> People:
    """Count the people in trainings."""
    totals = [total for training in trainings if (total := _total(training)) is not None]
    by_both = [counts for training in trainings if {"F", "M"} <= set(counts := by_sex(training.participants))]
    women = sum(counts["F"] for counts in by_both)
    of = sum(number for counts in by_both for sex, number in counts.items() if sex != "U")
    return People(
        len(trainings),
        len(totals),
        sum(totals) if totals else None,
        women if by_both else None,
        of if by_both else None,
    )


def people_trained(region: Region) -> People:
    """Count the people in all trainings of the region."""
    return people_in([training for _, submission in region.submissions for training in submission.capacity])


def people_in_trainings(region: Region) -> Iterator[tuple[Shown, ...]]:
    """Yield rows as a table of figures has them: people in trainings, the women, whose sex is given, and the share."""
    by_state = {state.iso3: people_in(submission.capacity) for state, submission in region.submissions}
    if not any(people.trainings for people in by_state.values()):
        return
    lines: tuple[tuple[str, Callable[[People], int | None]], ...] = (
        ("in all trainings of the list", lambda people: people.total),
        ("of which women", lambda people: people.women),
        ("of which the sex is given", lambda people: people.of),
    )
    title = Shown("People in trainings")
    for words, count in lines:
        numbers = {code: number for code, people in by_state.items() if (number := count(people)) is not None}
        cells = (_cell(region, report, numbers.get(report.state.iso3)) for report in region.reports)
        yield (title, Shown(words), *cells, *_over_states(region, numbers))
    shares = {code: people.share_of_women for code, people in by_state.items() if people.share_of_women}
    cells = (_cell(region, report, None, shares.get(report.state.iso3, "")) for report in region.reports)
    together = (Shown(people_trained(region).share_of_women), Shown(_coverage(region, shares)))
    yield (
        title,
        Shown("share of women among those whose sex is given"),
        *cells,
        *(() if region.national else together),
    )


def _cell(region: Region, report: Report, number: int | None, words: str = "") -> Shown:
    submission = region.submission(report.state.iso3)
    if submission is None:
        return Shown(report.status.value, short=".")
    if number is not None:
        return amount(number)
    if words:
        return Shown(words)
    return NO_FIGURE if "capacity" in submission.parts else Shown("not in this report", short="x")


def _over_states(region: Region, numbers: dict[str, int]) -> tuple[Shown, ...]:
    if region.national:
        return ()
    if not numbers:
        return Shown("no total"), Shown("no state gives a figure")
    total = amount(sum(numbers.values()))
    return total._replace(short=f"{total.text} ({len(numbers)})"), Shown(_coverage(region, numbers))


def _coverage(region: Region, of: dict[str, int] | dict[str, str]) -> str:
    states = [report.state for report in region.reports if report.state.iso3 in of]
    return f"{len(states)} of {len(region.reports)}: {state_codes(states, region)}"


def trainings(region: Region, catalogue: Catalogue) -> Section:
    """Count the people trained by audience and state, with the share of women and what it is a share of."""
    by_audience: dict[str, dict[str, list[Training]]] = {}
    for state, submission in region.submissions:
        for training in submission.capacity:
            by_audience.setdefault(training.audience or "unknown", {}).setdefault(state.iso3, []).append(training)
    rows: list[tuple[Shown, ...]] = []
    for code in catalogue.lists["audience"].codes.values():
        rows += _of_audience(code.label, by_audience.get(code.code, {}), region)
    every = {state.iso3: list(submission.capacity) for state, submission in region.submissions if submission.capacity}
    if len(by_audience) > 1:
        rows += _of_audience("All audiences", every, region)
    return Section(
        name="Training",
        title="People trained, by audience",
        lead="A share of women is a share of those whose sex is given, never of the others.",
        columns=(
            Column("Audience", 22),
            Column("State", 30),
            Column("Trainings", 11),
            Column("With a number of people", 13, short="With number"),
            Column("People", 9),
            Column("Women", 9),
            Column("Of", 9, short="of (sex given)"),
            Column("Share of women", 12, short="Share"),
        ),
        rows=tuple(rows),
        notes=(
            "Of: the people whose sex is given, of whom the share is. Who was in two trainings counts twice.",
            "A training without a number of people is counted as a training only.",
            TWO_COUNTINGS,
        ),
        fixed=2,
        grouped=True,
        part=PART,
    )


def _of_audience(label: str, by_state: dict[str, list[Training]], region: Region) -> Iterator[tuple[Shown, ...]]:
    states = [report.state for report in region.reports if report.state.iso3 in by_state]
    for state in states:
        yield (Shown(label), Shown(state.name), *_counts(by_state[state.iso3]))
    if len(states) > 1:
        together = [training for state in states for training in by_state[state.iso3]]
        words = Shown(f"Together: {state_codes(states, region)}", short=f"Together ({len(states)})")
        yield (Shown(label), words, *_counts(together))


def _counts(trainings: Sequence[Training]) -> tuple[Shown, ...]:
    people = people_in(trainings)
    return (
        amount(people.trainings),
        share(people.numbered, people.trainings),
        *(NO_FIGURE if number is None else amount(number) for number in (people.total, people.women, people.of)),
        Shown(people.share_of_women),
    )


def _total(training: Training) -> int | None:
    """Return how many took part: the total where it is given, else the sum by sex, None where nothing is given."""
    people = training.participants
    counts = by_sex(people)
    return people.total if people and people.total is not None else sum(counts.values()) if counts else None
