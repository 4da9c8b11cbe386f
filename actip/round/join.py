"""Own the joining of what several files say: by what it is about, and with nothing chosen in silence.

An answer is known by its obligation and key, a figure by its coordinates, an entry of a list by what it names. Where
two files say different things about the same, neither is taken, and a conflict keeps both with their places.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.disclosure import LEVELS
from actip.form.choices import choices
from actip.format.agencies import BETWEEN, REST, agencies_in, as_compared, as_listed
from actip.format.answering import answering, assigning_in, says_who_answers
from actip.format.fields import CELLS, SUBMISSION
from actip.format.keys import Key, Kind, Whose
from actip.format.records import AMOUNTS, NOT_COORDINATES, REMARKS
from actip.format.schema import submission_schema
from actip.format.walk import escaped, group, groups, steps_of
from actip.model import Checked, Document, Found
from actip.round.decide import BETWEEN as BETWEEN_CODES
from actip.round.decide import joined_accounts
from actip.round.places import entry_step, figure_step, identity
from actip.rules.names import topic_words
from actip.writers.submission import ordered

_PLAIN = r"<?[0-9.,]{1,20}|[0-9]{4}-[0-9]{2}-[0-9]{2}"  # a figure, a day


class PartFile(NamedTuple):
    """One file among those that are merged, and whose part it is: `agency` is None for a whole report.

    A `twin` is one of several files of what no agency answers: its name tells them apart.
    """

    checked: Checked
    agency: str | None
    twin: bool = False

    @property
    def document(self) -> Document:
        """What the file says, and where."""
        return self.checked.document

    @property
    def content(self) -> Mapping[str, Any]:
        """What the file says."""
        return self.checked.document.data

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.document.path.rpartition("/")[2]

    @property
    def who(self) -> str:
        """How a finding names whoever says something."""
        return self.name if self.agency is None or self.twin else self.agency

    def place(self, pointer: str) -> str:
        """The place of something, with its file: 'LAO_2025_mps.xlsx, Protection, cell E12'."""
        place = self.document.place(pointer).words
        return f"{self.name}, {place}" if place else self.name

    def facts_of_place(self, pointer: str) -> dict[str, object]:
        """The same for the facts of a finding, which say it in no language."""
        place = self.document.place(pointer)
        of_sheet = {"sheet": place.sheet, "cell": place.cell} if place.cell else {}
        return {"file": self.name, **of_sheet, **({"line": place.line} if place.line and not place.cell else {})}


class Statement(NamedTuple):
    """What one file says about something, and where."""

    source: PartFile
    value: Any
    pointer: str


class Topic(NamedTuple):
    """What is joined: of which obligation, indicator or agency, in which parts, and under which key of the table.

    A part is a name as it stands in a file, or a group that `topic_words` has words for; `path` are the names of the
    keys that lead here, `at` is the place as `actip.round.places` has it.
    """

    subject: str = ""
    parts: tuple[str | Mapping[str, Any], ...] = ()
    key: Key | None = None
    path: tuple[str, ...] = ()
    agency: str = ""
    at: str = ""

    def below(self, name: str, key: Key | None) -> "Topic":
        """Return what stands under a key of it; an id names the subject and adds no word."""
        at = f"{self.at}/{escaped(name)}"
        if self.key is not None and self.key.kind.is_by_id:
            return Topic(name, (), key, self.path, at=at)
        path = (*self.path, name)
        parts = (*self.parts, {"key": "/".join(path)} if key else name)
        return self._replace(parts=parts, key=key, path=path, at=at)

    def entry(self, name: object, entry: Mapping[str, Any]) -> "Topic":
        """Return one entry of the list that it is, known by its name."""
        parts = self.parts if name is None else (*self.parts, str(name))
        at = f"{self.at}/{entry_step(entry, self.key)}"
        return self._replace(parts=parts, key=self.key.entry if self.key else None, at=at)

    @property
    def whole(self) -> list[str | Mapping[str, Any]]:
        """Its parts, and before them what they are of."""
        if self.agency:
            return [{"agency": self.agency}, *self.parts]
        return [self.subject or {"report": True}, *self.parts]


class Joiner:
    """Join what several files say; collect the conflicts and the findings."""

    def __init__(self, catalogue: Catalogue, prefer: Sequence[str], *, join: bool = False) -> None:
        """Take the catalogue in the language of the report, whose word counts, and whether accounts are joined."""
        self.catalogue = catalogue
        self.prefer = list(prefer)
        self.join = join
        self.listed: Mapping[str, Any] = {}
        self.labels = {code.label for codes in catalogue.lists.values() for code in codes.codes.values()}
        self.conflicts: list[dict[str, Any]] = []
        self.findings: list[Found] = []

    def report(self, sources: Sequence[PartFile]) -> Mapping[str, Any]:
        """Join the files into the content of one report, its keys in the order of the schema."""
        content: dict[str, Any] = {}
        self.listed = {"agencies": [entry for source in sources for _, entry in groups(source.content, "agencies")]}
        for name in dict.fromkeys(name for source in sources for name in source.content):
            key = SUBMISSION.below(name)
            if key is not None and key.whose is Whose.PART:
                continue  # what a part says of itself
            statements = [
                Statement(source, source.content[name], f"/{name}") for source in sources if name in source.content
            ]
            if key is not None:
                statements = self.counting(statements, key)
            joined = self.joined(statements, Topic().below(name, key)) if statements else None
            if joined not in (None, {}) or (statements and statements[0].value in ({}, [])):
                content[name] = joined
        content |= {name: content.get(name) or {} for name in ("obligations", "round_answers")}
        who_answers = answering(content, self.catalogue)
        open_ones = {str(conflict["at"]) for conflict in self.conflicts}
        for name in ("obligations", "round_answers"):
            content[name] = _with_agencies(name, content[name], sources, who_answers, open_ones)
        of_parts = _clearances(sources)
        cleared = {entry["agency"] for entry in of_parts}
        earlier = [entry for entry in content.get("agency_clearances") or () if entry.get("agency") not in cleared]
        content["agency_clearances"] = [*earlier, *of_parts]  # an agency's own part is the newer word on it
        content["conflicts"] = [*(content.get("conflicts") or ()), *self.conflicts]
        needless = [
            key for key in ("agency_clearances", "conflicts", "obligations", "round_answers") if not content[key]
        ]
        whole = {key: value for key, value in content.items() if key not in needless}
        report: Mapping[str, Any] = ordered(whole, submission_schema(self.catalogue, words=False))
        return report

    def counting(self, statements: Sequence[Statement], key: Key) -> list[Statement]:
        """Keep of what the files say of the report as a whole what counts for it.

        What is each part's own, such as its contact, is the report's where the part of the rest says it; so is who
        reports for the state. A part that counts nothing takes no figures out of the report. The state needs help with
        its form where one of its agencies does. Of two parts the one prepared last tells when.
        """
        of_whole = [entry for entry in statements if entry.source.agency in (None, REST)]
        if key.whose is Whose.CLEARING:
            if key.name == "prepared":
                return sorted(of_whole, key=lambda entry: str(entry.value))[-1:]
            return of_whole
        if key.name == "reporting_authority":
            return of_whole or list(statements)
        if key.name == "parts" and len(of_whole) < len(statements):
            values = [entry.value for entry in statements if isinstance(entry.value, list)]
            reported = [code for code in self.catalogue.lists["parts"].codes if any(code in value for value in values)]
            return [entry._replace(value=reported) for entry in statements[:1]] if values else list(statements)
        if key.name == "help_needed":
            wanting = [entry for entry in statements if group(entry.value).get("answer") == "needed"]
            return wanting or list(statements)
        return list(statements)

    def joined(self, statements: Sequence[Statement], about: Topic) -> Any:
        """Join what several files say about one thing; None where they disagree."""
        values = [entry.value for entry in statements]
        if len(statements) == 1 or all(value == values[0] for value in values):
            return values[0]
        if all(isinstance(value, Mapping) for value in values):
            return self.groups(statements, about)
        if all(isinstance(value, list) for value in values):
            if about.key is not None and about.key.name == "cells":
                return self.figures(statements)
            if statements[0].pointer == "/agencies":
                return self.agencies(statements, about)
            if all(isinstance(entry, Mapping) for value in values for entry in value):
                return self.entries(statements, about)
        return self.settled(statements, about)

    def groups(self, statements: Sequence[Statement], about: Topic) -> dict[str, Any]:
        """Join groups of keys, key by key."""
        joined = {}
        for name in dict.fromkeys(name for entry in statements for name in entry.value):
            below = [
                Statement(source, value[name], f"{at}/{escaped(name)}")
                for source, value, at in statements
                if name in value
            ]
            value = self.joined(below, about.below(name, about.key.step(name) if about.key else None))
            is_answer = about.key is not None and about.key.kind.is_by_id  # it says at least whose it is
            is_emptied = value == {} and any(entry.value for entry in below) and not is_answer  # all is in conflict
            if value is not None and not is_emptied:
                joined[name] = value
        return joined

    def entries(self, statements: Sequence[Statement], about: Topic) -> list[Any]:
        """Join lists: entries about the same are one entry, whose parts can be in conflict."""
        names = (about.key.same_by or about.key.alike_by) if about.key else ()
        by_name: dict[str, list[Statement]] = {}
        for source, entries, at in statements:
            for number, entry in enumerate(entries):
                one = Statement(source, entry, f"{at}/{number}")
                same = identity(entry, about.key)
                if any(other.source is source for other in by_name.get(same, ())):
                    same += f"#{number}"  # two of one file stay two
                by_name.setdefault(same, []).append(one)
        joined: list[Any] = []
        for same_entries in by_name.values():
            first = same_entries[0].value
            spelt = {name: first[name] for name in names if name in first}  # in whatever letter case the others have it
            same_entries = [entry._replace(value={**entry.value, **spelt}) for entry in same_entries]
            is_same = all(entry.value == first for entry in same_entries)
            agencies = {entry.source.agency for entry in same_entries}
            if is_same and len(agencies) > 1 and not (about.key and about.key.same_by):
                self.findings.append(Found("", self.twice(same_entries, about), "MRG707"))
            joined.append(self.joined(same_entries, about.entry(first.get(names[0]) if names else None, first)))
        return [entry for entry in joined if entry]

    def twice(self, statements: Sequence[Statement], about: Topic) -> dict[str, object]:
        """Describe an entry that two files have."""
        return {
            "what": list(about.parts),
            "first": statements[0].source.who,
            "first_place": statements[0].source.facts_of_place(statements[0].pointer),
            "second": statements[1].source.who,
            "second_place": statements[1].source.facts_of_place(statements[1].pointer),
        }

    def agencies(self, statements: Sequence[Statement], about: Topic) -> list[Any]:
        """Join the agencies by their short names."""
        joined: list[Any] = []
        names = {
            as_compared(str(entry.get("id"))): str(entry.get("id")) for _, value, _ in statements for entry in value
        }
        for compared, name in names.items():
            by_all = [
                Statement(source, entry, f"{at}/{number}")
                for source, value, at in statements
                for number, entry in enumerate(value)
                if as_compared(str(entry.get("id"))) == compared
            ]
            itself = [
                entry for entry in by_all if as_compared(entry.source.agency or "") == compared
            ]  # it knows its own name best
            one = about.entry(None, by_all[0].value)
            topic = Topic(f"agency {name}", (), one.key, about.path, name, one.at)
            joined.append(self.joined(itself or by_all, topic))
        return joined

    def figures(self, statements: Sequence[Statement]) -> list[Any]:
        """Join figures by their coordinates. Two of one file stay two: a rule speaks of them."""
        by_key: dict[str, list[Statement]] = {}
        for source, cells, at in statements:
            for number, cell in enumerate(cells):
                fixed = {key: cell[key] for key in cell if key not in (*AMOUNTS, *REMARKS)}
                by_key.setdefault(json.dumps(fixed, sort_keys=True), []).append(
                    Statement(source, cell, f"{at}/{number}")
                )
        joined: list[Any] = []
        for entries in by_key.values():
            files = {id(entry.source) for entry in entries}
            if len(files) == 1 or len(files) < len(entries):
                joined += [entry.value for entry in entries]
            elif (cell := self.figure(entries)) is not None:
                joined.append(cell)
        return joined

    def figure(self, entries: Sequence[Statement]) -> dict[str, Any] | None:
        """Join the figures of several files for the same coordinates; None where they disagree."""
        cell = entries[0].value
        fixed = {key: code for key, code in cell.items() if key not in NOT_COORDINATES}
        coordinates = {key: str(code) for key, code in cell.items() if key not in (*AMOUNTS, *REMARKS)}
        at = f"/statistics/cells/{figure_step(coordinates)}"
        about = Topic(str(cell.get("indicator")), ({"coordinates": fixed},), path=("statistics", "cells"), at=at)
        amounts = [entry._replace(value=self.amount(entry.value)) for entry in entries]
        settled = self.settled(amounts, about._replace(at=f"{at}/value"))
        if settled is None:
            return None
        agreeing = [entry for entry in entries if self.amount(entry.value) == settled]
        joined = dict(agreeing[0].value)
        for name in REMARKS:
            texts = [entry._replace(value=entry.value[name]) for entry in agreeing if name in entry.value]
            joined[name] = self.settled(texts, about.below(name, CELLS.below(name))) if texts else None
        return {key: value for key, value in joined.items() if value is not None}

    def amount(self, cell: Mapping[str, Any]) -> str:
        """Return the amount of a figure as it reads: a number, `<5`, or the reason why there is none."""
        if "below" in cell:
            return f"<{cell['below']}"
        return (
            self.words(cell["value"], None)
            if "value" in cell
            else choices(self.catalogue, "missing").get(str(cell.get("missing")), str(cell.get("missing")))
        )

    def settled(self, statements: Sequence[Statement], about: Topic) -> Any:
        """Settle on the value on which all agree, or that of the preferred agency; else record a conflict."""
        first = statements[0]
        others = [entry for entry in statements if entry.value != first.value]
        if not others:
            return first.value
        if says_who_answers(steps_of(about.at)) and (together := self.together(statements)):
            return together
        ranked = [entry for name in self.prefer for entry in statements if entry.source.agency == name]
        if ranked:
            preferred = ranked[0]
            for other in statements:
                if other.value != preferred.value:
                    self.findings.append(Found("", self.facts(preferred, other, about), "MRG704"))
            return preferred.value
        if self.is_joined(about) and all(isinstance(entry.value, str) for entry in statements):
            return self.accounts(statements, about)
        values: list[Any] = [first.value]
        for other in others:
            if other.value not in values:
                values.append(other.value)
                sides = {"first": self.side(first, about, statements), "second": self.side(other, about, statements)}
                subject = {"subject": self.subject(about)} if about.subject else {}
                self.conflicts.append({**subject, "what": self.title(about), **sides, "at": about.at})
        if about.key is not None and about.key.name == "disclosure":  # until somebody decides, the most closed holds
            levels = [level for level in LEVELS if level in values]
            return levels[-1] if levels else None
        return None

    def together(self, statements: Sequence[Statement]) -> str | None:
        """Return the agencies that answer a question together: each names itself, and nobody names any other."""
        names = [entry.agency for entry in assigning_in(self.listed)]
        by_statement = [
            [as_listed(agency, names) or agency for agency in agencies_in(str(entry.value), names)]
            for entry in statements
        ]
        themselves = {
            as_compared(entry.source.agency)
            for entry, agencies in zip(statements, by_statement, strict=True)
            if entry.source.agency and as_listed(entry.source.agency, agencies)
        }
        every = {as_compared(agency): agency for agencies in by_statement for agency in agencies}
        return BETWEEN.join(every.values()) if set(every) <= themselves else None

    def is_joined(self, about: Topic) -> bool:
        """Tell whether texts of several agencies about it are joined under their names."""
        is_text = about.key is not None and about.key.kind is Kind.TEXT
        return is_text and (self.join or about.path[:1] == ("help_needed",))

    def accounts(self, statements: Sequence[Statement], about: Topic) -> str:
        """Join the texts of several agencies, each under the name of whoever says so."""
        distinct: dict[str, Statement] = {}
        for entry in statements:
            distinct.setdefault(entry.value, entry)
        first, *others = distinct.values()
        for other in others:
            self.findings.append(Found("", self.facts(first, other, about), "MRG710"))
        return joined_accounts([(entry.source.who, entry.value) for entry in distinct.values()], self.listed)

    def subject(self, about: Topic) -> str:
        """Return what a conflict is of as people read it: an indicator by what it is called."""
        return choices(self.catalogue, "indicators").get(about.subject, about.subject)

    def title(self, about: Topic) -> str:
        """Return what it is, as an editor heads it: so a conflict in the report names it."""
        return self.catalogue.language.row_of(topic_words(about.parts, self.catalogue))

    def side(self, statement: Statement, about: Topic, among: Sequence[Statement]) -> dict[str, str]:
        """Describe one side of a conflict: all who say the same, and where the first of them does."""
        return {
            "agency": ", ".join(dict.fromkeys(entry.source.who for entry in among if entry.value == statement.value)),
            "says": self.words(statement.value, about.key),
            "place": statement.source.place(statement.pointer),
        }

    def words(self, value: Any, key: Key | None) -> str:
        """Return a value as people read it: a code by its label; of the address of an office only that it is one."""
        if key is not None and key.kind is Kind.ADDRESS:
            return self.catalogue.language.say("conflict", "(an address: see the file)")
        is_coded = key is not None and key.codes in self.catalogue.lists
        labels = choices(self.catalogue, key.codes) if key is not None and is_coded else {}
        if isinstance(value, str):
            return labels.get(value, value)
        if isinstance(value, list):
            return BETWEEN_CODES.join(labels.get(str(code), str(code)) for code in value)
        return figure(value, "") if isinstance(value, float) else str(value)

    def facts(self, one: Statement, other: Statement, about: Topic) -> dict[str, object]:
        """Describe two sides of which the first was preferred."""
        return {
            "what": about.whole,
            "first": one.source.who,
            "one": self.fact_of(one.value, about.key),
            "first_place": one.source.facts_of_place(one.pointer),
            "second": other.source.who,
            "other": self.fact_of(other.value, about.key),
            "second_place": other.source.facts_of_place(other.pointer),
        }

    def fact_of(self, value: Any, key: Key | None) -> object:
        """Return a value for the facts of a finding: a figure, a day or a code; of a text no more than its length.

        Nobody has looked yet whether it holds a person's data.
        """
        codes = key.codes if key and key.codes in self.catalogue.lists else "missing"
        for code, entry in self.catalogue.lists[codes].codes.items():
            if value in (code, entry.label):
                return {"code": code, "of": codes}
        words = self.words(value, key)
        is_plain = re.fullmatch(_PLAIN, words) or words in self.labels
        return words if is_plain else {"characters": len(words)}


def _with_agencies(
    part: str,
    answers: Any,
    sources: Sequence[PartFile],
    who_answers: Mapping[str, Sequence[str]],
    open_ones: Collection[str],
) -> Any:
    """Add to each answer without an agency those that gave it, where the list of agencies does not say so already.

    The place of a conflict, in `open_ones`, stays empty: what somebody takes goes there.
    """
    if not isinstance(answers, Mapping):
        return answers
    owners: dict[str, list[str]] = {}
    for source in sources:
        answered = source.content.get(part)
        if source.agency not in (None, REST) and isinstance(answered, Mapping):
            for name in answered:
                owners.setdefault(name, []).append(str(source.agency))
    return {
        name: {**answer, "agency": BETWEEN.join(owners[name])}
        if isinstance(answer, Mapping)
        and name in owners
        and "agency" not in answer
        and f"/{part}/{escaped(name)}/agency" not in open_ones
        and any(as_listed(agency, who_answers.get(name, ())) is None for agency in owners[name])
        else answer
        for name, answer in answers.items()
    }


def _clearances(sources: Sequence[PartFile]) -> list[dict[str, Any]]:
    """Collect how far each agency has cleared its own part."""
    clearances = []
    for source in sources:
        if source.agency not in (None, REST):
            words = {key: source.content[key] for key in ("clearance", "prepared") if key in source.content}
            words |= group(source.content, "cleared_by")
            contact = group(source.content, "focal_point")
            office = ", ".join(str(contact[key]) for key in ("agency", "unit") if key in contact)
            words |= {"contact": office} if office else {}
            words |= {key: contact[key] for key in ("email", "phone") if key in contact}
            if words:
                clearances.append({"agency": source.agency, **words})
    return clearances
