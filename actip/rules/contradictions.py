"""Own the `CON` rules: an answer and a figure that ask for a word between them.

Both can be true. These rules ask the state, and are never errors. Which figure stands against which answer is in the
catalogue, under the obligation.
"""

from collections.abc import Iterable, Iterator, Mapping

from actip.catalogue.entries import Catalogue, Obligation, Telling
from actip.format.records import Answer, Submission
from actip.model import Found, One, Severity, rule
from actip.model.about import about_answer
from actip.rules.answers import answer_in, answers
from actip.rules.intervals import Interval, Key, coordinates_of, figures
from actip.rules.patterns import opposites

_BASIS = "The obligation named; the indicators that the catalogue sets beside it"
_REMEDY = (
    "Say under '{key[account]}' how the two go together, change the answer, or give the reason under "
    "'{key[explanations]}'."
)
# Answers that nothing is there.
_NOTHING = ("none", "not_yet", "not_applicable", "considered_declined")


def _totals(submission: Submission) -> dict[tuple[str, str | None], Interval]:
    """Return the total of each indicator in its first measure, and of each subset; victims by their highest figure."""
    totals: dict[tuple[str, str | None], Interval] = {}
    for name, table in figures(submission).items():
        for key, figure in table.items():
            coordinates = dict(key)
            if not set(coordinates) <= {"subset", "victim_status"}:
                continue
            about = (name, coordinates.get("subset"))
            before = totals.get(about)
            if before is None or (figure.low, figure.high) > (before.low, before.high):
                totals[about] = figure
    return totals


def _full(submission: Submission) -> list[str]:
    """Return the obligations that are answered 'full' in practice."""
    reported = submission.answers.items() if "obligations" in submission.parts else ()
    return [name for name, answer in reported if answer.in_practice == "full"]


@rule(
    "CON501",
    title="A full answer beside a figure that asks back",
    basis=_BASIS,
    severity=Severity.WARNING,
    message=(
        "{citation} {title}: practice is '{code[in_practice/full]}'; {indicator}: {number}. How do the two go together?"
    ),
    remedy=_REMEDY,
    beside="/in_practice",
)
def adverse_figure(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Practice 'full' beside a figure above zero that the duty means to prevent.

    What it finds
        An obligation answered 'full' in practice, with a figure above zero of what should not happen: identified
        victims charged, or held in detention.

    Why it matters
        Readers will see both. There can be a good reason, such as a case that was ended in the period.

    Example
        ACTIP-14.8 (no unreasonable detention) in practice 'full', and 3 identified victims held in detention.

    How to close it
        Say in a sentence how it came about, or answer 'large'.
    """
    totals = _totals(submission)
    for name in _full(submission):
        for indicator in catalogue.obligations[name].adverse:
            figure = totals.get((indicator, None))
            if figure and figure.low > 0:
                facts = {
                    "indicator": indicator,
                    "number": figure.low,
                    "pointers": list(figure.pointers),
                }
                about = about_answer(name, indicators=(indicator,), cells=figure.pointers)
                yield Found(f"/obligations/{name}", facts, about=about)


@rule(
    "CON502",
    title="A full answer beside a zero that asks back",
    basis=_BASIS,
    severity=Severity.WARNING,
    message=("{citation} {title}: practice is '{code[in_practice/full]}'; {counted}: 0. How do the two go together?"),
    remedy=_REMEDY,
    beside="/in_practice",
    words={"counted": {"total": "{indicator}", "subset": "{indicator}, {subset}"}},
)
def expected_figure(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Practice 'full' beside a zero where something was to be expected.

    What it finds
        An obligation answered 'full' in practice, with a figure of zero: no victim detected although offences were
        recorded, nobody sheltered although victims were detected, compensation awarded and none paid, no official
        trained. Where several figures could show it, all of them are zero. It is asked once for an obligation.

    Why it matters
        Readers will see both. The zero can be a figure that was meant to be 'not yet available'.

    Example
        ACTIP-14.13 (possibility of compensation) in practice 'full', 12 victims awarded compensation, paid 0.

    How to close it
        Say in a sentence how it came about. If nobody knows the figure, give the reason under 'missing'.
    """
    totals = _totals(submission)
    for name in _full(submission):
        for expected in catalogue.obligations[name].expects:
            zeros = [
                totals.get((expected.figure, expected.subset)),
                *(totals.get((also, None)) for also in expected.also),
            ]
            beside = totals.get((expected.where, None)) if expected.where else None
            asks_back = expected.where is None or (beside is not None and beside.low > 0)
            if asks_back and all(zero and zero.high == 0 and _is_given(zero, submission) for zero in zeros):
                pointers = [pointer for figure in (*zeros, beside) if figure for pointer in figure.pointers]
                facts = {
                    "indicator": expected.figure,
                    "counted": "subset" if expected.subset else "total",
                    "subset": expected.subset,
                    "pointers": pointers,
                }
                about = about_answer(name, indicators=(expected.figure, *expected.also), cells=pointers)
                yield Found(f"/obligations/{name}", facts, about=about)
                break


def _is_given(figure: Interval, submission: Submission) -> bool:
    """Tell whether the zero was typed: 'not applicable' counts as zero in a sum, and says something else here."""
    return any(cell.value == 0 for cell in submission.cells if cell.pointer in figure.pointers)


@rule(
    "CON503",
    title="Nothing there, beside a figure that shows it",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{citation} {title}: the answer is {answered}; {counted}. How do the two go together?",
    remedy=(
        "Find out which of the two is meant. Then change the answer, correct the figure, or say under '{key[account]}' "
        "how the two go together."
    ),
    beside="/in_{half}",
    words={
        "counted": {
            "total": "{indicator}: {number}",
            "part": "{indicator}, {within}: {number}",
            "trainings": "trainings listed: {number}",
        },
    },
)
def shown_by_a_figure(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer that nothing is there, or that it did not arise, beside a figure above zero that shows it.

    What it finds
        Law 'none', or practice 'not_yet', 'not_applicable' or 'considered_declined', with a figure above zero of what
        cannot be without it: no shelter and victims sheltered, no offence and persons convicted, no request and
        requests received. It is asked once for an obligation, with the figure that says most.

    Why it matters
        Readers will see both. Often the answer was carried over and the figure is new, or the two come from two
        agencies.

    Example
        ACTIP-14.10.a (appropriate housing) in practice 'not_yet', and 40 victims given shelter.

    How to close it
        Ask the agency that gave the figure. Then change the answer, correct the figure, or say under 'account' how the
        two go together: shelter that only organisations give, for example.
    """
    tables = figures(submission)
    for obligation, answer in answers(submission, catalogue):
        for half, code, tellings in _asked_back(obligation, answer):
            above = _showing(tellings, tables) if tellings else None
            if above:
                name, key, figure = above
                within = coordinates_of(key, catalogue.indicators[name])
                facts = {
                    "half": half,
                    "answered": {f"in_{half}": code},
                    "indicator": name,
                    "counted": "part" if within else "total",
                    "within": within,
                    "number": figure.low,
                    "pointers": list(figure.pointers),
                }
                about = about_answer(obligation.id, indicators=(name,), cells=figure.pointers)
                yield Found(f"/obligations/{obligation.id}", facts, about=about)
                break
            if submission.capacity and any(telling.figure == "officials_trained" for telling in tellings):
                facts = {"half": half, "answered": {f"in_{half}": code}, "counted": "trainings"}
                facts["number"] = len(submission.capacity)
                yield Found(f"/obligations/{obligation.id}", facts)
                break


def _asked_back(obligation: Obligation, answer: Answer) -> Iterator[tuple[str, str, tuple[Telling, ...]]]:
    """Yield each half that is answered with nothing, its code, and the figures that would show something."""
    if answer.in_law == "none" and "law" in obligation.asks:
        lawful = tuple(telling for telling in obligation.shows if telling.law or "practice" not in obligation.asks)
        yield "law", answer.in_law, lawful
    if answer.in_practice in _NOTHING and "practice" in obligation.asks:
        arises = obligation.arises if answer.in_practice == "not_applicable" else ()
        yield "practice", answer.in_practice, (*obligation.shows, *arises)


def _showing(
    tellings: Iterable[Telling], tables: Mapping[str, Mapping[Key, Interval]]
) -> tuple[str, Key, Interval] | None:
    """Return the first figure above zero that tells, by its indicator and coordinates: the total before its parts."""
    for telling in tellings:
        wanted = {*telling.within.items(), *((("subset", telling.subset),) if telling.subset else ())}
        above = [
            (key, figure) for key, figure in tables.get(telling.figure, {}).items() if figure.low > 0 and wanted <= key
        ]
        if above:
            key, figure = min(above, key=lambda pair: (len(pair[0]), -pair[1].low, sorted(pair[0])))
            return telling.figure, key, figure
    return None


@rule(
    "CON504",
    title="An account that says the opposite of its answer",
    basis="The obligation named; the account explains the answer",
    severity=Severity.WARNING,
    message="{citation} {title}: the answer is {answered}, and the account says '{found}'. Which of the two holds?",
    remedy="See which is meant, then change the answer or the account.",
    beside="/account",
)
def opposite_account(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An account whose first sentence says that the thing is there where the answer says not, or the other way round.

    What it finds
        All that is asked answered 'full' or 'large', and an account that begins 'There is no law on this yet' or 'It
        has not been adopted'; or all of it answered that nothing is there, and one that begins 'The Act was adopted' or
        'It is fully implemented'; practice 'partial', and one that begins so; 'not_applicable', and one that counts
        cases; 'no_information', and one that tells what is done. A short list of such words in English and the
        languages of the states is looked for, and in the first sentence alone.

    Why it matters
        A code that was picked one line too high turns a report round, and the account is what readers believe.

    Example
        in_law: full under ACTIP-6.1, and the account begins 'There is no provision on criminal groups yet'.

    How to close it
        Change the one that is wrong. If both are right, begin the account with what is there.
    """
    for obligation, answer in answers(submission, catalogue):
        answered = {f"in_{half}": code for half in obligation.asks if (code := answer_in(answer, half)) is not None}
        if answer.account and len(answered) == len(obligation.asks):
            words = _opposite(answered, answer.account)
            if words:
                yield Found(f"/obligations/{obligation.id}", {"answered": answered, "found": words})


def _opposite(answered: Mapping[str, str], account: str) -> str | None:
    """Return the words of an account that say the opposite of what is answered, by the half."""
    codes = set(answered.values())
    if codes <= {"full", "large"}:
        return opposites.denial(account) or opposites.not_arising(account)
    if codes <= {*_NOTHING}:
        arose = opposites.cases(account) if codes == {"not_applicable"} else None
        return opposites.affirmation(account, law="in_law" in answered) or arose
    if answered.get("in_practice") == "partial":
        return opposites.completion(account)
    if answered.get("in_practice") == "no_information":
        return opposites.report(account, beside_law="in_law" in answered)
    return opposites.affirmation(account, law=True) if answered.get("in_law") == "not_needed" else None


@rule(
    "CON505",
    title="A Party that answers none on becoming one",
    basis="Article 28 (ratification and deposit) and Article 29 (entry into force)",
    severity=Severity.WARNING,
    message=(
        "{citation} {title}: law is '{code[in_law/none]}'. The catalogue has {speaker} as a Party to the Convention. "
        "Which of the two holds?"
    ),
    remedy=(
        "If the state has ratified or approved, answer '{code[in_law/full]}' and cite the instrument under "
        "'{key[evidence]}'. If the catalogue is wrong, say so under '{key[explanations]}'."
    ),
)
def party_without_ratification(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A state that is a Party, and answers that there is no law by which it became one.

    What it finds
        Law 'none' on ratification and deposit, or on entry into force, from a state that the catalogue has as a
        confirmed Party. Of a state that is not confirmed, nothing is asked.

    Why it matters
        It is most often the code one line too low. Whoever reads the answer would take the state for no Party.

    Example
        ACTIP-28 (ratification and deposit): in_law none, from a state that deposited its instrument in 2016.

    How to close it
        Change the answer and cite the instrument, with its date.
    """
    state = catalogue.states.get(submission.state or "")
    if state and not state.voluntary:
        for obligation, answer in answers(submission, catalogue):
            if obligation.by_being_party and answer.in_law == "none":
                yield Found(f"/obligations/{obligation.id}", {"speaker": state.iso3})


@rule(
    "CON506",
    title="Nothing there, and parts of it ticked",
    basis="The obligation named; its question lists what a full answer covers",
    severity=Severity.WARNING,
    message="{citation} {title}: the answer is {answered}, and {number} points of the question are ticked as covered.",
    one={
        "message": One(
            "{citation} {title}: the answer is {answered}, and {number} point of the question is ticked as covered.",
            "number",
        )
    },
    remedy="Take out the ticks, or answer by what is covered: some of it is '{code[in_practice/partial]}'.",
    beside="/covers",
)
def covered_by_nothing(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer that nothing is there, beside ticks of what it covers.

    What it finds
        All that is asked answered 'none', 'not_yet', 'not_applicable' or 'considered_declined', and at least one point
        of the question ticked under 'covers'.

    Why it matters
        A tick says that this part is covered. The two cannot both be meant.

    Example
        ACTIP-14.10.a (appropriate housing) in law none, in practice not_yet, covers: [women, children].

    How to close it
        See which is meant, and change the other.
    """
    for obligation, answer in answers(submission, catalogue):
        answered = {f"in_{half}": code for half in obligation.asks if (code := answer_in(answer, half)) is not None}
        nothing = answered and all(code in _NOTHING for code in answered.values())
        if answer.covers and nothing and len(answered) == len(obligation.asks):
            yield Found(f"/obligations/{obligation.id}", {"answered": answered, "number": len(answer.covers)})
