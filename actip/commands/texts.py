"""Own the use cases of translators: what is built of their files, the workbook that they fill in, and its way back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, CatalogueError, UnknownName
from actip.gate.files import packaged_names, read_packaged_bytes
from actip.gate.table import tables
from actip.texts import ENGLISH
from actip.translation import catalogues, gathering, review
from actip.translation.checking import faults
from actip.translation.entries import Translation
from actip.translation.returning import Returned, taken_over
from actip.translation.tongues import tongue
from actip.translation.updating import updated

TEMPLATE = "actip.pot"
_MOST_FAULTS = 8  # faults of a file that are told at once


class Imported(NamedTuple):
    """The file of a language after its workbook came back, its code, and an account of it."""

    code: str
    source: str
    account: Sequence[str]


def built(catalogue: Catalogue, shelf: Path, package: Path) -> Mapping[str, bytes]:
    """Return the files of schemas/texts by name: the template, and of each language what people edit and what is read.

    `shelf` is the folder with the languages, `package` that of the source. Raises CatalogueError where a language has a
    fault: then there is nothing to write.
    """
    texts = gathering.texts(catalogue, package)
    files = {TEMPLATE: catalogues.template_source(texts).encode()}
    sentences: list[str] = []
    for code in packaged_names(shelf, ".po"):
        language = updated(_language(code, shelf), texts)
        sentences += [
            f"{_path(code)}.po, line {fault.entry.line}, {fault.entry.text.context}: {fault.sentence}"
            for fault in faults(language, catalogue)
        ]
        files |= {f"{code}.po": catalogues.source(language).encode(), f"{code}.mo": catalogues.packed(language)}
    if sentences:
        more = [f"and {len(sentences) - _MOST_FAULTS} more"] if len(sentences) > _MOST_FAULTS else []
        message = "\n".join(("the languages cannot be built.", *sentences[:_MOST_FAULTS], *more))
        raise CatalogueError(message, "Mend this, then run 'actip build' again. Nothing was written.")
    return files


def exported(code: str, shelf: Path, created: datetime) -> bytes:
    """Return the workbook in which a language is translated and reviewed; of one that there is not yet, an empty one.

    Raises UnknownName for what is no language of a member state, CatalogueError where its file is damaged.
    """
    return review.workbook(_today(code, shelf), created)


def imported(path: str, shelf: Path) -> Imported:
    """Return the file of a language with what a workbook says. Raises ActipError with all that has to be mended."""
    with tables(path) as sheets:
        workbook = review.reviewed({sheet.name: [list(row) for row in sheet.rows] for sheet in sheets})
    if workbook is None:
        raise UnknownName(f"{path} is no workbook of texts.", "Name the one that 'actip texts export' wrote.")
    returned = taken_over(_today(workbook.code, shelf), workbook)
    if returned.refusals:
        lines = [f"{refusal.row.cell(refusal.column)}: {refusal.sentence}" for refusal in returned.refusals]
        message = "\n".join((f"{path} cannot be taken over.", *lines))
        raise ActipError(message, "Mend these cells and import it again. Nothing was written.")
    return Imported(workbook.code, catalogues.source(returned.language), tuple(_account(returned)))


def _account(returned: Returned) -> Iterator[str]:
    language = returned.language
    translated = sum(entry.is_translated for entry in language.entries)
    reviewed = sum(entry.is_reviewed for entry in language.entries)
    total = len(language.entries)
    yield ENGLISH.counted(
        "texts",
        "{language}: {count} text. Translated: {translated}. Reviewed: {reviewed}.",
        "{language}: {count} texts. Translated: {translated}. Reviewed: {reviewed}.",
        total,
        language=language.tongue.name,
        translated=translated,
        reviewed=reviewed,
    )
    yield f"Changed by the workbook: {returned.changed:,}. Not in it, and left as they were: {returned.absent:,}."
    if language.reviewer:
        yield f"Reviewed by: {language.reviewer}."
    elif reviewed == total:
        yield f"Nobody answers for it yet: fill in name, office and date on the sheet '{review.START}'."
    else:
        yield "It is a draft: it is shown only where --lang asks for it."


def _today(code: str, shelf: Path) -> Translation:
    """Return a language, held to the texts of the template. Raises ActipError in an installed copy, which has none."""
    if TEMPLATE.removesuffix(".pot") not in packaged_names(shelf, ".pot"):
        raise ActipError(
            "This is an installed copy; what translators work on is in the repository.",
            "Do it in a copy of the repository: python3 -m pip install -e '.[texts]'",
        )
    texts = catalogues.template(read_packaged_bytes(shelf / TEMPLATE), _path(TEMPLATE))
    exists = code in packaged_names(shelf, ".po")
    return updated(_language(code, shelf) if exists else Translation(tongue(code)), texts)


def _language(code: str, shelf: Path) -> Translation:
    name = f"{code}.po"
    try:
        return catalogues.translation(read_packaged_bytes(shelf / name), tongue(code), _path(name))
    except UnknownName as error:
        raise CatalogueError(f"{_path(name)}: {error.message}", f"Give the file another name. {error.hint}") from error


def _path(name: str) -> str:
    return f"schemas/texts/{name}"
