"""A translation uses the words of the field that its language has for a term, everywhere."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
import yaml

from actip.translation.catalogues import translation
from actip.translation.entries import Entry
from actip.translation.tongues import TONGUES, tongue
from tests.conftest import ROOT

_FOLDER = ROOT / "schemas" / "texts"
TERMS: Mapping[str, Mapping[str, Any]] = yaml.safe_load((_FOLDER / "glossary.yaml").read_text(encoding="utf-8"))[
    "terms"
]
_NOT_WORDS = re.compile(r"{[^}]*}|'actip [^']*'")  # what is filled in, and what is typed as it stands
LANGUAGES = sorted(path.stem for path in _FOLDER.glob("*.po"))


@cache
def _entries(language: str) -> tuple[Entry, ...]:
    path = _FOLDER / f"{language}.po"
    whole = translation(path.read_bytes(), tongue(language), path.name)
    return tuple(entry for entry in whole.entries if entry.is_translated)


def has_term(entry: Entry, term: Mapping[str, Any]) -> bool:
    """Whether the English of a text has a term, in the sense that the glossary means."""
    english, name = f"{entry.text.english} {entry.text.many}".strip(), entry.text.context
    english = _NOT_WORDS.sub("", english)
    if any(apart in english for apart in term.get("apart", ())):
        return False
    if {name, f"{name}: {english}"} & set(term.get("entries", ())):
        return True
    return any(re.search(rf"(?<![\w-]){_loose(phrase)}(?![\w-])", english) for phrase in term.get("phrases", ()))


def _loose(phrase: str) -> str:
    """Match a phrase whatever its first letter; one with a capital, such as Party, only as it stands."""
    return re.escape(phrase) if phrase[0].isupper() else f"[{phrase[0]}{phrase[0].upper()}]{re.escape(phrase[1:])}"


def without_the_word(language: str) -> list[str]:
    """List what a language says in other words than those of the glossary: term, context, English and translation."""
    entries = _entries(language)
    lines = []
    for name, term in TERMS.items():
        word = term["words"].get(language)
        words = [one.casefold() for one in (word["word"], *word.get("also", ()))] if word else []
        for entry in entries:
            if words and has_term(entry, term) and not any(one in _plain(entry) for one in words):
                lines.append(
                    f"{name} ({word['word']}): {entry.text.context} | {entry.text.english} | {entry.forms[-1]}"
                )
    return lines


def _plain(entry: Entry) -> str:
    return " ".join(entry.forms).casefold().replace("\u200b", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_uses_the_words_of_the_glossary(language: str) -> None:
    """Where the English has a term; what is not translated yet is not looked at."""
    assert without_the_word(language) == []


@pytest.mark.parametrize("term", [name for name, term in TERMS.items() if {"phrases", "entries"} & set(term)])
def test_a_term_is_somewhere_in_the_program(term: str) -> None:
    """A term that no text has holds nobody to anything."""
    assert any(has_term(entry, TERMS[term]) for entry in _entries("lo"))


def test_every_word_says_what_it_rests_on() -> None:
    """And how sure it is, for whoever reviews it."""
    words = [word for term in TERMS.values() for word in term["words"].values()]

    assert {word["basis"] for word in words} == {"law", "official", "published", "own"}
    assert {word["sure"] for word in words} == {"high", "medium", "low"}
    assert {language for term in TERMS.values() for language in term["words"]} == set(TONGUES)


def test_a_text_without_its_word_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail."""
    words = {"lo": {"word": "ບໍ່ມີຄຳນີ້", "basis": "own", "sure": "low"}}
    monkeypatch.setitem(TERMS, "victim", {**TERMS["victim"], "words": words})  # type: ignore[index]

    assert any(line.startswith("victim (ບໍ່ມີຄຳນີ້): ") for line in without_the_word("lo"))
