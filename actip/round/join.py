"""Own the joining of what several files say: by what it is about, and with nothing chosen in silence.

An answer is known by its obligation and key, a figure by its coordinates, an entry of a list by what it names. Where
two files say different things about the same, neither is taken, and a conflict keeps both with their places.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.disclosure import LEVELS
from actip.format.records import AMOUNTS
from actip.format.schema import submission_schema
from actip.format.words import WORDS
from actip.model import Document, Found
from actip.round.split import REST
from actip.rules.wording import labels_of
from actip.writers.text import ordered

_OWN = ("answered_by", "questions")  # what a part says of itself
_CLEARED = ("clearance", "prepared", "cleared_by")  # of the part of an agency; of the rest it is the report's own
# By what entries of a list are about the same; those of other lists are the same only where they say the same.
_SAME_ENTRY = {
    "evidence": ("title",), "actions": ("action",), "explanations": ("rule", "about"), "stakeholders": ("name",),
    "agency_clearances": ("agency",), "no_longer_asked": ("id",), "conflicts": ("subject", "what", "first", "second"),
}  # fmt: skip
_PLAIN = r"<?[0-9.,]{1,20}|[0-9]{4}-[0-9]{2}-[0-9]{2}"  # a figure, a day
_LABELLED = {"state": "court_states"}  # keys whose list has another name


class Source(NamedTuple):
    """One file among those that are merged: whose part it is, and what it says. `agency` is None for a whole report."""

    document: Document
    agency: str | None
    content: Mapping[str, Any]

    @property
    def who(self) -> str:
        """How a finding names whoever says something."""
        return self.agency or self.document.path.rpartition("/")[2]

    def place(self, pointer: str) -> str:
        """The place of something, with its file: 'LAO_2025_mps.xlsx, Protection, cell E12'."""
        said = self.document.place(pointer).said
        name = self.document.path.rpartition("/")[2]
        return f"{name}, {said}" if said else name


class Given(NamedTuple):
    """What one file says about something, and where."""

    source: Source
    value: Any
    pointer: str


class Joiner:
    """Join what several files say; keep the conflicts, and what was decided."""

    def __init__(self, catalogue: Catalogue, prefer: Sequence[str]) -> None:
        self.catalogue = catalogue
        self.prefer = list(prefer)
        self.labels = {code.label for codes in catalogue.lists.values() for code in codes.codes.values()}
        self.conflicts: list[dict[str, Any]] = []
        self.found: list[Found] = []

    def report(self, sources: Sequence[Source]) -> Mapping[str, Any]:
        """Return the content of the one report, its keys in the order of the schema."""
        keys = dict.fromkeys(key for source in sources for key in source.content)
        content: dict[str, Any] = {}
        for key in keys:
            if key not in _OWN:
                given = [Given(source, source.content[key], f"/{key}") for source in sources if key in source.content]
                if key in _CLEARED:
                    given = [entry for entry in given if entry.source.agency in (None, REST)]
                joined = self.joined(given, "", key) if given else None
                if joined not in (None, {}) or (given and given[0].value in ({}, [])):
                    content[key] = joined
        content["obligations"] = _with_agencies(content.get("obligations") or {}, sources)
        own_words = _clearances(sources)
        known = {entry["agency"] for entry in own_words}
        earlier = [entry for entry in content.get("agency_clearances") or () if entry.get("agency") not in known]
        content["agency_clearances"] = [*earlier, *own_words]  # an agency's own part is the newer word on it
        content["conflicts"] = [*(content.get("conflicts") or ()), *self.conflicts]
        own = ("agency_clearances", "conflicts", "obligations")
        kept = {key: value for key, value in content.items() if value or key not in own}
        made: Mapping[str, Any] = ordered(kept, submission_schema(self.catalogue, words=False))
        return made

    def joined(self, given: Sequence[Given], subject: str, what: str) -> Any:
        """Return what several files say about one thing; None where they disagree."""
        values = [entry.value for entry in given]
        if len(given) == 1 or all(value == values[0] for value in values):
            return values[0]
        if all(isinstance(value, Mapping) for value in values):
            keys = dict.fromkeys(key for value in values for key in value)
            below = {}
            for key in keys:
                own = [
                    Given(source, value[key], f"{pointer}/{_escaped(key)}")
                    for source, value, pointer in given
                    if key in value
                ]
                by_id = given[0].pointer in _BY_ID
                joined = self.joined(own, key, "") if by_id else self.joined(own, subject, _below(what, key))
                if joined is not None:
                    below[key] = joined
            return below
        if all(isinstance(value, list) for value in values):
            if given[0].pointer.endswith("/cells"):
                return self.figures(given)
            if given[0].pointer == "/agencies":
                return self.agencies(given)
            if all(isinstance(entry, Mapping) for value in values for entry in value):
                return self.entries(given, subject, what)
        return self.settled(given, subject, what)

    def entries(self, given: Sequence[Given], subject: str, what: str) -> list[Any]:
        """Join lists: entries about the same are one entry, whose parts can be in conflict."""
        names = _SAME_ENTRY.get(given[0].pointer.rpartition("/")[2], ())
        made: list[Any] = []
        by_name: dict[str, list[Given]] = {}
        for source, entries, pointer in given:
            for number, entry in enumerate(entries):
                one = Given(source, entry, f"{pointer}/{number}")
                said = [entry.get(name) for name in names]
                key = json.dumps(said if any(said) else entry, sort_keys=True)
                before = by_name.setdefault(key, [])
                if any(other.source is source for other in before):
                    key += f"#{number}"  # two of one file stay two
                by_name.setdefault(key, []).append(one)
        for same in filter(None, by_name.values()):
            if len(same) > 1 and not names:
                self.found.append(Found("", self.same(same, what), "MRG707"))
            made.append(self.joined(same, subject, _below(what, str(same[0].value.get(names[0]))) if names else what))
        return [entry for entry in made if entry]

    def same(self, given: Sequence[Given], what: str) -> dict[str, object]:
        """Return the facts about an entry that two files have."""
        return {
            "what": self.title(what),
            "first": f"{given[0].source.who} ({given[0].source.place(given[0].pointer)})",
            "second": f"{given[1].source.who} ({given[1].source.place(given[1].pointer)})",
        }

    def agencies(self, given: Sequence[Given]) -> list[Any]:
        """Join the agencies by their short names."""
        names = dict.fromkeys(str(entry.get("id")) for _, value, _ in given for entry in value)
        made = []
        for name in names:
            own = [
                Given(source, entry, f"{pointer}/{number}")
                for source, value, pointer in given
                for number, entry in enumerate(value)
                if str(entry.get("id")) == name
            ]
            itself = [entry for entry in own if entry.source.agency == name]  # it knows its own name best
            made.append(self.joined(itself or own, f"agency {name}", ""))
        return made

    def figures(self, given: Sequence[Given]) -> list[Any]:
        """Join figures by their coordinates. Two of one file stay two: a rule speaks of them."""
        by_key: dict[str, list[Given]] = {}
        for source, cells, pointer in given:
            for number, cell in enumerate(cells):
                fixed = {key: cell[key] for key in cell if key not in (*AMOUNTS, "note", "where")}
                by_key.setdefault(json.dumps(fixed, sort_keys=True), []).append(
                    Given(source, cell, f"{pointer}/{number}")
                )
        made: list[Any] = []
        for entries in by_key.values():
            of_one = {id(entry.source) for entry in entries}
            if len(of_one) == 1 or len(of_one) < len(entries):  # two of one file: a rule speaks of them
                made += [entry.value for entry in entries]
                continue
            cell = entries[0].value
            fixed = {key: code for key, code in cell.items() if key not in (*AMOUNTS, "note", "where", "indicator")}
            amounts = [entry._replace(value=self.amount(entry.value)) for entry in entries]
            words = labels_of(fixed, self.catalogue) or "in total"
            settled = self.settled(amounts, str(cell.get("indicator")), words)
            if settled is not None:
                chosen = [entry for entry in entries if self.amount(entry.value) == settled]
                kept = dict(chosen[0].value)
                for key in ("note", "where"):
                    told = [entry._replace(value=entry.value[key]) for entry in chosen if key in entry.value]
                    kept[key] = self.settled(told, str(cell.get("indicator")), f"{words}, {key}") if told else None
                made.append({key: value for key, value in kept.items() if value is not None})
        return made

    def amount(self, cell: Mapping[str, Any]) -> str:
        """Return the amount of a figure as it reads: a number, `<5`, or the reason why there is none."""
        if "below" in cell:
            return f"<{cell['below']}"
        return str(cell["value"]) if "value" in cell else self.catalogue.label("missing", str(cell.get("missing")))

    def settled(self, given: Sequence[Given], subject: str, what: str) -> Any:
        """Return the value on which all agree, or that of the agency preferred; else keep both as a conflict."""
        first = given[0]
        others = [entry for entry in given if entry.value != first.value]
        if not others:
            return first.value
        ranked = [entry for name in self.prefer for entry in given if entry.source.agency == name]
        preferred = ranked[0] if ranked else None
        title = self.title(what)
        if preferred:
            for other in given:
                if other.value != preferred.value:
                    self.found.append(Found("", self.facts(preferred, other, subject, title, what), "MRG704"))
            return preferred.value
        told: list[Any] = [first.value]
        for other in others:
            if other.value not in told:
                told.append(other.value)
                sides = {"first": self.side(first, what, given), "second": self.side(other, what, given)}
                about = {"subject": subject} if subject else {}
                self.conflicts.append({**about, "what": title, **sides})
        if what.rpartition(", ")[2] == "disclosure":  # until somebody decides, the most closed level holds
            levels = [level for level in LEVELS if level in told]
            return levels[-1] if levels else None
        return None

    def title(self, what: str) -> str:
        """Return keys as the form heads them."""
        return ", ".join(WORDS[step][0] if step in WORDS else step for step in what.split(", ") if step)

    def side(self, given: Given, what: str, among: Sequence[Given]) -> dict[str, str]:
        """Return one side of a conflict: all who say the same, and where the first of them does."""
        return {
            "agency": ", ".join(dict.fromkeys(entry.source.who for entry in among if entry.value == given.value)),
            "says": self.words(given.value, what),
            "place": given.source.place(given.pointer),
        }

    def words(self, value: Any, what: str) -> str:
        """Return a value as people read it: a code by its label."""
        key = what.rpartition(", ")[2]
        codes = self.catalogue.lists.get(_LABELLED.get(key, key))
        if isinstance(value, str):
            return codes.codes[value].label if codes and value in codes.codes else value
        if isinstance(value, list):
            return "; ".join(map(str, value))
        return str(value)

    def facts(self, one: Given, other: Given, subject: str, title: str, what: str) -> dict[str, object]:
        """Return the facts about two sides of which the first was preferred."""
        said = [self.side(entry, what, (entry,)) for entry in (one, other)]
        for side in said:  # a text is not repeated: nobody has looked yet whether it holds a person's data
            if not (re.fullmatch(_PLAIN, side["says"]) or side["says"] in self.labels):
                side["says"] = f"a text of {len(side['says'])} characters"
        return {
            "what": ", ".join(filter(None, (subject or "The report", title))),
            "first": said[0]["agency"],
            "one": said[0]["says"],
            "first_place": said[0]["place"],
            "second": said[1]["agency"],
            "other": said[1]["says"],
            "second_place": said[1]["place"],
        }


_BY_ID = ("/obligations", "/court_indicators", "/statistics/indicators", "/last/answers")


def _below(what: str, key: str) -> str:
    return f"{what}, {key}" if what else key


def _with_agencies(answers: Any, sources: Sequence[Source]) -> Any:
    """Return the answers, each with the agency that gave it, where nobody said who answers for it."""
    if not isinstance(answers, Mapping):
        return answers
    owners: dict[str, str] = {}
    for source in sources:
        own = source.content.get("obligations")
        if source.agency not in (None, REST) and isinstance(own, Mapping):
            owners = {**dict.fromkeys(own, str(source.agency)), **owners}
    return {
        name: {**answer, "agency": owners[name]}
        if isinstance(answer, Mapping) and name in owners and "agency" not in answer
        else answer
        for name, answer in answers.items()
    }


def _clearances(sources: Sequence[Source]) -> list[dict[str, Any]]:
    """Return how far each agency has cleared its own part."""
    made = []
    for source in sources:
        if source.agency not in (None, REST):
            said = {key: source.content[key] for key in ("clearance", "prepared") if key in source.content}
            cleared_by = source.content.get("cleared_by")
            said |= cleared_by if isinstance(cleared_by, Mapping) else {}
            if said:
                made.append({"agency": source.agency, **said})
    return made


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
