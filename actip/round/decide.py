"""Own what becomes of a conflict once somebody has decided: what was taken goes into its place, and the line away."""

import copy
from collections.abc import Mapping
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form.choices import meanings
from actip.format.agencies import BETWEEN as BETWEEN_AGENCIES
from actip.format.agencies import agencies_in, as_compared
from actip.format.answering import says_who_answers
from actip.format.fields import ANSWERS, SUBMISSION, key_at
from actip.format.keys import Key, Kind
from actip.format.walk import entries, steps_of
from actip.format.words import title
from actip.gate.scalars import folded
from actip.readers import typed_values
from actip.round.places import FIGURES, Spot, coordinates_in, spot
from actip.texts import ENGLISH

_COUNTED = (Kind.COUNT, Kind.BOUND, Kind.AMOUNT)
_LISTS = {Kind.STATE: "member_states", Kind.INDICATOR: "indicators", Kind.INDICATORS: "indicators",
          Kind.DIMENSIONS: "dimensions", Kind.OBLIGATION: "obligations", Kind.OBLIGATIONS: "obligations"}  # fmt: skip
BETWEEN = "; "  # stands between several codes in what one side says
_AMOUNT = "value"  # stands for a figure's amount at the end of its place, whichever key holds it


class Decided(NamedTuple):
    """The content with what was decided in its place, how many conflicts that were, and how many could not be.

    One that could not be stays: its place holds something else by now, or cannot hold what was taken. `places` are
    what these are of, as a form heads it.
    """

    content: Mapping[str, Any]
    number: int = 0
    left: int = 0
    places: tuple[str, ...] = ()


def decided(content: Mapping[str, Any], catalogue: Catalogue) -> Decided:
    """Carry out what stands under 'take' of the conflicts. The catalogue speaks the language of the file."""
    listed = entries(content, "conflicts")
    conflicts = [entry for entry in listed if not _is_emptied(entry)]
    if conflicts == listed and not any(isinstance(entry, Mapping) and entry.get("take") for entry in conflicts):
        return Decided(content)
    changed = copy.deepcopy(dict(content))
    stay = [entry for entry in conflicts if not _carried_out(entry, changed, catalogue)]
    if stay:
        changed["conflicts"] = stay
    else:
        del changed["conflicts"]
    left = [entry for entry in stay if isinstance(entry, dict) and entry.get("take")]
    places = dict.fromkeys(_place(entry, catalogue) for entry in left)
    return Decided(changed, len(conflicts) - len(stay), len(left), tuple(filter(None, places)))


def _place(entry: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Say what a conflict is of: the id of an obligation and what the key is called; nothing that was typed."""
    steps = steps_of(str(entry.get("at", "")))
    key = _key(steps)
    words = [step for step in steps[1:2] if steps[0] == ANSWERS.name and step in catalogue.obligations]
    return ENGLISH.row_of([*words, title(key, ENGLISH)]) if key else ""


def _key(steps: list[str]) -> Key | None:
    return key_at(["0" if step.startswith("#") else step for step in steps])


def _is_emptied(entry: Any) -> bool:
    """Tell whether somebody emptied the line of a conflict: what nobody sees of it may still stand there."""
    return isinstance(entry, Mapping) and "at" in entry and not {"subject", "what", "first", "second"} & {*entry}


def _carried_out(entry: Any, content: dict[str, Any], catalogue: Catalogue) -> bool:
    """Put what was taken into its place; tell whether it stands there now."""
    if not isinstance(entry, dict) or not isinstance(entry.get("at"), str):
        return False
    steps = steps_of(entry["at"])
    is_amount = tuple(steps[:2]) == FIGURES and steps[-1:] == [_AMOUNT]
    key = _key(steps)
    value = _choice(entry, steps, content, catalogue, is_amount=is_amount)
    if value is None or len(steps) < (4 if is_amount else 1) or not _is_shown(entry, steps, key, catalogue):
        return False
    place = spot(content, steps, SUBMISSION)
    if place is None:
        return False
    if is_amount:
        return _put_amount(place, value)
    if place.value is not None and place.value != value and not _is_held_for_it(entry, steps, place):
        return False  # it was typed there since, and is another thing
    place.group[place.name] = value
    return True


def _is_shown(entry: Mapping[str, Any], steps: list[str], key: Key | None, catalogue: Catalogue) -> bool:
    """Tell whether what a person reads of a conflict is its place: a part of a row may have been moved without it."""
    subject, what = str(entry.get("subject", "")), str(entry.get("what", ""))
    if tuple(steps[:2]) == FIGURES:
        return meanings(catalogue, "indicators").get(folded(subject)) == coordinates_in(steps[2]).get("indicator")
    names = [title(key, language) for language in (catalogue.language, ENGLISH)] if key else [steps[-1]]
    return what.endswith(tuple(names)) and (steps[0] != ANSWERS.name or subject == steps[1])


def _is_held_for_it(entry: Mapping[str, Any], steps: list[str], place: Spot) -> bool:
    """Tell whether a merge itself put there what holds until somebody decides.

    That is the most closed level; and of a row all who answered it, which no merge writes beside a conflict any more.
    """
    if says_who_answers(steps):
        sides = [entry[side] for side in ("first", "second") if isinstance(entry.get(side), Mapping)]
        either = [str(side.get(name)) for side in sides for name in ("agency", "says")]
        names = {as_compared(agency) for text in either for agency in agencies_in(text)}
        return {as_compared(agency) for agency in agencies_in(str(place.value))} <= names
    return steps[-1] == "disclosure"


def _put_amount(place: Spot, amount: Any) -> bool:
    now = {name: place.group[name] for name in ("value", "below", "missing") if name in place.group}
    if now and now != amount:
        return False
    place.group.update(amount)
    return True


def _choice(
    entry: Mapping[str, Any], steps: list[str], content: Mapping[str, Any], catalogue: Catalogue, *, is_amount: bool
) -> Any:
    """Return what is to stand in the place; None where that cannot be told."""
    key = _key(steps)
    sides = [side if isinstance(side, Mapping) else {} for side in (entry.get("first"), entry.get("second"))]
    if entry.get("take") == "both" and says_who_answers(steps):
        texts = [str(side["says"]) for side in sides if side.get("says")]
        return BETWEEN_AGENCIES.join(dict.fromkeys(agency for text in texts for agency in agencies_in(text)))
    if entry.get("take") == "both":
        if key is None or key.kind is not Kind.TEXT or is_amount:
            return None
        accounts = [(str(side.get("agency", "")), str(side["says"])) for side in sides if side.get("says")]
        return joined_accounts(accounts, content)
    side = sides[0 if entry.get("take") == "one" else 1]
    says = side.get("says")
    if not isinstance(says, str) or entry.get("take") not in ("one", "other"):
        return None
    return amount_of(says, catalogue) if is_amount else value_of(says, key, catalogue)


def joined_accounts(accounts: list[tuple[str, str]], content: Mapping[str, Any]) -> str:
    """Return the texts of several agencies as one, each under the name of its agency."""
    names = {
        str(entry.get("id")): str(entry.get("name") or entry.get("id"))
        for entry in entries(content, "agencies")
        if isinstance(entry, Mapping)
    }
    return "\n".join(f"{names.get(agency, agency)}: {text}" if agency else text for agency, text in accounts)


def amount_of(says: str, catalogue: Catalogue) -> dict[str, Any] | None:
    """Return the amount of a figure from what one side says: a number, `<5`, or the reason why there is none."""
    name, reading = typed_values.figure(says, meanings(catalogue, "missing"), {}, whole=False)
    return None if name == "value" and isinstance(reading.value, str) else {name: reading.value}


def value_of(says: str, key: Key | None, catalogue: Catalogue) -> Any:
    """Return the value of a key from what one side says: a code from its label; None where nobody can tell."""
    if key is None or key.keys or key.kind is Kind.ADDRESS:
        return None
    if key.kind in _COUNTED:
        number = typed_values.number(says).value
        return None if isinstance(number, str) else number
    if key.kind is Kind.MOMENT and says.isdecimal():
        return int(says)
    listed = key.codes if key.kind in (Kind.CODE, Kind.CODES, Kind.TOPICS) else _LISTS.get(key.kind, "")
    meant = meanings(catalogue, listed) if listed else {}
    if key.kind.is_several:
        words = [word for word in says.split(BETWEEN) if word]
        codes = [meant.get(folded(word)) if meant else word for word in words]
        return None if None in codes else codes
    return meant.get(folded(says)) if meant else says
