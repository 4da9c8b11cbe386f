"""Own the way from the catalogue to the JSON Schema of a submission (Draft 2020-12). Pure: it reads and writes nothing.

The schema decides whether a submission can be read; rules decide whether it satisfies the Convention. So it
requires only format, catalogue, state and period, and no answer at all: a draft loads, and its holes are gaps.
Patterns use nothing but `[0-9]`, `[12]`, `^` and `$`, which every engine reads alike.
"""

from collections.abc import Callable, Mapping
from typing import Any

from actip.catalogue.entries import Catalogue, CodeList, MemberState, Obligation
from actip.format.words import WORDS

FORMAT = "actip-submission/1"
OBSERVATIONS = "actip-observations/1"
MAX_TEXT = 20_000  # characters; an account of some ten pages

Schema = dict[str, Any]

# One object each: an engine that is given a part once compiles it once.
_TEXT: Schema = {"type": "string", "maxLength": MAX_TEXT}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DATE: Schema = {"type": "string", "pattern": "^[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$", "format": "date"}


def submission_schema(catalogue: Catalogue, *, words: bool = True) -> Schema:
    """Return the JSON Schema of a submission.

    With `words` it is the published file: titles, descriptions, and shared parts under `$defs`. Without, it is the
    same schema for a validator: the parts stand where they are used, so nothing has to be looked up.
    """
    maker = _Maker(catalogue, words)
    root = maker.submission()
    if not words:
        return root
    title = "Submission under the ASEAN Convention Against Trafficking in Persons"
    return _published("submission", title, root, maker)


def observations_schema(catalogue: Catalogue, *, words: bool = True) -> Schema:
    """Return the JSON Schema of a file of observations, in the same two forms as that of a submission."""
    maker = _Maker(catalogue, words)
    root = maker.observations()
    title = "What an organisation observed about a state's obligations, beside the state's own answers"
    return _published("observations", title, root, maker) if words else root


def _published(name: str, title: str, root: Schema, maker: "_Maker") -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:actip:{name}:1:catalogue:{maker.catalogue.version}",
        "$comment": "Generated from the catalogue by 'actip build'; do not edit.",
        "title": title,
        "description": maker.catalogue.warning,
        **root,
        "$defs": maker.definitions,
    }


class _Maker:
    """Build the parts of one schema; keep each named part once."""

    def __init__(self, catalogue: Catalogue, words: bool) -> None:
        self.catalogue = catalogue
        self.words = words
        self.definitions: dict[str, Schema] = {}

    def submission(self) -> Schema:
        text, date = self.text(), self.date()
        return self.record(
            {
                "format": {"const": FORMAT},
                "catalogue": text,
                "state": self.members(),
                "period": self.record({"start": date, "end": date}, required=("start", "end")),
                "cycle": text,
                "asks": self.code("questionnaires"),
                "answered_by": text,
                "questions": self.each({"enum": self.questions()}),
                "parts": self.each(self.code("parts")),
                "origin": self.code("origin"),
                "reporting_authority": text,
                "clearance": self.code("clearance"),
                "cleared_by": self.record({"office": text, "date": date}),
                "released": self.released(),
                "prepared": date,
                "disclosure": self.code("disclosure"),
                "focal_point": self.record({"agency": text, "unit": text, "email": text, "phone": text}),
                "agencies": self.each(self.record({"id": text, "name": text, "area": text}, required=("id",))),
                "agency_clearances": self.each(
                    self.record(
                        {
                            "agency": text,
                            "clearance": self.code("clearance"),
                            "office": text,
                            "date": date,
                            "prepared": date,
                        },
                        of="agency_clearances",
                    )
                ),
                "conflicts": self.each(self.conflict()),
                "last": self.last(),
                "no_longer_asked": self.each(self.record({"id": text, "said": text}, of="no_longer_asked")),
                "obligations": self.answers(),
                "statistics": self.record({"indicators": self.countings(), "cells": self.each(self.cell())}),
                "population": self.record({"value": self.count(), "year": self.count(), "source": text}),
                "capacity": self.each(self.training()),
                "budgets": self.each(self.budget()),
                "court_indicators": self.court_indicators(),
                "stakeholders": self.each(self.stakeholder()),
                "consultations": self.each(self.consultation()),
                "practices": self.each(
                    self.record({"title": text, "obligations": self.obligation_ids(), "summary": text}, of="practices")
                ),
                "context": self.each(self.record({"event": text, "effect_on": self.code("effects"), "detail": text})),
                "explanations": self.each(
                    self.record(
                        {"rule": text, "about": self.any_subject(), "reason": text},
                        required=("rule", "about", "reason"),
                    )
                ),
            },
            required=("format", "catalogue", "state", "period"),
        )

    def observations(self) -> Schema:
        text = self.text()
        period = self.record({"start": self.date(), "end": self.date()}, required=("start", "end"))
        item = self.record(
            {
                "obligation": {"enum": list(self.catalogue.obligations)},
                "text": text,
                "evidence": self.each(text),
                "state_reply": text,
                "disclosure": self.code("disclosure"),
            },
            required=("obligation", "text"),
            of="observations",
        )
        return self.record(
            {
                "format": {"const": OBSERVATIONS},
                "source": text,
                "state": self.members(),
                "period": period,
                "shared_with_state": {"type": "boolean"},
                "state_reply": text,
                "items": self.each(item),
            },
            required=("format", "source", "state", "period", "items"),
            of="observations",
        )

    # --- answers

    def answers(self) -> Schema:
        properties = {}
        for obligation in self.catalogue.obligations.values():
            answer = self.answer(obligation)
            properties[obligation.id] = {**answer, **self.about(obligation)} if self.words else answer
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def answer(self, obligation: Obligation) -> Schema:
        declinable = obligation.force != "mandatory"
        name = (
            "answer_"
            + "_".join(obligation.asks)
            + ("" if declinable or "practice" not in obligation.asks else "_mandatory")
        )
        return self.named(name, lambda: self.answer_asking(obligation.asks, declinable))

    def answer_asking(self, asks: tuple[str, ...], declinable: bool) -> Schema:
        text, date = self.text(), self.date()
        help_wanted = {"kind": self.code("assistance_kinds"), "detail": text}
        asked: dict[str, Schema] = {}
        if "law" in asks:
            asked["in_law"] = self.code("in_law")
        if "practice" in asks:
            asked["in_practice"] = self.code("in_practice", without=() if declinable else ("considered_declined",))
        return self.record(
            {
                **asked,
                "account": text,
                "since": date,
                "evidence": self.named("evidence", lambda: self.each(self.evidence())),
                "challenges": text,
                "assistance": self.each(self.record({**help_wanted, "priority": self.code("priorities")})),
                "assistance_offered": self.each(self.record(help_wanted)),
                "actions": self.named("actions", lambda: self.each(self.action())),
                "agency": text,
                "disclosure": self.code("disclosure"),
                "since_last": self.code("since_last"),
            }
        )

    def evidence(self) -> Schema:
        text, date = self.text(), self.date()
        kinds = self.code("evidence_kinds")
        return self.record(
            {"kind": kinds, "title": text, "provision": text, "date": date, "checked": date, "link": text}
        )

    def action(self) -> Schema:
        text = self.text()
        state = self.code("action_states")
        return self.record({"action": text, "agency": text, "due": self.date(), "state": state}, of="actions")

    def about(self, obligation: Obligation) -> Schema:
        read = (
            "read in a published copy" if obligation.verified else "recalled, to be checked against the official text"
        )
        parts = [
            obligation.question,
            obligation.summary,
            f"Force: {self.catalogue.label('forces', obligation.force)}.",
            f"Text: {read}; confidence {obligation.confidence}.",
            f"Evidence could be: {'; '.join(obligation.evidence)}." if obligation.evidence else "",
            f"Figures: {', '.join(self.catalogue.indicators[name].title for name in obligation.indicators)}."
            if obligation.indicators
            else "",
        ]
        return {
            "title": f"{obligation.citation} {obligation.title}",
            "description": "\n\n".join(filter(None, parts)),
        }

    # --- figures

    def countings(self) -> Schema:
        text, count = self.text(), self.count()
        entry = self.named(
            "counting",
            lambda: self.record(
                {
                    "source": text,
                    "legal_basis": text,
                    "counting_rule": self.code("counting_rule"),
                    "complete": self.each({"enum": list(self.catalogue.dimensions)}),
                    "release": self.code("release"),
                    "coverage": self.record({"areas": count, "of": count}),
                    "disclosure": self.code("disclosure"),
                    "agency": text,
                    "comment": text,
                }
            ),
        )
        properties: dict[str, Schema] = {}
        for indicator in self.catalogue.indicators.values():
            words = {"title": indicator.title.capitalize(), "description": indicator.description}
            properties[indicator.id] = {**entry, **words} if self.words else entry
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def cell(self) -> Schema:
        text = self.text()
        dimensions = {
            name: self.worded(self.code(dimension.codes), dimension.title.capitalize(), "")
            for name, dimension in self.catalogue.dimensions.items()
        }
        return self.named(
            "cell",
            lambda: self.record(
                {
                    "indicator": self.indicator_names(),
                    "measure": self.code("measures"),
                    **dimensions,
                    "subset": self.code("subset"),
                    "currency": self.code("currencies"),
                    "value": {"type": "number", "minimum": 0},
                    "below": {"type": "integer", "minimum": 1},
                    "missing": self.code("missing"),
                    "where": text,
                    "note": text,
                },
                required=("indicator",),
            ),
        )

    # --- the other parts

    def released(self) -> Schema:
        return self.record(
            {
                "audience": self.code("disclosure"),
                "threshold": self.count(),
                "obligations": self.obligation_ids(),
                "indicators": self.each(self.indicator_names()),
            },
            of="released",
        )

    def training(self) -> Schema:
        text, date, count = self.text(), self.date(), self.count()
        sexes = dict.fromkeys(self.catalogue.lists["sex"].codes, count)
        participants = self.record({"total": count, **sexes})
        audience = self.code("audience")
        return self.record(
            {"topic": text, "audience": audience, "start": date, "end": date, "participants": participants}
        )

    def budget(self) -> Schema:
        amount = {"type": "number", "minimum": 0}
        pillar, currency = self.code("pillars"), self.code("currencies")
        return self.record(
            {
                "pillar": pillar,
                "currency": currency,
                "allocated": amount,
                "spent": amount,
                "note": self.text(),
            }
        )

    def court_indicators(self) -> Schema:
        text = self.text()
        entry = self.named(
            "court_indicator",
            lambda: self.record(
                {
                    "state": self.code("court_states"),
                    "account": text,
                    "judgments_reviewed": self.count(),
                    "evidence": self.named("evidence", lambda: self.each(self.evidence())),
                    "agency": text,
                    "disclosure": self.code("disclosure"),
                },
                of="court_indicators",
            ),
        )
        codes = self.catalogue.lists["court_indicators"].codes.values()
        properties = {code.code: self.worded(entry, code.label, code.description) for code in codes}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def stakeholder(self) -> Schema:
        text = self.text()
        pillars = self.each(self.code("pillars"))
        kind = self.code("stakeholder_kinds")
        return self.record(
            {
                "name": text,
                "kind": kind,
                "role": text,
                "area": text,
                "pillars": pillars,
                "contact": text,
                "disclosure": self.code("disclosure"),
            },
            of="stakeholders",
        )

    def consultation(self) -> Schema:
        text = self.text()
        kind, obligations = self.code("stakeholder_kinds"), self.obligation_ids()
        return self.record(
            {"with": text, "kind": kind, "date": self.date(), "obligations": obligations, "effect": text},
            of="consultations",
        )

    # --- the round: what was carried over, who answers what, and where agencies differ

    def questions(self) -> list[str]:
        courts = self.catalogue.lists["court_indicators"].codes
        return [*self.catalogue.obligations, *self.catalogue.indicators, *courts]

    def last(self) -> Schema:
        """Return the schema of what the state reported for the period before, as far as it is shown beside."""
        period = self.record({"start": self.date(), "end": self.date()})
        obligations = self.catalogue.obligations.values()
        halves = {
            asks: self.record({f"in_{half}": self.code(f"in_{half}") for half in ("law", "practice") if half in asks})
            for asks in dict.fromkeys(obligation.asks for obligation in obligations)
        }
        answers = {
            obligation.id: self.worded(
                halves[obligation.asks],
                f"{obligation.citation} {obligation.title}",
                "What was answered for the period before.",
            )
            for obligation in obligations
        }
        return self.record(
            {
                "period": period,
                "answers": {"type": "object", "properties": answers, "additionalProperties": False},
                "cells": self.each(self.cell()),
            },
            of="last",
        )

    def conflict(self) -> Schema:
        text = self.text()
        side = self.record({"agency": text, "says": text, "place": text}, of="conflicts")
        return self.record({"subject": text, "what": text, "first": side, "second": side}, of="conflicts")

    # --- small parts

    def record(self, properties: Mapping[str, Schema], required: tuple[str, ...] = (), of: str = "") -> Schema:
        """Return the schema of a group of keys; `of` names the group where a key means something else in it."""
        if self.words:
            said = {key: WORDS.get(f"{of}.{key}", WORDS.get(key, ("", ""))) for key in properties}
            properties = {key: self.worded(part, *said[key]) for key, part in properties.items()}
        schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
        return {**schema, "required": list(required)} if required else schema

    def worded(self, part: Schema, title: str, description: str) -> Schema:
        if not self.words:
            return part
        return {
            **({"title": title} if title else {}),
            **({"description": description} if description else {}),
            **part,
        }

    def named(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"} if self.words else self.definitions[name]

    def each(self, part: Schema) -> Schema:
        return {"type": "array", "items": part}

    def text(self) -> Schema:
        return _TEXT

    def count(self) -> Schema:
        return _COUNT

    def date(self) -> Schema:
        return _DATE

    def code(self, name: str, without: tuple[str, ...] = ()) -> Schema:
        codes = self.catalogue.lists[name]
        return self.named("_".join((name, "without", *without)) if without else name, lambda: self.enum(codes, without))

    def enum(self, codes: CodeList, without: tuple[str, ...]) -> Schema:
        offered = [code for code in codes.codes.values() if code.code not in without]
        choices = [(code.code, code.label, code.description or code.label) for code in offered]
        return self.choice(codes.title, codes.description, choices, codes.name)

    def members(self) -> Schema:
        description = "A member state of ASEAN, by its ISO 3166-1 alpha-3 code."
        choices = [(state.iso3, state.name, self.party(state)) for state in self.catalogue.states.values()]
        return self.named("member_state", lambda: self.choice("Member state", description, choices))

    def party(self, state: MemberState) -> str:
        return (
            "Reports voluntarily: being a Party is not established." if state.voluntary else "Party to the Convention."
        )

    def indicator_names(self) -> Schema:
        indicators = self.catalogue.indicators.values()
        choices = [(indicator.id, indicator.title.capitalize(), indicator.description) for indicator in indicators]
        return self.named("indicator", lambda: self.choice("Indicator", "What is counted.", choices))

    def choice(self, title: str, description: str, choices: list[tuple[str, str, str]], of: str = "") -> Schema:
        """Return an enum; `anyOf` says the same once more, with the words that an editor shows for each code.

        Without words, a comment says the list `of` which its codes are.
        """
        schema: Schema = {"enum": [code for code, _, _ in choices]}
        if not self.words:
            return {**schema, "$comment": of} if of else schema
        worded = [{"const": code, "title": label, "description": meaning} for code, label, meaning in choices]
        return {"title": title, "description": description, **schema, "anyOf": worded}

    def obligation_ids(self) -> Schema:
        return self.named("obligation_ids", lambda: self.each({"enum": list(self.catalogue.obligations)}))

    def any_subject(self) -> Schema:
        """Return the schema of what an explanation is about: an obligation's id, or the facts that name a figure."""
        return {"type": ["string", "object"]}
