"""Own the way from the table of keys and the catalogue to the JSON Schema of a submission (Draft 2020-12).

The schema decides whether a submission can be read; rules decide whether it satisfies the Convention. So it
requires only format, catalogue, state and period, and no answer at all: a draft loads, and its holes are gaps.
Patterns use nothing but `[0-9]`, `[12]`, `(...)?`, `^` and `$`, which every engine reads alike.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from actip.catalogue.entries import Catalogue, CodeList, MemberState, Obligation
from actip.format.cycle_file import CYCLE_FILE
from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Kind
from actip.format.moments import PATTERN, YEARS
from actip.format.observed import OBSERVATIONS
from actip.format.rounds import ROUND_FILE
from actip.format.work_plan import WORK_PLAN_FILE

MAX_TEXT = 20_000  # characters; an account of some ten pages

Schema = dict[str, Any]

# One object each: an engine that is given a part once compiles it once.
_TEXT: Schema = {"type": "string", "maxLength": MAX_TEXT}
_SEVERAL_TEXTS: Schema = {"type": "array", "items": _TEXT}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PLAIN: Mapping[Kind, Schema] = {
    **dict.fromkeys((Kind.TEXT, Kind.NAME, Kind.ADDRESS, Kind.AGENCY, Kind.CHOICE), _TEXT),
    **dict.fromkeys((Kind.TEXTS, Kind.TICKS), _SEVERAL_TEXTS),
    Kind.TOPICS: {"type": "array", "items": {"type": "string", "maxLength": 200}},
    Kind.LABELS: {"type": "object", "additionalProperties": _TEXT},
    Kind.DATE: {"type": "string", "pattern": "^[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$", "format": "date"},
    Kind.MOMENT: {"type": ["string", "integer"], "pattern": PATTERN, "minimum": YEARS.start, "maximum": YEARS.stop - 1},
    Kind.COUNT: _COUNT,
    Kind.BOUND: {"type": "integer", "minimum": 1},
    Kind.AMOUNT: {"type": "number", "minimum": 0},
    Kind.TRUTH: {"type": "boolean"},
    Kind.SUBJECT: {"type": ["string", "object"]},  # an obligation's id, or the facts that name a figure
}


def submission_schema(catalogue: Catalogue, *, words: bool = True) -> Schema:
    """Return the JSON Schema of a submission.

    With `words` it is the published file: titles, descriptions, and shared parts under `$defs`. Without, it is the
    same schema for a validator: the parts stand where they are used, so nothing has to be looked up.
    """
    maker = _Maker(catalogue, words)
    root = maker.group(SUBMISSION.keys)
    title = "Submission under the ASEAN Convention Against Trafficking in Persons"
    return _published("submission", title, root, maker) if words else root


def observations_schema(catalogue: Catalogue, *, words: bool = True) -> Schema:
    """Return the JSON Schema of a file of observations, in the same two forms as that of a submission."""
    maker = _Maker(catalogue, words)
    root = maker.group(OBSERVATIONS.keys)
    title = "What an organisation observed about a state's obligations, beside the state's own answers"
    return _published("observations", title, root, maker) if words else root


def cycle_schema(catalogue: Catalogue, *, words: bool = True) -> Schema:
    """Return the JSON Schema of an officer's file about a cycle, in the same two forms as that of a submission."""
    maker = _Maker(catalogue, words)
    root = maker.group(CYCLE_FILE.keys)
    return _published("cycle", "What the officer of a cycle says of it", root, maker) if words else root


def work_plan_schema(catalogue: Catalogue, *, words: bool = True) -> Schema:
    """Return the JSON Schema of a work plan, in the same two forms."""
    maker = _Maker(catalogue, words)
    root = maker.group(WORK_PLAN_FILE.keys)
    title = "What the region planned, what it is measured by, and what a meeting decided"
    return _published("workplan", title, root, maker) if words else root


def round_schema(catalogue: Catalogue, *, words: bool = True) -> Schema:
    """Return the JSON Schema of a file of a round, in the same two forms."""
    maker = _Maker(catalogue, words)
    root = maker.group(ROUND_FILE.keys)
    return (
        _published("round", "The questions that member states ask of each other in one cycle", root, maker)
        if words
        else root
    )


_FOR_EDITORS: Schema = {
    "title": "Schema",
    "description": "Where an editor finds the schema of a JSON file. It is no part of what is reported.",
    "type": "string",
}


def _published(name: str, title: str, root: Schema, maker: "_Maker") -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:actip:{name}:1",
        "$comment": f"Generated from catalogue {maker.catalogue.version} by 'actip build'; do not edit.",
        "title": title,
        "description": maker.catalogue.warning,
        **root,
        "properties": {"$schema": _FOR_EDITORS, **root["properties"]},
        "$defs": maker.definitions,
    }


class _Maker:
    """Build the parts of one schema; keep each named part once."""

    def __init__(self, catalogue: Catalogue, words: bool) -> None:
        self.catalogue = catalogue
        self.words = words
        self.definitions: dict[str, Schema] = {}

    def group(self, keys: Iterable[Key]) -> Schema:
        """Return the schema of a group of keys."""
        properties: dict[str, Schema] = {}
        for key in keys:
            if key.kind is Kind.DIMENSION:
                properties |= self.dimensions()
            else:
                properties[key.name] = self.worded(self.part(key), key.title, key.about)
        schema = _object(properties)
        required = [key.name for key in keys if key.required]
        return {**schema, "required": required} if required else schema

    def part(self, key: Key) -> Schema:
        """Return the schema of what stands under a key."""
        if key.kind in _PLAIN:
            return _PLAIN[key.kind]
        return _MAKERS[key.kind](self, key)

    def entries(self, key: Key) -> Schema:
        """Return the schema of a list of groups; one that stands at several places is named."""
        if key.kind is Kind.ENTRIES and key.shared == "cell":  # the figure has a name, not the list of figures
            return _each(self.definition(key.shared, lambda: self.group(key.keys)))

        def whole() -> Schema:
            return _each(self.group(key.keys))

        return self.definition(key.shared, whole) if key.shared else whole()

    # --- a group for each id

    def answers(self, key: Key) -> Schema:
        """Return the schema of the answers: each obligation asks about law, practice, or both."""
        properties = {}
        for obligation in self.catalogue.obligations.values():
            answer = self.answer(key, obligation)
            properties[obligation.id] = {**answer, **self.about(obligation)} if self.words else answer
        return _object(properties)

    def answer(self, key: Key, obligation: Obligation) -> Schema:
        """Return the schema of the answer to one obligation; a mandatory duty cannot be declined."""
        mandatory = obligation.force == "mandatory" and "practice" in obligation.asks
        name = "_".join(("answer", *obligation.asks, *(["mandatory"] if mandatory else [])))
        change = _of_a_mandatory_duty if mandatory else _as_is
        return self.definition(name, lambda: self.group(_keys_of_answer(key, obligation, change)))

    def last_answers(self, key: Key) -> Schema:
        """Return the schema of the answers of the last period, in law and in practice alone."""
        about = "What was answered for the period before."
        halves: dict[tuple[str, ...], Schema] = {}
        properties = {}
        for obligation in self.catalogue.obligations.values():
            if obligation.asks not in halves:
                halves[obligation.asks] = self.group(_keys_of_answer(key, obligation, _as_is))
            title = f"{obligation.citation} {obligation.title}"
            properties[obligation.id] = self.worded(halves[obligation.asks], title, about)
        return _object(properties)

    def by_indicator(self, key: Key) -> Schema:
        """Return the schema of how each indicator was counted."""
        entry = self.definition(key.shared, lambda: self.group(key.keys))
        indicators = self.catalogue.indicators.values()
        return _object(
            {each.id: self.worded_after(entry, each.title.capitalize(), each.description) for each in indicators}
        )

    def by_court(self, key: Key) -> Schema:
        """Return the schema of the court indicators."""
        entry = self.definition(key.shared, lambda: self.group(key.keys))
        codes = self.catalogue.lists["court_indicators"].codes.values()
        return _object({code.code: self.worded(entry, code.label, code.description) for code in codes})

    def by_question(self, key: Key) -> Schema:
        """Return the schema of the answers of a round: which questions there are, its own definition says."""
        return {"type": "object", "additionalProperties": self.group(key.keys)}

    def about(self, obligation: Obligation) -> Schema:
        """Return the words of an obligation: what is asked, and how far its text can be relied on."""
        read = (
            "read in a published copy" if obligation.verified else "recalled, to be checked against the official text"
        )
        parts = [
            obligation.question,
            obligation.summary,
            f"Force: {self.catalogue.label('forces', obligation.force)}.",
            f"Text: {read}; confidence {obligation.confidence}.",
            f"Covers, to tick: {', '.join(one.code for one in obligation.covers)}." if obligation.covers else "",
            f"Evidence could be: {'; '.join(obligation.evidence)}." if obligation.evidence else "",
            f"Figures: {', '.join(self.catalogue.indicators[name].title for name in obligation.indicators)}."
            if obligation.indicators
            else "",
        ]
        return {
            "title": f"{obligation.citation} {obligation.title}",
            "description": "\n\n".join(filter(None, parts)),
        }

    # --- codes

    def code(self, key: Key) -> Schema:
        """Return the schema of one code of the key's list."""
        codes = self.catalogue.lists[key.codes]
        name = f"{key.codes}_without_{key.without}" if key.without else key.codes
        return self.definition(name, lambda: self.enum(codes, key.without))

    def enum(self, codes: CodeList, without: str) -> Schema:
        """Return the schema of one code of a list."""
        offered = [code for code in codes.codes.values() if code.code != without]
        choices = [(code.code, code.label, code.description or code.label) for code in offered]
        return self.choice(codes.title, codes.description, choices, codes.name)

    def dimensions(self) -> dict[str, Schema]:
        """Return the schemas of the dimensions of a figure, by their names."""
        schemas = {}
        for name, dimension in self.catalogue.dimensions.items():
            key = Key(name, dimension.title.capitalize(), "", Kind.CODE, dimension.codes)
            schemas[name] = self.worded(self.code(key), key.title, "")
        return schemas

    def members(self) -> Schema:
        """Return the schema of a member state's code."""
        description = "A member state of ASEAN, by its ISO 3166-1 alpha-3 code."
        choices = [(state.iso3, state.name, _party(state)) for state in self.catalogue.states.values()]
        return self.definition("member_state", lambda: self.choice("Member state", description, choices))

    def indicator(self) -> Schema:
        """Return the schema of the name of an indicator."""
        indicators = self.catalogue.indicators.values()
        choices = [(each.id, each.title.capitalize(), each.description) for each in indicators]
        return self.definition("indicator", lambda: self.choice("Indicator", "What is counted.", choices))

    def questions(self) -> Schema:
        """Return the schema of the ids of whatever can be asked."""
        return _each({"enum": list(self.catalogue.every_question)})

    def choice(self, title: str, description: str, choices: list[tuple[str, str, str]], of: str = "") -> Schema:
        """Return the schema of one of several codes.

        With words each code is a choice of its own, for an editor shows the words of a choice where it offers the code,
        and an `enum` beside them would tell a wrong code twice. Without words it is an `enum`, and a comment says the
        list `of` which its codes are.
        """
        if not self.words:
            schema: Schema = {"enum": [code for code, _, _ in choices]}
            return {**schema, "$comment": of} if of else schema
        worded = [
            {"const": code, "title": label, "description": meaning if label == meaning else f"{label}: {meaning}"}
            for code, label, meaning in choices
        ]
        return {"title": title, "description": description, "anyOf": worded}

    # --- small parts

    def worded(self, part: Schema, title: str, description: str) -> Schema:
        """Return a part with its words before it, where words are wanted."""
        if not self.words:
            return part
        return {
            **({"title": title} if title else {}),
            **({"description": description} if description else {}),
            **part,
        }

    def worded_after(self, part: Schema, title: str, description: str) -> Schema:
        """Return a part with its words behind it."""
        return {**part, "title": title, "description": description} if self.words else part

    def definition(self, name: str, make: Callable[[], Schema]) -> Schema:
        """Return a part that stands under its name once, made where it is not there yet."""
        if name not in self.definitions:
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"} if self.words else self.definitions[name]


_MAKERS: Mapping[Kind, Callable[[_Maker, Key], Schema]] = {
    Kind.FORMAT: lambda maker, key: {"const": key.codes},
    Kind.STATE: lambda maker, key: maker.members(),
    Kind.STATES: lambda maker, key: _each(maker.members()),
    Kind.CODE: _Maker.code,
    Kind.CODES: lambda maker, key: _each(maker.code(key)),
    Kind.OBLIGATION: lambda maker, key: {"enum": list(maker.catalogue.obligations)},
    Kind.OBLIGATIONS: lambda maker, key: maker.definition(
        "obligation_ids", lambda: _each({"enum": list(maker.catalogue.obligations)})
    ),
    Kind.INDICATOR: lambda maker, key: maker.indicator(),
    Kind.INDICATORS: lambda maker, key: _each(maker.indicator()),
    Kind.DIMENSIONS: lambda maker, key: _each({"enum": list(maker.catalogue.dimensions)}),
    Kind.QUESTIONS: lambda maker, key: maker.questions(),
    Kind.GROUP: lambda maker, key: maker.group(key.keys),
    Kind.ENTRIES: _Maker.entries,
    Kind.BY_OBLIGATION: _Maker.answers,
    Kind.BY_INDICATOR: _Maker.by_indicator,
    Kind.BY_COURT: _Maker.by_court,
    Kind.BY_QUESTION: _Maker.by_question,
    Kind.LAST_ANSWERS: _Maker.last_answers,
}


def _keys_of_answer(key: Key, obligation: Obligation, change: Callable[[Key], Key]) -> tuple[Key, ...]:
    """Return the keys of an answer without the half that the obligation does not ask about."""
    unasked = {f"in_{half}" for half in ("law", "practice")} - {f"in_{half}" for half in obligation.asks}
    return tuple(change(each) for each in key.keys if each.name not in unasked)


def _of_a_mandatory_duty(key: Key) -> Key:
    return key._replace(without="considered_declined") if key.name == "in_practice" else key


def _as_is(key: Key) -> Key:
    return key


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _each(part: Schema) -> Schema:
    return {"type": "array", "items": part}


def _party(state: MemberState) -> str:
    return "Reports voluntarily: being a Party is not established." if state.voluntary else "Party to the Convention."
