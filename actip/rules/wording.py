"""Own the words around facts: how a list, a set of coordinates or a place in a file is said in a sentence.

Who fills in a form reads its headings and labels, who writes a text its keys and codes. Which of the two is looked up
before a message is filled; what a person typed is never touched.
"""

from collections.abc import Callable, Mapping
from typing import Any

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.format.fields import ANSWERS, COORDINATES, SUBMISSION, coordinate_lists, key_at
from actip.format.keys import Key, Kind
from actip.format.observed import OBSERVATIONS
from actip.format.records import AMOUNTS, NOT_COORDINATES
from actip.format.walk import entries, group
from actip.model import Facts, Rule

_TRANSPARENT = ("obligations", "statistics", "indicators", "court_indicators")
_HALVES = ("in_law", "in_practice")
# Facts whose value is a code, with the list of which it is.
_CODES = {"in_law": "in_law", "in_practice": "in_practice", "state": "action_states", "subset": "subset"}


class Names:
    """How a medium calls keys and codes, for the templates of messages: `{key[actions/due]}`, `{code[in_law/none]}`.

    `where_missing` says where the reason stands why there is no figure.
    """

    def __init__(self, key: Callable[[str], str], code: Callable[[str, str], str], where_missing: str) -> None:
        """Set what names a key, by its path in an answer or from the top, and a code of a list."""
        self._key = key
        self.code_of = code
        self.where_missing = where_missing

    def __getitem__(self, path: str) -> str:
        """Return the name of a key, or of a code where the path begins with a code list."""
        return self._key(path)

    @property
    def facts(self) -> Mapping[str, object]:
        """What every template can be filled with."""
        return {"key": self, "code": _Codes(self.code_of), "where_missing": self.where_missing}


class _Codes:
    def __init__(self, code: Callable[[str, str], str]) -> None:
        self._code = code

    def __getitem__(self, path: str) -> str:
        """Return the name of a code, given as `list/code`."""
        return self._code(*path.split("/"))


def names_of_keys() -> Names:
    """Return the names that a text has: its keys and codes as they stand there."""
    return Names(lambda path: _key(path).name, lambda codes, code: code, "under 'missing'")


def names_of_form(catalogue: Catalogue) -> Names:
    """Return the names that a form has: the headings of its columns and tables, the labels of its lists."""
    return Names(lambda path: _key(path).heading, catalogue.label, "from the list")


def _key(path: str) -> Key:
    """Return the key that a path of names leads to, in an answer or from the top; ids and numbers are left out."""
    for top in (ANSWERS, SUBMISSION):
        key: Key | None = top
        for name in path.split("/"):
            key = key.below(name) if key else None
        if key is not None:
            return key
    raise KeyError(path)


def message(rule: Rule, facts: Facts, *, form: bool = False) -> str:
    """Return the message of a rule, with 'Did you mean' where the facts hold a suggestion."""
    words = _filled((rule.form_message if form else "") or rule.message, rule, facts)
    suggestion = facts.get("suggestion")
    return f"{words} Did you mean '{suggestion}'?" if suggestion else words


def remedy(rule: Rule, facts: Facts, *, form: bool = False) -> str:
    """Return the remedy of a finding, in the words of the form for a form."""
    return _filled((rule.form_remedy if form else "") or rule.remedy, rule, facts)


def _filled(template: str, rule: Rule, facts: Facts) -> str:
    """Fill a template. Lists read 'a, b or c', coordinates 'sex F, age C', what is unknown '(not given)'."""
    names = dict(_KEYS.facts)
    names |= {name: facts[name] for name in names if isinstance(facts.get(name), (Names, _Codes))}
    names |= {"where_missing": facts.get("where_missing", names["where_missing"])}
    words: dict[str, Any] = {name: _worded(value) for name, value in facts.items()}
    for name, phrases in rule.words.items():
        if words.get(name) in phrases:
            words[name] = phrases[words[name]].format_map({**words, **names})
    return template.format_map({**words, **names})


_KEYS = names_of_keys()

# --- what a finding is about


def subject(pointer: str, content: Mapping[str, Any]) -> str:
    """Name in plain words what a pointer leads to: 'ACTIP-14.7, evidence 2, date'; 'The file' for the whole."""
    words = _steps(pointer, content, lambda name, key: name)
    if not words:
        return "The file"
    is_key = words[0] in pointer.split("/")  # a key of the file is written as it stands there
    joined = ", ".join(words)
    return joined if is_key else joined[:1].upper() + joined[1:]


def form_subject(pointer: str, content: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Name what a pointer leads to in the words of the form: 'Victims detected, sex Female', 'Period, Start'."""
    steps = pointer.split("/")[1:]
    if steps[:2] == ["statistics", "cells"] and len(steps) > 2:
        return _figure_in_form(steps, content, catalogue)
    if steps[:1] in (["besides"], ["properties"]):
        return "Outside the questions" if steps[0] == "besides" else "The properties of the file"
    words = _steps(pointer, content, lambda name, key: key.heading if key else name)
    joined = ", ".join(words)
    return joined[:1].upper() + joined[1:] if joined else "The file"


def _steps(pointer: str, content: Mapping[str, Any], called: Callable[[str, Key | None], str]) -> list[str]:
    """Return the words of the steps of a pointer: an entry by what it is and its number, a key as `called`."""
    words: list[str] = []
    key: Key | None = OBSERVATIONS if pointer.startswith("/items") else SUBMISSION
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    for index, step in enumerate(steps):
        above, key = key, key.step(step) if key else None
        if step.isdigit() and above is not None and above.one and above.kind is not Kind.GROUP:
            entry = f"{above.one} {int(step) + 1}"
            words[-1:] = [entry + (_coordinates_of(content, int(step)) if above.name == "cells" else "")]
        elif above is not None and above.kind.is_by_id:
            words.append(step)
        elif not (step in _TRANSPARENT and index < len(steps) - 1):
            words.append(called(step, key))
    return words


def _figure_in_form(steps: list[str], content: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return a figure by its indicator and the labels of its coordinates, with what of it is missed."""
    cell = group(entries(content, "statistics", "cells")[int(steps[2])])
    indicator = catalogue.indicators.get(str(cell.get("indicator")))
    fixed = {name: code for name, code in cell.items() if name not in NOT_COORDINATES}
    title = indicator.title[:1].upper() + indicator.title[1:] if indicator else "A figure"
    missed = [
        key.heading
        for step in steps[3:]
        if step not in AMOUNTS and step not in cell and (key := key_at(("statistics", "cells", "0", step)))
    ]
    return ", ".join([title, *filter(None, [labels_of(fixed, catalogue)]), *missed])


def labels_of(fixed: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return coordinates with the labels of their codes: 'Confirmed victim, sex Female'."""
    lists = coordinate_lists(catalogue)
    labels = {name: catalogue.label(lists[name], str(code)) for name, code in fixed.items() if name in lists}
    return coordinates(labels)


def coordinates(fixed: Mapping[str, Any]) -> str:
    """Return coordinates as words: 'confirmed, sex F, age C'."""
    alone = ("victim_status", "measure", "currency", "subset")  # a code that says itself what it is
    return ", ".join(str(code) if name in alone else f"{name} {code}" for name, code in fixed.items())


def _coordinates_of(content: Mapping[str, Any], index: int) -> str:
    cell = entries(content, "statistics", "cells")[index]
    if not isinstance(cell, Mapping):
        return ""
    fixed = {name: code for name, code in cell.items() if isinstance(code, str) and name not in NOT_COORDINATES}
    indicator = str(cell.get("indicator", "")).replace("_", " ")
    words = ", ".join(filter(None, (indicator, coordinates(fixed))))
    return f" ({words})" if words else ""


# --- facts, as a form says them


def facts_in_form(facts: Facts, pointer: str, names: Names, catalogue: Catalogue) -> Facts:
    """Return facts for a message about a form: keys by their headings, codes and coordinates by their labels.

    What was typed (`found`) stays as it is, but for a code that was picked.
    """
    words = dict(facts)
    for name, codes in _CODES.items():
        if isinstance(code := facts.get(name), str):
            words[name] = names.code_of(codes, code)
    if (half := facts.get("half")) in _HALVES:
        words |= {name: names.code_of(str(half), str(facts[name])) for name in ("before", "now") if name in facts}
    for name in ("half", "keys"):
        if isinstance(keys := facts.get(name), str):
            words[name] = _with_headings(keys, names)
    if isinstance(within := facts.get("within"), Mapping):
        words["within"] = labels_of(within, catalogue) or "in total"
    if isinstance(answered := facts.get("answered"), Mapping):
        words["answered"] = {half.replace("_", " "): names.code_of(half, code) for half, code in answered.items()}
    if isinstance(indicators := facts.get("indicators"), list):
        words["indicators"] = [catalogue.indicators[name].title for name in indicators if name in catalogue.indicators]
    if isinstance(facts.get("expected"), list):
        words |= _offered(facts, catalogue)
    key = key_at(pointer.split("/")[1:])
    if key and facts.get("field") == key.name:
        words["field"] = key.heading
    return words


def _with_headings(keys: str, names: Names) -> str:
    for half in _HALVES:
        keys = keys.replace(half, names[half])
    return keys


def _offered(facts: Facts, catalogue: Catalogue) -> dict[str, object]:
    """Return the codes that are offered, what was picked of another list, and what was meant, by their labels."""
    expected = facts["expected"]
    offered = expected if isinstance(expected, list) else []
    lists = (codes.codes for codes in catalogue.lists.values() if set(offered) <= set(codes.codes))
    labels = {code: entry.label for code, entry in next(lists, {}).items()}
    if set(offered) <= set(catalogue.indicators):
        labels = {name: indicator.title for name, indicator in catalogue.indicators.items()}
    if set(offered) <= set(catalogue.dimensions):
        labels = {name: dimension.title for name, dimension in catalogue.dimensions.items()}
    words: dict[str, object] = {"expected": [labels.get(code, code) for code in offered]}
    if facts.get("suggestion") in labels:
        words["suggestion"] = labels[str(facts["suggestion"])]
    of_field = COORDINATES.get(str(facts.get("field")))
    if of_field and isinstance(picked := facts.get("found"), str):
        words["found"] = catalogue.label(of_field, picked)
    return words


def _worded(value: object) -> str:
    if value is None:
        return "(not given)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return _listed([_worded(entry) for entry in value])
    if isinstance(value, Mapping):
        return coordinates(value) or "in total"
    return figure(value, "") if isinstance(value, float) else str(value)


def _listed(words: list[str], room: int = 90) -> str:
    """Return 'a, b or c'; what does not fit into a line is counted."""
    fitting = len(words)
    while fitting > 2 and len(", ".join(words[:fitting])) > room:
        fitting -= 1
    if fitting < len(words):
        return ", ".join(words[:fitting]) + f" and {len(words) - fitting} more"
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else "none"
