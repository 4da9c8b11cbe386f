"""Own the catalogue in another language: every text of it that a person reads, each looked up by the id it belongs to.

This is the one list of those texts: translators get what a walk of it asks for.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType as Frozen
from typing import TypeVar

from actip.catalogue.entries import (
    Article,
    Catalogue,
    Code,
    CodeList,
    Dimension,
    Indicator,
    Limit,
    MemberState,
    Obligation,
    Question,
    Round,
)
from actip.catalogue.rounds import asking, without_rounds
from actip.texts import Language

_Name = TypeVar("_Name")
_Entry = TypeVar("_Entry")


def in_language(catalogue: Catalogue, language: Language) -> Catalogue:
    """Return the catalogue with its texts in a language; codes, ids and numbers stay."""
    if language is catalogue.language:
        return catalogue
    rounds = catalogue.rounds
    catalogue = without_rounds(catalogue)
    spoken = catalogue._replace(
        warning=language.of("catalogue warning", catalogue.warning),
        articles=_each(catalogue.articles, _article, language),
        obligations=_each(catalogue.obligations, _obligation, language),
        dimensions=_each(catalogue.dimensions, _dimension, language),
        indicators=_each(catalogue.indicators, _indicator, language),
        lists=_each(catalogue.lists, list_in, language),
        states=_each(catalogue.states, _state, language),
        language=language,
        round=_round(catalogue.round, language),
        limits=tuple(_limit(entry, language) for entry in catalogue.limits),
    )
    return asking(spoken, [spoken.round if round == catalogue.round else round for round in rounds])


def _each(
    entries: Mapping[_Name, _Entry], translate: Callable[[_Entry, Language], _Entry], language: Language
) -> Mapping[_Name, _Entry]:
    return Frozen({name: translate(entry, language) for name, entry in entries.items()})


def _article(entry: Article, language: Language) -> Article:
    context = f"article {entry.number}"
    return entry._replace(
        title=language.of(f"{context} title", entry.title), chapter=language.of("chapter", entry.chapter)
    )


def _obligation(entry: Obligation, language: Language) -> Obligation:
    return entry._replace(
        title=language.of(f"{entry.id} title", entry.title),
        summary=language.of(f"{entry.id} summary", entry.summary),
        question=language.of(f"{entry.id} question", entry.question),
        covers=tuple(
            one._replace(label=language.of(f"{entry.id} covers {one.code}", one.label)) for one in entry.covers
        ),
        evidence=tuple(language.of(f"{entry.id} evidence", text) for text in entry.evidence),
        cited_as=language.of("citation", entry.cited_as),
    )


def _dimension(entry: Dimension, language: Language) -> Dimension:
    return entry._replace(title=language.of(f"dimension {entry.name}", entry.title))


def _indicator(entry: Indicator, language: Language) -> Indicator:
    return entry._replace(
        title=language.of(f"{entry.id} title", entry.title),
        description=language.of(f"{entry.id} description", entry.description),
    )


def _limit(entry: Limit, language: Language) -> Limit:
    return entry._replace(reason=language.of(f"limit {entry.id}", entry.reason))


def list_in(entry: CodeList, language: Language) -> CodeList:
    """Return a code list with its labels and meanings in a language."""
    return entry._replace(codes=Frozen({code: _code(entry.name, item, language) for code, item in entry.codes.items()}))


def _code(of: str, entry: Code, language: Language) -> Code:
    context = f"{of} {entry.code}"
    return entry._replace(
        label=language.of(context, entry.label),
        short=language.of(f"{context} in short", entry.short),
        description=language.of(f"{context} meaning", entry.description),
        follows=language.of(f"{context} follows", entry.follows),
    )


def _round(entry: Round, language: Language) -> Round:
    """Return the round that this version brings; another one speaks as whoever wrote it."""
    return entry._replace(
        title=language.of(f"round {entry.id} title", entry.title),
        note=language.of(f"round {entry.id} note", entry.note),
        questions=tuple(
            _question(f"round {entry.id} {question.id}", question, language) for question in entry.questions
        ),
    )


def _question(context: str, entry: Question, language: Language) -> Question:
    return entry._replace(
        question=language.of(context, entry.question),
        choices=tuple(
            choice._replace(label=language.of(f"{context} {choice.code}", choice.label)) for choice in entry.choices
        ),
    )


def _state(entry: MemberState, language: Language) -> MemberState:
    return entry._replace(name=language.of(f"state {entry.iso3}", entry.name))
