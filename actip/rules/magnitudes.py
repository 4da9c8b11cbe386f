"""Own the rules about numbers of a size that a colleague would ask about: people, money, days, and a year as a count.

All of them ask. What a state can be expected to have is in schemas/states.yaml, and only what is far from it is asked.
"""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.records import Cell, Submission
from actip.model import Found, Kind, Severity, rule
from actip.model.about import About, about_figure
from actip.rules.intervals import cells_by_key, coordinates_of

_BASIS = "schemas/states.yaml: what a state has, roughly"
_UNITS = "schemas/codes.yaml: the measures of figures"
_INVENTED = "sample"  # the origin of a file whose figures nobody counted
_TIMES = 3  # so many times as many people, or as few, as the state has
_HARD = ("USD", "EUR", "GBP", "CHF", "AUD", "CAD", "NZD")
_MOST_HARD = 500_000_000  # more than any state of the region spends on this work in a year
_LONGEST = {"days": 3653, "months": 1200}  # ten years for a procedure or a stay, a hundred for a sentence


@rule(
    "SCH262",
    title="A population that is far from the state's",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: {found} is far from the about {expected} people of the state. Is it in thousands, of an area, "
    "or of another state?",
    remedy="Give the number of residents of the whole state, as a whole number.",
)
def unlikely_population(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A population that is more than three times as large, or as small, as the state's.

    What it finds
        A number of residents that is more than three times what the state has, or less than a third of it. Of a sample,
        which invents its figures and says so under 'origin', nothing is asked.

    Why it matters
        Rates are worked out with it: a nought too few makes each of them ten times too high.

    Example
        Singapore with 604,000 residents.

    How to close it
        Correct the number. If the report is about an area alone, give the reason as an explanation.
    """
    state, population = catalogue.states.get(submission.state or ""), submission.population
    if state is None or not state.population or submission.origin == _INVENTED:
        return
    if population is None or population.value is None:
        return
    if not state.population / _TIMES <= population.value <= state.population * _TIMES:
        yield Found(f"{population.pointer}/value", {"found": population.value, "expected": state.population})


@rule(
    "SCH263",
    title="A currency that the state does not reckon in",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: {found} is neither the currency of the state ({expected}) nor one in which partners pay.",
    remedy="Correct the currency, or give the reason under '{key[explanations]}'.",
)
def currency_of_another_state(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Money in the currency of another state.

    What it finds
        A budget, or figures of an indicator, in a currency that is not tender in the state and is none of those in
        which partners pay, such as dollars, euros or yen. It is asked once for a budget, and once for each currency of
        an indicator. A programme of partners can be in any currency.

    Why it matters
        One wrong pick of a list changes an amount a hundredfold.

    Example
        A budget of Viet Nam in Indonesian rupiah.

    How to close it
        Correct the currency.
    """
    state = catalogue.states.get(submission.state or "")
    if state is None or not state.currencies:
        return
    amounts = [(entry.pointer, entry.currency, "") for entry in submission.budgets]
    amounts += [(cell.pointer, cell.coordinates.get("currency"), cell.indicator) for cell in submission.cells]
    seen = set()
    for pointer, currency, indicator in amounts:
        if currency and currency not in state.currencies and (indicator, currency) not in seen:
            if indicator:
                seen.add((indicator, currency))
            about = about_figure(indicator, "currency", {"currency": currency}, cells=(pointer,)) if indicator else None
            facts: dict[str, object] = {"found": currency, "expected": state.currencies[0]}
            yield Found(f"{pointer}/currency", facts | ({"indicator": indicator} if indicator else {}), about=about)


@rule(
    "SCH264",
    title="Hundreds of millions in a hard currency",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: {found} {currency}. Is the amount in another currency?",
    remedy="Correct the currency or the amount, or give the reason under '{key[explanations]}'.",
)
def vast_budget(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A budget that is too large for its currency.

    What it finds
        A budget of a pillar, allocated or spent, of 500 million or more in dollars, euros, pounds or francs.

    Why it matters
        It is more than any state of the region spends on this work. As an amount in its own currency it is an everyday
        one.

    Example
        Prevention: 940000000 USD, in a state that reckons in kip.

    How to close it
        Correct the currency.
    """
    for entry in submission.budgets:
        amounts = (("allocated", entry.allocated), ("spent", entry.spent))
        for name, amount in amounts:
            if entry.currency in _HARD and amount is not None and amount >= _MOST_HARD:
                yield Found(f"{entry.pointer}/{name}", {"found": amount, "currency": entry.currency})
                break


@rule(
    "SCH265",
    title="Included elsewhere, and nobody says where",
    basis="data standard: a figure that is included elsewhere names the figure that holds it",
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: it is included in another figure. In which?",
    remedy="Name the figure under '{key[statistics/cells/where]}'.",
)
def elsewhere_is_not_said(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A figure that is included in another one, without a word on which.

    What it finds
        'included_elsewhere' without 'where' and without a note on the figure.

    Why it matters
        Whoever adds figures up cannot tell what holds it, and counts it twice or not at all.

    Example
        - {indicator: victims_detected, form: BEG, missing: included_elsewhere}

    How to close it
        Name the figure that holds it.
    """
    for cell in submission.cells:
        if cell.missing == "included_elsewhere" and not cell.elsewhere:
            yield Found(cell.pointer, {"indicator": cell.indicator}, about=_about(cell, catalogue))


@rule(
    "CON508",
    title="A figure that its unit makes unlikely",
    basis=_UNITS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{why_asked}",
    remedy="Find out whether the number and its unit are right. If they are, give the reason under "
    "'{key[explanations]}'.",
    words={
        "why_asked": {
            "days": "{subject}: {number} days are more than ten years. Are they hours or minutes?",
            "months": "{subject}: {number} months are a hundred years or more. Are they days?",
            "none": "{subject}: a median of no day, while there were cases. Was nothing recorded?",
            "money": "{subject}: the amount is {number}. Is it thousands or millions, or a count?",
        },
    },
)
def unlikely_for_its_unit(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A median, or an amount, that nobody would expect in its unit.

    What it finds
        A median of more than ten years in days, or of a hundred years or more in months; a median of no day beside
        cases; an amount of money, also of a budget, of one or less, and above zero.

    Why it matters
        The number was most often given in another unit: minutes, days, millions, or as a count of persons.

    Example
        Duration of cases: 29000 days.

    How to close it
        Correct the number, or say why it is so.
    """
    counts = {cell.indicator: cell.value for cell in submission.cells if not cell.coordinates and cell.value}
    for cell in submission.cells:
        measure = cell.coordinates.get("measure") or catalogue.indicators[cell.indicator].measures[0]
        if measure in _UNITS_ASKED and cell.value is not None:
            why = _unlikely(measure, cell.value)
            if why and (why != "none" or cell.indicator in counts):
                facts = {"indicator": cell.indicator, "why_asked": why, "number": cell.value}
                yield Found(cell.pointer, facts, about=_about(cell, catalogue))
    for entry in submission.budgets:
        for name, amount in (("allocated", entry.allocated), ("spent", entry.spent)):
            if amount is not None and 0 < amount <= 1:
                yield Found(f"{entry.pointer}/{name}", {"why_asked": "money", "number": amount})


_UNITS_ASKED = (*_LONGEST, "money")


def _unlikely(measure: str, value: float) -> str:
    """Return why a figure is asked about; nothing where it is not."""
    if measure == "money":
        return "money" if 0 < value <= 1 else ""
    if measure == "months":
        return "months" if value >= _LONGEST["months"] else ""
    return "days" if value > _LONGEST["days"] else "none" if value == 0 else ""


@rule(
    "CON509",
    title="A year where a count belongs",
    basis=_UNITS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: {number} is also the year of the report. Is it a count?",
    remedy="Find out what was counted, and correct the number. If it is the count, give the reason under "
    "'{key[explanations]}'.",
)
def year_as_count(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A count that is the number of a year of the report.

    What it finds
        A figure without any breakdown, or a number of judgments reviewed, that is the year in which the period begins
        or ends, or in which the file was prepared.

    Why it matters
        A year typed into the wrong cell is a count to every program.

    Example
        Coordination meetings: 2025, in the report for 2025.

    How to close it
        Correct the number, or say that it is the count.
    """
    if submission.start is None or submission.end is None:
        return
    years = {submission.start.year, submission.end.year, (submission.prepared or submission.end).year}
    for table in cells_by_key(submission).values() if submission.cells else ():
        cells = [cell for same in table.values() for cell in same]
        if len(cells) == 1 and cells[0].value in years and "currency" not in cells[0].coordinates:
            facts = {"indicator": cells[0].indicator, "number": cells[0].value}
            yield Found(cells[0].pointer, facts, about=_about(cells[0], catalogue))
    for court in submission.court_indicators.values():
        if court.judgments_reviewed in years:
            yield Found(f"{court.pointer}/judgments_reviewed", {"number": court.judgments_reviewed})


def _about(cell: Cell, catalogue: Catalogue) -> About:
    within = coordinates_of(frozenset(cell.coordinates.items()), catalogue.indicators[cell.indicator])
    return about_figure(cell.indicator, "", within, cells=(cell.pointer,))
