"""Own the words of a finding: its templates are looked up in the language of a reader, then filled with its facts.

A finding has all that they need: its facts are values, ids and codes, its subject is said in no language. So whoever
shows it in another language words it again. Nothing is changed after it was filled.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, Code
from actip.format.fields import COORDINATES, coordinate_lists, key_at
from actip.gate.scalars import folded
from actip.model import Finding, Place, Rule, Scope, place_words
from actip.rules import RULES
from actip.rules.names import Codes, Names, labels_of, names_of, topic_words
from actip.rules.subjects import subject_words
from actip.spelling import alike
from actip.texts import ENGLISH, Language, capital

__all__ = ["labels_of", "reworded", "worded"]

# Facts whose value is a code or several, with the list of which it is.
_CODES = {
    **{"in_law": "in_law", "in_practice": "in_practice", "state": "action_states", "was": "action_states"},
    **{"subset": "subset", "missing": "missing", "values": "missing", "measure": "measures", "part": "parts"},
}
_HALVES = ("in_law", "in_practice")
_KEYS = ("half", "halves", "keys")  # facts that name the answer in law or in practice
_INDICATORS = ("indicator", "earlier", "detected")  # facts that are the id of an indicator and are read as its title
_PERIODS = ("sent_start", "sent_end", "received_start", "received_end")
_STATES = ("sender", "receiver", "speaker", "other")
_DAYS = ("due", "day", "dated", "start", "end", "date", "before", *_PERIODS)
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOST = {"rows": 5, "cells": 5, "lacking": 3, "unconfirmed": 5, "differences": 12}  # how many of these a message names
_FEW = 12  # so many entries of a list are all named; of a longer one those that are near
_NEAR = 5
_WHOLE = 10_000  # characters: room for all that is named


def reworded(finding: Finding, catalogue: Catalogue) -> Finding:
    """Return a finding with its message and remedy in the language of the catalogue, made of its facts anew."""
    if finding.explained == not_shown(ENGLISH):
        finding = finding._replace(explained=not_shown(catalogue.language))
    return worded(RULES[finding.rule], finding, catalogue)


def not_shown(language: Language) -> str:
    """Return what stands for a state's reason that holds a person's data."""
    return language.say("finding", "(not shown: the text holds a person's data)")


def worded(rule: Rule, finding: Finding, catalogue: Catalogue) -> Finding:
    """Return a finding of a rule with its message and remedy in the language of the catalogue."""
    filling = _Filling(rule, finding, catalogue)
    message = filling.text("message", rule.message, rule.form_message)
    if finding.facts.get("suggestion"):
        say = catalogue.language.say
        near = filling["suggestion"]
        message = say("finding", "{message} Did you mean '{suggestion}'?", message=message, suggestion=near)
    if "slip" in finding.facts:
        message = f"{message} {filling.slip(finding.facts['slip'])}"
    remedy = filling.text("cure", rule.remedy, rule.form_remedy)
    if finding.reason_before:
        # Translators: {reason} is what the state wrote; the other two are a choice and a column of the form.
        template = catalogue.language.of(
            "finding",
            "{remedy} The reason in the last report: '{reason}' If it still holds, choose "
            "'{code[explanation_standings/confirmed]}' under '{key[explanations/standing]}'.",
        )
        remedy = template.format_map(
            {"remedy": remedy, "reason": finding.reason_before, "code": filling["code"], "key": filling["key"]}
        )
    return finding._replace(message=message, remedy=remedy)


def is_bare(english: str) -> bool:
    """Tell whether a text is nothing but a placeholder, so that there is nothing to translate."""
    return english.startswith("{") and english[1:-1].isidentifier()


class _Filling(Mapping[str, Any]):
    """What the placeholders of a rule's texts are filled with, each worked out when a text has it."""

    def __init__(self, rule: Rule, finding: Finding, catalogue: Catalogue) -> None:
        self.rule = rule
        self.finding = finding
        self.facts = finding.facts
        self.catalogue = catalogue
        self.language: Language = catalogue.language
        self.names: Names = names_of(finding.medium, catalogue)

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def text(self, name: str, english: str, in_form: str = "") -> str:
        """Return one of the texts of the rule, in the words for a form where it is one and has them, and filled."""
        if in_form and self.finding.medium:
            name, english = f"form {name}", in_form
        if is_bare(english):
            return english.format_map(self)
        context, one = f"{self.rule.id} {name}", self.rule.one.get(name)
        if one is None:
            return self.language.of(context, english).format_map(self)
        count = self.facts[one.of]
        number = count if isinstance(count, int) else 2  # one and a half are several
        return self.language.of_several(context, one.text, english, number).format_map(self)

    def __getitem__(self, name: str) -> Any:
        """Return what a placeholder is filled with. Raises KeyError."""
        if name == "key":
            return self.names
        if name == "code":
            return Codes(self.names)
        if name == "subject":
            return subject_words(self.finding.subject, self.names, self.catalogue)
        if name in ("citation", "title") and self.finding.obligation:
            return getattr(self.catalogue.obligations[self.finding.obligation], name)
        if name == "title" and "title" not in self.facts:  # of a figure
            return capital(self.catalogue.indicators[str(self.facts["indicator"])].title)
        if self.finding.cause and name in ("said", "mend", "place"):
            return self.cause(name, self.finding.cause)
        if name == "unconfirmed" and isinstance(self.facts.get("cells"), list):
            return self.sheets(self.facts["cells"])
        if name == "what" and isinstance(self.facts["what"], list):
            return self.language.row_of(topic_words(self.facts["what"], self.catalogue))
        return self.word(name, self.facts[name])

    def sheets(self, groups: Any) -> str:
        """Name the first cells of each sheet: 'Questions (H8, H9, H12 and 7 more)'."""
        words = [
            self.language.say(
                "place",
                "{sheet} ({cells})",
                sheet=group["sheet"],
                cells=self.language.first_of(group["cells"], _MOST["cells"]),
            )
            for group in groups
        ]
        return self.language.row_of(words)

    def cause(self, name: str, cause: Finding) -> str:
        """Return the message, the remedy or the place of the finding about another file."""
        if name == "place":
            return place_words(cause.place, self.language)
        cause = reworded(cause, self.catalogue)
        return cause.message if name == "said" else cause.remedy

    def word(self, name: str, value: object) -> str:
        """Return a fact as it is read."""
        phrases = self.rule.words.get(name, {})
        code = "not_given" if value is None else value
        if isinstance(code, str) and code in phrases:
            return self.text(f"{name} {code}", phrases[code], self.rule.form_words.get(name, {}).get(code, ""))
        if value is None:
            return self.language.say("fact", "(not given)")
        if isinstance(value, bool):
            return self.language.say("fact", "true") if value else self.language.say("fact", "false")
        if isinstance(value, int | float):
            return self.number(value)
        if isinstance(value, list | tuple):
            return self.several(name, [self.word(name, entry) for entry in value])
        return self.group(name, value) if isinstance(value, Mapping) else self.name(name, str(value))

    def number(self, value: float) -> str:
        """Write a number: in a report with its thousands apart, beside what somebody typed as it was typed."""
        if self.rule.scope is Scope.REGION:
            return self.language.figure(value)
        return figure(value, "").replace(".", self.language.sign("decimal", "."))

    def several(self, name: str, words: list[str]) -> str:
        """Join the entries of a list."""
        if not words:
            return self.language.say("fact", "none")
        if name == "differences":
            return self.differences(words)
        if name in _MOST:
            return self.language.first_of(words, _MOST[name])
        if name == "dimensions":
            return self.language.all_of(words, _WHOLE)
        if name == "expected" and "found" in self.facts:
            return self.choices(words)
        if name == "keys":
            return self.language.row_of(words)
        return (
            self.language.all_of(words)
            if name in ("halves", "given", "strange", "alike")
            else self.language.one_of(words)
        )

    def slip(self, slip: Any) -> str:
        """Say which figure may be a slip, what it may be, and how many other findings it would explain."""
        at = slip["place"]
        place = place_words(Place(at["line"], None, at["sheet"], at["cell"]), self.language)
        figure = self.group("figure", slip["figure"])
        if place:
            figure = self.language.say("finding", "{figure} ({place})", figure=figure, place=place)
        return self.language.counted(
            "finding",
            "Look first at {figure}: {given} stands there. If it should be {instead}, this finding and {count} other "
            "come from that one figure.",
            "Look first at {figure}: {given} stands there. If it should be {instead}, this finding and {count} others "
            "come from that one figure.",
            slip["others"],
            figure=figure,
            given=self.number(slip["given"]),
            instead=self.language.one_of([self.number(value) for value in slip["instead"]]),
        )

    def choices(self, words: list[str]) -> str:
        """Name all that is offered where that is little; of more those that are near what was typed, and the number."""
        if len(words) <= _FEW:
            return self.language.one_of(words, _WHOLE)
        meant, typed = self.facts.get("suggestion"), folded(str(self.facts["found"]))
        first = [self.word("suggestion", meant)] if isinstance(meant, str) else []
        by_folded = {ending: word for word in words for ending in (folded(word), folded(word).rpartition("-")[2])}
        near = [by_folded[word] for word in alike(typed, by_folded, 0.5, _NEAR)]
        choice = list(dict.fromkeys(word for word in (*first, *near, *words) if word in words))
        return self.language.first_of(choice, _NEAR)

    def group(self, name: str, value: Mapping[str, Any]) -> str:
        """Say a group of codes: coordinates of a figure, answers of an obligation, an upper bound."""
        if "file" in value:
            place = place_words(Place(value.get("line"), None, value.get("sheet"), value.get("cell")), self.language)
            return self.language.row_of([*filter(None, (str(value["file"]), place))])
        if "what" in value:
            return self.difference(value)
        if "entries" in value:
            number = int(value["entries"])
            return self.language.counted("value", "{count} entry", "{count} entries", number)
        if "characters" in value:
            number = int(value["characters"])
            return self.language.counted("value", "a text of {count} character", "a text of {count} characters", number)
        if "of" in value:
            return self.catalogue.label(str(value["of"]), str(value["code"]))
        if "within" in value:  # another figure than the one that it is about
            title = self.catalogue.indicators[str(value["indicator"])].title
            return self.language.row_of([title, *self.names.coordinates(value["within"])])
        if "below" in value:
            return self.language.say("figure", "below {bound}", bound=str(value["below"]))
        if name == "answered" and self.names.catalogue:
            return self.language.row_of([self.answer(half, str(code)) for half, code in value.items()])
        return self.language.row_of(self.names.coordinates(value)) or self.language.say("figure", "in total")

    def difference(self, value: Mapping[str, Any]) -> str:
        """Say one place in which two files differ, and what either of them says there."""
        at = value["place"]
        place = place_words(Place(at.get("line"), None, at.get("sheet"), at.get("cell")), self.language)
        what = self.language.row_of(topic_words(value["what"], self.catalogue))
        words = {"what": what, "one": self.side(value["one"]), "other": self.side(value["other"])}
        if not place:
            return self.language.say("finding", "{what}: {one} and {other}", **words)
        return self.language.say("finding", "{what} ({place}): {one} and {other}", place=place, **words)

    def side(self, value: object) -> str:
        """Say a value of one of two files: what stands there itself in quotes, and how long a text is without."""
        words = self.word("", value)
        is_itself = isinstance(value, str) or (isinstance(value, Mapping) and "of" in value)
        return self.language.say("finding", "'{value}'", value=words) if is_itself else words

    def differences(self, words: list[str]) -> str:
        """Join what was said of each place; of many the first."""
        most = _MOST["differences"]
        listed = self.language.sign("between entries", "; ").join(words[:most])
        if len(words) <= most:
            return listed
        return self.language.counted(
            "finding", "{places}; and {count} more", "{places}; and {count} more", len(words) - most, places=listed
        )

    def answer(self, half: str, code: str) -> str:
        """Say an answer in law or in practice."""
        answer = self.names.code(half, code)
        if half == "in_law":
            return self.language.say("answer", "in law {answer}", answer=answer)
        return self.language.say("answer", "in practice {answer}", answer=answer)

    def name(self, name: str, value: str) -> str:
        """Return what a code, an id or a key is called in the medium, and a day as it is written; else what it says."""
        if name in _DAYS and re.fullmatch(_DAY, value):
            return self.language.day(date.fromisoformat(value))
        if name in _INDICATORS and value in self.catalogue.indicators:
            return self.catalogue.indicators[value].title
        if name in _STATES and value in self.catalogue.states:
            return self.catalogue.states[value].name
        if name == "pillar":
            return self.catalogue.label("pillars", value)
        if name == "why":
            return next((limit.reason for limit in self.catalogue.limits if limit.id == value), value)
        if name in _KEYS:
            return self.names[value if value in _HALVES else f"in_{value}"]
        return self.coded(name, value)

    def coded(self, name: str, value: str) -> str:
        """Return the label of a code for a form, in a text the code; what is none as it is."""
        of_form = self.names.catalogue
        if of_form is None:
            return value
        if name in _CODES:
            return self.names.code(_CODES[name], value)
        if name in ("before", "now") and self.facts.get("half") in _HALVES:
            return self.names.code(str(self.facts["half"]), value)
        if name in ("dimension", "dimensions") and value in of_form.dimensions:
            return of_form.dimensions[value].title
        if name == "indicators" and value in self.catalogue.indicators:
            return self.catalogue.indicators[value].title
        if name in ("given", "lacking") and self.facts.get("dimension") in of_form.dimensions:
            return self.names.code(coordinate_lists(of_form)[str(self.facts["dimension"])], value)
        if name in ("expected", "suggestion") and isinstance(self.facts.get("expected"), list):
            return self.offered().get(value, value)
        if name == "found" and isinstance(self.facts.get("expected"), list):  # what was picked of another list
            of_cell = key_at(self.finding.subject.steps)
            codes = (of_cell.codes if of_cell else "") or COORDINATES.get(str(self.facts.get("field")), "")
            return self.names.code(codes, value) if codes in of_form.lists else value
        if name == "found" and value in _HALVES and "halves" in self.facts:  # a key, not what somebody typed
            return self.names[value]
        key = key_at(self.finding.subject.steps) if name == "field" else None
        return self.names.key(key) if key and key.name == value else value

    def offered(self) -> Mapping[str, str]:
        """Return what is offered by its labels: codes of a list, indicators or dimensions."""
        of_form = self.names.catalogue
        expected = self.facts["expected"]
        offered = set(expected) if isinstance(expected, list) else set()
        if of_form is None:
            return {}
        if offered <= set(of_form.dimensions):
            return {name: dimension.title for name, dimension in of_form.dimensions.items()}
        if offered <= set(of_form.indicators):
            return {name: self.catalogue.indicators[name].title for name in of_form.indicators}
        lists: Iterator[Mapping[str, Code]] = (codes.codes for codes in of_form.lists.values())
        return {code: entry.label for code, entry in next((one for one in lists if offered <= set(one)), {}).items()}
