"""Own the shelf of languages: which there are, and which is meant where several could be.

A language is one file under schemas/texts: `lo.po`, which people edit, and `lo.mo` beside it, which `actip build`
makes of it and which the program reads.
"""

from collections.abc import Iterable
from functools import cache

from actip.errors import CatalogueError, UnknownName
from actip.gate.files import packaged_names, read_packaged_bytes
from actip.resources import folder
from actip.spelling import alike
from actip.texts.language import ENGLISH, Language


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are, English first, then in alphabetical order."""
    return (ENGLISH.code, *packaged_names(folder("schemas") / "texts", ".mo"))


@cache
def language(code: str) -> Language:
    """Return the language with a code. Raises UnknownName where there is none, CatalogueError where it is damaged."""
    if code == ENGLISH.code:
        return ENGLISH
    if code not in languages():
        near = alike(code, languages())
        offered = ENGLISH.row_of(languages())
        hint = f"Did you mean '{near[0]}'? There are: {offered}." if near else f"There are: {offered}."
        raise UnknownName(f"There is no language '{code}'.", hint)
    from actip.texts.translations import Translated  # who reads English does not wait for gettext

    content = read_packaged_bytes(folder("schemas") / "texts" / f"{code}.mo")
    try:
        return Translated(code, content)
    except (OSError, ValueError, KeyError) as error:
        raise CatalogueError(f"The texts of the language '{code}' are damaged.", "Install actip again.") from error


def preferred(wanted: str, wishes: Iterable[str] = (), system: str = "") -> Language:
    """Return the language to speak: the one asked for; else the first wish that is reviewed; else the system's.

    `wanted` is what `--lang` says; `wishes` are those of the environment and the settings, `system` a locale such as
    `lo_LA.UTF-8`. What nobody reviewed is taken only where it is asked for. Raises UnknownName.
    """
    if wanted:
        return language(wanted)
    for wish in filter(None, wishes):
        if not language(wish).is_draft:
            return language(wish)
    code = system.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    reviewed = code in languages() and not language(code).is_draft
    return language(code) if reviewed else ENGLISH
