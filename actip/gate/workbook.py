"""Own the opening of workbooks: limits on unpacking, what is refused, and its properties.

The directory of the packed file is looked at before anything is unpacked: it costs nothing, and a file of a megabyte
can hold a sheet of three hundred. Only then openpyxl reads it, over defusedxml, which expands no entity.
"""

import re
import sys
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout, suppress
from datetime import datetime
from html import unescape
from io import BytesIO, StringIO
from traceback import walk_tb
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

import openpyxl

from actip.errors import ActipError, UnreadableSubmission
from actip.gate.sheets import Entry, Grid, Sheets, defines

MAX_PARTS = 200
MAX_PART_BYTES = 5_000_000  # a filled form has sheets of a tenth of it
MAX_UNPACKED = 20_000_000
MAX_RATIO = 200  # unpacked to packed, of a part larger than a megabyte


class UnpackLimits(NamedTuple):
    """How many bytes a part of a workbook, and all of them together, may have when they are unpacked."""

    part: int = MAX_PART_BYTES
    unpacked: int = MAX_UNPACKED


TABLES = UnpackLimits(300_000_000, 400_000_000)  # of sheets that are read row by row and never lie in memory as a whole

REPORT = "actip.report"  # the property of a workbook that was written to be read, not to be filled in
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
# What openpyxl raises on parts that are not what they should be; and what a fault of ours can raise just as well.
_KINDS = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, BadZipFile, zlib.error,
)  # fmt: skip
_DRAWINGS = r"(?:drawings/drawing|charts/chart)[^/]*\.xml\Z"
# In a browser deep nesting uses up the stack, and all ends, where elsewhere the file is read. So much any stack holds.
_STACK_ENDS_FIRST = sys.platform == "emscripten"
_MOST_LEVELS = 500
_MARKS = re.compile(rb"<(/?)[A-Za-z_][^>]*?(/?)>")
_WORDS = b"<a:t>"  # in a drawing: a text box, or a shape with words in it
_STRANGE = {
    "externalLinks/": "links",
    "embeddings/": "objects",
    "connections.xml": "connections",
    "customUI/": "buttons",
}

_NAMING = ("title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category")  # may name a person


class Book(NamedTuple):
    """One workbook. `strange` names what it holds besides sheets; `epoch` is the day from which it counts days."""

    grids: tuple[Grid, ...]
    strange: tuple[str, ...]
    epoch: datetime
    identity: str | None
    is_report: bool  # whether it is a workbook of this program that takes no answers
    properties: Mapping[str, str]
    saved: str  # the moment at which it says it was saved, in ISO form
    drawn: tuple[str, ...] = ()  # the words of its text boxes, shapes and charts
    labels: tuple[str, ...] = ()  # the names that it gives to cells, and the texts that it gives a name


def open_workbook(content: bytes) -> Book:
    """Read the cells of a workbook as they were typed, formulas as formulas.

    Raises UnreadableSubmission: FIL103 and FIL114 to FIL120 for what is no workbook, or none that may be opened.
    """
    strange = inspect_archive(content)
    sheets = _read(content, results=False)
    book = sheets.wb
    custom = {entry.name: entry.value for entry in book.custom_doc_props.props}
    version = book.defined_names.get("actip_template_version")
    identity = custom.get("actip.template") or (version.value.strip('"') if version is not None else None)
    properties = {name: str(value) for name in _NAMING if (value := getattr(book.properties, name, None))}
    saved = book.properties.modified.isoformat(" ", "minutes") if book.properties.modified else ""
    properties |= {f"custom {name}": value for name, value in custom.items() if isinstance(value, str)}
    grids, identity = tuple(sheets.grids), str(identity) if identity else None
    drawn, labels = tuple(_drawn(sheets)), tuple(_labels(book.defined_names))
    return Book(grids, strange, book.epoch, identity, REPORT in custom, properties, saved, drawn, labels)


def _drawn(sheets: Sheets) -> Iterator[str]:
    """Yield what is written in each drawing and chart, a line for each of its paragraphs."""
    for name in sorted(sheets.valid_files):
        if re.search(_DRAWINGS, name):  # one that is no XML is shown by nobody, and keeps no answer from being read
            with suppress(BadZipFile, RuntimeError, zlib.error):
                part = sheets.archive.read(name).decode("utf-8", "replace")
                lines = ("".join(re.findall("<a:t[^>]*>([^<]*)", line)) for line in part.split("</a:p>"))
                yield unescape("\n".join(filter(None, lines)))


def _labels(names: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of cells that join words with capitals, and what a name stands for where that is a text."""
    for name, entry in names.items():
        if name.count("_") > 1 and name != name.lower():
            yield name.replace("_", " ").strip()
        if '"' in (entry.value or ""):
            yield entry.value.replace('"', " ").strip()


def says_of_itself(content: bytes, name: str) -> bool:
    """Tell whether the properties that a program gave a workbook hold a name; of what is no workbook they do not."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            entry = packed.getinfo("docProps/custom.xml")
            return entry.file_size < MAX_PART_BYTES and name.encode() in packed.read(entry)
    except (KeyError, BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return False


def results(content: bytes) -> Mapping[tuple[str, int, int], Entry]:
    """Read the results that a workbook's formulas had when it was last saved, by sheet, row and column."""
    grids = _read(content, results=True).grids
    return {(grid.name, *at): entry for grid in grids for at, entry in grid.cells.items()}


def _read(content: bytes, *, results: bool) -> Sheets:
    if not openpyxl.DEFUSEDXML:
        raise ActipError("The guard against hostile workbooks is missing.", "Install actip again, with defusedxml.")
    with reading(UnreadableSubmission("FIL119", {"found": "garbled"})):
        sheets = Sheets(content, results=results)
        sheets.read()
        return sheets


@contextmanager
def reading(refusal: ActipError) -> Iterator[None]:
    """Raise the refusal where openpyxl fails over what stands in a workbook. A fault of ours is not told as one.

    What openpyxl prints on the way, such as '0 is out of range', is not printed: it would stand before our own output.
    """
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()):
            warnings.simplefilter("ignore")  # extensions that it does not know: they hold no answers
            yield
    except _KINDS as error:
        if _is_ours(error):
            raise
        raise refusal from error


def _is_ours(error: BaseException) -> bool:
    """Tell whether an error arose in our lines, as it does where a library has changed, and not in openpyxl's."""
    while error.__cause__ is not None:  # openpyxl tells a ValueError anew
        error = error.__cause__
    packages = [frame.f_globals["__name__"].partition(".")[0] for frame, _ in walk_tb(error.__traceback__)]
    return next((name for name in reversed(packages) if name in ("actip", "openpyxl")), "actip") == "actip"


def inspect_archive(content: bytes, limits: UnpackLimits = UnpackLimits()) -> tuple[str, ...]:  # noqa: B008  never changed
    """Refuse a file that is unsafe or no workbook, by its directory and the beginning of its parts.

    Returns words for what it holds besides sheets, such as links. Raises UnreadableSubmission, as `open_workbook` does.
    """
    if not content:
        raise UnreadableSubmission("FIL103")
    if content.startswith(_OLE):
        raise UnreadableSubmission("FIL114" if _ENCRYPTED in content else "FIL115")
    if not content.startswith(_ZIP):
        raise UnreadableSubmission("FIL119", {"found": _kind(content)})
    has_words = False
    try:
        with ZipFile(BytesIO(content)) as packed:
            _check_size(packed, limits)
            names = packed.namelist()
            if "mimetype" in names and packed.read("mimetype").startswith(b"application/vnd.oasis"):
                raise UnreadableSubmission("FIL115")
            if "xl/workbook.bin" in names:
                raise UnreadableSubmission("FIL115")
            if len(set(names)) < len(names) or any(".." in name for name in names):
                raise UnreadableSubmission("FIL119", {"found": "two_parts"})
            if "xl/workbook.xml" not in names and not any(name.endswith("workbook.xml") for name in names):
                raise UnreadableSubmission("FIL119", {"found": "other_zip"})
            if any("vbaproject" in name.lower() or "/activex/" in name.lower() for name in names):
                raise UnreadableSubmission("FIL117")
            for name in names:
                if name.endswith((".xml", ".rels")):
                    with packed.open(name) as part:
                        begin = part.read(MAX_PART_BYTES)  # a definition comes before everything else
                    if defines(begin):
                        raise UnreadableSubmission("FIL120")
                    if _STACK_ENDS_FIRST and _is_nested_beyond(begin, _MOST_LEVELS):
                        raise UnreadableSubmission("FIL119", {"found": "garbled"})
                    if name.endswith("workbook.xml") and _STRICT in begin:
                        raise UnreadableSubmission("FIL116")
                    has_words |= "drawings/drawing" in name and _WORDS in begin
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise UnreadableSubmission("FIL119", {"found": "damaged"}) from error
    strange = [word for part, word in _STRANGE.items() if any(part in name for name in names)]
    return (*strange, *(["text_boxes"] if has_words else []))


def _is_nested_beyond(part: bytes, most: int) -> bool:
    """Tell whether elements stand in each other deeper than so many levels; a form has some ten."""
    level = 0
    for mark in _MARKS.finditer(part):
        level += -1 if mark[1] else not mark[2]
        if level > most:
            return True
    return False


def _check_size(packed: ZipFile, limits: UnpackLimits) -> None:
    entries = packed.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or unpacked > limits.unpacked:
        raise UnreadableSubmission("FIL118", {"size": unpacked // 1_000_000, "limit": limits.unpacked // 1_000_000})
    for entry in entries:
        swollen = entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        nested = entry.filename.lower().endswith((".zip", ".xlsx", ".gz"))
        if entry.file_size > limits.part or swollen or nested:
            raise UnreadableSubmission(
                "FIL118", {"size": entry.file_size // 1_000_000, "limit": limits.part // 1_000_000}
            )


def _kind(content: bytes) -> str:
    if re.match(rb"\s*<(!doctype html|html|table)", content[:200], re.IGNORECASE):
        return "page"
    if content.startswith(b"PK"):
        return "damaged"
    if content.startswith(b"%PDF"):
        return "pdf"
    printable = sum(byte > 31 or byte in b"\t\r\n" for byte in content[:400])
    return "text" if printable == len(content[:400]) else "garbled"
