"""Own the way from the parts of several agencies to one report. Nothing is chosen in silence.

Parts are joined by what they are about: an answer by its obligation and key, a figure by its coordinates, an entry of
a list by what it says. Where two files say different things about the same, the report holds neither, and an entry
under `conflicts` holds both, until somebody decides.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from actip.assessment.changes import changes
from actip.assessment.parts import REST
from actip.errors import Contradiction, UnknownName, UnreadableSubmission
from actip.gate.files import expand
from actip.model import AMOUNTS, Assessment, Catalogue, Document, Finding, Found, Place, Severity, Submission
from actip.readers import READERS, document
from actip.rules import RULES
from actip.rules.engine import run, unreadable
from actip.rules.wording import labels_of, message, remedy
from actip.schema import submission_schema
from actip.schema.words import WORDS
from actip.validation import Validator
from actip.writers.text import ordered

_OWN = ("answered_by", "questions")  # what a part says of itself
_CLEARED = ("clearance", "prepared", "cleared_by")  # of the part of an agency; of the rest it is the report's own
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


class Merged(NamedTuple):
    """One report of several parts, and what came up: an Assessment of it, and of every file that cannot be read.

    `content` is None where the parts cannot be one report yet; `read` are the files that were looked at.
    """

    content: Mapping[str, Any] | None
    assessments: tuple[Assessment, ...]
    read: tuple[str, ...]


def merged(paths: Sequence[str], target: str, prefer: str, catalogue: Catalogue) -> Merged:
    """Return the report that files make together. `target` is the name that it will have.

    With `prefer`, the short name of an agency, its word counts where another file says something else. Raises
    Contradiction where the files are not about the same state and period, UnknownName for an agency without a file.
    """
    validator = Validator(catalogue)
    files = _files(paths)
    read = [entry for path in files if (entry := _read(path, path in paths, validator))]
    if unreadable_ones := tuple(entry for entry in read if isinstance(entry, Assessment)):
        return Merged(None, unreadable_ones, files)
    sources = [entry for entry in read if isinstance(entry, Source)]
    _about_one_report(sources, paths)
    if prefer and prefer not in {source.agency for source in sources}:
        raise UnknownName(f"None of the files is the part of '{prefer}'.", "Name the agency as the first sheet has it.")
    found = [lost for source in sources for lost in _lost(source.document, validator)]
    sources, twice = _told_apart(sources, catalogue)
    found += twice
    if any(entry.rule_id in ("MRG703", "MRG706") for entry in found):
        return Merged(None, (_assessment(target, None, found, ()),), files)
    merger = _Merger(catalogue, prefer)
    content = merger.report(_in_order(sources))
    document = Document(target, content, (), (), dict)
    submission, faults = validator.validate(document)
    conflicts = [finding for finding in run(document, faults, submission, catalogue) if finding.rule == "MRG701"]
    found += [*_missing_part(sources, catalogue), *merger.found]
    return Merged(content, (_assessment(target, submission, found, conflicts),), files)


def _files(paths: Sequence[str]) -> tuple[str, ...]:
    found = [file for path in paths for file in (expand(path, tuple(READERS))[0] or [path])]
    return tuple(dict.fromkeys(found))


def _read(path: str, named: bool, validator: Validator) -> Source | Assessment | None:
    """Return what a file says; an Assessment of one that cannot be read, nothing for a report that lies in a folder."""
    try:
        read = document(path)
        validator.validate(read)
    except UnreadableSubmission as error:
        if not named and error.rule_id == "FIL121" and error.facts.get("found") == "report":
            return None
        return Assessment(path, None, (unreadable(error),))
    agency = read.data.get("answered_by")
    return Source(read, agency if isinstance(agency, str) else None, read.data)


def _lost(read: Document, validator: Validator) -> list[Found]:
    """Return what reading has found that is not in the content: the report would lack it."""
    lost = {
        entry.rule_id
        for entry in read.found
        if RULES[entry.rule_id].severity is not Severity.NOTE and entry.pointer not in read.refused
    }
    if not lost:
        return []
    submission, faults = validator.validate(read)
    findings = run(read, faults, submission, validator.catalogue)
    return [_not_carried(read.path, finding) for finding in findings if finding.rule in lost]


def _assessment(
    target: str, submission: Submission | None, found: Iterable[Found], conflicts: Iterable[Finding]
) -> Assessment:
    stamped = []
    for number, entry in enumerate(found):
        rule = RULES[entry.rule_id]
        severity = rule.severity if isinstance(rule.severity, Severity) else Severity.ERROR
        words, mend = message(rule, entry.facts), remedy(rule, entry.facts)
        key = f"{rule.id}:{number}"
        stamped.append(Finding(rule.id, key, severity, words, entry.pointer, Place(), None, mend, entry.facts))
    findings = tuple(sorted([*stamped, *conflicts], key=lambda finding: (finding.severity.rank, finding.rule)))
    if submission is None:
        return Assessment(target, None, findings)
    start, end = (day.isoformat() if day else None for day in (submission.start, submission.end))
    return Assessment(target, submission, findings, submission.state, start, end)


def _not_carried(path: str, finding: Finding) -> Found:
    said = f"{finding.place.said}: {finding.message}" if finding.place.said else finding.message
    return Found("", {"file": path.rpartition("/")[2], "said": said, "mend": finding.remedy}, "MRG706")


def _about_one_report(sources: Sequence[Source], paths: Sequence[str]) -> None:
    if not sources:
        raise UnknownName(f"There is no submission under {', '.join(paths)}.", "Name the folder of the parts.")
    first = sources[0]
    for other in sources[1:]:
        for key, words in (("state", "state"), ("period", "period")):
            if other.content.get(key) != first.content.get(key):
                raise Contradiction(
                    f"{other.document.path} is about another {words} than {first.document.path}.",
                    "Merge the parts of one report.",
                )


# --- which file is which


def _told_apart(sources: Sequence[Source], catalogue: Catalogue) -> tuple[list[Source], list[Found]]:
    """Return the files that count once each; what is sent twice, and what are two versions of one part, is said."""
    kept: list[Source] = []
    found = []
    for source in sources:
        same = next((other for other in kept if _canonical(other.content) == _canonical(source.content)), None)
        version = next((other for other in kept if other.agency and other.agency == source.agency), None)
        if same:
            names = {"found": source.document.path, "first": same.document.path}
            whose = f" (the part of {source.agency})" if source.agency else ""
            found.append(Found("", {**names, "whose": whose}, "MRG702"))
            continue
        if version:
            found.append(_two_versions(version, source, catalogue))
        kept.append(source)
    return kept, found


def _canonical(content: Mapping[str, Any]) -> str:
    """Return the content in one form, whatever the order of its figures."""
    statistics = content.get("statistics")
    cells = statistics.get("cells") if isinstance(statistics, Mapping) else None
    figures = sorted(json.dumps(cell, sort_keys=True) for cell in cells) if isinstance(cells, list) else []
    rest = {**statistics, "cells": figures} if isinstance(statistics, Mapping) else statistics
    return json.dumps({**content, "statistics": rest}, sort_keys=True)


def _two_versions(one: Source, other: Source, catalogue: Catalogue) -> Found:
    days = [str(source.content.get("prepared") or "") for source in (one, other)]
    moments = [source.document.saved for source in (one, other)]
    which, told = ("prepared", days) if all(days) and days[0] != days[1] else ("saved", moments)
    if not all(told) or told[0] == told[1]:
        which = "unknown"
    older, newer = (one, other) if told[0] <= told[1] else (other, one)
    number = len(changes(older.content, newer.content, catalogue)) or 1
    facts = {
        "older": older.document.path,
        "newer": newer.document.path,
        "agency": one.agency,
        "places": f"{number} place{'' if number == 1 else 's'}",
        "which": which,
        "date": max(told),
        "before": min(told),
    }
    return Found("", facts, "MRG703")


def _missing_part(sources: Sequence[Source], catalogue: Catalogue) -> list[Found]:
    """Return that a part is missing, where all files are parts and some questions are in none of them."""
    if not all(source.agency for source in sources):
        return []
    asks = next((source.content["asks"] for source in sources if "asks" in source.content), "all")
    named = {name for source in sources for name in source.content.get("questions", ())}
    lacking = [entry.id for entry in catalogue.asked(str(asks)) if entry.id not in named]
    more = f" and {len(lacking) - 3} more" if len(lacking) > 3 else ""
    facts = {"number": len(lacking), "found": f"{', '.join(lacking[:3])}{more}"}
    return [Found("", facts, "MRG705")] if lacking else []


def _in_order(sources: Sequence[Source]) -> list[Source]:
    """Return the rest first, then the agencies in the order in which the report names them."""
    entries = [entry for source in sources for entry in source.content.get("agencies") or () if isinstance(entry, dict)]
    order = {name: number for number, name in reversed(list(enumerate(str(entry.get("id")) for entry in entries)))}
    return sorted(
        sources,
        key=lambda source: (source.agency not in (None, REST), order.get(str(source.agency), 99), source.document.path),
    )


# --- joining


class _Merger:
    """Join what several files say; keep the conflicts, and what was decided."""

    def __init__(self, catalogue: Catalogue, prefer: str) -> None:
        self.catalogue = catalogue
        self.prefer = prefer
        self.conflicts: list[dict[str, Any]] = []
        self.found: list[Found] = []

    def report(self, sources: Sequence[Source]) -> Mapping[str, Any]:
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
        content["agency_clearances"] = [*content.get("agency_clearances", ()), *_clearances(sources)]
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
                return _union(values)
        return self.settled(given, subject, what)

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
            made.append(self.joined(own, f"agency {name}", ""))
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
            if len(of_one) == 1:
                made += [entry.value for entry in entries]
                continue
            cell = entries[0].value
            fixed = {key: code for key, code in cell.items() if key not in (*AMOUNTS, "note", "where", "indicator")}
            amounts = [entry._replace(value=self.amount(entry.value)) for entry in entries]
            words = labels_of(fixed, self.catalogue) or "in total"
            settled = self.settled(amounts, str(cell.get("indicator")), words)
            if settled is not None:
                chosen = [entry.value for entry in entries if self.amount(entry.value) == settled]
                made.append({key: value for one in reversed(chosen) for key, value in one.items()})
        return made

    def amount(self, cell: Mapping[str, Any]) -> str:
        if "below" in cell:
            return f"<{cell['below']}"
        return str(cell["value"]) if "value" in cell else self.catalogue.label("missing", str(cell.get("missing")))

    def settled(self, given: Sequence[Given], subject: str, what: str) -> Any:
        """Return the value on which all agree, or that of the agency preferred; else keep both as a conflict."""
        first = given[0]
        others = [entry for entry in given if entry.value != first.value]
        if not others:
            return first.value
        preferred = next((entry for entry in given if entry.source.agency == self.prefer), None)
        title = self.title(what)
        if preferred:
            for other in given:
                if other.value != preferred.value:
                    self.found.append(Found("", self.facts(preferred, other, subject, title, what), "MRG704"))
            return preferred.value
        told: list[Any] = []
        for other in others:
            if other.value not in told:
                told.append(other.value)
                sides = {"first": self.side(first, what), "second": self.side(other, what)}
                about = {"subject": subject} if subject else {}
                self.conflicts.append({**about, "what": title, **sides})
        return None

    def title(self, what: str) -> str:
        """Return keys as the form heads them."""
        return ", ".join(WORDS[step][0] if step in WORDS else step for step in what.split(", ") if step)

    def side(self, given: Given, what: str) -> dict[str, str]:
        return {
            "agency": given.source.who,
            "says": self.words(given.value, what),
            "place": given.source.place(given.pointer),
        }

    def words(self, value: Any, what: str) -> str:
        key = what.rpartition(", ")[2]
        codes = self.catalogue.lists.get(_LABELLED.get(key, key))
        if isinstance(value, str):
            return codes.codes[value].label if codes and value in codes.codes else value
        if isinstance(value, list):
            return "; ".join(map(str, value))
        return str(value)

    def facts(self, one: Given, other: Given, subject: str, title: str, what: str) -> dict[str, object]:
        said = [{**self.side(entry, what)} for entry in (one, other)]
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


def _union(lists: Sequence[list[Any]]) -> list[Any]:
    """Return the entries of several lists; what another list says already is the same entry."""
    made = list(lists[0])
    for entries in lists[1:]:
        made += [entry for entry in entries if entry not in made]
    return made


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
