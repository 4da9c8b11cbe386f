"""Own the `SCH` rules about texts that are garbled: read in a wrong encoding, with signs lost, typed for an old font.

They look at every text of a file. None of them offers the text that was meant: nobody but its author can say it.
"""

from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import Found, Severity, rule
from actip.rules.patterns import garbled
from actip.rules.prose import of_report

_BASIS = "The Unicode Standard; a text is read the same by everybody"


@rule(
    "SCH250",
    title="A text that was read wrongly on its way",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{how}",
    words={
        "how": {
            "encoding": "{subject}: the text seems to be garbled: its letters were read in a wrong encoding.",
            "escapes": "{subject}: the text holds signs of a program, as &amp; or _x000D_, in place of what was typed.",
        }
    },
    remedy="Copy the text from its source again, or type it. Save files as UTF-8 before they are read by a program.",
)
def misread(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text whose letters were read in a wrong encoding, or that holds what a program writes in place of them.

    What it finds
        Letters in an order that no language has, as they come of UTF-8 that was read as a code page of Windows, DOS or
        Macintosh, and the other way round; escapes of HTML, JSON or Excel, and tags.

    Why it matters
        Others see signs without sense, a search does not find it, and no translation can be made of it.

    Example
        account: a sentence with an A with a tilde and a copyright sign where an e with an accent was.

    How to close it
        Copy it from its source again. A file of comma-separated values is saved as 'CSV UTF-8'.
    """
    for pointer, text in of_report(submission):
        how = garbled.misread(text)
        if how:
            yield Found(pointer, {"how": how})


@rule(
    "SCH251",
    title="A text of which signs were lost",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{subject}: question marks, or signs that stand for what could not be read, are in place of letters.",
    remedy="The letters cannot be had back from here: copy the text from its source again, or type it.",
)
def lost(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text with question marks, or the sign for what could not be read, in place of letters.

    What it finds
        The sign U+FFFD, rows of question marks, and question marks inside of words.

    Why it matters
        What stood there is gone. A program that does not know a script writes so, most often at an export.

    Example
        account: ????? ????? ?????

    How to close it
        Take the text from where it was first written. Export it again in UTF-8.
    """
    for pointer, text in of_report(submission):
        if garbled.lost(text):
            yield Found(pointer, {})


@rule(
    "SCH252",
    title="A text typed for an old font",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{font}",
    words={
        "font": {
            "vietnamese": "{subject}: the text seems to be typed for an old Vietnamese font, such as .VnTime or VNI.",
            "khmer": "{subject}: the text seems to be typed for an old Khmer font, such as Limon.",
            "lao": "{subject}: the text seems to be typed for an old Lao font, such as Saysettha or Alice.",
            "private": "{subject}: the text holds signs that only one font can show.",
        }
    },
    remedy="Convert it to Unicode where it was written, with the converter of the word processor, and enter it again.",
)
def old_font(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text that can be read with one font alone, of the years before Unicode.

    What it finds
        What the fonts of the Vietnamese standards TCVN 3 and VNI, of Limon for Khmer and of Saysettha and Alice for Lao
        leave when they are taken away: capitals and signs inside of words, in a share that no other text has. Burmese
        for the font Zawgyi is SCH220.

    Why it matters
        The text looks right with that font only. Elsewhere it is garbled, and a search does not find it.

    Example
        account: a sentence that was copied from a document in .VnTime

    How to close it
        Convert it where it was written; word processors and keyboards of all these languages have a converter.
    """
    for pointer, text in of_report(submission):
        font = garbled.old_font(text)
        if font:
            yield Found(pointer, {"font": font})
