"""Own the `GAP` rules about what comes next: actions with somebody to do them, and help that can be given."""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.clock import day_of
from actip.format.records import Action, Submission
from actip.model import Found, Severity, rule
from actip.rules.days import unlikely


@rule(
    "GAP312",
    title="An action without agency or date",
    basis="Article 24 looks forward as well as back",
    severity=Severity.NOTE,
    message="{lacking}",
    remedy="{mend}",
    beside="/{lacking}",
    words={
        "lacking": {
            "agency": "{subject}: the action names no agency.",
            "due": "{subject}: the action names no date.",
            "both": "{subject}: the action names no agency and no date.",
        },
        "mend": {
            "agency": "Add '{key[actions/agency]}', so that somebody can be asked how it goes.",
            "due": "Add '{key[actions/due]}', so that somebody can ask how it goes.",
            "both": "Add '{key[actions/agency]}' and '{key[actions/due]}', so that somebody can ask how it goes.",
        },
    },
)
def action_of_nobody(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A step that nobody has to take, or at no time.

    What it finds
        An action that is not done or dropped, without 'agency' or without 'due'.

    Why it matters
        It cannot be followed up, and the region cannot plan with it.

    Example
        actions: [{action: Draft a guideline, state: planned}]

    How to close it
        Name the agency and the day by which it is to be done.
    """
    for pointer, action, usable in _open_actions(submission):
        lacking = [name for name in ("agency", "due") if getattr(action, name) is None]
        if lacking and usable:
            which = "both" if len(lacking) > 1 else lacking[0]
            yield Found(pointer, {"lacking": which, "mend": which})


@rule(
    "GAP313",
    title="An action overdue",
    basis="Article 24 looks forward as well as back",
    severity=Severity.WARNING,
    message="{subject}: it was due by {due}, before this submission ({day}), and is '{state}'.",
    beside="/due",
    remedy="Say that it is done, or give it a new date and say under '{key[challenges]}' what stands in the way.",
)
def action_overdue(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A step whose day has passed.

    What it finds
        An action that is planned or under way and was due before the day on which the file was prepared. Where that
        day is not given, or cannot be the day, nothing is said.

    Why it matters
        What stands in the way is what others can help with.

    Example
        prepared: 2026-03-14, and an action due on 2025-12-31 that is still planned.

    How to close it
        Bring its state up to date, or its date.
    """
    day, odd = day_of(submission), unlikely(submission)
    for pointer, action, _ in _open_actions(submission):
        if day and action.due and action.due.last < day and f"{pointer}/due" not in odd:
            facts = {"due": action.due.text, "day": day.isoformat(), "state": action.state or "planned"}
            yield Found(pointer, facts)


def _open_actions(submission: Submission) -> Iterator[tuple[str, Action, bool]]:
    if "obligations" in submission.parts:
        for answer in submission.answers.values():
            for index, action in enumerate(answer.actions):
                if action.state not in ("done", "dropped"):
                    at = f"/obligations/{answer.obligation}/actions/{index}"
                    yield at, action, "actions" not in answer.unusable


@rule(
    "GAP314",
    title="Help that is not specified",
    basis="Article 12 and the areas of cooperation; help can be offered only where it is known what for",
    severity=Severity.NOTE,
    message="{subject}: it does not say what exactly would help.",
    remedy="{lacking}",
    beside="/{lacking}",
    words={
        "lacking": {
            "both": "Add '{key[assistance/kind]}' and, under '{key[assistance/detail]}', what for and for whom.",
            "kind": "Add '{key[assistance/kind]}'.",
            "detail": "Say under '{key[assistance/detail]}' what for and for whom.",
        },
    },
)
def unspecified_help(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A wish for assistance that nobody could answer.

    What it finds
        An entry under 'assistance' without 'kind' or without 'detail'.

    Why it matters
        States that could help look for what they can give.

    Example
        assistance: [{kind: training}]

    How to close it
        Say who should be trained in what, or which system, law or service it is about.
    """
    if "obligations" in submission.parts:
        for answer in submission.answers.values():
            for index, wish in enumerate(answer.assistance):
                lacking = [name for name in ("kind", "detail") if getattr(wish, name) is None]
                if lacking and "assistance" not in answer.unusable:
                    which = "both" if len(lacking) > 1 else lacking[0]
                    yield Found(f"/obligations/{answer.obligation}/assistance/{index}", {"lacking": which})
