"""A fault: a small change of a clean submission, and where a colleague would put the finger."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Submission = dict[str, Any]
Change = Callable[[Submission], None]


@dataclass(frozen=True)
class Fault:
    """One fault.

    `about` names what a finding has to be about: an obligation, an indicator, a court indicator, or the beginning of a
    JSON Pointer. `sure` says that it is surely wrong; the others can only be asked about. `last` is what happened to
    the last report, with which it is then compared.
    """

    kind: str
    name: str
    state: str
    change: Change
    about: tuple[str, ...]
    says: str
    sure: bool
    last: Change | None = None
    last_of: str = ""  # the state whose last report is given, where it is not the same
    twin: Change | None = None  # a second file beside it


def changed(submission: Submission, change: Change) -> Submission:
    """A copy of a submission after a change."""
    other = copy.deepcopy(submission)
    change(other)
    return other


def nothing(_: Submission) -> None:
    """Change nothing."""


def every(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(submission: Submission) -> None:
        for step in changes:
            step(submission)

    return change


def _amount(cell: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in cell.items() if key not in ("value", "missing", "below", "note", "currency")}


def find(submission: Submission, indicator: str, **key: str) -> dict[str, Any]:
    """The cell of a figure, by all that it names but the currency."""
    for cell in submission["statistics"]["cells"]:
        if _amount(cell) == {"indicator": indicator, **key}:
            place: dict[str, Any] = cell
            return place
    raise KeyError(indicator, key)


def cell(indicator: str, value: Any, **key: str) -> Change:
    """Another number in a cell; a function is given the number that stands there."""

    def change(submission: Submission) -> None:
        place = find(submission, indicator, **key)
        place["value"] = value(place["value"]) if callable(value) else value

    return change


def add(indicator: str, value: int, **key: str) -> Change:
    """One more cell."""
    return lambda submission: submission["statistics"]["cells"].append({"indicator": indicator, **key, "value": value})


def lacking(indicator: str, reason: str, **key: str) -> Change:
    """A reason in place of a number."""

    def change(submission: Submission) -> None:
        place = find(submission, indicator, **key)
        del place["value"]
        place["missing"] = reason

    return change


def drop(indicator: str, **key: str) -> Change:
    """One cell less."""
    return lambda submission: submission["statistics"]["cells"].remove(find(submission, indicator, **key))


def swap(indicator: str, first: dict[str, str], second: dict[str, str]) -> Change:
    """Two numbers exchanged."""

    def change(submission: Submission) -> None:
        one, other = find(submission, indicator, **first), find(submission, indicator, **second)
        one["value"], other["value"] = other["value"], one["value"]

    return change


def recoded(indicator: str, new: dict[str, str], **key: str) -> Change:
    """Another code in the key of a cell."""
    return lambda submission: find(submission, indicator, **key).update(new)


def scaled(indicator: str, factor: float, **key: str) -> Change:
    """All cells of an indicator that have these codes, times a factor."""

    def change(submission: Submission) -> None:
        for place in submission["statistics"]["cells"]:
            if place["indicator"] == indicator and "value" in place and key.items() <= place.items():
                place["value"] = int(place["value"] * factor)

    return change


def put(pointer: str, value: Any) -> Change:
    """Another value at a JSON Pointer; None takes it away, a function is given what stands there."""
    *path, last = pointer.strip("/").split("/")

    def change(submission: Submission) -> None:
        place: Any = submission
        for step in path:
            place = place[int(step) if isinstance(place, list) else step]
        index: Any = int(last) if isinstance(place, list) else last
        if value is None:
            del place[index]
        else:
            place[index] = copy.deepcopy(value(place[index]) if callable(value) else value)

    return change


def more(pointer: str, entry: Any) -> Change:
    """One more entry of a list, or more words at the end of a text."""

    def longer(there: Any) -> Any:
        return [*there, copy.deepcopy(entry)] if isinstance(there, list) else f"{there} {entry}"

    return put(pointer, longer)


def answer(name: str, **parts: Any) -> Change:
    """Other parts of an answer; None takes one away."""

    def change(submission: Submission) -> None:
        place = submission["obligations"][f"ACTIP-{name}"]
        for key, part in parts.items():
            if part is None:
                place.pop(key, None)
            else:
                place[key] = copy.deepcopy(part)

    return change


def account(name: str, text: str) -> Change:
    """Another account."""
    return answer(name, account=text)


def says(name: str, sentence: str) -> Change:
    """One more sentence in an account."""
    return more(f"/obligations/ACTIP-{name}/account", sentence)
