"""Own the `GAP` rules about texts that are not finished: marks left in, copies, cuts, and what reviewers wrote."""

import re
from collections.abc import Iterator
from functools import cache

from actip.catalogue.entries import Catalogue
from actip.format.fields import every_key, key_at
from actip.format.keys import Kind as Key
from actip.format.records import Submission, Text
from actip.gate.normal import normal
from actip.model import Found, Kind, Severity, rule
from actip.rules.answers import answers
from actip.rules.gaps import holds_a_place
from actip.rules.intervals import of_latest
from actip.rules.patterns import unfinished

_BASIS = "Article 24 (monitoring, reviewing and reporting)"
_PLACES = r"/obligations/[^/]+/(?:account|evidence/[0-9]+/title|actions/[0-9]+/action)"  # where GAP316 looks
_LONG_ENOUGH = 40  # signs of an account that is no set phrase, such as 'No change in the period.'
_SEVERAL = 5  # obligations with one account
_ARTICLES = 3  # of as many at least: the paragraphs of one article can be answered by the same law
# Where cells, fields of databases and forms cut a text: 255 in a cell of older programs, 32,767 in one of today.
_CUTS = frozenset((255, 256, 500, 511, 512, 1000, 1023, 1024, 2000, 2047, 2048, 4000, 4095, 4096, 8191, 8192, 32767))
_BEFORE = " \t\n\"'“‘-–•*"  # what stands before a text that was copied
_FIRST = 8  # signs by which texts that are the same begin the same
_ENDED = r"[\s.!?…។៕။|)\]\"'”’»>/]\Z"  # a link can be as long as it likes


@of_latest
def _marks(submission: Submission) -> list[tuple[Text, str, str]]:
    """Find the texts with a mark that they are not finished, each with the kind of the mark and its words."""
    texts = [entry for entry in submission.texts if not entry.pointer.startswith("/last/")]
    cues = unfinished.cues_in(entry.text for entry in texts)
    marked = ((entry, unfinished.marks(entry.text, cues)) for entry in texts) if cues else ()
    return [(entry, *mark) for entry, mark in marked if mark and _is_text(entry.pointer)]


def _is_text(pointer: str) -> bool:
    """Tell whether a text is asked where it stands: what stands in place of a table has a finding of its own."""
    key = key_at(tuple(pointer.split("/")[1:]))
    return key is None or key.kind in (Key.TEXT, Key.NAME, Key.TEXTS)


@rule(
    "GAP340",
    title="Something is still to be written",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{mark}",
    words={
        "mark": {
            "open": "{subject}: '{found}' is still to be filled in.",
            "elsewhere": "{subject}: '{found}' sends the reader to something that is not here.",
        }
    },
    remedy="Write what is meant. What nobody knows yet can be said in words: who will know it, and when.",
)
def still_open(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text with a mark in it that something is still to be put in, or that sends the reader elsewhere.

    What it finds
        In any text: 'TBD', '[insert number]', 'XX per cent', 'figures to be completed by', '____', 'see attachment',
        and 'same as above' where a text begins with it, in English and the languages of the states. A text that is
        nothing but such a mark is GAP316.

    Why it matters
        It was meant to be replaced before the report went out. Nothing is attached to a submission, and each answer is
        read alone.

    Example
        account: In 2025, [insert number] officials were trained.

    How to close it
        Write it. Where the figure comes later, say from whom and when; where another answer holds, say it again.
    """
    for entry, kind, words in _marks(submission):
        if kind != "remark" and not (holds_a_place(entry.text) and re.fullmatch(_PLACES, entry.pointer)):
            yield Found(entry.pointer, {"mark": kind, "found": words})


@rule(
    "GAP341",
    title="One account under many duties",
    basis=_BASIS,
    severity=Severity.NOTE,
    otherwise=Kind.QUESTION,
    message="The same account stands under {number} obligations: {alike}. Does it answer each of them?",
    remedy="Say under each what was done about that duty; what holds for all of them can stand under one.",
)
def one_account(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The same account of some length under obligations of several articles.

    What it finds
        One text of a sentence or more as the account of five obligations or more, of at least three articles. It is one
        question for all of them. The paragraphs of one article can often be answered by the same law.

    Why it matters
        A text that fits everything says little about each. Often it was filled down a column by mistake.

    Example
        'The Government attaches great importance to this matter and works on it.' under 14.1, 14.9, 15.3, 16.6
        and 18.1.

    How to close it
        Say in a sentence what is special to each, or leave the account of the others empty.
    """
    copies: dict[str, list[tuple[str, int]]] = {}
    for obligation, answer in answers(submission, catalogue):
        account = answer.account or ""
        if len(account) >= _LONG_ENOUGH:
            alike = " ".join(account.lower().split())
            copies.setdefault(alike, []).append((obligation.id, obligation.article))
    for places in copies.values():
        if len(places) >= _SEVERAL and len({article for _, article in places}) >= _ARTICLES:
            ids = [name for name, _ in places]
            yield Found(f"/obligations/{ids[0]}/account", {"number": len(ids), "alike": ids})


@rule(
    "GAP342",
    title="A text that breaks off",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: the text has exactly {length} signs and ends in the middle of a sentence: '{found}'.",
    remedy="See in its source how it goes on. If this is its end, add the full stop.",
)
def cut(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text that ends in the middle of a sentence, just where cells and fields are full.

    What it finds
        A text of 255, 1,024, 32,767 or another number of signs at which programs cut, that ends with a letter, a digit
        or a comma.

    Why it matters
        What stood behind it is gone, and a program cuts without a word.

    Example
        account: 255 signs that end with 'and the victims are the'

    How to close it
        Take the whole text from where it was written.
    """
    for pointer, text in submission.texts:
        full = len(text) in _CUTS or (not text.isascii() and len(text.encode(errors="replace")) in _CUTS)
        if full and not re.search(_ENDED, text):
            yield Found(pointer, {"length": len(text), "found": text[-30:].lstrip()})


@rule(
    "GAP343",
    title="The question in place of the account",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{citation} {title}: the account is the question itself, or only a question.",
    remedy="Write under '{key[account]}' what was done in the period, or leave it empty.",
    beside="/account",
)
def question_as_account(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An account that repeats what is asked.

    What it finds
        An account that is the question of its obligation, its title, what it says in short or the prompt of the form;
        or that is one question and nothing else, in whatever language.

    Why it matters
        It looks like an answer until somebody reads it.

    Example
        ACTIP-14.9: 'How, when and in which languages are victims told about their rights?'

    How to close it
        Answer it, or leave it empty: an empty field is an open question, and honest.
    """
    for obligation, answer in answers(submission, catalogue):
        if answer.account and _is_asked(answer.account, (obligation.question, obligation.summary, obligation.title)):
            yield Found(f"/obligations/{obligation.id}", {})


def _is_asked(account: str, texts: tuple[str, ...]) -> bool:
    """Tell whether an account is one of the texts, or one question and nothing else."""
    begins = account.lstrip(_BEFORE)[:_FIRST].lower()
    if any(text[:_FIRST].lower() == begins for text in (*texts, *_prompts())):
        comparable = _compared(account)
        if comparable in map(_compared, (*texts, *_prompts())):
            return True
    return account.rstrip().endswith(("?", "？", "؟")) and re.search(r"[.!?;:။។]\s", account) is None


@cache
def _prompts() -> frozenset[str]:
    """Return what the form says beside an account: whoever copies a row may copy it."""
    return frozenset(key.about for key in every_key() if key.name == "account")


def _compared(text: str) -> str:
    """Return a text as it is compared: letters and digits alone."""
    return re.sub(r"[\W_]+", "", normal(text).lower())


@rule(
    "GAP344",
    title="A remark of whoever read the draft",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: '{found}' seems to be a remark for colleagues. Is it meant for the readers of the report?",
    remedy="Settle what it asks, then take it out.",
)
def remark(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A remark of a reviewer that was left in a text.

    What it finds
        In any text: '@name please check', 'Comment [AB1]', 'please verify', '??', 'not sure if this', 'note to editor',
        and what tracked changes leave behind, in English and the languages of the states.

    Why it matters
        It was meant for a colleague. It also says that something is not settled yet.

    Example
        account: 120 victims were helped (Nok, please check with the police).

    How to close it
        Settle it and take it out. What has to stay open is said in words for readers.
    """
    for entry, kind, words in _marks(submission):
        if kind == "remark":
            yield Found(entry.pointer, {"found": words})
