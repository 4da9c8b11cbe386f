"""Own the opening of workbooks: the budget of what is unpacked, what is refused, and the cells as they were typed.

The directory of the packed file is looked at before anything is unpacked: it costs nothing, and a file of a megabyte
can hold a sheet of three hundred. Only then openpyxl reads it, over defusedxml, which expands no entity.
"""

import os
import re
import warnings
import zlib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from actip.errors import ActipError, UnreadableSubmission

os.environ.pop("OPENPYXL_DEFUSEDXML", None)  # it would turn the guard off
os.environ["OPENPYXL_LXML"] = "False"  # another parser, where a library for documents brings it, would go around it

import openpyxl  # after the variable that it looks at

MAX_PARTS = 200
MAX_PART_BYTES = 5_000_000  # a filled form has sheets of a tenth of it
MAX_UNPACKED = 20_000_000
MAX_RATIO = 200  # unpacked to packed, of a part larger than a megabyte


class Budget(NamedTuple):
    """How many bytes a part of a workbook, and all of them together, may have when they are unpacked."""

    part: int = MAX_PART_BYTES
    unpacked: int = MAX_UNPACKED


TABLES = Budget(300_000_000, 400_000_000)  # of sheets that are read row by row and never lie in memory as a whole

REPORT = "actip.report"  # the property of a workbook that was written to be read, not to be filled in
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
# What openpyxl raises on parts that are not what they should be.
DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, BadZipFile, zlib.error,
)  # fmt: skip
_STRANGE = {
    "externalLinks/": "links",
    "embeddings/": "objects",
    "connections.xml": "connections",
    "customUI/": "buttons",
}

_TOLD = ("title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category")  # properties that tell

Typed = str | int | float | bool | datetime | date | time | timedelta


class Entry(NamedTuple):
    """What stands in one cell: the value as it is stored, or the text of a formula."""

    value: Typed
    is_formula: bool = False
    is_error: bool = False


class Grid(NamedTuple):
    """One sheet: its cells by row and column, both from 1; which cells are merged, which rows are hidden."""

    name: str
    hidden: bool
    cells: Mapping[tuple[int, int], Entry]
    merged: tuple[tuple[int, int, int, int], ...]  # first row, first column, last row, last column
    hidden_rows: frozenset[int]
    remarks: Mapping[tuple[int, int], str]  # comments, by the cell that they hang on


class Book(NamedTuple):
    """One workbook. `strange` names what it holds besides sheets; `epoch` is the day from which it counts days."""

    grids: tuple[Grid, ...]
    strange: tuple[str, ...]
    epoch: datetime
    identity: str | None
    is_report: bool  # whether it is a workbook of this program that takes no answers
    properties: Mapping[str, str]
    saved: str  # the moment at which it says it was saved, in ISO form


def open_workbook(content: bytes) -> Book:
    """Return the cells of a workbook as they were typed, formulas as formulas.

    Raises UnreadableSubmission: FIL103 and FIL114 to FIL120 for what is no workbook, or none that may be opened.
    """
    strange = looked_at(content)
    book = _loaded(content, results=False)
    grids = []
    for sheet in book.worksheets:
        cells = {
            at: Entry(cell.value, cell.data_type == "f", cell.data_type == "e")
            for at, cell in sheet._cells.items()  # what is there; walking over rows would make cells where none are
            if cell.value is not None
        }
        merged = tuple((area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges)
        hidden = frozenset(row for row, set_up in sheet.row_dimensions.items() if set_up.hidden)
        remarks = {at: str(cell.comment.text) for at, cell in sheet._cells.items() if cell.comment}
        grids.append(Grid(sheet.title, sheet.sheet_state != "visible", cells, tuple(sorted(merged)), hidden, remarks))
    properties = {entry.name: entry.value for entry in book.custom_doc_props.props}
    named = book.defined_names.get("actip_template_version")
    identity = properties.get("actip.template") or (named.value.strip('"') if named is not None else None)
    told = {name: str(value) for name in _TOLD if (value := getattr(book.properties, name, None))}
    saved = book.properties.modified.isoformat(" ", "minutes") if book.properties.modified else ""
    own = str(identity) if identity else None
    return Book(tuple(grids), strange, book.epoch, own, REPORT in properties, told, saved)


def results(content: bytes) -> Mapping[tuple[str, int, int], Entry]:
    """Return what the formulas of a workbook gave when it was last saved, by sheet, row and column."""
    book = _loaded(content, results=True)
    return {
        (sheet.title, *at): Entry(cell.value, is_error=cell.data_type == "e")
        for sheet in book.worksheets
        for at, cell in sheet._cells.items()
        if cell.value is not None
    }


def _loaded(content: bytes, *, results: bool) -> Any:
    if not openpyxl.DEFUSEDXML:
        raise ActipError("The guard against hostile workbooks is missing.", "Install actip again, with defusedxml.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions that it does not know: they hold no answers
            return openpyxl.load_workbook(BytesIO(content), data_only=results, keep_links=False)
    except RecursionError as error:
        raise UnreadableSubmission("FIL119", {"found": "garbled"}) from error
    except DAMAGE as error:
        raise UnreadableSubmission("FIL119", {"found": "garbled"}) from error


def looked_at(content: bytes, budget: Budget = Budget()) -> tuple[str, ...]:  # noqa: B008  never changed
    """Look at the directory of the file and at a few bytes of its parts; return what it holds besides sheets.

    Raises UnreadableSubmission, as `open_workbook` does.
    """
    if not content:
        raise UnreadableSubmission("FIL103")
    if content.startswith(_OLE):
        raise UnreadableSubmission("FIL114" if _ENCRYPTED in content else "FIL115")
    if not content.startswith(_ZIP):
        raise UnreadableSubmission("FIL119", {"found": _kind(content)})
    try:
        with ZipFile(BytesIO(content)) as packed:
            _within_budget(packed, budget)
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
                    if b"\0" in begin[:4]:
                        begin = begin.replace(b"\0", b"")  # the same signs in UTF-16
                    if b"<!DOCTYPE" in begin or b"<!ENTITY" in begin:
                        raise UnreadableSubmission("FIL120")
                    if name.endswith("workbook.xml") and _STRICT in begin:
                        raise UnreadableSubmission("FIL116")
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise UnreadableSubmission("FIL119", {"found": "damaged"}) from error
    return tuple(word for part, word in _STRANGE.items() if any(part in name for name in names))


def _within_budget(packed: ZipFile, budget: Budget) -> None:
    entries = packed.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or unpacked > budget.unpacked:
        raise UnreadableSubmission("FIL118", {"size": unpacked // 1_000_000, "limit": budget.unpacked // 1_000_000})
    for entry in entries:
        swollen = entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        nested = entry.filename.lower().endswith((".zip", ".xlsx", ".gz"))
        if entry.file_size > budget.part or swollen or nested:
            raise UnreadableSubmission(
                "FIL118", {"size": entry.file_size // 1_000_000, "limit": budget.part // 1_000_000}
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
