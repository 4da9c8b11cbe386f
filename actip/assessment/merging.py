"""Own the way from the parts of several agencies to one report. Nothing is chosen in silence.

Parts are joined by what they are about: an answer by its obligation and key, a figure by its coordinates, an entry of
a list by what it says. Where two files say different things about the same, the report holds neither, and an entry
under `conflicts` holds both, until somebody decides.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from actip.assessment.changes import changes
from actip.assessment.parts import REST
from actip.disclosure import LEVELS
from actip.errors import Contradiction, UnknownName, UnreadableSubmission
from actip.gate.files import expand
from actip.gate.scalars import folded
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
# By what entries of a list are about the same; those of other lists are the same only where they say the same.
_SAME_ENTRY = {
    "evidence": ("title",), "actions": ("action",), "explanations": ("rule", "about"), "stakeholders": ("name",),
    "agency_clearances": ("agency",), "no_longer_asked": ("id",), "conflicts": ("subject", "what", "first", "second"),
}  # fmt: skip
_NEVER = "2000-01-01 00:00"  # a form that nobody has saved since it was written
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


class Merged(NamedTuple):
    """One report of several parts, and what came up: an Assessment of it, and of every file that cannot be read.

    `content` is None where the parts cannot be one report yet; `read` are the files that were looked at; `errors` is
    how many the report has besides conflicts.
    """

    content: Mapping[str, Any] | None
    assessments: tuple[Assessment, ...]
    read: tuple[str, ...]
    errors: int = 0


def merged(paths: Sequence[str], target: str, prefer: Sequence[str], catalogue: Catalogue) -> Merged:
    """Return the report that files make together. `target` is the name that it will have.

    With `prefer`, the short names of agencies, the first of them that has a word counts where another file says
    something else. Raises Contradiction where the files are not about the same state and period, UnknownName for an
    agency without a file.
    """
    validator = Validator(catalogue)
    files = _files(paths)
    read = [entry for path in files if (entry := _read(path, path in paths, validator))]
    if unreadable_ones := tuple(entry for entry in read if isinstance(entry, Assessment)):
        return Merged(None, unreadable_ones, files)
    sources = [entry for entry in read if isinstance(entry, Source)]
    _about_one_report(sources, paths)
    for agency in prefer:
        if agency not in (parts := [source.agency for source in sources if source.agency]):
            raise UnknownName(f"None of the files is the part of '{agency}'.", f"There are: {', '.join(parts)}.")
    found = [lost for source in sources for lost in (*_lost(source.document, validator), *_nobodys(source, sources))]
    sources, twice = _told_apart(sources, catalogue)
    found += twice
    if any(entry.rule_id in ("MRG703", "MRG706") for entry in found):
        return Merged(None, (_assessment(target, None, found, ()),), files)
    merger = _Merger(catalogue, prefer)
    content = merger.report(_in_order(sources))
    as_form = ("",) if target.lower().endswith(".xlsx") else ()  # who will open a form is told in its words
    document = Document(target, content, (), (), dict, sheets=as_form)
    submission, faults = validator.validate(document)
    everything = run(document, faults, submission, catalogue)
    conflicts = [finding for finding in everything if finding.rule == "MRG701"]
    found += [*_whole_among_parts(sources), *_missing_part(sources, catalogue), *merger.found]
    others = sum(finding.severity is Severity.ERROR for finding in everything) - len(conflicts)
    return Merged(content, (_assessment(target, submission, found, conflicts),), files, others)


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
    return Source(read, _whose(read.data), read.data)


def _whose(content: Mapping[str, Any]) -> str | None:
    """Return the agency whose part it is, as the list of agencies writes it."""
    said = content.get("answered_by")
    if not isinstance(said, str):
        return None
    entries = content.get("agencies")
    listed = (
        [str(entry.get("id")) for entry in entries if isinstance(entry, Mapping)] if isinstance(entries, list) else []
    )
    return next((name for name in (*listed, REST) if folded(name) == folded(said)), said)


def _nobodys(source: Source, sources: Sequence[Source]) -> list[Found]:
    """Return that a part does not say whose it is, or names an agency of which another file asks other questions."""
    questions = source.content.get("questions")
    file = source.document.path.rpartition("/")[2]
    if questions and not source.agency:
        said = "It is the part of an agency, and does not say of which."
        return [Found("", {"file": file, "said": said, "mend": "Write its short name under 'Answered by'."}, "MRG706")]
    for other in sources:
        asks_others = other.content.get("questions") != questions and source.agency and other.agency == source.agency
        if asks_others and source is not other:
            name = other.document.path.rpartition("/")[2]
            said = f"It says that it is the part of {source.agency}, and so does {name}, which asks other questions."
            return [Found("", {"file": file, "said": said, "mend": "Correct 'Answered by' in one of them."}, "MRG706")]
    return []


def _lost(read: Document, validator: Validator) -> list[Found]:
    """Return what reading has found that is not in the content: the report would lack it."""
    lost = {
        entry.rule_id
        for entry in read.found
        if RULES[entry.rule_id].severity is not Severity.NOTE and entry.pointer not in read.refused
    }
    submission, faults = validator.validate(read)
    misshapen = {fault.pointer for fault in faults if _is_misshapen(fault)}
    if not lost and not misshapen:
        return []
    findings = run(read, faults, submission, validator.catalogue)
    return [_not_carried(read.path, entry) for entry in findings if entry.rule in lost or entry.pointer in misshapen]


def _is_misshapen(fault: Found) -> bool:
    """Tell whether a group or a list is something else, or the catalogue a later one: nothing can be joined to it."""
    other_kind = fault.facts.get("expected") in ("object", "array") or fault.facts.get("kind") in ("list", "mapping")
    return fault.rule_id == "SCH214" or (fault.rule_id == "SCH203" and other_kind)


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
                one, two = (f"{entry.document.path} ({_about(entry.content.get(key))})" for entry in (other, first))
                raise Contradiction(f"{one} is about another {words} than {two}.", "Merge the parts of one report.")


def _about(value: Any) -> str:
    return f"{value.get('start')} to {value.get('end')}" if isinstance(value, Mapping) else str(value or "not given")


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
    """Return the content in one form, whatever the order of its lists."""

    def tidy(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: tidy(below) for key, below in value.items()}
        return sorted(json.dumps(tidy(entry), sort_keys=True) for entry in value) if isinstance(value, list) else value

    return json.dumps(tidy(content), sort_keys=True)


def _two_versions(one: Source, other: Source, catalogue: Catalogue) -> Found:
    days = [str(source.content.get("prepared") or "") for source in (one, other)]
    moments = [source.document.saved.replace(_NEVER, "") for source in (one, other)]
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


def _whole_among_parts(sources: Sequence[Source]) -> list[Found]:
    """Return that a whole report is among the parts of agencies: what it holds of them may be older."""
    wholes = [source.document.path.rpartition("/")[2] for source in sources if not source.agency]
    return [Found("", {"found": name}, "MRG708") for name in wholes] if len(wholes) < len(sources) else []


def _missing_part(sources: Sequence[Source], catalogue: Catalogue) -> list[Found]:
    """Return that a part is missing, where all files are parts and some questions are in none of them."""
    if not all(source.agency for source in sources):
        return []
    asks = next((source.content["asks"] for source in sources if "asks" in source.content), "all")
    named = {name for source in sources for name in source.content.get("questions", ())}
    lacking = [entry.id for entry in catalogue.asked(str(asks)) if named and entry.id not in named]
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

    def __init__(self, catalogue: Catalogue, prefer: Sequence[str]) -> None:
        self.catalogue = catalogue
        self.prefer = list(prefer)
        self.labels = {code.label for codes in catalogue.lists.values() for code in codes.codes.values()}
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
        key = what.rpartition(", ")[2]
        codes = self.catalogue.lists.get(_LABELLED.get(key, key))
        if isinstance(value, str):
            return codes.codes[value].label if codes and value in codes.codes else value
        if isinstance(value, list):
            return "; ".join(map(str, value))
        return str(value)

    def facts(self, one: Given, other: Given, subject: str, title: str, what: str) -> dict[str, object]:
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
