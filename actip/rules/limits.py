"""Own the `SUM` rules that hold one indicator against another, or a list of the submission against its figures.

What is held against what stands in schemas/limits.yaml, with the reason that a message gives.
"""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import Facts, Found, Graded, Kind, One, Severity, rule
from actip.model.about import about_figure
from actip.rules.excess import Excess, dimension_of, excesses
from actip.rules.intervals import Interval, coordinates_of, figures

CALL_IT = {
    "bound": {"exact": "{part}", "at_least": "at least {part}", "at_most": "at most {part}"},
    "limit": {"exact": "{total}", "at_least": "at least {total}", "at_most": "at most {total}"},
}
_BASIS = "schemas/limits.yaml: what is at most what, and why"
_MESSAGE = "{title}, {within}: {bound}; {beside}: {limit}. {why}"
_ALLOCATED = "allocated"  # what is spent of it says itself that it is
_TENFOLD = 10  # from here on a digit too many is likelier than anything else


def amounts(excess: Excess) -> dict[str, object]:
    """Return the two figures of an excess as facts: what they are, and whether that is exact."""
    part, most = excess.part, excess.most
    if excess.less:
        return {
            "part": part.high,
            "total": most.low,
            "bound": "exact" if part.low == part.high else "at_most",
            "limit": "exact" if most.low == most.high else "at_least",
        }
    return {
        "part": part.low,
        "total": most.high,
        "bound": "exact" if part.low == part.high else "at_least",
        "limit": "exact" if most.low == most.high else "at_most",
    }


def unless_uncertain(facts: Facts) -> Severity:
    """Return how grave an excess by definition is: a question where a figure that is missing could make it right."""
    return Severity.WARNING if facts.get("uncertain") else Severity.ERROR


def pointers_of(excess: Excess) -> list[str]:
    """Return the cells that an excess rests on, those of the whole first."""
    return [*excess.most.pointers, *excess.part.pointers]


def _finding(excess: Excess, dimension: str, catalogue: Catalogue, more: Facts | None = None) -> Found:
    """Return what is found: which figure, within which coordinates, beside which other one, and why."""
    name, cells = excess.limit.what.table, pointers_of(excess)
    indicator = catalogue.indicators.get(name)
    key = excess.key if dimension != _ALLOCATED else excess.shared
    within = coordinates_of(key, indicator) if indicator else dict(sorted(key))
    facts = {
        "indicator": name,
        "dimension": dimension,
        "within": within,
        "beside": {"indicator": excess.beside, "within": dict(sorted(excess.whole - excess.shared))},
        **amounts(excess),
        "why": excess.limit.id,
        **({"added": True} if excess.added else {}),
        **({} if excess.certain else {"uncertain": True}),
        **(more or {}),
        "pointers": cells,
    }
    return Found(excess.part.pointers[0], facts, about=about_figure(name, dimension, within, cells=cells))


@rule(
    "SUM211",
    title="A figure above what it is part of",
    basis=_BASIS,
    severity=Severity.ERROR,
    message=_MESSAGE,
    remedy="Find out which of the two figures is wrong, and correct that one.",
    words=CALL_IT,
)
def above_by_definition(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A figure that counts some of the persons or cases of another one, and more of them.

    What it finds
        One service above all victims assisted, one outcome above the cases, convictions with an aggravating
        circumstance above convictions: in total, and for each sex, age or other group that both figures have.

    Why it matters
        One of the two figures is wrong, and so is every share that is worked out from them.

    Example
        Victims assisted 36, of whom 52 with legal aid.

    How to close it
        Find out which of the two figures is wrong. Often two digits are exchanged, or a total was forgotten.
    """
    for excess in excesses(submission, catalogue).get("SUM211", ()):
        yield _finding(excess, dimension_of(excess.limit, excess.beside), catalogue)


@rule(
    "SUM212",
    title="A figure above one that it is usually part of",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message=_MESSAGE,
    remedy=(
        "Find out whether both figures are right. If they are, say how that came about under '{key[explanations]}'; "
        "else correct the one that is wrong."
    ),
    words=CALL_IT,
)
def above_usually(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """More victims or cases than those of whom one expects them to be some.

    What it finds
        More victims sheltered, informed, assisted, compensated or charged than detected; more compensated than asked
        for it; more cases of organised crime than investigated; more given to victims than was confiscated. Where it is
        so in total, its groups are not asked about.

    Why it matters
        It can be true: help goes on for victims of earlier years. It is also what a digit too many looks like.

    Example
        Victims detected 85, victims given shelter 260.

    How to close it
        If it is true, explain it: 'with those of 2023 and 2024'. Readers will ask.
    """
    for excess in excesses(submission, catalogue).get("SUM212", ()):
        yield _finding(excess, dimension_of(excess.limit, excess.beside), catalogue)


@rule(
    "SUM213",
    title="Two figures for the same group that differ",
    basis="data standard: an of-which figure and a breakdown that count the same persons are the same number",
    severity=Graded((Severity.ERROR, Severity.WARNING), unless_uncertain),
    message=_MESSAGE,
    remedy="Find out which of the two figures is wrong, and correct that one.",
    words=CALL_IT,
)
def same_group_twice(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An of-which figure unlike the breakdown that holds the same persons.

    What it finds
        Children given as a part of the victims, and as an age, with different numbers. What the breakdown does not say
        is worked out from its other parts as far as it can be. It is a warning where the figure has no victim status
        and the breakdown is there for one status alone.

    Why it matters
        A reader takes whichever of the two stands nearer, and two reports of one state do not agree.

    Example
        Victims detected, of which children 14; age under 18: 41.

    How to close it
        Find out which of the two is wrong. Often two digits are exchanged.
    """
    for excess in excesses(submission, catalogue).get("SUM213", ()):
        yield _finding(excess, "subset", catalogue)


@rule(
    "SUM214",
    title="More areas covered than there are",
    basis="data standard: coverage is how many areas of how many",
    severity=Severity.ERROR,
    message="{title}: the figures cover {part} areas of {total}.",
    one={"message": One("{title}: the figures cover {part} area of {total}.", "part")},
    remedy="Find out which of the two numbers is wrong; often they are only exchanged.",
)
def areas_above_all(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Figures that cover more areas than the state has.

    What it finds
        Under how an indicator was counted, a coverage of more areas than there are.

    Why it matters
        Readers see from it whether a figure is for the whole state.

    Example
        coverage: {areas: 18, of: 15}

    How to close it
        Find out which of the two is wrong; often they are exchanged.
    """
    for excess in excesses(submission, catalogue).get("SUM214", ()):
        name = dict(excess.shared)["indicator"]
        facts = {"indicator": name, "dimension": "coverage", "within": {}, **amounts(excess)}
        about = about_figure(name, "coverage", cells=pointers_of(excess))
        yield Found(excess.part.pointers[0], facts, about=about)


@rule(
    "SUM215",
    title="The reporting state as its own partner",
    basis="data standard: the partner is the other state",
    severity=Severity.ERROR,
    message="{title}, {within}: {bound}. The partner is the state that reports.",
    remedy="Find out which state is meant, and move the figure there. Where no other state took part, it is 0 here.",
    words={"bound": {name: CALL_IT["bound"][name] for name in ("exact", "at_least")}},
)
def partner_is_reporter(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A figure of what goes on between two states, with the reporting state on both sides.

    What it finds
        A figure above zero by partner state whose partner is the state that reports: victims returned to it by itself,
        a request that it sent to itself.

    Why it matters
        It belongs to another state, or to no flow at all, and the tables that hold two states side by side show it as a
        difference.

    Example
        The report of VNM: {indicator: victims_repatriated, direction: sent, partner: VNM, value: 4}

    How to close it
        Find out which state is meant. Victims who go home within the state are not repatriated.
    """
    if submission.state is None:
        return
    pair = ("partner", submission.state)
    for name, table in figures(submission).items():
        indicator = catalogue.indicators[name]
        for key, figure in table.items():
            if pair in key and figure.low > 0:
                within = coordinates_of(key, indicator)
                facts = {
                    "indicator": name,
                    "dimension": "partner",
                    "within": within,
                    "part": figure.low,
                    "bound": _exactness(figure),
                    "pointers": list(figure.pointers),
                }
                about = about_figure(name, "partner", within, cells=figure.pointers)
                yield Found(figure.pointers[0], facts, about=about)


def _exactness(figure: Interval) -> str:
    return "exact" if figure.low == figure.high else "at_least"


@rule(
    "SUM216",
    title="More spent than allocated",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{scale}",
    remedy=(
        "Find out whether both amounts are right, and in the same unit. If they are, say where the money came from "
        "under '{key[explanations]}'; else correct the one that is wrong."
    ),
    words={
        "scale": {
            "more": "Budgets, {within}: {part} spent, {total} allocated.",
            "tenfold": (
                "Budgets, {within}: {part} spent, {total} allocated. That is ten times as much or more: is a digit too "
                "many in one, or is one in thousands?"
            ),
        }
    },
)
def spent_above_allocated(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Money spent that is more than was allocated.

    What it finds
        Under the budgets, for a pillar and a currency, more spent than allocated; it says so where it is ten times as
        much.

    Why it matters
        It can be true, with money of partners or of another year. It is also what an amount in another unit looks like.

    Example
        budgets: [{pillar: protection, currency: LAK, allocated: 40000000, spent: 400000000}]

    How to close it
        Explain where the money came from, or correct the amount.
    """
    for excess in excesses(submission, catalogue).get("SUM216", ()):
        tenfold = excess.most.high > 0 and excess.part.low >= _TENFOLD * excess.most.high
        yield _finding(excess, _ALLOCATED, catalogue, {"scale": "tenfold" if tenfold else "more"})


@rule(
    "SUM217",
    title="Budgets unlike the figure of the budget",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="Budgets, {within}: {bound}; {beside}: {limit}. {why}",
    remedy=(
        "Find out which of the two amounts is right. If both are, say what one of them leaves out under "
        "'{key[explanations]}'."
    ),
    words=CALL_IT,
)
def budgets_unlike_indicator(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A budget that is given twice, in the list of budgets and as a figure, with different amounts.

    What it finds
        For a pillar, or in total where the list has every pillar, an amount in the list that is unlike the figure in
        the same currency: allocated, or spent beside paid. What rounding can do is left alone. A list without every
        pillar is compared only where it is already more.

    Why it matters
        Readers will see both.

    Example
        Budgets, protection: 3,000,000 USD; the budget against trafficking, protection: 300,000 USD.

    How to close it
        Find out which of the two is right, or say what one of them leaves out.
    """
    for excess in excesses(submission, catalogue).get("SUM217", ()):
        yield _finding(excess, excess.beside, catalogue)


@rule(
    "SUM218",
    title="More officials in the trainings than were trained",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="Trainings, {within}: {part} took part; {beside}: {limit}. {why}",
    remedy=(
        "Find out which of the two numbers is right. If some took part in several trainings, say so under "
        "'{key[explanations]}'."
    ),
    words=CALL_IT,
)
def trainings_above_trained(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Participants of the trainings that are listed, of one audience of officials, above the officials trained.

    What it finds
        By audience, and by audience and sex, more participants in the list of trainings than the figure of officials
        trained has for that audience. The figure can be more: the list need not have every training.

    Why it matters
        It can be true where some took part several times. It is also what a forgotten training looks like.

    Example
        Trainings for the judiciary with 86 participants; officials trained, judiciary: 30.

    How to close it
        Say that some took part in several trainings, or correct the number.
    """
    for excess in excesses(submission, catalogue).get("SUM218", ()):
        yield _finding(excess, excess.beside, catalogue)
