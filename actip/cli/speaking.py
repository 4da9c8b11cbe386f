"""Own in which language a run speaks: to whoever reads, in notes, and in files for programs."""

import os
import sys
from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple, TextIO

from actip.catalogue import catalogue
from actip.model.settings import Settings
from actip.reports import console, of_draft, verification
from actip.texts import ENGLISH, Language, language, preferred


def spoken(wanted: str, settings: Settings) -> Language:
    """Return the language of whoever reads: that of `--lang`, else one that is wished for, the system's, or English.

    A wish for a draft is not followed; that, and that a draft is shown, stands on standard error. Raises UnknownName.
    """
    if wanted:
        from actip.settings import language_code

        language_code("--lang", wanted)
    reader = preferred(wanted, [wish.code for wish in settings.wishes], system_locale(os.environ))
    if reader.is_draft:
        notes = reader if _has_letters(sys.stderr, reader) else ENGLISH
        console.complain(of_draft(_name(reader), notes))
    for wish in takewhile(lambda wish: language(wish.code).is_draft, () if wanted else settings.wishes):
        words = reader.say(
            "screen",
            "note: {where} asks for {language}, which nobody has reviewed yet; --lang {code} shows the draft",
            where=wish.where,
            language=_name(language(wish.code)),
            code=wish.code,
        )
        console.complain(words)
    return reader


def standing(code: str) -> str:
    """Return how far a language is translated and who has reviewed it, in a sentence. Raises UnknownName."""
    spoken = language(code)
    if spoken is ENGLISH:
        return "English (en): the language in which all texts are written."
    name = f"{spoken.name} ({code})" if console.can_show(spoken.name, sys.stdout) else code
    if spoken.is_draft:
        return f"{name}: a draft, {spoken.translated} texts translated. Nobody has reviewed them."
    return f"{name}: {spoken.translated} texts translated. Reviewed by {spoken.reviewer}."


class Spoken(NamedTuple):
    """The languages of one run: of what is printed, of the notes beside it, and of formats in files."""

    output: Language
    notes: Language
    text: Language
    programs: Language

    def of(self, format: str) -> Language:
        """Return the language of a format that is written to a file."""
        return self.text if format == "text" else self.programs


def languages_of(format: str, wanted: str, settings: Settings) -> Spoken:
    """Return who is spoken to in which language: whoever reads in theirs, programs in English unless `--lang` is there.

    Where standard output has not the letters of a language, English stands there, and a note says so.
    """
    reader = spoken(wanted, settings)
    programs = reader if wanted else ENGLISH
    output = reader if format == "text" else programs
    # What is no text for a screen is UTF-8, whatever the console is.
    if format == "text" and not _has_letters(sys.stdout, output):
        console.complain(
            f"note: this is in English: {sys.stdout.encoding} has not the letters of '{output.code}'; "
            "set PYTHONUTF8=1, or write a file with --output-file"
        )
        output = ENGLISH
    return Spoken(output, reader if _has_letters(sys.stderr, reader) else ENGLISH, reader, programs)


def _has_letters(stream: TextIO, language: Language) -> bool:
    """Tell whether a stream can show a language, by a sentence that every report has."""
    return language is ENGLISH or console.can_show(f"{language.name} {verification(catalogue(language.code))}", stream)


def _name(language: Language) -> str:
    """Return the name of a language in itself, or its code where standard error has not its letters."""
    return language.name if console.can_show(language.name, sys.stderr) else language.code


def system_locale(environment: Mapping[str, str]) -> str:
    """Return the locale of messages, such as `lo_LA.UTF-8`, or nothing; on Windows that of its menus."""
    if sys.platform == "win32":
        import ctypes  # noqa: TID251  asks Windows itself, no other program, which language its menus are in
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
