"""Own what a finding is about: taken from a pointer and the content in no language, then named in that of a reader."""

from collections.abc import Mapping
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.format.cycle_file import CYCLE_FILE
from actip.format.fields import SUBMISSION, coordinate_lists, key_at
from actip.format.keys import Key, Kind
from actip.format.observed import OBSERVATIONS
from actip.format.records import AMOUNTS, NOT_COORDINATES
from actip.format.walk import entries
from actip.format.words import entry
from actip.format.work_plan import WORK_PLAN_FILE
from actip.model import Document, Subject
from actip.rules.names import Names, names_of
from actip.texts import Language, capital

_TRANSPARENT = ("obligations", "statistics", "indicators", "court_indicators")
_FIGURES = ("statistics", "cells")
_FILES = (SUBMISSION, OBSERVATIONS, CYCLE_FILE, WORK_PLAN_FILE)  # what a pointer can lead into, by its first step


def subject_of(pointer: str, content: Mapping[str, Any]) -> Subject:
    """Return what a pointer leads to: its steps, and of a figure the coordinates and the key that it lacks."""
    steps = tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
    if steps[:2] != _FIGURES or len(steps) < 3 or not steps[2].isdigit():
        return Subject(steps)
    cells = entries(content, *_FIGURES)
    cell = cells[int(steps[2])] if int(steps[2]) < len(cells) else None
    if not isinstance(cell, Mapping):
        return Subject(steps)
    figure = {name: code for name, code in cell.items() if name == "indicator" or name not in NOT_COORDINATES}
    missed = tuple(name for name in steps[3:] if name not in AMOUNTS and name not in cell)
    return Subject(steps, figure, missed)


def name_of(pointer: str, document: Document, catalogue: Catalogue) -> str:
    """Name what a pointer of a document leads to, in the language of the catalogue."""
    medium = document.language if document.sheets else ""
    return subject_words(subject_of(pointer, document.data), names_of(medium, catalogue), catalogue)


def subject_words(subject: Subject, names: Names, catalogue: Catalogue) -> str:
    """Name what a finding is about: 'ACTIP-14.7, evidence 2, date' of a text, 'Victims detected, sex Female' of a form.

    An obligation is named by its id in a text, in a form by its article and title. What a form has outside its
    questions and a file as a whole have names of their own.
    """
    language = catalogue.language
    if not subject.steps:
        return language.say("subject", "The file")
    if subject.steps[0] == "besides":
        return language.say("subject", "Outside the questions")
    if names.catalogue is not None:
        if subject.steps[0] == "properties":
            return language.say("subject", "The properties of the file")
        if subject.steps[:2] == _FIGURES and len(subject.steps) > 2:
            return language.row_of(_figure(subject, names, catalogue))
    return language.row_of(_steps(subject, names, catalogue))


def _steps(subject: Subject, names: Names, catalogue: Catalogue) -> list[str]:
    """Return the words of the steps: an entry by what it is and its number, a key as the medium calls it."""
    words: list[str] = []
    key: Key | None = next((file for file in _FILES if file.below(subject.steps[0])), None)
    for index, step in enumerate(subject.steps):
        above, key = key, key.step(step) if key else None
        if step.isdigit() and above is not None and above.one and above.kind is not Kind.GROUP:
            words[-1:] = [_entry(above, int(step) + 1, subject, first=len(words) < 2, language=catalogue.language)]
        elif above is not None and above.kind.is_by_id:
            words.append(_question(step, catalogue) if names.catalogue else step)
        elif not (step in _TRANSPARENT and index < len(subject.steps) - 1):
            word = names.key(key) if key else step
            words.append(word if words or names.catalogue is None else capital(word))
    return words


def _question(name: str, catalogue: Catalogue) -> str:
    """Return a question as a form shows it: by its article and title, an indicator by its title."""
    if obligation := catalogue.obligations.get(name):
        return f"{obligation.citation} {obligation.title}"
    return capital(catalogue.indicators[name].title) if name in catalogue.indicators else name


def _entry(key: Key, number: int, subject: Subject, *, first: bool, language: Language) -> str:
    """Return an entry of a list: 'Training 2'; a figure of a text with its coordinates."""
    kind = entry(key, language)
    kind = capital(kind) if first else kind
    words = _coordinates(subject) if key.name == "cells" else []
    if words:
        within = language.row_of(words)
        return language.say("subject", "{entry} {number} ({within})", entry=kind, number=str(number), within=within)
    return language.say("subject", "{entry} {number}", entry=kind, number=str(number))


def _coordinates(subject: Subject) -> list[str]:
    fixed = {name: code for name, code in subject.figure.items() if isinstance(code, str) and name != "indicator"}
    indicator = str(subject.figure.get("indicator", "")).replace("_", " ")
    return [*filter(None, [indicator]), *Names().coordinates(fixed)]


def _figure(subject: Subject, names: Names, catalogue: Catalogue) -> list[str]:
    """Return a figure by its indicator and the labels of its coordinates, with what of it is missed."""
    indicator = catalogue.indicators.get(str(subject.figure.get("indicator")))
    wrong = _not_in_its_list(subject, catalogue)
    fixed = {name: code for name, code in subject.figure.items() if name not in ("indicator", wrong)}
    title = capital(indicator.title) if indicator else catalogue.language.say("subject", "A figure")
    missed = [names.key(key) for name in subject.missed if (key := key_at((*_FIGURES, "0", name)))]
    if wrong:
        missed.append(_column(wrong, names, catalogue))
    return [title, *names.coordinates(fixed), *missed]


def _not_in_its_list(subject: Subject, catalogue: Catalogue) -> str:
    """Return the coordinate that a pointer leads to where its code is in no list, so that it has no label."""
    name = subject.steps[3] if len(subject.steps) > 3 else ""
    codes = catalogue.lists.get(coordinate_lists(catalogue).get(name, ""))
    return name if codes and subject.figure.get(name) not in codes.codes else ""


def _column(name: str, names: Names, catalogue: Catalogue) -> str:
    """Return what heads the column of a coordinate."""
    if name in catalogue.dimensions:
        return capital((names.catalogue or catalogue).dimensions[name].title)
    key = key_at((*_FIGURES, "0", name))
    return names.key(key) if key else name
