"""Own the words around facts: how a list, a set of coordinates or a place in a file is said in a sentence."""

import re
from collections.abc import Mapping
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.format.records import AMOUNTS, NOT_COORDINATES
from actip.format.words import WORDS
from actip.model import Facts, Rule

# Parts of a file by their key, where the key alone does not say it.
_PARTS = {
    "cells": "figure",
    "evidence": "evidence",
    "actions": "action",
    "assistance": "assistance",
    "assistance_offered": "assistance offered",
    "agencies": "agency",
    "stakeholders": "stakeholder",
    "consultations": "consultation",
    "practices": "practice",
    "capacity": "training",
    "budgets": "budget",
    "context": "event",
    "explanations": "explanation",
    "parts": "part",
    "complete": "breakdown",
    "items": "observation",
}
# Keys that the form heads otherwise than the schema titles them.
_HEADS = {
    "actions": "Action",
    "checked": "Last checked",
    "complete": "Complete by",
    "date": "Dated",
    "assistance": "Assistance needed",
}
_TRANSPARENT = ("obligations", "statistics", "indicators", "court_indicators")


def message(rule: Rule, facts: Facts, *, form: bool = False) -> str:
    """Return the message of a rule, with 'Did you mean' where the facts hold a suggestion."""
    words = _filled((rule.form_message if form else "") or rule.message, rule, facts)
    suggestion = facts.get("suggestion")
    return f"{words} Did you mean '{suggestion}'?" if suggestion else words


def remedy(rule: Rule, facts: Facts, *, form: bool = False) -> str:
    """Return what closes a finding of the rule, for whoever fills in the form in the form's own way."""
    return _filled((rule.form_remedy if form else "") or rule.remedy, rule, facts)


def _filled(template: str, rule: Rule, facts: Facts) -> str:
    """Fill a template. Lists read 'a, b or c', coordinates 'sex F, age C', what is unknown '(not given)'."""
    said = {name: _said(value) for name, value in facts.items()}
    for name, phrases in rule.words.items():
        if said.get(name) in phrases:
            said[name] = phrases[said[name]].format_map(said)
    return template.format_map(said)


def subject(pointer: str, data: Mapping[str, Any]) -> str:
    """Return in plain words what a pointer leads to: 'ACTIP-14.7, evidence 2, date'; 'The file' for the whole."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    words: list[str] = []
    for index, step in enumerate(steps):
        before = steps[index - 1] if index else ""
        if step.isdigit() and before in _PARTS:
            words[-1:] = [f"{_PARTS[before]} {int(step) + 1}"]
        elif not (step in _TRANSPARENT and index < len(steps) - 1):
            words.append(step)
    if steps[:2] == ["statistics", "cells"] and len(steps) > 2:
        words[0] += _coordinates_of(data, int(steps[2]))
    joined = ", ".join(words)
    is_key = words[:1] and words[0] in steps  # a key of the file is written as it stands there
    return (joined if is_key else joined[:1].upper() + joined[1:]) if joined else "The file"


def form_subject(pointer: str, data: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return what a pointer leads to in the words of the form: 'Victims detected, sex Female', 'Period, Start'."""
    steps = pointer.split("/")[1:]
    if steps[:2] == ["statistics", "cells"] and len(steps) > 2:
        cell = data["statistics"]["cells"][int(steps[2])]
        indicator = catalogue.indicators.get(str(cell.get("indicator")))
        fixed = {name: code for name, code in cell.items() if name not in NOT_COORDINATES}
        said = [indicator.title[:1].upper() + indicator.title[1:]] if indicator else ["A figure"]
        missed = [WORDS[step][0] for step in steps[3:] if step in WORDS and step not in AMOUNTS and step not in cell]
        return ", ".join([*said, *filter(None, [labels_of(fixed, catalogue)]), *missed])
    if steps[:1] in (["besides"], ["properties"]):
        return "Outside the questions" if steps[0] == "besides" else "The properties of the file"
    words = subject(pointer, data).split(", ")
    return ", ".join(WORDS[word][0] if word in WORDS else word for word in words)


def labels_of(fixed: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return coordinates with the labels of their codes: 'Confirmed victim, sex Female'."""
    lists = {name: dimension.codes for name, dimension in catalogue.dimensions.items()}
    lists |= {"measure": "measures", "subset": "subset", "currency": "currencies"}
    labels = {name: catalogue.label(lists[name], str(code)) for name, code in fixed.items() if name in lists}
    return coordinates(labels)


def in_form_words(text: str, titles: Mapping[str, str]) -> str:
    """Return a message with the titles and labels of the form in place of keys and codes such as 'in_practice'."""
    text = text.replace(" under 'missing'", " from the list")
    return re.sub(r"(?<=')[a-z]+(?=')|\b[a-z]+(?:_[a-z]+)+\b", lambda found: titles.get(found[0], found[0]), text)


def form_titles(catalogue: Catalogue) -> Mapping[str, str]:
    """Return what the form calls each key and code."""
    codes = (code for codes in catalogue.lists.values() for code in codes.codes.values())
    titles = {code.code: code.label for code in codes}
    titles |= {indicator.id: indicator.title for indicator in catalogue.indicators.values()}
    titles |= {dimension.name: dimension.title for dimension in catalogue.dimensions.values()}
    return titles | {key: title for key, (title, _) in WORDS.items()} | _HEADS


def coordinates(fixed: Mapping[str, Any]) -> str:
    """Return coordinates as words: 'confirmed, sex F, age C'."""
    alone = ("victim_status", "measure", "currency", "subset")  # a code that says itself what it is
    return ", ".join(str(code) if name in alone else f"{name} {code}" for name, code in fixed.items())


def _coordinates_of(data: Mapping[str, Any], index: int) -> str:
    cell = data["statistics"]["cells"][index]
    if not isinstance(cell, Mapping):
        return ""
    known = {name: code for name, code in cell.items() if isinstance(code, str) and name not in NOT_COORDINATES}
    indicator = str(cell.get("indicator", "")).replace("_", " ")
    said = ", ".join(filter(None, (indicator, coordinates(known))))
    return f" ({said})" if said else ""


def _said(value: object) -> str:
    if value is None:
        return "(not given)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return _listed([_said(entry) for entry in value])
    if isinstance(value, Mapping):
        return coordinates(value) or "in total"
    return str(value)


def _listed(words: list[str], room: int = 90) -> str:
    """Return 'a, b or c'; what does not fit into a line is counted."""
    fitting = len(words)
    while fitting > 2 and len(", ".join(words[:fitting])) > room:
        fitting -= 1
    if fitting < len(words):
        return ", ".join(words[:fitting]) + f" and {len(words) - fitting} more"
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else "none"
