"""Own who answers what: an agency named in a row, or assigned to a question, its article, its pillar or its part.

An agency is assigned under `answers` of the list of agencies, in whatever words people have for what is asked. Several
can answer one question together.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue import same_in
from actip.catalogue.entries import Catalogue
from actip.format.agencies import REST, agencies_in, as_listed
from actip.format.fields import part
from actip.format.records import Submission
from actip.format.walk import group, groups
from actip.format.words import heading
from actip.gate.scalars import folded
from actip.spelling import alike
from actip.texts import ENGLISH, capital

_OBLIGATIONS, _FIGURES, _COURTS = "obligations", "statistics", "court_indicators"  # parts that hold questions
_OWNED = ((_OBLIGATIONS,), (_FIGURES, "indicators"), (_COURTS,), ("round_answers",))  # where a row names its agency
_ARTICLE = "Art. {number}"  # how an article is written in a file, in whatever language


class Assigning(NamedTuple):
    """One agency of the list: its short name, and what it is assigned to as it was typed."""

    agency: str
    answers: tuple[str, ...]


# --- what can be assigned


def topics(catalogue: Catalogue) -> Mapping[str, str]:
    """Return whatever an agency can answer, by the code that a file has for it, with the label that a form has."""
    article = next(iter(catalogue.obligations.values())).cited_as
    labels = {code.code: code.label for code in catalogue.lists["pillars"].codes.values()}
    labels |= {article_code(number): article.format(number=number) for number in catalogue.articles}
    labels |= {code: heading(part(code), catalogue.language) for code in catalogue.lists["parts"].codes}
    labels |= {obligation: obligation for obligation in catalogue.obligations}
    labels |= {indicator.id: capital(indicator.title) for indicator in catalogue.indicators.values()}
    labels |= {code: code for code in catalogue.lists["court_indicators"].codes}
    return labels | {question: question for question in catalogue.questions}


def article_code(number: int) -> str:
    """Return how a file writes an article that an agency answers."""
    return _ARTICLE.format(number=number)


def topic_words(catalogue: Catalogue) -> Mapping[str, str]:
    """Map everything that may be typed for what an agency answers, in folded letters, to its code.

    An article is meant by a number without a paragraph, also where one obligation is all that it holds.
    """
    meant = {folded(code): code for code in topics(catalogue)}
    meant |= obligation_words(catalogue)
    for name in ("court_indicators", "parts"):
        meant |= {folded(code.label): code.code for code in catalogue.lists[name].codes.values()}
    meant |= {folded(label): code for code, label in topics(catalogue).items()}
    say = catalogue.language.say
    for number in catalogue.articles:
        cited = say("citation", "Article {number}", number=str(number))
        words = (str(number), cited, f"art {number}", f"art.{number}", f"articles {number}")
        meant |= {folded(word): article_code(number) for word in words}
    return meant


def obligation_words(catalogue: Catalogue) -> Mapping[str, str]:
    """Map what people say for an obligation, in folded letters, to its id: 14.7, or Art. 14(7) where it is one only."""
    meant: dict[str, str] = {}
    cited = [obligation.citation for obligation in catalogue.obligations.values()]
    for obligation in catalogue.obligations.values():
        short = obligation.id.removeprefix("ACTIP-")
        article = catalogue.language.say("citation", "Article {number}", number=short)
        words = (short, obligation.cited_as.format(number=short), article)
        meant |= {folded(text): obligation.id for text in words}
        if cited.count(obligation.citation) == 1:
            meant[folded(obligation.citation)] = obligation.id
    return meant


class Topics:
    """Tell what is meant by the words in which agencies are assigned: those of the catalogue's language and English."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue, with the rounds that the file answers."""
        self._meant = {**topic_words(same_in(ENGLISH.code, catalogue)), **topic_words(catalogue)}

    def of(self, text: str) -> str | None:
        """Return the code of what is meant, None where nobody can tell."""
        word = folded(text)
        return self._meant.get(word) or self._meant.get(word.rstrip("."))

    def near(self, text: str) -> str | None:
        """Return the code of what is written much like it, None where nothing is."""
        nearest = alike(folded(text), self._meant, cutoff=0.75)
        return self._meant[nearest[0]] if nearest else None


# --- who answers


def answering(content: Mapping[str, Any], catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return the agencies that answer each obligation, indicator, court indicator and question of a round.

    They are named as the list of agencies spells them: those that the row names; where it names none, those assigned to
    the question itself; else to its article; else to its pillar, an indicator or a court indicator to its part. No
    agency means the secretariat. What is of no shape for it is passed over. The catalogue asks the file's own round.
    """
    rows: dict[str, str] = {}
    for path in _OWNED:
        for name, entry in group(content, *path).items():
            if isinstance(entry, Mapping) and isinstance(entry.get("agency"), str):
                rows[name] = entry["agency"]
    return answering_by(assigning_in(content), rows, catalogue)


def says_who_answers(steps: Sequence[str]) -> bool:
    """Tell whether the steps of a place lead to the agency that the row of a question names."""
    return tuple(steps[:-2]) in _OWNED and steps[-1] == "agency"


def answering_of(submission: Submission, catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return the same of a submission that was read."""
    by_id = (submission.answers, submission.countings, submission.court_indicators, submission.round_answers)
    rows = {name: entry.agency for entries in by_id for name, entry in entries.items() if entry.agency}
    return answering_by([Assigning(entry.id, entry.answers) for entry in submission.agencies], rows, catalogue)


def assigning_in(content: Mapping[str, Any]) -> list[Assigning]:
    """Return the agencies of a file in their order, each with what it is assigned to."""
    listed = []
    for _, entry in groups(content, "agencies"):
        if isinstance(entry.get("id"), str):
            answers = entry.get("answers")
            texts = answers if isinstance(answers, list) else ()
            listed.append(Assigning(entry["id"], tuple(text for text in texts if isinstance(text, str))))
    return listed


def assigned(listed: Iterable[Assigning], catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return the agencies that are assigned to each pillar, article, part or question, as the list spells them."""
    listed = [entry for entry in listed if entry.answers]
    if not listed:  # most files: the words need not be gathered
        return {}
    meant = Topics(catalogue)
    agencies: dict[str, list[str]] = {}
    for agency, answers in listed:
        for code in filter(None, map(meant.of, answers)):
            of_code = agencies.setdefault(code, [])
            if agency not in of_code:
                of_code.append(agency)
    return {code: tuple(names) for code, names in agencies.items()}


def answering_by(
    listed: Iterable[Assigning], rows: Mapping[str, str], catalogue: Catalogue
) -> Mapping[str, tuple[str, ...]]:
    """Return the agencies that answer each question, from the list and from what the rows of questions name."""
    listed = list(listed)
    names = [entry.agency for entry in listed]
    by_topic = assigned(listed, catalogue)
    spelling = {text: _as_spelt(text, names) for text in set(rows.values())}
    return {
        question: spelling[rows[question]]
        if question in rows
        else next((by_topic[topic] for topic in _ways_to(question, catalogue) if topic in by_topic), ())
        for question in catalogue.every_question
    }


def _as_spelt(text: str, names: list[str]) -> tuple[str, ...]:
    """Return the agencies that a row names as their list spells them; one that it does not have as the row does."""
    spelt = (as_listed(agency, (*names, REST)) or agency for agency in agencies_in(text, names))
    return tuple(dict.fromkeys(agency for agency in spelt if agency != REST))


def _ways_to(question: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what a question can be assigned by, the nearest first."""
    obligation = catalogue.obligations.get(question)
    if obligation:
        return question, article_code(obligation.article), obligation.pillar, _OBLIGATIONS
    if question in catalogue.indicators:
        return question, _FIGURES
    return (question, _COURTS) if question in catalogue.lists["court_indicators"].codes else (question,)
