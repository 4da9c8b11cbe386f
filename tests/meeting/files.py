"""Own what the files say, read by a plain parser and by no code of the program: answers, figures, plans, days."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
Submission = Mapping[str, Any]
_DONE = ("full", "large")
_SILENT = ("not_applicable", "considered_declined", "withheld")


def read(folder: Path) -> dict[str, Submission]:
    """Return the submissions of a folder by state."""
    contents = [
        json.loads(path.read_text("utf-8")) if path.suffix == ".json" else _yaml(path)
        for path in sorted(folder.iterdir())
        if path.suffix in (".json", ".yaml")
    ]
    return {content["state"]: content for content in contents}


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def catalogue() -> list[Mapping[str, Any]]:
    """Return the obligations of the catalogue."""
    listed: list[Mapping[str, Any]] = _yaml(ROOT / "schemas" / "obligations.yaml")["obligations"]
    return listed


def state_names() -> dict[str, str]:
    """Return the short name of each member state by its code."""
    listed = _yaml(ROOT / "schemas" / "states.yaml")["states"]
    return {state["iso3"]: state["name"] for state in listed}


def cells(submission: Submission, indicator: str, **fixed: str) -> Iterator[Mapping[str, Any]]:
    """Yield the figures of an indicator with just these coordinates."""
    for cell in submission["statistics"]["cells"]:
        if cell["indicator"] == indicator:
            rest = set(cell) - {"indicator", "value", "below", "missing", "note"}
            if rest == set(fixed) and all(cell[name] == code for name, code in fixed.items()):
                yield cell


def number(submission: Submission, indicator: str, **fixed: str) -> float | None:
    """Return one figure, None where there is none."""
    return next((cell.get("value") for cell in cells(submission, indicator, **fixed)), None)


def stands(obligation: Mapping[str, Any], submission: Submission) -> str:
    """Say where an obligation stands by the answers in a file: reckoned here anew, not by the table of the program."""
    answer = submission["obligations"].get(obligation["id"], {})
    if answer.get("disclosure") == "national":
        return "withheld"
    law, practice = answer.get("in_law"), answer.get("in_practice")
    asks = obligation["asks"]
    if "practice" not in asks:
        return {"full": "in place", "partial": "partly", "none": "not yet", "not_needed": "not applicable"}.get(
            law, "no information"
        )
    if practice in _SILENT:
        return "not applicable"
    if practice in (None, "no_information"):
        return "no information"
    if practice in _DONE:
        return "in place" if "law" not in asks or law in ("full", "not_needed") else "partly"
    if practice == "partial":
        return "partly"
    return "in law only" if "law" in asks and law in ("full", "partial") else "not yet"


def not_in_place(obligation: Mapping[str, Any], region: Mapping[str, Submission]) -> tuple[int, int]:
    """Return in how many states something is not in place, of how many that answer."""
    answers = [stands(obligation, submission) for submission in region.values()]
    answered = [words for words in answers if words not in ("withheld", "not applicable")]
    return sum(words != "in place" for words in answered), len(answered)


def actions(region: Mapping[str, Submission]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield every action that an audience of all states may see, with its state and agency."""
    for state, submission in region.items():
        for answer in submission["obligations"].values():
            if answer.get("disclosure") != "national":
                for action in answer.get("actions", ()):
                    yield state, action.get("agency", ""), action


def is_late(action: Mapping[str, Any], day: date) -> bool:
    """Tell whether an action that is not finished was due before a day."""
    return action.get("state") in (None, "planned", "under_way") and bool(action.get("due")) and day_of(action) < day


def day_of(action: Mapping[str, Any]) -> date:
    """Return the day on which an action is due."""
    due = action["due"]
    return due if isinstance(due, date) else date.fromisoformat(str(due))


def quarter(day: date) -> tuple[int, int]:
    """Return the year and the quarter of a day."""
    return day.year, (day.month + 2) // 3


def wishes(region: Mapping[str, Submission], key: str, kind: str) -> dict[str, int]:
    """Count by state the asks (`assistance`) or offers (`assistance_offered`) of a kind that all states may see."""
    counts = {
        state: sum(
            wish["kind"] == kind
            for answer in submission["obligations"].values()
            if answer.get("disclosure") != "national"
            for wish in answer.get(key, ())
        )
        for state, submission in region.items()
    }
    return {state: count for state, count in counts.items() if count}


def flows(region: Mapping[str, Submission], indicator: str) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the pairs of states that count a flow differently, with what the sender and the receiver say."""
    differing = {}
    for sender in region:
        for receiver in region:
            sent = number(region[sender], indicator, direction="sent", partner=receiver)
            received = number(region[receiver], indicator, direction="received", partner=sender)
            if sent is not None and received is not None and sent != received:
                differing[sender, receiver] = (sent, received)
    return differing


def summed(numbers: Sequence[float | None]) -> float:
    """Add up the numbers that are there."""
    return sum(number for number in numbers if number is not None)
