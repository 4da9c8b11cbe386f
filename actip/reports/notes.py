"""Own the sentences beside an output: what was not read, what counts in place of what, what it was held against.

They are for whoever makes the output, and are no part of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from actip.assessment.wholeness import not_read
from actip.disclosure.publications import Publications
from actip.model import Assessment, Finding
from actip.texts import ENGLISH, Language

_MOST_NAMES = 3  # how many files that were left out are named
_MOST_ALONE = 5  # how many files that were compared with nothing
_MOST_EARLIER = 11  # how many of earlier cycles: one of each state


def left_out(paths: Sequence[str], language: Language = ENGLISH) -> tuple[str, ...]:
    """Say in a sentence which files of a folder were not read, none where all were."""
    if not paths:
        return ()
    words = language.counted(
        "screen",
        "note: not read, because it is no submission: {count} ({files})",
        "note: not read, because they are no submissions: {count} ({files})",
        len(paths),
        files=_names(paths, language),
    )
    return (words,)


def excluded(paths: Sequence[str], where: str, language: Language = ENGLISH) -> tuple[str, ...]:
    """Say in a sentence which files were not read because somebody leaves them out, none where there is none."""
    if not paths:
        return ()
    words = language.say(
        "screen",
        "note: left out by {where}: {number} ({files})",
        where=where,
        number=language.figure(len(paths)),
        files=_names(paths, language),
    )
    return (words,)


def _names(paths: Sequence[str], language: Language) -> str:
    return language.row_of([*paths[:_MOST_NAMES], *(["..."] if len(paths) > _MOST_NAMES else [])])


def compared_with_nothing(assessments: Iterable[Assessment], language: Language = ENGLISH) -> tuple[str, ...]:
    """Say in a sentence which reports have no last one beside them, none where all have."""
    alone = [entry.path for entry in assessments if entry.readable and not entry.compared_with]
    if not alone:
        return ()
    words = language.counted(
        "screen",
        "note: {count} report was compared with nothing, for no last one of its state is named: {files}",
        "note: {count} reports were compared with nothing, for no last one of their states is named: {files}",
        len(alone),
        files=language.first_of(alone, _MOST_ALONE),
    )
    return (words,)


def held_against(published: Publications) -> Iterator[str]:
    """Say for the sender alone what an output was held against, and what lies beside it and was not read."""
    if names := [PurePath(path).name for path in published.paths]:
        yield ENGLISH.counted(
            "screen",
            "held against {count} published file: {files}",
            "held against {count} published files: {files}",
            len(names),
            files=ENGLISH.row_of(names),
        )
    if published.left_out:
        yield ENGLISH.counted(
            "screen",
            "note: not held against {count} other file there, of which no figures are read: {files}",
            "note: not held against {count} other files there, of which no figures are read: {files}",
            len(published.left_out),
            files=ENGLISH.row_of([PurePath(path).name for path in published.left_out]),
        )


def not_cleared(questions: int, language: Language = ENGLISH) -> str:
    """Say that a copy is one of a draft, and how many questions are open in it."""
    if not questions:
        return language.say("screen", "Draft: nobody has cleared the report.")
    return language.counted(
        "screen",
        "Draft: nobody has cleared the report, and {count} question is open.",
        "Draft: nobody has cleared the report, and {count} questions are open.",
        questions,
    )


def mostly_withheld(file: str, withheld: int, answers: int, language: Language = ENGLISH) -> str:
    """Say that a document shows few answers or none to its readers; empty where it shows most of them."""
    if answers and withheld == answers:
        return language.say("screen", "{file} shows no answer: its readers may see none.", file=file)
    if 2 * withheld > answers:
        return language.say(
            "screen",
            "{file} shows few answers: its readers may not see {withheld} of {number}.",
            file=file,
            withheld=language.figure(withheld),
            number=language.figure(answers),
        )
    return ""


def held_back(lines: Iterable[str]) -> Iterator[str]:
    """Say for the sender alone what a copy is without."""
    return (f"held back: {line}" for line in lines)


def replaced(assessments: Iterable[Assessment]) -> Iterator[str]:
    """Say which files could not be read, and why, which were not read in full, and which count in place of others."""
    for assessment in assessments:
        if assessment.unread:
            what_follows = "It is not in the report." if assessment.readable else "It counts as not readable."
            yield f"error: {not_read(assessment.path, assessment.unread)} {what_follows}"
        elif not assessment.readable:
            for finding in assessment.findings:
                yield f"error: {assessment.path}: {finding.message} {finding.remedy}".rstrip()
        if change := assessment.resubmission:
            yield f"note: {assessment.path} is revision {change.revision} and counts in place of {change.replaced}"


def unplaced(assessments: Iterable[Assessment]) -> Iterator[str]:
    """Say which files are in no report because nothing tells whose they are, and why not."""
    for assessment in assessments:
        if assessment.readable:
            what = "It does not say which state and which cycle it is about."
            yield f"error: {assessment.path}: {what} It is not in the report."
        else:
            yield from replaced([assessment])


def compared_alone(paths: Sequence[str]) -> Iterator[str]:
    """Say in a sentence which reports are of an earlier cycle, none where there is none."""
    if paths:
        yield ENGLISH.counted(
            "screen",
            "note: {count} report is of an earlier cycle, and is used for comparison only: {files}",
            "note: {count} reports are of an earlier cycle, and are used for comparison only: {files}",
            len(paths),
            files=ENGLISH.first_of([PurePath(path).name for path in paths], _MOST_EARLIER),
        )


def of_parts(paths: Iterable[str]) -> Iterator[str]:
    """Say which files are one agency's part of a report, and count for the whole of it."""
    for path in paths:
        yield f"note: {path} is only one agency's part of a report, and stands here for all that its state says."


def unused(sentences: Iterable[str]) -> Iterator[str]:
    """Say which files about a cycle were read and are not used, and why."""
    return (f"note: {sentence}" for sentence in sentences)


def about_files(faults: Iterable[tuple[str, Finding]]) -> Iterator[str]:
    """Say what was found in files of observations, about cycles and of work plans, each fault with its file."""
    for path, finding in faults:
        place = f", {finding.place.words}" if finding.place.words else ""
        yield f"{finding.severity.value}: {path}{place}: {finding.message} {finding.remedy}"
