"""Own the paper of a national report: a state's answers in the order of the articles, for its own clearance.

It is made of answers only. What is not answered is said to be so; what the audience may not see is left out and said.
Its own words are in the language of the catalogue that it is written with.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS
from actip.model import Finding, place_words
from actip.reports.paper.about import AboutChapter
from actip.reports.paper.answers import AnswersChapter
from actip.reports.paper.chapter import Disclosed, Entry, PreviousReport, ToMend, number
from actip.reports.paper.fact_sheet import ROOMS, FactSheetChapter
from actip.reports.paper.figures import FiguresChapter
from actip.reports.paper.lists import ListsChapter
from actip.reports.paper.questions import QuestionsChapter
from actip.reports.paper.summary import FEWER, MOST, SummaryChapter
from actip.reports.paper.unanswered import UnansweredChapter
from actip.rules.wording import reworded
from actip.sections.words import numbers_in_texts, small_counts
from actip.texts import ENGLISH, Language
from actip.writers.paper import Paper

__all__ = ["Disclosed", "PreviousReport", "ToMend", "brief", "document"]

_BRIEF = 2  # pages
_CLEARED = ("nationally_approved", "submitted")


def document(
    disclosed: Disclosed,
    findings: Sequence[Finding],
    catalogue: Catalogue,
    created: datetime,
    to_mend: ToMend = ToMend(),  # noqa: B008  frozen
) -> Paper:
    """Return the document of a submission, on paper. The same arguments give the same paper."""
    title = catalogue.language.say(
        "document",
        "National report under the ASEAN Convention Against Trafficking in Persons, Especially Women and Children",
    )
    paper = _opened(disclosed, findings, catalogue, created, title, to_mend)
    arguments = (paper, disclosed.data, disclosed.withheld, catalogue)
    paper.new_page()
    about = AboutChapter(*arguments)
    about.write()
    about.signatures()
    paper.contents(catalogue.language.say("document", "Contents"))
    paper.new_page()
    answers, lists = AnswersChapter(*arguments), ListsChapter(*arguments)
    answers.write()
    answers.courts()
    QuestionsChapter(*arguments).write()
    FiguresChapter(*arguments).write()
    lists.write()
    lists.explanations()
    UnansweredChapter(*arguments).write()
    about.annex()
    return paper


def brief(
    disclosed: Disclosed,
    findings: Sequence[Finding],
    catalogue: Catalogue,
    created: datetime,
    to_mend: ToMend = ToMend(),  # noqa: B008  frozen
) -> Paper:
    """Return two pages on a submission, for a minister or a visitor. The same arguments give the same paper."""
    title = catalogue.language.say("brief", "Against trafficking in persons: the report in brief")
    for room in ROOMS:
        paper = _begun(disclosed, findings, catalogue, created, title, to_mend)
        FactSheetChapter(paper, disclosed.data, disclosed.withheld, catalogue, disclosed.last, room).write()
        if paper.pages <= _BRIEF:
            break
    return paper


def _opened(
    disclosed: Disclosed,
    findings: Sequence[Finding],
    catalogue: Catalogue,
    created: datetime,
    title: str,
    to_mend: ToMend,
) -> Paper:
    """Begin a document with its summary: on the first page, naming less where that does not hold it."""
    for lines in (MOST, *FEWER):
        paper = _begun(disclosed, findings, catalogue, created, title, to_mend)
        arguments = (paper, disclosed.data, disclosed.withheld, catalogue, disclosed.last, findings)
        SummaryChapter(*arguments, disclosed.as_of, lines).write()
        if paper.pages == 1:
            break
    return paper


def _begun(
    disclosed: Disclosed,
    findings: Sequence[Finding],
    catalogue: Catalogue,
    created: datetime,
    title: str,
    to_mend: ToMend,
) -> Paper:
    """Begin a document: whose it is, for whom, what it must not be taken for, and what of a draft is to be mended."""
    data, say = disclosed.data, catalogue.language.say
    clearance = catalogue.label("clearance", data.get("clearance", "draft"))
    stamps = list(_stamps(disclosed, findings, catalogue))
    state, period = catalogue.states[data["state"]].name, _period(data, catalogue.language)
    whole = say("document", "{state}: {title}, {period}", state=state, title=title, period=period)
    paper = Paper(whole, " ".join(stamps), created, catalogue.language.code)
    paper.header(say("document", "{state}, {period}. {clearance}.", state=state, period=period, clearance=clearance))
    paper.footer(" ".join(stamps))
    paper.heading(title, 0)
    paper.paragraph(say("document", "{state}, {period}", state=state, period=period), "Subtitle")
    for stamp in (*_draft(catalogue.language), *stamps):
        paper.paragraph(stamp, "Intense Quote")
    if disclosed.audience == LEVELS[-1] and (lines := list(_still_to_mend(to_mend, catalogue))):
        label = say("document", "To mend before it is passed on. What could not be read is not in this document.")
        paper.bullets(label, lines)
    return paper


def _still_to_mend(to_mend: ToMend, catalogue: Catalogue) -> Iterator[str]:
    language = catalogue.language
    for finding in to_mend.errors:
        place, message = place_words(finding.place, language), reworded(finding, catalogue).message
        yield language.say("document", "{place}: {message}", place=place, message=message) if place else message
    if to_mend.unread:
        cells = language.row_of([place_words(cell.place, language) for cell in to_mend.unread])
        yield language.say("document", "Not read: {cells}.", cells=cells)


def _period(data: Entry, language: Language) -> str:
    start, end = (date.fromisoformat(data["period"][side]) for side in ("start", "end"))
    return language.say(
        "document", "{start} to {end}", start=language.written_day(start), end=language.written_day(end)
    )


def _draft(language: Language) -> Iterator[str]:
    """Yield, of a language that nobody reviewed, that it is a draft: in that language and in English."""
    for speaker in (language, ENGLISH) if language.is_draft else ():
        yield speaker.say(
            "document",
            "Draft translation: nobody has reviewed the fixed texts of this document in {language} yet. "
            "What the state wrote stands as it wrote it.",
            language=language.name,
        )


def _stamps(disclosed: Disclosed, findings: Sequence[Finding], catalogue: Catalogue) -> Iterator[str]:
    data, say = disclosed.data, catalogue.language.say
    yield say("document", "For: {audience}.", audience=catalogue.label("disclosure", disclosed.audience))
    if disclosed.as_of:
        yield say("document", "As of {day}.", day=catalogue.language.written_day(disclosed.as_of))
    if data.get("origin") == "imported":
        yield say("document", "Made from published facts, no government's report.")
    if data.get("origin") == "sample":
        yield say("document", "Sample: answers invented, no government's report.")
    if (clearance := data.get("clearance", "draft")) not in _CLEARED:
        label = catalogue.label("clearance", clearance)
        yield say("document", "{clearance}: not yet nationally approved.", clearance=label)
    if catalogue.states[data["state"]].voluntary:
        yield say("document", "Being a Party is not established; the report is voluntary.")
    if disclosed.audience != LEVELS[-1]:  # the same words whether anything is: how much is nobody's but the nation's
        yield say("document", "What this audience may not see is left out.")
    if errors := sum(finding.is_open_error for finding in findings):
        yield catalogue.language.counted(
            "document",
            "Still to mend: {number}; a check of the form names it.",
            "Still to mend: {number}; a check of the form names them.",
            errors,
            number=number(errors, catalogue.language),
        )
    yield small_counts(disclosed.threshold, catalogue.language)
    if disclosed.threshold is not None:
        yield numbers_in_texts(catalogue.language)
