"""Own the `GAP` rules about texts that are not finished: marks left in, cuts, and what reviewers wrote."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from actip.catalogue.entries import Catalogue
from actip.format.fields import key_at
from actip.format.keys import Kind as Key
from actip.format.records import Submission, Text
from actip.model import Found, Kind, Severity, rule
from actip.rules.gaps import holds_a_place
from actip.rules.intervals import of_latest
from actip.rules.patterns import unfinished
from actip.rules.prose import of_report

_BASIS = "Article 24 (monitoring, reviewing and reporting)"
_PLACES = r"/obligations/[^/]+/(?:account|evidence/[0-9]+/title|actions/[0-9]+/action)"  # where GAP316 looks
# Where cells, fields of databases and forms cut a text: 255 in a cell of older programs, 32,767 in one of today.
_CUTS = frozenset((255, 256, 500, 511, 512, 1000, 1023, 1024, 2000, 2047, 2048, 4000, 4095, 4096, 8191, 8192, 32767))
_ENDED = r"[.!?…។៕။|)\]\"'”’»>/]\Z"  # a link can be as long as it likes
_FEW_TEXTS = 10
_FEW_WITHOUT = 0.05  # of all texts of a report: where more have no full stop, its author does not use them
_LONG_TEXT = 150
_ENDINGS = ("s", "es", "d", "ed", "r", "er", "ing", "ly", "al", "ment", "ion", "ance", "ence", "me", "ers")
_ASKED_IN_FULL = r"/(?:account|summary|detail|challenges|effect)\Z"  # texts of sentences: a title has no full stop
_OPEN_END = r"(?:[,;:(\[{–—-]|[\s(](?:" + unfinished.NO_LAST_WORDS + r"))\s*\Z"
_NO_STOPS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"  # scripts whose sentences need no full stop
_HALF_WORD = 3  # letters at least
_ENOUGH_TO_BREAK = 30  # signs; what is shorter is a note


@of_latest
def _marks(submission: Submission) -> list[tuple[Text, str, str]]:
    """Find the texts with a mark that they are not finished, each with the kind of the mark and its words."""
    texts = of_report(submission)
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
            "filler": "{subject}: '{found}' only fills the place of a text.",
            "elsewhere": "{subject}: '{found}' sends the reader to something that is not here.",
        }
    },
    remedy="Write what is meant. What nobody knows yet can be said in words: who will know it, and when.",
)
def still_open(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text with a mark in it that something is still to be put in, or that sends the reader elsewhere.

    What it finds
        In any text: 'TBD', '[insert number]', '<name of state>', 'XX per cent', 'figures to be completed by', '____',
        'lorem ipsum', 'see attachment', and 'same as above' where a text begins with it, in English and the languages
        of the states. A text that is nothing but such a mark is GAP316.

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
    for pointer, text in of_report(submission):
        if _is_full(text) and not re.search(_ENDED, text.rstrip()):
            yield Found(pointer, {"length": len(text), "found": text[-30:].lstrip()})


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


@rule(
    "GAP345",
    title="A sentence without its end",
    basis=_BASIS,
    severity=Severity.NOTE,
    otherwise=Kind.QUESTION,
    message="{subject}: the text seems to break off: '{found}'. Does it go on?",
    remedy="See in its source how it goes on. If this is its end, add the full stop.",
)
def no_end(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text that ends where no sentence ends.

    What it finds
        A text of sentences that ends with a comma, a semicolon, a colon or an open bracket, with a word such as 'and',
        'the' or 'of', or in the first letters of a word that stands elsewhere in the report; and a long account without
        its full stop where nearly all others have theirs. Texts in scripts that need no full stop pass. A text of the
        length at which programs cut is GAP342.

    Why it matters
        What stood behind it may be gone.

    Example
        account: Bailiffs follow up what was ordered by the

    How to close it
        Take the whole text from where it was written, or add the full stop.
    """
    texts = [entry for entry in of_report(submission) if re.search(_ASKED_IN_FULL, entry.pointer)]
    open_ones = [
        entry
        for entry in texts
        if not re.search(_ENDED, entry.text.rstrip() or ".")
        and len(entry.text) >= _ENOUGH_TO_BREAK
        and not _is_full(entry.text)
        and not re.search(_NO_STOPS, entry.text[-12:])
    ]
    if not open_ones:
        return
    others = [entry for entry in texts if len(entry.text) >= _ENOUGH_TO_BREAK]
    stops_are_usual = len(others) >= _FEW_TEXTS and len(open_ones) <= len(others) * _FEW_WITHOUT
    words = Counter(re.findall(r"\w+", " ".join(entry.text for entry in texts))) if stops_are_usual else Counter()
    for pointer, text in open_ones:
        last = re.search(r"[a-z]*\Z", text.rstrip())
        long = len(text) >= _LONG_TEXT and last is not None and last.group() != ""
        broken = stops_are_usual and (long or (last is not None and _is_half_a_word(last.group(), words)))
        if broken or re.search(_OPEN_END, text.lower()):
            yield Found(pointer, {"found": text[-30:].lstrip()})


def _is_full(text: str) -> bool:
    """Tell whether a text has the length of a cell or field that is full."""
    return len(text) in _CUTS or (not text.isascii() and len(text.encode(errors="replace")) in _CUTS)


def _is_half_a_word(last: str, words: Mapping[str, int]) -> bool:
    """Tell whether letters stand once in a report, and several words begin with them that no ending makes of them."""
    if len(last) < _HALF_WORD or words.get(last, 0) > 1 or any(f"{last}{ending}" in words for ending in _ENDINGS):
        return False
    return any(word.startswith(last) and len(word) >= len(last) + 2 for word in words)
