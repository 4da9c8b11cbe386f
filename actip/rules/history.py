"""Own the `TRD` rules: this period against the last. Change is an answer that changed, never a reproach.

They look at a submission beside the last one of the same state, where there is one. What the state kept to a closer
circle last time than now is not compared: the comparison would tell it.
"""

from collections.abc import Iterator, Mapping

from actip.catalogue.entries import Catalogue, Obligation
from actip.disclosure.levels import LEVELS
from actip.format.counts import ADULT, is_of_children
from actip.format.periods import are_as_long
from actip.format.records import SUPPRESSED, Answer, Cell, Submission
from actip.gate.scalars import folded
from actip.model import Facts, Found, Graded, One, Scope, Severity, rule
from actip.model.about import about_figure, about_part
from actip.rules.carried import is_answered, is_untouched, unconfirmed
from actip.rules.intervals import Key, cells_by_key, coordinates_of

_LEAST = 20  # persons or cases; below that twice as many is chance
_JUMP, _LEAP = 2, 3
_MEDIANS, _OTHER_UNIT = ("days", "months", "share"), 5  # a median that is so many times another is of another unit
_COPIED = 40  # characters from which the same text twice is a copy
_FAR = {"in_law": ("none", "partial", "full"), "in_practice": ("not_yet", "partial", "large", "full")}
_BASIS = "Article 24 (monitoring, reviewing and reporting)"


def _leapt(facts: Facts) -> Severity:
    is_alike = facts["counted"] in ("alike", "children")
    return Severity.WARNING if facts["leap"] and is_alike else Severity.NOTE


@rule(
    "TRD601",
    title="A figure that jumped",
    basis="data standard: change on the last period, twice (a note) or three times (a warning), from twenty on",
    severity=Graded((Severity.WARNING, Severity.NOTE), _leapt),
    message="{counted}",
    remedy="If it is right, say why under '{key[explanations]}'; else correct the figure.",
    words={
        "counted": {
            "alike": "{title}, {within}: {now}, in the last report {before}.",
            "children": "{title}, {within} (children: under {age_now}): {now}, in the last report {before}.",
            "children_now": "{title}, {within}: {now}, children as those under {age_now}. In the last report {before}, "
            "and it did not say under which age.",
            "children_before": "{title}, {within}: {now}, and this report does not say under which age children are "
            "counted. In the last report {before}, children as those under {age_before}.",
            "children_otherwise": "{title}, {within}: {now}, children as those under {age_now}. In the last report "
            "{before}, children as those under {age_before}.",
        }
    },
    scope=Scope.HISTORY,
)
def figure_that_jumped(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A figure that is more than twice, or less than half, of what the last report says.

    What it finds
        A figure of at least 20 in both periods that changed by more than a factor of two (a note) or three (a
        warning). Where a total jumped its parts are not named as well. Periods of another length are not compared. Of
        children who were counted under another age it is a note, which says so.

    Why it matters
        It can be a success, a new law, another way of counting, or a slip of the pen. Readers will ask which.

    Example
        Victims detected: 45 in 2024, 161 in 2025.

    How to close it
        Explain it: 'a new hotline', 'counted by another agency since March'.
    """
    previous = submission.previous
    if previous is None or not are_as_long(submission, previous):
        return
    before = cells_by_key(previous)
    for name, table in cells_by_key(submission).items():
        if is_closer(previous, submission, name):
            continue
        indicator = catalogue.indicators[name]
        jumps = jumps_between(before.get(name, {}), table, indicator.measures[0])
        for key, (old, new) in jumps.items():
            if not any(other < key for other in jumps):
                within, cell = coordinates_of(key, indicator), table[key][0].pointer
                facts = {
                    "indicator": name,
                    "dimension": "period",
                    "within": within,
                    "before": old,
                    "now": new,
                    "leap": max(old, new) > _LEAP * min(old, new),
                    **_children(submission, previous, name, key),
                }
                yield Found(cell, facts, about=about_figure(name, "period", within, cells=(cell,)))


def _children(submission: Submission, previous: Submission, name: str, key: Key) -> Facts:
    """Return how children were counted then and now, where a figure depends on it and one of the two says it."""
    now, before = (
        counting.child_age if (counting := entry.countings.get(name)) else None for entry in (submission, previous)
    )
    ages = {"age_now": now, "age_before": before}
    if not is_of_children(name, dict(key)) or {now, before} <= {ADULT, None}:
        return {"counted": "alike"}
    if now == before:
        return {"counted": "children", "age_now": now}
    counted = "children_before" if now is None else "children_now" if before is None else "children_otherwise"
    return {"counted": counted, **{age: number for age, number in ages.items() if number is not None}}


def jumps_between(
    before: Mapping[Key, list[Cell]], table: Mapping[Key, list[Cell]], first_measure: str
) -> dict[Key, tuple[float, float]]:
    """Find the exact figures, large enough, that are more than twice or less than half of what they were."""
    return {
        key: (old, new)
        for key, cells in table.items()
        if (new := exact_figure(cells)) and (old := exact_figure(before.get(key, [])))
        if min(old, new) >= _LEAST and max(old, new) > _JUMP * min(old, new)
        if not is_of_another_unit(dict(key).get("measure", first_measure), old, new)
    }


def is_of_another_unit(measure: str, old: float, new: float) -> bool:
    """Tell whether two figures differ as much as days and months do, or units and thousands: rule TRD609 asks."""
    if not old or not new:
        return False
    ratio = max(old, new) / min(old, new)
    if measure == "money":
        return any(thousands / 2 <= ratio <= thousands * 2 for thousands in (10**3, 10**6))
    return measure in _MEDIANS and ratio >= _OTHER_UNIT


@rule(
    "TRD602",
    title="An answer that went back without a word",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{citation} {title}: '{half}' was '{before}' in the last report and is '{now}' now, without a word on why.",
    remedy="Say under '{key[account]}' what changed: a law repealed, a service closed, a better look at it.",
    scope=Scope.HISTORY,
    beside="/{half}",
)
def answer_that_went_back(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer that is less than in the last report, without an account or with the account of last time.

    What it finds
        Law or practice that went from 'full' towards 'none' or 'not yet', while the account is missing or is the
        same as in the last report.

    Why it matters
        A truthful answer may go back: a closer look, a law repealed, a shelter closed. What helps is to know which.

    Example
        ACTIP-14.10.a (housing): in practice 'large' last time, 'partial' now, and no account.

    How to close it
        Say what changed, in a sentence.
    """
    for obligation, old, new in answers_of_both(submission, catalogue):
        has_account = new.account is not None and new.account != old.account
        for half, order in _FAR.items():
            before, now = _answer_of(old, half), _answer_of(new, half)
            if not has_account and before in order and now in order and order.index(now) < order.index(before):
                yield Found(f"/obligations/{obligation.id}", {"half": half, "before": before, "now": now})


@rule(
    "TRD603",
    title="An account copied from the last report",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{citation} {title}: the account is word for word that of the last report.",
    remedy="Say what was done in this period, or that nothing changed.",
    scope=Scope.HISTORY,
    beside="/account",
)
def account_copied(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An account that stands unchanged in two reports.

    What it finds
        The same text of forty characters or more under the same obligation as in the last report. Duties that are
        answered once and then only when they change are left out, and answers that are said to be as before.

    Why it matters
        An account is of one period. Copied, it says that somebody did not look.

    Example
        The account of ACTIP-14.9, the same in 2024 and 2025.

    How to close it
        Say what was done in this period. 'No change since the last report' is an account, too.
    """
    for obligation, old, new in answers_of_both(submission, catalogue):
        same = old.account is not None and old.account == new.account
        looked = obligation.cycle == "once" or new.since_last == "unchanged"
        if same and len(str(new.account)) >= _COPIED and not looked:
            yield Found(f"/obligations/{obligation.id}", {})


@rule(
    "TRD604",
    title="An action that vanished",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{when}",
    remedy="Name it again with its state: done, under way or dropped.",
    words={
        "when": {
            "due": "{citation} {title}: action {number} of the last report (due {due}) is not named any more.",
            "no_date": "{citation} {title}: action {number} of the last report (no date) is not named any more.",
        }
    },
    scope=Scope.HISTORY,
    beside="/actions",
)
def action_that_vanished(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An action that was planned or under way in the last report and is not in this one.

    What it finds
        An action of the last report, neither done nor dropped then, whose words stand under no action of the same
        obligation now.

    Why it matters
        What a state set out to do is what the region plans with. Done and dropped are both good answers.

    Example
        'Train interpreters', due 2025-06-30, planned in the report on 2024; nothing about it in 2025.

    How to close it
        Name the action in the same words, with the state that it has now.
    """
    for obligation, old, new in answers_of_both(submission, catalogue):
        actions = {folded(action.action) for action in new.actions if action.action}
        for number, action in enumerate(old.actions, start=1):
            is_open = action.state not in ("done", "dropped")
            if action.action and is_open and folded(action.action) not in actions and "actions" not in new.unusable:
                due = action.due.text if action.due else None
                facts = {"number": number, "when": "due" if due else "no_date", "due": due}
                yield Found(f"/obligations/{obligation.id}", facts)


@rule(
    "TRD605",
    title="A reason where there was a figure",
    basis="data standard: a series is worth more than its figures",
    severity=Severity.NOTE,
    message="{title}, {within}: '{missing}', where the last report has a figure.",
    remedy=(
        "If it will follow, nothing needs to be done. Else say under '{key[statistics/cells/note]}' why "
        "the series ends."
    ),
    scope=Scope.HISTORY,
)
def figure_that_ended(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A figure of the last report for which there is only a reason now.

    What it finds
        The same figure, a number or an upper bound in the last report and a missing code in this one. Periods of
        another length are not compared: what is counted once a year is in no report on half of one.

    Why it matters
        A series that breaks off cannot be read. Often the figure is only late.

    Example
        Persons convicted: 38 in 2024, 'not yet available' in 2025.

    How to close it
        Give it when it is there. If nobody collects it any more, say since when.
    """
    previous = submission.previous
    if previous is None or not are_as_long(submission, previous):
        return
    before = cells_by_key(previous)
    for name, table in cells_by_key(submission).items():
        indicator = catalogue.indicators[name]
        for key, cells in table.items():
            ended = cells[0].missing not in (None, SUPPRESSED)
            if ended and _had(before.get(name, {}).get(key, [])) and not is_closer(previous, submission, name):
                within, cell = coordinates_of(key, indicator), cells[0].pointer
                facts = {
                    "indicator": name,
                    "dimension": "period",
                    "within": within,
                    "missing": cells[0].missing,
                }
                yield Found(cell, facts, about=about_figure(name, "period", within, cells=(cell,)))


@rule(
    "TRD606",
    title="Said to be as before, and it is not",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{citation} {title}: '{half}' was '{before}' in the last report and is '{now}' now, and the answer is said "
    "to be as before.",
    remedy="Say that it changed, or put back what was answered then.",
    scope=Scope.HISTORY,
    beside="/since_last",
)
def as_before_and_not(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An answer that is said to be unchanged, while law or practice is another than in the last report.

    What it finds
        'since_last: unchanged' beside an answer in law or in practice that is not the one of the last report.

    Why it matters
        One of the two is a slip, and a reader cannot know which.

    Example
        ACTIP-14.7: in practice 'partial' last time, 'large' now, and 'No, as before' in the form.

    How to close it
        Correct whichever is wrong.
    """
    for obligation, old, new in answers_of_both(submission, catalogue):
        for half in _FAR:
            before, now = _answer_of(old, half), _answer_of(new, half)
            if new.since_last == "unchanged" and before and now and before != now:
                yield Found(f"/obligations/{obligation.id}", {"half": half, "before": before, "now": now})


def _nobody_yet(facts: Facts) -> Severity:
    return Severity.NOTE if facts["looked"] == "nobody" else Severity.WARNING


@rule(
    "TRD607",
    title="Answers that were carried over, and nobody said whether they still hold",
    basis=_BASIS,
    severity=Graded((Severity.WARNING, Severity.NOTE), _nobody_yet),
    message="{looked}",
    remedy=(
        "Look at each, then write '{key[since_last]}: {code[since_last/changed]}' or '{key[since_last]}: "
        "{code[since_last/unchanged]}'. What an answer lacks is asked from then on."
    ),
    form_remedy=(
        "Look at each, then pick under '{key[since_last]}' whether it changed. What an answer lacks is asked from "
        "then on."
    ),
    words={
        "looked": {
            "nobody": "All answers are from the last report, and nobody has looked at them yet: {number} of {all}.",
            "some": "{number} of {all} answers are from the last report, and nobody said yet whether they still hold: "
            "{unconfirmed}.",
        }
    },
    one={
        "looked nobody": One(
            "The answer is from the last report, and nobody has looked at it yet: {number} of {all}.", "number"
        ),
        "looked some": One(
            "{number} of {all} answers is from the last report, and nobody said yet whether it still holds: "
            "{unconfirmed}.",
            "number",
        ),
    },
)
def carried_over(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The answers in a form that was begun with the last report, which say the same and are not confirmed.

    What it finds
        In a file that shows its last report (made by 'actip template --from'): the answers that are the same in law
        and in practice as then, and do not say whether they changed since. It is one finding, with their number and
        their places: a note as long as nobody has begun, a warning from the first answer that somebody looked at. What
        such an answer lacks is asked when it is confirmed, or when the file is cleared; what is wrong is said at once.

    Why it matters
        An answer is of one period. What was carried over and not looked at is last year's, under this year's date.

    Example
        ACTIP-14.7, 'partial' in law and in practice as in the last report, and 'Changed since last period?' is blank.

    How to close it
        Say of each that it changed, or that it is as before. Both are good answers.
    """
    if names := unconfirmed(submission):
        answered = sum(is_answered(answer) for answer in submission.answers.values())
        looked = "nobody" if is_untouched(submission) else "some"
        facts = {"looked": looked, "number": len(names), "all": answered, "unconfirmed": names}
        yield Found("/obligations", facts, about=about_part("obligations"))


# --- what can be compared


def answers_of_both(submission: Submission, catalogue: Catalogue) -> Iterator[tuple[Obligation, Answer, Answer]]:
    """Yield the obligations that both reports answer, with the old and the new answer."""
    previous = submission.previous
    if previous is None or "obligations" not in submission.parts:
        return
    for name, new in submission.answers.items():
        old = previous.answers.get(name)
        if old and LEVELS.index(old.disclosure) <= LEVELS.index(new.disclosure):
            yield catalogue.obligations[name], old, new


def _answer_of(answer: Answer, half: str) -> str | None:
    return answer.in_law if half == "in_law" else answer.in_practice


def is_closer(previous: Submission, submission: Submission, indicator: str) -> bool:
    """Tell whether the figures of an indicator were kept to a closer circle last time than now."""
    levels = []
    for entry in (previous, submission):
        counting = entry.countings.get(indicator)
        levels.append(LEVELS.index((counting.disclosure if counting else None) or entry.disclosure))
    return levels[0] > levels[1]


def exact_figure(cells: list[Cell]) -> float | None:
    """Return a figure that was given once, and as a number; None for any other."""
    return cells[0].value if len(cells) == 1 else None


def _had(cells: list[Cell]) -> bool:
    return len(cells) == 1 and (cells[0].value is not None or cells[0].below is not None)
